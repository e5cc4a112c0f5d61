package main

import (
	"bufio"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"reflect"
	"runtime"
	"runtime/pprof"
	"slices"
	"strings"
	"time"

	"github.com/isnad-desk/isnad/desk"
	"github.com/isnad-desk/isnad/desk/pack"
	"github.com/isnad-desk/isnad/desk/rank"
	"github.com/isnad-desk/isnad/eval/cputime"
	"github.com/isnad-desk/isnad/intake/file"
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/lang/ar"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/newsroom"
)

func main() {
	sample := flag.Int("sample", 300, "how many articles are placed one by one")
	latest := flag.Bool("latest", false, "take the sample from the last days, as articles arrive, in place of all days")
	keep := flag.String("keep", "", "file in which the records are kept for the next run; it must be removed when reading changes")
	check := flag.Bool("check", true, "compare the desk at the end with the one made at once")
	profile := flag.String("profile", "", "file for a processor profile of the placing")
	each := flag.String("each", "", "file for what each article took: id, microseconds of processors, articles of the largest story, to compare runs")
	bulk := flag.String("bulkprofile", "", "file for a processor profile of the first desk")
	flag.Parse()
	if err := run(flag.Args(), *sample, *latest, *keep, *check, *profile, *bulk, *each); err != nil {
		fmt.Fprintln(os.Stderr, "place:", err)
		os.Exit(1)
	}
}

// shelf holds packed records.
type shelf map[string][]byte

func (s shelf) Record(id string) (*news.Record, error) {
	r := new(news.Record)
	return r, pack.Unmarshal(s[id], r)
}

func run(paths []string, sample int, latest bool, keep string, check bool, profile, bulk, each string) error {
	l, err := ar.New()
	if err != nil {
		return err
	}
	packed, ids, err := records(l, paths, keep)
	if err != nil {
		return err
	}
	fmt.Printf("%d articles\n", len(ids))
	drawn := slices.Clone(ids) // the same in every run
	slices.SortFunc(drawn, func(a, b string) int { return cmp.Compare(rank.Hash(a), rank.Hash(b)) })
	if latest {
		day := map[string]news.Day{}
		for _, id := range ids {
			r, err := packed.Record(id)
			if err != nil {
				return err
			}
			if p := r.Article.Published; p != nil {
				day[id] = p.From
			}
		}
		slices.SortStableFunc(drawn, func(a, b string) int { return cmp.Compare(day[b], day[a]) })
	}
	drawn = drawn[:min(sample, len(drawn)/2)]
	held := map[string]bool{}
	for _, id := range drawn {
		held[id] = true
	}
	s, bare := desk.New(l), make(shelf, len(ids))
	begin := time.Now()
	for _, id := range ids {
		if held[id] {
			continue
		}
		if err := add(l, s, packed, bare, id); err != nil {
			return err
		}
	}
	fmt.Printf("placed %d: %.1f s\n", s.Len(), time.Since(begin).Seconds())
	stop, err := profiled(bulk)
	if err != nil {
		return err
	}
	begin = time.Now()
	changes, err := s.Settle(bare)
	if err != nil {
		return err
	}
	stop()
	fmt.Printf("worked out %d stories: %.1f s\n", len(changes.Stories), time.Since(begin).Seconds())
	begin = time.Now()
	bytes := 0
	for _, body := range s.Save() {
		bytes += len(body)
	}
	fmt.Printf("saved: %.1f s, %.1f MB\n", time.Since(begin).Seconds(), float64(bytes)/1e6)
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	fmt.Printf("memory with the packed records: %.0f MB\n", float64(m.HeapAlloc)/1e6)

	if stop, err = profiled(profile); err != nil {
		return err
	}
	type one struct {
		took  time.Duration
		cpu   time.Duration
		size  int // articles of the largest story that was touched
		bytes int // saved
	}
	var all []one
	var report strings.Builder
	for _, id := range drawn {
		begin, was := time.Now(), cputime.Taken()
		if err := add(l, s, packed, bare, id); err != nil {
			return err
		}
		changes, err := s.Settle(bare)
		if err != nil {
			return err
		}
		x := one{}
		for _, body := range s.Save() {
			x.bytes += len(body)
		}
		for _, id := range changes.Stories { // a monitor keeps them as they are shown
			t, _ := s.Story(id)
			x.size = max(x.size, len(t.Articles))
		}
		x.took, x.cpu = time.Since(begin), cputime.Taken()-was
		all = append(all, x)
		fmt.Fprintf(&report, "%s\t%d\t%d\n", id, x.cpu.Microseconds(), x.size)
	}
	stop()
	if each != "" {
		if err := os.WriteFile(each, []byte(report.String()), 0o644); err != nil {
			return err
		}
	}
	for _, by := range []struct {
		name string
		of   func(one) time.Duration
	}{{"by the clock", func(x one) time.Duration { return x.took }}, {"of processors", func(x one) time.Duration { return x.cpu }}} {
		slices.SortFunc(all, func(a, b one) int { return cmp.Compare(by.of(a), by.of(b)) })
		ms := func(share float64) float64 {
			return float64(by.of(all[min(len(all)-1, int(share*float64(len(all))))]).Microseconds()) / 1000
		}
		fmt.Printf("one more article, %d times, ms %s: median %.1f, p90 %.1f, p95 %.1f, p99 %.1f, most %.1f\n", len(all), by.name, ms(0.5), ms(0.9), ms(0.95), ms(0.99), ms(1))
	}
	for _, x := range all[max(0, len(all)-12):] {
		fmt.Printf("  %7.1f ms  story of %d articles, %.0f kB saved\n", float64(x.took.Microseconds())/1000, x.size, float64(x.bytes)/1e3)
	}
	sum := sha256.New()
	if err := json.NewEncoder(sum).Encode(s.Desk()); err != nil {
		return err
	}
	fmt.Printf("digest %x\n", sum.Sum(nil))
	if !check {
		return nil
	}
	whole := desk.New(l)
	for _, id := range ids {
		if err := add(l, whole, packed, bare, id); err != nil {
			return err
		}
	}
	if _, err := whole.Settle(bare); err != nil {
		return err
	}
	if what := differ(s.Desk(), whole.Desk()); what != "" {
		return fmt.Errorf("the desk that articles were added to is not the one made at once: %s", what)
	}
	fmt.Println("the desk is the one made at once")
	return nil
}

// differ says where two desks first differ, or "".
func differ(a, b *news.Desk) string {
	x, y := reflect.ValueOf(*a), reflect.ValueOf(*b)
	for f := range x.NumField() {
		name := x.Type().Field(f).Name
		v, w := x.Field(f), y.Field(f)
		if v.Len() != w.Len() {
			return fmt.Sprintf("%d and %d %s", v.Len(), w.Len(), name)
		}
		for i := range v.Len() {
			if !reflect.DeepEqual(v.Index(i).Interface(), w.Index(i).Interface()) {
				return fmt.Sprintf("%s %d: %+v\n%+v", name, i, v.Index(i).Interface(), w.Index(i).Interface())
			}
		}
	}
	return ""
}

// add places an article. What a record says once only is not unpacked again.
func add(l *lang.Language, s *desk.State, packed, bare shelf, id string) error {
	r, err := packed.Record(id)
	if err != nil {
		return err
	}
	s.Add(desk.NewDigest(l, r))
	if bare[id] == nil {
		r.Terms = nil
		bare[id] = pack.Marshal(r)
	}
	return nil
}

func profiled(path string) (stop func(), err error) {
	if path == "" {
		return func() {}, nil
	}
	f, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	if err := pprof.StartCPUProfile(f); err != nil {
		return nil, err
	}
	return func() { pprof.StopCPUProfile(); f.Close() }, nil
}

// records reads articles, or takes the records from where a run before kept them.
func records(l *lang.Language, paths []string, keep string) (shelf, []string, error) {
	packed := shelf{}
	var ids []string
	if f, err := os.Open(keep); err == nil {
		defer f.Close()
		in := bufio.NewReaderSize(f, 1<<20)
		for {
			n, err := binary.ReadUvarint(in)
			if errors.Is(err, io.EOF) {
				return packed, ids, nil
			}
			if err != nil {
				return nil, nil, err
			}
			body := make([]byte, n)
			if _, err := io.ReadFull(in, body); err != nil {
				return nil, nil, err
			}
			var r news.Record
			if err := pack.Unmarshal(body, &r); err != nil {
				return nil, nil, fmt.Errorf("%s: %w; remove it", keep, err)
			}
			packed[r.Article.ID] = body
			ids = append(ids, r.Article.ID)
		}
	}
	n, err := newsroom.New(l)
	if err != nil {
		return nil, nil, err
	}
	err = n.Analyze(context.Background(), file.Articles(paths, os.Stdin), runtime.GOMAXPROCS(0), func(r newsroom.Result) error {
		if r.Err != nil || packed[r.Record.Article.ID] != nil {
			return nil
		}
		id := r.Record.Article.ID
		packed[id] = pack.Marshal(r.Record)
		ids = append(ids, id)
		return nil
	})
	if err != nil || keep == "" {
		return packed, ids, err
	}
	f, err := os.Create(keep)
	if err != nil {
		return nil, nil, err
	}
	out := bufio.NewWriterSize(f, 1<<20)
	for _, id := range ids {
		if _, err := out.Write(append(binary.AppendUvarint(nil, uint64(len(packed[id]))), packed[id]...)); err != nil {
			return nil, nil, err
		}
	}
	return packed, ids, errors.Join(out.Flush(), f.Close())
}

package main

import (
	"bufio"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"slices"
	"strings"
	"time"

	"github.com/isnad-desk/isnad/archive"
	"github.com/isnad-desk/isnad/archive/sqlite"
	"github.com/isnad-desk/isnad/desk"
	"github.com/isnad-desk/isnad/eval/cputime"
	"github.com/isnad-desk/isnad/intake/file"
	"github.com/isnad-desk/isnad/lang/ar"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/newsroom"
	"github.com/isnad-desk/isnad/search"
)

// queries are the recorded queries, one a line.
//
//go:embed queries.txt
var queries string

func main() {
	questions := flag.String("questions", "", "SQuAD JSON: each question is to find its paragraph")
	data := flag.String("data", "", "folder of an archive on which the recorded queries are timed")
	corpus := flag.String("corpus", "", "articles to fill the archive with first, where it is empty (read and indexed, no desk)")
	limit := flag.Int("limit", 0, "articles taken of the corpus; 0 is all")
	times := flag.Int("times", 1, "how often each is taken, with another address and day")
	profile := flag.String("profile", "", "file for a processor profile of the recorded queries")
	flag.Parse()
	if err := run(context.Background(), *questions, *data, *corpus, *limit, *times, *profile); err != nil {
		fmt.Fprintln(os.Stderr, "bench-search:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, questions, data, corpus string, limit, times int, profile string) error {
	l, err := ar.New()
	if err != nil {
		return err
	}
	n, err := newsroom.New(l)
	if err != nil {
		return err
	}
	x := search.NewIndex(l)
	if questions != "" {
		if _, err := os.Stat(questions); errors.Is(err, os.ErrNotExist) {
			fmt.Printf("questions: skipped, %s is not here (set REFERENCE to the folder of the reference data)\n", questions)
		} else if err := ask(ctx, n, x, questions); err != nil {
			return err
		}
	}
	if data == "" {
		return nil
	}
	store, err := sqlite.Open(ctx, data)
	if err != nil {
		return err
	}
	defer store.Close()
	c, err := store.Counts(ctx)
	if err != nil {
		return err
	}
	if c.Items == 0 && corpus != "" {
		if err := fill(ctx, n, x, store, corpus, limit, times); err != nil {
			return err
		}
	}
	if profile != "" {
		f, err := os.Create(profile)
		if err != nil {
			return err
		}
		defer f.Close()
		if err := pprof.StartCPUProfile(f); err != nil {
			return err
		}
		defer pprof.StopCPUProfile()
	}
	if err := clock(ctx, x, store); err != nil {
		return err
	}
	return byID(ctx, store)
}

// byID times how long stories, entities and articles take by their ids, where the archive has a desk: two hundred of each, spread over all.
func byID(ctx context.Context, store *sqlite.Store) error {
	m := newsroom.Shelf(store)
	var stories, articles, entities []string
	if err := m.Stories(ctx, func(id string, _ uint64, _ func() (*desk.Told, error)) error {
		stories = append(stories, id)
		return nil
	}); err != nil || len(stories) == 0 {
		return err
	}
	const n = 200
	spread := func(all []string) (some []string) {
		for i := range min(n, len(all)) {
			some = append(some, all[i*len(all)/min(n, len(all))])
		}
		return some
	}
	stories = spread(stories)
	for _, id := range stories {
		t, err := m.Story(ctx, id)
		if err != nil {
			return err
		}
		articles = append(articles, t.Articles[len(t.Articles)/2])
		if k := len(t.Entities); k > 0 {
			entities = append(entities, t.Entities[k/2].ID)
		}
		if k := len(t.Wide); k > 0 { // what stands everywhere
			entities = append(entities, t.Wide[k/2].ID)
		}
	}
	for _, what := range []struct {
		name string
		ids  []string
		get  func(string) error
	}{
		{"a story by id", stories, func(id string) error { _, err := m.Story(ctx, id); return err }},
		{"an entity by id", spread(entities), func(id string) error { _, err := m.Entity(ctx, id); return err }},
		{"an article by id", articles, func(id string) error { _, err := m.Record(ctx, id); return err }},
	} {
		var took, busy []time.Duration
		for _, id := range what.ids {
			start, was := time.Now(), cputime.Taken()
			if err := what.get(id); err != nil {
				return err
			}
			took, busy = append(took, time.Since(start)), append(busy, cputime.Taken()-was)
		}
		fmt.Printf("%s, %d times\n", what.name, len(took))
		percentiles("  by the clock", took)
		percentiles("  of processor", busy)
	}
	return nil
}

// ask indexes the paragraphs of a collection and prints how well its questions find them.
func ask(ctx context.Context, n *newsroom.Newsroom, x *search.Index, path string) error {
	raw, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var squad struct {
		Data []struct {
			Paragraphs []struct {
				Context string
				Qas     []struct{ Question string }
			}
		}
	}
	if err := json.Unmarshal(raw, &squad); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	type question struct{ text, source string }
	sources := map[string]string{}
	var inputs []news.Input
	var asked []question
	for _, a := range squad.Data {
		for _, p := range a.Paragraphs {
			url, ok := sources[p.Context]
			if !ok {
				url = fmt.Sprintf("https://paragraph.example/%d", len(sources)+1)
				sources[p.Context] = url
				inputs = append(inputs, news.Input{Location: url, URL: url, Text: p.Context})
			}
			for _, q := range p.Qas {
				asked = append(asked, question{q.Question, url})
			}
		}
	}
	dir, err := os.MkdirTemp("", "isnad-search-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	store, err := sqlite.Open(ctx, dir)
	if err != nil {
		return err
	}
	defer store.Close()
	failed := 0
	if err := put(ctx, n, x, store, func(yield func(news.Input, error) bool) {
		for _, in := range inputs {
			if !yield(in, nil) {
				return
			}
		}
	}, 1, &failed); err != nil {
		return err
	}
	s := search.NewSearcher(x, store)
	sum, first := 0.0, 0
	for _, q := range asked {
		r, err := s.Find(ctx, q.text, 10)
		if err != nil {
			fmt.Printf("  %v\n", err)
			continue
		}
		if i := slices.IndexFunc(r.Hits, func(h search.Hit) bool { return h.Article.Source == q.source }); i >= 0 {
			sum += 1 / float64(i+1)
			if i == 0 {
				first++
			}
		}
	}
	fmt.Printf("questions: MRR@10 %.4f, first %.4f (%d questions, %d paragraphs, %d not taken)\n", sum/float64(len(asked)), float64(first)/float64(len(asked)), len(asked), len(inputs), failed)
	return nil
}

// put reads articles and saves them with their index, each so many times with another address and day.
func put(ctx context.Context, n *newsroom.Newsroom, x *search.Index, store archive.Store, inputs iter.Seq2[news.Input, error], times int, failed *int) error {
	var batch []*news.Record
	var docs []archive.Document
	var given []news.Input
	flush := func() error {
		for k := range times {
			items := make([]archive.Item, len(given))
			for i, in := range given {
				if k > 0 {
					in.URL += fmt.Sprintf("?again=%d", k)
				}
				items[i] = archive.Item{Key: archive.KeyOf(in.URL, &in), Source: in.URL, Input: in, Taken: time.Now()}
			}
			entries, err := store.Enqueue(ctx, items)
			if err != nil {
				return err
			}
			var b archive.Batch
			for i, rec := range batch {
				if !entries[i].Fresh {
					continue
				}
				r := *rec
				if k > 0 {
					r.Article.ID += fmt.Sprintf("-%d", k)
					if p := r.Article.Published; p != nil {
						moved := *p
						moved.From, moved.To = p.From+news.Day(40*k), p.To+news.Day(40*k)
						r.Article.Published = &moved
					}
				}
				b.Read = append(b.Read, archive.Read{Seq: entries[i].Seq, Record: &r, Input: &items[i].Input, Reader: "bench", Index: docs[i]})
			}
			if err := store.Save(ctx, &b); err != nil {
				return err
			}
		}
		batch, docs, given = batch[:0], docs[:0], given[:0]
		return nil
	}
	pending := make(chan news.Input, 1<<12)
	err := n.Analyze(ctx, func(yield func(news.Input, error) bool) {
		for in, err := range inputs {
			if err == nil {
				pending <- in
			}
			if !yield(in, err) {
				return
			}
		}
	}, runtime.GOMAXPROCS(0), func(r newsroom.Result) error {
		in := <-pending
		if r.Err != nil {
			*failed++
			return nil
		}
		batch, docs, given = append(batch, r.Record), append(docs, x.Document(r.Record)), append(given, in)
		r.Record.Terms = nil // as a monitor keeps it
		if len(batch) < 128 {
			return nil
		}
		return flush()
	})
	if err != nil {
		return err
	}
	return flush()
}

func fill(ctx context.Context, n *newsroom.Newsroom, x *search.Index, store archive.Store, corpus string, limit, times int) error {
	failed, start := 0, time.Now()
	paths, err := filepath.Glob(corpus)
	if err != nil {
		return err
	}
	err = put(ctx, n, x, store, func(yield func(news.Input, error) bool) {
		k := 0
		for in, err := range file.Articles(paths, os.Stdin) {
			if err != nil {
				continue
			}
			if k++; limit > 0 && k > limit || !yield(in, nil) {
				return
			}
		}
	}, times, &failed)
	fmt.Printf("filled in %.0f s, %d not taken\n", time.Since(start).Seconds(), failed)
	return err
}

// clock times the recorded queries, after one round in which they are asked to warm up, on one core.
func clock(ctx context.Context, x *search.Index, store *sqlite.Store) error {
	c, err := store.Counts(ctx)
	if err != nil {
		return err
	}
	runtime.GOMAXPROCS(1)
	s := search.NewSearcher(x, store)
	var took, busy []time.Duration
	slow := map[string]time.Duration{}
	for round := range 2 {
		sc := bufio.NewScanner(strings.NewReader(queries))
		for sc.Scan() {
			start, was := time.Now(), cputime.Taken()
			if _, err := s.Find(ctx, sc.Text(), 10); err != nil {
				return fmt.Errorf("%s: %w", sc.Text(), err)
			}
			if d := cputime.Taken() - was; round == 1 {
				took, busy = append(took, time.Since(start)), append(busy, d)
				slow[sc.Text()] = d
			}
		}
	}
	fmt.Printf("queries: %d on %d articles; archive %.0f MB for %.0f MB of text (%.2f times)\n", len(took), c.Articles, float64(c.Bytes)/1e6, float64(c.Text)/1e6, float64(c.Bytes)/float64(max(c.Text, 1)))
	percentiles("  by the clock", took)
	percentiles("  of processor", busy)
	for q, d := range slow {
		if d >= busy[len(busy)*95/100] {
			fmt.Printf("  %5.1f ms  %s\n", float64(d.Microseconds())/1000, q)
		}
	}
	return nil
}

// percentiles prints what half, 95 in a hundred and all took at most; it sorts them.
func percentiles(name string, took []time.Duration) {
	slices.Sort(took)
	at := func(share float64) float64 {
		return float64(took[min(len(took)-1, int(share*float64(len(took))))].Microseconds()) / 1000
	}
	fmt.Printf("%s: median %.1f ms, p95 %.1f ms, slowest %.1f ms\n", name, at(0.5), at(0.95), at(1))
}

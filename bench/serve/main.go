package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
	"unicode"
)

func main() {
	var (
		isnad   = flag.String("isnad", "bin/isnad", "the built program")
		data    = flag.String("data", "", "folder of the archive")
		rounds  = flag.Int("rounds", 200, "requests for each kind of page")
		readers = flag.Int("readers", 50, "readers at once")
		length  = flag.Duration("length", time.Minute, "how long they read")
		add     = flag.String("add", "", "articles that isnad add takes in while they read")
		only    = flag.String("only", "", "kinds of pages, with commas; all where it is left out")
		strict  = flag.Bool("strict", false, "fail where a bar is missed: 100 ms at the 95th percentile alone, 500 ms at the 99th together, no error")
	)
	flag.Parse()
	ctx := context.Background()
	if err := run(ctx, *isnad, *data, *only, *rounds, *readers, *length, *add, *strict); err != nil {
		fmt.Fprintln(os.Stderr, "serve:", err)
		os.Exit(1)
	}
}

// page is a kind of page with the addresses of which it is made.
type page struct {
	name  string
	paths []string
}

type reader struct {
	base   string
	client *http.Client
}

// get asks once and reads the whole answer.
func (r *reader) get(ctx context.Context, path string) (body []byte, took time.Duration, err error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, r.base+path, http.NoBody)
	if err != nil {
		return nil, 0, err
	}
	began := time.Now()
	resp, err := r.client.Do(req) // asks for gzip and unpacks it
	if err != nil {
		return nil, 0, err
	}
	defer resp.Body.Close()
	body, err = io.ReadAll(resp.Body)
	took = time.Since(began)
	if err == nil && resp.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s answers %d: %.200s", path, resp.StatusCode, body)
	}
	return body, took, err
}

func run(ctx context.Context, isnad, data, only string, rounds, readers int, length time.Duration, add string, strict bool) error {
	if data == "" {
		return errors.New("give the folder of an archive with -data")
	}
	began := time.Now()
	c := exec.CommandContext(ctx, isnad, "serve", "--data", data, "--addr", "127.0.0.1:0")
	c.Stderr = io.Discard
	out, err := c.StdoutPipe()
	if err != nil {
		return err
	}
	if err := c.Start(); err != nil {
		return err
	}
	defer func() { _ = c.Process.Signal(syscall.SIGTERM); _ = c.Wait() }()
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		return fmt.Errorf("%s does not serve %s: %w", isnad, data, err)
	}
	r := &reader{strings.TrimSpace(line), &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 2 * readers}, Timeout: time.Minute}}
	for { // it listens before its index is loaded
		if _, _, err := r.get(ctx, "/api/v1/statistics"); err == nil {
			break
		} else if time.Since(began) > 5*time.Minute {
			return err
		}
		time.Sleep(20 * time.Millisecond)
	}
	fmt.Printf("ready after %.1f s\n", time.Since(began).Seconds())
	pages, err := survey(ctx, r)
	if err != nil {
		return err
	}
	pages = slices.DeleteFunc(pages, func(p page) bool { return only != "" && !slices.Contains(strings.Split(only, ","), p.name) })
	if len(pages) == 0 {
		return fmt.Errorf("there are no pages of kind %s", only)
	}
	missed := alone(ctx, r, c.Process.Pid, pages, rounds)
	missed = append(missed, together(ctx, r, c.Process.Pid, pages, isnad, data, readers, length, add)...)
	for _, m := range missed {
		fmt.Println("missed:", m)
	}
	if strict && len(missed) > 0 {
		return errors.New("a bar was missed")
	}
	return nil
}

// survey finds what the archive holds and makes addresses of it.
func survey(ctx context.Context, r *reader) ([]page, error) {
	var stories, largest struct {
		Total   int
		Stories []struct{ ID string }
	}
	var articles struct {
		Total    int
		Articles []struct{ ID, Title string }
	}
	var entities struct{ Entities []struct{ ID, Name string } }
	for path, into := range map[string]any{
		"/api/v1/stories?limit=200": &stories, "/api/v1/stories?limit=20&sort=largest": &largest, "/api/v1/articles?limit=200": &articles, "/api/v1/entities?limit=200": &entities,
	} {
		body, _, err := r.get(ctx, path)
		if err == nil {
			err = json.Unmarshal(body, into)
		}
		if err != nil {
			return nil, err
		}
	}
	if len(stories.Stories) == 0 || len(articles.Articles) == 0 || len(entities.Entities) == 0 {
		return nil, errors.New("the archive is empty")
	}
	fmt.Printf("%d articles, %d stories\n", articles.Total, stories.Total)
	const v = "/api/v1"
	desk := page{"desk", []string{v + "/stories", v + "/stories?sort=largest", v + "/stories?contested=true", v + "/stories?several=true&type=CONSULT", v + "/facets"}}
	story, big, entity, article, search := page{name: "story"}, page{name: "largest stories"}, page{name: "entity"}, page{name: "article"}, page{name: "search"}
	for _, s := range stories.Stories {
		story.paths = append(story.paths, v+"/stories/"+s.ID+"/page")
	}
	for _, s := range largest.Stories {
		big.paths = append(big.paths, v+"/stories/"+s.ID+"/page")
	}
	for _, e := range entities.Entities {
		entity.paths = append(entity.paths, v+"/entities/"+url.PathEscape(e.ID)+"/page", v+"/entities/"+url.PathEscape(e.ID)+"/statements?limit=20")
		search.paths = append(search.paths, v+"/search?q="+url.QueryEscape(e.Name))
	}
	for _, a := range articles.Articles {
		article.paths = append(article.paths, v+"/articles/"+a.ID, v+"/articles/"+a.ID+"/context")
		if ws := strings.FieldsFunc(a.Title, func(r rune) bool { return !unicode.IsLetter(r) }); len(ws) > 1 {
			search.paths = append(search.paths, v+"/search?q="+url.QueryEscape(strings.Join(ws[:2], " ")))
		}
	}
	for m := 1; m <= 12; m++ {
		for _, q := range []string{"", "&contested=true", "&several=true", "&sort=largest", "&type=CONSULT"} {
			desk.paths = append(desk.paths, fmt.Sprintf("%s/stories?limit=%d%s", v, 20+m, q))
		}
	}
	return []page{
		desk, story, big, entity, article, search,
		{"network", variants(v+"/network?nodes=", "2000", "500&kinds=person", "1000&least=2", "300&by=articles", "1500&type=CONSULT")},
		{"map", variants(v+"/map?limit=", "1000", "500&contested=true", "300&type=ASSAULT", "2000")},
		{"timeline", variants(v+"/timeline?limit=", "200", "100&unit=month", "0&unit=day", "50&contested=true")},
		{"outlets", []string{v + "/outlets"}},
	}, nil
}

func variants(path string, ends ...string) []string {
	for i := range ends {
		ends[i] = path + ends[i]
	}
	return ends
}

// percentiles are the median, the 95th and the 99th.
func percentiles(all []time.Duration) (p50, p95, p99 time.Duration) {
	slices.Sort(all)
	at := func(p int) time.Duration { return all[min(len(all)-1, len(all)*p/100)] }
	return at(50), at(95), at(99)
}

const (
	barAlone    = 100 * time.Millisecond // at the 95th percentile
	barTogether = 500 * time.Millisecond // at the 99th
)

// alone measures each kind of page with one reader.
func alone(ctx context.Context, r *reader, server int, pages []page, rounds int) (missed []string) {
	random := rand.New(rand.NewPCG(1, 2))
	fmt.Printf("%-16s %8s %8s %8s %8s %8s\n", "one reader", "p50 ms", "p95 ms", "p99 ms", "cpu ms", "kB")
	for _, p := range pages {
		var all []time.Duration
		bytes, before := 0, cpuOf(server)
		order := random.Perm(len(p.paths)) // each address once before one is asked again: the server keeps answers
		for i := range min(rounds, len(p.paths)) {
			body, took, err := r.get(ctx, p.paths[order[i]])
			if err != nil {
				missed = append(missed, p.name+": "+err.Error())
				break
			}
			bytes += len(body)
			all = append(all, took)
		}
		if len(all) == 0 {
			continue
		}
		n := len(all)
		p50, p95, p99 := percentiles(all)
		fmt.Printf("%-16s %8.1f %8.1f %8.1f %8.1f %8d\n", p.name, ms(p50), ms(p95), ms(p99), ms(cpuOf(server)-before)/float64(n), bytes/n/1000)
		if p95 > barAlone {
			missed = append(missed, fmt.Sprintf("%s: %.0f ms at the 95th percentile", p.name, ms(p95)))
		}
	}
	return missed
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// together measures many readers at once, each asking again as soon as it has its answer, while articles are taken in where some are given.
func together(ctx context.Context, r *reader, server int, pages []page, isnad, data string, readers int, length time.Duration, add string) (missed []string) {
	until, before := time.Now().Add(length), cpuOf(server)
	var taking *exec.Cmd
	if add != "" {
		taking = exec.CommandContext(ctx, isnad, "add", "--data", data, add)
		if err := taking.Start(); err != nil {
			return []string{err.Error()}
		}
	}
	var mu sync.Mutex
	var all []time.Duration
	of := map[string][]time.Duration{} // by kind of page
	failed := map[string]int{}
	had := articles(ctx, r)
	var wg sync.WaitGroup
	for i := range readers {
		wg.Go(func() {
			random := rand.New(rand.NewPCG(3, uint64(i)))
			mine := map[string][]time.Duration{}
			for time.Now().Before(until) {
				p := pages[random.IntN(len(pages))]
				_, took, err := r.get(ctx, p.paths[random.IntN(len(p.paths))])
				if err != nil {
					mu.Lock()
					failed[err.Error()]++
					mu.Unlock()
					continue
				}
				mine[p.name] = append(mine[p.name], took)
			}
			mu.Lock()
			for name, took := range mine {
				all, of[name] = append(all, took...), append(of[name], took...)
			}
			mu.Unlock()
		})
	}
	wg.Wait()
	used := cpuOf(server) - before
	if taking != nil {
		fmt.Printf("isnad add used %v of processor time\n", cpuOf(taking.Process.Pid))
		_ = taking.Process.Signal(os.Interrupt)
		_ = taking.Wait() // it was interrupted
	}
	if len(all) == 0 {
		return []string{"no answer at all"}
	}
	fmt.Printf("%-16s %8s %8s %8s %8s\n", "together", "answers", "p50 ms", "p95 ms", "p99 ms")
	for _, p := range pages {
		if took := of[p.name]; len(took) > 0 {
			p50, p95, p99 := percentiles(took)
			fmt.Printf("%-16s %8d %8.1f %8.1f %8.1f\n", p.name, len(took), ms(p50), ms(p95), ms(p99))
		}
	}
	n := len(all)
	p50, p95, p99 := percentiles(all)
	fmt.Printf("%d readers for %v: %.0f answers a second, p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, %d errors; the server used %v of processor time, and shows %d articles more\n",
		readers, length, float64(n)/length.Seconds(), ms(p50), ms(p95), ms(p99), sum(failed), used, articles(ctx, r)-had)
	for err, n := range failed {
		missed = append(missed, fmt.Sprintf("%d times: %s", n, err))
	}
	if p99 > barTogether {
		missed = append(missed, fmt.Sprintf("together: %.0f ms at the 99th percentile", ms(p99)))
	}
	return missed
}

// tick is the unit in which Linux counts the time of processes: a hundredth of a second wherever Go runs.
const tick = 10 * time.Millisecond

// cpuOf is the processor time that a process has used, 0 where it cannot be told: on a machine that does other work too it says more than the clock.
func cpuOf(pid int) time.Duration {
	raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(raw), ") ") // after the program's name
	fields := strings.Fields(rest)
	if len(fields) < 13 {
		return 0
	}
	user, err := strconv.Atoi(fields[11])
	system, err2 := strconv.Atoi(fields[12])
	if err != nil || err2 != nil {
		return 0
	}
	return time.Duration(user+system) * tick
}

// articles is how many the server shows.
func articles(ctx context.Context, r *reader) int {
	var s struct{ Articles int }
	if body, _, err := r.get(ctx, "/api/v1/statistics"); err == nil {
		_ = json.Unmarshal(body, &s) // none are counted then
	}
	return s.Articles
}

func sum(of map[string]int) (n int) {
	for _, k := range of {
		n += k
	}
	return n
}

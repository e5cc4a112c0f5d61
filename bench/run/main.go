package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"hash"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// record is what one run of this command measured.
type record struct {
	Date    string  `json:"date"`
	Time    string  `json:"time"` // of day, so that the latest record of a date is known
	Commit  string  `json:"commit"`
	Dirty   bool    `json:"dirty"` // the tree had changes that the commit does not
	Machine machine `json:"machine"`
	Corpus  corpus  `json:"corpus"`
	// StartMS is the least of five runs on one article, in milliseconds: what it costs to start.
	StartMS float64   `json:"start_ms"`
	Runs    []measure `json:"runs"`
}

type machine struct {
	CPU   string `json:"cpu"`
	Cores int    `json:"cores"`
	OS    string `json:"os"`
	Go    string `json:"go"`
}

// measure is one run of the program over the corpus.
type measure struct {
	Verb             string  `json:"verb"`
	Seconds          float64 `json:"seconds"`
	ArticlesPerS     float64 `json:"articles_per_second"`
	WordsPerS        float64 `json:"words_per_second"`
	CPUSeconds       float64 `json:"cpu_seconds"`
	PeakMiB          float64 `json:"peak_mib"`
	OutputMiB        float64 `json:"output_mib"`
	MSPerThousandWds float64 `json:"cpu_ms_per_1000_words"`
	LeftOut          int     `json:"left_out"` // articles that the program names and leaves out: other languages, empty ones
	// Digest is the SHA-256 of a desk as printed: the same input must give the same digest, whatever the machine and the order of reading.
	Digest string `json:"digest,omitempty"`
	// Of an archive that articles are added to: its size, what that is of the texts, and the largest resident set in each quarter of the run, so
	// that it shows whether memory grows with the articles.
	ArchiveMiB  float64   `json:"archive_mib,omitempty"`
	TimesText   float64   `json:"times_text,omitempty"`
	QuartersMiB []float64 `json:"quarters_mib,omitempty"`
}

func main() {
	var (
		isnad     = flag.String("isnad", "bin/isnad", "the built program")
		reference = flag.String("reference", "../shared", "folder of the reference data")
		samples   = flag.String("samples", "samples/text", "articles to use where there is no reference data")
		scratch   = flag.String("scratch", "scratch/bench", "folder for the prepared articles")
		records   = flag.String("records", "bench/records", "folder for the dated record; empty keeps none")
		articles  = flag.Int("articles", 6000, "how many articles")
		times     = flag.Int("times", 1, "how often each article is taken, with another address and on a later day")
		verbs     = flag.String("verbs", "analyze,desk", "what to measure: analyze, desk, add (into a new archive, and then the same again)")
		limit     = flag.Duration("timeout", 10*time.Minute, "longest time for one run")
	)
	flag.Parse()
	if err := bench(*isnad, *reference, *samples, *scratch, *records, *articles, *times, strings.Split(*verbs, ","), *limit); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func bench(isnad, reference, samples, scratch, records string, articles, times int, verbs []string, limit time.Duration) error {
	c, err := prepare(reference, samples, scratch, articles, times)
	if err != nil {
		return err
	}
	now := time.Now()
	r := record{Date: now.Format(time.DateOnly), Time: now.Format(time.TimeOnly), Corpus: c, Machine: machine{cpuName(), runtime.NumCPU(), runtime.GOOS + "/" + runtime.GOARCH, runtime.Version()}}
	r.Commit, r.Dirty = commit()
	if r.StartMS, err = start(isnad, samples, limit); err != nil {
		return err
	}
	fmt.Printf("%s: %d articles, %d words; %s, %d cores; start %.0f ms\n", c.Name, c.Articles, c.Words, r.Machine.CPU, r.Machine.Cores, r.StartMS)
	for _, verb := range verbs {
		if verb == "" { // only the corpus was wanted
			return nil
		}
		data := filepath.Join(scratch, "archive-"+c.Name)
		names := []string{verb}
		if verb == "add" {
			names = append(names, "add again")
			if err := os.RemoveAll(data); err != nil {
				return err
			}
		}
		for _, name := range names {
			m, err := run(isnad, verb, c, limit, data)
			if err != nil {
				return err
			}
			m.Verb = name
			r.Runs = append(r.Runs, m)
			fmt.Printf("%-9s %8.0f articles/s  %10.0f words/s  %7.1f s  %7.1f CPU s  %6.0f MiB peak  %6.1f MiB out", m.Verb, m.ArticlesPerS, m.WordsPerS, m.Seconds, m.CPUSeconds, m.PeakMiB, m.OutputMiB)
			if m.ArchiveMiB > 0 {
				fmt.Printf("  %.1f MiB, %.2f times the text; peaks of the quarters %.0f MiB", m.ArchiveMiB, m.TimesText, m.QuartersMiB)
			}
			fmt.Println()
		}
	}
	if records == "" {
		return nil
	}
	raw, err := json.MarshalIndent(r, "", " ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(records, 0o755); err != nil {
		return err
	}
	name := r.Date + "-" + r.Commit
	if verbs[0] != "analyze" {
		name += "-" + verbs[0]
	}
	path := filepath.Join(records, name+".json")
	fmt.Println(path)
	return os.WriteFile(path, append(raw, '\n'), 0o644)
}

// counter counts bytes and lines, sums them up, and keeps nothing.
type counter struct {
	bytes, lines int
	sum          hash.Hash
}

func (c *counter) Write(p []byte) (int, error) {
	c.sum.Write(p)
	c.bytes += len(p)
	c.lines += bytes.Count(p, []byte{'\n'})
	return len(p), nil
}

// leftOutWords are the words by which the program says that it leaves an article out.
const leftOutWords = "it was left out"

// run measures one verb over the corpus. It fails where the program does, or prints fewer records than there are articles, those aside that
// the program names and leaves out.
// data is the archive's folder where articles are added.
func run(isnad, verb string, c corpus, limit time.Duration, data string) (measure, error) {
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	out := counter{sum: sha256.New()}
	var errs bytes.Buffer
	args := []string{verb, "--json", c.dir}
	if verb == "add" {
		args = []string{verb, "--data", data, c.dir}
	}
	cmd := exec.CommandContext(ctx, isnad, args...)
	cmd.Stdout, cmd.Stderr = &out, &errs
	began := time.Now()
	err := cmd.Start()
	if err != nil {
		return measure{}, fmt.Errorf("%s: %w", cmd, err)
	}
	watch := watch(cmd.Process.Pid)
	err = cmd.Wait()
	took := time.Since(began).Seconds()
	resident := watch()
	leftOut := strings.Count(errs.String(), leftOutWords)
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() == 1 && leftOut > 0 && leftOut < c.Articles/50 {
		err = nil // a corpus holds some articles that are none; each is named
	}
	switch {
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return measure{}, fmt.Errorf("%s: not done after %s", cmd, limit)
	case err != nil:
		return measure{}, fmt.Errorf("%s: %w: %s", cmd, err, tail(errs.String()))
	case verb == "analyze" && out.lines+leftOut != c.Articles:
		return measure{}, fmt.Errorf("%s: %d records and %d left out for %d articles", cmd, out.lines, leftOut, c.Articles)
	}
	cpu := cmd.ProcessState.UserTime().Seconds() + cmd.ProcessState.SystemTime().Seconds()
	digest := ""
	if verb == "desk" {
		digest = hex.EncodeToString(out.sum.Sum(nil))
	}
	m := measure{
		Verb: verb, Seconds: round(took, 3), ArticlesPerS: round(float64(c.Articles)/took, 1), WordsPerS: round(float64(c.Words)/took, 0),
		CPUSeconds: round(cpu, 3), PeakMiB: round(peakMiB(cmd.ProcessState), 1), OutputMiB: round(float64(out.bytes)/(1<<20), 2),
		MSPerThousandWds: round(1e6*cpu/float64(c.Words), 3), LeftOut: leftOut, Digest: digest,
	}
	if verb == "add" {
		m.QuartersMiB = quarters(resident)
		if m.ArchiveMiB, m.TimesText, err = size(ctx, isnad, data); err != nil {
			return m, err
		}
	}
	return m, nil
}

// size asks the program how large an archive is, in MiB and in times of the texts that were taken in.
func size(ctx context.Context, isnad, data string) (mib, times float64, err error) {
	out, err := exec.CommandContext(ctx, isnad, "status", "--json", "--data", data).Output()
	if err != nil {
		return 0, 0, fmt.Errorf("%s status: %w", isnad, err)
	}
	var s struct {
		Bytes int64 `json:"bytes"`
		Text  int64 `json:"text_bytes"`
	}
	if err := json.Unmarshal(out, &s); err != nil {
		return 0, 0, fmt.Errorf("%s status: %w", isnad, err)
	}
	return round(float64(s.Bytes)/(1<<20), 1), round(float64(s.Bytes)/float64(max(s.Text, 1)), 2), nil
}

// watch reads the resident set of a process twice a second until the function that it returns is called; that gives the sizes in MiB, none where
// the system does not tell.
func watch(pid int) (stop func() []float64) {
	done, out := make(chan struct{}), make(chan []float64)
	go func() {
		var sizes []float64
		tick := time.NewTicker(500 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-done:
				out <- sizes
				return
			case <-tick.C:
				raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/statm", pid))
				if f := strings.Fields(string(raw)); err == nil && len(f) > 1 {
					if pages, err := strconv.ParseFloat(f[1], 64); err == nil {
						sizes = append(sizes, pages*float64(os.Getpagesize())/(1<<20))
					}
				}
			}
		}
	}()
	return func() []float64 {
		close(done)
		return <-out
	}
}

// quarters are the largest values of each quarter of a list.
func quarters(list []float64) []float64 {
	if len(list) < 4 {
		return nil
	}
	out := make([]float64, 4)
	for i, v := range list {
		q := 4 * i / len(list)
		out[q] = max(out[q], round(v, 1))
	}
	return out
}

func tail(s string) string {
	s = strings.TrimSpace(s)
	return s[max(0, len(s)-400):]
}

// round keeps n decimals, so that a record shows no false precision.
func round(v float64, n int) float64 {
	scale := 1.0
	for range n {
		scale *= 10
	}
	return float64(int64(v*scale+0.5)) / scale
}

// start returns the least of five times, in milliseconds, to read one sample article.
func start(isnad, samples string, limit time.Duration) (float64, error) {
	paths, err := filepath.Glob(filepath.Join(samples, "*.json"))
	if err != nil || len(paths) == 0 {
		return 0, fmt.Errorf("no sample article in %s", samples)
	}
	least := limit
	for range 5 {
		ctx, cancel := context.WithTimeout(context.Background(), limit)
		began := time.Now()
		out, err := exec.CommandContext(ctx, isnad, "analyze", "--json", paths[0]).CombinedOutput()
		cancel()
		if err != nil {
			return 0, fmt.Errorf("%s analyze --json %s: %w: %s", isnad, paths[0], err, tail(string(out)))
		}
		least = min(least, time.Since(began))
	}
	return round(float64(least.Microseconds())/1000, 1), nil
}

// commit names the tree that is measured; "unknown" outside a repository.
func commit() (short string, dirty bool) {
	out, err := exec.Command("git", "rev-parse", "--short=8", "HEAD").Output()
	if err != nil {
		return "unknown", false
	}
	changed, err := exec.Command("git", "status", "--porcelain", "--untracked-files=no").Output()
	return strings.TrimSpace(string(out)), err == nil && len(bytes.TrimSpace(changed)) > 0
}

// cpuName is the processor's name where the system tells it.
func cpuName() string {
	raw, err := os.ReadFile("/proc/cpuinfo")
	if err != nil {
		return "unknown"
	}
	for line := range strings.Lines(string(raw)) {
		if name, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(name) == "model name" {
			return strings.TrimSpace(value)
		}
	}
	return "unknown"
}

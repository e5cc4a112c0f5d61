package read

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/isnad-desk/isnad/news"
)

// BenchmarkStages reads the sample articles again and again, or the .txt files of the folder that ISNAD_ARTICLES names, and says what each stage takes: microseconds of one core an
// article, and what the names add to all the rest in per cent ("names-%").
func BenchmarkStages(b *testing.B) {
	folder := os.Getenv("ISNAD_ARTICLES")
	if folder == "" {
		folder = "../samples/text"
	}
	paths, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil || len(paths) == 0 {
		b.Fatalf("no articles in %s: %v", folder, err)
	}
	in := make([]news.Input, len(paths))
	for i, p := range paths {
		raw, err := os.ReadFile(p)
		if err != nil {
			b.Fatal(err)
		}
		title, body, _ := strings.Cut(string(raw), "\n")
		in[i] = news.Input{Location: p, Title: title, Text: body, Published: "2024-05-09"}
	}
	r := reader(b)
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	var took [8]time.Duration
	articles := 0
	for b.Loop() {
		for _, one := range in {
			at, stage := used(b), 0
			done := func() {
				now := used(b)
				took[stage] += now - at
				at, stage = now, stage+1
			}
			rec := &news.Record{Article: r.page.Clean(one)}
			done()
			t := r.lang.Read(rec.Article.Text)
			done()
			rec.Times = r.times.Find(t, &rec.Article)
			done()
			rec.Mentions = r.names.Find(t, &rec.Article)
			done()
			r.refer.Resolve(t, rec)
			done()
			rec.Statements = r.statements.Find(t, rec)
			done()
			rec.Events = r.events.Find(t, rec)
			done()
			rec.Details = r.details.Find(t, rec)
			done()
			articles++
		}
	}
	var all time.Duration
	for i, name := range []string{"page", "words", "times", "names", "refer", "statements", "events", "details"} {
		b.ReportMetric(float64(took[i].Microseconds())/float64(articles), name+"-µs")
		all += took[i]
	}
	b.ReportMetric(100*float64(took[3])/float64(all-took[3]), "names-%")
	b.ReportMetric(float64(articles)/all.Seconds(), "articles/s")
}

// used is the processor time of this thread, so that what else runs on the machine is not counted.
func used(b *testing.B) time.Duration {
	const thread = 1 // RUSAGE_THREAD
	var u syscall.Rusage
	if err := syscall.Getrusage(thread, &u); err != nil {
		b.Skip("processor time of a thread is not told here: ", err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

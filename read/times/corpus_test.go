package times

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/isnad-desk/isnad/internal/artest"
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

var update = flag.Bool("update", false, "write what is found into the corpus, to be read in the diff")

// rewrite replaces the expectations of the corpus by what is found.
func rewrite(t *testing.T) {
	l := artest.New(t)
	f := New(l)
	files, _ := filepath.Glob("testdata/*.txt")
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		var pub *news.Published
		for _, row := range strings.Split(strings.TrimRight(string(b), "\n"), "\n") {
			switch {
			case strings.HasPrefix(row, "\t"):
				continue
			case strings.HasPrefix(row, "published "):
				pub, _ = parsePublished(strings.TrimPrefix(row, "published "))
			}
			out = append(out, row)
			if row == "" || row[0] == '#' || strings.HasPrefix(row, "published ") {
				continue
			}
			for _, g := range found(f, l, row, pub) {
				out = append(out, "\t"+g)
			}
		}
		if err := os.WriteFile(name, []byte(strings.Join(out, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// found describes what is found in a text.
func found(f *Finder, l *lang.Language, body string, pub *news.Published) []string {
	a := &news.Article{Text: body, Published: pub}
	var got []string
	for _, x := range f.Find(l.Read(body), a) {
		got = append(got, fmt.Sprintf("%s => %s %s", x.Span.Of(body), write(x.Value), x.Precision))
	}
	if len(got) == 0 {
		got = []string{"=> none"}
	}
	if pub == nil && a.Published != nil {
		got = append(got, "published => "+write(a.Published.Interval))
	}
	return got
}

func parsePublished(s string) (*news.Published, error) {
	if s == "none" {
		return nil, nil
	}
	from, to, ok := strings.Cut(s, "..")
	if !ok {
		to = from
	}
	a, err := news.ParseDay(from)
	if err != nil {
		return nil, err
	}
	b, err := news.ParseDay(to)
	if err != nil {
		return nil, err
	}
	return &news.Published{Interval: news.Interval{From: a, To: b}, Basis: news.Given}, nil
}

func write(i news.Interval) string {
	if !i.Known() {
		return "unknown"
	}
	if i.From == i.To {
		return i.From.String()
	}
	return i.From.String() + ".." + i.To.String()
}

// TestCorpus reads testdata/*.txt: a line "published DAY|FROM..TO|none" holds until the next one; a line of text is followed by lines that begin
// with a tab, one per expression in order: its words => its days, its precision. "=> none" says that the text names no time.
// "published => FROM..TO" under a text says what is inferred.
func TestCorpus(t *testing.T) {
	if *update {
		rewrite(t)
	}
	l := artest.New(t)
	f := New(l)
	files, _ := filepath.Glob("testdata/*.txt")
	if len(files) == 0 {
		t.Fatal("no corpus")
	}
	fired, guarded := map[string]int{}, 0
	for _, name := range files {
		file, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		var pub *news.Published
		body, at := "", 0
		var want []string
		check := func() {
			if body == "" {
				return
			}
			got := found(f, l, body, pub)
			if got[0] == "=> none" {
				guarded++
			}
			for _, x := range f.Find(l.Read(body), &news.Article{Text: body, Published: pub}) {
				fired[x.Rule]++
			}
			if g, w := strings.Join(got, "\n\t"), strings.Join(want, "\n\t"); g != w {
				t.Errorf("%s:%d: %s\ngot\n\t%s\nwant\n\t%s", name, at, body, g, w)
			}
			body, want = "", nil
		}
		sc := bufio.NewScanner(file)
		for n := 1; sc.Scan(); n++ {
			row := sc.Text()
			switch {
			case row == "" || strings.HasPrefix(row, "#"):
			case strings.HasPrefix(row, "\t"):
				want = append(want, row[1:])
			case strings.HasPrefix(row, "published "):
				check()
				if pub, err = parsePublished(strings.TrimPrefix(row, "published ")); err != nil {
					t.Fatalf("%s:%d: %v", name, n, err)
				}
			default:
				check()
				body, at = row, n
			}
		}
		check()
		file.Close()
	}
	if guarded < 20 {
		t.Errorf("only %d counter-examples", guarded)
	}
	for _, r := range f.rules {
		if shown>>r.class&1 == 1 && fired[r.name] == 0 {
			t.Errorf("rule %s has no example of its own in the corpus", r.name)
		}
	}
}

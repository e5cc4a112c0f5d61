package page_test

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/isnad-desk/isnad/internal/artest"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/read/page"
	"github.com/isnad-desk/isnad/text"
)

func cleaner(t testing.TB) *page.Cleaner {
	t.Helper()
	l := artest.New(t)
	return page.New(l)
}

// A corpus case is what stands between two lines of "====": header lines "key: value", an empty line, the page. What must go stands
// in [[ ]]; everything else must stay. Keys: case, url, given-title, given-outlet, given-byline, given-published (the input); title, outlet,
// published, byline, dateline, credits, rules (what is expected; "-" for nothing; checked where the key stands).
type corpusCase struct {
	file string
	keys map[string]string
	page string
}

func corpus(t *testing.T) []corpusCase {
	t.Helper()
	files, _ := filepath.Glob("testdata/*.txt")
	if len(files) == 0 {
		t.Fatal("no corpus")
	}
	var out []corpusCase
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, block := range strings.Split(string(raw), "====\n") {
			if strings.TrimSpace(block) == "" || strings.HasPrefix(block, "#") {
				continue
			}
			head, body, ok := strings.Cut(block, "\n\n")
			if !ok {
				t.Fatalf("%s: a case without an empty line after its header: %q", f, block)
			}
			c := corpusCase{file: filepath.Base(f), keys: map[string]string{}, page: strings.TrimSuffix(body, "\n")}
			for _, l := range strings.Split(head, "\n") {
				k, v, ok := strings.Cut(l, ":")
				if !ok {
					t.Fatalf("%s: header line without a colon: %q", f, l)
				}
				c.keys[k] = strings.TrimSpace(v)
			}
			out = append(out, c)
		}
	}
	return out
}

func TestCorpus(t *testing.T) {
	c := cleaner(t)
	n := 0
	for _, cc := range corpus(t) {
		n++
		t.Run(cc.file+"/"+cc.keys["case"], func(t *testing.T) {
			var raw strings.Builder
			var gone []string
			rest := cc.page
			for {
				before, after, ok := strings.Cut(rest, "[[")
				raw.WriteString(before)
				if !ok {
					break
				}
				inside, after, ok := strings.Cut(after, "]]")
				if !ok {
					t.Fatal("[[ without ]]")
				}
				for _, l := range strings.Split(inside, "\n") {
					if strings.TrimSpace(l) != "" {
						gone = append(gone, strings.TrimSpace(l))
					}
				}
				raw.WriteString(inside)
				rest = after
			}
			in := news.Input{
				Location: "case", URL: cc.keys["url"], Title: cc.keys["given-title"], Outlet: cc.keys["given-outlet"],
				Byline: cc.keys["given-byline"], Published: cc.keys["given-published"], Text: raw.String(),
			}
			a, removed := c.Explain(in)
			var got, rules []string
			for _, r := range removed {
				got = append(got, r.Span.Of(in.Text))
				rules = append(rules, r.Rule)
			}
			if strings.Join(got, "\n") != strings.Join(gone, "\n") {
				t.Errorf("removed\n%q\nwant\n%q\nrules %q", got, gone, rules)
			}
			check := func(key, got string) {
				want, ok := cc.keys[key]
				if want == "-" {
					want = ""
				}
				if ok && got != want {
					t.Errorf("%s: got %q, want %q", key, got, want)
				}
			}
			title, outlet, published := "", "", ""
			if a.Title != nil {
				title = a.Title.Of(a.Text)
			}
			if a.Outlet != nil {
				outlet = a.Outlet.Name + " (" + string(a.Outlet.Basis) + ")"
			}
			if a.Published != nil {
				published = a.Published.From.String() + " (" + string(a.Published.Basis) + ")"
			}
			var credits []string
			for _, cr := range a.Credits {
				s := cr.Kind + " " + cr.Name
				if cr.Span != nil {
					s += " = " + cr.Span.Of(a.Text)
				}
				credits = append(credits, s)
			}
			check("title", title)
			check("outlet", outlet)
			check("published", published)
			check("byline", a.Byline)
			check("dateline", a.Dateline)
			check("credits", strings.Join(credits, "; "))
			check("rules", strings.Join(rules, "; "))
		})
	}
	if n < 60 {
		t.Errorf("only %d cases", n)
	}
}

// TestEveryRuleHasAnExample holds the corpus to the rules: each rule that the code can name takes something in some case,
// and the corpus holds pages from which nothing goes.
func TestEveryRuleHasAnExample(t *testing.T) {
	c := cleaner(t)
	seen := map[string]bool{}
	kept := 0
	for _, cc := range corpus(t) {
		raw := strings.NewReplacer("[[", "", "]]", "").Replace(cc.page)
		_, removed := c.Explain(news.Input{
			Title: cc.keys["given-title"], Outlet: cc.keys["given-outlet"], URL: cc.keys["url"], Byline: cc.keys["given-byline"], Text: raw,
		})
		for _, r := range removed {
			seen[r.Rule] = true
		}
		if !strings.Contains(cc.page, "[[") {
			kept++
		}
	}
	for _, r := range page.Rules {
		if !seen[r] {
			t.Errorf("rule %q has no example in testdata", r)
		}
		delete(seen, r)
	}
	for r := range seen {
		t.Errorf("rule %q is not listed in Rules", r)
	}
	if kept < 15 {
		t.Errorf("only %d counter-examples", kept)
	}
}

// invariants that hold for any page.
func invariants(t *testing.T, c *page.Cleaner, in news.Input) {
	t.Helper()
	a, removed := c.Explain(in)
	b, _ := c.Explain(in)
	if !reflect.DeepEqual(a, b) {
		t.Fatal("two runs differ")
	}
	inside := func(s text.Span) bool { return s.Start >= 0 && s.Start <= s.End && s.End <= len(a.Text) }
	if a.Title != nil && !inside(*a.Title) {
		t.Fatalf("title %v outside the text of %d bytes", *a.Title, len(a.Text))
	}
	for _, cr := range a.Credits {
		if cr.Name == "" || cr.Span != nil && !inside(*cr.Span) {
			t.Fatalf("credit %+v", cr)
		}
	}
	last := 0
	for _, r := range removed {
		if r.Span.Start < 0 || r.Span.End > len(in.Text) || r.Span.Empty() || r.Rule == "" {
			t.Fatalf("removed %+v", r)
		}
		if r.Span.Start < last {
			t.Fatalf("removed %+v overlaps the one before", r)
		}
		last = r.Span.End
	}
	// every line of the text is a piece of the page or the title, untouched
	for _, l := range strings.Split(a.Text, "\n") {
		if l != "" && !strings.Contains(in.Text, l) && !strings.Contains(in.Title, l) {
			t.Fatalf("line %q is not in the page", l)
		}
	}
	if strings.TrimSpace(in.Text) != "" && a.Text == "" && len(removed) > 0 {
		t.Fatal("nothing stays")
	}
}

func FuzzClean(f *testing.F) {
	f.Add("عنوان قصير هنا\nنشر في 09-05-2024\nنص طويل يقول إن الميناء افتتح أمس بعد سنوات من العمل.\nاقرأ أيضا: خبر", "", "")
	f.Add("الرياض – واس\nاقرأ أيضا\n\n\nسمات أ ب ج", "عنوان", "الرياض - واس:")
	f.Add("\"\"\"\"«««لـ«", "\n", "(")
	f.Add("سبق- الرياض: قال. سمات أ", "x", "سبق- الرياض:")
	f.Add("\xff\xfe\r\n\u2028\u2029©©©", "", "")
	c := cleaner(f)
	f.Fuzz(func(t *testing.T, s, title, byline string) {
		invariants(t, c, news.Input{Text: s, Title: title, Byline: byline})
	})
}

// TestHostilePages holds the time to the length of the page: no page is quadratic.
func TestHostilePages(t *testing.T) {
	c := cleaner(t)
	for name, s := range map[string]string{
		"quotes":    strings.Repeat("«", 200000),
		"told":      strings.Repeat("لـ«اسم» ", 20000),
		"lines":     strings.Repeat("سطر قصير\n", 40000),
		"doubled":   strings.Repeat("صورة للميناء القديم\n", 40000),
		"headings":  strings.Repeat("اقرأ أيضا\n", 40000),
		"blank":     strings.Repeat("\n", 500000),
		"dashes":    strings.Repeat("- ", 200000),
		"one line":  strings.Repeat("كلمة ", 400000),
		"datelines": strings.Repeat("بيروت - مجهول\n", 20000),
		"names":     strings.Repeat("علمت «اسم مجهول آخر» من مصادرها. ", 10000),
		"distinct":  distinct(20000),
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			c.Clean(news.Input{Text: s})
			if d := time.Since(start); d > time.Minute {
				t.Errorf("%d bytes took %s", len(s), d)
			}
		})
	}
}

func distinct(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "قال لـ«اسم%d» إن ", i)
	}
	return b.String()
}

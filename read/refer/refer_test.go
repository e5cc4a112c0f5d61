package refer

import (
	"bufio"
	"os"
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/isnad-desk/isnad/internal/artest"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// marked reads a corpus line: [p:...|key] is a person, o an organisation, t a place; {...|key} a phrase that must point to key, or to nothing (-).
func marked(t *testing.T, line string) (txt string, rec *news.Record, keys []string, phrases []text.Span, owners []string) {
	t.Helper()
	rec = &news.Record{}
	var b strings.Builder
	kinds := map[byte]news.Kind{'p': news.Person, 'o': news.Organization, 't': news.Place}
	type open struct {
		mark  byte
		kind  news.Kind
		start int
	}
	var stack []open
	for i := 0; i < len(line); i++ {
		switch c := line[i]; c {
		case '[':
			stack = append(stack, open{c, kinds[line[i+1]], b.Len()})
			i += 2
		case '{':
			stack = append(stack, open{c, "", b.Len()})
		case '|':
			end := i + strings.IndexAny(line[i:], "]}")
			key := line[i+1 : end]
			o := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			s := text.Span{Start: o.start, End: b.Len()}
			if o.mark == '[' {
				rec.Mentions = append(rec.Mentions, news.Mention{Span: s, Kind: o.kind, Form: news.Name, Entity: news.None})
				keys = append(keys, key)
			} else {
				phrases, owners = append(phrases, s), append(owners, key)
			}
			i = end
		default:
			b.WriteByte(c)
		}
	}
	rec.Article.Text = strings.ReplaceAll(b.String(), `\n`, "\n ")
	if len(stack) > 0 {
		t.Fatalf("unclosed mark in %q", line)
	}
	return rec.Article.Text, rec, keys, phrases, owners
}

func TestCorpus(t *testing.T) {
	l := artest.New(t)
	r := New(l)
	f, err := os.Open("testdata/corpus.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	n := 0
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		line := sc.Text()
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		n++
		txt, rec, keys, phrases, owners := marked(t, line)
		r.Resolve(l.Read(txt), rec)
		home := map[string]int{}
		key := map[int]string{}
		i := 0
		for _, m := range rec.Mentions {
			if m.Form != news.Name {
				continue
			}
			k := keys[i]
			i++
			if e, ok := home[k]; ok && e != m.Entity {
				t.Errorf("%s\n %q of %s stands apart from %v", line, m.Span.Of(txt), k, rec.Entities[e].Names)
			}
			if other, ok := key[m.Entity]; ok && other != k {
				t.Errorf("%s\n %q of %s was merged with %s", line, m.Span.Of(txt), k, other)
			}
			home[k], key[m.Entity] = m.Entity, k
		}
		points := map[text.Span]string{}
		for _, m := range rec.Mentions {
			if m.Form == news.Nominal {
				points[m.Span] = key[m.Entity]
			}
		}
		for e := range rec.Entities {
			for _, role := range rec.Entities[e].Roles {
				points[role.Span] = key[e]
			}
		}
		for j, s := range phrases {
			got := points[s]
			if got == "" {
				got = "-"
				if slices.ContainsFunc(rec.Open, func(o news.OpenReference) bool { return o.Span == s && o.Why != "" }) {
					got = "?"
				}
			}
			if owners[j] == "-" && got == "?" {
				got = "-"
			}
			if got != owners[j] {
				t.Errorf("%s\n phrase %q points to %q, want %q", line, s.Of(txt), got, owners[j])
			}
		}
		if !sort.SliceIsSorted(rec.Mentions, func(a, b int) bool { return rec.Mentions[a].Span.Start < rec.Mentions[b].Span.Start }) {
			t.Errorf("%s\n mentions out of order", line)
		}
	}
	if n < 10 {
		t.Fatalf("only %d corpus lines read", n)
	}
}

// TestTerms: the term of a role is kept as data, and a bare rank is no role.
func TestTerms(t *testing.T) {
	l := artest.New(t)
	r := New(l)
	for line, want := range map[string]string{
		"قال {وزير الدفاع السابق|s} [p:سالم الحيدري|s] ذلك": "former",
		"وصف {الرئيس الراحل|s} [p:سالم الحيدري|s] ذلك":      "late",
		"صرح {رئيس الحكومة المكلف|s} [p:سالم الحيدري|s]":    "designate",
		"قال {وزير الدفاع العراقي|s} [p:سالم الحيدري|s]":    "",
		"قال القاضي [p:سالم الحيدري|s] ذلك":                 "no role",
	} {
		txt, rec, _, _, _ := marked(t, line)
		r.Resolve(l.Read(txt), rec)
		got := "no role"
		if roles := rec.Entities[0].Roles; len(roles) > 0 {
			got = roles[0].Term
		}
		if got != want {
			t.Errorf("%s: term %q, want %q", line, got, want)
		}
	}
}

func FuzzResolve(f *testing.F) {
	l := artest.New(f)
	r := New(l)
	f.Add("قال رئيس الوزراء زيد العمري، إن الوزارة لن ترد", 3, 9)
	f.Add("\xff«»", 0, 1)
	f.Fuzz(func(t *testing.T, s string, a, b int) {
		rec := &news.Record{Article: news.Article{Text: s}}
		if a >= 0 && b > a && b <= len(s) {
			span := text.Snap(s, text.Span{Start: a, End: b})
			rec.Mentions = []news.Mention{{Span: span, Kind: news.Person, Form: news.Name}}
		}
		r.Resolve(l.Read(s), rec)
		for _, o := range rec.Open {
			if o.Why == "" || o.Span.Start < 0 || o.Span.End > len(s) || o.Span.Start >= o.Span.End {
				t.Fatalf("open reference %v %q", o.Span, o.Why)
			}
		}
		for _, m := range rec.Mentions {
			if m.Entity < 0 || m.Entity >= len(rec.Entities) {
				t.Fatalf("mention points to entity %d of %d", m.Entity, len(rec.Entities))
			}
		}
	})
}

// TestHeadline: a headline calls the only body of its sort by its head before the name is told; of two, and of the police, it does not.
func TestHeadline(t *testing.T) {
	l := artest.New(t)
	r := New(l)
	for line, want := range map[string]int{
		`{المقاومة|m} تحاصر القلعة\nقالت [o:المقاومة الشعبية|m] إنها تقدمت`:                 1,
		`{الوزارة|m} تنفي التأجيل\nنفت [o:وزارة الصحة|m] ذلك، ونفته [o:وزارة الصيد|n] أيضا`: 0,
		`متظاهرون يرشقون {الشرطة|m} بالحجارة\nقال قائد [o:شرطة المنارة|m] إن شرطيا أصيب`:    0,
		`قال السكان إن {المقاومة|m} تحاصر القلعة. وقالت [o:المقاومة الشعبية|m] إنها تقدمت`:  0,
	} {
		txt, rec, _, phrases, _ := marked(t, line)
		if end := strings.Index(txt, "\n"); end >= 0 {
			rec.Article.Title = &text.Span{End: end}
		}
		r.Resolve(l.Read(txt), rec)
		got := 0
		for _, m := range rec.Mentions {
			if m.Form == news.Nominal && m.Span == phrases[0] {
				got++
			}
		}
		if got != want {
			t.Errorf("%s: taken up %d times, want %d", line, got, want)
		}
	}
}

package read

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/isnad-desk/isnad/internal/artest"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

func reader(t testing.TB) *Reader {
	t.Helper()
	l := artest.New(t)
	r, err := New(l)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// FuzzRead holds whatever is read, words or noise, to what a record promises: spans lie in the text and on rune borders, indexes point to what
// is there, what has an order is in order, and a second reading finds the same.
func FuzzRead(f *testing.F) {
	for _, s := range odd {
		f.Add("", s, "2024-05-09")
		f.Add(s, "", "")
	}
	samples, err := filepath.Glob("../samples/text/*.txt")
	if err != nil || len(samples) == 0 {
		f.Fatalf("no samples to start from: %v", err)
	}
	for _, p := range samples {
		raw, err := os.ReadFile(p)
		if err != nil {
			f.Fatal(err)
		}
		title, body, _ := strings.Cut(string(raw), "\n")
		f.Add(title, body, "2024-05-09")
	}
	r := reader(f)
	f.Fuzz(func(t *testing.T, title, body, published string) {
		in := news.Input{Location: "fuzz", Title: title, Text: body, Published: published}
		rec := r.Read(in)
		check(t, rec)
		if again := r.Read(in); !reflect.DeepEqual(rec, again) {
			t.Error("a second reading differs")
		}
	})
}

// TestReadScraps reads what is left of articles that were cut, shuffled and spoilt: a fuzzer that changes bytes seldom gets past the first words.
func TestReadScraps(t *testing.T) {
	paths, _ := filepath.Glob("../samples/text/*.txt")
	var words []string
	for _, p := range paths {
		raw, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		words = append(words, strings.SplitAfter(string(raw), " ")...)
	}
	if len(words) == 0 {
		t.Fatal("no samples")
	}
	noise := append(slices.Clone(odd[:30]), "\u200f", "\n", "\n\n", " - ", "»", "«", "و", "لل", "ـ", "؟", ") ", " (", "2024", "٣")
	r := reader(t)
	rng := rand.New(rand.NewPCG(1, 2))
	rounds := 300
	if testing.Short() {
		rounds = 60
	}
	for range rounds {
		var b strings.Builder
		for range rng.IntN(12) {
			switch from := rng.IntN(len(words)); rng.IntN(4) {
			case 0: // a passage
				b.WriteString(strings.Join(words[from:min(len(words), from+rng.IntN(60))], ""))
			case 1: // words that never met
				for range rng.IntN(10) {
					b.WriteString(words[rng.IntN(len(words))])
				}
			case 2: // a word cut anywhere
				b.WriteString(words[from][rng.IntN(len(words[from])+1):])
			case 3:
				b.WriteString(noise[rng.IntN(len(noise))])
			}
		}
		in := news.Input{Location: "scraps", Text: b.String()}
		if rng.IntN(2) == 0 {
			in.Title = words[rng.IntN(len(words))] + words[rng.IntN(len(words))]
		}
		if rng.IntN(2) == 0 {
			in.Published = "2024-05-20"
		}
		check(t, r.Read(in))
	}
}

// odd are texts that no newsroom writes and every archive holds.
var odd = []string{
	"", " ", "\n\n\n", "\x00", "\xff\xfe", "ا", "و", "ال", "ـــ", "ًٌٍ", "\u200f\u200e\u202b\u202c\u2066\u2069", "123 456 ٧٨٩", "...", "«", "«»", "\"\"\"\"", "((((", ":", "،", "قال", "وقال:", "قال \"", "قال إن", "أمس",
	"😀 قال 😀 أمس 😀", "فيلـــق القدس", "ﷺ ﻻ ﻷ ﷲ", "وصل الوفد إلى المدينة صباح أمس.\nجميع الحقوق محفوظة ـ صحيفة المرقب © 2024", "قَالَ مُحَمَّدٌ", "الحيدري", "سالم الحيدري وسالم الحيدري", "قال مسؤول\x80 كبير \xe2\x80 أمس",
	"كثيرا ما يكون الأبناء مدخنين ولا يملكون حولا ولا قوة, فرجل لا تؤهله شخصيته للتحكم في ما يضره لن يكون جديرا بقيادة من يعولهم .",
	strings.Repeat("قال ", 300), strings.Repeat("«قال ", 200), strings.Repeat("و", 500), strings.Repeat("(", 500), strings.Repeat("سالم الحيدري، ", 150), strings.Repeat("1", 400),
}

// check reports every promise that a record breaks.
func check(t *testing.T, rec *news.Record) {
	t.Helper()
	body := rec.Article.Text
	border := make([]bool, len(body)+1)
	for i := range body {
		border[i] = true
	}
	border[len(body)] = true
	fail := func(format string, args ...any) {
		t.Helper()
		t.Fatalf(format+"\nin %q", append(args, body)...)
	}
	span := func(what string, s text.Span) {
		t.Helper()
		if s.Start < 0 || s.End > len(body) || s.Start >= s.End || !border[s.Start] || !border[s.End] {
			fail("%s: span %v does not lie in the text or cuts a rune", what, s)
		}
	}
	optional := func(what string, s *text.Span) {
		t.Helper()
		if s != nil {
			span(what, *s)
		}
	}
	index := func(what string, i, n int) {
		t.Helper()
		if i != news.None && (i < 0 || i >= n) {
			fail("%s: index %d of %d", what, i, n)
		}
	}
	interval := func(what string, i news.Interval) {
		t.Helper()
		if i.Known() && i.To < i.From {
			fail("%s: ends on %s before it begins on %s", what, i.To, i.From)
		}
	}
	entities, statements := len(rec.Entities), len(rec.Statements)
	optional("title", rec.Article.Title)
	for _, c := range rec.Article.Credits {
		optional("credit", c.Span)
	}
	end := 0
	for _, s := range rec.Sentences {
		span("sentence", s)
		if s.Start < end {
			fail("sentence %v begins before %d, where the one before it ends", s, end)
		}
		end = s.End
	}
	if !slices.IsSortedFunc(rec.Mentions, func(a, b news.Mention) int { return a.Span.Start - b.Span.Start }) {
		fail("mentions are not in order")
	}
	named := make([]bool, entities)
	for _, m := range rec.Mentions {
		span("mention", m.Span)
		index("mention", m.Entity, entities)
		if m.Entity != news.None && m.Form == news.Name {
			named[m.Entity] = true
			if e := rec.Entities[m.Entity]; e.Kind != m.Kind {
				fail("a %s is mentioned as a %s", e.Kind, m.Kind)
			}
		}
	}
	for i, e := range rec.Entities {
		if !named[i] || e.Name == "" || !slices.Contains(e.Names, e.Name) {
			fail("entity %d: name %q, names %q, named in the text: %v", i, e.Name, e.Names, named[i])
		}
		for _, r := range e.Roles {
			span("role", r.Span)
			index("role's organisation", r.Org, entities)
		}
	}
	for _, x := range rec.Times {
		span("time", x.Span)
		interval("time", x.Value)
	}
	for _, s := range rec.Statements {
		span("content", s.Content)
		span("cue", s.Cue)
		optional("source", s.Source)
		optional("antecedent", s.Antecedent)
		optional("hedge", s.Hedge)
		optional("why unnamed", s.Unnamed)
		index("source", s.Entity, entities)
		for _, l := range s.Isnad {
			optional("link", l.Span)
			index("link", l.Entity, entities)
		}
	}
	for _, e := range rec.Events {
		span("trigger", e.Trigger)
		for _, p := range slices.Concat(e.Actors, e.Recipients) {
			index("party", p.Entity, entities)
			optional("party", p.Span)
			if (p.Entity == news.None) == (p.Span == nil) {
				fail("a party is an entity or a phrase: %+v", p)
			}
		}
		for _, s := range e.Also {
			span("also", s)
		}
		for _, q := range e.Quantities {
			span("quantity", q.Span)
			if q.To < q.From {
				fail("quantity %+v", q)
			}
		}
		index("place", e.Place, entities)
		index("statement", e.Statement, statements)
		interval("event", e.When)
	}
	for _, d := range rec.Details {
		span("detail", d.Span)
		index("event of a detail", d.Event, len(rec.Events))
		index("statement of a detail", d.Statement, statements)
		index("statement spoken against", d.Against, statements)
		index("who is spoken against", d.Entity, entities)
	}
}

// TestReadCutSentences ends the sentences that stand beside the rules after each of their words: whatever looks for what follows finds the end of the text.
func TestReadCutSentences(t *testing.T) {
	paths, err := filepath.Glob("*/testdata/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no corpora: %v", err)
	}
	marks := strings.NewReplacer("{p ", "", "{o ", "", "{l ", "", "[p:", "", "[o:", "", "[t:", "", "{", "", "}", "", "]", "", "text: ", "", "> ", "", "¶", "\n")
	r := reader(t)
	for _, p := range paths {
		raw, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		for n, row := range strings.Split(string(raw), "\n") {
			if row == "" || row[0] == '#' || row[0] == '\t' || testing.Short() && n%8 != 0 {
				continue
			}
			words := strings.Fields(marks.Replace(row))
			for k := 1; k <= len(words) && k <= 40; k++ {
				check(t, r.Read(news.Input{Location: p, Text: strings.Join(words[:k], " "), Published: "2024-05-20"}))
			}
		}
	}
}

package events

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/lang/ar"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// example is one block of a corpus file: a text, the names, times and statements that stand in it, and the events expected.
//
//	text:    one line
//	person:  a name; with "=" the fuller name that it is short for; every occurrence is a mention (likewise organization:, place:)
//	time:    an expression, then its days as FROM..TO
//	title:   the headline, the beginning of the text
//	says:    the content of a statement; likewise denies:
//	source:  the source of a statement, in the order of these
//	event:   TYPE mode | trigger | actors | recipients | further marks (planned, negated, at=place, on=day, n=what:number, also=word)
//
// A block without event lines expects none. Parties are separated by " + ".
type example struct {
	file   string
	line   int
	text   string
	names  [][3]string
	times  []string
	says   [][2]string // stance, content
	events []string
	title  string
	// sources of the statements, in order; a statement behind the last has none
	sources []string
}

func readExamples(t testing.TB) []example {
	t.Helper()
	files, _ := filepath.Glob("testdata/*.txt")
	if len(files) == 0 {
		t.Fatal("no corpus files")
	}
	var out []example
	for _, p := range files {
		f, err := os.Open(p)
		if err != nil {
			t.Fatal(err)
		}
		sc := bufio.NewScanner(f)
		for n := 1; sc.Scan(); n++ {
			row := strings.TrimSpace(sc.Text())
			if row == "" || strings.HasPrefix(row, "#") {
				continue
			}
			key, value, ok := strings.Cut(row, ":")
			value = strings.TrimSpace(value)
			if !ok || key != "text" && len(out) == 0 {
				t.Fatalf("%s:%d: want key: value", p, n)
			}
			if key == "text" {
				out = append(out, example{file: p, line: n, text: value})
				continue
			}
			e := &out[len(out)-1]
			switch key {
			case "person", "organization", "place":
				name, full, ok := strings.Cut(value, "=")
				if !ok {
					full = name
				}
				e.names = append(e.names, [3]string{key, strings.TrimSpace(name), strings.TrimSpace(full)})
			case "title":
				e.title = value
			case "time":
				e.times = append(e.times, value)
			case "says", "denies":
				e.says = append(e.says, [2]string{key, value})
			case "source":
				e.sources = append(e.sources, value)
			case "event":
				e.events = append(e.events, value)
			default:
				t.Fatalf("%s:%d: no such key %q", p, n, key)
			}
		}
		f.Close()
	}
	return out
}

// record builds what earlier stages would have found.
func (e *example) record(t testing.TB) *news.Record {
	rec := &news.Record{Article: news.Article{Text: e.text}}
	if e.title != "" {
		if !strings.HasPrefix(e.text, e.title) {
			t.Fatalf("%s:%d: the text does not begin with its headline", e.file, e.line)
		}
		rec.Article.Title = &text.Span{End: len(e.title)}
	}
	byName := map[string]int{}
	for _, n := range e.names {
		id, ok := byName[n[2]]
		if !ok {
			id = len(rec.Entities)
			byName[n[2]] = id
			rec.Entities = append(rec.Entities, news.Entity{Kind: news.Kind(n[0]), Name: n[2], Names: []string{n[2]}})
		}
		found := false
		for at := 0; ; {
			i := strings.Index(e.text[at:], n[1])
			if i < 0 {
				break
			}
			s := text.Span{Start: at + i, End: at + i + len(n[1])}
			at = s.End
			free := true
			for _, m := range rec.Mentions {
				free = free && !m.Span.Overlaps(s)
			}
			if free {
				found = true
				rec.Mentions = append(rec.Mentions, news.Mention{Span: s, Kind: news.Kind(n[0]), Form: news.Name, Entity: id})
			}
		}
		if !found {
			t.Fatalf("%s:%d: %q does not stand in the text", e.file, e.line, n[1])
		}
	}
	sort.Slice(rec.Mentions, func(i, j int) bool { return rec.Mentions[i].Span.Start < rec.Mentions[j].Span.Start })
	at := func(words string) text.Span {
		i := strings.Index(e.text, words)
		if i < 0 {
			t.Fatalf("%s:%d: %q does not stand in the text", e.file, e.line, words)
		}
		return text.Span{Start: i, End: i + len(words)}
	}
	for _, x := range e.times {
		words, days, _ := strings.Cut(x, " = ")
		from, to, _ := strings.Cut(days, "..")
		v := news.Unknown
		if days != "" {
			v.From, _ = news.ParseDay(from)
			v.To = v.From
			if to != "" {
				v.To, _ = news.ParseDay(to)
			}
		}
		rec.Times = append(rec.Times, news.Time{Span: at(words), Value: v})
	}
	sort.Slice(rec.Times, func(i, j int) bool { return rec.Times[i].Span.Start < rec.Times[j].Span.Start })
	for k, x := range e.says {
		st := news.Statement{Content: at(x[1]), Stance: x[0], Entity: news.None}
		if k < len(e.sources) {
			s := at(e.sources[k])
			st.Source, st.Class = &s, news.RoleSource
		}
		rec.Statements = append(rec.Statements, st)
	}
	return rec
}

// show writes an event as the corpus does.
func show(rec *news.Record, e *news.Event) string {
	party := func(ps []news.Party) string {
		var out []string
		for _, p := range ps {
			if p.Entity != news.None {
				out = append(out, rec.Entities[p.Entity].Name)
			} else {
				out = append(out, p.Span.Of(rec.Article.Text))
			}
		}
		sort.Strings(out)
		return strings.Join(out, " + ")
	}
	cells := []string{strings.TrimSpace(e.Type + " " + e.Mode), e.Trigger.Of(rec.Article.Text), party(e.Actors), party(e.Recipients)}
	var marks []string
	if e.Modality != actual {
		marks = append(marks, e.Modality)
	}
	if e.Negated {
		marks = append(marks, "negated")
	}
	if e.Place != news.None {
		marks = append(marks, "at="+rec.Entities[e.Place].Name)
	}
	if e.When.Known() {
		marks = append(marks, "on="+e.When.From.String())
	}
	for _, q := range e.Quantities {
		marks = append(marks, fmt.Sprintf("n=%s:%d", q.What, q.From))
	}
	for _, s := range e.Also {
		marks = append(marks, "also="+s.Of(rec.Article.Text))
	}
	if e.Statement != news.None {
		marks = append(marks, "said")
	}
	return strings.Join(append(cells, strings.Join(marks, " ")), " | ")
}

// normal brings an expectation to the spelling of show.
func normal(s string) string {
	cells := strings.Split(s, "|")
	for len(cells) < 5 {
		cells = append(cells, "")
	}
	for i := range cells {
		cells[i] = strings.Join(strings.Fields(cells[i]), " ")
	}
	for _, i := range []int{2, 3} {
		ps := strings.Split(cells[i], " + ")
		sort.Strings(ps)
		cells[i] = strings.Join(ps, " + ")
	}
	return strings.Join(cells, " | ")
}

func arabic(t testing.TB) *lang.Language {
	t.Helper()
	l, err := ar.New()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// rulesAlone returns the pack without what was learnt of the sides of events: the corpora are examples of rules.
func rulesAlone(t testing.TB) *lang.Language {
	t.Helper()
	l := arabic(t)
	l.EventWeights = nil
	return l
}

func TestCorpus(t *testing.T) {
	l := rulesAlone(t)
	f := New(l)
	for _, e := range readExamples(t) {
		rec := e.record(t)
		var got []string
		for _, ev := range f.Find(l.Read(e.text), rec) {
			got = append(got, show(rec, &ev))
		}
		var want []string
		for _, x := range e.events {
			want = append(want, normal(x))
		}
		if strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("%s:%d: %s\n got:\n  %s\n want:\n  %s", e.file, e.line, e.text, strings.Join(got, "\n  "), strings.Join(want, "\n  "))
		}
	}
}

// TestTriggersStandInTheText holds every span of every event inside the text, parties inside entities, and orders as promised.
func TestTriggersStandInTheText(t *testing.T) {
	l := arabic(t)
	f := New(l)
	for _, e := range readExamples(t) {
		rec := e.record(t)
		checkEvents(t, rec, f.Find(l.Read(e.text), rec))
	}
}

func checkEvents(t testing.TB, rec *news.Record, evs []news.Event) {
	t.Helper()
	inside := func(s text.Span) {
		if s.Empty() || s.Start < 0 || s.End > len(rec.Article.Text) {
			t.Errorf("span %v outside of the text", s)
		}
	}
	last := 0
	for _, ev := range evs {
		inside(ev.Trigger)
		if ev.Trigger.Start < last {
			t.Error("events are not in the order of their triggers")
		}
		last = ev.Trigger.Start
		for _, s := range ev.Also {
			inside(s)
		}
		for _, p := range append(append([]news.Party(nil), ev.Actors...), ev.Recipients...) {
			if p.Entity == news.None {
				inside(*p.Span)
			} else if p.Entity >= len(rec.Entities) {
				t.Errorf("party points to entity %d of %d", p.Entity, len(rec.Entities))
			}
		}
		if ev.Statement >= len(rec.Statements) || ev.Place >= len(rec.Entities) || ev.Type == "" || ev.Rule == "" || ev.Modality == "" {
			t.Errorf("event is not whole: %+v", ev)
		}
	}
}

// TestLexiconSpeaksTheFinder holds the lexicon of events to the words that the finder knows.
func TestLexiconSpeaksTheFinder(t *testing.T) {
	l := arabic(t)
	x := l.Lexicon("events")
	for id := range x.Entries {
		row := func(why, what string) { t.Errorf("%s: %s %q", x.Entries[id].Form, why, what) }
		for _, c := range []string{"subject", "object"} {
			if v := x.Get(int32(id), c); v != "" && slots[v] == noSlot {
				row("no such slot", v)
			}
		}
		for _, h := range x.Values(int32(id), "hints") {
			if hints[h] == 0 {
				row("no such hint", h)
			}
		}
		for _, m := range x.Values(int32(id), "must") {
			if m != "person" && slots[m] == noSlot {
				row("no such slot", m)
			}
		}
		for _, p := range x.Values(int32(id), "preps") {
			if _, s, ok := strings.Cut(p, "="); !ok || s != "" && slots[s] == noSlot {
				row("no such slot", p)
			}
		}
	}
	w := l.Lexicon("event_words")
	special := map[string]bool{"agent": true, "partitive": true, "takes": true, "in": true, "by_clitic": true, "for_clitic": true, "like_clitic": true, "and_clitic": true, "nohead": true, "month": true, "self": true, "between": true, "to": true, "along": true, "acting": true}
	for id := range w.Entries {
		if c := w.Get(int32(id), "class"); wordClasses[c] == 0 && traits[c] == 0 && !special[c] {
			t.Errorf("%s: no such class %q", w.Entries[id].Form, c)
		}
	}
	p := l.Lexicon("event_parties")
	for id := range p.Entries {
		if c := p.Get(int32(id), "class"); nounClasses[c] == notParty {
			t.Errorf("%s: no such class %q", p.Entries[id].Form, c)
		}
	}
}

// TestCorpusKnowsEveryType holds the corpus to an example of each PLOVER type.
func TestCorpusKnowsEveryType(t *testing.T) {
	seen := map[string]bool{}
	for _, e := range readExamples(t) {
		for _, x := range e.events {
			seen[strings.Fields(x)[0]] = true
		}
	}
	for _, typ := range strings.Fields("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT") {
		if !seen[typ] {
			t.Errorf("no example of %s", typ)
		}
	}
}

func FuzzFind(f *testing.F) {
	l, err := ar.New()
	if err != nil {
		f.Fatal(err)
	}
	fi := New(l)
	for _, e := range readExamples(f) {
		f.Add(e.text, 3, 11)
	}
	f.Add("قتل قتل قتل و و الذي الذي أن أن \"\"\"\" ((((", 0, 4)
	f.Fuzz(func(t *testing.T, s string, i, n int) {
		tx := l.Read(s)
		rec := &news.Record{Article: news.Article{Text: s}}
		// some tokens are names, some are times
		for k := range tx.Tokens {
			if (k+i)%5 == 0 {
				rec.Entities = append(rec.Entities, news.Entity{Kind: []news.Kind{news.Person, news.Place, news.Organization}[k%3], Name: tx.Tokens[k].Fold})
				rec.Mentions = append(rec.Mentions, news.Mention{Span: tx.Tokens[k].Span, Kind: rec.Entities[len(rec.Entities)-1].Kind, Form: news.Name, Entity: len(rec.Entities) - 1})
			} else if (k+n)%7 == 0 {
				rec.Times = append(rec.Times, news.Time{Span: tx.Tokens[k].Span, Value: news.Unknown})
			}
		}
		if len(tx.Tokens) > 3 {
			rec.Statements = append(rec.Statements, news.Statement{Content: tx.Tokens[2].Span, Cue: tx.Tokens[1].Span, Entity: news.None})
		}
		checkEvents(t, rec, fi.Find(tx, rec))
	})
}

func BenchmarkFind(b *testing.B) {
	l := arabic(b)
	f := New(l)
	var all []string
	for _, e := range readExamples(b) {
		all = append(all, e.text)
	}
	s := strings.Join(all, "\n")
	tx := l.Read(s)
	rec := &news.Record{Article: news.Article{Text: s}}
	b.ResetTimer()
	for b.Loop() {
		f.Find(tx, rec)
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(len(tx.Tokens))*280, "µs/article")
}

package names

import (
	"fmt"
	"sync"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/tagger"
	"github.com/isnad-desk/isnad/text"
)

// Finder finds names. It is made once per language and safe for concurrent use.
type Finder struct {
	language *lang.Language
	gaz      *gazetteer
	facts    *wordTable
	model    *tagger.Model // nil: lexicons only
	labels   []label
	outside  uint8 // the label of a token outside of names
	rules    Rules
	pages    sync.Pool
	debug    func(string, ...any)
}

// label is a label of the model taken apart.
type label struct {
	kind  news.Kind // "" for a token outside of names
	first bool
}

// Labels of the model. Their order is part of the model file.
var labelNames = []string{
	"O",
	"B-" + string(news.Person), "I-" + string(news.Person), "E-" + string(news.Person), "S-" + string(news.Person),
	"B-" + string(news.Organization), "I-" + string(news.Organization), "E-" + string(news.Organization), "S-" + string(news.Organization),
	"B-" + string(news.Place), "I-" + string(news.Place), "E-" + string(news.Place), "S-" + string(news.Place),
}

// allowed is the table of transitions for tagger.Options: a name is one S, or
// a B, any number of I and an E, all of one kind.
func allowed() [][]bool {
	out := make([][]bool, len(labelNames)+1)
	for x := range out {
		out[x] = make([]bool, len(labelNames))
		open := x > 0 && (labelNames[x-1][0] == 'B' || labelNames[x-1][0] == 'I')
		for y, to := range labelNames {
			goesOn := to[0] == 'I' || to[0] == 'E'
			out[x][y] = open == goesOn && (!open || labelNames[x-1][2:] == to[2:])
		}
	}
	return out
}

// New makes a Finder from a language's lexicons and names model. Without a
// model it finds only what stands in the lexicons.
func New(l *lang.Language) (*Finder, error) {
	f := &Finder{language: l, gaz: newGazetteer(l), facts: &wordTable{}}
	if len(l.NamesModel) == 0 {
		return f, nil
	}
	m, err := tagger.Decode(l.NamesModel)
	if err != nil {
		return nil, fmt.Errorf("names model: %w", err)
	}
	if f.facts, err = decodeWordTable(m.Section(sectionWords)); err != nil {
		return nil, err
	}
	if err := f.use(m); err != nil {
		return nil, err
	}
	return f, nil
}

// Sections of the model file.
const (
	sectionWords = "words"
	sectionRules = "rules" // absent: AllRules
)

// Rules says which of this package's rules stand above a model. The rules hold
// for the borders of the guide; a model trained on other borders does better
// with fewer.
type Rules string

// The sets of rules.
const (
	AllRules   Rules = "all"
	AgainRules Rules = "again" // only those that find a name of the article again
	NoRules    Rules = "none"
)

// SetRules writes into a model which rules stand above it.
func SetRules(m *tagger.Model, r Rules) { m.SetSection(sectionRules, []byte(r)) }

// SectionAbout is the section of the model file with its [About], as JSON.
const SectionAbout = "meta"

// Words returns the word table of a model, for training another on the same
// facts. It is nil when the model has none.
func Words(m *tagger.Model) []byte { return m.Section(sectionWords) }

func (f *Finder) use(m *tagger.Model) error {
	f.model, f.labels, f.rules = m, nil, AllRules
	if r := m.Section(sectionRules); r != nil {
		f.rules = Rules(r)
	}
	if f.rules != AllRules && f.rules != AgainRules && f.rules != NoRules {
		return fmt.Errorf("names model: unknown set of rules %q: train the model again", string(f.rules))
	}
	for y, name := range m.Labels() {
		l := label{}
		if name == "O" {
			f.outside = uint8(y)
		}
		if name != "O" {
			if len(name) < 3 {
				return fmt.Errorf("names model: unknown label %q: train the model again", name)
			}
			l = label{kind: news.Kind(name[2:]), first: name[0] == 'B' || name[0] == 'S'}
			if l.kind != news.Person && l.kind != news.Organization && l.kind != news.Place {
				return fmt.Errorf("names model: unknown label %q: train the model again", name)
			}
		}
		f.labels = append(f.labels, l)
	}
	return nil
}

// work is what one call of Find needs, kept for the next.
type work struct {
	page     page
	features tagger.Features
	scratch  tagger.Scratch
	summed   summed
	known    map[uint64]seen
	short    map[uint64]bool // heads of the article's names that may stand alone
}

// found is a name as a half-open interval of tokens.
type found struct {
	first, last int
	kind        news.Kind
	rule        string
}

// Find returns the names in t in the order of their spans, which do not
// overlap; their Entity is news.None. The article may be nil.
func (f *Finder) Find(t *lang.Text, a *news.Article) []news.Mention {
	w, _ := f.pages.Get().(*work)
	if w == nil {
		w = &work{}
	}
	defer f.pages.Put(w)
	f.gaz.prepare(t, f.facts, &w.page)
	names := f.tag(t, w)
	if f.rules != AgainRules && f.rules != NoRules {
		names = f.mend(t, w, names)
	}
	if f.rules != NoRules {
		names = f.again(t, w, names)
	}
	if f.rules != AgainRules && f.rules != NoRules {
		names = joinFamily(w, names)
	}
	out := make([]news.Mention, 0, len(names))
	for _, n := range names {
		if n.last == n.first+1 && future(t, &w.page, n) {
			continue // no name is in the future: a word that is not known
		}
		out = append(out, news.Mention{Span: span(t, &w.page, n), Kind: n.kind, Form: news.Name, Entity: news.None, Rule: n.rule})
	}
	return out
}

// span is where a name stands: from the host of its first token to the end of
// its last.
func span(t *lang.Text, p *page, n found) text.Span {
	s := t.Tokens[n.first].Span
	if r := t.Tokens[n.first].Readings; len(r) > 0 && n.rule != ruleFamily && !future(t, p, n) {
		s = r[p.tokens[n.first].reading].HostSpan
	}
	s.End = t.Tokens[n.last-1].Span.End
	return s
}

// future reports whether the first word of a name was read as a verb in the future, whose prefix no name has.
func future(t *lang.Text, p *page, n found) bool {
	r := t.Tokens[n.first].Readings
	return len(r) > 0 && r[p.tokens[n.first].reading].Clitics.Has(lang.Will)
}

// tag asks the model.
func (f *Finder) tag(t *lang.Text, w *work) (names []found) {
	if f.model == nil {
		return nil
	}
	for _, s := range t.Sentences {
		ts := w.page.tokens[s.First:s.Last]
		w.features.Reset()
		for i := range ts {
			together(ts, i, company, &w.features)
			w.features.End()
		}
		sums := w.summed.sum(f.model, ts, &w.scratch)
		chain := f.model.Tag(&w.features, sums, &w.scratch)
		before := len(names)
		for i, y := range chain {
			l := f.labels[y]
			switch {
			case l.first:
				names = append(names, found{s.First + i, s.First + i + 1, l.kind, ruleModel})
			case l.kind != "" && len(names) > 0:
				names[len(names)-1].last = s.First + i + 1
			}
		}
		for k := before; k < len(names); k++ {
			n := &names[k]
			n.rule = f.doubt(t, w, n, f.model.Over(chain, sums, n.first-s.First, n.last-s.First, f.outside, &w.scratch))
		}
	}
	return names
}

package events

import (
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

// Finder finds events in articles of one language. It is immutable and safe for concurrent use.
type Finder struct {
	lang   *lang.Language
	words  *words
	asides *lang.Lexicon // invocations
}

// New prepares a finder from the lexicons events, event_words, event_parties, invocations, roles and states; a lexicon that is missing matches nothing.
func New(l *lang.Language) *Finder {
	return &Finder{lang: l, words: readWords(l), asides: l.Lexicon("invocations")}
}

// Find returns the events in t, in order of their trigger. rec holds everything that the earlier stages found.
func (f *Finder) Find(t *lang.Text, rec *news.Record) []news.Event {
	if len(t.Tokens) == 0 {
		return nil
	}
	return f.find(f.words, t, rec, 0, nil)
}

// find returns the events in t; watch, unless nil, is told the questions of a table of weights instead of their being answered.
func (f *Finder) find(words *words, t *lang.Text, rec *news.Record, asking Table, watch func(Question)) []news.Event {
	t = f.withoutAsides(t)
	a := newArticle(words, f.lang, t, rec)
	a.asking, a.watch = asking, watch
	mem := &memory{}
	for n := range t.Sentences {
		s := &t.Sentences[n]
		its := a.items(s.First, s.Last)
		a.mem = memory{last: append([]clause(nil), mem.last...)}
		a.subjects(its, mem)
		a.triggers(its, mem)
	}
	for _, d := range a.events {
		a.protesters(d)
		a.quantitiesOf(d)
		if p := rec.Article.Published; a.ahead(d) {
			d.modality = planned
		} else if d.modality == actual && !d.noun && a.present(d) && (d.f.typ == "CONSULT" || d.f.typ == "AGREE") && p != nil && d.when.Known() && p.From != news.NoDay && d.when.From >= p.From {
			d.modality = planned // "the minister meets him today"
		}
	}
	ds := a.merge()
	authors(ds)
	a.culprits(ds)
	a.countParts(ds)
	for _, d := range ds {
		if a.ahead(d) { // the headline's act, whose day the body tells
			d.modality = planned
		}
		a.decide(d)
	}
	a.tolls(ds)
	a.tellDoubts()
	return a.record(ds)
}

package conflict

import (
	"slices"

	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

const (
	// nearDenial is how many articles before and after it are searched for what a denial denies.
	nearDenial = 8
	// coreShare is the share of the lemmas of what is denied that a sentence must hold to tell it, coreLeast how many at least.
	coreShare, coreLeast = 0.6, 3
)

// deniedElsewhere holds what statement n of article a denies against the sentence of another article that tells it in most of its words, whatever their
// forms ("denied having signed the contract", "signed a contract"), and names who denies or something else that the denial names.
func (f *finder) deniedElsewhere(a, n int) {
	rec := f.in.Records[a]
	s := &rec.Statements[n]
	said := within(rec, s.Content)
	whole := sentenceAt(rec, s.Cue).Span
	if negative(rec, n) || !f.in.Named(a, whole) {
		return
	}
	core := f.in.Lemmas(a, said)
	if len(core) < coreLeast || f.onlyNames(a, said) {
		return
	}
	best, where, at := 0, 0, text.Span{}
	list := f.articles[f.story]
	k := slices.Index(list, a)
	for _, b := range list[max(0, k-nearDenial):min(len(list), k+nearDenial+1)] {
		r := f.in.Records[b]
		if b == a || f.in.Root[a] == f.in.Root[b] {
			continue
		}
		for _, sentence := range r.Sentences[:min(len(r.Sentences), maxValues)] {
			if f.in.SharedNames(a, whole, b, f.withTitle(r, sentence)) == 0 || f.negates(r, sentence) { // first, for words are dear to read
				continue
			}
			shared := common(core, f.in.Lemmas(b, sentence))
			if shared <= best || shared < coreLeast || float64(shared) < coreShare*float64(len(core)) {
				continue
			}
			best, where, at = shared, b, sentence
		}
	}
	if best == 0 {
		return
	}
	x, y := news.Evidence{Article: f.in.Records[where].Article.ID, Span: at}, content(rec, s)
	teller := news.None
	for m := range f.in.Records[where].Statements {
		if f.in.Records[where].Statements[m].Content.Overlaps(at) {
			teller = m
			break
		}
	}
	if f.leftOpen(sentenceAt(rec, s.Cue)) || f.source(where, teller) == f.source(a, n) {
		return
	}
	event := place{where, news.None}
	for i := range f.in.Records[where].Events {
		if at.Contains(f.in.Records[where].Events[i].Trigger) {
			event.n = i
			break
		}
	}
	f.against("polarity", event, value{says: f.line(x), report: -1, at: x, source: f.source(where, teller)}, value{says: f.line(y), report: -1, at: y, source: f.source(a, n), no: true})
}

// withTitle is the passage from the headline of an article to the end of its sentence s where s stands near the beginning, else s.
func (f *finder) withTitle(r *news.Record, s text.Span) text.Span {
	if k := slices.Index(r.Sentences, s); k >= 0 && k <= leading {
		s.Start = r.Sentences[0].Start
	}
	return s
}

// negates reports whether a sentence denies or negates something itself.
func (f *finder) negates(r *news.Record, s text.Span) bool {
	for i := range r.Statements {
		if st := &r.Statements[i]; st.Stance == "denies" && (s.Contains(st.Cue) || st.Content.Overlaps(s)) || st.Content.Overlaps(s) && negative(r, i) {
			return true
		}
	}
	return slices.ContainsFunc(r.Events, func(e news.Event) bool { return e.Negated && s.Contains(e.Trigger) })
}

// common counts what two sorted lists share.
func common(a, b []int32) int {
	n := 0
	for _, w := range a {
		if _, ok := slices.BinarySearch(b, w); ok {
			n++
		}
	}
	return n
}

// onlyNames reports whether a passage ends with a person's name and tells no act: who denies was read as what is denied.
func (f *finder) onlyNames(a int, s text.Span) bool {
	rec := f.in.Records[a]
	ends := slices.ContainsFunc(rec.Mentions, func(m news.Mention) bool {
		return m.Kind == news.Person && m.Span.Start >= s.Start && m.Span.End <= s.End && s.End-m.Span.End <= fewBytes
	})
	return ends && !slices.ContainsFunc(rec.Events, func(e news.Event) bool { return s.Contains(e.Trigger) })
}

// fewBytes is how much may stand behind the name of a person that ends a passage.
const fewBytes = 12

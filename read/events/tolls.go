package events

import (
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

// tollReach is how many sentences after an attack or an arrest its counts may still stand: "the blast ... . The ministry said that eleven died."
const tollReach = 3

// tolls finds counts of people (nine dead, the wounding of 17, the number of dead rose to 11) and gives each to the act it belongs to: one in the
// same sentence, the nearest first, else the last one before it. Counts that the frames have already found are not repeated.
func (a *article) tolls(ds []*draft) {
	if len(a.numerals) == 0 || len(ds) == 0 {
		return
	}
	for i := range a.t.Tokens {
		nm := a.numerals[i]
		if nm == nil || nm.Percent || nm.Kind != lang.Cardinal && nm.Kind != lang.Implied || nm.From < 0 || nm.To > 1e9 {
			continue
		}
		what := a.tollOf(nm)
		if what == "" {
			continue
		}
		d := a.tollHome(ds, i, what)
		if d == nil {
			continue
		}
		q := news.Quantity{What: what, From: int(nm.From), To: int(nm.To), AtLeast: nm.AtLeast, Span: nm.Span}
		known := false
		for k := range d.quantities {
			known = known || d.quantities[k].What == q.What && d.quantities[k].Span.Overlaps(q.Span)
		}
		if !known {
			d.quantities = append(d.quantities, q)
		}
		if p, ok := a.phraseAt(i); ok && len(d.recipients) == 0 && d.f.typ == "ASSAULT" && what != "" && a.isParty(&p) && p.numeral {
			d.recipients = []news.Party{a.party(&p)} // those who were counted suffered it
		}
	}
}

// tollOf says what a number counts, "" when it counts no people: by the noun after it, the act before it, or the title of a toll before it.
func (a *article) tollOf(nm *lang.Numeral) string {
	use := func(i int, use string) string {
		if i < 0 || i >= len(a.t.Tokens) || !a.same(nm.First, i) {
			return ""
		}
		tok := &a.t.Tokens[i]
		for r := range tok.Readings {
			for _, id := range a.tollWords.Find(tok.Readings[r].Stem) {
				if a.tollWords.Get(id, "use") == use {
					return a.tollWords.Get(id, "what")
				}
			}
		}
		return ""
	}
	if nm.Noun >= 0 {
		if what := use(nm.Noun, "counted"); what != "" {
			return what
		}
	}
	if what := use(nm.Last, "counted"); what != "" {
		return what
	}
	first := nm.First
	if nm.Bound[1] > nm.Bound[0] && nm.Bound[0] < first {
		first = nm.Bound[0]
	}
	if what := use(first-1, "act"); what != "" {
		return what
	}
	// "the number of dead rose to 11": a definite title some words before a number that nothing else claims
	for i := first - 1; i >= 0 && i >= first-6 && a.same(nm.First, i); i-- {
		if a.t.Tokens[i].Kind != lang.Word {
			break
		}
		if a.t.Tokens[i].Best().Clitics.Has(lang.The) {
			if what := use(i, "counted"); what != "" {
				return what
			}
		}
	}
	return ""
}

// tollHome returns the act to which a count at token i belongs, or nil.
func (a *article) tollHome(ds []*draft, i int, what string) *draft {
	sentence := a.t.Tokens[i].Sentence
	var best *draft
	near := 0
	for _, d := range ds {
		if what == "arrested" != (d.f.mode == "arrest") || what != "arrested" && d.f.typ != "ASSAULT" || d.negated || d.modality != actual {
			continue
		}
		ends := []int{d.tok}
		for _, s := range d.also {
			if t := a.tokenAt(s.Start); t >= 0 {
				ends = append(ends, t)
			}
		}
		for _, t := range ends {
			at := a.t.Tokens[t].Sentence
			if at > sentence || sentence-at > tollReach {
				continue
			}
			far := (sentence-at)*1000 + max(t-i, i-t)
			if best == nil || far < near {
				best, near = d, far
			}
		}
	}
	return best
}

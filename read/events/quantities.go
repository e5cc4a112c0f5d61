package events

import (
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

// quantitiesOf reads the numbers of those killed, injured, arrested and so on from the phrases of those to whom it was done.
func (a *article) quantitiesOf(d *draft) {
	what := d.f.counts()
	if what == "" || len(a.numerals) == 0 {
		return
	}
	those := d.recipients
	if d.f.has(displaced) && d.f.subject == actor && d.f.obj != recipient {
		those = d.actors // who flees
	}
	for _, p := range those {
		if p.Span == nil || a.isPart(p) {
			continue
		}
		if q, ok := a.partyPhrase(p); ok && q.info.class == aTarget && d.f.has(injured) {
			continue // "the shells hit three houses"
		}
		for i := a.tokenAt(p.Span.Start); i >= 0 && i < len(a.t.Tokens) && a.t.Tokens[i].Span.Start < p.Span.End; i++ {
			nm := a.numerals[i]
			if nm == nil || nm.From < 0 || nm.To > 1e9 {
				continue
			}
			from, to := int(nm.From), int(nm.To)
			if nm.Kind == lang.Implied && from == 1 {
				if q, ok := a.partyPhrase(p); ok && q.info.number == lang.Dual {
					from, to = 2, 2 // "two officers of police", whose ending is also that of one in the accusative
				}
			}
			at := nm.Span
			if nm.Kind == lang.Implied {
				for j := i + 1; j < len(a.t.Tokens) && a.t.Tokens[j].Span.Start < p.Span.End; j++ {
					if n := a.joinedOne(j); n > 0 {
						from, to, at.End = from+n, to+n, a.t.Tokens[j].Span.End // "an officer and a conscript"
					}
				}
			}
			d.quantities = append(d.quantities, news.Quantity{What: what, From: from, To: to, AtLeast: nm.AtLeast, Span: at})
			break
		}
	}
}

// joinedOne returns how many the word at token j is that "and" joins to one person or two: 1 or 2, and 0 where it is nobody or a plural.
func (a *article) joinedOne(j int) int {
	if a.t.Tokens[j].Kind != lang.Word || !a.clitics(j).Has(lang.And) || a.labels[j].name >= 0 {
		return 0
	}
	switch h := a.head(j); h.class {
	case aPerson, aRole, aKin:
		switch h.number {
		case lang.Singular:
			return 1
		case lang.Dual:
			return 2
		}
	}
	return 0
}

// counts names what the number of recipients of the frame counts, "" where a number says nothing.
func (f *frame) counts() string {
	switch {
	case f.has(injured):
		return "injured"
	case f.has(displaced):
		return "displaced"
	case f.has(missing):
		return "missing"
	case f.has(kidnapped):
		return "kidnapped"
	case f.mode == "killing":
		return "killed"
	case f.mode == "arrest":
		return "arrested"
	case f.mode == "release":
		return "released"
	}
	return ""
}

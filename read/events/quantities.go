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
		if p.Span == nil {
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
			d.quantities = append(d.quantities, news.Quantity{What: what, From: from, To: to, AtLeast: nm.AtLeast, Span: nm.Span})
			break
		}
	}
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
	case f.mode == "killing":
		return "killed"
	case f.mode == "arrest":
		return "arrested"
	case f.mode == "release":
		return "released"
	}
	return ""
}

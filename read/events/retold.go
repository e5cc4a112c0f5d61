package events

import (
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

// retoldReach is how many events back one looks for the happening that an event tells over again.
const retoldReach = 40

// retold joins drafts that merge has left apart though they are one happening: it sees each with all that the article tells of it, so what stands
// far away, in other words or as a plan that the rest tells as done, finds its like.
func (a *article) retold(ds []*draft) []*draft {
	out := ds[:0:0]
	for _, e := range ds {
		joined := false
		for k := len(out) - 1; k >= 0 && k >= len(out)-retoldReach; k-- {
			if out[k].f.typ == e.f.typ && a.retells(out[k], e) {
				a.join(out[k], e)
				joined = true
				break
			}
		}
		if !joined {
			out = append(out, e)
		}
	}
	return out
}

// retells reports whether e tells d over again; both are of one type.
func (a *article) retells(d, e *draft) bool {
	if d.stayed || e.stayed || !d.when.Meets(e.when) || !a.placesMeet(d, e) || d.negated != e.negated {
		return false
	}
	if d.f.mode != e.f.mode && d.f.mode != "" && e.f.mode != "" && d.f.typ != "ASSAULT" {
		return false
	}
	aa, ar := a.compatible(d.actors, e.actors)
	ra, rr := a.compatible(d.recipients, e.recipients)
	if e.noun && e.definite && e.tok > 0 && a.same(e.tok, e.tok-1) && a.labels[e.tok-1].class&cThis != 0 {
		if !aa {
			e.actors = nil
		}
		if !ra {
			e.recipients = nil
		}
		return true // "this visit"
	}
	if a.visitsOthers(d, e) {
		return false
	}
	same := d.modality == e.modality
	gap := e.sentence - max(d.sentence, d.latest)
	if a.sameWord(d, e) && aa && ra && a.againFar(d, e, ar, rr, same, gap) {
		return true
	}
	if !same && !(e.noun && rr) {
		return false
	}
	switch d.f.typ {
	case "REQUEST":
		return ar && rr && same && gap <= 3
	case "ACCUSE", "AGREE":
		return aa && ra && same && gap <= 4
	case "CONCEDE", "MOBILIZE":
		return aa && ra && (ar || rr)
	case "PROTEST":
		return same && (aa || a.byDoing(e.actors, "PROTEST") || a.byDoing(d.actors, "PROTEST"))
	case "AID": // who saves, treats and looks for the victims of one incident, some dead, some hurt, some missing
		return same && gap <= 3 && (aa || !a.wholeNamed(d.actors) || !a.wholeNamed(e.actors)) && a.people(d.recipients) && a.people(e.recipients)
	case "COERCE": // one man was held, whom and by whom each sentence tells in other words
		return same && d.f.mode == e.f.mode && (d.f.mode == "arrest" || a.sameWord(d, e)) && (aa || anyOf(d.actors, a.officers) && anyOf(e.actors, a.officers)) &&
			anyOf(d.recipients, a.onePerson) && anyOf(e.recipients, a.onePerson)
	}
	return false
}

// againFar reports whether two drafts with one word and with sides that can be the same are one happening: what one side leaves open the other
// may tell, and a noun may stand for an act that is told elsewhere as done.
func (a *article) againFar(d, e *draft, ar, rr, same bool, gap int) bool {
	switch {
	case !ar && !rr:
		return same && d.f.typ != "ASSAULT" && (d.f.typ != "COERCE" || gap <= 3)
	case d.f.typ == "REQUEST":
		return ar && same
	}
	if !same && (!e.noun && !d.noun || d.f.mode == "ceasefire" || d.modality != actual && e.modality != actual || hypothetical(d.modality) || hypothetical(e.modality) || !rr && d.f.typ != "CONSULT") {
		return false
	}
	return (rr || gap <= 6 || d.place != news.None && e.place != news.None) && (ar || len(d.actors) == 0 || len(e.actors) == 0)
}

// placesMeet reports whether two drafts can have happened in one place: one place may lie in the other.
func (a *article) placesMeet(d, e *draft) bool {
	return d.place == news.None || e.place == news.None || a.within(d.place, e.place) || a.within(e.place, d.place)
}

// within reports whether place p is q or lies in it, as far as the gazetteers tell.
func (a *article) within(p, q int) bool {
	if p == q {
		return true
	}
	x, y := &a.rec.Entities[p], &a.rec.Entities[q]
	if x.Within != "" && y.Canon != "" && x.Within == y.Canon {
		return true
	}
	s := a.stateOfParty(news.Party{Entity: p})
	return s != "" && s == a.stateOfParty(news.Party{Entity: q})
}

// onePerson reports whether a party is one person, named or not.
func (a *article) onePerson(p news.Party) bool {
	if p.Entity != news.None {
		return a.rec.Entities[p.Entity].Kind == news.Person
	}
	if p.Span == nil {
		return false
	}
	q, ok := a.phraseAt(a.tokenAt(p.Span.Start))
	return ok && !q.numeral && (q.info.class == aPerson || q.info.class == aRole || q.info.class == aKin) && q.info.number <= lang.Singular
}

// officers reports whether a party is police, guards or another authority that holds people: each report calls them otherwise.
func (a *article) officers(p news.Party) bool {
	if p.Entity != news.None {
		for _, w := range a.rec.Entities[p.Entity].Words {
			if a.class[w]&cOfficers != 0 || len(w) > 4 && a.class[w[4:]]&cOfficers != 0 {
				return true
			}
		}
		return false
	}
	if p.Span == nil {
		return false
	}
	for i := a.tokenAt(p.Span.Start); i >= 0 && i < len(a.t.Tokens) && a.t.Tokens[i].Span.Start < p.Span.End; i++ {
		if a.t.Tokens[i].Kind == lang.Word && (a.class[a.noun(i).Stem]|a.labels[i].class)&cOfficers != 0 {
			return true
		}
	}
	return false
}

func anyOf(ps []news.Party, ok func(news.Party) bool) bool {
	for _, p := range ps {
		if ok(p) {
			return true
		}
	}
	return false
}

// byDoing reports whether a side is told only by what it does: "the protesters".
func (a *article) byDoing(ps []news.Party, typ string) bool {
	if len(ps) != 1 || ps[0].Entity != news.None || ps[0].Span == nil {
		return false
	}
	i, j := a.tokenAt(ps[0].Span.Start), a.tokenAt(ps[0].Span.End-1)
	if i < 0 || i != j {
		return false
	}
	rd := a.noun(i)
	for k := range rd.Morphs {
		if rd.Morphs[k].POS != lang.ActiveParticiple || !rd.Clitics.Has(lang.The) {
			continue
		}
		for _, f := range a.words.verbs[rd.Morphs[k].Lemma] {
			if f.typ == typ {
				return true
			}
		}
	}
	return false
}

func hypothetical(modality string) bool { return modality == possible || modality == conditional }

// wholeNamed reports whether all parties of a side, at least one, have names.
func (a *article) wholeNamed(ps []news.Party) bool {
	for _, p := range ps {
		if p.Entity == news.None {
			return false
		}
	}
	return len(ps) > 0
}

// people reports whether a side is people without names, or nobody.
func (a *article) people(ps []news.Party) bool {
	for _, p := range ps {
		if p.Entity != news.None || p.Span == nil {
			return false
		}
		q, ok := a.phraseAt(a.tokenAt(p.Span.Start))
		if !ok || q.info.class == aTarget {
			return false
		}
	}
	return true
}

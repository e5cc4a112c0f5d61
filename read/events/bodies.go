package events

import (
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

// bodies puts a named body in place of its arms and men among the parties ps of one side of d; other are those of the other. What the aircraft of the coalition or
// the fighters of the party do, the coalition and the party do; men who are killed or held suffer it themselves: singled says that the side is theirs.
func (a *article) bodies(d *draft, ps, other []news.Party, singled bool) []news.Party {
	var out []news.Party
	for _, p := range ps {
		if p.Entity == news.None && p.Span != nil {
			if q, ok := a.partyPhrase(p); ok && a.span(q.first, q.last).End >= p.Span.End && !(singled && q.info.number == lang.Plural && q.info.gender == lang.Masculine) {
				e := a.bodyOf(&q)
				if e == news.None && (q.info.class != aTarget || d.f.typ == "ASSAULT") {
					e = a.bodyBefore(&q)
				}
				if body := (news.Party{Entity: e}); e != news.None && !holds(other, body) {
					p = body // nobody does it to himself
				}
			}
		}
		if p.Entity == news.None || !holds(out, p) {
			out = append(out, p)
		}
	}
	return out
}

// singles reports whether what d tells befalls people one by one: they are killed, pursued, held or let go.
func (d *draft) singles() bool {
	return d.f.has(victim|suffered) || d.f.mode == "killing" || d.f.typ == "COERCE"
}

// bodyOf returns the body whose arm or men a phrase without number names, by name or by the word that takes it up: "the fighters of the party", "the rebels
// so-and-so"; or None.
func (a *article) bodyOf(p *phrase) int {
	j := p.head + 1
	if p.first != p.head || p.entity != news.None || p.numeral || p.last <= j || a.t.Tokens[p.head].Kind != lang.Word || a.noun(p.head).Suffix != "" || !a.isArm(p) {
		return news.None
	}
	if a.noun(p.head).Clitics.Has(lang.The) {
		if p.info.number != lang.Plural || !a.nameStarts(j) || !a.several(j) || j+1 < p.last && a.labels[j+1].name == a.labels[j].name {
			return news.None // a definite noun governs no name: the name of many men describes it
		}
	} else if a.t.Tokens[j].Kind == lang.Word && a.labels[j].name < 0 && a.clitics(j) == 0 && a.noun(j).Suffix == "" && a.generic[a.noun(j).Stem] {
		j++ // "the fighters of the organisation so-and-so"
	}
	for j < p.last && a.t.Tokens[j].Kind == lang.Quote {
		j++
	}
	if j >= p.last || a.clitics(j)&^lang.The != 0 {
		return news.None
	}
	e, last := news.None, j+1
	switch lb := &a.labels[j]; {
	case a.nameStarts(j):
		e = a.rec.Mentions[lb.name].Entity
		for last < p.last && a.labels[last].name == lb.name {
			last++
		}
	case lb.nominal >= 0:
		e = a.rec.Mentions[lb.nominal].Entity
	}
	if e < 0 || a.rec.Entities[e].Kind != news.Organization {
		return news.None
	}
	for ; last < p.last; last++ {
		if a.t.Tokens[last].Kind == lang.Word && (a.labels[last].name >= 0 || a.clitics(last).Has(lang.And)) {
			return news.None // "the gunmen of the group and the forces of"
		}
	}
	return e
}

// armed are the types of bodies that have forces and fighters; some bodies have no type.
var armed = map[string]bool{"": true, "armed_group": true, "military": true, "movement": true, "party": true, "security": true}

// bodyBefore returns the body to which the pronoun points whose arm or men phrase p names: "its forces"; or None. It is the last one named before it in
// its sentence that agrees; where a person of the same gender is named behind that, they are his.
func (a *article) bodyBefore(p *phrase) int {
	if p.first != p.head || p.entity != news.None || p.numeral || p.info.class != aGroup && p.info.class != aTarget || a.t.Tokens[p.head].Kind != lang.Word || a.noun(p.head).Suffix == "" || !a.isArm(p) || verbalNoun(a.noun(p.head)) {
		return news.None
	}
	pr, ok := a.prepWith[a.fr+a.noun(p.head).Suffix]
	if !ok || pr.number != lang.Singular {
		return news.None
	}
	i := p.head - 1
	for ; i >= 0 && a.same(i, p.head); i-- {
		if !a.nameStarts(i) && a.labels[i].nominal < 0 {
			continue
		}
		n := a.labels[i].name
		if n < 0 {
			n = a.labels[i].nominal
		}
		e := a.rec.Mentions[n].Entity
		if e < 0 {
			continue
		}
		x := &a.rec.Entities[e]
		g := x.Gender
		if a.labels[i].nominal >= 0 && a.labels[i].name < 0 && a.head(i).gender != 0 {
			g = a.head(i).gender
		}
		switch x.Kind {
		case news.Person:
			if g == pr.gender || g == 0 && pr.gender == lang.Masculine {
				return news.None
			}
		case news.Organization:
			if (g == 0 || g == pr.gender) && armed[x.Type] {
				return e
			}
		}
	}
	return news.None
}

// isArm reports whether the noun that heads phrase p is what a body acts with or through; of men, only several are.
func (a *article) isArm(p *phrase) bool {
	stem := a.noun(p.head).Stem
	if p.info.number == lang.Plural {
		whole := stem
		if rest, ok := a.ends(stem, lang.SoundConstruct); ok {
			whole = rest
		}
		if one, ok := a.ends(whole, lang.CaseEnding); ok && a.is(one, tArm) {
			return true
		}
	}
	return p.info.class != aPerson && a.is(stem, tArm)
}

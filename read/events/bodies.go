package events

import (
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

// bodies puts a named body in place of its arms and men among the parties of one side: what the aircraft of the coalition or the fighters of the party do, the
// coalition and the party do. Men who are killed or held suffer it themselves: singled says that the side is theirs.
func (a *article) bodies(ps []news.Party, singled bool) []news.Party {
	var out []news.Party
	for _, p := range ps {
		if p.Entity == news.None && p.Span != nil {
			if q, ok := a.partyPhrase(p); ok && a.span(q.first, q.last).End >= p.Span.End && !(singled && q.info.number == lang.Plural && q.info.gender == lang.Masculine) {
				if e := a.bodyOf(&q); e != news.None {
					p = news.Party{Entity: e}
				}
			}
		}
		if p.Entity == news.None || !holds(out, p) {
			out = append(out, p)
		}
	}
	return out
}

// singles reports whether what d tells befalls people one by one: they are killed, held or let go.
func (d *draft) singles() bool {
	return d.f.has(victim|suffered) || d.f.mode == "killing" || d.f.mode == "arrest" || d.f.mode == "release"
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

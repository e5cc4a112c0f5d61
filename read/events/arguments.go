package events

import (
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// add puts parties into a slot.
func (d *draft) add(s slot, ps []news.Party) {
	switch s {
	case actor:
		d.actors = union(d.actors, ps)
	case recipient:
		d.recipients = union(d.recipients, ps)
	}
}

func union(a, b []news.Party) []news.Party {
	out := append([]news.Party(nil), a...)
	for _, p := range b {
		if len(out) >= 8 {
			break
		}
		if !holds(out, p) {
			out = append(out, p)
		}
	}
	return out
}

func holds(ps []news.Party, p news.Party) bool {
	for _, q := range ps {
		if sameParty(p, q) {
			return true
		}
	}
	return false
}

func sameParty(p, q news.Party) bool {
	if p.Entity != news.None || q.Entity != news.None {
		return p.Entity == q.Entity
	}
	return p.Span != nil && q.Span != nil && p.Span.Overlaps(*q.Span)
}

// fill puts the phrase at item k into a slot of d, with the parties joined to it; it reports whether anything was filled.
func (a *article) fill(its []item, k int, s slot, d *draft) bool {
	p := &its[k].p
	switch s {
	case place:
		if a.isPlace(p) {
			if d.place == news.None {
				d.place = p.entity
			}
			return true
		}
		if d.f.typ == "RETREAT" && its[k].kind == iPrep && its[k].prep == a.of && len(d.recipients) == 0 && d.place == news.None && !a.actBetween(its, d.item, k) && (p.entity != news.None && !a.isPerson(p) || p.info.class == aGroup && p.definite) {
			d.recipients = []news.Party{a.party(p)} // "withdrew from the government"
			return true
		}
		if d.f.mode == "visit" && len(d.recipients) == 0 && (its[k].kind == iNoun || d.noun && its[k].prep == a.fr) && !(k > 0 && a.ofPronounNoun(&its[k-1])) && !a.actBetween(its, d.item, k) && a.isParty(p) && p.info.class != aTarget && (a.isPerson(p) || p.entity == news.None && (p.info.class != aGroup || p.info.number == lang.Plural || a.is(a.noun(p.head).Stem, tCrew))) {
			d.recipients = without(a.parties(its, k, len(its)), d.actors) // "visited the wounded", "the delegation"
			return true
		}
		if e := a.innerPlace(its[k].first, its[k].last); e != news.None && d.place == news.None && p.entity == news.None {
			d.place = e
			return true
		}
	case actor, recipient:
		if d.word > p.head && d.word < p.last && p.entity == news.None {
			p.last = d.word // "laid on the opposition the responsibility": the word that completes the verb is not of the party
		}
		if s == recipient && d.word == p.head && p.last > p.first && p.entity == news.None && !a.isParty(p) { // "took the lives of five"
			if q, ok := a.phraseAt(p.head + 1); ok && a.labels[p.head+1].verb == noVerb && a.isParty(&q) && a.same(p.head, p.head+1) {
				d.add(recipient, []news.Party{a.party(&q)})
				return true
			}
		}
		if s == recipient && d.f.typ == "ASSAULT" && p.entity == news.None && p.info.class == aTarget && a.explosive(p) {
			return true // "the explosion of a car bomb" is not done to the car
		}
		if one, other := a.opposed(its, k, s); len(other) > 0 {
			d.add(actor, one)
			d.add(recipient, other)
			return true
		}
		ps := a.parties(its, k, len(its))
		if len(ps) == 0 && s == recipient {
			ps = a.owner(its, k, d)
			if len(ps) == 0 && a.thing(its, k, d) {
				ps = []news.Party{a.party(&its[k].p)}
			}
			if len(ps) == 0 && p.info.class == aQuant && p.last == p.first+1 && p.entity == news.None && a.t.Tokens[p.first].Kind == lang.Word && a.noun(p.first).Suffix != "" {
				ps = []news.Party{a.party(p)} // "held one of them"
			}
		}
		if s == recipient && d.f.typ == "ASSAULT" {
			ps = a.hit(its, k, ps)
		}
		d.add(s, ps)
		return len(ps) > 0
	case content, theme:
		if s == content && its[k].kind == iPrep && len(d.recipients) == 0 && p.entity == news.None && (d.f.typ == "REJECT" || d.f.typ == "SUPPORT") {
			d.add(recipient, without(a.maker(its, k), d.actors))
		}
		if its[k].kind == iPrep && (p.entity != news.None || a.isParty(p)) {
			if s == content && d.f.typ == "REJECT" && len(d.recipients) == 0 && p.info.class != aTarget {
				d.add(recipient, without(a.parties(its, k, len(its)), d.actors)) // "voiced its rejection of the government"
			}
			return false
		}
		if d.governs < 0 {
			d.governs = its[k].first
		}
		if s == content && len(d.recipients) == 0 && a.class[a.noun(p.head).Stem]&cLaw == 0 && (d.f.typ == "AGREE" || d.f.typ == "REJECT" || d.f.typ == "CONCEDE" || d.f.typ == "SUPPORT") {
			// "accepted the proposal of X"
			if e := a.innerParty(its[k].first, its[k].last); e != news.None {
				d.add(recipient, []news.Party{{Entity: e}})
			} else if k+1 < len(its) && its[k+1].kind == iNoun && its[k+1].genitive && !a.tellsType(p.head, "COOPERATE") && (its[k+1].p.entity != news.None || d.f.typ != "CONCEDE" && (d.noun || !d.f.has(weak))) && a.isParty(&its[k+1].p) && !a.isPlace(&its[k+1].p) && its[k+1].p.info.class != aTarget {
				d.add(recipient, without(a.parties(its, k+1, k+2), d.actors))
			} else if q := k + 1; d.f.typ == "REJECT" && q < len(its) && its[q].kind == iPrep && !its[q].and && (its[q].prep == a.by || its[q].prep == a.to || its[q].prep == a.along) && its[q].p.entity != news.None && !a.isPlace(&its[q].p) && a.actNoun(p.head) {
				d.add(recipient, without(a.parties(its, q, len(its)), d.actors)) // "refused to join the club"
			} else if p.last > p.first && p.entity == news.None && d.f.typ != "CONCEDE" && (d.noun || !d.f.has(weak)) {
				d.add(recipient, without(a.ownedWithin(p), d.actors)) // "the demands of the union"
			}
			if len(d.recipients) == 0 && d.f.typ != "CONCEDE" {
				d.add(recipient, without(a.maker(its, k), d.actors)) // "refused a truce that X proposed"
			}
			for j := k + 1; j < len(its) && j <= k+3 && len(d.recipients) == 0 && d.f.typ == "REJECT"; j++ {
				if it := &its[j]; it.kind == iPrep && it.prep == a.fr && it.pronoun.prep == "" && a.isParty(&it.p) && !a.isPlace(&it.p) && it.p.info.class != aTarget {
					d.add(recipient, without(a.parties(its, j, len(its)), d.actors)) // "its refusal of the remarks of X", in Arabic "for X"
				} else if it.kind == iVerb || it.kind == iStop || it.kind == iThat || it.kind == iRelative || it.kind == iComma || it.and {
					break
				}
			}
		}
		return true
	}
	return false
}

// protesters makes those who were said to protest the ones whom the breaking up of the protest of d is done to: "broke up the sit-in".
func (a *article) protesters(d *draft) {
	if d.f.typ != "COERCE" || len(d.recipients) != 1 || d.recipients[0].Span == nil || d.recipients[0].Entity != news.None {
		return
	}
	if i := a.tokenAt(d.recipients[0].Span.Start); i < 0 || !a.tellsType(i, "PROTEST") {
		return
	}
	for n := len(a.events) - 1; n >= 0; n-- {
		if e := a.events[n]; e.tok < d.tok && e.f.typ == "PROTEST" && len(e.actors) > 0 && !holds(d.actors, e.actors[0]) {
			d.recipients = e.actors
			return
		}
	}
}

// maker returns who made, proposed or lodged what the phrase at item k names, told in a relative clause of which it is the object.
func (a *article) maker(its []item, k int) []news.Party {
	for j := k + 1; j < len(its) && j <= k+3; j++ {
		switch its[j].kind {
		case iRelative, iOther:
		case iNoun:
			if !its[j].genitive {
				return nil
			}
		case iVerb:
			if c := &a.verbs[its[j].clause]; c.objects && c.relative >= k && c.relative < j && !c.dropped && c.sp.info.class != aTarget {
				return c.subject
			}
			return nil
		default:
			return nil
		}
	}
	return nil
}

// opposed returns the two sides between whom something goes on, where "on the one hand" tells them apart: "between X and Y on the one hand and Z on
// the other".
func (a *article) opposed(its []item, k int, s slot) (one, other []news.Party) {
	if s != actor || its[k].kind != iPrep || its[k].prep != a.twoOf {
		return nil, nil
	}
	for m := k + 1; m+1 < len(its) && m < k+window; m++ {
		switch its[m].kind {
		case iVerb, iStop, iThat, iOpener:
			return nil, nil
		case iOther:
			i := its[m].first
			if a.t.Tokens[i].Fold != a.of || !a.same(i, i+1) || a.class[a.noun(i+1).Stem]&cSide == 0 {
				continue
			}
			j := m + 1
			for j < len(its) && (its[j].kind == iComma || its[j].first == i+1) {
				j++
			}
			if j < len(its) && its[j].kind == iNoun && its[j].and && a.isParty(&its[j].p) {
				return a.parties(its, k, m), a.parties(its, j, len(its))
			}
			return nil, nil
		}
	}
	return nil, nil
}

// actBetween reports whether a word that tells another act stands between items j and k.
func (a *article) actBetween(its []item, j, k int) bool {
	for j++; j < k; j++ {
		if its[j].kind == iVerb || (its[j].kind == iNoun || its[j].kind == iPrep) && its[j].p.last > its[j].p.first && !a.isParty(&its[j].p) && a.tells(its[j].p.head) {
			return true
		}
	}
	return false
}

// weapon reports whether a phrase names what attacks are made with or from, and tells no attack itself.
func (a *article) weapon(p *phrase) bool {
	if a.explosive(p) {
		return true
	}
	if a.t.Tokens[p.head].Kind != lang.Word || a.tells(p.head) {
		return false
	}
	stem := a.noun(p.head).Stem
	return a.is(stem, tStriker) || (a.class[stem]|a.labels[p.head].class)&(cRocket|cAir|cDrone) != 0
}

// bearer returns whose the weapon is that heads a phrase: who stands in construct right behind it.
func (a *article) bearer(p *phrase) []news.Party {
	if p.head+1 >= p.last || a.noun(p.head).Clitics.Has(lang.The) {
		return nil
	}
	if q, ok := a.phraseAt(p.head + 1); ok && q.last <= p.last && a.isParty(&q) && q.info.class != aTarget && !a.isPlace(&q) {
		return []news.Party{a.party(&q)}
	}
	return nil
}

// explosive reports whether a phrase names what goes off.
func (a *article) explosive(p *phrase) bool {
	for i := p.head; i < p.last; i++ {
		if a.t.Tokens[i].Kind == lang.Word && (a.labels[i].class|a.class[a.noun(i).Stem])&cExplosive != 0 {
			return true
		}
	}
	return false
}

// thing reports whether the phrase at item k, which no lexicon of parties knows, is what an act of force is done to: "closed the entrances of
// the town". An act or a time is none.
func (a *article) thing(its []item, k int, d *draft) bool {
	p := &its[k].p
	return d.f.typ == "COERCE" && p.definite && !d.f.mustPerson && !d.noun && d.f.mode == "" && !d.f.has(carries) && len(d.actors) > 0 && its[k].kind == iNoun && p.last > p.first && p.entity == news.None && !p.numeral && a.t.Tokens[p.head].Kind == lang.Word && !a.tells(p.head) && !a.lightNoun(p.head) && !a.is(a.noun(p.head).Stem, tMeasure)
}

// hit adds to those whom an attack is said to have hit at item k whose the thing is or where it lies, told in words behind it: "districts under the control of
// the army", "a car of an officer", "a gathering of the gunmen" (in Arabic "for"), "areas in the town so-and-so".
func (a *article) hit(its []item, k int, ps []news.Party) []news.Party {
	p, j := &its[k].p, k+1
	if j < len(its) && its[j].kind == iPrep && its[j].prep == a.in && its[j].pronoun.prep == "" && its[j].p.last > its[j].p.head+1 && p.info.class != notParty && p.info.class != aTarget && a.is(a.noun(its[j].p.head).Stem, tRanks) {
		return union(ps, a.ownedWithin(&its[j].p)) // "dozens of dead in the ranks of X"
	}
	if p.entity != news.None || p.last <= p.first || j >= len(its) || its[j].pronoun.prep != "" || its[j].first != p.last || !a.isParty(&its[j].p) || a.t.Tokens[p.last-1].Kind != lang.Word {
		return ps
	}
	q := &its[j].p
	switch it := &its[j]; {
	case p.info.class != aTarget && (p.info.class != notParty || a.tells(p.head) && !a.tellsType(p.head, "PROTEST") || a.lightNoun(p.head)):
	case it.kind == iNoun && !it.and && p.last > p.head+1 && a.tells(p.last-1) && !a.isPlace(q) && (q.definite || q.entity != news.None) && q.info.class != aTarget:
		return union(ps, a.parties(its, j, len(its)))
	case it.kind == iPrep && it.prep == a.fr && p.info.class == aTarget && q.entity == news.None && !q.definite && (q.info.class == aPerson || q.info.class == aRole || q.info.class == aKin):
		s := a.span(p.first, q.last)
		return []news.Party{{Entity: news.None, Span: &s}}
	case it.kind == iPrep && it.prep == a.fr && p.info.class == notParty && !a.isPlace(q) && q.info.class != aTarget:
		return union(ps, a.parties(its, j, len(its)))
	case it.kind == iPrep && it.prep == a.in && a.isPlace(q) && !p.definite && a.is(a.noun(p.head).Stem, tGround):
		return union(ps, []news.Party{{Entity: q.entity}})
	}
	return ps
}

// owner returns whose a thing is that stands where a party should: "praised the decision of X", "a veto on a draft of the council", "stormed
// the western part of the town".
func (a *article) owner(its []item, k int, d *draft) []news.Party {
	p := &its[k].p
	if p.last <= p.first {
		return nil
	}
	switch d.f.typ {
	case "SUPPORT":
	case "CONCEDE": // "gave in to the pressure of the street"
		if j := k + 1; j < len(its) && its[j].genitive && a.isParty(&its[j].p) && !a.isPlace(&its[j].p) && its[j].p.info.class != aTarget {
			return a.parties(its, j, j+1)
		}
		if its[k].kind != iPrep || its[k].prep != a.fr || len(d.recipients) > 0 {
			return nil
		}
		return a.ownedWithin(p)
	case "SANCTION":
		if j := k + 1; j < len(its) && its[j].genitive && !a.tells(p.head) && a.isParty(&its[j].p) && !a.isPlace(&its[j].p) && its[j].p.info.class != aTarget {
			return a.parties(its, j, j+1) // "suspended the membership of the club"
		}
		if a.tells(p.head) || its[k].kind != iNoun && !a.is(a.noun(p.head).Stem, tOwned) {
			return nil
		}
		return a.definiteOwner(p)
	case "ACCUSE", "REJECT", "THREATEN":
		if a.tells(p.head) {
			if fs, _ := a.nounFrames(p.head); d.f.typ == "REJECT" && fs[0].typ == "REQUEST" {
				if ps := a.nationality(p.head, a.noun(p.head).Clitics.Has(lang.The)); len(ps) == 1 && ps[0].Entity != news.None {
					return ps // "refused the French initiative"
				}
			}
			return nil // who condemns an attack says nothing of its victims
		}
	case "ASSAULT", "COERCE":
		if d.f.typ == "COERCE" && a.is(a.noun(p.head).Stem, tOwned) {
			return a.ownedWithin(p) // "seized the funds of the society"
		}
		if e := a.innerPlace(p.head, min(p.head+3, its[k].last)); e != news.None && !a.tells(p.head) && !d.f.has(bomb) {
			return []news.Party{{Entity: e}}
		}
		return nil
	default:
		return nil
	}
	if e := a.innerParty(its[k].first, its[k].last); e != news.None {
		return []news.Party{{Entity: e}}
	}
	if sx := a.noun(p.head).Suffix; sx != "" && a.t.Tokens[p.head].Kind == lang.Word && d.f.typ == "SUPPORT" {
		if ps := a.resolve(sx, p.head, its, k, d.actors); len(ps) > 0 {
			return ps // "praised his efforts"
		}
	}
	if p.head+1 < p.last && !a.tells(p.head) && !a.noun(p.head).Clitics.Has(lang.The) {
		if q, ok := a.phraseAt(p.head + 1); ok && q.head < p.last && (q.info.class == aGroup || q.info.class == aRole) {
			return []news.Party{a.party(&q)} // "praised the efforts of the organisation"
		}
	}
	for j := k + 1; j+1 < len(its) && j <= k+2; j++ {
		if its[j].kind == iRelative && its[j+1].kind == iVerb {
			if c := &a.verbs[its[j+1].clause]; c.objects && len(c.subject) > 0 { // "praised the efforts that X makes"
				return c.subject
			}
		}
		if its[j].kind != iOther {
			break
		}
	}
	if k+1 < len(its) && its[k+1].pronoun.prep == "" && (its[k+1].kind == iNoun && its[k+1].genitive || its[k+1].kind == iPrep && its[k+1].prep == a.fr) && a.isParty(&its[k+1].p) {
		return a.parties(its, k+1, len(its))
	}
	in := k + 1
	for in < len(its) && its[in].genitive {
		in++
	}
	if in < len(its) && d.f.typ == "SUPPORT" && its[in].kind == iPrep && its[in].prep == a.in && a.isPlace(&its[in].p) && a.sovereign(its[in].p.entity) {
		return []news.Party{{Entity: its[in].p.entity}} // "praised the success of the experience in Tunisia"
	}
	ps := a.nationality(p.head, a.noun(p.head).Clitics.Has(lang.The))
	if len(ps) != 1 || ps[0].Entity == news.None || d.f.typ != "SUPPORT" && a.tells(p.head) {
		ps = nil
	}
	if a.tells(p.head) {
		return ps // "welcomed the French initiative"
	}
	if e := a.innerPlace(its[k].first, its[k].last); e != news.None && a.sovereign(e) {
		return []news.Party{{Entity: e}}
	}
	return ps
}

// sovereign reports whether a place is a state or stands for its government.
func (a *article) sovereign(e int) bool {
	switch a.rec.Entities[e].Type {
	case "country", "state", "capital", "":
		return a.stateOf[a.fold(a.rec.Entities[e].Name)] != "" || a.rec.Entities[e].Type == "country" || a.rec.Entities[e].Type == "capital"
	}
	return a.stateOf[a.fold(a.rec.Entities[e].Name)] != ""
}

// innerPlace returns the place that a phrase names inside, or None.
func (a *article) innerPlace(first, last int) int {
	for i := first; i < last; i++ {
		if n := a.labels[i].name; n >= 0 && a.rec.Mentions[n].Kind == news.Place {
			return a.rec.Mentions[n].Entity
		}
	}
	return news.None
}

// innerParty returns the person or organisation that a phrase names inside, or None.
func (a *article) innerParty(first, last int) int {
	for i := first; i < last; i++ {
		if n := a.labels[i].name; n >= 0 && a.rec.Mentions[n].Kind != news.Place {
			return a.rec.Mentions[n].Entity
		}
	}
	return news.None
}

// verbArguments fills the slots of the event of a finite verb.
func (a *article) verbArguments(its []item, c *clause, d *draft) {
	f := d.f
	d.subjects, d.inRelative = c.subject, c.relative >= 0
	subject := f.subject
	object := f.obj
	passive := false
	tok := &a.t.Tokens[c.tok]
	if (object == recipient || object == theme || object == content) && c.morph.Passive {
		switch {
		case !c.morph.Active || a.marked(c.tok) || a.hasAgent(its, c.item):
			passive = true
		case f.has(victim|suffered) && tok.Readings[a.labels[c.tok].reading].Suffix == "" && c.at >= 0 && c.at < c.item && !c.dropped && !c.objects:
			// "the gunman was held", "the five who were killed"
			n := a.rightNoun(its, c.item+1)
			passive = (n < 0 || !a.isParty(&its[n].p)) && !a.armed(&c.sp) && len(c.subject) > 0
		case f.has(suffered) && !f.has(victim) && c.at <= c.item:
			passive = c.dropped && a.rightNoun(its, c.item+1) < 0 && a.isParty(&c.sp) && !a.armed(&c.sp)
		case f.has(victim|suffered) && tok.Readings[a.labels[c.tok].reading].Suffix == "" && (c.relative < 0 || c.objects && c.at > c.item):
			// "killed three soldiers": who suffers follows, nobody else does
			n := -1
			if c.at > c.item {
				n = a.rightNoun(its, c.after)
			} else if c.at < 0 || c.dropped {
				n = -1
				if r := a.rightNoun(its, c.item+1); r >= 0 && !a.armed(&its[r].p) && !a.oblique(&its[r].p) {
					passive = true
					c.subject, c.sp, c.at, c.dropped = a.parties(its, r, len(its)), its[r].p, r, false
					d.subjects = c.subject
				}
			}
			if c.at > c.item && !c.dropped && (n < 0 || !a.isParty(&its[n].p) || its[n].kind != iNoun || a.apposed(its, n)) && !a.armed(&c.sp) {
				passive = a.farHuman(its, c) < 0
			}
		}
	}
	if !passive && object == recipient && c.morph.Passive && f.has(victim|suffered) && len(c.subject) == 0 && c.at < 0 && suffixOf(tok, &a.labels[c.tok]) == "" && c.item+1 < len(its) && its[c.item+1].kind == iPrep && a.during(its, c.item+1) {
		if k := a.behindAdjunct(its, c.item+2); k >= 0 { // "killed in the clashes that went on between X and Y were four civilians"
			d.recipients = a.parties(its, k, len(its))
			passive, d.passive = true, true
			subject = noSlot
		}
	}
	if !passive && object == recipient && c.morph.Passive && (d.f.typ == "ASSAULT" || d.f.typ == "COERCE") && len(c.subject) > 0 && c.sp.entity == news.None && c.sp.info.class == aTarget && suffixOf(tok, &a.labels[c.tok]) == "" && !(c.at > c.item && a.is(a.noun(c.sp.head).Stem, tStriker) && a.struck(its, c.after)) {
		// "cars were burnt", "seized": a thing that does nothing to anybody suffers
		from := c.item + 1
		if c.at > c.item {
			from = c.after
		}
		n := a.rightNoun(its, from)
		passive = n < 0 || !a.isParty(&its[n].p)
	}
	if f.has(carries) && d.word >= 0 && d.word < c.tok && c.relative >= 0 && !c.objects && c.morph.Passive && subject == actor {
		subject = noSlot // "the summit in Tokyo that was held"
	}
	if passive {
		subject = recipient
		if f.obj == theme || f.obj == content {
			subject = noSlot
		}
		object = noSlot
	}
	if object == recipient && len(c.subject) == 0 && !c.dropped || passive {
		if f.typ == "ASSAULT" || f.mode == "arrest" {
			d.add(actor, without(a.raiders(its, c.after), c.subject))
		}
	}
	d.passive = passive
	d.byEvent = !passive && f.typ == "ASSAULT" && len(c.subject) == 0 && c.sp.last > c.sp.first && a.tells(c.sp.head)
	if weapon := subject == actor && f.typ == "ASSAULT" && c.sp.last > c.sp.first && c.sp.entity == news.None && a.weapon(&c.sp); !weapon {
		d.add(subject, c.subject)
	} else if ps := a.bearer(&c.sp); len(ps) > 0 {
		d.add(subject, ps) // "the rebels' rockets kill"
	} else if ps := a.nationality(c.sp.head, c.sp.definite); len(ps) == 1 && ps[0].Entity != news.None {
		d.add(subject, ps)
	} else if !a.explosive(&c.sp) {
		d.add(subject, c.subject)
	}
	if subject == recipient && f.typ == "ASSAULT" && c.at > c.item && len(c.subject) > 0 {
		d.recipients = a.hit(its, c.at, d.recipients)
	}
	if subject == actor && len(d.actors) == 0 && f.rules() {
		d.add(actor, a.issued(its, c.item)) // "adopted a resolution that imposes"
	}
	if subject == recipient && f.subject == recipient && c.at >= 0 && len(c.subject) == 0 {
		d.governs = its[c.at].first
	}
	suffix := tok.Readings[a.labels[c.tok].reading].Suffix
	if suffix != "" && object != noSlot && !passive {
		if c.objects && c.relative >= 0 && object == recipient && a.resumes(its, c.item+1, &its[c.relative].p) {
			// "the arms that X provided them with": the pronoun behind it stands for the arms
			d.add(object, a.resolve(suffix, c.tok, its, c.relative, c.subject))
		} else if c.objects && c.relative >= 0 {
			if !a.fill(its, c.relative, object, d) && object == content {
				d.governs = its[c.relative].first
			}
		} else if ps := a.resolve(suffix, c.tok, its, c.item, c.subject); ps != nil {
			d.add(object, ps)
		}
		object = noSlot
	} else if c.objects && c.relative >= 0 {
		a.fill(its, c.relative, object, d)
		object = noSlot
	}
	if c.at > c.item {
		d.passFrom, d.passTo = c.at, max(c.after, c.at+1)
		if end := a.complement(&c.sp); end > c.sp.last && d.passTo < len(its) && its[d.passTo].kind == iPrep && its[d.passTo].prep == a.of { // "joint forces of X, Y and Z": to them nothing is done
			for d.passTo < len(its) && its[d.passTo].first < end {
				d.passTo++
			}
		}
	}
	a.scanObject(its, c.item+1, d, object)
	if f.typ == "REJECT" && f.has(carries) && d.word > c.tok && len(d.recipients) == 0 && a.noun(d.word).Suffix != "" {
		for k := c.item + 1; k < len(its); k++ {
			if its[k].first > d.word {
				if its[k].kind == iNoun && !its[k].and && !a.isParty(&its[k].p) {
					a.fill(its, k, content, d) // "voiced his refusal of the remarks of X"
				}
				break
			}
		}
	}
	if k := c.item + 1; f.typ == "CONSULT" && f.mode == "meet" && c.at >= 0 && c.at < c.item && !c.dropped && len(c.subject) == 1 && len(d.recipients) == 0 && k < len(its) && its[k].kind == iNoun && its[k].and && a.isParty(&its[k].p) && !a.isPlace(&its[k].p) &&
		!(k+1 < len(its) && its[k+1].kind == iVerb) {
		d.add(recipient, without(a.parties(its, k, len(its)), d.actors)) // "the king discusses with the minister", in Arabic "and the minister"
	}
	if f.obj == recipient && !passive && len(d.recipients) == 0 && len(d.actors) == 1 && d.actors[0].Entity != news.None && a.rec.Entities[d.actors[0].Entity].Kind == news.Person && c.at > c.item && suffix == "" {
		a.apposedObject(its, c, d)
	}
	if f.obj == recipient && !passive && len(d.recipients) == 0 && (f.typ != "REQUEST" || f.must == 1<<recipient) && len(d.actors) == 1 && c.at > c.item && a.isPerson(&c.sp) && d.actors[0].Entity == c.sp.entity {
		if s, ok := a.twoOffices(&c.sp); ok { // "received the president the minister of defence so-and-so": what is done to nobody has an object
			d.actors, d.recipients = []news.Party{{Entity: news.None, Span: &s}}, d.actors
		}
	}
	if f.typ == "CONSULT" && d.word > c.tok && len(d.recipients) == 0 {
		d.add(recipient, without(a.broughtTogether(its, c.item, d.word), d.actors))
	}
	if f.has(appoints) && f.obj == recipient && !passive && suffix == "" && c.at > c.item && a.isPerson(&c.sp) && len(d.actors) == 1 && d.actors[0].Entity == c.sp.entity && (len(d.recipients) == 0 || a.post(d.recipients)) {
		if s, ok := a.appointer(&c.sp); ok {
			d.actors, d.recipients = []news.Party{{Entity: news.None, Span: &s}}, d.actors
		}
	}
	if !c.dropped && f.typ == "CONSULT" && !a.someTold(its, c.at) {
		d.twoSides() // "X and Y discussed"
	}
	if d.place == news.None && d.f.obj != place {
		// "in Baghdad" at the head of the clause
		for j := c.item - 1; j >= 0 && j >= c.item-6; j-- {
			if its[j].kind == iVerb || its[j].kind == iThat || its[j].kind == iStop {
				break
			}
			if its[j].kind == iPrep && its[j].prep == a.in && a.isPlace(&its[j].p) {
				d.place = its[j].p.entity
				break
			}
		}
	}
}

// post reports whether one party is an office in the indefinite accusative: what somebody is appointed to be.
func (a *article) post(ps []news.Party) bool {
	if len(ps) != 1 || ps[0].Span == nil {
		return false
	}
	i := a.tokenAt(ps[0].Span.Start)
	return i >= 0 && a.clitics(i) == 0 && a.accusative(a.noun(i).Stem)
}

// appointer returns the office before the name, with its title, of whom the holder of the office appoints: "the minister of health | doctor so-and-so".
func (a *article) appointer(p *phrase) (text.Span, bool) {
	k := p.first + 1
	for k < p.last && !(a.nameStarts(k) && a.rec.Mentions[a.labels[k].name].Kind == news.Person) {
		k++
	}
	if k >= p.last || a.labels[p.first].name >= 0 {
		return text.Span{}, false
	}
	for k > p.first+1 && a.clitics(k-1) == lang.The && a.clitics(k-2).Has(lang.The) && a.head(k-1).number <= lang.Singular && (a.head(k-1).class == aRole || a.head(k-1).class == aPerson) && !a.adjectival0(a.noun(k-1)) {
		k-- // titles of his
	}
	return a.span(p.first, k), a.head(p.first).class == aRole
}

// struck reports whether a thing, a place or people stand behind item k of the same clause that nothing governs: what an aircraft bombed.
func (a *article) struck(its []item, k int) bool {
	for n := 0; k < len(its) && n < window; k++ {
		n++
		switch it := &its[k]; it.kind {
		case iNoun:
			if !it.genitive {
				return !it.and && a.isParty(&it.p)
			}
		case iPrep, iTime, iOther:
		default:
			return false
		}
	}
	return false
}

// farHuman returns the party to whom the one person who is the subject of c did it, who stands behind a relative clause or an adjunct of his: "stabbed a man who
// carries a knife five passers-by"; or -1.
func (a *article) farHuman(its []item, c *clause) int {
	if c.sp.entity != news.None || c.sp.numeral || c.sp.definite || c.sp.info.class != aPerson || c.sp.info.number > lang.Singular {
		return -1
	}
	inside := false
	for k, n := c.after, 0; k < len(its) && n < window; k++ {
		n++
		switch it := &its[k]; it.kind {
		case iVerb:
			if inside || it.and || !a.attributive(its, k) {
				return -1
			}
			inside = true
		case iNoun:
			if it.and {
				return -1
			}
			if it.genitive || !a.isParty(&it.p) || it.p.info.class == aTarget || a.isPlace(&it.p) || a.apposed(its, k) || k > 0 && its[k-1].kind == iVerb {
				continue
			}
			if it.p.numeral || it.p.definite || it.p.entity != news.None || a.accusative(a.noun(it.p.head).Stem) {
				return k
			}
			return -1
		case iPrep, iTime, iOther:
		default:
			return -1
		}
	}
	return -1
}

// apposedObject finds the object of a verb that must have one, where nothing else can be it: the office with the article, or of a state, that
// stands without a comma behind the name of the subject ("so-and-so met the ambassador").
func (a *article) apposedObject(its []item, c *clause, d *draft) {
	k := max(c.after, c.at+1)
	for k < len(its) && (its[k].kind == iTime || its[k].kind == iOther) {
		k++
	}
	if k+1 < len(its) && its[k].kind == iNoun && !its[k].and && (its[k].p.entity == news.None || its[k].p.entity == c.sp.entity) && its[k].p.info.class == aRole && !a.noun(its[k].p.head).Clitics.Has(lang.The) &&
		its[k+1].kind == iNoun && !its[k+1].and && its[k+1].first == its[k].last && its[k+1].p.info.class == aRole && its[k+1].p.definite && !its[k+1].genitive {
		k++ // "so-and-so the governor of the region" and "the ambassador"
	}
	if d.f.must&(1<<recipient) == 0 && !(d.f.obj == recipient && byWords(d.f.typ)) && d.f.typ != "CONSULT" || k >= len(its) || its[k].kind != iNoun || its[k].and || its[k].p.entity != news.None && !(its[k].p.entity == c.sp.entity && a.labels[its[k].p.last-1].name < 0) || its[k].p.info.class != aRole || its[k].genitive {
		return
	}
	if !its[k].p.definite && (k != c.after || d.f.must&(1<<recipient) == 0) { // a name has no indefinite office behind it, but one whose genitive is not known to be definite
		return
	}
	if k+1 < len(its) && its[k+1].kind == iComma && !(k+2 < len(its) && its[k+2].kind == iTime) {
		return
	}
	s := a.span(its[k].p.first, its[k].p.last)
	d.add(recipient, []news.Party{{Entity: news.None, Span: &s}})
}

// recalled gives an ambassador who is recalled or summoned away the state that he is sent to: "recalled its ambassador in X", "withdrew its envoy from X".
func (a *article) recalled(its []item, d *draft) {
	if d.f.typ != "SANCTION" || len(d.recipients) != 1 || d.recipients[0].Span == nil {
		return
	}
	i := a.tokenAt(d.recipients[0].Span.Start)
	if i < 0 || a.class[a.noun(i).Stem]&cEnvoy == 0 {
		return
	}
	k := d.item
	for k < len(its) && its[k].first < i {
		k++
	}
	for k++; k < len(its) && k <= d.item+7; k++ {
		switch its[k].kind {
		case iPrep:
			if sent := a.labels[its[k].first].class&cAt != 0; sent && a.noun(i).Suffix == "" {
				if ps := a.nationality(i, a.noun(i).Clitics.Has(lang.The)); ps != nil { // "summoned the French ambassador to": whose he is, not where he serves
					if len(ps) == 1 && ps[0].Entity != news.None {
						d.recipients = ps
					}
					return
				}
			}
			if its[k].pronoun.prep == "" && a.isPlace(&its[k].p) && (a.labels[its[k].first].class&cAt != 0 || its[k].prep == a.in || its[k].prep == a.of || its[k].prep == a.by) && !holds(d.actors, a.party(&its[k].p)) {
				d.recipients = []news.Party{a.party(&its[k].p)}
				return
			}
		case iNoun, iOther, iComma:
		default:
			return
		}
	}
}

// asked finds whom a verb asks, orders or accuses that names what it is about with a preposition: the definite phrase that stands between the
// subject and that preposition, or between commas, whatever asides part it from the verb. It may be headed by a word that no lexicon knows.
func (a *article) asked(its []item, c *clause, d *draft) {
	about := false
	for _, p := range d.f.preps {
		about = about || p.slot == content
	}
	if !about {
		return
	}
	k := c.item + 1
	if c.at > c.item {
		if k = c.after; len(c.subject) == 0 {
			if len(d.actors) == 0 {
				return
			}
			k = c.at // "and called on the inhabitants": who calls was told by who speaks
			if n := a.cue[c.tok]; n >= 0 {
				if s := a.rec.Statements[n].Source; s != nil && s.Overlaps(a.span(its[k].p.first, its[k].p.last)) {
					return
				}
			}
		}
	}
	best := -1
	for n := 0; k < len(its) && n < window; k++ {
		n++
		switch it := &its[k]; it.kind {
		case iNoun:
			if best >= 0 || it.genitive || it.and || a.apposed(its, k) || !it.p.definite || a.tells(it.p.head) || a.lightNoun(it.p.head) || it.p.entity == news.None && !a.t.Tokens[it.p.head].Best().Clitics.Has(lang.The) && a.noun(it.p.head).Suffix == "" && it.p.last-it.p.first < 2 {
				continue
			}
			best = k
			if k+1 < len(its) && k > 0 && its[k-1].kind == iComma && its[k+1].kind == iComma {
				a.askedIs(its, best, d)
				return
			}
		case iPrep:
			if best >= 0 && it.pronoun.prep == "" && d.f.slotOf(it.prep) == content {
				a.askedIs(its, best, d)
				return
			}
			if best < 0 && it.pronoun.prep == "" && d.f.slotOf(it.prep) == content {
				return
			}
		case iVerb:
			if !a.attributive(its, k) {
				return
			}
		case iParticle:
			if a.conjoined(it.first) {
				return
			}
		case iStop, iThat, iOpener:
			return
		}
	}
}

func (a *article) askedIs(its []item, k int, d *draft) {
	ps := a.parties(its, k, len(its))
	if len(ps) == 0 {
		ps = []news.Party{a.party(&its[k].p)}
	}
	d.add(recipient, without(ps, d.actors))
}

// suffixOf returns the pronoun that a verb bears.
func suffixOf(tok *lang.Token, lb *label) string { return tok.Readings[lb.reading].Suffix }

// armed reports whether a party is one that kills rather than is killed, where nothing else tells.
func (a *article) armed(p *phrase) bool {
	if p.entity != news.None {
		return a.rec.Entities[p.entity].Kind != news.Person
	}
	return p.info.class == aGroup && p.info.number != lang.Plural && !p.numeral
}

// hasAgent reports whether the clause of the verb at item v names its agent with a preposition.
func (a *article) hasAgent(its []item, v int) bool {
	party := false
	for k := v + 1; k < len(its) && k < v+8; k++ {
		switch its[k].kind {
		case iNoun:
			if party && !its[k].genitive && !its[k].and && !a.isParty(&its[k].p) && (a.tells(its[k].p.head) || k+1 < len(its) && its[k+1].kind == iNoun && its[k+1].genitive && a.tells(its[k+1].p.head)) {
				return false // "the army foiled an attack on the part of a man"
			}
			party = party || a.isParty(&its[k].p)
		case iAgent:
			return true
		case iVerb, iThat, iRelative, iStop, iOpener:
			return false
		}
	}
	return false
}

// marked reports whether the word is written with the vowel of the passive: near its beginning, in the present after its prefix, where
// causatives have it too.
func (a *article) marked(i int) bool {
	m := a.labels[i].morph
	letters := 0
	for _, r := range a.t.Tokens[i].Readings[a.labels[i].reading].HostSpan.Of(a.rec.Article.Text) {
		if r == a.lang.PassiveVowel {
			return letters > 0 && letters < 4 && (m.Tense == lang.Past || letters == 1 && m.Form != "IV" && m.Form != "II" && m.Form != "III")
		}
		letters++
	}
	return false
}

// scan fills slots from the items that follow, from item k on, where the object may come first when object is true.
func (a *article) scan(its []item, k int, d *draft, object bool) {
	s := noSlot
	if object {
		s = d.f.obj
	}
	a.scanObject(its, k, d, s)
}

func (a *article) scanObject(its []item, k int, d *draft, object slot) {
	if d.f.has(ground) {
		defer a.heldBy(its, k, d)
	}
	comma, about := false, false
	var inside *clause // a relative clause that stands between the verb and its object
	d.last = k
	for n := 0; k < len(its) && n < window; k++ {
		if k >= d.passFrom && k < d.passTo {
			continue
		}
		n++
		it := &its[k]
		switch it.kind {
		case iRelative:
			if d.noun || inside != nil || k+1 >= len(its) || its[k+1].kind != iVerb {
				return
			}
			continue
		case iStop, iThat:
			if it.kind == iThat && d.governs < 0 && inside == nil {
				d.governs = it.first
			}
			return
		case iVerb:
			if inside != nil && !it.and && !comma && a.attributive(its, k) {
				continue // "which seeks to found a state that obeys", within the relative clause
			}
			if d.noun || inside != nil || it.and || !a.attributive(its, k) {
				return
			}
			inside, comma = &a.verbs[it.clause], false
			if d.f.typ == "CONSULT" && len(d.recipients) == 0 && inside.objects && a.lends(inside) && a.tells(its[inside.relative].p.head) {
				d.add(recipient, without(inside.subject, d.actors)) // "attended the meeting that X held"
			}
			continue
		case iOpener:
			return
		case iComma:
			if d.noun && (len(d.actors) > 0 || len(d.recipients) > 0) && !(k+1 < len(its) && (a.apposed(its, k+1) || its[k+1].kind == iPrep)) {
				return
			}
			if end := a.attributed(its, k); end > k && !d.noun && object != noSlot && inside == nil {
				k = end
				continue
			}
			if d.noun || object == noSlot || !(k > 0 && its[k-1].kind == iTime || k+1 < len(its) && its[k+1].kind == iTime) {
				comma = true // but "visited, last week, the town"
			}
			continue
		case iParticle:
			if a.conjoined(it.first) {
				return // "and was": another clause
			}
			continue
		case iTime, iOther:
			continue
		case iAgent:
			if s := a.agentSlot(d); (inside == nil || s != recipient) && !(it.p.entity == news.None && it.p.info.class == aTarget) { // not "by means of a knife"
				a.fill(its, k, s, d)
			}
		case iNoun:
			if it.among > 0 {
				continue
			}
			if it.and {
				if comma || !a.isParty(&it.p) {
					if a.tells(it.first) {
						if (d.noun || d.f.subject != actor) && len(d.actors) == 0 {
							a.jointAgent(its, k+1, d)
						}
						return
					}
				}
				continue
			}
			if a.apposed(its, k) || it.genitive || k > d.item+1 && a.ofPronounNoun(&its[k-1]) && a.isParty(&it.p) {
				continue
			}
			if inside != nil && inside.objects && inside.at >= 0 && !it.genitive && !a.isParty(&it.p) && a.actNoun(it.p.head) && object != noSlot {
				inside = nil // "condemned, in a statement that the agency carried, the going on of": the relative clause has all it needs
			}
			if inside != nil || comma && !d.noun && object == recipient {
				if comma && d.inRelative && inside == nil {
					continue // the comma ends the relative clause in which the verb stands
				}
				if object == recipient && len(d.recipients) == 0 && a.lateObject(its, k, d, inside != nil && !comma) {
					a.fill(its, k, object, d)
					object, inside, comma = noSlot, nil, false
				}
				continue
			}
			if object != noSlot && !comma {
				if a.tells(it.p.head) && !a.isParty(&it.p) {
					if d.governs < 0 {
						d.governs = it.first
					}
					if object == recipient && d.f.typ == "ACCUSE" && len(d.recipients) == 0 {
						d.add(recipient, without(a.maker(its, k), d.actors)) // "condemned the violence that X carries out"
					}
					if object == content && len(d.recipients) == 0 && (d.f.typ == "REJECT" || d.f.typ == "AGREE") && a.saysBy(it.p.head) && k+1 < len(its) && its[k+1].genitive && a.isParty(&its[k+1].p) && !a.isPlace(&its[k+1].p) && its[k+1].p.info.class != aTarget {
						d.add(recipient, without(a.parties(its, k+1, k+2), d.actors)) // "refused the request of the club"
					} else if object == content && len(d.recipients) == 0 && (d.f.typ == "REJECT" || d.f.typ == "AGREE") {
						d.add(recipient, without(a.maker(its, k), d.actors)) // "refused a truce that X proposed"
					}
				} else {
					a.fill(its, k, object, d)
				}
				object, about = noSlot, true
			} else if a.tells(it.first) && d.noun {
				return
			} else if d.f.typ == "REQUEST" && !d.noun && d.governs < 0 && len(d.recipients) > 0 && !comma && a.tells(it.p.head) && !a.isParty(&it.p) {
				d.governs = it.first // "implored the world to give aid"
			}
		case iPrep:
			if k+1 < len(its) && its[k+1].among > 0 {
				continue
			}
			s := a.slotFor(d.f, it.prep)
			if d.f.typ == "SANCTION" && s == noSlot && it.prep == a.to && len(d.recipients) == 0 && it.pronoun.prep == "" && a.isParty(&it.p) && k > d.item+1 && its[k-1].kind == iPrep && !a.isParty(&its[k-1].p) && a.slotFor(d.f, its[k-1].prep) != noSlot {
				s = recipient // "a ban on the sale of arms to X"
			}
			if d.f.typ == "THREATEN" && !d.noun && s == recipient && a.behindOccasion(its, k, d) {
				continue
			}
			if inside != nil && (s == noSlot || it.pronoun.prep != "" || s == recipient && len(d.recipients) > 0 || a.takes(inside, it.prep)) {
				continue
			}
			if d.noun && s == actor && it.prep == a.of && !a.nextTo(its, k, d) {
				continue
			}
			if s == noSlot && it.prep == a.of && a.comesFrom(its, k, d) {
				s = actor
				if c := a.gotten(its, d.item); c != nil && d.f.typ == "REQUEST" {
					d.add(recipient, c.subject)
				}
			}
			if s == actor && it.prep == a.of && it.pronoun.prep == "" && it.p.entity == news.None && it.p.info.class == aTarget {
				continue // "shelling from the land behind the border": where it came from
			}
			if s == recipient && it.prep == a.of && it.pronoun.prep == "" && it.p.last > it.p.first && a.is(a.noun(it.p.head).Stem, tGrip) {
				ps := a.ownedWithin(&it.p) // "wrested the town from the hands of"
				if ps == nil && k+1 < len(its) && its[k+1].kind == iNoun && !its[k+1].and && a.isParty(&its[k+1].p) {
					ps = a.parties(its, k+1, len(its))
				}
				d.add(recipient, ps)
				continue
			}
			if d.noun && s == place && it.prep == a.fr && d.f.mode == "visit" && len(d.actors) == 0 && a.noun(d.tok).Suffix == "" && it.pronoun.prep == "" && a.isParty(&it.p) && !a.isPlace(&it.p) &&
				it.p.info.class != aTarget && a.nextTo(its, k, d) {
				if by := a.outer(its, d.item); its[d.item].kind == iPrep && its[d.item].prep == a.by && len(by) > 0 && !holds(by, a.party(&it.p)) {
					d.add(actor, by)
					a.fill(its, k, place, d) // "paid a visit to the wounded"
					continue
				}
				a.fill(its, k, actor, d) // "a visit of the president to"
				continue
			}
			if d.noun && it.prep == a.fr && (s == actor || s == recipient) && d.f.typ == "ASSAULT" {
				if it.pronoun.prep != "" && s == recipient && len(d.recipients) == 0 && k == d.item+1 {
					d.add(s, a.pronounParty(it.pronoun, its, k, d.actors)) // "their repelling"
					continue
				}
				if it.pronoun.prep == "" && len(d.recipients) == 0 && len(d.actors) > 0 && k == d.item+2 && its[k-1].genitive && d.f.obj == recipient && !d.f.has(victim) && (a.isPlace(&it.p) || it.p.definite && a.isParty(&it.p)) {
					a.fill(its, k, recipient, d) // "the overrunning of the town by the gunmen", in Arabic "of the gunmen for the town"
					continue
				}
				if it.pronoun.prep != "" || len(d.recipients) > 0 || len(d.actors) > 0 || !a.nextTo(its, k, d) {
					continue // "a raid on bases of": the bases' owner
				}
				switch target := a.isPlace(&it.p) || it.p.entity == news.None && it.p.info.class == aTarget; {
				case target:
					s = recipient // "the shelling of the market"
				case a.armed(&it.p):
					s = actor // "strikes of the air force"
				}
				a.fill(its, k, s, d)
				continue
			}
			if d.noun && comma && (s == recipient && len(d.recipients) > 0 || s == actor && len(d.actors) > 0) {
				return
			}
			if it.pronoun.prep != "" {
				if it.pronoun.prep == a.self && object == recipient && len(d.recipients) == 0 {
					d.add(recipient, a.pronounParty(it.pronoun, its, k, d.subjects)) // "calling on him to"
					object = noSlot
				} else if one, other := a.bothBefore(it, d); other != nil {
					d.add(actor, one) // "in a telephone call between the two of them"
					d.add(recipient, other)
				} else if s == actor || s == recipient {
					if ps := a.resumed(its, k, d); ps != nil {
						d.add(s, ps)
						if s == recipient && len(without(d.actors, ps)) == 0 {
							d.actors = nil
						}
					} else {
						not := d.subjects
						if d.noun && s == recipient {
							not = d.actors // "during his meeting with him"
						}
						d.add(s, a.pronounParty(it.pronoun, its, k, not))
					}
				}
				continue
			}
			if comma && s == noSlot {
				continue
			}
			if s == recipient && !d.noun && (len(d.recipients) > 0 || about) && (d.f.typ == "ACCUSE" || d.f.typ == "REJECT") && (about || d.f.obj != noSlot) && a.class[it.prep]&cAgainst != 0 {
				continue // "condemned the remarks of X against Y", "the crime against the people of the town"
			}
			if s == recipient && it.prep == a.of && d.noun && d.f.subject == actor && it.pronoun.prep == "" && a.isParty(&it.p) {
				if c := a.gotten(its, d.item); c != nil { // "received a request from"
					d.recipients = nil
					d.add(actor, a.parties(its, k, len(its)))
					d.add(recipient, without(c.subject, d.actors))
					continue
				}
			}
			if s == recipient && it.prep == a.of && len(d.recipients) > 0 && d.f.typ == "REQUEST" {
				continue // "asked him for a note of the value of"
			}
			if s == recipient && it.prep == a.by && a.isPlace(&it.p) && (k+1 < len(its) && its[k+1].kind == iPrep && its[k+1].prep == a.by && a.isParty(&its[k+1].p) || len(d.recipients) > 0 || d.f.mode == "meet" || a.rec.Entities[it.p.entity].Type == "city") {
				s = place
			}
			if s == recipient && it.prep == a.by && d.f.typ == "CONSULT" && it.p.entity == news.None && it.p.info.class == aTarget {
				continue // "met in the hall", in Arabic "at"
			}
			if s == recipient && it.prep == a.by && d.f.mode == "meet" && it.p.entity != news.None && !a.isPerson(&it.p) && a.is(a.t.Tokens[it.p.first].Best().Stem, tSeat) {
				continue // "met in the palace", in Arabic "at"
			}
			if s != noSlot {
				about = about || s == content && it.pronoun.prep == ""
				if (s == recipient || s == content) && a.tells(it.p.head) && !a.isParty(&it.p) {
					if d.governs < 0 || s == content && d.f.typ == "REQUEST" && !a.tells(d.governs) {
						d.governs = it.p.head // also behind "the secretary general of", in Arabic "for"
					}
					if sx := a.noun(it.p.head).Suffix; s == recipient && sx != "" && len(d.recipients) == 0 && (d.f.typ == "CONCEDE" || d.f.typ == "AGREE" || d.f.typ == "REJECT") {
						d.add(recipient, without(a.resolve(sx, it.p.head, its, k, d.subjects), d.actors)) // "complied with his request"
					}
					if d.f.typ == "ACCUSE" && !d.noun && len(d.recipients) == 0 && it.prep == a.by && (a.tellsType(it.p.head, "ASSAULT") || a.tellsType(it.p.head, "COERCE")) {
						d.add(recipient, without(a.maker(its, k), d.actors)) // "denounced the attacks that X carried out"
					}
					if s == recipient && len(d.recipients) == 0 && (d.f.typ == "CONCEDE" || d.f.typ == "AGREE") && a.saysBy(it.p.head) {
						ps := a.ownedWithin(&it.p)
						if k+1 < len(its) && its[k+1].genitive && a.isParty(&its[k+1].p) {
							ps = a.parties(its, k+1, len(its))
						}
						d.add(recipient, without(ps, d.actors)) // "complied with the demands of the strikers"
					}
					if s == content && len(d.recipients) == 0 && (d.f.typ == "REJECT" || d.f.typ == "AGREE") && k+1 < len(its) && its[k+1].genitive && a.isParty(&its[k+1].p) && !a.isPlace(&its[k+1].p) && its[k+1].p.info.class != aTarget && a.actNoun(it.p.head) && !a.tellsType(it.p.head, "COOPERATE") {
						d.add(recipient, without(a.parties(its, k+1, k+2), d.actors)) // "its refusal of the demands of the union", but not "the exchange of prisoners"
					}
					if s == recipient && len(d.recipients) == 0 && d.f.typ == "SUPPORT" {
						d.add(recipient, without(a.coworkers(its, k), d.actors))
					}
					if s == recipient && d.f.typ == "ASSAULT" {
						d.add(recipient, a.hit(its, k, nil)) // "an attack on a gathering of the rebels"
					}
					if s == recipient && len(d.recipients) == 0 && d.f.typ == "SUPPORT" && k+2 < len(its) && its[k+1].kind == iRelative && its[k+2].kind == iVerb {
						if c := &a.verbs[its[k+2].clause]; c.objects {
							d.add(recipient, without(c.subject, d.actors)) // "praised the help that X gives"
						}
					}
					continue
				}
				a.fill(its, k, s, d)
				continue
			}
			if d.f.typ == "ASSAULT" && len(d.recipients) == 0 && it.pronoun.prep == "" && it.p.last > it.p.head+1 && a.is(a.noun(it.p.head).Stem, tPassing) {
				d.add(recipient, a.ownedWithin0(&it.p)) // "a bomb went off at the passing of a patrol"
				continue
			}
			if (a.labels[it.first].class&cPlacePrep != 0 || it.prep == a.by) && a.isPlace(&it.p) && d.place == news.None {
				d.place = it.p.entity
			}
			if a.tells(it.p.head) && d.noun && it.p.head != d.word {
				return
			}
		}
		d.last = k + 1
	}
}

// attributed returns the comma that closes an aside which begins at the comma of item k and says whose word something is, or k: "held, as the ministry
// announced, three students".
func (a *article) attributed(its []item, k int) int {
	if k+1 >= len(its) || its[k+1].first >= len(a.cue) {
		return k
	}
	cue := false
	for i := its[k+1].first; i < its[k+1].first+3 && i < len(a.cue); i++ {
		cue = cue || a.cue[i] >= 0
	}
	for j := k + 2; cue && j < len(its) && j < k+window; j++ {
		switch its[j].kind {
		case iComma:
			return j
		case iStop, iThat:
			return k
		}
	}
	return k
}

// behindOccasion reports whether another happening, after or before which that of d was, stands between it and item k: "threatened with a ban after the levying
// of duties on X".
func (a *article) behindOccasion(its []item, k int, d *draft) bool {
	for j := k - 1; j > d.item; j-- {
		if its[j].kind == iPrep && a.class[its[j].prep]&(cAfter|cBefore|cCause) != 0 {
			return true
		}
	}
	return false
}

// coworkers returns with whom the co-operation is that stands at item k: "praised the co-operation and the lasting co-ordination with the ministry".
func (a *article) coworkers(its []item, k int) []news.Party {
	if fs, _ := a.nounFrames(its[k].p.head); fs[0].typ != "COOPERATE" {
		return nil
	}
	for j := k + 1; j < len(its) && j <= k+3; j++ {
		switch its[j].kind {
		case iPrep:
			if its[j].prep == a.along && its[j].pronoun.prep == "" && a.isParty(&its[j].p) {
				return a.parties(its, j, len(its))
			}
			return nil
		case iNoun, iOther:
		default:
			return nil
		}
	}
	return nil
}

// saysBy reports whether the noun at token i tells an act in words whose genitive is who says it: a request, an accusation.
func (a *article) saysBy(i int) bool {
	fs, _ := a.nounFrames(i)
	return len(fs) > 0 && byWords(fs[0].typ) && fs[0].has(genSubject)
}

// heldBy makes those who hold the place that is taken back the ones from whom it is taken: "to retake the towns that the rebels control".
func (a *article) heldBy(its []item, k int, d *draft) {
	for n := 0; k+1 < len(its) && n < 5; k++ {
		n++
		switch its[k].kind {
		case iRelative:
			if its[k+1].kind != iVerb || len(without(d.recipients, d.actors)) > 0 && a.anyHuman(d.recipients) {
				return
			}
			c := &a.verbs[its[k+1].clause]
			if fs := a.framesOf(c.tok); c.objects && len(c.subject) > 0 && len(fs) > 0 && (fs[0].typ == "ASSAULT" || fs[0].typ == "COERCE") {
				d.add(recipient, without(c.subject, d.actors))
			}
			return
		case iNoun, iPrep, iOther:
		default:
			return
		}
	}
}

// jointAgent fills the actor of an event noun from the agent that stands behind a noun joined to it: "the cutting of the road and the burning of tyres
// on the part of the inhabitants".
func (a *article) jointAgent(its []item, k int, d *draft) {
	for n := 0; k < len(its) && n < 5; k++ {
		n++
		switch its[k].kind {
		case iAgent:
			a.fill(its, k, actor, d)
			return
		case iNoun, iPrep, iOther:
		default:
			return
		}
	}
}

// behindAdjunct returns the first number of people behind item k that nothing governs, an adjunct with its relative clause passed over; or -1.
func (a *article) behindAdjunct(its []item, k int) int {
	for n := 0; k < len(its) && n < window; k++ {
		n++
		switch it := &its[k]; it.kind {
		case iStop, iThat, iOpener:
			return -1
		case iVerb:
			if it.and {
				return -1
			}
		case iNoun:
			if it.and || it.genitive || !a.isParty(&it.p) || !it.p.numeral || it.p.info.class == aTarget {
				continue
			}
			if k > 0 && its[k-1].kind == iVerb && a.framesOf(its[k-1].first) != nil {
				return -1 // the object of a verb of its own
			}
			return k
		}
	}
	return -1
}

// men reports whether the first of some parties are soldiers or policemen, without a name.
func (a *article) men(ps []news.Party) bool {
	if len(ps) == 0 || ps[0].Entity != news.None || ps[0].Span == nil {
		return false
	}
	q, ok := a.partyPhrase(ps[0])
	return ok && a.uniformed[a.noun(q.head).Stem]
}

// comesFrom reports whether the phrase behind "from" at item k, at once behind an event noun, says who did it: "raids from the alliance", "calls
// from the government". What one is set free from, warned of or asked for is told so too: of such acts it is not taken.
func (a *article) comesFrom(its []item, k int, d *draft) bool {
	p := &its[k].p
	if !d.noun || d.f.subject != actor || len(d.actors) > 0 || d.f.has(victim|suffered) || its[k].pronoun.prep != "" || !a.isParty(p) || p.info.class == aTarget || !a.nextTo(its, k, d) {
		return false
	}
	for j := d.item + 1; j < k; j++ {
		if its[j].kind == iNoun && !(its[j].last == its[j].first+1 && a.adjectival0(a.noun(its[j].first))) {
			return false // "the recovery of two bodies from the valley"
		}
	}
	switch d.f.typ {
	case "ASSAULT", "THREATEN", "ACCUSE", "PROTEST":
		return !a.isPlace(p)
	case "SUPPORT", "REJECT", "AGREE", "AID":
		return true
	case "CONSULT":
		return d.f.mode != "visit"
	case "REQUEST":
		return a.gotten(its, d.item) != nil || its[d.item].kind == iPrep && (its[d.item].prep == a.fr || its[d.item].prep == a.by) && k == d.item+1 // "received an official invitation from", "at the request of"
	}
	return false
}

// agentSlot returns what the party that "on the part of" names is in d. Who does what a verb in the active tells is its subject: with a verb of praise or
// blame it is who did what is praised or blamed ("condemned the remarks on the part of X").
func (a *article) agentSlot(d *draft) slot {
	if d.noun || d.passive || len(d.actors) == 0 {
		return actor
	}
	switch d.f.typ {
	case "ACCUSE", "SUPPORT", "REJECT":
		if len(d.recipients) == 0 {
			return recipient
		}
	}
	return noSlot
}

// nextTo reports whether nothing but adjectives stands between the noun of d and item k.
func (a *article) nextTo(its []item, k int, d *draft) bool {
	for j := d.item + 1; j < k; j++ {
		if its[j].kind == iNoun && !its[j].and && its[j].last <= its[j].first+2 && !its[j].p.definite && its[j].p.entity == news.None && its[j].p.info.class == aPerson && a.adjectival0(a.noun(its[j].first)) {
			continue // "military aid from"
		}
		if its[j].kind != iOther && !(its[j].kind == iNoun && !its[j].and && !its[j].p.numeral && !a.isParty(&its[j].p) && !a.tells(its[j].p.head)) {
			return false // nor "the attack, three of them"
		}
	}
	return true
}

// attributive reports whether the verb at item k opens a relative clause, with or without a relative pronoun.
func (a *article) attributive(its []item, k int) bool {
	if k == 0 {
		return false
	}
	p := &its[k-1]
	return p.kind == iRelative || (p.kind == iNoun || p.kind == iPrep && p.pronoun.prep == "") && p.p.last > p.p.first && p.p.entity == news.None && !p.p.definite
}

// takes reports whether the verb of a clause governs the preposition.
func (a *article) takes(c *clause, prep string) bool {
	for _, f := range a.framesOf(c.tok) {
		if f.slotOf(prep) != noSlot && !(c.objects && len(f.with) > 0) {
			return true
		}
	}
	return false
}

// lateObject reports whether the phrase at item k is the object of a verb from which an aside parts it: "called, in his first speech, the
// fighters to obedience". Where no comma closes the aside, what the verb governs besides must follow.
func (a *article) lateObject(its []item, k int, d *draft, open bool) bool {
	if !a.isParty(&its[k].p) || !its[k].p.definite && its[k].p.info.class == aTarget && open || k > 0 && a.ofPronounNoun(&its[k-1]) {
		return false
	}
	j := k + 1
	for j < len(its) && a.joins(its, j) {
		j++
	}
	if j < len(its) && its[j].kind == iVerb && !its[j].and {
		return false
	}
	if j < len(its) && (its[j].kind == iPrep && d.f.slotOf(its[j].prep) != noSlot) {
		return true
	}
	return !open && its[k-1].kind == iComma && a.isParty(&its[k].p)
}

// slotOf returns the slot that a preposition fills.
func (f *frame) slotOf(prep string) slot {
	for _, p := range f.preps {
		if p.prep == prep {
			return p.slot
		}
	}
	return noSlot
}

// slotFor returns the slot that a preposition fills: the one that the frame tells, else the one that it has with acts of this kind.
func (a *article) slotFor(f *frame, prep string) slot {
	if a.is(prep, tBenefit) && f.slotOf(prep) == noSlot {
		prep = a.fr
	}
	if s := f.slotOf(prep); s != noSlot || a.class[prep]&cAgainst == 0 {
		return s
	}
	for _, p := range f.preps {
		if a.class[p.prep]&cAgainst != 0 {
			return p.slot
		}
	}
	switch f.typ {
	case "ASSAULT", "COERCE", "ACCUSE", "SANCTION", "THREATEN", "REJECT", "PROTEST":
		return recipient
	}
	return noSlot
}

// nounArguments fills the slots of the event of a noun.
func (a *article) nounArguments(its []item, k int, rd *lang.Reading, d *draft, mem *memory) {
	f, i := d.f, d.tok
	next := k + 1
	gen := noSlot
	genitive := false
	// "he went there to meet X": the verb's subject does it
	purpose := rd.Clitics.Has(lang.For) && !rd.Clitics.Has(lang.The) && its[k].kind == iPrep && f.subject == actor && !a.womenly(rd.Stem) && !(i > 0 && a.same(i, i-1) && a.labels[i-1].class&cBasis != 0) // but "in answer to the call of"
	switch {
	case purpose && f.obj == recipient:
		gen = f.obj
	case f.has(genSubject):
		gen = f.subject
	case f.has(genObject):
		gen = f.obj
	}
	if f.subject == actor && !f.has(victim) && a.happened(d) {
		switch { // "the conviction of X took place": nobody's act is told so, only to whom it was done
		case f.obj == recipient:
			gen = recipient
		case f.obj == noSlot && (f.typ == "ACCUSE" || f.typ == "SANCTION" || f.typ == "COERCE") && f.slotOf(a.fr) == recipient:
			gen = recipient
		}
	}
	if i+1 < its[k].last { // the noun stands inside a longer phrase: read on from inside
		next = k + 1
	}
	accusativeForm := a.accusative(rd.Stem) && a.nouns[rd.Stem] == nil
	switch {
	case rd.Suffix != "":
		ps := a.resolve(rd.Suffix, i, its, k, nil)
		if a.resumedThing(its, k, rd.Suffix) {
			ps = nil // "the truce that began to hold": the truce's
		} else if len(ps) == 0 && its[k].kind == iPrep && a.class[its[k].prep]&(cAfter|cBefore|cDuring) != 0 && a.class[rd.Suffix]&cMe == 0 {
			ps = a.outer(its, k) // "after his meeting with the president, the minister said"
		}
		s := gen
		if f.has(genEither) {
			s = f.obj
		}
		if s == recipient && f.typ == "COERCE" && its[k].kind == iPrep && a.class[its[k].prep]&cAfter != 0 {
			if freed := a.heldBefore(rd.Suffix, d); freed != nil {
				ps = freed // "ordered the merchant released after he was held"
			}
		}
		if s == actor && (f.typ == "ASSAULT" || f.typ == "RETREAT" || f.typ == "AID" || f.typ == "COERCE" || f.typ == "SUPPORT") {
			if asked := a.askedBefore(its, k, rd.Suffix, d); asked != nil {
				ps = asked // "called on the alliance to step up its raids"
			}
		}
		atIt := its[k].kind == iPrep && its[k].prep == a.in && k > 0 && its[k-1].kind == iParticle // "at his reception was X"
		if s == place || s == noSlot || s == recipient && f.obj == recipient && !f.has(victim) && !atIt && (next < len(its) && its[next].kind == iNoun && !its[next].and && a.follows(its[next].first, i) && a.isParty(&its[next].p) || a.receives(its, next, f)) {
			s = f.subject // "his receiving the ambassador"
		}
		if s == recipient && f.has(victim) && next < len(its) && its[next].kind == iNoun && !its[next].and && a.follows(its[next].first, i) && a.isParty(&its[next].p) && !a.isPlace(&its[next].p) && (a.oblique(&its[next].p) || its[next].p.numeral || its[next].p.info.class == aKin || a.killingOf(d) && its[next].p.info.class == aPerson && a.noun(its[next].p.head).Suffix != "") {
			s = f.subject // "for his killing a soldier", "his killing his neighbour"
		}
		d.add(s, ps)
		o := noSlot
		if s == f.subject && (f.obj == recipient || f.obj == place) {
			o = f.obj
		}
		a.scanObject(its, next, d, o)
		a.crossObject(its, next, d, s)
	case !rd.Clitics.Has(lang.The) && !accusativeForm && next < len(its) && its[next].kind == iNoun && !its[next].and && a.follows(its[next].first, i):
		q := &its[next].p
		genitive = a.isParty(q) || a.tells(q.head)
		s := gen
		if f.typ == "ASSAULT" && !f.has(victim) && q.entity == news.None && q.info.class == aPerson && q.info.number == lang.Singular && !q.numeral && a.lang.Nisba != nil {
			if _, ok := a.lang.Nisba(a.noun(q.head).Host); ok {
				s = noSlot // "a terrorist attack": an adjective, though it could be a noun
			}
		}
		if f.has(genEither) {
			s = f.subject
			if a.isPlace(q) || q.info.class == aTarget || q.info.class == aPerson || q.numeral && q.info.class == aRole {
				s = f.obj
			}
		}
		second := next + 1
		for second < len(its) && (a.joins(its, second) || a.apposed(its, second) || its[second].kind == iComma && second+1 < len(its) && a.apposed(its, second+1)) {
			second++
		}
		if s == f.subject && f.typ == "CONSULT" && f.mode == "meet" && a.isParty(q) && !a.isPlace(q) && second < len(its) {
			// "asked for a meeting of X", "refused to meet X": the verb's subject meets him
			by := a.outer(its, k)
			if c := a.wanted(its, k); c != nil {
				by = c.subject
			} else if !rd.Clitics.Has(lang.By) && !purpose {
				by = nil // but "ended his journey with a meeting of X", "travelled to meet X"
			}
			if len(by) > 0 && !holds(by, a.party(q)) && !a.meetsWith(its, second, f) {
				s = f.obj
				d.add(f.subject, by)
			}
		}
		if s == f.subject && f.mode == "visit" && rd.Clitics.Has(lang.By) && a.isParty(q) && !a.isPlace(q) {
			if by := a.outer(its, k); len(by) > 0 && !holds(by, a.party(q)) { // "carried out a visit of X", in Arabic "with a visit of"
				s = recipient
				d.add(f.subject, by)
			}
		}
		if s != actor && f.subject == actor && f.typ == "ASSAULT" && d.word == its[next].last && a.same(i, d.word) && a.isParty(q) && !a.isPlace(q) && q.info.class != aTarget && a.clitics(d.word)&lang.Prepositions == 0 {
			s = actor // "the opening by gunmen of fire", in Arabic without "by"
		}
		if f.has(anyGenitive) && f.obj == noSlot && f.typ == "RETREAT" {
			s = f.subject // "the withdrawal of the forces"
		}
		if s == actor && f.subject == actor && f.obj == recipient && f.typ != "CONSULT" && a.isParty(q) && a.doneBy(its, k, q) {
			s = recipient // "does the helping of X", "decided the support of X": X is helped
		}
		if s == f.subject && s == actor && (f.obj == recipient || f.obj == noSlot && byWords(f.typ) && f.reaches(recipient)) && a.isParty(q) && a.actedOn(its, second) {
			a.fill(its, second, recipient, d) // "the call of X on Y", in Arabic without a preposition
			second++
		}
		if s == f.obj && f.obj == recipient && a.isParty(q) && (q.definite || q.entity != news.None || byWords(f.typ) && a.actedOn(its, second)) && !q.numeral && second < len(its) && !a.subjectAt(its, second) && its[second].kind == iNoun && !its[second].and && a.isParty(&its[second].p) && its[second-1].kind != iComma &&
			!(f.has(victim) && a.isPlace(&its[second].p)) && !(a.isPerson(q) && (f.mode == "arrest" || f.mode == "killing" || f.typ == "SANCTION")) { // "the arrest of A.B., the servant of"
			s = f.subject // "the arrest by X of Y": the second is the object
			a.fill(its, second, f.obj, d)
			second++
		}
		if j := a.received(its, second); s == f.obj && f.obj == recipient && f.typ == "CONSULT" && f.has(genObject) && j > second && a.isParty(q) && !a.isPlace(q) && a.receives(its, second, f) {
			s = f.subject // "the reception by X in his office yesterday of Y"
			a.fill(its, j, f.obj, d)
			second = j + 1
		}
		if s == f.obj && a.actsOnBehind(its, second, d, q) {
			s = f.subject // "the storming by a man of the place", in Arabic "for the place"
			a.fill(its, second, f.obj, d)
			second++
		}
		if s == actor && d.word == q.head && (f.typ == "COOPERATE" || q.info.class == aTarget || q.info.class == notParty && q.entity == news.None) {
			s = noSlot // "the exchange of prisoners", "the handing over of arms": they do nothing
		}
		if s != noSlot {
			if a.tells(q.head) && !a.isParty(q) {
				d.governs = its[next].first
			} else if a.isPlace(q) && (f.obj == place || (f.typ == "CONSULT" || f.typ == "PROTEST") && s == actor) {
				a.fill(its, next, place, d)
			} else if f.has(anyGenitive) && a.isPlace(q) {
				d.place = q.entity
				if s == recipient && !f.has(bomb) {
					a.fill(its, next, s, d)
				}
			} else {
				a.fill(its, next, s, d)
			}
		}
		a.scanObject(its, second, d, noSlot)
		a.crossObject(its, second, d, s)
	default:
		a.scanObject(its, next, d, noSlot)
		a.bareObject(its, d)
	}
	if !genitive {
		a.adjectives(d)
	}
	if f.typ == "ASSAULT" && f.has(genSubject) && genitive && len(d.recipients) == 0 && len(d.actors) == 1 && d.actors[0].Entity != news.None &&
		a.rec.Entities[d.actors[0].Entity].Kind == news.Place {
		if d.place == news.None {
			d.place = d.actors[0].Entity // "the attack of Nice": where it was, nobody else being attacked
		}
		d.actors = nil
	}
	if len(d.actors) == 0 && len(d.recipients) == 0 && rd.Suffix == "" {
		v := k + 1
		for v < len(its) && v < k+3 && its[v].kind == iOther {
			v++
		}
		if v < len(its) && its[v].kind == iVerb && !its[v].and && (a.verbClass(its[v].first)&cHappen != 0 || a.happensAs(its[v].first, f.typ)) { // "that clashes are going on between X and Y"
			for j := v + 1; j < len(its) && j <= v+3 && its[j].kind != iVerb && its[j].kind != iStop; j++ {
				if its[j].kind == iPrep && its[j].prep == a.twoOf && f.slotOf(a.twoOf) == actor {
					a.fill(its, j, actor, d)
					break
				}
			}
		}
	}
	if f.typ == "CONSULT" && f.obj == recipient && len(d.actors) == 0 && its[k].kind == iPrep && its[k].prep == a.in && k > 0 && its[k-1].kind == iParticle {
		d.add(actor, without(a.receivers(its, k), d.recipients))
	}
	if purpose && len(d.actors) == 0 && k > 0 && (its[k-1].kind == iNoun || its[k-1].kind == iPrep) && its[k-1].pronoun.prep == "" {
		if p := &its[k-1].p; p.last > p.first+1 && p.entity == news.None && !p.numeral && !a.isParty(p) && !a.tells(p.head) && !a.suffers(p.head) && (a.actNoun(p.head) || a.class[a.noun(p.head).Stem]&(cPlanned|cTry) != 0) {
			if ps := without(a.ownedWithin(p), d.recipients); !anyOf(ps, func(p news.Party) bool { return p.Entity != news.None && a.rec.Entities[p.Entity].Kind == news.Place }) {
				d.add(actor, ps) // "the planning of X to carry out an attack", but not "the use of the base to"
			}
		}
	}
	d.purpose = rd.Clitics.Has(lang.For) && its[k].kind == iPrep
	if f.subject == actor && len(d.actors) == 0 {
		d.add(actor, without(a.doerOf(i), d.recipients))
	}
	if f.subject == actor && len(d.actors) == 0 && (f.typ == "ASSAULT" || f.typ == "COERCE" || f.typ == "AID") {
		d.add(actor, without(a.suspected(its, k, d), d.recipients))
	}
	if purpose && f.typ == "CONSULT" && len(d.actors) == 0 {
		a.invited(its, k, d)
	}
	if f.subject == actor && len(d.actors) == 0 && (f.typ == "ASSAULT" || f.mode == "arrest") {
		d.add(actor, without(a.raiders(its, next), d.recipients))
	}
	told := len(d.actors)
	a.lentSubject(its, k, d, purpose)
	if f.subject == actor && len(d.actors) == 0 && (!f.has(victim) || a.killingOf(d)) {
		d.add(actor, without(a.controller(its, k, d), d.recipients))
	}
	if (f.typ == "CONSULT" || f.typ == "AGREE" || f.typ == "COOPERATE" || f.has(mutualNoun)) && len(d.actors) == 0 && len(d.recipients) > 0 && its[k].kind == iPrep && (a.during(its, k) || a.class[its[k].prep]&(cAfter|cBefore) != 0) {
		d.add(actor, without(a.outer(its, k), d.recipients)) // "during a meeting with Y, X said"
	}
	if f.subject == actor && len(d.actors) == 0 && its[k].kind == iPrep && its[k].prep == a.along && (f.typ == "COERCE" || f.typ == "SANCTION") && !d.definite {
		d.add(actor, without(a.outer(its, k), d.recipients)) // "freed them, with a ban on travelling"
	}
	switch { // what is done with others' help, or at their wish, tells the other side
	case f.has(manner) && len(d.recipients) == 0:
		d.add(recipient, without(a.outer(its, k), d.actors))
	case f.typ == "REQUEST" && len(d.recipients) == 0 && i > 0 && a.same(i, i-1) && a.labels[i-1].class&cBasis != 0:
		d.add(recipient, without(a.guests(d), d.actors))
	case f.typ == "COOPERATE" && len(d.actors) == 0 && len(d.recipients) > 0 && rd.Clitics.Has(lang.By) && rd.Suffix == "":
		d.add(actor, without(a.outer(its, k), d.recipients))
	}
	if f.typ == "CONSULT" && len(d.actors) == 0 && its[k].kind == iPrep && (a.during(its, k) || a.class[its[k].prep]&(cAfter|cBefore) != 0) {
		d.outer = without(a.outer(its, k), d.recipients)
	}
	d.shares = told == 0 && len(d.actors) > 0
	if (told > 0 || a.bringsTogether(its, k)) && !a.someTold(its, k) {
		d.twoSides()
	}
}

// guests returns who makes the visit that the sentence told last: "so-and-so visits the country, in answer to an invitation of the king".
func (a *article) guests(d *draft) []news.Party {
	for n := len(a.events) - 1; n >= 0 && a.events[n].sentence == d.sentence; n-- {
		if e := a.events[n]; e.f.mode == "visit" {
			return e.actors
		}
	}
	return nil
}

// gotten returns the clause of the verb right before item k whose subject gets what the item tells, or nil.
func (a *article) gotten(its []item, k int) *clause {
	for v := k - 1; v >= 0 && v >= k-3; v-- {
		if its[v].kind == iVerb {
			if a.getsAt(its[v].first) {
				return &a.verbs[its[v].clause]
			}
			return nil
		}
	}
	return nil
}

// received returns the first noun phrase behind item k that stands behind nothing but where and when, or k.
func (a *article) received(its []item, k int) int {
	for j := k; j < len(its) && j < k+5; j++ {
		switch its[j].kind {
		case iTime, iOther, iPrep:
		case iNoun:
			return j
		default:
			return k
		}
	}
	return k
}

// receives reports whether whom somebody meets follows the act with his pronoun at item k, behind nothing but where and when: "during his reception in his
// office yesterday of the ambassador", in Arabic without "of".
func (a *article) receives(its []item, k int, f *frame) bool {
	if f.typ != "CONSULT" {
		return false
	}
	for n := 0; k < len(its) && n < 5; k++ {
		n++
		switch it := &its[k]; it.kind {
		case iTime, iOther:
		case iPrep:
			if it.prep != a.in && it.prep != a.by || it.pronoun.prep != "" {
				return false
			}
		case iNoun:
			return !it.and && !it.genitive && (it.p.entity != news.None || it.p.definite) && a.isParty(&it.p) && !a.isPlace(&it.p) && it.p.info.class != aTarget
		default:
			return false
		}
	}
	return false
}

// reaches reports whether a preposition of the frame leads to a slot.
func (f *frame) reaches(s slot) bool {
	for _, p := range f.preps {
		if p.slot == s {
			return true
		}
	}
	return false
}

// byWords reports whether an act of a type is done in words, or by meeting.
func byWords(typ string) bool {
	switch typ {
	case "REQUEST", "ACCUSE", "SUPPORT", "THREATEN", "AGREE", "REJECT", "CONSULT":
		return true
	}
	return false
}

// actedOn reports whether a party stands at item k, at once behind the phrase before it, that is no subject of a verb: the object of a verbal noun.
func (a *article) actedOn(its []item, k int) bool {
	return k < len(its) && its[k].kind == iNoun && !its[k].and && its[k-1].kind != iComma && its[k].first == its[k-1].last && its[k].pronoun.prep == "" && a.isParty(&its[k].p) && !a.subjectAt(its, k)
}

// happensAs reports whether the verb at token i says that an act of a type took place, with nobody who does it: "a meeting was held".
func (a *article) happensAs(i int, typ string) bool {
	for _, f := range a.framesOf(i) {
		if f.typ == typ && f.subject == noSlot {
			return true
		}
	}
	return false
}

// doerOf returns who did what the noun at token i tells, where a word before it says just that, at once or with a noun like "crime" between: "the
// perpetrator of a murder".
func (a *article) doerOf(i int) []news.Party {
	for j := i - 1; j >= 0 && j >= i-2 && a.same(i, j); j-- {
		if a.t.Tokens[j].Kind != lang.Word || a.labels[j].name >= 0 || a.labels[j].verb != noVerb || a.clitics(j)&lang.The != 0 {
			return nil
		}
		if a.is(a.noun(j).Stem, tDoer) {
			s := a.span(j, i+1)
			return []news.Party{{Entity: news.None, Span: &s}}
		}
		if a.labels[j].class&functional != 0 || a.clitics(j) != 0 {
			return nil
		}
	}
	return nil
}

// invited makes whom an invitation before the visit or the meeting at item k is for the one who is to come: "gave him an invitation to visit the country".
func (a *article) invited(its []item, k int, d *draft) {
	for n := len(a.events) - 1; n >= 0 && a.events[n].sentence == d.sentence; n-- {
		e := a.events[n]
		if e.f.typ != "REQUEST" || e.item >= k || e.word >= d.tok || !e.f.has(demands) && e.word < 0 {
			continue
		}
		for j := e.item + 1; j < k; j++ {
			if its[j].kind == iVerb || its[j].kind == iThat || its[j].kind == iComma {
				return
			}
		}
		if at := max(e.word, e.tok); len(e.recipients) > 0 && (a.tellsType(at, "REQUEST") || e.noun) {
			d.actors, d.by = e.recipients, e
		}
		return
	}
}

// pairOf reports whether parties are two: two men by name, or a phrase that says two.
func (a *article) pairOf(ps []news.Party) bool {
	for _, p := range ps {
		if p.Entity == news.None {
			q, ok := a.partyPhrase(p)
			return ok && len(ps) == 1 && q.info.number == lang.Dual && q.info.class != aTarget
		}
		if a.rec.Entities[p.Entity].Kind == news.Place {
			return false
		}
	}
	return len(ps) == 2
}

// bothBefore returns the two parties whom "between the two of them" means behind a talk or an agreement: who did something to whom, told last in the sentence.
func (a *article) bothBefore(it *item, d *draft) (one, other []news.Party) {
	if !d.noun || it.pronoun.prep != a.twoOf || it.pronoun.number == lang.Singular || it.first > 0 && a.t.Tokens[it.first-1].Fold == a.of || d.f.slotOf(a.twoOf) != actor {
		return nil, nil
	}
	for n := len(a.events) - 1; n >= 0 && a.events[n].sentence == d.sentence; n-- {
		if e := a.events[n]; len(e.actors) == 1 && len(e.recipients) == 1 && byWords(e.f.typ) {
			return e.actors, e.recipients
		}
	}
	return nil, nil
}

// askedBefore returns who is asked or blamed by the verb before item k, no other verb between, where the pronoun can mean him.
func (a *article) askedBefore(its []item, k int, suffix string, d *draft) []news.Party {
	pr, ok := a.prepWith[a.fr+suffix]
	if !ok {
		return nil
	}
	v := k - 1
	for v >= 0 && v > k-window && its[v].kind != iVerb {
		if its[v].kind == iStop || its[v].kind == iThat || its[v].kind == iRelative {
			return nil
		}
		v--
	}
	if v < 0 || its[v].kind != iVerb {
		return nil
	}
	for n := len(a.events) - 1; n >= 0 && a.events[n].sentence == d.sentence; n-- {
		e := a.events[n]
		if e.tok != its[v].first {
			continue
		}
		if (e.f.typ == "REQUEST" || e.f.typ == "ACCUSE") && len(e.recipients) == 1 && a.canMean(pr, e.recipients[0]) {
			return e.recipients
		}
		return nil
	}
	return nil
}

// canMean reports whether a pronoun agrees with a party.
func (a *article) canMean(pr withPronoun, p news.Party) bool {
	q, ok := phrase{entity: p.Entity}, true
	if p.Entity == news.None {
		q, ok = a.partyPhrase(p)
	}
	return ok && a.agrees(&q, &lang.Morph{Person: 3, Gender: pr.gender, Number: pr.number}, true)
}

// heldBefore returns to whom the act of force or of law was done that is told last in the sentence, where the pronoun can mean him.
func (a *article) heldBefore(suffix string, d *draft) []news.Party {
	pr, ok := a.prepWith[a.fr+suffix]
	if !ok || len(a.events) == 0 {
		return nil
	}
	e := a.events[len(a.events)-1]
	if e.sentence != d.sentence || len(e.recipients) != 1 || e.f.typ != "COERCE" && e.f.typ != "SANCTION" && e.f.typ != "ACCUSE" {
		return nil
	}
	if p := e.recipients[0]; (p.Entity == news.None || a.rec.Entities[p.Entity].Kind == news.Person) && a.canMean(pr, p) {
		return e.recipients
	}
	return nil
}

// raiders returns whose the attack or the operation is in which something is said to have been done, in the clause from item k on: "the killing of ten in a raid of
// the air force", in Arabic "for".
func (a *article) raiders(its []item, k int) []news.Party {
	for n := 0; k+1 < len(its) && n < window; k++ {
		n++
		switch it := &its[k]; it.kind {
		case iPrep:
			if next := &its[k+1]; it.pronoun.prep == "" && a.during(its, k) && it.p.last == it.last && (a.tellsType(it.p.head, "ASSAULT") || a.tellsType(it.p.head, "COERCE")) && next.kind == iPrep && next.prep == a.fr && next.first == it.last &&
				next.pronoun.prep == "" && a.isParty(&next.p) && !a.isPlace(&next.p) && (next.p.entity != news.None || next.p.info.class == aGroup) && !a.noun(it.p.head).Clitics.Has(lang.The) {
				return a.parties(its, k+1, len(its))
			}
		case iVerb, iStop, iThat, iRelative, iOpener:
			return nil
		}
	}
	return nil
}

// addressed makes those who are to do what is asked for the ones who are asked, where nobody else is: "demanded that the government act", "called for the
// commitment of the rebels to the truce", "for unity between the parties", "in the ranks of the movement".
func (a *article) addressed(its []item, k int, d *draft) {
	if d.f.typ != "REQUEST" || len(d.recipients) > 0 || d.passive || d.negated {
		return
	}
	add := func(ps []news.Party) bool {
		ps = without(ps, d.actors)
		if len(ps) > 0 {
			d.recipients = ps
		}
		return len(ps) > 0
	}
	if i := its[k].first - 1; d.noun && its[k].kind == iPrep && i >= 0 && a.same(i, d.tok) && a.labels[i].class&cBasis != 0 {
		for j := k - 1; j >= 0 && j > k-window; j-- { // "the intervention of X was on the request of Y"
			switch its[j].kind {
			case iVerb, iStop, iThat, iRelative:
				return
			case iNoun, iPrep:
				p := &its[j].p
				if p.last <= p.first || p.entity != news.None || a.isParty(p) || !a.tells(p.head) && !a.actNoun(p.head) {
					continue
				}
				if its[j+1].genitive && a.isParty(&its[j+1].p) {
					add(a.parties(its, j+1, k))
				} else {
					add(a.ownedWithin(p))
				}
				return
			}
		}
		return
	}
	for j, n := k+1, 0; j < len(its) && n < window; j++ {
		n++
		it := &its[j]
		switch it.kind {
		case iStop, iRelative, iVerb:
			return
		case iThat:
			for v := j + 1; v < len(its) && v <= j+4; v++ {
				if its[v].kind == iVerb {
					if c := &a.verbs[its[v].clause]; c.at >= 0 && !c.dropped && c.morph.Tense == lang.Present && (c.morph.Active || !c.morph.Passive) && !a.isPlace(&c.sp) && c.sp.info.class != aTarget {
						add(c.subject)
					}
					return
				}
			}
			return
		case iNoun, iPrep:
			p := &it.p
			if it.kind == iPrep && it.prep == a.twoOf && it.pronoun.prep == "" && a.isParty(p) {
				add(a.parties(its, j, len(its)))
				return
			}
			if p.last <= p.first || p.entity != news.None || a.t.Tokens[p.head].Kind != lang.Word || a.isParty(p) {
				continue
			}
			of := a.is(a.noun(p.head).Stem, tByDoer) || it.kind == iPrep && it.prep == a.in && a.is(a.noun(p.head).Stem, tRanks)
			if !of {
				continue
			}
			if ps := a.ownedWithin(p); ps != nil {
				if add(ps) {
					return
				}
			}
			if j+1 < len(its) && its[j+1].genitive && a.isParty(&its[j+1].p) && !a.isPlace(&its[j+1].p) && its[j+1].p.info.class != aTarget && add(a.parties(its, j+1, len(its))) {
				return
			}
		}
	}
}

// suspected returns who is charged with what the noun of item k tells, or suspected of it: "so-and-so, who is suspected of the killing of", "were held on
// a charge of attempting the murder of".
func (a *article) suspected(its []item, k int, d *draft) []news.Party {
	for k > 0 && its[k].genitive && its[k-1].last == its[k].first { // "of the attempted murder of"
		k--
	}
	i := its[k].first - 1
	if i < 0 || !a.same(i, d.tok) || a.t.Tokens[i].Kind != lang.Word {
		return nil
	}
	if a.class[a.noun(i).Stem]&cCharge != 0 || a.class[a.noun(its[k].p.head).Stem]&cCharge != 0 && its[k].p.head != d.tok {
		for n := len(a.events) - 1; n >= 0 && a.events[n].sentence == a.t.Tokens[d.tok].Sentence; n-- {
			switch e := a.events[n]; e.f.typ {
			case "ACCUSE", "COERCE", "SANCTION":
				if len(e.recipients) > 0 && e.tok < d.tok && e.f.mode != "release" {
					return e.recipients
				}
			}
		}
		return nil
	}
	if its[k].kind != iPrep {
		return nil
	}
	if its[k].prep == a.by {
		if ps := a.accusedOf(its, k, d); ps != nil {
			return ps
		}
	}
	for m := k - 1; m >= 0 && m >= k-2; m-- {
		it := &its[m]
		if it.kind != iNoun && it.kind != iPrep || it.pronoun.prep != "" {
			if it.pronoun.prep != "" {
				continue // "suspected of it", in Arabic before "in the killing of"
			}
			return nil
		}
		if it.p.last <= it.p.first {
			return nil
		}
		at := -1
		for j := max(it.p.first, it.p.last-2); j < it.p.last; j++ {
			if a.t.Tokens[j].Kind == lang.Word && a.labels[j].name < 0 && a.hasHand(j) {
				at = j
			}
		}
		switch {
		case at < 0:
			return nil
		case at == it.first && it.kind == iNoun && m > 0 && its[m-1].last == it.first && (its[m-1].kind == iNoun || its[m-1].kind == iPrep) && its[m-1].pronoun.prep == "" && a.isParty(&its[m-1].p) && !it.and &&
			a.agrees(&its[m-1].p, &lang.Morph{Person: 3, Gender: it.p.info.gender, Number: it.p.info.number}, true):
			return a.parties(its, m-1, m) // "so-and-so, who is suspected"
		case it.p.entity != news.None:
			return []news.Party{{Entity: it.p.entity}}
		case a.isParty(&it.p):
			s := a.span(it.p.first, it.p.last) // without the act, which is part of what tells him apart
			return []news.Party{{Entity: news.None, Span: &s}}
		}
		return nil
	}
	return nil
}

// accusedOf returns who is accused or found guilty of what the verbal noun behind "by" at item k tells, alone or joined to other deeds: "accused a man of belonging
// to the group and of stabbing a guard".
func (a *article) accusedOf(its []item, k int, d *draft) []news.Party {
	for v := k - 1; v >= 0 && v > k-window; v-- {
		switch its[v].kind {
		case iVerb:
			for n := len(a.events) - 1; n >= 0 && a.events[n].sentence == d.sentence; n-- {
				if e := a.events[n]; e.tok == its[v].first && (e.f.typ == "ACCUSE" || e.f.typ == "SANCTION" && d.f.typ == "ASSAULT") && e.f.slotOf(a.by) == content {
					return e.recipients
				}
			}
			return nil
		case iStop, iThat, iRelative, iOpener:
			return nil
		}
	}
	return nil
}

// hasHand reports whether the word at token i, in whatever number, says that somebody had a hand in an act.
func (a *article) hasHand(i int) bool {
	stem := a.noun(i).Stem
	if a.is(stem, tSuspect) {
		return true
	}
	for _, e := range [...]lang.Ending{lang.IndefiniteAccusative, lang.SoundPlural, lang.SoundOblique, lang.FemininePlural, lang.DualEnding} {
		if one, ok := a.ends(stem, e); ok && a.is(one, tSuspect) {
			return true
		}
	}
	return false
}

// actsOnBehind reports whether the genitive q of the noun of d is who acts, since what is acted upon stands behind "for" at item k.
func (a *article) actsOnBehind(its []item, k int, d *draft, q *phrase) bool {
	if d.f.obj != recipient || d.f.subject != actor || d.f.has(victim|suffered) || k >= len(its) || its[k].kind != iPrep || its[k].prep != a.fr || its[k].pronoun.prep != "" || d.f.slotOf(a.fr) != noSlot {
		return false
	}
	switch d.f.typ {
	case "ASSAULT", "COERCE", "SUPPORT", "ACCUSE", "REJECT", "THREATEN":
	default:
		return false
	}
	p := &its[k].p
	doer := q.entity != news.None && !a.isPlace(q) || q.entity == news.None && !(q.numeral && !q.definite) && (q.info.class == aPerson || q.info.class == aGroup || q.info.class == aRole)
	return doer && !a.tells(p.head) && (a.isPlace(p) || p.definite && (a.isParty(p) || d.f.typ == "ASSAULT"))
}

// governsPast reports whether the verb before the phrase at item k, which a relative clause belongs to, lends its subject to the event noun of d.
func (a *article) governsPast(its []item, k int, d *draft) bool {
	for v := k - 1; v >= 0 && v > k-window; v-- {
		switch its[v].kind {
		case iVerb:
			c := &a.verbs[its[v].clause]
			return c.relative < 0 && (a.lends(c) || a.declares(its, c, d))
		case iStop, iThat, iRelative, iOpener:
			return false
		}
	}
	return false
}

// doneBy reports whether the verb at once before the noun at item k, or before it and the verb's subject, lends it a subject other than the
// genitive q.
func (a *article) doneBy(its []item, k int, q *phrase) bool {
	for v := k - 1; v >= 0 && v > k-6; v-- {
		switch its[v].kind {
		case iVerb:
			c := &a.verbs[its[v].clause]
			return a.lends(c) && len(c.subject) > 0 && c.at != k && !c.objects && !holds(c.subject, a.party(q)) && (c.at < c.item || c.dropped || c.after == k || c.at == k-1)
		case iNoun:
			if its[v].and && !a.isParty(&its[v].p) {
				return false
			}
		case iTime, iOther, iComma:
		default:
			return false
		}
	}
	return false
}

// subjectAt reports whether item k is the subject of a verb that stands before it.
func (a *article) subjectAt(its []item, k int) bool {
	for v := k - 1; v >= 0 && v > k-window; v-- {
		if its[v].kind == iVerb {
			return a.verbs[its[v].clause].at == k
		}
	}
	return false
}

// killingOf reports whether the noun of d is the act of killing rather than a death.
func (a *article) killingOf(d *draft) bool {
	if d.f.mode != "killing" || d.f.obj != recipient || d.f.subject != actor || d.f.has(suffered) {
		return false
	}
	rd := a.noun(d.tok)
	for k := range rd.Morphs {
		if rd.Morphs[k].POS == lang.VerbalNoun {
			return true
		}
	}
	return false
}

// resumed returns the party that a relative clause belongs to, where the preposition with a pronoun at item k stands in it and its pronoun stands for
// that party: "the man on whom hold was laid", in Arabic "the man who it was laid hold on him". Who does what the clause tells is no such party.
func (a *article) resumed(its []item, k int, d *draft) []news.Party {
	pr := its[k].pronoun
	for v := k - 1; v >= 0 && v > k-8; v-- {
		switch its[v].kind {
		case iStop, iThat, iOpener:
			return nil
		case iVerb:
			c := &a.verbs[its[v].clause]
			if c.relative < 0 || v == 0 || its[v-1].kind != iRelative && !a.attributive(its, v) {
				if c.and {
					continue
				}
				return nil
			}
			p := &its[c.relative].p
			inner := false
			if !a.isParty(p) {
				if q, ok := a.innerHead(p); ok {
					p, inner = &q, true
				}
			}
			if c.at == c.relative && a.verbClass(c.tok)&cHappen == 0 && !(d.tok == c.tok && (d.passive || c.morph.Passive && d.f.has(carries))) || !a.isParty(p) || !a.agrees(p, &lang.Morph{Person: 3, Gender: pr.gender, Number: pr.number}, true) {
				return nil
			}
			if inner {
				return []news.Party{a.party(p)}
			}
			return a.parties(its, c.relative, v)
		}
	}
	return nil
}

// receivers returns who is said to be at what the noun at item k tells, behind it: "at his reception at the airport were X and Y".
func (a *article) receivers(its []item, k int) []news.Party {
	for j := k + 1; j < len(its) && j < k+8; j++ {
		switch its[j].kind {
		case iNoun:
			if its[j].genitive || a.apposed(its, j) || a.isPlace(&its[j].p) || its[j].p.info.class == aTarget || its[j].and {
				continue
			}
			if a.isParty(&its[j].p) {
				return a.parties(its, j, len(its))
			}
		case iVerb, iStop, iThat, iRelative, iOpener:
			return nil
		}
	}
	return nil
}

// resumedThing reports whether the pronoun of the noun at item k stands for the thing that the relative clause around it belongs to.
func (a *article) resumedThing(its []item, k int, suffix string) bool {
	if k < 2 || its[k-1].kind != iVerb || its[k-2].kind != iRelative {
		return false
	}
	c := &a.verbs[its[k-1].clause]
	if c.relative < 0 || its[c.relative].p.last <= its[c.relative].p.first {
		return false
	}
	pr, ok := a.prepWith[a.fr+suffix]
	p := &its[c.relative].p
	return ok && !a.isParty(p) && a.agrees(p, &lang.Morph{Person: 3, Gender: pr.gender, Number: pr.number}, true)
}

// wanted returns the clause of a verb that asks for, refuses or plans the meeting at item k, or nil.
func (a *article) wanted(its []item, k int) *clause {
	if k == 0 || its[k-1].kind != iVerb {
		return nil
	}
	c := &a.verbs[its[k-1].clause]
	if len(c.subject) == 0 || c.at == k || c.relative >= 0 && c.objects {
		return nil
	}
	for _, f := range a.framesOf(c.tok) {
		if f.obj == content || f.subject == actor && (f.typ == "REQUEST" || f.typ == "REJECT") {
			return c
		}
	}
	if a.verbClass(c.tok)&(cAux|cTry|cPlanned|cRefuse|cFail) != 0 {
		return c
	}
	return nil
}

// meetsWith reports whether a preposition names the other side of a meeting close behind item k.
func (a *article) meetsWith(its []item, k int, f *frame) bool {
	for n := 0; k < len(its) && n < 3; k++ {
		n++
		if its[k].kind == iPrep && f.slotOf(its[k].prep) == recipient {
			return true
		}
		if its[k].kind == iVerb || its[k].kind == iStop || its[k].kind == iThat {
			return false
		}
	}
	return false
}

// twoSides makes two parties of a talk, an agreement or a clash its two sides: "talks between X and Y".
func (d *draft) twoSides() {
	if len(d.actors) != 2 || len(d.recipients) > 0 || d.f.mode == "visit" {
		return
	}
	switch d.f.typ {
	case "CONSULT", "AGREE", "COOPERATE":
	case "ASSAULT":
		if !d.f.has(mutualNoun) {
			return
		}
	default:
		return
	}
	d.actors, d.recipients = d.actors[:1:1], d.actors[1:]
}

// broughtTogether returns whom a meeting brought together that the word at token i tells, behind item k: "held a meeting that brought together the governors".
func (a *article) broughtTogether(its []item, k, i int) []news.Party {
	for k++; k+1 < len(its) && its[k].last <= i; k++ {
	}
	for k++; k < len(its) && (its[k].kind == iOther || its[k].kind == iRelative || its[k].kind == iTime || its[k].kind == iNoun && its[k].genitive && !a.isParty(&its[k].p)); k++ {
	}
	if k >= len(its) || its[k].kind != iVerb || its[k].and || a.verbClass(its[k].first)&cGather == 0 || suffixOf(&a.t.Tokens[its[k].first], &a.labels[its[k].first]) != "" {
		return nil
	}
	if r := a.rightNoun(its, k+1); r >= 0 && a.isParty(&its[r].p) && !a.isPlace(&its[r].p) && its[r].p.info.class != aTarget {
		return a.parties(its, r, len(its))
	}
	return nil
}

// someTold reports whether close behind item k it is told who is among a party: he is no other side.
func (a *article) someTold(its []item, k int) bool {
	for j := max(k, 0) + 1; j < len(its) && j <= k+5; j++ {
		if its[j].among > 0 {
			return true
		}
	}
	return false
}

// bringsTogether reports whether the verb behind the noun at item k says whom a meeting brought together.
func (a *article) bringsTogether(its []item, k int) bool {
	for j := k + 1; j < len(its) && j <= k+2; j++ {
		if its[j].kind == iVerb {
			return a.verbClass(its[j].first)&cGather != 0
		}
	}
	return false
}

// crossObject reads "the siege of X of Y", where the object of a verbal noun follows with a preposition after its subject.
func (a *article) crossObject(its []item, k int, d *draft, filled slot) {
	f := d.f
	if f.obj != recipient || filled != recipient || len(d.actors) > 0 || f.slotOf(a.fr) != noSlot && f.typ != "ACCUSE" || a.happened(d) ||
		k > 0 && k <= len(its) && its[k-1].kind == iNoun && its[k-1].p.info.class == aRole && its[k-1].p.entity == news.None && !its[k-1].p.definite {
		return // "the appointment of X as governor of Y"
	}
	for _, p := range d.recipients {
		if p.Span != nil {
			if i := a.tokenAt(p.Span.Start); i >= 0 && a.head(i).class == aTarget {
				return
			}
		} else if p.Entity != news.None && a.rec.Entities[p.Entity].Kind == news.Place {
			return
		}
	}
	for n := 0; k < len(its) && n < 3; k++ {
		n++
		if its[k].kind == iPrep && its[k].prep == a.fr && its[k].pronoun.prep == "" && a.isParty(&its[k].p) {
			before := d.recipients
			d.recipients = nil
			a.fill(its, k, recipient, d)
			d.actors = without(before, d.recipients)
			return
		}
		if its[k].kind != iComma && its[k].kind != iNoun && its[k].kind != iOther {
			return
		}
	}
}

// bareObject reads the object of a verbal noun that no genitive completes, which follows with a preposition: "a closing of some shops", "the suspension
// of the teacher".
func (a *article) bareObject(its []item, d *draft) {
	if d.f.obj != recipient || len(d.recipients) > 0 || d.f.slotOf(a.fr) != noSlot || d.f.typ == "ASSAULT" || d.f.typ == "CONSULT" || d.f.typ == "AGREE" {
		return
	}
	k := d.item + 1
	for k < len(its) && k < d.item+3 && (its[k].kind == iOther || its[k].kind == iNoun && !its[k].and && !its[k].genitive && !a.isParty(&its[k].p) && !a.tells(its[k].p.head)) {
		k++
	}
	if k < len(its) && its[k].kind == iPrep && its[k].prep == a.fr && !its[k].and && its[k].pronoun.prep == "" && a.isParty(&its[k].p) {
		a.fill(its, k, recipient, d)
	}
}

// adjectives reads adjectives of nationality after a noun: "the American attack".
func (a *article) adjectives(d *draft) {
	if len(d.actors) > 0 || d.f.subject != actor {
		return
	}
	ps := a.nationality(d.tok, d.definite)
	if len(ps) == 1 && ps[0].Span != nil && d.f.typ == "ASSAULT" {
		if q, ok := a.forceOf(a.tokenAt(ps[0].Span.Start), a.tokenAt(ps[0].Span.End-1)); ok {
			ps = []news.Party{a.party(&q)} // "an American raid": the American forces
		}
	}
	d.add(actor, ps)
}

// forceReach is how far from an act a force is looked for, in tokens.
const forceReach = 120

// forceOf returns the nearest force that the article names by the adjective at token i, which is the last of its words: "the American forces".
func (a *article) forceOf(i, last int) (best phrase, ok bool) {
	if i < 0 || i != last || a.lang.Nisba == nil {
		return best, false
	}
	base, is := a.lang.Nisba(a.t.Tokens[i].Best().Host)
	if !is {
		return best, false
	}
	near := forceReach
	for j := max(1, i-forceReach); j < len(a.t.Tokens) && j < i+forceReach; j++ {
		if far := max(i-j, j-i); j == i || far >= near || a.t.Tokens[j].Kind != lang.Word || a.labels[j].name >= 0 || !a.same(j-1, j) || a.t.Tokens[j].Best().Clitics != lang.The {
			continue
		}
		h := a.head(j - 1)
		if h.class != aGroup || h.number != lang.Plural && h.gender != lang.Feminine || !a.noun(j-1).Clitics.Has(lang.The) {
			continue
		}
		if b, is := a.lang.Nisba(a.t.Tokens[j].Best().Host); !is || b != base {
			continue
		}
		if p, in := a.phraseAt(j - 1); in && p.last > j && p.entity == news.None {
			best, ok, near = p, true, max(i-j, j-i)
		}
	}
	return best, ok
}

// nationality returns the states that adjectives after the noun at token i name; several adjectives are one party as worded.
func (a *article) nationality(i int, definite bool) []news.Party {
	if a.lang.Nisba == nil {
		return nil
	}
	var found []news.Party
	first, last := -1, -1
	for j := i + 1; j < len(a.t.Tokens) && j <= i+5 && a.same(i, j); j++ {
		tok := &a.t.Tokens[j]
		if tok.Fold == "-" && last >= 0 {
			continue
		}
		if tok.Kind != lang.Word || a.labels[j].name >= 0 || a.labels[j].class&functional != 0 {
			break
		}
		c := tok.Best().Clitics
		if c&^(lang.The|lang.And) != 0 || definite != c.Has(lang.The) {
			break
		}
		base, ok := a.lang.Nisba(tok.Best().Host)
		if !ok {
			continue
		}
		canon, ok := a.nisba[base]
		if !ok {
			if last >= 0 {
				break
			}
			continue
		}
		if first < 0 {
			first = j
		}
		last = j
		if e, ok := a.states[canon]; ok {
			found = append(found, news.Party{Entity: e})
		}
	}
	if first < 0 {
		return nil
	}
	if first == last && len(found) == 1 {
		return found
	}
	s := a.span(first, last+1)
	return []news.Party{{Entity: news.None, Span: &s}}
}

// lentSubject takes the actor from a verb that lends its subject: "carried out an attack", "the meeting that X held".
func (a *article) lentSubject(its []item, k int, d *draft, purpose bool) {
	if d.f.subject != actor && d.f.subject != recipient {
		return
	}
	if d.f.has(victim) && !purpose && (d.f.noun || its[k].kind != iPrep) && !a.killingOf(d) {
		return // nobody "carries out" a death, but a man ventures "on killing", and an army declares "the killing of"
	}
	if j := d.tok - 1; j >= 0 && d.f.obj == recipient && len(d.actors) == 0 && len(d.recipients) == 0 && a.suffers(j) {
		// "the exposure of X to an attack"
		for n := k - 1; n >= 0 && n > k-6; n-- {
			if its[n].kind == iVerb {
				d.recipients = a.verbs[its[n].clause].subject
				break
			}
		}
		return
	}
	if d.f.subject == actor && len(d.actors) > 0 || d.f.subject == recipient && len(d.recipients) > 0 {
		return
	}
	if d.f.obj == recipient && len(d.recipients) == 0 {
		// "the exposure of the house of X to an attack": nobody in the clause is said to have made it
		for j := k - 1; j >= 0 && j > k-7 && its[j].kind != iVerb && its[j].kind != iStop; j-- {
			if (its[j].kind == iNoun || its[j].kind == iPrep) && its[j].p.last > its[j].p.first && a.suffers(its[j].p.first) {
				d.purpose = false
				if j+1 < k && its[j].last == its[j].first+1 && a.isParty(&its[j+1].p) {
					d.recipients = a.parties(its, j+1, k)
				} else if q, ok := a.phraseAt(its[j].p.first + 1); ok && its[j].p.first+1 < its[j].last && a.isParty(&q) {
					d.recipients = []news.Party{a.party(&q)}
				}
				return
			}
		}
	}
	if a.gathered(its, k, d) {
		return
	}
	// to the right: a relative clause
	if j := k + 1; j+1 < len(its) && its[j].kind == iNoun && its[j].and && its[j+1].kind == iVerb && !a.isParty(&its[j].p) && !its[j].p.definite {
		if c := &a.verbs[its[j+1].clause]; c.objects && c.relative == j && a.lends(c) { // "massacres and crimes that X committed"
			d.add(actor, c.subject)
			a.counterparts(its, c, d)
			return
		}
	}
	for j := k + 1; j < len(its) && j <= k+4; j++ {
		if its[j].kind == iRelative && j+1 < len(its) && its[j+1].kind == iVerb {
			c := &a.verbs[its[j+1].clause]
			if (a.lends(c) || a.declares(its, c, d)) && c.objects {
				d.add(actor, c.subject)
				a.counterparts(its, c, d)
				return
			}
			break
		}
		if its[j].kind == iVerb && j == k+1 {
			c := &a.verbs[its[j].clause]
			if a.lends(c) && c.at > j+1 && a.resumes(its, j+1, &its[k].p) && !a.carriesNoun(c, d.tok) {
				d.add(actor, c.subject) // "a complaint that X came forward with", in Arabic "came forward with it X"
				return
			}
			if c.objects && c.relative == k && (a.lends(c) || a.declares(its, c, d)) && !a.carriesNoun(c, d.tok) {
				d.add(actor, c.subject)
				a.counterparts(its, c, d)
				return
			}
			if c.objects && c.relative == k && d.f.typ == "ASSAULT" && a.carriesNoun(c, d.tok) {
				return // the verb tells it, not the one before: "managed to repel an attack that gunmen launched"
			}
		}
		if its[j].kind == iVerb || its[j].kind == iStop || its[j].kind == iThat {
			break
		}
	}
	// "X is on a visit"
	if d.f.mode == "visit" && its[k].kind == iPrep && its[k].prep == a.in {
		j := k - 1
		for j >= 0 && its[j].kind == iParticle {
			j--
		}
		if j >= 0 && (its[j].kind == iNoun && !its[j].genitive && a.isParty(&its[j].p) || its[j].kind == iPrep && a.isPerson(&its[j].p)) && !a.isPlace(&its[j].p) {
			d.add(actor, a.parties(its, j, k))
			return
		}
	}
	if !purpose && its[k].genitive && k > 0 && a.tells(its[k-1].p.head) && !a.lightNoun(its[k-1].p.head) && !(d.f.typ == "CONSULT" && a.tellsType(its[k-1].p.head, d.f.typ)) {
		return // "decided the dispersal of the sit-in"
	}
	if prev := k - 1; !purpose && d.definite && its[k].kind == iNoun && prev >= 0 && its[prev].kind == iNoun && its[prev].last == its[k].first && !its[prev].p.definite && its[prev].p.entity == news.None && its[prev].p.info.class == notParty &&
		!a.tells(its[prev].p.head) && !a.lightNoun(its[prev].p.head) {
		return // "deals with the incident of the explosion"
	}
	if p := k - 1; !purpose && (d.f.typ == "ASSAULT" || d.f.typ == "COERCE") && p >= 0 && its[k].kind == iNoun && its[p].kind == iPrep && its[p].prep == a.in && its[p].last == its[k].first && its[p].pronoun.prep == "" && its[p].p.entity == news.None &&
		its[p].p.info.class == notParty && !a.tells(its[p].p.head) && !a.lightNoun(its[p].p.head) && a.class[a.noun(its[p].p.head).Stem]&(cTry|cPlanned) == 0 {
		return // "the court began to try ten in the case of the bombing"
	}
	// to the left: the verb of the clause
	if its[k].kind == iPrep && a.class[its[k].prep]&(cAfter|cBefore|cCause) != 0 || its[k].kind == iPrep && d.f.typ != "CONSULT" && a.class[its[k].prep]&cDuring != 0 {
		return
	}
	for j, n := k-1, 0; j >= 0 && n < 9; j-- {
		n++
		if (its[j].kind == iNoun || its[j].kind == iPrep) && its[j].p.last > its[j].p.first && n <= 5 && a.lightNoun(its[j].p.head) {
			// "the carrying out by X of an attack"
			if j+1 < k && its[j+1].genitive && a.isParty(&its[j+1].p) {
				d.add(d.f.subject, a.parties(its, j+1, k))
				return
			}
			if sx := a.noun(its[j].p.head).Suffix; sx != "" && j+1 == k {
				d.add(d.f.subject, a.resolve(sx, its[j].p.head, its, j, nil))
				return
			}
		}
		switch its[j].kind {
		case iVerb:
			c := &a.verbs[its[j].clause]
			if d.f.typ == "CONSULT" && d.f.mode != "visit" && !d.definite && n <= 8 && its[k].kind == iPrep && !purpose && a.during(its, k) && len(c.subject) > 0 {
				// "told him in a telephone call"
				d.actors = c.subject
				if o := a.rightNoun(its, c.after); o >= 0 && o < k && !a.apposed(its, o) && len(d.recipients) == 0 && a.isParty(&its[o].p) {
					d.add(recipient, a.parties(its, o, k))
				}
				return
			}
			if !purpose && c.relative >= 0 && c.relative < j && !a.lends(c) && a.governsPast(its, c.relative, d) {
				j = c.relative // "the alliance that X leads launched": what stands inside a relative clause governs nothing behind it
				continue
			}
			if !purpose && !a.lends(c) && d.f.typ == "ASSAULT" && its[k].kind == iPrep && (its[k].prep == a.by || a.during(its, k)) {
				return // "declared that an officer was hurt by shots", "the death of three in an attack": who declares it has not done it
			}
			if (d.f.typ == "COERCE" || d.f.typ == "ASSAULT") && a.is(c.morph.Lemma, tEnds) {
				return // who ends the taking of hostages has not taken them
			}
			if !purpose && !a.lends(c) && d.f.mode == "killing" && a.men(d.recipients) {
				return // an army that announces the death of soldiers has not killed them
			}
			if (a.lends(c) || purpose || a.declares(its, c, d) || its[k].kind == iPrep && its[k].prep == a.by && d.f.typ == "COERCE" && anyOf(c.subject, a.judges)) && (c.sp.info.class != aTarget || d.f.typ == "ASSAULT" && a.is(a.noun(c.sp.head).Stem, tStriker) || c.sp.definite && a.verbClass(c.tok)&(cPlanned|cTry|cRefuse|cDeclare) != 0) {
				if body := a.spokenFor(its, c); body != nil {
					d.add(d.f.subject, body)
				} else if d.f.subject == actor {
					d.add(actor, without(c.subject, d.recipients)) // "a letter for the anniversary of his arrest"
				} else {
					d.add(d.f.subject, c.subject)
				}
			}
			return
		case iStop, iThat, iRelative, iOpener:
			return
		}
	}
}

// controller returns who does what the verbal noun at item k tells, where the word that governs it says so: the owner of a decision, a plan, an
// insistence ("the court's ruling to jail X", "their ability to attack"), whom a verb moves to do it ("pushed the authorities to close"), or else
// the verb's subject ("admitted shelling").
func (a *article) controller(its []item, k int, d *draft) []news.Party {
	if its[k].kind == iNoun && its[k].genitive && k > 1 && its[k-1].kind == iNoun && !its[k-1].p.definite && a.class[a.noun(its[k-1].p.head).Stem]&cWrit != 0 {
		for v := k - 2; v >= 0 && v > k-window; v-- { // "issued a writ of arrest"
			if its[v].kind == iVerb {
				if c := &a.verbs[its[v].clause]; c.relative < 0 && c.at != k-1 && !c.objects {
					return c.subject
				}
				return nil
			}
			if its[v].kind == iStop || its[v].kind == iThat {
				return nil
			}
		}
		return nil
	}
	if p := k - 1; its[k].kind == iNoun && !its[k].and && !its[k].genitive && !d.definite && p >= 0 && (its[p].kind == iNoun || its[p].kind == iPrep) && its[p].last == its[k].first && its[p].p.entity == news.None &&
		its[p].p.last > its[p].p.first+1 && a.class[a.noun(its[p].p.head).Stem]&(cPlanned|cWrit) != 0 && d.f.rules() && !a.isParty(&its[p].p) {
		return a.ownedWithin(&its[p].p) // "the decision of X to forbid", in Arabic without "to"
	}
	if its[k].kind != iPrep || d.tok != its[k].p.head || a.class[its[k].prep]&(cAfter|cBefore|cCause|cDuring) != 0 || its[k].prep == a.of {
		return nil
	}
	if its[k].prep == a.in { // "its responsibility for the protection of", in Arabic "in", "the role of the army in"
		if k == 0 || its[k-1].kind != iNoun && its[k-1].kind != iPrep || its[k-1].pronoun.prep != "" {
			return nil
		}
		p := &its[k-1].p
		if d.definite || p.numeral || p.info.class == aQuant || p.head+1 < p.last && a.t.Tokens[p.head+1].Kind == lang.Word && a.head(p.head+1).class == aQuant || p.last <= p.first || p.entity != news.None || a.isParty(p) || a.tells(p.head) || a.noun(p.head).Clitics.Has(lang.The) {
			return nil
		}
	}
	j := k - 1
	for j >= 0 && (its[j].kind == iOther || its[j].kind == iParticle || its[j].kind == iTime) {
		j--
	}
	if j > 0 && its[j].kind == iVerb && its[k].prep == a.by {
		return a.issued(its, j)
	}
	if j < 0 || its[j].kind != iNoun && its[j].kind != iPrep || its[j].pronoun.prep != "" {
		return nil
	}
	if ps := a.moved(its, j, k); ps != nil {
		return ps
	}
	for v := j - 1; v >= 0 && v >= j-2; v-- {
		if its[v].kind == iVerb && a.verbs[its[v].clause].at == j && a.verbClass(its[v].first)&cCause != 0 {
			return nil // "its results led to the arrest of"
		}
	}
	p := &its[j].p
	if its[j].genitive && j > 0 && a.isParty(p) {
		if fs, _ := a.nounFrames(its[j-1].p.head); len(fs) > 0 && (fs[0].slotOf(its[k].prep) == content || its[k].prep == a.by && fs[0].rules()) || a.lightNoun(its[j-1].p.head) {
			return a.parties(its, j, k)
		}
		return nil
	}
	if p.last <= p.first || p.entity != news.None || p.numeral || a.isParty(p) || a.tells(p.head) || a.t.Tokens[p.head].Kind != lang.Word {
		return nil
	}
	if ps := a.ownedWithin(p); ps != nil {
		return ps
	}
	if its[j].kind == iNoun && its[k].prep == a.by && !p.definite && !d.definite && j > 0 { // "issued an order to close the hall"
		v := j - 1
		for v > 0 && (its[v].kind == iTime || its[v].kind == iComma || its[v].kind == iOther) {
			v--
		}
		if its[v].kind != iVerb && v > 0 {
			v--
		}
		if its[v].kind == iVerb {
			if c := &a.verbs[its[v].clause]; c.relative < 0 && len(c.subject) > 0 && c.at != j {
				return c.subject
			}
		}
	}
	if sx := a.noun(p.head).Suffix; sx != "" && p.last == p.head+1 {
		return a.resolve(sx, p.head, its, j, nil)
	}
	if i := p.last - 1; i > p.head && its[k].prep == a.in && a.t.Tokens[i].Kind == lang.Word && a.labels[i].name < 0 && a.noun(i).Suffix != "" {
		return a.resolve(a.noun(i).Suffix, i, its, j, nil) // "to bear its responsibility in"
	}
	return nil
}

// issued returns who issued what the relative clause of the verb at item v says more of: "issued a decree that orders the closing of".
func (a *article) issued(its []item, v int) []news.Party {
	c := &a.verbs[its[v].clause]
	if c.relative < 1 || c.objects || !a.attributive(its, v) && (its[v-1].kind != iRelative || a.class[a.noun(its[c.relative].p.head).Stem]&(cWrit|cLaw) == 0) || its[c.relative].kind != iNoun || a.isParty(&its[c.relative].p) || a.tells(its[c.relative].p.head) {
		return nil
	}
	if ps := a.ownedWithin(&its[c.relative].p); ps != nil {
		return ps
	}
	for j := c.relative - 1; j >= 0 && j > c.relative-6; j-- {
		switch its[j].kind {
		case iVerb:
			m := &a.verbs[its[j].clause]
			if m.relative < 0 && m.at != c.relative {
				return m.subject
			}
			return nil
		case iStop, iThat, iOpener, iRelative:
			return nil
		}
	}
	return nil
}

// rules reports whether the frame tells a decision that is done by who takes it: "the ruling of the court to jail".
func (f *frame) rules() bool {
	switch f.typ {
	case "COERCE", "SANCTION", "THREATEN", "AGREE", "REJECT", "CONCEDE":
		return f.subject == actor
	}
	return false
}

// ownedWithin returns the party that stands in construct to the head of a phrase: "the decision of the president".
func (a *article) ownedWithin(p *phrase) []news.Party {
	for j := p.head + 1; j < p.last && a.t.Tokens[j].Kind == lang.Word; j++ {
		if rd := a.noun(j); a.labels[j].name < 0 && a.clitics(j) == lang.The && a.clitics(j-1) == lang.The && a.adjectival0(rd) {
			continue // "the reforms wanted by": no one who is wanted
		}
		q, ok := a.phraseAt(j)
		if !ok || !a.isParty(&q) || q.entity == news.None && q.info.class == aTarget || q.last > p.last {
			continue
		}
		if q.entity == news.None && q.info.class == aRole && q.last < p.last && a.nameStarts(q.last) && a.rec.Mentions[a.labels[q.last].name].Kind == news.Person {
			return []news.Party{{Entity: a.rec.Mentions[a.labels[q.last].name].Entity}}
		}
		return []news.Party{a.party(&q)}
	}
	return nil
}

// definiteOwner returns the party that stands in construct to the head of a phrase, where it has a name or is known: no adjective.
func (a *article) definiteOwner(p *phrase) []news.Party {
	ps := a.ownedWithin(p)
	if len(ps) == 1 && ps[0].Entity == news.None && ps[0].Span != nil {
		if q, ok := a.phraseAt(a.tokenAt(ps[0].Span.Start)); !ok || !q.definite {
			return nil
		}
	}
	return ps
}

// ownedWithin0 returns the party of whatever class that stands in construct right behind the head of a phrase: "the passing of a patrol".
func (a *article) ownedWithin0(p *phrase) []news.Party {
	if q, ok := a.phraseAt(p.head + 1); ok && a.isParty(&q) && a.labels[p.head+1].verb == noVerb && a.clitics(p.head+1)&^lang.The == 0 {
		return []news.Party{a.party(&q)}
	}
	return nil
}

// moved returns whom the verb before a verbal noun with a preposition at item k moves to do what it tells: its object, which stands at item j.
func (a *article) moved(its []item, j, k int) []news.Party {
	v := j
	for v >= 0 && v > j-8 && its[v].kind != iVerb {
		switch its[v].kind {
		case iStop, iThat, iRelative, iOpener:
			return nil
		}
		v--
	}
	if v < 0 || its[v].kind != iVerb {
		return nil
	}
	c := &a.verbs[its[v].clause]
	for _, f := range a.framesOf(c.tok) {
		if f.typ == "ACCUSE" || f.typ == "SUPPORT" {
			return nil
		}
	}
	if its[k].prep != a.to {
		return nil
	}
	if o := a.rightNoun(its, c.after); o >= 0 && o < k && o > c.at && a.isParty(&its[o].p) && !a.isPlace(&its[o].p) && its[o].p.info.class != aTarget && !a.apposed(its, o) && !its[o].and {
		return a.parties(its, o, k)
	}
	return nil
}

// outer returns the subject of the clause in which item k stands as an adjunct: of the verb before it, or of the one behind it with which the
// clause begins.
func (a *article) outer(its []item, k int) []news.Party {
	for v := k - 1; v >= 0 && v > k-window; v-- {
		switch its[v].kind {
		case iVerb:
			if c := &a.verbs[its[v].clause]; c.relative < 0 && !(c.sp.entity == news.None && c.sp.info.class == aTarget) {
				return c.subject
			}
			return nil
		case iThat:
			if its[v+1].kind == iNoun && v+1 < k && a.isParty(&its[v+1].p) {
				return a.parties(its, v+1, k) // "that X was in the town in coordination with Y"
			}
			v = 0 // "that, together with Y, X will"
		case iStop, iRelative:
			return nil
		}
	}
	for v := k + 1; v < len(its) && v < k+window; v++ {
		switch its[v].kind {
		case iVerb:
			if c := &a.verbs[its[v].clause]; c.relative < 0 && !c.and && !a.attributive(its, v) {
				return c.subject
			}
		case iStop, iThat, iOpener:
			return nil
		}
	}
	return nil
}

// carriesNoun reports whether the verb of a clause is itself the trigger of the event whose noun stands at token i.
func (a *article) carriesNoun(c *clause, i int) bool {
	for _, f := range a.framesOf(c.tok) {
		if !f.has(carries) {
			continue
		}
		for _, w := range f.with {
			if a.stemIs(i, w[0]) {
				return true
			}
		}
	}
	return false
}

// counterparts fills the slots of prepositions behind a relative clause that lends its subject: "the meeting that X held with Y".
func (a *article) counterparts(its []item, c *clause, d *draft) {
	for k, n := max(c.after, c.item+1), 0; k < len(its) && n < 5; k++ {
		n++
		switch its[k].kind {
		case iPrep:
			if s := d.f.slotOf(its[k].prep); s == recipient && len(d.recipients) == 0 && its[k].pronoun.prep == "" && !(its[k].prep == a.by && (a.isPlace(&its[k].p) || its[k].p.info.class == aTarget)) {
				a.fill(its, k, s, d)
			}
		case iNoun, iTime, iOther:
		default:
			return
		}
	}
}

// gathered reads whom a meeting brought together: "a meeting that brought X and Y together", "that brought him together with Y".
func (a *article) gathered(its []item, k int, d *draft) bool {
	v := k + 1
	if v < len(its) && its[v].kind == iRelative {
		v++
	}
	if d.f.typ != "CONSULT" || v >= len(its) || its[v].kind != iVerb || a.verbClass(its[v].first)&cGather == 0 {
		return false
	}
	if sx := suffixOf(&a.t.Tokens[its[v].first], &a.labels[its[v].first]); sx != "" {
		d.add(actor, a.resolve(sx, its[v].first, its, k, nil))
	} else if r := a.rightNoun(its, v+1); r >= 0 {
		d.add(actor, a.parties(its, r, len(its)))
	}
	for j, n := v+1, 0; j < len(its) && n < 4; j++ {
		n++
		switch its[j].kind {
		case iPrep:
			if s := d.f.slotOf(its[j].prep); (s == actor || s == recipient) && its[j].pronoun.prep == "" && !(its[j].prep == a.by && a.isPlace(&its[j].p)) {
				a.fill(its, j, s, d)
			}
		case iNoun, iTime, iOther:
		default:
			return true
		}
	}
	return true
}

// during reports whether item k stands after "in" or "during".
func (a *article) during(its []item, k int) bool {
	return its[k].prep == a.in || a.class[its[k].prep]&cDuring != 0
}

// declares reports whether the verb declares what the noun tells: "declared a truce".
func (a *article) declares(its []item, c *clause, d *draft) bool {
	if a.verbClass(c.tok)&cDeclare == 0 {
		return false
	}
	switch d.f.typ {
	case "RETREAT", "REJECT", "AGREE", "MOBILIZE", "SANCTION", "CONCEDE":
		return true
	case "COERCE", "ASSAULT", "AID":
		// a body that declares what was done did it; a man who does so speaks for others
		if a.spokenFor(its, c) != nil {
			return !d.f.has(suffered)
		}
		return c.sp.last > c.sp.first && !a.isPerson(&c.sp) && c.sp.info.class != aRole && c.sp.info.class != aPerson && !d.f.has(suffered)
	}
	return false
}

// spokenFor returns the body in whose name the subject of a clause speaks, where he is a spokesman.
func (a *article) spokenFor(its []item, c *clause) []news.Party {
	if c.sp.last > c.sp.first && c.at >= 0 && a.labels[c.sp.first].name < 0 && a.class[a.noun(c.sp.first).Stem]&cSpokesman != 0 {
		for i := c.sp.first + 1; i+1 < c.sp.last; i++ {
			if a.calls(i) {
				if q, ok := a.phraseAt(i + 1); ok && a.isParty(&q) && !a.isPlace(&q) && !a.isPerson(&q) {
					return []news.Party{a.party(&q)}
				}
			}
		}
	}
	if c.sp.last <= c.sp.first || c.at < 0 || c.at+1 >= len(its) || a.labels[c.sp.head].name >= 0 || a.class[a.noun(c.sp.head).Stem]&cSpokesman == 0 {
		return nil
	}
	n := &its[c.at+1]
	if n.kind != iPrep || n.pronoun.prep != "" || n.p.last <= n.p.first || !a.calls(n.p.first) {
		return nil
	}
	if q, ok := a.phraseAt(n.p.first + 1); ok && a.isParty(&q) && !a.isPlace(&q) {
		return []news.Party{a.party(&q)}
	}
	return nil
}

// suffers reports whether token i is a form of a verb whose subject suffers the event noun.
func (a *article) suffers(i int) bool {
	for r := range a.t.Tokens[i].Readings {
		for _, m := range a.t.Tokens[i].Readings[r].Morphs {
			if a.class[m.Lemma]&cSuffer != 0 {
				return true
			}
		}
	}
	return false
}

// lends reports whether a verb lends its subject to an event noun.
func (a *article) lends(c *clause) bool {
	return a.verbClass(c.tok)&(cLight|cAux|cTry|cFail|cPlanned) != 0
}

// resolve finds what the pronoun suffix of token i stands for.
func (a *article) resolve(suffix string, i int, its []item, k int, not []news.Party) []news.Party {
	if a.class[suffix]&cMe != 0 {
		return a.speaker(i)
	}
	pr, ok := a.prepWith[a.fr+suffix]
	if !ok {
		return nil
	}
	return a.pronounParty(pr, its, k, not)
}

// pronounParty finds the party that a pronoun stands for: the nearest subject before it that agrees, else the nearest party.
func (a *article) pronounParty(pr withPronoun, its []item, k int, not []news.Party) []news.Party {
	m := &lang.Morph{Person: 3, Gender: pr.gender, Number: pr.number}
	ok := func(p *phrase) bool {
		if !a.isParty(p) || a.unnamedSource(p) || !a.agrees(p, m, true) || p.entity == news.None && pr.gender == lang.Masculine && pr.number == lang.Singular && p.info.gender == lang.Feminine || p.entity == news.None && p.info.class == aTarget && pr.gender == lang.Masculine {
			return false
		}
		if pr.number == lang.Singular && p.info.number == lang.Plural && p.entity == news.None {
			return pr.gender == lang.Feminine && p.info.class == aGroup
		}
		return !holds(not, a.party(p))
	}
	// he is a person where there is one, and rather who the sentence is about than who a relative clause names
	for round := 0; round < 4; round++ {
		personal, inner := round < 2, round%2 == 1
		if personal && (pr.gender != lang.Masculine || pr.number != lang.Singular) {
			continue
		}
		for j := k - 1; j >= 0; j-- {
			if its[j].kind != iVerb {
				continue
			}
			c := &a.verbs[its[j].clause]
			if (c.relative >= 0) == inner && len(c.subject) > 0 && ok(&c.sp) && !holds(not, c.subject[0]) && (!personal || a.isPerson(&c.sp)) {
				return c.subject
			}
		}
	}
	for j := k - 1; j >= 0; j-- {
		if (its[j].kind == iNoun || its[j].kind == iPrep) && its[j].pronoun.prep == "" && its[j].among == 0 {
			if ok(&its[j].p) {
				p := a.named(its, j, k)
				return []news.Party{a.party(&p)}
			}
			if pr.number == lang.Plural && j+1 < k && a.joins(its, j+1) && a.isParty(&its[j].p) {
				return a.parties(its, j, k)
			}
			if !a.isParty(&its[j].p) && its[j].p.last > its[j].p.first {
				if q, in := a.innerHead(&its[j].p); in && q.entity == news.None && ok(&q) {
					return []news.Party{a.party(&q)}
				}
			}
			if pr.gender == lang.Feminine && !a.isParty(&its[j].p) {
				if e := a.innerPlace(its[j].first, its[j].last); e != news.None && !holds(not, news.Party{Entity: e}) {
					return []news.Party{{Entity: e}}
				}
			}
		}
	}
	if pr.two { // those two to whom or by whom something was done last
		for j := len(a.events) - 1; j >= 0 && j >= len(a.events)-4; j-- {
			for _, ps := range [...][]news.Party{a.events[j].recipients, a.events[j].actors} {
				if a.pairOf(ps) && !holds(not, ps[0]) {
					return ps
				}
			}
		}
	}
	if pr.number == lang.Plural { // several men whom nobody speaks for: those to whom something was done last
		for j := len(a.events) - 1; j >= 0 && j >= len(a.events)-4; j-- {
			d := a.events[j]
			if (d.f.typ == "COERCE" || d.f.typ == "ASSAULT" || d.f.typ == "ACCUSE" || d.f.typ == "AID") && len(d.recipients) > 0 && d.recipients[0].Span != nil && d.recipients[0].Entity == news.None {
				if q, in := a.phraseAt(a.tokenAt(d.recipients[0].Span.Start)); in && q.info.class != aTarget && (q.numeral || q.info.number > lang.Singular) && !holds(not, d.recipients[0]) {
					return d.recipients
				}
			}
		}
	}
	for j := len(a.mem.last) - 1; j >= 0; j-- {
		if ok(&a.mem.last[j].sp) && !holds(not, a.mem.last[j].subject[0]) {
			return a.mem.last[j].subject
		}
	}
	if pr.number == lang.Singular && pr.gender == lang.Feminine && len(a.events) > 0 { // a body that was asked or attacked last: "called on the parties to stop. He urged them to"
		if d := a.events[len(a.events)-1]; len(d.recipients) == 1 && !holds(not, d.recipients[0]) && d.recipients[0].Entity == news.None {
			if q, in := a.partyPhrase(d.recipients[0]); in && q.info.class == aGroup && ok(&q) {
				return d.recipients
			}
		}
	}
	if pr.number != lang.Singular || pr.gender != lang.Masculine {
		return nil
	}
	for j := len(a.events) - 1; j >= 0 && j >= len(a.events)-4; j-- { // him to whom something was done last: "the court jailed so-and-so. The army had held him"
		d := a.events[j]
		switch d.f.typ {
		case "COERCE", "ASSAULT", "ACCUSE", "AID", "SANCTION":
			if len(d.recipients) == 1 && !holds(not, d.recipients[0]) && a.onePerson(d.recipients[0]) && !(d.recipients[0].Entity != news.None && a.rec.Entities[d.recipients[0].Entity].Gender == lang.Feminine) {
				if d.recipients[0].Entity != news.None {
					return d.recipients
				}
				if q, in := a.partyPhrase(d.recipients[0]); in && q.info.gender != lang.Feminine {
					return d.recipients
				}
			}
		}
	}
	return nil
}

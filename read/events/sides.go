package events

import (
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// The rules say who did what to whom; weights learnt from annotated events say where somebody else is likelier by far. What they are asked is asked
// of every place that tells an event: which of the parties near it is its actor, and which its recipient, or nobody. The answers of the places that
// tell one event are added.

// choice is a party that may stand on one side of an event, with what is known of it; of a choice without party, that nobody does.
type choice struct {
	party   *news.Party
	all     []news.Party // the party and those joined to it
	flags   uint32
	item    int // the nearest item that names it, or -1
	kind    itemKind
	prep    string
	place   uint32 // how the item stands to the event: side, nouns and verbs between
	between uint32 // marks and words between
	drafts  int    // places that know it
	path    uint32 // the kinds of the items between, hashed
	rank    uint32 // parties between
	tally
}

// What a choice is, beside a phrase of the sentence.
const (
	isRule       uint32 = 1 << iota // the rules chose it
	isOther                         // the rules chose it for the other side
	isSubject                       // subject of the verb that tells the event
	isBefore                        // subject of the verb before the event
	isBehind                        // subject of the verb behind it
	isSpeaker                       // whose words tell the event
	isLast                          // the last subject of the sentences before
	isLast2                         // the one before that
	isLast3                         // and before that
	inTitle                         // the first name of the title
	isTopic                         // who is named most
	sameActor                       // actor of an event of that type just before
	sameOther                       // its recipient
	lastActor                       // actor of the event before
	lastOther                       // its recipient
	byPronoun                       // named by a pronoun
	isOwner                         // stands in construct inside a phrase
	bySuffix                        // the pronoun of the event noun
	byName                          // a phrase of the sentence
	byAgent                         // behind "on the part of"
	isGenitive                      // the genitive of the event noun
	isMain                          // subject of a main verb before
	isAntecedent                    // the relative clause of the event belongs to it
	isObject                        // the pronoun of the verb
	isLong                          // a phrase of more than three words
	flagCount    = iota
)

const (
	sidesReach = 24 // how far a choice may stand from its event, in items
	pathSteps  = 6  // how many of the items between the two are told apart
	pathJoined = 99 // in a path: the item before is joined by "and"; no kind of item has this number
)

// choices returns who may be one side of d: nobody, whom the rules say, the parties of the sentence, those whom the sentences and events before were
// about, and whom the article is about.
func (a *article) choices(its []item, d *draft, rule, other []news.Party) []choice {
	out := make([]choice, 1, 24)
	out[0].item, out[0].table = -1, OfSides
	add := func(p news.Party, flag uint32) *choice {
		for i := range out {
			if out[i].party != nil && sameParty(*out[i].party, p) {
				out[i].flags |= flag
				return &out[i]
			}
		}
		out = append(out, choice{party: &p, all: []news.Party{p}, flags: flag, item: -1, tally: tally{table: OfSides}})
		return &out[len(out)-1]
	}
	addAll := func(ps []news.Party, flag uint32) {
		for _, p := range ps {
			add(p, flag)
		}
	}
	addFirst := func(ps []news.Party, flag uint32) {
		if len(ps) > 0 {
			add(ps[0], flag)
		}
	}
	addAll(rule, isRule)
	addAll(other, isOther)
	lo, hi := max(0, d.item-sidesReach), min(len(its), d.item+sidesReach+1)
	for k := lo; k < hi; k++ {
		it := &its[k]
		switch {
		case it.kind != iNoun && it.kind != iPrep && it.kind != iAgent:
		case it.pronoun.prep != "":
			if ps := a.pronounParty(it.pronoun, its, k, nil); len(ps) > 0 {
				a.locate(its, d, k, add(ps[0], byPronoun))
			}
		case it.p.last <= it.p.first:
		case d.tok >= it.p.first && d.tok < it.p.last:
			addFirst(a.ownedWithin(&it.p), isOwner)
		case a.isParty(&it.p) && !a.bareGroup(&it.p):
			q := a.named(its, k, len(its))
			c := add(a.party(&q), byName)
			if len(c.all) == 1 {
				if ps := a.parties(its, k, len(its)); len(ps) > 1 && sameParty(ps[0], *c.party) {
					c.all = ps
				}
			}
			a.locate(its, d, k, c)
		default:
			if ps := a.ownedWithin(&it.p); len(ps) > 0 {
				a.locate(its, d, k, add(ps[0], isOwner))
			}
		}
	}
	if sx := a.noun(d.tok).Suffix; sx != "" && d.noun {
		addFirst(a.resolve(sx, d.tok, its, d.item, nil), bySuffix)
	}
	before, behind := -1, -1
	for k := lo; k < hi; k++ {
		if its[k].kind != iVerb {
			continue
		}
		c := &a.verbs[its[k].clause]
		switch {
		case c.tok == d.tok:
			for _, p := range c.subject {
				add(p, isSubject).all = c.subject
			}
			if c.relative >= 0 && a.isParty(&its[c.relative].p) {
				add(a.party(&its[c.relative].p), isAntecedent)
			}
			if sx := suffixOf(&a.t.Tokens[c.tok], &a.labels[c.tok]); sx != "" {
				addFirst(a.resolve(sx, c.tok, its, c.item, c.subject), isObject)
			}
		case k < d.item:
			before = k
			if c.relative < 0 {
				addAll(c.subject, isMain)
			}
		case behind < 0:
			behind = k
		}
	}
	if before >= 0 {
		c := &a.verbs[its[before].clause]
		for _, p := range c.subject {
			add(p, isBefore).all = c.subject
		}
	}
	if behind >= 0 {
		addAll(a.verbs[its[behind].clause].subject, isBehind)
	}
	if n := a.said[d.tok]; n >= 0 {
		addFirst(a.sourceOf(n), isSpeaker)
	}
	for j, flag := len(a.mem.last)-1, isLast; j >= 0 && flag <= isLast3; j, flag = j-1, flag<<1 {
		addAll(a.mem.last[j].subject, flag)
	}
	topic, title := a.topics()
	if topic >= 0 {
		add(news.Party{Entity: topic}, isTopic)
	}
	if title >= 0 {
		add(news.Party{Entity: title}, inTitle)
	}
	same, last := 0, 0
	for n := len(a.events) - 1; n >= 0 && n >= len(a.events)-10; n-- {
		switch e := a.events[n]; {
		case e == d || e.tok >= d.tok:
		case e.f.typ == d.f.typ && same < 2:
			same++
			addAll(e.actors, sameActor)
			addAll(e.recipients, sameOther)
		case last < 1 && e.f.typ != d.f.typ:
			last++
			addAll(e.actors, lastActor)
			addAll(e.recipients, lastOther)
		}
	}
	return out
}

// bareGroup reports whether a phrase says of a party no more than that it is several: "a group".
func (a *article) bareGroup(p *phrase) bool {
	return p.entity == news.None && p.info.class == aGroup && p.info.number <= lang.Singular && !p.definite && !p.numeral && p.last == p.first+1
}

// topics returns the entity that the article names most and the first of its title, neither a place; or None.
func (a *article) topics() (topic, title int) {
	if a.naming == nil {
		a.naming = make([]uint32, len(a.rec.Entities))
		a.topic, a.title = news.None, news.None
		for i := range a.rec.Mentions {
			m := &a.rec.Mentions[i]
			if m.Entity < 0 || m.Entity >= len(a.naming) {
				continue
			}
			a.naming[m.Entity]++
			if t := a.rec.Article.Title; a.title < 0 && t != nil && m.Span.End <= t.End && a.rec.Entities[m.Entity].Kind != news.Place {
				a.title = m.Entity
			}
		}
		for e, n := range a.naming {
			if a.rec.Entities[e].Kind != news.Place && (a.topic < 0 || n > a.naming[a.topic]) {
				a.topic = e
			}
		}
	}
	return a.topic, a.title
}

// often says how often the article names a party; of one without name, nothing.
func (a *article) often(p news.Party) uint32 {
	if p.Entity == news.None {
		return 9
	}
	a.topics()
	return min(a.naming[p.Entity], 4)
}

// locate says how the phrase at item k stands to the event of d, where it is the nearest of the choice.
func (a *article) locate(its []item, d *draft, k int, c *choice) {
	far := func(k int) int { return max(k-d.item, d.item-k) }
	if c.item >= 0 && far(c.item) <= far(k) {
		return
	}
	c.item, c.prep, c.kind = k, its[k].prep, its[k].kind
	c.flags &^= byAgent | isGenitive
	if its[k].kind == iAgent {
		c.flags |= byAgent
	}
	if its[k].genitive && k == d.item+1 {
		c.flags |= isGenitive
	}
	if its[k].p.last-its[k].p.first > 3 {
		c.flags |= isLong
	}
	var verbs, nouns, parties uint32
	c.between = 0
	path, steps := noHash, 0
	for n := min(k, d.item) + 1; n < max(k, d.item); n++ {
		if steps++; steps <= pathSteps {
			path = path.n(uint32(its[n].kind))
			if its[n].kind == iPrep {
				path = path.s(its[n].prep)
			}
			if its[n].and {
				path = path.n(pathJoined)
			}
		}
		if (its[n].kind == iNoun || its[n].kind == iPrep || its[n].kind == iAgent) && its[n].pronoun.prep == "" && its[n].p.last > its[n].p.first && a.isParty(&its[n].p) {
			parties++
		}
		switch its[n].kind {
		case iVerb:
			verbs++
		case iNoun, iPrep, iAgent:
			nouns++
		case iRelative:
			c.between |= 1
		case iThat:
			c.between |= 2
		case iOpener:
			c.between |= 4
		case iComma:
			c.between |= 8
		case iStop:
			c.between |= 16
		}
		if its[n].and && its[n].kind != iVerb {
			c.between |= 32
		}
	}
	c.path, c.rank = uint32(path.n(few(uint32(steps)))), min(parties, 4)
	c.place = few(nouns)<<4 | min(verbs, 3)<<1
	if k > d.item {
		c.place |= 1
	}
}

// few puts numbers into classes.
func few(n uint32) uint32 {
	switch {
	case n < 4:
		return n
	case n < 6:
		return 4
	case n < 9:
		return 5
	}
	return 6
}

// scene is what is known of the place that tells an event, whoever its parties are. Words are hashed.
type scene struct {
	typ, form, row uint32
	verb, class    uint32 // of the verb before it
	gap            uint32 // items between
	prep           uint32 // of the event noun
	before         uint32 // what stands at once before
	stem           uint32 // of the word that tells it
	verbAt         int    // the item of the verb before it, or -1
}

func (a *article) sceneOf(its []item, d *draft) scene {
	s := scene{typ: word(d.f.typ), form: word(a.formOf(d)), row: word(d.f.name + d.f.form), prep: word(its[d.item].prep), stem: word(a.noun(d.tok).Stem), verbAt: -1}
	if c, ok := a.verbAt[d.tok]; ok {
		s.stem = word(a.verbs[c].morph.Lemma)
	}
	for k := d.item - 1; k >= 0 && k > d.item-12; k-- {
		if its[k].kind == iVerb {
			c := &a.verbs[its[k].clause]
			s.verb, s.verbAt = word(c.morph.Lemma), k
			class := a.verbClass(c.tok)
			for i, x := range [...]wordClass{cLight, cAux, cTry, cFail, cPlanned, cDeclare, cHappen, cCause, cRefuse, cSuffer} {
				if class&x != 0 {
					s.class |= 1 << i
				}
			}
			s.gap = few(uint32(d.item - k - 1))
			break
		}
		if its[k].kind == iStop || its[k].kind == iThat {
			s.verb = 1
			break
		}
	}
	if d.tok != its[d.item].first && its[d.item].kind != iPrep {
		s.prep = 1 // inside a phrase
	}
	if d.item > 0 {
		b := &its[d.item-1]
		s.before = uint32(b.kind)
		if (b.kind == iNoun || b.kind == iPrep) && b.p.last > b.p.first {
			switch {
			case a.tells(b.p.head):
				s.before = 100
			case a.isParty(&b.p):
				s.before = 101
			}
		}
	}
	return s
}

// formOf says how an event is told: by a noun, a verb, in which voice and tense.
func (a *article) formOf(d *draft) string {
	c, verb := a.verbAt[d.tok]
	switch {
	case d.noun && d.definite:
		return "the noun"
	case d.noun && a.noun(d.tok).Suffix != "":
		return "its noun"
	case d.noun:
		return "noun"
	case !verb:
		return "participle"
	}
	form := "present"
	if a.verbs[c].morph.Tense == lang.Past {
		form = "past"
	}
	if d.passive {
		form += " passive"
	}
	if a.verbs[c].relative >= 0 {
		form += " relative"
	}
	if a.verbs[c].dropped {
		form += " alone"
	}
	return form
}

// kindOf says what a party is: a name of a kind, or a phrase of a class.
func (a *article) kindOf(p news.Party) uint32 {
	k := uint32(0)
	if a.officers(p) {
		k = 1
	}
	if p.Entity != news.None {
		return k | 2 | uint32(word(string(a.rec.Entities[p.Entity].Kind)))<<8
	}
	q, ok := a.partyPhrase(p)
	if !ok {
		return k | 4
	}
	k |= 8 | uint32(q.info.class)<<8
	switch {
	case q.numeral:
		k |= 16
	case q.definite:
		k |= 32
	}
	if q.info.number == lang.Plural {
		k |= 64
	}
	return k
}

// headOf returns the word that heads a party without name; of one with a name, what type of body or place it is.
func (a *article) headOf(p news.Party) uint32 {
	if p.Entity != news.None {
		e := &a.rec.Entities[p.Entity]
		if e.Type == "" && e.Kind == news.Organization && len(e.Words) > 0 {
			return word(e.Words[0]) + 2
		}
		return word(e.Type) + 1
	}
	if q, ok := a.partyPhrase(p); ok && a.t.Tokens[q.head].Kind == lang.Word {
		return word(a.noun(q.head).Stem)
	}
	return 0
}

// collect remembers who may be the sides of d and what speaks for each.
func (a *article) collect(its []item, d *draft) {
	if !a.weighs(OfSides) {
		return
	}
	sc := a.sceneOf(its, d)
	for side, s := range [...]slot{actor, recipient} {
		if s == recipient && (d.f.mode == "visit" || d.f.has(goods)) {
			continue // who is visited is rarely said, and goods are no party
		}
		rule, other := d.sidesOf(s)
		cs := a.choices(its, d, *rule, *other)
		for i := range cs {
			cs[i].drafts = 1
			if cs[i].party == nil {
				a.againstAll(d, s, &cs[i].tally, &sc, empties(*rule, *other))
			} else {
				a.speaksFor(its, d, s, &cs[i], &sc, empties(*rule, *other))
			}
		}
		d.asked[side] = cs
	}
}

// sidesOf returns the parties of a side and those of the other.
func (d *draft) sidesOf(s slot) (own, other *[]news.Party) {
	if s == recipient {
		return &d.recipients, &d.actors
	}
	return &d.actors, &d.recipients
}

// empties says which of the sides the rules leave empty.
func empties(own, other []news.Party) (e uint32) {
	if len(own) == 0 {
		e |= 1
	}
	if len(other) == 0 {
		e |= 2
	}
	return e
}

// againstAll adds what speaks for nobody.
func (a *article) againstAll(d *draft, s slot, t *tally, sc *scene, empty uint32) {
	h := func(n uint32) hash { return noHash.n(n).n(uint32(s)) }
	a.put(t, h(1))
	a.put(t, h(2).n(sc.typ))
	a.put(t, h(3).n(sc.form))
	a.put(t, h(4).n(sc.typ).n(sc.form))
	a.put(t, h(5).n(sc.row))
	a.put(t, h(6).n(empty))
	a.put(t, h(7).n(empty).n(sc.typ))
	a.put(t, h(8).n(empty).n(sc.form))
	a.put(t, h(9).n(empty).n(sc.row))
	a.put(t, h(10).n(empty).n(sc.typ).n(sc.form))
	if d.place != news.None {
		a.put(t, h(11).n(sc.form))
	}
	if a.inTitle(d) {
		a.put(t, h(12).n(sc.form).n(empty))
	}
	a.put(t, h(13).n(sc.prep).n(sc.form).n(empty))
	a.put(t, h(14).n(sc.before).n(empty))
	a.put(t, h(15).n(sc.class).n(sc.form).n(empty))
	a.put(t, h(16).n(sc.verb).n(empty))
	a.put(t, h(17).n(sc.stem))
	a.put(t, h(18).n(sc.stem).n(empty))
	a.put(t, h(19).n(sc.stem).n(sc.form))
}

// speaksFor adds what speaks for a choice at one place.
func (a *article) speaksFor(its []item, d *draft, s slot, c *choice, sc *scene, empty uint32) {
	h := func(n uint32) hash { return noHash.n(n).n(uint32(s)) }
	t := &c.tally
	kind, head, often := a.kindOf(*c.party), a.headOf(*c.party), a.often(*c.party)
	ruled := c.flags & (isRule | isOther)
	if v, ok := a.verbAt[d.tok]; ok {
		agree := uint32(1)
		if c.item >= 0 && its[c.item].p.last > its[c.item].p.first && a.agrees(&its[c.item].p, a.verbs[v].morph, c.item < d.item) {
			agree = 2
		}
		a.put(t, h(20).n(agree).n(sc.form))
		a.put(t, h(21).n(agree).n(sc.form).n(ruled))
	}
	a.put(t, h(22).n(head))
	a.put(t, h(23).n(head).n(sc.typ))
	a.put(t, h(24).n(kind).n(often).n(sc.typ))
	a.put(t, h(25).n(often).n(ruled))
	if f := c.flags & (isBefore | isMain | isSubject | isSpeaker); f != 0 {
		a.put(t, h(26).n(f).n(sc.verb))
		a.put(t, h(27).n(f).n(sc.verb).n(sc.form))
		a.put(t, h(28).n(f).n(sc.gap).n(sc.form))
		a.put(t, h(29).n(f).n(sc.class).n(sc.gap))
		a.put(t, h(30).n(f).n(sc.class).n(sc.typ))
	}
	a.put(t, h(31).n(sc.prep).n(sc.form).n(c.flags&(isBefore|isMain|byName|isRule)))
	a.put(t, h(32).n(sc.before).n(sc.form).n(ruled).n(empty))
	for f := range uint32(flagCount) {
		if c.flags&(1<<f) == 0 {
			continue
		}
		a.put(t, h(33).n(f))
		a.put(t, h(34).n(f).n(sc.typ))
		a.put(t, h(35).n(f).n(sc.form))
		a.put(t, h(36).n(f).n(kind))
		a.put(t, h(37).n(f).n(empty))
		if ruled == 0 {
			a.put(t, h(38).n(f).n(empty).n(sc.form))
		}
	}
	a.put(t, h(39).n(c.flags))
	a.put(t, h(40).n(c.flags).n(sc.form))
	a.put(t, h(41).n(ruled).n(empty))
	a.put(t, h(42).n(kind))
	a.put(t, h(43).n(kind).n(sc.typ))
	a.put(t, h(44).n(kind).n(sc.typ).n(ruled))
	a.put(t, h(45).n(kind).n(sc.row))
	a.put(t, h(46).n(kind).n(sc.form))
	a.put(t, h(47).n(ruled).n(sc.row))
	a.put(t, h(48).n(ruled).n(sc.typ).n(sc.form))
	if c.item < 0 {
		a.put(t, h(60).n(sc.form))
		a.put(t, h(61).n(sc.typ))
		a.put(t, h(62).n(ruled).n(empty))
		return
	}
	prep := hash(word(c.prep)).n(uint32(c.kind))
	p := uint32(prep)
	a.put(t, h(63).n(c.place))
	a.put(t, h(64).n(c.place).n(sc.form))
	a.put(t, h(65).n(c.place).n(sc.typ))
	a.put(t, h(66).n(c.place).n(p))
	a.put(t, h(67).n(p).n(sc.typ))
	a.put(t, h(68).n(p).n(sc.row))
	a.put(t, h(69).n(p).n(sc.form).n(c.place&1))
	a.put(t, h(70).n(c.between).n(c.place&1))
	a.put(t, h(71).n(c.between).n(c.place&1).n(sc.form))
	a.put(t, h(72).n(c.place).n(ruled).n(empty))
	a.put(t, h(73).n(c.place).n(sc.form).n(kind))
	a.put(t, h(74).n(p).n(kind).n(sc.typ))
	a.put(t, h(75).n(c.place).n(p).n(sc.form))
	side := c.place & 1
	a.put(t, h(100).n(c.path).n(side).n(sc.form))
	a.put(t, h(101).n(c.path).n(side).n(p).n(sc.form))
	a.put(t, h(102).n(c.path).n(side).n(sc.typ))
	a.put(t, h(103).n(c.rank).n(side).n(sc.form))
	a.put(t, h(104).n(c.rank).n(side).n(p).n(sc.form))
	a.put(t, h(105).n(c.rank).n(side).n(ruled).n(empty))
	a.put(t, h(106).n(sc.stem).n(side).n(p))
	a.put(t, h(107).n(sc.stem).n(side).n(c.rank))
	a.put(t, h(108).n(sc.stem).n(kind).n(side))
	a.put(t, h(109).n(sc.stem).n(c.flags&(isBefore|isMain|isSubject|isSpeaker|isLast)))
	gov, next := a.standsAt(its, c.item-1), a.standsAt(its, c.item+1)
	if c.kind == iPrep {
		gov = uint32(hash(gov).s(c.prep))
	}
	a.put(t, h(110).n(gov).n(side))
	a.put(t, h(111).n(gov).n(sc.typ))
	a.put(t, h(112).n(gov).n(kind).n(side))
	a.put(t, h(113).n(next).n(side))
	a.put(t, h(114).n(next).n(sc.typ))
	a.put(t, h(115).n(head).n(sc.stem))
	a.put(t, h(116).n(head).n(p).n(sc.typ))
	at := uint32(0) // how it stands to the verb before the event
	switch {
	case sc.verbAt < 0:
	case c.item < sc.verbAt:
		at = 1
	case c.item < d.item:
		at = 2
	default:
		at = 3
	}
	a.put(t, h(117).n(at).n(sc.verb))
	a.put(t, h(118).n(at).n(sc.form).n(c.rank))
	a.put(t, h(119).n(at).n(sc.verb).n(p))
}

// standsAt says what stands at item k: its kind, and the word that heads it.
func (a *article) standsAt(its []item, k int) uint32 {
	if k < 0 || k >= len(its) {
		return 0
	}
	it := &its[k]
	switch it.kind {
	case iVerb:
		return uint32(noHash.n(uint32(it.kind)).s(a.verbs[it.clause].morph.Lemma))
	case iNoun, iPrep, iAgent:
		if it.pronoun.prep == "" && it.p.last > it.p.first {
			if it.p.entity != news.None {
				return uint32(noHash.n(uint32(it.kind)).n(7))
			}
			return uint32(noHash.n(uint32(it.kind)).s(a.noun(it.p.head).Stem))
		}
	}
	return uint32(noHash.n(uint32(it.kind)))
}

// sameWords reports whether two parties are one name or the same words.
func (a *article) sameWords(p, q news.Party) bool {
	if p.Entity != news.None || q.Entity != news.None {
		return p.Entity == q.Entity
	}
	return p.Span != nil && q.Span != nil && (*p.Span == *q.Span || p.Span.Of(a.rec.Article.Text) == q.Span.Of(a.rec.Article.Text))
}

// maxChoices bounds the parties that are remembered of an event, however often it is told.
const maxChoices = 64

// pool adds what speaks for the sides of e, which tells the event of d again, to that of d.
func (a *article) pool(d, e *draft) {
	d.places += e.places + 1
	for side := range d.asked {
	next:
		for i := range e.asked[side] {
			x := &e.asked[side][i]
			for k := range d.asked[side] {
				y := &d.asked[side][k]
				if x.party == nil && y.party == nil || x.party != nil && y.party != nil && a.sameWords(*x.party, *y.party) {
					y.features = append(y.features, x.features...)
					y.score += x.score
					y.drafts += x.drafts
					continue next
				}
			}
			if len(d.asked[side]) < maxChoices {
				d.asked[side] = append(d.asked[side], *x)
			}
		}
	}
}

// How much likelier than the answer of the rules another party must be, in units of weights: where the rules know no actor, where they know another, where they
// know no recipient, and where they know another. Chosen on articles that the weights did not learn from, so that the sentences of the corpora are read as
// before. That nobody stands where the rules know somebody was right too seldom at any height.
const (
	newActor       = 10
	otherActor     = 40
	newRecipient   = 0
	otherRecipient = 55
)

// decide gives the event of d, all whose places were joined, another party on a side where the weights say that it is likelier by far.
func (a *article) decide(d *draft) {
	if !a.weighs(OfSides) {
		return
	}
	form := word(a.formOf(d))
	for side, s := range [...]slot{actor, recipient} {
		cs := d.asked[side]
		if len(cs) == 0 {
			continue
		}
		rule, other := d.sidesOf(s)
		for _, p := range *rule { // what was found after the places were read
			if !a.among(cs, p) {
				cs = append(cs, choice{party: &p, all: []news.Party{p}, item: -1, tally: tally{table: OfSides}})
			}
		}
		a.ofAll(d, s, cs, form, *rule, *other)
		if a.collects(OfSides) {
			a.watch(a.question(d, s, cs))
			continue
		}
		best, ruled := -1, int32(-1<<30)
		for i := range cs {
			if cs[i].party != nil && (best < 0 || cs[i].score > cs[best].score) {
				best = i
			}
			if cs[i].flags&isRule != 0 {
				ruled = max(ruled, cs[i].score)
			}
		}
		margin := int32(newActor)
		switch {
		case s == recipient && len(*rule) > 0:
			margin = otherRecipient
		case s == recipient:
			margin = newRecipient
		case len(*rule) > 0:
			margin = otherActor
		}
		if best < 0 || cs[best].flags&isRule != 0 || cs[best].score-ruled < margin || holds(*other, *cs[best].party) {
			continue // nobody did to himself what the rules say that he suffered
		}
		if s == actor && d.f.typ == "ASSAULT" && a.condemned(d, *cs[best].party) {
			continue
		}
		if s == actor && len(*rule) == 0 && d.negated && d.noun && !d.definite {
			continue // "no attack was made": by nobody
		}
		*rule = cs[best].all
		d.rule += "-weighed"
	}
}

// condemned reports whether a party is told to condemn the attack of d: nobody condemns his own.
func (a *article) condemned(d *draft, p news.Party) bool {
	for _, e := range a.events {
		if e.f.typ != "ACCUSE" || e.negated || !holds(e.actors, p) || e.governs < 0 {
			continue
		}
		for x := e.about; x != nil; x = x.into {
			if x == d {
				return true
			}
		}
	}
	return false
}

// among reports whether a party is one of the choices.
func (a *article) among(cs []choice, p news.Party) bool {
	for i := range cs {
		if cs[i].party != nil && a.sameWords(*cs[i].party, p) {
			return true
		}
	}
	return false
}

// ofAll adds what is known of the choices once all places of the event are joined. From here on isRule is said of the parties of the whole event.
func (a *article) ofAll(d *draft, s slot, cs []choice, form uint32, rule, other []news.Party) {
	h := func(n uint32) hash { return noHash.n(n).n(uint32(s)) }
	empty, places, typ := empties(rule, other), uint32(min(d.places, 4)), word(d.f.typ)
	in := func(ps []news.Party, p news.Party) bool {
		for i := range ps {
			if a.sameWords(ps[i], p) {
				return true
			}
		}
		return false
	}
	for i := range cs {
		c, t := &cs[i], &cs[i].tally
		c.flags &^= isRule
		if c.party == nil {
			if len(rule) == 0 {
				c.flags |= isRule
			}
			a.put(t, h(85).n(empty).n(places))
			a.put(t, h(86).n(empty).n(places).n(typ))
			a.put(t, h(87).n(empty).n(form))
			continue
		}
		ruled := uint32(0)
		if in(rule, *c.party) {
			c.flags |= isRule
			ruled = 1
		}
		if in(other, *c.party) {
			ruled |= 2
		}
		kind := a.kindOf(*c.party)
		a.put(t, h(80).n(ruled).n(empty))
		a.put(t, h(81).n(ruled).n(kind).n(typ))
		a.put(t, h(82).n(ruled).n(uint32(min(c.drafts, 4))).n(places))
		a.put(t, h(83).n(ruled).n(empty).n(typ))
		a.put(t, h(84).n(ruled).n(empty).n(form))
		a.put(t, h(88).n(ruled).n(empty).n(places))
		own, across := a.partsOf(d, *c.party)
		a.put(t, h(90).n(own).n(ruled).n(empty))
		a.put(t, h(91).n(own).n(typ))
		a.put(t, h(92).n(across).n(ruled).n(empty))
		a.put(t, h(93).n(across).n(typ))
		a.put(t, h(94).n(across).n(own))
	}
}

func (a *article) question(d *draft, s slot, cs []choice) Question {
	q := Question{Table: OfSides, Triggers: append([]text.Span{a.span(d.tok, d.tok+1)}, d.also...), Type: d.f.told(), Recipient: s == recipient}
	for i := range cs {
		q.Choices = append(q.Choices, Choice{Party: cs[i].party, Rule: cs[i].flags&isRule != 0, Features: cs[i].features})
	}
	return q
}

// part is the side on which a party stands, told by a hash of its words, in events of a type, told by its hash; of all types, where that is nought.
type part struct{ words, typ, side uint32 }

// countParts counts how often each party stands on each side of the events by the rules.
func (a *article) countParts(ds []*draft) {
	if !a.weighs(OfSides) {
		return
	}
	a.parts = map[part]uint32{}
	for _, d := range ds {
		for side, ps := range [...][]news.Party{d.actors, d.recipients} {
			for _, p := range ps {
				w := a.hashOf(p)
				a.parts[part{w, 0, uint32(side)}]++
				a.parts[part{w, word(d.f.typ), uint32(side)}]++
			}
		}
	}
}

// partsOf says how often a party stands on each side of the article's other events: of the type of d, and of other types.
func (a *article) partsOf(d *draft, p news.Party) (own, across uint32) {
	w := a.hashOf(p)
	for side, ps := range [...][]news.Party{d.actors, d.recipients} {
		same, all := a.parts[part{w, word(d.f.typ), uint32(side)}], a.parts[part{w, 0, uint32(side)}]
		if same > 0 && anyOf(ps, func(q news.Party) bool { return a.sameWords(p, q) }) {
			same, all = same-1, all-1
		}
		own, across = own<<4|min(same, 3), across<<4|min(all-same, 3)
	}
	return own, across
}

// hashOf returns a hash of a party: of one without name, of its words.
func (a *article) hashOf(p news.Party) uint32 {
	if p.Entity != news.None {
		return uint32(noHash.n(uint32(p.Entity)))
	}
	return word(p.Span.Of(a.rec.Article.Text))
}

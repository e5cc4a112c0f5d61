package events

import (
	"unicode/utf8"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

// itemKind is what a piece of a sentence is.
type itemKind uint8

const (
	iOther    itemKind = iota
	iNoun              // a noun phrase without preposition
	iPrep              // a preposition with its noun phrase, or with a pronoun
	iVerb              // a finite verb
	iRelative          // a relative pronoun
	iThat              // opens a clause of content
	iOpener            // opens or steers a clause: conjunctions, particles
	iParticle          // stands between subject and verb
	iTime
	iComma
	iStop // a stronger mark
	iAgent
)

// item is a piece of a sentence.
type item struct {
	kind        itemKind
	first, last int // half-open interval of tokens
	p           phrase
	prep        string // folded
	and         bool   // joined by a conjunction
	genitive    bool   // belongs to the event noun before it
	among       int    // one more than the item of the party among whom this one is told: "among them five soldiers"; or 0
	pronoun     withPronoun
	clause      int // iVerb: index into article.verbs
}

// clause is a finite verb and who does it.
type clause struct {
	tok       int
	item      int
	morph     *lang.Morph
	and       bool
	subject   []news.Party
	sp        phrase // the first subject's phrase; first == last when there is none
	at        int    // item of the subject, or -1
	after     int    // item from which objects are read
	relative  int    // item of the phrase that a relative clause belongs to, or -1
	objects   bool   // the antecedent is the object
	dropped   bool
	firstPers bool
}

// items cuts a sentence into pieces.
func (a *article) items(first, last int) []item {
	out := make([]item, 0, last-first)
	for t := first; t < last; {
		it := item{kind: iOther, first: t, last: t + 1, clause: -1}
		tok, lb := &a.t.Tokens[t], &a.labels[t]
		it.and = tok.Kind == lang.Word && a.clitics(t).Has(lang.And|lang.So)
		agent := 0
		if tok.Kind == lang.Word {
			agent = a.agentAt(t, last)
		}
		switch {
		case agent > 0:
			if p, ok := a.phraseAt(t + agent); ok && t+agent < last && a.explosive(&p) {
				it.last = min(p.last, last) // "by means of a bomb": nobody
			} else if ok && t+agent < last {
				it.kind, it.p, it.last = iAgent, p, min(p.last, last)
			} else {
				it.last = t + agent
			}
		case lb.name >= 0 || lb.nominal >= 0 || a.bounded[t] > 0:
			a.nounItem(&it, t, last)
		case lb.time >= 0:
			it.kind = iTime
			for it.last < last && a.labels[it.last].time == lb.time {
				it.last++
			}
		case tok.Kind == lang.Punct:
			it.kind = iStop
			switch tok.Fold {
			case ",", "-":
				it.kind = iComma
			case "/":
				it.kind = iOther
			}
		case tok.Kind == lang.Number:
			a.nounItem(&it, t, last)
		case tok.Kind == lang.Word && tok.Fold == a.and && t+1 < last: // the conjunction stands apart before a number: "and 5"
			a.nounItem(&it, t+1, last)
			it.and = true
		case tok.Kind == lang.Open && a.bracketed(t) > 0:
			it.last = min(a.bracketed(t), last) // "(58 years)"
		case tok.Kind == lang.Quote || tok.Kind == lang.Open:
			if p, ok := a.phraseAt(t); ok {
				it.kind, it.p, it.last = iNoun, p, min(p.last, last)
			} else if a.scareQuote(t, first, last) {
				t++
				continue
			}
		case tok.Kind == lang.Word && utf8.RuneCountInString(tok.Fold) == 1 && t+1 < last && a.t.Tokens[t+1].Fold == ".":
			it.last = t + 2 // the letter that abbreviates a title: "Eng."
		case tok.Kind != lang.Word || a.goesOn(t) || a.reportsOn(t):
		case lb.class&cPronoun != 0:
			it.kind = iPrep
			it.pronoun = a.pronounOf(tok)
			it.prep = it.pronoun.prep
			it.p = phrase{entity: news.None}
		case lb.class&cRel != 0:
			it.kind = iRelative
		case lb.class&cComp != 0:
			it.kind = iThat
			it.pronoun = a.pronounOf(tok)
		case lb.class&cParticle != 0:
			it.kind = iParticle
		case lb.class&cThis != 0 && (t+1 >= last || a.t.Tokens[t+1].Kind == lang.Word && !a.t.Tokens[t+1].Best().Clitics.Has(lang.The)):
			// "said this": an object that names nothing
		case a.bounds(t):
			a.nounItem(&it, t, last)
		case tok.Fold == a.in && t+1 < last && a.class[a.t.Tokens[t+1].Fold]&cRight != 0:
			a.inRight(&it, t+1, last)
		case lb.class&cPrep != 0 && lb.class&(cStart|cSub) == 0 || lb.class&cPlacePrep != 0:
			if t+1 < last && (a.labels[t+1].class&functional == 0 || a.bounds(t+1)) && a.labels[t+1].verb == noVerb && a.labels[t+1].time < 0 && a.clitics(t+1)&^lang.The == 0 {
				if p, ok := a.phraseAt(t + 1); ok {
					if lb.class&cNegNoun != 0 && p.entity == news.None && p.info.class == aPerson && !p.definite {
						p.last = p.head + 1 // "without a pilot": who is not there has nothing
					}
					it.kind, it.p, it.last = iPrep, p, min(p.last, last)
				}
			}
			if it.kind == iPrep && tok.Fold == a.of && a.class[a.noun(it.p.head).Stem]&cSide != 0 && it.p.head == t+1 {
				if a.noun(t+1).Suffix != "" {
					it.last = t + 2
				}
				it.kind, it.p = iOther, phrase{entity: news.None} // "on the other hand", "for its part"
			}
			it.prep = tok.Fold
			if a.class[tok.Fold] == 0 && len(tok.Readings) > 0 {
				for r := range tok.Readings {
					if a.class[tok.Readings[r].Host]&cPrep != 0 {
						it.prep = tok.Readings[r].Host
					}
				}
			}
		case a.is(tok.Fold, tLikewise) && a.inClause(out):
			// "it held likewise a leader of"
		case lb.class&functional&^(cPrep|cPlacePrep|cAfter|cBefore) != 0:
			it.kind = iOpener
		case lb.verb != noVerb:
			it.kind = iVerb
			rd := &tok.Readings[lb.reading]
			it.and = rd.Clitics.Has(lang.And | lang.So)
		default:
			a.nounItem(&it, t, last)
		}
		if end := a.represented(&it, out); end > 0 {
			it = item{kind: iOther, first: it.first, last: min(end, last), clause: -1}
		}
		if it.kind == iNoun && (a.negatedAdjective(&it) || a.adverbial(&it)) {
			it = item{kind: iOther, first: it.first, last: it.last, clause: -1}
		}
		if n := len(out) - 1; n >= 0 && it.kind == iNoun && !it.and && (out[n].kind == iNoun || out[n].kind == iPrep) {
			if a.relational(&it, &out[n]) || a.womanish(&it, &out[n]) {
				out = append(out, item{kind: iOther, first: it.first, last: it.first + 1, clause: -1})
				t++
				continue
			}
			it.genitive = a.governsGenitive(&out[n], &it)
			if !it.genitive && (a.qualifies(&it, &out[n], last) || a.givenTo(&it, &out[n], last)) {
				it = item{kind: iOther, first: it.first, last: it.last, clause: -1}
			}
			if it.genitive && (a.describes(&it, &out[n]) || out[n].genitive && n > 0 && a.describes(&it, &out[n-1])) {
				it = item{kind: iOther, first: it.first, last: it.last, clause: -1}
			}
		}
		out = append(out, it)
		t = it.last
	}
	a.members(out)
	return a.aliases(out)
}

// inClause reports whether a clause has begun with the items before: what follows opens none.
func (a *article) inClause(before []item) bool {
	if len(before) == 0 {
		return false
	}
	switch before[len(before)-1].kind {
	case iVerb, iNoun, iPrep, iTime, iAgent:
		return true
	}
	return false
}

// members marks the phrases that say who is among several told before, behind a preposition with the pronoun that takes them up: "twelve people, among them five
// soldiers and a child", "some states, of them X and Y". They do nothing of their own.
func (a *article) members(its []item) {
	for k := 1; k+1 < len(its); k++ {
		pr, m := its[k].pronoun, k+1
		if its[k].kind != iPrep || pr.prep != a.twoOf && pr.prep != a.of || pr.number != lang.Plural && pr.gender != lang.Feminine || its[m].kind != iNoun || its[m].and || !a.isParty(&its[m].p) ||
			its[m].p.entity == news.None && its[m].p.definite && its[m].p.info.class == aTarget {
			continue
		}
		j, comma := k-1, false
		for ; j >= 0 && j > k-window && !a.manyAt(&its[j]); j-- { // also "eight soldiers died in the blast, among them"
			if its[j].kind == iVerb || its[j].kind == iStop || its[j].kind == iThat || its[j].kind == iRelative {
				j = -1
				break
			}
			comma = comma || its[j].kind == iComma
		}
		if j < 0 || !a.manyAt(&its[j]) || pr.prep == a.of && !comma && its[j].p.definite && !its[j].p.numeral {
			continue // but "the gunmen took from them five cars"
		}
		for ; m < len(its) && its[m].kind == iNoun && (m == k+1 || its[m].and && a.isParty(&its[m].p)); m++ {
			its[m].among = j + 1
			if a.part == nil {
				a.part = map[int]bool{}
			}
			a.part[its[m].p.first] = true
		}
	}
}

// manyAt reports whether an item names several, of whom some can be told apart.
func (a *article) manyAt(it *item) bool {
	if it.kind != iNoun && it.kind != iPrep && it.kind != iAgent || it.pronoun.prep != "" || !a.isParty(&it.p) {
		return false
	}
	return it.p.numeral || it.p.info.number >= lang.Dual || it.p.info.class == aGroup
}

// memberAt returns the first item that says who is among a party before it, where nothing but "among them" stands between item k and it, or k.
func (a *article) memberAt(its []item, k int) int {
	j := k
	for j < len(its) && j < k+3 && (its[j].kind == iComma || its[j].kind == iOther) {
		j++
	}
	if j+1 < len(its) && its[j].kind == iPrep && its[j+1].among > 0 {
		return j + 1
	}
	return k
}

// behindMembers returns the item behind what says who is among the party before item k, with its commas, or k.
func (a *article) behindMembers(its []item, k int) int {
	j := a.memberAt(its, k)
	if j == k || its[j].among > k {
		return k
	}
	for j++; j < len(its) && its[j].among > 0; j++ {
	}
	if j < len(its) && its[j].kind == iComma {
		j++
	}
	return j
}

// quoted is how many tokens the quotation marks around a word or two may stand apart.
const quoted = 5

// scareQuote reports whether the quotation mark at token t stands on one side of a word or two that tell no clause: «a "terrorist cell"».
func (a *article) scareQuote(t, first, last int) bool {
	if a.t.Tokens[t].Kind != lang.Quote {
		return false
	}
	before := 0
	for i := t - 1; i >= first; i-- {
		if a.t.Tokens[i].Kind == lang.Quote {
			before++
		}
	}
	step := 1
	if before%2 == 1 {
		step = -1
	}
	for i := t + step; i >= first && i < last && i-t <= quoted && t-i <= quoted; i += step {
		if a.t.Tokens[i].Kind == lang.Quote {
			return i != t+step
		}
		if a.labels[i].verb != noVerb || a.t.Tokens[i].Kind == lang.Punct {
			return false
		}
	}
	return false
}

// follows reports whether token j stands at once behind token i, a quotation mark passed over.
func (a *article) follows(j, i int) bool {
	return j == i+1 || j == i+2 && a.t.Tokens[i+1].Kind == lang.Quote
}

// bracketed returns the token behind the bracket that opens at token t around nothing but a number and what it measures, or 0.
func (a *article) bracketed(t int) int {
	if t+1 >= len(a.t.Tokens) || !a.same(t, t+1) {
		return 0
	}
	nm := a.numerals[t+1]
	if nm == nil || nm.Last+1 >= len(a.t.Tokens) || !a.same(t, nm.Last+1) || a.t.Tokens[nm.Last+1].Kind != lang.Close || a.t.Tokens[nm.Last].Kind != lang.Word {
		return 0
	}
	if stem := a.noun(nm.Last).Stem; !a.is(stem, tMeasure) && !a.is(a.unaccused(stem), tMeasure) {
		return 0
	}
	return nm.Last + 2
}

// represented returns the token behind what says by whom the party right before item it is represented, or 0: "the kingdom, represented by the ministry".
func (a *article) represented(it *item, before []item) int {
	i := it.first
	if it.kind != iNoun || len(before) == 0 || i+1 >= len(a.t.Tokens) || !a.same(i, i+1) || a.t.Tokens[i].Kind != lang.Word || a.clitics(i) != 0 || a.labels[i].name >= 0 || !a.is(a.unaccused(a.noun(i).Stem), tRepresents) {
		return 0
	}
	k := len(before) - 1
	for k > 0 && (before[k].kind == iComma || before[k].kind == iTime) {
		k--
	}
	p := &before[k].p
	if before[k].kind != iNoun && before[k].kind != iPrep || !a.isParty(p) || p.entity == news.None && !p.definite {
		return 0
	}
	by := i + 1
	if a.t.Tokens[by].Fold == a.in {
		by++
	} else if !a.clitics(by).Has(lang.By) {
		return 0
	}
	if q, ok := a.phraseAt(by); ok && a.same(i, by) {
		return q.last
	}
	return i + 1
}

// relational reports whether the first word of item it is no man of that trade but describes the indefinite thing before it, and an office begins behind it:
// "in a press conference | the minister".
func (a *article) relational(it, before *item) bool {
	i := it.first
	if a.lang.Nisba == nil || it.p.first != i || it.p.head != i || it.p.last < i+2 || it.p.entity != news.None || before.last != i || before.pronoun.prep != "" || before.p.first == before.p.last || before.p.definite || before.p.info.class != notParty || before.p.entity != news.None {
		return false
	}
	rd := a.t.Tokens[i].Best()
	_, ok := a.lang.Nisba(rd.Host)
	h := a.head(i + 1).class
	return ok && rd.Clitics == 0 && rd.Suffix == "" && a.t.Tokens[i+1].Kind == lang.Word && (h == aRole || h == aGroup) && !a.adjectival0(a.noun(i+1))
}

// womanish reports whether the one word of item it is no woman of that trade but describes the indefinite thing right before it: "military movements", in Arabic
// also "a woman soldier".
func (a *article) womanish(it, before *item) bool {
	i := it.first
	if a.lang.Nisba == nil || a.lang.Feminine == nil || it.last != i+1 || it.p.entity != news.None || it.p.numeral || a.t.Tokens[i].Kind != lang.Word || before.last != i || before.pronoun.prep != "" || before.p.last != i || before.p.definite || a.isParty(&before.p) || before.p.entity != news.None || before.p.numeral {
		return false
	}
	rd := a.t.Tokens[i].Best()
	_, nisba := a.lang.Nisba(rd.Host)
	return nisba && rd.Clitics == 0 && rd.Suffix == "" && it.p.info.class == aPerson && a.lang.Feminine(rd.Stem) && a.t.Tokens[i-1].Kind == lang.Word && a.noun(i-1).Suffix == ""
}

// negatedAdjective reports whether the one word of item it is an adjective behind "not": "indirect talks", in Arabic "talks not direct".
func (a *article) negatedAdjective(it *item) bool {
	i := it.first
	if it.last != i+1 || i == 0 || !a.same(i-1, i) || a.labels[i-1].class&cNegNoun == 0 || it.p.entity != news.None || a.t.Tokens[i].Kind != lang.Word || a.clitics(i)&^lang.The != 0 {
		return false
	}
	rd := a.t.Tokens[i].Best()
	return a.adjectival0(&rd)
}

// adverbial reports whether the one word of item it is an adverb: "officially".
func (a *article) adverbial(it *item) bool {
	i := it.first
	return it.last == i+1 && it.p.info.class == notParty && it.p.entity == news.None && !it.p.numeral && a.t.Tokens[i].Kind == lang.Word && a.labels[i].name < 0 && !a.tells(i) && a.adverb(i)
}

// inRight reads the two words that mean "against", of which the second is at token t, with the phrase or the pronoun behind them.
func (a *article) inRight(it *item, t, last int) {
	it.kind, it.last, it.p = iPrep, t+1, phrase{entity: news.None}
	if it.prep = a.rights[a.t.Tokens[t].Fold]; it.prep == "" {
		it.prep = a.by + a.t.Tokens[t].Fold
	}
	if pr, ok := a.prepWith[it.prep]; ok {
		it.prep, it.pronoun = pr.prep, pr
		return
	}
	if t+1 < last && a.labels[t+1].class&functional == 0 && a.labels[t+1].verb == noVerb && a.labels[t+1].time < 0 && a.clitics(t+1)&^lang.The == 0 {
		if p, ok := a.phraseAt(t + 1); ok {
			it.p, it.last = p, min(p.last, last)
		}
	}
}

// goesOn reports whether token t is a participle by which the subject goes on to demand, accuse, praise or threaten: no noun phrase.
func (a *article) goesOn(t int) bool {
	fs, _, _ := a.participle(t)
	return len(fs) > 0 && carriesOn(fs[0].typ) && fs[0].subject == actor && !a.heldAt(t)
}

// heldAt reports whether the indefinite accusative at token t is whom a verb of killing or holding shortly before it is about: "the police stopped one accused of
// theft", in Arabic also "accusing". Nothing but who does it stands between.
func (a *article) heldAt(t int) bool {
	if a.t.Tokens[t].Kind != lang.Word || !a.accusative(a.t.Tokens[t].Fold) || a.clitics(t) != 0 {
		return false
	}
	for j := t - 1; j >= 0 && j >= t-5 && a.same(t, j); j-- {
		if a.t.Tokens[j].Kind != lang.Word || a.labels[j].class&functional != 0 {
			return false
		}
		if a.labels[j].verb != noVerb {
			return a.killed(j) && j < t-1
		}
	}
	return false
}

// reportsOn reports whether token t is a participle by which the subject goes on to say something ("pointing out that"): no noun phrase.
func (a *article) reportsOn(t int) bool {
	if t+1 >= len(a.t.Tokens) || !a.same(t, t+1) {
		return false
	}
	next := a.labels[t+1].class
	aside := t > 0 && a.same(t, t-1) && a.t.Tokens[t-1].Fold == "," && a.t.Tokens[t+1].Fold == a.to
	for j := t + 1; next&cComp == 0 && !aside; j++ {
		if next&cPrep == 0 || j > t+1 || j+1 >= len(a.t.Tokens) || !a.same(t, j+1) {
			return false
		}
		next = a.labels[j+1].class
	}
	rd := a.t.Tokens[t].Best()
	if rd.Clitics&^lang.And != 0 || rd.Suffix != "" {
		return false
	}
	for k := range rd.Morphs {
		if m := &rd.Morphs[k]; m.POS == lang.ActiveParticiple && m.Adverbial {
			return true
		}
	}
	return false
}

// carriesOn reports whether participles of this type go on with what the subject does; those of others are nouns or adjectives as a rule.
func carriesOn(typ string) bool {
	return typ == "REQUEST" || typ == "ACCUSE" || typ == "SUPPORT" || typ == "THREATEN"
}

// aliases gives a party without a name the name that it is said to be called: "an alliance that is known as the so-and-so". The words up to
// the name become part of its phrase.
func (a *article) aliases(its []item) []item {
	for k := 0; k+2 < len(its); k++ {
		p := &its[k].p
		if its[k].kind != iNoun && its[k].kind != iPrep || p.last <= p.first || p.entity != news.None || p.info.class != aGroup && p.info.class != aPerson && p.info.class != aRole {
			continue
		}
		v := k + 1
		if its[v].kind == iRelative {
			v++
		}
		if v >= len(its) || its[v].kind != iVerb || its[v].and || a.verbClass(its[v].first)&cNaming == 0 {
			continue
		}
		m := a.labels[its[v].first].morph
		called := false
		for j := v + 1; j < len(its) && j <= v+4; j++ {
			it := &its[j]
			if it.kind != iNoun && it.kind != iPrep && it.kind != iOther && it.kind != iParticle {
				break
			}
			for i := it.first; i < it.last; i++ {
				if a.labels[i].class&cCalled != 0 || a.calls(i) {
					called = true
				}
			}
			e, end := a.innerName(it.first, it.last)
			if e == news.None {
				continue
			}
			if called || m.Passive && m.Tense == lang.Present && j == v+1 && (it.kind == iNoun || it.prep == a.by) {
				p.entity = e
				its[k].last, p.last = end, end
				rest := append([]item(nil), its[j+1:]...)
				its = append(append(its[:k+1], a.items(end, it.last)...), rest...)
			}
			break
		}
	}
	return its
}

// calls reports whether the noun at token i, whatever preposition or pronoun it bears, stands before what somebody is called.
func (a *article) calls(i int) bool {
	for r := range a.t.Tokens[i].Readings {
		if a.class[a.t.Tokens[i].Readings[r].Stem]&cCalled != 0 {
			return true
		}
	}
	return false
}

// innerName returns the first person or organisation that is named in a stretch of tokens, or None, and the token after its name and the
// quotation mark that closes it.
func (a *article) innerName(first, last int) (entity, end int) {
	for i := first; i < last; i++ {
		if a.nameStarts(i) && a.rec.Mentions[a.labels[i].name].Kind != news.Place {
			q := phrase{first: i}
			a.takeName(&q, i)
			if q.last < last && (a.t.Tokens[q.last].Kind == lang.Quote || a.t.Tokens[q.last].Kind == lang.Close) {
				q.last++
			}
			return q.entity, min(q.last, last)
		}
	}
	return news.None, first
}

// governsGenitive reports whether the item is an event noun in construct: what follows belongs to it.
func (a *article) governsGenitive(it, after *item) bool {
	next := &a.t.Tokens[after.first]
	if it.pronoun.prep != "" || it.last-it.p.first != 1 || it.p.entity != news.None || a.isParty(&it.p) {
		return false
	}
	rd := a.noun(it.p.head)
	if !a.tells(it.p.head) && !a.lightNoun(it.p.head) { // "on the margin of the summit"
		return it.kind == iPrep && !rd.Clitics.Has(lang.The) && rd.Suffix == "" && next.Best().Clitics == lang.The && !a.isParty(&after.p) && a.tells(after.p.head)
	}
	if rd.Clitics.Has(lang.The) && next.Best().Clitics == lang.The {
		of := a.noun(after.first) // an adjective, but not "the attack" and "the quarter", "the worshippers"
		return !(a.isParty(&after.p) && (!a.adjectival0(of) || a.soundMasculine(of.Stem)))
	}
	return !rd.Clitics.Has(lang.The) && rd.Suffix == "" && (!a.accusative(rd.Stem) || a.nouns[rd.Stem] != nil)
}

// describes reports whether the one word of item it is an adjective to the event noun before it, though it could head a party: "a secret
// visit", "an armed attack".
func (a *article) describes(it, noun *item) bool {
	if it.last-it.first == 2 && it.p.entity == news.None && a.clitics(it.first) == lang.The && a.t.Tokens[it.first+1].Kind == lang.Word && a.labels[it.first+1].name < 0 && a.t.Tokens[it.first+1].Best().Clitics == lang.The {
		rd, next := a.noun(noun.p.head), a.t.Tokens[it.first+1].Best() // "the sinful terrorist act"
		return rd.Clitics.Has(lang.The) && a.lang.Feminine != nil && a.lang.Feminine(a.noun(it.first).Stem) == a.lang.Feminine(rd.Stem) && a.lang.Feminine(next.Stem) == a.lang.Feminine(rd.Stem) && a.adjectival0(a.noun(it.first)) && a.adjectival0(&next)
	}
	if it.last-it.first != 1 || it.p.entity != news.None || it.p.numeral {
		return false
	}
	if c := a.clitics(it.first); c == lang.The {
		rd := a.noun(noun.p.head)
		return rd.Clitics.Has(lang.The) && a.lang.Feminine != nil && a.lang.Feminine(a.noun(it.first).Stem) == a.lang.Feminine(rd.Stem) && a.adjectival0(a.noun(it.first))
	} else if c != 0 || it.p.definite {
		return false
	}
	switch it.p.info.class {
	case aPerson, aGroup:
	case aRole:
		if a.lang.Nisba == nil {
			return false
		}
		if _, ok := a.lang.Nisba(a.noun(it.first).Host); !ok {
			return false // "a meeting of the manager", but "an economic conference"
		}
	default:
		return false
	}
	if a.lang.Feminine == nil {
		return false
	}
	fs, _ := a.nounFrames(noun.p.head)
	if len(fs) == 0 || fs[0].has(genObject) && !fs[0].has(anyGenitive) {
		return false // "the death of a gunman"
	}
	if i := it.last; i < len(a.t.Tokens) && a.same(i, it.first) && !a.describesAct(it.first) && (a.nameStarts(i) && a.clitics(i) == 0 || a.t.Tokens[i].Kind == lang.Word && a.t.Tokens[i].Best().Clitics == lang.The) {
		return false
	}
	rd := a.noun(it.first)
	agrees := a.lang.Feminine(rd.Stem) == a.lang.Feminine(a.noun(noun.p.head).Stem)
	if j := noun.p.head - 1; !agrees && j >= 0 && a.same(j, j+1) && a.bare(j) && a.tells(j) {
		agrees = a.lang.Feminine(rd.Stem) // "armed acts of violence"
	}
	return agrees && (a.adjectival0(rd) || it.p.info.class == aGroup && it.p.info.number == lang.Plural && a.soundMasculine(rd.Stem))
}

// qualifies reports whether the one word of item it, which has the article and stands before a preposition, is an adjective to the act with a
// pronoun before it: "its absolute support of".
func (a *article) qualifies(it, noun *item, last int) bool {
	if noun.pronoun.prep == "" && noun.p.last == noun.last && noun.last-noun.p.first == 1 && noun.p.entity == news.None && noun.p.info.class == notParty && it.last-it.first == 1 && it.p.entity == news.None &&
		a.t.Tokens[it.first].Kind == lang.Word && a.clitics(it.first) == lang.The && a.noun(noun.p.head).Suffix != "" && a.lang.Nisba != nil && !a.is(a.noun(it.first).Stem, tNoun) {
		if _, ok := a.lang.Nisba(a.t.Tokens[it.first].Best().Host); ok && a.lang.Feminine != nil && (a.feminine(a.noun(it.first).Stem) == a.feminine(a.noun(noun.p.head).Stem) || a.feminine(a.noun(it.first).Stem)) {
			return true // "in its quarterly report", whatever follows
		}
	}
	if it.last-it.first != 1 || it.last >= last || it.p.entity != news.None || it.p.info.class == notParty || a.clitics(it.first) != lang.The || a.lang.Feminine == nil ||
		noun.pronoun.prep != "" || noun.last-noun.p.first != 1 || noun.p.entity != news.None || a.noun(noun.p.head).Suffix == "" || !a.tells(noun.p.head) {
		return false
	}
	rd := a.noun(it.first)
	woman := it.p.info.class == aPerson && a.lang.Feminine(rd.Stem)
	if !woman && !a.adjectival0(rd) || a.lang.Feminine(rd.Stem) != a.lang.Feminine(a.noun(noun.p.head).Stem) {
		return false
	}
	return a.clitics(it.last)&lang.Prepositions != 0
}

// givenTo reports whether the one word of item it is a participle that describes the definite things before it, and a preposition with a pronoun completes it:
// "the services offered to them".
func (a *article) givenTo(it, noun *item, last int) bool {
	i := it.first
	if it.p.entity != news.None || a.t.Tokens[i].Kind != lang.Word || a.clitics(i) != lang.The || i+1 >= last || a.labels[i+1].class&cPronoun == 0 || noun.pronoun.prep != "" || noun.last != i || a.isParty(&noun.p) {
		return false
	}
	rd := a.t.Tokens[i].Best()
	return participle(&rd) && a.feminine(rd.Stem) && a.clitics(i-1).Has(lang.The)
}

// lightNoun reports whether token i is the verbal noun of a verb that lends its subject: "the carrying out by X of".
func (a *article) lightNoun(i int) bool {
	if a.t.Tokens[i].Kind != lang.Word || a.labels[i].name >= 0 || a.labels[i].class&functional != 0 || a.labels[i].verb != noVerb {
		return false
	}
	for r := range a.t.Tokens[i].Readings {
		rd := &a.t.Tokens[i].Readings[r]
		if r > 1 {
			break
		}
		for _, m := range rd.Morphs {
			if m.POS == lang.VerbalNoun && rd.Clitics&lang.The == 0 && a.class[m.Lemma]&(cLight|cAux|cTry|cFail) != 0 {
				return true
			}
		}
	}
	return false
}

// nounItem reads a noun phrase at t, with the preposition that may be attached to its first word.
func (a *article) nounItem(it *item, t, last int) {
	p, ok := a.phraseAt(t)
	if !ok {
		return
	}
	it.kind, it.p, it.last = iNoun, p, min(p.last, last)
	c := a.clitics(t)
	if a.labels[t].name < 0 && a.t.Tokens[t].Kind == lang.Word && a.labels[t].nominal < 0 {
		c = a.noun(t).Clitics
	}
	it.and = c.Has(lang.And | lang.So)
	switch {
	case c.Has(lang.By):
		it.kind, it.prep = iPrep, a.by
	case c.Has(lang.For):
		it.kind, it.prep = iPrep, a.fr
	case c.Has(lang.Like):
		it.kind, it.prep = iPrep, a.like
	}
}

func (a *article) pronounOf(tok *lang.Token) withPronoun {
	if w, ok := a.prepWith[tok.Fold]; ok {
		return w
	}
	for r := range tok.Readings {
		if w, ok := a.prepWith[tok.Readings[r].Host]; ok {
			return w
		}
	}
	return withPronoun{}
}

// agentAt returns how many tokens at t open the phrase of an agent, or 0.
func (a *article) agentAt(t, last int) int {
	best := 0
	for _, words := range a.agents {
		n := 0
		for n < len(words) && t+n < last && a.t.Tokens[t+n].Fold == words[n] {
			n++
		}
		if n == len(words) && n > best {
			best = n
		}
	}
	if t+best < last && a.clitics(t+best).Has(lang.Prepositions) {
		return 0 // "before", not "by"
	}
	return best
}

// memory is what is carried from clause to clause.
type memory struct {
	last []clause // the last subjects, most recent last; bounded
}

const remembered = 6

func (m *memory) keep(c clause) {
	if len(c.subject) == 0 {
		return
	}
	if len(m.last) == remembered {
		copy(m.last, m.last[1:])
		m.last = m.last[:remembered-1]
	}
	m.last = append(m.last, c)
}

// subjects finds who does each finite verb of a sentence.
func (a *article) subjects(its []item, mem *memory) {
	for v := range its {
		if its[v].kind != iVerb {
			continue
		}
		c := clause{tok: its[v].first, item: v, morph: a.labels[its[v].first].morph, and: its[v].and, at: -1, after: v + 1, relative: -1, sp: phrase{entity: news.None}}
		a.subject(its, v, &c, mem)
		if c.sp.first == c.sp.last && len(c.subject) > 0 { // a speaker, or what a pronoun stands for: verbs agree with the entity
			c.sp.entity = c.subject[0].Entity
		}
		its[v].clause = len(a.verbs)
		a.verbAt[c.tok] = len(a.verbs)
		a.verbs = append(a.verbs, c)
		mem.keep(c)
	}
}

// window bounds how far a verb looks for its parties, in items.
const window = 14

func (a *article) subject(its []item, v int, c *clause, mem *memory) {
	m := c.morph
	if m.Person == 1 || m.Person == 2 {
		c.firstPers = true
		if m.Person == 1 {
			c.subject = a.speaker(c.tok)
		}
		return
	}
	frames := a.framesOf(c.tok)
	if a.falls(c.tok) { // "it was possible for the guards to"
		k := v + 1
		for k < len(its) && (its[k].kind == iTime || its[k].kind == iOther) {
			k++
		}
		if k < len(its) && its[k].kind == iPrep && its[k].prep == a.fr {
			switch {
			case its[k].pronoun.prep != "":
				c.subject = a.pronounParty(its[k].pronoun, its, v, nil)
				c.dropped = len(c.subject) > 0
			case a.isParty(&its[k].p):
				a.take(its, k, c)
			}
			return
		}
	}
	right := a.rightNoun(its, v+1)
	if k := right; k == v+1 && a.someOf(&its[k]) {
		if ps := a.resolve(a.noun(its[k].first).Suffix, its[k].first, its, v, nil); len(ps) > 0 {
			c.subject, c.sp, c.at, c.after = ps, its[k].p, k, k+1 // "and some of them called for"
			return
		}
	}
	if right >= 0 && a.isParty(&its[right].p) && !a.agrees(&its[right].p, m, false) {
		// the spelling can be another form of the verb, one that the phrase after it agrees with
		ms := a.t.Tokens[c.tok].Readings[a.labels[c.tok].reading].Morphs
		for k := range ms {
			if ms[k].POS == lang.Verb && ms[k].Person == 3 && a.agrees(&its[right].p, &ms[k], false) && (its[v].and || v == 0 || its[v-1].kind != iNoun) {
				c.morph, m = &ms[k], &ms[k]
				break
			}
		}
	}
	if right >= 0 && m.Passive && m.Tense == lang.Past && (v == 0 || its[v-1].kind != iRelative) && a.isParty(&its[right].p) && !a.oblique(&its[right].p) && a.agrees(&its[right].p, m, false) && a.t.Tokens[c.tok].Readings[a.labels[c.tok].reading].Suffix == "" && a.marked(c.tok) {
		a.take(its, right, c) // "that there was arrested a leader of": the vowel of the passive leaves nobody else
		return
	}
	// the phrase that a relative clause belongs to
	l := v - 1
	for l >= 0 && (its[l].kind == iParticle || its[l].kind == iTime) {
		l--
	}
	if l > 0 && its[l].kind == iPrep && its[l].last == its[l].first+1 && !a.isParty(&its[l].p) && a.noun(its[l].first).Suffix != "" {
		k := l - 1
		for k >= 0 && (its[k].kind == iParticle || its[k].kind == iTime || its[k].kind == iComma) {
			k--
		}
		if k >= 0 && its[k].kind == iRelative {
			l = k // "who for his part held"
		}
	}
	suffix := a.t.Tokens[c.tok].Readings[a.labels[c.tok].reading].Suffix != ""
	ante := l
	for ante > 0 && ante > v-3 && (its[ante].kind == iOther || its[ante].kind == iNoun && its[ante].genitive && !a.isParty(&its[ante].p)) {
		ante-- // adjectives
	}
	if l == v-1 && suffix && !its[v].and && ante >= 0 && (its[ante].kind == iNoun || its[ante].kind == iPrep) && right >= 0 && a.isParty(&its[right].p) &&
		its[ante].pronoun.prep == "" && !a.isParty(&its[ante].p) && !its[ante].p.definite && a.agrees(&its[right].p, m, false) {
		c.relative, c.objects = ante, true // "an attack that gunmen launched", without a pronoun
		a.take(its, right, c)
		return
	}
	if was := l >= 0 && l == v-2 && its[v-1].kind == iParticle && !a.conjoined(its[v-1].first) && its[l].kind == iPrep; (l == v-1 || was) && l >= 0 && its[l].kind != iRelative && !its[v].and && a.attributive(its, l+1) && a.isParty(&its[l].p) && (its[l].kind == iPrep || m.Number == lang.Plural && m.Tense == lang.Past || a.clauseBefore(its, l) || l > 0 && its[l].genitive && its[l-1].kind == iNoun && a.tells(its[l-1].p.head)) {
		if suffix && right >= 0 && a.isParty(&its[right].p) && a.agrees(&its[right].p, m, false) {
			c.relative, c.objects = l, true
			a.take(its, right, c)
			return
		}
		first := l
		for m.Number != lang.Singular && first > 0 && its[first].kind == iNoun && its[first].and && (its[first-1].kind == iNoun || its[first-1].kind == iPrep) && a.isParty(&its[first-1].p) {
			first-- // "two youths and a girl who were arrested"
		}
		if (!suffix || !was && m.Tense == lang.Present && !its[l].p.definite && !its[l].p.numeral && its[l].p.info.number == m.Number && (right < 0 || !a.isParty(&its[right].p))) && (first < l || a.agrees(&its[l].p, m, true)) { // "held a man who shot", "who threatens him", without a pronoun
			c.relative, c.at, c.sp = l, l, its[l].p
			c.subject = a.parties(its, first, v)
			return
		}
	}
	if l > 0 && l == v-1 && its[l].kind == iComma && !its[v].and && !suffix && m.Number == lang.Plural && (its[l-1].kind == iNoun || its[l-1].kind == iPrep && its[l-1].pronoun.prep == "") {
		if p := &its[l-1].p; p.entity == news.None && !p.definite && (p.numeral || p.info.number == lang.Plural) && a.isParty(p) && a.agrees(p, m, true) && a.clauseBefore(its, l-1) {
			c.relative, c.at, c.sp = l-1, l-1, *p // "arrested three brothers, who had attacked"
			c.subject = []news.Party{a.party(p)}
			return
		}
	}
	if l >= 0 && l == v-1 && its[l].kind != iRelative && !its[v].and && !suffix && a.attributive(its, v) && !a.isParty(&its[l].p) && m.Tense == lang.Present && a.agrees(&its[l].p, m, true) &&
		a.clauseBefore(its, l) && (right < 0 || !a.isParty(&its[right].p) || !a.agrees(&its[right].p, m, false)) {
		c.relative, c.at, c.sp = l, l, its[l].p // "voted on a draft that calls for": nobody calls
		return
	}
	if l >= 0 && its[l].kind == iRelative {
		k := l - 1
		for k > 0 && (its[k].kind == iComma || its[k].kind == iOther && its[k-1].kind != iComma) {
			k--
		}
		k = a.antecedent(its, k, c)
		if k > 0 && its[k].genitive && a.isPlace(&its[k].p) && (its[k-1].kind == iNoun || its[k-1].kind == iPrep) && a.tells(its[k-1].p.head) && a.agrees(&its[k-1].p, m, true) {
			k-- // "the attack of the city that killed": the attack did
		}
		if k >= 0 && (its[k].kind == iNoun || its[k].kind == iPrep) {
			c.relative = k
			if !suffix && !a.isParty(&its[k].p) && its[k].p.entity == news.None && (!a.agrees(&its[k].p, m, true) || len(frames) > 0 && (its[k].kind == iPrep || its[k].genitive) && !a.tells(its[k].p.head)) && !a.resumes(its, v+1, &its[k].p) {
				if q, ok := a.innerHead(&its[k].p); ok && a.agrees(&q, m, true) {
					c.sp, c.at = q, k // "the members of the delegation that will meet"
					c.subject = []news.Party{a.party(&q)}
					return
				}
			}
			if right >= 0 && (suffix || !a.agrees(&its[k].p, m, true) || a.resumes(its, v+1, &its[k].p)) && a.isParty(&its[right].p) && a.agrees(&its[right].p, m, false) {
				c.objects = true
				a.take(its, right, c)
				return
			}
			if suffix && !a.isParty(&its[k].p) && (right < 0 || !a.isParty(&its[right].p)) && !a.agrees(&its[k].p, m, true) && a.mainSubject(c) {
				c.objects = true // "lifted the siege that it had imposed": who does the one did the other
				return
			}
			if e := a.innermost(&its[k].p, m); e != news.None {
				c.sp, c.at = its[k].p, k
				c.sp.entity = e
				c.subject = []news.Party{{Entity: e}}
				return
			}
			if !suffix && !a.isParty(&its[k].p) && its[k].p.entity == news.None && (right < 0 || !a.isParty(&its[right].p)) && a.resumes(its, v+1, &its[k].p) {
				if sx := a.noun(its[k].p.head).Suffix; sx != "" { // "his remarks in which he called for"
					if c.subject = a.resolve(sx, its[k].p.head, its, k, nil); len(c.subject) > 0 {
						c.sp.entity, c.dropped = c.subject[0].Entity, true
						return
					}
				}
				if !a.agrees(&its[k].p, m, true) && a.mainSubject(c) {
					return
				}
			}
			if a.agrees(&its[k].p, m, true) || its[k].p.info.class == notParty {
				c.sp, c.at = its[k].p, k
				if a.isParty(&its[k].p) {
					c.subject = []news.Party{a.party(&its[k].p)}
				}
				return
			}
		}
	} else if k := a.inside(its, l, m); k >= 0 && suffix {
		c.relative, c.objects = k, true // "the hostages whom the group was holding"
		c.at, c.sp = l, its[l].p
		c.subject = a.parties(its, l, v)
		return
	} else if l >= 0 && its[l].kind == iThat && its[l].pronoun.gender != 0 {
		// "that it": the pronoun is the subject
		if ps := a.pronounParty(its[l].pronoun, its, l, nil); len(ps) > 0 {
			c.subject, c.dropped = ps, true
			for k := range its[:l] {
				if (its[k].kind == iNoun || its[k].kind == iPrep) && its[k].pronoun.prep == "" && a.isParty(&its[k].p) && sameParty(a.party(&its[k].p), ps[0]) {
					c.sp = its[k].p
				}
			}
			return
		}
	} else if !its[v].and {
		in := a.takesUp(its, v, l)
		if suffix && m.Tense == lang.Past || in {
			if ps, sp := a.caller(its, v); ps != nil && a.agrees(&sp, m, true) {
				c.subject, c.sp, c.dropped = ps, sp, true
				return
			}
		}
		open := right < 0 || !a.isParty(&its[right].p) || !a.agrees(&its[right].p, m, false)
		for _, f := range frames {
			open = open || f.obj == recipient // "a visit in which he met the leader"
		}
		if in && open && a.mainSubject(c) {
			return
		}
		k := a.leftNoun(its, l, m)
		if k >= 0 && l >= 0 && its[l].kind == iComma && its[0].last <= its[k].first && a.labels[its[0].first].class&cBasis != 0 && right == v+1 && a.isParty(&its[right].p) && a.agrees(&its[right].p, m, false) {
			k = -1 // "in answer to a call from the king, the prince leaves"
		}
		if k >= 0 && !a.isParty(&its[k].p) && right >= 0 && a.isParty(&its[right].p) && a.mayBeSubject(its, v, right, frames, c, mem) {
			k = -1 // what stands before is an adverbial
		}
		if k >= 0 {
			c.at, c.sp = k, its[k].p
			c.subject = a.parties(its, k, v)
			return
		}
	}
	if right >= 0 && a.mayBeSubject(its, v, right, frames, c, mem) {
		a.take(its, right, c)
		return
	}
	if a.fronted(its, v, c) {
		return
	}
	// dropped: the last subject that agrees, unless the verb before has one that is no party and that agrees too
	if n := len(a.verbs) - 1; n >= 0 && its[v].and && a.same(a.verbs[n].tok, c.tok) && a.verbs[n].at >= 0 && len(a.verbs[n].subject) == 0 && a.verbs[n].sp.last > a.verbs[n].sp.first && a.agrees(&a.verbs[n].sp, m, true) {
		return
	}
	for k := len(mem.last) - 1; k >= 0; k-- {
		if len(mem.last)-k > 3 && !its[v].and {
			break
		}
		if a.said[c.tok] >= 0 && a.unnamedSource(&mem.last[k].sp) {
			continue
		}
		if a.agrees(&mem.last[k].sp, m, true) {
			c.subject, c.sp, c.dropped = mem.last[k].subject, mem.last[k].sp, true
			if mem.last[k].relative >= 0 && a.t.Tokens[mem.last[k].tok].Sentence != a.t.Tokens[c.tok].Sentence {
				continue // rather who the sentence before was about than who a relative clause in it names
			}
			return
		}
	}
}

// inside returns the item of the phrase to which the relative clause belongs whose subject, at item l, stands between "was" and its verb; or -1.
func (a *article) inside(its []item, l int, m *lang.Morph) int {
	if l < 3 || its[l].kind != iNoun || its[l].and || its[l-1].kind != iParticle || a.conjoined(its[l-1].first) || its[l-2].kind != iRelative || !a.isParty(&its[l].p) || !a.agrees(&its[l].p, m, true) {
		return -1
	}
	if p := &its[l-3]; (p.kind == iNoun || p.kind == iPrep) && p.pronoun.prep == "" && p.p.last > p.p.first {
		return l - 3
	}
	return -1
}

// someOf reports whether item it is a quantifier with a pronoun: "some of them", "most of them".
func (a *article) someOf(it *item) bool {
	return it.kind == iNoun && it.last == it.first+1 && it.p.info.class == aQuant && it.p.entity == news.None && a.t.Tokens[it.first].Kind == lang.Word && a.noun(it.first).Suffix != ""
}

// takesUp reports whether the verb at item v begins a relative clause without a pronoun on the deed or the thing, at item l or before it, in or during which
// something was done: "gave a speech at the start of the ceremony in which he thanked".
func (a *article) takesUp(its []item, v, l int) bool {
	if l < 0 || v+1 >= len(its) || its[v+1].kind != iPrep {
		return false
	}
	if pr := its[v+1].pronoun.prep; pr != a.in && a.class[pr]&cDuring == 0 {
		return false
	}
	for k := l; k >= 0 && k >= l-4; k-- {
		switch its[k].kind {
		case iNoun, iPrep:
			if its[k].pronoun.prep == "" && !a.isParty(&its[k].p) && !its[k].p.definite && a.resumes(its, v+1, &its[k].p) {
				return true
			}
		case iComma:
			if k < l {
				return false
			}
		case iVerb, iStop, iThat, iRelative:
			return false
		}
	}
	return false
}

// caller returns from whom somebody got what the words before the verb at item v tell, where that verb tells more of it: "received a call from the minister, in
// which he congratulated him".
func (a *article) caller(its []item, v int) ([]news.Party, phrase) {
	from := -1
	for k := v - 1; k >= 0 && k >= v-window; k-- {
		switch its[k].kind {
		case iPrep:
			if its[k].prep == a.of && its[k].pronoun.prep == "" && a.isParty(&its[k].p) && !a.isPlace(&its[k].p) {
				from = k
			}
		case iVerb:
			if from > k && a.getsAt(its[k].first) && its[k].clause >= 0 && a.verbs[its[k].clause].relative < 0 {
				return a.parties(its, from, v), a.named(its, from, v)
			}
			return nil, phrase{}
		case iStop, iThat, iRelative, iComma:
			return nil, phrase{}
		}
	}
	return nil, phrase{}
}

// getsAt reports whether the subject of the verb at token i gets what another sends.
func (a *article) getsAt(i int) (found bool) {
	a.eachLemma(i, func(lemma string) { found = found || a.is(lemma, tGets) })
	return found
}

// falls reports whether the verb at token i says for whom something is possible, who then does it: "it fell to X to".
func (a *article) falls(i int) (found bool) {
	a.eachLemma(i, func(lemma string) { found = found || a.is(lemma, tEnables) })
	return found
}

// antecedent returns the item that a relative clause belongs to: item k, at once before it, or where that is a place behind a preposition that the
// verb, or the pronoun that it bears, does not agree with, the party before it that does ("the preacher who lives in X and whom Y accuses").
func (a *article) antecedent(its []item, k int, c *clause) int {
	if k < 1 || its[k].kind != iPrep || !a.isPlace(&its[k].p) {
		return k
	}
	want := c.morph
	if sx := suffixOf(&a.t.Tokens[c.tok], &a.labels[c.tok]); sx != "" {
		pr, ok := a.prepWith[a.fr+sx]
		if !ok {
			return k
		}
		want = &lang.Morph{Person: 3, Gender: pr.gender, Number: pr.number}
	}
	fitting := a.agrees(&its[k].p, want, true)
	if fitting && its[k].prep != a.in {
		return k
	}
	for j := k - 1; j >= 0 && j >= k-4; j-- {
		switch its[j].kind {
		case iNoun, iPrep:
			if p := &its[j].p; its[j].pronoun.prep == "" && a.isParty(p) && a.agrees(p, want, true) && (!fitting || a.isPerson(p) && want.Gender == lang.Masculine) {
				return j
			}
		case iOther, iComma, iTime:
		default:
			return k
		}
	}
	return k
}

// mainSubject gives a relative clause the subject of the last main clause of its sentence, where that agrees with its verb.
func (a *article) mainSubject(c *clause) bool {
	for n := len(a.verbs) - 1; n >= 0 && a.same(a.verbs[n].tok, c.tok); n-- {
		v := &a.verbs[n]
		if v.relative < 0 {
			if len(v.subject) == 0 || !a.agrees(&v.sp, c.morph, true) {
				return false
			}
			c.subject, c.sp, c.dropped = v.subject, v.sp, true
			return true
		}
	}
	return false
}

// fronted makes who does what the verbal noun tells that opens the clause behind a preposition the subject of the verb behind it: "on consultation of
// the prosecution, it ordered". Nothing but a comma, a time or an adjective may stand between.
func (a *article) fronted(its []item, v int, c *clause) bool {
	k := v - 1
	comma := false
	for k >= 0 && (its[k].kind == iComma || its[k].kind == iTime || its[k].kind == iOther || its[k].kind == iAgent || k > 0 && its[k].kind == iPrep && a.isPlace(&its[k].p)) {
		comma = comma || its[k].kind == iComma || its[k].kind == iAgent
		k--
	}
	if k < 0 || its[v].and || !comma {
		return false
	}
	q := its[k].p
	switch {
	case its[k].kind == iNoun && its[k].genitive && k > 0 && its[k-1].kind == iPrep:
		k--
		if fs, _ := a.nounFrames(its[k].p.head); len(fs) > 0 && (fs[0].has(victim) || !fs[0].has(genSubject)) {
			return false
		}
	case its[k].kind == iPrep && its[k].pronoun.prep == "" && its[k].p.last > its[k].p.first && a.actNoun(its[k].p.head):
		var ok bool
		if q, ok = a.innerHead(&its[k].p); !ok {
			return false
		}
	default:
		return false
	}
	if k > 0 && its[k-1].kind != iStop || !a.isParty(&q) || a.isPlace(&q) || q.info.class == aTarget || !a.agrees(&q, c.morph, true) {
		return false
	}
	c.subject, c.sp, c.at = []news.Party{a.party(&q)}, q, k
	return true
}

// innerHead returns the party with which a phrase ends that is headed by no party: "the make-up of the delegation".
func (a *article) innerHead(p *phrase) (q phrase, ok bool) {
	for j := p.head + 1; j < p.last; j++ {
		if a.t.Tokens[j].Kind != lang.Word {
			return q, false
		}
		if q, ok = a.phraseAt(j); ok && a.isParty(&q) && q.last == p.last {
			return q, true
		}
	}
	return q, false
}

// innermost returns the body or place with whose name a phrase ends, where a relative clause in the feminine cannot mean the men that head
// the phrase: "fighters of the movement X that accuses"; else None.
func (a *article) innermost(p *phrase, m *lang.Morph) int {
	if p.entity != news.None || p.last-p.first < 2 || m.Gender != lang.Feminine || m.Number != lang.Singular || p.info.gender == lang.Feminine {
		return news.None
	}
	switch p.info.class {
	case aPerson, aRole, aKin:
	case aGroup:
		if p.info.number != lang.Plural {
			return news.None
		}
	default:
		return news.None
	}
	i := p.last - 1
	if a.t.Tokens[i].Kind == lang.Quote || a.t.Tokens[i].Kind == lang.Close {
		i--
	}
	if n := a.labels[i].name; i > p.first && n >= 0 && a.rec.Mentions[n].Kind != news.Person {
		return a.rec.Mentions[n].Entity
	}
	return news.None
}

// resumes reports whether item k is a preposition with a pronoun that stands for phrase p: "the reforms that the council called for".
func (a *article) resumes(its []item, k int, p *phrase) bool {
	if k >= len(its) || its[k].kind != iPrep || its[k].pronoun.prep == "" {
		return false
	}
	pr := its[k].pronoun
	return a.agrees(p, &lang.Morph{Person: 3, Gender: pr.gender, Number: pr.number}, true)
}

// framesOf returns the frames of the verbs that the form at token i can be.
func (a *article) framesOf(i int) []*frame {
	var out []*frame
	a.eachLemma(i, func(lemma string) {
		fs := a.words.verbs[lemma]
		if out == nil {
			out = fs
		} else if fs != nil {
			out = append(out[:len(out):len(out)], fs...)
		}
	})
	return out
}

// take makes the phrase at item k, and what is joined to it, the subject of c.
func (a *article) take(its []item, k int, c *clause) {
	c.at, c.sp = k, its[k].p
	c.subject = a.parties(its, k, len(its))
	c.after = k + 1
	if its[k].p.entity == news.None && len(c.subject) > 0 && c.subject[0].Entity != news.None { // the name stands behind what tells the office
		for j := k + 1; j < len(its) && j <= k+6; j++ {
			if its[j].kind == iNoun && its[j].p.entity == c.subject[0].Entity {
				c.after = j + 1
			}
		}
	}
	for c.after < len(its) && a.joins(its, c.after) {
		c.after++
	}
	c.after = a.behindMembers(its, c.after)
}

// joins reports whether item k goes on with a list of parties.
func (a *article) joins(its []item, k int) bool {
	if its[k].kind != iNoun || !its[k].and || !a.isParty(&its[k].p) {
		return false
	}
	if k > 0 && its[k-1].kind == iComma && its[k].p.entity == news.None && a.noun(its[k].p.head).Suffix != "" {
		return false // "the organisation, and its seat is Paris,"
	}
	return true
}

// parties returns the party at item k and those joined to it, up to item end.
func (a *article) parties(its []item, k, end int) []news.Party {
	var out []news.Party
	open := -1 // item of the last party where what is joined to it goes on with its phrase
	if p := a.named(its, k, end); a.isParty(&p) {
		out = append(out, a.party(&p))
		if plain(&p) {
			open = k
		}
	}
	for j := k + 1; j < end && j < len(its) && len(out) < 8; j++ {
		if its[j].kind == iComma || a.apposed(its, j) {
			continue
		}
		if its[j].kind == iOpener && j+1 < min(end, len(its)) && a.labels[its[j].first].class&cSubject != 0 && a.manyAt(&its[k]) && its[k].p.entity == news.None && its[j+1].kind == iNoun && a.isPerson(&its[j+1].p) {
			for j++; j < end && j < len(its) && len(out) < 8 && its[j].kind == iNoun && a.isPerson(&its[j].p); j++ {
				out = append(out, a.party(&its[j].p)) // "the four members, and they are A, B and C"
				for j+1 < len(its) && its[j+1].kind == iComma {
					j++
				}
			}
			break
		}
		if n := a.memberAt(its, j); n < end && its[n].among > k {
			p := a.named(its, n, end)
			out = append(out, a.party(&p))
			j, open = n, -1
			continue
		}
		if its[k].prep == a.twoOf && len(out) == 1 && its[j].kind == iNoun && its[j].and && its[j].p.last == its[j].p.first+1 && a.t.Tokens[its[j].p.first].Kind == lang.Word && a.is(a.noun(its[j].p.first).Stem, tOthers) {
			out = append(out, a.party(&its[j].p)) // "between the fighters and others"
			break
		}
		if !a.joins(its, j) {
			break
		}
		p := a.named(its, j, end)
		if open == j-1 && open >= 0 && plain(&p) && its[k].prep != a.twoOf {
			s := *out[len(out)-1].Span
			s.End = a.t.Tokens[p.last-1].Span.End // "pilots and stewards": one phrase
			out[len(out)-1].Span = &s
			open = j
			continue
		}
		out = append(out, a.party(&p))
		open = -1
		if plain(&p) {
			open = j
		}
	}
	return out
}

// plain reports whether a party has neither name nor number nor an office of its own: several such that are joined are worded as one ("pilots and stewards",
// "a man and his daughter").
func plain(p *phrase) bool {
	if p.entity != news.None || p.numeral {
		return false
	}
	switch p.info.class {
	case aGroup, aTarget, aPerson, aKin:
		return true
	case aRole:
		if !p.definite {
			return true // "an officer and a conscript"
		}
	}
	return p.info.number == lang.Plural
}

// apposed reports whether item j says over again who the phrase before it is.
func (a *article) apposed(its []item, j int) bool {
	if its[j].kind != iNoun || its[j].and || j == 0 {
		return false
	}
	k := j - 1
	for k > 0 && its[k].kind == iComma {
		k--
	}
	if its[k].kind != iNoun && its[k].kind != iPrep {
		return false
	}
	p, q := &its[k].p, &its[j].p
	if a.isPerson(p) && q.info.class == aRole && q.entity == news.None {
		return true
	}
	if a.isPlace(p) && q.info.class == aTarget && q.entity == news.None && q.definite && k == j-1 && (its[k].kind == iPrep || its[k].genitive) && a.is(a.noun(q.head).Stem, tGround) && !a.noun(q.head).Clitics.Has(lang.The) {
		return true // "of the town so-and-so, the capital of the region"
	}
	return p.entity != news.None && p.entity == q.entity || a.isPerson(q) && p.info.class == aRole && p.entity == news.None && a.bareName(q)
}

// bareName reports whether a person's phrase starts with his name or with titles that have the article ("the ambassador so-and-so"), not with an
// office of its own in construct or a word with a pronoun: "the president received the minister of defence so-and-so", "his counterpart so-and-so".
func (a *article) bareName(p *phrase) bool {
	for i := p.first; i < p.last && a.labels[i].name < 0; i++ {
		if a.t.Tokens[i].Kind != lang.Word {
			continue
		}
		if rd := a.noun(i); rd.Suffix != "" || !rd.Clitics.Has(lang.The) && a.head(i).class == aRole {
			return false
		}
	}
	return true
}

func (a *article) isPerson(p *phrase) bool {
	return p.entity != news.None && a.rec.Entities[p.entity].Kind == news.Person
}

// named returns the phrase at item k; a role phrase that a name follows in apposition is named by it.
func (a *article) named(its []item, k, end int) phrase {
	p := its[k].p
	if p.entity == news.None && p.info.class == aGroup && !p.definite && k+3 < min(end, len(its)) && its[k+1].kind == iComma && a.labels[its[k+2].first].class&cSubject != 0 &&
		its[k+3].kind == iNoun && its[k+3].p.entity != news.None && !a.isPlace(&its[k+3].p) {
		p.entity = its[k+3].p.entity // "one group, and it is the so-and-so"
		return p
	}
	if p.entity != news.None || p.info.class != aRole && p.info.class != aPerson {
		return p
	}
	j := k + 1
	for p.info.class == aRole && j < end && j < len(its) && j <= k+3 && its[j].kind == iNoun && !its[j].and && its[j].p.entity == news.None && its[j].p.info.class == aRole && its[j].p.info.number <= lang.Dual {
		j++ // titles in a row: "the deputy of the custodian of the two mosques, his highness the prince so-and-so"
	}
	for j < end && j < len(its) && j <= k+6 && (its[j].kind == iComma || its[j].kind == iPrep && its[j].pronoun.prep == "") {
		j++
	}
	if j > k+3 && its[j-1].kind != iComma && its[j-1].kind != iNoun {
		return p // "the deputy of the party for the district, so-and-so", but not what stands anywhere
	}
	if j < end && j < len(its) && its[j].kind == iNoun && !its[j].and && a.isPerson(&its[j].p) && a.bareName(&its[j].p) {
		p.entity = its[j].p.entity
	}
	return p
}

// rightNoun returns the first noun phrase to the right of a verb, adverbs, times and pronouns passed over; or -1.
func (a *article) rightNoun(its []item, k int) int {
	for n := 0; k < len(its) && n < 7; k++ {
		n++
		switch its[k].kind {
		case iNoun:
			if its[k].among > 0 {
				continue
			}
			if its[k].and {
				return -1
			}
			if its[k].genitive {
				continue
			}
			return k
		case iParticle:
			if a.conjoined(its[k].first) {
				return -1 // "and was": another clause
			}
			continue
		case iTime, iOther:
			continue
		case iComma:
			if k > 0 && its[k-1].kind == iTime || k+1 < len(its) && its[k+1].kind == iTime {
				continue // "carried out, on Friday, a group of"
			}
			if end := a.attributed(its, k); end > k {
				k = end // "killed, as the police said, five"
				continue
			}
		case iPrep:
			if a.class[its[k].prep]&cNegNoun != 0 && its[k].p.last > its[k].p.first {
				continue // "an aircraft without a pilot killed four"
			}
			if its[k].p.last > its[k].p.first && k+2 < len(its) && its[k].prep == a.in && a.tells(its[k].p.head) && its[k+1].kind == iNoun && its[k+1].genitive && !its[k+1].and &&
				its[k+2].kind == iNoun && !its[k+2].and && !its[k+2].genitive && !its[k+2].p.definite && a.isParty(&its[k+2].p) && !a.oblique(&its[k+2].p) {
				return k + 2 // "took part in carrying the injured two teams"
			}
			if k > 0 && its[k-1].kind == iVerb && (a.isPlace(&its[k].p) || its[k].pronoun.prep == "" && its[k].p.entity == news.None && its[k].p.definite && its[k].p.info.class == aTarget) && a.goesBy(its[k-1].first, its[k].prep) {
				continue // "arrived in Aden yesterday a delegation of"
			}
			if its[k].p.last > its[k].p.first && !a.isParty(&its[k].p) && !a.tells(its[k].p.head) && a.class[its[k].prep]&(cAfter|cBefore|cDuring) != 0 {
				continue // "since the beginning of the conflict"
			}
			if its[k].pronoun.prep != "" || a.aside(its, k) || its[k].p.last > its[k].p.first && (a.isPlace(&its[k].p) && its[k].prep == a.in || !a.isParty(&its[k].p) && !a.tells(its[k].p.head) && (its[k].prep == a.in || a.class[its[k].prep]&cPlacePrep != 0)) {
				continue // "called in a statement on"
			}
		}
		return -1
	}
	return -1
}

// goesBy reports whether the verb at token i tells with the preposition where somebody goes or comes from.
func (a *article) goesBy(i int, prep string) bool {
	for _, f := range a.framesOf(i) {
		if f.mode == "visit" && f.slotOf(prep) == place {
			return true
		}
	}
	return false
}

// leftNoun returns the noun phrase with which the clause of the verb opens and that agrees with it, or -1. l is the item before the verb.
func (a *article) leftNoun(its []item, l int, m *lang.Morph) int {
	best, other := -1, -1
	k := l
	for n := 0; k >= 0 && n < window; k-- {
		n++
		it := &its[k]
		switch it.kind {
		case iNoun:
			if it.genitive || it.among > 0 || k > 0 && !it.and && a.ofPronounNoun(&its[k-1]) {
				continue
			}
			if a.isParty(&it.p) && a.agrees(&it.p, m, true) && (best < 0 || !a.isPerson(&its[best].p) || a.isPerson(&it.p)) {
				best = k
			} else if it.and && a.isParty(&it.p) && m.Number != lang.Singular {
				if best < 0 {
					best = k
				}
			} else if !it.and && !a.isParty(&it.p) && a.agrees(&it.p, m, true) && it.p.entity == news.None && !(it.last == it.first+1 && a.t.Tokens[it.first].Kind == lang.Number) {
				other = k
			}
			continue
		case iParticle:
			if best < 0 || !a.conjoined(it.first) {
				continue // else a clause begins: "and had"
			}
		case iPrep, iTime, iComma, iOther, iAgent:
			continue
		case iVerb, iRelative:
			if it.kind == iVerb && k > 1 && its[k-1].kind == iRelative {
				best, other = -1, -1 // what stands inside a relative clause is no subject of the main one
				k--
				continue
			}
			if it.kind == iVerb && k > 0 && it.clause >= 0 && !it.and && a.isParty(&its[k-1].p) &&
				(a.verbs[it.clause].relative == k-1 || its[l].kind == iNoun && a.verbs[it.clause].at == k-1 && !its[k-1].p.definite && a.verbs[it.clause].morph.Tense == lang.Present && m.Tense == lang.Past && its[l+1].kind == iParticle) {
				best, other = -1, -1 // nor what stands in one without a pronoun: "a youth who is 17 years old had attacked"
				continue
			}
			if it.kind == iVerb && best >= 0 && (its[best].and && k < best-1 || k < l-4 && its[max(best-1, 0)].kind == iComma) && a.isParty(&its[best].p) {
				return best
			}
			return -1
		}
		break
	}
	if other >= 0 && best >= 0 && other < best && k < other && !a.isPerson(&its[best].p) {
		best = other
	}
	if best < 0 {
		return other
	}
	// the list "A and B do": start with the first of it
	for best > 0 && its[best].kind == iNoun && its[best].and && its[best-1].kind == iNoun && a.isParty(&its[best-1].p) {
		best--
	}
	return best
}

// ofPronounNoun reports whether an item is an act with the pronoun of who does it, whose object follows: "while receiving the ambassador, he".
func (a *article) ofPronounNoun(it *item) bool {
	return it.kind == iPrep && it.pronoun.prep == "" && it.p.last > it.p.first && it.p.entity == news.None && a.noun(it.p.head).Suffix != "" && !a.isParty(&it.p) && a.tells(it.p.head)
}

// clauseBefore reports whether a finite verb stands before item k in its clause.
func (a *article) clauseBefore(its []item, k int) bool {
	for n := 0; k > 0 && n < window; n++ {
		k--
		switch its[k].kind {
		case iVerb:
			return true
		case iStop, iThat, iOpener:
			return false
		}
	}
	return false
}

// conjoined reports whether the word at token i bears a conjunction.
func (a *article) conjoined(i int) bool {
	for r := range a.t.Tokens[i].Readings {
		if rd := &a.t.Tokens[i].Readings[r]; rd.Clitics.Has(lang.And|lang.So) && a.class[rd.Host] != 0 {
			return true
		}
	}
	return a.clitics(i).Has(lang.And | lang.So)
}

// mayBeSubject decides whether the phrase to the right of a verb is its subject rather than its object.
func (a *article) mayBeSubject(its []item, v, right int, frames []*frame, c *clause, mem *memory) bool {
	p := &its[right].p
	if !a.agrees(p, c.morph, false) && !(right > v+1 && p.info.class == aGroup && p.entity == news.None && c.morph.Gender == lang.Masculine && c.morph.Number == lang.Singular) || a.oblique(p) {
		return false // the gender need not be that of a group from which other words part the verb
	}
	for j := right + 1; j < len(its) && a.joins(its, j); j++ {
		if q := &its[j].p; q.entity == news.None && !q.numeral && a.oblique(q) {
			return false
		}
	}
	if !a.isParty(p) && its[v].and && a.tells(p.head) && a.verbClass(c.tok)&(cDeclare|cTry|cRefuse|cPlanned) != 0 {
		if k := len(mem.last) - 1; k >= 0 && a.agrees(&mem.last[k].sp, c.morph, true) && a.t.Tokens[mem.last[k].tok].Sentence == a.t.Tokens[c.tok].Sentence {
			return false // "and announced the recall of"
		}
	}
	if !a.isParty(p) && p.entity == news.None && p.definite && (its[v].and || v > 0 && its[v-1].kind == iOpener) && len(frames) > 0 && frames[0].typ == "SUPPORT" && frames[0].subject == actor && frames[0].obj == recipient && len(frames[0].with) == 0 && !a.participleAt(p.head) && suffixOf(&a.t.Tokens[c.tok], &a.labels[c.tok]) == "" && a.rightNoun(its, right+1) < 0 {
		// "and praised the efforts that X makes": the subject of the verb before goes on
		for k := len(mem.last) - 1; k >= 0; k-- {
			if q := &mem.last[k]; q.relative < 0 && a.isParty(&q.sp) && a.agrees(&q.sp, c.morph, true) {
				return false
			}
		}
	}
	for _, f := range frames {
		if f.has(victim) && f.obj == recipient && c.morph.Active && !c.morph.Passive && p.numeral && !p.definite && right == v+1 {
			if n := a.rightNoun(its, right+1); n < 0 || !a.isParty(&its[n].p) {
				return false // "and wounded seven": those who are counted
			}
		}
		if f.has(carries) && a.carried(p, f) {
			return false // "left five dead"
		}
		if f.obj == place && (a.isPlace(p) || p.info.class == aTarget) {
			return false
		}
		if f.obj == place && f.mode == "visit" && p.entity != news.None && !a.isPerson(p) && right == v+1 && (its[v].and || v > 0 && its[v-1].kind == iOpener) && a.visitorBefore(c, mem) {
			if n := a.rightNoun(its, right+1); n < 0 || a.apposed(its, n) {
				return false // "and visited the parliament"
			}
		}
		if f.has(person) && !a.isParty(p) {
			n := a.rightNoun(its, right+1) // "the strike dealt a blow": the first of two is the subject
			return f.obj == noSlot && right == v+1 || p.definite && f.obj == recipient && right == v+1 && n == right+1 && !its[n].p.definite
		}
	}
	if len(frames) == 0 || !a.isParty(p) {
		return true
	}
	if frames[0].typ == "REQUEST" && frames[0].obj == recipient && p.entity == news.None {
		// "and called on all citizens to": who is asked follows, who asks was named before
		if k := a.cue[c.tok]; k >= 0 {
			if s := a.rec.Statements[k].Source; s == nil || !s.Overlaps(a.span(p.first, p.last)) {
				if a.sourceOf(k) != nil {
					return false
				}
			}
		}
		if a.heads[a.noun(p.first).Stem].class == aQuant && !p.numeral && (p.first != p.head || a.clitics(p.first) == lang.The) && len(mem.last) > 0 && a.agrees(&mem.last[len(mem.last)-1].sp, c.morph, true) {
			return false
		}
	}
	if p.entity == news.None && a.is(a.noun(p.head).Stem, tPublic) && a.is(c.morph.Lemma, tUrges) && (its[v].and || v > 0 && its[v-1].kind == iOpener) {
		// "as he called on the owners of": who asks was told in this sentence or the one before
		if n := a.rightNoun(its, right+1); (n < 0 || !a.isParty(&its[n].p)) && a.toldBefore(c, mem) {
			return false
		}
	}
	if (its[v].and || v > 0 && its[v-1].kind == iOpener) && right == v+1 && right+1 < len(its) && a.is(c.morph.Lemma, tBlames) && (its[right+1].kind == iPrep && its[right+1].prep == a.by || its[right+1].kind == iThat) {
		// "and accused the government of": one noun alone is who is accused, where who accuses was told in this sentence or the one before
		if a.toldBefore(c, mem) {
			return false
		}
	}
	transitive, filled := false, suffixOf(&a.t.Tokens[c.tok], &a.labels[c.tok]) != ""
	for _, f := range frames {
		if filled {
			break // the pronoun is the object: "whereas 14 states supported it"
		}
		transitive = transitive || f.obj == place && f.mode == "visit" || f.obj == recipient && (len(f.with) == 0 || !f.has(carries) && a.companion(c.tok, f)) && !(f.has(victim) && (!c.morph.Active || c.morph.Passive))
	}
	if transitive && p.entity == news.None && a.noun(p.head).Suffix != "" && c.morph.Number == lang.Singular {
		// "where he will meet his counterparts"
		if k := len(mem.last) - 1; k >= 0 && a.agrees(&mem.last[k].sp, c.morph, true) {
			return false
		}
	}
	if !filled && its[v].and && right == v+2 && its[v+1].kind == iPrep && its[v+1].pronoun.prep != "" && p.entity == news.None && !p.definite && frames[0].obj != noSlot {
		// "and sent to it ambulances"
		if k := len(mem.last) - 1; k >= 0 && a.agrees(&mem.last[k].sp, c.morph, true) && a.t.Tokens[mem.last[k].tok].Sentence == a.t.Tokens[c.tok].Sentence {
			return false
		}
	}
	if transitive && (its[v].and || v > 0 && its[v-1].kind == iOpener && p.entity == news.None && p.info.number == lang.Plural || a.aside(its, v+1)) && (right == v+1 || right == v+2 && a.aside(its, v+1)) {
		// "and met the prime minister": the subject of the verb before goes on, unless another party follows as object
		if n := a.rightNoun(its, right+1); n < 0 || !a.isParty(&its[n].p) || a.apposed(its, n) {
			if k := len(mem.last) - 1; k >= 0 && a.agrees(&mem.last[k].sp, c.morph, true) && a.t.Tokens[mem.last[k].tok].Sentence == a.t.Tokens[c.tok].Sentence {
				return false
			}
		}
	}
	return true
}

// visitorBefore reports whether the last subject told, in this sentence or the one before, is a person whom the verb of c agrees with.
func (a *article) visitorBefore(c *clause, mem *memory) bool {
	k := len(mem.last) - 1
	return k >= 0 && a.t.Tokens[c.tok].Sentence-a.t.Tokens[mem.last[k].tok].Sentence <= 1 && a.isPerson(&mem.last[k].sp) && a.agrees(&mem.last[k].sp, c.morph, true)
}

// toldBefore reports whether a main clause of this sentence or the one before has a subject that the verb of c agrees with.
func (a *article) toldBefore(c *clause, mem *memory) bool {
	for k := len(mem.last) - 1; k >= 0 && a.t.Tokens[c.tok].Sentence-a.t.Tokens[mem.last[k].tok].Sentence <= 1; k-- {
		if mem.last[k].relative < 0 && a.agrees(&mem.last[k].sp, c.morph, true) {
			return true
		}
	}
	return false
}

// companion reports whether a word that the frame of the verb at token i asks for stands behind it.
func (a *article) companion(i int, f *frame) bool {
	for j := i + 2; j < i+10 && a.same(i, j); j++ {
		for _, w := range f.with {
			if len(w) == 1 && a.stemIs(j, w[0]) {
				return true
			}
		}
	}
	return false
}

// aside reports whether item k is a preposition with a pronoun that points back to what was told: "during which he met X".
func (a *article) aside(its []item, k int) bool {
	return k < len(its) && its[k].kind == iPrep && its[k].p.last <= its[k].p.first && its[k].pronoun.prep == "" && a.noun(its[k].first).Suffix != ""
}

// pair reports whether the head of the phrase has the letters of an indefinite accusative, but governs a definite genitive: two of a kind, as a subject ("the two
// delegations of India").
func (a *article) pair(p *phrase) bool {
	i := p.head + 1
	if p.head != p.first || p.entity != news.None || p.numeral || i >= p.last || a.t.Tokens[i].Kind != lang.Word || a.t.Tokens[p.head].Kind != lang.Word {
		return false
	}
	rd := a.noun(p.head)
	one, ok := a.ends(rd.Stem, lang.IndefiniteAccusative)
	if !ok || rd.Suffix != "" || rd.Clitics&^(lang.And|lang.So) != 0 || a.heads[rd.Stem].class != notParty {
		return false
	}
	if c := a.heads[one].class; c != aRole && c != aGroup && c != aPerson && c != aKin {
		return false
	}
	return a.nameStarts(i) && a.clitics(i)&^lang.The == 0 || a.labels[i].name < 0 && a.t.Tokens[i].Best().Clitics == lang.The
}

// oblique reports whether the phrase has a head whose ending bars it from being a subject: a sound plural that is not in the nominative.
func (a *article) oblique(p *phrase) bool {
	if p.entity != news.None || p.numeral || p.last <= p.first || a.t.Tokens[p.head].Kind != lang.Word {
		return false
	}
	for i := p.head + 1; i < p.last; i++ { // "business men and representatives of": the case shows in the second
		if a.t.Tokens[i].Kind == lang.Word && a.labels[i].name < 0 && a.clitics(i) == lang.And {
			if whole, ok := a.ends(a.noun(i).Stem, lang.ObliqueConstruct); ok && a.heads[whole].number == lang.Plural {
				return true
			}
		}
	}
	if i := p.first; i != p.head && a.t.Tokens[i].Kind == lang.Word && a.labels[i].name < 0 && a.clitics(i) == 0 {
		if one, ok := a.ends(a.noun(i).Stem, lang.IndefiniteAccusative); ok && a.heads[one].class == aQuant {
			return true // "a number of", in the accusative
		}
	}
	rd := a.noun(p.head)
	h := a.head(p.head)
	if a.pair(p) {
		return false
	}
	if whole, ok := a.ends(rd.Stem, lang.ObliqueConstruct); ok && p.head == p.first && rd.Suffix == "" && !rd.Clitics.Has(lang.The) && p.last > p.head+1 && a.heads[whole].number == lang.Plural {
		return true // "representatives of"
	}
	if p.head == p.first && rd.Suffix == "" && rd.Clitics == 0 && a.heads[rd.Stem].class == notParty {
		if one, ok := a.ends(rd.Stem, lang.IndefiniteAccusative); ok && a.heads[one].class != notParty {
			return true // "a manager", "young men", in the accusative
		}
	}
	one, ok := a.ends(rd.Stem, lang.SoundOblique)
	return p.head == p.first && rd.Suffix == "" && h.number >= lang.Dual && h.class != aQuant && ok && a.heads[one].class != notParty
}

// carried reports whether the phrase holds a word that the frame goes with.
func (a *article) carried(p *phrase, f *frame) bool {
	for i := p.first; i < p.last; i++ {
		for _, w := range f.with {
			if len(w) == 1 && a.labels[i].name < 0 && a.stemIs(i, w[0]) {
				return true
			}
		}
	}
	return false
}

// speaker returns the source of the innermost statement around token i: its entity, or the phrase by which it is told.
func (a *article) speaker(i int) []news.Party {
	k := a.said[i]
	if k < 0 {
		return nil
	}
	return a.sourceOf(k)
}

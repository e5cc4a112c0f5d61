package events

import (
	"slices"
	"sort"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// maxWords bounds the words that a joined draft remembers.
const maxWords = 8

// merge joins drafts that tell one happening: the first that is clear stays, the triggers of the others go to its list.
func (a *article) merge() []*draft {
	var out []*draft
	for n, d := range a.events {
		if d.dead {
			continue
		}
		if d.f.has(repels) {
			a.repelled(d, a.events[n+1:])
		}
		if d.f.typ == "CONSULT" {
			n := len(d.actors) + len(d.recipients)
			d.actors, d.recipients = a.withoutSides(d.actors), a.withoutSides(d.recipients)
			d.sides = n > len(d.actors)+len(d.recipients)
		} else if len(d.actors) == 1 && len(d.recipients) == 0 && len(a.withoutSides(d.actors)) == 0 {
			if e := a.bilateral(out, d); e != nil {
				d.actors, d.recipients = slices.Clone(e.actors), slices.Clone(e.recipients) // "and the two sides agreed"
			}
		}
		if d.f.has(carries) && d.word >= 0 {
			d.words = append(d.words, a.wordOf(d.word))
		} else {
			d.words = append(d.words, a.wordOf(d.tok))
		}
		joined := false
		from := max(0, len(out)-24)
		for k := len(out) - 1; k >= from; k-- {
			if a.others(out[k], d) {
				continue
			}
			if a.one(out[k], d) || out[k].newest != nil && out[k].newest.sentence == d.sentence && a.one(out[k].newest, d) {
				a.join(out[k], d)
				joined = true
				break
			}
		}
		if !joined {
			out = append(out, d)
		}
	}
	return a.retold(out)
}

// farthestAttack is how many words behind "repelled" the attack stands at most.
const farthestAttack = 8

// repelled makes those who made the attack that d tells of the ones to whom d was done; the acts behind d are next.
func (a *article) repelled(d *draft, next []*draft) {
	for _, e := range next {
		if e.tok-d.tok > farthestAttack || e.sentence != d.sentence {
			return
		}
		c, verb := a.verbAt[e.tok]
		if told := e.noun || verb && a.verbs[c].relative >= 0; told && e.f.typ == "ASSAULT" && !e.dead && len(e.actors) > 0 { // "an attack that gunmen launched"
			d.recipients = without(e.actors, d.actors)
			return
		}
	}
}

// twoSidesReach is how many sentences after a meeting its parties can be told as "the two sides".
const twoSidesReach = 3

// bilateral returns the last act before d of which both sides are known and that two parties do to one another, told shortly before d, or nil.
func (a *article) bilateral(before []*draft, d *draft) *draft {
	for k := len(before) - 1; k >= 0; k-- {
		e := before[k]
		if d.sentence-max(e.sentence, e.latest) > twoSidesReach {
			return nil
		}
		switch e.f.typ {
		case "CONSULT", "AGREE", "COOPERATE":
			if len(e.actors) > 0 && len(e.recipients) > 0 || len(e.actors) == 2 {
				return e
			}
		}
	}
	return nil
}

// withoutSides drops parties that only point back to who meets: "the two sides".
func (a *article) withoutSides(ps []news.Party) []news.Party {
	for n, p := range ps {
		if p.Entity != news.None || p.Span == nil {
			continue
		}
		i, j := a.tokenAt(p.Span.Start), a.tokenAt(p.Span.End-1)
		if i < 0 || i != j || a.class[a.noun(i).Stem]&cSides == 0 || !a.noun(i).Clitics.Has(lang.The) {
			continue
		}
		return append(append([]news.Party(nil), ps[:n]...), a.withoutSides(ps[n+1:])...)
	}
	return ps
}

// insideParty reports whether token i stands in the words of somebody to whom d was done.
func (a *article) insideParty(d *draft, i int) bool {
	for _, p := range d.recipients {
		if p.Span != nil && p.Span.Overlaps(a.t.Tokens[i].Span) {
			return true
		}
	}
	return false
}

// others reports whether e, told by a main verb of the sentence that last told of d, is what others do than those of d: "the army attacked, and the rebels
// inflicted losses". The verb of a relative clause tells of the act itself: "the attack that hit".
func (a *article) others(d, e *draft) bool {
	c, verb := a.verbAt[e.tok]
	if d.f.typ != "ASSAULT" || e.f.typ != "ASSAULT" || max(d.sentence, d.latest) != e.sentence || !verb || a.verbs[c].relative >= 0 {
		return false
	}
	can, _ := a.compatible(d.actors, e.actors)
	return !can
}

// one decides whether two drafts tell one happening; e comes after d.
func (a *article) one(d, e *draft) bool {
	if a.insideParty(d, e.tok) {
		return false // "killed the perpetrator of the attack"
	}
	if d.f.has(kidnapped) != e.f.has(kidnapped) && !(d.noun && e.noun && d.sentence == e.sentence) {
		return false // a kidnapping and another attack are two, but not "threats, kidnapping and beating"
	}
	if d.f.has(repels) != e.f.has(repels) {
		return false // the attack and its repelling are two acts
	}
	if d.f.typ == "ASSAULT" && d.negated != e.negated && !a.sameWord(d, e) {
		return false // "failed to storm the town by bombing it"
	}
	if d.f.typ != e.f.typ || !d.when.Meets(e.when) || d.f.mode != e.f.mode && (d.f.mode == "release" || e.f.mode == "release") {
		return false
	}
	if d.f.typ == "ASSAULT" && e.f.typ == "ASSAULT" && !e.noun {
		_, hit := a.compatible(d.recipients, e.actors)
		_, back := a.compatible(d.actors, e.recipients)
		if all, _ := a.compatible(d.actors, e.actors); (hit || back) && (!all || len(d.actors) == 0 || len(e.actors) == 0) {
			return false // "a gunman who had shot at passers-by was killed"
		}
	}
	if d.f.typ == "ASSAULT" && e.sentence > max(d.sentence, d.latest) && e.sentence > 1 && a.countedApart(d, e) && a.newlyTold(e) {
		return false
	}
	if e.noun && e.sentence-d.sentence > 2 && (d.f.typ == "COERCE" && a.bare(e.tok) || d.f.typ == "ASSAULT" && a.bare(e.tok) && !a.inConstruct(e.tok)) {
		return false // "an attack", told anew: what was told before is taken up by a definite noun
	}
	if d.stayed || e.stayed { // that somebody stayed somewhere is no part of a visit
		return d.stayed && e.stayed && d.place == e.place
	}
	if e.purpose && d.sentence == e.sentence && d.f.typ == "ASSAULT" && d.f.mode != "airstrike" && !d.negated {
		if aa, _ := a.compatible(d.actors, e.actors); aa && e.tok-d.tok < 15 {
			return true // "attacked in order to seize"
		}
	}
	if d.f.typ == "SUPPORT" && d.sentence == e.sentence && !d.noun && e.noun && len(d.f.with) > 0 && e.tok > d.tok && a.noVerbBetween(d.tok, e.tok) {
		return true // "voiced, for their part, their thanks": the verb tells it by the noun
	}
	if d.f.typ == "CONSULT" && d.sentence == e.sentence && (e.word >= 0 && e.word == d.tok || d.word >= 0 && d.word == e.tok) {
		return true // "during the meeting, which X attended"
	}
	bare := len(e.actors) == 0 && len(e.recipients) == 0
	same := d.negated == e.negated && d.modality == e.modality
	if d.f.typ == "COOPERATE" && d.negated != e.negated {
		return false // "in coordination with Baghdad", and later "without coordination"
	}
	if a.visitsOthers(d, e) {
		return false
	}
	if a.again(d, e, same) {
		return true
	}
	if !same && !(bare && e.noun) && !(e.noun && e.definite && e.modality == actual) && !(d.noun && d.definite && d.modality == actual && !e.noun) {
		return false
	}
	from := max(d.sentence, d.latest)
	near := e.sentence-from <= 1
	aa, ar := a.compatible(d.actors, e.actors)
	ra, rr := a.compatible(d.recipients, e.recipients)
	modes := d.f.mode == e.f.mode
	switch d.f.typ {
	case "ASSAULT":
		if _, back := a.compatible(d.actors, e.recipients); !aa && (back || d.sentence != e.sentence) {
			return false // what was done to those who attacked is no part of the attack
		}
		if d.sentence == e.sentence && (a.caused(d, e) || e.tok-d.tok < 12 && ra) {
			return true
		}
		if d.sentence == e.sentence && e.tok-d.tok < 15 && same && (d.f.has(victim) && len(d.actors) == 0 && !e.f.has(victim) || e.f.has(victim) && len(e.actors) == 0 && !d.f.has(victim)) {
			return true // "five were killed in an attack that gunmen launched"
		}
		if e.f.mode == "airstrike" && d.f.mode != "airstrike" || d.f.mode == "airstrike" && e.f.mode != "airstrike" {
			return false
		}
		if bare {
			return near || e.definite
		}
		if e.sentence-from <= 2 && aa && same && (e.byEvent || e.noun && e.definite && len(e.recipients) == 0 && samePlace(d, e)) {
			return true // "the attacks also hit", "who carried out the attack"
		}
		if e.sentence-from <= 2 && aa && samePlace(d, e) && (d.f.has(victim) && e.f.has(victim) || d.f.has(bomb) && e.f.has(victim) || d.f.has(victim) && e.f.has(bomb)) &&
			(len(d.actors) == 0 || len(e.actors) == 0 || ar) {
			return true // the same incident told by its dead and injured
		}
		if near && ar && same && d.f.has(victim) != e.f.has(victim) && samePlace(d, e) {
			return true // the dead, and what was done to them
		}
		return aa && ra && (ar || rr || d.place != news.None && d.place == e.place)
	case "CONSULT":
		if !modes && !(d.f.mode == "" || e.f.mode == "") {
			return false
		}
		if d.f.mode == "visit" && d.place != news.None && e.place != news.None && d.place != e.place {
			return false
		}
		if bare {
			return e.noun && (e.definite || near) || e.sides && near
		}
		if e.definite && near && modes && len(e.also) > 0 {
			return true // "the meeting that he attended"
		}
		if d.f.mode == "visit" {
			return aa && ra && (ar || rr)
		}
		both, hit := a.compatible(union(d.actors, d.recipients), union(e.actors, e.recipients))
		if !both || !hit {
			return false
		}
		if aa && ra {
			return ar || rr
		}
		x, xh := a.compatible(d.actors, e.recipients)
		y, yh := a.compatible(d.recipients, e.actors)
		return x && y && (xh || yh)
	case "AGREE", "COOPERATE":
		if d.by != nil && d.by == e.by && d.f.typ == "COOPERATE" {
			return true // "to cooperate and to coordinate"
		}
		if bare {
			return e.noun && e.definite && e.sentence-from <= 3
		}
		both, hit := a.compatible(union(d.actors, d.recipients), union(e.actors, e.recipients))
		return both && hit && (aa && ra || e.noun && e.definite || d.noun && d.definite)
	case "REQUEST", "ACCUSE", "REJECT", "SUPPORT", "THREATEN", "CONCEDE":
		if bare {
			return e.noun && e.definite && near
		}
		if (d.f.has(through) || e.f.has(through)) && ar && e.sentence-from <= 4 {
			return true // who condemns also calls it a crime
		}
		if near && ar && len(d.recipients) == 0 && len(e.recipients) == 0 && a.alike(d, e) {
			return true // the lead said over again
		}
		if d.f.typ == "REQUEST" && d.by == nil && e.by == nil && d.governs >= 0 && e.governs >= 0 && !near {
			return aa && ra && ar && rr
		}
		return aa && ra && (ar && rr || (ar || rr) && (e.noun || d.noun || d.sentence == e.sentence && e.tok-d.tok < 15))
	}
	if !modes && (d.f.mode != "" && e.f.mode != "" || d.f.typ == "COERCE" && d.by == nil && !a.sameWord(d, e) && (d.sentence != e.sentence || e.tok-d.tok > 5)) { // a raid, and an arrest in it
		return false
	}
	if d.f.mode == "ceasefire" && e.f.mode == "ceasefire" && !same && d.word >= 0 && e.word >= 0 {
		return false // that a truce holds, and that it be kept
	}
	if bare {
		return e.noun && (near || e.definite) && (modes || d.f.typ != "COERCE")
	}
	return aa && ra && (ar || rr)
}

// noVerbBetween reports whether no verb and no mark stronger than a comma stands between two tokens.
func (a *article) noVerbBetween(i, j int) bool {
	for i++; i < j; i++ {
		if a.labels[i].verb != noVerb || a.t.Tokens[i].Kind == lang.Punct && a.t.Tokens[i].Fold != "," {
			return false
		}
	}
	return true
}

// visitsOthers reports whether of two visits only one tells who was visited: he came to the town, and visited the wounded. A noun may stand for the visit that
// was told.
func (a *article) visitsOthers(d, e *draft) bool {
	if d.f.mode != "visit" || e.f.mode != "visit" {
		return false
	}
	one, other := len(d.recipients) > 0, len(e.recipients) > 0
	return one != other && (other || !(e.noun && e.definite && a.sameWord(d, e)))
}

// countedApart reports whether both drafts tell of so many dead, and none of the numbers is the same: 16 killed in one town and two in another. One dead among
// others is no number.
func (a *article) countedApart(d, e *draft) bool {
	if e.f.counts() != "killed" {
		return false
	}
	mine, other := false, false
	for _, p := range e.recipients {
		n := a.numberOf(p)
		if n < 2 {
			continue
		}
		mine = true
		for _, q := range d.recipients {
			if m := a.numberOf(q); m == n {
				return false
			} else if m >= 2 {
				other = true
			}
		}
	}
	return mine && other
}

// newlyTold reports whether the sentence of e tells of an attack as of one that was not told of: by a noun without article, or by what went off.
func (a *article) newlyTold(e *draft) bool {
	return slices.ContainsFunc(a.events, func(o *draft) bool {
		return o != e && o.sentence == e.sentence && o.f.typ == "ASSAULT" && (!o.f.has(victim) && o.noun && !o.definite || !o.noun && (o.f.subject == noSlot || o.f.has(carries) && o.word >= 0 && !o.definite))
	})
}

// numberOf returns the number with which the phrase of a party begins, or 0.
func (a *article) numberOf(p news.Party) float64 {
	if p.Entity != news.None || p.Span == nil {
		return 0
	}
	x, ok := a.partyPhrase(p)
	if !ok {
		return 0
	}
	if nm := a.numeralIn(&x); nm != nil && nm.Kind == lang.Cardinal {
		return nm.From
	}
	return 0
}

// again reports whether e tells d over again in the same word: the lead says what the headline said, a later sentence returns to it.
func (a *article) again(d, e *draft, same bool) bool {
	if d.negated != e.negated || d.f.mode == "visit" && d.place != news.None && e.place != news.None && d.place != e.place {
		return false
	}
	aa, ar := a.compatible(d.actors, e.actors)
	ra, rr := a.compatible(d.recipients, e.recipients)
	word := a.sameWord(d, e)
	if (same || d.noun && word) && a.inTitle(d) && !a.inTitle(e) && e.sentence-d.sentence <= 3 {
		if word && (aa && ra || (d.newest == nil || d.f.typ != "REQUEST") && (aa || ra || e.sentence-d.sentence == 1)) || d.f.typ == "ASSAULT" && aa && ra && (ar || rr) && e.sentence-d.sentence <= 2 {
			return true
		}
		if d.f.mode != "" && d.f.mode == e.f.mode && aa && ra && e.sentence-d.sentence <= 2 {
			return true
		}
	}
	if !word || e.sentence-max(d.sentence, d.latest) > 6 {
		return false
	}
	if same && (d.f.typ == "AID" || d.f.typ == "COERCE") && e.sentence-max(d.sentence, d.latest) <= 1 {
		if _, hit := a.compatible(union(d.actors, d.recipients), union(e.actors, e.recipients)); hit && (aa || ra) {
			return true
		}
	}
	if same && d.sentence == e.sentence && ar && d.f.typ == "REQUEST" && (ra || a.firstPerson(d.tok) && a.firstPerson(e.tok)) {
		return true // "we call on X, and we call on Y"; who called on X and then on Y has made two requests
	}
	if !same && !(d.noun && e.noun && ar && d.place != news.None && d.place == e.place) {
		return false
	}
	return aa && ra && (ar && (rr || len(d.recipients) == 0 || len(e.recipients) == 0) || rr) && (d.f.typ != "REQUEST" || rr || a.alike(d, e))
}

// firstPerson reports whether the form at token i says what "I" or "we" do.
func (a *article) firstPerson(i int) bool {
	m := a.labels[i].morph
	return m != nil && m.Person == 1
}

// inTitle reports whether a draft is told by the headline.
func (a *article) inTitle(d *draft) bool {
	title := a.rec.Article.Title
	return title != nil && title.Contains(a.t.Tokens[d.tok].Span)
}

// sameWord reports whether two drafts are told by forms of one word: a verb and its noun, or the noun that completes a light verb.
func (a *article) sameWord(d, e *draft) bool {
	for _, x := range d.words {
		for _, y := range e.words {
			if x == y {
				return true
			}
		}
	}
	return false
}

// wordOf returns the verb that the form at token i is of, or to which the noun there belongs; else the noun itself.
func (a *article) wordOf(i int) string {
	if m := a.labels[i].morph; m != nil && a.labels[i].verb != noVerb {
		return m.Lemma
	}
	rd := a.noun(i)
	for k := range rd.Morphs {
		if m := &rd.Morphs[k]; m.POS == lang.VerbalNoun {
			return m.Lemma
		}
	}
	return rd.Stem
}

// alike reports whether two drafts are told by the same word and govern the same word.
func (a *article) alike(d, e *draft) bool {
	if a.t.Tokens[d.tok].Fold != a.t.Tokens[e.tok].Fold || (d.governs < 0) != (e.governs < 0) {
		return false
	}
	return d.governs < 0 || a.t.Tokens[d.governs].Fold == a.t.Tokens[e.governs].Fold && a.after(d.governs) == a.after(e.governs)
}

// after returns the word after token i in its sentence.
func (a *article) after(i int) string {
	if i+1 < len(a.t.Tokens) && a.same(i, i+1) {
		return a.t.Tokens[i+1].Fold
	}
	return ""
}

// samePlace reports whether two drafts can have happened in one place.
func samePlace(d, e *draft) bool {
	return d.place == news.None || e.place == news.None || d.place == e.place
}

// caused reports whether a word of cause stands between two triggers of a sentence: "an attack that led to the death of".
func (a *article) caused(d, e *draft) bool {
	for i := min(d.tok, e.tok); i < max(d.tok, e.tok); i++ {
		if a.labels[i].class&cCause != 0 {
			return true
		}
		if a.verbClass(i)&cCause != 0 {
			return true
		}
	}
	return false
}

// compatible reports whether two lists of parties can be one side of one happening, and whether they have a party in common.
func (a *article) compatible(ps, qs []news.Party) (can, common bool) {
	if len(ps) == 0 || len(qs) == 0 {
		return true, false
	}
	for _, p := range ps {
		for _, q := range qs {
			if a.isPart(p) != a.isPart(q) {
				continue
			}
			if sameParty(p, q) || a.sameHead(p, q) || a.holder(p, q) || a.holder(q, p) || a.sameState(p, q) || a.force(p, q) || a.force(q, p) {
				return true, true
			}
		}
	}
	return false, false
}

// isPart reports whether a party without a name is said to be among another: "four of them a child" says nothing of other children.
func (a *article) isPart(p news.Party) bool {
	return len(a.part) > 0 && p.Entity == news.None && p.Span != nil && a.part[a.tokenAt(p.Span.Start)]
}

// sameState reports whether two places are one state, or a state and its capital, where they stand for its government.
func (a *article) sameState(p, q news.Party) bool {
	x := a.stateOfParty(p)
	return x != "" && x == a.stateOfParty(q)
}

// stateOfParty returns the state that a party is, or whose capital it is, or ""; folded.
func (a *article) stateOfParty(p news.Party) string {
	if p.Entity == news.None || a.rec.Entities[p.Entity].Kind != news.Place {
		return ""
	}
	return a.stands[p.Entity]
}

// standsFor returns the state that a place is, or whose capital it is, or ""; folded.
func (a *article) standsFor(e *news.Entity) string {
	if c := a.stateOf[a.fold(e.Canon)]; c != "" {
		return c
	}
	name := a.fold(e.Name)
	if c := a.stateOf[name]; c != "" {
		return c
	}
	if c := a.capitalOf[name]; c != "" && (e.Within == "" || a.stateOf[a.fold(e.Within)] == c) {
		return c
	}
	return ""
}

// force reports whether p is a body or men of q, told by its name: "the forces of X", "fighters of X".
func (a *article) force(p, q news.Party) bool {
	if p.Entity != news.None || p.Span == nil || q.Entity == news.None {
		return false
	}
	x, ok := a.partyPhrase(p)
	if !ok || x.info.class != aGroup && !(x.info.class == aPerson && x.info.number == lang.Plural) {
		return false
	}
	for j := x.head + 1; j < x.last; j++ {
		if n := a.labels[j].name; n >= 0 {
			return a.rec.Mentions[n].Entity == q.Entity
		}
	}
	if a.rec.Entities[q.Entity].Kind != news.Place {
		return false
	}
	ps := a.nationality(x.head, a.noun(x.head).Clitics.Has(lang.The))
	return len(ps) == 1 && ps[0].Entity == q.Entity
}

// holder reports whether a phrase without name tells the office of a named person: "the organisation's envoy" in the headline, whose name the
// body tells.
func (a *article) holder(p, q news.Party) bool {
	if p.Entity != news.None || p.Span == nil || q.Entity == news.None || a.rec.Entities[q.Entity].Kind != news.Person {
		return false
	}
	x, ok := a.partyPhrase(p)
	if !ok || x.info.class != aRole || x.info.number > lang.Singular || x.numeral {
		return false
	}
	head := a.noun(x.head).Stem
	for _, r := range a.rec.Entities[q.Entity].Roles {
		j := a.tokenAt(r.Span.Start)
		if j < 0 || a.noun(j).Stem != head {
			continue
		}
		end := a.tokenAt(r.Span.End - 1)
		if x.last == x.first+1 && (a.noun(x.head).Clitics.Has(lang.The) || a.noun(x.head).Suffix != "") {
			return a.onlyHolder(q.Entity, head)
		}
		if e, _ := a.innerName(x.first, x.last); e != news.None && r.Org != news.None && e != r.Org {
			continue
		}
		for k := x.first + 1; k < x.last; k++ { // a word in common besides the head
			for m := j + 1; m <= end; m++ {
				if a.t.Tokens[k].Kind == lang.Word && a.t.Tokens[m].Kind == lang.Word && a.noun(k).Stem == a.noun(m).Stem {
					return true
				}
			}
		}
	}
	return false
}

// onlyHolder reports whether nobody else in the article has an office with that head word.
func (a *article) onlyHolder(entity int, head string) bool {
	for e := range a.rec.Entities {
		if e == entity || a.rec.Entities[e].Kind != news.Person {
			continue
		}
		for _, r := range a.rec.Entities[e].Roles {
			if j := a.tokenAt(r.Span.Start); j >= 0 && a.noun(j).Stem == head {
				return false
			}
		}
	}
	return true
}

// partyPhrase returns the phrase by which a party without a name is told; it remembers phrases, since each party is held against many.
func (a *article) partyPhrase(p news.Party) (phrase, bool) {
	i := a.tokenAt(p.Span.Start)
	if i < 0 {
		return phrase{}, false
	}
	if x, ok := a.phrases[i]; ok {
		return x, x.last > x.first
	}
	x, ok := a.phraseAt(i)
	if !ok {
		x.last = x.first
	}
	if a.phrases == nil {
		a.phrases = map[int]phrase{}
	}
	a.phrases[i] = x
	return x, ok
}

// sameHead reports whether two phrases have the same head word.
func (a *article) sameHead(p, q news.Party) bool {
	if p.Span == nil || q.Span == nil || p.Entity != news.None || q.Entity != news.None {
		return false
	}
	x, okx := a.partyPhrase(p)
	y, oky := a.partyPhrase(q)
	if !okx || !oky || a.isAnother(&x) != a.isAnother(&y) {
		return false
	}
	if f, g := a.uninflected(a.noun(x.head).Stem), a.uninflected(a.noun(y.head).Stem); f == g || a.unaccused(f) == g || f == a.unaccused(g) {
		return true
	}
	m, n := a.numeralIn(&x), a.numeralIn(&y)
	return m != nil && n != nil && m.From == n.From && (m.From > 2 || m.From == 2 && (x.last == x.first+1 || y.last == y.first+1) && m.Kind != n.Kind) // the same 23, whatever they are called
}

// isAnother reports whether a phrase without number tells one more of its kind: "another house".
func (a *article) isAnother(p *phrase) bool {
	if p.numeral || p.last < p.head+2 || a.t.Tokens[p.last-1].Kind != lang.Word {
		return false
	}
	rd := a.noun(p.last - 1)
	return rd.Clitics == 0 && a.is(rd.Stem, tAnother)
}

// uninflected returns a stem without the ending of the sound masculine plural or of the dual, whose letters tell the case only.
func (w *words) uninflected(stem string) string {
	if rest, ok := w.ends(stem, lang.CaseEnding); ok {
		return rest
	}
	return stem
}

// numeralIn returns the first number of a phrase, or nil.
func (a *article) numeralIn(p *phrase) *lang.Numeral {
	for i := p.first; i < p.last && i < p.first+3; i++ {
		if nm := a.numerals[i]; nm != nil {
			return nm
		}
	}
	return nil
}

// join adds what e tells to d.
func (a *article) join(d, e *draft) {
	e.into = d
	a.pool(d, e)
	d.also = append(d.also, a.span(e.tok, e.tok+1))
	d.also = append(d.also, e.also...)
	actors, recipients := e.actors, e.recipients
	if d.f.typ == "ASSAULT" {
		_, suffered := a.compatible(d.recipients, e.actors)
		switch { // "a soldier was killed in clashes with Y": he suffered it, and who was fought with did it
		case d.f.has(victim) && !e.f.has(victim) && len(d.actors) == 0 && (suffered || len(e.actors) == 0 && e.f.has(mutualNoun)):
			actors, recipients = recipients, nil
		case d.f.has(mutualNoun) && e.f.has(victim) && len(e.actors) == 0 && len(without(d.actors, e.recipients)) == 0:
			d.actors, d.recipients = without(d.recipients, e.recipients), nil
		}
	}
	if len(d.actors) > 0 && len(d.recipients) > 0 && d.f.typ != "ASSAULT" { // who stands on one side of a happening does not change it
		actors, recipients = without(actors, d.recipients), without(recipients, d.actors)
	} else if len(d.actors) == 0 && len(recipients) > 0 && len(actors) > 0 {
		d.recipients = without(d.recipients, actors)
	}
	d.actors = a.gather(d.actors, actors)
	d.recipients = a.gather(d.recipients, recipients)
	if d.noun && d.definite && !e.noun && e.modality != actual || a.inTitle(d) && d.noun && !e.noun && d.newest == nil {
		d.modality, d.negated = e.modality, e.negated
	}
	d.latest, d.newest = max(d.latest, e.sentence), e
	for _, w := range e.words {
		if len(d.words) < maxWords {
			d.words = append(d.words, w)
		}
	}
	if d.place == news.None {
		d.place = e.place
	}
	if !d.when.Known() && e.when.Known() {
		d.when = e.when
	}
	for _, q := range e.quantities {
		known := false
		for _, have := range d.quantities {
			known = known || have.What == q.What && have.From == q.From && have.To == q.To
		}
		if !known {
			d.quantities = append(d.quantities, q)
		}
	}
	if d.f.typ == "ASSAULT" && (e.f.mode == "killing" && d.f.mode == "other" || d.f.mode == "other" && e.f.mode != "other") {
		d.f = e.f
	}
	if d.f.mode == "" && e.f.mode != "" {
		d.f = e.f
	}
}

// record turns the drafts into events, in the order of their triggers.
func (a *article) record(ds []*draft) []news.Event {
	out := make([]news.Event, 0, len(ds))
	for _, d := range ds {
		if len(d.actors) == 0 && len(d.outer) > 0 && d.f.typ == "CONSULT" && !d.negated {
			d.actors = without(d.outer, d.recipients) // "during the session the parliament passed"
		}
		told := a.byItself(d) || d.takesPlace || d.sides && !d.noun || (d.f.typ == "PROTEST" || d.f.has(bomb) && d.f.typ == "CONSULT") && d.when.Known() || d.noun && a.takesPlace(d)
		if !told && len(d.actors) == 0 && len(d.recipients) == 0 && d.place == news.None && d.f.mode != "ceasefire" && (len(d.quantities) == 0 || d.f.mode == "killing" && len(d.also) == 0) {
			continue
		}
		if d.noun && !d.negated && !told && d.f.typ == "CONSULT" && d.f.mode == "meet" && len(d.actors) == 1 && len(d.recipients) == 0 && d.place == news.None && !d.when.Known() && len(d.also) == 0 && !a.plural(d.actors[0]) && !a.body(d.actors[0]) {
			continue // a meeting of one with nobody, nowhere, at no time
		}
		if !told && len(d.actors) == 0 && len(d.recipients) == 0 && d.f.typ != "ASSAULT" && d.f.typ != "PROTEST" && d.f.typ != "CONSULT" && d.f.typ != "RETREAT" {
			continue
		}
		a.standsOn(d)
		ev := news.Event{
			Type: d.f.told(), Mode: a.means(d), Trigger: a.span(d.tok, d.tok+1), Actors: a.bodies(d, d.actors, d.recipients, false), Recipients: a.bodies(d, a.sufferers(d), d.actors, d.singles()),
			Place: d.place, When: d.when, Negated: d.negated, Modality: d.modality, Statement: d.statement, Rule: d.rule,
		}
		ev.Also = tidy(d.also, ev.Trigger)
		ev.Quantities = d.quantities
		out = append(out, ev)
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Trigger.Start < out[j].Trigger.Start })
	return out
}

// byItself reports whether an act of which nobody is said to take part is told all the same: by an indefinite noun, which introduces it ("talks on the
// border went on"), more than once, or as what is demanded. A definite noun told once is background as a rule ("fears over the deal"), and so is one that
// a noun beside it completes ("the making of inquiries"); of deals and accusations people speak in general, too.
func (a *article) byItself(d *draft) bool {
	if !d.noun || d.word >= 0 && a.labels[d.word].verb == noVerb || d.modality != actual && d.modality != demanded {
		return false
	}
	switch d.f.typ {
	case "ACCUSE", "AGREE":
		return len(d.also) > 0
	case "PROTEST":
		return !a.accusative(a.noun(d.tok).Stem) && (len(d.also) > 0 || a.bare(d.tok) && !a.inConstruct(d.tok)) // not "left in protest at"
	case "SANCTION", "COOPERATE", "CONCEDE", "AID", "THREATEN", "CONSULT":
		return len(d.also) > 0 || d.modality == demanded || a.bare(d.tok) && !a.inConstruct(d.tok)
	}
	return false
}

// body reports whether a party is a named organisation, which can meet by itself.
func (a *article) body(p news.Party) bool {
	return p.Entity != news.None && a.rec.Entities[p.Entity].Kind == news.Organization
}

// plural reports whether a party without name is several.
func (a *article) plural(p news.Party) bool {
	if p.Span == nil {
		return false
	}
	i := a.tokenAt(p.Span.Start)
	q, ok := a.phraseAt(i)
	return ok && (q.numeral || q.info.number > lang.Singular)
}

// means refines the mode of an attack by what stands beside its trigger: rockets, drones, aircraft.
func (a *article) means(d *draft) string {
	if d.f.typ != "ASSAULT" || d.f.mode != "other" {
		return d.f.mode
	}
	found := d.f.mode
	rank := wordClass(0)
	for j := max(0, d.tok-1); j < len(a.t.Tokens) && j <= d.tok+6; j++ {
		if !a.same(d.tok, j) {
			continue
		}
		if j > d.tok && (a.t.Tokens[j].Kind == lang.Punct || a.labels[j].verb == sureVerb) {
			break
		}
		switch c := a.labels[j].class; {
		case c&cDrone != 0:
			return "drone"
		case c&cRocket != 0 && rank != cRocket:
			found, rank = "rocket", cRocket
		case c&cAir != 0 && rank == 0:
			found, rank = "airstrike", cAir
		}
	}
	return found
}

// without returns the parties of ps that do not stand in qs, or ps where none would be left.
func without(ps, qs []news.Party) []news.Party {
	var out []news.Party
	for _, p := range ps {
		if !holds(qs, p) {
			out = append(out, p)
		}
	}
	return out
}

// standsOn makes a place that was taken back the place of what d tells: from whom it was taken are those to whom it was done.
func (a *article) standsOn(d *draft) {
	if !d.f.has(ground) {
		return
	}
	kept := make([]news.Party, 0, len(d.recipients))
	for _, p := range d.recipients {
		switch {
		case p.Entity == news.None:
			if q, ok := a.partyPhrase(p); !ok || q.info.class != aTarget || !a.is(a.noun(q.head).Stem, tGround) {
				kept = append(kept, p) // but not "the remaining towns"
			}
		case a.rec.Entities[p.Entity].Kind != news.Place:
			kept = append(kept, p)
		case d.place == news.None:
			d.place = p.Entity
		}
	}
	d.recipients = kept
}

// sufferers returns the recipients that the record tells. Goods that are seized are no party.
func (a *article) sufferers(d *draft) []news.Party {
	ps := without(d.recipients, d.actors)
	if !d.f.has(goods) {
		return ps
	}
	var out []news.Party
	for _, p := range ps {
		switch {
		case p.Entity != news.None || a.anyHuman([]news.Party{p}):
			out = append(out, p)
		default:
			if q, ok := a.partyPhrase(p); ok && !q.numeral {
				out = union(out, without(a.definiteOwner(&q), d.actors)) // "seized the headquarters of the papers"
			}
		}
	}
	return out
}

// gather adds parties that are not yet there, neither as they are nor in the same words.
func (a *article) gather(ps, qs []news.Party) []news.Party {
	out := append([]news.Party(nil), ps...)
	for _, q := range qs {
		double := holds(out, q)
		for k, p := range out {
			if !double && a.holder(p, q) { // the name stands for the office
				out[k], double = q, true
			} else if !double && a.holder(q, p) {
				double = true
			}
			if p.Entity == news.None && q.Entity == news.None && p.Span != nil && q.Span != nil && a.fold(p.Span.Of(a.rec.Article.Text)) == a.fold(q.Span.Of(a.rec.Article.Text)) {
				double = true
				if title := a.rec.Article.Title; title != nil && title.Contains(*p.Span) {
					out[k] = q // the words of the body stand for those of the headline
				}
			}
		}
		if !double {
			out = union(out, []news.Party{q})
		}
	}
	return out
}

// tidy sorts spans and drops doubles and the trigger itself.
func tidy(spans []text.Span, trigger text.Span) []text.Span {
	sort.Slice(spans, func(i, j int) bool {
		if spans[i].Start != spans[j].Start {
			return spans[i].Start < spans[j].Start
		}
		return spans[i].End < spans[j].End
	})
	var out []text.Span
	for _, s := range spans {
		if s.Overlaps(trigger) || len(out) > 0 && out[len(out)-1].Overlaps(s) {
			continue
		}
		out = append(out, s)
	}
	return out
}

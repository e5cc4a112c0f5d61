package events

import (
	"sort"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// draft is an event in the making.
type draft struct {
	f          *frame
	tok        int // token of the trigger
	item       int
	sentence   int
	noun       bool
	definite   bool // the noun points back: "the attack"
	actors     []news.Party
	recipients []news.Party
	place      int
	when       news.Interval
	timeTok    int
	negated    bool
	modality   string
	statement  int
	also       []text.Span
	quantities []news.Quantity
	last       int // item up to which its phrases reach, half open
	governs    int // first token of the act it governs, or -1
	by         *draft
	subjects   []news.Party // of the verb, whatever slot they fill
	latest     int          // sentence of the last draft that was joined
	passive    bool
	sides      bool // the parties were told as "the two sides"
	word       int  // token of the word that completes the trigger, or -1
	byEvent    bool // the subject is what happened: "the attacks hit"
	shares     bool // its actor is the subject of the verb that the noun completes
	purpose    bool // the noun stands after "for, in order to"
	inRelative bool // the verb stands in a relative clause
	passFrom   int  // items passed over when slots are filled: the subject's
	passTo     int
	newest     *draft // that was joined last
	into       *draft // the draft that this one was joined to
	about      *draft // the act that it praises, condemns or refuses, of which nobody is said to have done it
	dead       bool
	asking     bool         // only asks which words stand by, and takes none
	asked      [2][]choice  // who may be its actor, and its recipient
	places     int          // drafts that were joined to it
	words      []string     // by which it is told, see wordOf
	takesPlace bool         // told by a verb that says that it happened, without a party
	stayed     bool         // tells that somebody did not leave a place
	outer      []news.Party // who does what the clause around a meeting tells
	bound      string       // pronoun of the noun that completes the verb
	rule       string
}

// draft begins a draft of frame f told at token i of item k.
func (a *article) draft(its []item, k, i int, f *frame) *draft {
	return &draft{f: f, tok: i, item: k, sentence: a.t.Tokens[i].Sentence, place: news.None, when: news.Unknown, timeTok: -1, word: -1, statement: news.None, governs: -1}
}

// tells reports whether the noun at token i is a trigger of some frame.
func (a *article) tells(i int) bool {
	fs, _ := a.nounFrames(i)
	return len(fs) > 0
}

// nounFrames returns the frames that the noun at token i can trigger.
func (a *article) nounFrames(i int) ([]*frame, *lang.Reading) {
	tok := &a.t.Tokens[i]
	if tok.Kind != lang.Word || a.labels[i].name >= 0 || a.labels[i].time >= 0 || a.labels[i].class&functional != 0 {
		return nil, nil
	}
	for r := range tok.Readings {
		rd := &tok.Readings[r]
		if r > 2 || rd.Clitics.Has(lang.Will) {
			continue
		}
		if fs := a.nouns[rd.Stem]; fs != nil {
			return fs, rd
		}
		if bare, ok := a.ends(rd.Stem, lang.IndefiniteAccusative); ok && rd.Clitics&lang.The == 0 {
			if fs := a.nouns[bare]; fs != nil {
				return fs, rd
			}
		}
	}
	if len(tok.Readings) == 0 {
		return nil, nil
	}
	if rd := &tok.Readings[0]; !rd.Clitics.Has(lang.Will) && a.heads[rd.Stem].class == notParty && a.labels[i].verb == noVerb {
		var out []*frame // "two attacks"
		a.eachSingular(rd.Stem, func(one string) bool {
			out = a.nouns[one]
			return out != nil
		})
		if out != nil {
			return out, rd
		}
	}
	for r := range tok.Readings {
		rd := &tok.Readings[r]
		if r > 1 {
			break
		}
		for k := range rd.Morphs {
			m := &rd.Morphs[k]
			if m.POS != lang.VerbalNoun {
				continue
			}
			var out []*frame
			for _, f := range a.words.verbs[m.Lemma] {
				if !f.has(noMasdar | skip) {
					out = append(out, f)
				}
			}
			if out != nil {
				return out, rd
			}
		}
	}
	return nil, nil
}

// participle returns the frames of a participle at token i that goes on with what the subject does ("demanding, accusing"): an indefinite
// accusative, or any indefinite form that stands behind a comma or that reports what is said.
func (a *article) participle(i int) ([]*frame, *lang.Reading, *lang.Morph) {
	tok := &a.t.Tokens[i]
	if tok.Kind != lang.Word || a.labels[i].name >= 0 || a.labels[i].verb != noVerb || a.labels[i].class&(functional|cNoEvent) != 0 {
		return nil, nil, nil
	}
	aside := a.cue[i] >= 0 && !(i > 0 && a.same(i, i-1) && a.labels[i-1].class&cPrep != 0) || i > 0 && a.same(i, i-1) && a.t.Tokens[i-1].Fold == ","
	_, oblique := a.ends(tok.Fold, lang.SoundOblique) // "the protesters gathered demanding": no adjective of a definite noun
	bounded := i > 0 && a.same(i, i-1) && a.boundedNoun(i-1)
	oblique = oblique && bounded
	best := tok.Best() // "condemned the attack threatening", of a woman or a body, but not "that the group is accused"
	hers := bounded && a.labels[i-1].time < 0 && best.Clitics == 0 && !verbalNoun(&best) && a.head(i).class == notParty && !(i > 1 && a.same(i, i-2) && a.labels[i-2].class&cComp != 0)
	for r := range tok.Readings {
		rd := &tok.Readings[r]
		if r > 1 || rd.Clitics&^lang.And != 0 {
			continue
		}
		for k := range rd.Morphs {
			m := &rd.Morphs[k]
			if m.POS != lang.ActiveParticiple || rd.Suffix != "" || !m.Adverbial && !((aside || hers) && m.Gender == lang.Feminine && m.Number == lang.Singular || aside && m.Number == lang.Plural) && !(oblique && m.Number == lang.Plural && rd.Clitics == 0) {
				continue
			}
			if fs := a.words.verbs[m.Lemma]; fs != nil && (aside || m.Adverbial || oblique || carriesOn(fs[len(fs)-1].typ) && fs[len(fs)-1].typ != "SUPPORT") {
				return fs, rd, m
			}
		}
	}
	return nil, nil, nil
}

// boundedNoun reports whether the word at token i is definite, so that an indefinite participle behind it describes somebody else.
func (a *article) boundedNoun(i int) bool {
	if a.labels[i].name >= 0 {
		return true
	}
	if a.t.Tokens[i].Kind != lang.Word || a.labels[i].verb != noVerb || a.labels[i].class&functional != 0 {
		return false
	}
	return a.noun(i).Clitics.Has(lang.The)
}

// ofBody reports whether the event noun at token i is part of the name of a body or an office: "the committee of inquiry".
func (a *article) ofBody(it *item, i int) bool {
	p := &it.p
	return (it.kind == iNoun || it.kind == iPrep) && p.last > p.first && i > p.head && i < p.last && p.entity == news.None && !p.numeral &&
		(p.info.class == aGroup && p.info.number != lang.Plural || p.info.class == aRole)
}

// triggers finds the events of a sentence.
func (a *article) triggers(its []item, mem *memory) {
	start := len(a.events)
	for k := range its {
		switch {
		case its[k].kind == iVerb:
			a.verbEvent(its, k)
		default:
			for i := its[k].first; i < its[k].last; i++ {
				if a.used[i] {
					continue
				}
				body := a.ofBody(&its[k], i)
				if fs, rd, m := a.participle(i); fs != nil && !body && !a.heldAt(i) {
					a.participleEvent(its, k, i, fs, rd, m, mem)
				} else if fs, rd := a.nounFrames(i); fs != nil && (!body || fs[0].has(bomb) && participle(rd)) {
					a.nounEvent(its, k, i, fs, rd, mem)
				}
			}
		}
	}
	a.inherit(a.events[start:], its)
	a.govern(its, a.events[start:])
	a.answers(a.events, start)
	a.operation(a.events, start)
	for _, d := range a.events[start:] {
		a.collect(its, d)
		a.status(its, d)
		a.timeOf(its, d)
	}
}

// verbEvent makes the event of the finite verb at item k, if a frame fits.
func (a *article) verbEvent(its []item, k int) {
	c := &a.verbs[its[k].clause]
	if a.labels[c.tok].class&cNoEvent != 0 {
		return
	}
	natural := a.natural(c)
	qs := a.doubts[:0]
	for _, f := range a.nearest(its, k, c.tok, a.framesOf(c.tok)) {
		if f.has(skip) || f.has(through) && c.relative >= 0 || natural && !f.has(victim) {
			continue
		}
		d := a.draft(its, k, c.tok, f)
		why := besides
		if a.beside(its, k, c.tok, f, true, d) {
			a.verbSlots(its, k, c, d)
			why = a.misfit(its, d, c.morph, &c.sp)
		}
		if qs = append(qs, a.doubt(its, d, why)); why == fit {
			break
		}
	}
	if q := a.choose(qs); q != nil {
		if q.why == besides {
			a.verbSlots(its, k, c, q.draft)
		}
		a.accept(q, "")
	}
}

// natural reports whether no man does what a verb tells: "the fire destroyed", "an earthquake strikes". Whom it kills is told all the same.
func (a *article) natural(c *clause) bool {
	p := &c.sp
	return p.last > p.first && p.entity == news.None && a.t.Tokens[p.head].Kind == lang.Word && a.is(a.unaccused(a.noun(p.head).Stem), tNature)
}

// provided reports whether item k stands in what a law or a contract says is to be done: "which provides for punishing offenders".
func (a *article) provided(its []item, k int) (found bool) {
	for j := k - 1; j >= 0 && j > k-window; j-- {
		switch its[j].kind {
		case iVerb:
			a.eachLemma(its[j].first, func(lemma string) { found = found || a.is(lemma, tProvides) })
			return found
		case iStop, iThat, iRelative:
			return false
		}
	}
	return false
}

// verbSlots fills the slots of an event told by the finite verb at item k.
func (a *article) verbSlots(its []item, k int, c *clause, d *draft) {
	f := d.f
	a.verbArguments(its, c, d)
	a.speaks(d, c.dropped)
	if f.obj == recipient && len(d.recipients) == 0 && !d.passive && !(c.objects && c.relative >= 0) {
		a.asked(its, c, d)
	}
	if f.typ == "REQUEST" && len(d.actors) == 0 && c.relative >= 0 {
		a.worded(its, c, d)
	}
	if d.bound != "" && f.obj == recipient && len(d.recipients) == 0 {
		d.add(recipient, a.resolve(d.bound, c.tok, its, k, d.actors))
	}
	a.setFree(its, k, d)
	a.recalled(its, d)
	a.addressed(its, k, d)
}

// besideWords is how many tokens nearer a word must stand to come first: "a letter of threat" is one phrase.
const besideWords = 3

// nearest returns the frames of the verb at token i in their order, but those that a word completes in the order of how near it stands: "carried
// out a sit-in to condemn the attacks" is no attack.
func (a *article) nearest(its []item, k, i int, fs []*frame) []*frame {
	completed := 0
	for _, f := range fs {
		if f.has(carries) && len(f.with) > 0 {
			completed++
		}
	}
	if completed < 2 {
		return fs
	}
	type near struct{ at, far int }
	var found []near
	for n, f := range fs {
		d := draft{word: -1, asking: true}
		if f.has(carries) && len(f.with) > 0 && a.beside(its, k, i, f, true, &d) && d.word > i {
			found = append(found, near{n, d.word - i})
		}
	}
	if len(found) < 2 {
		return fs
	}
	places := make([]int, len(found))
	for n := range found {
		places[n] = found[n].at
	}
	sort.SliceStable(found, func(x, y int) bool { return found[x].far+besideWords < found[y].far })
	out := append([]*frame(nil), fs...)
	for n, at := range places {
		out[at] = fs[found[n].at]
	}
	return out
}

// worded gives a request that a document makes those who issued it: "X issued a circular that demands".
func (a *article) worded(its []item, c *clause, d *draft) {
	for n := len(a.events) - 1; n >= 0; n-- {
		e := a.events[n]
		if e.sentence != d.sentence {
			return
		}
		if e.f.typ == "REQUEST" && e.word >= its[c.relative].first && e.word < its[c.relative].last && len(e.actors) > 0 {
			d.actors = e.actors
			return
		}
	}
}

// nounEvent makes the event of the verbal noun or event noun at token i, if a frame fits.
func (a *article) nounEvent(its []item, k, i int, fs []*frame, rd *lang.Reading, mem *memory) {
	if a.provided(its, k) {
		return
	}
	qs := a.doubts[:0]
	for _, f := range fs {
		if f.has(skip) || f.has(manner) && !a.asManner(i, rd) {
			continue
		}
		if rd.Clitics.Has(lang.For) && rd.Clitics.Has(lang.The) && i+1 < len(a.t.Tokens) && a.same(i, i+1) &&
			(a.nameStarts(i+1) || a.labels[i+1].nominal >= 0 || a.head(i+1).class != notParty && a.clitics(i+1)&lang.Prepositions == 0) {
			for r := range a.t.Tokens[i].Readings { // two lams: of the preposition and of the word, where a genitive follows
				if x := &a.t.Tokens[i].Readings[r]; x.Stem == rd.Stem && x.Clitics.Has(lang.For) && !x.Clitics.Has(lang.The) {
					rd = x
				}
			}
		}
		d := a.draft(its, k, i, f)
		d.noun, d.definite = true, rd.Clitics.Has(lang.The)
		if !d.definite && rd.Suffix == "" && a.modifies(i) || d.definite && !f.has(bomb) && participle(rd) && rd.Clitics&lang.Prepositions == 0 && i > 0 && a.same(i, i-1) && a.labels[i-1].verb == noVerb && a.t.Tokens[i-1].Best().Clitics.Has(lang.The) {
			return // an adjective; none bears a preposition
		}
		why := besides
		if a.beside(its, k, i, f, false, d) {
			a.nounSlots(its, k, rd, d, mem)
			why = a.misfit(its, d, nil, nil)
		}
		if qs = append(qs, a.doubt(its, d, why)); why == fit {
			break
		}
	}
	if q := a.choose(qs); q != nil {
		if q.why == besides {
			a.nounSlots(its, k, rd, q.draft, mem)
		}
		a.accept(q, "")
	}
}

// nounSlots fills the slots of an event told by a noun of item k.
func (a *article) nounSlots(its []item, k int, rd *lang.Reading, d *draft, mem *memory) {
	a.nounArguments(its, k, rd, d, mem)
	a.setFree(its, k, d)
	a.recalled(its, d)
	a.speaks(d, false)
	a.addressed(its, k, d)
}

// asManner reports whether the noun at token i says with whose help or at whose wish something is done: "with support from", "at a request
// from", "on the basis of a request".
func (a *article) asManner(i int, rd *lang.Reading) bool {
	if rd.Clitics.Has(lang.The) || rd.Suffix != "" || !a.same(i, i+1) {
		return false
	}
	if rd.Clitics.Has(lang.By) {
		return a.t.Tokens[i+1].Fold == a.of || a.t.Tokens[i+1].Fold == a.along
	}
	return i > 1 && a.same(i, i-2) && (a.labels[i-2].class&cBasis != 0 && a.labels[i-1].class&cPrep != 0 || a.labels[i-1].class&cBasis != 0 && rd.Clitics.Has(lang.For))
}

// setFree gives a release told by two words ("to let go the way of X", "his way") whom the second word belongs to.
func (a *article) setFree(its []item, k int, d *draft) {
	w := d.word
	if d.f.mode != "release" || w <= d.tok || d.f.slotOf(a.fr) != noSlot || a.noun(w).Clitics.Has(lang.The) || a.head(w).class != notParty {
		return
	}
	if sx := a.noun(w).Suffix; sx != "" {
		if len(d.recipients) == 0 {
			d.add(recipient, a.resolve(sx, w, its, k, d.actors))
		} else if ps := a.resolve(sx, w, its, k, d.recipients); d.passive && len(ps) > 0 {
			d.recipients = ps // "the way of them was let go": not who paid for it
		}
		return
	}
	if w+1 >= len(a.t.Tokens) || !a.same(w, w+1) || a.clitics(w+1)&^lang.The != 0 || a.labels[w+1].class&functional != 0 {
		return
	}
	for n := k; n < len(its); n++ {
		if its[n].first == w+1 && (its[n].kind == iNoun || its[n].kind == iPrep) && its[n].pronoun.prep == "" {
			if ps := a.parties(its, n, len(its)); len(ps) > 0 {
				d.recipients = ps
				d.actors = without(d.actors, ps)
				if len(d.actors) == 1 && holds(ps, d.actors[0]) {
					d.actors = nil
				}
			}
			return
		}
	}
	if p, ok := a.phraseAt(w + 1); ok && a.isParty(&p) {
		d.recipients = []news.Party{a.party(&p)}
	}
}

// modifies reports whether the indefinite noun at i is the genitive of a thing or a body before it: an ambulance, a commission of inquiry.
func (a *article) modifies(i int) bool {
	if i == 0 || !a.same(i, i-1) || a.labels[i-1].name >= 0 || a.t.Tokens[i-1].Kind != lang.Word || a.clitics(i) != 0 {
		return false
	}
	switch a.head(i - 1).class {
	case aTarget, aGroup, aPerson, aRole, aKin:
		rd := a.noun(i - 1)
		if a.is(rd.Stem, tDoer) || verbalNoun(rd) && (a.tellsType(i, "CONSULT") || a.tellsType(i, "PROTEST")) {
			return false // "the perpetrator of an attack"; "the holding of a meeting", in Arabic also "an organisation"
		}
		return !rd.Clitics.Has(lang.The) && rd.Suffix == "" && a.labels[i-1].verb == noVerb
	}
	return false
}

// participleEvent makes the event of an adverbial participle, which goes on with the subject of the verb before it.
func (a *article) participleEvent(its []item, k, i int, fs []*frame, rd *lang.Reading, m *lang.Morph, mem *memory) {
	var c *clause
	for j := 0; j < k && (c == nil || m.Number == lang.Plural); j++ { // several go on with what they did last, one with what the sentence is about
		if its[j].kind == iVerb {
			if v := &a.verbs[its[j].clause]; v.relative < 0 && len(v.subject) > 0 && a.matches(&v.sp, m) {
				c = v
			}
		}
	}
	for j := len(a.mem.last) - 1; j >= 0 && c == nil; j-- {
		if a.matches(&a.mem.last[j].sp, m) {
			c = &a.mem.last[j]
		}
	}
	qs := a.doubts[:0]
	for _, f := range fs {
		if f.has(skip) || f.subject != actor || c == nil && a.cue[i] < 0 {
			continue
		}
		if !carriesOn(f.typ) && !f.has(toPlace) {
			continue
		}
		d := a.draft(its, k, i, f)
		why := besides
		if a.beside(its, k, i, f, true, d) {
			a.participleSlots(its, k, c, d)
			why = a.misfit(its, d, nil, nil)
		}
		if qs = append(qs, a.doubt(its, d, why)); why == fit {
			break
		}
	}
	if q := a.choose(qs); q != nil {
		if q.why == besides {
			a.participleSlots(its, k, c, q.draft)
		}
		a.accept(q, "-participle")
	}
}

// participleSlots fills the slots of an event told by a participle of item k, which goes on with the subject of c, if any.
func (a *article) participleSlots(its []item, k int, c *clause, d *draft) {
	if c != nil {
		d.actors, d.subjects = c.subject, c.subject
	}
	a.speaks(d, true)
	a.scan(its, k+1, d, true)
}

// matches reports whether a participle can say what the phrase does.
func (a *article) matches(p *phrase, m *lang.Morph) bool {
	return a.agrees(p, &lang.Morph{Person: 3, Gender: m.Gender, Number: m.Number}, true)
}

// beside reports whether one of the words that the frame asks for stands close by; the token is then part of the trigger.
func (a *article) beside(its []item, k, i int, f *frame, verb bool, d *draft) bool {
	for _, w := range f.without {
		reach := i + 6
		if verb {
			reach = i + 10
		}
		for j := max(0, i-3); j < len(a.t.Tokens) && j < reach; j++ {
			if j > i+1 && a.labels[j].verb == sureVerb {
				break
			}
			if a.same(i, j) && a.stemIs(j, w) && !(j > i+1 && a.belongs(j)) {
				return false
			}
		}
	}
	if len(f.with) == 0 {
		return true
	}
	first, last := i-4, i+5
	if verb {
		last = i + 18
		first = i - 5
	}
	far := !verb && f.slotOf(a.to) == place // "the bringing of the wounded men to hospital": the place stands behind who is brought
	if far {
		last = i + 12
	}
	aside := false
	for n, j := 0, i+1; j < len(a.t.Tokens) && a.same(i, j) && j < last; j++ {
		if f.has(through) {
			if n++; j > i+14 || j > i+1 && a.cue[j] >= 0 {
				break
			}
			if j > i+1 && a.labels[j].verb == sureVerb && a.t.Tokens[j].Readings[a.labels[j].reading].Clitics.Has(lang.And) {
				break
			}
			if rd := a.noun(j); rd.Clitics.Has(lang.The) && !rd.Clitics.Has(lang.By) {
				continue // not what something is said to be
			}
			if a.wordAt(j, f, d) {
				d.word = j
				return true
			}
			continue
		}
		if a.t.Tokens[j].Kind == lang.Punct && a.t.Tokens[j].Fold != "," && a.labels[j].time < 0 {
			break
		}
		if a.labels[j].verb == sureVerb && j > i+1 && !a.pairAt(j, f) {
			if aside || !verb || !f.has(carries) || !a.bare(j-1) && a.labels[j-1].class&cRel == 0 || a.t.Tokens[j].Readings[a.labels[j].reading].Clitics.Has(lang.And|lang.So) {
				break
			}
			aside = true // a relative clause: "after talks that lasted for months"
		}
		if a.labels[j].class&cComp != 0 {
			break
		}
		if far && j >= i+5 && a.t.Tokens[j-1].Fold != a.to {
			continue
		}
		if aside && (a.labels[j-1].class&cPrep != 0 || a.clitics(j)&lang.Prepositions != 0) {
			continue // it completes the relative clause: "stopped three whom they suspect of a hand in the attack"
		}
		if n++; a.wordAt(j, f, d) {
			d.word = j
			if verb && f.typ == "CONSULT" && a.same(j, j+1) && a.clitics(j+1) == 0 && a.tellsType(j+1, f.typ) {
				d.word = j + 1 // "a round of talks"
			}
			return true
		}
	}
	if verb && a.t.Tokens[i].Readings[a.labels[i].reading].Clitics.Has(lang.And|lang.So) {
		return false // "broke up the sit-in and stopped six": it opens a clause of its own
	}
	for j := i - 1; j >= 0 && a.same(i, j) && j >= first; j-- {
		if a.t.Tokens[j].Kind == lang.Punct || verb && a.labels[j].verb == sureVerb || a.labels[j].class&cComp != 0 {
			break
		}
		if !verb && !f.has(before) && j < i-1 && a.labels[j].verb == noVerb {
			continue // "a campaign of arresting" suspends no campaign: before a noun a noun completes it only at once
		}
		if a.wordAt(j, f, d) {
			d.word = j
			return true
		}
	}
	return false
}

// belongs reports whether the word at token j says more of the one before it, so that it is not what is acted on: an adjective with the article ("the
// secretary general", in Arabic also "the year"), or what an office or a place is of ("the director of the hospital", "a point of
// inspection").
func (a *article) belongs(j int) bool {
	if a.t.Tokens[j-1].Kind != lang.Word || a.labels[j-1].verb != noVerb {
		return false
	}
	the, h := a.noun(j-1).Clitics.Has(lang.The), a.head(j-1).class
	return the && h != notParty && h != aTarget && a.clitics(j) == lang.The || !the && (h == aRole || h == aTarget) && a.bare(j-1) && a.clitics(j)&^lang.The == 0
}

// tellsType reports whether the noun at token i can tell an act of a type.
func (a *article) tellsType(i int, typ string) bool {
	if i >= len(a.t.Tokens) || a.t.Tokens[i].Kind != lang.Word {
		return false
	}
	fs, _ := a.nounFrames(i)
	for _, f := range fs {
		if f.typ == typ {
			return true
		}
	}
	return false
}

// bare reports whether token i is a noun without article and pronoun, and no name.
func (a *article) bare(i int) bool {
	return a.t.Tokens[i].Kind == lang.Word && a.labels[i].name < 0 && a.labels[i].verb == noVerb && a.labels[i].class&functional == 0 &&
		!a.noun(i).Clitics.Has(lang.The) && a.noun(i).Suffix == ""
}

// wordAt reports whether a word that the frame asks for stands at token j.
func (a *article) wordAt(j int, f *frame, d *draft) bool {
	if a.labels[j].name >= 0 && !a.nameStarts(j) {
		return false // part of a name
	}
	for _, w := range f.with {
		if !a.wordsAt(j, w) {
			continue
		}
		if f.has(carries) && a.tells(j) && !d.asking {
			d.also = append(d.also, a.span(j, j+1))
			a.used[j] = true
			d.bound = a.noun(j).Suffix
			if a.noun(j).Clitics.Has(lang.The) {
				d.definite = true
			}
		}
		return true
	}
	return false
}

// pairAt reports whether two words that the frame asks for stand at token j, of which the first may look like a verb: "under house arrest".
func (a *article) pairAt(j int, f *frame) bool {
	for _, w := range f.with {
		if len(w) > 1 && a.wordsAt(j, w) {
			return true
		}
	}
	return false
}

// wordsAt reports whether one word or two stand at token j, each whatever it bears.
func (a *article) wordsAt(j int, w []string) bool {
	return a.stemIs(j, w[0]) && (len(w) == 1 || j+1 < len(a.t.Tokens) && a.same(j, j+1) && a.stemIs(j+1, w[1]))
}

// stemIs reports whether the token is the word, whatever article, preposition, pronoun, number or accusative ending it bears, or a form of that verb.
func (a *article) stemIs(j int, w string) bool {
	for _, k := range a.keysOf(j) {
		if k == w {
			return true
		}
	}
	return false
}

// keysOf returns the words that the token at j can be a form of; it remembers them, since each token is held against many words.
func (a *article) keysOf(j int) []string {
	if a.keys[j] != nil {
		return a.keys[j]
	}
	tok := &a.t.Tokens[j]
	keys := append(make([]string, 0, 8), tok.Fold)
	add := func(w string) {
		for _, k := range keys {
			if k == w {
				return
			}
		}
		keys = append(keys, w)
	}
	for r := range tok.Readings {
		rd := &tok.Readings[r]
		add(rd.Stem)
		add(rd.Host)
		add(a.unaccused(rd.Stem))
		for m := range rd.Morphs {
			if rd.Morphs[m].POS == lang.Verb || rd.Morphs[m].POS == lang.VerbalNoun {
				add(rd.Morphs[m].Lemma)
			}
		}
		if !rd.Clitics.Has(lang.Will) {
			a.eachSingular(rd.Stem, func(one string) bool {
				add(one)
				return false
			})
		}
	}
	a.keys[j] = keys
	return keys
}

// eachSingular calls f with the singulars of which a stem can be the plural or the dual, till f returns true.
func (w *words) eachSingular(stem string, f func(one string) bool) {
	if one := w.singular[stem]; one != "" && f(one) {
		return
	}
	for _, e := range [...]lang.Ending{lang.FemininePlural, lang.ActPlural, lang.FeminineDual, lang.DualEnding, lang.SoundOblique} {
		if one, ok := w.ends(stem, e); ok && len(one) > 5 && f(one) {
			return
		}
	}
}

// misfit returns why a draft tells no event after the rules, first of all whether the slots that its frame asks for were found.
func (a *article) misfit(its []item, d *draft, m *lang.Morph, sp *phrase) misfit {
	f := d.f
	if a.anonymity(d.tok) || d.noun && d.tok > 0 && len(d.recipients) == 0 && a.same(d.tok, d.tok-1) && a.class[a.noun(d.tok-1).Stem]&cCharge != 0 {
		return charged // "the charge of murder"
	}
	if i := d.tok; d.noun && i > 0 && a.same(i, i-1) && a.labels[i-1].class&(cNegNoun|cNegVerb) != 0 && a.clitics(i).Has(lang.For) {
		return notFor // "their plan is not to fight": what something is not for
	}
	asked := a.askedFor(its, d)
	if !asked && len(d.actors) == 0 && len(d.recipients) == 0 && d.place == news.None && !f.has(bomb) && !(d.noun && d.definite) && f.typ != "PROTEST" && f.mode != "ceasefire" {
		if d.takesPlace = a.takesPlace(d) || a.told(d, m, sp); !d.takesPlace {
			return noParty
		}
	}
	if a.figure(d) || f.typ == "CONSULT" && f.mode != "visit" && a.interview(d) {
		return speech
	}
	if f.must != 0 && !asked {
		ok := f.must&(1<<actor) != 0 && len(d.actors) > 0 || f.must&(1<<recipient) != 0 && len(d.recipients) > 0 ||
			f.must&(1<<place) != 0 && d.place != news.None || f.must&(1<<content) != 0 && d.governs >= 0
		if !ok && !a.happened(d) && !(f.must == 1<<actor && a.toldApart(d, m) && a.told(d, m, sp)) {
			return lacksSlot
		}
	}
	if f.has(person) && f.subject == actor && sp != nil && sp.entity == news.None && sp.info.class == aTarget {
		return thing
	}
	if f.has(past) && m != nil && m.Tense != lang.Past {
		return states
	}
	if f.has(mutual) && len(d.recipients) == 0 && len(d.actors) < 2 && !(sp != nil && sp.last > sp.first && sp.info.number > lang.Singular) {
		return oneSided
	}
	if f.has(hard) && !a.hardTarget(d.recipients) && !a.near(d.tok, cAttack, 0) {
		return noTarget
	}
	if (f.typ == "CONSULT" || f.typ == "ASSAULT" && !f.has(victim)) && (a.near(d.tok, cSport, 0) || a.sport && f.mode != "visit") {
		return sportMeeting
	}
	if a.sport && (f.typ == "COOPERATE" || f.typ == "SANCTION" || f.typ == "RETREAT" || f.typ == "MOBILIZE") && f.mode != "ceasefire" && !a.near(d.tok, cAttack, 0) {
		return sportAct
	}
	if f.typ == "ASSAULT" && f.has(mutualNoun) && (a.allPersons(d.actors) || len(d.actors) == 0 && a.allPersons(d.recipients)) && !a.armedSide(d.recipients) {
		return ofWords // a politician's battle against others is fought with words
	}
	if f.typ == "PROTEST" && f.noun && f.slotOf(a.in) == noSlot && anyOf(d.actors, a.officers) {
		return police // the police that closes a road
	}
	if d.idle(a) {
		return idleNoun
	}
	if f.mustPerson && !a.anyHuman(d.recipients) && !(f.typ == "CONSULT" && a.anyNamed(d.recipients)) || f.has(goods) && (a.anyHuman(d.recipients) || d.noun && a.noun(d.tok).Suffix != "" && (len(d.actors) == 0 || len(d.recipients) == 0)) {
		return noHuman
	}
	if f.has(person) && m != nil && sp != nil && len(d.subjects) == 0 && f.subject == actor && (sp.last > sp.first) {
		return unknownSubject
	}
	if f.has(group) && len(d.actors) == 0 {
		return noGroup
	}
	if f.has(named) && !a.anyNamed(d.actors) {
		return noName
	}
	if f.has(toPlace) && d.place == news.None {
		return noPlace
	}
	if f.has(weak) && !asked && (len(d.actors) == 0 || len(d.recipients) == 0) && !(len(d.actors)+len(d.recipients) > 0 && a.borne(d)) {
		return halfKnown
	}
	if f.has(sayable) && a.cue[d.tok] >= 0 {
		return cued
	}
	if f.has(attack) && !a.violent(d) && !(a.happened(d) && a.hardTarget(d.recipients)) {
		return noAttack
	}
	if f.has(noCease) && (d.tok > 0 && a.labels[d.tok-1].class&cCease != 0 || d.tok > 1 && a.labels[d.tok-2].class&cCease != 0) {
		return ceased
	}
	if f.has(noMedia) && a.near(d.tok, cMedia, 0) {
		return media
	}
	return fit
}

// idle reports whether a noun tells no act but what others are done for or need: "resigned in protest at", "with the consent of", "before the
// consent of", "in order to stop the attacks" where nobody is said to stop them.
func (d *draft) idle(a *article) bool {
	i := d.tok
	if !d.noun || a.inTitle(d) {
		return false
	}
	switch d.f.typ {
	case "PROTEST":
		return a.accusative(a.noun(i).Stem) && a.class[a.after(i)]&cAgainst == 0 && a.class[a.after(i)]&cPrep != 0 && i > 0 && a.same(i, i-1) && a.labels[i-1].verb != noVerb && a.verbClass(i-1)&(cLight|cAux) == 0
	case "AGREE":
		by := a.clitics(i).Has(lang.By) && !(i > 1 && a.same(i, i-2) && a.labels[i-2].verb != noVerb) // but "the deal won the consent of"
		return len(d.f.with) == 0 && (by || i > 0 && a.same(i, i-1) && a.labels[i-1].class&cBefore != 0)
	case "RETREAT":
		return d.f.mode == "suspend" && d.purpose && len(d.actors) == 0
	}
	return false
}

// armedSide reports whether a party is a body that fights.
func (a *article) armedSide(ps []news.Party) bool {
	for _, p := range ps {
		if p.Entity != news.None && a.rec.Entities[p.Entity].Kind == news.Organization {
			return true
		}
	}
	return false
}

// askedFor reports whether the noun is what a request before it in the clause asks for ("called on them to talk, and to cooperate"): who is to do
// it is who was asked. The request is then noted as what governs it.
func (a *article) askedFor(its []item, d *draft) bool {
	i := d.tok
	if !d.noun || d.f.has(genEither|victim) || i == 0 || !a.same(i, i-1) {
		return false
	}
	switch d.f.typ {
	case "CONSULT", "COOPERATE", "CONCEDE", "REJECT", "ACCUSE", "MOBILIZE":
	default:
		return false
	}
	if d.f.mode == "visit" {
		return false
	}
	for n := len(a.events) - 1; n >= 0 && a.events[n].sentence == d.sentence; n-- {
		e := a.events[n]
		if e.f.typ != "REQUEST" || e.noun || e.negated || e.tok >= i || i-e.tok > 22 || a.between(its, e, d) {
			continue
		}
		if !a.afterPrep(e.f, i) && !(e.governs >= 0 && (a.clitics(i).Has(lang.And) || a.same(i, i-1) && a.bare(i-1) && a.clitics(i-1).Has(lang.And))) {
			return false
		}
		d.by, d.takesPlace = e, true
		return true
	}
	return false
}

// afterPrep reports whether the noun at token i, or the noun in construct with it, stands after the preposition by which frame f takes what is
// asked for.
func (a *article) afterPrep(f *frame, i int) bool {
	for _, p := range f.preps {
		if p.slot != content {
			continue
		}
		for j := i; j > 0 && j >= i-1; j-- {
			if p.prep == a.by && a.clitics(j).Has(lang.By) || a.t.Tokens[j-1].Fold == p.prep {
				return true
			}
			if !a.same(i, j-1) || !a.bare(j-1) {
				break
			}
		}
	}
	return false
}

// takesPlace reports whether an event is told though none of its parties is: the sentence says of the noun itself that it happened ("a state of
// emergency was declared", "during a campaign"), the noun and the word that completes it stand together ("to open an inquiry"), or goods are what
// is acted upon.
func (a *article) takesPlace(d *draft) bool {
	if !d.noun {
		m := a.labels[d.tok].morph
		return d.word >= 0 && (d.f.subject == noSlot || m != nil && m.Passive && !m.Active)
	}
	beside := d.word > d.tok && d.word <= d.tok+2
	if beside && (d.f.typ == "COERCE" || d.f.typ == "RETREAT" || d.f.typ == "CONCEDE") {
		return true // "in return for setting free": an act that nobody takes for a custom or an idea
	}
	whole := beside && concrete(d.f.typ)
	if whole && a.inTitle(d) {
		return true
	}
	if d.f.has(goods) && d.tok+1 < len(a.t.Tokens) && a.same(d.tok, d.tok+1) && a.labels[d.tok+1].class&functional == 0 && a.clitics(d.tok+1)&lang.Prepositions == 0 {
		return true
	}
	for j := d.tok - 1; j >= 0 && j >= d.tok-6 && a.same(d.tok, j); j-- {
		c := a.labels[j].class
		if a.t.Tokens[j].Kind == lang.Punct || c&cComp != 0 {
			return false
		}
		if j == d.tok-1 && c&(cDuring|cCause|cAmid) != 0 && a.labels[j].verb == noVerb {
			return true
		}
		if a.labels[j].verb != noVerb {
			c := a.verbClass(j)
			return c&cHappen != 0 || whole && c&(cLight|cAux|cDeclare|cPlanned) != 0
		}
	}
	return false
}

// told reports whether a finite verb has a subject of its own, though none that is known as a party: "the talk show's guest condemned". Acts of
// will in the past are done by somebody, whatever he is called; those in the present
// need the act that they govern, and a draft or a letter that calls for something is no caller.
func (a *article) told(d *draft, m *lang.Morph, sp *phrase) bool {
	if m == nil || sp == nil || sp.last <= sp.first || d.negated {
		return false
	}
	switch d.f.typ {
	case "REQUEST", "ACCUSE", "REJECT", "SUPPORT", "AGREE", "COERCE":
		return m.Tense == lang.Past || d.governs >= 0 && !(d.tok > 0 && a.same(d.tok, d.tok-1) && a.bare(d.tok-1) && a.head(d.tok-1).class == notParty)
	}
	return false
}

// toldApart reports whether a verb of will in the past tells an act by itself, whoever its subject is: neither a passive nor in a relative clause, and of a
// kind that nobody but people do.
func (a *article) toldApart(d *draft, m *lang.Morph) bool {
	if m == nil || m.Tense != lang.Past {
		return false
	}
	switch d.f.typ {
	case "ACCUSE", "REJECT", "REQUEST", "SUPPORT":
		return !d.passive && !(d.tok > 0 && a.same(d.tok, d.tok-1) && a.labels[d.tok-1].class&cRel != 0)
	}
	return false
}

// figure reports whether an act of force is a figure of speech: what it is done to is an idea or a tie ("to besiege the phenomenon"), or what does
// it in a relative clause without a pronoun is neither a party nor an attack ("a danger that threatens the region").
func (a *article) figure(d *draft) bool {
	switch d.f.typ {
	case "ASSAULT", "COERCE", "SANCTION", "THREATEN":
	default:
		return false
	}
	i := d.tok
	if len(d.f.with) == 0 && i+1 < len(a.t.Tokens) && a.same(i, i+1) && a.t.Tokens[i+1].Kind == lang.Word && a.labels[i+1].name < 0 && a.labels[i+1].class&cAbstract != 0 && (a.head(i+1).class == notParty || a.bare(i+1)) {
		return true
	}
	if !d.noun && d.f.has(hard) && i+1 < len(a.t.Tokens) && a.same(i, i+1) && a.aim(i+1) {
		return true // "aims at raising the output"
	}
	m := a.labels[i].morph
	if d.noun || m == nil || m.Tense != lang.Present || d.f.typ != "ASSAULT" && d.f.typ != "THREATEN" || i == 0 || !a.same(i, i-1) || a.t.Tokens[i].Readings[a.labels[i].reading].Clitics != 0 {
		return false
	}
	fs, _ := a.nounFrames(i - 1)
	if rd := a.t.Tokens[i-1].Best(); i > 1 && a.same(i, i-2) && a.adjectival0(&rd) && a.labels[i-2].class&cAttack != 0 {
		return false // "an Israeli raid hits"
	}
	return a.bare(i-1) && a.t.Tokens[i-1].Kind == lang.Word && a.head(i-1).class == notParty && a.labels[i-1].time < 0 && a.labels[i-1].class&cAttack == 0 && (len(fs) == 0 || fs[0].typ != "ASSAULT")
}

// aim reports whether the word at token i names an activity and nobody: what one can aim at, but not hit.
func (a *article) aim(i int) bool {
	if a.t.Tokens[i].Kind != lang.Word || a.labels[i].name >= 0 || a.labels[i].class&functional != 0 || a.head(i).class != notParty || a.tells(i) {
		return false
	}
	for r := range a.t.Tokens[i].Readings {
		rd := &a.t.Tokens[i].Readings[r]
		for k := range rd.Morphs {
			if r == 0 && rd.Morphs[k].POS == lang.VerbalNoun && rd.Clitics&^lang.The == 0 {
				return true
			}
		}
	}
	return false
}

// violent reports whether the sentence tells what a word of harm needs: an attack, or for the dead and the hurt an accident.
func (a *article) violent(d *draft) bool {
	if a.near(d.tok, cAttack, cAccident) {
		return true
	}
	return (d.f.has(victim) || d.f.mode == "killing") && !a.sport && a.near(d.tok, cAccident, cSport)
}

// interview reports whether a call or a talk is how the press has what somebody says: "said in a telephone call with the station", "in a talk
// with the newspaper".
func (a *article) interview(d *draft) bool {
	if !d.noun || d.definite || d.tok == 0 || !a.same(d.tok, d.tok-1) || a.t.Tokens[d.tok-1].Fold != a.in {
		return false
	}
	press := d.f.mode != "meet"
	for j := d.tok + 1; j <= d.tok+4 && a.same(j, d.tok) && !press; j++ {
		press = a.labels[j].class&cMedia != 0
	}
	for j := d.tok - 2; press && j >= 0 && j >= d.tok-14 && a.same(j, d.tok); j-- {
		if a.cue[j] >= 0 {
			return true
		}
	}
	return false
}

// borne reports whether a verb that says that it was done stands at once before the noun: "the co-ordination with X took place", "carries out
// an inquiry".
func (a *article) borne(d *draft) bool {
	i := d.tok
	if !d.noun || i == 0 || !a.same(i, i-1) || d.negated {
		return false
	}
	return a.labels[i-1].verb != noVerb && a.verbClass(i-1)&(cHappen|cLight) != 0
}

// happened reports whether a verb that says that it took place stands at once before the noun: "the draft was approved".
func (a *article) happened(d *draft) bool {
	return d.noun && d.tok > 0 && a.same(d.tok, d.tok-1) && a.labels[d.tok-1].verb == sureVerb && a.verbClass(d.tok-1)&cHappen != 0
}

// concrete reports whether acts of the type are done rather than said.
func concrete(typ string) bool {
	switch typ {
	case "COERCE", "CONSULT", "ACCUSE", "PROTEST", "AID", "SANCTION", "MOBILIZE":
		return true
	}
	return false
}

// near reports whether a word of class want stands in the sentence and none of class not.
func (a *article) near(i int, want, not wordClass) bool {
	s := a.t.Sentences[a.t.Tokens[i].Sentence]
	from, to := max(s.First, i-20), min(s.Last, i+20)
	found := false
	for j := from; j < to; j++ {
		c := a.labels[j].class
		if c&not != 0 {
			return false
		}
		found = found || c&want != 0
	}
	return found
}

// hardTarget reports whether a party is a body, a place or a thing, which one can only be out to harm.
func (a *article) hardTarget(ps []news.Party) bool {
	for _, p := range ps {
		if p.Entity != news.None {
			return true
		}
		if i := a.tokenAt(p.Span.Start); i >= 0 {
			if a.head(i).class == aTarget {
				return true
			}
			if q, ok := a.phraseAt(i); ok && q.info.class == aTarget {
				return true // "any ship"
			}
		}
	}
	return false
}

// anyNamed reports whether a party has a name of its own or an office.
func (a *article) anyNamed(ps []news.Party) bool {
	for _, p := range ps {
		if p.Entity != news.None {
			if a.rec.Entities[p.Entity].Kind != news.Place {
				return true
			}
			continue
		}
		if i := a.tokenAt(p.Span.Start); i >= 0 && (a.head(i).class == aRole || a.head(i).class == aGroup) {
			return true
		}
	}
	return false
}

// allPersons reports whether parties, at least one, are named persons all of them.
func (a *article) allPersons(ps []news.Party) bool {
	for _, p := range ps {
		if p.Entity == news.None || a.rec.Entities[p.Entity].Kind != news.Person {
			return false
		}
	}
	return len(ps) > 0
}

// anyHuman reports whether a party is a person, or a phrase headed by one.
func (a *article) anyHuman(ps []news.Party) bool {
	for _, p := range ps {
		if p.Entity != news.None {
			if a.rec.Entities[p.Entity].Kind == news.Person {
				return true
			}
			continue
		}
		if p.Span == nil {
			continue
		}
		if i := a.tokenAt(p.Span.Start); i >= 0 {
			if q, ok := a.phraseAt(i); ok {
				switch q.info.class {
				case aPerson, aKin, aRole:
					return true
				case aGroup:
					if q.info.number == lang.Plural {
						return true
					}
				}
			}
		}
	}
	return false
}

// tokenAt returns the token that holds byte offset at, or -1.
func (a *article) tokenAt(at int) int {
	lo, hi := 0, len(a.t.Tokens)
	for lo < hi {
		mid := (lo + hi) / 2
		if a.t.Tokens[mid].Span.End <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(a.t.Tokens) && a.t.Tokens[lo].Span.Start <= at {
		return lo
	}
	return -1
}

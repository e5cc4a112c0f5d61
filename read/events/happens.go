package events

import (
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// Whether a place tells an event is decided by the conditions of the frames; weights learnt from annotated events say where they are too strict, and where
// too lax, by far.

// misfit is why a place that could tell an event by a frame does not, after the rules.
type misfit uint8

const (
	fit            misfit = iota
	besides               // a word that the frame asks for is missing, or one that it forbids is there
	charged               // "the charge of murder", or why a source has no name
	notFor                // "their plan is not to fight"
	noParty               // neither a party nor a place, and nothing says that it happened
	speech                // a figure of speech, or a call with the press
	lacksSlot             // none of the slots that the frame wants
	thing                 // a thing does what persons do
	states                // a present that tells how things are
	oneSided              // what takes two sides has one
	noTarget              // nothing that can be harmed
	sportMeeting          // in an article or beside a word of sports
	sportAct              // likewise
	ofWords               // a politician's battle
	police                // they close a road and do not protest
	idleNoun              // what others act for, see idle
	noHuman               // nobody whom it can be done to
	unknownSubject        // a subject that is no known party
	noGroup
	noName
	noPlace
	halfKnown // a weak word with one side only
	cued      // a word of reporting that reports
	noAttack  // a word of harm without an attack
	ceased    // behind a word that ends it
	media     // beside a word of the press
)

// doubt is a draft of which it is asked whether it tells an event, and what speaks for it.
type doubt struct {
	*draft
	why misfit
	tally
}

// How likely a place must be, in units of weights, to tell an event against the rules, and how unlikely to tell none. Chosen on articles that nobody had read while rules were
// written: elsewhere the rules find nearly all there is.
const (
	likely   = -5
	unlikely = -50
)

// doubt asks whether d tells an event.
func (a *article) doubt(its []item, d *draft, why misfit) doubt {
	q := doubt{draft: d, why: why, tally: tally{table: OfHappening}}
	if a.weighs(OfHappening) {
		a.happens(its, &q)
	}
	return q
}

// choose returns which of the drafts of a place tells an event, or nil. The last of them fits, or none does.
func (a *article) choose(qs []doubt) *doubt {
	if len(qs) == 0 {
		return nil
	}
	a.doubts = qs[:0] // the next place uses the room again
	last := &qs[len(qs)-1]
	if a.collects(OfHappening) {
		if last.why == fit {
			a.places = append(a.places, *last)
		} else {
			a.places = append(a.places, qs...)
		}
	}
	fits := last.why == fit
	if a.weights[OfHappening] == nil {
		if fits {
			return last
		}
		return nil
	}
	best := last
	for i := range qs {
		if !fits && qs[i].score > best.score {
			best = &qs[i]
		}
	}
	if fits && (best.score > unlikely || a.counts(best.draft)) || best.score >= likely {
		return best
	}
	return nil
}

// counts reports whether a draft tells a toll. Accidents, which are no acts, have tolls, too, over which outlets differ.
func (a *article) counts(d *draft) bool {
	return d.f.has(victim) && anyOf(d.recipients, func(p news.Party) bool {
		if p.Span == nil {
			return false
		}
		q, ok := a.partyPhrase(p)
		return ok && q.numeral
	})
}

// accept makes the draft of q an event.
func (a *article) accept(q *doubt, form string) {
	q.rule = "events/" + q.f.name + form
	if q.why != fit {
		q.rule += "-likely"
	}
	a.events = append(a.events, q.draft)
}

// tellDoubts tells the watch of the places that were in doubt.
func (a *article) tellDoubts() {
	for i := range a.places {
		q := &a.places[i]
		if q.dead {
			continue
		}
		root := q.draft
		for root.into != nil {
			root = root.into
		}
		a.watch(Question{
			Table: OfHappening, Triggers: []text.Span{a.span(q.tok, q.tok+1)}, Event: append([]text.Span{a.span(root.tok, root.tok+1)}, root.also...), Type: q.f.told(),
			Choices: []Choice{{Rule: q.why != fit}, {Rule: q.why == fit, Features: q.features}},
		})
	}
}

// eventsBack is how many of the events before a place are looked at.
const eventsBack = 40

// happens gathers what speaks for a draft telling an event.
func (a *article) happens(its []item, q *doubt) {
	d, t := q.draft, &q.tally
	h := func(n uint32) hash { return noHash.n(n) }
	y, sc := uint32(q.why), a.sceneOf(its, d)
	e := empties(d.actors, d.recipients) // and whether there is a place
	if d.place != news.None {
		e |= 4
	}
	pos := uint32(0) // in the article
	switch s := d.sentence; {
	case a.inTitle(d):
	case s < 2:
		pos = 1
	case s < 4:
		pos = 2
	default:
		pos = 3
	}
	same, lemma := uint32(0), uint32(0) // events of that type before, and whether by that word
	for n := len(a.events) - 1; n >= max(0, len(a.events)-eventsBack); n-- {
		if e := a.events[n]; e.f.typ == d.f.typ {
			same = min(same+1, 3)
			if lemma == 0 && a.wordOf(e.tok) == a.wordOf(d.tok) {
				lemma = 1
			}
		}
	}
	said := uint32(0) // in what somebody says, and by a word that says so
	if a.said[d.tok] >= 0 {
		said = 1
	}
	if a.cue[d.tok] >= 0 {
		said |= 2
	}
	next, prev := a.stemAt(d.tok+1, d.tok), a.stemAt(d.tok-1, d.tok)
	a.put(t, h(200))
	a.put(t, h(201).n(y))
	a.put(t, h(202).n(y).n(sc.typ))
	a.put(t, h(203).n(y).n(sc.row))
	a.put(t, h(204).n(y).n(sc.form))
	a.put(t, h(205).n(sc.row))
	a.put(t, h(206).n(sc.stem).n(sc.typ))
	a.put(t, h(207).n(sc.stem).n(sc.form))
	a.put(t, h(208).n(sc.form).n(sc.typ))
	a.put(t, h(209).n(e).n(y))
	a.put(t, h(210).n(e).n(sc.form).n(y))
	a.put(t, h(211).n(e).n(sc.row))
	a.put(t, h(212).n(e).n(sc.typ))
	a.put(t, h(213).n(pos).n(sc.typ))
	a.put(t, h(214).n(pos).n(sc.form))
	a.put(t, h(215).n(pos).n(y))
	a.put(t, h(216).n(said).n(sc.form))
	a.put(t, h(217).n(said).n(sc.row))
	a.put(t, h(218).n(sc.verb).n(sc.gap))
	a.put(t, h(219).n(sc.class).n(sc.gap).n(sc.form))
	a.put(t, h(220).n(sc.prep).n(sc.form))
	a.put(t, h(221).n(sc.prep).n(sc.row))
	a.put(t, h(222).n(sc.before).n(sc.form))
	a.put(t, h(223).n(next).n(sc.typ))
	a.put(t, h(224).n(prev).n(sc.typ))
	a.put(t, h(225).n(next).n(sc.stem))
	a.put(t, h(226).n(prev).n(sc.stem))
	a.put(t, h(227).n(same).n(sc.typ))
	a.put(t, h(228).n(same).n(lemma).n(sc.form))
	a.put(t, h(229).n(prev).n(sc.form))
	a.put(t, h(230).n(next).n(sc.form))
	for j := d.tok - 3; j <= d.tok+4; j++ {
		if w := a.stemAt(j, d.tok); w != 0 && j != d.tok {
			behind := uint32(0)
			if j > d.tok {
				behind = 1
			}
			a.put(t, h(231).n(w).n(behind))
			a.put(t, h(232).n(w).n(sc.typ))
		}
	}
	if a.sport {
		a.put(t, h(233).n(sc.typ))
	}
	if d.word >= 0 {
		a.put(t, h(234).n(sc.row).n(uint32(min(max(d.word-d.tok, -4), 8)+4)))
	}
	for _, p := range d.actors {
		a.put(t, h(235).n(a.kindOf(p)).n(sc.typ))
		a.put(t, h(236).n(a.headOf(p)))
	}
	for _, p := range d.recipients {
		a.put(t, h(237).n(a.kindOf(p)).n(sc.typ))
		a.put(t, h(238).n(a.headOf(p)))
	}
	s := a.t.Sentences[d.sentence]
	a.put(t, h(239).n(few(uint32(d.tok-s.First))).n(sc.form))
	a.put(t, h(240).n(few(uint32(s.Last-d.tok))).n(sc.form))
}

// stemAt returns the word at token j, if it stands in the sentence of token i: a name is its kind.
func (a *article) stemAt(j, i int) uint32 {
	if j < 0 || j >= len(a.t.Tokens) || !a.same(i, j) {
		return 0
	}
	switch lb := &a.labels[j]; {
	case lb.time >= 0:
		return 1
	case lb.name >= 0:
		if e := a.rec.Mentions[lb.name].Entity; e >= 0 {
			return uint32(word(string(a.rec.Entities[e].Kind)))
		}
		return 2
	case lb.verb != noVerb && lb.morph != nil:
		return word(lb.morph.Lemma)
	}
	if a.t.Tokens[j].Kind != lang.Word {
		return word(a.t.Tokens[j].Fold)
	}
	return word(a.noun(j).Stem)
}

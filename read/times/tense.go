package times

import "github.com/isnad-desk/isnad/lang"

// reach is how many words around an expression are asked for its tense.
const reach = 14

// nearby is how many words back a verb stands close.
const nearby = 4

// tense says whether the clause of n speaks of what is to come: the nearest verb before it decides, else the first one after it.
func (p *parser) tense(n *node) (t tense, near bool) {
	s := p.t.Tokens[n.first].Sentence
	for j := n.first - 1; j >= 0 && j >= n.first-reach && p.t.Tokens[j].Sentence == s; j-- {
		t, verb := p.tenseOf(j)
		switch {
		case verb && t == open && n.first-j <= nearby:
			return present, true
		case verb && p.ctx[j]&stateWord != 0: // what was so, was so for a time
			return t, false
		case verb:
			return t, n.first-j <= nearby && p.have[n.first-1]&(1<<toC) == 0 // "put off to September"
		}
	}
	for j := n.last; int(j) < len(p.t.Tokens) && j < n.last+4 && p.t.Tokens[j].Sentence == s; j++ {
		if p.t.Tokens[j].Kind != lang.Word {
			break
		}
		if t, verb := p.tenseOf(j); verb {
			return t, false
		}
	}
	return open, false
}

// tenseOf says what one word tells; verb is false where it tells nothing.
func (p *parser) tenseOf(i int32) (t tense, verb bool) {
	if p.ctx[i]&futureWord != 0 {
		return future, true
	}
	tok := &p.t.Tokens[i]
	if tok.Kind != lang.Word || len(tok.Readings) == 0 {
		return open, false
	}
	r := &tok.Readings[0]
	if len(r.Morphs) == 0 || r.Morphs[0].POS != lang.Verb {
		return open, false
	}
	switch m := &r.Morphs[0]; {
	case m.Tense == lang.Past:
		return past, true
	case m.Tense == lang.Present && r.Clitics.Has(lang.Will):
		return future, true
	}
	return open, true
}

package times

import (
	"slices"
	"strings"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

// eventKind says what the naming of an event tells of the day on which an article was written.
type eventKind uint8

const (
	sudden    eventKind = iota // nobody could tell of it before
	period                     // nobody could tell of it before it began
	knownDay                   // its day was known beforehand: its name alone tells nothing
	recurring                  // one of many of its sort: counts only where other signs leave little time
)

var eventKinds = map[string]eventKind{"sudden": sudden, "period": period, "known": knownDay, "often": recurring}

// acts is a set of classes of the lexicon "event_acts".
type acts [2]uint64

func (a acts) meets(b acts) bool { return a[0]&b[0]|a[1]&b[1] != 0 }

// wanted is one thing that must stand beside the name of an event: a phrase, or any word for a state.
type wanted struct {
	phrases [][]string // folded words
	open    []string   // beginnings of words: demonyms in all their forms
}

// landmark is a row of the lexicon "dated_events".
type landmark struct {
	name string
	days news.Interval // To is NoDay where it runs on
	kind eventKind
	act  acts       // one of them must stand near; none: no act is needed
	with [][]wanted // alternatives of what must all stand in the sentence; empty: nothing
}

// almanac is what the language knows of events whose days are known, and of terms of office.
type almanac struct {
	lex     *lang.Lexicon
	horizon news.Day   // two years after the latest event: as far as what it says of terms that run can be trusted
	events  []landmark // by row of lex
	actOf   map[string]acts
	not     acts // words that undo a killing
	deaths  acts
	ann     acts
	verge   acts
	that    acts
	people  *lang.Lexicon
	terms   map[string][]termOf // by canonical name
	stateOf map[string]string   // folded name or demonym of a state: its code
	running *lang.Lexicon       // words on whether a term runs
	given   *lang.Lexicon       // given names
	groups  *lang.Lexicon       // words for kin and groups
}

func newAlmanac(l *lang.Language) *almanac {
	k := &almanac{
		lex: l.Lexicon("dated_events"), people: l.Lexicon("people"), running: l.Lexicon("role_terms"), given: l.Lexicon("given_names"), groups: l.Lexicon("kin_and_group"),
		actOf: map[string]acts{}, terms: map[string][]termOf{}, stateOf: map[string]string{},
	}
	ids := map[string]int{}
	one := func(name string) (a acts) {
		n, ok := ids[name]
		if !ok {
			n = len(ids)
			ids[name] = n
		}
		if n < 128 {
			a[n/64] |= 1 << (n % 64)
		}
		return a
	}
	all := func(names []string) (a acts) {
		for _, s := range names {
			b := one(s)
			a[0], a[1] = a[0]|b[0], a[1]|b[1]
		}
		return a
	}
	words := l.Lexicon("event_acts")
	for id := range words.Entries {
		form := l.FoldString(words.Entries[id].Form)
		a, b := k.actOf[form], all(words.Values(int32(id), "act"))
		k.actOf[form] = acts{a[0] | b[0], a[1] | b[1]}
	}
	k.not, k.ann, k.verge, k.that = one("not"), one("anniversary"), one("verge"), one("that")
	k.deaths = all([]string{"die", "death"})

	states := map[string]wanted{}
	for x, id := l.Lexicon("states"), 0; id < len(x.Entries); id++ {
		code := x.Get(int32(id), "iso2")
		if code == "" {
			continue
		}
		w := states[code]
		for _, s := range append(x.Values(int32(id), "capital"), x.Entries[id].Form) {
			w.phrases = append(w.phrases, strings.Fields(l.FoldString(s)))
		}
		k.stateOf[l.Bare(l.FoldString(x.Entries[id].Form))] = code
		for _, s := range x.Values(int32(id), "demonym") {
			s = l.FoldString(s)
			k.stateOf[s] = code
			if !slices.Contains(w.open, s) {
				w.open = append(w.open, s)
			}
		}
		states[code] = w
	}
	want := func(s string) wanted {
		if code, ok := strings.CutPrefix(s, "@"); ok {
			return states[code]
		}
		return wanted{phrases: [][]string{strings.Fields(l.FoldString(s))}}
	}
	k.events = make([]landmark, len(k.lex.Entries))
	for id := range k.events {
		e := landmark{name: k.lex.Get(int32(id), "event"), kind: eventKinds[k.lex.Get(int32(id), "kind")], days: term(k.lex.Get(int32(id), "from"), k.lex.Get(int32(id), "to")), act: all(k.lex.Values(int32(id), "act"))}
		for _, s := range k.lex.Values(int32(id), "with") {
			var group []wanted
			for _, part := range strings.Split(s, "+") {
				group = append(group, want(part))
			}
			e.with = append(e.with, group)
		}
		k.events[id] = e
		k.horizon = max(k.horizon, e.days.From+730)
	}
	for id := range k.people.Entries {
		from, to, role := k.people.Get(int32(id), "from"), k.people.Get(int32(id), "to"), k.people.Get(int32(id), "role")
		if from == "" && to == "" || role == "" {
			continue
		}
		canon := k.people.Get(int32(id), "canon")
		var w []string
		for _, s := range strings.Fields(l.FoldString(role)) {
			w = append(w, k.plain(l, s))
		}
		k.terms[canon] = append(k.terms[canon], termOf{words: w, days: term(from, to)})
	}
	return k
}

// told is an event that the text names: where, and which rows it can be.
type told struct {
	first, last int32 // half-open interval of tokens: its name, its act and what else tells it
	name        [2]int32
	rows        []int32
	anniversary bool
	verge       bool // the day of remembrance is near
	count       int  // which anniversary, 0 where the text does not say
}

// windows, in words, in which the parts of an event are looked for.
const (
	actBefore, actAfter = 8, 6
	withReach           = 40
	stretch             = 24 // how far behind the name a part of it still belongs to its clause
	manyTold            = 100
)

// tell finds the events that the text names between two tokens.
func (p *parser) tell(from, to int32) []told {
	k := p.f.almanac
	var out []told
	for i := from; i < to && len(out) < manyTold; i++ {
		var best []int32
		last := int32(0)
		k.lex.Each(p.t, int(i), lang.ByHost, func(h lang.Hit) {
			if int32(h.Last) >= last {
				best, last = h.Entries, int32(h.Last)
			}
		})
		if best == nil {
			continue
		}
		x := told{first: i, last: last, name: [2]int32{i, last}}
		a, b := i, last
		for _, id := range best {
			f, l, ok := p.fits(&k.events[id], i, last)
			if !ok {
				continue
			}
			x.rows = append(x.rows, id)
			a, b = min(a, f), max(b, l)
		}
		if x.rows == nil {
			continue
		}
		x.first, x.last = a, b
		p.remembrance(&x)
		out = append(out, x)
	}
	return out
}

// within returns the tokens of the sentence of i, cut to so many before and after.
func (p *parser) within(i, last int32, before, after int) (from, to int32) {
	s := &p.t.Sentences[p.t.Tokens[i].Sentence]
	return max(int32(s.First), i-int32(before)), min(int32(s.Last), last+int32(after))
}

// fits reports whether the event whose name stands at the tokens first..last is the one of the row, and the tokens that tell it.
func (p *parser) fits(e *landmark, first, last int32) (from, to int32, ok bool) {
	k := p.f.almanac
	from, to = first, last
	if e.act != (acts{}) {
		a, b := p.within(first, last, actBefore, actAfter)
		at := int32(-1)
		for j := first - 1; j >= a && at < 0; j-- {
			if p.actsAt(j).meets(e.act) {
				at = j
			}
		}
		for j := last; j < b && at < 0; j++ {
			if p.actsAt(j).meets(e.act) {
				at = j
			}
		}
		if at < 0 {
			return 0, 0, false
		}
		if e.act.meets(k.deaths) {
			if person := e.act[0]&^k.deaths[0]|e.act[1]&^k.deaths[1] == 0; person && (!p.governs(at, first, last) || p.namesake(first)) {
				return 0, 0, false
			}
			for j := max(a-3, at-4, 0); j < at; j++ {
				if p.actsAt(j).meets(k.not) && p.t.Tokens[j].Sentence == p.t.Tokens[at].Sentence {
					return 0, 0, false
				}
			}
		}
		from, to = min(from, at), max(to, at+1)
	}
	if len(e.with) == 0 {
		return from, to, true
	}
	a, b := p.within(first, last, withReach, withReach)
	for _, group := range e.with {
		f, t, all := from, to, true
		for g := range group {
			at, n := p.stand(&group[g], a, b, first, last)
			if at < 0 {
				all = false
				break
			}
			if at+n <= last+stretch && at >= first-actBefore {
				f, t = min(f, at), max(t, at+n)
			}
		}
		if all {
			ok = true
			from, to = min(from, f), max(to, t)
		}
	}
	return from, to, ok
}

// governs reports whether the killing told at token act is that of the person named at token name: next to it but for a rank, or with a role
// of theirs between, or told of them right behind ("X, who was killed"). "The killing of twenty men of X" is not.
func (p *parser) governs(act, name, last int32) bool {
	if act >= last {
		return act == last || act <= last+2 && p.have[act-1]&(1<<whichC) != 0
	}
	if name-act <= 1 {
		return true
	}
	for j := act + 1; j < name; j++ {
		if tok := &p.t.Tokens[j]; tok.Kind == lang.Number || tok.Best().Clitics&(lang.And|lang.So) != 0 {
			return false
		}
	}
	if _, ok := p.f.roles.Match(p.t, int(act+1), lang.ByStem); ok {
		return true
	}
	if name-act > 4 {
		return false
	}
	for j := act + 1; j < name; j++ {
		r := p.t.Tokens[j].Best()
		if p.others(r.Stem) || p.have[j]&(1<<ofC|1<<inC|1<<onC) != 0 {
			return false
		}
	}
	return true
}

// namesake reports whether a given name, or a word for kin or a group, stands right before the name: it is somebody else.
func (p *parser) namesake(name int32) bool {
	if name == 0 || p.t.Tokens[name-1].Sentence != p.t.Tokens[name].Sentence {
		return false
	}
	tok := &p.t.Tokens[name-1]
	if p.others(tok.Best().Stem) {
		return true
	}
	return p.f.almanac.given.Find(tok.Fold) != nil && !p.actsAt(name-1).meets(p.f.almanac.deaths)
}

// others reports a word for kin or for several people: what follows names whose they are.
func (p *parser) others(stem string) bool {
	g := p.f.almanac.groups
	for _, id := range g.Find(stem) {
		if g.Get(id, "class") == "kin" || g.Get(id, "class") == "child" || g.Get(id, "number") == "p" {
			return true
		}
	}
	return false
}

// stand returns where in a..b, outside the name at first..last, what is wanted stands and how many tokens it takes; -1 where it does not.
func (p *parser) stand(w *wanted, a, b, first, last int32) (at, n int32) {
	for i := a; i < b; i++ {
		if i >= first && i < last {
			continue
		}
		tok := &p.t.Tokens[i]
		for _, ph := range w.phrases {
			if p.phrase(ph, i, b) {
				return i, int32(len(ph))
			}
		}
		for _, o := range w.open {
			for r := range tok.Readings {
				if s := tok.Readings[r].Stem; strings.HasPrefix(s, o) && len(s) <= len(o)+4 {
					return i, 1
				}
			}
		}
	}
	return -1, 0
}

func (p *parser) phrase(ph []string, i, b int32) bool {
	if i+int32(len(ph)) > b {
		return false
	}
	for j, w := range ph {
		tok := &p.t.Tokens[i+int32(j)]
		is := tok.Fold == w
		for r := 0; r < len(tok.Readings) && !is; r++ {
			is = tok.Readings[r].Host == w || len(ph) == 1 && tok.Readings[r].Stem == w
		}
		if !is {
			return false
		}
	}
	return len(ph) > 0
}

// actsAt returns the classes of acts of token i in any of its readings.
func (p *parser) actsAt(i int32) (a acts) {
	tok := &p.t.Tokens[i]
	add := func(s string) {
		b := p.f.almanac.actOf[s]
		a[0], a[1] = a[0]|b[0], a[1]|b[1]
	}
	if len(tok.Readings) == 0 {
		add(tok.Fold)
	}
	for r := range tok.Readings {
		add(tok.Readings[r].Host)
		add(tok.Readings[r].Stem)
		for m := range tok.Readings[r].Morphs {
			if tok.Readings[r].Morphs[m].POS == lang.Verb {
				add(tok.Readings[r].Morphs[m].Lemma)
			}
		}
	}
	return a
}

// remembrance sees whether what is told is the day on which the event is remembered: "the anniversary of the killing of X", "X ... the anniversary
// of whose killing".
func (p *parser) remembrance(x *told) {
	k := p.f.almanac
	a, b := p.within(x.first, x.last, 8, 12)
	for j := b - 1; j >= a; j-- {
		if !p.actsAt(j).meets(k.ann) {
			continue
		}
		if j >= x.last {
			of := false
			for v := j + 1; v <= j+2 && v < b; v++ {
				for _, id := range x.rows {
					of = of || p.actsAt(v).meets(k.events[id].act)
				}
			}
			if !of {
				continue
			}
		}
		x.anniversary = true
		for v := j - 1; v >= 0 && v >= j-3; v-- {
			x.verge = x.verge || p.t.Tokens[v].Sentence == p.t.Tokens[j].Sentence && p.actsAt(v).meets(k.verge)
		}
		for v := j + 1; v <= j+2 && int(v) < len(p.head); v++ {
			for n := p.head[v]; n >= 0; n = p.nodes[n].next {
				if o := &p.nodes[n]; o.class == domC && o.flags&digits == 0 {
					x.count = o.v
				}
			}
		}
		return
	}
}

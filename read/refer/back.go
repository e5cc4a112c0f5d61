package refer

import (
	"slices"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

// The reasons for which a generic head stays open.
const (
	nothingNamed = "nothing of its sort was named before"
	severalStand = "two of its sort stand side by side before it"
	otherState   = "what was named before is of another state"
	severalLands = "several states are named"
)

// backward is what pointBack remembers while it goes through an article.
type backward struct {
	byHead, byType map[string][2]int // the last entity of a head or type, and the one named side by side with it, or news.None
}

// see notes that an entity of some head or type was named; beside says that the last one was named just before, joined by "and".
func see(m map[string][2]int, key string, e int, beside bool) {
	last, ok := m[key]
	switch {
	case !ok || last[0] == e && !beside:
		m[key] = [2]int{e, news.None}
	case beside && last[0] != e:
		m[key] = [2]int{e, last[0]}
	default:
		m[key] = [2]int{e, news.None}
	}
}

// pointBack resolves generic heads with the article (the agency, the movement, the city) to the last thing of that sort named before them: to
// what is called by that word, in its name or just before it, else to what can be called so by its type. It fills w.back.
func (w *work) pointBack() {
	b := backward{map[string][2]int{}, map[string][2]int{}}
	w.back = map[int]int{}
	starts := w.mentionStarts()
	taken := 0 // tokens before it belong to a name
	lastEnd := -1
	states := w.statesNamed()
	for i := range w.t.Tokens {
		if m, ok := starts[i]; ok {
			mention := &w.rec.Mentions[m]
			for taken = max(taken, i+1); taken < len(w.t.Tokens) && w.t.Tokens[taken].Span.Start < mention.Span.End; taken++ {
			}
			if mention.Kind != news.Person && mention.Entity != news.None {
				w.remember(&b, i, mention.Entity, lastEnd == i && w.conjoined(i))
			}
			lastEnd = taken
		}
		tok := &w.t.Tokens[i]
		if i < taken || tok.Kind != lang.Word {
			continue
		}
		r := tok.Best()
		if !r.Clitics.Has(lang.The) {
			continue
		}
		next := i + 1
		state := ""
		if next < len(w.t.Tokens) && w.origin(next) {
			if _, name := starts[next]; !name {
				base, _ := w.lang.Nisba(w.t.Tokens[next].Fold)
				state = w.demonyms[base]
				next++
			}
		}
		for next < len(w.t.Tokens) && w.t.Tokens[next].Sentence == tok.Sentence && w.plain[w.t.Tokens[next].Best().Stem] {
			next++ // the terrorist organisation is the organisation
		}
		if !w.timeAt(next) && next < len(w.t.Tokens) && w.t.Tokens[next].Sentence == tok.Sentence && w.completes(next, starts) && w.t.Tokens[next].Best().Clitics&(lang.Prepositions|lang.And|lang.So) == 0 {
			if _, name := starts[next]; name || next > i+1 || !w.another(r.Stem, next) {
				continue
			}
		}
		e, kind, why := w.lookBack(&b, r.Stem, state, states)
		if title := w.rec.Article.Title; why == nothingNamed && title != nil && tok.Span.End <= title.End && !(r.Clitics == lang.The && i > 0 && w.t.Tokens[i-1].Kind == lang.Word && w.t.Tokens[i-1].Best().Clitics.Has(lang.The)) {
			if e = w.onlyOne(r.Stem); e != news.None && state != "" && !w.belongs(e, state) {
				e = news.None
			} else if e != news.None {
				kind = w.rec.Entities[e].Kind
			}
		}
		switch {
		case e != news.None:
			w.back[i] = e
			span := r.HostSpan
			w.point(span, kind, e, "refer/generic head points back")
		case why != "":
			w.leave(r.HostSpan, why)
		}
	}
}

// onlyOne returns the only body of the article whose name begins with a head, which a headline may call by its head alone before the name is told; or None. Of
// police there are many in one town.
func (w *work) onlyOne(head string) int {
	one := news.None
	for _, id := range w.orgHeads.Find(head) {
		if w.orgHeads.Get(id, "type") == "security" {
			return one
		}
	}
	for e := range w.rec.Entities {
		if words := w.keys[e].words; w.rec.Entities[e].Kind == news.Organization && len(words) > 1 && w.lang.Bare(words[0]) == head {
			if one != news.None {
				return news.None
			}
			one = e
		}
	}
	return one
}

// another reports whether the definite word at token j, which stands right behind a definite head, cannot be an adjective to it and is somebody else: "and the
// ministry called on | the citizens", "the party | the (women) journalists".
func (w *work) another(head string, j int) bool {
	r := w.t.Tokens[j].Best()
	if r.Clitics != lang.The || w.timeAt(j) || w.plain[r.Stem] {
		return false
	}
	if _, nisba := w.lang.Nisba(w.t.Tokens[j].Fold); nisba && !w.crowds[r.Stem] {
		return false
	}
	if w.crowds[r.Stem] || len(w.orgHeads.Find(r.Stem)) > 0 || w.headOfPerson(j) {
		return true
	}
	if w.lang.Ends == nil || w.lang.Feminine == nil {
		return false
	}
	if _, elative := w.lang.Ends(r.Stem, lang.Elative); elative {
		return false
	}
	_, several := w.lang.Ends(head, lang.FemininePlural)
	return !several && w.lang.Feminine(head) && !w.lang.Feminine(r.Stem)
}

// remember notes under which heads and types an entity named at token i can be taken up.
func (w *work) remember(b *backward, i, e int, beside bool) {
	x := &w.rec.Entities[e]
	if words := w.keys[e].words; len(words) > 0 {
		head := w.lang.Bare(words[0])
		see(b.byHead, head, e, beside)
		if x.Type == "" {
			lexicons := []*lang.Lexicon{w.orgHeads}
			if x.Kind == news.Place {
				lexicons[0] = w.placeHeads
			}
			for _, id := range lexicons[0].Find(head) {
				see(b.byType, lexicons[0].Get(id, "type"), e, beside)
			}
		}
	}
	if x.Type != "" {
		see(b.byType, x.Type, e, beside)
	}
	if start := w.t.Tokens[i].Best(); start.Clitics.Has(lang.And | lang.So | lang.Prepositions) {
		return
	}
	for k := i - 1; k >= 0 && k >= i-2 && w.t.Tokens[k].Sentence == w.t.Tokens[i].Sentence; k-- { // a head that stays outside the name: the channel "..."
		if w.quote(k) {
			continue
		}
		if r := w.t.Tokens[k].Best(); r.Suffix != "" || r.Clitics.Has(lang.The) {
			break
		}
		if stem := w.t.Tokens[k].Best().Stem; len(w.orgHeads.Find(stem)) > 0 && x.Kind == news.Organization || len(w.placeHeads.Find(stem)) > 0 && x.Kind == news.Place {
			see(b.byHead, stem, e, beside)
		}
		break
	}
}

// lookBack finds what a generic head means; state is that of an adjective of origin behind it, or "".
func (w *work) lookBack(b *backward, stem, state string, states []int) (entity int, kind news.Kind, why string) {
	if len(w.orgHeads.Find(stem)) == 0 && len(w.placeHeads.Find(stem)) == 0 {
		if found, ok := b.byHead[stem]; ok && state == "" && found[1] == news.None && w.rec.Entities[found[0]].Kind == news.Organization && w.construct(found[0]) {
			return found[0], news.Organization, "" // a head that no lexicon lists, but with which a body's name begins: the academy
		}
		return news.None, "", ""
	}
	types := w.takes[stem]
	found, ok := b.byHead[stem]
	if !ok && slices.Contains(types, "state") {
		switch {
		case len(states) == 1 && (state == "" || state == w.rec.Entities[states[0]].Canon):
			return states[0], news.Place, ""
		case len(states) > 1:
			return news.None, "", severalLands
		}
	}
	for _, t := range types {
		if ok {
			break
		}
		found, ok = b.byType[t]
	}
	switch {
	case !ok:
		why = nothingNamed
	case found[1] != news.None:
		why = severalStand
	case state != "" && !w.belongs(found[0], state):
		why = otherState
	default:
		return found[0], w.rec.Entities[found[0]].Kind, ""
	}
	return news.None, "", why
}

// construct reports whether the name of an entity begins with a noun in construct: more than one word, of which the first has no article.
func (w *work) construct(e int) bool {
	words := w.keys[e].words
	return len(words) > 2 && w.lang.Bare(words[0]) == words[0]
}

// belongs reports whether the gazetteers say that an entity is of a state, or its name does.
func (w *work) belongs(e int, state string) bool {
	x := &w.rec.Entities[e]
	if x.Within == state {
		return true
	}
	for _, id := range w.orgs.Find(x.Words...) {
		if w.orgs.Get(id, "country") == state {
			return true
		}
	}
	if x.Kind != news.Organization || len(x.Words) < 2 || w.military(x.Words[0]) {
		return false // the special forces of a state are not its forces
	}
	for _, word := range x.Words[1:] {
		if base, ok := w.lang.Nisba(word); ok && w.demonyms[base] == state {
			return true
		}
	}
	return false
}

// military reports whether a head opens the names of armed bodies, of which a state has many.
func (w *work) military(head string) bool {
	for _, form := range [...]string{head, w.lang.Bare(head)} {
		for _, id := range w.orgHeads.Find(form) {
			switch w.orgHeads.Get(id, "type") {
			case "military", "security", "armed_group":
				return true
			}
		}
	}
	return false
}

// statesNamed are the states that the article names.
func (w *work) statesNamed() []int {
	var out []int
	for e := range w.rec.Entities {
		if w.rec.Entities[e].Type == "state" {
			out = append(out, e)
		}
	}
	return out
}

// timeAt reports whether an expression of time starts at token i.
func (w *work) timeAt(i int) bool {
	if i >= len(w.t.Tokens) {
		return false
	}
	s := w.t.Tokens[i].Span
	n, _ := slices.BinarySearchFunc(w.rec.Times, s.End, func(t news.Time, end int) int {
		if t.Span.Start < end {
			return -1
		}
		return 1
	})
	return n > 0 && w.rec.Times[n-1].Span.Start >= s.Start
}

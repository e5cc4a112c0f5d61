package details

import (
	"slices"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

const (
	nobody  = 6  // tokens behind a negation within which stands what there was none of
	state   = 3  // tokens behind a word for an injury within which stands how bad it is
	injured = 12 // tokens before it within which stands who was injured
)

// none finds what nobody suffered: "without any injuries", "the raid claimed no victims". Between the negation and the word for those who suffer stand words
// for happening only, and behind a negated verb of result its subject. Value is what there was none of.
func (r *reading) none() {
	word := func(i int, value string) bool {
		return slices.ContainsFunc(r.t.Tokens[i].Readings, func(rd lang.Reading) bool {
			return r.lists(rd.Stem, "none", value) || slices.ContainsFunc(rd.Morphs, func(m lang.Morph) bool { return r.lists(m.Lemma, "none", value) })
		})
	}
	for i := 0; i < len(r.t.Tokens); i++ {
		if r.t.Tokens[i].Kind != lang.Word || !r.negation(i) {
			continue
		}
		result := false
		for j := i + 1; j < len(r.t.Tokens) && j <= i+nobody && r.sentence(j) == r.sentence(i) && r.t.Tokens[j].Kind == lang.Word; j++ {
			if what := r.suffered(j); what != "" {
				if j+1 < len(r.t.Tokens) && r.sentence(j+1) == r.sentence(i) && r.lists(r.t.Tokens[j+1].Best().Stem, "scope", "others") {
					break // no others
				}
				s := text.Span{Start: r.t.Tokens[i].Span.Start, End: r.t.Tokens[j].Span.End}
				r.out = append(r.out, news.Detail{
					Slot: "none", Value: what, Event: news.None, Statement: r.statement(s), Against: news.None, Entity: news.None, Span: s,
				})
				i = j
				break
			}
			switch {
			case word(j, "happens"):
				result = result || j == i+1 && r.verb(j)
			case word(j, "any"):
			case result && !r.verb(j): // the subject of the verb
			default:
				j = len(r.t.Tokens)
			}
		}
	}
}

func (r *reading) verb(i int) bool {
	b := r.t.Tokens[i].Best()
	return len(b.Morphs) > 0 && b.Morphs[0].POS == lang.Verb
}

// lists reports whether the lexicon has a word in a slot with a value.
func (r *reading) lists(word, slot, value string) bool {
	return slices.ContainsFunc(r.words.Find(word), func(id int32) bool { return r.words.Get(id, "slot") == slot && r.words.Get(id, "value") == value })
}

// suffered is what the noun at token i says of those who suffer, "" where it is none: "victims", "injuries", "dead".
func (r *reading) suffered(i int) string {
	if r.verb(i) {
		return ""
	}
	if what := r.toll(i); what == "killed" || what == "injured" {
		return what
	}
	for _, rd := range r.t.Tokens[i].Readings {
		for _, id := range r.tolls.Find(rd.Stem) {
			if what := r.tolls.Get(id, "what"); what == "killed" || what == "injured" {
				return what
			}
		}
	}
	return ""
}

// conditions finds how badly a person was hurt: "was gravely wounded", "his state is stable". Entity is who.
func (r *reading) conditions() {
	for k, h := range r.hits {
		if h.slot != "condition" || h.value != "injury" && h.value != "state" {
			continue
		}
		for _, o := range r.hits[k+1:] {
			if o.first > h.last+state || r.sentence(o.first) != r.sentence(h.first) {
				break
			}
			if o.slot != "condition" || o.against == "" || r.negated(o.first) || o.first == h.first {
				continue
			}
			who := r.hurt(h.first, o.last)
			if who == news.None {
				break
			}
			s := text.Span{Start: r.t.Tokens[h.first].Span.Start, End: r.t.Tokens[o.last-1].Span.End}
			r.out = append(r.out, news.Detail{
				Slot: "condition", Value: o.value, Excludes: o.against, Event: news.None, Statement: r.statement(s), Against: news.None, Entity: who, Topic: h.value, Span: s,
			})
			break
		}
	}
}

// hurt is the person named last before the end of an injury told from token first on to token last, with nobody who is counted between, or None.
func (r *reading) hurt(first, last int) int {
	at, end := r.t.Tokens[first].Span.Start, r.t.Tokens[last-1].Span.End
	best := -1
	for k := range r.rec.Mentions {
		m := &r.rec.Mentions[k]
		if m.Span.Start >= end {
			break
		}
		if m.Kind == news.Person && m.Entity != news.None && m.Span.End <= end {
			best = k
		}
	}
	if best < 0 {
		return news.None
	}
	m := &r.rec.Mentions[best]
	i := r.token(m.Span.Start)
	if i < 0 || r.sentence(i) != r.sentence(first) || first-i > injured {
		return news.None
	}
	if m.Span.End < at && slices.ContainsFunc(r.out, func(d news.Detail) bool {
		return d.Slot == "count" && d.Span.Start >= m.Span.End && d.Span.End <= at
	}) {
		return news.None
	}
	for j := i; j < first; j++ { // "and others"
		if r.t.Tokens[j].Kind == lang.Word && r.lists(r.t.Tokens[j].Best().Stem, "scope", "others") {
			return news.None
		}
	}
	return m.Entity
}

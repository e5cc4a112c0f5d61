package events

import (
	"sort"

	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// maxNested bounds how many statements may be open at one place; deeper ones are taken for the outlet's own voice of the outer ones.
const maxNested = 16

// labelStatements marks for each token the innermost statement whose content holds it, and the statement whose cue it is part of. It goes
// through the text once.
func (a *article) labelStatements() {
	n := len(a.t.Tokens)
	a.said, a.cue = make([]int32, n), make([]int32, n)
	order := make([]int32, len(a.rec.Statements))
	cues := make([]int32, len(a.rec.Statements))
	for k := range a.rec.Statements {
		order[k], cues[k] = int32(k), int32(k)
	}
	sort.SliceStable(order, func(i, j int) bool {
		return a.rec.Statements[order[i]].Content.Start < a.rec.Statements[order[j]].Content.Start
	})
	cue := func(k int32) text.Span { return a.rec.Statements[k].Cue }
	sort.SliceStable(cues, func(i, j int) bool { return cue(cues[i]).Start < cue(cues[j]).Start })
	var open []int32
	next, c := 0, 0
	for i := range a.t.Tokens {
		s := a.t.Tokens[i].Span
		for next < len(order) && a.rec.Statements[order[next]].Content.Start <= s.Start {
			open = append(open, order[next])
			next++
		}
		kept := open[:0]
		a.said[i] = -1
		for _, k := range open {
			content := a.rec.Statements[k].Content
			if content.End <= s.Start {
				continue
			}
			kept = append(kept, k)
			if content.Contains(s) && (a.said[i] < 0 || content.Len() <= a.rec.Statements[a.said[i]].Content.Len()) {
				a.said[i] = k
			}
		}
		open = kept
		if len(open) > maxNested {
			open = append(open[:0], open[len(open)-maxNested:]...)
		}
		for c < len(cues) && cue(cues[c]).End <= s.Start {
			c++
		}
		a.cue[i] = -1
		if c < len(cues) && cue(cues[c]).Overlaps(s) {
			a.cue[i] = cues[c]
		}
	}
}

// sourceOf returns who speaks in statement k: the entity, or the phrase by which the source is told; nil where neither is known.
func (a *article) sourceOf(k int32) []news.Party {
	st := &a.rec.Statements[k]
	if st.Entity != news.None && (st.Class == news.NamedSource || st.Class == news.OrgSource) {
		return []news.Party{{Entity: st.Entity}}
	}
	src := st.Source
	if src == nil {
		src = st.Antecedent
	}
	if src == nil || st.Class == news.Unnamed || st.Class == news.Affiliated {
		return nil
	}
	if p, ok := a.phraseAt(a.tokenAt(src.Start)); !ok || !a.isParty(&p) {
		return nil // a document speaks, but does nothing
	}
	s := *src
	return []news.Party{{Entity: news.None, Span: &s}}
}

// speaks gives an event that is the cue of a statement the statement's source, where the clause itself names nobody.
func (a *article) speaks(d *draft, dropped bool) {
	k := a.cue[d.tok]
	if k < 0 || d.passive || d.f.subject != actor || len(d.actors) > 0 && !dropped {
		return
	}
	ps := a.sourceOf(k)
	if ps == nil || a.labels[d.tok].morph != nil && a.is(a.labels[d.tok].morph.Lemma, tUrges|tBlames) && anyOf(ps, func(p news.Party) bool { return holds(d.recipients, p) }) {
		return // the clause knows better who is called on or accused
	}
	d.actors, d.subjects = ps, ps
}

// anonymity reports whether token i belongs to the words that say why a source is not named: "asked not to be identified" asks nobody for
// anything.
func (a *article) anonymity(i int) bool {
	at := a.t.Tokens[i].Span
	for k := range a.rec.Statements {
		if u := a.rec.Statements[k].Unnamed; u != nil && u.Contains(at) {
			return true
		}
	}
	return false
}

// unnamedSource reports whether a phrase is the source without name or office of a statement: "the source" speaks and does nothing else.
func (a *article) unnamedSource(p *phrase) bool {
	if p.entity != news.None || p.last <= p.first || p.first == 0 {
		return false
	}
	at := a.span(p.first, p.last)
	for i := p.first - 1; i >= 0 && i >= p.first-4; i-- {
		if k := a.cue[i]; k >= 0 {
			st := &a.rec.Statements[k]
			return st.Class == news.Unnamed && st.Source != nil && st.Source.Overlaps(at)
		}
	}
	return false
}

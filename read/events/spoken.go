package events

import (
	"sort"

	"github.com/isnad-desk/isnad/text"
)

// maxNested bounds how many statements may be open at one place; deeper ones are taken for the outlet's own voice of the outer ones.
const maxNested = 16

// labelStatements marks for each token the innermost statement whose content holds it, and whether it is part of a cue. It goes through the
// text once.
func (a *article) labelStatements() {
	n := len(a.t.Tokens)
	a.said, a.cue = make([]int32, n), make([]bool, n)
	order := make([]int32, len(a.rec.Statements))
	cues := make([]text.Span, len(a.rec.Statements))
	for k := range a.rec.Statements {
		order[k], cues[k] = int32(k), a.rec.Statements[k].Cue
	}
	sort.SliceStable(order, func(i, j int) bool {
		return a.rec.Statements[order[i]].Content.Start < a.rec.Statements[order[j]].Content.Start
	})
	sort.Slice(cues, func(i, j int) bool { return cues[i].Start < cues[j].Start })
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
		for c < len(cues) && cues[c].End <= s.Start {
			c++
		}
		a.cue[i] = c < len(cues) && cues[c].Overlaps(s)
	}
}

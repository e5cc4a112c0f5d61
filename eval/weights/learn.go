package main

import (
	"fmt"
	"math"

	"github.com/isnad-desk/isnad/read/events"
)

// Settings of the training, by cross-validation.
const (
	epochs = 8
	rate   = 0.03 // first step of a weight
	prior  = 300  // strength of the pull of weights towards nought
)

// trainings is how many models are learnt, each from another order of the examples, of which the weights that are written are the mean.
const trainings = 15

// mean learns several models and returns their mean, which hangs less on the order of the examples than each.
func mean(table events.Table, xs []example) []float64 {
	sum := make([]float64, table.Len())
	for n := range trainings {
		for i, x := range train(table, xs, uint32(n+1)) {
			sum[i] += x / trainings
		}
	}
	return sum
}

// train fits a log-linear model over the choices of each question of a table, with steps that shrink for features seen often. It is deterministic; seed tells
// the order of the examples.
func train(table events.Table, xs []example, seed uint32) []float64 {
	w, steps := make([]float64, table.Len()), make([]float64, table.Len())
	var order []int
	for i := range xs {
		if xs[i].useful {
			order = append(order, i)
		}
	}
	pull := prior / float64(len(order)+1)
	state := seed
	var chance []float64
	for range epochs {
		for i := len(order) - 1; i > 0; i-- { // a shuffle by a fixed generator
			state = state*1664525 + 1013904223
			j := int(state>>8) % (i + 1)
			order[i], order[j] = order[j], order[i]
		}
		for _, n := range order {
			x := &xs[n]
			cs := x.asked.Choices
			chance = chance[:0]
			top := math.Inf(-1)
			for i := range cs {
				chance = append(chance, score(table, w, cs[i].Features))
				top = max(top, chance[i])
			}
			all, right := 0.0, 0.0
			for i := range chance {
				chance[i] = math.Exp(chance[i] - top)
				all += chance[i]
				if x.right[i] {
					right += chance[i]
				}
			}
			for i := range cs {
				slope := -chance[i] / all
				if x.right[i] {
					slope += chance[i] / right
				}
				if math.Abs(slope) < 1e-6 {
					continue
				}
				for _, f := range cs[i].Features {
					k := table.Index(f)
					s := slope - pull*w[k]
					steps[k] += s * s
					w[k] += rate * s / math.Sqrt(steps[k]+1e-3)
				}
			}
		}
	}
	return w
}

func score(table events.Table, w []float64, features []uint32) (s float64) {
	for _, f := range features {
		s += w[table.Index(f)]
	}
	return s
}

// crossed calls f with each question of a table and weights that did not learn from its article.
func crossed(table events.Table, xs []example, f func(x *example, w []float64)) {
	for fold := range folds {
		var seen []example
		for i := range xs {
			if xs[i].fold != fold {
				seen = append(seen, xs[i])
			}
		}
		w := train(table, seen, 1)
		for i := range xs {
			if xs[i].fold == fold {
				f(&xs[i], w)
			}
		}
	}
}

// measurePlaces prints what the weights of happening are worth: how many of the gold annotated events are told by a place that is taken, and how many of the events
// taken are annotated.
func measurePlaces(xs []example, gold int) {
	type answer struct {
		*example
		score float64
	}
	var as []answer
	crossed(events.OfHappening, xs, func(x *example, w []float64) {
		as = append(as, answer{x, score(events.OfHappening, w, x.asked.Choices[tells].Features)})
	})
	show := func(name string, takes func(a *answer) bool) {
		type place struct{ article, at int }
		hit, told := map[int]bool{}, map[place]bool{}
		for i := range as {
			if a := &as[i]; takes(a) {
				p := place{a.article, a.asked.Event[0].Start}
				told[p] = told[p] || a.right[tells] || !a.useful
				if a.right[tells] {
					hit[a.event] = true
				}
			}
		}
		right := 0
		for _, ok := range told {
			if ok {
				right++
			}
		}
		recall, precision := float64(len(hit))/float64(gold), float64(right)/float64(len(told))
		fmt.Printf("  %-44s recall %.3f precision %.3f F1 %.3f\n", name, recall, precision, 2*recall*precision/(recall+precision))
	}
	fmt.Printf("%d places, %d annotated events\n", len(as), gold)
	show("rules", func(a *answer) bool { return a.asked.Choices[tells].Rule })
	for _, drop := range []float64{-2, -1, 0} {
		for _, take := range []float64{1, 0.5, 0} {
			show(fmt.Sprintf("dropped below %g, taken from %g logits", drop, take), func(a *answer) bool {
				return a.asked.Choices[tells].Rule && a.score > drop || a.score >= take
			})
		}
	}
}

// measure prints what the weights of sides are worth.
func measure(xs []example) {
	var rules, weighed, reach [2]int
	type change struct{ mended, broken, neither int }
	kinds := [2][3]string{{"actor where the rules know none", "another actor", "no actor"}, {"recipient where the rules know none", "another recipient", "no recipient"}}
	var changes [2][3][4]change
	crossed(events.OfSides, xs, func(x *example, w []float64) {
		cs := x.asked.Choices
		best, bestScore, ruled := 0, math.Inf(-1), math.Inf(-1)
		right, empty := false, false
		for k := range cs {
			s := score(events.OfSides, w, cs[k].Features)
			if s > bestScore {
				best, bestScore = k, s
			}
			if cs[k].Rule {
				ruled = max(ruled, s)
				right = right || x.right[k]
				empty = empty || cs[k].Party == nil
			}
		}
		if right {
			rules[x.side]++
		}
		if x.right[best] {
			weighed[x.side]++
		}
		if x.useful {
			reach[x.side]++
		}
		if cs[best].Rule {
			return
		}
		kind := 1
		switch {
		case cs[best].Party == nil:
			kind = 2
		case empty:
			kind = 0
		}
		for n := range changes[x.side][kind] {
			if bestScore-ruled < float64(n) {
				break
			}
			c := &changes[x.side][kind][n]
			switch {
			case x.right[best] && !right:
				c.mended++
			case right && !x.right[best]:
				c.broken++
			default:
				c.neither++
			}
		}
	})
	for side, name := range [...]string{"actors", "recipients"} {
		n := 0
		for i := range xs {
			if xs[i].side == side && xs[i].fold < folds {
				n++
			}
		}
		fmt.Printf("%s: of %d sides the rules are right in %d, the weights alone in %d; a right answer is among the choices of %d\n", name, n, rules[side], weighed[side], reach[side])
	}
	fmt.Println("where another answer is likelier by 0, 1, 2 and 3 logits: mended, broken, neither")
	for side := range kinds {
		for kind, name := range kinds[side] {
			fmt.Printf("  %-36s %v\n", name, changes[side][kind])
		}
	}
}

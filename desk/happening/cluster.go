package happening

import (
	"cmp"
	"slices"
)

const (
	// maxListed bounds with how many acts that share a party, a place or a word an act is compared, those next to it in the order of time.
	maxListed = 40
	// maxCompared bounds with how many members of a group an act or another group is compared, the first ones.
	maxCompared = 20
)

// feature is something two acts must share to be compared at all.
type feature struct {
	kind byte // e a party, p a place, w a word of a party, t a trigger
	id   int
	word string
}

func (in *Input) features(x *act) []feature {
	var out []feature
	for _, s := range []side{x.actors, x.recipients} {
		for _, e := range s.entities {
			out = append(out, feature{kind: 'e', id: e})
		}
		for _, p := range s.phrases {
			for _, w := range p[:min(3, len(p))] {
				out = append(out, feature{kind: 'w', word: w})
			}
		}
	}
	out = append(out, feature{kind: 't', word: x.trigger})
	for _, e := range x.sentence.entities {
		out = append(out, feature{kind: 'e', id: e})
	}
	return out
}

// comparable reports whether two acts may be joined directly: those of two articles, or what a headline tells and what the body under it tells.
func (in *Input) comparable(x, y *act) bool {
	return x.article != y.article || in.headline(x.article, x.e.Trigger) != in.headline(y.article, y.e.Trigger)
}

type pair struct{ i, j, score int }

// cluster groups the acts of a story: pairs are joined best first, and two groups become one when at least half of their members fit one
// another and at most a quarter exclude one another. The groups come in the order of their first members, and each in the order of acts.
func (in *Input) cluster(acts []act) [][]int {
	listed := map[feature][]int{}
	scores := map[[2]int]int{}
	var pairs []pair
	score := func(i, j int) int {
		key := [2]int{min(i, j), max(i, j)}
		s, ok := scores[key]
		if !ok {
			s = in.same(&acts[key[0]], &acts[key[1]])
			scores[key] = s
		}
		return s
	}
	for j := range acts {
		seen := map[int]bool{}
		for _, f := range in.features(&acts[j]) {
			list := listed[f]
			for k := len(list) - 1; k >= 0 && k >= len(list)-maxListed; k-- {
				i := list[k]
				if i == j || seen[i] || !in.comparable(&acts[i], &acts[j]) || kinship(acts[i].e, acts[j].e) == strangers {
					continue
				}
				seen[i] = true
				if s := score(i, j); s > 0 {
					pairs = append(pairs, pair{i, j, s})
				}
			}
			if len(list) == 0 || list[len(list)-1] != j {
				listed[f] = append(list, j)
			}
		}
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.i, b.i), cmp.Compare(a.j, b.j))
	})
	home := make([]int, len(acts))
	groups := make([][]int, len(acts))
	for i := range acts {
		home[i], groups[i] = i, []int{i}
	}
	for _, p := range pairs {
		a, b := home[p.i], home[p.j]
		if a == b {
			continue
		}
		if a > b {
			a, b = b, a
		}
		fits, against, all := 0, 0, 0
		for _, i := range groups[a][:min(len(groups[a]), maxCompared)] {
			for _, j := range groups[b][:min(len(groups[b]), maxCompared)] {
				all++
				if s := score(i, j); s > 0 {
					fits++
				} else if s < 0 {
					against++
				}
			}
		}
		if 2*fits < all || 4*against > all { // one that fits a single report would chain act to act
			continue
		}
		for _, j := range groups[b] {
			home[j] = a
		}
		groups[a] = append(groups[a], groups[b]...)
		groups[b] = nil
	}
	var out [][]int
	for _, g := range groups {
		if len(g) > 0 {
			slices.Sort(g)
			out = append(out, g)
		}
	}
	return out
}

package identity

import (
	"cmp"
	"slices"
)

// Ref points to a cluster of a story.
type Ref struct {
	Story   int // its number
	Cluster int
}

// Join says which clusters of several stories that bear one key are one thing: all of them, unless the key is open: then those that share a
// clue, directly or through others. Each list and the lists are in order of before, which must order refs.
func Join(refs []Ref, at func(Ref) *Cluster, before func(a, b Ref) int) [][]Ref {
	refs = slices.Clone(refs)
	slices.SortFunc(refs, before)
	if len(refs) == 0 {
		return nil
	}
	if !at(refs[0]).Open {
		return [][]Ref{refs}
	}
	into := make([]int, len(refs))
	for i := range into {
		into[i] = i
	}
	find := func(i int) int {
		for into[i] != i {
			into[i] = into[into[i]]
			i = into[i]
		}
		return i
	}
	first := map[uint64]int{}
	for i, r := range refs {
		for _, c := range at(r).Clues {
			f, ok := first[c]
			if !ok {
				first[c] = i
				continue
			}
			if a, b := find(f), find(i); a != b {
				into[max(a, b)] = min(a, b)
			}
		}
	}
	lists := map[int][]Ref{}
	for i, r := range refs {
		lists[find(i)] = append(lists[find(i)], r)
	}
	out := make([][]Ref, 0, len(lists))
	for _, l := range lists {
		out = append(out, l)
	}
	slices.SortFunc(out, func(a, b []Ref) int { return cmp.Compare(before(a[0], b[0]), 0) })
	return out
}

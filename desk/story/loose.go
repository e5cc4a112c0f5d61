package story

import (
	"cmp"
	"slices"
)

// settleLoose works out the stories of articles without a day, which may lie anywhere in time: of those in open and of those that hang together
// with them or with a story that changed.
func (s *Stories) settleLoose(open, changed map[int32]bool) {
	if len(open) == 0 && len(s.loose) == 0 { // all have a day
		return
	}
	for l := range changed {
		for _, n := range s.joined[l] {
			open[n] = true
		}
		for _, m := range s.members[l] {
			for _, e := range s.edges[m] {
				if !s.dated(e.To) {
					open[e.To] = true
				}
			}
		}
	}
	if len(open) == 0 {
		return
	}
	// what hangs together: neighbours without a day, and those near one dated story
	var list []int32
	for n := range open {
		list = append(list, n)
	}
	for i := 0; i < len(list); i++ {
		for _, e := range s.edges[list[i]] {
			if e.Near < undatedAt {
				continue
			}
			near := []int32{e.To}
			if s.dated(e.To) {
				near = slices.Clone(s.joined[s.top(s.label[e.To])])
				for _, x := range s.edges[e.To] {
					if x.Near >= undatedAt {
						near = append(near, x.To)
					}
				}
			}
			for _, o := range near {
				if !s.dated(o) && !open[o] {
					open[o] = true
					list = append(list, o)
				}
			}
		}
	}
	for _, n := range list {
		if l, ok := s.loose[n]; ok {
			s.unjoin(n, l)
			changed[l] = true
		}
	}
	near, best := map[int32]int32{}, map[int32]float32{}
	closest := func(n int32) (int32, float32) {
		if b, ok := best[n]; ok {
			return near[n], b
		}
		to, most := int32(-1), float32(0)
		for _, e := range s.edges[n] {
			if e.Near < undatedAt || s.dated(n) && s.dated(e.To) || s.apart(s.texts[n], s.texts[e.To]) {
				continue
			}
			if e.Near > most || e.Near == most && s.less(e.To, to) {
				to, most = e.To, e.Near
			}
		}
		near[n], best[n] = to, most
		return to, most
	}
	slices.SortFunc(list, func(a, b int32) int { // sure pairs open the stories that doubtful ones may join
		_, x := closest(a)
		_, y := closest(b)
		return cmp.Or(cmp.Compare(y, x), s.texts[a].Key.Compare(s.texts[b].Key))
	})
	for _, n := range list {
		to := s.chooseLoose(n, closest)
		s.loose[n] = to
		s.joined[to] = append(s.joined[to], n)
		changed[to] = true
	}
}

func (s *Stories) unjoin(n, l int32) {
	delete(s.loose, n)
	s.joined[l] = slices.DeleteFunc(s.joined[l], func(o int32) bool { return o == n })
	if len(s.joined[l]) == 0 {
		delete(s.joined, l)
	}
}

// chooseLoose returns the story of an article without a day.
func (s *Stories) chooseLoose(n int32, closest func(int32) (int32, float32)) int32 {
	story := func(o int32) (int32, bool) {
		if s.dated(o) {
			return s.top(s.label[o]), true
		}
		l, ok := s.loose[o]
		return l, ok
	}
	for _, o := range s.bonds[n] {
		if s.Text(int(o)) != nil {
			if l, ok := story(o); ok {
				return l
			}
		}
	}
	var near tallies
	for _, e := range s.edges[n] {
		l, ok := story(e.To)
		if !ok {
			continue
		}
		near.of(l).add(float64(e.Near))
	}
	best, bestScore := n, 0.0
	for i := range near {
		t := &near[i]
		members := s.Members(int(t.label))
		score := t.mean(min(nearest, len(members)))
		if score < undatedAt || score < bestScore {
			continue
		}
		members = members[:min(len(members), lookBack)]
		if slices.ContainsFunc(members, func(m int) bool {
			return s.apart(s.texts[n], s.texts[m]) || slices.Contains(s.vetoes[n], int32(m))
		}) {
			continue
		}
		to, _ := closest(n)
		mutual := to >= 0 && slices.Contains(members, int(to))
		if mutual {
			back, _ := closest(to)
			mutual = back == n
		}
		if !mutual && score < cohesive*s.cohesion(members) {
			continue
		}
		if score > bestScore || best != n && s.less(t.label, best) {
			best, bestScore = t.label, score
		}
	}
	return best
}

// cohesion is the mean nearness of articles to one another, 1 for a single one: nothing but its like is as near.
func (s *Stories) cohesion(members []int) float64 {
	sum, n := 0.0, 0
	says := make([]features, len(members))
	for a, i := range members {
		says[a] = s.texts[i].features(s.shelf)
	}
	for a := range members {
		for b := range a {
			sum += cosine(says[a], says[b])
			n++
		}
	}
	if n == 0 {
		return 1
	}
	return sum / float64(n)
}

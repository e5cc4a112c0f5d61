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

// features numbers what acts must share to be compared at all: a party, a word of a party, a trigger.
type features map[uint64]int32

func (f features) of(kind byte, n int32) int32 {
	key := uint64(kind)<<32 | uint64(uint32(n))
	id, ok := f[key]
	if !ok {
		id = int32(len(f))
		f[key] = id
	}
	return id
}

// add appends the features of an act, each as often as it stands there.
func (f features) add(out []int32, in *Input, x *act) []int32 {
	for _, s := range []*side{&x.actors, &x.recipients} {
		for _, e := range s.entities {
			out = append(out, f.of('e', int32(e)))
		}
		for _, p := range s.phrases {
			for _, w := range p[:min(3, len(p))] {
				out = append(out, f.of('w', in.number(w)))
			}
		}
	}
	out = append(out, f.of('t', in.number(x.lemma)))
	for _, e := range x.sentence.entities {
		out = append(out, f.of('e', int32(e)))
	}
	return out
}

// kinds tells how near two acts are by their types and modes, of which a story has few.
type kinds struct {
	of  []int32 // of each act
	kin [][]kin
}

func newKinds(acts []act) kinds {
	type kind struct{ t, mode string }
	number := map[kind]int32{}
	var first []*act
	k := kinds{of: make([]int32, len(acts))}
	for i := range acts {
		x := kind{acts[i].e.Type, acts[i].e.Mode}
		n, ok := number[x]
		if !ok {
			n = int32(len(first))
			number[x] = n
			first = append(first, &acts[i])
		}
		k.of[i] = n
	}
	k.kin = make([][]kin, len(first))
	for i, x := range first {
		k.kin[i] = make([]kin, len(first))
		for j, y := range first {
			k.kin[i][j] = kinship(x.e, y.e)
		}
	}
	return k
}

type pair struct {
	i, j  int32
	score int32
}

// cluster groups the acts of a story: pairs are joined best first, and two groups become one when at least half of their members fit one
// another and at most a quarter exclude one another. The groups come in the order of their first members, and each in the order of acts.
// Acts may be joined directly where they are of two articles, or where a headline tells the one and the body under it the other.
// With remember what memory knows of the acts' scores is taken from there, and what they are is kept.
func (in *Input) cluster(acts []act, remember bool) [][]int {
	kinds := newKinds(acts)
	head := make([]bool, len(acts))
	for i := range acts {
		head[i] = in.headline(acts[i].article, acts[i].e.Trigger)
	}
	scores := newScores(4 * len(acts))
	var was []int32 // by act: which one it was the last time
	if remember {
		marks := make([]uint64, len(in.Entities))
		for e := range marks {
			marks[e] = in.mark(e)
		}
		was = in.Memory.recall(in, acts, marks)
		before := in.Memory.last
		in.Memory.Scored = 0
		defer func() {
			scores.before = nil
			in.Memory.keep(in, acts, marks, scores)
		}()
		if was != nil {
			scores.before = before.scores
		}
	}
	score := func(i, j int32) int32 {
		i, j = min(i, j), max(i, j)
		at := scores.at(i, j)
		if *at == notScored && was != nil && was[i] >= 0 && was[i] < was[j] {
			*at = scores.before.get(was[i], was[j])
		}
		if *at == notScored {
			*at = int16(in.same(&acts[i], &acts[j]))
			in.Memory.Scored++
		}
		return int32(*at)
	}
	number := features{}
	var listed [][]int32
	var pairs []pair
	var mine []int32
	seen := make([]int32, len(acts)) // by act: the last one that it was compared with, and 1
	for j := range acts {
		mine = number.add(mine[:0], in, &acts[j])
		for len(listed) < len(number) {
			listed = append(listed, nil)
		}
		for _, f := range mine {
			list := listed[f]
			for k := len(list) - 1; k >= 0 && k >= len(list)-maxListed; k-- {
				i := int(list[k])
				if i == j || seen[i] == int32(j+1) || acts[i].article == acts[j].article && head[i] == head[j] || kinds.kin[kinds.of[i]][kinds.of[j]] == strangers {
					continue
				}
				seen[i] = int32(j + 1)
				if s := score(int32(i), int32(j)); s > 0 {
					pairs = append(pairs, pair{int32(i), int32(j), s})
				}
			}
			if len(list) == 0 || list[len(list)-1] != int32(j) {
				listed[f] = append(list, int32(j))
			}
		}
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.i, b.i), cmp.Compare(a.j, b.j))
	})
	home := make([]int32, len(acts))
	groups := make([][]int32, len(acts))
	single := make([]int32, len(acts))
	for i := range acts {
		home[i], single[i] = int32(i), int32(i)
		groups[i] = single[i : i+1 : i+1]
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
			list := make([]int, len(g))
			for k, i := range g {
				list[k] = int(i)
			}
			out = append(out, list)
		}
	}
	return out
}

// scores keeps how pairs of acts score: an open table, for there are a thousand pairs to an act of a large story.
type scores struct {
	key   []uint64
	score []int16
	n     int
	// before are those of the last time, while this is made.
	before *scores
}

// notScored is no score that a pair can have.
const notScored = -1 << 15

func newScores(n int) *scores {
	size := 64
	for size < n {
		size *= 2
	}
	return &scores{key: make([]uint64, size), score: make([]int16, size)}
}

// at returns the place of a pair's score, which holds until the next call.
func (s *scores) at(i, j int32) *int16 {
	if 2*s.n >= len(s.key) {
		s.grow()
	}
	key := uint64(uint32(i))<<32 | uint64(uint32(j)) + 1
	p := s.place(key)
	if s.key[p] == 0 {
		s.key[p], s.score[p] = key, notScored
		s.n++
	}
	return &s.score[p]
}

// get returns a pair's score, or notScored.
func (s *scores) get(i, j int32) int16 {
	key := uint64(uint32(i))<<32 | uint64(uint32(j)) + 1
	if p := s.place(key); s.key[p] == key {
		return s.score[p]
	}
	return notScored
}

// place returns where a key stands or could stand.
func (s *scores) place(key uint64) int {
	mask := uint64(len(s.key) - 1)
	p := (key * 0x9e3779b97f4a7c15) >> 20 & mask
	for s.key[p] != 0 && s.key[p] != key {
		p = (p + 1) & mask
	}
	return int(p)
}

func (s *scores) grow() {
	old := *s
	s.key, s.score = make([]uint64, 2*len(old.key)), make([]int16, 2*len(old.key)) // the rest stays
	for k, key := range old.key {
		if key != 0 {
			p := s.place(key)
			s.key[p], s.score[p] = key, old.score[k]
		}
	}
}

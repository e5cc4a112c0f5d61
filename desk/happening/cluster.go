package happening

import (
	"cmp"
	"slices"

	together "github.com/isnad-desk/isnad/desk/side"
	"github.com/isnad-desk/isnad/news"
)

const (
	// maxListed bounds with how many acts that share a party, a place or a word an act is compared, those next to it in the order of time.
	maxListed = 40
	// maxCompared bounds with how many members of a group an act or another group is compared, the first ones.
	maxCompared = 20
)

// features numbers what acts must share to be compared at all: a party, a word of a party, a trigger; in a story of few articles a type or mode.
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
			for _, w := range p.words[:min(3, len(p.words))] {
				out = append(out, f.of('w', w))
			}
		}
	}
	out = append(out, f.of('t', in.number(x.lemma)))
	for _, e := range x.sentence.entities {
		out = append(out, f.of('e', int32(e)))
	}
	if x.only && in.few[in.Story[x.article]] {
		out = append(out, f.of('k', in.number(x.e.Type)), f.of('m', in.number(x.e.Mode)))
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

// near is how near acts i and j are by their types and modes.
func (k *kinds) near(i, j int) kin { return k.kin[k.of[i]][k.of[j]] }

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
	var scores, before *table // of now and of the last time
	var was []int32           // by act: which one it was the last time
	if remember {
		marks := make([]uint64, len(in.Entities))
		for e := range marks {
			marks[e] = in.mark(e)
		}
		if was = in.Memory.recall(in, acts, marks); was != nil {
			before = in.Memory.last.scores
		}
		in.Memory.Scored = 0
		defer func() { in.Memory.keep(in, acts, marks, scores) }()
	}
	scores = newTable(len(acts), before)
	known := func(i, j int32) bool { return was != nil && was[i] >= 0 && was[i] < was[j] }
	score := func(i, j int32) int16 { // of any two acts
		i, j = min(i, j), max(i, j)
		if kinds.near(int(i), int(j)) == strangers && acts[i].article != acts[j].article {
			return 0
		}
		s := scores.get(i, j)
		if s == notScored {
			if known(i, j) {
				s = before.get(was[i], was[j])
			}
			if s == notScored {
				in.Memory.Scored++
				s = int16(in.same(&acts[i], &acts[j]))
			}
			scores.add(i, j, s)
		}
		return s
	}
	number := features{}
	var listed [][]int32
	var mine []int32
	seen := make([]int32, len(acts)) // by act: the last one that it was compared with, and 1
	var old laid
	fresh := 0 // pairs that have to be scored
	for j := range acts {
		if was != nil && was[j] >= 0 {
			old.lay(before, was[j])
		}
		mine = number.add(mine[:0], in, &acts[j])
		for len(listed) < len(number) {
			listed = append(listed, nil)
		}
		for _, f := range mine {
			list := listed[f]
			for k := len(list) - 1; k >= 0 && k >= len(list)-maxListed; k-- {
				i := int(list[k])
				if i == j || seen[i] == int32(j+1) || acts[i].article == acts[j].article && head[i] == head[j] || kinds.near(i, j) == strangers {
					continue
				}
				seen[i] = int32(j + 1)
				s := int16(notScored)
				if known(int32(i), int32(j)) {
					if s = old.get(was[i]); s == notScored {
						s = before.rest.get(was[i], was[j])
					}
				}
				if s == notScored {
					fresh++
				}
				scores.append(int32(i), s)
			}
			if len(list) == 0 || list[len(list)-1] != int32(j) {
				listed[f] = append(list, int32(j))
			}
		}
		scores.end()
	}
	if remember {
		in.Memory.Scored += fresh
	}
	in.scoreAll(acts, &kinds, scores, fresh)
	var pairs []pair
	for j := range acts {
		for _, x := range scores.row(int32(j)) {
			if i, s := split(x); s > 0 {
				pairs = append(pairs, pair{i, int32(j), int32(s)})
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
	type tried struct{ a, b, sizeA, sizeB int32 } // groups grow only: of two of the same sizes nothing is new
	failed := map[tried]bool{}
	for _, p := range pairs {
		a, b := home[p.i], home[p.j]
		if a == b {
			continue
		}
		if a > b {
			a, b = b, a
		}
		try := tried{a, b, int32(len(groups[a])), int32(len(groups[b]))}
		if failed[try] {
			continue
		}
		left, right := groups[a][:min(len(groups[a]), maxCompared)], groups[b][:min(len(groups[b]), maxCompared)]
		fits, against, twice, all := 0, 0, 0, len(left)*len(right)
		open := all // pairs that were not looked at: where they cannot help any more they need not be
		for _, i := range left {
			for _, j := range right {
				if open--; 2*(fits+open+1) < all || 4*against > all {
					break
				}
				if acts[i].article == acts[j].article && head[i] == head[j] && in.twice(&acts[i], &acts[j]) && score(i, j) < surelyOne {
					twice++
				}
				if s := score(i, j); s > 0 {
					fits++
				} else if s < 0 {
					against++
				}
			}
		}
		// one that fits a single report would chain act to act; and whoever tells two visits knows them apart
		if 2*fits < all || 4*against > all || 2*twice >= min(len(groups[a]), len(groups[b])) && twice > 0 {
			failed[try] = true
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

// scoreAll scores the pairs of the rows that have no score yet, of which there are so many. Where they are many the rows are shared out: a score depends on
// its two acts alone, and what scoring makes on its way each worker makes for itself.
func (in *Input) scoreAll(acts []act, kinds *kinds, t *table, fresh int) {
	if fresh == 0 {
		return
	}
	score := func(in *Input, first, step int) {
		for j := first; j < len(acts); j += step {
			row := t.row(int32(j))
			for n, x := range row {
				if i, s := split(x); s == notScored {
					row[n] = scored(i, int16(in.sameOf(kinds.near(int(i), j), &acts[i], &acts[j])))
				}
			}
		}
	}
	if !in.Alone || fresh < manyPairs {
		score(in, 0, 1)
		return
	}
	in.nameParties(acts)
	together.By(shares, func(k int) {
		c := *in
		c.marks, c.met = &marks{}, map[uint64]meeting{}
		score(&c, k, shares)
	})
}

// manyPairs is from how many pairs on they are scored side by side, shares into how many the rows are shared out: more than there are processors, for others
// work too.
const manyPairs, shares = 1000, 16

// nameParties makes of the parties and places of acts what scores ask for, so that nobody makes it while several score.
func (in *Input) nameParties(acts []act) {
	for i := range acts {
		x := &acts[i]
		for _, list := range [2][]int{x.actors.entities, x.recipients.entities} {
			for _, e := range list {
				in.title(e)
				in.unspaced(e)
			}
		}
		if x.place != news.None {
			in.title(x.place)
		}
	}
}

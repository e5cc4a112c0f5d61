package names

import (
	"cmp"
	"math/bits"
	"slices"

	"github.com/isnad-desk/isnad/lang"
)

// phrases are the phrases of all sources in one tree of words, so that one look at a word tells of all lexicons. Words
// are known by their hash, which a page has reckoned already.
type phrases struct {
	nodes []node    // the root is the first
	slots []slot    // the way from a node to the next: open addressing by step
	rows  [][]int32 // of the lexicon, by end
	stems uint32    // sources that are matched by stem
}

type node struct {
	step  uint64 // hash of the words that lead to it; 0 for the root
	ends  uint32 // sources with a phrase that ends here
	more  uint32 // sources with a phrase that goes on
	first int32  // index in rows of those that end here, by source
}

type slot struct{ key, node uint32 } // node 0: empty

// everySource is the set of all sources.
const everySource = uint32(1<<len(sources) - 1)

func newPhrases(lexicons []*lang.Lexicon) *phrases {
	p := &phrases{nodes: make([]node, 1)}
	type end struct {
		node   uint32
		source int
		rows   []int32
	}
	var ends []end
	nodes := map[uint64]uint32{}
	for k, x := range lexicons {
		if sources[k].mode == lang.ByStem {
			p.stems |= 1 << k
		}
		x.Phrases(func(words []string, rows []int32) {
			at := uint32(0)
			for _, w := range words {
				p.nodes[at].more |= 1 << k
				s := p.step(at, wordHash(w))
				next, ok := nodes[s]
				if !ok {
					next = uint32(len(p.nodes))
					nodes[s], p.nodes = next, append(p.nodes, node{step: s})
				}
				at = next
			}
			p.nodes[at].ends |= 1 << k
			ends = append(ends, end{at, k, rows})
		})
	}
	slices.SortFunc(ends, func(a, b end) int { return cmp.Or(cmp.Compare(a.node, b.node), cmp.Compare(a.source, b.source)) })
	for i := len(ends) - 1; i >= 0; i-- {
		p.nodes[ends[i].node].first = int32(i)
	}
	for _, e := range ends {
		p.rows = append(p.rows, e.rows)
	}
	size := 8
	for size < 2*len(p.nodes) {
		size *= 2
	}
	p.slots = make([]slot, size)
	for i := 1; i < len(p.nodes); i++ {
		s := p.nodes[i].step
		at := s & uint64(size-1)
		for p.slots[at].node != 0 {
			at = (at + 1) & uint64(size-1)
		}
		p.slots[at] = slot{uint32(s >> 32), uint32(i)}
	}
	return p
}

// step is the hash of the way from the root over a node and a word behind it.
func (p *phrases) step(from uint32, word uint64) uint64 {
	return word ^ p.nodes[from].step*0x9e3779b97f4a7c15
}

// next returns the node behind a word, 0 for none.
func (p *phrases) next(from uint32, word uint64) uint32 {
	s, mask := p.step(from, word), uint64(len(p.slots)-1)
	for at := s & mask; p.slots[at].node != 0; at = (at + 1) & mask {
		if o := p.slots[at]; o.key == uint32(s>>32) && p.nodes[o.node].step == s {
			return o.node
		}
	}
	return 0
}

// touch looks at the slot of a word without a branch; see page.hash.
func (p *phrases) touch(word uint64) uint32 { return p.slots[word&uint64(len(p.slots)-1)].key }

// longestPhrases holds for each source the longest phrase that starts at a token.
type longestPhrases struct {
	sources uint32 // with one
	of      [len(sources)]struct {
		last, reading int
		rows          []int32
	}
}

// match finds the longest phrase of each of some sources that starts at a token, as lang.Lexicon.Match does for one.
func (p *phrases) match(t *lang.Text, of *page, i int, live uint32, best *longestPhrases) {
	best.sources = 0
	for r, h := range of.of(i) {
		if len(t.Tokens[i].Readings) == 0 {
			r = -1
		}
		if h.stem == h.host {
			p.follow(t, of, i, i+1, r, p.next(0, h.host), live, best)
			continue
		}
		p.follow(t, of, i, i+1, r, p.next(0, h.host), live&^p.stems, best)
		p.follow(t, of, i, i+1, r, p.next(0, h.stem), live&p.stems, best)
	}
}

// follow looks at the phrases of the live sources that begin at token i in a reading of it, from a node that they have before token j.
func (p *phrases) follow(t *lang.Text, of *page, i, j, reading int, at, live uint32, best *longestPhrases) {
	for ; at != 0; j++ {
		n := &p.nodes[at]
		for ends := live & n.ends; ends != 0; ends &= ends - 1 {
			k := bits.TrailingZeros32(ends)
			if b := &best.of[k]; best.sources>>k&1 == 0 || j > b.last {
				best.sources |= 1 << k
				b.last, b.reading, b.rows = j, reading, p.rows[int(n.first)+bits.OnesCount32(n.ends&(1<<k-1))]
			}
		}
		live &= n.more
		if live == 0 || j >= len(t.Tokens) || t.Tokens[j].Sentence != t.Tokens[i].Sentence {
			return
		}
		next := p.next(at, of.folds[j])
		on := live & p.has(next)
		if others := live &^ on & p.stems; others != 0 {
			for r, h := range of.of(j) {
				if r < len(t.Tokens[j].Readings) && t.Tokens[j].Readings[r].Clitics&^lang.The == 0 {
					by := p.next(at, h.stem)
					p.follow(t, of, i, j+1, reading, by, others&p.has(by), best)
					others &^= p.has(by)
				}
			}
		}
		at, live = next, on
	}
}

// has is the set of sources that have a node; that for none is empty.
func (p *phrases) has(at uint32) uint32 {
	if at == 0 {
		return 0
	}
	return p.nodes[at].ends | p.nodes[at].more
}

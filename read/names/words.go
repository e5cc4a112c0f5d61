package names

import (
	"encoding/binary"
	"errors"
	"sort"

	"github.com/isnad-desk/isnad/tagger"
)

// levels is the number of clusterings that a word has a cluster in, coarse to
// fine.
const levels = 3

// fact is what a large body of news tells of a word, apart from any article.
type fact struct {
	clusters [levels]uint16 // 0 for none
	memory   uint16         // packed by learn.go
	rarity   uint16         // -log2 of the share of all words, in sixteenths; 0 for unknown
}

// wordTable knows facts by the hash of a folded word. It is not changed by use.
type wordTable struct {
	keys  []uint32
	facts []fact
	slots []uint32 // open addressing; index + 1
}

func (t *wordTable) get(hash uint64) fact {
	if i := t.find(hash); i >= 0 {
		return t.facts[i]
	}
	return fact{}
}

// find returns the index of a word's fact, -1 for an unknown word.
func (t *wordTable) find(hash uint64) int {
	if len(t.slots) == 0 {
		return -1
	}
	k, mask := uint32(hash>>32), uint32(len(t.slots)-1)
	for s := k & mask; t.slots[s] != 0; s = (s + 1) & mask {
		if i := t.slots[s] - 1; t.keys[i] == k {
			return int(i)
		}
	}
	return -1
}

// touch looks at the slot of a word without a branch; see page.hash.
func (t *wordTable) touch(hash uint64) uint32 {
	if len(t.slots) == 0 {
		return 0
	}
	return t.slots[uint32(hash>>32)&uint32(len(t.slots)-1)]
}

// newWordTable makes a table from words and their facts. Of words with one key
// the first is kept.
func newWordTable(words []string, facts []fact) *wordTable {
	order := make([]int, len(words))
	keys := make([]uint32, len(words))
	for i, w := range words {
		order[i], keys[i] = i, uint32(wordHash(w)>>32)
	}
	sort.SliceStable(order, func(i, j int) bool { return keys[order[i]] < keys[order[j]] })
	t := &wordTable{}
	for _, i := range order {
		if n := len(t.keys); n > 0 && t.keys[n-1] == keys[i] {
			continue
		}
		t.keys, t.facts = append(t.keys, keys[i]), append(t.facts, facts[i])
	}
	t.index()
	return t
}

func (t *wordTable) index() {
	size := 8
	for size < 2*len(t.keys) {
		size *= 2
	}
	t.slots = make([]uint32, size)
	for i, k := range t.keys {
		s := k & uint32(size-1)
		for t.slots[s] != 0 {
			s = (s + 1) & uint32(size-1)
		}
		t.slots[s] = uint32(i + 1)
	}
}

// encode writes the table as the "words" section of the model file: number of
// words, then by rising key the key less the one before, the clusters and the
// memory, all as varints.
func (t *wordTable) encode() []byte {
	b := binary.AppendUvarint(nil, uint64(len(t.keys)))
	last := uint32(0)
	for i, k := range t.keys {
		b = binary.AppendUvarint(b, uint64(k-last))
		last = k
		for _, c := range t.facts[i].clusters {
			b = binary.AppendUvarint(b, uint64(c))
		}
		b = binary.AppendUvarint(b, uint64(t.facts[i].memory))
		b = binary.AppendUvarint(b, uint64(t.facts[i].rarity))
	}
	return b
}

func decodeWordTable(b []byte) (*wordTable, error) {
	bad := errors.New("names: the model's word table is malformed: train the model again")
	next := func() uint64 {
		v, n := binary.Uvarint(b)
		if n <= 0 {
			b = nil
			return 1 << 63
		}
		b = b[n:]
		return v
	}
	n := next()
	if n > uint64(len(b)/(levels+3)) {
		return nil, bad
	}
	t := &wordTable{keys: make([]uint32, n), facts: make([]fact, n)}
	last := uint64(0)
	for i := range t.keys {
		last += next()
		if last >= 1<<32 {
			return nil, bad
		}
		t.keys[i] = uint32(last)
		for l := range levels {
			c := next()
			if c >= 1<<16 {
				return nil, bad
			}
			t.facts[i].clusters[l] = uint16(c)
		}
		m, r := next(), next()
		if m >= 1<<16 || r >= 1<<16 {
			return nil, bad
		}
		t.facts[i].memory, t.facts[i].rarity = uint16(m), uint16(r)
	}
	t.index()
	return t, nil
}

// bitTable is a set of bits for some words by hash. It may hold words of like hashes for one, so its bits say "perhaps".
type bitTable struct {
	slots []struct{ key, bits uint32 } // open addressing; no bits in an empty slot
}

func newBitTable(of map[uint64]uint32) *bitTable {
	size := 8
	for size < 2*len(of) {
		size *= 2
	}
	t := &bitTable{make([]struct{ key, bits uint32 }, size)}
	for hash, bits := range of {
		k := uint32(hash >> 32)
		s := k & uint32(size-1)
		for t.slots[s].bits != 0 && t.slots[s].key != k {
			s = (s + 1) & uint32(size-1)
		}
		t.slots[s].key, t.slots[s].bits = k, t.slots[s].bits|bits
	}
	return t
}

func (t *bitTable) get(hash uint64) uint32 {
	k, mask := uint32(hash>>32), uint32(len(t.slots)-1)
	for s := k & mask; t.slots[s].bits != 0; s = (s + 1) & mask {
		if t.slots[s].key == k {
			return t.slots[s].bits
		}
	}
	return 0
}

// touch looks at the slot of a word without a branch; see page.hash.
func (t *bitTable) touch(hash uint64) uint32 {
	return t.slots[uint32(hash>>32)&uint32(len(t.slots)-1)].key
}

func wordHash(folded string) uint64 { return tagger.Hash(0, folded) }

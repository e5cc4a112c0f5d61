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
	clusters clusters
	memory   uint16 // packed by learn.go
	rarity   uint16 // -log2 of the share of all words, in sixteenths; 0 for unknown
}

// wordTable knows facts by the hash of a folded word. It is not changed by use.
type wordTable struct {
	words  int
	places []wordPlace // open addressing by key; a word is one look at one place
}

type wordPlace struct {
	key   uint32 // upper half of the hash
	taken bool
	fact
}

func (t *wordTable) get(hash uint64) fact {
	if i := t.find(hash); i >= 0 {
		return t.places[i].fact
	}
	return fact{}
}

// find returns the index of a word's place, -1 for an unknown word.
func (t *wordTable) find(hash uint64) int {
	if len(t.places) == 0 {
		return -1
	}
	k, mask := uint32(hash>>32), uint32(len(t.places)-1)
	for i := k & mask; t.places[i].taken; i = (i + 1) & mask {
		if t.places[i].key == k {
			return int(i)
		}
	}
	return -1
}

// touch looks at the place of a word without a branch; see page.hash.
func (t *wordTable) touch(hash uint64) uint32 {
	if len(t.places) == 0 {
		return 0
	}
	return t.places[uint32(hash>>32)&uint32(len(t.places)-1)].key
}

// newWordTable makes a table from words and their facts. Of words with one key
// the first is kept.
func newWordTable(words []string, facts []fact) *wordTable {
	t := emptyWordTable(len(words))
	for i, w := range words {
		t.put(uint32(wordHash(w)>>32), facts[i])
	}
	return t
}

// emptyWordTable has room for so many words.
func emptyWordTable(words int) *wordTable {
	size := 8
	for size < 2*words {
		size *= 2
	}
	return &wordTable{places: make([]wordPlace, size)}
}

// put adds a word unless one of its key is there.
func (t *wordTable) put(key uint32, f fact) {
	mask := uint32(len(t.places) - 1)
	i := key & mask
	for ; t.places[i].taken; i = (i + 1) & mask {
		if t.places[i].key == key {
			return
		}
	}
	t.places[i] = wordPlace{key, true, f}
	t.words++
}

// encode writes the table as the "words" section of the model file: number of
// words, then by rising key the key less the one before, the clusters and the
// memory, all as varints.
func (t *wordTable) encode() []byte {
	order := make([]int, 0, t.words)
	for i := range t.places {
		if t.places[i].taken {
			order = append(order, i)
		}
	}
	sort.Slice(order, func(a, b int) bool { return t.places[order[a]].key < t.places[order[b]].key })
	b := binary.AppendUvarint(nil, uint64(t.words))
	last := uint32(0)
	for _, i := range order {
		p := &t.places[i]
		b = binary.AppendUvarint(b, uint64(p.key-last))
		last = p.key
		for _, c := range p.clusters {
			b = binary.AppendUvarint(b, uint64(c))
		}
		b = binary.AppendUvarint(b, uint64(p.memory))
		b = binary.AppendUvarint(b, uint64(p.rarity))
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
	t := emptyWordTable(int(n))
	last := uint64(0)
	for range n {
		last += next()
		if last >= 1<<32 {
			return nil, bad
		}
		var f fact
		for l := range levels {
			c := next()
			if c >= 1<<16 {
				return nil, bad
			}
			f.clusters[l] = uint16(c)
		}
		m, r := next(), next()
		if m >= 1<<16 || r >= 1<<16 {
			return nil, bad
		}
		f.memory, f.rarity = uint16(m), uint16(r)
		t.put(uint32(last), f)
	}
	return t, nil
}

func wordHash(folded string) uint64 { return tagger.Hash(0, folded) }

package tagger

import "slices"

// table holds the weights of the features that have any, by key, in open addressing: a feature is one
// look at one place, which for up to 14 labels is half a cache line. A text is mostly looking up, and
// a look at memory is what looking up costs.
type table struct {
	used   int
	size   uint64 // places
	stride int    // numbers of a place, a multiple of block

	// places hold four lanes of 16 bits a number. Lanes 0 and 1 of a place are its key, lane
	// y+keyLanes is the weight of label y plus bias, so that no lane of a taken place's labels is 0.
	places []uint64

	// filter is a set of bits that tells most features without weights at one look.
	filter []uint64
	shift  uint8
}

const (
	block    = 4 // numbers summed at once
	lanes    = 4
	keyLanes = 2
	bias     = maxWeight + 1
	evens    = 0x0000ffff0000ffff // lanes 0 and 2
	taken    = 0xffff << 32       // label 0
)

// newTable makes a table for rising keys. weight gives the i-th key's weight for a label.
func newTable(keys []uint32, labels int, weight func(i, label int) int16) table {
	t := table{used: len(keys), size: uint64(len(keys))*4/3 + 8, shift: 26}
	t.stride = (labels + keyLanes + lanes*block - 1) / (lanes * block) * block
	t.places = make([]uint64, t.size*uint64(t.stride))
	for 1<<(32-t.shift) < 8*len(keys) {
		t.shift--
	}
	t.filter = make([]uint64, 1<<(32-t.shift)/64)
	for i, k := range keys {
		at := t.first(k)
		for t.place(at)[0]&taken != 0 {
			at = t.next(at)
		}
		p := t.place(at)
		p[0] = uint64(k)
		for y := range labels {
			p[(y+keyLanes)/lanes] |= uint64(uint16(weight(i, y)+bias)) << (16 * ((y + keyLanes) % lanes))
		}
		bit := filterBit(k, t.shift)
		t.filter[bit>>6] |= 1 << (bit & 63)
	}
	return t
}

// filterBit is where a key has its bit in the filter.
func filterBit(key uint32, shift uint8) uint32 { return key * 0x9e3779b1 >> (shift & 31) }

func (t *table) first(key uint32) uint64 { return uint64(key) * t.size >> 32 }

func (t *table) next(at uint64) uint64 {
	if at++; at == t.size {
		return 0
	}
	return at
}

func (t *table) place(at uint64) []uint64 {
	return t.places[at*uint64(t.stride):][:t.stride]
}

// weight is what a place gives a label.
func weight(place []uint64, label int) int16 {
	lane := label + keyLanes
	return int16(place[lane/lanes]>>(16*(lane%lanes))) - bias
}

// each calls do with every key and its place, in no order.
func (t *table) each(do func(key uint32, place []uint64)) {
	for at := range t.size {
		if p := t.place(at); p[0]&taken != 0 {
			do(uint32(p[0]), p)
		}
	}
}

// known appends the keys of those features to keys that the table may hold. The filter
// has no branch, because most features of a text are unknown and nothing foretells which.
func (t *table) known(features []uint64, keys []uint32) []uint32 {
	n := len(keys)
	keys = slices.Grow(keys, len(features))[:n+len(features)]
	for _, h := range features {
		k := key(h)
		bit := filterBit(k, t.shift)
		keys[n] = k
		n += int(t.filter[bit>>6] >> (bit & 63) & 1)
	}
	return keys[:n]
}

// touch looks at the places of keys without a branch, so that those that are not in the cache are fetched side by
// side and not one after the other. What it returns must be kept, or nothing is looked at.
func (t *table) touch(keys []uint32) (seen uint64) {
	for _, k := range keys {
		seen ^= t.places[t.first(k)*uint64(t.stride)]
	}
	return seen
}

// add adds the places of the keys that the table holds to a sum. In the sum each number of a place is two, of its even and of its odd
// lanes, so that a lane has 32 bits; instead of the key it counts the places.
func (t *table) add(keys []uint32, sum []uint64) {
	for _, k := range keys {
		at := t.first(k)
		for {
			head := t.places[at*uint64(t.stride)]
			if head&taken == 0 {
				break
			}
			if uint32(head) == k {
				t.sum(at, sum)
				break
			}
			at = t.next(at)
		}
	}
}

func (t *table) sum(at uint64, sum []uint64) {
	p := t.place(at)
	for from := 0; from < len(p); from += block {
		v, to := (*[block]uint64)(p[from:]), (*[2 * block]uint64)(sum[2*from:])
		head := v[0]
		if from == 0 {
			head = head>>(16*keyLanes)<<(16*keyLanes) | 1
		}
		to[0] += head & evens
		to[1] += head >> 16 & evens
		for i := 1; i < block; i++ {
			to[2*i] += v[i] & evens
			to[2*i+1] += v[i] >> 16 & evens
		}
	}
}

// unpack adds a sum to the scores of the labels.
func (t *table) unpack(sum []uint64, scores []int64) {
	if len(sum) == 0 {
		return
	}
	off := int64(uint32(sum[0])) * bias
	for y := range scores {
		lane := y + keyLanes
		scores[y] += int64(uint32(sum[lane/lanes*2+lane%2]>>(32*(lane%lanes/2)))) - off
	}
}

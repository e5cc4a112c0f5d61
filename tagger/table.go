package tagger

import "slices"

// table holds the weights of the features that have any. A text is mostly looking up, and what looking up costs is
// memory that is not in the cache, so the table is small: most features have one weight or two, and a place of eight
// bytes holds a key and two. A feature with more takes as many places, side by side.
//
// Places stand in the order of their keys, each at or, where others stand there, soon behind the place that its key
// has in the whole range of keys; behind the last is an empty one.
type table struct {
	used   int // features
	labels int
	size   uint64 // places in which a key may come first; some more follow for the last keys
	places []uint64

	// filter is a set of bits that tells most features without weights at one look.
	filter []uint64
	shift  uint8
}

// A place is its key in the upper half, and in the lower two weights: the label, then the amount in weightBits.
// A weight that is too great for its bits is told in parts. A half that is 0 holds none; the first half of a taken place always
// holds one.
const (
	weightBits = 10
	maxPart    = 1<<(weightBits-1) - 1
	maxPlaces  = maxLabels * (maxWeight/maxPart + 1) / 2 // of one key
)

// newTable makes a table for rising keys. weight gives the i-th key's weight for a label; each key has one that is not 0.
func newTable(keys []uint32, labels int, weight func(i, label int) int16) table {
	t := table{used: len(keys), labels: labels, shift: 26}
	parts := func(i int, do func(y int, part int16)) {
		for y := range labels {
			for rest := weight(i, y); rest != 0; {
				part := max(-maxPart, min(maxPart, rest))
				rest -= part
				do(y, part)
			}
		}
	}
	places := 0
	for i := range keys {
		n := 0
		parts(i, func(int, int16) { n++ })
		places += (n + 1) / 2
	}
	t.size = uint64(places)*2 + 8 // half empty: few steps to a key, and few that nothing foretells
	t.places = make([]uint64, t.size+maxPlaces+1)
	next := 0
	for i, k := range keys {
		next = max(next, int(t.first(k)))
		if short := next + maxPlaces + 1 - len(t.places); short > 0 {
			t.places = append(t.places, make([]uint64, short)...)
		}
		half := 0
		parts(i, func(y int, part int16) {
			t.places[next+half/2] |= uint64(k)<<32 | uint64(y<<weightBits|int(part)&(1<<weightBits-1))<<(16*(half%2))
			half++
		})
		next += (half + 1) / 2
	}
	for 1<<(32-t.shift) < 8*len(keys) {
		t.shift--
	}
	t.filter = make([]uint64, 1<<(32-t.shift)/64)
	for _, k := range keys {
		bit := filterBit(k, t.shift)
		t.filter[bit>>6] |= 1 << (bit & 63)
	}
	return t
}

// filterBit is where a key has its bit in the filter.
func filterBit(key uint32, shift uint8) uint32 { return key * 0x9e3779b1 >> (shift & 31) }

func (t *table) first(key uint32) uint64 { return uint64(key) * t.size >> 32 }

// weights calls do with each part of a place.
func weights(place uint64, do func(label int, part int16)) {
	for half := uint32(place); half != 0; half >>= 16 {
		do(int(half&0xffff>>weightBits), int16(half<<(16-weightBits))>>(16-weightBits))
	}
}

// each calls do with every key, rising, and its weights by label, which are valid until it returns.
func (t *table) each(do func(key uint32, weights []int16)) {
	row := make([]int16, t.labels)
	for i, p := range t.places {
		if uint32(p) == 0 {
			continue
		}
		weights(p, func(y int, part int16) { row[y] += part })
		if next := t.places[i+1]; uint32(next) == 0 || next>>32 != p>>32 {
			do(uint32(p>>32), row)
			clear(row)
		}
	}
}

// known appends the keys of those features to keys that the table may hold. The filter
// has no branch, because nothing foretells which features of a text are known.
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
		seen ^= t.places[t.first(k)]
	}
	return seen
}

// width is how many numbers a sum has: one for two labels.
func (t *table) width() int { return (t.labels + 1) / 2 }

// add adds the weights of the keys that the table holds to a sum. A number of a sum is the score of one label plus 2^32 times that of the next.
func (t *table) add(keys []uint32, sum []uint64) {
	for _, k := range keys {
		for at := t.first(k); ; at++ {
			p := t.places[at]
			if uint32(p) == 0 || uint32(p>>32) > k {
				break
			}
			if uint32(p>>32) < k {
				continue
			}
			addHalf(uint32(p)&0xffff, sum)
			addHalf(uint32(p)>>16, sum)
		}
	}
}

func addHalf(half uint32, sum []uint64) {
	y := half >> weightBits
	part := int64(half) << (64 - weightBits) >> (64 - weightBits)
	sum[y>>1] += uint64(part) << (32 * (y & 1))
}

// unpack adds a sum to the scores of the labels.
func (t *table) unpack(sum []uint64, scores []int64) {
	for y := range scores {
		n := int64(sum[y/2])
		if y%2 == 0 {
			scores[y] += int64(int32(n))
		} else {
			scores[y] += (n - int64(int32(n))) >> 32
		}
	}
}

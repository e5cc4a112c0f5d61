package tagger

// Features holds the feature hashes of one sequence, position by position.
// The zero value is an empty sequence. It is built with Add and End and may be
// used again after Reset, which keeps its memory.
type Features struct {
	hashes []uint64
	ends   []int32 // ends[i] is the index in hashes after the last feature of position i
}

// Reset empties the sequence.
func (f *Features) Reset() { f.hashes, f.ends = f.hashes[:0], f.ends[:0] }

// Add gives the position under construction one more feature. The hash must be
// well mixed in its upper bits; see [Hash].
func (f *Features) Add(hash uint64) { f.hashes = append(f.hashes, hash) }

// End closes the position under construction; the next Add belongs to the next
// position.
func (f *Features) End() { f.ends = append(f.ends, int32(len(f.hashes))) }

// Len is the number of closed positions.
func (f *Features) Len() int { return len(f.ends) }

// At returns the hashes of position i, counted from 0. The slice belongs to f.
func (f *Features) At(i int) []uint64 {
	start := int32(0)
	if i > 0 {
		start = f.ends[i-1]
	}
	return f.hashes[start:f.ends[i]]
}

// Clone returns a copy that shares no memory with f.
func (f *Features) Clone() *Features {
	return &Features{
		hashes: append([]uint64(nil), f.hashes...),
		ends:   append([]int32(nil), f.ends...),
	}
}

// Hash returns a hash of s seeded by the template number, well mixed in all its
// bits. Different templates give unrelated hashes for one s.
func Hash(template uint64, s string) uint64 {
	h := template*0x9e3779b97f4a7c15 + 0xcbf29ce484222325
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 0x100000001b3
	}
	return mix(h)
}

// Join returns a hash for the ordered pair of two hashes under a template, for
// features that hold of two things together.
func Join(template, a, b uint64) uint64 {
	return mix(mix(a+template*0x9e3779b97f4a7c15) ^ (b*0xff51afd7ed558ccd + 0x2545f4914f6cdd1d))
}

// mix is the finaliser of splitmix64.
func mix(x uint64) uint64 {
	x ^= x >> 30
	x *= 0xbf58476d1ce4e5b9
	x ^= x >> 27
	x *= 0x94d049bb133111eb
	x ^= x >> 31
	return x
}

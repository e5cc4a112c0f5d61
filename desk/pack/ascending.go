package pack

import (
	"encoding/binary"
	"math/bits"
)

// Ascending is a list of numbers, each larger than the one before. It is packed as Rice codes of the gaps: a list of hashes takes not much more
// than it must.
type Ascending []uint32

// putAscending appends the length, the last number, and for each gap its upper bits as so many ones and a zero, and its k lower bits.
func putAscending(b []byte, list Ascending) []byte {
	b = binary.AppendUvarint(b, uint64(len(list)))
	if len(list) == 0 {
		return b
	}
	last := list[len(list)-1]
	b = binary.AppendUvarint(b, uint64(last))
	k := riceBits(len(list), last)
	var acc uint64
	n := 0
	push := func(v uint64, width int) {
		acc |= v << n
		for n += width; n >= 8; n -= 8 {
			b = append(b, byte(acc))
			acc >>= 8
		}
	}
	was := uint32(0)
	for _, x := range list {
		gap := x - was
		was = x
		for high := gap >> k; high > 0; {
			ones := min(high, 24)
			push(1<<ones-1, int(ones))
			high -= ones
		}
		push(0, 1)
		push(uint64(gap&(1<<k-1)), k)
	}
	if n > 0 {
		b = append(b, byte(acc))
	}
	return b
}

// riceBits is how many lower bits of a gap are written as they are.
func riceBits(n int, last uint32) int {
	mean := uint64(last) / uint64(n)
	return max(bits.Len64(mean)-1, 0)
}

// Append appends the list to bytes, as Marshal packs it. What stands there is not guarded: it is for what never leaves memory.
func (list Ascending) Append(b []byte) []byte { return putAscending(b, list) }

// CutAscending unpacks a list that Append packed, and returns the bytes behind it.
func CutAscending(b []byte) (list Ascending, rest []byte) {
	r := reader{b: b}
	list = r.ascending()
	return list, r.b
}

func (r *reader) ascending() Ascending {
	n := r.uvarint()
	if n == 0 || r.bad {
		return nil
	}
	if n > 8*uint64(len(r.b)) { // each takes a bit at least
		r.bad = true
		return nil
	}
	last := r.uvarint()
	if last > 1<<32-1 {
		r.bad = true
		return nil
	}
	k := riceBits(int(n), uint32(last))
	out := make(Ascending, n)
	at, was := 0, uint64(0) // bits read
	end := 8 * len(r.b)
	for i := range out {
		high := uint64(0)
		for {
			ones := bits.TrailingZeros64(^r.peek(at))
			high += uint64(ones)
			if at += ones; ones < sure {
				break
			}
		}
		at++
		if at+k > end {
			r.bad = true
			return nil
		}
		low := r.peek(at) & (1<<k - 1)
		at += k
		if was += high<<k | low; was > last {
			r.bad = true
			return nil
		}
		out[i] = uint32(was)
	}
	r.b = r.b[(at+7)/8:]
	return out
}

// sure is how many bits peek sees at least.
const sure = 56

// peek returns the bits from one on; behind the end there are zeros.
func (r *reader) peek(at int) uint64 {
	i := at >> 3
	if i+8 <= len(r.b) {
		return binary.LittleEndian.Uint64(r.b[i:]) >> (at & 7)
	}
	var v uint64
	for j := i; j < len(r.b); j++ {
		v |= uint64(r.b[j]) << (8 * (j - i))
	}
	return v >> (at & 7)
}

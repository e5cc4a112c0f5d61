package tagger

import "strings"

const (
	maxLabels = 64
	forbidden = int32(-1 << 31) // a transition that no chain may take
)

// Model is a trained tagger. It is not changed by tagging and is safe for
// concurrent use.
type Model struct {
	labels []string
	start  []int32 // start[y]: score of beginning with label y, or forbidden
	trans  []int32 // trans[x*len(labels)+y]: score of y after x, or forbidden

	// slots is an open-addressed table of the features that have weights, filter
	// a set of bits that tells most features without weights at one look.
	slots  []slot
	mask   uint32
	filter []uint64
	shift  uint8

	// weights holds the rows, each of m.stride numbers, three labels in a number:
	// that of label 3i, that of label 3i+1 times 2^21 and that of label 3i+2
	// times 2^42. Sums of up to maxSum such numbers hold all three sums.
	weights []int64
	stride  int
	before  [][]uint8 // before[y]: the labels that y may follow

	sections []Section
}

// slot is a place of the table: a feature's key and its row index + 1, 0 for
// an empty slot.
type slot struct{ key, row uint32 }

// Section is a named block of bytes that a model file carries for its user; the
// package does not look into it.
type Section struct {
	Name string
	Data []byte
}

// Labels returns the label names in index order. The slice belongs to the model.
func (m *Model) Labels() []string { return m.labels }

// Rows is the number of features that have any weight.
func (m *Model) Rows() int { return len(m.weights) / max(1, m.stride) }

// Section returns the bytes of the first section of that name, nil if there is
// none. They belong to the model.
func (m *Model) Section(name string) []byte {
	for _, s := range m.sections {
		if s.Name == name {
			return s.Data
		}
	}
	return nil
}

// SetSection sets or replaces a section, for use between training and Encode.
func (m *Model) SetSection(name string, data []byte) {
	for i := range m.sections {
		if m.sections[i].Name == name {
			m.sections[i].Data = data
			return
		}
	}
	m.sections = append(m.sections, Section{name, data})
}

// key is the part of a feature hash by which models know the feature.
func key(hash uint64) uint32 { return uint32(hash >> 32) }

// filterKey is where a key has its bit in the filter.
func filterKey(key uint32, shift uint8) uint32 { return key * 0x9e3779b1 >> (shift & 31) }

// find adds the rows of the features that the model knows to rows. The filter
// comes first and without a branch, because most features of a text are unknown
// and nothing foretells which.
func (m *Model) find(features []uint64, s *Scratch) []uint32 {
	if len(m.slots) == 0 {
		return nil
	}
	if cap(s.keys) < len(features) {
		s.keys, s.rows = make([]uint32, len(features)), make([]uint32, len(features))
	}
	keys, n := s.keys[:len(features)], 0
	for _, h := range features {
		k := key(h)
		at := filterKey(k, m.shift)
		keys[n] = k
		n += int(m.filter[at>>6] >> (at & 63) & 1)
	}
	rows := s.rows[:0]
	for _, k := range keys[:n] {
		for at := k & m.mask; ; at = (at + 1) & m.mask {
			e := m.slots[at]
			if e.row == 0 {
				break
			}
			if e.key == k {
				rows = append(rows, e.row-1)
				break
			}
		}
	}
	return rows
}

// emit adds the weights of rows to the scores of one position.
func (m *Model) emit(rows []uint32, emit []int64) {
	for len(rows) > maxSum {
		m.emit(rows[:maxSum], emit)
		rows = rows[maxSum:]
	}
	for from := 0; from < m.stride; from += block {
		var sum [block]int64
		for _, r := range rows {
			w := (*[block]int64)(m.weights[int(r)*m.stride+from:])
			for i := range sum {
				sum[i] += w[i]
			}
		}
		for i, v := range sum {
			for y := lanes * (from + i); y < lanes*(from+i+1) && y < len(emit); y++ {
				low := v << (64 - laneBits) >> (64 - laneBits)
				emit[y] += low
				v = (v - low) >> laneBits
			}
		}
	}
}

const (
	block     = 5 // numbers of a row summed at once; a row is a whole number of blocks
	lanes     = 3
	laneBits  = 21
	maxWeight = 1<<12 - 1
	maxSum    = 1 << (laneBits - 1) / (maxWeight + 1) // rows whose sums fit a lane
)

// setRows makes room for n rows.
func (m *Model) setRows(n int) {
	m.stride = (len(m.labels) + lanes*block - 1) / (lanes * block) * block
	m.weights = make([]int64, n*m.stride)
}

// setWeight sets a weight that is still 0.
func (m *Model) setWeight(row, label int, w int16) {
	m.weights[row*m.stride+label/lanes] += int64(w) << (laneBits * (label % lanes))
}

func (m *Model) weight(row uint32, label int) int16 {
	v := m.weights[int(row)*m.stride+label/lanes]
	for range label % lanes {
		v = (v - v<<(64-laneBits)>>(64-laneBits)) >> laneBits
	}
	return int16(v << (64 - laneBits) >> (64 - laneBits))
}

// index fills the table from the sorted keys, of which the i-th has row i.
func (m *Model) index(sorted []uint32) {
	size := uint32(8)
	for int(size) < 2*len(sorted) {
		size *= 2
	}
	m.slots, m.mask = make([]slot, size), size-1
	m.shift = 26
	for 1<<(32-m.shift) < 8*len(sorted) {
		m.shift--
	}
	m.filter = make([]uint64, 1<<(32-m.shift)/64)
	for i, k := range sorted {
		s := k & m.mask
		for m.slots[s].row != 0 {
			s = (s + 1) & m.mask
		}
		m.slots[s] = slot{k, uint32(i + 1)}
		at := filterKey(k, m.shift)
		m.filter[at>>6] |= 1 << (at & 63)
	}
	m.before = before(m.trans, len(m.labels))
}

// before lists, for each label, the labels that it may follow, in order.
func before(trans []int32, labels int) [][]uint8 {
	out := make([][]uint8, labels)
	for y := range out {
		for x := range labels {
			if trans[x*labels+y] != forbidden {
				out[y] = append(out[y], uint8(x))
			}
		}
	}
	return out
}

// Scratch is the working memory of Tag. The zero value is ready; one Scratch
// serves one goroutine at a time.
type Scratch struct {
	chain []uint8
	back  []uint8
	score [2][maxLabels]int64
	emit  [maxLabels]int64
	keys  []uint32
	rows  []uint32
}

// Tag returns the best label index of each position of f. Ties go to the lower
// index. The result belongs to s and is valid until s is used again. It costs
// time proportional to the number of features plus positions × labels².
func (m *Model) Tag(f *Features, s *Scratch) []uint8 {
	return viterbi(f.Len(), m.start, m.trans, m.before, s, func(i int, emit []int64) {
		m.emit(m.find(f.At(i), s), emit)
	})
}

const never = int64(-1) << 60 // score of a chain that is not allowed

// viterbi finds the best allowed chain of n positions; before is what before
// made of trans. emit adds the scores of
// one position to a zeroed slice.
func viterbi(n int, start, trans []int32, before [][]uint8, s *Scratch, emit func(i int, emit []int64)) []uint8 {
	if cap(s.chain) < n {
		s.chain = make([]uint8, n)
	}
	chain := s.chain[:n]
	if n == 0 {
		return chain
	}
	labels := len(start)
	if cap(s.back) < n*labels {
		s.back = make([]uint8, n*labels)
	}
	back := s.back[:n*labels]
	cur, next := s.score[0][:labels], s.score[1][:labels]
	e := s.emit[:labels]
	clear(e)
	emit(0, e)
	for y := range cur {
		cur[y] = never
		if start[y] != forbidden {
			cur[y] = int64(start[y]) + e[y]
		}
	}
	for i := 1; i < n; i++ {
		clear(e)
		emit(i, e)
		for y := range next {
			best, from := never, uint8(0)
			for _, x := range before[y] {
				if v := cur[x] + int64(trans[int(x)*labels+y]); v > best && cur[x] > never/2 {
					best, from = v, x
				}
			}
			if best > never/2 {
				best += e[y]
			}
			next[y], back[i*labels+y] = best, from
		}
		cur, next = next, cur
	}
	last := 0
	for y := range cur {
		if cur[y] > cur[last] {
			last = y
		}
	}
	for i := n - 1; i >= 0; i-- {
		chain[i] = uint8(last)
		last = int(back[i*labels+last])
	}
	return chain
}

// BIO returns the transitions that the BIO scheme allows for labels named "O",
// "B-kind" and "I-kind": an I- stands only after the B- or I- of its own kind.
// Element [x+1][y] says whether y may follow x; row 0 is the beginning.
func BIO(labels []string) [][]bool {
	allowed := make([][]bool, len(labels)+1)
	for x := range allowed {
		allowed[x] = make([]bool, len(labels))
		for y, to := range labels {
			kind, inside := strings.CutPrefix(to, "I-")
			allowed[x][y] = !inside || x > 0 && (labels[x-1] == "B-"+kind || labels[x-1] == to)
		}
	}
	return allowed
}

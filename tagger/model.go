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

	// rows is an open-addressed table: slot s holds the row index + 1 of the
	// feature keys[s], 0 for an empty slot.
	keys    []uint32
	slots   []uint32
	mask    uint32
	weights []int16 // weights[row*len(labels)+y]

	sections []Section
}

// Section is a named block of bytes that a model file carries for its user; the
// package does not look into it.
type Section struct {
	Name string
	Data []byte
}

// Labels returns the label names in index order. The slice belongs to the model.
func (m *Model) Labels() []string { return m.labels }

// Rows is the number of features that have any weight.
func (m *Model) Rows() int { return len(m.weights) / max(1, len(m.labels)) }

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

// row returns the weights of a feature, nil if the model does not know it.
func (m *Model) row(hash uint64) []int16 {
	if len(m.keys) == 0 {
		return nil
	}
	k := key(hash)
	n := len(m.labels)
	for s := k & m.mask; ; s = (s + 1) & m.mask {
		r := m.slots[s]
		if r == 0 {
			return nil
		}
		if m.keys[s] == k {
			at := int(r-1) * n
			return m.weights[at : at+n : at+n]
		}
	}
}

// index fills the table from the sorted keys, of which the i-th has row i.
func (m *Model) index(sorted []uint32) {
	size := uint32(8)
	for int(size) < 2*len(sorted) {
		size *= 2
	}
	m.keys, m.slots, m.mask = make([]uint32, size), make([]uint32, size), size-1
	for i, k := range sorted {
		s := k & m.mask
		for m.slots[s] != 0 {
			s = (s + 1) & m.mask
		}
		m.keys[s], m.slots[s] = k, uint32(i+1)
	}
}

// Scratch is the working memory of Tag. The zero value is ready; one Scratch
// serves one goroutine at a time.
type Scratch struct {
	chain []uint8
	back  []uint8
	score [2][maxLabels]int64
	emit  [maxLabels]int64
}

// Tag returns the best label index of each position of f. Ties go to the lower
// index. The result belongs to s and is valid until s is used again. It costs
// time proportional to the number of features plus positions × labels².
func (m *Model) Tag(f *Features, s *Scratch) []uint8 {
	return viterbi(f.Len(), m.start, m.trans, s, func(i int, emit []int64) {
		for _, h := range f.At(i) {
			for y, w := range m.row(h) {
				emit[y] += int64(w)
			}
		}
	})
}

const never = int64(-1) << 60 // score of a chain that is not allowed

// viterbi finds the best allowed chain of n positions. emit adds the scores of
// one position to a zeroed slice.
func viterbi(n int, start, trans []int32, s *Scratch, emit func(i int, emit []int64)) []uint8 {
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
			best, from := never, 0
			for x := range cur {
				t := trans[x*labels+y]
				if t == forbidden || cur[x] <= never/2 {
					continue
				}
				if v := cur[x] + int64(t); v > best {
					best, from = v, x
				}
			}
			if best > never/2 {
				best += e[y]
			}
			next[y], back[i*labels+y] = best, uint8(from)
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

package tagger

import (
	"slices"
	"strings"
)

const (
	maxLabels = 64
	maxWeight = 1<<12 - 1
	forbidden = int32(-1 << 31) // a transition that no chain may take
)

// Model is a trained tagger. It is not changed by tagging and is safe for
// concurrent use.
type Model struct {
	labels []string
	start  []int32 // start[y]: score of beginning with label y, or forbidden
	trans  []int32 // trans[x*len(labels)+y]: score of y after x, or forbidden

	rows   table
	before [][]uint8 // before[y]: the labels that y may follow

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
func (m *Model) Rows() int { return m.rows.used }

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

// Width is how many numbers the sum of a position's features has; see [Model.Sum].
func (m *Model) Width() int { return m.rows.width() }

// Sum adds to sums, [Model.Width] numbers for each position of f, what the model gives
// the features there. Sums of the same model may be added number by number; one
// holds up to 2^18 features. Features that come again and again in the same
// company need be looked up only once.
func (m *Model) Sum(f *Features, sums []uint64, s *Scratch) {
	m.Look(f, s)
	m.Add(0, f.Len(), sums, s)
}

// Look is the first half of Sum: it fetches what the model knows of the features, those of all positions
// side by side, which for many is sooner done than for few at a time. s is not to be used for anything but Add until all that is
// wanted was added.
func (m *Model) Look(f *Features, s *Scratch) {
	s.keys, s.ends = s.keys[:0], append(s.ends[:0], 0)
	for i := range f.Len() {
		s.keys = m.rows.known(f.At(i), s.keys)
		s.ends = append(s.ends, len(s.keys))
	}
	s.touched ^= m.rows.touch(s.keys)
}

// Add is the second half of Sum, for the positions from first to before last of those that were looked at.
func (m *Model) Add(first, last int, sums []uint64, s *Scratch) {
	width := m.Width()
	for i := first; i < last; i++ {
		m.rows.add(s.keys[s.ends[i]:s.ends[i+1]], sums[(i-first)*width:][:width])
	}
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
	sums  []uint64
	keys  []uint32
	ends  []int // of the keys of each position, after a 0

	touched uint64 // see table.touch
}

// Tag returns the best label index of each position of f. Ties go to the lower
// index. The result belongs to s and is valid until s is used again. It costs
// time proportional to the number of features plus positions × labels².
//
// The sums hold what the model gives further features (see [Model.Sum]), to which
// it adds those of f; nil stands for none.
func (m *Model) Tag(f *Features, sums []uint64, s *Scratch) []uint8 {
	width := m.Width()
	if sums == nil {
		s.sums = slices.Grow(s.sums[:0], f.Len()*width)[:f.Len()*width]
		clear(s.sums)
		sums = s.sums
	}
	m.Sum(f, sums, s)
	return viterbi(f.Len(), m.start, m.trans, m.before, s, func(i int, emit []int64) {
		m.rows.unpack(sums[i*width:][:width], emit)
	})
}

// Over returns by how much a chain that Tag returned is better than the same with label y at the positions from first to before last, which is how sure
// the model is of what it says there. The sums are those that Tag was given, which has added to them; positions count from the beginning of the chain.
// It costs time proportional to the positions.
func (m *Model) Over(chain []uint8, sums []uint64, first, last int, y uint8, s *Scratch) int64 {
	width, labels := m.Width(), len(m.labels)
	e := s.emit[:labels]
	step := func(x, z uint8) int64 { return int64(m.trans[int(x)*labels+int(z)]) }
	sum := int64(0)
	for i := first; i < last; i++ {
		clear(e)
		m.rows.unpack(sums[i*width:][:width], e)
		sum += e[chain[i]] - e[y]
		switch {
		case i == 0:
			sum += int64(m.start[chain[i]]) - int64(m.start[y])
		case i == first:
			sum += step(chain[i-1], chain[i]) - step(chain[i-1], y)
		default:
			sum += step(chain[i-1], chain[i]) - step(y, y)
		}
	}
	if last < len(chain) {
		sum += step(chain[last-1], chain[last]) - step(y, chain[last])
	}
	return sum
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

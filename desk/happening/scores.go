package happening

import (
	"slices"
	"sort"
)

// notScored is no score that a pair can have.
const notScored = -1 << 15

// table keeps how pairs of acts score. An act of a large story has a thousand pairs, nearly all with earlier acts that share a feature with it: these
// are kept in rows, which are made in order and read in order.
type table struct {
	rows []uint64   // the earlier acts of each act with their scores, ascending by act
	ends []int      // of rows, by act
	rest *scattered // what was scored beside the rows
}

// newTable returns an empty table for some acts; before, where it is not nil, tells about how large it will be.
func newTable(acts int, before *table) *table {
	t := &table{ends: make([]int, 0, acts), rest: newScattered(acts)}
	if before != nil {
		t.rows = make([]uint64, 0, len(before.rows)+len(before.rows)/16)
	}
	return t
}

// scored is an act with a score, as it stands in a row.
func scored(i int32, score int16) uint64 { return uint64(uint32(i))<<16 | uint64(uint16(score)) }

func split(x uint64) (i int32, score int16) { return int32(x >> 16), int16(uint16(x)) }

// begin is where the row of an act begins.
func (t *table) begin(j int32) int {
	if j == 0 {
		return 0
	}
	return t.ends[j-1]
}

// append adds an act to the row that is being made.
func (t *table) append(i int32, score int16) { t.rows = append(t.rows, scored(i, score)) }

// end ends the row that is being made: that of the next act.
func (t *table) end() {
	slices.Sort(t.rows[t.begin(int32(len(t.ends))):])
	t.ends = append(t.ends, len(t.rows))
}

// row is the row of an act.
func (t *table) row(j int32) []uint64 { return t.rows[t.begin(j):t.ends[j]] }

// get returns the score of acts i and j, i before j, or notScored.
func (t *table) get(i, j int32) int16 {
	row := t.row(j)
	if k := sort.Search(len(row), func(k int) bool { return row[k] >= uint64(uint32(i))<<16 }); k < len(row) {
		if n, score := split(row[k]); n == i {
			return score
		}
	}
	return t.rest.get(i, j)
}

// add keeps the score of a pair that no row has.
func (t *table) add(i, j int32, score int16) { t.rest.put(i, j, score) }

// size is about how many bytes the table takes.
func (t *table) size() int { return 8*cap(t.rows) + 8*cap(t.ends) + 10*len(t.rest.key) }

// laid is a row laid out by act, so that a score is found at once.
type laid struct {
	score []int16
	turn  []uint32 // in which an act was laid out
	now   uint32
}

// lay lays the row of an act out, and forgets the one before.
func (l *laid) lay(t *table, j int32) {
	if l.score == nil {
		l.score, l.turn = make([]int16, len(t.ends)), make([]uint32, len(t.ends))
	}
	l.now++
	for _, x := range t.row(j) {
		i, score := split(x)
		l.score[i], l.turn[i] = score, l.now
	}
}

// get returns the score of an act in the row, or notScored.
func (l *laid) get(i int32) int16 {
	if l.turn[i] != l.now {
		return notScored
	}
	return l.score[i]
}

// scattered is an open table of scores.
type scattered struct {
	key   []uint64
	score []int16
	n     int
}

func newScattered(n int) *scattered {
	size := 64
	for size < n {
		size *= 2
	}
	return &scattered{key: make([]uint64, size), score: make([]int16, size)}
}

// put keeps a pair's score.
func (s *scattered) put(i, j int32, score int16) {
	if 2*s.n >= len(s.key) {
		s.grow()
	}
	key := uint64(uint32(i))<<32 | uint64(uint32(j)) + 1
	p := s.place(key)
	if s.key[p] == 0 {
		s.key[p] = key
		s.n++
	}
	s.score[p] = score
}

// get returns a pair's score, or notScored.
func (s *scattered) get(i, j int32) int16 {
	key := uint64(uint32(i))<<32 | uint64(uint32(j)) + 1
	if p := s.place(key); s.key[p] == key {
		return s.score[p]
	}
	return notScored
}

// place returns where a key stands or could stand.
func (s *scattered) place(key uint64) int {
	mask := uint64(len(s.key) - 1)
	p := (key * 0x9e3779b97f4a7c15) >> 20 & mask
	for s.key[p] != 0 && s.key[p] != key {
		p = (p + 1) & mask
	}
	return int(p)
}

func (s *scattered) grow() {
	old := *s
	s.key, s.score = make([]uint64, 2*len(old.key)), make([]int16, 2*len(old.key)) // the rest stays
	for k, key := range old.key {
		if key != 0 {
			p := s.place(key)
			s.key[p], s.score[p] = key, old.score[k]
		}
	}
}

package tagger

import (
	"errors"
	"fmt"
	"sort"
	"sync"
)

// Example is one sequence with its right labels, as indexes into
// [Options].Labels; there is one label per position.
type Example struct {
	Features *Features
	Labels   []uint8
}

// Options say how a model is trained.
type Options struct {
	// Labels names the labels, at most 64 of them.
	Labels []string
	// Allowed is the table of permitted transitions as [BIO] gives it; nil
	// permits all.
	Allowed [][]bool
	// Epochs is the number of passes over the examples.
	Epochs int
	// Seed fixes the order of the examples and which features are left out.
	Seed uint64
	// MinCount is how often a feature must occur in the examples to be learnt.
	MinCount int
	// Margin is what a wrong label is given for free while training, in units
	// of one update; 0 is the plain perceptron. A margin keeps right chains
	// ahead of wrong ones by more than a hair.
	Margin int
	// Dropout is the share of features, in thousandths, that is left out anew
	// at each look at an example, so that no single one is relied upon.
	Dropout int
	// Runs is how many times training is done, side by side, each with an order of its own;
	// the model is the mean of the runs, which is steadier than any of them.
	// 0 counts as 1.
	Runs int
	// Prune drops averaged weights whose amount is below this many
	// thousandths of one update.
	Prune int
	// Progress, if not nil, is told after each epoch (counted from 1) of each
	// run how many positions of all were labelled wrongly. It is called by one
	// run at a time.
	Progress func(epoch, wrong, positions int)
}

// scale is the number of file units in one perceptron update.
const scale = 16

// Train learns a model. The result depends on nothing but its arguments.
func Train(examples []Example, o Options) (*Model, error) {
	labels := len(o.Labels)
	if labels == 0 || labels > maxLabels {
		return nil, fmt.Errorf("tagger: %d labels given, wanted 1 to %d", labels, maxLabels)
	}
	if o.Epochs < 1 {
		return nil, errors.New("tagger: no epochs given")
	}
	for i, e := range examples {
		if e.Features.Len() != len(e.Labels) {
			return nil, fmt.Errorf("tagger: example %d has %d positions and %d labels", i, e.Features.Len(), len(e.Labels))
		}
		before := 0
		for j, y := range e.Labels {
			if int(y) >= labels {
				return nil, fmt.Errorf("tagger: example %d position %d: label %d of %d", i, j, y, labels)
			}
			if o.Allowed != nil && !o.Allowed[before][y] {
				return nil, fmt.Errorf("tagger: example %d position %d: label %s is not allowed there", i, j, o.Labels[y])
			}
			before = int(y) + 1
		}
	}
	first := newTrainer(examples, o)
	runs := make([]*trainer, max(1, o.Runs))
	var wait sync.WaitGroup
	var tell sync.Mutex
	for i := range runs {
		t := first.run(uint64(i))
		runs[i] = t
		wait.Go(func() {
			t.restart()
			for epoch := 1; epoch <= o.Epochs; epoch++ {
				wrong := t.epoch()
				if o.Progress != nil {
					tell.Lock()
					o.Progress(epoch, wrong, t.positions)
					tell.Unlock()
				}
			}
		})
	}
	wait.Wait()
	sum := newMean(first, len(runs))
	for _, t := range runs {
		sum.add(t)
	}
	return sum.model(first.keys, o), nil
}

// run returns a trainer for one of several runs on the same examples, which it
// shares, with weights, an order and random numbers of its own.
func (t *trainer) run(number uint64) *trainer {
	out := *t
	out.random = t.random + number*0x632be59bd9b4e019
	out.order = append([]int(nil), t.order...)
	out.w, out.late = make([]int32, len(t.keys)*t.labels), make([]int64, len(t.keys)*t.labels)
	out.start, out.startLate = make([]int32, t.labels), make([]int64, t.labels)
	out.trans, out.transLate = make([]int32, t.labels*t.labels), make([]int64, t.labels*t.labels)
	return &out
}

// trainer holds the running weights. Each weight has two numbers: its value
// now, and the sum of (update × step), from which the average over all steps
// follows without touching every weight at every step.
type trainer struct {
	labels    int
	seqs      []sequence
	keys      []uint32 // key of each dense feature number
	w         []int32
	late      []int64
	start     []int32
	startLate []int64
	trans     []int32
	transLate []int64
	step      int64
	random    uint64
	allowed   [][]bool
	margin    int64
	dropout   uint64
	order     []int
	positions int
	before    [][]uint8
	scratch   Scratch
	kept      sequence
}

// sequence is an example with its features as dense numbers.
type sequence struct {
	ids    []int32
	ends   []int32
	labels []uint8
}

func (s *sequence) at(i int) []int32 {
	if i == 0 {
		return s.ids[:s.ends[0]]
	}
	return s.ids[s.ends[i-1]:s.ends[i]]
}

func newTrainer(examples []Example, o Options) *trainer {
	labels := len(o.Labels)
	t := &trainer{labels: labels, random: o.Seed, margin: int64(o.Margin), dropout: uint64(o.Dropout)}
	counts := map[uint32]int32{}
	for _, e := range examples {
		for _, h := range e.Features.hashes {
			counts[key(h)]++
		}
	}
	ids := map[uint32]int32{}
	for _, e := range examples {
		s := sequence{labels: e.Labels}
		for i := range e.Labels {
			for _, h := range e.Features.At(i) {
				k := key(h)
				if int(counts[k]) < o.MinCount {
					continue
				}
				id, ok := ids[k]
				if !ok {
					id = int32(len(t.keys))
					ids[k] = id
					t.keys = append(t.keys, k)
				}
				s.ids = append(s.ids, id)
			}
			s.ends = append(s.ends, int32(len(s.ids)))
		}
		if len(e.Labels) > 0 {
			t.order = append(t.order, len(t.seqs))
			t.seqs = append(t.seqs, s)
			t.positions += len(e.Labels)
		}
	}
	t.allowed = o.Allowed
	return t
}

// restart sets the weights to what they are before the first example.
func (t *trainer) restart() {
	clear(t.w)
	clear(t.late)
	clear(t.start)
	clear(t.startLate)
	clear(t.trans)
	clear(t.transLate)
	t.step = 0
	labels := t.labels
	if t.allowed != nil {
		for y := range labels {
			if !t.allowed[0][y] {
				t.start[y] = forbidden
			}
			for x := range labels {
				if !t.allowed[x+1][y] {
					t.trans[x*labels+y] = forbidden
				}
			}
		}
	}
	t.before = before(t.trans, labels)
}

func (t *trainer) next() uint64 {
	t.random += 0x9e3779b97f4a7c15
	return mix(t.random)
}

// epoch goes once through all sequences in a new order and returns how many
// positions were labelled wrongly before their update.
func (t *trainer) epoch() (wrong int) {
	for i := len(t.order) - 1; i > 0; i-- {
		j := int(t.next() % uint64(i+1))
		t.order[i], t.order[j] = t.order[j], t.order[i]
	}
	for _, at := range t.order {
		t.step++
		s := &t.seqs[at]
		if t.dropout > 0 {
			s = t.thin(s)
		}
		guess := viterbi(len(s.labels), t.start, t.trans, t.before, &t.scratch, func(i int, emit []int64) {
			for _, id := range s.at(i) {
				row := t.w[int(id)*t.labels : (int(id)+1)*t.labels]
				for y, w := range row {
					emit[y] += int64(w)
				}
			}
			if t.margin > 0 {
				for y := range emit {
					emit[y] += t.margin
				}
				emit[s.labels[i]] -= t.margin
			}
		})
		wrong += t.update(s, guess)
	}
	return wrong
}

// thin copies a sequence with some of its features left out.
func (t *trainer) thin(s *sequence) *sequence {
	k := &t.kept
	k.ids, k.ends, k.labels = k.ids[:0], k.ends[:0], s.labels
	for i := range s.labels {
		for _, id := range s.at(i) {
			if t.next()%1000 >= t.dropout {
				k.ids = append(k.ids, id)
			}
		}
		k.ends = append(k.ends, int32(len(k.ids)))
	}
	return k
}

// update moves the weights from the guessed chain towards the right one.
func (t *trainer) update(s *sequence, guess []uint8) (wrong int) {
	for i, y := range s.labels {
		g := guess[i]
		if g != y {
			wrong++
			for _, id := range s.at(i) {
				t.add(t.w, t.late, int(id)*t.labels+int(y), 1)
				t.add(t.w, t.late, int(id)*t.labels+int(g), -1)
			}
		}
		if i == 0 {
			if g != y {
				t.add(t.start, t.startLate, int(y), 1)
				t.add(t.start, t.startLate, int(g), -1)
			}
		} else if g != y || guess[i-1] != s.labels[i-1] {
			t.add(t.trans, t.transLate, int(s.labels[i-1])*t.labels+int(y), 1)
			t.add(t.trans, t.transLate, int(guess[i-1])*t.labels+int(g), -1)
		}
	}
	return wrong
}

func (t *trainer) add(w []int32, late []int64, at int, by int32) {
	w[at] += by
	late[at] += int64(by) * t.step
}

// mean is the mean of the averaged weights of several runs, in file units
// times the number of runs.
type mean struct {
	runs            int64
	start, trans, w []int32
}

func newMean(t *trainer, runs int) *mean {
	return &mean{int64(runs), make([]int32, t.labels), make([]int32, t.labels*t.labels), make([]int32, len(t.keys)*t.labels)}
}

func (m *mean) add(t *trainer) {
	n := t.step + 1
	sum := func(to []int32, w []int32, late []int64) {
		for i := range w {
			if w[i] == forbidden {
				to[i] = forbidden
			} else {
				to[i] += int32(divide(scale*(int64(w[i])*n-late[i]), n))
			}
		}
	}
	sum(m.start, t.start, t.startLate)
	sum(m.trans, t.trans, t.transLate)
	sum(m.w, t.w, t.late)
}

// divide rounds half away from zero.
func divide(a, b int64) int64 {
	if a < 0 {
		return -((-a + b/2) / b)
	}
	return (a + b/2) / b
}

func (m *mean) scores(of []int32) []int32 {
	out := make([]int32, len(of))
	for i, v := range of {
		if out[i] = v; v != forbidden {
			out[i] = int32(divide(int64(v), m.runs))
		}
	}
	return out
}

func (m *mean) model(keys []uint32, o Options) *Model {
	out := &Model{labels: append([]string(nil), o.Labels...), start: m.scores(m.start), trans: m.scores(m.trans)}
	order := make([]int, len(keys))
	for i := range order {
		order[i] = i
	}
	sort.Slice(order, func(a, b int) bool { return keys[order[a]] < keys[order[b]] })
	var sorted []uint32
	var rows []int16
	row := make([]int16, len(o.Labels))
	for _, id := range order {
		some := false
		for y := range row {
			v := int64(m.w[id*len(row)+y])
			if 1000*v < int64(o.Prune)*scale*m.runs && -1000*v < int64(o.Prune)*scale*m.runs {
				v = 0
			}
			row[y] = int16(max(-maxWeight, min(maxWeight, divide(v, m.runs))))
			some = some || row[y] != 0
		}
		if some {
			sorted = append(sorted, keys[id])
			rows = append(rows, row...)
		}
	}
	out.rows = newTable(sorted, len(row), func(i, y int) int16 { return rows[i*len(row)+y] })
	out.before = before(out.trans, len(row))
	return out
}

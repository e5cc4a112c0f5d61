package tagger

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/quick"
)

var labels = []string{"O", "B-p", "I-p", "B-q", "I-q"}

// sequence of words in which "mr" starts a p of two words and "city" a q; the
// word after them decides nothing by itself.
func words(s string) *Features {
	f := &Features{}
	ws := strings.Fields(s)
	for i, w := range ws {
		f.Add(Hash(1, w))
		if i > 0 {
			f.Add(Hash(2, ws[i-1]))
		}
		f.End()
	}
	return f
}

func chain(s string) (out []uint8) {
	for _, l := range strings.Fields(s) {
		for y, name := range labels {
			if name == l {
				out = append(out, uint8(y))
			}
		}
	}
	return out
}

func examples() []Example {
	return []Example{
		{words("so mr red said no"), chain("O B-p I-p O O")},
		{words("in city blue rain fell"), chain("O B-q I-q O O")},
		{words("mr blue left city red"), chain("B-p I-p O B-q I-q")},
		{words("red is a colour"), chain("O O O O")},
		{words("blue and red"), chain("O O O")},
		{&Features{}, nil},
	}
}

func options() Options {
	return Options{Labels: labels, Allowed: BIO(labels), Epochs: 8, Seed: 7, MinCount: 1, Margin: 2, Dropout: 50}
}

func train(t testing.TB, ex []Example, o Options) *Model {
	t.Helper()
	m, err := Train(ex, o)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestLearnsFromNeighbours(t *testing.T) {
	m := train(t, examples(), options())
	for text, want := range map[string]string{
		"mr red fell":          "B-p I-p O",
		"rain in city red":     "O O B-q I-q",
		"red rain":             "O O",
		"mr unseen said":       "B-p I-p O",
		"city unseen and blue": "B-q I-q O O",
		"":                     "",
	} {
		var s Scratch
		if got := m.Tag(words(text), nil, &s); !bytes.Equal(got, chain(want)) {
			t.Errorf("Tag(%q) = %v, want %v", text, got, chain(want))
		}
	}
}

func TestNeverLeavesTheAllowedTransitions(t *testing.T) {
	m := train(t, examples(), options())
	allowed := BIO(labels)
	var s Scratch
	vocabulary := strings.Fields("mr city red blue rain in so unseen said")
	check := func(picks []uint8) bool {
		var ws []string
		for _, p := range picks {
			ws = append(ws, vocabulary[int(p)%len(vocabulary)])
		}
		before := 0
		for _, y := range m.Tag(words(strings.Join(ws, " ")), nil, &s) {
			if !allowed[before][y] {
				return false
			}
			before = int(y) + 1
		}
		return true
	}
	if err := quick.Check(check, &quick.Config{MaxCount: 500}); err != nil {
		t.Error(err)
	}
}

// The best chain must be the best of all allowed chains, tried one by one.
func TestViterbiIsExact(t *testing.T) {
	allowed := BIO(labels)
	n := len(labels)
	check := func(seed uint64) bool {
		tr := trainer{random: seed}
		draw := func() int32 { return int32(tr.next()%21) - 10 }
		start, trans := make([]int32, n), make([]int32, n*n)
		for y := range n {
			if start[y] = draw(); !allowed[0][y] {
				start[y] = forbidden
			}
			for x := range n {
				if trans[x*n+y] = draw(); !allowed[x+1][y] {
					trans[x*n+y] = forbidden
				}
			}
		}
		const long = 4
		var emit [long][]int64
		for i := range emit {
			for range n {
				emit[i] = append(emit[i], int64(draw()))
			}
		}
		score := func(c []uint8) int64 {
			total := int64(0)
			for i, y := range c {
				v := start[y]
				if i > 0 {
					v = trans[int(c[i-1])*n+int(y)]
				}
				if v == forbidden {
					return never
				}
				total += int64(v) + emit[i][y]
			}
			return total
		}
		best := never
		for code := range n * n * n * n {
			c := []uint8{uint8(code % n), uint8(code / n % n), uint8(code / n / n % n), uint8(code / n / n / n)}
			best = max(best, score(c))
		}
		var s Scratch
		got := viterbi(long, start, trans, before(trans, n), &s, func(i int, e []int64) {
			for y := range e {
				e[y] += emit[i][y]
			}
		})
		return score(got) == best
	}
	if err := quick.Check(check, nil); err != nil {
		t.Error(err)
	}
}

func TestTrainingIsTheSameToTheByte(t *testing.T) {
	first := train(t, examples(), options()).Encode()
	for range 5 {
		if !bytes.Equal(first, train(t, examples(), options()).Encode()) {
			t.Fatal("two trainings from the same examples differ")
		}
	}
	o := options()
	o.Runs = 3
	three := train(t, examples(), o)
	if bytes.Equal(first, three.Encode()) {
		t.Error("the mean of three runs is the first run")
	}
	if got := three.Tag(words("mr red fell"), nil, new(Scratch)); !bytes.Equal(got, chain("B-p I-p O")) {
		t.Errorf("three runs: %v", got)
	}
	o = options()
	o.Seed++
	if bytes.Equal(first, train(t, examples(), o).Encode()) {
		t.Error("the seed changes nothing")
	}
}

func TestFileKeepsTheModel(t *testing.T) {
	m := train(t, examples(), options())
	m.SetSection("meta", []byte(`{"by":"a test"}`))
	m.SetSection("empty", nil)
	file := m.Encode()
	back, err := Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	if got := string(back.Section("meta")); got != `{"by":"a test"}` {
		t.Errorf("section = %q", got)
	}
	if back.Section("none") != nil {
		t.Error("a section that was never set has bytes")
	}
	if !bytes.Equal(back.Encode(), file) {
		t.Error("a model read and written again gives other bytes")
	}
	if back.Rows() != m.Rows() || fmt.Sprint(back.Labels()) != fmt.Sprint(labels) {
		t.Errorf("rows %d labels %v, want %d %v", back.Rows(), back.Labels(), m.Rows(), labels)
	}
	var a, b Scratch
	for _, e := range examples() {
		if !bytes.Equal(m.Tag(e.Features, nil, &a), back.Tag(e.Features, nil, &b)) {
			t.Error("the model tags otherwise after it was read from a file")
		}
	}
}

func TestPruneMakesTheModelSmaller(t *testing.T) {
	o := options()
	o.Prune = 1500
	if small, all := train(t, examples(), o).Rows(), train(t, examples(), options()).Rows(); small >= all {
		t.Errorf("%d rows after pruning, %d before", small, all)
	}
}

func TestTrainRefuses(t *testing.T) {
	for name, spoil := range map[string]func(*Options, []Example) []Example{
		"no labels":      func(o *Options, e []Example) []Example { o.Labels = nil; return e },
		"no epochs":      func(o *Options, e []Example) []Example { o.Epochs = 0; return e },
		"unequal length": func(o *Options, e []Example) []Example { return append(e, Example{words("a b"), chain("O")}) },
		"unknown label":  func(o *Options, e []Example) []Example { return append(e, Example{words("a"), []uint8{9}}) },
		"not allowed":    func(o *Options, e []Example) []Example { return append(e, Example{words("a"), chain("I-p")}) },
	} {
		o := options()
		e := spoil(&o, examples())
		if _, err := Train(e, o); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestDecodeSaysWhatIsWrong(t *testing.T) {
	file := train(t, examples(), options()).Encode()
	for name, c := range map[string]struct {
		bytes []byte
		want  string
	}{
		"empty":         {nil, "not a model file"},
		"other file":    {[]byte("PK\x03\x04 something else altogether"), "not a model file"},
		"other version": {append([]byte(magic), append([]byte{9}, file[9:]...)...), "version 9"},
		"cut short":     {file[:len(file)-3], "damaged or cut short"},
		"one bit":       {flip(file, len(file)/2), "damaged or cut short"},
		"trailing":      {reseal(append(bytes.Clone(file), 0)), "after the last row"},
	} {
		if _, err := Decode(c.bytes); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want one with %q", name, err, c.want)
		}
	}
	for n := range file {
		if _, err := Decode(file[:n]); err == nil {
			t.Fatalf("no error for the first %d of %d bytes", n, len(file))
		}
		if n > head {
			if _, err := Decode(reseal(bytes.Clone(file[:n]))); err == nil {
				t.Fatalf("no error for the first %d of %d bytes with a right checksum", n, len(file))
			}
		}
	}
}

func flip(b []byte, at int) []byte {
	b = bytes.Clone(b)
	b[at] ^= 4
	return b
}

// reseal gives spoilt bytes a right checksum, so that what lies behind the
// checksum is tested too.
func reseal(b []byte) []byte {
	if len(b) >= head {
		binary.LittleEndian.PutUint32(b[head-4:], crc32.Checksum(b[head:], castagnoli))
	}
	return b
}

func FuzzDecode(f *testing.F) {
	file := train(f, examples(), options()).Encode()
	f.Add(file)
	for i := head; i < len(file); i += 7 {
		f.Add(flip(file, i))
		f.Add(file[:i])
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		for _, c := range [][]byte{b, reseal(bytes.Clone(b))} {
			m, err := Decode(c)
			if err != nil {
				continue
			}
			var s Scratch
			if got := m.Tag(words("so mr red said no"), nil, &s); len(got) != 5 {
				t.Fatalf("%d labels for 5 positions", len(got))
			}
			if again, err := Decode(m.Encode()); err != nil || again.Rows() != m.Rows() {
				t.Fatalf("a model that was read cannot be written and read: %v", err)
			}
		}
	})
}

func TestConcurrentUse(t *testing.T) {
	m := train(t, examples(), options())
	want := bytes.Clone(m.Tag(words("mr red left city blue"), nil, new(Scratch)))
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			var s Scratch
			for range 200 {
				if !bytes.Equal(m.Tag(words("mr red left city blue"), nil, &s), want) {
					t.Error("another result beside other goroutines")
					return
				}
			}
		})
	}
	wg.Wait()
}

func TestTagDoesNotAllocate(t *testing.T) {
	m := train(t, examples(), options())
	f := words("mr red left city blue")
	var s Scratch
	m.Tag(f, nil, &s)
	if n := testing.AllocsPerRun(100, func() { m.Tag(f, nil, &s) }); n > 0 {
		t.Errorf("%v allocations per Tag with used scratch", n)
	}
}

// TestOverIsWhatAnotherChainLacks: how much better a chain is than one with other labels in its middle is the difference of their scores.
func TestOverIsWhatAnotherChainLacks(t *testing.T) {
	m := train(t, examples(), options())
	f := words("so mr red left city blue and red")
	var s Scratch
	sums := make([]uint64, f.Len()*m.Width())
	best := slices.Clone(m.Tag(f, sums, &s))
	emit := make([]int64, len(m.labels))
	score := func(chain []uint8) (sum int64) {
		for i, y := range chain {
			clear(emit)
			m.rows.unpack(sums[i*m.Width():][:m.Width()], emit)
			sum += emit[y]
			if i == 0 {
				sum += int64(m.start[y])
			} else {
				sum += int64(m.trans[int(chain[i-1])*len(m.labels)+int(y)])
			}
		}
		return sum
	}
	names := 0
	for first := 0; first < len(best); first++ {
		for last := first + 1; last <= len(best); last++ {
			if last < len(best) && m.labels[best[last]][0] == 'I' || m.labels[best[first]][0] != 'B' {
				continue
			}
			names++
			other := slices.Clone(best)
			for i := first; i < last; i++ {
				other[i] = 0
			}
			if got, want := m.Over(best, sums, first, last, 0, &s), score(best)-score(other); got != want {
				t.Errorf("from %d to %d: %d, want %d", first, last, got, want)
			}
		}
	}
	if names == 0 {
		t.Fatal("no name was found")
	}
}

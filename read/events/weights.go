package events

import (
	"bytes"
	"fmt"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// Table is a table of weights, learnt from annotated events: one for each kind of question.
type Table int

const (
	OfHappening Table = iota // does this place tell an event?
	OfSides                  // who stands on this side of an event?
	tables      = iota
)

// tableBits says how many weights a table has: a feature has that of the upper bits of its hash.
var tableBits = [tables]int{OfHappening: 17, OfSides: 20}

// Len returns the number of weights of a table, and Index that of a feature's.
func (t Table) Len() int { return 1 << tableBits[t] }

// Index returns the number of the weight of a feature.
func (t Table) Index(feature uint32) int { return int(feature >> (32 - tableBits[t])) }

// WeightUnit is a weight of 1 in a file of weights, in logits.
const WeightUnit = 0.05

// weightsHead opens a file of weights; lines that begin with "#" may stand before it. The tables follow in their order, one signed byte a weight.
var weightsHead = []byte("isnad events 2\n")

// weights are the tables; one that was not learnt is nil.
type weights [tables][]int8

// readWeights reads a file of weights. A file of another version holds none.
func readWeights(b []byte) (w weights) {
	_, body, ok := bytes.Cut(b, weightsHead)
	all := 0
	for t := range w {
		all += Table(t).Len()
	}
	if !ok || len(body) != all {
		return w
	}
	for t := range w {
		w[t] = make([]int8, Table(t).Len())
		for i := range w[t] {
			w[t][i] = int8(body[i])
		}
		body = body[len(w[t]):]
	}
	return w
}

// Learnt are weights in logits, by table and number; a table that is nil holds nought.
type Learnt [tables][]float64

// WriteWeights makes a file of weights; notes are its first lines, without "#".
func WriteWeights(notes []string, learnt Learnt) []byte {
	var b bytes.Buffer
	for _, n := range notes {
		fmt.Fprintf(&b, "# %s\n", n)
	}
	b.Write(weightsHead)
	for t, w := range learnt {
		if w == nil {
			w = make([]float64, Table(t).Len())
		}
		for _, x := range w {
			x = max(-127, min(127, x/WeightUnit))
			if x < 0 {
				x -= 0.5
			} else {
				x += 0.5
			}
			b.WriteByte(byte(int8(x)))
		}
	}
	return b.Bytes()
}

// hash is made of small parts, by multiplication: its upper bits are the mixed ones.
type hash uint32

const noHash hash = 2166136261

func (h hash) n(x uint32) hash {
	h = (h ^ hash(x)) * 0x9E3779B1
	return h ^ h>>15
}

func (h hash) s(x string) hash {
	for i := range len(x) {
		h = (h ^ hash(x[i])) * 16777619
	}
	return h.n(255)
}

func word(x string) uint32 { return uint32(noHash.s(x)) }

// tally adds up what speaks for an answer, or keeps it.
type tally struct {
	table    Table
	score    int32
	features []uint32
}

// put counts a feature. Its hash is mixed once more, since the table goes by its upper bits.
func (a *article) put(t *tally, h hash) {
	f := uint32(h * 0x85EBCA6B)
	if a.collects(t.table) {
		t.features = append(t.features, f)
	} else if w := a.weights[t.table]; w != nil {
		t.score += int32(w[t.table.Index(f)])
	}
}

// collects reports whether the questions of a table are asked, for training, and not answered.
func (a *article) collects(t Table) bool { return a.watch != nil && a.asking == t }

// weighs reports whether the questions of a table are asked or answered at all.
func (a *article) weighs(t Table) bool { return a.collects(t) || a.weights[t] != nil }

// Question is what the weights are asked of a place or an event that the rules know of, for training.
type Question struct {
	Table     Table
	Triggers  []text.Span // of the place, or all those of the event; bytes
	Event     []text.Span // of a place: the triggers of the event that it was joined to
	Type      string
	Recipient bool     // of a side: who suffered; else who did
	Choices   []Choice // of a place: that it tells nothing, and that it tells an event
}

// Choice is an answer to a question; of a side a party, or nobody.
type Choice struct {
	Party    *news.Party // nil for nobody
	Rule     bool        // the answer of the rules
	Features []uint32
}

// Questions returns the questions of a table that t gives rise to, for training. The weights have no say in their own questions; those of sides are asked
// of the events that the weights of happening leave.
func (f *Finder) Questions(t *lang.Text, rec *news.Record, table Table) []Question {
	var out []Question
	if len(t.Tokens) == 0 {
		return nil
	}
	words := *f.words
	words.weights[OfSides] = nil
	if table == OfHappening {
		words.weights[OfHappening] = nil
	}
	f.find(&words, t, rec, table, func(q Question) { out = append(out, q) })
	return out
}

package clitic

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/isnad-desk/isnad/lang"
)

// Weights are the numbers of the model: for each question one per feature, and
// one per letter that is asked about.
type Weights struct {
	of   [askKinds][]float64
	bias [askKinds][]float64 // in the order of lettersOf
}

func newWeights() *Weights {
	w := &Weights{}
	for k := range ask(askKinds) {
		w.of[k] = make([]float64, len(namesOf(k)))
		w.bias[k] = make([]float64, len(lettersOf[k]))
	}
	return w
}

func letterIndex(k ask, letter string) int {
	return max(slices.Index(lettersOf[k], letter), 0)
}

func (w *Weights) answer(k ask, letter string, f []float64) float64 {
	return 1 / (1 + math.Exp(-w.sum(k, letterIndex(k, letter), f)))
}

func (w *Weights) sum(k ask, letter int, f []float64) float64 {
	sum := w.bias[k][letter]
	of := w.of[k]
	for i, x := range f {
		sum += of[i] * x
	}
	return sum
}

// ReadWeights reads a table of question, feature, weight; lines that start
// with # are notes. Every weight must be there.
func ReadWeights(tsv []byte) (*Weights, error) {
	w, seen := newWeights(), 0
	n := 0
	for line := range strings.Lines(string(tsv)) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		c := strings.Split(line, "\t")
		if len(c) != 3 {
			return nil, fmt.Errorf("clitic weights, line %d: want question, feature, weight", n)
		}
		v, err := strconv.ParseFloat(c[2], 64)
		if err != nil {
			return nil, fmt.Errorf("clitic weights, line %d: %w", n, err)
		}
		at := w.place(c[0], c[1])
		if at == nil {
			return nil, fmt.Errorf("clitic weights, line %d: no feature %q of question %q; make the weights again with make stats", n, c[1], c[0])
		}
		*at = v
		seen++
	}
	if want := strings.Count(string(w.Format()), "\n"); seen != want {
		return nil, fmt.Errorf("clitic weights: %d rows, want %d; make the weights again with make stats", seen, want)
	}
	return w, nil
}

func (w *Weights) place(question, feature string) *float64 {
	k := slices.Index(askNames[:], question)
	if k < 0 {
		return nil
	}
	if letter, ok := strings.CutPrefix(feature, "bias "); ok {
		if i := slices.Index(lettersOf[k], letter); i >= 0 {
			return &w.bias[k][i]
		}
		return nil
	}
	if i := slices.Index(namesOf(ask(k)), feature); i >= 0 {
		return &w.of[k][i]
	}
	return nil
}

// Format writes the rows that ReadWeights reads.
func (w *Weights) Format() []byte {
	var b []byte
	for k := range ask(askKinds) {
		for i, l := range lettersOf[k] {
			b = fmt.Appendf(b, "%s\tbias %s\t%.4f\n", askNames[k], l, w.bias[k][i])
		}
		for i, n := range namesOf(k) {
			b = fmt.Appendf(b, "%s\t%s\t%.4f\n", askNames[k], n, w.of[k][i])
		}
	}
	return b
}

// Sample is one question with its true answer.
type Sample struct {
	ask      ask
	letter   int
	features []float64
	yes      bool
}

// Samples returns the questions that lie on the true way of a word.
func (s *Splitter) Samples(dst []Sample, w string, hints Hints, set lang.Clitics, suffix string) []Sample {
	put := func(k ask, letter, w, h string, below, over, yes bool) {
		x, y := s.word(w, k == askArticle), s.word(h, false)
		dst = append(dst, Sample{k, letterIndex(k, letter), prefixFeatures(nil, letter, &x, &y, below, over), yes})
	}
	cut := 0
	if len(w) < 4 || len(w) > 60 {
		return dst
	}
	if l := w[:2]; l == "و" || l == "ف" {
		yes := set&(lang.And|lang.So) != 0
		if !particlePronoun(w[2:]) && !whole[w] && !wholeVerbs[w] {
			below, over := hints.seat(2)
			put(askAnd, l, w, w[2:], below, over, yes)
		}
		if yes {
			w, cut = w[2:], 2
		}
	}
	if len(w) < 4 {
		return dst
	}
	if k, bit, ok := prepositionOf(w); ok {
		yes := set&bit != 0
		switch {
		case k == askFused:
			put(k, "لل", w, article+w[4:], false, false, yes)
			cut += 6 // no hint reaches that far
			if yes && set&lang.The != 0 {
				w = article + w[4:]
			} else if yes {
				w = w[2:]
			}
		default:
			if !particlePronoun(w[2:]) && !whole[w] && !wholeVerbs[w] {
				below, over := hints.seat(cut + 2)
				put(k, w[:2], w, w[2:], below, over, yes)
			}
			if yes {
				w, cut = w[2:], cut+2
			}
		}
	}
	if bare, ok := strings.CutPrefix(w, article); ok && len(bare) >= 4 && !whole[w] {
		_, over := hints.seat(cut)
		put(askArticle, article, w, bare, false, over, set&lang.The != 0)
		if set&lang.The != 0 {
			w = bare
		}
	}
	if set&lang.Prepositions != 0 && particlePronoun(w) {
		return dst
	}
	for _, suf := range pronouns {
		stem, ok := strings.CutSuffix(w, suf)
		if !ok || !longEnough(stem) {
			continue
		}
		dst = append(dst, Sample{askSuffix, letterIndex(askSuffix, suf), s.suffixFeatures(nil, suf, w, stem, set&lang.The != 0, hints), suf == suffix})
	}
	return dst
}

// Train fits weights to samples by gradient descent on the logistic loss with
// a quadratic penalty. The same samples in the same order give the same weights.
func Train(samples []Sample) *Weights {
	w := newWeights()
	const rounds, penalty = 600, 0.3
	for k := range ask(askKinds) {
		var mine []Sample
		for _, s := range samples {
			if s.ask == k {
				mine = append(mine, s)
			}
		}
		if len(mine) == 0 {
			continue
		}
		// each feature moves at a pace of its own (AdaGrad)
		sizeOf, sizeBias := make([]float64, len(w.of[k])), make([]float64, len(w.bias[k]))
		grad, gradBias := make([]float64, len(w.of[k])), make([]float64, len(w.bias[k]))
		step := func(w, g, size []float64) {
			for i := range w {
				g[i] += penalty * w[i]
				size[i] += g[i] * g[i]
				if size[i] > 0 {
					w[i] -= 0.3 * g[i] / math.Sqrt(size[i])
				}
				g[i] = 0
			}
		}
		for range rounds {
			for _, s := range mine {
				d := 1 / (1 + math.Exp(-w.sum(k, s.letter, s.features)))
				if s.yes {
					d--
				}
				for i, x := range s.features {
					grad[i] += d * x
				}
				gradBias[s.letter] += d
			}
			step(w.of[k], grad, sizeOf)
			step(w.bias[k], gradBias, sizeBias)
		}
	}
	return w
}

package spell

import (
	"math"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"
)

// Pair is a word in Arabic letters, as written, and its Latin spelling in lower case. Native says that the name is of the language itself and no
// foreign one in its letters.
type Pair struct {
	Arabic, Latin string
	Native        bool
}

// longest is how many Latin letters one letter can stand for.
const longest = 4

// rare is how often a letter must be met with some Latin letters for these to be a choice; they must also be one in 400 of what it is met with.
const rare = 3

// Train makes a model of pairs in the given number of passes. The same pairs give the same model.
func Train(pairs []Pair, epochs int) *Model {
	aligned := align(pairs, 8)
	m := &Model{Labels: []string{""}, Choices: map[string][]int{}, weights: make([]int8, 1<<bits)}
	count, total := map[[2]string]int{}, map[rune]int{}
	for _, a := range aligned {
		for i, l := range a.letters {
			count[[2]string{string(l), a.chunks[i]}]++
			total[l]++
		}
	}
	keys := make([][2]string, 0, len(count))
	for k, n := range count {
		if r, _ := utf8.DecodeRuneInString(k[0]); n >= rare && 400*n >= total[r] {
			keys = append(keys, k)
		}
	}
	sort.Slice(keys, func(i, j int) bool {
		return keys[i][1] < keys[j][1] || keys[i][1] == keys[j][1] && keys[i][0] < keys[j][0]
	})
	label := map[string]int{"": 0}
	for _, k := range keys {
		if _, ok := label[k[1]]; !ok {
			label[k[1]] = len(m.Labels)
			m.Labels = append(m.Labels, k[1])
		}
		m.Choices[k[0]] = append(m.Choices[k[0]], label[k[1]])
	}
	m.index()
	var examples []example
	for _, a := range aligned {
		x := example{letters: a.letters, native: a.native}
		for i, l := range a.letters {
			n, ok := label[a.chunks[i]]
			if !ok || !slices.Contains(m.byLetter[l], n) {
				break
			}
			x.gold = append(x.gold, n)
		}
		if len(x.gold) == len(x.letters) {
			examples = append(examples, x)
		}
	}
	m.learn(examples, epochs)
	m.About.Pairs, m.About.Epochs = len(examples), epochs
	return m
}

type example struct {
	letters []rune
	native  bool
	gold    []int
}

// learn is an averaged structured perceptron; the averages are rounded to bytes.
func (m *Model) learn(examples []example, epochs int) {
	w, sum := make([]float64, 1<<bits), make([]float64, 1<<bits)
	step := 0.0
	order := make([]int, len(examples))
	for i := range order {
		order[i] = i
	}
	state := uint64(1)
	update := func(x *example, path []int, by float64) {
		for i, l := range path {
			for _, f := range features(x.letters, x.native, i) {
				w[slot(f, l)] += by
				sum[slot(f, l)] += step * by
			}
			if i > 0 {
				for _, f := range joint(x.letters, i, path[i-1]) {
					w[slot(f, l)] += by
					sum[slot(f, l)] += step * by
				}
			}
		}
	}
	for range epochs {
		for i := len(order) - 1; i > 0; i-- { // another order in each pass, the same every time
			state = state*6364136223846793005 + 1442695040888963407
			j := int((state >> 33) % uint64(i+1))
			order[i], order[j] = order[j], order[i]
		}
		for _, k := range order {
			step++
			x := &examples[k]
			if got := decode(m, x.letters, x.native, w); !slices.Equal(got, x.gold) {
				update(x, x.gold, 1)
				update(x, got, -1)
			}
		}
	}
	most := 0.0
	for i := range w {
		w[i] -= sum[i] / max(step, 1)
		most = max(most, math.Abs(w[i]))
	}
	for i := range w {
		if most > 0 {
			m.weights[i] = int8(math.Round(math.Max(-127, math.Min(127, w[i]/most*320))))
		}
	}
}

type alignment struct {
	letters []rune
	native  bool
	chunks  []string
}

// align cuts the Latin side of each pair into as many chunks as the Arabic side has letters, by expectation maximisation over the chance that
// a letter stands for a chunk. Pairs that cannot be cut are left out.
func align(pairs []Pair, rounds int) []alignment {
	type word struct {
		letters []rune
		native  bool
		latin   string
	}
	var ws []word
	for _, p := range pairs {
		w := word{Letters(p.Arabic), p.Native, p.Latin}
		if n := len(w.letters); n > 0 && len(w.latin) > 0 && len(w.latin) <= n*longest && strings.Trim(w.latin, "abcdefghijklmnopqrstuvwxyz'") == "" {
			ws = append(ws, w)
		}
	}
	chance := map[[2]string]float64{}
	at := func(r rune, chunk string) float64 {
		letter := string(r)
		if c, ok := chance[[2]string{letter, chunk}]; ok {
			return c + 1e-9
		}
		if len(chance) > 0 {
			return 1e-9
		}
		return [longest + 1]float64{0.05, 1, 0.3, 0.03, 0.003}[len(chunk)]
	}
	for range rounds {
		expected := map[[2]string]float64{}
		for _, w := range ws {
			n, m := len(w.letters), len(w.latin)
			forward, backward := grid(n+1, m+1), grid(n+1, m+1)
			forward[0][0], backward[n][m] = 1, 1
			for i := range n {
				for j := range m + 1 {
					for k := 0; k <= longest && j+k <= m && forward[i][j] > 0; k++ {
						forward[i+1][j+k] += forward[i][j] * at(w.letters[i], w.latin[j:j+k])
					}
				}
			}
			for i := n - 1; i >= 0; i-- {
				for j := range m + 1 {
					for k := 0; k <= longest && j+k <= m; k++ {
						backward[i][j] += backward[i+1][j+k] * at(w.letters[i], w.latin[j:j+k])
					}
				}
			}
			total := forward[n][m]
			if total <= 0 {
				continue
			}
			for i := range n {
				for j := range m + 1 {
					for k := 0; k <= longest && j+k <= m; k++ {
						if x := forward[i][j] * at(w.letters[i], w.latin[j:j+k]) * backward[i+1][j+k] / total; x > 1e-6 {
							expected[[2]string{string(w.letters[i]), w.latin[j : j+k]}] += x
						}
					}
				}
			}
		}
		totals := map[string]float64{}
		keys := make([][2]string, 0, len(expected))
		for k := range expected {
			keys = append(keys, k)
		}
		sort.Slice(keys, func(i, j int) bool {
			return keys[i][0] < keys[j][0] || keys[i][0] == keys[j][0] && keys[i][1] < keys[j][1]
		})
		for _, k := range keys { // in a fixed order, so that sums are the same every time
			totals[k[0]] += expected[k]
		}
		next := make(map[[2]string]float64, len(expected))
		for _, k := range keys {
			next[k] = expected[k] / totals[k[0]]
		}
		chance = next
	}
	var out []alignment
	for _, w := range ws {
		n, m := len(w.letters), len(w.latin)
		best, from := grid(n+1, m+1), make([][]int, n+1)
		for i := range best {
			from[i] = make([]int, m+1)
			for j := range best[i] {
				best[i][j] = math.Inf(-1)
			}
		}
		best[0][0] = 0
		for i := range n {
			for j := range m + 1 {
				for k := 0; k <= longest && j+k <= m; k++ {
					if s := best[i][j] + math.Log(at(w.letters[i], w.latin[j:j+k])); s > best[i+1][j+k] {
						best[i+1][j+k], from[i+1][j+k] = s, k
					}
				}
			}
		}
		a := alignment{letters: w.letters, native: w.native, chunks: make([]string, n)}
		j := m
		for i := n; i > 0; i-- {
			k := from[i][j]
			a.chunks[i-1] = w.latin[j-k : j]
			j -= k
		}
		out = append(out, a)
	}
	return out
}

func grid(n, m int) [][]float64 {
	out := make([][]float64, n)
	cells := make([]float64, n*m)
	for i := range out {
		out[i] = cells[i*m : (i+1)*m]
	}
	return out
}

package names

import (
	"math"
	"sort"
)

// bigrams are the counts by which words are put into clusters: which word
// number stands after which other how often.
type bigrams struct {
	count []int // occurrences by word number
	after [][]pair
	prior [][]pair
}

type pair struct {
	word  int32
	count int32
}

// countBigrams counts neighbours in sentences of word numbers below words; a
// negative number is a word without a cluster and separates.
func countBigrams(sentences [][]int32, words int) *bigrams {
	b := &bigrams{count: make([]int, words), after: make([][]pair, words), prior: make([][]pair, words)}
	var keys []uint64
	for _, s := range sentences {
		for i, w := range s {
			if w < 0 {
				continue
			}
			b.count[w]++
			if i+1 < len(s) && s[i+1] >= 0 {
				keys = append(keys, uint64(w)<<32|uint64(s[i+1]))
			}
		}
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	for i := 0; i < len(keys); {
		j := i
		for j < len(keys) && keys[j] == keys[i] {
			j++
		}
		x, y, n := int32(keys[i]>>32), int32(uint32(keys[i])), int32(j-i)
		b.after[x] = append(b.after[x], pair{y, n})
		b.prior[y] = append(b.prior[y], pair{x, n})
		i = j
	}
	return b
}

// exchange puts the words into k clusters so that a bigram model over the
// clusters fits the counts well: word by word, most frequent first, each is
// moved to where the fit is best, for some rounds. Words that have like
// neighbours come together.
//
// Source: S. Martin, J. Liermann, H. Ney, "Algorithms for bigram and trigram
// word clustering", Speech Communication 24 (1998).
func exchange(b *bigrams, k, rounds int) []int32 {
	words := len(b.count)
	order := make([]int, words)
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(i, j int) bool { return b.count[order[i]] > b.count[order[j]] })
	in := make([]int32, words)
	for rank, w := range order {
		in[w] = int32(rank % k)
	}
	n := make([]int, k*k)
	left, right := make([]int, k), make([]int, k)
	for x, ys := range b.after {
		for _, y := range ys {
			n[int(in[x])*k+int(in[y.word])] += int(y.count)
			left[in[x]] += int(y.count)
			right[in[y.word]] += int(y.count)
		}
	}
	f := entropyTable(b)
	after, prior := make([]int, k), make([]int, k)
	var afterAt, priorAt []int32
	for range rounds {
		moved := 0
		for _, w := range order {
			afterAt, priorAt = afterAt[:0], priorAt[:0]
			self, outs, ins := 0, 0, 0
			for _, y := range b.after[w] {
				outs += int(y.count)
				if int(y.word) == w {
					self = int(y.count)
					continue
				}
				c := in[y.word]
				if after[c] == 0 {
					afterAt = append(afterAt, c)
				}
				after[c] += int(y.count)
			}
			for _, x := range b.prior[w] {
				ins += int(x.count)
				if int(x.word) == w {
					continue
				}
				c := in[x.word]
				if prior[c] == 0 {
					priorAt = append(priorAt, c)
				}
				prior[c] += int(x.count)
			}
			// take the word out of its cluster
			a := int(in[w])
			for _, c := range afterAt {
				n[a*k+int(c)] -= after[c]
			}
			for _, c := range priorAt {
				n[int(c)*k+a] -= prior[c]
			}
			n[a*k+a] -= self
			left[a] -= outs
			right[a] -= ins
			// where does it fit best
			best, gain := a, int64(math.MinInt64)
			for c := range k {
				g := int64(0)
				row := n[c*k : (c+1)*k]
				for _, d := range afterAt {
					if int(d) != c {
						v := row[d]
						g += f[v+after[d]] - f[v]
					}
				}
				for _, d := range priorAt {
					if int(d) != c {
						v := n[int(d)*k+c]
						g += f[v+prior[d]] - f[v]
					}
				}
				v := row[c]
				g += f[v+after[c]+prior[c]+self] - f[v]
				g -= f[left[c]+outs] - f[left[c]]
				g -= f[right[c]+ins] - f[right[c]]
				if g > gain || g == gain && c == a {
					best, gain = c, g
				}
			}
			for _, c := range afterAt {
				n[best*k+int(c)] += after[c]
				after[c] = 0
			}
			for _, c := range priorAt {
				n[int(c)*k+best] += prior[c]
				prior[c] = 0
			}
			n[best*k+best] += self
			left[best] += outs
			right[best] += ins
			if best != a {
				in[w] = int32(best)
				moved++
			}
		}
		if moved*200 < words {
			break
		}
	}
	return in
}

// entropyTable is n·log n in fixed point for every count that can occur, so
// that sums of it do not depend on their order.
func entropyTable(b *bigrams) []int64 {
	total := 0
	for _, c := range b.count {
		total += c
	}
	f := make([]int64, total+2)
	for i := 2; i < len(f); i++ {
		f[i] = int64(math.Round(float64(i) * math.Log2(float64(i)) * (1 << 10)))
	}
	return f
}

package names

import (
	"math"
	"sort"

	"github.com/isnad-desk/isnad/lang"
)

// counter counts the words of a corpus without their proclitics, although the
// corpus does not say where those end: each form shares its count among its
// readings in proportion to how common their hosts are, and that again tells
// how common the hosts are (expectation and maximisation).
type counter struct {
	forms map[string]int32 // folded form to index
	form  []form
	hosts map[string]int32
	host  []string
	share []float64 // expected count of each host
	total float64
	text  [][]int32 // sentences as form numbers
}

type form struct {
	count    int
	readings []reading
}

type reading struct {
	clitics lang.Clitics
	host    int32
	given   float64 // the part of the form's count that this reading got
	weight  float64
}

func newCounter() *counter {
	return &counter{forms: map[string]int32{}, hosts: map[string]int32{}}
}

func (c *counter) read(t *lang.Text) {
	for _, s := range t.Sentences {
		var row []int32
		for i := s.First; i < s.Last; i++ {
			tok := &t.Tokens[i]
			w := tok.Fold
			if tok.Kind == lang.Number {
				w = "0"
			}
			n, ok := c.forms[w]
			if !ok {
				n = int32(len(c.form))
				c.forms[w] = n
				var f form
				if len(tok.Readings) == 0 {
					f.readings = []reading{{host: c.hostOf(w)}}
				}
				for _, r := range tok.Readings {
					f.readings = append(f.readings, reading{clitics: r.Clitics &^ lang.The, host: c.hostOf(r.Host)})
				}
				c.form = append(c.form, f)
			}
			c.form[n].count++
			row = append(row, n)
		}
		c.text = append(c.text, row)
	}
}

func (c *counter) hostOf(w string) int32 {
	n, ok := c.hosts[w]
	if !ok {
		n = int32(len(c.host))
		c.hosts[w] = n
		c.host = append(c.host, w)
	}
	return n
}

// settle goes through the forms some times; the first time each reading counts
// by the price of its proclitics alone. What a form itself adds to a host does
// hardly speak for that host: a word that never stands with another proclitic
// or with none is no word, however often its one form occurs.
func (c *counter) settle(rounds int) {
	c.share = make([]float64, len(c.host))
	for round := range rounds {
		next := make([]float64, len(c.host))
		for i := range c.form {
			f := &c.form[i]
			sum := 0.0
			for j := range f.readings {
				r := &f.readings[j]
				r.weight = price(r.clitics)
				if round > 0 {
					r.weight *= max(0, c.share[r.host]-r.given) + ownShare*r.given + newShare
				}
				sum += r.weight
			}
			for j := range f.readings {
				r := &f.readings[j]
				r.given = float64(f.count) * r.weight / sum
				next[r.host] += r.given
			}
		}
		c.share, c.total = next, 0
		for _, n := range next {
			c.total += n
		}
	}
}

const (
	ownShare = 0.03 // how much a form's own count speaks for its host
	newShare = 0.05 // any word may be new
)

func price(set lang.Clitics) float64 {
	cost := 0
	for b, c := range cliticCosts {
		if set&(1<<b) != 0 {
			cost += c
		}
	}
	return math.Exp2(-float64(cost) / 16)
}

// words are the hosts that occur at least so often, the most common first, and
// their rarity.
func (c *counter) words(atLeast int) (words []string, rarity []uint16) {
	var order []int
	for i := range c.host {
		if int(c.share[i]+0.5) >= atLeast {
			order = append(order, i)
		}
	}
	sort.SliceStable(order, func(i, j int) bool {
		return int(c.share[order[i]]+0.5) > int(c.share[order[j]]+0.5)
	})
	for _, i := range order {
		words = append(words, c.host[i])
		rarity = append(rarity, uint16(max(1, math.Round(16*math.Log2(c.total/c.share[i])))))
	}
	return words, rarity
}

// rare reports whether a word occurs less often than that.
func (c *counter) rare(word string, than int) bool {
	n, ok := c.hosts[word]
	return !ok || int(c.share[n]+0.5) < than
}

// sentences gives the corpus as host numbers below limit, each form in its
// likeliest reading; a rarer word is -1.
func (c *counter) sentences(number map[string]int32, limit int) [][]int32 {
	best := make([]int32, len(c.form))
	for i, f := range c.form {
		top := 0.0
		for _, r := range f.readings {
			if w := r.weight; w > top {
				n, ok := number[c.host[r.host]]
				if !ok || int(n) >= limit {
					n = -1
				}
				top, best[i] = w, n
			}
		}
	}
	out := make([][]int32, len(c.text))
	for i, row := range c.text {
		out[i] = make([]int32, len(row))
		for j, f := range row {
			out[i][j] = best[f]
		}
	}
	return out
}

package newsroom

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Piece is a stretch of text in a comparison.
type Piece struct {
	By   int // 0 both texts have it, 1 the second only, -1 the first only
	Text string
}

// maxEdits bounds the words in which two texts may differ to be compared word by word; beyond it what differs is one piece of each.
const maxEdits = 1500

// Compare says how to come from text a to text b: the pieces of 0 and -1 together are a, those of 0 and 1 are b. It compares words with the blanks
// behind them. Its cost is bounded: texts that have little in common are not compared to the end.
func Compare(a, b string) []Piece {
	x, y := wordsOf(a), wordsOf(b)
	head := 0
	for head < len(x) && head < len(y) && x[head] == y[head] {
		head++
	}
	tail := 0
	for tail < len(x)-head && tail < len(y)-head && x[len(x)-1-tail] == y[len(y)-1-tail] {
		tail++
	}
	var out []Piece
	add := func(by int, words []string) {
		if len(words) == 0 {
			return
		}
		if s := strings.Join(words, ""); len(out) > 0 && out[len(out)-1].By == by {
			out[len(out)-1].Text += s
		} else {
			out = append(out, Piece{by, s})
		}
	}
	add(0, x[:head])
	for _, e := range edits(x[head:len(x)-tail], y[head:len(y)-tail]) {
		add(e.by, e.words)
	}
	add(0, x[len(x)-tail:])
	return out
}

type edit struct {
	by    int
	words []string
}

// edits finds a shortest way from x to y (Myers 1986).
func edits(x, y []string) []edit {
	n, m := len(x), len(y)
	whole := []edit{{-1, x}, {1, y}}
	if n == 0 || m == 0 {
		return whole
	}
	limit := min(n+m, maxEdits)
	at := make([]int, 2*limit+3) // furthest place in x on each diagonal
	mid := limit + 1
	var trace [][]int
	for d := 0; d <= limit; d++ {
		trace = append(trace, slices.Clone(at[mid-d-1:mid+d+2]))
		for k := -d; k <= d; k += 2 {
			i := at[mid+k-1] + 1
			if k == -d || k != d && at[mid+k-1] < at[mid+k+1] {
				i = at[mid+k+1]
			}
			for i < n && i-k < m && x[i] == y[i-k] {
				i++
			}
			at[mid+k] = i
			if i >= n && i-k >= m {
				return back(x, y, trace)
			}
		}
	}
	return whole
}

// back follows the trace of edits from its end.
func back(x, y []string, trace [][]int) []edit {
	var out []edit
	i, j := len(x), len(y)
	for d := len(trace) - 1; d >= 0; d-- {
		v := trace[d] // its middle is diagonal 0
		get := func(k int) int { return v[k+d+1] }
		k := i - j
		down := k == -d || k != d && get(k-1) < get(k+1)
		from := k - 1
		if down {
			from = k + 1
		}
		pi := get(from)
		pj := pi - from
		if d == 0 {
			pi, pj = 0, 0
		}
		for i > pi && j > pj {
			i, j = i-1, j-1
			out = append(out, edit{0, x[i : i+1]})
		}
		if d == 0 {
			break
		}
		if down {
			j--
			out = append(out, edit{1, y[j : j+1]})
		} else {
			i--
			out = append(out, edit{-1, x[i : i+1]})
		}
	}
	slices.Reverse(out)
	return out
}

// wordsOf cuts a text behind its blanks.
func wordsOf(s string) []string {
	var out []string
	start, blank := 0, false
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if space := unicode.IsSpace(r); blank && !space {
			out = append(out, s[start:i])
			start = i
			blank = false
		} else {
			blank = space
		}
		i += n
	}
	if start < len(s) {
		out = append(out, s[start:])
	}
	return out
}

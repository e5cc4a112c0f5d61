package eval

import "unicode"

// isSpace is what the reference scorer takes for a blank: Unicode's white space and the four separators U+001C to U+001F.
func isSpace(r rune) bool { return unicode.IsSpace(r) || r >= 0x1c && r <= 0x1f }

// words returns the spans of the blank-free runs of text.
func words(text []rune) []Span {
	var out []Span
	start := -1
	for i, r := range text {
		switch {
		case isSpace(r):
			if start >= 0 {
				out = append(out, Span{start, i})
			}
			start = -1
		case start < 0:
			start = i
		}
	}
	if start >= 0 {
		out = append(out, Span{start, len(text)})
	}
	return out
}

// alignment leads from places in a record's text to places in the gold text.
type alignment struct {
	to []int // per code point of the record's text its place in the gold text, or -1
}

// align compares two texts word by word, and words that replace one another letter by letter.
func align(record, gold []rune) alignment {
	to := make([]int, len(record))
	for i := range to {
		to[i] = -1
	}
	a, b := words(record), words(gold)
	blocks := matching(texts(record, a), texts(gold, b))
	for _, k := range blocks {
		for i := range k.n {
			from, at := a[k.a+i], b[k.b+i]
			for c := range from[1] - from[0] {
				to[from[0]+c] = at[0] + c
			}
		}
	}
	replaced(blocks, func(alo, ahi, blo, bhi int) {
		if ahi-alo != bhi-blo {
			return
		}
		for i := range ahi - alo {
			from, at := a[alo+i], b[blo+i]
			for _, k := range matching(record[from[0]:from[1]], gold[at[0]:at[1]]) {
				for c := range k.n {
					to[from[0]+k.a+c] = at[0] + k.b + c
				}
			}
		}
	})
	return alignment{to}
}

func texts(of []rune, spans []Span) []string {
	out := make([]string, len(spans))
	for i, s := range spans {
		out[i] = string(of[s[0]:s[1]])
	}
	return out
}

// matching returns the matching blocks of two lists of anything.
func matching[T comparable](x, y []T) []block {
	number := map[T]int{}
	numbers := func(list []T) []int {
		out := make([]int, len(list))
		for i, v := range list {
			n, ok := number[v]
			if !ok {
				n = len(number)
				number[v] = n
			}
			out[i] = n
		}
		return out
	}
	a, b := numbers(x), numbers(y)
	return matchingBlocks(a, b, len(number))
}

// span maps an interval of the record's text onto the gold text, from its first to its last letter that has a place there.
func (al alignment) span(s Span) (Span, bool) {
	lo, hi := max(s[0], 0), min(s[1], len(al.to))
	start, end := -1, -1
	for i := lo; i < hi && start < 0; i++ {
		start = al.to[i]
	}
	for i := hi - 1; i >= lo && end < 0; i-- {
		end = al.to[i]
	}
	if start < 0 || end < start {
		return Span{}, false
	}
	return Span{start, end + 1}, true
}

// jaccard is the length of what two intervals share over the length of what they span together, 0 to 1.
func jaccard(a, b Span) float64 {
	shared := min(a[1], b[1]) - max(a[0], b[0])
	if shared <= 0 {
		return 0
	}
	return float64(shared) / float64(max(a[1], b[1])-min(a[0], b[0]))
}

func overlaps(a, b Span) bool { return min(a[1], b[1]) > max(a[0], b[0]) }

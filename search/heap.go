package search

import (
	"cmp"
	"slices"

	"github.com/isnad-desk/isnad/news"
)

// heap keeps the best of what it is offered, the worst on top.
type heap struct {
	limit int
	of    []kept
}

type kept struct {
	ranked
	day news.Day
}

// better orders by score, then by day, the latest first, then by order of arrival.
func better(a, b kept) int {
	if c := cmp.Compare(b.score, a.score); c != 0 {
		return c
	}
	if c := cmp.Compare(b.day, a.day); c != 0 {
		return c
	}
	return cmp.Compare(a.seq, b.seq)
}

func (h *heap) offer(r ranked, day news.Day) {
	k := kept{r, day}
	if len(h.of) < h.limit {
		h.of = append(h.of, k)
		for i := len(h.of) - 1; i > 0 && better(h.of[i], h.of[(i-1)/2]) > 0; i = (i - 1) / 2 {
			h.of[i], h.of[(i-1)/2] = h.of[(i-1)/2], h.of[i]
		}
		return
	}
	if h.limit == 0 || better(k, h.of[0]) >= 0 {
		return
	}
	h.of[0] = k
	for i := 0; ; {
		worst := i
		for _, c := range []int{2*i + 1, 2*i + 2} {
			if c < len(h.of) && better(h.of[c], h.of[worst]) > 0 {
				worst = c
			}
		}
		if worst == i {
			return
		}
		h.of[i], h.of[worst] = h.of[worst], h.of[i]
		i = worst
	}
}

// sorted returns what is kept, best first.
func (h *heap) sorted() []ranked {
	slices.SortFunc(h.of, better)
	out := make([]ranked, len(h.of))
	for i, k := range h.of {
		out[i] = k.ranked
	}
	return out
}

package story

import (
	"cmp"
	"slices"

	"github.com/isnad-desk/isnad/desk/hold"
	"github.com/isnad-desk/isnad/desk/rank"
	"github.com/isnad-desk/isnad/desk/runs"
	"github.com/isnad-desk/isnad/news"
)

const (
	// nearAt is the cosine from which two articles are neighbours.
	nearAt = 0.22
	// window is how many days may lie between neighbours.
	window = 4
	bucket = 4 // days that one list of the index covers; at least window
	// hinted is what the heaviest features alone must bring to a cosine before all are compared.
	hinted = 0.06
)

// Edge says how near two articles are.
type Edge struct {
	To   int32
	Near float32
}

func slot(d news.Day) news.Day {
	if d == news.NoDay {
		return rank.Undated
	}
	return (d + 1<<24) / bucket // days before 1970 are negative
}

// graph keeps the articles of a desk, numbered by their owner, and which of them are near one another. How near two articles are depends on the
// two alone.
type graph struct {
	shelf hold.Shelf
	texts []*Text
	edges [][]Edge                 // of each article, in no order
	index map[news.Day]*runs.Index // of the heaviest features, by bucket of days
	hint  []float32                // scratch
}

func newGraph(shelf hold.Shelf) graph {
	return graph{shelf: shelf, index: map[news.Day]*runs.Index{}}
}

// Find returns the articles that are near a text, in order of their numbers.
func (g *graph) Find(n int, t *Text) []Edge {
	for len(g.hint) < max(len(g.texts), n+1) {
		g.hint = append(g.hint, 0)
	}
	var near []int32
	says := t.features(g.shelf)
	lead := says.lead()
	var weight float32
	visit := func(o int32, step uint16) {
		if g.hint[o] == 0 {
			near = append(near, o)
		}
		g.hint[o] += weight * Weight(step)
	}
	look := func(x *runs.Index) {
		if x == nil {
			return
		}
		for _, f := range lead {
			weight = Weight(f.Weight)
			x.Each(f.Feature, visit)
		}
	}
	if t.Day == news.NoDay {
		for _, x := range g.index {
			look(x)
		}
	} else {
		b := slot(t.Day)
		for _, d := range []news.Day{b - 1, b, b + 1, rank.Undated} {
			look(g.index[d])
		}
	}
	var out []Edge
	for _, o := range near {
		hint := g.hint[o]
		g.hint[o] = 0
		x := g.texts[o]
		if hint < hinted || x == nil || int(o) == n || !meet(t, x) {
			continue
		}
		if c := cosine(says, x.features(g.shelf)); c >= nearAt {
			out = append(out, Edge{o, float32(c)})
		}
	}
	slices.SortFunc(out, func(a, b Edge) int { return cmp.Compare(a.To, b.To) })
	return out
}

// meet reports whether two articles lie within days of one another; an unknown day meets all.
func meet(a, b *Text) bool {
	if a.Day == news.NoDay || b.Day == news.NoDay {
		return true
	}
	d := a.Day - b.Day
	return d <= window && d >= -window
}

// enter enters article n with edges that were found; those to articles that are not there are left out.
func (g *graph) enter(n int, t *Text, edges []Edge) {
	for len(g.texts) <= n {
		g.texts, g.edges = append(g.texts, nil), append(g.edges, nil)
	}
	g.texts[n] = t
	b := slot(t.Day)
	if g.index[b] == nil {
		g.index[b] = new(runs.Index)
	}
	g.index[b].AddWeighted(int32(n), t.features(g.shelf).lead())
	g.edges[n] = make([]Edge, 0, len(edges))
	for _, e := range edges {
		if int(e.To) < len(g.texts) && g.texts[e.To] != nil {
			g.edges[n] = append(g.edges[n], e)
			g.edges[e.To] = append(g.edges[e.To], Edge{int32(n), e.Near})
		}
	}
}

// leave takes article n out.
func (g *graph) leave(n int) {
	if b := slot(g.texts[n].Day); g.index[b].Remove(int32(n)) && g.index[b].Len() == 0 {
		delete(g.index, b)
	}
	for _, e := range g.edges[n] {
		g.edges[e.To] = slices.DeleteFunc(g.edges[e.To], func(x Edge) bool { return x.To == int32(n) })
	}
	g.texts[n], g.edges[n] = nil, nil
}

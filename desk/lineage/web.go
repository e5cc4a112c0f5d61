package lineage

import (
	"cmp"
	"math"
	"slices"

	"github.com/isnad-desk/isnad/desk/hold"
	"github.com/isnad-desk/isnad/desk/rank"
	"github.com/isnad-desk/isnad/desk/runs"
	"github.com/isnad-desk/isnad/news"
)

const (
	// Texts are held against one another when at most reach days lie between them. A text without a day is held against all.
	reach  = 31
	bucket = 32 // days that one list of the index covers; at least reach
	// Containment: share of the shorter text's shingles that stand in the longer one.
	reprintAt = 0.60
	rewriteAt = 0.22
	// quotedAt is from where on two texts that share nothing but what they quote are one text all the same.
	quotedAt = 0.30
	// minShared is the least number of shared shingles behind any edge: less is a shared phrase, not a shared text.
	minShared = 12
	// minOwn is the same of what the two tell themselves.
	minOwn = 3
	// minCredited is the same where the later text names the earlier one's outlet as where it has its news from.
	minCredited = 4
	creditDays  = 3
	// rewriteDays is how many days may lie between a text and a rewrite of it. Later than that short texts that share a fixed form (who received
	// whom) look like rewrites of one another.
	rewriteDays = 3
)

// Kind of an edge.
type Kind uint8

// The kinds of edges; a text without a source that credits an agency is a relay.
const (
	Alone Kind = iota
	Rewrite
	Reprint
)

// Edge says that two texts share passages.
type Edge struct {
	To     int32
	Shared int32 // shingles
	Score  float32
	Kind   Kind
	// Credit says that the edge rests on a few passages and on the credit of the one text to the other's outlet: 1 that this text credits To, -1
	// that To credits this one.
	Credit int8
}

// Web is who took what from whom among the articles of a desk, which are numbered by their owner. It depends on the set of articles only:
// what two texts share depends on the two alone, a text's source on the texts that it shares passages with.
type Web struct {
	shelf   hold.Shelf
	texts   []*Text
	edges   [][]Edge
	source  []int32 // the text that each one was taken from, or -1
	kind    []Kind  // how, or what it gave rise to
	score   []float32
	root    []int32
	copied  []int32
	taken   [][]int32                // those whose source is this one
	agency  []string                 // what each relays, by itself or through its family
	index   map[news.Day]*runs.Index // of sketches, by bucket of days
	tellers map[uint64][]int32
	credits map[uint64][]int32
	shared  []uint16 // scratch
}

// NewWeb returns a web without texts. Where texts are laid aside it is on that shelf, which may be nil.
func NewWeb(shelf hold.Shelf) *Web {
	return &Web{shelf: shelf, index: map[news.Day]*runs.Index{}, tellers: map[uint64][]int32{}, credits: map[uint64][]int32{}}
}

func slot(d news.Day) news.Day {
	if d == rank.Undated {
		return rank.Undated
	}
	return (d + 1<<24) / bucket // days before 1970 are negative
}

func key(h uint64, d news.Day) uint64 { return rank.Mix(h<<24 ^ uint64(d)) }

// Text returns the text of article n, or nil.
func (w *Web) Text(n int) *Text {
	if n < len(w.texts) {
		return w.texts[n]
	}
	return nil
}

// Edges returns the texts that article n shares passages with.
func (w *Web) Edges(n int) []Edge { return w.edges[n] }

// Root returns the article that the text of article n goes back to.
func (w *Web) Root(n int) int { return int(w.root[n]) }

// Source returns the article that the text of n was taken from, or -1, the kind of taking and the share of the shorter text that stands in both.
// Kind is Alone only for a text that shares nothing; a text that others were taken from has their kind.
func (w *Web) Source(n int) (int, Kind, float64) {
	return int(w.source[n]), w.kind[n], float64(w.score[n])
}

// Copied returns the article that n reprints, directly or through others; n itself where it reprints none.
func (w *Web) Copied(n int) int { return int(w.copied[n]) }

// copies follows sources as far as they are reprints.
func (w *Web) copies(n int32) int32 {
	at := n
	for range w.texts { // sources may run in a circle
		if w.source[at] < 0 || w.kind[at] != Reprint {
			return at
		}
		if at = w.source[at]; at == n {
			break
		}
	}
	return w.root[n]
}

// Agency returns the agency or outlet that article n relays, "" for none; a reprint relays what its family does.
func (w *Web) Agency(n int) string { return w.agency[n] }

// Add enters article n and returns the articles, n among them, whose source, kind, score, root, model or agency, or their root's agency, is other than before, ascending.
func (w *Web) Add(n int, t *Text) []int {
	return w.Enter(n, t, w.Find(n, t))
}

// Find returns the edges of a text to the texts that are there.
func (w *Web) Find(n int, t *Text) []Edge {
	for len(w.shared) < max(len(w.texts), n+1) {
		w.shared = append(w.shared, 0)
	}
	var near []int32
	shingles := t.Shingles(w.shelf)
	sketch := t.sketch(shingles)
	visit := func(o int32, _ uint16) {
		if w.shared[o] == 0 {
			near = append(near, o)
		}
		w.shared[o]++
	}
	look := func(x *runs.Index) {
		if x == nil {
			return
		}
		for _, h := range sketch {
			x.Each(h, visit)
		}
	}
	if t.Key.Day == rank.Undated {
		for _, x := range w.index {
			look(x)
		}
	} else {
		b := slot(t.Key.Day)
		for _, d := range []news.Day{b - 1, b, b + 1, rank.Undated} {
			look(w.index[d])
		}
	}
	var edges []Edge
	for _, o := range near {
		found := int(w.shared[o])
		w.shared[o] = 0
		x := w.texts[o]
		if x == nil || int(o) == n || !within(t, x, reach) {
			continue
		}
		if found < 2 || 24*found < min(len(sketch), int(x.sketched)) {
			continue
		}
		if e, ok := w.compare(t, x, shingles); ok {
			e.To = o
			edges = append(edges, e)
		}
	}
	linked := func(o int32) bool {
		return slices.ContainsFunc(edges, func(e Edge) bool { return e.To == o })
	}
	credit := func(o int32, by int8) {
		if int(o) == n || linked(o) {
			return
		}
		x := w.texts[o]
		if k := common(shingles, x.Shingles(w.shelf)); k >= minCredited {
			edges = append(edges, Edge{To: o, Shared: int32(k), Score: float32(k) / float32(min(t.size, x.size)), Kind: Rewrite, Credit: by})
		}
	}
	for back := news.Day(0); back <= creditDays; back++ {
		if t.Credited != 0 && t.Credited != t.Outlet {
			for _, o := range w.tellers[key(t.Credited, t.Key.Day-back)] {
				credit(o, 1)
			}
		}
		if t.Outlet != 0 {
			for _, o := range w.credits[key(t.Outlet, t.Key.Day+back)] {
				credit(o, -1)
			}
		}
	}
	slices.SortFunc(edges, func(a, b Edge) int { return cmp.Compare(a.To, b.To) })
	return edges
}

// Enter enters article n with edges that were found before and returns what Add does. Edges to articles that are not there are left out.
func (w *Web) Enter(n int, t *Text, edges []Edge) []int {
	for len(w.texts) <= n {
		w.texts, w.edges, w.taken = append(w.texts, nil), append(w.edges, nil), append(w.taken, nil)
		w.source, w.root = append(w.source, -1), append(w.root, int32(len(w.root)))
		w.copied = append(w.copied, int32(len(w.copied)))
		w.kind, w.score, w.agency = append(w.kind, Alone), append(w.score, 0), append(w.agency, "")
	}
	w.texts[n] = t
	w.root[n], w.copied[n], w.source[n] = int32(n), int32(n), -1
	b := slot(t.Key.Day)
	if w.index[b] == nil {
		w.index[b] = new(runs.Index)
	}
	w.index[b].Add(int32(n), t.sketch(t.Shingles(w.shelf)))
	if t.Outlet != 0 {
		k := key(t.Outlet, t.Key.Day)
		w.tellers[k] = append(w.tellers[k], int32(n))
	}
	if t.Credited != 0 && t.Credited != t.Outlet {
		k := key(t.Credited, t.Key.Day)
		w.credits[k] = append(w.credits[k], int32(n))
	}
	around := []int32{int32(n)}
	for _, e := range edges {
		if int(e.To) < len(w.texts) && w.texts[e.To] != nil {
			w.edges[n] = append(w.edges[n], e)
			back := e
			back.To, back.Credit = int32(n), -e.Credit
			w.edges[e.To] = append(w.edges[e.To], back)
			around = append(around, e.To)
		}
	}
	return w.settle(around, []int32{int32(n)})
}

// Remove takes article n out and returns the other articles whose source, kind, score, root, model or agency is other than before, ascending.
func (w *Web) Remove(n int) []int {
	t := w.texts[n]
	drop := func(index map[uint64][]int32, k uint64) {
		index[k] = slices.DeleteFunc(index[k], func(o int32) bool { return o == int32(n) })
	}
	drop(w.tellers, key(t.Outlet, t.Key.Day))
	drop(w.credits, key(t.Credited, t.Key.Day))
	if b := slot(t.Key.Day); w.index[b].Remove(int32(n)) && w.index[b].Len() == 0 {
		delete(w.index, b)
	}
	around := slices.Clone(w.taken[n])
	for _, e := range w.edges[n] {
		w.edges[e.To] = slices.DeleteFunc(w.edges[e.To], func(x Edge) bool { return x.To == int32(n) })
		around = append(around, e.To)
	}
	family := w.family(int(w.root[n]))
	if s := w.source[n]; s >= 0 {
		w.taken[s] = slices.DeleteFunc(w.taken[s], func(o int32) bool { return o == int32(n) })
	}
	w.texts[n], w.edges[n], w.taken[n], w.source[n], w.root[n] = nil, nil, nil, -1, int32(n)
	for _, m := range family {
		if m != int32(n) {
			around = append(around, m)
		}
	}
	var bereft []int32
	for _, o := range around {
		if w.source[o] == int32(n) {
			w.source[o] = -1
			bereft = append(bereft, o)
		}
	}
	out := w.settle(around, bereft)
	return slices.DeleteFunc(out, func(o int) bool { return o == n })
}

// within reports whether at most n days lie between two texts; an unknown day is near all.
func within(a, b *Text, n news.Day) bool {
	if a.Key.Day == rank.Undated || b.Key.Day == rank.Undated {
		return true
	}
	d := a.Key.Day - b.Key.Day
	return d <= n && d >= -n
}

// compare returns the edge of two texts, of which the first has these shingles; it is the same from either side.
func (w *Web) compare(a, b *Text, shingles []uint32) (Edge, bool) {
	k := common(shingles, b.Shingles(w.shelf))
	if k < minShared {
		return Edge{}, false
	}
	score := float64(k) / float64(min(a.size, b.size))
	union := float64(k) / float64(int(a.size)+int(b.size)-k)
	e := Edge{Shared: int32(k), Score: float32(score)}
	switch {
	case score >= reprintAt && union >= reprintAt/2:
		e.Kind = Reprint
	case score >= rewriteAt && within(a, b, rewriteDays) && (score >= quotedAt || w.ownWords(a, b)):
		e.Kind = Rewrite
	default:
		return Edge{}, false
	}
	return e, true
}

// ownWords reports whether two texts share as much of what they tell themselves as a rewrite does. What both only quote, each may have from who
// said it: two reports of one statement are not yet one report.
func (w *Web) ownWords(a, b *Text) bool {
	x, y := a.own(w.shelf), b.own(w.shelf)
	k := common(x, y)
	return k >= minOwn && float64(k) >= rewriteAt*float64(min(len(x), len(y)))
}

// before reports whether text a is the earlier one: of an earlier day, of one day the one that says from which agency it has the text, else the
// fuller one.
func (w *Web) before(a, b int32) bool {
	x, y := w.texts[a], w.texts[b]
	if x.Key.Day != y.Key.Day {
		return x.Key.Day < y.Key.Day
	}
	if x.Wire != y.Wire {
		return x.Wire
	}
	if x.size != y.size {
		return x.size > y.size
	}
	return x.Key.Compare(y.Key) < 0
}

// tells reports whether a text was there for another to take from: it is the earlier one or, of one day, the one whose outlet the other credits.
func (w *Web) tells(a, b int32) bool {
	x, y := w.texts[a], w.texts[b]
	if x.Key.Day == y.Key.Day {
		of, by := x.Outlet != 0 && y.Credited == x.Outlet, y.Outlet != 0 && x.Credited == y.Outlet
		if of != by {
			return of
		}
	}
	return w.before(a, b)
}

// from chooses the source of a text: of the earlier ones the one that it shares most with, of nearly equals the earliest. Where it shares a
// text with none, what it credits.
func (w *Web) from(n int32) (int32, Kind, float32) {
	best := Edge{To: -1}
	near := func(e Edge) int { return int(math.Round(float64(e.Score) * 10)) }
	for _, e := range w.edges[n] {
		if e.Credit != 0 || !w.tells(e.To, n) {
			continue
		}
		if best.To < 0 || near(e) > near(best) || near(e) == near(best) && w.before(e.To, best.To) {
			best = e
		}
	}
	if best.To >= 0 {
		return best.To, best.Kind, best.Score
	}
	for _, e := range w.edges[n] {
		if e.Credit <= 0 {
			continue
		}
		if best.To < 0 {
			best = e
			continue
		}
		x, y := w.texts[e.To].Key, w.texts[best.To].Key
		if c := cmp.Or(cmp.Compare(e.Shared, best.Shared), cmp.Compare(x.Day, y.Day), y.Compare(x)); c > 0 {
			best = e
		}
	}
	return best.To, best.Kind, best.Score
}

// up follows sources to where they end. Sources may run in a circle where credits contradict the order of days and lengths: then the earliest
// of the circle is the root.
func (w *Web) up(n int32) int32 {
	slow, fast := n, n
	for {
		if w.source[fast] < 0 {
			return fast
		}
		fast = w.source[fast]
		if w.source[fast] < 0 {
			return fast
		}
		fast, slow = w.source[fast], w.source[slow]
		if fast == slow {
			break
		}
	}
	first := fast
	for x := w.source[fast]; x != fast; x = w.source[x] {
		if w.before(x, first) {
			first = x
		}
	}
	return first
}

// family returns a root and all whose text goes back to it.
func (w *Web) family(root int) []int32 {
	out := []int32{int32(root)}
	seen := map[int32]bool{int32(root): true}
	for i := 0; i < len(out); i++ {
		for _, t := range w.taken[out[i]] {
			if !seen[t] {
				seen[t] = true
				out = append(out, t)
			}
		}
	}
	return out
}

// settle chooses the sources of some articles anew, and the roots and agencies of all families that this touches. It returns the articles of which
// something is other than before, those that are said to be other among them, ascending.
func (w *Web) settle(around, other []int32) []int {
	changed, touched, marked := map[int32]bool{}, map[int32]bool{}, map[int32]bool{}
	for _, n := range other {
		changed[n] = true
	}
	mark := func(n int32) {
		if marked[w.root[n]] {
			touched[n] = true
			return
		}
		marked[w.root[n]] = true
		for _, m := range w.family(int(w.root[n])) {
			touched[m] = true
		}
	}
	for _, n := range around {
		mark(n)
		s, kind, score := w.from(n)
		if s < 0 { // what others took from it tells its kind
			for _, e := range w.edges[n] {
				if e.Credit == 0 && e.Score > score {
					kind, score = e.Kind, e.Score
				}
			}
		}
		if w.kind[n] != kind || w.score[n] != score || w.source[n] != s {
			changed[n] = true
		}
		w.kind[n], w.score[n] = kind, score
		if old := w.source[n]; old != s {
			if old >= 0 {
				w.taken[old] = slices.DeleteFunc(w.taken[old], func(o int32) bool { return o == n })
			}
			if s >= 0 {
				w.taken[s] = append(w.taken[s], n)
				mark(s)
			}
			w.source[n] = s
		}
	}
	var list []int32
	for n := range touched {
		if w.texts[n] != nil {
			list = append(list, n)
		}
	}
	slices.Sort(list)
	roots := map[int32]bool{}
	for _, n := range list {
		if r := w.up(n); r != w.root[n] {
			w.root[n] = r
			changed[n] = true
		}
		roots[w.root[n]] = true
	}
	for _, n := range list {
		if c := w.copies(n); c != w.copied[n] {
			w.copied[n] = c
			changed[n] = true
		}
	}
	for r := range roots {
		relays := w.relays(r)
		other := w.agency[r] != relays[r] // whoever goes back to it is told by what it relays, in whatever story
		for n, a := range relays {
			if w.agency[n] != a || other {
				w.agency[n] = a
				changed[n] = true
			}
		}
	}
	out := make([]int, 0, len(changed))
	for n := range changed {
		if w.texts[n] != nil {
			out = append(out, int(n))
		}
	}
	slices.Sort(out)
	return out
}

// relays returns what each text of a family relays: what any reprint of the family credits holds for its root when the root itself is silent,
// and what the root relays for all silent reprints.
func (w *Web) relays(root int32) map[int32]string {
	family := w.family(int(root))
	out := make(map[int32]string, len(family))
	of := w.texts[root].Agency
	if of == "" {
		first := int32(-1)
		for _, n := range family {
			if n != root && w.kind[n] == Reprint && w.texts[n].Agency != "" && (first < 0 || w.texts[n].Key.Compare(w.texts[first].Key) < 0) {
				first = n
			}
		}
		if first >= 0 {
			of = w.texts[first].Agency
		}
	}
	for _, n := range family {
		switch own := w.texts[n].Agency; {
		case own != "":
			out[n] = own
		case n == root || w.kind[n] == Reprint:
			out[n] = of
		default:
			out[n] = ""
		}
	}
	return out
}

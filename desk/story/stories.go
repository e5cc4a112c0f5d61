package story

import (
	"container/heap"
	"slices"

	"github.com/isnad-desk/isnad/desk/hold"
	"github.com/isnad-desk/isnad/news"
)

const (
	nearest = 3 // nearness to a story is the mean nearness to this many of its members, the nearest ones
	// A small story that is near another is part of it.
	mendSize = 6
	// Of many members some are near by chance: the more a story has, the nearer an article must be, up to crowded members.
	crowded = 64
	// A story takes articles in for so many days after its first. What goes on for longer, such as a war, is told in several stories: the cost of
	// one more article must not grow with what was told before.
	span = 14
	// Where one of two articles has no day the same cast may meet again years later, and that is another story. Then an article joins only the
	// story of an article that is nearest to it as it is to that one, or a story that it is nearly as near to as its members are among themselves.
	undatedAt = 0.30
	cohesive  = 0.9
	lookBack  = 40 // members of a story that are compared
)

// joinAt is the nearness from which an article joins a story of so many articles.
func joinAt(size int) float64 {
	switch size {
	case 1:
		return 0.35
	case 2:
		return 0.32
	}
	size = min(size, crowded)
	return 0.30 + 0.009*float64(min(max(size-5, 0), 11)) + 0.0026*float64(max(size-16, 0))
}

// Stories groups articles into stories, each known by the number of one of its articles. The grouping depends on the set of articles only: whom
// an article joins depends on the stories of its earlier neighbours, so that a change is followed forward as far as it changes anything.
type Stories struct {
	graph
	label   []int32 // the story of each dated article before small stories are joined to others; -1 while open
	crowd   []uint8 // how many earlier neighbours of each are of its story
	members map[int32][]int32
	into    map[int32]int32 // small stories that are part of another
	parts   map[int32][]int32
	loose   map[int32]int32 // the story of each article without a day
	joined  map[int32][]int32
	dirty   map[int32]bool
	touched map[int32]bool // labels whose members or their neighbours changed since the last Settle
	moved   map[int32]bool // articles whose label changed since then
	sizes   map[int32]int  // of the labels that they left or joined: how many members these had
	bonds   map[int32][]int32
	vetoes  map[int32][]int32
}

// New returns no stories. Where texts are laid aside it is on that shelf, which may be nil.
func New(shelf hold.Shelf) *Stories {
	return &Stories{
		graph: newGraph(shelf), members: map[int32][]int32{}, into: map[int32]int32{}, parts: map[int32][]int32{}, loose: map[int32]int32{},
		joined: map[int32][]int32{}, dirty: map[int32]bool{}, touched: map[int32]bool{}, moved: map[int32]bool{}, sizes: map[int32]int{}, bonds: map[int32][]int32{}, vetoes: map[int32][]int32{},
	}
}

// Text returns the text of article n, or nil where it is not there.
func (s *Stories) Text(n int) *Text {
	if n < len(s.texts) {
		return s.texts[n]
	}
	return nil
}

// Edges returns the neighbours of article n.
func (s *Stories) Edges(n int) []Edge { return s.edges[n] }

// Enter enters article n with the edges that Find found.
func (s *Stories) Enter(n int, t *Text, edges []Edge) {
	s.enter(n, t, edges)
	for len(s.label) < len(s.texts) {
		s.label, s.crowd = append(s.label, -1), append(s.crowd, 0)
	}
	s.label[n], s.crowd[n] = -1, 0
	s.around(int32(n))
}

// Leave takes article n out.
func (s *Stories) Leave(n int) {
	s.around(int32(n))
	for _, e := range s.edges[n] {
		if l := s.label[e.To]; l >= 0 {
			s.touched[l] = true
		}
	}
	s.move(int32(n), -1)
	if l, ok := s.loose[int32(n)]; ok {
		s.unjoin(int32(n), l)
	}
	s.leave(n)
	delete(s.dirty, int32(n))
}

// around marks an article and those whose choice it can change: a dated one chooses by earlier ones.
func (s *Stories) around(n int32) {
	s.dirty[n] = true
	for _, e := range s.edges[n] {
		if !s.dated(e.To) || s.dated(n) && s.less(n, e.To) {
			s.dirty[e.To] = true
		}
	}
	for _, o := range slices.Concat(s.bonds[n], s.vetoes[n]) {
		if s.Text(int(o)) != nil {
			s.dirty[o] = true
		}
	}
}

// Bind says that two articles are of one story, whatever the texts say, or with apart that they are of two.
func (s *Stories) Bind(a, b int, apart bool) {
	m := s.bonds
	if apart {
		m = s.vetoes
	}
	m[int32(a)], m[int32(b)] = append(m[int32(a)], int32(b)), append(m[int32(b)], int32(a))
	s.around(int32(a))
	s.around(int32(b))
}

// Unbind forgets all that Bind said.
func (s *Stories) Unbind() {
	for _, m := range []map[int32][]int32{s.bonds, s.vetoes} {
		for n := range m {
			if s.Text(int(n)) != nil {
				s.dirty[n] = true
			}
		}
		clear(m)
	}
}

func (s *Stories) dated(n int32) bool { return s.texts[n].Day != news.NoDay }

func (s *Stories) less(a, b int32) bool { return s.texts[a].Key.Compare(s.texts[b].Key) < 0 }

// move gives a dated article another label; -1 takes it out.
func (s *Stories) move(n, to int32) {
	from := s.label[n]
	if from == to {
		return
	}
	s.moved[n] = true
	for _, l := range [2]int32{from, to} {
		if _, ok := s.sizes[l]; l >= 0 && !ok {
			s.sizes[l] = len(s.members[l])
		}
	}
	if from >= 0 {
		s.touched[from] = true
		s.members[from] = slices.DeleteFunc(s.members[from], func(m int32) bool { return m == n })
		if len(s.members[from]) == 0 {
			delete(s.members, from)
		}
	}
	s.label[n] = to
	if to >= 0 {
		s.touched[to] = true
		s.members[to] = append(s.members[to], n)
	}
}

// queue holds articles, the earliest first.
type queue struct {
	s    *Stories
	list []int32
	in   map[int32]bool
}

func (q *queue) Len() int           { return len(q.list) }
func (q *queue) Less(i, j int) bool { return q.s.less(q.list[i], q.list[j]) }
func (q *queue) Swap(i, j int)      { q.list[i], q.list[j] = q.list[j], q.list[i] }
func (q *queue) Push(x any)         { q.list = append(q.list, x.(int32)) }
func (q *queue) Pop() any {
	x := q.list[len(q.list)-1]
	q.list = q.list[:len(q.list)-1]
	return x
}

// Settle works out the stories after changes and returns the stories, by number, whose articles are others than before; among them stories
// that are no more.
func (s *Stories) Settle() []int {
	q := &queue{s: s, in: map[int32]bool{}}
	open := map[int32]bool{} // articles without a day that must be looked at
	for n := range s.dirty {
		if s.dated(n) {
			q.list, q.in[n] = append(q.list, n), true
		} else {
			open[n] = true
		}
	}
	s.dirty = map[int32]bool{} // not cleared: one that once held many is slow to look through
	heap.Init(q)
	for q.Len() > 0 {
		n := heap.Pop(q).(int32)
		delete(q.in, n)
		label, crowd := s.choose(n)
		if label == s.label[n] && crowd == s.crowd[n] {
			continue
		}
		s.move(n, label)
		s.crowd[n] = crowd
		later := func(o int32) {
			if s.Text(int(o)) != nil && s.dated(o) && !q.in[o] && s.less(n, o) {
				q.in[o] = true
				heap.Push(q, o)
			}
		}
		for _, e := range s.edges[n] {
			later(e.To)
		}
		for _, o := range slices.Concat(s.bonds[n], s.vetoes[n]) {
			later(o)
		}
	}
	changed := map[int32]bool{}
	s.mend(changed)
	s.settleLoose(open, changed)
	out := make([]int, 0, len(changed))
	for n := range changed {
		out = append(out, int(n))
	}
	slices.Sort(out)
	return out
}

// tally is how near an article is to the members of one story among its neighbours.
type tally struct {
	label int32
	top   [nearest]float64 // descending
	size  int              // how many members the story surely has
}

func (t *tally) add(near float64) {
	for k := range t.top {
		if near > t.top[k] {
			near, t.top[k] = t.top[k], near
		}
	}
}

func (t *tally) mean(n int) float64 {
	sum := 0.0
	for _, x := range t.top[:n] {
		sum += x
	}
	return sum / float64(n)
}

// tallies are of stories, each once, in the order in which they are met.
type tallies []tally

func (t *tallies) of(label int32) *tally {
	i := slices.IndexFunc(*t, func(x tally) bool { return x.label == label })
	if i < 0 {
		i = len(*t)
		*t = append(*t, tally{label: label})
	}
	return &(*t)[i]
}

// choose returns the story of a dated article by the stories of its earlier neighbours, and how many of these are of it.
func (s *Stories) choose(n int32) (int32, uint8) {
	var near tallies
	for _, e := range s.edges[n] {
		if !s.dated(e.To) || s.label[e.To] < 0 || !s.less(e.To, n) {
			continue
		}
		t := near.of(s.label[e.To])
		t.add(float64(e.Near))
		t.size = max(t.size, 1+int(s.crowd[e.To]))
	}
	best, bestScore := int32(-1), 0.0
	for _, o := range s.bonds[n] {
		if s.Text(int(o)) != nil && s.dated(o) && s.less(o, n) && s.label[o] >= 0 {
			best, bestScore = s.label[o], 2
		}
	}
	for i := range near {
		t := &near[i]
		score := t.mean(min(t.size, nearest))
		if score < joinAt(t.size) || score < bestScore || s.vetoed(n, t.label) || s.texts[n].Day-s.texts[t.label].Day > span {
			continue
		}
		if score > bestScore || s.less(t.label, best) {
			best, bestScore = t.label, score
		}
	}
	if best < 0 {
		return n, 0
	}
	crowd := 0
	for _, e := range s.edges[n] {
		if s.dated(e.To) && s.label[e.To] == best && s.less(e.To, n) {
			crowd++
		}
	}
	return best, uint8(min(max(crowd, 1), crowded))
}

func (s *Stories) vetoed(n, label int32) bool {
	return slices.ContainsFunc(s.vetoes[n], func(o int32) bool { return s.Text(int(o)) != nil && s.label[o] == label && s.less(o, n) })
}

// mend joins small stories to those they are part of, for an early article may have found nothing to join. changed gets the stories that are
// other than before.
func (s *Stories) mend(changed map[int32]bool) {
	look := map[int32]bool{}
	around := func(n int32) {
		for _, e := range s.edges[n] {
			if l := s.label[e.To]; l >= 0 {
				look[l] = true
			}
		}
	}
	wide := map[int32]bool{} // how many members it has matters to all that are near it
	for l := range s.touched {
		look[l] = true
		changed[l] = true
		now := len(s.members[l])
		if was, ok := s.sizes[l]; !ok || was == now || was >= crowded && now >= crowded {
			continue
		}
		wide[l] = true
		for _, m := range s.members[l] {
			around(m)
		}
	}
	for m := range s.moved {
		if s.Text(int(m)) != nil && !wide[s.label[m]] {
			around(m)
		}
	}
	s.touched, s.moved, s.sizes = map[int32]bool{}, map[int32]bool{}, map[int32]int{}
	before := map[int32]int32{}
	for l := range look {
		before[l] = s.top(l)
	}
	for l := range look {
		to := s.part(l)
		old, had := s.into[l]
		if had && old == to || !had && to < 0 {
			continue
		}
		if had {
			s.parts[old] = slices.DeleteFunc(s.parts[old], func(o int32) bool { return o == l })
			delete(s.into, l)
			changed[old] = true
		}
		changed[l] = true
		if to >= 0 {
			s.into[l] = to
			s.parts[to] = append(s.parts[to], l)
		}
	}
	all := make([]int32, 0, len(changed))
	for l := range changed {
		all = append(all, l)
	}
	for _, l := range all { // a story that is part of another changes that one, and where it was part before
		changed[s.top(l)] = true
		if b, ok := before[l]; ok {
			changed[b] = true
		}
		for _, p := range s.whole(l) {
			changed[p] = true
		}
	}
}

// top is the story that a label is part of in the end.
func (s *Stories) top(l int32) int32 {
	for {
		to, ok := s.into[l]
		if !ok {
			return l
		}
		l = to
	}
}

// part returns the story that a small story is part of, or -1. It is always a larger one, or one as large that opened earlier.
func (s *Stories) part(l int32) int32 {
	own := slices.Clone(s.members[l])
	if len(own) == 0 || len(own) > mendSize {
		return -1
	}
	slices.SortFunc(own, func(a, b int32) int { return s.texts[a].Key.Compare(s.texts[b].Key) }) // sums of fractions tell orders apart
	var sums tallies                                                                             // top[0] of each is the sum over own members
	for _, m := range own {
		var here tallies
		for _, e := range s.edges[m] {
			o := s.label[e.To] // -1 of one without a day
			if o < 0 || o == l {
				continue
			}
			here.of(o).add(float64(e.Near))
		}
		for i := range here {
			o := here[i].label
			n := nearest
			if here[i].top[nearest-1] == 0 { // it may have fewer members
				n = min(n, len(s.members[o]))
			}
			sums.of(o).top[0] += here[i].mean(n)
		}
	}
	best, bestScore := int32(-1), 0.0
	for i := range sums {
		o := sums[i].label
		score := sums[i].top[0] / float64(len(own))
		if score < joinAt(nearest) || score < bestScore {
			continue
		}
		apart := s.texts[o].Day - s.texts[l].Day
		if n := len(s.members[o]); score < joinAt(max(nearest, n)) || n < len(own) || n == len(own) && !s.less(o, l) || apart > span || apart < -span {
			continue
		}
		if slices.ContainsFunc(own, func(m int32) bool {
			return slices.ContainsFunc(s.vetoes[m], func(v int32) bool { return s.Text(int(v)) != nil && s.label[v] == o })
		}) {
			continue
		}
		if score > bestScore || score == bestScore && s.less(o, best) {
			best, bestScore = o, score
		}
	}
	return best
}

// whole returns a label and all that are part of it.
func (s *Stories) whole(l int32) []int32 {
	out := []int32{l}
	for i := 0; i < len(out); i++ {
		out = append(out, s.parts[out[i]]...)
	}
	return out
}

// Of returns the story of article n, which must be there and settled.
func (s *Stories) Of(n int) int {
	if l, ok := s.loose[int32(n)]; ok {
		return int(l)
	}
	return int(s.top(s.label[n]))
}

// Members returns the articles of a story in order; none where there is no such story.
func (s *Stories) Members(story int) []int {
	var out []int
	if _, part := s.into[int32(story)]; !part {
		for _, l := range s.whole(int32(story)) {
			for _, m := range s.members[l] {
				out = append(out, int(m))
			}
		}
	}
	for _, m := range s.joined[int32(story)] {
		out = append(out, int(m))
	}
	slices.SortFunc(out, func(a, b int) int { return s.texts[a].Key.Compare(s.texts[b].Key) })
	return out
}

// Size returns how many articles a story has; 0 where there is no such story.
func (s *Stories) Size(story int) int {
	n := len(s.joined[int32(story)])
	if _, part := s.into[int32(story)]; !part {
		for _, l := range s.whole(int32(story)) {
			n += len(s.members[l])
		}
	}
	return n
}

// Central returns the article of a story that is nearest to its others, one with a headline before one without. What near remembers of the story, which may
// be nil, is not worked out again.
func (s *Stories) Central(story int, near *Nearness) int {
	members := s.Members(story)
	if len(members) == 1 {
		return members[0]
	}
	if near == nil {
		near = &Nearness{}
	}
	if first := members[:min(len(members), lookBack)]; !slices.Equal(near.first, first) {
		near.first, near.sums = slices.Clone(first), make(map[int]float64, len(members))
	}
	var says []features // of the first ones
	sumOf := func(n int) float64 {
		sum, ok := near.sums[n]
		if ok {
			return sum
		}
		for _, m := range near.first[len(says):] {
			says = append(says, s.texts[m].features(s.shelf))
		}
		own := s.texts[n].features(s.shelf)
		for _, m := range says {
			sum += cosine(own, m)
		}
		near.sums[n] = sum
		return sum
	}
	best, most := members[0], -1.0
	for _, n := range members {
		sum := sumOf(n)
		if s.texts[n].Titled {
			sum += lookBack
		}
		if sum > most {
			best, most = n, sum
		}
	}
	return best
}

// Nearness remembers how near each article of a story is to the first ones of it, all together.
type Nearness struct {
	first []int
	sums  map[int]float64
}

package server

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/isnad-desk/isnad/news"
)

// NetworkNode is an entity of a network.
type NetworkNode struct {
	EntityRef
	Articles   int `json:"articles" doc:"that name it, whatever the filters"`
	Happenings int `json:"happenings" doc:"of those that pass the filters, those with it; in a network by articles, articles"`
	Degree     int `json:"degree" doc:"edges that are shown"`
}

// NetworkEdge joins two nodes.
type NetworkEdge struct {
	A         int      `json:"a" doc:"index into nodes"`
	B         int      `json:"b" doc:"index into nodes"`
	Weight    int      `json:"weight" doc:"happenings with both among the parties, or articles that name both"`
	Contested int      `json:"contested" doc:"of these happenings, those on which reports disagree"`
	Types     []string `json:"types" nullable:"false" doc:"PLOVER codes of these happenings, most frequent first, at most three"`
}

// Network is who has to do with whom.
type Network struct {
	Nodes      []NetworkNode `json:"nodes" nullable:"false" doc:"most happenings first"`
	Edges      []NetworkEdge `json:"edges" nullable:"false" doc:"heaviest first"`
	TotalNodes int           `json:"total_nodes" doc:"before the bounds"`
	TotalEdges int           `json:"total_edges" doc:"before the bounds"`
}

type networkQuery struct {
	ActFilter
	By       string `query:"by" enum:"happenings,articles" default:"happenings" doc:"what joins two entities: a happening with both among its parties, or an article that names both"`
	Kinds    string `query:"kinds" maxLength:"60" doc:"which entities, with commas: person,organization,place; all where it is left out"`
	Least    int    `query:"least" minimum:"1" maximum:"1000" default:"1" doc:"the least weight of an edge"`
	Nodes    int    `query:"nodes" minimum:"2" maximum:"5000" default:"500" doc:"at most so many nodes"`
	Edges    int    `query:"edges" minimum:"1" maximum:"20000" default:"4000" doc:"at most so many edges"`
	Isolated bool   `query:"isolated" doc:"nodes without an edge too"`
}

// pair is two entities by their numbers, the smaller first.
type pair uint64

func pairOf(a, b int32) pair {
	if a > b {
		a, b = b, a
	}
	return pair(a)<<32 | pair(b)
}

func (p pair) both() (a, b int32) { return int32(p >> 32), int32(p & (1<<32 - 1)) }

type link struct {
	pair
	weight, contested int
	types             []FacetCount // few: a map for each edge would cost more than all else
}

func (l *link) told(kind string) {
	for i := range l.types {
		if l.types[i].Value == kind {
			l.types[i].Count++
			return
		}
	}
	l.types = append(l.types, FacetCount{kind, 1})
}

// kinds are the most frequent types.
func (l *link) kinds(n int) []string {
	slices.SortFunc(l.types, func(a, b FacetCount) int { return cmp.Or(b.Count-a.Count, strings.Compare(a.Value, b.Value)) })
	out := make([]string, 0, n)
	for _, t := range l.types[:min(n, len(l.types))] {
		out = append(out, t.Value)
	}
	return out
}

func (s *Server) network(_ context.Context, q *networkQuery) (*Network, error) {
	now := s.index.get()
	return remember(&now.pictures, pictureKey("network", q), func() *Network { return now.network(q) }), nil
}

func (s *snapshot) network(q *networkQuery) *Network {
	kinds := strings.Split(q.Kinds, ",")
	takes := func(n int32) bool {
		t := s.numbered[n]
		return t != nil && (q.Kinds == "" || slices.Contains(kinds, string(t.kind)))
	}
	seen, links, at := make([]int, len(s.numbered)), []link{}, map[pair]int{}
	join := func(nums []int32, t *told) {
		for i, a := range nums {
			seen[a]++
			for _, b := range nums[:i] {
				p := pairOf(a, b)
				k, ok := at[p]
				if !ok {
					k = len(links)
					at[p] = k
					links = append(links, link{pair: p})
				}
				l := &links[k]
				l.weight++
				if t != nil {
					l.contested += btoi(t.standing == "contested")
					l.told(t.kind)
				}
			}
		}
	}
	if q.By == "articles" {
		s.byArticles(q, takes, join)
	} else {
		var nums []int32
		q.each(s, func(t told) {
			nums = nums[:0]
			for _, n := range t.parties {
				if takes(n) {
					nums = append(nums, n)
				}
			}
			join(nums, &t)
		})
	}
	return s.draw(q, seen, slices.DeleteFunc(links, func(l link) bool { return l.weight < q.Least }))
}

// edge is a link between two nodes, by their places.
type edge struct {
	a, b int
	*link
}

// draw makes the network of what was counted of each entity, by number, and of each pair.
func (s *snapshot) draw(q *networkQuery, seen []int, links []link) *Network {
	out := &Network{Nodes: []NetworkNode{}, Edges: []NetworkEdge{}}
	strong := make([]int, len(s.numbered))
	for i := range links {
		a, b := links[i].both()
		strong[a] += links[i].weight
		strong[b] += links[i].weight
	}
	var nums []int32
	for n := range seen {
		if seen[n] > 0 && (strong[n] > 0 || q.Isolated) {
			nums = append(nums, int32(n))
		}
	}
	out.TotalNodes, out.TotalEdges = len(nums), len(links)
	weightiest := func(a, b int32) int {
		if c := cmp.Or(seen[b]-seen[a], strong[b]-strong[a]); c != 0 {
			return c
		}
		return strings.Compare(s.numbered[a].id, s.numbered[b].id)
	}
	slices.SortFunc(nums, weightiest)
	if len(nums) > q.Nodes {
		if !q.Isolated {
			nums = together(nums, links, len(s.numbered))
		}
		nums = nums[:q.Nodes]
		slices.SortFunc(nums, weightiest)
	}
	at := make([]int, len(s.numbered)) // place among the nodes, from 1
	for i, n := range nums {
		at[n] = i + 1
		t := s.numbered[n]
		out.Nodes = append(out.Nodes, NetworkNode{EntityRef: t.ref(), Articles: t.articles, Happenings: seen[n]})
	}
	var edges []edge
	for i := range links {
		l := &links[i]
		a, b := l.both()
		if a, b := at[a]-1, at[b]-1; a >= 0 && b >= 0 {
			edges = append(edges, edge{min(a, b), max(a, b), l})
		}
	}
	slices.SortFunc(edges, func(x, y edge) int { return cmp.Or(y.weight-x.weight, x.a-y.a, x.b-y.b) })
	for _, e := range strongest(edges, len(out.Nodes), q.Edges) {
		out.Edges = append(out.Edges, NetworkEdge{e.a, e.b, e.weight, e.contested, e.kinds(3)})
	}
	for _, e := range out.Edges {
		out.Nodes[e.A].Degree++
		out.Nodes[e.B].Degree++
	}
	return out
}

// together orders nodes, which come weightiest first, so that those before any cut (but at most the last) have somebody there to be joined with: a node whose
// partners all weigh less waits for the first of them.
func together(nums []int32, links []link, all int) []int32 {
	rank := make([]int, all) // by number
	for i, n := range nums {
		rank[n] = i
	}
	first := make([]int, len(nums)) // the rank of the weightiest partner
	for i := range first {
		first[i] = len(nums)
	}
	for i := range links {
		x, y := links[i].both()
		a, b := rank[x], rank[y]
		first[a], first[b] = min(first[a], b), min(first[b], a)
	}
	order := make([]int, len(nums))
	for i := range order {
		order[i] = i
	}
	turn := func(r int) int { return max(r, first[r]) }
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(turn(a)-turn(b), btoi(turn(a) != a)-btoi(turn(b) != b), a-b) })
	out := make([]int32, len(nums))
	for i, r := range order {
		out[i] = nums[r]
	}
	return out
}

// strongest keeps at most so many edges, which come heaviest first: the heaviest of each node before others, so that no node stands alone as long as the bound
// leaves one for each.
func strongest(edges []edge, nodes, bound int) []edge {
	if len(edges) <= bound {
		return edges
	}
	joined := make([]bool, nodes)
	keep, rest := make([]bool, len(edges)), bound
	for i, e := range edges {
		if rest > 0 && (!joined[e.a] || !joined[e.b]) {
			joined[e.a], joined[e.b], keep[i] = true, true, true
			rest--
		}
	}
	out := make([]edge, 0, bound)
	for i, e := range edges {
		if !keep[i] && rest > 0 {
			keep[i] = true
			rest--
		}
		if keep[i] {
			out = append(out, e)
		}
	}
	return out
}

// byArticles joins the entities that articles name, those of the most articles only: pairs grow with the square.
func (s *snapshot) byArticles(q *networkQuery, takes func(int32) bool, join func([]int32, *told)) {
	var chosen []bool // by number; nil: all
	rows := s.sorted
	around := s.asked(q.Entity)
	switch {
	case q.Story != "":
		rows = nil
		if r := s.byID[q.Story]; r != nil {
			rows = []*row{r}
		}
	case q.Entity != "":
		rows = s.rowsOf(around)
	}
	if len(rows) == len(s.sorted) {
		chosen = make([]bool, len(s.numbered))
		n := 0
		for _, t := range s.roster {
			if n < q.Nodes && takes(t.num) {
				chosen[t.num] = true
				n++
			}
		}
	}
	from, err := news.ParseDay(q.From)
	if err != nil {
		from = news.NoDay
	}
	to, err := news.ParseDay(q.To)
	if err != nil {
		to = news.NoDay
	}
	near := make([]bool, len(s.numbered))
	for id := range around {
		near[s.things[id].num] = true
	}
	var of [][]int32
	for _, r := range rows {
		for len(of) < len(r.told) {
			of = append(of, nil)
		}
		for n := range r.told {
			of[n] = of[n][:0]
		}
		for i := range r.cast {
			c := &r.cast[i]
			if chosen != nil && !chosen[c.num] || !takes(c.num) {
				continue
			}
			for _, n := range c.articles {
				of[n] = append(of[n], c.num)
			}
		}
		for n, id := range r.told {
			p := s.papers[id]
			if p == nil || q.Outlet != "" && p.Outlet != q.Outlet || from != news.NoDay && (p.Published.To == news.NoDay || p.Published.To < from) ||
				to != news.NoDay && (p.Published.From == news.NoDay || p.Published.From > to) || q.Entity != "" && !slices.ContainsFunc(of[n], func(e int32) bool { return near[e] }) {
				continue
			}
			join(of[n], nil)
		}
	}
}

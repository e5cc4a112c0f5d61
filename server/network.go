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

type pair struct{ a, b string }

func pairOf(a, b string) pair {
	if a > b {
		a, b = b, a
	}
	return pair{a, b}
}

type link struct {
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
	takes := func(id string) bool {
		t := s.things[id]
		return t != nil && (q.Kinds == "" || slices.Contains(strings.Split(q.Kinds, ","), string(t.kind)))
	}
	seen, links := map[string]int{}, map[pair]*link{}
	join := func(ids []string, t *told) {
		for i, a := range ids {
			seen[a]++
			for _, b := range ids[:i] {
				p := pairOf(a, b)
				l := links[p]
				if l == nil {
					l = new(link)
					links[p] = l
				}
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
		q.each(s, func(t told) {
			var ids []string
			for _, list := range [][]string{t.actors, t.recipients, {t.place}} {
				for _, id := range list {
					if takes(id) && !slices.Contains(ids, id) {
						ids = append(ids, id)
					}
				}
			}
			join(ids, &t)
		})
	}
	out := &Network{Nodes: []NetworkNode{}, Edges: []NetworkEdge{}}
	strong := map[string]int{}
	for p, l := range links {
		if l.weight < q.Least {
			delete(links, p)
			continue
		}
		strong[p.a] += l.weight
		strong[p.b] += l.weight
	}
	var ids []string
	for id := range seen {
		if strong[id] > 0 || q.Isolated {
			ids = append(ids, id)
		}
	}
	out.TotalNodes, out.TotalEdges = len(ids), len(links)
	weightiest := func(a, b string) int { return cmp.Or(seen[b]-seen[a], strong[b]-strong[a], strings.Compare(a, b)) }
	slices.SortFunc(ids, weightiest)
	if len(ids) > q.Nodes {
		if !q.Isolated {
			ids = together(ids, links)
		}
		ids = ids[:q.Nodes]
		slices.SortFunc(ids, weightiest)
	}
	at := make(map[string]int, len(ids))
	for i, id := range ids {
		at[id] = i
		t := s.things[id]
		out.Nodes = append(out.Nodes, NetworkNode{EntityRef: t.ref(), Articles: t.articles, Happenings: seen[id]})
	}
	for p, l := range links {
		a, ok := at[p.a]
		b, ok2 := at[p.b]
		if ok && ok2 {
			out.Edges = append(out.Edges, NetworkEdge{min(a, b), max(a, b), l.weight, l.contested, l.kinds(3)})
		}
	}
	slices.SortFunc(out.Edges, func(a, b NetworkEdge) int { return cmp.Or(b.Weight-a.Weight, a.A-b.A, a.B-b.B) })
	out.Edges = strongest(out.Edges, len(out.Nodes), q.Edges)
	for _, e := range out.Edges {
		out.Nodes[e.A].Degree++
		out.Nodes[e.B].Degree++
	}
	return out
}

// together orders nodes, which come weightiest first, so that those before any cut (but at most the last) have somebody there to be joined with: a node whose
// partners all weigh less waits for the first of them.
func together(ids []string, links map[pair]*link) []string {
	rank := make(map[string]int, len(ids))
	for i, id := range ids {
		rank[id] = i
	}
	first := make([]int, len(ids)) // the rank of the weightiest partner
	for i := range first {
		first[i] = len(ids)
	}
	for p := range links {
		a, b := rank[p.a], rank[p.b]
		first[a], first[b] = min(first[a], b), min(first[b], a)
	}
	order := make([]int, len(ids))
	for i := range order {
		order[i] = i
	}
	turn := func(r int) int { return max(r, first[r]) }
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(turn(a)-turn(b), btoi(turn(a) != a)-btoi(turn(b) != b), a-b) })
	out := make([]string, len(ids))
	for i, r := range order {
		out[i] = ids[r]
	}
	return out
}

// strongest keeps at most so many edges, which come heaviest first: the heaviest of each node before others, so that no node stands alone as long as the bound
// leaves one for each.
func strongest(edges []NetworkEdge, nodes, bound int) []NetworkEdge {
	if len(edges) <= bound {
		return edges
	}
	joined := make([]bool, nodes)
	keep, rest := make([]bool, len(edges)), bound
	for i, e := range edges {
		if rest > 0 && (!joined[e.A] || !joined[e.B]) {
			joined[e.A], joined[e.B], keep[i] = true, true, true
			rest--
		}
	}
	out := make([]NetworkEdge, 0, bound)
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
func (s *snapshot) byArticles(q *networkQuery, takes func(string) bool, join func([]string, *told)) {
	chosen := map[string]bool{}
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
		for _, t := range s.roster {
			if len(chosen) < q.Nodes && takes(t.id) {
				chosen[t.id] = true
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
	for _, r := range rows {
		of := make([][]string, len(r.told))
		for i := range r.cast {
			c := &r.cast[i]
			if len(chosen) > 0 && !chosen[c.id] || !takes(c.id) {
				continue
			}
			for _, n := range c.articles {
				of[n] = append(of[n], c.id)
			}
		}
		for n, ids := range of {
			p := s.papers[r.told[n]]
			if p == nil || q.Outlet != "" && p.Outlet != q.Outlet || from != news.NoDay && (p.Published.To == news.NoDay || p.Published.To < from) ||
				to != news.NoDay && (p.Published.From == news.NoDay || p.Published.From > to) || q.Entity != "" && !slices.ContainsFunc(ids, func(id string) bool { return around[id] }) {
				continue
			}
			join(ids, nil)
		}
	}
}

package server

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestStrongestLeavesNobodyAlone wants an edge for each node that has one, the heaviest edges, and the bound kept.
func TestStrongestLeavesNobodyAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		nodes := rapid.IntRange(2, 40).Draw(t, "nodes")
		var edges []NetworkEdge
		has := make([]bool, nodes)
		for b := range nodes {
			for a := range b {
				if w := rapid.IntRange(-8, 9).Draw(t, "weight"); w > 0 {
					edges = append(edges, NetworkEdge{A: a, B: b, Weight: w})
					has[a], has[b] = true, true
				}
			}
		}
		slices.SortFunc(edges, func(a, b NetworkEdge) int { return b.Weight - a.Weight })
		bound := rapid.IntRange(nodes, 4*nodes).Draw(t, "bound")
		got := strongest(edges, nodes, bound)
		if len(got) != min(bound, len(edges)) {
			t.Fatalf("%d edges of %d, bound %d", len(got), len(edges), bound)
		}
		if !slices.IsSortedFunc(got, func(a, b NetworkEdge) int { return b.Weight - a.Weight }) {
			t.Fatal("the heaviest do not come first")
		}
		for _, e := range got {
			has[e.A], has[e.B] = false, false
		}
		if slices.Contains(has, true) {
			t.Fatalf("a node has lost all its edges: %v of %v", got, edges)
		}
		if len(edges) > 0 && !slices.ContainsFunc(strongest(edges, nodes, 1), func(e NetworkEdge) bool { return e.Weight == edges[0].Weight }) {
			t.Fatal("the one edge that is left is not the heaviest")
		}
	})
}

// TestTogetherWaitsForPartners wants before every cut that all nodes but the last have a partner there.
func TestTogetherWaitsForPartners(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 30).Draw(t, "nodes")
		ids := make([]string, n)
		for i := range ids {
			ids[i] = fmt.Sprintf("E%02d", i)
		}
		links := map[pair]*link{}
		for i := range ids { // everybody has a partner
			j := rapid.IntRange(0, n-2).Draw(t, "partner")
			if j >= i {
				j++
			}
			links[pairOf(ids[i], ids[j])] = &link{weight: 1}
		}
		order := together(ids, links)
		if !slices.Equal(slices.Sorted(slices.Values(order)), ids) {
			t.Fatalf("%v is no order of %v", order, ids)
		}
		for cut := 2; cut <= n; cut++ {
			for i, id := range order[:cut] {
				alone := !slices.ContainsFunc(order[:cut], func(other string) bool { return other != id && links[pairOf(id, other)] != nil })
				if alone && i < cut-1 {
					t.Fatalf("%s is alone among %v", id, order[:cut])
				}
			}
		}
	})
}

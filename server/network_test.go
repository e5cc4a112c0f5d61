package server

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestStrongestLeavesNobodyAlone wants an edge for each node that has one, the heaviest edges, and the bound kept.
func TestStrongestLeavesNobodyAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		nodes := rapid.IntRange(2, 40).Draw(t, "nodes")
		var edges []edge
		has := make([]bool, nodes)
		for b := range nodes {
			for a := range b {
				if w := rapid.IntRange(-8, 9).Draw(t, "weight"); w > 0 {
					edges = append(edges, edge{a, b, &link{weight: w}})
					has[a], has[b] = true, true
				}
			}
		}
		slices.SortFunc(edges, func(a, b edge) int { return b.weight - a.weight })
		bound := rapid.IntRange(nodes, 4*nodes).Draw(t, "bound")
		got := strongest(edges, nodes, bound)
		if len(got) != min(bound, len(edges)) {
			t.Fatalf("%d edges of %d, bound %d", len(got), len(edges), bound)
		}
		if !slices.IsSortedFunc(got, func(a, b edge) int { return b.weight - a.weight }) {
			t.Fatal("the heaviest do not come first")
		}
		for _, e := range got {
			has[e.a], has[e.b] = false, false
		}
		if slices.Contains(has, true) {
			t.Fatalf("a node has lost all its edges: %v of %v", got, edges)
		}
		if len(edges) > 0 && !slices.ContainsFunc(strongest(edges, nodes, 1), func(e edge) bool { return e.weight == edges[0].weight }) {
			t.Fatal("the one edge that is left is not the heaviest")
		}
	})
}

// TestTogetherWaitsForPartners wants before every cut that all nodes but the last have a partner there.
func TestTogetherWaitsForPartners(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 30).Draw(t, "nodes")
		nums := make([]int32, n)
		for i := range nums {
			nums[i] = int32(3 * i) // some numbers are nobody's
		}
		joined := map[pair]bool{}
		var links []link
		for i := range nums { // everybody has a partner
			j := rapid.IntRange(0, n-2).Draw(t, "partner")
			if j >= i {
				j++
			}
			if p := pairOf(nums[i], nums[j]); !joined[p] {
				joined[p] = true
				links = append(links, link{pair: p, weight: 1})
			}
		}
		order := together(nums, links, 3*n)
		if !slices.Equal(slices.Sorted(slices.Values(order)), nums) {
			t.Fatalf("%v is no order of %v", order, nums)
		}
		for cut := 2; cut <= n; cut++ {
			for i, num := range order[:cut] {
				alone := !slices.ContainsFunc(order[:cut], func(other int32) bool { return other != num && joined[pairOf(num, other)] })
				if alone && i < cut-1 {
					t.Fatalf("%d is alone among %v", num, order[:cut])
				}
			}
		}
	})
}

package eval

import "sort"

// block says that the n elements from a on in one sequence equal the n from b on in the other.
type block struct{ a, b, n int }

// matchingBlocks returns what Python's difflib.SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
// returns: the longest common run, earliest in a and then in b, and the same again on either side of it; in order, runs
// that touch joined, and an empty run at the ends last. Elements are small numbers from 0 to symbols-1.
func matchingBlocks(a, b []int, symbols int) []block {
	where := make([][]int, symbols) // of each element its places in b
	for j, s := range b {
		where[s] = append(where[s], j)
	}
	m := matcher{a: a, where: where, length: make([]int, len(b)+1), next: make([]int, len(b)+1)}
	type window struct{ alo, ahi, blo, bhi int }
	queue := []window{{0, len(a), 0, len(b)}}
	var found []block
	for len(queue) > 0 {
		w := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		k := m.longest(w.alo, w.ahi, w.blo, w.bhi)
		if k.n == 0 {
			continue
		}
		found = append(found, k)
		if w.alo < k.a && w.blo < k.b {
			queue = append(queue, window{w.alo, k.a, w.blo, k.b})
		}
		if k.a+k.n < w.ahi && k.b+k.n < w.bhi {
			queue = append(queue, window{k.a + k.n, w.ahi, k.b + k.n, w.bhi})
		}
	}
	sort.Slice(found, func(i, j int) bool { return found[i].a < found[j].a })
	out := found[:0]
	for _, k := range found {
		if n := len(out); n > 0 && out[n-1].a+out[n-1].n == k.a && out[n-1].b+out[n-1].n == k.b {
			out[n-1].n += k.n
			continue
		}
		out = append(out, k)
	}
	return append(out, block{len(a), len(b), 0})
}

type matcher struct {
	a     []int
	where [][]int
	// length[j+1] is the length of the common run that ends at b[j] and the a before this one; next is being filled.
	length, next []int
}

// longest returns the longest common run of a[alo:ahi] and b[blo:bhi].
func (m *matcher) longest(alo, ahi, blo, bhi int) block {
	best := block{alo, blo, 0}
	var filled, filling []int
	for i := alo; i < ahi; i++ {
		places := m.where[m.a[i]]
		from := sort.SearchInts(places, blo)
		filling = filling[:0]
		for _, j := range places[from:] {
			if j >= bhi {
				break
			}
			k := m.length[j] + 1
			m.next[j+1] = k
			filling = append(filling, j+1)
			if k > best.n {
				best = block{i - k + 1, j - k + 1, k}
			}
		}
		for _, j := range filled {
			m.length[j] = 0
		}
		m.length, m.next = m.next, m.length
		filled, filling = filling, filled
	}
	for _, j := range filled {
		m.length[j] = 0
	}
	return best
}

// replaced calls f with each stretch of a and b between two runs where both have elements: difflib's "replace".
func replaced(blocks []block, f func(alo, ahi, blo, bhi int)) {
	i, j := 0, 0
	for _, k := range blocks {
		if i < k.a && j < k.b {
			f(i, k.a, j, k.b)
		}
		i, j = k.a+k.n, k.b+k.n
	}
}

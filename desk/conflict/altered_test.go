package conflict

import (
	"math/rand"
	"slices"
	"testing"
)

// plainHunks lays two runs over one another without any short cut.
func plainHunks(x, y []int32) (out []hunk, ok bool) {
	n, m := len(x), len(y)
	long := make([][]int, n+1)
	for i := range long {
		long[i] = make([]int, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if x[i] == y[j] {
				long[i][j] = long[i+1][j+1] + 1
			} else {
				long[i][j] = max(long[i+1][j], long[i][j+1])
			}
		}
	}
	if float64(long[0][0]) < sameRun*float64(min(n, m)) {
		return nil, false
	}
	i, j, before := 0, 0, 0
	for i < n || j < m {
		if i < n && j < m && x[i] == y[j] {
			i, j, before = i+1, j+1, before+1
			continue
		}
		h := hunk{i: i, j: j, before: before}
		for i < n && j < m && x[i] != y[j] {
			if long[i+1][j] >= long[i][j+1] {
				i++
			} else {
				j++
			}
		}
		if i == n || j == m {
			i, j = n, m
		}
		h.i2, h.j2 = i, j
		for k := 0; i+k < n && j+k < m && x[i+k] == y[j+k]; k++ {
			h.after++
		}
		if h.i < h.i2 && h.j < h.j2 {
			out = append(out, h)
		}
		before = 0
	}
	return out, true
}

// TestShortCutsOfHunks: what is told by counting, and what lies over one another at both ends, leaves the hunks as they are.
func TestShortCutsOfHunks(t *testing.T) {
	rng := rand.New(rand.NewSource(6))
	var l layer
	laid := 0
	for range 200000 {
		x := make([]int32, 1+rng.Intn(14))
		for i := range x {
			x[i] = rng.Int31n(int32(2 + rng.Intn(8)))
		}
		y := slices.Clone(x)
		for range rng.Intn(4) {
			switch i := rng.Intn(len(y)); rng.Intn(3) {
			case 0:
				y[i] = rng.Int31n(10)
			case 1:
				y = slices.Insert(y, i, rng.Int31n(10))
			case 2:
				if len(y) > 1 {
					y = slices.Delete(y, i, i+1)
				}
			}
		}
		want, ok := plainHunks(x, y)
		got, is := l.hunks(x, y)
		if ok != is || !slices.Equal(got, want) {
			t.Fatalf("%v over %v: %v %v, want %v %v", x, y, got, is, want, ok)
		}
		if len(want) > 0 {
			laid++
		}
	}
	if laid < 10000 {
		t.Errorf("%d pairs that differ are too few to tell anything", laid)
	}
}

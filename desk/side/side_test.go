package side

import (
	"sync/atomic"
	"testing"
)

func TestEachOnce(t *testing.T) {
	for _, n := range []int{0, 1, 2, 7, 1000} {
		times := make([]atomic.Int32, n)
		By(n, func(i int) { times[i].Add(1) })
		for i := range times {
			if got := times[i].Load(); got != 1 {
				t.Fatalf("%d of %d: %d times", i, n, got)
			}
		}
	}
}

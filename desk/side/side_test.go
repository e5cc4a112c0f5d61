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

func TestTwo(t *testing.T) {
	for _, panics := range []string{"", "one", "other"} {
		var did [2]atomic.Bool
		func() {
			defer func() {
				if got, _ := recover().(string); got != panics {
					t.Errorf("a panic of %q came out as %q", panics, got)
				}
			}()
			do := func(i int, name string) func() {
				return func() {
					did[i].Store(true)
					if name == panics {
						panic(name)
					}
				}
			}
			Two(do(0, "one"), do(1, "other"))
		}()
		if !did[0].Load() || !did[1].Load() {
			t.Errorf("%q: not both were done", panics)
		}
	}
}

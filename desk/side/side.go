package side

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// By calls do for 0 to n-1, each once, in any order and several at a time, and returns when all are done.
func By(n int, do func(i int)) {
	workers := min(runtime.GOMAXPROCS(0), n)
	if workers < 2 {
		for i := range n {
			do(i)
		}
		return
	}
	var next atomic.Int64
	var wait sync.WaitGroup
	for range workers {
		wait.Add(1)
		go func() {
			defer wait.Done()
			for {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				do(i)
			}
		}()
	}
	wait.Wait()
}

// Two does two things at a time and returns when both are done. Where the first panics so does Two; where the other does, too.
func Two(one, other func()) {
	var lost any
	var wait sync.WaitGroup
	wait.Go(func() {
		defer func() { lost = recover() }()
		other()
	})
	defer func() {
		wait.Wait()
		if lost != nil {
			panic(lost)
		}
	}()
	one()
}

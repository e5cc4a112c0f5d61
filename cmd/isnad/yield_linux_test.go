package main

import (
	"os"
	"os/exec"
	"strconv"
	"sync"
	"syscall"
	"testing"
)

// TestYieldReachesEveryThread: threads that were there and threads that come later.
func TestYieldReachesEveryThread(t *testing.T) {
	if os.Getenv("ISNAD_YIELDS") == "" { // a process cannot take it back: another one is asked
		c := exec.CommandContext(t.Context(), os.Args[0], "-test.run=TestYieldReachesEveryThread", "-test.count=1")
		c.Env = append(os.Environ(), "ISNAD_YIELDS=1")
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		return
	}
	yield()
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() { // blocked in the kernel, so that others come
			_ = syscall.Nanosleep(&syscall.Timespec{Nsec: 50_000_000}, nil)
		})
	}
	wg.Wait()
	threads, err := os.ReadDir("/proc/self/task")
	if err != nil {
		t.Skip(err)
	}
	for _, th := range threads {
		id, _ := strconv.Atoi(th.Name())
		if now, err := syscall.Getpriority(syscall.PRIO_PROCESS, id); err == nil && 20-now < yielding {
			t.Errorf("thread %d goes first with %d", id, 20-now)
		}
	}
}

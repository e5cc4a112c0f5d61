package main

import (
	"os"
	"strconv"
	"syscall"
)

// yielding is how much this process gives way to others where processors are short: a third of the share of one that does not.
const yielding = 5

// yield lets others go first: whoever reads on this machine waits for an answer, what is taken in does not. Linux keeps it for each thread; those that come
// later have it from those that are.
func yield() {
	threads, err := os.ReadDir("/proc/self/task")
	if err != nil {
		return // nothing depends on it
	}
	for _, t := range threads {
		id, err := strconv.Atoi(t.Name())
		if err != nil {
			continue
		}
		if now, err := syscall.Getpriority(syscall.PRIO_PROCESS, id); err == nil && 20-now < yielding { // the kernel counts from 40 down to 1
			_ = syscall.Setpriority(syscall.PRIO_PROCESS, id, yielding)
		}
	}
}

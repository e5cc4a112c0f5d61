// Package scratch is a file in which a process lays aside what it would else hold in memory. It is gone with the process, and nothing in it is needed to go
// on after a crash. It knows nothing of what it holds.
package scratch

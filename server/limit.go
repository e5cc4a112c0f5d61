package server

import (
	"sync"

	"golang.org/x/time/rate"
)

// limits bounds how often something may be done, by who does it. The zero value bounds nothing.
type limits struct {
	every rate.Limit // a second
	burst int
	mu    sync.Mutex
	of    map[string]*rate.Limiter
}

// manyLimits is how many are remembered; beyond it all begin anew, so that memory stays bounded.
const manyLimits = 20_000

// allow reports whether somebody may do it now, and counts it.
func (l *limits) allow(who string) bool {
	if l.burst == 0 {
		return true
	}
	l.mu.Lock()
	x := l.of[who]
	if x == nil {
		if l.of == nil || len(l.of) >= manyLimits {
			l.of = map[string]*rate.Limiter{}
		}
		x = rate.NewLimiter(l.every, l.burst)
		l.of[who] = x
	}
	l.mu.Unlock()
	return x.Allow()
}

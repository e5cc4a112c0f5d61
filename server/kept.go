package server

import "sync"

// kept holds what was worked out for one snapshot and is asked for again and again. The zero value is ready.
type kept struct {
	mu  sync.Mutex
	of  map[string]*once
	old []string // keys, the oldest first
}

type once struct {
	sync.Once
	v any
}

// maxKept is how many answers are held.
const maxKept = 64

func remember[T any](k *kept, key string, make func() T) T {
	k.mu.Lock()
	o := k.of[key]
	if o == nil {
		if k.of == nil {
			k.of = map[string]*once{}
		}
		if len(k.old) >= maxKept {
			delete(k.of, k.old[0])
			k.old = k.old[1:]
		}
		o = new(once)
		k.of[key] = o
		k.old = append(k.old, key)
	}
	k.mu.Unlock()
	o.Do(func() { o.v = make() })
	return o.v.(T)
}

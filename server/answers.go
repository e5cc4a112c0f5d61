package server

import (
	"bytes"
	"container/list"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"io"
	"net/http"
	"sync"
	"time"

	"github.com/klauspost/compress/gzip"
)

// answer is what was answered to a request.
type answer struct {
	status                           int
	kind, disposition, keep, pattern string        // headers Content-Type, Content-Disposition and Cache-Control; the route
	body                             []byte        // nil where only small is kept
	took                             time.Duration // to work out
	small                            []byte        // the body compressed, nil where that is not worth it
	tag                              string        // ETag
}

var packers = sync.Pool{New: func() any {
	z, _ := gzip.NewWriterLevel(nil, gzip.BestSpeed) // the level is one there is
	return z
}}

// tagged gives the answer its ETag.
func (a *answer) tagged() {
	if a.tag == "" {
		sum := sha256.Sum256(a.body)
		a.tag = `W/"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `"`
	}
}

// packed compresses the body where that is worth it.
func (a *answer) packed() {
	if a.small != nil || len(a.body) < smallest {
		return
	}
	z := packers.Get().(*gzip.Writer)
	var b bytes.Buffer
	z.Reset(&b)
	_, _ = z.Write(a.body) // a buffer never fails
	_ = z.Close()
	packers.Put(z)
	if b.Len() < len(a.body)*9/10 { // fonts and pictures are packed already
		a.small = bytes.Clone(b.Bytes())
	}
}

// seal makes an answer one that can be kept and sent by many at once: it is not changed any more, and its body is held once.
func (a *answer) seal() {
	a.tagged()
	if a.packed(); a.small != nil {
		a.body = nil
	}
}

// plain is the body as it was made.
func (a *answer) plain() []byte {
	if a.body != nil || a.small == nil {
		return a.body
	}
	z, err := gzip.NewReader(bytes.NewReader(a.small))
	if err != nil {
		return nil // it was packed here
	}
	body, _ := io.ReadAll(z)
	return body
}

// size is about how many bytes it takes in memory.
func (a *answer) size() int { return len(a.body) + len(a.small) + 512 }

// Bounds of the answers that are kept, in bytes.
const (
	maxAnswer  = 4 << 20
	maxAnswers = 64 << 20
)

// slow is how long an answer takes that is worked out ahead.
const slow = 50 * time.Millisecond

// answers keeps what was answered, each with a stamp of what it was made from: the last asked for longest. The zero value is ready; nil keeps nothing.
type answers struct {
	mu     sync.Mutex
	of     map[string]*list.Element // of *slot, by address
	order  list.List                // the last asked for first
	size   int
	making map[wanted]*making
}

// slot is an answer that is kept.
type slot struct {
	key   string
	stamp uint64
	a     *answer
	asked bool // since it was put here
}

// wanted is an address with the stamp of what is asked for.
type wanted struct {
	key   string
	stamp uint64
}

// making is an answer that is being made.
type making struct {
	done chan struct{}
	a    *answer // once it is done; nil where it is none for others
}

// get returns the answer of an address that is kept under that stamp, or nil.
func (k *answers) get(key string, stamp uint64) *answer {
	if k == nil {
		return nil
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	e := k.of[key]
	if e == nil || e.Value.(*slot).stamp != stamp {
		return nil
	}
	k.order.MoveToFront(e)
	e.Value.(*slot).asked = true
	return e.Value.(*slot).a
}

// put keeps an answer, which must be sealed, in place of another of that address.
func (k *answers) put(key string, stamp uint64, a *answer) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if e := k.of[key]; e != nil {
		k.drop(e)
	}
	n := a.size() + len(key)
	if n > maxAnswer {
		return
	}
	for k.size+n > maxAnswers {
		k.drop(k.order.Back())
	}
	if k.of == nil {
		k.of = map[string]*list.Element{}
	}
	k.of[key] = k.order.PushFront(&slot{key: key, stamp: stamp, a: a})
	k.size += n
}

func (k *answers) drop(e *list.Element) {
	s := k.order.Remove(e).(*slot)
	delete(k.of, s.key)
	k.size -= s.a.size() + len(s.key)
}

// slow lists the addresses of the answers that took long to work out and were asked for again, the last first.
func (k *answers) slow() (keys []string) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for e := k.order.Front(); e != nil; e = e.Next() {
		if s := e.Value.(*slot); s.asked && s.a.took > slow {
			keys = append(keys, s.key)
		}
	}
	return keys
}

// one has an answer made once where many ask for it at the same time. It returns nil where the answer that another request made is none for others, or ctx
// ended: mine says whether work was called.
func (k *answers) one(ctx context.Context, key string, stamp uint64, work func() *answer) (a *answer, mine bool) {
	want := wanted{key, stamp}
	k.mu.Lock()
	if m := k.making[want]; m != nil {
		k.mu.Unlock()
		select {
		case <-m.done:
			return m.a, false
		case <-ctx.Done():
			return nil, false
		}
	}
	m := &making{done: make(chan struct{})}
	if k.making == nil {
		k.making = map[wanted]*making{}
	}
	k.making[want] = m
	k.mu.Unlock()
	defer func() { // also where it panics
		k.mu.Lock()
		delete(k.making, want)
		k.mu.Unlock()
		close(m.done)
	}()
	a = work()
	if a.status == http.StatusOK {
		m.a = a
	}
	return a, true
}

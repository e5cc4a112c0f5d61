package server

import (
	"cmp"
	"context"
	"net/http"
	"net/url"
	"slices"
	"time"
)

// What takes long is worked out before somebody asks for it: the pages of the largest stories, and what was asked for again and again before a refresh touched it. One answer
// is made at a time, while nobody waits, and as much time passes without as with it.

const (
	maxWarm  = 100                    // answers that are made ahead after a refresh
	warmRest = 100 * time.Millisecond // how long it waits while readers do
)

// silent takes an answer that nobody asked for.
type silent struct{ h http.Header }

// Header implements http.ResponseWriter.
func (w silent) Header() http.Header { return w.h }

// Write implements http.ResponseWriter.
func (w silent) Write(p []byte) (int, error) { return len(p), nil }

// WriteHeader implements http.ResponseWriter.
func (w silent) WriteHeader(int) {}

// ahead lists the addresses of what is to be made ahead, the most wanted first.
func (s *Server) ahead(now *snapshot) []string {
	list := s.kept.slow()
	large := make([]*row, 0, maxWarm)
	for _, r := range now.sorted {
		if len(r.told) >= many {
			large = append(large, r)
		}
	}
	slices.SortFunc(large, func(a, b *row) int { return cmp.Or(len(b.told)-len(a.told), cmp.Compare(a.ID, b.ID)) })
	for _, r := range large {
		list = append(list, "/api/v1/stories/"+url.PathEscape(r.ID)+"/page?")
	}
	return list[:min(len(list), maxWarm)]
}

// warm makes ahead what the snapshot that is valid now lacks, until ctx ends or another snapshot takes its place.
func (s *Server) warm(ctx context.Context) {
	now := s.index.get()
	who := context.WithValue(ctx, principalKey{}, principal{may: []string{mayRead}})
	for _, path := range s.ahead(now) {
		r, err := http.NewRequestWithContext(who, http.MethodGet, path, http.NoBody)
		if err != nil {
			continue
		}
		q := s.asks(r)
		if q.to == nil || q.to.get(q.key, q.stamp) != nil {
			continue
		}
		for s.lanes.taken() {
			select {
			case <-ctx.Done():
				return
			case <-time.After(warmRest):
			}
		}
		if ctx.Err() != nil || s.index.get() != now {
			return
		}
		began := time.Now()
		q.to.one(who, q.key, q.stamp, func() *answer { return s.work(silent{http.Header{}}, r, q, s.routes) })
		select {
		case <-ctx.Done():
			return
		case <-time.After(time.Since(began)):
		}
	}
}

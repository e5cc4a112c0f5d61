package server

import (
	"context"
	"net/http"
	"sync"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/sse"

	"github.com/isnad-desk/isnad/export"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/search"
)

// ArticleEvent says that an article is new in the archive.
type ArticleEvent struct {
	ID     string `json:"id"`
	Title  string `json:"title"`
	Outlet string `json:"outlet"`
}

// StoryEvent says that a story is another than before.
type StoryEvent struct {
	ID     string `json:"id"`
	Change string `json:"change" enum:"new,changed,gone"`
}

// Alive is sent now and then, so that a connection that is dead is noticed.
type Alive struct {
	At time.Time `json:"at"`
}

// hub hands events to all who listen. Who does not keep up is cut off and asks again.
type hub struct {
	mu     sync.Mutex
	ears   map[chan any]struct{}
	closed bool
}

const (
	earSize = 1024
	maxEars = 200
)

func (h *hub) listen() (chan any, bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.closed || len(h.ears) >= maxEars {
		return nil, false
	}
	if h.ears == nil {
		h.ears = map[chan any]struct{}{}
	}
	c := make(chan any, earSize)
	h.ears[c] = struct{}{}
	return c, true
}

func (h *hub) leave(c chan any) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if _, ok := h.ears[c]; ok {
		delete(h.ears, c)
		close(c)
	}
}

func (h *hub) send(v any) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for c := range h.ears {
		select {
		case c <- v:
		default:
			delete(h.ears, c)
			close(c)
		}
	}
}

func (h *hub) close() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.closed = true
	for c := range h.ears {
		delete(h.ears, c)
		close(c)
	}
}

// pulse is how often a quiet connection hears something.
const pulse = 20 * time.Second

type searchQuery struct {
	Q     string `query:"q" required:"true" minLength:"1" maxLength:"2000" doc:"the query language of isnad search"`
	Find  string `query:"find" enum:"articles,statements,happenings" default:"articles"`
	Limit int    `query:"limit" minimum:"1" maximum:"200" default:"20"`
}

func (s *Server) search(ctx context.Context, q *searchQuery) (*search.Record, error) {
	select { // a search holds a connection of the store while it asks with another
	case s.searching <- struct{}{}:
		defer func() { <-s.searching }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	var r *search.Result
	var err error
	switch q.Find {
	case "statements":
		r, err = s.finder.Statements(ctx, q.Q, q.Limit)
	case "happenings":
		r, err = s.finder.Happenings(ctx, s.Monitor, q.Q, q.Limit)
	default:
		r, err = s.finder.Find(ctx, q.Q, q.Limit)
	}
	if err != nil {
		return nil, err
	}
	r.Tell(func(entities []news.DeskEntity, h *news.Happening) (native, english string) {
		l := newLine(export.NewLiner(s.Monitor.Language(), &news.Desk{Entities: entities}, isolate), h)
		return l.Native, l.English
	})
	return search.NewRecord(r), nil
}

func (s *Server) otherRoutes() {
	register(s, http.MethodGet, "/search", "search", "search", "Find articles, statements or happenings, best first", 0, s.search, 400)
	register(s, http.MethodGet, "/search/explain", "explain-search", "search", "How a query is understood, or where it is wrong; the fields of the query language", 0, s.explain)
	register(s, http.MethodGet, "/statistics", "get-statistics", "statistics", "Counts, by outlet too", 0, func(ctx context.Context, _ *struct{}) (*Statistics, error) {
		c, err := s.Monitor.Store.Counts(ctx)
		if err != nil {
			return nil, err
		}
		out := s.index.get().stats
		out.Versions, out.Waiting, out.Failures, out.Judgements = c.Versions, c.Waiting, c.Failures, c.Judgements
		return &out, nil
	})
	register(s, http.MethodGet, "/outlets", "list-outlets", "statistics", "What is counted of each outlet: counts, no marks", 0, s.outlets)
	sse.Register(s.api, huma.Operation{
		OperationID: "listen", Method: http.MethodGet, Path: eventsPath, Summary: "New articles, changed stories and ended jobs as they come", Tags: []string{"events"},
	}, map[string]any{"article": ArticleEvent{}, "story": StoryEvent{}, "job": Job{}, "alive": Alive{}}, func(ctx context.Context, _ *struct{}, send sse.Sender) {
		ear, ok := s.hub.listen()
		if !ok {
			return
		}
		defer s.hub.leave(ear)
		if send.Data(Alive{s.Monitor.Now()}) != nil {
			return
		}
		for beat := time.NewTicker(pulse); ; {
			select {
			case <-ctx.Done():
				beat.Stop()
				return
			case v, open := <-ear:
				if !open || send.Data(v) != nil {
					beat.Stop()
					return
				}
			case <-beat.C:
				if send.Data(Alive{s.Monitor.Now()}) != nil {
					beat.Stop()
					return
				}
			}
		}
	})
}

package server

import (
	"context"
	"encoding/json"
	"iter"
	"log/slog"
	"net"
	"net/http"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"golang.org/x/time/rate"

	"github.com/isnad-desk/isnad/archive"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/newsroom"
	"github.com/isnad-desk/isnad/search"
)

// Options is what a server is handed.
type Options struct {
	Monitor *newsroom.Monitor
	// Articles yields the articles of paths and addresses.
	Articles func(ctx context.Context, from []string) iter.Seq2[news.Input, error]
	// Again is what is to be taken in anew where a location could not be taken in.
	Again func(location string) string
	Log   *slog.Logger
	// By is whose judgements they are where a request names nobody.
	By string
	// Version of the program.
	Version string
	// Hosts are the names, without port, under which the server answers besides localhost and addresses of this machine.
	Hosts []string
	// Uploads is the folder in which uploaded files lie until everything in them was read; "" keeps them for their first job only.
	Uploads string
	// Poll is how often it is asked whether another process has changed the archive.
	Poll time.Duration
	// Accounts says who may do what; nil where only this machine asks.
	Accounts archive.Accounts
	// Audit keeps the log of judgements and administration; nil leaves it to Log.
	Audit archive.Accounts
	// Secure says that browsers reach the server by HTTPS only: cookies are sent over nothing else.
	Secure bool
	// Rate is how many requests a second each user, token or address may make in the long run where there are accounts; 0 bounds nothing.
	Rate float64
	// Web answers a request for a page of the web desk or a file of one and reports whether it did; nil where there is no web desk.
	Web func(http.ResponseWriter, *http.Request) bool
}

// Server is the API over one archive.
type Server struct {
	Options
	api       huma.API
	handler   http.Handler
	routes    http.Handler // without what stands before every route
	index     index
	finder    *search.Searcher
	terms     *search.Index
	spots     *newsroom.Gazetteer
	hub       hub
	jobs      jobs
	fresh     sync.Mutex    // one refresh at a time
	write     chan struct{} // held by who works the queue or judges
	met       metrics
	tries     limits        // of passwords
	calls     limits        // of requests
	files     answers       // of the web desk, which never change
	kept      answers       // of the desk
	lanes     lanes         // held by who works out an answer
	busy      atomic.Int64  // how long answers were worked out since it was last looked at, in nanoseconds
	searching chan struct{} // held by who searches
	hashing   chan struct{} // held by who hashes a password
}

// New makes a server; it answers when Start has returned.
func New(o Options) *Server {
	s := &Server{Options: o, write: make(chan struct{}, 1)}
	if o.Monitor != nil { // without one it can only be described
		s.terms, s.spots = search.NewIndex(o.Monitor.Language()), newsroom.NewGazetteer(o.Monitor.Language())
		s.finder = search.NewSearcher(s.terms, o.Monitor.Store)
	}
	s.hashing = make(chan struct{}, 2)
	s.lanes = newLanes(max(2, runtime.GOMAXPROCS(0)))
	s.searching = make(chan struct{}, max(2, runtime.GOMAXPROCS(0)))
	s.tries.every, s.tries.burst = 1.0/10, 6
	if o.Accounts != nil && o.Rate > 0 {
		s.calls.every, s.calls.burst = rate.Limit(o.Rate), int(10*o.Rate)+1
	}
	s.jobs.byID = map[string]*Job{}
	s.jobs.queue = make(chan task, maxJobs)
	registry := prometheus.NewRegistry()
	s.met.register(registry, s)

	mux := http.NewServeMux()
	c := huma.DefaultConfig("Isnad", apiVersion)
	c.Info.Description = "What happened, who says so, through whom, and where they disagree. Spans are code points of the article's text, half open. Days are ISO 8601."
	c.DocsPath = ""                        // its viewer would be fetched from elsewhere
	c.SchemasPath, c.CreateHooks = "", nil // no links to schemas in the answers
	c.RejectUnknownQueryParameters = true
	huma.DefaultArrayNullable = false // lists are empty, never null
	c.Transformers = append(c.Transformers, func(ctx huma.Context, _ string, v any) (any, error) {
		if p, ok := v.(*Problem); ok {
			return localize(p, ctx.Header("Accept-Language")), nil
		}
		return v, nil
	})
	s.api = humago.New(mux, c)
	s.api.UseMiddleware(s.admit)
	s.accountRoutes()
	s.storyRoutes()
	s.articleRoutes()
	s.contextRoutes()
	s.entityRoutes()
	s.actRoutes()
	s.judgementRoutes()
	s.intakeRoutes()
	s.otherRoutes()
	s.tableRoutes()
	nullable(s.api.OpenAPI().Components.Schemas)

	s.viewerRoutes(mux)
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { plain(w, "ok\n") })
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, r *http.Request) {
		if _, err := o.Monitor.Mark(r.Context()); err != nil {
			refuse(w, r, "busy", "the archive cannot be read")
			return
		}
		plain(w, "ready\n")
	})
	measured := promhttp.HandlerFor(registry, promhttp.HandlerOpts{})
	mux.HandleFunc("GET /metrics", func(w http.ResponseWriter, r *http.Request) {
		if !slices.Contains(s.who(r.Context()).may, mayRead) {
			refuse(w, r, "who-are-you", "log in, or send a token")
			return
		}
		measured.ServeHTTP(w, r)
	})
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) {
		if o.Web != nil && o.Web(w, r) {
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write([]byte(front))
	})
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		if o.Web != nil && o.Web(w, r) {
			return
		}
		var allow []string
		for _, m := range []string{http.MethodGet, http.MethodPost, http.MethodDelete} {
			other := &http.Request{Method: m, URL: r.URL, Host: r.Host}
			if _, pattern := mux.Handler(other); pattern != "/" && m != r.Method {
				allow = append(allow, m)
			}
		}
		if len(allow) > 0 {
			w.Header().Set("Allow", strings.Join(allow, ", "))
			refuse(w, r, "method", "")
			return
		}
		refuse(w, r, "not-found", "the API is described at /openapi.json")
	})
	s.routes, s.handler = mux, s.guard(mux)
	return s
}

const front = `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Isnad</title>
<h1>Isnad</h1>
<ul>
<li><a href="/openapi.json">openapi.json</a>: what the API offers
<li><a href="/api/v1/stories">/api/v1/stories</a>: stories
<li><a href="/api/v1/statistics">/api/v1/statistics</a>: counts
<li><a href="/metrics">/metrics</a>
</ul>
</html>
`

func plain(w http.ResponseWriter, s string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = w.Write([]byte(s))
}

// apiVersion is the version of the API, not of the program: fields and operations are added to it, never renamed or taken away.
const apiVersion = "1"

// Describe returns the OpenAPI description of the API, as JSON: what /openapi.json answers.
func Describe() ([]byte, error) {
	raw, err := json.MarshalIndent(New(Options{}).api.OpenAPI(), "", " ")
	return append(raw, '\n'), err
}

// Handler answers requests.
func (s *Server) Handler() http.Handler { return s.handler }

// Start loads the index and starts the work in the background, until ctx ends. The function that it returns waits for the work to end.
func (s *Server) Start(ctx context.Context) (wait func(), err error) {
	if _, err := s.index.refresh(ctx, s.Monitor, s.spots); err != nil {
		return nil, err
	}
	pending, err := s.Monitor.Pending(ctx)
	if err != nil {
		return nil, err
	}
	if pending { // what an earlier run took in and did not read
		if _, err := s.ask("queue", nil, func(bool) {}); err != nil {
			return nil, err
		}
	}
	var wg sync.WaitGroup
	wg.Go(func() { s.runJobs(ctx) })
	wg.Go(func() {
		for last := (*snapshot)(nil); ; {
			if now := s.index.get(); now != last {
				s.warm(ctx)
				last = now
			}
			select {
			case <-ctx.Done():
				return
			case <-time.After(s.Poll):
			}
		}
	})
	wg.Go(func() {
		rested, worked := time.Duration(0), time.Duration(0)
		for tick := time.NewTicker(s.Poll); ; {
			select {
			case <-ctx.Done():
				tick.Stop()
				s.hub.close()
				return
			case <-tick.C:
				worked = worked/2 + time.Duration(s.busy.Swap(0))
				if rested -= s.Poll; rested > 0 {
					continue
				}
				if began := time.Now(); s.refresh(ctx) {
					rested = min(pause*time.Since(began)+whole*worked, maxPause) // while much is taken in, readers come first
				}
			}
		}
	})
	return wg.Wait, nil
}

// pause is how many times as long as a refresh took the next one waits, whole how many times as long as answers were worked out of late: those that a refresh
// touches are worked out again after it. maxPause is how long it waits at most.
const (
	pause    = 8
	whole    = 2
	maxPause = 20 * time.Second
)

// refresh brings the index up to date and tells who listens. It reports whether anything was new.
func (s *Server) refresh(ctx context.Context) bool {
	s.fresh.Lock()
	defer s.fresh.Unlock()
	was := s.index.get()
	c, err := s.index.refresh(ctx, s.Monitor, s.spots)
	if err != nil {
		if ctx.Err() == nil {
			s.Log.Error("the index could not be brought up to date", "error", err.Error())
		}
		return false
	}
	for _, a := range c.articles {
		s.hub.send(ArticleEvent{ID: a.ID, Title: a.Title, Outlet: a.Outlet})
	}
	for what, ids := range map[string][]string{"new": c.fresh, "changed": c.changed, "gone": c.gone} {
		for _, id := range ids {
			s.hub.send(StoryEvent{ID: id, Change: what})
		}
	}
	return s.index.get() != was
}

// Serve answers on a listener until ctx ends; what is under way is finished.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	work, stop := context.WithCancel(ctx)
	defer stop()
	wait, err := s.Start(work)
	if err != nil {
		return err
	}
	h := &http.Server{
		Handler: s.handler, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: time.Minute, WriteTimeout: 2 * time.Minute, IdleTimeout: 2 * time.Minute,
		MaxHeaderBytes: 64 << 10, ErrorLog: slog.NewLogLogger(s.Log.Handler(), slog.LevelWarn),
	}
	served := make(chan error, 1)
	go func() { served <- h.Serve(l) }()
	select {
	case err = <-served:
	case <-ctx.Done():
		s.Log.Info("stopping")
		last, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
		defer cancel()
		if err = h.Shutdown(last); err != nil {
			err = h.Close()
		}
	}
	stop()
	wait()
	return err
}

// nullable makes the description say where a reference may be null: pointers to structures that are always written.
func nullable(reg huma.Registry) {
	for name, schema := range reg.Map() {
		t := reg.TypeFromRef("#/components/schemas/" + name)
		if t == nil || t.Kind() != reflect.Struct {
			continue
		}
		for _, f := range reflect.VisibleFields(t) {
			tag, option, _ := strings.Cut(f.Tag.Get("json"), ",")
			p := schema.Properties[tag]
			if p == nil || f.Type.Kind() != reflect.Pointer || option == "omitempty" {
				continue
			}
			if p.Ref != "" {
				schema.Properties[tag] = &huma.Schema{AnyOf: []*huma.Schema{{Ref: p.Ref}, {Type: "null"}}}
			} else {
				p.Nullable = true
			}
		}
	}
}

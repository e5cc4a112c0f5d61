package server

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// Bounds of what a request may carry, in bytes.
const (
	maxBody = 4 << 20
	maxFile = 64 << 20
)

const (
	filesPath  = "/api/v1/intake/files"
	eventsPath = "/api/v1/events"
)

type metrics struct {
	requests *prometheus.CounterVec
	seconds  *prometheus.HistogramVec
	jobs     *prometheus.CounterVec
}

func (m *metrics) register(r *prometheus.Registry, s *Server) {
	m.requests = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "isnad_http_requests_total", Help: "Requests answered."}, []string{"route", "status"})
	m.seconds = prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "isnad_http_request_seconds", Help: "Time to answer.", Buckets: prometheus.DefBuckets}, []string{"route"})
	m.jobs = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "isnad_jobs_total", Help: "Intake jobs ended."}, []string{"state"})
	gauge := func(name, help string, value func(*Statistics) int) prometheus.Collector {
		return prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: name, Help: help}, func() float64 {
			return float64(value(&s.index.get().stats))
		})
	}
	r.MustRegister(
		m.requests, m.seconds, m.jobs,
		gauge("isnad_articles", "Current articles.", func(x *Statistics) int { return x.Articles }),
		gauge("isnad_stories", "Stories.", func(x *Statistics) int { return x.Stories }),
	)
}

// guard stands before every route: log, metrics, who may ask, bounds, headers, and the form of the answer.
func (s *Server) guard(next http.Handler) http.Handler {
	cross := http.NewCrossOriginProtection()
	cross.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { refuse(w, r, "cross-origin", "") }))
	next = cross.Handler(s.shaped(next))
	return http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		began := time.Now()
		w := &counted{ResponseWriter: rw}
		defer func() {
			if p := recover(); p != nil && p != http.ErrAbortHandler {
				s.Log.Error("panic", "value", p, "stack", string(debug.Stack()))
				if w.status == 0 {
					refuse(w, r, "internal", "")
				}
			}
			took, route := time.Since(began), r.Pattern
			s.met.requests.WithLabelValues(route, strconv.Itoa(w.status)).Inc()
			s.met.seconds.WithLabelValues(route).Observe(took.Seconds())
			s.Log.LogAttrs(r.Context(), slog.LevelInfo, "request", slog.String("user", s.who(r.Context()).user), slog.String("from", address(r)), slog.String("method", r.Method), slog.String("path", r.URL.Path), slog.Int("status", w.status),
				slog.Int("bytes", w.bytes), slog.Duration("took", took))
		}()
		for k, v := range map[string]string{
			"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "no-referrer", "Cross-Origin-Resource-Policy": "same-origin",
			"Cross-Origin-Opener-Policy": "same-origin", "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
		} {
			w.Header().Set(k, v)
		}
		if !s.mine(r.Host) {
			refuse(w, r, "wrong-host", "ask for localhost or the address that it listens on")
			return
		}
		p, err := s.recognise(r)
		if err != nil {
			var wrong *Problem
			if !errors.As(err, &wrong) {
				s.Log.Error("who asks cannot be told", "error", err.Error())
				wrong = newProblem("internal", "")
			}
			refuse(w, r, wrong.Code, wrong.Detail)
			return
		}
		from := address(r)
		if !s.calls.allow(cmp.Or(p.user, "from "+from)) {
			w.Header().Set("Retry-After", "1")
			refuse(w, r, "too-often", "")
			return
		}
		r = r.WithContext(context.WithValue(context.WithValue(r.Context(), principalKey{}, p), addressKey{}, from))
		limit := int64(maxBody)
		if r.URL.Path == filesPath {
			limit = maxFile
		}
		if r.ContentLength > limit {
			refuse(w, r, "too-large", strconv.FormatInt(limit, 10)+" bytes are the most")
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, limit)
		next.ServeHTTP(w, r)
	})
}

// mine reports whether a request names this server: a page elsewhere whose name was made to point here (DNS rebinding) names another.
func (s *Server) mine(host string) bool {
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	host = strings.ToLower(strings.Trim(host, "[]"))
	if host == "localhost" || slices.Contains(s.Hosts, host) || s.Accounts != nil && len(s.Hosts) == 0 { // a page elsewhere has no session here
		return true
	}
	a, err := netip.ParseAddr(host)
	return err == nil && a.IsLoopback()
}

// counted remembers what was answered.
type counted struct {
	http.ResponseWriter
	status, bytes int
}

// WriteHeader implements http.ResponseWriter.
func (w *counted) WriteHeader(status int) {
	if w.status == 0 {
		w.status = status
	}
	w.ResponseWriter.WriteHeader(status)
}

// Write implements http.ResponseWriter.
func (w *counted) Write(p []byte) (int, error) {
	if w.status == 0 {
		w.status = http.StatusOK
	}
	n, err := w.ResponseWriter.Write(p)
	w.bytes += n
	return n, err
}

// Unwrap gives http.ResponseController the writer below.
func (w *counted) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// held keeps an answer until it is whole.
type held struct {
	http.ResponseWriter
	status int
	body   bytes.Buffer
}

// WriteHeader implements http.ResponseWriter.
func (w *held) WriteHeader(status int) {
	if w.status == 0 {
		w.status = status
	}
}

// Write implements http.ResponseWriter.
func (w *held) Write(p []byte) (int, error) { return w.body.Write(p) }

// Unwrap gives http.ResponseController the writer below.
func (w *held) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// smallest is the fewest bytes that are worth compressing.
const smallest = 1 << 10

// shaped gives answers their ETag, leaves out what the client has, and compresses. What was answered is kept while what it was made from stays as it is, and
// worked out once where many ask for it at the same time: see answers.
func (s *Server) shaped(next http.Handler) http.Handler {
	return http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		if r.URL.Path == eventsPath || r.URL.Path == "/metrics" {
			if r.URL.Path == eventsPath { // a stream outlives the time in which a request is to come
				_ = http.NewResponseController(rw).SetReadDeadline(time.Time{}) // not every writer has deadlines
			}
			next.ServeHTTP(rw, r)
			return
		}
		q := s.asks(r)
		if a := q.to.get(q.key, q.stamp); a != nil {
			r.Pattern = a.pattern
			a.send(rw, r)
			return
		}
		if q.to != &s.kept || r.Method != http.MethodGet {
			a := s.answered(rw, r, next)
			if q.to != nil && r.Method == http.MethodGet && a.status == http.StatusOK && strings.Contains(a.keep, "immutable") {
				a.seal()
				q.to.put(q.key, q.stamp, a)
			}
			a.send(rw, r)
			return
		}
		a, mine := q.to.one(r.Context(), q.key, q.stamp, func() *answer {
			a := s.work(rw, r, q, next)
			s.busy.Add(int64(a.took))
			return a
		})
		if a == nil {
			if r.Context().Err() != nil { // nobody waits for it any more
				return
			}
			a = s.work(rw, r, q, next) // it failed for another; who asks may be told so in another language
		} else if !mine {
			r.Pattern = a.pattern
		}
		a.send(rw, r)
	})
}

// work works out an answer and keeps it where it may be kept.
func (s *Server) work(rw http.ResponseWriter, r *http.Request, q asked, next http.Handler) *answer {
	defer s.lanes.enter(q.heavy)()
	if a := q.to.get(q.key, q.stamp); a != nil { // it came while this one waited
		return a
	}
	began := time.Now()
	var made madeOf // others may wait for it: it is made whether or not who asked first still waits
	mine := r.WithContext(context.WithValue(context.WithoutCancel(r.Context()), madeOfKey{}, &made))
	a := s.answered(rw, mine, next)
	r.Pattern = mine.Pattern
	if a.status == http.StatusOK {
		a.took = time.Since(began)
		a.seal()
		if again := s.asks(r); !made.newer && again.stamp == q.stamp {
			q.to.put(q.key, q.stamp, a)
		}
	}
	return a
}

// send writes an answer as the request wants it.
func (a *answer) send(rw http.ResponseWriter, r *http.Request) {
	h := rw.Header()
	for k, v := range map[string]string{"Content-Type": a.kind, "Content-Disposition": a.disposition, "Cache-Control": a.keep} {
		if v != "" {
			h.Set(k, v)
		}
	}
	h.Add("Vary", "Accept-Encoding")
	h.Add("Vary", "Accept-Language")
	if read := r.Method == http.MethodGet || r.Method == http.MethodHead; read && a.status == http.StatusOK {
		a.tagged()
		h.Set("ETag", a.tag)
		if a.keep == "" {
			h.Set("Cache-Control", "private, no-cache") // may be kept, is asked for again
		}
		if matches(r.Header.Get("If-None-Match"), a.tag) {
			h.Del("Content-Type")
			rw.WriteHeader(http.StatusNotModified)
			return
		}
	} else {
		h.Set("Cache-Control", "no-store")
	}
	body := a.body
	if takesGzip(r.Header.Get("Accept-Encoding")) {
		a.packed()
		if a.small != nil {
			h.Set("Content-Encoding", "gzip")
			body = a.small
		}
	} else if body == nil {
		body = a.plain()
	}
	if len(body) > 0 {
		h.Set("Content-Length", strconv.Itoa(len(body)))
	}
	rw.WriteHeader(a.status)
	if r.Method != http.MethodHead {
		_, _ = rw.Write(body) // the client went away
	}
}

func matches(have, tag string) bool {
	for t := range strings.SplitSeq(have, ",") {
		if t = strings.TrimSpace(t); t == "*" || strings.TrimPrefix(t, "W/") == strings.TrimPrefix(tag, "W/") {
			return true
		}
	}
	return false
}

func takesGzip(accept string) bool {
	for part := range strings.SplitSeq(accept, ",") {
		name, q, _ := strings.Cut(strings.TrimSpace(part), ";")
		if name == "gzip" {
			q = strings.ReplaceAll(q, " ", "")
			return q != "q=0" && q != "q=0.0"
		}
	}
	return false
}

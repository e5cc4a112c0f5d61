package server

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"iter"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/isnad-desk/isnad/archive"
	"github.com/isnad-desk/isnad/intake"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/newsroom"
)

// Bounds of what is remembered of jobs.
const (
	maxJobs   = 64  // that wait
	keptJobs  = 500 // that are remembered
	keptLines = 200 // articles and errors of each
)

// Job is an order to take something in.
type Job struct {
	ID       string     `json:"id"`
	Kind     string     `json:"kind" enum:"article,file,pages,retry,queue"`
	State    string     `json:"state" enum:"waiting,running,done,failed"`
	Asked    time.Time  `json:"asked"`
	Ended    *time.Time `json:"ended"`
	Taken    int        `json:"taken" doc:"inputs that came"`
	Known    int        `json:"known" doc:"of these, in the archive already"`
	Read     int        `json:"read" doc:"articles read and placed"`
	Changed  int        `json:"changed" doc:"of these, new versions of known pages"`
	Failed   int        `json:"failed"`
	Articles []string   `json:"articles" nullable:"false" doc:"ids of what was read, at most 200"`
	Errors   []string   `json:"errors" nullable:"false" doc:"what could not be read and why, at most 200 lines"`
}

type task struct {
	id     string
	inputs func(context.Context) iter.Seq2[news.Input, error] // nil: what waits in the queue
	done   func(whole bool)                                   // whole: nothing failed and nothing was left
}

type jobs struct {
	mu    sync.Mutex
	last  int
	order []string
	byID  map[string]*Job
	queue chan task
}

// get returns a copy.
func (j *jobs) get(id string) (Job, bool) {
	j.mu.Lock()
	defer j.mu.Unlock()
	job, ok := j.byID[id]
	if !ok {
		return Job{}, false
	}
	c := *job
	c.Articles, c.Errors = slices.Clone(c.Articles), slices.Clone(c.Errors)
	return c, true
}

func (j *jobs) change(id string, f func(*Job)) {
	j.mu.Lock()
	defer j.mu.Unlock()
	f(j.byID[id])
}

// ask puts a job into the queue.
func (s *Server) ask(kind string, inputs func(context.Context) iter.Seq2[news.Input, error], done func(whole bool)) (*Job, error) {
	j := &s.jobs
	j.mu.Lock()
	j.last++
	id := strconv.Itoa(j.last)
	job := &Job{ID: id, Kind: kind, State: "waiting", Asked: s.Monitor.Now(), Articles: []string{}, Errors: []string{}}
	select {
	case j.queue <- task{id, inputs, done}:
	default:
		j.mu.Unlock()
		done(true)
		return nil, newProblem("too-many-jobs", "wait until one has ended")
	}
	j.byID[id] = job
	j.order = append(j.order, id)
	for i := 0; len(j.order) > keptJobs && i < len(j.order); {
		if old := j.byID[j.order[i]]; old.Ended == nil {
			i++
			continue
		}
		delete(j.byID, j.order[i])
		j.order = slices.Delete(j.order, i, i+1)
	}
	j.mu.Unlock()
	c, _ := j.get(id)
	return &c, nil
}

// runJobs does one job after another. Those that wait when ctx ends are given up; what the running one took in is read by the next run.
func (s *Server) runJobs(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			for {
				select {
				case t := <-s.jobs.queue:
					t.done(true) // it is to be asked for again
				default:
					return
				}
			}
		case t := <-s.jobs.queue:
			s.runJob(ctx, t)
		}
	}
}

// runJob does a job.
func (s *Server) runJob(ctx context.Context, t task) {
	select {
	case s.write <- struct{}{}:
		defer func() { <-s.write }()
	case <-ctx.Done():
		t.done(false)
		return
	}
	s.jobs.change(t.id, func(j *Job) { j.State = "running" })
	report := func(o newsroom.Outcome) {
		s.jobs.change(t.id, func(j *Job) {
			if o.Err != nil && len(j.Errors) < keptLines {
				j.Errors = append(j.Errors, o.Err.Error())
			}
			if o.Article != "" && len(j.Articles) < keptLines {
				j.Articles = append(j.Articles, o.Article)
			}
		})
	}
	var tally newsroom.Tally
	var err error
	if t.inputs != nil {
		tally, err = s.Monitor.Add(ctx, t.inputs(ctx), report)
	} else if tally, err = s.Monitor.Work(ctx, report); errors.Is(err, archive.ErrBusy) { // another process does it
		err = nil
	}
	state := "done"
	if err != nil || tally.Failed > 0 {
		state = "failed"
	}
	if err == nil {
		s.refresh(ctx)
	}
	t.done(state == "done")
	s.jobs.change(t.id, func(j *Job) {
		now := s.Monitor.Now()
		j.State, j.Ended = state, &now
		j.Taken, j.Known, j.Read, j.Changed, j.Failed = tally.Taken, tally.Known, tally.Read, tally.Changed, tally.Failed
		if err != nil && ctx.Err() == nil {
			s.Log.Error("job failed", "job", t.id, "error", err.Error())
			j.Errors = append(j.Errors, "the archive could not be written; the log says why")
		}
	})
	s.met.jobs.WithLabelValues(state).Inc()
	if j, ok := s.jobs.get(t.id); ok {
		s.hub.send(j)
	}
}

// NewArticle is an article to be taken in.
type NewArticle struct {
	Text      string `json:"text" minLength:"1" doc:"the text; without a title everything the page holds"`
	Title     string `json:"title,omitempty" maxLength:"2000"`
	URL       string `json:"url,omitempty" maxLength:"4000" doc:"address under which its versions meet"`
	Outlet    string `json:"outlet,omitempty" maxLength:"200"`
	Byline    string `json:"byline,omitempty" maxLength:"500"`
	Published string `json:"published,omitempty" maxLength:"40" doc:"ISO 8601"`
}

// Intake says how taking in is doing.
type Intake struct {
	Waiting  int   `json:"waiting" doc:"inputs that wait to be read"`
	Failures int   `json:"failures"`
	Jobs     []Job `json:"jobs" nullable:"false" doc:"newest first, at most 50"`
}

// IntakeFailure is an input that could not be taken in or read.
type IntakeFailure struct {
	Location string    `json:"location"`
	Reason   string    `json:"reason"`
	Do       string    `json:"do" doc:"what can be done"`
	Attempts int       `json:"attempts"`
	At       time.Time `json:"at"`
}

// FailureList lists failures, oldest first.
type FailureList struct {
	Failures []IntakeFailure `json:"failures" nullable:"false"`
}

func isURL(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}

func one(in news.Input) func(context.Context) iter.Seq2[news.Input, error] {
	return func(context.Context) iter.Seq2[news.Input, error] {
		return func(yield func(news.Input, error) bool) { yield(in, nil) }
	}
}

const uploaded = "upload://"

// upload keeps a file until everything in it was read. Its articles are located by what it holds and its name, never by where it lies.
func (s *Server) upload(name string, from io.Reader) (*Job, error) {
	name = filepath.Base(filepath.ToSlash(strings.ReplaceAll(name, `\`, "/")))
	if name == "." || name == "/" || len(name) > 200 || strings.ContainsFunc(name, func(r rune) bool { return r < ' ' || r == 0x7f }) {
		return nil, newProblem("invalid", "the file needs a name of at most 200 bytes, whose ending says what it holds")
	}
	if s.Uploads != "" {
		if err := os.MkdirAll(s.Uploads, 0o700); err != nil {
			return nil, err
		}
	}
	dir, err := os.MkdirTemp(s.Uploads, "isnad-upload-")
	if err != nil {
		return nil, err
	}
	f, err := os.OpenFile(filepath.Join(dir, name), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	sum := sha256.New()
	_, err = io.Copy(io.MultiWriter(f, sum), from)
	if err = errors.Join(err, f.Close()); err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	key := hex.EncodeToString(sum.Sum(nil)[:8])
	if s.Uploads != "" { // the same file again is the same folder
		home := filepath.Join(s.Uploads, key)
		if err := errors.Join(os.RemoveAll(home), os.Rename(dir, home)); err != nil {
			return nil, errors.Join(err, os.RemoveAll(dir))
		}
		dir = home
	}
	inputs, done := s.fromUpload(dir, key, name)
	return s.ask("file", inputs, done)
}

// fromUpload yields the articles of an uploaded file and removes it once nothing in it fails.
func (s *Server) fromUpload(dir, key, name string) (func(context.Context) iter.Seq2[news.Input, error], func(bool)) {
	path, place := filepath.Join(dir, name), uploaded+key+"/"+name
	return func(ctx context.Context) iter.Seq2[news.Input, error] {
			return func(yield func(news.Input, error) bool) {
				for in, err := range s.Articles(ctx, []string{path}) {
					in.Location = strings.Replace(in.Location, path, place, 1)
					var ie *intake.Error
					if errors.As(err, &ie) {
						err = &intake.Error{Location: strings.Replace(ie.Location, path, place, 1), Reason: ie.Reason, Do: ie.Do}
					}
					if !yield(in, err) {
						return
					}
				}
			}
		}, func(whole bool) {
			if whole || s.Uploads == "" {
				if err := os.RemoveAll(dir); err != nil {
					s.Log.Warn("an uploaded file stays", "error", err.Error())
				}
			}
		}
}

// kept finds the uploaded file in which a location lies.
func (s *Server) keptUpload(location string) (dir, key, name string, ok bool) {
	key, rest, found := strings.Cut(strings.TrimPrefix(location, uploaded), "/")
	if raw, err := hex.DecodeString(key); !found || err != nil || len(raw) != 8 || s.Uploads == "" {
		return "", "", "", false
	}
	dir = filepath.Join(s.Uploads, key)
	files, err := os.ReadDir(dir)
	if err != nil || len(files) != 1 || !strings.HasPrefix(rest, files[0].Name()) {
		return "", "", "", false
	}
	return dir, key, files[0].Name(), true
}

func (s *Server) retry(ctx context.Context, locations []string) (*Job, error) {
	again, _, err := s.Monitor.Store.Retry(ctx, locations...)
	if err != nil {
		return nil, err
	}
	var from []string
	var sources []func(context.Context) iter.Seq2[news.Input, error]
	var dones []func(bool)
	seen := map[string]bool{}
	for _, f := range again {
		if strings.HasPrefix(f.Location, uploaded) {
			if dir, key, name, ok := s.keptUpload(f.Location); ok && !seen[dir] { // else it is to be handed in again
				seen[dir] = true
				inputs, done := s.fromUpload(dir, key, name)
				sources, dones = append(sources, inputs), append(dones, done)
			}
			continue
		}
		if p := s.Again(f.Location); !slices.Contains(from, p) {
			from = append(from, p)
		}
	}
	sources = append(sources, func(ctx context.Context) iter.Seq2[news.Input, error] { return s.Articles(ctx, from) })
	return s.ask("retry", func(ctx context.Context) iter.Seq2[news.Input, error] {
		return func(yield func(news.Input, error) bool) {
			for _, source := range sources {
				for in, err := range source(ctx) {
					if !yield(in, err) {
						return
					}
				}
			}
		}
	}, func(whole bool) {
		for _, done := range dones {
			done(whole)
		}
	})
}

// FeedState is what is known of a feed that isnad watch follows.
type FeedState struct {
	URL      string    `json:"url"`
	Asked    time.Time `json:"asked" doc:"last"`
	Due      time.Time `json:"due" doc:"next"`
	Failures int       `json:"failures" doc:"in a row"`
	Reason   string    `json:"reason" doc:"of the last failure, or empty"`
	Articles int       `json:"articles" doc:"taken in from it so far"`
}

// FeedList lists feeds by address.
type FeedList struct {
	Feeds []FeedState `json:"feeds" nullable:"false"`
}

func (s *Server) feeds(ctx context.Context, _ *struct{}) (*FeedList, error) {
	all, err := s.Monitor.Feeds(ctx)
	if err != nil {
		return nil, err
	}
	out := &FeedList{[]FeedState{}}
	for _, f := range all {
		out.Feeds = append(out.Feeds, FeedState{f.URL, f.Asked, f.Due, f.Failures, f.Reason, f.Articles})
	}
	return out, nil
}

func (s *Server) failures(ctx context.Context, _ *struct{}) (*FailureList, error) {
	all, err := s.Monitor.Store.Failures(ctx)
	if err != nil {
		return nil, err
	}
	out := &FailureList{[]IntakeFailure{}}
	for _, f := range all {
		out.Failures = append(out.Failures, IntakeFailure{f.Location, f.Reason, f.Do, f.Attempts, f.At})
	}
	return out, nil
}

func (s *Server) intakeRoutes() {
	nothing := func(bool) {}
	register(s, http.MethodGet, "/intake/feeds", "list-feeds", "intake", "How the feeds that are watched are doing", 0, s.feeds)
	register(s, http.MethodGet, "/intake", "get-intake", "intake", "How taking in is doing", 0, func(ctx context.Context, _ *struct{}) (*Intake, error) {
		c, err := s.Monitor.Store.Counts(ctx)
		if err != nil {
			return nil, err
		}
		out := &Intake{Waiting: c.Waiting, Failures: c.Failures, Jobs: []Job{}}
		s.jobs.mu.Lock()
		ids := slices.Clone(s.jobs.order[max(0, len(s.jobs.order)-50):])
		s.jobs.mu.Unlock()
		slices.Reverse(ids)
		for _, id := range ids {
			if j, ok := s.jobs.get(id); ok {
				out.Jobs = append(out.Jobs, j)
			}
		}
		return out, nil
	})
	register(s, http.MethodGet, "/intake/jobs/{id}", "get-job", "intake", "A job", 0, func(_ context.Context, in *named) (*Job, error) {
		j, ok := s.jobs.get(in.ID)
		if !ok {
			return nil, newProblem("not-found", "jobs are remembered until the server stops")
		}
		return &j, nil
	}, 404)
	registerFor(s, needs(mayWrite), http.MethodPost, "/intake/articles", "add-article", "intake", "Take an article in: its text, with what else is known of it", http.StatusAccepted,
		func(ctx context.Context, in *struct{ Body NewArticle }) (*Job, error) {
			a := in.Body
			if strings.TrimSpace(a.Text) == "" {
				return nil, newProblem("invalid", "the text is empty")
			}
			if a.URL != "" && !isURL(a.URL) {
				return nil, newProblem("invalid", "url is no web address")
			}
			location := a.URL
			if location == "" {
				location = "-"
			}
			s.note(ctx, "take-in", "text "+short(a.URL))
			return s.ask("article", one(news.Input{
				Location: location, URL: a.URL, Outlet: a.Outlet, Title: a.Title, Byline: a.Byline, Published: a.Published, Text: a.Text,
			}), nothing)
		}, 429)
	registerFor(s, needs(mayWrite), http.MethodPost, "/intake/pages", "add-pages", "intake", "Fetch pages and feeds and take in their articles", http.StatusAccepted,
		func(ctx context.Context, in *struct {
			Body struct {
				URLs []string `json:"urls" minItems:"1" maxItems:"100" nullable:"false"`
			}
		},
		) (*Job, error) {
			for _, u := range in.Body.URLs {
				if !isURL(u) {
					return nil, newProblem("invalid", "urls holds what is no web address")
				}
			}
			s.note(ctx, "take-in", "pages "+short(strings.Join(in.Body.URLs, " ")))
			return s.ask("pages", func(ctx context.Context) iter.Seq2[news.Input, error] { return s.Articles(ctx, in.Body.URLs) }, nothing)
		}, 429)
	huma.Register(s.api, huma.Operation{
		OperationID: "add-file", Method: http.MethodPost, Path: filesPath, Summary: "Take in the articles of a file: text, JSON, CSV, HTML, feed, WARC, zip or tar",
		Tags: []string{"intake"}, DefaultStatus: http.StatusAccepted, MaxBodyBytes: maxFile, BodyReadTimeout: time.Minute, Metadata: map[string]any{"needs": mayWrite}, Errors: append(refused(nil), writes...),
	}, func(ctx context.Context, in *struct {
		RawBody huma.MultipartFormFiles[struct {
			File huma.FormFile `form:"file" required:"true"`
		}]
	},
	) (*body[*Job], error) {
		defer func() { _ = in.RawBody.Form.RemoveAll() }()
		f := in.RawBody.Data().File
		defer f.Close()
		j, err := s.upload(f.Filename, f)
		if err != nil {
			return nil, s.problem(err)
		}
		s.note(ctx, "take-in", "file "+short(f.Filename))
		return &body[*Job]{j}, nil
	})
	register(s, http.MethodGet, "/intake/failures", "list-failures", "intake", "What could not be taken in or read", 0, s.failures)
	registerFor(s, needs(mayWrite), http.MethodPost, "/intake/failures/retry", "retry-failures", "intake", "Try again what failed", http.StatusAccepted,
		func(ctx context.Context, in *struct {
			Body struct {
				Locations []string `json:"locations,omitempty" maxItems:"1000" doc:"all failures where it is left out"`
			}
		},
		) (*Job, error) {
			s.note(ctx, "retry", short(strings.Join(in.Body.Locations, " ")))
			return s.retry(ctx, in.Body.Locations)
		}, 404, 429)
}

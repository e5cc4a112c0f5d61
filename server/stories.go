package server

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"slices"
	"sort"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"github.com/isnad-desk/isnad/desk"
	"github.com/isnad-desk/isnad/export"
	"github.com/isnad-desk/isnad/news"
)

// body is an answer with a body.
type body[T any] struct {
	Body T
}

type named struct {
	ID string `path:"id" maxLength:"200"`
}

// writes are the statuses with which what carries a body may be refused.
var writes = []int{400, 403, 408, 413, 415}

// register adds an operation that answers with JSON and needs the right to read.
func register[I, O any](s *Server, method, path, id, tag, summary string, status int, f func(context.Context, *I) (O, error), fails ...int) {
	registerFor(s, needs(mayRead), method, path, id, tag, summary, status, f, fails...)
}

// registerFor adds an operation that answers with JSON; how says what it needs.
func registerFor[I, O any](s *Server, how func(*huma.Operation), method, path, id, tag, summary string, status int, f func(context.Context, *I) (O, error), fails ...int) {
	op := huma.Operation{OperationID: id, Method: method, Path: "/api/v1" + path, Summary: summary, Tags: []string{tag}, DefaultStatus: status, Errors: refused(fails)}
	how(&op)
	if method == http.MethodPost {
		op.MaxBodyBytes = maxBody
		op.Errors = append(op.Errors, writes...)
	}
	huma.Register(s.api, op, func(ctx context.Context, in *I) (*body[O], error) {
		out, err := f(ctx, in)
		if err != nil {
			return nil, s.problem(err)
		}
		return &body[O]{out}, nil
	})
}

// refused are the statuses with which an operation may fail, with those with which any may.
func refused(fails []int) []int {
	return append(slices.Clone(fails), http.StatusUnauthorized, http.StatusForbidden, http.StatusTooManyRequests)
}

// StoryList is a page of stories.
type StoryList struct {
	Stories   []StoryRow `json:"stories" nullable:"false"`
	Total     int        `json:"total" doc:"stories that pass the filters"`
	Articles  int        `json:"articles" doc:"articles of these stories"`
	Contested int        `json:"contested" doc:"of these stories, those with a happening on which reports disagree"`
	Next      string     `json:"next,omitempty" doc:"cursor of the next page; left out on the last"`
}

type storyQuery struct {
	From      string `query:"from" format:"date" doc:"stories that reach this day or a later one"`
	To        string `query:"to" format:"date" doc:"stories that begin on this day or before"`
	Outlet    string `query:"outlet" maxLength:"200" doc:"with an article of this outlet"`
	Actor     string `query:"actor" maxLength:"200" doc:"with this entity: its id, or one of its names"`
	Place     string `query:"place" maxLength:"200" doc:"where something happens at this place or in it: its id, or one of its names"`
	Type      string `query:"type" maxLength:"40" doc:"with a happening of this PLOVER code"`
	Mode      string `query:"mode" maxLength:"40" doc:"with a happening of this mode"`
	Contested bool   `query:"contested" doc:"only with a happening on which reports disagree"`
	OneOrigin bool   `query:"one_origin" doc:"only where no happening has two independent origins"`
	Several   bool   `query:"several" doc:"only with two articles or more"`
	Sort      string `query:"sort" enum:"newest,largest" default:"newest"`
	Cursor    string `query:"cursor" maxLength:"2000"`
	Limit     int    `query:"limit" minimum:"1" maximum:"200" default:"50"`
}

// mark is where a page ends: what the orders of lists need.
type mark struct {
	ID       string `json:"i"`
	To       string `json:"t,omitempty"`
	Articles int    `json:"n"`
}

func (p mark) cursor() string {
	raw, _ := json.Marshal(p) // strings and a number always can be
	return base64.RawURLEncoding.EncodeToString(raw)
}

func parseCursor(s string) (p mark, err error) {
	raw, err := base64.RawURLEncoding.DecodeString(s)
	if err == nil {
		err = json.Unmarshal(raw, &p)
	}
	if err != nil || p.ID == "" {
		return p, newProblem("bad-cursor", "ask for the first page, without a cursor")
	}
	return p, nil
}

// passes makes the test that the filters of a query are.
func (q *storyQuery) passes(s *snapshot) func(*row) bool {
	actors, places := s.asked(q.Actor), s.around(q.Place)
	return func(r *row) bool {
		if q.From != "" && deref(r.To) < q.From || q.To != "" && (r.From == nil || *r.From > q.To) || q.Contested && r.Contested == 0 || q.OneOrigin && r.Origins > 1 ||
			q.Several && r.Articles < 2 || q.Outlet != "" && !slices.Contains(r.outlets, q.Outlet) {
			return false
		}
		if q.Actor != "" && !slices.ContainsFunc(r.cast, func(c cast) bool { return actors[c.id] }) {
			return false
		}
		if q.Place == "" && q.Type == "" && q.Mode == "" {
			return true
		}
		return slices.ContainsFunc(r.acts, func(a act) bool {
			return (q.Type == "" || strings.EqualFold(a.kind, q.Type)) && (q.Mode == "" || strings.EqualFold(a.mode, q.Mode)) && (q.Place == "" || places[a.place])
		})
	}
}

// asked are the entities that a filter means: the one of that id, else those of that name.
func (s *snapshot) asked(what string) map[string]bool {
	out := map[string]bool{}
	switch {
	case what == "":
	case s.things[what] != nil:
		out[what] = true
	default:
		for _, t := range s.roster {
			if t.name == what || t.latin == what || slices.Contains(t.names, what) {
				out[t.id] = true
			}
		}
	}
	return out
}

// around are the places that a filter means, with all that lies in them.
func (s *snapshot) around(what string) map[string]bool {
	out := s.asked(what)
	var canon []string
	for id := range out {
		if p := s.things[id].place; p != nil {
			canon = append(canon, p.Canon)
		}
	}
	if len(canon) == 0 {
		return out
	}
	for _, t := range s.roster {
		if t.place != nil && (slices.Contains(canon, t.place.Canon) || slices.ContainsFunc(t.place.Within, func(w string) bool { return slices.Contains(canon, w) })) {
			out[t.id] = true
		}
	}
	return out
}

func (s *Server) stories(_ context.Context, q *storyQuery) (*StoryList, error) {
	now := s.index.get()
	rows, before := now.sorted, newest
	if q.Sort == "largest" {
		rows, before = slices.Clone(rows), largest
		slices.SortFunc(rows, func(a, b *row) int { return largest(&a.StoryRow, &b.StoryRow) })
	}
	start := 0
	if q.Cursor != "" {
		p, err := parseCursor(q.Cursor)
		if err != nil {
			return nil, err
		}
		last := StoryRow{ID: p.ID, Articles: p.Articles}
		if p.To != "" {
			last.To = &p.To
		}
		start = sort.Search(len(rows), func(i int) bool { return before(&rows[i].StoryRow, &last) > 0 })
	}
	out := &StoryList{Stories: []StoryRow{}}
	takes := q.passes(now)
	for i, r := range rows {
		if !takes(r) {
			continue
		}
		out.Total++
		out.Articles += r.Articles
		if r.Contested > 0 {
			out.Contested++
		}
		if i < start {
			continue
		}
		if n := len(out.Stories); n < q.Limit {
			out.Stories = append(out.Stories, r.StoryRow)
		} else if out.Next == "" {
			last := out.Stories[n-1]
			out.Next = mark{last.ID, deref(last.To), last.Articles}.cursor()
		}
	}
	return out, nil
}

// told projects a story with all that is made of it.
func (s *Server) told(ctx context.Context, t *desk.Told) (*export.Desk, error) {
	d := &news.Desk{Entities: t.Entities, Stories: []news.Story{t.Story}, Happenings: t.Happenings, Conflicts: t.Conflicts, Lineage: t.Lineage}
	judged := s.index.get().judged
	for _, id := range t.Articles {
		a, err := s.Monitor.Store.Article(ctx, id)
		if err != nil {
			return nil, err
		}
		p := news.Placed{ID: a.ID, Location: a.Location, Outlet: a.Outlet, Title: a.Title, Published: a.Published}
		for _, j := range judged {
			if j.A.Article != id {
				continue
			}
			switch j.Kind {
			case news.JudgeOutlet:
				p.Outlet = j.Value
			case news.JudgeDate:
				if day, err := news.ParseDay(j.Value); err == nil {
					p.Published = news.Interval{From: day, To: day}
				}
			}
		}
		d.Articles = append(d.Articles, p)
	}
	return s.project(ctx, d)
}

// project turns byte offsets into code points; texts are opened where a span needs them.
func (s *Server) project(ctx context.Context, d *news.Desk) (*export.Desk, error) {
	var failed error
	out := export.NewDesk(d, func(id string) string {
		r, err := s.Monitor.Record(ctx, id)
		if err != nil {
			failed = err
			return ""
		}
		return r.Article.Text
	})
	return out, failed
}

func (s *Server) story(ctx context.Context, in *named) (*export.Desk, error) {
	t, err := s.openStory(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	return s.told(ctx, t)
}

// Line tells a happening in one line made from its structure, without its days: who shows it writes them as the reader wants.
type Line struct {
	Native  string `json:"native" doc:"in the language of the articles"`
	English string `json:"english"`
}

func newLine(l *export.Liner, h *news.Happening) Line {
	undated := *h
	undated.When = news.Unknown
	return Line{l.Native(&undated), l.English(&undated)}
}

// StoryRecord is the desk record of a story, and its happenings as lines.
type StoryRecord struct {
	export.Desk
	Lines  map[string]Line   `json:"lines" doc:"by the id of the happening"`
	Titles map[string]string `json:"titles" doc:"headlines by the id of the article"`
}

func (s *Server) storyRecord(ctx context.Context, in *named) (*StoryRecord, error) {
	t, err := s.openStory(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	d, err := s.told(ctx, t)
	if err != nil {
		return nil, err
	}
	out := &StoryRecord{Desk: *d, Lines: map[string]Line{}, Titles: map[string]string{}}
	l := export.NewLiner(s.Monitor.Language(), &news.Desk{Entities: slices.Concat(t.Entities, t.Wide)}, isolate)
	for i := range t.Happenings {
		out.Lines[t.Happenings[i].ID] = newLine(l, &t.Happenings[i])
	}
	for _, id := range t.Articles {
		a, err := s.Monitor.Store.Article(ctx, id)
		if err != nil {
			return nil, err
		}
		out.Titles[id] = a.Title
	}
	return out, nil
}

// HappeningList lists the happenings of a story.
type HappeningList struct {
	Happenings []export.Happening `json:"happenings" nullable:"false"`
}

// ConflictList lists what the reports of a story disagree on.
type ConflictList struct {
	Conflicts []export.Conflict `json:"conflicts" nullable:"false"`
}

func (s *Server) storyRoutes() {
	register(s, http.MethodGet, "/stories", "list-stories", "stories", "Stories, newest first, of one day the largest first", 0, s.stories, 400)
	register(s, http.MethodGet, "/stories/{id}", "get-story", "stories", "A story with all that is made of it: the desk record of its articles, and its happenings as lines", 0, s.storyRecord, 404)
	register(s, http.MethodGet, "/stories/{id}/page", "get-story-page", "stories", "A story with all that a page shows of it: sentences, isnad trees, who says what", 0, s.storyPage, 404)
	register(s, http.MethodGet, "/stories/{id}/happenings", "list-happenings", "stories", "What happened in a story", 0, func(ctx context.Context, in *named) (*HappeningList, error) {
		d, err := s.story(ctx, in)
		if err != nil {
			return nil, err
		}
		return &HappeningList{d.Happenings}, nil
	}, 404)
	register(s, http.MethodGet, "/stories/{id}/conflicts", "list-conflicts", "stories", "Where the reports of a story disagree", 0, func(ctx context.Context, in *named) (*ConflictList, error) {
		d, err := s.story(ctx, in)
		if err != nil {
			return nil, err
		}
		return &ConflictList{d.Conflicts}, nil
	}, 404)
}

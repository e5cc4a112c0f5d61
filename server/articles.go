package server

import (
	"cmp"
	"context"
	"encoding/hex"
	"net/http"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/isnad-desk/isnad/export"
	"github.com/isnad-desk/isnad/news"
)

// Version is one version of a page.
type Version struct {
	ID      string    `json:"id"`
	Taken   time.Time `json:"taken"`
	SHA256  string    `json:"sha256" doc:"of the input as it was stored"`
	Reader  string    `json:"reader" doc:"version of code and lexicons that read it"`
	Current bool      `json:"current"`
}

// VersionList lists the versions of a page, oldest first.
type VersionList struct {
	Versions []Version `json:"versions" nullable:"false"`
}

// Descent says from whom an article took its text, and who took theirs from it.
type Descent struct {
	Article string           `json:"article"`
	Story   *string          `json:"story"`
	From    []export.Lineage `json:"from" nullable:"false" doc:"where its text and its reports come from"`
	TakenBy []export.Lineage `json:"taken_by" nullable:"false" doc:"articles that took from it"`
}

type rawText struct {
	ContentType string `header:"Content-Type"`
	Body        []byte
}

// ArticleRecord is the analysis record of an article, and its events as lines.
type ArticleRecord struct {
	export.Analysis
	Lines []Line `json:"lines" nullable:"false" doc:"the events as lines, in the order of events"`
}

func (s *Server) article(ctx context.Context, in *named) (*ArticleRecord, error) {
	r, err := s.Monitor.Record(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	s.index.mu.RLock()
	judged := s.index.judged
	s.index.mu.RUnlock()
	r = news.Correct(r, judged)
	return &ArticleRecord{*export.NewAnalysis(r), s.eventLines(r)}, nil
}

// eventLines tells the events of one article as a desk of that article would.
func (s *Server) eventLines(r *news.Record) []Line {
	d := &news.Desk{Entities: make([]news.DeskEntity, len(r.Entities))}
	for i, e := range r.Entities {
		d.Entities[i] = news.DeskEntity{ID: export.EntityID(i), Name: cmp.Or(e.Canon, e.Name), Latin: e.Latin}
	}
	l := export.NewLiner(s.Monitor.Language(), d, nil)
	parties := func(ps []news.Party) (out []string) {
		for _, p := range ps {
			switch {
			case p.Entity != news.None:
				out = append(out, export.EntityID(p.Entity))
			case p.Span != nil:
				out = append(out, strings.Join(strings.Fields(p.Span.Of(r.Article.Text)), " "))
			}
		}
		return out
	}
	out := make([]Line, 0, len(r.Events))
	for i := range r.Events {
		e := &r.Events[i]
		h := news.Happening{Type: e.Type, Mode: e.Mode, Actors: parties(e.Actors), Recipients: parties(e.Recipients), Negated: e.Negated, Modality: e.Modality}
		if e.Place != news.None {
			h.Place = export.EntityID(e.Place)
		}
		out = append(out, newLine(l, &h))
	}
	return out
}

func (s *Server) versions(ctx context.Context, in *named) (*VersionList, error) {
	a, err := s.Monitor.Store.Article(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	all, err := s.Monitor.Store.Versions(ctx, a.Source)
	if err != nil {
		return nil, err
	}
	out := &VersionList{[]Version{}}
	for _, v := range all {
		out.Versions = append(out.Versions, Version{v.ID, v.Taken, hex.EncodeToString(v.Sum[:]), v.Reader, v.Next == 0})
	}
	return out, nil
}

func (s *Server) lineage(ctx context.Context, in *named) (*Descent, error) {
	if _, err := s.Monitor.Store.Article(ctx, in.ID); err != nil {
		return nil, err
	}
	out := &Descent{Article: in.ID, From: []export.Lineage{}, TakenBy: []export.Lineage{}}
	s.index.mu.RLock()
	story := s.index.story[in.ID]
	s.index.mu.RUnlock()
	if story == "" { // an earlier version, or one whose story is not worked out yet
		return out, nil
	}
	t, err := s.Monitor.Story(ctx, story)
	if err != nil {
		return nil, err
	}
	out.Story = &story
	var d news.Desk
	for _, l := range t.Lineage {
		if l.Article == in.ID || l.From == in.ID {
			d.Lineage = append(d.Lineage, l)
		}
	}
	x, err := s.project(ctx, &d)
	if err != nil {
		return nil, err
	}
	for _, l := range x.Lineage {
		if l.Article == in.ID {
			out.From = append(out.From, l)
		} else {
			out.TakenBy = append(out.TakenBy, l)
		}
	}
	return out, nil
}

func (s *Server) articleRoutes() {
	register(s, http.MethodGet, "/articles/{id}", "get-article", "articles", "What was found in an article: the analysis record, and its events as lines", 0, s.article, 404)
	register(s, http.MethodGet, "/articles/{id}/versions", "list-versions", "articles", "The versions of the article's page, oldest first", 0, s.versions, 404)
	register(s, http.MethodGet, "/articles/{id}/lineage", "get-lineage", "articles", "From whom the article took, and who took from it", 0, s.lineage, 404)
	huma.Register(s.api, huma.Operation{
		OperationID: "get-text", Method: http.MethodGet, Path: "/api/v1/articles/{id}/text", Summary: "The text into which the spans of the article's record point",
		Tags: []string{"articles"}, Errors: []int{404},
		Responses: map[string]*huma.Response{"200": {Description: "OK", Content: map[string]*huma.MediaType{"text/plain": {Schema: &huma.Schema{Type: huma.TypeString}}}}},
	}, func(ctx context.Context, in *named) (*rawText, error) {
		r, err := s.Monitor.Record(ctx, in.ID)
		if err != nil {
			return nil, s.problem(err)
		}
		return &rawText{"text/plain; charset=utf-8", []byte(r.Article.Text)}, nil
	})
}

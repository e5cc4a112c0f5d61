package server

import (
	"cmp"
	"context"
	"encoding/hex"
	"net/http"
	"slices"
	"sort"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/isnad-desk/isnad/archive"
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
	r = news.Correct(r, s.index.get().judged)
	return &ArticleRecord{*export.NewAnalysis(r), s.eventLines(r)}, nil
}

// eventLines tells the events of one article as a desk of that article would.
func (s *Server) eventLines(r *news.Record) []Line {
	d := &news.Desk{Entities: make([]news.DeskEntity, len(r.Entities))}
	for i, e := range r.Entities {
		d.Entities[i] = news.DeskEntity{ID: export.EntityID(i), Name: cmp.Or(e.Canon, e.Name), Latin: e.Latin}
	}
	l := export.NewLiner(s.Monitor.Language(), d, isolate)
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
	story := s.index.get().storyOf(in.ID)
	if story == "" { // an earlier version, or one whose story is not worked out yet
		return out, nil
	}
	t, err := s.openStory(ctx, story)
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

// ArticleRow is an article as lists show it.
type ArticleRow struct {
	ID         string    `json:"id"`
	Title      string    `json:"title" doc:"empty where the page has none"`
	Outlet     *string   `json:"outlet"`
	From       *string   `json:"from" doc:"first possible day of publication"`
	To         *string   `json:"to" doc:"last possible day of publication"`
	Taken      time.Time `json:"taken" doc:"when it was taken in"`
	Location   string    `json:"location"`
	URL        *string   `json:"url"`
	Story      *string   `json:"story"`
	Happenings int       `json:"happenings" doc:"that it reports"`
	Alone      int       `json:"alone" doc:"of these, told by no other article"`
	Contested  int       `json:"contested" doc:"of these, those on which reports disagree"`
	Took       *string   `json:"took" enum:"reprint,rewrite,relay" doc:"how it took its text or news from elsewhere, where it did"`
	TookFrom   *string   `json:"took_from" doc:"id of the article it took from"`
	Relays     *string   `json:"relays" doc:"agency or outlet that it relays"`
}

func (p *paper) row() ArticleRow {
	out := ArticleRow{
		ID: p.ID, Title: p.Title, Outlet: export.TextRef(p.Outlet), From: export.DayRef(p.Published.From), To: export.DayRef(p.Published.To), Taken: p.Taken, Location: p.Location, URL: export.TextRef(p.URL),
	}
	if p.story == nil {
		return out
	}
	out.Story = &p.story.ID
	for i := range p.story.acts {
		a := &p.story.acts[i]
		if !slices.Contains(a.reports, int32(p.at)) {
			continue
		}
		out.Happenings++
		if len(a.reports) == 1 {
			out.Alone++
		}
		if a.standing == "contested" {
			out.Contested++
		}
	}
	for i := range p.story.took {
		if t := &p.story.took[i]; t.article == p.ID {
			out.Took, out.TookFrom, out.Relays = &t.kind, export.TextRef(t.from), export.TextRef(t.relays)
		}
	}
	return out
}

// storyOf is the story of an article, or "".
func (s *snapshot) storyOf(article string) string {
	if p := s.papers[article]; p != nil && p.story != nil {
		return p.story.ID
	}
	return ""
}

// ArticleList is a page of articles.
type ArticleList struct {
	Articles []ArticleRow `json:"articles" nullable:"false"`
	Total    int          `json:"total" doc:"articles that pass the filters"`
	Next     string       `json:"next,omitempty" doc:"cursor of the next page; left out on the last"`
}

type articleQuery struct {
	From   string `query:"from" format:"date" doc:"published on this day or later"`
	To     string `query:"to" format:"date" doc:"published on this day or before"`
	Outlet string `query:"outlet" maxLength:"200"`
	Story  string `query:"story" maxLength:"200" doc:"id of a story"`
	Entity string `query:"entity" maxLength:"200" doc:"that name this entity: its id, or one of its names"`
	Took   string `query:"took" enum:"reprint,rewrite,relay,any,none" doc:"that took their text or news from elsewhere so; none: from nobody"`
	Sort   string `query:"sort" enum:"published,taken" default:"published" doc:"the latest first"`
	Cursor string `query:"cursor" maxLength:"2000"`
	Limit  int    `query:"limit" minimum:"1" maximum:"200" default:"50"`
}

func newerTaken(a, b *paper) int { return cmp.Compare(b.Seq, a.Seq) }

// papersOf are the articles that name entities, by id.
func (s *snapshot) papersOf(ids map[string]bool) map[string]bool {
	out := map[string]bool{}
	for id := range ids {
		for _, in := range s.things[id].in {
			for _, n := range in.row.cast[in.at].articles {
				out[in.row.told[n]] = true
			}
		}
	}
	return out
}

func (s *Server) articles(_ context.Context, q *articleQuery) (*ArticleList, error) {
	now := s.index.get()
	list, before := now.ordered, newerPaper
	if q.Story != "" {
		list = nil
		if r := now.byID[q.Story]; r != nil {
			for _, id := range r.told {
				if p := now.papers[id]; p != nil {
					list = append(list, p)
				}
			}
			slices.SortFunc(list, newerPaper)
		}
	}
	if q.Sort == "taken" {
		list, before = slices.Clone(list), newerTaken
		slices.SortFunc(list, newerTaken)
	}
	start := 0
	if q.Cursor != "" {
		m, err := parseCursor(q.Cursor)
		if err != nil {
			return nil, err
		}
		last := &paper{Article: archive.Article{Seq: int64(m.Articles), Published: news.Unknown}}
		if d, err := news.ParseDay(m.To); err == nil {
			last.Published.To = d
		}
		start = sort.Search(len(list), func(i int) bool { return before(list[i], last) > 0 })
	}
	var named map[string]bool
	if q.Entity != "" {
		named = now.papersOf(now.asked(q.Entity))
	}
	out := &ArticleList{Articles: []ArticleRow{}}
	var lastShown *paper
	for i, p := range list {
		d := p.Published
		if q.From != "" && (d.To == news.NoDay || d.To.String() < q.From) || q.To != "" && (d.From == news.NoDay || d.From.String() > q.To) ||
			q.Outlet != "" && p.Outlet != q.Outlet || q.Entity != "" && !named[p.ID] {
			continue
		}
		if q.Took != "" {
			how := p.took()
			if q.Took == "none" && how != "" || q.Took == "any" && how == "" || q.Took != "none" && q.Took != "any" && q.Took != how {
				continue
			}
		}
		out.Total++
		if i < start {
			continue
		}
		if len(out.Articles) < q.Limit {
			out.Articles = append(out.Articles, p.row())
			lastShown = p
		} else if out.Next == "" {
			out.Next = mark{lastShown.ID, lastShown.Published.To.String(), int(lastShown.Seq)}.cursor()
		}
	}
	return out, nil
}

// took says how an article took from elsewhere, "" where it did not.
func (p *paper) took() string {
	if p.story != nil {
		for i := range p.story.took {
			if t := &p.story.took[i]; t.article == p.ID {
				return t.kind
			}
		}
	}
	return ""
}

func (s *Server) articleRoutes() {
	register(s, http.MethodGet, "/articles", "list-articles", "articles", "Articles, the latest first", 0, s.articles, 400)
	register(s, http.MethodGet, "/articles/{id}", "get-article", "articles", "What was found in an article: the analysis record, and its events as lines", 0, s.article, 404)
	register(s, http.MethodGet, "/articles/{id}/versions", "list-versions", "articles", "The versions of the article's page, oldest first", 0, s.versions, 404)
	register(s, http.MethodGet, "/articles/{id}/lineage", "get-lineage", "articles", "From whom the article took, and who took from it", 0, s.lineage, 404)
	huma.Register(s.api, huma.Operation{
		OperationID: "get-text", Method: http.MethodGet, Path: "/api/v1/articles/{id}/text", Summary: "The text into which the spans of the article's record point",
		Tags: []string{"articles"}, Errors: refused([]int{404}),
		Responses: map[string]*huma.Response{"200": {Description: "OK", Content: map[string]*huma.MediaType{"text/plain": {Schema: &huma.Schema{Type: huma.TypeString}}}}},
	}, func(ctx context.Context, in *named) (*rawText, error) {
		r, err := s.Monitor.Record(ctx, in.ID)
		if err != nil {
			return nil, s.problem(err)
		}
		return &rawText{"text/plain; charset=utf-8", []byte(r.Article.Text)}, nil
	})
}

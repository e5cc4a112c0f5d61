package server

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"github.com/isnad-desk/isnad/export"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/newsroom"
)

// ArticleEntity says which entity of the desk an entity of an article's record is.
type ArticleEntity struct {
	Entity string `json:"entity" doc:"id in the article's record: e1, e2, ..."`
	EntityRef
}

// ArticleHappening is a happening that an article reports, with what other articles say of it.
type ArticleHappening struct {
	Happening string      `json:"happening" doc:"id, unique within the story"`
	Line      Line        `json:"line"`
	Type      string      `json:"type"`
	Standing  string      `json:"standing" enum:"single,repeated,corroborated,contested"`
	Alone     bool        `json:"alone" doc:"no other article reports it"`
	Origins   int         `json:"origins" doc:"independent origins in all"`
	Events    []int       `json:"events" nullable:"false" doc:"indexes into the events of the article's record"`
	Sentences [][2]int    `json:"sentences" nullable:"false" doc:"where the article reports it, in code points of its text"`
	Others    []Passage   `json:"others" nullable:"false" doc:"where other articles report it, at most 40"`
	Conflicts []MyOpinion `json:"conflicts" nullable:"false" doc:"disagreements on it"`
}

// MyOpinion is a conflict with the sides that an article takes.
type MyOpinion struct {
	Mine []int `json:"mine" nullable:"false" doc:"indexes of the sides that rest on this article; empty where it takes none"`
	ToldConflict
}

// ArticleContext is what other articles add to an article.
type ArticleContext struct {
	Article    ArticleRow         `json:"article"`
	Current    bool               `json:"current" doc:"false for an earlier version of its page: it stands on no desk"`
	Title      *string            `json:"story_title" doc:"of its story"`
	Entities   []ArticleEntity    `json:"entities" nullable:"false" doc:"those of the record that the desk knows"`
	Happenings []ArticleHappening `json:"happenings" nullable:"false" doc:"in the order of the article's text"`
	Conflicts  []MyOpinion        `json:"conflicts" nullable:"false" doc:"disagreements in which it takes a side, on what is no happening that it reports"`
	From       []LineageEdge      `json:"from" nullable:"false" doc:"from whom it took"`
	TakenBy    []LineageEdge      `json:"taken_by" nullable:"false" doc:"articles that took from it"`
}

// maxOthers is how many passages of other articles stand beside a happening.
const maxOthers = 40

func (s *Server) articleContext(ctx context.Context, in *named) (*ArticleContext, error) {
	a, err := s.Monitor.Store.Article(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	now := s.index.get()
	out := &ArticleContext{
		Current: a.Next == 0, Entities: []ArticleEntity{}, Happenings: []ArticleHappening{}, Conflicts: []MyOpinion{}, From: []LineageEdge{}, TakenBy: []LineageEdge{},
	}
	p := now.papers[in.ID]
	if p == nil {
		p = &paper{Article: a}
	}
	out.Article = p.row()
	if p.story == nil {
		return out, nil
	}
	out.Title = &p.story.Title
	x, err := s.telling(ctx, p.story.ID)
	if err != nil {
		return nil, err
	}
	rec := x.Records[in.ID]
	if rec == nil { // it moved to another story while this was answered
		return out, nil
	}
	ids := newsroom.EntitiesIn(x.t)[in.ID]
	for i := range rec.Entities {
		if e := x.entities[ids[i]]; e != nil {
			out.Entities = append(out.Entities, ArticleEntity{export.EntityID(i), EntityRef{e.ID, e.Kind, e.Name, e.Latin}})
		}
	}
	shown := map[string]bool{} // conflicts
	type at struct {
		start int
		ArticleHappening
	}
	var list []at
	for i := range x.t.Happenings {
		h := &x.t.Happenings[i]
		mine := at{start: len(rec.Article.Text), ArticleHappening: ArticleHappening{
			Happening: h.ID, Line: x.line(h), Type: h.Type, Standing: x.standing(h), Alone: true, Origins: len(h.Origins), Events: []int{}, Sentences: [][2]int{}, Others: []Passage{}, Conflicts: []MyOpinion{},
		}}
		for _, r := range h.Reports {
			if r.Article != in.ID {
				if mine.Alone = false; len(mine.Others) < maxOthers {
					mine.Others = append(mine.Others, x.report(r).Passage)
				}
				continue
			}
			mine.Events = append(mine.Events, r.Event)
			if e := x.Event(r); e != nil {
				mine.start = min(mine.start, e.Trigger.Start)
				if span := x.report(r).Span; !slices.Contains(mine.Sentences, span) {
					mine.Sentences = append(mine.Sentences, span)
				}
			}
		}
		if len(mine.Events) == 0 {
			continue
		}
		for _, c := range x.conflicts[h.ID] {
			mine.Conflicts = append(mine.Conflicts, x.opinion(c, in.ID))
			shown[c.ID] = true
		}
		list = append(list, mine)
	}
	slices.SortStableFunc(list, func(a, b at) int { return a.start - b.start })
	for _, m := range list {
		out.Happenings = append(out.Happenings, m.ArticleHappening)
	}
	for i := range x.t.Conflicts {
		c := &x.t.Conflicts[i]
		if shown[c.ID] {
			continue
		}
		if o := x.opinion(c, in.ID); len(o.Mine) > 0 {
			out.Conflicts = append(out.Conflicts, o)
		}
	}
	for i := range x.t.Lineage {
		switch l := &x.t.Lineage[i]; in.ID {
		case l.Article:
			out.From = append(out.From, x.edge(l))
		case l.From:
			out.TakenBy = append(out.TakenBy, x.edge(l))
		}
	}
	return out, nil
}

// opinion is a conflict with the sides that an article takes.
func (x *teller) opinion(c *news.Conflict, article string) MyOpinion {
	out := MyOpinion{Mine: []int{}, ToldConflict: x.conflict(c)}
	for i, s := range c.Sides {
		if slices.ContainsFunc(s.Reports, func(e news.Evidence) bool { return e.Article == article }) {
			out.Mine = append(out.Mine, i)
		}
	}
	return out
}

// Change is a stretch of text that two versions share, or that one has and the other has not.
type Change struct {
	Kind string `json:"kind" enum:"same,added,removed"`
	Text string `json:"text"`
}

// Difference is what changed from one version of a page to another.
type Difference struct {
	From    string   `json:"from" doc:"id of the earlier version"`
	To      string   `json:"to" doc:"id of the later version"`
	Added   int      `json:"added" doc:"words"`
	Removed int      `json:"removed" doc:"words"`
	Changes []Change `json:"changes" nullable:"false" doc:"in order; same and added together are the later text, same and removed the earlier one"`
}

func (s *Server) difference(ctx context.Context, in *struct {
	ID    string `path:"id" maxLength:"200"`
	Other string `path:"other" maxLength:"200" doc:"id of another version of the same page"`
},
) (*Difference, error) {
	a, err := s.Monitor.Store.Article(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	b, err := s.Monitor.Store.Article(ctx, in.Other)
	if err != nil {
		return nil, err
	}
	if a.Source != b.Source {
		return nil, newProblem("not-found", "these are no versions of one page")
	}
	if a.Seq > b.Seq {
		a, b = b, a
	}
	x, err := s.Monitor.Store.Record(ctx, a.Seq)
	if err != nil {
		return nil, err
	}
	y, err := s.Monitor.Store.Record(ctx, b.Seq)
	if err != nil {
		return nil, err
	}
	out := &Difference{From: a.ID, To: b.ID, Changes: []Change{}}
	for _, c := range newsroom.Compare(x.Article.Text, y.Article.Text) {
		kind := "same"
		switch n := len(strings.Fields(c.Text)); {
		case c.By > 0:
			kind = "added"
			out.Added += n
		case c.By < 0:
			kind = "removed"
			out.Removed += n
		}
		out.Changes = append(out.Changes, Change{kind, c.Text})
	}
	return out, nil
}

func (s *Server) contextRoutes() {
	register(s, http.MethodGet, "/articles/{id}/context", "get-article-context", "articles", "What other articles add to an article: who corroborates or contests which sentence, who took from whom", 0, s.articleContext, 404)
	register(s, http.MethodGet, "/articles/{id}/versions/{other}", "compare-versions", "articles", "What changed from one version of a page to another", 0, s.difference, 404)
}

package server

import (
	"context"
	"slices"

	"github.com/isnad-desk/isnad/archive"
	"github.com/isnad-desk/isnad/news"
)

// Preview says what a judgement is about to touch, as the desk stands. What follows from it for other articles is worked out when it is kept.
type Preview struct {
	Kind     string       `json:"kind"`
	Valid    bool         `json:"valid" doc:"false where it changes nothing or what it is about is not there; note says why"`
	Note     string       `json:"note" enum:",one-already,two-already,no-such-name,one-story,two-stories,as-it-is" doc:"why it changes nothing, or empty"`
	Entities []EntityRow  `json:"entities" nullable:"false" doc:"the entities that it is about"`
	Result   *EntityRow   `json:"result" doc:"of same, name and kind: what becomes of them; its id is that of the larger one"`
	Stories  []StoryRow   `json:"stories" nullable:"false" doc:"the stories that it is about"`
	Articles []ArticleRow `json:"articles" nullable:"false" doc:"the articles that it is about, as they stand"`
	Touched  int          `json:"touched" doc:"articles that it is about in all"`
}

// meant are the entities that a subject means: those of that kind and name, in the article where one is given.
func (s *snapshot) meant(x *JudgementSubject) []*thing {
	var out []*thing
	for id := range s.asked(x.Name) {
		t := s.things[id]
		if string(t.kind) != x.Kind {
			continue
		}
		if x.Article != "" && !s.papersOf(map[string]bool{id: true})[x.Article] {
			continue
		}
		out = append(out, t)
	}
	slices.SortFunc(out, rosterOrder)
	return out
}

func (s *Server) preview(ctx context.Context, in *struct{ Body NewJudgement }) (*Preview, error) {
	n := &in.Body
	if err := n.check(); err != nil {
		return nil, err
	}
	now := s.index.get()
	out := &Preview{Kind: n.Kind, Valid: true, Entities: []EntityRow{}, Stories: []StoryRow{}, Articles: []ArticleRow{}}
	refuse := func(why string) { out.Valid, out.Note = false, why }
	for _, id := range []string{n.A.Article, n.B.Article} {
		if id == "" || n.A.Kind != "" {
			continue
		}
		p := now.papers[id]
		if p == nil {
			if _, err := s.Monitor.Store.Article(ctx, id); err != nil {
				return nil, err
			}
			return nil, archive.ErrNotFound // an earlier version stands on no desk
		}
		out.Articles = append(out.Articles, p.row())
		out.Touched++
		if p.story != nil && !slices.ContainsFunc(out.Stories, func(r StoryRow) bool { return r.ID == p.story.ID }) {
			out.Stories = append(out.Stories, p.story.StoryRow)
		}
	}
	a, b := now.meant(&n.A), now.meant(&n.B)
	list := func(of ...*thing) {
		for _, t := range of {
			if !slices.ContainsFunc(out.Entities, func(r EntityRow) bool { return r.ID == t.id }) {
				out.Entities = append(out.Entities, t.row())
				out.Touched += t.articles
			}
		}
	}
	switch news.JudgementKind(n.Kind) {
	case news.JudgeSame:
		list(a...)
		list(b...)
		switch {
		case len(a) == 0 || len(b) == 0:
			refuse("no-such-name")
		case len(out.Entities) == 1:
			refuse("one-already")
		default:
			r := united(out.Entities)
			out.Result = &r
		}
	case news.JudgeNotSame:
		list(a...)
		list(b...)
		switch {
		case len(a) == 0 || len(b) == 0:
			refuse("no-such-name")
		case !slices.ContainsFunc(a, func(t *thing) bool { return slices.Contains(b, t) }):
			refuse("two-already")
		}
	case news.JudgeName, news.JudgeKind:
		list(a...)
		if len(a) == 0 {
			refuse("no-such-name")
			break
		}
		r := a[0].row()
		if n.Kind == string(news.JudgeName) {
			r.Name = n.Value
		} else {
			r.Kind = news.Kind(n.Value)
		}
		out.Result = &r
		if r.Name == a[0].name && r.Kind == a[0].kind {
			refuse("as-it-is")
		}
	case news.JudgeMerge:
		if len(out.Stories) == 1 {
			refuse("one-story")
		}
	case news.JudgeSplit:
		if len(out.Stories) > 1 {
			refuse("two-stories")
		}
	case news.JudgeOutlet:
		if deref(out.Articles[0].Outlet) == n.Value {
			refuse("as-it-is")
		}
	case news.JudgeDate:
		if x := out.Articles[0]; deref(x.From) == n.Value && deref(x.To) == n.Value {
			refuse("as-it-is")
		}
	}
	return out, nil
}

// united is what becomes of entities that are one.
func united(of []EntityRow) EntityRow {
	out := of[0]
	for _, e := range of[1:] {
		if e.Articles > out.Articles {
			out.EntityRef = e.EntityRef
		}
	}
	out.Names, out.Articles, out.Stories = nil, 0, 0
	for _, e := range of {
		out.Names = union(out.Names, e.Names)
		out.Articles += e.Articles
		out.Stories += e.Stories
	}
	return out
}

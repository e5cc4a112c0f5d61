package desk

import (
	"github.com/isnad-desk/isnad/desk/conflict"
	"github.com/isnad-desk/isnad/desk/happening"
	"github.com/isnad-desk/isnad/desk/identity"
	"github.com/isnad-desk/isnad/desk/lineage"
	"github.com/isnad-desk/isnad/desk/story"
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

// Build makes a desk of records. The result does not depend on their order.
func Build(l *lang.Language, records []*news.Record) *news.Desk {
	records = order(records)
	d := &news.Desk{}
	for _, r := range records {
		p := news.Placed{ID: r.Article.ID, Location: r.Article.Location, Published: news.Unknown}
		if r.Article.Outlet != nil {
			p.Outlet = r.Article.Outlet.Name
		}
		if r.Article.Published != nil {
			p.Published = r.Article.Published.Interval
		}
		if r.Article.Title != nil {
			p.Title = r.Article.Title.Of(r.Article.Text)
		}
		d.Articles = append(d.Articles, p)
	}
	ids := identity.Find(l, records)
	d.Entities = ids.Entities
	lin := lineage.Find(l, records)
	d.Lineage = lin.Edges
	stories := story.Find(l, records, ids.Of, lin.Root)
	d.Stories = stories.Stories
	in := happening.Input{
		Lang: l, Records: records, Entity: ids.Of, Entities: ids.Entities, Story: stories.Of, Stories: stories.Stories,
		Root: lin.Root, Agency: lin.Agency, Gazetteer: happening.NewGazetteer(l),
	}
	d.Happenings = happening.Find(in)
	found := conflict.Find(in, d.Happenings)
	d.Conflicts, d.Updates = found.Conflicts, found.Updates
	return d
}

package desk

import (
	"cmp"
	"slices"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

// Build makes a desk of records. The result does not depend on their order.
func Build(l *lang.Language, records []*news.Record) *news.Desk {
	records = slices.Clone(records)
	slices.SortFunc(records, func(a, b *news.Record) int { return cmp.Compare(a.Article.ID, b.Article.ID) })
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
	return d
}

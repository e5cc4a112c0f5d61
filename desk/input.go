package desk

import (
	"cmp"
	"slices"

	"github.com/isnad-desk/isnad/news"
)

// order sorts records by publication day (unknown last), then by what they hold: the order in which everything across articles is decided, so that
// neither the order of arrival nor where the articles lie matters; the id, which tells the location too, comes last. Records of one id are one
// article; the first is kept.
func order(records []*news.Record) []*news.Record {
	records = slices.Clone(records)
	slices.SortStableFunc(records, func(a, b *news.Record) int {
		return cmp.Or(cmp.Compare(dayKey(a), dayKey(b)), cmp.Compare(outlet(a), outlet(b)), cmp.Compare(a.Article.Text, b.Article.Text), cmp.Compare(a.Article.ID, b.Article.ID))
	})
	seen := make(map[string]bool, len(records))
	return slices.DeleteFunc(records, func(r *news.Record) bool {
		again := seen[r.Article.ID]
		seen[r.Article.ID] = true
		return again
	})
}

func outlet(r *news.Record) string {
	if r.Article.Outlet != nil {
		return r.Article.Outlet.Name
	}
	return ""
}

func dayKey(r *news.Record) news.Day {
	if p := r.Article.Published; p != nil && p.From != news.NoDay {
		return p.From
	}
	return 1 << 30
}

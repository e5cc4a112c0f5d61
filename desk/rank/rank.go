package rank

import (
	"cmp"

	"github.com/isnad-desk/isnad/news"
)

// Undated is the day of an article whose day is not known: after all days.
const Undated news.Day = 1 << 30

// Key is the place of an article in the order: by day of publication (unknown last), then by what it holds; the id, which tells where the
// article lies too, comes last.
type Key struct {
	Day    news.Day // the first day of publication, or Undated
	Outlet uint64   // hash of the outlet's name
	Text   uint64   // hash of the text
	ID     string
}

// Of returns the key of a record's article.
func Of(r *news.Record) Key {
	k := Key{Day: Undated, Text: Hash(r.Article.Text), ID: r.Article.ID}
	if p := r.Article.Published; p != nil && p.From != news.NoDay {
		k.Day = p.From
	}
	if o := r.Article.Outlet; o != nil {
		k.Outlet = Hash(o.Name)
	}
	return k
}

// Compare is negative where k comes before o.
func (k Key) Compare(o Key) int {
	switch { // asked very often: no more is compared than is needed
	case k.Day != o.Day:
		return cmp.Compare(k.Day, o.Day)
	case k.Outlet != o.Outlet:
		return cmp.Compare(k.Outlet, o.Outlet)
	case k.Text != o.Text:
		return cmp.Compare(k.Text, o.Text)
	}
	return cmp.Compare(k.ID, o.ID)
}

// Hash is FNV-1a, 64 bit, its bits mixed so that any of them can be used alone. It is part of what is stored: it never changes.
func Hash(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return Mix(h)
}

// Mix spreads what differs in any bit over all bits.
func Mix(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}

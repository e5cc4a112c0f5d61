package times

import (
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

// Finder finds times in articles of one language.
type Finder struct{ lang *lang.Language }

// New prepares a finder.
func New(l *lang.Language) *Finder { return &Finder{lang: l} }

// Find returns the time expressions in t in order. Where a.Published is nil it may infer an interval from what the text itself says
// and set it, with the basis news.Inferred.
func (f *Finder) Find(t *lang.Text, a *news.Article) []news.Time { return nil }

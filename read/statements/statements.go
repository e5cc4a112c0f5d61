package statements

import (
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

// Finder finds statements in articles of one language.
type Finder struct{ lang *lang.Language }

// New prepares a finder.
func New(l *lang.Language) *Finder { return &Finder{lang: l} }

// Find returns the statements in t, in order of their content. rec holds the article, mentions with entities, and times.
func (f *Finder) Find(t *lang.Text, rec *news.Record) []news.Statement { return nil }

package names

import (
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

// Finder finds names in articles of one language.
type Finder struct{ lang *lang.Language }

// New prepares a finder; an error says what is wrong with the language's names model.
func New(l *lang.Language) (*Finder, error) { return &Finder{lang: l}, nil }

// Find returns the names in t in order, not overlapping; their Entity is news.None.
func (f *Finder) Find(t *lang.Text, a *news.Article) []news.Mention { return nil }

package events

import (
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

// Finder finds events in articles of one language.
type Finder struct{ lang *lang.Language }

// New prepares a finder.
func New(l *lang.Language) *Finder { return &Finder{lang: l} }

// Find returns the events in t, in order of their trigger. rec holds everything that the earlier stages found.
func (f *Finder) Find(t *lang.Text, rec *news.Record) []news.Event { return nil }

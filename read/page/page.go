package page

import (
	"crypto/sha256"
	"encoding/hex"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// Cleaner cleans pages of one language.
type Cleaner struct{ lang *lang.Language }

// New prepares a cleaner.
func New(l *lang.Language) *Cleaner { return &Cleaner{lang: l} }

// Clean makes the article of an input. What is given wins over what the page tells.
func (c *Cleaner) Clean(in news.Input) news.Article {
	a := news.Article{Location: in.Location, URL: in.URL, Language: c.lang.Code, Byline: in.Byline, Text: in.Text}
	if in.Title != "" {
		a.Text = in.Title + "\n" + in.Text
		a.Title = &text.Span{Start: 0, End: len(in.Title)}
	}
	if in.Outlet != "" {
		a.Outlet = &news.Outlet{Name: in.Outlet, Basis: news.Given}
	}
	if d, err := news.ParseDay(in.Published); err == nil {
		a.Published = &news.Published{Interval: news.Interval{From: d, To: d}, Basis: news.Given}
	}
	sum := sha256.Sum256([]byte(in.Location + "\x00" + a.Text))
	a.ID = hex.EncodeToString(sum[:8])
	return a
}

package read

import (
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/read/events"
	"github.com/isnad-desk/isnad/read/names"
	"github.com/isnad-desk/isnad/read/page"
	"github.com/isnad-desk/isnad/read/refer"
	"github.com/isnad-desk/isnad/read/statements"
	"github.com/isnad-desk/isnad/read/times"
	"github.com/isnad-desk/isnad/text"
)

// Reader reads articles of one language. It is immutable and safe for concurrent use.
type Reader struct {
	lang       *lang.Language
	page       *page.Cleaner
	names      *names.Finder
	times      *times.Finder
	refer      *refer.Resolver
	statements *statements.Finder
	events     *events.Finder
}

// New prepares the stages for a language; an error names the stage and what its data lacks.
func New(l *lang.Language) (*Reader, error) {
	r := &Reader{lang: l, page: page.New(l), times: times.New(l), refer: refer.New(l), statements: statements.New(l), events: events.New(l)}
	var err error
	if r.names, err = names.New(l); err != nil {
		return nil, err
	}
	return r, nil
}

// Read analyses one article. The record holds the article as cleaned and everything found in it.
func (r *Reader) Read(in news.Input) *news.Record {
	rec := &news.Record{Article: r.page.Clean(in)}
	a := &rec.Article
	t := r.lang.Read(a.Text)
	rec.Sentences = make([]text.Span, len(t.Sentences))
	for i, s := range t.Sentences {
		rec.Sentences[i] = s.Span
	}
	rec.Times = r.times.Find(t, a)
	rec.Mentions = r.names.Find(t, a)
	r.refer.Resolve(t, rec)
	rec.Statements = r.statements.Find(t, rec)
	rec.Events = r.events.Find(t, rec)
	return rec
}

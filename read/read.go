package read

import (
	"unicode/utf8"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/read/details"
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
	details    *details.Finder
}

// New prepares the stages for a language; an error names the stage and what its data lacks.
func New(l *lang.Language) (*Reader, error) {
	r := &Reader{lang: l, page: page.New(l), times: times.New(l), refer: refer.New(l), statements: statements.New(l), events: events.New(l), details: details.New(l)}
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
	rec.Terms = terms(t)
	rec.Times = r.times.Find(t, a)
	rec.Mentions = r.names.Find(t, a)
	r.refer.Resolve(t, rec)
	rec.Statements = r.statements.Find(t, rec)
	rec.Events = r.events.Find(t, rec)
	rec.Details = r.details.Find(t, rec)
	return rec
}

// maxTerms bounds the terms kept of one article.
const maxTerms = 600

// terms counts the content words: a verb or what is derived from one by its lemma, anything else by its stem, three letters at least.
func terms(t *lang.Text) []news.Term {
	at := make(map[string]int, 128)
	var out []news.Term
	for i := range t.Tokens {
		tok := &t.Tokens[i]
		if tok.Kind != lang.Word && tok.Kind != lang.Foreign && tok.Kind != lang.Number {
			continue
		}
		b := tok.Best()
		word := b.Stem
		if len(b.Morphs) > 0 {
			word = b.Morphs[0].Lemma
		}
		if utf8.RuneCountInString(word) < 3 {
			continue
		}
		if n, ok := at[word]; ok {
			out[n].Count++
		} else if len(out) < maxTerms {
			at[word] = len(out)
			out = append(out, news.Term{Word: word, Count: 1})
		}
	}
	return out
}

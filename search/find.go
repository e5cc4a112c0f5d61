package search

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/isnad-desk/isnad/archive"
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// Result is what a query finds.
type Result struct {
	Query string
	Total int  // how many articles there are
	More  bool // Total is a lower bound
	Hits  []Hit
	// Statements and Happenings are what was asked for in place of articles; Total counts them.
	Statements []Statement
	Happenings []Happening
}

// Hit is an article that was found.
type Hit struct {
	Article   archive.Article
	Story     string // "" where it belongs to none yet
	Score     float64
	Sentences []Sentence // those that answer best, in the order of the text
}

// Sentence is a sentence of a hit.
type Sentence struct {
	Span    text.Span // code points of the article's text
	Text    string
	Matches []text.Span // code points of the article's text, ascending
}

// Bounds of an answer.
const (
	maxSentences = 2  // of one hit
	maxMatches   = 64 // of one sentence
)

// Searcher finds things in the archive of a store.
type Searcher struct {
	index *Index
	store archive.Store
	heard memory
}

// NewSearcher returns a searcher of a store whose index was made by x.
func NewSearcher(x *Index, store archive.Store) *Searcher { return &Searcher{index: x, store: store} }

// Find returns the best articles for a query, at most limit. A *SyntaxError says what is wrong with the query.
func (s *Searcher) Find(ctx context.Context, query string, limit int) (*Result, error) {
	q, err := s.index.Parse(query)
	if err != nil {
		return nil, err
	}
	ix, err := s.store.Index(ctx)
	if err != nil {
		return nil, err
	}
	defer ix.Close()
	r := newRun(ctx, s.index, ix)
	defer r.done()
	best, total, err := r.rank(q, max(limit, 0), nil)
	if err != nil {
		return nil, err
	}
	r.heard = &s.heard
	out := &Result{Query: query, Total: total}
	for _, b := range best {
		h := Hit{Score: float64(b.score)}
		if h.Article, h.Story, err = ix.Article(ctx, b.seq); err != nil {
			return nil, err
		}
		if h.Sentences, err = r.shown(&h.Article); err != nil {
			return nil, err
		}
		out.Hits = append(out.Hits, h)
	}
	return out, nil
}

// matched is a word of a text that a query looks for.
type matched struct {
	span  text.Span
	term  string // the term that tells most
	tells float32
}

// chunk is how many sentences are read at once when the best of an article are looked for.
const chunk = 4

// read takes the words of some sentences of a record, with spans in its whole text.
func (r *run) read(rec *news.Record, from, to int) *lang.Text {
	off := rec.Sentences[from].Start
	t := r.x.lang.Read(rec.Article.Text[off:rec.Sentences[to-1].End])
	move := func(s *text.Span) { s.Start, s.End = s.Start+off, s.End+off }
	for i := range t.Tokens {
		move(&t.Tokens[i].Span)
		for k := range t.Tokens[i].Readings {
			move(&t.Tokens[i].Readings[k].HostSpan)
		}
	}
	return t
}

// matches returns the words of a record's text that are looked for, in order.
func (r *run) matches(rec *news.Record) []matched {
	if len(rec.Sentences) == 0 {
		return nil
	}
	return r.matchesOf(rec, r.read(rec, 0, len(rec.Sentences)))
}

func (r *run) matchesOf(rec *news.Record, t *lang.Text) []matched { return r.met(r.x.hear(rec, t)) }

// met are those of some words that are looked for.
func (r *run) met(list *heard) []matched {
	if list == nil {
		return nil
	}
	if len(r.sums) != len(r.terms) {
		r.sums = make(map[uint32]string, len(r.terms))
		for f := range r.terms {
			r.sums[sumOf(f)] = f
		}
	}
	var out []matched
	for i := range list.words() {
		span, sums := list.word(i)
		m := matched{span: span}
		for _, sum := range sums {
			if f, ok := r.sums[sum]; ok && r.terms[f] > m.tells {
				m.term, m.tells = f, r.terms[f]
			}
		}
		if m.term != "" {
			out = append(out, m)
		}
	}
	return out
}

// shown picks the sentences of an article that are shown. Its record is opened where what they say is not kept.
func (r *run) shown(of *archive.Article) (out []Sentence, err error) {
	var whole *news.Record
	open := func() *news.Record {
		if whole == nil && err == nil {
			whole, err = r.ix.Record(r.ctx, of.Seq)
		}
		return whole
	}
	p := page{of.Seq, of.Reader}
	lean := r.heard.page(p)
	if lean == nil {
		rec := open()
		if err != nil {
			return nil, err
		}
		lean = &news.Record{Sentences: slices.Clone(rec.Sentences)}
		lean.Article.Text = strings.Clone(rec.Article.Text)
		r.heard.keepPage(p, lean)
	}
	out = r.sentences(lean, func(from int) *heard {
		return r.heard.of(place{p, from}, func() *heard {
			rec := open()
			if err != nil {
				return nil
			}
			return r.x.hear(rec, r.read(rec, from, min(from+chunk, len(rec.Sentences))))
		})
	})
	return out, err
}

// sentences picks the sentences that hold most of what is looked for; without any, the first. hear gives the words of some sentences, from one on. Of the record
// text and sentences are enough.
func (r *run) sentences(rec *news.Record, hear func(from int) *heard) []Sentence {
	type candidate struct {
		n     int
		tells float32
		of    []matched
	}
	var ms []matched
	var all []candidate
	top := float32(0)
	for i, s := range rec.Sentences {
		if i%chunk == 0 {
			if i > 0 && top >= r.most {
				break // nothing better can come
			}
			ms = r.met(hear(i))
		}
		c := candidate{n: i}
		seen := map[string]bool{}
		for len(ms) > 0 && ms[0].span.Start < s.End {
			if m := ms[0]; m.span.Start >= s.Start {
				c.of = append(c.of, m)
				if !seen[m.term] {
					seen[m.term] = true
					c.tells += m.tells
				}
			}
			ms = ms[1:]
		}
		all = append(all, c)
		top = max(top, c.tells)
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return cmp.Compare(b.tells, a.tells) })
	if len(all) > maxSentences {
		all = all[:maxSentences]
	}
	for len(all) > 1 && all[len(all)-1].tells < all[0].tells/2 {
		all = all[:len(all)-1]
	}
	slices.SortFunc(all, func(a, b candidate) int { return cmp.Compare(a.n, b.n) })
	o := text.NewOffsets(rec.Article.Text)
	points := func(s text.Span) text.Span { return text.Span{Start: o.Rune(s.Start), End: o.Rune(s.End)} }
	out := make([]Sentence, len(all))
	for i, c := range all {
		s := rec.Sentences[c.n]
		out[i] = Sentence{Span: points(s), Text: s.Of(rec.Article.Text), Matches: []text.Span{}}
		for _, m := range c.of[:min(len(c.of), maxMatches)] {
			out[i].Matches = append(out[i].Matches, points(m.span))
		}
	}
	return out
}

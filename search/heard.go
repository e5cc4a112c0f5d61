package search

import (
	"hash/maphash"
	"slices"
	"sync"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// heard are words of a text with the sums of their terms: what it takes to tell which are looked for, for any query. It is kept for many sentences,
// and so in as little room as it needs.
type heard struct {
	spans []int32  // of each word what is shown as a match: start and end
	ends  []uint32 // of each word the end of its sums
	sums  []uint32 // of all words
}

// words is how many there are.
func (h *heard) words() int { return len(h.ends) }

// word returns one with its sums.
func (h *heard) word(i int) (span text.Span, sums []uint32) {
	from := uint32(0)
	if i > 0 {
		from = h.ends[i-1]
	}
	return text.Span{Start: int(h.spans[2*i]), End: int(h.spans[2*i+1])}, h.sums[from:h.ends[i]]
}

var seed = maphash.MakeSeed()

// sumOf is short enough for many, and long enough that a text holds no wrong one.
func sumOf(term string) uint32 { return uint32(maphash.String(seed, term) >> 32) }

// hear takes the words of a text, which may be a part of the record's.
func (x *Index) hear(rec *news.Record, t *lang.Text) *heard {
	extra := x.extra(t, rec)
	out := new(heard)
	words(t, func(n int, tok *lang.Token) {
		span := tok.Span
		if len(tok.Readings) > 0 && tok.Readings[0].HostSpan.Len() > 0 {
			span = tok.Readings[0].HostSpan
		}
		for _, list := range [][]string{x.forms(tok), extra[n]} {
			for _, f := range list {
				out.sums = append(out.sums, sumOf(f))
			}
		}
		out.spans = append(out.spans, int32(span.Start), int32(span.End))
		out.ends = append(out.ends, uint32(len(out.sums)))
	})
	out.spans, out.ends, out.sums = slices.Clone(out.spans), slices.Clone(out.ends), slices.Clone(out.sums)
	return out
}

// page is an article as a reader of that version read it.
type page struct {
	seq    int64
	reader string
}

// place is where some sentences of a page begin.
type place struct {
	page
	sentence int
}

// memory keeps words of sentences that were read: most of a search is to read what it shows, and much is shown again and again. The zero value is ready; nil
// keeps nothing.
type memory struct {
	mu        sync.Mutex
	now, past map[place]*heard // those asked for of late, and those of before
	size      int              // words in now

	texts, older map[page]*news.Record // text and sentences of pages, in the same way
	long         int                   // bytes of texts
}

// Bounds of each half of a memory.
const (
	maxHeard = 500_000 // words, some 16 MB
	maxTexts = 8 << 20 // bytes of texts
)

// page returns text and sentences of a page, or nil.
func (m *memory) page(p page) *news.Record {
	if m == nil {
		return nil
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	rec := m.texts[p]
	if rec == nil {
		if rec = m.older[p]; rec != nil {
			m.keepText(p, rec)
		}
	}
	return rec
}

// keepPage keeps text and sentences of a page, which must not be changed.
func (m *memory) keepPage(p page, rec *news.Record) {
	if m == nil {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.keepText(p, rec)
}

func (m *memory) keepText(p page, rec *news.Record) {
	n := len(rec.Article.Text) + 16*len(rec.Sentences) + 1024
	if m.texts == nil || m.long+n > maxTexts {
		m.texts, m.older, m.long = map[page]*news.Record{}, m.texts, 0
	}
	if m.texts[p] == nil {
		m.long += n
	}
	m.texts[p] = rec
}

// of returns the words of a place, read where they are not kept.
func (m *memory) of(p place, read func() *heard) *heard {
	if m == nil {
		return read()
	}
	m.mu.Lock()
	list, ok := m.now[p]
	if !ok {
		if list, ok = m.past[p]; ok {
			m.keep(p, list)
		}
	}
	m.mu.Unlock()
	if ok {
		return list
	}
	if list = read(); list == nil { // it failed, or nothing stands there
		return nil
	}
	m.mu.Lock()
	m.keep(p, list)
	m.mu.Unlock()
	return list
}

func (m *memory) keep(p place, list *heard) {
	if m.now == nil || m.size+list.words() > maxHeard {
		m.now, m.past, m.size = map[place]*heard{}, m.now, 0
	}
	if _, ok := m.now[p]; !ok {
		m.size += list.words() + 1
	}
	m.now[p] = list
}

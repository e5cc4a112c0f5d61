package search

import (
	"hash/maphash"
	"sync"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// heard is a word of a text with the sums of its terms: what it takes to tell whether it is looked for, for any query.
type heard struct {
	span text.Span // what is shown as a match
	sums []uint64
}

var seed = maphash.MakeSeed()

// hear takes the words of a text, which may be a part of the record's.
func (x *Index) hear(rec *news.Record, t *lang.Text) []heard {
	extra := x.extra(t, rec)
	var out []heard
	var sums []uint64 // of all words, in one piece
	words(t, func(n int, tok *lang.Token) {
		h, from := heard{span: tok.Span}, len(sums)
		if len(tok.Readings) > 0 && tok.Readings[0].HostSpan.Len() > 0 {
			h.span = tok.Readings[0].HostSpan
		}
		for _, list := range [][]string{x.forms(tok), extra[n]} {
			for _, f := range list {
				sums = append(sums, maphash.String(seed, f))
			}
		}
		h.sums = sums[from:len(sums):len(sums)]
		out = append(out, h)
	})
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
	now, past map[place][]heard // those asked for of late, and those of before
	size      int               // words in now

	texts, older map[page]*news.Record // text and sentences of pages, in the same way
	long         int                   // bytes of texts
}

// Bounds of each half of a memory.
const (
	maxHeard = 200_000 // words, some 16 MB
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
func (m *memory) of(p place, read func() []heard) []heard {
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

func (m *memory) keep(p place, list []heard) {
	if m.now == nil || m.size+len(list) > maxHeard {
		m.now, m.past, m.size = map[place][]heard{}, m.now, 0
	}
	if _, ok := m.now[p]; !ok {
		m.size += len(list) + 1
	}
	m.now[p] = list
}

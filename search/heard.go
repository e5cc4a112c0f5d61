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

// place is where some sentences of an article begin, as a reader of that version found them.
type place struct {
	seq      int64
	reader   string
	sentence int
}

// memory keeps words of sentences that were read: most of a search is to read what it shows, and much is shown again and again. The zero value is ready; nil
// keeps nothing.
type memory struct {
	mu        sync.Mutex
	now, past map[place][]heard // those asked for of late, and those of before
	size      int               // words in now
}

// maxHeard is how many words each half of a memory keeps: some 12 MB.
const maxHeard = 150_000

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
	list = read()
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

package names

import (
	"unicode/utf8"

	"github.com/isnad-desk/isnad/lang"
)

// page is an article made ready for the model. It is used again for the next
// article.
type page struct {
	tokens []token
	marks  []marks
	hits   []hit
	doc    map[uint64]uint8

	// hashes are the words that may be looked up, by token and reading; those of a token start at its starts.
	hashes  []hashes
	starts  []int32
	folds   []uint64 // hashes of the whole words, by token
	touched uint32
}

// hashes of a reading of a token, or of the whole of a token without readings.
type hashes struct{ host, stem uint64 }

// of returns the hashes of a token's readings.
func (p *page) of(i int) []hashes { return p.hashes[p.starts[i]:p.starts[i+1]] }

// hash fills hashes, and touches what will be looked up: what is not in the cache is fetched side by side and not one after the other.
func (p *page) hash(t *lang.Text, g *gazetteer, facts *wordTable) {
	p.hashes, p.starts, p.folds = p.hashes[:0], p.starts[:0], p.folds[:0]
	for i := range t.Tokens {
		tok := &t.Tokens[i]
		p.starts = append(p.starts, int32(len(p.hashes)))
		if len(tok.Readings) == 0 {
			h := wordHash(tok.Fold)
			p.hashes, p.folds = append(p.hashes, hashes{h, h}), append(p.folds, h)
			continue
		}
		fold, whole := uint64(0), false
		for r := range tok.Readings {
			h := hashes{host: wordHash(tok.Readings[r].Host)}
			if h.stem = h.host; tok.Readings[r].Stem != tok.Readings[r].Host {
				h.stem = wordHash(tok.Readings[r].Stem)
			}
			p.hashes = append(p.hashes, h)
			if tok.Readings[r].Host == tok.Fold {
				fold, whole = h.host, true
			}
		}
		if !whole {
			fold = wordHash(tok.Fold)
		}
		p.folds = append(p.folds, fold)
	}
	p.starts = append(p.starts, int32(len(p.hashes)))
	for _, h := range p.hashes {
		p.touched ^= g.phrases.touch(h.host) ^ g.phrases.touch(h.stem) ^ facts.touch(h.host)
	}
}

// bits of token.doc: what holds of another occurrence of the same word.
const (
	docTitled  = 1 << iota // after a title or role
	docGiven               // after a given name
	docHeaded              // after the head of an organisation
	docPlaced              // after the head of a place
	docRepeats             // stands at least twice
	docMany                // stands at least four times
	docs                   // number of sets of these
)

// prepare fills p with what the features need.
func (g *gazetteer) prepare(t *lang.Text, facts *wordTable, p *page) {
	n := len(t.Tokens)
	if cap(p.tokens) < n {
		p.tokens, p.marks = make([]token, n), make([]marks, n)
	}
	p.tokens, p.marks = p.tokens[:n], p.marks[:n]
	clear(p.tokens)
	clear(p.marks)
	p.hash(t, g, facts)
	p.hits = g.mark(t, p)
	p.choose(t, facts)
	quoted, sentence := false, -1
	for i := range t.Tokens {
		tok, w := &t.Tokens[i], &p.tokens[i]
		if tok.Sentence != sentence {
			quoted, sentence = false, tok.Sentence
		}
		r := tok.Best()
		if len(tok.Readings) > 0 {
			r = tok.Readings[w.reading]
		}
		w.text = r.Host
		h := p.of(i)[w.reading]
		w.host, w.stem, w.fold = h.host, h.stem, p.folds[i]
		w.raw, _ = utf8.DecodeLastRuneInString(tok.Span.Of(t.View.Original()))
		w.kind, w.clitics, w.suffix, w.spaced = tok.Kind, r.Clitics, r.Suffix != "", tok.Spaced
		w.letters = uint8(min(12, utf8.RuneCountInString(r.Host)))
		if tok.Kind == lang.Number {
			w.digits = uint8(min(5, len(tok.Fold)))
			w.host = wordHash("0")
		}
		if len(r.Morphs) > 0 {
			w.verb = 1 + uint8(r.Morphs[0].POS)
		}
		f := facts.get(w.host)
		w.clusters, w.memory = f.clusters, f.memory
		if w.stem != w.host {
			w.memory |= facts.get(w.stem).memory
		}
		w.marks = p.marks[i]
		switch tok.Kind {
		case lang.Quote:
			quoted = !quoted
		case lang.Open:
			quoted = true
		case lang.Close:
			quoted = false
		}
		w.quoted = quoted
	}
	p.remember()
}

// remember sets what each word's occurrences in the article tell of it.
func (p *page) remember() {
	if p.doc == nil {
		p.doc = make(map[uint64]uint8, 256)
	}
	clear(p.doc)
	for i := range p.tokens {
		w := &p.tokens[i]
		if w.kind != lang.Word && w.kind != lang.Foreign {
			continue
		}
		d, seen := p.doc[w.host]
		if seen {
			if d&docRepeats != 0 {
				d |= docMany
			}
			d |= docRepeats
		}
		if i > 0 {
			m := p.tokens[i-1].marks
			d |= uint8(flags(m.has(of(cTitle, cRole)), m.has(of(cGiven, cGivenUnsure)), m.has(of(cOrgHead, cOrgHeadName, cOrgHeadOut)), m.has(of(cPlaceHead, cPlaceHeadOut))))
		}
		p.doc[w.host] = d
	}
	for i := range p.tokens {
		w := &p.tokens[i]
		w.doc = p.doc[w.host]
	}
}

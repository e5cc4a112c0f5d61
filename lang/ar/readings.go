package ar

import (
	"hash/maphash"
	"strings"
	"sync/atomic"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/lang/ar/clitic"
	"github.com/isnad-desk/isnad/lang/ar/morph"
	"github.com/isnad-desk/isnad/text"
)

const article = "ال"

// way is a reading that is not yet tied to a place in a text.
type way struct {
	reading  lang.Reading
	from, to int // the host in the folded word
}

// splitter takes words apart and remembers the last words of each slot. What it answers depends on the word alone, so
// remembering changes the speed only.
type splitter struct {
	clitic *clitic.Splitter
	index  *morph.Index
	seed   maphash.Seed
	slots  [1 << 14]atomic.Pointer[remembered]
}

type remembered struct {
	word  string
	hints clitic.Hints
	ways  []way
}

func newSplitter(c *clitic.Splitter, x *morph.Index) *splitter {
	return &splitter{clitic: c, index: x, seed: maphash.MakeSeed()}
}

func (s *splitter) ways(word string, hints clitic.Hints) []way {
	slot := &s.slots[maphash.String(s.seed, word)%uint64(len(s.slots))]
	if r := slot.Load(); r != nil && r.hints == hints && r.word == word {
		return r.ways
	}
	r := &remembered{word: strings.Clone(word), hints: hints}
	for _, w := range s.clitic.Split(r.word, hints) {
		r.ways = append(r.ways, s.way(r.word, w))
	}
	slot.Store(r)
	return r.ways
}

func (s *splitter) way(word string, w clitic.Way) way {
	out := way{from: w.Cut, to: len(word), reading: lang.Reading{Clitics: w.Clitics, Host: w.Host, Stem: w.Stem, Suffix: w.Suffix}}
	if w.Fused { // the host's article is written in the preposition's letters
		out.from = w.Cut - len("ل")
	}
	for _, a := range w.Morphs {
		out.reading.Morphs = append(out.reading.Morphs, s.morph(a))
	}
	return out
}

func (s *splitter) morph(a morph.Analysis) lang.Morph {
	f := a.Features
	lemma, form, _ := s.index.Folded(a.Verb)
	m := lang.Morph{
		Lemma: lemma, Form: form, Person: uint8(f.Person()), Number: uint8(f.Number()),
		Passive: f.Voice()&morph.Passive != 0, Active: f.Voice()&morph.Active != 0, Adverbial: f.Accusative(),
	}
	switch f.Gender() {
	case morph.Masculine:
		m.Gender = lang.Masculine
	case morph.Feminine:
		m.Gender = lang.Feminine
	}
	switch f.Kind() {
	case morph.Present:
		m.Tense = lang.Present
	case morph.Masdar:
		m.POS = lang.VerbalNoun
	case morph.ActiveParticiple:
		m.POS = lang.ActiveParticiple
	case morph.PassiveParticiple:
		m.POS = lang.PassiveParticiple
	}
	return m
}

// readings returns the ways to take the folded word at span apart, best first.
func (p *pack) readings(v *text.View, at text.Span) []lang.Reading {
	w := v.Folded()[at.Start:at.End]
	ways := p.split.ways(w, clitic.HintsOf(v.Origin(at).Of(v.Original()), dropped))
	out := make([]lang.Reading, len(ways))
	for i := range ways {
		out[i] = ways[i].reading
		out[i].HostSpan = v.Origin(text.Span{Start: at.Start + ways[i].from, End: at.Start + ways[i].to})
	}
	return out
}

package ar

import (
	"hash/maphash"
	"strings"
	"sync/atomic"
	"unicode/utf8"

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
	clitic   clitic.Way
}

// splitter takes words apart and remembers the last words of each slot. What it answers depends on the word alone, so
// remembering changes the speed only.
type splitter struct {
	clitic *clitic.Splitter
	index  *morph.Index
	seed   maphash.Seed
	slots  [1 << 16]atomic.Pointer[remembered]
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
	at := maphash.String(s.seed, word) % uint64(len(s.slots))
	slot, second := &s.slots[at], &s.slots[at^1]
	last := slot.Load()
	if last != nil && last.hints == hints && last.word == word {
		return last.ways
	}
	if r := second.Load(); r != nil && r.hints == hints && r.word == word {
		return r.ways
	}
	r := &remembered{word: strings.Clone(word), hints: hints}
	for _, w := range s.clitic.Split(r.word, hints) {
		r.ways = append(r.ways, s.way(r.word, w))
	}
	slot.Store(r)
	if last != nil { // a word that is written in two ways, or another one, takes the place beside it
		second.Store(last)
	}
	return r.ways
}

func (s *splitter) way(word string, w clitic.Way) way {
	out := way{clitic: w, from: w.Cut, to: len(word), reading: lang.Reading{Clitics: w.Clitics, Host: w.Host, Stem: w.Stem, Suffix: w.Suffix}}
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

// waysAt returns the ways to take the folded word at span apart, best first.
func (p *pack) waysAt(v *text.View, at text.Span) []way {
	w := v.Folded()[at.Start:at.End]
	return p.split.ways(w, clitic.HintsOf(v.Origin(at).Of(v.Original()), dropped))
}

// analyse fills the readings of all tokens, whose spans are still in the folded text.
func (p *pack) analyse(v *text.View, tokens []lang.Token, sentences []lang.Sentence) {
	units := make([]clitic.Unit, len(tokens))
	ways := make([][]way, len(tokens))
	total := 0
	for i := range tokens {
		switch t := &tokens[i]; t.Kind {
		case lang.Word:
			ways[i] = p.waysAt(v, t.Span)
			units[i] = clitic.Unit{Word: t.Fold, Way: &ways[i][0].clitic}
			total += len(ways[i])
		case lang.Number:
			units[i].Number = true
		case lang.Foreign, lang.Link:
		default:
			units[i].Mark = true
		}
	}
	for i := range sentences {
		units[sentences[i].First].First = true
	}
	verb := p.split.clitic.Verbs(make([]float64, 0, len(units)), units)
	all := make([]lang.Reading, 0, total)
	for i := range tokens {
		if ways[i] == nil {
			continue
		}
		at := tokens[i].Span
		first := len(all)
		for k := range ways[i] {
			w := &ways[i][k]
			r := w.reading
			r.HostSpan = v.Origin(text.Span{Start: at.Start + w.from, End: at.Start + w.to})
			if k == 0 {
				r.Morphs = weighMorphs(r.Morphs, verb[i], womanDid(&r))
			}
			all = append(all, r)
		}
		tokens[i].Readings = all[first:len(all):len(all)]
	}
}

const (
	surely   = 0.97 // a verb, and nothing else
	hardly   = 0.03 // no verb
	unlikely = 0.20 // no verb, when the alternative is no form of a verb at all
)

// weighMorphs puts the morphs of a stem in the order that p tells, the
// probability that it is a finite verb, and drops what it excludes. What only a verb is spelt like (sure) needs more to be none.
func weighMorphs(m []lang.Morph, p float64, sure bool) []lang.Morph {
	verbs := 0
	for i := range m {
		if m[i].POS == lang.Verb {
			verbs++
		}
	}
	nouns := len(m) - verbs
	if verbs == 0 {
		return m
	}
	dropVerbs := p < hardly || nouns == 0 && p < unlikely && !sure
	dropNouns := p > surely
	if nouns == 0 && !dropVerbs || !dropVerbs && !dropNouns && (m[0].POS == lang.Verb) == (p > 0.5) && sorted(m) {
		return m
	}
	out := make([]lang.Morph, 0, len(m))
	for _, wantVerb := range []bool{p > 0.5, p <= 0.5} {
		if wantVerb && dropVerbs || !wantVerb && dropNouns {
			continue
		}
		for i := range m {
			if (m[i].POS == lang.Verb) == wantVerb {
				out = append(out, m[i])
			}
		}
	}
	return out
}

// womanDid reports whether the spelling is that of a past told of her and of little else: of five letters and more, with her ending and without an article. It stays
// a verb where its neighbours speak against one ("on another front the ministry announced", "and dispersed them the police").
func womanDid(r *lang.Reading) bool {
	if r.Clitics.Has(lang.The) || utf8.RuneCountInString(r.Host) < 5 {
		return false
	}
	for i := range r.Morphs {
		if m := &r.Morphs[i]; m.POS == lang.Verb && m.Tense == lang.Past && m.Person == 3 && m.Gender == lang.Feminine && m.Number == lang.Singular {
			return true
		}
	}
	return false
}

// sorted reports whether verbs and nouns stand apart.
func sorted(m []lang.Morph) bool {
	changes := 0
	for i := 1; i < len(m); i++ {
		if (m[i].POS == lang.Verb) != (m[i-1].POS == lang.Verb) {
			changes++
		}
	}
	return changes <= 1
}

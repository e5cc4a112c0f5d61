package clitic

import (
	"slices"
	"strings"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/lang/ar/morph"
)

// pronouns are the suffixes, longest first. The single ي is left out: it is
// far more often the ending of an adjective than "my".
var pronouns = []string{"هما", "كما", "ها", "هم", "هن", "كم", "كن", "ني", "نا", "ه", "ك"}

// Splitter takes words apart. It is immutable and safe for concurrent use.
type Splitter struct {
	index   *morph.Index
	counts  *Counts
	weights *Weights
	known   func(string) bool
}

// New puts a splitter together. known reports folded words that lexicons list
// as they stand and that are therefore likely whole; it may be nil.
func New(index *morph.Index, counts *Counts, weights *Weights, known func(string) bool) *Splitter {
	if known == nil {
		known = func(string) bool { return false }
	}
	return &Splitter{index: index, counts: counts, weights: weights, known: known}
}

// With returns a splitter that differs in its weights only.
func (s *Splitter) With(w *Weights) *Splitter {
	t := *s
	t.weights = w
	return &t
}

// Way is one way to take a word apart. Positions are byte offsets in the
// folded word.
type Way struct {
	Clitics lang.Clitics
	Cut     int    // where the host starts; with Fused, where the second ل stands or would stand
	Fused   bool   // لل: the article has lost its alef, the host starts inside the preposition's letters
	Host    string // without conjunction and preposition, article kept or restored
	Stem    string // without article and suffix, as a lexicon lists it
	Suffix  string
	P       float64 // share of the probability of all ways, 0 to 1
	Morphs  []morph.Analysis

	form []float64 // see formFeatures
}

const (
	maxWays = 6
	least   = 0.01 // ways below this share are dropped
)

// partial is a way whose proclitics are settled.
type partial struct {
	set   lang.Clitics
	cut   int
	fused bool
	host  string
	p     float64
}

// Split returns the ways to take the folded word apart, best first; at least one.
func (s *Splitter) Split(w string, hints Hints) []Way {
	if len(w) > 60 || len(w) < 4 {
		way := Way{Host: w, Stem: w, P: 1, Morphs: s.morphs(w, "", 0, 0, hints)}
		way.form = s.formFeatures(&way, hints)
		return []Way{way}
	}
	var buf [12]partial
	parts := buf[:0]
	for _, a := range s.conjunctions(w, hints) {
		parts = append(parts, s.prepositions(a, hints)...)
	}
	var ways []Way
	for _, p := range parts {
		if p.p >= least/4 {
			ways = s.finish(ways, p, hints)
		}
	}
	slices.SortStableFunc(ways, func(a, b Way) int {
		switch {
		case a.P > b.P:
			return -1
		case a.P < b.P:
			return 1
		}
		return 0
	})
	n := 1
	for n < len(ways) && n < maxWays && ways[n].P >= least {
		n++
	}
	for i := range ways[:n] {
		ways[i].form = s.formFeatures(&ways[i], hints)
	}
	return ways[:n:n]
}

func (s *Splitter) conjunctions(w string, hints Hints) []partial {
	whole := partial{host: w, p: 1}
	letter, set := "", lang.Clitics(0)
	switch {
	case strings.HasPrefix(w, "و"):
		letter, set = "و", lang.And
	case strings.HasPrefix(w, "ف"):
		letter, set = "ف", lang.So
	default:
		return []partial{whole}
	}
	below, over := hints.seat(2)
	p := s.cut(askAnd, letter, w, w[2:], below, over)
	whole.p = 1 - p
	return []partial{whole, {set: set, cut: 2, host: w[2:], p: p}}
}

// cut is the probability that letter is a proclitic of w.
func (s *Splitter) cut(k ask, letter, w, h string, below, over bool) float64 {
	if particlePronoun(h) {
		return 0.98
	}
	if whole[w] || wholeVerbs[w] || isSettled(w) {
		return 0
	}
	var buf [32]float64
	x, y := s.word(w, k == askArticle), s.word(h, false)
	return s.weights.answer(k, letter, prefixFeatures(buf[:0], letter, &x, &y, below, over))
}

// isSettled reports whether a word, without the pronoun that it may bear, is one of those that are never taken apart.
func isSettled(w string) bool {
	if settled[w] {
		return true
	}
	for _, suf := range pronouns {
		if stem, ok := strings.CutSuffix(w, suf); ok && settled[stem] {
			return true
		}
	}
	return false
}

// particlePronoun reports hosts that are nothing but a pronoun: له, بها.
func particlePronoun(h string) bool {
	switch h {
	case "ه", "ها", "هم", "هما", "نا", "كم", "هن":
		return true
	}
	return false
}

func (s *Splitter) prepositions(a partial, hints Hints) []partial {
	w := a.host
	if len(w) < 4 {
		return []partial{a}
	}
	below, over := hints.seat(a.cut + 2)
	k, set, ok := prepositionOf(w)
	if !ok {
		return []partial{a}
	}
	if k == askFused {
		return s.fused(a)
	}
	p := s.cut(k, w[:2], w, w[2:], below, over)
	whole, rest := a, a
	whole.p *= 1 - p
	rest.set |= set
	rest.cut += 2
	rest.host = w[2:]
	rest.p *= p
	return []partial{whole, rest}
}

// prepositionOf tells which question the first letters of w raise.
func prepositionOf(w string) (ask, lang.Clitics, bool) {
	switch w[:2] {
	case "ب":
		return askBy, lang.By, true
	case "ك":
		return askBy, lang.Like, true
	case "ل":
		if strings.HasPrefix(w, "لل") && len(w) >= 8 {
			return askFused, lang.For, true
		}
		return askFor, lang.For, true
	case "س":
		return askWill, lang.Will, true
	}
	return 0, 0, false
}

// fused takes لل apart: ل and an article that has lost its alef (للحشد), or ل
// and a host that starts with ل, with its article (للجنة) or without (للقاء).
func (s *Splitter) fused(a partial) []partial {
	w := a.host
	with := article + w[4:]   // للحشد: الحشد
	double := article + w[2:] // للجنة: اللجنة
	plain := w[2:]            // للقاء: لقاء
	p := s.cut(askFused, "لل", w, with, false, false)
	c := s.counts
	nWith := float64(c.Of(with)+c.Of(w[4:])/2) + 0.5
	nDouble := 0.8 * (float64(c.Of(double)+c.Of(plain)/2) + 0.01)
	nPlain := 0.2*float64(c.Of(plain)) + 0.005
	sum := nWith + nDouble + nPlain
	whole, v1, v2, v3 := a, a, a, a
	whole.p *= 1 - p
	v1.set, v1.cut, v1.fused, v1.host, v1.p = a.set|lang.For, a.cut+2, true, with, a.p*p*nWith/sum
	v2.set, v2.cut, v2.fused, v2.host, v2.p = a.set|lang.For, a.cut+2, true, double, a.p*p*nDouble/sum
	v3.set, v3.cut, v3.host, v3.p = a.set|lang.For, a.cut+2, plain, a.p*p*nPlain/sum
	return []partial{whole, v1, v2, v3}
}

// finish settles article and suffix and appends the ways.
func (s *Splitter) finish(ways []Way, a partial, hints Hints) []Way {
	h := a.host
	put := func(set lang.Clitics, stem, suffix string, p float64) {
		if p < least/4 {
			return
		}
		w := Way{Clitics: set, Cut: a.cut, Fused: a.fused, Host: h, Stem: stem, Suffix: suffix, P: p}
		if suffix == "" {
			w.Morphs = s.morphs(stem, "", set, a.cut, hints)
		} else {
			w.Stem, w.Morphs = s.withSuffix(stem, suffix, set, a.cut, hints)
		}
		ways = append(ways, w)
	}
	bare, ok := strings.CutPrefix(h, article)
	if !ok || len(bare) < 4 || a.set&lang.Will != 0 || whole[h] {
		suffix, p := s.suffix(h, a.set, hints)
		put(a.set, h, "", a.p*(1-p))
		put(a.set, h, suffix, a.p*p)
		return ways
	}
	suffix, p := s.suffix(h, a.set, hints)
	pArticle := 1.0
	if !a.fused {
		_, over := hints.seat(a.cut)
		var buf [32]float64
		x, y := s.word(h, true), s.word(bare, false)
		pArticle = s.weights.answer(askArticle, article, prefixFeatures(buf[:0], article, &x, &y, false, over))
		if (x.verb || x.noun && p > 0.5) && 10*(y.n+y.by) < x.n+5 {
			pArticle = 0 // التقى, التزامها: forms of a verb, and hardly words without ال
		}
		if definite[bare] {
			pArticle = 1
		}
	}
	// a word has an article or a suffix, never both: السيرك, التزامها
	_, pBare := s.suffix(bare, a.set|lang.The, hints)
	with, alone, suffixed := pArticle*(1-pBare), (1-pArticle)*(1-p), (1-pArticle)*p
	if a.fused {
		with, alone, suffixed = 1, 0, 0
	}
	scale := a.p / (with + alone + suffixed + 1e-9)
	if alone < with { // whether ال is the article is no reading of its own: the host is the same
		with, alone = with+alone, 0
	} else {
		with, alone = 0, with+alone
	}
	put(a.set|lang.The, bare, "", scale*with)
	put(a.set, h, "", scale*alone)
	put(a.set, h, suffix, scale*suffixed)
	return ways
}

// suffix returns the likeliest pronoun suffix and its probability.
func (s *Splitter) suffix(x string, set lang.Clitics, hints Hints) (string, float64) {
	if set&lang.Prepositions != 0 && particlePronoun(x) {
		return x, 0.99
	}
	best, bestP := "", 0.0
	for _, suf := range pronouns {
		stem, ok := strings.CutSuffix(x, suf)
		if !ok || !longEnough(stem) || suf == "ه" && hints&hintTa != 0 || hints&hintNunation != 0 {
			continue
		}
		if suf == "ني" && !particles[stem] && !s.verbStem(stem) || suf == "ه" && strings.HasSuffix(stem, "الل") {
			continue // only verbs and particles have "me"; عبدالله
		}
		var buf [32]float64
		p := s.weights.answer(askSuffix, suf, s.suffixFeatures(buf[:0], suf, x, stem, set&lang.The != 0, hints))
		if p > bestP {
			best, bestP = suf, p
		}
	}
	return best, bestP
}

// verbStem reports stems that may be a verb before a suffix.
func (s *Splitter) verbStem(stem string) bool {
	var buf [16]morph.Analysis
	for _, a := range s.index.LookupBound(buf[:0], stem) {
		if a.Features.Finite() {
			return true
		}
	}
	return false
}

func longEnough(stem string) bool { return len(stem) >= 4 || particles[stem] }

// withSuffix gives a stem that lost its suffix the spelling of a free word.
func (s *Splitter) withSuffix(x, suffix string, set lang.Clitics, cut int, hints Hints) (string, []morph.Analysis) {
	stem := strings.TrimSuffix(x, suffix)
	m := s.morphs(stem, suffix, set, cut, hints)
	c := s.counts
	if base, ok := strings.CutSuffix(stem, "ت"); ok && len(base) >= 4 {
		noun := len(m) > 0 && !m[0].Features.Finite() && m[0].Features.Number() != morph.Plural
		if noun || c.join(base, "ه") > c.Of(stem) {
			return base + "ه", m
		}
	}
	if base, ok := strings.CutSuffix(stem, "ا"); ok && len(base) >= 4 && c.join(base, "ي") > c.Of(stem) {
		return base + "ي", m
	}
	return stem, m
}

// morphs returns what a stem can be as a form of a verb, likeliest first.
func (s *Splitter) morphs(stem, suffix string, set lang.Clitics, cut int, hints Hints) []morph.Analysis {
	var buf [32]morph.Analysis
	all := buf[:0]
	if suffix == "" {
		all = s.index.Lookup(all, stem)
	} else {
		all = s.index.LookupBound(all, stem)
	}
	keep := all[:0]
	nominal := set&(lang.The|lang.By|lang.Like) != 0
	below, hamza := false, false
	if set&lang.The == 0 {
		below, hamza = hints.start(cut)
	}
	ta := suffix == "" && hints&(hintTa|hintNunation) != 0
	for _, a := range all {
		f := a.Features
		switch {
		case set&lang.Will != 0 && f.Kind() != morph.Present,
			nominal && f.Finite(),
			f.Finite() && (below || ta), // no verb starts with إ or ends in ة or in nunation
			hamza && s.joins(a),
			set&lang.The != 0 && (f.IndefiniteOnly() || f.Construct() && suffix == ""),
			set&lang.For != 0 && f.Kind() == morph.Past,
			suffix == "ني" && !f.Finite(),
			f.Accusative() && set&lang.Prepositions != 0:
			continue
		}
		keep = append(keep, a)
	}
	if len(keep) == 0 {
		return nil
	}
	nounFirst := s.nounFirst(stem, keep)
	rank := func(a morph.Analysis) int {
		f := a.Features
		r := 0
		if f.Finite() == nounFirst {
			r += 100
		}
		if f.Finite() {
			if f.Person() != 3 {
				r += 20 * (4 - f.Person()) / 2
			}
			if f.Voice()&morph.Active == 0 {
				r += 2
			}
			if f.Mood()&morph.Indicative == 0 && f.Kind() == morph.Present {
				r++
			}
			if f.Number() == morph.Dual || f.Number() == morph.Plural && f.Gender() == morph.Feminine {
				r += 4
			}
			return r
		}
		if f.Construct() {
			r += 8
		}
		if f.Kind() != morph.Masdar {
			r += 2
		}
		return r + f.Noun()
	}
	out := slices.Clone(keep)
	slices.SortStableFunc(out, func(a, b morph.Analysis) int {
		if d := rank(a) - rank(b); d != 0 {
			return d
		}
		return s.activity(b.Verb) - s.activity(a.Verb)
	})
	return out
}

// joins reports forms whose first alef only joins: none is written with a
// hamza (اجتماع, انطلق). Seldom heeded words of form IV are not such.
func (s *Splitter) joins(a morph.Analysis) bool {
	switch a.Features.Kind() {
	case morph.Past, morph.Masdar:
	default:
		return false
	}
	switch _, form, _ := s.index.Folded(a.Verb); form {
	case "VII", "VIII", "IX", "X", "QIV":
		return true
	}
	return false
}

// activity tells how common a verb is in the corpus: the counts of its lemma's
// present, which is seldom anything else.
func (s *Splitter) activity(verb int) int {
	_, _, present := s.index.Folded(verb)
	return s.counts.Of(present)
}

// nounFirst decides by the corpus whether a form that can be verb and noun is
// to be taken for a noun: nouns take the article.
func (s *Splitter) nounFirst(stem string, all []morph.Analysis) bool {
	c := s.counts
	withArticle := c.join(article, stem) + c.join("لل", stem) + c.join("بال", stem) + c.join("وال", stem)
	return float64(withArticle) > 0.25*float64(c.Of(stem)+4)
}

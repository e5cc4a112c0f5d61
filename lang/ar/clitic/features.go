package clitic

import (
	"strings"

	"github.com/isnad-desk/isnad/lang/ar/morph"
)

// ask is a question that the model answers, each with weights of its own.
type ask uint8

const (
	askAnd     ask = iota // و ف
	askBy                 // ب ك
	askFor                // ل
	askFused              // لل
	askWill               // س
	askArticle            // ال
	askSuffix             // ه ها هم ...
	askVerb               // is the stem a finite verb here?
	askKinds
)

var askNames = [askKinds]string{"and", "by", "for", "fused", "will", "article", "suffix", "verb"}

// lettersOf are the letters that each question is asked about.
var lettersOf = [askKinds][]string{{"و", "ف"}, {"ب", "ك"}, {"ل"}, {"لل"}, {"س"}, {article}, pronouns, {"verb"}}

const article = "ال"

// prefixNames names the features of the questions about proclitics, in the
// order of prefixFeatures.
var prefixNames = []string{
	"x", "h", "x and", "x article", "x by", "x stem", "h and", "h article", "h by", "h stem",
	"x verb", "x noun", "x known", "h past", "h present", "h noun", "h known", "h with article",
	"h short", "h three", "h four", "h below", "h over", "x unseen", "h unseen", "h ya",
	"x fem", "h fem",
}

// suffixNames names the features of the question about suffixes.
var suffixNames = []string{
	"x", "free", "free article", "sisters", "x article", "plural", "with article",
	"verb", "noun", "x verb", "x noun", "particle", "known", "x known",
	"short", "three", "after ت", "after ا", "after ي", "after و", "ta", "ha",
}

func namesOf(k ask) []string {
	switch k {
	case askSuffix:
		return suffixNames
	case askVerb:
		return verbNames
	}
	return prefixNames
}

// Hints are what the unfolded spelling tells. The zero value tells nothing.
type Hints uint16

const (
	hintTa       Hints = 1 << iota // ends in ة
	hintHa                         // ends in ه
	hintBelow1                     // the second letter is إ
	hintBelow2                     // the third letter is إ
	hintOver0                      // the first letter is أ, إ or آ
	hintOver1                      // the second letter is أ or آ
	hintOver2                      // the third letter is أ or آ
	hintBelow0                     // the first letter is إ
	hintNunation                   // bears a mark that only nouns bear
)

// start reports how the letter after cut bytes is written: with a hamza below
// the alef, or with any hamza or madda; cuts of more than two letters tell nothing.
func (h Hints) start(cut int) (below, any bool) {
	switch cut {
	case 0:
		return h&hintBelow0 != 0, h&hintOver0 != 0
	case 2, 4:
		b, o := h.seat(cut)
		return b, b || o
	}
	return false, false
}

// seat reports whether the letter after cut bytes of the folded word is
// written with a hamza, below the alef or above it.
func (h Hints) seat(cut int) (below, over bool) {
	switch cut {
	case 0:
		return false, h&hintOver0 != 0
	case 2:
		return h&hintBelow1 != 0, h&hintOver1 != 0
	case 4:
		return h&hintBelow2 != 0, h&hintOver2 != 0
	}
	return false, false
}

// HintsOf reads the hints from the original spelling of a word; skip reports
// runes that the fold drops.
func HintsOf(original string, skip func(rune) bool) Hints {
	var h Hints
	n := 0
	last := rune(0)
	for _, r := range original {
		if r >= '\u064B' && r <= '\u064D' {
			h |= hintNunation
		}
		if (r < 'ء' || r > 'ي' || r == 'ـ') && skip(r) {
			continue
		}
		switch {
		case n == 0 && (r == 'أ' || r == 'إ' || r == 'آ'):
			h |= hintOver0
			if r == 'إ' {
				h |= hintBelow0
			}
		case n == 1 && r == 'إ':
			h |= hintBelow1
		case n == 2 && r == 'إ':
			h |= hintBelow2
		case n == 1 && (r == 'أ' || r == 'آ'):
			h |= hintOver1
		case n == 2 && (r == 'أ' || r == 'آ'):
			h |= hintOver2
		}
		last = r
		n++
	}
	switch last {
	case 'ة':
		h |= hintTa
	case 'ه':
		h |= hintHa
	}
	return h
}

// word is what the model looks up about one form, once.
type word struct {
	s                 string
	n                 int // its own count
	and, article, by  int // counts with a conjunction, an article, a preposition before it
	fem               int // its count with ت behind it, as past verbs and construct nouns have it
	stem              int // the best count of what remains when endings are taken off
	verb, past        bool
	present, noun     bool
	known, hasArticle bool
}

// endings are what stemmed counts take off, longest first.
var endings = []string{"تهما", "تهم", "تها", "اتهم", "اتها", "هما", "اته", "يتين", "يين", "يون", "يات", "تين", "تان", "ها", "هم", "هن", "كم", "نا", "ات", "ون", "ين", "ان", "ته", "وا", "يه", "ه", "ا", "ي", "ت"}

// word looks a form up. With plain, a form that starts with ال is taken as it
// stands: التزام is a noun of its own and takes the article again.
func (s *Splitter) word(w string, plain bool) word {
	c := s.counts
	x := word{s: w, n: c.Of(w), known: s.known(w)}
	x.and = c.join("و", w) + c.join("ف", w)
	x.by = c.join("ب", w) + c.join("ل", w) + c.join("وب", w) + c.join("ول", w)
	bare, has := strings.CutPrefix(w, article)
	if has && len(bare) >= 4 && !plain {
		x.hasArticle = true
		x.article = c.Of(bare)
	} else {
		bare = w
		x.article = c.join(article, w) + c.join("لل", w) + c.join("بال", w) + c.join("وال", w)
	}
	x.fem = c.join(w, "ت")
	for _, e := range endings {
		if base, ok := strings.CutSuffix(bare, e); ok && len(base) >= 6 {
			n := max(c.Of(base), c.join(base, "ه"), c.join(article, base), c.join(article, base, "ه"))
			x.stem = max(x.stem, n)
		}
	}
	var buf [16]morph.Analysis
	for _, a := range s.index.Lookup(buf[:0], bare) {
		switch {
		case !a.Features.Finite():
			x.noun = true
		case x.hasArticle:
		case a.Features.Kind() == morph.Past:
			x.past = true
		default:
			x.present = true
		}
	}
	if !x.hasArticle {
		for _, suf := range pronouns {
			base, ok := strings.CutSuffix(w, suf)
			if !ok || len(base) < 4 {
				continue
			}
			for _, a := range s.index.LookupBound(buf[:0], base) {
				switch {
				case !a.Features.Finite():
					x.noun = true
				case a.Features.Kind() == morph.Past:
					x.past = true
				default:
					x.present = true
				}
			}
		}
	}
	x.verb = x.past || x.present
	return x
}

func is(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// prefixFeatures describes the question whether letter is to be cut from x,
// which leaves h.
func prefixFeatures(dst []float64, letter string, x, h *word, below, over bool) []float64 {
	hand, hby := h.and, h.by
	switch letter { // x itself must not count as evidence for h
	case "و", "ف":
		hand -= x.n
	case "ب", "ل":
		hby -= x.n
	}
	short := len(h.s)
	dst = append(dst,
		ln(x.n),
		ln(h.n),
		ln(x.and),
		ln(x.article),
		ln(x.by),
		ln(x.stem),
		ln(hand),
		ln(h.article),
		ln(hby),
		ln(h.stem),
		is(x.verb),
		is(x.noun),
		is(x.known),
		is(h.past),
		is(h.present),
		is(h.noun),
		is(h.known),
		is(h.hasArticle),
		is(short <= 4),
		is(short == 6),
		is(short == 8),
		is(below),
		is(over),
		is(x.n == 0),
		is(h.n == 0 && h.article == 0),
		is(strings.HasPrefix(h.s, "ي") && !h.present && h.n == 0), // Wilson, Windows: hardly a native word
		ln(x.fem), ln(h.fem),
	)
	return dst
}

// suffixFeatures describes the question whether x ends in the pronoun suf.
func (s *Splitter) suffixFeatures(dst []float64, suf, x, stem string, withArticle bool, hints Hints) []float64 {
	c := s.counts
	free := c.Of(stem)
	if base, ok := strings.CutSuffix(stem, "ت"); ok {
		free = max(free, c.join(base, "ه"))
	}
	sisters := 0
	for _, o := range [...]string{"ه", "ها", "هم", "هما"} {
		if o != suf {
			sisters += c.join(stem, o)
		}
	}
	var verb, noun, xverb, xnoun bool
	var buf [16]morph.Analysis
	for _, a := range s.index.LookupBound(buf[:0], stem) {
		verb = verb || a.Features.Finite()
		noun = noun || !a.Features.Finite()
	}
	for _, a := range s.index.Lookup(buf[:0], x) {
		xverb = xverb || a.Features.Finite()
		xnoun = xnoun || !a.Features.Finite()
	}
	last := stem[len(stem)-2:]
	return append(dst,
		ln(c.Of(x)),
		ln(free),
		ln(c.join(article, stem)),
		ln(sisters),
		ln(c.join(article, x)),
		ln(c.join(stem, "ات")),
		is(withArticle),
		is(verb),
		is(noun),
		is(xverb),
		is(xnoun),
		is(particles[stem]),
		is(s.known(stem)),
		is(s.known(x)),
		is(len(stem) <= 4),
		is(len(stem) == 6),
		is(last == "ت"),
		is(last == "ا"),
		is(last == "ي"),
		is(last == "و"),
		is(suf == "ه" && hints&hintTa != 0),
		is(suf == "ه" && hints&hintHa != 0),
	)
}

// whole are words that look as if they carried a proclitic or the article, and
// never do; a closed class of particles and the name of God.
var whole = set("الله اللهم لقد بل بلي كذلك لكن لكي ليت لعل لم لن لو لولا لدي كل كلا كلتا كي كيف بعد بعض بين بينما فقط في فيما فوق فور سوي سوف وحد وراء وسط وفق وفقا بدل بدلا الا الي الذي التي الذين اللذين اللتين اللواتي اللاتي")

// settled are nouns and verbs of which the same is true however often what remains stands alone: it is no word there, or a rarer one by far. Nouns
// may bear a pronoun.
var settled = set("لجان ورش بعيدا واحدا واحد واحده وصول واجبا باكرا لقوا لسان بقاء ليزر لحام لملمه وجدت وجدوا")

// definite are nouns that are seldom seen without the article, so that with it they look like forms of a verb.
var definite = set("جاني فتن غاني")

// wholeVerbs are verbs of which the same is true.
var wholeVerbs = set("ليس ليست ليسوا كان كانت كانوا كاد كادت لسنا")

// particles take pronouns but no article; they are a closed class.
var particles = set("من عن في علي الي ل ب لدي عند مع بين ان لان لكن كان لعل ليت حول دون ضد خلال بعد قبل فوق تحت امام خلف وراء تجاه نحو ضمن عبر حسب رغم مثل غير كل بعض جميع نفس ذات كلا كلتا وحد اثناء منذ سوي حتي عدا جانب خارج داخل وسط مني عني حوال ايا لا بل اذا حين اذ حيث")

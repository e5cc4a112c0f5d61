package clitic

import (
	"strings"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/lang/ar/morph"
)

// Unit is a token as its neighbours see it.
type Unit struct {
	Word   string // folded; empty for what is no Arabic word
	Number bool
	Mark   bool // punctuation
	First  bool // starts a sentence
	Way    *Way // the best way of a word
}

// formNames name the features of the question whether a word is a verb that
// the word itself has; placeNames those that its neighbours have.
var (
	formNames = []string{
		"past", "present", "other person", "noun", "masdar", "word", "word article", "word by", "word fem", "word accusative", "activity",
		"article share", "particle", "suffix", "and", "so", "for", "will", "ta", "ends in ه", "known", "three", "nothing else",
	}
	placeNames = []string{
		"after preposition", "after verb particle", "after noun particle", "after article", "at start", "after verb", "after bare word", "after number",
		"before article", "before preposition", "at end", "before that", "before bare word", "first", "and at start",
		"noun before article", "noun after bare word", "noun after article", "particle at start",
	}
	verbNames = append(append([]string{}, formNames...), placeNames...)
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

var (
	prepositions  = set("في من علي الي عن مع بين منذ خلال بعد قبل حول ضد دون عبر نحو لدي عند امام تحت فوق خلف وراء تجاه ضمن حسب وفق بدون اثناء وسط مثل غير كل بعض جميع احد احدي اي اكثر اقل اول اخر عدد")
	verbParticles = set("قد لقد لم لن سوف لا كي لكي حتي الذي التي الذين اللذان اللتان اللواتي حين عندما حينما كما بينما لما ما فيما كيف اذا لو متي قلما ربما طالما كلما انما هل ماذا بعدما قبلما حيث اذ مما ممن من")
	nounParticles = set("هذا هذه ذلك تلك هءلاء اولءك ان لان لكن كان بان اما هو هي هم نحن")
	thatParticles = set("ان بان انه انها انهم")
)

// formFeatures describes the best way of a word; nil when it cannot be a verb.
func (s *Splitter) formFeatures(w *Way, hints Hints) []float64 {
	var past, present, other, noun, masdar bool
	activity := 0
	for _, a := range w.Morphs {
		f := a.Features
		switch {
		case f.Kind() == morph.Masdar:
			masdar, noun = true, true
		case !f.Finite():
			noun = true
		case f.Person() != 3:
			other = true
		case f.Kind() == morph.Past:
			past = true
		default:
			present = true
		}
		if f.Finite() {
			activity = max(activity, s.activity(a.Verb))
		}
	}
	if !past && !present && !other {
		return nil
	}
	c := s.counts
	stem := w.Stem
	n, art := c.Of(stem), c.join(article, stem)+c.join("لل", stem)+c.join("بال", stem)+c.join("وال", stem)
	return []float64{
		is(past), is(present), is(other && !past && !present), is(noun), is(masdar),
		ln(n), ln(art), ln(c.join("ب", stem) + c.join("ل", stem)), ln(c.join(stem, "ت")), ln(c.join(stem, "ا")), ln(activity),
		ln(art) - ln(n), is(particles[stem] || whole[stem]), is(w.Suffix != ""),
		is(w.Clitics.Has(lang.And)), is(w.Clitics.Has(lang.So)), is(w.Clitics.Has(lang.For)), is(w.Clitics.Has(lang.Will)),
		is(hints&hintTa != 0), is(w.Suffix == "" && strings.HasSuffix(stem, "ه")), is(s.known(stem)), is(len(stem) == 6),
		is(!noun && art == 0 && !particles[stem] && !whole[stem] && !s.known(stem)),
	}
}

// placeFeatures appends what the neighbours of units[i] tell; verbBefore is
// the answer for the word before.
func placeFeatures(dst []float64, units []Unit, i int, verbBefore bool, noun bool) []float64 {
	var prev, next *Unit
	if i > 0 && !units[i-1].Mark && !units[i].First {
		prev = &units[i-1]
	}
	if i+1 < len(units) && !units[i+1].Mark && !units[i+1].First {
		next = &units[i+1]
	}
	has := func(u *Unit, m map[string]bool) bool {
		return u != nil && u.Way != nil && (m[u.Word] || m[u.Way.Host] || u.Way.Suffix != "" && m[u.Way.Stem])
	}
	the := func(u *Unit) bool { return u != nil && u.Way != nil && u.Way.Clitics.Has(lang.The) }
	by := func(u *Unit) bool { return u != nil && u.Way != nil && u.Way.Clitics.Has(lang.Prepositions) }
	bare := func(u *Unit) bool {
		return u != nil && u.Way != nil && !the(u) && u.Way.Suffix == "" && !has(u, prepositions) && !has(u, verbParticles) && !has(u, nounParticles)
	}
	afterBare := bare(prev) && !verbBefore
	w := units[i].Way
	return append(dst,
		is(has(prev, prepositions) && prev.Way.Suffix == ""), is(has(prev, verbParticles)), is(has(prev, nounParticles)), is(the(prev)), is(prev == nil),
		is(verbBefore), is(afterBare), is(prev != nil && prev.Number),
		is(the(next)), is(has(next, prepositions) || by(next)), is(next == nil), is(has(next, thatParticles)), is(bare(next)),
		is(i == 0), is(prev == nil && w.Clitics.Has(lang.And)),
		is(noun && the(next)), is(noun && afterBare), is(noun && the(prev)), is(prev == nil && particles[w.Stem]),
	)
}

// Verbs returns for each unit the probability that its best way is a finite
// verb; 0 for what cannot be one. It decides from left to right.
func (s *Splitter) Verbs(dst []float64, units []Unit) []float64 {
	var buf [64]float64
	before := false
	for i := range units {
		w := units[i].Way
		p := 0.0
		if w != nil && w.form != nil {
			f := append(buf[:0], w.form...)
			f = placeFeatures(f, units, i, before, w.form[3] > 0)
			p = s.weights.answer(askVerb, "verb", f)
		}
		before = p > 0.5
		dst = append(dst, p)
	}
	return dst
}

// VerbSamples returns the questions about the units, with the true answers.
func (s *Splitter) VerbSamples(dst []Sample, units []Unit, verb []bool) []Sample {
	for i := range units {
		w := units[i].Way
		if w == nil || w.form == nil {
			continue
		}
		f := append([]float64{}, w.form...)
		f = placeFeatures(f, units, i, i > 0 && verb[i-1], w.form[3] > 0)
		dst = append(dst, Sample{askVerb, 0, f, verb[i]})
	}
	return dst
}

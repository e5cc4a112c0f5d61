package morph

import (
	"fmt"
	"slices"
)

// class is the kind of weakness that changes a verb's end.
type class uint8

const (
	sound class = iota
	doubled
	hollow
	defective
)

// shape is a verb taken apart. All strings are sounds (see spell.go).
//
// A stem is onset + r2 + vowel + r3. The onset holds everything before the
// last but one radical, the first half of a doubled middle radical included.
type shape struct {
	class  class
	r2, r3 rune // radicals; r2 is 0 for hollow, r3 is 0 for defective verbs

	pastAct, pastPass string // onsets
	presAct, presPass string // onsets after the vowel of the person prefix
	preAct, prePass   string // vowel of the person prefix: "a", "u" or "U"

	pastVowel, presVowel rune // active: vowel between r2 and r3
	passable             bool // has a passive
	frozen               bool // past only

	hollowPres rune // U, I or A: active present of a hollow verb
	endPast    rune // defective, active past: A (دعا), Y (رمى), i (لقي)
	endPres    rune // defective, active present: U, I or Y
	presDefAct []rune
	// presDefAct overrides the consonants of the active present where the
	// lexicon's present has lost one (يفي, يرى).

	first     rune // first radical of a form I verb
	formOne   bool
	lostHamza bool // رأى: the hamza is missing from the present
}

// sounds turns ordinary spelling into letters with hamza united, A for alif,
// Y for alef maqsura.
func sounds(s string) []rune {
	out := make([]rune, 0, len(s)/2+1)
	for _, r := range s {
		switch r {
		case 'أ', 'إ', 'ؤ', 'ئ', 'ء':
			out = append(out, 'ء')
		case 'آ':
			out = append(out, 'ء', 'A')
		case 'ا':
			out = append(out, 'A')
		case 'ى':
			out = append(out, 'Y')
		default:
			out = append(out, r)
		}
	}
	return out
}

// seatVowel tells the vowel at a hamza from its seat in ordinary spelling.
func seatVowel(r rune, otherwise rune) rune {
	switch r {
	case 'أ':
		return 'a'
	case 'ئ':
		return 'i'
	case 'ؤ':
		return 'u'
	}
	return otherwise
}

func shapeOf(v Verb) (shape, error) {
	bad := func(why string) (shape, error) {
		return shape{}, fmt.Errorf("verb %s (%s): %s", v.Lemma, v.Form, why)
	}
	l := sounds(v.Lemma)
	if len(l) < 2 {
		return bad("too short")
	}
	for _, r := range v.Lemma {
		if r < 0x0621 || r > 0x064A {
			return bad("lemma holds something else than Arabic letters")
		}
	}
	s := shape{passable: true, pastVowel: 'a', presVowel: 'i', endPast: 'Y', endPres: 'I', hollowPres: 'I', preAct: "a", prePass: "u"}
	// tail reads the last radicals from r, the letters behind the onset
	tail := func(r []rune) bool {
		switch {
		case len(r) == 1 && !isVowel(r[0]):
			s.class, s.r2, s.r3 = doubled, r[0], r[0]
		case len(r) != 2:
			return false
		case r[0] == 'A' && !isVowel(r[1]):
			s.class, s.r3 = hollow, r[1]
		case r[1] == 'A' || r[1] == 'Y':
			s.class, s.r2 = defective, r[0]
		case isVowel(r[0]) || isVowel(r[1]):
			return false
		default:
			s.r2, s.r3 = r[0], r[1]
		}
		return true
	}
	str := func(r ...rune) string { return string(r) }
	switch v.Form {
	case "I":
		return shapeOne(v, l)
	case "II":
		if len(l) != 3 || !tail(l[1:]) || s.class == hollow {
			return bad("form II has three letters")
		}
		a, b := l[0], s.r2
		s.pastAct, s.pastPass = str(a, 'a', b), str(a, 'u', b)
		s.presAct, s.presPass, s.preAct = s.pastAct, s.pastAct, "u"
	case "III":
		if len(l) < 3 || l[1] != 'A' || !tail(l[2:]) || s.class == hollow {
			return bad("form III has an alif after its first radical")
		}
		s.pastAct, s.pastPass = str(l[0], 'A'), str(l[0], 'U')
		s.presAct, s.presPass, s.preAct = s.pastAct, s.pastAct, "u"
	case "IV":
		if len(l) < 3 || l[0] != 'ء' || !tail(l[2:]) {
			return bad("form IV starts with hamza")
		}
		s.preAct = "u"
		switch l[1] {
		case 'A':
			s.pastAct, s.pastPass, s.presAct, s.presPass = "ءA", "ءU", "ء", "ء"
		case 'و', 'ي':
			if s.class == hollow {
				return bad("form IV cannot be hollow after a weak radical")
			}
			s.pastAct, s.pastPass, s.preAct, s.prePass = str('ء', 'a', l[1]), "ءU", "U", "U"
		default:
			s.pastAct, s.pastPass = str('ء', 'a', l[1]), str('ء', 'u', l[1])
			s.presAct, s.presPass = str(l[1]), str(l[1])
		}
	case "V":
		if len(l) != 4 || l[0] != 'ت' || !tail(l[2:]) || s.class == hollow {
			return bad("form V has four letters")
		}
		a, b := l[1], s.r2
		s.pastAct, s.pastPass = str('ت', 'a', a, 'a', b), str('ت', 'u', a, 'u', b)
		s.presAct, s.presPass, s.presVowel, s.endPres = s.pastAct, s.pastAct, 'a', 'Y'
	case "VI":
		if len(l) < 4 || l[0] != 'ت' || l[2] != 'A' || !tail(l[3:]) || s.class == hollow {
			return bad("form VI has an alif after its first radical")
		}
		s.pastAct, s.pastPass = str('ت', 'a', l[1], 'A'), str('ت', 'u', l[1], 'U')
		s.presAct, s.presPass, s.presVowel, s.endPres = s.pastAct, s.pastAct, 'a', 'Y'
	case "VII":
		if len(l) < 4 || l[0] != 'A' || l[1] != 'ن' || !tail(l[3:]) {
			return bad("form VII starts with ان")
		}
		s.pastAct, s.presAct, s.hollowPres, s.passable = str('i', 'ن', l[2], 'a'), str('ن', l[2], 'a'), 'A', false
	case "VIII":
		if len(l) < 4 || l[0] != 'A' {
			return bad("form VIII starts with alif")
		}
		r := l[1:]
		n := 2 // letters of the onset
		if len(r) == 3 {
			// اتصل, ادعى, اطلع have one, احتل, اضطر two and are doubled
			inserted := r[1] == 'ت' || r[1] == 'ط' || r[1] == 'د'
			if !inserted || r[0] == 'ت' || r[0] == 'ط' || r[0] == 'د' {
				n = 1
			}
		}
		if len(r) <= n || !tail(r[n:]) {
			return bad("form VIII not understood")
		}
		c := string(r[:n])
		s.pastAct, s.pastPass = "i"+c+"a", "u"+c+"u"
		s.presAct, s.presPass, s.hollowPres = c+"a", c+"a", 'A'
	case "IX":
		if len(l) != 4 || l[0] != 'A' {
			return bad("form IX has four letters")
		}
		s.class, s.r2, s.r3, s.passable = doubled, l[3], l[3], false
		s.pastAct, s.presAct = str('i', l[1], l[2], 'a'), str(l[1], l[2], 'a')
	case "X":
		if len(l) < 5 || l[0] != 'A' || l[1] != 'س' || l[2] != 'ت' || !tail(l[4:]) {
			return bad("form X starts with است")
		}
		a := l[3]
		s.pastAct, s.pastPass = "iستa"+str(a), "uستu"+str(a)
		s.presAct, s.presPass = "ستa"+str(a), "ستa"+str(a)
	case "QI":
		if len(l) != 4 || !tail(l[2:]) || s.class == hollow {
			return bad("quadriliterals have four letters")
		}
		s.pastAct, s.pastPass = str(l[0], 'a', l[1]), str(l[0], 'u', l[1])
		s.presAct, s.presPass, s.preAct = s.pastAct, s.pastAct, "u"
	case "QII":
		if len(l) != 5 || l[0] != 'ت' || !tail(l[3:]) || s.class == hollow {
			return bad("form QII has five letters")
		}
		s.pastAct, s.pastPass = str('ت', 'a', l[1], 'a', l[2]), str('ت', 'u', l[1], 'u', l[2])
		s.presAct, s.presPass, s.presVowel, s.endPres = s.pastAct, s.pastAct, 'a', 'Y'
	case "QIV":
		if len(l) != 5 || l[0] != 'A' {
			return bad("form QIV has five letters")
		}
		s.class, s.r2, s.r3, s.passable = doubled, l[4], l[4], false
		s.pastAct = str('i', l[1], l[2], 'a', l[3])
		s.presAct = str(l[1], l[2], 'a', l[3])
	default:
		return bad("unknown form")
	}
	if isVowel(s.r2) && s.class != hollow {
		return bad("vowel for a radical")
	}
	return s, nil
}

// shapeOne reads a form I verb, whose present must be told.
func shapeOne(v Verb, l []rune) (shape, error) {
	bad := func(why string) (shape, error) {
		return shape{}, fmt.Errorf("verb %s (I, present %s): %s", v.Lemma, v.Present, why)
	}
	if v.Present == "-" {
		if len(l) > 3 || isVowel(l[1]) {
			return bad("only sound and defective verbs can lack a present")
		}
		return shapeFrozen([]rune(v.Lemma), l), nil
	}
	raw, p := []rune(v.Lemma), sounds(v.Present)
	if len(p) < 3 || p[0] != 'ي' {
		return bad("the present starts with ي")
	}
	p = p[1:]
	rawP := []rune(v.Present)
	s := shape{formOne: true, passable: true, pastVowel: 'a', presVowel: 'u', preAct: "a", prePass: "u", first: l[0]}
	a := string(l[0])
	s.pastAct, s.pastPass, s.presPass = a+"a", a+"u", a
	switch {
	case len(l) == 2 && !isVowel(l[1]):
		s.class, s.r2, s.r3 = doubled, l[1], l[1]
		s.presAct = a
	case len(l) != 3:
		return bad("form I has three letters, or two when doubled")
	case l[1] == 'A':
		s.class, s.r3 = hollow, l[2]
		s.pastVowel = 'i'
		switch {
		case len(p) != 3:
			return bad("hollow present not understood")
		case p[1] == 'و':
			s.hollowPres, s.pastVowel = 'U', 'u'
		case p[1] == 'ي':
			s.hollowPres = 'I'
		case p[1] == 'A':
			s.hollowPres = 'A'
		default:
			return bad("hollow present not understood")
		}
		s.presAct = a
	case l[2] == 'A' || l[2] == 'Y' || l[2] == 'ي':
		s.class, s.r2 = defective, l[1]
		s.endPast = l[2]
		if l[2] == 'ي' {
			s.endPast = 'i'
		}
		switch p[len(p)-1] {
		case 'و':
			s.endPres = 'U'
		case 'ي':
			s.endPres = 'I'
		case 'Y', 'A':
			s.endPres = 'Y'
		default:
			return bad("defective present not understood")
		}
		s.presDefAct = p[:len(p)-1]
		s.lostHamza = l[1] == 'ء' && !slices.Contains(s.presDefAct, 'ء')
	default:
		s.r2, s.r3 = l[1], l[2]
		if isVowel(s.r2) || isVowel(s.r3) {
			return bad("vowel for a radical")
		}
		if s.r2 == 'ء' {
			s.pastVowel = seatVowel(raw[1], 'a')
		}
		if s.r3 == 'ء' {
			s.pastVowel = seatVowel(raw[2], 'a')
		}
		switch len(p) {
		case 3:
			s.presAct = string(p[0])
		case 2: // يصل: the first radical is lost
			s.presAct = ""
		default:
			return bad("present not understood")
		}
		if s.r2 == 'ء' {
			s.presVowel = seatVowel(rawP[len(rawP)-2], 'a')
		}
		if s.r3 == 'ء' {
			s.presVowel = seatVowel(rawP[len(rawP)-1], 'a')
		}
	}
	return s, nil
}

// shapeFrozen reads a verb that has a past only and no nouns: ليس, عسى. A weak
// middle radical is lost before consonants (لست).
func shapeFrozen(raw, l []rune) shape {
	s := shape{formOne: true, frozen: true, first: l[0], pastVowel: 'a', pastAct: string([]rune{l[0], 'a'})}
	s.r2, s.pastVowel = l[1], seatVowel(raw[1], 'a')
	switch {
	case len(l) < 3:
		s.class, s.r3 = doubled, l[1]
	case l[2] == 'Y':
		s.class, s.endPast = defective, 'Y'
	default:
		s.r3 = l[2]
	}
	return s
}

// stems are the parts to which person endings are added, as sounds.
type stems struct {
	end  rune // 0: strong end; else the end of a defective stem
	v, c []rune
	// v stands before a vowel or nothing, c before a consonant. With a
	// defective end both are the stem without its end.
}

func endsInVowel(s string) bool {
	return s != "" && isVowel(rune(s[len(s)-1]))
}

func cat(parts ...any) []rune {
	out := make([]rune, 0, 16)
	for _, p := range parts {
		switch p := p.(type) {
		case string:
			for _, r := range p {
				out = append(out, r)
			}
		case rune:
			if p != 0 {
				out = append(out, p)
			}
		case []rune:
			out = append(out, p...)
		}
	}
	return out
}

// stem builds the stems from an onset; vowel is the one between the radicals,
// long the one of a hollow verb, end the one of a defective verb.
func (s *shape) stem(onset string, vowel, long, short, end rune) stems {
	switch s.class {
	case doubled:
		c := cat(onset, s.r2, vowel, s.r3)
		if endsInVowel(onset) {
			return stems{v: cat(onset, s.r2, s.r3), c: c}
		}
		return stems{v: cat(onset, vowel, s.r2, s.r3), c: c}
	case hollow:
		if endsInVowel(onset) {
			onset = onset[:len(onset)-1]
		}
		return stems{v: cat(onset, long, s.r3), c: cat(onset, short, s.r3)}
	case defective:
		b := cat(onset, s.r2)
		return stems{end: end, v: b, c: b}
	}
	b := cat(onset, s.r2, vowel, s.r3)
	return stems{v: b, c: b}
}

func (s *shape) past(v Voice) stems {
	if v == Passive {
		return s.stem(s.pastPass, 'i', 'I', 'i', 'i')
	}
	short := 'a'
	if s.formOne {
		short = s.pastVowel
	}
	st := s.stem(s.pastAct, s.pastVowel, 'A', short, s.endPast)
	if s.frozen && s.r2 == 'ي' && st.end == 0 {
		st.v, st.c = cat(s.first, 'a', s.r2, s.r3), cat(s.first, 'a', s.r3)
	}
	return st
}

// present returns the stems without the consonant of the person prefix.
func (s *shape) present(v Voice) stems {
	if v == Passive {
		if s.lostHamza {
			return stems{end: 'Y', v: cat(s.prePass, s.first), c: cat(s.prePass, s.first)}
		}
		return s.stem(s.prePass+s.presPass, 'a', 'A', 'a', 'Y')
	}
	if s.presDefAct != nil {
		b := cat(s.preAct, s.presDefAct)
		return stems{end: s.endPres, v: b, c: b}
	}
	short := map[rune]rune{'U': 'u', 'I': 'i', 'A': 'a'}[s.hollowPres]
	return s.stem(s.preAct+s.presAct, s.presVowel, s.hollowPres, short, s.endPres)
}

// participle returns the stem of a participle; end is 0, 'I' (داعي) or 'Y'
// (معطى) and is not part of the stem.
func (s *shape) participle(k Kind) (stem []rune, end rune) {
	if s.formOne {
		return s.participleOne(k)
	}
	if k == ActiveParticiple {
		long := s.hollowPres
		st := s.stem("مu"+s.presAct, 'i', long, 'i', 'I')
		if s.preAct == "U" {
			st = s.stem("مU", 'i', long, 'i', 'I')
		}
		return st.v, st.end
	}
	if !s.passable {
		return nil, 0
	}
	on := "مu" + s.presPass
	if s.prePass == "U" {
		on = "مU"
	}
	st := s.stem(on, 'a', 'A', 'a', 'Y')
	return st.v, st.end
}

func (s *shape) participleOne(k Kind) (stem []rune, end rune) {
	a := s.first
	if k == ActiveParticiple {
		switch s.class {
		case doubled:
			return cat(a, 'A', s.r2, s.r3), 0
		case hollow:
			if s.r3 == 'ء' {
				return cat(a, 'A', 'ء'), 'I'
			}
			return cat(a, 'A', 'ء', 'i', s.r3), 0
		case defective:
			return cat(a, 'A', s.r2), 'I'
		}
		return cat(a, 'A', s.r2, 'i', s.r3), 0
	}
	switch s.class {
	case doubled:
		return cat("مa", a, s.r2, 'U', s.r3), 0
	case hollow:
		if s.hollowPres == 'I' {
			return cat("مa", a, 'I', s.r3), 0
		}
		return cat("مa", a, 'U', s.r3), 0
	case defective:
		if s.endPres == 'U' {
			return cat("مa", a, s.r2, "uوو"), 0
		}
		return cat("مa", a, s.r2, "iيي"), 0
	}
	return cat("مa", a, s.r2, 'U', s.r3), 0
}

package morph

import "slices"

// An ending of a person, as sounds. The vowels that end a word are not
// written and so left out: katab, not kataba.
type ending struct {
	pgn       Features
	sounds    string
	consonant bool // takes the stem before a consonant
}

var pastEndings = []ending{
	{pgn(3, Masculine, Singular), "", false},
	{pgn(3, Feminine, Singular), "aت", false},
	{pgn(3, Masculine, Dual), "A", false},
	{pgn(3, Feminine, Dual), "aتA", false},
	{pgn(3, Masculine, Plural), "UO", false},
	{pgn(3, Feminine, Plural), "ن", true},
	{pgn(2, Masculine, Singular), "ت", true},
	{pgn(2, Feminine, Singular), "ت", true},
	{pgn(2, Both, Dual), "تuمA", true},
	{pgn(2, Masculine, Plural), "تuم", true},
	{pgn(2, Feminine, Plural), "تuن", true},
	{pgn(1, Both, Singular), "ت", true},
	{pgn(1, Both, Plural), "نA", true},
}

type presentEnding struct {
	pgn    Features
	prefix rune
	slot   presentSlot
}

type presentSlot uint8

const (
	slotZero   presentSlot = iota // يكتب
	slotDual                      // يكتبان
	slotPlural                    // يكتبون
	slotWomen                     // يكتبن
	slotYou                       // تكتبين
)

var presentEndings = []presentEnding{
	{pgn(3, Masculine, Singular), 'ي', slotZero},
	{pgn(3, Feminine, Singular), 'ت', slotZero},
	{pgn(3, Masculine, Dual), 'ي', slotDual},
	{pgn(3, Feminine, Dual), 'ت', slotDual},
	{pgn(3, Masculine, Plural), 'ي', slotPlural},
	{pgn(3, Feminine, Plural), 'ي', slotWomen},
	{pgn(2, Masculine, Singular), 'ت', slotZero},
	{pgn(2, Feminine, Singular), 'ت', slotYou},
	{pgn(2, Both, Dual), 'ت', slotDual},
	{pgn(2, Masculine, Plural), 'ت', slotPlural},
	{pgn(2, Feminine, Plural), 'ت', slotWomen},
	{pgn(1, Both, Singular), 'ء', slotZero},
	{pgn(1, Both, Plural), 'ن', slotZero},
}

// emitter receives one folded form; the bytes are only valid during the call.
type emitter func(form []byte, f Features)

// inflector spells forms into buffers that it uses again.
type inflector struct {
	emit  emitter
	snd   []rune
	bytes []byte

	stemV, stemC []rune
}

// form spells stem and ending. Where a hamza after short a meets a long u, two
// spellings live side by side (قرؤوا, قرأوا), and before a suffix a final
// hamza is spelled by a case or mood vowel that the word itself does not show;
// all spellings are given.
func (in *inflector) form(f Features, stem []rune, end string) {
	in.snd = append(in.snd[:0], stem...)
	for _, r := range end {
		in.snd = append(in.snd, r)
	}
	in.bytes = appendSpelled(in.bytes[:0], in.snd)
	in.emit(in.bytes, f)
	n := len(stem)
	if n < 2 || stem[n-1] != 'ء' {
		return
	}
	if stem[n-2] == 'a' && end != "" && end[0] == 'U' {
		in.bytes = append(appendSpelled(in.bytes[:0], stem[:n-1]), "ا"...)
		in.bytes = appendSpelled(in.bytes, []rune(end))
		in.emit(in.bytes, f)
	}
	if end == "" && f.Bound() {
		last := []byte("ء")
		if string(in.bytes[len(in.bytes)-2:]) == "ء" {
			last = []byte("ا")
		}
		if isVowel(stem[n-2]) && stem[n-2] != 'a' {
			return // سوء, شيء, هنئ keep ء before every suffix
		}
		in.bytes = append(in.bytes[:len(in.bytes)-2], last...)
		in.emit(in.bytes, f&^freeBit)
	}
}

// verbForms emits all finite forms. Where the spelling does not tell active
// from passive, each form is made once, with both voices.
func (in *inflector) verbForms(s *shape) {
	act, pass := s.past(Active), s.past(Passive)
	switch {
	case !s.passable:
		in.past(act, Active)
	case in.same(act, pass):
		in.past(act, Active|Passive)
	default:
		in.past(act, Active)
		in.past(pass, Passive)
	}
	if s.frozen {
		return
	}
	act, pass = s.present(Active), s.present(Passive)
	switch {
	case !s.passable:
		in.present(s, act, Active)
	case in.same(act, pass):
		in.present(s, act, Active|Passive)
	default:
		in.present(s, act, Active)
		in.present(s, pass, Passive)
	}
}

// same reports whether two sets of stems are written alike with every ending.
func (in *inflector) same(a, b stems) bool {
	if a.end != b.end || slices.Contains(a.v, 'ء') {
		return false
	}
	n := len(appendSpelled(in.bytes[:0], a.v))
	in.bytes = appendSpelled(appendSpelled(in.bytes[:0], a.v), b.v)
	if string(in.bytes[:n]) != string(in.bytes[n:]) {
		return false
	}
	n = len(appendSpelled(in.bytes[:0], a.c))
	in.bytes = appendSpelled(appendSpelled(in.bytes[:0], a.c), b.c)
	return string(in.bytes[:n]) == string(in.bytes[n:])
}

func (in *inflector) past(st stems, v Voice) {
	for _, e := range pastEndings {
		f := finite(Past, e.pgn, v)
		if e.pgn.Number() == Plural && e.pgn.Person() == 3 && e.pgn.Gender() == Masculine {
			in.pastPlural(st, f)
			continue
		}
		if st.end == 0 {
			stem := st.v
			if e.consonant {
				stem = st.c
			}
			in.form(f, stem, e.sounds)
			continue
		}
		in.pastWeak(st, e, f)
	}
}

// pastPlural emits قالوا and, before suffixes, قالو.
func (in *inflector) pastPlural(st stems, f Features) {
	mid := "U"
	if st.end == 'A' || st.end == 'Y' {
		mid = "aو"
	}
	in.form(f&^boundBit, st.v, mid+"O")
	in.form(f&^freeBit, st.v, mid)
}

func (in *inflector) pastWeak(st stems, e ending, f Features) {
	glide := map[rune]string{'A': "aو", 'Y': "aي", 'i': "iي"}[st.end]
	switch {
	case e.consonant && st.end == 'i':
		in.form(f, st.v, "I"+e.sounds)
	case e.consonant:
		in.form(f, st.v, glide+e.sounds)
	case st.end == 'i': // لقي, لقيت, لقيا
		in.form(f, st.v, "iي"+e.sounds)
	case e.sounds == "A": // دعوا, رميا
		in.form(f, st.v, glide+"A")
	case e.sounds != "": // دعت, رمتا
		in.form(f, st.v, e.sounds)
	default:
		in.finalAlif(f, st.v, st.end)
	}
}

// finalAlif emits a form that ends in a long a: رمى alone and رما before a
// suffix; after ي an upright alif is written in any case (أحيا).
func (in *inflector) finalAlif(f Features, b []rune, end rune) {
	if end == 'A' || b[len(b)-1] == 'ي' {
		in.form(f, b, "A")
		return
	}
	in.form(f&^boundBit, b, "Y")
	in.form(f&^freeBit, b, "A")
}

func (in *inflector) present(s *shape, st stems, v Voice) {
	const all = Features(Indicative|Subjunctive|Jussive) << moodShift
	const ind = Features(Indicative) << moodShift
	const subj = Features(Subjunctive) << moodShift
	const juss = Features(Jussive) << moodShift
	for _, e := range presentEndings {
		f := finite(Present, e.pgn, v)
		b := append(append(in.stemV[:0], e.prefix), st.v...)
		c := append(append(in.stemC[:0], e.prefix), st.c...)
		in.stemV, in.stemC = b, c
		if st.end != 0 {
			in.presentWeak(e.slot, b, st.end, f)
			continue
		}
		switch e.slot {
		case slotZero:
			switch s.class {
			case hollow: // يقول, لم يقل
				in.form(f|ind|subj, b, "")
				in.form(f|juss, c, "")
			case doubled: // يمد, لم يمدد
				in.form(f|all, b, "")
				in.form(f|juss, c, "")
			default:
				in.form(f|all, b, "")
			}
		case slotDual:
			in.form(f|ind, b, "Aن")
			in.form(f|subj|juss, b, "A")
		case slotPlural:
			in.form(f|ind, b, "Uن")
			in.form((f|subj|juss)&^boundBit, b, "UO")
			in.form((f|subj|juss)&^freeBit, b, "U")
		case slotWomen:
			in.form(f|all, c, "ن")
		case slotYou:
			in.form(f|ind, b, "Iن")
			in.form(f|subj|juss, b, "I")
		}
	}
}

func (in *inflector) presentWeak(slot presentSlot, b []rune, end rune, f Features) {
	const all = Features(Indicative|Subjunctive|Jussive) << moodShift
	const ind = Features(Indicative) << moodShift
	const subj = Features(Subjunctive) << moodShift
	const juss = Features(Jussive) << moodShift
	glide, plural, you := "iي", "U", "I"
	switch end {
	case 'U':
		glide = "uو"
	case 'Y':
		glide, plural, you = "aي", "aو", "aي"
	}
	switch slot {
	case slotZero:
		if end == 'Y' {
			in.finalAlif(f|ind|subj, b, 'Y')
		} else {
			in.form(f|ind|subj, b, string(end))
		}
		in.form(f|juss, b, "")
	case slotDual:
		in.form(f|ind, b, glide+"Aن")
		in.form(f|subj|juss, b, glide+"A")
	case slotPlural:
		in.form(f|ind, b, plural+"ن")
		in.form((f|subj|juss)&^boundBit, b, plural+"O")
		in.form((f|subj|juss)&^freeBit, b, plural)
	case slotWomen:
		in.form(f|all, b, map[rune]string{'U': "Uن", 'I': "Iن", 'Y': "aين"}[end])
	case slotYou:
		in.form(f|ind, b, you+"ن")
		in.form(f|subj|juss, b, you)
	}
}

// participles emits both participles in all genders and numbers.
func (in *inflector) participles(s *shape) {
	if s.frozen {
		return
	}
	for _, k := range []Kind{ActiveParticiple, PassiveParticiple} {
		stem, end := s.participle(k)
		if stem == nil {
			continue
		}
		in.nominal(Features(k)<<kindShift|freeBit|boundBit, stem, end)
	}
}

func (in *inflector) nominal(f Features, b []rune, end rune) {
	const free, bound = ^Features(boundBit), ^Features(freeBit)
	ms, md, mp := f|pgn(0, Masculine, Singular), f|pgn(0, Masculine, Dual), f|pgn(0, Masculine, Plural)
	fs, fd, fp := f|pgn(0, Feminine, Singular), f|pgn(0, Feminine, Dual), f|pgn(0, Feminine, Plural)
	glide, fem, plU, plI := "", "a", "U", "I"
	switch end {
	case 0:
		in.form(ms, b, "")
		in.form(ms&free|accBit, b, "A")
	case 'I': // الداعي, داع, داعيا
		in.form(ms, b, "I")
		in.form(ms&free|indefBit, b, "")
		glide, fem = "iي", "iيa"
		in.form(ms&free|accBit, b, "iيA")
	case 'Y': // معطى
		in.finalAlif(ms, b, 'Y')
		glide, fem, plU, plI = "aي", "A", "aو", "aي"
	}
	in.form(fs&free, b, fem+"T")
	in.form(fs&bound, b, fem+"ت")
	in.form(md&free, b, glide+"Aن")
	in.form(md|consBit, b, glide+"A")
	in.form(md&free, b, glide+"aين")
	in.form(md|consBit, b, glide+"aي")
	in.form(fd&free, b, fem+"تAن")
	in.form(fd|consBit, b, fem+"تA")
	in.form(fd&free, b, fem+"تaين")
	in.form(fd|consBit, b, fem+"تaي")
	in.form(mp&free, b, plU+"ن")
	in.form(mp|consBit, b, plU)
	in.form(mp&free, b, plI+"ن")
	in.form(mp|consBit, b, plI)
	in.form(fp, b, glide+"Aت")
}

// masdar emits the forms of one verbal noun, from its ordinary spelling.
func (in *inflector) masdar(n Noun, place int) {
	const free, bound = ^Features(boundBit), ^Features(freeBit)
	f := Features(Masdar)<<kindShift | freeBit | boundBit | Features(place)<<nounShift
	sg := []rune(n.Singular)
	if len(sg) < 2 {
		return
	}
	last, before := sg[len(sg)-1], sg[len(sg)-2]
	put := func(f Features, stem []rune, end string) {
		in.bytes = in.bytes[:0]
		for _, r := range stem {
			if r = foldRune(r); r >= 0 {
				in.bytes = append(in.bytes, string(r)...)
			}
		}
		in.bytes = append(in.bytes, end...)
		in.emit(in.bytes, f)
	}
	gender := Masculine
	if last == 'ة' {
		gender = Feminine
	}
	s, d, p := f|pgn(0, gender, Singular), f|pgn(0, gender, Dual), f|pgn(0, Feminine, Plural)
	switch {
	case last == 'ة': // زيارة
		b := sg[:len(sg)-1]
		put(s&free, sg, "")
		put(s&bound, b, "ت")
		dual(put, d, b, "ت")
		if n.Plural == "" {
			put(p, b, "ات")
		}
		return
	case last == 'ى': // ذكرى
		b := sg[:len(sg)-1]
		put(s&free, sg, "")
		put(s&bound, b, "ا")
		dual(put, d, b, "ي")
		if n.Plural == "" {
			put(p, b, "يات")
		}
	case last == 'ء' && before == 'ا': // لقاء
		put(s, sg, "")
		dual(put, d, sg, "")
		if n.Plural == "" {
			put(p, sg, "ات")
		}
	case last == 'أ': // مبدأ, ملجأ
		put(s, sg, "")
		put(s&bound, sg[:len(sg)-1], "ء")
	case last == 'ء', last == 'ؤ', last == 'ئ': // بدء, تواطؤ, نشوء
		put(s, sg, "")
		put(s&bound, sg[:len(sg)-1], "ا")
		put(s&free|accBit, sg, "ا")
		dual(put, d, sg, "")
		if n.Plural == "" {
			put(p, sg, "ات")
		}
	case last == 'ي' && before != 'ي' && len(sg) > 4 && sg[0] == 'ت' && n.Plural == "":
		// تحدي, تفادي: the article keeps the ي, indefinite تحد loses it
		put(s, sg, "")
		put(s&free|indefBit, sg[:len(sg)-1], "")
		put(s&free|accBit, sg, "ا")
		dual(put, d, sg, "")
		put(p, sg, "ات")
	default:
		put(s, sg, "")
		put(s&free|accBit, sg, "ا")
		dual(put, d, sg, "")
		if n.Plural == "" {
			put(p, sg, "ات")
		}
	}
	if n.Plural != "" {
		in.plural(put, f, []rune(n.Plural))
	}
}

func dual(put func(Features, []rune, string), d Features, b []rune, join string) {
	const free = ^Features(boundBit)
	put(d&free, b, join+"ان")
	put(d|consBit, b, join+"ا")
	put(d&free, b, join+"ين")
	put(d|consBit, b, join+"ي")
}

// plural emits a listed plural.
func (in *inflector) plural(put func(Features, []rune, string), f Features, pl []rune) {
	const free, bound = ^Features(boundBit), ^Features(freeBit)
	f |= pgn(0, Feminine, Plural)
	last := pl[len(pl)-1]
	switch {
	case last == 'ة':
		put(f&free, pl, "")
		put(f&bound, pl[:len(pl)-1], "ت")
	case last == 'ى':
		put(f&free, pl, "")
		put(f&bound, pl[:len(pl)-1], "ا")
	default:
		put(f, pl, "")
		if last == 'ت' || last == 'ء' && pl[len(pl)-2] == 'ا' {
			return
		}
		put(f&free|accBit, pl, "ا")
	}
}

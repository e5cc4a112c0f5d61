package morph

import "strings"

// Kind says which part of a verb's paradigm a form belongs to.
type Kind uint8

// The kinds of forms.
const (
	Past Kind = iota + 1
	Present
	Masdar            // verbal noun
	ActiveParticiple  // قائل, مؤكد
	PassiveParticiple // مقتول, منتظر
)

// Gender of a form; forms that serve both carry Both.
type Gender uint8

// The genders. The zero value means that the form does not tell.
const (
	Masculine Gender = iota + 1
	Feminine
	Both
)

// Number of a form.
type Number uint8

// The numbers. The zero value means that the form does not tell.
const (
	Singular Number = iota + 1
	Dual
	Plural
)

// Voice is a set: most spelled forms are active and passive at once.
type Voice uint8

// The voices.
const (
	Active Voice = 1 << iota
	Passive
)

// Mood is a set, of present forms only.
type Mood uint8

// The moods.
const (
	Indicative Mood = 1 << iota
	Subjunctive
	Jussive
)

// Features is everything but the verb that a form tells, packed into 32 bits.
// The zero value is no form.
type Features uint32

const (
	kindShift   = 0  // 3 bits
	personShift = 3  // 2 bits
	genderShift = 5  // 2 bits
	numberShift = 7  // 2 bits
	voiceShift  = 9  // 2 bits
	moodShift   = 11 // 3 bits
	nounShift   = 14 // 4 bits: which of the verb's nouns

	freeBit  = 1 << 18 // may stand without a pronoun suffix
	boundBit = 1 << 19 // may stand before a pronoun suffix
	accBit   = 1 << 20 // ends in the alif of the indefinite accusative
	consBit  = 1 << 21 // dual or plural without its nun: governs a genitive
	indefBit = 1 << 22 // cannot take the article (داع)
)

// Kind of the form.
func (f Features) Kind() Kind { return Kind(f >> kindShift & 7) }

// Person is 1 to 3 for finite forms, else 0.
func (f Features) Person() int { return int(f >> personShift & 3) }

// Gender of the form's subject, or of the noun.
func (f Features) Gender() Gender { return Gender(f >> genderShift & 3) }

// Number of the form's subject, or of the noun.
func (f Features) Number() Number { return Number(f >> numberShift & 3) }

// Voice is the set of voices that the spelling allows; finite forms only.
func (f Features) Voice() Voice { return Voice(f >> voiceShift & 3) }

// Mood is the set of moods that the spelling allows; present forms only.
func (f Features) Mood() Mood { return Mood(f >> moodShift & 7) }

// Noun is the place of the noun among the verb's Masdars; masdars only.
func (f Features) Noun() int { return int(f >> nounShift & 15) }

// Free reports whether the form may end the word.
func (f Features) Free() bool { return f&freeBit != 0 }

// Bound reports whether the form may be followed by a pronoun suffix.
func (f Features) Bound() bool { return f&boundBit != 0 }

// Accusative reports whether the form ends in the alif of the indefinite
// accusative (مؤكدا, اجتماعا).
func (f Features) Accusative() bool { return f&accBit != 0 }

// Construct reports whether the form is a dual or plural that has lost its nun
// and must govern what follows (مسؤولو, زيارتي).
func (f Features) Construct() bool { return f&consBit != 0 }

// IndefiniteOnly reports whether the form cannot take the article (داع, مؤد).
func (f Features) IndefiniteOnly() bool { return f&indefBit != 0 || f&accBit != 0 }

// Finite reports whether the form is a past or present.
func (f Features) Finite() bool { k := f.Kind(); return k == Past || k == Present }

// String shows the features in a short fixed notation, such as
// "past 3ms act|pass" or "masdar fp free|bound".
func (f Features) String() string {
	var b strings.Builder
	b.WriteString([...]string{"none", "past", "present", "masdar", "active-participle", "passive-participle", "?", "?"}[f.Kind()])
	b.WriteByte(' ')
	if p := f.Person(); p > 0 {
		b.WriteByte('0' + byte(p))
	}
	b.WriteString([...]string{"", "m", "f", "c"}[f.Gender()])
	b.WriteString([...]string{"", "s", "d", "p"}[f.Number()])
	set := func(bits int, names ...string) {
		sep := " "
		for i, n := range names {
			if bits>>i&1 == 1 {
				b.WriteString(sep + n)
				sep = "|"
			}
		}
	}
	set(int(f.Voice()), "act", "pass")
	set(int(f.Mood()), "ind", "subj", "juss")
	set(int(f>>18&31), "free", "bound", "acc", "construct", "indefinite")
	return b.String()
}

func finite(k Kind, pgn Features, v Voice) Features {
	return Features(k)<<kindShift | pgn | Features(v)<<voiceShift | freeBit | boundBit
}

func pgn(p int, g Gender, n Number) Features {
	return Features(p)<<personShift | Features(g)<<genderShift | Features(n)<<numberShift
}

package lang

import (
	"reflect"

	"github.com/isnad-desk/isnad/text"
)

// Language is what the stages know of a language. It is immutable once made and safe for concurrent use.
type Language struct {
	Code    string // ISO 639-1
	Version string // of the pack and its lexicons together

	// Fold settles spelling variants in one aligned view: letters, marks, digits, presentation forms.
	Fold func(s string) *text.View
	// FoldString is Fold without the alignment.
	FoldString func(s string) string
	// Skeleton is a coarser key of a folded name: spellings of one name meet there.
	Skeleton func(folded string) string
	// Consonants is a still coarser key, of a skeleton: spellings of one foreign name meet there, and so do names that differ.
	Consonants func(skeleton string) string
	// Read splits an article's text into tokens with readings, and sentences.
	Read func(s string) *Text
	// Bare returns a folded word without its article, the word itself when it has none.
	Bare func(folded string) string
	// Feminine reports whether a folded noun or adjective looks feminine.
	Feminine func(folded string) bool
	// Oblique reports whether a folded word ends like a sound plural or dual in the oblique case: it cannot be a subject.
	Oblique func(folded string) bool
	// Indefinite returns a folded noun or adjective without the ending of the indefinite accusative, as lexicons list it; ok is false when
	// it cannot carry that ending. A word that does cannot be the subject of the verb before it.
	Indefinite func(folded string) (base string, ok bool)
	// Ends reports whether a folded stem has an ending or pattern of nouns, and what that leaves, folded.
	Ends func(stem string, e Ending) (rest string, ok bool)
	// PassiveVowel is the mark by which a verb can be written as passive, 0 where there is none.
	PassiveVowel rune
	// Accusative is the mark of the indefinite accusative, which names of persons do not bear; 0 where none is written.
	Accusative rune
	// Forms returns every verb form that a folded stem can be, whatever its place in a sentence makes likely; bound asks for the forms
	// that stand before a pronoun suffix. Readings leave out what their sentence makes unlikely.
	Forms func(stem string, bound bool) []Morph
	// Nisba returns the masculine singular of a folded adjective of origin in any gender, number or case, with or without article;
	// ok is false when the word cannot be one.
	Nisba func(folded string) (base string, ok bool)
	// Plain returns a name as a reader would write it: without tatweel, marks and quotation marks, blanks collapsed.
	Plain func(name string) string
	// Unfuse returns a name that starts with a preposition fused with the article as it stands alone (للحشد → الحشد).
	Unfuse func(name string) string
	// Numbers returns the numbers of a text in order, in digits and in words, duals of counted nouns among them; they do not overlap.
	Numbers func(t *Text) []Numeral
	// Numeric reports whether a folded word, whatever is written together before it, can be a number or part of one: a quick look that lets through
	// more than Numbers finds, and never less but for counted nouns.
	Numeric func(folded string) bool
	// Looks returns the ISO 639 code of the language that s looks like: Code itself, that of another language that is told apart from it,
	// "und" for another language that is not told apart from others, "" when s holds no word.
	Looks func(s string) string
	// Latin spells a name in Latin letters.
	Latin func(name string) string
	// TermShare returns in which share of ordinary articles a term (a news.Term's word) stands, 0 when the background counts do not list it.
	TermShare func(term string) float64
	// Meet returns the forms under which search brings a word together with others: near unites the inflections of one word, also a plural that is
	// another word and the verb of what is derived from one; far is coarser and unites words that look alike.
	Meet func(r *Reading) (near, far string)
	// Lexicons by file name without extension.
	Lexicons map[string]*Lexicon
	// NamesModel is the trained sequence model for names (see package tagger); nil when the pack has none.
	NamesModel []byte
	// EventWeights are weights learnt from annotated events, of what speaks for a party having done or suffered one (see package read/events); nil when
	// the pack has none.
	EventWeights []byte
}

// Gaps names the functions that the pack does not supply, in the order of the fields above.
func (l *Language) Gaps() []string {
	var out []string
	v := reflect.ValueOf(l).Elem()
	for i := range v.NumField() {
		if f := v.Field(i); f.Kind() == reflect.Func && f.IsNil() {
			out = append(out, v.Type().Field(i).Name)
		}
	}
	return out
}

// Lexicon returns the lexicon of that name, or an empty one: a missing lexicon matches nothing.
func (l *Language) Lexicon(name string) *Lexicon {
	if x := l.Lexicons[name]; x != nil {
		return x
	}
	return &Lexicon{Name: name}
}

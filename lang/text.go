package lang

import "github.com/isnad-desk/isnad/text"

// Text is an article's text as a language reads it.
type Text struct {
	View      *text.View // original and folded
	Tokens    []Token    // in order; they do not overlap
	Sentences []Sentence // in order; they cover all tokens
}

// TokenKind is the sort of a token.
type TokenKind uint8

// The kinds of tokens.
const (
	Word    TokenKind = iota // letters of the language's own script
	Foreign                  // letters of another script
	Number                   // digits, with decimal or thousands marks inside
	Punct                    // one mark that is neither a quotation mark nor a bracket
	Open                     // opening bracket or quotation mark
	Close                    // closing bracket or quotation mark
	Quote                    // a quotation mark that may open or close (")
	Link                     // URL, mail address, hashtag, handle
)

// Token is a word, number or mark.
type Token struct {
	Span     text.Span // in the original text, bytes
	Fold     string    // folded form; for marks the mark itself in its plain form (guillemets and curly quotes become ")
	Kind     TokenKind
	Spaced   bool // blank or line border before it
	Sentence int  // index into Text.Sentences
	// Readings are the ways to take the word apart, best first; at least one for a Word, none for other kinds.
	Readings []Reading
}

// Best returns the best reading; for a token without readings, one that takes nothing apart.
func (t *Token) Best() Reading {
	if len(t.Readings) > 0 {
		return t.Readings[0]
	}
	return Reading{Host: t.Fold, Stem: t.Fold, HostSpan: t.Span}
}

// Sentence is a run of tokens.
type Sentence struct {
	Span        text.Span // in the original text, bytes, without outer blanks
	First, Last int       // half-open interval of token indexes
	Paragraph   int       // number of the line it stands in, from 0
}

// Clitics is a set of proclitics.
type Clitics uint8

// The proclitics. In a language without them no reading carries any.
const (
	And  Clitics = 1 << iota // coordinating "and" (و)
	So                       // consecutive "so" (ف)
	By                       // preposition "by, in" (ب)
	Like                     // preposition "like" (ك)
	For                      // preposition or particle "for" (ل)
	Will                     // future particle (س)
	The                      // definite article (ال)
)

// Prepositions are the proclitics that govern a noun.
const Prepositions = By | Like | For

// Has reports whether any of the given proclitics is in the set.
func (c Clitics) Has(of Clitics) bool { return c&of != 0 }

// Reading is one way to take a word apart.
type Reading struct {
	Clitics Clitics
	// Host is the folded word without conjunctions and prepositions, the article kept or restored: للحشد has the host الحشد.
	Host string
	// HostSpan is where the host stands in the original text. Where the preposition is fused with the article it starts at the preposition.
	HostSpan text.Span
	// Stem is the host without article and without pronoun suffix, as the lexicons list it (زيارته has the stem زياره).
	Stem string
	// Suffix is the folded pronoun suffix, "" when there is none.
	Suffix string
	// Morphs are what the stem can be, best first; empty for what the morphology does not know.
	Morphs []Morph
}

// POS is the word class of a Morph.
type POS uint8

// The word classes that the morphology derives from verbs.
const (
	Verb POS = iota
	VerbalNoun
	ActiveParticiple
	PassiveParticiple
)

// Tense of a finite verb.
type Tense uint8

// The tenses.
const (
	Past Tense = iota
	Present
	Imperative
)

// Gender and Number values. Zero means not told.
const (
	Masculine = 1
	Feminine  = 2
	Singular  = 1
	Dual      = 2
	Plural    = 3
)

// Morph is one analysis of a stem as a form of a verb lemma.
type Morph struct {
	Lemma  string // folded: past, third person masculine singular
	Form   string // derived form of the lemma, I to X, QI to QIV: folded lemmas of two forms may be alike
	POS    POS
	Tense  Tense
	Person uint8 // 1 to 3, 0 for nouns
	Gender uint8
	Number uint8
	// Passive is set where the form can be passive; Active where it can be active. Unvocalised forms often are both.
	Passive, Active bool
	// Adverbial is set for an indefinite accusative, the form in which participles continue a report.
	Adverbial bool
}

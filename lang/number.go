package lang

import "github.com/isnad-desk/isnad/text"

// NumberKind is the sort of a Number.
type NumberKind uint8

// The kinds of numbers.
const (
	Cardinal NumberKind = iota // 13, thirteen, two soldiers
	Ordinal                    // the thirteenth
	Fraction                   // half, a third: From and To lie between 0 and 1
	Implied                    // an indefinite singular noun for a person or a weapon, which may stand for one: "a soldier"
)

// Numeral is a number written in digits or words.
type Numeral struct {
	First, Last int       // half-open interval of tokens that make the number, bounding words left out
	Span        text.Span // of these tokens in the original text, bytes, without proclitics
	Kind        NumberKind
	// From and To bound the number, both inclusive; they are equal for a plain number.
	From, To float64
	// AtLeast is set for a lower bound ("at least 13", "more than 13"): From and To are the number as written.
	AtLeast bool
	// AtMost is set for an upper bound ("fewer than 13"): From and To are the number as written.
	AtMost bool
	// Approx is set for "about 13".
	Approx bool
	// Percent is set where a sign or words for "per cent" follow.
	Percent bool
	// Definite is set where the number carries the article.
	Definite bool
	// Digits is set where the number is written in digits alone, with at most one sign inside.
	Digits bool
	// Noun is the token of the counted noun where number and noun are one word (a dual, an indefinite singular), else -1.
	Noun int
	// Bound is the half-open interval of tokens of the bounding words before the number, empty (0, 0) when there are none.
	Bound [2]int
}

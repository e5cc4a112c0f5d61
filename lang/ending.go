package lang

// Ending is a form of nouns and adjectives that the letters of a stem can show (see Language.Ends).
type Ending uint8

// The endings and patterns. What each leaves is the stem without the ending, unless another form is named.
const (
	IndefiniteAccusative Ending = iota
	SoundPlural                 // of the masculine, in either case: only persons have it
	SoundOblique                // of the plural and of the dual
	SoundConstruct              // the plural of the masculine before a genitive; leaves the form that stands alone
	ObliqueConstruct            // the same where it is no subject
	FemininePlural              // leaves the singular
	ActPlural                   // the same ending on a masculine noun, mostly of an act: leaves the singular
	DualEnding                  // the dual of a subject
	FeminineDual                // also before a genitive; leaves the singular
	CaseEnding                  // of the sound plural and of the dual, whose letters tell the case only
	HumanPlural                 // a pattern of plurals that only persons have; leaves nothing
	Elative                     // the pattern of comparatives; leaves nothing
	FeminineElative             // an ending that only adjectives of a feminine have, beside the common one
)

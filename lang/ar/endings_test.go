package ar

import (
	"testing"

	"github.com/isnad-desk/isnad/lang"
)

// TestEnds: what each ending leaves, and stems that are too short for it or have another.
func TestEnds(t *testing.T) {
	for _, c := range []struct {
		stem string
		e    lang.Ending
		rest string
		ok   bool
	}{
		{"جنديا", lang.IndefiniteAccusative, "جندي", true},
		{"عصا", lang.IndefiniteAccusative, "", false},
		{"مهندسون", lang.SoundPlural, "مهندس", true},
		{"مهندسين", lang.SoundPlural, "مهندس", true},
		{"قانون", lang.SoundPlural, "قان", true}, // its letters tell no more
		{"دين", lang.SoundPlural, "", false},
		{"مهندسين", lang.SoundOblique, "مهندس", true},
		{"مهندسون", lang.SoundOblique, "", false},
		{"مديرو", lang.SoundConstruct, "مديرون", true},
		{"مديري", lang.SoundConstruct, "مديرين", true},
		{"مديرو", lang.ObliqueConstruct, "", false},
		{"مديري", lang.ObliqueConstruct, "مديرين", true},
		{"شركات", lang.FemininePlural, "شركه", true},
		{"ذات", lang.FemininePlural, "", false},
		{"اجتماعات", lang.ActPlural, "اجتماع", true},
		{"سفينتان", lang.DualEnding, "سفينت", true},
		{"شان", lang.DualEnding, "", false},
		{"سفينتين", lang.FeminineDual, "سفينه", true},
		{"سفينتي", lang.FeminineDual, "سفينه", true},
		{"سفينتان", lang.FeminineDual, "سفينه", true},
		{"سفينتا", lang.FeminineDual, "سفينه", true},
		{"بيتي", lang.FeminineDual, "", false},
		{"مصابون", lang.CaseEnding, "مصاب", true},
		{"بنين", lang.CaseEnding, "", false},
		{"شركاء", lang.HumanPlural, "", true},
		{"اعضاء", lang.HumanPlural, "", false},
		{"اكبر", lang.Elative, "", true},
		{"كبير", lang.Elative, "", false},
		{"حمراء", lang.FeminineElative, "حمرا", true},
		{"احمر", lang.FeminineElative, "", false},
	} {
		if rest, ok := ends(c.stem, c.e); rest != c.rest || ok != c.ok {
			t.Errorf("%s, %d: %q %v, want %q %v", c.stem, c.e, rest, ok, c.rest, c.ok)
		}
	}
}

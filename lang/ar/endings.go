package ar

import (
	"strings"

	"github.com/isnad-desk/isnad/lang"
)

// ends implements lang.Language.Ends. Stems that are too short for an ending have its letters by chance; lengths are in bytes, two a letter.
func ends(stem string, e lang.Ending) (rest string, ok bool) {
	cut := func(longer int, endings ...string) (string, bool) {
		if len(stem) > longer {
			for _, x := range endings {
				if rest, ok := strings.CutSuffix(stem, x); ok {
					return rest, true
				}
			}
		}
		return "", false
	}
	switch e {
	case lang.IndefiniteAccusative:
		return cut(6, "ا")
	case lang.SoundPlural:
		return cut(8, "ون", "ين")
	case lang.SoundOblique:
		return cut(0, "ين")
	case lang.SoundConstruct:
		if _, ok := cut(6, "و", "ي"); ok {
			return stem + "ن", true
		}
	case lang.ObliqueConstruct:
		if _, ok := cut(0, "ي"); ok {
			return stem + "ن", true
		}
	case lang.FemininePlural:
		if rest, ok := cut(6, "ات"); ok {
			return rest + "ه", true
		}
	case lang.ActPlural: // اجتماعات, انتقادات
		return cut(8, "ات")
	case lang.DualEnding:
		return cut(8, "ان")
	case lang.FeminineDual:
		if rest, ok := cut(8, "تين", "تي", "تان", "تا"); ok && len(rest) > 4 {
			return rest + "ه", true
		}
	case lang.CaseEnding:
		return cut(10, "ون", "ين", "ان")
	case lang.HumanPlural: // شركاء, عملاء
		return "", len(stem) == 10 && strings.HasSuffix(stem, "اء") && !strings.HasPrefix(stem, "ا")
	case lang.Elative: // اكبر, ابرز
		return "", len(stem) == 8 && strings.HasPrefix(stem, "ا")
	case lang.FeminineElative: // كبري, حمراء, as they are folded
		return cut(0, "ي", "ء")
	}
	return "", false
}

// fathatan marks the indefinite accusative.
const fathatan = 'ً'

// damma is the vowel that passives have first.
const damma = 'ُ'

package ar

import (
	"strings"
	"unicode/utf8"

	"github.com/isnad-desk/isnad/lang"
)

// endings are what a light stem goes without, longest first, in folded spelling: dual, sound plurals, feminine, nisba, pronouns.
var endings = []string{"ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي", "ا"}

// light cuts up to two endings off a stem and leaves three letters at least.
func light(s string) string {
	for range 2 {
		cut := false
		for _, e := range endings {
			if b, ok := strings.CutSuffix(s, e); ok && utf8.RuneCountInString(b) >= 3 {
				s, cut = b, true
				break
			}
		}
		if !cut {
			break
		}
	}
	return s
}

// meet implements lang.Language.Meet.
func (p *pack) meet(r *lang.Reading) (near, far string) {
	stem := r.Stem
	near = stem
	if one, ok := p.singular[stem]; ok && one != stem { // the lemma of the singular, as it meets itself
		for _, m := range p.forms(one, false) {
			return m.Lemma, light(one)
		}
		return one, light(one)
	}
	if len(r.Morphs) > 0 {
		near = r.Morphs[0].Lemma
	}
	return near, light(stem)
}

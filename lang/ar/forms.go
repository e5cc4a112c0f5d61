package ar

import (
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/lang/ar/morph"
)

// forms implements lang.Language.Forms.
func (p *pack) forms(stem string, bound bool) []lang.Morph {
	var buf [8]morph.Analysis
	found := buf[:0]
	if bound {
		found = p.split.index.LookupBound(found, stem)
	} else {
		found = p.split.index.Lookup(found, stem)
	}
	if len(found) == 0 {
		return nil
	}
	out := make([]lang.Morph, len(found))
	for i, a := range found {
		out[i] = p.split.morph(a)
	}
	return out
}

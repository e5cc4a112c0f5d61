package names

import (
	"github.com/isnad-desk/isnad/lang"
)

// class is a class of lexicon phrases that the model is told about.
type class uint8

// The classes. Their order is part of the model: add at the end only.
const (
	cState class = iota
	cPlace
	cOrg
	cOutlet
	cGiven
	cFamily
	cPerson
	cParticle
	cTitle
	cRole
	cOrgHead
	cPlaceHead
	cDemonym
	cPortfolio
	classes
)

// sources says from which lexicon each class comes and how its phrases are compared.
var sources = [classes]struct {
	lexicon string
	mode    lang.MatchMode
}{
	cState:     {"states", lang.ByHost},
	cPlace:     {"places", lang.ByHost},
	cOrg:       {"orgs", lang.ByHost},
	cOutlet:    {"outlets", lang.ByHost},
	cGiven:     {"given_names", lang.ByHost},
	cFamily:    {"family_names", lang.ByHost},
	cPerson:    {"people", lang.ByHost},
	cParticle:  {"name_particles", lang.ByHost},
	cTitle:     {"titles", lang.ByStem},
	cRole:      {"roles", lang.ByStem},
	cOrgHead:   {"org_heads", lang.ByStem},
	cPlaceHead: {"place_heads", lang.ByStem},
	cDemonym:   {"demonyms", lang.ByStem},
	cPortfolio: {"portfolios", lang.ByStem},
}

// marks is a set of (class, begins or goes on) pairs: bit 2c for the first token of a phrase of class c, bit 2c+1 for its others.
type marks uint32

func begins(c class) marks { return 1 << (2 * c) }
func goesOn(c class) marks { return 2 << (2 * c) }

// of is both bits of a class.
func of(c class) marks { return 3 << (2 * c) }

func (m marks) has(o marks) bool { return m&o != 0 }

// hit is a phrase of a lexicon in the text.
type hit struct {
	class   class
	first   int // half-open token interval
	last    int
	reading int // of the first token, -1 when it has none
	entry   int32
}

// gazetteer holds the lexicons by class.
type gazetteer struct {
	lexicons [classes]*lang.Lexicon
}

func newGazetteer(l *lang.Language) *gazetteer {
	g := &gazetteer{}
	for c := range sources {
		g.lexicons[c] = l.Lexicon(sources[c].lexicon)
	}
	return g
}

// mark finds the phrases of all classes, per class the longest from left to right, and sets their marks.
func (g *gazetteer) mark(t *lang.Text, out []marks, hits []hit) []hit {
	for c := class(0); c < classes; c++ {
		x := g.lexicons[c]
		if len(x.Entries) == 0 {
			continue
		}
		for i := 0; i < len(t.Tokens); {
			h, ok := x.Match(t, i, sources[c].mode)
			if !ok {
				i++
				continue
			}
			out[i] |= begins(c)
			for j := i + 1; j < h.Last; j++ {
				out[j] |= goesOn(c)
			}
			hits = append(hits, hit{c, i, h.Last, h.Reading, h.Entries[0]})
			i = max(i+1, h.Last)
		}
	}
	return hits
}

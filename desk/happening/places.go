package happening

import (
	"sort"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// Gazetteer knows which place lies in which.
type Gazetteer struct {
	in   map[string]string
	wide map[string]bool // provinces, regions, seas: places below a state whose parts the gazetteer does not always tell
	seat map[string]bool // capitals of states
	site map[string]bool // squares, airports, camps: what may lie in a town of the same province
}

// NewGazetteer reads the language's places.
func NewGazetteer(l *lang.Language) Gazetteer {
	g := Gazetteer{map[string]string{}, map[string]bool{}, map[string]bool{}, map[string]bool{}}
	places := l.Lexicon("places")
	for id := range places.Entries {
		canon, in := places.Get(int32(id), "canon"), places.Get(int32(id), "in")
		if canon == "" {
			canon = places.Entries[id].Form
		}
		if in != "" && in != canon {
			g.in[canon] = in
		}
		switch places.Get(int32(id), "type") {
		case "province", "region", "district", "border_area", "desert", "island", "mountain", "sea", "gulf", "river":
			g.wide[canon] = true
		case "capital":
			g.seat[canon] = true
		case "square", "neighbourhood", "airport", "base", "port", "camp", "prison", "palace_or_seat", "holy_site", "refinery", "crossing", "dam":
			g.site[canon] = true
		}
	}
	return g
}

// Holds reports whether the place inner lies in outer; both are canonical names.
func (g Gazetteer) Holds(outer, inner string) bool {
	for n := 0; n < 8; n++ {
		in, ok := g.in[inner]
		if !ok {
			return false
		}
		if in == outer {
			return true
		}
		inner = in
	}
	return false
}

// Speaks reports whether the place is the capital of the state: where it is named as one who acts, that is the state.
func (g Gazetteer) Speaks(capital, state string) bool {
	return g.seat[capital] && g.in[capital] == state
}

// Knows reports whether the gazetteer lists the place with what it lies in.
func (g Gazetteer) Knows(place string) bool { return g.in[place] != "" }

// Exclude reports whether what is in the one place cannot be in the other: both are known, and neither can lie in the other. Of a province and a
// town of which only the state is known the one may hold the other; so may a town hold a square or an airport of its province.
func (g Gazetteer) Exclude(a, b string) bool {
	if a == b || !g.Knows(a) || !g.Knows(b) || g.Holds(a, b) || g.Holds(b, a) {
		return false
	}
	if g.site[a] != g.site[b] {
		if g.site[b] {
			a, b = b, a
		}
		if !g.wide[b] && (g.in[a] == g.in[b] || g.Holds(g.in[a], b)) {
			return false
		}
	}
	return g.wide[a] == g.wide[b] || !(g.in[a] == g.in[b] || g.Holds(g.in[a], b) || g.Holds(g.in[b], a))
}

// Sentence returns the sentence of a record in which s starts.
func Sentence(r *news.Record, s text.Span) (text.Span, bool) {
	i := sort.Search(len(r.Sentences), func(i int) bool { return r.Sentences[i].End > s.Start })
	if i < len(r.Sentences) && r.Sentences[i].Start <= s.Start {
		return r.Sentences[i], true
	}
	return text.Span{}, false
}

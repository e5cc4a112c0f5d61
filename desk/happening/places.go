package happening

import (
	"sort"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// Gazetteer knows which place lies in which.
type Gazetteer struct{ in map[string]string }

// NewGazetteer reads the language's places.
func NewGazetteer(l *lang.Language) Gazetteer {
	g := Gazetteer{map[string]string{}}
	places := l.Lexicon("places")
	for id := range places.Entries {
		canon, in := places.Get(int32(id), "canon"), places.Get(int32(id), "in")
		if canon == "" {
			canon = places.Entries[id].Form
		}
		if in != "" && in != canon {
			g.in[canon] = in
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

// Knows reports whether the gazetteer lists the place with what it lies in.
func (g Gazetteer) Knows(place string) bool { return g.in[place] != "" }

// Sentence returns the sentence of a record in which s starts.
func Sentence(r *news.Record, s text.Span) (text.Span, bool) {
	i := sort.Search(len(r.Sentences), func(i int) bool { return r.Sentences[i].End > s.Start })
	if i < len(r.Sentences) && r.Sentences[i].Start <= s.Start {
		return r.Sentences[i], true
	}
	return text.Span{}, false
}

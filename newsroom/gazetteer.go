package newsroom

import (
	"slices"
	"strconv"

	"github.com/isnad-desk/isnad/lang"
)

// Spot is where the lexicons say that a place lies.
type Spot struct {
	Canon   string // canonical name
	Type    string // of place: city, province, sea, ...; "state" for states
	Country string // ISO 3166-1 alpha-2 code of the state in which it lies, or ""
	// Within lists the canonical names of what contains it, the nearest first; itself is not among them.
	Within []string
	Known  bool    // Lat and Lon are known; never of a state, which is no point
	Lat    float64 // degrees north
	Lon    float64 // degrees east
}

// Precision says how much of the map a place stands for: point, area or country; "" where that is not known.
func (s *Spot) Precision() string {
	switch s.Type {
	case "":
		return ""
	case "state":
		return "country"
	case "province", "region", "sea", "gulf", "desert", "river", "border_area", "continent", "mountain", "island", "strait", "district":
		return "area"
	}
	return "point"
}

// Gazetteer tells where places lie, as far as the lexicons of a language do.
type Gazetteer struct {
	lang   *lang.Language
	places *lang.Lexicon
	states *lang.Lexicon
	canon  map[string]int32 // places by canonical name
	state  map[string]int32
	coords map[string][2]float64
}

// NewGazetteer prepares the places of a language.
func NewGazetteer(l *lang.Language) *Gazetteer {
	g := &Gazetteer{lang: l, places: l.Lexicon("places"), states: l.Lexicon("states"), canon: map[string]int32{}, state: map[string]int32{}, coords: map[string][2]float64{}}
	fill := func(x *lang.Lexicon, to map[string]int32) {
		for i := range x.Entries {
			c := x.Get(int32(i), "canon")
			if _, ok := to[c]; !ok || x.Entries[i].Form == c {
				to[c] = int32(i)
			}
		}
	}
	fill(g.places, g.canon)
	fill(g.states, g.state)
	at := l.Lexicon("coordinates")
	for i := range at.Entries {
		lat, e1 := strconv.ParseFloat(at.Get(int32(i), "lat"), 64)
		lon, e2 := strconv.ParseFloat(at.Get(int32(i), "lon"), 64)
		if e1 == nil && e2 == nil {
			g.coords[at.Entries[i].Form] = [2]float64{lat, lon}
		}
	}
	return g
}

// Fold is the form of a name under which its spellings meet.
func (g *Gazetteer) Fold(name string) string {
	if name == "" {
		return ""
	}
	return g.lang.FoldString(name)
}

// Spot finds a place by its canonical name or one of its other names; nil where the lexicons know none. A capital may be called as its state is, or
// a state as some city: the Latin name tells them apart.
func (g *Gazetteer) Spot(name, latin string, names []string) *Spot {
	state, isState := g.state[name]
	place, isPlace := g.canon[name]
	if isState && isPlace && g.places.Get(place, "latin") == latin && g.states.Get(state, "latin") != latin {
		isState = false
	}
	if isState {
		return g.ofState(state)
	}
	if isPlace {
		return g.ofPlace(place)
	}
	for _, n := range append([]string{name}, names...) {
		var ws []string
		t := g.lang.Read(n)
		for i := range t.Tokens {
			ws = append(ws, t.Tokens[i].Fold)
		}
		if len(ws) == 0 {
			continue
		}
		if ids := g.states.Find(ws...); len(ids) > 0 {
			return g.ofState(ids[0])
		}
		ids := g.places.Find(ws...)
		if len(ids) == 0 {
			continue
		}
		first := g.places.Get(ids[0], "canon")
		if slices.ContainsFunc(ids, func(id int32) bool { return g.places.Get(id, "canon") != first }) {
			continue // one name of several places
		}
		return g.ofPlace(ids[0])
	}
	return nil
}

func (g *Gazetteer) ofState(id int32) *Spot {
	return &Spot{Canon: g.states.Get(id, "canon"), Type: "state", Country: g.states.Get(id, "iso2")}
}

// maxWithin bounds how many places around a place are followed.
const maxWithin = 8

func (g *Gazetteer) ofPlace(id int32) *Spot {
	s := &Spot{Canon: g.places.Get(id, "canon"), Type: g.places.Get(id, "type")}
	for in := g.places.Get(id, "in"); in != "" && len(s.Within) < maxWithin && !slices.Contains(s.Within, in); {
		s.Within = append(s.Within, in)
		if st, ok := g.state[in]; ok {
			s.Country = g.states.Get(st, "iso2")
			break
		}
		up, ok := g.canon[in]
		if !ok {
			break
		}
		in = g.places.Get(up, "in")
	}
	if c, ok := g.coords[s.Canon]; ok {
		s.Lat, s.Lon, s.Known = c[0], c[1], true
	}
	return s
}

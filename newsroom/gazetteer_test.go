package newsroom

import (
	"math"
	"testing"

	"github.com/isnad-desk/isnad/internal/artest"
)

func TestPlacesLieWhereTheLexiconsSay(t *testing.T) {
	l := artest.New(t)
	g := NewGazetteer(l)
	for _, c := range []struct {
		name, latin, kind, precision, country string
		known                                 bool
	}{
		{"بغداد", "Baghdad", "capital", "point", "IQ", true},
		{"العراق", "Iraq", "state", "country", "IQ", false},
		{"عمان", "Amman", "capital", "point", "JO", true},
		{"عمان", "Oman", "state", "country", "OM", false},
		{"الأنبار", "Anbar", "province", "area", "IQ", true},
		{"الفلوجه", "", "city", "point", "IQ", true},
		{"سوق لا يعرفها أحد", "", "", "", "", false},
	} {
		s := g.Spot(c.name, c.latin, []string{c.name})
		if s == nil {
			s = &Spot{}
		}
		if s.Type != c.kind || s.Precision() != c.precision || s.Country != c.country || s.Known != c.known {
			t.Errorf("%s %s is %+v (%s)", c.name, c.latin, s, s.Precision())
		}
	}
}

// TestCoordinates: every row is about a place of the lexicon, and no place lies far from what it lies in.
func TestCoordinates(t *testing.T) {
	l := artest.New(t)
	g := NewGazetteer(l)
	rows := l.Lexicon("coordinates").Entries
	if len(rows) < 1000 || len(g.coords) != len(rows) {
		t.Fatalf("%d rows, %d can be read", len(rows), len(g.coords))
	}
	for name, at := range g.coords {
		id, ok := g.canon[name]
		if !ok {
			t.Errorf("%s is no place of the lexicon", name)
			continue
		}
		if math.Abs(at[0]) > 90 || math.Abs(at[1]) > 180 {
			t.Errorf("%s lies nowhere: %v", name, at)
		}
		in := g.places.Get(id, "in")
		around, ok := g.coords[in]
		if _, state := g.state[in]; state || !ok {
			continue
		}
		if far := math.Hypot(at[0]-around[0], (at[1]-around[1])*math.Cos(at[0]*math.Pi/180)); far > 6 {
			t.Errorf("%s lies %.1f degrees from %s, in which it lies", name, far, g.places.Get(id, "in"))
		}
	}
}

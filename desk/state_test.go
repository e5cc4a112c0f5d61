package desk

import (
	"errors"
	"maps"
	"math/rand"
	"reflect"
	"testing"

	"github.com/isnad-desk/isnad/news"
)

// shelf keeps records by id, as an archive does.
type shelf map[string]*news.Record

var errNotThere = errors.New("not there")

func (s shelf) Record(id string) (*news.Record, error) {
	if r, ok := s[id]; ok {
		return r, nil
	}
	return nil, errNotThere
}

// TestAnyOrderAndSplit: whatever the order of arrival, wherever it is settled, saved and loaded again, the desk is the one that Build makes.
func TestAnyOrderAndSplit(t *testing.T) {
	l := arabic(t)
	records := visit(t, l)
	want := Build(l, records)
	rng := rand.New(rand.NewSource(2))
	for range 10 {
		rng.Shuffle(len(records), func(i, j int) { records[i], records[j] = records[j], records[i] })
		s, kept := New(l), map[string][]byte{}
		have := shelf{}
		for _, r := range records {
			have[r.Article.ID] = r
			if !s.Add(NewDigest(l, r)) {
				t.Fatalf("%s is not new", r.Article.ID)
			}
			if s.Add(NewDigest(l, r)) {
				t.Fatalf("%s is new twice", r.Article.ID)
			}
			if rng.Intn(2) == 0 {
				if _, err := s.Settle(have); err != nil {
					t.Fatal(err)
				}
			}
			if rng.Intn(3) == 0 {
				for k, body := range s.Save() {
					if kept[k] = body; body == nil {
						delete(kept, k)
					}
				}
				var err error
				if s, err = Load(l, maps.All(kept)); err != nil {
					t.Fatal(err)
				}
			}
		}
		if _, err := s.Settle(have); err != nil {
			t.Fatal(err)
		}
		if got := s.Desk(); !reflect.DeepEqual(got, want) {
			t.Fatalf("another way, another desk:\n%+v\n%+v", got, want)
		}
	}
}

package happening

import (
	"reflect"
	"testing"

	"github.com/isnad-desk/isnad/desk/desktest"
	"github.com/isnad-desk/isnad/internal/artest"
	"github.com/isnad-desk/isnad/news"
)

// TestMemoryForgetsWhatIsNotSo: when two names turn out to be one person's, or an entity's name or kind is another, or a text goes back to another,
// scores that rest on it are not taken from memory; where nothing changed, all are.
func TestMemoryForgetsWhatIsNotSo(t *testing.T) {
	l := artest.New(t)
	records := []*news.Record{
		desktest.Article(t, l, "a", "المرقب", "2024-05-08", "<CONSULT meet 0 1 -:التقى> [p:سالم الحيدري] قادة [o:حركة الفجر] في قصر المرجان بشأن الميناء."),
		desktest.Article(t, l, "b", "الشاهد", "2024-05-08", "<CONSULT meet 0 1 -:التقى> [p:أبو صالح] قادة [o:حركة الفجر] في قصر المرجان بشأن الميناء."),
	}
	input := func(m *Memory, merged bool, name string, root int) Input {
		in := Input{
			Lang: l, Records: records, Story: []int{0, 0}, Stories: []news.Story{{ID: "S1"}}, Root: []int{0, root}, Agency: make([]string, 2), Gazetteer: NewGazetteer(l), Memory: m,
			Entity:   [][]int{{0, 1}, {2, 1}},
			Entities: []news.DeskEntity{{ID: "E1", Kind: news.Person, Name: name}, {ID: "E2", Kind: news.Organization, Name: "حركة الفجر"}, {ID: "E3", Kind: news.Person, Name: "أبو صالح"}},
		}
		if merged {
			in.Entity[1][0] = 0
		}
		return in
	}
	m := NewMemory()
	apart := Find(input(m, false, "سالم الحيدري", 1))
	if len(apart) != 2 || m.Scored == 0 {
		t.Fatalf("two persons are one: %d happenings, %d pairs scored", len(apart), m.Scored)
	}
	if again := Find(input(m, false, "سالم الحيدري", 1)); !reflect.DeepEqual(again, apart) || m.Scored != 0 {
		t.Errorf("nothing changed, and %d pairs were scored again", m.Scored)
	}
	if one := Find(input(m, true, "سالم الحيدري", 1)); len(one) != 1 || m.Scored == 0 {
		t.Errorf("one person is two: %d happenings", len(one))
	}
	Find(input(m, true, "سالم الحيدري", 1))
	if Find(input(m, true, "سالم", 1)); m.Scored == 0 {
		t.Error("another name, and the scores are remembered")
	}
	if Find(input(m, true, "سالم", 0)); m.Scored == 0 {
		t.Error("another root, and the scores are remembered")
	}
}

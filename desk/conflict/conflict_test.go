package conflict

import (
	"testing"

	"github.com/isnad-desk/isnad/desk/desktest"
	"github.com/isnad-desk/isnad/desk/happening"
	"github.com/isnad-desk/isnad/internal/artest"
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

// onDesk puts two records into one story; entities of one name are one.
func onDesk(l *lang.Language, records []*news.Record) happening.Input {
	in := happening.Input{Lang: l, Records: records, Story: []int{0, 0}, Stories: []news.Story{{ID: "S1"}}, Root: []int{0, 1}, Agency: make([]string, 2), Gazetteer: happening.NewGazetteer(l)}
	in.Entities, in.Entity = desktest.ByName(records)
	return in
}

// conflicts builds one happening of two reports of the same arrest, lets change alter the second, and returns the slots in conflict.
func conflicts(t *testing.T, place [2]string, change func(a, b *news.Event)) map[string]news.Conflict {
	t.Helper()
	l := artest.New(t)
	var records []*news.Record
	for i, id := range []string{"a", "b"} {
		records = append(records, desktest.Article(t, l, id, []string{"المرقب", "الشاهد"}[i], "2024-05-01",
			"<COERCE arrest 0 1 2:أوقفت> [o:شرطة الساحل] [p:طاهر النوفلي] في [t:"+place[i]+"] أمس"+[]string{".", " وفق ما رواه جيرانه للصحيفة."}[i]))
	}
	change(&records[0].Events[0], &records[1].Events[0])
	in := onDesk(l, records)
	hs := happening.Find(in)
	out := map[string]news.Conflict{}
	for _, c := range Find(in, hs).Conflicts {
		out[c.Slot] = c
	}
	if len(out) > 0 && hs[0].Standing != "contested" {
		t.Errorf("a conflict, but the happening stands as %s", hs[0].Standing)
	}
	return out
}

func day(t *testing.T, s string) news.Day {
	t.Helper()
	d, err := news.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestConflicts(t *testing.T) {
	same := [2]string{"حلب", "حلب"}
	on := func(from, to string) news.Interval { return news.Interval{From: day(t, from), To: day(t, to)} }
	toll := func(n int, least bool) []news.Quantity {
		return []news.Quantity{{What: "arrested", From: n, To: n, AtLeast: least}}
	}
	for _, c := range []struct {
		name   string
		place  [2]string
		change func(a, b *news.Event)
		slot   string // "" for none
	}{
		{"nothing differs", same, func(a, b *news.Event) {}, ""},
		{"two days", same, func(a, b *news.Event) {
			a.When, b.When = on("2024-05-01", "2024-05-01"), on("2024-05-03", "2024-05-03")
			a.Quantities, b.Quantities = toll(3, false), toll(3, false)
		}, "time"},
		{"two days of the arrest of one man", same, func(a, b *news.Event) {
			a.When, b.When = on("2024-05-01", "2024-05-01"), on("2024-05-03", "2024-05-03")
		}, "time"},
		{"a coarser time", same, func(a, b *news.Event) {
			a.When, b.When = on("2024-05-01", "2024-05-01"), on("2024-05-01", "2024-05-31")
		}, ""},
		{"two cities", [2]string{"حلب", "بغداد"}, func(a, b *news.Event) { a.Quantities, b.Quantities = toll(3, false), toll(3, false) }, "place"},
		{"two cities of the arrest of one man", [2]string{"حلب", "بغداد"}, func(a, b *news.Event) {}, "place"},
		{"a city and its state", [2]string{"حلب", "سوريا"}, func(a, b *news.Event) {}, ""},
		{"yes and no", same, func(a, b *news.Event) { b.Negated = true }, "polarity"},
		{"a plan that was given up", same, func(a, b *news.Event) { a.Modality, b.Negated = "planned", true }, ""},
		{"two numbers", same, func(a, b *news.Event) { a.Quantities, b.Quantities = toll(3, false), toll(5, false) }, "number"},
		{"at least", same, func(a, b *news.Event) { a.Quantities, b.Quantities = toll(3, true), toll(5, false) }, ""},
		{"at least more than that", same, func(a, b *news.Event) { a.Quantities, b.Quantities = toll(3, false), toll(5, true) }, "number"},
	} {
		got := conflicts(t, c.place, c.change)
		if c.slot == "" && len(got) > 0 {
			t.Errorf("%s: conflicts %v", c.name, got)
		}
		if c.slot != "" {
			x, ok := got[c.slot]
			if !ok || len(got) != 1 || len(x.Sides) != 2 || x.Sides[0].Independent != 1 {
				t.Errorf("%s: want one conflict on %s with two sides, got %v", c.name, c.slot, got)
			}
		}
	}
}

// TestNeverLeftTheAirport: one article lets a man meet somebody, another says that he did not leave a place.
func TestNeverLeftTheAirport(t *testing.T) {
	l := artest.New(t)
	build := func(second string) []news.Conflict {
		records := []*news.Record{
			desktest.Article(t, l, "a", "المرقب", "2024-05-01", "<CONSULT meet 0 1 -:التقى> [p:طاهر النوفلي] [p:منير الصافوري]."),
			desktest.Article(t, l, "b", "الشاهد", "2024-05-01", second),
		}
		in := onDesk(l, records)
		return Find(in, happening.Find(in)).Conflicts
	}
	if cs := build("لم <!CONSULT - 0 - 1:يغادر> [p:طاهر النوفلي] [t:مطار بغداد]."); len(cs) != 1 || cs[0].Slot != "place" || len(cs[0].Sides) != 2 {
		t.Errorf("conflicts %+v", cs)
	}
	if cs := build("لم <!CONSULT - 0 - 1:يغادر> [p:طاهر النوفلي] [t:مطار بغداد] حيث <CONSULT meet 0 2 1:استقبل> [p:منير الصافوري]."); len(cs) != 0 {
		t.Errorf("he met him where he stayed, yet %+v", cs)
	}
	if cs := build("لم <!CONSULT - 0 - 1:يغادر> [p:سالم الحيدري] [t:مطار بغداد]."); len(cs) != 0 {
		t.Errorf("another man stayed, yet %+v", cs)
	}
}

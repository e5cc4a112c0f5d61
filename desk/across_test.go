package desk

import (
	"math/rand"
	"reflect"
	"testing"

	"github.com/isnad-desk/isnad/desk/desktest"
	"github.com/isnad-desk/isnad/internal/artest"
	"github.com/isnad-desk/isnad/news"
)

// TestToldInTwoStories: what two stories tell is one happening where nobody can do or suffer it twice, and only there.
func TestToldInTwoStories(t *testing.T) {
	l := artest.New(t)
	flood := "غمرت السيول أحياء الميناء القديم وسوق السمك وأغلقت الطرق المؤدية إلى جسر الزهراء. "
	budget := "ناقش البرلمان موازنة الكهرباء وأسعار الوقود ورواتب المعلمين في جلسة طويلة. "
	for _, c := range []struct {
		name, a, b string
		reports    int // of the happening with most
	}{
		{"one death", "وقد <ASSAULT killing - 0 -:اغتيل> [p:سالم جابر الحيدري] قبل أعوام.", "بعد <ASSAULT killing - 0 -:مقتل> [p:سالم جابر الحيدري].", 2},
		{"two men", "وقد <ASSAULT killing - 0 -:اغتيل> [p:سالم جابر الحيدري] قبل أعوام.", "بعد <ASSAULT killing - 0 -:مقتل> [p:طاهر كاظم النوفلي].", 1},
		{"a death that is denied", "وقد <ASSAULT killing - 0 -:اغتيل> [p:سالم جابر الحيدري] قبل أعوام.", "ولم <!ASSAULT killing - 0 -:يقتل> [p:سالم جابر الحيدري].", 1},
		{"what can be done again", "وقد <COERCE arrest - 0 -:اعتقل> [p:سالم جابر الحيدري].", "بعد <COERCE arrest - 0 -:اعتقال> [p:سالم جابر الحيدري].", 1},
		{"a body is attacked again and again", "وقد <ASSAULT killing - 0 -:هوجمت> [o:حركة الفجر].", "بعد <ASSAULT killing - 0 -:ضرب> [o:حركة الفجر].", 1},
	} {
		records := []*news.Record{
			desktest.Article(t, l, "a", "المرقب", "2024-05-08", flood+c.a),
			desktest.Article(t, l, "b", "الشاهد", "2024-09-01", budget+c.b),
		}
		d := Build(l, records)
		if len(d.Stories) != 2 {
			t.Fatalf("%s: %d stories", c.name, len(d.Stories))
		}
		most := 0
		for _, h := range d.Happenings {
			most = max(most, len(h.Reports))
		}
		if most != c.reports {
			t.Errorf("%s: %+v", c.name, d.Happenings)
		}
	}
}

// TestOneDayInTwoStories: who met whom on one day met once; on another day they met again.
func TestOneDayInTwoStories(t *testing.T) {
	meeting := func(from, to string) []news.Happening {
		w := news.Interval{From: day(t, from), To: day(t, to)}
		x := news.Interval{From: day(t, "2024-05-08"), To: day(t, "2024-05-08")}
		d := &news.Desk{
			Articles: []news.Placed{{ID: "a"}, {ID: "b"}},
			Entities: []news.DeskEntity{{ID: "E1", Kind: news.Person}, {ID: "E2", Kind: news.Person}},
			Happenings: []news.Happening{
				{ID: "H1", Story: "S1", Type: "CONSULT", Mode: "meet", Modality: "actual", Actors: []string{"E1"}, Recipients: []string{"E2"}, When: x, Reports: []news.Report{{Article: "a"}}, Origins: []news.Origin{{Name: "المرقب", Reports: []int{0}}}, Standing: "single"},
				{ID: "H2", Story: "S2", Type: "CONSULT", Mode: "meet", Modality: "actual", Actors: []string{"E2"}, Recipients: []string{"E1"}, When: w, Reports: []news.Report{{Article: "b"}}, Origins: []news.Origin{{Name: "الشاهد", Reports: []int{0}}}, Standing: "single"},
				{ID: "H3", Story: "S2", Type: "AGREE", Modality: "actual", Standing: "single"},
			},
			Conflicts: []news.Conflict{{Happening: "H2"}, {Happening: "H3"}, {}},
		}
		across(d)
		want := []string{"H2", "H3", ""}
		if len(d.Happenings) == 2 {
			want = []string{"H1", "H2", ""}
		}
		for i, c := range d.Conflicts {
			if c.Happening != want[i] {
				t.Errorf("conflict %d is about %q, not %q", i, c.Happening, want[i])
			}
		}
		return d.Happenings
	}
	one := meeting("2024-05-08", "2024-05-08")
	if len(one) != 2 || len(one[0].Reports) != 2 || one[0].Standing != "corroborated" || !reflect.DeepEqual(one[0].Origins[1].Reports, []int{1}) || one[1].ID != "H2" {
		t.Errorf("%+v", one)
	}
	if two := meeting("2024-05-11", "2024-05-11"); len(two) != 3 {
		t.Errorf("two days, one meeting: %+v", two)
	}
	if vague := meeting("2024-05-01", "2024-05-31"); len(vague) != 3 {
		t.Errorf("some day of the month: %+v", vague)
	}
}

// TestTwoStoriesInAnyOrder: the desk of stories that recall one death is the same whatever the order of arrival and wherever it is settled.
func TestTwoStoriesInAnyOrder(t *testing.T) {
	l := artest.New(t)
	records := append(visit(t, l),
		desktest.Article(t, l, "c1", "المرقب", "2024-05-20", "غمرت السيول أحياء الميناء الجديد وسوق التمور بعد <ASSAULT killing - 0 -:مقتل> [p:سالم جابر الحيدري]."),
		desktest.Article(t, l, "d1", "الشاهد", "2024-08-20", "ناقش البرلمان موازنة الكهرباء ورواتب المعلمين، وقد <ASSAULT killing - 0 -:اغتيل> [p:سالم جابر الحيدري]."),
		desktest.Article(t, l, "e1", "الراصد", "2024-12-20", "فاز نادي الساحل بكأس الدوري في ملعب الزهراء بعد عام على <ASSAULT killing - 0 -:اغتيال> [p:سالم جابر الحيدري]."),
	)
	want := Build(l, records)
	most := 0
	for _, h := range want.Happenings {
		most = max(most, len(h.Reports))
	}
	if most != 3 {
		t.Fatalf("%+v", want.Happenings)
	}
	rng := rand.New(rand.NewSource(3))
	for range 5 {
		rng.Shuffle(len(records), func(i, j int) { records[i], records[j] = records[j], records[i] })
		s, have := New(l), shelf{}
		for _, r := range records {
			have[r.Article.ID] = r
			s.Add(NewDigest(l, r))
			if rng.Intn(2) == 0 {
				if _, err := s.Settle(have); err != nil {
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

func day(t *testing.T, s string) news.Day {
	t.Helper()
	d, err := news.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

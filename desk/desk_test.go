package desk

import (
	"math/rand"
	"reflect"
	"testing"

	"github.com/isnad-desk/isnad/desk/desktest"
	"github.com/isnad-desk/isnad/internal/artest"
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

func visit(t testing.TB, l *lang.Language) []*news.Record {
	return []*news.Record{
		desktest.Article(t, l, "a1", "المرقب", "2024-05-08", "<CONSULT visit 0 - 1:زار> [p:سالم الحيدري] [t:بغداد] والتقى قادة [o:حركة الفجر] في قصر المرجان، وأعلن اتفاق الميناء القديم."),
		desktest.Article(t, l, "a2", "الشاهد", "2024-05-09", "<CONSULT visit 0 - 1:وصل> [p:سالم الحيدري] إلى [t:البصرة] حيث اجتمع بقادة [o:حركة الفجر] بشأن اتفاق الميناء القديم وقصر المرجان."),
		desktest.Article(t, l, "a3", "الراصد", "2024-05-09", "نفت [o:حركة الفجر] أن يكون [p:سالم الحيدري] قد <!CONSULT visit 1 - 2:زار> [t:بغداد] أو قصر المرجان أو وقع اتفاق الميناء القديم."),
		desktest.Article(t, l, "b1", "المرقب", "2024-09-01", "اندلع حريق في مصنع الزجاج وأدى إلى <ASSAULT killing - - 0 3:مقتل> عمال في [t:حلب]."),
		desktest.Article(t, l, "b2", "الشاهد", "2024-09-01", "حريق مصنع الزجاج في [t:حلب]: <ASSAULT killing - - 0 5:مقتل> عمال."),
	}
}

func TestDeskShowsDisagreement(t *testing.T) {
	l := artest.New(t)
	d := Build(l, visit(t, l))
	if len(d.Stories) != 2 {
		t.Fatalf("%d stories: %v", len(d.Stories), d.Stories)
	}
	slots := map[string]bool{}
	for _, c := range d.Conflicts {
		slots[c.Slot] = true
		if len(c.Sides) < 2 {
			t.Errorf("a conflict of %d sides", len(c.Sides))
		}
		for _, s := range c.Sides {
			if s.Says == "" || len(s.Reports) == 0 || s.Independent == 0 {
				t.Errorf("%s: side without words, sentence or origin: %+v", c.Slot, s)
			}
		}
	}
	if !slots["number"] {
		t.Errorf("tolls of 3 and 5 stand unopposed: %v", d.Conflicts)
	}
	for _, e := range d.Entities {
		if e.Name == "سالم الحيدري" && len(e.Members) != 3 {
			t.Errorf("%s has %d members", e.Name, len(e.Members))
		}
	}
}

func TestOrderOfArrivalDoesNotMatter(t *testing.T) {
	l := artest.New(t)
	records := visit(t, l)
	want := Build(l, records)
	rng := rand.New(rand.NewSource(1))
	for range 20 {
		rng.Shuffle(len(records), func(i, j int) { records[i], records[j] = records[j], records[i] })
		if got := Build(l, records); !reflect.DeepEqual(got, want) {
			t.Fatalf("another order, another desk:\n%+v\n%+v", got, want)
		}
	}
}

func TestAnArticleCountsOnce(t *testing.T) {
	l := artest.New(t)
	r := visit(t, l)
	if a, b := Build(l, r), Build(l, append(r, r...)); !reflect.DeepEqual(a, b) {
		t.Error("the same articles twice make another desk")
	}
}

func TestAnArticleCountsOnceWhateverItsDate(t *testing.T) {
	l := artest.New(t)
	r := visit(t, l)
	again := *r[0]
	again.Article.Published = nil // the same article, handed over once without its date
	if d := Build(l, append(r, &again)); len(d.Articles) != len(r) {
		t.Errorf("%d articles of %d", len(d.Articles), len(r))
	}
}

func TestEmptyDesk(t *testing.T) {
	if d := Build(artest.New(t), nil); len(d.Articles)+len(d.Stories) != 0 {
		t.Errorf("something from nothing: %+v", d)
	}
}

func TestReprintsAreOneOrigin(t *testing.T) {
	l := artest.New(t)
	body := "أعلن مدير ميناء الساحل فجر أمس إغلاق الأرصفة الشرقية كلها بعد تسرب زيت من ناقلة قديمة رست هناك منذ شهرين، وقال إن فرق الطوارئ تعمل على رفع الزيت قبل وصول العاصفة المتوقعة مساء، وإن الصيادين مدعوون إلى ترك قواربهم في الحوض الغربي. "
	event := "ثم <COERCE arrest 0 1 -:أوقفت> [o:شرطة الساحل] [p:ربان الناقلة طاهر النوفلي]."
	records := []*news.Record{
		desktest.Article(t, l, "r1", "المرقب", "2024-05-08", body+event),
		desktest.Article(t, l, "r2", "الشاهد", "2024-05-08", body+event),
		desktest.Article(t, l, "r3", "الراصد", "2024-05-09", "عاجل. "+body+event),
	}
	d := Build(l, records)
	if len(d.Lineage) != 2 {
		t.Fatalf("lineage %+v", d.Lineage)
	}
	for _, e := range d.Lineage {
		if e.Kind != "reprint" || e.From == "" || len(e.Evidence) == 0 || e.Evidence[0].From == nil {
			t.Errorf("edge %+v", e)
		}
	}
	if len(d.Happenings) != 1 || len(d.Happenings[0].Reports) != 3 || len(d.Happenings[0].Origins) != 1 || d.Happenings[0].Standing != "repeated" {
		t.Errorf("happenings %+v", d.Happenings)
	}
}

// TestWhereArticlesLieDoesNotMatter: ids come from locations too; other ids must give the same desk under other names.
func TestWhereArticlesLieDoesNotMatter(t *testing.T) {
	l := artest.New(t)
	count := func(d *news.Desk) [5]int {
		return [5]int{len(d.Entities), len(d.Stories), len(d.Happenings), len(d.Conflicts), len(d.Lineage)}
	}
	want := Build(l, visit(t, l))
	moved := visit(t, l)
	for i, r := range moved {
		r.Article.ID = string(rune('z' - i))
	}
	got := Build(l, moved)
	if count(got) != count(want) {
		t.Fatalf("%v, elsewhere %v", count(want), count(got))
	}
	for i := range want.Happenings {
		if a, b := want.Happenings[i], got.Happenings[i]; a.Type != b.Type || !reflect.DeepEqual(a.Actors, b.Actors) || len(a.Reports) != len(b.Reports) {
			t.Errorf("happening %d: %+v, elsewhere %+v", i, a, b)
		}
	}
}

package story

import (
	"slices"
	"testing"

	"github.com/isnad-desk/isnad/desk/desktest"
	"github.com/isnad-desk/isnad/lang/ar"
	"github.com/isnad-desk/isnad/news"
)

// alone numbers the entities of every article as if no two were the same, save for equal names.
func alone(records []*news.Record) [][]int {
	number := map[string]int{}
	var out [][]int
	for _, r := range records {
		row := make([]int, len(r.Entities))
		for e := range r.Entities {
			n, ok := number[r.Entities[e].Name]
			if !ok {
				n = len(number)
				number[r.Entities[e].Name] = n
			}
			row[e] = n
		}
		out = append(out, row)
	}
	return out
}

func self(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

func TestOneStoryOverDaysAndTwoVisitsYearsApart(t *testing.T) {
	l, err := ar.New()
	if err != nil {
		t.Fatal(err)
	}
	visit := "وصل المبعوث [p:طاهر النوفلي] إلى [t:حلب] لبحث هدنة الحقول مع زعيم [o:حركة الفجر] في قصر المرجان. "
	records := []*news.Record{
		desktest.Article(t, l, "a", "المرقب", "2020-05-01", visit+"واتفق الجانبان على تبادل الأسرى."),
		desktest.Article(t, l, "b", "الشاهد", "2020-05-03", visit+"وغادر بعد يومين من المحادثات."),
		desktest.Article(t, l, "c", "الراصد", "2020-05-06", visit+"وبدأ تبادل الأسرى أمس."),
		desktest.Article(t, l, "d", "المرقب", "2024-03-02", visit+"وهي زيارته الثانية للمدينة."),
		desktest.Article(t, l, "e", "الشاهد", "2020-05-03", "ارتفع سعر القمح في بورصة [t:شيكاغو] بعد موجة جفاف ضربت السهول الكبرى."),
	}
	records = slices.SortedStableFunc(slices.Values(records), func(a, b *news.Record) int { return int(a.Article.Published.From) - int(b.Article.Published.From) })
	res := Find(l, records, alone(records), self(len(records)))
	of := map[string]int{}
	for i, r := range records {
		of[r.Article.ID] = res.Of[i]
	}
	if of["a"] != of["b"] || of["b"] != of["c"] {
		t.Errorf("a story over a week falls apart: %v", of)
	}
	if of["d"] == of["a"] {
		t.Error("two visits years apart are one story")
	}
	if of["e"] == of["a"] {
		t.Error("wheat joined the visit")
	}
	if s := res.Stories[of["a"]]; s.Interval.From.String() != "2020-05-01" || s.Interval.To.String() != "2020-05-06" {
		t.Errorf("interval %v to %v", s.Interval.From, s.Interval.To)
	}
}

func TestAnOfficeWithTwoHoldersPartsUndatedStories(t *testing.T) {
	l, err := ar.New()
	if err != nil {
		t.Fatal(err)
	}
	visit := "وصل المبعوث [p:طاهر النوفلي] إلى [t:حلب] لبحث هدنة الحقول مع زعيم [o:حركة الفجر] في قصر المرجان والتقى محافظ حلب "
	records := []*news.Record{
		desktest.Article(t, l, "a", "المرقب", "", visit+"[p:سالم الحيدري]."),
		desktest.Article(t, l, "b", "الشاهد", "", visit+"[p:منير الصافوري]."),
	}
	for _, r := range records {
		last := &r.Entities[len(r.Entities)-1]
		last.Roles = []news.Role{{Text: "محافظ حلب", Org: news.None}}
	}
	if res := Find(l, records, alone(records), self(2)); res.Of[0] == res.Of[1] {
		t.Error("two governors of one city at one time")
	}
	for _, r := range records {
		r.Entities[len(r.Entities)-1].Roles[0].Term = "former"
	}
	if res := Find(l, records, alone(records), self(2)); res.Of[0] != res.Of[1] {
		t.Error("former holders part nothing")
	}
}

func TestAReprintIsInItsRootsStory(t *testing.T) {
	l, err := ar.New()
	if err != nil {
		t.Fatal(err)
	}
	records := []*news.Record{
		desktest.Article(t, l, "a", "المرقب", "2024-05-01", "نص أول عن [t:حلب]."),
		desktest.Article(t, l, "b", "الشاهد", "2024-05-01", "كلام آخر تماما عن [t:تونس]."),
	}
	if res := Find(l, records, alone(records), []int{0, 0}); res.Of[0] != res.Of[1] {
		t.Error("a reprint opened a story of its own")
	}
}

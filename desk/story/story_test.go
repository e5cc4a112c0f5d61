package story

import (
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"github.com/isnad-desk/isnad/desk/desktest"
	"github.com/isnad-desk/isnad/internal/artest"
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

// find returns the story of each record.
func find(l *lang.Language, records []*news.Record) []int {
	s := New(nil)
	for i, r := range records {
		t := NewText(l, r)
		s.Enter(i, t, s.Find(i, t))
	}
	s.Settle()
	out := make([]int, len(records))
	for i := range out {
		out[i] = s.Of(i)
	}
	return out
}

func TestOneStoryOverDaysAndTwoVisitsYearsApart(t *testing.T) {
	l := artest.New(t)
	visit := "وصل المبعوث [p:طاهر النوفلي] إلى [t:حلب] لبحث هدنة الحقول مع زعيم [o:حركة الفجر] في قصر المرجان. "
	records := []*news.Record{
		desktest.Article(t, l, "a", "المرقب", "2020-05-01", visit+"واتفق الجانبان على تبادل الأسرى."),
		desktest.Article(t, l, "b", "الشاهد", "2020-05-03", visit+"وغادر بعد يومين من المحادثات."),
		desktest.Article(t, l, "c", "الراصد", "2020-05-06", visit+"وبدأ تبادل الأسرى أمس."),
		desktest.Article(t, l, "d", "المرقب", "2024-03-02", visit+"وهي زيارته الثانية للمدينة."),
		desktest.Article(t, l, "e", "الشاهد", "2020-05-03", "ارتفع سعر القمح في بورصة [t:شيكاغو] بعد موجة جفاف ضربت السهول الكبرى."),
	}
	res := find(l, records)
	of := map[string]int{}
	for i, r := range records {
		of[r.Article.ID] = res[i]
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
}

func TestAnOfficeWithTwoHoldersPartsUndatedStories(t *testing.T) {
	l := artest.New(t)
	visit := "وصل المبعوث [p:طاهر النوفلي] إلى [t:حلب] لبحث هدنة الحقول مع زعيم [o:حركة الفجر] في قصر المرجان والتقى محافظ حلب "
	records := []*news.Record{
		desktest.Article(t, l, "a", "المرقب", "", visit+"[p:سالم الحيدري]."),
		desktest.Article(t, l, "b", "الشاهد", "", visit+"[p:منير الصافوري]."),
	}
	for _, r := range records {
		last := &r.Entities[len(r.Entities)-1]
		last.Roles = []news.Role{{Text: "محافظ حلب", Org: news.None}}
	}
	if res := find(l, records); res[0] == res[1] {
		t.Error("two governors of one city at one time")
	}
	for _, r := range records {
		r.Entities[len(r.Entities)-1].Roles[0].Term = "former"
	}
	if res := find(l, records); res[0] != res[1] {
		t.Error("former holders part nothing")
	}
}

// TestAnyOrderOfArrival: stories do not depend on the order in which articles come, on when they are settled, nor on articles that came and went.
func TestAnyOrderOfArrival(t *testing.T) {
	l := artest.New(t)
	texts := crowd(t, l, 90)
	look := func(s *Stories, at map[int]int) string {
		back := map[int]int{}
		for i, n := range at {
			back[n] = i
		}
		var b strings.Builder
		for i := range texts {
			m := s.Members(s.Of(at[i]))
			for k := range m {
				m[k] = back[m[k]]
			}
			slices.Sort(m)
			fmt.Fprintln(&b, i, m, back[s.Central(s.Of(at[i]), nil)])
		}
		return b.String()
	}
	want := ""
	rng := rand.New(rand.NewSource(5))
	for range 30 {
		s, at, n := New(nil), map[int]int{}, 0
		enter := func(i int) int {
			s.Enter(n, texts[i], s.Find(n, texts[i]))
			n++
			return n - 1
		}
		for _, i := range rng.Perm(len(texts)) {
			switch k := rng.Intn(len(texts)); rng.Intn(5) {
			case 0:
				s.Leave(enter((i + 1) % len(texts)))
			case 1:
				if old, ok := at[k]; ok {
					s.Leave(old)
					at[k] = enter(k)
				}
			case 2:
				s.Settle()
			}
			at[i] = enter(i)
		}
		s.Settle()
		got := look(s, at)
		if want == "" {
			want = got
		}
		if got != want {
			t.Fatalf("another order, other stories:\n%s\n%s", got, want)
		}
	}
}

// TestChangesAreTold: a story whose articles are others than before is named by Settle.
func TestChangesAreTold(t *testing.T) {
	l := artest.New(t)
	texts := crowd(t, l, 90)
	s := New(nil)
	rng := rand.New(rand.NewSource(6))
	known := map[int]string{}
	for n, i := range rng.Perm(len(texts)) {
		s.Enter(n, texts[i], s.Find(n, texts[i]))
		if n > 20 && n%7 == 0 {
			s.Leave(n - 10)
		}
		told := map[int]bool{}
		for _, c := range s.Settle() {
			told[c] = true
		}
		now := map[int]string{}
		for m := range n + 1 {
			if s.Text(m) != nil {
				now[s.Of(m)] = fmt.Sprint(s.Members(s.Of(m)))
			}
		}
		for c, m := range now {
			if known[c] != m && !told[c] {
				t.Fatalf("story %d was %s, is %s, and nobody said so", c, known[c], m)
			}
		}
		for c := range known {
			if _, there := now[c]; !there && !told[c] {
				t.Fatalf("story %d is no more, and nobody said so", c)
			}
		}
		known = now
	}
}

// crowd makes n articles about a few courses of events whose words run into one another, on near days and without a day.
func crowd(t *testing.T, l *lang.Language, n int) []*Text {
	t.Helper()
	words := strings.Fields("ميناء حريق سفينة ناقلة عاصفة رصيف حارس بضائع تأمين محكمة قاض شاهد متهم سجن محام جسر نهر فيضان خيام إغاثة طبيب مستشفى لقاح وباء مدرسة معلم إضراب نقابة أجور مصنع عمال زجاج قمح مخبز طحين سعر سوق بورصة نفط أنبوب مضخة")
	rng := rand.New(rand.NewSource(9))
	var out []*Text
	for i := range n {
		at := rng.Intn(len(words))
		var b strings.Builder
		for range 25 {
			b.WriteString(words[(at+rng.Intn(9))%len(words)] + " ")
		}
		day := fmt.Sprintf("2024-05-%02d", 1+rng.Intn(9))
		if rng.Intn(6) == 0 {
			day = ""
		}
		out = append(out, NewText(l, desktest.Article(t, l, fmt.Sprint(i), "المرقب", day, b.String()+"في [t:حلب].")))
	}
	return out
}

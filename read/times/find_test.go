package times

import (
	"strings"
	"testing"

	"github.com/isnad-desk/isnad/internal/artest"
	"github.com/isnad-desk/isnad/news"
)

func FuzzFind(f *testing.F) {
	l := artest.New(f)
	finder := New(l)
	f.Add("منذ 4 فبراير/شباط الجاري (اليوم) بين 3 و5 مايو حتى 29-06-2020 منتصف الليلة قبل الماضية", 16000)
	f.Add("يومي السبت والأحد من الأسبوع الماضي إلى غد", -40)
	f.Fuzz(func(t *testing.T, s string, on int) {
		a := &news.Article{Text: s}
		if on%2 == 0 {
			d := news.Day(on % 40000)
			a.Published = &news.Published{Interval: news.Interval{From: d, To: d}}
		}
		end := 0
		for _, x := range finder.Find(l.Read(s), a) {
			if x.Span.Start < end || x.Span.End <= x.Span.Start || x.Span.End > len(s) {
				t.Fatalf("%q: span %v after %d", s, x.Span, end)
			}
			if x.Value.Known() && x.Value.To < x.Value.From {
				t.Fatalf("%q: %q means %v", s, x.Span.Of(s), write(x.Value))
			}
			end = x.Span.End
		}
	})
}

// TestLongTexts holds the grammar to texts made of nothing but its words.
func TestLongTexts(t *testing.T) {
	l := artest.New(t)
	f := New(l)
	for _, s := range []string{"يوم ", "من 3 إلى 5 ", "بين الأحد والاثنين ", "صباح ", "3 - 4 مايو ", "الماضي ", "منذ ", "قبل 3 ", "كانون الثاني / ", "( "} {
		x := strings.Repeat(s, 20000)
		f.Find(l.Read(x), &news.Article{Text: x, Published: &news.Published{}})
	}
}

func BenchmarkFind(b *testing.B) {
	l := artest.New(b)
	f := New(l)
	s := strings.Repeat("قال الناطق باسم الوزارة في بيان صدر مساء أمس الثلاثاء إن ثلاثة عشر جنديا قتلوا منذ مطلع الشهر الجاري في مواجهات قرب الحدود. وأضاف أن الوفد سيصل الأحد المقبل إلى العاصمة. ", 9)
	t := l.Read(s)
	b.ReportAllocs()
	for b.Loop() {
		f.Find(t, &news.Article{Text: s, Published: &news.Published{Interval: news.Interval{From: 18000, To: 18000}}})
	}
}

// TestBase holds the chain of anchors: what an expression was reckoned from stands at the words it names.
func TestBase(t *testing.T) {
	a := &news.Article{
		Text:      "وصل الوفد الثلاثاء الماضي. وفي اليوم نفسه عقد اجتماعا، وبعد ذلك بيومين غادر. وأغلق الطريق بعد يومين من هجوم 7 أكتوبر.",
		Published: &news.Published{Interval: news.Interval{From: news.DayOf(2025, 3, 12), To: news.DayOf(2025, 3, 12)}},
	}
	l := artest.New(t)
	got := map[string]string{}
	for _, x := range New(l).Find(l.Read(a.Text), a) {
		got[x.Span.Of(a.Text)] = x.Base.Of(a.Text)
	}
	want := map[string]string{"الثلاثاء الماضي": "", "اليوم نفسه": "الثلاثاء الماضي", "بعد ذلك بيومين": "اليوم نفسه", "بعد يومين": "هجوم 7 أكتوبر"}
	for words, base := range want {
		if b, ok := got[words]; !ok || b != base {
			t.Errorf("«%s» is reckoned from «%s», want «%s»; all: %v", words, b, base, got)
		}
	}
}

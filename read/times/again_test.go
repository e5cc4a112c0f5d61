package times

import (
	"testing"

	"github.com/isnad-desk/isnad/internal/artest"
	"github.com/isnad-desk/isnad/news"
)

// TestValuesDoNotLookBack: a value is worked out after the parser has gone on, and holds nothing that the parser uses again.
func TestValuesDoNotLookBack(t *testing.T) {
	l := artest.New(t)
	f := New(l)
	for _, s := range []string{
		"يلعب الفريق يوم السبت السادس من شهر ذي الحجة المقبل في المدينة.", "يعقد اللقاء ثاني أحد من شهر مارس المقبل، ثم في أبريل.",
		"سافر قبل رمضان بأسبوعين، ثم عاد بعد رمضان بيومين.",
	} {
		pub := &news.Published{Interval: news.Interval{From: news.DayOf(2024, 2, 1), To: news.DayOf(2024, 2, 1)}, Basis: news.Given}
		alone := f.Find(l.Read(s), &news.Article{Text: s, Published: pub})
		body := s + " وعاد بعد ثلاثة أيام، أي الأحد الثاني من مايو 2024، وغادر في يونيو."
		all := f.Find(l.Read(body), &news.Article{Text: body, Published: pub})
		if len(alone) == 0 || len(all) < len(alone) {
			t.Fatalf("%s: %d times alone, %d in all", s, len(alone), len(all))
		}
		for k := range alone {
			if alone[k].Value != all[k].Value {
				t.Errorf("%s: %v alone, %v before other times", alone[k].Span.Of(s), alone[k].Value, all[k].Value)
			}
		}
	}
}

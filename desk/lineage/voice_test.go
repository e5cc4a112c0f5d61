package lineage

import (
	"testing"

	"github.com/isnad-desk/isnad/desk/desktest"
	"github.com/isnad-desk/isnad/internal/artest"
	"github.com/isnad-desk/isnad/internal/readtest"
	"github.com/isnad-desk/isnad/news"
)

// TestWhatBothQuoteIsNoRewrite: two reports that share a long statement and nothing else may each have it from who made it; where they share the
// outlet's own words too, the one is made of the other. All reports are invented.
func TestWhatBothQuoteIsNoRewrite(t *testing.T) {
	l, reader := readtest.New(t)
	quote := "وقال مدير الميناء طاهر النوفلي: «أوقفنا الرافعات الثلاث فور سماع الإنذار، ونقلنا العمال إلى الرصيف الجنوبي، ولن نستأنف التفريغ قبل أن ينهي المهندسون فحص الأسلاك كلها»."
	first := "اندلعت النيران ظهر الأحد في مخزن للأخشاب داخل ميناء السنديان، وشوهد الدخان من التلال المجاورة طوال ساعتين، فيما أغلقت الشرطة الطريق الساحلي أمام السيارات. " + quote + " ويعمل في المخزن نحو مئتي رجل من القرى القريبة، ولم يصب أحد منهم بأذى. وقدرت الغرفة التجارية الخسائر بنصف مليون دينار، وقالت إن التأمين يغطي أكثرها. وينتظر التجار سفينتين محملتين بالقمح كان يفترض أن ترسوا صباح الثلاثاء عند الرصيف نفسه. وزار وفد من شركات الملاحة الموقع مساء، وطلب ضمانات مكتوبة قبل أن يعود إلى استخدام الرصيف، وأبدى أصحاب المطاحن قلقهم من نفاد الدقيق خلال عشرة أيام إن طال التوقف. وأعد المهندسون قائمة بما يلزم من قطع بديلة، بعضها لا يصنع إلا في الخارج ويستغرق شحنه شهرا على الأقل، وعرضت بلدية مجاورة رافعة صغيرة على سبيل الإعارة. ونصب الحراس خيمة عند المدخل لتسجيل أسماء الداخلين، ومنع التدخين في الساحات كلها حتى إشعار آخر."
	second := "عادت الحركة صباح الاثنين إلى الطريق المؤدي إلى ميناء السنديان بعد إغلاق دام يوما كاملا، وتجمع أصحاب الشاحنات أمام البوابة الشرقية مطالبين بموعد لتسليم بضائعهم المتأخرة منذ أسبوع. " + quote + " وكانت نقابة النقل قد حذرت في الربيع من قدم المعدات في الأرصفة الثلاثة. وقال سائقون إنهم ناموا في شاحناتهم ليلتين، وباع صبية من القرية المجاورة الماء والخبز بين الصفوف الطويلة حتى الفجر."
	third := "اندلعت النيران ظهر الأحد في مخزن للأخشاب داخل ميناء السنديان، وشوهد الدخان من التلال المجاورة طوال ساعتين. " + quote + " وشكا تجار السوق المجاورة من الرماد الذي غطى واجهات محالهم حتى المساء، وطلب بعضهم من البلدية مالا لتنظيفها. وهذا ثالث حريق في مدن الساحل منذ مطلع الصيف، وقد وعد المحافظ بلجنة تحقيق تعلن نتائجها قبل نهاية الشهر، وتضم مهندسين من جامعتين وممثلا عن أصحاب المخازن. وفي المقاهي القريبة تناقل البحارة قصصا عن حريق قديم أتى على قوارب آبائهم قبل أربعين عاما، يوم لم تكن في البلدة سوى عربة إطفاء واحدة يجرها بغلان. ويقول شيخ الصيادين إن الريح وحدها أنقذت البيوت يومها، وإن أحدا لم يتعلم الدرس منذ ذلك الحين، فلا أنابيب مياه مدت ولا مخارج فتحت، وظلت البراميل مكدسة تحت الشمس طوال الصيف."
	record := func(outlet, day, s string) *news.Record {
		return reader.Read(news.Input{Location: outlet, Outlet: outlet, Published: day, Title: "ميناء السنديان", Text: s})
	}
	for _, c := range []struct {
		name, text string
		want       Kind
	}{{"a statement in common", second, Alone}, {"own words in common", third, Rewrite}} {
		a, b := NewText(l, record("المرقب", "2024-05-05", first)), NewText(l, record("الشاهد", "2024-05-06", c.text))
		if score := float64(common(a.Shingles(nil), b.Shingles(nil))) / float64(min(a.size, b.size)); score < rewriteAt || score >= quotedAt {
			t.Fatalf("%s: the texts share %.2f: no case for this test", c.name, score)
		}
		if e, _ := NewWeb(nil).compare(a, b, a.Shingles(nil)); e.Kind != c.want {
			t.Errorf("%s: kind %d, want %d (%d and %d shingles of their own)", c.name, e.Kind, c.want, len(a.own(nil)), len(b.own(nil)))
		}
	}
}

// TestWhoCreditsTheAgencyIsFirst: of two reprints of one day the one that says where it has the text from is what the other goes back to.
func TestWhoCreditsTheAgencyIsFirst(t *testing.T) {
	day := func(n int, wire bool, outlet uint64) *Text {
		x := &Text{Outlet: outlet, Wire: wire}
		x.Key.Day = 100
		var shingles []uint32
		for i := range n {
			shingles = append(shingles, uint32(i))
		}
		x.Hold(shingles, Mark(shingles, nil))
		if wire {
			x.Agency = "يراع"
		}
		return x
	}
	w := NewWeb(nil)
	w.Add(0, day(60, false, 1))
	w.Add(1, day(50, true, 2))
	if s, k, _ := w.Source(0); s != 1 || k != Reprint || w.Agency(0) != "يراع" {
		t.Errorf("the fuller text has source %d, kind %d, agency %q", s, k, w.Agency(0))
	}
	w.Add(2, day(55, false, 3))
	w.Remove(1)
	if s, _, _ := w.Source(2); s != 0 {
		t.Errorf("of two without credit the shorter has source %d", s)
	}
}

// TestAnAgencysOwnTextIsFirst: of three of one day the agency's own text is what the papers that credit it go back to, whichever is the fullest.
func TestAnAgencysOwnTextIsFirst(t *testing.T) {
	l := artest.New(t)
	record := func(outlet, more string, credits ...news.Credit) *news.Record {
		r := desktest.Article(t, l, outlet, outlet, "2024-05-01", fire+more)
		r.Article.Credits = credits
		return r
	}
	wire := news.Credit{Name: "واس", Kind: "agency"}
	records := []*news.Record{record("المرقب", " وقال شهود إن الدخان بلغ القرى المجاورة.", wire), record("الشاهد", " وقال شهود إن الدخان بلغ القرى المجاورة.", wire), record("واس", "")}
	_, w := find(l, records)
	for i := range records {
		if w.Root(i) != 2 {
			t.Errorf("%s goes back to %s", records[i].Article.Outlet.Name, records[w.Root(i)].Article.Outlet.Name)
		}
	}
}

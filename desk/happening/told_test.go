package happening

import (
	"slices"
	"strings"
	"testing"

	"github.com/isnad-desk/isnad/desk/desktest"
	"github.com/isnad-desk/isnad/internal/artest"
	"github.com/isnad-desk/isnad/internal/readtest"
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/read"
	"github.com/isnad-desk/isnad/text"
)

// told reads reports of one story, each from an outlet of its own, and finds their happenings. Entities of one name are one.
func told(t *testing.T, l *lang.Language, r *read.Reader, texts ...string) (Input, []news.Happening) {
	t.Helper()
	in := Input{Lang: l, Stories: []news.Story{{ID: "S1"}}, Gazetteer: NewGazetteer(l)}
	for i, s := range texts {
		outlet := []string{"المرقب", "الشاهد", "الراصد"}[i]
		rec := r.Read(news.Input{Location: outlet, Outlet: outlet, Published: "2024-05-08", Text: s})
		in.Records, in.Story, in.Root, in.Agency = append(in.Records, rec), append(in.Story, 0), append(in.Root, i), append(in.Agency, "")
	}
	in.Entities, in.Entity = desktest.ByName(in.Records)
	return in, Find(in)
}

// TestCountedOrigins: who is one source, and who is two. All reports are invented.
func TestCountedOrigins(t *testing.T) {
	l, r := readtest.New(t)
	for _, c := range []struct {
		name    string
		texts   []string
		origins int
	}{
		{"a source close to a body is not the body", []string{
			"لقاء سري بين زعيم «حركة السنابل» والمبعوث الأوروبي\nكشف مصدر مقرب من «حركة السنابل» أن زعيم الحركة رياض العنبري التقى المبعوث الأوروبي يان فيسلر في طرابلس أمس.",
			"«حركة السنابل» تنفي لقاء زعيمها بالمبعوث الأوروبي\nنفت «حركة السنابل» أن يكون زعيمها رياض العنبري قد التقى المبعوث الأوروبي يان فيسلر في طرابلس أمس.",
		}, 2},
		{"the spokeswoman of a body speaks for it", []string{
			"نفت منظمة الضفتين أن يكون مبعوثها يان فيسلر قد التقى رياض العنبري في طرابلس أمس.",
			"قالت المتحدثة باسم منظمة الضفتين ماريانا دوسيتي إن يان فيسلر لم يلتق رياض العنبري في طرابلس أمس.",
		}, 1},
		{"two papers with a source each", []string{
			"قال مصدر أمني إن يان فيسلر التقى رياض العنبري في طرابلس أمس.",
			"قال شاهد عيان إن يان فيسلر التقى رياض العنبري في طرابلس أمس.",
		}, 2},
		{"one source of an agency in two papers", []string{
			"قال مصدر أمني لوكالة رويترز إن يان فيسلر التقى رياض العنبري في طرابلس أمس.",
			"نقلت رويترز عن مصدر أمني قوله إن يان فيسلر التقى رياض العنبري في طرابلس أمس.",
		}, 1},
		{"the holder of an office in two papers", []string{
			"قال محافظ طرابلس إن يان فيسلر التقى رياض العنبري في طرابلس أمس.",
			"ذكر محافظ طرابلس أن لقاء جمع يان فيسلر ورياض العنبري أمس في طرابلس.",
		}, 1},
		{"an official of a body in two papers", []string{
			"قال مسؤول في بلدية طرابلس إن يان فيسلر التقى رياض العنبري في طرابلس أمس.",
			"ذكر مسؤول في بلدية طرابلس أن لقاء جمع يان فيسلر ورياض العنبري أمس في طرابلس.",
		}, 2},
		{"two labels that may be one person", []string{
			"قال مسؤول كبير في الشرطة إن يان فيسلر التقى رياض العنبري في طرابلس أمس. وقال ضابط الشرطة إن لقاء يان فيسلر ورياض العنبري استمر ساعة.",
			"قال مسؤول كبير في الشرطة لوكالة رويترز إن لقاء جمع أمس يان فيسلر ورياض العنبري في طرابلس.",
		}, 2},
		{"two labels that are not one person", []string{
			"قال مسؤول كبير في الشرطة إن يان فيسلر التقى رياض العنبري في طرابلس أمس. وقال مسؤول آخر في الشرطة إن لقاء يان فيسلر ورياض العنبري استمر ساعة.",
			"قال مسؤول كبير في الشرطة لوكالة رويترز إن لقاء جمع أمس يان فيسلر ورياض العنبري في طرابلس.",
		}, 3},
		{"two papers that claim it for who did it", []string{
			"أعلنت «جبهة الساحل» الاستنفار العام في طرابلس أمس.",
			"قالت «جبهة الساحل» في بيان إنها أعلنت الاستنفار العام في طرابلس أمس.",
		}, 1},
		{"who claims an attack", []string{
			"تبنت «جبهة الساحل» تفجير محطة طرابلس أمس.",
			"قالت «جبهة الساحل» في بيان إنها فجرت محطة طرابلس أمس.",
		}, 1},
		{"who condemns it and goes on speaking of it tells nothing", []string{
			"قال مصدر أمني إن مسلحين هاجموا مقر بلدية طرابلس أمس. وأدان المبعوث الأوروبي يان فيسلر الهجوم على مقر البلدية. وقال فيسلر إن مسلحين هاجموا مقر بلدية طرابلس وروعوا الناس.",
			"قال شاهد عيان إن مسلحين هاجموا مقر بلدية طرابلس أمس.",
		}, 2},
		{"who condemns nothing tells it", []string{
			"قال مصدر أمني إن مسلحين هاجموا مقر بلدية طرابلس أمس. وقال المبعوث الأوروبي يان فيسلر إن مسلحين هاجموا مقر بلدية طرابلس وروعوا الناس.",
			"قال شاهد عيان إن مسلحين هاجموا مقر بلدية طرابلس أمس.",
		}, 3},
		{"who is said not to have claimed it claims nothing", []string{
			"قال مصدر أمني إن مسلحين هاجموا مقر بلدية طرابلس أمس. ولم تتبن «جبهة الساحل» الهجوم.",
			"قال شاهد عيان إن مسلحين هاجموا مقر بلدية طرابلس أمس.",
		}, 2},
		{"who speaks for a person is that person", []string{
			"قال الوزير رياض العنبري إنه زار مدينة طرابلس أمس.",
			"قال المتحدث باسم رياض العنبري إن العنبري زار مدينة طرابلس أمس.",
		}, 1},
		{"who is close to a person is not", []string{
			"قال الوزير رياض العنبري إنه زار مدينة طرابلس أمس.",
			"قال مصدر مقرب من رياض العنبري إن العنبري زار مدينة طرابلس أمس.",
		}, 2},
		{"a headline that asks tells nothing", []string{
			"هل زار رياض العنبري مدينة طرابلس؟\nتضاربت الأنباء في اليومين الماضيين عن مكان وجود رياض العنبري، وتناقلت الصحف صورا قديمة له. ولم يظهر العنبري منذ مطلع الأسبوع.",
			"قال مصدر أمني إن رياض العنبري زار مدينة طرابلس أمس.",
		}, 1},
		{"a headline that tells does", []string{
			"رياض العنبري زار مدينة طرابلس\nتضاربت الأنباء في اليومين الماضيين عن مكان وجود رياض العنبري، وتناقلت الصحف صورا قديمة له. ولم يظهر العنبري منذ مطلع الأسبوع.",
			"قال مصدر أمني إن رياض العنبري زار مدينة طرابلس أمس.",
		}, 2},
		{"the source is the agency where nobody else was quoted", []string{
			"زار رياض العنبري مدينة طرابلس أمس، بحسب وكالة رويترز.\nوأضاف المصدر أن العنبري زار مدينة طرابلس على متن طائرة.",
			"قالت وكالة رويترز إن رياض العنبري زار مدينة طرابلس أمس.",
		}, 1},
		{"one agency under two names", []string{
			"قالت وكالة أنباء الأناضول الحكومية التركية إن رياض العنبري زار مدينة طرابلس أمس.",
			"قالت الأناضول إن رياض العنبري زار مدينة طرابلس أمس.",
		}, 1},
		{"the command of a body is that body, in whatever state", []string{
			"قالت قيادة شرطة الساحل الليبية إن رياض العنبري زار مدينة طرابلس أمس.",
			"قالت شرطة الساحل إن رياض العنبري زار مدينة طرابلس أمس.",
		}, 1},
		{"a statement, and who may have issued it", []string{
			"قال مجلس الأعيان إن يان فيسلر التقى رياض العنبري في طرابلس أمس. وذكر البيان أن لقاء يان فيسلر ورياض العنبري استمر ساعة كاملة.",
			"قال مصدر أمني إن يان فيسلر التقى رياض العنبري في طرابلس أمس.",
		}, 2},
		{"a statement that nobody else may have issued", []string{
			"قال شاهد عيان إن يان فيسلر التقى رياض العنبري في طرابلس أمس. وذكر البيان أن لقاء يان فيسلر ورياض العنبري استمر ساعة كاملة.",
			"قال مصدر أمني إن يان فيسلر التقى رياض العنبري في طرابلس أمس.",
		}, 3},
		{"one spokesman, his name written in two ways", []string{
			"أفاد العقيد توفيق جوسو المتحدث باسم الجيش بأن يان فيسلر التقى رياض العنبري في طرابلس أمس.",
			"قال المتحدث باسم الجيش توفيق جوساو إن يان فيسلر التقى رياض العنبري في طرابلس أمس.",
		}, 1},
		{"spokesmen of two bodies", []string{
			"أفاد العقيد توفيق جوسو المتحدث باسم الجيش بأن يان فيسلر التقى رياض العنبري في طرابلس أمس.",
			"قال المتحدث باسم البلدية توفيق جوساو إن يان فيسلر التقى رياض العنبري في طرابلس أمس.",
		}, 2},
		{"the spokesman behind whose name the body stands", []string{
			"قال الجيش الليبي إن يان فيسلر التقى رياض العنبري في طرابلس أمس.",
			"أفاد العقيد توفيق جوسو المتحدث باسم الجيش بأن يان فيسلر التقى رياض العنبري في طرابلس أمس.",
		}, 1},
		{"a body by its state and by the adjective of it", []string{
			"قالت حكومة مالي إن يان فيسلر التقى رياض العنبري في طرابلس أمس.",
			"ذكرت الحكومة المالية أن لقاء جمع يان فيسلر ورياض العنبري أمس في طرابلس.",
		}, 1},
		{"two bodies of two states", []string{
			"قالت حكومة تشاد إن يان فيسلر التقى رياض العنبري في طرابلس أمس.",
			"ذكرت الحكومة الليبية أن لقاء جمع يان فيسلر ورياض العنبري أمس في طرابلس.",
		}, 2},
		{"a headline, and who says it in the sentence under it", []string{
			"رياض العنبري يزور مدينة طرابلس\nقال مجلس الأعيان إن رياض العنبري أمضى في مدينة طرابلس ساعتين بين الأهالي.",
			"قال مجلس الأعيان إن رياض العنبري زار مدينة طرابلس أمس.",
		}, 1},
		{"a headline, and who says something else in the sentence under it", []string{
			"رياض العنبري يزور مدينة طرابلس\nقال مجلس الأعيان إن أسعار الخبز ارتفعت في الأسواق الأسبوع الماضي بعد نقص الطحين.",
			"قال مجلس الأعيان إن رياض العنبري زار مدينة طرابلس أمس.",
		}, 2},
		{"who tells it and who confirms it in one article", []string{
			"نفى ناطق باسم المنظمة أن يكون يان فيسلر قد التقى رياض العنبري في طرابلس أمس.",
			"قال مصدر أمني إن يان فيسلر التقى رياض العنبري في طرابلس أمس.",
		}, 2},
	} {
		_, hs := told(t, l, r, c.texts...)
		if len(hs) == 0 || len(hs[0].Reports) < 2 || len(hs[0].Origins) != c.origins {
			t.Errorf("%s: %+v", c.name, hs)
		}
	}
}

// TestKilledOnce: reports of another day and doer tell the same death; of another man they do not.
func TestKilledOnce(t *testing.T) {
	l, r := readtest.New(t)
	first := "قتل ناجي الزوي يوم الأحد في سبها برصاص مسلحين."
	for text, want := range map[string]int{
		"اغتيل ناجي الزوي مساء السبت أمام منزله.":   2,
		"اغتيل حامد التبوني مساء السبت أمام منزله.": 1,
	} {
		_, hs := told(t, l, r, first, text)
		if len(hs) == 0 || len(hs[0].Reports) != want {
			t.Errorf("%s: %+v", text, hs)
		}
	}
}

// TestStayIsNoVisit: who did not leave a place has not thereby visited another one or not.
func TestStayIsNoVisit(t *testing.T) {
	l, r := readtest.New(t)
	_, hs := told(t, l, r, "زار يان فيسلر مدينة طرابلس أمس.", "قال متحدث إن يان فيسلر لم يغادر مطار بغداد أمس.")
	for _, h := range hs {
		if len(h.Reports) > 1 {
			t.Errorf("%+v", h)
		}
	}
	if len(hs) != 2 {
		t.Errorf("%d happenings", len(hs))
	}
}

// TestTwoSidesAreParties: what "the two sides" signed is what the named ones signed, and another house is another act.
func TestTwoSidesAreParties(t *testing.T) {
	l, r := readtest.New(t)
	for _, c := range []struct {
		texts []string
		want  int
	}{
		{[]string{"وقعت «جبهة الساحل» و«حركة السنابل» اتفاق هدنة في طرابلس أمس.", "قالت وكالة رويترز إن الطرفين وقعا اتفاق هدنة في طرابلس أمس."}, 2},
		{[]string{"أحرق مسلحون منزلا في طرابلس أمس.", "أحرق مسلحون منزلا آخر في طرابلس أمس."}, 1},
		{[]string{"أعلن الجيش مقتل ثلاثة من جنوده في طرابلس أمس.", "وصلت إلى القاعدة جثامين 3 جنود قتلوا في طرابلس أمس."}, 2},
		{[]string{"أعلن الجيش مقتل ثلاثة من جنوده في طرابلس أمس.", "وصلت إلى القاعدة جثامين 3 صيادين قتلوا في مصراتة أمس."}, 1},
	} {
		_, hs := told(t, l, r, c.texts...)
		most := 0
		for _, h := range hs {
			most = max(most, len(h.Reports))
		}
		if most != c.want {
			t.Errorf("%q: %+v", c.texts, hs)
		}
	}
}

// TestPortOfTheTown: what is hit in "the port of X" and in "the harbour of X" may be one thing; two ports are not.
func TestPortOfTheTown(t *testing.T) {
	l := artest.New(t)
	in := Input{Lang: l, Gazetteer: NewGazetteer(l), Records: []*news.Record{
		desktest.Article(t, l, "a", "المرقب", "2024-05-01", "<ASSAULT killing - 0 0:استهدف> انفجار [t:ميناء رأس النخيل]."),
		desktest.Article(t, l, "b", "الشاهد", "2024-05-01", "<ASSAULT killing - 0 0:ضرب> انفجار [t:مرفأ رأس النخيل]."),
		desktest.Article(t, l, "c", "الراصد", "2024-05-01", "<ASSAULT killing - 0 0:ضرب> انفجار [t:مرفأ تل السنابل]."),
	}, Story: []int{0, 0, 0}, Stories: []news.Story{{ID: "S1"}}, Root: []int{0, 1, 2}, Agency: make([]string, 3)}
	in.Entities, in.Entity = desktest.ByName(in.Records)
	in.Prepare()
	a, b, c := in.actsOf(0), in.actsOf(1), in.actsOf(2)
	if got := in.compare(&a[0].recipients, &b[0].recipients); got != unknown {
		t.Errorf("the port and the harbour of one place: %v", got)
	}
	if got := in.compare(&b[0].recipients, &c[0].recipients); got != clash {
		t.Errorf("two harbours: %v", got)
	}
}

// TestTwoVisits: who tells two visits of one man knows them apart, and so are those of two papers; one that is told twice is one.
func TestTwoVisits(t *testing.T) {
	l, r := readtest.New(t)
	for _, c := range []struct {
		name  string
		texts []string
		want  []int // reports of each happening of visits, the largest first
	}{
		{"two visits of one man", []string{
			"زار رياض العنبري أمس المصابين في مستشفى الرحمة.\nوفي وقت لاحق زار رياض العنبري مقر شركة المناجم واطلع على سير العمل فيه.",
			"زار رياض العنبري المصابين أمس ونقل إليهم تحيات الحكومة.\nكما زار رياض العنبري مقر شركة المناجم والتقى العاملين فيه.",
		}, []int{2, 2}},
		{"one visit, told twice", []string{
			"زار رياض العنبري مدينة طرابلس أمس.\nوقال العنبري خلال زيارته إلى طرابلس إنها أول زيارة.",
			"زار رياض العنبري طرابلس أمس.\nوكان رياض العنبري وصل إلى مدينة طرابلس على متن طائرة خاصة.",
		}, []int{2}},
	} {
		in, hs := told(t, l, r, c.texts...)
		var got []int
		for _, h := range hs {
			if h.Type == "CONSULT" && h.Mode == "visit" {
				got = append(got, len(h.Reports))
			}
		}
		for i, n := range c.want {
			if i >= len(got) || got[i] < n || c.name == "two visits of one man" && (got[i] != n || len(got) != len(c.want)) {
				t.Errorf("%s: %v, want %v: %+v %+v", c.name, got, c.want, hs, in.Records[0].Events)
				break
			}
		}
	}
}

// TestTwoActs: two arrests that two papers tell apart, by whom they struck, are two; one that each tells twice is one, and so is one of whom the second sentence
// only takes up whom the first named.
func TestTwoActs(t *testing.T) {
	l := artest.New(t)
	for _, c := range []struct {
		name, first, second string // whom the first and the second sentence say was arrested
		want                []int  // reports of each happening, the largest first
	}{
		{"sixty men, and a leader", "ستين مهربا", "قائدا بارزا", []int{2, 2}},
		{"a merchant, told twice", "تاجرا", "تاجرا من القرية", []int{4}},
		{"a merchant, and the accused", "تاجرا", "المتهم", []int{4}},
		{"a merchant, and his brother", "تاجرا", "أخاه", []int{4}}, // a pronoun may point to anybody
	} {
		in := Input{Lang: l, Stories: []news.Story{{ID: "S1"}}, Gazetteer: NewGazetteer(l)}
		for i, id := range []string{"a", "b"} {
			rec := desktest.Article(t, l, id, id, "2024-05-08", "<COERCE arrest 0 - 1:أوقفت> [o:شرطة الساحل] في [t:الرمانة] "+c.first+" أمس. وذكر جيرانه أن [o:شرطة الساحل] <COERCE arrest 0 - 1:اعتقلت> في [t:الرمانة] "+c.second+".")
			for n, words := range []string{c.first, c.second} {
				at := strings.LastIndex(rec.Article.Text, words)
				if n == 0 {
					at = strings.Index(rec.Article.Text, words)
				}
				rec.Events[n].Recipients = []news.Party{{Entity: news.None, Span: &text.Span{Start: at, End: at + len(words)}}}
			}
			in.Records, in.Story, in.Root, in.Agency = append(in.Records, rec), append(in.Story, 0), append(in.Root, i), append(in.Agency, "")
		}
		in.Entities, in.Entity = desktest.ByName(in.Records)
		var got []int
		for _, h := range Find(in) {
			got = append(got, len(h.Reports))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// TestHitAndKilled: what was hit and whom it killed do not speak against one another where nobody says who did it; nor do the two who overthrew one man that day.
func TestHitAndKilled(t *testing.T) {
	l, r := readtest.New(t)
	for _, c := range []struct {
		texts []string
		want  int
	}{
		{[]string{"تفجير يستهدف مقر «جبهة الساحل» في طرابلس\nاستهدف تفجير مقر «جبهة الساحل» في طرابلس أمس.", "مقتل خمسة أشخاص في تفجير بطرابلس\nقتل خمسة أشخاص في تفجير في طرابلس أمس."}, 2},
		{[]string{"استهدفت «جبهة الساحل» مقر «حركة السنابل» في هجوم.", "قتلت «جبهة الساحل» خمسة جنود."}, 1},
		{[]string{"أعلن الوزير يان فيسلر أمس عزل الرئيس رياض العنبري.", "أطاح الجيش أمس بالرئيس رياض العنبري."}, 2},
		{[]string{"أعلن الوزير يان فيسلر أمس عزل الرئيس رياض العنبري.", "أطاح الجيش أمس بالرئيس فواز الدليمي."}, 1},
	} {
		_, hs := told(t, l, r, c.texts...)
		most := 0
		for _, h := range hs {
			if slices.ContainsFunc(h.Reports, func(r news.Report) bool { return r.Article != h.Reports[0].Article }) {
				most = max(most, len(h.Reports))
			}
		}
		if max(most, 1) < c.want || c.want == 1 && most > 1 {
			t.Errorf("%q: %+v", c.texts, hs)
		}
	}
}

package conflict

import (
	"slices"
	"strings"
	"testing"

	"github.com/isnad-desk/isnad/desk/happening"
	"github.com/isnad-desk/isnad/internal/readtest"
	"github.com/isnad-desk/isnad/news"
)

// TestApart reads two reports of one story that are rather of two acts, or of one that nobody disputes, and beside each a pair that does disagree. All of them
// are invented.
func TestApart(t *testing.T) {
	l, r := readtest.New(t)
	for _, c := range []struct {
		name, a, b string
		want       string // slots of conflicts, "" for none
	}{
		{
			"the dead and the hurt counted together",
			"مصرع وإصابة 6 عمال في انهيار مبنى بالقنفذة\nلقي عامل مصرعه وأصيب آخرون في انهيار مبنى في القنفذة أمس، بحسب الدفاع المدني.",
			"إصابة خمسة عمال في انهيار مبنى بالقنفذة\nأصيب خمسة عمال في انهيار مبنى في القنفذة أمس، وفق ما قاله الهلال الأحمر.", "",
		},
		{
			"the hurt counted by themselves",
			"إصابة 8 عمال في انهيار مبنى بالقنفذة\nأصيب ثمانية عمال في انهيار مبنى في القنفذة أمس، بحسب الدفاع المدني.",
			"إصابة خمسة عمال في انهيار مبنى بالقنفذة\nأصيب خمسة عمال في انهيار مبنى في القنفذة أمس، وفق ما قاله الهلال الأحمر.", "number",
		},
		{
			"a fall and the price after it",
			"وتراجع سعر القمح في سوق القنفذة المركزي للحبوب 35 ريالا إلى 54.92 للكيس بعدما بلغ أدنى مستوى له في الأسبوع.",
			"وتراجع سعر القمح في سوق القنفذة المركزي للحبوب 28 ريالا إلى 54.99 للكيس بعدما بلغ أدنى مستوى له في الأسبوع.", "",
		},
		{
			"another delivery and its lorries",
			"وصلت أمس الدفعة الثالثة من المعونة الطبية إلى مدينة القنفذة على متن 3 شاحنات قادمة من هيئة السنابل للإغاثة.",
			"وصلت أمس الدفعة الثانية من المعونة الطبية إلى مدينة القنفذة على متن 7 شاحنات قادمة من هيئة السنابل للإغاثة.", "",
		},
		{
			"one delivery and its lorries",
			"وصلت أمس الدفعة الثالثة من المعونة الطبية إلى مدينة القنفذة على متن 3 شاحنات قادمة من هيئة السنابل للإغاثة.",
			"وصلت أمس الدفعة الثالثة من المعونة الطبية إلى مدينة القنفذة على متن 7 شاحنات قادمة من هيئة السنابل للإغاثة.", "number",
		},
		{
			"what was not done, and the same words for what it is to do",
			"قال رئيس شركة نور للطاقة سامر الدغيم إن العقد لم يمنع الخيار البديل للمحطة في القنفذة.",
			"أكد مدير شركة هانسونغ أن الخيار البديل للمحطة في القنفذة باق لمنع الخسائر بعد العقد مع شركة نور للطاقة.", "",
		},
		{
			"whoever was not arrested",
			"اعتقلت جماعة الحوثي الصحفي مروان القليبي في تعز أمس، بحسب زملائه.",
			"قال محامي الصحفي مروان القليبي إن جماعة الحوثي تواصل في تعز مطاردة من لم يتم اعتقاله من زملائه.", "",
		},
		{
			"one who was not arrested",
			"اعتقلت جماعة الحوثي الصحفي مروان القليبي في تعز أمس، بحسب زملائه.",
			"قال محامي الصحفي مروان القليبي إن جماعة الحوثي لم تعتقل مروان القليبي في تعز.", "polarity",
		},
		{
			"a denial of an act in another town",
			"أعلنت شرطة القنفذة أمس انفجار عبوة في مقر شركة نور للطاقة في القنفذة.",
			"نفت شركة نور للطاقة انفجار عبوة في مقر الشركة في الرياض.", "",
		},
		{
			"which all reject",
			"وأوضح مدير شرطة القنفذة سامر الدغيم أن الانفجار الذي وقع في المسجد، وراح ضحيته عدد من المصلين، تنكره جميع الشرائع.",
			"شهدت القنفذة أمس هدوءا.", "",
		},
		{
			"which somebody denies",
			"اتهمت شرطة القنفذة الحكومة بتشجيع أنشطة شركة نور للطاقة، الأمر الذي لطالما نفته أنقرة بشكل قاطع.",
			"شهدت القنفذة أمس هدوءا.", "polarity",
		},
		{
			"a tour of two states, and the days of it in one",
			"وصل الوزير سامر الدغيم أمس إلى الكويت في زيارة تستمر يومين.",
			"يقوم الوزير سامر الدغيم منذ أمس بزيارة تستمر أربعة أيام إلى الكويت وقطر.", "",
		},
	} {
		outlet := []string{"المرقب", "الشاهد"}
		var records []*news.Record
		for i, s := range []string{c.a, c.b} {
			records = append(records, r.Read(news.Input{Location: outlet[i], Outlet: outlet[i], Published: "2024-05-01", Text: s}))
		}
		in := onDesk(l, records)
		found := Find(in, happening.Find(in))
		var slots []string
		for _, k := range found.Conflicts {
			slots = append(slots, k.Slot)
		}
		slices.Sort(slots)
		if got := strings.Join(slots, " "); got != c.want {
			t.Errorf("%s: conflicts %q by %q, want %q", c.name, got, found.Rules, c.want)
		}
	}
}

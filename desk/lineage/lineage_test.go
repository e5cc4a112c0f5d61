package lineage

import (
	"testing"

	"github.com/isnad-desk/isnad/desk/desktest"
	"github.com/isnad-desk/isnad/lang/ar"
	"github.com/isnad-desk/isnad/news"
)

const fire = "اندلع حريق كبير فجر أمس في مصنع الزجاج على أطراف المدينة الصناعية، وهرعت إلى المكان عشر سيارات إطفاء من ثلاث محافظات، وقال مدير الدفاع المدني إن الرجال سيطروا على النيران بعد أربع ساعات، وإن العمال غادروا المبنى قبل انهيار سقفه الشرقي، ولم تعرف أسباب الحريق بعد."

func TestKindsOfLineage(t *testing.T) {
	l, err := ar.New()
	if err != nil {
		t.Fatal(err)
	}
	half := "أعلنت البلدية إغلاق الطريق الدائري حتى إشعار آخر، وطلبت من السائقين استخدام الجسر القديم بدلا منه، ووعدت بتعويض أصحاب المحال المتضررة قبل نهاية الشهر، ودعت لجنة الأهالي إلى اجتماع عاجل مساء غد في قاعة المدرسة. اندلع حريق كبير فجر أمس في مصنع الزجاج على أطراف المدينة الصناعية، وهرعت إلى المكان عشر سيارات إطفاء من ثلاث محافظات."
	other := "فاز فريق الميناء على ضيفه فريق الواحة بثلاثة أهداف لهدف في مباراة أقيمت مساء أمس على ملعب الشاطئ أمام عشرين ألف متفرج، وسجل القائد هدفين في الشوط الأول قبل أن يخرج مصابا، وقال المدرب إن الفريق استحق الفوز رغم غياب ثلاثة من لاعبيه الأساسيين."
	records := []*news.Record{
		desktest.Article(t, l, "a", "المرقب", "2024-05-01", fire),
		desktest.Article(t, l, "b", "الشاهد", "2024-05-02", "خاص بالشاهد. "+fire),
		desktest.Article(t, l, "c", "الراصد", "2024-05-02", half),
		desktest.Article(t, l, "d", "الراصد", "2024-05-02", other),
	}
	records[3].Article.Credits = []news.Credit{{Name: "يراع", Kind: "agency"}}
	res := Find(l, records)
	want := map[string][3]string{"b": {"reprint", "a", ""}, "c": {"rewrite", "a", ""}, "d": {"relay", "", "يراع"}}
	if len(res.Edges) != len(want) {
		t.Fatalf("edges %+v", res.Edges)
	}
	for _, e := range res.Edges {
		if got := [3]string{e.Kind, e.From, e.Relays}; got != want[e.Article] {
			t.Errorf("%s: %v, want %v (score %.2f)", e.Article, got, want[e.Article], e.Score)
		}
	}
	for _, e := range res.Edges {
		for _, x := range e.Evidence {
			if x.From != nil && l.FoldString(x.Span.Of(textOf(records, e.Article))) != l.FoldString(x.From.Of(textOf(records, e.From))) {
				t.Errorf("%s: the passages differ", e.Article)
			}
		}
	}
}

func textOf(records []*news.Record, id string) string {
	for _, r := range records {
		if r.Article.ID == id {
			return r.Article.Text
		}
	}
	return ""
}

// TestACrowdOfReprintsStaysLinear: one text in 300 articles is one family, found without comparing all pairs.
func TestACrowdOfReprintsStaysLinear(t *testing.T) {
	l, err := ar.New()
	if err != nil {
		t.Fatal(err)
	}
	var records []*news.Record
	for i := range 300 {
		records = append(records, desktest.Article(t, l, string(rune('A'+i/26))+string(rune('a'+i%26)), "المرقب", "2024-05-01", fire))
	}
	res := Find(l, records)
	for i, r := range res.Root {
		if r != res.Root[0] {
			t.Fatalf("article %d goes back to %d", i, r)
		}
	}
}

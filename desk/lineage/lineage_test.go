package lineage

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

const fire = "اندلع حريق كبير فجر أمس في مصنع الزجاج على أطراف المدينة الصناعية، وهرعت إلى المكان عشر سيارات إطفاء من ثلاث محافظات، وقال مدير الدفاع المدني إن الرجال سيطروا على النيران بعد أربع ساعات، وإن العمال غادروا المبنى قبل انهيار سقفه الشرقي، ولم تعرف أسباب الحريق بعد."

func TestKindsOfLineage(t *testing.T) {
	l := artest.New(t)
	half := "أعلنت البلدية إغلاق الطريق الدائري حتى إشعار آخر، وطلبت من السائقين استخدام الجسر القديم بدلا منه، ووعدت بتعويض أصحاب المحال المتضررة قبل نهاية الشهر، ودعت لجنة الأهالي إلى اجتماع عاجل مساء غد في قاعة المدرسة. اندلع حريق كبير فجر أمس في مصنع الزجاج على أطراف المدينة الصناعية، وهرعت إلى المكان عشر سيارات إطفاء من ثلاث محافظات."
	other := "فاز فريق الميناء على ضيفه فريق الواحة بثلاثة أهداف لهدف في مباراة أقيمت مساء أمس على ملعب الشاطئ أمام عشرين ألف متفرج، وسجل القائد هدفين في الشوط الأول قبل أن يخرج مصابا، وقال المدرب إن الفريق استحق الفوز رغم غياب ثلاثة من لاعبيه الأساسيين."
	records := []*news.Record{
		desktest.Article(t, l, "a", "المرقب", "2024-05-01", fire),
		desktest.Article(t, l, "b", "الشاهد", "2024-05-02", "خاص بالشاهد. "+fire),
		desktest.Article(t, l, "c", "الراصد", "2024-05-02", half),
		desktest.Article(t, l, "d", "الراصد", "2024-05-02", other),
	}
	records[3].Article.Credits = []news.Credit{{Name: "يراع", Kind: "agency"}}
	edges, _ := find(l, records)
	want := map[string][3]string{"b": {"reprint", "a", ""}, "c": {"rewrite", "a", ""}, "d": {"relay", "", "يراع"}}
	if len(edges) != len(want) {
		t.Fatalf("edges %+v", edges)
	}
	for _, e := range edges {
		if got := [3]string{e.Kind, e.From, e.Relays}; got != want[e.Article] {
			t.Errorf("%s: %v, want %v (score %.2f)", e.Article, got, want[e.Article], e.Score)
		}
	}
	for _, e := range edges {
		for _, x := range e.Evidence {
			if x.From != nil && l.FoldString(x.Span.Of(textOf(records, e.Article))) != l.FoldString(x.From.Of(textOf(records, e.From))) {
				t.Errorf("%s: the passages differ", e.Article)
			}
		}
	}
}

// TestWhatARootRelaysTouchesAllThatGoBackToIt: a reprint that names the agency tells what the text relays that it goes back to, and a rewrite of that text,
// which may be of another story, is told by it; of one that goes back to another text nothing changes.
func TestWhatARootRelaysTouchesAllThatGoBackToIt(t *testing.T) {
	l := artest.New(t)
	half := "أعلنت البلدية إغلاق الطريق الدائري حتى إشعار آخر، وطلبت من السائقين استخدام الجسر القديم بدلا منه، ووعدت بتعويض أصحاب المحال المتضررة قبل نهاية الشهر، ودعت لجنة الأهالي إلى اجتماع عاجل مساء غد في قاعة المدرسة. اندلع حريق كبير فجر أمس في مصنع الزجاج على أطراف المدينة الصناعية، وهرعت إلى المكان عشر سيارات إطفاء من ثلاث محافظات."
	other := "فاز فريق الميناء على ضيفه فريق الواحة بثلاثة أهداف لهدف في مباراة أقيمت مساء أمس على ملعب الشاطئ أمام عشرين ألف متفرج، وسجل القائد هدفين في الشوط الأول قبل أن يخرج مصابا، وقال المدرب إن الفريق استحق الفوز رغم غياب ثلاثة من لاعبيه الأساسيين."
	w := NewWeb(nil)
	for i, r := range []*news.Record{
		desktest.Article(t, l, "a", "المرقب", "2024-05-01", fire),
		desktest.Article(t, l, "b", "الراصد", "2024-05-02", half),
		desktest.Article(t, l, "c", "الشاهد", "2024-05-02", other),
	} {
		w.Add(i, NewText(l, r))
	}
	if s, kind, _ := w.Source(1); s != 0 || kind != Rewrite || w.Agency(0) != "" {
		t.Fatalf("the second text is no rewrite of the first, which relays nobody: %d %d %q", s, kind, w.Agency(0))
	}
	wire := desktest.Article(t, l, "d", "المنار الجديد", "2024-05-03", fire)
	wire.Article.Credits = []news.Credit{{Name: "يراع", Kind: "agency"}}
	changed := w.Add(3, NewText(l, wire))
	if w.Agency(0) != "يراع" || !slices.Equal(changed, []int{0, 1, 3}) {
		t.Errorf("the first text relays %q; changed %v, want 0, 1 and 3", w.Agency(0), changed)
	}
}

// find makes a web of records, in their order.
func find(l *lang.Language, records []*news.Record) ([]news.Lineage, *Web) {
	w := NewWeb(nil)
	for i, r := range records {
		w.Add(i, NewText(l, r))
	}
	var out []news.Lineage
	for i, r := range records {
		var from *news.Record
		if s, _, _ := w.Source(i); s >= 0 {
			from = records[s]
		}
		if e, ok := w.Tell(l, i, r, from, nil); ok {
			out = append(out, e)
		}
	}
	return out, w
}

func textOf(records []*news.Record, id string) string {
	for _, r := range records {
		if r.Article.ID == id {
			return r.Article.Text
		}
	}
	return ""
}

// TestACrowdOfReprintsIsOneFamily: one text in 300 articles.
func TestACrowdOfReprintsIsOneFamily(t *testing.T) {
	l := artest.New(t)
	var records []*news.Record
	for i := range 300 {
		records = append(records, desktest.Article(t, l, string(rune('A'+i/26))+string(rune('a'+i%26)), "المرقب", "2024-05-01", fire))
	}
	_, w := find(l, records)
	for i := range records {
		if w.Root(i) != w.Root(0) {
			t.Fatalf("article %d goes back to %d", i, w.Root(i))
		}
	}
}

// TestAnyOrderOfArrival: sources, roots and agencies do not depend on the order in which texts come, nor on texts that came and went; and what a change is
// said to change is what it changes.
func TestAnyOrderOfArrival(t *testing.T) {
	l := artest.New(t)
	day := []string{"2024-05-01", "2024-05-01", "2024-05-02", "2024-05-03", "", "2024-05-20"}
	var texts []*Text
	for i := range 24 {
		words := strings.Fields(fire)
		from := i * len(words) / 60
		r := desktest.Article(t, l, fmt.Sprint(i), []string{"المرقب", "الشاهد", "يراع"}[i%3], day[i%len(day)], strings.Join(words[from:], " ")+fmt.Sprint(" عدد ", i))
		if i%4 == 1 {
			r.Article.Credits = []news.Credit{{Name: "يراع", Kind: "agency"}}
		}
		texts = append(texts, NewText(l, r))
	}
	look := func(w *Web, at map[int]int) string {
		back := map[int]int{-1: -1}
		for i, n := range at {
			back[n] = i
		}
		var b strings.Builder
		for i := range texts {
			s, k, score := w.Source(at[i])
			fmt.Fprintln(&b, i, back[s], k, score, back[w.Root(at[i])], back[w.Copied(at[i])], w.Agency(at[i]))
		}
		return b.String()
	}
	want := ""
	rng := rand.New(rand.NewSource(4))
	for range 40 {
		w, at, n := NewWeb(nil), map[int]int{}, 0
		says := func() map[int]string {
			out := map[int]string{}
			for n := range w.texts {
				if w.texts[n] != nil {
					s, k, score := w.Source(n)
					out[n] = fmt.Sprint(s, k, score, w.Root(n), w.Copied(n), w.Agency(n))
				}
			}
			return out
		}
		checked := func(n int, change func() []int) {
			before := says()
			said := change()
			after := says()
			for m := range after {
				if has := slices.Contains(said, m); before[m] != after[m] && !has || has && before[m] == after[m] && m != n && !strings.HasPrefix(before[m], fmt.Sprint(n, " ")) {
					t.Fatalf("article %d came or went: of %d, said to be other %v, %q became %q", n, m, has, before[m], after[m])
				}
			}
		}
		add := func(n int, x *Text) { checked(n, func() []int { return w.Add(n, x) }) }
		remove := func(n int) { checked(n, func() []int { return w.Remove(n) }) }
		for _, i := range rng.Perm(len(texts)) {
			if rng.Intn(4) == 0 { // one that comes and goes
				add(n, texts[(i+1)%len(texts)])
				remove(n)
				n++
			}
			if k := rng.Intn(len(texts)); rng.Intn(4) == 0 {
				if old, ok := at[k]; ok {
					remove(old)
					add(n, texts[k])
					at[k] = n
					n++
				}
			}
			add(n, texts[i])
			at[i] = n
			n++
		}
		got := look(w, at)
		if want == "" {
			want = got
			if strings.Count(want, " 2 ") < 3 {
				t.Errorf("too little is found to tell orders apart:\n%s", want)
			}
		}
		if got != want {
			t.Fatalf("another order, other sources:\n%s\n%s", got, want)
		}
	}
}

// TestByHead: an agency in a byline is known by its kind; a place or a person beside it is not.
func TestByHead(t *testing.T) {
	l := artest.New(t)
	for byline, want := range map[string]string{
		"القاهرة - وكالة ضياء": "وكالة ضياء",
		"وكالة ضياء للأنباء":   "وكالة ضياء للأنباء",
		"القاهرة - وكالة":      "",
		"صفاء وكالة":           "",
		"مراسلنا في الوكالة":   "",
	} {
		if got := byHead(l, byline); got != want {
			t.Errorf("%q: %q, want %q", byline, got, want)
		}
	}
}

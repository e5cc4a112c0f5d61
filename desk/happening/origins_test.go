package happening

import (
	"math/rand"
	"slices"
	"strings"
	"testing"

	"github.com/isnad-desk/isnad/desk/desktest"
	"github.com/isnad-desk/isnad/internal/artest"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

func TestOrigins(t *testing.T) {
	l := artest.New(t)
	// three articles tell one arrest: two through the same named source, one in its own voice
	event := "<COERCE arrest 0 1 2:أوقفت> [o:شرطة الساحل] [p:طاهر النوفلي] في [t:حلب]"
	records := []*news.Record{
		desktest.Article(t, l, "a", "المرقب", "2024-05-01", event+" كما قال [p:منير الصافوري]."),
		desktest.Article(t, l, "b", "الشاهد", "2024-05-01", event+" وفق [p:منير الصافوري]."),
		desktest.Article(t, l, "c", "الراصد", "2024-05-01", event+" أمس."),
		desktest.Article(t, l, "d", "الديوان", "2024-05-01", event+" وفق مصدر مطلع."),
	}
	quote := func(r *news.Record, class news.Class, entity int, words string) {
		s := news.Statement{Class: class, Entity: entity, Stance: "says"}
		if words != "" {
			at := len(r.Article.Text) - len(words) - 1
			span := r.Events[0].Trigger
			span.Start, span.End = at, at+len(words)
			s.Source = &span
		}
		r.Statements = append(r.Statements, s)
		r.Events[0].Statement = len(r.Statements) - 1
	}
	quote(records[0], news.NamedSource, 3, "")
	quote(records[1], news.NamedSource, 3, "")
	quote(records[3], news.Unnamed, news.None, "مصدر مطلع")
	in := Input{Lang: l, Records: records, Story: []int{0, 0, 0, 0}, Stories: []news.Story{{ID: "S1"}}, Root: []int{0, 1, 2, 3}, Agency: make([]string, 4)}
	in.Entities, in.Entity = desktest.ByName(records)
	hs := Find(in)
	if len(hs) != 1 || len(hs[0].Reports) != 4 {
		t.Fatalf("happenings %+v", hs)
	}
	h := hs[0]
	names := map[string]bool{}
	for _, o := range h.Origins {
		names[o.Name] = o.Named
	}
	if len(h.Origins) != 3 || !names["منير الصافوري"] || !names["الراصد"] || names["الديوان: مصدر مطلع"] || h.Standing != "corroborated" {
		t.Errorf("origins %+v, standing %s", h.Origins, h.Standing)
	}
	// the same four as reprints of one text: the quoting outlets' own words add nothing
	in.Root = []int{0, 0, 0, 0}
	if h := Find(in)[0]; len(h.Origins) != 2 {
		t.Errorf("reprints: origins %+v", h.Origins)
	}
}

// TestBehindTheHeadline: who reprints a text has it from whom the body of that text quotes, though its headline quotes nobody; who does not reprint it tells it
// himself.
func TestBehindTheHeadline(t *testing.T) {
	l := artest.New(t)
	event := "<COERCE arrest 0 1 2:أوقفت> [o:شرطة الساحل] [p:طاهر النوفلي] في [t:حلب]"
	records := []*news.Record{
		desktest.Article(t, l, "a", "المرقب", "2024-05-01", event+".\n"+event+" أمس كما قال مصدر أمني."),
		desktest.Article(t, l, "b", "الشاهد", "2024-05-01", event+" صباح الاثنين وفق مصدر مطلع."),
	}
	records[0].Article.Title = &text.Span{End: strings.Index(records[0].Article.Text, "\n")}
	for i, words := range []string{"مصدر أمني", "مصدر مطلع"} {
		at := strings.Index(records[i].Article.Text, words)
		records[i].Statements = []news.Statement{{Class: news.Unnamed, Entity: news.None, Stance: "says", Source: &text.Span{Start: at, End: at + len(words)}}}
		records[i].Events[len(records[i].Events)-1].Statement = 0
	}
	for _, c := range []struct {
		name    string
		root    int // what the second goes back to
		origins int
	}{{"a reprint", 0, 1}, {"a text of its own", 1, 2}} {
		in := Input{Lang: l, Records: records, Story: []int{0, 0}, Stories: []news.Story{{ID: "S1"}}, Root: []int{0, c.root}, Agency: make([]string, 2)}
		in.Entities, in.Entity = desktest.ByName(records)
		if hs := Find(in); len(hs) != 1 || len(hs[0].Origins) != c.origins {
			t.Errorf("%s: %+v, want %d origins", c.name, hs, c.origins)
		}
	}
}

// TestOutletQuotedIsOneOrigin: what a paper tells itself, and what another tells from that paper, comes from one origin.
func TestOutletQuotedIsOneOrigin(t *testing.T) {
	l := artest.New(t)
	event := "<COERCE arrest 0 1 2:أوقفت> [o:شرطة الساحل] [p:طاهر النوفلي] في [t:حلب]"
	records := []*news.Record{
		desktest.Article(t, l, "a", "الراصد", "2024-05-01", event+" أمس."),
		desktest.Article(t, l, "b", "الشاهد", "2024-05-01", event+" وفق [o:الراصد]."),
	}
	records[1].Statements = append(records[1].Statements, news.Statement{Class: news.OrgSource, Entity: 3, Stance: "says"})
	records[1].Events[0].Statement = 0
	in := Input{
		Lang: l, Records: records, Story: []int{0, 0}, Stories: []news.Story{{ID: "S1"}}, Root: []int{0, 1}, Agency: []string{"", ""},
		Entity: [][]int{{0, 1, 2}, {0, 1, 2, 3}},
	}
	for i, e := range records[1].Entities {
		in.Entities = append(in.Entities, news.DeskEntity{ID: string(rune('A' + i)), Kind: e.Kind, Name: e.Name})
	}
	hs := Find(in)
	if len(hs) != 1 || len(hs[0].Origins) != 1 || len(hs[0].Origins[0].Reports) != 2 || hs[0].Standing != "repeated" {
		t.Errorf("happenings %+v: want one, repeated from one origin", hs)
	}
}

// TestPrintedWithoutItsSource: who prints a source's words without it has them from there.
func TestPrintedWithoutItsSource(t *testing.T) {
	long := strings.Fields("نتج عنه مقتل تسعة من رجال الشرطة إضافة إلى أربعة من عمال المرفأ")
	var in Input
	run := func(words ...string) []int32 {
		return in.run(&sentence{wording: &wording{fold: strings.Join(words, " ")}})
	}
	if n := longestRun(run(long...), run(append([]string{"حدث"}, long...)...)); n != len(long) {
		t.Errorf("a run of %d words is found as %d", len(long), n)
	}
	if n := longestRun(run(long...), run("قتل تسعة من عمال المرفأ")); n >= copiedRun {
		t.Errorf("words in common as a run of %d", n)
	}
}

// longestRun is the length of the longest run that haveRun finds.
func longestRun(a, b []int32) int {
	n := 0
	for n < len(a) && haveRun(a, b, n+1) {
		n++
	}
	return n
}

// TestHaveRun holds it against looking at all places.
func TestHaveRun(t *testing.T) {
	rng := rand.New(rand.NewSource(7))
	list := func() []int32 {
		out := make([]int32, rng.Intn(30))
		for i := range out {
			out[i] = int32(rng.Intn(3))
		}
		return out
	}
	for range 2000 {
		a, b, n := list(), list(), 1+rng.Intn(8)
		want := false
		for i := 0; i+n <= len(a); i++ {
			for j := 0; j+n <= len(b); j++ {
				want = want || slices.Equal(a[i:i+n], b[j:j+n])
			}
		}
		if got := haveRun(a, b, n); got != want {
			t.Fatalf("%v and %v have a run of %d: %t", a, b, n, got)
		}
	}
}

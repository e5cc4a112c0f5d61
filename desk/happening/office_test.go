package happening

import (
	"testing"

	"github.com/isnad-desk/isnad/desk/desktest"
	"github.com/isnad-desk/isnad/internal/artest"
	"github.com/isnad-desk/isnad/news"
)

// quoted is an article that tells one arrest and ends with the words of its source.
type quoted struct {
	source string
	class  news.Class
	entity int  // of 0 police, 1 man, 2 ministry; or None
	copied bool // in the words of the first article
}

// originsOf returns the origins of one arrest that articles of two outlets and more tell so.
func originsOf(t *testing.T, sources ...quoted) []news.Origin {
	t.Helper()
	l := artest.New(t)
	outlets := []string{"المرقب", "الشاهد", "الراصد"}
	in := Input{Lang: l, Stories: []news.Story{{ID: "S1"}}}
	for i, s := range sources {
		event := "<COERCE arrest 0 1 3:أوقفت> [o:شرطة الساحل] [p:طاهر النوفلي] أمام [o:وزارة المناجم] في [t:حلب]، وفق " + s.source + "."
		if i > 0 && !s.copied {
			event = "<COERCE arrest 0 1 3:أوقفت> [o:شرطة الساحل] صباح أمس المطلوب [p:طاهر النوفلي] قرب مبنى [o:وزارة المناجم] وسط مدينة [t:حلب]، على ما قال " + s.source + "."
		}
		r := desktest.Article(t, l, outlets[i]+s.source, outlets[i], "2024-05-01", event)
		at := len(r.Article.Text) - len(s.source) - 1
		span := r.Events[0].Trigger
		span.Start, span.End = at, at+len(s.source)
		r.Statements = append(r.Statements, news.Statement{Class: s.class, Entity: s.entity, Stance: "says", Source: &span})
		r.Events[0].Statement = 0
		in.Records, in.Story, in.Root, in.Agency = append(in.Records, r), append(in.Story, 0), append(in.Root, i), append(in.Agency, "")
		in.Entity = append(in.Entity, []int{0, 1, 2, 3})
	}
	for i, e := range in.Records[0].Entities {
		in.Entities = append(in.Entities, news.DeskEntity{ID: string(rune('A' + i)), Kind: e.Kind, Name: e.Name})
	}
	hs := Find(in)
	if len(hs) != 1 || len(hs[0].Reports) != len(sources) {
		t.Fatalf("happenings %+v", hs)
	}
	return hs[0].Origins
}

// TestOffices: who holds an office that one person holds is one origin whoever quotes him, and who speaks for a body is the body; of those whom
// many such words fit, each outlet heard its own.
func TestOffices(t *testing.T) {
	office := func(s string) quoted { return quoted{s, news.RoleSource, 2, false} }
	for _, c := range []struct {
		what    string
		sources []quoted
		want    int
		because string
	}{
		{"one office in two outlets", []quoted{office("محافظ الساحل"), office("محافظ الساحل")}, 1, becauseOffice},
		{"two offices", []quoted{office("محافظ الساحل"), office("قائمقام الساحل")}, 2, ""},
		{"an official in two outlets", []quoted{office("مسؤول في وزارة المناجم"), office("مسؤول في وزارة المناجم")}, 2, ""},
		{"an official in two outlets, in the same words", []quoted{office("مسؤول في وزارة المناجم"), {"مسؤول في وزارة المناجم", news.RoleSource, 2, true}}, 1, ""},
		{"an official of the body in two outlets", []quoted{office("مسؤول الوزارة"), office("مسؤول الوزارة")}, 2, ""},
		{"the spokesman and his ministry", []quoted{office("المتحدث باسم وزارة المناجم"), {"وزارة المناجم", news.OrgSource, 2, false}}, 1, becauseNamed},
	} {
		got := originsOf(t, c.sources...)
		if len(got) != c.want || c.because != "" && got[0].Because != c.because {
			t.Errorf("%s: origins %+v, want %d", c.what, got, c.want)
		}
	}
}

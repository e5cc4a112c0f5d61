package desk

import (
	"fmt"
	"math/rand"
	"reflect"
	"strings"
	"testing"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/lang/ar"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

func arabic(t testing.TB) *lang.Language {
	t.Helper()
	l, err := ar.New()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// article builds a record by hand: a name is marked [p:...], [o:...] or [t:...]; an event <TYPE mode actor recipient place:trigger> with names by
// their order of appearance, - for none; n=N after the type adds a count of killed; ! before the type negates.
func article(t testing.TB, l *lang.Language, id, outlet, day, marked string) *news.Record {
	t.Helper()
	rec := &news.Record{Article: news.Article{ID: id, Location: id, Language: "ar", Outlet: &news.Outlet{Name: outlet, Basis: news.Given}}}
	if day != "" {
		d, err := news.ParseDay(day)
		if err != nil {
			t.Fatal(err)
		}
		rec.Article.Published = &news.Published{Interval: news.Interval{From: d, To: d}, Basis: news.Given}
	}
	var b strings.Builder
	kinds := map[string]news.Kind{"p": news.Person, "o": news.Organization, "t": news.Place}
	for i := 0; i < len(marked); {
		switch marked[i] {
		case '[':
			end := i + strings.IndexByte(marked[i:], ']')
			kind, name, _ := strings.Cut(marked[i+1:end], ":")
			s := text.Span{Start: b.Len(), End: b.Len() + len(name)}
			b.WriteString(name)
			e := news.None
			for k := range rec.Entities {
				if rec.Entities[k].Name == name {
					e = k
				}
			}
			if e == news.None {
				e = len(rec.Entities)
				rec.Entities = append(rec.Entities, news.Entity{Kind: kinds[kind], Name: name, Names: []string{name}, Words: strings.Fields(l.FoldString(name))})
			}
			rec.Mentions = append(rec.Mentions, news.Mention{Span: s, Kind: kinds[kind], Form: news.Name, Entity: e})
			i = end + 1
		case '<':
			end := i + strings.IndexByte(marked[i:], '>')
			spec, trigger, _ := strings.Cut(marked[i+1:end], ":")
			f := strings.Fields(spec)
			e := news.Event{Trigger: text.Span{Start: b.Len(), End: b.Len() + len(trigger)}, Place: news.None, When: news.Unknown, Modality: "actual", Statement: news.None}
			e.Type, e.Negated = strings.TrimPrefix(f[0], "!"), strings.HasPrefix(f[0], "!")
			if f[1] != "-" {
				e.Mode = f[1]
			}
			party := func(s string) []news.Party {
				var k int
				if _, err := fmt.Sscan(s, &k); err != nil {
					return nil
				}
				return []news.Party{{Entity: k}}
			}
			e.Actors, e.Recipients = party(f[2]), party(f[3])
			if p := party(f[4]); p != nil {
				e.Place = p[0].Entity
			}
			if len(f) > 5 {
				var n int
				if _, err := fmt.Sscan(f[5], &n); err != nil {
					t.Fatal(err)
				}
				e.Quantities = []news.Quantity{{What: "killed", From: n, To: n, Span: e.Trigger}}
			}
			b.WriteString(trigger)
			rec.Events = append(rec.Events, e)
			i = end + 1
		default:
			b.WriteByte(marked[i])
			i++
		}
	}
	rec.Article.Text = b.String()
	x := l.Read(rec.Article.Text)
	seen := map[string]int{}
	for _, s := range x.Sentences {
		rec.Sentences = append(rec.Sentences, s.Span)
	}
	for i := range x.Tokens {
		w := x.Tokens[i].Best().Stem
		if n, ok := seen[w]; ok {
			rec.Terms[n].Count++
		} else {
			seen[w] = len(rec.Terms)
			rec.Terms = append(rec.Terms, news.Term{Word: w, Count: 1})
		}
	}
	return rec
}

func visit(t testing.TB, l *lang.Language) []*news.Record {
	return []*news.Record{
		article(t, l, "a1", "المرقب", "2024-05-08", "<CONSULT visit 0 - 1:زار> [p:سالم الحيدري] [t:بغداد] والتقى قادة [o:حركة الفجر] في قصر المرجان، وأعلن اتفاق الميناء القديم."),
		article(t, l, "a2", "الشاهد", "2024-05-09", "<CONSULT visit 0 - 1:وصل> [p:سالم الحيدري] إلى [t:البصرة] حيث اجتمع بقادة [o:حركة الفجر] بشأن اتفاق الميناء القديم وقصر المرجان."),
		article(t, l, "a3", "الراصد", "2024-05-09", "نفت [o:حركة الفجر] أن يكون [p:سالم الحيدري] قد <!CONSULT visit 1 - 2:زار> [t:بغداد] أو قصر المرجان أو وقع اتفاق الميناء القديم."),
		article(t, l, "b1", "المرقب", "2024-09-01", "اندلع حريق في مصنع الزجاج وأدى إلى <ASSAULT killing - - 0 3:مقتل> عمال في [t:حلب]."),
		article(t, l, "b2", "الشاهد", "2024-09-01", "حريق مصنع الزجاج في [t:حلب]: <ASSAULT killing - - 0 5:مقتل> عمال."),
	}
}

func TestDeskShowsDisagreement(t *testing.T) {
	l := arabic(t)
	d := Build(l, visit(t, l))
	if len(d.Stories) != 2 {
		t.Fatalf("%d stories: %v", len(d.Stories), d.Stories)
	}
	slots := map[string]bool{}
	for _, c := range d.Conflicts {
		slots[c.Slot] = true
		if len(c.Sides) < 2 {
			t.Errorf("a conflict of %d sides", len(c.Sides))
		}
		for _, s := range c.Sides {
			if s.Says == "" || len(s.Reports) == 0 || s.Independent == 0 {
				t.Errorf("%s: side without words, sentence or origin: %+v", c.Slot, s)
			}
		}
	}
	if !slots["number"] {
		t.Errorf("tolls of 3 and 5 stand unopposed: %v", d.Conflicts)
	}
	for _, e := range d.Entities {
		if e.Name == "سالم الحيدري" && len(e.Members) != 3 {
			t.Errorf("%s has %d members", e.Name, len(e.Members))
		}
	}
}

func TestOrderOfArrivalDoesNotMatter(t *testing.T) {
	l := arabic(t)
	records := visit(t, l)
	want := Build(l, records)
	rng := rand.New(rand.NewSource(1))
	for range 20 {
		rng.Shuffle(len(records), func(i, j int) { records[i], records[j] = records[j], records[i] })
		if got := Build(l, records); !reflect.DeepEqual(got, want) {
			t.Fatalf("another order, another desk:\n%+v\n%+v", got, want)
		}
	}
}

func TestAnArticleCountsOnce(t *testing.T) {
	l := arabic(t)
	r := visit(t, l)
	if a, b := Build(l, r), Build(l, append(r, r...)); !reflect.DeepEqual(a, b) {
		t.Error("the same articles twice make another desk")
	}
}

func TestEmptyDesk(t *testing.T) {
	if d := Build(arabic(t), nil); len(d.Articles)+len(d.Stories) != 0 {
		t.Errorf("something from nothing: %+v", d)
	}
}

func TestReprintsAreOneOrigin(t *testing.T) {
	l := arabic(t)
	body := "أعلن مدير ميناء الساحل فجر أمس إغلاق الأرصفة الشرقية كلها بعد تسرب زيت من ناقلة قديمة رست هناك منذ شهرين، وقال إن فرق الطوارئ تعمل على رفع الزيت قبل وصول العاصفة المتوقعة مساء، وإن الصيادين مدعوون إلى ترك قواربهم في الحوض الغربي. "
	event := "ثم <COERCE arrest 0 1 -:أوقفت> [o:شرطة الساحل] [p:ربان الناقلة طاهر النوفلي]."
	records := []*news.Record{
		article(t, l, "r1", "المرقب", "2024-05-08", body+event),
		article(t, l, "r2", "الشاهد", "2024-05-08", body+event),
		article(t, l, "r3", "الراصد", "2024-05-09", "عاجل. "+body+event),
	}
	d := Build(l, records)
	if len(d.Lineage) != 2 {
		t.Fatalf("lineage %+v", d.Lineage)
	}
	for _, e := range d.Lineage {
		if e.Kind != "reprint" || e.From == "" || len(e.Evidence) == 0 || e.Evidence[0].From == nil {
			t.Errorf("edge %+v", e)
		}
	}
	if len(d.Happenings) != 1 || len(d.Happenings[0].Reports) != 3 || len(d.Happenings[0].Origins) != 1 || d.Happenings[0].Standing != "repeated" {
		t.Errorf("happenings %+v", d.Happenings)
	}
}

package identity

import (
	"fmt"
	"reflect"
	"testing"

	"github.com/isnad-desk/isnad/desk/desktest"
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/lang/ar"
	"github.com/isnad-desk/isnad/news"
)

type result struct {
	clusters []Cluster
	of       [][]int
}

func resolve(l *lang.Language, records []*news.Record) result {
	c, of := New(l).Resolve(records, nil, nil)
	return result{c, of}
}

// who returns the name under which article a's entity of that written name stands across articles.
func who(t *testing.T, records []*news.Record, res result, a int, name string) *Cluster {
	t.Helper()
	for e := range records[a].Entities {
		if records[a].Entities[e].Name == name {
			return &res.clusters[res.of[a][e]]
		}
	}
	t.Fatalf("article %d names no %q", a, name)
	return nil
}

func TestSpellingsOfOneNameMeet(t *testing.T) {
	l, err := ar.New()
	if err != nil {
		t.Fatal(err)
	}
	records := []*news.Record{
		desktest.Article(t, l, "a", "المرقب", "2024-05-01", "وصل [p:طاهر النوفآلي] إلى [t:سوريا]."),
		desktest.Article(t, l, "b", "الشاهد", "2024-05-01", "غادر [p:طاهر النوفالي] [t:سورية]."),
	}
	for _, r := range records { // as refer would: the gazetteer's names
		for e := range r.Entities {
			if r.Entities[e].Kind == news.Place {
				r.Entities[e].Canon = "سوريا"
			}
		}
	}
	res := resolve(l, records)
	if a, b := who(t, records, res, 0, "طاهر النوفآلي"), who(t, records, res, 1, "طاهر النوفالي"); a != b {
		t.Errorf("%q and %q stand apart", a.Name, b.Name)
	}
	if a, b := who(t, records, res, 0, "سوريا"), who(t, records, res, 1, "سورية"); a != b {
		t.Error("two spellings of one state stand apart")
	}
}

// oneOf reports whether a name of one article and another of a second are one person.
func oneOf(t *testing.T, l *lang.Language, a, b string) bool {
	t.Helper()
	records := []*news.Record{
		desktest.Article(t, l, "a", "المرقب", "2024-05-01", "وصل [p:"+a+"] أمس."),
		desktest.Article(t, l, "b", "الشاهد", "2024-05-01", "غادر [p:"+b+"] أمس."),
	}
	res := resolve(l, records)
	return who(t, records, res, 0, a) == who(t, records, res, 1, b)
}

// TestLongVowelOfALongWord: a foreign name may be written with a long vowel or without it; short names differ by nothing else.
func TestLongVowelOfALongWord(t *testing.T) {
	l, err := ar.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"غونار فالدستروم", "غونار فالدسترم", true},
		{"غونار فالدستروم", "بيتر فالدسترم", false},
		{"طاهر سعيد", "طاهر سعد", false},
		{"عبدالرحمن سالم", "عبدالرحمن سليم", false},
	} {
		if same := oneOf(t, l, c.a, c.b); same != c.same {
			t.Errorf("%s and %s: one %v, want %v", c.a, c.b, same, c.same)
		}
	}
}

func TestSpellingsOfOneForeignNameMeet(t *testing.T) {
	l, err := ar.New()
	if err != nil {
		t.Fatal(err)
	}
	records := []*news.Record{
		desktest.Article(t, l, "a", "المرقب", "2024-05-01", "وصل [p:توربين هيلستروم] إلى المدينة والتقى [p:محمد سالم]."),
		desktest.Article(t, l, "b", "الشاهد", "2024-05-01", "غادر [p:تورباين هلستروم] المدينة بعد لقاء [p:محمد سليم]، وقال [p:توربين هيلسترم] إنه سيعود."),
	}
	res := resolve(l, records)
	a := who(t, records, res, 0, "توربين هيلستروم")
	for _, other := range []string{"تورباين هلستروم", "توربين هيلسترم"} { // two in one article: a slip of the pen
		if who(t, records, res, 1, other) != a {
			t.Errorf("%q and %q stand apart", a.Name, other)
		}
	}
	if a, b := who(t, records, res, 0, "محمد سالم"), who(t, records, res, 1, "محمد سليم"); a == b {
		t.Errorf("%q is taken for another spelling of %q", b.Name, a.Name)
	}
}

func TestASurnameAloneProvesNothing(t *testing.T) {
	l, err := ar.New()
	if err != nil {
		t.Fatal(err)
	}
	records := []*news.Record{
		desktest.Article(t, l, "a", "المرقب", "2024-05-01", "وصل [p:طاهر الحيدري] إلى [t:حلب]."),
		desktest.Article(t, l, "b", "الشاهد", "2024-05-01", "غادر [p:سالم الحيدري] [t:حلب]."),
		desktest.Article(t, l, "c", "الراصد", "2024-05-01", "مرض [p:الحيدري] في [t:حلب]."),
	}
	res := resolve(l, records)
	a, b, c := who(t, records, res, 0, "طاهر الحيدري"), who(t, records, res, 1, "سالم الحيدري"), who(t, records, res, 2, "الحيدري")
	if a == b || a == c || b == c {
		t.Error("merged on a surname and a shared city")
	}
}

func TestCompanySpeaksForAShortName(t *testing.T) {
	l, err := ar.New()
	if err != nil {
		t.Fatal(err)
	}
	records := []*news.Record{
		desktest.Article(t, l, "a", "المرقب", "2024-05-01", "التقى [p:طاهر الحيدري] [p:منير الصافوري] في مقر [o:حركة الفجر الجديد]."),
		desktest.Article(t, l, "b", "الشاهد", "2024-05-02", "قال [p:الحيدري] إن [p:منير الصافوري] تحدث عن [o:حركة الفجر الجديد]."),
	}
	res := resolve(l, records)
	if a, b := who(t, records, res, 0, "طاهر الحيدري"), who(t, records, res, 1, "الحيدري"); a != b {
		t.Error("a short name in known company stays alone")
	} else if len(a.Because) == 0 {
		t.Error("joined without a reason")
	}
}

func TestAMinistryNeedsItsState(t *testing.T) {
	l, err := ar.New()
	if err != nil {
		t.Fatal(err)
	}
	records := []*news.Record{
		desktest.Article(t, l, "a", "المرقب", "2024-05-01", "قالت [o:وزارة الداخلية] في [t:تونس] ذلك."),
		desktest.Article(t, l, "b", "الشاهد", "2024-05-01", "قالت [o:وزارة الداخلية] في [t:الكويت] ذلك."),
	}
	for _, r := range records { // as refer would
		e := &r.Entities[1]
		e.Canon, e.Type = e.Name, "state"
	}
	res := resolve(l, records)
	if who(t, records, res, 0, "وزارة الداخلية") == who(t, records, res, 1, "وزارة الداخلية") {
		t.Error("the ministries of two states are one")
	}
}

func TestNamedApartOnceIsApart(t *testing.T) {
	l, err := ar.New()
	if err != nil {
		t.Fatal(err)
	}
	var records []*news.Record
	add := func(marked string) {
		records = append(records, desktest.Article(t, l, fmt.Sprintf("%03d", len(records)), "المرقب", "2024-05-01", marked))
	}
	for range 60 { // both keep one company
		add("التقى [p:طاهر الحيدري] [p:منير الصافوري].")
		add("التقى [p:طاهر جابر الحيدري] [p:منير الصافوري].")
	}
	add("تصافح [p:طاهر الحيدري] و[p:طاهر جابر الحيدري].")
	res := resolve(l, records)
	if who(t, records, res, 0, "طاهر الحيدري") == who(t, records, res, 1, "طاهر جابر الحيدري") {
		t.Error("two that one article names apart are one")
	}
	if res = resolve(l, records[:120]); who(t, records, res, 0, "طاهر الحيدري") != who(t, records, res, 1, "طاهر جابر الحيدري") {
		t.Error("a fuller form of a name in the same company stands apart")
	}
}

// TestManySideBySide: what is read of many records at once is what is read of each.
func TestManySideBySide(t *testing.T) {
	l, err := ar.New()
	if err != nil {
		t.Fatal(err)
	}
	var records []*news.Record
	for i := range 2 * manyFresh {
		records = append(records, desktest.Article(t, l, fmt.Sprintf("%03d", i), "المرقب", "2024-05-01", "التقى [p:طاهر الحيدري] وفدا من [o:كلية الطب] بـ[o:جامعة تبوك] في [t:جدة]، وزار [t:الروضة]."))
	}
	r := New(l)
	c, of := r.Resolve(records, nil, nil)
	d, on := r.Resolve(records, nil, Memory{})
	if !reflect.DeepEqual(c, d) || !reflect.DeepEqual(of, on) {
		t.Error("read side by side they are others")
	}
}

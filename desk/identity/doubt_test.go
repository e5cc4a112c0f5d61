package identity

import (
	"reflect"
	"testing"

	"github.com/isnad-desk/isnad/desk/desktest"
	"github.com/isnad-desk/isnad/lang/ar"
	"github.com/isnad-desk/isnad/news"
)

// TestNamesInDoubt: what its article hardly tells to be a name is nobody's in other stories, and where no article of a story tells, nobody's in the others
// of that story.
func TestNamesInDoubt(t *testing.T) {
	l, err := ar.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		why, marked, name string
		rules             [2]string // of the names in two articles of a story
		one, known        bool      // in the story; in other stories
	}{
		{"a word in both", "شاركت [o:الأسعار] في [t:مصر].", "الأسعار", [2]string{news.RuleBarely, news.RuleBarely}, false, false},
		{"a word in both that may be a name", "شاركت [o:الأسعار] في [t:مصر].", "الأسعار", [2]string{news.RuleNarrow, news.RuleBarely}, true, false},
		{"a word that nobody uses", "شاركت [o:هانغورا] في ذلك.", "هانغورا", [2]string{news.RuleNarrow, news.RuleNarrow}, true, true},
		{"a name in one of them", "شاركت [o:الأسعار] في [t:مصر].", "الأسعار", [2]string{"names/model", news.RuleBarely}, true, true},
		{"a phrase", "شكرهم على [t:كرم الضيافة] في ذلك.", "كرم الضيافة", [2]string{news.RuleBarely, news.RuleBarely}, false, false},
		{"a phrase that may be a name", "شكرهم على [t:كرم الضيافة] في ذلك.", "كرم الضيافة", [2]string{news.RuleNarrow, news.RuleNarrow}, true, true},
		{"what is somebody's", "وصل إلى [t:مملكتنا الغالية] وفد.", "مملكتنا الغالية", [2]string{"names/model", "names/model"}, false, false},
		{"a person", "قال [p:منظور الحق] ذلك.", "منظور الحق", [2]string{news.RuleBarely, news.RuleBarely}, false, false},
		{"a listed body", "قال [o:الأمم المتحدة] ذلك.", "الأمم المتحدة", [2]string{news.RuleBarely, news.RuleBarely}, true, true},
	} {
		var recs []*news.Record
		for i, rule := range c.rules {
			r := desktest.Article(t, l, string(rune('a'+i)), "المرقب", "2024-05-01", c.marked)
			settle(l, r)
			for k := range r.Mentions {
				r.Mentions[k].Rule = rule
			}
			if c.why == "a listed body" {
				r.Entities[0].Canon, r.Entities[0].Type = c.name, "international"
			}
			recs = append(recs, r)
		}
		res := resolve(l, recs)
		a, b := who(t, recs, res, 0, c.name), who(t, recs, res, 1, c.name)
		if (a == b) != c.one {
			t.Errorf("%s: one thing in the story: %v", c.why, a == b)
		}
		if (a.Key != "") != c.known {
			t.Errorf("%s: key %q", c.why, a.Key)
		}
	}
}

// TestDoubtDoesNotStayInMemory: a story's articles left a name in doubt, and one more of them tells: with what is remembered it is known as without.
func TestDoubtDoesNotStayInMemory(t *testing.T) {
	l, err := ar.New()
	if err != nil {
		t.Fatal(err)
	}
	var recs []*news.Record
	for i, rule := range []string{news.RuleBarely, news.RuleBarely, "names/model"} {
		r := desktest.Article(t, l, string(rune('a'+i)), "المرقب", "2024-05-01", "شاركت [o:الأسعار] في [t:مصر].")
		settle(l, r)
		for k := range r.Mentions {
			r.Mentions[k].Rule = rule
		}
		recs = append(recs, r)
	}
	memory, fresh := Memory{}, New(l)
	for n := 2; n <= 3; n++ {
		got, of := fresh.Resolve(recs[:n], nil, memory)
		want, wantOf := fresh.Resolve(recs[:n], nil, nil)
		if !reflect.DeepEqual(got, want) || !reflect.DeepEqual(of, wantOf) {
			t.Errorf("%d articles: %+v with memory, %+v without", n, got, want)
		}
	}
}

// TestOtherBodies: the adjective of another state behind the name of a listed body, or a word for another sort of body before it, tell that another one
// is meant.
func TestOtherBodies(t *testing.T) {
	l, err := ar.New()
	if err != nil {
		t.Fatal(err)
	}
	for marked, want := range map[string]bool{
		"فاز [o:الساحل] على ضيفه.":                         true,
		"فاز [o:الساحل] السوري على ضيفه.":                  true,
		"فاز [o:الساحل] المغربي على ضيفه.":                 false,
		"فاز نادي [o:الساحل] على ضيفه.":                    true,
		"قال حزب [o:الساحل] ذلك.":                          false,
		"وذكرت صحيفة [o:الساحل] ذلك.":                      false,
		"فاز [o:الساحل] المغربي ثم فاز [o:الساحل] السوري.": true,
	} {
		r := desktest.Article(t, l, "a", "المرقب", "2024-05-01", marked)
		x := &r.Entities[0]
		x.Canon, x.Type, x.Within = "الساحل", "club", "سوريا"
		if c := resolve(l, []*news.Record{r}).clusters[0]; (c.Canon != "") != want {
			t.Errorf("%s: canon %q, key %q", marked, c.Canon, c.Key)
		}
	}
}

// TestDoubtOfNothing: an entity without words and without names is no reason to panic.
func TestDoubtOfNothing(t *testing.T) {
	l, err := ar.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, rule := range []string{news.RuleBarely, news.RuleNarrow, ""} {
		r := desktest.Article(t, l, "a", "المرقب", "2024-05-01", "زار [o:كلية الطب] في [t:جدة] و[p:طاهر سالم].")
		for e := range r.Entities {
			r.Entities[e].Words, r.Entities[e].Canon = nil, ""
		}
		for i := range r.Mentions {
			r.Mentions[i].Rule = rule
		}
		resolve(l, []*news.Record{r, r})
		r.Mentions = nil
		resolve(l, []*news.Record{r})
	}
}

// TestPartsOfNames: the name of a place behind a particle of names is a part of another name, and a common word that a quarter is called by is that quarter
// only where the article speaks of where it lies.
func TestPartsOfNames(t *testing.T) {
	l, err := ar.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		marked, rule string
		want         bool
	}{
		{"أطلقوا برنامج ابن [t:سيناء] للطلاب.", "names/model", false},
		{"وصل الوفد إلى [t:سيناء] اليوم.", "names/model", true},
		{"وصل الوفد إلى [t:سيناء] اليوم.", news.RuleNarrow, true},
		{"أجريت عملية في [t:القصبة] الهوائية.", news.RuleNarrow, false},
		{"تجمعوا في [t:القصبة] في [t:تونس] اليوم.", news.RuleNarrow, true},
	} {
		r := desktest.Article(t, l, "a", "المرقب", "2024-05-01", c.marked)
		settle(l, r)
		for i := range r.Mentions {
			r.Mentions[i].Rule = c.rule
		}
		if x := resolve(l, []*news.Record{r}).clusters[0]; (x.Canon != "") != c.want {
			t.Errorf("%s (%s): canon %q", c.marked, c.rule, x.Canon)
		}
	}
}

// TestNoNames: what is called like a listed body and is none, and phrases with a verb.
func TestNoNames(t *testing.T) {
	l, err := ar.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		marked, canon, typ, within string
		want                       bool
	}{
		{"شاركوا في سوق [o:عكاظ] هذا العام.", "عكاظ", "newspaper", "السعودية", false},
		{"قال لصحيفة [o:عكاظ] ذلك.", "عكاظ", "newspaper", "السعودية", true},
		{"تعادل [o:الساحل] مع [o:المرفأ] في بطولة [o:الاتحاد الأوروبي].", "", "", "", false},
		{"فرض [o:الاتحاد الأوروبي] رسوما جديدة.", "", "", "", true},
		{"يمثل [o:الجيل الجديد] من الأجهزة ذلك.", "حراك الجيل الجديد", "party", "العراق", false},
		{"قال [o:الجيل الجديد] في [t:العراق] ذلك.", "حراك الجيل الجديد", "party", "العراق", true},
		{"تقع [t:سوق يطغى] في ذلك.", "", "", "", false},
		{"شب حريق في حي [t:كركوك] أمس.", "", "", "", false},
		{"تقع [t:سوق الصفا] في ذلك.", "", "", "", true},
	} {
		r := desktest.Article(t, l, "a", "المرقب", "2024-05-01", c.marked)
		settle(l, r)
		for i := range r.Mentions {
			r.Mentions[i].Rule = "names/model"
		}
		name := len(r.Entities) - 1
		for e := range r.Entities {
			x := &r.Entities[e]
			switch {
			case x.Name == "الاتحاد الأوروبي":
				x.Canon, x.Type = x.Name, "international"
			case c.canon == "" && x.Kind == news.Organization:
				x.Canon, x.Type = x.Name, "club"
			case c.canon != "" && x.Kind == news.Organization:
				x.Canon, x.Type, x.Within, name = c.canon, c.typ, c.within, e
			}
		}
		w := &work{Resolver: New(l)}
		x := w.single(w.setting(r), name)
		if known := (x.canon != "" || x.kind == news.Place && x.doubt == news.Sure) && !x.homely; known != c.want {
			t.Errorf("%s: canon %q, doubt %d", c.marked, x.canon, x.doubt)
		}
	}
}

// TestBranches: a movement and the state behind its name are its branch there where the lexicon lists it.
func TestBranches(t *testing.T) {
	l, err := ar.New()
	if err != nil {
		t.Fatal(err)
	}
	for marked, want := range map[string]string{
		"وأكد مقاتلو «[o:طالبان]» [t:باكستان] ذلك.":  "طالبان باكستان",
		"وأكد مقاتلو [o:طالبان] في [t:باكستان] ذلك.": "طالبان",
	} {
		r := desktest.Article(t, l, "a", "المرقب", "2024-05-01", marked)
		settle(l, r)
		r.Entities[0].Canon, r.Entities[0].Type = "طالبان", "armed_group"
		if c := resolve(l, []*news.Record{r}).clusters[0]; c.Canon != want {
			t.Errorf("%s: canon %q", marked, c.Canon)
		}
	}
}

package identity

import (
	"slices"
	"strings"
	"testing"

	"github.com/isnad-desk/isnad/desk/desktest"
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/lang/ar"
	"github.com/isnad-desk/isnad/news"
)

// settle gives places what the gazetteer says of them, as refer does: nothing where it lists several of the name.
func settle(l *lang.Language, r *news.Record) {
	a := newAtlas(l)
	for e := range r.Entities {
		x := &r.Entities[e]
		rows := a.byForm[strings.Join(x.Words, " ")]
		switch {
		case x.Kind != news.Place:
		case a.states[x.Name]:
			x.Canon, x.Type = x.Name, "state"
		case len(rows) == 1:
			x.Canon, x.Type, x.Within = rows[0].canon, rows[0].typ, rows[0].in
		}
	}
}

// TestKeysOfOtherStories: under which keys what is named in two stories of its own can meet.
func TestKeysOfOtherStories(t *testing.T) {
	l, err := ar.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		why, name, a, b string
		same            bool
	}{
		{"an office that every town has", "أمانة المنطقة", "أعلنت [o:أمانة المنطقة] في [t:جدة] ذلك.", "أعلنت [o:أمانة المنطقة] في [t:تبوك] ذلك.", false},
		{"an office of one town", "أمانة المنطقة", "أعلنت [o:أمانة المنطقة] في [t:تبوك] ذلك.", "قالت [o:أمانة المنطقة] إن العمل في [t:تبوك] بدأ.", true},
		{"an office tied to nothing", "أمانة المنطقة", "أعلنت [o:أمانة المنطقة] ذلك.", "قالت [o:أمانة المنطقة] ذلك.", false},
		{"a college of two universities", "كلية الطب", "زار [o:كلية الطب] بـ[o:جامعة تبوك] وفد من [t:جدة].", "زار [o:كلية الطب] ب[o:جامعة الباحة] وفد من [t:جدة].", false},
		{"a name of its own", "كلية غسان الصافوري", "زار [o:كلية غسان الصافوري] وفد من [t:جدة].", "زار [o:كلية غسان الصافوري] وفد من [t:تبوك].", true},
		{"an office that names its town", "أمانة جدة", "أعلنت [o:أمانة جدة] ذلك في [t:تبوك].", "قالت [o:أمانة جدة] ذلك.", true},
		{"two embassies of one state", "السفارة الكندية", "هاجموا [o:السفارة الكندية] في [t:ليبيا].", "زار [o:السفارة الكندية] في [t:مصر] وفد.", false},
		{"parties of two states", "الحزب الشيوعي", "قال [o:الحزب الشيوعي] في [t:اليونان] ذلك.", "قال [o:الحزب الشيوعي] في [t:الصين] ذلك.", false},
		{"a ministry of two states", "وزارة الزراعة", "قالت [o:وزارة الزراعة] في [t:مصر] ذلك.", "قالت [o:وزارة الزراعة] في [t:تونس] ذلك.", false},
		{"a ministry where another state is named in passing", "وزارة الزراعة", "قالت [o:وزارة الزراعة] في [t:مصر] ذلك.", "قالت [o:وزارة الزراعة] ذلك بعد جولات في [t:أسوان] و[t:طنطا] و[t:الإسماعيلية] وزيارة [t:تونس].", true},
		{"a quarter of many towns", "الروضة", "أغلق شارع في [t:الروضة] ب[t:جدة].", "أغلق شارع في [t:الروضة] ب[t:تبوك].", false},
		{"a quarter of one town", "الروضة", "أغلق شارع في [t:الروضة] ب[t:جدة].", "حريق في [t:الروضة] ب[t:جدة].", true},
		{"two towns of a name", "البيضاء", "اشتباكات في [t:البيضاء] قرب [t:ذمار] في [t:اليمن].", "اشتباكات في [t:البيضاء] شرق [t:بنغازي] في [t:ليبيا].", false},
		{"the best known of a name", "الرياض", "وصل الوفد إلى [t:الرياض].", "غادر الوفد [t:الرياض] إلى [t:جدة].", true},
		{"a city whatever is named beside it", "حلب", "وصل الوفد إلى [t:حلب].", "غادر الوفد [t:مصر] إلى [t:حلب].", true},
	} {
		var keys []string
		for i, marked := range []string{c.a, c.b} {
			r := desktest.Article(t, l, string(rune('a'+i)), "المرقب", "2024-05-01", marked)
			settle(l, r)
			res := resolve(l, []*news.Record{r})
			x := who(t, []*news.Record{r}, res, 0, c.name)
			if x.Open {
				t.Errorf("%s: %s is open with %v", c.why, c.name, x.Clues)
			}
			keys = append(keys, x.Key)
		}
		if same := keys[0] != "" && keys[0] == keys[1]; same != c.same {
			t.Errorf("%s: %q and %q, want one: %v", c.why, keys[0], keys[1], c.same)
		}
	}
}

// TestNamesWithoutWords: what folds to nothing is nobody's namesake.
func TestNamesWithoutWords(t *testing.T) {
	l, err := ar.New()
	if err != nil {
		t.Fatal(err)
	}
	r := desktest.Article(t, l, "a", "المرقب", "2024-05-01", "زار [o:كلية الطب] في [t:جدة] و[p:طاهر سالم].")
	for e := range r.Entities {
		r.Entities[e].Words, r.Entities[e].Canon = nil, ""
	}
	for i, c := range resolve(l, []*news.Record{r}).clusters {
		if c.Key != "" {
			t.Errorf("%d has the key %q", i, c.Key)
		}
	}
}

// TestWordsTakenForPlaces: what is rather a word is known by its name in no other story.
func TestWordsTakenForPlaces(t *testing.T) {
	l, err := ar.New()
	if err != nil {
		t.Fatal(err)
	}
	for marked, name := range map[string]string{
		"أقيمت في [t:جدة] فعاليات صباحية و[t:مسائية] للأطفال.":    "مسائية",
		"في [t:جدة] [t:كتبت] الصحف عن ذلك.":                       "كتبت",
		"تطوير أبناء [t:جدة] مهنيا و[t:أكاديميا] في هذه المرحلة.": "أكاديميا",
	} {
		r := desktest.Article(t, l, "a", "المرقب", "2024-05-01", marked)
		settle(l, r)
		if x := who(t, []*news.Record{r}, resolve(l, []*news.Record{r}), 0, name); x.Key != "" {
			t.Errorf("%s has the key %q", name, x.Key)
		}
	}
}

// TestOutletsThatAreWords: a paper that is called like a word is that paper where it stands as papers stand.
func TestOutletsThatAreWords(t *testing.T) {
	l, err := ar.New()
	if err != nil {
		t.Fatal(err)
	}
	for marked, want := range map[string]bool{
		"يدل ذلك على حب [o:الوطن] والوفاء له.":      false,
		"وقال الوزير ل«[o:الوطن]» إن ذلك لن يكون.":  true,
		"وذكرت صحيفة [o:الوطن] أن الوفد وصل.":       true,
		"حضر الجمهور إلى مكان [o:الحدث] في المساء.": false,
	} {
		r := desktest.Article(t, l, "a", "المرقب", "2024-05-01", marked)
		x := &r.Entities[0]
		x.Canon, x.Type = x.Name, "newspaper"
		if c := resolve(l, []*news.Record{r}).clusters[0]; (c.Key != "") != want {
			t.Errorf("%s: key %q", marked, c.Key)
		}
	}
}

// TestPlacesOfHomonyms: what homonyms.tsv says of where places lie is what the gazetteers call these.
func TestPlacesOfHomonyms(t *testing.T) {
	l, err := ar.New()
	if err != nil {
		t.Fatal(err)
	}
	a := newAtlas(l)
	for form, in := range a.homonyms {
		if slices.ContainsFunc(in, func(c string) bool { return !a.states[c] && a.spots[c].canon == "" }) {
			t.Errorf("%s lies in %v, of which the gazetteers do not know all", form, in)
		}
	}
}

package identity

import (
	"testing"

	"github.com/isnad-desk/isnad/desk/desktest"
	"github.com/isnad-desk/isnad/lang/ar"
	"github.com/isnad-desk/isnad/news"
)

// TestNamesThatTellNobody: a person of one word who could be anybody is one in two articles of a story only where both tell the same passage.
func TestNamesThatTellNobody(t *testing.T) {
	l, err := ar.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		why, name, a, b string
		rule            string
		role            bool
		same            bool
	}{
		{"given names", "ماجد", "شيع أمس الفقيد وقد خلف أبناءه خالد و[p:ماجد].", "وللفقيد الثاني ثلاثة أولاد هم [p:ماجد] وسعد.", "", false, false},
		{"a given name in one passage", "ماجد", "شيع أمس الفقيد وقد خلف أبناءه خالد و[p:ماجد].", "وقال إن الفقيد وقد خلف أبناءه خالد و[p:ماجد] كان كريما.", "", false, true},
		{"a given name with an office", "ماجد", "قال الأمير [p:ماجد] ذلك.", "رد الأمير [p:ماجد] عليهم.", "", true, true},
		{"a given name of elsewhere", "بيدرو", "سجل [p:بيدرو] هدفين.", "غاب [p:بيدرو] عن اللقاء.", "", false, true},
		{"a family name too, among kin", "إبراهيم", "وأبناؤه [p:ماجد] و[p:إبراهيم] بخير.", "وشقيقه [p:إبراهيم] كذلك.", "", false, false},
		{"a family name too", "إبراهيم", "وانسحبت قوات [p:إبراهيم] من البلدة.", "وقال أتباع [p:إبراهيم] ذلك.", "", false, true},
		{"an adjective", "الزهراوي", "اتسع النفوذ [p:الزهراوي] في الشرق.", "وضع الحكم [p:الزهراوي] حدا لذلك.", "", false, false},
		{"a name like an adjective", "الزهراوي", "قال [p:الزهراوي] ذلك.", "رد الشيخ [p:الزهراوي] عليه.", "", false, true},
		{"what the model hardly took for a name", "هانغورا", "شارك [p:هانغورا] في ذلك.", "وصل [p:هانغورا] أمس.", news.RuleNarrow, false, false},
		{"the indefinite accusative", "حزم", "اختير [p:حزمًا لولي] العهد.", "صار [p:حزمًا لولي] العهد أمس.", "", false, false},
	} {
		var recs []*news.Record
		for i, marked := range []string{c.a, c.b} {
			r := desktest.Article(t, l, string(rune('a'+i)), "المرقب", "2024-05-01", marked)
			for k := range r.Mentions {
				r.Mentions[k].Rule = c.rule
			}
			for e := range r.Entities {
				if c.role {
					r.Entities[e].Roles = []news.Role{{Text: "الأمير", Org: news.None}}
				}
			}
			recs = append(recs, r)
		}
		at := func(r *news.Record) int {
			for e := range r.Entities {
				if r.Entities[e].Name == c.name {
					return e
				}
			}
			return 0
		}
		_, of := New(l).Resolve(recs, nil, nil)
		if same := of[0][at(recs[0])] == of[1][at(recs[1])]; same != c.same {
			t.Errorf("%s: one thing: %v", c.why, same)
		}
	}
}

// TestGivenNameIsNoSurname: who is called by a given name alone is not the only one of the story whose name ends so.
func TestGivenNameIsNoSurname(t *testing.T) {
	l, err := ar.New()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]bool{"ماجد": false, "النوفالي": true} {
		if oneOf(t, l, "شريف "+name, name) != want {
			t.Errorf("%s joins the longer name: %v", name, !want)
		}
	}
}

// TestNamesakesOfListedPersons: a name that many bear is that of the listed one only where the article speaks of the state or the office of that one.
func TestNamesakesOfListedPersons(t *testing.T) {
	l, err := ar.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		marked, role string
		want         bool
	}{
		{"التقى [p:محمد علوش] الوفد في [t:سوريا] أمس.", "", true},
		{"قالت ذلك ذكرى [p:محمد علوش] في [t:بغداد] أمس.", "", false},
		{"رأس الوفد كبير المفاوضين [p:محمد علوش] أمس.", "كبير المفاوضين", true},
		{"تعمل الشركات مع شركة [p:علوش] وغيرها في [t:سوريا] أمس.", "", false},
		{"شكر الملحق الثقافي [p:محمد علوش] الطلاب في [t:سوريا] أمس.", "الملحق الثقافي", false},
	} {
		r := desktest.Article(t, l, "a", "المرقب", "2024-05-01", c.marked)
		settle(l, r)
		x := &r.Entities[0]
		x.Canon = "محمد علوش"
		if c.role != "" {
			x.Roles = []news.Role{{Text: c.role, Org: news.None}}
		}
		if got := resolve(l, []*news.Record{r}).clusters[0].Canon != ""; got != c.want {
			t.Errorf("%s: the listed one: %v", c.marked, got)
		}
	}
}

// TestWordsCalledLikePlaces: a common noun with an ending, an adjective, or two plain words are the place of that name only where the article speaks for it.
func TestWordsCalledLikePlaces(t *testing.T) {
	l, err := ar.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		marked string
		known  bool
	}{
		{"يبنون [t:برجا] جديدا هناك.", false},
		{"وصل الوفد إلى [t:برجا] في [t:لبنان].", true},
		{"نثروا [t:رماده] فوق الماء.", false},
		{"حاول أن يرى [t:الصورة الكبيرة] أولا.", false},
		{"صارت المدينة وجهة [t:مرغوبة] للسياح.", false},
		{"أقاموا في قرية [t:حجالة] أمس.", true},
		{"كانت طهران سالمة وبغداد [t:تدمر] والمدن كذلك.", false},
		{"وصل الفريق إلى [t:معسكره الإعدادي] أمس.", false},
		{"بدأ العمل في طريق [t:صلاح الدين] أمس.", false},
		{"قتلوا في محافظة [t:صلاح الدين] أمس.", true},
	} {
		r := desktest.Article(t, l, "a", "المرقب", "2024-05-01", c.marked)
		settle(l, r)
		for i := range r.Mentions {
			r.Mentions[i].Rule = "names/model"
			if r.Entities[0].Name == "تدمر" {
				r.Mentions[i].Rule = news.RuleBarely
			}
		}
		w := &work{Resolver: New(l)}
		if x := w.single(w.setting(r), 0); (!x.homely && x.doubt != news.Barely) != c.known {
			t.Errorf("%s: canon %q, known elsewhere: %v", c.marked, x.canon, !x.homely)
		}
	}
}

// TestSeatsOfEveryState: a seat that states have by one name is the listed one only where its state is named.
func TestSeatsOfEveryState(t *testing.T) {
	l, err := ar.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ marked, want string }{
		{"التقاه في [t:القصر الجمهوري] في [t:قبرص] أمس.", ""},
		{"التقاه في [t:القصر الجمهوري] في [t:الخرطوم] أمس.", "القصر الجمهوري"},
	} {
		r := desktest.Article(t, l, "a", "المرقب", "2024-05-01", c.marked)
		settle(l, r)
		w := &work{Resolver: New(l)}
		if x := w.single(w.setting(r), 0); x.canon != c.want {
			t.Errorf("%s: canon %q, want %q", c.marked, x.canon, c.want)
		}
	}
}

// TestBodiesByTheWordsBeside: the head before a name and the adjective behind it tell which listed body is meant, quotation marks not by themselves whether it is
// one.
func TestBodiesByTheWordsBeside(t *testing.T) {
	l, err := ar.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ marked, canon, typ, within, want string }{
		{"وذكرت صحيفة [o:الجزيرة] ذلك.", "الجزيرة", "channel", "قطر", "الجزيرة السعودية"},
		{"وذكرت قناة [o:الجزيرة] ذلك.", "الجزيرة", "channel", "قطر", "الجزيرة"},
		{"ونشرت صحيفة «[o:الشروق]» المصرية ذلك.", "الشروق", "newspaper", "تونس", "الشروق المصرية"},
		{"ونشرت صحيفة «[o:الشروق]» ذلك.", "الشروق", "newspaper", "تونس", "الشروق"},
		{"وجاء عنوان صحيفة [o:الشروق] عن افتتاح القناة في [t:مصر].", "الشروق", "newspaper", "تونس", "الشروق المصرية"},
		{"وجاء عنوان صحيفة [o:الشروق] عن زيارة [t:مصر] إلى [t:تونس].", "الشروق", "newspaper", "تونس", "الشروق"},
		{"وفنادق من فئة [o:خمس نجوم] في [t:الرياض].", "حركة خمس نجوم", "party", "إيطاليا", ""},
		{"زاد عدد المصانع في «[o:الشرقية]» هذا العام.", "الشرقية", "channel", "العراق", ""},
		{"وقال ل«[o:الشرقية]» إن المصانع زادت.", "الشرقية", "channel", "العراق", "الشرقية"},
		{"أحب مدينة [t:مكه] ويعلم أن «[o:مكة]» تجمع الناس.", "مكة", "newspaper", "السعودية", ""},
		{"احتجوا أمام [o:السفارة الأمريكية] في [t:طهران].", "السفارة الأمريكية في بغداد", "government", "الولايات المتحدة", ""},
		{"كان على اتصال ب[o:حزب الجمهوريين] أيام احتلال السفارة في [t:إيران] وفي [t:طهران] ثم في [t:أصفهان].", "حزب الجمهوريين", "party", "فرنسا", ""},
		{"التقى [o:حزب الجمهوريين] الوفد في [t:فرنسا].", "حزب الجمهوريين", "party", "فرنسا", "حزب الجمهوريين"},
	} {
		r := desktest.Article(t, l, "a", "المرقب", "2024-05-01", c.marked)
		settle(l, r)
		at := 0
		for e := range r.Entities {
			if x := &r.Entities[e]; x.Kind == news.Organization {
				x.Canon, x.Type, x.Within, at = c.canon, c.typ, c.within, e
			}
		}
		if got := New(l).setting(r).canon[at]; got != c.want {
			t.Errorf("%s: canon %q, want %q", c.marked, got, c.want)
		}
	}
}

// TestBodiesOfTwoStates: in one story a ministry without its state is not that of the state of another article that speaks of elsewhere, nor an office that of
// another town.
func TestBodiesOfTwoStates(t *testing.T) {
	l, err := ar.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"قالت [o:وزارة الدفاع] ذلك.", "قالت [o:وزارة الدفاع المصرية] ذلك في [t:مصر].", true},
		{"قالت [o:وزارة الدفاع] ذلك بعد معارك [t:طرابلس] و[t:سرت] و[t:بنغازي] في [t:ليبيا].", "قالت [o:وزارة الدفاع المصرية] ذلك في [t:مصر].", false},
		{"قالت [o:وزارة الصحة] ذلك في [t:السعودية].", "قالت [o:وزارة الصحة العامة والرعاية الاجتماعية] ذلك في [t:كوريا الجنوبية].", false},
		{"تسلمت [o:القوات الجوية] الفرنسية الطائرات في [t:مصر].", "قال سلاح [o:القوات الجوية] في [t:مصر] ذلك.", false},
		{"شكرهم [o:مركز التنمية الاجتماعية] في محافظة [t:جدة] أمس.", "شكرتهم رئيسة القسم في [o:مركز التنمية الاجتماعية] في منطقة [t:جازان].", false},
		{"أعلنت [o:الإدارة العامة للتعليم] في [t:عسير] ذلك.", "أعلنت [o:الإدارة العامة للتعليم بالخرج] ذلك.", false},
		{"قال متحدث ب[o:قيادة حرس الحدود] بمنطقة [t:تبوك] ذلك.", "قال متحدث ب[o:قيادة حرس الحدود] بمنطقة [t:جازان] ذلك.", false},
	} {
		recs := []*news.Record{desktest.Article(t, l, "a", "المرقب", "2024-05-01", c.a), desktest.Article(t, l, "b", "الشاهد", "2024-05-01", c.b)}
		for _, r := range recs {
			settle(l, r)
		}
		if _, of := New(l).Resolve(recs, nil, nil); (of[0][0] == of[1][0]) != c.same {
			t.Errorf("%s\n%s\none: %v", c.a, c.b, !c.same)
		}
	}
}

package identity

import (
	"testing"

	"github.com/isnad-desk/isnad/desk/desktest"
	"github.com/isnad-desk/isnad/internal/artest"
	"github.com/isnad-desk/isnad/news"
)

// TestPlacesThatNothingSpeaksFor: a word that a town is called like too is the town where the article speaks for it, a word beside it shows it, or nothing speaks
// against it.
func TestPlacesThatNothingSpeaksFor(t *testing.T) {
	l := artest.New(t)
	const sure = "names/model"
	for _, c := range []struct {
		why, marked, name, rule string
		want                    bool
	}{
		{"a word, and the article plays elsewhere", "قرأ قصص الأولين وما فيها من [t:العبر] في [t:أسوان] ثم في [t:مصر] أمس.", "العبر", sure, false},
		{"a word that the model doubts", "أسفر ذلك عن جرح خطير في [t:العين] أمس.", "العين", news.RuleNarrow, false},
		{"with a head", "احتفلوا في مدينة [t:العين] أمس.", "العين", news.RuleNarrow, true},
		{"with the adjective of its state", "احتفلوا في [t:العين] الإماراتية أمس.", "العين", news.RuleNarrow, true},
		{"with a body of it", "نفذت بلدية [t:العين] ذلك أمس.", "العين", news.RuleNarrow, true},
		{"another of its state is named", "احتفلوا في [t:العين] و[t:دبي] أمس.", "العين", news.RuleNarrow, true},
		{"a region of that name elsewhere", "اختبأ في منزل بمنطقة [t:الرقة] في [t:الكويت] أمس.", "الرقة", sure, false},
		{"the place of that name", "اختبأ في منزل بمنطقة [t:الرقة] في [t:سوريا] أمس.", "الرقة", sure, true},
		{"a town of a state that does not occur", "قالوا إن [t:المنية] جاءت في [t:بريدة] ثم في [t:الدمام] و[t:نجران].", "المنية", sure, false},
		{"joined to an indefinite accusative", "ما زادهم ذلك إلا فتورا و[t:كسلا] كما يقال.", "كسلا", sure, false},
		{"joined to a place", "زار الوفد الخرطوم و[t:كسلا] أمس.", "كسلا", sure, true},
		{"a dual", "تهدم جزء كبير عند [t:جسرين] كبيرين.", "جسرين", sure, true},
		{"a dual that is nowhere", "فجروا هناك [t:جسرين] كبيرين.", "جسرين", sure, false},
		{"a comparative", "يفتح ذلك أفقا [t:أرحب] للعمل.", "أرحب", sure, false},
		{"a city of a state of the language, and the article plays elsewhere", "اكتشف موهبة لفتى [t:يافع] في [t:بغداد] ثم في [t:البصرة] أمس.", "يافع", sure, false},
		{"a city that bodies are called after", "سافروا من [t:القاهرة] و[t:طنطا] إلى [t:دبي] أمس.", "دبي", sure, true},
		{"a city that others lie in", "سافروا من [t:القاهرة] و[t:طنطا] إلى [t:حلب] أمس.", "حلب", sure, true},
		{"a village that is called like a city", "قصفوا بلدة [t:الحويجة] في [t:حماة] أمس.", "الحويجة", sure, false},
		{"a quarter in a list of quarters", "تضم الدائرة حي [t:السليمانية] في [t:الأحساء] و[t:الدمام] و[t:الجبيل] و[t:بغداد].", "السليمانية", sure, false},
		{"two words that open a clause", "سوف يتحررون طال الزمن [t:أم قصر] كما قال.", "أم قصر", sure, false},
		{"the port", "وصلت السفن إلى [t:أم قصر] أمس.", "أم قصر", sure, true},
		{"what is near by, behind a preposition", "كانوا ب[t:قربه] في [t:باريس] و[t:مرسيليا] أمس.", "قربه", sure, false},
		{"a ligament", "أجريت له عملية [t:الرباط] الصليبي في [t:ميونيخ] ثم في [t:برلين] أمس.", "الرباط", sure, false},
		{"the capital", "وصل الوفد إلى [t:الرباط] في [t:المغرب] أمس.", "الرباط", sure, true},
		{"a capital that bodies are called after", "انتقلوا من [t:ميونيخ] ثم من [t:برلين] إلى [t:الرياض] أمس.", "الرياض", sure, true},
		{"a foreign city", "أقيم الحفل في [t:سيدني] أمس في حضور وفد من [t:مصر].", "سيدني", sure, true},
		{"a surname", "غاب عن اللقاء فواز [t:خريص] أمس في [t:السعودية].", "خريص", news.RuleNarrow, false},
		{"a road", "وقع ذلك على طريق [t:خريص] أمس في [t:السعودية].", "خريص", news.RuleNarrow, true},
		{"the rest of a word behind a preposition", "انطلقوا إلى ب[t:سطات] الخضار في السوق.", "سطات", sure, false},
		{"a preposition of its own", "أقيم الحفل ب[t:سطات] أمس.", "سطات", sure, true},
	} {
		r := desktest.Article(t, l, "a", "المرقب", "2024-05-01", c.marked)
		settle(l, r)
		at := 0
		for e := range r.Entities {
			if r.Entities[e].Name == c.name {
				at = e
			}
		}
		for i := range r.Mentions {
			r.Mentions[i].Rule = sure
			if r.Mentions[i].Entity == at {
				r.Mentions[i].Rule = c.rule
			}
		}
		if got := New(l).setting(r).canon[at]; (got != "") != c.want {
			t.Errorf("%s: %s: canon %q", c.why, c.marked, got)
		}
	}
}

// TestBodiesThatAreOthers: what is called like a listed body and is a place, a person, a club of another state, a company of elsewhere or a part of a word.
func TestBodiesThatAreOthers(t *testing.T) {
	l := artest.New(t)
	for _, c := range []struct {
		why, marked, name, canon, typ, within string
		narrow                                bool
		want                                  string
	}{
		{"a town in a list of towns", "شملت الأمطار [t:صبيا] و[o:فيفا] و[t:الحرث] أمس.", "فيفا", "الاتحاد الدولي لكرة القدم", "federation", "", false, ""},
		{"the federation", "قال [o:فيفا] في [t:زيورخ] ذلك.", "فيفا", "الاتحاد الدولي لكرة القدم", "federation", "", false, "الاتحاد الدولي لكرة القدم"},
		{"a player", "يسعى النادي إلى ضم الياباني [o:هوندا] هذا الصيف.", "هوندا", "هوندا", "company", "", false, ""},
		{"the company", "زادت مبيعات [o:هوندا] هذا الصيف.", "هوندا", "هوندا", "company", "", false, "هوندا"},
		{"the club of the state in which it plays", "بدأ مرشح رئاسة [o:النادي الأهلي] عمله في [t:نجران] ب[t:السعودية] أمس.", "النادي الأهلي", "الأهلي المصري", "club", "مصر", false, "الأهلي السعودي"},
		{"the club of its own state", "بدأ مرشح رئاسة [o:النادي الأهلي] عمله في [t:مصر] أمس.", "النادي الأهلي", "الأهلي المصري", "club", "مصر", false, "الأهلي المصري"},
		{"the club with its adjective", "لعب [o:الأهلي] المصري في [t:السعودية] أمس.", "الأهلي", "الأهلي المصري", "club", "مصر", false, "الأهلي المصري"},
		{"a club abroad", "يعسكر [o:الأهلي] في [t:سويسرا] أمس.", "الأهلي", "الأهلي السعودي", "club", "السعودية", false, "الأهلي السعودي"},
		{"the share of another company", "احتل سهم «[o:إعمار]» المركز الأول في [t:نجران] و[t:بريدة].", "إعمار", "إعمار", "company", "الإمارات", false, ""},
		{"the share of the company", "احتل سهم «[o:إعمار]» المركز الأول في [t:دبي] أمس.", "إعمار", "إعمار", "company", "الإمارات", false, "إعمار"},
		{"the rest of an agency's name", "قال لـ«و[o:اس]» إن ذلك تم.", "اس", "آس", "newspaper", "إسبانيا", false, ""},
		{"the newspaper", "ذكرت صحيفة «[o:اس]» ذلك.", "اس", "آس", "newspaper", "إسبانيا", false, "آس"},
		{"joined inside the marks", "تابعهم عبر حسابه \"ب[o:تويتر]\" أمس.", "تويتر", "تويتر", "media_platform", "", false, "تويتر"},
		{"a planet", "كان ذلك على [o:المريخ] قبل أعوام.", "المريخ", "المريخ السوداني", "club", "السودان", true, ""},
		{"the words of a company, no outlet's", "تمر شركة [o:البناء] بذلك.", "البناء", "البناء", "newspaper", "لبنان", true, ""},
		{"a head in front of a plain quotation mark", "تعرض الحلقة على قناة \"[o:الجزيرة]\" غدا.", "الجزيرة", "الجزيرة", "channel", "قطر", false, "الجزيرة"},
		{"a paper in plain quotation marks", "ذكرت ذلك صحيفة \"[o:الجزيرة]\" أمس.", "الجزيرة", "الجزيرة", "channel", "قطر", false, "الجزيرة السعودية"},
		{"another federation", "فاز بعضوية [o:الاتحاد الآسيوي] لكرة اليد أمس.", "الاتحاد الآسيوي", "الاتحاد الآسيوي لكرة القدم", "federation", "", false, ""},
		{"the federation by its short name", "فاز بعضوية [o:الاتحاد الآسيوي] أمس.", "الاتحاد الآسيوي", "الاتحاد الآسيوي لكرة القدم", "federation", "", false, "الاتحاد الآسيوي لكرة القدم"},
		{"a list by a magazine", "اختيرت في قائمة \"[o:فوربس]\" أمس.", "فوربس", "فوربس", "magazine", "الولايات المتحدة", false, "فوربس"},
	} {
		r := desktest.Article(t, l, "a", "المرقب", "2024-05-01", c.marked)
		settle(l, r)
		at := 0
		for e := range r.Entities {
			if x := &r.Entities[e]; x.Name == c.name {
				x.Canon, x.Type, x.Within, at = c.canon, c.typ, c.within, e
			}
		}
		for i := range r.Mentions {
			r.Mentions[i].Rule = "names/model"
			if c.narrow {
				r.Mentions[i].Rule = news.RuleNarrow
			}
		}
		if got := New(l).setting(r).canon[at]; got != c.want {
			t.Errorf("%s: %s: canon %q, want %q", c.why, c.marked, got, c.want)
		}
	}
}

// TestOfTwoPlaces: what an article binds to two towns is two things that it calls alike, and meets neither of them elsewhere.
func TestOfTwoPlaces(t *testing.T) {
	l := artest.New(t)
	for marked, want := range map[string]bool{
		"استقبلت [o:الإدارة العامة للتعليم] في [t:نجران] ذلك ثم [o:الإدارة العامة للتعليم] في [t:تبوك] كذلك.": false,
		"استقبلت [o:الإدارة العامة للتعليم] في [t:تبوك] ذلك ثم [o:الإدارة العامة للتعليم] في [t:تبوك] كذلك.":  true,
		"أشاد رئيس [o:مجلس إدارة الغرفة التجارية] بذلك.":                                                      false,
		"أشاد رئيس [o:مجلس إدارة الغرفة التجارية] في [t:تبوك] بذلك.":                                          true,
	} {
		r := desktest.Article(t, l, "a", "المرقب", "2024-05-01", marked)
		settle(l, r)
		if c := resolve(l, []*news.Record{r}).clusters[0]; (c.Key != "") != want {
			t.Errorf("%s: key %q", marked, c.Key)
		}
	}
}

// TestBodiesByWhoHoldsThem: a cabinet is that of the state of the listed person who has an office in it, wherever the article plays.
func TestBodiesByWhoHoldsThem(t *testing.T) {
	l := artest.New(t)
	r := desktest.Article(t, l, "a", "المرقب", "2024-05-01", "أرسل [p:محمد علوش] رئيس [o:مجلس الوزراء] الطائرات إلى [t:عدن] و[t:تعز] في [t:اليمن].")
	settle(l, r)
	for e := range r.Entities {
		if x := &r.Entities[e]; x.Kind == news.Person {
			x.Canon, x.Roles = "محمد علوش", []news.Role{{Text: "كبير المفاوضين", Org: 1}}
		}
	}
	w := &work{Resolver: New(l)}
	if x := w.single(w.setting(r), 1); x.scope != "سوريا" {
		t.Errorf("scope %q", x.scope)
	}
	r.Entities[0].Roles = nil
	if x := w.single(w.setting(r), 1); x.scope != "اليمن" {
		t.Errorf("scope %q where nobody holds it", x.scope)
	}
}

// TestFiguresOfSpeech: an adjective joins no words that are hardly names, and a phrase that is hardly one meets nothing elsewhere though the same stands beside it.
func TestFiguresOfSpeech(t *testing.T) {
	l := artest.New(t)
	for _, c := range []struct {
		rule string
		want bool
	}{{"names/model", true}, {news.RuleNarrow, false}} {
		a := desktest.Article(t, l, "a", "المرقب", "2024-05-01", "أجروا ذلك في [t:مضمار الخشبة] أمس.")
		b := desktest.Article(t, l, "b", "الشاهد", "2024-05-01", "ركزوا على ذلك في [t:مضمار الخشبة المسائي] أمس.")
		top := desktest.Article(t, l, "c", "الشاهد", "2024-05-01", "نطوا إلى [t:رأس الهرم] في [t:نجران].")
		for _, r := range []*news.Record{a, b, top} {
			settle(l, r)
			for i := range r.Mentions {
				r.Mentions[i].Rule = c.rule
			}
		}
		if _, of := New(l).Resolve([]*news.Record{a, b}, nil, nil); (of[0][0] == of[1][0]) != c.want {
			t.Errorf("%s: one thing in the story: %v", c.rule, !c.want)
		}
		if x := resolve(l, []*news.Record{top}).clusters[0]; (x.Key != "") != c.want {
			t.Errorf("%s: key %q", c.rule, x.Key)
		}
	}
}

// TestDoubtfulNamesInOnePassage: what the model hardly takes for a name is one in two articles of a story where both tell the same passage and it opens as names do.
func TestDoubtfulNamesInOnePassage(t *testing.T) {
	l := artest.New(t)
	for _, c := range []struct {
		why, a, b string
		same      bool
	}{
		{"a body", "وقد شنت الطائرات التابعة إلى [o:إدارة الأسعار الجديدة] سلسلة غارات جديدة أمس.", "وأضاف أنه شنت الطائرات التابعة إلى [o:إدارة الأسعار الجديدة] ما شنت.", true},
		{"a body, told otherwise", "وقد شنت الطائرات التابعة إلى [o:إدارة الأسعار الجديدة] سلسلة غارات.", "وقال مدير [o:إدارة الأسعار الجديدة] ذلك.", false},
		{"a phrase", "وقد شنت الطائرات التابعة إلى [o:أذرع البلاد الطويلة] سلسلة غارات جديدة أمس.", "وأضاف أنه شنت الطائرات التابعة إلى [o:أذرع البلاد الطويلة] ما شنت.", false},
	} {
		var recs []*news.Record
		for i, marked := range []string{c.a, c.b} {
			r := desktest.Article(t, l, string(rune('a'+i)), "المرقب", "2024-05-01", marked)
			for k := range r.Mentions {
				r.Mentions[k].Rule = news.RuleBarely
			}
			recs = append(recs, r)
		}
		if _, of := New(l).Resolve(recs, nil, nil); (of[0][0] == of[1][0]) != c.same {
			t.Errorf("%s: one thing: %v", c.why, !c.same)
		}
	}
}

// TestSurnameOfTwo: where an article names somebody and, apart, a surname that is his too, it means nobody third of the story by it.
func TestSurnameOfTwo(t *testing.T) {
	l := artest.New(t)
	a := desktest.Article(t, l, "a", "المرقب", "2024-05-01", "قال [p:طاهر النوفالي] ذلك، ثم أضاف العميد [p:النوفالي] أمرا.")
	b := desktest.Article(t, l, "b", "الشاهد", "2024-05-01", "قال [p:شريف النوفالي] ذلك.")
	_, of := New(l).Resolve([]*news.Record{a, b}, nil, nil)
	if of[0][1] == of[1][0] || of[0][1] == of[0][0] {
		t.Error("the surname is one of them")
	}
}

package main

import "fmt"

// message is a text of the program in the languages it speaks.
type message struct{ en, ar string }

// counted is a thing that is counted: Arabic counts one, two, three to ten, eleven to ninety-nine and whole hundreds each in its own way.
type counted struct {
	en, enPlural                 string
	one, two, few, many, hundred string
}

var (
	msgRead       = message{"read", "قُرئت"}
	msgKnown      = message{"known already:", "معروفة من قبل:"}
	msgChanged    = message{"new versions:", "نسخ جديدة:"}
	msgFailed     = message{"failed:", "تعذرت:"}
	msgArchive    = message{"archive", "الأرشيف"}
	msgVersions   = message{"earlier versions:", "نسخ سابقة:"}
	msgWaiting    = message{"waiting:", "في الانتظار:"}
	msgJudgements = message{"judgements:", "أحكام:"}
	msgOnDisk     = message{"on disk", "على القرص"}
	msgTexts      = message{"texts", "النصوص"}

	msgFound     = message{"found:", "وُجدت:"}
	msgShown     = message{"shown:", "يظهر منها:"}
	msgNothing   = message{"nothing found", "لم يوجد شيء"}
	msgAtLeastN  = message{"at least", "على الأقل"}
	msgStoryless = message{"in no story yet", "لم تُضم إلى قصة بعد"}

	msgReading   = message{"reading articles", "قراءة المقالات"}
	msgStory     = message{"story", "قصة"}
	msgConflict  = message{"disagreement on", "خلاف على"}
	msgLineage   = message{"who took from whom", "من نقل عمّن"}
	msgOwnVoice  = message{"in its own voice", "بلا إسناد إلى غيرها"}
	msgNobody    = message{"no source named", "دون مصدر مسمى"}
	msgUndated   = message{"date unknown", "دون تاريخ"}
	msgNoOutlet  = message{"outlet unknown", "جهة النشر غير معروفة"}
	msgArticle   = message{"article", "المقال"}
	msgEntities  = message{"who and where", "من وأين"}
	msgTimes     = message{"when", "متى"}
	msgFrom      = message{"from", "انطلاقا من"}
	msgPublished = message{"the day of publication", "يوم النشر"}
	msgStatement = message{"who says what", "من يقول ماذا"}
	msgEvents    = message{"what happened", "ماذا جرى"}
	msgEmpty     = message{"nothing to show: no article could be read", "لا شيء يُعرض: لم تُقرأ أي مقالة"}
	msgSingles   = message{"told by one report each", "أخبار منفردة"}
	msgAll       = message{"--all shows them", "يعرضها الخيار --all"}
	msgAndMore   = message{"and", "ومعها"}
	msgHappened  = message{"it happened", "وقع"}
	msgNot       = message{"it did not happen", "لم يقع"}
	msgAtLeast   = message{"at least %s", "%s على الأقل"}
	msgReprint   = message{"reprinted by", "نقلتها حرفيا"}
	msgRewrite   = message{"rewritten by", "نقلتها بتصرف"}
	msgRelay     = message{"relayed by", "نقلت عنها"}
	msgRelayedBy = message{"relayed by", "نقلت عنها"}
	msgSays      = message{"says", "تثبت"}
	msgDenies    = message{"denies", "تنفي"}
	msgDiffers   = message{"says otherwise", "تخالف"}
	msgBoth      = message{"tells both", "تذكر القولين"}
	msgSilent    = message{"silent", "لا تذكره"}
	msgNamed     = message{"named", "مسمى"}
	msgUnnamed   = message{"unnamed", "غير مسمى"}
	msgRelayed   = message{"relayed", "منقول عنه"}
	msgOwn       = message{"the outlet itself", "جهة النشر نفسها"}

	cntArticles   = counted{"article", "articles", "مقالة واحدة", "مقالتان", "مقالات", "مقالة", "مقالة"}
	cntOutlets    = counted{"outlet", "outlets", "جهة نشر واحدة", "جهتا نشر", "جهات نشر", "جهة نشر", "جهة نشر"}
	cntOrigins    = counted{"independent origin", "independent origins", "أصل مستقل واحد", "أصلان مستقلان", "أصول مستقلة", "أصلا مستقلا", "أصل مستقل"}
	cntReports    = counted{"report", "reports", "خبر واحد", "خبران", "أخبار", "خبرا", "خبر"}
	cntStories    = counted{"story", "stories", "قصة واحدة", "قصتان", "قصص", "قصة", "قصة"}
	cntConflicts  = counted{"disagreement", "disagreements", "خلاف واحد", "خلافان", "خلافات", "خلافا", "خلاف"}
	cntMoreTales  = counted{"further story", "further stories", "قصة أخرى", "قصتان أخريان", "قصص أخرى", "قصة أخرى", "قصة أخرى"}
	cntMoreActs   = counted{"more happening", "more happenings", "حدث آخر", "حدثان آخران", "أحداث أخرى", "حدثا آخر", "حدث آخر"}
	cntMoreOutlet = counted{"more outlet", "more outlets", "جهة نشر أخرى", "جهتا نشر أخريان", "جهات نشر أخرى", "جهة نشر أخرى", "جهة نشر أخرى"}
	cntMoreReport = counted{"more report", "more reports", "خبر آخر", "خبران آخران", "أخبار أخرى", "خبرا آخر", "خبر آخر"}
	cntMoreOrigin = counted{"more origin", "more origins", "أصل آخر", "أصلان آخران", "أصول أخرى", "أصلا آخر", "أصل آخر"}
	cntMoreNames  = counted{"more name", "more names", "اسم آخر", "اسمان آخران", "أسماء أخرى", "اسما آخر", "اسم آخر"}
	cntMoreSource = counted{"more article", "more articles", "مقالة أخرى", "مقالتان أخريان", "مقالات أخرى", "مقالة أخرى", "مقالة أخرى"}
)

var standings = map[string]message{
	"single":       {"single report", "خبر منفرد"},
	"repeated":     {"repeated from one origin", "مكرر عن أصل واحد"},
	"corroborated": {"corroborated", "تعددت أصوله"},
	"contested":    {"contested", "مختلف فيه"},
}

var slots = map[string]message{
	"who": {"who", "الفاعل"}, "whom": {"whom", "الطرف الآخر"}, "place": {"place", "المكان"}, "time": {"time", "الزمان"},
	"polarity": {"whether it happened", "وقوعه"}, "number": {"number", "العدد"}, "manner": {"manner", "الكيفية"}, "cause": {"cause", "السبب"},
}

// What explain story says.
var (
	msgMostOrigins = message{"the most that one of its happenings has: %s", "أكثر ما لحدث من أحداثها، وهو: %s"}
	msgTakenForOne = message{"%s reports, taken for one happening; each joined to the one before it that it fits best, from a score of %s on", "%s أخبار عُدّت حدثا واحدا، كل منها مقرونا بأقرب ما قبله إليه، بدءا من الدرجة %s"}
	msgJoinedTo    = message{"with %s, score %s:", "مع %s، الدرجة %s:"}
	msgBehind      = message{"behind %s", "وراء %s"}
	msgComma       = message{", ", "، "}
	msgSemicolon   = message{"; ", "؛ "}
)

// reasonWords word the rules by which reports are taken for one act, and what they tell differently.
var reasonWords = map[string]message{
	"same-words":     {"the same sentence", "الجملة نفسها"},
	"same-act":       {"one kind of act", "نوع واحد من الأفعال"},
	"kindred-act":    {"kinds as which one act is told, %s and %s", "نوعان يُروى بهما الفعل الواحد، %s و%s"},
	"same-verb":      {"the same word for the act", "لفظ واحد للفعل"},
	"who":            {"the same doer", "فاعل واحد"},
	"whom":           {"the same other party", "طرف آخر واحد"},
	"either-side":    {"told from either side", "روي كل منهما من جانب"},
	"same-place":     {"one place", "مكان واحد"},
	"place-within":   {"one place within the other", "مكان داخل الآخر"},
	"days-meet":      {"days that can be one", "أيام قد تكون واحدة"},
	"same-count":     {"the same number of the same thing", "العدد نفسه من الشيء نفسه"},
	"shared-wording": {"%s%% of the words in both", "%s%% من الكلمات في كليهما"},
	"one-text":       {"both go back to one text", "كلاهما عن نص واحد"},
	"company":        {"%s more names in both sentences", "أسماء أخرى في الجملتين: %s"},
	"once-only":      {"nobody is killed twice", "لا يُقتل المرء مرتين"},
	"two-stories":    {"told in two stories: nobody is killed twice, and what two parties did on one day they did once", "روي في قصتين: لا يُقتل المرء مرتين، وما فعله طرفان في يوم واحد فعلاه مرة"},
	"days-apart":     {"told otherwise: days that cannot meet", "اختلفا: أيام لا تلتقي"},
	"place-apart":    {"told otherwise: places that exclude one another", "اختلفا: مكانان لا يجتمعان"},
	"yes-and-no":     {"told otherwise: one says that it did not happen", "اختلفا: أحدهما ينفي وقوعه"},
}

// originWords word what an origin is.
var originWords = map[string]message{
	"named":        {"a named source, one origin wherever it speaks", "مصدر مسمى، أصل واحد حيثما تكلم"},
	"office":       {"the holder of an office, one origin wherever it speaks", "صاحب منصب، أصل واحد حيثما تكلم"},
	"announcement": {"the announcement of who acts, one origin", "إعلان صاحب الفعل، أصل واحد"},
	"unnamed":      {"an unnamed source, one origin as worded to one outlet or agency", "مصدر غير مسمى، أصل واحد بلفظه لجهة نشر أو وكالة واحدة"},
	"voice":        {"the voice of the outlet or agency itself, as it quotes nobody for it", "صوت جهة النشر أو الوكالة نفسها، إذ لا تنقله عن أحد"},
}

// conflictRules word what states a disagreement.
var conflictRules = map[string]message{
	"polarity":  {"one side says that it happened, the other that it did not", "جانب يثبت وقوعه وجانب ينفيه"},
	"time":      {"days that cannot meet, each known closely", "أيام معلومة لا تلتقي"},
	"place":     {"places that exclude one another", "مكانان لا يجتمعان"},
	"number":    {"counts of the same thing in one happening that cannot both hold", "عددان لشيء واحد في حدث واحد لا يصحان معا"},
	"manner":    {"manners of which the one excludes the other", "هيئتان تنفي إحداهما الأخرى"},
	"part":      {"parts of one day that cannot meet", "وقتان من يوم واحد لا يلتقيان"},
	"condition": {"how badly somebody was hurt", "خطورة إصابة شخص"},
	"confined":  {"one says that somebody did not leave a place, the other has the same person meet or visit somebody elsewhere", "أحدهما يقول إن شخصا لم يغادر مكانا، والآخر يذكر لقاء أو زيارة له في غيره"},
	"cause":     {"two causes of one explosion, fire, crash or death", "سببان لانفجار أو حريق أو حادث أو موت واحد"},
	"scope":     {"all did it, says one; some did not, says the other", "أحدهما يقول إن الجميع فعلوه، والآخر إن بعضهم لم يفعل"},
	"counter":   {"one speaks expressly against the other: denied that, contrary to what was said", "أحدهما يرد الآخر صراحة: نفى ذلك، خلافا لما صرح به"},
	"denials":   {"a source denies in the same words what another says", "مصدر ينفي ما يقوله غيره باللفظ نفسه"},
	"who":       {"one act on the same person, told of two doers of whom neither is part of the other", "فعل واحد بشخص واحد يُنسب إلى فاعلين ليس أحدهما من الآخر"},
	"claims":    {"counts of the same thing in two sentences that speak of one matter", "عددان لشيء واحد في جملتين عن أمر واحد"},
}

var kinds = map[string]message{
	"person": {"person", "شخص"}, "organization": {"organisation", "جهة"}, "place": {"place", "مكان"},
}

var quantities = map[string]counted{
	"killed":    {"killed", "killed", "قتيل واحد", "قتيلان", "قتلى", "قتيلا", "قتيل"},
	"injured":   {"injured", "injured", "جريح واحد", "جريحان", "جرحى", "جريحا", "جريح"},
	"arrested":  {"arrested", "arrested", "موقوف واحد", "موقوفان", "موقوفين", "موقوفا", "موقوف"},
	"released":  {"released", "released", "مفرج عنه واحد", "مفرج عنهما اثنان", "مفرج عنهم", "مفرجا عنه", "مفرج عنه"},
	"missing":   {"missing", "missing", "مفقود واحد", "مفقودان", "مفقودين", "مفقودا", "مفقود"},
	"kidnapped": {"kidnapped", "kidnapped", "مخطوف واحد", "مخطوفان", "مخطوفين", "مخطوفا", "مخطوف"},
	"displaced": {"displaced", "displaced", "نازح واحد", "نازحان", "نازحين", "نازحا", "نازح"},
}

// Stances in Arabic are verbal nouns: these agree with every source, whatever its gender and number.
var stances = map[string]message{
	"says": {"says", "قول"}, "denies": {"denies", "نفي"}, "confirms": {"confirms", "تأكيد"}, "demands": {"demands", "مطالبة"}, "threatens": {"threatens", "تهديد"},
	"condemns": {"condemns", "إدانة"}, "accuses": {"accuses", "اتهام"}, "believes": {"believes", "رأي"},
}

var precisions = map[string]message{
	"day": {"day", "يوم"}, "week": {"week", "أسبوع"}, "month": {"month", "شهر"}, "year": {"year", "سنة"}, "vague": {"vague", "تقريبي"},
}

// How outlet and date are known.
var bases = map[string]message{
	"given": {"given", "معطى"}, "metadata": {"from metadata", "من بيانات الملف"}, "page": {"from the page", "من الصفحة"}, "url": {"from the URL", "من العنوان"},
	"signature": {"from the signature", "من التوقيع"}, "inferred": {"inferred", "مستنتج"},
}

// speech is the language in which the program speaks to its reader.
type speech string

// comma parts what is listed.
func (s speech) comma() string {
	if s == "ar" {
		return "، "
	}
	return ", "
}

func (s speech) of(m message) string {
	if s == "ar" {
		return m.ar
	}
	return m.en
}

// word is the text of key, or key itself where there is none.
func (s speech) word(of map[string]message, key string) string {
	if m, ok := of[key]; ok {
		return s.of(m)
	}
	return key
}

func (s speech) count(n int, c counted) string {
	if s != "ar" {
		if n == 1 {
			return "1 " + c.en
		}
		return fmt.Sprint(n, " ", c.enPlural)
	}
	switch {
	case n == 1:
		return c.one
	case n == 2:
		return c.two
	case n%100 >= 3 && n%100 <= 10:
		return fmt.Sprint(n, " ", c.few)
	case n%100 >= 11:
		return fmt.Sprint(n, " ", c.many)
	}
	return fmt.Sprint(n, " ", c.hundred)
}

// origins counts independent origins and how many of them are named.
func (s speech) origins(n, named int) string {
	how := ""
	if s != "ar" {
		switch {
		case n == 1 && named == 1:
			how = "named"
		case n == 1:
			how = "unnamed"
		case named == 0:
			how = "none named"
		case n == 2 && named == 2:
			how = "both named"
		case named == n:
			how = "all named"
		default:
			how = fmt.Sprint(named, " named")
		}
		return s.count(n, cntOrigins) + ", " + how
	}
	switch {
	case n == 1 && named == 1:
		how = "مسمى"
	case n == 1:
		how = "غير مسمى"
	case n == 2:
		how = [...]string{"كلاهما غير مسمى", "أحدهما مسمى", "كلاهما مسمى"}[min(named, 2)]
	case named == 0:
		how = "لا مسمى بينها"
	case named == n:
		how = "كلها مسماة"
	case named == 1:
		how = "واحد منها مسمى"
	case named == 2:
		how = "اثنان منها مسميان"
	default:
		how = fmt.Sprint(named, " منها مسماة")
	}
	return s.count(n, cntOrigins) + "، " + how
}

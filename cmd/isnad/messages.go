package main

import "fmt"

// message is a text of the program in the languages it speaks.
type message struct{ en, ar string }

// Counted things: Arabic counts one, two, three to ten, and more, each in its own way.
type counted struct {
	en, enPlural        string
	one, two, few, many string
}

var (
	msgReading   = message{"reading articles", "قراءة المقالات"}
	msgStory     = message{"story", "قصة"}
	msgConflict  = message{"disagreement on", "خلاف على"}
	msgLineage   = message{"who took from whom", "من نقل عن من"}
	msgOwnVoice  = message{"in its own voice", "بصوتها"}
	msgNobody    = message{"no source named", "دون مصدر مسمى"}
	msgUndated   = message{"date unknown", "دون تاريخ"}
	msgNoOutlet  = message{"outlet unknown", "جهة نشر غير معروفة"}
	msgNamed     = message{"named", "مسمى"}
	msgArticle   = message{"article", "المقال"}
	msgEntities  = message{"who and where", "من وأين"}
	msgTimes     = message{"when", "متى"}
	msgStatement = message{"who says what", "من يقول ماذا"}
	msgEvents    = message{"what happened", "ماذا جرى"}
	msgEmpty     = message{"nothing to show: no article could be read", "لا شيء يعرض: لم تُقرأ أي مقالة"}
	msgMore      = message{"further stories of one article each without a disagreement; --all shows them", "قصص أخرى من مقالة واحدة بلا خلاف؛ يعرضها --all"}
	msgReprint   = message{"reprint of", "نشر حرفي عن"}
	msgRewrite   = message{"rewrite of", "إعادة صياغة عن"}
	msgRelay     = message{"relays", "ينقل عن"}

	cntArticles = counted{"article", "articles", "مقالة واحدة", "مقالتان", "مقالات", "مقالة"}
	cntOutlets  = counted{"outlet", "outlets", "جهة نشر واحدة", "جهتا نشر", "جهات نشر", "جهة نشر"}
	cntOrigins  = counted{"independent origin", "independent origins", "أصل مستقل واحد", "أصلان مستقلان", "أصول مستقلة", "أصلا مستقلا"}
)

var standings = map[string]message{
	"single":       {"single report", "خبر منفرد"},
	"repeated":     {"repeated, one origin", "مكرر عن أصل واحد"},
	"corroborated": {"corroborated", "متعدد الأصول"},
	"contested":    {"contested", "متنازع عليه"},
}

var slots = map[string]message{
	"who": {"who", "الفاعل"}, "whom": {"whom", "المفعول"}, "place": {"place", "المكان"}, "time": {"time", "الزمان"},
	"polarity": {"whether it happened", "وقوعه أو عدمه"}, "number": {"number", "العدد"}, "manner": {"manner", "الكيفية"}, "cause": {"cause", "السبب"},
}

var kinds = map[string]message{
	"person": {"person", "شخص"}, "organization": {"organisation", "جهة"}, "place": {"place", "مكان"},
}

var quantities = map[string]message{
	"killed": {"killed", "قتلى"}, "injured": {"injured", "جرحى"}, "arrested": {"arrested", "معتقلون"}, "missing": {"missing", "مفقودون"}, "displaced": {"displaced", "نازحون"},
}

var stances = map[string]message{
	"says": {"says", "يقول"}, "denies": {"denies", "ينفي"}, "confirms": {"confirms", "يؤكد"}, "demands": {"demands", "يطالب"}, "threatens": {"threatens", "يهدد"},
	"condemns": {"condemns", "يدين"}, "accuses": {"accuses", "يتهم"}, "believes": {"believes", "يرى"},
}

// speech is the language in which the program speaks to its reader.
type speech string

func (s speech) of(m message) string {
	if s == "ar" {
		return m.ar
	}
	return m.en
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
	}
	return fmt.Sprint(n, " ", c.many)
}

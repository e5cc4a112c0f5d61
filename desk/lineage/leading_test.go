package lineage

import (
	"testing"

	"github.com/isnad-desk/isnad/internal/readtest"
	"github.com/isnad-desk/isnad/news"
)

// TestLeadingOutlet: an outlet that no lexicon knows is relayed where the lead has its news from it, called a newspaper or the like. All reports are invented.
func TestLeadingOutlet(t *testing.T) {
	l, r := readtest.New(t)
	later := "\n\nوستفتح المحال أبوابها غدا بعد أعمال استمرت عامين.\n\nوينتظر التجار افتتاحها منذ الربيع الماضي."
	for text, want := range map[string]string{
		"ذكرت صحيفة «سنديان غازيت» البريطانية أن السوق افتتح أمس." + later:                        "سنديان غازيت",
		"افتتح رئيس البلدية السوق أمس، وفق ما نقلته قناة «الضفة»." + later:                        "الضفة",
		"افتتح رئيس البلدية السوق أمس." + later + "\n\nوذكرت صحيفة «سنديان غازيت» ذلك.":           "",
		"نفت بلدية الضفة أن يكون السوق قد افتتح. وكانت صحيفة «سنديان غازيت» قد ذكرت ذلك." + later: "",
		"قالت شركة «سنديان» إن السوق افتتح أمس." + later:                                          "",
		"ذكرت صحيفة «الراصد» أن السوق افتتح أمس." + later:                                         "",
		// a phrase with the article is a name, a common one is not
		"ذكرت القناة السنديانية الثالثة أن السوق افتتح أمس." + later: "القناة السنديانية الثالثة",
		"ذكرت صحيفة محلية أن السوق افتتح أمس." + later:               "",
		"نشر الموقع الرسمي صور السوق." + later:                       "",
		// one passage that an outlet is credited with, wherever it stands
		"أكد رئيس البلدية أن السوق افتتح أمس. وأضاف الرئيس أن المحال امتلأت، حسبما ذكرت صحيفة «سنديان غازيت»." + later: "سنديان غازيت",
		"أكد رئيس البلدية، وفقا لصحيفة «سنديان غازيت»، أن السوق افتتح أمس." + later:                                    "سنديان غازيت",
		// what is denied was told by the paper, and is not what the article has from it
		"نفى رئيس البلدية أن يكون السوق قد افتتح. ونقلت صحيفة «سنديان غازيت» عن تجار أن المحال امتلأت." + later: "",
		"كشف موقع نادي الضفة الرياضي أن السوق افتتح أمس." + later:                                               "",
		// who speaks to an outlet is quoted from there, which does not make all of it that outlet's news; an agency passes on what it is told
		"قال رئيس البلدية لإذاعة «سنديان» إن السوق افتتح أمس." + later:                 "",
		"أكد رئيس البلدية في تصريح لإذاعة «سنديان» أن السوق افتتح أمس." + later:        "",
		"أكد رئيس البلدية في مقابلة نشرتها صحيفة «سنديان» أن السوق افتتح أمس." + later: "سنديان",
		"أكد رئيس البلدية لوكالة «سنديان» أن السوق افتتح أمس." + later:                 "سنديان",
	} {
		rec := r.Read(news.Input{Location: "x", Outlet: "الراصد", Published: "2024-05-08", Title: "افتتاح سوق جديد", Text: text})
		if got, _ := relayed(l, rec); got != want {
			t.Errorf("%s: relays %q, want %q", text[:60], got, want)
		}
	}
}

// TestCredits: the ways in which a lead credits others, for which no statement stands. All reports are invented.
func TestCredits(t *testing.T) {
	l, r := readtest.New(t)
	later := " وتوقفت الحركة في الشارع ساعتين قبل أن تعود.\nوتعمل في البلدة ثلاث ورش منذ الربيع."
	for text, want := range map[string]string{
		"(الأناضول) - انهار سقف السوق القديم صباح الاثنين.":            "الأناضول",
		"انهار سقف السوق القديم صباح الاثنين (رويترز).":                "رويترز",
		"أفاد مراسل موزاييك بأن سقف السوق القديم انهار.":               "موزاييك",
		"ذكرت مراسلة قناة «ضفاف» أن سقف السوق القديم انهار.":           "ضفاف",
		"ذكر مراسل صحفي أن سقف السوق القديم انهار.":                    "",
		"نشرت صحيفة «السنديان» خبر انهيار سقف السوق القديم.":           "السنديان",
		"في خبر نشرته وكالة الأناضول، انهار سقف السوق القديم.":         "الأناضول",
		"انهار سقف السوق القديم، حسبما ذكرت شبكة سي إن إن.":            "سي إن إن",
		"انهار سقف السوق القديم، كما جاء في صحيفة القدس العربي.":       "القدس العربي",
		"انهار سقف السوق القديم، وفقا لما ذكرته قناة الميادين.":        "الميادين",
		"زار الوزير مقر صحيفة «السنديان» قبل أن ينهار سقف السوق.":      "",
		"انهار سقف السوق القريب من مبنى قناة «ضفاف» صباح الاثنين.":     "",
		"قال مدير السوق لقناة «ضفاف» إن السقف انهار.":                  "",
		"نشر نادي «ضفاف» صور السوق بعد انهيار سقفه.":                   "",
		"نشرت وزارة التجارة بيانا عن انهيار سقف السوق القديم.":         "",
		"نشرت «المنارة اليومية» أمس صور السوق القديم بعد انهيار سقفه.": "",
	} {
		rec := r.Read(news.Input{Location: "x", Outlet: "المنارة اليومية", Published: "2024-05-08", Title: "انهيار سقف السوق", Text: text + later})
		if got, _ := relayed(l, rec); got != want {
			t.Errorf("%s: relays %q, want %q", text, got, want)
		}
	}
}

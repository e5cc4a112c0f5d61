package export

import (
	"slices"
	"strings"
	"testing"

	"github.com/isnad-desk/isnad/internal/artest"
	"github.com/isnad-desk/isnad/news"
)

func liner(t *testing.T) *Liner {
	t.Helper()
	l := artest.New(t)
	return NewLiner(l, &news.Desk{Entities: []news.DeskEntity{
		{ID: "E1", Name: "سالم الحيدري", Latin: "Salem al-Haidari"},
		{ID: "E2", Name: "الفصائل", Latin: "the Factions"},
		{ID: "E3", Name: "حلب", Latin: "Aleppo"},
		{ID: "E4", Name: "منير الصافوري", Latin: "Munir al-Safuri"},
	}}, nil)
}

func TestLines(t *testing.T) {
	x := liner(t)
	for _, c := range []struct {
		kind               string // type and mode
		actors, recipients string
		place, how         string
		native, english    string
	}{
		{"ASSAULT.killing", "E1", "E2", "E3", "actual", "مقتل الفصائل على يد سالم الحيدري في حلب", "Salem al-Haidari killed the Factions in Aleppo"},
		{"ASSAULT.killing", "", "E1", "", "actual", "مقتل سالم الحيدري", "Salem al-Haidari was killed"},
		{"ASSAULT.killing", "", "E1 E4", "", "actual", "مقتل سالم الحيدري ومنير الصافوري", "Salem al-Haidari and Munir al-Safuri were killed"},
		{"ASSAULT.killing", "E1", "", "E3", "actual", "مقتل على يد سالم الحيدري في حلب", "Salem al-Haidari killed somebody in Aleppo"},
		{"ASSAULT.killing", "", "", "E3", "actual", "مقتل في حلب", "Somebody was killed in Aleppo"},
		{"ASSAULT.killing", "", "", "E3", "not actual", "لم يقع: مقتل في حلب", "Somebody was not killed in Aleppo"},
		{"ASSAULT.airstrike", "E1", "E2", "E3", "actual", "غارة سالم الحيدري على الفصائل في حلب", "Salem al-Haidari carried out an airstrike on the Factions in Aleppo"},
		{"ASSAULT.drone", "", "E2", "", "not actual", "لم يقع: هجوم بالمسيرات على الفصائل", "the Factions was not attacked with drones"},
		{"ASSAULT.rocket", "E1", "E2", "", "not actual", "لم يقع: هجوم صاروخي من سالم الحيدري على الفصائل", "Salem al-Haidari did not fire rockets at the Factions"},
		{"ACCUSE", "E1", "قادة", "", "actual", "اتهام سالم الحيدري لقادة", "Salem al-Haidari accused “قادة”"},
		{"ACCUSE", "E1", "E2", "", "actual", "اتهام سالم الحيدري للفصائل", "Salem al-Haidari accused the Factions"},
		{"CONSULT.visit", "E1", "", "E3", "planned", "مقرر: زيارة سالم الحيدري إلى حلب", "Salem al-Haidari is to visit Aleppo"},
		{"CONSULT.visit", "E1", "E2", "E3", "not planned", "لم يقع: مقرر: زيارة سالم الحيدري إلى الفصائل في حلب", "Salem al-Haidari is not to visit the Factions in Aleppo"},
		{"CONSULT.meet", "E1 E4", "", "E3", "planned", "مقرر: لقاء سالم الحيدري ومنير الصافوري في حلب", "Salem al-Haidari and Munir al-Safuri are to meet in Aleppo"},
		{"COERCE.release", "", "E1 E4", "", "demanded", "مطلوب: إطلاق سراح سالم الحيدري ومنير الصافوري", "Demanded: Salem al-Haidari and Munir al-Safuri to be released"},
		{"RETREAT.withdraw", "E2", "", "E3", "actual", "انسحاب الفصائل من حلب", "the Factions withdrew from Aleppo"},
		{"RETREAT.ceasefire", "", "E2", "", "possible", "محتمل: وقف إطلاق النار مع الفصائل", "the Factions may be granted a ceasefire"},
		{"SUPPORT", "E1", "E2", "", "conditional", "مشروط: تأييد سالم الحيدري للفصائل", "Salem al-Haidari would support the Factions"},
	} {
		h := &news.Happening{Place: c.place, When: news.Unknown, Actors: strings.Fields(c.actors), Recipients: strings.Fields(c.recipients)}
		h.Type, h.Mode, _ = strings.Cut(c.kind, ".")
		h.Modality, h.Negated = strings.CutPrefix(c.how, "not ")
		if got := x.Native(h); got != c.native {
			t.Errorf("%+v:\n%s\nwant\n%s", c, got, c.native)
		}
		if got := x.English(h); got != c.english {
			t.Errorf("%+v:\n%s\nwant\n%s", c, got, c.english)
		}
	}
}

// TestEveryLineHolds reads every row of the lexicon in every polarity, modality and choice of parties: no part is lost, none stands empty or twice.
func TestEveryLineHolds(t *testing.T) {
	x := liner(t)
	if len(x.lines.Entries) < 20 {
		t.Fatalf("%d rows", len(x.lines.Entries))
	}
	for id, e := range x.lines.Entries {
		for _, column := range []string{"ar", "ar_prep", "en", "en_past", "en_passive"} {
			if x.lines.Get(int32(id), column) == "" {
				t.Errorf("%s has no %s", e.Form, column)
			}
		}
		for _, modality := range []string{"actual", "planned", "demanded", "conditional", "possible"} {
			told := map[string]string{}
			for _, negated := range []bool{false, true} {
				for _, parties := range [][2]string{{"E1", "E2"}, {"E1", ""}, {"", "E2"}, {"", ""}} {
					h := &news.Happening{Modality: modality, Negated: negated, Place: "E3", When: news.Interval{From: 0, To: 1}, Actors: strings.Fields(parties[0]), Recipients: strings.Fields(parties[1])}
					h.Type, h.Mode, _ = strings.Cut(e.Form, ".")
					native, english := x.Native(h), x.English(h)
					for _, line := range []string{native, english} {
						if strings.Contains(line, "  ") || line != strings.TrimSpace(line) || strings.Contains(line, " ,") {
							t.Errorf("%s: blanks in %q", e.Form, line)
						}
						if was, ok := told[line]; ok {
							t.Errorf("%s: %q tells %v and %s", e.Form, line, negated, was)
						}
						told[line] = strings.Join(parties[:], "/")
					}
					words := strings.Fields(native)
					for i := 1; i < len(words); i++ { // a preposition that lost its party would stand before the next one
						if x.word("preposition "+words[i-1]) != "" && slices.Contains([]string{"في", "على", "إلى", "مع", "ضد", "من"}, words[i]) {
							t.Errorf("%s: %q", e.Form, native)
						}
					}
					for k, p := range map[string][2]string{"E1": {"سالم الحيدري", "Salem al-Haidari"}, "E2": {"فصائل", "the Factions"}, "E3": {"حلب", "Aleppo"}} {
						if want := k == "E3" || k == parties[0] || k == parties[1]; strings.Contains(native, p[0]) != want || strings.Contains(english, p[1]) != want {
							t.Errorf("%s: %q, %q with parties %v", e.Form, native, english, parties)
						}
					}
					if !strings.HasSuffix(native, "(1970-01-01/1970-01-02)") || !strings.HasSuffix(english, ", 1 January 1970 to 2 January 1970") {
						t.Errorf("%s: days in %q, %q", e.Form, native, english)
					}
				}
			}
		}
	}
	if got := x.English(&news.Happening{Type: "UNHEARD_OF", When: news.Unknown}); got != "UNHEARD_OF" {
		t.Errorf("a type without a row is told as %q", got)
	}
}

package events

import (
	"fmt"
	"slices"
	"testing"

	"github.com/isnad-desk/isnad/lang/ar"
	"github.com/isnad-desk/isnad/news"
)

func TestTolls(t *testing.T) {
	l, err := ar.New()
	if err != nil {
		t.Fatal(err)
	}
	f := New(l)
	for text, want := range map[string][]string{
		"هز انفجار سوق البلدة أمس وأسفر عن وفاة أربعة عمال وإصابة 17 آخرين.":      {"killed 4", "injured 17"},
		"انفجار في سوق البلدة: 9 قتلى على الأقل و30 جريحا.":                       {"killed 9+", "injured 30"},
		"وقع انفجار في سوق البلدة. وقالت البلدية إن عدد القتلى ارتفع إلى 11.":     {"killed 11"},
		"وقع انفجار في سوق البلدة بعد خمسة أيام من افتتاح ثلاثة محال.":            nil,
		"ارتفع عدد القتلى إلى 11 في حوادث السير هذا العام، وبلغت الخسائر مليونا.": nil, // no attack to count for
	} {
		x := l.Read(text)
		rec := &news.Record{Article: news.Article{Text: text}}
		var got []string
		for _, e := range f.Find(x, rec) {
			for _, q := range e.Quantities {
				s := fmt.Sprint(q.What, " ", q.From)
				if q.AtLeast {
					s += "+"
				}
				got = append(got, s)
			}
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s\n got  %v\n want %v", text, got, want)
		}
	}
}

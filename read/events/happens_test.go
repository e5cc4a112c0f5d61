package events

import (
	"strings"
	"testing"

	"github.com/isnad-desk/isnad/news"
)

// TestWeightsTakeAndDrop: where a condition of the rules fails, weights that speak for the place make it an event, and say so in the rule; where the rules
// take a place, weights against it drop it, unless it counts victims.
func TestWeightsTakeAndDrop(t *testing.T) {
	for _, c := range []struct {
		name, text string
		rules      bool // the rules find an event
		weight     float64
		want       bool
	}{
		{"refused by the rules", "يلتقي فريق الاتحاد فريق الهلال في مباراة حاسمة.", false, 5, true},
		{"refused by both", "يلتقي فريق الاتحاد فريق الهلال في مباراة حاسمة.", false, -5, false},
		{"taken by both", "اعتصم عمال المصنع أمس.", true, 5, true},
		{"refused by the weights", "اعتصم عمال المصنع أمس.", true, -5, false},
		{"a toll", "لقي 18 شخصا مصرعهم.", true, -5, true},
	} {
		l := rulesAlone(t)
		rec := &news.Record{Article: news.Article{Text: c.text}}
		qs := New(l).Questions(l.Read(c.text), rec, OfHappening)
		if len(qs) == 0 {
			t.Errorf("%s: nothing is asked", c.name)
			continue
		}
		var learnt Learnt
		learnt[OfHappening] = make([]float64, OfHappening.Len())
		for _, q := range qs {
			if len(q.Choices) != 2 || len(q.Choices[0].Features) != 0 || len(q.Choices[1].Features) == 0 || q.Choices[0].Rule == q.Choices[1].Rule {
				t.Errorf("%s: choices %+v", c.name, q.Choices)
			}
			for _, f := range q.Choices[1].Features {
				learnt[OfHappening][OfHappening.Index(f)] = c.weight
			}
		}
		if got := New(l).Find(l.Read(c.text), rec); len(got) > 0 != c.rules {
			t.Errorf("%s: the rules find %d events", c.name, len(got))
		}
		l.EventWeights = WriteWeights(nil, learnt)
		got := New(l).Find(l.Read(c.text), rec)
		if len(got) > 0 != c.want {
			t.Errorf("%s: %d events", c.name, len(got))
		}
		for i := range got {
			if likely := strings.Contains(got[i].Rule, "-likely"); likely == c.rules {
				t.Errorf("%s: rule %s", c.name, got[i].Rule)
			}
		}
	}
}

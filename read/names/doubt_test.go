package names

import (
	"testing"

	"github.com/isnad-desk/isnad/internal/artest"
	"github.com/isnad-desk/isnad/news"
)

// TestDoubt: how sure the model is stands in the rule; what stands before a name and around it can settle it.
func TestDoubt(t *testing.T) {
	l := artest.New(t)
	f := finder(t)
	for _, c := range []struct {
		text        string
		first, last int
		kind        news.Kind
		over        int64
		want        string
	}{
		{"شارك المنارة في اللقاء", 1, 2, news.Organization, narrowly, ruleModel},
		{"شارك المنارة في اللقاء", 1, 2, news.Organization, narrowly - 1, news.RuleNarrow},
		{"شارك المنارة في اللقاء", 1, 2, news.Organization, barely - 1, news.RuleBarely},
		{"شارك كرم الضيافة في اللقاء", 1, 3, news.Organization, 2*narrowWords - 1, news.RuleNarrow},
		{"شارك كرم الضيافة في اللقاء", 1, 3, news.Organization, 2 * narrowWords, ruleModel},
		{"شارك \"المنارة\" في اللقاء", 2, 3, news.Organization, barely, ruleModel},
		{"نشرت صحيفة المنارة ذلك", 2, 3, news.Organization, 0, news.RuleNarrow},
		{"نشرت الصحيفة المنارة ذلك", 2, 3, news.Organization, 0, news.RuleBarely},
		{"المنارة في اللقاء", 0, 1, news.Organization, 0, news.RuleBarely},
		{"جاء الدكتور سالم", 2, 3, news.Person, 0, news.RuleNarrow},
	} {
		text := l.Read(c.text)
		w := &work{}
		f.gaz.prepare(text, f.facts, &w.page)
		if got := f.doubt(text, w, &found{c.first, c.last, c.kind, ""}, c.over); got != c.want {
			t.Errorf("%s (%d): %s, want %s", c.text, c.over, got, c.want)
		}
	}
}

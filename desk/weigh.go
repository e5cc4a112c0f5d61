package desk

import (
	"fmt"

	"github.com/isnad-desk/isnad/desk/conflict"
	"github.com/isnad-desk/isnad/desk/happening"
	"github.com/isnad-desk/isnad/news"
)

// Weighing tells of one story why its reports are one happening or not, and which rule states each disagreement. It is worked out anew, as Settle did it.
type Weighing struct {
	in    happening.Input
	at    map[string]int // articles by id
	rules []string       // of the story's conflicts, in their order
}

// Weigh weighs the story of an article, as of the last Settle.
func (s *State) Weigh(article string, records Records) (*Weighing, error) {
	n, ok := s.number[article]
	if !ok {
		return nil, fmt.Errorf("article %s is not on the desk", article)
	}
	number, ok := s.byID[s.articles[n].story]
	if !ok {
		return nil, fmt.Errorf("article %s is in no story", article)
	}
	t, _, _, in, _, err := s.input(number, records, newMemory(), happening.NewWords(s.lang))
	if err != nil {
		return nil, err
	}
	in.Prepare()
	w := &Weighing{in: in, at: map[string]int{}, rules: conflict.Find(in, happening.Find(in)).Rules}
	for i := range t.articles {
		w.at[in.Records[i].Article.ID] = i
	}
	return w, nil
}

// RuleAcross is why reports of two stories are one happening: nobody is killed twice, and what two parties did on one day they did once.
const RuleAcross = "two-stories"

// Why tells how well two reports tell one act, the score from which on they do, and the reasons.
func (w *Weighing) Why(x, y news.Report) (score int, reasons []happening.Reason) {
	a, ok := w.at[x.Article]
	b, ok2 := w.at[y.Article]
	if !ok || !ok2 {
		return happening.Enough, []happening.Reason{{Rule: RuleAcross}}
	}
	if x.Event >= w.in.Acts(a) || y.Event >= w.in.Acts(b) {
		return 0, nil
	}
	return w.in.Why(a, x.Event, b, y.Event)
}

// Rule names the rule that states disagreement n of the story, in the order of the desk.
func (w *Weighing) Rule(n int) string {
	if n >= len(w.rules) {
		return ""
	}
	return w.rules[n]
}

package events

import (
	"strings"
	"testing"

	"github.com/isnad-desk/isnad/news"
)

// TestWeightsLeaveRulesAlone: in the sentences of the corpora, which the rules read right, the weights change next to nothing.
func TestWeightsLeaveRulesAlone(t *testing.T) {
	l, bare := arabic(t), rulesAlone(t)
	weighed, rules := New(l), New(bare)
	all, changed := 0, 0
	for _, e := range readExamples(t) {
		rec := e.record(t)
		a, b := weighed.Find(l.Read(e.text), rec), rules.Find(bare.Read(e.text), rec)
		all++
		for i := range a {
			if i >= len(b) || show(rec, &a[i]) != show(rec, &b[i]) {
				changed++
				t.Logf("%s:%d: %s\n  %s", e.file, e.line, e.text, show(rec, &a[i]))
				break
			}
		}
	}
	if changed > all/100 {
		t.Errorf("%d of %d sentences are read otherwise", changed, all)
	}
}

// TestWeightsDecide: the rules leave a side empty; weights that speak for the agents of verbs before give it a party, and say so in the rule.
func TestWeightsDecide(t *testing.T) {
	l := rulesAlone(t)
	text := "قال الناطق إن الغارات استهدفت المتمردين في درنة."
	rec := &news.Record{Article: news.Article{Text: text}}
	var all []uint32
	asked := 0
	for _, q := range New(l).Questions(l.Read(text), rec, OfSides) {
		nobody, rule := 0, 0
		for _, c := range q.Choices {
			if c.Party == nil {
				nobody++
			} else if !c.Rule && !q.Recipient {
				all = append(all, c.Features...)
			}
			if c.Rule {
				rule++
			}
			if len(c.Features) == 0 {
				t.Error("a choice of which nothing is known")
			}
		}
		asked++
		if nobody != 1 || rule == 0 {
			t.Errorf("%s: %d choices are nobody, %d that of the rules", q.Type, nobody, rule)
		}
	}
	if asked != 2 || len(all) == 0 {
		t.Fatalf("%d questions, %d features", asked, len(all))
	}
	before := New(l).Find(l.Read(text), rec)
	if len(before) != 1 || len(before[0].Actors) != 0 {
		t.Fatalf("the rules know the actor: %+v", before)
	}
	var learnt Learnt
	learnt[OfSides] = make([]float64, OfSides.Len())
	for _, f := range all {
		learnt[OfSides][OfSides.Index(f)] = 5
	}
	l.EventWeights = WriteWeights(nil, learnt)
	after := New(l).Find(l.Read(text), rec)
	if len(after) != 1 || len(after[0].Actors) == 0 || !strings.HasSuffix(after[0].Rule, "-weighed") {
		t.Errorf("%+v", after)
	}
}

// TestWeightsLoseNoMeeting: a meeting of one with nobody is none after the rules, but one that is said to take place stays where weights name one of those who meet.
func TestWeightsLoseNoMeeting(t *testing.T) {
	l := rulesAlone(t)
	text := "انطلقت المشاورات حول تشكيل الحكومة."
	rec := &news.Record{Article: news.Article{Text: text}}
	var learnt Learnt
	learnt[OfSides] = make([]float64, OfSides.Len())
	named := 0
	for _, q := range New(l).Questions(l.Read(text), rec, OfSides) {
		for _, c := range q.Choices {
			if c.Party == nil || q.Recipient {
				continue
			}
			named++
			for _, f := range c.Features {
				learnt[OfSides][OfSides.Index(f)] = 5
			}
		}
	}
	if named == 0 {
		t.Fatal("nobody is asked about")
	}
	learnt[OfHappening] = make([]float64, OfHappening.Len()) // what the rules take for no event is none
	for _, q := range New(l).Questions(l.Read(text), rec, OfHappening) {
		if c := q.Choices[1]; !c.Rule {
			learnt[OfHappening][OfHappening.Index(c.Features[0])] = -1
		}
	}
	l.EventWeights = WriteWeights(nil, learnt)
	if got := New(l).Find(l.Read(text), rec); len(got) != 1 || len(got[0].Actors) != 1 {
		t.Errorf("%+v", got)
	}
}

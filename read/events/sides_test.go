package events

import (
	"strings"
	"testing"

	"github.com/isnad-desk/isnad/news"
)

func TestWeightsAreReadAsWritten(t *testing.T) {
	w := make([]float64, Weights)
	w[0], w[1], w[2], w[Weights-1] = 0.5, -1.25, 99, -99
	b := WriteWeights([]string{"what: a test"}, w)
	if !strings.HasPrefix(string(b), "# what: a test\n") {
		t.Errorf("the notes come first: %q", b[:40])
	}
	got := readWeights(b)
	if len(got) != Weights || got[0] != 10 || got[1] != -25 || got[2] != 127 || got[3] != 0 || got[Weights-1] != -127 {
		t.Fatalf("read %d weights: %v", len(got), got[:4])
	}
	for _, bad := range [][]byte{nil, []byte("isnad sides 1\n"), b[:len(b)-1], append([]byte("x"), b[20:]...)} {
		if readWeights(bad) != nil {
			t.Errorf("%d bytes are no file of weights", len(bad))
		}
	}
}

// TestPackHasWeights: a file that this version does not read would be left out in silence.
func TestPackHasWeights(t *testing.T) {
	w := readWeights(arabic(t).EventWeights)
	if len(w) != Weights {
		t.Fatal("the pack's weights are of another version: run make model-events")
	}
	used := 0
	for _, x := range w {
		if x != 0 {
			used++
		}
	}
	if used < 1000 {
		t.Errorf("%d weights are not nought", used)
	}
}

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
	for _, q := range New(l).Questions(l.Read(text), rec) {
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
	w := make([]float64, Weights)
	for _, f := range all {
		w[Weight(f)] = 5
	}
	l.EventWeights = WriteWeights(nil, w)
	after := New(l).Find(l.Read(text), rec)
	if len(after) != 1 || len(after[0].Actors) == 0 || !strings.HasSuffix(after[0].Rule, "-weighed") {
		t.Errorf("%+v", after)
	}
}

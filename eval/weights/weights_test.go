package main

import (
	"strings"
	"testing"

	"github.com/isnad-desk/isnad/eval/told"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/read/events"
	"github.com/isnad-desk/isnad/text"
)

func TestAnnotationsAreWhole(t *testing.T) {
	got, err := told.Read(annotations)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, es := range got {
		n += len(es)
	}
	if len(got) != 2843 || n < 8000 {
		t.Errorf("%d articles with %d events", len(got), n)
	}
}

// TestTrain learns from questions whose right answer has a feature of its own, and knows it again.
func TestTrain(t *testing.T) {
	police, man := text.Span{Start: 0, End: 10}, text.Span{Start: 20, End: 30}
	party := func(s *text.Span) *news.Party { return &news.Party{Entity: news.None, Span: s} }
	rec := &news.Record{Article: news.Article{Text: "police------arrest--man-------------"}}
	want := &told.Event{Type: "COERCE", Triggers: []text.Span{{Start: 12, End: 18}}, Actors: []text.Span{police}}
	q := &events.Question{Table: events.OfSides, Type: "COERCE", Triggers: []text.Span{{Start: 12, End: 18}}, Choices: []events.Choice{
		{Features: []uint32{1 << 20}},
		{Party: party(&man), Features: []uint32{2 << 20, 3 << 20}, Rule: true},
		{Party: party(&police), Features: []uint32{4 << 20, 3 << 20}},
	}}
	gold := []told.Event{{Type: "AID", Triggers: want.Triggers}, *want}
	if meant(rec, q.Type, q.Triggers, gold) != 1 {
		t.Error("the annotated event is not found")
	}
	if meant(rec, q.Type, q.Triggers, gold[:1]) != -1 {
		t.Error("an event of another type is meant")
	}
	var xs []example
	for i := range 500 {
		x := example{asked: q, fold: i % folds}
		if !x.label(rec, gold) {
			t.Fatal("not annotated")
		}
		xs = append(xs, x)
	}
	if x := xs[0]; !x.useful || x.right[0] || x.right[1] || !x.right[2] {
		t.Fatalf("right: %v", x.right)
	}
	w := train(events.OfSides, xs, 1)
	if a, b := score(events.OfSides, w, q.Choices[2].Features), score(events.OfSides, w, q.Choices[1].Features); a-b < 0.2 {
		t.Errorf("the right answer scores %.2f, the other %.2f", a, b)
	}
	q.Recipient = true
	x := example{asked: q}
	if x.label(rec, gold); !x.right[0] || x.right[2] {
		t.Error("nobody is the recipient")
	}
}

// TestPlaces: a place tells the annotated event of its type that stands near; of one that repeats an event, which another place tells, nothing is learnt.
func TestPlaces(t *testing.T) {
	rec := &news.Record{Article: news.Article{Text: strings.Repeat("-", 300)}}
	first := []text.Span{{Start: 12, End: 18}}
	gold := []told.Event{{Type: "COERCE", Triggers: first}}
	for _, c := range []struct {
		name          string
		typ           string
		at            text.Span
		event         []text.Span
		tells, useful bool
	}{
		{"the place itself", "COERCE", text.Span{Start: 12, End: 18}, first, true, true},
		{"near it", "COERCE", text.Span{Start: 20, End: 25}, first, true, true},
		{"another type", "AID", text.Span{Start: 12, End: 18}, first, false, true},
		{"far away", "COERCE", text.Span{Start: 200, End: 205}, []text.Span{{Start: 200, End: 205}}, false, true},
		{"again", "COERCE", text.Span{Start: 200, End: 205}, first, false, false},
	} {
		x := example{asked: &events.Question{Table: events.OfHappening, Type: c.typ, Triggers: []text.Span{c.at}, Event: c.event}}
		if x.place(rec, gold, 7); x.right[tells] != c.tells || x.useful != c.useful || (x.event == 7) != c.tells {
			t.Errorf("%s: tells %v, useful %v, event %d", c.name, x.right[tells], x.useful, x.event)
		}
	}
}

// TestCorporaAreRead: the sentences beside the rules, examples and counter-examples of both kinds of file.
func TestCorporaAreRead(t *testing.T) {
	got, err := corpora("../../" + sentencesAt)
	if err != nil {
		t.Fatal(err)
	}
	if len(got) < 800 {
		t.Errorf("%d sentences", len(got))
	}
	for _, a := range got {
		if a.Text == "" || strings.ContainsAny(a.Text, "\t|") {
			t.Errorf("%s: %q is no sentence", a.Name, a.Text)
		}
	}
	if _, err := corpora(t.TempDir()); err == nil {
		t.Error("a folder without a corpus is read")
	}
}

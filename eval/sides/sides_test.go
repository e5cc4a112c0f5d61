package main

import (
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
	q := &events.Question{Type: "COERCE", Triggers: []text.Span{{Start: 12, End: 18}}, Choices: []events.Choice{
		{Features: []uint32{1 << 20}},
		{Party: party(&man), Features: []uint32{2 << 20, 3 << 20}, Rule: true},
		{Party: party(&police), Features: []uint32{4 << 20, 3 << 20}},
	}}
	if meant(rec, q, []told.Event{{Type: "AID", Triggers: want.Triggers}, *want}) == nil {
		t.Error("the annotated event is not found")
	}
	if meant(rec, q, []told.Event{{Type: "AID", Triggers: want.Triggers}}) != nil {
		t.Error("an event of another type is meant")
	}
	var xs []example
	for i := range 500 {
		xs = append(xs, label(rec, q, want, i%folds, i))
	}
	if x := xs[0]; !x.useful || x.right[0] || x.right[1] || !x.right[2] {
		t.Fatalf("right: %v", x.right)
	}
	w := train(xs)
	if a, b := score(w, q.Choices[2].Features), score(w, q.Choices[1].Features); a-b < 0.2 {
		t.Errorf("the right answer scores %.2f, the other %.2f", a, b)
	}
	q.Recipient = true
	if x := label(rec, q, want, 0, 0); !x.right[0] || x.right[2] {
		t.Error("nobody is the recipient")
	}
}

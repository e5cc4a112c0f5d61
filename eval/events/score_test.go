package main

import (
	"strings"
	"testing"

	"github.com/isnad-desk/isnad/eval/told"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

func TestAnnotationsAreWhole(t *testing.T) {
	got, err := told.Read(annotations)
	if err != nil {
		t.Fatal(err)
	}
	events := 0
	for name, as := range got {
		if !strings.HasPrefix(name, "JA-") {
			t.Errorf("article %q", name)
		}
		events += len(as)
	}
	if len(got) != 420 || events < 1900 {
		t.Errorf("%d articles with %d events", len(got), events)
	}
	for _, bad := range []string{"JA-1\tAID\t1-2", "JA-1\tAID\t2-1\t-\t-\t-\t-", "JA-1\tAID\t-\t-\t-\t-\t-", "JA-1\tAID\tx\t-\t-\t-\t-"} {
		if _, err := told.Read([]byte(bad)); err == nil || !strings.Contains(err.Error(), "line 1") {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func TestScore(t *testing.T) {
	const s = "اعتقلت الشرطة رجلا قرب السوق ثم أفرجت عنه المحكمة"
	at := func(w string) text.Span {
		i := strings.Index(s, w)
		return text.Span{Start: i, End: i + len(w)}
	}
	police, man, court := at("الشرطة"), at("رجلا"), at("المحكمة")
	rec := &news.Record{
		Article:  news.Article{Text: s},
		Mentions: []news.Mention{{Span: court, Entity: 0, Kind: news.Organization}},
		Events: []news.Event{
			{Type: "COERCE", Trigger: at("اعتقلت"), Actors: []news.Party{{Entity: news.None, Span: &police}}, Recipients: []news.Party{{Entity: news.None, Span: &man}}},
			{Type: "COERCE", Trigger: at("أفرجت"), Actors: []news.Party{{Entity: 0}}},
			{Type: "AID", Trigger: at("قرب")},
		},
	}
	gold := []told.Event{
		{Type: "COERCE", Triggers: []text.Span{at("اعتقلت")}, Actors: []text.Span{police}, Recipients: []text.Span{man}},
		{Type: "COERCE", Triggers: []text.Span{at("أفرجت")}, Actors: []text.Span{court}, Recipients: []text.Span{man}},
		{Type: "REJECT", Triggers: []text.Span{at("قرب")}},
	}
	var sum score
	kinds := map[string]int{}
	sum.add(rec, gold, func(kind string, at text.Span, what string) {
		kinds[kind]++
		if !strings.Contains(around(s, at), "["+at.Of(s)+"]") {
			t.Errorf("%s %s: %q", kind, what, around(s, at))
		}
	})
	if want := (score{found: 3, wanted: 3, hit: 2, actors: 2, recipients: 1, both: 1}); sum != want {
		t.Errorf("got %+v, want %+v", sum, want)
	}
	if kinds["parties"] != 1 || kinds["missed"] != 1 || kinds["false"] != 1 {
		t.Errorf("told %v", kinds)
	}
	if got := sum.String(); !strings.Contains(got, "F1  66.7  (2 right)") || !strings.Contains(got, "F1  33.3  (1 right") {
		t.Errorf("printed %s", got)
	}
}

package export

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

const astral = "😀 قال 𝒮alem: 😀😀 وصل\nالوفد"

// find is the byte span of the n-th occurrence (from 0) of words in astral.
func find(t *testing.T, words string, n int) text.Span {
	t.Helper()
	at := 0
	for range n {
		at += strings.Index(astral[at:], words) + len(words)
	}
	k := strings.Index(astral[at:], words)
	if k < 0 {
		t.Fatalf("no %q", words)
	}
	return text.Span{Start: at + k, End: at + k + len(words)}
}

// said is what a reader of the JSON sees at a span of code points.
func said(span [2]int) string { return string([]rune(astral)[span[0]:span[1]]) }

func TestSpansAreCodePoints(t *testing.T) {
	source, place := find(t, "𝒮alem", 0), find(t, "الوفد", 0)
	rec := &news.Record{
		Article:   news.Article{ID: "a", Text: astral, Title: &text.Span{Start: 0, End: strings.Index(astral, "\n")}},
		Sentences: []text.Span{{Start: 0, End: strings.Index(astral, "\n")}, place},
		Entities:  []news.Entity{{Kind: news.Person, Name: "𝒮alem", Roles: []news.Role{{Text: "x", Org: news.None, Span: find(t, "😀", 2)}}}},
		Mentions:  []news.Mention{{Span: source, Kind: news.Person, Form: news.Name, Entity: 0}, {Span: place, Kind: news.Person, Form: news.Nominal, Entity: news.None}},
		Times:     []news.Time{{Span: find(t, "وصل", 0), Value: news.Unknown}},
		Statements: []news.Statement{{
			Content: find(t, "😀😀 وصل", 0), Cue: find(t, "قال", 0), Source: &source, Entity: 0,
			Isnad: []news.Link{{Kind: "outlet", Name: "المرقب", Entity: news.None}, {Kind: "source", Name: "𝒮alem", Entity: 0, Span: &source}},
		}},
		Events: []news.Event{{
			Trigger: find(t, "وصل", 0), Place: news.None, When: news.Unknown, Statement: 0, Also: []text.Span{find(t, "😀", 1)},
			Actors: []news.Party{{Entity: news.None, Span: &place}, {Entity: 0}}, Quantities: []news.Quantity{{What: "killed", From: 1, To: 2, Span: place}},
		}},
	}
	got := NewAnalysis(rec)
	for _, c := range []struct {
		what string
		span [2]int
		want string
	}{
		{"title", *got.Article.Title, "😀 قال 𝒮alem: 😀😀 وصل"},
		{"second sentence", got.Sentences[1], "الوفد"},
		{"role", got.Entities[0].Roles[0].Span, "😀"},
		{"mention", got.Mentions[0].Span, "𝒮alem"},
		{"time", got.Times[0].Span, "وصل"},
		{"content", got.Statements[0].Content, "😀😀 وصل"},
		{"cue", got.Statements[0].Cue, "قال"},
		{"source", *got.Statements[0].Source, "𝒮alem"},
		{"link", *got.Statements[0].Isnad[1].Span, "𝒮alem"},
		{"trigger", got.Events[0].Trigger, "وصل"},
		{"party", *got.Events[0].Actors[0].Span, "الوفد"},
		{"also", got.Events[0].Also[0], "😀"},
		{"quantity", got.Events[0].Quantities[0].Span, "الوفد"},
	} {
		if said(c.span) != c.want {
			t.Errorf("%s: %v is %q, want %q", c.what, c.span, said(c.span), c.want)
		}
	}
	if m := got.Mentions; m[0].Text != "𝒮alem" || *m[0].Entity != "e1" || m[1].Entity != nil {
		t.Errorf("mentions %+v", m)
	}
	if e := got.Events[0]; e.Actors[0].Text != "الوفد" || e.Actors[1].Entity != "e1" || e.Place != nil || e.From != nil || *e.Statement != 0 || e.Mode != nil {
		t.Errorf("event %+v", e)
	}

	desk := NewDesk(&news.Desk{
		Articles:  []news.Placed{{ID: "a", Published: news.Unknown}},
		Conflicts: []news.Conflict{{ID: "C1", Sides: []news.Side{{Says: "x", Reports: []news.Evidence{{Article: "a", Span: place}}}}}},
		Lineage: []news.Lineage{
			{Article: "a", From: "b", Kind: "reprint", Evidence: []news.Evidence{{Article: "a", Span: source, From: &place}}},
			{Article: "a", Relays: "رويترز", Kind: "relay", Evidence: []news.Evidence{{Article: "a", Span: source}}},
		},
	}, func(string) string { return astral })
	if s := desk.Conflicts[0].Sides[0].Reports[0].Span; said(s) != "الوفد" {
		t.Errorf("side: %v", s)
	}
	e := desk.Lineage[0].Evidence[0]
	if said(e.Span) != "𝒮alem" || e.FromSpan == nil || said(*e.FromSpan) != "الوفد" || desk.Lineage[1].From != nil || desk.Lineage[1].Evidence[0].FromSpan != nil {
		t.Errorf("lineage %+v", desk.Lineage)
	}
}

// TestListsAreNeverNull: programs loop over lists without asking whether they are there.
func TestListsAreNeverNull(t *testing.T) {
	empty := []any{
		NewAnalysis(&news.Record{Entities: []news.Entity{{}}, Statements: []news.Statement{{Entity: news.None}}, Events: []news.Event{{Place: news.None, Statement: news.None}}}),
		NewDesk(&news.Desk{Entities: []news.DeskEntity{{}}, Stories: []news.Story{{}}, Happenings: []news.Happening{{Origins: []news.Origin{{}}}}, Conflicts: []news.Conflict{{Sides: []news.Side{{}}}}, Lineage: []news.Lineage{{}}}, func(string) string { return "" }),
	}
	lists := []string{
		"sentences", "entities", "mentions", "times", "statements", "events", "names", "roles", "isnad", "actors", "recipients", "also", "quantities",
		"articles", "stories", "happenings", "conflicts", "lineage", "members", "reports", "origins", "sides", "evidence",
	}
	var walk func(path string, v any)
	walk = func(path string, v any) {
		switch v := v.(type) {
		case map[string]any:
			for k, x := range v {
				if x == nil && slices.Contains(lists, k) {
					t.Errorf("%s.%s is null", path, k)
				}
				walk(path+"."+k, x)
			}
		case []any:
			for _, x := range v {
				walk(path, x)
			}
		}
	}
	for _, x := range empty {
		raw, err := json.Marshal(x)
		if err != nil {
			t.Fatal(err)
		}
		var v any
		if err := json.Unmarshal(raw, &v); err != nil {
			t.Fatal(err)
		}
		walk("", v)
	}
}

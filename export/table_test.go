package export

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"strings"
	"testing"

	"github.com/isnad-desk/isnad/internal/artest"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// twoReports is a desk of one happening that two articles tell.
func twoReports() (*news.Desk, func(string) (*news.Record, error)) {
	record := func(id string) (*news.Record, error) {
		body := "=عنوان.\nقال مصدر إن سالم زار \"عدن\".\nانتهى."
		start := strings.Index(body, "قال")
		end := strings.Index(body, "\nانتهى")
		at := strings.Index(body, "زار")
		trigger := text.Span{Start: at, End: at + len("زار")}
		return &news.Record{
			Article:   news.Article{ID: id, Text: body, Location: id + ".txt", Outlet: &news.Outlet{Name: "-الوادي"}},
			Sentences: []text.Span{{Start: 0, End: start - 1}, {Start: start, End: end}},
			Statements: []news.Statement{{
				Content: text.Span{Start: at, End: end}, Class: news.Unnamed, Stance: "says", Entity: news.None,
				Isnad: []news.Link{{Name: "الوادي"}, {Name: "مصدر"}},
			}},
			Events: []news.Event{{Type: "CONSULT", Mode: "visit", Trigger: trigger, Modality: "actual", Statement: 0, Quantities: []news.Quantity{{What: "killed", From: 3, To: 3, AtLeast: true}}}},
		}, nil
	}
	return &news.Desk{
		Articles: []news.Placed{{ID: "a"}, {ID: "b"}},
		Entities: []news.DeskEntity{
			{ID: "E1", Name: "سالم", Kind: news.Person, Members: []news.Member{{Article: "a"}}},
			{ID: "E2", Name: "عدن", Kind: news.Place, Members: []news.Member{{Article: "a", Entity: 1}}},
			{ID: "E3", Name: "لا أحد", Kind: news.Place},
		},
		Stories: []news.Story{{ID: "S1", Articles: []string{"a", "b"}}},
		Happenings: []news.Happening{{
			ID: "H1", Story: "S1", Type: "CONSULT", Mode: "visit", Actors: []string{"E1"}, Recipients: []string{"E2"}, Modality: "actual", Standing: "contested", When: news.Unknown,
			Reports: []news.Report{{Article: "a"}, {Article: "b"}}, Origins: []news.Origin{{}, {}},
		}},
	}, record
}

func rows(t *testing.T, b []byte) []map[string]string {
	t.Helper()
	body, ok := bytes.CutPrefix(b, []byte(byteOrderMark))
	if !ok {
		t.Fatal("no byte order mark")
	}
	all, err := csv.NewReader(bytes.NewReader(body)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, line := range all[1:] {
		row := map[string]string{}
		for i, c := range line {
			row[all[0][i]] = c
		}
		out = append(out, row)
	}
	return out
}

func TestTables(t *testing.T) {
	l := artest.New(t)
	d, record := twoReports()
	var b bytes.Buffer
	if err := NewTables(l, d, record).Reports(&b); err != nil {
		t.Fatal(err)
	}
	got := rows(t, b.Bytes())
	if len(got) != 2 {
		t.Fatalf("%d rows for two reports", len(got))
	}
	for column, want := range map[string]string{
		"story": "S1", "happening": "H1", "origins": "2", "actors": "سالم", "recipients": "عدن", "article": "b", "outlet": "'-الوادي", "numbers": "killed >=3",
		"isnad": "الوادي ← مصدر", "start": "8", "end": "35", "sentence": "قال مصدر إن سالم زار \"عدن\".", "from": "", "stance": "says",
	} {
		if got[1][column] != want {
			t.Errorf("%s is %q, want %q", column, got[1][column], want)
		}
	}
	b.Reset()
	if err := NewTables(l, d, record).Statements(&b); err != nil {
		t.Fatal(err)
	}
	if got := rows(t, b.Bytes()); len(got) != 2 || got[0]["class"] != "unnamed" || got[0]["content"] != "زار \"عدن\"." {
		t.Errorf("statements: %v", got)
	}
}

// TestNetwork: the network has those who are party to something, and no others.
func TestNetwork(t *testing.T) {
	d, _ := twoReports()
	var b bytes.Buffer
	if err := Network(&b, d); err != nil {
		t.Fatal(err)
	}
	var f gexfFile
	if err := xml.Unmarshal(b.Bytes(), &f); err != nil {
		t.Fatal(err)
	}
	if n, e := f.Graph.Nodes, f.Graph.Edges; len(n) != 2 || len(e) != 1 || e[0].Source != "E1" || e[0].Target != "E2" || e[0].Weight != 1 || e[0].Values[1].Value != "1" {
		t.Errorf("nodes %v, edges %v", n, e)
	}
}

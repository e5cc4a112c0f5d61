package server

import (
	"bytes"
	"context"
	"encoding/csv"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
)

// maxRows bounds a table.
const maxRows = 20_000

// table is a list as rows of cells.
type table struct {
	head []string
	rows [][]string
}

// all lets a query give everything on one page.
type all interface{ all() }

func (q *storyQuery) all()      { q.Limit, q.Cursor = maxRows, "" }
func (q *articleQuery) all()    { q.Limit, q.Cursor = maxRows, "" }
func (q *entityQuery) all()     { q.Limit, q.Cursor = maxRows, "" }
func (q *happeningsQuery) all() { q.Limit, q.Cursor = maxRows, "" }
func (q *statementQuery) all()  { q.Limit, q.Cursor = 1000, "" } // each opens an article
func (q *mapQuery) all()        { q.Limit = maxRows }
func (q *networkQuery) all()    { q.Nodes, q.Edges = 5000, maxRows }

// tableRoute adds an operation that answers with a list as CSV: UTF-8 with a byte order mark, as spreadsheets want it.
func tableRoute[I, O any](s *Server, path, id, tag, summary string, f func(context.Context, *I) (O, error), cells func(O) table, fails ...int) {
	huma.Register(s.api, huma.Operation{
		OperationID: id, Method: http.MethodGet, Path: "/api/v1" + path, Summary: summary, Tags: []string{tag}, Errors: refused(fails),
		Responses: map[string]*huma.Response{"200": {Description: "OK", Content: map[string]*huma.MediaType{"text/csv": {Schema: &huma.Schema{Type: huma.TypeString}}}}},
	}, func(ctx context.Context, in *I) (*tableAnswer, error) {
		if q, ok := any(in).(all); ok {
			q.all()
		}
		list, err := f(ctx, in)
		if err != nil {
			return nil, s.problem(err)
		}
		t := cells(list)
		var b bytes.Buffer
		b.WriteString("\ufeff")
		w := csv.NewWriter(&b)
		w.UseCRLF = true
		_ = w.Write(t.head) // a buffer never fails
		for _, row := range t.rows {
			for i := range row {
				row[i] = harmless(row[i])
			}
			_ = w.Write(row)
		}
		w.Flush()
		name := strings.TrimSuffix(path[strings.LastIndex(path, "/")+1:], ".csv")
		return &tableAnswer{"text/csv; charset=utf-8", `attachment; filename="isnad-` + name + `.csv"`, b.Bytes()}, nil
	})
}

type tableAnswer struct {
	ContentType string `header:"Content-Type"`
	Disposition string `header:"Content-Disposition"`
	Body        []byte
}

// harmless keeps a spreadsheet from taking a cell for a formula.
func harmless(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

func number(n int) string { return strconv.Itoa(n) }

func names(of []EntityRef) string {
	out := make([]string, len(of))
	for i := range of {
		out[i] = of[i].Name
	}
	return strings.Join(out, " | ")
}

func placeName(p *EntityRef) string {
	if p == nil {
		return ""
	}
	return p.Name
}

func degrees(x *float64) string {
	if x == nil {
		return ""
	}
	return strconv.FormatFloat(*x, 'f', -1, 64)
}

func chainText(links []ChainLink) string {
	out := make([]string, len(links))
	for i := range links {
		out[i] = links[i].Name
	}
	return strings.Join(out, " ← ")
}

func (s *Server) tableRoutes() {
	tableRoute(s, "/stories.csv", "save-stories", "stories", "Stories as CSV", s.stories, func(l *StoryList) table {
		t := table{head: []string{"id", "title", "from", "to", "articles", "outlets", "origins", "happenings", "contested", "conflicts", "standing", "actors", "places", "types"}}
		for _, r := range l.Stories {
			t.rows = append(t.rows, []string{
				r.ID, r.Title, deref(r.From), deref(r.To), number(r.Articles), number(r.Outlets), number(r.Origins), number(r.Happenings), number(r.Contested), number(r.Conflicts),
				r.Standing, names(r.Actors), names(r.Places), strings.Join(r.Types, " | "),
			})
		}
		return t
	})
	tableRoute(s, "/articles.csv", "save-articles", "articles", "Articles as CSV", s.articles, func(l *ArticleList) table {
		t := table{head: []string{"id", "title", "outlet", "from", "to", "taken", "url", "location", "story", "happenings", "alone", "contested", "took", "took_from", "relays"}}
		for _, r := range l.Articles {
			t.rows = append(t.rows, []string{
				r.ID, r.Title, deref(r.Outlet), deref(r.From), deref(r.To), r.Taken.Format(time.RFC3339), deref(r.URL), r.Location, deref(r.Story), number(r.Happenings), number(r.Alone),
				number(r.Contested), deref(r.Took), deref(r.TookFrom), deref(r.Relays),
			})
		}
		return t
	})
	tableRoute(s, "/entities.csv", "save-entities", "entities", "Entities as CSV", s.entities, func(l *EntityList) table {
		t := table{head: []string{"id", "kind", "name", "latin", "names", "articles", "stories"}}
		for _, r := range l.Entities {
			t.rows = append(t.rows, []string{r.ID, string(r.Kind), r.Name, r.Latin, strings.Join(r.Names, " | "), number(r.Articles), number(r.Stories)})
		}
		return t
	})
	tableRoute(s, "/entities/{id}/statements.csv", "save-statements", "entities", "What an entity says, or what others say of it, as CSV; the latest 1,000", s.statements, func(l *StatementList) table {
		t := table{head: []string{"article", "title", "outlet", "from", "to", "story", "source", "class", "stance", "chain", "start", "end", "text"}}
		for _, r := range l.Statements {
			t.rows = append(t.rows, []string{
				r.Article, r.Title, deref(r.Outlet), deref(r.From), deref(r.To), deref(r.Story), r.Source, r.Class, r.Stance, chainText(r.Chain), number(r.Span[0]), number(r.Span[1]), r.Text,
			})
		}
		return t
	}, 404)
	tableRoute(s, "/happenings.csv", "save-happenings", "happenings", "Happenings as CSV", s.happenings, func(l *HappeningRows) table {
		t := table{head: []string{"story", "id", "line", "line_english", "type", "mode", "actors", "recipients", "place", "from", "to", "polarity", "modality", "standing", "origins", "articles", "outlets"}}
		for _, r := range l.Happenings {
			t.rows = append(t.rows, []string{
				r.Story, r.ID, r.Line.Native, r.Line.English, r.Type, deref(r.Mode), names(r.Actors), names(r.Recipients), placeName(r.Place), deref(r.From), deref(r.To), r.Polarity, r.Modality,
				r.Standing, number(r.Origins), number(r.Articles), number(r.Outlets),
			})
		}
		return t
	})
	tableRoute(s, "/map.csv", "save-map", "happenings", "What happens where as CSV", s.mapped, func(m *MapData) table {
		t := table{head: []string{"id", "name", "latin", "type", "precision", "country", "within", "lat", "lon", "happenings", "contested", "stories", "from", "to"}}
		for _, r := range m.Places {
			t.rows = append(t.rows, []string{
				r.ID, r.Name, r.Latin, deref(r.Type), deref(r.Precision), deref(r.Country), strings.Join(r.Within, " | "), degrees(r.Lat), degrees(r.Lon), number(r.Happenings), number(r.Contested),
				number(r.Stories), deref(r.From), deref(r.To),
			})
		}
		return t
	})
	tableRoute(s, "/network.csv", "save-network", "entities", "Who has to do with whom as CSV: one row an edge", s.network, func(n *Network) table {
		t := table{head: []string{"a", "a_name", "a_kind", "b", "b_name", "b_kind", "weight", "contested", "types"}}
		for _, e := range n.Edges {
			a, b := &n.Nodes[e.A], &n.Nodes[e.B]
			t.rows = append(t.rows, []string{a.ID, a.Name, string(a.Kind), b.ID, b.Name, string(b.Kind), number(e.Weight), number(e.Contested), strings.Join(e.Types, " | ")})
		}
		return t
	})
	tableRoute(s, "/outlets.csv", "save-outlets", "statistics", "What is counted of each outlet as CSV", s.outlets, func(l *OutletList) table {
		t := table{head: []string{
			"name", "articles", "stories", "from", "to", "reprints", "rewrites", "relays", "happenings", "alone", "shared", "first", "contested", "statements", "named", "bodies", "offices",
			"affiliated", "unnamed", "anonymous",
		}}
		for _, r := range l.Outlets {
			t.rows = append(t.rows, []string{
				r.Name, number(r.Articles), number(r.Stories), deref(r.From), deref(r.To), number(r.Reprints), number(r.Rewrites), number(r.Relays), number(r.Happenings), number(r.Alone),
				number(r.Shared), number(r.First), number(r.Contested), number(r.Statements), number(r.Named), number(r.Bodies), number(r.Offices), number(r.Affiliated), number(r.Unnamed),
				strconv.FormatFloat(r.Anonymous, 'f', 4, 64),
			})
		}
		return t
	})
	tableRoute(s, "/judgements.csv", "save-judgements", "judgements", "What was judged as CSV", s.judgements, func(l *JudgementList) table {
		t := table{head: []string{"n", "at", "by", "kind", "a_kind", "a_name", "a_article", "b_kind", "b_name", "b_article", "value", "undoes", "undone"}}
		for _, r := range l.Judgements {
			t.rows = append(t.rows, []string{
				number(int(r.N)), r.At.Format(time.RFC3339), r.By, r.Kind, r.A.Kind, r.A.Name, r.A.Article, r.B.Kind, r.B.Name, r.B.Article, r.Value, number(int(r.Undoes)), number(int(r.Undone)),
			})
		}
		return t
	})
	tableRoute(s, "/intake/failures.csv", "save-failures", "intake", "What could not be taken in or read as CSV", s.failures, func(l *FailureList) table {
		t := table{head: []string{"location", "reason", "do", "attempts", "at"}}
		for _, r := range l.Failures {
			t.rows = append(t.rows, []string{r.Location, r.Reason, r.Do, number(r.Attempts), r.At.Format(time.RFC3339)})
		}
		return t
	})
}

package export

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// byteOrderMark opens a table, without which the common spreadsheets read Arabic as Latin letters.
const byteOrderMark = "\ufeff"

// Tables writes a desk as CSV (RFC 4180, UTF-8 with byte order mark), for spreadsheets and statistics. Every row points to its sentence.
type Tables struct {
	desk   *news.Desk
	lines  *Liner
	record func(article string) (*news.Record, error)
	held   map[string]*news.Record // of the story at hand
	story  string
	names  map[string]string    // of entities, by id
	of     map[[2]string]string // desk entity of an article's entity
}

// NewTables prepares tables of d. record returns the record of one of its articles.
func NewTables(l *lang.Language, d *news.Desk, record func(article string) (*news.Record, error)) *Tables {
	t := &Tables{desk: d, lines: NewLiner(l, d, nil), record: record, names: map[string]string{}, of: map[[2]string]string{}}
	for i := range d.Entities {
		e := &d.Entities[i]
		t.names[e.ID] = e.Name
		for _, m := range e.Members {
			t.of[[2]string{m.Article, EntityID(m.Entity)}] = e.ID
		}
	}
	return t
}

// Reports writes one row for every report of every happening: event data.
func (t *Tables) Reports(w io.Writer) error {
	out, err := table(w, "story", "happening", "standing", "origins", "type", "mode", "actors", "recipients", "place", "from", "to", "english", "native",
		"article", "outlet", "published", "url", "negated", "modality", "numbers", "stance", "class", "isnad", "start", "end", "sentence")
	if err != nil {
		return err
	}
	happenings := slices.Clone(t.desk.Happenings)
	slices.SortStableFunc(happenings, func(a, b news.Happening) int { return strings.Compare(a.Story, b.Story) })
	for i := range happenings {
		h := &happenings[i]
		for _, r := range h.Reports {
			rec, err := t.open(h.Story, r.Article)
			if err != nil {
				return err
			}
			e := &rec.Events[r.Event]
			stance, class, isnad := "", "", ""
			if e.Statement != news.None {
				s := &rec.Statements[e.Statement]
				stance, class, isnad = s.Stance, string(s.Class), chain(s)
			}
			sentence := around(rec, e.Trigger.Start)
			at := offsets(rec.Article.Text, sentence)
			err = out.row(h.Story, h.ID, h.Standing, strconv.Itoa(len(h.Origins)), h.Type, h.Mode, t.parties(h.Actors), t.parties(h.Recipients), t.names[h.Place],
				day(h.When.From), day(h.When.To), t.lines.English(h), t.lines.Native(h),
				r.Article, outlet(rec), published(rec), rec.Article.Location, strconv.FormatBool(e.Negated), e.Modality, numbers(e), stance, class, isnad,
				strconv.Itoa(at[0]), strconv.Itoa(at[1]), sentence.Of(rec.Article.Text))
			if err != nil {
				return err
			}
		}
	}
	return out.close()
}

// Statements writes one row for every statement of every article.
func (t *Tables) Statements(w io.Writer) error {
	out, err := table(w, "story", "article", "outlet", "published", "url", "source", "class", "plural", "entity", "name", "stance", "isnad", "start", "end", "content")
	if err != nil {
		return err
	}
	for _, s := range t.desk.Stories {
		for _, article := range s.Articles {
			rec, err := t.open(s.ID, article)
			if err != nil {
				return err
			}
			for i := range rec.Statements {
				x := &rec.Statements[i]
				source, entity := "", ""
				if x.Source != nil {
					source = x.Source.Of(rec.Article.Text)
				} else if x.Antecedent != nil {
					source = x.Antecedent.Of(rec.Article.Text)
				}
				if x.Entity != news.None {
					entity = t.of[[2]string{article, EntityID(x.Entity)}]
				}
				at := offsets(rec.Article.Text, x.Content)
				err := out.row(s.ID, article, outlet(rec), published(rec), rec.Article.Location, source, string(x.Class), strconv.FormatBool(x.Plural), entity, t.names[entity],
					x.Stance, chain(x), strconv.Itoa(at[0]), strconv.Itoa(at[1]), x.Content.Of(rec.Article.Text))
				if err != nil {
					return err
				}
			}
		}
	}
	return out.close()
}

// open returns a record; those of one story are kept until another story begins.
func (t *Tables) open(story, article string) (*news.Record, error) {
	if t.story != story || t.held == nil {
		t.story, t.held = story, map[string]*news.Record{}
	}
	if r := t.held[article]; r != nil {
		return r, nil
	}
	r, err := t.record(article)
	if err == nil {
		t.held[article] = r
	}
	return r, err
}

func (t *Tables) parties(ids []string) string {
	var out []string
	for _, id := range ids {
		if n := t.names[id]; n != "" {
			id = n
		}
		out = append(out, id)
	}
	return strings.Join(out, "; ")
}

// csvTable is a table whose columns are known.
type csvTable struct {
	out  *csv.Writer
	line []string
}

func table(w io.Writer, columns ...string) (*csvTable, error) {
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return nil, err
	}
	t := &csvTable{out: csv.NewWriter(w)}
	return t, t.out.Write(columns)
}

// row writes a row. What a spreadsheet would run as a formula is text here: it is given an apostrophe in front, as spreadsheets themselves mark text.
func (t *csvTable) row(cells ...string) error {
	t.line = append(t.line[:0], cells...)
	for i, c := range t.line {
		if c != "" && strings.ContainsRune("=+-@\t\r", rune(c[0])) {
			if _, err := strconv.ParseFloat(c, 64); err != nil {
				t.line[i] = "'" + c
			}
		}
	}
	return t.out.Write(t.line)
}

func (t *csvTable) close() error {
	t.out.Flush()
	return t.out.Error()
}

func day(d news.Day) string {
	if d == news.NoDay {
		return ""
	}
	return d.String()
}

func outlet(r *news.Record) string {
	if r.Article.Outlet == nil {
		return ""
	}
	return r.Article.Outlet.Name
}

func published(r *news.Record) string {
	p := r.Article.Published
	switch {
	case p == nil:
		return ""
	case p.Interval.From == p.Interval.To:
		return day(p.Interval.From)
	}
	return day(p.Interval.From) + "/" + day(p.Interval.To)
}

// chain is an isnad from the reader's side outwards.
func chain(s *news.Statement) string {
	var links []string
	for _, l := range s.Isnad {
		links = append(links, l.Name)
	}
	return strings.Join(slices.Compact(links), " ← ")
}

// numbers lists what an event counts: "killed 3; injured 10-12; arrested >=5".
func numbers(e *news.Event) string {
	var out []string
	for _, q := range e.Quantities {
		switch {
		case q.AtLeast:
			out = append(out, fmt.Sprintf("%s >=%d", q.What, q.From))
		case q.From != q.To:
			out = append(out, fmt.Sprintf("%s %d-%d", q.What, q.From, q.To))
		default:
			out = append(out, fmt.Sprintf("%s %d", q.What, q.From))
		}
	}
	return strings.Join(out, "; ")
}

// around is the sentence in which byte at stands.
func around(r *news.Record, at int) text.Span {
	for _, s := range r.Sentences {
		if s.Start <= at && at < s.End {
			return s
		}
	}
	return text.Span{}
}

// offsets is a span in code points.
func offsets(t string, s text.Span) [2]int {
	start := utf8.RuneCountInString(t[:s.Start])
	return [2]int{start, start + utf8.RuneCountInString(t[s.Start:s.End])}
}

package told

import (
	"bufio"
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/isnad-desk/isnad/eval/ant"
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/read/events"
	"github.com/isnad-desk/isnad/read/names"
	"github.com/isnad-desk/isnad/read/refer"
	"github.com/isnad-desk/isnad/read/statements"
	"github.com/isnad-desk/isnad/read/times"
	"github.com/isnad-desk/isnad/text"
)

// Event is an event of an article as a reader found it; its places are in bytes of the article's title, a line end and its text.
type Event struct {
	Type                         string
	Triggers, Actors, Recipients []text.Span
}

// Read reads a table of annotated events by article; an article without events has an empty list.
func Read(b []byte) (map[string][]Event, error) {
	out := map[string][]Event{}
	sc := bufio.NewScanner(bytes.NewReader(b))
	for n := 1; sc.Scan(); n++ {
		if strings.HasPrefix(sc.Text(), "#") {
			continue
		}
		cells := strings.Split(sc.Text(), "\t")
		if len(cells) != 7 {
			return nil, fmt.Errorf("annotations.tsv, line %d: %d cells, want 7", n, len(cells))
		}
		if _, ok := out[cells[0]]; !ok {
			out[cells[0]] = nil
		}
		if cells[1] == "-" {
			continue
		}
		e := Event{Type: cells[1]}
		for k, to := range map[int]*[]text.Span{2: &e.Triggers, 4: &e.Actors, 5: &e.Recipients} {
			var err error
			if *to, err = spans(cells[k]); err != nil {
				return nil, fmt.Errorf("annotations.tsv, line %d: %w", n, err)
			}
		}
		if len(e.Triggers) == 0 {
			return nil, fmt.Errorf("annotations.tsv, line %d: an event without a trigger", n)
		}
		out[cells[0]] = append(out[cells[0]], e)
	}
	return out, sc.Err()
}

// spans reads intervals as from-to, joined by commas.
func spans(cell string) ([]text.Span, error) {
	if cell == "-" {
		return nil, nil
	}
	var out []text.Span
	for _, s := range strings.Split(cell, ",") {
		from, to, _ := strings.Cut(s, "-")
		x, err := strconv.Atoi(from)
		y, err2 := strconv.Atoi(to)
		if err != nil || err2 != nil || x < 0 || y <= x {
			return nil, fmt.Errorf("%q is no interval", s)
		}
		out = append(out, text.Span{Start: x, End: y})
	}
	return out, nil
}

// Reader reads articles as far as the events.
type Reader struct {
	Events     *events.Finder
	lang       *lang.Language
	names      *names.Finder
	times      *times.Finder
	refer      *refer.Resolver
	statements *statements.Finder
}

// NewReader makes a reader of a language.
func NewReader(l *lang.Language) (*Reader, error) {
	n, err := names.New(l)
	if err != nil {
		return nil, err
	}
	return &Reader{events.New(l), l, n, times.New(l), refer.New(l), statements.New(l)}, nil
}

// Before reads the article as it stands, title first, as far as its statements: the annotations' offsets are into that text.
func (r *Reader) Before(a *ant.Article) (*lang.Text, *news.Record) {
	rec := &news.Record{Article: news.Article{Text: a.Whole(), Title: &text.Span{Start: 0, End: len(a.Title)}}}
	t := r.lang.Read(rec.Article.Text)
	rec.Times = r.times.Find(t, &rec.Article)
	rec.Mentions = r.names.Find(t, &rec.Article)
	r.refer.Resolve(t, rec)
	rec.Statements = r.statements.Find(t, rec)
	return t, rec
}

// Read reads the article with its events.
func (r *Reader) Read(a *ant.Article) *news.Record {
	t, rec := r.Before(a)
	rec.Events = r.Events.Find(t, rec)
	return rec
}

// Articles returns the articles of the ANT corpus that are annotated, in its order.
func Articles(corpus string, wanted map[string][]Event) ([]ant.Article, error) {
	all, err := ant.Read(corpus)
	if err != nil {
		return nil, err
	}
	out := all[:0]
	for _, a := range all {
		if _, ok := wanted[a.Name]; ok {
			out = append(out, a)
		}
	}
	if len(out) < len(wanted) {
		return nil, fmt.Errorf("%d of the %d annotated articles do not stand in %s: is it version 1.1 of the corpus?", len(wanted)-len(out), len(wanted), corpus)
	}
	return out, nil
}

// Invented returns the articles of a text: after lines that begin with "#", for each a line "=== name", the title, and the paragraphs.
func Invented(s string) (out []ant.Article) {
	for i, part := range strings.Split("\n"+s, "\n=== ") {
		name, rest, _ := strings.Cut(part, "\n")
		if title, body, ok := strings.Cut(rest, "\n"); ok && i > 0 {
			out = append(out, ant.Article{Name: name, Title: title, Text: strings.TrimSpace(body)})
		}
	}
	return out
}

// Letters returns how many letters lie between two bytes of a text.
func Letters(s string, a, b int) int {
	if a > b {
		a, b = b, a
	}
	return utf8.RuneCountInString(s[min(a, len(s)):min(b, len(s))])
}

// Agree reports whether a party found is one of those annotated, or neither side has any. A name is the party whose mention it is, a phrase without name one of
// the same words, wherever the article says them.
func Agree(rec *news.Record, got []news.Party, want []text.Span) bool {
	if len(got) == 0 && len(want) == 0 {
		return true
	}
	for _, w := range want {
		for _, p := range got {
			if p.Entity == news.None {
				if p.Span != nil && (alike(*p.Span, w) || p.Span.Of(rec.Article.Text) == w.Of(rec.Article.Text)) {
					return true
				}
				continue
			}
			for i := range rec.Mentions {
				if m := &rec.Mentions[i]; m.Entity == p.Entity && (alike(m.Span, w) || m.Span.Of(rec.Article.Text) == w.Of(rec.Article.Text)) {
					return true
				}
			}
		}
	}
	return false
}

// alike reports whether two intervals have half of what they cover in common.
func alike(a, b text.Span) bool {
	common := min(a.End, b.End) - max(a.Start, b.Start)
	return common > 0 && 2*common >= max(a.End, b.End)-min(a.Start, b.Start)
}

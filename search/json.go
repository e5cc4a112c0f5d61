package search

import (
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// Schema names the public record of search results.
const Schema = "isnad.search.v1"

// Record is the public record of search results. Spans are code points of the article's text.
type Record struct {
	Schema     string            `json:"schema"`
	Query      string            `json:"query"`
	Total      int               `json:"total"`
	More       bool              `json:"more,omitempty"`
	Hits       []HitRecord       `json:"hits"`
	Statements []StatementRecord `json:"statements,omitempty"`
	Happenings []HappeningRecord `json:"happenings,omitempty"`
}

// HitRecord is an article that was found.
type HitRecord struct {
	Article   string           `json:"article"`
	Location  string           `json:"location"`
	URL       *string          `json:"url"`
	Title     *string          `json:"title"`
	Outlet    *string          `json:"outlet"`
	Published *Days            `json:"published"`
	Story     *string          `json:"story"`
	Score     float64          `json:"score"`
	Sentences []SentenceRecord `json:"sentences"`
}

// Days is a closed interval of days.
type Days struct {
	From *string `json:"from"`
	To   *string `json:"to"`
}

// SentenceRecord is a sentence of a hit with the words that matched.
type SentenceRecord struct {
	Span    [2]int   `json:"span"`
	Text    string   `json:"text"`
	Matches [][2]int `json:"matches"`
}

// NewRecord makes the public record of a result.
func NewRecord(r *Result) *Record {
	out := &Record{Schema: Schema, Query: r.Query, Total: r.Total, More: r.More, Hits: make([]HitRecord, len(r.Hits))}
	for i := range r.Hits {
		out.Hits[i] = hitRecord(&r.Hits[i])
	}
	for i := range r.Statements {
		out.Statements = append(out.Statements, statementRecord(&r.Statements[i]))
	}
	for i := range r.Happenings {
		out.Happenings = append(out.Happenings, happeningRecord(&r.Happenings[i]))
	}
	return out
}

func hitRecord(h *Hit) HitRecord {
	out := HitRecord{
		Article: h.Article.ID, Location: h.Article.Location, URL: some(h.Article.URL), Title: some(h.Article.Title), Outlet: some(h.Article.Outlet),
		Published: daysRecord(h.Article.Published), Story: some(h.Story), Score: h.Score, Sentences: make([]SentenceRecord, len(h.Sentences)),
	}
	for i := range h.Sentences {
		out.Sentences[i] = sentenceRecord(&h.Sentences[i])
	}
	return out
}

func sentenceRecord(s *Sentence) SentenceRecord {
	out := SentenceRecord{Span: pair(s.Span), Text: s.Text, Matches: make([][2]int, len(s.Matches))}
	for k, m := range s.Matches {
		out.Matches[k] = pair(m)
	}
	return out
}

func pair(s text.Span) [2]int { return [2]int{s.Start, s.End} }

func some(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func daysRecord(i news.Interval) *Days {
	if i == news.Unknown {
		return nil
	}
	return &Days{some(i.From.String()), some(i.To.String())}
}

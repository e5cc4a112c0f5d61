package search

import (
	"strings"
	"unicode/utf8"
)

// Part is one thing that a query asks for, as it was understood.
type Part struct {
	Start, End int      // code points of the query
	Field      string   // one of Fields, or "" for words and phrases
	Value      string   // of a field, folded
	Words      []string // as written
	Phrase     bool     // the words one after the other
	Not        bool     // what matches is left out
	Or         bool     // it, or the part before it
	Required   bool     // an article must match; else it is wished for
}

// Parts lists what a query asks for, in its order.
func (q *Query) Parts() []Part {
	points := func(at int) int { return utf8.RuneCountInString(q.Text[:min(max(at, 0), len(q.Text))]) }
	var out []Part
	for _, c := range q.clauses {
		for i, a := range c.any {
			p := Part{Field: a.field, Value: a.value, Phrase: a.phrase, Not: c.not, Or: i > 0, Required: c.not || a.field != "" || a.phrase && !q.Question}
			start, end := a.at, a.at
			for k := range a.words {
				s := a.words[k].Span
				p.Words = append(p.Words, s.Of(q.Text))
				end = max(end, s.End)
			}
			if a.field != "" && len(a.words) == 0 { // a value without words, such as a day
				end = a.at + len(q.Text[a.at:]) - len(strings.TrimLeftFunc(q.Text[a.at:], func(r rune) bool { return r > ' ' }))
			}
			p.Start, p.End = points(start), points(end)
			out = append(out, p)
		}
	}
	return out
}

// FieldNames gives each field of the query language its other names, those of the language of the articles.
func (x *Index) FieldNames() map[string][]string {
	out := map[string][]string{}
	lex := x.lang.Lexicon("query")
	for i := range lex.Entries {
		if lex.Get(int32(i), "class") == "field" {
			f := lex.Get(int32(i), "value")
			out[f] = append(out[f], lex.Entries[i].Form)
		}
	}
	return out
}

// FieldValues lists the values that a field takes, where it takes only certain ones.
func (x *Index) FieldValues(field string) []string {
	switch field {
	case fieldType, fieldMode:
		return x.eventValues(field)
	case fieldSource:
		return []string{named, anonymous}
	case fieldStanding:
		return []string{"single", "repeated", "corroborated", "contested"}
	}
	return nil
}

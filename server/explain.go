package server

import (
	"context"
	"errors"

	"github.com/isnad-desk/isnad/search"
)

// QueryPart is one thing that a query asks for, as it was understood.
type QueryPart struct {
	Span     [2]int   `json:"span" doc:"in code points of the query; of a field its value"`
	Field    string   `json:"field" doc:"entity, outlet, from, to, type, mode, place, source, says, standing, origins; empty for words and phrases"`
	Value    string   `json:"value" doc:"of a field, as it is looked up"`
	Words    []string `json:"words" nullable:"false"`
	Phrase   bool     `json:"phrase" doc:"the words one after the other"`
	Not      bool     `json:"not" doc:"what matches is left out"`
	Or       bool     `json:"or" doc:"it, or the part before it"`
	Required bool     `json:"required" doc:"an article must match; else it is wished for"`
}

// QueryError says where a query is wrong.
type QueryError struct {
	At    int    `json:"at" doc:"code points before the place"`
	Found string `json:"found" doc:"what stands there; empty where the query ends"`
	Want  string `json:"want" doc:"what was expected, in English"`
}

// QueryField is a field of the query language.
type QueryField struct {
	Name   string   `json:"name"`
	Others []string `json:"others" nullable:"false" doc:"its names in the language of the articles"`
	Values []string `json:"values" nullable:"false" doc:"the values that it takes, where it takes only certain ones"`
}

// ExplainedQuery says how a query was understood.
type ExplainedQuery struct {
	Query    string       `json:"query"`
	Question bool         `json:"question" doc:"it is a question in plain words: what stands in quotation marks is wished for, not required"`
	Parts    []QueryPart  `json:"parts" nullable:"false"`
	Error    *QueryError  `json:"error" doc:"where it is wrong"`
	Fields   []QueryField `json:"fields" nullable:"false" doc:"the fields of the query language"`
}

func (s *Server) explain(_ context.Context, in *struct {
	Q string `query:"q" maxLength:"2000"`
},
) (*ExplainedQuery, error) {
	x := s.terms
	out := &ExplainedQuery{Query: in.Q, Parts: []QueryPart{}, Fields: []QueryField{}}
	names := x.FieldNames()
	for _, f := range search.Fields {
		out.Fields = append(out.Fields, QueryField{f, append([]string{}, names[f]...), append([]string{}, x.FieldValues(f)...)})
	}
	if in.Q == "" {
		return out, nil
	}
	q, err := x.Parse(in.Q)
	var wrong *search.SyntaxError
	if errors.As(err, &wrong) {
		out.Error = &QueryError{wrong.At, wrong.Found, wrong.Want}
		return out, nil
	}
	if err != nil {
		return nil, err
	}
	out.Question = q.Question
	for _, p := range q.Parts() {
		out.Parts = append(out.Parts, QueryPart{[2]int{p.Start, p.End}, p.Field, p.Value, append([]string{}, p.Words...), p.Phrase, p.Not, p.Or, p.Required})
	}
	return out, nil
}

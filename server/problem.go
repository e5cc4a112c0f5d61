package server

import (
	_ "embed"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"golang.org/x/text/language"

	"github.com/isnad-desk/isnad/archive"
	"github.com/isnad-desk/isnad/search"
)

//go:embed messages.tsv
var messageTable string

type message struct {
	status          int
	english, arabic string
}

var messages = func() map[string]message {
	out := map[string]message{}
	for line := range strings.Lines(messageTable) {
		if c := strings.Split(strings.TrimSpace(line), "\t"); len(c) == 4 && !strings.HasPrefix(line, "#") {
			status, _ := strconv.Atoi(c[1])
			out[c[0]] = message{status, c[2], c[3]}
		}
	}
	return out
}()

// byStatus names the code of what huma itself refuses.
var byStatus = map[int]string{
	400: "bad-request", 401: "who-are-you", 403: "not-allowed", 404: "not-found", 405: "method", 406: "not-acceptable", 408: "timeout", 413: "too-large", 415: "unsupported-type",
	422: "invalid", 500: "internal", 503: "busy",
}

// Problem is an error of the API, after RFC 9457. Code is stable; Title is in the reader's language.
type Problem struct {
	Type   string              `json:"type" doc:"urn:isnad:problem: and the code"`
	Title  string              `json:"title" doc:"what is wrong, in the language of Accept-Language: Arabic or English"`
	Status int                 `json:"status"`
	Code   string              `json:"code" doc:"stable name of the kind of problem"`
	Detail string              `json:"detail,omitempty" doc:"more about this case, in English"`
	Errors []*huma.ErrorDetail `json:"errors,omitempty" doc:"which parts of the request are wrong" nullable:"false"`
}

// Error is the code with the detail.
func (p *Problem) Error() string { return p.Code + ": " + p.Detail }

// GetStatus is the HTTP status.
func (p *Problem) GetStatus() int { return p.Status }

// ContentType is that of RFC 9457.
func (p *Problem) ContentType(string) string { return "application/problem+json" }

func newProblem(code, detail string) *Problem {
	m, ok := messages[code]
	if !ok {
		code, m = "internal", messages["internal"]
	}
	return &Problem{Type: "urn:isnad:problem:" + code, Title: m.english, Status: m.status, Code: code, Detail: detail}
}

func init() { // huma knows one maker of errors for the whole program
	huma.NewError = func(status int, msg string, errs ...error) huma.StatusError {
		code, ok := byStatus[status]
		if !ok {
			if code = "bad-request"; status >= 500 {
				code = "internal"
			}
		}
		p := newProblem(code, msg)
		p.Status = status
		for _, err := range errs {
			var d huma.ErrorDetailer
			switch {
			case err == nil:
			case errors.As(err, &d):
				p.Errors = append(p.Errors, d.ErrorDetail())
			default:
				p.Errors = append(p.Errors, &huma.ErrorDetail{Message: err.Error()})
			}
		}
		return p
	}
}

var spoken = language.NewMatcher([]language.Tag{language.English, language.Arabic})

// localize gives a problem its title in the reader's language.
func localize(p *Problem, accept string) *Problem {
	tags, _, _ := language.ParseAcceptLanguage(accept)
	if _, i, _ := spoken.Match(tags...); i == 1 {
		c := *p
		c.Title = messages[p.Code].arabic
		return &c
	}
	return p
}

// refuse answers with a problem outside of huma's operations.
func refuse(w http.ResponseWriter, r *http.Request, code, detail string) {
	p := localize(newProblem(code, detail), r.Header.Get("Accept-Language"))
	w.Header().Set("Content-Type", p.ContentType(""))
	w.WriteHeader(p.Status)
	_ = json.NewEncoder(w).Encode(p) // the client went away
}

// problem turns an error of the newsroom into one of the API.
func (s *Server) problem(err error) error {
	var p *Problem
	var wrong *search.SyntaxError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &p):
		if p.Code == "too-often" {
			return huma.ErrorWithHeaders(p, http.Header{"Retry-After": {"10"}})
		}
		return p
	case errors.As(err, &wrong):
		return newProblem("wrong-query", wrong.Error())
	case errors.Is(err, archive.ErrNotFound):
		return newProblem("not-found", "")
	case errors.Is(err, archive.ErrBusy):
		return huma.ErrorWithHeaders(newProblem("busy", ""), http.Header{"Retry-After": {"2"}})
	}
	s.Log.Error("failed", "error", err.Error())
	return newProblem("internal", "") // what went wrong stands in the log
}

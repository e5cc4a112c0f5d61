package server

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/isnad-desk/isnad/archive"
	"github.com/isnad-desk/isnad/news"
)

// JudgementSubject names what a judgement is about.
type JudgementSubject struct {
	Article string `json:"article,omitempty" maxLength:"200" doc:"id of the article"`
	Kind    string `json:"kind,omitempty" enum:"person,organization,place"`
	Name    string `json:"name,omitempty" maxLength:"500" doc:"a name under which the entity stands in a record"`
}

func (j *JudgementSubject) subject() news.Subject {
	return news.Subject{Article: j.Article, Kind: news.Kind(j.Kind), Name: j.Name}
}

// NewJudgement is a judgement to be kept.
type NewJudgement struct {
	Kind  string           `json:"kind" enum:"same,not-same,kind,name,merge,split,date,outlet"`
	A     JudgementSubject `json:"a"`
	B     JudgementSubject `json:"b,omitzero" required:"false"`
	Value string           `json:"value,omitempty" maxLength:"500"`
	By    string           `json:"by,omitempty" maxLength:"200" doc:"who judges, where the server knows no accounts; who runs it where it is left out. With accounts it is who asks"`
}

// Judged is a judgement that was kept.
type Judged struct {
	N int64 `json:"n" doc:"number of the judgement"`
}

// KeptJudgement is a judgement of the list.
type KeptJudgement struct {
	N      int64            `json:"n"`
	At     time.Time        `json:"at"`
	By     string           `json:"by"`
	Kind   string           `json:"kind" doc:"one of the kinds of a new judgement, or undo"`
	A      JudgementSubject `json:"a"`
	B      JudgementSubject `json:"b"`
	Value  string           `json:"value,omitempty"`
	Undoes int64            `json:"undoes,omitempty" doc:"number of the judgement that this one takes back"`
	Undone int64            `json:"undone,omitempty" doc:"number of the judgement that took this one back"`
}

// JudgementList lists all judgements in the order of judging.
type JudgementList struct {
	Judgements []KeptJudgement `json:"judgements" nullable:"false"`
}

func (s *Server) judgements(ctx context.Context, _ *struct{}) (*JudgementList, error) {
	all, err := s.Monitor.Store.Judgements(ctx)
	if err != nil {
		return nil, err
	}
	out := &JudgementList{[]KeptJudgement{}}
	for _, j := range all {
		kind := string(j.Kind)
		if j.Undoes != 0 {
			kind = "undo"
		}
		of := func(x news.Subject) JudgementSubject { return JudgementSubject{x.Article, string(x.Kind), x.Name} }
		out.Judgements = append(out.Judgements, KeptJudgement{j.N, j.At, j.By, kind, of(j.A), of(j.B), j.Value, j.Undoes, j.Undone})
	}
	return out, nil
}

// check says what a judgement lacks.
func (n *NewJudgement) check() error {
	lacks := func(what string) error { return newProblem("invalid", "a judgement of kind "+n.Kind+" needs "+what) }
	switch news.JudgementKind(n.Kind) {
	case news.JudgeSame, news.JudgeNotSame:
		if n.A.Kind == "" || n.A.Name == "" || n.B.Name == "" || n.B.Kind != n.A.Kind {
			return lacks("a and b with name and the same kind")
		}
	case news.JudgeKind:
		if n.A.Kind == "" || n.A.Name == "" || n.Value != string(news.Person) && n.Value != string(news.Organization) && n.Value != string(news.Place) {
			return lacks("a with kind and name, and a kind as value")
		}
	case news.JudgeName:
		if n.A.Kind == "" || n.A.Name == "" || n.Value == "" {
			return lacks("a with kind and name, and a value")
		}
	case news.JudgeMerge, news.JudgeSplit:
		if n.A.Article == "" || n.B.Article == "" {
			return lacks("a.article and b.article")
		}
	case news.JudgeDate:
		if _, err := news.ParseDay(n.Value); n.A.Article == "" || err != nil || len(n.Value) != len("2031-01-31") {
			return lacks("a.article and a day as value, YYYY-MM-DD")
		}
	case news.JudgeOutlet:
		if n.A.Article == "" || n.Value == "" {
			return lacks("a.article and a value")
		}
	}
	return nil
}

// patience is how long a request waits for the archive while others work on it.
const patience = 10 * time.Second

// judge keeps a judgement as soon as nobody works the queue.
func (s *Server) judge(ctx context.Context, by string, j news.Judgement, undoes int64) (*Judged, error) {
	if me := s.who(ctx).user; by == "" || s.Accounts != nil {
		by = me
	}
	waited, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	select {
	case s.write <- struct{}{}:
		defer func() { <-s.write }()
	case <-waited.Done():
		return nil, archive.ErrBusy
	}
	for {
		n, err := s.Monitor.Judge(ctx, by, j, undoes)
		if errors.Is(err, archive.ErrBusy) {
			select {
			case <-waited.Done():
				return nil, archive.ErrBusy
			case <-time.After(100 * time.Millisecond):
				continue
			}
		}
		if err != nil {
			return nil, err
		}
		if undoes != 0 {
			s.noteBy(ctx, by, "undo", "judgement "+strconv.FormatInt(undoes, 10))
		} else {
			s.noteBy(ctx, by, "judge", fmt.Sprintf("judgement %d: %s %s %s %s", n, j.Kind, nameOf(j.A), nameOf(j.B), j.Value))
		}
		s.refresh(ctx)
		return &Judged{n}, nil
	}
}

// nameOf names the subject of a judgement in the log.
func nameOf(x news.Subject) string {
	return strings.TrimSpace(strings.Join([]string{string(x.Kind), x.Article, x.Name}, " "))
}

func (s *Server) judgementRoutes() {
	register(s, http.MethodGet, "/judgements", "list-judgements", "judgements", "What was judged, by whom and when", 0, s.judgements)
	register(s, http.MethodPost, "/judgements/preview", "preview-judgement", "judgements", "What a judgement is about to touch; nothing is kept", 0, s.preview, 404)
	registerFor(s, needs(mayJudge), http.MethodPost, "/judgements", "add-judgement", "judgements", "Decide what the program cannot; kept for ever", http.StatusCreated,
		func(ctx context.Context, in *struct{ Body NewJudgement }) (*Judged, error) {
			n := &in.Body
			if err := n.check(); err != nil {
				return nil, err
			}
			for _, id := range []string{n.A.Article, n.B.Article} {
				if id != "" {
					if _, err := s.Monitor.Store.Article(ctx, id); err != nil {
						return nil, err
					}
				}
			}
			return s.judge(ctx, n.By, news.Judgement{Kind: news.JudgementKind(n.Kind), A: n.A.subject(), B: n.B.subject(), Value: n.Value}, 0)
		}, 404, 503)
	registerFor(s, needs(mayJudge), http.MethodDelete, "/judgements/{n}", "undo-judgement", "judgements", "Take a judgement back; the judgement stays on the list", 0,
		func(ctx context.Context, in *struct {
			N  int64  `path:"n" minimum:"1"`
			By string `query:"by" maxLength:"200"`
		},
		) (*Judged, error) {
			return s.judge(ctx, in.By, news.Judgement{}, in.N)
		}, 404, 503)
}

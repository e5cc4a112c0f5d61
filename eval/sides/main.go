package main

import (
	_ "embed"
	"flag"
	"fmt"
	"hash/fnv"
	"os"

	"github.com/isnad-desk/isnad/eval/told"
	"github.com/isnad-desk/isnad/lang/ar"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/read/events"
)

//go:embed annotations.tsv
var annotations []byte

func main() {
	corpus := flag.String("corpus", "../shared/data/news-antcorpus.tar.xz", "archive of the ANT corpus")
	out := flag.String("out", "", "where to write the weights; empty: only measure")
	flag.Parse()
	if err := run(*corpus, *out); err != nil {
		fmt.Fprintln(os.Stderr, "sides:", err)
		os.Exit(1)
	}
}

// example is a question with the answers of a reader.
type example struct {
	fold   int
	side   int // 0 actor, 1 recipient
	event  int
	right  []bool // by choice
	asked  *events.Question
	useful bool // a right answer is among the choices
}

// folds is the number of parts of the cross-validation.
const folds = 5

func run(corpus, out string) error {
	wanted, err := told.Read(annotations)
	if err != nil {
		return err
	}
	articles, err := told.Articles(corpus, wanted)
	if err != nil {
		return err
	}
	l, err := ar.New()
	if err != nil {
		return err
	}
	r, err := told.NewReader(l)
	if err != nil {
		return err
	}
	var xs []example
	found := 0
	for i := range articles {
		t, rec := r.Before(&articles[i])
		qs := r.Events.Questions(t, rec)
		h := fnv.New32a()
		h.Write([]byte(articles[i].Name))
		var last *events.Question
		for k := range qs {
			q := &qs[k]
			want := meant(rec, q, wanted[articles[i].Name])
			if want == nil {
				continue
			}
			if last == nil || last.Triggers[0] != q.Triggers[0] || last.Type != q.Type {
				found++
			}
			last = q
			xs = append(xs, label(rec, q, want, int(h.Sum32()%folds), found))
		}
	}
	fmt.Printf("%d articles, %d events that the rules find too\n", len(articles), found)
	measure(xs)
	if out == "" {
		return nil
	}
	notes := []string{
		"what: weights of what speaks for a party having done or suffered an event, made by eval/sides",
		"from: news-antcorpus, articles of Jawhara FM (Apache-2.0), with annotations of our own (eval/sides/annotations.tsv)",
		"by: Isnad authors", "licence: Apache-2.0",
	}
	return os.WriteFile(out, events.WriteWeights(notes, train(xs)), 0o644)
}

// near is how many letters a trigger may stand from one of the annotation.
const near = 25

// meant returns the annotated event that a question is about, or nil.
func meant(rec *news.Record, q *events.Question, gold []told.Event) (best *told.Event) {
	gap := near + 1
	for g := range gold {
		if gold[g].Type != q.Type {
			continue
		}
		for _, a := range gold[g].Triggers {
			for _, b := range q.Triggers {
				far := told.Letters(rec.Article.Text, a.Start, b.Start)
				if a.Overlaps(b) {
					far = 0
				}
				if far < gap {
					best, gap = &gold[g], far
				}
			}
		}
	}
	return best
}

// label says which choices are right.
func label(rec *news.Record, q *events.Question, want *told.Event, fold, event int) example {
	x := example{fold: fold, event: event, asked: q, right: make([]bool, len(q.Choices))}
	parties := want.Actors
	if q.Recipient {
		x.side, parties = 1, want.Recipients
	}
	for i := range q.Choices {
		if p := q.Choices[i].Party; p != nil {
			x.right[i] = told.Agree(rec, []news.Party{*p}, parties)
		} else {
			x.right[i] = len(parties) == 0
		}
		x.useful = x.useful || x.right[i]
	}
	return x
}

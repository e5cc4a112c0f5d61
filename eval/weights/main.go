package main

import (
	_ "embed"
	"flag"
	"fmt"
	"hash/fnv"
	"os"

	"github.com/isnad-desk/isnad/eval/ant"
	"github.com/isnad-desk/isnad/eval/told"
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/lang/ar"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/read/events"
	"github.com/isnad-desk/isnad/text"
)

// Articles of the ANT corpus as readers annotated them, and invented ones, in the language of other countries' press, as their writers did.
var (
	//go:embed annotations.tsv
	annotations []byte
	//go:embed invented.tsv
	inventedEvents []byte
	//go:embed invented.txt
	inventedTexts string
)

func main() {
	corpus := flag.String("corpus", "../shared/data/news-antcorpus.tar.xz", "archive of the ANT corpus")
	out := flag.String("out", "", "where to write the weights; empty: only measure")
	flag.Parse()
	if err := run(*corpus, *out); err != nil {
		fmt.Fprintln(os.Stderr, "weights:", err)
		os.Exit(1)
	}
}

// example is a question with the answers of a reader.
type example struct {
	fold    int
	article int
	side    int    // 0 actor, 1 recipient
	event   int    // of the annotated events that the place tells; -1 for none
	right   []bool // by choice
	asked   *events.Question
	useful  bool // a right answer is among the choices
}

// tells is the choice that a place tells an event, see events.Question.
const tells = 1

const (
	sentencesAt = "read/events/testdata" // the corpora of the rules
)

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
	notes := []string{
		"what: weights of what speaks for a place telling an event, and for a party having done or suffered it, made by eval/weights",
		"from: news-antcorpus, articles of Jawhara FM (Apache-2.0), with annotations of our own (eval/weights/annotations.tsv); invented articles (eval/weights/invented.txt); the corpora of read/events",
		"by: Isnad authors", "licence: Apache-2.0",
	}
	places, gold, err := ask(l, articles, wanted, events.OfHappening)
	if err != nil {
		return err
	}
	inventedWant, err := told.Read(inventedEvents)
	if err != nil {
		return err
	}
	invented := told.Invented(inventedTexts)
	more, _, err := ask(l, invented, inventedWant, events.OfHappening)
	if err != nil {
		return err
	}
	places = append(places, learntOnly(more)...)
	sentences, err := corpora(sentencesAt)
	if err != nil {
		return err
	}
	ruled, err := asRuled(l, sentences, events.OfHappening)
	if err != nil {
		return err
	}
	places = append(places, ruled...)
	measurePlaces(places, gold)
	var learnt events.Learnt
	learnt[events.OfHappening] = mean(events.OfHappening, places)
	l.EventWeights = events.WriteWeights(notes, learnt)
	sides, _, err := ask(l, articles, wanted, events.OfSides)
	if err != nil {
		return err
	}
	if more, _, err = ask(l, invented, inventedWant, events.OfSides); err != nil {
		return err
	}
	sides = append(sides, learntOnly(more)...)
	if ruled, err = asRuled(l, sentences, events.OfSides); err != nil {
		return err
	}
	sides = append(sides, ruled...)
	measure(sides)
	if out == "" {
		return nil
	}
	learnt[events.OfSides] = mean(events.OfSides, sides)
	return os.WriteFile(out, events.WriteWeights(notes, learnt), 0o644)
}

// ask returns the questions of a table that the articles give rise to, with the answers of their readers, and how many events they found.
func ask(l *lang.Language, articles []ant.Article, wanted map[string][]told.Event, table events.Table) (xs []example, gold int, err error) {
	r, err := told.NewReader(l)
	if err != nil {
		return nil, 0, err
	}
	for i := range articles {
		t, rec := r.Before(&articles[i])
		qs := r.Events.Questions(t, rec, table)
		h := fnv.New32a()
		h.Write([]byte(articles[i].Name))
		want := wanted[articles[i].Name]
		for k := range qs {
			x := example{fold: int(h.Sum32() % folds), article: i, asked: &qs[k]}
			if table == events.OfHappening {
				x.place(rec, want, gold)
			} else if !x.label(rec, want) {
				continue
			}
			xs = append(xs, x)
		}
		gold += len(want)
	}
	return xs, gold, nil
}

// learntOnly marks examples that are learnt from in every part of the cross-validation and measured in none.
func learntOnly(xs []example) []example {
	for i := range xs {
		xs[i].fold = folds
	}
	return xs
}

// ruledTimes is how often, by table, the corpora of the rules are learnt from: a sentence of theirs stands for many.
var ruledTimes = map[events.Table]int{events.OfHappening: 5, events.OfSides: 1}

// asRuled returns the questions of a table that sentences give rise to which the rules read right, so that the answer of the rules is the right one.
func asRuled(l *lang.Language, sentences []ant.Article, table events.Table) ([]example, error) {
	r, err := told.NewReader(l)
	if err != nil {
		return nil, err
	}
	var out []example
	for i := range sentences {
		t, rec := r.Before(&sentences[i])
		qs := r.Events.Questions(t, rec, table)
		for k := range qs {
			x := example{fold: folds, asked: &qs[k], useful: true}
			if qs[k].Recipient {
				x.side = 1
			}
			for i := range qs[k].Choices {
				x.right = append(x.right, qs[k].Choices[i].Rule)
			}
			for range ruledTimes[table] {
				out = append(out, x)
			}
		}
	}
	return out, nil
}

// place says whether a place tells an event; the annotated ones of its article are counted from first on. Of a place that repeats an event which another
// place tells, nothing is to be learnt.
func (x *example) place(rec *news.Record, gold []told.Event, first int) {
	x.event = -1
	if n := meant(rec, x.asked.Type, x.asked.Triggers, gold); n >= 0 {
		x.event = first + n
	}
	x.right = []bool{x.event < 0, x.event >= 0}
	x.useful = x.event >= 0 || meant(rec, x.asked.Type, x.asked.Event, gold) < 0
}

// near is how many letters a trigger may stand from one of the annotation.
const near = 25

// meant returns the annotated event of a type that triggers tell, or -1.
func meant(rec *news.Record, typ string, triggers []text.Span, gold []told.Event) int {
	best, gap := -1, near+1
	for g := range gold {
		if gold[g].Type != typ {
			continue
		}
		for _, a := range gold[g].Triggers {
			for _, b := range triggers {
				far := told.Letters(rec.Article.Text, a.Start, b.Start)
				if a.Overlaps(b) {
					far = 0
				}
				if far < gap {
					best, gap = g, far
				}
			}
		}
	}
	return best
}

// label says which choices of a side are right; it reports whether its event is annotated.
func (x *example) label(rec *news.Record, gold []told.Event) bool {
	q := x.asked
	x.event = meant(rec, q.Type, q.Triggers, gold)
	if x.event < 0 {
		return false
	}
	parties := gold[x.event].Actors
	if q.Recipient {
		x.side, parties = 1, gold[x.event].Recipients
	}
	x.right = make([]bool, len(q.Choices))
	for i := range q.Choices {
		if p := q.Choices[i].Party; p != nil {
			x.right[i] = told.Agree(rec, []news.Party{*p}, parties)
		} else {
			x.right[i] = len(parties) == 0
		}
		x.useful = x.useful || x.right[i]
	}
	return true
}

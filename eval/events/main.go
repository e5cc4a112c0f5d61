package main

import (
	_ "embed"
	"flag"
	"fmt"
	"os"

	"github.com/isnad-desk/isnad/eval/ant"
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/lang/ar"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/read/events"
	"github.com/isnad-desk/isnad/read/names"
	"github.com/isnad-desk/isnad/read/refer"
	"github.com/isnad-desk/isnad/read/statements"
	"github.com/isnad-desk/isnad/read/times"
	"github.com/isnad-desk/isnad/text"
)

//go:embed annotations.tsv
var annotations []byte

func main() {
	corpus := flag.String("corpus", "../shared/data/news-antcorpus.tar.xz", "archive of the ANT corpus")
	errs := flag.Bool("errors", false, "print every event that is missed, false or has other parties, with the words around it")
	flag.Parse()
	if err := run(*corpus, *errs); err != nil {
		fmt.Fprintln(os.Stderr, "events:", err)
		os.Exit(1)
	}
}

func run(corpus string, errs bool) error {
	wanted, err := readAnnotations(annotations)
	if err != nil {
		return err
	}
	all, err := ant.Read(corpus)
	if err != nil {
		return err
	}
	l, err := ar.New()
	if err != nil {
		return err
	}
	r, err := newReader(l)
	if err != nil {
		return err
	}
	var sum score
	for i := range all {
		if gold, ok := wanted[all[i].Name]; ok {
			sum.articles++
			rec := r.read(&all[i])
			sum.add(rec, gold, func(kind string, at text.Span, what string) {
				if errs {
					fmt.Printf("%s\t%s\t%s\t%s\n", all[i].Name, kind, what, around(rec.Article.Text, at))
				}
			})
		}
	}
	if sum.articles < len(wanted) {
		return fmt.Errorf("%d of the %d annotated articles do not stand in %s: is it version 1.1 of the corpus?", len(wanted)-sum.articles, len(wanted), corpus)
	}
	fmt.Print(sum)
	return nil
}

// reader reads articles as far as the events.
type reader struct {
	lang       *lang.Language
	names      *names.Finder
	times      *times.Finder
	refer      *refer.Resolver
	statements *statements.Finder
	events     *events.Finder
}

func newReader(l *lang.Language) (*reader, error) {
	n, err := names.New(l)
	if err != nil {
		return nil, err
	}
	return &reader{l, n, times.New(l), refer.New(l), statements.New(l), events.New(l)}, nil
}

// read reads the article as it stands, title first: the annotations' offsets are into that text.
func (r *reader) read(a *ant.Article) *news.Record {
	rec := &news.Record{Article: news.Article{Text: a.Whole(), Title: &text.Span{Start: 0, End: len(a.Title)}}}
	t := r.lang.Read(rec.Article.Text)
	rec.Times = r.times.Find(t, &rec.Article)
	rec.Mentions = r.names.Find(t, &rec.Article)
	r.refer.Resolve(t, rec)
	rec.Statements = r.statements.Find(t, rec)
	rec.Events = r.events.Find(t, rec)
	return rec
}

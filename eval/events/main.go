package main

import (
	_ "embed"
	"flag"
	"fmt"
	"os"

	"github.com/isnad-desk/isnad/eval/told"
	"github.com/isnad-desk/isnad/lang/ar"
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
	wanted, err := told.Read(annotations)
	if err != nil {
		return err
	}
	all, err := told.Articles(corpus, wanted)
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
	var sum score
	for i := range all {
		sum.articles++
		rec := r.Read(&all[i])
		sum.add(rec, wanted[all[i].Name], func(kind string, at text.Span, what string) {
			if errs {
				fmt.Printf("%s\t%s\t%s\t%s\n", all[i].Name, kind, what, around(rec.Article.Text, at))
			}
		})
	}
	fmt.Print(sum)
	return nil
}

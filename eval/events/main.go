package main

import (
	_ "embed"
	"flag"
	"fmt"
	"os"

	"github.com/isnad-desk/isnad/eval/ant"
	"github.com/isnad-desk/isnad/eval/told"
	"github.com/isnad-desk/isnad/lang/ar"
	"github.com/isnad-desk/isnad/text"
)

// Articles of the ANT corpus as readers annotated them, and invented ones, in the language of the Gulf's official press, as their writer did, and invented
// sentences. Nothing is learnt from them; the errors of the sentences are read, so that their figures say what plain grammar is still missed.
var (
	//go:embed annotations.tsv
	annotations []byte
	//go:embed invented.tsv
	inventedEvents []byte
	//go:embed invented.txt
	inventedTexts string
	//go:embed sentences.tsv
	sentenceEvents []byte
	//go:embed sentences.txt
	sentenceTexts string
)

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
	meant, err := told.Read(inventedEvents)
	if err != nil {
		return err
	}
	plain, err := told.Read(sentenceEvents)
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
	fmt.Println("ANT corpus")
	measure(r, all, wanted, errs)
	fmt.Println("\nInvented")
	measure(r, told.Invented(inventedTexts), meant, errs)
	fmt.Println("\nSentences")
	measure(r, told.Invented(sentenceTexts), plain, errs)
	return nil
}

func measure(r *told.Reader, articles []ant.Article, wanted map[string][]told.Event, errs bool) {
	var sum score
	for i := range articles {
		a := &articles[i]
		sum.articles++
		rec := r.Read(a)
		sum.add(rec, wanted[a.Name], func(kind string, at text.Span, what string) {
			if errs {
				fmt.Printf("%s\t%s\t%s\t%s\n", a.Name, kind, what, around(rec.Article.Text, at))
			}
		})
	}
	fmt.Print(sum)
}

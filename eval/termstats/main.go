package main

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"iter"
	"os"
	"runtime"
	"sort"
	"strings"

	"github.com/isnad-desk/isnad/intake/file"
	"github.com/isnad-desk/isnad/lang/ar"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/newsroom"
)

func main() {
	least := flag.Int("least", 15, "leave out terms of fewer articles")
	source := flag.String("source", "", "what the articles are and under which licence, for the header")
	out := flag.String("out", "lang/ar/stats/terms.tsv", "file to write")
	flag.Parse()
	if err := run(flag.Args(), *least, *source, *out); err != nil {
		fmt.Fprintln(os.Stderr, "termstats:", err)
		os.Exit(1)
	}
}

func run(paths []string, least int, source, out string) error {
	l, err := ar.New()
	if err != nil {
		return err
	}
	n, err := newsroom.New(l)
	if err != nil {
		return err
	}
	df, articles := map[string]int{}, 0
	err = n.Analyze(context.Background(), plain(file.Articles(paths, nil)), runtime.GOMAXPROCS(0), func(r newsroom.Result) error {
		if r.Err != nil {
			return nil // a file that is no article says nothing about words
		}
		articles++
		for _, t := range r.Record.Terms {
			df[t.Word]++
		}
		return nil
	})
	if err != nil {
		return err
	}
	var rows []string
	for word, k := range df {
		if k >= least {
			rows = append(rows, fmt.Sprintf("%s\t%d", word, k))
		}
	}
	sort.Strings(rows)
	f, err := os.Create(out)
	if err != nil {
		return err
	}
	defer f.Close()
	w := bufio.NewWriter(f)
	fmt.Fprintf(w, "# what: in how many of %d articles a term stands (terms of %d articles or more)\n# columns: term\tarticles\n# by: counted by eval/termstats from %s\n# licence: counts, Apache-2.0\n# articles: %d\n", articles, least, source, articles)
	for _, r := range rows {
		fmt.Fprintln(w, r)
	}
	return w.Flush()
}

// plain leaves of a TREC-style document (<TITLE>, <TEXT>) what a reader reads; other articles stay as they are.
func plain(inputs iter.Seq2[news.Input, error]) iter.Seq2[news.Input, error] {
	return func(yield func(news.Input, error) bool) {
		for in, err := range inputs {
			if strings.HasPrefix(in.Text, "<DOC>") {
				in.Title, in.Text = element(in.Text, "TITLE"), element(in.Text, "TEXT")
			}
			if !yield(in, err) {
				return
			}
		}
	}
}

func element(doc, name string) string {
	_, rest, _ := strings.Cut(doc, "<"+name+">")
	body, _, _ := strings.Cut(rest, "</"+name+">")
	return strings.TrimSpace(body)
}

package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"strings"
	"unicode"

	"github.com/isnad-desk/isnad/desk/lineage"
	"github.com/isnad-desk/isnad/desk/rank"
	"github.com/isnad-desk/isnad/intake/file"
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/lang/ar"
	"github.com/isnad-desk/isnad/newsroom"
)

const (
	shingle = 4
	half    = 0.5
)

func main() {
	limit := flag.Int("articles", 8000, "how many articles, the first ones")
	least := flag.Float64("least", 98, "per cent that must be found")
	show := flag.Int("show", 10, "how many missed pairs to name")
	flag.Parse()
	if err := measure(flag.Args(), *limit, *least, *show); err != nil {
		fmt.Fprintln(os.Stderr, "lineage:", err)
		os.Exit(1)
	}
}

type text struct {
	outlet, location string
	shingles         int
}

func measure(paths []string, limit int, least float64, show int) error {
	l, err := ar.New()
	if err != nil {
		return err
	}
	n, err := newsroom.New(l)
	if err != nil {
		return err
	}
	web := lineage.NewWeb(nil)
	var texts []text
	postings := map[uint64][]int32{}
	enough := fmt.Errorf("enough")
	err = n.Analyze(context.Background(), file.Articles(paths, os.Stdin), 2, func(r newsroom.Result) error {
		if r.Err != nil || r.Record.Article.Outlet == nil {
			return nil
		}
		if len(texts) >= limit {
			return enough
		}
		i := len(texts)
		web.Add(i, lineage.NewText(l, r.Record))
		a := &r.Record.Article
		hashes := shingles(l, a.Text)
		for h := range hashes {
			postings[h] = append(postings[h], int32(i))
		}
		texts = append(texts, text{a.Outlet.Name, a.Location, len(hashes)})
		return nil
	})
	if err != nil && err != enough {
		return err
	}
	shared := map[[2]int32]int32{}
	for _, list := range postings {
		for i, a := range list {
			for _, b := range list[i+1:] {
				if texts[a].outlet != texts[b].outlet {
					shared[[2]int32{a, b}]++
				}
			}
		}
	}
	pairs, found, edges := 0, 0, 0
	for p, k := range shared {
		a, b := int(p[0]), int(p[1])
		if float64(k) < half*float64(texts[a].shingles+texts[b].shingles-int(k)) {
			continue
		}
		pairs++
		if web.Root(a) == web.Root(b) {
			found++
		} else if show > 0 {
			show--
			fmt.Printf("missed: %s and %s share %d of %d and %d\n", texts[a].location, texts[b].location, k, texts[a].shingles, texts[b].shingles)
		}
		for _, e := range web.Edges(a) {
			if int(e.To) == b {
				edges++
			}
		}
	}
	if pairs == 0 {
		return fmt.Errorf("no pairs in %d articles", len(texts))
	}
	share := 100 * float64(found) / float64(pairs)
	fmt.Printf("%d articles, %d cross-outlet pairs with half of their shingles in common: %d in one family (%.2f per cent), %d with an edge of their own\n", len(texts), pairs, found, share, edges)
	if share < least {
		return fmt.Errorf("%.2f per cent are found, %.0f are wanted", share, least)
	}
	return nil
}

// shingles are the runs of four folded words of a text, headline and all.
func shingles(l *lang.Language, s string) map[uint64]bool {
	words := strings.FieldsFunc(l.FoldString(s), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
	out := map[uint64]bool{}
	for i := 0; i+shingle <= len(words); i++ {
		out[rank.Hash(strings.Join(words[i:i+shingle], " "))] = true
	}
	return out
}

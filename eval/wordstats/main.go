package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/lang/ar"
	"github.com/isnad-desk/isnad/lang/ar/clitic"
)

func main() {
	log.SetFlags(0)
	data := flag.String("data", "../shared/data", "folder of the reference data")
	out := flag.String("out", "lang/ar/stats", "folder to write to")
	errorsToo := flag.Bool("errors", false, "list the words that are cut wrongly")
	flag.Parse()
	if err := run(*data, *out, *errorsToo); err != nil {
		log.Fatal("wordstats: ", err)
	}
}

func run(data, out string, errorsToo bool) error {
	counts, articles, words, err := countWords(filepath.Join(data, "news-antcorpus.tar.xz"))
	if err != nil {
		return err
	}
	gz, err := formatCounts(counts, 2, articles, words)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(out, "words.tsv.gz"), gz, 0o644); err != nil {
		return err
	}
	table, err := clitic.ReadCounts(gz)
	if err != nil {
		return err
	}
	train, err := wikinews(filepath.Join(data, "morph-farasa-wikinews", "WikiNews.pos.ref"))
	if err != nil {
		return err
	}
	test, err := treebank(filepath.Join(data, "treebank-ud-pud", "ar_pud-ud-test.conllu"))
	if err != nil {
		return err
	}
	splitter := func(w *clitic.Weights) (*clitic.Splitter, error) { return ar.NewSplitter(table, w) }
	s, err := splitter(nil)
	if err != nil {
		return err
	}

	// five-fold cross-validation over runs of words, as articles are
	var cross figures
	for fold := range 5 {
		var learn, rest []goldWord
		for i, g := range train {
			if i*5/len(train) == fold {
				rest = append(rest, g)
			} else {
				learn = append(learn, g)
			}
		}
		cross.addAll(s.With(fit(s, learn)), rest, errorsToo, true)
	}
	fmt.Println("WikiNews, five-fold:", &cross)

	w := fit(s, train)
	t := s.With(w)
	var own, pud figures
	own.addAll(t, train, false, true)
	pud.addAll(t, test, errorsToo, false)
	fmt.Println("WikiNews, its own words:", &own)
	fmt.Println("PUD treebank:", &pud)

	head := "# what: weights of the model that cuts proclitics, article and pronoun suffixes\n" +
		"# columns: question\tfeature\tweight\n" +
		"# source: trained on the segmented words of Arabic WikiNews (github.com/kdarwish/Farasa, free to copy; text CC BY 2.5)\n" +
		"# licence: CC-BY-2.5\n" +
		"# by: go run ./eval/wordstats\n"
	return os.WriteFile(filepath.Join(out, "clitics.tsv"), append([]byte(head), w.Format()...), 0o644)
}

// fit trains the cuts, and then, on words as they are cut, the question for verbs.
func fit(s *clitic.Splitter, gold []goldWord) *clitic.Weights {
	var all []clitic.Sample
	for _, g := range words(gold) {
		if g.noSuffix || strings.HasPrefix(g.fold, "ويكي") { // the site's own names are no fair share of words in و
			continue
		}
		all = s.Samples(all, g.fold, g.hints, g.set, g.suffix)
	}
	units := units(s.With(clitic.Train(all)), gold)
	verb := make([]bool, len(gold))
	for i := range gold {
		verb[i] = gold[i].verb
	}
	return clitic.Train(s.VerbSamples(all, units, verb))
}

func units(s *clitic.Splitter, gold []goldWord) []clitic.Unit {
	out := make([]clitic.Unit, len(gold))
	for i, g := range gold {
		out[i] = clitic.Unit{Word: g.fold, Mark: g.mark, Number: g.number}
		if g.word() {
			out[i].Way = &s.Split(g.fold, g.hints)[0]
		}
	}
	return out
}

// figures count words whose parts are found.
type figures struct {
	words, proclitics, article, suffix int
	verbs, verbsFound, verbsRight      int
}

func (f *figures) addAll(s *clitic.Splitter, gold []goldWord, show, withArticle bool) {
	units := units(s, gold)
	verb := s.Verbs(nil, units)
	for i, g := range gold {
		if !g.word() {
			continue
		}
		f.add(s, g, show, withArticle)
		if g.verb {
			f.verbs++
		}
		if verb[i] > 0.5 {
			f.verbsFound++
			if g.verb {
				f.verbsRight++
			}
		}
		if show && g.verb != (verb[i] > 0.5) {
			fmt.Printf("%s\tverb %v\twant %v (%.2f)\tafter %s\n", g.text, verb[i] > 0.5, g.verb, verb[i], gold[max(i-1, 0)].text)
		}
	}
}

func (f *figures) add(s *clitic.Splitter, g goldWord, show, withArticle bool) {
	best := s.Split(g.fold, g.hints)[0]
	f.words++
	pro := best.Clitics&^lang.The == g.set&^lang.The
	if pro {
		f.proclitics++
	}
	if best.Clitics == g.set || !withArticle && pro {
		f.article++
	}
	suf := best.Suffix == g.suffix || g.noSuffix
	if suf {
		f.suffix++
	}
	if show && (!pro || !suf || withArticle && best.Clitics != g.set) {
		fmt.Printf("%s\tgot %v+%s\twant %v+%s\n", g.text, names(best.Clitics), best.Suffix, names(g.set), g.suffix)
	}
}

func names(c lang.Clitics) string {
	out := ""
	for _, l := range []string{"و", "ف", "ب", "ك", "ل", "س", "ال"} {
		if c.Has(letters[l]) {
			out += l + "+"
		}
	}
	return out
}

func (f *figures) String() string {
	p := func(n int) float64 { return 100 * float64(n) / float64(f.words) }
	return fmt.Sprintf("%d words, proclitics %.2f %%, with article %.2f %%, suffix %.2f %%; verbs: precision %.2f %%, recall %.2f %%", f.words, p(f.proclitics), p(f.article), p(f.suffix),
		100*float64(f.verbsRight)/float64(max(f.verbsFound, 1)), 100*float64(f.verbsRight)/float64(max(f.verbs, 1)))
}

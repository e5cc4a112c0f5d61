package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"hash/fnv"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sort"
	"strings"
	"sync"
	"time"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/lang/ar"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/read/names"
	"github.com/isnad-desk/isnad/tagger"
	"github.com/isnad-desk/isnad/text"
)

func main() {
	data := flag.String("data", "../shared/data", "folder of the reference data")
	out := flag.String("out", "", "where to write the model; empty: only measure")
	check := flag.String("check", "", "further annotated files to measure on, comma separated")
	errs := flag.Bool("errors", false, "print the errors on the held-out articles")
	factsFile := flag.String("facts", "", "file to keep the word facts in between runs")
	folds := flag.Int("folds", 2, "how many of five held-out fifths to try")
	o := names.Settings{Clusters: [3]int{64, 256, 800}, Rounds: 8, WordCount: 4}
	flag.IntVar(&o.Epochs, "epochs", 15, "passes over the examples")
	flag.IntVar(&o.Margin, "margin", 0, "margin of training")
	flag.IntVar(&o.Runs, "runs", 3, "trainings of which the model is the mean")
	flag.IntVar(&o.Dropout, "dropout", 250, "features left out while training, in thousandths")
	flag.IntVar(&o.MinCount, "mincount", 1, "rarest feature that is learnt")
	flag.IntVar(&o.Prune, "prune", 1000, "weights dropped, in thousandths of an update")
	flag.IntVar(&o.Hidden, "hidden", 25, "names whose words are hidden in a second look, in hundredths")
	var add added
	flag.IntVar(&add.Copies, "copies", 3, "copies of the sentences written for training, all but the first with other names")
	flag.IntVar(&add.Swapped, "swapped", 25, "articles of a hundred that are added with other names")
	cross := flag.Bool("anercorp-cv", false, "only measure on the training part of ANERcorp, in its own borders, five fifths")
	flag.BoolVar(&o.Debug, "debug", false, "print what does not fit")
	flag.Parse()
	o.Progress = func(format string, a ...any) { fmt.Fprintf(os.Stderr, format+"\n", a...) }
	if *cross {
		l, err := ar.New()
		if err == nil {
			err = anercorp(l, *data, o)
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, "train:", err)
			os.Exit(1)
		}
		return
	}
	if err := run(*data, *out, *check, *factsFile, *folds, *errs, add, o); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(data, out, check, factsFile string, folds int, errs bool, add added, o names.Settings) error {
	start := time.Now()
	l, err := ar.New()
	if err != nil {
		return err
	}
	articles, err := articlesOf(filepath.Join(data, "ner-news", "train.jsonl"))
	if err != nil {
		return err
	}
	texts, err := unlabelled(filepath.Join(data, "news-antcorpus.tar.xz"))
	if err != nil {
		return err
	}
	var corpus []*lang.Text
	for _, s := range texts {
		corpus = append(corpus, l.Read(s))
	}
	var facts []byte
	if factsFile != "" {
		facts, _ = os.ReadFile(factsFile)
	}
	if facts == nil {
		words, err := dictionary(data)
		if err != nil {
			return err
		}
		facts = names.Facts(l, corpus, words, o)
		if factsFile != "" {
			if err := os.WriteFile(factsFile, facts, 0o644); err != nil {
				return err
			}
		}
		o.Progress("facts: %d bytes, %v", len(facts), time.Since(start))
	}
	var total score
	parts := make([][]annotatedArticle, 5)
	for _, a := range articles {
		parts[fifth(a.ID)] = append(parts[fifth(a.ID)], a)
	}
	finders, errors := make([]*names.Finder, folds), make([]error, folds)
	var wait sync.WaitGroup
	free := make(chan bool, runtime.GOMAXPROCS(0))
	for fold := range folds {
		wait.Go(func() {
			free <- true
			defer func() { <-free }()
			var rest []annotatedArticle
			for i, part := range parts {
				if i != fold {
					rest = append(rest, part...)
				}
			}
			finders[fold], errors[fold] = learn(l, rest, facts, corpus, add, o)
		})
	}
	var m *tagger.Model
	var trouble error
	if out != "" {
		wait.Go(func() {
			free <- true
			defer func() { <-free }()
			m, trouble = model(l, articles, facts, corpus, add, o)
		})
	}
	wait.Wait()
	for fold, f := range finders {
		if errors[fold] != nil {
			return errors[fold]
		}
		s := measure(l, f, parts[fold], errs)
		fmt.Printf("held-out fifth %d: %s\n", fold, s)
		total.add(s)
	}
	for _, file := range strings.FieldsFunc(check, func(r rune) bool { return r == ',' }) {
		set, err := articlesOf(file)
		if err != nil {
			return err
		}
		var all score
		for _, f := range finders { // the mean over all, because such sets are small
			all.add(measure(l, f, set, errs))
		}
		fmt.Printf("%s: %s\n", filepath.Base(file), all)
	}
	for _, r := range slices.Sorted(maps.Keys(rules)) {
		fmt.Printf("%s: %d found, %d right\n", r, rules[r][0], rules[r][1])
	}
	fmt.Printf("held out: %s (%v)\n", total, time.Since(start).Round(time.Second))
	if out == "" {
		return nil
	}
	if trouble != nil {
		return trouble
	}
	about, err := json.Marshal(newMeta(articles, total, folds, add, o))
	if err != nil {
		return err
	}
	m.SetSection(names.SectionAbout, about)
	return os.WriteFile(out, m.Encode(), 0o644)
}

func model(l *lang.Language, articles []annotatedArticle, facts []byte, corpus []*lang.Text, add added, o names.Settings) (*tagger.Model, error) {
	var as []names.Annotated
	for _, a := range articles {
		as = append(as, a.Annotated)
	}
	more, err := further(l, as, add)
	if err != nil {
		return nil, err
	}
	as = append(as, more...)
	once := o
	once.Runs = 1 // the first model only counts names
	m, err := names.Learn(l, as, facts, once)
	if err != nil {
		return m, err
	}
	if facts, err = names.Remember(l, m, facts, corpus); err != nil {
		return nil, err
	}
	return names.Learn(l, as, facts, o)
}

func learn(l *lang.Language, articles []annotatedArticle, facts []byte, corpus []*lang.Text, add added, o names.Settings) (*names.Finder, error) {
	m, err := model(l, articles, facts, corpus, add, o)
	if err != nil {
		return nil, err
	}
	b := m.Encode()
	o.Progress("model: %d rows, %d bytes", m.Rows(), len(b))
	with := *l
	with.NamesModel = b
	return names.New(&with)
}

// fifth puts an article into one of five parts by its identity, so that the
// parts stay the same when articles are added.
func fifth(id string) int {
	h := fnv.New32a()
	h.Write([]byte(id))
	return int(h.Sum32()>>8) % 5
}

type annotatedArticle struct {
	names.Annotated
	furniture []text.Span
}

// articlesOf reads a file of annotated articles, one JSON object a line, whose
// offsets count code points.
func articlesOf(file string) ([]annotatedArticle, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []annotatedArticle
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<24)
	for line := 1; sc.Scan(); line++ {
		var row struct {
			ID        string
			Text      string
			Names     [][3]any
			Furniture [][2]int
		}
		if err := json.Unmarshal(sc.Bytes(), &row); err != nil {
			return nil, fmt.Errorf("%s, line %d: %w", file, line, err)
		}
		at := make([]int, 0, len(row.Text)+1)
		for i := range row.Text {
			at = append(at, i)
		}
		at = append(at, len(row.Text))
		a := annotatedArticle{Annotated: names.Annotated{ID: row.ID, Text: row.Text}}
		for _, n := range row.Names {
			a.Names = append(a.Names, names.Named{
				Span: text.Span{Start: at[int(n[0].(float64))], End: at[int(n[1].(float64))]},
				Kind: news.Kind(n[2].(string)),
			})
		}
		sort.Slice(a.Names, func(i, j int) bool { return a.Names[i].Span.Start < a.Names[j].Span.Start })
		for _, s := range row.Furniture {
			a.furniture = append(a.furniture, text.Span{Start: at[s[0]], End: at[s[1]]})
		}
		out = append(out, a)
	}
	return out, sc.Err()
}

package main

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"strings"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/lang/ar"
	"github.com/isnad-desk/isnad/lang/ar/spell"
)

func main() {
	train := flag.String("train", "", "file of pairs to train on")
	out := flag.String("out", "", "where the model is written")
	measure := flag.String("measure", "", "file of pairs to measure on")
	epochs := flag.Int("epochs", 12, "passes over the pairs")
	flag.Parse()
	if err := run(*train, *out, *measure, *epochs); err != nil {
		fmt.Fprintln(os.Stderr, "latin:", err)
		os.Exit(1)
	}
}

func run(train, out, measure string, epochs int) error {
	var held []spell.Pair
	var err error
	if measure != "" {
		if held, err = readPairs(measure); err != nil {
			return err
		}
	}
	l, err := ar.New()
	if err != nil {
		return err
	}
	if train == "" {
		if measure == "" {
			return fmt.Errorf("nothing to do: give -train and -out, or -measure")
		}
		s := score(held, l.Latin)
		fmt.Printf("pairs %d  exact %.1f  mean edit distance %.2f\n", len(held), s.exact, s.distance)
		return nil
	}
	pairs, err := readPairs(train)
	if err != nil {
		return err
	}
	own := lexiconPairs(l)
	m := spell.Train(append(pairs, own...), epochs)
	m.About.Sources = []string{"google/transliteration ar2en, training part", "the names of the lexicons"}
	m.About.Licences = []string{"Apache-2.0"}
	if len(held) > 0 {
		s := score(held, func(word string) string { return m.Spell(word, ar.LooksNative(word)) })
		fmt.Printf("pairs %d  exact %.1f  mean edit distance %.2f\n", len(held), s.exact, s.distance)
		m.About.Figures = map[string]float64{"pairs": float64(len(held)), "exact": s.exact, "distance": s.distance}
	}
	b, err := m.Encode()
	if err != nil {
		return err
	}
	return os.WriteFile(out, b, 0o644)
}

// readPairs reads lines of an Arabic and a Latin word with a tab between them.
func readPairs(path string) ([]spell.Pair, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []spell.Pair
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		if a, b, ok := strings.Cut(sc.Text(), "\t"); ok {
			out = append(out, spell.Pair{Arabic: strings.TrimSpace(a), Latin: strings.ToLower(strings.TrimSpace(b)), Native: ar.LooksNative(a)})
		}
	}
	return out, sc.Err()
}

// lexiconPairs are the names of one word that the lexicons spell, the article of both sides left out.
func lexiconPairs(l *lang.Language) []spell.Pair {
	var out []spell.Pair
	for _, name := range []string{"given_names", "family_names"} {
		x := l.Lexicon(name)
		for id := range x.Entries {
			latin, _, _ := strings.Cut(x.Get(int32(id), "latin"), "|")
			latin = strings.ToLower(latin)
			form := x.Entries[id].Form
			if cut, ok := strings.CutPrefix(latin, "al-"); ok {
				latin = cut
				form = strings.TrimPrefix(form, "ال")
			}
			if strings.ContainsAny(form, " ") || strings.ContainsAny(latin, " -") || latin == "" {
				continue
			}
			out = append(out, spell.Pair{Arabic: form, Latin: latin, Native: ar.LooksNative(form) || ar.NativeOrigin(x.Get(int32(id), "origin"))})
		}
	}
	return out
}

type figures struct{ exact, distance float64 }

// score compares spellings without regard to case, blanks and hyphens.
func score(pairs []spell.Pair, latin func(string) string) figures {
	var f figures
	for _, p := range pairs {
		got := plain(latin(p.Arabic))
		d := distance(got, plain(p.Latin))
		if d == 0 {
			f.exact++
		}
		f.distance += float64(d)
	}
	n := float64(max(len(pairs), 1))
	return figures{100 * f.exact / n, f.distance / n}
}

func plain(s string) string {
	return strings.NewReplacer("-", "", " ", "", "'", "").Replace(strings.ToLower(s))
}

// distance is the number of letters to insert, delete or change to make b of a.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

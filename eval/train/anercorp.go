package main

import (
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"github.com/isnad-desk/isnad/intake/annotated"
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/read/names"
	"github.com/isnad-desk/isnad/tagger"
	"github.com/isnad-desk/isnad/text"
)

// anercorp measures on the training part of ANERcorp, in its own borders: five
// times a model is trained on four fifths and measured on the fifth left out.
// The fifths are runs of the file, so that no article lies in two of them. No
// part of ANERcorp goes into the model of the pack; only the word table of that
// model, which is not made from ANERcorp, goes into these.
func anercorp(l *lang.Language, data string, o names.Settings) error {
	file := filepath.Join(data, "ner-anercorp", "train.txt")
	set := annotated.Read(file)
	if len(set.Faults) > 0 {
		return set.Faults[0]
	}
	base, err := tagger.Decode(l.NamesModel)
	if err != nil {
		return err
	}
	rules := []names.Rules{names.AgainRules, names.NoRules, names.AllRules}
	scores := make([][]score, 5)
	trouble := make([]error, 5)
	var wait sync.WaitGroup
	free := make(chan bool, runtime.GOMAXPROCS(0))
	for fold := range 5 {
		wait.Go(func() {
			free <- true
			defer func() { <-free }()
			scores[fold], trouble[fold] = anercorpFifth(l, set.Texts, fold, names.Words(base), rules, o)
		})
	}
	wait.Wait()
	total := make([]score, len(rules))
	for fold := range 5 {
		if trouble[fold] != nil {
			return trouble[fold]
		}
		fmt.Printf("ANERcorp, fifth %d: %s\n", fold, scores[fold][0])
		for i := range rules {
			total[i].add(scores[fold][i])
		}
	}
	for i, r := range rules {
		fmt.Printf("ANERcorp, all fifths, rules %s: %s\n", r, total[i])
	}
	return nil
}

func anercorpFifth(l *lang.Language, texts []annotated.Text, fold int, words []byte, rules []names.Rules, o names.Settings) ([]score, error) {
	var train []names.Annotated
	for i, t := range texts {
		if i*5/len(texts) != fold {
			a := names.Annotated{ID: t.ID[strings.LastIndex(t.ID, "/")+1:], Text: t.Text}
			for _, n := range t.Names {
				a.Names = append(a.Names, names.Named(n))
			}
			train = append(train, a)
		}
	}
	m, err := names.Learn(l, train, words, o)
	if err != nil {
		return nil, err
	}
	var out []score
	for _, r := range rules {
		names.SetRules(m, r)
		with := *l
		with.NamesModel = m.Encode()
		f, err := names.New(&with)
		if err != nil {
			return nil, err
		}
		var s score
		s.add(s)
		for i, t := range texts {
			if i*5/len(texts) != fold {
				continue
			}
			want := map[text.Span]news.Kind{}
			for _, n := range t.Names {
				want[n.Span] = n.Kind
				s.gold[n.Kind]++
			}
			for _, n := range f.Find(l.Read(t.Text), nil) {
				s.found[n.Kind]++
				if want[wholeWords(t.Text, n.Span)] == n.Kind {
					s.hit[n.Kind]++
				}
			}
		}
		out = append(out, s)
	}
	return out, nil
}

// wholeWords widens a span to the blanks around it: ANERcorp marks whole words,
// proclitics and all.
func wholeWords(s string, at text.Span) text.Span {
	for at.Start > 0 && s[at.Start-1] != ' ' && s[at.Start-1] != '\n' {
		at.Start--
	}
	for at.End < len(s) && s[at.End] != ' ' && s[at.End] != '\n' {
		at.End++
	}
	return at
}

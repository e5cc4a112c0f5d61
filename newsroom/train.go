package newsroom

import (
	"context"
	"encoding/json"
	"fmt"
	"hash/fnv"

	"github.com/isnad-desk/isnad/intake/annotated"
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/read/names"
	"github.com/isnad-desk/isnad/tagger"
	"github.com/isnad-desk/isnad/text"
)

// NamesTraining says how [TrainNames] goes about it.
type NamesTraining struct {
	Licence  string // of the texts, written into the model
	HeldOut  int    // how many fifths of the texts are left out, one after the other, to measure; 0 to 5
	Epochs   int
	Runs     int
	Rules    names.Rules // "" for those that do best on the fifths left out
	Progress func(string, ...any)
}

// fewTexts is how many texts there must be for a part of them to tell anything.
const fewTexts = 10

// TrainNames trains a names model on texts in which names are marked, with what
// the language's own model knows of the words of the news at large, and returns
// the bytes of the model file and what it tells of itself. The same texts and
// settings give the same bytes. It stops early when ctx ends.
func TrainNames(ctx context.Context, l *lang.Language, texts []annotated.Text, o NamesTraining) ([]byte, names.About, error) {
	about := names.About{
		What: "names of persons, organisations and places, trained by the user", Licence: o.Licence, Articles: len(texts), Names: map[string]int{},
		Settings: names.Settings{Epochs: o.Epochs, Runs: o.Runs, Dropout: 250, MinCount: 1, Hidden: 25, Prune: 1000, Progress: o.Progress},
	}
	var articles []names.Annotated
	for _, t := range texts {
		a := names.Annotated{ID: t.ID, Text: t.Text}
		for _, n := range t.Names {
			a.Names = append(a.Names, names.Named{Span: n.Span, Kind: n.Kind})
			about.Names[string(n.Kind)]++
		}
		articles = append(articles, a)
	}
	if len(about.Names) == 0 {
		return nil, about, fmt.Errorf("no name of a person, organisation or place is marked in the %d texts", len(texts))
	}
	base, err := tagger.Decode(l.NamesModel)
	if err != nil {
		return nil, about, fmt.Errorf("the language's own names model, whose words are needed: %w", err)
	}
	about.Sources = ownSources(base, o.Licence)
	facts := names.Words(base)
	about.Rules = o.Rules
	if o.HeldOut > 0 && len(texts) >= fewTexts {
		err = heldOut(ctx, l, articles, facts, o, &about)
	} else {
		about.HeldOut.Articles = "none"
	}
	if err != nil {
		return nil, about, err
	}
	if about.Rules == "" {
		about.Rules = names.AllRules
	}
	if err := ctx.Err(); err != nil {
		return nil, about, err
	}
	m, err := names.Learn(l, articles, facts, about.Settings)
	if err != nil {
		return nil, about, err
	}
	names.SetRules(m, about.Rules)
	meta, err := json.Marshal(about)
	if err != nil {
		return nil, about, err
	}
	m.SetSection(names.SectionAbout, meta)
	return m.Encode(), about, ctx.Err()
}

// ownSources are the sources of the language's own model, whose word table the
// new model carries, below the user's texts.
func ownSources(base *tagger.Model, licence string) []names.Source {
	out := []names.Source{{Name: "texts of the user", Licence: licence, Use: "training"}}
	var own names.About
	if json.Unmarshal(base.Section(names.SectionAbout), &own) == nil {
		for _, s := range own.Sources {
			s.Use = "words at large, from the language's own model: " + s.Use
			out = append(out, s)
		}
	}
	return out
}

// heldOut measures on the fifths left out and settles which rules stand above
// the model.
func heldOut(ctx context.Context, l *lang.Language, articles []names.Annotated, facts []byte, o NamesTraining, about *names.About) error {
	sets := []names.Rules{o.Rules}
	if o.Rules == "" {
		sets = []names.Rules{names.AllRules, names.AgainRules, names.NoRules}
	}
	counts := make([][3]int, len(sets)) // hit, found, gold
	folds := min(o.HeldOut, 5)
	for fold := range folds {
		var train, rest []names.Annotated
		for _, a := range articles {
			if fifth(a.ID) == fold {
				rest = append(rest, a)
			} else {
				train = append(train, a)
			}
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if len(rest) == 0 || len(train) == 0 {
			continue
		}
		m, err := names.Learn(l, train, facts, about.Settings)
		if err != nil {
			return err
		}
		for i, r := range sets {
			names.SetRules(m, r)
			with := *l
			with.NamesModel = m.Encode()
			f, err := names.New(&with)
			if err != nil {
				return err
			}
			for _, a := range rest {
				c := compare(f.Find(l.Read(a.Text), nil), a)
				for k := range c {
					counts[i][k] += c[k]
				}
			}
		}
		if o.Progress != nil {
			o.Progress("fifth %d of %d measured", fold+1, folds)
		}
	}
	best := 0
	for i, c := range counts {
		if names.Percent(2*c[0], c[1]+c[2]) > names.Percent(2*counts[best][0], counts[best][1]+counts[best][2]) {
			best = i
		}
	}
	about.Rules = sets[best]
	c := counts[best]
	about.HeldOut = names.NewHeldOut([...]string{"", "one fifth", "two fifths", "three fifths", "four fifths", "all five fifths, one after the other"}[folds], c[0], c[1], c[2])
	return nil
}

// compare counts the names that were found with the right span and kind, those
// found and those marked. Where a mark takes in the proclitics of its first
// word, as in texts marked word by word, a name without them is right.
func compare(found []news.Mention, a names.Annotated) (counts [3]int) {
	want := map[text.Span]news.Kind{}
	for _, n := range a.Names {
		want[n.Span] = n.Kind
	}
	for _, m := range found {
		if want[m.Span] == m.Kind || want[text.Span{Start: wordStart(a.Text, m.Span.Start), End: m.Span.End}] == m.Kind {
			counts[0]++
		}
	}
	counts[1], counts[2] = len(found), len(a.Names)
	return counts
}

// wordStart is where the run of letters without a blank begins that goes on at
// a byte.
func wordStart(s string, at int) int {
	for at > 0 && s[at-1] != ' ' && s[at-1] != '\n' {
		at--
	}
	return at
}

// fifth puts a text into one of five parts by its identity, so that the parts
// stay the same when texts are added.
func fifth(id string) int {
	h := fnv.New32a()
	h.Write([]byte(id))
	return int(h.Sum32()>>8) % 5
}

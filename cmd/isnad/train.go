package main

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/isnad-desk/isnad/intake/annotated"
	"github.com/isnad-desk/isnad/lang/ar"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/newsroom"
	"github.com/isnad-desk/isnad/read/names"
)

// trainFlags are the flags of isnad train names.
type trainFlags struct {
	out   string
	rules string
	o     newsroom.NamesTraining
}

func (a *app) trainCommand() *cobra.Command {
	var f trainFlags
	train := &cobra.Command{
		Use: "train", Short: "train a model on texts of your own", Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return errUsage{fmt.Errorf("nothing called %q can be trained; names can", args[0])}
			}
			return cmd.Help()
		},
	}
	c := &cobra.Command{
		Use: "names --out FILE PATH...", Short: "train a model that finds names, from CoNLL or BRAT files",
		Long: "Reads texts in which names of persons, organisations and places are marked, as CoNLL (a token and its tag a line) or BRAT (.ann beside .txt),\n" +
			"measures on parts of them that it leaves out of training, and writes a model file for --model of analyze, desk, explain and eval.\n" +
			"The same texts and settings give the same file to the byte.",
		Args: atLeastOne,
		RunE: func(cmd *cobra.Command, paths []string) error { return a.trainNames(cmd, paths, f) },
	}
	c.Flags().StringVar(&f.out, "out", "", "file to write the model to")
	c.Flags().StringVar(&f.o.Licence, "licence", "not told", "licence of the texts, written into the model")
	c.Flags().IntVar(&f.o.HeldOut, "held-out", 2, "how many fifths of the texts are left out, one after the other, to measure: 0 to 5")
	c.Flags().IntVar(&f.o.Epochs, "epochs", 15, "passes over the texts")
	c.Flags().IntVar(&f.o.Runs, "runs", 3, "trainings of which the model is the mean")
	c.Flags().StringVar(&f.rules, "rules", "auto", "rules that stand above the model: all, again, none, or auto for those that do best where measured")
	train.AddCommand(c)
	return train
}

func (a *app) trainNames(cmd *cobra.Command, paths []string, f trainFlags) error {
	switch {
	case f.out == "":
		return errUsage{errors.New("--out is wanted: the file to write the model to")}
	case f.o.HeldOut < 0 || f.o.HeldOut > 5:
		return errUsage{fmt.Errorf("--held-out is 0 to 5, not %d", f.o.HeldOut)}
	case f.o.Epochs < 1 || f.o.Epochs > 1000:
		return errUsage{fmt.Errorf("--epochs is 1 to 1000, not %d", f.o.Epochs)}
	case f.o.Runs < 1 || f.o.Runs > 100:
		return errUsage{fmt.Errorf("--runs is 1 to 100, not %d", f.o.Runs)}
	}
	switch r := names.Rules(f.rules); r {
	case "auto":
	case names.AllRules, names.AgainRules, names.NoRules:
		f.o.Rules = r
	default:
		return errUsage{fmt.Errorf("--rules is all, again, none or auto, not %q", f.rules)}
	}
	if d, err := os.Stat(filepath.Dir(f.out)); err != nil || !d.IsDir() {
		return errUsage{fmt.Errorf("there is no folder %s for --out", filepath.Dir(f.out))}
	}
	set := annotated.Read(paths...)
	for _, err := range set.Faults {
		fmt.Fprintf(a.stderr, "isnad: %s\n", clean(err.Error()))
	}
	if len(set.Faults) > 0 {
		fmt.Fprintln(a.stderr, "isnad: no model is written")
		return errSomeFailed
	}
	for _, k := range slices.Sorted(maps.Keys(set.Left)) {
		fmt.Fprintf(a.stderr, "isnad: note: %d marks of kind %s are left out; kinds are PER, ORG and LOC\n", set.Left[k], clean(k))
	}
	l, err := ar.New()
	if err != nil {
		return err
	}
	f.o.Progress = func(format string, args ...any) { fmt.Fprintf(a.stderr, format+"\n", args...) }
	model, about, err := newsroom.TrainNames(cmd.Context(), l, set.Texts, f.o)
	if err != nil {
		return err
	}
	if err := os.WriteFile(f.out, model, 0o644); err != nil {
		return errOutput{err}
	}
	count := make([]string, 0, 3)
	for _, k := range []news.Kind{news.Person, news.Organization, news.Place} {
		count = append(count, fmt.Sprintf("%d of kind %s", about.Names[string(k)], k))
	}
	p := &paper{out: a.stdout}
	p.printf("%s: %d bytes, from %d texts with names: %s\n", clean(f.out), len(model), about.Articles, strings.Join(count, ", "))
	if h := about.HeldOut; h.Names > 0 {
		p.printf("measured on %s left out (%d names): precision %.1f, recall %.1f, F1 %.1f; rules above the model: %s\n", h.Articles, h.Names, h.Precision, h.Recall, h.F1, about.Rules)
	} else {
		p.printf("not measured: too few texts, or --held-out 0\n")
	}
	return p.err
}

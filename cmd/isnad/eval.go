package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/isnad-desk/isnad/eval"
	"github.com/isnad-desk/isnad/export"
	"github.com/isnad-desk/isnad/news"
)

// evalFlags are the flags of isnad eval.
type evalFlags struct {
	text   string
	out    string
	errors bool
}

func (a *app) evalCommand() *cobra.Command {
	var f evalFlags
	c := &cobra.Command{
		Use: "eval DIR", Short: "measure the program against a gold set",
		Long: "Reads the articles of a gold set and measures the records against its annotations, in per cent.\n" +
			"DIR holds gold/ (annotations, desk.json) and text/ (articles), or the annotations themselves, with --text naming the articles.",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return errors.New("eval takes one folder")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return a.eval(cmd, args[0], f) },
	}
	c.Flags().StringVar(&f.text, "text", "", "folder of the articles, where it is not DIR/text")
	c.Flags().BoolVar(&f.errors, "errors", false, "also list what was missed and what was wrongly found")
	c.Flags().StringVar(&f.out, "out", "", "also write the figures as JSON to this file")
	return c
}

func (a *app) eval(cmd *cobra.Command, dir string, f evalFlags) error {
	gold, text, err := eval.Locate(dir, f.text)
	if err != nil {
		return errUsage{err}
	}
	set, err := eval.LoadSet(gold, text)
	if err != nil {
		return err
	}
	figures, misses, err := a.measure(cmd, set)
	if err != nil {
		return err
	}
	if f.errors {
		for _, m := range misses {
			fmt.Fprintln(a.stdout, m)
		}
	}
	frozen, err := json.MarshalIndent(figures, "", " ")
	if err != nil {
		return err
	}
	frozen = append(frozen, '\n')
	if f.out != "" {
		if err := os.MkdirAll(filepath.Dir(f.out), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(f.out, frozen, 0o644); err != nil {
			return err
		}
	}
	if a.json {
		_, err = a.stdout.Write(frozen)
	} else {
		_, err = fmt.Fprint(a.stdout, figures)
	}
	return err
}

// measure runs the program on the set's articles and scores what it would print: the public records, written and read again.
func (a *app) measure(cmd *cobra.Command, set *eval.Set) (eval.Figures, []eval.Miss, error) {
	n, err := a.newsroom()
	if err != nil {
		return nil, nil, err
	}
	var records []*news.Record
	var printed bytes.Buffer
	enc := json.NewEncoder(&printed)
	texts := map[string]string{}
	err = a.read(cmd.Context(), n, set.Inputs(), func(r *news.Record) error {
		records = append(records, r)
		texts[r.Article.ID] = r.Article.Text
		return enc.Encode(export.NewAnalysis(r))
	})
	if err != nil {
		return nil, nil, err
	}
	analyses, err := eval.ReadRecords(&printed)
	if err != nil {
		return nil, nil, err
	}
	printed.Reset()
	if err := enc.Encode(export.NewDesk(n.Desk(records), func(id string) string { return texts[id] })); err != nil {
		return nil, nil, err
	}
	desk, err := eval.ReadDesk(&printed)
	if err != nil {
		return nil, nil, err
	}
	return eval.Score(set, analyses, desk)
}

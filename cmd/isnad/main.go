package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"

	"github.com/spf13/cobra"

	"github.com/isnad-desk/isnad/export"
	"github.com/isnad-desk/isnad/intake/file"
	"github.com/isnad-desk/isnad/lang/ar"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/newsroom"
)

// Exit statuses that programs may rely on.
const (
	exitDone        = 0
	exitSomeFailed  = 1
	exitUsage       = 2
	exitInterrupted = 130
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// errSomeFailed says that each failed input has been named already.
var errSomeFailed = errors.New("some inputs failed")

// errUsage marks wrong usage.
type errUsage struct{ error }

// run is the program with its streams given, so that tests run the real wiring.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	app := &app{stdin: stdin, stdout: stdout, stderr: stderr}
	root := app.root()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(stderr, "isnad: interrupted; what was done is printed")
		return exitInterrupted
	case errors.Is(err, errSomeFailed):
		return exitSomeFailed
	case errors.As(err, &errUsage{}):
		fmt.Fprintf(stderr, "isnad: %v; see isnad --help\n", err)
		return exitUsage
	}
	fmt.Fprintf(stderr, "isnad: %v\n", err)
	return exitSomeFailed
}

// app is one run of the program.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	json           bool
	jobs           int
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use: "isnad", Short: "what happened, who says so, through whom, and where they disagree",
		SilenceUsage: true, SilenceErrors: true,
	}
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return errUsage{err} })
	for _, c := range []*cobra.Command{
		{Use: "analyze PATH...", Short: "read articles and print what each says", Args: atLeastOne, RunE: a.analyze},
		{Use: "desk PATH...", Short: "read articles and show them as one desk", Args: atLeastOne, RunE: a.desk},
		a.evalCommand(),
	} {
		c.Flags().BoolVar(&a.json, "json", false, "print the public JSON record")
		c.Flags().IntVar(&a.jobs, "jobs", runtime.GOMAXPROCS(0), "articles read at once")
		root.AddCommand(c)
	}
	return root
}

func atLeastOne(_ *cobra.Command, args []string) error {
	if len(args) == 0 {
		return errUsage{errors.New("no path given")}
	}
	return nil
}

func (a *app) newsroom() (*newsroom.Newsroom, error) {
	l, err := ar.New()
	if err != nil {
		return nil, err
	}
	return newsroom.New(l)
}

func (a *app) read(ctx context.Context, paths []string, each func(*news.Record) error) error {
	n, err := a.newsroom()
	if err != nil {
		return err
	}
	failed := false
	err = n.Analyze(ctx, file.Articles(paths, a.stdin), a.jobs, func(r newsroom.Result) error {
		if r.Err != nil {
			failed = true
			fmt.Fprintf(a.stderr, "isnad: %v\n", r.Err)
			return nil
		}
		return each(r.Record)
	})
	if err == nil && failed {
		err = errSomeFailed
	}
	return err
}

func (a *app) analyze(cmd *cobra.Command, paths []string) error {
	out := bufio.NewWriterSize(a.stdout, 1<<16)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	err := a.read(cmd.Context(), paths, func(r *news.Record) error { return enc.Encode(export.NewAnalysis(r)) })
	return errors.Join(out.Flush(), err)
}

func (a *app) desk(cmd *cobra.Command, paths []string) error {
	var records []*news.Record
	texts := map[string]string{}
	failed := a.read(cmd.Context(), paths, func(r *news.Record) error {
		records = append(records, r)
		texts[r.Article.ID] = r.Article.Text
		return nil
	})
	n, err := a.newsroom()
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(a.stdout, 1<<16)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	err = enc.Encode(export.NewDesk(n.Desk(records), func(id string) string { return texts[id] }))
	return errors.Join(err, out.Flush(), failed)
}

package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"runtime"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/isnad-desk/isnad/intake/file"
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/lang/ar"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/newsroom"
	"github.com/isnad-desk/isnad/read/names"
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
	go func() { // a second interrupt ends the program at once
		<-ctx.Done()
		stop()
	}()
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// errSomeFailed says that each failed input has been named already.
var errSomeFailed = errors.New("some inputs failed")

// errUsage marks wrong usage that only the command itself can see; what is wrong before it starts is wrong usage anyway.
type errUsage struct{ error }

// errOutput marks results that could not be written.
type errOutput struct{ error }

// finish writes out what is left. An output that fails comes before every other error: what was done is not all there.
func finish(out *bufio.Writer, err error) error {
	if e := out.Flush(); e != nil {
		var pe *fs.PathError
		if errors.As(e, &pe) {
			e = pe.Err
		}
		return errOutput{e}
	}
	return err
}

// run is the program with its streams given, so that tests run the real wiring.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	return (&app{stdin: stdin, stdout: stdout, stderr: stderr, terminal: isTerminal}).run(ctx, args)
}

// app is one run of the program.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	terminal       func(any) bool // whether people read a stream on a terminal
	started        bool           // the command line is right and the command runs
	json           bool           // the public record instead of print for people
	jobs           int            // articles read at once
	speech         string         // language in which the program speaks: en or ar
	all            bool           // leave nothing out for shortness
	rules          bool           // print which rules made what
	lexicons       bool           // version: list the lexicons
	model          bool           // version: show the model's metadata
	authority      []string       // files of the user's own persons, bodies and places
	namesModel     string         // file of another names model than the one built in
	data           string         // folder of the archive
	by             string         // who judges
	config         string         // watch: what is watched
	addr           string         // serve: where it listens
	openapi        bool           // serve: print the description and end
	known          bool           // serve: ask who asks on this machine too
	hosts          []string       // serve: names under which it answers
	certificate    string         // serve: file of the certificate for HTTPS
	key            string         // serve: file of its key
	behind         bool           // serve: a proxy speaks HTTPS
	rate           float64        // serve: requests a second
	role           string         // user: what a user may do
	once           bool           // watch: one round only
	private        bool           // fetch from private addresses too
	versions       bool           // article: list the versions of the page
	limit          int            // search: how many are shown
	latest         int            // entity: how many articles are shown
	statements     bool           // search: statements in place of articles
	happenings     bool           // search: happenings in place of articles
	format         string         // export: what is written
	out            string         // export: the file, - for standard output
}

func (a *app) run(ctx context.Context, args []string) int {
	root := a.root()
	root.SetArgs(queryArgs(args))
	root.SetIn(a.stdin)
	root.SetOut(a.stdout)
	root.SetErr(a.stderr)
	cmd, err := root.ExecuteContextC(ctx)
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &errOutput{}):
		fmt.Fprintf(a.stderr, "isnad: the output cannot be written: %s; what is there is not whole\n", clean(err.Error()))
		return exitSomeFailed
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(a.stderr, "isnad: interrupted; what was done is printed")
		return exitInterrupted
	case errors.Is(err, errSomeFailed):
		return exitSomeFailed
	case !a.started || errors.As(err, &errUsage{}):
		fmt.Fprintf(a.stderr, "isnad: %s; see %s --help\n", clean(err.Error()), cmd.CommandPath())
		return exitUsage
	}
	for line := range strings.Lines(err.Error()) { // joined errors: one line each
		fmt.Fprintf(a.stderr, "isnad: %s\n", clean(line))
	}
	return exitSomeFailed
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use: "isnad", Short: "what happened, who says so, through whom, and where they disagree",
		SilenceUsage: true, SilenceErrors: true, SuggestionsMinimumDistance: 2,
		Args: cobra.ArbitraryArgs,
		PersistentPreRunE: func(cmd *cobra.Command, args []string) error {
			if s := a.speech; s != "" && s != "en" && s != "ar" {
				return fmt.Errorf("--lang is en or ar, not %q", s)
			}
			if cmd.Flags().Lookup("jobs") != nil && a.jobs < 1 {
				return fmt.Errorf("--jobs is 1 or more, not %d", a.jobs)
			}
			if cmd == cmd.Root() && len(args) > 0 {
				hint := ""
				if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
					hint = "; did you mean " + strings.Join(near, " or ") + "?"
				}
				return fmt.Errorf("no command is called %q%s", args[0], hint)
			}
			a.started = true
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	add := func(c *cobra.Command, flags ...func(*pflag.FlagSet)) {
		for _, f := range flags {
			f(c.Flags())
		}
		root.AddCommand(c)
	}
	jobs := func(f *pflag.FlagSet) { f.IntVar(&a.jobs, "jobs", runtime.GOMAXPROCS(0), "articles read at once") }
	record := func(f *pflag.FlagSet) { f.BoolVar(&a.json, "json", false, "print the public JSON record") }
	speak := func(f *pflag.FlagSet) {
		f.StringVar(&a.speech, "lang", ownSpeech(), "language of what is printed for people: en or ar")
	}
	model := func(f *pflag.FlagSet) {
		f.StringVar(&a.namesModel, "model", "", "names model to use, a file made by isnad train names")
	}
	authority := func(f *pflag.FlagSet) {
		f.StringArrayVar(&a.authority, "authority", nil, "file of your own persons, bodies and places; may be given several times")
	}
	add(&cobra.Command{
		Use: "analyze PATH...", Short: "read articles and print what each says",
		Long: "Read articles (text, JSON, CSV, HTML, feed and WARC files, .zip and .tar of these, folders, - for standard input) and print who says what in each, through whom, and what happened when.",
		Args: atLeastOne, RunE: a.analyze,
	}, record, jobs, speak, model, authority)
	add(&cobra.Command{
		Use: "desk PATH... | desk --data DIR", Short: "read articles and show them as one desk",
		Long: "Read articles, or take those that an archive keeps, and show their stories: what happened, in how many articles and outlets and from how many independent origins, where they disagree, who took from whom.",
		Args: func(cmd *cobra.Command, args []string) error {
			if kept := cmd.Flags().Changed("data"); kept && len(args) > 0 {
				return errors.New("desk shows PATHs or an archive, not both; isnad add puts articles into one")
			} else if kept {
				return nil
			}
			return atLeastOne(cmd, args)
		}, RunE: a.desk,
	}, record, jobs, speak, model, authority, func(f *pflag.FlagSet) {
		f.StringVar(&a.data, "data", dataFolder(), "show the desk of the archive in this folder")
		f.BoolVar(&a.all, "all", false, "leave nothing out: every story, happening, report and whole sentences")
	})
	explain := &cobra.Command{
		Use: "explain PATH...", Short: "show which rules made what",
		Long: "Read articles as analyze does and name beside each name, time, statement and event the rule or model that made it.",
		Args: atLeastOne, RunE: func(cmd *cobra.Command, paths []string) error {
			a.rules = true
			return a.analyze(cmd, paths)
		},
	}
	for _, c := range []*cobra.Command{a.explainEntity(), a.explainStory()} {
		for _, f := range []func(*pflag.FlagSet){jobs, speak, model, authority} {
			f(c.Flags())
		}
		explain.AddCommand(c)
	}
	add(explain, jobs, speak, model, authority)
	add(&cobra.Command{
		Use: "version", Short: "show the versions of code, lexicons and model",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 || len(args) == 1 && !a.model {
				return errors.New("version takes no argument but the file of a names model behind --model")
			}
			return nil
		},
		RunE: a.version,
	}, func(f *pflag.FlagSet) {
		f.BoolVar(&a.lexicons, "lexicons", false, "list the lexicons with their sizes")
		f.BoolVar(&a.model, "model", false, "show the model's sources, licences, settings and held-out figures; of another model, where its file follows")
	})
	add(a.evalCommand(), record, jobs, model)
	add(a.trainCommand())
	a.archiveCommands(add, model, authority)
	return root
}

// ownSpeech is the language of the reader's locale where the program speaks it.
func ownSpeech() string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := os.Getenv(name); v != "" {
			if strings.HasPrefix(v, "ar") {
				return "ar"
			}
			return "en"
		}
	}
	return "en"
}

func atLeastOne(_ *cobra.Command, args []string) error {
	if len(args) == 0 {
		return errors.New("no path given")
	}
	return nil
}

// language is the language pack, with the user's own authority files and another names model where they are given.
func (a *app) language() (*lang.Language, error) {
	var own []ar.Authority
	for _, path := range a.authority {
		data, err := os.ReadFile(path)
		if err != nil {
			var pe *fs.PathError
			if errors.As(err, &pe) {
				err = pe.Err
			}
			return nil, fmt.Errorf("the authority file %s cannot be read: %w", path, err)
		}
		own = append(own, ar.Authority{Name: path, Data: data})
	}
	l, err := ar.NewWith(own...)
	if err != nil || a.namesModel == "" {
		return l, err
	}
	if l.NamesModel, err = os.ReadFile(a.namesModel); err != nil {
		var pe *fs.PathError
		if errors.As(err, &pe) {
			err = pe.Err
		}
		return nil, fmt.Errorf("the names model %s cannot be read: %w", a.namesModel, err)
	}
	if _, err := names.New(l); err != nil {
		return nil, fmt.Errorf("%s is no names model of this program: %w", a.namesModel, err)
	}
	return l, nil
}

func (a *app) newsroom() (*newsroom.Newsroom, error) {
	l, err := a.language()
	if err != nil {
		return nil, err
	}
	return newsroom.New(l)
}

// read reads the articles of paths and calls each for every record, in the order of the inputs. What cannot be read is one line on standard
// error; the rest is done, and the error at the end is errSomeFailed.
func (a *app) read(ctx context.Context, n *newsroom.Newsroom, paths []string, each func(*news.Record) error) error {
	bar := newProgress(a.stderr, speech(a.speech).of(msgReading))
	defer bar.done()
	failed := false
	err := n.Analyze(ctx, file.Articles(paths, a.stdin), a.jobs, func(r newsroom.Result) error {
		bar.add()
		for _, s := range r.Notices {
			fmt.Fprintf(a.stderr, "isnad: note: %s\n", clean(s))
		}
		if r.Err != nil {
			failed = true
			fmt.Fprintf(a.stderr, "isnad: %s\n", clean(r.Err.Error()))
			return nil
		}
		return each(r.Record)
	})
	if err == nil && failed {
		err = errSomeFailed
	}
	return err
}

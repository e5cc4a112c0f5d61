package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/user"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/isnad-desk/isnad/archive"
	"github.com/isnad-desk/isnad/archive/scratch"
	"github.com/isnad-desk/isnad/archive/sqlite"
	"github.com/isnad-desk/isnad/desk/hold"
	"github.com/isnad-desk/isnad/export"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/newsroom"
	"github.com/isnad-desk/isnad/search"
)

// dataFolder is where the archive lies when no folder is given: XDG_DATA_HOME, else the folder that the XDG specification names.
func dataFolder() string {
	if d := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(d) {
		return filepath.Join(d, "isnad")
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "isnad-data"
	}
	return filepath.Join(home, ".local", "share", "isnad")
}

// archiveCommands are those that work on a kept archive.
func (a *app) archiveCommands(add func(*cobra.Command, ...func(*pflag.FlagSet)), model, authority func(*pflag.FlagSet)) {
	data := func(f *pflag.FlagSet) { f.StringVar(&a.data, "data", dataFolder(), "folder of the archive") }
	jobs := func(f *pflag.FlagSet) { f.IntVar(&a.jobs, "jobs", runtime.GOMAXPROCS(0), "articles read at once") }
	record := func(f *pflag.FlagSet) { f.BoolVar(&a.json, "json", false, "print JSON") }
	speak := func(f *pflag.FlagSet) {
		f.StringVar(&a.speech, "lang", ownSpeech(), "language of what is printed for people: en or ar")
	}
	private := func(f *pflag.FlagSet) {
		f.BoolVar(&a.private, "allow-private", false, "fetch from this machine and private networks too")
	}
	add(&cobra.Command{
		Use: "add [PATH|URL...]", Short: "take articles into the archive, read and place them",
		Long: "Take articles in as desk does, read and place them, and keep them. What was taken in is safe: after a crash or an interrupt the next add goes on, also without a PATH. Pages, and what feeds, sitemaps and OPML lists name, are fetched from their URLs, as robots.txt allows. " +
			"An article that is there already is passed over; a page that changed becomes a new version beside the old one.",
		RunE: a.addArticles,
	}, data, jobs, record, speak, model, authority, private)
	add(&cobra.Command{
		Use: "watch --config FILE", Short: "follow feeds and folders and take in what is new", Args: cobra.NoArgs, RunE: a.watch,
		Long: "Ask the feeds and sitemaps and look through the folders that a configuration file names, take in what is new, and print a line for each article. Ctrl-C stops.\n\n" +
			"  every: 15m                # how often a feed is asked\n  feeds:\n    - https://wadi.example/rss\n    - url: https://noor.example/feed\n      outlet: النور\n      every: 5m\n" +
			"  opml: [feeds.opml]\n  folders: [inbox]",
	}, data, jobs, speak, model, authority, private, func(f *pflag.FlagSet) {
		f.StringVar(&a.config, "config", "isnad.yaml", "file that says what is watched")
		f.BoolVar(&a.once, "once", false, "one round, then stop")
	})
	add(&cobra.Command{
		Use: "serve", Short: "answer programs over HTTP", Args: cobra.NoArgs, RunE: a.serve,
		Long: "Serve the API over the archive: stories, articles, entities, search, judgements, intake and events, described at /openapi.json. One line with the address is printed when it listens; the log goes to standard error as JSON. Ctrl-C and SIGTERM stop it. " +
			"On an address of this machine alone (127.0.0.1, [::1]) nobody logs in. Any other address needs users: see isnad user.",
	}, data, jobs, model, authority, private, func(f *pflag.FlagSet) {
		f.StringVar(&a.addr, "addr", "127.0.0.1:8420", "address to listen on")
		f.BoolVar(&a.known, "accounts", false, "let users log in on an address of this machine too")
		f.StringArrayVar(&a.hosts, "host", nil, "name under which the server is reached; with accounts any, where none is given; may be given several times")
		f.StringVar(&a.certificate, "tls-cert", "", "file of the certificate, to speak HTTPS")
		f.StringVar(&a.key, "tls-key", "", "file of its key")
		f.BoolVar(&a.behind, "behind-tls", false, "a proxy before the server speaks HTTPS: cookies are sent over nothing else")
		f.Float64Var(&a.rate, "rate", 50, "requests a second that each user may make in the long run, where there are accounts; 0: any number")
		f.BoolVar(&a.openapi, "openapi", false, "print the OpenAPI description of the API and end")
	})
	add(a.userCommand(data, record))
	add(&cobra.Command{Use: "feeds", Short: "say how the feeds that are watched are doing", Args: cobra.NoArgs, RunE: a.feeds}, data, record)
	add(&cobra.Command{Use: "status", Short: "say what the archive holds", Args: cobra.NoArgs, RunE: a.status}, data, record, speak)
	add(&cobra.Command{
		Use: "doctor", Short: "check the archive and say how to mend it", Args: cobra.NoArgs, RunE: a.doctor,
		Long: "Check everything that is stored: the file, every checksum, the index, the queue. The exit status is 0 when the archive is clean.",
	}, data, record)
	add(&cobra.Command{
		Use: "rebuild", Short: "make everything derived again", Args: cobra.NoArgs, RunE: a.rebuild,
		Long: "Throw away what is derived (records, index, desk) and make it again from the articles and judgements. May be interrupted: isnad add goes on.",
	}, data, jobs, speak, model, authority)
	add(&cobra.Command{
		Use: "backup FILE", Short: "write a copy of the archive while it is in use", Args: cobra.ExactArgs(1), RunE: a.backup,
		Long: "Write a whole copy of the archive, as it is at one moment, to FILE; work may go on. To use it, put it into a folder as isnad.db.",
	}, data)
	add(&cobra.Command{Use: "export --format FORMAT", Short: "write the archive for other programs", Long: exportHelp(), Args: cobra.NoArgs, RunE: a.export}, data, authority, func(f *pflag.FlagSet) {
		f.StringVar(&a.format, "format", "json", "what to write: json, jsonl, csv, statements or gexf")
		f.StringVar(&a.out, "out", "-", "file to write, - for standard output")
	})
	add(&cobra.Command{
		Use: "failures [retry [LOCATION...]]", Short: "list what could not be taken in or read, or try it again",
		RunE: a.failures,
	}, data, jobs, record, speak, model, authority, private)
	add(&cobra.Command{Use: "article ID", Short: "print an article's record from the archive", Args: cobra.ExactArgs(1), RunE: a.showArticle}, data, record, speak, func(f *pflag.FlagSet) {
		f.BoolVar(&a.versions, "versions", false, "list the versions of the page instead, with what changed")
	})
	a.searchCommand(add, data, record, speak, authority)
	add(&cobra.Command{Use: "story ID", Short: "print a story of the archive", Args: cobra.ExactArgs(1), RunE: a.showStory}, data, record, speak)
	add(&cobra.Command{Use: "entity ID", Short: "print an entity of the archive's desk", Args: func(cmd *cobra.Command, args []string) error {
		if a.latest < 0 {
			return fmt.Errorf("--limit is 0 or more, not %d", a.latest)
		}
		return cobra.ExactArgs(1)(cmd, args)
	}, RunE: a.showEntity}, data, record, speak, func(f *pflag.FlagSet) {
		f.IntVar(&a.latest, "limit", 20, "show at most so many articles, the latest; with --json all are told")
		f.BoolVar(&a.all, "all", false, "leave out no name")
	})
	add(&cobra.Command{
		Use:   "judge same|not-same|kind|name|merge|split|date|outlet|list|undo ARGS...",
		Short: "decide what the program cannot, or take a decision back",
		Long: "Judgements win over everything and are kept for ever.\n\n" +
			"  isnad judge same KIND NAME NAME       two names are one (KIND is person, organization or place; NAME may be ARTICLE/NAME)\n" +
			"  isnad judge not-same KIND NAME NAME   two names are two, whatever speaks for one\n" +
			"  isnad judge kind KIND NAME NEWKIND    a name is of another kind\n" +
			"  isnad judge name KIND NAME NEWNAME    a name is shown as another\n" +
			"  isnad judge merge ARTICLE ARTICLE     two articles belong to one story\n" +
			"  isnad judge split ARTICLE ARTICLE     two articles belong to two stories\n" +
			"  isnad judge date ARTICLE YYYY-MM-DD   an article was published on that day\n" +
			"  isnad judge outlet ARTICLE NAME       an article was published by that outlet\n" +
			"  isnad judge list                      what was judged, by whom and when\n" +
			"  isnad judge undo N                    take judgement N back",
		Args: cobra.MinimumNArgs(1), RunE: a.judge,
	}, data, record, func(f *pflag.FlagSet) { f.StringVar(&a.by, "by", userName(), "who judges") })
}

func userName() string {
	if u, err := user.Current(); err == nil {
		return u.Username
	}
	return "unknown"
}

// monitor opens the archive. must says that it has to be there already.
func (a *app) monitor(ctx context.Context, must bool) (*newsroom.Monitor, func(), error) {
	if must && !sqlite.Exists(a.data) {
		return nil, nil, noArchive(a.data)
	}
	n, err := a.newsroom()
	if err != nil {
		return nil, nil, err
	}
	store, err := sqlite.Open(ctx, a.data)
	if err != nil {
		return nil, nil, err
	}
	debug.SetGCPercent(35) // a desk is mostly what stays: rather collect more often than hold much more than that
	m := n.Monitor(newsroom.Options{Store: store, Now: time.Now, Reader: readerVersion(n), Jobs: a.jobs, Index: search.NewIndex(n.Language()).Document, Scratch: scratchIn(a.data), Once: true})
	return m, func() { _ = store.Close() }, nil
}

// scratchIn says where a desk lays aside what it seldom asks for: in a file of the data folder that goes with the process.
func scratchIn(dir string) func() (hold.Shelf, error) {
	return func() (hold.Shelf, error) {
		f, err := scratch.Open(dir)
		if err != nil {
			return nil, err
		}
		return f, nil
	}
}

// shelf opens an archive that is only looked at: without the language, which takes longer to load than most answers to find.
func (a *app) shelf(ctx context.Context) (*newsroom.Monitor, func(), error) {
	if !sqlite.Exists(a.data) {
		return nil, nil, noArchive(a.data)
	}
	store, err := sqlite.Open(ctx, a.data)
	if err != nil {
		return nil, nil, err
	}
	return newsroom.Shelf(store), func() { _ = store.Close() }, nil
}

func noArchive(dir string) error {
	return fmt.Errorf("no archive in %s; isnad add makes one, or give its folder with --data", dir)
}

// readerVersion names the code and the language pack that read.
func readerVersion(n *newsroom.Newsroom) string {
	return codeVersion() + " " + n.Language().Code + " " + n.Language().Version
}

// codeVersion names the code.
func codeVersion() string {
	code := "devel"
	if info, ok := debug.ReadBuildInfo(); ok {
		if v := info.Main.Version; v != "" && v != "(devel)" {
			code = v
		}
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" && code == "devel" {
				code = s.Value[:min(12, len(s.Value))]
			}
		}
	}
	return code
}

// outcomes returns a report that prints what went wrong, and moves a progress bar.
func (a *app) outcomes() (report func(newsroom.Outcome), done func()) {
	bar := newProgress(a.stderr, speech(a.speech).of(msgReading))
	return func(o newsroom.Outcome) {
		bar.add()
		for _, s := range o.Notices {
			fmt.Fprintf(a.stderr, "isnad: note: %s\n", clean(s))
		}
		if o.Err != nil {
			fmt.Fprintf(a.stderr, "isnad: %s\n", clean(o.Err.Error()))
		}
	}, bar.done
}

// tell prints what was done.
func (a *app) tell(t newsroom.Tally, err error) error {
	if err != nil && t == (newsroom.Tally{}) {
		return err
	}
	if a.json {
		if e := a.print(struct {
			Schema  string `json:"schema"`
			Taken   int    `json:"taken"`
			Known   int    `json:"known"`
			Read    int    `json:"read"`
			Changed int    `json:"changed"`
			Failed  int    `json:"failed"`
		}{"isnad.add.v1", t.Taken, t.Known, t.Read, t.Changed, t.Failed}); err == nil {
			err = e
		}
	} else {
		say := speech(a.speech)
		parts := []string{say.of(msgRead) + " " + say.count(t.Read, cntArticles)}
		if t.Known > 0 {
			parts = append(parts, say.of(msgKnown)+" "+strconv.Itoa(t.Known))
		}
		if t.Changed > 0 {
			parts = append(parts, say.of(msgChanged)+" "+strconv.Itoa(t.Changed))
		}
		if t.Failed > 0 {
			parts = append(parts, say.of(msgFailed)+" "+strconv.Itoa(t.Failed))
		}
		fmt.Fprintln(a.stdout, strings.Join(parts, " · "))
	}
	if err == nil && t.Failed > 0 {
		err = errSomeFailed
	}
	return err
}

// print writes one JSON value.
func (a *app) print(v any) error {
	out := bufio.NewWriterSize(a.stdout, 1<<16)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	return finish(out, enc.Encode(v))
}

func (a *app) addArticles(cmd *cobra.Command, paths []string) error {
	m, done, err := a.monitor(cmd.Context(), len(paths) == 0)
	if err != nil {
		return err
	}
	defer done()
	yield()
	report, end := a.outcomes()
	t, err := m.Add(cmd.Context(), a.articles(cmd.Context(), m, paths), report)
	end()
	return a.tell(t, err)
}

func (a *app) rebuild(cmd *cobra.Command, _ []string) error {
	m, done, err := a.monitor(cmd.Context(), true)
	if err != nil {
		return err
	}
	defer done()
	yield()
	report, end := a.outcomes()
	t, err := m.Rebuild(cmd.Context(), report)
	end()
	return a.tell(t, err)
}

func (a *app) failures(cmd *cobra.Command, args []string) error {
	ctx := cmd.Context()
	open := func() (*newsroom.Monitor, func(), error) { return a.shelf(ctx) }
	if len(args) > 0 {
		open = func() (*newsroom.Monitor, func(), error) { return a.monitor(ctx, true) }
	}
	m, done, err := open()
	if err != nil {
		return err
	}
	defer done()
	if len(args) > 0 {
		if args[0] != "retry" {
			return errUsage{fmt.Errorf("failures takes nothing or retry, not %q", args[0])}
		}
		again, _, err := m.Store.Retry(ctx, args[1:]...)
		if err != nil {
			return err
		}
		var paths []string
		for _, f := range again {
			if p := tryAgain(f.Location); !slices.Contains(paths, p) {
				paths = append(paths, p)
			}
		}
		yield()
		report, end := a.outcomes()
		t, err := m.Add(ctx, a.articles(ctx, m, paths), report)
		end()
		return a.tell(t, err)
	}
	fs, err := m.Store.Failures(ctx)
	if err != nil {
		return err
	}
	type failure struct {
		Location string    `json:"location"`
		Reason   string    `json:"reason"`
		Do       string    `json:"do"`
		Attempts int       `json:"attempts"`
		At       time.Time `json:"at"`
	}
	list := []failure{}
	for _, f := range fs {
		list = append(list, failure{f.Location, f.Reason, f.Do, f.Attempts, f.At})
	}
	if a.json {
		return a.print(list)
	}
	for _, f := range list {
		fmt.Fprintf(a.stdout, "%s  %s: %s; %s (%d)\n", f.At.Format("2006-01-02 15:04"), clean(f.Location), clean(f.Reason), clean(f.Do), f.Attempts)
	}
	return nil
}

func (a *app) status(cmd *cobra.Command, _ []string) error {
	ctx := cmd.Context()
	m, done, err := a.shelf(ctx)
	if err != nil {
		return err
	}
	defer done()
	c, err := m.Store.Counts(ctx)
	if err != nil {
		return err
	}
	if a.json {
		return a.print(struct {
			Schema     string `json:"schema"`
			Data       string `json:"data"`
			Articles   int    `json:"articles"`
			Versions   int    `json:"versions"`
			Waiting    int    `json:"waiting"`
			Failures   int    `json:"failures"`
			Judgements int    `json:"judgements"`
			Bytes      int64  `json:"bytes"`
			TextBytes  int64  `json:"text_bytes"`
		}{"isnad.status.v1", a.data, c.Articles, c.Versions, c.Waiting, c.Failures, c.Judgements, c.Bytes, c.Text})
	}
	say := speech(a.speech)
	p := newPaper(a.stdout, a.stdout, a.terminal(a.stdout), say)
	p.printf("%s %s\n", say.of(msgArchive), p.isolate(clean(a.data)))
	p.printf("%s · %s %d · %s %d · %s %d · %s %d\n", say.count(c.Articles, cntArticles), say.of(msgVersions), c.Versions,
		say.of(msgWaiting), c.Waiting, say.of(msgFailed), c.Failures, say.of(msgJudgements), c.Judgements)
	p.printf("%s %.1f MB · %s %.1f MB\n", say.of(msgOnDisk), float64(c.Bytes)/1e6, say.of(msgTexts), float64(c.Text)/1e6)
	return p.err
}

func (a *app) doctor(cmd *cobra.Command, _ []string) error {
	ctx := cmd.Context()
	m, done, err := a.shelf(ctx)
	if err != nil {
		return err
	}
	defer done()
	found, err := m.Store.Check(ctx)
	if err != nil {
		return err
	}
	if a.json {
		type finding struct {
			What string `json:"what"`
			Do   string `json:"do"`
		}
		list := []finding{}
		for _, f := range found {
			list = append(list, finding{f.What, f.Do})
		}
		err = a.print(struct {
			Schema   string    `json:"schema"`
			Clean    bool      `json:"clean"`
			Findings []finding `json:"findings"`
		}{"isnad.doctor.v1", len(found) == 0, list})
	} else if len(found) == 0 {
		fmt.Fprintf(a.stdout, "%s is clean\n", a.data)
	}
	for _, f := range found {
		fmt.Fprintf(a.stderr, "isnad: %s: %s; %s\n", a.data, clean(f.What), f.Do)
	}
	if err == nil && len(found) > 0 {
		err = errSomeFailed
	}
	return err
}

func (a *app) backup(cmd *cobra.Command, args []string) error {
	m, done, err := a.shelf(cmd.Context())
	if err != nil {
		return err
	}
	defer done()
	return m.Store.Backup(cmd.Context(), args[0])
}

func (a *app) showArticle(cmd *cobra.Command, args []string) error {
	ctx := cmd.Context()
	open := func() (*newsroom.Monitor, func(), error) { return a.monitor(ctx, true) }
	if a.json || a.versions {
		open = func() (*newsroom.Monitor, func(), error) { return a.shelf(ctx) }
	}
	m, done, err := open()
	if err != nil {
		return err
	}
	defer done()
	art, err := m.Store.Article(ctx, args[0])
	if err != nil {
		return unknownID(err)
	}
	if a.versions {
		all, err := m.Store.Versions(ctx, art.Source)
		if err != nil {
			return err
		}
		type change struct {
			By   int    `json:"by"` // -1 gone, 1 new
			Text string `json:"text"`
		}
		type version struct {
			ID      string    `json:"id"`
			Taken   time.Time `json:"taken"`
			SHA256  string    `json:"sha256"`
			Reader  string    `json:"reader"`
			Current bool      `json:"current"`
			Changes []change  `json:"changes,omitempty"`
		}
		list := []version{}
		was := ""
		for i, v := range all {
			x := version{ID: v.ID, Taken: v.Taken, SHA256: fmt.Sprintf("%x", v.Sum), Reader: v.Reader, Current: v.Next == 0}
			r, err := m.Store.Record(ctx, v.Seq)
			if err != nil {
				return err
			}
			if i > 0 {
				for _, p := range newsroom.Compare(was, r.Article.Text) {
					if p.By != 0 {
						x.Changes = append(x.Changes, change{p.By, p.Text})
					}
				}
			}
			was = r.Article.Text
			list = append(list, x)
		}
		if a.json {
			return a.print(list)
		}
		p := newPaper(a.stdout, a.stdout, a.terminal(a.stdout), speech(a.speech))
		for _, v := range list {
			p.printf("%s  %s  %s\n", v.Taken.Format("2006-01-02 15:04"), v.ID, v.SHA256[:16])
			for _, c := range v.Changes {
				sign, colour := "+", green
				if c.By < 0 {
					sign, colour = "-", red
				}
				p.printf("  %s %s\n", sign, p.paint(colour, p.isolate(clean(c.Text))))
			}
		}
		return p.err
	}
	r, err := m.Store.Record(ctx, art.Seq)
	if err != nil {
		return err
	}
	if a.json {
		return a.print(export.NewAnalysis(r))
	}
	out := bufio.NewWriter(a.stdout)
	say := speech(a.speech)
	face := &recordFace{paper: newPaper(out, a.stdout, a.terminal(a.stdout), say), say: say, lang: m.Language()}
	face.print(r)
	return finish(out, face.err)
}

// unknownID says what to do about an id that the archive does not know.
func unknownID(err error) error {
	if errors.Is(err, archive.ErrNotFound) {
		return fmt.Errorf("%w; isnad search finds ids", err)
	}
	return err
}

func (a *app) showStory(cmd *cobra.Command, args []string) error {
	ctx := cmd.Context()
	open := func() (*newsroom.Monitor, func(), error) { return a.monitor(ctx, true) }
	if a.json {
		open = func() (*newsroom.Monitor, func(), error) { return a.shelf(ctx) }
	}
	m, done, err := open()
	if err != nil {
		return err
	}
	defer done()
	t, err := m.Story(ctx, args[0])
	if err != nil {
		return unknownID(err)
	}
	d := &news.Desk{Entities: t.Entities, Stories: []news.Story{t.Story}, Happenings: t.Happenings, Conflicts: t.Conflicts, Lineage: t.Lineage}
	records := map[string]*news.Record{}
	for _, id := range t.Articles {
		r, err := m.Record(ctx, id)
		if err != nil {
			return err
		}
		records[id] = r
		d.Articles = append(d.Articles, r.Placed())
	}
	if a.json {
		return a.print(export.NewDesk(d, func(id string) string { return records[id].Article.Text }))
	}
	return a.printDesk(m.Newsroom, d, records)
}

func (a *app) showEntity(cmd *cobra.Command, args []string) error {
	ctx := cmd.Context()
	m, done, err := a.shelf(ctx)
	if err != nil {
		return err
	}
	defer done()
	if a.json {
		e, err := m.Entity(ctx, args[0])
		if err != nil {
			return unknownID(err)
		}
		d := &news.Desk{Entities: []news.DeskEntity{*e}}
		return a.print(export.NewDesk(d, func(string) string { return "" }).Entities[0])
	}
	e, err := m.Presence(ctx, args[0], a.latest)
	if err != nil {
		return unknownID(err)
	}
	out := bufio.NewWriter(a.stdout)
	say := speech(a.speech)
	f := &searchFace{paper: newPaper(out, a.stdout, a.terminal(a.stdout), say), say: say}
	parts := []string{f.paint(bold, f.isolate(clean(e.Name))), say.word(kinds, string(e.Kind))}
	if e.Latin != "" {
		parts = append(parts, f.isolate(clean(e.Latin)))
	}
	f.printf("%s\n", strings.Join(parts, " · "))
	var names []string
	for _, n := range e.Names {
		if n != e.Name {
			names = append(names, f.isolate(clean(n)))
		}
	}
	if k := len(names) - maxNames; k > 0 && !a.all {
		names = append(names[:maxNames], f.paint(dim, say.of(msgAndMore)+" "+say.count(k, cntMoreNames)))
	}
	if len(names) > 0 {
		f.printf("  %s\n", strings.Join(names, say.comma()))
	}
	f.printf("\n%s · %s · %s %d\n", say.count(e.Articles, cntArticles), say.count(e.Stories, cntStories), say.of(msgShown), len(e.Latest))
	for i := range e.Latest {
		f.head(&search.Hit{Article: e.Latest[i].Article}, say.of(msgStory)+" "+e.Latest[i].Story)
	}
	return finish(out, f.err)
}

// maxNames is how many further names of an entity are printed.
const maxNames = 24

func (a *app) judge(cmd *cobra.Command, args []string) error {
	ctx := cmd.Context()
	kind, args := args[0], args[1:]
	var j news.Judgement
	var undoes int64
	want := func(n int, usage string) error {
		if len(args) != n {
			return errUsage{fmt.Errorf("judge %s wants %s", kind, usage)}
		}
		return nil
	}
	subject := func(k, name string) news.Subject {
		s := news.Subject{Kind: news.Kind(k), Name: name}
		if id, n, ok := strings.Cut(name, "/"); ok {
			s.Article, s.Name = id, n
		}
		return s
	}
	oneOf := func(k string) error {
		if _, ok := kinds[k]; !ok {
			return errUsage{fmt.Errorf("%q is no kind; person, organization and place are", k)}
		}
		return nil
	}
	var err error
	switch j.Kind = news.JudgementKind(kind); j.Kind {
	case news.JudgeSame, news.JudgeNotSame, news.JudgeKind, news.JudgeName:
		if err = want(3, "KIND NAME and a second value"); err != nil {
			return err
		}
		if err = oneOf(args[0]); err != nil {
			return err
		}
		j.A = subject(args[0], args[1])
		switch j.Kind {
		case news.JudgeSame, news.JudgeNotSame:
			j.B = subject(args[0], args[2])
		case news.JudgeKind:
			if err = oneOf(args[2]); err != nil {
				return err
			}
			fallthrough
		default:
			j.Value = args[2]
		}
	case news.JudgeMerge, news.JudgeSplit:
		if err = want(2, "ARTICLE ARTICLE"); err != nil {
			return err
		}
		j.A.Article, j.B.Article = args[0], args[1]
	case news.JudgeDate, news.JudgeOutlet:
		if err = want(2, "ARTICLE and a value"); err != nil {
			return err
		}
		j.A.Article, j.Value = args[0], args[1]
		if j.Kind == news.JudgeDate {
			if _, err := news.ParseDay(j.Value); err != nil || len(j.Value) != 10 {
				return errUsage{fmt.Errorf("%q is no day; write YYYY-MM-DD", j.Value)}
			}
		}
	case "undo":
		if err = want(1, "the number of a judgement"); err != nil {
			return err
		}
		if undoes, err = strconv.ParseInt(args[0], 10, 64); err != nil || undoes < 1 {
			return errUsage{fmt.Errorf("%q is no number of a judgement; isnad judge list shows them", args[0])}
		}
	case "list":
		if err = want(0, "nothing more"); err != nil {
			return err
		}
	default:
		return errUsage{fmt.Errorf("%q is no judgement", kind)}
	}
	if kind == "list" {
		m, done, err := a.shelf(ctx)
		if err != nil {
			return err
		}
		defer done()
		return a.judgements(ctx, m)
	}
	m, done, err := a.monitor(ctx, true)
	if err != nil {
		return err
	}
	defer done()
	for _, id := range []string{j.A.Article, j.B.Article} {
		if id != "" {
			if _, err := m.Store.Article(ctx, id); err != nil {
				return unknownID(err)
			}
		}
	}
	n, err := m.Judge(ctx, a.by, j, undoes)
	if err != nil {
		return err
	}
	if a.json {
		return a.print(struct {
			N int64 `json:"n"`
		}{n})
	}
	fmt.Fprintf(a.stdout, "judgement %d\n", n)
	return nil
}

func (a *app) judgements(ctx context.Context, m *newsroom.Monitor) error {
	all, err := m.Store.Judgements(ctx)
	if err != nil {
		return err
	}
	type subject struct {
		Article string    `json:"article,omitempty"`
		Kind    news.Kind `json:"kind,omitempty"`
		Name    string    `json:"name,omitempty"`
	}
	type judgement struct {
		N      int64     `json:"n"`
		At     time.Time `json:"at"`
		By     string    `json:"by"`
		Kind   string    `json:"kind"`
		A      subject   `json:"a"`
		B      subject   `json:"b"`
		Value  string    `json:"value,omitempty"`
		Undoes int64     `json:"undoes,omitempty"`
		Undone int64     `json:"undone,omitempty"`
	}
	list := []judgement{}
	for _, j := range all {
		kind := string(j.Kind)
		if j.Undoes != 0 {
			kind = "undo"
		}
		list = append(list, judgement{j.N, j.At, j.By, kind, subject(j.A), subject(j.B), j.Value, j.Undoes, j.Undone})
	}
	if a.json {
		return a.print(list)
	}
	for _, j := range list {
		line := fmt.Sprintf("%4d  %s  %s  %s", j.N, j.At.Format("2006-01-02 15:04"), clean(j.By), j.Kind)
		for _, s := range []string{string(j.A.Kind), j.A.Article, j.A.Name, j.B.Article, j.B.Name, j.Value} {
			if s != "" {
				line += "  " + clean(s)
			}
		}
		if j.Undoes != 0 {
			line += fmt.Sprintf("  %d", j.Undoes)
		}
		if j.Undone != 0 {
			line += fmt.Sprintf("  (undone by %d)", j.Undone)
		}
		fmt.Fprintln(a.stdout, line)
	}
	return nil
}

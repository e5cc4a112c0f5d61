package main

import (
	"bufio"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/isnad-desk/isnad/archive/sqlite"
	"github.com/isnad-desk/isnad/export"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/newsroom"
	"github.com/isnad-desk/isnad/search"
)

func (a *app) searchCommand(add func(*cobra.Command, ...func(*pflag.FlagSet)), flags ...func(*pflag.FlagSet)) {
	add(&cobra.Command{
		Use: "search QUERY...", Short: "find articles, statements or happenings in the archive",
		Long: "Find articles by words, \"phrases\" and fields, best first, with the sentences that answer. Several arguments are one query.\n\n" +
			"  entity:NAME outlet:NAME says:NAME place:NAME    a name, in Arabic or Latin letters, in quotation marks where it has several words\n" +
			"  from:DAY to:DAY                                 published then; a day is YYYY-MM-DD, YYYY-MM or YYYY\n" +
			"  type:consult mode:meet                          with such an event\n" +
			"  source:named|anonymous                          with a statement of such a source\n" +
			"  standing:contested origins:<2                   by what its happenings rest on\n" +
			"  -WORD                                           left out;  A OR B  either of the two",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("search wants a query")
			}
			if a.statements && a.happenings {
				return errors.New("search shows statements or happenings, not both")
			}
			if a.limit < 1 {
				return fmt.Errorf("--limit is 1 or more, not %d", a.limit)
			}
			return nil
		},
		RunE: a.search,
	}, append(flags, func(f *pflag.FlagSet) {
		f.IntVar(&a.limit, "limit", 10, "show at most so many")
		f.BoolVar(&a.statements, "statements", false, "find statements in place of articles")
		f.BoolVar(&a.happenings, "happenings", false, "find happenings in place of articles; days are those on which they happened")
	})...)
}

// queryArgs keeps parts of a query that begin with a dash from being read as flags: those with a blank or a letter that no flag has.
func queryArgs(args []string) []string {
	if len(args) == 0 || args[0] != "search" {
		return args
	}
	out := slices.Clone(args)
	for i, s := range out {
		if strings.HasPrefix(s, "-") && (strings.ContainsAny(s, " \t\n\"") || strings.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }) >= 0) {
			if !strings.HasPrefix(s, "--") || !strings.Contains(s, "=") {
				out[i] = " " + s
			}
		}
	}
	return out
}

func (a *app) search(cmd *cobra.Command, args []string) error {
	ctx := cmd.Context()
	if !sqlite.Exists(a.data) {
		return noArchive(a.data)
	}
	type opened struct {
		*sqlite.Store
		err error
	}
	ready := make(chan opened, 1)
	go func() { // beside the language pack: both take their time
		s, err := sqlite.Open(ctx, a.data)
		ready <- opened{s, err}
	}()
	l, err := a.language()
	store := <-ready
	if store.Store != nil {
		defer store.Close()
	}
	if err := errors.Join(err, store.err); err != nil {
		return err
	}
	s := search.NewSearcher(search.NewIndex(l), store)
	args = slices.Clone(args)
	for i, s := range args { // see queryArgs
		if strings.HasPrefix(s, " -") {
			args[i] = s[1:]
		}
	}
	query := strings.Join(args, " ")
	var r *search.Result
	switch {
	case a.statements:
		r, err = s.Statements(ctx, query, a.limit)
	case a.happenings:
		r, err = s.Happenings(ctx, newsroom.Shelf(store), query, a.limit)
	default:
		r, err = s.Find(ctx, query, a.limit)
	}
	var wrong *search.SyntaxError
	if errors.As(err, &wrong) {
		return errUsage{err}
	}
	if err != nil {
		return err
	}
	out := bufio.NewWriter(a.stdout)
	say := speech(a.speech)
	f := &searchFace{paper: newPaper(out, a.stdout, a.terminal(a.stdout) && !a.json, say), say: say}
	r.Tell(func(entities []news.DeskEntity, h *news.Happening) (native, english string) {
		x := export.NewLiner(l, &news.Desk{Entities: entities}, f.isolate)
		return x.Native(h), x.English(h)
	})
	if a.json {
		return a.print(search.NewRecord(r))
	}
	f.print(r)
	return finish(out, f.err)
}

// searchFace shows results to people.
type searchFace struct {
	paper
	say speech
}

func (f *searchFace) print(r *search.Result) {
	shown := len(r.Hits) + len(r.Statements) + len(r.Happenings)
	if shown == 0 {
		f.printf("%s\n", f.say.of(msgNothing))
		return
	}
	total := fmt.Sprint(r.Total)
	if r.More {
		total = f.say.of(msgAtLeastN) + " " + total
	}
	f.printf("%s %s · %s %d\n", f.say.of(msgFound), total, f.say.of(msgShown), shown)
	// by story, in the order of their best hits
	var stories []string
	of := map[string][]*search.Hit{}
	for i := range r.Hits {
		h := &r.Hits[i]
		key := h.Story
		if key == "" {
			key = "\x00" + h.Article.ID // alone
		}
		if of[key] == nil {
			stories = append(stories, key)
		}
		of[key] = append(of[key], h)
	}
	for _, key := range stories {
		name := f.say.of(msgStoryless)
		if !strings.HasPrefix(key, "\x00") {
			name = f.say.of(msgStory) + " " + key
		}
		f.printf("\n%s\n", f.paint(dim, name))
		for _, h := range of[key] {
			f.head(h)
			for i := range h.Sentences {
				f.sentence(&h.Sentences[i])
			}
		}
	}
	for i := range r.Statements {
		s := &r.Statements[i]
		by := clean(s.Source)
		if by == "" {
			by = f.say.of(msgNobody)
		}
		f.printf("\n%s · %s\n", f.paint(bold, f.isolate(by)), f.say.word(stances, s.Stance))
		f.sentence(&s.Sentence)
		f.head(&s.Hit)
	}
	for i := range r.Happenings {
		f.happening(&r.Happenings[i])
	}
}

// shownReports is how many reports of a happening are printed.
const shownReports = 3

// happening prints a happening: what it is in a line, when, what it rests on, and who reports it. In another language than that of the articles the line
// of these follows.
func (f *searchFace) happening(h *search.Happening) {
	e := &h.Told.Happenings[h.N]
	first, second := f.isolate(clean(h.English)), f.isolate(clean(h.Native))
	if f.say == "ar" {
		first, second = second, ""
	}
	f.printf("\n%s\n", f.paint(bold, first))
	if second != "" {
		f.printf("  %s\n", second)
	}
	var about []string
	if d := e.When; d.Known() {
		day := d.From.String()
		if d.To != d.From {
			day += "/" + d.To.String()
		}
		about = append(about, f.isolate(day))
	} else {
		about = append(about, f.say.of(msgUndated))
	}
	about = append(about, f.say.word(standings, e.Standing), f.say.count(len(e.Reports), cntReports), f.say.count(len(e.Origins), cntOrigins))
	f.printf("  %s\n", strings.Join(about, " · "))
	f.printf("  %s\n", f.paint(dim, f.say.of(msgStory)+" "+e.Story+" · "+e.ID))
	for k := range h.Reports {
		if k == shownReports && len(h.Reports) > shownReports+1 {
			f.printf("    %s\n", f.paint(dim, f.say.of(msgAndMore)+" "+f.say.count(len(h.Reports)-k, cntMoreReport)))
			break
		}
		r := &h.Reports[k]
		f.sentence(&r.Sentence)
		f.printf("      %s\n", f.from(&r.Hit))
	}
}

// from says in what article something stands: its outlet, day and id.
func (f *searchFace) from(h *search.Hit) string {
	outlet, day := clean(h.Article.Outlet), f.say.of(msgUndated)
	if outlet == "" {
		outlet = f.say.of(msgNoOutlet)
	}
	if p := h.Article.Published; p.Known() {
		day = p.From.String()
	}
	return f.paint(dim, f.isolate(outlet)+" · "+f.isolate(day)+" · "+h.Article.ID)
}

// head names an article, with what else is to be said of it.
func (f *searchFace) head(h *search.Hit, more ...string) {
	title := clean(h.Article.Title)
	if title == "" {
		title = clean(h.Article.Location)
	}
	f.printf("%s %s\n", f.paint(dim, "▪"), f.isolate(around(title, 0, reach)))
	about := f.from(h)
	for _, s := range more {
		about += f.paint(dim, " · "+s)
	}
	f.printf("    %s\n", about)
}

// sentence prints a sentence with its matches made bold.
func (f *searchFace) sentence(s *search.Sentence) {
	if len(s.Matches) == 0 {
		f.printf("    %s\n", f.isolate(clean(around(s.Text, 0, reach))))
		return
	}
	runes := []rune(s.Text)
	var b strings.Builder
	at := 0
	for _, m := range s.Matches {
		from, to := m.Start-s.Span.Start, m.End-s.Span.Start
		if from < at || to > len(runes) {
			continue
		}
		b.WriteString(between(string(runes[at:from])))
		b.WriteString(f.paint(bold, clean(string(runes[from:to]))))
		at = to
	}
	b.WriteString(between(string(runes[at:])))
	f.printf("    %s\n", f.isolate(b.String()))
}

// between cleans a part of a sentence and keeps the blanks at its ends.
func between(s string) string {
	out := clean(s)
	if strings.TrimLeftFunc(s, unicode.IsSpace) != s && out != "" {
		out = " " + out
	}
	if strings.TrimRightFunc(s, unicode.IsSpace) != s {
		out += " "
	}
	return out
}

package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/isnad-desk/isnad/export"
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/newsroom"
)

// What a desk shows for people unless all is asked for.
const (
	maxStories  = 20
	maxArticles = 12 // of a story
	maxTold     = 15 // happenings of a story that more than one report tells
	maxSingles  = 5  // happenings of a story that one report tells
	maxOrigins  = 6  // of a happening
	maxReports  = 3  // of a side of a disagreement
	maxLineage  = 12 // lines of who took from whom
	reach       = 110
)

func (a *app) desk(cmd *cobra.Command, paths []string) error {
	if len(paths) == 0 {
		return a.keptDesk(cmd)
	}
	n, err := a.newsroom()
	if err != nil {
		return err
	}
	defer debug.SetGCPercent(debug.SetGCPercent(60)) // a desk of many articles is mostly what stays: rather collect more often than hold twice that
	table, d, failed, err := a.deskOf(cmd.Context(), n, paths)
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(a.stdout, 1<<16)
	say := speech(a.speech)
	switch {
	case a.json:
		enc := json.NewEncoder(out)
		enc.SetEscapeHTML(false)
		err = enc.Encode(export.NewDesk(d, table.Text))
	case table.Len() == 0:
		if errors.Is(failed, errSomeFailed) { // each was named; now what that means
			fmt.Fprintln(a.stderr, "isnad: "+say.of(msgEmpty))
		}
	default:
		byID, e := table.Records()
		if e != nil {
			return e
		}
		err = a.printDesk(n, d, byID)
	}
	return finish(out, cmp.Or(err, failed))
}

// keptDesk shows the desk that an archive keeps.
func (a *app) keptDesk(cmd *cobra.Command) error {
	ctx := cmd.Context()
	m, done, err := a.monitor(ctx, true)
	if err != nil {
		return err
	}
	defer done()
	d, err := m.Desk(ctx)
	if err != nil {
		return err
	}
	if a.json {
		var failed error
		out := export.NewDesk(d, func(id string) string {
			r, err := m.Record(ctx, id)
			if err != nil {
				failed = cmp.Or(failed, err)
				return ""
			}
			return r.Article.Text
		})
		return cmp.Or(failed, a.print(out))
	}
	records := map[string]*news.Record{}
	for _, p := range d.Articles {
		if records[p.ID], err = m.Record(ctx, p.ID); err != nil {
			return err
		}
	}
	return a.printDesk(m.Newsroom, d, records)
}

// printDesk prints a desk for people.
func (a *app) printDesk(n *newsroom.Newsroom, d *news.Desk, records map[string]*news.Record) error {
	out := bufio.NewWriterSize(a.stdout, 1<<16)
	say := speech(a.speech)
	f := newDeskFace(newPaper(out, a.stdout, a.terminal(a.stdout), say), say, n.Language(), d, records, a.all)
	f.print()
	return finish(out, f.err)
}

// deskFace prints a desk for people.
type deskFace struct {
	paper
	say     speech
	lang    *lang.Language
	desk    *news.Desk
	records map[string]*news.Record
	lines   *export.Liner
	telling *newsroom.Telling
	open    map[string][]*news.Conflict // by story: those about no happening of the desk
	all     bool
}

func newDeskFace(p paper, say speech, l *lang.Language, d *news.Desk, records map[string]*news.Record, all bool) *deskFace {
	f := &deskFace{paper: p, say: say, lang: l, desk: d, records: records, telling: newsroom.NewTelling(records, d.Lineage), all: all}
	f.lines = export.NewLiner(l, d, f.isolate)
	return f
}

// upTo is how many of n things are shown, and how many are left; one more than the limit is shown rather than counted.
func (f *deskFace) upTo(limit, n int) (shown, left int) {
	if f.all || n <= limit+1 {
		return n, 0
	}
	return limit, n - limit
}

func (f *deskFace) print() {
	f.open = map[string][]*news.Conflict{}
	happenings, conflicts, contested := map[string][]*news.Happening{}, map[string][]*news.Conflict{}, map[string]bool{}
	for i := range f.desk.Conflicts {
		c := &f.desk.Conflicts[i]
		conflicts[c.Happening] = append(conflicts[c.Happening], c)
		if c.Happening == "" {
			f.open[c.Story] = append(f.open[c.Story], c)
			contested[c.Story] = true
		}
	}
	for i := range f.desk.Happenings {
		h := &f.desk.Happenings[i]
		happenings[h.Story] = append(happenings[h.Story], h)
		contested[h.Story] = contested[h.Story] || len(conflicts[h.ID]) > 0
	}
	outlets := map[string]bool{}
	stories := make([]*news.Story, len(f.desk.Stories))
	for i := range f.desk.Stories {
		stories[i] = &f.desk.Stories[i]
	}
	for _, a := range f.desk.Articles {
		if o := f.records[a.ID].Article.Outlet; o != nil {
			outlets[o.Name] = true
		}
	}
	head := []string{f.say.count(len(f.desk.Articles), cntArticles)}
	if len(outlets) > 0 {
		head = append(head, f.say.count(len(outlets), cntOutlets))
	}
	head = append(head, f.say.count(len(stories), cntStories))
	if n := len(f.desk.Conflicts); n > 0 {
		head = append(head, f.say.count(n, cntConflicts))
	}
	f.printf("%s\n", strings.Join(head, " · "))

	// stories of many articles first, and of these the contested ones
	slices.SortStableFunc(stories, func(a, b *news.Story) int {
		if n := len(b.Articles) - len(a.Articles); n != 0 {
			return n
		}
		return order(!contested[a.ID], !contested[b.ID])
	})
	shown, left := f.upTo(maxStories, len(stories))
	for _, s := range stories[:shown] {
		f.story(s, happenings[s.ID], conflicts)
	}
	if left > 0 {
		f.printf("\n%s\n", f.more(left, cntMoreTales))
	}
}

// more says that some things are not shown, and how to see them.
func (f *deskFace) more(left int, what counted) string {
	return f.paint(dim, "… "+f.say.of(msgAndMore)+" "+f.say.count(left, what)+" ("+f.say.of(msgAll)+")")
}

func order(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

func (f *deskFace) story(s *news.Story, happenings []*news.Happening, conflicts map[string][]*news.Conflict) {
	f.printf("\n%s %s\n", f.paint(bold+";"+cyan, f.say.of(msgStory)+" "+f.isolate(s.ID)), f.paint(bold, f.isolate(around(clean(s.Title), 0, reach))))
	outlets := map[string]bool{}
	for _, id := range s.Articles {
		outlets[f.who(id)] = true
	}
	if len(s.Articles) > 1 {
		f.printf("%s · %s · %s\n", f.say.count(len(s.Articles), cntArticles), f.say.count(len(outlets), cntOutlets), f.days(s.Interval))
	}
	shown, left := f.upTo(maxArticles, len(s.Articles))
	for _, id := range s.Articles[:shown] {
		f.printf("  %s %s · %s · %s\n", f.paint(dim, "▪"), f.isolate(f.outlet(id)), f.published(id), f.paint(dim, f.isolate(clean(f.records[id].Article.Location))))
	}
	if left > 0 {
		f.printf("  %s\n", f.more(left, cntMoreSource))
	}

	f.table(s, happenings, conflicts)

	// contested, corroborated, repeated, single; each in the order of time, what has no time last
	rank := func(h *news.Happening) int {
		if len(conflicts[h.ID]) > 0 {
			return -1
		}
		return slices.Index([]string{"contested", "corroborated", "repeated", "single"}, h.Standing)
	}
	happenings = slices.Clone(happenings)
	slices.SortStableFunc(happenings, func(a, b *news.Happening) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), order(!a.When.Known(), !b.When.Known()), cmp.Compare(a.When.From, b.When.From))
	})
	single := slices.IndexFunc(happenings, func(h *news.Happening) bool { return h.Standing == "single" && len(conflicts[h.ID]) == 0 })
	if single < 0 {
		single = len(happenings)
	}
	shown, left = f.upTo(maxTold, single)
	for _, h := range happenings[:shown] {
		f.happening(h, conflicts[h.ID])
	}
	if left > 0 {
		f.printf("\n  %s\n", f.more(left, cntMoreActs))
	}
	if open := f.open[s.ID]; len(open) > 0 {
		f.printf("\n")
		shown, left = f.upTo(maxTold, len(open))
		for _, c := range open[:shown] {
			f.conflict(&news.Happening{}, c)
		}
		if left > 0 {
			f.printf("    %s\n", f.more(left, cntConflicts))
		}
	}
	if singles := happenings[single:]; len(singles) > 0 {
		f.printf("\n  %s\n", f.paint(bold, f.say.of(msgSingles)))
		shown, left = f.upTo(maxSingles, len(singles))
		for _, h := range singles[:shown] {
			f.single(h)
		}
		if left > 0 {
			f.printf("  %s\n", f.more(left, cntMoreActs))
		}
	}
	f.lineage(s)
}

// line is a happening in one line of the reader's language; where that is not the articles', theirs follows as a second line.
func (f *deskFace) line(h *news.Happening) (first, second string) {
	native := f.isolate(clean(f.lines.Native(h)))
	if f.say == "ar" {
		return native, ""
	}
	return f.isolate(clean(f.lines.English(h))), native
}

// happening prints an act that several reports tell, or that is contested.
func (f *deskFace) happening(h *news.Happening, conflicts []*news.Conflict) {
	standing := h.Standing
	if len(conflicts) > 0 {
		standing = "contested"
	}
	colour := map[string]string{"contested": red, "corroborated": green, "repeated": yellow}[standing]
	articles, outlets, named := map[string]bool{}, map[string]bool{}, 0
	for _, r := range h.Reports {
		articles[r.Article], outlets[f.who(r.Article)] = true, true
	}
	for _, o := range h.Origins {
		if o.Named {
			named++
		}
	}
	first, second := f.line(h)
	f.printf("\n  %s %s\n", f.paint(colour, "●"), f.paint(bold, first))
	if second != "" {
		f.printf("    %s\n", second)
	}
	f.printf("    %s · %s · %s · %s\n", f.paint(colour, f.say.word(standings, standing)), f.say.count(len(articles), cntArticles), f.say.count(len(outlets), cntOutlets),
		f.say.origins(len(h.Origins), named))
	shown, left := f.upTo(maxOrigins, len(h.Origins))
	for i := range h.Origins[:shown] {
		f.origin(h, &h.Origins[i], len(conflicts) == 0)
	}
	if left > 0 {
		f.printf("    %s\n", f.more(left, cntMoreOrigin))
	}
	for _, c := range conflicts {
		f.conflict(h, c)
	}
}

// origin prints one far end of the chains, and under it as a tree through whom it reached which outlets.
func (f *deskFace) origin(h *news.Happening, o *news.Origin, passage bool) {
	name := msgUnnamed
	switch {
	case len(o.Reports) > 0 && f.event(h.Reports[o.Reports[0]]).Statement == news.None:
		name = msgRelayed // whom the article credits, or the outlet of the text it goes back to
		if clean(o.Name) == f.who(h.Reports[o.Reports[0]].Article) {
			name = msgOwn
		}
	case o.Named:
		name = msgNamed
	}
	f.printf("    %s %s %s\n", f.paint(dim, "←"), f.isolate(clean(o.Name)), f.paint(dim, "("+f.say.of(name)+")"))
	f.tree(h, o, passage)
}

// single prints an act that one report tells: the act, and its chain with the passage.
func (f *deskFace) single(h *news.Happening) {
	r := h.Reports[0]
	rec := f.records[r.Article]
	first, second := f.line(h)
	f.printf("  %s %s\n", f.paint(dim, "○"), first)
	if second != "" {
		f.printf("    %s\n", second)
	}
	f.printf("    %s\n", f.paint(dim, f.isolate(f.chain(rec, f.event(r))+": «"+f.passage(r)+"»")))
}

func (f *deskFace) conflict(h *news.Happening, c *news.Conflict) {
	f.printf("    %s\n", f.paint(red+";"+bold, "≠ "+f.say.of(msgConflict)+" "+f.say.word(slots, c.Slot)))
	if len(c.Sides) == 2 && f.width >= sideBySide {
		f.beside(h, c)
		return
	}
	for i, s := range c.Sides {
		branch, stem := f.branch(i == len(c.Sides)-1)
		origins := ""
		if s.Independent > 0 {
			origins = " · " + f.say.count(s.Independent, cntOrigins)
		}
		f.printf("    %s %s%s\n", branch, f.paint(bold, f.isolate(f.says(h, c.Slot, &s))), origins)
		shown, left := f.upTo(maxReports, len(s.Reports))
		for _, r := range s.Reports[:shown] {
			f.printf("    %s   %s\n", stem, f.isolate(f.sideReport(h, r)))
		}
		if left > 0 {
			f.printf("    %s   %s\n", stem, f.more(left, cntMoreReport))
		}
	}
}

// sideReport is the chain of a report of a side and its passage.
func (f *deskFace) sideReport(h *news.Happening, r news.Evidence) string {
	rec := f.records[r.Article]
	chain, at := f.who(r.Article), r.Span.Start
	if e := f.reported(h, r); e != nil {
		chain = f.chain(rec, e)
		at = max(at, e.Trigger.Start)
	} else if n := newsroom.Innermost(rec, r.Span); n != news.None {
		chain = statementChain(&rec.Statements[n], f.say)
	}
	return chain + ": «" + f.cut(r.Span.Of(rec.Article.Text), at-r.Span.Start) + "»"
}

// says words the value of a side of a disagreement.
func (f *deskFace) says(h *news.Happening, slot string, s *news.Side) string {
	switch slot {
	case "polarity":
		for _, r := range s.Reports {
			if e := f.reported(h, r); e != nil && h.ID != "" {
				if e.Negated {
					return f.say.of(msgNot)
				}
				return f.say.of(msgHappened)
			}
		}
	case "number":
		what, number, _ := strings.Cut(s.Says, " ")
		c, ok := quantities[what]
		if !ok {
			break
		}
		return f.number(c, number)
	}
	return around(clean(s.Says), 0, reach)
}

// number words a count as "9 killed", "at least 9 killed", "9–11 killed".
func (f *deskFace) number(c counted, number string) string {
	number, least := strings.CutPrefix(number, "≥ ")
	said := ""
	if n, err := strconv.Atoi(number); err == nil {
		said = f.say.count(n, c)
	} else {
		_, upper, _ := strings.Cut(number, "–")
		n, _ := strconv.Atoi(upper)
		said = strings.Replace(f.say.count(max(n, 3), c), upper, number, 1)
	}
	if least {
		return fmt.Sprintf(f.say.of(msgAtLeast), said)
	}
	return said
}

func (f *deskFace) event(r news.Report) *news.Event { return &f.records[r.Article].Events[r.Event] }

// reported is the event of a happening that a passage reports, or nil.
func (f *deskFace) reported(h *news.Happening, at news.Evidence) *news.Event {
	if r := f.telling.Reported(h, at); r != nil {
		return f.event(*r)
	}
	return nil
}

// chain tells through whom an event of an article comes, the outlet first.
func (f *deskFace) chain(rec *news.Record, e *news.Event) string {
	return chain(rec, e, f.say)
}

// chain tells through whom an event comes, nearest the reader first.
func chain(rec *news.Record, e *news.Event, say speech) string {
	if e.Statement == news.None {
		return who(rec, say) + " (" + say.of(msgOwnVoice) + ")"
	}
	s := statementChain(&rec.Statements[e.Statement], say)
	if rec.Article.Outlet == nil {
		s = who(rec, say) + " ← " + s
	}
	return s
}

func statementChain(s *news.Statement, say speech) string {
	var links []string
	for _, l := range s.Isnad {
		links = append(links, clean(l.Name))
	}
	if len(links) == 0 {
		return say.of(msgNobody)
	}
	return strings.Join(slices.Compact(links), " ← ")
}

// who is an article's outlet or, where that is unknown, where the article was found.
func who(rec *news.Record, say speech) string {
	if o := rec.Article.Outlet; o != nil {
		return clean(o.Name)
	}
	if l := clean(rec.Article.Location); l != "" {
		return l
	}
	return say.of(msgNoOutlet)
}

func (f *deskFace) who(article string) string { return who(f.records[article], f.say) }

// lineage tells who took from whom among the story's articles.
func (f *deskFace) lineage(s *news.Story) {
	from := map[string][]*news.Lineage{}
	for _, article := range s.Articles {
		for _, e := range f.telling.Took[article] {
			from[e.From] = append(from[e.From], e)
		}
	}
	if len(from) == 0 {
		return
	}
	f.printf("\n  %s\n", f.paint(bold, f.say.of(msgLineage)))
	kind := map[string]message{"reprint": msgReprint, "rewrite": msgRewrite, "relay": msgRelay}
	var roots []string
	under := map[string][]string{}
	times := map[string]int{} // an outlet that relays one agency in many articles is one line
	add := func(root, line string) {
		if under[root] == nil {
			roots = append(roots, root)
		}
		if times[root+line]++; times[root+line] == 1 {
			under[root] = append(under[root], line)
		}
	}
	for _, e := range from[""] {
		add(clean(e.Relays), f.paint(yellow, f.say.of(msgRelayedBy))+" "+f.isolate(f.who(e.Article)))
	}
	for _, root := range s.Articles {
		for _, e := range from[root] {
			line := f.paint(yellow, f.say.word(kind, e.Kind)) + " " + f.isolate(f.who(e.Article)) + " " + f.paint(dim, fmt.Sprintf("%.0f%%", 100*e.Score))
			add(f.who(root), line)
		}
	}
	shown, left := f.upTo(maxLineage, len(roots))
	for _, root := range roots[:shown] {
		f.printf("    %s\n", f.isolate(root))
		lines := under[root]
		some, more := f.upTo(maxLineage, len(lines))
		for i, line := range lines[:some] {
			branch, _ := f.branch(i == some-1 && more == 0)
			if n := times[root+line]; n > 1 {
				line += fmt.Sprintf(" ×%d", n)
			}
			f.printf("    %s %s\n", branch, line)
		}
		if more > 0 {
			branch, _ := f.branch(true)
			f.printf("    %s %s\n", branch, f.more(more, cntMoreSource))
		}
	}
	if left > 0 {
		f.printf("    %s\n", f.more(left, cntMoreSource))
	}
}

func (f *deskFace) outlet(article string) string {
	if o := f.records[article].Article.Outlet; o != nil {
		return clean(o.Name)
	}
	return f.say.of(msgNoOutlet)
}

func (f *deskFace) published(article string) string {
	if p := f.records[article].Article.Published; p != nil {
		return f.days(p.Interval)
	}
	return f.say.of(msgUndated)
}

func (f *deskFace) days(i news.Interval) string {
	switch {
	case i.From == news.NoDay && i.To == news.NoDay:
		return f.say.of(msgUndated)
	case i.From == i.To:
		return f.isolate(i.From.String())
	}
	return f.isolate(i.From.String() + " – " + i.To.String())
}

// passage is the sentence in which an article reports an act, on one line; unless all is asked for, what is far from the act is left out.
func (f *deskFace) passage(r news.Report) string {
	rec := f.records[r.Article]
	at := f.event(r).Trigger.Start
	sentence := newsroom.SentenceAt(rec, at)
	return f.cut(sentence.Of(rec.Article.Text), at-sentence.Start)
}

// cut is text on one line around byte at.
func (f *deskFace) cut(text string, at int) string {
	if f.all {
		return clean(text)
	}
	return clean(around(text, at, reach))
}

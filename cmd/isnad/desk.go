package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/isnad-desk/isnad/export"
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

func (a *app) desk(cmd *cobra.Command, paths []string) error {
	n, err := a.newsroom()
	if err != nil {
		return err
	}
	var records []*news.Record
	failed := a.read(cmd.Context(), n, paths, func(r *news.Record) error {
		records = append(records, r)
		return nil
	})
	byID := make(map[string]*news.Record, len(records))
	for _, r := range records {
		byID[r.Article.ID] = r
	}
	d := n.Desk(records)
	out := bufio.NewWriterSize(a.stdout, 1<<16)
	if a.json {
		enc := json.NewEncoder(out)
		enc.SetEscapeHTML(false)
		err = enc.Encode(export.NewDesk(d, func(id string) string { return byID[id].Article.Text }))
	} else {
		f := &deskFace{paper: paper{out: out, terminal: isTerminal(a.stdout)}, say: speech(a.speech), lang: n.Language(), desk: d, records: byID, all: a.all}
		f.print()
		err = f.err
	}
	return errors.Join(err, out.Flush(), failed)
}

// deskFace prints a desk for people.
type deskFace struct {
	paper
	say     speech
	lang    *lang.Language
	desk    *news.Desk
	records map[string]*news.Record
	lines   *export.Liner
	all     bool
}

func (f *deskFace) print() {
	if len(f.desk.Articles) == 0 {
		f.printf("%s\n", f.say.of(msgEmpty))
		return
	}
	f.lines = export.NewLiner(f.lang, f.desk, f.isolate)
	happenings, conflicts := map[string][]*news.Happening{}, map[string][]*news.Conflict{}
	for i := range f.desk.Happenings {
		h := &f.desk.Happenings[i]
		happenings[h.Story] = append(happenings[h.Story], h)
	}
	for i := range f.desk.Conflicts {
		c := &f.desk.Conflicts[i]
		conflicts[c.Happening] = append(conflicts[c.Happening], c)
	}
	stories := make([]*news.Story, len(f.desk.Stories))
	for i := range f.desk.Stories {
		stories[i] = &f.desk.Stories[i]
	}
	slices.SortStableFunc(stories, func(a, b *news.Story) int { return len(b.Articles) - len(a.Articles) })
	left := 0
	for _, s := range stories {
		if len(s.Articles) == 1 && len(f.desk.Stories) > 12 && !f.all {
			left++
			continue
		}
		f.story(s, happenings[s.ID], conflicts)
	}
	if left > 0 {
		f.printf("\n%d %s\n", left, f.say.of(msgMore))
	}
}

func (f *deskFace) story(s *news.Story, happenings []*news.Happening, conflicts map[string][]*news.Conflict) {
	f.printf("\n%s %s\n", f.paint(bold+";"+cyan, f.say.of(msgStory)+" "+s.ID), f.paint(bold, f.isolate(clean(s.Title))))
	outlets := map[string]bool{}
	for _, id := range s.Articles {
		outlets[f.outlet(id)] = true
	}
	f.printf("%s · %s · %s\n", f.say.count(len(s.Articles), cntArticles), f.say.count(len(outlets), cntOutlets), f.days(s.Interval))
	for _, id := range s.Articles {
		f.printf("  %s %s %s\n", f.paint(dim, "▪"), f.isolate(f.outlet(id)), f.paint(dim, f.isolate(f.published(id)+"  "+f.records[id].Article.Location)))
	}
	for _, h := range happenings {
		f.happening(h, conflicts[h.ID])
	}
	f.lineage(s)
}

func (f *deskFace) happening(h *news.Happening, conflicts []*news.Conflict) {
	colour := dim
	switch h.Standing {
	case "corroborated":
		colour = green
	case "contested":
		colour = red
	case "repeated":
		colour = yellow
	}
	articles, outlets, named := map[string]bool{}, map[string]bool{}, 0
	for _, r := range h.Reports {
		articles[r.Article], outlets[f.outlet(r.Article)] = true, true
	}
	for _, o := range h.Origins {
		if o.Named {
			named++
		}
	}
	f.printf("\n  %s %s\n", f.paint(colour, "●"), f.isolate(clean(f.lines.Native(h))))
	f.printf("    %s\n", f.isolate(clean(f.lines.English(h))))
	f.printf("    %s · %s · %s (%s: %d) · %s\n", f.say.count(len(articles), cntArticles), f.say.count(len(outlets), cntOutlets),
		f.say.count(len(h.Origins), cntOrigins), f.say.of(msgNamed), named, f.paint(colour, f.say.of(standings[h.Standing])))
	for _, o := range h.Origins {
		f.printf("      %s %s\n", f.paint(dim, "←"), f.isolate(clean(o.Name)))
	}
	if len(conflicts) == 0 {
		r := h.Reports[0]
		e := &f.records[r.Article].Events[r.Event]
		f.printf("      %s\n", f.paint(dim, f.isolate("«"+f.sentence(r.Article, e.Trigger.Start)+"»")))
		return
	}
	for _, c := range conflicts {
		f.conflict(c)
	}
}

func (f *deskFace) conflict(c *news.Conflict) {
	f.printf("    %s\n", f.paint(red+";"+bold, "≠ "+f.say.of(msgConflict)+" "+f.say.of(slots[c.Slot])))
	for i, s := range c.Sides {
		branch, stem := "├", "│"
		if i == len(c.Sides)-1 {
			branch, stem = "└", " "
		}
		says := s.Says
		if c.Slot == "number" {
			what, n, _ := strings.Cut(says, " ")
			if m, ok := quantities[what]; ok {
				what = f.say.of(m)
			}
			says = n + " " + what
		}
		if c.Slot == "polarity" {
			says = ""
		}
		f.printf("    %s %s%s\n", branch, f.paint(bold, f.isolate(clean(says))), f.paint(dim, "  "+f.say.count(s.Independent, cntOrigins)))
		for _, r := range s.Reports {
			f.printf("    %s   %s %s\n", stem, f.isolate(f.outlet(r.Article)+":"), f.isolate("«"+clean(r.Span.Of(f.records[r.Article].Article.Text))+"»"))
			f.printf("    %s     %s\n", stem, f.paint(dim, f.isolate(f.chain(c.Happening, r.Article))))
		}
	}
}

// chain is the isnad of what an article reports of a happening, nearest the reader first.
func (f *deskFace) chain(happening, article string) string {
	rec := f.records[article]
	for i := range f.desk.Happenings {
		h := &f.desk.Happenings[i]
		if h.ID != happening {
			continue
		}
		for _, r := range h.Reports {
			if r.Article == article {
				return chain(rec, &rec.Events[r.Event], f.say)
			}
		}
	}
	return f.outlet(article)
}

// chain tells through whom an event comes.
func chain(rec *news.Record, e *news.Event, say speech) string {
	if e.Statement == news.None {
		name := say.of(msgNoOutlet)
		if rec.Article.Outlet != nil {
			name = rec.Article.Outlet.Name
		}
		return name + " (" + say.of(msgOwnVoice) + ")"
	}
	return statementChain(&rec.Statements[e.Statement], say)
}

func statementChain(s *news.Statement, say speech) string {
	var links []string
	for _, l := range s.Isnad {
		links = append(links, clean(l.Name))
	}
	if len(links) == 0 {
		return say.of(msgNobody)
	}
	return strings.Join(links, " ← ")
}

// lineage draws who took from whom among the story's articles as a tree.
func (f *deskFace) lineage(s *news.Story) {
	from := map[string][]*news.Lineage{}
	any := false
	for i := range f.desk.Lineage {
		e := &f.desk.Lineage[i]
		if slices.Contains(s.Articles, e.Article) {
			from[e.From] = append(from[e.From], e)
			any = true
		}
	}
	if !any {
		return
	}
	f.printf("\n  %s\n", f.paint(bold, f.say.of(msgLineage)))
	kind := map[string]message{"reprint": msgReprint, "rewrite": msgRewrite, "relay": msgRelay}
	for _, e := range from[""] {
		f.printf("  %s %s %s\n", f.isolate(f.outlet(e.Article)), f.paint(yellow, "← "+f.say.of(msgRelay)), f.isolate(e.Relays))
	}
	for _, root := range s.Articles {
		for _, e := range from[root] {
			f.printf("  %s %s %s %s\n", f.isolate(f.outlet(e.Article)), f.paint(yellow, "← "+f.say.of(kind[e.Kind])), f.isolate(f.outlet(root)), f.paint(dim, fmt.Sprintf("%.0f%%", 100*e.Score)))
		}
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

// sentence is the sentence of an article that holds byte offset at, on one line.
func (f *deskFace) sentence(article string, at int) string {
	rec := f.records[article]
	for _, s := range rec.Sentences {
		if s.Start <= at && at < s.End {
			return clean(s.Of(rec.Article.Text))
		}
	}
	return ""
}

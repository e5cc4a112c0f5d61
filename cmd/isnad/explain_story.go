package main

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/isnad-desk/isnad/desk"
	"github.com/isnad-desk/isnad/desk/happening"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/newsroom"
)

// explainStory is isnad explain story WORDS PATH...: why reports are one happening, what counts as its origins, and what states a disagreement.
func (a *app) explainStory() *cobra.Command {
	return &cobra.Command{
		Use: "story WORDS PATH...", Short: "show why reports are one happening, why origins are counted so, and which rule states a disagreement",
		Long: "Read articles, make their desk and tell of every story whose id is WORDS, or one of whose headlines holds all of these words: of each happening that several reports tell " +
			"or that is contested what joins each report to the others, with the rule and its score; what each origin is and which reports it stands behind; and of each disagreement the rule and the sentences of its sides. '' is any story.",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 2 {
				return errors.New("words of a headline and a path are wanted")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			n, err := a.newsroom()
			if err != nil {
				return err
			}
			table, d, failed, err := a.deskOf(cmd.Context(), n, args[1:])
			if err != nil {
				return err
			}
			records, err := table.Records()
			if err != nil {
				return err
			}
			out := bufio.NewWriter(a.stdout)
			say := speech(a.speech)
			f := &storyReasons{deskFace: newDeskFace(newPaper(out, a.stdout, a.terminal(a.stdout), say), say, n.Language(), d, records, true)}
			found := false
			for i := range d.Stories {
				s := &d.Stories[i]
				if !f.asked(s, args[0]) {
					continue
				}
				found = true
				if f.weighing, err = table.Weigh(s.Articles[0]); err != nil {
					return err
				}
				f.tellStory(s)
			}
			if !found {
				fmt.Fprintf(a.stderr, "isnad: no story is called %s\n", clean(args[0]))
				failed = cmp.Or(failed, errSomeFailed)
			}
			return finish(out, errors.Join(f.err, failed))
		},
	}
}

// storyReasons prints why the desk has made of a story what it shows.
type storyReasons struct {
	*deskFace
	weighing *desk.Weighing
}

// asked reports whether a story has this id, or a headline with all of these words.
func (f *storyReasons) asked(s *news.Story, words string) bool {
	if words == s.ID {
		return true
	}
	fold := func(x string) []string { return strings.Fields(f.lang.FoldString(f.lang.Plain(x))) }
	want := fold(words)
	titles := []string{s.Title}
	for _, id := range s.Articles {
		if r := f.records[id]; r.Article.Title != nil {
			titles = append(titles, r.Article.Title.Of(r.Article.Text))
		}
	}
	return slices.ContainsFunc(titles, func(title string) bool {
		have := fold(title)
		return !slices.ContainsFunc(want, func(w string) bool {
			return !slices.ContainsFunc(have, func(h string) bool { return strings.Contains(h, w) })
		})
	})
}

func (f *storyReasons) tellStory(s *news.Story) {
	var told []*news.Happening
	conflicts, open := map[string][]int{}, []int(nil) // numbers among the story's disagreements
	var stated []*news.Conflict
	for i := range f.desk.Conflicts {
		if c := &f.desk.Conflicts[i]; c.Story == s.ID {
			if conflicts[c.Happening] = append(conflicts[c.Happening], len(stated)); c.Happening == "" {
				open = append(open, len(stated))
			}
			stated = append(stated, c)
		}
	}
	most := (*news.Happening)(nil)
	for i := range f.desk.Happenings {
		if h := &f.desk.Happenings[i]; h.Story == s.ID || len(conflicts[h.ID]) > 0 { // what another story tells too may be contested here
			if most == nil || len(h.Origins) > len(most.Origins) {
				most = h
			}
			if h.Standing != "single" || len(h.Reports) > 1 || len(conflicts[h.ID]) > 0 {
				told = append(told, h)
			}
		}
	}
	f.printf("%s %s\n", f.paint(bold+";"+cyan, f.say.of(msgStory)+" "+f.isolate(s.ID)), f.paint(bold, f.isolate(clean(s.Title))))
	if most != nil {
		first, _ := f.line(most)
		f.printf("  %s: %s\n", f.say.count(len(most.Origins), cntOrigins), fmt.Sprintf(f.say.of(msgMostOrigins), first))
	}
	for _, h := range told {
		f.tellHappening(h)
		for _, n := range conflicts[h.ID] {
			f.tellConflict(h, stated[n], f.weighing.Rule(n))
		}
	}
	for _, n := range open {
		f.printf("\n")
		f.tellConflict(&news.Happening{}, stated[n], f.weighing.Rule(n))
	}
	f.printf("\n")
}

// tellHappening tells what joins each report to those before it, the nearest of them, and what each origin stands behind.
func (f *storyReasons) tellHappening(h *news.Happening) {
	first, second := f.line(h)
	f.printf("\n  %s %s\n", f.paint(bold, "●"), f.paint(bold, first))
	if second != "" {
		f.printf("    %s\n", second)
	}
	if len(h.Reports) > 1 {
		f.printf("    %s\n", fmt.Sprintf(f.say.of(msgTakenForOne), strconv.Itoa(len(h.Reports)), strconv.Itoa(happening.Enough)))
	}
	for i, r := range h.Reports {
		f.printf("    %s %s\n", strconv.Itoa(i+1)+".", f.isolate(f.chain(f.records[r.Article], f.event(r))+": «"+f.passage(r)+"»"))
		best, at := 0, -1
		var reasons []happening.Reason
		for k := range h.Reports[:i] {
			if score, why := f.weighing.Why(h.Reports[k], r); at < 0 || score > best {
				best, at, reasons = score, k, why
			}
		}
		if at >= 0 {
			f.printf("       %s\n", f.paint(dim, fmt.Sprintf(f.say.of(msgJoinedTo), strconv.Itoa(at+1), strconv.Itoa(best))+" "+f.reasons(reasons)))
		}
	}
	named := 0
	for i := range h.Origins {
		if h.Origins[i].Named {
			named++
		}
	}
	f.printf("    %s\n", f.say.origins(len(h.Origins), named))
	for i := range h.Origins {
		o := &h.Origins[i]
		kind := newsroom.OriginKind(o)
		var behind []string
		for _, r := range o.Reports {
			behind = append(behind, strconv.Itoa(r+1))
		}
		f.printf("      %s %s: %s %s\n", f.paint(dim, "←"), f.isolate(clean(o.Name)), f.say.word(originWords, kind), f.paint(dim, "["+kind+"] "+fmt.Sprintf(f.say.of(msgBehind), strings.Join(behind, f.say.of(msgComma)))))
	}
}

// tellConflict tells which rule states a disagreement, and the sentences of its sides.
func (f *storyReasons) tellConflict(h *news.Happening, c *news.Conflict, rule string) {
	f.conflict(h, c)
	if rule != "" {
		f.printf("      %s %s\n", f.say.word(conflictRules, rule), f.paint(dim, "["+rule+"]"))
	}
}

func (f *storyReasons) reasons(list []happening.Reason) string {
	var out []string
	for _, r := range list {
		s := f.say.word(reasonWords, r.Rule)
		switch {
		case r.Rule == happening.RuleKindred && len(r.Names) == 2:
			s = fmt.Sprintf(s, r.Names[0], r.Names[1])
		case strings.Contains(s, "%s"):
			s = fmt.Sprintf(s, strconv.Itoa(r.Number))
		case len(r.Names) > 0:
			var names []string
			for _, n := range r.Names {
				names = append(names, f.isolate(clean(n)))
			}
			s += ": " + strings.Join(names, f.say.of(msgComma))
		}
		out = append(out, s+" ["+r.Rule+"]")
	}
	return strings.Join(out, f.say.of(msgSemicolon))
}

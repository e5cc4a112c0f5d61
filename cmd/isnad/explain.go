package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/isnad-desk/isnad/desk"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/newsroom"
)

// What explain entity shows of each entity.
const (
	maxMembers = 40
	maxOthers  = 8
)

// explainEntity is isnad explain entity NAME PATH...: why the mentions of a name in many articles are one thing, or are several.
func (a *app) explainEntity() *cobra.Command {
	return &cobra.Command{
		Use: "entity NAME PATH...", Short: "show why mentions of a name are one entity, or are several",
		Long: "Read articles, make their desk and tell of every entity that NAME stands for what joined its mentions, and who bears the name and is another. " +
			"These reasons are in English.",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 2 {
				return errors.New("a name and a path are wanted")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			n, err := a.newsroom()
			if err != nil {
				return err
			}
			table, _, failed, err := a.deskOf(cmd.Context(), n, args[1:])
			if err != nil {
				return err
			}
			found, err := table.Explain(args[0])
			if err != nil {
				return err
			}
			out := bufio.NewWriter(a.stdout)
			p := newPaper(out, a.stdout, a.terminal(a.stdout), speech(a.speech))
			if len(found) == 0 {
				fmt.Fprintf(a.stderr, "isnad: nothing is called %s\n", clean(args[0]))
			}
			for i := range found {
				p.reasons(&found[i], table.Record)
			}
			if failed == nil && len(found) == 0 {
				failed = errSomeFailed
			}
			return finish(out, errors.Join(p.err, failed))
		},
	}
}

// deskOf reads articles and makes their desk. failed says that some could not be read; err, that nothing can be shown.
func (a *app) deskOf(ctx context.Context, n *newsroom.Newsroom, paths []string) (table *newsroom.Table, d *news.Desk, failed, err error) {
	table = n.Table()
	failed = a.read(ctx, n, paths, func(r *news.Record) error {
		table.Add(r)
		return nil
	})
	d, err = table.Desk()
	return table, d, failed, err
}

// reasons prints why an entity is one.
func (p *paper) reasons(x *desk.Reasons, record func(id string) (*news.Record, error)) {
	e := &x.Entity
	p.printf("%s  %s", p.paint(bold, p.isolate(clean(e.Name))), e.Kind)
	if e.Latin != "" {
		p.printf("  %s", e.Latin)
	}
	p.printf("\n  %d mentions' entities in %d stories\n", len(e.Members), len(x.Stories))
	for _, why := range e.Because {
		p.printf("  joined: %s\n", why)
	}
	switch {
	case x.Key == "":
		p.printf("  stands alone: outside its story nothing tells who is meant by so short a name\n")
	case x.Open:
		p.printf("  the name alone does not join it to the same name in other stories: several may bear it\n")
	}
	for _, c := range x.Clues {
		p.printf("  clue in %d stories: %s\n", c.Stories, p.isolate(c.Says))
	}
	for i, m := range e.Members {
		if i == maxMembers {
			p.printf("    … and %d more\n", len(e.Members)-i)
			break
		}
		r, err := record(m.Article)
		if err != nil || m.Entity >= len(r.Entities) {
			continue
		}
		var roles []string
		for _, role := range r.Entities[m.Entity].Roles {
			roles = append(roles, clean(role.Text))
		}
		line := p.isolate(strings.Join(r.Entities[m.Entity].Names, " · "))
		if len(roles) > 0 {
			line += " — " + p.isolate(strings.Join(roles, " · "))
		}
		p.printf("    %s  %s\n", line, p.paint(dim, p.isolate(clean(r.Article.Location))))
	}
	for i, o := range x.Others {
		if i == maxOthers {
			p.printf("  … and %d more of that name\n", len(x.Others)-i)
			break
		}
		p.printf("  another: %s, %d mentions' entities, no clue in common\n", p.isolate(clean(o.Name)), len(o.Members))
	}
	p.printf("\n")
}

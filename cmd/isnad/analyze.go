package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"github.com/isnad-desk/isnad/export"
	"github.com/isnad-desk/isnad/news"
)

func (a *app) analyze(cmd *cobra.Command, paths []string) error {
	n, err := a.newsroom()
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(a.stdout, 1<<16)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	face := &recordFace{paper: paper{out: out, terminal: isTerminal(a.stdout)}, say: speech(a.speech), rules: a.rules}
	err = a.read(cmd.Context(), n, paths, func(r *news.Record) error {
		if a.json {
			return enc.Encode(export.NewAnalysis(r))
		}
		face.print(r)
		return face.err
	})
	return errors.Join(out.Flush(), err)
}

// recordFace prints what stands in one article for people; with rules also which rule or model made each part.
type recordFace struct {
	paper
	say   speech
	rules bool
}

func (f *recordFace) by(rule string) string {
	if !f.rules || rule == "" {
		return ""
	}
	return "  " + f.paint(dim, "["+rule+"]")
}

func (f *recordFace) print(r *news.Record) {
	a := &r.Article
	t := a.Text
	title := a.Location
	if a.Title != nil {
		title = a.Title.Of(t)
	}
	f.printf("\n%s %s\n", f.paint(bold+";"+cyan, f.say.of(msgArticle)), f.paint(bold, f.isolate(clean(title))))
	outlet, published := f.say.of(msgNoOutlet), f.say.of(msgUndated)
	if a.Outlet != nil {
		outlet = clean(a.Outlet.Name) + " (" + string(a.Outlet.Basis) + ")"
	}
	if p := a.Published; p != nil {
		published = p.From.String()
		if p.From != p.To {
			published += " – " + p.To.String()
		}
		published += " (" + string(p.Basis) + ")"
	}
	f.printf("%s · %s · %s\n", f.isolate(outlet), f.isolate(published), f.paint(dim, f.isolate(a.Location)))
	f.entities(r)
	if len(r.Times) > 0 {
		f.printf("  %s\n", f.paint(bold, f.say.of(msgTimes)))
		for _, x := range r.Times {
			value := "?"
			if x.Value.Known() {
				value = x.Value.From.String()
				if x.Value.To != x.Value.From {
					value += "/" + x.Value.To.String()
				}
			}
			f.printf("    %s = %s %s%s\n", f.isolate(clean(x.Span.Of(t))), f.isolate(value), f.paint(dim, x.Precision), f.by(x.Rule))
		}
	}
	if len(r.Statements) > 0 {
		f.printf("  %s\n", f.paint(bold, f.say.of(msgStatement)))
		for i := range r.Statements {
			s := &r.Statements[i]
			f.printf("    %s %s %s%s\n", f.isolate(statementChain(s, f.say)), f.paint(yellow, f.say.of(stances[s.Stance])+":"), f.isolate("«"+clean(s.Content.Of(t))+"»"), f.by(s.Rule))
		}
	}
	if len(r.Events) > 0 {
		f.printf("  %s\n", f.paint(bold, f.say.of(msgEvents)))
		for i := range r.Events {
			f.event(r, &r.Events[i])
		}
	}
}

func (f *recordFace) entities(r *news.Record) {
	if len(r.Entities) == 0 {
		return
	}
	made := map[int]map[string]bool{}
	for _, m := range r.Mentions {
		if made[m.Entity] == nil {
			made[m.Entity] = map[string]bool{}
		}
		made[m.Entity][m.Rule] = true
	}
	f.printf("  %s\n", f.paint(bold, f.say.of(msgEntities)))
	for i := range r.Entities {
		e := &r.Entities[i]
		var roles, rules []string
		for _, role := range e.Roles {
			roles = append(roles, clean(role.Text))
		}
		for _, m := range r.Mentions { // in order of appearance, each rule once
			if m.Entity == i && made[i][m.Rule] {
				made[i][m.Rule] = false
				rules = append(rules, m.Rule)
			}
		}
		tail := ""
		if len(roles) > 0 {
			tail = " — " + f.isolate(strings.Join(unique(roles), "، "))
		}
		f.printf("    %s %s%s%s\n", f.isolate(clean(e.Name)), f.paint(dim, f.isolate(f.say.of(kinds[string(e.Kind)])+", "+e.Latin)), tail, f.by(strings.Join(rules, "; ")))
	}
}

func (f *recordFace) event(r *news.Record, e *news.Event) {
	party := func(ps []news.Party) string {
		var out []string
		for _, p := range ps {
			switch {
			case p.Entity != news.None:
				out = append(out, clean(r.Entities[p.Entity].Name))
			case p.Span != nil:
				out = append(out, "«"+clean(p.Span.Of(r.Article.Text))+"»")
			}
		}
		return strings.Join(out, " + ")
	}
	kind := e.Type
	if e.Mode != "" {
		kind += "." + e.Mode
	}
	var more []string
	if e.Negated {
		more = append(more, "negated")
	}
	if e.Modality != "actual" {
		more = append(more, e.Modality)
	}
	if e.Place != news.None {
		more = append(more, "@ "+f.isolate(clean(r.Entities[e.Place].Name)))
	}
	if e.When.Known() {
		more = append(more, e.When.From.String())
	}
	f.printf("    %s %s: %s → %s %s%s\n", f.paint(cyan, kind), f.isolate(clean(e.Trigger.Of(r.Article.Text))), f.isolate(party(e.Actors)), f.isolate(party(e.Recipients)),
		f.paint(dim, strings.Join(more, ", ")), f.by(e.Rule))
	f.printf("      %s\n", f.paint(dim, f.isolate(chain(r, e, f.say))))
}

func unique(in []string) []string {
	seen := map[string]bool{}
	var out []string
	for _, s := range in {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}

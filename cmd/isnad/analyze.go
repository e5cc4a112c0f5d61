package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/isnad-desk/isnad/export"
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/newsroom"
)

func (a *app) analyze(cmd *cobra.Command, paths []string) error {
	n, err := a.newsroom()
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(a.stdout, 1<<16)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	say := speech(a.speech)
	face := &recordFace{paper: newPaper(out, a.stdout, a.terminal(a.stdout), say), say: say, lang: n.Language(), rules: a.rules}
	err = a.read(cmd.Context(), n, paths, func(r *news.Record) error {
		if a.json {
			return enc.Encode(export.NewAnalysis(r))
		}
		face.print(r)
		return face.err
	})
	return finish(out, err)
}

// recordFace prints what stands in one article for people; with rules also which rule or model made each part.
type recordFace struct {
	paper
	say   speech
	lang  *lang.Language
	rules bool
	n     int // articles printed
}

func (f *recordFace) by(rule string) string {
	if !f.rules || rule == "" {
		return ""
	}
	return "  " + f.paint(dim, "["+clean(rule)+"]")
}

func (f *recordFace) print(r *news.Record) {
	a := &r.Article
	t := a.Text
	title := around(clean(t), 0, reach) // an article without a headline is known by its first words
	if a.Title != nil {
		title = clean(a.Title.Of(t))
	}
	if f.n > 0 {
		f.printf("\n")
	}
	f.n++
	f.printf("%s %s\n", f.paint(bold+";"+cyan, f.say.of(msgArticle)), f.paint(bold, f.isolate(title)))
	outlet, published := f.say.of(msgNoOutlet), f.say.of(msgUndated)
	if a.Outlet != nil {
		outlet = f.isolate(clean(a.Outlet.Name)) + " (" + f.say.word(bases, string(a.Outlet.Basis)) + ")"
	}
	if p := a.Published; p != nil && (p.From != news.NoDay || p.To != news.NoDay) {
		published = p.From.String()
		if p.From != p.To {
			published += " – " + p.To.String()
		}
		published = f.isolate(published) + " (" + f.say.word(bases, string(p.Basis)) + ")"
		published += f.by(p.Why)
	}
	f.printf("%s · %s · %s\n", outlet, published, f.paint(dim, f.isolate(clean(a.Location))))
	f.entities(r)
	f.open(r)
	f.times(r)
	if len(r.Statements) > 0 {
		f.printf("  %s\n", f.paint(bold, f.say.of(msgStatement)))
		for i := range r.Statements {
			s := &r.Statements[i]
			f.printf("    %s · %s %s%s\n", f.isolate(statementChain(s, f.say)), f.paint(yellow, f.say.word(stances, s.Stance)+":"), f.isolate("«"+clean(s.Content.Of(t))+"»"), f.by(s.Rule))
		}
	}
	if len(r.Events) > 0 {
		f.printf("  %s\n", f.paint(bold, f.say.of(msgEvents)))
		lines := f.lines(r)
		for i := range r.Events {
			f.event(r, i, lines)
		}
	}
}

// entities prints persons, then organisations, then places, each in the order of appearance.
func (f *recordFace) entities(r *news.Record) {
	if len(r.Entities) == 0 {
		return
	}
	rules, times := make([][]string, len(r.Entities)), make([]int, len(r.Entities))
	for _, m := range r.Mentions {
		if m.Entity != news.None {
			rules[m.Entity] = append(rules[m.Entity], m.Rule)
			times[m.Entity]++
		}
	}
	f.printf("  %s\n", f.paint(bold, f.say.of(msgEntities)))
	for _, kind := range []news.Kind{news.Person, news.Organization, news.Place} {
		for i := range r.Entities {
			e := &r.Entities[i]
			if e.Kind != kind {
				continue
			}
			about := []string{f.say.word(kinds, string(kind))}
			if e.Latin != "" {
				about = append(about, clean(e.Latin))
			}
			if times[i] > 1 {
				about = append(about, fmt.Sprintf("×%d", times[i]))
			}
			tail := ""
			var roles []string
			for _, role := range e.Roles {
				roles = append(roles, clean(role.Text))
			}
			if len(roles) > 0 {
				tail = " — " + f.isolate(strings.Join(unique(roles), "، "))
			}
			f.printf("    %s %s%s%s\n", f.isolate(clean(e.Name)), f.paint(dim, f.isolate(strings.Join(about, f.say.comma()))), tail, f.by(strings.Join(unique(rules[i]), "; ")))
		}
	}
}

// open prints, with the rules, the references that stay open and why.
func (f *recordFace) open(r *news.Record) {
	if !f.rules {
		return
	}
	for _, o := range r.Open {
		f.printf("    ? %s %s\n", f.isolate("«"+clean(o.Span.Of(r.Article.Text))+"»"), f.paint(dim, "["+clean(o.Why)+"]"))
	}
}

// times prints each expression and what it means once, however often it stands in the article.
func (f *recordFace) times(r *news.Record) {
	if len(r.Times) == 0 {
		return
	}
	f.printf("  %s\n", f.paint(bold, f.say.of(msgTimes)))
	seen := map[string]bool{}
	for _, x := range r.Times {
		value := "?"
		if x.Value.Known() {
			value = x.Value.From.String()
			if x.Value.To != x.Value.From {
				value += " – " + x.Value.To.String()
			}
		}
		line := fmt.Sprintf("    %s = %s %s%s\n", f.isolate(clean(x.Span.Of(r.Article.Text))), f.isolate(value), f.paint(dim, f.say.word(precisions, x.Precision)+f.anchors(r, x)), f.by(x.Rule))
		if !seen[line] {
			seen[line] = true
			f.printf("%s", line)
		}
	}
}

// anchors tells what an expression was reckoned from, link by link: ", from X, from Y, from the day of publication"; nothing where rules are not asked for.
func (f *recordFace) anchors(r *news.Record, x news.Time) string {
	if !f.rules {
		return ""
	}
	var out strings.Builder
	link := func(s string) { fmt.Fprintf(&out, "%s%s %s", f.say.comma(), f.say.of(msgFrom), s) }
	for range len(r.Times) {
		if x.Base.Len() == 0 {
			break
		}
		link(f.isolate("«" + clean(x.Base.Of(r.Article.Text)) + "»"))
		k := slices.IndexFunc(r.Times, func(o news.Time) bool { return o.Span == x.Base })
		if k < 0 {
			return out.String()
		}
		x = r.Times[k]
	}
	if x.Anchor == "published" {
		link(f.say.of(msgPublished))
	}
	return out.String()
}

// lines tells the events of one article as a desk of that article would.
func (f *recordFace) lines(r *news.Record) *export.Liner {
	d := &news.Desk{Entities: make([]news.DeskEntity, len(r.Entities))}
	for i, e := range r.Entities {
		d.Entities[i] = news.DeskEntity{ID: export.EntityID(i), Name: cmp.Or(e.Canon, e.Name), Latin: e.Latin}
	}
	return export.NewLiner(f.lang, d, f.isolate)
}

func (f *recordFace) event(r *news.Record, i int, lines *export.Liner) {
	e := &r.Events[i]
	parties := func(ps []news.Party) []string {
		var out []string
		for _, p := range ps {
			switch {
			case p.Entity != news.None:
				out = append(out, export.EntityID(p.Entity))
			case p.Span != nil:
				out = append(out, clean(p.Span.Of(r.Article.Text)))
			}
		}
		return out
	}
	h := &news.Happening{Type: e.Type, Mode: e.Mode, Actors: parties(e.Actors), Recipients: parties(e.Recipients), When: e.When, Negated: e.Negated, Modality: e.Modality}
	if e.Place != news.None {
		h.Place = export.EntityID(e.Place)
	}
	told := lines.English(h)
	if f.say == "ar" {
		told = lines.Native(h)
	}
	var counts []string
	for _, q := range e.Quantities {
		c, ok := quantities[q.What]
		if !ok {
			continue
		}
		n := f.say.count(q.From, c)
		if q.AtLeast {
			n = fmt.Sprintf(f.say.of(msgAtLeast), n)
		}
		counts = append(counts, n)
	}
	count := ""
	if counts = unique(counts); len(counts) > 0 {
		count = ": " + strings.Join(counts, "، ")
	}
	kind := e.Type
	if e.Mode != "" {
		kind += "." + e.Mode
	}
	f.printf("    %s%s %s%s\n", f.isolate(clean(told)), count, f.paint(dim, f.isolate(kind)), f.by(e.Rule))
	f.printf("      %s\n", f.paint(dim, f.isolate(chain(r, e, f.say)+": «"+f.around(r, e)+"»")))
}

// around is the words about what tells an event.
func (f *recordFace) around(r *news.Record, e *news.Event) string {
	s := newsroom.SentenceAt(r, e.Trigger.Start)
	if s.Empty() {
		return clean(e.Trigger.Of(r.Article.Text))
	}
	return clean(around(s.Of(r.Article.Text), e.Trigger.Start-s.Start, reach/2))
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

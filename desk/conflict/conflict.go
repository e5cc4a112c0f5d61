package conflict

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/isnad-desk/isnad/desk/happening"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// Found is what the reports disagree on.
type Found struct {
	Conflicts []news.Conflict
	// Rules names the rule that stated each of the conflicts.
	Rules []string
	// Updates are counts of which the later takes the place of the earlier.
	Updates []news.Conflict
}

// Find states the conflicts of happenings and of reports that speak against one another, and marks those happenings as contested.
func Find(in happening.Input, happenings []news.Happening) Found {
	in.Prepare()
	f := &finder{
		in: in, happenings: happenings, article: make(map[string]int, len(in.Records)), entity: make(map[string]int, len(in.Entities)),
		home: map[place]int{}, articles: make([][]int, len(in.Stories)), byStory: make([][]int, len(in.Stories)),
	}
	story := make(map[string]int, len(in.Stories))
	for s := range in.Stories {
		story[in.Stories[s].ID] = s
	}
	for a, r := range in.Records {
		f.article[r.Article.ID] = a
		f.articles[in.Story[a]] = append(f.articles[in.Story[a]], a)
	}
	for i, e := range in.Entities {
		f.entity[e.ID] = i
	}
	for i := range happenings {
		s := story[happenings[i].Story]
		f.byStory[s] = append(f.byStory[s], i)
		for _, r := range happenings[i].Reports {
			f.home[place{f.article[r.Article], r.Event}] = i
		}
	}
	for s := range in.Stories {
		f.story = s
		for _, i := range f.byStory[s] {
			h := &happenings[i]
			if len(h.Reports) > 1 {
				f.polarity(h)
				f.by("polarity")
				f.time(h)
				f.by("time")
				f.place(h)
				f.by("place")
				f.number(h)
			}
			f.contrasted(h)
			f.by("number")
			f.manner(h)
			f.by("manner")
			f.part(h)
			f.by("part")
		}
		f.confined(f.byStory[s])
		f.by("confined")
		f.cause()
		f.by("cause")
		f.scope()
		f.by("scope")
		f.counter()
		f.by("counter")
		f.denials()
		f.negated()
		f.accused()
		f.undone()
		f.answered()
		f.charged()
		f.refused()
		f.by("denials")
		f.who()
		f.by("who")
		f.conditions()
		f.ages()
		f.terms()
		f.by("condition")
		f.claims()
		f.altered()
		f.by("claims")
	}
	for i := range f.out.Conflicts {
		c := &f.out.Conflicts[i]
		c.ID = fmt.Sprintf("C%d", i+1)
		if h, ok := f.index(c.Happening); ok {
			happenings[h].Standing = "contested"
		}
	}
	for i := range f.out.Updates {
		f.out.Updates[i].ID = fmt.Sprintf("U%d", i+1)
	}
	return f.out
}

// by names the rule that stated the conflicts which were added since the rule before it.
func (f *finder) by(rule string) {
	for len(f.out.Rules) < len(f.out.Conflicts) {
		f.out.Rules = append(f.out.Rules, rule)
	}
}

// place is an event or a statement of an article.
type place struct{ article, n int }

type finder struct {
	in         happening.Input
	happenings []news.Happening
	article    map[string]int // by id
	entity     map[string]int // by id
	home       map[place]int  // the happening of each event
	articles   [][]int        // by story
	byStory    [][]int        // happenings by story
	story      int            // the one in work
	ids        map[string]int // happenings by id
	singular   map[string]string
	layer      layer
	out        Found
}

func (f *finder) index(happening string) (int, bool) {
	if f.ids == nil {
		f.ids = make(map[string]int, len(f.happenings))
		for i := range f.happenings {
			f.ids[f.happenings[i].ID] = i
		}
	}
	i, ok := f.ids[happening]
	return i, ok
}

// value is what one report says in a slot.
type value struct {
	says   string
	report int // index into the happening's reports, or -1
	at     news.Evidence
	source string         // who says so: see source
	no     bool           // of polarity: it says that it was not so
	more   *news.Evidence // what the body says, where at is the headline
}

func (f *finder) event(r news.Report) (*news.Record, *news.Event) {
	rec := f.in.Records[f.article[r.Article]]
	return rec, &rec.Events[r.Event]
}

// evidence is the sentence in which the event stands.
func (f *finder) evidence(r news.Report) news.Evidence {
	rec, e := f.event(r)
	return sentenceAt(rec, e.Trigger)
}

// sentenceAt is the sentence in which s starts.
func sentenceAt(rec *news.Record, s text.Span) news.Evidence {
	if whole, ok := happening.Sentence(rec, s); ok {
		s = whole
	}
	return news.Evidence{Article: rec.Article.ID, Span: s}
}

// content is the content of a statement, up to the end of its first sentence, with its cue where that stands in the same sentence.
func content(rec *news.Record, s *news.Statement) news.Evidence {
	at := s.Content
	if whole, ok := happening.Sentence(rec, at); ok {
		at.End = min(at.End, whole.End)
		if s.Cue.Start >= whole.Start && s.Cue.End <= whole.End {
			at = text.Span{Start: min(at.Start, s.Cue.Start), End: max(at.End, s.Cue.End)}
		}
	}
	return news.Evidence{Article: rec.Article.ID, Span: at}
}

// source names who says what stands in statement n of article a: two values of one source are no disagreement between sources.
func (f *finder) source(a, n int) string {
	r := f.in.Records[a]
	if n == news.None {
		return "voice " + fmt.Sprint(f.in.Root[a])
	}
	s := &r.Statements[n]
	if s.Entity != news.None && (s.Class == news.NamedSource || s.Class == news.OrgSource) {
		return "entity " + f.in.Entities[f.in.Entity[a][s.Entity]].Name
	}
	words := s.Source
	if s.Antecedent != nil {
		words = s.Antecedent
	}
	if words == nil {
		return fmt.Sprint("statement ", f.in.Root[a], " ", n)
	}
	return "words " + fmt.Sprint(f.in.Root[a]) + " " + f.in.Fold(words.Of(r.Article.Text))
}

// state adds a conflict when the values fall into two or more groups; group[i] is the group of values[i].
func (f *finder) state(h *news.Happening, slot string, values []value, group []int) {
	if c, ok := f.sides(h, slot, values, group); ok {
		f.out.Conflicts = append(f.out.Conflicts, c)
	}
}

// sides makes a conflict of grouped values, the group of most reports first; ok is false when there is but one group.
func (f *finder) sides(h *news.Happening, slot string, values []value, group []int) (news.Conflict, bool) {
	members := map[int][]value{}
	var order []int
	for i, v := range values {
		g := group[i]
		if members[g] == nil {
			order = append(order, g)
		}
		members[g] = append(members[g], v)
	}
	if len(order) < 2 {
		return news.Conflict{}, false
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(len(members[b]), len(members[a])) })
	c := news.Conflict{Story: f.in.Stories[f.story].ID, Slot: slot}
	if h != nil {
		c.Happening = h.ID
	}
	for _, g := range order {
		side := news.Side{Says: members[g][0].says}
		reports, sources := map[int]bool{}, map[string]bool{}
		for _, v := range members[g] {
			for _, at := range []*news.Evidence{&v.at, v.more} {
				if at != nil && !slices.Contains(side.Reports, *at) {
					side.Reports = append(side.Reports, *at)
				}
			}
			reports[v.report] = true
			sources[v.source] = true
		}
		if h != nil {
			for _, o := range h.Origins {
				if slices.ContainsFunc(o.Reports, func(r int) bool { return reports[r] }) {
					side.Independent++
				}
			}
		}
		if side.Independent == 0 {
			side.Independent = len(sources)
		}
		c.Sides = append(c.Sides, side)
	}
	return c, true
}

// against states a conflict of two values outside the slots of one happening.
func (f *finder) against(slot string, event place, a, b value) {
	var h *news.Happening
	if i, ok := f.home[event]; ok {
		h = &f.happenings[i]
	}
	if f.said(a.at, b.at) {
		return // by another rule
	}
	if slot == "polarity" && f.oneSentence(a.at, b.at) {
		return
	}
	for k := range f.out.Conflicts {
		if c := &f.out.Conflicts[k]; c.Story == f.in.Stories[f.story].ID && c.Slot == slot && (len(c.Sides) == 2 || slot == "cause") && f.widen(c, h, a, b) {
			return
		}
	}
	a.report, b.report = -1, -1
	f.state(h, slot, []value{a, b}, []int{0, 1})
}

// oneSentence reports whether a yes and a no stand in one passage, or in two articles that print it: whoever is read there as denying denies nothing that is said
// there.
func (f *finder) oneSentence(a, b news.Evidence) bool {
	if a.Article == b.Article {
		return a.Span.Overlaps(b.Span)
	}
	return f.in.Alike(f.article[a.Article], a.Span, f.article[b.Article], b.Span) >= sameWords
}

// reprints reports whether a side of a conflict holds a passage of another article that is printed in nearly the same words.
func (f *finder) reprints(s *news.Side, at news.Evidence) bool {
	return slices.ContainsFunc(s.Reports, func(r news.Evidence) bool {
		return r.Article != at.Article && f.in.Alike(f.article[r.Article], r.Span, f.article[at.Article], at.Span) >= sameWords
	})
}

// widen adds two values to a conflict that is about the same: one of them stands there already, against what the other says.
func (f *finder) widen(c *news.Conflict, h *news.Happening, a, b value) bool {
	add := func(s *news.Side, v value) {
		if !f.covers(s, v.at) {
			s.Reports = append(s.Reports, v.at)
			s.Independent++
		}
	}
	for i := range c.Sides {
		if len(c.Sides) > 2 {
			break
		}
		x, y := &c.Sides[i], &c.Sides[1-i]
		switch {
		case c.Slot == "number" && (!f.sameNumber(x.Says, a.says) || !f.sameNumber(y.Says, b.says)):
			continue
		case c.Slot != "polarity" && c.Slot != "number" && (!f.sameSaying(x.Says, a.says) || !f.sameSaying(y.Says, b.says)):
			continue
		case !f.covers(x, a.at) && !f.covers(y, b.at) && (c.Slot != "polarity" || !f.reprints(x, a.at) || !f.reprints(y, b.at)): // nor does another article print the same
			continue
		case f.covers(y, a.at) || f.covers(x, b.at):
			return false
		}
		add(x, a)
		add(y, b)
		return true
	}
	if c.Slot != "cause" || h == nil || c.Happening != h.ID { // another cause of the same fire is another side
		return false
	}
	for i := range c.Sides {
		for _, v := range [][2]value{{a, b}, {b, a}} {
			if c.Sides[i].Says == v[0].says && f.covers(&c.Sides[i], v[0].at) {
				c.Sides = append(c.Sides, news.Side{Says: v[1].says, Reports: []news.Evidence{v[1].at}, Independent: 1})
				return true
			}
		}
	}
	return false
}

// sameSaying reports whether two sides say the same, or one word in two of its forms.
func (f *finder) sameSaying(x, y string) bool {
	if x == y {
		return true
	}
	x, y = f.in.Fold(x), f.in.Fold(y)
	return !strings.Contains(x, " ") && !strings.Contains(y, " ") && f.in.Words.Lemma(x) == f.in.Words.Lemma(y)
}

func (f *finder) covers(s *news.Side, at news.Evidence) bool {
	return slices.ContainsFunc(s.Reports, func(r news.Evidence) bool { return r.Article == at.Article && r.Span.Overlaps(at.Span) })
}

// line is an evidence on one line.
func (f *finder) line(at news.Evidence) string {
	return strings.Join(strings.Fields(at.Span.Of(f.in.Records[f.article[at.Article]].Article.Text)), " ")
}

// values collects the values of the reports of a happening that are told as facts.
func (f *finder) told(h *news.Happening, negatedToo bool) []int {
	var out []int
	for i, r := range h.Reports {
		if _, e := f.event(r); e.Modality == "actual" && (negatedToo || !e.Negated) {
			out = append(out, i)
		}
	}
	return out[:min(len(out), maxValues)]
}

// value is a report of a happening with what it says.
func (f *finder) value(h *news.Happening, i int, says string) value {
	r := h.Reports[i]
	rec, e := f.event(r)
	v := value{says: says, report: i, at: f.evidence(r), source: f.source(f.article[r.Article], e.Statement), no: e.Negated}
	if t := rec.Article.Title; t != nil && t.Contains(e.Trigger) {
		for _, s := range e.Also {
			if at := sentenceAt(rec, s); !t.Overlaps(at.Span) {
				v.more = &at
				break
			}
		}
	}
	return v
}

// maxValues bounds how many values of one slot are compared with one another.
const maxValues = 200

// grouped returns the group of each of n values: that of the first value before it with which it agrees, else its own. Of the values before it the
// first maxValues are asked.
func grouped(n int, agree func(i, j int) bool) []int {
	g := make([]int, n)
	for i := range g {
		g[i] = i
		for j := 0; j < i && j < maxValues; j++ {
			if agree(i, j) {
				g[i] = g[j]
				break
			}
		}
	}
	return g
}

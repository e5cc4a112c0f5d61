package conflict

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/isnad-desk/isnad/desk/happening"
	"github.com/isnad-desk/isnad/news"
)

// Find states the conflicts of happenings, and marks those happenings as contested.
func Find(in happening.Input, happenings []news.Happening) []news.Conflict {
	article := make(map[string]int, len(in.Records))
	for a, r := range in.Records {
		article[r.Article.ID] = a
	}
	f := &finder{in: in, article: article, entity: make(map[string]int, len(in.Entities))}
	for i, e := range in.Entities {
		f.entity[e.ID] = i
	}
	for i := range happenings {
		h := &happenings[i]
		if len(h.Reports) < 2 {
			continue
		}
		before := len(f.out)
		f.polarity(h)
		f.time(h)
		f.place(h)
		f.number(h)
		if len(f.out) > before {
			h.Standing = "contested"
		}
	}
	f.confined(happenings)
	for i := range f.out {
		f.out[i].ID = fmt.Sprintf("C%d", i+1)
	}
	return f.out
}

type finder struct {
	in      happening.Input
	article map[string]int // by id
	entity  map[string]int // by id
	out     []news.Conflict
}

// confined states where one article says that somebody did not leave a place, and another that the same person met or visited somebody
// elsewhere in the course of the same story. A meeting that is told without a place, or in a place that holds the other, counts as elsewhere
// only when the first article tells nothing of it: within the place all parties would have to come to the guest.
func (f *finder) confined(happenings []news.Happening) {
	byStory := map[string][]int{}
	for i := range happenings {
		byStory[happenings[i].Story] = append(byStory[happenings[i].Story], i)
	}
	for i := range happenings {
		h := &happenings[i]
		if h.Type != "CONSULT" || h.Mode != "" || !h.Negated || h.Place == "" || len(h.Actors) == 0 {
			continue
		}
		var against []news.Evidence
		var names []string
		independent := 0
		for _, k := range byStory[h.Story] {
			o := &happenings[k]
			if k == i || o.Type != "CONSULT" || o.Mode != "meet" || o.Negated || o.Modality != "actual" || !shares(h.Actors, o) || !h.When.Meets(o.When) || f.toldBy(o, h.Reports) {
				continue
			}
			if o.Place != "" && (o.Place == h.Place || f.in.Holds(f.name(h.Place), f.name(o.Place))) {
				continue
			}
			for _, r := range o.Reports {
				against = append(against, f.evidence(r))
			}
			independent += len(o.Origins)
			for _, p := range append(slices.Clone(o.Actors), o.Recipients...) {
				if name := f.name(p); !slices.Contains(h.Actors, p) && !slices.Contains(names, name) {
					names = append(names, name)
				}
			}
			o.Standing = "contested"
		}
		if len(against) == 0 {
			continue
		}
		h.Standing = "contested"
		c := news.Conflict{Happening: h.ID, Slot: "place"}
		c.Sides = append(c.Sides, news.Side{Says: f.name(h.Place), Independent: len(h.Origins)}, news.Side{Says: strings.Join(names, ", "), Reports: against, Independent: independent})
		for _, r := range h.Reports {
			c.Sides[0].Reports = append(c.Sides[0].Reports, f.evidence(r))
		}
		f.out = append(f.out, c)
	}
}

// shares reports whether one of the parties takes part in a happening, on either side.
func shares(parties []string, h *news.Happening) bool {
	return slices.ContainsFunc(parties, func(p string) bool { return slices.Contains(h.Actors, p) || slices.Contains(h.Recipients, p) })
}

// toldBy reports whether one of the reports' articles also tells the happening.
func (f *finder) toldBy(h *news.Happening, reports []news.Report) bool {
	return slices.ContainsFunc(h.Reports, func(a news.Report) bool {
		return slices.ContainsFunc(reports, func(b news.Report) bool { return a.Article == b.Article })
	})
}

// name is the name of a desk entity by its id; the phrase of an unnamed party is its own name.
func (f *finder) name(id string) string {
	if e, ok := f.entity[id]; ok {
		return f.in.Entities[e].Name
	}
	return id
}

// value is what one report says in a slot.
type value struct {
	says   string
	report int // index into the happening's reports
	at     news.Evidence
}

func (f *finder) event(r news.Report) (*news.Record, *news.Event) {
	rec := f.in.Records[f.article[r.Article]]
	return rec, &rec.Events[r.Event]
}

// evidence is the sentence in which the event stands.
func (f *finder) evidence(r news.Report) news.Evidence {
	rec, e := f.event(r)
	s, ok := happening.Sentence(rec, e.Trigger)
	if !ok {
		s = e.Trigger
	}
	return news.Evidence{Article: r.Article, Span: s}
}

// state adds a conflict when the values fall into two or more groups; group[i] is the group of values[i].
func (f *finder) state(h *news.Happening, slot string, values []value, group []int) {
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
		return
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(len(members[b]), len(members[a])) })
	c := news.Conflict{Happening: h.ID, Slot: slot}
	for _, g := range order {
		side := news.Side{Says: members[g][0].says}
		reports := map[int]bool{}
		for _, v := range members[g] {
			side.Reports = append(side.Reports, v.at)
			reports[v.report] = true
		}
		for _, o := range h.Origins {
			if slices.ContainsFunc(o.Reports, func(r int) bool { return reports[r] }) {
				side.Independent++
			}
		}
		c.Sides = append(c.Sides, side)
	}
	f.out = append(f.out, c)
}

// polarity: it happened against it did not. Only acts told as facts count.
func (f *finder) polarity(h *news.Happening) {
	var vs []value
	var group []int
	for i, r := range h.Reports {
		rec, e := f.event(r)
		if e.Modality != "actual" {
			continue
		}
		at := f.evidence(r)
		vs = append(vs, value{says: line(rec, at), report: i, at: at})
		if e.Negated {
			group = append(group, 1)
		} else {
			group = append(group, 0)
		}
	}
	f.state(h, "polarity", vs, group)
}

// line is the sentence of an evidence on one line.
func line(rec *news.Record, at news.Evidence) string {
	return strings.Join(strings.Fields(at.Span.Of(rec.Article.Text)), " ")
}

// time: days that cannot meet. Only values known to three days or less are held against one another: a coarser time is no conflict.
func (f *finder) time(h *news.Happening) {
	var vs []value
	var whens []news.Interval
	for i, r := range h.Reports {
		_, e := f.event(r)
		if !e.When.Known() || e.When.To-e.When.From > 2 || e.Modality != "actual" || e.Negated {
			continue
		}
		says := e.When.From.String()
		if e.When.To != e.When.From {
			says += "/" + e.When.To.String()
		}
		vs = append(vs, value{says, i, f.evidence(r)})
		whens = append(whens, e.When)
	}
	groups := grouped(len(vs), func(i, j int) bool { return whens[i].Meets(whens[j]) || f.apart(h, vs[i].report, vs[j].report) })
	f.state(h, "time", vs, groups)
}

// apart reports whether two reports that differ in time or place are rather two acts: the same sides fight every day, unless they count the same.
func (f *finder) apart(h *news.Happening, i, j int) bool {
	_, a := f.event(h.Reports[i])
	_, b := f.event(h.Reports[j])
	return happening.Repeatable(a) && !happening.SameCount(a, b)
}

// place: places of which neither contains the other, both known to the gazetteer.
func (f *finder) place(h *news.Happening) {
	var vs []value
	var names []string
	for i, r := range h.Reports {
		_, e := f.event(r)
		if e.Place == news.None || e.Modality != "actual" || e.Negated {
			continue
		}
		name := f.in.Entities[f.in.Entity[f.article[r.Article]][e.Place]].Name
		vs = append(vs, value{name, i, f.evidence(r)})
		names = append(names, name)
	}
	groups := grouped(len(vs), func(i, j int) bool {
		a, b := names[i], names[j]
		return a == b || f.in.Holds(a, b) || f.in.Holds(b, a) || !f.in.Knows(a) || !f.in.Knows(b) || f.apart(h, vs[i].report, vs[j].report)
	})
	f.state(h, "place", vs, groups)
}

// number: counts of the same thing that cannot both hold; "at least" is met by anything larger. Only counts that surely are
// of one incident are held against one another, and only those of different outlets: what one outlet counts twice are two incidents or an update.
func (f *finder) number(h *news.Happening) {
	byWhat := map[string][]int{}
	var vs []value
	var qs []news.Quantity
	var whats []string
	var events []*news.Event
	var outlets []string
	for i, r := range h.Reports {
		rec, e := f.event(r)
		for _, q := range largest(rec, e.Quantities) {
			says := fmt.Sprint(q.From)
			if q.To != q.From {
				says += "–" + fmt.Sprint(q.To)
			}
			if q.AtLeast {
				says = "≥ " + says
			}
			if byWhat[q.What] == nil {
				whats = append(whats, q.What)
			}
			byWhat[q.What] = append(byWhat[q.What], len(vs))
			at := f.evidence(r)
			if s, ok := happening.Sentence(rec, q.Span); ok {
				at.Span = s
			}
			vs = append(vs, value{q.What + " " + says, i, at})
			qs, events = append(qs, q), append(events, e)
			outlet := r.Article
			if o := rec.Article.Outlet; o != nil {
				outlet = o.Name
			}
			outlets = append(outlets, outlet)
		}
	}
	slices.Sort(whats)
	for _, what := range whats {
		var idx []int
		all := byWhat[what][:min(len(byWhat[what]), maxValues)]
		for _, a := range all {
			if slices.ContainsFunc(all, func(b int) bool {
				return !agree(qs[a], qs[b]) && outlets[a] != outlets[b] && f.comparable(h, vs[a], vs[b], events[a], events[b])
			}) {
				idx = append(idx, a)
			}
		}
		some := make([]value, len(idx))
		for n, k := range idx {
			some[n] = vs[k]
		}
		groups := grouped(len(idx), func(i, j int) bool { return agree(qs[idx[i]], qs[idx[j]]) })
		f.state(h, "number", some, groups)
	}
}

// largest keeps the largest count of each thing in each sentence: the toll of the whole rather than of its parts.
func largest(rec *news.Record, qs []news.Quantity) []news.Quantity {
	var out []news.Quantity
	for _, q := range qs {
		at, _ := happening.Sentence(rec, q.Span)
		i := slices.IndexFunc(out, func(o news.Quantity) bool {
			was, _ := happening.Sentence(rec, o.Span)
			return o.What == q.What && was == at
		})
		if i < 0 {
			out = append(out, q)
		} else if q.From > out[i].From {
			out[i] = q
		}
	}
	return out
}

// comparable reports whether two counts surely speak of one incident: the same known day, or the same place or one in the other, or, where
// the reports tell neither, the same sentence in other words.
func (f *finder) comparable(h *news.Happening, i, j value, a, b *news.Event) bool {
	if a.When.Known() && b.When.Known() {
		if !a.When.Meets(b.When) {
			return false
		}
		if a.When == b.When && a.When.From == a.When.To {
			return true
		}
	}
	if a.Place != news.None && b.Place != news.None {
		of := func(v value, place int) int { return f.in.Entity[f.article[h.Reports[v.report].Article]][place] }
		x, y := of(i, a.Place), of(j, b.Place)
		return x == y || f.in.Holds(f.in.Entities[x].Name, f.in.Entities[y].Name) || f.in.Holds(f.in.Entities[y].Name, f.in.Entities[x].Name)
	}
	return f.alike(i.at, j.at)
}

// alike reports whether two sentences share at least a third of their words.
func (f *finder) alike(a, b news.Evidence) bool {
	words := func(e news.Evidence) map[string]bool {
		out := map[string]bool{}
		for _, w := range strings.Fields(f.in.Lang.FoldString(e.Span.Of(f.in.Records[f.article[e.Article]].Article.Text))) {
			out[w] = true
		}
		return out
	}
	x, y := words(a), words(b)
	shared := 0
	for w := range x {
		if y[w] {
			shared++
		}
	}
	return 3*shared >= len(x)+len(y)-shared
}

func agree(a, b news.Quantity) bool {
	if a.AtLeast && b.To >= a.From || b.AtLeast && a.To >= b.From {
		return true
	}
	return a.From <= b.To && b.From <= a.To
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

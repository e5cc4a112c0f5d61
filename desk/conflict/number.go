package conflict

import (
	"fmt"
	"slices"

	"github.com/isnad-desk/isnad/desk/happening"
	"github.com/isnad-desk/isnad/news"
)

// count is one count of a happening.
type count struct {
	value
	q     news.Quantity
	event *news.Event
	rec   *news.Record
	new   bool // the words beside it say that it takes another's place
	first bool // they say that it is provisional, or told before
}

// number: counts of the same thing that cannot both hold; "at least" is met by anything larger. Only counts that surely are of one incident are
// held against one another, and only those of different sources. Counts of which the later takes the place of the earlier are updates.
func (f *finder) number(h *news.Happening) {
	byWhat := map[string][]count{}
	var whats []string
	for i, r := range h.Reports[:min(len(h.Reports), maxValues)] {
		rec, e := f.event(r)
		if e.Modality != "actual" || e.Negated {
			continue
		}
		for _, q := range largest(rec, e.Quantities) {
			says := fmt.Sprint(q.From)
			if q.To != q.From {
				says += "–" + fmt.Sprint(q.To)
			}
			if q.AtLeast {
				says = "≥ " + says
			}
			c := count{value: value{says: q.What + " " + says, report: i, at: sentenceAt(rec, q.Span)}, q: q, event: e, rec: rec}
			c.source = f.source(f.article[r.Article], statementAt(rec, &q, e))
			c.new, c.first = f.rise(rec, &q)
			if byWhat[q.What] == nil {
				whats = append(whats, q.What)
			}
			byWhat[q.What] = append(byWhat[q.What], c)
		}
	}
	slices.Sort(whats)
	for _, what := range whats {
		all := byWhat[what]
		var hold, late []count
		for _, a := range all {
			conflict, update := false, false
			for _, b := range all {
				if agree(a.q, b.q) || a.source == b.source || !f.comparable(h, &a, &b) {
					continue
				}
				if f.update(&a, &b) {
					update = true
				} else {
					conflict = true
				}
			}
			if conflict {
				hold = append(hold, a)
			} else if update {
				late = append(late, a)
			}
		}
		if c, ok := f.counts(h, hold); ok {
			f.out.Conflicts = append(f.out.Conflicts, c)
		}
		if c, ok := f.counts(h, late); ok {
			f.out.Updates = append(f.out.Updates, c)
		}
	}
}

func (f *finder) counts(h *news.Happening, cs []count) (news.Conflict, bool) {
	vs := make([]value, len(cs))
	for i := range cs {
		vs[i] = cs[i].value
	}
	return f.sides(h, "number", vs, grouped(len(cs), func(i, j int) bool { return agree(cs[i].q, cs[j].q) }))
}

// statementAt is the statement that tells a count, or that of its event.
func statementAt(rec *news.Record, q *news.Quantity, e *news.Event) int {
	best := news.None
	for n := range rec.Statements {
		c := rec.Statements[n].Content
		if c.Contains(q.Span) && (best == news.None || c.End-c.Start < rec.Statements[best].Content.End-rec.Statements[best].Content.Start) {
			best = n
		}
	}
	if best == news.None && e.Trigger.Start <= q.Span.Start && e.Trigger.End+200 > q.Span.Start {
		return e.Statement
	}
	return best
}

// rise reports what the sentence of a count says of its place among others.
func (f *finder) rise(rec *news.Record, q *news.Quantity) (isNew, first bool) {
	at := sentenceAt(rec, q.Span).Span
	for _, d := range rec.Details {
		if d.Slot == "rise" && at.Contains(d.Span) {
			isNew = isNew || d.Value == "up"
			first = first || d.Value == "before"
		}
	}
	return isNew, first
}

// update reports whether one of two counts takes the place of the other: the words say that it rose to the larger or that the smaller was
// provisional, or the larger was published on a later day.
func (f *finder) update(a, b *count) bool {
	if a.q.From > b.q.From {
		a, b = b, a
	}
	if b.new || a.first {
		return true
	}
	x, y := a.rec.Article.Published, b.rec.Article.Published
	return x != nil && y != nil && x.Known() && y.Known() && y.From > x.To
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

// comparable reports whether two counts surely speak of one incident: the reports are one act in much, or the same known day and place, or,
// where they tell neither, the same sentence in other words. Two counts of one event are of one incident.
func (f *finder) comparable(h *news.Happening, a, b *count) bool {
	x, y := a.event, b.event
	if x == y {
		return true
	}
	if x.When.Known() && y.When.Known() && !x.When.Meets(y.When) {
		return false
	}
	strength := f.strength(h, a.report, b.report)
	if strength >= sure || strength > 0 && f.in.Alike(f.article[a.at.Article], a.at.Span, f.article[b.at.Article], b.at.Span) >= 0.3 {
		return true
	}
	if x.Place == news.None || y.Place == news.None {
		return false
	}
	p, q := f.in.Entity[f.article[h.Reports[a.report].Article]][x.Place], f.in.Entity[f.article[h.Reports[b.report].Article]][y.Place]
	near := p == q || f.in.Holds(f.in.Entities[p].Name, f.in.Entities[q].Name) || f.in.Holds(f.in.Entities[q].Name, f.in.Entities[p].Name)
	return near && x.When.Known() && y.When.Known() && x.When.To-x.When.From < 2 && y.When.To-y.When.From < 2
}

func agree(a, b news.Quantity) bool {
	if a.AtLeast && b.To >= a.From || b.AtLeast && a.To >= b.From {
		return true
	}
	return a.From <= b.To && b.From <= a.To
}

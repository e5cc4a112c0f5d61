package times

import (
	"slices"
	"sort"
	"strings"

	"github.com/isnad-desk/isnad/news"
)

// firstDay is the first day that is looked at when a day of publication is inferred; the last is almanac.horizon.
var firstDay = news.DayOf(1986, 1, 1)

const (
	// narrow is how many days an inferred interval may have to be told as the article's own; a wider one only values its times.
	narrow = 14
	// wide is how many days it may have to value times.
	wide = 62
	// pressed is how many days the sure signs may leave for an event that is one of many of its sort to count.
	pressed = 400
	// soon is how many days after a sure event such an event counts, if its time of day or week fits as well.
	soon = 60
	// adjacent and aside are how many words may stand between an event and a time behind it: any time, a weekday or a date.
	adjacent, aside = 3, 12
	// later is how many days after an event a relative time is tried.
	later = 800
	// eve is how many days before a day of remembrance the press speaks of its eve.
	eve = 21
)

// ground is one reason for an inferred day, in words for `isnad explain`.
type ground struct{ rule, what string }

// guess infers the days on which the article can have been published, from events whose days are known, terms of office, and what the text
// says of its own day; ok is false where that leaves too much or contradicts itself. See docs/adr.
func (p *parser) guess(chosen []int32) (days news.Interval, why string, ok bool) {
	tolds := p.tell(0, int32(len(p.t.Tokens)))
	var grounds []ground
	lastDay := p.f.almanac.horizon
	sure := []news.Interval{{From: firstDay, To: lastDay}}
	anchored := false

	// Whoever holds an office dates the text, except in a sentence that tells of a year gone by.
	gone := map[int]bool{}
	for _, c := range chosen {
		if n := &p.nodes[c]; n.value.fixed && !n.value.vague {
			gone[p.t.Tokens[n.first].Sentence] = true
		}
	}
	for i := range tolds {
		if tolds[i].anniversary {
			gone[p.t.Tokens[tolds[i].first].Sentence] = true
		}
	}
	sure, n := p.inOffice(sure, func(s int) bool { return gone[s] })
	if n > 0 {
		grounds = append(grounds, ground{"terms-of-office", describe(sure)})
	}

	// Nobody can tell of an event before it came.
	floor := firstDay
	for i := range tolds {
		from := lastDay
		name := ""
		for _, id := range tolds[i].rows {
			e := &p.f.almanac.events[id]
			if e.kind == recurring || e.kind == knownDay && !tolds[i].anniversary {
				from = firstDay
				break
			}
			if e.days.From < from {
				from, name = e.days.From, e.name
			}
		}
		if from > floor && from != lastDay {
			floor = from
			grounds = append(grounds, ground{"after-event", name + " " + from.String()})
		}
	}
	sure = cutAll(sure, []news.Interval{{From: floor, To: lastDay}})

	type late struct {
		days  []news.Interval
		sharp bool
		g     ground
	}
	var lates []late
	for i := range tolds {
		x := &tolds[i]
		if x.anniversary {
			if d, g := p.remembered(x); d != nil {
				sure, anchored = cutAll(sure, d), true
				grounds = append(grounds, g)
			}
			continue
		}
		for _, c := range p.beside(x, chosen) {
			t := &p.nodes[c]
			var plain, often []news.Interval
			name := ""
			for _, id := range x.rows {
				e := &p.f.almanac.events[id]
				switch {
				case e.kind == period, e.act == acts{} && !sharp(t): // a name for what is recalled, beside what else was yesterday
					continue
				}
				d := p.before(t, e)
				if e.kind == recurring {
					often = append(often, d...)
				} else {
					plain = append(plain, d...)
				}
				if name == "" || len(cutAll(sure, d)) > 0 {
					name = e.name
				}
			}
			if name == "" {
				continue
			}
			g := ground{"event-and-time", name + " = " + wordsOf(p, t)}
			if often != nil || plain == nil || t.class == dateC && t.value.lone { // a date alone is that of any year
				lates = append(lates, late{tidy(append(often, plain...)), sharp(t), g})
				continue
			}
			sure, anchored = cutAll(sure, plain), true
			grounds = append(grounds, g)
		}
	}
	pressedIn := size(sure) <= pressed
	for _, l := range lates {
		d := cutAll(sure, l.days)
		if !pressedIn && l.sharp && floor > firstDay {
			d = cutAll(d, []news.Interval{{From: floor, To: floor + soon}})
			if d == nil {
				continue
			}
		} else if !pressedIn {
			continue
		}
		sure, anchored = d, true
		grounds = append(grounds, l.g)
	}

	// What the text says of its own day.
	own, asked := 0, 0
	if size(sure) <= 2500 {
		for _, c := range chosen {
			n := &p.nodes[c]
			if n.value.fits == nil && n.rule != "since" {
				continue
			}
			if asked++; asked > 40 { // the head of a text tells its day
				break
			}
			var left []news.Interval
			for _, i := range sure {
				for d := i.From; d <= i.To; d++ {
					if p.agrees(n, d) {
						left = append(left, one(d))
					}
				}
			}
			sure = tidy(left)
			if n.value.fits != nil {
				own++
				grounds = append(grounds, ground{"own-day", wordsOf(p, n)})
			}
		}
	}
	if len(sure) == 0 || !anchored && (own == 0 || n == 0) {
		return news.Unknown, "", false
	}
	days = news.Interval{From: sure[0].From, To: sure[len(sure)-1].To}
	if days.To-days.From >= wide || days.To == lastDay {
		return news.Unknown, "", false
	}
	if !anchored && days.From != days.To {
		return news.Unknown, "", false // a weekday and a date within some term: only where one day is left
	}
	return days, reasons(grounds), true
}

func abs(n int32) int32 {
	if n < 0 {
		return -n
	}
	return n
}

func reasons(gs []ground) string {
	seen := map[ground]bool{}
	var out []string
	for _, g := range gs {
		if !seen[g] {
			seen[g] = true
			out = append(out, g.rule+": "+g.what)
		}
	}
	return strings.Join(out, "; ")
}

func wordsOf(p *parser, n *node) string {
	return p.t.View.Original()[n.start:p.t.Tokens[n.last-1].Span.End]
}

// sharp reports a time that most days do not fit: a weekday or a date.
func sharp(n *node) bool {
	return (n.class == wdayC || n.class == dateC) && !n.value.fixed
}

// beside returns the times that tell when the event was: within its words, right behind, or right before.
func (p *parser) beside(x *told, chosen []int32) (out []int32) {
	s := p.t.Tokens[x.first].Sentence
	for _, c := range chosen {
		n := &p.nodes[c]
		if p.t.Tokens[n.first].Sentence != s || n.value.fixed || n.value.text || !tied[n.rule] && n.class != wdayC && n.class != dateC && n.class != todayC && n.class != relC && n.class != rdayC {
			continue
		}
		a, b := x.last, n.first // what stands between
		switch {
		case n.first < x.name[1] && n.last > x.name[0]:
			continue // "the attacks of 11 September": a name
		case n.first >= x.first && n.last <= x.last:
			if near := min(abs(n.first-x.name[1]), abs(x.name[0]-n.last)); near <= adjacent || sharp(n) {
				out = append(out, c)
			}
			continue
		case n.first >= x.last:
			if gap := n.first - x.last; gap > adjacent && (!sharp(n) || gap > aside) {
				continue
			}
		case n.last <= x.first:
			if x.first-n.last > 1 || n.class != todayC && n.class != wdayC && n.class != rdayC && (n.class != spanC || n.value.grain > night) || n.rule == "units-mod" {
				continue
			}
			a, b = n.last, x.first
		default:
			continue
		}
		clear := true
		for j := a; j < b; j++ {
			clear = clear && !p.actsAt(j).meets(p.f.almanac.that)
		}
		if clear {
			out = append(out, c)
		}
	}
	if out != nil && p.dated(x, chosen) {
		return nil
	}
	for _, c := range out {
		if sharp(&p.nodes[c]) { // a weekday or a date tells when; "yesterday" beside it is that of another act
			return slices.DeleteFunc(out, func(c int32) bool { return !sharp(&p.nodes[c]) })
		}
	}
	return out
}

// dated reports whether the text itself says beside the event, outside its name, in which year it was: a relative time there is that of
// something else ("the attacks of Mumbai, carried out in 2008, last week").
func (p *parser) dated(x *told, chosen []int32) bool {
	s := p.t.Tokens[x.first].Sentence
	for _, c := range chosen {
		n := &p.nodes[c]
		if p.t.Tokens[n.first].Sentence == s && n.value.fixed && !n.value.vague && n.first >= x.first-adjacent && n.first <= x.last+adjacent && (n.last <= x.name[0] || n.first >= x.name[1]) {
			return true
		}
	}
	return false
}

// tied are the rules of spans that tell when something was.
var tied = map[string]bool{"part-of-day": true, "night-of-day": true, "day-then-part": true, "units-mod": true, "ago": true, "month": true}

var relC, rdayC, spanC = classID("rel"), classID("rday"), classID("span")

// before returns the days on which a text that says t of an event at those days can have been written.
func (p *parser) before(t *node, of *landmark) (out []news.Interval) {
	event := of.days
	e := env{last: news.Unknown, own: news.Unknown}
	e.tense, e.near = p.tense(t)
	from := event.From
	if of.kind == knownDay {
		from -= later
	}
	for d := from; d <= event.To+later; d++ {
		e.ref = d
		i := t.value.at(&e)
		if !i.Known() || i.From > d && of.kind != knownDay {
			continue
		}
		if t.value.grain == week && i.To < d { // "last week" is also said of the seven days before
			i.To = d - 1
		}
		if t.value.vague && t.value.grain <= night { // "days ago" may be ten
			i.From -= 3
		}
		if i.Meets(event) {
			out = append(out, one(d))
		}
	}
	return tidy(out)
}

// remembered returns the days on which a text can have been written that speaks of a day of remembrance as near, or counts it.
func (p *parser) remembered(x *told) (out []news.Interval, g ground) {
	for _, id := range x.rows {
		e := &p.f.almanac.events[id]
		g = ground{"anniversary", e.name}
		for n := 1; n < 60; n++ {
			d := shift(e.days.From, year, n)
			switch {
			case x.verge:
				out = append(out, news.Interval{From: d - eve, To: d})
			case x.count == n && n <= 30:
				out = append(out, news.Interval{From: d - 45, To: d + 90})
			}
		}
	}
	return tidy(out), g
}

// agrees reports whether what n says of the day of publication, or of a day before it, holds for d.
func (p *parser) agrees(n *node, d news.Day) bool {
	if n.value.fits != nil && !n.value.fits(d) {
		return false
	}
	if n.rule == "since" {
		e := env{ref: d, last: news.Unknown, own: news.Unknown, tense: past}
		if i := n.value.at(&e); i.Known() && i.From > d {
			return false
		}
	}
	return true
}

// tidy sorts intervals and joins those that touch.
func tidy(days []news.Interval) []news.Interval {
	if len(days) < 2 {
		return days
	}
	days = append([]news.Interval(nil), days...)
	sort.Slice(days, func(a, b int) bool { return days[a].From < days[b].From })
	out := days[:1]
	for _, i := range days[1:] {
		if l := &out[len(out)-1]; i.From <= l.To+1 {
			l.To = max(l.To, i.To)
		} else {
			out = append(out, i)
		}
	}
	return out
}

package times

import (
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

// valueOf is the value of a time or of a year in figures.
func valueOf(n *node) *value {
	if n.class == yearnoC {
		return fixedAt(year, yearOf(eraOf(n.v, nil), n.v))
	}
	return n.value
}

// fromTo spans two times; where the first does not say its year or week, it is the latest before the second.
func fromTo(a, b *value) *value {
	v := *b
	v.pins, v.lone = nil, false
	v.fixed = b.fixed && (a.fixed || a.lone)
	v.grain = min(a.grain, b.grain)
	v.at = func(e *env) news.Interval {
		to := b.at(e)
		if !to.Known() {
			return news.Unknown
		}
		f := *e
		if a.lone {
			f.ref, f.tense = to.To, past
		}
		from := a.at(&f)
		if !from.Known() || from.From > to.To {
			return news.Unknown
		}
		return news.Interval{From: from.From, To: to.To}
	}
	return &v
}

// ofDay reports a part of one day: "after midnight of Sunday" names that part, not what came after.
func ofDay(n *node) bool { return n.class == classID("span") && n.value.grain <= night }

func isYear(n *node) bool { return n.class != yearnoC || n.v > 1500 }

var spanRules = []rule{
	{name: "between-numbers", pattern: "between|of nrange", makes: "span", make: func(p *parser, m []*node, n *node) bool {
		a, b := yearOf(gregorian, m[1].v), yearOf(gregorian, m[1].w)
		n.value = fixedAt(year, news.Interval{From: a.From, To: b.To})
		return m[1].v > 1900 && m[1].w < 2050
	}},
	{name: "between-years", pattern: "between span", makes: "span", make: func(p *parser, m []*node, n *node) bool {
		n.value = m[1].value
		return m[1].rule == "two-years" || m[1].rule == "days-of-week"
	}},
	{name: "between", pattern: "between TIME +TIME", makes: "span", make: func(p *parser, m []*node, n *node) bool {
		n.value = fromTo(m[1].value, m[2].value)
		return !m[1].value.vague && !m[2].value.vague
	}},
	{name: "between-and-date", pattern: "between TIME|dom and TIME", makes: "span", make: func(p *parser, m []*node, n *node) bool {
		if m[1].class == domC {
			return false
		}
		n.value = fromTo(m[1].value, m[3].value)
		return !m[1].value.vague && !m[3].value.vague
	}},
	{name: "from-to", pattern: "of TIME|yearno ~to|until TIME|yearno", makes: "span", make: func(p *parser, m []*node, n *node) bool {
		a, b := valueOf(m[1]), valueOf(m[3])
		n.value = fromTo(a, b)
		return !a.vague && !b.vague && isYear(m[1]) && isYear(m[3])
	}},
	{name: "from-day-to-date", pattern: "of|since? dom ~to|until|and date", makes: "span", make: func(p *parser, m []*node, n *node) bool {
		d, last := m[1].v, m[3].w
		n.value = over(m[3].value, func(i news.Interval, _ *env) news.Interval {
			if i.From != i.To || last <= d {
				return news.Unknown
			}
			return news.Interval{From: i.From - news.Day(last-d), To: i.To}
		})
		return m[0] != nil && (m[3].rule == "day-month" || m[3].rule == "numeric-date" || m[3].rule == "date-era")
	}},
	{name: "dash", pattern: "date dash date", makes: "span", make: func(p *parser, m []*node, n *node) bool {
		n.value = fromTo(m[0].value, m[2].value)
		return true
	}},
	{name: "since", pattern: "since TIME|yearno", makes: "span", make: func(p *parser, m []*node, n *node) bool {
		v := valueOf(m[1])
		w := *v
		w.pins, w.lone, w.fixed = nil, false, false
		w.at = func(e *env) news.Interval {
			f := *e
			if v.lone {
				f.tense = past
			}
			i := v.at(&f)
			if !i.Known() || e.ref == news.NoDay {
				return news.Unknown
			}
			if i.From > e.ref {
				return i
			}
			return news.Interval{From: i.From, To: e.ref}
		}
		n.value = &w
		return isYear(m[1]) && (m[1].class != yearnoC || m[1].v < 2100)
	}},
	{name: "until", pattern: "until TIME|yearno", makes: "span", make: func(p *parser, m []*node, n *node) bool {
		v := valueOf(m[1])
		w := *v
		w.pins, w.lone, w.fixed = nil, false, false
		w.at = func(e *env) news.Interval {
			f := *e
			if v.lone && e.tense != past {
				f.tense = future
			}
			i := v.at(&f)
			if v.lone && e.tense == past && v.grain <= month && i.Known() && e.ref != news.NoDay && i.To < e.ref {
				f.tense = future // "was put off until": the nearer of the two
				if next := v.at(&f); next.Known() && next.From-e.ref < e.ref-i.To {
					i = next
				}
			}
			if !i.Known() {
				return news.Unknown
			}
			if e.ref != news.NoDay && i.To > e.ref {
				return news.Interval{From: e.ref, To: i.To}
			}
			return i
		}
		n.value = &w
		return isYear(m[1])
	}},
	{name: "by-time", pattern: "~bytime TIME|yearno", makes: "span", make: func(p *parser, m []*node, n *node) bool {
		v := valueOf(m[1])
		w := *v
		w.pins, w.lone, w.fixed = nil, false, false
		w.at = func(e *env) news.Interval {
			i := v.at(e)
			if i.Known() && e.ref != news.NoDay && i.To > e.ref { // from now on to its end
				i.From = e.ref
			}
			return i
		}
		n.value = &w
		n.start = p.t.Tokens[m[0].first].Span.Start
		return isYear(m[1]) && m[0].clitics.Has(lang.By)
	}},
	{name: "before-time", pattern: "before rel|mon|year|span|date|yearno", makes: "span", make: func(p *parser, m []*node, n *node) bool {
		v := valueOf(m[1])
		n.value = over(v, func(i news.Interval, e *env) news.Interval {
			if e.ref != news.NoDay && i.To > e.ref && i.From >= e.ref {
				return news.Interval{From: e.ref, To: i.To}
			}
			return i
		})
		n.value.fixed = false
		if v.fixed {
			n.value.at = func(e *env) news.Interval {
				i := v.at(e)
				if i.Known() && e.ref != news.NoDay && i.From >= e.ref {
					return news.Interval{From: e.ref, To: i.To}
				}
				return i
			}
		}
		return isYear(m[1]) && !v.vague && !ofDay(m[1])
	}},
	{name: "after-time", pattern: "after rel|mon|year|span|date|yearno", makes: "span", make: func(p *parser, m []*node, n *node) bool {
		v := valueOf(m[1])
		w := *v
		w.pins, w.lone, w.fixed = nil, false, false
		w.at = func(e *env) news.Interval {
			i := v.at(e)
			if i.Known() && e.ref != news.NoDay && i.To < e.ref {
				return news.Interval{From: i.To + 1, To: e.ref}
			}
			return i
		}
		n.value = &w
		return isYear(m[1]) && !v.vague && !ofDay(m[1])
	}},
	{name: "two-months", pattern: "unit monthname +monthname ytail?", makes: "span", make: func(p *parser, m []*node, n *node) bool {
		c, a := monthParts(m[1].v)
		d, b := monthParts(m[2].v)
		in := func(y int) news.Interval {
			to := monthOf(c, y, b)
			if a > b {
				y--
			}
			from := monthOf(c, y, a)
			if !from.Known() || !to.Known() {
				return news.Unknown
			}
			return news.Interval{From: from.From, To: to.To}
		}
		n.value = dated(c, month, p.tailOf(m[3]), in)
		return c == d && isUnit(m[0], month) && m[0].flags&(twoOf|numMany) != 0
	}},
	{name: "years-dash", pattern: "yearno dash yearno era?", makes: "year", make: func(p *parser, m []*node, n *node) bool {
		c := eraOf(m[2].v, m[3])
		a, b := yearOf(c, m[0].v), yearOf(c, m[2].v)
		n.value, n.flags = fixedAt(year, news.Interval{From: a.From, To: b.To}), weak
		return m[0].v < m[2].v && m[0].v >= 1700
	}},
	{name: "year-alone", pattern: "yearno", makes: "year", make: func(p *parser, m []*node, n *node) bool {
		n.value, n.flags = valueOf(m[0]), weak
		return m[0].v >= 1900 && m[0].v < 2050
	}},
}

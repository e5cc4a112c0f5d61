package times

import "github.com/isnad-desk/isnad/news"

// nthWeekday returns the n-th day of the week w of a month, the last one for n < 0; Unknown where the month has none.
func nthWeekday(month news.Interval, w, n int) news.Interval {
	if !month.Known() {
		return month
	}
	if n < 0 {
		back := news.Day((int(month.To.Weekday()) - w + 7) % 7)
		return one(month.To - back)
	}
	d := month.From + news.Day((w-int(month.From.Weekday())+7)%7+7*(n-1))
	if d > month.To {
		return news.Unknown
	}
	return one(d)
}

// ofMonth is something in each year's month named by m and its tail t.
func (p *parser) ofMonth(m, t *node, g unit, pick func(month news.Interval) news.Interval) *value {
	c, k := monthParts(m.v)
	return dated(c, g, p.tailOf(t), func(y int) news.Interval {
		i := monthOf(c, y, k)
		if !i.Known() {
			return i
		}
		return pick(i)
	})
}

// nthRules are for days, weeks and units that are counted within a longer one.
var nthRules = []rule{
	{name: "nth-weekday", pattern: "dom|latest bareday of? monthname ytail?", makes: "date", make: func(p *parser, m []*node, n *node) bool {
		k := m[0].v
		if m[0].class != domC {
			k = -1
		}
		weekday := m[1].v // the parser uses m again before the value is worked out
		n.value = p.ofMonth(m[3], m[4], day, func(i news.Interval) news.Interval { return nthWeekday(i, weekday, k) })
		n.flags, n.v = modded, int(gregorian)
		return k <= 5 && k != 0 && m[0].flags&(digits|definite) == 0
	}},
	{name: "weekday-nth", pattern: "unit? weekday dom|mod of monthname ytail?", makes: "date", make: func(p *parser, m []*node, n *node) bool {
		k := m[2].v
		if m[2].class != domC {
			if m[2].flags&recent == 0 {
				return false
			}
			k = -1
		}
		weekday := m[1].v
		n.value = p.ofMonth(m[4], m[5], day, func(i news.Interval) news.Interval { return nthWeekday(i, weekday, k) })
		n.flags, n.v = modded, int(gregorian)
		return oneDay(m[0]) && k <= 5 && k != 0 && m[2].flags&digits == 0 && m[2].flags&(definite|recent) != 0
	}},
	{name: "nth-unit-of-month", pattern: "dom|latest unit of|in? monthname ytail?", makes: "date", make: func(p *parser, m []*node, n *node) bool {
		k, u := m[0].v, unit(m[1].v)
		if m[0].class != domC {
			k = -1
		}
		n.value = p.ofMonth(m[3], m[4], u, func(i news.Interval) news.Interval {
			size := news.Day(1)
			if u == week {
				size = 7
			}
			if k < 0 {
				return news.Interval{From: i.To - size + 1, To: i.To}
			}
			from := i.From + news.Day(k-1)*size
			if from > i.To {
				return news.Unknown
			}
			return news.Interval{From: from, To: min(from+size-1, i.To)}
		})
		n.flags, n.v = modded, int(gregorian)
		return (u == day || u == week) && m[1].flags&(numOne|definite) == numOne && k <= 31 && m[0].flags&(digits|definite) == 0
	}},
	{name: "century-number", pattern: "unit dom|num", makes: "span", make: func(p *parser, m []*node, n *node) bool {
		k := m[1].v
		n.value = fixedAt(century, news.Interval{From: news.DayOf(100*(k-1), 1, 1), To: news.DayOf(100*k-1, 12, 31)})
		return isUnit(m[0], century) && m[0].flags&(numOne|definite) == numOne|definite && k >= 11 && k <= 22 && m[1].flags&(definite|digits) != 0
	}},
	{name: "this-season", pattern: "demonstrative season", makes: "span", make: func(p *parser, m []*node, n *node) bool {
		s := m[1].v
		n.value = byRef(month, func(ref news.Day) news.Interval {
			y, _, _ := ref.Date()
			for k := y - 1; ; k++ { // the one that runs, or comes next
				a, b := monthOf(gregorian, k+s/13, (s-1)%12+1), monthOf(gregorian, k+(s+2)/13, (s+1)%12+1)
				if !a.Known() || !b.Known() || b.To >= ref {
					return news.Interval{From: a.From, To: b.To}
				}
			}
		})
		return m[1].flags&definite != 0
	}},
	{name: "this-weekday", pattern: "demonstrative unit? weekday", makes: "wday", make: func(p *parser, m []*node, n *node) bool {
		w := m[2].v
		n.v, n.flags = w, modded
		n.value = &value{grain: day, at: func(e *env) news.Interval {
			if e.ref == news.NoDay {
				return news.Unknown
			}
			back := news.Day((int(e.ref.Weekday()) - w + 7) % 7)
			if e.tense == past || back == 0 {
				return one(e.ref - back)
			}
			return one(e.ref + 7 - back)
		}}
		return m[1] == nil || isUnit(m[1], day) && m[1].flags&numOne != 0
	}},
	{name: "month-first", pattern: "month dom comma? yearno?", makes: "date", make: func(p *parser, m []*node, n *node) bool {
		var t tail
		if m[3] != nil {
			t = tail{year: m[3].v, cal: eraOf(m[3].v, nil)}
		}
		n.value = dated(gregorian, day, t, dayOfMonth(gregorian, m[0].v, m[1].v))
		n.flags, n.v = modded, int(gregorian)
		return m[1].flags&digits != 0 && m[1].v <= 31 && (m[2] == nil || m[3] != nil) && !p.wordAt(n.last, n.first)
	}},
	{name: "number-month", pattern: "num monthname ytail?", makes: "date", make: func(p *parser, m []*node, n *node) bool {
		c, k := monthParts(m[1].v)
		n.value = dated(c, day, p.tailOf(m[2]), dayOfMonth(c, k, m[0].v))
		n.flags, n.v = modded, int(c)
		return m[0].flags&(digits|definite|byBound) == 0 && m[0].v >= 2 && m[0].v <= 31 && m[1].flags&weak == 0 && c == gregorian
	}},
	{name: "numeric-day-month", pattern: "in|wday|today|unit num slash num", makes: "date", make: func(p *parser, m []*node, n *node) bool {
		d, k := m[1].v, m[3].v
		n.value = dated(gregorian, day, tail{}, dayOfMonth(gregorian, k, d))
		n.flags, n.v = modded, int(gregorian)
		i := n.last
		tight := !p.t.Tokens[m[2].first].Spaced && !p.t.Tokens[m[3].first].Spaced
		if m[0].class == unitC && !oneDay(m[0]) || p.slashAt(i) {
			return false
		}
		if m[0].class == inC || m[0].class == unitC { // "in 15/2": the preposition stays outside
			n.first, n.start = m[1].first, m[1].start
		} else if m[0].class == wdayC {
			n.value = onWeekday(n.value, m[0].v)
		}
		return tight && m[1].flags&digits != 0 && m[3].flags&digits != 0 && d >= 1 && d <= 31 && k >= 1 && k <= 12
	}},
}

// wordAt reports whether a word or number stands at token i in the sentence of token of.
func (p *parser) wordAt(i, of int32) bool {
	if int(i) >= len(p.t.Tokens) || p.t.Tokens[i].Sentence != p.t.Tokens[of].Sentence {
		return false
	}
	return len(p.t.Tokens[i].Readings) > 0
}

func (p *parser) slashAt(i int32) bool {
	return int(i) < len(p.have) && p.have[i]&(1<<classID("slash")|1<<classID("dash")) != 0 && !p.t.Tokens[i].Spaced
}

package times

import "github.com/isnad-desk/isnad/news"

// tail is what stands behind a month: a year in figures, a modifier, or a year named by a modifier.
type tail struct {
	year int // 0: none
	cal  calendar
	dir  int // modifier, 0: none
	rel  int // modifier of the year, 0: none
}

// tails keeps tails by number, so that a node can carry one in v.
func (p *parser) tail(t tail) int {
	p.tails = append(p.tails, t)
	return len(p.tails) - 1
}

func (p *parser) tailOf(n *node) tail {
	if n == nil || n.v >= len(p.tails) {
		return tail{}
	}
	return p.tails[n.v]
}

// dated gives something that comes once a year the year that its tail names.
func dated(c calendar, g unit, t tail, in func(year int) news.Interval) *value {
	switch {
	case t.year != 0:
		if t.cal == hijriCal && c == gregorian || t.cal == gregorian && c == hijriCal {
			return yearly(c, g, 0, in)
		}
		return fixedAt(g, in(t.year))
	case t.rel == sameOne || t.rel == followingOne || t.rel == precedingOne:
		n := 0
		if t.rel == followingOne {
			n = 1
		} else if t.rel == precedingOne {
			n = -1
		}
		return byText(g, func(last news.Interval) news.Interval { return in(yearIn(c, last.To) + n) })
	case t.rel != 0:
		n := map[int]int{lastOne: -1, lastButOne: -2, nextOne: 1, nextButOne: 2}[t.rel]
		return byRef(g, func(ref news.Day) news.Interval {
			y := yearIn(c, ref)
			if y == 0 {
				return news.Unknown
			}
			return in(y + n)
		})
	}
	v := yearly(c, g, t.dir, in)
	if t.dir == thisOne && c == gregorian {
		v.fits = func(d news.Day) bool { // "4 February of this month": published in February
			i := in(yearIn(c, d))
			if !i.Known() {
				return false
			}
			_, a, _ := i.From.Date()
			_, b, _ := d.Date()
			return a == b
		}
	}
	return v
}

func monthCode(c calendar, m int) int      { return int(c)*16 + m }
func monthParts(v int) (c calendar, m int) { return calendar(v / 16), v % 16 }

// eraOf tells the calendar of a year in figures: what the era says, else the number.
func eraOf(year int, era *node) calendar {
	if era != nil {
		return calendar(era.v)
	}
	if year < 1500 {
		return hijriCal
	}
	return gregorian
}

func dirOf(n *node) int {
	if n == nil {
		return 0
	}
	return n.v
}

func plainMod(n *node) bool { return n != nil && n.v <= nextButOne && n.flags&recent == 0 }

func isUnit(n *node, us ...unit) bool {
	for _, u := range us {
		if n != nil && unit(n.v) == u {
			return true
		}
	}
	return false
}

// holiday takes the number of a feast apart: calendar, month, first day, how many days.
func holiday(v int) (c calendar, in func(year int) news.Interval) {
	days, d, m := v%10, v/10%100, v/1000%100
	c = calendar(v / 100000)
	return c, func(y int) news.Interval {
		from := dayOf(c, y, m, d)
		if from == news.NoDay {
			return news.Unknown
		}
		return news.Interval{From: from, To: from + news.Day(days-1)}
	}
}

var monthRules = []rule{
	{name: "month-pair", pattern: "month slash|dash? month", makes: "monthname", make: func(p *parser, m []*node, n *node) bool {
		n.v = monthCode(gregorian, m[0].v)
		n.flags = modded
		return m[0].v == m[2].v
	}},
	{name: "month-pair-brackets", pattern: "month open month close", makes: "monthname", make: func(p *parser, m []*node, n *node) bool {
		n.v = monthCode(gregorian, m[0].v)
		n.flags = modded
		return m[0].v == m[2].v
	}},
	{name: "month-name", pattern: "MON", makes: "monthname", make: func(p *parser, m []*node, n *node) bool {
		c := gregorian
		switch m[0].class {
		case classID("hijri"):
			c = hijriCal
		case classID("persian"):
			c = persianCal
		}
		n.v, n.flags = monthCode(c, m[0].v), m[0].flags&weak
		return m[0].flags&definite == 0 || c == hijriCal
	}},
	{name: "named-month", pattern: "unit monthname", makes: "monthname", make: func(p *parser, m []*node, n *node) bool {
		n.v, n.flags = m[1].v, firmed
		return isUnit(m[0], month) && m[0].flags&numOne != 0 && m[1].flags&firmed == 0
	}},
	{name: "year-number", pattern: "unit yearno era?", makes: "yr", make: func(p *parser, m []*node, n *node) bool {
		c := eraOf(m[1].v, m[2])
		n.v = p.tail(tail{year: m[1].v, cal: c})
		n.value = fixedAt(year, yearOf(c, m[1].v))
		return isUnit(m[0], year) && m[0].flags&(numOne|twoOf|numMany) != 0 && m[0].flags&twoOf == 0
	}},
	{name: "year-two-figures", pattern: "unit num", makes: "yr", make: func(p *parser, m []*node, n *node) bool {
		y := 1900 + m[1].v
		n.v = p.tail(tail{year: y})
		n.value = fixedAt(year, yearOf(gregorian, y))
		return isUnit(m[0], year) && m[0].flags&numOne != 0 && m[1].flags&(digits|definite|byBound) == digits && m[1].v >= 50 && m[1].v <= 99
	}},
	{name: "year-in-words", pattern: "unit num", makes: "yr", make: func(p *parser, m []*node, n *node) bool {
		n.v = p.tail(tail{year: m[1].v})
		n.value = fixedAt(year, yearOf(gregorian, m[1].v))
		return isUnit(m[0], year) && m[0].flags&(numOne|definite) == numOne && m[1].flags&(digits|definite|byBound) == 0 && m[1].v >= 1500 && m[1].v <= 2100
	}},
	{name: "year-era", pattern: "yearno era", makes: "yr", make: func(p *parser, m []*node, n *node) bool {
		n.v = p.tail(tail{year: m[0].v, cal: calendar(m[1].v)})
		n.value = fixedAt(year, yearOf(calendar(m[1].v), m[0].v))
		return calendar(m[1].v) != gregorian || m[0].v > 1700 // smaller ones are metres
	}},
	{name: "year-mod-number", pattern: "unit mod yearno era?", makes: "yr", make: func(p *parser, m []*node, n *node) bool {
		c := eraOf(m[2].v, m[3])
		n.v = p.tail(tail{year: m[2].v, cal: c})
		n.value = fixedAt(year, yearOf(c, m[2].v))
		return isUnit(m[0], year) && m[0].flags&(numOne|definite) == numOne|definite && plainMod(m[1])
	}},
	{name: "year-number-mod", pattern: "unit yearno mod", makes: "yr", make: func(p *parser, m []*node, n *node) bool {
		c := eraOf(m[1].v, nil)
		n.v = p.tail(tail{year: m[1].v, cal: c})
		n.value = fixedAt(year, yearOf(c, m[1].v))
		return isUnit(m[0], year) && m[0].flags&numOne != 0 && plainMod(m[2])
	}},
	{name: "this-year-number", pattern: "demonstrative unit yearno era?", makes: "yr", make: func(p *parser, m []*node, n *node) bool {
		c := eraOf(m[2].v, m[3])
		n.v = p.tail(tail{year: m[2].v, cal: c})
		n.value = fixedAt(year, yearOf(c, m[2].v))
		return isUnit(m[1], year) && m[1].flags&definite != 0
	}},
	{name: "tail-year-figures", pattern: "yearno era?", makes: "ytail", make: func(p *parser, m []*node, n *node) bool {
		n.v = p.tail(tail{year: m[0].v, cal: eraOf(m[0].v, m[1])})
		return true
	}},
	{name: "tail-year-figures-mod", pattern: "yearno mod", makes: "ytail", make: func(p *parser, m []*node, n *node) bool {
		n.v = p.tail(tail{year: m[0].v, cal: eraOf(m[0].v, nil)})
		return plainMod(m[1])
	}},
	{name: "tail-year", pattern: "of? yr", makes: "ytail", make: func(p *parser, m []*node, n *node) bool {
		n.v = m[1].v
		return true
	}},
	{name: "tail-year-mod", pattern: "of? unit mod", makes: "ytail", make: func(p *parser, m []*node, n *node) bool {
		n.v = p.tail(tail{rel: m[2].v})
		return isUnit(m[1], year) && m[1].flags&numOne != 0 && m[1].flags&definite != 0 && m[2].flags&recent == 0
	}},
	{name: "tail-this-year", pattern: "of? demonstrative unit", makes: "ytail", make: func(p *parser, m []*node, n *node) bool {
		n.v = p.tail(tail{rel: thisOne})
		return isUnit(m[2], year) && m[2].flags&definite != 0
	}},
	{name: "tail-far-year", pattern: "of far unit", makes: "ytail", make: func(p *parser, m []*node, n *node) bool {
		n.v = p.tail(tail{rel: sameOne})
		return isUnit(m[2], year) && m[2].flags&definite != 0
	}},
	{name: "tail-mod", pattern: "mod", makes: "ytail", make: func(p *parser, m []*node, n *node) bool {
		n.v = p.tail(tail{dir: m[0].v})
		return m[0].v <= sameOne && m[0].flags&recent == 0
	}},
	{name: "month", pattern: "monthname ytail?", makes: "mon", make: func(p *parser, m []*node, n *node) bool {
		c, k := monthParts(m[0].v)
		n.value = dated(c, month, p.tailOf(m[1]), func(y int) news.Interval { return monthOf(c, y, k) })
		n.w = int(c)
		if m[1] != nil {
			n.flags |= modded
		} else {
			n.flags = m[0].flags & (weak | firmed)
		}
		return true
	}},
	{name: "holiday", pattern: "holiday ytail?", makes: "mon", make: func(p *parser, m []*node, n *node) bool {
		c, in := holiday(m[0].v)
		n.value = dated(c, day, p.tailOf(m[1]), in)
		if n.flags = weak; m[1] != nil {
			n.flags = modded
		}
		return m[1] == nil || p.tailOf(m[1]).dir != thisOne
	}},
	{name: "days-of-holiday", pattern: "unit holiday ytail?", makes: "mon", make: func(p *parser, m []*node, n *node) bool {
		c, in := holiday(m[1].v)
		n.value = dated(c, day, p.tailOf(m[2]), in)
		n.flags = firmed
		return isUnit(m[0], day, night)
	}},
	{name: "day-of-holiday", pattern: "dom unit holiday ytail?", makes: "date", make: func(p *parser, m []*node, n *node) bool {
		d := m[0].v
		c, in := holiday(m[2].v)
		n.value = dated(c, day, p.tailOf(m[3]), func(y int) news.Interval {
			i := in(y)
			if !i.Known() {
				return i
			}
			return one(i.From + news.Day(d-1))
		})
		n.flags, n.v = modded, int(c)
		return d <= 4 && m[0].flags&digits == 0 && isUnit(m[1], day) && m[1].flags&numMany != 0
	}},
	{name: "year", pattern: "yr", makes: "year", make: func(p *parser, m []*node, n *node) bool {
		n.value = m[0].value
		return true
	}},
	{name: "years-range", pattern: "unit nrange", makes: "span", make: func(p *parser, m []*node, n *node) bool {
		a, b := yearOf(gregorian, m[1].v), yearOf(gregorian, m[1].w)
		n.value = fixedAt(year, news.Interval{From: a.From, To: b.To})
		return isUnit(m[0], year) && m[1].v > 1800 && m[1].w < 2100
	}},
	{name: "school-year", pattern: "unit|term school? nrange", makes: "span", make: func(p *parser, m []*node, n *node) bool {
		a, b := yearOf(gregorian, m[2].v), yearOf(gregorian, m[2].w)
		n.value = fixedAt(year, news.Interval{From: a.From, To: b.To})
		return (m[0].class == classID("term") || isUnit(m[0], year) && m[1] != nil) && m[2].v > 1900 && m[2].w == m[2].v+1
	}},
	{name: "school-year-slash", pattern: "unit|term school? yearno slash yearno era?", makes: "span", make: func(p *parser, m []*node, n *node) bool {
		c := eraOf(m[4].v, m[5])
		a, b := yearOf(c, m[2].v), yearOf(c, m[4].v)
		n.value = fixedAt(year, news.Interval{From: min(a.From, b.From), To: max(a.To, b.To)})
		return (m[0].class == classID("term") || isUnit(m[0], year)) && (m[2].v-m[4].v == 1 || m[4].v-m[2].v == 1)
	}},
	{name: "two-years", pattern: "unit yearno and yearno", makes: "span", make: func(p *parser, m []*node, n *node) bool {
		a, b := yearOf(gregorian, m[1].v), yearOf(gregorian, m[3].v)
		n.value = fixedAt(year, news.Interval{From: a.From, To: b.To})
		return isUnit(m[0], year) && m[0].flags&(twoOf|numMany) != 0 && m[1].v < m[3].v && m[1].v > 1500
	}},
	{name: "season", pattern: "season ytail", makes: "span", make: func(p *parser, m []*node, n *node) bool {
		s := m[0].v
		n.value = dated(gregorian, month, p.tailOf(m[1]), func(y int) news.Interval {
			a, b := monthOf(gregorian, y+s/13, (s-1)%12+1), monthOf(gregorian, y+(s+2)/13, (s+1)%12+1)
			if !a.Known() || !b.Known() {
				return news.Unknown
			}
			return news.Interval{From: a.From, To: b.To}
		})
		return true
	}},
	{name: "decade", pattern: "unit? decade", makes: "span", make: func(p *parser, m []*node, n *node) bool {
		n.value = fixedAt(decade, news.Interval{From: news.DayOf(1900+m[1].v, 1, 1), To: news.DayOf(1909+m[1].v, 12, 31)})
		if m[0] == nil && m[1].flags&definite == 0 {
			n.flags |= bare
		}
		return m[0] == nil || isUnit(m[0], decade)
	}},
	{name: "decade-of-century", pattern: "decade of? unit mod", makes: "span", make: func(p *parser, m []*node, n *node) bool {
		v := 1900 + m[0].v
		if m[3].v == thisOne {
			v += 100
		}
		n.value = fixedAt(decade, news.Interval{From: news.DayOf(v, 1, 1), To: news.DayOf(v+9, 12, 31)})
		return isUnit(m[2], century) && (m[3].v == lastOne || m[3].v == thisOne)
	}},
}

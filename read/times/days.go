package times

import (
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

func dayOfMonth(c calendar, m, d int) func(year int) news.Interval {
	return func(y int) news.Interval {
		on := dayOf(c, y, m, d)
		if on == news.NoDay {
			return news.Unknown
		}
		return one(on)
	}
}

// daysOfMonth is a run of days of a month.
func daysOfMonth(c calendar, m, from, to int) func(year int) news.Interval {
	return func(y int) news.Interval {
		a, b := dayOf(c, y, m, from), dayOf(c, y, m, to)
		if a == news.NoDay || b == news.NoDay || b < a {
			return news.Unknown
		}
		return news.Interval{From: a, To: b}
	}
}

// deictic is a day so many days from the day of publication.
func deictic(n int) *value {
	return byRef(day, func(ref news.Day) news.Interval { return one(ref + news.Day(n)) })
}

// pinned is the value of a full date that stands beside words which say where the day of publication lies: from..to days after the date.
// named is one more than the day of the week that the words name, 0 for none: where it is not that of the date, one of the two is
// a slip of the pen, and nothing is concluded.
func pinned(date *value, from, to, named int) *value {
	w := *date
	w.pins = func() news.Interval {
		if !date.fixed {
			return news.Unknown
		}
		i := date.at(&env{ref: news.NoDay})
		if !i.Known() || i.From != i.To || named > 0 && int(i.From.Weekday()) != named-1 {
			return news.Unknown
		}
		return news.Interval{From: i.From + news.Day(from), To: i.From + news.Day(to)}
	}
	return &w
}

// nightOf is a night that is told from its middle: two days.
func nightOf(v *value) *value {
	return over(v, func(i news.Interval, _ *env) news.Interval {
		if i.From != i.To {
			return i
		}
		return news.Interval{From: i.From, To: i.To + 1}
	})
}

func oneDay(n *node) bool {
	return n == nil || isUnit(n, day) && n.flags&(numOne|definite) == numOne
}

// onWeekday takes the year in which a date without year falls on the day of the week that stands beside it, if there is one next to the
// year that it would have otherwise.
func onWeekday(v *value, w int) *value {
	if !v.lone {
		return v
	}
	u := over(v, func(i news.Interval, _ *env) news.Interval {
		for _, years := range []int{0, -1, 1} {
			if d := shift(i.From, year, years); i.From == i.To && int(d.Weekday()) == w {
				return one(d)
			}
		}
		return i
	})
	u.lone = true
	return u
}

var dayRules = []rule{
	{name: "day-month", pattern: "dom of? monthname ytail?", makes: "date", make: func(p *parser, m []*node, n *node) bool {
		c, k := monthParts(m[2].v)
		t := p.tailOf(m[3])
		n.value = dated(c, day, t, dayOfMonth(c, k, m[0].v))
		n.flags |= modded
		n.v, n.w = int(c), m[0].v
		return m[0].v <= 31
	}},
	{name: "day-month-slashes", pattern: "dom slash|dash monthname slash|dash? ytail?", makes: "date", make: func(p *parser, m []*node, n *node) bool {
		c, k := monthParts(m[2].v)
		n.value = dated(c, day, p.tailOf(m[4]), dayOfMonth(c, k, m[0].v))
		n.flags |= modded
		n.v, n.w = int(c), m[0].v
		return m[0].flags&digits != 0 && m[0].v <= 31 && (m[3] == nil || m[4] != nil && m[3].class == m[1].class)
	}},
	{name: "days-month", pattern: "of|between? nrange of? monthname ytail?", makes: "span", make: func(p *parser, m []*node, n *node) bool {
		c, k := monthParts(m[3].v)
		n.value = dated(c, day, p.tailOf(m[4]), daysOfMonth(c, k, m[1].v, m[1].w))
		return m[1].v >= 1 && m[1].w <= 31
	}},
	{name: "two-days-month", pattern: "unit? dom and|dash dom of? monthname ytail?", makes: "span", make: func(p *parser, m []*node, n *node) bool {
		c, k := monthParts(m[5].v)
		n.value = dated(c, day, p.tailOf(m[6]), daysOfMonth(c, k, m[1].v, m[3].v))
		return m[1].v < m[3].v && m[3].v <= 31 && (m[0] == nil || isUnit(m[0], day))
	}},
	{name: "day-and-day-month", pattern: "dom +dom of? monthname ytail?", makes: "span", make: func(p *parser, m []*node, n *node) bool {
		c, k := monthParts(m[3].v)
		n.value = dated(c, day, p.tailOf(m[4]), daysOfMonth(c, k, m[0].v, m[1].v))
		return m[0].v < m[1].v && m[1].v <= 31 && m[0].flags&digits == m[1].flags&digits
	}},
	{name: "ordinal-of-month", pattern: "unit dom of? monthname ytail?", makes: "date", make: func(p *parser, m []*node, n *node) bool {
		c, k := monthParts(m[3].v)
		d := m[1].v
		n.flags |= modded
		n.v = int(c)
		if isUnit(m[0], week) && d <= 4 {
			n.value = dated(c, week, p.tailOf(m[4]), daysOfMonth(c, k, 7*d-6, 7*d))
			return m[0].flags&definite != 0
		}
		n.value = dated(c, day, p.tailOf(m[4]), dayOfMonth(c, k, d))
		return d <= 31 && isUnit(m[0], day) && m[0].flags&(numOne|definite) == numOne|definite && m[1].flags&definite != 0 && m[2] != nil
	}},
	{name: "day-of-month-mod", pattern: "dom of? unit mod", makes: "date", make: func(p *parser, m []*node, n *node) bool {
		d := m[0].v
		n.value = over(relative(month, m[3].v), func(i news.Interval, _ *env) news.Interval {
			if on := i.From + news.Day(d-1); on <= i.To {
				return one(on)
			}
			return news.Unknown
		})
		n.value.grain = day
		n.flags |= modded
		return d <= 31 && isUnit(m[2], month) && m[2].flags&definite != 0 && m[3].flags&recent == 0
	}},
	{name: "day-of-this-month", pattern: "dom of? demonstrative|far unit", makes: "date", make: func(p *parser, m []*node, n *node) bool {
		d, dir := m[0].v, thisOne
		if m[2].class == classID("far") {
			dir = sameOne
		}
		n.value = over(relative(month, dir), func(i news.Interval, _ *env) news.Interval { return one(i.From + news.Day(d-1)) })
		n.value.grain = day
		n.flags |= modded
		return d <= 31 && isUnit(m[3], month) && m[3].flags&definite != 0 && (m[1] != nil || m[0].flags&digits != 0) // "for the third time this month"
	}},
	{name: "day-mod", pattern: "dom of? mod", makes: "date", make: func(p *parser, m []*node, n *node) bool {
		d, dir := m[0].v, m[2].v
		n.value = byRef(day, func(ref news.Day) news.Interval {
			y, k, _ := ref.Date()
			for step := 0; step < 2; step++ {
				on := dayOf(gregorian, y, int(k), d)
				switch {
				case on == news.NoDay:
				case dir == thisOne, dir == nextOne && on > ref, dir == lastOne && on < ref:
					return one(on)
				}
				if dir == nextOne {
					k++
				} else {
					k--
				}
				y, k, _ = news.DayOf(y, k, 1).Date()
			}
			return news.Unknown
		})
		n.flags |= modded
		return m[0].flags&digits != 0 && (m[2].v == thisOne || m[1] == nil && (m[2].v == lastOne && m[2].flags&recent == 0 || m[2].v == nextOne))
	}},
	{name: "date-era", pattern: "date era", makes: "date", make: func(p *parser, m []*node, n *node) bool {
		n.value, n.flags, n.v, n.w = m[0].value, modded, m[0].v, m[0].w
		return m[0].v == m[1].v && m[0].rule == "numeric-date"
	}},
	{name: "day-date", pattern: "unit date", makes: "date", make: func(p *parser, m []*node, n *node) bool {
		n.value, n.flags = m[1].value, modded
		n.v = m[1].v
		return oneDay(m[0])
	}},
	{name: "date-in-two-calendars", pattern: "date comma? open? corresponding|slash|dash? unit? open? date close?", makes: "date", make: func(p *parser, m []*node, n *node) bool {
		n.flags |= modded
		n.value = m[6].value
		if m[0].v == int(gregorian) {
			n.value = m[0].value
		}
		n.v = int(gregorian)
		return m[0].v != m[6].v && oneDay(m[4]) && (m[2] != nil || m[5] != nil) == (m[7] != nil) && (m[2] == nil || m[5] == nil)
	}},
	{name: "today", pattern: "deictic", makes: "today", make: func(p *parser, m []*node, n *node) bool {
		n.value, n.v, n.flags = deictic(m[0].v), m[0].v, m[0].flags
		return m[0].v != 0 || m[0].last != m[0].first+1 || p.isToday(n)
	}},
	{name: "day-today", pattern: "unit|part deictic", makes: "today", make: func(p *parser, m []*node, n *node) bool {
		n.value, n.v = deictic(m[1].v), m[1].v
		if m[0].class == classID("part") {
			return m[1].flags&bare != 0
		}
		return oneDay(m[0])
	}},
	{name: "weekday", pattern: "unit? weekday", makes: "wday", make: func(p *parser, m []*node, n *node) bool {
		n.v = m[1].v
		n.value = weekday(m[1].v, 0)
		if m[0] != nil {
			n.flags |= firmed
		}
		return oneDay(m[0])
	}},
	{name: "weekday-mod", pattern: "unit? weekday mod", makes: "wday", make: func(p *parser, m []*node, n *node) bool {
		n.v = m[1].v
		n.flags |= modded
		w, dir := m[1].v, m[2].v
		n.w = dir
		n.value = weekday(w, dir)
		switch dir {
		case sameOne, followingOne, precedingOne:
			n.value = byText(day, func(last news.Interval) news.Interval {
				back := news.Day((int(last.To.Weekday()) - w + 7) % 7)
				if dir == followingOne {
					return one(last.To + 7 - back)
				}
				if dir == precedingOne && back == 0 {
					back = 7
				}
				return one(last.To - back)
			})
		}
		return oneDay(m[0]) && m[2].flags&recent == 0
	}},
	{name: "weekday-of-week", pattern: "wday of unit mod", makes: "wday", make: func(p *parser, m []*node, n *node) bool {
		w := m[0].v
		n.v, n.flags = w, modded
		n.value = over(relative(week, m[3].v), func(i news.Interval, _ *env) news.Interval { return one(i.From + news.Day(w)) })
		n.value.grain = day
		return isUnit(m[2], week) && m[2].flags&definite != 0
	}},
	{name: "weekday-of-this-week", pattern: "wday of demonstrative unit", makes: "wday", make: func(p *parser, m []*node, n *node) bool {
		w := m[0].v
		n.v, n.flags = w, modded
		n.value = over(relative(week, thisOne), func(i news.Interval, _ *env) news.Interval { return one(i.From + news.Day(w)) })
		n.value.grain = day
		return isUnit(m[3], week) && m[3].flags&(numOne|definite) == numOne|definite
	}},
	{name: "today-weekday", pattern: "today comma|dash? open? wday close?", makes: "today", make: func(p *parser, m []*node, n *node) bool {
		off, w := m[0].v, m[3].v
		n.v, n.w, n.flags = off, w+1, modded
		n.value = byRef(day, func(ref news.Day) news.Interval {
			d := ref + news.Day(off)
			if int(d.Weekday()) != w { // written on another day than it was published: the weekday decides
				back := news.Day((int(d.Weekday()) - w + 7) % 7)
				if back <= 3 {
					return one(d - back)
				}
				return one(d + 7 - back)
			}
			return one(d)
		})
		n.value.fits = func(d news.Day) bool { return int((d + news.Day(off)).Weekday()) == w }
		return m[0].flags&modded == 0 && m[3].flags&modded == 0 && (m[2] != nil) == (m[4] != nil) && (m[1] == nil || m[2] == nil)
	}},
	{name: "today-date", pattern: "today comma? open? corresponding? date close?", makes: "date", make: func(p *parser, m []*node, n *node) bool {
		n.flags = modded
		named := m[0].w
		if m[4].rule == "weekday-date" {
			named = m[4].w
		}
		n.value = pinned(m[4].value, -m[0].v, -m[0].v, named)
		if date, off := m[4].value, news.Day(m[0].v); date.lone {
			n.value.fits = func(d news.Day) bool {
				i := date.at(&env{ref: d, last: news.Unknown, own: news.Unknown})
				return i == one(d+off) && (named == 0 || int(i.From.Weekday()) == named-1)
			}
		}
		return (m[2] != nil) == (m[5] != nil) && (m[1] == nil || m[4].value.lone || m[4].value.fixed)
	}},
	{name: "weekday-date", pattern: "wday comma|dash? open? corresponding? ~date close?", makes: "date", make: func(p *parser, m []*node, n *node) bool {
		n.value, n.flags, n.v, n.w = onWeekday(m[4].value, m[0].v), modded, m[4].v, m[0].v+1
		switch m[0].w {
		case lastOne:
			n.value = pinned(m[4].value, 1, 7, m[0].v+1)
		case nextOne:
			n.value = pinned(m[4].value, -7, -1, m[0].v+1)
		}
		return (m[2] != nil) == (m[5] != nil) && (m[3] != nil || m[4].clitics&^lang.The == 0)
	}},
	{name: "weekday-date-in-two-calendars", pattern: "wday|today open date close corresponding open? date close?", makes: "date", make: func(p *parser, m []*node, n *node) bool {
		n.flags, n.v = modded, int(gregorian)
		n.value = m[6].value
		if m[2].v == int(gregorian) {
			n.value = m[2].value
		}
		if m[0].class == classID("wday") {
			n.value = onWeekday(n.value, m[0].v)
		}
		return m[2].v != m[6].v && (m[5] != nil) == (m[7] != nil)
	}},
	{name: "date-weekday", pattern: "date comma|open wday close?", makes: "date", make: func(p *parser, m []*node, n *node) bool {
		n.value, n.flags, n.v = onWeekday(m[0].value, m[2].v), modded, m[0].v
		return (m[1].class == classID("open")) == (m[3] != nil) && m[2].flags&modded == 0 && m[3] != nil
	}},
	{name: "night-mod", pattern: "unit mod", makes: "rday", make: func(p *parser, m []*node, n *node) bool {
		n.value = relative(night, m[1].v)
		return isUnit(m[0], night) && m[0].flags&numOne != 0 && m[0].flags&definite != 0 && m[1].flags&recent == 0
	}},
	{name: "day-unit-mod", pattern: "unit mod", makes: "rday", make: func(p *parser, m []*node, n *node) bool {
		n.value = p.tiedTo(n, m[1].v, relative(day, m[1].v))
		return isUnit(m[0], day) && m[0].flags&numOne != 0 && m[0].flags&definite != 0 && m[1].flags&recent == 0 && m[1].v != lastOne
	}},
	{name: "far-day", pattern: "far unit", makes: "rday", make: func(p *parser, m []*node, n *node) bool {
		n.value = relative(day, sameOne)
		return isUnit(m[1], day, night) && m[1].flags&numOne != 0 && m[1].flags&definite != 0
	}},
	{name: "this-part", pattern: "demonstrative part", makes: "today", make: func(p *parser, m []*node, n *node) bool {
		n.value, n.flags = deictic(0), modded
		return m[1].flags&definite != 0 && m[1].flags&weak == 0
	}},
	{name: "part-of-day", pattern: "unit? part of? demonstrative? DAY", makes: "span", make: func(p *parser, m []*node, n *node) bool {
		n.value, n.flags = m[4].value, m[4].flags&^bare
		if m[1].v == partNames["midnight"] {
			n.value = nightOf(m[4].value)
		}
		return (m[0] == nil || isUnit(m[0], hour)) && m[1].flags&(weak|definite) != weak|definite // the sunset is also a country
	}},
	{name: "night-of-day", pattern: "unit of? DAY", makes: "span", make: func(p *parser, m []*node, n *node) bool {
		n.value, n.flags = m[2].value, m[2].flags&^bare
		return isUnit(m[0], night) && m[0].flags&numOne != 0 && m[2].class != classID("rday")
	}},
	{name: "day-then-part", pattern: "today|wday|date part", makes: "span", make: func(p *parser, m []*node, n *node) bool {
		n.value, n.flags = m[0].value, m[0].flags
		return m[1].flags&(definite|weak) == 0
	}},
	{name: "night-of-two-days", pattern: "part|unit wday slash|dash? wday", makes: "span", make: func(p *parser, m []*node, n *node) bool {
		n.flags |= modded
		n.value = nightOf(m[1].value)
		return (m[1].v+1)%7 == m[3].v && (m[0].class == classID("part") || isUnit(m[0], night))
	}},
	{name: "middle-of-night", pattern: "unit? phase unit mod", makes: "span", make: func(p *parser, m []*node, n *node) bool {
		n.value = nightOf(relative(night, m[3].v))
		return m[1].v == 1 && isUnit(m[2], night) && m[2].flags&numOne != 0 && m[3].flags&recent == 0 && (m[0] == nil || isUnit(m[0], hour))
	}},
	{name: "middle-of-night-of", pattern: "unit? phase unit today|wday", makes: "span", make: func(p *parser, m []*node, n *node) bool {
		n.value = nightOf(m[3].value)
		return m[1].v == 1 && isUnit(m[2], night) && m[2].flags&numOne != 0 && (m[0] == nil || isUnit(m[0], hour))
	}},
	{name: "days-of-week", pattern: "unit weekday +weekday +weekday? +weekday? mod?", makes: "span", make: func(p *parser, m []*node, n *node) bool {
		firstDay, lastDay := m[1].v, m[2].v
		for _, x := range m[3:5] {
			if x != nil {
				lastDay = x.v
			}
		}
		n.value = over(weekday(lastDay, dirOf(m[5])), func(i news.Interval, _ *env) news.Interval {
			return news.Interval{From: i.From - news.Day((lastDay-firstDay+7)%7), To: i.To}
		})
		return isUnit(m[0], day, night) && m[0].flags&(twoOf|numMany) != 0 && (m[5] == nil || m[5].v <= nextButOne)
	}},
}

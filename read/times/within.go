package times

import (
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

// counted is n units before or after a day: the day itself for days and weeks, the whole month or year for longer units.
func counted(d news.Day, u unit, n int) news.Interval {
	if n > 1000 || n < -1000 {
		return news.Unknown
	}
	if u <= week {
		return one(shift(d, u, n))
	}
	return whole(u, d, n)
}

// someUnits is how many units a dual or plural with an optional number counts; a plural alone stands for three.
func someUnits(u, num *node) int {
	switch {
	case num != nil:
		return num.v
	case u.flags&numMany != 0:
		return 3
	}
	return 2
}

// lapseRules are for units counted from a day that stands elsewhere, or from now.
var lapseRules = []rule{
	{name: "first-units", pattern: "unit num? dom of? rel|mon|year|yearno", makes: "span", make: func(p *parser, m []*node, n *node) bool {
		count, u, v := someUnits(m[0], m[1]), unit(m[0].v), valueOf(m[4])
		n.value = over(v, func(i news.Interval, _ *env) news.Interval {
			return news.Interval{From: i.From, To: min(i.To, shift(i.From, u, count)-1)}
		})
		n.value.grain, n.value.vague = u, m[1] == nil && m[0].flags&numMany != 0
		return m[2].v == 1 && m[2].flags&(digits|definite) == definite && m[0].flags&definite != 0 && m[0].flags&(numTwo|numMany) != 0 && u >= day && u <= month && count < 100 && isYear(m[4])
	}},
	{name: "last-units-of", pattern: "unit num? mod of rel|mon|year|yearno", makes: "span", make: func(p *parser, m []*node, n *node) bool {
		count, u, v := someUnits(m[0], m[1]), unit(m[0].v), valueOf(m[4])
		n.value = over(v, func(i news.Interval, _ *env) news.Interval {
			return news.Interval{From: max(i.From, shift(i.To+1, u, -count)), To: i.To}
		})
		n.value.grain, n.value.vague = u, m[1] == nil && m[0].flags&numMany != 0
		return m[2].flags&recent != 0 && m[0].flags&definite != 0 && m[0].flags&(numTwo|numMany) != 0 && u >= day && u <= month && count < 100 && isYear(m[4])
	}},
	{name: "before-that", pattern: "before far ~num? ~unit", makes: "lapse", make: func(p *parser, m []*node, n *node) bool {
		count, ok := quantity(nil, m[2], m[3], nil)
		u := unit(m[3].v)
		n.value = byText(u, func(last news.Interval) news.Interval {
			if count == 0 || last.From != last.To && u < month {
				return news.Unknown
			}
			return counted(last.From, u, -count)
		})
		return ok && u >= hour && by(m[2], m[3])
	}},
	{name: "before-time-by", pattern: "before|after rel|mon|date|wday|rday ~num? ~unit", makes: "lapse", make: func(p *parser, m []*node, n *node) bool {
		count, ok := quantity(nil, m[2], m[3], nil)
		u, after := unit(m[3].v), m[0].class == classID("after")
		v := m[1].value
		wholeMonth := m[1].class == monC && m[1].rule != "holiday" && m[1].rule != "days-of-holiday" // the parser uses m again
		n.value = over(v, func(i news.Interval, _ *env) news.Interval {
			switch {
			case count == 0:
				return news.Unknown
			case after && wholeMonth:
				return counted(i.To, u, count)
			case after:
				return counted(i.From, u, count)
			}
			return counted(i.From, u, -count)
		})
		n.value.grain = u
		return ok && !v.vague && u >= day && by(m[2], m[3])
	}},
	{name: "within", pattern: "within num? unit few?", makes: "lapse", make: func(p *parser, m []*node, n *node) bool {
		count, ok := quantity(nil, m[1], m[2], m[3])
		u := unit(m[2].v)
		soon := m[0].flags&first != 0 // a word that is said of what is to come
		n.value = &value{grain: u, vague: count == 0, at: func(e *env) news.Interval {
			if e.ref == news.NoDay || count > 1000 || count == 0 && spread(u) == 0 {
				return news.Unknown
			}
			k := count
			if k == 0 {
				k = spread(u)
			}
			return news.Interval{From: e.ref, To: shift(e.ref, u, k)}
		}}
		if !ok || u < hour {
			return false
		}
		t, _ := p.tense(n)
		return t == future || soon && t != past
	}},
	{name: "ago-behind", pattern: "since|before? num? unit few? agoword", makes: "lapse", make: func(p *parser, m []*node, n *node) bool {
		count, ok := quantity(nil, m[1], m[2], m[3])
		n.value = ago(unit(m[2].v), count)
		return ok && (m[1] != nil || m[2].flags&(numTwo|numMany) != 0 && m[0] != nil || m[2].flags&numTwo != 0) && unit(m[2].v) >= hour
	}},
	{name: "units-from-now", pattern: "num? unit of now|today", makes: "lapse", make: func(p *parser, m []*node, n *node) bool {
		count, ok := quantity(nil, m[0], m[1], nil)
		u := unit(m[1].v)
		n.value = byRef(u, func(ref news.Day) news.Interval { return counted(ref, u, count) })
		return ok && count > 0 && u >= hour && (m[3].class == nowC || m[3].v == 0 && m[3].last == m[3].first+1)
	}},
}

// by reports that the first of two places that is there carries the preposition "by".
func by(a, b *node) bool {
	if a == nil {
		a = b
	}
	return a.clitics.Has(lang.By)
}

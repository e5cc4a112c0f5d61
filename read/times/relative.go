package times

import (
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

// quantity says how many units words count: n is 0 for a plural without number; ok is false where they do not count.
func quantity(several, num, u, few *node) (n int, ok bool) {
	switch {
	case num != nil && num.class == classID("nrange"):
		return num.w, true
	case num != nil:
		return num.v, several == nil && num.v > 0 && u.flags&(definite|twoOf) == 0 && (num.v < 3 || u.flags&numTwo == 0)
	case u.flags&definite != 0 || u.flags&twoOf != 0:
		return 0, false
	case u.flags&numTwo != 0:
		return 2, several == nil
	case u.flags&numMany != 0:
		return 0, few == nil || few.v == 0
	case u.flags&numOne != 0:
		return 1, several == nil && (few == nil || few.v == 1)
	}
	return 0, false
}

// halved is n units and a half in the next smaller unit that counts them whole; ok is false for units that have none.
func halved(u unit, n int) (ok bool, smaller unit, count int) {
	switch u {
	case year:
		return true, month, 12*n + 6
	case month:
		return true, day, 30*n + 15
	case week:
		return true, day, 7*n + 4
	case day:
		return true, hour, 24*n + 12
	}
	return false, u, n
}

func backwards(dir int) int {
	switch dir {
	case lastOne, lastButOne, thisOne:
		return -1
	case nextOne, nextButOne:
		return 1
	}
	return 0
}

// tied reports whether what follows token i ties a lapse to an event: "two days after the blast".
func (p *parser) tied(i int32) bool {
	if int(i) >= len(p.head) || p.t.Tokens[i].Sentence != p.t.Tokens[i-1].Sentence {
		return false
	}
	if p.have[i]&(1<<ofC|1<<classID("on")) == 0 {
		return false
	}
	j := i + 1
	if int(j) < len(p.head) && p.have[j]&(1<<classID("before")|1<<classID("now")) != 0 { // "days ago, by gunmen"
		return false
	}
	return true
}

// tiedTo is v, or a value not known where the next word ties "the day after" to an event that v does not know.
func (p *parser) tiedTo(n *node, dir int, v *value) *value {
	j := int(n.last)
	if dir != followingOne && dir != precedingOne || j >= len(p.t.Tokens) || p.t.Tokens[j].Sentence != p.t.Tokens[n.first].Sentence || !p.t.Tokens[j].Best().Clitics.Has(lang.For) {
		return v
	}
	return &value{grain: v.grain, text: true, at: func(*env) news.Interval { return news.Unknown }}
}

// fromNow returns where "from now", "from today" behind token i ends, or i.
func (p *parser) fromNow(i int32) int32 {
	if int(i)+1 >= len(p.head) || p.have[i]&(1<<ofC) == 0 || p.t.Tokens[i].Sentence != p.t.Tokens[i-1].Sentence || p.t.Tokens[i+1].Sentence != p.t.Tokens[i].Sentence {
		return i
	}
	for k := p.head[i+1]; k >= 0; k = p.nodes[k].next {
		if n := &p.nodes[k]; n.class == nowC || n.class == todayC && n.v == 0 {
			return n.last
		}
	}
	return i
}

func (p *parser) context(i int32, c context) bool {
	return i >= 0 && int(i) < len(p.ctx) && p.ctx[i]&c != 0
}

var relativeRules = []rule{
	{name: "unit-mod", pattern: "unit mod", makes: "rel", make: func(p *parser, m []*node, n *node) bool {
		n.value = p.tiedTo(n, m[1].v, relative(unit(m[0].v), m[1].v))
		if isUnit(m[0], year) && p.isTitle(m[0]) {
			return false
		}
		return isUnit(m[0], week, month, year, decade, century) && m[0].flags&numOne != 0 && m[0].flags&definite != 0 && m[1].flags&recent == 0
	}},
	{name: "this-unit", pattern: "demonstrative unit", makes: "rel", make: func(p *parser, m []*node, n *node) bool {
		n.value = relative(unit(m[1].v), thisOne)
		return isUnit(m[1], week, month, year) && m[1].flags&numOne != 0 && m[1].flags&definite != 0
	}},
	{name: "far-unit", pattern: "far unit", makes: "rel", make: func(p *parser, m []*node, n *node) bool {
		n.value = relative(unit(m[1].v), sameOne)
		return isUnit(m[1], week, month, year) && m[1].flags&numOne != 0 && m[1].flags&definite != 0
	}},
	{name: "earlier-in", pattern: "part of? rel|mon", makes: "span", make: func(p *parser, m []*node, n *node) bool {
		n.value = m[2].value
		return m[0].v == partNames["daytime"] && m[0].last > m[0].first+1
	}},
	{name: "units-mod", pattern: "unit num? few? mod", makes: "span", make: func(p *parser, m []*node, n *node) bool {
		count, dir := 0, backwards(m[3].v)
		switch {
		case m[0].flags&numTwo != 0:
			count = 2
		case m[1] != nil:
			count = m[1].v
		}
		n.value = window(unit(m[0].v), count, dir)
		return dir != 0 && m[3].v != thisOne && m[0].flags&(numTwo|numMany) != 0 && m[0].flags&definite != 0
	}},
	{name: "fiscal-units-mod", pattern: "unit school num? mod", makes: "span", make: func(p *parser, m []*node, n *node) bool {
		dir := backwards(m[3].v)
		count := 2
		if m[2] != nil {
			count = m[2].v
		}
		if m[0].flags&numOne != 0 {
			if n.value = relative(unit(m[0].v), m[3].v); m[1].flags&weak != 0 { // a year that begins nobody knows when
				n.value = unknown()
			}
			return m[2] == nil && m[0].flags&definite != 0 && m[3].flags&recent == 0
		}
		n.value = window(unit(m[0].v), count, dir)
		return dir != 0 && m[3].v != thisOne && m[0].flags&definite != 0 && (m[2] != nil || m[0].flags&numTwo != 0)
	}},
	{name: "number-units-mod", pattern: "num unit mod", makes: "span", make: func(p *parser, m []*node, n *node) bool {
		dir := backwards(m[2].v)
		n.value = window(unit(m[1].v), m[0].v, dir)
		few := m[0].v < 11 // eleven and more take a singular
		return dir != 0 && m[2].v != thisOne && m[0].v > 2 && m[0].flags&byBound == 0 && (few == (m[1].flags&numMany != 0))
	}},
	{name: "latest-units", pattern: "latest num? unit", makes: "span", make: func(p *parser, m []*node, n *node) bool {
		count := 2
		if m[1] != nil {
			count = m[1].v
		}
		n.value = window(unit(m[2].v), count, -1)
		return (m[1] != nil && m[1].v > 1 || m[2].flags&numTwo != 0) && m[2].flags&definite == 0 && unit(m[2].v) >= hour
	}},
	{name: "indefinite-mod", pattern: "indefinite few? mod", makes: "span", make: func(p *parser, m []*node, n *node) bool {
		n.value = unknown()
		return m[0].flags&definite != 0 && m[2].v != sameOne && m[2].v != followingOne && m[2].v != precedingOne
	}},
	{name: "vague", pattern: "vague", makes: "span", make: func(p *parser, m []*node, n *node) bool {
		n.value = unknown()
		return true
	}},
	{name: "portion", pattern: "portion of? rel|mon|year|yearno", makes: "span", make: func(p *parser, m []*node, n *node) bool {
		k, of := m[0].v%16, m[0].v/16
		v := m[2].value
		if m[2].class == yearnoC {
			v = fixedAt(year, yearOf(eraOf(m[2].v, nil), m[2].v))
		}
		n.value = over(v, func(i news.Interval, _ *env) news.Interval { return cut(i, k, of) })
		n.value.grain = month
		return true
	}},
	{name: "portion-of-year", pattern: "portion of unit", makes: "span", make: func(p *parser, m []*node, n *node) bool {
		k, of := m[0].v%16, m[0].v/16
		n.value = yearly(gregorian, month, 0, func(y int) news.Interval { return cut(yearOf(gregorian, y), k, of) })
		n.value.lone = false
		return isUnit(m[2], year) && m[2].flags&(numOne|definite) == numOne|definite
	}},
	{name: "phase", pattern: "phase rel|mon|year|span|yearno", makes: "span", make: func(p *parser, m []*node, n *node) bool {
		part, fl := m[0].v, m[0].flags
		v := m[1].value
		if m[1].class == yearnoC {
			v = fixedAt(year, yearOf(eraOf(m[1].v, nil), m[1].v))
		}
		if m[1].class == classID("span") && (v.vague || v.grain < month) {
			return false
		}
		g := v.grain
		n.value = over(v, func(i news.Interval, _ *env) news.Interval {
			if fl&first != 0 {
				return one(i.From)
			}
			if g == week && part == 2 {
				return news.Interval{From: i.To - 1, To: i.To}
			}
			return thirds(i, part)
		})
		n.value.grain = max(g-1, week)
		return true
	}},
	{name: "phase-unit", pattern: "phase unit", makes: "span", make: func(p *parser, m []*node, n *node) bool {
		part, u := m[0].v, unit(m[1].v)
		n.value = over(relative(u, thisOne), func(i news.Interval, e *env) news.Interval {
			if u == week && part == 2 {
				if e.tense != future && i.To-1 > e.ref {
					return news.Interval{From: i.To - 8, To: i.To - 7}
				}
				return news.Interval{From: i.To - 1, To: i.To}
			}
			return thirds(i, part)
		})
		n.value.grain = max(u-1, week)
		return isUnit(m[1], week, month, year) && m[1].flags&numOne != 0 && m[1].flags&definite != 0
	}},
	{name: "ago", pattern: "before approx? several? num|nrange? unit few?", makes: "lapse", make: func(p *parser, m []*node, n *node) bool {
		count, ok := quantity(m[2], m[3], m[4], m[5])
		if !ok || unit(m[4].v) == minute {
			return false
		}
		n.value = ago(unit(m[4].v), count)
		if m[3] != nil && m[3].class == nrangeC {
			u, a, b := unit(m[4].v), m[3].v, m[3].w
			n.value = byRef(u, func(ref news.Day) news.Interval {
				return news.Interval{From: shift(ref, u, -b), To: shift(ref, u, -a)}
			})
		}
		if p.tied(n.last) && p.have[n.last]&(1<<ofC) != 0 {
			n.v, n.w = -count, int(unit(m[4].v))
			n.value = &value{grain: day, text: true, vague: count == 0, at: func(e *env) news.Interval { return e.own }}
		}
		return true
	}},
	{name: "ago-and-half", pattern: "before|since approx? num? unit andhalf unit?", makes: "lapse", make: func(p *parser, m []*node, n *node) bool {
		count, ok := quantity(nil, m[2], m[3], nil)
		u, smaller, halves := halved(unit(m[3].v), count)
		since := m[0].class == classID("since")
		n.value = &value{grain: smaller, at: func(e *env) news.Interval {
			if e.ref == news.NoDay {
				return news.Unknown
			}
			if since && (e.tense != past || !e.near) {
				return news.Interval{From: shift(e.ref, smaller, -halves), To: e.ref}
			}
			return counted(e.ref, smaller, -halves)
		}}
		return ok && count > 0 && u && (m[5] == nil || m[5].v == m[3].v)
	}},
	{name: "since-ago", pattern: "since approx? several? num|nrange? unit few?", makes: "lapse", make: func(p *parser, m []*node, n *node) bool {
		count, ok := quantity(m[2], m[3], m[4], m[5])
		u := unit(m[4].v)
		if m[1] != nil && m[4].flags&numTwo != 0 && m[3] == nil { // "about the two years"
			count, ok = 2, true
		}
		if !ok || u == minute {
			return false
		}
		if count == 0 { // "he asked for it months ago", "it has been going on for weeks"
			then := window(u, 0, -1)
			v := *then
			v.at = func(e *env) news.Interval {
				i := then.at(e)
				if i.Known() && (e.tense != past || !e.near) {
					i.To = e.ref
				}
				return i
			}
			n.value = &v
			return true
		}
		then, bound := ago(u, count), m[1] != nil || m[3] != nil && m[3].flags&byBound != 0
		n.value = &value{grain: u, at: func(e *env) news.Interval {
			if e.ref == news.NoDay {
				return news.Unknown
			}
			if e.tense == past && e.near && !bound { // what is told in the past tense happened then; else it goes on
				return then.at(e)
			}
			return news.Interval{From: shift(e.ref, u, -count), To: e.ref}
		}}
		return true
	}},
	{name: "since-part", pattern: "since unit? part", makes: "lapse", make: func(p *parser, m []*node, n *node) bool {
		n.value = deictic(0)
		return (m[1] == nil || isUnit(m[1], hour)) && m[2].flags&(definite|weak) == definite && m[2].v <= partNames["afternoon"]
	}},
	{name: "lapse", pattern: "after approx? several? num|nrange? unit few?", makes: "lapse", make: func(p *parser, m []*node, n *node) bool {
		count, ok := quantity(m[2], m[3], m[4], m[5])
		u := unit(m[4].v)
		if !ok || u == minute || u == decade && m[3] == nil && m[4].flags&numOne != 0 && !p.tied(n.last) {
			return false // the word for a decade is also a contract, and the holding of a meeting
		}
		if n.first > 0 && m[3] == nil {
			for k := p.head[n.first-1]; k >= 0; k = p.nodes[k].next {
				if o := &p.nodes[k]; o.class == unitC && o.v == m[4].v && o.last == n.first {
					return false // "year after year"
				}
			}
		}
		tied := p.tied(n.last)
		if tied && p.context(n.last+1, processWord) {
			return false // a duration: "after 12 years of talks"
		}
		if tied && p.have[n.last]&(1<<ofC) != 0 && u >= year && count > 2 && p.fromNow(n.last) == n.last {
			return false // "after twenty years of": mostly a duration too
		}
		bound := m[1] != nil || m[3] != nil && m[3].flags&byBound != 0
		after := p.fromNow(n.last)
		now := after > n.last
		n.last = after
		n.v, n.w = count, int(u)
		n.value = &value{grain: u, text: true, vague: count == 0 || bound}
		n.value.at = func(e *env) news.Interval {
			switch {
			case now || !tied && e.tense == future:
				if e.ref == news.NoDay {
					return news.Unknown
				}
				if count == 0 {
					return window(u, 0, 1).at(e)
				}
				return one(shift(e.ref, u, count))
			case tied:
				return e.own
			case count > 0 && !bound && e.tense != past && !e.last.Known() && e.ref != news.NoDay:
				return counted(e.ref, u, count)
			case count > 0 && !bound && e.last.Known() && e.last.From == e.last.To && u <= week:
				return one(shift(e.last.To, u, count))
			}
			return news.Unknown
		}
		return true
	}},
	{name: "units-before-event", pattern: "unit which preceded", makes: "lapse", make: func(p *parser, m []*node, n *node) bool {
		n.v, n.w = 2, m[0].v
		if m[0].flags&numMany != 0 {
			n.v = 0
		}
		n.value = &value{grain: unit(m[0].v), text: true, at: func(e *env) news.Interval { return e.own }}
		return m[0].flags&(numTwo|numMany) != 0 && m[0].flags&definite != 0
	}},
	{name: "after-that", pattern: "after far ~num? ~unit", makes: "lapse", make: func(p *parser, m []*node, n *node) bool {
		count, ok := quantity(nil, m[2], m[3], nil)
		u := unit(m[3].v)
		n.value = byText(u, func(last news.Interval) news.Interval {
			if count == 0 || last.From != last.To {
				return news.Unknown
			}
			return one(shift(last.To, u, count))
		})
		return ok
	}},
}

package times

import "github.com/isnad-desk/isnad/news"

// tense is what the words around an expression say of its direction.
type tense uint8

const (
	open tense = iota
	past
	present // close before the expression: what is announced, or told of habit
	future
)

// env is what an expression is valued against.
type env struct {
	ref   news.Day      // day of publication, NoDay when not known
	tense tense         // of the clause
	near  bool          // the verb that tells the tense stands close before
	last  news.Interval // the time last named before the expression
	own   news.Interval // a day that the rest of the sentence names
}

// value is what an expression means, to be worked out once the day of publication is known.
type value struct {
	grain unit // of the words
	vague bool
	// at works the days out; it returns news.Unknown where e lacks what it needs.
	at func(e *env) news.Interval
	// pins returns the days on which an article that says this was published, given that it can pin them without knowing them; nil when it cannot.
	pins func() news.Interval
	// fits reports whether an article that says this can have been published on that day; nil where it says nothing of that.
	fits func(d news.Day) bool
	// text is set where the anchor is another time of the text.
	text bool
	// ofDay is set where the anchor must be a single day.
	ofDay bool
	// fixed is set where no anchor is needed.
	fixed bool
	// lone is set where one may ask which one is meant: a weekday, a month without year.
	lone bool
}

// fixedAt is a value that needs no anchor.
func fixedAt(g unit, i news.Interval) *value {
	return &value{grain: g, fixed: true, at: func(*env) news.Interval { return i }}
}

// byRef is a value that hangs on the day of publication.
func byRef(g unit, f func(ref news.Day) news.Interval) *value {
	return &value{grain: g, at: func(e *env) news.Interval {
		if e.ref == news.NoDay {
			return news.Unknown
		}
		return f(e.ref)
	}}
}

// byText is a value that hangs on the time last named.
func byText(g unit, f func(last news.Interval) news.Interval) *value {
	return &value{grain: g, text: true, at: func(e *env) news.Interval {
		if !e.last.Known() {
			return news.Unknown
		}
		return f(e.last)
	}}
}

// unknown is the value of vague words.
func unknown() *value {
	return &value{vague: true, fixed: true, at: func(*env) news.Interval { return news.Unknown }}
}

// over applies f to the days of v.
func over(v *value, f func(i news.Interval, e *env) news.Interval) *value {
	w := *v
	w.pins, w.lone = nil, false
	w.at = func(e *env) news.Interval {
		i := v.at(e)
		if !i.Known() {
			return news.Unknown
		}
		return f(i, e)
	}
	return &w
}

// direction of a modifier.
const (
	lastOne = iota + 1
	lastButOne
	thisOne
	nextOne
	nextButOne
	sameOne
	followingOne
	precedingOne
)

// nineMonths is how far back, in days, a date without a year is taken to lie unless something says otherwise.
const nineMonths = 275

// yearly returns the value of something that comes once a year (in calendar c), without its year. dir is 0 or a modifier.
func yearly(c calendar, g unit, dir int, in func(year int) news.Interval) *value {
	v := &value{grain: g, lone: dir == 0}
	v.at = func(e *env) news.Interval {
		if dir == sameOne {
			if !e.last.Known() {
				return news.Unknown
			}
			return in(yearIn(c, e.last.To))
		}
		if e.ref == news.NoDay {
			return news.Unknown
		}
		y := yearIn(c, e.ref)
		if y == 0 {
			return news.Unknown
		}
		before, after := news.Unknown, news.Unknown // latest that began before or on, earliest that begins after
		for k := y - 1; k <= y+1; k++ {
			i := in(k)
			if !i.Known() {
				continue
			}
			if i.From <= e.ref {
				before = i
			} else if !after.Known() {
				after = i
			}
		}
		switch dir {
		case lastOne, lastButOne:
			if before.Known() && before.To >= e.ref {
				before = in(y - 1)
			}
			if dir == lastButOne && before.Known() {
				before = in(yearIn(c, before.From) - 1)
			}
			return before
		case thisOne:
			return in(y)
		case nextOne:
			return after
		case nextButOne:
			if !after.Known() {
				return after
			}
			return in(yearIn(c, after.From) + 1)
		}
		switch {
		case before.Known() && before.To >= e.ref:
			return before
		case e.tense == future && after.Known(),
			e.tense == present && before.Known() && after.Known() && g <= day && after.From-e.ref <= e.ref-before.To:
			return after
		case before.Known() && after.Known() && (e.tense == open || e.tense == present) && g == month && e.ref-before.To > 2*(after.From-e.ref) && e.ref-before.To > 180:
			return after
		case before.Known() && e.ref-before.To <= nineMonths:
			return before
		case before.Known() && e.tense == past && e.near:
			return before
		case before.Known() && e.tense == past && after.Known() && after.From-e.ref > 60:
			return before
		case after.Known():
			return after
		}
		return before
	}
	return v
}

// weekday returns the value of a day of the week, 0 for Sunday.
func weekday(w, dir int) *value {
	v := &value{grain: day, lone: dir == 0}
	v.at = func(e *env) news.Interval {
		if e.ref == news.NoDay {
			return news.Unknown
		}
		back := news.Day((int(e.ref.Weekday()) - w + 7) % 7) // days since the last one, 0 today
		switch dir {
		case lastOne, lastButOne:
			if back == 0 {
				back = 7
			}
			if dir == lastButOne {
				back += 7
			}
			return one(e.ref - back)
		case nextOne, nextButOne:
			d := 7 - back
			if dir == nextButOne {
				d += 7
			}
			return one(e.ref + d)
		case thisOne:
			return one(e.ref - news.Day(e.ref.Weekday()) + news.Day(w))
		}
		if e.tense == future && back > 0 {
			return one(e.ref + 7 - back)
		}
		return one(e.ref - back)
	}
	return v
}

// relative is a whole unit beside the day of publication, or beside the time last named.
func relative(u unit, dir int) *value {
	n := 0
	switch dir {
	case lastOne:
		n = -1
	case lastButOne:
		n = -2
	case nextOne:
		n = 1
	case nextButOne:
		n = 2
	case sameOne, followingOne, precedingOne:
		if dir == followingOne {
			n = 1
		} else if dir == precedingOne {
			n = -1
		}
		v := byText(u, func(last news.Interval) news.Interval { return whole(u, last.To, n) })
		v.ofDay = u <= night
		return v
	}
	return byRef(u, func(ref news.Day) news.Interval { return whole(u, ref, n) })
}

// spread is how many units a plural without number stands for: days a week, weeks four, months a year, years ten.
func spread(u unit) int {
	switch u {
	case minute, hour:
		return 24
	case day, night:
		return 7
	case week:
		return 4
	case month:
		return 12
	case year:
		return 10
	}
	return 0
}

// window is the n units before (dir < 0) or after the day of publication, that day left out.
func window(u unit, n, dir int) *value {
	v := &value{grain: u}
	if n == 0 {
		n, v.vague = spread(u), true
	}
	v.at = func(e *env) news.Interval {
		if e.ref == news.NoDay || n == 0 || n > 1000 {
			return news.Unknown
		}
		if dir < 0 {
			i := news.Interval{From: shift(e.ref, u, -n), To: e.ref - 1}
			if u <= hour {
				i.To = e.ref
				i.From = min(i.From, e.ref)
			}
			return i
		}
		i := news.Interval{From: e.ref + 1, To: shift(e.ref, u, n)}
		if u <= hour {
			i.From = e.ref
			i.To = max(i.To, e.ref)
		}
		return i
	}
	return v
}

// ago is the unit n units before the day of publication: the very day for days and weeks, the whole month or year for larger units.
func ago(u unit, n int) *value {
	if n == 0 {
		return window(u, 0, -1)
	}
	g := u
	if g == week {
		g = day
	}
	return byRef(g, func(ref news.Day) news.Interval {
		if n > 1000 {
			return news.Unknown
		}
		switch {
		case u <= week:
			return one(shift(ref, u, -n))
		case u <= year:
			return whole(u, ref, -n)
		}
		return news.Unknown
	})
}

// valued works v out for an article published on some day of pub (nil: not known): from the earliest start to the latest end.
func valued(v *value, pub *news.Interval, e env) news.Interval {
	if v.fixed || pub == nil || !pub.Known() {
		e.ref = news.NoDay
		return v.at(&e)
	}
	e.ref = pub.From
	a := v.at(&e)
	if pub.From == pub.To {
		return a
	}
	e.ref = pub.To
	b := v.at(&e)
	if !a.Known() || !b.Known() {
		return news.Unknown
	}
	return news.Interval{From: min(a.From, b.From), To: max(a.To, b.To)}
}

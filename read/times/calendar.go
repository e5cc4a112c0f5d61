package times

import (
	"time"

	"github.com/hablullah/go-hijri"
	"github.com/jalaali/go-jalaali"

	"github.com/isnad-desk/isnad/news"
)

// calendar is one of the three calendars in which the press writes dates.
type calendar uint8

const (
	gregorian  calendar = iota
	hijriCal            // Umm al-Qura
	persianCal          // solar hijri
)

// The years that the Umm al-Qura table and sane news cover.
const (
	firstHijri, lastHijri     = 1356, 1499
	firstPersian, lastPersian = 1200, 1500
	firstYear, lastYear       = 1000, 2200
)

// monthOf returns the days of a month; Unknown when the calendar does not know it.
func monthOf(c calendar, year, month int) news.Interval {
	from := dayOf(c, year, month, 1)
	if from == news.NoDay {
		return news.Unknown
	}
	if month++; month > 12 {
		year, month = year+1, 1
	}
	next := dayOf(c, year, month, 1)
	if next == news.NoDay {
		return news.Unknown
	}
	return news.Interval{From: from, To: next - 1}
}

// yearOf returns the days of a year; Unknown when the calendar does not know it.
func yearOf(c calendar, year int) news.Interval {
	from, next := dayOf(c, year, 1, 1), dayOf(c, year+1, 1, 1)
	if from == news.NoDay || next == news.NoDay {
		return news.Unknown
	}
	return news.Interval{From: from, To: next - 1}
}

// dayOf returns the day of a date; NoDay when there is no such date. The 30th of a hijri month of 29 days counts: calendars differ by a day.
func dayOf(c calendar, year, month, day int) news.Day {
	if month < 1 || month > 12 || day < 1 || day > 31 {
		return news.NoDay
	}
	switch c {
	case hijriCal:
		if year < 1 || year > lastHijri || day > 30 {
			return news.NoDay
		}
		if year < firstHijri { // before the table: by the arithmetical calendar
			t := hijri.HijriDate{Day: int64(day), Month: int64(month), Year: int64(year)}.ToGregorian()
			return news.DayOf(t.Year(), t.Month(), t.Day())
		}
		t := hijri.UmmAlQuraDate{Day: int64(day), Month: int64(month), Year: int64(year)}.ToGregorian()
		return news.DayOf(t.Year(), t.Month(), t.Day())
	case persianCal:
		if year < firstPersian || year > lastPersian {
			return news.NoDay
		}
		y, m, d, err := jalaali.ToGregorian(year, jalaali.Month(month), day)
		if err != nil {
			return news.NoDay
		}
		return news.DayOf(y, m, d)
	}
	if year < firstYear || year > lastYear {
		return news.NoDay
	}
	d := news.DayOf(year, time.Month(month), day)
	if _, m, _ := d.Date(); int(m) != month {
		return news.NoDay
	}
	return d
}

// yearIn returns the year of a day in a calendar, 0 when the calendar does not know it.
func yearIn(c calendar, d news.Day) int {
	y, m, day := d.Date()
	switch c {
	case hijriCal:
		if y < 1940 || y > 2075 {
			return 0
		}
		h, err := hijri.CreateUmmAlQuraDate(time.Date(y, m, day, 0, 0, 0, 0, time.UTC))
		if err != nil {
			return 0
		}
		return int(h.Year)
	case persianCal:
		p, _, _, err := jalaali.ToJalaali(y, m, day)
		if err != nil {
			return 0
		}
		return p
	}
	return y
}

// unit is a unit of time; larger units have larger values.
type unit uint8

const (
	minute unit = iota + 1
	hour
	day
	night
	week
	month
	year
	decade
	century
)

var units = map[string]unit{"minute": minute, "hour": hour, "day": day, "night": night, "week": week, "month": month, "year": year, "decade": decade, "century": century}

// whole returns the calendar unit that holds d, moved by n units: the week from Sunday, the month, the year, the decade.
func whole(u unit, d news.Day, n int) news.Interval {
	y, m, _ := d.Date()
	switch u {
	case minute, hour:
		return news.Interval{From: d, To: d}
	case day, night:
		return one(d + news.Day(n))
	case week:
		from := d - news.Day(d.Weekday()) + news.Day(7*n)
		return news.Interval{From: from, To: from + 6}
	case month:
		from := news.DayOf(y, m+time.Month(n), 1)
		y, m, _ := from.Date()
		return news.Interval{From: from, To: news.DayOf(y, m+1, 1) - 1}
	case year:
		return news.Interval{From: news.DayOf(y+n, 1, 1), To: news.DayOf(y+n, 12, 31)}
	case decade:
		y = y/10*10 + 10*n
		return news.Interval{From: news.DayOf(y, 1, 1), To: news.DayOf(y+9, 12, 31)}
	case century:
		y = y/100*100 + 100*n
		return news.Interval{From: news.DayOf(y, 1, 1), To: news.DayOf(y+99, 12, 31)}
	}
	return news.Unknown
}

// shift moves a day by n units of the calendar; a day that the month lacks becomes the month's last.
func shift(d news.Day, u unit, n int) news.Day {
	if n > 4000 || n < -4000 {
		return news.NoDay
	}
	y, m, day0 := d.Date()
	months := 0
	switch u {
	case minute:
		return d
	case hour:
		if n < 0 {
			return d - news.Day((-n+12)/24)
		}
		return d + news.Day((n+12)/24)
	case day, night:
		return d + news.Day(n)
	case week:
		return d + news.Day(7*n)
	case month:
		months = n
	case year:
		months = 12 * n
	case decade:
		months = 120 * n
	case century:
		months = 1200 * n
	}
	first := news.DayOf(y, m+time.Month(months), 1)
	y, m, _ = first.Date()
	if last := news.DayOf(y, m+1, 1) - 1; first+news.Day(day0-1) > last {
		return last
	}
	return first + news.Day(day0-1)
}

func one(d news.Day) news.Interval { return news.Interval{From: d, To: d} }

// thirds cuts an interval into early, middle and late as the press does: a month at the 10th and 20th, a year at April and August.
func thirds(i news.Interval, part int) news.Interval {
	if !i.Known() {
		return i
	}
	n := i.To - i.From + 1
	y, m, d := i.From.Date()
	switch {
	case n >= 28 && n <= 31 && d == 1, n >= 29 && n <= 31: // a month of any calendar
		switch part {
		case 0:
			return news.Interval{From: i.From, To: i.From + 9}
		case 1:
			return news.Interval{From: i.From + 10, To: i.From + 19}
		}
		return news.Interval{From: i.From + 20, To: i.To}
	case n >= 365 && n <= 366 && d == 1 && m == 1:
		return news.Interval{From: news.DayOf(y, time.Month(4*part+1), 1), To: news.DayOf(y, time.Month(4*part+5), 1) - 1}
	}
	if n > 36000 && n < 37000 && d == 1 && m == 1 { // a century
		return news.Interval{From: news.DayOf(y+[]int{0, 34, 67}[part], 1, 1), To: news.DayOf(y+[]int{34, 67, 100}[part], 1, 1) - 1}
	}
	if n > 3600 && n < 3700 { // a decade
		return news.Interval{From: news.DayOf(y+[]int{0, 4, 7}[part], 1, 1), To: news.DayOf(y+[]int{4, 7, 10}[part], 1, 1) - 1}
	}
	return cut(i, part, 3)
}

// cut returns part number k (from 0) of n equal parts; of a calendar year in whole months.
func cut(i news.Interval, k, n int) news.Interval {
	if !i.Known() || n < 1 {
		return i
	}
	y, m, d := i.From.Date()
	if size := i.To - i.From + 1; size >= 365 && size <= 366 && d == 1 && m == 1 {
		return news.Interval{From: news.DayOf(y, time.Month(1+12*k/n), 1), To: news.DayOf(y, time.Month(1+12*(k+1)/n), 1) - 1}
	} else if n == 2 && size >= 28 && size <= 31 {
		if k == 0 {
			return news.Interval{From: i.From, To: i.From + 14}
		}
		return news.Interval{From: i.From + 15, To: i.To}
	}
	size := int(i.To - i.From + 1)
	return news.Interval{From: i.From + news.Day(size*k/n), To: i.From + news.Day(size*(k+1)/n) - 1}
}

package news

import (
	"fmt"
	"time"
)

// Day is a day of the proleptic Gregorian calendar, counted from 1970-01-01 (day 0). It has no clock and no zone.
type Day int32

// NoDay stands for a day that is not known.
const NoDay Day = -1 << 31

// DayOf returns the day of a Gregorian date. Months and days out of range are normalised as time.Date does.
func DayOf(year int, month time.Month, day int) Day {
	return Day(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// ParseDay reads an ISO date; a longer ISO time stamp is cut to its date as written.
func ParseDay(s string) (Day, error) {
	if len(s) > 10 {
		s = s[:10]
	}
	t, err := time.Parse("2006-01-02", s)
	if err != nil {
		return NoDay, fmt.Errorf("%q is not an ISO date (want YYYY-MM-DD)", s)
	}
	return DayOf(t.Date()), nil
}

// Date returns year, month and day of the month.
func (d Day) Date() (year int, month time.Month, day int) {
	return time.Unix(int64(d)*86400, 0).UTC().Date()
}

// Weekday returns the day of the week.
func (d Day) Weekday() time.Weekday { return time.Weekday(((int(d)+4)%7 + 7) % 7) }

// String returns the ISO date, or "" for NoDay.
func (d Day) String() string {
	if d == NoDay {
		return ""
	}
	y, m, day := d.Date()
	return fmt.Sprintf("%04d-%02d-%02d", y, m, day)
}

// Interval is a closed interval of days: To is inclusive. Either end may be NoDay.
type Interval struct{ From, To Day }

// Known reports whether both ends are known.
func (i Interval) Known() bool { return i.From != NoDay && i.To != NoDay }

// Unknown is the interval of which nothing is known.
var Unknown = Interval{NoDay, NoDay}

// Meets reports whether the two intervals can hold the same day; an unknown end excludes nothing.
func (i Interval) Meets(o Interval) bool {
	if i.To != NoDay && o.From != NoDay && i.To < o.From {
		return false
	}
	if i.From != NoDay && o.To != NoDay && o.To < i.From {
		return false
	}
	return true
}

// Within reports whether i lies inside o; both must be known.
func (i Interval) Within(o Interval) bool {
	return i.Known() && o.Known() && o.From <= i.From && i.To <= o.To
}

// Cut returns the days that lie in both intervals; an unknown end does not cut. Where the two cannot meet it returns i.
func (i Interval) Cut(o Interval) Interval {
	if !i.Meets(o) {
		return i
	}
	if o.From != NoDay && (i.From == NoDay || o.From > i.From) {
		i.From = o.From
	}
	if o.To != NoDay && (i.To == NoDay || o.To < i.To) {
		i.To = o.To
	}
	return i
}

package page

import (
	"strconv"
	"strings"
	"time"

	"github.com/isnad-desk/isnad/news"
)

// date returns the first full Gregorian date in a folded line; ok is false when there is none. Day before month is the order of the Arab
// press; month before day is taken where nothing else is possible. Hijri dates beside a Gregorian one are passed over.
func (c *Cleaner) date(folded string) (news.Day, bool) {
	w := wordsOf(folded)
	for i := range w {
		if d, ok := c.dateAt(w, i); ok {
			return d, true
		}
	}
	return news.NoDay, false
}

func (c *Cleaner) dateAt(w []string, i int) (news.Day, bool) {
	a, ok := number(w[i])
	if !ok {
		if m, n := c.month(w[i:]); n > 0 && i+n+1 < len(w) { // August 11, 2015
			d, ok1 := number(w[i+n])
			y, ok2 := number(w[i+n+1])
			if ok1 && ok2 {
				return day(y, m, d)
			}
		}
		return news.NoDay, false
	}
	if len(w[i]) == 8 && i == 0 && len(w) == 1 { // 20150811
		return day(a/10000, a/100%100, a%100)
	}
	if i+2 >= len(w) {
		return news.NoDay, false
	}
	if m, n := c.month(w[i+1:]); n > 0 {
		j := i + 1 + n
		if _, again := c.month(w[min(j, len(w)):]); again > 0 { // the same month in another system
			j += again
		}
		if j < len(w) {
			if y, ok := number(w[j]); ok {
				return day(y, m, a)
			}
		}
		return news.NoDay, false
	}
	b, ok1 := number(w[i+1])
	y, ok2 := number(strings.TrimSuffix(cutTime(w[i+2]), "t"))
	if !ok1 || !ok2 {
		return news.NoDay, false
	}
	if len(w[i]) == 4 {
		return day(a, b, y)
	}
	if b > 12 && a <= 12 {
		a, b = b, a
	}
	return day(y, b, a)
}

// cutTime leaves of 11t10 the day.
func cutTime(s string) string {
	d, _, _ := strings.Cut(s, "t")
	return d
}

func number(s string) (int, bool) {
	if len(s) == 0 || len(s) > 8 || s[0] < '0' || s[0] > '9' {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}

// day returns a date that can be one on which news was published.
func day(y, m, d int) (news.Day, bool) {
	if y < 1950 || y > 2199 || m < 1 || m > 12 || d < 1 || d > 31 {
		return news.NoDay, false
	}
	got := news.DayOf(y, time.Month(m), d)
	if _, _, back := got.Date(); back != d {
		return news.NoDay, false
	}
	return got, true
}

func (c *Cleaner) month(w []string) (month, words int) {
	if len(w) == 0 {
		return 0, 0
	}
	q := c.phrases.at(w, "month", word)
	if q == nil {
		return 0, 0
	}
	m, _ := strconv.Atoi(q.value)
	return m, len(q.words)
}

// clock reports a time of day such as 11:20 in a folded line.
func clock(folded string) bool {
	for i := 1; i+2 < len(folded); i++ {
		if folded[i] == ':' && digit(folded[i-1]) && digit(folded[i+1]) && digit(folded[i+2]) {
			return true
		}
	}
	return false
}

func digit(b byte) bool { return b >= '0' && b <= '9' }

// onlyDate reports whether the words are a date with its time and nothing else.
func (c *Cleaner) onlyDate(w []string) bool {
	digits := false
	for len(w) > 0 {
		n := 0
		if _, k := number(w[0]); k {
			n, digits = 1, true
		} else if d := cutTime(w[0]); d != w[0] {
			if _, k := number(d); k {
				n, digits = 1, true
			}
		}
		for _, class := range [...]string{"month", "hijri", "datepart"} {
			if n > 0 {
				break
			}
			if q := c.phrases.at(w, class, word); q != nil {
				n = len(q.words)
			}
		}
		if n == 0 {
			return false
		}
		w = w[n:]
	}
	return digits
}

// urlDate returns the day that an address carries in its path: /2015/08/06/ or a part that begins with 20150806.
func urlDate(url string) (news.Day, bool) {
	path := url
	if i := strings.Index(path, "://"); i >= 0 {
		path = path[i+3:]
	}
	_, path, _ = strings.Cut(path, "/")
	parts := strings.Split(path, "/")
	for i, p := range parts {
		if i+2 < len(parts) && len(p) == 4 && len(parts[i+1]) <= 2 && len(parts[i+2]) <= 2 {
			y, ok1 := number(p)
			m, ok2 := number(parts[i+1])
			d, ok3 := number(parts[i+2])
			if ok1 && ok2 && ok3 {
				if got, ok := day(y, m, d); ok {
					return got, true
				}
			}
		}
		if len(p) >= 8 && (len(p) == 8 || !digit(p[8])) {
			if n, ok := number(p[:8]); ok && len(p[:8]) == 8 {
				if got, ok := day(n/10000, n/100%100, n%100); ok {
					return got, true
				}
			}
		}
		if len(p) >= 10 && p[4] == '-' && p[7] == '-' {
			if d, err := news.ParseDay(p[:10]); err == nil {
				return d, true
			}
		}
	}
	return news.NoDay, false
}

package times

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/isnad-desk/isnad/news"
)

func TestCalendars(t *testing.T) {
	for _, c := range []struct {
		cal              calendar
		year, month, day int
		want             string
	}{
		{gregorian, 2024, 2, 29, "2024-02-29"},
		{gregorian, 2023, 2, 29, ""},
		{hijriCal, 1445, 9, 1, "2024-03-11"},
		{hijriCal, 1436, 10, 1, "2015-07-17"},
		{hijriCal, 1500, 1, 1, ""},
		{persianCal, 1403, 1, 1, "2024-03-20"},
		{persianCal, 1400, 12, 30, ""},
	} {
		if got := dayOf(c.cal, c.year, c.month, c.day).String(); got != c.want {
			t.Errorf("%d/%d/%d of calendar %d: got %s, want %s", c.day, c.month, c.year, c.cal, got, c.want)
		}
	}
}

// TestMonthsTile: the months of every calendar follow one another without gap and overlap, and their days know their year.
func TestMonthsTile(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := calendar(rapid.IntRange(0, 2).Draw(t, "calendar"))
		lo, hi := 1900, 2100
		if c == hijriCal {
			lo, hi = 1360, 1494
		} else if c == persianCal {
			lo, hi = 1300, 1450
		}
		y := rapid.IntRange(lo, hi).Draw(t, "year")
		next := yearOf(c, y).From
		for m := 1; m <= 12; m++ {
			i := monthOf(c, y, m)
			if i.From != next || i.To-i.From < 27 || i.To-i.From > 30 {
				t.Fatalf("month %d of %d: %v", m, y, i)
			}
			if got := yearIn(c, i.From); got != y {
				t.Fatalf("year of %s: got %d, want %d", i.From, got, y)
			}
			next = i.To + 1
		}
		if next != yearOf(c, y).To+1 {
			t.Fatalf("year %d ends elsewhere", y)
		}
	})
}

// TestPartsTile: parts of an interval follow one another and fill it.
func TestPartsTile(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		y, m := rapid.IntRange(1950, 2050).Draw(t, "year"), rapid.IntRange(1, 12).Draw(t, "month")
		whole := []news.Interval{monthOf(gregorian, y, m), yearOf(gregorian, y), monthOf(hijriCal, 1400+y%90, m), whole(week, yearOf(gregorian, y).From, m)}[rapid.IntRange(0, 3).Draw(t, "kind")]
		for _, n := range []int{2, 3, 4} {
			next := whole.From
			for k := 0; k < n; k++ {
				i := cut(whole, k, n)
				if i.From != next || i.To < i.From {
					t.Fatalf("part %d of %d of %v: %v", k, n, whole, i)
				}
				next = i.To + 1
			}
			if next != whole.To+1 {
				t.Fatalf("%d parts of %v end at %s", n, whole, next-1)
			}
		}
		a, b, c := thirds(whole, 0), thirds(whole, 1), thirds(whole, 2)
		if a.From != whole.From || b.From != a.To+1 || c.From != b.To+1 || c.To != whole.To {
			t.Fatalf("thirds of %v: %v %v %v", whole, a, b, c)
		}
	})
}

package conflict

import (
	"strconv"

	"github.com/isnad-desk/isnad/news"
)

// farAges is from which difference in years on two ages of somebody without name are rather those of two people.
const farAges = 6

// ages: how old somebody is, told by two sources: of one named person, or of the only one without name who did or suffered a happening and whose age is told.
func (f *finder) ages() {
	type told struct {
		value
		a, years int
		entity   int   // of the desk, or None
		of       place // whose happening, where there is no entity
		d        *news.Detail
	}
	var list []told
	for _, a := range f.articles[f.story] {
		rec := f.in.Records[a]
		for k := range rec.Details {
			d := &rec.Details[k]
			if d.Slot != "age" || len(list) >= maxValues {
				continue
			}
			t := told{value{says: f.phrase(rec, d), report: -1, at: sentenceAt(rec, d.Span), source: f.source(a, d.Statement)}, a, 0, news.None, place{a, d.Event}, d}
			t.years, _ = strconv.Atoi(d.Value)
			if d.Entity != news.None {
				t.entity = f.in.Entity[a][d.Entity]
			} else if f.ageOfMany(rec, d) {
				continue
			}
			list = append(list, t)
		}
	}
	for j := range list {
		for i := range list[:j] {
			x, y := &list[i], &list[j]
			if x.years == y.years || x.source == y.source || x.a == y.a || f.sameOutlet(x.a, y.a) || farPublished(f.in.Records[x.a], f.in.Records[y.a]) || (x.entity == news.None) != (y.entity == news.None) {
				continue
			}
			event := f.eventUnder(x.a, x.at.Span)
			if x.entity == news.None {
				g, ok := f.home[x.of]
				if h, too := f.home[y.of]; !ok || !too || g != h || x.d.Topic != y.d.Topic || max(x.years-y.years, y.years-x.years) >= farAges {
					continue
				}
				event = x.of
			} else if x.entity != y.entity {
				continue
			}
			f.against("number", event, x.value, y.value)
		}
	}
}

// ageOfMany reports whether the ages of several without name are told of one side of an event.
func (f *finder) ageOfMany(rec *news.Record, d *news.Detail) bool {
	n := 0
	for k := range rec.Details {
		if o := &rec.Details[k]; o.Slot == "age" && o.Entity == news.None && o.Event == d.Event && o.Topic == d.Topic {
			n++
		}
	}
	return n > 1
}

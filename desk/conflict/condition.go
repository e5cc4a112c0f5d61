package conflict

import "github.com/isnad-desk/isnad/news"

// conditions: how badly somebody was hurt, told of one named person by two sources. An injury stays what it was; a state changes from day to day.
func (f *finder) conditions() {
	type told struct {
		value
		a      int // article
		entity int // of the desk
		d      *news.Detail
	}
	var list []told
	for _, a := range f.articles[f.story] {
		rec := f.in.Records[a]
		for k := range rec.Details {
			if d := &rec.Details[k]; d.Slot == "condition" && d.Entity != news.None && len(list) < maxValues {
				list = append(list, told{value{says: f.phrase(rec, d), report: -1, at: sentenceAt(rec, d.Span), source: f.source(a, d.Statement)}, a, f.in.Entity[a][d.Entity], d})
			}
		}
	}
	for j := range list {
		for i := range list[:j] {
			x, y := &list[i], &list[j]
			if x.entity != y.entity || x.d.Excludes != y.d.Value || x.source == y.source || x.a != y.a && f.sameOutlet(x.a, y.a) {
				continue
			}
			p, q := f.in.Records[x.a], f.in.Records[y.a]
			if farPublished(p, q) || (x.d.Topic == "state" || y.d.Topic == "state") && published(p) != published(q) {
				continue
			}
			f.against("manner", f.eventUnder(x.a, x.at.Span), x.value, y.value)
		}
	}
}

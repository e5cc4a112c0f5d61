package conflict

import (
	"maps"
	"slices"
	"strconv"

	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// terms: how long an act lasts or holds (a sentence, an extension, a visit), told by two articles that surely tell one act. An article that tells two terms of
// it, or also the other's, tells of more than one thing.
func (f *finder) terms() {
	type told struct {
		value
		a, minutes int
	}
	for _, i := range f.byStory[f.story] {
		h := &f.happenings[i]
		if len(h.Reports) < 2 {
			continue
		}
		var list []told
		for n, r := range h.Reports[:min(len(h.Reports), maxValues)] {
			a := f.article[r.Article]
			rec := f.in.Records[a]
			var of []*news.Detail
			for k := range rec.Details {
				if d := &rec.Details[k]; d.Slot == "term" && d.Event == r.Event && !slices.ContainsFunc(of, func(o *news.Detail) bool { return o.Value == d.Value }) {
					of = append(of, d)
				}
			}
			if len(of) != 1 {
				continue
			}
			t := told{value{says: f.phrase(rec, of[0]), report: n, at: sentenceAt(rec, of[0].Span), source: f.source(a, of[0].Statement)}, a, 0}
			t.minutes, _ = strconv.Atoi(of[0].Value)
			list = append(list, t)
		}
		for j := range list {
			for k := range list[:j] {
				x, y := &list[k], &list[j]
				less, more := min(x.minutes, y.minutes), max(x.minutes, y.minutes)
				if x.a == y.a || x.source == y.source || f.sameOutlet(x.a, y.a) || (more-less)*sameTerm <= more || f.strength(h, x.report, y.report) < clear || f.otherStates(x.a, x.at.Span, y.a, y.at.Span) || f.tellsTerm(x.a, y.minutes) || f.tellsTerm(y.a, x.minutes) {
					continue
				}
				f.against("number", place{x.a, h.Reports[x.report].Event}, x.value, y.value)
			}
		}
	}
}

// otherStates reports whether two passages both name states, and not the same ones: a tour of two countries, and the days of it in one.
func (f *finder) otherStates(a int, s text.Span, b int, t text.Span) bool {
	states := func(a int, s text.Span) map[int]bool {
		out := map[int]bool{}
		for _, m := range f.in.Records[a].Mentions {
			if m.Entity != news.None && s.Contains(m.Span) && f.in.Records[a].Entities[m.Entity].Type == "state" {
				out[f.in.Entity[a][m.Entity]] = true
			}
		}
		return out
	}
	x, y := states(a, s), states(b, t)
	return len(x) > 0 && len(y) > 0 && !maps.Equal(x, y)
}

// sameTerm is the part of a term by which another may differ that is the same in other units: twelve months and a year.
const sameTerm = 20

// tellsTerm reports whether an article tells a term of so many minutes of anything.
func (f *finder) tellsTerm(a, minutes int) bool {
	return slices.ContainsFunc(f.in.Records[a].Details, func(d news.Detail) bool {
		n, _ := strconv.Atoi(d.Value)
		return d.Slot == "term" && n == minutes
	})
}

package desk

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/isnad-desk/isnad/news"
)

const (
	// onceDays is within how many days of one another two reports of what befalls a person but once are of one death: a recalled day is often told a
	// little off.
	onceDays = 8
	// oneDay is how many days beyond the first the time of an act may hold that is told to the day.
	oneDay = 1
)

// across joins happenings of different stories that are one act: an article recalls what another story is about, or two stories recall the same. Within a
// story the sentences decide (desk/happening); across stories far more is asked of what is told:
//
//   - the killing of one named person, told as a fact, at times that can be one: nobody is killed twice;
//   - an act of one type and mode told to one and the same day, in which a named person or body and a second named party or the named place are the
//     same.
//
// One joined happening belongs to the story of most of its reports, the earliest of such stories. It counts an origin of both once. Happenings and what
// points to them are numbered anew, in the same order. The cost is that of looking at each happening once.
func across(d *news.Desk) {
	kinds := make(map[string]news.Kind, len(d.Entities))
	for i := range d.Entities {
		kinds[d.Entities[i].ID] = d.Entities[i].Kind
	}
	home := make([]int, len(d.Happenings)) // an earlier happening of the same act, or itself
	find := func(i int) int {
		for home[i] != i {
			home[i] = home[home[i]]
			i = home[i]
		}
		return i
	}
	groups := make(map[int][]int) // the members of joined happenings, by the first
	join := func(i, j int) {
		i, j = find(i), find(j)
		if i == j {
			return
		}
		i, j = min(i, j), max(i, j)
		a, b := groups[i], groups[j]
		if a == nil {
			a = []int{i}
		}
		if b == nil {
			b = []int{j}
		}
		for _, x := range a { // two of one story the sentences have kept apart
			for _, y := range b {
				if d.Happenings[x].Story == d.Happenings[y].Story {
					return
				}
			}
		}
		home[j] = i
		groups[i] = append(a, b...)
		delete(groups, j)
	}
	listed := make(map[string][]int)
	for i := range d.Happenings {
		home[i] = i
		h := &d.Happenings[i]
		for _, key := range marksOf(h, kinds) {
			list := listed[key]
			for _, j := range list[max(0, len(list)-maxAcross):] {
				if o := &d.Happenings[j]; o.Story != h.Story && couldBeOne(h, o) {
					join(j, i)
					break
				}
			}
			listed[key] = append(list, i)
		}
	}
	if len(groups) == 0 {
		return
	}
	at := make(map[string]int, len(d.Articles))
	for i := range d.Articles {
		at[d.Articles[i].ID] = i
	}
	gone := make([]bool, len(d.Happenings))
	into := make([]int, len(d.Happenings))
	for i := range into {
		into[i] = i
	}
	for _, list := range groups {
		slices.Sort(list)
		first := list[0]
		for _, i := range list {
			if len(d.Happenings[i].Reports) > len(d.Happenings[first].Reports) {
				first = i
			}
		}
		for _, i := range list {
			if i != first {
				gone[i], into[i] = true, first
			}
		}
		d.Happenings[first] = joined(d.Happenings, first, list, at)
	}
	names := make([]string, len(d.Happenings)) // the new one of each
	was := make(map[string]int, len(d.Happenings))
	kept := make([]news.Happening, 0, len(d.Happenings)-len(groups))
	for i := range d.Happenings {
		was[d.Happenings[i].ID] = i
		if !gone[i] {
			h := d.Happenings[i]
			h.ID = fmt.Sprintf("H%d", len(kept)+1)
			names[i] = h.ID
			kept = append(kept, h)
		}
	}
	for _, list := range [][]news.Conflict{d.Conflicts, d.Updates} {
		for k := range list {
			if i, ok := was[list[k].Happening]; ok {
				list[k].Happening = names[into[i]]
			}
		}
	}
	d.Happenings = kept
}

// maxAcross bounds with how many happenings that share a mark one is compared, the latest ones.
const maxAcross = 20

// marksOf are what a happening must share with one of another story to be held against it; none where it could be joined to none.
func marksOf(h *news.Happening, kinds map[string]news.Kind) []string {
	if h.Negated || h.Modality != "actual" {
		return nil
	}
	named := func(list []string, fits func(news.Kind) bool) []string {
		var out []string
		for _, p := range list {
			if k, ok := kinds[p]; ok && fits(k) && !slices.Contains(out, p) {
				out = append(out, p)
			}
		}
		return out
	}
	var out []string
	if h.Mode == "killing" {
		for _, p := range named(h.Recipients, func(k news.Kind) bool { return k == news.Person }) {
			out = append(out, "killing "+p)
		}
		return out
	}
	if !h.When.Known() || h.When.To-h.When.From > oneDay {
		return nil
	}
	people := func(k news.Kind) bool { return k != news.Place }
	who := named(h.Actors, people)
	whom := named(h.Recipients, people)
	if who = who[:min(len(who), maxMarks)]; len(whom) > maxMarks {
		whom = whom[:maxMarks]
	}
	for _, p := range who {
		for _, q := range whom {
			out = append(out, h.Type+" "+h.Mode+" "+min(p, q)+" "+max(p, q)) // who met whom may be told from either side
		}
		if h.Place != "" && h.Mode != "" {
			out = append(out, h.Type+" "+h.Mode+" "+p+" @"+h.Place)
		}
	}
	return out
}

// maxMarks bounds the parties of a side that are looked at.
const maxMarks = 4

// couldBeOne reports whether the times of two happenings that share a mark can be one.
func couldBeOne(a, b *news.Happening) bool {
	if a.Mode != "killing" {
		return a.When.Meets(b.When)
	}
	x, y := a.When, b.When
	return !x.Known() || !y.Known() || x.From-y.To <= onceDays && y.From-x.To <= onceDays
}

// joined makes one of happenings, with all that is told of the one of most reports.
func joined(all []news.Happening, first int, list []int, at map[string]int) news.Happening {
	h := all[first]
	h.Actors, h.Recipients = slices.Clone(h.Actors), slices.Clone(h.Recipients)
	type told struct {
		news.Report
		origins []int
	}
	var reports []told
	var origins []news.Origin
	contested := false
	for _, i := range append([]int{first}, slices.DeleteFunc(slices.Clone(list), func(i int) bool { return i == first })...) {
		x := &all[i]
		contested = contested || x.Standing == "contested"
		if len(h.Actors) == 0 {
			h.Actors = slices.Clone(x.Actors)
		}
		if len(h.Recipients) == 0 {
			h.Recipients = slices.Clone(x.Recipients)
		}
		h.Place = cmp.Or(h.Place, x.Place)
		switch {
		case !h.When.Known():
			h.When = x.When
		case x.When.Known() && h.When.Meets(x.When):
			h.When = news.Interval{From: max(h.When.From, x.When.From), To: min(h.When.To, x.When.To)}
		}
		begin := len(reports)
		for _, r := range x.Reports {
			reports = append(reports, told{Report: r})
		}
		for _, o := range x.Origins {
			k := slices.IndexFunc(origins, func(p news.Origin) bool { return p.Name == o.Name && p.Named == o.Named })
			if k < 0 {
				k = len(origins)
				origins = append(origins, news.Origin{Name: o.Name, Named: o.Named, Because: o.Because})
			}
			for _, r := range o.Reports {
				reports[begin+r].origins = append(reports[begin+r].origins, k)
			}
		}
	}
	slices.SortStableFunc(reports, func(a, b told) int {
		return cmp.Or(cmp.Compare(at[a.Article], at[b.Article]), cmp.Compare(a.Event, b.Event))
	})
	h.Reports = make([]news.Report, len(reports))
	for i, r := range reports {
		h.Reports[i] = r.Report
		for _, k := range r.origins {
			if list := origins[k].Reports; len(list) == 0 || list[len(list)-1] != i {
				origins[k].Reports = append(list, i)
			}
		}
	}
	h.Origins = origins
	switch {
	case contested:
		h.Standing = "contested"
	case len(origins) <= 1:
		h.Standing = "repeated"
	default:
		h.Standing = "corroborated"
	}
	return h
}

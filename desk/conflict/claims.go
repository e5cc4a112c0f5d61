package conflict

import (
	"fmt"
	"slices"

	"github.com/isnad-desk/isnad/desk/happening"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// claim is a count that an article gives, whether or not the stages know the act that it belongs to.
type claim struct {
	value
	a        int // article
	what     string
	noun     string
	q        news.Quantity
	sentence text.Span
	new      bool
	first    bool
	largest  bool // of its kind in its article
}

const (
	// maxClaims bounds the claims of one story that are compared.
	maxClaims = 400
	// fewArticles is up to how many articles a story is surely about one thing.
	fewArticles = 4
	// claimDays is within how many days of one another reports of one matter are published.
	claimDays = 3
)

// claims holds counts of the same thing in two articles of a story against one another where their sentences speak of one matter.
//
// Counts of one happening are compared by number; here the sentences themselves must show that they mean the same, so that disagreements are found also
// where an act is told in words that no stage knows. A count that the other article gives too (as an earlier toll, or as what others say) is
// no disagreement between the two, and of two counts of which the later takes the place of the earlier the pair is an update.
func (f *finder) claims() {
	byWhat := map[string][]claim{}
	var keys []string
	n := 0
	for _, a := range f.articles[f.story] {
		rec := f.in.Records[a]
		for k := range rec.Details {
			d := &rec.Details[k]
			if d.Slot != "count" || n == maxClaims {
				continue
			}
			c, ok := f.claim(a, d)
			if !ok {
				continue
			}
			n++
			key := c.what
			if key == "" {
				key = " " + c.noun
			}
			if byWhat[key] == nil {
				keys = append(keys, key)
			}
			byWhat[key] = append(byWhat[key], c)
		}
	}
	slices.Sort(keys)
	for _, key := range keys {
		most := map[int]int{}
		for _, c := range byWhat[key] {
			most[c.a] = max(most[c.a], c.q.From)
		}
		for i := range byWhat[key] {
			c := &byWhat[key][i]
			c.largest = c.q.From == most[c.a]
		}
		f.compareClaims(byWhat[key])
	}
}

// claim reads a count; false where it is one of a part, or counts a man or two.
func (f *finder) claim(a int, d *news.Detail) (claim, bool) {
	rec := f.in.Records[a]
	if f.in.Lang.Numbers == nil {
		return claim{}, false
	}
	ns := f.in.Lang.Numbers(f.in.Lang.Read(d.Span.Of(rec.Article.Text)))
	if len(ns) == 0 {
		return claim{}, false
	}
	q := news.Quantity{What: d.Value, From: int(ns[0].From), To: int(ns[0].To), AtLeast: ns[0].AtLeast, Span: d.Span}
	at := sentenceAt(rec, d.Span)
	c := claim{a: a, what: d.Value, noun: d.Topic, q: q, sentence: at.Span}
	part := false
	if c.new, c.first, part = f.rise(rec, &q); part || q.From < fewest && !q.AtLeast {
		return claim{}, false
	}
	says := fmt.Sprint(q.From)
	if q.To != q.From {
		says += "–" + fmt.Sprint(q.To)
	}
	if q.AtLeast {
		says = "≥ " + says
	}
	if d.Value != "" {
		says = d.Value + " " + says
	} else {
		says = f.phrase(rec, d)
	}
	c.value = value{says: says, report: -1, at: at, source: f.source(a, d.Statement)}
	return c, true
}

func (f *finder) compareClaims(list []claim) {
	home := make([]int, len(list)) // of counts that take one another's place
	for j := range list {
		home[j] = j
		for i := range list[:j] {
			x, y := &list[i], &list[j]
			if x.a == y.a || x.source == y.source || agree(x.q, y.q) || f.in.Root[x.a] == f.in.Root[y.a] || !f.oneMatter(x, y) || f.gives(list, x.a, y.q) || f.gives(list, y.a, x.q) || f.sums(x, y) {
				continue
			}
			if !f.supersedes(x, y) {
				f.against("number", f.eventOf(x), x.value, y.value)
				continue
			}
			from, to := home[j], home[i]
			for k := range home[:j+1] {
				if home[k] == from {
					home[k] = to
				}
			}
		}
	}
	for i := range list {
		var late []claim
		for j := range list {
			if home[j] == i {
				late = append(late, list[j])
			}
		}
		if home[i] == i && len(late) > 1 {
			f.renew(late)
		}
	}
}

// gives reports whether article a gives a count too.
func (f *finder) gives(list []claim, a int, q news.Quantity) bool {
	return slices.ContainsFunc(list, func(c claim) bool { return c.a == a && c.q.From == q.From && c.q.To == q.To })
}

// oneMatter reports whether the sentences of two counts speak of one thing: in a small story they name the same thing that is no state, or share much of
// their words; in a large one both, and more of each.
func (f *finder) oneMatter(x, y *claim) bool {
	p, q := f.in.Records[x.a].Article.Published, f.in.Records[y.a].Article.Published
	if p != nil && q != nil && p.Known() && q.Known() && (p.From-q.To > claimDays || q.From-p.To > claimDays) {
		return false
	}
	shared := f.in.SharedNames(x.a, f.context(x), y.a, f.context(y))
	alike := f.in.Alike(x.a, x.sentence, y.a, y.sentence)
	if len(f.articles[f.story]) > smallStory {
		return alike >= 0.3 || shared > 0 && alike >= 0.2
	}
	if x.what == "" {
		return shared > 0 && alike >= 0.1 || alike >= 0.25
	}
	if len(f.articles[f.story]) <= fewArticles && shared > 0 && x.largest && y.largest { // the toll of the one thing that they are about
		return true
	}
	return shared > 1 && alike >= 0.05 || shared > 0 && alike >= 0.08 || alike >= 0.2
}

// context is the sentence of a count or, where that names nothing, what stands before it from the sentence that last named something.
func (f *finder) context(c *claim) text.Span {
	rec := f.in.Records[c.a]
	k := slices.Index(rec.Sentences, c.sentence)
	for back := 1; k >= 0 && f.in.SharedNames(c.a, c.sentence, c.a, c.sentence) == 0 && back <= maxBack && k-back >= 0; back++ {
		if s := (text.Span{Start: rec.Sentences[k-back].Start, End: c.sentence.End}); f.in.SharedNames(c.a, s, c.a, s) > 0 {
			return s
		}
	}
	return c.sentence
}

// maxBack is how many sentences before it a count may take its names from.
const maxBack = 3

// sums reports whether the smaller count and another number of its sentence make the larger.
func (f *finder) sums(x, y *claim) bool {
	a := count{value: x.value, q: x.q, rec: f.in.Records[x.a]}
	b := count{value: y.value, q: y.q, rec: f.in.Records[y.a]}
	return f.adds(&a, &b)
}

// supersedes reports whether the larger of two counts takes the place of the smaller.
func (f *finder) supersedes(x, y *claim) bool {
	a := count{q: x.q, rec: f.in.Records[x.a], new: x.new, first: x.first}
	b := count{q: y.q, rec: f.in.Records[y.a], new: y.new, first: y.first}
	return f.update(&a, &b)
}

// renew states counts that take one another's place, with those of an update that holds one of them already.
func (f *finder) renew(late []claim) {
	story := f.in.Stories[f.story].ID
	for k := range f.out.Updates {
		u := &f.out.Updates[k]
		held := func(c claim) bool {
			return slices.ContainsFunc(u.Sides, func(s news.Side) bool { return f.covers(&s, c.at) })
		}
		if u.Story != story || !slices.ContainsFunc(late, held) {
			continue
		}
		for _, c := range late {
			if held(c) {
				continue
			}
			i := slices.IndexFunc(u.Sides, func(s news.Side) bool { return s.Says == c.says })
			if i < 0 {
				i = len(u.Sides)
				u.Sides = append(u.Sides, news.Side{Says: c.says})
			}
			u.Sides[i].Reports = append(u.Sides[i].Reports, c.at)
			u.Sides[i].Independent++
		}
		return
	}
	var h *news.Happening
	var vs []value
	for i := range late {
		if k, ok := f.home[f.eventOf(&late[i])]; ok && h == nil {
			h = &f.happenings[k]
		}
		vs = append(vs, late[i].value)
	}
	if c, ok := f.sides(h, "number", vs, grouped(len(late), func(i, j int) bool { return agree(late[i].q, late[j].q) })); ok {
		f.out.Updates = append(f.out.Updates, c)
	}
}

// eventOf is the event whose trigger stands in the sentence of a count, the first of those whose counts hold it before the others.
func (f *finder) eventOf(c *claim) place {
	rec := f.in.Records[c.a]
	best := news.None
	for n := range rec.Events {
		e := &rec.Events[n]
		if slices.ContainsFunc(e.Quantities, func(q news.Quantity) bool { return q.Span.Overlaps(c.q.Span) }) {
			return place{c.a, n}
		}
		if s, ok := happening.Sentence(rec, e.Trigger); ok && s == c.sentence && best == news.None && e.Type == "ASSAULT" {
			best = n
		}
	}
	return place{c.a, best}
}

package conflict

import (
	"fmt"
	"slices"
	"strings"

	"github.com/isnad-desk/isnad/desk/happening"
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// count is one count of a happening.
type count struct {
	value
	q     news.Quantity
	event *news.Event
	rec   *news.Record
	new   bool // the words beside it say that it takes another's place
	first bool // they say that it is provisional, or told before
	noun  string
	few   bool // one or two, which may be some of several
}

// number: counts of the same thing that cannot both hold; "at least" is met by anything larger. Only counts that surely are of one incident are
// held against one another, and only those of different sources. Counts of which the later takes the place of the earlier are updates.
func (f *finder) number(h *news.Happening) {
	byWhat := map[string][]count{}
	var whats []string
	for i, r := range h.Reports[:min(len(h.Reports), maxValues)] {
		rec, e := f.event(r)
		if e.Modality != "actual" || e.Negated {
			continue
		}
		for _, q := range slices.Concat(largest(rec, e.Quantities), f.parties(f.article[r.Article], e)) {
			says := fmt.Sprint(q.From)
			if q.To != q.From {
				says += "–" + fmt.Sprint(q.To)
			}
			if q.AtLeast {
				says = "≥ " + says
			}
			if strings.HasPrefix(q.What, partyOf) {
				says = strings.Join(strings.Fields(q.Span.Of(rec.Article.Text)), " ")
			} else {
				says = q.What + " " + says
			}
			c := count{value: value{says: says, report: i, at: sentenceAt(rec, q.Span)}, q: q, event: e, rec: rec}
			c.source = f.source(f.article[r.Article], statementAt(rec, &q, e))
			part := false
			if c.new, c.first, part = f.rise(rec, &q); part || f.otherNumeral(rec, c.at.Span, &q) || f.joint(rec, c.at.Span, &q) || f.overTime(rec, c.at.Span, &q) {
				continue
			}
			c.noun, c.few = f.counted(rec, &q), q.From < fewest && !q.AtLeast
			if q.What == partyOf || q.What == "protested" {
				c.noun = ""
			}
			if byWhat[q.What] == nil {
				whats = append(whats, q.What)
			}
			byWhat[q.What] = append(byWhat[q.What], c)
		}
	}
	slices.Sort(whats)
	for _, what := range whats {
		all := byWhat[what]
		all = slices.DeleteFunc(slices.Clone(all), func(b count) bool {
			return slices.ContainsFunc(all, func(a count) bool { return a.rec == b.rec && a.q.From > b.q.From && f.partOfHeadline(&a, &b) })
		})
		home := make([]int, len(all)) // of each count: the first of those with which it hangs together by disagreeing
		for i := range all {
			home[i] = i
		}
		hold, late := make([]bool, len(all)), make([]bool, len(all))
		for i, a := range all {
			for k, b := range all {
				if agree(a.q, b.q) || a.source == b.source || a.noun != b.noun || (a.few || b.few) && !f.allTold(h, &a, &b) || a.rec != b.rec && f.sameOutlet(f.article[a.at.Article], f.article[b.at.Article]) || !f.comparable(h, &a, &b) || f.oneOfSeveral(&a, &b) || f.addsAnywhere(all, &a, &b) || a.rec != b.rec && givenToo(all, &a, &b) {
					continue
				}
				if f.update(&a, &b) {
					late[i] = true
					continue
				}
				hold[i] = true
				from, to := max(home[i], home[k]), min(home[i], home[k])
				for n := range home {
					if home[n] == from {
						home[n] = to
					}
				}
			}
		}
		for n := range all { // the tolls of two attacks of one happening are two disagreements
			var held []count
			for i := range all {
				if hold[i] && home[i] == n {
					held = append(held, all[i])
				}
			}
			if c, ok := f.counts(h, held); ok {
				f.out.Conflicts = append(f.out.Conflicts, c)
			}
		}
		var updated []count
		for i := range all {
			if late[i] && !hold[i] {
				updated = append(updated, all[i])
			}
		}
		if c, ok := f.counts(h, updated); ok {
			f.out.Updates = append(f.out.Updates, c)
		}
	}
}

// contrasted: two tolls that one sentence sets against one another, each with its source ("the government says that seven died, while the hospital speaks of
// eight"). Of a list in what one says the sum counts, of those of other men neither is held against the other.
func (f *finder) contrasted(h *news.Happening) {
	type toll struct {
		statement int
		from, to  int
		noun      string
		q         news.Quantity
	}
	for i, r := range h.Reports[:min(len(h.Reports), maxValues)] {
		rec, e := f.event(r)
		a := f.article[r.Article]
		if e.Modality != "actual" || e.Negated {
			continue
		}
		var tolls []toll
		for _, q := range e.Quantities {
			n := statementAt(rec, &q, e)
			isNew, _, part := f.rise(rec, &q)
			if n == news.None || isNew || q.What != "killed" && q.What != "injured" || !rec.Statements[n].Content.Contains(q.Span) {
				continue
			}
			if part || q.AtLeast || f.othersBehind(rec, &q) {
				continue
			}
			if k := slices.IndexFunc(tolls, func(t toll) bool { return t.statement == n && t.q.What == q.What }); k >= 0 {
				tolls[k].from, tolls[k].to, tolls[k].noun = tolls[k].from+q.From, tolls[k].to+q.To, ""
				continue
			}
			tolls = append(tolls, toll{n, q.From, q.To, f.counted(rec, &q), q})
		}
		for j := range tolls {
			for k := range tolls[:j] {
				x, y := &tolls[k], &tolls[j]
				p, q := rec.Statements[x.statement].Content, rec.Statements[y.statement].Content
				if p.Start > q.Start {
					x, y, p, q = y, x, q, p
				}
				at := sentenceAt(rec, x.q.Span).Span
				if x.q.What != y.q.What || x.noun != y.noun || p.Overlaps(q) || !at.Contains(y.q.Span) || f.source(a, x.statement) == f.source(a, y.statement) || f.in.PlacesApart(a, p, a, q) || !f.turns(rec, text.Span{Start: min(p.End, rec.Statements[y.statement].Cue.Start), End: q.Start}) {
					continue
				}
				if slices.ContainsFunc(rec.Details, func(d news.Detail) bool {
					return d.Slot == "rise" && d.Value == "before" && d.Span.Start >= p.End && at.Contains(d.Span)
				}) { // the toll of before
					continue
				}
				if agree(news.Quantity{From: x.from, To: x.to}, news.Quantity{From: y.from, To: y.to}) {
					continue
				}
				var vs []value
				for _, t := range []*toll{x, y} {
					vs = append(vs, value{says: fmt.Sprintf("%s %d", t.q.What, t.from), report: i, at: news.Evidence{Article: r.Article, Span: rec.Statements[t.statement].Content}, source: f.source(a, t.statement)})
				}
				if c, ok := f.sides(nil, "number", vs, []int{0, 1}); ok {
					c.Happening = h.ID
					f.out.Conflicts = append(f.out.Conflicts, c)
				}
			}
		}
	}
}

// othersBehind reports whether what a count counts is set apart from those counted before ("two others").
func (f *finder) othersBehind(rec *news.Record, q *news.Quantity) bool {
	list := words(rec.Article.Text, text.Span{Start: q.Span.End, End: sentenceAt(rec, q.Span).Span.End})
	return slices.ContainsFunc(list[:min(len(list), othersReach)], func(w text.Span) bool { return f.in.Words.Others(f.in.Fold(w.Of(rec.Article.Text))) })
}

// othersReach is within how many words behind a number they are set apart.
const othersReach = 2

// turns reports whether a passage holds a word that sets what follows against what went before ("while").
func (f *finder) turns(rec *news.Record, s text.Span) bool {
	if s.Start >= s.End {
		return false
	}
	return slices.ContainsFunc(f.in.Words.Contrasts(), func(w string) bool { return f.in.HoldsWord(f.article[rec.Article.ID], s, w) })
}

// givenToo reports whether the articles of two counts each give the other count too: they list what was counted.
func givenToo(all []count, a, b *count) bool {
	has := func(rec *news.Record, q news.Quantity) bool {
		return slices.ContainsFunc(all, func(c count) bool { return c.rec == rec && c.q.From == q.From && c.q.To == q.To })
	}
	return has(a.rec, b.q) && has(b.rec, a.q)
}

// partyOf marks the number of the parties of an act ("took four villages"), behind which stands what they are.
const partyOf = "of "

// parties are the numbers of those who did or suffered an act, as its parties tell them and none of its counts.
func (f *finder) parties(a int, e *news.Event) []news.Quantity {
	var out []news.Quantity
	if len(f.articles[f.story]) > smallStory { // reports of every month count the same
		return nil
	}
	rec := f.in.Records[a]
	if e.Type == "PROTEST" {
		out = f.marchers(a, e)
	}
	for i, p := range slices.Concat(e.Actors, e.Recipients) {
		if p.Span == nil || slices.ContainsFunc(e.Quantities, func(q news.Quantity) bool { return q.Span.Overlaps(*p.Span) }) {
			continue
		}
		for k := range rec.Details {
			d := &rec.Details[k]
			if d.Slot != "count" || d.Topic == "" || !p.Span.Contains(d.Span) || d.Span.Start != p.Span.Start {
				continue
			}
			what := d.Value
			if e.Type == "PROTEST" && i < len(e.Actors) {
				what = "protested"
			}
			if what == "" && i < len(e.Actors) && e.Type == "RETREAT" && len(e.Actors) <= 2 { // prisoners or detainees: all who fled
				what = partyOf
			}
			if what == "" {
				what = partyOf + f.one(d.Topic)
			}
			if ns := f.in.Numerals(a, d.Span); len(ns) > 0 && ns[0].From >= fewest-1 && !slices.ContainsFunc(e.Quantities, func(q news.Quantity) bool { return q.From == int(ns[0].From) }) {
				out = append(out, news.Quantity{What: what, From: int(ns[0].From), To: int(ns[0].To), AtLeast: ns[0].AtLeast || d.Excludes == leastCount, Span: d.Span})
			}
			break
		}
	}
	return out
}

// marchers are how many took part in a protest, where no exact number stands with those who did: a vague one ("tens of thousands"), or the only count of people
// in the sentence that tells it ("put the number of those in the march at 4,000").
func (f *finder) marchers(a int, e *news.Event) []news.Quantity {
	rec := f.in.Records[a]
	for _, p := range e.Actors {
		if p.Span == nil {
			continue
		}
		if from, to, ok := f.in.Words.Magnitude(p.Span.Of(rec.Article.Text)); ok {
			return []news.Quantity{{What: "protested", From: from, To: to, Span: *p.Span}}
		}
	}
	if len(e.Actors) > 0 {
		return nil
	}
	var out []news.Quantity
	for _, s := range append([]text.Span{e.Trigger}, e.Also...) {
		at := sentenceAt(rec, s).Span
		for k := range rec.Details {
			d := &rec.Details[k]
			if d.Slot != "count" || d.Value != "" || !at.Contains(d.Span) || !f.people(f.one(d.Topic)) {
				continue
			}
			ns := f.in.Numerals(a, d.Span)
			if len(ns) != 1 || len(out) > 0 && out[0].Span != d.Span {
				return nil
			}
			out = []news.Quantity{{What: "protested", From: int(ns[0].From), To: int(ns[0].To), AtLeast: ns[0].AtLeast || d.Excludes == leastCount, Span: d.Span}}
		}
	}
	return out
}

// allTold reports whether two counts, of which one is one or two, are surely of all who are counted: two outlets count the same people, by a noun that says who
// they are, and the one that counts few gives no larger number of them.
func (f *finder) allTold(h *news.Happening, a, b *count) bool {
	if a.q.From > b.q.From {
		a, b = b, a
	}
	if a.rec == b.rec || a.noun == "" || f.people(a.noun) || f.alikeTold(h, a.report, b.report) < fewAlike {
		return false
	}
	return !slices.ContainsFunc(a.rec.Details, func(d news.Detail) bool { return d.Slot == "count" && f.one(d.Topic) == a.noun })
}

// fewAlike is the share of common words from which on a count of one or two is held against a larger one.
const fewAlike = 0.25

func (f *finder) counts(h *news.Happening, cs []count) (news.Conflict, bool) {
	vs := make([]value, len(cs))
	for i := range cs {
		vs[i] = cs[i].value
	}
	return f.sides(h, "number", vs, grouped(len(cs), func(i, j int) bool { return agree(cs[i].q, cs[j].q) }))
}

// statementAt is the statement that tells a count, or that of its event.
func statementAt(rec *news.Record, q *news.Quantity, e *news.Event) int {
	best := news.None
	for n := range rec.Statements {
		c := rec.Statements[n].Content
		if c.Contains(q.Span) && (best == news.None || c.End-c.Start < rec.Statements[best].Content.End-rec.Statements[best].Content.Start) {
			best = n
		}
	}
	if best == news.None && e.Trigger.Start <= q.Span.Start && e.Trigger.End+200 > q.Span.Start {
		return e.Statement
	}
	return best
}

// rise reports what the sentence of a count says of its place among others.
func (f *finder) rise(rec *news.Record, q *news.Quantity) (isNew, first, part bool) {
	at := sentenceAt(rec, q.Span).Span
	for _, d := range rec.Details {
		if d.Slot == "rise" && at.Contains(d.Span) {
			isNew = isNew || d.Value == "up"
			first = first || d.Value == "before"
			part = part || d.Value == "part" && d.Span.End <= q.Span.Start && q.Span.Start-d.Span.End < amongReach
		}
	}
	return isNew, first, part
}

// otherNumeral reports whether "N others" stands behind the count of the hurt in its sentence: "eleven were badly hurt and fifteen others choked" gives
// no toll.
func (f *finder) otherNumeral(rec *news.Record, at text.Span, q *news.Quantity) bool {
	if q.What != "injured" {
		return false
	}
	for _, n := range f.in.Numerals(f.article[rec.Article.ID], at) {
		s := text.Span{Start: at.Start + n.Span.Start, End: at.Start + n.Span.End}
		if s.Start < q.Span.End {
			continue
		}
		if list := words(rec.Article.Text, text.Span{Start: s.End, End: at.End}); len(list) > 0 && f.in.Words.Others(f.in.Fold(list[0].Of(rec.Article.Text))) {
			return true
		}
	}
	return false
}

// joint reports whether a count of the hurt stands behind the words for a death and for an injury: "the death and injury of five" counts both together. Two
// verbs of which each agrees with somebody else ("two were killed, and thirty was hurt") do not.
func (f *finder) joint(rec *news.Record, at text.Span, q *news.Quantity) bool {
	if q.What != "injured" && q.What != "killed" {
		return false
	}
	list := words(rec.Article.Text, text.Span{Start: at.Start, End: q.Span.Start})
	lemma := func(k int) string {
		if k < 0 {
			return ""
		}
		if p := f.in.Phrase(list[k].Of(rec.Article.Text)); len(p) == 1 {
			return f.in.Words.Lemma(p[0])
		}
		return ""
	}
	for k := len(list) - 1; k > 0 && k >= len(list)-jointReach; k-- {
		x, y := lemma(k-1), lemma(k)
		if (f.suffering("killed", x) && f.suffering("injured", y) || f.suffering("injured", x) && f.suffering("killed", y)) && !f.ofOthers(list[k-1].Of(rec.Article.Text), list[k].Of(rec.Article.Text)) {
			return true
		}
	}
	return false
}

// ofOthers reports two finite verbs that agree with different subjects.
func (f *finder) ofOthers(x, y string) bool {
	verb := func(s string) *lang.Morph {
		t := f.in.Lang.Read(s)
		if len(t.Tokens) == 0 {
			return nil
		}
		if b := t.Tokens[0].Best(); len(b.Morphs) > 0 && b.Morphs[0].POS == lang.Verb {
			return &b.Morphs[0]
		}
		return nil
	}
	v, w := verb(x), verb(y)
	return v != nil && w != nil && (v.Number != w.Number || v.Gender != w.Gender)
}

// jointReach is within how many words before a number both nouns stand.
const jointReach = 3

// overTime reports whether right behind a count a time of weeks or more is told in which it was counted: "three hundred this month alone".
func (f *finder) overTime(rec *news.Record, at text.Span, q *news.Quantity) bool {
	return slices.ContainsFunc(rec.Times, func(t news.Time) bool {
		if t.Span.Start < q.Span.End || t.Span.Start >= at.End || !t.Value.Known() || t.Value.To-t.Value.From < longTime {
			return false
		}
		return len(words(rec.Article.Text, text.Span{Start: q.Span.End, End: t.Span.Start})) <= timeReach
	})
}

const (
	// longTime is from how many days on what is counted in them is of more than one act.
	longTime = 20
	// timeReach is within how many words behind a count the time stands in which it was counted.
	timeReach = 3
)

// oneOfSeveral reports whether the sentence of one of two counts tells of several acts ("a series of attacks", "two explosions") and that of the other, in
// other words, of one.
func (f *finder) oneOfSeveral(a, b *count) bool {
	i, j := f.article[a.at.Article], f.article[b.at.Article]
	return (f.several(i, a.at.Span) != f.several(j, b.at.Span) || f.overDays(a) != f.overDays(b)) && f.in.Alike(i, a.at.Span, j, b.at.Span) < 0.3
}

// overDays reports whether the sentence of a count tells a time of several days or weeks: what befell many "in recent weeks" is not the toll of a day.
func (f *finder) overDays(c *count) bool {
	return slices.ContainsFunc(c.rec.Times, func(t news.Time) bool {
		return c.at.Span.Contains(t.Span) && t.Value.Known() && t.Value.To-t.Value.From >= someDays
	})
}

// several reports whether a passage holds a word for several acts.
func (f *finder) several(a int, s text.Span) bool {
	rec := f.in.Records[a]
	details := f.in.Lang.Lexicon("details")
	return slices.ContainsFunc(words(rec.Article.Text, s), func(w text.Span) bool {
		p := f.in.Phrase(w.Of(rec.Article.Text))
		return len(p) == 1 && slices.ContainsFunc(details.Find(p[0]), func(id int32) bool { return details.Get(id, "slot") == "several" })
	})
}

// addsAnywhere reports whether one of two counts adds to the other where it stands, or where its article gives it once more: the headline tells the whole, and
// the sentence below it of what it is made.
func (f *finder) addsAnywhere(all []count, a, b *count) bool {
	if a.q.From > b.q.From {
		a, b = b, a
	}
	for i := range all {
		if c := &all[i]; c.rec == b.rec && c.q.From == b.q.From && f.adds(a, c) {
			return true
		}
	}
	return f.adds(a, b)
}

// adds reports whether the smaller count and another number of its sentence make the larger (ten soldiers and three workers are thirteen dead), or stands in
// the larger's sentence as a part of it.
func (f *finder) adds(a, b *count) bool {
	if a.q.From > b.q.From {
		a, b = b, a
	}
	for _, n := range f.in.Numerals(f.article[a.at.Article], a.at.Span) {
		if n.From >= 1 && n.From < 1e9 && a.q.From+int(n.From) == b.q.From && !a.countsElse(text.Span{Start: a.at.Span.Start + n.Span.Start, End: a.at.Span.Start + n.Span.End}) {
			return true
		}
	}
	if ns := f.in.Numerals(f.article[a.at.Article], a.at.Span); len(ns) > 2 { // four in the one village, two in the next, four in the third
		sum := 0.0
		for _, n := range ns {
			sum += n.From
		}
		if int(sum) == b.q.From {
			return true
		}
	}
	for _, n := range f.in.Numerals(f.article[b.at.Article], b.at.Span) {
		if n.From == float64(a.q.From) && n.To == n.From { // eight dead, three of them soldiers
			return true
		}
	}
	for _, n := range f.in.Numerals(f.article[a.at.Article], a.at.Span) {
		if a.rec != b.rec && n.From == float64(b.q.From) && n.To == n.From { // thirty of theirs were hurt, and twenty-two of ours
			return true
		}
	}
	return a.rec != b.rec && a.q.From+1 == b.q.From && f.andOne(a)
}

// andOne reports whether one more without number is joined to those whom a count counts: "four marines and a sailor".
func (f *finder) andOne(a *count) bool {
	people := f.in.Lang.Lexicon("kin_and_group")
	list := words(a.rec.Article.Text, text.Span{Start: a.q.Span.End, End: a.at.Span.End})
	for _, w := range list[:min(len(list), andReach)] {
		t := f.in.Lang.Read(w.Of(a.rec.Article.Text))
		if len(t.Tokens) != 1 {
			continue
		}
		b := t.Tokens[0].Best()
		if b.Clitics == lang.And && b.Suffix == "" && slices.ContainsFunc(people.Find(b.Stem), func(id int32) bool { return people.Get(id, "number") == "s" }) {
			return true
		}
	}
	return false
}

// andReach is within how many words behind a count one more is joined to it.
const andReach = 6

// countsElse reports whether a number counts another thing of the same happening: two dead beside seven hurt.
func (c *count) countsElse(s text.Span) bool {
	return slices.ContainsFunc(c.event.Quantities, func(q news.Quantity) bool { return q.What != c.q.What && q.Span.Overlaps(s) })
}

const (
	// fewest is below which number words count one of several: a man and his two guards.
	fewest = 3
	// amongReach is how many bytes before a count "among them" may stand.
	amongReach = 24
)

// counted is the noun that a count counts, in the singular, "" for people in general ("nine others", "nine of them").
func (f *finder) counted(rec *news.Record, q *news.Quantity) string {
	at := sentenceAt(rec, q.Span).Span
	for k := range rec.Details {
		if d := &rec.Details[k]; d.Slot == "count" && d.Span.Contains(q.Span) {
			if noun := f.one(d.Topic); !f.people(noun) && !f.in.Words.Others(f.in.Fold(d.Topic)) {
				return noun
			}
			return ""
		}
	}
	s := q.Span
	if len(f.in.Numerals(f.article[rec.Article.ID], q.Span)) > 0 { // else the noun itself stands for one or two
		s = text.Span{Start: q.Span.End, End: min(at.End, q.Span.End+40)}
	}
	if s.Start >= s.End {
		return ""
	}
	words := f.in.Phrase(strings.ToValidUTF8(s.Of(rec.Article.Text), ""))
	if len(words) > 0 && f.in.Words.Preposition(words[0]) { // "nine of the guards"
		words = words[1:]
	}
	if len(words) == 0 {
		return ""
	}
	if noun := f.one(words[0]); !f.people(noun) && !f.in.Words.Others(words[0]) {
		return noun
	}
	return ""
}

// update reports whether one of two counts takes the place of the other: the words say that it rose to the larger or that the smaller was
// provisional, or the larger was published on a later day. A smaller one that was published on a later day takes the place of none.
func (f *finder) update(a, b *count) bool {
	if a.q.From > b.q.From {
		a, b = b, a
	}
	x, y := a.rec.Article.Published, b.rec.Article.Published
	known := x != nil && y != nil && x.Known() && y.Known()
	if known && x.From > y.To && !a.first { // who still gives the smaller one a day later has not heard of the other, or does not believe it
		return false
	}
	return b.new || a.first || b.first || known && y.From > x.To
}

// largest keeps the largest count of each thing in each sentence: the toll of the whole rather than of its parts.
func largest(rec *news.Record, qs []news.Quantity) []news.Quantity {
	var out []news.Quantity
	for _, q := range qs {
		at, _ := happening.Sentence(rec, q.Span)
		i := slices.IndexFunc(out, func(o news.Quantity) bool {
			was, _ := happening.Sentence(rec, o.Span)
			return o.What == q.What && was == at
		})
		if i < 0 {
			out = append(out, q)
		} else if q.From > out[i].From {
			out[i] = q
		}
	}
	return out
}

// comparable reports whether two counts surely speak of one incident: the reports are one act in much, or the same known day and place, or,
// where they tell neither, the same sentence in other words. Two counts of one event are of one incident.
func (f *finder) comparable(h *news.Happening, a, b *count) bool {
	x, y := a.event, b.event
	alike := f.in.Alike(f.article[a.at.Article], a.at.Span, f.article[b.at.Article], b.at.Span)
	if x != y && len(f.articles[f.story]) <= smallStory { // a story of one thing
		alike = max(alike, f.alikeTold(h, a.report, b.report))
	}
	// the same sides fight every day and everywhere, and have their dead
	fight := x.Type == "ASSAULT" && (!f.loners(a.rec, x.Actors) || !f.loners(b.rec, y.Actors) || f.fighters(a) || f.fighters(b))
	i, j := f.article[a.at.Article], f.article[b.at.Article]
	if i == j { // one article tells of several incidents: the one in the town, the other on the road
		if x == y && f.in.PlacesApart(i, a.at.Span, j, b.at.Span) || x != y && (!f.samePlaces(i, a.at.Span, b.at.Span) || !f.titled(a) && !f.titled(b)) {
			return false
		}
	} else if f.elsewhere(i, a.at.Span, j, b.at.Span) || f.in.StatesApart(i, f.lead(i), j, f.lead(j)) {
		return false
	}
	if x == y {
		return !fight && (f.titled(a) || f.titled(b) || alike >= 0.3)
	}
	if fight && i == j {
		return false
	}
	if x.Type == "COERCE" && (f.armed(a.rec, x.Actors) || f.armed(b.rec, y.Actors)) && alike < 0.5 { // they take new hostages every day
		return false
	}
	if x.Type == "COERCE" && i != j && f.titled(a) && f.titled(b) && f.in.NamesPlace(i, a.at.Span) != f.in.NamesPlace(j, b.at.Span) {
		return false
	}
	if x.Type == "COERCE" && i != j && f.in.NamesPlace(i, f.placed(i, a.at.Span)) != f.in.NamesPlace(j, f.placed(j, b.at.Span)) { // a campaign in the country, and in one province
		return false
	}
	if p, q := a.rec.Article.Published, b.rec.Article.Published; p != nil && q != nil && !(x.When.Known() && y.When.Known()) && (p.From-q.To > 2 || q.From-p.To > 2) {
		return false
	}
	if x.When.Known() && y.When.Known() && !x.When.Meets(y.When) {
		return false
	}
	strength := f.strength(h, a.report, b.report)
	if fight && (len(f.articles[f.story]) > smallStory || f.fighters(a) || f.fighters(b)) { // a war, in which every place and day has its dead
		return strength > 0 && alike >= 0.5
	}
	if fight {
		return strength > 0 && alike >= 0.3 || f.oneFight(h, a, b, strength) || f.otherToll(a, b, strength)
	}
	if i != j && x.Type == "PROTEST" && len(f.articles[f.story]) <= fewArticles && short(x.When) && short(y.When) { // the march that they are about
		return strength > 0
	}
	if i != j && strength < sure && alike < 0.3 && !f.shareName(i, f.lead(i), j, f.lead(j)) { // one sort of accident in two countries
		return false
	}
	return strength >= sure || strength >= clear && alike >= 0.15 || strength > 0 && alike >= 0.3
}

// oneFight reports whether two articles of few, which lead with what they have in common, each tell of one killing only, of unnamed gunmen or by them: that is
// the fight that they are about.
func (f *finder) oneFight(h *news.Happening, a, b *count, strength int) bool {
	i, j := f.article[a.at.Article], f.article[b.at.Article]
	if i == j || strength < clear || len(f.articles[f.story]) > fewArticles || f.in.SharedNames(i, f.lead(i), j, f.lead(j)) == 0 {
		return false
	}
	once := func(c *count) bool {
		n := 0
		for k := range c.rec.Events {
			if e := &c.rec.Events[k]; e.Mode == "killing" {
				n++
			}
		}
		return n == 1 && c.event.Mode == "killing" && !slices.ContainsFunc(slices.Concat(c.event.Actors, c.event.Recipients), func(p news.Party) bool {
			return p.Entity != news.None && c.rec.Entities[p.Entity].Kind != news.Place
		})
	}
	return once(a) && once(b)
}

// otherToll reports whether two articles of few give one and the same number of something else right beside two counts of a fight: where the dead are as many,
// the hurt are of the same attack.
func (f *finder) otherToll(a, b *count, strength int) bool {
	if a.rec == b.rec || strength < clear || len(f.articles[f.story]) > fewArticles {
		return false
	}
	return slices.ContainsFunc(a.event.Quantities, func(p news.Quantity) bool {
		return p.What != a.q.What && p.From > 1 && a.at.Span.Contains(p.Span) && slices.ContainsFunc(b.event.Quantities, func(q news.Quantity) bool {
			return q.What == p.What && q.From == p.From && q.To == p.To && b.at.Span.Contains(q.Span)
		})
	})
}

// partOfHeadline reports whether the larger of two counts of one article is that of its headline and the smaller stands below the lead: the headline tells the
// whole, and the body its parts.
func (f *finder) partOfHeadline(a, b *count) bool {
	if a.q.From < b.q.From {
		a, b = b, a
	}
	if !f.titled(a) {
		return false
	}
	k := slices.IndexFunc(b.rec.Sentences, func(s text.Span) bool { return s.Start >= b.rec.Article.Title.End })
	return k >= 0 && b.at.Span.Start >= b.rec.Sentences[k].End
}

// shareName reports whether two passages name something in common, states among it.
func (f *finder) shareName(a int, s text.Span, b int, t text.Span) bool {
	return slices.ContainsFunc(f.in.Records[a].Mentions, func(m news.Mention) bool {
		return m.Entity != news.None && s.Contains(m.Span) && f.in.NamesEntity(b, t, f.in.Entity[a][m.Entity])
	})
}

// loners reports whether those who did something, if any are told, are single persons: a gunman, or a man by his name, whose act was once.
func (f *finder) loners(rec *news.Record, parties []news.Party) bool {
	return !slices.ContainsFunc(parties, func(p news.Party) bool {
		if p.Entity != news.None {
			return rec.Entities[p.Entity].Kind != news.Person
		}
		if p.Span == nil {
			return true
		}
		words := f.in.Phrase(p.Span.Of(rec.Article.Text))
		if len(words) == 0 {
			return true
		}
		people := f.in.Lang.Lexicon("kin_and_group")
		ids := people.Find(words[0])
		if len(ids) == 0 {
			ids = people.Find(f.one(words[0])) // in the accusative
		}
		if len(ids) == 0 && f.in.Lang.Nisba != nil {
			base, ok := f.in.Lang.Nisba(words[0])
			return !ok || base != words[0] // but "an American"
		}
		return len(ids) == 0 || slices.ContainsFunc(ids, func(id int32) bool { return people.Get(id, "number") != "s" })
	})
}

// fighters reports whether those who suffer an event that is counted are an armed body.
func (f *finder) fighters(c *count) bool { return f.armed(c.rec, c.event.Recipients) }

func (f *finder) armed(rec *news.Record, parties []news.Party) bool {
	return slices.ContainsFunc(parties, func(p news.Party) bool {
		return p.Entity != news.None && rec.Entities[p.Entity].Type == "armed_group"
	})
}

// titled reports whether a count stands in the headline.
func (f *finder) titled(c *count) bool {
	t := c.rec.Article.Title
	return t != nil && t.Overlaps(c.at.Span)
}

// samePlaces reports whether two passages of an article name the same places below a state, or neither names any.
func (f *finder) samePlaces(a int, s, t text.Span) bool {
	x, y := f.in.NamesPlace(a, s), f.in.NamesPlace(a, t)
	return x == y && !f.in.PlacesApart(a, s, a, t) && !f.in.StatesApart(a, s, a, t)
}

// elsewhere reports whether the places that two passages of two articles stand under are apart: those that they name, else those of their headline and
// what stands between.
func (f *finder) elsewhere(a int, s text.Span, b int, t text.Span) bool {
	return f.in.Elsewhere(a, f.placed(a, s), b, f.placed(b, t))
}

// placed is a passage or, where it names no place below a state and stands not far down, all from the headline to it, the lead among it.
func (f *finder) placed(a int, s text.Span) text.Span {
	rec := f.in.Records[a]
	if len(rec.Sentences) > 1 && !f.in.NamesPlace(a, s) && s.Start <= rec.Sentences[min(len(rec.Sentences)-1, underLead)].Start {
		s.Start = rec.Sentences[0].Start
		s.End = max(s.End, rec.Sentences[1].End)
	}
	return s
}

// underLead is up to which sentence what names no place is told of those that the headline and the sentences above it name.
const underLead = 8

func agree(a, b news.Quantity) bool {
	if a.AtLeast && b.To >= a.From || b.AtLeast && a.To >= b.From {
		return true
	}
	if a.From > b.From {
		a, b = b, a
	}
	if round := b.From%10 == 0 || a.From%10 == 0; round && (b.From-a.To)*20 <= b.From { // "about 180" is 178
		return true
	}
	return b.From <= a.To
}

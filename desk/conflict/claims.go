package conflict

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/isnad-desk/isnad/desk/happening"
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// claim is a count that an article gives, whether or not the stages know the act that it belongs to.
type claim struct {
	value
	a        int // article
	what     string
	noun     string // in the singular
	none     bool   // nobody suffered
	q        news.Quantity
	sentence text.Span
	new      bool
	first    bool
	largest  bool      // of its kind in its article
	few      bool      // one or two, which is held against none only
	kept     bool      // the largest of those that its article does not tell as what was said before
	leads    bool      // it stands among the first sentences
	told     text.Span // see context; made where it is asked for
}

const (
	// maxClaims bounds the claims of one story that are compared.
	maxClaims = 400
	// fewArticles is up to how many articles a story is surely about one thing.
	fewArticles = 4
	// leading is up to which sentence, the headline among them, an article tells what it is about.
	leading = 4
	// leastCount marks a count told as the least.
	leastCount = "least"
	// mostSides is from how many numbers on counts rather are a list than a disagreement.
	mostSides = 4
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
			if d.Slot != "count" && d.Slot != "none" || n == maxClaims {
				continue
			}
			c, ok := f.claim(a, d)
			if !ok {
				continue
			}
			n++
			for _, key := range [2]string{c.what, " " + c.noun} { // what befell them, and who they are: where one report does not say what befell them
				if key == "" || key == " " {
					continue
				}
				if byWhat[key] == nil {
					keys = append(keys, key)
				}
				byWhat[key] = append(byWhat[key], c)
			}
		}
	}
	for key, list := range byWhat { // one or two, where another says that nobody was
		if key[0] == ' ' || !slices.ContainsFunc(list, func(c claim) bool { return c.none }) {
			continue
		}
		for _, a := range f.articles[f.story] {
			if !slices.ContainsFunc(byWhat[key], func(c claim) bool { return c.a == a }) {
				byWhat[key] = append(byWhat[key], f.fewOf(a, key)...)
			}
		}
	}
	slices.Sort(keys)
	tolls := map[toll]bool{}
	for _, key := range keys {
		for _, c := range byWhat[key] {
			tolls[toll{c.a, c.what}] = true
		}
	}
	for _, key := range keys {
		most, kept := map[int]int{}, map[int]int{}
		for _, c := range byWhat[key] {
			most[c.a] = max(most[c.a], c.q.From)
			if !c.first {
				kept[c.a] = max(kept[c.a], c.q.From)
			}
		}
		for i := range byWhat[key] {
			c := &byWhat[key][i]
			c.largest = c.q.From == most[c.a]
			c.kept = c.q.From == kept[c.a]
		}
		if key[0] == ' ' {
			f.compareClaims(byWhat[key], tolls)
		} else {
			f.compareClaims(byWhat[key], nil)
		}
	}
}

// fewOf are the one or two whom something befell, as the acts of an article count them.
func (f *finder) fewOf(a int, what string) []claim {
	var out []claim
	rec := f.in.Records[a]
	for n := range rec.Events {
		e := &rec.Events[n]
		if e.Modality != "actual" || e.Negated {
			continue
		}
		qs := e.Quantities
		if len(qs) == 0 && e.Type == "ASSAULT" && len(e.Actors) == 0 && f.suffering(what, f.in.Lemma(a, n)) { // "a worker was hurt", "two workers were"
			for _, p := range e.Recipients {
				if p.Span != nil {
					qs = []news.Quantity{{What: what, From: 1, To: fewest - 1, AtLeast: true, Span: *p.Span}}
				}
			}
		}
		for _, q := range qs {
			if q.What != what || q.From < 1 || q.From >= fewest || len(out) > 0 {
				continue
			}
			at := sentenceAt(rec, q.Span)
			k := slices.Index(rec.Sentences, at.Span)
			c := claim{a: a, what: what, few: true, q: q, sentence: at.Span, leads: k >= 0 && k <= leading}
			says := what + " " + fmt.Sprint(q.From)
			if q.AtLeast {
				says = what + " ≥ " + fmt.Sprint(q.From)
			}
			c.value = value{says: says, report: -1, at: at, source: f.source(a, statementAt(rec, &q, e))}
			out = append(out, c)
		}
	}
	return out
}

// suffering reports whether a lemma is that of an act by which people come to be counted so: "hurt", "killed".
func (f *finder) suffering(what, lemma string) bool {
	tolls := f.in.Lang.Lexicon("tolls")
	for id := range tolls.Entries {
		if tolls.Get(int32(id), "use") == "act" && tolls.Get(int32(id), "what") == what && f.in.Words.Lemma(f.in.Fold(tolls.Entries[id].Form)) == lemma {
			return true
		}
	}
	return false
}

// claim reads a count; false where it is one of a part, or counts a man or two.
func (f *finder) claim(a int, d *news.Detail) (claim, bool) {
	rec := f.in.Records[a]
	if d.Slot == "none" {
		at := sentenceAt(rec, d.Span)
		k := slices.Index(rec.Sentences, at.Span)
		c := claim{a: a, what: d.Value, none: true, q: news.Quantity{What: d.Value, Span: d.Span}, sentence: at.Span, leads: k >= 0 && k <= leading}
		c.value = value{says: f.phrase(rec, d), report: -1, at: at, source: f.source(a, d.Statement)}
		if (k < 0 || k > 1) && !slices.ContainsFunc(rec.Events, func(e news.Event) bool { return at.Span.Contains(e.Trigger) }) { // "they know how to repel attackers without losses"
			return claim{}, false
		}
		return c, true
	}
	ns := f.in.Numerals(a, d.Span)
	if len(ns) == 0 {
		return claim{}, false
	}
	if before, _ := utf8.DecodeLastRuneInString(rec.Article.Text[:d.Span.Start]); unicode.IsLetter(before) || unicode.IsDigit(before) { // the rest of a number written with a letter for the point
		if s := d.Span.Of(rec.Article.Text); s != "" && unicode.IsDigit(rune(s[0])) {
			return claim{}, false
		}
	}
	if before := strings.TrimRight(rec.Article.Text[:d.Span.Start], " )]»\""); before != "" && unicode.IsDigit(rune(before[len(before)-1])) { // "(69) million"
		return claim{}, false
	}
	q := news.Quantity{What: d.Value, From: int(ns[0].From), To: int(ns[0].To), AtLeast: ns[0].AtLeast || d.Excludes == leastCount, Span: d.Span}
	at := sentenceAt(rec, d.Span)
	k := slices.Index(rec.Sentences, at.Span)
	c := claim{a: a, what: d.Value, noun: f.one(d.Topic), q: q, sentence: at.Span, leads: k >= 0 && k <= leading}
	part := false
	if c.new, c.first, part = f.rise(rec, &q); part || f.otherNumeral(rec, sentenceAt(rec, q.Span).Span, &q) || f.joint(rec, at.Span, &q) || q.From < fewest && !q.AtLeast {
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

// toll is that an article counts those whom something befell.
type toll struct {
	a    int
	what string
}

// compareClaims compares counts of what befell people or, with the tolls of all articles, of one noun: there one report does not say what befell those whom
// it counts, and gives no other count of whom it befell.
func (f *finder) compareClaims(list []claim, tolls map[toll]bool) {
	against, late := make([]int, len(list)), make([]int, len(list)) // the first count of those held against it, and of those that take its place
	join := func(home []int, i, j int) {
		from, to := home[j], home[i]
		for k := range home[:j+1] {
			if home[k] == from {
				home[k] = to
			}
		}
	}
	for j := range list {
		against[j], late[j] = j, j
		for i := range list[:j] {
			x, y := &list[i], &list[j]
			switch {
			case tolls != nil && (x.what != "" && y.what != "" || x.what != "" && tolls[toll{y.a, x.what}] || y.what != "" && tolls[toll{x.a, y.what}]):
			case tolls != nil && (x.what != "" && f.doneElse(y) || y.what != "" && f.doneElse(x)):
			case !f.differ(list, x, y):
			case f.supersedes(x, y):
				join(late, i, j)
			case !f.said(x.at, y.at):
				join(against, i, j)
			}
		}
	}
	for i := range list {
		if cs := members(list, against, i); len(cs) > 1 {
			f.dispute(cs)
		}
		if cs := members(list, late, i); len(cs) > 1 {
			f.renew(cs)
		}
	}
}

// doneElse reports whether those whom a count counts, of whom its words do not say what befell them, are a party of an act in which nobody is killed or hurt:
// seven pupils were expelled, and five hurt.
func (f *finder) doneElse(c *claim) bool {
	events := f.in.Records[c.a].Events
	holds := func(p news.Party) bool { return p.Span != nil && p.Span.Overlaps(c.q.Span) }
	return slices.ContainsFunc(events, func(e news.Event) bool {
		return e.Type != "ASSAULT" && (slices.ContainsFunc(e.Recipients, holds) || slices.ContainsFunc(e.Actors, holds))
	})
}

func members(list []claim, home []int, i int) []claim {
	var out []claim
	for j := range list {
		if home[j] == i {
			out = append(out, list[j])
		}
	}
	return out
}

// differ reports whether two counts surely are of one thing and not the same: counts of two outlets that neither gives the other's, and of which the
// smaller is no part of the larger.
func (f *finder) differ(list []claim, x, y *claim) bool {
	if x.few != y.few && !x.none && !y.none || x.few && y.few {
		return false
	}
	if x.a == y.a || x.source == y.source || agree(x.q, y.q) || f.sameOutlet(x.a, y.a) || x.none && y.none {
		return false
	}
	if f.in.Root[x.a] == f.in.Root[y.a] && f.in.Alike(x.a, x.sentence, y.a, y.sentence) < sameText { // one text goes back to the other, and gives another number
		return false
	}
	if !f.ofSameKind(x, y) || (x.what == "" || y.what == "") && (listing(list, x.a) || listing(list, y.a)) {
		return false
	}
	return f.oneMatter(x, y) && !f.gives(list, x, y.q) && !f.gives(list, y, x.q) && !f.sums(x, y)
}

// listing reports whether an article gives several counts of one noun: the prices of a list, the widths of the roads of a plan.
func listing(list []claim, a int) bool {
	n := 0
	for i := range list {
		if list[i].a == a {
			n++
		}
	}
	return n > listed
}

// listed is how many counts of one noun an article may give that tells of one of them.
const listed = 2

// sameText is from which share of common words on two articles of one lineage give one sentence with two numbers.
const sameText = 0.3

// ofSameKind reports whether two counts can count the same. Where both nouns are told and differ one must be of people in general, and the smaller not of those
// who are told as a part of the whole: three children are no other toll than eleven people, and six of the one side's men none than fourteen of the
// other's.
func (f *finder) ofSameKind(x, y *claim) bool {
	if x.what != y.what && (x.noun != y.noun || x.what != "" && y.what != "" || f.people(x.noun)) {
		return false
	}
	if x.none || y.none {
		return true
	}
	if x.q.From > y.q.From {
		x, y = y, x
	}
	return x.noun == y.noun || f.people(x.noun) || f.people(y.noun) && !f.listed(x.noun, "part")
}

// listed reports whether a noun in the singular stands in the lexicon of details as one for people, with a value.
func (f *finder) listed(noun, value string) bool {
	details := f.in.Lang.Lexicon("details")
	return slices.ContainsFunc(details.Find(noun), func(id int32) bool { return details.Get(id, "slot") == "people" && details.Get(id, "value") == value })
}

// people reports whether a noun in the singular fits whoever is counted: "people", "victims", "the dead", "others".
func (f *finder) people(noun string) bool {
	if noun == "" || f.in.Words.Others(noun) {
		return true
	}
	details, tolls := f.in.Lang.Lexicon("details"), f.in.Lang.Lexicon("tolls")
	return slices.ContainsFunc(details.Find(noun), func(id int32) bool {
		return details.Get(id, "slot") == "people" && details.Get(id, "value") == "anyone" || details.Get(id, "slot") == "toll"
	}) ||
		slices.ContainsFunc(tolls.Find(noun), func(id int32) bool { return tolls.Get(id, "use") == "counted" || tolls.Get(id, "use") == "act" })
}

// one is a folded noun in the singular, as far as the lexicon of plurals, the endings of the language and the accusative tell. Of nouns that count the same
// ("cars", "vehicles") it is one.
func (f *finder) one(noun string) string {
	if noun == "" {
		return ""
	}
	if w, ok := f.singular[noun]; ok {
		return w
	}
	w := noun
	plurals, counted := f.in.Lang.Lexicon("plurals"), f.in.Lang.Lexicon("counted")
	lookUp := func(w string) (string, bool) {
		if ids := plurals.Find(w); len(ids) > 0 {
			return f.in.Fold(plurals.Get(ids[0], "singular")), true
		}
		return w, len(counted.Find(w)) > 0
	}
	done := false
	if w, done = lookUp(w); !done && f.in.Lang.Indefinite != nil {
		if s, ok := f.in.Lang.Indefinite(w); ok {
			w, done = lookUp(s)
		}
	}
	if !done && f.in.Lang.Ends != nil {
		for _, e := range [...]lang.Ending{lang.SoundPlural, lang.FemininePlural} {
			if s, ok := f.in.Lang.Ends(w, e); ok {
				w = s
				break
			}
		}
	}
	details := f.in.Lang.Lexicon("details")
	for _, id := range details.Find(w) {
		if details.Get(id, "slot") == "alike" {
			w = f.in.Fold(details.Get(id, "value"))
			break
		}
	}
	if f.singular == nil {
		f.singular = map[string]string{}
	}
	f.singular[noun] = w
	return w
}

func (f *finder) sameOutlet(a, b int) bool {
	x, y := f.in.Records[a].Article.Outlet, f.in.Records[b].Article.Outlet
	return x != nil && y != nil && x.Name == y.Name
}

// said reports whether two passages stand against one another in a conflict of the story already.
func (f *finder) said(a, b news.Evidence) bool {
	for k := range f.out.Conflicts {
		c := &f.out.Conflicts[k]
		if c.Story != f.in.Stories[f.story].ID {
			continue
		}
		for i := range c.Sides {
			for j := range c.Sides {
				if i != j && f.covers(&c.Sides[i], a) && f.covers(&c.Sides[j], b) {
					return true
				}
			}
		}
	}
	return false
}

// dispute states counts of one thing that differ.
func (f *finder) dispute(cs []claim) {
	var h *news.Happening
	vs := make([]value, len(cs))
	for i := range cs {
		if k, ok := f.home[f.eventOf(&cs[i])]; ok && h == nil {
			h = &f.happenings[k]
		}
		vs[i] = cs[i].value
	}
	groups := grouped(len(cs), func(i, j int) bool { return agree(cs[i].q, cs[j].q) })
	sides := map[int]bool{}
	for _, g := range groups {
		sides[g] = true
	}
	if len(sides) > mostSides || f.saidSo(vs, groups) { // the figures of a quarter
		return
	}
	f.state(h, "number", vs, groups)
}

// saidSo adds counts to a conflict of the story whose sides say the same numbers of the same thing, and reports whether there is one.
func (f *finder) saidSo(vs []value, groups []int) bool {
	for k := range f.out.Conflicts {
		c := &f.out.Conflicts[k]
		if c.Slot != "number" || c.Story != f.in.Stories[f.story].ID {
			continue
		}
		side := make([]int, len(vs)) // by value: that of its group
		all := true
		for i := range vs {
			side[i] = slices.IndexFunc(c.Sides, func(s news.Side) bool { return f.sameNumber(s.Says, vs[groups[i]].says) })
			all = all && side[i] >= 0
		}
		if !all {
			continue
		}
		for i, v := range vs {
			if s := &c.Sides[side[i]]; !f.covers(s, v.at) {
				s.Reports = append(s.Reports, v.at)
			}
		}
		return true
	}
	return false
}

// sameNumber reports whether two sides of a conflict of numbers say the same number, in whatever words.
func (f *finder) sameNumber(a, b string) bool {
	if a == b {
		return true
	}
	if f.in.Lang.Numbers == nil {
		return false
	}
	x, y := f.in.Lang.Numbers(f.in.Lang.Read(a)), f.in.Lang.Numbers(f.in.Lang.Read(b))
	return len(x) > 0 && len(y) > 0 && x[0].From == y[0].From && x[0].To == y[0].To
}

// gives reports whether the article of a count gives another one too. Where it tells it as what was said before, and gives a smaller one itself, it
// takes it back.
func (f *finder) gives(list []claim, own *claim, q news.Quantity) bool {
	return slices.ContainsFunc(list, func(c claim) bool {
		return c.a == own.a && (c.q.From == q.From && c.q.To == q.To || min(c.q.From, q.From) >= 1000 && 100*max(c.q.From-q.From, q.From-c.q.From) <= q.From) && !(c.first && c.q.From > own.q.To)
	})
}

// oneMatter reports whether the sentences of two counts speak of one thing: they name the same thing that is no state and share some of their words, more
// of them in a large story, in a fight, and where no act says what is counted; only in a story of few articles the largest toll of each needs no words.
func (f *finder) oneMatter(x, y *claim) bool {
	p, q := f.in.Records[x.a].Article.Published, f.in.Records[y.a].Article.Published
	if p != nil && q != nil && p.Known() && q.Known() && (p.From-q.To > claimDays || q.From-p.To > claimDays) {
		return false
	}
	if f.sameLead(x, y) {
		return true
	}
	large := len(f.articles[f.story]) > smallStory
	if large && (x.what == "" || y.what == "") { // see likeEnough
		return false
	}
	alike := f.in.Alike(x.a, x.sentence, y.a, y.sentence)
	if large && alike < foughtAlike {
		return false
	}
	p1, q1 := f.context(x), f.context(y)
	shared := f.in.SharedNames(x.a, p1, y.a, q1)
	if shared == 0 && f.in.Named(x.a, p1) && f.in.Named(y.a, q1) || f.past(x) != f.past(y) {
		return false // they name other places and people
	}
	if f.in.PlacesApart(x.a, x.sentence, y.a, y.sentence) || f.elsewhere(x.a, x.sentence, y.a, y.sentence) {
		return false
	}
	return f.likeEnough(x, y, shared, alike) && !f.occasions(x, y) // which reads the words of both
}

// likeEnough reports whether the sentences of two counts, with so many names and such a share of words in common, are like enough to speak of one thing.
func (f *finder) likeEnough(x, y *claim, shared int, alike float64) bool {
	if far := max(x.q.From, y.q.From) > manyTimes*max(1, min(x.q.From, y.q.From)); far && alike < 0.3 { // all the wounded of the war, those of one flight
		return false
	}
	if x.what == "" || y.what == "" {
		if shared == 0 || len(f.articles[f.story]) > smallStory {
			return false
		}
		if measured := f.measured(x); measured && f.figures(x, y) || !measured && common(f.in.Deeds(x.a, x.sentence), f.in.Deeds(y.a, y.sentence)) == 0 || f.otherOrdinals(x, y) { // sums beside other sums; people with whom something else was done
			return false
		}
		return max(alike, f.lemmasAlike(x, y)) >= 0.3
	}
	if n := len(f.articles[f.story]); n > smallStory || n > fewArticles && (f.fought(x) || f.fought(y)) { // the same sides fight every day and everywhere
		return alike >= foughtAlike && shared > 0
	}
	if !x.largest || !y.largest || len(f.articles[f.story]) > fewArticles && (!x.leads || !y.leads) {
		return alike >= foughtAlike && shared > 0
	}
	if (f.ofArmed(x) || f.ofArmed(y)) && alike < foughtAlike && !f.sharedTown(x, y) { // the fighters of one body fall in many places of one day
		return false
	}
	if len(f.articles[f.story]) <= fewArticles && shared > 0 && x.largest && y.largest { // the toll of the one thing that they are about
		return true
	}
	return shared > 0 && alike >= 0.08 || alike >= 0.25
}

// foughtAlike is from which share of common words on two counts of a large story, or of a fight, speak of one thing.
const foughtAlike = 0.35

// measured reports whether a count is one of a measure: metres, money.
func (f *finder) measured(c *claim) bool {
	counted := f.in.Lang.Lexicon("counted")
	return slices.ContainsFunc(counted.Find(c.noun), func(id int32) bool { return counted.Get(id, "class") == "measure" })
}

// figures reports whether the sentences of two counts each give two numbers or more, and none in common: a fall and the price after it.
func (f *finder) figures(x, y *claim) bool {
	a, b := f.allNumbers(x.a, x.sentence), f.allNumbers(y.a, y.sentence)
	return len(a) > 1 && len(b) > 1 && !slices.ContainsFunc(a, func(n float64) bool { return slices.Contains(b, n) })
}

// otherOrdinals reports whether the sentences of two counts each tell which of a series they speak of, and not the same ones: the second delivery, the third.
func (f *finder) otherOrdinals(x, y *claim) bool {
	ordinals := func(c *claim) (out []float64) {
		for _, n := range f.in.Numerals(c.a, c.sentence) {
			if n.Kind == lang.Ordinal {
				out = append(out, n.From)
			}
		}
		return out
	}
	a, b := ordinals(x), ordinals(y)
	return len(a) > 0 && len(b) > 0 && !slices.ContainsFunc(a, func(n float64) bool { return slices.Contains(b, n) })
}

// ofArmed reports whether the sentence of a count names an armed body that suffers its event.
func (f *finder) ofArmed(c *claim) bool {
	at := f.eventOf(c)
	rec := f.in.Records[c.a]
	return at.n != news.None && (f.armed(rec, rec.Events[at.n].Recipients) || f.armedIn(rec, rec.Events[at.n].Recipients))
}

// armedIn reports whether the phrase for a party names an armed body ("fifty gunmen of the organisation").
func (f *finder) armedIn(rec *news.Record, parties []news.Party) bool {
	return slices.ContainsFunc(parties, func(p news.Party) bool {
		return p.Span != nil && slices.ContainsFunc(rec.Mentions, func(m news.Mention) bool {
			return m.Entity != news.None && m.Span.Start >= p.Span.Start && m.Span.Start <= p.Span.End+armedReach && (m.Span.Start < p.Span.End || f.partitive(rec, text.Span{Start: p.Span.End, End: m.Span.Start})) && rec.Entities[m.Entity].Type == "armed_group"
		})
	})
}

// partitive reports whether the first word of what stands between those who fell and a body says that they are of it.
func (f *finder) partitive(rec *news.Record, gap text.Span) bool {
	list := words(rec.Article.Text, gap)
	return len(list) > 0 && f.in.Words.Partitive(f.in.Fold(list[0].Of(rec.Article.Text)))
}

// armedReach is within how many bytes behind the phrase for those who fell their body is named.
const armedReach = 24

// sharedTown reports whether what two counts are told with names a place in common that is no state.
func (f *finder) sharedTown(x, y *claim) bool {
	p, q := f.context(x), f.context(y)
	return slices.ContainsFunc(f.in.Records[x.a].Mentions, func(m news.Mention) bool {
		return m.Kind == news.Place && m.Entity != news.None && f.in.Records[x.a].Entities[m.Entity].Type != "state" && p.Contains(m.Span) && f.in.NamesEntity(y.a, q, f.in.Entity[x.a][m.Entity])
	})
}

// lemmasAlike is the share of the lemmas of the sentences of two counts that both hold.
func (f *finder) lemmasAlike(x, y *claim) float64 {
	a, b := f.in.Lemmas(x.a, x.sentence), f.in.Lemmas(y.a, y.sentence)
	shared := common(a, b)
	return float64(shared) / float64(max(1, len(a)+len(b)-shared))
}

// sameLead reports whether two counts are the tolls of the one thing that a story of few articles is about: each is the largest of its article and stands
// among its first sentences, and these name a place, a person or a body in common that is no state, and no places that exclude one another. The
// sentence of a toll itself need name nothing.
func (f *finder) sameLead(x, y *claim) bool {
	if x.what == "" || len(f.articles[f.story]) > fewArticles || !f.tollOf(x) || !f.tollOf(y) || f.past(x) != f.past(y) || f.fought(x) || f.fought(y) {
		return false
	}
	p, q := f.lead(x.a), f.lead(y.a)
	return f.in.SharedNames(x.a, p, y.a, q) > 0 && !f.in.Elsewhere(x.a, p, y.a, q) && !f.occasions(x, y)
}

// tollOf reports whether a count is the toll that its article is about: the largest that it does not take back.
func (f *finder) tollOf(c *claim) bool { return c.leads && !c.first && (c.largest || c.kept) }

// lead is the first sentences of an article.
func (f *finder) lead(a int) text.Span {
	rec := f.in.Records[a]
	return text.Span{Start: rec.Sentences[0].Start, End: rec.Sentences[min(leading, len(rec.Sentences)-1)].End}
}

// manyTimes is how many times another a count is that rather counts other things.
const manyTimes = 20

// occasions reports whether two sentences rather tell of two occasions of one sort, as reports of every day do: each gives two numbers or more (three where
// they are of one day), and they have none in common; or what they count is told of different days.
func (f *finder) occasions(x, y *claim) bool {
	a, b := f.allNumbers(x.a, x.sentence), f.allNumbers(y.a, y.sentence)
	least := 2
	if p, q := f.in.Records[x.a].Article.Published, f.in.Records[y.a].Article.Published; p == nil || q == nil || p.From == q.From {
		least = 3
	} else if x.what == "" && !f.today(x).Meets(f.today(y)) {
		return true
	}
	return len(a) >= least && len(b) >= least && !slices.ContainsFunc(a, func(n float64) bool { return slices.Contains(b, n) })
}

// today is the day that the first sentences of the article of a count tell of, or an unknown time.
func (f *finder) today(c *claim) news.Interval {
	rec := f.in.Records[c.a]
	if len(rec.Sentences) == 0 {
		return news.Unknown
	}
	end := max(c.sentence.End, rec.Sentences[min(leading, len(rec.Sentences))-1].End)
	for _, t := range rec.Times {
		if t.Span.Start >= end {
			break
		}
		if t.Value.Known() && t.Value.From == t.Value.To {
			return t.Value
		}
	}
	return news.Unknown
}

// allNumbers are the numbers of a passage, fractions among them.
func (f *finder) allNumbers(a int, s text.Span) []float64 {
	var out []float64
	for _, n := range f.in.Numerals(a, s) {
		out = append(out, n.From)
	}
	return out
}

// past reports whether the sentence of a count tells when, and that this was days before the article, or over several days: another time's count.
func (f *finder) past(c *claim) bool {
	rec := f.in.Records[c.a]
	if rec.Article.Published == nil || !rec.Article.Published.Known() {
		return false
	}
	for _, t := range rec.Times {
		if t.Span.Start >= c.sentence.End {
			break
		}
		if t.Span.Start >= c.sentence.Start && t.Value.Known() && (rec.Article.Published.From-t.Value.To > farApart || t.Value.To-t.Value.From >= someDays) {
			return true // also what was counted over several days
		}
	}
	return false
}

// someDays is from how many days on a count is one of a time and not of an act.
const someDays = 3

// fought reports whether a count stands with an attack of a side that is told.
func (f *finder) fought(c *claim) bool {
	at := f.eventOf(c)
	if at.n == news.None {
		return false
	}
	e := &f.in.Records[at.article].Events[at.n]
	return e.Type == "ASSAULT" && len(e.Actors) > 0
}

// context is the sentence of a count or, where that names nothing, what stands before it from the sentence that last named something.
func (f *finder) context(c *claim) text.Span {
	if c.told == (text.Span{}) {
		c.told = f.naming(c)
	}
	return c.told
}

func (f *finder) naming(c *claim) text.Span {
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

// sums reports whether the smaller count stands in the larger's sentence or among the first sentences of its article too, as a part of it, or makes the
// larger with another number of its own.
func (f *finder) sums(x, y *claim) bool {
	if x.q.From > y.q.From {
		x, y = y, x
	}
	if slices.Contains(f.numbers(y.a, y.sentence), x.q.From) || slices.Contains(f.numbers(y.a, f.lead(y.a)), x.q.From) {
		return true
	}
	for _, n := range f.numbers(x.a, x.sentence) {
		if n >= 1 && x.q.From+n == y.q.From || n == y.q.From && x.what != "" { // thirty of theirs were hurt, and twenty-two of ours
			return true
		}
	}
	return false
}

// numbers are the plain numbers of a passage.
func (f *finder) numbers(a int, s text.Span) []int {
	var out []int
	for _, n := range f.in.Numerals(a, s) {
		if n.From >= 0 && n.From < 1e13 {
			out = append(out, int(n.From))
		}
	}
	return out
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

package conflict

import (
	"slices"
	"strings"
	"unicode"

	"github.com/isnad-desk/isnad/desk/happening"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// told is a detail of a report.
type told struct {
	value
	d *news.Detail
}

// detailsOf collects the details of one slot of a happening's reports that are told as facts.
func (f *finder) detailsOf(h *news.Happening, slot string) []told {
	var out []told
	for i, r := range h.Reports[:min(len(h.Reports), maxValues)] {
		rec, e := f.event(r)
		if e.Modality != "actual" || e.Negated {
			continue
		}
		for k := range rec.Details {
			d := &rec.Details[k]
			if d.Slot == slot && (d.Event == r.Event || slot == "part" && sameClause(rec, e, d)) && !(slot == "part" && (ofSaying(rec, e, d) || f.ofAnother(rec, e, d))) {
				at := sentenceAt(rec, d.Span)
				out = append(out, told{value{says: f.phrase(rec, d), report: i, at: at, source: f.source(f.article[r.Article], d.Statement)}, d})
			}
		}
	}
	return out
}

// sameClause reports whether a part of the day told of one act of a sentence holds for another: they came and threw, at midnight.
func sameClause(rec *news.Record, e *news.Event, d *news.Detail) bool {
	if d.Event == news.None || !e.When.Known() || rec.Events[d.Event].When != e.When || !happening.Repeatable(e) { // who came at dawn to meet somebody did not meet him then
		return false
	}
	at := sentenceAt(rec, d.Span).Span
	told := func(e *news.Event) bool { return at.Contains(e.Trigger) || slices.ContainsFunc(e.Also, at.Contains) }
	return told(e) && told(&rec.Events[d.Event])
}

// ofSaying reports whether a part of the day says when somebody spoke of an act: it stands outside what is said, which tells the act.
func ofSaying(rec *news.Record, e *news.Event, d *news.Detail) bool {
	if e.Statement == news.None {
		return false
	}
	c := rec.Statements[e.Statement].Content
	return c.Contains(e.Trigger) && !c.Overlaps(d.Span)
}

// ofAnother reports whether a part of the day says when another act of its sentence was done: that one or a saying stands before it, and the event behind it
// as a noun ("they decided in the evening to look for those behind the attacks").
func (f *finder) ofAnother(rec *news.Record, e *news.Event, d *news.Detail) bool {
	at := sentenceAt(rec, d.Span).Span
	for _, s := range append([]text.Span{e.Trigger}, e.Also...) {
		if at.Contains(s) && (s.Start < d.Span.Start || f.in.Verb(s.Of(rec.Article.Text))) {
			return false
		}
	}
	if list := words(rec.Article.Text, at); slices.ContainsFunc(list, func(w text.Span) bool { return w.End <= d.Span.Start && f.in.Verb(w.Of(rec.Article.Text)) }) { // "decided in the evening, after the killing"
		k := slices.IndexFunc(list, func(w text.Span) bool { return w.Start >= d.Span.End && tells(e, w) })
		if k > 0 {
			if w := list[k-1].Of(rec.Article.Text); f.in.Words.Preposition(f.in.Fold(w)) || f.in.Words.Setting(f.in.Fold(w)) || f.in.Verb(w) {
				return true
			}
		}
	}
	before := func(s text.Span) bool { return at.Contains(s) && s.End <= d.Span.Start }
	return slices.ContainsFunc(rec.Events, func(o news.Event) bool { return before(o.Trigger) }) || slices.ContainsFunc(rec.Statements, func(s news.Statement) bool { return before(s.Cue) })
}

// tells reports whether a word is one by which an event is told.
func tells(e *news.Event, w text.Span) bool {
	return w.Overlaps(e.Trigger) || slices.ContainsFunc(e.Also, w.Overlaps)
}

// otherCounts reports whether two passages give counts of the same events and not the same ones: rather two incidents that are told as one.
func (f *finder) otherCounts(x, y news.Evidence, p, q *news.Event) bool {
	in := func(e *news.Event, at text.Span) (out []news.Quantity) {
		for _, n := range e.Quantities {
			if at.Contains(n.Span) {
				out = append(out, n)
			}
		}
		return out
	}
	return countsDiffer(&news.Event{Quantities: in(p, x.Span)}, &news.Event{Quantities: in(q, y.Span)})
}

// phrase is the words of a detail on one line.
func (f *finder) phrase(rec *news.Record, d *news.Detail) string {
	return f.line(news.Evidence{Article: rec.Article.ID, Span: d.Span})
}

// manner: words of which the one excludes the other, secret and public, said of one act by two sources.
func (f *finder) manner(h *news.Happening) {
	list := f.detailsOf(h, "manner")
	for j := range list {
		for i := range list[:j] {
			x, y := &list[i], &list[j]
			if x.d.Excludes != y.d.Value && y.d.Excludes != x.d.Value || x.source == y.source {
				continue
			}
			r, o := h.Reports[x.report], h.Reports[y.report]
			_, e := f.event(r)
			if len(f.articles[f.story]) > smallStory && !f.closely(x.at, y.at) && f.strength(h, x.report, y.report) < sure { // in a large story what is public may be another's word on the act
				continue
			}
			if a := f.article[r.Article]; r.Article == o.Article && f.longAgo(a, x.at.Span) != f.longAgo(a, y.at.Span) { // the agreement of two years ago, and this one
				continue
			}
			if r.Article == o.Article && (r.Event != o.Event && happening.Repeatable(e) || x.d.Statement == news.None || y.d.Statement == news.None) { // one protest was violent, another is not
				continue
			}
			if happening.Repeatable(e) && (f.tellsBoth(r, x.d) || f.tellsBoth(o, y.d) || x.d.Statement == news.None && y.d.Statement == news.None) {
				continue // it began in peace and turned violent, and nobody says that it did not
			}
			f.against("manner", place{f.article[r.Article], r.Event}, x.value, y.value)
		}
	}
}

// longAgo reports whether a passage tells a time long before its article.
func (f *finder) longAgo(a int, s text.Span) bool {
	r := f.in.Records[a]
	return r.Article.Published != nil && r.Article.Published.Known() && slices.ContainsFunc(r.Times, func(t news.Time) bool {
		return s.Contains(t.Span) && t.Value.Known() && r.Article.Published.From-t.Value.To > farApart
	})
}

// tellsBoth reports whether the article of a report tells the opposite of a manner as well.
func (f *finder) tellsBoth(r news.Report, d *news.Detail) bool {
	rec := f.in.Records[f.article[r.Article]]
	return slices.ContainsFunc(rec.Details, func(o news.Detail) bool {
		return o.Slot == "manner" && (o.Excludes == d.Value || d.Excludes == o.Value)
	})
}

// hours are the hours from noon of the day before in which a part of the day can lie, generously.
var hours = map[string][2]int{
	"dawn": {14, 20}, "morning": {16, 25}, "noon": {22, 28}, "afternoon": {23, 32}, "evening": {27, 37}, "night": {30, 43}, "midnight": {34, 40},
}

// part: parts of one day that cannot meet. Night may be that before the day or after it.
func (f *finder) part(h *news.Happening) {
	list := f.detailsOf(h, "part")
	for j := range list {
		for i := range list[:j] {
			x, y := &list[i], &list[j]
			if x.source == y.source || meetHours(x.d.Value, y.d.Value) {
				continue
			}
			a, b := h.Reports[x.report], h.Reports[y.report]
			_, p := f.event(a)
			_, q := f.event(b)
			if m, n := f.article[a.Article], f.article[b.Article]; m != n && (f.sameOutlet(m, n) || p.Mode != "killing" && f.in.Elsewhere(m, x.at.Span, n, y.at.Span)) || m == n && (a != b && happening.Repeatable(p) || p.Type == "CONSULT" || f.fight(p, q)) && p.Mode != "killing" {
				continue // another town's, or another round
			}
			if a.Article == b.Article && happening.Repeatable(p) && !f.sharedPerson(a, b) && !f.closely(x.at, y.at) { // one article tells of the morning here and the night there
				continue
			}
			if p.Type == "COERCE" && p.Mode == "" || q.Type == "COERCE" && q.Mode == "" { // decided in the evening, in force from the morning
				continue
			}
			if m, n := f.article[a.Article], f.article[b.Article]; happening.Repeatable(p) && !f.closely(x.at, y.at) && (m == n || (len(f.articles[f.story]) > fewArticles || f.in.Elsewhere(m, x.at.Span, n, y.at.Span)) && !f.onePerson(x.at, y.at) && !f.oneCount(x.at, y.at)) {
				continue // another attack of the day
			}
			if f.otherCounts(x.at, y.at, p, q) && !f.closely(x.at, y.at) { // two were shot in the morning, one in the evening
				continue
			}
			if p.Type == "AID" && !f.closely(x.at, y.at) { // rescuers go out every day
				continue
			}
			if a != b && f.otherVictims(a, b) { // an officer in the morning, a judge in the evening
				continue
			}
			if a != b && (!p.When.Meets(q.When) || happening.Repeatable(p) && (!short(p.When) || !short(q.When)) && f.strength(h, x.report, y.report) < sure || !happening.Repeatable(p) && f.strength(h, x.report, y.report) < clear || f.fight(p, q) && !f.closely(x.at, y.at) && !f.sharedPerson(a, b) && f.strength(h, x.report, y.report) < sure) {
				continue
			}
			f.against("time", place{f.article[a.Article], a.Event}, x.value, y.value)
		}
	}
}

// onePerson reports whether two passages name one person.
func (f *finder) onePerson(x, y news.Evidence) bool {
	a, b := f.article[x.Article], f.article[y.Article]
	return slices.ContainsFunc(f.in.Records[a].Mentions, func(m news.Mention) bool {
		return m.Kind == news.Person && m.Entity != news.None && x.Span.Contains(m.Span) && f.in.NamesEntity(b, y.Span, f.in.Entity[a][m.Entity])
	})
}

// oneCount reports whether two passages hold one number of two or more.
func (f *finder) oneCount(x, y news.Evidence) bool {
	p, q := f.numbers(f.article[x.Article], x.Span), f.numbers(f.article[y.Article], y.Span)
	return slices.ContainsFunc(p, func(n int) bool { return n >= fewest-1 && slices.Contains(q, n) })
}

// otherVictims reports whether two reports describe who or what suffered, neither names him, and the descriptions share no word but those for anybody.
func (f *finder) otherVictims(a, b news.Report) bool {
	described := func(r news.Report) (out []string) {
		rec, e := f.event(r)
		for _, p := range e.Recipients {
			if p.Entity != news.None {
				return nil
			}
			if p.Span != nil {
				for _, w := range f.in.Phrase(p.Span.Of(rec.Article.Text)) {
					if w = f.one(w); !f.people(w) && !f.in.Words.Preposition(w) && (f.in.Lang.Numeric == nil || !f.in.Lang.Numeric(w)) {
						out = append(out, w)
					}
				}
			}
		}
		return out
	}
	x, y := described(a), described(b)
	return len(x) > 0 && len(y) > 0 && !slices.ContainsFunc(x, func(w string) bool { return slices.Contains(y, w) })
}

// fight reports two attacks or arrests, no killings, of sides that are told: the same sides fight every day and everywhere.
func (f *finder) fight(a, b *news.Event) bool {
	return happening.Repeatable(a) && a.Mode != "killing" && b.Mode != "killing" && (len(a.Actors) > 0 || len(b.Actors) > 0)
}

// sharedPerson reports whether a named person is a party of both reports.
func (f *finder) sharedPerson(a, b news.Report) bool {
	persons := func(r news.Report) map[int]bool {
		rec, e := f.event(r)
		out := map[int]bool{}
		for _, p := range slices.Concat(e.Actors, e.Recipients) {
			if p.Entity != news.None && rec.Entities[p.Entity].Kind == news.Person {
				out[f.in.Entity[f.article[r.Article]][p.Entity]] = true
			}
		}
		return out
	}
	y := persons(b)
	for e := range persons(a) {
		if y[e] {
			return true
		}
	}
	return false
}

// closely reports whether two passages tell the same nearly in the same words.
func (f *finder) closely(a, b news.Evidence) bool {
	return f.in.Alike(f.article[a.Article], a.Span, f.article[b.Article], b.Span) >= 0.3
}

// short reports a time known to two days.
func short(i news.Interval) bool { return i.Known() && i.To-i.From <= 1 }

func meetHours(a, b string) bool {
	x, okx := hours[a]
	y, oky := hours[b]
	if !okx || !oky {
		return true
	}
	meet := func(x, y [2]int, by int) bool { return x[0]+by <= y[1] && y[0] <= x[1]+by }
	return meet(x, y, 0) || (a == "night" || a == "midnight" || b == "night" || b == "midnight") && (a == "dawn" || b == "dawn") && (meet(x, y, 24) || meet(x, y, -24))
}

// cause: two causes of the same explosion, fire, crash or death.
func (f *finder) cause() {
	type claim struct {
		told
		a     int
		event place
	}
	var list []claim
	for _, a := range f.articles[f.story] {
		rec := f.in.Records[a]
		for k := range rec.Details {
			d := &rec.Details[k]
			if d.Slot != "cause" || d.Topic == "" || len(list) == maxValues {
				continue
			}
			at := place{a, d.Event}
			list = append(list, claim{told{value{says: f.phrase(rec, d), report: -1, at: sentenceAt(rec, d.Span), source: f.source(a, d.Statement)}, d}, a, at})
		}
	}
	for j := range list {
		for i := range list[:j] {
			x, y := &list[i], &list[j]
			if x.d.Topic != y.d.Topic && x.d.Topic != anyTopic && y.d.Topic != anyTopic || x.d.Value == y.d.Value || x.source == y.source || !f.sameMatter(x.a, x.event, y.a, y.event) || f.ofFight(x.event, y.event) && !f.closely(x.at, y.at) {
				continue
			}
			if t := f.in.Records[x.a].Article.Title; x.a == y.a && t != nil && (t.Overlaps(x.at.Span) || t.Overlaps(y.at.Span)) {
				continue // the headline in other words
			}
			if p, q := f.allNumbers(x.a, x.at.Span), f.allNumbers(y.a, y.at.Span); x.a == y.a && len(p) > 0 && len(q) > 0 && (len(p) > 1 && len(q) > 1 || !slices.ContainsFunc(p, func(n float64) bool { return slices.Contains(q, n) })) {
				continue // seven died of the one, three of the other
			}
			if x.a != y.a && f.sameOutlet(x.a, y.a) || x.a == y.a && (f.lists(x.a, x.at.Span) || f.lists(y.a, y.at.Span)) { // the accidents of a week
				continue
			}
			if f.killing(x.event) && f.killing(y.event) && !(f.lead(x.a).Contains(x.at.Span) && f.lead(y.a).Contains(y.at.Span)) && !f.closely(x.at, y.at) && !f.onePerson(x.at, y.at) { // those of the lorry, and those who drove it
				continue
			}
			if f.toldApart(x.a, x.at.Span, y.a, y.at.Span) { // the crash of January, and that of yesterday
				continue
			}
			at := x.event
			if at.n == news.None {
				at = y.event
			}
			f.against("cause", at, x.value, y.value)
		}
	}
}

// lists reports whether a passage tells several causes: of several acts.
func (f *finder) lists(a int, s text.Span) bool {
	values := map[string]bool{}
	for k := range f.in.Records[a].Details {
		if d := &f.in.Records[a].Details[k]; d.Slot == "cause" && s.Contains(d.Span) {
			values[d.Value] = true
		}
	}
	return len(values) > 1
}

// killing reports whether an event is known and a killing.
func (f *finder) killing(p place) bool {
	return p.n != news.None && f.in.Records[p.article].Events[p.n].Mode == "killing"
}

// toldApart reports whether two passages each tell a time, and none that can be one of the other's.
func (f *finder) toldApart(a int, s text.Span, b int, t text.Span) bool {
	times := func(a int, s text.Span) (out []news.Interval) {
		for _, x := range f.in.Records[a].Times {
			if s.Contains(x.Span) && x.Value.Known() {
				out = append(out, x.Value)
			}
		}
		return out
	}
	p, q := times(a, s), times(b, t)
	if b != a && len(p)+len(q) == 1 { // one tells a day long before the report of the other
		one, r := append(p, q...)[0], f.in.Records[a]
		if len(p) == 1 {
			r = f.in.Records[b]
		}
		return r.Article.Published != nil && r.Article.Published.Known() && r.Article.Published.From-one.To > farApart
	}
	return len(p) > 0 && len(q) > 0 && !slices.ContainsFunc(p, func(v news.Interval) bool { return slices.ContainsFunc(q, v.Meets) })
}

// ofFight reports whether one of two details is told of an attack of a side that is told.
func (f *finder) ofFight(a, b place) bool {
	told := func(p place) bool {
		if p.n == news.None || f.in.Records[p.article].Events[p.n].Type != "ASSAULT" {
			return false
		}
		i, ok := f.home[p]
		return len(f.in.Records[p.article].Events[p.n].Actors) > 0 || ok && len(f.happenings[i].Actors) > 0
	}
	return a != b && (told(a) || told(b))
}

// anyTopic is the topic of causes of "the incident": it may be any of the others.
const anyTopic = "incident"

// sameMatter reports whether two details speak of one thing: their acts are one happening, or they stand in one article, or in a small story.
func (f *finder) sameMatter(a int, x place, b int, y place) bool {
	if x.n != news.None && y.n != news.None {
		i, okx := f.home[x]
		j, oky := f.home[y]
		return okx && oky && i == j
	}
	return a == b && (x.n != news.None || y.n != news.None) || a != b && len(f.articles[f.story]) <= smallStory
}

// smallStory is up to how many articles a story is about one thing rather than a topic.
const smallStory = 8

// scope: all did it against some did not: "all the groups accepted" and a group that refused.
func (f *finder) scope() {
	type side struct {
		value
		where place
		e     *news.Event
		whole bool // it speaks of all expressly: "not all"
	}
	var all, some []side
	for _, a := range f.articles[f.story] {
		rec := f.in.Records[a]
		whole := map[int]string{}
		for k := range rec.Details {
			if d := &rec.Details[k]; d.Slot == "scope" && d.Event != news.None {
				whole[d.Event] = d.Value
			}
		}
		for n := range rec.Events {
			e := &rec.Events[n]
			if e.Modality != "actual" || len(e.Actors) == 0 {
				continue
			}
			made := func(no bool) side {
				s := side{value{report: -1, at: sentenceAt(rec, e.Trigger), source: f.source(a, e.Statement), no: no}, place{a, n}, e, whole[n] == "not_all"}
				s.says = f.line(s.at)
				return s
			}
			yes := e.Type == "AGREE" || e.Type == "CONCEDE" || e.Type == "RETREAT" && e.Mode != "withdraw"
			switch {
			case yes && whole[n] == "all" && !e.Negated:
				all = append(all, made(false))
			case yes && (whole[n] == "not_all" || e.Negated), e.Type == "REJECT" && !e.Negated && whole[n] != "all":
				if f.group(a, e) {
					some = append(some, made(true))
				}
			}
		}
	}
	f.share()
	if len(all) > maxValues || len(some) > maxValues {
		return
	}
	for i := range all {
		for j := range some {
			x, y := &all[i], &some[j]
			if x.source == y.source || !x.e.When.Meets(y.e.When) || !f.in.Company(x.where.article, x.where.n, y.where.article, y.where.n) {
				continue
			}
			if !y.whole && (len(f.articles[f.story]) > smallStory || f.in.Alike(x.where.article, x.at.Span, y.where.article, y.at.Span) < 0.1) {
				continue
			}
			f.against("polarity", x.where, x.value, y.value)
		}
	}
}

// share: some did it against all the others did it, told of one act.
func (f *finder) share() {
	for _, i := range f.byStory[f.story] {
		h := &f.happenings[i]
		if h.Type != "AGREE" && h.Type != "CONCEDE" && h.Type != "RETREAT" && h.Type != "REJECT" {
			continue
		}
		list := f.detailsOf(h, "scope")
		for j := range list {
			for i := range list[:j] {
				x, y := &list[i], &list[j]
				if x.source == y.source || (x.d.Value == "some") == (y.d.Value == "some") || x.d.Value == "not_all" || y.d.Value == "not_all" || f.ofOther(x, y) {
					continue
				}
				r := h.Reports[x.report]
				f.against("number", place{f.article[r.Article], r.Event}, x.value, y.value)
			}
		}
	}
}

// ofOther reports whether two words of scope are of different nouns, of which neither fits anybody: most of the sanctions, all candidates.
func (f *finder) ofOther(x, y *told) bool {
	noun := func(x *told) string {
		rec := f.in.Records[f.article[x.at.Article]]
		if w := words(rec.Article.Text, text.Span{Start: x.d.Span.End, End: x.at.Span.End}); len(w) > 0 {
			if p := f.in.Phrase(w[0].Of(rec.Article.Text)); len(p) > 0 && !f.in.Words.Preposition(p[0]) {
				return f.one(p[0])
			}
		}
		return ""
	}
	a, b := noun(x), noun(y)
	return a != b && a != "" && b != "" && !f.people(a) && !f.people(b) && !f.closely(x.at, y.at)
}

// group reports whether somebody who can be one of many acts: a body or people, no state.
func (f *finder) group(a int, e *news.Event) bool {
	return slices.ContainsFunc(e.Actors, func(p news.Party) bool {
		return p.Entity == news.None || f.in.Records[a].Entities[p.Entity].Kind == news.Organization
	})
}

// counter: what one report says expressly against another: "denied that", "contrary to what the director said".
func (f *finder) counter() {
	for _, a := range f.articles[f.story] {
		rec := f.in.Records[a]
		for k := range rec.Details {
			d := &rec.Details[k]
			if d.Slot != "counter" || !f.spokenFor(rec, d) {
				continue
			}
			at := sentenceAt(rec, d.Span)
			if d.Value == "clause" && !f.deniedInClause(rec, d, at.Span.End) {
				continue
			}
			here := value{says: f.line(at), report: -1, at: at, source: f.source(a, d.Statement), no: true}
			if d.Value == "despite" || d.Value == "clause" {
				rest := news.Evidence{Article: at.Article, Span: text.Span{Start: d.Span.End, End: at.Span.End}}
				here.at.Span = d.Span
				if d.Value == "clause" {
					rest.Span = text.Span{Start: at.Span.Start, End: d.Span.Start}
					here.at.Span.End = at.Span.End
				}
				here.says = f.line(here.at)
				here.source += " counter"
				if rest.Span.Start < rest.Span.End {
					f.against("polarity", place{a, news.None}, value{says: f.line(rest), report: -1, at: rest, source: f.source(a, d.Statement)}, here)
				}
				continue
			}
			if d.Against != news.None {
				s := &rec.Statements[d.Against]
				if d.Value == "false" && s.Entity != news.None && slices.ContainsFunc(rec.Statements, func(o news.Statement) bool {
					return o.Entity == s.Entity && o.Cue != s.Cue && o.Content.Contains(d.Span)
				}) { // he says so twice
					continue
				}
				other := content(rec, s)
				v := value{says: f.line(other), report: -1, at: other, source: f.source(a, d.Against)}
				if t := rec.Article.Title; d.Value == "false" && (t != nil && t.Overlaps(other.Span) || f.in.SharedNames(a, other.Span, a, at.Span) == 0 && f.in.Alike(a, other.Span, a, at.Span) < 0.1 && f.blameless(a, s)) {
					continue // the headline over again, or false is something else
				}
				if v.at.Span.Overlaps(at.Span) {
					here.at.Span.Start = max(here.at.Span.Start, v.at.Span.End)
					here.says = f.line(here.at)
				}
				here.source += " counter"
				f.against("polarity", f.eventIn(a, s), v, here)
				continue
			}
			if d.Value == "denial" || d.Value == "doubt" { // the sentence before, in the outlet's own voice
				if v, n, ok := f.sentenceBefore(a, at.Span); ok {
					here.source += " counter"
					f.against("polarity", place{a, n}, v, here)
				}
				continue
			}
			if b, n, ok := f.spoken(a, d); ok {
				s := &f.in.Records[b].Statements[n]
				other := content(f.in.Records[b], s)
				if f.negates(rec, at.Span) && f.negates(f.in.Records[b], sentenceAt(f.in.Records[b], s.Content).Span) { // the denial over again
					continue
				}
				f.against("polarity", f.eventIn(b, s), value{says: f.line(other), report: -1, at: other, source: f.source(b, n)}, here)
			}
		}
	}
}

// spokenFor reports whether somebody stands behind a denial: it is a cue of a statement, or a name or role stands close to it. Essays deny much that
// nobody has said.
func (f *finder) spokenFor(rec *news.Record, d *news.Detail) bool {
	if d.Statement != news.None && d.Value != "clause" || d.Value == "contrary" || d.Value == "false" {
		return true
	}
	if slices.ContainsFunc(rec.Statements, func(s news.Statement) bool { return s.Cue.Overlaps(d.Span) && s.Source != nil }) {
		return true
	}
	return slices.ContainsFunc(rec.Mentions, func(m news.Mention) bool {
		return m.Kind != news.Place && m.Span.End >= d.Span.Start-denierReach && m.Span.Start <= d.Span.End+denierReach
	})
}

// blameless reports whether a statement tells an act, and none of which one can be accused.
func (f *finder) blameless(a int, s *news.Statement) bool {
	told := false
	for _, e := range f.in.Records[a].Events {
		if s.Content.Contains(e.Trigger) {
			told = true
			switch e.Type {
			case "ASSAULT", "ACCUSE", "COERCE", "THREATEN", "SANCTION", "PROTEST", "REJECT":
				return false
			}
		}
	}
	return told
}

// deniedInClause reports whether somebody denies in a clause that ends a sentence: a source, a person, a body or a state stands in it, and a finite verb
// denies. "It is unlikely", "the idea itself denies this" and "a denial of this" say nobody's no.
func (f *finder) deniedInClause(rec *news.Record, d *news.Detail, end int) bool {
	words := strings.FieldsFunc(d.Span.Of(rec.Article.Text), func(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) })
	if len(words) == 0 || !f.in.Verb(words[len(words)-1]) {
		return false
	}
	if t := f.in.Lang.Read(words[len(words)-1]); len(t.Tokens) == 1 && t.Tokens[0].Best().Suffix != "" { // what is denied stands behind it, so that the pronoun is whose doubts they are
		return false
	}
	if slices.ContainsFunc(rec.Statements, func(s news.Statement) bool {
		return s.Cue.Overlaps(d.Span) && s.Source != nil && s.Source.Start >= d.Span.Start && s.Source.End <= end && (s.Class == news.NamedSource || s.Class == news.OrgSource || s.Class == news.RoleSource)
	}) {
		return true
	}
	return slices.ContainsFunc(rec.Mentions, func(m news.Mention) bool {
		if m.Span.Start < d.Span.Start || m.Span.End > end || m.Span.Start > d.Span.End+denierReach {
			return false
		}
		return m.Kind != news.Place || m.Entity != news.None && rec.Entities[m.Entity].Type == "state"
	})
}

// denierReach is within how many bytes of a denial who denies stands.
const denierReach = 40

// sentenceBefore is the sentence before s, where it tells an act as a fact and in the outlet's own voice.
func (f *finder) sentenceBefore(a int, s text.Span) (v value, event int, ok bool) {
	rec := f.in.Records[a]
	k := slices.Index(rec.Sentences, s)
	if k < 1 {
		return v, news.None, false
	}
	before := rec.Sentences[k-1]
	for n := range rec.Events {
		e := &rec.Events[n]
		if before.Contains(e.Trigger) && e.Statement == news.None && e.Modality == "actual" && !e.Negated {
			at := news.Evidence{Article: rec.Article.ID, Span: before}
			return value{says: f.line(at), report: -1, at: at, source: f.source(a, news.None)}, n, true
		}
	}
	return v, news.None, false
}

// eventIn is the first event told in a statement.
func (f *finder) eventIn(a int, s *news.Statement) place {
	for n := range f.in.Records[a].Events {
		if s.Content.Contains(f.in.Records[a].Events[n].Trigger) {
			return place{a, n}
		}
	}
	return place{a, news.None}
}

// spoken finds the statement that a "contrary to what X said" means: one of X, before it, that shares most with what is said against it.
func (f *finder) spoken(a int, d *news.Detail) (article, statement int, ok bool) {
	rec := f.in.Records[a]
	words := f.in.Phrase(d.Span.Of(rec.Article.Text))
	whole := sentenceAt(rec, d.Span).Span
	best := 0.0
	for _, b := range f.articles[f.story] {
		r := f.in.Records[b]
		if published(r) > published(rec) {
			continue
		}
		for n := range r.Statements {
			s := &r.Statements[n]
			if b == a && (n == d.Statement || s.Content.Start >= d.Span.Start) {
				continue
			}
			his := d.Entity != news.None && s.Entity != news.None && s.Class != news.RoleSource && s.Class != news.Affiliated && f.in.Entity[a][d.Entity] == f.in.Entity[b][s.Entity]
			if src := s.Source; !his && src != nil && (s.Class == news.NamedSource || s.Class == news.RoleSource) {
				shared, phrase := 0, f.in.Phrase(src.Of(r.Article.Text))
				for _, w := range phrase {
					if slices.Contains(words, w) {
						shared++
					}
				}
				his = shared >= 2 && slices.Contains(words, phrase[0])
			}
			if !his {
				continue
			}
			score := f.in.Alike(a, whole, b, s.Content)
			if score == 0 && s.Stance != "denies" {
				continue
			}
			if s.Stance == "denies" {
				score += 0.1
			}
			if score > best {
				best, article, statement, ok = score, b, n, true
			}
		}
	}
	return article, statement, ok
}

func published(r *news.Record) news.Day {
	if p := r.Article.Published; p != nil && p.Known() {
		return p.From
	}
	return 0
}

// denials: what a source denies, in words for which the stages know no act, against what another says in the same words.
func (f *finder) denials() {
	for _, a := range f.articles[f.story] {
		rec := f.in.Records[a]
		for n := range rec.Statements {
			s := &rec.Statements[n]
			if s.Stance != "denies" || f.undenied(rec, s) {
				continue
			}
			best, at, source := 0.0, place{}, f.source(a, n)
			near := f.near(a)
			if !f.in.NamesAny(a, s.Content) {
				near = nil
			}
			for _, b := range near {
				r := f.in.Records[b]
				for m := range r.Statements {
					o := &r.Statements[m]
					if b == a && m == n || o.Stance != "says" && o.Stance != "confirms" && o.Stance != "accuses" || b == a && o.Content.Overlaps(s.Content) {
						continue
					}
					said := within(r, o.Content)
					if f.deniesWithin(r, said) || !f.in.Names(a, s.Content, b, said) { // first, for it is the cheapest to tell
						continue
					}
					if share := f.in.Told(a, s.Content, b, said); share > best && f.source(b, m) != source && !negative(r, m) {
						best, at = share, place{b, m}
					}
				}
			}
			if best < deniedShare {
				f.deniedElsewhere(a, n)
				continue
			}
			o := &f.in.Records[at.article].Statements[at.n]
			if act := f.withoutNames(a, s.Content, f.in.Lemmas(a, s.Content)); 2*common(act, f.in.Lemmas(at.article, within(f.in.Records[at.article], o.Content))) < len(act) {
				continue // they name the same and tell something else of it
			}
			if f.othersDeed(a, s.Content, f.in.Lemmas(at.article, sentenceAt(f.in.Records[at.article], o.Content).Span)) {
				continue
			}
			x, y := content(f.in.Records[at.article], o), content(rec, s)
			if f.leftOpen(sentenceAt(rec, s.Cue)) || f.in.Alike(at.article, within(f.in.Records[at.article], o.Content), a, within(rec, s.Content)) >= bothDeny && f.denies(sentenceAt(f.in.Records[at.article], o.Content)) {
				continue
			}
			f.against("polarity", f.eventIn(at.article, o), value{says: f.line(x), report: -1, at: x, source: f.source(at.article, at.n)}, value{says: f.line(y), report: -1, at: y, source: f.source(a, n), no: true})
		}
	}
}

// undenied reports whether a no stands shortly before the cue of a denial: "nobody can deny".
func (f *finder) undenied(rec *news.Record, s *news.Statement) bool {
	list := words(rec.Article.Text, text.Span{Start: sentenceAt(rec, s.Cue).Span.Start, End: s.Cue.Start})
	return slices.ContainsFunc(list[max(0, len(list)-nearNo):], func(w text.Span) bool {
		return slices.Contains(f.in.Words.Negators(), f.in.Fold(w.Of(rec.Article.Text)))
	})
}

// within is s up to the end of its first sentence.
func within(r *news.Record, s text.Span) text.Span {
	if whole, ok := happening.Sentence(r, s); ok {
		s.End = min(s.End, whole.End)
	}
	return s
}

// deniesWithin reports whether a denial stands in a passage: who tells that something was denied does not say it.
func (f *finder) deniesWithin(r *news.Record, s text.Span) bool {
	return slices.ContainsFunc(r.Statements, func(o news.Statement) bool { return o.Stance == "denies" && s.Contains(o.Cue) })
}

// negative reports whether a statement opens with a negation: it denies in other words.
func negative(r *news.Record, statement int) bool {
	return slices.ContainsFunc(r.Details, func(d news.Detail) bool { return d.Slot == "not" && d.Statement == statement })
}

// bothDeny is from which share of common words on what stands beside a denial is rather what the denier says himself.
const bothDeny = 0.3

// deniedShare is the share of the words of a denied content that another's must hold.
const deniedShare = 0.75

// near returns the articles of the story next to article a in the order of time, at most maxNear on each side, and a itself.
func (f *finder) near(a int) []int {
	list := f.articles[f.story]
	k := slices.Index(list, a)
	return list[max(0, k-maxNear):min(len(list), k+maxNear+1)]
}

const maxNear = 40

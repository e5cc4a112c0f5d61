package conflict

import (
	"slices"
	"strings"

	"github.com/isnad-desk/isnad/desk/happening"
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// polarity: it happened against it did not. Only acts told as facts count.
func (f *finder) polarity(h *news.Happening) {
	var vs []value
	var group []int
	reports := f.told(h, true)
	if !slices.ContainsFunc(reports, func(i int) bool { _, e := f.event(h.Reports[i]); return e.Negated }) {
		return
	}
	for _, i := range reports {
		_, e := f.event(h.Reports[i])
		if e.Negated && e.Statement == news.None && !f.in.Verb(e.Trigger.Of(f.in.Records[f.article[h.Reports[i].Article]].Article.Text)) {
			continue // "the visit was no passing one" says no no to the visit
		}
		if e.Negated && f.farNo(h.Reports[i]) || !e.Negated && f.noNoun(h.Reports[i]) {
			continue
		}
		if e.Negated && f.hand(h.Reports[i]) || !e.Negated && f.inDenial(h.Reports[i]) { // what somebody denies, in words that leave open how much of it
			continue
		}
		v := f.value(h, i, "")
		v.says = f.line(v.at)
		if t := f.in.Records[f.article[h.Reports[i].Article]].Article.Title; t != nil && t.Overlaps(v.at.Span) && f.headlineOnly(h, reports, i) {
			continue
		}
		vs = append(vs, v)
		if e.Negated {
			group = append(group, 1)
		} else {
			group = append(group, 0)
		}
	}
	yes, no := map[string]bool{}, map[string]bool{}
	for k, v := range vs {
		if group[k] == 1 {
			no[v.source] = true
		} else {
			yes[v.source] = true
		}
	}
	if len(no) == 0 || !differ(yes, no) { // one source that says both speaks of two things
		return
	}
	keep := f.surely(h, vs, func(i, j int) bool {
		if group[i] == group[j] || f.misread(vs, i, j) {
			return false
		}
		need := sure
		switch {
		case h.Type == "CONSULT" || f.expressly(h, vs[i].report) || f.expressly(h, vs[j].report):
			need = near
		case f.ofOne(h, vs[i].report, vs[j].report):
			need = near + 1
		}
		return f.denied(h, vs, i, j, need)
	})
	if !keep { // repelled today, done tomorrow
		return
	}
	for k := range vs { // under the headline that tells of a denial stands what is denied
		if group[k] == 1 && vs[k].more == nil {
			vs[k].more = f.deniedBelow(h, reports, &vs[k])
		}
	}
	f.state(h, "polarity", vs, group)
}

// farNo reports whether an act that is told by a noun as what was not so, and is not denied, stands far behind the no: that then is about something else
// ("he no longer counts on the vote for the agreement"). So is a no to a visit or meeting that tells neither with whom nor where.
func (f *finder) farNo(r news.Report) bool {
	rec, e := f.event(r)
	if f.set(rec, e) {
		return true
	}
	if f.inDenial(r) {
		return f.whatFor(rec, e)
	}
	if e.Type == "SUPPORT" || e.Type == "ACCUSE" { // what somebody does not praise or find strange is no act that was not done
		return true
	}
	if e.Type == "CONSULT" && e.Mode != "" && len(e.Recipients) == 0 && e.Place == news.None && len(e.Quantities) == 0 {
		return true
	}
	before := text.Span{Start: sentenceAt(rec, e.Trigger).Span.Start, End: e.Trigger.Start}
	list := words(rec.Article.Text, before)
	if f.whoever(rec, list[max(0, len(list)-nearNo):]) || f.byTheWay(rec, e, list) {
		return true
	}
	if f.in.Verb(e.Trigger.Of(rec.Article.Text)) {
		return false
	}
	before.Start = before.End
	if n := len(list); n > 0 {
		before.Start = list[max(0, n-nearNo)].Start
	}
	a := f.article[r.Article]
	return !slices.ContainsFunc(f.in.Words.Negators(), func(w string) bool { return f.in.HoldsWord(a, before, w) })
}

// whoever reports whether among the words before an act a no stands right behind a preposition, which then is the pronoun for whoever did not: "the hunt for
// those who were not arrested" says of nobody that he was not.
func (f *finder) whoever(rec *news.Record, before []text.Span) bool {
	for k := 1; k < len(before); k++ {
		if !slices.Contains(f.in.Words.Negators(), f.in.Fold(before[k].Of(rec.Article.Text))) || slices.Contains(f.in.Words.NegativeNouns(), f.in.Fold(before[k].Of(rec.Article.Text))) {
			continue
		}
		w := before[k-1].Of(rec.Article.Text)
		if f.in.Words.Preposition(f.in.Fold(w)) {
			return true
		}
		if p := f.in.Phrase(w); len(p) == 1 && f.in.Words.Preposition(p[0]) { // "for whoever"
			return true
		}
	}
	return false
}

// byTheWay reports whether an act is told by a noun behind a preposition written together with it, and the no before it is to a verb of another act: "he did
// not break the law by killing the lion". Verbs that only help to tell the act ("he did not carry out the killing") are none of another.
func (f *finder) byTheWay(rec *news.Record, e *news.Event, before []text.Span) bool {
	if !f.led(rec, e.Trigger) {
		return false
	}
	for k := len(before) - 1; k > 0 && k >= len(before)-farNoun; k-- {
		if !slices.Contains(f.in.Words.Negators(), f.in.Fold(before[k-1].Of(rec.Article.Text))) {
			continue
		}
		verb := before[k].Of(rec.Article.Text)
		lemma := f.in.Words.Lemma(f.in.Fold(verb))
		if !f.in.Verb(verb) || f.in.Words.Light(lemma) && k+1 == len(before) {
			return false
		}
		if f.in.Words.Light(lemma) || f.in.Words.Aux(lemma) { // "was not told of the talks"
			return len(f.in.Deeds(f.article[rec.Article.ID], before[k+1])) > 0
		}
		return true
	}
	return false
}

// whatFor reports whether an act that is denied is told by a noun behind "for" and another act: "denied that the quarrel is the reason of his opposition to the
// agreement" is no no to the agreement.
func (f *finder) whatFor(rec *news.Record, e *news.Event) bool {
	if !f.led(rec, e.Trigger) {
		return false
	}
	list := words(rec.Article.Text, text.Span{Start: sentenceAt(rec, e.Trigger).Span.Start, End: e.Trigger.Start})
	if len(list) == 0 {
		return false
	}
	last := list[len(list)-1]
	own := slices.ContainsFunc(rec.Events, func(o news.Event) bool { return o.Type == e.Type && tells(&o, last) }) // "denied his consent to the agreement"
	return !own && len(f.in.Deeds(f.article[rec.Article.ID], last)) > 0 && !f.in.Words.Light(f.in.Words.Lemma(f.in.Fold(last.Of(rec.Article.Text))))
}

// led reports whether a preposition is written together with the first word of a passage, which is a noun.
func (f *finder) led(rec *news.Record, s text.Span) bool {
	at := sentenceAt(rec, s).Span // with what stands before the passage in its word
	list := words(rec.Article.Text, at)
	k := slices.IndexFunc(list, func(w text.Span) bool { return w.Contains(s) || w.Start <= s.Start && w.End > s.Start })
	if k < 0 {
		return false
	}
	t := f.in.Lang.Read(list[k].Of(rec.Article.Text))
	return len(t.Tokens) == 1 && t.Tokens[0].Best().Clitics.Has(lang.Prepositions) && !f.in.Verb(list[k].Of(rec.Article.Text))
}

// noNoun reports whether a noun that negates stands a few words before an act told by a noun ("the absence of any attempt at a bombing"): what was read as a yes
// may be none.
func (f *finder) noNoun(r news.Report) bool {
	rec, e := f.event(r)
	if f.in.Verb(e.Trigger.Of(rec.Article.Text)) {
		return false
	}
	before := text.Span{Start: sentenceAt(rec, e.Trigger).Span.Start, End: e.Trigger.Start}
	list := words(rec.Article.Text, before)
	if len(list) == 0 {
		return false
	}
	before.Start = list[max(0, len(list)-farNoun)].Start
	a := f.article[r.Article]
	return slices.ContainsFunc(f.in.Words.NegativeNouns(), func(w string) bool { return f.in.HoldsWord(a, before, w) })
}

// farNoun is within how many words behind a noun that negates an act is rather negated.
const farNoun = 8

// set reports whether an act is told by a noun behind "after" or "during": a no before that is none to it ("denied that it was bankrupt after the arrest of its
// director").
func (f *finder) set(rec *news.Record, e *news.Event) bool {
	if f.in.Verb(e.Trigger.Of(rec.Article.Text)) {
		return false
	}
	list := words(rec.Article.Text, text.Span{Start: sentenceAt(rec, e.Trigger).Span.Start, End: e.Trigger.Start})
	return len(list) > 0 && f.in.Words.Setting(f.in.Fold(list[len(list)-1].Of(rec.Article.Text)))
}

// nearNo is within how many words before a noun the no to it stands.
const nearNo = 4

// headlineOnly reports whether an article affirms an act in its headline alone, in its own voice, and another of its reports denies it: the headline tells
// what is denied.
func (f *finder) headlineOnly(h *news.Happening, reports []int, report int) bool {
	_, e := f.event(h.Reports[report])
	if e.Negated || e.Statement != news.None || f.value(h, report, "").more != nil {
		return false
	}
	no := false
	for _, i := range reports {
		if h.Reports[i].Article != h.Reports[report].Article || i == report {
			continue
		}
		_, o := f.event(h.Reports[i])
		if no = no || o.Negated; !o.Negated && !f.inDenial(h.Reports[i]) {
			return false
		}
	}
	return no
}

// deniedBelow is the sentence in which the article of a headline that denies an act tells the act as what somebody denies, or nil.
func (f *finder) deniedBelow(h *news.Happening, reports []int, v *value) *news.Evidence {
	t := f.in.Records[f.article[v.at.Article]].Article.Title
	if t == nil || !t.Overlaps(v.at.Span) {
		return nil
	}
	for _, i := range reports {
		r := h.Reports[i]
		if _, e := f.event(r); r.Article == v.at.Article && !e.Negated && f.inDenial(r) {
			if at := f.evidence(r); !at.Span.Overlaps(v.at.Span) {
				return &at
			}
		}
	}
	return nil
}

// misread reports whether two reports of which one says no hold nearly the same words, or the other denies something as well: one of them was read wrongly.
func (f *finder) misread(vs []value, i, j int) bool {
	a, b := vs[i].at, vs[j].at
	if f.in.Alike(f.article[a.Article], a.Span, f.article[b.Article], b.Span) >= sameWords || f.leftOpen(a) || f.leftOpen(b) {
		return true
	}
	if a.Article == b.Article && (f.saysNoToo(&vs[i], &vs[j]) || f.saysNoToo(&vs[j], &vs[i])) {
		return true
	}
	return f.denies(a) && f.denies(b)
}

// saysNoToo reports whether a headline says no and the sentence below it that was read as a yes says no as well, behind what was reported: "on the news that it is
// bound to pay he said: no letter has reached us".
func (f *finder) saysNoToo(no, yes *value) bool {
	rec := f.in.Records[f.article[no.at.Article]]
	if t := rec.Article.Title; !no.no || yes.no || t == nil || !t.Overlaps(no.at.Span) {
		return false
	}
	return slices.ContainsFunc(f.in.Words.Negators(), func(w string) bool { return f.in.HoldsWord(f.article[yes.at.Article], yes.at.Span, w) })
}

// sameWords is from which share of common words on two passages say the same.
const sameWords = 0.7

// denies reports whether a passage holds a statement that denies.
func (f *finder) denies(at news.Evidence) bool {
	rec := f.in.Records[f.article[at.Article]]
	return slices.ContainsFunc(rec.Statements, func(s news.Statement) bool { return s.Stance == "denies" && at.Span.Contains(s.Cue) })
}

// leftOpen reports whether a passage could neither confirm nor deny.
func (f *finder) leftOpen(at news.Evidence) bool {
	rec := f.in.Records[f.article[at.Article]]
	return slices.ContainsFunc(rec.Details, func(d news.Detail) bool { return d.Slot == "either" && at.Span.Contains(d.Span) })
}

// hand reports whether what a report denies is a part in the act, and not the act.
func (f *finder) hand(r news.Report) bool {
	rec, e := f.event(r)
	at := sentenceAt(rec, e.Trigger).Span
	return slices.ContainsFunc(rec.Details, func(d news.Detail) bool {
		return d.Slot == "hand" && at.Contains(d.Span) && d.Span.End <= e.Trigger.Start
	})
}

// inDenial reports whether a report stands in a statement that denies, or behind its cue in one sentence.
func (f *finder) inDenial(r news.Report) bool {
	rec, e := f.event(r)
	if e.Statement != news.None {
		return rec.Statements[e.Statement].Stance == "denies"
	}
	at := sentenceAt(rec, e.Trigger).Span
	return slices.ContainsFunc(rec.Statements, func(s news.Statement) bool {
		return s.Stance == "denies" && at.Contains(s.Cue) && s.Cue.End <= e.Trigger.Start
	})
}

// expressly reports whether a report stands in a statement that denies, or one of the act's own parties says that it was not so.
func (f *finder) expressly(h *news.Happening, report int) bool {
	rec, e := f.event(h.Reports[report])
	return e.Negated && (f.inDenial(h.Reports[report]) || f.ofParty(h, f.article[h.Reports[report].Article], rec, e))
}

// ofParty reports whether who tells an event, or the body that he speaks for, is a party of the act, as this report or another tells it.
func (f *finder) ofParty(h *news.Happening, a int, rec *news.Record, e *news.Event) bool {
	if e.Statement == news.None {
		return false
	}
	s := &rec.Statements[e.Statement]
	if s.Entity == news.None {
		return false
	}
	id := f.in.Entities[f.in.Entity[a][s.Entity]].ID
	return slices.Contains(h.Actors, id) || slices.Contains(h.Recipients, id)
}

// ofOne reports whether two reports tell of the arrest, the release, the killing or the going of one named person: that is so or it is not.
func (f *finder) ofOne(h *news.Happening, i, j int) bool {
	befalls := func(report int) map[int]bool {
		rec, e := f.event(h.Reports[report])
		a := f.article[h.Reports[report].Article]
		parties := e.Recipients
		switch {
		case e.Mode == "killing" || e.Type == "COERCE":
		case e.Type == "RETREAT" && e.Mode != "ceasefire" && e.Mode != "suspend":
			parties = e.Actors
		default:
			return nil
		}
		out := map[int]bool{}
		for _, p := range parties {
			if p.Entity != news.None && rec.Entities[p.Entity].Kind == news.Person && f.namedBy(a, e, f.in.Entity[a][p.Entity]) {
				out[f.in.Entity[a][p.Entity]] = true
			}
		}
		return out
	}
	y := befalls(j)
	for e := range befalls(i) {
		if y[e] {
			return true
		}
	}
	return false
}

// namedBy reports whether a sentence that tells an event names a desk entity.
func (f *finder) namedBy(a int, e *news.Event, entity int) bool {
	rec := f.in.Records[a]
	return f.in.NamesEntity(a, sentenceAt(rec, e.Trigger).Span, entity) || slices.ContainsFunc(e.Also, func(s text.Span) bool {
		return f.in.NamesEntity(a, sentenceAt(rec, s).Span, entity)
	})
}

// denied reports whether one report says no to what another says: surely one act, of a named party.
func (f *finder) denied(h *news.Happening, vs []value, i, j, need int) bool {
	if f.strength(h, vs[i].report, vs[j].report) < need {
		return false
	}
	x, m := f.placeOf(h, vs[i].report)
	y, n := f.placeOf(h, vs[j].report)
	if f.in.Records[x].Events[m].Type != f.in.Records[y].Events[n].Type && f.in.Alike(x, vs[i].at.Span, y, vs[j].at.Span) < 0.25 {
		return false // a call and a meeting
	}
	if h.Type == "CONSULT" && !f.expressly(h, vs[i].report) && !f.expressly(h, vs[j].report) && !f.sameGoal(x, m, y, n) {
		return false // he has not gone to the one, and has to the other
	}
	if happening.Repeatable(&f.in.Records[x].Events[m]) && f.in.Elsewhere(x, vs[i].at.Span, y, vs[j].at.Span) {
		return false // no attempt in the capital, and a bombing in the province
	}
	return f.in.SharedParty(x, m, y, n) && (h.Type != "ASSAULT" && h.Type != "COERCE" || f.namesShared(x, m, y, n))
}

// namesShared reports whether the sentences that tell two events both name a party that the two have in common.
func (f *finder) namesShared(a, event, b, other int) bool {
	x, y := &f.in.Records[a].Events[event], &f.in.Records[b].Events[other]
	for _, p := range slices.Concat(x.Actors, x.Recipients) {
		for _, q := range slices.Concat(y.Actors, y.Recipients) {
			if p.Entity == news.None || q.Entity == news.None {
				continue
			}
			if e := f.in.Entity[a][p.Entity]; e == f.in.Entity[b][q.Entity] && f.namedBy(a, x, e) && f.namedBy(b, y, e) {
				return true
			}
		}
	}
	return false
}

func (f *finder) placeOf(h *news.Happening, report int) (article, event int) {
	r := h.Reports[report]
	return f.article[r.Article], r.Event
}

// sameGoal reports whether two visits or meetings go to one place or have a party in common beside who goes there.
func (f *finder) sameGoal(a, event, b, other int) bool {
	x, y := &f.in.Records[a].Events[event], &f.in.Records[b].Events[other]
	if x.Place != news.None && y.Place != news.None {
		p, q := f.in.Entity[a][x.Place], f.in.Entity[b][y.Place]
		whole, part := f.in.Entities[p].Name, f.in.Entities[q].Name
		if y.Negated {
			whole, part = part, whole
		}
		if (p == q || f.in.Holds(whole, part)) && f.oneActor(a, x, b, y) { // who was not in the country was not in its capital
			return true
		}
	}
	return f.sharedParties(a, event, b, other) > 1
}

// sharedParties counts the named parties that two events have in common, on whatever side.
func (f *finder) sharedParties(a, event, b, other int) int {
	x, y := &f.in.Records[a].Events[event], &f.in.Records[b].Events[other]
	both := 0
	for _, p := range slices.Concat(x.Actors, x.Recipients) {
		for _, q := range slices.Concat(y.Actors, y.Recipients) {
			if p.Entity != news.None && q.Entity != news.None && f.in.Entity[a][p.Entity] == f.in.Entity[b][q.Entity] {
				both++
				break
			}
		}
	}
	return both
}

// surely reports whether some two values of different sources hold.
func (f *finder) surely(h *news.Happening, vs []value, holds func(i, j int) bool) bool {
	for i := range vs {
		for j := range vs[:i] {
			if vs[i].source != vs[j].source && holds(i, j) {
				return true
			}
		}
	}
	return false
}

// held keeps the values that hold is true of with another value of another source.
func held(vs []value, holds func(i, j int) bool) []int {
	var out []int
	for i := range vs {
		for j := range vs {
			if i != j && vs[i].source != vs[j].source && (j < i && holds(i, j) || j > i && holds(j, i)) {
				out = append(out, i)
				break
			}
		}
	}
	return out
}

// differ reports whether two sides have a source each that the other has not.
func differ(a, b map[string]bool) bool {
	only := func(a, b map[string]bool) bool {
		for s := range a {
			if !b[s] {
				return true
			}
		}
		return false
	}
	return only(a, b) && only(b, a)
}

// time: days that cannot meet. Only values known to three days or less are held against one another: a coarser time is no conflict. Days that
// touch are held against one another only where both are named (a weekday, a date): "yesterday" is told from a day of publication that may be
// a day off.
func (f *finder) time(h *news.Happening) {
	var vs []value
	var whens []news.Interval
	var named []bool
	for _, i := range f.told(h, false) {
		rec, e := f.event(h.Reports[i])
		if !e.When.Known() || e.When.To-e.When.From > 2 {
			continue
		}
		says := e.When.From.String()
		if e.When.To != e.When.From {
			says += "/" + e.When.To.String()
		}
		vs = append(vs, f.value(h, i, says))
		whens = append(whens, e.When)
		named = append(named, f.named(rec, e))
	}
	if !f.surely(h, vs, func(i, j int) bool {
		_, a := f.event(h.Reports[vs[i].report])
		_, b := f.event(h.Reports[vs[j].report])
		return !whens[i].Meets(whens[j]) && h.Reports[vs[i].report].Article != h.Reports[vs[j].report].Article && f.dated(h.Reports[vs[i].report]) && f.dated(h.Reports[vs[j].report]) && (f.twins(h, vs, i, j) || f.oneDeath(h, vs[i].report, vs[j].report)) && !countsDiffer(a, b)
	}) {
		return
	}
	groups := grouped(len(vs), func(i, j int) bool {
		if whens[i].Meets(whens[j]) || f.apart(h, vs[i].report, vs[j].report) && !f.oneDeath(h, vs[i].report, vs[j].report) || vs[i].source == vs[j].source {
			return true
		}
		gap := max(whens[i].From-whens[j].To, whens[j].From-whens[i].To)
		return gap < 2 && !(named[i] && named[j]) || gap > farApart || whens[i].From-whens[j].From == week || whens[j].From-whens[i].From == week // one weekday, of a report that was late
	})
	f.state(h, "time", vs, groups)
}

// dated reports whether a sentence that tells an event tells a time that meets that of the event: what was worked out from elsewhere in the article is not held
// against another day.
func (f *finder) dated(r news.Report) bool {
	rec, e := f.event(r)
	_, list := f.tellings(r)
	return len(rec.Times) == 0 || slices.ContainsFunc(rec.Times, func(t news.Time) bool {
		return t.Value.Known() && t.Value.Meets(e.When) && slices.ContainsFunc(list, func(s text.Span) bool { return s.Contains(t.Span) })
	})
}

// countsDiffer reports whether two events count the same thing and not the same number: rather two incidents.
func countsDiffer(a, b *news.Event) bool {
	for _, p := range a.Quantities {
		for _, q := range b.Quantities {
			if p.What == q.What && !agree(p, q) {
				return true
			}
		}
	}
	return false
}

const week = 7

// farApart is from how many days on two times are rather those of two acts.
const farApart = 8

// named reports whether the time of an event is told by a weekday or a date.
func (f *finder) named(rec *news.Record, e *news.Event) bool {
	at := sentenceAt(rec, e.Trigger).Span
	for _, t := range rec.Times {
		if t.Span.Start >= at.End {
			break
		}
		if t.Span.Start >= at.Start && t.Value == e.When && f.dayName(t.Span.Of(rec.Article.Text)) {
			return true
		}
	}
	return false
}

func (f *finder) dayName(s string) bool {
	times := f.in.Lang.Lexicon("times")
	t := f.in.Lang.Read(s)
	for i := range t.Tokens {
		for _, r := range t.Tokens[i].Readings {
			for _, id := range times.Find(r.Stem) {
				switch times.Get(id, "class") {
				case "weekday", "month", "hijri", "persian":
					return true
				}
			}
		}
	}
	return false
}

// apart reports whether two reports that differ in time or place are rather two acts: the same sides fight every day, unless they count the same.
func (f *finder) apart(h *news.Happening, i, j int) bool {
	_, a := f.event(h.Reports[i])
	_, b := f.event(h.Reports[j])
	return happening.Repeatable(a) && (len(a.Actors) > 0 || len(b.Actors) > 0) && !happening.SameCount(a, b)
}

// Scores from which two reports of a happening rather, clearly and surely tell one incident.
const (
	near  = 6
	clear = 8
	sure  = 11
)

// twins reports whether two reports tell one incident nearly in the same words.
func (f *finder) twins(h *news.Happening, vs []value, i, j int) bool {
	a, b := vs[i].at, vs[j].at
	alike := f.in.Alike(f.article[a.Article], a.Span, f.article[b.Article], b.Span)
	if h.Type == "ASSAULT" {
		alike = max(alike, f.alikeTold(h, vs[i].report, vs[j].report))
	}
	return alike >= 0.3 && f.strength(h, vs[i].report, vs[j].report) >= clear
}

// alikeTold is the largest share of common words of the sentences that tell two reports of a happening: the headline of the one may be told in the body of
// the other.
func (f *finder) alikeTold(h *news.Happening, i, j int) float64 {
	best := 0.0
	a, x := f.tellings(h.Reports[i])
	b, y := f.tellings(h.Reports[j])
	for _, s := range x {
		for _, t := range y {
			best = max(best, f.in.Alike(a, s, b, t))
		}
	}
	return best
}

// maxTellings is how many of the sentences that tell an event are looked at.
const maxTellings = 3

// tellings are the article of a report and the first sentences that tell its event.
func (f *finder) tellings(r news.Report) (article int, sentences []text.Span) {
	rec, e := f.event(r)
	for _, s := range append([]text.Span{e.Trigger}, e.Also...) {
		if at := sentenceAt(rec, s).Span; !slices.Contains(sentences, at) {
			if sentences = append(sentences, at); len(sentences) == maxTellings {
				break
			}
		}
	}
	return f.article[r.Article], sentences
}

// oneDeath reports whether two reports tell the killing, the arrest or the release of one named person: that was once, on one day and in one place, in whatever words they
// tell it.
func (f *finder) oneDeath(h *news.Happening, i, j int) bool {
	return (h.Mode == "killing" || h.Mode == "arrest" || h.Mode == "release") && f.ofOne(h, i, j)
}

// strength scores how well two reports of a happening tell one act.
func (f *finder) strength(h *news.Happening, i, j int) int {
	a, b := h.Reports[i], h.Reports[j]
	return f.in.Same(f.article[a.Article], a.Event, f.article[b.Article], b.Event)
}

// place: places that exclude one another, both known to the gazetteer.
func (f *finder) place(h *news.Happening) {
	var vs []value
	var names []string
	for _, i := range f.told(h, false) {
		r := h.Reports[i]
		_, e := f.event(r)
		if e.Place == news.None {
			continue
		}
		a := f.article[r.Article]
		name := f.in.Entities[f.in.Entity[a][e.Place]].Name
		v := f.value(h, i, name)
		if !f.in.NamesEntity(a, v.at.Span, f.in.Entity[a][e.Place]) && (v.more == nil || !f.in.NamesEntity(a, v.more.Span, f.in.Entity[a][e.Place])) && f.in.NamesPlace(a, v.at.Span) {
			continue // the sentence names another place
		}
		if at, told := f.tellings(r); len(h.Reports) > 2 && !slices.ContainsFunc(told, func(s text.Span) bool { return f.in.NamesEntity(at, s, f.in.Entity[a][e.Place]) }) && f.in.NamesPlace(a, f.lead(a)) && !f.in.NamesEntity(a, f.lead(a), f.in.Entity[a][e.Place]) {
			continue // it is that of another act of the article, far from what is told of this one
		}
		vs = append(vs, v)
		names = append(names, name)
	}
	sides := held(vs, func(i, j int) bool {
		if !f.in.Exclude(names[i], names[j]) {
			return false
		}
		if len(h.Actors) > 0 && (h.Type == "CONSULT" || h.Type == "SUPPORT") { // the branch in one town, and that in another
			x, m := f.placeOf(h, vs[i].report)
			y, n := f.placeOf(h, vs[j].report)
			if !f.namesShared(x, m, y, n) || h.Mode == "meet" && f.sharedParties(x, m, y, n) < 2 { // he received one guest in this palace, and another in that
				return false
			}
		}
		if f.headed(h, vs[i].report, names[j]) || f.headed(h, vs[j].report, names[i]) {
			return false
		}
		return f.twins(h, vs, i, j) && f.bothPlaced(h, &vs[i], &vs[j], names[i], names[j]) || f.oneDeath(h, vs[i].report, vs[j].report) || f.oneMeeting(h, &vs[i], &vs[j], names[i], names[j])
	})
	if len(sides) == 0 {
		return
	}
	for k := len(vs) - 1; k >= 0; k-- { // another town in which they fought besides is no side
		if !slices.ContainsFunc(sides, func(i int) bool { return names[i] == names[k] }) {
			vs, names = slices.Delete(vs, k, k+1), slices.Delete(names, k, k+1)
			for n := range sides {
				if sides[n] > k {
					sides[n]--
				}
			}
		}
	}
	groups := grouped(len(vs), func(i, j int) bool {
		return !f.in.Exclude(names[i], names[j]) || f.apart(h, vs[i].report, vs[j].report) && !f.oneDeath(h, vs[i].report, vs[j].report) || vs[i].source == vs[j].source
	})
	f.state(h, "place", vs, groups)
}

// headed reports whether the headline of a report's article names a place: below it the place of the report is told as part of that, whether or not the
// gazetteer knows it.
func (f *finder) headed(h *news.Happening, report int, place string) bool {
	a := f.article[h.Reports[report].Article]
	rec := f.in.Records[a]
	return rec.Article.Title != nil && slices.ContainsFunc(rec.Mentions, func(m news.Mention) bool {
		return m.Kind == news.Place && m.Entity != news.None && rec.Article.Title.Contains(m.Span) && f.in.Entities[f.in.Entity[a][m.Entity]].Name == place
	})
}

// oneMeeting reports whether two reports tell to one day what their headlines or leads are about: that the same two met, and neither article names where the
// other has it. Two who meet twice on one day do so in one place, or both are told.
func (f *finder) oneMeeting(h *news.Happening, x, y *value, here, there string) bool {
	a, m := f.placeOf(h, x.report)
	b, n := f.placeOf(h, y.report)
	p, q := &f.in.Records[a].Events[m], &f.in.Records[b].Events[n]
	if a == b || p.Mode != "meet" || q.Mode != "meet" || !p.When.Known() || p.When != q.When || p.When.From != p.When.To {
		return false
	}
	return f.sharedParties(a, m, b, n) > 1 && f.inLead(a, x) && f.inLead(b, y) && !f.tellsOf(a, there) && !f.tellsOf(b, here)
}

// inLead reports whether what a report says stands in the headline of its article or in the first sentence under it.
func (f *finder) inLead(a int, v *value) bool {
	s := f.in.Records[a].Sentences
	return v.at.Span.Start <= s[min(1, len(s)-1)].Start
}

// tellsOf reports whether an article names a place.
func (f *finder) tellsOf(a int, place string) bool {
	return slices.ContainsFunc(f.in.Records[a].Entities, func(e news.Entity) bool { return e.Kind == news.Place && (e.Name == place || e.Canon == place) })
}

// bothPlaced reports whether the sentences that two reports take their places from tell one thing: each shares words with one that tells the other report, and
// neither names the other's place as well, as of a village and the province under which it stands.
func (f *finder) bothPlaced(h *news.Happening, x, y *value, here, there string) bool {
	passages := func(v *value) []text.Span {
		if v.more != nil {
			return []text.Span{v.at.Span, v.more.Span}
		}
		return []text.Span{v.at.Span}
	}
	like := func(x, y *value) bool {
		a, list := f.tellings(h.Reports[y.report])
		return slices.ContainsFunc(passages(x), func(p text.Span) bool {
			return slices.ContainsFunc(list, func(s text.Span) bool { return f.in.Alike(f.article[x.at.Article], p, a, s) >= placedAlike })
		})
	}
	names := func(v *value, place string) bool {
		a := f.article[v.at.Article]
		return slices.ContainsFunc(f.in.Records[a].Mentions, func(m news.Mention) bool {
			return m.Entity != news.None && m.Kind == news.Place && f.in.Entities[f.in.Entity[a][m.Entity]].Name == place &&
				slices.ContainsFunc(passages(v), func(p text.Span) bool { return p.Contains(m.Span) })
		})
	}
	return like(x, y) && like(y, x) && !names(x, there) && !names(y, here)
}

// placedAlike is the share of common words from which on two sentences may take their places from one act.
const placedAlike = 0.15

// confined states where one article says that somebody did not leave a place, and another that the same person met or visited somebody
// elsewhere in the course of the same story. A meeting that is told without a place, or in a place that holds the other, counts as elsewhere
// only when the first article tells nothing of it: within the place all parties would have to come to the guest.
func (f *finder) confined(happenings []int) {
	for _, i := range happenings {
		h := &f.happenings[i]
		if h.Type != "CONSULT" || h.Mode != "" || !h.Negated || h.Place == "" || len(h.Actors) == 0 || !f.stayed(h) {
			continue
		}
		var against []news.Evidence
		var names []string
		independent := 0
		for _, k := range happenings {
			o := &f.happenings[k]
			if k == i || o.Type != "CONSULT" || o.Mode != "meet" && o.Mode != "visit" || o.Negated || o.Modality != "actual" || !shares(h.Actors, o) || !h.When.Meets(o.When) {
				continue
			}
			here := o.Place == h.Place || o.Place != "" && f.in.Holds(f.name(h.Place), f.name(o.Place)) // within the place
			if here || o.Mode == "visit" && (o.Place == "" || !f.in.Exclude(f.name(h.Place), f.name(o.Place))) || (o.Place == "" || !f.in.Exclude(f.name(h.Place), f.name(o.Place))) && f.toldBy(o, h.Reports) {
				continue
			}
			if f.deniedBy(o, h) { // the meeting is denied in the same report: that is one disagreement
				h.Standing = "contested"
				continue
			}
			for _, r := range o.Reports {
				if _, e := f.event(r); !e.Negated {
					against = append(against, f.evidence(r))
				}
			}
			independent += len(o.Origins)
			parties := []string{o.Place} // where, or with whom where no place is told
			if o.Place == "" {
				parties = slices.Concat(o.Actors, o.Recipients)
			}
			for _, p := range parties {
				if name := f.name(p); !slices.Contains(h.Actors, p) && !slices.Contains(names, name) {
					names = append(names, name)
				}
			}
			o.Standing = "contested"
		}
		if len(against) == 0 {
			continue
		}
		c := news.Conflict{Story: h.Story, Happening: h.ID, Slot: "place"}
		c.Sides = append(c.Sides, news.Side{Says: f.name(h.Place), Independent: len(h.Origins)}, news.Side{Says: strings.Join(names, ", "), Reports: against, Independent: independent})
		for _, r := range h.Reports {
			c.Sides[0].Reports = append(c.Sides[0].Reports, f.evidence(r))
		}
		f.out.Conflicts = append(f.out.Conflicts, c)
	}
}

// stayed reports whether a report tells that somebody did not leave a place: it tells the place, and nobody to whom it was done ("we did not negotiate with
// the state").
func (f *finder) stayed(h *news.Happening) bool {
	return slices.ContainsFunc(h.Reports, func(r news.Report) bool {
		_, e := f.event(r)
		return e.Negated && e.Place != news.None && len(e.Recipients) == 0
	})
}

// deniedBy reports whether a happening is contested already by an article that tells of the stay, and adds the stay to what that article says.
func (f *finder) deniedBy(o, stay *news.Happening) bool {
	for k := range f.out.Conflicts {
		c := &f.out.Conflicts[k]
		if c.Happening != o.ID || c.Slot != "polarity" {
			continue
		}
		for i := range c.Sides {
			for _, r := range stay.Reports {
				at := f.evidence(r)
				_, e := f.event(r)
				same := slices.ContainsFunc(c.Sides[i].Reports, func(x news.Evidence) bool { return x.Article == r.Article })
				if !e.Negated || !same || !f.denies(c.Sides[i].Reports[0]) && !f.negative(o, r.Article) {
					continue
				}
				if !f.covers(&c.Sides[i], at) {
					c.Sides[i].Reports = append(c.Sides[i].Reports, at)
				}
				return true
			}
		}
	}
	return false
}

// negative reports whether an article tells that a happening did not take place.
func (f *finder) negative(h *news.Happening, article string) bool {
	return slices.ContainsFunc(h.Reports, func(r news.Report) bool {
		_, e := f.event(r)
		return r.Article == article && e.Negated
	})
}

// shares reports whether one of the parties takes part in a happening, on either side.
func shares(parties []string, h *news.Happening) bool {
	return slices.ContainsFunc(parties, func(p string) bool { return slices.Contains(h.Actors, p) || slices.Contains(h.Recipients, p) })
}

// toldBy reports whether one of the reports' articles also tells the happening.
func (f *finder) toldBy(h *news.Happening, reports []news.Report) bool {
	return slices.ContainsFunc(h.Reports, func(a news.Report) bool {
		return slices.ContainsFunc(reports, func(b news.Report) bool { return a.Article == b.Article })
	})
}

// name is the name of a desk entity by its id; the phrase of an unnamed party is its own name.
func (f *finder) name(id string) string {
	if e, ok := f.entity[id]; ok {
		return f.in.Entities[e].Name
	}
	return id
}

// who: one act on the same named person, told of two doers of whom neither is part of the other. Who is arrested or killed is so once.
func (f *finder) who() {
	type doer struct {
		v     value
		event place
		e     int // desk entity
		when  news.Interval
		key   string
	}
	byAct := map[string][]doer{}
	var keys []string
	for _, i := range f.byStory[f.story] {
		h := &f.happenings[i]
		if h.Mode != "killing" && h.Mode != "arrest" && h.Type != "CONCEDE" {
			continue
		}
		for n, r := range h.Reports {
			rec, e := f.event(r)
			a := f.article[r.Article]
			by := f.doer(rec, e)
			if by == news.None || !f.namedBy(a, e, f.in.Entity[a][by]) {
				continue
			}
			for _, p := range e.Recipients {
				if p.Entity == news.None || rec.Entities[p.Entity].Kind != news.Person {
					continue
				}
				key := h.Type + " " + h.Mode + " " + f.in.Entities[f.in.Entity[a][p.Entity]].ID
				if byAct[key] == nil {
					keys = append(keys, key)
				}
				d := f.in.Entity[a][by]
				byAct[key] = append(byAct[key], doer{f.value(h, n, f.in.Entities[d].Name), place{a, r.Event}, d, e.When, key})
			}
		}
	}
	f.claimed()
	for _, key := range keys {
		list := byAct[key]
		list = list[:min(len(list), maxValues)]
		said := map[[2]int]bool{} // by articles: a body may stand there by two names
		for j := range list {
			for i := range list[:j] {
				x, y := &list[i], &list[j]
				if x.e == y.e || !x.when.Meets(y.when) || x.v.source == y.v.source || f.partOf(x.e, y.e) {
					continue
				}
				both := [2]int{x.event.article, y.event.article}
				if said[both] {
					continue
				}
				said[both] = true
				f.against("who", x.event, x.v, y.v)
			}
		}
	}
}

// claimed: one attack that two armed bodies claim, each in a report of its own.
func (f *finder) claimed() {
	for _, i := range f.byStory[f.story] {
		h := &f.happenings[i]
		if h.Type != "ASSAULT" || len(h.Reports) < 2 {
			continue
		}
		reports := h.Reports[:min(len(h.Reports), maxValues)]
		by := make([]int, len(reports))
		for n, r := range reports {
			rec, e := f.event(r)
			by[n] = news.None
			if d := f.doer(rec, e); d != news.None && f.claimedBy(f.article[r.Article], e, d) {
				by[n] = f.in.Entity[f.article[r.Article]][d]
			}
		}
		for n := range reports {
			for m := range reports[:n] {
				if by[n] == news.None || by[m] == news.None || by[n] == by[m] || f.partOf(by[n], by[m]) || f.strength(h, m, n) < near {
					continue
				}
				a, k := f.placeOf(h, m)
				f.against("who", place{a, k}, f.value(h, m, f.in.Entities[by[m]].Name), f.value(h, n, f.in.Entities[by[n]].Name))
			}
		}
	}
}

// claimedBy reports whether a sentence that tells an event says that a body claims it.
func (f *finder) claimedBy(a int, e *news.Event, body int) bool {
	rec := f.in.Records[a]
	return slices.ContainsFunc(append([]text.Span{e.Trigger}, e.Also...), func(s text.Span) bool {
		at := sentenceAt(rec, s).Span
		return f.in.NamesEntity(a, at, f.in.Entity[a][body]) && slices.ContainsFunc(rec.Details, func(d news.Detail) bool {
			return d.Slot == "claim" && at.Contains(d.Span) && f.nearestBody(a, at, d.Span) == f.in.Entity[a][body]
		})
	})
}

// nearestBody is the body named in a passage nearest to one of its words, or None: who claims the attack, and not whom it hit.
func (f *finder) nearestBody(a int, passage, word text.Span) int {
	best, far := news.None, 0
	for _, m := range f.in.Records[a].Mentions {
		if m.Kind != news.Organization || m.Entity == news.None || !passage.Contains(m.Span) {
			continue
		}
		if d := max(m.Span.Start-word.End, word.Start-m.Span.End, 0); best == news.None || d < far {
			best, far = f.in.Entity[a][m.Entity], d
		}
	}
	return best
}

// doer is the body that alone does an act, named or named in the phrase for its people ("gunmen of the front"), or None. Beside it phrases that name nobody may
// stand, as a headline has them ("Iraqi forces"), and the body itself by a shorter name.
func (f *finder) doer(rec *news.Record, e *news.Event) int {
	if e.Modality != "actual" || e.Negated {
		return news.None
	}
	var bodies []int
	for _, p := range e.Actors {
		if p.Entity != news.None {
			if rec.Entities[p.Entity].Kind != news.Organization {
				return news.None
			}
			bodies = append(bodies, p.Entity)
			continue
		}
		for _, m := range rec.Mentions {
			if p.Span == nil || m.Span.Start >= p.Span.End {
				break
			}
			if p.Span.Contains(m.Span) && m.Kind == news.Organization && m.Entity != news.None {
				bodies = append(bodies, m.Entity)
			}
		}
	}
	by := news.None
	for _, b := range bodies {
		switch {
		case by == news.None || by != b && allIn(rec.Entities[by].Words, rec.Entities[b].Words):
			by = b
		case by != b && !allIn(rec.Entities[b].Words, rec.Entities[by].Words):
			return news.None
		}
	}
	return by
}

// allIn reports whether all words of a stand in b.
func allIn(a, b []string) bool {
	return !slices.ContainsFunc(a, func(w string) bool { return !slices.Contains(b, w) })
}

// partOf reports whether the names of two bodies share a word, so that one may be part of the other.
func (f *finder) partOf(a, b int) bool {
	x, y := f.in.Phrase(f.in.Entities[a].Name), f.in.Phrase(f.in.Entities[b].Name)
	return slices.ContainsFunc(x, func(w string) bool { return slices.Contains(y, w) })
}

package statements

import (
	"slices"
	"sort"
	"strings"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

// extents decides where the content of every cue ends.
func (r *run) extents() {
	at := make([]int32, len(r.w)+1) // cue+1 that starts at a token
	for k := range r.cues {
		at[r.cues[k].at] = int32(k + 1)
	}
	for k := range r.cues {
		c := &r.cues[k]
		if !c.back && !c.whole {
			r.extent(c, at)
		}
		r.trim(c)
		if c.content.empty() {
			c.dead = true
		}
	}
	live := r.cues[:0]
	for _, c := range r.cues {
		if !c.dead {
			live = append(live, c)
		}
	}
	r.cues = live
}

// extent sets the end of one content.
func (r *run) extent(c *cue, at []int32) {
	lo, end := c.content.lo, c.content.hi
	if lo >= len(r.w) {
		c.dead = true
		return
	}
	for lo < end && r.mark(lo, ",;-") {
		lo++
	}
	if lo >= end {
		c.dead = true
		return
	}
	c.content.lo = lo
	if x := &r.w[lo]; x.opens > lo {
		n := x.opens - lo - 1
		next := x.opens + 1
		if n > 0 && (x.unpair || next >= len(r.w) || next >= end || r.tok(next).Kind != lang.Word && r.tok(next).Kind != lang.Foreign || at[next] != 0 || n >= 4 && c.intro != introObject && c.intro != introPrep) {
			if x.unpair || !(n < 4 && r.mark(next, ",") && c.intro != introColon) && !r.goesOn(next, end, c, at) && !r.andThat(next, end) {
				c.content, c.ends = phrase{lo + 1, x.opens}, "ends with its quotation"
				if x.unpair {
					c.content.hi = min(c.content.hi, r.unclosedEnd(lo, at))
				}
				c.from = -1
				return
			}
		}
	} else if lo > 0 && r.w[lo-1].opens > lo || lo > 1 && r.w[lo-2].opens > lo && r.is(lo-1, cThat) {
		o := lo - 1
		if r.w[o].opens <= lo {
			o = lo - 2
		}
		c.content.hi, c.ends = r.w[o].opens, "ends with its quotation"
		if r.w[o].unpair {
			c.content.hi = r.unclosedEnd(o, at)
		}
		return
	}
	if c.intro == introColon && !c.colon {
		end = r.paragraphEnd(lo, at, end)
	}
	for j := lo; j < end; j++ {
		x := &r.w[j]
		if x.opens > j {
			if q := x.opens + 1; j == lo+1 && c.intro == introPronoun && c.row >= 0 && r.f.rows[c.row].describes && q < end && at[q] == 0 && r.verbNext(q) && !r.and(q) {
				end, c.ends = q, "ends with its quotation"
				break
			}
			if x.opens >= end {
				if x.unpair {
					continue
				}
				end = x.opens + 1
			}
			if q := x.opens + 1; j == lo && q < end && r.and(q) && r.verbNext(q) && !r.goesOn(q, end, c, at) {
				end, c.ends = q, "ends with its quotation"
				break
			}
			j = x.opens
			continue
		}
		if j > lo && r.cut(j, c, at) {
			if m := r.medium(j, end, 0); !m.empty() && c.intro != introThat {
				c.media = append(c.media, m) // through whom it was said
			}
			end, c.ends = j, "ends before another clause"
			break
		}
	}
	c.content.hi = end
}

// unclosedEnd is where a quotation that never closes ends: at its paragraph's end, or before a sentence of it in which the outlet tells
// the background (it had been) or reports anew.
func (r *run) unclosedEnd(o int, at []int32) int {
	end := min(r.w[o].opens, len(r.w))
	for s := r.tok(o).Sentence + 1; s < len(r.t.Sentences) && r.t.Sentences[s].First < end; s++ {
		if i := r.t.Sentences[s].First; r.is(i, cBe) && r.and(i) || at[i] != 0 {
			return i
		}
	}
	return end
}

// verbNext reports whether token q is surely a finite verb.
func (r *run) verbNext(q int) bool {
	if q >= len(r.w) {
		return false
	}
	ms := r.tok(q).Best().Morphs
	return r.w[q].mention == news.None && len(ms) > 0 && ms[0].POS == lang.Verb && ms[0].Tense == lang.Past
}

// goesOn reports whether the clause goes on after a quotation that closes before token q: with a verbal noun beside the quoted one.
func (r *run) goesOn(q, end int, c *cue, at []int32) bool {
	if q+1 < end && at[q] == 0 && r.is(q, cAnd) && r.w[q+1].opens > q+1 && (c.intro == introObject || c.intro == introPrep) {
		return true // one more piece in quotation marks
	}
	if q >= end || at[q] != 0 || !r.and(q) || c.stance != "demands" && c.stance != "threatens" {
		return false
	}
	for _, rd := range r.tok(q).Readings {
		for _, m := range rd.Morphs {
			if m.POS == lang.VerbalNoun && rd.Clitics.Has(lang.And) {
				return true
			}
		}
	}
	return false
}

// andThat reports whether, after a quotation that closes before token q, one more "that" goes on with what was said.
func (r *run) andThat(q, end int) bool {
	if q < end && r.mark(q, ",") {
		q++
	}
	return q < end && r.is(q, cThat|cThatPronoun) && r.w[q].clitics.Has(lang.And)
}

// paragraphEnd extends content after a colon without quotation marks over the sentences of its paragraph, up to the next sentence with a cue of its own.
func (r *run) paragraphEnd(lo int, at []int32, end int) int {
	s := r.tok(lo).Sentence
	para := r.t.Sentences[s].Paragraph
	if end < r.t.Sentences[s].Last {
		return end
	}
	for s++; s < len(r.t.Sentences); s++ {
		if p := r.t.Sentences[s].Paragraph; p != para {
			if p > para+1 || !r.firstPerson(r.t.Sentences[s].First, r.t.Sentences[s].Last) {
				break
			}
			para = p // he goes on in the next one: "and we"
		}
		first, last := r.t.Sentences[s].First, r.t.Sentences[s].Last
		for j := first; j < min(last, first+6); j++ {
			if k := at[j]; k != 0 && !r.cues[k-1].back || r.w[j].phrase != 0 {
				return end
			}
		}
		end = last
	}
	return end
}

// firstPerson reports whether a verb early in tokens [first, last), outside quotation marks, is surely in the first person of the plural: no outlet tells its news so.
func (r *run) firstPerson(first, last int) bool {
	for i := first; i < min(last, first+8); i++ {
		if r.w[i].opens > i {
			return false
		}
		ms := r.tok(i).Best().Morphs
		if r.w[i].mention == news.None && len(ms) > 0 && !slices.ContainsFunc(ms, func(m lang.Morph) bool {
			return m.POS != lang.Verb || m.Person != 1 || m.Number != lang.Plural
		}) {
			return true
		}
	}
	return false
}

// cut reports whether the content of c must end before token j.
func (r *run) cut(j int, c *cue, at []int32) bool {
	x := &r.w[j]
	if x.plen == -1 {
		return true
	}
	if x.part != nil && x.mention == news.None && (r.is(j+1, cGod) || r.is(j+1, cTo) && r.is(j+2, cGod)) {
		return true // a prayer
	}
	if x.class&cAnonymity != 0 && x.length > 1 {
		return true
	}
	if x.class&cWithout != 0 && x.length > 1 && j > c.content.lo && c.row >= 0 { // without telling more: the outlet speaks again
		if q := j + x.length; q < c.content.hi && r.w[q].verb != nil && r.f.rows[r.w[q].verb.row].stance == "says" && r.f.rows[r.w[q].verb.row].that && r.w[q].verb.m.Tense == lang.Present && (c.m.Gender == 0 || r.w[q].verb.m.Gender == c.m.Gender) {
			return true
		}
	}
	if (r.mark(j-1, ",") || r.kind(j-1, lang.Quote) && r.openedBy(j-1) >= c.content.lo-1) && x.class&cButHe != 0 && c.row >= 0 {
		// but he did not say: the outlet speaks again
		for q := j + max(1, x.length); q < min(j+5, c.content.hi); q++ {
			if v := r.w[q].verb; r.w[q].noun != 0 || v != nil && r.f.rows[v.row].stance != "believes" {
				return true
			}
		}
	}
	if r.mark(j-1, ",") && x.class&(cContrast|cButHe) != 0 && (c.intro == introObject || c.intro == introPrep) && !strings.HasPrefix(c.rule, "attribution") {
		return true
	}
	if r.mark(j, ",") && c.row >= 0 && r.f.rows[c.row].describes && !r.and(j+1) {
		return true
	}
	if c.rule == "noun" && (c.intro == introPrep || c.intro == introObject) && x.class&cContrast != 0 && j > c.content.lo+1 && x.mention == news.None {
		return true
	}
	if r.mark(j, ",") && (c.rule == "noun" || c.rule == "relative-verb" && c.intro != introThat && c.intro != introPronoun) && !r.and(j+1) {
		return true
	}
	if x.class&cAside != 0 && r.and(j) && r.mark(j-1, ",") && (c.intro == introPrep || c.intro == introObject) && (r.is(j+1, cTime|cIn) && !r.is(j+1, cAfter)) {
		return true
	}
	if short := c.intro == introObject || c.intro == introPrep; short && j > c.content.lo+1 && x.mention == news.None {
		if x.class&cStep != 0 {
			return true
		}
		if x.class&cAdverb != 0 && r.and(j) && r.verbNext(j+max(1, x.length)) {
			return true // and at once: the outlet goes on
		}
		if x.class&cRelative != 0 && r.and(j) && j+1 < len(at) && at[j+1] != 0 {
			return true // which, he said
		}
		if (r.is(j, cIn) || x.class&cTime != 0) && x.length <= 1 && !x.clitics.Has(lang.And) && j+1 < c.content.hi && r.w[j+1].speech && !r.the(j+1) && r.w[j-1].verb == nil && !r.is(j-1, cMedium) {
			return true // where it was said
		}
	}
	if short := c.intro == introObject || c.intro == introPrep; short && j > c.content.lo+1 && x.mention == news.None && at[j] == 0 && r.and(j) && c.row >= 0 && !c.participle && r.outlet(j, c) {
		return true
	}
	if x.class&cResult != 0 && x.length > 1 && r.mark(j-1, ",") && (c.intro == introPrep || c.intro == introObject) {
		return true
	}
	if x.class&cAfter != 0 && (c.intro == introPrep || c.intro == introObject) && c.stance != "says" && c.stance != "confirms" && c.stance != "believes" {
		return true
	}
	if k := at[j]; k != 0 && int(k-1) < len(r.cues) {
		d := &r.cues[k-1]
		switch {
		case d.participle:
			return true
		case d.colon || d.back:
			return false
		case d.rule == "noun":
			return false
		case r.and(j) || r.mark(j-1, ","):
			return r.sameLevel(c, d)
		}
		return false
	}
	if n := j + max(1, x.length); x.class&cContrast != 0 && n < c.content.hi && r.mark(j-1, ",") && r.beside(n, at) {
		return true
	}
	if k := at[min(j+1, len(at)-1)]; k != 0 && j+1 < c.content.hi {
		d := &r.cues[k-1]
		if (x.phrase != 0 || x.class&cContrast != 0) && !d.participle && !d.back && d.rule != "noun" {
			return r.sameLevel(c, d)
		}
	}
	return false
}

// outlet reports whether the finite verb with a conjunction at token j tells, behind a content that is a noun, what the outlet itself goes on with:
// behind a comma, or in the tense and gender of the cue where no relative clause is open.
func (r *run) outlet(j int, c *cue) bool {
	ms := r.tok(j).Best().Morphs
	if len(ms) == 0 || ms[0].POS != lang.Verb || ms[0].Person != 3 || r.w[j].noun != 0 {
		return false
	}
	for _, m := range ms {
		if m.POS != lang.Verb {
			return false // it may be the next noun
		}
	}
	open := false
	for k := c.content.lo; k < j; k++ {
		open = open || r.is(k, cRelative|cThat|cThatPronoun|cWhat)
	}
	if r.mark(j-1, ",") {
		if ms[0].Tense == lang.Past {
			return true
		}
		for k := c.content.lo; k < j; k++ { // no clause that it could go on with
			b := r.tok(k).Best()
			open = open || r.w[k].mention == news.None && !b.Clitics.Has(lang.The) && slices.ContainsFunc(b.Morphs, func(m lang.Morph) bool { return m.POS == lang.Verb })
		}
		return !open
	}
	return !open && ms[0].Tense == c.m.Tense && c.m.Tense != 0 && ms[0].Gender == c.m.Gender && ms[0].Number != lang.Plural
}

// beside reports whether a clause that opens at token n reports what another source says: it stands beside the report before it.
func (r *run) beside(n int, at []int32) bool {
	k := at[min(n, len(at)-1)]
	if k == 0 {
		return false
	}
	d := &r.cues[k-1]
	return !d.back && !d.participle && !d.source.empty() && d.source.lo > d.at && d.rule != "noun"
}

// sameLevel reports whether cue d, which follows inside the sentence, goes on beside c rather than inside what c reports.
func (r *run) sameLevel(c, d *cue) bool {
	if c.m.Gender != 0 && d.m.Gender != 0 && c.m.Gender != d.m.Gender && d.source.empty() {
		return false
	}
	w := &r.f.rows[d.row]
	if d.source.empty() && w.hearer&cFrom != 0 {
		return false
	}
	if d.rule == "relative-verb" || d.rule == "subject-verb" {
		return false
	}
	return true
}

// trim takes stops, commas and quotation marks off the ends of a content.
func (r *run) trim(c *cue) {
	lo, hi := c.content.lo, min(c.content.hi, len(r.w))
	for lo < hi && (r.mark(lo, ",;.:-") || r.kind(lo, lang.Quote) && (r.w[lo].opens >= hi-1 || r.w[lo].opens <= lo)) {
		if r.w[lo].opens == hi-1 {
			hi--
		}
		lo++
	}
	if lo > c.content.lo {
		c.from = -1
	}
	for hi > lo {
		t := r.tok(hi - 1)
		if t.Kind == lang.Punct && !r.mark(hi-1, "?!%") {
			hi--
			continue
		}
		if t.Kind == lang.Quote && !r.closesInside(hi-1, lo) {
			hi--
			continue
		}
		break
	}
	c.content = phrase{lo, hi}
}

// closesInside reports whether the quotation that closes at q was opened at or after lo.
func (r *run) closesInside(q, lo int) bool {
	o := r.openedBy(q)
	return o >= lo
}

// nest finds for every cue the innermost content in which it stands.
func (r *run) nest() {
	order := make([]int, len(r.cues))
	for i := range order {
		order[i] = i
		r.cues[i].parent = -1
	}
	sort.SliceStable(r.cues, func(i, j int) bool { return r.cues[i].at < r.cues[j].at })
	sort.SliceStable(order, func(i, j int) bool {
		a, b := &r.cues[order[i]].content, &r.cues[order[j]].content
		if a.lo != b.lo {
			return a.lo < b.lo
		}
		return a.hi > b.hi
	})
	var stack []int
	next := 0
	for k := range r.cues {
		c := &r.cues[k]
		for next < len(order) && r.cues[order[next]].content.lo <= c.at {
			stack = append(stack, order[next])
			next++
		}
		for len(stack) > 0 && r.cues[stack[len(stack)-1]].content.hi <= c.at {
			stack = stack[:len(stack)-1]
		}
		for d := len(stack) - 1; d >= 0 && d >= len(stack)-6; d-- {
			if p := stack[d]; p != k && r.cues[p].content.hi > c.at && r.cues[p].content.lo <= c.at {
				c.parent = p
				break
			}
		}
	}
}

package statements

import (
	"slices"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

// span of tokens, half-open; empty when hi <= lo.
type phrase struct{ lo, hi int }

func (p phrase) empty() bool { return p.hi <= p.lo }

// cue is a reporting word with what was found around it.
type cue struct {
	at, last   int // tokens of the cue, half-open
	row        int32
	rule       string
	stance     string
	m          lang.Morph
	participle bool
	colon      bool
	source     phrase
	ante       phrase // an antecedent told by the construction itself (relative clause)
	relay      phrase // who passes it on (the subject of "relayed from", the medium's own source)
	media      []phrase
	content    phrase
	from       int  // byte offset where the content starts when that is inside its first token, else -1
	to         int  // byte offset where the content ends, else -1
	back       bool // the content stands before the cue
	whole      bool // the content is a document that goes on to the end of the article
	intro      introKind
	parent     int // index of the cue in whose content this one stands, or -1
	dead       bool
	sentence   int
	ends       string // what ended the content, "" for the end of its sentence
}

type introKind uint8

const (
	introNone introKind = iota
	introThat
	introPronoun
	introQuote
	introColon
	introPrep
	introObject
)

// opens names the ways in which content opens, for the chain of rules.
var opens = [...]string{introThat: "opens with that", introPronoun: "opens with that and a pronoun", introQuote: "opens with a quotation mark", introColon: "opens with a colon", introPrep: "opens with the verb's preposition", introObject: "is the object"}

const window = 60 // tokens after a cue in which its content must open

// findCues walks the text once and records every cue whose content opens.
func (r *run) findCues() {
	for i := 0; i < len(r.t.Tokens); i++ {
		w := &r.w[i]
		first, last := r.sentence(i)
		if i == first {
			r.headline(first, last)
		}
		if w.phrase != 0 && r.attribution(i, first, last) {
			continue
		}
		if v := w.part; v != nil && r.participle(i, v, last) {
			continue
		}
		if v := w.verb; v != nil && r.verbCue(i, v, first, last) {
			continue
		}
		if w.class&cSayThat != 0 && !r.covered(i) {
			r.sayThat(i, last)
			continue
		}
		if w.class&cGist != 0 && r.gist(i, first, last) {
			continue
		}
		if w.class&cText != 0 && r.document(i, first) {
			continue
		}
		if w.noun != 0 {
			r.nounCue(i, first, last)
		}
	}
}

// leastDocument is from how many tokens on what follows "here is its text:" is a document.
const leastDocument = 20

// document takes what follows "here is the text of the statement:" for what the document says, up to the end of the article. Who issued it stands in the same
// sentence (X issued a statement, of which the text follows); where he does not, who spoke last did.
func (r *run) document(i, first int) bool {
	for k := range r.cues {
		if r.cues[k].whole {
			return false // a letter inside the statement: nothing tells where it ends
		}
	}
	at := i
	if r.is(i+1, cMedium) && r.w[i+1].document {
		at = i + 1
	} else {
		for at = i - 1; at > first && !(r.is(at, cMedium) && r.w[at].document && !r.the(at)); at-- {
		}
		if at <= first {
			return false // the text of what nobody issued: of a talk
		}
	}
	p := max(i, at) + 1
	for n := 0; n < 5 && p < len(r.w) && !r.mark(p, ":"); n++ {
		p++
	}
	if !r.mark(p, ":") {
		return false
	}
	for p < len(r.w) && r.mark(p, ":-") {
		p++
	}
	if len(r.w)-p < leastDocument || r.t.Sentences[r.tok(p).Sentence].Paragraph > r.t.Sentences[r.tok(i).Sentence].Paragraph+1 {
		return false
	}
	c := cue{at: at, last: at + 1, row: -1, rule: "document", stance: "says", content: phrase{p, len(r.w)}, from: -1, to: -1, intro: introColon, colon: true, whole: true}
	for k := first; k < i && c.source.empty(); k++ {
		if !r.is(k, cIssued) {
			continue
		}
		e := k + 1
		for e < i && (r.w[e].timeEnd > e || r.is(e, cAdverb|cWeekday) || r.is(e, cAbout)) {
			e++
		}
		if end, f := r.nounPhrase(e, i, 0); end > e && f.any() {
			c.source = phrase{e, end}
		}
	}
	r.add(c)
	return true
}

func (r *run) add(c cue) {
	c.parent = -1
	c.sentence = r.tok(c.at).Sentence
	if c.stance == "" {
		c.stance = r.f.rows[c.row].stance
	}
	r.cues = append(r.cues, c)
}

// headline finds "source: content" at the start of a headline or heading, and "agency: ..." as a dateline.
func (r *run) headline(first, last int) {
	p := first
	if o := r.w[first].opens; r.tok(first).Kind == lang.Quote && o > first+1 && o < last-1 && r.mark(o+1, ":") && r.w[first+1].mention != news.None {
		if m := r.w[first+1].mention; r.w[o-1].mention == m && r.rec.Mentions[m].Kind != news.Place && last-(o+2) >= 2 && r.headlineHere(first) { // the name of the source in quotation marks
			r.cues = append(r.cues, cue{at: o + 1, last: o + 2, row: -1, rule: "headline-colon", stance: "says", source: phrase{first + 1, o}, content: phrase{o + 2, last}, from: -1, to: -1, intro: introColon, colon: true, parent: -1, sentence: r.tok(o).Sentence})
		}
		return
	}
	if r.tok(first).Kind == lang.Quote || !r.nominal(first) || r.w[first].part != nil {
		return
	}
	for p < last && p-first < 14 && !r.mark(p, ":") {
		if r.w[p].verb != nil && r.w[p].mention == news.None && r.w[p].role == 0 && r.w[p].verb.m.Tense == lang.Past && !r.f.rows[r.w[p].verb.row].strict {
			return
		}
		p++
	}
	if p >= last-1 || p-first >= 14 || !r.mark(p, ":") || p == first {
		return
	}
	if !r.headlineHere(first) {
		return
	}
	x := &r.w[first]
	if x.mention == news.None && x.role == 0 && x.head == 0 && x.class&(cQuantity|cBack) == 0 || x.mention == news.None && p-first == 1 && !r.the(first) && (x.head == 0 || len([]rune(r.tok(first).Fold)) < 4 || r.tok(first).Best().Clitics != 0) {
		return
	}
	end, facts := r.nounPhrase(first, p, 0)
	var media []phrase
	stop := p
	if end < p && facts.any() {
		if h := r.hearerAt(end, p, &row{}); h == p { // "to the newspaper"
			media = append(media, phrase{end, p})
			stop, end = end, p
		}
	}
	if end != p || facts.place && !facts.person && !facts.org && !facts.role {
		return
	}
	if !facts.person && !facts.org && !facts.orgNoun && !facts.role && !(facts.source && (p-first > 1 || x.head != 0)) {
		return
	}
	c := cue{at: p, last: p + 1, row: -1, rule: "headline-colon", stance: "says", source: phrase{first, stop}, media: media, content: phrase{p + 1, last}, from: -1, to: -1, intro: introColon, colon: true}
	c.parent, c.sentence = -1, r.tok(p).Sentence
	if last-(p+1) < 2 {
		return
	}
	r.cues = append(r.cues, c)
}

// headlineHere reports whether a line opens with token first.
func (r *run) headlineHere(first int) bool {
	return first == 0 || r.t.Sentences[r.tok(first).Sentence].Paragraph != r.t.Sentences[r.tok(first-1).Sentence].Paragraph
}

// opening is where content opens.
type opening struct {
	kind    introKind
	content int // first token
	from    int // byte offset inside that token, or -1
}

// opens reports whether the content of a cue with this row opens at token p.
// shortestDenied is how many tokens at least what is denied has that stands before the denial.
const shortestDenied = 3

// strong openings (that, quotation, colon) are certain; a preposition or object needs its place.
func (r *run) opensAt(p, last int, w *row) (o opening, strong, ok bool) {
	if p >= last {
		return
	}
	tok := r.tok(p)
	x := &r.w[p]
	switch {
	case x.class&cThat != 0 && !x.clitics.Has(lang.And) && (w.that || w.preps != 0 || w.quote):
		if x.clitics.Has(lang.By) && !w.that && w.preps&cBy == 0 {
			return
		}
		if p+1 < last {
			return opening{introThat, p + 1, -1}, true, true
		}
	case x.class&cThatPronoun != 0 && !x.clitics.Has(lang.And) && (w.that || w.preps != 0 || w.quote):
		from := -1
		if rd, _ := r.reading(p, lang.By); rd != nil && x.clitics.Has(lang.By) {
			from = rd.HostSpan.Start
		}
		return opening{introPronoun, p, from}, true, true
	case r.mark(p, ":") && (w.quote || w.that):
		q := p + 1
		if q < last && r.kind(q, lang.Punct) && !r.mark(q, "#") {
			q++
		}
		if q < last && r.w[q].class&cThat != 0 {
			return opening{introThat, q + 1, -1}, true, q+1 < last
		}
		if q < last && r.w[q].opens > q && q+1 < last && r.w[q+1].class&cThat != 0 {
			return opening{introThat, q + 2, -1}, true, q+2 < last
		}
		if q < last {
			return opening{introColon, q, -1}, true, true
		}
	case x.opens > p:
		if p+1 < last && r.w[p+1].class&cThat != 0 && (w.that || w.quote) && !r.w[p+1].clitics.Has(lang.And) {
			return opening{introThat, p + 2, -1}, true, p+2 < last
		}
		if w.quote && r.speechQuote(p) {
			return opening{introQuote, p, -1}, true, true
		}
	case tok.Kind == lang.Word && x.class&cPrepPronoun != 0 && w.preps&cAbout == 0:
	case x.phrase != 0 && !r.f.rows[x.phrase-1].strict: // according to: no preposition of the verb
	case tok.Kind == lang.Word && x.class&(cTime|cAdverb|cBehalf|cThrough|cContrast) != 0 && x.class&prepositions == 0 && !r.governedBy(p):
	case tok.Kind == lang.Word && w.preps != 0:
		if x.class&w.preps != 0 && x.class&prepositions != 0 && x.length <= 1 {
			q := p + 1
			if q >= last {
				return
			}
			if r.is(q, cThat) && !r.w[q].clitics.Has(lang.And) {
				return opening{introThat, q + 1, -1}, true, q+1 < last
			}
			if r.is(q, cThatPronoun) {
				return opening{introPronoun, q, -1}, true, true
			}
			return opening{introPrep, q, -1}, false, true
		}
		if w.preps&cBy != 0 {
			if x.class&cBy != 0 && x.length == 1 && p+1 < last && x.clitics == 0 && len(tok.Fold) <= 2 {
				return opening{introPrep, p + 1, -1}, false, true
			}
			if rd, sure := r.reading(p, lang.By); rd != nil && sure && !rd.Clitics.Has(lang.And|lang.So) {
				return opening{introPrep, p, rd.HostSpan.Start}, false, true
			}
		}
		if w.preps&cFor != 0 {
			if x.class&cFor != 0 && x.length == 1 && p+1 < last && len(tok.Fold) <= 2 {
				return opening{introPrep, p + 1, -1}, false, true
			}
			if rd, sure := r.reading(p, lang.For); rd != nil && sure && !rd.Clitics.Has(lang.And|lang.So) {
				return opening{introPrep, p, rd.HostSpan.Start}, false, true
			}
		}
	}
	return
}

// speechQuote reports whether the quotation that opens at p is speech rather than a quoted name or word.
func (r *run) speechQuote(p int) bool {
	end := r.w[p].opens
	n := end - p - 1
	if n <= 0 {
		return false
	}
	if m := r.w[p+1].mention; m != news.None {
		q := p + 1
		for q < end && r.w[q].mention == m {
			q++
		}
		if q == end {
			return false
		}
	}
	if n > 1 && r.oneWord(p+1, end) || n <= 6 && r.mediaHeadBefore(p) {
		return false
	}
	if n >= 4 || r.w[p].unpair && n >= 3 {
		return true
	}
	return p > 0 && (r.mark(p-1, ":") || r.is(p-1, cSay))
}

// mediaHeadBefore reports whether the head of a medium ends just before token p: what is quoted there is its name.
func (r *run) mediaHeadBefore(p int) bool {
	for k := p - 1; k >= 0 && k >= p-2; k-- {
		if h, ok := r.f.heads[2].Match(r.t, k, lang.ByStem); ok && h.Last == p && r.f.outletHead[h.Entries[0]] && !r.the(k) {
			return true
		}
	}
	return false
}

// oneWord reports whether tokens [a, b) are written without a blank between: an abbreviation with its dots.
func (r *run) oneWord(a, b int) bool {
	for i := a + 1; i < b; i++ {
		if r.tok(i).Spaced {
			return false
		}
	}
	return b-a <= 12
}

// borderBefore reports whether a clause can begin at token i.
func (r *run) borderBefore(i, first int) bool {
	if i <= first {
		return true
	}
	p := i - 1
	t := r.tok(p)
	if t.Kind == lang.Punct || t.Kind == lang.Quote || t.Kind == lang.Close || t.Kind == lang.Open || r.and(i) {
		return true
	}
	if ph := r.w[p].phrase; ph != 0 && r.f.rows[ph-1].strict && r.f.rows[ph-1].source == "verb" || i-first <= 4 && r.is(first, prepositions|cTime) {
		return true
	}
	return r.w[p].class&(cThat|cThatPronoun|cBe|cDone|cRelative|cWhat|cContrast|cAdverb|cWeekday|cTime) != 0 || r.inPhrase(p, cAdverb|cContrast|cTime)
}

// inPhrase reports whether token p ends a phrase of several words that has one of the classes.
func (r *run) inPhrase(p int, c class) bool {
	for k := 1; k < 4 && p-k >= 0; k++ {
		if w := &r.w[p-k]; w.class&c != 0 && p-k+w.length == p+1 {
			return true
		}
	}
	return false
}

// verbCue tries token i as a finite reporting verb.
func (r *run) verbCue(i int, v *verb, first, last int) bool {
	w := &r.f.rows[v.row]
	if v.other && !w.strict {
		strict := *w
		strict.strict = true
		w = &strict
	}
	if i > first && r.is(i-1, cNot) && !r.is(i-1, cBe) && !r.f.rulesOut[r.tok(i).Best().Host] || r.is(i, cBe) && !r.border(i, w) {
		return false
	}
	if r.covered(i) || r.is(i, cPassive) && r.passive(i, first) || (w.stance == "demands" || v.suffix) && r.is(i+1, cGod) {
		return false // the last is a prayer
	}
	if i > first && !r.and(i) && r.w[i-1].class == 0 && !r.the(i-1) {
		if h, ok := r.f.particles.Match(r.t, i-1, lang.ByHost); ok && h.Last == i && r.f.particles.Get(h.Entries[0], "position") == "both" && r.f.particles.Get(h.Entries[0], "joins") == "yes" {
			return false // part of a name that was not found as one
		}
	}
	if r.is(i-1, cAbout|cOn|cTo|cIn) && r.w[i-1].length <= 1 && !r.w[i-1].clitics.Has(lang.And) || r.is(i-1, cTookPlace) {
		return false
	}
	if r.inPhrase(i-1, cWithout) || r.is(i-1, cWithout) {
		return false
	}
	if i > first && !r.and(i) && r.w[i-1].mention == news.None && (r.w[i].noun != 0 && r.governs(i-1) || r.is(i-1, cQuantity) && !r.the(i-1) && r.w[i].head != 0) {
		return false // the noun, in construct: filing a request, any student
	}
	if w.describes && i > first && !r.and(i) && v.m.Tense == lang.Past && r.w[i-1].mention == news.None && (r.ownSuffix(i-1) || r.pastOnly(i-1) && r.w[i-1].class&(cBe|cDone) == 0) {
		return false // the noun: refused the description of
	}
	border := r.borderBefore(i, first)
	if r.w[i].inside > i && r.w[i].inside < last {
		last = r.w[i].inside
	}
	c := cue{at: i, last: i + 1, row: v.row, m: v.m, rule: "verb-subject", from: -1, to: -1}
	before := phrase{}
	rel, relSubject := -1, false
	others := false // the relative clause has another subject than what it describes
	q := i - 1
	for q >= first && (r.is(q, cDone) || r.is(q, cBe) && q > first && !r.and(q)) {
		q--
	}
	switch {
	case q >= first && r.is(q, cRelative):
		rel = q
		if h := r.tok(q).Best().Host; r.f.he[h] && v.m.Gender == lang.Feminine || r.f.she[h] && v.m.Gender == lang.Masculine && v.m.Number == lang.Singular || v.suffix && w.describes {
			others = true
		}
		if others && (v.other || !v.suffix && slices.ContainsFunc(r.tok(i).Best().Morphs, func(m lang.Morph) bool {
			return m.POS == lang.Verb && m.Person == 3 && m.Number == lang.Singular && m.Lemma != v.m.Lemma && m.Gender != v.m.Gender
		})) {
			return false // the form of another verb, which agrees: which may occur
		}
		relSubject = !others && !v.suffix && !r.is(i+1, cPrepPronoun) // "in which officials said": the subject comes
	case q >= first && r.is(q, cWhat) && r.w[q].length == 1 && !r.inPhrase(q, cAdverb):
		rel = q
	default:
		if r.w[i].verb.clitics&(lang.And|lang.So) == 0 {
			before = r.subjectBefore(i, first)
		} else if r.w[i].verb.clitics.Has(lang.So) {
			before = r.asFor(i, first)
		}
	}
	if w.strict && (!border && before.empty() || rel >= 0 && r.is(rel, cWhat)) {
		return false
	}
	carried := w.source != "subject" // a verb of relaying: without its source it reports only what "that" opens
	if carried && (r.relayCue(c, i, w, first, last) || w.source != "about" || !w.that || rel >= 0) {
		return len(r.cues) > 0 && r.cues[len(r.cues)-1].at == i
	}
	r.absolute(i, last)
	s := r.scan(i+1, last, w, scanState{subject: !before.empty() || relSubject || r.is(i-1, cPronoun), suffix: v.suffix, strict: w.strict, verb: v})
	if !s.found && w.quote && r.quoteBefore(&c, s.source, i, first) {
		r.add(c)
		return true
	}
	if !s.found && rel < 0 && before.empty() && r.bareSpeech(&c, s.source, w, first, last) {
		r.add(c)
		return true
	}
	if !s.found && w.stance == "denies" && v.suffix && r.knownSource(s.source) { // "they accused it of lying, which it denied": what stands before
		for p := i - 1; p > first+shortestDenied; p-- {
			if r.mark(p, ",") {
				c.source, c.content, c.back, c.rule = s.source, phrase{first, p}, true, "verb-takes-up"
				r.add(c)
				return true
			}
		}
	}
	if carried && (s.kind != introThat && s.kind != introPronoun || !r.knownSource(s.source) && !r.knownSource(before)) {
		return false
	}
	if s.goesOn > 0 && rel < 0 && !v.other && r.headed(s.source) {
		r.part, r.partOf = s.goesOn, s.source
	}
	if !s.found || w.strict && s.source.empty() && !(w.hearerObject && r.knownSource(before)) && s.content-i > 5 && s.kind != introColon && s.kind != introQuote {
		return false
	}
	if v.other && s.source.empty() && before.empty() && rel < 0 && v.m.Tense == lang.Present && v.m.Gender == lang.Feminine && w.that && r.and(i) {
		return false // it was decided
	}
	if s.source.empty() && before.empty() && v.m.Tense == lang.Present && r.is(i-1, cThat) {
		return false // "that he say": a wish, not a report
	}
	if r.w[i].noun != 0 && !r.and(i) && s.source.empty() && !before.empty() && !r.headed(before) {
		return false // a matter, a request
	}
	if w.strict && before.empty() && !s.source.empty() && !r.knownSource(s.source) && !r.unknown(s.source.lo) {
		return false
	}
	if r.is(i, cImpersonal) && s.source.empty() && !before.empty() && !r.knownSource(before) {
		return false // the prices are expected to
	}
	if w.strict && (s.kind == introObject || s.kind == introPrep) {
		if !border && before.empty() || !before.empty() && !r.knownSource(before) || !r.w[i].firstVerb || before.empty() && !r.knownSource(s.source) {
			return false
		}
	}
	if s.kind == introObject && r.is(s.content, cFootage) {
		return false
	}
	if w.strict && r.and(i) && r.again(i, first) {
		return false
	}
	if w.goesOn && !r.knownSource(s.source) && before.empty() && v.m.Tense == lang.Present && s.content-i > 3 {
		return false // will follow the matches
	}
	if w.stance == "believes" && s.kind == introObject && r.w[s.content].mention != news.None && r.rec.Mentions[r.w[s.content].mention].Kind == news.Person {
		return false // left the player out
	}
	if rel >= 0 && r.is(rel, cRelative) && r.is(i+1, cPrepPronoun) && (s.kind == introPrep || s.kind == introObject) {
		return false // what he spoke of: it stands before
	}
	if v.suffix && s.kind == introObject && !w.hearerObject && !w.blame && !w.describes && w.stance != "believes" && w.stance != "denies" {
		return false // criticised it: the pronoun is what was criticised
	}
	if rel >= 0 && v.suffix && s.kind == introObject && w.that && w.object && (w.stance == "says" || w.stance == "confirms" || w.stance == "denies") {
		return false // the decisions that he announced: what was said stands before
	}
	c.content, c.from, c.intro = phrase{s.content, last}, s.from, s.kind
	if n := r.w[s.content].noun; n != 0 && s.kind == introObject && r.f.rows[n-1].stance == "demands" { // renewed his call to
		for q := s.content + 1; q < min(s.content+4, last); q++ {
			if o, strong, ok := r.opensAt(q, last, &r.f.rows[n-1]); ok && (strong || o.kind == introPrep) {
				c.content.lo, c.from, c.intro, c.stance = o.content, o.from, o.kind, "demands"
				break
			}
		}
	}
	c.media, c.relay = s.media, s.relay
	c.source = s.source
	if !c.relay.empty() {
		c.rule = "relay"
	}
	if c.source.empty() && !before.empty() {
		c.source = before
		c.rule = "subject-verb"
	}
	if c.source.empty() && rel < 0 && !r.and(i) && r.w[i].verb.clitics&lang.Will == 0 && !r.is(i+1, cPrepPronoun) {
		if c.source = r.toldBefore(i, first); !c.source.empty() {
			c.rule = "noun-verb"
		}
	}
	if c.source.empty() {
		c.rule = "verb-implied"
		if rel >= 0 {
			c.rule = "relative-verb"
			if r.is(rel, cRelative) && r.is(i, cImpersonal) && others {
				return false // which was thought to be
			}
			if r.is(rel, cRelative) && !others {
				c.ante = r.phraseBefore(rel, first)
				if relSubject && c.ante.empty() && (s.kind == introPrep || s.kind == introObject) {
					return false // what does so is no source: calls that ask for, information that points to
				}
			}
			if r.is(rel, cWhat) && v.m.Tense == lang.Present {
				return false // "which shows that": the outlet concludes
			}
		} else if r.w[i].class&cImpersonal != 0 || v.m.Tense == lang.Present && v.m.Gender != lang.Feminine && !v.clitics.Has(lang.And) && i == first {
			return false
		}
	}
	r.add(c)
	return true
}

// absolute takes the verbal noun of the verb at i itself, an indefinite accusative, and its adjectives for an adverb: denied it with a
// categorical denial.
func (r *run) absolute(i, last int) {
	if r.f.lang.Indefinite == nil || r.f.lang.Forms == nil {
		return
	}
	lemma := r.w[i].verb.m.Lemma
	for p := i + 1; p < min(last, i+16); p++ {
		x := &r.w[p]
		if r.mark(p, ",:;") || x.class&(cThat|cThatPronoun) != 0 {
			return
		}
		if r.tok(p).Kind != lang.Word || x.mention != news.None || !r.indefinite(p) {
			continue
		}
		base, _ := r.f.lang.Indefinite(r.tok(p).Fold)
		for _, m := range r.f.lang.Forms(base, false) {
			if m.POS != lang.VerbalNoun || m.Lemma != lemma {
				continue
			}
			for ; p < last && r.tok(p).Kind == lang.Word && r.w[p].mention == news.None && r.indefinite(p); p++ {
				r.w[p].class, r.w[p].length, r.w[p].verb, r.w[p].noun, r.w[p].part = r.w[p].class|cAdverb, 1, nil, 0, nil
			}
			return
		}
	}
}

// indefinite reports whether the word at p has the ending of the indefinite accusative.
func (r *run) indefinite(p int) bool {
	if r.f.lang.Indefinite == nil || r.the(p) {
		return false
	}
	_, ok := r.f.lang.Indefinite(r.tok(p).Fold)
	return ok
}

// governs reports whether the word at p is a bare verbal noun, in construct with the noun after it.
func (r *run) governs(p int) bool {
	b := r.tok(p).Best()
	return r.tok(p).Kind == lang.Word && !b.Clitics.Has(lang.The) && b.Suffix == "" && len(b.Morphs) > 0 && b.Morphs[0].POS == lang.VerbalNoun
}

// verbalNoun reports whether the word at p, behind its proclitic, is a verbal noun.
func (r *run) verbalNoun(p int) bool {
	for _, rd := range r.tok(p).Readings {
		for _, m := range rd.Morphs {
			if m.POS == lang.VerbalNoun && rd.Clitics.Has(lang.Prepositions) {
				return true
			}
		}
	}
	return false
}

// governedBy reports whether an adverb made of a preposition and a verbal noun (continuously) is no adverb here: a definite noun follows.
func (r *run) governedBy(p int) bool {
	return r.is(p, cAdverb) && r.w[p].length <= 1 && r.the(p+1) && r.verbalNoun(p)
}

// again reports whether the word of token i stands just before as well: between this and between that.
func (r *run) again(i, first int) bool {
	stem := r.tok(i).Best().Stem
	for k := i - 1; k >= first && k >= i-8; k-- {
		if r.tok(k).Kind == lang.Word && r.tok(k).Best().Stem == stem {
			return true
		}
	}
	return false
}

// border is the stricter test for a word that is also an auxiliary.
func (r *run) border(i int, w *row) bool { return w != nil && !w.strict }

// scanState is what is known before the tokens after a cue are walked.
type scanState struct {
	subject bool // the source stands before the verb
	suffix  bool // the verb carries an object pronoun
	strict  bool
	verb    *verb
}

// scanned is what the walk after a cue found.
type scanned struct {
	found   bool
	kind    introKind
	content int
	from    int
	source  phrase
	relay   phrase // who passes on what the source says
	media   []phrase
	goesOn  int // the participle that the walk met before any content, or 0
}

// scan walks from p to where the content opens: source, hearer, medium, times and adverbs may stand between.
func (r *run) scan(p, last int, w *row, st scanState) (s scanned) {
	s.from = -1
	limit := min(last, p+window)
	done := func(o opening) scanned {
		if o.kind == introObject && w.that {
			lax := s.source.hi == o.content && (r.w[o.content].role > 0 || r.w[o.content-1].role > 0 && r.w[o.content-1].mention == news.None && !r.the(o.content-1)) // the office of the name before it goes on
			if q := r.laterThat(o.content, limit, lax); q >= 0 {
				if t, strong, ok := r.opensAt(q, last, w); ok && strong {
					if s.source.empty() && !st.subject {
						if e, f := r.nounPhrase(o.content, q, 0); f.any() || f.nouns > 0 {
							s.source = phrase{o.content, e}
						}
					} else if s.source.hi == o.content && (r.unknown(q-1) || lax) && !r.mark(q-1, ",") {
						s.source.hi = q // names that were not found as such, a long office
					}
					o = t
				}
			}
		}
		if o.kind == introPrep && w.that && !(w.hearerObject && w.preps&cBy != 0) && r.clitic(o.content, lang.By) && (!r.deed(o.content) || r.the(o.content)) { // on the occasion, that
			for q := o.content + 1; q < min(o.content+9, limit); q++ {
				x := &r.w[q]
				if x.verb != nil && x.isVerb(r, q) || x.part != nil || x.opens > q || r.verbNext(q) {
					break
				}
				if r.mark(q, ",") && !r.is(q+1, cThat|cThatPronoun) {
					break
				}
				t, strong, ok := r.opensAt(q, last, w)
				if ok && (strong || x.class&w.preps&prepositions != 0 && x.length <= 1 && x.class&(cOn|cAbout) != 0) {
					o = t
					break
				}
			}
		}
		if o.kind == introPrep && w.that && w.hearerObject && w.preps&cBy != 0 { // told them sharply, that: the first "by" is manner
			for q := o.content + 1; q < min(o.content+10, limit); q++ {
				if r.is(q, cThat|cThatPronoun) && r.w[q].clitics.Has(lang.By) && r.mark(q-1, ",") {
					if t, _, ok := r.opensAt(q, last, w); ok {
						o = t
					}
					break
				}
			}
		}
		if o.kind == introObject && w.preps&cBy != 0 { // described it as being: what follows says it all
			for q := o.content + 1; q < min(o.content+8, limit); q++ {
				if r.is(q, cThat|cThatPronoun) && r.w[q].clitics.Has(lang.By) {
					if t, _, ok := r.opensAt(q, last, w); ok {
						o = t
					}
					break
				}
				if r.tok(q).Kind == lang.Punct {
					break
				}
			}
		}
		s.found, s.kind, s.content, s.from = true, o.kind, o.content, o.from
		return s
	}
	src := st.subject
	start := p
	hearer := !w.hearerObject || st.suffix
	comma := false
	unsure := 0
	for p < limit {
		x := &r.w[p]
		tok := r.tok(p)
		o, strong, ok := r.opensAt(p, last, w)
		if ok && strong {
			return done(o)
		}
		if ok && o.kind == introPrep {
			if w.stance == "accuses" && w.preps&cBy != 0 && p == start && st.subject && !st.suffix && st.verb != nil && !st.verb.m.Adverbial {
				return s // who was accused of
			}
			if w.preps&cBy != 0 && w.hearerObject && !hearer && p == start && s.source.empty() && !src {
				ok = true // demanded with nobody told to
			}
			if w.that && src && p == s.source.hi && r.is(p, cIn) && r.thatLater(p) { // a member of the delegation
				e, _ := r.nounPhrase(p+1, limit, 0)
				p = max(e, p+1)
				s.source.hi = p
				continue
			}
			if m := r.medium(p, limit, w.preps); m.empty() || r.aboutDocument(p, o.content, limit) || p == start && st.subject && r.clitic(p, lang.By) && !r.is(p, cPlatform) {
				return done(o)
			}
		}
		if e := r.dashed(p, limit); e > p {
			p = e
			continue
		}
		switch {
		case tok.Kind == lang.Punct && r.mark(p, ",-;"):
			comma = true
			p++
			continue
		case tok.Kind == lang.Open:
			q := p + 1
			for q < limit && !r.kind(q, lang.Close) {
				q++
			}
			p = q + 1
			continue
		case tok.Kind == lang.Close, tok.Kind == lang.Punct:
			p++
			continue
		}
		if x.timeEnd > p {
			p = x.timeEnd
			continue
		}
		if x.class&(cAdverb|cWeekday) != 0 && x.clitics&lang.Prepositions == 0 && !r.governedBy(p) {
			p += max(1, x.length)
			continue
		}
		if x.class&cPrepPronoun != 0 {
			p++
			continue
		}
		if x.class&cAnonymity != 0 {
			if e := r.anonymous(s.source.hi, limit); e > p && !s.source.empty() {
				s.source.hi, p = e, e
				continue
			}
			p = r.skipPhrase(p+max(1, x.length), limit)
			continue
		}
		if x.phrase != 0 && !r.f.rows[x.phrase-1].strict {
			q := r.skipPhrase(p+x.plen, limit)
			if b := r.behind(p, q, s.source); !b.empty() {
				s.relay, s.source = s.source, b
			} else {
				s.media = append(s.media, phrase{p, q})
			}
			p = q
			continue
		}
		if x.class&cSay != 0 {
			p++
			continue
		}
		if x.class&cNot != 0 && x.class&cAnonymity == 0 && s.source.empty() && !src && p > start {
			return s // a clause of its own
		}
		if x.part != nil && r.is(p+1, cGod) {
			return s // a prayer
		}
		if behind := st.verb != nil && st.verb.m.Adverbial; x.part != nil && (x.part.m.Adverbial || behind) && comma && r.mark(p-1, ",") && (!s.source.empty() || behind) && !r.resumed(p, limit) {
			s.goesOn = p
			return s // he goes on with another report
		}
		if x.class&cContrast != 0 && x.class&cTime == 0 && p > start {
			return s
		}
		if m := r.medium(p, limit, w.preps); !m.empty() {
			for q := p + 1; w.object && (src || st.verb != nil && r.and(start-1)) && q < min(m.hi, p+7); q++ { // confirmed in statements the lack of it
				if q > p+1 && r.ownSuffix(q) && r.deed(q) && !r.is(q-1, prepositions) && !r.clitic(q, lang.By|lang.For|lang.And) {
					m.hi = q
				}
				if r.is(q-1, cMedium) && r.deed(q) && !r.the(q) && !r.is(q, cMedium) && !r.clitic(q, lang.By|lang.For|lang.And) && q+1 < limit && (r.the(q+1) || r.w[q+1].mention != news.None || r.deed(q+1)) {
					m.hi = q
				}
			}
			if w.object && src {
				m.hi = r.objectBehind(p, m.hi)
			}
			s.media = append(s.media, m)
			p = m.hi
			unsure++
			continue
		}
		if x.class&cTime != 0 {
			q := p + max(1, x.length)
			p = r.skipPhrase(q, limit)
			if p >= limit || !r.is(p, cThat|cThatPronoun) && !r.mark(p, ":") && r.w[p].opens <= p {
				for k := q + 1; k < p && w.preps&cAbout != 0; k++ { // announced, on the margin of it, a number of things
					if r.is(k, cAbout) && r.w[k].length <= 1 && r.w[k-1].verb == nil && (r.w[k-1].mention != news.None || r.the(k-1) || r.f.third[r.tok(k-1).Best().Suffix]) {
						p = k
						break
					}
				}
			}
			if k := q; w.object && (src || st.verb != nil) && (p >= limit || !r.mark(p, ",") && !r.is(p, cThat|cThatPronoun) && !r.mark(p, ":") && r.w[p].opens <= p) {
				if e, _ := r.nounPhrase(k, limit, npObject); e > k && e < p && src && r.objectStart(e) && (r.deed(e) || r.is(e, cQuantity|cBack|cNot) || r.the(e)) && !r.f.relational(r.tok(e)) {
					p = e // refuted at a conference any link
				}
			}
			for q++; q < p; q++ { // asked them, at a meeting held there, for
				if o, _, ok := r.opensAt(q, last, w); ok && o.kind == introPrep && r.w[q].mention == news.None && r.verbalNoun(q) {
					p = q
				}
			}
			unsure++
			continue
		}
		if h := r.hearerAt(p, limit, w); h > p && (src || p > start || r.is(p, cFor) || r.clitic(p, lang.For) && (r.outletAt(p) || r.the(p) && r.human(p))) {
			if m := r.mediaIn(p, h); !m.empty() {
				s.media = append(s.media, m)
			}
			p = h
			continue
		}
		if !src && !x.isVerb(r, p) && r.nominal(p) && (w.object || !r.deed(p) || r.the(p)) {
			stop := limit
			if w.object && (r.ownSuffix(p) || r.deed(p)) {
				return done(opening{introObject, p, -1})
			}
			end, facts := r.nounPhrase(p, stop, npFlags(w))
			if k := r.objectInside(p, end, last, w); k > p && st.verb != nil && !st.suffix {
				_, facts = r.nounPhrase(p, k, npFlags(w))
				end = k
			}
			if !facts.person && (facts.role || facts.orgNoun || facts.nouns > 0) {
				if e := r.nameCloses(end, limit, w, last); e > end {
					end, facts.person = e, true
				}
			}
			if facts.role && !facts.person && !facts.org {
				end = r.unfoundName(p, end, limit, last, w)
			}
			end = r.coordinated(p, end, limit, facts, w)
			if st.verb != nil && r.disagrees(p, st.verb, w) {
				facts = noFacts
				if w.hearerObject {
					src, hearer = true, true
					p = max(end, p+1)
					continue
				}
				if w.object && x.accusative || p+1 < end && r.w[p+1].accusative && w.object {
					return done(opening{introObject, p, -1})
				}
			}
			if w.hearerObject && !hearer && r.kinOf(p, end) { // told his family
				if o, _, ok := r.opensAt(end, last, w); ok && (o.kind == introThat || o.kind == introPronoun || o.kind == introPrep) {
					src, hearer = true, true
					p = end
					continue
				}
			}
			if w.stance == "accuses" && w.object && w.preps&cBy != 0 && !st.suffix && st.verb != nil {
				if o, _, ok := r.opensAt(end, last, w); ok && (o.kind == introPrep || o.kind == introThat || o.kind == introPronoun) { // one noun alone is who is accused
					if !r.and(start - 1) {
						return s
					}
					return done(opening{introObject, p, -1})
				}
			}
			if w.describes && w.object && !st.suffix && st.verb != nil && !facts.any() { // a single noun is what is described
				if o, _, ok := r.opensAt(end, last, w); ok && (o.kind == introPrep || o.kind == introThat || o.kind == introPronoun) {
					return done(opening{introObject, p, -1})
				}
			}
			if end > p && r.subjectFits(end, limit, facts, w) {
				s.source = phrase{p, end}
				src = true
				p = end
				comma = false
				continue
			}
			if w.object && end > p && !facts.person && (st.verb == nil || !st.strict) {
				// no subject: the object stands next to the verb
				return done(opening{introObject, p, -1})
			}
			p = max(end, p+1)
			unsure++
			continue
		}
		if src && p == s.source.hi && x.role > 0 && !r.the(p) && !r.and(p) && !r.clitic(p, lang.By|lang.For) && r.mention(s.source, news.Person) >= 0 && !r.orgHead(p) && !r.ownTitle(p) {
			if e, f := r.nounPhrase(p, limit, npFlags(w)); f.role && !f.person && e > p { // one more office of who was named
				s.source.hi, p = e, e
				continue
			}
		}
		if src && w.object && unsure <= 2 && r.objectStart(p) {
			return done(opening{introObject, p, -1})
		}
		if w.blame && src {
			for q := p; q < min(limit, p+15); q++ {
				if r.is(q, cBlame) || q > p && r.w[q].opens > q {
					if r.is(q, cBlame) {
						return done(opening{introObject, p, -1})
					}
					break
				}
			}
		}
		if x.class&prepositions != 0 && x.length <= 1 && p+1 < limit && r.nominal(p+1) {
			e, _ := r.nounPhrase(p+1, limit, npObject)
			p = max(e, p+1)
			continue
		}
		if src && !hearer && r.nominal(p) {
			end, _ := r.nounPhrase(p, limit, npFlags(w))
			hearer = true
			p = max(end, p+1)
			continue
		}
		if x.verb != nil && x.isVerb(r, p) && !r.is(p-1, cWhat) && !r.is(p-1, cRelative) && !r.f.rows[x.verb.row].strict {
			return s
		}
		if x.class&cRelative != 0 || x.class&cPronoun != 0 && comma {
			q := p + 1
			for q < limit && !r.mark(q, ",:") && r.w[q].class&(cThat|cThatPronoun) == 0 && r.w[q].opens <= q {
				q++
			}
			p = q
			continue
		}
		unsure++
		p++
	}
	return s
}

// objectInside returns where, in tokens [p, end), the object of a verb of accusing, blaming or describing starts behind its subject, both definite and with
// nothing between them ("the opposition accused the government of"): what it is said of opens at end. It returns p where the phrase is of one piece.
func (r *run) objectInside(p, end, last int, w *row) int {
	if !(w.stance == "accuses" && w.object || w.blame || w.describes) || r.is(p, cQuantity) {
		return p
	}
	for q := p + 1; q < end && w.blame; q++ {
		if r.is(q, cBlame) {
			end = q
		}
	}
	if _, _, ok := r.opensAt(end, last, w); !ok && !(w.blame && r.is(end, cBlame)) {
		return p
	}
	alone := func(k int) bool { // in the feminine, it describes nothing that stands before it
		f := r.f.lang.Feminine
		return f != nil && f(r.tok(k).Best().Stem) && (r.roleEnds(p, k) || !f(r.tok(k-1).Best().Stem)) && !f(r.tok(p).Best().Stem)
	}
	k := end - 1
	for k > p && !alone(k) && r.the(k) && r.w[k].mention == news.None && r.w[k].role == 0 && r.w[k].head == 0 && (r.f.relational(r.tok(k)) || r.w[k].qual != 0 || r.is(k, cQualifier)) {
		k--
	}
	for m := r.w[k].mention; m != news.None && k > p+1 && r.w[k-1].mention == m; {
		k--
	}
	x := &r.w[k]
	if k <= p || r.clitic(k, lang.Prepositions|lang.And) || !r.the(k) && x.mention == news.None || !r.the(k-1) && (r.w[k-1].mention == news.None || x.mention != news.None) || !r.f.relational(r.tok(k-1)) && r.is(k-1, cQuantity|cBack) {
		return p
	}
	if m := x.mention; m != news.None {
		if r.rec.Mentions[m].Kind == news.Person || r.rec.Mentions[m].Span.Start > r.tok(k).Span.Start {
			return p // the minister so-and-so
		}
		return k
	}
	if x.role > 0 || x.head != 0 || r.f.oblique(r.tok(k).Best().Stem) || r.deed(k) || alone(k) {
		return k
	}
	return p
}

// anonymous returns the token after the words at q that say why the source before them is not named, or q when none stand there:
// they belong to its phrase, unless they only tell how it spoke (asking that).
func (r *run) anonymous(q, limit int) int {
	p := q
	if p < limit && r.mark(p, ",") {
		p++
	}
	if p < limit && r.is(p, cDone) {
		p++
	}
	if p >= limit || !r.is(p, cAnonymity) || r.adverbial(p) {
		return q
	}
	return r.reasonEnd(p, limit)
}

// reasonEnd returns the token after the words from p on that say why a source is not named.
func (r *run) reasonEnd(p, limit int) int {
	p += max(1, r.w[p].length)
	for n := 0; p < limit && n < 30; n++ {
		x := &r.w[p]
		if r.mark(p, ",:;-.") || x.class&(cThat|cThatPronoun) != 0 && !x.clitics.Has(lang.And|lang.For) || x.class&cSpeech != 0 || x.opens > p ||
			r.is(p, cFor) && len(r.tok(p).Fold) <= 2 || r.clitic(p, lang.For) && r.outletAt(p) || x.timeEnd > p || x.part != nil && x.part.m.Adverbial ||
			r.is(p, cIn|cOn) && x.length <= 1 && !r.medium(p, limit, 0).empty() || r.is(p, prepositions) && p+1 < limit && r.is(p+1, cThat|cThatPronoun) {
			break
		}
		p++
	}
	return p
}

// mention returns the first token of a name of that kind in a phrase, or -1.
func (r *run) mention(p phrase, k news.Kind) int {
	for i := p.lo; i < p.hi; i++ {
		if m := r.w[i].mention; m != news.None && r.rec.Mentions[m].Kind == k {
			return i
		}
	}
	return -1
}

// bareSpeech takes what follows a comma after a verb of saying and its source for what was said, without "that" or quotation marks
// ("the spokesman said, the road is closed"): only where the verb needs a clause, stands first and names who speaks.
func (r *run) bareSpeech(c *cue, source phrase, w *row, first, last int) bool {
	if !w.that || !w.quote || w.object || w.strict || w.stance != "says" || !r.borderBefore(c.at, first) {
		return false
	}
	q := c.last
	if r.mark(q, ",") {
		source = phrase{} // what was found stands in what was said
	}
	if !source.empty() {
		if !r.knownSource(source) {
			return false
		}
		q = source.hi
		for q < last && (r.w[q].timeEnd > q || r.is(q, cAdverb|cWeekday)) {
			q = max(q+1, r.w[q].timeEnd)
		}
	} else if c.at != first {
		return false
	}
	if q >= last-3 || !r.mark(q, ",") {
		return false
	}
	q++
	x := &r.w[q]
	if r.tok(q).Kind != lang.Word && r.tok(q).Kind != lang.Number || r.and(q) || x.part != nil || x.class&(cRelative|cPronoun|cContrast|cAfter|cAnonymity|cSay|cTime|prepositions) != 0 || x.role > 0 || x.timeEnd > q || x.verb != nil && !r.f.rows[x.verb.row].strict {
		return false
	}
	for i := c.at + 1; i < min(last, c.at+200); i++ {
		if r.is(i, cThat|cThatPronoun) || r.mark(i, ":") || r.w[i].opens > i && r.speechQuote(i) {
			return false
		}
	}
	if r.is(q, cWhat) && source.empty() && r.verbNext(q+1) {
		return false
	}
	c.rule, c.source, c.content, c.intro = "bare-speech", source, phrase{q, last}, introColon
	return true
}

// behind returns the phrase of an attribution in tokens [p, q) that stands behind the subject of the cue before it ("the paper, quoting an
// official, revealed"), empty when the subject speaks for itself and the attribution names who passes it on.
func (r *run) behind(p, q int, subject phrase) phrase {
	x := &r.w[p]
	if subject.empty() || !r.passesOn(subject) {
		return phrase{}
	}
	lo := p + x.plen
	e, f := r.nounPhrase(lo, q, 0)
	if e == lo || !f.any() || r.f.rows[x.phrase-1].source != "behind" && r.passesOn(phrase{lo, e}) {
		return phrase{}
	}
	return phrase{lo, e}
}

// resumed reports whether a comma closes the clause of the participle at p before "that": then the participle only stands between.
func (r *run) resumed(p, limit int) bool {
	for q := p + 1; q < limit && q < p+20; q++ {
		if r.is(q, cThat|cThatPronoun) {
			return r.mark(q-1, ",")
		}
		if r.mark(q, ":") {
			return true
		}
	}
	return false
}

// dashed returns the token after an aside between dashes that starts at p (a blessing, a gloss), or p when none does.
func (r *run) dashed(p, limit int) int {
	dash := func(i int) bool {
		return r.mark(i, "-") || r.tok(i).Kind == lang.Word && r.tok(i).Fold == ""
	}
	if !dash(p) {
		return p
	}
	for q := p + 2; q < limit && q < p+8; q++ {
		if dash(q) {
			return q + 1
		}
		if r.mark(q, ",:;") || r.is(q, cThat|cThatPronoun) {
			break
		}
	}
	return p
}

// unfoundName returns the token after the words that stand between the definite office in tokens [p, end) and the sure opening of the
// content: nothing else than its holder's name can stand there. Without such words it returns end.
func (r *run) unfoundName(p, end, limit, last int, w *row) int {
	if end >= limit || !r.definite(p) && !r.definite(end-1) || r.pluralWord(p) {
		return end
	}
	q := end
	for q < limit && q < end+5 {
		x := &r.w[q]
		if r.tok(q).Kind != lang.Word || x.class != 0 || x.mention != news.None || x.verb != nil || x.part != nil || x.phrase != 0 || x.timeEnd > q || r.tok(q).Best().Clitics.Has(lang.Prepositions) || r.and(q) {
			break
		}
		if q == end && (r.the(q) || r.verbNext(q) || r.adverbial(q)) {
			break
		}
		q++
	}
	n := q
	if n < limit && r.mark(n, ",") {
		n++
	}
	if _, strong, ok := r.opensAt(n, last, w); q == end || !ok || !strong || r.mark(n, ":") && n > q {
		return end
	}
	r.w[end].unfound = true
	return q
}

// adverbial reports whether the word at q is an adverbial participle (smiling).
func (r *run) adverbial(q int) bool {
	for _, rd := range r.tok(q).Readings {
		for _, m := range rd.Morphs {
			if m.POS == lang.ActiveParticiple && m.Adverbial {
				return true
			}
		}
	}
	return false
}

// coordinated returns the token after the nouns, names and adjectives that "and" joins to the subject in tokens [p, end).
func (r *run) coordinated(p, end, limit int, f facts, w *row) int {
	if !f.any() {
		return end
	}
	for n := 0; n < 4 && end > p && end < limit && r.and(end) && r.nominal(end) && r.w[end].class&cPronoun == 0; n++ {
		if x := &r.w[end]; x.verb != nil || x.part != nil || r.verbNext(end) {
			break
		}
		e, g := r.nounPhrase(end, limit, npFlags(w))
		if !g.any() && !r.unknown(end) && !r.f.relational(r.tok(end)) {
			break
		}
		if g.any() {
			end = max(e, end+1)
			continue
		}
		end++
		for end < limit && f.source && (r.w[end].qual != 0 || r.is(end, cQualifier)) && !r.and(end) && r.w[end].mention == news.None && !r.is(end, cAnonymity) {
			end += max(1, r.w[end].qualLen)
		}
		q := end
		for q < limit && r.unknown(q) {
			q++
		}
		if _, strong, ok := r.opensAt(q, limit, w); ok && strong { // a name of several words
			end = q
		}
	}
	return end
}

// isVerb reports whether token p is more likely a verb than a noun here.
func (x *word) isVerb(r *run, p int) bool {
	if x.verb == nil || x.mention != news.None {
		return false
	}
	if x.verb.clitics.Has(lang.For) {
		return false
	}
	if x.role > 0 || (x.noun != 0 || x.head != 0 && r.the(p+1)) && x.verb.m.Tense == lang.Past && x.verb.m.Gender == lang.Masculine {
		return false
	}
	return true
}

// laterThat returns a "that" after a comma or the end of a name, with no other report between, or -1: then the words before it belong
// to the source and its circumstances rather than to the content.
func (r *run) laterThat(p, limit int, lax bool) int {
	told := -1 // after the medium
	for q := p; q < limit && q < p+30; q++ {
		x := &r.w[q]
		if m := r.medium(q, limit, 0); q > p && told < 0 && !m.empty() {
			told = m.hi
		} else if q > p && told < 0 && r.is(q, cIn) && q+2 < limit && r.w[q+1].noun != 0 && r.ownSuffix(q+1) { // in its announcement
			told = q + 2
		}
		if q > p && (x.verb != nil && x.isVerb(r, q) && !r.is(q-1, cRelative|cWhat) || x.part != nil || x.class&(cContrast|cButHe) != 0) {
			return -1
		}
		if x.opens > q {
			if x.opens-q > 10 {
				return -1
			}
			q = x.opens
			continue
		}
		if r.kind(q, lang.Open) {
			for k := q + 1; k < min(q+12, limit); k++ {
				if r.kind(k, lang.Close) {
					q = k
					break
				}
			}
			continue
		}
		if q > p && x.class&(cThat|cThatPronoun) != 0 && !x.clitics.Has(lang.And) {
			if r.mark(q-1, ",)") || q == told || r.w[q-1].mention != news.None && (r.w[q].mention == news.None) || r.kind(q-1, lang.Quote) || r.kind(q-1, lang.Close) || r.kind(q-1, lang.Number) || r.is(q-1, cWeekday|cAdverb) || r.unknown(q-1) || lax {
				return q
			}
			return -1
		}
	}
	return -1
}

// objectAfter reports whether an object or an opening follows a phrase that ends at token e.
func (r *run) objectAfter(e, limit int, w *row) bool {
	if e >= limit {
		return false
	}
	if _, _, ok := r.opensAt(e, limit, w); ok {
		return true
	}
	return r.objectStart(e)
}

// objectStart reports whether a noun phrase that can be said, denied or demanded starts at token p.
func (r *run) objectStart(p int) bool {
	if p >= len(r.w) {
		return false
	}
	k := r.tok(p).Kind
	if k == lang.Number || k == lang.Quote && r.w[p].opens > p {
		return true
	}
	if k != lang.Word {
		return false
	}
	x := &r.w[p]
	if x.class&(prepositions|cRelative|cBe|cDone|cContrast|cThat|cThatPronoun|cPronoun|cTime|cPrepPronoun|cAfter|cButHe) != 0 || r.and(p) && x.mention == news.None {
		return x.class&cWhat != 0 && x.length == 1
	}
	if x.mention == news.None && x.role > 0 && r.tok(p).Best().Clitics.Has(lang.The) && r.clitic(p, lang.By|lang.For) {
		return false // in, for: where it was said
	}
	if p > 0 && r.mark(p-1, ",") && x.noun == 0 && r.verbNext(p) && r.passiveOnly(p) {
		return false // held on Saturday
	}
	return x.mention != news.None || !x.isVerb(r, p) || x.noun != 0
}

// nominal reports whether a noun phrase can start at token p.
func (r *run) nominal(p int) bool {
	if p >= len(r.w) {
		return false
	}
	x := &r.w[p]
	k := r.tok(p).Kind
	if k == lang.Quote {
		return x.opens > p && x.opens-p <= 8
	}
	if x.part != nil && x.part.m.Adverbial && x.mention == news.None {
		return false
	}
	if x.mention != news.None {
		return true
	}
	if k != lang.Word {
		return false
	}
	if x.class&(prepositions|cRelative|cBe|cDone|cNot|cContrast|cThat|cThatPronoun|cTime|cAdverb|cPrepPronoun|cAfter|cButHe) != 0 || x.class&cWhat != 0 && x.length == 1 {
		return false
	}
	if x.class&(cBy|cFor) != 0 && len(r.tok(p).Fold) <= 2 {
		return false
	}
	if rd := r.tok(p).Best(); rd.Clitics.Has(lang.Prepositions) && x.role == 0 {
		return false
	}
	return true
}

// skipPhrase returns the token after the noun phrase or clause piece that starts at p: at most to the next comma or opening of content.
func (r *run) skipPhrase(p, limit int) int {
	for n := 0; p < limit && n < 30; n++ {
		if r.mark(p, ",:;") || r.w[p].class&(cThat|cThatPronoun) != 0 && !r.w[p].clitics.Has(lang.And|lang.For) {
			return p
		}
		if o := r.w[p].opens; o > p {
			if r.speechQuote(p) && o-p > 8 {
				return p
			}
			p = min(o+1, limit)
			continue
		}
		p++
	}
	return p
}

// medium returns the tokens of a phrase that says where or through what it was said ("in a statement to", "on the platform"), empty when none starts at p.
func (r *run) medium(p, limit int, preps class) phrase {
	x := &r.w[p]
	q := p + 1
	switch {
	case x.class&(cIn|cOn|cAbout) != 0 && x.class&prepositions != 0:
	case x.class&cThrough != 0:
		return phrase{p, r.skipMedium(p+1, limit, preps)}
	case x.class&cTime != 0 && x.length == 1:
	default:
		if rd, _ := r.reading(p, lang.By); rd == nil || !r.is(p, cMedium|cPlatform) {
			return phrase{}
		}
		q = p
	}
	for k := 0; k < 3 && q < limit; k++ {
		if r.is(q, cMedium|cPlatform) && !(x.class&cAbout != 0 && !r.is(q, cPlatform)) {
			end := r.skipMedium(q+max(1, r.w[q].length), limit, preps)
			return phrase{p, end}
		}
		if !r.is(q, cQuantity|cBack) && !(k == 0 && q > p && x.class&cIn != 0 && q+1 < limit && r.is(q+1, cMedium) && r.construct(q)) {
			break
		}
		q++
	}
	return phrase{}
}

// skipMedium walks on over what belongs to a medium: adjectives, "to", "on", names, times. It ends where content surely opens or at a comma;
// where neither comes, at the first preposition that can open the content.
func (r *run) skipMedium(p, limit int, preps class) int {
	maybe := -1
	for n := 0; p < limit && n < 40; n++ {
		x := &r.w[p]
		if x.class&(cThat|cThatPronoun) != 0 && !x.clitics.Has(lang.And|lang.For) || r.mark(p, ":") {
			return p
		}
		if r.mark(p, ",;") {
			if q := p + 1; maybe >= 0 && q < limit && r.w[q].class&(cThat|cThatPronoun|preps) == 0 {
				return maybe
			}
			return p
		}
		if x.opens > p {
			if r.speechQuote(p) && !r.is(p-1, cFor|cAbout|cOn) {
				return p
			}
			p = min(x.opens+1, limit)
			continue
		}
		if x.timeEnd > p {
			p = x.timeEnd
			continue
		}
		if maybe < 0 && (x.class&preps&prepositions != 0 && x.length <= 1 || preps&cBy != 0 && x.mention == news.None && r.clitic(p, lang.By) && r.verbalNoun(p)) {
			maybe = p
		}
		p++
	}
	if maybe >= 0 {
		return maybe
	}
	return p
}

// hearerAt returns the token after a hearer or outlet that is spoken to and starts at p, or p when none does.
func (r *run) hearerAt(p, limit int, w *row) int {
	x := &r.w[p]
	q := -1
	switch {
	case r.tok(p).Kind != lang.Word:
		return p
	case x.class&(cFor|cTo)&(w.hearer|cFor) != 0 && (len(r.tok(p).Fold) <= 2 || x.class&cTo != 0):
		q = p + 1
	case x.class&cFrom != 0 && w.hearer&cFrom != 0:
		q = p + 1
	case x.class&cOn != 0 && w.hearer&cOn != 0:
		q = p + 1
	default:
		if rd, sure := r.reading(p, lang.For); rd == nil || !sure && x.role == 0 {
			return p
		}
		q = p
	}
	if q >= limit {
		return p
	}
	if q > p {
		if r.kind(q, lang.Quote) && r.w[q].opens > q {
			if r.w[q].unpair || r.w[q].opens-q > 8 { // the mark never closes: the hearer is the name
				if q++; q >= limit {
					return limit
				}
				if m := r.w[q].mention; m != news.None {
					for q < limit && r.w[q].mention == m {
						q++
					}
					return q
				}
				return min(q+2, limit)
			}
			return min(r.w[q].opens+1, limit)
		}
		end, _ := r.nounPhrase(q, limit, npHearer)
		return max(end, q+1)
	}
	end, _ := r.nounPhrase(p, limit, npHearer)
	return max(end, p+1)
}

// mediaIn returns the tokens [a, b) as a medium when they name an outlet, agency or other organisation.
func (r *run) mediaIn(a, b int) phrase {
	for i := a; i < b; i++ {
		if m := r.w[i].mention; m != news.None && r.rec.Mentions[m].Kind == news.Organization || r.w[i].opens > i {
			return phrase{a, b}
		}
	}
	return phrase{}
}

// nameCloses returns the token after a person's name that closes a long office phrase ("head of the union for such and such Dr. So-and-so"):
// only nouns stand before it, and a title stands before the name or the content opens after it. Else it returns end.
func (r *run) nameCloses(end, limit int, w *row, last int) int {
	for q := end; q < min(limit, end+14); q++ {
		x := &r.w[q]
		if m := x.mention; m != news.None && r.rec.Mentions[m].Kind == news.Person && r.rec.Mentions[m].Span.Start >= r.tok(q).Span.Start {
			if r.rec.Mentions[m].Span.Start > r.tok(q).Span.Start {
				return end // a proclitic before the name
			}
			e := q
			for e < limit && r.w[e].mention == m {
				e++
			}
			if q > end && r.titleBefore(q) {
				return e
			}
			for k := e; k < limit && k < e+4; k++ {
				if r.mark(k, ",") || r.is(k, cAdverb|cWeekday) || r.w[k].timeEnd > k {
					continue
				}
				if o, strong, ok := r.opensAt(k, last, w); ok && (strong || o.kind == introPrep && k == e && r.is(k, cAbout|cOn)) {
					return e
				}
				break
			}
			return end
		}
		if r.mark(q, ",") && q > end && q+1 < limit && r.w[q+1].mention != news.None && r.rec.Mentions[r.w[q+1].mention].Kind == news.Person && r.rec.Mentions[r.w[q+1].mention].Span.Start == r.tok(q+1).Span.Start {
			continue
		}
		if x.opens > q || r.mark(q, ",:;") || x.part != nil || x.class&(cThat|cThatPronoun|cRelative|cContrast|cTime|cBe|cNot|cDone|cAfter) != 0 || x.timeEnd > q || x.phrase != 0 || x.verb != nil && x.firstVerb && !r.and(q) || !r.medium(q, limit, 0).empty() {
			return end
		}
	}
	return end
}

// titleBefore reports whether a title, whole or abbreviated, ends just before token q.
func (r *run) titleBefore(q int) bool {
	for k := q - 1; k >= 0 && k >= q-3; k-- {
		if h, ok := r.f.heads[1].Match(r.t, k, lang.ByStem); ok && h.Last == q {
			return true
		}
	}
	return q > 1 && r.mark(q-1, ".") && len([]rune(r.tok(q-2).Fold)) == 1
}

// subjectFits reports whether a noun phrase that ends at token end can be the subject of the verb before it: it names or heads a source,
// or the content opens right after it.
func (r *run) subjectFits(end, limit int, f facts, w *row) bool {
	if !w.object {
		return f.any() || f.nouns > 0
	}
	if end >= limit {
		return false
	}
	if f.any() {
		return r.objectAfter(end, limit, w) || r.w[end].phrase != 0 || r.mark(end, ",-") || r.w[end].timeEnd > end || r.is(end, cAdverb|cWeekday|cTime|prepositions|cRelative|cPrepPronoun|cSay|cAnonymity) || r.tok(end).Kind == lang.Open || r.w[end].part != nil || r.clitic(end, lang.For|lang.By)
	}
	if r.unknown(end-1) && f.nouns == 1 && end < limit && (r.is(end, cIn|cTime|cAdverb|cWeekday) || r.w[end].timeEnd > end) {
		return true // a name that was not found as one
	}
	for end < limit && (r.mark(end, ",") || r.w[end].timeEnd > end || r.is(end, cAdverb|cWeekday)) {
		end++
	}
	_, strong, ok := r.opensAt(end, limit, w)
	return ok && (strong || w.preps&(cOn|cAbout|cTo) != 0 || w.preps&cBy != 0 && w.object && !r.f.rowDemands(w))
}

// rowDemands reports whether a row is of a demand or threat.
func (f *Finder) rowDemands(w *row) bool { return w.stance == "demands" || w.stance == "threatens" }

// passive reports whether a form that usually is passive ("is considered") stands without a subject that could speak.
func (r *run) passive(i, first int) bool {
	if r.and(i) || i == first {
		return !r.is(i+1, cThat|cThatPronoun) && !(r.nominal(i+1) && r.w[i+1].mention != news.None && r.rec.Mentions[r.w[i+1].mention].Kind == news.Person)
	}
	if q := i + 1; q < len(r.w) && (r.w[q].mention != news.None || r.is(q, cThat|cThatPronoun)) {
		return false
	}
	if p := r.subjectBefore(i, first); !p.empty() {
		for k := p.lo; k < p.hi; k++ {
			if m := r.w[k].mention; m != news.None && r.rec.Mentions[m].Kind == news.Person {
				return false
			}
		}
	}
	return true
}

// kinOf reports whether the phrase in tokens [a, b) is a single word for kin with a pronoun of the third person.
func (r *run) kinOf(a, b int) bool {
	h := r.w[a].head
	return b == a+1 && h != 0 && r.f.headPrivate[h-1] == "kin" && r.f.third[r.tok(a).Best().Suffix]
}

// passiveOnly reports whether the word at p can be nothing but a passive verb as its marks spell it, or agrees as a feminine verb.
func (r *run) passiveOnly(p int) bool {
	for _, m := range r.tok(p).Best().Morphs {
		if m.POS != lang.Verb || m.Gender != lang.Feminine {
			return false
		}
	}
	return true
}

// objectBehind returns the token at which, behind the words and adjectives of the medium that starts at p, the object of the verb opens without
// a comma (refuted at a press conference any link), also behind who carried the statement (in a statement that the agency carried today), or end.
func (r *run) objectBehind(p, end int) int {
	seen, carried := false, false
	for q := p + 1; q < min(end, p+14); q++ {
		switch {
		case r.is(q, cMedium) && !carried:
			seen = true
		case !seen:
		case !carried && r.verbNext(q) && r.f.third[r.tok(q).Best().Suffix]:
			carried = true // in a statement that the agency carried
		case carried && (r.w[q].mention != news.None || r.the(q) || r.w[q].head != 0):
		case !carried && q >= p+8:
			return end
		case r.f.relational(r.tok(q)) && !r.the(q), r.w[q].timeEnd > q, r.is(q, cAdverb|cWeekday):
		case (r.deed(q) && !r.the(q) || r.is(q, cNot|cBack|cQuantity)) && r.w[q].mention == news.None && !r.clitic(q, lang.By|lang.For|lang.And) && r.w[q].clitics == 0:
			return q
		default:
			return end
		}
	}
	return end
}

// aboutDocument reports whether what the verb's preposition at p opens with the definite document at q is what was said (he condemned the
// decision), not the medium of saying it: no other opening follows.
func (r *run) aboutDocument(p, q, limit int) bool {
	if q >= len(r.w) || !r.w[q].document || !r.the(q) || r.is(p, cIn) {
		return false
	}
	for k := q + 1; k < limit; k++ {
		if r.is(k, cThat|cThatPronoun) && !r.w[k].clitics.Has(lang.And) || r.mark(k, ":") || r.w[k].opens > k && r.speechQuote(k) {
			return false
		}
	}
	return true
}

// deed reports whether the word at p is a verbal noun and neither a name nor the head of a source: what was announced or demanded.
func (r *run) deed(p int) bool {
	x := &r.w[p]
	if x.mention != news.None || x.role > 0 || x.head != 0 || x.class&(cQuantity|cBack) != 0 {
		return false
	}
	t := r.tok(p)
	if len(t.Readings) == 0 {
		return false
	}
	for _, m := range t.Readings[0].Morphs {
		if m.POS == lang.VerbalNoun {
			return true
		}
	}
	return false
}

// ownSuffix reports whether the noun at p carries a pronoun: it belongs to the speaker, so it is what was said or felt, not who said it.
func (r *run) ownSuffix(p int) bool {
	if r.w[p].mention != news.None || r.w[p].role > 0 || r.w[p].head != 0 || r.the(p) {
		return false
	}
	for k := range r.tok(p).Readings {
		rd := &r.tok(p).Readings[k]
		if !r.f.third[rd.Suffix] || rd.Clitics.Has(lang.Prepositions|lang.And) {
			continue
		}
		for _, m := range rd.Morphs {
			if m.POS == lang.VerbalNoun {
				return true
			}
		}
		if k == 0 && len(rd.Morphs) == 0 {
			return true // a word that the lexicons do not know as one for people
		}
	}
	return false
}

// disagrees reports whether the noun at p cannot be the subject of the verb before it: wrong gender, the oblique case of a sound plural,
// or the indefinite accusative.
func (r *run) disagrees(p int, v *verb, w *row) bool {
	x := &r.w[p]
	if (v.m.Number == lang.Dual || v.m.Number == lang.Plural) && w.hearerObject {
		return true // a verb before its subject stands in the singular: "and (they) called on the traders"
	}
	if w.hearerObject && r.the(p) && (r.f.asked[r.tok(p).Best().Stem] || r.f.bodies[r.tok(p).Best().Stem] && v.m.Gender == lang.Masculine) {
		return true // "and called on the international community to"
	}
	if x.class&cTruth != 0 && x.mention == news.None && !r.the(p) && w.object {
		return true // "and denied the truth of the reports"
	}
	f := r.f.lang
	word := r.tok(p).Best().Stem
	if x.mention != news.None {
		if v.m.Gender == lang.Feminine && (w.hearerObject || w.object) {
			m := &r.rec.Mentions[x.mention]
			return m.Kind != news.Place && m.Entity != news.None && r.rec.Entities[m.Entity].Gender == lang.Masculine // "as (she) called on the council"
		}
		if !w.hearerObject || v.m.Gender != lang.Masculine {
			return false
		}
		switch m := &r.rec.Mentions[x.mention]; m.Kind {
		case news.Organization:
			return f.Feminine != nil && f.Feminine(word)
		case news.Place: // states and towns with a name of one word are feminine but for a few
			return v.m.Number == lang.Singular && news.FeminineTown(&r.rec.Entities[m.Entity], func(word string) bool { return r.f.masculine[word] })
		}
		return false
	}
	if x.accusative || p+1 < len(r.w) && r.w[p+1].accusative && !r.the(p) && r.w[p+1].mention == news.None && r.w[p+1].part == nil {
		return true
	}
	if w.hearerObject && (x.role > 0 || x.head != 0 || r.the(p)) && f.Oblique != nil && f.Oblique(word) {
		return true
	}
	if w.hearerObject && x.class&cQuantity != 0 && r.the(p+1) && f.Oblique != nil && f.Oblique(r.tok(p+1).Best().Stem) && v.m.Number != lang.Plural {
		return !(x.class&cOne != 0)
	}
	if v.m.Gender == lang.Feminine && v.m.Number == lang.Singular && r.the(p) && x.head != 0 && r.f.sources.Get(x.head-1, "gender") == "m" && r.f.sources.Get(x.head-1, "number") == "s" {
		return true // "and promised (she) the nurse"
	}
	if v.m.Gender == lang.Feminine && (w.hearerObject || w.object) && x.role > 0 && x.head == 0 {
		if h, ok := r.f.heads[0].Match(r.t, p, lang.ByStem); ok && r.f.heads[0].Get(h.Entries[0], "gender") == "m" && r.f.heads[0].Get(h.Entries[0], "number") == "s" {
			return true
		}
	}
	return v.m.Gender == lang.Masculine && w.hearerObject && r.the(p) && (x.role == 0 || r.orgHead(p)) && f.Feminine != nil && f.Feminine(word)
}

// knownSource reports whether a phrase holds a name or opens with the head of a source.
func (r *run) knownSource(p phrase) bool {
	for i := p.lo; i < p.hi; i++ {
		if r.w[i].mention != news.None && r.rec.Mentions[r.w[i].mention].Kind != news.Place || r.w[i].head != 0 || r.w[i].role > 0 {
			return true
		}
	}
	return !p.empty() && (r.w[p.lo].mention != news.None || r.origins(p.lo))
}

// headed reports whether the head of a phrase is a name, an office, or a word for a source or a body.
func (r *run) headed(p phrase) bool {
	k := p.lo
	for k < p.hi-1 && r.is(k, cQuantity|cBack|cFrom) || k < p.hi-1 && r.kind(k, lang.Quote) {
		k++
	}
	x := &r.w[k]
	return x.mention != news.None || x.head != 0 || x.role > 0 || r.is(k, cSource|cMedium|cQuantity) || r.f.latter[r.tok(k).Best().Host] || r.unknown(k)
}

// quoteBefore finds a quotation that ends just before the cue; the source follows the cue.
func (r *run) quoteBefore(c *cue, source phrase, i, first int) bool {
	q := i - 1
	for q >= 0 && q > i-4 && (r.tok(q).Kind == lang.Punct || r.is(q, cAdverb)) {
		q--
	}
	if q < 0 || source.empty() || !r.kind(q, lang.Quote) || r.t.Sentences[r.tok(q).Sentence].Paragraph != r.t.Sentences[r.tok(i).Sentence].Paragraph {
		return false
	}
	o := r.openedBy(q)
	if o < 0 || q-o < 4 {
		return false
	}
	for k := len(r.cues) - 1; k >= 0 && k >= len(r.cues)-4; k-- {
		if d := &r.cues[k]; !d.back && d.at < o && o <= d.content.lo+1 && o >= d.content.lo-1 {
			return false // it belongs to an earlier cue
		}
	}
	c.rule, c.source, c.content, c.back, c.intro = "quote-verb", source, phrase{o + 1, q}, true, introQuote
	return true
}

package statements

import (
	"slices"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

// covered reports whether token i lies between the last cue and its content: what stands there belongs to that cue.
func (r *run) covered(i int) bool {
	for k := len(r.cues) - 1; k >= 0 && k >= len(r.cues)-3; k-- {
		c := &r.cues[k]
		if !c.back && c.at < i && i < c.content.lo {
			return true
		}
	}
	return false
}

// relayCue handles verbs whose source is not their subject: relayed from, learnt from, stated in.
func (r *run) relayCue(c cue, i int, w *row, first, last int) bool {
	want := classNames[w.source]
	limit := min(last, i+30)
	p := i + 1
	for p < limit && !(r.is(p, want) && r.w[p].length <= 1) {
		if _, strong, ok := r.opensAt(p, last, w); ok && strong {
			return false
		}
		if r.w[p].opens > p {
			p = r.w[p].opens
		}
		p++
	}
	if p >= limit-1 {
		return false
	}
	if p > i+1 {
		e, f := r.nounPhrase(i+1, p, 0)
		if !f.any() && !r.kind(i+1, lang.Quote) {
			return false
		}
		c.relay = phrase{i + 1, e}
	} else if want != cIn {
		c.relay = r.subjectBefore(i, first)
	}
	s := p + 1
	if want == cIn && !r.is(s, cMedium) && !(r.is(s, cQuantity|cBack) && r.is(s+1, cMedium)) && r.w[s].mention == news.None && r.w[s].role == 0 {
		return false
	}
	e := s
	var f facts
	if want == cIn {
		for e < limit {
			if _, strong, ok := r.opensAt(e, last, w); ok && strong || r.is(e, cSpeech) || r.mark(e, ",;") {
				break
			}
			e++
		}
	} else {
		e, f = r.nounPhrase(s, limit, 0)
		if e == s || !f.any() && f.nouns == 0 {
			return false
		}
	}
	c.source = phrase{s, e}
	c.rule = "relay"
	if want == cIn {
		c.rule = "document"
	}
	if want != cIn {
		e = r.anonymous(e, limit)
		c.source.hi = e
	}
	for q := e; q < limit; q++ {
		if r.is(q, cAnonymity) { // not allowed to speak to the media
			q = r.skipPhrase(q+max(1, r.w[q].length), limit) - 1
			continue
		}
		if r.is(q, cSpeech) || r.mark(q, ",") || r.w[q].class&cAdverb != 0 {
			continue
		}
		if n := r.w[q].noun; n != 0 && q == e && want == cAbout && r.ownSuffix(q) && q+1 < last { // quoted him: "his denial that", "his denial of"
			if r.is(q+1, cThat|cThatPronoun) || r.is(q+1, prepositions) && r.is(q+2, cThat|cThatPronoun) {
				c.stance = r.f.rows[n-1].stance
				continue
			}
			if r.f.rows[n-1].object && r.objectStart(q+1) {
				c.stance, c.content, c.intro = r.f.rows[n-1].stance, phrase{q + 1, last}, introObject
				r.add(c)
				return true
			}
		}
		if q2 := r.w[q].timeEnd; q2 > q {
			q = q2 - 1
			continue
		}
		if o, strong, ok := r.opensAt(q, last, w); ok && strong {
			c.content, c.from, c.intro = phrase{o.content, last}, o.from, o.kind
			r.add(c)
			return true
		}
		if want == cAbout && w.object && q == e && r.objectStart(q) {
			c.content, c.intro = phrase{q, last}, introObject
			r.add(c)
			return true
		}
		if m := r.medium(q, limit, w.preps); !m.empty() {
			c.media = append(c.media, m)
			q = m.hi - 1
			continue
		}
		if h := r.hearerAt(q, limit, w); h > q {
			if m := r.mediaIn(q, h); !m.empty() {
				c.media = append(c.media, m)
			}
			q = h - 1
			continue
		}
	}
	return false
}

// participle tries an adverbial participle that goes on with what its subject says.
func (r *run) participle(i int, v *verb, last int) bool {
	w := &r.f.rows[v.row]
	if r.is(i-1, cBe) || r.kind(i-1, lang.Number) {
		return false
	}
	if i > 0 && v.m.Adverbial && w.strict && r.tok(i-1).Kind == lang.Word && r.w[i-1].class == 0 && r.w[i-1].mention == news.None && r.indefinite(i-1) {
		return false // 28 promising projects
	}
	if w.source != "subject" || r.covered(i) || r.is(i, cAdverb|cAnonymity) || r.is(i+1, cGod) {
		return false
	}
	if r.w[i].inside > i && r.w[i].inside < last {
		last = r.w[i].inside
	}
	s := r.scan(i+1, last, w, scanState{subject: true, strict: w.strict, verb: v})
	if s.found && !v.m.Adverbial {
		// without the mark of the adverbial the word may be an adjective: the clause border or what follows must tell
		near := s.content - i
		border := r.mark(i-1, ",") || r.and(i) && len(r.cues) > 0 && r.cues[len(r.cues)-1].sentence == r.tok(i).Sentence && r.cues[len(r.cues)-1].participle
		if w.strict && s.kind != introThat && s.kind != introPronoun {
			return false
		}
		if _, place := r.f.lang.Lexicon("place_heads").Match(r.t, i, lang.ByStem); place {
			return false
		}
		if n := len(r.cues); near <= 2 && s.kind == introPrep && v.m.Gender == lang.Feminine && !r.the(i) && !r.and(i) && r.is(i+1, cTo|cOn) && r.w[i+1].length <= 1 && n > 0 {
			border = border || w.that && r.cues[n-1].sentence == r.tok(i).Sentence && r.cues[n-1].m.Gender == lang.Feminine // points out, beside what she said
		}
		if n := len(r.cues); n > 0 && r.the(i-1) && !r.the(i) && v.m.Gender == lang.Feminine && r.cues[n-1].m.Gender == lang.Feminine && r.cues[n-1].sentence == r.tok(i).Sentence && w.that {
			border = true // no adjective of the definite noun before it
		}
		if !(border && near <= 12) && !((s.kind == introThat || s.kind == introPronoun || s.kind == introQuote) && near <= 3) || r.is(i-1, prepositions|cQuantity) {
			return false
		}
	}
	if !s.found || s.content-i > 14 || w.strict && s.kind == introObject && !r.mark(i-1, ",") {
		return false
	}
	c := cue{at: i, last: i + 1, row: v.row, m: v.m, participle: true, rule: "participle", content: phrase{s.content, last}, from: s.from, to: -1, intro: s.kind, media: s.media}
	if i == r.part {
		c.ante = r.partOf
	}
	r.add(c)
	return true
}

// nounCue tries a report noun: an announcement by somebody that, a threat by somebody to.
func (r *run) nounCue(i, first, last int) bool {
	x := &r.w[i]
	row := x.noun - 1
	w := &r.f.rows[row]
	if r.covered(i) || x.mention != news.None || x.role > 0 || r.the(i) || r.is(i-1, cQuantity) || r.tok(i).Best().Clitics.Has(lang.For) {
		return false
	}
	if r.w[i].inside > i && r.w[i].inside < last {
		last = r.w[i].inside
	}
	rd := r.tok(i).Best()
	suffix := rd.Suffix != ""
	if suffix && (!r.f.third[rd.Suffix] || !w.that) {
		return false
	}
	limit := min(last, i+30)
	c := cue{at: i, last: i + 1, row: row, rule: "noun", from: -1, to: -1}
	p := i + 1
	itself := w.source == "none" && !suffix && x.head != 0 && (r.f.headClass[x.head-1] == news.Unnamed) // the news itself is all the source that is told
	for p < limit && (r.f.relational(r.tok(p)) && (w.source == "from" || itself) || itself && r.w[p].qual != 0 && !r.is(p, cAnonymity)) {
		p++
	}
	if itself {
		c.source = phrase{i, p}
	}
	switch {
	case w.source == "none" || suffix:
	case w.source == "from":
		if p < limit && !r.is(p, cFrom) {
			p++
		}
		if !r.is(p, cFrom) {
			return false
		}
		p++
		fallthrough
	default:
		e, f := r.nounPhrase(p, limit, npFlags(w)|npBy|npFor)
		if e == p || !f.any() || w.stance == "demands" && (r.clitic(p, lang.For) || r.deed(p) && !r.the(p)) || r.describing(p) {
			return false // a recommendation to somebody, a request for the hosting of
		}
		c.source = phrase{p, e}
		p = e
		if w.that {
			c.relay = r.relaying(i, first)
		}
	}
	heard := false
	for n := 0; p < limit && n < 8; n++ {
		if r.mark(p, ",") && w.source != "none" {
			p++
			continue
		}
		if r.w[p].timeEnd > p {
			p = r.w[p].timeEnd
			continue
		}
		if r.is(p, cAdverb|cWeekday) {
			p += max(1, r.w[p].length)
			continue
		}
		o, strong, ok := r.opensAt(p, last, w)
		if suffix && !(ok && (o.kind == introThat || o.kind == introPronoun)) {
			return false
		}
		if ok && w.hearerObject && w.stance == "accuses" && !c.source.empty() && !heard {
			return false // "the accusing of X of": X is accused, and nobody says by whom
		}
		if ok && itself && !strong && (!r.deed(o.content) || r.the(o.content)) {
			return false // reports on corruption
		}
		if ok && (strong || o.kind == introPrep) && o.kind != introColon {
			c.content, c.from, c.intro = phrase{o.content, last}, o.from, o.kind
			r.add(c)
			return true
		}
		if w.object && (w.source == "none" && p == i+1 || !c.source.empty()) && r.objectStart(p) {
			c.content, c.intro = phrase{p, last}, introObject
			r.add(c)
			return true
		}
		if m := r.medium(p, limit, 0); !m.empty() && m.hi > p {
			p = m.hi
			continue
		}
		if h := r.hearerAt(p, limit, w); h > p && !c.source.empty() {
			p, heard = h, true
			continue
		}
		return false
	}
	return false
}

// describing reports whether the word at p is an adjective without article: it describes the noun before it and is nobody.
func (r *run) describing(p int) bool {
	x := &r.w[p]
	return x.mention == news.None && x.head == 0 && x.role == 0 && !r.the(p) && r.f.relational(r.tok(p)) && !r.people(p)
}

// relaying returns who, in tokens [first, i), is told by a verb of relaying to have carried what the noun at token i reports: "the agency relayed the words of
// the minister that".
func (r *run) relaying(i, first int) phrase {
	for v := i - 2; v >= first && v >= i-8; v-- {
		if x := &r.w[v]; x.verb != nil && r.f.rows[x.verb.row].source == "about" {
			if e, f := r.nounPhrase(v+1, i, 0); e == i && f.any() && r.passesOn(phrase{v + 1, e}) {
				return phrase{v + 1, e}
			}
			return phrase{}
		}
	}
	return phrase{}
}

// attribution tries a phrase that names the source beside the content: "according to".
func (r *run) attribution(i, first, last int) bool {
	x := &r.w[i]
	w := &r.f.rows[x.phrase-1]
	if r.covered(i) && r.w[i].class&cSelf == 0 {
		return r.insideRelay(i, w)
	}
	p := i + x.plen
	if p >= last {
		return false
	}
	c := cue{at: i, last: i + x.plen, row: x.phrase - 1, rule: "attribution", from: -1, to: -1}
	limit := min(last, i+40)
	if r.is(p, cSelf) || r.is(i, cSelf) && !(w.source == "verb" && p+1 < limit && r.w[p].verb != nil && r.nominal(p+1)) { // "as he said", but not "as X said"
		r.selfAttribution(i)
		if p+1 < last && r.is(p, cSelf) { // as he put it to the paper
			if h := r.hearerAt(p+1, last, w); h > p+1 && len(r.cues) > 0 {
				if d := &r.cues[len(r.cues)-1]; d.sentence == r.tok(i).Sentence {
					if m := r.mediaIn(p+1, h); !m.empty() {
						d.media = append(d.media, m)
					}
				}
			}
		}
		return true
	}
	switch w.source {
	case "verb":
		if p < limit && r.is(p, cWhat) {
			p++
		}
		if p >= limit || r.w[p].verb == nil {
			return false
		}
		v := r.w[p].verb
		inside := r.f.rows[v.row].source == "in" && p+2 < limit && r.is(p+1, cIn) && r.w[p+1].length <= 1 && r.tok(p+1).Best().Suffix == "" // as stands in the report
		if w.strict && (r.f.rows[v.row].strict && !inside || i == first || !r.mark(i-1, ",") && r.tok(i-1).Kind != lang.Quote) {
			return false
		}
		c.at, c.last, c.row, c.stance, c.m, c.rule = p, p+1, v.row, r.f.rows[v.row].stance, v.m, "attribution-verb"
		if p++; inside {
			p++
		}
		for n := 0; p < limit && n < 12; n++ {
			if r.is(p, cAbout|cIn|cBy) && r.w[p].length <= 1 && p+1 < limit && len(r.tok(p).Readings) > 0 && r.medium(p, limit, 0).empty() && r.tok(p).Best().Suffix != "" {
				p++
				continue
			}
			if m := r.medium(p, limit, 0); !m.empty() {
				c.media = append(c.media, m)
				p = m.hi
				continue
			}
			if r.w[p].timeEnd > p {
				p = r.w[p].timeEnd
				continue
			}
			if r.is(p, cAdverb|cWeekday) || r.mark(p, ",") {
				p++
				continue
			}
			if r.nominal(p) {
				break
			}
			if _, strong, ok := r.opensAt(p, last, &r.f.rows[v.row]); ok && strong {
				return false
			}
			p++
		}
		fl := npFlag(0)
		e, f := r.nounPhrase(p, limit, fl)
		if e == p || !f.any() && f.nouns == 0 {
			return false
		}
		if w.strict {
			if _, strong, ok := r.opensAt(e, last, &r.f.rows[v.row]); ok && strong || !f.any() || !r.f.rows[v.row].that || !r.headed(phrase{p, e}) || !r.closed(e, last, &r.f.rows[v.row]) {
				return false
			}
		}
		c.source = phrase{p, e}
	case "for":
		if r.is(p, cFor) && len(r.tok(p).Fold) <= 2 {
			p++
		} else if rd, _ := r.reading(p, lang.For); rd == nil {
			return false
		}
		fallthrough
	default:
		if p < limit && (r.is(p, cWhat) || r.is(p, cNorm) && r.w[p].mention == news.None) {
			return false // as it was, by the plan
		}
		e := p + 1
		var f facts
		if w.source == "for" && p < limit && r.w[p].mention == news.None && r.w[p].role == 0 && r.w[p].class&cSource == 0 {
			e, f = r.nounPhrase(p+1, limit, 0)
			f.nouns = max(f.nouns, 1)
			if f.source = f.source || r.w[p].noun != 0 || r.w[p].head != 0 && r.f.headClass[r.w[p].head-1] == news.Unnamed || r.is(p, cMedium); r.is(p, cQuantity) || !r.f.relational(r.tok(min(p+1, len(r.w)-1))) && e == p+1 {
				e = max(e, p+1)
			}
			f.nouns++
		} else if w.source == "for" && p < limit && r.w[p].mention != news.None {
			m := r.w[p].mention
			for e < limit && r.w[e].mention == m {
				e++
			}
			f.org = true
		} else {
			e, f = r.nounPhrase(p, limit, 0)
		}
		for q := p + 1; q < e && (f.source || f.role) && !r.is(p, cMedium); q++ { // by a source, a tourist escaped
			if x := &r.w[q]; r.pastOnly(q) && r.tok(q).Best().Suffix == "" && x.class == 0 && x.verb == nil && x.qual == 0 && x.role == 0 && x.head == 0 && !r.f.relational(r.tok(q)) && r.indefiniteHead(p) && !r.inRelative(p, q) {
				e = q
			}
		}
		if e == p || !f.any() && !r.is(p, cMedium) && f.nouns > 0 && (!r.unknown(p) || e > p+1 && r.the(p+1)) {
			return false
		}
		if k := r.coordinated(p, e, limit, f, &row{}); k > e && (k >= limit || r.tok(k).Kind == lang.Punct) {
			e = k // and other sources
		}
		c.source = phrase{p, min(e, limit)}
		if e < limit-1 && !r.the(p) && r.toldIt(e) && r.w[e].mention == news.None && r.nominal(e+1) { // by figures that the ministry announced
			if k, g := r.nounPhrase(e+1, limit, 0); g.any() && k > e+1 {
				if c.source.hi = k; !r.passesOn(phrase{e + 1, k}) {
					c.source.lo = e + 1
				}
			}
		}
		for q := c.source.hi; q < limit; {
			if h := r.hearerAt(q, limit, w); h > q {
				c.media = append(c.media, phrase{q, h})
				q = h
				continue
			}
			break
		}
	}
	if !r.place(c, w, i, first, last) {
		return false
	}
	if w.source == "verb" {
		r.w[c.at].verb = nil // it has reported
	}
	return true
}

// pastOnly reports whether the word at q can be nothing but a verb, and one of the past.
func (r *run) pastOnly(q int) bool {
	past := false
	for _, m := range r.tok(q).Best().Morphs {
		if m.POS != lang.Verb {
			return false
		}
		past = past || m.Tense == lang.Past && m.Person == 3
	}
	return past && r.w[q].mention == news.None
}

// indefiniteHead reports whether the phrase that starts at token p opens with a bare noun that is no name.
func (r *run) indefiniteHead(p int) bool {
	return !r.the(p) && r.w[p].mention == news.None && r.tok(p).Best().Suffix == ""
}

// inRelative reports whether a relative pronoun stands in tokens [p, q).
func (r *run) inRelative(p, q int) bool {
	for ; p < q; p++ {
		if r.is(p, cRelative) {
			return true
		}
	}
	return false
}

// closed reports whether nothing but times, media and hearers follows token p up to a comma or the end of the sentence.
func (r *run) closed(p, last int, w *row) bool {
	for p < last {
		switch {
		case r.tok(p).Kind == lang.Punct || r.tok(p).Kind == lang.Quote || r.tok(p).Kind == lang.Close:
			return true
		case r.w[p].timeEnd > p:
			p = r.w[p].timeEnd
		case r.is(p, cAdverb|cWeekday):
			p += max(1, r.w[p].length)
		default:
			if m := r.medium(p, last, 0); !m.empty() {
				p = m.hi
			} else if h := r.hearerAt(p, last, w); h > p {
				p = h
			} else {
				return false
			}
		}
	}
	return true
}

// insideRelay notes an attribution that stands between a cue and its content: it names who passes the statement on.
func (r *run) insideRelay(i int, w *row) bool {
	if len(r.cues) == 0 {
		return false
	}
	c := &r.cues[len(r.cues)-1]
	if c.source.lo == i+r.w[i].plen {
		return true // it is the source already
	}
	e := min(c.content.lo, i+20)
	if m := r.mediaIn(i, e); !m.empty() {
		c.media = append(c.media, m)
		return true
	}
	return false
}

// selfAttribution marks words like "as he put it": they end the content before them.
func (r *run) selfAttribution(i int) {
	if i > 0 && (r.dashed(i-1, len(r.w)) > i || r.verbNext(i-1) || r.presentAt(i-1)) { // an aside: the content goes on
		r.w[i].phrase = 0
		return
	}
	r.w[i].class |= cSelf
	r.w[i].phrase = 0
	r.w[i].plen = -1
}

// presentAt reports whether the word at q is surely a finite verb of the present.
func (r *run) presentAt(q int) bool {
	ms := r.tok(q).Best().Morphs
	return r.w[q].mention == news.None && len(ms) > 0 && ms[0].POS == lang.Verb && ms[0].Tense == lang.Present
}

// place decides whether an attribution stands before or after its content.
func (r *run) place(c cue, w *row, i, first, last int) bool {
	e := c.source.hi
	for _, m := range c.media {
		e = max(e, m.hi)
	}
	q := e
	for q < last && (r.mark(q, ",;:-") || r.w[q].timeEnd > q || r.is(q, cAdverb|cWeekday)) {
		if r.w[q].timeEnd > q {
			q = r.w[q].timeEnd
		} else {
			q++
		}
	}
	if k := r.thenThat(c.source.hi, last); k > q && i == first && !slices.ContainsFunc(c.media, func(m phrase) bool { return r.outletAt(m.lo) || !r.mediaIn(m.lo, m.hi).empty() }) {
		c.source.hi, c.media, q = k, nil, k
		if r.mark(q, ",") {
			q++
		}
	}
	that := q < last && r.is(q, cThat|cThatPronoun) && !r.w[q].clitics.Has(lang.And)
	border := i == first || i-first <= 2 && r.mark(i-1, ",") || i-first == 1 || r.mark(i-1, ",;") && r.and(i)
	if that || border && q < last-1 {
		c.rule += "-first"
		c.content, c.intro = phrase{q, last}, introObject
		if that {
			c.content.lo, c.intro = q+1, introThat
			if r.is(q, cThatPronoun) {
				c.content.lo, c.intro = q, introPronoun
			}
			if r.w[q].opens > q {
				c.content.lo = q
			}
		}
		if c.content.lo >= last {
			return false
		}
		r.add(c)
		return true
	}
	// after its content
	r.w[i].plen = -1
	end := i
	for end > first && r.mark(end-1, ",;-") {
		end--
	}
	if end > first && r.kind(end-1, lang.Quote) {
		if o := r.openedBy(end - 1); o >= first && (o == first || r.mark(o-1, ",")) {
			c.content, c.back, c.rule = phrase{o + 1, end - 1}, true, c.rule+"-quote"
			r.w[o].plen = -1
			r.add(c)
			return true
		}
	}
	for k := len(r.cues) - 1; k >= 0 && k >= len(r.cues)-12; k-- {
		d := &r.cues[k]
		if d.sentence != r.tok(i).Sentence {
			break
		}
		if d.row >= 0 && r.f.rows[d.row].kind == "masdar" && r.f.rows[d.row].stance == "accuses" && d.source.empty() {
			continue // "was held on a charge of theft, by a source"
		}
		if d.at < i && !d.back {
			for ; k >= 0 && r.cues[k].sentence == d.sentence; k-- { // it holds for the whole sentence
				if e := &r.cues[k]; !e.back && e.at < i && w.source == "behind" && e.relay.empty() && !e.source.empty() && r.passesOn(e.source) {
					e.relay, e.source = e.source, c.source
				} else if !e.back && e.at < i && r.passesOn(c.source) {
					if e.relay.empty() {
						e.relay = c.source
					}
					e.media = append(e.media, c.media...)
				}
			}
			return true
		}
	}
	lo := first
	for k := len(r.cues) - 1; k >= 0 && k >= len(r.cues)-4; k-- { // an open quotation of an earlier sentence does not reach here
		if d := &r.cues[k]; d.back && d.sentence == r.tok(i).Sentence {
			lo = max(lo, d.source.hi)
		}
	}
	for lo < end && r.mark(lo, ",;") {
		lo++
	}
	if end-lo < 3 {
		return false
	}
	if w.source == "behind" && c.relay.empty() {
		c.relay = r.publisher(i, lo)
	}
	c.content, c.back, c.rule = phrase{lo, end}, true, c.rule+"-last"
	r.add(c)
	return true
}

// thenThat returns where the words behind a source at token q end before "that" with its conjunction ("by a report of the committee, made under so-and-so, then that"),
// or q where the clause has gone on before it.
func (r *run) thenThat(q, last int) int {
	for k := q; k < last && k < q+24; k++ {
		x := &r.w[k]
		switch {
		case x.class&(cThat|cThatPronoun) != 0 && x.clitics.Has(lang.So):
			if r.mark(k-1, ",") && k-1 > q {
				return k - 1
			}
			return k
		case x.class&(cThat|cThatPronoun|cContrast|cBe|cNot) != 0, x.verb != nil && x.isVerb(r, k) && !r.f.rows[x.verb.row].strict, x.phrase != 0, r.mark(k, ":;."):
			return q
		case r.mark(k, ",") && !r.is(k+1, cThat|cThatPronoun|cRelative):
			return q
		}
	}
	return q
}

// publisher returns the outlet or agency of which the clause before token i says that it carried what is told there ("which the paper X published
// yesterday, quoting"), not further back than first, or nothing.
func (r *run) publisher(i, first int) phrase {
	for v := i - 2; v >= first && v >= i-14; v-- {
		if r.w[v].mention != news.None || !r.toldIt(v) || !r.nominal(v+1) {
			continue
		}
		e, f := r.nounPhrase(v+1, i, npObject)
		if !f.any() || !r.passesOn(phrase{v + 1, e}) {
			return phrase{}
		}
		for q := e; q < i; {
			switch {
			case r.w[q].timeEnd > q:
				q = r.w[q].timeEnd
			case r.mark(q, ",") || r.is(q, cAdverb|cWeekday|cIn):
				q += max(1, r.w[q].length)
			default:
				return phrase{}
			}
		}
		return phrase{v + 1, e}
	}
	return phrase{}
}

// sayThat handles "by saying", which reports for whoever acts in the clause.
func (r *run) sayThat(i, last int) {
	if r.f.sayRow < 0 {
		return
	}
	row := r.f.sayRow
	if e := r.w[i].inside; e > i && e < last {
		last = e
	}
	if o, strong, ok := r.opensAt(i+1, last, &r.f.rows[row]); ok && strong {
		r.add(cue{at: i, last: i + 1, row: row, participle: true, rule: "by-saying", stance: "says", content: phrase{o.content, last}, from: o.from, to: -1, intro: o.kind})
	}
}

// gist handles the word that gives the gist of news, a report or a complaint named just before it ("information to the effect that").
func (r *run) gist(i, first, last int) bool {
	if r.f.sayRow < 0 || r.covered(i) {
		return false
	}
	p := i + 1
	for p < last && (r.mark(p, ":,") || r.is(p, cThat) && !r.w[p].clitics.Has(lang.And)) {
		p++
	}
	if last-p < 2 {
		return false
	}
	for k := i - 1; k >= first && k > i-12; k-- {
		if r.mark(k, ";:") || r.is(k, cThat|cThatPronoun) {
			return false
		}
		x := &r.w[k]
		if x.mention != news.None || x.head == 0 && (!r.is(k, cMedium) || x.speech) || r.the(k) || x.head != 0 && r.f.headClass[x.head-1] == news.RoleSource {
			continue
		}
		e, _ := r.nounPhrase(k, i, npObject|npClause)
		r.add(cue{at: i, last: i + 1, row: r.f.sayRow, rule: "gist", stance: "says", source: phrase{k, max(e, k+1)}, content: phrase{p, last}, from: -1, to: -1, intro: introObject})
		return true
	}
	return false
}

// passesOn reports whether a phrase names an outlet, an agency, media or a document: who can pass on what another said.
func (r *run) passesOn(p phrase) bool {
	for i := p.lo; i < p.hi && i < p.lo+4; i++ {
		if r.is(i, cSource) {
			return false
		}
		if r.outletAt(i) || r.is(i, cMedium) || r.w[i].head != 0 && r.f.headClass[r.w[i].head-1] != news.RoleSource && r.f.headClass[r.w[i].head-1] != news.OrgSource {
			return true
		}
	}
	return false
}

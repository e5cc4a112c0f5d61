package statements

import (
	"strings"
	"unicode/utf8"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

// npFlag narrows how far a noun phrase may go on.
type npFlag uint16

const (
	npObject npFlag = 1 << iota // an object may follow without any mark: stop where the phrase can be complete
	npTo                        // "to" opens the content
	npBy                        // "by" opens the content
	npAbout
	npOn
	npFrom
	npIn
	npFor
	npTold   // a person may follow whom it is said to or about
	npClause // the phrase is the subject of a clause whose object may follow
)

const npHearer = npObject | npBy | npTo | npTold

func npFlags(w *row) (fl npFlag) {
	if w.object || w.blame {
		fl |= npObject
	}
	for c, f := range map[class]npFlag{cTo: npTo, cBy: npBy, cAbout: npAbout, cOn: npOn, cFrom: npFrom, cIn: npIn, cFor: npFor} {
		if (w.preps|w.hearer)&c != 0 {
			fl |= f
		}
	}
	if w.hearerObject {
		fl |= npObject | npClause
	}
	if w.hearerObject || w.stance == "condemns" || w.stance == "accuses" {
		fl |= npTold
	}
	return fl
}

// facts is what a noun phrase was seen to hold.
type facts struct {
	person, org, place, role, source bool
	orgNoun                          bool // a common noun for a body (the ministry, a party)
	nouns                            int
	quantity                         bool
}

var noFacts facts

func (f facts) any() bool { return f.person || f.org || f.place || f.role || f.source || f.orgNoun }

// maxDepth bounds how deep a phrase is followed into its complements and appositions, so that a failed one is not tried again at every level.
const maxDepth = 4

// nounPhrase walks over the noun phrase that starts at token p and returns the token after it and what it holds.
func (r *run) nounPhrase(p, limit int, fl npFlag) (int, facts) {
	var f facts
	if p >= limit || p >= len(r.w) {
		return p, f
	}
	if r.depth >= maxDepth { // phrases in phrases in phrases: no further
		return min(p+1, limit), f
	}
	r.depth++
	defer func() { r.depth-- }()
	q := p
	opener := &r.w[p]
	at := p           // where the head is looked for: after this, some, all
	closed := false   // by a person's name: only an apposition can follow
	definite := false // the phrase has its article or a name: no further noun without article belongs to it
	named := false    // ends in the name of an organisation or place
	for q < limit && q-p < 40 {
		x := &r.w[q]
		tok := r.tok(q)
		if q == p+1 && f.quantity && x.class&cPrepPronoun != 0 { // a number of them
			f.source = true
			return q + 1, f
		}
		if q == p+2 && r.is(p, cMedium) && !r.w[p].speech {
			if t := r.pastTimes(q, limit); t > q && t+1 < limit && r.is(t, cAbout) && r.orgAt(t+1) { // a statement issued today by
				q = t
				continue
			}
		}
		if q > p && (x.timeEnd > q || x.class&(cAdverb|cWeekday|cThat|cThatPronoun|cContrast|cDone|cNot|cSay|cAnonymity|cPrepPronoun|cSpeech) != 0) && x.mention == news.None && !(x.qualLen > 1 && x.class&cNot != 0 && x.class&cAnonymity == 0) {
			break
		}
		if q > p && x.class&cPosted != 0 && f.role && q+1 < limit && (r.w[q+1].mention != news.None && r.rec.Mentions[r.w[q+1].mention].Kind != news.Person || r.orgHead(q+1) || r.the(q+1)) && (!closed || r.w[q-1].mention == news.None) {
			q = r.gluedNoun(q+1, limit) // the ambassador to
			definite, named = true, true
			continue
		}
		if q > p && x.noun != 0 && x.mention == news.None && x.role == 0 && r.ownSuffix(q) {
			break // his confirmation
		}
		if q > p && (x.class&cTime != 0 || x.class&cTruth != 0 && !r.the(q)) && x.mention == news.None {
			break
		}
		if x.mention != news.None && (tok.Kind == lang.Word || tok.Kind == lang.Foreign || tok.Kind == lang.Number || tok.Kind == lang.Open) {
			m := &r.rec.Mentions[x.mention]
			if q > p && m.Kind == news.Organization && m.Span.Start > tok.Span.Start && r.mediumTold(q) {
				break
			}
			if q > p && m.Span.Start == tok.Span.Start && r.clitic(q, lang.For) && (r.outletAt(q) || closed) {
				break // to the paper
			}
			if q > p && m.Span.Start > tok.Span.Start && f.role && !closed && m.Kind != news.Person && r.clitic(q, lang.By|lang.For) && !r.outletAt(q) && !(fl&npBy != 0 && r.clitic(q, lang.By) && !r.openingAfter(q, limit) && !r.thatAfter(q)) {
				// an office of or at the body
			} else if q > p && m.Span.Start > tok.Span.Start { // a proclitic stands before the name
				rd, _ := r.reading(q, lang.And|lang.So|lang.By|lang.Like|lang.For)
				if rd == nil {
					break
				}
				if rd.Clitics.Has(lang.And|lang.So) && (closed || named) && m.Kind != news.Person || rd.Clitics.Has(lang.And) && m.Kind == news.Person && f.person {
					// co-ordinated names
				} else if rd.Clitics.Has(lang.For) && f.orgNoun && !f.role && !f.org && !f.person && r.the(p) && m.Kind == news.Organization && !r.outletAt(q) {
					// the office of the union
				} else if rd.Clitics.Has(lang.For) && r.is(p, cMedium) && !r.w[p].speech && !definite && m.Kind == news.Organization {
					// a statement of the body
				} else if rd.Clitics.Has(lang.By) && fl&npBy == 0 && !closed && (f.role || f.source || f.nouns > 0) {
				} else if rd.Clitics.Has(lang.By) && f.org && named && !closed && !f.person && m.Kind == news.Place && (fl&npBy == 0 || r.thatLater(q) || r.placeThenObject(q, limit)) {
					// a body in some town
				} else if rd.Clitics.Has(lang.By) && f.source && !definite && q <= p+2 && m.Kind == news.Organization {
					// a source in the body
				} else if rd.Clitics.Has(lang.By) && f.source && !closed && r.placeThenObject(q, limit) {
				} else if rd.Clitics.Has(lang.For) && fl&npFor == 0 && !closed && (f.role || f.source || f.nouns > 0) && fl&npObject == 0 {
				} else {
					break
				}
			} else if q > p && (closed || fl&npObject != 0 && named && !f.role && !f.source && !f.person && (r.w[q-1].mention != news.None || r.kind(q-1, lang.Quote))) {
				break // a name after a name is who is spoken of
			}
			id := x.mention
			for q < limit && r.w[q].mention == id {
				q++
			}
			switch m.Kind {
			case news.Person:
				f.person, closed = true, true
			case news.Organization:
				f.org, named = true, true
			default:
				f.place, named = true, true
			}
			definite = true
			continue
		}
		if x.opens > q {
			n := x.opens - q - 1
			hasName := q+1 < len(r.w) && r.w[q+1].mention != news.None
			if n >= 1 && n <= 6 && x.opens < limit && !closed && (hasName || q > p && !r.speechQuote(q)) && !(q > p && named) {
				if hasName {
					switch r.rec.Mentions[r.w[q+1].mention].Kind {
					case news.Person:
						f.person, closed = true, true
					case news.Organization:
						f.org, named = true, true
					default:
						f.place = true
					}
				}
				if q == p {
					q++ // the marks around a name stay outside
					for q < x.opens {
						q++
					}
					if x.opens+1 < limit && r.nominalAfterName(x.opens+1) {
						q = x.opens + 1
						definite = true
						continue
					}
					return x.opens, f
				}
				q = x.opens + 1
				definite = true
				continue
			}
			break
		}
		if tok.Kind == lang.Open && q > p {
			e := q + 1
			for e < limit && e-q < 8 && !r.kind(e, lang.Close) {
				e++
			}
			if e < limit && r.kind(e, lang.Close) {
				q = e + 1
				continue
			}
			break
		}
		if r.mark(q, ",") && q > p && q+1 < limit {
			e := r.apposition(q+1, limit, fl, &f, closed)
			if e > q+1 {
				q = e
				if f.person {
					closed = true
				}
				definite = true
				continue
			}
			break
		}
		if tok.Kind != lang.Word {
			if tok.Kind == lang.Number && q > p && !definite || tok.Kind == lang.Number && q == p {
				q++
				continue
			}
			break
		}
		if q > p && x.role > 0 && f.role && !closed && r.byOrg(q) && (fl&npBy == 0 || r.openingAfter(q, limit)) {
			q = r.gluedNoun(q, limit)
			definite, named = true, true
			continue
		}
		if x.role > 0 && !(closed && fl&npTold != 0 && r.the(q)) && !(named && !closed && !r.titleOf(q, limit) && !(fl == 0 && r.and(q) && (f.quantity || f.role))) && (x.verb == nil || x.verb.m.Tense == lang.Past) {
			if q > p && r.and(q) && closed {
				break
			}
			if q > p && closed && !r.orgHead(q) && !r.clitic(q, lang.By|lang.For) && f.person && r.w[q-1].mention != news.None && !x.accusative { // the name, then the office
				if e := r.officeAfterName(q, limit, fl); e > q {
					q, f.role = e, true
					continue
				}
			}
			if q > p && definite && !closed && fl&npObject != 0 && !r.the(q) {
				break
			}
			if q > p && r.clitic(q, lang.By|lang.For) {
				if e := r.absorbPrep(q, p, limit, fl, &f, closed, named); e > q {
					q = e
					definite = true
					continue
				}
				break
			}
			if q > p && definite && fl&npObject != 0 && (r.f.oblique(tok.Best().Stem) || fl&npClause != 0 && f.role && r.the(q) && r.the(q-1) && r.orgHead(q) || f.orgNoun && !f.role && r.the(q) && !r.titleOf(q, limit)) {
				break // a hearer
			}
			if q > p && definite && fl&npObject != 0 && r.ownTitle(q) {
				break // his excellency, his happiness: what is felt
			}
			if r.orgHead(q) {
				f.orgNoun = true
			} else {
				f.role = true
			}
			for k := q; k < q+x.role && k < limit; k++ {
				if r.the(k) {
					definite = true
				}
			}
			q = min(q+x.role, limit)
			continue
		}
		if x.head != 0 && (q == at || f.quantity && f.nouns == 1 && !f.any() && q <= p+2) && !r.clitic(q, lang.By) {
			f.source = f.source || r.f.headClass[x.head-1] == news.Unnamed || r.f.headClass[x.head-1] == news.Affiliated
			f.role = f.role || r.f.headClass[x.head-1] == news.RoleSource
			f.orgNoun = f.orgNoun || r.f.headClass[x.head-1] == news.OrgSource
			for k := q; k < q+max(x.headLen, x.role) && k < limit; k++ {
				definite = definite || r.the(k)
			}
			q = min(q+max(x.headLen, x.role), limit)
			if x.headLen > 1 && r.is(q-1, cIn|cFrom) && q < limit && r.w[q].mention == news.None && r.w[q].part != nil { // sources in the morgue
				q, _ = r.nounPhrase(q, limit, fl|npObject)
				definite = true
			}
			continue
		}
		if q > p && (x.qual != 0 || x.class&cQualifier != 0) && !closed && (f.source || f.role || f.orgNoun) && x.mention == news.None && x.class&cAnonymity == 0 && !r.and(q) && !r.clitic(q, lang.By|lang.For) && (x.verb == nil || r.the(q)) {
			n := max(1, x.qualLen)
			if n > 1 && fl&npOn != 0 && r.is(q+n-1, cOn) && !r.openingAfter(q+n, limit) {
				n-- // the preposition is the verb's
			}
			q = min(q+n, limit)
			if x.glued && q < limit && r.clitic(q, lang.For|lang.By) {
				q = r.gluedNoun(q, limit)
				definite = true
			}
			continue
		}
		if q == at && x.mention == news.None && r.f.latter[tok.Best().Host] {
			f.role = true
			return q + 1, f
		}
		if q == p && r.people(q) && !(fl&npObject != 0 && r.f.oblique(tok.Best().Stem)) {
			f.source = true
			f.nouns++
			for q++; q < limit && r.people(q) && !r.and(q); q++ { // Yemeni officers
			}
			if fl&npObject != 0 {
				return q, f
			}
			continue
		}
		if q > p && f.person && closed && x.class&cOne != 0 && !r.and(q) && r.w[q-1].mention != news.None && q+1 < limit && r.the(q+1) { // so-and-so, one of the residents
			q, _ = r.nounPhrase(q, limit, fl)
			continue
		}
		if x.class&cQuantity != 0 && q == p {
			f.quantity = true
			f.source = f.source || r.the(q) && x.class&cOne == 0 // some, the others
			f.nouns++
			q++
			continue
		}
		if x.class&cCalled != 0 && q > p && !closed && q+1 < limit && r.w[q+1].mention != news.None && r.rec.Mentions[r.w[q+1].mention].Kind == news.Person {
			q++ // "a commander called X"
			continue
		}
		if x.class&cCalled != 0 && q > p && f.orgNoun && !f.org {
			if e := r.calledBody(q, limit); e > q {
				f.org = true
				return e, f
			}
		}
		if x.class&cRelative != 0 && q > p {
			e := r.relativeEnd(q, limit)
			if e >= limit && fl&npObject != 0 {
				break
			}
			q = e
			if r.mark(q, ",") {
				return q, f
			}
			continue
		}
		if x.class&cBack != 0 && x.clitics == 0 && q > at && fl&npObject != 0 && (definite || f.any()) && q+1 < limit && r.the(q+1) && r.w[q+1].mention == news.None && !r.f.relational(r.tok(q+1)) && !r.is(q+1, cRelative) {
			break // this decision
		}
		if x.class&cBack != 0 {
			definite = q > at // this before its noun, the same after it
			q += max(1, x.length)
			if !definite {
				at = q
			}
			continue
		}
		if e := r.absorbPrep(q, p, limit, fl, &f, closed, named); e > q {
			q = e
			definite = true
			continue
		}
		if x.class&(prepositions|cWhat|cBe|cPronoun|cAfter|cButHe) != 0 && x.length <= 1 || x.class&(cAfter|cButHe) != 0 {
			break
		}
		if closed {
			break
		}
		if q > p && r.is(q, cIssued) && !definite && r.is(p, cMedium) && !r.w[p].speech && q+1 < limit && r.is(q+1, cAbout) && r.w[q+1].length <= 1 { // a statement issued by
			if e, g := r.nounPhrase(q+2, limit, fl|npObject); g.any() {
				f.org = f.org || g.org
				return e, f
			}
		}
		if q > p && x.isVerb(r, q) && (x.role == 0) && !r.the(q) {
			break
		}
		if q > p && x.part != nil && !r.the(q) {
			break
		}
		if q > p && tok.Best().Clitics.Has(lang.Prepositions) && !r.the(q) {
			break
		}
		if q > p && r.clitic(q, lang.By|lang.For) {
			break
		}
		if q > p && r.and(q) {
			// a second head: taken only where a definite noun follows a definite one
			if !(definite && r.the(q)) || fl&npObject != 0 && !f.role {
				break
			}
			q++
			continue
		}
		if r.the(q) {
			if q > p && fl&npObject != 0 && f.role && !f.person && q == p+r.w[p].role && r.the(p) && x.qual == 0 && x.class&cQualifier == 0 && !r.f.relational(tok) && !r.participleAt(q) {
				break // behind an office with its article no noun can belong to it
			}
			if q > p && fl&npObject != 0 && !definite && r.act(q) && !r.f.relational(tok) && (q > p+max(opener.role, opener.headLen) && (r.w[q-1].qual != 0 || r.f.relational(r.tok(q-1))) || f.source && opener.headLen > 1 && q == p+opener.headLen) {
				break // nor a definite one an indefinite noun
			}
			if q > p && fl&npObject != 0 && definite && (f.role || f.source) && x.qual == 0 && x.class&cQualifier == 0 && !r.f.relational(tok) && r.act(q) {
				break // no verbal noun describes a noun
			}
			if q > p && fl&npObject != 0 && definite && !r.f.relational(tok) && (!(f.role && !named && !f.source) || fl&npClause != 0 && r.the(q-1) && x.qual == 0 && x.class&cQualifier == 0) {
				break
			}
			if q > p && named && !r.f.relational(tok) {
				break
			}
			definite = true
			f.nouns++
			q++
			continue
		}
		if q > p && x.class&cAnd != 0 && definite && q+1 < limit && r.the(q+1) && !(fl&npObject != 0 && !f.role) {
			q += 2 // "and" written apart
			continue
		}
		if q > p && len(tok.Fold) <= 2 {
			break
		}
		// a noun or adjective without article
		if q > p && definite && !(f.source && fl&npObject == 0) {
			break
		}
		if q > p && fl&npObject != 0 && !r.f.relational(tok) {
			// belongs to the phrase only in construct with a definite noun or a name
			if f.role && !f.person && !definite && q > p && q < limit-1 && r.roleEnds(p, q) && !r.deed(q) && !x.accusative && x.qual == 0 && x.verb == nil && r.plural(q) {
				f.nouns++
				q++
				continue // the secretary of workers and clerks of the town
			}
			if q+1 >= limit || !(r.the(q+1) || r.w[q+1].mention != news.None && !r.clitic(q+1, lang.By|lang.For|lang.And)) || f.nouns > 1 || f.role || f.source {
				break
			}
		}
		f.nouns++
		q++
	}
	if q > limit {
		q = limit
	}
	return q, f
}

// pastTimes returns the token after the times and adverbs that start at token q.
func (r *run) pastTimes(q, limit int) int {
	for q < limit && (r.w[q].timeEnd > q || r.is(q, cAdverb|cWeekday)) {
		q = max(q+1, r.w[q].timeEnd)
	}
	return q
}

// participleAt reports whether the word at q can be a participle that describes the noun before it, and no verbal noun.
func (r *run) participleAt(q int) bool {
	part := false
	for _, rd := range r.tok(q).Readings {
		for _, m := range rd.Morphs {
			if m.POS == lang.VerbalNoun {
				return false
			}
			part = part || m.POS == lang.ActiveParticiple || m.POS == lang.PassiveParticiple
		}
	}
	return part || r.unknown(q)
}

// act reports whether the word at q is a verbal noun or a document, and nothing that could describe a noun.
func (r *run) act(q int) bool {
	act := r.w[q].document
	for _, rd := range r.tok(q).Readings {
		for _, m := range rd.Morphs {
			if m.POS == lang.ActiveParticiple || m.POS == lang.PassiveParticiple {
				return false
			}
			act = act || m.POS == lang.VerbalNoun
		}
	}
	return act
}

// anyPlace reports whether the word at q is a word for some place.
func (r *run) anyPlace(q int) bool {
	if r.is(q, cTown) {
		return true
	}
	h, ok := r.f.lang.Lexicon("place_heads").Match(r.t, q, lang.ByStem)
	return ok && h.Last == q+1 && !r.verbalNoun(q)
}

// roleEnds reports whether the office that starts at token p ends just before token q.
func (r *run) roleEnds(p, q int) bool { return r.w[p].role > 0 && p+r.w[p].role == q }

// plural reports whether the word at q is a plural of people, sound or listed.
func (r *run) plural(q int) bool { return r.pluralWord(q) || r.pluralLook(q) }

// officeAfterName returns the token after the office of the person named just before token q: with the article, or in construct with
// something definite, over as many bare nouns as stand between. It returns q when no such office starts there.
func (r *run) officeAfterName(q, limit int, fl npFlag) int {
	k := q
	if !r.the(q) {
		k = q + r.w[q].role
		for n := 0; k < limit && n < 2 && r.construct(k) && !r.deed(k); n++ {
			k++
		}
		if k >= limit || !r.the(k) && (r.w[k].mention == news.None || r.rec.Mentions[r.w[k].mention].Kind == news.Person || r.clitic(k, lang.Prepositions|lang.And)) {
			return q
		}
	}
	if e, g := r.nounPhrase(q, limit, fl); k < q+r.w[q].role+1 && g.role && !g.person {
		return max(e, k)
	} else if k >= q+r.w[q].role+1 {
		if e, g := r.nounPhrase(k, limit, fl); !g.person {
			return max(e, k+1)
		}
	}
	return q
}

// ownTitle reports whether the word at q is a title that carries a pronoun.
func (r *run) ownTitle(q int) bool {
	_, title := r.f.heads[1].Match(r.t, q, lang.ByStem)
	return title && r.f.third[r.tok(q).Best().Suffix]
}

// nominalAfterName reports whether the phrase goes on after a quoted name.
func (r *run) nominalAfterName(q int) bool {
	return r.mark(q, ",") && (r.w[min(q+1, len(r.w)-1)].role > 0) || r.w[q].role > 0
}

// clitic reports whether token q's reading surely carries one of the proclitics.
func (r *run) clitic(q int, set lang.Clitics) bool {
	rd, sure := r.reading(q, set)
	return rd != nil && sure
}

// relativeEnd returns the token after a relative clause that starts at q: at a comma or where content surely opens.
func (r *run) relativeEnd(q, limit int) int {
	for q++; q < limit; q++ {
		if r.mark(q, ",:;") || r.w[q].class&(cThat|cThatPronoun) != 0 && !r.w[q].clitics.Has(lang.And) && r.w[q-1].verb == nil {
			return q
		}
		if r.clitic(q, lang.For) && r.outletAt(q) && r.w[q-1].verb == nil || r.is(q, cFor) && len(r.tok(q).Fold) <= 2 && r.kind(q+1, lang.Quote) {
			return q // to the paper
		}
		if o := r.w[q].opens; o > q {
			if r.speechQuote(q) {
				return q
			}
			q = min(o, limit-1)
		}
	}
	return limit
}

// calledBody returns the token after the name of a body that the words at token q give ("a group that calls itself X"), or q.
func (r *run) calledBody(q, limit int) int {
	n := q + max(1, r.w[q].length)
	if n >= limit {
		return q
	}
	closes := 0
	if r.kind(n, lang.Quote) {
		closes = r.w[n].opens
		n++
	}
	if n >= limit || r.w[n].mention == news.None || r.rec.Mentions[r.w[n].mention].Kind != news.Organization {
		return q
	}
	if closes > n && closes < limit {
		return closes + 1
	}
	id := r.w[n].mention
	for n < limit && r.w[n].mention == id {
		n++
	}
	return n
}

// apposition returns the token after an apposition that starts at q (after a comma), or q when none does.
func (r *run) apposition(q, limit int, fl npFlag, f *facts, closed bool) int {
	x := &r.w[q]
	if x.class&cRelative != 0 || x.class&cPronoun != 0 && r.and(q) {
		return r.relativeEnd(q, limit)
	}
	if x.mention != news.None {
		m := &r.rec.Mentions[x.mention]
		if m.Kind == news.Person && !f.person && (f.role || f.nouns > 0) && m.Span.Start == r.tok(q).Span.Start {
			id := x.mention
			for q < limit && r.w[q].mention == id {
				q++
			}
			f.person = true
			return q
		}
		if r.and(q) && m.Span.Start > r.tok(q).Span.Start && m.Kind != news.Person && f.org {
			id := x.mention
			for q < limit && r.w[q].mention == id {
				q++
			}
			return q
		}
		return q
	}
	if x.role > 0 && !r.and(q) && !r.clitic(q, lang.By|lang.For) {
		e, g := r.nounPhrase(q, limit, fl)
		if closed && !g.person || !closed && g.person {
			if g.person {
				f.person = true
			}
			f.role = true
			return e
		}
	}
	if r.is(q, cQuantity) && closed {
		return q
	}
	if (f.source || f.role) && !closed && r.qualifier(q) {
		e := q + 1
		for e < limit && !r.mark(e, ",:;") && r.w[e].class&(cThat|cThatPronoun) == 0 && !(r.w[e].opens > e && r.speechQuote(e)) && !(r.is(e, cFor) && len(r.tok(e).Fold) <= 2) && !(r.w[e].verb != nil && r.w[e].isVerb(r, e)) {
			e++
		}
		return e
	}
	return q
}

// absorbPrep returns the token after a preposition and its noun that belong to the phrase, or q when they do not.
func (r *run) absorbPrep(q, p, limit int, fl npFlag, f *facts, closed, named bool) int {
	if q == p || closed {
		return q
	}
	x := &r.w[q]
	if len(r.tok(q).Fold) <= 2 { // a preposition that stands alone opens a hearer
		return q
	}
	head := f.role || f.source || f.orgNoun || f.nouns > 0
	if !head && !(f.org && x.class&cIn != 0) {
		return q
	}
	w := q
	switch {
	case x.class&cIn != 0 && x.length <= 1:
		if fl&npIn != 0 {
			return q
		}
	case x.class&cOwnBehalf != 0: // his spokesman
		if f.role {
			return q + 1
		}
		return q
	case x.class&cBehalf != 0:
		if !f.role {
			return q
		}
	case x.class&cFrom != 0:
		if fl&npFrom != 0 && !(f.quantity && q == p+1) || !f.source && !f.role && !f.quantity {
			return q
		}
	case x.class&cTo != 0:
		if !f.role || q+1 >= limit || r.w[q+1].mention == news.None || r.rec.Mentions[r.w[q+1].mention].Kind == news.Person {
			return q
		}
		if fl&npTo != 0 && !r.toAgain(q+1, limit) {
			return q
		}
	case x.class&cAbout != 0:
		if r.is(p, cMedium) && q > p+1 && q+1 < limit && r.orgAt(q+1) { // issued by
			e, _ := r.nounPhrase(q+1, limit, fl|npObject)
			return e
		}
		if !f.role && !f.source || fl&npAbout != 0 && !(q+1 < limit && r.w[q+1].mention != news.None && r.openingAfter(q+1, limit)) {
			return q
		}
	case x.class&cOn != 0:
		if !f.source && !f.role || fl&npOn != 0 && !r.openingAfter(q+1, limit) {
			return q
		}
	case (f.role || f.orgNoun || f.org) && r.clitic(q, lang.By) && r.the(q) && r.w[q].mention == news.None && r.anyPlace(q): // in the town
		w--
	case q == p+1 && f.source && r.clitic(q, lang.By) && r.the(q) && (r.w[q].role > 0 || !r.verbalNoun(q)) && r.thatLater(q): // a source in the body
		w--
	case r.clitic(q, lang.By) || r.byOrg(q) && f.role:
		if fl&npBy != 0 && r.w[q].mention == news.None && r.verbalNoun(q) && !(f.role && q+1 < limit && r.w[q+1].mention != news.None && r.rec.Mentions[r.w[q+1].mention].Kind == news.Place && r.thatAfter(q)) {
			return q // what is asked for
		}
		if fl&npBy != 0 && !(f.role && (r.orgAt(q) || (r.the(q) || q+1 < limit && r.w[q+1].mention != news.None) && r.thatAfter(q))) && !(f.source && r.placeThenObject(q, limit)) {
			return q
		}
		w--
	case r.clitic(q, lang.For):
		if fl&npFor != 0 && r.deed(q) && !(f.role && r.thatAfter(q)) { // called on the citizens to: what is asked for
			return q
		}
		if r.is(p, cMedium) && !r.w[p].speech && !r.outletAt(q) && (r.w[q].mention != news.None && r.rec.Mentions[r.w[q].mention].Kind == news.Organization || r.w[q].head != 0 && r.f.headClass[r.w[q].head-1] == news.OrgSource && r.definite(q)) {
			return r.gluedNoun(q, limit) // a statement of the body
		}
		if h := r.w[p].head; h != 0 && r.f.headPrivate[h-1] != "" || r.human(q) {
			return q // a woman told the police, a commander the journalists
		}
		if f.orgNoun && !f.role && !f.org && r.the(p) && (r.w[q].mention != news.None && r.rec.Mentions[r.w[q].mention].Kind == news.Organization || r.orgHead(q)) && !r.outletAt(q) {
			w-- // the office of the union
			break
		}
		if !f.role && (fl&npFor != 0 || fl&npObject != 0 && !f.source) || r.w[q].role > 0 && !r.orgHead(q) || r.is(q, cMedium) {
			return q
		}
		if !(r.orgAt(q) || r.the(q)) || r.outletAt(q) {
			return q
		}
		w--
	default:
		return q
	}
	n := w + 1
	if n >= limit {
		return q
	}
	if w == q && !r.medium(q, limit, 0).empty() {
		return q
	}
	if n > q && !r.nominal(n) {
		return q
	}
	if r.w[n].timeEnd > n || r.is(n, cMedium|cPlatform|cWeekday|cThat) {
		return q
	}
	if n > q {
		e, g := r.nounPhrase(n, limit, fl|npObject)
		if g.person && x.class&cFrom == 0 {
			f.nouns++
		}
		if f.quantity && x.class&cFrom != 0 { // a number of them: what they are
			f.role, f.source, f.orgNoun, f.org = f.role || g.role || r.the(n) && r.pluralLook(n), f.source || g.source, f.orgNoun || g.orgNoun, f.org || g.org
		}
		return e
	}
	return r.gluedNoun(q, limit)
}

// gluedNoun returns the token after a word with a proclitic preposition and the definite nouns or names that belong to it.
func (r *run) gluedNoun(q, limit int) int {
	e := q + 1
	if m := r.w[q].mention; m != news.None {
		for e < limit && r.w[e].mention == m {
			e++
		}
	} else {
		if k := r.w[q].role; k > 0 {
			e = min(q+k, limit)
		}
		for e < limit && (r.the(e) || r.w[e].mention != news.None && !r.clitic(e, lang.And|lang.By|lang.For) && r.rec.Mentions[r.w[e].mention].Kind != news.Person) && r.w[e].timeEnd <= e && !r.is(e, cWeekday|cAdverb|cRelative|cTime) && !r.and(e) {
			e++
		}
	}
	return e
}

// placeThenObject reports whether the word at q is a place with "in" before it, and what was said follows as an object: the place is the source's.
func (r *run) placeThenObject(q, limit int) bool {
	m := r.w[q].mention
	if m == news.None || r.rec.Mentions[m].Kind != news.Place {
		return false
	}
	for q < limit && r.w[q].mention == m {
		q++
	}
	return q < limit && r.objectStart(q) && (r.deed(q) || r.kind(q, lang.Number))
}

// byOrg reports whether the word at q can be "in" or "of" before an organisation's name or head.
func (r *run) byOrg(q int) bool {
	rd, _ := r.reading(q, lang.By)
	return rd != nil && r.orgAt(q) && (r.w[q].mention != news.None || r.orgHead(q) || r.w[q].head != 0 && r.f.headClass[r.w[q].head-1] == news.OrgSource)
}

// openingAfter reports whether, after the name at q, an apposition or another opening of content follows.
func (r *run) openingAfter(q, limit int) bool {
	if q >= limit {
		return false
	}
	m := r.w[q].mention
	for n := 0; q < limit && n < 10; q, n = q+1, n+1 {
		if m != news.None && r.w[q].mention == m || r.mark(q, ",") || r.w[q].timeEnd > q {
			continue
		}
		return r.is(q, cThat|cThatPronoun) || r.w[q].role > 0 && r.titleOf(q, limit) || r.w[q].mention != news.None && r.rec.Mentions[r.w[q].mention].Kind == news.Person || r.mark(q, ":")
	}
	return false
}

// thatAfter reports whether, after the name of a person behind token q, content opens with "that" in the same sentence, though the circumstances
// of the saying stand between: "the director of X, A.B., in a statement to the station that".
func (r *run) thatAfter(q int) bool {
	_, last := r.sentence(q)
	person := false
	for n := 0; q < last && n < 24; q, n = q+1, n+1 {
		x := &r.w[q]
		if person && x.class&(cThat|cThatPronoun) != 0 {
			return true
		}
		if n > 0 && x.mention == news.None && (x.part != nil || x.isVerb(r, q)) {
			return false
		}
		person = person || x.mention != news.None && r.rec.Mentions[x.mention].Kind == news.Person
	}
	return false
}

// thatLater reports whether content opens with "that" behind token q in the same sentence, before any other verb.
func (r *run) thatLater(q int) bool {
	_, last := r.sentence(q)
	for n := 0; q < last && n < 24; q, n = q+1, n+1 {
		x := &r.w[q]
		if x.class&(cThat|cThatPronoun) != 0 {
			return true
		}
		if n > 0 && x.mention == news.None && (x.part != nil || x.isVerb(r, q)) || r.mark(q, ":") {
			return false
		}
	}
	return false
}

// toAgain reports whether a second "to" or another opening follows soon after the name at q.
func (r *run) toAgain(q, limit int) bool {
	m := r.w[q].mention
	for n := 0; q < limit && n < 8; q, n = q+1, n+1 {
		if m != news.None && r.w[q].mention == m || r.mark(q, ",") || r.w[q].timeEnd > q {
			continue
		}
		return r.is(q, cTo|cThat|cThatPronoun|cAbout)
	}
	return false
}

// orgAt reports whether an organisation or place, or a head of one, starts at the proclitic word q.
func (r *run) orgAt(q int) bool {
	if m := r.w[q].mention; m != news.None {
		return r.rec.Mentions[m].Kind != news.Person
	}
	return r.w[q].role > 0 || r.is(q, cQuantity) || r.w[q].head != 0 && r.f.headClass[r.w[q].head-1] == news.OrgSource
}

// titleOf reports whether the title at q stands before a person's name.
func (r *run) titleOf(q, limit int) bool {
	e := q + r.w[q].role
	return e < limit && r.w[e].mention != news.None && r.rec.Mentions[r.w[e].mention].Kind == news.Person && !r.and(q)
}

// outletAt reports whether the word at q opens an outlet's or agency's name.
func (r *run) outletAt(q int) bool {
	if h, ok := r.f.heads[2].Match(r.t, q, lang.ByStem); ok && r.f.outletHead[h.Entries[0]] {
		return true
	}
	if m := r.w[q].mention; m != news.None {
		if e := r.rec.Mentions[m].Entity; e != news.None && news.PassesOn(r.rec.Entities[e].Type) {
			return true
		}
		for k := q; k < len(r.w) && r.w[k].mention == m; k++ {
			if r.is(k, cOutletWord) {
				return true
			}
		}
		if a := r.rec.Article.Outlet; a != nil && r.rec.Mentions[m].Kind == news.Organization && r.f.outletKey(a.Name) == r.f.outletKey(r.rec.Mentions[m].Span.Of(r.rec.Article.Text)) {
			return true
		}
	}
	_, ok := r.f.outlets.Match(r.t, q, lang.ByHost)
	return ok
}

// mediumTold reports whether the word at q is "to" and the name of an organisation that can only be a medium here: it is known as one, or has
// neither a head of its own nor a type.
func (r *run) mediumTold(q int) bool {
	m := r.w[q].mention
	if !r.clitic(q, lang.For) || m == news.None {
		return false
	}
	if r.outletAt(q) {
		return true
	}
	if r.w[q].role > 0 || r.w[q].head != 0 || r.the(q) || q+1 < len(r.w) && r.w[q+1].mention == m {
		return false
	}
	e := r.rec.Mentions[m].Entity
	return e == news.None || r.rec.Entities[e].Type == ""
}

// unknown reports whether neither the lexicons nor the morphology know the word at q: it may be a name that was not found as one.
func (r *run) unknown(q int) bool {
	x := &r.w[q]
	if x.class != 0 || x.role > 0 || x.head != 0 || x.noun != 0 || x.verb != nil || r.the(q) {
		return false
	}
	for _, rd := range r.tok(q).Readings {
		if len(rd.Morphs) > 0 {
			return false
		}
	}
	return true
}

// qualifier reports whether an adjective that says how a source is placed ("close to", "informed") starts at q. It has no article or the article of its head.
func (r *run) qualifier(q int) bool {
	return r.is(q, cQualifier) && !r.and(q)
}

// subjectBefore returns the noun phrase that ends just before the verb at i (adverbs, times and auxiliaries between), empty when there is none.
func (r *run) subjectBefore(i, first int) phrase {
	e := i
	for e > first {
		p := e - 1
		switch {
		case r.inPhrase(p, cAdverb):
			for k := 1; k < 4; k++ {
				if w := &r.w[p-k]; w.class&cAdverb != 0 && w.length == k+1 {
					e = p - k
					break
				}
			}
			continue
		case r.is(p, cDone) && r.and(p):
			return phrase{} // "and has": the clause begins with its verb
		case r.is(p, cDone|cBe) && !r.is(p, cThat) || r.is(p, cAdverb|cWeekday) || r.mark(p, ",-"):
			e = p
			continue
		}
		if k := r.timeEndingAt(p, first); k >= 0 {
			e = k
			continue
		}
		break
	}
	if e <= first {
		return phrase{}
	}
	lo := e
	for n := 0; lo > first && n < 32; n++ {
		p := lo - 1
		if r.w[p].class&(cThat|cThatPronoun|cBe|cContrast|cDone|cSay) != 0 && !(r.w[p].class&cContrast != 0 && r.w[p].length > 1) || r.mark(p, ":;.") || r.w[p].opens > i {
			break
		}
		if r.inPhrase(p, cContrast) {
			break
		}
		lo--
	}
	for s := lo; s < e && s-lo < 3; s++ {
		if !r.nominal(s) && !(r.w[s].mention != news.None) {
			if r.is(s, cTime) && r.w[s].length <= 1 && s > first-1 { // it governs the noun after it
				k := s + 1
				for k < e && !r.mark(k, ",") {
					k++
				}
				if k >= e-1 {
					return phrase{}
				}
				lo = k + 1
				s = k
				continue
			}
			if r.mark(s, ",") || r.is(s, cAdverb|cTime|cContrast) {
				continue
			}
			return phrase{}
		}
		if ms := r.tok(s).Best().Morphs; r.w[s].mention == news.None && r.w[s].role == 0 && r.w[s].head == 0 && len(ms) > 0 && ms[0].POS == lang.Verb {
			return phrase{}
		}
		if r.w[s].isVerb(r, s) && r.w[s].verb.m.Gender != 0 && r.w[s].noun == 0 {
			return phrase{}
		}
		end, f := r.nounPhrase(s, i, 0)
		if f.any() {
			if q := r.anonymous(end, i); q > end {
				end = q
				if r.mark(end, ",") {
					end++
				}
			}
		}
		bare := s > first && (r.is(s-1, cThat) || r.w[s-1].opens > s) && e-s <= 2 && !r.f.rows[r.w[i].verb.row].strict // a name that was not found as one
		if end >= e && (f.any() || bare) || end == e-1 && r.kind(end, lang.Quote) && f.any() {
			return phrase{s, min(end, e)}
		}
		return phrase{}
	}
	return phrase{}
}

// asFor returns the subject that "as for" puts before the verb with a conjunction at token i, empty when none does.
func (r *run) asFor(i, first int) phrase {
	for k := i - 2; k >= first && k > i-30; k-- {
		if !r.f.asFor[r.tok(k).Best().Host] || r.w[k].mention != news.None {
			continue
		}
		e, f := r.nounPhrase(k+1, i, 0)
		if r.mark(e, ",") {
			e++
		}
		if e < i || !f.any() {
			return phrase{}
		}
		return phrase{k + 1, i}
	}
	return phrase{}
}

// people reports whether a noun of origin or trade in the plural, without article, stands at token q: Yemenis.
func (r *run) people(q int) bool {
	x := &r.w[q]
	return x.mention == news.None && x.role == 0 && x.head == 0 && x.class == 0 && !r.the(q) && r.origins(q)
}

// origins reports whether the word at q is an adjective of origin or trade in the sound plural: the Yemenis.
func (r *run) origins(q int) bool {
	if r.f.lang.Nisba == nil || r.tok(q).Kind != lang.Word {
		return false
	}
	word := r.tok(q).Best().Stem
	base, ok := r.f.lang.Nisba(word)
	return ok && utf8.RuneCountInString(word) == utf8.RuneCountInString(base)+2 && strings.HasPrefix(word, base)
}

// toldBefore returns the indefinite noun phrase with the head of a source or document just before the verb at i, whose clause the verb opens
// ("a resolution that calls for", without a relative pronoun), empty when there is none.
func (r *run) toldBefore(i, first int) phrase {
	for k := i - 1; k >= first && i-k <= 5; k-- {
		x := &r.w[k]
		if x.mention != news.None && (r.clitic(k, lang.For) || k > first && r.w[k-1].mention == x.mention) {
			continue // of a body
		}
		if k > first && r.the(k) && r.is(k-1, cOne) {
			return phrase{k - 1, i} // one of the residents told
		}
		if r.tok(k).Kind != lang.Word || r.the(k) || x.mention != news.None || x.class&(prepositions|cThat|cThatPronoun|cRelative|cTime|cContrast|cBe|cDone) != 0 || x.verb != nil && x.isVerb(r, k) {
			return phrase{}
		}
		if x.head == 0 && (!r.is(k, cMedium) || x.speech) {
			continue
		}
		if p := k - 1; p >= first && (x.head == 0 || r.f.headClass[x.head-1] != news.RoleSource) && r.construct(p) && !r.tok(k).Best().Clitics.Has(lang.Prepositions|lang.And) { // a draft of it
			k = p
		}
		return phrase{k, i}
	}
	return phrase{}
}

// construct reports whether the word at p is a bare noun that can govern the noun after it.
func (r *run) construct(p int) bool {
	x := &r.w[p]
	if r.tok(p).Kind != lang.Word || r.the(p) || x.mention != news.None || x.class != 0 || x.verb != nil || x.timeEnd > p {
		return false
	}
	ms := r.tok(p).Best().Morphs
	return len(ms) == 0 || ms[0].POS != lang.Verb
}

// timeEndingAt returns the first token of a time expression that ends with token p, or -1.
func (r *run) timeEndingAt(p, first int) int {
	for k := p; k >= first && p-k < 10; k-- {
		if e := r.w[k].timeEnd; e > k {
			if e == p+1 {
				return k
			}
			return -1
		}
	}
	return -1
}

// phraseBefore returns the noun phrase that ends at token q (a relative pronoun follows), as far as names and heads show it.
func (r *run) phraseBefore(q, first int) phrase {
	if q > first && r.mark(q-1, ",") {
		q--
	}
	if q > first && r.kind(q-1, lang.Quote) && r.openedBy(q-1) >= first {
		q--
	}
	best := phrase{}
	for lo := q - 1; lo >= first && q-lo <= 14; lo-- {
		if r.w[lo].mention == news.None && r.w[lo].role == 0 && r.w[lo].head == 0 && !r.is(lo, cSource|cQuantity) {
			continue
		}
		if lo > first && r.w[lo].mention != news.None && r.w[lo-1].mention == r.w[lo].mention {
			continue
		}
		if end, f := r.nounPhrase(lo, q, 0); end == q && f.any() {
			best = phrase{lo, q}
			if h := r.w[lo].head; h != 0 && r.the(lo) && r.w[lo].mention == news.None && r.f.headClass[h-1] == news.Unnamed {
				break // the news that: whoever stands before it only speaks of it
			}
		}
	}
	return best
}

// relational reports whether a token ends like an adjective of nationality or sector.
func (f *Finder) relational(t *lang.Token) bool {
	if f.lang.Nisba == nil || t.Kind != lang.Word {
		return false
	}
	_, ok := f.lang.Nisba(t.Fold)
	return ok
}

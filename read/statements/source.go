package statements

import (
	"slices"
	"strings"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// origin is a source as it stands in the article, with what was concluded about it.
type origin struct {
	at      phrase
	class   news.Class
	plural  bool
	entity  int
	root    phrase // for an implied source: what its antecedent points back to, empty when it stands for itself
	ante    phrase // the phrase it points back to, empty when it stands for itself
	via     []news.Link
	gender  uint8
	number  uint8
	parent  int
	generic bool // a bare "source(s)"
}

// statements makes the records of all cues.
func (r *run) statements() []news.Statement {
	out := make([]news.Statement, 0, len(r.cues))
	var seen []origin // explicit sources so far, in order of their cue
	src := make([]int, len(r.cues))
	lastTop := -1               // index into seen of the last source that is not nested
	lastIn := map[int]int{}     // the same per parent
	subject := map[int]phrase{} // who acts in the content of a cue
	article := r.articleRelay()
	var open []early
	for k := range r.cues {
		c := &r.cues[k]
		src[k] = -1
		o := origin{entity: news.None, class: news.Unnamed, parent: c.parent, gender: c.m.Gender, number: c.m.Number}
		implied := c.source.empty()
		prev := -1
		whose, through := "source told", ""
		if implied {
			if c.ante.empty() {
				c.ante = r.sender(c)
			}
			switch {
			case !c.ante.empty():
				o.at, whose = c.ante, "source told by the clause before"
				r.classify(&o)
				prev = r.pointsBack(&o, seen, c.ante, -1)
			default:
				own := r.opener(k)
				if !own.empty() {
					o.at, whose = own, "who opens the sentence"
					r.classify(&o)
					if prev = r.pointsBack(&o, seen, own, -1); prev < 0 {
						prev = -2
					}
				} else {
					prev, whose = r.impliedSource(k, seen, lastTop, lastIn), "last source that fits"
				}
				if prev == -1 && c.participle && c.parent >= 0 && c.parent < k && src[c.parent] >= 0 && c.row >= 0 && r.f.rows[c.row].goesOn {
					prev, whose = src[c.parent], "source of the report around it" // he said "...", adding "..."
				}
				if prev == -1 {
					if c.parent >= 0 {
						p, ok := subject[c.parent]
						if !ok || c.rule == "noun" {
							p = r.actor(r.cues[c.parent].content.lo, c.at, c.m)
							subject[c.parent] = p
						}
						o.at, whose = p, "who acts in the report around it"
						if (o.at.empty() || c.rule == "noun") && c.parent < k && src[c.parent] >= 0 {
							prev, whose = src[c.parent], "source of the report around it"
						}
					} else {
						o.at, whose = r.sentenceActor(c), "who acts in the sentence"
					}
					if prev >= 0 {
					} else if o.at.empty() {
						if r.cues[k].row >= 0 && (r.f.rows[c.row].strict || c.rule == "noun") || c.rule == "verb-implied" {
							continue
						}
					} else {
						r.classify(&o)
						prev = -2
					}
				}
			}
		} else {
			o.at = c.source
			if a := r.lastNamed(c.source); !a.empty() {
				o.at = a
				r.classify(&o)
				o.at, o.ante, whose = c.source, a, "who was named last"
			} else {
				r.classify(&o)
			}
			last, ok := lastIn[c.parent]
			if !ok {
				last = -1
			}
			q := r.pointsBack(&o, seen, c.source, last)
			if !o.ante.empty() {
				q = -1
			} else if q < 0 && ok && r.sameSpeaker(c, &o, &seen[last]) {
				q, whose = last, "goes on speaking under another description"
			} else if q >= 0 {
				whose = "points back to a source"
			}
			if q >= 0 {
				s := &seen[q]
				o.class, o.entity, o.plural, o.via = s.class, s.entity, s.plural && !r.is(c.source.lo, cOne) || o.plural, s.via
				o.ante = s.at
				if !s.ante.empty() {
					o.ante = s.ante
				}
			}
		}
		if !implied && o.class == news.RoleSource && c.source.hi-c.source.lo == 1 && r.ownTitle(c.source.lo) {
			r.honoured(&o, seen)
			whose = "title points back"
		}
		if len(o.via) > 0 {
			through = "medium carried on"
		}
		if implied && prev >= 0 {
			s := seen[prev]
			o.class, o.entity, o.plural, o.via = s.class, s.entity, s.plural, s.via
			o.at, o.ante, o.root = s.at, s.at, s.ante
			o.generic = s.generic
			src[k] = prev
			if len(o.via) > 0 {
				through = "medium carried on"
			}
		} else if implied && !o.at.empty() {
			o.ante = o.at
		}
		if links := r.via(c); len(links) > 0 {
			o.via, through = links, "medium told"
		} else if len(o.via) == 0 && c.parent >= 0 && c.parent < k {
			if o.via = viaOf(c.parent, src, seen); len(o.via) > 0 {
				through = "medium of the report around it"
			}
		}
		if len(o.via) == 0 && article != nil && c.at >= article.from && o.class != news.OrgSource {
			o.via, through = article.links, "the article is relayed"
		}
		if !implied || prev < 0 && !o.at.empty() {
			seen = append(seen, o)
			src[k] = len(seen) - 1
		} else if prev >= 0 && len(o.via) > 0 {
			seen[prev].via = o.via
		}
		if src[k] >= 0 && c.rule != "relative-verb" && c.rule != "noun" {
			if c.parent < 0 {
				lastTop = src[k]
			}
			lastIn[c.parent] = src[k]
		}
		st := r.statement(c, &o, implied)
		st.Rule = r.chain(c, whose, through, &o, &st)
		out = append(out, st)
		if !implied && o.class == news.RoleSource && o.ante.empty() && r.definite(c.source.lo) {
			open = append(open, early{len(out) - 1, c.source})
		}
		if !implied && o.class == news.NamedSource && len(open) > 0 {
			open = r.settle(out, open, &o)
		}
	}
	return out
}

// lastNamed returns who is meant by "the latter" in phrase p: the last man, or in the feminine the last woman or body, told before it. It is empty for any other
// phrase, and where nobody fits.
func (r *run) lastNamed(p phrase) phrase {
	k := p.lo
	for k < p.hi-1 && r.is(k, cBack) {
		k++
	}
	word := r.tok(k).Best().Host
	if k != p.hi-1 || r.w[k].mention != news.None || !r.f.latter[word] {
		return phrase{}
	}
	she := r.f.lang.Feminine != nil && r.f.lang.Feminine(word)
	for i := p.lo - 1; i >= 0 && i > p.lo-80; i-- {
		if m := r.w[i].mention; m != news.None {
			lo := i
			for lo > 0 && r.w[lo-1].mention == m {
				lo--
			}
			x := &r.rec.Mentions[m]
			man := x.Kind == news.Person
			if man && x.Entity != news.None {
				man = !(she && r.rec.Entities[x.Entity].Gender == lang.Feminine)
			}
			if man != she {
				return phrase{lo, i + 1}
			}
			i = lo
			continue
		}
		if !she && r.human(i) && !r.pluralWord(i) && !r.pluralLook(i) && !r.clitic(i, lang.By|lang.For) {
			e, _ := r.nounPhrase(i, p.lo, npObject|npFrom|npIn)
			return phrase{i, max(e, i+1)}
		}
	}
	return phrase{}
}

// honoured gives "his excellency" the person meant: the last named source, else the last person named before.
func (r *run) honoured(o *origin, seen []origin) {
	for k := len(seen) - 1; k >= 0 && k >= len(seen)-8; k-- {
		if s := &seen[k]; s.class == news.NamedSource && s.parent < 0 {
			o.class, o.entity, o.ante = news.NamedSource, s.entity, s.at
			return
		}
	}
	for i := o.at.lo - 1; i >= 0 && i > o.at.lo-300; i-- {
		m := r.w[i].mention
		if m == news.None || r.rec.Mentions[m].Kind != news.Person {
			continue
		}
		for i > 0 && r.w[i-1].mention == m {
			i--
		}
		if i > 0 && r.titleBefore(i) {
			o.class, o.entity = news.NamedSource, r.rec.Mentions[m].Entity
			return
		}
	}
}

// sameSpeaker reports whether a cue that goes on with what was said means the last source, a person named, by the other words that
// it gives him: the guest, the official added.
func (r *run) sameSpeaker(c *cue, o *origin, last *origin) bool {
	if c.row < 0 || !r.f.rows[c.row].goesOn || last.class != news.NamedSource || o.plural || r.mention(c.source, news.Person) >= 0 {
		return false
	}
	h := r.w[c.source.lo].head
	human := h != 0 && r.f.headClass[h-1] == news.RoleSource || r.w[c.source.lo].role > 0 && !r.orgHead(c.source.lo)
	if !human || o.class == news.OrgSource || !r.definite(c.source.lo) && !(c.source.hi > c.source.lo+1 && (r.definite(c.source.lo+1) || r.mention(c.source, news.Organization) >= 0 || r.kind(c.source.hi-1, lang.Quote))) {
		return false
	}
	return c.m.Gender == 0 || last.gender == 0 || c.m.Gender == last.gender
}

// opener returns who acts in the main clause of a cue's sentence when no report came before it there: a sentence that opens with a verb and
// a person goes on with what that person says ("the minister toured the port, stressing that"). Empty when the clause shows nobody.
func (r *run) opener(k int) phrase {
	c := &r.cues[k]
	if c.parent >= 0 || c.rule == "noun" || c.rule == "relative-verb" || !c.ante.empty() {
		return phrase{}
	}
	for j := k - 1; j >= 0 && r.cues[j].sentence == c.sentence; j-- {
		return phrase{}
	}
	first, _ := r.sentence(c.at)
	for first < c.at && (r.mark(first, ",-") || r.is(first, cAnd)) {
		first++
	}
	if m := r.medium(first, c.at, 0); !m.empty() { // in a statement that so-and-so published
		a := first + 1
		for a < c.at && r.is(a, cMedium|cQuantity|cBack) {
			a++
		}
		if p := r.actor(a, c.at, c.m); !p.empty() && !r.outletAt(p.lo) && !r.clitic(p.lo, lang.For) {
			return p
		}
	}
	return r.clauseSubject(k, r.clauseStart(first, c.at))
}

// clauseStart returns the token where the main clause of tokens [first, end) opens: behind adverbs, times, the circumstances that a comma
// closes, and auxiliaries.
func (r *run) clauseStart(first, end int) int {
	i := first
	for i < end && i < first+24 {
		x := &r.w[i]
		switch {
		case r.mark(i, ",-:") || x.class&cAnd != 0 && len(r.tok(i).Fold) <= 2:
			i++
		case x.timeEnd > i:
			i = x.timeEnd
		case x.mention == news.None && x.class&(cAdverb|cContrast|cWeekday|cDone|cBe) != 0:
			i += max(1, x.length)
		case x.mention == news.None && (x.class&(prepositions|cTime) != 0 || r.tok(i).Best().Clitics.Has(lang.Prepositions)):
			q := i + 1
			for q < end && q < i+14 && !r.mark(q, ",") {
				if ms := r.tok(q).Best().Morphs; r.w[q].mention == news.None && len(ms) > 0 && ms[0].POS == lang.Verb {
					return q
				}
				q++
			}
			if q >= end || !r.mark(q, ",") {
				return end
			}
			i = q
		default:
			return i
		}
	}
	return i
}

// clauseSubject returns the subject of the verb that opens a clause at token i, where the implied source of cue k can be it: it agrees with the
// cue in gender, and is no body where the cue goes on with what somebody said before.
func (r *run) clauseSubject(k, i int) phrase {
	c := &r.cues[k]
	if i >= c.at-1 {
		return phrase{}
	}
	verb, plain := false, false
	for j := i; j < i+3 && j < c.at-1; j++ {
		for _, m := range r.tok(j).Best().Morphs {
			if m.POS == lang.Verb && m.Person == 3 && (c.m.Gender == 0 || m.Gender == 0 || c.m.Gender == m.Gender) {
				verb, plain = true, plain || m.Active || !m.Passive
			}
		}
		if verb && r.w[j].mention == news.None {
			i = j
			break
		}
		verb = false
	}
	if !verb || !r.nominal(i+1) {
		return phrase{}
	}
	e, f := r.nounPhrase(i+1, c.at, npObject|npTold|npBy|npFor|npClause)
	if !f.person && f.role {
		if q := r.nameCloses(e, c.at, &row{}, c.at); q > e && r.titleBefore(q-r.nameLen(q)) {
			e, f.person = q, true
		}
	}
	p := phrase{i + 1, e}
	if f.person {
		return p
	}
	if !plain || !f.org && !f.orgNoun && !f.role && !r.stateAt(i+1) || c.row >= 0 && r.f.rows[c.row].goesOn || c.m.Number == lang.Plural && !r.pluralWord(i+1) && !r.pluralLook(i+1) {
		return phrase{}
	}
	if f.role && !f.org && !f.orgNoun && c.m.Number != lang.Plural && r.pluralWord(i+1) && c.m.Gender != lang.Feminine {
		return phrase{}
	}
	return p
}

// nameLen returns how many tokens the name that ends before token q has.
func (r *run) nameLen(q int) int {
	n := 0
	for k := q - 1; k >= 0 && r.w[k].mention != news.None && r.w[k].mention == r.w[q-1].mention; k-- {
		n++
	}
	return n
}

// stateAt reports whether the name of a place stands at token i by itself: a state that acts.
func (r *run) stateAt(i int) bool {
	m := r.w[i].mention
	return m != news.None && r.rec.Mentions[m].Kind == news.Place && r.rec.Mentions[m].Span.Start == r.tok(i).Span.Start
}

// early is a statement whose source is told by office before the article names its holder.
type early struct {
	statement int
	source    phrase
}

// settle gives the name that has come up to earlier statements of the same office; it returns those still open.
func (r *run) settle(out []news.Statement, open []early, o *origin) []early {
	words := r.f.lang.FoldString(r.text(r.sourceSpan(o.at)))
	rest := open[:0]
	for _, e := range open {
		stems := r.stems(e.source)
		all := len(stems) > 1
		for _, s := range stems {
			all = all && strings.Contains(words, s)
		}
		if !all {
			if len(out)-e.statement < 12 {
				rest = append(rest, e)
			}
			continue
		}
		st := &out[e.statement]
		a := r.sourceSpan(o.at)
		st.Class, st.Entity, st.Antecedent = o.class, o.entity, &a
		st.Rule += ", its holder is named later"
		if n := len(st.Isnad); n > 0 && st.Isnad[n-1].Kind == "source" && o.entity != news.None {
			st.Isnad[n-1].Entity, st.Isnad[n-1].Name = o.entity, r.entityName(o.entity)
		}
	}
	return rest
}

func viaOf(parent int, src []int, seen []origin) []news.Link {
	if parent < len(src) && src[parent] >= 0 {
		return seen[src[parent]].via
	}
	return nil
}

// statement makes one record.
func (r *run) statement(c *cue, o *origin, implied bool) news.Statement {
	st := news.Statement{Cue: r.spanOf(c.at, c.last), Content: r.contentSpan(c), Class: o.class, Plural: o.plural, Entity: o.entity, Stance: r.stance(c)}
	if !implied {
		s := r.sourceSpan(c.source)
		st.Source = &s
	}
	if !o.ante.empty() {
		s := r.sourceSpan(o.ante)
		st.Antecedent = &s
	}
	st.Hedge = r.hedge(c)
	st.Unnamed = r.unnamed(c)
	if a := r.rec.Article.Outlet; a != nil {
		st.Isnad = append(st.Isnad, news.Link{Kind: "outlet", Name: a.Name, Entity: news.None})
	}
	for _, l := range o.via {
		if r.ownOutlet(l) || !o.at.empty() && l.Span != nil && *l.Span == r.sourceSpan(o.at) {
			continue // the article's outlet and the source stand in the chain once
		}
		st.Isnad = append(st.Isnad, l)
	}
	if !o.at.empty() {
		s := r.sourceSpan(o.at)
		l := news.Link{Kind: "source", Name: r.text(r.sourceSpan(r.plain(o.at))), Entity: news.None, Span: &s}
		if (o.class == news.NamedSource || o.class == news.OrgSource) && o.entity != news.None {
			l.Entity = o.entity
			l.Name = r.entityName(o.entity)
		} else if !o.root.empty() {
			l.Name = r.text(r.sourceSpan(r.plain(o.root)))
		} else if !o.ante.empty() && !implied {
			l.Name = r.text(r.sourceSpan(r.plain(o.ante)))
		}
		st.Isnad = append(st.Isnad, l)
	}
	return st
}

// chain names the rules that made a statement, that of its cue first.
func (r *run) chain(c *cue, whose, through string, o *origin, st *news.Statement) string {
	steps := make([]string, 0, 8)
	steps = append(steps, c.rule)
	if c.back {
		steps = append(steps, "stands before its cue")
	} else if w := opens[c.intro]; w != "" {
		steps = append(steps, w)
	}
	if c.ends != "" {
		steps = append(steps, c.ends)
	}
	steps = append(steps, whose)
	if o.entity != news.None && st.Source != nil && o.ante.empty() && o.class == news.NamedSource && r.mention(c.source, news.Person) < 0 {
		steps = append(steps, "its holder was named")
	}
	if through != "" {
		steps = append(steps, through)
	}
	if st.Stance != c.stance {
		steps = append(steps, "stance by what is said")
	}
	return strings.Join(steps, ", ")
}

// plain is a source phrase without the words that say why the source is not named.
func (r *run) plain(p phrase) phrase {
	for i := p.lo + 1; i < p.hi; i++ {
		if !r.is(i, cAnonymity) {
			continue
		}
		for i > p.lo+1 && (r.mark(i-1, ",") || r.is(i-1, cDone)) {
			i--
		}
		return phrase{p.lo, i}
	}
	return p
}

func (r *run) entityName(e int) string {
	x := &r.rec.Entities[e]
	if x.Canon != "" {
		return x.Canon
	}
	return x.Name
}

// contentSpan is the content in bytes, a proclitic cut off.
func (r *run) contentSpan(c *cue) text.Span {
	s := r.spanOf(c.content.lo, c.content.hi)
	if c.from > s.Start && c.from < s.End {
		s.Start = c.from
	} else if c.back && c.from < 0 {
		if rd := r.tok(c.content.lo).Best(); rd.Clitics.Has(lang.And) && rd.HostSpan.Start > s.Start {
			s.Start = rd.HostSpan.Start
		}
	}
	return s
}

// sourceSpan is a source phrase in bytes, without a leading conjunction or preposition.
func (r *run) sourceSpan(p phrase) text.Span {
	lo, hi := p.lo, p.hi
	for lo < hi-1 && r.kind(lo, lang.Quote) && r.w[lo].opens >= hi-1 {
		if r.w[lo].opens == hi-1 {
			hi--
		}
		lo++
	}
	for hi > lo+1 && r.mark(hi-1, ",;:-.") {
		hi--
	}
	s := r.spanOf(lo, hi)
	if m := r.w[lo].mention; m != news.None {
		if a := r.rec.Mentions[m].Span.Start; a > s.Start && a < s.End {
			s.Start = a
		}
		return s
	}
	for _, rd := range r.tok(lo).Readings {
		if rd.Clitics.Has(lang.And | lang.For | lang.By | lang.So) {
			if rd.Clitics.Has(lang.The) || r.w[lo].role > 0 || r.w[lo].head != 0 || r.is(lo, cSource|cQuantity) {
				s.Start = rd.HostSpan.Start
			}
			break
		}
		if rd.Clitics == 0 {
			break
		}
	}
	return s
}

// classify says what sort of source a phrase is.
func (r *run) classify(o *origin) {
	p := o.at
	head := p.lo
	for head < p.hi-1 && (r.kind(head, lang.Quote) || r.kind(head, lang.Open)) {
		head++
	}
	o.entity = news.None
	quantity, one := false, false
	for head < p.hi-1 && r.is(head, cQuantity|cBack) && r.w[head].mention == news.None {
		if r.is(head, cQuantity) {
			quantity = true
			one = one || r.is(head, cOne)
		}
		head++
		if r.is(head, cFrom) && head < p.hi-1 {
			head++
		}
	}
	for head < p.hi-1 && r.construct(head) && r.w[head].head == 0 && r.w[head].role == 0 && (quantity && r.w[head+1].role > 0 || r.w[head+1].head != 0 && !r.the(head+1)) {
		head++ // the most prominent of the leaders, a draft resolution
	}
	for head < p.hi-1 && r.w[head].noun != 0 && r.w[head].mention == news.None && r.w[head].head == 0 && r.w[head].role == 0 && (r.w[head+1].head != 0 || r.w[head+1].role > 0 || r.w[head+1].mention != news.None) {
		head++ // warnings of researchers
	}
	x := &r.w[head]
	firstPerson, firstOther := -1, -1
	for i := head; i < p.hi; i++ {
		m := r.w[i].mention
		if m == news.None {
			continue
		}
		if r.rec.Mentions[m].Kind == news.Person {
			if firstPerson < 0 {
				firstPerson = i
			}
		} else if firstOther < 0 {
			firstOther = i
		}
	}
	ent := func(i int) int {
		if i < 0 {
			return news.None
		}
		return r.rec.Mentions[r.w[i].mention].Entity
	}
	tie := ent(firstOther)
	if tie == news.None || firstPerson >= 0 && firstPerson < firstOther {
		tie = ent(firstPerson)
		if firstOther >= 0 && tie == news.None {
			tie = ent(firstOther)
		}
	}
	for i := head + 1; i < p.hi; i++ {
		if r.w[i].unfound {
			o.class, o.entity = news.NamedSource, r.holder(phrase{p.lo, i})
			if o.entity != news.None && r.rec.Entities[o.entity].Kind != news.Person {
				o.entity = news.None
			}
			return
		}
	}
	if h := x.head; h != 0 && o.gender == 0 && x.mention == news.None {
		switch r.f.sources.Get(h-1, "gender") {
		case "m":
			o.gender = lang.Masculine
		case "f":
			o.gender = lang.Feminine
		}
	}
	o.plural = !one && (o.plural || quantity || r.pluralWord(head) || o.number == lang.Plural || x.mention == news.None && x.role == 0 && r.origins(head))
	switch {
	case x.class&cMedium != 0 && x.mention == news.None && (firstOther >= 0 && r.rec.Mentions[r.w[firstOther].mention].Kind == news.Organization || r.bodyIn(head+1, p.hi)):
		o.class, o.entity = news.OrgSource, tie
	case x.mention == news.None && x.head != 0 && (r.f.headClass[x.head-1] == news.Unnamed || r.f.headClass[x.head-1] == news.Affiliated):
		o.entity = tie
		o.class = r.f.headClass[x.head-1]
		o.generic = r.is(head, cSource)
		for i := head + x.headLen; i < p.hi && o.class == news.Unnamed; i++ {
			if r.is(i, cRelative) {
				break
			}
			if o.generic && r.w[i].mention == news.None && (r.is(i-1, prepositions|cTime) || r.clitic(i, lang.By)) && (r.orgHead(i) || r.w[i].head != 0 && r.f.headClass[r.w[i].head-1] == news.OrgSource) {
				o.class = news.Affiliated // a source in the directorate
				break
			}
			if q := r.w[i].qual; q != 0 && r.f.qualClass[q-1] == "unnamed" {
				if k := i + max(1, r.w[i].qualLen); o.generic && k+1 < p.hi && r.is(k, cIn|cTime) && (r.orgHead(k+1) || r.w[k+1].mention != news.None && r.rec.Mentions[r.w[k+1].mention].Kind == news.Organization) {
					o.class = news.Affiliated // an informed source in the body
				}
				break
			} else if r.w[i].mention != news.None || q != 0 && r.f.qualClass[q-1] == "affiliated" || r.is(i, cQualifier) && r.is(i+1, cFrom) || r.f.relational(r.tok(i)) && q == 0 && !r.is(i, cQualifier) {
				o.class = news.Affiliated
			}
		}
	case x.mention != news.None:
		m := &r.rec.Mentions[x.mention]
		o.entity = m.Entity
		switch m.Kind {
		case news.Person:
			o.class = news.NamedSource
		default:
			o.class = news.OrgSource
		}
	case firstPerson > head && r.familyOf(head, firstPerson):
		o.class, o.entity = news.Affiliated, ent(firstPerson)
	case firstPerson >= 0 && r.names(head, firstPerson, p) && !(r.orgHead(head) && r.agencyHead(head)):
		o.class, o.entity = news.NamedSource, ent(firstPerson)
	case x.head != 0 && r.f.headClass[x.head-1] == news.RoleSource && x.headLen >= x.role:
		o.class, o.entity = r.private(head, p, one, quantity), tie
		if e := r.holder(p); e != news.None {
			if r.rec.Entities[e].Kind == news.Person {
				o.class = news.NamedSource
			}
			o.entity = e
		}
	case x.role > 0 && r.orgHead(head) || x.head != 0 && r.f.headClass[x.head-1] == news.OrgSource:
		o.class, o.entity = news.OrgSource, tie
		if x.head != 0 && r.f.headPlural[x.head-1] && firstOther < 0 {
			o.class = news.RoleSource
		}
	case x.role > 0:
		o.class, o.entity = news.RoleSource, tie
		if e := r.holder(p); e != news.None {
			if r.rec.Entities[e].Kind == news.Person {
				o.class = news.NamedSource
			}
			o.entity = e
		}
	case x.class&cMedium != 0:
		o.class, o.entity = news.OrgSource, tie
		if tie == news.None {
			o.class = news.Unnamed
		}
	case firstOther >= 0 && firstOther <= head+3:
		o.class, o.entity = news.OrgSource, tie
		if r.pluralWord(head) {
			o.class = news.Affiliated
		}
		if quantity && r.rec.Mentions[r.w[firstOther].mention].Kind == news.Place {
			o.class = news.RoleSource // some people of a place
		}
	default:
		o.entity = tie
		o.class = news.Affiliated
		if p.hi-head == 2 && r.unknown(head) && r.f.relational(r.tok(p.hi-1)) && !r.the(p.hi-1) {
			o.class = news.RoleSource // people of some origin
		} else if quantity && r.is(head, cQuantity|cPrepPronoun) {
			o.class = news.Unnamed // some, all of them
		} else if p.hi-head <= 2 && tie == news.None && !(p.hi-head == 1 && !r.the(head) && r.f.relational(r.tok(head)) && r.pluralLook(head)) && !r.origins(head) && len([]rune(r.tok(head).Best().Suffix)) < 2 && (r.unknown(head) || p.hi-head == 1 && r.the(head) && r.f.relational(r.tok(head)) && !r.pluralLook(head)) {
			o.class = news.NamedSource // a name that was not found as one
			if p.hi-head == 2 && !r.the(head) && r.the(p.hi-1) || o.gender == lang.Feminine && p.hi-head == 1 && r.the(head) {
				o.class = news.OrgSource // of a body, in construct
			}
		}
		if e := r.nominalEntity(p); e != news.None {
			o.entity = e
			if r.rec.Entities[e].Kind == news.Person {
				o.class = news.NamedSource
			} else {
				o.class = news.OrgSource
			}
		}
	}
}

// familyOf reports whether the noun of kinship at head tells by the name at token i whose wife, father or son is meant; "the father of the girl so-and-so" has his
// own name.
func (r *run) familyOf(head, i int) bool {
	h := r.w[head].head
	if h == 0 || r.f.headPrivate[h-1] != "kin" || r.the(head) || r.tok(head).Best().Suffix != "" {
		return false
	}
	for k := head + 1; k < i; k++ {
		if r.mark(k, ",:-") {
			return false // "a brother of his, so-and-so"
		}
	}
	if e := r.rec.Mentions[r.w[i].mention].Entity; i-1 > head && e != news.None && r.f.lang.Feminine != nil {
		if g := r.rec.Entities[e].Gender; g != 0 && r.f.lang.Feminine(r.tok(i-1).Best().Stem) != (g == lang.Feminine) {
			return false
		}
	}
	return true
}

// private is the class of a phrase headed by a word for people, before it is known who they are: an office; people who hold none are
// unnamed, but affiliated where they are told by their family or speak as a group.
func (r *run) private(head int, p phrase, one, quantity bool) news.Class {
	h := r.w[head].head - 1
	switch r.f.headPrivate[h] {
	case "kin":
		return news.Affiliated
	case "residents":
		if one || !r.f.headPlural[h] || quantity && r.the(head) { // some of the residents
			return news.Unnamed
		}
		for i := head; i < p.hi && i < head+3; i++ {
			if r.w[i].mention != news.None || r.definite(i) {
				return news.Affiliated
			}
		}
		return news.Unnamed
	case "person":
		if !one && !quantity && r.f.headPlural[h] && !r.the(head) && head+1 < p.hi && (r.the(head+1) || r.w[head+1].mention != news.None) {
			return news.Affiliated // the workers of the plant, but not the detained
		}
		return news.Unnamed
	}
	return news.RoleSource
}

// bodyIn reports whether a definite common noun for a body stands in tokens [a, b): a report of the ministry is the ministry's.
func (r *run) bodyIn(a, b int) bool {
	for i := a; i < b; i++ {
		if h := r.w[i].head; h != 0 && r.f.headClass[h-1] == news.OrgSource && r.definite(i) {
			return true
		}
	}
	return false
}

// pluralLook reports whether the word has the ending of a sound plural.
func (r *run) pluralLook(i int) bool {
	for _, rd := range r.tok(i).Readings {
		for _, m := range rd.Morphs {
			if m.Number == lang.Plural {
				return true
			}
		}
	}
	return r.f.lang.Oblique != nil && r.f.lang.Oblique(r.tok(i).Fold)
}

// names reports whether the person's name at token i names the head rather than someone the head belongs to.
func (r *run) names(head, i int, p phrase) bool {
	for k := head; k < i; k++ {
		if r.is(k, cQualifier) && r.is(k+1, cFrom) {
			return false
		}
	}
	if i > head+1 && r.w[i-1].mention == news.None && r.tok(i-1).Best().Clitics.Has(lang.By) && r.tok(i-1).Best().Suffix == "" && !r.the(i-1) && r.indefiniteRole(i-1) && r.w[i-1].role <= 1 {
		return false // an official in so-and-so's office, but "who speaks in its name, so-and-so"
	}
	if i > head && (r.is(i-1, prepositions) || r.tok(i).Best().Clitics.Has(lang.Prepositions) && r.rec.Mentions[r.w[i].mention].Span.Start > r.tok(i).Span.Start) {
		return false
	}
	k := i - 1
	for k > head && r.kind(k, lang.Quote) {
		k--
	}
	if k >= head && r.w[k].mention == news.None && !r.the(k) && r.tok(k).Kind == lang.Word && r.indefiniteRole(k) && (k == head && r.w[k].role > 0 || k > head && r.is(k-1, prepositions)) {
		return false // in construct: an adviser of, in the office of
	}
	return true
}

// indefiniteRole reports a role without article that would govern the name after it (an adviser of, a lawyer of).
func (r *run) indefiniteRole(i int) bool {
	_, title := r.f.heads[1].Match(r.t, i, lang.ByStem)
	return !title
}

// agencyHead reports whether the head at token i is that of an outlet or agency: what follows is its name, whatever it looks like.
func (r *run) agencyHead(i int) bool {
	h, ok := r.f.heads[2].Match(r.t, i, lang.ByStem)
	return ok && r.f.outletHead[h.Entries[0]]
}

// orgHead reports whether the head at token i opens an organisation rather than a person's role.
func (r *run) orgHead(i int) bool {
	h, ok := r.f.heads[2].Match(r.t, i, lang.ByStem)
	if !ok {
		return false
	}
	g, role := r.f.heads[0].Match(r.t, i, lang.ByStem)
	return !role || h.Last >= g.Last
}

// nominalEntity returns the entity of a nominal mention that stands at the phrase.
func (r *run) nominalEntity(p phrase) int {
	s := r.spanOf(p.lo, p.hi)
	for i := range r.rec.Mentions {
		m := &r.rec.Mentions[i]
		if m.Span.Start >= s.End {
			break
		}
		if m.Form == news.Nominal && m.Entity != news.None && m.Span.Overlaps(s) && m.Span.Start <= s.Start+8 {
			return m.Entity
		}
	}
	return news.None
}

// holder returns the person who holds the role that a definite phrase names: the last one before it whose role has all its words,
// in a headline the first one after it.
func (r *run) holder(p phrase) int {
	if e := r.nominalEntity(p); e != news.None {
		return e
	}
	title := r.rec.Article.Title != nil && r.rec.Article.Title.End >= r.tok(p.lo).Span.End || r.tok(p.lo).Sentence == 0
	if !title && !r.definite(p.lo) && !r.definite(p.hi-1) {
		return news.None
	}
	stems := r.stems(p)
	if len(stems) == 0 {
		return news.None
	}
	at := r.tok(p.lo).Span.Start
	best, bestAt := news.None, -1
	for e := range r.rec.Entities {
		if r.rec.Entities[e].Kind != news.Person {
			continue
		}
		for k := range r.rec.Entities[e].Roles {
			role := &r.rec.Entities[e].Roles[k]
			if role.Span.Start > at && !title || role.Span.Start == at || role.Span.Empty() || best != news.None && (role.Span.Start > at || role.Span.Start < bestAt) {
				continue
			}
			behind := text.Span{Start: role.Span.End, End: role.Span.End + 40}
			if behind.Start <= at && at < behind.End {
				behind.End = at // not the phrase itself
			}
			words := r.f.lang.FoldString(role.Text + behind.Of(r.rec.Article.Text))
			all := true
			for _, s := range stems {
				all = all && strings.Contains(words, s)
			}
			if all {
				best, bestAt = e, role.Span.Start
			}
		}
	}
	if best == news.None && !r.pluralWord(p.lo) {
		if best = r.held(p, stems, p.lo-1, max(-1, p.lo-1500), -1); best == news.None && title {
			best = r.held(p, stems, p.hi, min(len(r.w), p.hi+400), 1)
		}
	}
	return best
}

// held returns the first person, from token a towards token b, whose name closes an office with the same head as phrase p and all the
// words that p gives, or news.None. Words for any body or place (the region, the ministry) give nothing.
func (r *run) held(p phrase, stems []string, a, b, step int) int {
	head := r.tok(p.lo).Best().Stem
	for i := a; i != b; i += step {
		if r.w[i].mention != news.None || r.tok(i).Kind != lang.Word || r.tok(i).Best().Stem != head {
			continue
		}
		_, last := r.sentence(i)
		for j := i + 1; j < min(last, i+16); j++ {
			x := &r.w[j]
			if m := x.mention; m != news.None && r.rec.Mentions[m].Kind == news.Person {
				if r.rec.Mentions[m].Span.Start > r.tok(j).Span.Start {
					break
				}
				office := phrase{i, j}
				all := true
				any := false
				for _, s := range stems {
					if r.hasStem(office, s) {
						continue
					}
					any = true
					all = all && r.anyBody(p, s)
				}
				for k := i + 1; k < j && all && any; k++ { // the head of the association is not that of the republic
					all = r.w[k].mention != news.None || !r.the(k) || !r.orgHead(k) && (r.w[k].head == 0 || r.f.headClass[r.w[k].head-1] != news.OrgSource)
				}
				if all && r.rec.Mentions[m].Entity != news.None {
					return r.rec.Mentions[m].Entity
				}
				break
			}
			if x.class&(cThat|cThatPronoun|cRelative|cContrast|cTime|cBe|cDone|cNot) != 0 || r.mark(j, ":;") || x.verb != nil && x.firstVerb {
				break
			}
		}
	}
	return news.None
}

// anyBody reports whether the stem is that of a definite word for some body or place in phrase p.
func (r *run) anyBody(p phrase, stem string) bool {
	for i := p.lo + 1; i < p.hi; i++ {
		if r.the(i) && r.w[i].mention == news.None && r.tok(i).Best().Stem == stem {
			if _, ok := r.f.lang.Lexicon("place_heads").Match(r.t, i, lang.ByStem); ok {
				return true
			}
			return r.orgHead(i) || r.w[i].head != 0 && r.f.headClass[r.w[i].head-1] == news.OrgSource
		}
	}
	return false
}

// stems returns the stems of the words that make out a role phrase: without prepositions, and without adjectives of origin where other
// words tell enough.
func (r *run) stems(p phrase) []string {
	var out, origin []string
	for i := p.lo; i < p.hi && len(out) < 8; i++ {
		switch {
		case r.tok(i).Kind != lang.Word || r.is(i, cBack|prepositions):
		case i > p.lo && r.f.relational(r.tok(i)):
			origin = append(origin, r.tok(i).Best().Stem)
		default:
			out = append(out, r.tok(i).Best().Stem)
		}
	}
	if len(out) < 2 {
		out = append(out, origin...)
	}
	return out
}

// pluralWord reports whether the head word is a plural as far as its form or lexicon tells.
func (r *run) pluralWord(i int) bool {
	if i >= len(r.w) {
		return false
	}
	if h := r.w[i].head; h != 0 {
		return r.f.headPlural[h-1]
	}
	for _, lex := range r.f.heads {
		if h, ok := lex.Match(r.t, i, lang.ByStem); ok {
			if n := lex.Get(h.Entries[0], "number"); n != "" {
				return n == "p" || n == "d"
			}
		}
	}
	return false
}

// pointsBack returns the earlier source that a definite phrase points back to, or -1.
//
// last is the source that spoke last on the same level, or -1.
func (r *run) pointsBack(o *origin, seen []origin, p phrase, last int) int {
	if len(seen) == 0 {
		return -1
	}
	head := p.lo
	for head < p.hi-1 && r.is(head, cBack) {
		head++
	}
	back := head > p.lo || r.is(head+1, cBack) && head+1 < p.hi || r.is(p.hi-1, cBack) && p.hi-1 > head
	definite := back || r.definite(head)
	if k := r.sameAgain(o, seen, p, head, back, last); k >= 0 {
		return k
	}
	if o.class == news.NamedSource || r.w[head].mention != news.None {
		if o.entity != news.None {
			for k := len(seen) - 1; k >= 0 && k >= len(seen)-200; k-- {
				if seen[k].entity == o.entity && seen[k].class == o.class {
					return k
				}
			}
		}
		return -1
	}
	if !definite && r.is(head, cOne) && p.hi-head == 2 && r.the(head+1) && r.is(head+1, cSource) {
		for k := len(seen) - 1; k >= 0 && k >= len(seen)-8; k-- { // one of the two sources
			if s := &seen[k]; s.plural && s.at.lo != p.lo && slices.ContainsFunc(r.w[s.at.lo:s.at.hi], func(x word) bool { return x.class&cSource != 0 }) {
				return k
			}
		}
	}
	if !definite {
		return r.officeAgain(o, seen, p, head)
	}
	stem := r.tok(head).Best().Stem
	generic := r.is(head, cSource)
	best, bestScore := -1, 0
	for k := len(seen) - 1; k >= 0 && k >= len(seen)-60; k-- {
		s := &seen[k]
		score := 0
		if o.class == news.OrgSource && s.class != news.OrgSource {
			continue
		}
		if s.class == news.NamedSource && !s.plural && r.pluralWord(head) {
			continue // several are not one
		}
		if generic && o.entity != news.None && s.entity != o.entity {
			continue // tied to somebody else
		}
		if r.hasStem(s.at, stem) {
			score = 10
		} else if generic && !r.pluralWord(head) && !s.plural && s.class != news.NamedSource && s.class != news.OrgSource {
			score = 5
		} else if generic && back && !r.pluralWord(head) {
			score = 4
		} else if generic && s.generic {
			score = 2
		}
		if score == 0 {
			continue
		}
		if s.parent != o.parent && s.parent >= 0 { // who is quoted inside another's report is seldom meant
			score -= 3
		}
		if s.at.lo == p.lo {
			continue
		}
		for q := head + 1; q < p.hi; q++ {
			if r.is(q, cBack) || r.tok(q).Kind != lang.Word {
				continue
			}
			if r.hasStem(s.at, r.tok(q).Best().Stem) {
				score += 2
			} else if r.f.relational(r.tok(q)) {
				score--
			}
		}
		if generic && p.hi-p.lo == 1+boolInt(back) && score >= 3 && s.plural == r.generalPlural(head) {
			if !s.plural {
				return k // the bare word points to the last source that fits
			}
			if s.at.hi-s.at.lo == 1 { // several sources: the one that was bare from the start
				score += 5
			}
		}
		if score > bestScore {
			best, bestScore = k, score
		}
	}
	return best
}

// sameAgain returns the source that spoke last, where the phrase says no more than that it is the same that speaks ("our interlocutor", "the same
// official"), else -1. A word for an office is one only with a word that points back.
func (r *run) sameAgain(o *origin, seen []origin, p phrase, head int, back bool, last int) int {
	if last < 0 || r.w[head].mention != news.None || r.mention(p, news.Person) >= 0 {
		return -1
	}
	n := boolInt(back)
	source := r.is(head, cSource)
	speaker := r.is(head, cSpeaker) && (p.hi-p.lo <= 1+n || !r.the(head))
	office := back && !source && r.human(head) && !r.pluralWord(head)
	if !speaker && !office && !(source && back && !r.generalPlural(head)) {
		return -1
	}
	s := &seen[last]
	if s.at.lo == p.lo || s.plural && !source && r.mediaPhrase(s.at) < 0 {
		return -1
	}
	if !source && s.class == news.OrgSource {
		return -1
	}
	if office || source {
		for q := head + 1; q < p.hi; q++ { // another one of that sort was meant
			if !r.is(q, cBack) && r.tok(q).Kind == lang.Word && !r.hasStem(s.at, r.tok(q).Best().Stem) && s.class != news.NamedSource {
				return -1
			}
		}
	}
	if o.gender != 0 && s.gender != 0 && o.gender != s.gender && !source {
		return -1
	}
	return last
}

// officeAgain returns the person named among the last sources whose phrase holds all the words of the office that phrase p, in construct with a
// definite noun, tells without a name ("the head of the department" after "so-and-so, head of the department of such"), or -1.
func (r *run) officeAgain(o *origin, seen []origin, p phrase, head int) int {
	if o.class != news.RoleSource || !r.human(head) || r.pluralWord(head) || p.hi-head < 2 || p.hi-head > 4 || !r.the(p.hi-1) {
		return -1
	}
	stems := r.stems(p)
	for k := len(seen) - 1; k >= 0 && k >= len(seen)-6 && len(stems) > 1; k-- {
		s := &seen[k]
		if s.class != news.NamedSource || s.plural || s.at.lo == p.lo {
			continue
		}
		all := true
		for _, stem := range stems {
			all = all && r.hasStem(s.at, stem)
		}
		if all {
			return k
		}
	}
	return -1
}

// human reports whether the word at i heads a person's office.
func (r *run) human(i int) bool {
	if h := r.w[i].head; h != 0 {
		return r.f.headClass[h-1] == news.RoleSource
	}
	return r.w[i].role > 0 && !r.orgHead(i)
}

// mediaPhrase returns the first token of a phrase that is a word for media, or -1.
func (r *run) mediaPhrase(p phrase) int {
	for i := p.lo; i < p.hi; i++ {
		if r.is(i, cMedium) {
			return i
		}
	}
	return -1
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// generalPlural reports whether a bare "source(s)" is the plural.
func (r *run) generalPlural(i int) bool {
	s := r.tok(i).Best().Stem
	return len([]rune(s)) > 4
}

// definite reports whether the token has the article in any reading, a pronoun suffix, or is a name.
func (r *run) definite(i int) bool {
	if r.the(i) {
		return true
	}
	for _, rd := range r.tok(i).Readings {
		if rd.Clitics.Has(lang.The) {
			return true
		}
	}
	return false
}

// hasStem reports whether a phrase holds a word of that stem.
func (r *run) hasStem(p phrase, stem string) bool {
	for i := p.lo; i < p.hi && i-p.lo < 20; i++ {
		for k := range r.tok(i).Readings {
			if r.tok(i).Readings[k].Stem == stem {
				return true
			}
		}
	}
	return false
}

// impliedSource returns the index of the source that a cue without one goes on with, or -1.
func (r *run) impliedSource(k int, seen []origin, lastTop int, lastIn map[int]int) int {
	c := &r.cues[k]
	fits := func(i int) bool {
		s := &seen[i]
		if c.m.Gender != 0 && s.gender != 0 && c.m.Gender != s.gender {
			return false
		}
		return !(c.m.Number == lang.Plural && !s.plural && s.number == lang.Singular && s.class == news.NamedSource)
	}
	if i, ok := lastIn[c.parent]; ok && (fits(i) || c.participle) {
		return i
	}
	if c.parent >= 0 {
		return -1
	}
	for i := len(seen) - 1; i >= 0 && i >= len(seen)-8; i-- {
		if seen[i].parent < 0 && fits(i) {
			return i
		}
	}
	return -1
}

// actor returns who acts in a clause, tokens [a, b): the first person or role for a masculine verb, the first organisation or role
// for a feminine one, else the first name.
func (r *run) actor(a, b int, m lang.Morph) phrase {
	gender := m.Gender
	any := phrase{}
	for i := a; i < b && i-a < 60; i++ {
		id := r.w[i].mention
		var p phrase
		person := false
		switch {
		case id != news.None && i > a && r.w[i-1].mention == id:
			continue
		case id != news.None && r.rec.Mentions[id].Kind != news.Place:
			person = r.rec.Mentions[id].Kind == news.Person
			e, _ := r.nounPhrase(i, b, npObject|npClause)
			p = phrase{i, max(e, i+1)}
		case i > a && r.the(i) && r.the(i-1) && !r.and(i): // an adjective
			continue
		case id == news.None && r.is(i, cMedium) && !r.orgHead(i): // a document does not act
			continue
		case (r.w[i].role > 0 || r.w[i].head != 0) && !r.clitic(i, lang.By|lang.For):
			e, f := r.nounPhrase(i, b, npObject|npClause)
			if !f.any() {
				continue
			}
			person = !r.orgHead(i) && !(m.Number == lang.Singular && r.pluralWord(i)) // a verb that follows its subject agrees with it
			if !f.person && f.role {
				if q := r.nameCloses(e, b, &row{}, b); q > e && r.titleBefore(q-r.nameLen(q)) {
					e = q
				}
			}
			p = phrase{i, e}
		default:
			continue
		}
		if gender == 0 || person == (gender == lang.Masculine) || person && r.woman(p) {
			return p
		}
		if any.empty() {
			any = p
		}
		i = max(i, p.hi-1)
	}
	return any
}

// woman reports whether a phrase names a woman: her office is told in the feminine, or she is known as one.
func (r *run) woman(p phrase) bool {
	if m := r.w[p.lo].mention; m != news.None {
		e := r.rec.Mentions[m].Entity
		return e != news.None && r.rec.Entities[e].Gender == lang.Feminine
	}
	f := r.f.lang.Feminine
	return r.w[p.lo].role > 0 && !r.orgHead(p.lo) && f != nil && f(r.tok(p.lo).Best().Stem)
}

// sender returns from whom somebody got what the clause before a cue tells, where the cue takes it up: "received a call from the minister, in which he condemned".
func (r *run) sender(c *cue) phrase {
	if !r.is(c.at+1, cPrepPronoun) {
		return phrase{}
	}
	from := -1
	first, _ := r.sentence(c.at)
	for i := c.at - 1; i >= first && !r.is(i, cThat|cThatPronoun|cRelative); i-- {
		switch {
		case r.is(i, cGets):
			if from < 0 {
				return phrase{}
			}
			e, _ := r.nounPhrase(from, c.at, npObject|npClause)
			return phrase{from, max(e, from+1)}
		case r.is(i, cFrom) && r.w[i].length == 1 && (r.w[i+1].role > 0 || r.w[i+1].head != 0 || r.w[i+1].mention != news.None && r.rec.Mentions[r.w[i+1].mention].Kind != news.Place):
			from = i + 1
		}
	}
	return phrase{}
}

// sentenceActor returns who acts in the sentence before a cue, or in the sentence before that.
func (r *run) sentenceActor(c *cue) phrase {
	first, _ := r.sentence(c.at)
	if p := r.actor(first, c.at, c.m); !p.empty() {
		return p
	}
	if first == 0 || c.participle {
		return phrase{}
	}
	f, l := r.sentence(first - 1)
	return r.actor(f, l, c.m)
}

package statements

import (
	"slices"
	"strings"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// via returns the links through which a cue's statement came, nearest the reader first.
func (r *run) via(c *cue) (out []news.Link) {
	for n, p := range append([]phrase{c.relay}, c.media...) {
		if p.empty() {
			continue
		}
		if l, ok := r.link(p); ok && (n == 0 || !r.otherBody(l)) {
			if (l.Kind == "outlet" || l.Kind == "agency") && !r.the(p.lo) {
				r.passed = l
			}
			l.Told = n > 0 && l.Kind == "outlet" && r.spokenTo(p, l)
			dup := false
			for i := range out {
				dup = dup || out[i].Name == l.Name
			}
			if !dup {
				out = append(out, l)
			}
		}
	}
	if len(out) == 0 {
		if l, ok := r.carrier(c); ok {
			out = append(out, l)
		}
	}
	return out
}

// carrier is the agency that a sentence says carried what a cue reports: "mourned him in a statement carried by the agency X". A paper that
// "published it" may be what is spoken of; an agency passes on.
func (r *run) carrier(c *cue) (news.Link, bool) {
	first, last := r.sentence(c.at)
	for _, i := range r.carrying() {
		if i < max(first, c.at-carrierReach) || i == c.at {
			continue
		}
		if i+1 >= min(last, c.at+carrierReach) {
			break
		}
		e, _ := r.nounPhrase(i+1, min(last, i+12), 0)
		if l, ok := r.link(phrase{i + 1, e}); ok && l.Kind != "platform" && l.Kind != "document" && !r.ownOutlet(l) {
			l.Kind = "agency"
			return l, true
		}
	}
	return news.Link{}, false
}

// carrying returns the tokens at which an agency is said to have carried something, in order.
func (r *run) carrying() []int {
	if !r.carriersKnown {
		r.carriersKnown = true
		for i := 0; i+1 < len(r.w); i++ {
			if r.w[i].mention == news.None && slices.ContainsFunc(r.tok(i).Readings, func(rd lang.Reading) bool { return r.f.third[rd.Suffix] }) && r.agencyBefore(i+1, i+1) && r.toldIt(i) {
				r.carriers = append(r.carriers, i)
			}
		}
	}
	return r.carriers
}

// toldIt reports whether token i is a verb of reporting with the pronoun of what was reported ("which it carried").
func (r *run) toldIt(i int) bool {
	reports := func(m lang.Morph) bool {
		_, ok := r.f.byLemma[m.Lemma]
		return ok && m.POS == lang.Verb && m.Person == 3
	}
	for k := range r.tok(i).Readings {
		rd := &r.tok(i).Readings[k]
		if !r.f.third[rd.Suffix] || rd.Clitics.Has(lang.The|lang.Prepositions) {
			continue
		}
		if slices.ContainsFunc(rd.Morphs, reports) || len(rd.Morphs) == 0 && r.f.lang.Forms != nil && slices.ContainsFunc(r.f.lang.Forms(strings.TrimSuffix(r.tok(i).Fold, rd.Suffix), true), reports) {
			return true
		}
	}
	return false
}

// carrierReach is how many tokens from a cue its carrier may stand.
const carrierReach = 60

// spokenTo reports whether a medium only was spoken to or on ("told the radio X", "in an interview with X"): it is named without a verb of its
// own ("which X published") and without "according to".
func (r *run) spokenTo(p phrase, l news.Link) bool {
	if l.Span == nil || r.w[p.lo].phrase != 0 {
		return false
	}
	for k := p.lo; k < p.hi && r.tok(k).Span.Start < l.Span.Start; k++ {
		if r.w[k].mention == news.None && r.verbAt(k) && !r.is(k, cMedium) {
			return false
		}
	}
	return true
}

// verbAt reports whether token i is best read as a verb, or can be read as one that tells of what stands before it.
func (r *run) verbAt(i int) bool {
	return r.toldIt(i) || slices.ContainsFunc(r.tok(i).Best().Morphs, func(m lang.Morph) bool { return m.POS == lang.Verb && m.Person != 0 })
}

// otherBody reports whether a link names a body that is known to be no outlet: what is said to a ministry does not come through it.
func (r *run) otherBody(l news.Link) bool {
	if l.Entity == news.None || l.Kind == "platform" || l.Kind == "document" || len(r.f.outlets.Find(strings.Fields(r.f.lang.FoldString(l.Name))...)) > 0 {
		return false
	}
	t := r.rec.Entities[l.Entity].Type
	return t != "" && !news.PassesOn(t)
}

// ownOutlet reports whether a link names the outlet that published the article.
func (r *run) ownOutlet(l news.Link) bool {
	a := r.rec.Article.Outlet
	if a == nil || l.Kind == "platform" || l.Kind == "document" {
		return false
	}
	return r.f.outletKey(a.Name) == r.f.outletKey(l.Name)
}

// outletKey is a name as lexicon outlets writes it, or folded where the lexicon does not know it.
func (f *Finder) outletKey(name string) string {
	w := strings.Fields(f.lang.FoldString(name))
	if e := f.outlets.Find(w...); len(e) > 0 {
		return f.lang.FoldString(f.outlets.Get(e[0], "canon"))
	}
	return strings.Join(w, " ")
}

// link makes a link of a phrase that names an outlet, agency, platform or document.
func (r *run) link(p phrase) (news.Link, bool) {
	l := news.Link{Kind: "outlet", Entity: news.None}
	medium := (r.is(p.lo+1, cMedium) || p.lo+2 < p.hi && r.is(p.lo+2, cMedium) && r.construct(p.lo+1)) && r.w[p.lo].class&(prepositions|cTime) != 0 // "in a statement ...": only who is spoken to passes it on
	set := func(s text.Span) { l.Span = &s }
	for i := p.lo; i < p.hi; i++ {
		if h, ok := r.f.outlets.Match(r.t, i, lang.ByHost); ok && (h.Last-h.First > 1 || r.named(i)) && r.whole(h.First, h.Last) {
			if r.f.outlets.Get(h.Entries[0], "kind") == "agency" {
				l.Kind = "agency"
			}
			l.Name = r.f.outlets.Get(h.Entries[0], "canon")
			if m := r.w[i].mention; m != news.None {
				l.Entity = r.rec.Mentions[m].Entity
			}
			set(r.sourceSpan(phrase{i, min(h.Last, p.hi)}))
			return l, true
		}
	}
	for i := p.lo; i < p.hi; i++ {
		if r.is(i, cPlatform) {
			h, ok := r.f.media.Match(r.t, i, lang.ByStem)
			if !ok {
				continue
			}
			l.Kind, l.Name = "platform", r.f.media.Get(h.Entries[0], "canon")
			set(r.spanOf(h.First, h.Last))
			return l, l.Name != ""
		}
		if m := r.w[i].mention; m != news.None && r.rec.Mentions[m].Kind == news.Organization && (!medium || r.addressed(p.lo, i) || r.outletAt(i) && (i == 0 || r.w[i-1].mention != m)) {
			l.Entity = r.rec.Mentions[m].Entity
			l.Name = r.rec.Mentions[m].Span.Of(r.rec.Article.Text)
			if l.Entity != news.None {
				l.Name = r.entityName(l.Entity)
			}
			set(r.rec.Mentions[m].Span)
			if r.agencyBefore(p.lo, i) || l.Entity != news.None && r.rec.Entities[l.Entity].Type == "agency" {
				l.Kind = "agency"
			}
			return l, true
		}
		if o := r.w[i].opens; o > i+1 && o <= p.hi && o-i <= 6 && (!medium || r.addressed(p.lo, i) || r.mediaHeadBefore(i)) {
			s := r.spanOf(i+1, o)
			l.Name = r.text(s)
			if r.agencyBefore(p.lo, i) {
				l.Kind = "agency"
			}
			set(s)
			return l, true
		}
	}
	for i := p.lo; i < p.hi && i < p.lo+5 && !medium; i++ { // a document, or media told by their kind only
		h := r.w[i].head
		if r.is(i, cSource) {
			break // a source tells, it passes nothing on
		}
		if r.w[i].speech {
			continue // speaking is no document
		}
		media := h != 0 && r.f.headClass[h-1] != news.RoleSource && r.f.headClass[h-1] != news.OrgSource || r.agencyHead(i)
		if !media && !(i == p.lo && r.is(i, cMedium) && !r.w[i].speech) {
			continue
		}
		e, _ := r.nounPhrase(i, p.hi, 0)
		s := r.sourceSpan(phrase{i, max(e, i+1)})
		l.Kind, l.Name = "document", r.text(s)
		if media {
			l.Kind = "outlet"
			if r.agencyBefore(i, i+1) {
				l.Kind = "agency"
			}
			if m := r.nominalEntity(phrase{i, max(e, i+1)}); m != news.None { // the paper that was named before
				l.Entity, l.Name = m, r.entityName(m)
			} else if r.the(i) && r.passed.Name != "" {
				l.Kind, l.Entity, l.Name = r.passed.Kind, r.passed.Entity, r.passed.Name
			}
		}
		set(s)
		return l, true
	}
	return l, false
}

// agencyBefore reports whether the head of an agency's name stands just before token i, in tokens from lo on.
func (r *run) agencyBefore(lo, i int) bool {
	for k := max(lo, i-2); k <= i; k++ {
		if h, ok := r.f.heads[2].Match(r.t, k, lang.ByStem); ok && r.f.heads[2].Get(h.Entries[0], "type") == "agency" && h.Last >= i {
			return true
		}
	}
	return false
}

// addressed reports whether the name at token i is who is spoken to: "to" stands before it, with at most a head between.
func (r *run) addressed(lo, i int) bool {
	for k := i; k > lo && i-k < 4; k-- {
		if k < i && r.is(k, cMedium) && k >= i-2 && k > lo+1 {
			return true // the programme's own name
		}
		if r.is(k, cFor) && len(r.tok(k).Fold) <= 2 || r.clitic(k, lang.For) {
			return r.w[lo+1].speech
		}
	}
	return false
}

// whole reports whether tokens [a, b) do not cut a name in two.
func (r *run) whole(a, b int) bool {
	if m := r.w[a].mention; m != news.None && a > 0 && r.w[a-1].mention == m {
		return false
	}
	m := r.w[b-1].mention
	return m == news.None || b >= len(r.w) || r.w[b].mention != m
}

// named reports whether token i stands in a name or in quotation marks.
func (r *run) named(i int) bool {
	return r.w[i].mention != news.None || i > 0 && r.w[i-1].opens > i && r.w[i-1].opens-i <= 4
}

// relay is an agency or outlet through which the whole article comes.
type relay struct {
	links []news.Link
	from  int // token from which it holds
}

// articleRelay finds the agency that headline and lead say the article relays: the first cues relay "from" it, or it tells the lead itself.
func (r *run) articleRelay() *relay {
	for k := range r.cues {
		c := &r.cues[k]
		if s := r.t.Sentences[c.sentence]; c.sentence > 3 && s.Paragraph > 2 {
			return nil
		}
		told := c.relay
		if c.rule != "relay" {
			told = phrase{}
			if title := r.rec.Article.Title; c.rule == "verb-subject" && !(title != nil && r.tok(c.at).Span.Start < title.End) && c.parent < 0 && r.outletAt(c.source.lo) {
				told = c.source // the agency itself, for the rest of the article
			}
		}
		if !told.empty() {
			if l, ok := r.link(told); ok && l.Kind == "agency" && !r.ownOutlet(l) {
				return &relay{[]news.Link{l}, c.at}
			}
		}
	}
	return nil
}

// stance is the cue's stance, turned by the start of the content: words of obligation and what a speaker asks for himself make a demand,
// displeasure voiced and a bad name given condemn.
func (r *run) stance(c *cue) string {
	if c.stance != "says" {
		return c.stance
	}
	lo, hi := c.content.lo, c.content.hi
	for i := lo; i < min(lo+3, hi); i++ {
		if r.is(i, cObligation) {
			return "demands"
		}
	}
	if c.row < 0 {
		return c.stance
	}
	if r.f.rows[c.row].describes {
		for i := lo; i < min(lo+8, hi); i++ {
			if r.is(i, cNegative) {
				return "condemns"
			}
		}
		return c.stance
	}
	for i := lo; i < min(lo+2, hi); i++ {
		if c.intro == introPrep && r.is(i, cDispleased) {
			return "condemns"
		}
		for _, m := range r.tok(i).Best().Morphs {
			if row, ok := r.f.byLemma[m.Lemma]; ok && m.POS == lang.Verb && m.Person == 1 && m.Tense == lang.Present && m.Number == lang.Plural {
				switch s := r.f.rows[row].stance; s { // we demand, we condemn
				case "demands", "condemns", "accuses":
					return s
				}
			}
		}
	}
	return c.stance
}

// hedge returns the words that weaken a statement: in its cue or at the start of its content.
func (r *run) hedge(c *cue) *text.Span {
	try := func(i int, doubt bool) *text.Span {
		h, ok := r.f.hedges.Match(r.t, i, lang.ByHost)
		if !ok || doubt && r.f.hedges.Get(h.Entries[0], "class") != "doubt" {
			return nil
		}
		s := r.spanOf(h.First, h.Last)
		if h.Reading >= 0 {
			s.Start = r.tok(i).Readings[h.Reading].HostSpan.Start
		}
		return &s
	}
	for i := c.at; i < c.last; i++ {
		if s := try(i, false); s != nil {
			return s
		}
	}
	for i := c.content.lo; i < min(c.content.lo+12, c.content.hi); i++ {
		if s := try(i, true); s != nil {
			return s
		}
	}
	return nil
}

// unnamed returns the words that say why the source is not named.
func (r *run) unnamed(c *cue) *text.Span {
	lo := c.at
	if !c.source.empty() {
		lo = min(lo, c.source.lo)
	}
	hi := max(c.content.lo, c.source.hi)
	if hi < len(r.w) && r.is(hi, cAnonymity) || r.mark(hi, ",") && r.is(hi+1, cAnonymity) {
		hi += 2
	}
	if end := c.content.hi; end+1 < len(r.w) && (r.is(end, cAnonymity) || r.is(end+1, cAnonymity)) {
		if s := r.anonymity(end, end+2); s != nil {
			return s
		}
	}
	return r.anonymity(lo, min(hi, len(r.w)))
}

func (r *run) anonymity(lo, hi int) *text.Span {
	for i := lo; i < hi && i < len(r.w) && i-lo < 60; i++ {
		if !r.is(i, cAnonymity) {
			continue
		}
		_, last := r.sentence(i)
		s := r.spanOf(i, r.reasonEnd(i, last))
		return &s
	}
	return nil
}

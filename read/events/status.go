package events

import (
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

// Modalities of events.
const (
	actual      = "actual"
	planned     = "planned"
	demanded    = "demanded"
	conditional = "conditional"
	possible    = "possible"
)

// govern links the events of a sentence to the events whose content they are: what was demanded, threatened, refused.
func (a *article) govern(its []item, ds []*draft) {
	for _, d := range ds {
		if d.governs < 0 {
			continue
		}
		for _, e := range ds {
			if e == d || e.tok <= d.tok && !(e.tok >= d.governs) || e.by != nil || e.definite && e.f.mode == "ceasefire" && !e.f.has(carries) {
				continue
			}
			near := e.noun && e.tok >= d.governs && e.tok <= d.governs+2 && !(e.tok > d.governs && e.item < len(its) && its[e.item].kind == iPrep && a.class[its[e.item].prep]&(cDuring|cAfter) != 0) // but not "during a call"
			if a.labels[d.governs].class&cComp != 0 {
				near = e.tok > d.governs && e.tok <= d.governs+8 && !a.between(its, d, e)
			}
			if near || e.noun && e.item < len(its) && its[e.item].and && e.tok > d.governs && e.tok < d.governs+25 && !a.between(its, d, e) {
				e.by = d
			}
		}
	}
	for _, d := range ds {
		a.author(d, ds)
		if d.f.typ == "REJECT" && len(d.recipients) == 0 && d.governs >= 0 {
			d.recipients = without(a.whose(its, d), d.actors)
		}
	}
	for _, d := range ds {
		if d.f.typ == "THREATEN" && d.governs >= 0 && len(d.recipients) == 0 {
			d.recipients = without(a.threatened(its, d), d.actors)
		}
	}
	for _, e := range ds {
		d := e.by
		if d == nil {
			continue
		}
		if len(e.actors) == 0 && e.f.subject == actor && e.noun {
			switch {
			case (d.f.typ == "REQUEST" || d.f.typ == "CONCEDE" || d.f.typ == "COERCE") && len(d.recipients) > 0:
				if _, same := a.compatible(e.recipients, d.recipients); same {
					e.actors = d.actors // "sentenced X to prison"
				} else {
					e.actors = d.recipients
				}
			case d.f.typ == "REQUEST" && e.f.typ == "COERCE" && e.f.mode != "" && anyOf(d.actors, a.judges):
				e.actors = d.actors // "the judge ordered the jailing of X": it is his act
			case d.f.typ == "THREATEN" || d.f.typ == "REJECT" || d.f.typ == "AGREE" || d.f.typ == "RETREAT" || d.f.typ == "CONCEDE":
				e.actors = d.actors
			}
		}
		if d.f.typ == "COERCE" && d.f.obj == noSlot && len(d.recipients) == 0 && e.noun && e.f.obj == recipient && e.f.typ != "COERCE" { // "ruled that X be put to death"
			d.recipients = e.recipients
		}
		if (d.f.typ == "THREATEN" || d.f.typ == "RETREAT" && d.f.mode == "suspend") && len(d.recipients) == 0 { // "stops attacking X"
			d.recipients = e.recipients
		}
		if d.f.typ == "RETREAT" && d.f.mode == "suspend" && e.f.typ == "ASSAULT" && !d.negated {
			e.dead = true // what is stopped is told by the stop
		}
	}
	for _, d := range ds {
		if d.f.typ == "COERCE" && d.f.obj == recipient && len(d.recipients) == 0 {
			d.recipients = a.dispersed(its, d, ds)
		}
	}
}

// judges reports whether a party is one on whose order people are held and set free: a judge, a court, a prosecutor.
func (a *article) judges(p news.Party) bool {
	if p.Entity != news.None {
		return a.rec.Entities[p.Entity].Type == "court" || a.class[a.fold(firstWord(a.rec.Entities[p.Entity].Name))]&cJudge != 0
	}
	i := -1
	if p.Span != nil {
		i = a.tokenAt(p.Span.Start)
	}
	return i >= 0 && a.class[a.noun(i).Stem]&cJudge != 0
}

// dispersed returns those who hold the protest that an act of force is done to, or the protest as it is worded: "dispersed the sit-in".
func (a *article) dispersed(its []item, d *draft, ds []*draft) []news.Party {
	for _, e := range ds {
		if e.f.typ != "PROTEST" || e.tok != d.governs || e.item >= len(its) {
			continue
		}
		if ps := without(e.actors, d.actors); len(ps) > 0 {
			return ps
		}
		p := &its[e.item].p
		if p.last <= p.first {
			return nil
		}
		last := p.last
		if n := e.item + 1; n < len(its) && its[n].kind == iNoun && its[n].genitive {
			last = its[n].last
		}
		s := a.span(p.first, last)
		return []news.Party{{Entity: news.None, Span: &s}}
	}
	return nil
}

// threatened returns the first body or state that what is threatened names: "threatened to bring down the rule of X", "to break the truce with X".
func (a *article) threatened(its []item, d *draft) []news.Party {
	for k := d.item + 1; k < len(its) && k < d.item+window; k++ {
		it := &its[k]
		if it.last <= d.governs {
			continue
		}
		switch it.kind {
		case iStop, iThat, iRelative, iOpener, iComma:
			return nil
		case iNoun, iPrep:
			if it.pronoun.prep != "" || it.p.last <= it.p.first || a.isPerson(&it.p) {
				continue
			}
			if it.kind == iPrep && (a.labels[it.first].class&cPlacePrep != 0 || it.prep == a.in || it.prep == a.of || a.class[it.prep]&(cAfter|cBefore|cDuring|cCause) != 0) {
				continue
			}
			if it.p.entity != news.None && (!a.isPlace(&it.p) || a.sovereign(it.p.entity)) {
				return a.parties(its, k, len(its))
			}
			if e := a.innerParty(it.first, it.last); e != news.None {
				return []news.Party{{Entity: e}}
			}
		}
	}
	return nil
}

// answers gives who agrees to, yields to or refuses a request those who made it, where a request stands in the sentence before or in the same.
func (a *article) answers(ds []*draft, from int) {
	for n := from; n < len(ds); n++ {
		d := ds[n]
		switch {
		case len(d.recipients) > 0 || len(d.actors) == 0 || d.noun:
			continue
		case d.f.typ == "AGREE" && len(d.f.with) == 0 && !d.f.has(plans), d.f.typ == "CONCEDE" && d.f.subject == actor && len(d.f.with) == 0, d.f.typ == "REJECT" && d.governs < 0:
		default:
			continue
		}
		for m := n - 1; m >= 0; m-- {
			e := ds[m]
			if d.sentence-e.sentence > 1 {
				break
			}
			if e.f.typ != "REQUEST" || len(e.actors) == 0 || holds(d.actors, e.actors[0]) || e.negated {
				continue
			}
			if len(e.recipients) == 0 || holds(e.recipients, d.actors[0]) {
				d.recipients = e.actors
			}
			break
		}
	}
}

// decreed gives an act of state that is told without a doer ("it was decided to suspend", "was referred") to the ministry, the court or the
// government that tells it. What is done by force is the affair of those who hold people, see operation.
func (a *article) decreed(d *draft) {
	switch d.f.typ {
	case "SANCTION", "ACCUSE":
	default:
		return
	}
	k := a.said[d.tok]
	if k < 0 || len(d.actors) > 0 || d.f.subject != actor || d.by != nil || a.cue[d.tok] >= 0 {
		return
	}
	st := &a.rec.Statements[k]
	if st.Class != news.OrgSource || st.Entity == news.None {
		return
	}
	switch e := &a.rec.Entities[st.Entity]; e.Type {
	case "ministry", "court", "government":
		if p := (news.Party{Entity: st.Entity}); e.Kind == news.Organization && !holds(d.recipients, p) && (!d.noun && d.passive || d.noun && a.decreedAt(d.tok)) {
			d.actors = []news.Party{p}
		}
	}
}

// decreedAt reports whether a verb that says that it took place or was decided stands shortly before the noun at token i, and no other.
func (a *article) decreedAt(i int) bool {
	for j := i - 1; j >= 0 && j >= i-6 && a.same(i, j); j-- {
		if a.labels[j].class&cComp != 0 {
			return false
		}
		if a.labels[j].verb != noVerb {
			m := a.labels[j].morph
			return a.verbClass(j)&(cHappen|cPlanned) != 0 && m != nil && m.Person == 3
		}
	}
	return false
}

// operation gives an arrest or a seizure without an agent those who made the one told before: reports of one operation name them once.
func (a *article) operation(ds []*draft, from int) {
	for n := from; n < len(ds); n++ {
		d := ds[n]
		a.decreed(d)
		if d.f.typ == "ASSAULT" && len(d.actors) == 0 && !d.negated && len(d.recipients) > 0 && a.said[d.tok] >= 0 && a.allFoes(d.recipients) {
			if body := a.forceOfSource(a.said[d.tok]); body != nil && !holds(d.recipients, body[0]) {
				d.actors = body // "the army announced the death of ten gunmen"
				continue
			}
		}
		if d.f.typ != "COERCE" || len(d.actors) > 0 || d.f.subject != actor || d.negated || d.f.mode == "release" {
			continue
		}
		if k := a.said[d.tok]; k >= 0 { // "the police said that three were held"
			if ps := a.sourceOf(k); anyOf(ps, a.officers) && !(len(d.recipients) > 0 && holds(ps, d.recipients[0])) {
				d.actors = ps
				continue
			}
		}
		for m := n - 1; m >= 0 && d.sentence-ds[m].sentence <= 2; m-- {
			e := ds[m]
			if e.f.typ == "COERCE" && len(e.actors) > 0 && !e.negated && !a.anyHuman(e.actors[:1]) && e.f.mode != "release" && !(len(d.recipients) > 0 && holds(e.actors, d.recipients[0])) {
				d.actors = e.actors
				break
			}
		}
	}
}

// allFoes reports whether all of some parties are, by the words that tell them, those whom armies and the police fight.
func (a *article) allFoes(ps []news.Party) bool {
	for _, p := range ps {
		if p.Entity != news.None || p.Span == nil {
			return false
		}
		q, ok := a.partyPhrase(p)
		if !ok || a.t.Tokens[q.head].Kind != lang.Word {
			return false
		}
		stem := a.unaccused(a.noun(q.head).Stem)
		if one, two := a.ends(stem, lang.SoundOblique); !a.foes[stem] && !(two && a.foes[one]) {
			return false
		}
	}
	return true
}

// forceOfSource returns the force that speaks in statement k, itself or through its spokesman, or nil.
func (a *article) forceOfSource(k int32) []news.Party {
	if ps := a.sourceOf(k); len(ps) == 1 && anyOf(ps, a.officers) && (ps[0].Entity != news.None || !a.onePerson(ps[0])) {
		return ps
	}
	s := a.rec.Statements[k].Source
	if s == nil {
		return nil
	}
	for i := a.tokenAt(s.Start); i >= 0 && i+1 < len(a.t.Tokens) && a.t.Tokens[i+1].Span.Start < s.End; i++ {
		if a.calls(i) { // "a spokesman in the name of"
			if q, ok := a.phraseAt(i + 1); ok && a.isParty(&q) && a.officers(a.party(&q)) {
				return []news.Party{a.party(&q)}
			}
		}
	}
	return nil
}

// culpritReach is how many sentences behind an attack, or before it, who did it is looked for.
const culpritReach = 2

// culprits gives an attack of which nobody is said to be the doer the one whom the sentences near it call so: "the shooting ... and the culprit was held".
func (a *article) culprits(ds []*draft) {
	for _, d := range ds {
		if d.f.typ != "ASSAULT" || len(d.actors) > 0 || d.negated || d.f.subject != actor {
			continue
		}
		best, far := news.Party{Entity: news.None}, culpritReach+1
		for _, e := range ds {
			gap := max(e.sentence-d.sentence, d.sentence-e.sentence)
			if e == d || gap >= far || e.f.typ != "COERCE" && e.f.typ != "ACCUSE" && e.f.typ != "SANCTION" && e.f.typ != "RETREAT" {
				continue
			}
			for _, p := range append(e.recipients[:len(e.recipients):len(e.recipients)], e.actors...) {
				if q, ok := a.culprit(p); ok && !holds(d.recipients, p) && q.definite {
					best, far = p, gap
				}
			}
		}
		if far <= culpritReach {
			d.actors = []news.Party{best}
		}
	}
}

// culprit reports whether a party without name is called the doer of what the article tells.
func (a *article) culprit(p news.Party) (q phrase, ok bool) {
	if p.Entity != news.None || p.Span == nil {
		return q, false
	}
	q, ok = a.partyPhrase(p)
	return q, ok && a.t.Tokens[q.head].Kind == lang.Word && a.is(a.noun(q.head).Stem, tCulprit)
}

// authors gives who praises, condemns or refuses an act those who did it as the rest of the article tells.
func authors(ds []*draft) {
	for _, d := range ds {
		if d.about == nil || len(d.recipients) > 0 {
			continue
		}
		e := d.about
		for e.into != nil {
			e = e.into
		}
		if e != d.about && e.f.typ != d.f.typ && !e.negated {
			d.recipients = without(e.actors, d.actors)
		}
	}
}

// author gives who praises, condemns or refuses an act those who did it: "condemned the ruling of the court", "praised the visit of X".
func (a *article) author(d *draft, ds []*draft) {
	if len(d.recipients) > 0 || d.governs < 0 {
		return
	}
	switch d.f.typ {
	case "ACCUSE", "SUPPORT", "REJECT", "AGREE":
	case "REQUEST": // "asked for a meeting with X"
		for _, e := range ds {
			if e != d && e.noun && e.f.typ == "CONSULT" && e.f.mode != "visit" && e.tok >= d.governs && e.tok <= d.governs+1 {
				d.recipients = append(without(e.recipients, d.actors), without(e.actors, d.actors)...)
				if len(d.actors) > 0 && len(e.recipients) == 0 && a.allPersons(d.recipients) {
					e.actors, e.recipients = d.actors, d.recipients
				}
				return
			}
		}
		return
	default:
		return
	}
	for _, e := range ds {
		if e != d && e.noun && e.tok >= d.governs && e.tok <= d.governs+1 {
			if len(e.actors) > 0 && !holds(d.actors, e.actors[0]) {
				d.recipients = e.actors
			} else if ps := without(e.recipients, d.actors); d.f.typ == "REJECT" && len(e.actors) == 0 && a.anyHuman(ps) {
				d.recipients = ps // "did not object to the appointment of X"
			} else if len(e.actors) == 0 {
				d.about = e
			}
			return
		}
	}
	fs, rd := a.nounFrames(d.governs)
	if len(fs) == 0 || fs[0].has(genObject) || fs[0].typ == "COOPERATE" || rd.Suffix != "" || rd.Clitics.Has(lang.The) || !a.same(d.governs, d.governs+1) {
		return
	}
	if p, ok := a.phraseAt(d.governs + 1); ok && a.labels[d.governs+1].verb == noVerb && a.clitics(d.governs+1)&lang.Prepositions == 0 && (p.info.class == aGroup || p.info.class == aRole || a.isPerson(&p)) {
		d.recipients = without([]news.Party{a.party(&p)}, d.actors) // "condemned the verdict of the court"
	}
}

// whose returns the party whose orders, rulings or demands are refused: "refused to submit to the rulings of the court".
func (a *article) whose(its []item, d *draft) []news.Party {
	for k, n := d.item+1, 0; k < len(its) && n < 4; k++ {
		if its[k].first < d.governs {
			continue
		}
		n++
		switch its[k].kind {
		case iPrep:
			p := &its[k].p
			if its[k].prep != a.by && its[k].prep != a.fr || its[k].pronoun.prep != "" || a.isParty(p) {
				continue
			}
			if q, ok := a.innerHead(p); ok && !a.isPlace(&q) {
				return []news.Party{a.party(&q)}
			}
			if k+1 < len(its) && its[k+1].genitive && a.isParty(&its[k+1].p) && !a.isPlace(&its[k+1].p) {
				return a.parties(its, k+1, len(its))
			}
		case iVerb, iStop, iThat, iRelative, iOpener:
			return nil
		}
	}
	return nil
}

// inherit gives a request the party that its subject has just met or called: "met the leaders and asked for".
func (a *article) inherit(ds []*draft, its []item) {
	for n, d := range ds {
		if d.purpose && len(d.actors) == 0 && d.f.subject == actor && n > 0 {
			// "a visit of X in order to meet": who makes the one does the other
			if e := ds[n-1]; e.noun && e.f.subject == actor && e.f.typ == "CONSULT" && !a.between(its, e, d) {
				d.actors = e.actors
			}
		}
		if d.noun && len(d.actors) == 0 && d.f.subject == actor && !d.f.has(victim) && n > 0 && d.item < len(its) && its[d.item].and && d.item > ds[n-1].item {
			// "stepped in to stop him and to question him": nouns joined by "and" share who does them
			if e := ds[n-1]; e.noun && e.f.subject == actor && e.shares && !a.between(its, e, d) {
				d.actors, d.purpose, d.shares = e.actors, e.purpose, true
			}
		}
		if d.f.typ != "REQUEST" || d.noun || len(d.recipients) > 0 || d.item >= len(its) || !its[d.item].and || len(d.actors) == 0 {
			continue
		}
		for m := n - 1; m >= 0; m-- {
			e := ds[m]
			if e.f.typ == "CONSULT" && e.f.mode != "visit" && len(e.recipients) > 0 && len(e.actors) > 0 && sameParty(e.actors[0], d.actors[0]) {
				d.recipients = e.recipients
				break
			}
		}
	}
}

// between reports whether a finite verb or a strong mark stands between two events, other than the trigger of the second.
func (a *article) between(its []item, d, e *draft) bool {
	for k := d.item + 1; k < e.item && k < len(its); k++ {
		if its[k].kind == iVerb || its[k].kind == iStop {
			return true
		}
	}
	return false
}

// status decides polarity and modality.
func (a *article) status(its []item, d *draft) {
	d.modality = actual
	if d.f.typ == "CONSULT" && d.f.has(bomb) {
		d.by = nil // "the council in session": a participle tells what is
	} else if !d.noun && a.labels[d.tok].verb != noVerb {
		a.verbStatus(its, d.tok, d)
	} else {
		a.nounStatus(its, d)
	}
	if b := d.by; b != nil && d.modality == actual {
		switch {
		case b.f.has(negates) && !b.negated && d.noun:
			d.dead = true // what is refused is told by the refusal
		case b.f.has(demands):
			d.modality = demanded
		case b.f.has(plans):
			d.modality = planned
		}
	}
	if d.purpose && d.modality == actual && !d.negated && !(d.tok > 0 && a.labels[d.tok-1].morph != nil && a.verbClass(d.tok-1)&(cAux|cLight|cTry) != 0) {
		switch d.f.typ {
		case "ASSAULT":
			if !d.definite && (d.tok == 0 || !a.suffers(d.tok-1)) {
				d.modality = planned
			}
		case "AGREE", "RETREAT", "COERCE", "CONCEDE", "SANCTION", "AID", "MOBILIZE":
			if d.tok == 0 || !a.suffers(d.tok-1) {
				d.modality = planned
			}
		}
	}
	d.statement = int(a.said[d.tok])
	if d.modality == actual && !d.negated && a.denied(d.tok) {
		d.negated = true
	}
	if d.negated && d.f.has(leave) {
		a.stays(d)
	}
}

// denied reports whether what token i tells is the very thing that a statement denies: it opens the statement's content, and neither a relative
// clause nor another finite verb stands before it ("denies that he met" against "denies that the men who met").
func (a *article) denied(i int) bool {
	k := a.said[i]
	if k < 0 || a.rec.Statements[k].Stance != "denies" || a.cue[i] >= 0 { // "accused it of lying, which it denied": not the accusing
		return false
	}
	for j := i - 1; j >= 0 && a.said[j] == k; j-- {
		if a.labels[j].class&cRel != 0 || a.labels[j].verb == sureVerb && a.verbClass(j)&(cAux|cLight|cHappen) == 0 {
			return false
		}
	}
	return true
}

// stays turns a visit that was not left into what it says: somebody stayed in the place that stands as the object. The guide gives it no mode.
func (a *article) stays(d *draft) {
	f := *d.f
	f.mode = ""
	d.f, d.stayed = &f, true
	for j := d.tok + 1; j < len(a.t.Tokens) && j <= d.tok+6 && a.same(d.tok, j); j++ {
		if n := a.labels[j].name; n >= 0 && a.rec.Mentions[n].Kind == news.Place {
			d.place = a.rec.Mentions[n].Entity
			return
		}
	}
}

// verbStatus reads what stands before a finite verb.
func (a *article) verbStatus(its []item, i int, d *draft) {
	lb := &a.labels[i]
	rd := &a.t.Tokens[i].Readings[lb.reading]
	will := rd.Clitics.Has(lang.Will) || i > 0 && a.same(i, i-1) && a.labels[i-1].class&cWill != 0
	if will {
		d.modality = planned
		for j := i - 1; j >= 0 && a.same(i, j) && j > i-25; j-- {
			if a.labels[j].class&cCond != 0 {
				d.modality = conditional // "if he does not act, it will be hit"
			}
		}
	}
	present := lb.morph != nil && lb.morph.Tense == lang.Present
	words := 0
	that := false // a particle "that" stands between
	for j := i - 1; j >= 0 && a.same(i, j) && words < 7; j-- {
		c := a.labels[j].class
		tok := &a.t.Tokens[j]
		if tok.Kind == lang.Punct && tok.Fold != "," || tok.Kind == lang.Punct && words > 1 {
			break
		}
		words++
		if c&cNegVerb != 0 && words <= 2 && !(words == 2 && a.verbClass(i-1)&cLasting != 0) && !(j > 0 && a.same(i, j-1) && a.labels[j-1].class&cPrep != 0) { // "on what they agreed"
			d.negated = !d.negated
		}
		if c&cWill != 0 && words <= 2 && d.modality == actual {
			d.modality = planned
		}
		if c&cCond != 0 {
			d.modality = conditional
			d.dead = d.dead || words <= 2 // a condition tells nothing: "if somebody is killed"
			break
		}
		if a.feared(j) && words <= 3 {
			d.dead = true // what is feared tells nothing: "he fears that he will be hanged"
			break
		}
		if c&cPossible != 0 {
			if c&cParticle == 0 && words <= 4 && (that || words <= 2) || present && words <= 2 {
				d.modality = possible
				break
			}
		}
		if c&cDemanded != 0 && words <= 4 && (that || words == 1) {
			d.modality = demanded
			break
		}
		if c&cPlanned != 0 && words <= 4 && that {
			d.modality = planned
			break
		}
		that = that || c&cComp != 0
		if a.labels[j].verb == sureVerb && words > 1 && c&(cPlanned|cPossible|cDemanded|cFail|cTry) == 0 {
			break
		}
	}
}

// nounStatus reads what stands before a verbal noun: negation, the verb that it completes, words of plan and possibility.
func (a *article) nounStatus(its []item, d *draft) {
	i := d.tok
	words := 0
	apart := false // behind a word that says when something else was
	for j := i - 1; j >= 0 && a.same(i, j) && words < 12; j-- {
		tok, lb := &a.t.Tokens[j], &a.labels[j]
		c := lb.class
		if tok.Kind == lang.Punct {
			break
		}
		words++
		if c&cNegNoun != 0 && words <= 2 {
			d.negated = true
			d.dead = d.dead || d.f.typ == "AGREE" && c&cPrep != 0 // "without their consent"
			break
		}
		if c&cComp != 0 {
			break
		}
		if c&cAfter != 0 && words <= 2 && lb.time < 0 {
			break // "decided to free him after he was held": that took place
		}
		apart = apart || c&(cAfter|cBefore|cDuring|cAmid) != 0
		if lb.verb != noVerb && lb.morph != nil && lb.morph.Tense == lang.Past && a.decrees(j) && d.f.decided() {
			break // who decides to close it closes it
		}
		if words <= 3 && a.feared(j) {
			d.dead = true // "fears an attack", "in order to avoid clashes"
			break
		}
		if words <= 3 || c&(cFail|cPlanned) != 0 && words <= 6 {
			switch {
			case c&cDemanded != 0:
				d.modality = demanded
			case c&cPossible != 0 && c&cParticle == 0:
				d.modality = possible
			case c&cCond != 0:
				d.modality = conditional
			case c&cPlanned != 0:
				d.modality = planned
			}
		}
		if lb.verb == noVerb || lb.morph == nil {
			if d.modality != actual {
				break
			}
			continue
		}
		lemma := a.verbClass(j)
		switch {
		case lemma&cFail != 0 && apart:
			// "failed to storm the town after the bombing": that took place
		case lemma&cFail != 0:
			d.negated = !d.definite || words <= 2 && a.labels[i-1].class&cPrep != 0
		case lemma&cRefuse != 0 && words <= 3:
			d.negated = !d.definite || words <= 2 && a.labels[i-1].class&cPrep != 0
		case lemma&cPlanned != 0 || c&cPlanned != 0:
			d.modality = planned
		case lemma&cPossible != 0 || c&cPossible != 0:
			d.modality = possible
		case lemma&(cLight|cHappen|cAux) != 0 || words <= 2:
			other := draft{modality: actual}
			if a.verbAt[j] >= 0 {
				a.verbStatus(its, j, &other)
			}
			if a.isEvent(j) {
				break
			}
			d.negated = other.negated
			if other.modality != actual {
				d.modality = other.modality
			}
		}
		break
	}
}

// decrees reports whether the verb at token j tells a decision: it declares what it plans.
func (a *article) decrees(j int) bool {
	return a.verbClass(j)&(cDeclare|cPlanned) == cDeclare|cPlanned
}

// decided reports whether the decision of who may take it is the act itself: a ban, a dismissal, but no meeting and no strike.
func (f *frame) decided() bool {
	switch f.typ {
	case "COERCE", "SANCTION", "REJECT", "AGREE", "SUPPORT", "RETREAT":
		return f.subject == actor && f.mode != "withdraw"
	}
	return false
}

// feared reports whether the word at token j says that what follows is feared or avoided.
func (a *article) feared(j int) bool {
	return (a.labels[j].class|a.verbClass(j))&cFear != 0
}

// isEvent reports whether an event hangs on token i.
func (a *article) isEvent(i int) bool {
	for k := len(a.events) - 1; k >= 0; k-- {
		if a.events[k].tok == i {
			return true
		}
		if a.events[k].sentence < a.t.Tokens[i].Sentence {
			return false
		}
	}
	return false
}

// timeOf takes the time expression of the clause.
func (a *article) timeOf(its []item, d *draft) {
	use := func(k int) bool {
		if its[k].kind != iTime {
			return false
		}
		v := a.rec.Times[a.labels[its[k].first].time].Value
		d.timeTok = its[k].first
		if v.Known() {
			d.when = v
		}
		return true
	}
	for k, n := d.item+1, 0; k < len(its) && n < window; k++ {
		n++
		if use(k) {
			return
		}
		if its[k].kind == iVerb || its[k].kind == iStop || its[k].kind == iThat || its[k].kind == iOpener {
			break
		}
	}
	for k, n := d.item-1, 0; k >= 0 && n < window; k-- {
		n++
		if use(k) {
			return
		}
		if its[k].kind == iVerb && !(d.noun && a.lends(&a.verbs[its[k].clause])) || its[k].kind == iStop || its[k].kind == iThat || its[k].kind == iRelative {
			break
		}
	}
}

// present reports whether the trigger is a verb in the present.
func (a *article) present(d *draft) bool {
	m := a.formAt(d.tok)
	return m != nil && m.Tense == lang.Present
}

// past reports whether the trigger is a verb in the past.
func (a *article) past(d *draft) bool {
	m := a.formAt(d.tok)
	return !d.noun && m != nil && m.Tense == lang.Past
}

// formAt returns the form of the finite verb at token i, the one that its subject agrees with, or nil.
func (a *article) formAt(i int) *lang.Morph {
	if c, ok := a.verbAt[i]; ok {
		return a.verbs[c].morph
	}
	return a.labels[i].morph
}

// ahead reports whether an event is told as a fact and lies behind the day of publication.
func (a *article) ahead(d *draft) bool {
	p := a.rec.Article.Published
	return d.modality == actual && !a.past(d) && p != nil && d.when.Known() && p.To != news.NoDay && d.when.From > p.To
}

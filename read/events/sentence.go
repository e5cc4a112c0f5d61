package events

import (
	"strings"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// label is what this stage knows of a token.
type label struct {
	class   wordClass
	name    int32 // index of the name mention that covers it, or -1
	nominal int32 // index of the nominal mention that starts here, or -1
	time    int32 // index of the time expression that covers it, or -1
	office  int32 // entity of the person whose role starts here, or -1
	until   int32 // token behind that role
	verb    verbness
	morph   *lang.Morph // of the finite verb, where verb > 0
	reading int         // the reading that morph belongs to
	latent  bool        // morph belongs to no reading: a common noun that what stands behind it makes a verb
}

// verbness says how sure it is that a token is a finite verb.
type verbness uint8

const (
	noVerb verbness = iota
	maybeVerb
	sureVerb
)

// article is the working state of one call of Find.
type article struct {
	*words
	lang     *lang.Language
	t        *lang.Text
	rec      *news.Record
	labels   []label
	numerals map[int]*lang.Numeral // by first token
	stands   []string              // by entity: the state that a place is or whose capital it is, folded
	states   map[string]int        // folded name or canonical name of a place → entity
	verbs    []clause              // finite verbs in order
	verbAt   map[int]int           // token → index into verbs
	events   []*draft
	said     []int32        // by token: the innermost statement whose content holds it, or -1
	cue      []int32        // by token: the statement whose cue it is part of, or -1
	sport    bool           // the article is about sports
	mem      memory         // subjects of the sentences before
	phrases  map[int]phrase // by first token: phrases of parties that were read again
	used     map[int]bool   // tokens that belong to an event as part of its trigger
	bounded  map[int]int    // first token of words that bound a number → the number's: "no less than 40"
	part     map[int]bool   // first tokens of phrases that say who is among others
	watch    func(Question) // is told the questions of the table asking, for training
	asking   Table
	doubts   []doubt  // room for what is asked of one place
	places   []doubt  // what was asked of all, for training
	naming   []uint32 // by entity: how often it is named, once asked for
	topic    int      // the entity that is named most, and the first of the title; see topics
	title    int
	parts    map[part]uint32 // how often each party stands on a side by the rules; see countParts
	keys     [][]string      // by token: the words that it can be a form of, once asked for
}

// sportWords is how many words of sports make an article one about sports.
const sportWords = 4

func newArticle(w *words, l *lang.Language, t *lang.Text, rec *news.Record) *article {
	a := &article{words: w, lang: l, t: t, rec: rec, labels: make([]label, len(t.Tokens)), keys: make([][]string, len(t.Tokens)), verbAt: map[int]int{}, used: map[int]bool{}}
	m, tm, sport := 0, 0, 0
	for i := range t.Tokens {
		tok := &t.Tokens[i]
		lb := &a.labels[i]
		lb.name, lb.nominal, lb.time, lb.office = -1, -1, -1, -1
		for m < len(rec.Mentions) && (rec.Mentions[m].Span.End <= tok.Span.Start || rec.Mentions[m].Form != news.Name) {
			m++
		}
		if m < len(rec.Mentions) && rec.Mentions[m].Span.Start < tok.Span.End {
			lb.name = int32(m)
		}
		for tm < len(rec.Times) && rec.Times[tm].Span.End <= tok.Span.Start {
			tm++
		}
		if tm < len(rec.Times) && rec.Times[tm].Span.Start < tok.Span.End {
			lb.time = int32(tm)
		}
		lb.class = a.classOf(tok)
		if lb.class&cSport != 0 {
			sport++
		}
	}
	a.sport = sport >= sportWords
	i := 0
	for k := range rec.Mentions {
		if rec.Mentions[k].Form != news.Nominal {
			continue
		}
		for i < len(t.Tokens) && t.Tokens[i].Span.End <= rec.Mentions[k].Span.Start {
			i++
		}
		if i < len(t.Tokens) && a.labels[i].nominal < 0 && a.labels[i].name < 0 {
			a.labels[i].nominal = int32(k)
		}
	}
	a.offices()
	if l.Numbers != nil {
		ns := l.Numbers(t)
		a.numerals = make(map[int]*lang.Numeral, len(ns))
		for k := range ns {
			a.numerals[ns[k].First] = &ns[k]
		}
	}
	a.boundNumbers()
	for i := range t.Tokens {
		if a.saysAfterAll(i) {
			a.labels[i].class = 0
		}
		a.labelVerb(i)
	}
	a.labelStatements()
	a.states, a.stands = map[string]int{}, make([]string, len(rec.Entities))
	for e := range rec.Entities {
		if rec.Entities[e].Kind != news.Place {
			continue
		}
		a.stands[e] = a.standsFor(&rec.Entities[e])
		for _, n := range append([]string{rec.Entities[e].Canon, rec.Entities[e].Name}, rec.Entities[e].Names...) {
			if n = a.fold(n); n != "" {
				if c := a.stateOf[n]; c != "" {
					n = c
				}
				if _, ok := a.states[n]; !ok {
					a.states[n] = e
				}
			}
		}
	}
	return a
}

// offices notes where the roles stand that earlier stages gave to persons.
func (a *article) offices() {
	for e := range a.rec.Entities {
		for r := range a.rec.Entities[e].Roles {
			s := a.rec.Entities[e].Roles[r].Span
			i := a.tokenAt(s.Start)
			if i < 0 || a.labels[i].name >= 0 || a.rec.Entities[e].Kind != news.Person {
				continue
			}
			last := i + 1
			for last < len(a.t.Tokens) && a.same(i, last) && a.t.Tokens[last].Span.Start < s.End {
				last++
			}
			a.labels[i].office, a.labels[i].until = int32(e), int32(last)
		}
	}
}

// saysAfterAll reports whether the preposition at token i is the verb that has its letters: it opens a clause, and the words after it, up to the
// next preposition that stands alone, are no name and no number ("via Facebook from", but "the minister expressed").
func (a *article) saysAfterAll(i int) bool {
	tok := &a.t.Tokens[i]
	if tok.Kind != lang.Word || a.labels[i].class&cPrep == 0 || len(tok.Readings) == 0 {
		return false
	}
	opens := i == 0 || !a.same(i, i-1)
	host := tok.Fold
	if rest, ok := strings.CutPrefix(tok.Fold, a.and); ok && a.and != "" && a.class[tok.Fold] == 0 {
		host, opens = rest, true
	}
	if !opens || a.words.verbs[host] == nil {
		return false
	}
	for j := i + 1; j < len(a.t.Tokens) && j <= i+6 && a.same(i, j); j++ {
		if a.t.Tokens[j].Kind != lang.Word && a.t.Tokens[j].Fold != "," {
			return false
		}
		if a.class[a.t.Tokens[j].Fold]&cPrep != 0 {
			return j == i+1 || a.head(i+1).class != notParty || a.labels[i+1].name >= 0 && a.rec.Mentions[a.labels[i+1].name].Kind != news.Organization
		}
	}
	return false
}

// boundNumbers notes the words that bound a number and that no lexicon of parties knows: they are neither verb nor particle ("no less than 40", in
// Arabic "what is not less than 40").
func (a *article) boundNumbers() {
	for first, nm := range a.numerals {
		from, to := nm.Bound[0], nm.Bound[1]
		if to-from < 2 || to != first || !a.same(from, first) || a.heads[a.t.Tokens[from].Fold].class == aQuant || a.labels[from].class&functional == 0 {
			continue
		}
		if a.bounded == nil {
			a.bounded = map[int]int{}
		}
		a.bounded[from] = first
		for i := from; i < to; i++ {
			a.labels[i].class = 0
		}
	}
}

// bounding reports whether token i is one of the words that bound a number.
func (a *article) bounding(i int) bool {
	for j := i; j >= 0 && j > i-6; j-- {
		if first, ok := a.bounded[j]; ok && i < first {
			return true
		}
	}
	return false
}

func (a *article) fold(s string) string {
	if a.lang.FoldString == nil {
		return s
	}
	return a.lang.FoldString(s)
}

// writtenNoun reports whether a word is a party by how it is written, though it folds like a function word.
func (a *article) writtenNoun(tok *lang.Token) bool {
	if len(a.nounForms) == 0 || len(tok.Readings) == 0 {
		return false
	}
	rd := tok.Best()
	f := a.nounForms[rd.Host]
	return f != "" && a.lang.Plain(rd.HostSpan.Of(a.t.View.Original())) == f
}

// classOf looks the word up as it stands, then without a conjunction.
func (a *article) classOf(tok *lang.Token) (found wordClass) {
	if tok.Kind != lang.Word || a.writtenNoun(tok) {
		return 0
	}
	if c := a.class[tok.Fold]; c != 0 {
		return c
	}
	for r := range tok.Readings {
		if c := tok.Readings[r].Clitics; c&^(lang.And|lang.So) == 0 && c != 0 {
			if k := a.class[tok.Readings[r].Host]; k != 0 {
				return k
			}
		}
	}
	if rest, ok := strings.CutPrefix(tok.Fold, a.and); ok && a.and != "" && a.heads[tok.Fold].class == notParty {
		if k := a.class[rest] & functional; k != 0 {
			return k
		}
	}
	if len(tok.Readings) > 0 {
		if rd := &tok.Readings[0]; rd.Suffix != "" && a.class[rd.Stem]&(cPrep|cDuring) != 0 && a.heads[rd.Stem].class == notParty {
			return cPronoun // "during it"
		}
	}
	for r := range tok.Readings {
		if k := a.class[tok.Readings[r].Stem] &^ functional; k != 0 {
			return k
		}
	}
	if len(tok.Readings) > 0 && tok.Readings[0].Suffix == "" {
		a.eachSingular(tok.Readings[0].Stem, func(one string) bool {
			k := a.class[one] & (cAttack | cAccident) // "in two blasts"
			if k != 0 {
				found = k
			}
			return k != 0
		})
	}
	return found
}

// functional are the classes of words that are looked up as whole words only.
const functional = cPrep | cPlacePrep | cRel | cComp | cStart | cNegVerb | cNegNoun | cWill | cCond | cAfter | cBefore | cSub | cParticle | cAgent | cPronoun | cSubject

// same reports whether tokens i and j stand in one sentence.
func (a *article) same(i, j int) bool {
	return i >= 0 && j >= 0 && i < len(a.t.Tokens) && j < len(a.t.Tokens) && a.t.Tokens[i].Sentence == a.t.Tokens[j].Sentence
}

// clitics returns the proclitics that a token carries: where a name starts inside it, those cut off by the name.
func (a *article) clitics(i int) lang.Clitics {
	tok := &a.t.Tokens[i]
	if n := a.labels[i].name; n >= 0 {
		s := a.rec.Mentions[n].Span
		if s.Start < tok.Span.Start {
			return 0
		}
		for r := range tok.Readings {
			if tok.Readings[r].HostSpan.Start == s.Start {
				return tok.Readings[r].Clitics
			}
		}
		return 0
	}
	if a.labels[i].class&functional != 0 {
		if len(tok.Readings) > 0 && a.class[tok.Fold] == 0 {
			return lang.And
		}
		return 0
	}
	return tok.Best().Clitics
}

// noun returns the reading of token i as a noun: the best one that is known as a frame or a head, else the best.
func (a *article) noun(i int) *lang.Reading {
	tok := &a.t.Tokens[i]
	for r := range tok.Readings {
		rd := &tok.Readings[r]
		if rd.Clitics.Has(lang.Will) {
			continue
		}
		if a.heads[rd.Stem].class != notParty || a.heads[rd.Host].class != notParty || a.nouns[rd.Stem] != nil {
			return rd
		}
	}
	for r := range tok.Readings {
		if !tok.Readings[r].Clitics.Has(lang.Will) { // no noun is in the future
			return &tok.Readings[r]
		}
	}
	if len(tok.Readings) > 0 {
		return &tok.Readings[0]
	}
	return &lang.Reading{Host: tok.Fold, Stem: tok.Fold, HostSpan: tok.Span}
}

// head returns what kind of party the noun at token i heads.
func (a *article) head(i int) nounInfo {
	if a.t.Tokens[i].Kind != lang.Word {
		return nounInfo{}
	}
	rd := a.noun(i)
	if h := a.heads[rd.Stem]; (h.class == aPerson || h.class == aRole) && h.gender == lang.Feminine && rd.Suffix != "" && actLike(rd) {
		return nounInfo{} // "its observation", in Arabic also "his observer", a woman
	} else if h.class == aPerson && h.gender == lang.Feminine && actLike(rd) && a.bare(i) && i+1 < len(a.t.Tokens) && a.same(i, i+1) && a.t.Tokens[i+1].Kind == lang.Word && a.labels[i+1].name < 0 && a.t.Tokens[i+1].Best().Clitics == lang.The && a.heads[a.t.Tokens[i+1].Best().Stem].class == aGroup {
		return nounInfo{} // "the taking part of the tribes", in Arabic also "a woman who takes part"
	}
	if h := a.heads[rd.Host]; h.class != notParty && !(rd.Suffix != "" && (a.nouns[rd.Stem] != nil || a.heads[rd.Stem].class != notParty) && strings.HasSuffix(a.rec.Article.Text[:a.t.Tokens[i].Span.End], rd.Suffix)) {
		return h // but "his request", whose last letter is the pronoun's, is no students, and "his adviser" no woman
	}
	h := a.heads[rd.Stem]
	if h.class == notParty {
		if h = a.inflected(rd); h.class != notParty {
			return h
		}
		if one := a.oneOfTwo(i); one != "" {
			h = a.heads[one]
			h.number = lang.Dual
			return h
		}
		bare := a.unaccused(rd.Stem)
		h = a.heads[bare]
		if h.class == notParty && bare != rd.Stem && a.nisba[bare] != "" && i > 0 && a.same(i, i-1) &&
			(a.killed(i-1) || i > 1 && a.same(i, i-2) && a.killed(i-2) && a.t.Tokens[i-1].Best().Clitics == lang.The && a.head(i-1).class != notParty) {
			return nounInfo{aPerson, lang.Masculine, lang.Singular} // "the police stopped a Moroccan"
		}
		if (h.class == aPerson || h.class == aRole) && bare != rd.Stem && a.lang.Nisba != nil && a.nisba[bare] == "" {
			if _, ok := a.lang.Nisba(bare); ok && !a.accusativeBehind(i) && !(i > 0 && a.same(i, i-1) && (a.labels[i-1].class&cComp != 0 || a.killed(i-1) || i > 1 && a.same(i, i-2) && a.killed(i-2) && (a.t.Tokens[i-1].Best().Clitics == lang.The || a.heads[a.noun(i-1).Stem].class == aPerson || a.heads[a.noun(i-1).Stem].class == aGroup))) {
				return nounInfo{} // "militarily": an adverb, but for "that a gunman", "a French journalist"
			}
		}
	}
	return h
}

// oneOfTwo returns the singular of the office or of the word before a name whose dual stands at token i before a definite genitive, where it is no subject:
// "the two ambassadors of"; or "".
func (a *article) oneOfTwo(i int) string {
	rd := a.noun(i)
	if rd.Suffix != "" || rd.Clitics.Has(lang.The) || i+1 >= len(a.t.Tokens) || !a.same(i, i+1) {
		return ""
	}
	named := a.nameStarts(i+1) && a.clitics(i+1)&^lang.The == 0
	if !named && (a.labels[i+1].name >= 0 || a.t.Tokens[i+1].Kind != lang.Word || a.t.Tokens[i+1].Best().Clitics != lang.The) {
		return ""
	}
	whole, ok := a.ends(rd.Stem, lang.ObliqueConstruct)
	if !ok {
		return ""
	}
	one, ok := a.ends(whole, lang.SoundOblique)
	h := a.heads[one]
	if !ok || h.number > lang.Singular {
		return ""
	}
	if h.class == aRole || named && a.generic[one] || h.class == aGroup && (i == 0 || !a.same(i, i-1) || a.labels[i-1].verb != noVerb || a.labels[i-1].class&cPrep != 0) {
		return one // where no noun stands before, it is no adjective either
	}
	return ""
}

// accusativeBehind reports whether an indefinite adjective in the accusative stands right behind token i, which no adverb has.
func (a *article) accusativeBehind(i int) bool {
	if i+1 >= len(a.t.Tokens) || !a.same(i, i+1) || a.t.Tokens[i+1].Kind != lang.Word || a.labels[i+1].name >= 0 || a.labels[i+1].time >= 0 {
		return false
	}
	rd := a.t.Tokens[i+1].Best()
	return rd.Clitics == 0 && rd.Suffix == "" && a.accusative(rd.Stem) && a.adjectival0(&rd)
}

// killed reports whether token i is a verb that kills or holds somebody, whose object follows.
func (a *article) killed(i int) bool {
	if a.labels[i].verb == noVerb {
		return false
	}
	for _, f := range a.framesOf(i) {
		if f.obj == recipient && f.has(victim|suffered) && len(f.with) == 0 {
			return true
		}
	}
	return false
}

// inflected returns what a form heads that the lexicon lists otherwise: a sound plural in construct ("the managers of"), and with the article
// the plural of a participle ("those involved").
func (a *article) inflected(rd *lang.Reading) nounInfo {
	if one := a.singular[rd.Stem]; one != "" && !actLike(rd) {
		if h := a.heads[one]; h.class == aGroup || h.class == aTarget { // "the councils"
			h.number, h.gender = lang.Plural, lang.Feminine
			return h
		}
	}
	if one, ok := a.ends(rd.Stem, lang.FemininePlural); ok {
		if h := a.heads[one]; h.class == aGroup && a.nouns[one[:len(one)-2]] == nil { // "the leagues", but not "the requests", which are no students
			h.number = lang.Plural
			return h
		}
	}
	if one, ok := a.ends(rd.Stem, lang.FeminineDual); ok {
		if h := a.heads[one]; h.class != notParty && h.class != aQuant && h.number <= lang.Singular { // two of what is feminine, but not "they killed"
			h.number = lang.Dual
			return h
		}
	}
	if one, ok := a.ends(rd.Stem, lang.SoundOblique); ok && len(one) > 6 && rd.Suffix == "" {
		if h := a.heads[one]; h.class == aTarget { // two things
			h.number = lang.Dual
			return h
		}
	}
	if one, ok := a.ends(rd.Stem, lang.SoundPlural); ok && rd.Suffix == "" && a.nisba[one] != "" {
		return nounInfo{class: aGroup, gender: lang.Masculine, number: lang.Plural} // those of a state
	}
	if !rd.Clitics.Has(lang.The) {
		if whole, ok := a.ends(rd.Stem, lang.SoundConstruct); ok {
			if h := a.heads[whole]; h.number == lang.Plural && h.class != aQuant {
				return h
			}
		}
		return nounInfo{}
	}
	if rd.Suffix == "" && a.soundMasculine(rd.Stem) {
		for k := range rd.Morphs {
			if m := &rd.Morphs[k]; (m.POS == lang.ActiveParticiple || m.POS == lang.PassiveParticiple) && m.Number == lang.Plural {
				return nounInfo{class: aGroup, gender: lang.Masculine, number: lang.Plural}
			}
		}
	}
	return nounInfo{}
}

// actLike reports whether a reading can be the noun of a verb.
func actLike(rd *lang.Reading) bool {
	for k := range rd.Morphs {
		if rd.Morphs[k].POS == lang.VerbalNoun {
			return true
		}
	}
	return false
}

// accusative reports whether a stem can have the ending of an indefinite accusative.
func (w *words) accusative(stem string) bool {
	_, ok := w.ends(stem, lang.IndefiniteAccusative)
	return ok
}

// unaccused returns a stem without the ending of an indefinite accusative that it can have.
func (w *words) unaccused(stem string) string {
	if rest, ok := w.ends(stem, lang.IndefiniteAccusative); ok {
		return rest
	}
	return stem
}

// shortest is the length in bytes of the shortest word that is taken for a verb: shorter ones are particles nearly always.
const shortest = 4

// longest is the length in bytes from which on a past verb is not taken for an adjective of relation.
const longest = 10

// twoBefore reports whether a word in the dual stands shortly before token i: who does what a verb in the dual tells.
func (a *article) twoBefore(i int) bool {
	for j := i - 1; j >= 0 && j >= i-6 && a.same(i, j); j-- {
		if _, ok := a.ends(a.t.Tokens[j].Fold, lang.DualEnding); ok {
			return true
		}
	}
	return false
}

// pairBefore reports whether two persons, bodies or things stand right before token i, as the dual of a noun in the case of a subject, or behind "that" in the
// other: "two men were killed", "that the two men were killed".
func (a *article) pairBefore(i int) bool {
	j := i - 1
	if j > 0 && a.same(i, j) && a.t.Tokens[j].Kind == lang.Word && a.labels[j].name < 0 && a.head(j).class == notParty {
		if rd := a.t.Tokens[j].Best(); a.adjectival0(&rd) {
			j-- // "two other men"
		}
	}
	if j < 0 || !a.same(i, j) || a.t.Tokens[j].Kind != lang.Word || a.labels[j].name >= 0 || a.clitics(j)&^lang.The != 0 || a.noun(j).Suffix != "" {
		return false
	}
	h := a.head(j)
	if h.class == notParty || h.class == aQuant || h.number <= lang.Singular || j > 0 && a.same(i, j-1) && a.labels[j-1].verb != noVerb {
		return false
	}
	if _, ok := a.ends(a.noun(j).Stem, lang.DualEnding); ok {
		return true
	}
	_, ok := a.ends(a.noun(j).Stem, lang.SoundOblique)
	return ok && j > 0 && a.same(i, j-1) && a.labels[j-1].class&cComp != 0
}

// theyBefore reports whether "that they" stands right before token i: what follows tells what they did.
func (a *article) theyBefore(i int) bool {
	return i > 0 && a.same(i, i-1) && a.labels[i-1].class&cComp != 0 && a.pronounOf(&a.t.Tokens[i-1]).number >= lang.Dual
}

// labelVerb decides whether token i is a finite verb.
func (a *article) labelVerb(i int) {
	tok, lb := &a.t.Tokens[i], &a.labels[i]
	if tok.Kind != lang.Word || lb.name >= 0 || lb.time >= 0 || lb.office >= 0 || lb.class&functional != 0 || len(tok.Fold) < shortest || len(a.bounded) > 0 && a.bounding(i) {
		return
	}
	for r := range tok.Readings {
		if rd := &tok.Readings[r]; rd.Suffix != "" && a.class[rd.Stem]&cPrep != 0 {
			return
		}
	}
	if nm := a.numerals[i]; nm != nil && nm.Noun == i && nm.From == 2 {
		return // "two years" has the letters of a verb
	}
	if rd := a.noun(i); rd.Suffix != "" && rd.Clitics == 0 && a.is(rd.Stem, tMeasure) && i+1 < len(a.t.Tokens) && a.same(i, i+1) && (a.numerals[i+1] != nil && a.numerals[i+1].Kind != lang.Implied || a.t.Tokens[i+1].Kind == lang.Number) {
		return // "a fine of a million", in Arabic "its amount a million"
	}
	if i > 0 && a.same(i, i-1) && a.t.Tokens[i-1].Kind == lang.Word && a.head(i-1).class == aQuant && a.labels[i-1].name < 0 && a.noun(i-1).Suffix == "" && !a.noun(i-1).Clitics.Has(lang.The) && a.head(i).number == lang.Plural {
		return // "all owners of", in Arabic also "they filled"
	}
	if rd := a.noun(i); rd.Suffix != "" && a.is(rd.Stem, tKin) {
		return // "and his daughter", in Arabic also "and eulogised him"
	}
	if a.is(tok.Best().Stem, tSuperlative) && a.same(i, i+1) && a.bare(i+1) {
		return // "his sincerest feelings of", in Arabic also "he believed"
	}
	noun, person, adverbial, at := false, false, false, -1
	var verb *lang.Morph
	for r := range tok.Readings {
		rd := &tok.Readings[r]
		if r > 2 {
			break
		}
		for k := range rd.Morphs {
			m := &rd.Morphs[k]
			if m.POS != lang.Verb {
				if r == 0 {
					noun = true
					adverbial = adverbial || m.POS == lang.ActiveParticiple && m.Adverbial && rd.Suffix == ""
				}
				continue
			}
			if verb != nil && !(verb.Person != 3 && m.Person == 3) || rd.Clitics.Has(lang.The|lang.By|lang.Like) || rd.Clitics.Has(lang.For) && m.Tense != lang.Present || rd.Clitics.Has(lang.Will) && m.Tense != lang.Present {
				continue
			}
			verb, at = m, r
		}
		if r == 0 && len(rd.Morphs) == 0 {
			noun = true
		}
	}
	if verb == nil {
		if m := a.latent(i); m != nil {
			lb.morph, lb.verb, lb.latent = m, sureVerb, true
		}
		return
	}
	rd := &tok.Readings[at]
	verb = a.telling(rd, verb)
	if a.lang.Nisba != nil && verb.Tense == lang.Past && !noun && rd.Suffix == "" && len(rd.Host) < longest {
		_, noun = a.lang.Nisba(rd.Host) // "secret" has the letters of a verb
	}
	if verb.Tense == lang.Past && verb.Number == lang.Dual && !a.twoBefore(i) { // an indefinite accusative has the letters of the dual
		noun = true
	}
	if h := a.head(i); h.class != notParty && !rd.Clitics.Has(lang.Will) {
		if h.class == aQuant || verb.Number == lang.Dual {
			return
		}
		noun = true
		person = h.class == aPerson || h.class == aRole
	}
	if a.heads[rd.Stem].class != notParty || a.heads[rd.Host].class != notParty || a.nouns[rd.Stem] != nil {
		noun = true
	}
	if m := a.subjunctive(i, rd); m != nil {
		lb.morph, lb.reading, lb.verb = m, at, sureVerb
		return
	}
	bound := rd.Suffix != "" && verb.Tense == lang.Past && !rd.Clitics.Has(lang.And|lang.So) && a.boundNoun(i)
	noun = noun || bound // "his resignation", "its solidarity"
	lb.morph, lb.reading = verb, at
	if verb.Tense == lang.Past && verb.Number == lang.Dual && rd.Clitics == 0 && (a.pairBefore(i) || a.theyBefore(i)) {
		lb.verb = sureVerb
		return
	}
	if verb.Tense == lang.Past && verb.Number == lang.Dual && verb.Form == "I" && rd.Clitics == 0 && rd.Suffix == "" && !a.twoBefore(i) && a.accusative(rd.Stem) && !(i+1 < len(a.t.Tokens) && a.same(i, i+1) && a.carriesNext(i)) {
		return // "a contract", but "that the two sides signed an agreement"
	}
	if rd.Clitics.Has(lang.Will) || verb.Tense == lang.Present && !noun {
		lb.verb = sureVerb
		return
	}
	// what stands before decides first
	if i > 0 && a.same(i, i-1) && !rd.Clitics.Has(lang.And|lang.So) {
		prev := &a.labels[i-1]
		switch {
		case prev.class&cComp != 0 && a.pronounOf(&a.t.Tokens[i-1]).gender != 0:
			lb.verb = sureVerb // "but he refused"
			return
		case prev.class&(cParticle|cRel|cWill) != 0 || prev.class&(cSub|cStart) != 0 && prev.class&cPrep == 0:
			lb.verb = sureVerb
			return
		case prev.class&cSubject != 0 && noun:
			return
		case prev.class&cPrep != 0 && prev.class&cStart == 0:
			lb.verb = noVerb
			return
		case prev.class&cComp != 0 && verb.Tense == lang.Past && i > 1 && a.same(i, i-2) && a.labels[i-2].class&(cAfter|cBefore) == cAfter:
			lb.verb = sureVerb // "after the army had besieged"
			return
		case prev.class&cComp != 0 && verb.Tense == lang.Past && noun:
			lb.verb = noVerb
			return
		}
	}
	if i > 0 && a.same(i, i-1) && verb.Tense == lang.Past && a.class[verb.Lemma]&cGather != 0 && a.meets(i-1) {
		lb.verb = sureVerb // "a meeting brought together"
		return
	}
	if !noun || verb.Passive && verb.Tense == lang.Past && a.marked(i) {
		lb.verb = sureVerb
		return
	}
	if adverbial {
		return
	}
	if rd.Clitics == 0 && a.spokenFirst(i, verb) {
		lb.verb = maybeVerb
		return
	}
	if person { // "the student" or "he demanded": a verb only where who does it follows at once or stands before
		after := i+1 < len(a.t.Tokens) && a.same(i, i+1) && (a.labels[i+1].name >= 0 || a.labels[i+1].nominal >= 0 || a.head(i+1).class == aRole || (a.head(i+1).class == aPerson || a.head(i+1).class == aGroup && a.head(i+1).number == lang.Plural) && a.t.Tokens[i+1].Best().Clitics.Has(lang.The) ||
			a.head(i+1).class == aGroup && a.head(i+1).number == lang.Plural && (i == 0 || !a.same(i, i-1)))
		before := i > 0 && a.same(i, i-1) && a.labels[i-1].name >= 0
		if a.head(i).class == aRole && rd.Clitics&^lang.And == 0 && rd.Suffix == "" && verb.Tense == lang.Past && i+1 < len(a.t.Tokens) && a.same(i, i+1) && a.nameStarts(i+1) && a.clitics(i+1)&^lang.The == 0 && a.rec.Mentions[a.labels[i+1].name].Kind == news.Place {
			return // "the king of Bahrain", in Arabic also "owned Bahrain"
		}
		if before && a.rec.Mentions[a.labels[i-1].name].Kind == news.Person && a.head(i).class == aRole && rd.Clitics == 0 && i+1 < len(a.t.Tokens) && a.same(i, i+1) &&
			(a.labels[i+1].name >= 0 && a.rec.Mentions[a.labels[i+1].name].Kind == news.Place || a.labels[i+1].name < 0 && a.clitics(i+1) == lang.The && (a.head(i+1).class == notParty || a.head(i+1).class == aTarget || a.head(i+1).class == aGeneric) && a.t.Tokens[i+1].Kind == lang.Word && !a.soundMasculine(a.noun(i+1).Stem)) {
			return // "so-and-so, governor of Louisiana", in Arabic also "tried Louisiana"
		}
		if !after && !before && !(verb.Tense == lang.Past && (a.opens(i) || rd.Clitics.Has(lang.And|lang.So)) && a.asks(i)) {
			return
		}
	}
	if verb.Tense == lang.Past && verb.Gender == lang.Masculine && a.boundOrBare(i) && i+1 < len(a.t.Tokens) && a.same(i, i+1) && a.womanly(i+1) && !a.hisOwn(i+1) {
		return // "the refusal of the commission": a verb would have its gender
	}
	if bound && i > 0 && a.same(i, i-1) && a.t.Tokens[i-1].Fold == "," {
		return // "stressed, in a statement, its solidarity"
	}
	if rd.Clitics == 0 && a.decides(i) {
		return // "the militia's decision to forbid", in Arabic also "forbade"
	}
	lb.verb = maybeVerb
	border := a.opens(i)
	next := i+1 < len(a.t.Tokens) && a.same(i, i+1)
	definite := next && (a.labels[i+1].name >= 0 || a.t.Tokens[i+1].Best().Clitics.Has(lang.The) || a.t.Tokens[i+1].Kind == lang.Quote && i+2 < len(a.t.Tokens) && a.same(i, i+2) && a.nameStarts(i+2))
	switch {
	case (border || rd.Clitics.Has(lang.And|lang.So)) && next && (a.labels[i+1].class&(cPrep|cPronoun) != 0 || a.clitics(i+1).Has(lang.Prepositions) || a.numerals0(i+1) || a.bounded[i+1] > 0 || a.labels[i+1].nominal >= 0 || definite || a.head(i+1).class != notParty):
		// "قتل 3 جنود" opens a headline or a clause; a construct noun does so too, but then a verb follows
		lb.verb = maybeVerb
	case (border || rd.Clitics.Has(lang.And|lang.So)) && next && a.labels[i+1].time >= 0 && a.clitics(i+1) == 0 && verb.Tense == lang.Past && rd.Suffix == "" && len(a.framesOf(i)) > 0:
		// "was killed yesterday evening in the capital an officer"
	case (border || rd.Clitics.Has(lang.And|lang.So) || i > 0 && a.same(i, i-1) && a.bare(i-1)) && rd.Clitics&^(lang.And|lang.So) == 0 && rd.Suffix == "" && next && a.carriesNext(i):
		// "the way of X was let go": the word that completes the verb follows
	case rd.Clitics.Has(lang.And|lang.So) && verb.Tense == lang.Past && rd.Suffix == "" && next && a.actsOn(i) && a.clitics(i+1) == 0 && a.tells(i+1):
		// "and asked for a stop of", "and refused to hand over"
	case rd.Suffix != "" && verb.Tense == lang.Past && next && a.head(i+1).class != notParty && !(a.head(i+1).class == aQuant && a.clitics(i+1).Has(lang.The)) && a.clitics(i+1)&lang.Prepositions == 0:
		// "an attack that gunmen launched"
	case rd.Suffix != "" && verb.Tense == lang.Past && rd.Clitics == 0 && a.class[verb.Lemma]&cLight != 0 && a.pastTime(i+1) && i > 0 && a.same(i, i-1) && a.meetsOrTells(i-1):
		// "a meeting that the office held yesterday"
	case rd.Suffix != "" && verb.Tense == lang.Past && rd.Clitics == 0 && a.class[verb.Lemma]&cLight != 0 && next && a.labels[i+1].class&cPrep != 0 && i > 0 && a.same(i, i-1) && a.meetsOrTells(i-1):
		// "a press conference that he held with"
	case rd.Suffix != "" && verb.Tense == lang.Past && rd.Clitics == 0 && definite && (a.t.Tokens[i+1].Kind == lang.Quote || a.nameStarts(i+1) && a.clitics(i+1)&^lang.The == 0) && i > 0 && a.same(i, i-1) && a.bare(i-1) && a.tells(i-1):
		// "an attack that the organisation launched", the name in quotation marks
	case i > 0 && a.same(i, i-1) && rd.Clitics == 0 && rd.Suffix == "" && verb.Tense == lang.Past && next && a.bare(i-1) && a.oneDoes(i-1, verb) && a.hisOwn(i+1) && len(a.framesOf(i)) > 0:
		// "a youth who killed his father", without a pronoun: nobody is a youth of killing
	case i > 1 && a.same(i, i-2) && rd.Clitics == 0 && rd.Suffix == "" && verb.Tense == lang.Past && a.labels[i-2].class&cComp != 0 && a.does(i-1, verb):
		// "that the army killed"
	case i > 0 && a.same(i, i-1) && rd.Clitics == 0 && rd.Suffix == "" && verb.Tense == lang.Past && next && a.labels[i+1].class&cPronoun != 0 && (a.bare(i-1) || a.clitics(i-1) == lang.The && a.labels[i-1].name < 0) && !a.governs(i, i+1):
		// "a raid in which gunmen killed", "a speech at the ceremony in which he"
	case i > 0 && a.same(i, i-1) && a.opens(i-1) && rd.Clitics == 0 && rd.Suffix == "" && verb.Tense == lang.Past && a.clitics(i-1) == lang.The && a.does(i-1, verb) && next && (a.labels[i+1].class&(cPrep|cPronoun) != 0 || a.labels[i+1].time >= 0):
		// "the child died in": what follows is no genitive
	case border && a.class[verb.Lemma]&cLight != 0 && i+2 < len(a.t.Tokens) && a.same(i, i+2) && a.t.Tokens[i+1].Fold == "," && a.labels[i+2].time >= 0:
		// "held, on Thursday, a meeting"
	case i > 0 && a.same(i, i-1) && a.labels[i-1].name >= 0 && !a.governed(i-1) && next && !(bound && a.subjectBefore(i-1)) && !(noun && a.lentBefore(i)) && (a.labels[i+1].class&(cPrep|cPronoun) != 0 || a.labels[i+1].time >= 0 || definite || a.head(i+1).class != notParty || a.t.Tokens[i+1].Fold == "," || verb.Tense == lang.Present && rd.Clitics == 0 && (a.tells(i+1) || a.inConstruct(i+1) && len(a.framesOf(i)) > 0)):
		lb.verb = maybeVerb
	case i > 0 && a.same(i, i-1) && rd.Clitics == 0 && rd.Suffix == "" && verb.Tense == lang.Past && next && (a.labels[i-1].name >= 0 && !a.governed(i-1) && !a.lentBefore(i) || a.clitics(i-1) == lang.The && a.does(i-1, verb) && a.opens(i-1)) &&
		a.clitics(i+1) == 0 && a.noun(i+1).Suffix == "" && (a.carriesNext(i) || a.accusative(a.t.Tokens[i+1].Best().Stem) && a.heads[a.t.Tokens[i+1].Best().Stem].class == notParty):
		// "A.B. lodged a complaint": a name governs no noun, and a noun no accusative
	case i > 0 && a.same(i, i-1) && rd.Clitics == 0 && rd.Suffix == "" && verb.Tense == lang.Past && a.spokenOf(i-1):
		// "that A.B. imposed": of whom "that" speaks something has to be told
	default:
		lb.verb = noVerb
	}
}

// subjunctive returns the form of the present that the word at token i is behind "that", with the pronoun of whom it is done to and before who can do it: "before
// the police dispersed them". A noun with a pronoun governs nobody. It is nil for all others.
func (a *article) subjunctive(i int, rd *lang.Reading) *lang.Morph {
	if rd.Suffix == "" || rd.Clitics != 0 || i == 0 || !a.same(i, i-1) || a.labels[i-1].class&cComp == 0 || a.pronounOf(&a.t.Tokens[i-1]).gender != 0 || i+1 >= len(a.t.Tokens) || !a.same(i, i+1) {
		return nil
	}
	if a.labels[i+1].name < 0 && (a.head(i+1).class == notParty || a.clitics(i+1)&lang.Prepositions != 0) {
		return nil
	}
	for k := range rd.Morphs {
		if m := &rd.Morphs[k]; m.POS == lang.Verb && m.Tense == lang.Present && m.Person == 3 {
			return m
		}
	}
	return nil
}

// oneDoes reports whether the word at token i is a noun of one person, of the verb's gender, that does not say what somebody did: "a youth", not "the author of".
func (a *article) oneDoes(i int, verb *lang.Morph) bool {
	h := a.head(i)
	return h.class == aPerson && h.number == lang.Singular && verb.Number == lang.Singular && h.gender == verb.Gender && a.labels[i].name < 0 && a.noun(i).Suffix == "" && !a.carriesOut(i) && !a.is(a.noun(i).Stem, tKin)
}

// hisOwn reports whether the word at token i names a relative of somebody by a pronoun: "his father".
func (a *article) hisOwn(i int) bool {
	rd := a.noun(i)
	return rd.Suffix != "" && rd.Clitics == 0 && a.is(rd.Stem, tKin)
}

// inConstruct reports whether the word at token i is a noun that what is definite behind it completes: "the decision of the militia".
func (a *article) inConstruct(i int) bool {
	return a.bare(i) && a.noun(i).Suffix == "" && a.labels[i].verb == noVerb && a.labels[i].class&functional == 0 && a.same(i, i+1) && a.t.Tokens[i+1].Kind == lang.Word &&
		(a.labels[i+1].name >= 0 && a.nameStarts(i+1) && a.clitics(i+1)&^lang.The == 0 || a.labels[i+1].name < 0 && a.t.Tokens[i+1].Best().Clitics == lang.The)
}

// decides reports whether a decision and nothing but the party whose decision it is stand right before token i, so that what it tells is decided.
func (a *article) decides(i int) bool {
	for j := i - 1; j > 0 && j > i-5 && a.same(j, i); j-- {
		lb := &a.labels[j]
		if a.t.Tokens[j].Kind != lang.Word || lb.verb != noVerb || lb.class&functional != 0 || a.clitics(j)&lang.Prepositions != 0 && a.class[a.noun(j).Stem]&cWrit == 0 {
			return false
		}
		if a.class[a.noun(j).Stem]&cWrit != 0 && lb.name < 0 {
			return j < i-1 && !a.noun(j).Clitics.Has(lang.The) && a.noun(j).Suffix == ""
		}
	}
	return false
}

// topicReach is how many tokens who is spoken of first may take.
const topicReach = 12

// spokenFirst reports whether a definite party opens the clause, behind nothing but "that" or "was", and ends before token i: "the Turkish minister" and
// "demanded", in Arabic also "a student". No noun without article could belong to it, and no verb before asks for one.
func (a *article) spokenFirst(i int, m *lang.Morph) bool {
	if m.Tense != lang.Past && m.Tense != lang.Present || i == 0 || !a.same(i, i-1) || i+1 >= len(a.t.Tokens) || !a.same(i, i+1) {
		return false
	}
	if prev := &a.t.Tokens[i-1]; a.labels[i-1].name < 0 && (prev.Kind != lang.Word || !prev.Best().Clitics.Has(lang.The)) {
		return false
	}
	if next := &a.labels[i+1]; a.t.Tokens[i+1].Kind == lang.Word && next.name < 0 && next.class&functional == 0 && next.time < 0 && next.nominal < 0 && a.head(i+1).class == notParty && a.clitics(i+1) == 0 {
		return false
	}
	first := i - 1
	for ; first >= 0 && a.same(i, first) && i-first <= topicReach; first-- {
		tok, lb := &a.t.Tokens[first], &a.labels[first]
		if tok.Kind == lang.Punct || lb.class&cComp != 0 || lb.class&(cStart|cSub) != 0 && lb.class&cPrep == 0 {
			break
		}
		if tok.Kind == lang.Number || lb.time >= 0 || lb.verb != noVerb || lb.class&(functional&^(cPrep|cPlacePrep)) != 0 {
			return false
		}
	}
	if i-first > topicReach {
		return false
	}
	first++
	if first >= i || a.t.Tokens[first].Kind != lang.Word || a.clitics(first)&^(lang.And|lang.The) != 0 || a.labels[first].class&functional != 0 {
		return false
	}
	p, ok := a.phraseAt(first)
	return ok && a.isParty(&p) && a.agrees(&p, m, true)
}

// lentBefore reports whether a verb that lends its subject to an act stands shortly before token i, nothing but its subject between: "the alliance
// goes on bombing".
func (a *article) lentBefore(i int) bool {
	for j := i - 1; j >= 0 && j >= i-4 && a.same(i, j); j-- {
		if a.t.Tokens[j].Kind != lang.Word || a.labels[j].class&functional != 0 {
			return false
		}
		if a.labels[j].verb != noVerb {
			return a.verbClass(j)&(cLight|cPlanned|cTry|cRefuse) != 0
		}
	}
	return false
}

// subjectBefore reports whether the name that ends at token i stands at once behind a verb, whose subject it is.
func (a *article) subjectBefore(i int) bool {
	n := a.labels[i].name
	for i > 0 && a.labels[i-1].name == n {
		i--
	}
	return i > 0 && a.same(i, i-1) && a.labels[i-1].verb != noVerb
}

// carriesNext reports whether the word behind token i completes the verb that stands there.
func (a *article) carriesNext(i int) bool {
	for _, f := range a.framesOf(i) {
		if f.noun || !f.has(carries) && !f.has(victim) {
			continue
		}
		for _, w := range f.with {
			if len(w) == 1 && a.stemIs(i+1, w[0]) && !a.t.Tokens[i+1].Best().Clitics.Has(lang.The) {
				return true
			}
		}
	}
	return false
}

// spokenOf reports whether a name that ends at token i stands, with its titles, at once behind "that".
func (a *article) spokenOf(i int) bool {
	n := a.labels[i].name
	if n < 0 {
		return false
	}
	j := i
	for j > 0 && a.same(i, j-1) && i-j < 6 && (a.labels[j-1].name == n || a.labels[j-1].nominal >= 0 || a.head(j-1).class == aRole) {
		j--
	}
	return j > 0 && a.same(i, j-1) && a.labels[j-1].class&cComp != 0 && a.clitics(j)&lang.Prepositions == 0
}

// latent returns the form of the past that tells an event which a noun at token i can be, where the noun opens a clause and who can do it follows at
// once: "dawn" or "he blew up", before "gunmen". It is nil for all others.
func (a *article) latent(i int) *lang.Morph {
	tok := &a.t.Tokens[i]
	if a.lang.Forms == nil || !a.same(i, i+1) || len(tok.Readings) == 0 || a.t.Tokens[i+1].Kind != lang.Word || a.labels[i+1].time >= 0 || a.labels[i+1].class&functional != 0 {
		return nil
	}
	rd := &tok.Readings[0]
	if rd.Clitics&^(lang.And|lang.So) != 0 || rd.Suffix != "" || len(rd.Morphs) > 0 || a.words.verbs[rd.Stem] == nil {
		return nil
	}
	name := a.labels[i+1].name
	h := a.head(i + 1)
	who := name >= 0 && a.rec.Mentions[name].Kind != news.Place && a.nameStarts(i+1) || a.labels[i+1].nominal >= 0 || h.class == aGroup || h.class == aPerson || h.class == aRole
	if !who || a.clitics(i+1)&lang.Prepositions != 0 || !a.opens(i) && rd.Clitics&(lang.And|lang.So) == 0 {
		return nil
	}
	forms := a.lang.Forms(rd.Stem, false)
	for k := range forms {
		if m := &forms[k]; m.POS == lang.Verb && m.Tense == lang.Past && m.Person == 3 && m.Number == lang.Singular && a.words.verbs[m.Lemma] != nil {
			return m
		}
	}
	return nil
}

// telling returns the form of the past that tells an event where a form of the present with the same letters tells none: "died" rather than "she keeps".
func (a *article) telling(rd *lang.Reading, verb *lang.Morph) *lang.Morph {
	if verb.Tense != lang.Present {
		return verb
	}
	var past *lang.Morph
	for k := range rd.Morphs {
		m := &rd.Morphs[k]
		if m.POS != lang.Verb || a.words.verbs[m.Lemma] == nil {
			continue
		}
		if m.Tense == lang.Present {
			return verb
		}
		if past == nil && m.Tense == lang.Past && m.Person == 3 && rd.Clitics&(lang.Will|lang.For) == 0 {
			past = m
		}
	}
	if past != nil {
		return past
	}
	return verb
}

// opens reports whether token i opens a clause: nothing or a mark stands before it, or words that say who is spoken of next ("for its part").
func (a *article) opens(i int) bool {
	if i == 0 || !a.same(i, i-1) || a.t.Tokens[i-1].Kind != lang.Word && a.t.Tokens[i-1].Kind != lang.Number {
		return true
	}
	if j := i - 3; i > 2 && a.same(i, j) && (j == 0 || !a.same(j, j-1)) && a.classOf(&a.t.Tokens[j])&cPrep != 0 && a.t.Tokens[j+1].Kind == lang.Word && a.clitics(j+1) == 0 && a.clitics(j+2) == 0 {
		if rd := a.t.Tokens[j+2].Best(); participle(&rd) {
			return true // "on another plane the president discussed"
		}
	}
	return i > 1 && a.same(i, i-2) && a.t.Tokens[i-2].Fold == a.of && a.noun(i-1).Suffix != "" && a.class[a.noun(i-1).Stem]&cSide != 0
}

// asks reports whether the person's word at token i stands as a verb: who does it follows at once as a party, and behind that, before another
// verb, the preposition by which the verb takes what is asked for.
func (a *article) asks(i int) bool {
	if !a.same(i, i+1) {
		return false
	}
	h := a.head(i + 1)
	if h.class != aGroup && h.class != aQuant && h.class != aPerson && a.numerals[i+1] == nil {
		return false
	}
	for _, f := range a.framesOf(i) {
		for _, p := range f.preps {
			if p.slot != content || p.prep != a.by {
				continue
			}
			for j := i + 2; j < len(a.t.Tokens) && j <= i+14 && a.same(i, j) && a.t.Tokens[j].Kind != lang.Punct; j++ {
				if a.labels[j].name < 0 && a.t.Tokens[j].Best().Clitics.Has(lang.By) {
					return true
				}
			}
		}
	}
	return false
}

// actsOn reports whether the verb at token i asks for an act, plans or refuses it.
func (a *article) actsOn(i int) bool {
	for _, f := range a.framesOf(i) {
		if f.has(demands | plans | negates) {
			return true
		}
	}
	return false
}

// does reports whether the one word at token i, with the article or in the indefinite accusative that "that" governs, heads a party that a verb form can have as its subject before it.
func (a *article) does(i int, m *lang.Morph) bool {
	if a.t.Tokens[i].Kind != lang.Word || a.labels[i].name >= 0 || a.clitics(i) != lang.The && (a.clitics(i) != 0 || !a.accusative(a.noun(i).Stem) || a.heads[a.noun(i).Stem].class != notParty) {
		return false
	}
	h := a.head(i)
	if h.class != aGroup && h.class != aPerson && h.class != aRole {
		return false
	}
	p := phrase{first: i, last: i + 1, head: i, entity: news.None, info: h, definite: true}
	return a.agrees(&p, m, true)
}

// boundOrBare reports whether the word at token i can be an event noun without article.
func (a *article) boundOrBare(i int) bool {
	for r := range a.t.Tokens[i].Readings {
		if rd := &a.t.Tokens[i].Readings[r]; r < 3 && !rd.Clitics.Has(lang.The) && a.nouns[rd.Stem] != nil {
			return true
		}
	}
	return false
}

// womanly reports whether the token starts the name of a body of feminine gender, or is a singular feminine noun that heads a party.
func (a *article) womanly(i int) bool {
	if n := a.labels[i].name; n >= 0 {
		e := a.rec.Mentions[n].Entity
		return a.clitics(i)&^lang.The == 0 && a.rec.Entities[e].Kind == news.Organization && a.lang.Feminine != nil && a.lang.Feminine(a.fold(firstWord(a.rec.Mentions[n].Span.Of(a.rec.Article.Text))))
	}
	h := a.head(i)
	return (h.class == aGroup || h.class == aPerson || h.class == aRole) && h.gender == lang.Feminine && h.number == lang.Singular && a.clitics(i)&^lang.The == 0
}

// boundNoun reports whether the word at token i can be the noun of an event with a pronoun.
func (a *article) boundNoun(i int) bool {
	for r := range a.t.Tokens[i].Readings {
		rd := &a.t.Tokens[i].Readings[r]
		if rd.Suffix == "" || r > 3 {
			continue
		}
		if a.nouns[rd.Stem] != nil {
			return true
		}
		for k := range rd.Morphs {
			if m := &rd.Morphs[k]; m.POS == lang.VerbalNoun && len(a.words.verbs[m.Lemma]) > 0 {
				return true
			}
		}
	}
	return false
}

// governed reports whether the name that covers token i stands behind a preposition: what follows it has another subject.
func (a *article) governed(i int) bool {
	n := a.labels[i].name
	for i > 0 && a.labels[i-1].name == n {
		i--
	}
	return i > 0 && a.same(i, i-1) && a.labels[i-1].class&cPrep != 0 || a.t.Tokens[i].Best().Clitics&lang.Prepositions != 0
}

// meets reports whether the noun at token i tells a meeting.
func (a *article) meets(i int) bool {
	fs, _ := a.nounFrames(i)
	return len(fs) > 0 && fs[0].typ == "CONSULT" && fs[0].mode == "meet"
}

// verbClass returns the classes of all verbs that the form at token i can be.
func (a *article) verbClass(i int) (c wordClass) {
	a.eachLemma(i, func(lemma string) { c |= a.class[lemma] })
	return c
}

// eachLemma calls f for every verb that the form at token i can be, best first, each once.
func (a *article) eachLemma(i int, f func(lemma string)) {
	lb := &a.labels[i]
	if lb.morph == nil {
		return
	}
	if lb.latent {
		f(lb.morph.Lemma)
		return
	}
	var seen [4]string
	n := 0
next:
	for k := range a.t.Tokens[i].Readings[lb.reading].Morphs {
		m := &a.t.Tokens[i].Readings[lb.reading].Morphs[k]
		if m.POS != lang.Verb || m.Person != lb.morph.Person || n == len(seen) {
			continue
		}
		for _, s := range seen[:n] {
			if s == m.Lemma {
				continue next
			}
		}
		seen[n] = m.Lemma
		n++
		f(m.Lemma)
	}
}

// numerals0 reports whether token i is written in digits; it serves before the numerals are read.
func (a *article) numerals0(i int) bool { return a.t.Tokens[i].Kind == lang.Number }

// span returns the interval of tokens first to last without the proclitics of the first.
func (a *article) span(first, last int) text.Span {
	s := a.t.Tokens[first].Span
	if n := a.labels[first].name; n >= 0 && a.rec.Mentions[n].Span.Start >= s.Start {
		s.Start = a.rec.Mentions[n].Span.Start
	} else if a.labels[first].verb != noVerb {
		s.Start = max(s.Start, a.t.Tokens[first].Readings[a.labels[first].reading].HostSpan.Start)
	} else if rd := a.noun(first); a.t.Tokens[first].Kind == lang.Word && rd.HostSpan.Start > s.Start {
		s.Start = rd.HostSpan.Start
	}
	return text.Span{Start: s.Start, End: a.t.Tokens[last-1].Span.End}
}

// pastTime reports whether a time expression stands at token i, and behind it a noun that heads a party or a name.
func (a *article) pastTime(i int) bool {
	j := i
	for j < len(a.t.Tokens) && a.same(i, j) && a.labels[j].time >= 0 {
		j++
	}
	return j > i && j < len(a.t.Tokens) && a.same(i, j) && (a.labels[j].name >= 0 || a.labels[j].nominal >= 0 || a.head(j).class != notParty) && a.clitics(j)&^lang.The == 0
}

// meetsOrTells reports whether the word at token i is an event noun without article, or an adjective to one.
func (a *article) meetsOrTells(i int) bool {
	for j := i; j >= 0 && j >= i-2 && a.same(i, j); j-- {
		if fs, rd := a.nounFrames(j); len(fs) > 0 {
			return !rd.Clitics.Has(lang.The) && rd.Suffix == ""
		}
	}
	return false
}

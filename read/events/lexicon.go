package events

import (
	"slices"
	"strings"

	"github.com/isnad-desk/isnad/lang"
)

// slot is a place of an event that a phrase can fill.
type slot uint8

const (
	noSlot slot = iota
	actor
	recipient
	place
	content
	theme
)

var slots = map[string]slot{"actor": actor, "recipient": recipient, "place": place, "content": content, "theme": theme}

// hint is a set of properties of a frame.
type hint uint64

const (
	genSubject  hint = 1 << iota // a bare genitive of the noun is its subject
	genObject                    // ... its object
	genEither                    // ... its object where it is a place or a target, else its subject
	noMasdar                     // the verbal noun is no trigger
	carries                      // takes its meaning from a word beside it
	demands                      // the act it governs is demanded
	plans                        // the act it governs is planned
	negates                      // the act it governs does not happen
	victim                       // who suffers may stand as the subject of a form that can be passive
	person                       // the subject is a person or a group
	group                        // the subject is a force, an organisation or a state
	weak                         // counts only with both sides known
	skip                         // never a trigger of its own
	toPlace                      // needs its prepositional slot
	attack                       // needs an attack in the sentence, no accident
	sayable                      // also a word of reporting: no event where it is the cue of a statement
	noMedia                      // not in the company of media words
	noCease                      // not after a word that ends it
	bomb                         // may lack any party
	past                         // the present tells a state, no event
	mutual                       // needs two sides
	hard                         // the target is a body, a place or a thing, or an attack is told beside it
	named                        // the actor has a name or an office
	leave                        // negated it tells that somebody stayed in the place that is its object
	anyGenitive                  // the genitive is a place or a party
	injured                      // a number of recipients counts injured
	displaced
	missing
	kidnapped
	mutualNoun // two parties of the noun are its two sides
	suffered   // a subject without an object is the one who suffers
	goods      // what is acted upon is a thing, no person
	ground     // a place that is taken back is where it was, and not who suffers
	through    // its word may stand in what is said: beyond "that", a quotation mark or a verb
	before     // of a noun: its word may stand anywhere before it
	manner     // the noun says how or why another does something: "with the support of", "at the request of"
	repels     // done to those who attacked: an act beside the attack that is its object
	appoints   // somebody is given a post: told like a move of forces, not like the support that it is
)

var hints = map[string]hint{
	"gen=subj": genSubject, "gen=obj": genObject, "gen=subjobj": genEither, "gen=objplace": genObject | anyGenitive, "gen=obj2": genObject | anyGenitive,
	"nomasdar": noMasdar, "carries": carries, "demands": demands, "plans": plans, "negates": negates,
	"victim": victim, "person": person, "group": group, "weak": weak, "skip": skip, "to": toPlace, "attack": attack,
	"attackish": attack, "past": past, "mutual": mutual, "hard": hard, "named": named, "injured": injured, "displaced": displaced, "missing": missing, "kidnapped": kidnapped, "suffered": suffered, "sides": mutualNoun, "statement": sayable, "nomedia": noMedia, "noceasefire": noCease, "bomb": bomb, "leave": leave, "goods": goods, "ground": ground, "through": through, "before": before, "manner": manner, "appoints": appoints, "repels": repels,
}

type prepSlot struct {
	prep string // folded
	slot slot
}

// frame is one row of the lexicon of events.
type frame struct {
	id           int
	form         string // folded
	name         string // form and part of speech, for Rule
	noun         bool
	typ, mode    string // of the record, but for the type of frames that appoint, see told
	subject, obj slot
	preps        []prepSlot
	with         [][]string // folded words, each a phrase of stems
	without      []string   // folded words that must not stand beside it
	must         uint8      // set of 1<<slot of which one must be found
	mustPerson   bool
	hints        hint
}

func (f *frame) has(h hint) bool { return f.hints&h != 0 }

// wordClass is a set of what a function word can be.
type wordClass uint64

const (
	cPrep wordClass = 1 << iota
	cPlacePrep
	cRel
	cComp
	cStart
	cNegVerb
	cNegNoun
	cWill
	cCond
	cPossible
	cPlanned
	cDemanded
	cAgent
	cAfter
	cBefore
	cSub
	cAux
	cFail
	cTry
	cLight
	cAffil
	cCause
	cAttack
	cAccident
	cMedia
	cParticle
	cHappen  // verbs that say that something took place, and lend no subject
	cSuffer  // verbs whose subject is the one to whom the event noun happens
	cDeclare // verbs that lend their subject to what can be declared
	cDuring  // prepositions of the time of an occasion
	cNoEvent // forms that are another, commoner word as a rule
	cRefuse  // verbs that say that an act is not done
	cDrone   // what an attack is made with
	cRocket
	cAir
	cCease    // words that end fire
	cSport    // a word of sports in the sentence: meeting and beating are play
	cSubject  // a pronoun that stands as a subject
	cPronoun  // a preposition with a pronoun
	cGather   // verbs that say whom a meeting brought together
	cNaming   // verbs that say what somebody is called
	cThis     // demonstratives
	cMe       // pronouns of the first person that verbs bear as their object
	cDefinite // heads that are parties only where they are definite
	cSides    // "the two sides"
	cLaw      // what bodies pass: a law, a budget
	cSide     // nouns that with "of" say who is spoken of next: "for its part"
	cRight    // "right", with "in": against
	cAgainst  // prepositions of the one whom an act is directed at
	cSpokesman
	cCalled    // nouns that stand before what somebody is called
	cFear      // words that say that something is feared or to be avoided
	cOfficers  // who holds and searches people: police, guards, authorities
	cExplosive // what goes off
	cAbstract  // what cannot be hit, held or besieged: ties, an idea, a phenomenon
	cLasting   // verbs that negated say that something goes on
	cBasis     // adverbs that with a preposition say on whose word something is done: "on the basis of", "in answer to"
	cEnvoy     // who is sent to a state: ambassador
	cWrit      // what an office issues that orders an act: "a writ of"
	cSake      // "sake", with "of": for
	cCharge    // what somebody is charged with, before the act: "a charge of"
	cJudge     // who orders people held and set free: judges, courts, prosecutors
	cAt        // the preposition of where somebody is sent to
	cAmid      // words behind which what happened stands at once: "amid", "in spite of", "after"
)

var wordClasses = map[string]wordClass{
	"prep": cPrep, "place_prep": cPlacePrep, "rel": cRel, "comp": cComp, "start": cStart, "neg_verb": cNegVerb, "neg_noun": cNegNoun,
	"will": cWill, "cond": cCond, "possible": cPossible, "planned": cPlanned, "demanded": cDemanded, "after": cAfter, "before": cBefore,
	"sub": cSub, "aux": cAux, "lasting": cLasting, "basis": cBasis, "amid": cAmid, "fail": cFail, "try": cTry, "light": cLight, "affil": cAffil, "cause": cCause, "attackword": cAttack,
	"accident": cAccident, "media": cMedia, "particle": cParticle, "happen": cHappen, "cease": cCease, "drone": cDrone, "rocket": cRocket, "air": cAir, "refuse": cRefuse, "noevent": cNoEvent, "during": cDuring, "declare": cDeclare, "suffer": cSuffer, "sport": cSport, "pron": cSubject, "comp_m": cComp, "comp_f": cComp, "comp_p": cComp, "prep_m": cPronoun, "prep_f": cPronoun, "prep_p": cPronoun, "prep_d": cPronoun,
	"gather": cGather, "naming": cNaming, "called": cCalled, "right": cRight, "spokesman": cSpokesman, "against": cAgainst, "this": cThis, "me": cMe, "defhead": cDefinite, "law": cLaw, "sides": cSides, "side": cSide, "fear": cFear, "abstract": cAbstract, "officers": cOfficers, "explosive": cExplosive, "envoy": cEnvoy, "charge": cCharge, "writ": cWrit, "sake": cSake, "judge": cJudge, "sent_to": cAt,
}

// trait is a set of what a noun, a verb (by lemma) or a preposition can be, beside its class.
type trait uint64

const (
	tMeasure     trait = 1 << iota // nouns that are counted and can be no party: measures, times, acts
	tNoun                          // nouns that name somebody or something though they have the letters of a participle ("community") or tell an event beside other words ("convoy")
	tRank                          // the rank that somebody holds: "an officer with the rank of colonel"
	tAnother                       // one more of its kind: "another house"
	tStriker                       // what attacks are made from: an aircraft, a tank
	tRepresents                    // participles that say by whom a body is represented
	tOwned                         // what belongs to somebody and is taken from him: funds, land
	tGets                          // verbs whose subject gets what somebody else sends or says
	tGrip                          // in which something is held, before who holds it: the hands of
	tBenefit                       // prepositions that say for whom something is done, as "for" does: "in favour of"
	tDescribes                     // adjectives that are heads of offices, too: "senior", in Arabic also "the chief of"
	tOfMen                         // plurals that are adjectives of men behind a plural, and heads of their own elsewhere: "foreign", "foreigners"
	tDoer                          // heads of phrases that say who did what follows: "the perpetrator of"
	tEnables                       // verbs that tell behind "for" who does what was possible
	tCrew                          // bodies of men that travel and are visited: a delegation, a team
	tSeat                          // where a body sits and receives: a palace, an office
	tSuperlative                   // "sincerest", "warmest": in Arabic also a verb of the past
	tSuspect                       // participles that say in what act somebody had a hand: "suspected of"
	tCulprit                       // who did what the article tells of: "the culprit"
	tOthers                        // people set apart from those told before: "and others"
	tGround                        // what is taken and held: a town, a district
	tAge                           // what says how old somebody is: "in the third decade"
	tOrigin                        // what says of where or whom somebody is: "of the inhabitants of", "of the state of"
	tMasculine                     // places whose names are masculine: most are feminine
	tByDoer                        // acts whose genitive is who does them: "the commitment of X to"
	tRanks                         // inside which people are: "in the ranks of"
	tNature                        // what no man does: an earthquake, a fire, a flood
	tProvides                      // verbs by which a law or a contract says what is to be done
	tKin                           // kin: a father, a daughter
	tPublic                        // the many to whom appeals go: inhabitants, states, parties to a war
	tUrges                         // verbs (by lemma) whose object is who is asked: "called on"
	tBlames                        // verbs (by lemma) that take whom they blame, and of what behind "by": "accused"
	tEnds                          // verbs (by lemma) whose subject ends what is done by him or by others: "put an end to"
	tArm                           // what a body acts with or through: its forces, its aircraft, its fighters, its command
	tLikewise                      // adverbs that open a clause or stand within one: "also"
	tPassing                       // nouns whose genitive comes by: "the passing of a patrol"
)

var traits = map[string]trait{
	"measure": tMeasure, "noun": tNoun, "rank": tRank, "another": tAnother, "striker": tStriker, "represented": tRepresents, "owned": tOwned, "gets": tGets, "grip": tGrip, "benefit": tBenefit,
	"adjective": tDescribes, "of_men": tOfMen, "doer": tDoer, "enables": tEnables, "crew": tCrew, "seat": tSeat, "suspect": tSuspect, "culprit": tCulprit, "others": tOthers, "masculine": tMasculine, "by_doer": tByDoer, "ranks": tRanks, "age": tAge, "origin": tOrigin, "ground": tGround, "superlative": tSuperlative, "nature": tNature, "provides": tProvides, "public": tPublic, "urges": tUrges, "blames": tBlames, "ends": tEnds, "arm": tArm, "likewise": tLikewise, "passing": tPassing,
}

// is reports whether a folded word has a trait.
func (w *words) is(word string, t trait) bool { return w.traits[word]&t != 0 }

// nounClass says what kind of party a common noun heads.
type nounClass uint8

const (
	notParty nounClass = iota
	aPerson
	aGroup
	aKin
	aTarget
	aQuant
	aGeneric
	aRole
)

var nounClasses = map[string]nounClass{"person": aPerson, "role": aRole, "group": aGroup, "kin": aKin, "target": aTarget, "quant": aQuant, "generic": aGeneric}

type nounInfo struct {
	class          nounClass
	gender, number uint8
}

// withPronoun is a preposition that carries a pronoun.
type withPronoun struct {
	prep           string
	gender, number uint8
	two            bool // it stands for two
}

// words are the lexicons as this stage uses them.
type words struct {
	ends         func(stem string, e lang.Ending) (rest string, ok bool)
	verbs, nouns map[string][]*frame
	class        map[string]wordClass
	agents       [][]string
	tollWords    *lang.Lexicon
	heads        map[string]nounInfo
	generic      map[string]bool
	titles       *lang.Lexicon
	traits       map[string]trait  // by folded word
	nounForms    map[string]string // folded words that are a function word or a party by how they are written, to how the party is: an imam, "before" without its hamza
	withWord     map[string]bool   // folded words that verbs take their meaning from
	singular     map[string]string // folded broken plural → its singular
	uniformed    map[string]bool   // folded words for soldiers and policemen
	foes         map[string]bool   // folded words for those whom armies and the police fight: gunmen, terrorists
	weights      weights
	posts        map[string]bool   // folded heads of offices and trades whose place "at" tells: "a teacher at"
	together     map[string]bool   // two folded words, with a blank, that lexicons list as one noun for a person: "man of business"
	acting       map[string]string // folded words that hold an office, each with the word behind "by" that says so: "chargé d'affaires"
	rights       map[string]string // folded words that with "in" mean "against" → the preposition that they are one with
	prepWith     map[string]withPronoun
	takesPrep    map[string][]string // noun → folded prepositions whose phrase tells it apart: "accused of"
	of, in       string              // the preposition of part, and "in", folded
	and          string              // the conjunction written together with the next word, folded
	by, fr, like string              // the prepositional clitics, folded
	to           string              // "to", folded
	along        string              // "with", folded
	twoOf        string              // the preposition of two sides, folded
	self         string              // the word that bears the pronoun of an object apart from its verb, folded
	stateOf      map[string]string   // folded name of a state → folded canonical name
	capitalOf    map[string]string   // folded name of a capital → folded canonical name of its state
	nisba        map[string]string   // folded masculine singular adjective → folded canonical name of the state
}

func genderOf(s string) uint8 {
	switch s {
	case "m":
		return lang.Masculine
	case "f":
		return lang.Feminine
	}
	return 0
}

func numberOf(s string) uint8 {
	switch s {
	case "s":
		return lang.Singular
	case "d":
		return lang.Dual
	case "p":
		return lang.Plural
	}
	return 0
}

func readWords(l *lang.Language) *words {
	w := &words{
		tollWords: l.Lexicon("tolls"), weights: readWeights(l.EventWeights),
		verbs: map[string][]*frame{}, nouns: map[string][]*frame{}, class: map[string]wordClass{},
		heads: map[string]nounInfo{}, generic: map[string]bool{}, prepWith: map[string]withPronoun{}, takesPrep: map[string][]string{}, nisba: map[string]string{}, stateOf: map[string]string{}, capitalOf: map[string]string{},
	}
	if w.ends = l.Ends; w.ends == nil {
		w.ends = func(string, lang.Ending) (string, bool) { return "", false }
	}
	fold := l.FoldString
	if fold == nil {
		fold = func(s string) string { return s }
	}
	x := l.Lexicon("events")
	for id := range x.Entries {
		f := readFrame(x, int32(id), fold)
		at := w.verbs
		if f.noun {
			at = w.nouns
		}
		form := fold(x.Entries[id].Form)
		at[form] = append(at[form], f)
	}
	for _, m := range []map[string][]*frame{w.verbs, w.nouns} {
		for _, fs := range m {
			sortFrames(fs)
		}
	}
	w.acting = map[string]string{}
	w.withWord, w.traits = map[string]bool{}, map[string]trait{}
	w.rights = map[string]string{}
	for _, fs := range w.verbs {
		for _, f := range fs {
			if f.has(carries) {
				for _, p := range f.with {
					w.withWord[p[0]] = true
				}
			}
		}
	}
	w.nounForms = map[string]string{}
	written := map[string]string{} // function words by their folded form
	x = l.Lexicon("event_words")
	for id := range x.Entries {
		form, class := fold(x.Entries[id].Form), x.Get(int32(id), "class")
		if class == "agent" {
			w.agents = append(w.agents, strings.Fields(form))
			continue
		}
		switch class {
		case "partitive":
			w.of = form
		case "in":
			w.in = form
		case "by_clitic":
			w.by = form
		case "for_clitic":
			w.fr = form
		case "between":
			w.twoOf = form
		case "along":
			w.along = form
		case "right":
			if as := x.Get(int32(id), "value"); as != "" {
				w.rights[form] = fold(as)
			}
		case "acting":
			w.acting[form] = fold(x.Get(int32(id), "value"))
		case "to":
			w.to = form
		case "self":
			w.self = form
		case "like_clitic":
			w.like = form
		case "and_clitic":
			w.and = form
		case "takes":
			w.takesPrep[form] = append(w.takesPrep[form], fold(x.Get(int32(id), "value")))
		case "prep_m", "prep_f", "prep_p", "prep_d", "comp_m", "comp_f", "comp_p":
			pr := withPronoun{prep: fold(x.Get(int32(id), "value")), gender: lang.Masculine, number: lang.Singular}
			if strings.HasSuffix(class, "_f") {
				pr.gender = lang.Feminine
			}
			if strings.HasSuffix(class, "_p") || strings.HasSuffix(class, "_d") {
				pr.number, pr.two = lang.Plural, strings.HasSuffix(class, "_d")
			}
			w.prepWith[form] = pr
		}
		w.class[form] |= wordClasses[class]
		if wordClasses[class]&functional != 0 {
			written[form] = x.Entries[id].Form
		}
		if t := traits[class]; t != 0 {
			w.traits[form] |= t
		}
	}
	barred := map[string]bool{}
	for id := range l.Lexicon("event_words").Entries {
		if l.Lexicon("event_words").Get(int32(id), "class") == "nohead" {
			barred[fold(l.Lexicon("event_words").Entries[id].Form)] = true
		}
	}
	x = l.Lexicon("event_parties")
	for id := range x.Entries {
		form := fold(x.Entries[id].Form)
		class := nounClasses[x.Get(int32(id), "class")]
		if class == aGeneric {
			w.generic[form] = true
		}
		if f := written[form]; f != "" && f != x.Entries[id].Form {
			w.nounForms[form] = x.Entries[id].Form
		}
		number := numberOf(x.Get(int32(id), "number"))
		if old, ok := w.heads[form]; ok && old.class != aGeneric && (class == aGeneric || old.class <= class && !(old.number == lang.Dual && number == lang.Plural) || old.number == lang.Plural && number == lang.Dual) {
			continue // the oblique dual has the letters of the plural, which is far commoner
		}
		w.heads[form] = nounInfo{class, genderOf(x.Get(int32(id), "gender")), numberOf(x.Get(int32(id), "number"))}
	}
	w.posts, w.uniformed, w.foes = map[string]bool{}, map[string]bool{}, map[string]bool{}
	x = l.Lexicon("roles")
	for id := range x.Entries {
		form := fold(x.Entries[id].Form)
		for _, c := range x.Values(int32(id), "org_slot") {
			if fold(c) == w.by {
				w.posts[form] = true
			}
		}
		if strings.Contains(form, " ") || barred[form] {
			continue
		}
		if old, ok := w.heads[form]; ok && old.class != aGeneric {
			if old.class == aPerson { // a person by office
				old.class = aRole
				w.heads[form] = old
			}
			continue
		}
		w.heads[form] = nounInfo{aRole, genderOf(x.Get(int32(id), "gender")), numberOf(x.Get(int32(id), "number"))}
	}
	x = l.Lexicon("titles")
	w.titles = x
	for id := range x.Entries {
		form := fold(x.Entries[id].Form)
		if strings.Contains(form, " ") || barred[form] || w.heads[form].class != notParty {
			continue
		}
		w.heads[form] = nounInfo{aRole, genderOf(x.Get(int32(id), "gender")), numberOf(x.Get(int32(id), "number"))}
	}
	w.together = map[string]bool{}
	for _, x := range []*lang.Lexicon{l.Lexicon("roles"), l.Lexicon("kin_and_group")} {
		for id := range x.Entries {
			if words := strings.Fields(x.Entries[id].Form); len(words) == 2 && len(words[1]) > 2 {
				w.together[fold(x.Entries[id].Form)] = true
			}
		}
	}
	x = l.Lexicon("kin_and_group")
	for id := range x.Entries {
		form := fold(x.Entries[id].Form)
		switch x.Get(int32(id), "class") {
		case "worker":
			w.posts[form] = true
		case "soldier", "police":
			w.uniformed[form] = true
		case "fighter", "offender":
			w.foes[form] = true
		case "kin":
			w.traits[form] |= tKin
		}
		if strings.Contains(form, " ") || barred[form] || w.heads[form].class != notParty {
			continue
		}
		class, number := aPerson, numberOf(x.Get(int32(id), "number"))
		if number == lang.Plural {
			class = aGroup
		}
		w.heads[form] = nounInfo{class, genderOf(x.Get(int32(id), "gender")), number}
	}
	x = l.Lexicon("counted")
	for id := range x.Entries {
		switch x.Get(int32(id), "class") {
		case "measure", "time", "act":
			w.traits[fold(x.Entries[id].Form)] |= tMeasure
		}
	}
	x = l.Lexicon("plurals")
	w.singular = make(map[string]string, len(x.Entries))
	for id := range x.Entries {
		one := fold(x.Get(int32(id), "singular"))
		w.singular[fold(x.Entries[id].Form)] = one
		if w.is(one, tMeasure) {
			w.traits[fold(x.Entries[id].Form)] |= tMeasure
		}
	}
	for _, m := range []map[string][]*frame{w.verbs, w.nouns} {
		for _, fs := range m {
			for _, f := range fs {
				f.takeSingulars(w)
			}
		}
	}
	for form, fs := range w.nouns { // what tells an event heads no party, though it may be the feminine of an agent
		if h := w.heads[form].class; h != aGroup && (h != aPerson && !w.is(form, tNoun) || len(fs[len(fs)-1].with) == 0) {
			delete(w.heads, form)
		}
	}
	x = l.Lexicon("states")
	for id := range x.Entries {
		canon := fold(x.Get(int32(id), "canon"))
		w.stateOf[fold(x.Entries[id].Form)] = canon
		for _, c := range x.Values(int32(id), "capital") {
			w.capitalOf[fold(c)] = canon
		}
		for _, d := range x.Values(int32(id), "demonym") {
			if d = fold(d); w.nisba[d] == "" {
				w.nisba[d] = canon
			}
		}
	}
	return w
}

func readFrame(x *lang.Lexicon, id int32, fold func(string) string) *frame {
	f := &frame{
		id: int(id), form: fold(x.Entries[id].Form), name: x.Get(id, "pos") + "/" + strings.ToLower(x.Get(id, "type")), noun: x.Get(id, "pos") == "noun",
		typ: x.Get(id, "type"), mode: x.Get(id, "mode"),
		subject: slots[x.Get(id, "subject")], obj: slots[x.Get(id, "object")],
	}
	if f.mode != "" {
		f.name += "-" + f.mode
	}
	for _, p := range x.Values(id, "preps") {
		prep, s, _ := strings.Cut(p, "=")
		f.preps = append(f.preps, prepSlot{fold(prep), slots[s]})
	}
	for _, v := range x.Values(id, "with") {
		if bad, ok := strings.CutPrefix(v, "!"); ok {
			f.without = append(f.without, fold(bad))
			continue
		}
		f.with = append(f.with, strings.Fields(fold(v)))
	}
	for _, m := range x.Values(id, "must") {
		if m == "person" {
			f.mustPerson = true
			continue
		}
		f.must |= 1 << slots[m]
	}
	for _, h := range x.Values(id, "hints") {
		f.hints |= hints[h]
	}
	if f.has(appoints) {
		f.typ = "MOBILIZE"
	}
	return f
}

// takeSingulars adds the singular of each plural that the frame asks for, which numbers are followed by: "withdrew a thousand soldiers", in Arabic "soldier".
func (f *frame) takeSingulars(w *words) {
	for _, ws := range f.with {
		if one := w.singular[ws[0]]; len(ws) == 1 && one != "" && !slices.ContainsFunc(f.with, func(o []string) bool { return len(o) == 1 && o[0] == one }) {
			f.with = append(f.with, []string{one})
		}
	}
}

// told returns the type that the record tells. An appointment is read by the rules of moves, for it is an act, where support is said or shown.
func (f *frame) told() string {
	if f.has(appoints) {
		return "SUPPORT"
	}
	return f.typ
}

// sortFrames puts rows that ask for a word or a way of standing before rows that do not; otherwise the order of the file stays.
func sortFrames(fs []*frame) {
	asks := func(f *frame) bool { return len(f.with) > 0 || f.has(manner) }
	for i := 1; i < len(fs); i++ {
		for j := i; j > 0 && asks(fs[j]) && !asks(fs[j-1]); j-- {
			fs[j], fs[j-1] = fs[j-1], fs[j]
		}
	}
}

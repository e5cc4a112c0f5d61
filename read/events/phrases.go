package events

import (
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// phrase is a noun phrase: an entity, a party without a name, or any other noun with what belongs to it.
type phrase struct {
	first, last int // half-open interval of tokens
	head        int
	entity      int // index into Record.Entities, or news.None
	info        nounInfo
	definite    bool
	numeral     bool
}

const maxPhrase = 12

// phraseAt reads the noun phrase that starts at token i; ok is false where no noun stands. Proclitics of the first token are the caller's affair.
func (a *article) phraseAt(i int) (p phrase, ok bool) {
	if i < 0 || i >= len(a.t.Tokens) {
		return p, false
	}
	p = phrase{first: i, last: i + 1, head: i, entity: news.None}
	tok, lb := &a.t.Tokens[i], &a.labels[i]
	if first := a.bounded[i]; first > 0 {
		p, ok = a.phraseAt(first)
		p.first = i
		return p, ok
	}
	switch {
	case tok.Kind == lang.Open && i+2 < len(a.t.Tokens) && a.same(i, i+2) && a.t.Tokens[i+1].Kind == lang.Number && a.t.Tokens[i+2].Kind == lang.Close:
		p.numeral, p.last = true, i+3 // "(3) members"
		a.takeCounted(&p)
		return p, p.info.class != notParty
	case tok.Kind == lang.Quote || tok.Kind == lang.Open:
		if i+1 < len(a.t.Tokens) && a.same(i, i+1) && a.t.Tokens[i+1].Kind == lang.Word && a.labels[i+1].name >= 0 {
			p, ok = a.phraseAt(i + 1)
			if ok && p.last < len(a.t.Tokens) && (a.t.Tokens[p.last].Kind == lang.Quote || a.t.Tokens[p.last].Kind == lang.Close) {
				p.last++
			}
			p.first = i
			return p, ok
		}
		return p, false
	case lb.name >= 0:
		a.takeName(&p, i)
		a.takeAdjectives(&p)
		return p, true
	case lb.time >= 0:
		return p, false
	case tok.Kind == lang.Number || a.isNumeral(i):
		if nm := a.numerals[i]; nm != nil {
			if nm.Noun >= 0 {
				p.head = nm.Noun
				p.last = max(nm.Last, nm.Noun+1)
				p.info = a.head(nm.Noun)
				if p.info.class == notParty || p.info.class == aQuant {
					p.info = nounInfo{}
				}
				p.numeral = true
				return p, true
			}
			p.last = nm.Last
		}
		p.numeral = true
		a.takeCounted(&p)
		a.dozens(&p)
		a.hurt(&p)
		return p, true
	case tok.Kind != lang.Word || lb.class&functional != 0 && !a.bounds(i):
		return p, false
	}
	if lb.class&cThis != 0 && i+1 < len(a.t.Tokens) && a.same(i, i+1) && a.labels[i+1].name < 0 && a.t.Tokens[i+1].Kind == lang.Word && a.t.Tokens[i+1].Best().Clitics == lang.The && a.labels[i+1].verb == noVerb {
		if q, in := a.phraseAt(i + 1); in && a.isParty(&q) {
			q.first = i // "this man"
			return q, true
		}
	}
	p.info = a.head(i)
	if a.takeMan(&p) {
		return p, true
	}
	if a.actsAs(&p) {
		return p, true
	}
	if lb.nominal >= 0 {
		m := a.rec.Mentions[lb.nominal]
		p.entity = m.Entity
		for p.last < len(a.t.Tokens) && a.t.Tokens[p.last].Span.Start < m.Span.End {
			p.last++
		}
		p.definite = true
		if p.last < len(a.t.Tokens) && a.same(i, p.last) && a.nameStarts(p.last) && a.clitics(p.last) == 0 && a.rec.Mentions[a.labels[p.last].name].Kind == news.Person &&
			(p.entity == news.None || a.rec.Entities[p.entity].Kind == news.Person) {
			a.takeName(&p, p.last)
		}
		return p, true
	}
	if p.info.class == aQuant && a.noun(i).Suffix != "" && i+1 < len(a.t.Tokens) && a.clitics(i+1) == lang.The {
		return p, true // "some of them | the ministry"
	}
	if p.info.class == aQuant {
		a.takeCounted(&p)
		a.dozens(&p)
		return p, true
	}
	if p.info.class == notParty && a.adverb(i) {
		return p, true // "officially" and "the accounts of"
	}
	if p.info.class == aGroup && a.bare(i) && i+1 < len(a.t.Tokens) && a.same(i, i+1) && a.bare(i+1) && a.lightNoun(i) && a.tells(i+1) && a.head(i+1).class == notParty {
		p.info = nounInfo{} // "organising a strike", in Arabic also "an organisation"
		return p, true
	}
	p.definite = a.noun(i).Clitics.Has(lang.The) || a.noun(i).Suffix != ""
	if a.class[a.noun(i).Stem]&cDefinite != 0 && !p.definite && !(i+1 < len(a.t.Tokens) && a.same(i, i+1) && (a.labels[i+1].name >= 0 || a.t.Tokens[i+1].Best().Clitics == lang.The)) {
		p.info = nounInfo{} // "a new system", but "the regime", "the regime of"
	}
	if p.info.class == notParty && (a.tells(i) || a.lightNoun(i)) {
		return p, true // what belongs to a noun that tells an event is read as its parties
	}
	a.extend(&p)
	if a.pair(&p) {
		p.info.number = lang.Dual
	}
	if end := a.agedOrOf(&p, p.last); end > p.last {
		p.last = end
	}
	return p, true
}

// actsAs makes p, which starts with the word that somebody acts by an office he does not hold, the holder with the office or the mission: "the chargé d'affaires
// of the embassy", in Arabic "the one standing by the affairs of".
func (a *article) actsAs(p *phrase) bool {
	i := p.first
	by := a.acting[a.noun(i).Stem]
	if by == "" || i+2 >= len(a.t.Tokens) || !a.same(i, i+2) || !a.clitics(i+1).Has(lang.By) || a.noun(i+1).Stem != by {
		return false
	}
	p.info = nounInfo{class: aRole, gender: lang.Masculine, number: lang.Singular}
	if a.feminine(a.noun(i).Stem) {
		p.info.gender = lang.Feminine
	}
	p.last, p.definite = i+2, true
	if a.noun(i + 1).Clitics.Has(lang.The) {
		a.takeAdjectives(p)
		return true
	}
	if q, ok := a.phraseAt(p.last); ok && a.clitics(p.last)&^lang.The == 0 && a.labels[p.last].verb == noVerb {
		p.last = q.last
	}
	return true
}

// saying reports whether the word at token i is read as a verb before all else, without article or preposition: the word by which a statement is told.
func (a *article) saying(i int) bool {
	b := a.t.Tokens[i].Best()
	return b.Clitics&^(lang.And|lang.So) == 0 && len(b.Morphs) > 0 && b.Morphs[0].POS == lang.Verb
}

// describesAct reports whether the person's word at token i is the adjective of an act that nobody's name or office completes, before a definite noun: "a suicide
// attack" and "the worshippers", in Arabic also "a suicide bomber".
func (a *article) describesAct(i int) bool {
	if a.lang.Nisba == nil || i == 0 || !a.same(i-1, i) || !a.same(i, i+1) || a.labels[i+1].name >= 0 || a.t.Tokens[i+1].Kind != lang.Word || a.t.Tokens[i+1].Best().Clitics != lang.The || a.clitics(i) != 0 || !a.bare(i-1) {
		return false
	}
	if _, ok := a.lang.Nisba(a.noun(i).Host); !ok || a.feminine(a.noun(i).Stem) != a.feminine(a.noun(i-1).Stem) {
		return false
	}
	if fs, _ := a.nounFrames(i - 1); len(fs) == 0 || fs[0].has(genObject|victim) {
		return false
	}
	return a.head(i+1).class != notParty
}

// dozens makes a number of people that counts nothing else a party: "dozens protested", in Arabic "the dozens".
func (a *article) dozens(p *phrase) {
	i := p.last - 1
	if p.info.class != aQuant && p.info.class != notParty || a.t.Tokens[i].Kind != lang.Word || a.labels[i].name >= 0 || a.noun(i).Suffix != "" {
		return
	}
	if h := a.heads[a.noun(i).Stem]; h.class == aQuant && h.number != lang.Dual && a.noun(i).Clitics.Has(lang.The) {
		p.info, p.definite = nounInfo{class: aGroup, gender: lang.Masculine, number: lang.Plural}, true
	}
	if j := i - 1; p.first == i && j >= 0 && a.same(j, i) && a.clitics(i) == 0 && (a.is(a.noun(i).Stem, tOthers) && (a.labels[j].verb != noVerb || a.labels[j].class&cPrep != 0 || a.tells(j)) || a.is(a.noun(i).Stem, tAnother) && a.killed(j)) {
		p.info = nounInfo{class: aPerson, gender: lang.Masculine, number: lang.Plural} // "one was killed and others were wounded"
		if _, two := a.ends(a.noun(i).Stem, lang.DualEnding); two {
			p.info.number = lang.Dual
		} else if a.is(a.noun(i).Stem, tAnother) {
			p.info.number = lang.Singular
		}
	}
}

// hurt makes a number that counts nothing people, where it stands behind a word that tells of dead, hurt or held, at once or behind who did it: "kills two
// and wounds 7".
func (a *article) hurt(p *phrase) {
	if p.info.class != notParty || p.last != p.first+1 || p.first == 0 || a.clitics(p.first) != 0 || !a.same(p.first-1, p.first) {
		return
	}
	if j := p.last; j < len(a.t.Tokens) && a.same(p.first, j) && a.labels[j].verb == noVerb && a.t.Tokens[j].Kind == lang.Word && a.labels[j].class&functional == 0 && a.clitics(j)&(lang.And|lang.So|lang.Prepositions) == 0 {
		return // it counts a word that is not known
	}
	if nm := a.numerals[p.first]; nm == nil || nm.From < 1 || nm.From > mostHurt {
		return
	}
	for j := p.first - 1; j >= 0 && j > p.first-4 && a.same(j, p.first); j-- {
		for _, f := range a.framesAt(j) {
			if f.obj == recipient && (f.has(victim|suffered) || f.mode == "arrest") && len(f.with) == 0 {
				p.info = nounInfo{class: aPerson, gender: lang.Masculine, number: lang.Plural}
				return
			}
		}
		if lb := &a.labels[j]; a.t.Tokens[j].Kind != lang.Word || lb.class&functional != 0 || lb.verb != noVerb || a.clitics(j)&lang.Prepositions != 0 {
			return
		}
	}
}

// mostHurt is up to which number one that counts nothing is taken for people: "killed 2015" tells a year.
const mostHurt = 1000

// framesAt returns the frames of the verb or the noun at token i.
func (a *article) framesAt(i int) []*frame {
	if a.labels[i].verb != noVerb {
		return a.framesOf(i)
	}
	fs, _ := a.nounFrames(i)
	return fs
}

// takeMan makes p, which starts with a role or a title, the person who bears it: the roles and titles in a row, up to his name where it follows
// ("his highness the prince so-and-so"), or a role of his that stands behind it. A noun in construct right before a name is not who bears it.
func (a *article) takeMan(p *phrase) bool {
	if p.info.class != aRole && p.info.class != aPerson || a.labels[p.first].nominal >= 0 {
		return false
	}
	if lb := &a.labels[p.first]; lb.office >= 0 {
		if j := int(lb.until); a.same(p.first, j) && a.labels[j].office >= 0 && a.noun(j).Suffix != "" {
			p.last, p.definite = j, true // "the minister" and "his counterpart so-and-so"
			return true
		}
	}
	if a.kinOf(p.first) {
		return false
	}
	bears := false                // what stands before the name is borne by him whose name it is
	holder, until := news.None, 0 // who holds an office behind a title, and where it ends: "his highness the governor"
	for j := p.first; j < len(a.t.Tokens) && a.same(p.first, j) && j-p.first < maxPhrase; {
		lb := &a.labels[j]
		if lb.name >= 0 {
			if bears && a.nameStarts(j) && a.clitics(j) == 0 && a.rec.Mentions[lb.name].Kind == news.Person {
				a.takeName(p, j)
				a.takeAdjectives(p)
				return true
			}
			break
		}
		if j > p.first && a.clitics(j)&^lang.The != 0 {
			break
		}
		if lb.office >= 0 {
			if j > p.first {
				holder, until = int(lb.office), int(lb.until)
			}
			j, bears = int(lb.until), true
			continue
		}
		h, ok := a.titles.Match(a.t, j, lang.ByStem)
		if !ok {
			break
		}
		class := a.titles.Get(h.Entries[0], "class")
		j, bears = h.Last, a.noun(j).Clitics.Has(lang.The) || class == "honorific" || class == "courtesy"
	}
	if lb := &a.labels[p.first]; lb.office >= 0 {
		p.entity, p.last, p.definite = int(lb.office), int(lb.until), true
		return true
	}
	if holder != news.None {
		p.entity, p.last, p.definite = holder, until, true
		return true
	}
	if j := a.honoured(p.first); j > p.first {
		if q, ok := a.phraseAt(j); ok && q.info.class == aRole && q.last > j {
			q.first = p.first // "his highness the governor of the region"
			*p = q
			return true
		}
	}
	if last := a.royal(p.first); last > p.first {
		p.last, p.definite = last, true
		return true
	}
	return false
}

// honoured returns the token behind titles in a row that start at token i, where an office in construct follows at once, or i.
func (a *article) honoured(i int) int {
	j := i
	for j < len(a.t.Tokens) && a.same(i, j) && j-i < maxPhrase && a.labels[j].name < 0 && (j == i || a.clitics(j)&^(lang.The|lang.And) == 0) {
		if j > i && a.clitics(j) == 0 && a.head(j).class == aRole {
			break
		}
		h, ok := a.titles.Match(a.t, j, lang.ByStem)
		if !ok || h.Last <= j {
			break
		}
		if class := a.titles.Get(h.Entries[0], "class"); class != "honorific" && class != "courtesy" && class != "royal" {
			break
		}
		j = h.Last
	}
	if j == i || j >= len(a.t.Tokens) || !a.same(i, j) || a.t.Tokens[j].Kind != lang.Word || a.labels[j].name >= 0 || a.clitics(j) != 0 || a.head(j).class != aRole {
		return i
	}
	return j
}

// royal returns the token behind a title of a ruling house that starts at i, has several words and an article in the last ("the crown prince", in Arabic
// "keeper of the reign"), or i.
func (a *article) royal(i int) int {
	h, ok := a.titles.Match(a.t, i, lang.ByStem)
	if !ok || h.Last == i+1 || a.titles.Get(h.Entries[0], "class") != "royal" || !a.noun(h.Last-1).Clitics.Has(lang.The) {
		return i
	}
	return h.Last
}

// twoOffices returns the first of two offices in a row before one name, and whether there are two: "the president" and "the minister of defence
// so-and-so".
func (a *article) twoOffices(p *phrase) (text.Span, bool) {
	if p.first == 0 || p.last <= p.first {
		return text.Span{}, false
	}
	if k := p.first + 1; a.cue[p.first-1] < 0 && a.labels[p.first].name < 0 && a.noun(p.first).Clitics.Has(lang.The) && k < p.last && a.nameStarts(k) && a.clitics(k) == 0 {
		return a.span(p.first, k), true // "the king charged so-and-so"
	}
	lb := &a.labels[p.first]
	if lb.office < 0 || int(lb.office) != p.entity {
		return text.Span{}, false
	}
	j := int(lb.until)
	if j <= p.first || j >= p.last || !a.same(p.first, j) || a.labels[j].office != lb.office || a.noun(j).Clitics != 0 || a.noun(p.first).Suffix != "" || a.t.Tokens[j].Kind != lang.Word {
		return text.Span{}, false
	}
	return a.span(p.first, j), true
}

// bounds reports whether the word at i is a preposition that stands before a number: "about 17".
func (a *article) bounds(i int) bool {
	return a.labels[i].class&cPrep != 0 && a.heads[a.t.Tokens[i].Fold].class == aQuant && i+1 < len(a.t.Tokens) && a.same(i, i+1) && (a.t.Tokens[i+1].Kind == lang.Number || a.numerals[i+1] != nil)
}

func (a *article) isNumeral(i int) bool {
	nm := a.numerals[i]
	return nm != nil && !(nm.From == 1 && nm.To == 1) && (a.heads[a.noun(i).Stem].class == aQuant || nm.Noun < 0 || nm.Noun >= nm.Last)
}

// nameStarts reports whether a name mention starts at token i.
func (a *article) nameStarts(i int) bool {
	n := a.labels[i].name
	return n >= 0 && (i == 0 || a.labels[i-1].name != n)
}

// takeName adds the name at token i to p and makes its entity the phrase's.
func (a *article) takeName(p *phrase, i int) {
	n := a.labels[i].name
	p.entity = a.rec.Mentions[n].Entity
	p.definite = true
	p.last = i
	for p.last < len(a.t.Tokens) && a.labels[p.last].name == n {
		p.last++
	}
}

// takeAdjectives adds adjectives with the article that follow a name.
func (a *article) takeAdjectives(p *phrase) {
	for p.last < len(a.t.Tokens) && a.same(p.first, p.last) && p.last-p.first < maxPhrase {
		tok, lb := &a.t.Tokens[p.last], &a.labels[p.last]
		if tok.Kind != lang.Word || lb.name >= 0 || lb.time >= 0 || lb.class&functional != 0 {
			return
		}
		rd := tok.Best()
		if rd.Clitics != lang.The || a.withWord[a.noun(p.last).Stem] || !a.adjectival(p.last, &rd) || p.entity != news.None && (a.isMan(p.entity) && a.feminine(rd.Stem) || a.feminineName(p.entity) && a.masculine(rd.Stem)) {
			return
		}
		p.last++
		if lb.class&cAffil != 0 {
			a.takeAffiliation(p)
			return
		}
	}
}

// feminineName reports whether an entity is a body or a state that adjectives agree with as feminine.
func (a *article) feminineName(e int) bool {
	x := &a.rec.Entities[e]
	return x.Kind != news.Person && (x.Gender == lang.Feminine || x.Kind == news.Place && a.stateOf[a.fold(x.Name)] != "" && x.Gender != lang.Masculine)
}

// elativeBytes is how many bytes the feminine of an elative has at most ("greatest"); longer words that end alike are participles.
const elativeBytes = 8

// masculine reports whether a word has no ending that an adjective of a feminine has.
func (a *article) masculine(stem string) bool {
	_, elative := a.ends(stem, lang.FeminineElative)
	return !a.feminine(stem) && !(elative && len(stem) <= elativeBytes)
}

// isMan reports whether an entity is a person who is not known to be a woman.
func (a *article) isMan(e int) bool {
	return a.rec.Entities[e].Kind == news.Person && a.rec.Entities[e].Gender != lang.Feminine
}

// adjectival reports whether the word at i stands as an adjective: of origin or relation, or a participle; never the head of a party.
func (a *article) adjectival(i int, rd *lang.Reading) bool {
	if a.labels[i].class&cAffil != 0 {
		return true
	}
	if h := a.head(i); h.class != notParty && h.class != aPerson {
		return i > 0 && rd.Clitics == lang.The && participle(rd) && a.soundMasculine(rd.Stem) && a.labels[i-1].name >= 0 && a.several(i-1) // "the so-and-so backed by"
	}
	if a.lang.Nisba != nil {
		if _, ok := a.lang.Nisba(rd.Host); ok {
			return true
		}
	}
	return participle(rd)
}

// relative reports whether a reading is an adjective of relation ("military", "French").
func (a *article) relative(rd *lang.Reading) bool {
	if a.lang.Nisba == nil {
		return false
	}
	_, ok := a.lang.Nisba(rd.Host)
	return ok
}

// several reports whether the name that ends at token i is that of many men: a definite sound plural.
func (a *article) several(i int) bool {
	rd := a.t.Tokens[i].Best()
	return rd.Clitics.Has(lang.The) && a.soundMasculine(rd.Stem)
}

// adjectival0 reports whether a reading has the form of an adjective.
func (a *article) adjectival0(rd *lang.Reading) bool {
	if a.lang.Nisba != nil {
		if _, ok := a.lang.Nisba(rd.Host); ok {
			return true
		}
	}
	return participle(rd)
}

// takeCounted adds what a quantifier or numeral counts: directly, or after a preposition of part.
func (a *article) takeCounted(p *phrase) {
	j, part := p.last, false
	if j >= len(a.t.Tokens) || !a.same(p.first, j) || a.t.Tokens[j].Fold == a.and {
		return
	}
	if !p.numeral && j+2 < len(a.t.Tokens) && a.same(j, j+2) && a.t.Tokens[j].Kind == lang.Word && a.labels[j].class&functional == 0 && a.labels[j].name < 0 && a.clitics(j) == 0 && a.partitive(j+1) &&
		a.head(j).class == notParty && !a.noun(p.head).Clitics.Has(lang.The) {
		j++ // "a great number of"
	}
	if j == p.first+1 && !p.numeral && j+1 < len(a.t.Tokens) && a.same(j, j+1) && a.t.Tokens[j].Kind == lang.Word && a.labels[j].name < 0 && a.clitics(j) == 0 && a.elative(a.noun(j).Stem) && a.head(j).class == notParty && a.head(j+1).class != notParty {
		j++ // "one of the foremost leaders"
	}
	if i := p.first - 1; (p.numeral || a.head(p.first).class == aQuant && a.t.Tokens[p.first].Kind == lang.Word && a.noun(p.first).Suffix == "") && j == p.last && a.labels[j].class&cPronoun != 0 && i >= 0 && a.same(i, j) && (a.labels[i].verb != noVerb || a.labels[i].class&cPrep != 0 || a.tells(i) || a.lightNoun(i) || a.clitics(p.first)&lang.Prepositions != 0) {
		if pr := a.pronounOf(&a.t.Tokens[j]); pr.prep == a.of && pr.number == lang.Plural {
			p.last = j + 1 // "five of them"
			p.info = nounInfo{class: aPerson, gender: pr.gender, number: lang.Plural}
			return
		}
	}
	if a.t.Tokens[j].Kind == lang.Word && a.labels[j].class&cPrep != 0 && j+1 < len(a.t.Tokens) && a.same(j, j+1) {
		// only "of": the preposition that may follow a quantifier; others open a phrase of their own
		if !a.partitive(j) {
			return
		}
		j++
		part = true
		if a.labels[j].class&cThis != 0 && j+1 < len(a.t.Tokens) && a.same(j, j+1) {
			j++
		}
	} else if c := a.clitics(j); c&^lang.The != 0 {
		return
	}
	if p.numeral && a.numerals[j] == nil && a.t.Tokens[j].Kind == lang.Word && a.head(j).class == aQuant {
		p.head, p.last = j, j+1 // "nine others"
		p.info = nounInfo{class: aPerson, gender: lang.Masculine, number: lang.Plural}
		a.takePart(p)
		return
	}
	q, ok := a.phraseAt(j)
	if !ok || a.labels[j].verb != noVerb {
		return
	}
	if n := q.head + 1; p.numeral && !part && n < q.last && q.entity == news.None && a.labels[n].name < 0 && a.noun(q.head).Clitics == 0 && a.t.Tokens[n].Best().Clitics == lang.The {
		q.last, q.definite = n, false // "ten states" and "the minister": what is counted governs nothing
	}
	p.head = q.head
	p.last = q.last
	p.info = q.info
	if p.numeral && q.entity == news.None && p.info.class == notParty {
		p.info = a.counted(q.head)
	} else if q.entity == news.None && p.info.class == notParty && a.t.Tokens[q.head].Kind == lang.Word && a.soundMasculine(a.noun(q.head).Stem) && !a.tells(q.head) {
		p.info = nounInfo{class: aPerson, gender: lang.Masculine} // "hundreds of Venezuelans"
	}
	if q.entity != news.None && p.info.class == notParty {
		p.info = nounInfo{class: aGroup, number: lang.Plural}
		if !p.numeral && j == p.first+1 { // "all of Baghdad"
			p.entity = q.entity
		}
	}
	if p.info.class != notParty {
		p.info.number = lang.Plural
	}
}

// counted returns what a number of nouns heads that no lexicon of parties knows: persons, where the noun is one or has their plural, nothing where
// it is a measure, a time or an act, else things.
func (a *article) counted(i int) nounInfo {
	stem := a.noun(i).Stem
	bare := a.unaccused(stem)
	one, _ := a.ends(bare, lang.FemininePlural)
	if h := a.heads[bare]; h.class != notParty && h.class != aQuant {
		return h // "18 civilians": after a number no adverb
	}
	switch {
	case a.humans(stem), a.soundMasculine(stem):
		return nounInfo{class: aPerson, gender: lang.Masculine}
	case a.tells(i), a.is(stem, tMeasure), a.is(bare, tMeasure), a.is(one, tMeasure), a.labels[i].time >= 0, a.labels[i].class&functional != 0:
		return nounInfo{}
	}
	return nounInfo{class: aTarget, gender: lang.Masculine}
}

// humans reports whether a stem has the pattern of plurals that only persons have ("clients, partners").
func (w *words) humans(stem string) bool {
	_, ok := w.ends(stem, lang.HumanPlural)
	return ok
}

// takePart adds "of his family" after "three others".
func (a *article) takePart(p *phrase) {
	j := p.last
	if j+1 >= len(a.t.Tokens) || !a.same(p.first, j+1) || a.labels[j].class&cPrep == 0 || !a.partitive(j) {
		return
	}
	if q, ok := a.phraseAt(j + 1); ok && q.info.class != notParty {
		p.last = q.last
	}
}

// partitive reports whether the preposition at j is the one that follows quantifiers.
func (a *article) partitive(j int) bool {
	return !(a.same(j, j+1) && a.class[a.t.Tokens[j+1].Fold]&cSake != 0) && a.t.Tokens[j].Fold == a.of
}

// extend adds genitives, adjectives, affiliations and apposed names to a phrase that starts with a common noun.
func (a *article) extend(p *phrase) {
	if a.describesAct(p.head) {
		return
	}
	generic := a.generic[a.noun(p.head).Stem] || a.genericTwo(p.head)
	org, adjective, quoted := false, false, false
	for p.last < len(a.t.Tokens) && a.same(p.first, p.last) && p.last-p.first < maxPhrase {
		j := p.last
		tok, lb := &a.t.Tokens[j], &a.labels[j]
		prevThe := a.t.Tokens[j-1].Best().Clitics.Has(lang.The) || a.labels[j-1].name >= 0 || quoted && a.t.Tokens[j-1].Kind != lang.Word
		if tok.Kind == lang.Word && lb.name < 0 && a.closes(p, j) {
			return
		}
		if p.info.class == aRole || p.info.class == aPerson {
			if last := a.ranked(j); last > j {
				p.last = last
				return
			}
		}
		if tok.Kind == lang.Word && lb.name < 0 && j < len(a.cue) && a.cue[j] >= 0 && a.saying(j) {
			return // "Iraqi officials" and "he said"
		}
		if last := a.royal(j); last > j && !prevThe && a.clitics(j) == 0 {
			p.last, p.definite = last, true
			continue
		}
		if last, ok := a.seated(p, j); ok {
			p.last = last
			if j = last; j < len(a.t.Tokens) && a.same(p.first, j) {
				if next, ok := a.seated(p, j); ok {
					p.last = next
				}
			}
			return
		}
		if last := a.recognised(p, j); last > j {
			p.last = last
			return
		}
		switch {
		case tok.Kind == lang.Quote || tok.Kind == lang.Open:
			if last := a.quotedName(p, j); last > j {
				p.last = last
				return
			}
			if j+1 < len(a.t.Tokens) && a.same(j, j+1) && a.nameStarts(j+1) && !org {
				save := p.last
				quoted = true
				a.takeName(p, j+1)
				if p.last < len(a.t.Tokens) && (a.t.Tokens[p.last].Kind == lang.Quote || a.t.Tokens[p.last].Kind == lang.Close) {
					p.last++
				}
				if !a.settle(p, j+1, generic) {
					org = true
				}
				if p.last <= save {
					return
				}
				continue
			}
			return
		case (p.info.class == aRole && p.definite || p.info.class == aTarget) && a.ownedBy(p, j):
			return
		case lb.name >= 0:
			if !a.nameStarts(j) {
				return
			}
			if a.joinedPlace(p, j) {
				e := p.entity
				a.takeName(p, j)
				p.entity = e
				continue
			}
			if a.clitics(j)&^lang.The != 0 {
				return
			}
			if !prevThe && a.closedPlural(p, j-1) {
				return // "gunmen" and the town
			}
			if n := a.labels[j-1].name; n >= 0 && a.rec.Mentions[n].Kind != news.Person && a.rec.Mentions[lb.name].Kind == news.Place && a.clitics(j)&^lang.The == 0 {
				return // "the president of Somalia" and "Turkey"
			}
			if prevThe && a.labels[j-1].name < 0 && (!generic || quoted) && a.rec.Mentions[lb.name].Kind != news.Person && !tok.Best().Clitics.Has(lang.The) {
				return // a definite noun governs no name
			}
			if prevThe && a.labels[j-1].name < 0 && !generic && p.info.class != notParty && a.rec.Mentions[lb.name].Kind == news.Organization && a.head(j).class == aGroup && !a.adjectival0(a.noun(j)) {
				return // "the forces of the government" and "the European Union", but "the foreign policy", in Arabic also "the foreign ministry"
			}
			if j == p.head+1 && prevThe && a.oneMan(p) && a.rec.Mentions[lb.name].Kind == news.Place {
				return // "the president" and "Riyadh"
			}
			if (prevThe || j > p.head+1) && a.labels[j-1].name < 0 && p.info.class == aGroup && a.rec.Mentions[lb.name].Kind == news.Person && a.noMan(p.first, j) {
				return // "the police" and "so-and-so"
			}
			if prevThe && j == p.head+1 && p.info.class == notParty && a.rec.Mentions[lb.name].Kind == news.Person && a.feminine(a.noun(p.head).Stem) && a.isMan(a.rec.Mentions[lb.name].Entity) {
				return // "the case" and "so-and-so"
			}
			a.takeName(p, j)
			if a.settle(p, j, generic) {
				a.takeAdjectives(p)
				return
			}
			org = true
			continue
		case tok.Kind != lang.Word || lb.time >= 0 || tok.Fold == a.and:
			return
		case lb.class&cAffil != 0 && (j > p.head+1 || p.info.gender == lang.Masculine && prevThe) && a.head(j).class == aGroup && tok.Best().Clitics == lang.The && !(a.same(j, j+1) && a.clitics(j+1).Has(lang.For)) && !(j > p.head+1 && prevThe && a.labels[j-1].name < 0 && a.singular[a.noun(j-1).Stem] != ""):
			return // "the head of the government" and "the opposition"
		case lb.class&cAffil != 0 && prevThe && j == p.head+1 && p.info.class == aGroup && p.info.gender == lang.Feminine && tok.Best().Clitics == lang.The && a.masculine(tok.Best().Stem):
			return // "the authorities" and "the activist"
		case lb.class&cAffil != 0 && tok.Best().Clitics&^lang.The == 0 && !(p.info.gender == lang.Masculine && p.info.number == lang.Singular && a.feminine(tok.Best().Stem)) && (tok.Best().Clitics.Has(lang.The) == prevThe || p.definite && tok.Best().Clitics.Has(lang.The)):
			p.last++
			a.takeAffiliation(p)
			return
		case lb.class&cPronoun != 0 && p.info.class != notParty && a.governs(j-1, j) && !(a.soundMasculine(a.noun(j-1).Stem) && a.pronounOf(tok).number == lang.Singular):
			p.last++ // "the suspect", in Arabic "the suspected in him"
			if j == p.head+1 {
				p.info.number = a.pronounOf(tok).number
			}
			continue
		case lb.class&functional != 0:
			if (!p.definite && (p.info.class == aPerson || p.info.class == aRole || p.info.class == aGroup && (p.info.number == lang.Plural || a.partitive(j))) || p.last == p.head+1 && a.noun(p.head).Suffix != "" && p.info.class != notParty && !(a.partitive(j) && a.verbTakes(p.first, a.of))) && (a.inPlaceOf(j) || a.partitive(j) && !p.numeral && a.agentAt(j, len(a.t.Tokens)) == 0) && j+1 < len(a.t.Tokens) && a.same(j, j+1) {
				if q, ok := a.phraseAt(j + 1); ok && !(a.partitive(j) && a.class[a.noun(q.head).Stem]&cSide != 0) && (q.entity != news.None && a.rec.Entities[q.entity].Kind == news.Organization || q.entity == news.None && (q.info.class == aGroup || q.info.class == aPerson && q.info.number == lang.Plural)) {
					p.last = q.last
					if q.definite && p.info.number == lang.Singular && p.last < len(a.t.Tokens) && a.same(j, p.last) && a.labels[p.last].name < 0 && a.clitics(p.last) == lang.And|lang.The {
						if r, ok := a.phraseAt(p.last); ok && r.entity == news.None && r.info.class == aGroup {
							p.last = r.last // "a unit of the army and the armed forces"
						}
					}
				}
			}
			return
		case !prevThe && lb.verb == noVerb && a.clitics(j) == 0 && a.noun(j).Suffix == "" && a.head(j).class == aQuant && a.numerals[j] == nil && a.noun(p.head).Suffix == "" && p.info.class != notParty && !a.accusative(a.noun(p.head).Stem) && a.same(j, j+1) && a.clitics(j+1) == lang.The && !a.closedPlural(p, j-1):
			if q, ok := a.phraseAt(j); ok && q.last > j+1 {
				p.last, p.definite = q.last, true // "the municipality of one of the governorates"
			}
			return
		case a.head(j).class == aQuant && a.noun(j).Suffix != "":
			return // "two, one of them"
		case lb.verb == noVerb && !p.definite && j == p.head+1 && p.info.number == lang.Plural && (p.info.class == aRole || p.info.class == aGroup || p.info.class == aPerson) && (a.isNumeral(j) || tok.Kind == lang.Number) && a.governedNoun(p.head):
			if q, ok := a.phraseAt(j); ok && q.last > j+1 {
				p.last = q.last // "the leaders of seven states"
			}
			return
		case lb.verb == noVerb && j == p.head+1 && a.clitics(j)&^lang.The == 0 && a.noun(p.head).Suffix == "" && !a.noun(p.head).Clitics.Has(lang.The) && a.together[a.noun(p.head).Stem+" "+a.unaccused(a.noun(j).Stem)]:
			p.definite = a.clitics(j) == lang.The
			p.last++ // "a man of business"
			continue
		case lb.verb == noVerb && a.isOfMen(p, j, prevThe):
			p.last++ // "the foreign workers"
			continue
		case lb.verb == noVerb && !p.definite && p.info.class != notParty && j == p.head+1 && a.two(j):
			p.last++ // "two men, two of them"
			return
		case lb.verb != noVerb || !p.definite && p.info.class != notParty && a.isNumeral(j):
			return
		case lb.verb == noVerb && a.task(p, j):
			p.last, p.definite = j+2, true
			continue
		case j == p.head+1 && (p.info.class == aPerson || p.info.class == aRole || p.info.class == aGroup) && !a.noun(p.head).Clitics.Has(lang.The) && a.noun(p.head).Suffix == "" && a.clitics(j)&^lang.The == 0 && a.tells(j) && a.carriesOut(p.head):
			p.last++ // "who carried out the attack"
			p.definite = a.clitics(j) == lang.The
			return
		case p.info.class == aTarget && j == p.head+1 && !p.definite && a.noun(p.head).Suffix == "" && a.clitics(j) == 0 && a.tells(j) && a.noun(j).Suffix == "" && !a.accusative(a.noun(j).Host) && lb.verb == noVerb && !a.numeralAt(p):
			p.last++ // "a point of inspection"
			return
		case (a.tells(j) || a.lightNoun(j)) && a.head(j).class == notParty && !(prevThe && a.labels[j-1].name < 0 && tok.Best().Clitics == lang.The && a.passive(j)) && !a.constructs(j) && !a.suffering(p, j):
			return // but "the besieged towns", "the committee of inquiry"
		}
		rd := tok.Best()
		if j > p.head+1 && a.joinedAdjective(j, rd.Clitics, prevThe) {
			p.last++
			continue
		}
		if !prevThe && rd.Clitics&^lang.The == 0 && a.labels[j-1].name < 0 && a.noun(j-1).Suffix == "" {
			if a.twoCases(p, j, &rd) {
				return // "gunmen" and "engineers"
			}
			if h := a.heads[a.unaccused(rd.Stem)]; j == p.head+1 && (h.class == aPerson || h.class == aRole) && a.accusative(rd.Stem) && !a.accusative(a.t.Tokens[j-1].Fold) && p.info.class != notParty {
				return // "a sniper" and "a soldier"
			}
			if a.closedPlural(p, j-1) && (rd.Clitics.Has(lang.The) || !a.soundMasculine(rd.Stem) && (j == p.head+1 || !a.adjectival0(&rd) || a.accusative(rd.Host))) {
				return // what describes it has the same ending: "protesters" and "stones"
			}
			if rd.Clitics == lang.The && a.withWord[rd.Stem] && p.info.class != notParty && a.head(j).class == notParty && !a.adjectival0(&rd) && !(p.info.number == lang.Singular && (p.info.class == aGroup && (a.tells(j) || !a.takenByVerb(p.first, rd.Stem)) || p.info.class == aRole && a.tells(j))) && !((p.info.number == lang.Plural || p.info.class == aTarget) && j == p.head+1 && !a.takenByVerb(p.first, rd.Stem)) {
				return // "a soldier" and "fire"
			}
		}
		switch {
		case rd.Clitics == lang.The:
			if prevThe && a.another(p, j, &rd) {
				return
			}
			if prevThe && a.twoCases(p, j, &rd) {
				return // "the kidnappers" and "the refugees"
			}
			if h := a.head(j).class; a.labels[j-1].name < 0 && a.noun(j-1).Suffix != "" && (h == aGroup || h == aTarget || h == aRole || h == aPerson || h == aKin || p.info.class == aPerson || p.info.class == aKin || p.info.class == aRole) && !a.adjectival0(&rd) {
				return // a noun with a pronoun governs none: "in its statement" and "the government"
			}
			if prevThe && a.labels[j-1].name < 0 {
				bound := a.noun(p.head).Clitics.Has(lang.The) || a.noun(p.head).Suffix != "" // it governs no genitive: what follows describes it
				if p.info.class != notParty && !a.adjectival0(&rd) && verbalNoun(&rd) && a.head(j).class == notParty {
					return // "the rescuers" and "the descent"
				}
				if (a.withWord[rd.Stem] || a.takenByVerb(p.first, rd.Stem)) && !a.adjectival0(&rd) {
					return // "gunmen" and "fire"
				}
				if one := a.singular[rd.Stem]; one != "" && (a.heads[one].class == aGroup || a.heads[one].class == aTarget) {
					return // "the office" and "the councils"
				}
				if h := a.head(j).class; (h == aGroup || h == aTarget || h == aRole || h == aPerson || h == aKin) && !a.adjectival0(&rd) {
					return // another party: a definite noun governs none
				}
				if p.info.class == aGroup && p.info.number == lang.Singular && a.soundMasculine(rd.Stem) {
					return // "the court" and "those accused"
				}
				if (p.info.class == aGroup || p.info.class == aRole) && p.info.number == lang.Singular && a.same(j, j+1) && a.labels[j+1].class&cPronoun != 0 && a.governs(j, j+1) {
					if pr := a.pronounOf(&a.t.Tokens[j+1]); pr.number == lang.Plural || p.info.gender == lang.Feminine && pr.gender == lang.Masculine {
						return // "the police" and "the suspects"
					}
				}
				if bound && j == p.head+1 && p.info.number == lang.Plural && p.info.gender == lang.Masculine && (p.info.class == aGroup || p.info.class == aRole || p.info.class == aPerson) && a.noun(p.head).Suffix == "" &&
					participle(&rd) && a.masculine(rd.Stem) && !a.soundMasculine(rd.Stem) && !a.humans(rd.Stem) && a.singular[rd.Stem] == "" && single(&rd) {
					return // "the members of parliament" and "the draft": no adjective of theirs
				}
				if p.info.class != aTarget && p.info.class != notParty && p.info.gender == lang.Masculine && bound && j == p.head+1 && a.womenly(rd.Stem) && len(rd.Stem) > 6 {
					return // "the inhabitants" and "the elections": no adjective of theirs
				}
				if before := a.t.Tokens[j-1].Best(); j > p.head+1 && before.Clitics == lang.The && a.adjectival0(&before) && !a.feminine(before.Stem) && a.feminine(rd.Stem) && a.head(j-1).class == notParty {
					return // "the British prime minister" and "the relations"
				}
				if before := a.t.Tokens[j-1].Best(); j > p.head+1 && before.Clitics == lang.The && a.adjectival0(&before) && a.head(j-1).class == notParty && !a.adjectival0(&rd) && !a.elative(rd.Stem) && lb.class&cAffil == 0 && a.heads[rd.Stem].class != notParty {
					return // "the American president" and "the Congress"
				}
				if h := a.head(j - 1); p.info.number == lang.Singular && (p.info.class == aRole || p.info.class == aGroup) && j > p.head+1 && a.soundMasculine(rd.Stem) && h.class == aGroup && h.number == lang.Singular {
					return // "the commander of the army" and "the terrorists"
				}
				if bound && p.info.class == aGroup && p.info.gender == lang.Masculine && p.info.number == lang.Singular && a.feminine(rd.Stem) {
					return // "the ruling party" and "the opposition"
				}
				if (j == p.head+1 || bound) && a.oneMan(p) && (a.feminine(rd.Stem) || a.soundMasculine(rd.Stem)) {
					return // "the minister" and "the reforms", "those who won": no adjective of his
				}
				if bound && p.info.gender == lang.Feminine && p.info.number == lang.Singular && p.info.class != aKin && (a.masculine(rd.Stem) || j == p.head+1 && a.womenly(rd.Stem)) {
					return // "the police" and "the gas"
				}
			}
			if adjective && !prevThe && a.is(a.t.Tokens[j-1].Best().Stem, tDescribes) {
				return // "a senior officer" and "the protesters"
			}
			p.definite = true
			if lb.nominal >= 0 && prevThe {
				return
			}
		case rd.Clitics == lang.And|lang.The && prevThe && p.info.class == aGroup && p.info.number == lang.Singular && a.labels[j-1].name >= 0 && a.head(j).class == aGroup:
			return // "the government of Burundi" and "the opposition"
		case rd.Clitics == lang.And|lang.The && prevThe && a.twoSided(p) && a.head(j).class != notParty && a.head(j).class != aQuant:
			return // "between the forces of the police and the demonstrators"
		case rd.Clitics == lang.And|lang.The && prevThe && p.info.class != notParty && p.last-p.first < 5 && !a.personal(p) && !(a.noun(p.head).Clitics.Has(lang.The) && p.info.number == lang.Singular):
			// "قادة الأحزاب والفصائل": members of a construct joined by "and"
		case rd.Clitics == 0 && !prevThe && a.labels[j-1].name < 0 && a.noun(j-1).Suffix != "" && a.head(j).class == aRole:
			return // "in his office" and "the ambassador of"
		case rd.Clitics == 0 && !prevThe:
			if before := a.t.Tokens[j-1].Best(); j > p.head+1 && a.noun(j).Suffix != "" && p.info.class != notParty && (a.adjectival0(&before) || a.elative(before.Stem)) && a.head(j-1).class == notParty {
				return // "another gunman" and "his belt"
			}
			if j == p.head+1 && (p.info.class == aKin || p.info.class == aPerson && !p.definite && a.head(j).class == aKin) && a.noun(j-1).Suffix == "" && a.noun(j).Suffix != "" && (a.head(j).class == aKin || a.head(j).class == aPerson) {
				return // "a father" and "his child"
			}
			if a.labels[j-1].name < 0 && a.noun(j-1).Suffix != "" && p.info.class != notParty && a.head(j).class != aQuant && a.noun(j).Suffix == "" {
				return // "his followers" and "several hours": what describes them has the article
			}
			if a.noun(j).Suffix != "" && a.withWord[rd.Stem] && a.takenByVerb(p.first, rd.Stem) {
				return // "a youth" and "his death", that the verb "met" goes with
			}
			if h := a.heads[a.unaccused(rd.Stem)]; j > p.head+1 && !(a.oneMan(p) && a.demonym(rd.Stem)) && p.info.class != notParty && a.accusative(rd.Stem) && a.heads[rd.Stem].class == notParty && !a.accusative(a.t.Tokens[j-1].Fold) && !a.accusative(a.noun(p.head).Stem) && (h.class == aGroup || h.class == aPerson || h.class == aRole || h.class == aTarget) {
				return // "the driver of a lorry" and "a crowd"
			}
			// an adjective closes an indefinite phrase: what follows without article is another phrase, or one more adjective
			nisba := false
			if a.lang.Nisba != nil {
				_, nisba = a.lang.Nisba(rd.Host)
			}
			if h := a.noun(p.head); j == p.head+1 && p.info.class == aPerson && a.head(j).class == aTarget && a.lang.Nisba != nil && !a.accusative(h.Stem) {
				if _, ok := a.lang.Nisba(h.Host); ok {
					return // "a suicide bomber" and "a convoy"
				}
			}
			if h := a.noun(p.head); j == p.head+1 && p.info.class == aPerson && p.info.number == lang.Singular && a.soundMasculine(rd.Stem) && nisba && a.lang.Nisba != nil {
				if _, ok := a.lang.Nisba(h.Host); ok {
					return // "a Kuwaiti" and "two Frenchmen"
				}
			}
			if j == p.head+1 && a.menOf(p, j) {
				p.info.number = lang.Dual
				p.last++
				return
			}
			if h := a.noun(p.head).Stem; j == p.head+1 && p.info.class != notParty && a.accusative(h) && a.heads[h].class == notParty && !a.accusative(rd.Host) && !nisba && a.head(j).class != aQuant {
				return // its ending shows that it governs nothing, and no adjective would lack it: "that a man attacked"
			}
			if adjective && !a.is(rd.Stem, tDescribes) && (!nisba && !participle(&rd) || a.head(j).number == lang.Plural) {
				return
			}
			if h := a.head(j).class; a.accusative(rd.Host) && !a.accusative(a.t.Tokens[j-1].Fold) && a.nouns[rd.Stem] == nil && (!nisba && (h == notParty || h == aQuant) || h != notParty && j == p.head+1 && a.heads[rd.Stem].class == notParty) {
				return // an indefinite accusative is no genitive
			}
			adjective = adjective || a.is(rd.Stem, tDescribes) && p.info.class != notParty || participle(&rd) && j == p.head+1 && p.info.class == aGroup && p.info.gender == lang.Feminine && a.feminine(rd.Stem) || nisba && !p.definite && !((p.info.class == aRole || p.info.class == aPerson) && p.info.gender != lang.Feminine && j == p.head+1 && a.feminine(rd.Stem))
		default:
			return
		}
		p.last++
	}
}

// adverb reports whether the word at token i is an adjective of relation in the accusative that describes no noun before it: "officially".
func (a *article) adverb(i int) bool {
	if a.lang.Nisba == nil || a.clitics(i) != 0 || a.noun(i).Suffix != "" {
		return false
	}
	bare, ok := a.ends(a.noun(i).Stem, lang.IndefiniteAccusative)
	if !ok {
		return false
	}
	if _, ok = a.lang.Nisba(bare); !ok || a.heads[bare].class != notParty {
		return false
	}
	return i == 0 || !a.same(i, i-1) || a.t.Tokens[i-1].Kind != lang.Word || a.labels[i-1].name >= 0 || !a.accusative(a.noun(i-1).Stem)
}

// single reports whether all participles that a reading can be are singular.
func single(rd *lang.Reading) bool {
	for k := range rd.Morphs {
		if m := &rd.Morphs[k]; (m.POS == lang.ActiveParticiple || m.POS == lang.PassiveParticiple) && m.Number != lang.Singular {
			return false
		}
	}
	return true
}

// demonym reports whether a word is an adjective of a state.
func (a *article) demonym(stem string) bool {
	if a.lang.Nisba == nil {
		return false
	}
	base, ok := a.lang.Nisba(stem)
	return ok && a.nisba[base] != ""
}

// twoCases reports whether the word before token j of phrase p and the word there are sound plurals whose endings tell two cases.
func (a *article) twoCases(p *phrase, j int, rd *lang.Reading) bool {
	if a.labels[j-1].name >= 0 || !a.closedPlural(p, j-1) || !a.soundMasculine(rd.Stem) {
		return false
	}
	before := a.t.Tokens[j-1].Fold
	return before[len(before)-4:] != rd.Stem[len(rd.Stem)-4:]
}

// times reports whether the noun at token i counts how often something happened: "for the second time".
func (a *article) times(i int) bool { return a.is(a.noun(i).Stem, tMeasure) && !a.tells(i) }

// isOfMen reports whether the plural at token j describes the plural of men that heads phrase p: "the foreign workers".
func (a *article) isOfMen(p *phrase, j int, prevThe bool) bool {
	rd := a.t.Tokens[j].Best()
	if p.info.number != lang.Plural || p.info.class == notParty || p.info.class == aTarget || !a.is(rd.Stem, tOfMen) || rd.Clitics&^lang.The != 0 || rd.Clitics.Has(lang.The) != prevThe {
		return false
	}
	head := a.noun(p.head).Stem
	return j == p.head+1 && a.head(p.head).number == lang.Plural && !a.womenly(head)
}

// recognised returns the token behind a definite passive participle at token j and the preposition with a pronoun that it governs, which points back to the
// definite head of phrase p: "the government recognised", in Arabic "the recognised in it"; or j.
func (a *article) recognised(p *phrase, j int) int {
	if j != p.head+1 || j+1 >= len(a.t.Tokens) || !a.same(j, j+1) || p.info.class == notParty || !a.noun(p.head).Clitics.Has(lang.The) || a.labels[j].name >= 0 ||
		a.t.Tokens[j].Best().Clitics != lang.The || a.labels[j+1].class&cPronoun == 0 || !a.passive(j) || !a.governs(j, j+1) {
		return j
	}
	if pr := a.pronounOf(&a.t.Tokens[j+1]); pr.gender != p.info.gender || pr.number != p.info.number {
		return j
	}
	return j + 2
}

// maxQuoted is how many tokens a name in quotation marks has that no lexicon knows.
const maxQuoted = 5

// quotedName returns the token behind the words in quotation marks that open at token j right behind the indefinite head of one body, and name it: the
// organisation "helping hands"; or j.
func (a *article) quotedName(p *phrase, j int) int {
	if j != p.head+1 || p.definite || p.info.class != aGroup && p.info.class != aGeneric || p.info.number > lang.Singular || a.noun(p.head).Suffix != "" {
		return j
	}
	for k := j + 1; k < len(a.t.Tokens) && k <= j+1+maxQuoted && a.same(j, k); k++ {
		switch t := &a.t.Tokens[k]; {
		case a.labels[k].name >= 0:
			return j
		case k > j+1 && (t.Kind == lang.Quote || t.Kind == lang.Close):
			return k + 1
		case t.Kind != lang.Word:
			return j
		}
	}
	return j
}

// another reports whether the noun with the article at token j, behind a definite noun or a name of phrase p, heads a party of its own, though it may have
// the letters of an adjective: "the president" and "the international community", "the government" and "the militias".
func (a *article) another(p *phrase, j int, rd *lang.Reading) bool {
	h, named := a.head(j), a.labels[j-1].name >= 0
	switch {
	case h.class == notParty || h.class == aQuant:
		return false
	case a.is(rd.Stem, tNoun):
		return true
	case h.class == aGeneric:
		return !a.adjectival0(rd) && p.info.class == aGroup && p.info.number == lang.Singular && j == p.head+1 && !named
	case h.class == aGroup && h.number == lang.Plural && !a.soundMasculine(rd.Stem) && a.oneMan(p):
		return true // "the minister" and "the wounded", whose last letter is that of an adjective
	case !a.adjectival0(rd):
		return named && h.class != aPerson
	case h.class == aRole:
		return !named && !a.personal(p) && !(j == p.head+1 && p.info.number == lang.Singular && p.info.gender == h.gender) // "the ruling party", in Arabic also "the governor"
	case a.womenly(rd.Stem):
		return a.heads[rd.Stem].class == h.class && (h.class == aGroup || h.class == aTarget)
	}
	if p.info.class == aTarget && p.info.number == lang.Plural && a.soundMasculine(rd.Stem) {
		return named && !a.several(j-1) || !named && j > p.head+1 && !a.severalIn(p.head+1, j) // "the aircraft of the army" and "the wounded"
	}
	if p.info.number != lang.Singular || p.info.class == notParty || !a.soundMasculine(rd.Stem) {
		return false
	}
	if named {
		return !a.several(j - 1)
	}
	return a.oneMan(p) && j > p.head+1 && !a.severalIn(p.head+1, j) // "the former minister" and "the detainees"
}

// severalIn reports whether one of the words from token first up to last is a plural, which a plural could describe.
func (a *article) severalIn(first, last int) bool {
	for i := first; i < last; i++ {
		if a.t.Tokens[i].Kind == lang.Word && a.labels[i].name < 0 && (a.head(i).number == lang.Plural || a.soundMasculine(a.noun(i).Stem) || a.singular[a.noun(i).Stem] != "") {
			return true
		}
	}
	return false
}

// closes reports whether an indefinite phrase ends before token j, since the adjective before it closes it and another party's head follows ("special
// forces" and "the building", "an old man" and "an armed group"), or since the dual or the plural before it governs nothing ("two pupils" and "the police").
func (a *article) closes(p *phrase, j int) bool {
	if a.labels[j].class&cPronoun != 0 && !p.definite && !(a.passive(j-1) && a.governs(j-1, j)) { // "a manager" and "in it", but "a man suspected of it"
		return true
	}
	rd := a.t.Tokens[j].Best()
	if rd.Clitics&^lang.The != 0 || p.info.class == notParty {
		return false
	}
	head := a.noun(p.head)
	next := a.head(j)
	if j == p.head+1 && p.info.number == lang.Dual && !head.Clitics.Has(lang.The) && head.Suffix == "" {
		_, one := a.ends(head.Stem, lang.DualEnding)
		_, two := a.ends(head.Stem, lang.SoundOblique)
		if _, same := a.ends(rd.Stem, lang.SoundOblique); two && same && rd.Clitics == 0 && a.adjectival0(&rd) {
			return false // "two terrorist members": the letters of a dual are those of a plural
		}
		return (one || two) && (rd.Clitics == lang.The || next.class == aGroup || next.class == aTarget)
	}
	if before := a.t.Tokens[j-1].Best(); before.Clitics == lang.The && rd.Clitics == lang.The && a.labels[j-1].name < 0 && a.soundMasculine(before.Stem) && !a.adjectival(j-1, &before) && a.feminine(rd.Stem) && !a.womenly(rd.Stem) && a.numerals[j] == nil {
		return true // "the gunmen" and "the opposition"
	}
	if before := a.t.Tokens[j-1].Best(); j-1 > p.head && before.Clitics == lang.The && rd.Clitics == lang.The && a.labels[j-1].name < 0 && (next.class == aGroup || next.class == aTarget || next.class == aKin) && a.demonym(before.Stem) && !a.relative(&rd) {
		return true // "the Palestinian minister" and "the family"
	}
	if j < p.head+2 || p.definite || p.numeral || head.Clitics.Has(lang.The) || head.Suffix != "" || a.labels[j-1].name >= 0 {
		return false
	}
	adj := a.t.Tokens[j-1].Best()
	if j > p.head+2 && (!a.adjectival0(&adj) || p.info.class == aRole) {
		return false // a second adjective, or one behind a construct, closes where its letters are those of one
	}
	if a.is(rd.Stem, tDescribes) && rd.Clitics == 0 && a.adjectival0(&adj) {
		return false // "a senior military commander"
	}
	if adj.Clitics != 0 || a.noun(j-1).Suffix != "" || !a.adjectival0(&adj) && !a.likeAdjective(&adj) && !a.is(adj.Stem, tOfMen) && !(a.soundMasculine(adj.Stem) && p.info.number == lang.Plural) && !(p.info.class == aPerson && a.heads[adj.Stem].class == aPerson) || a.feminine(adj.Stem) != (p.info.gender == lang.Feminine || p.info.number == lang.Plural && (p.info.class == aTarget || a.feminine(adj.Stem))) {
		return false
	}
	if (a.humans(head.Stem) || a.soundMasculine(head.Stem)) && !a.humans(adj.Stem) && !a.soundMasculine(adj.Stem) && !a.is(adj.Stem, tOfMen) && a.heads[adj.Stem].class != aPerson {
		return false // "ministers of foreign affairs", "activists of the media": men have the adjectives of men
	}
	if rd.Clitics == lang.The {
		related := false
		if a.lang.Nisba != nil {
			_, related = a.lang.Nisba(adj.Host)
		}
		return p.info.class != aRole || related // but "a director general of the ministry"
	}
	switch next.class {
	case aGroup, aTarget, aRole, aQuant:
		return true
	case aPerson:
		if !a.adjectival0(&rd) || a.feminine(rd.Stem) != a.feminine(adj.Stem) {
			return true
		}
		if j+1 < len(a.t.Tokens) && a.same(j, j+1) && a.t.Tokens[j+1].Kind == lang.Word && a.labels[j+1].name < 0 && a.labels[j+1].verb == noVerb {
			own := a.t.Tokens[j+1].Best()
			return own.Clitics == 0 && a.adjectival0(&own) // has an adjective of its own
		}
	}
	return false
}

// likeAdjective reports whether a reading has the letters of a participle of form IV of a verb that is not known: nothing is known to stand for it.
func (a *article) likeAdjective(rd *lang.Reading) bool {
	return len(rd.Morphs) == 0 && a.heads[rd.Stem].class == notParty && a.nouns[rd.Stem] == nil
}

// carriesOut reports whether the word at token i is the participle of a verb that lends its subject to an act: "the doer of".
func (a *article) carriesOut(i int) bool {
	for r := range a.t.Tokens[i].Readings {
		for _, m := range a.t.Tokens[i].Readings[r].Morphs {
			if r < 2 && m.POS == lang.ActiveParticiple && a.class[m.Lemma]&cLight != 0 {
				return true
			}
		}
	}
	return false
}

// numeralAt reports whether a phrase begins with a number.
func (a *article) numeralAt(p *phrase) bool { return p.numeral || a.isNumeral(p.first) }

// menOf reports whether the head of a phrase is the dual of a man's word before the body that he belongs to, which stands at token j without article:
// "two officers of police". The same letters in the accusative govern nothing.
func (a *article) menOf(p *phrase, j int) bool {
	if p.info.class != aRole && p.info.class != aPerson || p.definite {
		return false
	}
	if _, ok := a.ends(a.noun(p.head).Stem, lang.DualEnding); !ok && !a.accusative(a.noun(p.head).Stem) {
		return false
	}
	h := a.head(j)
	return h.class == aGroup && h.number != lang.Plural && !a.accusative(a.noun(j).Stem) && a.labels[j].verb == noVerb
}

// seated reports whether the word at token j, behind "at", says where the unnamed man or the men that head a phrase serve: "a teacher at the school
// of", "wardens at the prison of". It returns the token behind it.
func (a *article) seated(p *phrase, j int) (int, bool) {
	if p.entity != news.None || p.numeral || p.definite && p.info.number != lang.Plural || !a.posts[a.uninflected(a.noun(p.head).Stem)] {
		return 0, false
	}
	if rd := a.t.Tokens[j-1].Best(); j > p.head+1 && a.labels[j-1].name < 0 && participle(&rd) {
		return 0, false // "barricaded in a house"
	}
	if c := a.clitics(j); c&^lang.The != lang.By || a.labels[j].name >= 0 && a.rec.Mentions[a.labels[j].name].Kind == news.Person || a.labels[j].time >= 0 {
		return 0, false
	}
	if h := a.head(j); a.labels[j].name < 0 && (a.noun(j).Suffix != "" || a.tells(j) || h.class != aTarget && h.class != aGroup) {
		return 0, false // before the phrase is read: one seat leads to no chain of others
	}
	q, ok := a.phraseAt(j)
	return q.last, ok
}

// closedPlural reports whether the word at token i of a phrase has the whole ending of the sound masculine plural, with which it governs no genitive.
func (a *article) closedPlural(p *phrase, i int) bool {
	rd := a.noun(i)
	return rd.Suffix == "" && a.soundMasculine(rd.Stem) && (a.head(i).number == lang.Plural || i > p.head && p.info.number == lang.Plural)
}

// takenByVerb reports whether a verb shortly before token first takes its meaning from the word: "opened" and "fire".
func (a *article) takenByVerb(first int, word string) bool {
	for i := first - 1; i >= 0 && i >= first-4 && a.same(i, first); i-- {
		if a.labels[i].verb == noVerb {
			continue
		}
		for _, f := range a.framesOf(i) {
			for _, w := range f.with {
				if w[0] == word {
					return true
				}
			}
		}
		return false
	}
	return false
}

// noMan reports whether none of the words from token first up to last tells an office or a title, which a name could follow.
func (a *article) noMan(first, last int) bool {
	for i := first; i < last; i++ {
		if c := a.head(i).class; c == aRole || c == aPerson && a.head(i).number <= lang.Singular && i == last-1 && !a.adjectival0(a.noun(i)) {
			return false
		}
	}
	return true
}

// joinedAdjective reports whether the word at token j goes on with the adjective of origin or relation before it: "the national and Islamic
// forces", "military and civil installations".
func (a *article) joinedAdjective(j int, c lang.Clitics, prevThe bool) bool {
	if !c.Has(lang.And) || c.Has(lang.The) != prevThe || c&^(lang.And|lang.The) != 0 || a.lang.Nisba == nil || a.lang.Feminine == nil || a.labels[j-1].name >= 0 || a.labels[j].name >= 0 {
		return false
	}
	before, rd := a.t.Tokens[j-1].Best(), a.t.Tokens[j].Best()
	_, ok := a.lang.Nisba(before.Host)
	_, too := a.lang.Nisba(rd.Host)
	return ok && too && a.lang.Feminine(before.Stem) == a.lang.Feminine(rd.Stem) && rd.Suffix == ""
}

// governedNoun reports whether the noun at token i cannot be a subject: it stands behind a preposition, or has the ending of a sound plural in
// construct that is not in the nominative. A number behind it then counts what it governs.
func (a *article) governedNoun(i int) bool {
	if a.clitics(i)&lang.Prepositions != 0 || i > 0 && a.same(i, i-1) && a.labels[i-1].class&cPrep != 0 {
		return true
	}
	whole, ok := a.ends(a.noun(i).Stem, lang.ObliqueConstruct)
	return ok && a.heads[whole].number == lang.Plural
}

// soundMasculine reports whether a stem has the ending of the sound masculine plural, which only persons have.
func (w *words) soundMasculine(stem string) bool {
	_, ok := w.ends(stem, lang.SoundPlural)
	return ok
}

// suffering reports whether the word at token j is an indefinite passive participle that agrees with the indefinite noun before it, and governs
// nothing: "a besieged family".
func (a *article) suffering(p *phrase, j int) bool {
	rd := a.t.Tokens[j].Best()
	if p.definite || j != p.head+1 || p.info.class == notParty || rd.Clitics != 0 || rd.Suffix != "" || !a.passive(j) || a.lang.Feminine == nil {
		return false
	}
	if a.lang.Feminine(a.noun(p.head).Stem) != a.lang.Feminine(rd.Stem) && !(a.lang.Feminine(rd.Stem) && p.info.number == lang.Plural && p.info.class == aTarget) {
		return false
	}
	return j+1 >= len(a.t.Tokens) || !a.same(j, j+1) || a.t.Tokens[j+1].Kind != lang.Word || a.labels[j+1].class&functional != 0 || a.labels[j+1].name < 0 && a.t.Tokens[j+1].Best().Clitics&^lang.The != 0
}

// constructs reports whether the word at token j, which has the article, stands in construct to the one before it: "the committee of inquiry".
func (a *article) constructs(j int) bool {
	rd := a.noun(j - 1)
	return a.t.Tokens[j].Best().Clitics == lang.The && a.labels[j-1].name < 0 && a.head(j-1).class != notParty && !rd.Clitics.Has(lang.The) && rd.Suffix == "" && !a.soundMasculine(rd.Stem) && (!a.accusative(rd.Stem) || a.heads[rd.Stem].class != notParty)
}

// two reports whether the word at token j is the number two, which stands behind a dual for stress.
func (a *article) two(j int) bool {
	nm := a.numerals[j]
	if nm == nil || nm.From != 2 || nm.To != 2 || nm.Last != j+1 || nm.Noun >= 0 || a.clitics(j) != 0 || a.t.Tokens[j].Kind != lang.Word {
		return false
	}
	before, this := a.t.Tokens[j-1].Fold, a.t.Tokens[j].Fold
	return len(before) < 4 || len(this) < 4 || before[len(before)-4:] == this[len(this)-4:] // in one case
}

// governs reports whether the participle at token i has its complement in the preposition with a pronoun at token j behind it: "recognised",
// "suspected", "linked to it".
func (a *article) governs(i, j int) bool {
	if pr := a.pronounOf(&a.t.Tokens[j]); pr.prep == "" {
		return false
	}
	rd := a.t.Tokens[i].Best()
	return a.labels[i].name < 0 && rd.Suffix == "" && participle(&rd)
}

// task reports whether the noun at token j, which has a genitive of its own, says what a group is for: "forces of combating riots".
func (a *article) task(p *phrase, j int) bool {
	return j == p.head+1 && p.info.class == aGroup && p.info.number == lang.Singular && a.noun(p.head).Clitics&lang.The == 0 && a.noun(p.head).Suffix == "" && a.clitics(j) == 0 && a.noun(j).Suffix == "" &&
		a.same(j, j+1) && a.labels[j+1].name < 0 && a.clitics(j+1) == lang.The && a.head(j+1).class == notParty
}

// oneMan reports whether the phrase is headed by one man.
func (a *article) oneMan(p *phrase) bool {
	return (p.info.class == aPerson || p.info.class == aRole) && p.info.gender == lang.Masculine && p.info.number == lang.Singular
}

// feminine reports whether a word has a feminine ending, of the singular or of the plural.
func (a *article) feminine(stem string) bool {
	return a.womenly(stem) || a.lang.Feminine != nil && a.lang.Feminine(stem)
}

// womenly reports whether a stem has the ending of the sound feminine plural.
func (w *words) womenly(stem string) bool {
	_, ok := w.ends(stem, lang.FemininePlural)
	return ok
}

// elative reports whether a stem has the pattern of comparatives ("most", "greatest").
func (w *words) elative(stem string) bool {
	_, ok := w.ends(stem, lang.Elative)
	return ok
}

// passive reports whether the word at token i can be a passive participle.
func (a *article) passive(i int) bool {
	for r := range a.t.Tokens[i].Readings {
		for _, m := range a.t.Tokens[i].Readings[r].Morphs {
			if m.POS == lang.PassiveParticiple {
				return true
			}
		}
	}
	return false
}

// participleAt reports whether the word at token i is read as a participle, which can be somebody whom no lexicon knows: "a supervisor of".
func (a *article) participleAt(i int) bool {
	rd := a.t.Tokens[i].Best()
	return a.t.Tokens[i].Kind == lang.Word && participle(&rd)
}

// participle reports whether a reading is a participle, which stands as an adjective.
func participle(rd *lang.Reading) bool {
	for k := range rd.Morphs {
		if p := rd.Morphs[k].POS; p == lang.ActiveParticiple || p == lang.PassiveParticiple {
			return true
		}
	}
	return false
}

// verbalNoun reports whether a reading is first of all the noun of a verb.
func verbalNoun(rd *lang.Reading) bool {
	return len(rd.Morphs) > 0 && rd.Morphs[0].POS == lang.VerbalNoun
}

// personal reports whether the phrase is headed by a single person: what is joined to it is another party.
func (a *article) personal(p *phrase) bool {
	return (p.info.class == aPerson || p.info.class == aRole) && p.info.number == lang.Singular
}

// kinOf reports whether the word at token i is a noun of kinship in construct, so that what follows tells whose wife, father or son is meant.
func (a *article) kinOf(i int) bool {
	rd := a.noun(i)
	return a.is(rd.Stem, tKin) && rd.Suffix == "" && !rd.Clitics.Has(lang.The)
}

// settle decides what a name inside a phrase does to it: a person's name names the phrase, so does any name after a generic head.
// It reports whether the phrase is done.
func (a *article) settle(p *phrase, at int, generic bool) bool {
	e := p.entity
	if e == news.None {
		return false
	}
	switch a.rec.Entities[e].Kind {
	case news.Person:
		if generic && at == p.head+1 {
			return true // "the regime of X"
		}
		rd := a.noun(p.head)
		if !rd.Clitics.Has(lang.The) && rd.Suffix == "" && at == p.head+1 {
			break // "an adviser of X": a noun in construct right before a name is not who bears it
		}
		if a.kinOf(p.head) {
			if at-1 > p.head && a.labels[at-1].name < 0 && a.rec.Entities[e].Gender != 0 && a.feminine(a.noun(at-1).Stem) != (a.rec.Entities[e].Gender == lang.Feminine) {
				return true // "the father of the girl so-and-so": his own name
			}
			break // "the wife of the late so-and-so"
		}
		if rd.Clitics.Has(lang.The) || rd.Suffix != "" || p.info.class == aPerson || p.info.class == aRole || p.info.class == aGeneric {
			return true
		}
	default:
		if generic && at <= p.first+2 || p.info.class == aGeneric {
			return true
		}
	}
	p.entity = news.None
	if p.info.class == aTarget && a.rec.Entities[e].Kind == news.Organization {
		p.entity = e // what is done to its headquarters is done to the body
		return true
	}
	return false
}

// ownedBy adds "of" and the body or state that an office or a thing belongs to, where the word at token j opens it: "the secretary-general of
// the league", "positions of the army". A thing that belongs to a named body stands for it, as in a construct.
func (a *article) ownedBy(p *phrase, j int) bool {
	if !a.clitics(j).Has(lang.For) {
		return false
	}
	q, ok := a.phraseAt(j)
	if !ok || a.labels[j].verb != noVerb || p.info.class == aRole && a.verbTakes(p.first, a.fr) && a.nisba[a.uninflected(a.noun(j-1).Stem)] != "" {
		return false // "the French ambassador promised the leaders": told in full
	}
	if p.info.class != aTarget && p.definite && a.nounTakes(p.first, a.fr) {
		return false // "the handing over of the driver to the authorities"
	}
	if q.entity != news.None {
		switch a.rec.Entities[q.entity].Kind {
		case news.Organization:
			if p.info.class == aTarget {
				p.entity = q.entity
			}
		case news.Place:
			if p.info.class == aTarget || !a.sovereign(q.entity) {
				return false
			}
		default:
			return false
		}
	} else if q.info.class != aGroup || p.info.class == aRole && !q.definite {
		return false
	}
	p.last = q.last
	return true
}

// takeAffiliation adds the preposition and noun phrase that follow a participle of belonging.
func (a *article) takeAffiliation(p *phrase) {
	j := p.last
	if j >= len(a.t.Tokens) || !a.same(p.first, j) || p.last-p.first >= maxPhrase {
		return
	}
	if a.labels[j].class&cPrep != 0 {
		j++
	} else if !a.clitics(j).Has(lang.Prepositions) {
		return
	}
	if q, ok := a.phraseAt(j); ok && !a.times(q.head) {
		p.last = q.last
	}
}

// inPlaceOf reports whether the token is the preposition "in".
func (a *article) inPlaceOf(j int) bool {
	return a.labels[j].class&cPlacePrep != 0 && a.t.Tokens[j].Fold == a.in
}

// isParty reports whether a phrase can act or suffer.
func (a *article) isParty(p *phrase) bool {
	if p.entity != news.None {
		return true
	}
	switch p.info.class {
	case aPerson, aGroup, aKin, aTarget, aRole:
		return true
	}
	return false
}

// party turns a phrase into a party.
func (a *article) party(p *phrase) news.Party {
	if p.entity != news.None {
		return news.Party{Entity: p.entity}
	}
	last := a.complement(p)
	if last > p.last {
		prep := a.t.Tokens[p.last].Fold
		switch c := a.clitics(p.last); {
		case c.Has(lang.By):
			prep = a.by
		case c.Has(lang.For):
			prep = a.fr
		}
		if a.verbTakes(p.first, prep) || a.nounTakes(p.first, prep) {
			last = p.last // "the accused confessed to the killing", "gunmen withdrew from the town"
		}
	}
	s := a.span(p.first, last)
	return news.Party{Entity: news.None, Span: &s}
}

// verbTakes reports whether the verb right before token first has a slot behind a preposition.
func (a *article) verbTakes(first int, prep string) bool {
	if first == 0 || !a.same(first, first-1) || a.labels[first-1].verb == noVerb {
		return false
	}
	for _, f := range a.framesOf(first - 1) {
		if f.slotOf(prep) != noSlot {
			return true
		}
	}
	return false
}

// nounTakes reports whether the event noun right before token first has a slot behind a preposition.
func (a *article) nounTakes(first int, prep string) bool {
	if first == 0 || !a.same(first, first-1) {
		return false
	}
	fs, _ := a.nounFrames(first - 1)
	for _, f := range fs {
		if f.slotOf(prep) == recipient {
			return true
		}
	}
	return false
}

// complement returns the token behind a party's phrase and what tells it apart: "the authorities in Kuwait", "officials of Syria and Russia",
// "those involved in the incident". The words stay items of their own: they may tell where something was.
func (a *article) complement(p *phrase) int {
	j := p.last
	if j+1 >= len(a.t.Tokens) || !a.same(p.first, j) || j-p.first >= maxPhrase {
		return p.last
	}
	if end := a.notSo(p, j); end > j {
		return end
	}
	if a.t.Tokens[j].Kind == lang.Word && a.clitics(j).Has(lang.For) && a.times(j) {
		return p.last
	}
	if end := a.taken(p, j); end > j {
		return end
	}
	if end := a.ranked(j); end > j {
		return end
	}
	if a.class[a.noun(p.head).Stem]&cSpokesman != 0 && a.calls(j) && a.same(j, j+1) {
		if q, ok := a.phraseAt(j + 1); ok && a.isParty(&q) && !a.isPerson(&q) {
			return q.last // "the spokesman for the ministry"
		}
	}
	if p.numeral {
		return p.last
	}
	if end := a.detail(p, j); end > p.last {
		return end
	}
	if p.info.class != aGroup && p.info.class != aRole || j != p.head+1 && (p.definite || !a.womenly(a.noun(p.head).Stem)) || p.definite && a.oneMan(p) {
		return p.last // "the authorities in Egypt", "joint forces of Egypt and Sudan", but "the minister met in Cairo"
	}
	if p.definite && !a.inPlaceOf(j) || !p.definite && !(a.partitive(j) && (p.info.number == lang.Plural || a.womenly(a.noun(p.head).Stem))) || a.noun(p.head).Suffix != "" {
		return p.last
	}
	if !a.same(j, j+1) || !a.nameStarts(j+1) {
		return p.last
	}
	q, _ := a.phraseAt(j + 1)
	if !a.isPlace(&q) || !a.sovereign(q.entity) {
		return p.last
	}
	end := q.last
	if end < len(a.t.Tokens) && a.same(j, end) && a.nameStarts(end) && a.clitics(end) == lang.And {
		if r, _ := a.phraseAt(end); a.isPlace(&r) {
			end = r.last
		}
	}
	return end
}

// genericTwo reports whether the word at token i is the dual of one that stands before a name and adds nothing: "the two towns", "the two movements".
func (a *article) genericTwo(i int) bool {
	rd := a.noun(i)
	if rd.Suffix != "" || rd.Clitics.Has(lang.The) {
		return false
	}
	if one, ok := a.ends(rd.Stem, lang.FeminineDual); ok && a.generic[one] {
		return true
	}
	one := a.oneOfTwo(i)
	return one != "" && (a.generic[one] || a.heads[one].class == aGroup && a.labels[i+1].name >= 0 && a.rec.Mentions[a.labels[i+1].name].Kind == news.Organization)
}

// twoSided reports whether phrase p stands behind "between": who is joined to it is the other side.
func (a *article) twoSided(p *phrase) bool {
	i := p.first - 1
	return i >= 0 && a.same(i, p.first) && a.t.Tokens[i].Fold == a.twoOf
}

// joinedPlace reports whether the name at token j is that of one more place to which the men, bodies or districts belong that head phrase p: "the tribes of X
// and Y".
func (a *article) joinedPlace(p *phrase, j int) bool {
	if a.clitics(j) != lang.And || p.entity != news.None {
		return false
	}
	n, m := a.labels[j-1].name, a.labels[j].name
	if n < 0 || a.rec.Mentions[n].Kind != news.Place || a.rec.Mentions[m].Kind != news.Place {
		return false
	}
	i := j - 1
	for i > p.first && a.labels[i].name == n {
		i--
	}
	h := a.head(i)
	return a.labels[i].name < 0 && a.t.Tokens[i].Kind == lang.Word && !a.noun(i).Clitics.Has(lang.The) && a.noun(i).Suffix == "" && (h.number >= lang.Dual || i == p.head && a.pair(p)) && (h.class == aGroup || h.class == aPerson || h.class == aRole)
}

// ranked returns the token behind the rank that somebody holds, told from token j on, or j: "an officer with the rank of colonel".
func (a *article) ranked(j int) int {
	if a.t.Tokens[j].Kind == lang.Word && a.clitics(j) == lang.By && a.is(a.noun(j).Stem, tRank) && a.same(j, j+1) && a.bare(j+1) {
		return j + 2
	}
	return j
}

// agedOrOf returns the token behind what says how old a person without name is or where he is from, which begins at token j, or -1: "a youth in the third decade
// of his life", "a gunman of the state of Alabama", "the Palestinians of the inhabitants of".
func (a *article) agedOrOf(p *phrase, j int) int {
	if p.info.class != aPerson && p.info.class != aGroup || p.info.class == aGroup && p.info.number != lang.Plural || p.entity != news.None || !a.same(j, j+1) || a.t.Tokens[j+1].Kind != lang.Word || a.labels[j+1].name >= 0 {
		return -1
	}
	switch stem := a.noun(j + 1).Stem; {
	case a.inPlaceOf(j) && a.is(stem, tAge) && a.clitics(j+1) == lang.The && p.info.class == aPerson:
		end := a.described(j + 1)
		if a.same(j, end) && a.clitics(end) == lang.The && a.t.Tokens[end].Kind == lang.Word && a.labels[end].name < 0 {
			end++ // "the third decade"
		}
		if a.same(j, end+1) && a.t.Tokens[end].Fold == a.of && a.t.Tokens[end+1].Kind == lang.Word && (a.noun(end+1).Suffix != "" || a.clitics(end+1) == lang.The) {
			end += 2 // "of his life"
		}
		return end
	case a.partitive(j) && a.is(stem, tOrigin) && a.clitics(j+1) == 0:
		if q, ok := a.phraseAt(j + 1); ok && q.last > j+2 && !(p.info.class == aPerson && p.definite) {
			return q.last
		}
	}
	return -1
}

// notSo returns the token behind "not" and the adjective at token j that describe the party: "migrants without papers", in Arabic "migrants not legal".
func (a *article) notSo(p *phrase, j int) int {
	if a.labels[j].class&cNegNoun == 0 || a.labels[j].class&cPrep != 0 || a.clitics(j)&^lang.The != 0 || j+1 >= len(a.t.Tokens) || !a.same(j, j+1) || a.t.Tokens[j+1].Kind != lang.Word {
		return -1
	}
	rd := a.t.Tokens[j+1].Best()
	if a.labels[j+1].name >= 0 || rd.Clitics&^lang.The != 0 || rd.Clitics.Has(lang.The) && !p.definite || !a.adjectival0(&rd) {
		return -1
	}
	return j + 2
}

// taken returns the token behind what the last word of a party's phrase goes on with, which stands at token j, or -1: "accused of the bombing",
// "women taking part in the march".
func (a *article) taken(p *phrase, j int) int {
	w := j - 1
	if w < p.head || a.t.Tokens[w].Kind != lang.Word || a.labels[w].name >= 0 || a.noun(w).Suffix != "" {
		return -1
	}
	if w == p.head && a.labels[w].class&cAffil != 0 && a.noun(w).Clitics.Has(lang.The) {
		return -1 // "the opposition | for the postponement of", in Arabic also "those opposed to"
	}
	for _, prep := range a.prepsOf(a.noun(w).Stem) {
		k := j
		switch {
		case a.t.Tokens[j].Fold == prep:
			k++
		case prep == a.by && a.clitics(j).Has(lang.By), prep == a.fr && a.clitics(j).Has(lang.For):
		default:
			continue
		}
		q, ok := a.phraseAt(k)
		if !ok || !a.same(j, k) || a.isPlace(&q) || a.labels[q.first].time >= 0 || a.times(q.head) || a.takenByVerb(p.first, a.noun(q.head).Stem) {
			continue
		}
		if a.tells(q.head) && a.same(j, q.last) && a.clitics(q.last)&^lang.The == 0 {
			if r, ok := a.phraseAt(q.last); ok && a.labels[q.last].verb == noVerb {
				return r.last // "accused of the bombing of the market"
			}
		}
		return q.last
	}
	return -1
}

// prepsOf returns the prepositions that a noun or participle goes on with, whatever its ending.
func (w *words) prepsOf(stem string) []string {
	if preps := w.takesPrep[stem]; preps != nil {
		return preps
	}
	for _, e := range [...]lang.Ending{lang.IndefiniteAccusative, lang.SoundPlural, lang.FemininePlural, lang.DualEnding} {
		if one, ok := w.ends(stem, e); ok {
			if preps := w.takesPrep[one]; preps != nil {
				return preps
			}
		}
	}
	return nil
}

// detail returns the token behind what tells a party of one word apart, which stands at token j, or -1: what it is of ("a foreigner of an African
// country", "a quantity of arms"), what it is for or whose ("a factory for aircraft", "the regional office of the movement"), the body it serves
// with ("an officer with the police"). An act is no such thing: it belongs to the verb ("called on the people to come").
func (a *article) detail(p *phrase, j int) int {
	if j != p.head+1 || a.noun(p.head).Suffix != "" || a.labels[p.head].name >= 0 {
		return -1
	}
	bare := !p.definite && p.first == p.head
	first := j
	switch {
	case bare && a.partitive(j) && a.agentAt(j, len(a.t.Tokens)) == 0:
		first++
	case (bare || p.info.class == aGroup && p.info.number != lang.Plural) && a.clitics(j) == lang.For|lang.The:
	case bare && (p.info.class == aPerson || p.info.class == aRole) && a.clitics(j) == lang.By|lang.The:
	default:
		return -1
	}
	q, ok := a.phraseAt(first)
	if !ok || !a.same(j, first) || q.numeral || a.isPlace(&q) || a.isPerson(&q) || q.entity == news.None && a.noun(q.head).Suffix != "" || q.entity == news.None && a.labels[q.head].verb != noVerb {
		return -1
	}
	if serves := p.info.class == aGroup && p.info.number != lang.Plural && !p.definite && q.definite; q.entity == news.None && (a.tells(q.head) || a.actNoun(q.head)) {
		if serves && (first > j || a.clitics(j).Has(lang.For)) {
			return a.described(q.head) // "two teams of first aid"
		}
		return -1
	}
	if first == j && !bare || a.clitics(j).Has(lang.By) {
		if q.entity == news.None && q.info.class != aGroup {
			return -1
		}
	} else if first == j && q.entity == news.None && q.info.class == notParty {
		return -1
	}
	return q.last
}

// described returns the token behind the definite noun at token i and its definite adjectives.
func (a *article) described(i int) int {
	for i++; a.same(i-1, i) && a.t.Tokens[i].Kind == lang.Word && a.labels[i].name < 0 && a.labels[i].class&functional == 0 && a.labels[i].time < 0; i++ {
		rd := a.t.Tokens[i].Best()
		if rd.Clitics != lang.The || a.lang.Nisba == nil {
			break
		}
		if _, ok := a.lang.Nisba(rd.Host); !ok {
			break
		}
	}
	return i
}

// actNoun reports whether the word at token i is a verbal noun and heads no party.
func (a *article) actNoun(i int) bool {
	if a.t.Tokens[i].Kind != lang.Word || a.head(i).class != notParty {
		return false
	}
	for r := range a.t.Tokens[i].Readings {
		if r > 1 {
			break
		}
		for _, m := range a.t.Tokens[i].Readings[r].Morphs {
			if m.POS == lang.VerbalNoun {
				return true
			}
		}
	}
	return false
}

// isPlace reports whether the phrase names a place.
func (a *article) isPlace(p *phrase) bool {
	return p.entity != news.None && a.rec.Entities[p.entity].Kind == news.Place
}

func firstWord(s string) string {
	for i := range s {
		if s[i] == ' ' {
			return s[:i]
		}
	}
	return s
}

// feminineTown reports whether a place is a state or a town with a name of one word, which is feminine but for a few.
func (a *article) feminineTown(e *news.Entity) bool {
	return news.FeminineTown(e, func(word string) bool { return a.is(word, tMasculine) })
}

// agrees reports whether a verb form can have the phrase as its subject; before says that the subject stands before the verb.
func (a *article) agrees(p *phrase, m *lang.Morph, before bool) bool {
	g, n := p.info.gender, p.info.number
	nonhuman := false
	if p.entity != news.None && p.last > p.first && a.labels[p.first].nominal >= 0 && g != 0 {
		// "the company": the verb follows the word that stands there, whatever the name behind it is
		if n == 0 {
			n = lang.Singular
		}
	} else if p.entity != news.None {
		e := &a.rec.Entities[p.entity]
		head := g
		g, n = e.Gender, lang.Singular
		if head != 0 && e.Kind == news.Organization && p.last > p.first && a.labels[p.head].name < 0 {
			g = head // "the organisation so-and-so": the word before the name, not the name
		}
		if e.Kind == news.Place && g == 0 {
			return m.Number != lang.Plural && !(m.Gender == lang.Masculine && m.Number == lang.Singular && a.feminineTown(e))
		}
		if e.Kind == news.Person && g == 0 {
			g = lang.Masculine
		}
		if e.Kind == news.Organization && p.last > p.first && a.labels[p.head].name >= 0 && a.several(p.head) && m.Number == lang.Plural {
			g, n = lang.Masculine, lang.Plural // the followers of so-and-so
		}
		if e.Kind == news.Organization && g == 0 && a.lang.Feminine != nil && a.lang.Feminine(firstWord(a.fold(e.Name))) {
			g = lang.Feminine
		}
	} else if p.info.class == aTarget || p.info.class == notParty {
		nonhuman = true
		if g == 0 && a.lang.Feminine != nil {
			if a.lang.Feminine(a.noun(p.head).Stem) {
				g = lang.Feminine
			} else if n == lang.Singular {
				g = lang.Masculine
			}
		}
	}
	if m.Person != 0 && m.Person != 3 {
		return false
	}
	if !before && !p.numeral && p.entity == news.None && p.info.class != notParty && p.head > p.first && m.Gender == lang.Masculine && a.t.Tokens[p.first].Kind == lang.Word && a.labels[p.first].name < 0 && a.head(p.first).class == aQuant && !a.feminine(a.noun(p.first).Stem) {
		g = lang.Masculine // "a number of towns": the verb follows the number
	}
	if g != 0 && m.Gender != 0 && g != m.Gender {
		if !(p.numeral || nonhuman && m.Gender == lang.Feminine || p.info.class == aGroup) {
			return false
		}
		if p.info.class == aGroup && (n == lang.Singular && g == lang.Masculine && m.Gender == lang.Feminine || !p.numeral && p.head == p.first && g == lang.Feminine && m.Gender == lang.Masculine) {
			return false
		}
	}
	if before && n != 0 && m.Number != 0 && n != m.Number {
		if n == lang.Plural && m.Number == lang.Singular && m.Gender == lang.Feminine {
			return p.numeral || p.last <= p.first || a.t.Tokens[p.head].Kind != lang.Word || !a.soundMasculine(a.noun(p.head).Stem)
		}
		return false
	}
	return before || m.Number <= lang.Singular // a verb that stands first is singular
}

package refer

import (
	"slices"
	"strings"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// maxRole is the greatest length of a role phrase in tokens.
const maxRole = 14

// phrase is a role phrase found in the text, not yet anybody's.
type phrase struct {
	first, last int // half-open interval of tokens
	reach       int // token after the whole noun phrase, at or after last
	span        text.Span
	stems       []string // folded stems, the head first
	org         int      // entity of the organisation in it, or news.None
	term        string
	plural      bool     // the head is a plural: the phrase names nobody alone
	the         bool     // its head has the article: it governs no genitive
	title       bool     // a title or rank: points back, but is not a role
	definite    bool     // names one person: has an article or a definite complement
	adjective   string   // canonical state of a nationality adjective in it, or ""
	land        []string // words of the state's name that stands for its adjective
	governed    bool     // a preposition stands on it
	place       bool     // a place completes it
	suffix      string   // pronoun on the head (their envoy), or ""
	class       string   // what sort of office the head is, or ""
	sort        string   // what sort of office the head is with what the lexicon lists behind it, "" where it lists the head alone
	orgWords    int      // how many of stems belong to the organisation's name
	owner       int      // entity of the person, or news.None
	royal       bool     // a title or an office of a ruling house
	office      bool     // a title of several words that is an office too: the crown prince
	honour      bool     // an honour with a pronoun, which stands for who bears it: his highness
	rule        string
}

// headOfState is the class of those who head a state, in lexicon roles.
const headOfState = "head_of_state"

// findRoles finds role phrases and gives them to the persons next to them.
func (w *work) findRoles() {
	mentionAt := w.mentionStarts()
	w.starts = mentionAt
	var found []phrase
	for i := 0; i < len(w.t.Tokens); {
		p, ok := w.phraseAt(i, mentionAt)
		if !ok {
			i++
			continue
		}
		found = append(found, p)
		i = p.reach
	}
	for i := range found {
		if found[i].suffix != "" && found[i].org == news.None {
			found[i].org = w.possessor(&found[i])
		}
	}
	w.own(found, mentionAt)
	w.resolvePhrases(found)
	w.pointToMen(found)
	w.pointToCalled()
}

// possessor returns the body to which the pronoun on a role's head points: the last one named before it in its sentence or the sentence before
// whose gender agrees, or news.None. A person may stand between; then it is the person's (his deputy), and no body is meant.
func (w *work) possessor(p *phrase) int {
	feminine := w.feminineSuffix[p.suffix]
	if !feminine && !w.masculineSuffix[p.suffix] {
		return news.None
	}
	from := max(0, w.t.Tokens[p.first].Sentence-1)
	best := news.None
	for i := range w.rec.Mentions {
		m := &w.rec.Mentions[i]
		if m.Span.Start >= p.span.Start {
			break
		}
		if m.Span.Start < w.t.Sentences[from].Span.Start || m.Entity == news.None {
			continue
		}
		e := &w.rec.Entities[m.Entity]
		switch {
		case e.Kind == news.Organization && (e.Gender == 0 || feminine == (e.Gender == lang.Feminine)):
			best = m.Entity
		case e.Kind == news.Person && (e.Gender == 0 || feminine == (e.Gender == lang.Feminine)) && !feminine:
			best = news.None
		}
	}
	return best
}

// mentionStarts maps the token in which a name starts to its index in rec.Mentions.
func (w *work) mentionStarts() map[int]int {
	at := make(map[int]int, len(w.rec.Mentions))
	for i := range w.rec.Mentions {
		at[tokenAt(w.t, w.rec.Mentions[i].Span.Start)] = i
	}
	return at
}

// phraseAt reads a role phrase that starts at token i: a head from the lexicon and what completes it.
func (w *work) phraseAt(i int, mentionAt map[int]int) (phrase, bool) {
	tok := &w.t.Tokens[i]
	if tok.Kind != lang.Word {
		return phrase{}, false
	}
	if _, name := mentionAt[i]; name {
		return phrase{}, false
	}
	p := phrase{first: i, org: news.None, owner: news.None, rule: "refer/role"}
	rank := "" // class of the title
	hit, ok := w.roles.Match(w.t, i, lang.ByStem)
	if ok {
		p.plural = w.roles.Get(hit.Entries[0], "number") == "p"
	}
	if title, isTitle := w.titles.Match(w.t, i, lang.ByStem); isTitle && (!ok || title.Last >= hit.Last) {
		class := w.titles.Get(title.Entries[0], "class")
		p.royal = class == "royal"
		if p.office = ok && hit.Last > i+1 && hit.Last == title.Last; !p.office && (!ok || title.Last > hit.Last || class == "military" || class == "royal" || class == "religious") {
			p.title, rank = class != "occupation", class
			p.rule = "refer/title"
			p.plural = w.titles.Get(title.Entries[0], "number") == "p"
			hit, ok = title, true
		}
	}
	if !ok {
		return phrase{}, false
	}
	var head lang.Reading
	if hit.Reading >= 0 {
		head = tok.Readings[hit.Reading]
	} else {
		head = tok.Best()
	}
	if p.honour = p.title && hit.Last == i+1 && w.honours[head.Stem] && (w.masculineSuffix[head.Suffix] || w.feminineSuffix[head.Suffix]); p.honour {
		p.last, p.reach, p.span, p.suffix, p.stems = hit.Last, hit.Last, head.HostSpan, head.Suffix, []string{head.Stem}
		return p, true
	}
	if w.verb(head) && !head.Clitics.Has(lang.The) && hit.Last == i+1 {
		if m, name := mentionAt[hit.Last]; !w.completes(hit.Last, mentionAt) || name && w.rec.Mentions[m].Kind == news.Person {
			return phrase{}, false // he appointed ..., no member of the senate
		}
	}
	if p.adjectival(w, i, head) {
		return phrase{}, false
	}
	for j := i + 1; j < hit.Last; j++ { // "commander of the force" of the lexicon must not swallow the name Quds Force
		if _, name := mentionAt[j]; name {
			hit.Last = j
		}
	}
	if next := i + 1; head.Clitics.Has(lang.The) && hit.Last > next && w.t.Tokens[next].Best().Clitics == 0 && len(w.terms.Find(w.t.Tokens[next].Best().Stem)) == 0 {
		hit.Last = next // "the governor" and "the city of" are no "governor of the city of"
	}
	p.suffix, p.governed = head.Suffix, head.Clitics.Has(lang.Prepositions)
	p.the = head.Clitics.Has(lang.The)
	p.definite = p.the || p.suffix != ""
	if ids := w.roles.Find(head.Stem); len(ids) > 0 {
		p.class = w.roles.Get(ids[0], "class")
	}
	if ok && hit.Last > i+1 && !p.title {
		p.sort = w.roles.Get(hit.Entries[0], "class")
	}
	p.stems = append(p.stems, head.Stem)
	for j := i + 1; j < hit.Last; j++ {
		p.take(w, j)
		if term, ok := w.terms.Match(w.t, j, lang.ByStem); ok && term.Last <= hit.Last && w.agrees(j, head.Clitics.Has(lang.The) || j > i+1) { // the lexicon lists the head with its term: late president
			p.term = w.terms.Get(term.Entries[0], "term")
			p.stems = p.stems[:len(p.stems)-1]
		}
	}
	if p.title && len(p.stems) > 2 && w.honours[p.stems[0]] {
		p.stems = p.stems[1:] // "his highness the crown prince" is the crown prince
	}
	p.last, p.reach = w.complete(&p, hit.Last, mentionAt)
	if p.title && (p.org != news.None || p.place && rank != "military") || p.term != "" && rank != "courtesy" {
		p.title = false // a rank with a body is an office: the general of ..., the emir of ..., the late president
	}
	if !p.title && len(p.stems) == 1 && p.term == "" && p.suffix == "" && rankLike(p.class) && len(w.titles.Find(p.stems[0])) > 0 {
		p.title = true // the ambassador, the judge before a name
	}
	start := head.HostSpan.Start
	p.span = text.Span{Start: start, End: w.t.Tokens[p.last-1].Span.End}
	return p, true
}

// agrees reports whether a term at token j can belong to a role that is definite or not: the director of the elected is no elected director.
func (w *work) agrees(j int, definite bool) bool {
	c := w.t.Tokens[j].Best().Clitics
	return definite || !c.Has(lang.The) || c.Has(lang.Prepositions)
}

// rankLike reports a class of roles whose bare head before a name (the ambassador, the judge) is a form of address like a rank, and tells no office.
func rankLike(class string) bool {
	switch class {
	case "diplomat", "judge", "military", "academic", "legislator", "religious":
		return true
	}
	return false
}

// adjectival reports a bare definite word behind a definite noun: the main building, not the president.
func (p *phrase) adjectival(w *work, i int, head lang.Reading) bool {
	if i == 0 || !head.Clitics.Has(lang.The) || head.Clitics&^lang.The != 0 || w.t.Tokens[i-1].Sentence != w.t.Tokens[i].Sentence || w.t.Tokens[i-1].Kind != lang.Word {
		return false
	}
	before := w.t.Tokens[i-1].Best()
	_, name := w.starts[i+1]
	return before.Clitics.Has(lang.The) && !w.headOfPerson(i-1) && !name && !w.completes(i+1, w.starts)
}

// take adds the stem of token j to the phrase.
func (p *phrase) take(w *work, j int) {
	r := w.t.Tokens[j].Best()
	p.stems = append(p.stems, r.Stem)
	if r.Clitics.Has(lang.The) {
		p.definite = true
	}
	if canon := w.bodies[r.Stem]; canon != "" && p.org == news.None {
		for e := range w.rec.Entities {
			if w.rec.Entities[e].Canon == canon {
				p.org, p.orgWords = e, 1
				break
			}
		}
	}
	if base, ok := w.lang.Nisba(w.t.Tokens[j].Fold); ok {
		if state, ok := w.demonyms[base]; ok {
			p.adjective = state
		}
	}
}

// named adds the words of a name. That of a state which the office is of, with no preposition before it, says what its adjective does: the ambassador of Japan,
// the Japanese ambassador.
func (p *phrase) named(w *work, m int, at bool) {
	from := len(p.stems)
	for _, word := range w.names[m].words {
		p.stems = append(p.stems, w.lang.Bare(word))
	}
	if x := &w.rec.Entities[w.rec.Mentions[m].Entity]; x.Type == "state" && p.adjective == "" && (!at || p.sort == headOfState || p.sort == "minister") {
		p.adjective, p.land = x.Canon, p.stems[from:]
	}
}

// completes reports whether token j can complete a role head: a definite word or a name.
func (w *work) completes(j int, mentionAt map[int]int) bool {
	if j >= len(w.t.Tokens) {
		return false
	}
	if _, ok := mentionAt[j]; ok {
		return true
	}
	return w.t.Tokens[j].Best().Clitics.Has(lang.The)
}

// complete extends a phrase from token j over what belongs to it and returns where the role ends and where the whole noun phrase does:
// nationality and other definite adjectives, nouns in construct, organisation and place names (also in quotation marks), generic heads that point
// back to a body, and up to two prepositional complements of these. The role ends with the organisation; what goes on only leads to the person.
func (w *work) complete(p *phrase, j int, mentionAt map[int]int) (last, reach int) {
	sentence := w.t.Tokens[p.first].Sentence
	end, ended := j, 0
	prepositions := 0
	for j < len(w.t.Tokens) && j-p.first < maxRole && w.t.Tokens[j].Sentence == sentence {
		tok := &w.t.Tokens[j]
		k := j
		if w.quote(j) && j+1 < len(w.t.Tokens) { // a name in quotation marks
			k = j + 1
		}
		if m, ok := mentionAt[k]; ok {
			mention := &w.rec.Mentions[m]
			if mention.Kind == news.Person {
				break
			}
			if p.the && j == p.first+1 && w.t.Tokens[k].Best().Clitics&lang.Prepositions == 0 && k == j {
				break // "the ambassador" and "the Lebanese army": a definite noun governs no genitive
			}
			last := k
			for last < len(w.t.Tokens) && w.t.Tokens[last].Span.Start < mention.Span.End {
				last++
			}
			if k > j && last < len(w.t.Tokens) && w.quote(last) {
				last++
			}
			if w.t.Tokens[k].Best().Clitics.Has(lang.And) && mention.Span.Start > w.t.Tokens[k].Span.Start {
				break // "... and Iraq" opens the next member
			}
			p.definite = true
			if ended == 0 {
				p.named(w, m, prepositions > 0)
			}
			p.place = p.place || mention.Kind == news.Place && ended == 0
			if p.org == news.None && mention.Kind == news.Organization {
				p.org = mention.Entity
				p.orgWords = len(w.names[m].words)
			}
			near := k-1 == ended && !w.t.Tokens[k-1].Best().Clitics.Has(lang.The)
			j, end = last, last
			if ended == 0 && p.org != news.None {
				ended = end
			} else if ended > 0 && mention.Kind == news.Place && near {
				ended = end // ... or with the place of an envoy
				p.named(w, m, true)
				p.orgWords = 0
			}
			continue
		}
		if k > j || tok.Kind != lang.Word {
			break
		}
		r := tok.Best()
		if hit, ok := w.terms.Match(w.t, j, lang.ByStem); ok && end == j && w.agrees(j, p.definite) && !(w.deputies[r.Stem] && r.Clitics == 0 && hit.Last < len(w.t.Tokens) && w.headOfPerson(hit.Last)) {
			p.term = w.terms.Get(hit.Entries[0], "term")
			j = hit.Last
			end = j
			continue
		}
		if r.Clitics.Has(lang.And | lang.So) {
			if n := w.joined(j, mentionAt); n > 0 && p.definite && j > p.first+1 {
				if ended == 0 {
					for x := j; x < j+n; x++ {
						p.take(w, x)
					}
				}
				j += n
				end = j
				continue
			}
			break
		}
		if e, ok := w.back[j]; ok && w.rec.Entities[e].Kind == news.Organization && p.org == news.None {
			p.org = e
			p.take(w, j)
			p.orgWords = 1
			j++
			end = j
			ended = end
			continue
		}
		if r.Clitics.Has(lang.The) && !r.Clitics.Has(lang.Prepositions) {
			if w.timeAt(j) {
				break // "the president" and "today"
			}
			if w.headOfPerson(j) && (j != p.first+1 || p.definite || p.title) {
				break // the next title or role, unless it is whose (assistant of the director)
			}
			if !p.plural && w.crowds[r.Stem] && w.t.Tokens[j-1].Best().Clitics.Has(lang.The) {
				break // "the governor" and "the citizens"
			}
			if j == p.first+1 && p.the && len(w.orgHeads.Find(r.Stem)) > 0 {
				break // "the ambassador" and "the army": a definite noun governs no genitive
			}
			if ended == 0 {
				p.take(w, j)
			}
			j++
			end = j
			continue
		}
		if prepositions < 2 && w.slot(p, tok, r) && !(p.the && j == p.first+1 && w.deed(j, r, mentionAt)) {
			at := w.after(j, r)
			if n, ok := w.opens(at, mentionAt); ok {
				prepositions++
				loose := ended == 0 && p.definite && j > p.first+1 && r.Clitics&lang.For == 0 && p.org == news.None && !w.toward(tok)
				if loose {
					ended = end // in, at: where the office is; it leads to the person
				}
				if ended == 0 {
					if r.Clitics.Has(lang.Prepositions) {
						p.take(w, j)
					} else {
						p.stems = append(p.stems, tok.Fold)
					}
					for x := j + 1; x < at+n; x++ {
						p.take(w, x)
					}
				}
				j = max(j+1, at+n)
				if r.Clitics.Has(lang.Prepositions) && n == 0 {
					if _, name := mentionAt[at]; name {
						j = at
						continue
					}
					end = j
				}
				continue
			}
		}
		if hit, ok := w.roles.Match(w.t, j, lang.ByStem); ok && !p.definite && j == p.first+len(p.stems) && r.Clitics == 0 && w.deputies[p.stems[len(p.stems)-1]] { // deputy of the assistant of the governor of
			for ; j < hit.Last; j++ {
				p.take(w, j)
			}
			end = j
			continue
		}
		if !p.definite && end == j && !r.Clitics.Has(lang.Prepositions) { // construct: head + noun + definite
			if n, ok := w.opens(j, mentionAt); ok && n > 0 {
				for x := j; x < j+n; x++ {
					p.take(w, x)
				}
				j += n
				continue
			}
		}
		break
	}
	if ended == 0 {
		ended = end
	}
	return ended, max(end, ended)
}

// deed reports whether the word at token j, with a preposition and the article, names neither a body nor a place: "the president" and "for the help that".
func (w *work) deed(j int, r lang.Reading, mentionAt map[int]int) bool {
	if _, name := mentionAt[j]; name || !r.Clitics.Has(lang.Prepositions) || !r.Clitics.Has(lang.The) {
		return false
	}
	return len(w.orgHeads.Find(r.Stem)) == 0 && len(w.placeHeads.Find(r.Stem)) == 0
}

// joined returns how many tokens from j on, the first of which opens with "and", belong to the office before them (minister of training and
// employment), because a person's name follows: 0 when none do.
func (w *work) joined(j int, mentionAt map[int]int) int {
	for k := j; k < len(w.t.Tokens) && k-j < 5 && w.t.Tokens[k].Sentence == w.t.Tokens[j].Sentence; k++ {
		if m, ok := mentionAt[k]; ok {
			if w.rec.Mentions[m].Kind == news.Person && k > j {
				return k - j
			}
			return 0
		}
		tok := &w.t.Tokens[k]
		if tok.Kind != lang.Word || !tok.Best().Clitics.Has(lang.The) || tok.Best().Clitics.Has(lang.Prepositions) {
			return 0
		}
		if w.headOfPerson(k) {
			if _, title := w.titles.Match(w.t, k, lang.ByStem); !title || k == j {
				return 0
			}
			return k - j
		}
	}
	return 0
}

// maxConstruct is how many bare nouns may stand before the definite one that ends a construct.
const maxConstruct = 3

// opens reports whether a definite noun phrase opens at token j, and how many bare nouns stand before its definite word or name. A word with a
// preposition counts as its host does.
func (w *work) opens(j int, mentionAt map[int]int) (bare int, ok bool) {
	if j >= len(w.t.Tokens) {
		return 0, false
	}
	sentence := w.t.Tokens[j].Sentence
	for k := j; k < len(w.t.Tokens) && k-j <= maxConstruct && w.t.Tokens[k].Sentence == sentence; k++ {
		if w.quote(k) && k+1 < len(w.t.Tokens) {
			m, name := mentionAt[k+1]
			return k - j, name && w.rec.Mentions[m].Kind != news.Person
		}
		if m, name := mentionAt[k]; name {
			return k - j, w.rec.Mentions[m].Kind != news.Person
		}
		tok := &w.t.Tokens[k]
		r := tok.Best()
		if tok.Kind != lang.Word || k > j && r.Clitics&^lang.The != 0 || r.Clitics.Has(lang.And|lang.So|lang.Will) || r.Suffix != "" {
			return 0, false
		}
		if r.Clitics.Has(lang.The) {
			return k - j, k == j || !w.headOfPerson(k)
		}
		if w.verb(r) && k > j || w.headOfPerson(k) {
			return 0, false
		}
	}
	return 0, false
}

// toward reports a preposition that belongs to an office rather than to a place: in the name of, to, at (a court), for the affairs of.
func (w *work) toward(tok *lang.Token) bool { return w.officePrepositions[tok.Fold] }

// quote reports whether token j is a quotation mark.
func (w *work) quote(j int) bool {
	t := &w.t.Tokens[j]
	return t.Kind == lang.Quote || (t.Kind == lang.Open || t.Kind == lang.Close) && t.Fold == "\""
}

// after returns the token that a preposition governs: its own when it is a proclitic.
func (w *work) after(j int, r lang.Reading) int {
	if r.Clitics.Has(lang.Prepositions) && !w.toward(&w.t.Tokens[j]) {
		return j
	}
	return j + 1
}

func (w *work) headOfPerson(j int) bool {
	stem := w.t.Tokens[j].Best().Stem
	if len(w.orgHeads.Find(stem)) > 0 || len(w.placeHeads.Find(stem)) > 0 {
		return false
	}
	if hit, ok := w.titles.Match(w.t, j, lang.ByStem); ok && w.titles.Get(hit.Entries[0], "number") != "p" {
		return true
	}
	hit, ok := w.roles.Match(w.t, j, lang.ByStem)
	return ok && w.roles.Get(hit.Entries[0], "number") != "p"
}

func (w *work) verb(r lang.Reading) bool {
	return len(r.Morphs) > 0 && r.Morphs[0].POS == lang.Verb
}

// slot reports whether a preposition can join the role's head to its organisation or place.
func (w *work) slot(p *phrase, tok *lang.Token, r lang.Reading) bool {
	for _, id := range w.roles.Find(p.stems[0]) {
		for _, s := range w.roles.Values(id, "org_slot") {
			s = w.lang.FoldString(s)
			if s == tok.Fold && len(s) > 2 {
				return true
			}
			if r.Clitics.Has(lang.Prepositions) && strings.HasPrefix(tok.Fold, s) && len([]rune(s)) == 1 {
				return true
			}
		}
	}
	return r.Clitics.Has(lang.For) // the commander of the (council) of ...: ل is always possible
}

// own gives each phrase to the person it stands next to: the person whose name follows (over further titles, roles and a comma), else the
// person whose name stands just before it, after a comma or bare.
func (w *work) own(found []phrase, mentionAt map[int]int) {
	byFirst := make(map[int]int, len(found))
	for i := range found {
		byFirst[found[i].first] = i
	}
	ends := make(map[int]int, len(w.rec.Mentions)) // token after a person's name to mention
	for i := range w.rec.Mentions {
		if m := &w.rec.Mentions[i]; m.Kind == news.Person {
			j := tokenAt(w.t, m.Span.Start)
			for j < len(w.t.Tokens) && w.t.Tokens[j].Span.Start < m.Span.End {
				j++
			}
			ends[j] = i
		}
	}
	for i := len(found) - 1; i >= 0; i-- { // from the right: a chain of roles shares the person at its end
		p := &found[i]
		j, comma := w.skipOn(p.reach)
		if p.plural || p.honour || j >= len(w.t.Tokens) || w.t.Tokens[j].Sentence != w.t.Tokens[p.first].Sentence {
			continue
		}
		if m, ok := mentionAt[j]; ok && w.rec.Mentions[m].Kind == news.Person && !w.conjoined(j) {
			if w.woman(p) && w.rec.Entities[w.rec.Mentions[m].Entity].Gender == lang.Masculine {
				continue // "the father of the girl" and his name: it is not hers
			}
			if len(p.stems) == 1 && !p.definite && !p.title && p.term == "" && j == p.reach {
				continue // a bare noun before a name is of him (the lawyer of Zaid), not he
			}
			if q := w.staff(found, i); q >= 0 {
				found[q].owner = w.rec.Mentions[m].Entity
				continue
			}
			if _, before := ends[w.skipBack(p.first)]; !comma || !before {
				p.owner = w.rec.Mentions[m].Entity
			}
		} else if q, ok := byFirst[j]; ok && !w.conjoined(j) && found[q].owner != news.None && (!comma || found[q].title) && !w.twoHolders(p, &found[q]) {
			p.owner = found[q].owner
		}
	}
	borne := map[string][]int{} // head stem to the phrases that a person bears so far
	for i := range found {
		if found[i].owner != news.None && len(borne[w.like(found[i].stems[0])]) < maxNamesakes {
			borne[w.like(found[i].stems[0])] = append(borne[w.like(found[i].stems[0])], i)
		}
	}
	for i := range found {
		p := &found[i]
		if p.owner != news.None || p.plural || p.honour {
			continue
		}
		if w.conjoined(p.first) && w.t.Tokens[p.first].Span.Start != p.span.Start {
			continue
		}
		back := w.skipBack(p.first)
		if back > 0 && w.t.Tokens[back-1].Sentence == w.t.Tokens[p.first].Sentence && w.pronouns[w.t.Tokens[back-1].Best().Stem] && w.conjoined(back-1) {
			if m, ok := ends[w.skipBack(back-1)]; ok { // "..., and he is an officer of ..."
				p.owner = w.rec.Mentions[m].Entity
				continue
			}
		}
		m, ok := ends[back]
		if ok && !p.governed && len(p.stems) > 1 && (back < p.first || p.org != news.None || p.adjective != "" || p.royal && p.office && w.royal(w.rec.Mentions[m].Entity, found[:i])) && !p.title && (p.definite || p.term != "" && back < p.first) {
			owner := w.rec.Mentions[m].Entity
			if back == p.first && w.anothers(p, owner, found, borne) {
				continue // the subject's name before the role of another: A met the envoy of B
			}
			p.owner = owner
		} else if i > 0 && found[i-1].reach == p.first && found[i-1].owner != news.None {
			p.owner = found[i-1].owner
		}
	}
}

// staff returns the phrase before phrase i whose holder serves at the seat of the office that phrase i tells, so that the name behind is his ("the chief of staff at
// the office of the minister, so-and-so"), or -1.
func (w *work) staff(found []phrase, i int) int {
	at := found[i].first - 1
	if i == 0 || at < 1 || found[i-1].last != at || w.t.Tokens[at].Sentence != w.t.Tokens[found[i].first].Sentence || found[i-1].plural || found[i-1].title {
		return -1
	}
	if r := w.t.Tokens[at].Best(); !r.Clitics.Has(lang.By) || r.Clitics.Has(lang.The) || r.Suffix != "" {
		return -1
	}
	return i - 1
}

// twoHolders reports whether p, right before phrase q, tells another person: who heads a state, or who holds an office of another one ("the Tunisian president"
// and "the prime minister so-and-so", "the Egyptian minister" and "the French ambassador so-and-so"). A vice president may be prime minister, too.
func (w *work) twoHolders(p, q *phrase) bool {
	if p.the && len(p.stems) == 1 && p.suffix == "" && !p.title && !q.title && !q.the {
		return true // "the minister" and "the hospital's director so-and-so"
	}
	if p.adjective == "" || !p.definite || p.title || q.title || p.term != "" {
		return false
	}
	if p.the && len(p.stems) == 2 && p.class != "" && q.class != "" && p.class != q.class {
		return true // "the Iraqi minister" and "the speaker of parliament so-and-so": who has the article is one already told
	}
	return len(p.stems) == 2 && w.stateHeads[p.stems[0]] || q.adjective != "" && q.adjective != p.adjective
}

// royal reports whether one of the phrases gives a person a title of a ruling house: the office of that house behind his name is his.
func (w *work) royal(person int, found []phrase) bool {
	return slices.ContainsFunc(found, func(q phrase) bool { return q.royal && q.owner == person })
}

// anothers reports whether phrase p is what another person than owner is called elsewhere.
func (w *work) anothers(p *phrase, owner int, found []phrase, borne map[string][]int) bool {
	for _, q := range borne[w.like(p.stems[0])] {
		if found[q].owner != owner && w.same(p, &found[q]) > 4 {
			return true
		}
	}
	return false
}

// aside reports marks over which an apposition goes: dashes and brackets.
func aside(t *lang.Token) bool {
	switch t.Fold {
	case "-", "–", "—", "(", ")", "[", "]":
		return true
	}
	return false
}

// skipOn returns the first token from j on that is no mark and no adjective of origin after a mark, and whether a comma or a dash was passed.
func (w *work) skipOn(j int) (at int, comma bool) {
	start := j
	for j < len(w.t.Tokens) && j-start < 4 && w.t.Tokens[j].Sentence == w.t.Tokens[max(0, start-1)].Sentence {
		tok := &w.t.Tokens[j]
		switch {
		case w.quote(j):
		case tok.Fold == "," && !comma:
			comma = true
		case aside(tok) && tok.Fold != ")" && tok.Fold != "]" && tok.Fold != "(" && tok.Fold != "[":
		case j > start && comma && w.origin(j):
		default:
			return j, comma
		}
		j++
	}
	return j, comma
}

// origin reports a definite adjective of nationality.
func (w *work) origin(j int) bool {
	tok := &w.t.Tokens[j]
	if tok.Kind != lang.Word || !tok.Best().Clitics.Has(lang.The) || tok.Best().Clitics&^lang.The != 0 {
		return false
	}
	base, ok := w.lang.Nisba(tok.Fold)
	return ok && w.demonyms[base] != ""
}

// conjoined reports whether token j opens with "and".
func (w *work) conjoined(j int) bool {
	return w.t.Tokens[j].Best().Clitics.Has(lang.And)
}

// skipBack returns the first of the marks (a comma, quotation marks, a bracket, a dash) directly before token j, or j.
func (w *work) skipBack(j int) int {
	comma := false
	for n := 0; n < 3 && j > 0 && w.t.Tokens[j-1].Sentence == w.t.Tokens[j].Sentence; n++ {
		t := &w.t.Tokens[j-1]
		if !w.quote(j-1) && !aside(t) && (comma || t.Fold != ",") {
			break
		}
		comma = comma || t.Fold == ","
		j--
	}
	return j
}

// like is the word whose place a word of a role can take: spokesman for speaker, the masculine for the feminine.
func (w *work) like(stem string) string {
	if x := w.alike[stem]; x != "" {
		return x
	}
	return stem
}

// synonym reports whether phrase q has a word that means what s means.
func (w *work) synonym(s string, q *phrase) bool {
	s = w.like(s)
	return slices.ContainsFunc(q.stems, func(x string) bool { return w.like(x) == s })
}

// resolvePhrases records the owned roles, and resolves the phrases that stand alone to a person who bears them.
func (w *work) resolvePhrases(found []phrase) {
	recent := w.recency()
	owned := map[string][]int{} // head to the phrases that a person bears
	classes := map[int][]int{}  // person to the phrases that he bears
	for i := range found {
		p := &found[i]
		if p.owner == news.None {
			continue
		}
		if head := w.like(p.stems[0]); len(owned[head]) < maxNamesakes {
			owned[head] = append(owned[head], i)
		}
		classes[p.owner] = append(classes[p.owner], i)
		if e := &w.rec.Entities[p.owner]; e.Gender == 0 && w.woman(p) {
			e.Gender = lang.Feminine // a given name of men and women, or one that no lexicon lists
		}
		if !p.title {
			w.addRole(p)
		}
	}
	for i := range found {
		p := &found[i]
		if p.owner != news.None {
			continue
		}
		if p.honour {
			if e := w.honoured(found[max(0, i-reach):i], p, recent); e != news.None {
				p.owner = e
				w.point(p.span, news.Person, e, "refer/honour points back")
			} else {
				w.leave(p.span, "nobody named before bears such an honour")
			}
			continue
		}
		best, bestScore := news.None, 0
		for _, q := range owned[w.like(p.stems[0])] {
			if s := w.same(p, &found[q]); s > bestScore || s == bestScore && s > 0 && recent(found[q].owner, p.span.Start) > recent(best, p.span.Start) {
				best, bestScore = found[q].owner, s
			}
		}
		if best != news.None {
			p.owner = best
			w.point(p.span, news.Person, best, p.rule+" points back")
			if !p.title && len(p.stems) > 1 {
				w.addRole(p)
			}
			continue
		}
		if e, why := w.general(p, found, classes, recent); e != news.None {
			p.owner = e
			w.point(p.span, news.Person, e, "refer/noun of office points back")
		} else if why != "" {
			w.leave(p.span, why)
		}
	}
}

// woman reports whether the head of a phrase is a woman's office or title.
func (w *work) woman(p *phrase) bool {
	for _, id := range w.roles.Find(p.stems[0]) {
		return w.roles.Get(id, "gender") == "f"
	}
	for _, id := range w.titles.Find(p.stems[0]) {
		return w.titles.Get(id, "gender") == "f"
	}
	return false
}

// honoured resolves an honour with a pronoun (his highness) to a person named before it who bears it in one of the phrases before, else to one who bears an
// office or title of its sort: of several to him who was named or honoured in the last sentence that has one, and of those in one sentence to the first.
func (w *work) honoured(before []phrase, p *phrase, recent func(entity, before int) int) int {
	best, bestAt, bestSentence, bears := news.None, -1, -1, false
	feminine := w.feminineSuffix[p.suffix]
	for i := range before {
		q := &before[i]
		if q.owner == news.None || q.royal != p.royal || !q.title && q.class == "" {
			continue
		}
		if g := w.rec.Entities[q.owner].Gender; g != 0 && feminine != (g == lang.Feminine) {
			continue
		}
		at := recent(q.owner, p.span.Start)
		if q.honour {
			at = max(at, q.span.End)
		}
		if at < 0 {
			continue
		}
		same, sentence := slices.Contains(q.stems, p.stems[0]), w.t.Tokens[tokenAt(w.t, at)-1].Sentence
		if best == news.None || same && !bears || same == bears && (sentence > bestSentence || sentence == bestSentence && at < bestAt) {
			best, bestAt, bestSentence, bears = q.owner, at, sentence, same
		}
	}
	return best
}

// general resolves a definite noun of office that says less than the role it takes up (the official, the Iranian general): to the one person
// named before it whose office is of that sort and who is not of another state. Of several, the one named in this sentence or the sentence
// before, if he is the only one there. why says why it stays open, "" where it is no such noun.
func (w *work) general(p *phrase, found []phrase, classes map[int][]int, recent func(entity, before int) int) (entity int, why string) {
	if !p.definite || p.plural || p.suffix != "" || p.term != "" || p.org != news.None || len(p.stems) > 2 || len(p.stems) == 2 && p.adjective == "" {
		return news.None, ""
	}
	wanted := w.generals[p.stems[0]]
	if wanted == nil {
		return news.None, ""
	}
	near := w.t.Sentences[max(0, w.t.Tokens[p.first].Sentence-1)].Span.Start
	var all, close []int
	for e := range w.rec.Entities {
		at := recent(e, p.span.Start)
		if at < 0 || len(classes[e]) == 0 {
			continue
		}
		fits, state := false, w.stateOf(e)
		for _, q := range classes[e] {
			fits = fits || slices.Contains(wanted, found[q].class)
			if found[q].adjective != "" {
				state = found[q].adjective
			}
		}
		if !fits || p.adjective != "" && state != p.adjective {
			continue
		}
		all = append(all, e)
		if at > near {
			close = append(close, e)
		}
	}
	switch {
	case len(all) == 1 && (len(close) == 1 || p.adjective != ""):
		return all[0], ""
	case len(close) == 1:
		return close[0], ""
	case len(all) == 0:
		return news.None, "nobody named before holds such an office"
	case len(close) == 0:
		return news.None, "who holds such an office was named too far before"
	}
	return news.None, "several persons named before hold such an office"
}

// stateOf is the state of a person whom the authority lists, or "".
func (w *work) stateOf(e int) string {
	x := &w.rec.Entities[e]
	if x.Kind != news.Person || x.Canon == "" {
		return ""
	}
	for _, id := range w.people.Find(strings.Fields(w.lang.FoldString(x.Canon))...) {
		if w.people.Get(id, "canon") == x.Canon {
			return w.stateByCode[w.people.Get(id, "country")]
		}
	}
	return ""
}

// point adds a nominal mention of an entity.
func (w *work) point(span text.Span, kind news.Kind, entity int, rule string) {
	w.nominal = append(w.nominal, news.Mention{Span: span, Kind: kind, Form: news.Nominal, Entity: entity, Rule: rule})
}

// leave notes a reference that stays open.
func (w *work) leave(span text.Span, why string) {
	w.rec.Open = append(w.rec.Open, news.OpenReference{Span: span, Why: why})
}

func (w *work) addRole(p *phrase) {
	e := &w.rec.Entities[p.owner]
	e.Roles = append(e.Roles, news.Role{Text: p.span.Of(w.rec.Article.Text), Org: p.org, Term: p.term, Span: p.span, Rule: p.rule})
}

// repeated reports whether an office is told by its head word twice, at once.
func repeated(stems []string) bool { return len(stems) > 1 && stems[0] == stems[1] }

// same scores how well phrase p, which stands alone, fits phrase q, which a person bears: 0 not at all.
func (w *work) same(p, q *phrase) int {
	if !p.definite || p.suffix != "" {
		return 0
	}
	if p.term != q.term && p.term != "" {
		return 0
	}
	if p.adjective != "" && q.adjective != "" && p.adjective != q.adjective {
		return 0
	}
	if p.org != news.None && q.org != news.None && p.org != q.org {
		return 0
	}
	if p.adjective != "" && q.adjective == "" && q.owner != news.None {
		if state := w.stateOf(q.owner); state != "" && state != p.adjective {
			return 0 // the American minister is no Saudi prince
		}
	}
	if p.adjective != "" && len(p.stems) == 2 && q.adjective == "" && q.sort != "" && q.sort != headOfState && w.stateHeads[p.stems[0]] {
		return 0 // the Tunisian president is no president of a parliament
	}
	if len(p.stems) > 1 && repeated(p.stems) != repeated(q.stems) {
		return 0 // the deputy crown prince, in Arabic the heir of the heir, is not the crown prince
	}
	shared := 1
	one := p.org != news.None && p.org == q.org // the same body, however it is called
	for i, s := range p.stems[1:] {
		if w.plain[s] {
			continue // "the visiting minister" is the minister
		}
		if one && i+1 >= len(p.stems)-p.orgWords {
			shared++
			continue
		}
		if !slices.Contains(q.stems, s) && !w.synonym(s, q) {
			if p.adjective != "" && q.adjective == p.adjective && (slices.Contains(p.land, s) || w.ofState(s) == p.adjective) {
				shared++ // the president of Poland, the Polish president
				continue
			}
			if slices.Contains(p.land, s) && q.adjective == "" {
				continue
			}
			if base, ok := w.lang.Nisba(s); ok && len(w.demonyms[base]) > 0 && q.adjective == "" {
				continue // the nationality may be added where it was left out
			} else if ok && len(p.stems) > 2 {
				continue // an adjective of what the other phrase names (the UN envoy to ... for the envoy of the UN to ...)
			}
			return 0
		}
		shared++
	}
	return max(1, 4*shared-min(3, len(q.stems)-min(shared, len(q.stems)))) // of equals, the role that says the least more
}

// ofState returns the state of which a stem is the adjective, or "".
func (w *work) ofState(stem string) string {
	base, ok := w.lang.Nisba(stem)
	if !ok {
		return ""
	}
	return w.demonyms[base]
}

// recency returns a function that says where the last name of an entity before a byte offset ends, or -1.
func (w *work) recency() func(entity, before int) int {
	ends := make([][]int, len(w.rec.Entities))
	for i := range w.rec.Mentions {
		m := &w.rec.Mentions[i]
		if m.Entity != news.None {
			ends[m.Entity] = append(ends[m.Entity], m.Span.End)
		}
	}
	return func(entity, before int) int {
		if entity == news.None {
			return -1
		}
		n, _ := slices.BinarySearch(ends[entity], before+1)
		if n == 0 {
			return -1
		}
		return ends[entity][n-1]
	}
}

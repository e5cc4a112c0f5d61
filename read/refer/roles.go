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
	plural      bool   // the head is a plural: the phrase names nobody alone
	title       bool   // a title or rank: points back, but is not a role
	definite    bool   // names one person: has an article or a definite complement
	adjective   string // canonical state of a nationality adjective in it, or ""
	owner       int    // entity of the person, or news.None
	rule        string
}

// findRoles finds role phrases and gives them to the persons next to them.
func (w *work) findRoles() {
	mentionAt := w.mentionStarts()
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
	w.own(found, mentionAt)
	w.resolvePhrases(found)
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
	hit, ok := w.roles.Match(w.t, i, lang.ByStem)
	if ok {
		p.plural = w.roles.Get(hit.Entries[0], "number") == "p"
	}
	if title, isTitle := w.titles.Match(w.t, i, lang.ByStem); isTitle && (!ok || title.Last >= hit.Last) {
		if class := w.titles.Get(title.Entries[0], "class"); !ok || title.Last > hit.Last || class == "military" || class == "royal" || class == "religious" {
			p.title = class != "occupation"
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
	if len(head.Morphs) > 0 && head.Morphs[0].POS == lang.Verb && !head.Clitics.Has(lang.The) && hit.Last == i+1 && !w.completes(hit.Last, mentionAt) {
		return phrase{}, false
	}
	for j := i + 1; j < hit.Last; j++ { // "commander of the force" of the lexicon must not swallow the name Quds Force
		if _, name := mentionAt[j]; name {
			hit.Last = j
		}
	}
	p.definite = head.Clitics.Has(lang.The)
	p.stems = append(p.stems, head.Stem)
	for j := i + 1; j < hit.Last; j++ {
		p.take(w, j)
	}
	p.last, p.reach = w.complete(&p, hit.Last, mentionAt)
	if p.title && p.org != news.None { // a rank with a body is an office: the general of ...
		p.title = false
	}
	start := head.HostSpan.Start
	p.span = text.Span{Start: start, End: w.t.Tokens[p.last-1].Span.End}
	return p, true
}

// take adds the stem of token j to the phrase.
func (p *phrase) take(w *work, j int) {
	r := w.t.Tokens[j].Best()
	p.stems = append(p.stems, r.Stem)
	if r.Clitics.Has(lang.The) {
		p.definite = true
	}
	if base, ok := w.lang.Nisba(w.t.Tokens[j].Fold); ok {
		if state, ok := w.demonyms[base]; ok {
			p.adjective = state
		}
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
// nationality and other definite adjectives, definite nouns in construct, organisation and place names (also in quotation marks), and up to two
// prepositional complements of these.
func (w *work) complete(p *phrase, j int, mentionAt map[int]int) (last, reach int) {
	sentence := w.t.Tokens[p.first].Sentence
	end, ended := j, 0
	prepositions := 0
	for j < len(w.t.Tokens) && j-p.first < maxRole && w.t.Tokens[j].Sentence == sentence {
		tok := &w.t.Tokens[j]
		k := j
		if tok.Kind == lang.Quote && j+1 < len(w.t.Tokens) { // a name in quotation marks
			k = j + 1
		}
		if m, ok := mentionAt[k]; ok {
			mention := &w.rec.Mentions[m]
			if mention.Kind == news.Person {
				break
			}
			last := k
			for last < len(w.t.Tokens) && w.t.Tokens[last].Span.Start < mention.Span.End {
				last++
			}
			if k > j && last < len(w.t.Tokens) && w.t.Tokens[last].Kind == lang.Quote {
				last++
			}
			if w.t.Tokens[k].Best().Clitics.Has(lang.And) && mention.Span.Start > w.t.Tokens[k].Span.Start {
				break // "... and Iraq" opens the next member
			}
			if p.org == news.None && mention.Kind == news.Organization {
				p.org = mention.Entity
			}
			p.definite = true
			p.stems = append(p.stems, w.names[m].words...)
			j, end = last, last
			if ended == 0 && p.org != news.None {
				ended = end // the role ends with the organisation's name; what goes on only leads to the person
			} else if ended > 0 && mention.Kind == news.Place && k-1 == ended {
				ended = end // ... or with the place of an envoy
			}
			continue
		}
		if k > j || tok.Kind != lang.Word {
			break
		}
		r := tok.Best()
		if t := w.terms.Find(r.Stem); len(t) > 0 && end == j {
			p.term = w.terms.Get(t[0], "term")
			j++
			end = j
			continue
		}
		if r.Clitics.Has(lang.And | lang.So) {
			break
		}
		if r.Clitics.Has(lang.The) && !r.Clitics.Has(lang.Prepositions) {
			if w.headOfPerson(j) {
				break // the next title or role
			}
			p.take(w, j)
			j++
			end = j
			continue
		}
		if prepositions < 2 && w.slot(p, tok, r) && w.completes(w.after(j, r), mentionAt) {
			prepositions++
			if r.Clitics.Has(lang.Prepositions) {
				p.take(w, j)
				j++
				end = j
			} else {
				p.stems = append(p.stems, tok.Fold)
				j++
			}
			continue
		}
		if !p.definite && end == j && w.completes(j+1, mentionAt) && !r.Clitics.Has(lang.Prepositions) && !w.verb(r) { // construct: head + noun + definite
			p.take(w, j)
			j++
			continue
		}
		break
	}
	if ended == 0 {
		ended = end
	}
	return ended, end
}

// after returns the token that a preposition governs: its own when it is a proclitic.
func (w *work) after(j int, r lang.Reading) int {
	if r.Clitics.Has(lang.Prepositions) {
		return j
	}
	return j + 1
}

func (w *work) headOfPerson(j int) bool {
	_, ok := w.titles.Match(w.t, j, lang.ByStem)
	if ok {
		return true
	}
	_, ok = w.roles.Match(w.t, j, lang.ByStem)
	return ok
}

func (w *work) verb(r lang.Reading) bool {
	return len(r.Morphs) > 0 && r.Morphs[0].POS == lang.Verb
}

// slot reports whether a preposition can join the role's head to its organisation or place.
func (w *work) slot(p *phrase, tok *lang.Token, r lang.Reading) bool {
	for _, id := range w.roles.Find(p.stems[0]) {
		for _, s := range w.roles.Values(id, "org_slot") {
			s = w.lang.FoldString(s)
			if s == tok.Fold || r.Clitics.Has(lang.Prepositions) && strings.HasPrefix(tok.Fold, s) && len([]rune(s)) == 1 {
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
		j := p.reach
		comma := false
		for j < len(w.t.Tokens) && w.t.Tokens[j].Sentence == w.t.Tokens[p.first].Sentence {
			if w.t.Tokens[j].Kind == lang.Quote || !comma && w.t.Tokens[j].Fold == "," {
				comma = comma || w.t.Tokens[j].Fold == ","
				j++
				continue
			}
			break
		}
		if p.plural || j >= len(w.t.Tokens) || w.t.Tokens[j].Sentence != w.t.Tokens[p.first].Sentence {
			continue
		}
		if m, ok := mentionAt[j]; ok && w.rec.Mentions[m].Kind == news.Person && !w.conjoined(j) {
			if _, before := ends[w.skipBack(p.first)]; !comma || !before {
				p.owner = w.rec.Mentions[m].Entity
			}
		} else if q, ok := byFirst[j]; ok && !w.conjoined(j) && found[q].owner != news.None && !comma {
			p.owner = found[q].owner
		}
	}
	for i := range found {
		p := &found[i]
		if p.owner != news.None || p.plural || w.conjoined(p.first) {
			continue
		}
		back := w.skipBack(p.first)
		if m, ok := ends[back]; ok && len(p.stems) > 1 && (back < p.first || p.org != news.None || p.adjective != "") && !p.title && p.definite {
			p.owner = w.rec.Mentions[m].Entity
		} else if i > 0 && found[i-1].reach == p.first && found[i-1].owner != news.None {
			p.owner = found[i-1].owner
		}
	}
}

// conjoined reports whether token j opens with "and".
func (w *work) conjoined(j int) bool {
	return w.t.Tokens[j].Best().Clitics.Has(lang.And)
}

// skipBack returns the first of the marks (a comma, quotation marks) directly before token j, or j.
func (w *work) skipBack(j int) int {
	comma := false
	for j > 0 && w.t.Tokens[j-1].Sentence == w.t.Tokens[j].Sentence {
		t := &w.t.Tokens[j-1]
		if t.Kind == lang.Quote || !comma && t.Fold == "," {
			comma = comma || t.Fold == ","
			j--
			continue
		}
		break
	}
	return j
}

// resolvePhrases records the owned roles, and resolves the phrases that stand alone to a person who bears them.
func (w *work) resolvePhrases(found []phrase) {
	var nominal []news.Mention
	point := func(p *phrase, entity int, rule string) {
		nominal = append(nominal, news.Mention{Span: p.span, Kind: news.Person, Form: news.Nominal, Entity: entity, Rule: rule})
	}
	recent := w.recency()
	owned := map[string][]int{} // head stem to the phrases that a person bears
	for i := range found {
		p := &found[i]
		if p.owner == news.None {
			continue
		}
		if list := owned[p.stems[0]]; len(list) < maxNamesakes {
			owned[p.stems[0]] = append(list, i)
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
		best, bestScore := news.None, 0
		for _, q := range owned[p.stems[0]] {
			if s := w.same(p, &found[q]); s > bestScore || s == bestScore && s > 0 && recent(found[q].owner, p.span.Start) > recent(best, p.span.Start) {
				best, bestScore = found[q].owner, s
			}
		}
		if best == news.None {
			continue
		}
		p.owner = best
		point(p, best, p.rule+" points back")
		if !p.title && len(p.stems) > 1 {
			w.addRole(p)
		}
	}
	w.rec.Mentions = append(w.rec.Mentions, nominal...)
}

func (w *work) addRole(p *phrase) {
	e := &w.rec.Entities[p.owner]
	e.Roles = append(e.Roles, news.Role{Text: p.span.Of(w.rec.Article.Text), Org: p.org, Term: p.term, Span: p.span, Rule: p.rule})
}

// same scores how well phrase p, which stands alone, fits phrase q, which a person bears: 0 not at all.
func (w *work) same(p, q *phrase) int {
	if p.stems[0] != q.stems[0] || !p.definite {
		return 0
	}
	if p.term != q.term {
		return 0
	}
	if p.adjective != "" && q.adjective != "" && p.adjective != q.adjective {
		return 0
	}
	if p.org != news.None && q.org != news.None && p.org != q.org {
		return 0
	}
	shared := 1
	for _, s := range p.stems[1:] {
		if !slices.Contains(q.stems, s) {
			if base, ok := w.lang.Nisba(s); ok && len(w.demonyms[base]) > 0 && q.adjective == "" {
				continue // the nationality may be added where it was left out
			} else if ok && len(p.stems) > 2 {
				continue // an adjective of what the other phrase names (the UN envoy to ... for the envoy of the UN to ...)
			}
			return 0
		}
		shared++
	}
	return shared
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

// pointBack resolves generic heads with the article (the agency, the movement, the city) to the last name of that sort before them.
func (w *work) pointBack() {
	latest := map[string]int{} // bare head, or @ and type, to the entity last named so
	taken := make(map[int]bool, len(w.rec.Mentions))
	for i := range w.rec.Mentions {
		m := &w.rec.Mentions[i]
		for j := tokenAt(w.t, m.Span.Start); j < len(w.t.Tokens) && w.t.Tokens[j].Span.Start < m.Span.End; j++ {
			taken[j] = true
		}
	}
	starts := w.mentionStarts()
	var added []news.Mention
	for i := range w.t.Tokens {
		if m, ok := starts[i]; ok {
			mention := &w.rec.Mentions[m]
			if mention.Form == news.Name && mention.Kind != news.Person && mention.Entity != news.None {
				e := mention.Entity
				if words := w.keys[e].words; len(words) > 0 {
					latest[w.lang.Bare(words[0])] = e
				}
				if typ := w.rec.Entities[e].Type; typ != "" {
					latest["@"+typ] = e
				}
			}
		}
		tok := &w.t.Tokens[i]
		if taken[i] || tok.Kind != lang.Word {
			continue
		}
		r := tok.Best()
		if !r.Clitics.Has(lang.The) || w.completes(i+1, starts) {
			continue
		}
		kind, entity := news.Organization, news.None
		for _, x := range []*lang.Lexicon{w.orgHeads, w.placeHeads} {
			ids := x.Find(r.Stem)
			if len(ids) == 0 {
				continue
			}
			e, ok := latest[r.Stem]
			if !ok {
				e, ok = latest["@"+x.Get(ids[0], "type")]
			}
			if ok {
				entity, kind = e, w.rec.Entities[e].Kind
				break
			}
		}
		if entity != news.None {
			added = append(added, news.Mention{Span: r.HostSpan, Kind: kind, Form: news.Nominal, Entity: entity, Rule: "refer/generic head points back"})
		}
	}
	w.rec.Mentions = append(w.rec.Mentions, added...)
}

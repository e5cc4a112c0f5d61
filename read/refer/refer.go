package refer

import (
	"slices"
	"sort"
	"strings"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// Resolver resolves references in articles of one language. It is immutable and safe for concurrent use.
type Resolver struct {
	lang *lang.Language

	people, places, states, orgs, outlets *lang.Lexicon
	parts                                 *lang.Lexicon
	given, particles, partHeads           *lang.Lexicon
	roles, titles, terms                  *lang.Lexicon
	alike                                 map[string]string   // folded word of a role to the one that means the same
	stateHeads                            map[string]bool     // folded heads of offices that head a state with more words, and with its adjective alone: the president
	generals                              map[string][]string // folded noun of office to the classes of roles that it takes up
	takes                                 map[string][]string // folded generic head to the types of what it can take up
	cases                                 map[string]string   // folded particle of names to the form that stands for all its cases
	bodies                                map[string]string   // folded adjective to the canonical name of the body that it means
	officePrepositions                    map[string]bool     // prepositions that lead to what an office is of
	masculineSuffix, feminineSuffix       map[string]bool
	pronouns, relatives                   map[string]bool   // he, she; who
	plain                                 map[string]bool   // folded adjectives that do not tell one thing from another of its sort: terrorist, aforesaid
	called                                map[string]string // folded words by which persons (m, f) and bodies (the word that stands for all its forms) are called beside their names
	men                                   map[string]string // folded nouns that with the article take up a person named before to the gender: the man, the deceased
	deputies                              map[string]bool   // folded heads of who acts or speaks for the holder of the office behind them: deputy
	crowds                                map[string]bool   // folded nouns for several people, which are nobody's adjectives
	honours                               map[string]bool   // folded words that stand for who bears them, with a pronoun: his highness
	stateByCode                           map[string]string // ISO 3166-1 alpha-2 to canonical name
	orgHeads, placeHeads                  *lang.Lexicon
	demonyms                              map[string]string // folded nisba, masculine singular, to the state's canonical name
	closing                               map[string]bool   // see closers
	nested                                map[string]bool   // folded names of bodies that end the names of other bodies: حزب الله in كتائب حزب الله
}

// New prepares a resolver.
func New(l *lang.Language) *Resolver {
	r := &Resolver{
		lang:   l,
		people: l.Lexicon("people"), places: l.Lexicon("places"), states: l.Lexicon("states"), orgs: l.Lexicon("orgs"), outlets: l.Lexicon("outlets"),
		parts: l.Lexicon("org_parts"),
		given: l.Lexicon("given_names"), particles: l.Lexicon("name_particles"), partHeads: l.Lexicon("part_heads"),
		roles: l.Lexicon("roles"), titles: l.Lexicon("titles"), terms: l.Lexicon("role_terms"),
		orgHeads: l.Lexicon("org_heads"), placeHeads: l.Lexicon("place_heads"),
		demonyms: map[string]string{},
	}
	for id := range r.states.Entries {
		for _, d := range r.states.Values(int32(id), "demonym") {
			key := l.FoldString(d)
			if _, taken := r.demonyms[key]; !taken {
				r.demonyms[key] = r.states.Get(int32(id), "canon")
			}
		}
	}
	r.nested, r.closing = r.nestedNames(), r.closers()
	r.roleWords()
	return r
}

// roleWords reads the lexicons that steer roles and references.
func (r *Resolver) roleWords() {
	r.alike, r.bodies = map[string]string{}, map[string]string{}
	r.generals, r.takes, r.cases = map[string][]string{}, map[string][]string{}, map[string]string{}
	r.officePrepositions, r.masculineSuffix, r.feminineSuffix = map[string]bool{}, map[string]bool{}, map[string]bool{}
	r.pronouns, r.stateByCode = map[string]bool{}, map[string]string{}
	r.deputies, r.crowds, r.honours, r.plain = map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}
	r.men, r.called, r.relatives = map[string]string{}, map[string]string{}, map[string]bool{}
	words := r.lang.Lexicon("role_words")
	for id := range words.Entries {
		form := r.lang.FoldString(words.Entries[id].Form)
		switch value := words.Get(int32(id), "value"); words.Get(int32(id), "class") {
		case "same":
			r.alike[form] = r.lang.FoldString(value)
		case "general":
			r.generals[form] = words.Values(int32(id), "value")
		case "takes":
			r.takes[form] = words.Values(int32(id), "value")
		case "case":
			r.cases[form] = r.lang.FoldString(value)
		case "body":
			r.bodies[form] = value
		case "deputy":
			r.deputies[form] = true
		case "honour":
			r.honours[form] = true
		case "plain":
			r.plain[form] = true
		case "man":
			r.men[form] = value
		case "called":
			r.called[form] = r.lang.FoldString(value)
		case "office":
			r.officePrepositions[form] = true
		case "suffix":
			if value == "f" {
				r.feminineSuffix[form] = true
			} else {
				r.masculineSuffix[form] = true
			}
		}
	}
	groups := r.lang.Lexicon("kin_and_group")
	for id := range groups.Entries {
		if form := r.lang.FoldString(groups.Entries[id].Form); groups.Get(int32(id), "number") == "p" && !strings.Contains(form, " ") {
			r.crowds[form] = true
		}
	}
	r.stateHeads = map[string]bool{}
	for id := range r.roles.Entries {
		if head, _, more := strings.Cut(r.roles.Entries[id].Form, " "); more && r.roles.Get(int32(id), "class") == headOfState {
			r.stateHeads[r.lang.FoldString(head)] = true
		}
	}
	reporting := r.lang.Lexicon("reporting_words")
	for id := range reporting.Entries {
		switch form := r.lang.FoldString(reporting.Entries[id].Form); reporting.Get(int32(id), "class") {
		case "pronoun":
			r.pronouns[form] = true
		case "relative":
			r.relatives[form] = true
		}
	}
	for id := range r.states.Entries {
		if code := r.states.Get(int32(id), "iso2"); code != "" {
			r.stateByCode[code] = r.states.Get(int32(id), "canon")
		}
	}
}

// nestedNames finds the listed names of bodies that are the end of another body's listed name.
func (r *Resolver) nestedNames() map[string]bool {
	out := map[string]bool{}
	for id := range r.orgs.Entries {
		words := strings.Fields(r.lang.FoldString(r.orgs.Entries[id].Form))
		for k := 1; len(words)-k >= 2; k++ {
			for _, short := range r.orgs.Find(words[k:]...) {
				if r.orgs.Get(short, "canon") != r.orgs.Get(int32(id), "canon") {
					out[strings.Join(words[k:], " ")] = true
				}
			}
		}
	}
	return out
}

// maxNamesakes bounds how many longer names a short name is compared with, so that no article is quadratic in its names.
const maxNamesakes = 64

// reach is how many names back and forth an ambiguous short name looks for the longer one it is short for.
const reach = 200

// named is one name mention made ready for comparison.
type named struct {
	mention int
	kind    news.Kind
	words   []string // folded words of the name, particles joined to what they belong to
	key     string   // words joined by blanks
	bones   string   // skeleton of the whole
	canon   string   // canonical name by the gazetteers, "" when they do not list it or list several
	typ     string
}

// work is the state of one article's resolution.
type work struct {
	*Resolver
	t     *lang.Text
	rec   *news.Record
	names []named
	of    []int    // entity of each name, by index into names
	keys  []*named // longest name of each entity

	starts  map[int]int     // token in which a name starts to its mention
	back    map[int]int     // token of a generic head to the entity that it takes up
	spoken  map[string]bool // see countries; nil before they are asked for
	nominal []news.Mention  // mentions found by reference
}

// Resolve reads rec.Mentions (names, in order), sets rec.Entities and every mention's Entity, finds roles, and adds nominal mentions
// (role phrases, generic heads that point back) with their entity where that can be decided. Mentions stay in order of their spans.
func (r *Resolver) Resolve(t *lang.Text, rec *news.Record) {
	w := &work{Resolver: r, t: t, rec: rec}
	rec.Entities = nil
	for i := range rec.Mentions {
		w.names = append(w.names, r.prepare(t, rec.Mentions[i], i))
	}
	w.cluster()
	w.doubtNested()
	rec.Open = nil
	w.pointBack()
	w.findRoles()
	rec.Mentions = append(rec.Mentions, w.nominal...)
	sort.SliceStable(rec.Open, func(i, j int) bool { return rec.Open[i].Span.Start < rec.Open[j].Span.Start })
	sort.SliceStable(rec.Mentions, func(i, j int) bool { return rec.Mentions[i].Span.Start < rec.Mentions[j].Span.Start })
}

// tokenAt returns the index of the token that holds byte offset b, or of the next one.
func tokenAt(t *lang.Text, b int) int {
	return sort.Search(len(t.Tokens), func(i int) bool { return t.Tokens[i].Span.End > b })
}

// prepare makes a mention ready for comparison.
func (r *Resolver) prepare(t *lang.Text, m news.Mention, index int) named {
	n := named{mention: index, kind: m.Kind}
	var plain []string
	for i := tokenAt(t, m.Span.Start); i < len(t.Tokens) && t.Tokens[i].Span.Start < m.Span.End; i++ {
		tok := &t.Tokens[i]
		switch tok.Kind {
		case lang.Word, lang.Foreign, lang.Number:
		default:
			continue
		}
		word := tok.Fold
		if len(plain) == 0 {
			if tok.Span.Start < m.Span.Start {
				word = t.View.Project(text.Span{Start: m.Span.Start, End: tok.Span.End}).Of(t.View.Folded())
			}
			for _, rd := range tok.Readings { // a preposition fused with the article: the host has the article back
				if rd.HostSpan.Start == m.Span.Start && len(rd.Host) > len(word) {
					word = rd.Host
					break
				}
				if rd.HostSpan.Start == m.Span.Start && rd.Clitics.Has(lang.For) && rd.Clitics.Has(lang.The) {
					word = rd.Host
					break
				}
			}
		}
		plain = append(plain, word)
	}
	n.canon, n.typ = r.canon(m.Kind, plain)
	n.words = plain
	if m.Kind == news.Person {
		if n.canon == "" { // the father of, in whatever case; a known name is what it is
			for i := range len(plain) - 1 {
				if x := r.cases[plain[i]]; x != "" {
					plain[i] = x
				}
			}
		}
		n.words = r.join(plain)
	}
	n.key = strings.Join(n.words, " ")
	n.bones = r.lang.Skeleton(strings.Join(n.words, ""))
	return n
}

// join glues particles to the word they belong to, so that both spellings of a compound have the same words: those that open one to the word
// after them (abd + name, abu + name), those that close one to the word before (name + allah, name + al-din).
func (r *Resolver) join(words []string) []string {
	out := make([]string, 0, len(words))
	open := false // the last word waits for the next
	for i, word := range words {
		opens, closes := r.joins(word, i == len(words)-1)
		if len(out) > 0 && (open || closes) {
			out[len(out)-1] += word
		} else {
			out = append(out, word)
		}
		open = opens
	}
	return out
}

// joins reports whether a word belongs with the word after it, or with the word before.
func (r *Resolver) joins(word string, last bool) (opens, closes bool) {
	ids := r.particles.Find(word)
	if len(ids) == 0 || r.particles.Get(ids[0], "joins") != "yes" {
		return false, false
	}
	if r.particles.Get(ids[0], "position") == "inside" && (last || r.lang.Bare(word) != word || r.closing[word]) {
		return false, true
	}
	return true, false
}

// closers are the folded particles that close more listed names of two words than they open: what stands behind them begins another word (abd + allah, surname).
func (r *Resolver) closers() map[string]bool {
	count := map[string]int{}
	for _, x := range [...]*lang.Lexicon{r.given, r.lang.Lexicon("family_names")} {
		for id := range x.Entries {
			if words := strings.Fields(r.lang.FoldString(x.Entries[id].Form)); len(words) == 2 {
				count[words[0]]--
				count[words[1]]++
			}
		}
	}
	out := map[string]bool{}
	for id := range r.particles.Entries {
		if form := r.lang.FoldString(r.particles.Entries[id].Form); count[form] > 0 && r.particles.Get(int32(id), "position") == "inside" {
			out[form] = true
		}
	}
	return out
}

// canon looks a name up in the gazetteers of its kind. A form with several canonical names has none.
func (r *Resolver) canon(kind news.Kind, words []string) (canon, typ string) {
	look := func(lexicons ...*lang.Lexicon) (string, string) {
		for _, x := range lexicons {
			found, typ := "", ""
			for _, id := range x.Find(words...) {
				c := x.Get(id, "canon")
				if c == "" {
					c = x.Entries[id].Form
				}
				if found != "" && found != c {
					return "", ""
				}
				found, typ = c, x.Get(id, "type")+x.Get(id, "kind")
			}
			if found != "" {
				return found, typ
			}
		}
		return "", ""
	}
	switch kind {
	case news.Person:
		return look(r.people)
	case news.Place:
		if c, _ := look(r.states); c != "" {
			return c, "state"
		}
		return look(r.places)
	}
	return look(r.orgs, r.outlets)
}

// cluster groups the names into entities: longer names first, so that a short name finds the name it is short for.
func (w *work) cluster() {
	w.of = make([]int, len(w.names))
	order := make([]int, len(w.names))
	for i := range order {
		order[i], w.of[i] = i, news.None
	}
	slices.SortStableFunc(order, func(a, b int) int { return len(w.names[b].words) - len(w.names[a].words) })
	byKey := map[string]int{} // kind and key, canon or skeleton, to entity
	type cluster struct {
		long  named
		kind  news.Kind
		first int // smallest mention index, for numbering
	}
	var clusters []cluster
	home := make([]int, len(w.names)) // cluster of each name
	byWord := map[string][]int{}      // kind and bare word to the clusters whose longest name has it
	wordKey := func(kind news.Kind, word string) string {
		return string(kind) + "=" + w.lang.Skeleton(w.lang.Bare(word))
	}
	enter := func(c int) {
		for _, x := range clusters[c].long.words {
			k := wordKey(clusters[c].kind, x)
			if list := byWord[k]; len(list) < maxNamesakes && (len(list) == 0 || list[len(list)-1] != c) {
				byWord[k] = append(list, c)
			}
		}
	}
	var shorts []int
	fitting := map[int]int{} // of each of shorts, the first cluster that it is short for
	for _, i := range order {
		n := &w.names[i]
		if _, full := byKey[string(n.kind)+"@"+n.canon]; n.kind == news.Organization && n.canon != "" && !full {
			longer, named := 0, false
			for _, k := range byWord[wordKey(n.kind, n.words[0])] {
				if long := &clusters[k].long; w.prefix(n.words, long.words) {
					longer++
					named = clusters[k].first < i && w.stateBody(long.words)
				}
			}
			// short for the longer name of the article: the gazetteer's body of that name is one of a state that the article leaves out, or of no state,
			// the ministry, and that of one state was named before it
			if longer > 0 && w.elsewhere(n.words) || longer == 1 && named && !w.stateBody(n.words) {
				n.canon, n.typ = "", ""
			}
		}
		keys := []string{string(n.kind) + "=" + n.key, string(n.kind) + "~" + n.bones}
		if n.canon != "" {
			keys = append(keys, string(n.kind)+"@"+n.canon)
		}
		c := news.None
		for _, k := range keys {
			if at, ok := byKey[k]; ok && !w.differ(clusters[at].long, *n) {
				c = at
				break
			}
		}
		if c == news.None {
			var fits []int
			if len(n.words) > 0 {
				for _, k := range byWord[wordKey(n.kind, n.words[0])] {
					if w.shortFor(*n, clusters[k].long) {
						fits = append(fits, k)
					}
				}
			}
			switch len(fits) {
			case 0:
				c = len(clusters)
				clusters = append(clusters, cluster{*n, n.kind, i})
				enter(c)
			case 1:
				c = fits[0]
			default:
				known := slices.DeleteFunc(slices.Clone(fits), func(k int) bool { return clusters[k].long.canon == "" })
				if n.kind == news.Person && len(n.words) == 1 && len(known) == 1 { // who is known to all needs no first name
					c = known[0]
					break
				}
				// several longer names fit: decide by recency, once all long names have their cluster
				home[i] = news.None
				shorts, fitting[i] = append(shorts, i), fits[0]
				continue
			}
		}
		home[i] = c
		clusters[c].first = min(clusters[c].first, i)
		if clusters[c].long.canon == "" && n.canon != "" && (n.kind == news.Person || len(n.words) == len(clusters[c].long.words)) {
			clusters[c].long.canon, clusters[c].long.typ = n.canon, n.typ
		}
		for _, k := range keys {
			if _, ok := byKey[k]; !ok {
				byKey[k] = c
			}
		}
	}
	sort.Ints(shorts)
	for _, i := range shorts {
		best := news.None
		for j := i - 1; j >= max(0, i-reach) && best == news.None; j-- {
			if home[j] != news.None && clusters[home[j]].kind == w.names[i].kind && w.shortFor(w.names[i], clusters[home[j]].long) {
				best = home[j]
			}
		}
		for j := i + 1; j < min(len(w.names), i+reach) && best == news.None; j++ {
			if home[j] != news.None && clusters[home[j]].kind == w.names[i].kind && w.shortFor(w.names[i], clusters[home[j]].long) {
				best = home[j]
			}
		}
		if best == news.None { // all that fit stand too far away
			best = fitting[i]
		}
		home[i] = best
		clusters[best].first = min(clusters[best].first, i)
	}
	// number the entities by first appearance
	rank := make([]int, len(clusters))
	for i := range rank {
		rank[i] = i
	}
	sort.Slice(rank, func(a, b int) bool { return clusters[rank[a]].first < clusters[rank[b]].first })
	entity := make([]int, len(clusters))
	for e, c := range rank {
		entity[c] = e
		k := clusters[c]
		w.rec.Entities = append(w.rec.Entities, news.Entity{Kind: k.kind, Canon: k.long.canon, Type: k.long.typ, Words: k.long.words})
	}
	for i := range w.names {
		w.of[i] = entity[home[i]]
		m := &w.rec.Mentions[w.names[i].mention]
		m.Entity = w.of[i]
		e := &w.rec.Entities[m.Entity]
		name := w.plainName(i)
		if !slices.Contains(e.Names, name) {
			e.Names = append(e.Names, name)
		}
	}
	w.keys = make([]*named, len(clusters))
	for c := range clusters {
		w.keys[entity[c]] = &clusters[c].long
		e := &w.rec.Entities[entity[c]]
		e.Name = w.plainName(clusters[c].long.mention)
		e.Within = w.within(e)
		e.Gender = w.gender(e.Kind, clusters[c].long.words)
		if w.lang.Latin != nil {
			e.Latin = w.lang.Latin(e.Name)
		}
	}
}

// within looks up what an entity of a known canonical name belongs to.
func (w *work) within(e *news.Entity) string {
	if e.Canon == "" || e.Kind == news.Person || e.Type == "state" {
		return ""
	}
	of := func(x *lang.Lexicon, column string, words []string) string {
		for _, id := range x.Find(words...) {
			canon := x.Get(id, "canon")
			if v := x.Get(id, column); v != "" && (canon == "" || canon == e.Canon) {
				return v
			}
		}
		return ""
	}
	if e.Kind == news.Place {
		return of(w.places, "in", e.Words)
	}
	if v := of(w.parts, "whole", strings.Fields(w.lang.FoldString(e.Canon))); v != "" {
		return v
	}
	return of(w.orgs, "country", e.Words)
}

// doubtNested takes the canonical name from a body whose name also ends another body's name, unless the article speaks of its country:
// a militia called by the last words of its name must not become the better-known body of those words.
func (w *work) doubtNested() {
	for i := range w.rec.Entities {
		e := &w.rec.Entities[i]
		if e.Kind == news.Organization && e.Canon != "" && w.nested[strings.Join(e.Words, " ")] && w.elsewhere(e.Words) {
			e.Canon, e.Within = "", ""
		}
	}
}

// elsewhere reports whether the gazetteer knows a body of that name in a state that the article does not speak of.
func (w *work) elsewhere(words []string) bool {
	country := ""
	for _, id := range w.orgs.Find(words...) {
		country = w.orgs.Get(id, "country")
	}
	if country == "" {
		return false
	}
	if w.spoken == nil {
		w.spoken = w.countries()
	}
	return !w.spoken[country]
}

// stateBody reports whether the gazetteer says of which state the body of that name is.
func (w *work) stateBody(words []string) bool {
	return slices.ContainsFunc(w.orgs.Find(words...), func(id int32) bool { return w.orgs.Get(id, "country") != "" })
}

// countries are the states an article speaks of: by name, by an adjective of origin, or by a place in them.
func (w *work) countries() map[string]bool {
	out := map[string]bool{}
	for i := range w.names {
		n := &w.names[i]
		if n.kind != news.Place || n.canon == "" {
			continue
		}
		out[n.canon] = true
		for _, id := range w.places.Find(n.words...) {
			out[w.places.Get(id, "in")] = true
		}
	}
	for i := range w.t.Tokens {
		if base, ok := w.lang.Nisba(w.t.Tokens[i].Fold); ok {
			if state := w.demonyms[base]; state != "" {
				out[state] = true
			}
		}
	}
	return out
}

// plainName is the name of mention i as a reader would write it: without tatweel and quotation marks, a fused preposition replaced by the article.
func (w *work) plainName(i int) string {
	n := &w.names[i]
	m := &w.rec.Mentions[n.mention]
	raw := m.Span.Of(w.rec.Article.Text)
	clean := w.lang.Plain(raw)
	if at := tokenAt(w.t, m.Span.Start); at < len(w.t.Tokens) {
		for _, rd := range w.t.Tokens[at].Readings {
			if rd.HostSpan.Start == m.Span.Start && rd.Clitics.Has(lang.For) && rd.Clitics.Has(lang.The) && m.Span.Start == w.t.Tokens[at].Span.Start+w.before(at, rd) {
				return w.lang.Unfuse(clean)
			}
		}
	}
	return clean
}

// before returns the bytes of conjunctions that stand before the reading's host in token at.
func (w *work) before(at int, rd lang.Reading) int {
	return rd.HostSpan.Start - w.t.Tokens[at].Span.Start
}

// differ reports that two names of one key cannot be the same thing because the gazetteers know both as different things.
func (w *work) differ(a, b named) bool { return a.canon != "" && b.canon != "" && a.canon != b.canon }

// shortFor reports whether name s can be short for the longer name l of the same kind.
func (w *work) shortFor(s, l named) bool {
	if w.differ(s, l) || len(s.words) == 0 || len(s.words) > len(l.words) {
		return false
	}
	if len(s.words) == len(l.words) && s.key != l.key {
		return false
	}
	switch s.kind {
	case news.Person:
		return w.shortPerson(s.words, l.words) && (s.canon != "" && (len(s.words) < fathers || s.canon == l.canon) || !w.father(s.words, l.words))
	case news.Organization:
		return w.shortOrg(s.words, l.words)
	}
	return w.shortPlace(s.words, l.words)
}

// shortPerson: the words of the short name stand in the long one in order; a single word must be its first or last name, or carry an article.
func (w *work) shortPerson(s, l []string) bool {
	if len(s) == 1 {
		return w.sameWord(s[0], l[len(l)-1]) || w.sameWord(s[0], l[0]) || len(l) > 2 && slices.ContainsFunc(l, func(x string) bool {
			return w.sameWord(s[0], x) && w.hasArticle(x)
		})
	}
	j := 0
	for _, x := range l {
		if j < len(s) && w.sameWord(s[j], x) {
			j++
		}
	}
	return j == len(s)
}

// fathers is how many words a name has that holds the name of a father itself: whoever drops somebody's first name keeps no more than the one before the surname.
const fathers = 3

// father reports whether a name can be that of the father in the longer one: all of it but the first name, a given name itself. Who drops
// somebody's first name keeps the family name alone; whom the authority knows under both is one, and by a known name of two words, too, for many
// leave out the first of two given names.
func (w *work) father(s, l []string) bool {
	return len(s) > 1 && len(l) == len(s)+1 && w.sameWord(s[0], l[1]) && len(w.given.Find(l[0])) > 0 && len(w.given.Find(s[0])) > 0
}

func (w *work) sameWord(a, b string) bool {
	return a == b || w.lang.Skeleton(a) == w.lang.Skeleton(b)
}

func (w *work) hasArticle(x string) bool { return w.lang.Bare(x) != x }

// shortOrg: a name without its last words, a head with the article for the whole, or a name without a head that adds nothing.
func (w *work) shortOrg(s, l []string) bool {
	if len(s) == 1 { // al-asaib for asaib ahl al-haq
		if w.hasArticle(s[0]) && w.lang.Bare(s[0]) == w.lang.Bare(l[0]) {
			return true
		}
	} else if w.prefix(s, l) {
		return true
	}
	if len(l) > len(s) && w.prefixOf(l[len(l)-len(s):], s) { // without its head
		for _, head := range l[:len(l)-len(s)] {
			if len(w.partHeads.Find(w.lang.Bare(head))) > 0 {
				return false
			}
		}
		return len(w.orgHeads.Find(w.lang.Bare(l[0]))) > 0
	}
	// the ministry without its head and with the nationality left out
	if len(l) > len(s)+1 && w.prefix(s, l[1:]) && len(w.orgHeads.Find(w.lang.Bare(l[0]))) > 0 && len(w.partHeads.Find(w.lang.Bare(l[0]))) == 0 {
		return true
	}
	// inner words left out, both ends kept
	if len(s) >= 2 && len(l) > len(s) && s[0] == l[0] && s[len(s)-1] == l[len(l)-1] {
		j := 0
		for _, x := range l {
			if j < len(s) && s[j] == x {
				j++
			}
		}
		return j == len(s)
	}
	return false
}

func (w *work) shortPlace(s, l []string) bool {
	if len(s) >= 2 {
		return w.prefix(s, l)
	}
	if len(l) == 2 && w.sameWord(l[1], s[0]) && w.hasArticle(s[0]) && w.hasArticle(l[0]) { // the Green for the Green Zone
		return len(w.partHeads.Find(w.lang.Bare(l[0]))) == 0 && len(w.placeHeads.Find(w.lang.Bare(l[0]))) > 0
	}
	return false
}

func (w *work) prefix(s, l []string) bool { return len(s) < len(l) && w.prefixOf(s, l[:len(s)]) }

func (w *work) prefixOf(a, b []string) bool {
	for i := range a {
		if !w.sameWord(a[i], b[i]) && w.lang.Bare(a[i]) != w.lang.Bare(b[i]) {
			return false
		}
	}
	return true
}

// gender guesses what verbs and pronouns agree with.
func (w *work) gender(kind news.Kind, words []string) uint8 {
	if len(words) == 0 {
		return 0
	}
	switch kind {
	case news.Person:
		for _, id := range w.given.Find(words[0]) {
			switch w.given.Get(id, "gender") {
			case "f":
				return lang.Feminine
			case "m":
				return lang.Masculine
			}
		}
		return 0
	case news.Organization:
		for _, id := range w.orgHeads.Find(w.lang.Bare(words[0])) {
			switch w.orgHeads.Get(id, "gender") {
			case "f":
				return lang.Feminine
			case "m":
				return lang.Masculine
			}
		}
	}
	if w.lang.Feminine != nil && w.lang.Feminine(words[0]) {
		return lang.Feminine
	}
	if kind == news.Place {
		return lang.Feminine
	}
	return 0
}

package identity

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/isnad-desk/isnad/desk/rank"
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// spot is a place as the gazetteer lists it.
type spot struct {
	canon, in, typ string
	word           bool // its name is a common word too, or that of a person or body
}

// atlas is what the lexicons say of places.
type atlas struct {
	states   map[string]bool     // canonical names
	spots    map[string]spot     // by canonical name
	byForm   map[string][]spot   // by the folded words of a form, " " between
	homonyms map[string][]string // by the folded words of a form: in what the places of the name lie; empty where quarters everywhere bear it
	own      map[string]bool     // states whose places are called in the language: some carry its article
	known    map[string]bool     // canonical names of places that others lie in or bodies are called after
	ruled    map[string]bool     // canonical names of regions that a government or parliament is called after: they have ministries of their own
}

// ownShare is among how many listed places of a state that are called in the language one settlement at least carries the article.
const ownShare = 15

// fewBodies is how many listed bodies are called after a place that needs nobody to speak for it.
const fewBodies = 2

func newAtlas(l *lang.Language) atlas {
	a := atlas{map[string]bool{}, map[string]spot{}, map[string][]spot{}, map[string][]string{}, map[string]bool{}, map[string]bool{}, map[string]bool{}}
	states := l.Lexicon("states")
	for id := range states.Entries {
		a.states[states.Get(int32(id), "canon")] = true
	}
	places := l.Lexicon("places")
	for id := range places.Entries {
		s := spot{places.Get(int32(id), "canon"), places.Get(int32(id), "in"), places.Get(int32(id), "type"), places.Get(int32(id), "ambiguous") == "yes"}
		if s.canon == "" {
			s.canon = places.Entries[id].Form
		}
		if _, ok := a.spots[s.canon]; !ok {
			a.spots[s.canon] = s
		}
		form := l.FoldString(places.Entries[id].Form)
		if !slices.Contains(a.byForm[form], s) {
			a.byForm[form] = append(a.byForm[form], s)
		}
	}
	all, article := map[string]int{}, map[string]int{}
	for canon, s := range a.spots {
		state := a.state(canon)
		all[state]++
		if w := strings.Fields(l.FoldString(canon)); site(s.typ) && len(w) == 1 && l.Bare(w[0]) != w[0] {
			article[state]++
		}
		a.known[s.in] = true
	}
	after := map[string]map[string]bool{} // bodies that are called after a place, by its form
	orgs := l.Lexicon("orgs")
	for id := range orgs.Entries {
		words := strings.Fields(l.FoldString(orgs.Entries[id].Form))
		switch orgs.Get(int32(id), "type") {
		case "government", "parliament":
			for _, s := range a.byForm[strings.Join(words[min(1, len(words)):], " ")] {
				if s.typ == "region" {
					a.ruled[s.canon] = true
				}
			}
		}
		for _, w := range words[min(1, len(words)):] {
			if len(a.byForm[w]) > 0 {
				if after[w] == nil {
					after[w] = map[string]bool{}
				}
				after[w][orgs.Get(int32(id), "canon")] = true
			}
		}
	}
	for form, bodies := range after {
		if len(bodies) >= fewBodies {
			for _, s := range a.byForm[form] {
				a.known[s.canon] = true
			}
		}
	}
	for state, n := range article {
		a.own[state] = n > 1 && n*ownShare >= all[state]
	}
	homonyms := l.Lexicon("homonyms")
	for id := range homonyms.Entries {
		a.homonyms[l.FoldString(homonyms.Entries[id].Form)] = homonyms.Values(int32(id), "in")
	}
	return a
}

// holders calls f with what a place lies in, the nearest first.
func (a *atlas) holders(canon string, f func(string)) {
	for range 8 { // lists that people wrote may run in a circle
		in := a.spots[canon].in
		if in == "" || in == canon {
			return
		}
		f(in)
		canon = in
	}
}

// state is the state that a place lies in or is, or "".
func (a *atlas) state(canon string) string {
	if a.states[canon] {
		return canon
	}
	state := ""
	a.holders(canon, func(h string) {
		if a.states[h] {
			state = h
		}
	})
	return state
}

// ruler is the state that a place lies in or is, or the region of it that has a government of its own; or "".
func (a *atlas) ruler(canon string) string {
	if a.ruled[canon] {
		return canon
	}
	region := ""
	a.holders(canon, func(h string) {
		if region == "" && a.ruled[h] {
			region = h
		}
	})
	return cmp.Or(region, a.state(canon))
}

// held is the state that a place lies in or is, the name itself where it is no listed place.
func (a *atlas) held(name string) string { return cmp.Or(a.state(name), name) }

// most is the state of most counts, "" where two are level.
func (a *atlas) most(around map[string]int) string {
	best, n, level := "", 0, false
	for name, k := range around {
		switch {
		case !a.states[name]:
		case k > n:
			best, n, level = name, k, false
		case k == n:
			level = true
		}
	}
	if level {
		return ""
	}
	return best
}

// setting is what one article tells of where it plays.
type setting struct {
	rec    *news.Record
	canon  []string        // by entity: the canonical name; of a place that which the article speaks of, "" where it does not tell
	around map[string]int  // places and what they lie in, with how many entities of the article say so
	state  string          // the one state in which nearly all places lie that the article names, or ""
	lead   string          // the state that the article speaks of most, or "" where two are level
	doubts []news.Doubt    // by entity: how little its names tell that it is one
	others []string        // by entity: of a body that bears the name of a listed one and is another, the state that it is of or what sort it is of
	words  []bool          // by entity: what is taken for a place is rather a word
	homely []bool          // by entity: of a body that its name and state do not tell from others
	town   string          // the one place below a state that the article names, or that all others which it names lie in; or ""
	called map[string]bool // states of which an adjective stands somewhere in the article; made where it is asked for
}

// named yields the mentions by which an entity is named, with their numbers in the record.
func (s *setting) named(e int) iter.Seq2[int, *news.Mention] {
	return func(yield func(int, *news.Mention) bool) {
		for i := range s.rec.Mentions {
			if m := &s.rec.Mentions[i]; m.Entity == e && m.Form == news.Name && !yield(i, m) {
				return
			}
		}
	}
}

// setting reads where an article plays.
func (r *Resolver) setting(rec *news.Record) *setting {
	s := &setting{rec: rec, canon: make([]string, len(rec.Entities)), doubts: rec.Doubts(), others: make([]string, len(rec.Entities)), words: make([]bool, len(rec.Entities)), homely: make([]bool, len(rec.Entities)), around: map[string]int{}}
	for e := range rec.Entities {
		x := &rec.Entities[e]
		s.canon[e] = x.Canon
		if x.Kind == news.Place && x.Canon != "" {
			if r.manyOf(x) { // it needs others to speak for it
				continue
			}
			s.around[x.Canon]++
			r.atlas.holders(x.Canon, func(h string) { s.around[h]++ })
		} else if x.Kind == news.Organization && r.atlas.states[x.Within] {
			s.around[x.Within]++
		}
	}
	s.lead = r.atlas.most(s.around)
	states, towns := map[string]int{}, map[string]bool{}
	for e := range rec.Entities {
		x := &rec.Entities[e]
		if x.Kind == news.Organization && r.commonWord(s, e) {
			s.canon[e], s.words[e] = "", true
		} else if x.Kind == news.Organization {
			if c := r.branch(s, e); c != "" {
				s.canon[e] = c
			} else if c, ok := r.namesakeClub(s, e); ok {
				s.canon[e] = c
			} else if of := r.federation(s, e); of != "" {
				s.canon[e], s.others[e], s.homely[e] = "", of, true // of which sport it does not tell
			} else if other, of := r.other(s, e); other {
				s.canon[e], s.others[e] = "", of
			} else if r.away(s, e) || r.ofSport(s, e) || r.guest(x) || r.otherWay(s, e) || r.amongPlaces(s, e) || r.ofSomebody(s, e) || len(x.Words) == 1 && x.Canon != "" && r.restOfWord(s, e) {
				s.canon[e] = ""
			}
		}
		if x.Kind == news.Person && x.Canon != "" && (r.anotherOf(s, e) || r.house(s, e) || r.otherSon(x)) {
			s.canon[e] = ""
		}
		if x.Kind != news.Place {
			continue
		}
		s.canon[e] = r.place(s, x)
		if c := s.canon[e]; c != "" && r.rather(s, e, c) {
			s.canon[e], s.words[e] = "", true
		}
		c := s.canon[e]
		if c == "" {
			continue
		}
		if state := r.atlas.state(c); state != "" {
			states[state]++
		}
		switch r.atlas.spots[c].typ {
		case "capital", "city", "town", "province":
			towns[c] = true
		}
	}
	all := 0
	for _, n := range states {
		all += n
	}
	for state, n := range states {
		if n >= mostly*(all-n) {
			s.state = state
		}
	}
	if l := rec.Article.Dateline; l != "" {
		if rows := r.atlas.byForm[r.l.FoldString(r.l.Plain(l))]; len(rows) == 1 {
			s.town = rows[0].canon
			return s
		}
	}
	for c := range towns { // what lies in another one goes with it
		held := false
		r.atlas.holders(c, func(h string) { held = held || towns[h] })
		switch {
		case held:
		case s.town == "":
			s.town = c
		default:
			s.town = ""
			return s
		}
	}
	return s
}

// mostly is how many times more places of one state than of all others an article names that plays in it.
const mostly = 3

// How well an article speaks for a place.
const (
	nothing    = iota
	sameState  // it names the state that the place lies in, or another place there
	sameRegion // it names what the place lies in below the state, or another place there
)

// speaks tells how well an article speaks for a place, what the entity x itself says of it left aside.
func (r *Resolver) speaks(s *setting, x *news.Entity, p spot) int {
	own := map[string]int{}
	if x.Canon != "" && !r.manyOf(x) {
		own[x.Canon]++
		r.atlas.holders(x.Canon, func(h string) { own[h]++ })
	}
	best := nothing
	if s.around[p.canon] > own[p.canon] { // something lies in it
		return sameRegion
	}
	r.atlas.holders(p.canon, func(h string) {
		if s.around[h] <= own[h] {
			return
		}
		if r.atlas.states[h] {
			best = max(best, sameState)
		} else {
			best = sameRegion
		}
	})
	return best
}

// manyOf reports a place of whose name there are others.
func (r *Resolver) manyOf(x *news.Entity) bool {
	form := strings.Join(x.Words, " ")
	_, ok := r.atlas.homonyms[form]
	return ok || len(r.atlas.byForm[form]) > 1
}

// quarter reports a place that has many namesakes: part of a town, a village, a mosque.
func quarter(typ string) bool {
	switch typ {
	case "neighbourhood", "village", "district", "square", "holy_site", "camp":
		return true
	}
	return false
}

// place says which place of the gazetteer an entity is, "" where the article does not tell or none is it.
func (r *Resolver) place(s *setting, x *news.Entity) string {
	if x.Type == "state" {
		return x.Canon
	}
	form := strings.Join(x.Words, " ")
	others, homonym := r.atlas.homonyms[form]
	rows := r.atlas.byForm[form]
	if x.Canon != "" {
		p, ok := r.atlas.spots[x.Canon]
		if !ok {
			return x.Canon
		}
		rows = []spot{p}
	}
	if len(rows) == 0 {
		if len(x.Words) == 1 && r.l.Bare(x.Words[0]) == x.Words[0] { // a state by its adjective, as some write its name
			return r.stateOf(x.Words[0])
		}
		return ""
	}
	at, best := 0, -1
	for i, p := range rows {
		main := 0
		if r.l.FoldString(p.canon) == form { // the best known of its name
			main = 1
		}
		if n := 2*r.speaks(s, x, p) + main; n > best {
			at, best = i, n
		}
	}
	p := rows[at]
	speaks := best / 2
	small := quarter(p.typ)
	below := p.in != "" && !r.atlas.states[p.in] // what lies in it below the state is told
	need := nothing
	switch {
	case p.in == "":
	case len(rows) > 1 && small, homonym && len(others) == 0 && below, small && below:
		need = sameRegion
	case small, homonym && len(others) == 0, homonym && p.typ == "town", p.typ == "palace_or_seat" && r.everySeat(x.Words): // every republic has its republican palace
		need = sameState
	case homonym:
		if slices.ContainsFunc(others, func(o string) bool { return o != p.in && r.atlas.state(o) != r.atlas.state(p.canon) && s.around[o] > 0 }) {
			need = sameState
		}
	}
	if len(rows) > 1 && best%2 == 0 { // not the best known
		need = max(need, sameState)
	}
	if speaks < need {
		return ""
	}
	return p.canon
}

// everySeat reports the name of a seat that every state can have: a kind of place and a definite adjective.
func (r *Resolver) everySeat(words []string) bool {
	if len(words) != 2 || !r.placeHead(&local{words: words}) || r.l.Bare(words[1]) == words[1] {
		return false
	}
	_, ok := r.l.Nisba(words[1])
	return ok && r.stateOf(words[1]) == ""
}

// rather reports that an entity is rather a word than the place that the gazetteer has: its name is one, nothing else in the article speaks for the place, and
// nowhere it stands where places stand; or it bears an ending that names do not bear.
func (r *Resolver) rather(s *setting, e int, canon string) bool {
	x := &s.rec.Entities[e]
	p, listed := r.atlas.spots[canon]
	if listed && len(x.Words) == 2 && (quarter(p.typ) || p.typ == "town") && r.plain(x.Words) && !r.placeHead(&local{words: x.Words}) { // "the big picture"
		return r.speaks(s, x, p) == nothing && !r.placed(s, e)
	}
	if listed && len(x.Words) == 2 && p.typ == "province" && r.speaks(s, x, p) == nothing && r.quarterOf(s, e) { // the road that is called after whom the province is called after
		return true
	}
	if listed && len(x.Words) == 2 && r.opening[x.Words[0]] && r.speaks(s, x, p) == nothing && !r.placed(s, e) && !r.shown(s, e, p) { // "or fell short"
		return true
	}
	if len(x.Words) != 1 {
		return false
	}
	if r.adverbial(s, e) || r.partOfName(s, e) || listed && r.behindGiven(s, e) || listed && r.restOfWord(s, e) {
		return true
	}
	if listed && r.speaks(s, x, p) == nothing && r.unspoken(s, e, p) {
		return true
	}
	if listed && r.speaks(s, x, p) == nothing && r.noun(x) && !r.placed(s, e) {
		return true
	}
	if listed && s.doubts[e] == news.Barely && r.isVerb(s, e) && (!r.placed(s, e) || r.behindSubject(s, e)) {
		return true
	}
	if listed && (p.typ == "city" || p.typ == "town") && (r.speaks(s, x, p) == nothing || s.lead != r.atlas.state(canon) && s.around[s.lead] >= mostly*s.around[r.atlas.state(canon)]) && r.quarterOf(s, e) {
		return true
	}
	if listed && s.doubts[e] >= news.Narrow && (p.word || r.definite(x.Words[0])) { // the model does not tell either
		_, adjective := r.l.Nisba(x.Words[0])
		switch spoken := r.speaks(s, x, p); {
		case quarter(p.typ) || p.typ == "town" || p.typ == "palace_or_seat":
			if spoken == nothing || spoken < sameRegion && !r.placed(s, e) {
				return true
			}
		case p.typ == "city" && adjective, p.typ != "city" && p.typ != "capital" && p.typ != "region":
			if spoken == nothing && !r.placed(s, e) {
				return true
			}
		}
	}
	if listed && (!p.word || p.typ == "capital") {
		return false
	}
	if !listed { // a state whose name is an adjective: "financial" and Mali
		p = spot{canon: canon}
		if _, ok := r.l.Nisba(x.Words[0]); !ok || r.stateOf(x.Words[0]) != "" {
			return false
		}
	}
	return r.speaks(s, x, p) == nothing && (s.doubts[e] == news.Barely && p.typ != "region" || !r.placed(s, e))
}

// isVerb reports that wherever a name stands in the article, the best reading of its word there is a verb without a preposition.
func (r *Resolver) isVerb(s *setting, e int) bool {
	t, found := s.rec.Article.Text, false
	for _, m := range s.named(e) {
		read := r.l.Read(t[wordsBefore(t, m.Span.Start):m.Span.End])
		if len(read.Tokens) == 0 {
			return false
		}
		b := read.Tokens[len(read.Tokens)-1].Best()
		if len(b.Morphs) == 0 || b.Morphs[0].POS != lang.Verb || b.Clitics.Has(lang.The|lang.Prepositions) {
			return false
		}
		found = true
	}
	return found
}

// behindSubject reports that another place stands right before a name, with nothing between: where the name is a verb, what it is said of.
func (r *Resolver) behindSubject(s *setting, e int) bool {
	for i := 1; i < len(s.rec.Mentions); i++ {
		a, m := &s.rec.Mentions[i-1], &s.rec.Mentions[i]
		if m.Entity == e && m.Form == news.Name {
			return a.Kind == news.Place && text.Span{Start: a.Span.End, End: max(a.Span.End, m.Span.Start)}.Of(s.rec.Article.Text) == " "
		}
	}
	return false
}

// noun reports that the one word of a name is a common noun with an ending that names do not have: "a tower" in the accusative, "his ashes".
func (r *Resolver) noun(x *news.Entity) bool {
	if base, ok := r.l.Indefinite(x.Words[0]); ok && r.l.TermShare(base) > 0 {
		return true
	}
	t := r.l.Read(x.Name)
	return len(t.Tokens) == 1 && t.Tokens[0].Best().Suffix != "" && r.l.TermShare(t.Tokens[0].Fold) > 0
}

// commonWord reports that an entity is rather a word than the outlet or company whose name it is too: the gazetteer says that it is both, and nowhere in the
// article it stands in quotation marks, behind a word for what it is, or as what published or is credited.
func (r *Resolver) commonWord(s *setting, e int) bool {
	x := &s.rec.Entities[e]
	if x.Canon == "" || len(x.Words) != 1 {
		return false
	}
	_, nisba := r.l.Nisba(x.Words[0])
	place, sort := false, r.sort(x.Type)
	switch typ := x.Type; {
	case news.Medium(typ):
		place = len(r.atlas.byForm[x.Words[0]]) > 0
	case typ == news.Platform, typ == "company":
	case typ == "club": // "the Ismaili rule"
		if !nisba && (!r.ambiguous(x.Words) || len(r.atlas.byForm[x.Words[0]]) > 0) || s.doubts[e] == news.Sure || r.kindred(s, e) {
			return false
		}
	default:
		return false
	}
	a := &s.rec.Article
	if x.Type != "club" && !r.ambiguous(x.Words) || a.Outlet != nil && a.Outlet.Name == x.Canon || slices.ContainsFunc(a.Credits, func(c news.Credit) bool { return c.Name == x.Canon }) {
		return false
	}
	for _, m := range s.named(e) {
		before, _ := utf8.DecodeLastRuneInString(a.Text[:m.Span.Start])
		after, _ := utf8.DecodeRuneInString(a.Text[m.Span.End:])
		if (quote(before) || quote(after)) && (!place || !r.townInMarks(s, e, m)) {
			return false
		}
		read := r.l.Read(a.Text[wordsBefore(a.Text, m.Span.Start):m.Span.End])
		if n := len(read.Tokens); n > 1 {
			b := read.Tokens[n-2].Best()
			if ids := r.l.Lexicon("org_heads").Find(b.Stem); len(ids) > 0 && !b.Clitics.Has(lang.The) && (sort != "outlet" || r.sort(r.l.Lexicon("org_heads").Get(ids[0], "type")) == sort) {
				return false
			}
		}
	}
	return true
}

// townInMarks reports that a name in quotation marks is rather that of the town than of the outlet called after it: no preposition says that it was spoken to, and
// the article names the town too, or a preposition of place stands before the mark.
func (r *Resolver) townInMarks(s *setting, e int, m *news.Mention) bool {
	t := s.rec.Article.Text
	read := r.l.Read(t[wordsBefore(t, m.Span.Start):m.Span.Start])
	for i := len(read.Tokens) - 1; i >= 0; i-- {
		k := &read.Tokens[i]
		if k.Kind != lang.Word {
			continue
		}
		if utf8.RuneCountInString(k.Fold) == 1 { // cut off by the mark: "to" whom somebody spoke
			return false
		}
		if b := k.Best(); r.ties[k.Fold] || r.before[b.Host] {
			return true
		}
		break
	}
	for o := range s.rec.Entities {
		if y := &s.rec.Entities[o]; y.Kind == news.Place && slices.Equal(y.Words, s.rec.Entities[e].Words) {
			return true
		}
	}
	return false
}

// kindred reports that the article names another body of the sort for certain: a club beside a club.
func (r *Resolver) kindred(s *setting, e int) bool {
	sort := r.sort(s.rec.Entities[e].Type)
	if sort == "" || sort == "outlet" {
		return false
	}
	for o := range s.rec.Entities {
		y := &s.rec.Entities[o]
		if o != e && y.Kind == news.Organization && y.Canon != "" && y.Canon != s.rec.Entities[e].Canon && s.doubts[o] == news.Sure && r.sort(y.Type) == sort && (sort != "party" || s.doubts[e] < news.Barely || r.home(y) == r.home(&s.rec.Entities[e])) {
			return true
		}
	}
	return false
}

// branch returns the canonical name of the listed body that a name and the words right beside it name together, "" where they name none: a movement has branches
// in other states, and a newspaper is called like a channel or like a newspaper of another state.
func (r *Resolver) branch(s *setting, e int) string {
	x := &s.rec.Entities[e]
	if x.Canon == "" || len(x.Words) != 1 && (len(x.Words) != 2 || x.Type != "club" || !r.head(&local{words: x.Words})) {
		return ""
	}
	t, own := s.rec.Article.Text, x.Words[len(x.Words)-1:] // without the word for what it is
	headed, named := false, false
	for i, m := range s.named(e) {
		var before, after []string
		if i+1 < len(s.rec.Mentions) { // a state's name as it is, or its adjective
			n := &s.rec.Mentions[i+1]
			if n.Entity >= 0 && n.Entity < len(s.rec.Entities) && n.Span.Start > m.Span.End && strings.TrimFunc(t[m.Span.End:n.Span.Start], func(c rune) bool { return c == ' ' || quote(c) }) == "" {
				after = s.rec.Entities[n.Entity].Words
			}
		}
		if after == nil {
			read := r.l.Read(t[m.Span.End:min(len(t), wordAfter(t, m.Span.End))])
			for j := range read.Tokens {
				if k := &read.Tokens[j]; k.Kind == lang.Word {
					after = []string{k.Fold}
					break
				}
			}
		}
		read := r.l.Read(t[wordsBefore(t, m.Span.Start):m.Span.Start])
		for j := len(read.Tokens) - 1; j >= 0; j-- {
			if k := &read.Tokens[j]; k.Kind == lang.Word {
				before = []string{k.Best().Host}
				break
			}
		}
		for _, name := range [...][]string{slices.Concat(before, own, after), slices.Concat(own, after), slices.Concat(before, own)} {
			if len(name) == 1 {
				continue
			}
			if c := r.body(name); c == x.Canon {
				if len(name) > len(before)+1 {
					named = true
				} else {
					headed = true
				}
				break
			} else if c != "" {
				return c
			}
		}
	}
	if named || !headed { // who speaks to "the Homeland" speaks to the outlet of the article
		return ""
	}
	return r.rival(s, x)
}

// paper is a newspaper of a state.
type paper struct{ canon, state string }

// papers are the newspapers that are told apart by the state's adjective behind one word, by the word.
func papers(l *lang.Language) map[string][]paper {
	out := map[string][]paper{}
	x := l.Lexicon("outlets")
	for id := range x.Entries {
		if words := strings.Fields(l.FoldString(x.Entries[id].Form)); x.Get(int32(id), "kind") == "newspaper" && len(words) <= 2 {
			p := paper{x.Get(int32(id), "canon"), x.Get(int32(id), "country")}
			if len(words) == 2 {
				if base, ok := l.Nisba(words[1]); !ok || base == "" || l.Bare(words[1]) == words[1] {
					continue
				}
			}
			if !slices.Contains(out[words[0]], p) {
				out[words[0]] = append(out[words[0]], p)
			}
		}
	}
	return out
}

// rival is the newspaper of the name in the one state of which the article speaks, where it does not speak of that of the one that bears the name alone.
func (r *Resolver) rival(s *setting, x *news.Entity) string {
	list := r.papers[x.Words[0]]
	best, n := "", 0
	for _, p := range list {
		k := s.around[p.state]
		if x.Within == p.state { // what it says of itself
			k--
		}
		if p.canon == x.Canon && k > 0 {
			return ""
		}
		if k > n {
			best, n = p.canon, k
		} else if k == n {
			best = ""
		}
	}
	if best == x.Canon || x.Type != "newspaper" {
		return ""
	}
	return best
}

// body is the canonical name of the one body that the gazetteers list under a name of folded words, or "".
func (r *Resolver) body(words []string) string {
	found := ""
	for _, name := range [...]string{"orgs", "outlets"} {
		l := r.l.Lexicon(name)
		for _, id := range l.Find(words...) {
			c := l.Get(id, "canon")
			if found != "" && c != found {
				return ""
			}
			found = c
		}
	}
	return found
}

// ambiguous reports the name of a listed body that is a common word too.
func (r *Resolver) ambiguous(words []string) bool {
	for _, name := range [...]string{"orgs", "outlets"} {
		l := r.l.Lexicon(name)
		for _, id := range l.Find(words...) {
			if l.Get(id, "ambiguous") == "yes" {
				return true
			}
		}
	}
	return false
}

// other reports that an entity is another body than the listed one whose name it bears, and of what: the adjective of another state follows its name, or
// a word for another sort of body stands before it. Where both kinds of places are in the article, the listed one is meant.
func (r *Resolver) other(s *setting, e int) (bool, string) {
	x := &s.rec.Entities[e]
	if x.Canon == "" || len(x.Words) > 2 || len(x.Words) == 2 && !r.head(&local{words: x.Words}) {
		return false, ""
	}
	t, of, wrong := s.rec.Article.Text, "", false
	home := r.atlas.state(x.Within)
	for _, m := range s.named(e) {
		from := wordsBefore(t, m.Span.Start)
		read := r.l.Read(t[from:min(len(t), wordAfter(t, m.Span.End))])
		for j := range read.Tokens {
			k := &read.Tokens[j]
			at := from + k.Span.Start
			if k.Kind != lang.Word {
				continue
			}
			if gap := t[m.Span.End:max(at, m.Span.End)]; at > m.Span.End && strings.TrimFunc(gap, func(c rune) bool { return c == ' ' || quote(c) }) == "" {
				b := k.Best()
				state := r.stateOf(b.Host)
				if state == "" || home == "" || !b.Clitics.Has(lang.The) {
					continue
				}
				if state == home {
					return false, ""
				}
				wrong, of = true, state
			}
			if at < m.Span.Start+1 && r.sort(x.Type) != "" {
				ids := r.l.Lexicon("org_heads").Find(k.Best().Stem)
				if r.sort(x.Type) == "outlet" && len(r.l.Lexicon("place_heads").Find(k.Best().Stem)) > 0 && !k.Best().Clitics.Has(lang.The) && (len(ids) == 0 || r.l.Lexicon("org_heads").Get(ids[0], "extends") != "outside") {
					wrong, of = true, cmp.Or(of, "place") // the market that a paper is called after
					continue
				}
				if len(ids) == 0 {
					continue
				}
				sort := r.sort(r.l.Lexicon("org_heads").Get(ids[0], "type"))
				if sort == r.sort(x.Type) {
					return false, ""
				}
				marked := strings.IndexFunc(t[min(from+k.Span.End, m.Span.Start):m.Span.Start], quote) >= 0 // the list of "Forbes"
				if sort != "" && !k.Best().Clitics.Has(lang.The) && (!marked || r.ambiguous(x.Words)) {
					wrong, of = true, cmp.Or(of, sort)
				}
			}
		}
	}
	return wrong, of
}

// away reports a party or group of a state of which the article does not speak, where its name is made of common words: "the new generation".
func (r *Resolver) away(s *setting, e int) bool {
	x := &s.rec.Entities[e]
	home := r.home(x)
	if x.Canon == "" || home == "" {
		return false
	}
	switch x.Type {
	case "company", "ngo", "bank": // the share of a company that is called like one of another state's
		return x.Within == home && len(x.Words) == 1 && s.around[home] == 1 && s.lead != "" && s.lead != home && r.ambiguous(x.Words)
	}
	n := s.around[home] // but for itself
	if x.Within == home {
		n--
	}
	if r.sort(x.Type) != "party" {
		return false
	}
	switch {
	case x.Type == "party" && len(x.Words) > 1 && r.common(x.Words) && r.stateBehind(s, e) != home && s.lead != "" && s.lead != home && s.around[s.lead] >= mostly*n: // the Republicans of elsewhere
		return true
	case n > 0 || !r.atlas.states[x.Within] && (s.lead == "" || r.speaksOf(s, home)):
		return false
	}
	return r.ambiguous(x.Words) || len(x.Words) == 2 && r.head(&local{words: x.Words}) && r.ambiguous(x.Words[1:]) || s.doubts[e] >= news.Narrow && !r.kindred(s, e) || len(x.Words) > 1 && r.plain(x.Words)
}

// speaksOf reports that the adjective of a state stands somewhere in the article.
func (r *Resolver) speaksOf(s *setting, state string) bool {
	if s.called == nil {
		s.called = map[string]bool{}
		for word := range strings.FieldsFuncSeq(r.l.FoldString(s.rec.Article.Text), func(c rune) bool { return !unicode.IsLetter(c) }) {
			if of := r.stateOf(word); of != "" {
				s.called[of] = true
			}
		}
	}
	return s.called[state]
}

// home is the state that a listed body is of: by the gazetteer, by the body that it is part of, or by the adjective that ends its listed name; or "".
func (r *Resolver) home(x *news.Entity) string {
	if x.Canon == "" || r.atlas.states[x.Within] {
		return x.Within
	}
	orgs := r.l.Lexicon("orgs")
	for _, id := range orgs.Find(strings.Fields(r.l.FoldString(x.Within))...) {
		if state := orgs.Get(id, "country"); r.atlas.states[state] {
			return state
		}
	}
	words := strings.Fields(r.l.FoldString(x.Canon))
	if x.Within != "" || len(words) < 2 {
		return ""
	}
	return r.stateOf(words[len(words)-1])
}

// common reports that the last of words is one that many bodies bear: a plain word or an adjective.
func (r *Resolver) common(words []string) bool {
	last := words[len(words)-1]
	_, nisba := r.l.Nisba(last)
	return nisba || r.plain([]string{last})
}

// ofSport reports a body that in an article about clubs is rather the federation whose name goes on behind that of the listed body: "the European Union" and
// that of football.
func (r *Resolver) ofSport(s *setting, e int) bool {
	x := &s.rec.Entities[e]
	if x.Canon == "" || x.Type == "federation" || !r.shortened[strings.Join(x.Words, " ")] {
		return false
	}
	clubs := 0
	for o := range s.rec.Entities {
		if y := &s.rec.Entities[o]; y.Type == "club" && s.doubts[o] == news.Sure {
			clubs++
		}
	}
	return clubs >= 2
}

// guest reports a body that a state has in every other, named without the town in which the listed one of the name is: "the American embassy".
func (r *Resolver) guest(x *news.Entity) bool {
	if x.Canon == "" || len(x.Words) != 2 || len(strings.Fields(x.Canon)) <= len(x.Words) {
		return false
	}
	bodies := r.l.Lexicon("local_bodies")
	ids := bodies.Find(x.Words[0])
	return len(ids) > 0 && bodies.Get(ids[0], "each") == everyHost
}

// shortened are the first two words of federations of three and more.
func shortened(l *lang.Language) map[string]bool {
	out := map[string]bool{}
	orgs := l.Lexicon("orgs")
	for id := range orgs.Entries {
		if words := strings.Fields(l.FoldString(orgs.Entries[id].Form)); len(words) > 2 && orgs.Get(int32(id), "type") == "federation" {
			out[strings.Join(words[:2], " ")] = true
		}
	}
	return out
}

// stateBehind is the state whose definite adjective follows a name, where the name is cut off before it.
func (r *Resolver) stateBehind(s *setting, e int) string {
	for _, m := range s.named(e) {
		if k, ok := r.wordBehind(s, m); ok {
			if b := k.Best(); b.Clitics.Has(lang.The) && !b.Clitics.Has(lang.Prepositions|lang.And|lang.So) {
				if state := r.stateOf(b.Host); state != "" {
					return state
				}
			}
		}
	}
	return ""
}

// wordBehind is the word right behind a name.
func (r *Resolver) wordBehind(s *setting, m *news.Mention) (lang.Token, bool) {
	t := s.rec.Article.Text
	read := r.l.Read(t[m.Span.End:min(len(t), wordAfter(t, m.Span.End))])
	i := slices.IndexFunc(read.Tokens, func(k lang.Token) bool { return k.Kind == lang.Word })
	if i < 0 {
		return lang.Token{}, false
	}
	return read.Tokens[i], true
}

// sort is of what sort a body of a type is, "" for types that stand for many.
func (r *Resolver) sort(typ string) string {
	switch typ {
	case "club", "bank", "university", "ministry":
		return typ
	case "party", "movement", "armed_group":
		return "party"
	}
	if news.Medium(typ) {
		return "outlet"
	}
	return ""
}

// wordAfter is where the word after byte at ends, of those that a blank parts from it.
func wordAfter(t string, at int) int {
	to := at
	for to < len(t) && to-at < maxFused {
		c, n := utf8.DecodeRuneInString(t[to:])
		if c != ' ' && !quote(c) {
			break
		}
		to += n
	}
	for to < len(t) && to-at < maxBound && !blank(t[to]) {
		to++
	}
	for to < len(t) && !utf8.RuneStart(t[to]) {
		to++
	}
	return to
}

func quote(c rune) bool {
	return c == '"' || c == '\'' || unicode.In(c, unicode.Pi, unicode.Pf, unicode.Ps, unicode.Pe)
}

// wordsBefore is where the word before byte at begins, that which at stands in aside.
func wordsBefore(t string, at int) int {
	from := at
	for _, over := range [...]bool{false, true, false} { // what is fused before the name, blanks and marks, the word
		for from > 0 && at-from < maxBound && blank(t[from-1]) == over {
			from--
		}
	}
	for from < at && !utf8.RuneStart(t[from]) {
		from++
	}
	return from
}

// adverbial reports that a name ends in a mark wherever it stands in the article: names are not written so, indefinite accusatives are.
func (r *Resolver) adverbial(s *setting, e int) bool {
	found := false
	for _, m := range s.named(e) {
		end := []rune(m.Span.Of(s.rec.Article.Text))
		if n := len(end); n < 2 || !unicode.Is(unicode.Mn, end[n-1]) && !unicode.Is(unicode.Mn, end[n-2]) {
			return false
		}
		found = true
	}
	return found
}

// quarterOf reports that wherever a name stands in the article, the word before it says that it is a quarter.
func (r *Resolver) quarterOf(s *setting, e int) bool {
	heads := r.l.Lexicon("place_heads")
	return r.alwaysBehind(s, e, func(b lang.Reading) bool {
		ids := heads.Find(b.Stem)
		return len(ids) > 0 && heads.Get(ids[0], "type") == "neighbourhood"
	})
}

// partOfName reports that wherever a name stands in the article, the word before it makes it a part of another one: "son of".
func (r *Resolver) partOfName(s *setting, e int) bool {
	particles := r.l.Lexicon("name_particles")
	return r.alwaysBehind(s, e, func(b lang.Reading) bool {
		ids := particles.Find(b.Host)
		return len(ids) > 0 && particles.Get(ids[0], "position") != "inside"
	})
}

// alwaysBehind reports that the article names an entity, and that before each of its names a word stands of which is holds.
func (r *Resolver) alwaysBehind(s *setting, e int, is func(lang.Reading) bool) bool {
	t, found := s.rec.Article.Text, false
	for _, m := range s.named(e) {
		read := r.l.Read(t[wordsBefore(t, m.Span.Start):m.Span.Start])
		n := len(read.Tokens)
		if n == 0 || !is(read.Tokens[n-1].Best()) {
			return false
		}
		found = true
	}
	return found
}

// placed reports whether an entity stands where places stand: behind a preposition or a word for a sort of place, or next to another place.
func (r *Resolver) placed(s *setting, e int) bool {
	rec := s.rec
	t := rec.Article.Text
	for i, m := range s.named(e) {
		if i > 0 && rec.Mentions[i-1].Kind == news.Place && m.Span.Start-rec.Mentions[i-1].Span.End <= maxJoint ||
			i+1 < len(rec.Mentions) && rec.Mentions[i+1].Kind == news.Place && rec.Mentions[i+1].Span.Start-m.Span.End <= maxJoint {
			return true
		}
		from := wordsBefore(t, m.Span.Start)
		read := r.l.Read(t[from:m.Span.End])
		k := slices.IndexFunc(read.Tokens, func(x lang.Token) bool { return from+x.Span.End > m.Span.Start }) // the first word of the name
		if k < 0 {
			continue
		}
		if read.Tokens[k].Best().Clitics.Has(lang.By | lang.For) {
			return true
		}
		if k > 0 {
			b := read.Tokens[k-1].Best()
			if r.ties[read.Tokens[k-1].Fold] || r.before[b.Host] || len(r.l.Lexicon("place_heads").Find(b.Stem)) > 0 {
				return true
			}
		}
	}
	return false
}

// maxJoint is how many bytes stand at most between two places that are named side by side.
const maxJoint = 6

// bound returns the place or body that an entity is bound to by the words behind its name: "the college in the university of", "the council of the
// town"; or -1.
func (r *Resolver) bound(s *setting, e int) int {
	for i := range s.rec.Mentions {
		if b := r.boundAt(s, e, i); b >= 0 {
			return b
		}
	}
	return -1
}

// boundAt is bound of one mention.
func (r *Resolver) boundAt(s *setting, e, i int) int {
	rec := s.rec
	m := &rec.Mentions[i]
	if m.Entity != e || m.Form != news.Name || i+1 == len(rec.Mentions) {
		return -1
	}
	n := &rec.Mentions[i+1]
	if n.Form != news.Name || n.Entity == news.None || n.Entity == e || n.Kind == news.Person || n.Span.Start < m.Span.End || n.Span.Start-m.Span.End > maxBound {
		return -1
	}
	if r.binds(text.Span{Start: m.Span.End, End: n.Span.End}.Of(rec.Article.Text), n.Span.Start-m.Span.End) {
		return n.Entity
	}
	return -1
}

// twice reports an entity that its article binds to two places, neither of which lies in the other: "the market in one town, the market in another".
func (r *Resolver) twice(s *setting, e int) bool {
	first := ""
	for i := range s.rec.Mentions {
		b := r.boundAt(s, e, i)
		if b < 0 || s.rec.Entities[b].Kind != news.Place {
			continue
		}
		c := s.canon[b]
		switch typ := r.atlas.spots[c].typ; {
		case typ != "city" && typ != "town":
		case first == "":
			first = c
		case c != first && typ == r.atlas.spots[first].typ && r.atlas.spots[c].in != first && r.atlas.spots[first].in != c: // a town may lie in what is called after a city
			return true
		}
	}
	return false
}

// maxBound is how many bytes stand at most between a name and what it is bound to.
const maxBound = 48

// binds reports whether the words between two names, up to byte to of s, bind the first to the second: by a preposition of place and words for what the
// second is, and nothing else.
func (r *Resolver) binds(s string, to int) bool {
	t := r.l.Read(s)
	if len(t.Sentences) > 1 {
		return false
	}
	tied := false
	for i := range t.Tokens {
		if t.Tokens[i].Span.Start > to {
			break
		}
		b := t.Tokens[i].Best()
		if t.Tokens[i].Kind != lang.Word || b.Clitics.Has(lang.And|lang.So|lang.Like) {
			return false
		}
		tied = tied || b.Clitics.Has(lang.By|lang.For)
		if t.Tokens[i].Span.End > to { // the second name, with what is fused to it
			break
		}
		switch {
		case r.ties[t.Tokens[i].Fold]:
			tied = true
		case len(r.l.Lexicon("place_heads").Find(b.Stem)) > 0, len(r.l.Lexicon("org_heads").Find(b.Stem)) > 0:
		default:
			return false
		}
	}
	return tied
}

// ties are the folded words that bind a name to the place or body behind them.
func ties(l *lang.Language) map[string]bool {
	return classed(l, [2]string{"event_words", "place_prep"}, [2]string{"name_ends", "belongs"})
}

// classed are the folded forms of the lexicon classes[i][0] that have the class classes[i][1].
func classed(l *lang.Language, classes ...[2]string) map[string]bool {
	out := map[string]bool{}
	for _, class := range classes {
		x := l.Lexicon(class[0])
		for id := range x.Entries {
			if slices.Contains(x.Entries[id].Cells, class[1]) {
				out[l.FoldString(x.Entries[id].Form)] = true
			}
		}
	}
	return out
}

// Of what every town, every state or every other body has one.
const (
	everyTown  = "town"
	everyHost  = "host" // a state has one in every other
	everyState = "state"
	everyBody  = "alone"
	onlyOne    = "one" // there is but one in the world
)

// every says of what every one has a body of that name, "" where the name alone tells which it is.
func (r *Resolver) every(x *local) string {
	if x.kind != news.Organization || len(x.words) == 0 {
		return ""
	}
	bodies := r.l.Lexicon("local_bodies")
	for n := min(len(x.words), 3); n > 0; n-- {
		ids := bodies.Find(x.words[:n]...)
		if len(ids) == 0 {
			continue
		}
		of := bodies.Get(ids[0], "each")
		if of == onlyOne {
			return ""
		}
		if of != everyHost && (of != everyTown || !r.king(x.words[n:])) && (r.located(x.words[n:]) || of == everyTown && r.named(x.words[n:])) {
			return ""
		}
		return of
	}
	switch {
	case x.generic:
		return everyState
	case len(x.bones) < 2:
		if r.head(x) || r.plain(x.words) {
			return everyState
		}
	case r.head(x) && r.plain(x.words[1:]) && !r.located(x.words[1:]): // every club has its women's team
		return everyState
	case len(x.words) == 2 && r.head(x) && r.definite(x.words[0]) && r.definite(x.words[1]) && !r.located(x.words[1:]): // the communist party
		return everyState
	case len(x.bones) == 2 && r.plain(x.words): // the affairs of
		return everyState
	}
	return ""
}

// named reports whether words are a name of their own rather than what a body is for: "the college of King Fahd", not "the college of medicine".
func (r *Resolver) named(words []string) bool {
	for _, word := range words {
		word = r.l.FoldString(r.l.Unfuse(word)) // "for the waters"
		if r.given[word] || r.l.TermShare(r.l.Bare(word)) < rare && (r.listed[r.l.Skeleton(r.l.Bare(word))] || !r.definite(word)) {
			return true
		}
	}
	return false
}

// king reports words that are nothing but a ruler's title and given name, which towns everywhere call hospitals and schools after.
func (r *Resolver) king(words []string) bool {
	if len(words) != 2 {
		return false
	}
	titles := r.l.Lexicon("titles")
	ids := titles.Find(r.l.Bare(words[0]))
	return len(ids) > 0 && titles.Get(ids[0], "class") == "royal"
}

// definite reports a word that carries the article.
func (r *Resolver) definite(word string) bool {
	if r.l.Bare(word) != word {
		return true
	}
	t := r.l.Read(word)
	return len(t.Tokens) > 0 && t.Tokens[0].Best().Clitics.Has(lang.The)
}

// located reports whether words name a place that the gazetteer lists or an adjective of a state.
func (r *Resolver) located(words []string) bool {
	for i := range words {
		if r.stateOf(words[i]) != "" && (len(words) > 1 || !r.everyDay(words[i])) {
			return true
		}
		for j := i + 1; j <= len(words); j++ {
			form := strings.Join(words[i:j], " ")
			if in, ok := r.atlas.homonyms[form]; ok && len(in) == 0 { // quarters everywhere bear it
				continue
			}
			if len(r.atlas.byForm[form]) > 0 && (j > i+1 || !r.plain(words[i:j]) || !r.definite(words[i])) {
				return true
			}
		}
	}
	return false
}

// scope is what a body or place is known by across articles beside its name: the town, state or body that its article ties it to; "" where it ties it to none.
func (r *Resolver) scope(s *setting, e int, of string) string {
	if of == everyBody {
		return ""
	}
	if of == everyState {
		if state := cmp.Or(r.stateBehind(s, e), r.holder(s, e)); state != "" {
			return state
		}
	}
	if b := r.bound(s, e); b >= 0 {
		x := &s.rec.Entities[b]
		c := cmp.Or(s.canon[b], strings.Join(x.Words, " "))
		if of != everyTown && x.Kind == news.Place {
			return cmp.Or(r.atlas.ruler(c), c)
		}
		return c
	}
	switch of {
	case everyState:
		return s.state
	case everyTown:
		return s.town
	}
	return ""
}

// alone reports an entity of which its article does not tell well enough that it is a name for others of its story to be joined by it: the same common word
// stands in them as well.
func (r *Resolver) alone(s *setting, e int) bool {
	x := &s.rec.Entities[e]
	if len(x.Words) != 1 || x.Kind == news.Person || x.Type == "state" {
		return false
	}
	if s.canon[e] == "" && r.stateOf(x.Words[0]) != "" && !r.definite(x.Words[0]) { // "a Greek"
		return true
	}
	if s.canon[e] == "" && x.Canon != "" && x.Kind == news.Organization {
		return s.doubts[e] >= news.Narrow && r.ambiguous(x.Words) && !r.kindred(s, e)
	}
	if s.canon[e] == "" {
		w, _ := r.l.Indefinite(x.Words[0])
		_, nisba := r.l.Nisba(cmp.Or(w, x.Words[0]))
		return x.Kind == news.Place && nisba && s.doubts[e] >= news.Narrow && r.l.Bare(x.Words[0]) == x.Words[0] && r.doubtful(s, e)
	}
	p, place := r.atlas.spots[s.canon[e]]
	if !place {
		return x.Kind == news.Organization && s.doubts[e] >= news.Narrow && r.ambiguous(x.Words) && !r.kindred(s, e)
	}
	return p.word && p.typ != "region" && s.doubts[e] == news.Barely && r.speaks(s, x, p) < sameRegion
}

// worded is what the words of a name of several tell, as the language reads them.
type worded struct {
	name   string
	person bool
	owned  bool // one of them bears a pronoun, or the first a preposition: "his palace", "of football"
	verbal bool // it begins or ends with a verb of the present: "a market that outweighs"; of a person only the first word is looked at
}

// worded reads a name of several words. The same names stand in article after article: what the last ones tell is remembered.
func (r *Resolver) worded(x *news.Entity) *worded {
	slot := &r.names[rank.Hash(x.Name)%uint64(len(r.names))]
	if w := slot.Load(); w != nil && w.name == x.Name && w.person == (x.Kind == news.Person) {
		return w
	}
	w := &worded{name: strings.Clone(x.Name), person: x.Kind == news.Person}
	read := r.l.Read(w.name)
	for i := range read.Tokens {
		b := read.Tokens[i].Best()
		w.owned = w.owned || r.ownedWord(i, &b)
		if i == 0 || i+1 == len(read.Tokens) && !w.person {
			w.verbal = w.verbal || r.verbalWord(&b)
		}
	}
	slot.Store(w)
	return w
}

func (r *Resolver) ownedWord(i int, b *lang.Reading) bool {
	if i == 0 && b.Clitics.Has(lang.By|lang.For) && !b.Clitics.Has(lang.The) && r.l.TermShare(b.Host) > 0 { // what stands before the name belongs to it no more
		return true
	}
	return b.Suffix != "" && b.Stem != b.Host && !r.given[b.Host] && !r.listed[r.l.Skeleton(r.l.Bare(b.Host))] && (r.l.TermShare(b.Stem) > 0 || i == 0 && r.anyHead(b.Stem))
}

func (r *Resolver) verbalWord(b *lang.Reading) bool {
	return len(b.Morphs) > 0 && b.Morphs[0].POS == lang.Verb && b.Morphs[0].Tense == lang.Present && b.Clitics == 0 &&
		!r.given[b.Host] && !r.listed[r.l.Skeleton(b.Host)] && !r.located([]string{b.Host})
}

// owned reports a name of several words one of which bears a pronoun, or the first a preposition.
func (r *Resolver) owned(x *news.Entity) bool { return len(x.Words) > 1 && r.worded(x).owned }

// verbal reports a name that begins or ends with a verb of the present.
func (r *Resolver) verbal(x *news.Entity) bool {
	if len(x.Words) < 2 || x.Kind == news.Person && r.listed[r.l.Skeleton(x.Words[0])] {
		return false
	}
	return r.worded(x).verbal
}

// anyHead reports a word for a sort of body or place.
func (r *Resolver) anyHead(stem string) bool {
	return len(r.l.Lexicon("org_heads").Find(stem)) > 0 || len(r.l.Lexicon("place_heads").Find(stem)) > 0
}

// doubtful reports a name of one word that an article's reader took for a place or body and that is rather a word: a verb, a noun that stands for any
// place of its sort, or the rest of a longer word.
func (r *Resolver) doubtful(s *setting, e int) bool {
	x := &s.rec.Entities[e]
	if s.words[e] {
		return true
	}
	if len(x.Words) != 1 || s.canon[e] != "" || x.Canon != "" {
		return false
	}
	w := x.Words[0]
	if base, ok := r.l.Indefinite(w); ok { // "academically"
		w = base
	}
	if _, ok := r.l.Nisba(w); ok && x.Kind == news.Place && r.l.Bare(w) == w { // "of the evening"
		return true
	}
	if r.qualifies(s, e) {
		return true
	}
	t := s.rec.Article.Text
	for _, m := range s.named(e) {
		from := m.Span.Start
		for from > 0 && m.Span.Start-from < maxFused && !blank(t[from-1]) {
			from--
		}
		read := r.l.Read(t[from:m.Span.End])
		if len(read.Tokens) == 0 {
			return false
		}
		b := read.Tokens[len(read.Tokens)-1].Best()
		host := x.Words[0]
		if b.Host != host && r.l.Bare(b.Host) != r.l.Bare(host) && b.Stem != r.l.Bare(host) { // what stands before it belongs to the word
			return true
		}
		return len(b.Morphs) > 0 && b.Morphs[0].POS == lang.Verb && !b.Clitics.Has(lang.The|lang.Prepositions)
	}
	return false
}

// qualifies reports that a name of one word is rather the adjective of the noun before it: indefinite, feminine and an adjective of origin or a participle,
// always behind an indefinite feminine noun ("a town in ruins").
func (r *Resolver) qualifies(s *setting, e int) bool {
	w := s.rec.Entities[e].Words[0]
	if !r.l.Feminine(w) || r.l.Bare(w) != w {
		return false
	}
	if _, nisba := r.l.Nisba(w); !nisba {
		t := r.l.Read(w)
		if len(t.Tokens) != 1 {
			return false
		}
		b := t.Tokens[0].Best()
		if len(b.Morphs) == 0 || b.Morphs[0].POS != lang.ActiveParticiple && b.Morphs[0].POS != lang.PassiveParticiple {
			return false
		}
	}
	return r.alwaysBehind(s, e, func(b lang.Reading) bool {
		return !b.Clitics.Has(lang.The) && b.Suffix == "" && r.l.Feminine(b.Stem)
	})
}

// maxFused is how many bytes before a name can belong to its word.
const maxFused = 12

func blank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '(' || c == '"' }

package identity

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

// site reports the sorts of places whose names are words of the language so often that an article has to speak for them.
func site(typ string) bool {
	switch typ {
	case "city", "town", "village", "refinery", "mountain", "river", "camp", "district":
		return true
	}
	return false
}

// unspoken reports that an entity of one word is rather another than the place that the gazetteer has of that name, where nothing else in the article speaks for
// the place and no word beside the name shows it.
func (r *Resolver) unspoken(s *setting, e int, p spot) bool {
	if !site(p.typ) && (p.typ != "capital" || !p.word || r.atlas.known[p.canon]) || r.shown(s, e, p) {
		return false
	}
	x := &s.rec.Entities[e]
	w := x.Words[0]
	other := s.lead != "" && s.lead != r.atlas.state(p.canon) // the article plays elsewhere
	switch {
	case other && r.atlas.own[r.atlas.state(p.canon)] && !r.atlas.known[p.canon]: // what is called in the language is called so in other states too
		return true
	case p.word && (r.definite(w) && (s.doubts[e] >= news.Narrow || other) || s.doubts[e] >= news.Narrow && r.l.TermShare(w) > 0):
		return true
	case p.typ == "town" && other && s.around[s.lead] >= mostly:
		return true
	case other && r.regionOf(s, e):
		return true
	case r.joinedAccusative(s, e):
		return true
	case other && r.atlas.own[r.atlas.state(p.canon)] && r.inflects(x):
		return true
	case r.placed(s, e):
		return false
	case r.isVerb(s, e), r.inflects(x):
		return true
	}
	_, elative := r.l.Ends(w, lang.Elative)
	return elative
}

// shown reports that somewhere in the article a word right beside a place's name says what it is: a head for a settlement before it, or the adjective of its state
// behind it.
func (r *Resolver) shown(s *setting, e int, p spot) bool {
	t, state := s.rec.Article.Text, r.atlas.state(p.canon)
	heads := r.l.Lexicon("place_heads")
	for _, m := range s.named(e) {
		read := r.l.Read(t[wordsBefore(t, m.Span.Start):m.Span.Start])
		if b, ok := lastWord(read); ok {
			if ids := heads.Find(b.Stem); len(ids) > 0 {
				switch typ := heads.Get(ids[0], "type"); typ {
				case "town", "village":
					if p.typ == "town" || p.typ == "village" { // a city is none
						return true
					}
				case "city", "province", "capital", "mountain", "river", "camp", "refinery":
					return true
				}
			}
			if !b.Clitics.Has(lang.The) && b.Suffix == "" && len(r.l.Lexicon("org_heads").Find(b.Stem)) > 0 { // the council of
				return true
			}
		}
		if k, ok := r.wordBehind(s, m); ok && state != "" && r.stateOf(k.Best().Host) == state {
			return true
		}
	}
	return false
}

// holder is the state of the listed persons who hold an office in a body, by which a cabinet that its article does not tell whose it is is known; "" where there
// are none, or of two states.
func (r *Resolver) holder(s *setting, e int) string {
	found := ""
	for o := range s.rec.Entities {
		x := &s.rec.Entities[o]
		if x.Kind != news.Person || s.canon[o] == "" || len(x.Roles) == 0 {
			continue
		}
		b := r.bearers[s.canon[o]]
		if b.state == "" || !slices.ContainsFunc(x.Roles, func(role news.Role) bool {
			return role.Org == e || slices.ContainsFunc(s.rec.Mentions, func(m news.Mention) bool {
				return m.Entity == e && m.Form == news.Name && role.Span.Start <= m.Span.Start && m.Span.End <= role.Span.End
			})
		}) {
			continue
		}
		if found != "" && found != b.state {
			return ""
		}
		found = b.state
	}
	return found
}

// otherWay reports a body whose name goes on in the text as that of the listed one does, and then in another way: the federation of handball.
func (r *Resolver) otherWay(s *setting, e int) bool {
	x := &s.rec.Entities[e]
	n := len(x.Words)
	if x.Canon == "" || n < 2 {
		return false
	}
	canon := strings.Fields(r.l.FoldString(x.Canon))
	if len(canon) < n+2 || !slices.Equal(canon[:n], x.Words) {
		return false
	}
	t, found := s.rec.Article.Text, false
	for _, m := range s.named(e) {
		end := wordAfter(t, m.Span.End)
		read := r.l.Read(t[m.Span.End:min(len(t), wordAfter(t, end))])
		if len(read.Tokens) < 2 || read.Tokens[0].Kind != lang.Word || read.Tokens[1].Kind != lang.Word || read.Tokens[0].Fold != canon[n] {
			continue
		}
		if read.Tokens[1].Fold == canon[n+1] {
			return false
		}
		found = true
	}
	return found
}

// lastWord is the best reading of the last word of a text.
func lastWord(t *lang.Text) (lang.Reading, bool) {
	for i := len(t.Tokens) - 1; i >= 0; i-- {
		if t.Tokens[i].Kind == lang.Word {
			return t.Tokens[i].Best(), true
		}
	}
	return lang.Reading{}, false
}

// regionOf reports that wherever a name stands in the article, the word before it says that it is a region or a quarter.
func (r *Resolver) regionOf(s *setting, e int) bool {
	heads := r.l.Lexicon("place_heads")
	return r.alwaysBehind(s, e, func(b lang.Reading) bool {
		ids := heads.Find(b.Stem)
		if len(ids) == 0 {
			return false
		}
		typ := heads.Get(ids[0], "type")
		return typ == "region" || typ == "neighbourhood"
	})
}

// inflects reports that the one word of a name bears an ending that says what it is a form of: a pronoun behind a common noun, or the plural or dual of one.
func (r *Resolver) inflects(x *news.Entity) bool {
	t := r.l.Read(x.Name)
	if len(t.Tokens) != 1 {
		return false
	}
	if b := t.Tokens[0].Best(); b.Suffix != "" && r.l.TermShare(b.Stem) > 0 {
		return true
	}
	base, ok := r.l.Ends(x.Words[0], lang.SoundOblique)
	return ok && r.l.TermShare(base) > 0
}

// joinedAccusative reports that a name is joined by "and" to a word in the indefinite accusative and bears its ending: "in apathy and laziness".
func (r *Resolver) joinedAccusative(s *setting, e int) bool {
	if _, ok := r.l.Indefinite(s.rec.Entities[e].Words[0]); !ok {
		return false
	}
	t, found := s.rec.Article.Text, false
	for i, m := range s.named(e) {
		read := r.l.Read(t[wordsBefore(t, m.Span.Start):m.Span.End])
		n := len(read.Tokens)
		if n < 2 || !read.Tokens[n-1].Best().Clitics.Has(lang.And) {
			return false
		}
		if _, ok := r.l.Indefinite(read.Tokens[n-2].Fold); !ok || i > 0 && m.Span.Start-s.rec.Mentions[i-1].Span.End <= maxJoint { // beside another name
			return false
		}
		found = true
	}
	return found
}

// restOfWord reports that a name is the rest of a longer word somewhere in the article: what stands fused before it belongs to the word. It stands right behind a
// quotation mark that closes behind the name, or a preposition stands before the fused one.
func (r *Resolver) restOfWord(s *setting, e int) bool {
	t := s.rec.Article.Text
	for _, m := range s.named(e) {
		from := m.Span.Start
		for from > 0 && m.Span.Start-from < maxFused && !blank(t[from-1]) {
			c, n := utf8.DecodeLastRuneInString(t[:from])
			if quote(c) {
				break
			}
			from -= n
		}
		if from == m.Span.Start {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(t[:from])
		after, _ := utf8.DecodeRuneInString(t[m.Span.End:])
		read := r.l.Read(t[wordsBefore(t, from):m.Span.End])
		n := len(read.Tokens)
		if n == 0 {
			continue
		}
		fused := read.Tokens[n-1].Best().Clitics
		if quote(before) && quote(after) && fused.Has(lang.And|lang.So) && !fused.Has(lang.Prepositions) {
			return true
		}
		if n > 1 && read.Tokens[n-2].Kind == lang.Word && r.before[read.Tokens[n-2].Fold] && !fused.Has(lang.And|lang.So) {
			return true
		}
	}
	return false
}

// behindGiven reports, of a name that the model was not sure of, that wherever it stands in the article a given name that is no word besides stands right before it: it is somebody's surname.
func (r *Resolver) behindGiven(s *setting, e int) bool {
	if s.doubts[e] < news.Narrow {
		return false
	}
	t, found := s.rec.Article.Text, false
	for _, m := range s.named(e) {
		if m.Span.Start == 0 || t[m.Span.Start-1] != ' ' {
			return false
		}
		read := r.l.Read(t[wordsBefore(t, m.Span.Start):m.Span.Start])
		n := len(read.Tokens)
		if n == 0 || read.Tokens[n-1].Kind != lang.Word || r.before[read.Tokens[n-1].Fold] || !r.given[read.Tokens[n-1].Best().Host] {
			return false
		}
		found = true
	}
	return found
}

// amongPlaces reports a body of one word that is called like a place too and stands right beside places, with neither quotation marks nor a word for what it is.
func (r *Resolver) amongPlaces(s *setting, e int) bool {
	x := &s.rec.Entities[e]
	if x.Canon == "" || len(x.Words) != 1 || len(r.atlas.byForm[x.Words[0]]) == 0 {
		return false
	}
	rec, found := s.rec, false
	for i := range s.named(e) {
		beside := func(k int) bool {
			if k < 0 || k >= len(rec.Mentions) || rec.Mentions[k].Kind != news.Place {
				return false
			}
			a, b := &rec.Mentions[min(i, k)], &rec.Mentions[max(i, k)]
			return b.Span.Start >= a.Span.End && b.Span.Start-a.Span.End <= maxJoint && strings.IndexFunc(rec.Article.Text[a.Span.End:b.Span.Start], quote) < 0
		}
		if !beside(i-1) || !beside(i+1) {
			return false
		}
		found = true
	}
	return found
}

// ofSomebody reports a company whose name stands behind the definite adjective of a state wherever it stands in the article: it is the surname of somebody from
// there, for adjectives follow what they describe.
func (r *Resolver) ofSomebody(s *setting, e int) bool {
	x := &s.rec.Entities[e]
	return x.Canon != "" && x.Type == "company" && len(x.Words) == 1 && r.alwaysBehind(s, e, func(b lang.Reading) bool {
		return b.Clitics.Has(lang.The) && r.stateOf(b.Host) != ""
	})
}

// club is a club of a state.
type club struct{ canon, state string }

// clubs are the clubs that are told apart by the adjective of their state behind a name, by the name without it.
func clubs(l *lang.Language, states map[string]string) map[string][]club {
	out := map[string][]club{}
	x := l.Lexicon("orgs")
	for id := range x.Entries {
		canon := x.Get(int32(id), "canon")
		words := strings.Fields(l.FoldString(canon))
		if x.Get(int32(id), "type") != "club" || len(words) != 2 {
			continue
		}
		base, ok := l.Nisba(words[1])
		if !ok || states[base] == "" {
			continue
		}
		c := club{canon, states[base]}
		if name := l.Bare(words[0]); !slices.Contains(out[name], c) {
			out[name] = append(out[name], c)
		}
	}
	return out
}

// manyStates is of how many states a body of a name is listed that every state can have.
const manyStates = 3

// shared are the canonical names of bodies that are listed without a state and, with the adjective of the state behind the name, as those of several: each
// has its central bank.
func shared(l *lang.Language, states map[string]string) map[string]bool {
	of := map[string]map[string]bool{} // the states, by the name without the adjective
	x := l.Lexicon("orgs")
	for id := range x.Entries {
		words := strings.Fields(l.FoldString(x.Entries[id].Form))
		if len(words) < 3 {
			continue
		}
		base, ok := l.Nisba(words[len(words)-1])
		if state := x.Get(int32(id), "country"); !ok || state == "" || states[base] != state {
			continue
		}
		name := strings.Join(words[:len(words)-1], " ")
		if of[name] == nil {
			of[name] = map[string]bool{}
		}
		of[name][states[base]] = true
	}
	out := map[string]bool{}
	for id := range x.Entries {
		switch x.Get(int32(id), "type") {
		case "bank", "government", "ministry", "parliament", "security", "court", "military":
		default: // a charity is mostly named where it is at home
			continue
		}
		if x.Get(int32(id), "country") == "" && len(of[l.FoldString(x.Entries[id].Form)]) >= manyStates {
			out[x.Get(int32(id), "canon")] = true
		}
	}
	return out
}

// namesakeClub tells which club a name stands for that clubs of several states bear, where no club of the listed one's state stands beside it: the one that the article
// names in full elsewhere, and where the article does not speak of that state, the one of the state in which it plays or of which it names clubs, else the one by whose
// short name it is called beside; "" for one that the gazetteers do not have. ok is false where the listed one is meant.
func (r *Resolver) namesakeClub(s *setting, e int) (canon string, ok bool) {
	x := &s.rec.Entities[e]
	if x.Canon == "" || x.Type != "club" {
		return "", false
	}
	words := strings.Fields(r.l.FoldString(x.Canon))
	if len(words) == 0 {
		return "", false
	}
	list := r.clubs[r.l.Bare(words[0])]
	at := slices.IndexFunc(list, func(c club) bool { return c.canon == x.Canon })
	if at < 0 || list[at].state == s.lead && s.lead != "" || slices.ContainsFunc(x.Words, func(w string) bool { return r.stateOf(w) != "" }) || r.stateBehind(s, e) != "" {
		return "", false
	}
	beside := map[string]int{} // clubs by state
	for o := range s.rec.Entities {
		if y := &s.rec.Entities[o]; y.Type == "club" && s.doubts[o] == news.Sure && !slices.ContainsFunc(list, func(c club) bool { return c.canon == y.Canon }) {
			beside[y.Within]++
		}
	}
	lonely := beside[list[at].state] == 0
	if c := r.inFull(s, x, list); c != "" && lonely {
		return c, true
	}
	own := 0
	if x.Within == list[at].state {
		own = 1
	}
	if s.around[list[at].state] > own {
		return "", false
	}
	named, several := "", false
	for _, c := range list {
		if c.state == s.lead {
			return c.canon, true
		}
		if beside[c.state] > 0 && c.state != list[at].state {
			several = several || named != ""
			named = c.canon
		}
	}
	if named != "" && !several && lonely {
		return named, true
	}
	for o := range s.rec.Entities { // the club by its short name, which another state's is listed under
		if y := &s.rec.Entities[o]; y.Type == "club" && len(y.Words) == 1 && len(x.Words) > 1 && y.Canon != x.Canon && r.l.Bare(y.Words[0]) == r.l.Bare(x.Words[len(x.Words)-1]) {
			return y.Canon, true
		}
	}
	return "", s.lead != "" && beside[s.lead] > 1 // a match abroad names one club of there
}

// inFull is the one of several clubs that the article names with the adjective of its state, or "".
func (r *Resolver) inFull(s *setting, x *news.Entity, list []club) string {
	found := ""
	for o := range s.rec.Entities {
		y := &s.rec.Entities[o]
		if y.Canon == x.Canon || !slices.ContainsFunc(list, func(c club) bool {
			return c.canon == y.Canon && slices.ContainsFunc(y.Words, func(w string) bool { return r.stateOf(w) == c.state })
		}) {
			continue
		}
		if found != "" && found != y.Canon {
			return ""
		}
		found = y.Canon
	}
	return found
}

// federation is the state of the federation that a name of one word stands for rather than the club of it, and "" where the club is meant. Federations are called so
// with the adjective of their state: where that of the club's own follows the name at least as often as not, or where the article names a federation in full and
// speaks neither of the club's state nor of any club. Where a word for a club stands before the name, it is one.
func (r *Resolver) federation(s *setting, e int) string {
	x := &s.rec.Entities[e]
	if x.Canon == "" || x.Type != "club" || len(x.Words) != 1 {
		return ""
	}
	heads, t := r.l.Lexicon("org_heads"), s.rec.Article.Text
	with, without := 0, 0
	for _, m := range s.named(e) {
		if b, ok := lastWord(r.l.Read(t[wordsBefore(t, m.Span.Start):m.Span.Start])); ok {
			if ids := heads.Find(b.Stem); len(ids) > 0 && heads.Get(ids[0], "type") == "club" {
				return ""
			}
		}
		if k, ok := r.wordBehind(s, m); ok && r.shortened[x.Words[0]+" "+k.Fold] && r.stateOf(k.Best().Host) == x.Within {
			with++
		} else {
			without++
		}
	}
	if with > 0 && with >= without {
		return x.Within
	}
	full, clubs := "", 0
	for o := range s.rec.Entities {
		switch y := &s.rec.Entities[o]; {
		case y.Kind != news.Organization || o == e:
		case y.Type == "club":
			clubs++
		case len(y.Words) > 2 && r.l.Bare(y.Words[0]) == r.l.Bare(x.Words[0]) && r.shortened[strings.Join(y.Words[:2], " ")]:
			full = cmp.Or(r.stateOf(y.Words[1]), s.lead, everyBody)
		}
	}
	if full != "" && (clubs == 0 || s.around[x.Within] <= 1 && s.lead != x.Within) {
		return full
	}
	return ""
}

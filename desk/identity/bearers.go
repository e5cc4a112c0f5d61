package identity

import (
	"slices"
	"strings"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

// bearer is what the authorities tell of a listed person beside the name.
type bearer struct {
	state string          // canonical name
	words map[string]bool // folded words, without article, of offices and of the bodies they are held in
	forms [][]string      // folded words of the names under which they are listed
}

func bearers(l *lang.Language) map[string]bearer {
	states := map[string]string{}
	x := l.Lexicon("states")
	for id := range x.Entries {
		if iso := x.Get(int32(id), "iso2"); iso != "" {
			states[iso] = x.Get(int32(id), "canon")
		}
	}
	out := map[string]bearer{}
	x = l.Lexicon("people")
	for id := range x.Entries {
		canon := x.Get(int32(id), "canon")
		b, ok := out[canon]
		if !ok {
			b = bearer{state: states[x.Get(int32(id), "country")], words: map[string]bool{}}
		}
		b.forms = append(b.forms, strings.Fields(l.FoldString(x.Entries[id].Form)))
		out[canon] = b
		for _, column := range [...]string{"role", "org"} {
			for word := range strings.FieldsSeq(l.FoldString(x.Get(int32(id), column))) {
				b.words[l.Bare(word)] = true
			}
		}
	}
	return out
}

// ofTheRegion is the origin of given names that alone are nobody's in the press: players from elsewhere are known by theirs.
const ofTheRegion = "arab"

// oftenGiven is in what share of ordinary articles a given name stands that the press is full of.
const oftenGiven = 0.005

// house reports that a listed person without the given name is rather a company that is called after the family: always behind a word for one.
func (r *Resolver) house(s *setting, e int) bool {
	x := &s.rec.Entities[e]
	if b := strings.Fields(x.Canon); len(x.Roles) > 0 || len(b) <= len(x.Words) {
		return false
	}
	heads := r.l.Lexicon("org_heads")
	return r.alwaysBehind(s, e, func(b lang.Reading) bool {
		ids := heads.Find(b.Stem)
		return len(ids) > 0 && heads.Get(ids[0], "type") == "company" && !b.Clitics.Has(lang.The)
	})
}

// otherSon reports that a person is another than the listed one who is known by the first words of the name: both go on with a father, and not with the same.
func (r *Resolver) otherSon(x *news.Entity) bool {
	b, ok := r.bearers[x.Canon]
	if !ok {
		return false
	}
	full := strings.Join(x.Words, "")
	other := false
	for _, short := range b.forms {
		rest, ok := strings.CutPrefix(full, strings.Join(short, ""))
		if !ok || len(short) < 2 || rest == "" {
			continue
		}
		for _, long := range b.forms {
			if len(long) < len(short)+2 || !slices.Equal(long[:len(short)], short) || !r.particle(long[len(short)]) || !strings.HasPrefix(rest, long[len(short)]) {
				continue
			}
			father := strings.Join(long[len(short):], "")
			if strings.HasPrefix(rest, father) || strings.HasPrefix(father, rest) {
				return false
			}
			other = true
		}
	}
	return other
}

// particle reports a word that joins a name to what stands behind it: "son of".
func (r *Resolver) particle(word string) bool {
	x := r.l.Lexicon("name_particles")
	ids := x.Find(word)
	return len(ids) > 0 && x.Get(ids[0], "position") != "inside" && x.Get(ids[0], "joins") == "yes"
}

// anotherOf reports that a person of two words whose first many bear is rather another than the listed one of that name: the article names neither the state nor
// an office of the listed one, or it tells an office of which the lists know nothing and plays in the listed one's own state, where most namesakes are.
func (r *Resolver) anotherOf(s *setting, e int) bool {
	x := &s.rec.Entities[e]
	if x.Kind != news.Person || len(x.Words) != 2 || r.l.TermShare(x.Words[0]) < oftenGiven {
		return false
	}
	b, ok := r.bearers[x.Canon]
	if !ok || b.state == "" {
		return false
	}
	roles := 0
	for i := range x.Roles {
		role := &x.Roles[i]
		words := strings.Fields(r.l.FoldString(r.l.Plain(role.Text)))
		if len(words) > 1 {
			roles++
		}
		for _, word := range words {
			if b.words[r.l.Bare(word)] || r.stateOf(word) == b.state && b.state != s.lead {
				return false
			}
		}
	}
	for o := range s.rec.Entities { // a body that the office is held in
		y := &s.rec.Entities[o]
		if y.Kind == news.Organization && len(y.Words) > 1 && !r.generic(&local{words: y.Words}) && b.words[r.l.Bare(y.Words[len(y.Words)-1])] && b.words[r.l.Bare(y.Words[0])] {
			return false
		}
	}
	return s.around[b.state] == 0 || roles > 0 && s.lead == b.state
}

package names

import (
	"math/bits"
	"strings"
	"unicode/utf8"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

// class is a class of words and phrases that the model is told about.
type class uint8

// The classes. Their order is part of the model: add at the end only.
const (
	cState class = iota
	cPlace
	cPlaceUnsure // also a common word or something else's name
	cOrg
	cOutlet
	cGiven
	cGivenUnsure
	cFamily
	cPerson
	cParticle
	cTitle
	cRole
	cOrgHead     // inside the name, before definite nouns
	cOrgHeadName // inside the name, before a name too
	cOrgHeadOut  // before the name
	cPlaceHead   // inside the name
	cPlaceHeadOut
	cDemonym
	cPortfolio
	cGroup // nouns for unnamed persons
	cOrgUnsure
	cFamilyUnsure
	cMonth   // names of months
	cNameEnd // words behind a name that are never part of it
	classes
)

// A source is a lexicon whose phrases get a class, by the value of a column
// where it has classes of several kinds.
type source struct {
	lexicon string
	mode    lang.MatchMode
	class   class
	column  string
	values  map[string]class // for the values that differ from class
	only    string           // the one value of the column whose rows have the class; "" for all
}

var sources = [...]source{
	{lexicon: "states", mode: lang.ByHost, class: cState},
	{lexicon: "places", mode: lang.ByHost, class: cPlace, column: "ambiguous", values: map[string]class{"yes": cPlaceUnsure}},
	{lexicon: "orgs", mode: lang.ByHost, class: cOrg, column: "ambiguous", values: map[string]class{"yes": cOrgUnsure}},
	{lexicon: "outlets", mode: lang.ByHost, class: cOutlet},
	{lexicon: "given_names", mode: lang.ByHost, class: cGiven, column: "ambiguous", values: map[string]class{"yes": cGivenUnsure}},
	{lexicon: "family_names", mode: lang.ByHost, class: cFamily, column: "ambiguous", values: map[string]class{"yes": cFamilyUnsure}},
	{lexicon: "people", mode: lang.ByHost, class: cPerson},
	{lexicon: "name_particles", mode: lang.ByHost, class: cParticle},
	{lexicon: "titles", mode: lang.ByStem, class: cTitle},
	{lexicon: "roles", mode: lang.ByStem, class: cRole},
	{lexicon: "org_heads", mode: lang.ByStem, class: cOrgHead, column: "extends", values: map[string]class{"both": cOrgHeadName, "name": cOrgHeadName, "outside": cOrgHeadOut, "both definite": cOrgHeadName, "outside definite": cOrgHeadOut}},
	{lexicon: "place_heads", mode: lang.ByStem, class: cPlaceHead, column: "extends", values: map[string]class{"outside": cPlaceHeadOut}},
	{lexicon: "portfolios", mode: lang.ByStem, class: cPortfolio},
	{lexicon: "kin_and_group", mode: lang.ByStem, class: cGroup},
	{lexicon: "times", mode: lang.ByHost, class: cMonth, column: "class", only: "month"},
	{lexicon: "name_ends", mode: lang.ByHost, class: cNameEnd},
}

// marks is a set of (class, begins or goes on) pairs: bit 2c for the first
// token of a phrase of class c, bit 2c+1 for its others.
type marks uint64

func begins(c class) marks { return 1 << (2 * c) }
func goesOn(c class) marks { return 2 << (2 * c) }

// of is both bits of some classes.
func of(cs ...class) (m marks) {
	for _, c := range cs {
		m |= 3 << (2 * c)
	}
	return m
}

func (m marks) has(o marks) bool { return m&o != 0 }

// properNames are the classes of whole names and of parts of names.
var properNames = of(cState, cPlace, cPlaceUnsure, cOrg, cOrgUnsure, cOutlet, cGiven, cGivenUnsure, cFamily, cFamilyUnsure, cPerson)

// hit is a phrase of a lexicon in the text.
type hit struct {
	class   class
	first   int // half-open token interval
	last    int
	reading int // of the first token, -1 when it has none
	source  int // index into sources
	entry   int32
}

// gazetteer holds the lexicons by class.
type gazetteer struct {
	lexicons  []*lang.Lexicon // by source
	classes   [][]class       // by source and entry
	phrases   *phrases        // of all lexicons
	orgs      *lang.Lexicon
	outlets   *lang.Lexicon
	heads     map[string]bool      // of outlets, that stay outside; folded stems
	public    map[uint64]bool      // heads of public bodies; hashes of folded stems
	named     map[uint64]bool      // heads of bodies and places whose name is also used without them
	joined    map[uint64]bool      // heads that belong to the name whatever follows; hashes of folded stems
	definite  map[uint64]bool      // heads that belong to the name only where it has the article
	settled   map[uint64]bool      // heads of places in which people live, that stay outside
	marked    map[uint64]bool      // heads of places whose name may stand in quotation marks behind them
	country   map[uint64]bool      // heads of regions that stay inside
	side      map[uint64]bool      // heads of regions that stay outside, the sides of a place among them
	built     map[uint64]bool      // heads of buildings and squares
	kindHead  map[uint64]bool      // heads of places that say only what kind of place it is (the island of, the state of), not where it lies
	after     map[uint64]news.Kind // heads of bodies and places that are named after persons
	school    map[uint64]bool      // those of them that are schools
	ministry  map[uint64]bool      // heads of ministries, whose names say by a construct what they are for
	short     map[uint64]bool      // heads that are a short name of the body when they stand alone with the article
	second    map[uint64]bool      // words that names of persons have only behind another word; hashes of the folded word
	lone      map[uint64]bool      // words of closed classes, which are no names; hashes of the folded word
	words     *lang.Lexicon        // of closed classes
	own       map[uint64]bool      // heads of bodies of which a state has many, each with a name of its own
	someone   map[uint64]bool      // nouns for persons
	force     map[uint64]bool      // heads of forces
	bodies    *lang.Lexicon        // how the names of bodies open of which every town, state or body has one
	state     map[uint64]bool      // heads of organs of states
	demonyms  map[string]bool      // folded, without article and endings
	belonging map[string]bool      // adjectives of belonging to what is no state, folded
	endings   uint64               // last letters of the demonyms, by their lowest six bits
}

func newGazetteer(l *lang.Language) *gazetteer {
	g := &gazetteer{orgs: l.Lexicon("orgs"), outlets: l.Lexicon("outlets"), heads: map[string]bool{}, public: map[uint64]bool{}, named: map[uint64]bool{}, joined: map[uint64]bool{}, after: map[uint64]news.Kind{}, kindHead: map[uint64]bool{}, short: map[uint64]bool{}, school: map[uint64]bool{}, ministry: map[uint64]bool{}, second: secondWords(l), lone: map[uint64]bool{}, own: map[uint64]bool{}, someone: map[uint64]bool{}, force: map[uint64]bool{}, bodies: l.Lexicon("local_bodies"), state: map[uint64]bool{}, built: map[uint64]bool{}, words: l.Lexicon("closed_words"), definite: map[uint64]bool{}, settled: map[uint64]bool{}, marked: map[uint64]bool{}, country: map[uint64]bool{}, side: map[uint64]bool{}, belonging: map[string]bool{}, demonyms: map[string]bool{}}
	for _, s := range sources {
		x := l.Lexicon(s.lexicon)
		cs := make([]class, len(x.Entries))
		col := x.Col(s.column)
		for i := range cs {
			cs[i] = s.class
			if col >= 0 {
				if c, ok := s.values[x.Entries[i].Cells[col]]; ok {
					cs[i] = c
				}
				if s.only != "" && x.Entries[i].Cells[col] != s.only {
					cs[i] = classes
				}
			}
		}
		g.lexicons, g.classes = append(g.lexicons, x), append(g.classes, cs)
	}
	g.phrases = newPhrases(g.lexicons)
	heads := l.Lexicon("org_heads")
	for i := range heads.Entries {
		if heads.Get(int32(i), "type") == "outlet" && heads.Get(int32(i), "extends") == "outside" {
			g.heads[l.FoldString(heads.Entries[i].Form)] = true
		}
		of, extends := heads.Get(int32(i), "type"), heads.Get(int32(i), "extends")
		stem := wordHash(l.FoldString(heads.Entries[i].Form))
		if before, ok := strings.CutSuffix(extends, " definite"); ok {
			extends, g.definite[stem] = before, true
		}
		if (extends == "both" || extends == "name") && (of == "party" || of == "movement" || of == "club" || of == "agency" || of == "ngo") {
			g.joined[stem] = true
		}
		if extends != "outside" && (of == "university" || of == "thinktank" || of == "ngo") && extends != "name" {
			g.after[stem], g.school[stem] = news.Organization, of == "university"
		}
		if of == "security" || of == "military" || of == "armed_group" {
			g.force[stem] = true
		}
		if of == "university" || of == "club" || of == "agency" || of == "outlet" || of == "thinktank" {
			g.own[stem] = true
		}
		if of == "ministry" && extends == "construct" {
			g.ministry[stem] = true
		}
		if extends != "outside" && (of == "government" || of == "ministry" || of == "security" || of == "military" || of == "parliament" || of == "court") {
			g.state[stem] = true
		}
		if heads.Get(int32(i), "short") == "yes" {
			g.short[stem] = true
		}
		if extends != "outside" && (of == "government" || of == "security" || of == "court") {
			g.public[stem] = true
		}
		if extends != "outside" && extends != "construct" && (of == "party" || of == "movement" || of == "armed_group" || of == "club" || of == "bank" || of == "agency" || of == "outlet") {
			g.named[stem] = true
		}
	}
	places := l.Lexicon("place_heads")
	for i := range places.Entries {
		of := places.Get(int32(i), "type")
		if places.Get(int32(i), "extends") == "inside" && (of == "airport" || of == "palace_or_seat" || of == "holy_site" || of == "square") {
			g.after[wordHash(l.FoldString(places.Entries[i].Form))] = news.Place
		}
		if places.Get(int32(i), "extends") == "outside" && (of == "province" || of == "city" || of == "town" || of == "village" || of == "neighbourhood") {
			g.settled[wordHash(l.FoldString(places.Entries[i].Form))] = true
		}
		switch of {
		case "mountain", "base", "prison", "camp", "airport", "port", "crossing", "square", "holy_site":
			g.marked[wordHash(l.FoldString(places.Entries[i].Form))] = true
		}
		if of == "region" {
			inside := places.Get(int32(i), "extends") == "inside"
			g.country[wordHash(l.FoldString(places.Entries[i].Form))] = inside
			g.side[wordHash(l.FoldString(places.Entries[i].Form))] = !inside
		}
		if places.Get(int32(i), "extends") == "inside" && (of == "palace_or_seat" || of == "square") {
			g.built[wordHash(l.FoldString(places.Entries[i].Form))] = true
		}
		if places.Get(int32(i), "extends") == "outside" && (of == "country" || of == "island") {
			g.kindHead[wordHash(l.FoldString(places.Entries[i].Form))] = true
		}
		if places.Get(int32(i), "extends") == "inside" && (of == "airport" || of == "port" || of == "crossing" || of == "camp" || of == "refinery") {
			g.named[wordHash(l.FoldString(places.Entries[i].Form))] = true
		}
	}
	belonging := l.Lexicon("name_words")
	for i := range belonging.Entries {
		g.belonging[l.FoldString(belonging.Get(int32(i), "nisba"))] = true
	}
	parties := l.Lexicon("event_parties")
	for i := range parties.Entries {
		if parties.Get(int32(i), "class") == "person" {
			g.someone[wordHash(l.FoldString(parties.Entries[i].Form))] = true
		}
	}
	for i := range g.words.Entries {
		g.lone[wordHash(l.FoldString(g.words.Entries[i].Form))] = true
	}
	states := l.Lexicon("states")
	for i := range states.Entries {
		for _, d := range states.Values(int32(i), "demonym") {
			d = l.FoldString(d)
			g.demonyms[d] = true
			last, _ := utf8.DecodeLastRuneInString(d)
			g.endings |= 1 << (last & 63)
		}
	}
	return g
}

// mark finds the phrases of all classes, per lexicon the longest from left to
// right, and sets their marks.
func (g *gazetteer) mark(t *lang.Text, p *page) []hit {
	out, hits := p.marks, p.hits[:0]
	var next [len(sources)]int // by source: where the phrase before ends
	inside := uint32(0)        // sources whose phrase before ends behind the token
	var found longestPhrases
	for i := range t.Tokens {
		for in := inside; in != 0; in &= in - 1 {
			if k := bits.TrailingZeros32(in); i >= next[k] {
				inside &^= 1 << k
			}
		}
		g.phrases.match(t, p, i, everySource&^inside, &found)
		for may := found.sources; may != 0; may &= may - 1 {
			k := bits.TrailingZeros32(may)
			h := &found.of[k]
			for _, e := range h.rows {
				c := g.classes[k][e]
				if c == classes {
					continue // a row that the model is not told about
				}
				out[i] |= begins(c)
				for j := i + 1; j < h.last; j++ {
					out[j] |= goesOn(c)
				}
				hits = append(hits, hit{c, i, h.last, h.reading, k, e})
			}
			next[k] = h.last
		}
		inside |= found.sources
	}
	if len(g.demonyms) > 0 {
		for i := range t.Tokens {
			if t.Tokens[i].Kind == lang.Word && g.demonym(t.Tokens[i].Best().Stem) {
				out[i] |= begins(cDemonym)
			}
		}
	}
	return hits
}

// outletHead reports whether a token is the head of an outlet in one of its
// readings.
func (g *gazetteer) outletHead(t *lang.Token) bool {
	for r := range t.Readings {
		if g.heads[t.Readings[r].Stem] {
			return true
		}
	}
	return false
}

// closed reports whether a word is of a closed class, as it stands or with the conjunction, or with a pronoun.
func (g *gazetteer) closed(t *lang.Token, w *token) bool {
	return g.lone[w.fold] || w.clitics&^(lang.And|lang.So) == 0 && g.lone[w.host] || w.suffix && w.clitics&^(lang.And|lang.So) == 0 && g.lone[w.stem]
}

// secondWords are the words that stand in the lexicons of given and family names
// as the later half of compounds but never alone.
func secondWords(l *lang.Language) map[uint64]bool {
	out, alone := map[uint64]bool{}, map[uint64]bool{}
	for _, name := range [...]string{"given_names", "family_names"} {
		x := l.Lexicon(name)
		for i := range x.Entries {
			words := strings.Fields(l.FoldString(x.Entries[i].Form))
			for k, w := range words {
				if k > 0 {
					out[wordHash(w)] = true
				} else if len(words) == 1 {
					alone[wordHash(w)] = true
				}
			}
		}
	}
	for w := range alone {
		delete(out, w)
	}
	return out
}

// publicHead reports whether a word heads the names of public bodies.
func (g *gazetteer) publicHead(w *token) bool { return g.public[w.stem] }

// demonym reports whether a stem is an adjective of nationality, alone or with
// an ending of gender or number of up to two letters.
func (g *gazetteer) demonym(stem string) bool {
	for cut := 0; cut <= 2 && stem != ""; cut++ {
		last, n := utf8.DecodeLastRuneInString(stem)
		if g.endings>>(last&63)&1 != 0 && g.demonyms[stem] {
			return true
		}
		stem = stem[:len(stem)-n]
	}
	return false
}

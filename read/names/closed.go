package names

import (
	"slices"
	"sort"
	"strings"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

// cutClosed ends the name of a body before a noun that cannot belong to it, since a definite noun has closed it: whom the body acts on (called the union of
// teachers | the government). A name of any kind ends before an indefinite accusative that is written as one.
func (f *Finder) cutClosed(t *lang.Text, w *work, n *found) {
	for j := n.first + 1; j < n.last; j++ {
		if f.accusative(t, w, j) {
			n.last, n.rule = j, ruleClosed
			break
		}
	}
	if n.kind != news.Organization || n.first > 0 && opens(&w.page.tokens[n.first-1]) {
		return
	}
	for j := n.first + 1; j < n.last; j++ {
		before, o := &w.page.tokens[j-1], &w.page.tokens[j]
		if before.kind != lang.Word || !before.clitics.Has(lang.The) || o.kind != lang.Word || o.clitics&^lang.The != 0 || o.marks.has(properNames|of(cDemonym)) {
			continue
		}
		if !o.clitics.Has(lang.The) && o.marks.has(begins(cOrgHead)|begins(cOrgHeadName)) {
			n.last, n.rule = j, ruleClosed // the ministry | a committee of
			return
		}
		if j == n.first+1 && before.marks.has(properNames) || governed(&t.Tokens[j]) {
			continue
		}
		if known := Listing(o.memory); !o.clitics.Has(lang.The) && before.marks.has(begins(cDemonym)) && known&Noun != 0 && known&Proper == 0 {
			n.last, n.rule = j, ruleClosed // the European mission | an agreement
			return
		}
		if j == n.first+1 && o.clitics.Has(lang.The) && o.marks.has(begins(cRole)) && f.pluralBefore(t, w, j) {
			n.last, n.rule = j, ruleClosed // the kidnappers | the soldier
			return
		}
		if (o.marks.has(begins(cGroup)) && !o.marks.has(begins(cRole)) || !o.clitics.Has(lang.The) && o.marks.has(begins(cRole))) && (!o.clitics.Has(lang.The) || w.headsPhrase(j, n.last) || !f.describes(t, w, n.first, j)) {
			n.last, n.rule = j, ruleClosed
			return
		}
	}
}

// accusative reports whether the word at token j is written as an indefinite accusative, and is no name that the lexicons know.
func (f *Finder) accusative(t *lang.Text, w *work, j int) bool {
	return f.tanwin(t, j) && !w.page.tokens[j].marks.has(properNames)
}

// tanwin reports whether the word at token j is written with the mark of the indefinite accusative.
func (f *Finder) tanwin(t *lang.Text, j int) bool {
	return f.language.Accusative != 0 && t.Tokens[j].Kind == lang.Word && strings.ContainsRune(t.Tokens[j].Span.Of(t.View.Original()), f.language.Accusative)
}

// dropAccusative drops what begins with an indefinite accusative, and what is a mere noun once what cannot belong to it is cut off.
func (f *Finder) dropAccusative(t *lang.Text, w *work, names []found) []found {
	return slices.DeleteFunc(names, func(n found) bool {
		return f.accusative(t, w, n.first) || n.rule == ruleClosed && n.last == n.first+1 && !w.page.marks[n.first].has(properNames)
	})
}

// ruleClosed is the rule of names that end before a noun that cannot belong to them.
const ruleClosed = "names/closed"

// describes reports whether the definite word at token j can be an adjective to the words of a name that begins at token first: one of relation, or a
// participle. A sound plural of men needs another before it.
func (f *Finder) describes(t *lang.Text, w *work, first, j int) bool {
	if len(t.Tokens[j].Readings) == 0 {
		return false
	}
	rd := &t.Tokens[j].Readings[w.page.tokens[j].reading]
	if f.language.Nisba != nil {
		if _, ok := f.language.Nisba(rd.Host); ok {
			return true
		}
	}
	adjective := false
	for k := range rd.Morphs {
		adjective = adjective || rd.Morphs[k].POS == lang.ActiveParticiple || rd.Morphs[k].POS == lang.PassiveParticiple
	}
	if !adjective || !f.several(rd.Stem) {
		return adjective
	}
	for i := first; i < j; i++ {
		if r := t.Tokens[i].Readings; len(r) > 0 && f.several(r[w.page.tokens[i].reading].Stem) {
			return true
		}
	}
	return false
}

// governed reports whether a word can bear a preposition.
func governed(tok *lang.Token) bool {
	for r := range tok.Readings {
		if tok.Readings[r].Clitics&lang.Prepositions != 0 {
			return true
		}
	}
	return false
}

// headsPhrase reports whether a phrase of the lexicon for groups, of several words, begins at token j and ends by token end ("the international community").
func (w *work) headsPhrase(j, end int) bool {
	at := sort.Search(len(w.page.hits), func(i int) bool { return w.page.hits[i].first >= j })
	for _, h := range w.page.hits[at:] {
		if h.first > j {
			break
		}
		if h.class == cGroup && h.last > j+1 && h.last <= end {
			return true
		}
	}
	return false
}

// pluralBefore reports whether the word before token j is a sound plural of men, and the word there is none.
func (f *Finder) pluralBefore(t *lang.Text, w *work, j int) bool {
	stem := func(i int) string {
		if r := t.Tokens[i].Readings; len(r) > 0 {
			return r[w.page.tokens[i].reading].Stem
		}
		return ""
	}
	return f.several(stem(j-1)) && !f.several(stem(j))
}

// several reports whether a stem has the ending of the sound masculine plural.
func (f *Finder) several(stem string) bool {
	_, ok := f.ends(stem, lang.SoundPlural)
	return ok
}

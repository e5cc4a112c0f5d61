package names

import (
	"slices"
	"unicode/utf8"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

// dropCommon drops names of one word that their grammar or a dictionary tells to be no names: words of closed classes (between us, to him), a definite
// adjective behind the noun that it describes, and where the model was not sure a word with a pronoun, a plural or an accusative of a common word, and a
// common word of the dictionary.
func (f *Finder) dropCommon(t *lang.Text, w *work, names []found) []found {
	all := slices.Clone(names) // of these a family name with its article may be the last word
	return slices.DeleteFunc(names, func(n found) bool {
		if n.last > n.first+1 || t.Tokens[n.first].Kind != lang.Word {
			return false
		}
		if f.gaz.closed(&t.Tokens[n.first], &w.page.tokens[n.first]) || f.attribute(t, w, n) || f.people(t, w, n) {
			return true
		}
		return (f.someone(t, w, n) || f.commonWord(t, w, n)) && !(w.page.tokens[n.first].clitics.Has(lang.The) && w.longer(n, all))
	})
}

// someone reports whether a person's name is only a noun with its article for whoever does or is something (the student abroad).
func (f *Finder) someone(t *lang.Text, w *work, n found) bool {
	o := &w.page.tokens[n.first]
	return n.kind == news.Person && o.clitics.Has(lang.The) && !o.quoted && !o.marks.has(properNames) && f.gaz.someone[o.stem] && (n.first == 0 || !f.told(t, w, &n))
}

// sureNames are the classes of names and parts of names that are no common words.
var sureNames = of(cState, cPlace, cOrg, cOutlet, cGiven, cFamily, cPerson)

// attribute reports whether a name is a definite adjective behind a definite noun.
func (f *Finder) attribute(t *lang.Text, w *work, n found) bool {
	if n.first == 0 || t.Tokens[n.first-1].Sentence != t.Tokens[n.first].Sentence {
		return false
	}
	o, before := &w.page.tokens[n.first], &w.page.tokens[n.first-1]
	if o.clitics != lang.The || o.quoted || o.marks.has(sureNames&^of(cFamily)) || o.marks.has(of(cFamily)) && n.rule == ruleModel || Listing(o.memory)&Adjective == 0 || before.kind != lang.Word || before.marks.has(properNames|of(cTitle, cRole, cGroup)) {
		return false
	}
	known := Listing(before.memory)
	return (before.clitics.Has(lang.The) || before.suffix && known&Verb == 0) && known&Noun != 0 && known&Proper == 0
}

// commonWord reports whether a name that the model was not sure of is a common word in a form that names do not have, or one that a dictionary lists.
func (f *Finder) commonWord(t *lang.Text, w *work, n found) bool {
	tok, o := &t.Tokens[n.first], &w.page.tokens[n.first]
	if o.quoted || len(tok.Readings) == 0 || o.marks.has(properNames) || o.memory>>memoryShare&3 > 1 || Listing(o.memory)&(Proper|Transliterated) != 0 || n.first > 0 && f.told(t, w, &n) {
		return false
	}
	if n.rule != news.RuleBarely && n.rule != news.RuleNarrow && n.rule != ruleModel {
		return false
	}
	rd := &tok.Readings[o.reading]
	if f.possessed(tok, o) {
		return true
	}
	if n.rule == ruleModel {
		return false
	}
	for _, e := range [...]lang.Ending{lang.SoundPlural, lang.FemininePlural, lang.ActPlural, lang.FeminineDual, lang.IndefiniteAccusative} {
		if one, ok := f.ends(rd.Stem, e); ok && (utf8.RuneCountInString(one) > shortRoot || e != lang.SoundPlural && utf8.RuneCountInString(one) == shortRoot) && f.common(one) && (e != lang.IndefiniteAccusative || rd.Clitics == 0) {
			return true
		}
	}
	return n.rule == news.RuleBarely && Listing(o.memory)&(Noun|Adjective) != 0
}

// possessed reports whether a word is a common noun with a pronoun, in the reading that was chosen or, where dictionaries do not list the word, in any.
func (f *Finder) possessed(tok *lang.Token, o *token) bool {
	for r := range tok.Readings {
		rd := &tok.Readings[r]
		if rd.Suffix == "" || r != o.reading && Listing(o.memory) != 0 {
			continue
		}
		stem := rd.Stem
		if one, ok := f.ends(stem, lang.FeminineDual); ok {
			stem = one
		}
		if utf8.RuneCountInString(stem) >= shortRoot && f.common(stem) || utf8.RuneCountInString(rd.Suffix) > shortRoot {
			return true
		}
	}
	return false
}

// people reports whether a name is that of the people of a state without the article: in the plural, the dual or the accusative, or behind another such.
func (f *Finder) people(t *lang.Text, w *work, n found) bool {
	tok, o := &t.Tokens[n.first], &w.page.tokens[n.first]
	if f.accusative(t, w, n.first) || o.marks.has(of(cState, cPlace)) && !o.marks.has(of(cGiven, cGivenUnsure, cFamily, cPerson)) && f.tanwin(t, n.first) {
		return true
	}
	if o.clitics.Has(lang.The) || o.quoted || o.marks.has(sureNames) || len(tok.Readings) == 0 {
		return false
	}
	stem := tok.Readings[o.reading].Stem
	if !o.marks.has(begins(cDemonym)) {
		return f.several(stem) && f.belongs(stem)
	}
	if _, dual := f.ends(stem, lang.DualEnding); dual || f.several(stem) {
		return true
	}
	return n.rule == news.RuleBarely && o.clitics.Has(lang.And) && n.first > 0 && w.page.marks[n.first-1].has(begins(cDemonym))
}

// belongs reports whether a word is an adjective of belonging to a people, region, continent or city.
func (f *Finder) belongs(stem string) bool {
	if f.language.Nisba == nil {
		return false
	}
	base, ok := f.language.Nisba(stem)
	return ok && f.gaz.belonging[base]
}

// ends is lang.Language.Ends, for languages that have it.
func (f *Finder) ends(stem string, e lang.Ending) (string, bool) {
	if f.language.Ends == nil {
		return "", false
	}
	return f.language.Ends(stem, e)
}

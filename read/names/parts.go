package names

import (
	"slices"
	"unicode/utf8"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

// ruleFamily is the rule of a family name that begins like a preposition and stands whole.
const ruleFamily = "names/family"

// parts looks at the ends of names: what stands beside a particle belongs to the name, what only looks like a part of one does not.
func (f *Finder) parts(t *lang.Text, w *work, names []found) []found {
	out := names[:0]
	for i := range names {
		n := names[i]
		f.cutWords(t, w, &n)
		end := len(t.Tokens)
		if i+1 < len(names) {
			end = names[i+1].first
		}
		begin := 0
		if len(out) > 0 {
			begin = out[len(out)-1].last
		}
		switch n.kind {
		case news.Person:
			f.personParts(t, w, &n, begin, end, names)
			if f.noPerson(t, w, n, names) {
				continue
			}
		case news.Organization:
			w.apart(t, &n, end)
			f.addNation(t, w, &n, end)
			if n.last-n.first > 2 && w.surnameBehind(&n, names) {
				n.last, n.rule = n.last-1, "names/end"
			}
		}
		out = append(out, n)
	}
	return out
}

// personParts mends the ends of a person's name that lies in tokens [begin, end).
func (f *Finder) personParts(t *lang.Text, w *work, n *found, begin, end int, names []found) {
	last := &w.page.tokens[n.last-1]
	if n.last-n.first > 1 && n.last < end && f.joins(t, w, n.last-1) && !last.marks.has(of(cGiven, cFamily)) && w.plain(t, n.last, n.last-1) {
		n.last, n.rule = n.last+1, "names/part"
	}
	for j := n.first + 1; j < n.last; j++ { // ordered by so-and-so | to lower the flags
		if o := &w.page.tokens[j]; !o.marks.has(properNames) && (f.done(&t.Tokens[j]) || !w.page.tokens[j-1].marks.has(begins(cParticle)) && f.goesOn(&t.Tokens[j], o)) {
			n.last, n.rule = j, "names/part"
			break
		}
	}
	if o := &w.page.tokens[n.first]; n.last == n.first+1 && o.clitics&lang.Prepositions == lang.By {
		if anyPerson(names, func(other found) bool { return w.page.tokens[other.last-1].fold == o.fold }) { // a family name that begins like "by the"
			n.rule = ruleFamily
		}
	}
	at := n.first - 1
	if at >= begin && f.joins(t, w, n.first) && w.page.tokens[n.first].clitics == 0 && w.plain(t, at, n.first) && w.page.tokens[at].marks.has(begins(cGiven)|begins(cGivenUnsure)) {
		n.first, n.rule = at, "names/part"
	}
}

// joins reports whether token i is a particle that stands between the parts of a name and needs one behind it (the son, the father, the house of).
func (f *Finder) joins(t *lang.Text, w *work, i int) bool {
	if !w.page.tokens[i].marks.has(begins(cParticle)) {
		return false
	}
	x := f.language.Lexicon("name_particles")
	h, ok := x.Match(t, i, lang.ByHost)
	return ok && x.Get(h.Entries[0], "position") == "both" && x.Get(h.Entries[0], "joins") == "yes"
}

// plain reports whether token i is a word without proclitics in the sentence of token j, and no title or office.
func (w *work) plain(t *lang.Text, i, j int) bool {
	o := &w.page.tokens[i]
	return t.Tokens[i].Sentence == t.Tokens[j].Sentence && o.kind == lang.Word && o.clitics&^lang.The == 0 && !o.marks.has(begins(cTitle)|begins(cRole)) && utf8.RuneCountInString(o.text) > 2
}

// done reports whether a word is "by" and a verbal noun, and as a whole no word that the language knows.
func (f *Finder) done(tok *lang.Token) bool {
	by := false
	for _, r := range tok.Readings {
		if r.Clitics == 0 && len(r.Morphs) > 0 {
			return false
		}
		for _, m := range r.Morphs {
			by = by || m.POS == lang.VerbalNoun && r.Clitics == lang.By
		}
	}
	return by
}

// shortRoot is the length of a bare root in letters: with a vowel behind or a letter before, such words are names of other languages, too.
const shortRoot = 3

// goesOn reports whether a word that no lexicon has as part of a name goes on with the sentence behind a person's name: a verb of the present in the third person, an
// adjective, an act or an office in the indefinite accusative (the mullah Mansour | avoids, | as leader). Many a family name has the letters of an accusative, or of
// a noun with "by".
func (f *Finder) goesOn(tok *lang.Token, o *token) bool {
	if tok.Kind != lang.Word || Listing(o.memory)&(Proper|Transliterated) != 0 || o.memory>>memoryShare&3 > 1 || len(tok.Readings) == 0 || f.language.Ends == nil || f.language.Nisba == nil {
		return false
	}
	rd := &tok.Readings[o.reading]
	if one, ok := f.language.Ends(tok.Fold, lang.IndefiniteAccusative); ok && rd.Clitics == 0 && rd.Suffix == "" && utf8.RuneCountInString(one) > shortRoot && !f.common(tok.Fold) {
		if len(f.language.Lexicon("roles").Find(one)) > 0 {
			return true
		}
		if _, nisba := f.language.Nisba(one); nisba {
			return f.common(one)
		}
		for k := range rd.Morphs {
			switch rd.Morphs[k].POS {
			case lang.ActiveParticiple, lang.PassiveParticiple, lang.VerbalNoun:
				return f.common(one)
			}
		}
	}
	verb := len(tok.Readings[0].Morphs) > 0 && o.reading == 0 && utf8.RuneCountInString(rd.Host) > shortRoot && !rd.Clitics.Has(lang.And|lang.So)
	for r := range tok.Readings {
		for k := range tok.Readings[r].Morphs {
			m := &tok.Readings[r].Morphs[k]
			verb = verb && m.POS == lang.Verb && m.Tense == lang.Present && m.Person == 3
		}
	}
	return verb
}

// common reports whether dictionaries list a word as a noun, an adjective or a verb, and not as a name.
func (f *Finder) common(word string) bool {
	as := Listing(f.facts.get(wordHash(word)).memory)
	return as&(Noun|Adjective|Verb) != 0 && as&Proper == 0
}

// noPerson reports whether what was taken for a person's name is a letter, a document, a verb of the plural with a conjunction, or a lone word that may be a
// common noun and governs a definite one, where no other name of the article holds it.
func (f *Finder) noPerson(t *lang.Text, w *work, n found, names []found) bool {
	letters := true
	for j := n.first; j < n.last; j++ {
		letters = letters && (t.Tokens[j].Kind != lang.Word || utf8.RuneCountInString(t.Tokens[j].Fold) == 1)
	}
	if letters && t.Tokens[n.first].Kind == lang.Word {
		return true
	}
	if n.last > n.first+1 || w.longer(n, names) {
		return false
	}
	tok, o := &t.Tokens[n.first], &w.page.tokens[n.first]
	if o.clitics == lang.And && f.language.Forms != nil && len(tok.Readings) > o.reading {
		for _, m := range f.language.Forms(tok.Readings[o.reading].Host, false) {
			if m.POS == lang.Verb && m.Person == 3 && m.Number == lang.Plural {
				return true
			}
		}
	}
	if x := f.language.Lexicon("media"); x != nil {
		if h, ok := x.Match(t, n.first, lang.ByHost); ok && h.Last == n.last && tok.Readings[h.Reading].Clitics == 0 && x.Get(h.Entries[0], "class") == "document" {
			return true // "the king sent a cable"
		}
	}
	if o.clitics != 0 || o.suffix || !o.listed() && !o.marks.has(begins(cGivenUnsure)) && n.rule != news.RuleBarely || n.first > 0 && f.told(t, w, &n) {
		return false
	}
	if n.last == len(t.Tokens) || t.Tokens[n.last].Sentence != tok.Sentence {
		return false
	}
	next := &w.page.tokens[n.last]
	return next.kind == lang.Word && next.clitics == lang.The && !next.marks.has(properNames|of(cTitle, cRole, cDemonym, cNameEnd))
}

// longer reports whether another person's name of the article begins or ends with the word of name n.
func (w *work) longer(n found, names []found) bool {
	host := w.page.tokens[n.first].host
	return anyPerson(names, func(o found) bool { return w.page.tokens[o.first].host == host || w.page.tokens[o.last-1].host == host })
}

// surnameBehind reports whether the last word of a body's name is the family name of a person of the article and the words before it end like a body's name does,
// with an adjective: "the national Olympic committee | Alketbi".
func (w *work) surnameBehind(n *found, names []found) bool {
	last, before := &w.page.tokens[n.last-1], &w.page.tokens[n.last-2]
	if last.clitics != lang.The || before.clitics != lang.The || before.marks.has(of(cGiven, cFamily)) {
		return false
	}
	return anyPerson(names, func(o found) bool { return w.page.tokens[o.last-1].host == last.host })
}

// maxNames bounds how many names of an article are looked through for one of them; an article has far fewer. It keeps long lines linear.
const maxNames = 400

// anyPerson reports whether is holds for a person's name of two words or more.
func anyPerson(names []found, is func(found) bool) bool {
	return slices.ContainsFunc(names[:min(len(names), maxNames)], func(o found) bool { return o.kind == news.Person && o.last-o.first > 1 && is(o) })
}

// apart lets a body's name that ends with a definite word go on behind a conjunction that is written apart from its word.
func (w *work) apart(t *lang.Text, n *found, end int) {
	for n.last+1 < end && n.last-n.first > 1 && t.Tokens[n.last+1].Sentence == t.Tokens[n.first].Sentence {
		head, last, and, next := &w.page.tokens[n.first], &w.page.tokens[n.last-1], &w.page.tokens[n.last], &w.page.tokens[n.last+1]
		if !head.marks.has(begins(cOrgHead)) || !last.clitics.Has(lang.The) || and.kind != lang.Word || utf8.RuneCountInString(t.Tokens[n.last].Fold) != 1 ||
			next.kind != lang.Word || next.clitics != lang.The || next.marks.has(properNames|begins(cOrgHead)|begins(cOrgHeadName)|begins(cTitle)|begins(cRole)|begins(cPlaceHead)|begins(cPlaceHeadOut)) {
			return
		}
		n.last, n.rule = n.last+2, "names/apart"
		for n.last < end && t.Tokens[n.last].Sentence == t.Tokens[n.first].Sentence && w.page.tokens[n.last].clitics == lang.The && Listing(w.page.tokens[n.last].memory)&Adjective != 0 {
			n.last++
		}
	}
}

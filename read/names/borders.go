package names

import (
	"slices"
	"unicode/utf8"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/tagger"
)

// cutNation takes adjectives of nationality, and those before them, from the end of the name of a university, club, agency or the like that a proper name
// without the article makes whole: "the university of Exeter | British". After a common noun they belong to it.
func (f *Finder) cutNation(w *work, n *found) {
	if n.kind != news.Organization || n.last-n.first < 3 || !w.page.marks[n.last-1].has(begins(cDemonym)) || !w.page.tokens[n.last-1].clitics.Has(lang.The) || w.listed(n.first, n.last) {
		return
	}
	head := &w.page.tokens[n.first]
	public := f.gaz.publicHead(head)
	if head.clitics.Has(lang.The) && (!head.marks.has(of(cOutlet)) || head.marks.has(of(cOrgHead, cOrgHeadName, cOrgHeadOut))) || !f.gaz.own[head.stem] && !public && (head.marks.has(of(cOrgHead, cOrgHeadName, cOrgHeadOut)) || w.page.tokens[n.first+1].clitics.Has(lang.The)) {
		return
	}
	end := n.last - 1
	for end > n.first+1 && w.page.tokens[end-1].clitics == lang.The && f.relational(&w.page.tokens[end-1]) && !w.page.marks[end-1].has(properNames) {
		end--
	}
	last := &w.page.tokens[end-1]
	proper := end > n.first+1 && !last.clitics.Has(lang.The) && !last.suffix && (last.clitics == 0 && last.marks.has(properNames) || Listing(last.memory)&(Noun|Adjective|Verb) == 0)
	if proper || w.outlet(n.first, end) || !public && w.listed(n.first, end) {
		n.last, n.rule = end, "names/adjective"
	}
}

// relational reports whether a word can be an adjective.
func (f *Finder) relational(o *token) bool {
	if Listing(o.memory)&Adjective != 0 || f.language.Nisba == nil {
		return Listing(o.memory)&Adjective != 0
	}
	_, ok := f.language.Nisba(o.text)
	return ok
}

// outlet reports whether the words from first to last are the name of a medium.
func (w *work) outlet(first, last int) bool {
	return slices.ContainsFunc(w.hitsAt(first), func(h hit) bool { return h.class == cOutlet && h.last == last })
}

// cutPraise ends the name of a state before adjectives that are no part of it: the Kingdom | wise.
func (f *Finder) cutPraise(w *work, n *found) {
	if n.kind != news.Place || n.last-n.first < 2 {
		return
	}
	for _, h := range w.hitsAt(n.first) {
		if h.class != cState || h.last >= n.last {
			continue
		}
		adjectives := true
		for j := h.last; j < n.last; j++ {
			o := &w.page.tokens[j]
			adjectives = adjectives && o.kind == lang.Word && o.clitics == lang.The && !o.marks.has(properNames|of(cDemonym, cPlaceHeadOut))
		}
		if adjectives {
			n.last, n.rule = h.last, "names/end"
			return
		}
	}
}

// cutCountry takes the countryside of a place and the side of it on which it lies from the place's name: the countryside of | Aleppo | northern.
func (f *Finder) cutCountry(w *work, n *found) {
	last := &w.page.tokens[n.last-1]
	if n.kind != news.Place || n.last-n.first < 2 || last.clitics != lang.The || !f.gaz.side[last.stem] || last.marks.has(goesOn(cPlace)|goesOn(cPlaceUnsure)|goesOn(cState)) {
		return
	}
	head := n.first
	if !f.gaz.country[w.page.tokens[head].stem] {
		head--
	}
	if head < 0 || !f.gaz.country[w.page.tokens[head].stem] || w.page.tokens[head].clitics.Has(lang.The) || head == n.last-2 {
		return
	}
	if at := max(n.first, head+1); w.page.marks[at].has(of(cPlace, cPlaceUnsure, cState)) {
		n.first, n.last, n.rule = at, n.last-1, "names/outside"
	}
}

// cutSide ends the name of a place before the side of another on which it lies: the airport of X | east of | Aleppo.
func (f *Finder) cutSide(w *work, names []found) []found {
	for i := 0; i < len(names); i++ {
		n := names[i]
		if n.kind != news.Place || n.last-n.first < 3 || f.gaz.side[w.page.tokens[n.first].stem] {
			continue
		}
		for j := n.first + 1; j < n.last-1; j++ {
			o := &w.page.tokens[j]
			if o.clitics != 0 || !f.gaz.side[o.stem] || !o.marks.has(begins(cPlaceHeadOut)) || o.marks.has(goesOn(cPlace)|goesOn(cPlaceUnsure)|goesOn(cState)) || !w.page.tokens[j-1].clitics.Has(lang.The) {
				continue
			}
			names[i].last, names[i].rule = j, "names/end"
			if w.page.marks[j+1].has(of(cPlace, cPlaceUnsure, cState)) {
				names = slices.Insert(names, i+1, found{j + 1, n.last, news.Place, "names/end"})
			}
			break
		}
	}
	return names
}

// addNation takes the adjective of nationality behind a definite word into the name of an organ of a state, which is not whole without it.
func (f *Finder) addNation(t *lang.Text, w *work, n *found, end int) {
	if n.kind != news.Organization || n.last-n.first < 2 || n.last >= end || n.rule == "names/adjective" || t.Tokens[n.last].Sentence != t.Tokens[n.first].Sentence || !f.gaz.state[w.page.tokens[n.first].stem] {
		return
	}
	last, next := &w.page.tokens[n.last-1], &w.page.tokens[n.last]
	if next.kind == lang.Word && next.clitics == lang.The && next.marks.has(begins(cDemonym)) && last.clitics == lang.The && !last.marks.has(of(cPlace, cState)) {
		n.last, n.rule = n.last+1, "names/adjective"
	}
}

// branches joins the name of a body of which every town has one and the name of its town or province behind a preposition (the directorate of education | in the
// region of X): without it the body could be any. That of a state, and where a force stands, is no part of the name.
func (f *Finder) branches(t *lang.Text, w *work, names []found) []found {
	out := names[:0]
	for _, n := range names {
		if k := len(out) - 1; k >= 0 && n.kind == news.Place && f.branch(t, w, &out[k], &n) {
			out[k].last, out[k].rule = n.last, ruleBranch
			continue
		}
		out = append(out, n)
	}
	return out
}

// ruleBranch is the rule of names of bodies that end with the name of their town.
const ruleBranch = "names/branch"

// branch reports whether a place stands behind a body of which every town has one, with a preposition and at most the kind of place between.
func (f *Finder) branch(t *lang.Text, w *work, body, place *found) bool {
	if body.kind != news.Organization || body.rule == ruleBranch || body.last-body.first < 2 || t.Tokens[place.first].Sentence != t.Tokens[body.first].Sentence || w.page.marks[place.first].has(of(cState)) {
		return false
	}
	at := place.first
	if at == body.last+1 && w.page.tokens[at].clitics&^lang.The == 0 && w.page.marks[at-1].has(begins(cPlaceHeadOut)) && !w.page.tokens[at-1].clitics.Has(lang.The) {
		at--
	}
	if at != body.last || w.page.tokens[at].clitics&^lang.The != lang.By || f.gaz.force[w.page.tokens[body.first].stem] {
		return false
	}
	h, ok := f.gaz.bodies.Match(t, body.first, lang.ByHost)
	return ok && f.gaz.bodies.Get(h.Entries[0], "each") == "town"
}

// cutWords ends the name of a person or place before a word of a closed class (the deputy Samir | had visited), and a person's before a common noun that a
// preposition governs (Samir | with a rifle).
func (f *Finder) cutWords(t *lang.Text, w *work, n *found) {
	if n.kind == news.Organization {
		return
	}
	for j := n.first + 1; j < n.last; j++ {
		o := &w.page.tokens[j]
		if o.kind != lang.Word || o.marks.has(properNames) || w.page.tokens[j-1].marks.has(begins(cParticle)) {
			continue
		}
		if f.gaz.lone[o.fold] || n.kind == news.Person && o.memory>>memoryShare&3 == 1 && f.governs(&t.Tokens[j], o) {
			n.last, n.rule = j, "names/part"
			return
		}
	}
}

// governs reports whether a word is a preposition with a common noun, and as a whole no word that the corpus has met in names.
func (f *Finder) governs(tok *lang.Token, o *token) bool {
	if o.clitics&(lang.By|lang.For) == 0 || o.suffix || Listing(o.memory)&Noun == 0 || Listing(o.memory)&Proper != 0 {
		return false
	}
	whole := f.facts.get(wordHash(tok.Fold)).memory
	return Listing(whole) == 0 && whole>>memoryShare&3 < 2
}

// placed finds the names of places behind the head of a place: words in quotation marks and, where people live in such a place, a listed name that the model
// left out and what it took for a person (the quarter of Sultan Beyli).
func (f *Finder) placed(t *lang.Text, w *work, names []found) []found {
	var add []found
	k := 0
	for i := 0; i+1 < len(t.Tokens); i++ {
		for k < len(names) && names[k].last <= i {
			k++
		}
		head := &w.page.tokens[i]
		if !f.gaz.marked[head.stem] && !f.gaz.settled[head.stem] || head.clitics.Has(lang.The) || head.suffix || k < len(names) && names[k].first <= i || t.Tokens[i].Sentence != t.Tokens[i+1].Sentence {
			continue
		}
		if i > 0 && f.adverb(t, i-1, i+1) {
			continue
		}
		at := i + 1
		quoted := t.Tokens[at].Kind == lang.Quote || t.Tokens[at].Kind == lang.Open
		if quoted {
			at++
		}
		switch next := k; {
		case at >= len(t.Tokens):
		case !f.gaz.settled[head.stem] && (!quoted || head.marks.has(of(cOrgHead, cOrgHeadName, cOrgHeadOut, cRole, cTitle))):
		case next < len(names) && names[next].first == at:
			if n := &names[next]; n.kind == news.Person && w.page.marks[n.first].has(begins(cGiven)|begins(cGivenUnsure)|begins(cParticle)) && !w.knows(*n) {
				n.kind, n.rule = news.Place, rulePlaced
			}
		case next < len(names) && names[next].first < at+3:
		case quoted:
			end := at
			for end < len(t.Tokens) && end < at+3 && t.Tokens[end].Kind == lang.Word && t.Tokens[end].Sentence == t.Tokens[i].Sentence {
				end++
			}
			if end > at && end < len(t.Tokens) && (t.Tokens[end].Kind == lang.Quote || t.Tokens[end].Kind == lang.Close) && t.Tokens[end].Sentence == t.Tokens[i].Sentence {
				add = append(add, found{at, end, news.Place, rulePlaced})
				w.whole(t, at)
			}
		default:
			if last := w.placeAt(at); last > 0 && (next == len(names) || last <= names[next].first) {
				add = append(add, found{at, last, news.Place, rulePlaced})
				w.whole(t, at)
			}
		}
	}
	if len(add) == 0 {
		return names
	}
	names = append(names, add...)
	slices.SortStableFunc(names, func(a, b found) int { return a.first - b.first })
	return names
}

// placeAt returns where the listed name of a place ends that begins at token i, 0 where none does; a kind of place is none.
func (w *work) placeAt(i int) int {
	o := &w.page.tokens[i]
	if o.clitics&^lang.The != 0 || !o.marks.has(begins(cPlace)|begins(cPlaceUnsure)|begins(cState)) || o.marks.has(begins(cPlaceHead)|begins(cPlaceHeadOut)) {
		return 0
	}
	last := 0
	for _, h := range w.hitsAt(i) {
		if h.class == cPlace || h.class == cPlaceUnsure || h.class == cState {
			last = max(last, h.last)
		}
	}
	return last
}

// paired finds the two places behind the dual of a kind of place (the two provinces of X and Y): grammar asks for both.
func (f *Finder) paired(t *lang.Text, w *work, names []found) []found {
	var add []found
	k := 0
	for i := 0; i+2 < len(t.Tokens); i++ {
		if !f.dual(&t.Tokens[i], &w.page.tokens[i]) {
			continue
		}
		for k < len(names) && names[k].last <= i {
			k++
		}
		first := k
		if k < len(names) && names[k].first == i && names[k].kind == news.Place && names[k].last > i+1 {
			names[k].first, names[k].rule = i+1, rulePlaced
			w.whole(t, i+1)
		} else if k < len(names) && names[k].first <= i {
			continue
		}
		at := i + 1
		switch o := &w.page.tokens[at]; {
		case first < len(names) && names[first].first == at && names[first].kind == news.Place:
			at = names[first].last
			first++
		case first < len(names) && names[first].first == at, t.Tokens[at].Sentence != t.Tokens[i].Sentence, o.clitics&^lang.The != 0 || !f.unnamed(o) || !f.conjunct(w, at+1):
			continue
		default:
			add = append(add, found{at, at + 1, news.Place, rulePlaced})
			at++
		}
		if at >= len(t.Tokens) || t.Tokens[at].Sentence != t.Tokens[i].Sentence || first < len(names) && names[first].first <= at || !f.conjunct(w, at) {
			continue
		}
		add = append(add, found{at, at + 1, news.Place, rulePlaced})
	}
	if len(add) == 0 {
		return names
	}
	names = append(names, add...)
	slices.SortStableFunc(names, func(a, b found) int { return a.first - b.first })
	return names
}

// conjunct reports whether token i is a word with a conjunction and nothing else before it.
func (f *Finder) conjunct(w *work, i int) bool {
	return i < len(w.page.tokens) && w.page.tokens[i].clitics&^lang.The == lang.And && f.unnamed(&w.page.tokens[i])
}

// unnamed reports whether a word could be the name of a place, though nothing says so.
func (f *Finder) unnamed(o *token) bool {
	return o.kind == lang.Word && !o.suffix && !f.gaz.lone[o.host] && (o.clitics.Has(lang.The) || o.marks.has(begins(cPlace)|begins(cPlaceUnsure)) || Listing(o.memory) == 0)
}

// dual reports whether a word is the dual of the head of a place in which people live, before what it governs.
func (f *Finder) dual(tok *lang.Token, o *token) bool {
	if o.kind != lang.Word || o.clitics.Has(lang.The) || o.suffix || len(tok.Readings) == 0 {
		return false
	}
	stem := tok.Readings[o.reading].Stem
	if _, ok := f.ends(stem, lang.ObliqueConstruct); !ok || f.gaz.settled[o.stem] { // that of the dual ends like that of the plural
		return false
	}
	if one, ok := f.ends(stem, lang.FeminineDual); ok {
		return f.gaz.settled[wordHash(one)]
	}
	_, last := utf8.DecodeLastRuneInString(stem)
	return f.gaz.settled[wordHash(stem[:len(stem)-last])]
}

// adverb reports whether a phrase of a closed class stands from token first to last (by way of).
func (f *Finder) adverb(t *lang.Text, first, last int) bool {
	h, ok := f.gaz.words.Match(t, first, lang.ByHost)
	return ok && h.Last == last
}

// samePlace makes places of other names of an article that are the same words as one behind the head of a place, and of names of several words that are those
// of a listed place.
func (f *Finder) samePlace(t *lang.Text, w *work, names []found) {
	places := map[uint64]bool{}
	for _, n := range names {
		if n.rule == rulePlaced {
			places[w.key(n)] = true
		}
	}
	for i := range names {
		n := &names[i]
		if n.kind != news.Person || n.first > 0 && f.told(t, w, n) {
			continue
		}
		whole, listed := w.wholeHit(n.first, n.last)
		if len(places) > 0 && places[w.key(*n)] || listed && n.last > n.first+1 && whole.kind == news.Place && !w.knows(*n) {
			n.kind, n.rule = news.Place, rulePlaced
		}
	}
}

// rulePlaced is the rule of names of places that the head of a place before them betrays.
const rulePlaced = "names/placed"

// key is a hash of the words of a name, the first without its proclitics.
func (w *work) key(n found) uint64 {
	h := w.page.tokens[n.first].host
	for i := n.first + 1; i < n.last; i++ {
		h = tagger.Join(0, h, w.page.tokens[i].fold)
	}
	return h
}

package names

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// mend applies the rules that stand above the model, each to the result of the
// one before:
//
//	names/lexicon    a sure phrase of a lexicon is a name, and swallows names inside it
//	names/headed     an outlet or organisation of the lexicon in quotation marks, or after a head that stays outside, is one
//	names/title      a title before a person's name does not end the name before it
//	names/adjective  the adjective of nationality after a party, an armed group or an outlet is cut off
//	names/closed     a body's name ends before a noun that cannot belong to it, any name before an indefinite accusative,
//	                 with which none begins
//	names/local      a body of a province or town (head, word for the place, place) is one organisation
//	names/honour     a title with its article does not begin a person's name
//	names/style      a title of several words that ends inside a person's name is not part of it
//	names/known      a person whom the authority knows ends where a place follows; nobody begins with the plural of a demonym
//	names/holder     a person's name right behind the definite end of an organisation's name is not part of it
//	names/end        a name ends before a word that only tells more of it (belonging to, called, which)
//	names/outside    the name of a place or an armed group begins behind a head that stays outside
//	names/head       the head of a party, club, agency or the like belongs to the name
//	names/nation     a state whose name is also an adjective is that adjective behind a definite noun
//	names/particle   a particle of names (van, abu) before a person's name begins it
//	names/after      a school, foundation, centre or place named after a person is one name, head and adjectives included
//	names/address    what stands in an address or a character reference (a@b.c, https://a.b, &quot;) is no name
//	names/lone       a definite kind of place alone (the north, the village) only points back
//	names/and        two persons joined by a proclitic conjunction are two
//	names/apart      a body's name goes on behind a conjunction written apart from its word
//	names/son        a person's name goes on with that of his father, behind "son of"
//	names/placed     behind the head of a place in which people live stands a place: a listed name, words in quotation marks, what else looks like a person
//	names/paired     behind the dual of a kind of place stand two places, joined by a conjunction
//	names/branch     a body of which every town has one takes in the name of its town behind a preposition
//	names/common     (drops) a word of a closed class, an adjective behind its noun, the people of a state, and where the model was not sure a common word
//	names/two        two persons named before by the last words of their names, one behind the other, are two; so are two heads of bodies with the article
//	names/family     a family name that begins like a preposition (Belhaj) is whole where it stands alone again
//	names/part       a person's name does not end with a particle, begins with the given name before its first particle, ends before what is done
//	                 with it, and is more than a letter, a verb of the plural, or a word in construct that could be a name
func (f *Finder) mend(t *lang.Text, w *work, names []found) []found {
	names = f.sure(t, w, names)
	names = f.headed(t, w, names)
	names = f.cutEnd(w, names)
	for i := range names {
		f.cutHead(t, w, &names[i])
		f.addHead(t, w, names, i)
		cutTitle(w, names, i)
		f.cutAdjective(t, w, &names[i])
		f.cutNation(w, &names[i])
		f.cutPraise(w, &names[i])
		f.cutCountry(w, &names[i])
		f.cutClosed(t, w, &names[i])
		cutHonour(w, &names[i])
	}
	names = f.paired(t, w, f.placed(t, w, f.cutSide(w, f.dropAccusative(t, w, names))))
	names = trim(t, f.dropLone(t, w, dropNation(t, w, dropAddress(t, names))))
	for i := range names {
		addParticle(t, w, names, i)
	}
	names = joinSon(t, w, names)
	cutStyle(w, names)
	names = f.splitTwo(w, splitKnown(w, names))
	names = f.namedAfter(t, w, names)
	names = splitHolder(w, f.local(w, names))
	names = splitAtAnd(t, w, names)
	names = f.dropCommon(t, w, f.parts(t, w, names))
	f.samePlace(t, w, names)
	return f.branches(t, w, names)
}

// sureKind is the kind of name that a lexicon phrase certainly is, "" where
// the context decides.
func (f *Finder) sureKind(t *lang.Text, w *work, h hit) news.Kind {
	words := h.last - h.first
	first := &w.page.tokens[h.first]
	var kind news.Kind
	switch {
	case h.class == cState && (words > 1 || first.clitics.Has(lang.The) && first.marks.has(begins(cPlaceHead)) || first.memory>>memoryShare&3 == 3 && Listing(first.memory)&(Noun|Adjective) == 0 && !first.marks.has(begins(cDemonym))):
		kind = news.Place
	case h.class == cPlace && words > 1:
		kind = news.Place
	case h.class == cOrg && words > 1, (h.class == cOrg || h.class == cOrgUnsure) && words == 1 && !first.listed() && f.otherwiseNamed(w, h, 2):
		kind = news.Organization
	case h.class == cPerson && words > 1:
		kind = news.Person
	}
	if kind == "" || words > 1 && f.holdsItself(t, h) {
		return ""
	}
	return kind
}

// holdsItself reports whether a part of a phrase is a name of the same thing:
// lexicons also list names with a head or an adjective that stay outside.
func (f *Finder) holdsItself(t *lang.Text, h hit) bool {
	x := f.gaz.lexicons[h.source]
	canon := x.Get(h.entry, "canon")
	found := false
	for i := h.first; i < h.last && !found; i++ {
		x.Each(t, i, lang.ByHost, func(o lang.Hit) {
			if o.Last <= h.last && (i > h.first || o.Last < h.last) {
				for _, e := range o.Entries {
					found = found || x.Get(e, "canon") == canon
				}
			}
		})
	}
	return found
}

// sure adds the sure phrases. A phrase that lies in a name or only overlaps
// with one leaves it as it is.
func (f *Finder) sure(t *lang.Text, w *work, names []found) []found {
	var add []found
	for _, h := range w.page.hits {
		kind := f.sureKind(t, w, h)
		if kind == "" {
			continue
		}
		if r := h.reading; r >= 0 && h.first < len(w.page.tokens) && r != w.page.tokens[h.first].reading && len(t.Tokens[h.first].Readings) > r {
			continue // another reading was likelier
		}
		at := sort.Search(len(names), func(i int) bool { return names[i].last > h.first })
		free := true
		for i := at; i < len(names) && names[i].first < h.last; i++ {
			if names[i].first < h.first || names[i].last > h.last || names[i].first == h.first && names[i].last == h.last {
				free = false
			}
		}
		if free {
			add = append(add, found{h.first, h.last, kind, "names/lexicon"})
		}
	}
	if len(add) == 0 {
		return names
	}
	return longest(append(names, add...))
}

// headed finds the outlets that the head of an outlet betrays, and the outlets
// and organisations that quotation marks do, though their words are common
// words or the name of a place. A name that is also a common word needs another
// name of the same organisation in the article.
func (f *Finder) headed(t *lang.Text, w *work, names []found) []found {
	var add []found
	for _, h := range w.page.hits {
		if h.class != cOutlet && h.class != cOrg && h.class != cOrgUnsure {
			continue
		}
		if h.class == cOutlet && h.last-h.first > 1 && f.gaz.outletHead(&t.Tokens[h.first]) {
			h.first++ // listed together with its head
			h.reading = 0
		}
		if h.first == 0 || h.reading > 0 && h.reading != w.page.tokens[h.first].reading {
			continue
		}
		marked := h.class == cOutlet && f.gaz.outletHead(&t.Tokens[h.first-1])
		if t.Tokens[h.first-1].Kind == lang.Quote && w.page.tokens[h.first].quoted && h.last < len(t.Tokens) && t.Tokens[h.last].Kind == lang.Quote {
			marked = h.class != cOrgUnsure || f.otherwiseNamed(w, h, 1)
		}
		if !marked {
			continue
		}
		at := sort.Search(len(names), func(i int) bool { return names[i].last > h.first })
		switch {
		case at == len(names) || names[at].first >= h.last:
			add = append(add, found{h.first, h.last, news.Organization, "names/headed"})
		case names[at].first == h.first && names[at].last == h.last && names[at].kind == news.Place:
			names[at].kind, names[at].rule = news.Organization, "names/headed"
		}
	}
	if len(add) == 0 {
		return names
	}
	return longest(append(names, add...))
}

// otherwiseNamed reports whether another, sure name of what a phrase names
// stands in the article, of so many words at least.
func (f *Finder) otherwiseNamed(w *work, h hit, words int) bool {
	x := f.gaz.lexicons[h.source]
	canon := x.Get(h.entry, "canon")
	for i, o := range w.page.hits {
		if i > 1<<12 {
			break // an article has far fewer; keeps long lines linear
		}
		if o.class == cOrg && o.source == h.source && o.last-o.first >= words && x.Get(o.entry, "canon") == canon {
			return true
		}
	}
	return false
}

// cutTitle takes a title from the end of name i where a person's name follows
// at once.
func cutTitle(w *work, names []found, i int) {
	n := &names[i]
	if n.kind == news.Person || i+1 == len(names) || names[i+1].first != n.last || names[i+1].kind != news.Person {
		return
	}
	last := n.last
	for last > n.first+1 && w.page.marks[last-1].has(of(cTitle)) && !w.page.marks[last-1].has(of(cOrg, cOutlet)) {
		last--
	}
	if last < n.last && w.page.marks[last-1].has(of(cOrg, cPortfolio)) {
		n.last, n.rule = last, "names/title"
	}
}

// cutStyle lets a person's name begin behind a title that began before it: a part of the title was taken for a given name.
func cutStyle(w *work, names []found) {
	for _, h := range w.page.hits {
		if h.class != cTitle || h.last-h.first < 2 {
			continue
		}
		i := sort.Search(len(names), func(i int) bool { return names[i].last > h.first })
		if i < len(names) && names[i].kind == news.Person && names[i].first >= h.first && names[i].first < h.last && names[i].last > h.last {
			names[i].first, names[i].rule = h.last, "names/style"
		}
	}
}

// splitKnown ends the name of a person whom the authority knows where it knows it to end, if a place follows: a verb may have both. A person does
// not begin with a people's name in the plural either.
func splitKnown(w *work, names []found) []found {
	for i := 0; i < len(names); i++ {
		n := names[i]
		if n.kind != news.Person || n.last-n.first < 2 {
			continue
		}
		first := &w.page.tokens[n.first]
		if first.marks.has(of(cDemonym)) && !first.marks.has(begins(cGiven)|begins(cGivenUnsure)|begins(cFamily)|begins(cFamilyUnsure)|begins(cPerson)) {
			names = slices.Delete(names, i, i+1)
			i--
			continue
		}
		for _, h := range w.page.hits {
			if h.class == cPerson && h.first == n.first && h.last > n.first+1 && h.last < n.last && w.page.marks[h.last].has(of(cPlace, cState)) {
				names[i].last, names[i].rule = h.last, "names/known"
				names = slices.Insert(names, i+1, found{h.last, n.last, news.Place, "names/known"})
				break
			}
		}
	}
	return names
}

// stateBehind returns the token at which a state's name begins behind that of a listed body, which a definite word has closed: "the Arab League" and "Israel"; 0 where none does.
func (w *work) stateBehind(n found) int {
	if n.kind != news.Organization || n.last-n.first < 3 || w.listed(n.first, n.last) {
		return 0
	}
	for k := n.last - 1; k > n.first+1; k-- {
		if before := &w.page.tokens[k-1]; before.clitics.Has(lang.The) && w.page.tokens[k].clitics == 0 && w.listed(n.first, k) {
			if rest, ok := w.wholeHit(k, n.last); ok && rest.kind == news.Place && w.page.marks[k].has(begins(cState)) {
				return k
			}
		}
	}
	return 0
}

// splitTwo (names/two) makes two persons of a name of two words that are the last words of two other names of the article: "A thanked B", both by
// the name that they are short for. A name of a body that begins with two heads that have the article ends before the second: "the council" and "the fund of".
func (f *Finder) splitTwo(w *work, names []found) []found {
	last := map[uint64]int{} // last word of a longer person's name to how many such names there are
	for _, n := range names {
		if n.kind == news.Person && n.last-n.first > 1 {
			last[w.page.tokens[n.last-1].fold]++
		}
	}
	for i := 0; i < len(names); i++ {
		n := names[i]
		if k := w.stateBehind(n); k > 0 {
			names[i].last, names[i].rule = k, "names/two"
			names = slices.Insert(names, i+1, found{k, n.last, news.Place, "names/two"})
			i++
			continue
		}
		if n.kind == news.Organization && n.last-n.first > 2 && !w.listed(n.first, n.last) {
			one, two := &w.page.tokens[n.first], &w.page.tokens[n.first+1]
			if one.clitics.Has(lang.The) && two.clitics == lang.The && one.marks.has(begins(cOrgHead)|begins(cOrgHeadName)) && two.marks.has(begins(cOrgHead)|begins(cOrgHeadName)) && Listing(two.memory)&Adjective == 0 {
				names[i].first, names[i].rule = n.first+1, "names/two"
			}
			continue
		}
		if n.kind != news.Person || n.last-n.first != 2 {
			continue
		}
		one, two := &w.page.tokens[n.first], &w.page.tokens[n.first+1]
		if one.fold == two.fold || two.clitics&^lang.The != 0 || last[one.fold] == 0 || last[two.fold] < 2 { // the name itself is one with this end
			continue
		}
		if !one.clitics.Has(lang.The) && one.marks.has(begins(cGiven)|begins(cGivenUnsure)) {
			continue // a given name and what a person is called behind it: fathers bear given names, too
		}
		names[i].last, names[i].rule = n.first+1, "names/two"
		names = slices.Insert(names, i+1, found{n.first + 1, n.last, news.Person, "names/two"})
		i++
	}
	return names
}

// joinFamily (names/joined) makes one of two persons that follow one another with nothing between: given names only, and a name with a family name behind them.
// Nobody whom the authority knows is joined to another: a verb may have both as subject and object.
func joinFamily(w *work, names []found) []found {
	for i := 0; i+1 < len(names); i++ {
		a, b := names[i], names[i+1]
		if a.kind != news.Person || b.kind != news.Person || a.last != b.first || a.last-a.first < 2 || b.last-a.first > 7 {
			continue
		}
		end, next, last := &w.page.tokens[a.last-1], &w.page.tokens[b.first], &w.page.tokens[b.last-1]
		if end.clitics != 0 || !end.marks.has(of(cGiven, cGivenUnsure)) || next.clitics&^lang.The != 0 || !last.clitics.Has(lang.The) && !last.marks.has(of(cFamily)) {
			continue
		}
		if b.last-b.first > 1 && next.clitics != 0 || w.knows(a) || w.knows(b) {
			continue
		}
		names[i].last, names[i].rule = b.last, "names/joined"
		names = slices.Delete(names, i+1, i+2)
		i--
	}
	return names
}

// knows reports whether a name is that of a person of the authority.
func (w *work) knows(n found) bool {
	for _, h := range w.page.hits {
		if h.class == cPerson && h.first == n.first && h.last == n.last {
			return true
		}
	}
	return false
}

// cutHonour takes a title with its article from the beginning of a person's
// name of several words.
func cutHonour(w *work, n *found) {
	if n.kind != news.Person || n.last-n.first < 2 {
		return
	}
	first, second := &w.page.tokens[n.first], &w.page.tokens[n.first+1]
	if first.clitics.Has(lang.The) && first.marks.has(begins(cTitle)) && !first.marks.has(of(cGiven, cGivenUnsure, cFamily)) && !second.marks.has(begins(cParticle)) {
		n.first, n.rule = n.first+1, "names/honour"
	}
}

// dropAddress drops names that stand in an address of the network or of a letter box, or in the character reference of a page that was not read as one.
func dropAddress(t *lang.Text, names []found) []found {
	out := names[:0]
	for _, n := range names {
		foreign := false
		for i := n.first; i < n.last; i++ {
			foreign = foreign || t.Tokens[i].Kind == lang.Foreign && inAddress(t.View.Original(), t.Tokens[i].Span)
		}
		if !foreign {
			out = append(out, n)
		}
	}
	return out
}

// maxAddress bounds how many bytes of an address are looked at to either side.
const maxAddress = 200

// inAddress reports whether a span of s lies in an address or a character reference: they are of ASCII and hold no blanks.
func inAddress(s string, at text.Span) bool {
	part := func(c byte) bool { return c > ' ' && c < utf8.RuneSelf && c != '"' && c != '(' && c != ')' }
	from, to := at.Start, at.End
	for from > 0 && at.Start-from < maxAddress && part(s[from-1]) {
		from--
	}
	for to < len(s) && to-at.End < maxAddress && part(s[to]) {
		to++
	}
	run := s[from:to]
	if strings.Contains(run, "://") || strings.HasPrefix(strings.ToLower(run), "www.") {
		return true
	}
	if i := strings.IndexByte(run, '@'); i > 0 && i+1 < len(run) {
		return true
	}
	return at.Start > 0 && s[at.Start-1] == '&' && at.End < len(s) && s[at.End] == ';'
}

// dropLone drops a place's name that is only the kind of a place with its
// article, unless the lexicon lists it as a place: one that is also a common
// word does not count where the model was not sure. Behind another kind of
// place it is the name (the street of the airport).
func (f *Finder) dropLone(t *lang.Text, w *work, names []found) []found {
	return slices.DeleteFunc(names, func(n found) bool {
		m := w.page.marks[n.first]
		if n.kind != news.Place || n.last > n.first+1 || !w.page.tokens[n.first].clitics.Has(lang.The) || !m.has(begins(cPlaceHead)|begins(cPlaceHeadOut)) || m.has(of(cPlace, cState, cOrg, cOrgUnsure, cOutlet)) || w.page.tokens[n.first].quoted {
			return false
		}
		told := m.has(begins(cPlaceHead)) && n.first > 0 && f.told(t, w, &n)
		return !told && (!m.has(of(cPlaceUnsure)) || f.gaz.built[w.page.tokens[n.first].stem] && (n.rule == news.RuleBarely || n.rule == news.RuleNarrow))
	})
}

// addParticle lets a person's name begin with the particle before it.
func addParticle(t *lang.Text, w *work, names []found, i int) {
	n := &names[i]
	at := n.first - 1
	if n.kind != news.Person || at < 0 || i > 0 && names[i-1].last > at || t.Tokens[at].Sentence != t.Tokens[n.first].Sentence {
		return
	}
	o := &w.page.tokens[at]
	if i > 0 && names[i-1].last == at && names[i-1].kind == news.Person {
		return // the son of him who was named before
	}
	if o.kind == lang.Word && o.marks.has(begins(cParticle)) && !o.clitics.Has(lang.The) && o.memory>>memoryShare&3 > 1 && !o.listed() && w.page.tokens[n.first].clitics&^lang.The == 0 {
		n.first, n.rule = at, "names/particle"
		w.whole(t, at)
	}
}

// joinSon joins two persons' names in a row of which the second begins with "son of": nothing parts the father's name from the son's.
func joinSon(t *lang.Text, w *work, names []found) []found {
	out := names[:0]
	for _, n := range names {
		if k := len(out) - 1; k >= 0 && n.kind == news.Person && out[k].kind == news.Person && out[k].last == n.first && n.last > n.first+1 && t.Tokens[n.first-1].Sentence == t.Tokens[n.first].Sentence {
			if o := &w.page.tokens[n.first]; o.clitics == 0 && o.kind == lang.Word && o.marks.has(begins(cParticle)) && o.memory>>memoryShare&3 > 1 {
				out[k].last, out[k].rule = n.last, "names/son"
				continue
			}
		}
		out = append(out, n)
	}
	return out
}

// namedAfter joins the head of a school, foundation, centre or place, the title
// of a person, the person's name, and the adjectives behind it.
func (f *Finder) namedAfter(t *lang.Text, w *work, names []found) []found {
	for i := range names {
		n := &names[i]
		if n.kind != news.Person || w.page.tokens[n.first].clitics&^lang.The != 0 {
			continue
		}
		at := n.first - 1
		for at >= 0 && at > n.first-3 && w.page.tokens[at].clitics == lang.The && w.page.marks[at].has(of(cTitle)) {
			at--
		}
		if at < 0 || i > 0 && names[i-1].last > at || t.Tokens[at].Sentence != t.Tokens[n.first].Sentence {
			continue
		}
		head := &w.page.tokens[at]
		kind, ok := f.gaz.after[head.stem]
		if !ok || head.clitics.Has(lang.The) || head.suffix {
			continue
		}
		last := n.last
		end := len(t.Tokens)
		if i+1 < len(names) {
			end = names[i+1].first
		}
		for last < end && last < n.last+4 && t.Tokens[last].Sentence == t.Tokens[at].Sentence && w.completes(last, kind, last > n.last) {
			last++
		}
		if kind == news.Organization && last == n.last && (at == n.first-1 || !f.gaz.school[head.stem]) {
			continue // what follows the head of a body may be its holder's name
		}
		names[i] = found{at, last, kind, "names/after"}
	}
	return names
}

// completes reports whether a word behind a person's name belongs to what is
// named after the person: a definite adjective, or of a body also what it is for
// and, once something has been added, a further noun with the conjunction.
func (w *work) completes(i int, kind news.Kind, added bool) bool {
	o := &w.page.tokens[i]
	switch {
	case o.kind != lang.Word:
		return false
	case o.clitics == lang.The:
		return Listing(o.memory)&Adjective != 0
	}
	return kind == news.Organization && (o.clitics == lang.For|lang.The || added && o.clitics == lang.And|lang.The)
}

// trim takes brackets and quotation marks from the ends of names.
func trim(t *lang.Text, names []found) []found {
	out := names[:0]
	for _, n := range names {
		for n.first < n.last && bracket(t.Tokens[n.first].Kind) {
			n.first++
		}
		for n.first < n.last && bracket(t.Tokens[n.last-1].Kind) {
			n.last--
		}
		if n.first < n.last {
			out = append(out, n)
		}
	}
	return out
}

func bracket(k lang.TokenKind) bool {
	return k == lang.Open || k == lang.Close || k == lang.Quote
}

// dropNation drops the name of a state that is an adjective of nationality
// behind a definite noun, which no name ends with.
func dropNation(t *lang.Text, w *work, names []found) []found {
	out := names[:0]
	for _, n := range names {
		if at := n.first; n.kind == news.Place && n.last == at+1 && at > 0 && w.page.marks[at].has(begins(cDemonym)) && t.Tokens[at-1].Sentence == t.Tokens[at].Sentence {
			o, before := &w.page.tokens[at], &w.page.tokens[at-1]
			if o.clitics == lang.The && before.kind == lang.Word && before.clitics.Has(lang.The) && !before.suffix && !before.marks.has(properNames) && (len(out) == 0 || out[len(out)-1].last < at) {
				continue
			}
		}
		out = append(out, n)
	}
	return out
}

// cutEnd ends each name before the first word that is never part of a name, and
// an organisation's before the preposition and the kind of place that it is in
// (the court | in the state of Kuwait), a ministry's before what something is
// done for. What stands behind the word is a name of its own where the lexicon knows all of it.
func (f *Finder) cutEnd(w *work, names []found) []found {
	for i := 0; i < len(names); i++ {
		n := names[i]
		for j := n.first + 1; j < n.last; j++ {
			o := &w.page.tokens[j]
			district := n.kind == news.Organization && o.clitics&lang.Prepositions == lang.By && o.marks.has(begins(cPlaceHeadOut)) && !o.clitics.Has(lang.The)
			purpose := n.kind == news.Organization && j > n.first+1 && (o.clitics&lang.Prepositions == lang.For || o.clitics == lang.By|lang.The && !w.page.marks[j].has(of(cPlace, cState))) && f.gaz.ministry[w.page.tokens[n.first].stem] && !w.listed(n.first, n.last)
			if !o.marks.has(begins(cNameEnd)) && !district && !purpose {
				continue
			}
			names[i].last, names[i].rule = j, "names/end"
			if rest, ok := w.wholeHit(j+1, n.last); ok && !purpose {
				names = append(names, found{})
				copy(names[i+2:], names[i+1:])
				names[i+1] = rest
			}
			break
		}
	}
	return names
}

// listed reports whether the words from first to last are a name of the lexicons.
func (w *work) listed(first, last int) bool {
	_, ok := w.wholeHit(first, last)
	return ok
}

// wholeHit is the name that a phrase of the lexicons from first to last is.
func (w *work) wholeHit(first, last int) (found, bool) {
	for _, h := range w.hitsAt(first) {
		if h.last != last {
			continue
		}
		switch h.class {
		case cState, cPlace:
			return found{first, last, news.Place, "names/end"}, true
		case cOrg, cOutlet:
			return found{first, last, news.Organization, "names/end"}, true
		case cPerson:
			return found{first, last, news.Person, "names/end"}, true
		}
	}
	return found{}, false
}

// hitsAt are the phrases of the lexicons that begin at token i.
func (w *work) hitsAt(i int) []hit {
	from := sort.Search(len(w.page.hits), func(k int) bool { return w.page.hits[k].first >= i })
	to := from
	for to < len(w.page.hits) && w.page.hits[to].first == i {
		to++
	}
	return w.page.hits[from:to]
}

// cutHead takes a head that stays outside from the beginning of a place's name
// where what follows is, in the lexicon, the name of a place, and from that of
// an organisation where it is one of an organisation.
func (f *Finder) cutHead(t *lang.Text, w *work, n *found) {
	if n.last-n.first < 2 {
		return
	}
	head, next := w.page.marks[n.first], w.page.marks[n.first+1]
	switch n.kind {
	case news.Place:
		if f.gaz.settled[w.page.tokens[n.first].stem] && n.last == n.first+2 && w.page.tokens[n.first].clitics&lang.The == 0 && !next.has(of(cTitle, cGiven)) && (!w.ownPhrase(n, cState, cPlace, cPlaceUnsure) || f.onePlace(t, w, n)) {
			break
		}
		if !head.has(begins(cPlaceHeadOut)) || !next.has(of(cState, cPlace, cPlaceUnsure)) {
			return
		}
		if w.ownPhrase(n, cState, cPlace, cPlaceUnsure) && !f.gaz.kindHead[w.page.tokens[n.first].stem] {
			return // the south of Sudan is a state of its own
		}
	case news.Organization:
		if h := &w.page.tokens[n.first]; f.gaz.definite[h.stem] && !h.clitics.Has(lang.The) {
			if rest, ok := w.wholeHit(n.first+1, n.last); !ok || rest.kind != news.Organization || w.page.tokens[n.first+1].clitics.Has(lang.The) {
				return // the organisation of the Islamic State is called so
			}
			break
		}
		if !head.has(begins(cOrgHeadOut)) || head.has(begins(cOrgHead)|begins(cOrgHeadName)) || !next.has(of(cOrg, cOrgUnsure)) || w.ownPhrase(n, cOrg, cOrgUnsure) && !f.sameBehind(t, n) {
			return
		}
	default:
		return
	}
	n.first, n.rule = n.first+1, "names/outside"
	w.whole(t, n.first)
}

// onePlace reports whether a place's name and a part of it are, in the lexicon, names of one place.
func (f *Finder) onePlace(t *lang.Text, w *work, n *found) bool {
	return slices.ContainsFunc(w.hitsAt(n.first), func(h hit) bool {
		return h.last == n.last && (h.class == cPlace || h.class == cPlaceUnsure) && f.holdsItself(t, h)
	})
}

// sameBehind reports whether what follows the first word of an organisation's name is, in the lexicon, another name of the same thing.
func (f *Finder) sameBehind(t *lang.Text, n *found) bool {
	whole, rest := "", ""
	f.gaz.orgs.Each(t, n.first, lang.ByHost, func(h lang.Hit) {
		if h.Last == n.last {
			whole = f.gaz.orgs.Get(h.Entries[0], "canon")
		}
	})
	f.gaz.orgs.Each(t, n.first+1, lang.ByHost, func(h lang.Hit) {
		if h.Last == n.last {
			rest = f.gaz.orgs.Get(h.Entries[0], "canon")
		}
	})
	return whole != "" && whole == rest
}

// whole gives a token the reading without proclitics: behind a head none can
// stand.
func (w *work) whole(t *lang.Text, i int) {
	for r := range t.Tokens[i].Readings {
		if t.Tokens[i].Readings[r].Clitics&^lang.The == 0 {
			w.page.tokens[i].reading = r
			return
		}
	}
}

// ownPhrase reports whether the lexicon lists the name as a whole in one of the
// classes.
func (w *work) ownPhrase(n *found, cs ...class) bool {
	at := sort.Search(len(w.page.hits), func(i int) bool { return w.page.hits[i].first >= n.first })
	for _, h := range w.page.hits[at:] {
		if h.first > n.first {
			break
		}
		if h.last > n.first+1 && slices.Contains(cs, h.class) {
			return true
		}
	}
	return false
}

// addHead takes the head of a party, movement, club, agency or association into
// the name that follows it at once.
func (f *Finder) addHead(t *lang.Text, w *work, names []found, i int) {
	n := &names[i]
	at := n.first - 1
	if n.kind != news.Organization || at < 0 || i > 0 && names[i-1].last > at || t.Tokens[at].Sentence != t.Tokens[n.first].Sentence {
		return
	}
	head, first := &w.page.tokens[at], &w.page.tokens[n.first]
	joined := f.gaz.joined[head.stem]
	if f.gaz.definite[head.stem] {
		joined = first.clitics.Has(lang.The)
	}
	if !joined || head.clitics.Has(lang.The) || head.suffix || first.clitics&^lang.The != 0 || first.marks.has(begins(cOrgHeadName)|begins(cOrgHead)) {
		return
	}
	n.first, n.rule = at, "names/head"
}

// splitHolder cuts an organisation's name in two where, behind a definite word
// that is no title, a person's name begins (the speaker of the organisation X Y).
// A head alone with its article only points back and is dropped.
func splitHolder(w *work, names []found) []found {
	for i := 0; i < len(names); i++ {
		n := names[i]
		if n.kind != news.Organization {
			continue
		}
		for j := n.first + 1; j+1 < n.last; j++ {
			end, next := &w.page.tokens[j-1], &w.page.tokens[j]
			if j == n.first+1 && end.clitics.Has(lang.The) && end.marks.has(begins(cOrgHead)) && w.bare(j, n.last) {
				names[i] = found{j, n.last, news.Person, "names/holder"}
				break
			}
			if !end.clitics.Has(lang.The) || end.marks.has(of(cTitle, cGiven, cGivenUnsure)) || next.clitics != 0 || !next.marks.has(begins(cGiven)|begins(cPerson)) {
				continue
			}
			person := found{j, n.last, news.Person, "names/holder"}
			if j == n.first+1 && end.marks.has(of(cOrgHead, cOrgHeadName, cOrgHeadOut)) {
				names[i] = person
				break
			}
			names[i].last, names[i].rule = j, "names/holder"
			names = append(names, found{})
			copy(names[i+2:], names[i+1:])
			names[i+1] = person
			i++
			break
		}
	}
	return names
}

// bare reports whether the tokens are words without an article and any sign that
// they are something else than a person's name: behind a definite head they
// cannot go on with it.
func (w *work) bare(first, last int) bool {
	for i := first; i < last; i++ {
		o := &w.page.tokens[i]
		if o.kind != lang.Word || o.clitics != 0 || o.marks.has(of(cOrg, cOutlet, cState, cPlace, cTitle, cRole, cOrgHead, cOrgHeadName, cPortfolio, cDemonym)) || o.listed() {
			return false
		}
	}
	return last-first >= 2
}

// local joins the head of a public body, a word for the kind of place and the
// place's name (the police of the province of X).
func (f *Finder) local(w *work, names []found) []found {
	out := names[:0]
	for _, n := range names {
		if at := n.first - 2; n.kind == news.Place && at >= 0 && (len(out) == 0 || out[len(out)-1].last <= at) {
			head, kind := &w.page.tokens[at], &w.page.tokens[at+1]
			if f.gaz.publicHead(head) && !head.clitics.Has(lang.The) && kind.clitics == 0 && kind.marks.has(begins(cPlaceHeadOut)) && w.page.tokens[n.first].clitics&^lang.The == 0 {
				n = found{at, n.last, news.Organization, "names/local"}
			}
		}
		if at := w.office(n, out); at >= 0 && f.gaz.publicHead(&w.page.tokens[at]) {
			n = found{at, n.last, news.Organization, "names/local"}
		}
		out = append(out, n)
	}
	return out
}

// office returns where the body of an office of a place begins, at the word before the office (the bureau | of the governor of | the province of | X), -1 where
// no office stands before the place's name.
func (w *work) office(n found, before []found) int {
	at := n.first - 1
	if n.kind != news.Place || at < 2 || w.page.tokens[n.first].clitics&^lang.The != 0 {
		return -1
	}
	if kind := &w.page.tokens[at]; kind.clitics == 0 && kind.marks.has(begins(cPlaceHeadOut)) {
		at--
	}
	if role := &w.page.tokens[at]; at < 1 || role.clitics != 0 || role.suffix || !role.marks.has(begins(cRole)) {
		return -1
	}
	if head := &w.page.tokens[at-1]; head.kind != lang.Word || head.clitics.Has(lang.The|lang.By) || head.suffix || len(before) > 0 && before[len(before)-1].last >= at {
		return -1
	}
	return at - 1
}

// longest keeps, of names that overlap, the longest, of equally long ones the
// first given.
func longest(names []found) []found {
	sort.SliceStable(names, func(i, j int) bool { return names[i].last-names[i].first > names[j].last-names[j].first })
	var kept []found
	for _, n := range names {
		at := sort.Search(len(kept), func(i int) bool { return kept[i].last > n.first })
		if at < len(kept) && kept[at].first < n.last {
			continue
		}
		kept = append(kept, found{})
		copy(kept[at+1:], kept[at:])
		kept[at] = n
	}
	return kept
}

// ownNames are the types of organisations whose name is whole without an
// adjective of nationality.
var ownNames = map[string]bool{"party": true, "armed_group": true, "movement": true, "media_platform": true, "club": true, "company": true}

// cutAdjective takes the adjective of nationality from the end of a name whose
// rest is, in the lexicon, another name of the same thing.
func (f *Finder) cutAdjective(t *lang.Text, w *work, n *found) {
	last := n.last - 1
	if n.kind != news.Organization || last == n.first || !w.page.marks[last].has(begins(cDemonym)) {
		return
	}
	orgs, outlets := f.gaz.orgs, f.gaz.outlets
	whole, rest := "", ""
	known := false
	orgs.Each(t, n.first, lang.ByHost, func(h lang.Hit) {
		for _, e := range h.Entries {
			switch {
			case h.Last == n.last:
				whole, known = orgs.Get(e, "canon"), true
			case h.Last == last && ownNames[orgs.Get(e, "type")]:
				rest = orgs.Get(e, "canon")
			}
		}
	})
	cut := rest != "" && (!known || whole == rest)
	headed := w.page.marks[n.first].has(begins(cOrgHead)|begins(cOrgHeadName)) ||
		n.first > 0 && w.page.marks[n.first-1].has(begins(cOrgHeadOut))
	if !cut && !known && headed {
		listed := false
		outlets.Each(t, n.first, lang.ByHost, func(h lang.Hit) {
			listed = listed || h.Last == n.last
			cut = cut || h.Last == last
		})
		cut = cut && !listed
	}
	if cut {
		n.last, n.rule = last, "names/adjective"
	}
}

// splitAtAnd makes two persons of one name in which a later word carries the
// conjunction.
func splitAtAnd(t *lang.Text, w *work, names []found) []found {
	for i := 0; i < len(names); i++ {
		n := names[i]
		if n.kind != news.Person {
			continue
		}
		for j := n.first + 1; j < n.last; j++ {
			tok := &w.page.tokens[j]
			if tok.clitics.Has(lang.And) && tok.clitics&lang.Prepositions == 0 {
				names[i].last, names[i].rule = j, "names/and"
				if tok.memory>>memoryShare&3 == 1 && !tok.marks.has(properNames) {
					break // what follows is no name
				}
				names = append(names, found{})
				copy(names[i+2:], names[i+1:])
				names[i+1] = found{j, n.last, n.kind, "names/and"}
				break
			}
		}
	}
	return names
}

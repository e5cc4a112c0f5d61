package page

import (
	"strings"
	"unicode/utf8"

	"github.com/isnad-desk/isnad/text"
)

// partKind is what a part of a byline or dateline is.
type partKind uint8

const (
	unknownPart partKind = iota
	placePart
	sourcePart // agency or outlet
	deskPart   // agencies without a name, a desk, a correspondent
	personPart
	datePart
)

// creditPart is one part of a byline or dateline.
type creditPart struct {
	kind   partKind
	words  []string
	source source
	span   text.Span // in the string that was parsed
	place  bool      // an agency or outlet whose name is also a place
	list   bool      // stands after a comma
}

// credit is a byline or dateline taken apart.
type credit struct{ parts []creditPart }

func (cr *credit) count(k partKind) int {
	n := 0
	for i := range cr.parts {
		if cr.parts[i].kind == k {
			n++
		}
	}
	return n
}

// maxCredit bounds the length of a byline or dateline in words.
const maxCredit = 16

// parseCredit takes a byline or dateline apart at dashes, bars, commas, colons, brackets and quotation marks.
func (c *Cleaner) parseCredit(s string) credit {
	var cr credit
	from := 0
	before := rune(0)
	flush := func(to int, sep rune) {
		sp := text.Trim(s, text.Span{Start: from, End: to}, blankRune)
		if !sp.Empty() {
			n := len(cr.parts)
			c.addParts(&cr, sp, wordsOf(c.lang.FoldString(sp.Of(s))), opening(before))
			for ; n < len(cr.parts); n++ {
				cr.parts[n].list = before == ',' || before == '،'
			}
		}
		before = sep
	}
	for i, r := range s {
		if !separator(s, i, r) {
			continue
		}
		flush(i, r)
		from = i + utf8.RuneLen(r)
	}
	flush(len(s), 0)
	c.settlePlaces(&cr)
	return cr
}

// separator reports a mark between two parts at byte i of s. Tatweel alone between blanks is written for a dash.
func separator(s string, i int, r rune) bool {
	if r != tatweel {
		return parting(r)
	}
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):])
	return (i == 0 || blankRune(before)) && blankRune(after)
}

const tatweel = 0x0640

// parting reports a mark that parts names wherever it stands.
func parting(r rune) bool {
	return strings.ContainsRune("-–—−|/\\:,،()[]{}*•·;؛_«»\"“”„", r)
}

func opening(r rune) bool { return r == '«' || r == '“' || r == '"' || r == '„' || r == '{' }

// addParts adds what the words between two separators are.
func (c *Cleaner) addParts(cr *credit, sp text.Span, w []string, quoted bool) {
	if len(w) == 0 {
		return
	}
	p := c.simple(w)
	p.span = sp
	switch p.kind {
	case sourcePart:
		p.place = p.place && !quoted
	case unknownPart, personPart:
		if c.addJoined(cr, sp, w) {
			return
		}
	}
	cr.parts = append(cr.parts, p)
}

// addJoined takes apart "outlet from place", "office of the outlet", "and agency", "place and the day's date".
func (c *Cleaner) addJoined(cr *credit, sp text.Span, w []string) bool {
	if len(w) > maxCredit {
		return false
	}
	for i := 0; i+1 < len(w); i++ { // a joining word between two known parts
		if q := c.phrases.at(w[i:], "link_word", word); q != nil {
			left, right := c.simple(w[:i]), c.simple(w[i+len(q.words):])
			if (i == 0 || left.kind != unknownPart) && right.kind != unknownPart {
				if i > 0 {
					left.span = sp
					cr.parts = append(cr.parts, left)
				}
				right.span = sp
				cr.parts = append(cr.parts, right)
				return true
			}
		}
	}
	for i := 1; i < len(w); i++ { // two known parts side by side
		left, right := c.simple(w[:i]), c.simple(w[i:])
		if left.kind == deskPart && right.kind != unknownPart || left.kind != unknownPart && (right.kind == deskPart || right.kind == datePart) ||
			left.kind == placePart && right.kind == sourcePart && right.source.agency {
			left.span, right.span = sp, sp
			cr.parts = append(cr.parts, left, right)
			return true
		}
	}
	// place, date, agency: the first line of agency wires
	for n := min(4, len(w)); n > 0; n-- {
		if !c.isPlace(w[:n]) {
			continue
		}
		for m := len(w); m > n; m-- {
			if !c.onlyDate(w[n:m]) {
				continue
			}
			if m == len(w) {
				cr.parts = append(cr.parts, creditPart{kind: placePart, words: w[:n], span: sp}, creditPart{kind: datePart, words: w[n:], span: sp})
				return true
			}
			if s, ok := c.named(w[m:]); ok {
				cr.parts = append(cr.parts, creditPart{kind: placePart, words: w[:n], span: sp}, creditPart{kind: datePart, words: w[n:m], span: sp},
					creditPart{kind: sourcePart, words: w[m:], source: s, span: sp})
				return true
			}
		}
	}
	if rest, ok := c.conjunction(w); ok {
		if p := c.simple(rest); p.kind == sourcePart || p.kind == deskPart {
			p.span = sp
			cr.parts = append(cr.parts, p)
			return true
		}
	}
	return false
}

// conjunction returns words without an "and" written together with the first.
func (c *Cleaner) conjunction(w []string) ([]string, bool) {
	for _, q := range c.conjunctions {
		if rest, ok := strings.CutPrefix(w[0], q); ok && len(rest) > 2 {
			return append([]string{rest}, w[1:]...), true
		}
	}
	return nil, false
}

// simple says what words are, without taking them apart.
func (c *Cleaner) simple(w []string) creditPart {
	p := creditPart{words: w}
	if len(w) == 0 {
		return p
	}
	if s, ok := c.named(w); ok {
		p.kind, p.source, p.place = sourcePart, s, c.isPlace(w)
		return p
	}
	switch {
	case c.phrases.covers(w, "desk", word) > 0:
		p.kind = deskPart
	case c.isPlace(w):
		p.kind = placePart
	case c.onlyDate(w):
		p.kind = datePart
	case c.isPerson(w):
		p.kind = personPart
	}
	return p
}

// settlePlaces decides for names that are both a newspaper and a city: a place where no other part is one.
func (c *Cleaner) settlePlaces(cr *credit) {
	places := cr.count(placePart)
	for i := range cr.parts {
		p := &cr.parts[i]
		if p.kind == sourcePart && p.place && (places == 0 || p.list) {
			p.kind = placePart
			places++
		}
	}
}

func (c *Cleaner) isPlace(w []string) bool {
	return len(w) <= 5 && (len(c.places.Find(w...)) > 0 || len(c.states.Find(w...)) > 0)
}

// isPerson reports whether the words look like a person's name: a given name with one to four words after it, after a title or not.
func (c *Cleaner) isPerson(w []string) bool { return c.person(w, false) }

// plainPerson is isPerson for words that stand alone: the given name is no common word.
func (c *Cleaner) plainPerson(w []string) bool { return c.person(w, true) }

func (c *Cleaner) person(w []string, alone bool) bool {
	for n := min(3, len(w)-2); n > 0; n-- {
		if len(c.titles.Find(w[:n]...)) > 0 {
			w = w[n:]
			break
		}
	}
	if len(w) < 2 || len(w) > 5 {
		return false
	}
	for _, x := range w {
		if digit(x[0]) || c.phrases.is([]string{x}, "link_word", word) {
			return false
		}
	}
	ids := c.givenNames.Find(w[0])
	if len(ids) == 0 {
		ids = c.givenNames.Find(w[0], w[1])
	}
	return len(ids) > 0 && (!alone || c.givenNames.Get(ids[0], "ambiguous") != "yes")
}

package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// candidate is a name that the page may give its outlet, with what speaks for it.
type candidate struct {
	name      string // as printed, or canonical where the lexicon knows it
	words     []string
	known     bool
	copyright bool
	follow    bool
	masthead  bool
	signature bool
	learnt    bool // "X has learnt"
	told      int  // "told X"
	other     bool // named as a newspaper, channel or agency: somebody else
	agency    bool
}

// maxName bounds the name of an outlet in words.
const maxName = 5

// maxNames bounds how many names of a page are weighed.
const maxNames = 64

// candidate returns the candidate of that name, a new one when there is none yet.
func (p *page) candidate(name string) *candidate {
	name = strings.TrimFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	w := wordsOf(p.lang.FoldString(name))
	if len(w) == 0 || len(w) > maxName {
		return nil
	}
	s, known := p.named(w)
	if known {
		name = s.name
		w = wordsOf(p.lang.FoldString(name))
	}
	for i := range p.names {
		if equal(p.names[i].words, w) || !known && equal(p.bareName(p.names[i].words), p.bareName(w)) {
			return &p.names[i]
		}
	}
	if len(p.names) >= maxNames {
		return nil
	}
	p.names = append(p.names, candidate{name: name, words: w, known: known, agency: s.agency})
	return &p.names[len(p.names)-1]
}

// bareName returns a name without a leading "newspaper", "site" and the like.
func (p *page) bareName(w []string) []string {
	if q := p.phrases.at(w, "own", start); q != nil && len(q.words) < len(w) {
		return w[len(q.words):]
	}
	return w
}

// copyrightName keeps the owner that a copyright line names.
func (p *page) copyrightName(l *line) {
	var left []string
	fields := strings.FieldsFunc(l.span.Of(p.raw), func(r rune) bool { return unicode.IsSpace(r) || r == '©' || parting(r) || r == '.' })
	folded := make([]string, len(fields))
	for i, f := range fields {
		folded[i] = strings.Join(wordsOf(p.lang.FoldString(f)), "")
	}
	for i := 0; i < len(fields); {
		if q := p.phrases.at(folded[i:], "copyright", part); q != nil {
			i += len(q.words)
			continue
		}
		if q := p.phrases.at(folded[i:], "own", start); q != nil && len(left) == 0 {
			i += len(q.words)
			continue
		}
		if folded[i] != "" && !digit(folded[i][0]) && !p.phrases.is(folded[i:i+1], "link_word", word) {
			left = append(left, fields[i])
		}
		i++
	}
	if len(left) > 0 && len(left) <= maxName {
		if c := p.candidate(strings.Join(left, " ")); c != nil {
			c.copyright = true
		}
	}
}

// followName keeps the name between "follow" and "on".
func (p *page) followName(l *line) {
	q := p.phrases.at(l.words, "follow", start)
	fields := strings.Fields(l.span.Of(p.raw))
	if q == nil || len(fields) <= len(q.words) {
		return
	}
	var name []string
	for _, f := range fields[len(q.words):] {
		w := wordsOf(p.lang.FoldString(f))
		if len(w) == 1 && p.phrases.is(w, "follow_end", word) {
			if c := p.candidate(strings.Join(name, " ")); c != nil {
				c.follow = true
			}
			return
		}
		if len(name) == 0 && len(w) == 1 && p.phrases.at(w, "own", start) != nil {
			continue
		}
		name = append(name, f)
	}
}

// gluedName keeps the name of a line among the last furniture that is one the lexicon knows.
func (p *page) gluedName(i int) {
	l := &p.lines[i]
	if s, ok := p.named(l.words); ok && !s.agency {
		if c := p.candidate(s.name); c != nil {
			c.signature = true
		}
	}
}

// findNames looks through the text for names in quotation marks that are told or that have learnt something.
func (p *page) findNames() {
	s := p.raw
	for i := 0; i < len(s); {
		r, n := rune(s[i]), 1
		if r >= 0x80 {
			if s[i] != 0xC2 && s[i] != 0xE2 { // no quotation mark starts so
				i++
				continue
			}
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		if r != '"' && r != '«' && r != '“' {
			i += n
			continue
		}
		from := i + n
		name, ok := quotedName(s[from:min(len(s), from+80)])
		if !ok {
			i = from
			continue
		}
		p.quoted(s[max(0, i-48):i], name)
		i = from + len(name)
	}
	for i := range p.lines {
		if l := &p.lines[i]; !l.blank() && !l.long {
			if h, only := links(l.span.Of(s)); only && h != "" {
				p.host = h
			}
		}
	}
}

// quotedName returns a short name up to its closing quotation mark.
func quotedName(s string) (string, bool) {
	blanks := 0
	for i, r := range s {
		switch {
		case r == '"' || r == '»' || r == '”':
			return s[:i], i > 0
		case r == ' ':
			if blanks++; blanks >= maxName {
				return "", false
			}
		case r == '\n' || r == '«' || r == '“' || r == ':' || r == ',' || r == '.':
			return "", false
		}
	}
	return "", false
}

// quoted weighs a name in quotation marks by the word before it.
func (p *page) quoted(before, name string) {
	for len(before) > 0 && !utf8.RuneStart(before[0]) {
		before = before[1:]
	}
	w := wordsOf(p.lang.FoldString(before))
	if len(w) == 0 {
		return
	}
	lastWord := w[len(w)-1:]
	told := p.phrases.is(lastWord, "told", word)
	learnt := p.phrases.is(lastWord, "learnt", word)
	head := p.phrases.is(lastWord, "outlet_head", word)
	if !told && !learnt && !head {
		return
	}
	c := p.candidate(name)
	if c == nil {
		return
	}
	switch {
	case told:
		c.told++
	case learnt:
		c.learnt = true
	default:
		c.other = true
	}
}

// masthead reports whether the line is the outlet's name, alone or with a section after it, and returns the name.
func (p *page) masthead(l *line) (string, bool) {
	raw := l.cut.Of(p.raw)
	name := raw
	for i, r := range raw {
		if i > 0 && (r == '|' || r == '»' || r == '>' || r == '•' || (r == '-' || r == '–' || r == '—' || r == ':') && strings.HasSuffix(raw[:i], " ")) {
			name = raw[:i]
			if rest := wordsOf(p.lang.FoldString(raw[i:])); len(rest) > 4 {
				return "", false
			}
			break
		}
	}
	name = strings.TrimSpace(name)
	w := wordsOf(p.lang.FoldString(name))
	if len(w) == 0 || len(w) > maxName || p.isPerson(w) || len(name) < len(raw) && p.isPlace(w) {
		return "", false
	}
	if cr := p.parseCredit(raw); len(cr.parts) > 1 && cr.count(unknownPart) == 0 && !strings.Contains(raw, "|") {
		return "", false // a dateline
	}
	if p.own != nil {
		s, ok := p.named(w)
		return p.own.Name, equal(w, p.ownWords) || ok && p.isOwn(s)
	}
	c := p.candidate(name)
	if c == nil {
		return "", false
	}
	whole := name == strings.TrimSpace(raw)
	if c.copyright || c.follow || c.told > 0 || c.learnt || c.known && !c.agency && (!whole || !c.other) || p.inDateline(l, w) {
		if !c.known && len(w) > len(c.words) { // the fuller form at the top
			c.name, c.words = name, w
		}
		return c.name, true
	}
	return "", false
}

// inDateline reports whether another short line at the top names the words beside a place or a desk, as datelines do.
func (p *page) inDateline(top *line, w []string) bool {
	seen := 0
	for i := range p.lines {
		l := &p.lines[i]
		if l.blank() || l.long {
			continue
		}
		if seen++; seen > 8 || l.prose() {
			return false
		}
		if l == top || len(l.words) > maxCredit {
			continue
		}
		cr := p.parseCredit(l.cut.Of(p.raw))
		if cr.count(placePart)+cr.count(deskPart) == 0 {
			continue
		}
		for k := range cr.parts {
			if equal(cr.parts[k].words, w) {
				return true
			}
		}
	}
	return false
}

// decideOutlet chooses among the names that the page gives: its own name at the top or in the copyright line, its address, a signature,
// then what its sources were told. Where nothing tells, there is none.
func (p *page) decideOutlet() {
	if c := p.best(func(c *candidate) bool { return c.masthead }); c != nil {
		p.setOutlet(c.name, news.Page)
		return
	}
	if c := p.best(func(c *candidate) bool {
		return c.copyright && (c.known || c.follow || c.signature || c.told > 0 || len(c.words) <= 3)
	}); c != nil {
		p.setOutlet(c.name, news.Page)
		return
	}
	if c := p.best(func(c *candidate) bool { return c.signature }); c != nil {
		p.setOutlet(c.name, news.Signature)
		return
	}
	if name := p.ofHost(p.host); name != "" {
		p.setOutlet(name, news.Signature)
		return
	}
	if c := p.best(func(c *candidate) bool { return c.follow && (c.known || c.told > 0) }); c != nil {
		p.setOutlet(c.name, news.Page)
		return
	}
	told := func(c *candidate) bool {
		return !c.other && !c.agency && (c.learnt && c.known || c.told >= 2 && c.known || c.told >= 3 || c.learnt && c.told > 0)
	}
	if c := p.best(told); c != nil {
		for i := range p.names {
			if o := &p.names[i]; o != c && told(o) {
				return // two outlets are told: the text does not say which is its own
			}
		}
		p.setOutlet(c.name, news.Page)
	}
}

// best returns the first candidate that fits.
func (p *page) best(fits func(*candidate) bool) *candidate {
	for i := range p.names {
		if fits(&p.names[i]) {
			return &p.names[i]
		}
	}
	return nil
}

// signature reports whether a short line is the bare name of an outlet or agency. A name that the lexicon does not know must hold a word
// that only names of media hold.
func (p *page) signature(w []string) (source, bool) {
	if len(w) == 0 || len(w) > maxName {
		return source{}, false
	}
	if s, ok := p.named(w); ok {
		return s, !p.isPlace(w) || p.isOwn(s)
	}
	if len(w) >= 2 && len(w) <= 4 && (p.phrases.is(w[len(w)-1:], "media", word) || p.phrases.at(w, "outlet_head", word) != nil && len(w) <= 3) {
		return source{}, true
	}
	return source{}, false
}

// take adds what a byline or dateline credits. at is where the parsed string starts in the page, or negative where it goes.
func (p *page) take(cr *credit, at text.Span, raw string) {
	for i := range cr.parts {
		part := &cr.parts[i]
		s := part.source
		if part.kind == unknownPart {
			called, agency := p.called(part.words)
			if !called {
				continue
			}
			s = source{p.printed(part, raw), agency}
			part.kind = sourcePart
		}
		if part.kind == sourcePart && s.name != "" {
			span := text.Span{Start: -1}
			if at.Start >= 0 {
				span = text.Span{Start: at.Start + part.span.Start, End: at.Start + part.span.End}
			}
			p.credits = append(p.credits, pageCredit{source: s, span: span})
		}
	}
}

// printed returns a part as the page writes it.
func (p *page) printed(part *creditPart, raw string) string {
	if raw == "" {
		raw = p.byline
	}
	return p.lang.Plain(part.span.Of(raw))
}

// maxAsked bounds how many unknown parts of bylines are looked for in the text.
const maxAsked = 8

// called reports whether the text calls the words a news agency or an outlet: "the agency X".
func (p *page) called(w []string) (ok, agency bool) {
	if len(w) == 0 || len(w) > 3 || p.isPerson(w) {
		return false, false
	}
	key := strings.Join(w, " ")
	if was, known := p.asked[key]; known {
		return was[0], was[1]
	}
	if len(p.asked) >= maxAsked {
		return false, false
	}
	if p.asked == nil {
		p.asked = map[string][2]bool{}
	}
	defer func() { p.asked[key] = [2]bool{ok, agency} }()
	for i := range p.lines {
		l := &p.lines[i]
		if l.blank() {
			continue
		}
		words := l.words
		if l.long {
			words = wordsOf(p.lang.FoldString(l.span.Of(p.raw)))
		}
		for j := 1; j+len(w) <= len(words); j++ {
			if !hasPrefix(words[j:], w) {
				continue
			}
			for n := 1; n <= 2 && j-n >= 0; n++ {
				head := append([]string(nil), words[j-n:j]...)
				for cut := 0; cut < 2; cut++ {
					if p.phrases.is(head, "agency_head", word) {
						return true, true
					}
					if p.phrases.is(head, "outlet_head", word) {
						ok = true
					}
					if head[0] = p.bareHead(head[0]); head[0] == "" {
						break
					}
				}
			}
		}
	}
	return ok, false
}

// bareHead returns a word without one joined preposition or conjunction, or "".
func (p *page) bareHead(w string) string {
	for _, q := range p.joined {
		if rest, ok := strings.CutPrefix(w, q); ok && len(rest) > 4 {
			return rest
		}
	}
	return ""
}

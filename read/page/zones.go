package page

import (
	"strings"
	"unicode/utf8"

	"github.com/isnad-desk/isnad/text"
)

// zone is how many lines before and after the text are looked at: more is no page of an article.
const zone = 40

// head reads the lines before the text: masthead, section, headline, byline, dateline, captions.
func (p *page) head() {
	var at []int // what stays before the text
	for i := 0; i < p.first && len(at) < zone; i++ {
		if p.lines[i].stays() {
			at = append(at, i)
		}
	}
	hasTitle := strings.TrimSpace(p.in.Title) != ""
	titleWords := wordsOf(p.lang.FoldString(p.in.Title))
	candidates := 0 // lines that can be the headline
	for _, i := range at {
		if l := &p.lines[i]; len(l.words) >= 3 && !l.stop {
			candidates++
		}
	}
	for n, i := range at {
		l := &p.lines[i]
		if n <= 1 && p.title < 0 && len(l.words) <= 9 && (hasTitle || candidates > 1 || candidates == 1 && len(l.words) < 3) {
			if name, ok := p.masthead(l); ok {
				if c := p.candidate(name); c != nil {
					c.masthead = true
				}
				p.ended(l, &candidates)
				p.drop(i, "masthead")
				continue
			}
		}
		if hasTitle && len(l.words) > 0 && equal(l.words, titleWords) {
			p.drop(i, "repeated headline")
			continue
		}
		if p.title < 0 && !l.stop && len(l.words) <= 12 && (hasTitle || candidates > 0) && p.breadcrumb(l) {
			p.ended(l, &candidates)
			p.drop(i, "section")
			continue
		}
		settled := hasTitle || p.title >= 0
		if p.creditLine(i, settled || candidates > 1, settled) {
			p.ended(l, &candidates)
			continue
		}
		if !settled && !l.stop && len(l.words) >= 2 && (len(l.words) >= 3 || candidates == 0) {
			p.title = i
			continue
		}
		if settled && !l.stop && p.lines[p.first].prose() && p.caption(l) {
			p.drop(i, "caption")
		}
	}
}

// ended counts a line that could have been the headline and is not.
func (p *page) ended(l *line, candidates *int) {
	if len(l.words) >= 3 && !l.stop {
		*candidates--
	}
}

// breadcrumb reports a line of section names.
func (p *page) breadcrumb(l *line) bool {
	if p.phrases.is(l.words, "section", whole) {
		return true
	}
	parts := strings.FieldsFunc(l.fold, func(r rune) bool { return r == '|' || r == '>' || r == '/' || r == '"' || r == '-' || r == '•' })
	if len(parts) < 2 {
		return false
	}
	for _, s := range parts {
		if w := wordsOf(s); len(w) > 0 && !p.phrases.is(w, "section", whole) && !p.phrases.is(w, "nav", whole) {
			return false
		}
	}
	return true
}

// caption reports a single photo caption before the text: a bare name of a person, or a line that says what the picture is.
func (p *page) caption(l *line) bool {
	if len(l.words) > 12 || len(l.words) == 0 {
		return false
	}
	return p.phrases.at(l.words, "caption", start) != nil || len(l.words) <= 5 && p.plainPerson(l.words) && p.phrases.at(l.words, "formula", start) == nil
}

// creditLine takes a line that is a byline or a dateline. free: another line can be the headline; loose: the headline is found, so that
// one unknown part beside an agency, an outlet or a desk is a name.
func (p *page) creditLine(i int, free, loose bool) bool {
	l := &p.lines[i]
	if l.long || l.prose() || l.stop || len(l.words) == 0 || len(l.words) > maxCredit || !free {
		return false
	}
	raw := l.cut.Of(p.raw)
	if p.byline != "" && equal(l.words, wordsOf(p.lang.FoldString(p.byline))) {
		p.drop(i, "byline")
		return true
	}
	if q := p.phrases.at(l.words, "author", start); q != nil && len(l.words) <= len(q.words)+8 {
		rest := after(l.fold, len(q.words))
		w := l.words[len(q.words):]
		if len(w) > 0 && (colon(rest) && loose || p.isPerson(w) || p.phrases.covers(w, "desk", word) > 0) {
			p.setByline(raw)
			p.drop(i, "author")
			return true
		}
	}
	if q := p.phrases.at(l.words, "source", start); q != nil && len(l.words) <= len(q.words)+6 && loose {
		cr := p.parseCredit(strings.TrimLeft(afterRaw(raw, len(q.words), p), " :"))
		if s, ok := p.named(wordsOf(p.lang.FoldString(afterRaw(raw, len(q.words), p)))); ok { // also one that is called like a place
			p.credits = append(p.credits, pageCredit{source: s, span: text.Span{Start: -1}})
			p.drop(i, "source line")
			return true
		}
		if cr.count(sourcePart)+cr.count(deskPart) > 0 && cr.count(unknownPart) == 0 {
			p.take(&cr, text.Span{Start: -1}, raw)
			p.drop(i, "source line")
			return true
		}
	}
	cr := p.parseCredit(raw)
	if !p.isCredit(&cr, raw, loose) {
		return false
	}
	p.takeLine(&cr, raw)
	if cr.count(placePart) > 0 {
		p.drop(i, "dateline")
	} else {
		p.drop(i, "byline")
	}
	return true
}

// afterRaw returns what follows the first n words of a string.
func afterRaw(s string, n int, p *page) string {
	v := p.lang.Fold(s)
	rest := after(v.Folded(), n)
	if rest == "" {
		return ""
	}
	return strings.TrimSpace(s[v.Origin(text.Span{Start: len(v.Folded()) - len(rest), End: len(v.Folded())}).Start:])
}

// isCredit reports whether all parts of a line are what bylines and datelines are made of.
func (p *page) isCredit(cr *credit, raw string, loose bool) bool {
	n := len(cr.parts)
	unknown := cr.count(unknownPart)
	sources, desks, places, persons, dates := cr.count(sourcePart), cr.count(deskPart), cr.count(placePart), cr.count(personPart), cr.count(datePart)
	ownHere := 0
	for i := range cr.parts {
		part := &cr.parts[i]
		if part.kind != unknownPart {
			continue
		}
		switch called, _ := p.called(part.words); {
		case called:
			unknown--
			sources++
		case p.ownName(part.words):
			unknown--
			ownHere++
		}
	}
	sources += ownHere
	switch {
	case n == 0:
		return false
	case unknown > 1 || unknown == 1 && (!loose || sources+desks == 0 && !(persons > 0 && places > 0)):
		return false
	case unknown == 1:
		for i := range cr.parts {
			if part := &cr.parts[i]; part.kind == unknownPart && len(part.words) > 4 {
				return false
			}
		}
		return n >= 2 && !strings.ContainsAny(raw, "?؟!")
	case n == 1:
		return (sources > 0 || desks > 0) && loose
	}
	return sources+desks > 0 || dates > 0 && places > 0 || persons > 0 && places > 0
}

// ownName reports whether the words are the own outlet's name or one that the page seems to bear.
func (p *page) ownName(w []string) bool {
	if p.own != nil {
		return equal(w, p.ownWords)
	}
	for i := range p.names {
		if c := &p.names[i]; (c.masthead || c.copyright || c.follow || c.told > 0) && equal(c.words, w) {
			return true
		}
	}
	return false
}

// takeLine keeps what a byline or dateline says.
func (p *page) takeLine(cr *credit, raw string) {
	if cr.count(placePart) > 0 && p.dateline == "" {
		p.dateline = trimCredit(raw)
	}
	p.setByline(raw)
	if cr.count(datePart) > 0 && p.published == nil {
		if d, ok := p.date(p.lang.FoldString(raw)); ok {
			p.published = &d
		}
	}
	p.take(cr, text.Span{Start: -1}, raw)
}

func (p *page) setByline(raw string) {
	if p.byline == "" {
		p.byline = trimCredit(raw)
	}
}

func trimCredit(s string) string { return strings.TrimRight(strings.TrimSpace(s), " :-–—") }

// tail reads the lines after the text from the last one up: signatures, sources, authors, addresses.
func (p *page) tail() {
	looked := 0
	for i := len(p.lines) - 1; i > p.last; i-- {
		l := &p.lines[i]
		if !l.stays() {
			continue
		}
		if looked++; looked > zone || l.long || l.prose() || !p.tailLine(i) {
			return
		}
	}
}

func (p *page) tailLine(i int) bool {
	l := &p.lines[i]
	raw := l.cut.Of(p.raw)
	if h, only := links(raw); only {
		if h != "" {
			p.host = h
		}
		p.drop(i, "contact")
		return true
	}
	if len(l.words) == 0 || l.stop && len(l.words) > 5 {
		return false
	}
	if p.phrases.is(l.words, "nav", whole) {
		p.drop(i, "navigation")
		return true
	}
	if s, ok := p.signature(l.words); ok {
		if s.agency {
			p.credits = append(p.credits, pageCredit{source: s, span: text.Span{Start: -1}})
		} else if c := p.candidate(raw); c != nil && p.own == nil {
			c.signature = true
		} else if s.name != "" {
			p.credits = append(p.credits, pageCredit{source: s, span: text.Span{Start: -1}})
		}
		p.drop(i, "signature")
		return true
	}
	if p.creditLine(i, true, true) {
		return true
	}
	if l.stop {
		return false
	}
	if p.phrases.at(l.words, "caption", start) != nil && len(l.words) <= 12 && p.lines[p.last].prose() {
		p.drop(i, "caption")
		return true
	}
	above := p.above(i)
	if p.phrases.at(l.words, "writer", start) != nil && len(l.words) <= 10 && (strings.HasPrefix(raw, "*") || above < 0 || p.plainPerson(p.lines[above].words)) {
		p.drop(i, "who the author is")
		if cr := p.parseCredit(afterRaw(raw, 1, p)); cr.count(sourcePart) > 0 {
			p.take(&cr, text.Span{Start: -1}, raw)
		}
		return true
	}
	if p.plainPerson(l.words) && len(l.words) <= 5 && p.phrases.at(l.words, "formula", start) == nil && above >= 0 && (p.lines[above].long || p.lines[above].stop) {
		p.setByline(raw)
		p.drop(i, "author")
		return true
	}
	return false
}

// above returns the line that stays next above i, or -1.
func (p *page) above(i int) int {
	for i--; i >= 0; i-- {
		if p.lines[i].stays() {
			return i
		}
	}
	return -1
}

// frontBytes bounds how much of a line's front is looked at for a glued byline.
const frontBytes = 160

// cutFront cuts a byline or dateline off the first line of the text.
func (p *page) cutFront() {
	for i := 0; i <= p.first && i < len(p.lines); i++ {
		l := &p.lines[i]
		if !l.stays() {
			continue
		}
		if i != p.title && (i == p.first || l.prose()) {
			p.cutByline(i, snapFront(l.cut.Of(p.raw), frontBytes))
		}
	}
}

func snapFront(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// cutByline cuts "name - outlet - city:" off the front of line i. The longest front that ends at a colon or a dash and is made of nothing
// but names of places, agencies, outlets, desks and persons goes.
func (p *page) cutByline(i int, front string) {
	l := &p.lines[i]
	if b := strings.TrimSpace(p.in.Byline); len(b) > 3 && strings.HasPrefix(front, b) {
		n := len(b)
		for n < len(front) {
			r, k := utf8.DecodeRuneInString(front[n:])
			if !blankRune(r) && r != ':' {
				break
			}
			n += k
		}
		if n > len(b) || strings.HasSuffix(b, ":") {
			p.cutAt(i, text.Span{Start: l.cut.Start, End: l.cut.Start + n}, "byline")
			return
		}
	}
	best := 0
	var found credit
	for k, r := range front {
		closes := (r == ')' || r == '/') && strings.HasPrefix(front[k+1:], " ") // "city (agency) text", "city/agency/ text"
		if k == 0 || !(closes || r == ':' || (r == '-' || r == '–' || r == '—') && strings.HasSuffix(front[:k], " ")) {
			continue
		}
		cr := p.parseCredit(front[:k])
		if n := len(cr.parts); closes && (n == 0 || cr.parts[n-1].kind != sourcePart || !cr.parts[n-1].source.agency || cr.count(unknownPart) > 0) {
			continue
		}
		if len(cr.parts) == 0 || len(cr.parts) > 5 || cr.count(unknownPart) > 0 {
			if cr.count(unknownPart) > 1 {
				break
			}
			continue
		}
		sources := cr.count(sourcePart) + cr.count(deskPart)
		if sources == 0 || len(cr.parts) < 2 && !(r != ':' && cr.count(sourcePart) > 0) {
			continue
		}
		best, found = k+utf8.RuneLen(r), cr
	}
	if best == 0 {
		return
	}
	raw := front[:best]
	p.takeLine(&found, raw)
	p.cutAt(i, text.Span{Start: l.cut.Start, End: l.cut.Start + best}, "dateline")
}

// endBytes bounds how much of a line's end is looked at for glued furniture.
const endBytes = 700

// cutEnd cuts tags, links and signatures off the ends of the last lines.
func (p *page) cutEnd() {
	looked := 0
	for i := len(p.lines) - 1; i >= 0 && looked < 2; i-- {
		l := &p.lines[i]
		if !l.stays() || i == p.title {
			continue
		}
		looked++
		for range 3 {
			if !p.cutOneEnd(i) || !l.stays() {
				break
			}
		}
		if !l.stays() {
			looked--
		}
	}
}

func (p *page) cutOneEnd(i int) bool {
	l := &p.lines[i]
	from := l.cut.Start
	if l.cut.Len() > endBytes {
		from = l.cut.End - endBytes
		for !utf8.RuneStart(p.raw[from]) {
			from++
		}
	}
	end := p.raw[from:l.cut.End]
	v := p.lang.Fold(end)
	f := v.Folded()
	for _, t := range p.tails {
		if !strings.Contains(f, t.form) {
			continue
		}
		k := strings.LastIndex(f, t.form)
		if k < 0 || t.words < 3 && k+len(t.form) < len(f) && wordRune(firstRune(f[k+len(t.form):])) { // three words are told also where the next is glued to them
			continue
		}
		before := strings.TrimRight(f[:k], " \"'")
		if k > 0 && !(strings.HasSuffix(before, ".") || strings.HasSuffix(before, "!") || strings.HasSuffix(before, "?") || strings.HasSuffix(before, ")") && before != f[:k] ||
			len(f[:k])-len(before) >= 2 || before == "") {
			continue
		}
		if k == 0 && from > l.cut.Start {
			continue
		}
		rest := f[k+len(t.form):]
		w := wordsOf(rest)
		if t.class == "tags" && (len(w) == 0 || len(w) > 24 || strings.ContainsAny(strings.TrimRight(rest, " ."), ".!?") || strings.HasSuffix(rest, ".") || strings.Contains(rest, ",") && !colon(rest)) {
			continue
		}
		if t.class == "link" && (len(w) > 200 || !strings.Contains(rest[:min(len(rest), 60)], ":") && t.words < 3) {
			continue
		}
		at := from + v.Origin(text.Span{Start: k, End: len(f)}).Start
		p.cutAt(i, text.Span{Start: at, End: l.cut.End}, t.class)
		return true
	}
	// a name after the last stop
	stop := strings.LastIndexAny(f, ".!?\")")
	if stop < 0 {
		return false
	}
	if closeMark := f[stop] == ')'; closeMark && stop >= len(f)-2 { // (agency) at the end stays, and credits it
		if open := strings.LastIndexByte(f[:stop], '('); open >= 0 {
			if s, ok := p.named(wordsOf(f[open:stop])); ok {
				sp := v.Origin(text.Span{Start: open + 1, End: stop})
				p.credits = append(p.credits, pageCredit{source: s, span: text.Span{Start: from + sp.Start, End: from + sp.End}})
			}
		}
		return false
	}
	w := wordsOf(f[stop+1:])
	if len(w) == 0 || len(w) > maxName || f[stop] == '"' {
		return false
	}
	s, ok := p.signature(w)
	if !ok {
		return false
	}
	at := from + v.Origin(text.Span{Start: stop + 1, End: len(f)}).Start
	if s.name == "" || !s.agency && p.own == nil {
		if c := p.candidate(p.raw[at:l.cut.End]); c != nil {
			c.signature = true
		}
	} else {
		p.credits = append(p.credits, pageCredit{source: s, span: text.Span{Start: -1}})
	}
	p.cutAt(i, text.Span{Start: at, End: l.cut.End}, "signature")
	return true
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// headline keeps the agency or outlet that a headline names before a colon as the one whose report follows.
func (p *page) headline() {
	title := strings.TrimSpace(p.in.Title)
	base, inTitle := 0, true
	if p.title >= 0 {
		l := &p.lines[p.title]
		title, base, inTitle = l.cut.Of(p.raw), l.cut.Start, false
	}
	k := strings.IndexByte(title, ':')
	if k <= 0 || k > 60 {
		return
	}
	front := title[:k]
	w := wordsOf(p.lang.FoldString(front))
	s, ok := p.named(w)
	quoted := strings.ContainsAny(front, "\"«“")
	if !ok || p.isPlace(w) || !s.agency && len(w) < 2 && !quoted || len(front) < 6 {
		return
	}
	sp := text.Trim(title, text.Span{Start: 0, End: k}, func(r rune) bool { return blankRune(r) || opening(r) || closing(r) })
	p.credits = append(p.credits, pageCredit{source: s, span: text.Span{Start: base + sp.Start, End: base + sp.End}, inTitle: inTitle})
}

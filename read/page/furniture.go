package page

import (
	"strings"
	"unicode/utf8"

	"github.com/isnad-desk/isnad/text"
)

// edge is how many lines from the beginning and the end of a page a notice in whole sentences may stand.
const edge = 8

// leads cuts share bars off the fronts of the first lines, before anything else is asked about them.
func (p *page) leads() {
	shown := 0
	for i := range p.lines {
		l := &p.lines[i]
		if l.blank() {
			continue
		}
		if shown++; shown > 4 {
			return
		}
		front := snapFront(l.span.Of(p.raw), frontBytes)
		w := l.words
		if l.long {
			w = wordsOf(p.lang.FoldString(front))
		}
		q := p.phrases.at(w, "share", lead)
		if q == nil {
			continue
		}
		n := len(l.span.Of(p.raw)) // the end of the last word of the phrase, in the page
		if rest := afterRaw(front, len(q.words), p); rest != "" {
			n = strings.LastIndex(front, rest)
		}
		p.cutAt(i, text.Span{Start: l.cut.Start, End: l.cut.Start + n}, "share bar")
		l.fold, l.words = "", nil
		if l.long = l.cut.Len() > longLine; !l.long {
			l.fold = p.lang.FoldString(l.cut.Of(p.raw))
			l.words = wordsOf(l.fold)
		}
	}
}

// long takes notices that may be as long as prose: cookies, copyright, newsletters.
func (p *page) long() {
	shown := 0
	for i := range p.lines {
		if !p.lines[i].blank() {
			shown++
		}
	}
	n := 0
	for i := range p.lines {
		l := &p.lines[i]
		if l.blank() {
			continue
		}
		n++
		if l.long || shown == 1 || n > 3 && n <= shown-edge {
			continue
		}
		w := l.words
		if q, _ := p.phrases.within(w, "copyright", part); q != nil {
			if q.value == "strong" && (!l.prose() || n > shown-3) || !l.prose() && hasYear(w) {
				p.copyrightName(l)
				p.drop(i, "copyright")
				continue
			}
		}
		if q, _ := p.phrases.within(w, "cookie", part); q != nil {
			if s, _ := p.phrases.within(w, "cookie_site", word); s != nil {
				p.drop(i, "cookies")
				continue
			}
		}
		if q, _ := p.phrases.within(w, "newsletter", part); q != nil && !l.prose() && len(w) <= 16 {
			p.drop(i, "newsletter")
		}
	}
}

func hasYear(w []string) bool {
	for _, x := range w {
		if len(x) == 4 && (strings.HasPrefix(x, "19") || strings.HasPrefix(x, "20")) && digit(x[2]) && digit(x[3]) {
			return true
		}
	}
	return false
}

// phraseRules takes lines that a phrase of the lexicon marks.
func (p *page) phraseRules() {
	contact := false // the line before was one
	for i := range p.lines {
		l := &p.lines[i]
		if !l.stays() || l.long || len(l.words) == 0 {
			contact = contact && l.blank()
			continue
		}
		was := contact
		contact = false
		if l.prose() {
			continue
		}
		w, out := l.words, p.outside(i)
		switch {
		case p.dateLine(i):
		case p.phrases.is(w, "block", whole):
			p.drop(i, "block of other headlines")
		case p.marked(l, "see") && len(w) <= 30:
			p.drop(i, "see also")
		case p.marked(l, "tags"):
			p.drop(i, "tags")
		case p.marked(l, "link") && len(w) <= 40:
			p.drop(i, "link to the page")
		case p.phrases.is(w, "ad", whole):
			p.drop(i, "advertisement")
		case p.follow(l, out):
			p.followName(l)
			p.drop(i, "follow us")
		case p.phrases.covers(w, "share", whole) > 1, out && p.phrases.covers(w, "share", whole) == 1,
			out && len(w) <= 8 && p.phrases.at(w, "share", start) != nil:
			p.drop(i, "share bar")
		case out && (p.phrases.covers(w, "nav", whole) > 0 || p.phrases.at(w, "nav", start) != nil && len(w) <= 7 && (numeral(w) || colon(after(l.fold, len(p.phrases.at(w, "nav", start).words))))):
			p.drop(i, "navigation")
		case i > p.last && p.phrases.is(w, "more", whole):
			p.drop(i, "more")
		case out && i > 0 && len(w) <= 12 && (p.phrases.is(w, "comments", whole) || p.phrases.at(w, "comments", start) != nil && p.commentLine(l)):
			p.drop(i, "comments")
		case i > p.last && p.contact(l, was):
			p.drop(i, "contact")
			contact = true
		}
	}
}

// marked reports a line that begins with a phrase of the class and goes on after a colon, or with an address.
func (p *page) marked(l *line, class string) bool {
	q := p.phrases.at(l.words, class, start)
	if q == nil {
		return false
	}
	rest := after(l.fold, len(q.words))
	return colon(rest) || class != "tags" && strings.Contains(rest, "http")
}

func numeral(w []string) bool {
	for _, x := range w {
		if digit(x[0]) {
			return true
		}
	}
	return false
}

func (p *page) commentLine(l *line) bool {
	q := p.phrases.at(l.words, "comments", start)
	rest := l.words[len(q.words):]
	return len(rest) == 0 || numeral(rest) && len(rest) <= 2 || len(q.words) >= 2
}

// dateLine takes the lines that say when the page was published or changed, and keeps the day.
func (p *page) dateLine(i int) bool {
	l := &p.lines[i]
	if len(l.words) > 18 {
		return false
	}
	pub := p.phrases.at(l.words, "published", start)
	upd := p.phrases.at(l.words, "updated", start)
	d, dated := p.date(l.fold)
	switch {
	case pub != nil && (dated || clock(l.fold)):
		if dated && p.published == nil {
			p.published = &d
		}
		p.drop(i, "publication date")
	case upd != nil && (dated || clock(l.fold)):
		if dated && p.updated == nil {
			p.updated = &d
		}
		p.drop(i, "publication date")
	case (pub != nil && len(pub.words) == len(l.words) || upd != nil && len(upd.words) == len(l.words)) && p.nextIsDate(i):
		p.drop(i, "publication date")
	case p.outside(i) && (dated || clock(l.fold)) && p.onlyDate(l.words):
		if dated && p.published == nil {
			p.published = &d
		}
		p.drop(i, "date line")
	default:
		return false
	}
	return true
}

func (p *page) nextIsDate(i int) bool {
	for i++; i < len(p.lines); i++ {
		if l := &p.lines[i]; !l.blank() {
			_, ok := p.date(l.fold)
			return ok && p.onlyDate(l.words)
		}
	}
	return false
}

// follow reports a call to follow the outlet: it names a network or stands alone.
func (p *page) follow(l *line, out bool) bool {
	q := p.phrases.at(l.words, "follow", start)
	if q == nil || len(l.words) > 20 {
		return false
	}
	if out && len(l.words) <= len(q.words)+1 || strings.Contains(l.fold, "http") {
		return true
	}
	for i := len(q.words); i < len(l.words); i++ {
		if s := p.phrases.at(l.words[i:], "share", whole); s != nil {
			return true
		}
	}
	return out && colon(after(l.fold, len(q.words)))
}

// contact reports a line that says how to reach the author, and the numbers that follow one.
func (p *page) contact(l *line, after bool) bool {
	if _, only := links(l.span.Of(p.raw)); only {
		p.host, _ = links(l.span.Of(p.raw))
		return true
	}
	if p.phrases.is(l.words, "contact", whole) {
		return true
	}
	if p.phrases.at(l.words, "contact", start) != nil && len(l.words) <= 14 {
		return numeral(l.words) || strings.ContainsAny(l.fold, ":@") || after
	}
	return after && len(l.words) <= 8 && numeral(l.words)
}

// doubled takes a photo caption that stands twice, once as the text of the picture: the second line repeats the first, with the
// photographer or agency after it or not. A headline that stands twice before the text keeps one.
func (p *page) doubled() {
	prev := -1
	for i := range p.lines {
		l := &p.lines[i]
		if !l.stays() {
			if !l.blank() {
				prev = -1
			}
			continue
		}
		if l.long || prev < 0 || l.stop || len(l.words) == 0 || !p.captionPlace(i) {
			prev = i
			continue
		}
		f := &p.lines[prev]
		if len(f.words) < 2 || len(f.words) > 40 || f.stop || !strings.HasPrefix(p.plain(l), p.plain(f)) || len(l.words) > len(f.words)+9 {
			prev = i
			continue
		}
		if runsOn(f.span.Of(p.raw)) || runsOn(l.span.Of(p.raw)) {
			prev = i
			continue
		}
		p.drop(i, "doubled caption")
		if p.headlineFollows(i) || p.in.Title != "" || p.headlineBefore(prev) {
			p.drop(prev, "doubled caption")
			prev = -1
		}
	}
}

// captionPlace reports whether a caption can end on line i: prose comes next, or a headline with prose below. Poems repeat lines too.
func (p *page) captionPlace(i int) bool {
	if !p.lines[p.first].prose() {
		return false
	}
	for j := i + 1; j < len(p.lines) && j < i+zone; j++ {
		if l := &p.lines[j]; l.stays() {
			return l.prose() || j < p.first
		}
	}
	return false
}

// runsOn reports a line that ends with a comma or dots: no caption does.
func runsOn(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r == ',' || r == '،' || r == '…' || r == '.' || r == '؛' || r == ':'
}

func (p *page) plain(l *line) string { return strings.Join(l.words, " ") }

// headlineFollows reports whether another line that can be a headline stands between line i and the first prose after it.
func (p *page) headlineFollows(i int) bool {
	end := min(len(p.lines), i+zone)
	for i++; i < end; i++ {
		l := &p.lines[i]
		if !l.stays() {
			continue
		}
		if l.prose() {
			return false
		}
		if len(l.words) >= 3 && !l.stop {
			return true
		}
	}
	return false
}

// headlineBefore reports whether a line that can be a headline, or prose, stands before line i.
func (p *page) headlineBefore(i int) bool {
	end := max(0, i-zone)
	for i--; i >= end; i-- {
		if l := &p.lines[i]; l.stays() && (l.prose() || len(l.words) >= 3) {
			return true
		}
	}
	return false
}

// blocks takes the headlines under a heading such as "most read".
func (p *page) blocks() {
	for i := range p.lines {
		if p.lines[i].rule != "block of other headlines" {
			continue
		}
		switch {
		case i > p.last: // to the end of the page
			for j := i + 1; j < len(p.lines); j++ {
				if p.lines[j].stays() && !p.lines[j].prose() {
					if h, only := links(p.lines[j].span.Of(p.raw)); only && h != "" && p.host == "" {
						p.host = h
					}
					p.gluedName(j)
					p.drop(j, "headline of another page")
				}
			}
			return
		case i < p.first: // before the text only where a blank line ends the block: the next line may be the headline
			end := i + 1
			for end < p.first && end < i+zone && !p.lines[end].blank() {
				end++
			}
			if end >= p.first || end == i+1 || !p.headlineFollows(end) {
				continue
			}
			for j := i + 1; j < end; j++ {
				if p.lines[j].stays() {
					p.drop(j, "headline of another page")
				}
			}
		default: // inside the text: the lines that follow at once
			for j := i + 1; j < p.last && j <= i+6; j++ {
				l := &p.lines[j]
				if l.blank() || l.prose() || l.stop {
					break
				}
				if l.stays() {
					p.drop(j, "headline of another page")
				}
			}
		}
	}
}

// cutAt removes part of line i.
func (p *page) cutAt(i int, cut text.Span, rule string) {
	l := &p.lines[i]
	cut = text.Trim(p.raw, cut, blankRune)
	if cut.Empty() {
		return
	}
	if cut.Start <= l.cut.Start {
		l.cut.Start = cut.End
	} else {
		l.cut.End = cut.Start
	}
	l.cut = text.Trim(p.raw, l.cut, blankRune)
	p.gluedFrom = append(p.gluedFrom, Removed{cut, rule})
	if l.cut.Empty() {
		l.rule = rule
	}
}

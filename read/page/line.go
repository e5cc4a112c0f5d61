package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/isnad-desk/isnad/text"
)

// line is one line of a page.
type line struct {
	span  text.Span // in the page, bytes, without outer blanks
	fold  string    // folded; "" for a long line
	words []string  // words of fold, marks left out; nil for a long line
	stop  bool      // ends with a full stop
	long  bool      // too long for furniture
	rule  string    // the rule that removes it; "" when it stays
	cut   text.Span // what stays of a line that is cut: equal to span when nothing is
}

// Limits of what a line of furniture can be.
const (
	longLine   = 420 // bytes; longer lines are prose without a look
	proseWords = 24  // a line of so many words is prose whatever it ends with
	stopWords  = 7   // a line with a full stop is prose from so many words on
)

// prose reports whether the line reads like running text.
func (l *line) prose() bool {
	return l.long || len(l.words) >= proseWords || l.stop && len(l.words) >= stopWords
}

// blank reports whether the line holds no letter, digit or sign at all.
func (l *line) blank() bool { return l.span.Empty() }

// stays reports whether the line is content.
func (l *line) stays() bool { return l.rule == "" && !l.span.Empty() }

// splitLines cuts a page at \n, \r\n, \r and the Unicode line and paragraph separators.
func splitLines(s string, fold func(string) string) []line {
	var out []line
	add := func(from, to int) {
		sp := text.Trim(s, text.Span{Start: from, End: to}, blankRune)
		l := line{span: sp, cut: sp, long: sp.Len() > longLine}
		if !sp.Empty() {
			l.stop = endsWithStop(sp.Of(s))
			if !l.long {
				l.fold = fold(sp.Of(s))
				l.words = wordsOf(l.fold)
			}
		}
		out = append(out, l)
	}
	from := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\n':
			add(from, i)
			from = i + 1
		case '\r':
			add(from, i)
			if i+1 < len(s) && s[i+1] == '\n' {
				i++
			}
			from = i + 1
		case 0xE2:
			if strings.HasPrefix(s[i:], "\u2028") || strings.HasPrefix(s[i:], "\u2029") {
				add(from, i)
				i += 2
				from = i + 1
			}
		}
	}
	add(from, len(s))
	return out
}

func blankRune(r rune) bool {
	return unicode.IsSpace(r) || r == '\ufeff' || r == '\u200b' || r == '\u200e' || r == '\u200f' || r >= '\u202a' && r <= '\u202e'
}

// endsWithStop reports a full stop at the end, closing quotation marks and brackets left aside; dots in a row are no full stop.
func endsWithStop(s string) bool {
	dots := 0
	for len(s) > 0 {
		r, n := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-n]
		switch {
		case r == '.':
			dots++
		case dots > 0:
			return dots == 1
		case closing(r) || blankRune(r):
		default:
			return false
		}
	}
	return dots == 1
}

func closing(r rune) bool {
	switch r {
	case '"', '\'', '»', '”', '“', '’', ')', ']', '}':
		return true
	}
	return false
}

// wordsOf returns the words of folded text: runs of letters and digits, and the copyright sign.
func wordsOf(folded string) []string {
	out := make([]string, 0, len(folded)/8+2)
	start, digits := -1, false
	for i, r := range folded {
		if wordRune(r) {
			number := r >= '0' && r <= '9'
			if start >= 0 && number != digits && (arabic(r) || arabicBefore(folded, i)) { // 1436 and its unit are two words
				out = append(out, folded[start:i])
				start = -1
			}
			digits = number
			if r == '©' {
				if start >= 0 {
					out = append(out, folded[start:i])
					start = -1
				}
				out = append(out, "©")
				continue
			}
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 {
			out = append(out, folded[start:i])
			start = -1
		}
	}
	if start >= 0 {
		out = append(out, folded[start:])
	}
	return out
}

func arabic(r rune) bool { return r >= 0x0621 && r <= 0x064A }

// arabicBefore reports an Arabic letter before byte i.
func arabicBefore(s string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return arabic(r)
}

func wordRune(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || arabic(r) || r == '©' || r >= 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// after returns what follows the first n words of a folded line.
func after(folded string, n int) string {
	in := false
	for i, r := range folded {
		w := wordRune(r)
		if in && !w {
			if n--; n == 0 {
				return folded[i:]
			}
		}
		in = w
	}
	return ""
}

// colon reports whether s starts with a colon or what stands for one before a linked headline.
func colon(s string) bool {
	s = strings.TrimLeft(s, " \"")
	return strings.HasPrefix(s, ":") || strings.HasPrefix(s, "..") || strings.HasPrefix(s, "|") || strings.HasPrefix(s, ">")
}

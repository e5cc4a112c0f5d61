package ar

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/text"
)

type class uint8

const (
	cBlank class = iota
	cLetter
	cForeign
	cDigit
	cMark
	cLine
)

func classOf(r rune) class {
	switch {
	case r == '\n':
		return cLine
	case r == ' ' || unicode.IsSpace(r):
		return cBlank
	case r >= 'ء' && r <= 'ي', r >= 0x0671 && r <= 0x06D3, r >= 0x0750 && r <= 0x077F:
		return cLetter
	case r >= '0' && r <= '9':
		return cDigit
	case unicode.IsLetter(r):
		return cForeign
	case unicode.IsDigit(r):
		return cDigit
	}
	return cMark
}

// tokenize splits folded text into tokens; spans are in the folded text. It looks at each byte a bounded number of times.
func tokenize(s string) []lang.Token {
	out := make([]lang.Token, 0, len(s)/8+4)
	spaced := true
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		c := classOf(r)
		if c == cBlank || c == cLine {
			spaced = true
			i += n
			continue
		}
		end, kind := i+n, lang.Punct
		switch c {
		case cLetter:
			kind, end = lang.Word, runOf(s, i, cLetter)
		case cForeign:
			if e := linkEnd(s, i); e > 0 {
				kind, end = lang.Link, e
			} else {
				kind, end = lang.Foreign, runOf(s, i, cForeign)
			}
		case cDigit:
			kind, end = lang.Number, numberEnd(s, i)
		default:
			switch r {
			case '"':
				kind = lang.Quote
			case '(', '[', '{', '<', '﴾':
				kind = lang.Open
			case ')', ']', '}', '>', '﴿':
				kind = lang.Close
			case '#', '@':
				if e := tagEnd(s, i+n); e > i+n {
					kind, end = lang.Link, e
				}
			case '-', '.', '_', '=', '*':
				for end < len(s) && s[end] == s[i] { // a row of dots or dashes is one mark
					end++
				}
			}
		}
		out = append(out, lang.Token{Span: text.Span{Start: i, End: end}, Fold: s[i:end], Kind: kind, Spaced: spaced})
		spaced = false
		i = end
	}
	return out
}

func runOf(s string, i int, want class) int {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if classOf(r) != want {
			break
		}
		i += n
	}
	return i
}

// numberEnd reads digits with single dots or commas between them: 1,3 or 1.250.000. It does not join dates (29-06-2020).
func numberEnd(s string, i int) int {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if classOf(r) == cDigit {
			i += n
			continue
		}
		if (r == '.' || r == ',') && i+1 < len(s) && s[i+1] >= '0' && s[i+1] <= '9' {
			i++
			continue
		}
		break
	}
	return i
}

// linkEnd returns where a web or mail address that starts at i ends, or 0.
func linkEnd(s string, i int) int {
	rest := s[i:min(len(s), i+8)]
	if !strings.HasPrefix(rest, "http://") && !strings.HasPrefix(rest, "https:/") && !strings.HasPrefix(rest, "www.") {
		return 0
	}
	j := i
	for j < len(s) {
		r, n := utf8.DecodeRuneInString(s[j:])
		if c := classOf(r); c == cBlank || c == cLine || r == '"' || r == ')' || r == '<' {
			break
		}
		j += n
	}
	return j
}

func tagEnd(s string, i int) int {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if c := classOf(r); c != cLetter && c != cForeign && c != cDigit && r != '_' {
			break
		}
		i += n
	}
	return i
}

// words splits a lexicon's form as text is split, so that phrases with marks in them (أ.ف.ب) match.
func words(form string) []string {
	tokens := tokenize(FoldString(form))
	out := make([]string, len(tokens))
	for i, t := range tokens {
		out[i] = t.Fold
	}
	return out
}

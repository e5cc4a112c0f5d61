package text

import (
	"unicode"
	"unicode/utf8"
)

// Span is a half-open interval [Start, End) of bytes of a text. Both ends lie on rune borders.
type Span struct{ Start, End int }

// Len returns the length in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether the span holds no byte.
func (s Span) Empty() bool { return s.End <= s.Start }

// Of returns the part of t that the span covers; a span that reaches outside t is cut to t.
func (s Span) Of(t string) string {
	a, b := max(s.Start, 0), min(s.End, len(t))
	if a >= b {
		return ""
	}
	return t[a:b]
}

// Contains reports whether o lies wholly inside s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether the two spans share a byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Cover returns the smallest span that contains both.
func (s Span) Cover(o Span) Span { return Span{min(s.Start, o.Start), max(s.End, o.End)} }

// Snap moves the ends of s outward so that they lie on rune borders of t and no base letter is separated from its combining marks.
func Snap(t string, s Span) Span {
	s.Start, s.End = min(max(s.Start, 0), len(t)), min(max(s.End, 0), len(t))
	for s.Start > 0 && (!utf8.RuneStart(at(t, s.Start)) || markAt(t, s.Start)) {
		s.Start--
	}
	for s.End < len(t) && (!utf8.RuneStart(t[s.End]) || markAt(t, s.End)) {
		s.End++
	}
	if s.End < s.Start {
		s.End = s.Start
	}
	return s
}

func at(t string, i int) byte {
	if i < len(t) {
		return t[i]
	}
	return 0
}

func markAt(t string, i int) bool {
	if i >= len(t) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(t[i:])
	return unicode.Is(unicode.Mn, r)
}

// Trim narrows s so that it neither starts nor ends with a rune for which drop is true.
func Trim(t string, s Span, drop func(rune) bool) Span {
	for s.Start < s.End {
		r, n := utf8.DecodeRuneInString(t[s.Start:s.End])
		if !drop(r) {
			break
		}
		s.Start += n
	}
	for s.Start < s.End {
		r, n := utf8.DecodeLastRuneInString(t[s.Start:s.End])
		if !drop(r) {
			break
		}
		s.End -= n
	}
	return s
}

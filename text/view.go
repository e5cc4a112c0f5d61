package text

import (
	"sort"
	"unicode/utf8"
)

// View is an original text together with a changed (folded) text and the alignment between them. It is immutable.
//
// The alignment is a list of runs. Within a run either original and folded advance byte by byte together (a kept run),
// or a whole stretch of the original stands for a whole stretch of the folded text (a replaced run; one side may be empty).
type View struct {
	original, folded string
	runs             []run // ascending in both coordinates, covering both texts without gaps
}

type run struct {
	orig, fold int // byte offsets where the run starts
	kept       bool
}

// Original returns the text as published.
func (v *View) Original() string { return v.original }

// Folded returns the changed text on which matching happens.
func (v *View) Folded() string { return v.folded }

// Origin maps a span of the folded text to the smallest span of the original that it came from.
// An empty span maps to an empty span at the place where it stands.
func (v *View) Origin(s Span) Span {
	s.Start, s.End = min(max(s.Start, 0), len(v.folded)), min(max(s.End, 0), len(v.folded))
	if s.End < s.Start {
		s.End = s.Start
	}
	if s.Empty() {
		p := v.origStart(s.Start)
		return Span{p, p}
	}
	end := v.origEnd(s.End)
	for end < len(v.original) && markAt(v.original, end) { // a letter keeps its marks
		end = nextRune(v.original, end)
	}
	return Span{v.origStart(s.Start), end}
}

func nextRune(t string, i int) int {
	_, n := utf8.DecodeRuneInString(t[i:])
	return i + n
}

// origStart returns the original offset of the folded byte at p.
func (v *View) origStart(p int) int {
	if p >= len(v.folded) {
		return len(v.original)
	}
	i := sort.Search(len(v.runs), func(i int) bool { return v.runs[i].fold > p }) - 1
	r := v.runs[i]
	if r.kept {
		return r.orig + p - r.fold
	}
	return r.orig
}

// origEnd returns the original offset just after the folded byte before p; p > 0.
func (v *View) origEnd(p int) int {
	i := sort.Search(len(v.runs), func(i int) bool { return v.runs[i].fold >= p }) - 1
	r := v.runs[i]
	if r.kept {
		return r.orig + p - r.fold
	}
	if i+1 < len(v.runs) {
		return v.runs[i+1].orig
	}
	return len(v.original)
}

// Project maps a span of the original to the span of the folded text that came from it; what was dropped maps to an empty span.
func (v *View) Project(s Span) Span {
	a := v.foldAt(s.Start, false)
	b := v.foldAt(s.End, true)
	if b < a {
		b = a
	}
	return Span{a, b}
}

// foldAt returns the folded offset that stands for original offset p; inside a replaced run the start or, with up, the end of the run.
func (v *View) foldAt(p int, up bool) int {
	if p <= 0 || len(v.runs) == 0 {
		return 0
	}
	if p >= len(v.original) {
		return len(v.folded)
	}
	i := sort.Search(len(v.runs), func(i int) bool { return v.runs[i].orig > p }) - 1
	r := v.runs[i]
	if r.kept {
		return r.fold + p - r.orig
	}
	if p > r.orig && up {
		if i+1 < len(v.runs) {
			return v.runs[i+1].fold
		}
		return len(v.folded)
	}
	return r.fold
}

// Builder makes a View from an original text, walked once from left to right with Keep, Replace and Drop.
// What is not walked when View is called is kept.
type Builder struct {
	original string
	pos      int
	out      []byte
	runs     []run
}

// NewBuilder starts a view of original.
func NewBuilder(original string) *Builder {
	return &Builder{original: original, out: make([]byte, 0, len(original)), runs: make([]run, 0, 8+len(original)/8)}
}

// Keep copies the next n bytes unchanged.
func (b *Builder) Keep(n int) {
	n = b.clip(n)
	if n == 0 {
		return
	}
	if k := len(b.runs); k == 0 || !b.runs[k-1].kept {
		b.runs = append(b.runs, run{b.pos, len(b.out), true})
	}
	b.out = append(b.out, b.original[b.pos:b.pos+n]...)
	b.pos += n
}

// Replace lets the string with stand for the next n bytes of the original.
// A replacement of the same length in bytes, n <= 2, stays inside a kept run: single letters keep their exact place.
func (b *Builder) Replace(n int, with string) {
	n = b.clip(n)
	if n == len(with) && n <= 2 && n > 0 {
		if k := len(b.runs); k == 0 || !b.runs[k-1].kept {
			b.runs = append(b.runs, run{b.pos, len(b.out), true})
		}
	} else if n > 0 || with != "" {
		b.runs = append(b.runs, run{b.pos, len(b.out), false})
	}
	b.out = append(b.out, with...)
	b.pos += n
}

// Drop leaves the next n bytes out.
func (b *Builder) Drop(n int) { b.Replace(n, "") }

// View finishes and returns the view; the builder must not be used afterwards.
func (b *Builder) View() *View {
	b.Keep(len(b.original) - b.pos)
	return &View{original: b.original, folded: string(b.out), runs: b.runs}
}

func (b *Builder) clip(n int) int { return max(0, min(n, len(b.original)-b.pos)) }

package text

import (
	"testing"
	"unicode/utf16"
	"unicode/utf8"
)

// build replays a script of operations on s: each byte of ops says keep, replace or drop for the next rune.
func build(s string, ops []byte) *View {
	b := NewBuilder(s)
	i := 0
	for p := 0; p < len(s) && i < len(ops); i++ {
		_, n := utf8.DecodeRuneInString(s[p:])
		switch ops[i] % 5 {
		case 0:
			b.Drop(n)
		case 1:
			b.Replace(n, "xyz")
		case 2:
			b.Replace(n, string(make([]byte, n)))
		default:
			b.Keep(n)
		}
		p += n
	}
	return b.View()
}

func FuzzView(f *testing.F) {
	f.Add("فيلـق القـدس", []byte{3, 3, 0, 1, 2, 3, 4})
	f.Add("\xff\xfeab", []byte{0, 1, 2})
	f.Add("", []byte{})
	f.Fuzz(func(t *testing.T, s string, ops []byte) {
		v := build(s, ops)
		if v.Original() != s {
			t.Fatalf("original changed: %q", v.Original())
		}
		n := len(v.Folded())
		last := 0
		for i := 0; i < n; i++ {
			o := v.Origin(Span{i, i + 1})
			if o.Start < 0 || o.End > len(s) || o.End < o.Start {
				t.Fatalf("origin of byte %d outside the text: %v of %d", i, o, len(s))
			}
			if o.Start < last {
				t.Fatalf("origin runs backwards at %d: %d < %d", i, o.Start, last)
			}
			last = o.Start
		}
		whole := v.Origin(Span{0, n})
		if n > 0 && (whole.Start < 0 || whole.End > len(s)) {
			t.Fatalf("origin of all = %v", whole)
		}
		for i := 0; i <= len(s); i++ {
			p := v.Project(Span{i, min(i+3, len(s))})
			if p.Start < 0 || p.End > n || p.End < p.Start {
				t.Fatalf("projection of %d outside: %v of %d", i, p, n)
			}
		}
	})
}

func TestViewRoundTrip(t *testing.T) {
	// tatweel dropped, alef folded, a ligature expanded
	b := NewBuilder("فيلـق أﻻب")
	b.Keep(len("فيل"))
	b.Drop(len("ـ"))
	b.Keep(len("ق "))
	b.Replace(len("أ"), "ا")
	b.Replace(len("ﻻ"), "لا")
	v := b.View()
	if v.Folded() != "فيلق الاب" {
		t.Fatalf("folded = %q", v.Folded())
	}
	if got := v.Origin(Span{0, len("فيلق")}).Of(v.Original()); got != "فيلـق" {
		t.Errorf("origin = %q", got)
	}
	at := len("فيلق ا")
	if got := v.Origin(Span{at, at + len("ل")}).Of(v.Original()); got != "ﻻ" {
		t.Errorf("half a ligature comes from the whole: %q", got)
	}
	o := len("فيلـق ")
	if got := v.Project(Span{o, len(v.Original())}).Of(v.Folded()); got != "الاب" {
		t.Errorf("projection = %q", got)
	}
}

func TestALetterKeepsItsMarks(t *testing.T) {
	b := NewBuilder("قالَ زيد")
	b.Keep(len("قال"))
	b.Drop(len("َ"))
	v := b.View()
	if got := v.Origin(Span{0, len("قال")}).Of(v.Original()); got != "قالَ" {
		t.Errorf("origin = %q", got)
	}
}

func FuzzOffsets(f *testing.F) {
	f.Add("قاآني 😀 قال")
	f.Add("\xffa\xf0\x9f")
	f.Fuzz(func(t *testing.T, s string) {
		for len(s) > 0 && len(s) < 700 {
			s += s // several checkpoints
		}
		o := NewOffsets(s)
		runes, units := 0, 0
		for i, r := range s {
			if o.Rune(i) != runes || o.UTF16(i) != units || o.ByteOfRune(runes) != i || o.ByteOfUTF16(units) != i {
				t.Fatalf("at byte %d: rune %d want %d, utf16 %d want %d, back %d %d", i, o.Rune(i), runes, o.UTF16(i), units, o.ByteOfRune(runes), o.ByteOfUTF16(units))
			}
			runes++
			units += max(1, utf16.RuneLen(r))
		}
		if o.Rune(len(s)) != runes || o.ByteOfRune(runes) != len(s) {
			t.Fatal("end offset")
		}
	})
}

func FuzzSnap(f *testing.F) {
	f.Add("مُحَمَّد", 1, 3)
	f.Fuzz(func(t *testing.T, s string, a, b int) {
		got := Snap(s, Span{a, b})
		if got.Start < 0 || got.End > len(s) || got.End < got.Start {
			t.Fatalf("snap outside: %v", got)
		}
		if utf8.ValidString(s) && (!utf8.ValidString(s[:got.Start]) || !utf8.ValidString(s[got.Start:got.End])) {
			t.Fatalf("snap cuts a rune: %v", got)
		}
	})
}

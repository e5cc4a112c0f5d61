package text

import (
	"sort"
	"unicode/utf8"
)

// Offsets converts between byte, code-point and UTF-16 offsets of one text in O(log n).
// An invalid byte counts as one code point and one UTF-16 unit, as Go's range loop and most decoders see it.
type Offsets struct {
	text  string
	marks []mark // one every stride bytes (on the next rune border)
}

type mark struct{ byte, rune, utf16 int }

const stride = 256 // bytes between checkpoints

// NewOffsets indexes t in one pass.
func NewOffsets(t string) *Offsets {
	o := &Offsets{text: t, marks: make([]mark, 1, 2+len(t)/stride)}
	cur, next := mark{}, stride
	for cur.byte < len(t) {
		if cur.byte >= next {
			o.marks = append(o.marks, cur)
			next = cur.byte + stride
		}
		cur = step(t, cur)
	}
	return o
}

func step(t string, m mark) mark {
	r, n := utf8.DecodeRuneInString(t[m.byte:])
	m.byte += n
	m.rune++
	m.utf16++
	if r > 0xFFFF {
		m.utf16++
	}
	return m
}

func (o *Offsets) seek(value int, key func(mark) int) mark {
	i := sort.Search(len(o.marks), func(i int) bool { return key(o.marks[i]) > value }) - 1
	if i < 0 {
		return mark{}
	}
	m := o.marks[i]
	for key(m) < value && m.byte < len(o.text) {
		next := step(o.text, m)
		if key(next) > value {
			break
		}
		m = next
	}
	return m
}

func byByte(m mark) int  { return m.byte }
func byRune(m mark) int  { return m.rune }
func byUTF16(m mark) int { return m.utf16 }

// Rune returns the code-point offset of byte offset b; inside a rune, that of the rune's start.
func (o *Offsets) Rune(b int) int { return o.seek(b, byByte).rune }

// UTF16 returns the UTF-16 offset of byte offset b.
func (o *Offsets) UTF16(b int) int { return o.seek(b, byByte).utf16 }

// ByteOfRune returns the byte offset of code point r.
func (o *Offsets) ByteOfRune(r int) int { return o.seek(r, byRune).byte }

// ByteOfUTF16 returns the byte offset of UTF-16 unit u; inside a surrogate pair, that of the pair's start.
func (o *Offsets) ByteOfUTF16(u int) int { return o.seek(u, byUTF16).byte }

// Runes converts a byte span to code points.
func (o *Offsets) Runes(s Span) [2]int { return [2]int{o.Rune(s.Start), o.Rune(s.End)} }

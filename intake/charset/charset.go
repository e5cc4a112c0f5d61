package charset

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// BOM is the byte order mark of UTF-8.
var BOM = []byte("\xEF\xBB\xBF")

var (
	errBinary   = errors.New("binary file, not text")
	errEncoding = errors.New("neither UTF-8 nor another encoding of Arabic that is known")
)

// Decode turns bytes into text: UTF-8 and UTF-16 with and without byte order mark, windows-1256, ISO-8859-6. What is damaged is replaced and
// said in note.
func Decode(raw []byte) (s, note string, err error) {
	switch {
	case bytes.HasPrefix(raw, BOM):
		raw = raw[len(BOM):]
	case bytes.HasPrefix(raw, []byte{0xFF, 0xFE, 0, 0}), bytes.HasPrefix(raw, []byte{0, 0, 0xFE, 0xFF}):
		return "", "", errEncoding // UTF-32
	case bytes.HasPrefix(raw, []byte{0xFF, 0xFE}):
		return fromUTF16(raw[2:], binary.LittleEndian)
	case bytes.HasPrefix(raw, []byte{0xFE, 0xFF}):
		return fromUTF16(raw[2:], binary.BigEndian)
	default:
		if order := utf16Order(raw); order != nil {
			return fromUTF16(raw, order)
		}
	}
	if bytes.IndexByte(raw, 0) >= 0 {
		return "", "", errBinary
	}
	good, bad, control := census(raw)
	if control*50 > len(raw)+50 {
		return "", "", errBinary
	}
	if bad == 0 {
		return string(raw), "", nil
	}
	if good >= 20*bad { // UTF-8 with some damage
		return strings.ToValidUTF8(string(raw), "\uFFFD"), fmt.Sprintf("%d bytes are not UTF-8 and were replaced", bad), nil
	}
	if s, ok := SingleByte(raw); ok {
		return s, "", nil
	}
	if good > 0 && good >= 2*bad {
		return strings.ToValidUTF8(string(raw), "\uFFFD"), fmt.Sprintf("%d bytes are not UTF-8 and were replaced", bad), nil
	}
	if bad*3 > len(raw) {
		return "", "", errBinary
	}
	return "", "", errEncoding
}

// census counts multi-byte runes, bytes that are no UTF-8, and control characters.
func census(raw []byte) (good, bad, control int) {
	for len(raw) > 0 {
		if b := raw[0]; b < utf8.RuneSelf {
			if b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f' || b == 0x7f {
				control++
			}
			raw = raw[1:]
			continue
		}
		r, n := utf8.DecodeRune(raw)
		if r == utf8.RuneError && n == 1 {
			bad++
		} else {
			good++
		}
		raw = raw[n:]
	}
	return good, bad, control
}

// utf16Order recognises UTF-16 without a byte order mark: in one half of the bytes nearly all are those that start the units of Arabic, Latin
// and punctuation, in the other half they are not.
func utf16Order(raw []byte) binary.ByteOrder {
	if len(raw) < 4 || len(raw)%2 != 0 {
		return nil
	}
	var high [2]int
	arabic := [2]int{}
	n := min(len(raw), 1<<14) / 2
	for i := range n {
		for side := range 2 {
			switch raw[2*i+side] {
			case 0x06:
				arabic[side]++
				high[side]++
			case 0x00, 0x20, 0xFE:
				high[side]++
			}
		}
	}
	for side, order := range []binary.ByteOrder{binary.BigEndian, binary.LittleEndian} {
		if high[side]*10 >= n*9 && arabic[side]*4 >= n && high[1-side]*2 < n {
			return order
		}
	}
	return nil
}

func fromUTF16(raw []byte, order binary.ByteOrder) (s, note string, err error) {
	units := make([]uint16, len(raw)/2)
	for i := range units {
		units[i] = order.Uint16(raw[2*i:])
	}
	s = string(utf16.Decode(units))
	bad := strings.Count(s, "\uFFFD")
	if strings.Count(s, "\x00") > 0 || bad*20 > len(units) {
		return "", "", errBinary
	}
	if bad > 0 || len(raw)%2 != 0 {
		note = "some characters are not UTF-16 and were replaced"
	}
	return s, note, nil
}

// SingleByte reads windows-1256 or ISO-8859-6, whichever makes the more Arabic of it; ok is false when neither does.
func SingleByte(raw []byte) (string, bool) {
	best, score := "", 0
	for _, m := range []*charmap.Charmap{charmap.Windows1256, charmap.ISO8859_6} {
		out, err := m.NewDecoder().Bytes(raw)
		if err != nil {
			continue
		}
		s := string(out)
		if n := arabicScore(s); n > score {
			best, score = s, n
		}
	}
	return best, score > 0
}

// arabicScore says how Arabic a text reads: words that start with the article or are one of the commonest two, against letters that stand where
// Arabic has none. 0 or less: it is none.
func arabicScore(s string) int {
	letters, others, odd := 0, 0, 0
	for _, r := range s {
		switch {
		case arabicLetter(r):
			letters++
		case r == utf8.RuneError || r >= 0x80 && r < 0xA0:
			odd++
		case r >= 0x80 && unicode.IsLetter(r):
			odd++
		case unicode.IsLetter(r):
			others++
		}
	}
	if letters == 0 || odd*5 > letters || letters*3 < others {
		return 0
	}
	score := 1
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return !arabicLetter(r) && !unicode.Is(unicode.Mn, r) }) {
		r := []rune(w)
		switch {
		case len(r) > 3 && r[0] == 0x0627 && r[1] == 0x0644: // the article
			score += 4
		case len(r) == 2 && (r[0] == 0x0641 && r[1] == 0x064A || r[0] == 0x0645 && r[1] == 0x0646): // in, of
			score += 4
		}
		for i, x := range r { // ta marbuta and alef maqsura end words
			if x == 0x0629 || x == 0x0649 {
				if i == len(r)-1 {
					score++
				} else {
					score -= 2
				}
			}
		}
	}
	return score
}

func arabicLetter(r rune) bool { return r >= 0x0621 && r <= 0x064A }

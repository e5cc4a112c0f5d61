package search

import (
	"slices"
	"strings"
	"unicode"
)

// latinKeys returns the sound of each word of a name in Latin letters: Latin spellings of Arabic names differ in vowels, doubled letters and
// digraphs, hardly in the order of consonants. The article is left out.
func latinKeys(name string) []string {
	var out []string
	for w := range strings.FieldsFuncSeq(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' }) {
		switch w {
		case "al", "el", "ul", "an", "as", "ash", "ad", "ar", "at", "az":
			continue
		}
		if k := latinKey(w); k != "" && !slices.Contains(out, latinTerm+k) {
			out = append(out, term(latinTerm, k))
		}
		if len(out) == maxLatin {
			break
		}
	}
	return out
}

var latinDigraphs = strings.NewReplacer("sh", "$", "ch", "$", "kh", "x", "gh", "g", "th", "t", "dh", "d", "ph", "f", "ck", "k", "zh", "j")

// latinKey is the sound of one word in small letters: consonants by class, a dash for any run of vowels; what ends it as vowel or h is left out.
func latinKey(w string) string {
	w = latinDigraphs.Replace(w)
	var b strings.Builder
	last := byte(0)
	for _, r := range w {
		c := byte('-')
		switch r {
		case 'a', 'e', 'i', 'o', 'u', 'y', 'w', 'é', 'è', 'ê', 'ï', 'î', 'ö', 'ü', 'ı', 'ā', 'ī', 'ū', 'á', 'í', 'ó', 'ú':
		case 'k', 'c', 'q':
			c = 'k'
		case 'j', 'g':
			c = 'g'
		case 'p':
			c = 'b'
		case 'v':
			c = 'f'
		case 'ç', 'ş':
			c = '$'
		case 'ğ':
			c = 'g'
		case '\'', 'ʿ', 'ʾ':
			continue
		default:
			if r < 'b' && r != '$' || r > 'z' {
				continue
			}
			c = byte(r)
		}
		if c == last {
			continue
		}
		b.WriteByte(c)
		last = c
	}
	s := strings.TrimRight(b.String(), "-")
	if h, ok := strings.CutSuffix(s, "h"); ok {
		s = strings.TrimRight(h, "-")
	}
	return s
}

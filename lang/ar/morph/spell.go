package morph

import "strings"

// Sounds are written with Arabic letters for consonants (hamza always ء) and
// these letters for what unvocalised spelling treats otherwise:
//
//	a i u   short vowels, not written
//	A I U   long vowels, written ا ي و
//	Y       final long a written with alef maqsura (folded to ي)
//	T       ta marbuta (folded to ه)
//	O       the silent alif after the و of the plural
//	+       a border that keeps two equal consonants apart in writing
//
// Two equal consonants without a vowel between them are one written letter.

// foldRune maps one letter of ordinary spelling to its folded letter, -1 for
// what the fold drops.
func foldRune(r rune) rune {
	switch r {
	case 'أ', 'إ', 'آ', 'ٱ':
		return 'ا'
	case 'ى':
		return 'ي'
	case 'ة':
		return 'ه'
	case 'ؤ', 'ئ':
		return 'ء'
	case 'ـ':
		return -1
	}
	if r >= 0x064B && r <= 0x0652 || r == 0x0670 {
		return -1
	}
	return r
}

func fold(s string) string { return strings.Map(foldRune, s) }

func isVowel(r rune) bool {
	switch r {
	case 'a', 'i', 'u', 'A', 'I', 'U', 'Y':
		return true
	}
	return false
}

// appendSpelled appends the folded spelling of the sounds in s to dst.
func appendSpelled(dst []byte, s []rune) []byte {
	base := len(dst)
	var prev rune // last sound
	for i, r := range s {
		var next rune
		if i+1 < len(s) {
			next = s[i+1]
		}
		switch r {
		case 'a', 'i', 'u':
			if i == 0 { // vowel of the joining hamza
				dst = append(dst, "ا"...)
			}
		case 'A':
			// ʾa and ʾā after an a or a rest are one آ, folded to one ا
			if !(prev == 'ء' && len(dst) > base && strings.HasSuffix(string(dst[base:]), "ا")) {
				dst = append(dst, "ا"...)
			}
		case 'O':
			dst = append(dst, "ا"...)
		case 'U':
			dst = append(dst, "و"...)
		case 'I', 'Y':
			dst = append(dst, "ي"...)
		case 'T':
			dst = append(dst, "ه"...)
		case '+':
		case 'ء':
			if prev == 'ء' { // doubled (رأّس)
				break
			}
			dst = appendHamza(dst, base, s, i, next)
		default:
			if r == prev {
				break
			}
			dst = append(dst, string(r)...)
		}
		prev = r
	}
	return dst
}

// appendHamza spells the hamza at s[i]. After folding only one question is
// left: alif (ا) or anything else (ء).
func appendHamza(dst []byte, base int, s []rune, i int, next rune) []byte {
	const alif, line = "ا", "ء"
	if len(dst) == base {
		return append(dst, alif...)
	}
	var before rune
	if i > 0 {
		before = s[i-1]
	}
	switch {
	case before == 'A' || before == 'I' || before == 'U' || before == 'i' || before == 'u':
		return append(dst, line...)
	case next == 'i' || next == 'I' || next == 'u' || next == 'U':
		return append(dst, line...)
	case before == 'a':
		if i == 2 && s[0] == 'ء' && next != 'a' && next != 'A' { // ʾaʾ: آ
			return dst
		}
		return append(dst, alif...)
	case before == 'ي' && i != 3: // هيئة, but ييأس
		return append(dst, line...)
	case before == 'و' && next == 'A':
		return append(dst, line...)
	case next == 'a' || next == 'A' || next == 'Y':
		return append(dst, alif...)
	}
	return append(dst, line...) // عبء
}

package ar

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/isnad-desk/isnad/text"
)

// letters maps what lies outside ASCII and the common Arabic block, which foldRune settles first, to what stands for it in folded text.
// What is not listed stands for itself.
var letters = map[rune]rune{
	'ٱ': 'ا', 'ٲ': 'ا', 'ٳ': 'ا', 'ٵ': 'ا',
	'ٶ': 'ء', 'ٸ': 'ء', 'ۓ': 'ء',
	'ی': 'ي', 'ې': 'ي', 'ێ': 'ي', 'ے': 'ي', 'ۍ': 'ي',
	'ۀ': 'ه', 'ە': 'ه', 'ہ': 'ه', 'ھ': 'ه', 'ۃ': 'ه', 'ۂ': 'ه',
	'ک': 'ك', 'ڪ': 'ك', 'گ': 'ك', 'ڭ': 'ك', 'ݣ': 'ك', 'ڨ': 'ق',
	'پ': 'ب', 'چ': 'ج', 'ژ': 'ز', 'ڤ': 'ف', 'ڥ': 'ف', 'ۆ': 'و', 'ۇ': 'و', 'ۋ': 'و', 'ڕ': 'ر', 'ڵ': 'ل',
	'٫': '.', '٬': ',',
	'“': '"', '”': '"', '„': '"', '‟': '"', '«': '"', '»': '"', '″': '"', '＂': '"', '❝': '"', '❞': '"',
	'‘': '\'', '’': '\'', '‚': '\'', '′': '\'',
	'–': '-', '—': '-', '―': '-', '‐': '-', '‑': '-', '−': '-',
	'،': ',', '؛': ';', '؟': '?', '٪': '%', '…': '.',
	'\u00a0': ' ', '\u2002': ' ', '\u2003': ' ', '\u2009': ' ', '\u202f': ' ', '\u3000': ' ',
}

// dropped reports runes that folded text does not hold: marks, tatweel, joiners, bidi and other format controls.
func dropped(r rune) bool {
	switch {
	case r == 'ـ', r == '\u200c', r == '\u200d', r == '\ufeff', r == '\u00ad':
		return true
	case r < 0x0300:
		return false
	}
	return unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r)
}

// foldRune returns what stands for r; drop is true when nothing does.
func foldRune(r rune) (with rune, drop bool) {
	if r < 0x80 {
		if r == '\t' || r == '\r' {
			return ' ', false
		}
		if r >= 'A' && r <= 'Z' {
			return r + 'a' - 'A', false
		}
		return r, false
	}
	if r >= 'ء' && r <= 'ي' { // a switch is faster than the map
		switch r {
		case 'أ', 'إ', 'آ':
			return 'ا', false
		case 'ؤ', 'ئ':
			return 'ء', false
		case 'ى':
			return 'ي', false
		case 'ة':
			return 'ه', false
		case 'ـ':
			return 0, true
		}
		return r, false
	}
	if r >= '٠' && r <= '٩' {
		return '0' + r - '٠', false
	}
	if r >= '۰' && r <= '۹' {
		return '0' + r - '۰', false
	}
	if w, ok := letters[r]; ok {
		return w, false
	}
	if dropped(r) {
		return 0, true
	}
	return unicode.ToLower(r), false
}

// presentation reports Arabic presentation forms and other compatibility characters that NFKC takes apart.
func presentation(r rune) bool {
	return r >= 0xFB50 && r <= 0xFDFF || r >= 0xFE70 && r <= 0xFEFC || r >= 0xFF10 && r <= 0xFF5A
}

// walk calls emit for every rune of s with its byte length and what stands for it.
func walk(s string, emit func(n int, with string)) {
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case presentation(r):
			var b strings.Builder
			for _, q := range norm.NFKC.String(s[i : i+n]) {
				if w, drop := foldRune(q); !drop && w != ' ' {
					b.WriteRune(w)
				}
			}
			emit(n, b.String())
		case r == utf8.RuneError && n == 1:
			emit(n, s[i:i+n])
		default:
			w, drop := foldRune(r)
			if drop {
				emit(n, "")
			} else if w == r {
				emit(n, s[i:i+n])
			} else if w >= firstWritten && w < firstWritten+rune(len(written)) {
				emit(n, written[w-firstWritten])
			} else {
				emit(n, string(w))
			}
		}
		i += n
	}
}

// written are the letters that most others are folded to, as they are written: nothing has to be made for them.
var written = func() (out [64]string) {
	for i := range out {
		out[i] = string(firstWritten + rune(i))
	}
	return out
}()

const firstWritten = 'ء'

// Fold returns the aligned view in which spelling variants meet: hamza and alef forms, ya and alef maqsura, ta marbuta and ha,
// Persian letters, all digit sets, quotation marks and dashes; marks, tatweel and format controls are gone; Latin letters are small.
func Fold(s string) *text.View {
	b := text.NewBuilder(s)
	pos := 0
	walk(s, func(n int, with string) {
		if len(with) == n && s[pos:pos+n] == with {
			b.Keep(n)
		} else {
			b.Replace(n, with)
		}
		pos += n
	})
	return b.View()
}

// FoldString is Fold without the alignment.
func FoldString(s string) string {
	clean := true
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		w, drop := foldRune(r)
		if drop || w != r || presentation(r) {
			clean = false
			break
		}
		i += n
	}
	if clean {
		return s
	}
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case presentation(r):
			walk(s[i:i+n], func(_ int, with string) { out = append(out, with...) })
		case r == utf8.RuneError && n == 1:
			out = append(out, s[i])
		default:
			if w, drop := foldRune(r); !drop {
				out = utf8.AppendRune(out, w)
			}
		}
		i += n
	}
	return string(out)
}

// Skeleton returns a coarser key of a folded name, under which the spellings of one name meet. It leaves out hamza, blanks, hyphens, apostrophes
// and stops (عبد الله, عبدالله); writes ghain as jim, the two letters for a foreign g (غوتيريش, جوتيريش), and a final ha as alef (سوريه, سوريا); writes
// a letter that follows itself once (قااني, قاني); and drops a ya after the first letter of a name of five letters or more, where it is often not
// written (ميليشيا, مليشيا), unless that letter is alef. Names of different people may share a skeleton: it brings candidates together and
// decides nothing alone.
func Skeleton(folded string) string {
	out := make([]rune, 0, len(folded)/2)
	runes := []rune(folded)
	for i, r := range runes {
		switch r {
		case 'ء', ' ', '-', '\'', '.':
			continue
		case 'غ':
			r = 'ج'
		case 'ه':
			if i == len(runes)-1 || runes[i+1] == ' ' {
				r = 'ا'
			}
		}
		if n := len(out); n > 0 && out[n-1] == r {
			continue
		}
		out = append(out, r)
	}
	if len(out) > 4 && out[1] == 'ي' && out[0] != 'ا' {
		out = append(out[:1], out[2:]...)
	}
	return string(out)
}

// Consonants returns a still coarser key, of a skeleton: without the long vowels between its first letter and its last, with jim for a qaf, which a
// foreign g is also written with (غونار, قونار). Spellings of one foreign name meet there, for its vowels are heard in as many ways as there are outlets (هالدستروم, هالدسترم); so do
// Arabic names that differ (سالم, سليم): who joins by it must know that the word is none of them.
func Consonants(skeleton string) string {
	runes := []rune(skeleton)
	out := make([]rune, 0, len(runes))
	for i, r := range runes {
		switch {
		case r == 'ق':
			r = 'ج'
		case i > 0 && i < len(runes)-1 && (r == 'ا' || r == 'و' || r == 'ي'):
			continue
		}
		if n := len(out); n > 0 && out[n-1] == r {
			continue
		}
		out = append(out, r)
	}
	return string(out)
}

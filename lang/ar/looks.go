package ar

import (
	"unicode"
	"unicode/utf8"
)

// looksAt bounds how much of a text is looked at, in bytes from its start.
const looksAt = 1 << 16

// Letters by which the other languages of the Arabic script are told: those that only they write, less those that Arabic texts typed on
// Persian keyboards hold (ی, ک).
var scriptLetters = map[rune]string{
	'پ': "fa", 'چ': "fa", 'ژ': "fa", 'گ': "fa",
	'ے': "ur", 'ں': "ur", 'ٹ': "ur", 'ڑ': "ur", 'ڈ': "ur", 'ھ': "ur", 'ہ': "ur",
	'ێ': "ckb", 'ۆ': "ckb", 'ە': "ckb", 'ڕ': "ckb", 'ڵ': "ckb",
	'ښ': "ps", 'ږ': "ps", 'ړ': "ps", 'ټ': "ps", 'ډ': "ps", 'ڼ': "ps", 'ځ': "ps", 'څ': "ps",
	'ۇ': "ug", 'ۈ': "ug", 'ې': "ug", 'ۋ': "ug",
}

// The commonest words of Arabic and Persian that the other does not have, folded.
var (
	arabicWords = set("في", "من", "الي", "علي", "ان", "عن", "التي", "الذي", "هذا", "هذه", "ذلك", "بين", "كان", "كانت", "قال", "قد", "لا", "ما", "مع", "بعد", "قبل",
		"او", "ثم", "كما", "لم", "لن", "انه", "غير", "حتي", "اي", "كل", "خلال", "يوم")
	persianWords = set("را", "است", "اين", "كه", "از", "با", "براي", "مي", "هاي", "شد", "شده", "كرد", "كردند", "كرده", "شود", "خود", "ها", "يك", "تا", "ايران", "گفت",
		"كند", "بود", "دو", "روز", "نيز", "اما", "وي", "باشد", "نمي", "ميشود", "دارد", "هستند")
	latinWords = map[string]map[string]bool{
		"en": set("the", "of", "and", "to", "in", "is", "that", "was", "for", "with", "said", "on"),
		"fr": set("le", "la", "les", "des", "est", "une", "du", "dans", "qui", "que", "pour", "et"),
		"tr": set("ve", "bir", "bu", "için", "ile", "olan", "da", "de", "çok", "daha", "sonra", "olarak"),
		"de": set("der", "die", "das", "und", "ist", "nicht", "mit", "den", "von", "ein", "eine", "auf"),
		"es": set("el", "los", "las", "que", "una", "por", "con", "para", "del", "se", "como", "y"),
	}
)

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

// looks implements lang.Language.Looks. A text is Arabic when two fifths of its letters are of the Arabic script and neither its letters nor its
// commonest words are those of another language of that script: a report may quote a page of English, a headline may be two words long.
func looks(s string) string {
	if len(s) > looksAt {
		n := looksAt
		for n > 0 && !utf8.RuneStart(s[n]) {
			n--
		}
		s = s[:n]
	}
	arabic, latin, hebrew, cyrillic, other := 0, 0, 0, 0, 0
	foreign := map[string]int{}
	for _, r := range s {
		switch {
		case classOf(r) == cLetter, presentation(r):
			arabic++
			if of := scriptLetters[r]; of != "" {
				foreign[of]++
			}
		case !unicode.IsLetter(r):
		case unicode.Is(unicode.Latin, r):
			latin++
		case unicode.Is(unicode.Hebrew, r):
			hebrew++
		case unicode.Is(unicode.Cyrillic, r):
			cyrillic++
		default:
			other++
		}
	}
	all := arabic + latin + hebrew + cyrillic + other
	switch {
	case all == 0:
		return ""
	case arabic*5 >= all*2:
		return ofScript(s, arabic, foreign)
	case hebrew >= max(latin, cyrillic, other):
		return "he"
	case latin >= max(cyrillic, other):
		return ofLatin(s)
	case cyrillic >= other:
		return "ru"
	}
	return "und"
}

// ofScript tells the languages of the Arabic script apart.
func ofScript(s string, letters int, foreign map[string]int) string {
	for _, of := range [...]string{"ur", "ps", "ckb", "ug"} { // one letter in thirty; Arabic has none but in a quoted name
		if n := foreign[of]; n*30 >= letters && n >= 2 && n >= foreign["ckb"] && (of != "ckb" || n > 0) {
			return of
		}
	}
	ours, theirs := 0, 0
	eachWord(FoldString(s), func(w string) {
		if arabicWords[w] || len(w) > 4*2 && w[:4] == article {
			ours++
		} else if persianWords[w] {
			theirs++
		}
	})
	if theirs > 2*ours && theirs >= 2 || foreign["fa"]*25 >= letters && theirs >= ours && foreign["fa"] >= 2 {
		return "fa"
	}
	return "ar"
}

func ofLatin(s string) string {
	best, most := "und", 1
	counts := map[string]int{}
	eachWord(FoldString(s), func(w string) {
		for code, words := range latinWords {
			if words[w] {
				counts[code]++
			}
		}
	})
	for _, code := range [...]string{"en", "fr", "tr", "de", "es"} {
		if counts[code] > most {
			best, most = code, counts[code]
		}
	}
	return best
}

// eachWord calls f for every run of letters.
func eachWord(s string, f func(string)) {
	start := -1
	for i, r := range s {
		if unicode.IsLetter(r) {
			if start < 0 {
				start = i
			}
		} else if start >= 0 {
			f(s[start:i])
			start = -1
		}
	}
	if start >= 0 {
		f(s[start:])
	}
}

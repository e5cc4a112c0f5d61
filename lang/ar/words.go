package ar

import (
	"strings"
	"unicode/utf8"
)

// bare implements lang.Language.Bare.
func bare(w string) string {
	if strings.HasPrefix(w, article) && utf8.RuneCountInString(w) > 4 {
		return w[len(article):]
	}
	return w
}

// feminine implements lang.Language.Feminine: ta marbuta (folded to ha), the long endings اء and ى do not count, they are too often masculine.
func feminine(w string) bool {
	return strings.HasSuffix(w, "ه") && utf8.RuneCountInString(w) > 3 || strings.HasSuffix(w, "ات")
}

// oblique implements lang.Language.Oblique.
func oblique(w string) bool {
	return strings.HasSuffix(w, "ين") && utf8.RuneCountInString(w) > 5
}

// indefinite implements lang.Language.Indefinite.
func indefinite(w string) (string, bool) {
	b, ok := strings.CutSuffix(w, "ا")
	if !ok || utf8.RuneCountInString(b) < 3 || strings.HasSuffix(b, "و") || strings.HasSuffix(b, "ه") || strings.HasPrefix(w, "ال") {
		return "", false
	}
	return b, true
}

// nisbaEndings are the endings of adjectives of origin, longest first, in folded spelling.
var nisbaEndings = []string{"يتين", "يتان", "يين", "يون", "يان", "يات", "يه", "ية", "يا", "ي"}

// nisba implements lang.Language.Nisba.
func nisba(w string) (string, bool) {
	w = bare(w)
	for _, e := range nisbaEndings {
		if base, ok := strings.CutSuffix(w, e); ok && utf8.RuneCountInString(base) >= 2 {
			return base + "ي", true
		}
	}
	return "", false
}

// plain implements lang.Language.Plain.
func plain(s string) string {
	var b strings.Builder
	blank := false
	for _, r := range s {
		switch {
		case r == ' ' || r == '\n' || r == '\t' || r == '\u00a0':
			blank = b.Len() > 0
			continue
		case dropped(r), foldedQuote(r):
			continue
		}
		if blank {
			b.WriteByte(' ')
			blank = false
		}
		b.WriteRune(r)
	}
	return b.String()
}

func foldedQuote(r rune) bool {
	w, _ := foldRune(r)
	return w == '"'
}

// unfuse implements lang.Language.Unfuse.
func unfuse(s string) string {
	if rest, ok := strings.CutPrefix(s, "لل"); ok {
		return article + rest
	}
	return s
}

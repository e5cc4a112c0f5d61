package ar

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// sounds spells single letters; long vowels and the ends of words are handled in spellWord.
var sounds = map[rune]string{
	'ا': "a", 'ب': "b", 'ت': "t", 'ث': "th", 'ج': "j", 'ح': "h", 'خ': "kh", 'د': "d", 'ذ': "dh", 'ر': "r", 'ز': "z", 'س': "s", 'ش': "sh",
	'ص': "s", 'ض': "d", 'ط': "t", 'ظ': "z", 'ع': "a", 'غ': "gh", 'ف': "f", 'ق': "q", 'ك': "k", 'ل': "l", 'م': "m", 'ن': "n", 'ه': "h",
	'و': "w", 'ي': "y", 'ء': "",
}

// latin implements lang.Language.Latin: the gazetteers' spelling where they list the whole name, else word by word, else letter by letter.
func (p *pack) latin(name string) string {
	ws := words(name)
	for _, x := range []string{"people", "states", "places", "orgs", "outlets"} {
		lex := p.lexicon(x)
		for _, id := range lex.Find(ws...) {
			if l := usual(lex.Get(id, "latin")); l != "" {
				return l
			}
		}
	}
	var out []string
	for i := 0; i < len(ws); i++ {
		w := ws[i]
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			continue
		}
		if i+1 < len(ws) { // compounds of two words (عبد الله, أبو بكر)
			if l := p.nameLatin(w, ws[i+1]); l != "" {
				out = append(out, l)
				i++
				continue
			}
		}
		if l := p.nameLatin(w); l != "" {
			out = append(out, l)
			continue
		}
		out = append(out, spellWord(w))
	}
	return strings.Join(out, " ")
}

// nameLatin looks words up in the name lexicons.
func (p *pack) nameLatin(ws ...string) string {
	for _, x := range []string{"given_names", "family_names", "name_particles", "states", "places"} {
		lex := p.lexicon(x)
		for _, id := range lex.Find(ws...) {
			if l := usual(lex.Get(id, "latin")); l != "" {
				return l
			}
		}
	}
	return ""
}

// usual is the first of the spellings that a cell lists, the usual one.
func usual(cell string) string {
	first, _, _ := strings.Cut(cell, "|")
	return first
}

// spellWord spells a folded word letter by letter: the article as al-, long vowels as a, i, u, and an a between consonants.
func spellWord(w string) string {
	if w == "" {
		return ""
	}
	if r, _ := utf8.DecodeRuneInString(w); r < 0x600 {
		return strings.ToUpper(w[:1]) + w[1:]
	}
	prefix := ""
	if b := bare(w); b != w {
		prefix, w = "al-", b
	}
	runes := []rune(w)
	var b strings.Builder
	long := func(r rune) bool { return r == 'ا' || r == 'و' || r == 'ي' }
	run := 0 // consonants since the last vowel
	for i, r := range runes {
		last := i == len(runes)-1
		vowel := ""
		switch {
		case r == 'ا', r == 'ع' && (i == 0 || run > 0):
			vowel = "a"
		case r == 'ه' && last && i > 1:
			vowel = "a"
		case r == 'و' && run > 0 && (last || !long(runes[i+1])):
			vowel = "u"
		case r == 'ي' && run > 0 && (last || !long(runes[i+1])):
			vowel = "i"
		case r == 'ع', r == 'ء':
			continue
		}
		if vowel != "" {
			if run > 0 || b.Len() == 0 || !strings.HasSuffix(b.String(), vowel) {
				b.WriteString(vowel)
			}
			run = 0
			continue
		}
		// a short a opens a cluster: after the first consonant of a word, before the third in a row, and before the last of two that end it
		if run == 1 && (b.Len() <= 2 || last) || run == 2 {
			b.WriteString("a")
			run = 0
		}
		if s, ok := sounds[r]; ok {
			b.WriteString(s)
			run++
		} else if r >= '0' && r <= '9' {
			b.WriteRune(r)
		}
	}
	s := b.String()
	if s == "" {
		return strings.TrimSuffix(prefix, "-")
	}
	return prefix + strings.ToUpper(s[:1]) + s[1:]
}

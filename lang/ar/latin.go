package ar

import (
	_ "embed" // the model
	"strings"
	"unicode"
	"unicode/utf8"
)

// spellModel is made by the command eval/latin; its sources and licences stand inside.
//
//go:embed model/spell.bin
var spellModel []byte

// latin implements lang.Language.Latin: the gazetteers' spelling where they list the whole name, else English for a name made
// of common words, else word by word, by the lexicons of names or the model of spellings.
func (p *pack) latin(name string) string {
	ws := words(name)
	raw := strings.Fields(name) // as written: hamzas tell vowels
	if len(raw) != len(ws) {
		raw = ws
	}
	for _, x := range []string{"people", "states", "places", "orgs", "outlets"} {
		lex := p.lexicon(x)
		for _, id := range lex.Find(ws...) {
			if l := usual(lex.Get(id, "latin")); l != "" {
				return l
			}
		}
	}
	if l := p.english(ws, raw); l != "" {
		return l
	}
	return p.wordByWord(ws, raw)
}

// wordByWord spells a name that no gazetteer lists.
func (p *pack) wordByWord(ws, raw []string) string {
	native := p.native(ws)
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
		out = append(out, p.spellWord(w, raw[i], native))
	}
	for i := 1; i < len(out); i++ { // the lexicons write a family name as it stands alone
		if rest, ok := strings.CutPrefix(out[i], "Al-"); ok {
			out[i] = "al-" + rest
		}
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

// spellWord spells one word by the model: the article as al- without regard to sun letters, as the press does. w is the folded word, raw the same
// as written; native is as for the model.
func (p *pack) spellWord(w, raw string, native bool) string {
	if w == "" {
		return ""
	}
	if r, n := utf8.DecodeRuneInString(w); r < 0x600 || r == utf8.RuneError {
		return strings.ToUpper(w[:n]) + w[n:]
	}
	h := uint32(2166136261)
	for _, s := range [...]string{w, "\x00", raw} {
		for i := range len(s) {
			h = (h ^ uint32(s[i])) * 16777619
		}
	}
	slot := &p.spelled[h%uint32(len(p.spelled))]
	if c := slot.Load(); c != nil && c.word == w && c.raw == raw && c.native == native {
		return c.latin
	}
	c := &spelling{strings.Clone(w), strings.Clone(raw), native, p.spellNew(w, raw, native)}
	slot.Store(c)
	return c.latin
}

// spelling is what a word was spelled like before: names come again and again, and spelling one costs more than reading it.
type spelling struct {
	word, raw string
	native    bool
	latin     string
}

func (p *pack) spellNew(w, raw string, native bool) string {
	prefix := ""
	if b := bare(w); b != w {
		prefix = "al-"
		if cut, ok := strings.CutPrefix(plain(raw), article); ok && FoldString(cut) == b {
			raw = cut
		} else {
			raw = b
		}
	}
	s := p.spell.Spell(raw, native)
	if s == "" {
		return strings.TrimSuffix(prefix, "-")
	}
	return prefix + strings.ToUpper(s[:1]) + s[1:]
}

// LooksNative reports whether a word can hardly be a foreign name in Arabic letters: it has the article, or letters that foreign names are not
// written with.
func LooksNative(word string) bool {
	return strings.ContainsAny(word, "حصضظعة") || strings.HasPrefix(word, article) && utf8.RuneCountInString(word) > 5
}

// NativeOrigin reports whether an origin of the name lexicons is Arab before all others.
func NativeOrigin(origin string) bool {
	switch usual(origin) {
	case "arab", "maghreb", "kunya", "gulf", "levant", "iraq", "egypt", "palestine", "yemen", "sudan", "arab_other":
		return true
	}
	return false
}

// native reports whether a name is Arab: by one of its words, or by where its first word is met as a given name.
func (p *pack) native(ws []string) bool {
	for i, w := range ws {
		if LooksNative(w) || len(p.lexicon("name_particles").Find(w)) > 0 {
			return true
		}
		if i == 0 {
			for _, id := range p.lexicon("given_names").Find(w) {
				if NativeOrigin(p.lexicon("given_names").Get(id, "origin")) {
					return true
				}
			}
		}
	}
	return false
}

package happening

import (
	"slices"
	"strconv"
	"strings"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

// Words remembers what was made of words and phrases by themselves, which depends on the language alone: the same roles, triggers and sources stand in
// story after story. It changes no result, and forgets all of a kind when it is full. It is not safe for concurrent use.
type Words struct {
	lang    *lang.Language
	folds   map[string]string
	plains  map[string]string
	lemmas  map[string]string   // of triggers
	phrases map[string][]string // as phrase makes them
	people  map[string][]string // as people makes them
	firsts  map[string]first
	// prepositions are the folded ones that stand as words of their own.
	prepositions map[string]bool
	// bothSides are words that stand for the parties without saying who they are ("the two sides"), another those that set what they stand with
	// apart from what was told before ("another house"), folded.
	bothSides, another map[string]bool
	// sole are folded heads of offices that one person holds, spokesmen those of who speaks for a body.
	sole, spokesmen map[string]bool
	// authorities are folded heads of who speaks in public for a state ("the security services").
	authorities map[string]bool
	// general are folded heads that fit many ("an official"), alike the stems of heads of roles by those that mean the same ("spokeswoman", "spokesman").
	general map[string]bool
	alike   map[string]string
	// scriptures are folded words for whom and what preachers cite ("the Prophet"), gods those for God.
	scriptures, gods map[string]bool
	media            map[string]string // heads of names of agencies and outlets with their types, folded
	talk             []string          // words for what is only talked of, folded
	commands         []string          // words for who leads a body, which is that body where it speaks, folded
	negative         []string          // nouns that negate what follows ("the absence of"), folded
	others           map[string]bool   // those that set people apart from the ones counted before, folded
	negators         []string          // the same and the particles before verbs
	anyone           map[string]bool   // stems of nouns that fit whoever is meant ("person"), folded
	aux              map[string]bool   // verbs that only help another one, folded lemmas
	light            map[string]bool   // verbs that tell an act with the noun for it ("carried out", "took place"), folded lemmas
	// partitive are folded words that say of whom some are ("of" in "ten of them").
	partitive map[string]bool
	documents map[string]bool // nouns for what is written and may be a source by itself ("statement"), folded
	contrasts []string        // words that set one saying against another ("while"), folded
	behalf    map[string]bool // words that join a spokesman to whom he speaks for, folded
	settings  map[string]bool // words that open what an act is set against ("after", "during"), folded
}

// first is what the first word of a phrase is. One with the article or a pronoun takes up what was told before.
type first struct{ definite, verb, back bool }

// maxWords bounds each kind of what is remembered.
const maxWords = 1 << 14

// NewWords returns what is remembered at the start: nothing.
func NewWords(l *lang.Language) *Words {
	w := &Words{
		lang: l, folds: map[string]string{}, plains: map[string]string{}, lemmas: map[string]string{}, phrases: map[string][]string{}, people: map[string][]string{}, firsts: map[string]first{},
		prepositions: map[string]bool{}, aux: map[string]bool{}, light: map[string]bool{}, partitive: map[string]bool{}, anyone: map[string]bool{}, bothSides: map[string]bool{}, another: map[string]bool{}, others: map[string]bool{}, settings: map[string]bool{}, general: map[string]bool{}, alike: map[string]string{}, sole: map[string]bool{}, authorities: map[string]bool{}, spokesmen: map[string]bool{}, scriptures: map[string]bool{}, gods: map[string]bool{}, media: map[string]string{}, documents: map[string]bool{}, behalf: map[string]bool{},
	}
	words := l.Lexicon("event_words")
	for id := range words.Entries {
		form := l.FoldString(words.Entries[id].Form)
		for _, class := range words.Values(int32(id), "class") {
			switch class {
			case "prep":
				w.prepositions[form] = true
			case "aux":
				w.aux[form] = true
			case "partitive":
				w.partitive[form] = true
			case "light", "happen":
				w.light[form] = true
			case "sides":
				w.bothSides[form] = true
			case "another":
				w.another[form] = true
			case "others":
				w.others[form] = true
			case "after", "before", "during", "amid":
				w.settings[form] = true
			case "neg_noun":
				w.negative = append(w.negative, form)
				w.negators = append(w.negators, form)
			case "neg_verb":
				w.negators = append(w.negators, form)
			}
		}
	}
	heads := l.Lexicon("role_words")
	for id := range heads.Entries {
		for _, class := range heads.Values(int32(id), "class") {
			switch class {
			case "sole":
				w.sole[l.FoldString(heads.Entries[id].Form)] = true
			case "authority":
				w.authorities[l.FoldString(heads.Entries[id].Form)] = true
			case "scripture":
				w.scriptures[l.FoldString(heads.Entries[id].Form)] = true
			case "general":
				w.general[l.FoldString(heads.Entries[id].Form)] = true
			case "command":
				w.commands = append(w.commands, l.FoldString(heads.Entries[id].Form))
			case "same":
				w.alike[l.FoldString(heads.Entries[id].Form)] = l.FoldString(heads.Get(int32(id), "value"))
			}
		}
	}
	bodies := l.Lexicon("org_heads")
	for id := range bodies.Entries {
		if t := bodies.Get(int32(id), "type"); news.Medium(t) {
			w.media[l.FoldString(bodies.Entries[id].Form)] = t
		}
	}
	speech := l.Lexicon("reporting_words")
	for id := range speech.Entries {
		switch speech.Get(int32(id), "class") {
		case "god":
			w.gods[l.FoldString(speech.Entries[id].Form)] = true
		case "against":
			w.contrasts = append(w.contrasts, l.FoldString(speech.Entries[id].Form))
		case "behalf":
			w.behalf[l.FoldString(speech.Entries[id].Form)] = true
		}
	}
	media := l.Lexicon("media")
	for id := range media.Entries {
		if media.Get(int32(id), "class") == "document" {
			w.documents[l.FoldString(media.Entries[id].Form)] = true
		}
	}
	details := l.Lexicon("details")
	for id := range details.Entries {
		if details.Get(int32(id), "slot") == "people" && details.Get(int32(id), "value") == "anyone" {
			w.anyone[l.FoldString(details.Entries[id].Form)] = true
		}
		if details.Get(int32(id), "slot") == "talk" {
			w.talk = append(w.talk, l.FoldString(details.Entries[id].Form))
		}
	}
	roles := l.Lexicon("roles")
	for id := range roles.Entries {
		if roles.Get(int32(id), "class") == "spokesperson" && roles.Get(int32(id), "number") == "s" {
			w.spokesmen[l.FoldString(roles.Entries[id].Form)] = true
		}
	}
	return w
}

// Says reports whether a lemma is a verb by which its subject says something.
func (w *Words) Says(lemma string) bool { return w.says(lemma) }

// says reports whether a lemma is a verb by which its subject says something.
func (w *Words) says(lemma string) bool {
	reporting := w.lang.Lexicon("reporting")
	for _, id := range reporting.Find(lemma) {
		if reporting.Get(id, "kind") != "verb" || reporting.Get(id, "source") != "subject" {
			continue
		}
		// Of verbs that say something in few of their uses only those count that confirm or deny an act ("claimed"): "imposed", "threw" and "published" also do.
		if stance := reporting.Get(id, "stance"); reporting.Get(id, "guard") == "" || (stance == "confirms" || stance == "denies") && slices.Contains(reporting.Values(id, "content"), "object") {
			return true
		}
	}
	return false
}

// condemning reports whether a lemma is a verb of condemning.
func (w *Words) condemning(lemma string) bool {
	reporting := w.lang.Lexicon("reporting")
	return slices.ContainsFunc(reporting.Find(lemma), func(id int32) bool {
		return reporting.Get(id, "kind") == "verb" && reporting.Get(id, "stance") == "condemns"
	})
}

// condemns reports whether one of the words of a text is a verb of condemning in the first person ("I condemn"); "they attacked" may be an attack.
func (w *Words) condemns(s string) bool {
	t := w.lang.Read(s)
	for i := range t.Tokens {
		if slices.ContainsFunc(t.Tokens[i].Best().Morphs, func(m lang.Morph) bool { return m.POS == lang.Verb && m.Person == 1 && w.condemning(m.Lemma) }) {
			return true
		}
	}
	return false
}

// scripture reports whether a source phrase names God, or whom or what preachers cite: what they say is told by who cites them. A person may bear a name
// that ends with God's, so as a second word that counts behind a verb or a participle only ("God bless him", "asking God"); unknown says that the phrase
// names nobody whom the article knows.
func (w *Words) scripture(words string, unknown bool) bool {
	f := strings.Fields(w.fold(words))
	if len(f) == 0 {
		return false
	}
	if unknown && (w.gods[f[0]] || w.scriptures[f[0]] || w.scriptures[w.lang.Bare(f[0])]) {
		return true
	}
	return len(f) == 2 && w.gods[f[1]] && (w.first(f[0]).verb || w.lang.Oblique != nil && w.lang.Oblique(f[0]))
}

// NegativeNouns are the nouns that negate what follows them, folded. Nobody may change them.
func (w *Words) NegativeNouns() []string { return w.negative }

// Negators are the words that negate what follows them, nouns and particles, folded. Nobody may change them.
func (w *Words) Negators() []string { return w.negators }

// Contrasts are the words that set what one says against what another says, folded. Nobody may change them.
func (w *Words) Contrasts() []string { return w.contrasts }

// Setting reports whether a folded word opens what an act is set against ("after", "during"): what stands behind it is taken for known.
func (w *Words) Setting(word string) bool { return w.settings[word] }

// Aux reports whether a folded lemma is that of a verb that only helps another one ("was", "kept").
func (w *Words) Aux(lemma string) bool { return w.aux[lemma] }

// Light reports whether a folded lemma is that of a verb that tells an act together with the noun for it ("carried out", "took place").
func (w *Words) Light(lemma string) bool { return w.light[lemma] }

// Partitive reports whether a folded word says of whom or what some are.
func (w *Words) Partitive(word string) bool { return w.partitive[word] }

// Preposition reports whether a folded word is a preposition that stands by itself.
func (w *Words) Preposition(word string) bool { return w.prepositions[word] }

// Others reports whether a folded word sets people apart from those counted before ("fifteen others").
func (w *Words) Others(word string) bool { return w.others[word] }

// remember returns what stands under s, or makes it. The key is no part of a text, which would stay in memory with it.
func remember[T any](m map[string]T, s string, make func() T) T {
	x, ok := m[s]
	if !ok {
		if len(m) >= maxWords {
			clear(m)
		}
		x = make()
		m[strings.Clone(s)] = x
	}
	return x
}

// fold is a short text folded.
func (w *Words) fold(s string) string {
	return remember(w.folds, s, func() string { return strings.Clone(w.lang.FoldString(s)) })
}

// plain is a phrase as the language writes it plainly.
func (w *Words) plain(s string) string {
	return remember(w.plains, s, func() string { return strings.Clone(w.lang.Plain(s)) })
}

// phrase is the words of an unnamed party, a role or a name as they are compared: without article, prepositions and pronouns.
func (w *Words) phrase(s string) []string {
	return remember(w.phrases, s, func() []string {
		var words []string
		t := w.lang.Read(w.lang.Plain(strings.Clone(s)))
		for i := range t.Tokens {
			if k := t.Tokens[i].Kind; k == lang.Word || k == lang.Foreign || k == lang.Number {
				stem := t.Tokens[i].Best().Stem
				if same, ok := w.alike[stem]; ok {
					stem = same
				}
				words = append(words, stem)
			}
		}
		return words
	})
}

// party is the words of an unnamed party without its number: "three of its soldiers" and "3 American soldiers" are both soldiers.
func (w *Words) party(s string) []string {
	return remember(w.people, s, func() []string {
		words := w.phrase(s)
		if w.lang.Numbers == nil {
			return words
		}
		t := w.lang.Read(w.lang.Plain(strings.Clone(s)))
		ns := w.lang.Numbers(t)
		if len(ns) == 0 {
			return words
		}
		var rest []string
		for i := range t.Tokens {
			if k := t.Tokens[i].Kind; k != lang.Word && k != lang.Foreign || slices.ContainsFunc(ns, func(n lang.Numeral) bool {
				return n.First <= i && i < n.Last && n.Noun != i || n.Bound[0] <= i && i < n.Bound[1] // "about", "at least"
			}) {
				continue
			}
			if stem := t.Tokens[i].Best().Stem; len(rest) > 0 || !w.prepositions[stem] { // "three of its soldiers"
				rest = append(rest, stem)
			}
		}
		if len(rest) > 0 {
			return rest
		}
		return words
	})
}

// Magnitude is between which numbers a vague one at the beginning of a phrase lies, generously: "tens of thousands", "hundreds".
func (w *Words) Magnitude(phrase string) (from, to int, ok bool) {
	numerals := w.lang.Lexicon("numerals")
	of := func(word, class string) int {
		for _, id := range numerals.Find(word) {
			if numerals.Get(id, "class") == class {
				n, _ := strconv.Atoi(numerals.Get(id, "value"))
				return n
			}
		}
		return 0
	}
	words := strings.Fields(w.lang.FoldString(phrase))
	if len(words) == 0 {
		return 0, 0, false
	}
	n := max(of(words[0], "vague"), of(words[0], "scale-plural"))
	if n == 0 {
		return 0, 0, false
	}
	if len(words) > 1 {
		n *= max(1, of(words[1], "scale-plural"), of(w.lang.Bare(words[1]), "scale-plural"))
	}
	return 2 * n, 20*n - 1, true
}

// Lemma is that of the first word of a folded text, or the word itself.
func (w *Words) Lemma(fold string) string { return w.lemma(fold) }

// lemma is that of the first word of a folded trigger, or the word itself.
func (w *Words) lemma(trigger string) string {
	return remember(w.lemmas, trigger, func() string {
		l := strings.Clone(trigger)
		if t := w.lang.Read(l); len(t.Tokens) > 0 {
			b := t.Tokens[0].Best()
			if l = b.Stem; len(b.Morphs) > 0 {
				l = b.Morphs[0].Lemma
			}
		}
		return l
	})
}

// first tells of the first word of s whether it carries the article, which a verb that begins like it does not ("he met"), whether it is rather a
// finite verb, and whether it takes up what was told before.
func (w *Words) first(s string) first {
	return remember(w.firsts, s, func() first {
		t := w.lang.Read(s)
		if len(t.Tokens) == 0 {
			return first{}
		}
		b := t.Tokens[0].Best()
		return first{b.Clitics.Has(lang.The), len(b.Morphs) > 0 && b.Morphs[0].POS == lang.Verb, b.Clitics.Has(lang.The) || b.Suffix != ""}
	})
}

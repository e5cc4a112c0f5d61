package main

import (
	"os"
	"slices"
	"strings"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/lang/ar"
	"github.com/isnad-desk/isnad/lang/ar/clitic"
)

// goldWord is a written word with its true parts.
type goldWord struct {
	text     string // as written
	fold     string
	hints    clitic.Hints
	set      lang.Clitics
	suffix   string
	noSuffix bool // the source does not tell pronouns of this word from endings
	verb     bool
	mark     bool // punctuation
	number   bool
}

func (g *goldWord) word() bool { return arabicWord(g.fold) }

// words leaves out numbers, marks and foreign words.
func words(all []goldWord) []goldWord {
	var out []goldWord
	for _, g := range all {
		if g.word() {
			out = append(out, g)
		}
	}
	return out
}

var letters = map[string]lang.Clitics{"و": lang.And, "ف": lang.So, "ب": lang.By, "ك": lang.Like, "ل": lang.For, "س": lang.Will, "ال": lang.The}

var pronouns = []string{"ه", "ها", "هم", "هما", "هن", "نا", "ك", "كم", "ني"}

func arabicWord(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return r < 'ء' || r > 'ي' })
}

// wikinews reads the segmented words of the Farasa WikiNews file: parts joined
// by a plus sign, tab, their tags. The article that لل has swallowed is
// written out there and taken back here.
func wikinews(file string) ([]goldWord, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var out []goldWord
	for line := range strings.Lines(string(b)) {
		word, tags, _ := strings.Cut(strings.TrimSpace(line), "\t")
		parts, kinds := strings.Split(word, "+"), strings.Split(tags, "+")
		if len(parts) != len(kinds) || strings.Contains(word, "refTok") {
			continue
		}
		g := goldWord{}
		i := 0
		for ; i < len(parts)-1; i++ {
			bit, ok := letters[parts[i]]
			if !ok || slices.Contains([]string{"NOUN", "V", "ADJ", "NUM", "ABBREV", "FOREIGN", "ADV"}, kinds[i]) {
				break
			}
			g.set |= bit
		}
		rest := strings.Join(parts[i:], "")
		head := strings.Join(parts[:i], "")
		if before, ok := strings.CutSuffix(head, "لال"); ok {
			head = before + "لل"
			rest = strings.TrimPrefix(rest, "ل")
			if strings.HasPrefix(strings.Join(parts[i:], ""), "ل") {
				head = before + "لل"
			}
		}
		g.verb = slices.Contains(kinds, "VERB") || slices.Contains(kinds, "AUX")
		if last := len(parts) - 1; last > 0 && kinds[last] == "PRON" && slices.Contains(pronouns, parts[last]) {
			g.suffix = ar.FoldString(parts[last])
			if parts[last] == "نا" && kinds[last-1] == "V" {
				g.suffix, g.noSuffix = "", true // "we" or "us"
			}
		}
		if g.set&lang.Prepositions == 0 && slices.Contains(pronouns, rest) {
			g.suffix = "" // وهم: a pronoun of its own
		}
		g.text = head + rest
		g.fold = ar.FoldString(g.text)
		g.hints = clitic.HintsOf(g.text, ar.Dropped)
		g.verb = slices.Contains(kinds, "V")
		g.mark, g.number = kinds[0] == "PUNC", kinds[0] == "NUM" && !arabicWord(g.fold)
		out = append(out, g)
	}
	return out, nil
}

// treebank reads words of a CoNLL-U file whose parts follow one another
// without a blank. The article is not a part there.
func treebank(file string) ([]goldWord, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var out []goldWord
	var parts []string
	var kinds []string
	flush := func() {
		if len(parts) == 0 {
			return
		}
		g := goldWord{}
		i := 0
		for ; i < len(parts)-1; i++ {
			bit, ok := letters[parts[i]]
			if !ok || bit == lang.The {
				break
			}
			g.set |= bit
		}
		g.verb = slices.Contains(kinds, "VERB") || slices.Contains(kinds, "AUX")
		if last := len(parts) - 1; last > 0 && kinds[last] == "PRON" && slices.Contains(pronouns, parts[last]) && !(last == i && g.set&lang.Prepositions == 0) {
			g.suffix = ar.FoldString(parts[last])
		}
		g.text = strings.Join(parts, "")
		g.fold = ar.FoldString(g.text)
		g.hints = clitic.HintsOf(g.text, ar.Dropped)
		if arabicWord(g.fold) {
			out = append(out, g)
		}
		parts, kinds = nil, nil
	}
	for line := range strings.Lines(string(b)) {
		c := strings.Split(strings.TrimSpace(line), "\t")
		if len(c) < 10 || strings.Contains(c[0], "-") {
			flush()
			if strings.HasPrefix(line, "# sent_id") {
				out = append(out, goldWord{mark: true})
			}
			continue
		}
		if !arabicWord(ar.FoldString(c[1])) {
			flush()
			out = append(out, goldWord{text: c[1], fold: c[1], mark: c[3] == "PUNCT", number: c[3] == "NUM"})
			continue
		}
		parts, kinds = append(parts, c[1]), append(kinds, c[3])
		if !strings.Contains(c[9], "SpaceAfter=No") {
			flush()
		}
	}
	flush()
	return out, nil
}

package morph

import (
	"bytes"
	"fmt"
	"strings"
)

// Noun is a verbal noun in ordinary spelling.
type Noun struct {
	Singular string
	Plural   string // broken or otherwise unpredictable plural, or ""
}

// Verb is one entry of the verb lexicon, in ordinary unvocalised spelling.
type Verb struct {
	Lemma   string // third person masculine singular past: قال
	Form    string // I to X, QI, QII, QIV
	Present string // third person masculine singular present: يقول; "-" for verbs that have none (ليس)
	Masdars []Noun // the commonest first
	Gloss   string // English, comma between senses
}

// Parse reads the rows of a verb lexicon: lemma, form, present, masdars joined
// by | (a plural that spelling cannot predict follows after a plus sign),
// gloss. Lines that start with # are notes. The order of the rows is kept.
func Parse(tsv []byte) ([]Verb, error) {
	verbs := make([]Verb, 0, bytes.Count(tsv, []byte{'\n'}))
	n := 0
	for line := range strings.Lines(string(tsv)) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		c := strings.Split(line, "\t")
		if len(c) != 5 {
			return nil, fmt.Errorf("verbs: line %d has %d columns, not 5", n, len(c))
		}
		v := Verb{Lemma: c[0], Form: c[1], Present: c[2], Gloss: c[4]}
		if c[3] != "-" {
			for m := range strings.SplitSeq(c[3], "|") {
				sg, pl, _ := strings.Cut(m, "+")
				v.Masdars = append(v.Masdars, Noun{Singular: sg, Plural: pl})
			}
		}
		if len(v.Masdars) > 16 {
			return nil, fmt.Errorf("verbs: line %d: more than 16 verbal nouns", n)
		}
		if _, err := shapeOf(v); err != nil {
			return nil, fmt.Errorf("verbs: line %d: %w", n, err)
		}
		verbs = append(verbs, v)
	}
	return verbs, nil
}

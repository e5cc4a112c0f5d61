package ar

import (
	_ "embed"
	"fmt"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/lang/ar/clitic"
	"github.com/isnad-desk/isnad/lang/ar/morph"
)

// Word statistics, made by the command eval/wordstats; sources and licences stand in their headers.
var (
	//go:embed stats/words.tsv.gz
	wordCounts []byte
	//go:embed stats/clitics.tsv
	cliticWeights []byte
)

// Dropped reports runes that folded text does not hold.
func Dropped(r rune) bool { return dropped(r) }

// NewSplitter returns what takes Arabic words apart, with the pack's verbs and lexicons but the given statistics. It serves
// the command that makes those statistics; everybody else reads tokens.
func NewSplitter(counts *clitic.Counts, weights *clitic.Weights) (*clitic.Splitter, error) {
	p, err := load()
	if err != nil {
		return nil, err
	}
	x, err := verbIndex()
	if err != nil {
		return nil, err
	}
	return p.splitter(&wordStatistics{x, counts, weights}).clitic, nil
}

// wordStatistics is what the pack knows of words besides its lexicons.
type wordStatistics struct {
	verbs   *morph.Index
	counts  *clitic.Counts
	weights *clitic.Weights
}

func loadStatistics() (*wordStatistics, error) {
	x, err := verbIndex()
	if err != nil {
		return nil, err
	}
	counts, err := clitic.ReadCounts(wordCounts)
	if err != nil {
		return nil, fmt.Errorf("arabic pack: %w", err)
	}
	weights, err := clitic.ReadWeights(cliticWeights)
	if err != nil {
		return nil, fmt.Errorf("arabic pack: %w", err)
	}
	return &wordStatistics{x, counts, weights}, nil
}

func verbIndex() (*morph.Index, error) {
	raw, err := lexFiles.ReadFile("lex/verbs.tsv")
	if err != nil {
		return nil, err
	}
	verbs, err := morph.Parse(raw)
	if err != nil {
		return nil, fmt.Errorf("arabic pack: %w", err)
	}
	x, err := morph.NewIndex(verbs)
	if err != nil {
		return nil, fmt.Errorf("arabic pack: %w", err)
	}
	return x, nil
}

func (p *pack) splitter(s *wordStatistics) *splitter {
	known := func(w string) bool { return p.known[w] }
	return newSplitter(clitic.New(s.verbs, s.counts, s.weights, known), s.verbs)
}

// weigh lets the next word decide where a word alone cannot: فقد is "so has"
// before a past verb, else "lost".
func weigh(tokens []lang.Token) {
	for i := range tokens {
		r := tokens[i].Readings
		if tokens[i].Fold != "فقد" || len(r) < 2 {
			continue
		}
		before := false
		if i+1 < len(tokens) && len(tokens[i+1].Readings) > 0 {
			m := tokens[i+1].Readings[0].Morphs
			before = len(m) > 0 && m[0].POS == lang.Verb && m[0].Tense == lang.Past
		}
		for j := range r {
			if (r[j].Clitics == lang.So) == before {
				r[0], r[j] = r[j], r[0]
				break
			}
		}
	}
}

package main

import (
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/read/names"
)

// meta is the section "meta" of the model file: what the model was made from
// and how good it is.
type meta struct {
	What     string         `json:"what"`
	Licence  string         `json:"licence"`
	Sources  []source       `json:"sources"`
	Articles int            `json:"articles"`
	Names    map[string]int `json:"names"`
	Added    added          `json:"added"`
	Settings names.Settings `json:"settings"`
	HeldOut  heldOut        `json:"held_out"`
}

type source struct {
	Name    string `json:"name"`
	Licence string `json:"licence"`
	Use     string `json:"use"`
}

// heldOut are figures in per cent on articles left out of training, in exact
// spans with the right kind.
type heldOut struct {
	Articles  string  `json:"articles"`
	Names     int     `json:"names"`
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	F1        float64 `json:"f1"`
}

func newMeta(articles []annotatedArticle, s score, folds int, add added, o names.Settings) meta {
	m := meta{
		What:    "names of persons, organisations and places in Arabic news",
		Licence: "CC BY 4.0",
		Sources: []source{
			{"ANT Corpus v1.1 (github.com/antcorpus/antcorpus.data)", "Apache-2.0", "word counts, word clusters, names found by a first model; the texts that were annotated"},
			{"Camel Morph MSA (github.com/CAMeL-Lab/camel_morph), data", "CC BY 4.0", "which words dictionaries list as nouns, adjectives, proper nouns, verbs"},
			{"Google transliteration, Arabic-English name pairs (github.com/google/transliteration)", "Apache-2.0", "which words occur as transliterated names"},
			{"the lexicons of the Arabic pack", "Apache-2.0", "features"},
			{"names annotated for this project in 750 articles of ANT Corpus", "CC BY 4.0", "training"},
			{"sentences written for this project (eval/train/sentences)", "CC BY 4.0", "training"},
		},
		Articles: len(articles), Names: map[string]int{}, Added: add, Settings: o,
	}
	for _, a := range articles {
		for _, n := range a.Names {
			m.Names[string(n.Kind)]++
		}
	}
	hit, found, gold := s.totals()
	m.HeldOut = heldOut{
		Articles: []string{"none", "one fifth", "two fifths", "three fifths", "four fifths", "all five fifths, one after the other"}[min(folds, 5)],
		Names:    gold, Precision: percent(hit, found), Recall: percent(hit, gold), F1: percent(2*hit, found+gold),
	}
	return m
}

// percent is rounded to two digits.
func percent(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64((a*20000+b)/(2*b)) / 100
}

func (s score) totals() (hit, found, gold int) {
	for _, k := range []news.Kind{news.Person, news.Organization, news.Place} {
		hit, found, gold = hit+s.hit[k], found+s.found[k], gold+s.gold[k]
	}
	return hit, found, gold
}

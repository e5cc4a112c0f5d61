package main

import (
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/read/names"
)

func newMeta(articles []annotatedArticle, s score, folds int, add added, o names.Settings) names.About {
	if own, err := sentences(); err == nil {
		add.Texts = len(own)
	}
	m := names.About{
		What:    "names of persons, organisations and places in Arabic news",
		Licence: "CC BY 4.0",
		Sources: []names.Source{
			{Name: "ANT Corpus v1.1 (github.com/antcorpus/antcorpus.data)", Licence: "Apache-2.0", Use: "word counts, word clusters, names found by a first model; the texts that were annotated"},
			{Name: "Camel Morph MSA (github.com/CAMeL-Lab/camel_morph), data", Licence: "CC BY 4.0", Use: "which words dictionaries list as nouns, adjectives, proper nouns, verbs"},
			{Name: "Google transliteration, Arabic-English name pairs (github.com/google/transliteration)", Licence: "Apache-2.0", Use: "which words occur as transliterated names"},
			{Name: "the lexicons of the Arabic pack", Licence: "Apache-2.0", Use: "features"},
			{Name: "names annotated for this project in 750 articles of ANT Corpus", Licence: "CC BY 4.0", Use: "training"},
			{Name: "sentences written for this project (eval/train/sentences)", Licence: "CC BY 4.0", Use: "training"},
		},
		Articles: len(articles), Names: map[string]int{}, Added: add, Settings: o,
	}
	for _, a := range articles {
		for _, n := range a.Names {
			m.Names[string(n.Kind)]++
		}
	}
	hit, found, gold := s.totals()
	m.HeldOut = names.NewHeldOut([]string{"none", "one fifth", "two fifths", "three fifths", "four fifths", "all five fifths, one after the other"}[min(folds, 5)], hit, found, gold)
	return m
}

func (s score) totals() (hit, found, gold int) {
	for _, k := range []news.Kind{news.Person, news.Organization, news.Place} {
		hit, found, gold = hit+s.hit[k], found+s.found[k], gold+s.gold[k]
	}
	return hit, found, gold
}

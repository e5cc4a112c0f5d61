// Package names finds the names of persons, organisations and places in an
// article.
//
// In goes a text as the language reads it (tokens with readings, sentences);
// out come mentions in the order of their spans, which do not overlap. A name
// starts after its proclitics, without title or role, and the longest of nested
// names stands, as the guide of the gold sets has it. Every mention carries the
// rule that made it: "names/model" is the trained sequence model,
// "names/narrow" and "names/barely" the same where it is not sure (doubt.go);
// "names/lexicon", "names/local", "names/adjective" and others mend its borders
// (rules.go, borders.go, closed.go, parts.go) and drop common words (common.go); "names/again" and "names/later-part" find a name of the article
// where nothing marks it (again.go).
//
// How: the lexicons are matched against the text and each word's reading is
// chosen (choose.go); both, with the word, its neighbours and what the
// article's other occurrences of the word tell, are the features (features.go)
// of a model of package tagger. The model file also carries a table of words
// learnt from a large body of unlabelled news: how common each is without its
// proclitics, which words have like neighbours, and which stand in names.
// [Facts], [Learn] and [Remember] make the file; the command eval/train hands
// them the reference data. What each part is worth stands in
// eval/ablations/names.md.
//
// It must not know which mentions are the same thing (package refer), other
// articles, nor any word of any language.
package names

// Package morph inflects Arabic verbs and recognises their forms.
//
// Its one job: from a list of verbs (lemma, derived form, present, verbal
// nouns) it makes every past and present form, the two participles and the
// inflected verbal nouns, and answers which of them a written word may be.
//
// Words go in and come out FOLDED: no marks, no tatweel, alef and hamza forms
// united as the fold of package ar does it (أ إ آ ٱ to ا, ى to ي, ة to ه, ؤ and
// ئ to ء). Only the lexicon is in ordinary spelling, since the seat of a hamza
// tells the vowel beside it.
//
// How it works: the lemma is read into a shape (onset, last two radicals,
// class of weakness). Stems are built as sounds, Arabic letters for consonants
// and Latin letters for vowels, and spelled at the end. So the hamza rules
// stand in one place (spell.go) and the weak classes in one place (stem.go).
//
// What it does not do: choose. A form of unvocalised Arabic often has many
// readings; all of them are returned, and voice is a set of both wherever the
// spelling does not tell them apart. Imperatives are not made, because news
// hardly uses them and they collide with many nouns.
//
// It must not know of articles, sentences, tokens or stages.
package morph

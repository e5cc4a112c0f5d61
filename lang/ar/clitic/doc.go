// Package clitic takes a written Arabic word apart: conjunction, preposition or
// future particle, article, host, pronoun suffix.
//
// In: one folded word and a few hints from its unfolded spelling (a final ة,
// the seat of a hamza behind a proclitic). Out: the ways to take it apart, best
// first, each with a probability and with what its stem may be as a form of a
// verb (package morph).
//
// How it chooses: proclitics are cut from the left one after the other. Each
// cut is a yes-or-no question that a logistic model answers from counts of word
// forms in news (is what remains a word? does the uncut word take an article or
// a conjunction of its own, as وزير does in الوزير and ووزير?), from the forms
// of verbs and from the lexicons. A way's probability is the product of its
// answers. Counts and weights are made by eval/wordstats.
//
// Whether a stem that can be a verb and a noun is a verb where it stands is a
// question of the same kind, asked with the two neighbours in view.
//
// It must not know sentences beyond that, nor names or stages.
package clitic

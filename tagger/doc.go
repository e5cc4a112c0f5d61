// Package tagger is a linear-chain sequence model: it is trained on sequences
// whose every position carries some feature hashes and one label, and gives
// unseen sequences the best chain of labels.
//
// In go [Features] (per position a handful of 64-bit hashes, made by the
// caller) and, for training, the index of the right label of each position.
// Out comes one label index per position. The model is a structured perceptron
// with averaged weights; decoding is exact (Viterbi) and never leaves the
// transitions that [Options].Allowed permits, so with [BIO] no chain holds an
// I- without its B-.
//
// It promises: all arithmetic that decides is integer arithmetic, and the
// shuffle is its own, so the same examples and options give the same file byte
// for byte on every machine; a [Model] is never changed by tagging and may be
// used by many goroutines at once, each with its own [Scratch]; bytes that are
// no model give an error, never a panic.
//
// It must not know what a label or a feature means, what language the text is
// in, or what a text is at all.
//
// Evidence: M. Collins, "Discriminative Training Methods for Hidden Markov
// Models" (EMNLP 2002), for the averaged structured perceptron; the margin is
// cost-augmented decoding (Tsochantaridis et al., JMLR 2005).
package tagger

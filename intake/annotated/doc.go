// Package annotated reads texts in which people have marked names: CoNLL files
// (one token and its tag a line) and BRAT files (a text and, beside it, its
// annotations). In go paths; out come texts with the spans and kinds of their
// names, how many marks of other kinds were left out, and every fault with its
// file and line. It must not know what the names are used for.
package annotated

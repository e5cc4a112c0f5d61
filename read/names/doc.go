// Package names finds the names of persons, organisations and places in an article, by a trained sequence model whose features include the lexicons,
// with rules for borders on top. It must not know which mentions are the same thing (package refer) nor other articles.
package names

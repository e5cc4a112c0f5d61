// Command statements scores package read/statements on a file of annotated articles, with the annotated names given, so that
// the figure does not depend on the names stage.
//
//	go run ./eval/statements [-part look|held|all] [-errors] FILE
//
// FILE has one article a line: id, text, names [start, end, kind], statements (content, cue, source, antecedent, via, class,
// plural, stance), half-open code-point offsets. Every third article is held out: rules are not written while looking at it.
//
// It must not know how statements are found.
package main

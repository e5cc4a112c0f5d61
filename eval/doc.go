// Package eval measures Isnad's records against gold annotations.
//
// In go a gold set (a folder of annotations, the articles' raw texts beside them) and the program's two public JSON
// records; out come [Figures], in per cent unless they are counts, and a list of [Miss]. The measures are those of the
// annotation guide's reference scorer: spans are compared after the record's text has been aligned word by word, then
// letter by letter, with the raw text, so a program may cut page furniture as it likes and is judged for what it cut.
//
// The package reads the records as any other program would and knows nothing of the stages that made them. It reads
// files only in [LoadSet] and [Locate]; [Score] is a pure function of its arguments.
//
// Evidence: a test runs the reference scorer (Python) on perfect and on damaged records and holds both to one result.
package eval

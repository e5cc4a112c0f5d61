// Package times finds the expressions of a text that name a day, an interval of days or a time relative to another, and says which days they mean.
//
// Words come from the language's lexicon "times", by class; numbers from Language.Numbers. The grammar is a list of named rules over classes
// (months.go, days.go, relative.go, spans.go), each tried once, in order, at every place; what a rule makes is seen by those after it. Of the
// expressions found, the longest that stand in their context as times are kept. Their values are worked out last, against the interval of days
// of publication, the tense of the clause and the times named before.
//
// Every rule has an example in testdata/*.txt, which a linguist can edit; counter-examples stand there too.
//
// It must not know any Arabic word, nor what happened then.
package times

// Command events measures the events of articles of the ANT corpus against annotations that hold no word of the articles: articles by name, places by
// offsets (annotations.tsv beside it). They are ours: one reader an article, from the text alone. A second set are articles that we invented in the language of
// the official press of the Gulf (invented.txt and .tsv), annotated by their writer. A third are 283 sentences, each with the
// construction of one of the press (sentences.txt and .tsv), by three writers who saw neither lexicon nor rules.
//
// An event counts as found where one of the same type has a trigger within 60 letters of one of its triggers; its parties are right where, on each side,
// one of them is a party of the annotation, or both sides are empty. What is annotated here is not learnt from (eval/weights has articles of its own); it must not know how events are found.
//
//	go run ./eval/events -corpus ../shared/data/news-antcorpus.tar.xz
package main

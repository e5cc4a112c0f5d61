// Command sides learns weights that say who stands on which side of an event (lang/ar/model/events.bin) from annotated articles of the ANT corpus, and says
// by cross-validation what they are worth. The annotations (annotations.tsv beside it) hold no word of the articles: articles by name, places by offsets. They
// are ours: one reader an article, from the text alone. It must not know what speaks for a party, only the questions and features of read/events.
//
//	go run ./eval/sides -corpus ../shared/data/news-antcorpus.tar.xz -out lang/ar/model/events.bin
package main

// Command weights learns weights that say which places tell an event and who stands on which side of it (lang/ar/model/events.bin) from annotated articles of the
// ANT corpus, and says by cross-validation what they are worth. The annotations (annotations.tsv beside it) hold no word of the articles: articles by name,
// places by offsets. They are ours: one reader an article, from the text alone. Invented articles (invented.txt and .tsv), annotated by their writers, are learnt
// from too, and of which places tell an event the corpora of the rules, which the rules read right; the cross-validation does not measure on these. It must not know what speaks for an answer, only the questions and features of read/events.
//
//	go run ./eval/weights -corpus ../shared/data/news-antcorpus.tar.xz -out lang/ar/model/events.bin
package main

// Command wordstats makes the statistics by which the Arabic pack takes words
// apart, from the reference data: counts of word forms in news
// (words.tsv.gz, from news-antcorpus) and the weights of the cut model
// (clitics.tsv, from the segmented words of morph-farasa-wikinews). It then
// measures the model: by five-fold cross-validation on the words it is made
// from, and on the PUD treebank, from which nothing is taken.
//
// It must not know how the pack uses them (package lang/ar/clitic).
//
//	go run ./eval/wordstats -data ../shared/data -out lang/ar/stats
package main

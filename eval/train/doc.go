// Command train makes the names model of the Arabic pack from the reference
// data, and measures it on articles that it was not trained on. It is the only
// place that reads the reference data for training; it must not know how the
// model works (package read/names). The sentences under sentences/ are ours, and any may
// be changed or added; the head of gulf.txt tells how names are marked.
//
//	go run ./eval/train -data ../shared/data -out lang/ar/model/names.bin
package main

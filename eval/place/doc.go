// Command place measures what it costs to put one more article on a desk.
//
//	go run ./eval/place scratch/bench/saudinewsnet-31030
//
// The sample is of all days, which touches stories that nobody touched for weeks, or with -latest of the last ones, as articles arrive.
//
// It reads a folder of articles, makes a desk of all but a sample of them, and then places the articles of the sample one by one: digest, place,
// work out the stories that are touched, and save the parts that changed. Records of other articles are unpacked when they are asked for, as a
// program that keeps its records on a disk has to. At the end the desk must be the one that is made of all articles at once.
package main

// Command termstats counts in how many articles of a corpus each term stands, for the pack's background statistics (lang/ar/stats/terms.tsv).
//
// Its one job is that table; `make stats` runs it. It must not be needed to run or test the program.
package main

// Command latin trains the model that spells Arabic letters with Latin ones, and measures it:
//
//	latin -train pairs.txt -out lang/ar/model/spell.bin     train on pairs (tab between Arabic and Latin) and the names of the lexicons
//	latin -measure pairs.txt                                  measure what the program spells: exact matches and mean edit distance
//
// It must not know how a name is found, nor change what the lexicons spell.
package main

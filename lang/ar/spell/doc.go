// Package spell writes words in Arabic letters with Latin letters as the press would: a small trained model chooses for each letter the Latin
// letters that stand for it and for the short vowel behind it, which Arabic does not write. It must not know lexicons or names of several words.
package spell

// Package ar is the Arabic language pack: the fold, tokens with their clitic readings, sentences, and the lexicons in lex/.
//
// Everything that is a fact about Arabic stands here, words as data (lex/*.tsv), grammar as code. It must not know the stages that use it.
package ar

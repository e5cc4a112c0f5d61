// Package words is the form in which a store keeps its index: an inverted index in segments that are written once. A segment is a list of blocks in
// order of their terms; a block holds some terms, each with the articles in which it stands, how often and where. Segments are merged as they grow in number.
//
// It must not know where blocks are kept nor what a term means.
package words

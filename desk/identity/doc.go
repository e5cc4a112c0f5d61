// Package identity joins the entities of different articles that are the same thing, by named and explained features.
// It must not know stores nor the words of any language.
//
// It works in two steps. Resolve joins the entities of the articles of one story: there a short name and a longer one can be the same person when
// nobody else in the story is called so. What comes out is a cluster with a key, the fullest name it goes by. Join then brings the clusters of
// all stories together by key: a canonical name, or a full name of three words, decides alone; a name that many can bear (two words, a
// ministry without its state) needs a clue beside it, such as an office held at the time or company kept. A surname or a shared word never does.
package identity

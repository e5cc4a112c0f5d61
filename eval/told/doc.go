// Package told reads annotations of events that hold no word of the articles, articles by name and places by offsets, and the articles that they are of:
// those of the ANT corpus, and invented ones. It must not know how events are found, only how to ask for them.
package told

// Package story groups articles about the same course of events.
// It must not know stores nor the words of any language.
package story

// Package lang says what a language must supply to be read: a fold, tokens with their clitic readings, sentences, lexicons, a names model.
//
// A language is a value of type [Language], made by its pack (lang/ar). A nil field is a gap that the program reports, not a crash.
// The package must not know the stages that use it, nor any word of any language.
package lang

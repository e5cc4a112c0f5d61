// Package identity joins the entities of different articles that are the same thing, by named and explained features.
// It must not know stores nor the words of any language.
package identity

// Package html makes an article of a web page: what a reader would read of it as text, and what the page tells of itself in machine-readable form
// (JSON-LD, OpenGraph, meta elements). It must not know how the page was fetched, nor the words of any language.
package html

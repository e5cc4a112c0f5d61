// Package read adds to an article what stands in that one article. Its stages are pure functions of the article and the language:
// page, names, times, references, statements, events; read.go orders them. It must not know stores nor other articles.
package read

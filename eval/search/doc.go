// Command search measures search: how well questions find their paragraphs, and how long recorded queries take on an archive.
//
// It must not know what is asked for: the questions and queries are files.
package main

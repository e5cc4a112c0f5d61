// Package feed reads what lists articles: RSS, Atom and JSON feeds, OPML lists of feeds, sitemaps. It must not know how they were fetched, nor when
// the articles behind their links are.
package feed

// Package page turns a page's text into an article: furniture removed, headline, outlet, byline, dateline, publication date and
// credits found, each with its basis. It must not know what is said in the article.
package page

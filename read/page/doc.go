// Package page turns a page's text into an article: furniture removed, headline, outlet, byline, dateline, publication date and
// credits found, each with its basis. It must not know what is said in the article.
//
// It works on lines. Every line that goes has the name of the rule that took it; the rules stand with examples and counter-examples in
// testdata. Prose (long lines, sentences) goes only by rules that name an unmistakable phrase: a piece of furniture that stays is a
// blemish, a paragraph that goes is a lost fact.
package page

package page

// Rules lists the names of the rules that remove something, in the order in which they are asked.
var Rules = []string{
	"share bar", "copyright", "cookies", "newsletter", "publication date", "date line", "block of other headlines", "see also", "tags",
	"link to the page", "advertisement", "follow us", "navigation", "more", "comments", "contact", "doubled caption", "masthead",
	"repeated headline", "section", "byline", "author", "source line", "dateline", "caption", "headline of another page",
	"signature", "who the author is", "link",
}

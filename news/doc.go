// Package news holds the words of the domain: what an article is, what is found in one, and what is made of many.
//
// They are plain data. All spans are half-open byte intervals into Article.Text. The package must not know how anything is found, kept or shown.
package news

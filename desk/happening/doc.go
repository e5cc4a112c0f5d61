// Package happening joins the events of different articles that are one act, and counts the independent origins of its reports.
// It must not know stores nor the words of any language.
package happening

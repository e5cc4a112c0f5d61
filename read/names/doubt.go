package names

import (
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

const ruleModel = "names/model"

// By how much a chain of labels with a name is better than the same without it, for each word of the name, in units of the model's weights. Of the names
// in 160 annotated articles that no gazetteer settles or that have one word, 99 in a hundred of those above narrowly are names, 94 of those between
// narrowly and barely, and 76 of those below.
const (
	barely      = 400
	narrowly    = 1400 // of one word
	narrowWords = 600  // of several
)

// doubt is the rule of a name that the model has found and that is better by so much than none. Where quotation marks or a head before it tell that it is
// one, it is less in doubt.
func (f *Finder) doubt(t *lang.Text, w *work, n *found, over int64) string {
	words := int64(n.last - n.first)
	narrow := int64(narrowWords)
	if words == 1 {
		narrow = narrowly
	}
	if over >= narrow*words {
		return ruleModel
	}
	told := n.first > 0 && f.told(t, w, n)
	switch {
	case over < barely*words && !told:
		return news.RuleBarely
	case over < barely*words || !told:
		return news.RuleNarrow
	}
	return ruleModel
}

// told reports that what stands before a name tells that it is one: a title, the head of a body or place, or quotation marks around it.
func (f *Finder) told(t *lang.Text, w *work, n *found) bool {
	head := &w.page.tokens[n.first-1]
	if t.Tokens[n.first-1].Sentence != t.Tokens[n.first].Sentence || t.Tokens[n.first].Kind != lang.Word {
		return false
	}
	if w.page.tokens[n.first].clitics&^lang.The != 0 {
		return false
	}
	switch n.kind {
	case news.Person:
		return head.marks.has(of(cTitle))
	case news.Place:
		return head.marks.has(of(cPlaceHead, cPlaceHeadOut)) && !head.clitics.Has(lang.The)
	}
	if t.Tokens[n.first-1].Kind == lang.Quote && n.last < len(t.Tokens) && t.Tokens[n.last].Kind == lang.Quote {
		return true
	}
	return head.marks.has(of(cOrgHead, cOrgHeadOut)) && !head.clitics.Has(lang.The)
}

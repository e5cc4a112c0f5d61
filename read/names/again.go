package names

import (
	"sort"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/tagger"
)

// seen is what an article says of a sequence of words that is a name
// somewhere in it.
type seen struct {
	kind  news.Kind
	raw   rune // last letter as published
	whole bool // a whole name, not the later part of one
	words int
}

// compounds are the marks of the later half of a compound name of persons.
const compounds = marks(2<<(2*cGiven) | 2<<(2*cGivenUnsure) | 2<<(2*cFamily) | 2<<(2*cFamilyUnsure))

const longestAgain = 5 // words of a name that are looked for again

// again finds names that the model has left out, because where they stand
// again nothing tells that they are names: the same words as a name elsewhere
// in the article, or the later part of a person's full name, or the name of a
// group or place without its head.
func (f *Finder) again(t *lang.Text, w *work, names []found) []found {
	if w.known == nil {
		w.known = make(map[uint64]seen)
	}
	clear(w.known)
	if w.short == nil {
		w.short = make(map[uint64]bool)
	}
	clear(w.short)
	for _, n := range names {
		if n.last-n.first > longestAgain {
			continue
		}
		w.learn(t, n.first, n.last, n.kind, true)
		if head := &w.page.tokens[n.first]; n.kind == news.Organization && n.last > n.first+1 && f.gaz.short[head.stem] {
			w.short[head.stem] = true
		}
		if n.kind != news.Person && n.last == n.first+2 && f.gaz.named[w.page.tokens[n.first].stem] && !w.page.tokens[n.first].clitics.Has(lang.The) {
			w.learn(t, n.first+1, n.last, n.kind, false)
		}
		if n.kind == news.Person {
			for i := n.first + 1; i < n.last; i++ {
				m := w.page.tokens[i].marks
				if m.has(compounds) || f.gaz.second[w.page.tokens[i].fold] || m.has(begins(cPlace)|begins(cState)) && !m.has(begins(cFamily)|begins(cFamilyUnsure)) {
					continue // the second half of a compound is no name, and a place is another
				}
				w.learn(t, i, n.last, n.kind, false)
			}
		}
	}
	if len(w.known) == 0 {
		return names
	}
	taken := 0
	before := len(names)
	for i := 0; i < len(t.Tokens); i++ {
		for taken < before && names[taken].last <= i {
			taken++
		}
		if taken < before && names[taken].first <= i {
			i = names[taken].last - 1
			continue
		}
		end := len(t.Tokens)
		if taken < before {
			end = names[taken].first
		}
		if n, ok := w.recall(t, i, end); ok {
			names = append(names, n)
			i = n.last - 1
		}
	}
	sort.SliceStable(names, func(i, j int) bool { return names[i].first < names[j].first })
	return names
}

func (w *work) learn(t *lang.Text, first, last int, kind news.Kind, whole bool) {
	p := &w.page
	if k := t.Tokens[first].Kind; k != lang.Word && k != lang.Foreign {
		return
	}
	h := p.tokens[first].host
	if !whole {
		h = p.tokens[first].fold
	}
	for i := first + 1; i < last; i++ {
		h = tagger.Join(0, h, p.tokens[i].fold)
	}
	s := seen{kind: kind, raw: p.tokens[last-1].raw, whole: whole, words: last - first}
	if old, ok := w.known[h]; ok && (old.whole || !whole) {
		return
	}
	w.known[h] = s
}

// recall looks for the longest known name that starts at token i and ends
// before end.
func (w *work) recall(t *lang.Text, i, end int) (best found, ok bool) {
	p := &w.page
	tok := &t.Tokens[i]
	if tok.Kind != lang.Word && tok.Kind != lang.Foreign {
		return best, false
	}
	at := p.tokens[i].reading
	if o := &p.tokens[i]; o.clitics.Has(lang.The) && w.short[o.stem] && !w.modified(t, i, end) {
		return found{i, i + 1, news.Organization, news.RuleShort}, true
	}
	for r := 0; r < max(1, len(tok.Readings)); r++ {
		h := p.tokens[i].fold
		if r < len(tok.Readings) {
			h = p.of(i)[r].host
		}
		for j := i; j < end && j < i+longestAgain && t.Tokens[j].Sentence == tok.Sentence; j++ {
			if j > i {
				h = tagger.Join(0, h, p.tokens[j].fold)
			}
			s, known := w.known[h]
			if !known || s.words != j+1-i || s.raw != p.tokens[j].raw || j+1 <= best.last {
				continue
			}
			if s.words == 1 && (r != at || p.tokens[i].common(s) && !w.surname(t, i, s)) {
				continue
			}
			best, ok = found{i, j + 1, s.kind, news.RuleAgain}, true
			if !s.whole {
				best.rule = news.RuleLater
			}
			p.tokens[i].reading = r
		}
	}
	return best, ok
}

// modified reports whether a definite word goes on with an adjective, so that
// it is no short name (the brigades that are meant are told apart from others).
func (w *work) modified(t *lang.Text, i, end int) bool {
	return i+1 < end && t.Tokens[i+1].Kind == lang.Word && t.Tokens[i+1].Sentence == t.Tokens[i].Sentence && w.page.tokens[i+1].clitics.Has(lang.The) && w.page.tokens[i+1].clitics&^lang.The == 0
}

// surname reports whether a definite word that is mostly an adjective is the
// later part of a person's name here: nothing before it can have it as its
// adjective.
func (w *work) surname(t *lang.Text, i int, s seen) bool {
	if s.kind != news.Person || s.whole || i == 0 || t.Tokens[i-1].Sentence != t.Tokens[i].Sentence {
		return false
	}
	o, before := &w.page.tokens[i], &w.page.tokens[i-1]
	if !o.clitics.Has(lang.The) || o.marks.has(of(cTitle, cRole, cGroup, cOrgHead, cOrgHeadName, cOrgHeadOut, cPlaceHead, cPlaceHeadOut)) {
		return false
	}
	return before.kind == lang.Word && !before.clitics.Has(lang.The) && !before.suffix && !before.marks.has(properNames) && o.clitics&lang.Prepositions != lang.For
}

// common reports whether a word is too common outside of names to be one only
// because a name of the article has it.
func (w *token) common(s seen) bool {
	if w.marks.has(of(cDemonym, cGroup, cTitle, cOrgHead, cOrgHeadName, cOrgHeadOut, cPlaceHead, cPlaceHeadOut)) {
		return true
	}
	share := w.memory >> memoryShare & 3
	listed := Listing(w.memory)
	return share == 1 || !s.whole && share < 3 && listed&(Noun|Adjective|Verb) != 0 && listed&Proper == 0 && !w.marks.has(properNames)
}

// listed reports whether a word that does not mostly stand in names is a common
// word of the dictionary.
func (w *token) listed() bool {
	return w.memory>>memoryShare&3 < 3 && Listing(w.memory)&(Noun|Adjective|Verb) != 0
}

package refer

import (
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

// severalCalled marks a word by which the article calls more than one.
const severalCalled = -2

// pointToCalled resolves the nouns by which the article calls a person or body beside the name (the student so-and-so, the rebels so-and-so, the movement
// so-and-so, the rebellious one) where they stand alone with the article: the student, the rebels. Of a word by which it calls two nothing is known.
func (w *work) pointToCalled() {
	called := w.calls()
	if len(called) == 0 {
		return
	}
	taken := map[int]bool{} // where a reference starts already
	for i := range w.nominal {
		taken[w.nominal[i].Span.Start] = true
	}
	end := 0 // tokens before it belong to a name
	for i := range w.t.Tokens {
		tok := &w.t.Tokens[i]
		if m, ok := w.starts[i]; ok {
			end = max(end, w.endOf(m, i))
		}
		if i < end || tok.Kind != lang.Word {
			continue
		}
		r := tok.Best()
		if !r.Clitics.Has(lang.The) || taken[r.HostSpan.Start] || i == end && i > 0 && r.Clitics == lang.The && w.t.Tokens[i-1].Sentence == tok.Sentence {
			continue
		}
		word, of := w.epithet(i)
		if e, ok := called[word]; !ok || e == severalCalled || w.described(i) {
			continue
		} else if of == rebel && !w.severalMen(i) || of != rebel && r.Clitics == lang.The && i > 0 && w.t.Tokens[i-1].Sentence == tok.Sentence && w.t.Tokens[i-1].Best().Clitics.Has(lang.The) {
			continue // an adjective: "the rebel group" is taken up by its head
		} else {
			w.point(r.HostSpan, w.rec.Entities[e].Kind, e, "refer/what it is called beside its name points back")
		}
	}
}

// endOf returns the token behind the name of mention m, which starts at token i.
func (w *work) endOf(m, i int) int {
	for i++; i < len(w.t.Tokens) && w.t.Tokens[i].Span.Start < w.rec.Mentions[m].Span.End; i++ {
	}
	return i
}

// calls finds by which words persons and bodies are called beside their names.
func (w *work) calls() map[string]int {
	called := map[string]int{}
	call := func(i, e int) {
		x := &w.rec.Entities[e]
		word, of := w.epithet(i)
		if word == "" || (of == rebel) != (x.Kind == news.Organization) || of != rebel && (of == "f") != (x.Gender == lang.Feminine) {
			return
		}
		if old, ok := called[word]; ok && old != e {
			e = severalCalled
		}
		called[word] = e
	}
	for m := range w.rec.Mentions {
		mention := &w.rec.Mentions[m]
		if mention.Kind == news.Place || mention.Entity == news.None {
			continue
		}
		i := tokenAt(w.t, mention.Span.Start)
		if i >= len(w.t.Tokens) || mention.Span.Start > w.t.Tokens[i].Span.Start {
			continue // "and" or a preposition stands before the name
		}
		for j := i - 1; j >= max(0, i-2) && w.t.Tokens[j].Sentence == w.t.Tokens[i].Sentence && w.t.Tokens[j].Kind == lang.Word && w.t.Tokens[j].Best().Clitics.Has(lang.The); j-- {
			call(j, mention.Entity)
		}
		j := w.endOf(m, i)
		if j < len(w.t.Tokens) && w.t.Tokens[j].Sentence == w.t.Tokens[i].Sentence && w.t.Tokens[j].Kind == lang.Word && w.t.Tokens[j].Best().Clitics == lang.The && w.lang.Feminine != nil &&
			(w.severalMen(j) || w.lang.Feminine(w.t.Tokens[j].Best().Stem) && w.rec.Entities[mention.Entity].Gender == lang.Feminine) {
			call(j, mention.Entity)
		}
	}
	return called
}

// rebel stands for the words by which bodies of men are called, beside m and f of persons.
const rebel = "p"

// epithet returns the word by which somebody is called beside his name that token i is, a plural by its singular, and whether it is a man's (m), a woman's (f) or
// a rebel body's; or "".
func (w *work) epithet(i int) (word, of string) {
	stem := w.t.Tokens[i].Best().Stem
	switch v := w.called[stem]; v {
	case "":
	case "m", "f":
		return stem, v
	default:
		return v, rebel
	}
	if w.severalMen(i) {
		if one, _ := w.lang.Ends(stem, lang.CaseEnding); len(w.called[one]) > 1 {
			return w.called[one], rebel
		}
	}
	return "", ""
}

// severalMen reports whether the word at token i has the ending of the sound plural of the masculine.
func (w *work) severalMen(i int) bool {
	if w.lang.Ends == nil {
		return false
	}
	_, ok := w.lang.Ends(w.t.Tokens[i].Best().Stem, lang.SoundPlural)
	return ok
}

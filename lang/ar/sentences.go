package ar

import (
	"strings"
	"unicode/utf8"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/text"
)

// maxSentence bounds a sentence in tokens: text without any stop is cut there, so that no later stage meets an endless sentence.
const maxSentence = 400

// sentences groups tokens (spans still in the folded text s) into sentences.
//
// A sentence ends at a line border, and after . ! ? (with closing marks that follow) unless the mark belongs to an abbreviation
// (single letters as in أ.ف.ب, or a title such as د.) or to a number. Quotation marks do not hold a sentence together: they often never close.
func (p *pack) sentences(s string, tokens []lang.Token) []lang.Sentence {
	var out []lang.Sentence
	first, line, paragraph := 0, 0, 0
	flush := func(last int) {
		if last > first {
			out = append(out, lang.Sentence{
				First: first, Last: last, Paragraph: paragraph,
				Span: text.Span{Start: tokens[first].Span.Start, End: tokens[last-1].Span.End},
			})
			first = last
		}
	}
	for i := range tokens {
		if i > 0 {
			if n := strings.Count(s[tokens[i-1].Span.End:tokens[i].Span.Start], "\n"); n > 0 {
				flush(i)
				line += n
			}
		}
		paragraph = line
		if i-first >= maxSentence {
			flush(i)
		}
		if !p.stops(s, tokens, i) {
			continue
		}
		j := i + 1 // closing marks directly after the stop belong to the sentence
		for j < len(tokens) && !tokens[j].Spaced && (tokens[j].Kind == lang.Close || tokens[j].Kind == lang.Quote || isStop(tokens[j].Fold)) {
			j++
		}
		if j > i+1 && j < len(tokens) && !tokens[j].Spaced && tokens[j-1].Kind == lang.Quote && tokens[j].Kind == lang.Word {
			j-- // the mark opens the next quotation
		}
		flush(j)
	}
	flush(len(tokens))
	for n := range out {
		for i := out[n].First; i < out[n].Last; i++ {
			tokens[i].Sentence = n
		}
	}
	return out
}

func isStop(mark string) bool {
	return mark == "?" || mark == "!" || strings.HasPrefix(mark, ".")
}

// stops reports whether token i ends a sentence.
func (p *pack) stops(s string, tokens []lang.Token, i int) bool {
	t := &tokens[i]
	if t.Kind != lang.Punct || !isStop(t.Fold) {
		return false
	}
	if t.Fold != "." {
		return true
	}
	if i == 0 {
		return false
	}
	prev := &tokens[i-1]
	atEnd := i+1 >= len(tokens)
	next := func() *lang.Token { return &tokens[i+1] }
	if !t.Spaced && prev.Kind == lang.Word {
		short := utf8.RuneCountInString(prev.Fold) == 1
		if utf8.RuneCountInString(prev.Fold) <= 3 && !atEnd && !next().Spaced && next().Kind == lang.Word && utf8.RuneCountInString(next().Fold) <= 3 {
			return false // letters spelled out: بي.بي.سي
		}
		if short && !atEnd && !next().Spaced && next().Kind == lang.Word {
			return false // أ.ف.ب
		}
		if short && i >= 2 && tokens[i-2].Fold == "." && !tokens[i-1].Spaced && !atEnd && next().Spaced {
			return !p.continues(tokens, i+1) // "أ.ف.ب." inside a sentence
		}
		if p.abbreviations[prev.Fold] && !atEnd && next().Kind == lang.Word {
			return false
		}
	}
	if prev.Kind == lang.Number && !atEnd && !t.Spaced && next().Spaced && next().Kind != lang.Word && i-1 >= 0 && (i == 1 || tokens[i-2].Span.End < prev.Span.Start && strings.Contains(s[tokens[i-2].Span.End:prev.Span.Start], "\n")) {
		return false // "1. " opens an item
	}
	if prev.Kind == lang.Foreign && !atEnd && !next().Spaced && next().Kind == lang.Foreign {
		return false // example.com, u.s.
	}
	return true
}

// continues reports whether the word at i goes on with a sentence rather than opening one; used only after a dotted abbreviation.
func (p *pack) continues(tokens []lang.Token, i int) bool {
	return i < len(tokens) && tokens[i].Kind != lang.Word
}

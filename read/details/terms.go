package details

import (
	"math"
	"slices"
	"strconv"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

const (
	// termReach is how many tokens behind the word that opens it a term may stand: "to prison the former deputy so-and-so for three years".
	termReach = 8
	// termActs is how many tokens the word that opens a term may stand from the act that lasts so long.
	termActs = 10
)

// minutes are those of the units of time.
var minutes = map[string]int{"minute": 1, "hour": 60, "day": 1440, "week": 7 * 1440, "month": 30 * 1440, "year": 365 * 1440}

// term finds how long the act beside a word that opens a term lasts or holds: "to prison for five years", "extended for six months", "a visit that lasts two
// days". Value is the minutes. A term told with "and a half", or one of several numbers, is none.
func (r *reading) term(h hit, numerals []lang.Numeral) {
	event, far := news.None, termActs+1
	for _, x := range r.triggers {
		if d := max(h.first-x.token, x.token-h.first); r.sentence(x.token) == r.sentence(h.first) && x.token <= h.last && d < far {
			event, far = x.event, d
		}
	}
	if event == news.None {
		return
	}
	for i := h.last; i < len(r.t.Tokens) && i < h.last+termReach && r.sentence(i) == r.sentence(h.first); i++ {
		k := slices.IndexFunc(numerals, func(n lang.Numeral) bool { return n.First <= i && i < n.Last })
		first, unit, n := i, i, 0
		if k >= 0 {
			nm := &numerals[k]
			first, unit, n = nm.First, nm.Last, int(nm.From)
			if nm.Noun >= 0 && nm.Noun < nm.Last {
				unit = nm.Noun
			}
			if nm.From != nm.To || nm.From != math.Trunc(nm.From) || nm.Percent || nm.AtLeast || nm.From < 1 || nm.From > 1e4 {
				return
			}
		}
		size, many := r.unit(unit)
		if size == 0 {
			if k >= 0 {
				return // it counts something else
			}
			continue
		}
		if k < 0 {
			if many == "many" {
				return
			}
			if n = 1; many != "one" {
				n = 2
			}
		}
		s := text.Span{Start: r.t.Tokens[first].Span.Start, End: r.t.Tokens[max(unit, first)].Span.End}
		if r.dated(s) || first > h.last && r.opens[r.t.Tokens[first-1].Fold] || r.halved(max(unit, first)+1) {
			return
		}
		r.out = append(r.out, news.Detail{
			Slot: "term", Value: strconv.Itoa(n * size), Event: event, Statement: r.statement(s), Against: news.None, Entity: news.None, Span: s,
		})
		return
	}
}

// unit is how many minutes the unit of time at token i has, 0 where it is none, and how many of them the word itself tells.
func (r *reading) unit(i int) (size int, many string) {
	if i >= len(r.t.Tokens) || r.t.Tokens[i].Kind != lang.Word {
		return 0, ""
	}
	b := r.t.Tokens[i].Best()
	for _, w := range [...]string{b.Host, b.Stem, r.t.Tokens[i].Fold} {
		for _, id := range r.times.Find(w) {
			if r.times.Get(id, "class") == "unit" && b.Clitics == 0 && b.Suffix == "" {
				return minutes[r.times.Get(id, "value")], r.times.Get(id, "flags")
			}
		}
	}
	return 0, ""
}

// halved reports whether "and a half" or another part of a unit stands at token i.
func (r *reading) halved(i int) bool {
	return i < len(r.t.Tokens) && slices.ContainsFunc(r.times.Find(r.t.Tokens[i].Fold), func(id int32) bool { return r.times.Get(id, "class") == "andhalf" })
}

package details

import (
	"math"
	"slices"
	"sort"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

const (
	// maxCounts bounds the counts kept of one article: what follows a hundred numbers is a table.
	maxCounts = 60
	// tollBefore and tollAfter are how many tokens before and after a number the word may stand that says what befell those who are counted.
	tollBefore, tollAfter = 6, 3
	risenBefore           = 16 // the same before a number to which something rose
	// muchMoney is from which number on a sum of money is worth comparing; below it is a price.
	muchMoney = 1e6
	// largestCount is from which number on a count is left alone.
	largestCount = 1e13
)

// counts finds what is counted, with or without an act that the stage of events knows: "14 dead", "five teachers met their death", "1,200 jobs". Value
// says what befell those who are counted ("killed"), "" for any other count, and Topic is the noun after the number; Excludes is "least" where the number
// is told as the least. Prices, shares and fractions are no counts.
func (r *reading) counts() {
	if r.numbers == nil {
		return
	}
	numerals := r.numbers(r.t)
	kept := 0
	for k := range numerals {
		nm := &numerals[k]
		if nm.Percent || nm.Kind != lang.Cardinal && nm.Kind != lang.Implied || nm.From < 2 || nm.To > largestCount || nm.To > 1.5*nm.From || nm.From != math.Trunc(nm.From) || r.dated(nm.Span) {
			continue
		}
		noun, end := "", nm.Last
		switch {
		case nm.Noun >= 0:
			noun = r.t.Tokens[nm.Noun].Best().Stem
		case nm.Last < len(r.t.Tokens) && r.t.Tokens[nm.Last].Kind == lang.Word && r.sentence(nm.Last) == r.sentence(nm.First):
			b := r.t.Tokens[nm.Last].Best()
			if (b.Clitics == 0 || b.Clitics == lang.The) && !r.opens[r.t.Tokens[nm.Last].Fold] {
				noun, end = b.Stem, nm.Last+1
			}
		}
		before := false // "the five teachers" are the teachers, the five
		if i := nm.First - 1; nm.Definite && i >= 0 && r.t.Tokens[i].Kind == lang.Word && r.sentence(i) == r.sentence(nm.First) {
			if b := r.t.Tokens[i].Best(); b.Clitics.Has(lang.The) {
				noun, end, before = b.Stem, nm.Last, true
			}
		}
		if r.measured(noun) && nm.From < muchMoney {
			continue
		}
		first := nm.First
		if nm.Bound[1] > nm.Bound[0] && nm.Bound[0] < first {
			first = nm.Bound[0]
		}
		if before {
			first--
		}
		what := r.befell(numerals, k, first)
		if what != "" && r.thing(noun) {
			what = ""
		}
		if what != "" && noun == "" {
			noun = r.among(nm.Last)
		}
		if what == "" && (noun == "" || nm.From < 3 || nm.From != nm.To || before) {
			continue
		}
		s := text.Span{Start: r.t.Tokens[first].Span.Start, End: r.t.Tokens[end-1].Span.End}
		least := ""
		if nm.AtLeast {
			least = "least"
		}
		r.out = append(r.out, news.Detail{
			Slot: "count", Value: what, Excludes: least, Event: news.None, Statement: r.statement(s), Against: news.None, Entity: news.None, Topic: noun, Span: s,
		})
		if kept++; kept == maxCounts {
			return
		}
	}
}

// among is the noun behind the partitive at token i ("six of the fighters"), "" where none stands.
func (r *reading) among(i int) string {
	if i+1 >= len(r.t.Tokens) || !r.partitive[r.t.Tokens[i].Fold] || r.t.Tokens[i+1].Kind != lang.Word || r.sentence(i+1) != r.sentence(i) {
		return ""
	}
	return r.t.Tokens[i+1].Best().Stem
}

// dated reports a number inside a time expression.
func (r *reading) dated(s text.Span) bool {
	i := sort.Search(len(r.rec.Times), func(i int) bool { return r.rec.Times[i].Span.End > s.Start })
	return i < len(r.rec.Times) && r.rec.Times[i].Span.Start < s.End
}

// thing reports nouns of what is no person: "531 offences were recorded" are not arrested.
func (r *reading) thing(noun string) bool {
	if noun == "" {
		return false
	}
	one := noun
	for _, id := range r.plurals.Find(noun) {
		one = r.plurals.Get(id, "singular")
	}
	for _, w := range []string{noun, r.fold(one)} {
		for _, id := range r.counted.Find(w) {
			switch r.counted.Get(id, "class") {
			case "act", "place", "weapon", "time", "measure":
				return true
			}
		}
	}
	return false
}

// measured reports nouns of time and measure: durations, ages, weights and prices are no counts.
func (r *reading) measured(noun string) bool {
	if noun == "" {
		return false
	}
	one := noun
	for _, id := range r.plurals.Find(noun) {
		one = r.fold(r.plurals.Get(id, "singular"))
	}
	for _, w := range []string{noun, one} {
		for _, id := range r.counted.Find(w) {
			if c := r.counted.Get(id, "class"); c == "time" || c == "measure" {
				return true
			}
		}
	}
	for _, id := range r.times.Find(noun) {
		if r.times.Get(id, "class") == "unit" {
			return true
		}
	}
	return false
}

// befell says what befell those whom numeral k counts, by the noun counted, the act right before the number, the nearest verb before it, or the word
// after it; no word is taken across another number.
func (r *reading) befell(numerals []lang.Numeral, k, first int) string {
	nm := &numerals[k]
	at := r.sentence(nm.First)
	use := func(i int, uses ...string) string {
		if i < 0 || i >= len(r.t.Tokens) || r.sentence(i) != at || r.t.Tokens[i].Kind != lang.Word {
			return ""
		}
		for _, rd := range r.t.Tokens[i].Readings {
			for _, id := range r.tolls.Find(rd.Stem) {
				if slices.Contains(uses, r.tolls.Get(id, "use")) {
					return r.tolls.Get(id, "what")
				}
			}
		}
		return ""
	}
	if i := nm.Last + 1; i < len(r.t.Tokens) && r.sentence(i) == at && r.t.Tokens[nm.Last].Kind == lang.Word && r.t.Tokens[i].Best().Clitics == 0 {
		if what := r.toll(i); what != "" && use(i, "counted") == "" { // "a hundred demonstrators were arrested"
			return what
		}
	}
	for _, i := range []int{nm.Noun, nm.Last} {
		if what := use(i, "counted"); what != "" {
			return what
		}
	}
	low, high := first-tollBefore, nm.Last+tollAfter
	if r.rises(at, first) { // "the number of those killed in the shelling of the market rose to 33"
		low = first - risenBefore
	}
	if k > 0 {
		low = max(low, numerals[k-1].Last)
	}
	if k+1 < len(numerals) {
		high = min(high, numerals[k+1].First-1)
	}
	for i := first - 1; i >= low && i >= 0 && r.sentence(i) == at; i-- {
		if what := use(i, "act", "counted"); what != "" {
			return what
		}
		if what := r.toll(i); what != "" {
			return what
		}
	}
	for i := nm.Last; i <= high && i < len(r.t.Tokens) && r.sentence(i) == at; i++ {
		if r.t.Tokens[i].Kind != lang.Word || r.opens[r.t.Tokens[i].Fold] || i > nm.Last && r.t.Tokens[i].Best().Clitics.Has(lang.And) {
			break
		}
		if what := use(i, "act"); what != "" {
			return what
		}
		if what := r.toll(i); what != "" {
			return what
		}
	}
	return ""
}

// rises reports whether a word for a count that takes the place of another stands in the sentence close before token i.
func (r *reading) rises(sentence, i int) bool {
	return slices.ContainsFunc(r.hits, func(h hit) bool {
		return h.slot == "rise" && h.value == "up" && h.last <= i && i-h.last <= 8 && r.sentence(h.first) == sentence
	})
}

// toll is what a verb or noun of the slot toll at token i says, "" where none stands.
func (r *reading) toll(i int) string {
	k := sort.Search(len(r.hits), func(k int) bool { return r.hits[k].last > i })
	for ; k < len(r.hits) && r.hits[k].first <= i; k++ {
		if r.hits[k].slot == "toll" {
			return r.hits[k].value
		}
	}
	return ""
}

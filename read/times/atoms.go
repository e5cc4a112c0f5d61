package times

import (
	"strconv"
	"strings"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

// context is a set of what a token can be besides a word of an expression.
type context uint16

const (
	everyWord context = 1 << iota
	weekdayHead
	nameHead
	dayAdjective
	processWord
	futureWord
	nameMonth
	generalHead
	eventHead
	stateWord
	ageWord
	clauseWord
)

var contexts = map[string]context{
	"every": everyWord, "weekday-head": weekdayHead, "name-head": nameHead, "day-adjective": dayAdjective, "process": processWord,
	"future": futureWord, "name-month": nameMonth, "general-head": generalHead, "event-head": eventHead, "state": stateWord, "age": ageWord, "clause": clauseWord,
}

// word is a row of the lexicon, ready for use.
type word struct {
	class class
	ctx   context
	flags trait
	v     int
}

// directions names the modifiers; a value of 2 or less than 0 in the lexicon is the second word of a pair.
var directions = map[string][2]int{
	"last": {lastOne, lastButOne}, "this": {thisOne, thisOne}, "next": {nextOne, nextButOne}, "same": {sameOne, sameOne}, "following": {followingOne, precedingOne},
}

var partNames = map[string]int{"dawn": 1, "morning": 2, "noon": 3, "afternoon": 4, "daytime": 5, "evening": 6, "night": 7, "midnight": 8}

var named = map[string]int{"early": 0, "mid": 1, "late": 2, "spring": 3, "summer": 6, "autumn": 9, "winter": 12, "gregorian": int(gregorian), "hijri": int(hijriCal), "persian": int(persianCal)}

// readRow takes a row of the lexicon apart; ok is false for a class that the grammar does not know.
func readRow(class, val, flags string) (w word, ok bool) {
	n, err := strconv.Atoi(val)
	if err != nil {
		n = named[val]
	}
	w.v = n
	for _, f := range strings.Split(flags, "|") {
		switch f {
		case "weak":
			w.flags |= weak
		case "recent":
			w.flags |= recent
		case "bare":
			w.flags |= bare
		case "night":
			w.flags |= inNight
		case "first":
			w.flags |= first
		case "one":
			w.flags |= numOne
		case "two":
			w.flags |= numTwo
		case "two-of":
			w.flags |= twoOf
		case "many":
			w.flags |= numMany
		}
	}
	if c, is := contexts[class]; is {
		w.ctx = c
		return w, true
	}
	switch class {
	case "unit":
		w.v = int(units[val])
	case "part":
		w.v = partNames[val]
	case "last", "next", "this", "same", "following":
		pair := directions[class]
		w.v = pair[0]
		if n == 2 || n < 0 {
			w.v = pair[1]
		}
		class = "mod"
	case "half":
		class, w.v = "portion", n-1+16*2
	case "third":
		class, w.v = "portion", n-1+16*3
	case "quarter":
		class, w.v = "portion", n-1+16*4
	}
	w.class, ok = classOf[class]
	return w, ok
}

var marks = map[string]class{
	",": classID("comma"), "/": classID("slash"), "-": classID("dash"),
}

// atoms finds the words, numbers and marks of the text.
func (p *parser) atoms() {
	openC, closeC := classID("open"), classID("close")
	for i := range p.t.Tokens {
		tok := &p.t.Tokens[i]
		switch tok.Kind {
		case lang.Word:
			p.words(i)
		case lang.Punct:
			if c, ok := marks[tok.Fold]; ok {
				p.add(node{class: c, first: int32(i), last: int32(i + 1), start: tok.Span.Start})
			}
		case lang.Open:
			p.add(node{class: openC, first: int32(i), last: int32(i + 1), start: tok.Span.Start})
		case lang.Close:
			p.add(node{class: closeC, first: int32(i), last: int32(i + 1), start: tok.Span.Start})
		case lang.Number:
			p.numericDate(i)
		}
	}
	if p.f.lang.Numbers != nil {
		for _, x := range p.f.lang.Numbers(p.t) {
			p.number(x)
		}
	}
}

// words adds what the lexicon knows of the word at token i, in any of its readings.
func (p *parser) words(i int) {
	tok := &p.t.Tokens[i]
	p.f.lex.Each(p.t, i, lang.ByHost, func(h lang.Hit) {
		r := tok.Best()
		if h.Reading >= 0 {
			r = tok.Readings[h.Reading]
		}
		p.hit(i, h.Last, &r, h.Entries, false)
	})
	for k := range tok.Readings {
		r := &tok.Readings[k]
		if r.Suffix != "" { // "its date"
			for _, id := range p.f.lex.Find(r.Stem) {
				p.ctx[i] |= p.f.rows[id].ctx & (futureWord | ageWord)
			}
		}
		if r.Clitics.Has(lang.The) {
			p.hit(i, i+1, r, p.f.lex.Find(p.f.lang.Bare(r.Host)), true)
		}
	}
}

// spelt reports whether a weak word is written as the lexicon has it, or with plain letters: what the fold unites is often another word.
func (p *parser) spelt(id int32, r *lang.Reading) bool {
	s, form := r.HostSpan.Of(p.t.View.Original()), p.f.lex.Entries[id].Form
	return strings.HasSuffix(s, form) || strings.HasSuffix(s, p.f.folded[id]) || p.f.folded[id] == form
}

func (p *parser) hit(i, last int, r *lang.Reading, rows []int32, def bool) {
	for _, id := range rows {
		w := p.f.rows[id]
		if w.ctx != 0 {
			p.ctx[i] |= w.ctx
			continue
		}
		if w.flags&weak != 0 && last == i+1 && !p.spelt(id, r) {
			continue
		}
		n := node{class: w.class, flags: w.flags, v: w.v, first: int32(i), last: int32(last), start: r.HostSpan.Start, clitics: r.Clitics}
		if def {
			n.flags |= definite
		}
		dup := false
		for k := p.head[i]; k >= 0; k = p.nodes[k].next {
			o := &p.nodes[k]
			dup = dup || o.class == n.class && o.last == n.last && o.v == n.v && o.clitics == n.clitics && o.flags == n.flags
		}
		if !dup {
			p.add(n)
		}
	}
}

var nowC, toC = classID("now"), classID("to")

var numC, nrangeC, domC, yearnoC, dateC = classID("num"), classID("nrange"), classID("dom"), classID("yearno"), classID("date")

// number adds what a numeral can be in an expression of time.
func (p *parser) number(x lang.Numeral) {
	if x.Noun >= 0 || x.Kind == lang.Fraction || x.Kind == lang.Implied || x.From != float64(int(x.From)) || x.To != float64(int(x.To)) || x.To > 9999 {
		return
	}
	n := node{class: numC, first: int32(x.First), last: int32(x.Last), start: x.Span.Start, v: int(x.From), w: int(x.To)}
	tok := &p.t.Tokens[x.First]
	for i := range tok.Readings {
		if tok.Readings[i].HostSpan.Start == x.Span.Start {
			n.clitics = tok.Readings[i].Clitics
			break
		}
	}
	if x.Definite {
		n.flags |= definite
	}
	if x.Digits {
		n.flags |= digits
	}
	if x.From != x.To {
		n.class = nrangeC
		p.add(n)
		if next := x.Last; tok.Kind == lang.Number && n.v >= 1 && n.v <= 31 && next < len(p.t.Tokens) && (p.t.Tokens[next].Fold == "/" || p.t.Tokens[next].Fold == "-") {
			n.class, n.last, n.flags = domC, int32(x.First+1), n.flags|digits // "from 20 to 24/8/2025": the second number is of a date
			p.add(n)
		}
		return
	}
	if x.Kind == lang.Cardinal {
		p.add(n)
		if x.Bound[1] > x.Bound[0] {
			b := n
			b.first, b.flags = int32(x.Bound[0]), b.flags|byBound
			btok := &p.t.Tokens[x.Bound[0]]
			b.start, b.clitics = btok.Best().HostSpan.Start, btok.Best().Clitics
			p.add(b)
		}
		if x.Digits && len(p.t.Tokens[x.Last-1].Fold) == 4 && n.v >= 1000 && n.v <= 2100 {
			n.class = yearnoC
			p.add(n)
			return
		}
	}
	if n.v >= 1 && (n.v <= 31 || x.Kind == lang.Ordinal) && (x.Digits || x.Kind == lang.Ordinal || x.Definite && n.v%10 == 0 && n.v > 10) {
		n.class = domC
		p.add(n)
	}
}

// figures takes apart a date in digits that starts at token i: three numbers in the order of the text, and the token behind it.
func (p *parser) figures(i int) (v [3]int, last int, ok bool) {
	toks := p.t.Tokens
	var part [3]string
	last = i + 1
	if s := toks[i].Fold; strings.Count(s, ".") == 2 {
		copy(part[:], strings.SplitN(s, ".", 3))
	} else {
		if i+4 >= len(toks) || toks[i+1].Fold != toks[i+3].Fold || toks[i+1].Fold != "/" && toks[i+1].Fold != "-" {
			return v, 0, false
		}
		if i > 0 && toks[i-1].Fold == toks[i+1].Fold && !toks[i].Spaced {
			return v, 0, false
		}
		for k := 0; k < 3; k++ {
			part[k] = toks[i+2*k].Fold
			if toks[i+2*k].Kind != lang.Number || toks[i+2*k].Sentence != toks[i].Sentence {
				return v, 0, false
			}
		}
		last = i + 5
	}
	for k, s := range part {
		n, err := strconv.Atoi(s)
		if err != nil || len(s) > 4 {
			return v, 0, false
		}
		v[k] = n
	}
	if len(part[2]) == 2 && v[0] <= 31 && v[1] <= 31 && last == i+5 && toks[i+1].Fold == "/" { // 31/10/74
		if v[2] += 1900; v[2] < 1950 {
			v[2] += 100
		}
	}
	return v, last, true
}

// monthFirst reports whether the dates in digits of this text put the month first: one of them can be read only so, and none only otherwise.
func (p *parser) monthFirst() bool {
	if p.order == 0 {
		p.order = 1
		for i := range p.t.Tokens {
			if p.t.Tokens[i].Kind != lang.Number {
				continue
			}
			v, _, ok := p.figures(i)
			switch {
			case !ok || v[0] >= 1000:
			case v[0] > 12 && v[1] <= 12 && v[0] <= 31:
				p.order = 1
				return false
			case v[0] <= 12 && v[1] > 12 && v[1] <= 31 && v[0] > 0:
				p.order = 2
			}
		}
	}
	return p.order == 2
}

// numericDate adds a date in digits that starts at token i: 29-06-2020, 2020/6/29, 29.06.2020, 29/6/20. Where day and month can change places,
// the other dates of the text decide, else the day stands first.
func (p *parser) numericDate(i int) {
	v, last, ok := p.figures(i)
	if !ok {
		return
	}
	y, m, d := v[2], v[1], v[0]
	switch {
	case v[0] >= 1000:
		y, d = v[0], v[2]
	case m <= 12 && d <= 12 && p.monthFirst():
		m, d = d, m
	}
	if m > 12 && d <= 12 {
		m, d = d, m
	}
	if y < 1300 || y > 2100 {
		return
	}
	c := gregorian
	if y < 1500 {
		c = hijriCal
	}
	on := dayOf(c, y, m, d)
	if on == news.NoDay {
		return
	}
	p.add(node{class: dateC, first: int32(i), last: int32(last), start: p.t.Tokens[i].Span.Start, v: int(c), w: d, value: fixedAt(day, one(on)), rule: "numeric-date", flags: modded})
}

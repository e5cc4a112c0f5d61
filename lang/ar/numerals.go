package ar

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/text"
)

// numberClass is what a word can be in a number; the names stand in lex/numerals.tsv.
type numberClass uint8

const (
	nUnit numberClass = iota + 1
	nTeenHead
	nTeenTail
	nTen
	nHundred
	nHundreds
	nScale
	nScalePlural
	nScales
	nOrdinal
	nOrdinalHead
	nFraction
)

var numberClasses = map[string]numberClass{
	"unit": nUnit, "teen-head": nTeenHead, "teen-tail": nTeenTail, "ten": nTen, "hundred": nHundred, "hundreds": nHundreds,
	"scale": nScale, "scale-plural": nScalePlural, "scales": nScales, "ordinal": nOrdinal, "ordinal-head": nOrdinalHead, "fraction": nFraction,
}

type numberWord struct {
	class    numberClass
	value    float64
	feminine bool
}

// counted says what the form of a counted noun tells about its number.
type counted struct{ dual, one bool }

// numerals reads numbers. It is immutable once made.
type numerals struct {
	words  map[string][]numberWord
	nouns  map[string]counted
	lex    *lang.Lexicon
	bounds []string // class of each row of lex that is a bound, "" for the others
}

func newNumerals(p *pack) *numerals {
	n := &numerals{words: map[string][]numberWord{}, nouns: map[string]counted{}, lex: p.lexicon("numerals")}
	n.bounds = make([]string, len(n.lex.Entries))
	for id := range n.lex.Entries {
		class := n.lex.Get(int32(id), "class")
		c, ok := numberClasses[class]
		if !ok {
			n.bounds[id] = class
			continue
		}
		v, _ := strconv.ParseFloat(n.lex.Get(int32(id), "value"), 64)
		w := FoldString(n.lex.Entries[id].Form)
		n.words[w] = append(n.words[w], numberWord{c, v, n.lex.Get(int32(id), "gender") == "f"})
	}
	nouns := p.lexicon("counted")
	for id, e := range nouns.Entries {
		w := FoldString(e.Form)
		if class := nouns.Get(int32(id), "class"); class == "person" || class == "weapon" {
			n.nouns[w] = counted{one: true}
			if nouns.Get(int32(id), "gender") == "m" && !strings.HasSuffix(w, "ي") { // the accusative of a nisba is often the country
				n.nouns[w+"ا"] = counted{one: true}
			}
		}
		stem, feminine := strings.CutSuffix(w, "ه")
		if feminine {
			stem += "ت"
		}
		n.nouns[stem+"ان"] = counted{dual: true}
		if feminine || nouns.Get(int32(id), "plural") != "sound" {
			n.nouns[stem+"ين"] = counted{dual: true}
		}
	}
	return n
}

// word returns what the token can be in a number, together with the clitics that were cut for it.
func (n *numerals) word(t *lang.Token, want ...numberClass) (w numberWord, r *lang.Reading) {
	for i := range t.Readings {
		r := &t.Readings[i]
		if r.Suffix != "" {
			continue
		}
		for _, w := range n.words[r.Host] {
			for _, c := range want {
				if w.class == c {
					if r.Clitics.Has(lang.The) { // a thousand begins as the article does, once folded
						plain := *r
						plain.Clitics &^= lang.The
						return w, &plain
					}
					return w, r
				}
			}
		}
		if !r.Clitics.Has(lang.The) || r.Host == "الاثنين" { // Monday
			continue
		}
		for _, w := range n.words[strings.TrimPrefix(r.Host, article)] {
			for _, c := range want {
				if w.class == c {
					return w, r
				}
			}
		}
	}
	return numberWord{}, nil
}

// knows reports whether any reading of the token can be a word of a number; most words of a text cannot.
func (n *numerals) knows(t *lang.Token) bool {
	for i := range t.Readings {
		r := &t.Readings[i]
		if len(n.words[r.Host]) > 0 || r.Clitics.Has(lang.The) && len(n.words[strings.TrimPrefix(r.Host, article)]) > 0 {
			return true
		}
	}
	return false
}

// numeric implements lang.Language.Numeric.
func (n *numerals) numeric(folded string) bool {
	for i, r := range folded {
		if unicode.IsDigit(r) || len(n.words[folded[i:]]) > 0 {
			return true
		}
		if !strings.ContainsRune(proclitics, r) {
			return strings.ContainsFunc(folded[i:], unicode.IsDigit)
		}
	}
	return false
}

// proclitics are the letters that are written together with the number behind them, those of the article among them, folded.
const proclitics = "وفبكلا"

// find implements lang.Language.Numbers.
func (n *numerals) find(t *lang.Text) []lang.Numeral {
	var out []lang.Numeral
	bound, boundAt := "", [2]int{-1, -1}
	for i := 0; i < len(t.Tokens); {
		tok := &t.Tokens[i]
		if tok.Kind != lang.Word && tok.Kind != lang.Number {
			i++
			continue
		}
		if tok.Kind == lang.Word {
			if class, last := n.bound(t, i); class != "" && last > i {
				if class == "least" || class == "most" || class == "about" || class == "between" {
					if boundAt[1] == i && class == "about" { // "more than about"
						class = bound
					}
					bound, boundAt = class, [2]int{i, last}
					i = last
					continue
				}
			}
		}
		x, ok := n.at(t, i)
		if !ok {
			i++
			continue
		}
		if x.Kind == lang.Implied && len(out) > 0 && out[len(out)-1].Last == i {
			i++ // the noun that the number before it counts
			continue
		}
		if boundAt[1] == i && i > 0 {
			x.Bound = boundAt
			switch bound {
			case "least":
				x.AtLeast = true
			case "most":
				x.AtMost = true
			case "about":
				x.Approx = true
			}
		}
		n.join(t, &x, boundAt[1] == i && bound == "between")
		n.after(t, &x)
		out = append(out, x)
		i = x.Last
	}
	return out
}

// bound returns the class of the bounding phrase that starts at token i, "" when there is none, and where it ends.
func (n *numerals) bound(t *lang.Text, i int) (class string, last int) {
	n.lex.Each(t, i, lang.ByHost, func(h lang.Hit) {
		for _, id := range h.Entries {
			if c := n.bounds[id]; c != "" && h.Last > last {
				class, last = c, h.Last
			}
		}
	})
	return class, last
}

// at reads one number that starts at token i.
func (n *numerals) at(t *lang.Text, i int) (lang.Numeral, bool) {
	tok := &t.Tokens[i]
	x := lang.Numeral{First: i, Last: i + 1, Span: tok.Span, Noun: -1}
	if tok.Kind == lang.Number {
		return n.digits(t, x)
	}
	if tok.Fold == article && i+1 < len(t.Tokens) && t.Tokens[i+1].Kind == lang.Number && t.Tokens[i+1].Sentence == tok.Sentence { // the 15th, written with digits
		y, ok := n.digits(t, lang.Numeral{First: i, Last: i + 2, Span: tok.Span.Cover(t.Tokens[i+1].Span), Noun: -1})
		y.Definite = true
		return y, ok
	}
	if !n.knows(tok) {
		return n.noun(t, x)
	}
	if y, ok := n.ordinal(t, x); ok {
		return y, true
	}
	if n.percent(t, i) > i {
		return x, false
	}
	if y, ok := n.cardinal(t, x); ok {
		return y, true
	}
	return n.noun(t, x)
}

// percent returns where "per cent" that starts at token i (the sign, or words) or whose noun is token i ends; i where there is none.
func (n *numerals) percent(t *lang.Text, i int) int {
	if i >= len(t.Tokens) {
		return i
	}
	tok := &t.Tokens[i]
	if tok.Fold == "%" {
		return i + 1
	}
	if tok.Kind != lang.Word {
		return i
	}
	if tok.Fold == "في" && i+1 < len(t.Tokens) && n.percent(t, i+1) == i+2 {
		return i + 2
	}
	w, r := n.word(tok, nHundred)
	if r == nil || w.value != 100 || !r.Clitics.Has(lang.The) || !r.Clitics.Has(lang.By) && (i == 0 || t.Tokens[i-1].Fold != "في") {
		return i
	}
	return i + 1
}

// digits reads a number that starts with digits, its last token so far at x.Last-1.
func (n *numerals) digits(t *lang.Text, x lang.Numeral) (lang.Numeral, bool) {
	tok := &t.Tokens[x.Last-1]
	next := func() *lang.Token {
		if x.Last < len(t.Tokens) && t.Tokens[x.Last].Sentence == tok.Sentence {
			return &t.Tokens[x.Last]
		}
		return &lang.Token{}
	}
	w, scale := n.word(next(), nScale, nScalePlural)
	v, ok := parseDigits(tok.Fold, scale != nil && (w.class == nScalePlural || w.value >= 1e6 && fraction(tok.Fold)))
	if !ok {
		return x, false
	}
	x.Digits = true
	if scale != nil && scale.Clitics&^lang.The == 0 {
		x.Digits = false
		x.Last++
		x.Span = x.Span.Cover(t.Tokens[x.Last-1].Span)
		v *= w.value
		v = n.rest(t, &x, v, w.value)
	}
	x.From, x.To = v, v
	return x, true
}

// rest adds what follows a scale: "and a half", "and 500", "and three hundred".
func (n *numerals) rest(t *lang.Text, x *lang.Numeral, v, scale float64) float64 {
	if x.Last >= len(t.Tokens) || t.Tokens[x.Last].Sentence != t.Tokens[x.First].Sentence {
		return v
	}
	tok := &t.Tokens[x.Last]
	if w, r := n.word(tok, nFraction); r != nil && r.Clitics == lang.And {
		x.Last++
		x.Span.End = tok.Span.End
		return v + scale*w.value
	}
	if tok.Fold == "و" && x.Last+1 < len(t.Tokens) && t.Tokens[x.Last+1].Kind == lang.Number {
		y, ok := n.digits(t, lang.Numeral{First: x.Last + 1, Last: x.Last + 2, Span: t.Tokens[x.Last+1].Span})
		if ok && y.From < scale {
			x.Last, x.Span.End = y.Last, y.Span.End
			return v + y.From
		}
		return v
	}
	if _, r := n.word(tok, nUnit, nTen, nTeenHead, nHundred, nHundreds); r != nil && r.Clitics&^lang.The == lang.And {
		y, ok := n.cardinal(t, lang.Numeral{First: x.Last, Last: x.Last + 1, Span: tok.Span})
		if ok && y.From < scale {
			x.Last, x.Span.End = y.Last, y.Span.End
			return v + y.From
		}
	}
	return v
}

// fraction reports digits with one point before exactly three of them that are no round hundreds: before "million" 1.742 is one and a part, 1.500 may be thousands.
func fraction(s string) bool {
	_, part, ok := strings.Cut(s, ".")
	return ok && len(part) == 3 && !strings.HasSuffix(part, "00")
}

// parseDigits reads digits with marks inside. One mark before exactly three digits sets thousands apart, unless decimal says otherwise.
func parseDigits(s string, decimal bool) (float64, bool) {
	if len(s) > 24 {
		return 0, false
	}
	var parts []string
	for rest := s; ; {
		i := strings.IndexAny(rest, ".,")
		if i < 0 {
			parts = append(parts, rest)
			break
		}
		parts = append(parts, rest[:i])
		rest = rest[i+1:]
	}
	for _, p := range parts {
		for i := 0; i < len(p); i++ {
			if p[i] < '0' || p[i] > '9' {
				return 0, false // digits of a set that the fold does not know
			}
		}
	}
	grouped := len(parts) > 1 && parts[0] != "0" && len(parts[0]) <= 3
	for _, p := range parts[1:] {
		grouped = grouped && len(p) == 3
	}
	switch {
	case len(parts) == 1, grouped && (len(parts) > 2 || !decimal):
		v, err := strconv.ParseFloat(strings.Join(parts, ""), 64)
		return v, err == nil
	case len(parts) == 2:
		v, err := strconv.ParseFloat(parts[0]+"."+parts[1], 64)
		return v, err == nil
	}
	return 0, false // a date or a version with dots
}

// cardinal reads a number in words.
func (n *numerals) cardinal(t *lang.Text, x lang.Numeral) (lang.Numeral, bool) {
	const (
		start = iota
		afterUnit
		afterTen
		afterHundred
		afterScale
	)
	state := start
	total, cur, scale := 0.0, 0.0, 1e18
	i := x.First
	first := true
	for ; i < len(t.Tokens) && t.Tokens[i].Sentence == t.Tokens[x.First].Sentence; i++ {
		tok := &t.Tokens[i]
		if tok.Kind != lang.Word {
			break
		}
		var w numberWord
		var r *lang.Reading
		bare := func(classes ...numberClass) bool { // follows without "and"
			w, r = n.word(tok, classes...)
			return r != nil && (first || r.Clitics&^lang.The == 0)
		}
		and := func(classes ...numberClass) bool {
			w, r = n.word(tok, classes...)
			return r != nil && (first || r.Clitics&^lang.The == lang.And)
		}
		ok := true
		switch {
		case state == start && bare(nTeenHead):
			// one of eleven or twelve only before its tail; alone it is "one of"
			if i+1 >= len(t.Tokens) {
				ok = false
				break
			}
			head := w.value
			headReading := r
			if w, r := n.word(&t.Tokens[i+1], nTeenTail); r != nil && r.Clitics == 0 {
				cur += head + w.value
				state = afterTen
				i++
			} else if w, r := n.word(&t.Tokens[i+1], nTen); r != nil && r.Clitics&^lang.The == lang.And && head == 1 {
				cur += head + w.value
				state = afterTen
				i++
			} else {
				ok = false
			}
			r = headReading
		case state == start && bare(nUnit), state == afterHundred && and(nUnit), state == afterScale && and(nUnit):
			cur += w.value
			state = afterUnit
			if w.value == 10 {
				state = afterTen
			}
		case (state == afterHundred || state == afterScale) && and(nTeenHead):
			if i+1 < len(t.Tokens) {
				head := w.value
				if w, r := n.word(&t.Tokens[i+1], nTeenTail); r != nil && r.Clitics == 0 {
					cur += head + w.value
					state = afterTen
					i++
					break
				}
			}
			ok = false
		case state == afterUnit && w1(n, tok, nTeenTail) && cur != 0 && int(cur)%100 >= 3:
			cur += 10
			state = afterTen
		case state == afterUnit && cur >= 3 && cur < 10 && bare(nHundred):
			cur *= 100
			state = afterHundred
		case state == afterUnit && int(cur)%100 < 10 && !first && and(nTen), state == start && bare(nTen), (state == afterHundred || state == afterScale) && and(nTen):
			cur += w.value
			state = afterTen
		case state == start && bare(nHundred, nHundreds), state == afterScale && and(nHundred, nHundreds):
			cur += w.value
			state = afterHundred
		case state != start && cur > 0 && bare(nScale, nScalePlural) && w.value < scale:
			total += cur * w.value
			scale, cur = w.value, 0
			state = afterScale
		case state == start && bare(nScale):
			v := 1.0
			if w.value == 1000 && tok.Fold != "" && strings.HasSuffix(tok.Fold, "ا") { // the dual in construct, two thousand
				v = 2
			}
			total += v * w.value
			scale = w.value
			state = afterScale
		case state == start && bare(nScales), state == afterScale && and(nScale, nScales) && w.value < scale:
			total += w.value
			scale = w.value
			if w.class == nScales {
				scale = w.value / 2
			}
			state = afterScale
		case state == afterScale && cur == 0 && and(nFraction) && r.Clitics == lang.And:
			total += scale * w.value
			i++
			ok = false
		case state == start && bare(nFraction):
			if i+1 < len(t.Tokens) {
				f := w
				if w, r2 := n.word(&t.Tokens[i+1], nScale); r2 != nil && r2.Clitics == 0 {
					total += f.value * w.value
					scale = w.value
					state = afterScale
					i++
					break
				}
				x.Kind = lang.Fraction
				cur = f.value
			}
			i++
			if first {
				x.Definite = r.Clitics.Has(lang.The)
				x.Span.Start = r.HostSpan.Start
			}
			ok = false
		default:
			ok = false
		}
		if !ok {
			break
		}
		if first && r != nil {
			x.Definite = r.Clitics.Has(lang.The)
			x.Span.Start = r.HostSpan.Start
		}
		first = false
	}
	v := total + cur
	if v == 0 || i <= x.First {
		return x, false
	}
	x.Last = i
	x.Span.End = t.Tokens[i-1].Span.End
	if scale < 1e18 && cur == 0 {
		v = n.rest(t, &x, v, scale)
	}
	x.From, x.To = v, v
	return x, true
}

func w1(n *numerals, t *lang.Token, c numberClass) bool {
	_, r := n.word(t, c)
	return r != nil && r.Clitics == 0
}

// ordinal reads "the third", "the eleventh", "the twenty-first".
func (n *numerals) ordinal(t *lang.Text, x lang.Numeral) (lang.Numeral, bool) {
	w, r := n.word(&t.Tokens[x.First], nOrdinal, nOrdinalHead)
	if r == nil {
		return x, false
	}
	definite := r.Clitics.Has(lang.The)
	v, head := w.value, w.class == nOrdinalHead
	if x.Last < len(t.Tokens) && t.Tokens[x.Last].Sentence == t.Tokens[x.First].Sentence {
		tok := &t.Tokens[x.Last]
		if w1(n, tok, nTeenTail) && v < 10 {
			v += 10
			head = false
			x.Last++
		} else if w2, r2 := n.word(tok, nTen); r2 != nil && r2.Clitics.Has(lang.And) && v < 10 && definite == r2.Clitics.Has(lang.The) {
			v += w2.value
			head = false
			x.Last++
		}
	}
	if head || !definite && w.feminine && x.Last == x.First+1 { // "again" and "a second" look like an ordinal
		return x, false
	}
	x.Kind, x.Definite = lang.Ordinal, definite
	x.From, x.To = v, v
	x.Span = text.Span{Start: r.HostSpan.Start, End: t.Tokens[x.Last-1].Span.End}
	return x, true
}

// noun reads a counted noun whose form is its number.
func (n *numerals) noun(t *lang.Text, x lang.Numeral) (lang.Numeral, bool) {
	tok := &t.Tokens[x.First]
	for i := range tok.Readings {
		r := &tok.Readings[i]
		if r.Suffix != "" {
			continue
		}
		key, definite := r.Host, r.Clitics.Has(lang.The)
		if definite {
			key = strings.TrimPrefix(key, article)
		}
		c, ok := n.nouns[key]
		if !ok || c.one && (definite || len(r.Morphs) > 0 && r.Morphs[0].POS == lang.Verb) {
			continue
		}
		x.Noun, x.Span, x.Definite = x.First, r.HostSpan, definite
		x.From, x.To = 2, 2
		if c.one {
			x.From, x.To, x.Kind = 1, 1, lang.Implied
		}
		return x, true
	}
	return x, false
}

// join extends x to a range: "between 5 and 7", "5 to 7", "three or four", "5-7".
func (n *numerals) join(t *lang.Text, x *lang.Numeral, between bool) {
	if x.Kind != lang.Cardinal || x.Noun >= 0 || x.Last >= len(t.Tokens) || t.Tokens[x.Last].Sentence != t.Tokens[x.First].Sentence {
		return
	}
	at := x.Last
	tok := &t.Tokens[at]
	switch {
	case between && tok.Fold == "و" && tok.Kind == lang.Word:
		at++
	case between && tok.Kind == lang.Word && len(tok.Readings) > 0:
		if _, r := n.word(tok, nUnit, nTen, nTeenHead, nHundred, nHundreds, nScale, nScales); r == nil || !r.Clitics.Has(lang.And) {
			return
		}
	case tok.Kind == lang.Word:
		if c, last := n.bound(t, at); c == "to" || c == "or" {
			at = last
		} else {
			return
		}
	case tok.Fold == "-" && !tok.Spaced && x.Digits && at+1 < len(t.Tokens) && !t.Tokens[at+1].Spaced && t.Tokens[at+1].Kind == lang.Number:
		if at+2 < len(t.Tokens) && t.Tokens[at+2].Fold == "-" || x.First > 0 && t.Tokens[x.First-1].Fold == "-" {
			return // a date
		}
		at++
	default:
		return
	}
	if at >= len(t.Tokens) || t.Tokens[at].Sentence != t.Tokens[x.First].Sentence {
		return
	}
	y, ok := n.at(t, at)
	if !ok || y.Kind != lang.Cardinal || y.Noun >= 0 {
		return
	}
	from := x.From
	if x.Digits && y.To > 1000 && from < 1000 && !y.Digits { // "5 to 7 million"
		for _, s := range []float64{1e12, 1e9, 1e6, 1e3} {
			if y.To >= s {
				from *= s
				break
			}
		}
	}
	if y.To <= from {
		return
	}
	x.From, x.To = from, y.To
	x.Last, x.Span.End = y.Last, y.Span.End
	x.Digits = false
}

// after reads a bound that stands behind the counted noun: "13 dead at least".
func (n *numerals) after(t *lang.Text, x *lang.Numeral) {
	if x.Last < len(t.Tokens) && t.Tokens[x.Last].Sentence == t.Tokens[x.First].Sentence && n.percent(t, x.Last) > x.Last {
		x.Percent = true
	}
	if x.Kind != lang.Cardinal || x.AtLeast || x.AtMost {
		return
	}
	for j := x.Last; j < len(t.Tokens) && j <= x.Last+3 && t.Tokens[j].Sentence == t.Tokens[x.First].Sentence; j++ {
		if t.Tokens[j].Kind != lang.Word {
			return
		}
		switch c, _ := n.bound(t, j); c {
		case "least-after":
			x.AtLeast = true
			return
		case "about-after":
			x.Approx = true
			return
		}
	}
}

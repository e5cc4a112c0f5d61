package search

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/isnad-desk/isnad/archive"
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

// Query is a query as it was understood.
type Query struct {
	Text    string
	clauses []clause
	// Question says that the query is a question in plain words: what stands in quotation marks is wished for, not required.
	Question bool
}

// clause is what is asked for at one place: one of its atoms, or none of them where it is negated.
type clause struct {
	not bool
	any []atom
}

// atom is a word, a phrase or a field.
type atom struct {
	field  string // "" for words and phrases
	value  string // of a field, folded
	phrase bool
	words  []lang.Token // of a word one; of a field's value all
	days   news.Interval
	op     string // of origins: <, <=, =, >=, >
	number int
	at     int // byte offset in the query
}

// SyntaxError says where a query is wrong and what was expected there.
type SyntaxError struct {
	Query string
	At    int // code points before the place
	Found string
	Want  string
}

func (e *SyntaxError) Error() string {
	found := "the query ends"
	if e.Found != "" {
		found = "there is " + strconv.Quote(e.Found)
	}
	return fmt.Sprintf("query, character %d: %s, but expected: %s", e.At+1, found, e.Want)
}

// The fields of the query language.
const (
	fieldEntity   = "entity"
	fieldOutlet   = "outlet"
	fieldFrom     = "from"
	fieldTo       = "to"
	fieldType     = "type"
	fieldMode     = "mode"
	fieldPlace    = "place"
	fieldSource   = "source"
	fieldSays     = "says"
	fieldStanding = "standing"
	fieldOrigins  = "origins"
)

// Fields lists the fields of the query language.
var Fields = []string{fieldEntity, fieldOutlet, fieldFrom, fieldTo, fieldType, fieldMode, fieldPlace, fieldSource, fieldSays, fieldStanding, fieldOrigins}

// opening quotation marks and what closes them. Marks that open and close alike come first.
var quotes = map[rune]string{
	'"': "\"", '“': "”\"", '”': "“”\"", '„': "”“\"", '«': "»", '»': "«", '‹': "›", '＂': "＂",
}

// parser reads a query from left to right.
type parser struct {
	x    *Index
	s    string
	pos  int
	q    *Query
	text *lang.Text
	next int // first token that was not taken
}

// Parse reads a query. An error is a *SyntaxError.
func (x *Index) Parse(s string) (*Query, error) {
	end := strings.TrimRightFunc(s, unicode.IsSpace)
	last, _ := utf8.DecodeLastRuneInString(end)
	q := &Query{Text: s, Question: last == '?' || last == '؟'}
	p := &parser{x: x, s: s, q: q, text: x.lang.Read(s)}
	if err := p.parse(); err != nil {
		return nil, err
	}
	if len(q.clauses) == 0 {
		return nil, p.wrong(len(s), "", "a word, a \"phrase\" or a field such as entity:NAME")
	}
	only := true
	for _, c := range q.clauses {
		only = only && c.not
	}
	if only {
		return nil, p.wrong(q.clauses[0].any[0].at, p.piece(q.clauses[0].any[0].at), "something to look for before what is to be left out")
	}
	return q, nil
}

func (p *parser) wrong(at int, found, want string) error {
	return &SyntaxError{Query: p.s, At: utf8.RuneCountInString(p.s[:at]), Found: found, Want: want}
}

// piece is what stands at a place, up to the next blank.
func (p *parser) piece(at int) string {
	rest := p.s[at:]
	if i := strings.IndexFunc(rest, unicode.IsSpace); i > 0 {
		rest = rest[:i]
	}
	if r := []rune(rest); len(r) > 30 {
		rest = string(r[:30]) + "…"
	}
	return rest
}

func (p *parser) peek() (rune, int) {
	if p.pos >= len(p.s) {
		return 0, 0
	}
	return utf8.DecodeRuneInString(p.s[p.pos:])
}

// maxClauses bounds a query: what comes after is not looked for.
const maxClauses = 64

func (p *parser) parse() error {
	or := -1 // where an OR stands that waits for its right side
	for {
		r, n := p.peek()
		if n == 0 {
			break
		}
		if unicode.IsSpace(r) {
			p.pos += n
			continue
		}
		at := p.pos
		if piece := p.piece(at); piece == "OR" || piece == "|" || p.isOr(piece) {
			strict := piece == "OR" || piece == "|"
			switch {
			case len(p.q.clauses) > 0 && or < 0 && !p.q.clauses[len(p.q.clauses)-1].not:
				or = at
			case strict:
				return p.wrong(at, piece, "OR between two things to look for")
			}
			p.pos += len(piece)
			continue
		}
		not := false
		if (r == '-' || r == '−' || r == '–') && p.opens(at+n) {
			not = true
			p.pos += n
		}
		atoms, err := p.atoms()
		if err != nil {
			return err
		}
		if len(atoms) == 0 {
			continue
		}
		if not && or >= 0 {
			return p.wrong(at, p.piece(at), "something to look for after OR, not something to leave out")
		}
		if or >= 0 {
			c := &p.q.clauses[len(p.q.clauses)-1]
			c.any = append(c.any, atoms[0])
			atoms, or = atoms[1:], -1
		}
		for i, a := range atoms {
			if not && i > 0 { // -a/b leaves both out
				p.q.clauses = append(p.q.clauses, clause{not: true, any: []atom{a}})
				continue
			}
			p.q.clauses = append(p.q.clauses, clause{not: not, any: []atom{a}})
		}
		if len(p.q.clauses) > maxClauses {
			p.q.clauses = p.q.clauses[:maxClauses]
			return nil
		}
	}
	if or >= 0 {
		if piece := p.piece(or); piece == "OR" || piece == "|" {
			return p.wrong(len(p.s), "", "something to look for after "+piece)
		}
	}
	return nil
}

// isOr reports whether a word of the language says "or".
func (p *parser) isOr(piece string) bool {
	lex := p.x.lang.Lexicon("query")
	for _, id := range lex.FindForm(piece) {
		if lex.Get(id, "class") == "or" {
			return true
		}
	}
	return false
}

// opens reports whether something to leave out starts at a place: a letter, a digit or a quotation mark.
func (p *parser) opens(at int) bool {
	r, n := utf8.DecodeRuneInString(p.s[at:])
	_, quote := quotes[r]
	return n > 0 && (unicode.IsLetter(r) || unicode.IsDigit(r) || quote)
}

// atoms reads a phrase, a field, or the words up to the next blank or quotation mark.
func (p *parser) atoms() ([]atom, error) {
	at := p.pos
	r, n := p.peek()
	if closing, ok := quotes[r]; ok {
		p.pos += n
		inner, ok := p.until(closing)
		if !ok {
			if p.q.Question { // plain words: what is not balanced is passed over
				return nil, nil
			}
			return nil, p.wrong(len(p.s), "", fmt.Sprintf("the quotation mark %c that closes the phrase opened at character %d", first(closing), utf8.RuneCountInString(p.s[:at])+1))
		}
		toks := p.take(at+n, at+n+len(inner))
		if len(toks) == 0 {
			return nil, nil
		}
		return []atom{{phrase: len(toks) > 1, words: toks, at: at}}, nil
	}
	if name, field, ok := p.field(); ok {
		return p.value(name, field, at)
	}
	// words up to a blank or a quotation mark that opens after one
	end := at + strings.IndexFunc(p.s[at:]+" ", unicode.IsSpace)
	p.pos = end
	var out []atom
	for _, t := range p.take(at, end) {
		out = append(out, atom{words: []lang.Token{t}, at: t.Span.Start})
	}
	return out, nil
}

func first(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// until returns what stands before the first of the closing marks and goes behind it.
func (p *parser) until(closing string) (string, bool) {
	i := strings.IndexAny(p.s[p.pos:], closing)
	if i < 0 {
		return "", false
	}
	inner := p.s[p.pos : p.pos+i]
	_, n := utf8.DecodeRuneInString(p.s[p.pos+i:])
	p.pos += i + n
	return inner, true
}

// take returns the words of the query between two places.
func (p *parser) take(from, to int) []lang.Token {
	var out []lang.Token
	for p.next < len(p.text.Tokens) && p.text.Tokens[p.next].Span.Start < to {
		if t := &p.text.Tokens[p.next]; t.Span.Start >= from && indexed(t) {
			out = append(out, *t)
		}
		p.next++
	}
	return out
}

// field reports whether a field stands at the place: its name as written, and which it is.
func (p *parser) field() (name, field string, ok bool) {
	i := strings.IndexFunc(p.s[p.pos:], func(r rune) bool { return !unicode.IsLetter(r) && r != '_' && !unicode.Is(unicode.Mn, r) })
	if i <= 0 || p.s[p.pos+i] != ':' {
		return "", "", false
	}
	name = p.s[p.pos : p.pos+i]
	if f := strings.ToLower(name); slices.Contains(Fields, f) {
		return name, f, true
	}
	lex := p.x.lang.Lexicon("query")
	for _, id := range lex.FindForm(name) {
		if lex.Get(id, "class") == "field" {
			if r, n := utf8.DecodeRuneInString(p.s[p.pos+i+1:]); n > 0 && !unicode.IsSpace(r) { // a colon after a word may be a colon
				return name, lex.Get(id, "value"), true
			}
		}
	}
	if f := strings.ToLower(name); isASCII(f) && f != "http" && f != "https" && len(f) > 1 && !p.q.Question {
		return name, "", true
	}
	return "", "", false
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// value reads the value of a field.
func (p *parser) value(name, field string, at int) ([]atom, error) {
	if field == "" {
		return nil, p.wrong(at, name+":", "a word, or one of the fields "+strings.Join(Fields, ": ")+":")
	}
	p.pos += len(name) + 1
	from := p.pos
	r, n := p.peek()
	if closing, ok := quotes[r]; ok {
		p.pos += n
		if _, ok := p.until(closing); !ok {
			return nil, p.wrong(len(p.s), "", fmt.Sprintf("the quotation mark %c that closes the value opened at character %d", first(closing), utf8.RuneCountInString(p.s[:from])+1))
		}
	} else if i := strings.IndexFunc(p.s[p.pos:], unicode.IsSpace); i >= 0 {
		p.pos += i
	} else {
		p.pos = len(p.s)
	}
	raw := p.s[from:p.pos]
	if n > 0 {
		if closing, ok := quotes[r]; ok {
			raw = strings.TrimRight(raw[n:], closing)
		}
	}
	a := atom{field: field, words: p.take(from, p.pos), at: from, value: strings.ToLower(strings.TrimSpace(p.x.lang.FoldString(raw)))}
	found := p.piece(from)
	if p.pos == from {
		found = ""
		if from < len(p.s) {
			found = " "
		}
	}
	for _, id := range p.x.lang.Lexicon("query").FindForm(raw) {
		if lex := p.x.lang.Lexicon("query"); lex.Get(id, "class") == field {
			a.value = lex.Get(id, "value")
		}
	}
	wrong := func(want string) ([]atom, error) { return nil, p.wrong(from, found, want) }
	switch field {
	case fieldEntity, fieldOutlet, fieldPlace, fieldSays:
		if len(a.words) == 0 {
			return wrong("a name after " + name + ":, in quotation marks where it has several words")
		}
	case fieldFrom, fieldTo:
		var ok bool
		if a.days, ok = days(a.value); !ok {
			return wrong("a day after " + name + ": as YYYY-MM-DD, YYYY-MM or YYYY")
		}
	case fieldType:
		if all := p.x.eventValues("type"); !slices.Contains(all, a.value) {
			return wrong("one of the types " + strings.Join(all, ", "))
		}
	case fieldMode:
		if all := p.x.eventValues("mode"); !slices.Contains(all, a.value) {
			return wrong("one of the modes " + strings.Join(all, ", "))
		}
	case fieldSource:
		if a.value == "unnamed" {
			a.value = anonymous
		}
		if a.value != named && a.value != anonymous {
			return wrong("named or anonymous")
		}
	case fieldStanding:
		if archive.StandingOf(a.value) == 0 {
			return wrong("single, repeated, corroborated or contested")
		}
	case fieldOrigins:
		v := a.value
		for _, op := range []string{"<=", ">=", "<", ">", "="} {
			if rest, ok := strings.CutPrefix(v, op); ok {
				a.op, v = op, rest
				break
			}
		}
		if a.op == "" {
			a.op = "="
		}
		n, err := strconv.Atoi(v)
		if err != nil || n < 0 || n > 1<<30 {
			return wrong("a number after " + name + ":, with <, <=, >= or > before it")
		}
		a.number = n
	}
	return []atom{a}, nil
}

// eventValues are the values of a column of the frames of events, in small letters.
func (x *Index) eventValues(column string) []string {
	lex := x.lang.Lexicon("events")
	var out []string
	for i := range lex.Entries {
		if v := strings.ToLower(lex.Get(int32(i), column)); v != "" {
			out = append(out, v)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// days reads a day, a month or a year.

func days(s string) (news.Interval, bool) {
	s = strings.ReplaceAll(s, "/", "-")
	parts := strings.Split(s, "-")
	var n [3]int
	if len(parts) > 3 || len(parts[0]) != 4 {
		return news.Unknown, false
	}
	for i, v := range parts {
		k, err := strconv.Atoi(v)
		if err != nil || k < 1 || strings.HasPrefix(v, "+") || len(v) > 4 {
			return news.Unknown, false
		}
		n[i] = k
	}
	switch {
	case len(parts) == 1:
		return news.Interval{From: news.DayOf(n[0], 1, 1), To: news.DayOf(n[0], 12, 31)}, true
	case n[1] > 12:
		return news.Unknown, false
	case len(parts) == 2:
		return news.Interval{From: news.DayOf(n[0], month(n[1]), 1), To: news.DayOf(n[0], month(n[1]+1), 1) - 1}, true
	}
	d := news.DayOf(n[0], month(n[1]), n[2])
	if _, m, day := d.Date(); m != month(n[1]) || day != n[2] {
		return news.Unknown, false
	}
	return news.Interval{From: d, To: d}, true
}

func month(n int) time.Month { return time.Month(n) }

package lang

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Lexicon is a table of forms with columns, matched as phrases over tokens. It is immutable after its rows are added.
type Lexicon struct {
	Name    string
	Columns []string // names; column 0 is the form
	Entries []Entry  // in file order
	root    node
}

// Entry is one row of a lexicon.
type Entry struct {
	Form  string   // as written in the file
	Cells []string // all columns, the form first; "" for an empty cell
}

type node struct {
	next    map[string]*node
	entries []int32
}

// ParseLexicon reads a TSV file: header lines start with "# ", among them "# columns: a<TAB>b"; an empty cell is "-".
// words splits a form into the folded words under which it is matched.
func ParseLexicon(name string, r io.Reader, words func(string) []string) (*Lexicon, error) {
	x := &Lexicon{Name: name}
	sc := bufio.NewScanner(r)
	sc.Buffer(make([]byte, 0, 1<<16), 1<<20)
	for line := 1; sc.Scan(); line++ {
		row := sc.Text()
		if strings.HasPrefix(row, "#") {
			if cols, ok := strings.CutPrefix(row, "# columns:"); ok {
				x.Columns = strings.Split(strings.TrimSpace(cols), "\t")
			}
			continue
		}
		if row == "" {
			continue
		}
		cells := strings.Split(row, "\t")
		if len(cells) != len(x.Columns) {
			return nil, fmt.Errorf("lexicon %s, line %d: %d cells, but the header names %d columns; separate cells by one tab and write - for an empty one", name, line, len(cells), len(x.Columns))
		}
		for i, c := range cells {
			if c == "-" {
				cells[i] = ""
			}
		}
		x.add(Entry{Form: cells[0], Cells: cells}, words)
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("lexicon %s: %w", name, err)
	}
	return x, nil
}

func (x *Lexicon) add(e Entry, words func(string) []string) {
	id := int32(len(x.Entries))
	x.Entries = append(x.Entries, e)
	at := &x.root
	for _, w := range words(e.Form) {
		if at.next == nil {
			at.next = map[string]*node{}
		}
		n := at.next[w]
		if n == nil {
			n = &node{}
			at.next[w] = n
		}
		at = n
	}
	if at != &x.root {
		at.entries = append(at.entries, id)
	}
}

// Override adds an entry that comes before the entries of its form; those of the same form that are about another thing, which the column
// identity tells, are no longer found. It must not be called once the lexicon is in use. words is as for ParseLexicon.
func (x *Lexicon) Override(e Entry, identity string, words func(string) []string) {
	ws := words(e.Form)
	before := slices.Clone(x.Find(ws...))
	x.add(e, words)
	at := &x.root
	for _, w := range ws {
		at = at.next[w]
	}
	if at == &x.root {
		return
	}
	i := x.Col(identity)
	at.entries = []int32{int32(len(x.Entries) - 1)}
	for _, id := range before {
		if i < 0 || x.Entries[id].Cells[i] == e.Cells[i] {
			at.entries = append(at.entries, id)
		}
	}
}

// Phrases calls f for each phrase with its folded words and its entries, in no order. The slices are the lexicon's; the words are valid until f returns.
func (x *Lexicon) Phrases(f func(words []string, entries []int32)) {
	var words []string
	var visit func(at *node)
	visit = func(at *node) {
		if len(at.entries) > 0 {
			f(words, at.entries)
		}
		for w, next := range at.next {
			words = append(words, w)
			visit(next)
			words = words[:len(words)-1]
		}
	}
	visit(&x.root)
}

// Col returns the index of a column, or -1.
func (x *Lexicon) Col(name string) int {
	for i, c := range x.Columns {
		if c == name {
			return i
		}
	}
	return -1
}

// Get returns a cell of an entry by column name, "" where the lexicon has no such column.
func (x *Lexicon) Get(id int32, column string) string {
	if i := x.Col(column); i >= 0 {
		return x.Entries[id].Cells[i]
	}
	return ""
}

// Values returns the cell's values, which are joined by | in the file.
func (x *Lexicon) Values(id int32, column string) []string {
	v := x.Get(id, column)
	if v == "" {
		return nil
	}
	return strings.Split(v, "|")
}

// Find returns the entries of a form given as folded words (several rows may share a form), or nil.
func (x *Lexicon) Find(words ...string) []int32 {
	at := &x.root
	for _, w := range words {
		if at = at.next[w]; at == nil {
			return nil
		}
	}
	return at.entries
}

// FindForm returns the entries whose form is written exactly so, or nil.
func (x *Lexicon) FindForm(form string) []int32 {
	var out []int32
	for id := range x.Entries {
		if x.Entries[id].Form == form {
			out = append(out, int32(id))
		}
	}
	return out
}

// Hit is a phrase of a lexicon found at some token.
type Hit struct {
	First, Last int     // half-open interval of tokens
	Reading     int     // index of the reading of the first token that matched
	Entries     []int32 // the rows of that form
}

// MatchMode says which form of the words is compared.
type MatchMode uint8

const (
	// ByHost compares hosts: the article must stand as in the lexicon. For names.
	ByHost MatchMode = iota
	// ByStem compares stems: article and pronoun suffix are free. For common nouns listed without article.
	ByStem
)

// Match returns the longest phrase that starts at token i, in any reading of that token's first word; ok is false when there is none.
// Inner words are compared without conjunctions: a phrase does not run over "and".
func (x *Lexicon) Match(t *Text, i int, mode MatchMode) (best Hit, ok bool) {
	x.Each(t, i, mode, func(h Hit) {
		if !ok || h.Last > best.Last {
			best, ok = h, true
		}
	})
	return best, ok
}

// Each calls f for every phrase that starts at token i, shorter before longer within one reading of the first word.
func (x *Lexicon) Each(t *Text, i int, mode MatchMode, f func(Hit)) {
	if x.root.next == nil || i >= len(t.Tokens) {
		return
	}
	tok := &t.Tokens[i]
	if len(tok.Readings) == 0 {
		x.follow(t, i, -1, x.root.next[tok.Fold], mode, f)
		return
	}
	for r := range tok.Readings {
		w := tok.Readings[r].Host
		if mode == ByStem {
			w = tok.Readings[r].Stem
		}
		x.follow(t, i, r, x.root.next[w], mode, f)
	}
}

func (x *Lexicon) follow(t *Text, i, reading int, at *node, mode MatchMode, f func(Hit)) {
	for j := i + 1; at != nil; j++ {
		if len(at.entries) > 0 {
			f(Hit{First: i, Last: j, Reading: reading, Entries: at.entries})
		}
		if at.next == nil || j >= len(t.Tokens) || t.Tokens[j].Sentence != t.Tokens[i].Sentence {
			return
		}
		tok := &t.Tokens[j]
		n := at.next[tok.Fold]
		if n == nil && mode == ByStem {
			for r := range tok.Readings {
				if tok.Readings[r].Clitics&^The == 0 {
					if n = at.next[tok.Readings[r].Stem]; n != nil {
						break
					}
				}
			}
		}
		at = n
	}
}

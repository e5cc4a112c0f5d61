package search

import (
	"slices"

	"github.com/isnad-desk/isnad/lang"
)

// gazetteers are the lexicons that settle the canonical name of a person, body or place.
var gazetteers = []string{"people", "states", "orgs", "places"}

// canon returns the keys under which an entity of a folded name may be kept: the name itself and the canonical names of the lexicons.
func (x *Index) canon(folded string) []string {
	out := []string{folded}
	t := x.lang.Read(folded)
	var ws []string
	for i := range t.Tokens {
		ws = append(ws, t.Tokens[i].Fold)
	}
	return append(out, x.lookup(ws)...)
}

// lookup returns the folded canonical names of folded words that are a whole name.
func (x *Index) lookup(ws []string) []string {
	var out []string
	for _, name := range gazetteers {
		lex := x.lang.Lexicon(name)
		for _, id := range lex.Find(ws...) {
			c := lex.Get(id, "canon")
			if c == "" {
				c = lex.Entries[id].Form
			}
			if c = x.fold(c); !slices.Contains(out, c) {
				out = append(out, c)
			}
		}
	}
	return out
}

// maxName is how many words of a query are tried as one name.
const maxName = 5

// known finds the names in the plain words of a query, and returns for each word, by its place, the terms of the entities that it belongs to.
func (r *run) known(q *Query) map[int][]string {
	var toks []*lang.Token
	for i := range q.clauses {
		c := &q.clauses[i]
		if !c.not && len(c.any) == 1 && c.any[0].field == "" && !c.any[0].phrase {
			toks = append(toks, &c.any[0].words[0])
		} else {
			toks = append(toks, nil)
		}
	}
	out := map[int][]string{}
	for i := 0; i < len(toks); i++ {
		if toks[i] == nil {
			continue
		}
		for n := min(maxName, len(toks)-i); n > 0; n-- {
			part := toks[i : i+n]
			if slices.Contains(part, nil) {
				continue
			}
			ws := make([]string, n)
			for k, t := range part {
				ws[k] = t.Fold
			}
			names := r.x.lookup(ws)
			if len(names) == 0 && len(part[0].Readings) > 0 && part[0].Readings[0].Host != ws[0] { // a preposition before the name
				ws[0] = part[0].Readings[0].Host
				names = r.x.lookup(ws)
			}
			if len(names) == 0 {
				continue
			}
			for _, t := range part {
				for _, c := range names {
					out[t.Span.Start] = append(out[t.Span.Start], term(entityTerm, c))
				}
			}
			i += n - 1
			break
		}
	}
	return out
}

// stops says which clauses are words that hardly tell articles apart: question words, prepositions, pronouns. They are
// looked for only where nothing else is.
func (r *run) stops(q *Query) []bool {
	out := make([]bool, len(q.clauses))
	lex := r.x.lang.Lexicon("query")
	stop := func(w string) bool {
		for _, id := range lex.Find(w) {
			if lex.Get(id, "class") == "stop" {
				return true
			}
		}
		return false
	}
	for i := range q.clauses {
		c := &q.clauses[i]
		if len(c.any) != 1 || c.any[0].field != "" || c.any[0].phrase {
			continue
		}
		t := &c.any[0].words[0]
		out[i] = stop(t.Fold) || len(t.Readings) > 0 && stop(t.Readings[0].Stem)
	}
	return out
}

// unknown reports whether a word is neither a form of a verb nor a word of ordinary articles: most of these are names.
func (x *Index) unknown(t *lang.Token) bool {
	r := t.Best()
	return len(r.Morphs) == 0 && x.lang.TermShare(r.Stem) == 0
}

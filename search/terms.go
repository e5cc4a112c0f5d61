package search

import (
	"slices"
	"strings"

	"github.com/isnad-desk/isnad/archive"
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// The kinds of terms by their first bytes. Words have no prefix: no word holds a colon.
const (
	nameTerm    = "n:" // skeleton of a word of a name
	latinTerm   = "l:" // sound of a Latin spelling of a word of a name
	entityTerm  = "e:" // an entity by its canonical name, else by its fullest
	outletTerm  = "o:" // skeleton of a word of the outlet
	typeTerm    = "t:" // type of an event
	modeTerm    = "m:" // mode of an event
	placeTerm   = "p:" // place of an event, or what it lies in
	sourceTerm  = "s:" // named or anonymous
	speakerTerm = "q:" // skeleton of a word of the name of who says something
)

const (
	named     = "named"
	anonymous = "anonymous"
)

// frontWords is how many words of the body count as telling what an article is about, beside its title.
const frontWords = 15

// Bounds of what is kept of one article: a text is cut elsewhere, but a hostile one may hold as many terms as words.
const (
	maxTerm  = 64 // bytes
	maxLatin = 8  // words of a Latin name
)

// Index makes what search needs of articles of one language. It is immutable and safe for concurrent use.
type Index struct {
	lang *lang.Language
}

// NewIndex returns the index of a language.
func NewIndex(l *lang.Language) *Index { return &Index{l} }

// term bounds a term.
func term(prefix, s string) string {
	if len(prefix)+len(s) > maxTerm {
		s = strings.ToValidUTF8(s[:maxTerm-len(prefix)], "")
	}
	return prefix + s
}

// indexed reports whether a token is a word of the index.
func indexed(t *lang.Token) bool {
	switch t.Kind {
	case lang.Word, lang.Number, lang.Foreign, lang.Link:
		return true
	}
	return false
}

// forms are the terms of a token, the nearest first.
func (x *Index) forms(t *lang.Token) []string {
	if t.Kind != lang.Word {
		return []string{term("", t.Fold)}
	}
	r := t.Best()
	near, far := x.lang.Meet(&r)
	if near == far {
		return []string{term("", near)}
	}
	return []string{term("", near), term("", far)}
}

// skeletons are the name terms of the words of a name.
func (x *Index) skeletons(prefix, name string) []string {
	var out []string
	t := x.lang.Read(name)
	for i := range t.Tokens {
		if indexed(&t.Tokens[i]) {
			out = append(out, x.skeleton(prefix, &t.Tokens[i]))
		}
	}
	return out
}

// skeleton is the name term of a word: without clitics and article, since names are written with and without it.
func (x *Index) skeleton(prefix string, t *lang.Token) string {
	w := t.Fold
	if len(t.Readings) > 0 && t.Readings[0].Host != "" {
		w = t.Readings[0].Host
	}
	return term(prefix, x.lang.Skeleton(x.lang.Bare(w)))
}

// words calls each for every indexed word of a text with its number.
func words(t *lang.Text, each func(n int, tok *lang.Token)) {
	n := 0
	for i := range t.Tokens {
		if indexed(&t.Tokens[i]) {
			each(n, &t.Tokens[i])
			n++
		}
	}
}

// extra returns the terms that names add to the words of an article, by the number of the word.
func (x *Index) extra(t *lang.Text, r *news.Record) map[int][]string {
	out := map[int][]string{}
	var at []*lang.Token
	words(t, func(_ int, tok *lang.Token) { at = append(at, tok) })
	if len(at) == 0 {
		return out
	}
	latin := make([][]string, len(r.Entities)) // of those that are met
	canon := make([]string, len(r.Entities))
	first := make([]bool, len(r.Entities))
	w := 0
	for i := range r.Mentions {
		m := &r.Mentions[i]
		if m.Form != news.Name || m.Span.End <= at[0].Span.Start || m.Span.Start >= at[len(at)-1].Span.End {
			continue // t may be a part of the text
		}
		if e := m.Entity; e != news.None && canon[e] == "" {
			latin[e], canon[e] = latinKeys(r.Entities[e].Latin), x.entity(&r.Entities[e])
		}
		for w > 0 && at[w-1].Span.End > m.Span.Start { // mentions may overlap
			w--
		}
		for w < len(at) && at[w].Span.End <= m.Span.Start {
			w++
		}
		end := w
		for end < len(at) && at[end].Span.Start < m.Span.End {
			end++
		}
		for k := w; k < end; k++ {
			out[k] = append(out[k], x.skeleton(nameTerm, at[k]))
			if m.Entity == news.None {
				continue
			}
			out[k] = append(out[k], term(entityTerm, canon[m.Entity]))
			keys := latin[m.Entity]
			if len(keys) == end-w {
				out[k] = append(out[k], keys[k-w])
			} else {
				out[k] = append(out[k], keys...)
			}
		}
		if m.Entity != news.None && w < end && !first[m.Entity] { // the whole name stands where a part of it is first met
			first[m.Entity] = true
			if c := r.Entities[m.Entity].Canon; c != "" {
				out[w] = append(out[w], x.skeletons(nameTerm, c)...)
			}
		}
	}
	return out
}

// entity is the key of an entity: its canonical name, else its own.
func (x *Index) entity(e *news.Entity) string {
	if e.Canon != "" {
		return x.fold(e.Canon)
	}
	return x.fold(e.Name)
}

func (x *Index) fold(name string) string { return x.lang.FoldString(x.lang.Plain(name)) }

// Document returns what the index keeps of an article.
func (x *Index) Document(r *news.Record) archive.Document {
	a := &r.Article
	t := x.lang.Read(a.Text)
	at := map[string]*archive.Term{}
	var order []string
	find := func(s string) *archive.Term {
		k := at[s]
		if k == nil {
			k = &archive.Term{Text: s}
			at[s] = k
			order = append(order, s)
		}
		return k
	}
	title := 0
	if a.Title != nil {
		title = a.Title.End
	}
	front := frontWords
	extra := x.extra(t, r)
	doc := archive.Document{}
	var own []string // terms of the present word
	words(t, func(n int, tok *lang.Token) {
		doc.Length++
		ahead := tok.Span.End <= title && n < 4*frontWords
		if tok.Span.Start >= title && front > 0 {
			front--
			ahead = true
		}
		own = own[:0]
		put := func(s string, near bool) {
			if s == "" || slices.Contains(own, s) {
				return
			}
			own = append(own, s)
			k := find(s)
			k.Count++
			if near {
				k.At = append(k.At, int32(n))
			}
			if ahead {
				k.Front++
			}
		}
		for i, s := range x.forms(tok) {
			put(s, i == 0)
		}
		for _, s := range extra[n] {
			put(s, strings.HasPrefix(s, nameTerm) || strings.HasPrefix(s, latinTerm))
		}
	})
	for _, f := range x.features(r) {
		find(f)
	}
	slices.Sort(order)
	doc.Terms = make([]archive.Term, len(order))
	for i, s := range order {
		doc.Terms[i] = *at[s]
	}
	return doc
}

// features are the terms of an article that stand for no word of it.
func (x *Index) features(r *news.Record) []string {
	var out []string
	if o := r.Article.Outlet; o != nil {
		out = append(out, x.skeletons(outletTerm, o.Name)...)
	}
	for i := range r.Events {
		e := &r.Events[i]
		if e.Type != "" {
			out = append(out, term(typeTerm, strings.ToLower(e.Type)))
		}
		if e.Mode != "" {
			out = append(out, term(modeTerm, strings.ToLower(e.Mode)))
		}
		out = append(out, x.places(r, e.Place)...)
	}
	for i := range r.Statements {
		s := &r.Statements[i]
		out = append(out, term(sourceTerm, sourceKind(s)))
		out = append(out, x.speakers(r, s)...)
	}
	return out
}

// maxSource bounds how much of the phrase that names a source is kept, in bytes.
const maxSource = 200

// speakers are the terms under which the source of a statement is found: the names of a person or body, and the words that name a person, a body
// or an office in the text.
func (x *Index) speakers(r *news.Record, s *news.Statement) []string {
	var out []string
	if s.Entity != news.None && (s.Class == news.NamedSource || s.Class == news.OrgSource) {
		out = x.speaker(&r.Entities[s.Entity])
	}
	for _, phrase := range []*text.Span{s.Source, s.Antecedent} {
		if phrase != nil && phrase.Len() <= maxSource && (sourceKind(s) == named || s.Class == news.RoleSource) {
			out = append(out, x.skeletons(speakerTerm, phrase.Of(r.Article.Text))...)
		}
	}
	return out
}

// speaker are the terms under which who says something is found.
func (x *Index) speaker(e *news.Entity) []string {
	out := x.skeletons(speakerTerm, e.Name)
	if e.Canon != "" && e.Canon != e.Name {
		out = append(out, x.skeletons(speakerTerm, e.Canon)...)
	}
	for _, k := range latinKeys(e.Latin) {
		out = append(out, speakerTerm+k)
	}
	return out
}

// sourceKind says whether a reader learns who says something.
func sourceKind(s *news.Statement) string {
	if s.Class == news.NamedSource || s.Class == news.OrgSource {
		return named
	}
	return anonymous
}

// places are the terms under which the place of an event is found.
func (x *Index) places(r *news.Record, entity int) []string {
	if entity == news.None {
		return nil
	}
	e := &r.Entities[entity]
	var out []string
	for _, name := range []string{e.Name, e.Canon, e.Within} {
		if name != "" {
			out = append(out, term(placeTerm, x.fold(name)))
		}
	}
	for _, k := range latinKeys(e.Latin) {
		out = append(out, placeTerm+k)
	}
	return out
}

// placeTerms are sets of terms; where one is held whole, a place is the one that a field asks for.
func (x *Index) placeTerms(a *atom) [][]string {
	out := [][]string{}
	for _, c := range x.canon(a.value) {
		out = append(out, []string{term(placeTerm, c)})
	}
	if ls := latinWords(placeTerm, a.words); len(ls) > 0 {
		out = append(out, ls)
	}
	return out
}

// latinWords are the Latin terms of words.
func latinWords(prefix string, toks []lang.Token) (out []string) {
	for i := range toks {
		if toks[i].Kind == lang.Foreign {
			for _, k := range latinKeys(toks[i].Fold) {
				out = append(out, prefix+k)
			}
		}
	}
	return out
}

package identity

import (
	"slices"
	"strings"
	"unicode"

	"github.com/isnad-desk/isnad/desk/rank"
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

// loose reports a person of one word whom the word does not tell from others even within a story, unless the same passage stands in both articles: a given
// name ("his sons Nayif and Majid"), an adjective of what stands before it ("the Nasrawi team"), or a noun. Who is called by an office beside it is told.
func (r *Resolver) loose(s *setting, e int) bool {
	x := &s.rec.Entities[e]
	if len(x.Words) != 1 {
		return false
	}
	w := x.Words[0]
	if _, ok := r.l.Nisba(w); ok && r.l.Bare(w) != w && r.describes(s, e) {
		return true
	}
	if len(x.Roles) > 0 {
		return false
	}
	if r.l.Bare(w) != w && r.describes(s, e) {
		return true
	}
	if r.givenAlone[w] && (len(r.l.Lexicon("family_names").Find(w)) == 0 || r.amongKin(s, e)) {
		return true
	}
	return r.l.TermShare(w) > 0 && !r.listed[r.l.Skeleton(w)]
}

// unsure reports a person of one word of whom the article does not tell well that it is one: the model hardly took it for a name, no office stands beside it,
// or it is a noun that bears the ending of the indefinite.
func (r *Resolver) unsure(s *setting, e int) bool {
	x := &s.rec.Entities[e]
	if len(x.Words) != 1 || len(x.Roles) > 0 {
		return false
	}
	if base, ok := r.l.Indefinite(x.Words[0]); ok && r.l.TermShare(base) > 0 && !r.given[x.Words[0]] {
		return true
	}
	if s.doubts[e] < news.Narrow {
		return false
	}
	family := r.l.Lexicon("family_names")
	ids := family.Find(x.Words[0])
	return len(ids) == 0 || r.l.Bare(x.Words[0]) != x.Words[0] && family.Get(ids[0], "ambiguous") == "yes" // "the little one"
}

// amongKin reports that wherever a name stands in the article, a given name stands beside it or a word for a relative before it: "his sons Ibrahim and Hasan".
func (r *Resolver) amongKin(s *setting, e int) bool {
	t, found := s.rec.Article.Text, false
	given := func(i int) bool {
		if i < 0 || i >= len(s.rec.Mentions) || s.rec.Mentions[i].Form != news.Name || s.rec.Mentions[i].Entity < 0 {
			return false
		}
		x := &s.rec.Entities[s.rec.Mentions[i].Entity]
		return x.Kind == news.Person && len(x.Words) == 1 && r.givenAlone[x.Words[0]]
	}
	kin := r.l.Lexicon("kin_and_group")
	for i, m := range s.named(e) {
		found = true
		if given(i-1) && m.Span.Start-s.rec.Mentions[i-1].Span.End <= maxJoint || given(i+1) && s.rec.Mentions[i+1].Span.Start-m.Span.End <= maxJoint {
			continue
		}
		read := r.l.Read(t[wordsBefore(t, m.Span.Start):m.Span.Start])
		n := len(read.Tokens)
		if n == 0 {
			return false
		}
		if ids := kin.Find(read.Tokens[n-1].Best().Stem); len(ids) == 0 || kin.Get(ids[0], "class") != "kin" {
			return false
		}
	}
	return found
}

// describes reports that wherever a name stands in the article, the word before it is a definite noun that is neither title nor name: the name is its adjective.
func (r *Resolver) describes(s *setting, e int) bool {
	return r.alwaysBehind(s, e, func(b lang.Reading) bool {
		if !b.Clitics.Has(lang.The) && b.Suffix == "" || r.listed[r.l.Skeleton(b.Stem)] {
			return false
		}
		if len(r.l.Lexicon("org_heads").Find(b.Stem)) > 0 { // a team, though a rank is called so too
			return len(s.rec.Entities[e].Roles) == 0
		}
		return !slices.ContainsFunc([]string{"titles", "role_words"}, func(name string) bool {
			l := r.l.Lexicon(name)
			return len(l.Find(b.Stem)) > 0 || len(l.Find(b.Host)) > 0
		})
	})
}

// inflected reports that a word of the name bears the mark of the indefinite accusative wherever it stands in the article: names of persons do not.
func (r *Resolver) inflected(s *setting, e int) bool {
	found := false
	for _, m := range s.named(e) {
		if !strings.ContainsRune(m.Span.Of(s.rec.Article.Text), r.l.Accusative) {
			return false
		}
		found = true
	}
	return found
}

// passageWords is how many words in a row beside a name make a passage that is written but once.
const passageWords = 4

// maxPassage is in how many bytes beside a name they are looked for.
const maxPassage = 120

// passages are the hashes of what stands right before and right behind an entity's names: articles that share one tell the same passage.
func (w *work) passages(m *local) []uint64 {
	if m.looked {
		return m.beside
	}
	m.looked = true
	rec := w.records[m.at.Article]
	t := rec.Article.Text
	words := func(s string) []string {
		return strings.FieldsFunc(w.l.FoldString(s), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
	}
	for i := range rec.Mentions {
		x := &rec.Mentions[i]
		if int32(x.Entity) != m.at.Entity || x.Form != news.Name {
			continue
		}
		from, to := max(0, x.Span.Start-maxPassage), min(len(t), x.Span.End+maxPassage)
		if from > 0 { // whole words only
			from += max(0, strings.IndexByte(t[from:x.Span.Start], ' '))
		}
		if to < len(t) {
			to = x.Span.End + max(0, strings.LastIndexByte(t[x.Span.End:to], ' '))
		}
		if b := words(t[from:x.Span.Start]); len(b) >= passageWords {
			m.beside = append(m.beside, rank.Hash("<"+strings.Join(b[len(b)-passageWords:], " ")))
		}
		if b := words(t[x.Span.End:to]); len(b) >= passageWords {
			m.beside = append(m.beside, rank.Hash(">"+strings.Join(b[:passageWords], " ")))
		}
	}
	return m.beside
}

// together tells of each member of a group the first one that it is together with: those of one passage are, and all that hold.
func (w *work) together(members []*local, holds func(*local) bool) func(int) int {
	into := make([]int, len(members))
	find := func(i int) int {
		for into[i] != i {
			into[i] = into[into[i]]
			i = into[i]
		}
		return i
	}
	join := func(i, j int) {
		if i, j = find(i), find(j); i != j {
			into[max(i, j)] = min(i, j)
		}
	}
	first, held := map[uint64]int{}, -1
	for i, m := range members {
		into[i] = i
		if holds(m) {
			if held >= 0 {
				join(i, held)
			}
			held = i
		}
		for _, p := range w.passages(m) {
			if f, ok := first[p]; ok {
				join(i, f)
			} else {
				first[p] = i
			}
		}
	}
	return find
}

package refer

import (
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

// pointToMen resolves everyday nouns with the article (the man, the deceased) to the one person of their gender whom this sentence or the one before names, else
// to the only one whom the article names before them. Who speaks for a body or reports is told by his office and is not taken up so. Where several persons are
// named the noun stays what it is.
func (w *work) pointToMen(found []phrase) {
	speaks := map[int]bool{}
	for i := range found {
		if p := &found[i]; p.owner != news.None && !p.title && (p.class == "spokesperson" || p.class == "media") {
			speaks[p.owner] = true
		}
	}
	taken := map[int]bool{} // where a reference starts already
	for i := range w.nominal {
		taken[w.nominal[i].Span.Start] = true
	}
	far, fars, k := news.None, 0, 0 // who was named so far, and how many
	for i := range w.t.Tokens {
		tok := &w.t.Tokens[i]
		for ; k < len(w.rec.Mentions) && w.rec.Mentions[k].Span.Start < tok.Span.End; k++ {
			if x := &w.rec.Mentions[k]; x.Kind == news.Person && x.Entity != news.None && !speaks[x.Entity] {
				far, fars = oneMore(far, fars, x.Entity)
			}
		}
		if tok.Kind != lang.Word {
			continue
		}
		r := tok.Best()
		gender := w.men[r.Stem]
		if gender == "" || !r.Clitics.Has(lang.The) || taken[r.HostSpan.Start] || w.described(i) {
			continue
		}
		e, n := news.None, 0
		from := w.t.Sentences[max(0, tok.Sentence-1)].Span.Start
		for m := k - 1; m >= 0 && w.rec.Mentions[m].Span.Start >= from; m-- {
			if x := &w.rec.Mentions[m]; x.Kind == news.Person && x.Entity != news.None && !speaks[x.Entity] {
				e, n = oneMore(e, n, x.Entity)
			}
		}
		if n == 0 {
			e, n = far, fars
		}
		if n != 1 {
			continue
		}
		if g := w.rec.Entities[e].Gender; (g == lang.Feminine) == (gender == "f") {
			w.point(r.HostSpan, news.Person, e, "refer/everyday noun points back")
		}
	}
}

// oneMore adds a person to one or several; of several it matters only that they are several.
func oneMore(e, n, person int) (int, int) {
	if n > 0 && e == person {
		return e, n
	}
	return person, n + 1
}

// described reports whether what stands behind the definite noun at token i tells which one is meant, or whether the noun is what somebody is called: an adjective,
// a name, a relative clause.
func (w *work) described(i int) bool {
	j := i + 1
	if j >= len(w.t.Tokens) || w.t.Tokens[j].Sentence != w.t.Tokens[i].Sentence || w.timeAt(j) {
		return false
	}
	if _, name := w.starts[j]; name || w.quote(j) {
		return true
	}
	next := &w.t.Tokens[j]
	if next.Kind != lang.Word {
		return false
	}
	r := next.Best()
	return !w.plain[r.Stem] && (r.Clitics == lang.The || w.relatives[next.Fold])
}

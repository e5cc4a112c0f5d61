package lineage

import (
	"cmp"
	"slices"
	"strings"

	"github.com/isnad-desk/isnad/desk/rank"
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

const (
	shingle = 3 // words in a shingle
	// shingleBits is how many bits of a hash are kept: of two texts of 300 words one pair of shingles in 200 meets by chance, and a dozen are asked for.
	shingleBits = 24
	// A text is looked for by those of its shingles whose hashes are least: one in eight, and no fewer than leastSketch of them, for short texts
	// have few. Two texts that share much share many of these too, whatever else they hold.
	sketchBelow = 1 << (shingleBits - 3)
	leastSketch = 64
)

// Text is what lineage keeps of an article.
type Text struct {
	Key      rank.Key
	Outlet   uint64   // hash of the outlet's folded name, 0 where there is none
	Agency   string   // the agency or outlet that the article credits for its news, or ""
	Wire     bool     // it credits an agency, or is one's own
	Credited uint64   // hash of the same, folded, else of an outlet that its sources spoke to; 0 where there is none
	Shingles []uint32 // hashes of its runs of words, ascending, each once
	Voice    []uint32 // those of them that the outlet tells itself, outside of what sources say
}

// NewText makes the text of a record.
func NewText(l *lang.Language, r *news.Record) *Text {
	t := &Text{Key: rank.Of(r), Shingles: shingles(body(l, r)), Voice: voice(l, r)}
	t.Agency, t.Wire = relayed(l, r)
	if o := r.Article.Outlet; o != nil {
		t.Outlet = rank.Hash(l.FoldString(o.Name))
		t.Wire = t.Wire || agency(l, o.Name)
	}
	if credited := cmp.Or(t.Agency, spokenTo(l, r)); credited != "" {
		t.Credited = rank.Hash(l.FoldString(credited))
	}
	return t
}

func (t *Text) sketch() []uint32 {
	n, _ := slices.BinarySearch(t.Shingles, sketchBelow)
	return t.Shingles[:min(max(n, leastSketch), len(t.Shingles))]
}

// body returns the folded words of an article without its headline: headlines of reprints are often rewritten.
func body(l *lang.Language, r *news.Record) []string {
	t := r.Article.Text
	if s := r.Article.Title; s != nil && s.End < len(t) {
		t = t[s.End:]
	}
	return strings.FieldsFunc(l.FoldString(t), separator)
}

// voice returns the shingles of what an article tells in its outlet's own voice: its body without what sources say who may have said it to others as
// well. What an agency or outlet says is news that was taken over, and stays; so does what sources say who are not told: they are known by the text alone.
func voice(l *lang.Language, r *news.Record) []uint32 {
	a := &r.Article
	var said []text.Span
	for i := range r.Statements {
		s := &r.Statements[i]
		if s.Class == news.Unnamed || s.Class == news.Affiliated || medium(sourceType(l, r, s)) {
			continue
		}
		said = append(said, s.Content)
	}
	slices.SortFunc(said, func(x, y text.Span) int { return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(x.End, y.End)) })
	at := 0
	if t := a.Title; t != nil && t.End < len(a.Text) {
		at = t.End
	}
	var out []uint32
	for _, s := range append(said, text.Span{Start: len(a.Text), End: len(a.Text)}) {
		if s.Start > at {
			out = runs(out, strings.FieldsFunc(l.FoldString(a.Text[at:s.Start]), separator))
		}
		at = max(at, s.End)
	}
	slices.Sort(out)
	return slices.Clip(slices.Compact(out))
}

func separator(r rune) bool {
	switch r {
	case '.', ',', ';', ':', '!', '?', '"', '\'', '(', ')', '[', ']', '{', '}', '-', '/', '\\', '|', '*':
		return true
	}
	return r <= ' '
}

// shingles hashes every run of words, ascending, each once.
func shingles(words []string) []uint32 {
	if len(words) < shingle {
		return nil
	}
	out := runs(make([]uint32, 0, len(words)), words)
	slices.Sort(out)
	return slices.Clip(slices.Compact(out))
}

// runs appends the hash of every run of words.
func runs(out []uint32, words []string) []uint32 {
	for i := 0; i+shingle <= len(words); i++ {
		h := uint64(14695981039346656037) // FNV-1a, 64 bit
		for _, w := range words[i : i+shingle] {
			for j := 0; j < len(w); j++ {
				h = (h ^ uint64(w[j])) * 1099511628211
			}
			h = (h ^ ' ') * 1099511628211
		}
		out = append(out, uint32(rank.Mix(h)>>(64-shingleBits)))
	}
	return out
}

// common counts the shingles that two texts share.
func common(a, b []uint32) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n
}

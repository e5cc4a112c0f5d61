package lineage

import (
	"cmp"
	"slices"
	"strings"

	"github.com/isnad-desk/isnad/desk/hold"
	"github.com/isnad-desk/isnad/desk/pack"
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

// Text is what lineage keeps of an article. Its words are looked at seldom: they are packed, and may lie on a shelf.
type Text struct {
	Key      rank.Key
	Outlet   uint64     // hash of the outlet's folded name, 0 where there is none
	Credited uint64     // hash of Agency, folded, else of an outlet that its sources spoke to; 0 where there is none
	Agency   string     // the agency or outlet that the article credits for its news, or ""
	Wire     bool       // it credits an agency, or is one's own
	size     int32      // shingles
	sketched int32      // of them, in the sketch
	words    hold.Bytes // the shingles, then a bit for each that is of the voice, then what else is
}

// NewText makes the text of a record.
func NewText(l *lang.Language, r *news.Record) *Text {
	t := &Text{Key: rank.Of(r)}
	all := shingles(body(l, r))
	t.Hold(all, Mark(all, voice(l, r)))
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

// Hold gives a text its shingles, ascending, each once, and which of them are of its voice.
func (t *Text) Hold(shingles []uint32, v Voice) {
	n, _ := slices.BinarySearch(shingles, sketchBelow)
	t.size, t.sketched = int32(len(shingles)), int32(min(max(n, leastSketch), len(shingles)))
	b := pack.Ascending(shingles).Append(make([]byte, 0, 3*len(shingles)+len(v.Among)+4*len(v.Beside)+16))
	b = append(b, v.Among...)
	t.words = hold.Of(slices.Clone(v.Beside.Append(b)))
}

// LayAside puts the words of a text on a shelf, from which they are got when they are asked for.
func (t *Text) LayAside(s hold.Shelf) { t.words = t.words.On(s) }

// Free says that the words are not asked for again.
func (t *Text) Free(s hold.Shelf) { t.words.Free(s) }

// Shingles returns the hashes of the text's runs of words, ascending, each once.
func (t *Text) Shingles(s hold.Shelf) []uint32 {
	list, _ := pack.CutAscending(t.words.Get(s))
	return list
}

// Voice returns which of the shingles the outlet tells itself, outside of what sources say.
func (t *Text) Voice(s hold.Shelf) Voice {
	_, v := t.both(s)
	return v
}

// both returns the shingles and the voice.
func (t *Text) both(s hold.Shelf) (list []uint32, v Voice) {
	list, rest := pack.CutAscending(t.words.Get(s))
	if t.size > 0 {
		v.Among, rest = string(rest[:(t.size+7)/8]), rest[(t.size+7)/8:]
	}
	v.Beside, _ = pack.CutAscending(rest)
	return list, v
}

// own returns the shingles of the text's voice.
func (t *Text) own(s hold.Shelf) []uint32 {
	list, v := t.both(s)
	return v.of(list)
}

// sketch is the part of a text's shingles by which it is looked for.
func (t *Text) sketch(shingles []uint32) []uint32 { return shingles[:t.sketched] }

// Voice tells some hashes by others: of two ascending lists of which most of the one stands in the other it takes next to nothing.
type Voice struct {
	Among  string         // a bit for each of the others
	Beside pack.Ascending // those that are not among them
}

// Mark tells some hashes by a list; both ascend.
func Mark(list, some []uint32) Voice {
	b := make([]byte, (len(list)+7)/8)
	var v Voice
	i := 0
	for _, x := range some {
		for i < len(list) && list[i] < x {
			i++
		}
		if i < len(list) && list[i] == x {
			b[i/8] |= 1 << (i % 8)
		} else {
			v.Beside = append(v.Beside, x)
		}
	}
	v.Among = string(b)
	return v
}

// of is the list that Mark told.
func (v Voice) of(list []uint32) []uint32 {
	var out []uint32
	for i, x := range list {
		if i/8 < len(v.Among) && v.Among[i/8]&(1<<(i%8)) != 0 {
			out = append(out, x)
		}
	}
	if len(v.Beside) > 0 {
		out = append(out, v.Beside...)
		slices.Sort(out)
	}
	return out
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
		if s.Class == news.Unnamed || s.Class == news.Affiliated || news.Medium(sourceType(l, r, s)) {
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
			out = windows(out, strings.FieldsFunc(l.FoldString(a.Text[at:s.Start]), separator))
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
	out := windows(make([]uint32, 0, len(words)), words)
	slices.Sort(out)
	return slices.Clip(slices.Compact(out))
}

// windows appends the hash of every run of words.
func windows(out []uint32, words []string) []uint32 {
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

package story

import (
	"cmp"
	"encoding/binary"
	"math"
	"slices"
	"strings"

	"github.com/isnad-desk/isnad/desk/hold"
	"github.com/isnad-desk/isnad/desk/rank"
	"github.com/isnad-desk/isnad/desk/runs"
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

const (
	keepWords = 40  // heaviest words of an article that count
	headline  = 2   // factor for names and words of the headline
	opening   = 1.5 // the same for the first sentence after it
	nameWeigh = 1.5
	// Much happens in a known place, and more in a state, that has nothing to do with one another.
	placeWeigh = 0.8
	stateWeigh = 0.6
	// maxOpening bounds the first sentence, in bytes.
	maxOpening = 1200
	// background is with how many ordinary articles rarity is counted.
	background = 3000
	// leading is how many of an article's heaviest features bring up the articles that share them.
	leading = 20
)

// Feature is a name or a word of an article and how much it says of what the article is about.
type Feature struct {
	ID     uint32 // hash
	Weight float32
}

// Office is who holds an office in an article.
type Office struct{ Office, Holder uint64 }

// Text is what stories keep of an article.
type Text struct {
	Key    rank.Key
	Day    news.Day      // of publication, news.NoDay where it is not known to the day
	Era    news.Interval // when the article can have been written
	Titled bool
	size   uint16     // features
	says   hold.Bytes // the features, then the offices
}

// features are packed: four bytes of the id and two of the step, in order of id, of unit length.
type features []byte

const featureLen = 6

func (f features) len() int          { return len(f) / featureLen }
func (f features) id(i int) uint32   { return binary.LittleEndian.Uint32(f[featureLen*i:]) }
func (f features) step(i int) uint16 { return binary.LittleEndian.Uint16(f[featureLen*i+4:]) }

const officeLen = 16

// LayAside puts what a text says on a shelf, from which it is got when it is asked for.
func (t *Text) LayAside(s hold.Shelf) { t.says = t.says.On(s) }

// Free says that what a text says is not asked for again.
func (t *Text) Free(s hold.Shelf) { t.says.Free(s) }

func (t *Text) features(s hold.Shelf) features {
	return features(t.says.Get(s)[:featureLen*int(t.size)])
}

// NewText makes the text of a record.
func NewText(l *lang.Language, r *news.Record) *Text {
	t := &Text{Key: rank.Of(r), Day: news.NoDay, Titled: r.Article.Title != nil, Era: era(l, l.Lexicon("people"), r)}
	if p := r.Article.Published; p != nil && p.From == p.To {
		t.Day = p.From
	}
	t.Hold(weighed(l, r), offices(l, r))
	return t
}

// Hold gives a text its features, in order of id, and its offices, in order of office. Of the features' weights it holds the steps.
func (t *Text) Hold(features []Feature, offices []Office) {
	features = features[:min(len(features), math.MaxUint16)]
	t.size = uint16(len(features))
	b := make([]byte, 0, featureLen*len(features)+officeLen*len(offices))
	for _, f := range features {
		b = binary.LittleEndian.AppendUint16(binary.LittleEndian.AppendUint32(b, f.ID), Step(f.Weight))
	}
	for _, o := range offices {
		b = binary.LittleEndian.AppendUint64(binary.LittleEndian.AppendUint64(b, o.Office), o.Holder)
	}
	t.says = hold.Of(b)
}

// Says returns the text's features, in order of id, and its offices, in order of office.
func (t *Text) Says(s hold.Shelf) ([]Feature, []Office) {
	f := t.features(s)
	out := make([]Feature, f.len())
	for i := range out {
		out[i] = Feature{f.id(i), Weight(f.step(i))}
	}
	return out, t.offices(s)
}

func (t *Text) offices(s hold.Shelf) []Office {
	var out []Office
	for b := t.says.Get(s)[featureLen*int(t.size):]; len(b) > 0; b = b[officeLen:] {
		out = append(out, Office{binary.LittleEndian.Uint64(b), binary.LittleEndian.Uint64(b[8:])})
	}
	return out
}

// Weights are steps of a 65,535th: what is saved of them is what was.

// Step returns the step nearest to a weight between 0 and 1.
func Step(weight float32) uint16 {
	return uint16(math.Round(min(max(float64(weight), 0), 1) * steps))
}

// Weight returns the weight of a step.
func Weight(step uint16) float32 { return float32(float64(step) / steps) }

const steps = 1<<16 - 1

// lead returns the heaviest features, the heaviest first: what brings up the articles that share them.
func (f features) lead() []runs.Pair {
	out := make([]runs.Pair, f.len())
	for i := range out {
		out[i] = runs.Pair{Feature: f.id(i), Weight: f.step(i)}
	}
	slices.SortFunc(out, func(a, b runs.Pair) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Feature, b.Feature))
	})
	return out[:min(leading, len(out))]
}

// name is the key under which an entity meets itself in other articles: the canonical name, else the fullest name of its own.
func name(l *lang.Language, e *news.Entity) string {
	if e.Canon != "" {
		return string(e.Kind) + "@" + e.Canon
	}
	var b strings.Builder
	b.WriteString(string(e.Kind))
	b.WriteByte('=')
	for _, w := range e.Words {
		b.WriteString(l.Skeleton(l.Bare(w)))
	}
	return b.String()
}

// rarity weighs a feature by the share of ordinary articles that it stands in. The desk's own articles do not count: what two articles have in
// common must not depend on a third.
func rarity(share float64) float64 { return math.Log(1 + (background+1)/(1+background*share)) }

func weigh(e *news.Entity) float64 {
	switch {
	case e.Kind != news.Place || e.Canon == "":
		return nameWeigh
	case e.Type == "state":
		return stateWeigh
	}
	return placeWeigh
}

// rarest is the background share of a name: that of its rarest word.
func rarest(l *lang.Language, e *news.Entity) float64 {
	least := 1.0
	for _, w := range strings.Fields(l.FoldString(e.Name)) {
		least = min(least, l.TermShare(l.Bare(w)))
	}
	return least
}

// weighed returns an article's weighted features, of unit length, in order of id.
func weighed(l *lang.Language, r *news.Record) []Feature {
	top, first := head(r)
	count, lift := make([]float64, len(r.Entities)), make([]float64, len(r.Entities))
	for _, x := range r.Mentions {
		if x.Entity == news.None {
			continue
		}
		if x.Form == news.Name { // how often it is taken up by a common noun is a matter of style
			count[x.Entity]++
		}
		switch {
		case x.Span.End <= top:
			lift[x.Entity] = headline
		case x.Span.End <= first:
			lift[x.Entity] = max(lift[x.Entity], opening)
		}
	}
	weight := map[uint32]float64{}
	for i := range r.Entities {
		e := &r.Entities[i]
		if count[i] == 0 || len(e.Words) == 0 {
			continue
		}
		w := weigh(e) * max(1, lift[i]) * (1 + math.Log(count[i])) * rarity(rarest(l, e))
		id := uint32(rank.Hash(name(l, e)))
		weight[id] = max(weight[id], w)
	}
	lifted := map[string]float64{}
	text := l.Read(r.Article.Text[:first])
	for i := range text.Tokens {
		tok := &text.Tokens[i]
		by := float64(opening)
		if tok.Span.End <= top {
			by = headline
		}
		word := tok.Best().Stem
		if m := tok.Best().Morphs; len(m) > 0 {
			word = m[0].Lemma
		}
		lifted[word] = max(lifted[word], by)
	}
	words := make([]Feature, 0, len(r.Terms))
	for _, t := range r.Terms {
		words = append(words, Feature{uint32(rank.Hash(t.Word)), float32(max(1, lifted[t.Word]) * (1 + math.Log(float64(t.Count))) * rarity(l.TermShare(t.Word)))})
	}
	slices.SortFunc(words, func(a, b Feature) int { return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.ID, b.ID)) })
	for _, f := range words[:min(keepWords, len(words))] { // with the names a few hundred at most, so that places fit 16 bits
		weight[f.ID] = max(weight[f.ID], float64(f.Weight))
	}
	out := make([]Feature, 0, len(weight))
	for id, w := range weight {
		out = append(out, Feature{id, float32(w)})
	}
	slices.SortFunc(out, func(a, b Feature) int { return cmp.Compare(a.ID, b.ID) })
	norm := 0.0
	for _, f := range out {
		norm += float64(f.Weight) * float64(f.Weight)
	}
	for i := range out {
		out[i].Weight = Weight(Step(float32(float64(out[i].Weight) / math.Sqrt(norm))))
	}
	return out
}

// head returns where the headline ends and where the first sentence after it does, or the first two sentences where there is no headline.
func head(r *news.Record) (top, first int) {
	if t := r.Article.Title; t != nil {
		top = t.End
	}
	for i, s := range r.Sentences {
		if s.Start >= top && (top > 0 || i > 0) {
			return top, max(top, min(s.End, top+maxOpening))
		}
	}
	return top, top
}

// cosine of two texts' features.
func cosine(a, b features) float64 {
	dot := 0.0
	for i, j := 0, 0; i < a.len() && j < b.len(); {
		switch x, y := a.id(i), b.id(j); {
		case x < y:
			i++
		case x > y:
			j++
		default:
			dot += float64(Weight(a.step(i))) * float64(Weight(b.step(j)))
			i++
			j++
		}
	}
	return dot
}

// offices returns who holds which office in an article, by the role phrases of two words or more that are not marked as former or coming.
func offices(l *lang.Language, r *news.Record) []Office {
	var out []Office
	for e := range r.Entities {
		for _, role := range r.Entities[e].Roles {
			office := l.FoldString(l.Plain(role.Text))
			if role.Term == "" && strings.Contains(office, " ") {
				out = append(out, Office{rank.Hash(office), rank.Hash(name(l, &r.Entities[e]))})
			}
		}
	}
	slices.SortFunc(out, func(a, b Office) int { return cmp.Or(cmp.Compare(a.Office, b.Office), cmp.Compare(a.Holder, b.Holder)) })
	return slices.Clip(slices.Compact(out))
}

// apart reports that two articles, of which one has no day, are of two times: an office has one holder here and another there, or the terms of
// those in office cannot overlap.
func (g *graph) apart(a, b *Text) bool {
	if !a.Era.Meets(b.Era) {
		return true
	}
	as, bs := a.offices(g.shelf), b.offices(g.shelf)
	for i, j := 0, 0; i < len(as) && j < len(bs); {
		switch x, y := as[i].Office, bs[j].Office; {
		case x < y:
			i++
		case x > y:
			j++
		default: // one office: is there a holder that both name?
			ei, ej := i, j
			for ei < len(as) && as[ei].Office == x {
				ei++
			}
			for ej < len(bs) && bs[ej].Office == x {
				ej++
			}
			if !slices.ContainsFunc(as[i:ei], func(o Office) bool { return slices.Contains(bs[j:ej], o) }) {
				return true
			}
			i, j = ei, ej
		}
	}
	return false
}

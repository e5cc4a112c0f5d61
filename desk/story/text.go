package story

import (
	"cmp"
	"math"
	"slices"
	"strings"

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
	Key     rank.Key
	Day     news.Day      // of publication, news.NoDay where it is not known to the day
	Offices []Office      // in order of office
	Era     news.Interval // when the article can have been written
	Titled  bool
	ids     []uint32 // of the features, which are of unit length, ascending
	steps   []uint16 // their weights
}

// NewText makes the text of a record.
func NewText(l *lang.Language, r *news.Record) *Text {
	t := &Text{Key: rank.Of(r), Day: news.NoDay, Titled: r.Article.Title != nil, Era: era(l, l.Lexicon("people"), r), Offices: offices(l, r)}
	if p := r.Article.Published; p != nil && p.From == p.To {
		t.Day = p.From
	}
	t.Hold(features(l, r))
	return t
}

// Hold gives a text its features, in order of id. Of their weights it holds the steps.
func (t *Text) Hold(features []Feature) {
	t.ids, t.steps = make([]uint32, len(features)), make([]uint16, len(features))
	for i, f := range features {
		t.ids[i], t.steps[i] = f.ID, Step(f.Weight)
	}
}

// Features returns the text's features, in order of id.
func (t *Text) Features() []Feature {
	out := make([]Feature, len(t.ids))
	for i, id := range t.ids {
		out[i] = Feature{id, Weight(t.steps[i])}
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
func (t *Text) lead() []runs.Pair {
	out := make([]runs.Pair, len(t.ids))
	for i, id := range t.ids {
		out[i] = runs.Pair{Feature: id, Weight: t.steps[i]}
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

// features returns an article's weighted features, of unit length, in order of id.
func features(l *lang.Language, r *news.Record) []Feature {
	top, first := head(r)
	count, lift := make([]float64, len(r.Entities)), make([]float64, len(r.Entities))
	for _, x := range r.Mentions {
		if x.Entity == news.None {
			continue
		}
		count[x.Entity]++
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
func cosine(a, b *Text) float64 {
	dot := 0.0
	for i, j := 0, 0; i < len(a.ids) && j < len(b.ids); {
		switch x, y := a.ids[i], b.ids[j]; {
		case x < y:
			i++
		case x > y:
			j++
		default:
			dot += float64(Weight(a.steps[i])) * float64(Weight(b.steps[j]))
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
func apart(a, b *Text) bool {
	if !a.Era.Meets(b.Era) {
		return true
	}
	for i, j := 0, 0; i < len(a.Offices) && j < len(b.Offices); {
		switch x, y := a.Offices[i].Office, b.Offices[j].Office; {
		case x < y:
			i++
		case x > y:
			j++
		default: // one office: is there a holder that both name?
			ei, ej := i, j
			for ei < len(a.Offices) && a.Offices[ei].Office == x {
				ei++
			}
			for ej < len(b.Offices) && b.Offices[ej].Office == x {
				ej++
			}
			if !slices.ContainsFunc(a.Offices[i:ei], func(o Office) bool { return slices.Contains(b.Offices[j:ej], o) }) {
				return true
			}
			i, j = ei, ej
		}
	}
	return false
}

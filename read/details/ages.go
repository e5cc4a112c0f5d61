package details

import (
	"strconv"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// oldest is above which number of years nobody is taken to be old.
const oldest = 120

// ages finds how old somebody is said to be: "so-and-so (59 years)", "the gunman, who is 58 years of age". Value is the years. Entity is the person by his name; of
// somebody without name it is None, Event is the act that he did or suffered, and Topic says which ("actor", "recipient").
func (r *reading) ages() {
	if r.numbers == nil {
		return
	}
	for _, nm := range r.numbers(r.t) {
		if nm.Kind != lang.Cardinal || nm.From != nm.To || nm.From < 1 || nm.From > oldest || nm.Percent || nm.Last >= len(r.t.Tokens) || r.sentence(nm.Last) != r.sentence(nm.First) || !r.years(nm.Last) {
			continue
		}
		end := r.holder(nm.First, nm.Last+1)
		if end < 0 {
			continue
		}
		s := text.Span{Start: nm.Span.Start, End: r.t.Tokens[nm.Last].Span.End}
		d := news.Detail{Slot: "age", Value: strconv.Itoa(int(nm.From)), Event: news.None, Statement: r.statement(s), Against: news.None, Entity: news.None, Span: s}
		at := r.t.Tokens[end].Span
		for k := range r.rec.Mentions {
			if m := &r.rec.Mentions[k]; m.Kind == news.Person && m.Form == news.Name && m.Entity != news.None && m.Span.Contains(at) && m.Span.End == at.End {
				d.Entity = m.Entity
			}
		}
		for e := 0; e < len(r.rec.Events) && d.Entity == news.None && d.Event == news.None; e++ {
			for side, ps := range [...][]news.Party{r.rec.Events[e].Actors, r.rec.Events[e].Recipients} {
				for _, p := range ps {
					if p.Span != nil && p.Span.Contains(at) {
						d.Event, d.Topic = e, [...]string{"actor", "recipient"}[side]
					}
				}
			}
		}
		if d.Entity != news.None || d.Event != news.None {
			r.out = append(r.out, d)
		}
	}
}

// years reports whether the word at token i is a year as a unit.
func (r *reading) years(i int) bool {
	if r.t.Tokens[i].Kind != lang.Word {
		return false
	}
	b := r.t.Tokens[i].Best()
	for _, w := range [...]string{b.Host, b.Stem, r.t.Tokens[i].Fold} {
		for _, id := range r.times.Find(w) {
			if b.Clitics == 0 && r.times.Get(id, "class") == "unit" && r.times.Get(id, "value") == "year" {
				return true
			}
		}
	}
	return false
}

// holder returns the last token of who is of an age that is told from token first up to last: what stands before the bracket around it, or before "who is of
// the age of"; or -1.
func (r *reading) holder(first, last int) int {
	i := first - 1
	if i < 1 || r.sentence(i) != r.sentence(first) {
		return -1
	}
	if r.t.Tokens[i].Kind == lang.Open && last < len(r.t.Tokens) && r.t.Tokens[last].Kind == lang.Close {
		return i - 1
	}
	for j := i; j >= 1 && j > i-3 && r.sentence(j) == r.sentence(first); j-- {
		if h, ok := r.words.Match(r.t, j, lang.ByStem); ok && h.Last == first && r.words.Get(h.Entries[0], "slot") == "age" {
			if j--; r.t.Tokens[j].Fold == "," && j > 0 {
				j--
			}
			return j
		}
	}
	return -1
}

package conflict

import (
	"slices"

	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// answered: what somebody says, and in the same sentence the denial of another that takes it up with a pronoun ("he said that A, which B denied").
func (f *finder) answered() {
	for _, a := range f.articles[f.story] {
		rec := f.in.Records[a]
		for n := range rec.Statements {
			s := &rec.Statements[n]
			if s.Stance != "denies" || s.Source == nil || s.Entity == news.None && s.Source.Start < s.Cue.Start && !f.namedBehind(rec, s.Cue) || f.undenied(rec, s) || !f.takesUp(rec, s.Cue) { // "it has victims among them, which all religions reject"
				continue
			}
			whole := sentenceAt(rec, s.Cue)
			m := news.None // the saying right before it
			for i := range rec.Statements {
				o := &rec.Statements[i]
				if i != n && o.Stance != "denies" && o.Content.Start < s.Cue.Start && o.Content.End > whole.Span.Start && whole.Span.Contains(text.Span{Start: max(o.Content.Start, whole.Span.Start), End: o.Content.Start + 1}) &&
					(m == news.None || o.Content.Start > rec.Statements[m].Content.Start) {
					m = i
				}
			}
			if m == news.None || f.source(a, m) == f.source(a, n) || f.leftOpen(whole) {
				continue
			}
			said := text.Span{Start: max(rec.Statements[m].Content.Start, whole.Span.Start), End: s.Cue.Start}
			if said.Start >= said.End {
				continue
			}
			x, y := news.Evidence{Article: rec.Article.ID, Span: said}, news.Evidence{Article: rec.Article.ID, Span: text.Span{Start: s.Cue.Start, End: whole.Span.End}}
			f.against("polarity", f.eventUnder(a, said), value{says: f.line(x), report: -1, at: x, source: f.source(a, m)}, value{says: f.line(y), report: -1, at: y, source: f.source(a, n), no: true})
		}
	}
}

// namedBehind reports whether somebody or something is named right behind a passage: who denies, where its source was read from before it.
func (f *finder) namedBehind(rec *news.Record, s text.Span) bool {
	return slices.ContainsFunc(rec.Mentions, func(m news.Mention) bool { return m.Span.Start >= s.End && m.Span.Start <= s.End+denierReach/2 })
}

// takesUp reports whether the cue of a denial is a verb that carries the pronoun of what was said before it. Behind a noun it is who denies ("their denial").
func (f *finder) takesUp(rec *news.Record, cue text.Span) bool {
	t := f.in.Lang.Read(cue.Of(rec.Article.Text))
	return len(t.Tokens) == 1 && t.Tokens[0].Best().Suffix != "" && f.in.Verb(cue.Of(rec.Article.Text))
}

// charged: whom one article tells to be accused, and his denial in another: of a story of few articles, where both are of one matter.
func (f *finder) charged() {
	list := f.articles[f.story]
	if len(list) < 2 || len(list) > smallStory {
		return
	}
	for _, a := range list {
		rec := f.in.Records[a]
		for n := range rec.Statements {
			s := &rec.Statements[n]
			if s.Stance != "denies" || s.Entity == news.None || f.undenied(rec, s) {
				continue
			}
			here := sentenceAt(rec, s.Cue)
			denier := f.in.Entity[a][s.Entity]
			for _, b := range list {
				r := f.in.Records[b]
				if b == a || f.in.Root[a] == f.in.Root[b] || farPublished(rec, r) {
					continue
				}
				for k := range r.Events {
					e := &r.Events[k]
					if e.Type != "ACCUSE" || e.Negated || e.Modality != "actual" || !f.accuses(b, e, denier) {
						continue
					}
					there := sentenceAt(r, e.Trigger)
					if f.rejects(r, there.Span) || f.leftOpen(here) || !f.ofOneCharge(a, n, b, there.Span) || f.source(b, e.Statement) == f.source(a, n) {
						continue
					}
					f.against("polarity", place{b, k}, value{says: f.line(there), report: -1, at: there, source: f.source(b, e.Statement) + " accuses"}, value{says: f.line(here), report: -1, at: here, source: f.source(a, n), no: true})
				}
			}
		}
	}
}

// accuses reports whether an accusation is made of a desk entity, or of the body that he speaks for, by another.
func (f *finder) accuses(b int, e *news.Event, denier int) bool {
	is := func(p news.Party) bool {
		return p.Entity != news.None && (f.in.Entity[b][p.Entity] == denier || f.in.HoldsOffice(denier, f.in.Entity[b][p.Entity]))
	}
	return slices.ContainsFunc(e.Recipients, is) && !slices.ContainsFunc(e.Actors, is)
}

// ofOneCharge reports whether what is denied and the sentence of an accusation share half of the words for deeds of one of them.
func (f *finder) ofOneCharge(a, n, b int, there text.Span) bool {
	s := &f.in.Records[a].Statements[n]
	said := within(f.in.Records[a], s.Content)
	x, y := f.in.Deeds(a, said), f.in.Deeds(b, there)
	shared := common(x, y)
	return shared > 0 && 2*shared >= min(len(x), len(y))
}

// refused: somebody agrees to what another article says that he refuses: of a story of few articles.
func (f *finder) refused() {
	list := f.articles[f.story]
	if len(list) < 2 || len(list) > fewArticles {
		return
	}
	type side struct {
		value
		a int
		e *news.Event
		n int
	}
	var yes, no []side
	for _, a := range list {
		rec := f.in.Records[a]
		for n := range rec.Events {
			e := &rec.Events[n]
			if e.Modality != "actual" || e.Negated || e.Type != "AGREE" && e.Type != "REJECT" || slices.ContainsFunc(rec.Statements, func(s news.Statement) bool { return s.Stance == "denies" && s.Cue.Overlaps(e.Trigger) }) {
				continue // who denies something refuses nothing
			}
			at := sentenceAt(rec, e.Trigger)
			s := side{value{says: f.line(at), report: -1, at: at, source: f.source(a, e.Statement), no: e.Type == "REJECT"}, a, e, n}
			if s.no {
				no = append(no, s)
			} else {
				yes = append(yes, s)
			}
		}
	}
	for i := range yes {
		for j := range no {
			x, y := &yes[i], &no[j]
			if x.a == y.a || x.source == y.source || f.in.Root[x.a] == f.in.Root[y.a] || f.sameOutlet(x.a, y.a) || !f.oneActor(x.a, x.e, y.a, y.e) || !x.e.When.Meets(y.e.When) || farPublished(f.in.Records[x.a], f.in.Records[y.a]) {
				continue
			}
			p, q := f.object(x.a, x.e), f.object(y.a, y.e)
			if shared := common(p, q); shared == 0 || 2*shared < min(len(p), len(q)) {
				continue
			}
			f.against("polarity", place{x.a, x.n}, x.value, y.value)
		}
	}
}

// oneActor reports whether a named actor is one of both events'.
func (f *finder) oneActor(a int, x *news.Event, b int, y *news.Event) bool {
	return slices.ContainsFunc(x.Actors, func(p news.Party) bool {
		return p.Entity != news.None && slices.ContainsFunc(y.Actors, func(q news.Party) bool {
			return q.Entity != news.None && f.in.Entity[a][p.Entity] == f.in.Entity[b][q.Entity]
		})
	})
}

// object is the lemmas of what stands behind the word for an act up to the end of its clause, those of names and of its parties left out: who agrees is not what
// is agreed to.
func (f *finder) object(a int, e *news.Event) []int32 {
	rec := f.in.Records[a]
	whole := sentenceAt(rec, e.Trigger).Span
	s := text.Span{Start: e.Trigger.End, End: f.clauseEnd(rec, e.Trigger.End, whole.End)}
	if s.Start >= s.End {
		return nil
	}
	var parties []int32
	for _, p := range slices.Concat(e.Actors, e.Recipients) {
		if p.Span != nil && s.Contains(*p.Span) {
			parties = append(parties, f.in.Lemmas(a, *p.Span)...)
		}
	}
	return slices.DeleteFunc(f.withoutNames(a, s, f.in.Lemmas(a, s)), func(w int32) bool { return slices.Contains(parties, w) })
}

package conflict

import (
	"slices"
	"strings"
	"unicode"

	"github.com/isnad-desk/isnad/desk/happening"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

const (
	// nearDenial is how many articles before and after it are searched for what a denial denies.
	nearDenial = 8
	// coreShare is the share of the lemmas of what is denied that a sentence must hold to tell it, coreLeast how many at least.
	coreShare, coreLeast = 0.6, 3
)

// deniedElsewhere holds what statement n of article a denies against the sentence of another article that tells it in most of its words, whatever their
// forms ("denied having signed the contract", "signed a contract"), and names who denies or something else that the denial names.
func (f *finder) deniedElsewhere(a, n int) {
	rec := f.in.Records[a]
	s := &rec.Statements[n]
	said := f.behindTalk(rec, within(rec, s.Content))
	whole := sentenceAt(rec, s.Cue).Span
	if negative(rec, n) || !f.in.Named(a, whole) {
		return
	}
	core := f.in.Lemmas(a, said)
	act, deeds := f.withoutNames(a, said, core), f.in.Deeds(a, said)
	if says := f.sayings(a, said); len(deeds) > 0 && common(deeds, says) == len(deeds) {
		return // "denied that he said so": every sentence holds that somebody said something
	}
	short := len(core) < coreLeast // "denied his death": all of it, the act among it, told as a fact of whom the denial names
	if short && (len(act) == 0 || len(deeds) == 0 || len(f.articles[f.story]) > smallStory) || f.onlyNames(a, said) {
		return
	}
	var near []happening.Passage // sentences that may tell it
	list := f.articles[f.story]
	k := slices.Index(list, a)
	for _, b := range list[max(0, k-nearDenial):min(len(list), k+nearDenial+1)] {
		r := f.in.Records[b]
		if b != a && f.in.Root[a] == f.in.Root[b] {
			continue
		}
		for _, sentence := range r.Sentences[:min(len(r.Sentences), maxValues)] {
			if b == a && !f.saidByAnother(a, n, sentence) {
				continue
			}
			if f.in.SharedNames(a, whole, b, f.withTitle(r, sentence)) == 0 || f.negates(r, sentence) { // first, for words are dear to read
				continue
			}
			if f.rejects(r, sentence) || f.oneSpeaker(a, n, b, f.teller(r, sentence)) {
				continue
			}
			near = append(near, happening.Passage{Article: b, Span: sentence})
		}
	}
	f.in.ReadAhead(slices.Clone(near))
	best, alike, where, at := 0, 0.0, 0, text.Span{}
	for _, p := range near {
		b, sentence := p.Article, p.Span
		have := f.in.Lemmas(b, sentence)
		shared := common(core, have)
		if b == a && (len(deeds) == 0 || common(deeds, have) < len(deeds) || float64(common(act, have)) < negatedShare*float64(len(act))) {
			continue
		}
		if short && (shared < len(core) || !f.toldAsFact(b, sentence) || f.sharedBodies(a, whole, b, sentence) == 0) {
			continue
		}
		if shared < best || shared < coreLeast && !short || float64(shared) < coreShare*float64(len(core)) || float64(common(act, have)) < coreShare*float64(len(act)) || len(deeds) > 0 && 2*common(deeds, have) < len(deeds) {
			continue
		}
		if shared == best && f.in.Alike(a, said, b, sentence) <= alike || f.othersDeed(a, said, have) || b != a && f.in.Elsewhere(a, said, b, sentence) || f.onlySet(a, act, b, sentence) {
			continue
		}
		best, alike, where, at = shared, f.in.Alike(a, said, b, sentence), b, sentence
	}
	if best == 0 {
		return
	}
	x, y := news.Evidence{Article: f.in.Records[where].Article.ID, Span: at}, content(rec, s)
	teller := f.teller(f.in.Records[where], at)
	if f.leftOpen(sentenceAt(rec, s.Cue)) || f.source(where, teller) == f.source(a, n) {
		return
	}
	f.against("polarity", f.eventUnder(where, at), value{says: f.line(x), report: -1, at: x, source: f.source(where, teller)}, value{says: f.line(y), report: -1, at: y, source: f.source(a, n), no: true})
}

// onlySet reports whether what a sentence holds of the deeds that are denied stands only behind words that set a time by it: "the first attack since his death"
// tells the attack.
func (f *finder) onlySet(a int, act []int32, b int, s text.Span) bool {
	list := words(f.in.Records[b].Article.Text, s)
	set := false
	for k, w := range list {
		if common(act, f.in.Lemmas(b, w)) == 0 || len(f.in.Deeds(b, w)) == 0 {
			continue
		}
		behind := slices.ContainsFunc(list[max(0, k-setReach):k], func(o text.Span) bool {
			return f.in.Words.Setting(f.in.Fold(o.Of(f.in.Records[b].Article.Text)))
		})
		if !behind {
			return false
		}
		set = true
	}
	return set
}

// setReach is within how many words behind "since" or "after" a deed stands that sets a time.
const setReach = 2

// sayings are the lemmas of the verbs of a passage by which somebody says something, ascending, each once.
func (f *finder) sayings(a int, s text.Span) []int32 {
	t := f.in.Records[a].Article.Text
	var out []int32
	for _, w := range words(t, s) {
		if fold := f.in.Fold(w.Of(t)); f.in.Verb(w.Of(t)) && (f.in.Words.Says(f.in.Words.Lemma(fold)) || f.in.Words.Aux(f.in.Words.Lemma(fold))) {
			out = append(out, f.in.Lemmas(a, w)...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// othersDeed reports whether what is denied is told by a verb and another sentence, of these lemmas, holds none of its first ones: it names the same and tells
// something else ("denied that it helps the organisation", "fights the organisation").
func (f *finder) othersDeed(a int, said text.Span, have []int32) bool {
	t := f.in.Records[a].Article.Text
	list := words(t, said)
	for _, w := range list[:min(len(list), firstVerb)] {
		fold := f.in.Fold(w.Of(t))
		if !f.in.Verb(w.Of(t)) || f.in.Words.Aux(f.in.Words.Lemma(fold)) {
			continue
		}
		deed := f.in.Lemmas(a, w)
		return len(deed) > 0 && common(deed, have) == 0
	}
	return false
}

// firstVerb is within how many words the verb of what is denied stands.
const firstVerb = 5

// rejects reports whether a sentence tells that something was refused: who refuses to do it and who denies having done it agree.
func (f *finder) rejects(r *news.Record, s text.Span) bool {
	return slices.ContainsFunc(r.Events, func(e news.Event) bool { return e.Type == "REJECT" && !e.Negated && s.Contains(e.Trigger) })
}

// oneSpeaker reports whether the phrases for the sources of two statements name one person or body.
func (f *finder) oneSpeaker(a, n, b, m int) bool {
	if n == news.None || m == news.None {
		return false
	}
	p, q := f.in.Records[a].Statements[n].Source, f.in.Records[b].Statements[m].Source
	return p != nil && q != nil && f.sharedBodies(a, *p, b, *q) > 0
}

// saidByAnother reports whether a sentence of the article of a denial, no headline, is told by a named source other than who denies.
func (f *finder) saidByAnother(a, denial int, s text.Span) bool {
	rec := f.in.Records[a]
	if t := rec.Article.Title; t != nil && (t.Overlaps(s) || t.Overlaps(rec.Statements[denial].Cue)) || s.Overlaps(rec.Statements[denial].Content) || s.Overlaps(rec.Statements[denial].Cue) {
		return false
	}
	n := f.teller(rec, s)
	return n != news.None && rec.Statements[n].Stance != "denies" && rec.Statements[n].Source != nil && f.source(a, n) != f.source(a, denial)
}

// behindTalk is a passage without the words before it that only say that it was talked of: "the news of", "the reports about".
func (f *finder) behindTalk(rec *news.Record, s text.Span) text.Span {
	details := f.in.Lang.Lexicon("details")
	talk := false
	for _, w := range words(rec.Article.Text, s) {
		fold := f.in.Fold(w.Of(rec.Article.Text))
		back := slices.ContainsFunc(f.in.Phrase(fold), func(x string) bool {
			return slices.ContainsFunc(details.Find(x), func(id int32) bool { return details.Get(id, "slot") == "talk" })
		})
		if !back && !(talk && f.in.Words.Preposition(fold)) {
			s.Start = w.Start
			break
		}
		talk = true
	}
	return s
}

// negated holds what somebody says that it was not done ("its men did not use tear gas") against the sentence of another article that tells it in
// nearly all of its words, the word for the act among them: of a story of few articles, where both are of one matter, and told by two sources.
func (f *finder) negated() {
	list := f.articles[f.story]
	if len(list) < 2 || len(list) > smallStory {
		return
	}
	for _, a := range list {
		rec := f.in.Records[a]
		for _, d := range f.negations(a) {
			whole, clause, source := d.whole, d.clause, f.source(a, d.statement)
			act, core := f.in.Lemmas(a, d.act), f.in.Lemmas(a, clause)
			short := len(core) < coreLeast // "paid no ransom"
			if len(act) == 0 || len(core) < 2 || short && len(list) > fewArticles || d.unknown && (short || len(list) > fewArticles) {
				continue
			}
			best, where, at, who := 0, 0, text.Span{}, news.None
			for _, b := range list {
				r := f.in.Records[b]
				if b == a || f.in.Root[a] == f.in.Root[b] || farPublished(rec, r) {
					continue
				}
				for _, sentence := range r.Sentences[:min(len(r.Sentences), maxValues)] {
					if f.in.SharedNames(a, f.withTitle(rec, whole), b, f.withTitle(r, sentence)) == 0 || f.negates(r, sentence) {
						continue
					}
					have := f.in.Lemmas(b, sentence)
					shared := common(core, have)
					if short && (shared < len(core) || !f.toldAsFact(b, sentence) || f.sharedBodies(a, whole, b, sentence) == 0) {
						continue
					}
					if shared <= best || shared < coreLeast && !short || float64(shared) < negatedShare*float64(len(core)) || d.unknown && shared < len(core) || common(act, have) == 0 || f.negatesToo(b, sentence, act) {
						continue
					}
					if f.sameNo(a, whole, b, sentence) || !f.actsOn(a, &d, b, sentence) {
						continue
					}
					if teller := f.teller(r, sentence); f.source(b, teller) != source && (teller != news.None || !f.sameOutlet(a, b)) {
						best, where, at, who = shared, b, sentence, teller
					}
				}
			}
			if best == 0 || f.leftOpen(sentenceAt(rec, d.act)) || !f.toldAsFact(where, at) {
				continue
			}
			x := news.Evidence{Article: f.in.Records[where].Article.ID, Span: at}
			y := news.Evidence{Article: rec.Article.ID, Span: whole}
			f.against("polarity", f.eventUnder(where, at), value{says: f.line(x), report: -1, at: x, source: f.source(where, who)}, value{says: f.line(y), report: -1, at: y, source: source, no: true})
		}
	}
}

// sameNo reports whether a sentence holds a particle that negates and most of the lemmas of one that tells what was not done: it tells the same.
func (f *finder) sameNo(a int, whole text.Span, b int, s text.Span) bool {
	x, y := f.in.Lemmas(a, whole), f.in.Lemmas(b, s)
	return float64(common(x, y)) >= sameWords*float64(min(len(x), len(y))) && slices.ContainsFunc(f.in.Words.Negators(), func(w string) bool { return f.in.HoldsWord(b, s, w) })
}

// actsOn reports whether a sentence tells an act that was not done with what stands right behind it there: "the agreement did not rule out the option" is not
// what "the option is there to rule out the danger" says.
func (f *finder) actsOn(a int, d *negation, b int, s text.Span) bool {
	act := f.in.Lemmas(a, d.act)
	var object []int32
	for _, w := range words(f.in.Records[a].Article.Text, text.Span{Start: d.act.End, End: d.clause.End}) {
		if object = f.in.Lemmas(a, w); len(object) > 0 {
			break
		}
	}
	if len(object) == 0 {
		return true
	}
	list := words(f.in.Records[b].Article.Text, s)
	for k, w := range list {
		if common(act, f.in.Lemmas(b, w)) == 0 {
			continue
		}
		for _, o := range list[k+1 : min(len(list), k+1+actReach)] {
			if common(object, f.in.Lemmas(b, o)) > 0 {
				return true
			}
		}
	}
	return false
}

// actReach is within how many words behind an act what it is done to stands.
const actReach = 8

// negatesToo reports whether a sentence holds the word for an act right behind a particle that negates it.
func (f *finder) negatesToo(a int, s text.Span, act []int32) bool {
	t := f.in.Records[a].Article.Text
	list := words(t, s)
	for k := 1; k < len(list); k++ {
		if slices.Contains(f.in.Words.Negators(), f.in.Fold(list[k-1].Of(t))) && common(act, f.in.Lemmas(a, list[k])) > 0 {
			return true
		}
	}
	return false
}

// negation is what somebody says that it was not so.
type negation struct {
	act           text.Span // the word for the act
	whole, clause text.Span // its sentence, and what of it stands from the act on to a mark
	statement     int
	unknown       bool // no event tells the act
}

// negations are the acts of an article that somebody says were not done: events that are negated, and what stands behind a particle of negation early in a
// statement, whether or not the stages know the act. What somebody denies is left to denials.
func (f *finder) negations(a int) []negation {
	rec := f.in.Records[a]
	var out []negation
	add := func(act text.Span, statement int, unknown bool) {
		whole, ok := happening.Sentence(rec, act)
		if !ok || len(out) == maxValues || slices.ContainsFunc(out, func(n negation) bool { return n.act.Overlaps(act) }) {
			return
		}
		out = append(out, negation{act, whole, text.Span{Start: act.Start, End: f.clauseEnd(rec, act.End, whole.End)}, statement, unknown})
	}
	for n := range rec.Events {
		e := &rec.Events[n]
		if !e.Negated || e.Modality != "actual" || e.Statement == news.None || stance(rec, e) == "denies" || f.farNo(news.Report{Article: rec.Article.ID, Event: n}) && !f.in.Verb(e.Trigger.Of(rec.Article.Text)) {
			continue
		}
		add(e.Trigger, e.Statement, false)
	}
	for k := range rec.Details {
		d := &rec.Details[k]
		if d.Slot != "not" || d.Statement == news.None || rec.Statements[d.Statement].Stance == "denies" || slices.ContainsFunc(f.in.Words.NegativeNouns(), func(w string) bool { return f.in.HoldsWord(a, d.Span, w) }) {
			continue
		}
		whole, ok := happening.Sentence(rec, d.Span)
		if !ok {
			continue
		}
		list := words(rec.Article.Text, text.Span{Start: d.Span.End, End: min(whole.End, rec.Statements[d.Statement].Content.End)})
		if len(list) > 0 && f.in.Verb(list[0].Of(rec.Article.Text)) {
			add(list[0], d.Statement, true)
		}
	}
	return out
}

// sharedBodies counts the persons and bodies that two passages both name.
func (f *finder) sharedBodies(a int, s text.Span, b int, t text.Span) int {
	n := 0
	rec := f.in.Records[a]
	seen := map[int]bool{}
	for _, m := range rec.Mentions {
		if m.Kind == news.Place || m.Entity == news.None || !s.Contains(m.Span) {
			continue
		}
		if e := f.in.Entity[a][m.Entity]; !seen[e] && f.in.NamesEntity(b, t, e) {
			seen[e] = true
			n++
		}
	}
	return n
}

const (
	// accusedNear is how many sentences behind a charge the charged deny it.
	accusedNear = 2
	// chargedWithin is within how many bytes of the beginning of a charge the charged are named.
	chargedWithin = 24
)

// accused: what somebody is accused of, against his denial in one of the next sentences.
func (f *finder) accused() {
	for _, a := range f.articles[f.story] {
		rec := f.in.Records[a]
		for n := range rec.Statements {
			s := &rec.Statements[n]
			if s.Stance != "denies" || s.Entity == news.None || s.Class != news.NamedSource && s.Class != news.OrgSource {
				continue
			}
			here := sentenceAt(rec, s.Cue)
			k := slices.Index(rec.Sentences, here.Span)
			for m := n - 1; m >= 0 && k >= 0; m-- {
				c := &rec.Statements[m]
				there := sentenceAt(rec, c.Cue)
				if i := slices.Index(rec.Sentences, there.Span); i < k-accusedNear {
					break
				}
				if c.Stance != "accuses" || c.Entity == s.Entity || there.Span == here.Span || !f.charges(a, c, s.Entity) {
					continue
				}
				f.against("polarity", f.eventIn(a, c), value{says: f.line(there), report: -1, at: there, source: f.source(a, m)}, value{says: f.line(here), report: -1, at: here, source: f.source(a, n), no: true})
				break
			}
		}
	}
}

// charges reports whether a charge begins with the name of an entity of its article.
func (f *finder) charges(a int, c *news.Statement, entity int) bool {
	for _, m := range f.in.Records[a].Mentions {
		if m.Span.Start > c.Content.Start+chargedWithin {
			break
		}
		if m.Span.Start >= c.Cue.End && m.Entity != news.None && m.Entity == entity {
			return true
		}
	}
	return false
}

// undone: what was done without something, against the same words without the no, of another source: "after consulting the members", "without consulting
// the members".
func (f *finder) undone() {
	list := f.articles[f.story]
	if len(list) > smallStory {
		return
	}
	if !slices.ContainsFunc(list, func(a int) bool {
		return f.in.Once(a, "undone", func() any { return f.tellsUndone(a) }).(bool)
	}) {
		return
	}
	said := make([][]folded, len(list))
	for i, a := range list {
		said[i] = f.wordsOf(a)
	}
	for i, a := range list {
		rec := f.in.Records[a]
		for k := range said[i] {
			if !f.opensUndone(a, said[i], k) {
				continue
			}
			here := said[i][k+1 : k+1+undoneRun]
			teller := f.tellerOf(rec, here[0].at)
			for j, b := range list {
				for m := 1; m < len(said[j]); m++ {
					if said[j][m].fold != here[0].fold || !undoneAt(said[j], m) || slices.Contains(f.in.Words.NegativeNouns(), said[j][m-1].fold) || slices.Contains(f.in.Words.Negators(), said[j][m-1].fold) {
						continue
					}
					if !slices.EqualFunc(said[j][m:m+undoneRun], here, func(x, y folded) bool { return x.fold == y.fold }) {
						continue
					}
					other := f.in.Records[b]
					n := f.tellerOf(other, said[j][m].at)
					if teller == news.None || n == news.None || f.source(a, teller) == f.source(b, n) || farPublished(rec, other) {
						continue
					}
					x, y := sentenceAt(other, said[j][m].at), sentenceAt(rec, here[0].at)
					if x == y {
						continue
					}
					f.against("polarity", f.eventUnder(b, x.Span), value{says: f.line(x), report: -1, at: x, source: f.source(b, n)}, value{says: f.line(y), report: -1, at: y, source: f.source(a, teller), no: true})
				}
			}
		}
	}
}

// folded is a word of an article, or what stands between two sentences.
type folded struct {
	at   text.Span
	fold string
}

// wordsOf are the words of the first sentences of an article.
func (f *finder) wordsOf(a int) []folded {
	var out []folded
	rec := f.in.Records[a]
	for _, s := range rec.Sentences[:min(len(rec.Sentences), alteredSentences)] {
		for _, w := range words(rec.Article.Text, s) {
			out = append(out, folded{w, f.in.Fold(w.Of(rec.Article.Text))})
		}
		out = append(out, folded{}) // no run goes on behind a sentence
	}
	return out
}

// undoneAt reports whether a run long enough for undone begins at word k.
func undoneAt(ws []folded, k int) bool {
	return k+undoneRun <= len(ws) && !slices.ContainsFunc(ws[k:k+undoneRun], func(w folded) bool { return w.fold == "" })
}

// opensUndone reports whether word k says that what the words behind it tell was not done.
func (f *finder) opensUndone(a int, ws []folded, k int) bool {
	return slices.Contains(f.in.Words.NegativeNouns(), ws[k].fold) && f.in.Words.Preposition(ws[k].fold) && undoneAt(ws, k+1) && len(f.in.Deeds(a, ws[k+1].at)) > 0
}

// tellsUndone reports whether an article tells what was done without something.
func (f *finder) tellsUndone(a int) bool {
	ws := f.wordsOf(a)
	for k := range ws {
		if f.opensUndone(a, ws, k) {
			return true
		}
	}
	return false
}

// undoneRun is how many words behind a no must stand elsewhere without it.
const undoneRun = 4

// tellerOf is the innermost statement in whose content a passage stands, or None.
func (f *finder) tellerOf(rec *news.Record, s text.Span) int {
	best := news.None
	for n := range rec.Statements {
		if c := rec.Statements[n].Content; c.Contains(s) && (best == news.None || c.End-c.Start < rec.Statements[best].Content.End-rec.Statements[best].Content.Start) {
			best = n
		}
	}
	return best
}

// negatedShare is the share of the lemmas of what was not done that the sentence of another must hold.
const negatedShare = 0.75

// stance is that of the statement that tells an event.
func stance(rec *news.Record, e *news.Event) string { return rec.Statements[e.Statement].Stance }

// clauseEnd is where the clause ends that goes on at byte i of an article: at a mark, or at end.
func (f *finder) clauseEnd(rec *news.Record, i, end int) int {
	for k, r := range rec.Article.Text[i:end] {
		if r == '\n' || unicode.Is(unicode.Po, r) && !strings.ContainsRune(inClause, r) {
			return i + k
		}
	}
	return end
}

// inClause are marks that end no clause.
const inClause = "\"'%&@#*/"

// farPublished reports whether two articles were published more than a few days apart.
func farPublished(x, y *news.Record) bool {
	p, q := x.Article.Published, y.Article.Published
	return p != nil && q != nil && p.Known() && q.Known() && (p.From-q.To > claimDays || q.From-p.To > claimDays)
}

// teller is the first statement in whose content a sentence stands, or None.
func (f *finder) teller(r *news.Record, s text.Span) int {
	return slices.IndexFunc(r.Statements, func(st news.Statement) bool { return st.Content.Overlaps(s) })
}

// toldAsFact reports whether a sentence tells no act, or one as a fact.
func (f *finder) toldAsFact(a int, s text.Span) bool {
	told := false
	for i := range f.in.Records[a].Events {
		if e := &f.in.Records[a].Events[i]; s.Contains(e.Trigger) {
			if told = true; e.Modality == "actual" {
				return true
			}
		}
	}
	return !told
}

// eventUnder is the first event told in a sentence.
func (f *finder) eventUnder(a int, s text.Span) place {
	for i := range f.in.Records[a].Events {
		if s.Contains(f.in.Records[a].Events[i].Trigger) {
			return place{a, i}
		}
	}
	return place{a, news.None}
}

// withoutNames are the lemmas of a passage that do not stand in names: who is named in both is not what is denied.
func (f *finder) withoutNames(a int, s text.Span, lemmas []int32) []int32 {
	var named []int32
	for _, m := range f.in.Records[a].Mentions {
		if m.Form == news.Name && s.Contains(m.Span) {
			named = append(named, f.in.Lemmas(a, m.Span)...)
		}
	}
	return slices.DeleteFunc(slices.Clone(lemmas), func(w int32) bool { return slices.Contains(named, w) })
}

// withTitle is the passage from the headline of an article to the end of its sentence s where s stands near the beginning, else s.
func (f *finder) withTitle(r *news.Record, s text.Span) text.Span {
	if k := slices.Index(r.Sentences, s); k >= 0 && k <= leading {
		s.Start = r.Sentences[0].Start
	}
	return s
}

// negates reports whether a sentence denies or negates something itself.
func (f *finder) negates(r *news.Record, s text.Span) bool {
	for i := range r.Statements {
		if st := &r.Statements[i]; st.Stance == "denies" && (s.Contains(st.Cue) || st.Content.Overlaps(s)) || st.Content.Overlaps(s) && negative(r, i) {
			return true
		}
	}
	if slices.ContainsFunc(r.Events, func(e news.Event) bool { return e.Negated && s.Contains(e.Trigger) }) {
		return true
	}
	a := f.article[r.Article.ID]
	return slices.ContainsFunc(f.in.Words.NegativeNouns(), func(w string) bool { return f.in.HoldsWord(a, s, w) })
}

// common counts what two sorted lists share.
func common(a, b []int32) int {
	n := 0
	for _, w := range a {
		if _, ok := slices.BinarySearch(b, w); ok {
			n++
		}
	}
	return n
}

// onlyNames reports whether a passage ends with a person's name and tells no act: who denies was read as what is denied.
func (f *finder) onlyNames(a int, s text.Span) bool {
	rec := f.in.Records[a]
	ends := slices.ContainsFunc(rec.Mentions, func(m news.Mention) bool {
		return m.Kind == news.Person && m.Span.Start >= s.Start && m.Span.End <= s.End && s.End-m.Span.End <= fewBytes
	})
	return ends && !slices.ContainsFunc(rec.Events, func(e news.Event) bool { return s.Contains(e.Trigger) })
}

// fewBytes is how much may stand behind the name of a person that ends a passage.
const fewBytes = 12

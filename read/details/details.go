package details

import (
	"slices"
	"sort"
	"strings"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// How far, in tokens, words may stand from what they belong to.
const (
	beside      = 8  // a word of manner from the trigger of its act
	handed      = 12 // a part in an act from the beginning of what is denied
	opening     = 10 // a negation behind the first word of a statement
	within      = 30 // a part of the day from the trigger of its act
	behind      = 6  // a cause before "was behind the fire"
	opens       = 8  // a cause behind the word that opens it
	pointing    = 5  // a word that points back behind the verb of denial
	reachBlame  = 12 // sentences between a charge and what calls it false
	reachCharge = 4  // sentences between a charge and what denies "these accusations"
	clause      = 6  // a clause that tells something has
	last        = 30 // what a sentence without an act goes on about
)

// holds says of which acts a manner is told: a visit is secret, a march peaceful.
var holds = map[string][]string{
	"secret": talks, "public": talks, "unplanned": talks, "scheduled": talks, "direct": talks, "indirect": talks,
	"fruitful": talks, "fruitless": talks,
	"deliberate": {"ASSAULT"}, "accidental": {"ASSAULT"}, "peaceful": {"PROTEST"}, "violent": {"PROTEST"},
	"free": leaves, "forced": leaves, "final": leaves, "temporary": leaves, "whole": leaves, "partial": leaves,
}

var (
	talks  = []string{"CONSULT", "AGREE", "COOPERATE"}
	leaves = []string{"RETREAT", "CONCEDE", "SANCTION", "AGREE", "REJECT"}
)

// Finder finds details in articles of one language. It is immutable and safe for concurrent use.
type Finder struct {
	words, times *lang.Lexicon
	tolls        *lang.Lexicon
	counted      *lang.Lexicon
	plurals      *lang.Lexicon
	fold         func(string) string
	numbers      func(*lang.Text) []lang.Numeral // nil where the language has none
	negations    map[string]bool
	partitive    map[string]bool
	opens        map[string]bool // "that" and prepositions
	auxiliary    map[string]bool // lemmas of "to be" and its like
	pronouns     map[string]bool // pronouns that stand alone and demonstratives, folded
	reporting    map[string]bool // lemmas of verbs and nouns that report
}

// New prepares a finder from the lexicons details, times, tolls, counted, plurals and event_words; a lexicon that is missing matches nothing.
func New(l *lang.Language) *Finder {
	f := &Finder{words: l.Lexicon("details"), times: l.Lexicon("times"), tolls: l.Lexicon("tolls"), counted: l.Lexicon("counted"), plurals: l.Lexicon("plurals"), fold: l.FoldString, numbers: l.Numbers, negations: map[string]bool{}, partitive: map[string]bool{}, opens: map[string]bool{}, auxiliary: map[string]bool{}, pronouns: map[string]bool{}, reporting: map[string]bool{}}
	says := l.Lexicon("reporting")
	for id := range says.Entries {
		if k := says.Get(int32(id), "kind"); k != "phrase" && says.Get(int32(id), "guard") != "strict" && !strings.Contains(says.Entries[id].Form, " ") {
			f.reporting[l.FoldString(says.Entries[id].Form)] = true
		}
	}
	x := l.Lexicon("event_words")
	for id := range x.Entries {
		for _, class := range x.Values(int32(id), "class") {
			if class == "neg_noun" || class == "neg_verb" {
				f.negations[l.FoldString(x.Entries[id].Form)] = true
			}
			if class == "partitive" {
				f.partitive[l.FoldString(x.Entries[id].Form)] = true
			}
			if class == "pron" || class == "this" {
				f.pronouns[l.FoldString(x.Entries[id].Form)] = true
			}
			if class == "aux" {
				f.auxiliary[l.FoldString(x.Entries[id].Form)] = true
			}
			if class == "comp" || class == "comp_p" || class == "prep" {
				f.opens[l.FoldString(x.Entries[id].Form)] = true
			}
		}
	}
	return f
}

// hit is a phrase of the lexicon in the text.
type hit struct {
	slot, value, against string
	first, last          int  // half-open interval of tokens
	timed                bool // part of a time expression
}

// reading is the working state of one call of Find.
type reading struct {
	*Finder
	t        *lang.Text
	rec      *news.Record
	hits     []hit
	triggers []trigger // in order of token
	out      []news.Detail
}

type trigger struct{ token, event int }

// Find returns the details of t. rec holds everything that the earlier stages found.
func (f *Finder) Find(t *lang.Text, rec *news.Record) []news.Detail {
	r := &reading{Finder: f, t: t, rec: rec}
	r.find()
	for n := range rec.Statements {
		c := rec.Statements[n].Content
		first := r.token(c.Start)
		for i := first; i >= 0 && i < len(t.Tokens) && i <= first+opening && t.Tokens[i].Span.Start < c.End && r.sentence(i) == r.sentence(first); i++ {
			if r.negation(i) {
				r.out = append(r.out, news.Detail{Slot: "not", Event: news.None, Statement: n, Against: news.None, Entity: news.None, Span: t.Tokens[i].Span})
				break
			}
		}
	}
	r.counts()
	r.ages()
	r.none()
	if len(r.hits) == 0 {
		return r.out
	}
	for e := range rec.Events {
		for _, s := range append([]text.Span{rec.Events[e].Trigger}, rec.Events[e].Also...) {
			if i := r.token(s.Start); i >= 0 {
				r.triggers = append(r.triggers, trigger{i, e})
			}
		}
	}
	slices.SortStableFunc(r.triggers, func(a, b trigger) int { return a.token - b.token })
	var numerals []lang.Numeral
	if r.numbers != nil && slices.ContainsFunc(r.hits, func(h hit) bool { return h.slot == "term" }) {
		numerals = r.numbers(t)
	}
	for k, h := range r.hits {
		switch h.slot {
		case "term":
			r.term(h, numerals)
		case "manner":
			r.manner(h)
		case "part":
			r.part(h)
		case "because":
			r.cause(k)
		case "cause":
			r.means(h)
		case "scope":
			r.scope(k)
		case "counter":
			r.counter(k)
		case "rise":
			r.add(h, news.None, "")
		case "hand":
			n := r.statement(r.span(h))
			if own := t.Tokens[h.last-1].Best().Suffix != ""; !own && (r.negated(h.first) || n != news.None && rec.Statements[n].Stance == "denies" && h.first-r.token(rec.Statements[n].Content.Start) <= handed) {
				r.add(h, news.None, "")
			}
		case "claim":
			if h.value != "own" || t.Tokens[h.first].Best().Suffix != "" {
				r.add(h, news.None, "")
			}
		case "either":
			if h.value == "or" && k+1 < len(r.hits) && r.hits[k+1].slot == "counter" && r.hits[k+1].first == h.last {
				r.add(h, news.None, "")
			}
		}
	}
	r.conditions()
	return r.out
}

// find collects the words of the lexicon, and the parts of the day inside time expressions.
func (r *reading) find() {
	tm := 0
	for i := range r.t.Tokens {
		tok := &r.t.Tokens[i]
		if tok.Kind != lang.Word {
			continue
		}
		if h, ok := r.words.Match(r.t, i, lang.ByStem); ok {
			r.keep(h.Entries, h.First, h.Last, false)
		}
		if b := tok.Best(); len(b.Morphs) > 0 && b.Morphs[0].Lemma != b.Stem && b.Morphs[0].POS != lang.PassiveParticiple { // what is detestable is not denied
			r.keep(r.words.Find(b.Morphs[0].Lemma), i, i+1, true)
		}
		for tm < len(r.rec.Times) && r.rec.Times[tm].Span.End <= tok.Span.Start {
			tm++
		}
		if tm < len(r.rec.Times) && r.rec.Times[tm].Span.Start < tok.Span.End {
			if h, ok := r.times.Match(r.t, i, lang.ByStem); ok {
				for _, id := range h.Entries {
					if v := r.times.Get(id, "value"); r.times.Get(id, "class") == "part" && v != "daytime" {
						r.hits = append(r.hits, hit{slot: "part", value: v, first: h.First, last: h.Last, timed: true})
					}
				}
			}
		}
	}
}

// keep adds the rows of a form found at a token; of verbs found by their lemma only the slots that list verbs.
func (r *reading) keep(rows []int32, first, last int, lemma bool) {
	for _, id := range rows {
		h := hit{slot: r.words.Get(id, "slot"), value: r.words.Get(id, "value"), against: r.words.Get(id, "against"), first: first, last: last}
		if h.slot == "none" || lemma && h.slot != "counter" && h.slot != "rise" && h.slot != "because" && h.slot != "toll" && h.slot != "topic" && h.slot != "claim" && h.slot != "term" {
			continue
		}
		if n := len(r.hits); n > 0 && r.hits[n-1].slot == h.slot && r.hits[n-1].last >= last { // inside a longer phrase, or again
			continue
		}
		r.hits = append(r.hits, h)
	}
}

func (r *reading) token(at int) int {
	i := sort.Search(len(r.t.Tokens), func(i int) bool { return r.t.Tokens[i].Span.End > at })
	if i < len(r.t.Tokens) && r.t.Tokens[i].Span.Start <= at {
		return i
	}
	return -1
}

func (r *reading) sentence(i int) int { return r.t.Tokens[i].Sentence }

func (r *reading) span(h hit) text.Span {
	return text.Span{Start: r.t.Tokens[h.first].Span.Start, End: r.t.Tokens[h.last-1].Span.End}
}

func (r *reading) add(h hit, event int, topic string) {
	s := r.span(h)
	if n := len(r.out); n > 0 && r.out[n-1].Span == s && r.out[n-1].Slot == h.slot && r.out[n-1].Event == event {
		return // found by another word that opens it
	}
	r.out = append(r.out, news.Detail{
		Slot: h.slot, Value: h.value, Excludes: h.against, Event: event, Statement: r.statement(s), Against: news.None, Entity: news.None, Topic: topic, Span: s,
	})
}

// statement is the innermost statement in whose content s stands, or None.
func (r *reading) statement(s text.Span) int {
	best := news.None
	for n := range r.rec.Statements {
		if c := r.rec.Statements[n].Content; c.Contains(s) && (best == news.None || c.End-c.Start <= r.rec.Statements[best].Content.End-r.rec.Statements[best].Content.Start) {
			best = n
		}
	}
	return best
}

// negated reports whether a word of negation stands right before token i, or one word further.
func (r *reading) negated(i int) bool {
	for j := i - 1; j >= 0 && j >= i-2 && r.sentence(j) == r.sentence(i); j-- {
		tok := &r.t.Tokens[j]
		if tok.Kind != lang.Word {
			return false
		}
		if r.negation(j) {
			return true
		}
	}
	return false
}

// denied reports whether the clause before token i opens with a negated "to be": "the visit was not secret".
func (r *reading) denied(i int) bool {
	for j := i - 1; j >= 0 && j >= i-within && r.sentence(j) == r.sentence(i) && r.t.Tokens[j].Kind != lang.Punct; j-- {
		if r.negation(j) && slices.ContainsFunc(r.t.Tokens[j+1].Readings, func(rd lang.Reading) bool {
			return slices.ContainsFunc(rd.Morphs, func(m lang.Morph) bool { return r.auxiliary[m.Lemma] })
		}) {
			return true
		}
	}
	return false
}

// negation reports whether token i is a word of negation.
func (r *reading) negation(i int) bool {
	tok := &r.t.Tokens[i]
	return r.negations[tok.Fold] || slices.ContainsFunc(tok.Readings[:min(2, len(tok.Readings))], func(rd lang.Reading) bool { return r.negations[rd.Host] })
}

// near returns the event of a fitting type whose trigger stands nearest to the words in their sentence, or None; one behind them counts as
// twice as far.
func (r *reading) near(h hit, reach int, fits func(*news.Event) bool) int {
	best, far := news.None, reach+1
	for k := sort.Search(len(r.triggers), func(k int) bool { return r.triggers[k].token >= h.first-reach }); k < len(r.triggers); k++ {
		g := r.triggers[k]
		if g.token > h.last+reach {
			break
		}
		if r.sentence(g.token) != r.sentence(h.first) || !fits(&r.rec.Events[g.event]) {
			continue
		}
		d := h.first - g.token
		if g.token >= h.last {
			d = 2 * (g.token - h.last + 1)
		}
		if d < far {
			best, far = g.event, d
		}
	}
	return best
}

func (r *reading) manner(h hit) {
	fits := func(e *news.Event) bool { return slices.Contains(holds[h.value], e.Type) }
	event := r.near(h, beside, fits)
	if event == news.None && slices.Contains(holds[h.value], "CONSULT") { // "the visit is ...": what the sentences before are about
		for k := len(r.triggers) - 1; k >= 0; k-- {
			if g := r.triggers[k]; g.token < h.first && h.first-g.token <= last && fits(&r.rec.Events[g.event]) {
				event = g.event
				break
			}
		}
	}
	if event == news.None {
		return
	}
	if r.negated(h.first) || r.denied(h.first) {
		h.value, h.against = h.against, h.value
	}
	r.add(h, event, "")
}

func (r *reading) part(h hit) {
	reach := within
	if h.timed { // a time stands beside its verb; a prayer may be told first
		reach = within / 2
	}
	if event := r.near(h, reach, func(*news.Event) bool { return true }); event != news.None {
		r.add(h, event, "")
	}
}

// cause reads "the fire was caused by a short circuit" and "a short circuit is behind the fire".
func (r *reading) cause(k int) {
	b := r.hits[k]
	if r.negated(b.first) {
		return
	}
	same := func(h hit) bool { return r.sentence(h.first) == r.sentence(b.first) }
	found := -1
	for j := k - 1; b.value == "result" && j >= 0 && same(r.hits[j]) && r.hits[j].last >= b.first-opens; j-- { // "a short circuit led to the fire"
		if r.hits[j].slot == "cause" {
			found = j
			break
		}
	}
	if b.value == "result" && found < 0 {
		return
	}
	for j := k + 1; found < 0 && j < len(r.hits) && same(r.hits[j]) && r.hits[j].first <= b.last+opens; j++ {
		if r.hits[j].slot == "cause" {
			found = j
			break
		}
	}
	topic := ""
	for j := k - 1; j >= 0 && same(r.hits[j]) && b.value != "result"; j-- {
		if r.hits[j].slot == "topic" {
			topic = r.hits[j].value
			break
		}
	}
	for j := k + 1; topic == "" && j < len(r.hits) && same(r.hits[j]); j++ {
		if r.hits[j].slot == "topic" {
			topic = r.hits[j].value
		}
	}
	if found < 0 { // the cause stands before "behind"
		for j := k - 1; j >= 0 && same(r.hits[j]) && r.hits[j].last >= b.first-behind; j-- {
			if r.hits[j].slot == "cause" {
				found = j
				break
			}
		}
	}
	if found < 0 || topic == "" {
		return
	}
	for i := b.first - 1; i >= 0 && r.sentence(i) == r.sentence(b.first); i-- { // "could not tell whether it was because of"
		if r.negation(i) {
			return
		}
	}
	r.add(r.hits[found], r.near(r.hits[found], within, func(e *news.Event) bool { return e.Type == "ASSAULT" }), topic)
}

// means reads "blew it up with two charges": the preposition alone.
func (r *reading) means(h hit) {
	by := false
	for _, rd := range r.t.Tokens[h.first].Readings[:min(1, len(r.t.Tokens[h.first].Readings))] {
		by = by || rd.Clitics.Has(lang.By)
	}
	if !by {
		return
	}
	if e := r.near(h, 5, func(e *news.Event) bool { return e.Type == "ASSAULT" && e.Modality == "actual" && !e.Negated }); e != news.None {
		r.add(h, e, "explosion")
	}
}

// scope reads "all the factions accepted" and "not all of them". "All the others" leaves room for who did not.
func (r *reading) scope(k int) {
	h := r.hits[k]
	for j := k + 1; j < len(r.hits) && r.hits[j].first <= h.last+4; j++ {
		if h.value == "all" && r.hits[j].slot == "scope" && r.hits[j].value == "others" {
			h.value = "all_others"
		}
	}
	if h.value == "others" {
		return
	}
	at := r.span(h)
	for _, t := range r.triggers {
		g, n := t.token, t.event
		if r.sentence(g) != r.sentence(h.first) {
			continue
		}
		e := &r.rec.Events[n]
		actor := (h.first-g == 1 || g-h.last == 1) && !r.led(h.first) // "all accepted the truce", "some of the groups accepted", not "apologised to all"
		for _, p := range e.Actors {
			actor = actor || p.Span != nil && (p.Span.Contains(at) || p.Span.Start >= at.End && p.Span.Start <= at.End+2)
		}
		if !actor {
			continue
		}
		if (e.Negated || r.negated(g)) && h.value == "all" {
			h.value = "not_all"
		}
		r.add(h, n, "")
		return
	}
}

// led reports whether a preposition is written together with token i.
func (r *reading) led(i int) bool {
	return r.t.Tokens[i].Best().Clitics.Has(lang.Prepositions)
}

// reports reports whether token i, as it is read best, is a verb or noun of saying: a word that can be read as one in some other way ("what they were used to")
// says nothing.
func (r *reading) reports(i int) bool {
	best := r.t.Tokens[i].Best()
	return r.reporting[best.Stem] || len(best.Morphs) > 0 && r.reporting[best.Morphs[0].Lemma]
}

// counter reads "contrary to what the director said", "denied these reports": words by which a report speaks against another.
func (r *reading) counter(k int) {
	h := r.hits[k]
	d := news.Detail{Slot: "counter", Value: h.value, Event: news.None, Against: news.None, Entity: news.None, Span: r.span(h)}
	d.Statement = r.statement(d.Span)
	if h.value == "contrary" {
		end := h.last
		for end < len(r.t.Tokens) && end < h.last+12 && r.sentence(end) == r.sentence(h.first) && r.t.Tokens[end].Kind == lang.Word {
			end++
		}
		d.Span.End = r.t.Tokens[end-1].Span.End
		for m := sort.Search(len(r.rec.Mentions), func(m int) bool { return r.rec.Mentions[m].Span.Start >= d.Span.Start }); m < len(r.rec.Mentions) && r.rec.Mentions[m].Span.End <= d.Span.End; m++ {
			if e := r.rec.Mentions[m].Entity; e != news.None && r.rec.Entities[e].Kind != news.Place {
				if at := r.token(r.rec.Mentions[m].Span.Start); at >= 0 && !r.opened(h.last, at, false) { // who said it stands behind the verb, and not where it was said or of whom
					d.Entity = e
				}
				break
			}
		}
		for i := h.last; i < min(end, h.last+2); i++ { // "contrary to what he said", not "contrary to custom"
			if r.reports(i) {
				r.out = append(r.out, d)
				break
			}
		}
		return
	}
	points := -1
	if h.value == "false" { // "these accusations have no ground"
		for j := k - 1; j >= 0 && r.hits[j].first >= h.first-4 && r.sentence(r.hits[j].first) == r.sentence(h.first); j-- {
			if r.hits[j].slot == "back" && !(r.hits[j].first > 0 && r.negation(r.hits[j].first-1)) { // "or anything but that"
				points = j
			}
		}
		if r.attributed(h) || r.t.Tokens[h.first].Best().Clitics.Has(lang.The) { // "the false charge" says what it is and not that it is
			return
		}
	}
	for j := k + 1; h.value != "false" && j < len(r.hits) && r.hits[j].first <= h.last+pointing && r.sentence(r.hits[j].first) == r.sentence(h.first); j++ {
		if r.hits[j].slot == "back" && r.hits[j].value == "it" && !r.opened(h.last, r.hits[j].first, h.value == "doubt") {
			points = j
			break
		}
	}
	if r.either(h.first) {
		return
	}
	if points < 0 || h.value != "false" && r.negated(h.first) || h.value == "false" && d.Statement == news.None {
		return
	}
	for j := k - 1; j >= 0 && r.hits[j].first >= h.first-3 && r.sentence(r.hits[j].first) == r.sentence(h.first); j-- {
		if r.hits[j].slot == "despite" { // "despite their denial of this, a document shows"
			end := h.last
			for end < len(r.t.Tokens) && r.sentence(end) == r.sentence(h.first) && r.t.Tokens[end].Kind != lang.Punct {
				end++
			}
			d.Value = "despite"
			d.Span.End = r.t.Tokens[end-1].Span.End
			r.out = append(r.out, d)
			return
		}
	}
	if border := r.border(h.first); border >= 0 && h.value != "false" { // "ten were killed, but the army denied it": the clause before is meant
		d.Value, d.Span.Start = "clause", r.t.Tokens[border].Span.Start
		r.out = append(r.out, d)
		return
	}
	if h.value == "false" && r.accusation(h) {
		d.Against = r.blamed(h.first, d.Statement)
	} else if d.Against = r.charged(points, d.Statement); d.Against == news.None {
		d.Against = r.before(d.Span, d.Statement, 1)
	}
	if d.Against == news.None && (h.value == "false" || r.sentence(h.first) == 0) {
		return
	}
	r.out = append(r.out, d)
}

// either reports whether a word right before token i leaves it open: "could not confirm or deny it", "nobody can deny it".
func (r *reading) either(i int) bool {
	return i > 0 && r.sentence(i-1) == r.sentence(i) && slices.ContainsFunc(r.words.Find(r.t.Tokens[i-1].Fold), func(id int32) bool { return r.words.Get(id, "slot") == "either" })
}

// opened reports whether a conjunction "that", a preposition or a mark stands among tokens i to j: what is denied is said there, or something else
// is pointed to. Doubts take a preposition.
func (r *reading) opened(i, j int, doubt bool) bool {
	for ; i < j; i++ {
		if tok := &r.t.Tokens[i]; tok.Kind == lang.Punct || r.opens[tok.Fold] && !(doubt && i == j-1) {
			return true
		}
	}
	return false
}

// border is the last comma or "but" before token i in its sentence, when a clause of some length stands before it, else -1.
func (r *reading) border(i int) int {
	first := r.t.Sentences[r.sentence(i)].First
	for j := i - 1; j > first; j-- {
		if j-first < clause {
			break
		}
		if r.t.Tokens[j].Kind == lang.Punct || r.t.Tokens[j-1].Kind != lang.Punct && slices.ContainsFunc(r.hits, func(h hit) bool { return h.slot == "but" && h.first == j }) {
			return j
		}
	}
	return -1
}

// attributed reports whether what is false is an indefinite noun right before the words: who accuses somebody of "spreading false news" calls nothing false that
// was said before. "It is false news" does, and so does a malicious charge.
func (r *reading) attributed(h hit) bool {
	i := h.first - 1
	if i < 1 || r.sentence(i) != r.sentence(h.first) || r.t.Tokens[i].Kind != lang.Word || r.accusation(h) {
		return false
	}
	b := r.t.Tokens[i].Best()
	if b.Clitics.Has(lang.The) || b.Suffix != "" || len(b.Morphs) > 0 && b.Morphs[0].POS == lang.Verb || r.pronouns[r.t.Tokens[i].Fold] || r.auxiliary[b.Stem] || r.negation(i) {
		return false
	}
	before := r.t.Tokens[i-1].Best()
	return !r.pronouns[r.t.Tokens[i-1].Fold] && !r.pronouns[before.Stem] && before.Suffix == ""
}

// accusation reports whether a noun of accusation stands right before the words ("a malicious charge").
func (r *reading) accusation(h hit) bool {
	return slices.ContainsFunc(r.hits, func(o hit) bool {
		return o.slot == "back" && o.value == "charge" && o.last <= h.first && h.first-o.last <= 1
	})
}

// blamed is the report of another source nearest to token i that accuses somebody or says who is behind it, or None.
func (r *reading) blamed(i, own int) int {
	best, far := news.None, reachBlame
	for n := range r.rec.Statements {
		o := &r.rec.Statements[n]
		if n == own || r.sameSource(o, &r.rec.Statements[own]) || o.Content.Contains(r.t.Tokens[i].Span) {
			continue
		}
		blames := o.Stance == "accuses" || slices.ContainsFunc(r.hits, func(b hit) bool { return b.slot == "blame" && o.Content.Contains(r.span(b)) })
		at := r.token(o.Content.Start)
		if !blames || at < 0 {
			continue
		}
		if d := max(r.sentence(at)-r.sentence(i), r.sentence(i)-r.sentence(at)); d < far {
			best, far = n, d
		}
	}
	return best
}

// charged is the last report of another source that accuses somebody, a few sentences before a hit that points back at accusations, or None.
func (r *reading) charged(points, own int) int {
	h := r.hits[points]
	if !slices.ContainsFunc(r.words.Find(r.t.Tokens[h.last-1].Best().Stem), func(id int32) bool { return r.words.Get(id, "slot") == "back" && r.words.Get(id, "value") == "charge" }) {
		return news.None
	}
	best := news.None
	for n := range r.rec.Statements {
		o := &r.rec.Statements[n]
		if n == own || o.Stance != "accuses" || o.Content.End > r.t.Tokens[h.first].Span.Start || own != news.None && r.sameSource(o, &r.rec.Statements[own]) {
			continue
		}
		if i := r.token(o.Content.Start); i >= 0 && r.sentence(h.first)-r.sentence(i) <= reachCharge && (best == news.None || o.Content.End > r.rec.Statements[best].Content.End) {
			best = n
		}
	}
	return best
}

// before is the last report that ends before s and does not deny, at most so many sentences back, or None. A report of statement own, or of the
// same source, is not meant.
func (r *reading) before(s text.Span, own, back int) int {
	best := news.None
	at := r.token(s.Start)
	for n := range r.rec.Statements {
		o := &r.rec.Statements[n]
		if n == own || o.Content.End > s.Start || o.Stance == "denies" || own != news.None && r.sameSource(o, &r.rec.Statements[own]) {
			continue
		}
		if i := r.token(o.Content.Start); i >= 0 && r.sentence(at)-r.sentence(i) <= back && (best == news.None || o.Content.End > r.rec.Statements[best].Content.End) {
			best = n
		}
	}
	return best
}

func (r *reading) sameSource(a, b *news.Statement) bool {
	if a.Entity != news.None && a.Entity == b.Entity {
		return true
	}
	phrase := func(s *news.Statement) *text.Span {
		if s.Antecedent != nil {
			return s.Antecedent
		}
		return s.Source
	}
	x, y := phrase(a), phrase(b)
	return x != nil && y != nil && *x == *y
}

package times

import (
	"slices"
	"sort"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// Finder finds times in articles of one language. It is immutable and safe for concurrent use.
type Finder struct {
	lang    *lang.Language
	lex     *lang.Lexicon
	outlets *lang.Lexicon
	roles   *lang.Lexicon
	rows    []word     // by row of lex
	folded  []string   // forms of lex, folded
	famous  []news.Day // days by which the world calls an event, without their year
	rules   []rule
	almanac *almanac
	pool    sync.Pool // of *parser: only memory, no state passes from text to text
}

// New prepares a finder.
func New(l *lang.Language) *Finder {
	f := &Finder{lang: l, lex: l.Lexicon("times"), outlets: l.Lexicon("outlets"), roles: l.Lexicon("roles"), almanac: newAlmanac(l)}
	f.rows = make([]word, len(f.lex.Entries))
	f.folded = make([]string, len(f.rows))
	for id := range f.lex.Entries {
		f.folded[id] = l.FoldString(f.lex.Entries[id].Form)
		if f.lex.Get(int32(id), "class") == "famous" {
			if d, err := news.ParseDay(f.lex.Get(int32(id), "value")); err == nil {
				f.famous = append(f.famous, d)
			}
		}
		w, ok := readRow(f.lex.Get(int32(id), "class"), f.lex.Get(int32(id), "value"), f.lex.Get(int32(id), "flags"))
		if ok {
			f.rows[id] = w
		} else {
			f.rows[id] = word{ctx: 1 << 15} // a class for another grammar
		}
	}
	for _, group := range [][]rule{monthRules, dayRules, nthRules, relativeRules, lapseRules, spanRules} {
		for _, r := range group {
			r.compile()
			f.rules = append(f.rules, r)
		}
	}
	return f
}

// Find returns the time expressions in t in order. Where a.Published is nil it may infer an interval from what the text itself says
// and set it, with the basis news.Inferred.
func (f *Finder) Find(t *lang.Text, a *news.Article) []news.Time {
	if len(t.Tokens) == 0 {
		return nil
	}
	p, _ := f.pool.Get().(*parser)
	if p == nil {
		p = &parser{}
	}
	defer func() {
		p.t = nil
		f.pool.Put(p)
	}()
	p.reset(f, t)
	p.atoms()
	for i := range f.rules {
		p.run(&f.rules[i])
	}
	chosen := p.choose()
	var pub *news.Interval
	if a.Published == nil {
		if days, ok := p.publication(chosen); ok {
			a.Published = &news.Published{Interval: days, Basis: news.Inferred, Why: "own-date"}
		} else if days, why, ok := p.guess(chosen); ok {
			pub = &days
			if days.To-days.From < narrow {
				a.Published = &news.Published{Interval: days, Basis: news.Inferred, Why: why}
			}
		}
	}
	if a.Published != nil {
		pub = &a.Published.Interval
	}
	return p.evaluate(chosen, pub)
}

func (p *parser) reset(f *Finder, t *lang.Text) {
	n := len(t.Tokens)
	p.f, p.t = f, t
	p.nodes, p.tails, p.order = p.nodes[:0], p.tails[:0], 0
	if cap(p.head) < n || cap(p.head) > 1<<16 {
		p.head, p.have, p.ctx = make([]int32, n), make([]uint64, n), make([]context, n)
	}
	p.head, p.have, p.ctx = p.head[:n], p.have[:n], p.ctx[:n]
	for i := range p.head {
		p.head[i], p.have[i], p.ctx[i] = -1, 0, 0
	}
}

var shown = func() (mask uint64) {
	for _, c := range []string{"today", "wday", "date", "rday", "rel", "mon", "year", "span", "lapse"} {
		mask |= 1 << classID(c)
	}
	return mask
}()

// choose returns the expressions to show: from left to right the longest, of equal ones the one made last; they do not overlap.
func (p *parser) choose() []int32 {
	var out []int32
	next := int32(0)
	for i := range p.head {
		if int32(i) < next || p.have[i]&shown == 0 {
			continue
		}
		best, named := int32(-1), int32(0)
		for k := p.head[i]; k >= 0; k = p.nodes[k].next { // newest first
			n := &p.nodes[k]
			if shown>>n.class&1 == 0 || n.value == nil || best >= 0 && n.last <= p.nodes[best].last {
				continue
			}
			if !p.stands(n) {
				if n.class == dateC { // the parts of a name are no times either
					named = max(named, n.last)
				}
				continue
			}
			best = k
		}
		if best >= 0 {
			out = append(out, best)
			next = p.nodes[best].last
		}
		next = max(next, named)
	}
	return out
}

// stands reports whether the expression is a time in its context, and not part of a name, a set of days or a common word.
func (p *parser) stands(n *node) bool {
	prev, i := n.first-1, n.first
	same := func(j int32) bool {
		return j >= 0 && int(j) < len(p.head) && p.t.Tokens[j].Sentence == p.t.Tokens[i].Sentence
	}
	if n.flags&bare != 0 {
		return n.class == todayC && same(prev) && p.have[prev]&(1<<ofC|1<<classID("until")|1<<toC) != 0 // "from tomorrow"
	}
	if same(prev) && p.ctx[prev]&everyWord != 0 {
		return false
	}
	if (n.class == todayC || n.class == wdayC) && n.flags&modded == 0 && p.inOutlet(i) {
		return false
	}
	if same(n.last) && p.have[n.last]&(1<<ofC) != 0 && same(n.last+1) && p.ctx[n.last+1]&everyWord != 0 {
		return false // "on Friday of each week"
	}
	if same(n.last) && p.have[n.last]&(1<<ofC) != 0 && same(n.last+1) && p.ctx[n.last+1]&ageWord != 0 {
		return false // "in the twenties of his age"
	}
	switch n.class {
	case todayC:
		if n.flags&modded != 0 {
			return true
		}
		if same(prev) && p.ctx[prev]&nameHead != 0 {
			return false
		}
		if n.v == 0 && same(prev) && same(n.last) {
			switch a, b := p.t.Tokens[prev].Kind, p.t.Tokens[n.last].Kind; {
			case a == lang.Quote && b == lang.Quote:
				return false // a paper of that name
			case a == lang.Open && b == lang.Close && prev > 0 && p.have[prev-1]&(1<<classID("weekday")) == 0:
				return false
			}
		}
	case wdayC:
		if n.flags&(modded|firmed) != 0 {
			return true
		}
		if same(prev) && (p.ctx[prev]&(weekdayHead|nameHead) != 0 || p.manyDays(prev)) {
			return false
		}
	case dateC:
		if same(prev) && p.ctx[prev]&nameHead != 0 && !p.t.Tokens[i].Best().Clitics.Has(lang.By) {
			return false
		}
	case monC:
		if same(prev) && p.ctx[prev]&nameMonth != 0 && n.flags&modded == 0 {
			return false
		}
		if n.flags&weak != 0 && n.flags&(modded|firmed) == 0 {
			if s := &p.t.Sentences[p.t.Tokens[i].Sentence]; n.rule == "holiday" && int(n.first) == s.First && int(n.last) == s.Last {
				return true
			}
			free := lang.And
			if n.rule == "holiday" {
				free |= lang.The
			}
			return n.clitics&^free == 0 && same(prev) && p.have[prev]&(1<<inC) != 0
		}
		if n.w == int(hijriCal) && n.flags&(modded|firmed) == 0 && same(n.last) && p.t.Tokens[n.last].Kind == lang.Word {
			// months that are also given names: only behind a preposition
			return n.clitics.Has(lang.Prepositions) || same(prev) && p.have[prev]&(1<<inC|1<<ofC) != 0
		}
	case yearC:
		if n.flags&weak != 0 {
			if !same(prev) || p.have[prev]&(1<<inC) == 0 {
				return false
			}
			if !same(n.last) || p.t.Tokens[n.last].Kind != lang.Word {
				return true
			}
			r := p.t.Tokens[n.last].Best()
			return r.Clitics != 0 || p.have[n.last] != 0 || p.ctx[n.last]&clauseWord != 0 || slices.ContainsFunc(r.Morphs, func(m lang.Morph) bool { return m.POS == lang.Verb })
		}
	}
	return true
}

// isToday reports whether the word for today is not "the day" of something: the national day, the third day.
func (p *parser) isToday(n *node) bool {
	j := n.last
	if int(j) >= len(p.head) || p.t.Tokens[j].Sentence != p.t.Tokens[n.first].Sentence {
		return true
	}
	if p.ctx[j]&dayAdjective != 0 || p.have[j]&(1<<whichC) != 0 {
		return false
	}
	for k := p.head[j]; k >= 0; k = p.nodes[k].next {
		if o := &p.nodes[k]; o.class == domC && o.flags&definite != 0 && o.clitics&^lang.The == 0 {
			return false
		}
	}
	return true
}

// isTitle reports whether the word for the year is the adjective "general" that it is spelt like, in a role: the secretary general.
func (p *parser) isTitle(n *node) bool {
	i := int(n.first)
	if i == 0 || p.t.Tokens[i-1].Sentence != p.t.Tokens[i].Sentence {
		return false
	}
	if p.ctx[i-1]&generalHead != 0 {
		return true
	}
	h, ok := p.f.roles.Match(p.t, i-1, lang.ByStem)
	return ok && h.Last > i
}

// inOutlet reports whether token i stands inside the name of an outlet of several words.
func (p *parser) inOutlet(i int32) bool {
	for j := max(0, i-2); j <= i; j++ {
		h, ok := p.f.outlets.Match(p.t, int(j), lang.ByHost)
		if !ok || h.Last-h.First < 2 || int32(h.Last) <= i {
			continue
		}
		if j == 0 || p.t.Tokens[j-1].Kind != lang.Word && p.t.Tokens[j-1].Fold != "," || p.ctx[j-1]&nameHead != 0 ||
			h.Reading >= 0 && p.t.Tokens[j].Readings[h.Reading].Clitics.Has(lang.For) || p.t.Tokens[j-1].Sentence != p.t.Tokens[j].Sentence ||
			p.have[j-1]&(1<<ofC|1<<onC) != 0 {
			return true // cited as a name: "to X", "the paper X", in quotation marks, in a dateline
		}
	}
	return false
}

// manyDays reports whether token i is a plural or counted "days": "Fridays".
func (p *parser) manyDays(i int32) bool {
	for k := p.head[i]; k >= 0; k = p.nodes[k].next {
		if n := &p.nodes[k]; n.class == unitC && n.flags&(numMany|twoOf) != 0 {
			return true
		}
	}
	return false
}

// publication infers the days on which the article was published from full dates that the text ties to its own day.
func (p *parser) publication(chosen []int32) (news.Interval, bool) {
	got := news.Unknown
	for _, k := range chosen {
		v := p.nodes[k].value
		i := news.Unknown
		if v.pins != nil {
			i = v.pins()
		}
		if !i.Known() && p.inDateline(&p.nodes[k]) {
			i = v.at(&env{ref: news.NoDay, last: news.Unknown, own: news.Unknown})
		}
		switch {
		case !i.Known():
		case !got.Known():
			got = i
		case !got.Meets(i):
			return news.Unknown, false // the text contradicts itself, or quotes another
		default:
			got = news.Interval{From: max(got.From, i.From), To: min(got.To, i.To)}
		}
	}
	return got, got.Known()
}

var whichC = classID("which")

var todayC, wdayC, monC, yearC, unitC, ofC, onC, inC = classID("today"), classID("wday"), classID("mon"), classID("year"), classID("unit"), classID("of"), classID("on"), classID("in")

// inDateline reports a full date that stands between the place and the agency at the head of a report: "Beirut 10 August 2015 SPA".
func (p *parser) inDateline(n *node) bool {
	if n.class != dateC || !n.value.fixed || int(n.last) >= len(p.t.Tokens) {
		return false
	}
	s := &p.t.Sentences[p.t.Tokens[n.first].Sentence]
	if int(n.first)-s.First > 4 || p.t.Tokens[n.last].Sentence != p.t.Tokens[n.first].Sentence {
		return false
	}
	agency := false
	p.f.outlets.Each(p.t, int(n.last), lang.ByHost, func(h lang.Hit) {
		if h.Reading >= 0 && p.t.Tokens[n.last].Readings[h.Reading].Clitics&^lang.The != 0 {
			return
		}
		for _, id := range h.Entries {
			agency = agency || p.f.outlets.Get(id, "kind") == "agency"
		}
	})
	return agency
}

var grainNames = map[unit]string{minute: "day", hour: "day", day: "day", night: "day", week: "week", month: "month", year: "year", decade: "year", century: "year"}

// evaluate works out the values of the chosen expressions, in order; those tied to an event look at the other days of their sentence.
func (p *parser) evaluate(chosen []int32, pub *news.Interval) []news.Time {
	out := make([]news.Time, 0, len(chosen))
	var last, lastDay, own anchor
	last.days, lastDay.days = news.Unknown, news.Unknown
	for _, k := range chosen {
		n := &p.nodes[k]
		before := last
		if n.value.ofDay { // "the same day" is that of a day
			before = lastDay
		}
		e := env{last: before.days, own: news.Unknown}
		e.tense, e.near = p.tense(n)
		if n.value.text {
			if own = p.ownDay(chosen, n, pub); !own.days.Known() || n.rule != "lapse" {
				own = p.fromEvent(n, pub)
			}
			e.own = own.days
		}
		i := valued(n.value, pub, e)
		i = p.fame(n, i, pub)
		x := news.Time{Span: text.Span{Start: n.start, End: p.end(n)}, Value: i, Rule: n.rule, Precision: grainNames[n.value.grain], Anchor: "published"}
		switch {
		case n.value.vague || x.Precision == "":
			x.Precision = "vague"
		case i.Known() && i.From == i.To:
			x.Precision = "day"
		}
		switch {
		case !i.Known():
			x.Anchor = "none"
		case n.value.fixed || n.value.text:
			x.Anchor = "text"
		}
		if n.value.text && i.Known() {
			x.Base = base(n.value, pub, e, i, before.words, own.words)
		}
		out = append(out, x)
		if i.Known() && !n.value.vague {
			if last = (anchor{i, x.Span}); i.From == i.To {
				lastDay = last
			}
		}
	}
	sort.SliceStable(out, func(a, b int) bool { return out[a].Span.Start < out[b].Span.Start })
	return out
}

// anchor is what a value can be reckoned from: days, and the words that tell them.
type anchor struct {
	days  news.Interval
	words text.Span
}

// base returns which of two anchors the value i of v hangs on: the one without which it comes out otherwise.
func base(v *value, pub *news.Interval, e env, i news.Interval, last, own text.Span) text.Span {
	without := e
	without.own = news.Unknown
	if e.own.Known() && valued(v, pub, without) != i {
		return own
	}
	without = e
	without.last = news.Unknown
	if e.last.Known() && valued(v, pub, without) != i {
		return last
	}
	return text.Span{}
}

// end returns where the last word of n ends, lengthening strokes behind it included.
func (p *parser) end(n *node) int {
	end, s := p.t.Tokens[n.last-1].Span.End, p.t.View.Original()
	for end < len(s) {
		r, size := utf8.DecodeRuneInString(s[end:])
		if !unicode.Is(unicode.Lm, r) {
			break
		}
		end += size
	}
	return end
}

// fresh is how many days after a day the press still means that very day by its date, even beside a word for an event.
const fresh = 10

// fame gives a date without year that stands behind a word for an event ("the attacks of 11 September") the year of the famous event of that
// date, unless the date has just been.
func (p *parser) fame(n *node, i news.Interval, pub *news.Interval) news.Interval {
	if n.class != dateC || !n.value.lone || !i.Known() || pub == nil || n.first == 0 || p.ctx[n.first-1]&eventHead == 0 || p.t.Tokens[n.first-1].Sentence != p.t.Tokens[n.first].Sentence {
		return i
	}
	if i.From <= pub.To && pub.To-i.From <= fresh {
		return i
	}
	_, m, d := i.From.Date()
	for _, f := range p.f.famous {
		if _, fm, fd := f.Date(); fm == m && fd == d && f <= pub.To {
			return one(f)
		}
	}
	return i
}

// ownDay returns the day of the clause that a lapse opens: the one day that the sentence names after the comma that closes the lapse.
// Elsewhere a day in the sentence is as likely that of the event from which the lapse is counted.
func (p *parser) ownDay(chosen []int32, n *node, pub *news.Interval) anchor {
	got := anchor{days: news.Unknown}
	if n.first > int32(p.t.Sentences[p.t.Tokens[n.first].Sentence].First)+1 {
		return got
	}
	comma := n.last
	for int(comma) < len(p.head) && p.have[comma]&(1<<classID("comma")) == 0 && comma < n.last+40 {
		comma++
	}
	for _, k := range chosen {
		o := &p.nodes[k]
		if o.first < comma || o.value.text || o.value.vague || o.value.grain != day {
			continue
		}
		if p.t.Tokens[o.first].Sentence != p.t.Tokens[n.first].Sentence {
			continue
		}
		if got.days.Known() {
			return anchor{days: news.Unknown}
		}
		e := env{last: news.Unknown, own: news.Unknown}
		e.tense, e.near = p.tense(o)
		got = anchor{valued(o.value, pub, e), text.Span{Start: o.start, End: p.end(o)}}
	}
	return got
}

package conflict

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/isnad-desk/isnad/desk/happening"
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

const (
	// maxAltered is up to how many articles a story has its sentences laid over one another, and alteredSentences how many of each.
	maxAltered, alteredSentences = 24, 40
	// fewestWords and mostWords bound the sentences that are laid over one another.
	fewestWords, mostWords = 6, 120
	// sameRun is the share of the words of the shorter sentence that the other must hold in the same order.
	sameRun = 0.8
	// maxHolders bounds the sentences that share three words in a row.
	maxHolders = 8
	// templates is from how many differences on two sentences rather are of one form and of two occasions.
	templates = 3
)

// run is a sentence of an article.
type run struct {
	a int // article
	*happening.Worded
}

// numeric reports whether a number stands among the words i to j, half-open.
func (r *run) numeric(i, j int) bool {
	k, _ := slices.BinarySearch(r.Figures, i)
	return k < len(r.Figures) && r.Figures[k] < j
}

// altered: one sentence in two articles in which another number, name or day stands at the same place. What is told in the same words is told of the
// same thing, whatever act it is; so these need no event. A number that took the place of another is no conflict, nor is one beside which much else
// differs: such sentences are of one form and tell of two occasions.
func (f *finder) altered() {
	list := f.articles[f.story]
	if len(list) < 2 || len(list) > maxAltered {
		return
	}
	var runs []run
	for _, a := range list {
		rec := f.in.Records[a]
		kept := worded(&f.in, a)
		for i := range kept {
			if len(kept[i].Figures) > 0 || f.in.Named(a, kept[i].Span) || f.timed(rec, kept[i].Span) {
				runs = append(runs, run{a, &kept[i]})
			}
		}
	}
	type trio [3]int32
	holders := map[trio][]int32{}
	shared := map[[2]int32]int{}
	var pairs [][2]int32
	for j := range runs {
		for k := 2; k < len(runs[j].IDs); k++ {
			t := trio(runs[j].IDs[k-2 : k+1])
			h := holders[t]
			for _, i := range h {
				if runs[i].a == runs[j].a {
					continue
				}
				p := [2]int32{i, int32(j)}
				if shared[p]++; shared[p] == 1 {
					pairs = append(pairs, p)
				}
			}
			if len(h) < maxHolders && (len(h) == 0 || h[len(h)-1] != int32(j)) {
				holders[t] = append(h, int32(j))
			}
		}
	}
	for _, p := range pairs {
		x, y := &runs[p[0]], &runs[p[1]]
		if shorter := min(len(x.IDs), len(y.IDs)); shared[p] < 2 || 4*shared[p] < shorter-2 || f.sameOutlet(x.a, y.a) {
			continue
		}
		f.layOver(x, y)
	}
}

// worded are the sentences of an article that are laid over others.
func worded(in *happening.Input, a int) []happening.Worded {
	sentences := in.Records[a].Sentences
	return in.Worded(a, sentences[:min(len(sentences), alteredSentences)], func(article string, passage text.Span) []text.Span {
		if w := words(article, passage); len(w) >= fewestWords && len(w) <= mostWords {
			return w
		}
		return nil
	})
}

// Learn makes of the articles of a story by themselves what Find asks for, whatever their entities are: it needs the records, the memory and the words only, and
// may go on while the entities are resolved.
func Learn(in *happening.Input) {
	in.Learn()
	for a, r := range in.Records {
		for k := range r.Details {
			if d := &r.Details[k]; d.Slot == "count" {
				in.Numerals(a, d.Span)
			}
		}
	}
	if n := len(in.Records); n < 2 || n > maxAltered {
		return
	}
	for a := range in.Records {
		worded(in, a)
	}
}

// bytesOfWord is about how many bytes a word has at least, with the blank.
const bytesOfWord = 8

// words are the words of a passage, numbers with their signs among them.
func words(t string, s text.Span) []text.Span {
	out := make([]text.Span, 0, (s.End-s.Start)/bytesOfWord)
	start := -1
	for i := s.Start; i <= s.End; {
		r, size := rune(0), 1
		if i < s.End {
			r, size = utf8.DecodeRuneInString(t[i:s.End])
		}
		in := i < s.End && inWord(r)
		if !in && start >= 0 && (r == '.' || r == ',') && i+size < s.End && unicode.IsDigit(rune(t[i-1])) && unicode.IsDigit(rune(t[i+size])) {
			in = true // 1.2
		}
		if in && start < 0 {
			start = i
		}
		if !in && start >= 0 {
			out = append(out, text.Span{Start: start, End: i})
			start = -1
		}
		i += size
	}
	return out
}

// inWord reports a letter, a digit or a mark. What most runes are is told without the tables.
func inWord(r rune) bool {
	switch {
	case r <= ' ':
		return false
	case r < utf8.RuneSelf:
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

// hunk is where two runs differ: half-open intervals of words.
type hunk struct {
	i, i2, j, j2  int
	before, after int // words in common right before and behind it
}

// layer lays runs over one another; what it needs for that it keeps for the next ones.
type layer struct {
	long  []uint16 // the longest run in common of what follows two words
	times []uint16 // by word: how often it stands in a run
}

// shares counts the words that two runs have in common, in whatever order.
func (l *layer) shares(x, y []int32) int {
	for _, w := range x {
		if int(w) >= len(l.times) {
			l.times = append(l.times, make([]uint16, int(w)+1-len(l.times))...)
		}
		l.times[w]++
	}
	n := 0
	for _, w := range y {
		if int(w) < len(l.times) && l.times[w] > 0 {
			l.times[w]--
			n++
		}
	}
	for _, w := range x {
		l.times[w] = 0
	}
	return n
}

// hunks lays two runs over one another; ok is false where they are not one sentence.
func (l *layer) hunks(x, y []int32) (out []hunk, ok bool) {
	if slices.Equal(x, y) {
		return nil, true
	}
	if float64(l.shares(x, y)) < sameRun*float64(min(len(x), len(y))) { // nearly all fall short of it: told by counting, which is cheap
		return nil, false
	}
	tail := 0 // the words in common at the end
	for tail < min(len(x), len(y)) && x[len(x)-1-tail] == y[len(y)-1-tail] {
		tail++
	}
	out, ok, sure := l.differences(x, y, tail)
	if !sure {
		out, ok, _ = l.differences(x, y, 0)
	}
	return out, ok
}

// differences are the hunks of two runs of which so many words at the end are laid over one another beforehand. They are sure where these would come to lie so
// without that.
func (l *layer) differences(x, y []int32, tail int) (out []hunk, ok, sure bool) {
	head := 0 // the words in common at the beginning lie over one another in any case
	for head < min(len(x), len(y))-tail && x[head] == y[head] {
		head++
	}
	n, m := len(x)-tail, len(y)-tail
	row := m - head + 1
	if size := (n - head + 1) * row; cap(l.long) < size {
		l.long = make([]uint16, size)
	}
	long := l.long[:(n-head+1)*row]
	at := func(i, j int) int { return (i-head)*row + j - head }
	for j := head; j <= m; j++ {
		long[at(n, j)] = 0
	}
	for i := n - 1; i >= head; i-- {
		this, next := long[at(i, head):][:row], long[at(i+1, head):][:row]
		this[row-1] = 0
		w := x[i]
		for j := row - 2; j >= 0; j-- {
			if w == y[head+j] {
				this[j] = next[j+1] + 1
			} else {
				this[j] = max(next[j], this[j+1])
			}
		}
	}
	if float64(head+int(long[0])+tail) < sameRun*float64(min(len(x), len(y))) {
		return nil, false, true
	}
	i, j, before := head, head, head
	for i < n || j < m {
		if i < n && j < m && x[i] == y[j] {
			i, j, before = i+1, j+1, before+1
			continue
		}
		h := hunk{i: i, j: j, before: before}
		for i < n && j < m && x[i] != y[j] {
			if long[at(i+1, j)] >= long[at(i, j+1)] {
				i++
			} else {
				j++
			}
		}
		if i == n || j == m {
			if tail > 0 && (slices.Contains(y[j:m], x[n]) || slices.Contains(x[i:n], y[m])) {
				return nil, false, false
			}
			i, j = n, m
		}
		h.i2, h.j2 = i, j
		for k := 0; i+k < len(x) && j+k < len(y) && x[i+k] == y[j+k]; k++ {
			h.after++
		}
		if h.i < h.i2 && h.j < h.j2 {
			out = append(out, h)
		}
		before = 0
	}
	return out, true, true
}

// layOver states where one sentence of two articles has two numbers.
func (f *finder) layOver(x, y *run) {
	list, ok := f.layer.hunks(x.IDs, y.IDs)
	if !ok {
		return
	}
	if f.replaced(x, y, list) {
		return
	}
	if len(x.Figures) == 0 || len(y.Figures) == 0 || f.otherDays(x, y) {
		return
	}
	if f.in.Named(x.a, x.Span) && f.in.Named(y.a, y.Span) && f.in.SharedNames(x.a, x.Span, y.a, y.Span) == 0 {
		return // one form, filled in for two
	}
	type found struct {
		one, two text.Span
	}
	var out []found
	differ, quoted, ordinal := 0, false, false
	for _, h := range list {
		if !x.numeric(h.i, h.i2) || !y.numeric(h.j, h.j2) {
			continue
		}
		word := func(r *run, k int) string { return f.in.Fold(r.Words[k].Of(f.in.Records[r.a].Article.Text)) }
		if h.i2-h.i > 1 && h.j2-h.j > 1 && !x.numeric(h.i+1, h.i2) && !y.numeric(h.j+1, h.j2) && f.sameNoun(word(x, h.i+1), word(y, h.j+1)) {
			h.i2, h.j2, h.after = h.i+1, h.j+1, 1 // what is counted changes its form with the number: fourteen soldier, ten soldiers
		}
		a := text.Span{Start: x.Words[h.i].Start, End: x.Words[h.i2-1].End}
		b := text.Span{Start: y.Words[h.j].Start, End: y.Words[h.j2-1].End}
		var nouns [2]string
		if h.after > 0 {
			nouns = [2]string{word(x, h.i2), word(y, h.j2)}
		}
		if p, q := f.in.Fold(a.Of(f.in.Records[x.a].Article.Text)), f.in.Fold(b.Of(f.in.Records[y.a].Article.Text)); caseOnly(p, q) {
			continue
		}
		other, clash := f.otherNumber(x, y, a, b, nouns)
		if !other {
			continue
		}
		differ++
		if p, ok := f.numeral(x, a); !ok {
			quoted = true
		} else if p.Kind == lang.Ordinal {
			ordinal = true
		}
		if clash && (h.before >= 2 || h.after >= 2) && h.before+h.after >= 3 {
			if h.after > 0 { // with what is counted
				a.End, b.End = x.Words[h.i2].End, y.Words[h.j2].End
			}
			out = append(out, found{a, b})
		}
	}
	if differ >= templates || differ > 1 && (quoted || ordinal) { // a fall and the price after it, another delivery and its lorries
		return
	}
	for _, o := range out {
		f.against("number", f.eventAt(x), f.saidIn(x, o.one), f.saidIn(y, o.two))
	}
}

// timed reports whether a time stands in a passage.
func (f *finder) timed(rec *news.Record, s text.Span) bool {
	return slices.ContainsFunc(rec.Times, func(t news.Time) bool { return s.Contains(t.Span) })
}

// longWords is how many words two sentences have at least in which one name or day took the place of another.
const longWords = 10

// mostHunks is in how many places two sentences may differ of which one is a name or a day.
const mostHunks = 3

// replaced states where of two long sentences one name differs, or one day, and hardly anything else.
func (f *finder) replaced(x, y *run, list []hunk) bool {
	if len(list) == 0 || len(list) > mostHunks {
		return false
	}
	k := -1
	for i, h := range list {
		if x.numeric(h.i, h.i2) || y.numeric(h.j, h.j2) {
			return false
		}
		a := text.Span{Start: x.Words[h.i].Start, End: x.Words[h.i2-1].End}
		b := text.Span{Start: y.Words[h.j].Start, End: y.Words[h.j2-1].End}
		named := f.nameOf(x.a, a) != nil || f.dayOf(x.a, a) != nil
		if named != (f.nameOf(y.a, b) != nil || f.dayOf(y.a, b) != nil) || named && k >= 0 {
			return false
		}
		if named {
			k = i
		} else if p, q := f.in.Lemmas(x.a, a), f.in.Lemmas(y.a, b); common(p, q) < min(len(p), len(q)) { // it tells of something else too
			return false
		}
	}
	if k < 0 {
		return false
	}
	h := list[k]
	if min(len(x.Words), len(y.Words)) < longWords || h.before+h.after < 4 || farPublished(f.in.Records[x.a], f.in.Records[y.a]) {
		return false
	}
	a := text.Span{Start: x.Words[h.i].Start, End: x.Words[h.i2-1].End}
	b := text.Span{Start: y.Words[h.j].Start, End: y.Words[h.j2-1].End}
	if t, u := f.dayOf(x.a, a), f.dayOf(y.a, b); t != nil && u != nil {
		if t.Value.Meets(u.Value) || !f.dayName(t.Span.Of(f.in.Records[x.a].Article.Text)) || !f.dayName(u.Span.Of(f.in.Records[y.a].Article.Text)) {
			return false
		}
		f.against("time", f.eventAt(x), f.saidIn(x, a), f.saidIn(y, b))
		return true
	}
	p, q := f.nameOf(x.a, a), f.nameOf(y.a, b)
	if p == nil || q == nil || p.Kind != q.Kind {
		return false
	}
	e, d := f.in.Entity[x.a][p.Entity], f.in.Entity[y.a][q.Entity]
	if slices.Contains(f.in.Entity[x.a], d) || slices.Contains(f.in.Entity[y.a], e) { // who is described here is named there
		return false
	}
	if e == d || f.in.SharedNames(x.a, x.Span, y.a, y.Span) == 0 || !f.otherName(e, d) {
		return false // one thing, or one form filled in for two
	}
	if here, there := f.in.Phrase(p.Span.Of(f.in.Records[x.a].Article.Text)), f.in.Phrase(q.Span.Of(f.in.Records[y.a].Article.Text)); slices.ContainsFunc(here, func(w string) bool { return slices.Contains(there, w) }) { // a surname: "the kingdom", "the kingdom of mankind"
		return false
	}
	slot := "who"
	if p.Kind == news.Place {
		slot = "place"
	}
	f.against(slot, f.eventAt(x), f.saidIn(x, a), f.saidIn(y, b))
	return true
}

// dayOf is the time of one day or two of an article that a passage is, or is part of, or nil.
func (f *finder) dayOf(a int, s text.Span) *news.Time {
	for i := range f.in.Records[a].Times {
		if t := &f.in.Records[a].Times[i]; t.Span.Contains(s) || s.Contains(t.Span) && s.End-s.Start <= t.Span.End-t.Span.Start+proclitic {
			if t.Value.Known() && t.Value.To-t.Value.From <= 1 {
				return t
			}
		}
	}
	return nil
}

// nameOf is the name that a passage of an article is, but for what is written together with it and a short word behind it ("who"), or nil.
func (f *finder) nameOf(a int, s text.Span) *news.Mention {
	for i := range f.in.Records[a].Mentions {
		m := &f.in.Records[a].Mentions[i]
		if m.Form == news.Name && m.Entity != news.None && m.Span.End <= s.End && s.End-m.Span.End <= shortWord && m.Span.Start >= s.Start && m.Span.Start-s.Start <= proclitic {
			return m
		}
	}
	return nil
}

// shortWord is how many bytes may stand behind a name in what is taken for it.
const shortWord = 9

// otherName reports whether two desk entities surely are two: no place holds the other, and their names share no word and are not spelled nearly alike.
func (f *finder) otherName(e, d int) bool {
	x, y := f.in.Entities[e].Name, f.in.Entities[d].Name
	if f.in.Holds(x, y) || f.in.Holds(y, x) || f.partOf(e, d) {
		return false
	}
	p, q := f.in.Phrase(x), f.in.Phrase(y)
	if len(p) == 0 || len(q) == 0 {
		return false
	}
	for _, v := range p {
		for _, w := range q {
			if nearlyAlike([]rune(v), []rune(w)) {
				return false
			}
		}
	}
	return true
}

// nearlyAlike reports whether two words share more than half of the letters of the shorter, in order.
func nearlyAlike(a, b []rune) bool {
	row := make([]int, len(b)+1)
	for _, x := range a {
		last := 0
		for j, y := range b {
			was := row[j+1]
			if x == y {
				row[j+1] = last + 1
			} else {
				row[j+1] = max(row[j+1], row[j])
			}
			last = was
		}
	}
	return 2*row[len(b)] > min(len(a), len(b))
}

// caseOnly reports whether two number words differ in their last letter alone: a dual in two cases, however it was read.
func caseOnly(a, b string) bool {
	x, y := []rune(a), []rune(b)
	return len(x) == len(y) && len(x) > 3 && slices.Equal(x[:len(x)-1], y[:len(y)-1]) && !strings.ContainsFunc(a+b, unicode.IsDigit)
}

// saidIn is the value of a passage of a run.
func (f *finder) saidIn(r *run, s text.Span) value {
	rec := f.in.Records[r.a]
	st := news.None
	for n := range rec.Statements {
		if c := rec.Statements[n].Content; c.Contains(s) && (st == news.None || c.End-c.Start < rec.Statements[st].Content.End-rec.Statements[st].Content.Start) {
			st = n
		}
	}
	return value{says: strings.Join(strings.Fields(s.Of(rec.Article.Text)), " "), report: -1, at: news.Evidence{Article: rec.Article.ID, Span: r.Span}, source: f.source(r.a, st)}
}

// eventAt is the first event whose trigger stands in a run.
func (f *finder) eventAt(r *run) place {
	for n := range f.in.Records[r.a].Events {
		if r.Span.Contains(f.in.Records[r.a].Events[n].Trigger) {
			return place{r.a, n}
		}
	}
	return place{r.a, news.None}
}

// otherDays reports whether two runs tell of days that cannot meet, or were published more than a few days apart.
func (f *finder) otherDays(x, y *run) bool {
	r, s := f.in.Records[x.a], f.in.Records[y.a]
	if p, q := r.Article.Published, s.Article.Published; p != nil && q != nil && p.Known() && q.Known() && (p.From-q.To > claimDays || q.From-p.To > claimDays) {
		return true
	}
	days := func(rec *news.Record, at text.Span) []news.Interval {
		var out []news.Interval
		for _, t := range rec.Times {
			if at.Contains(t.Span) && t.Value.Known() && t.Value.To-t.Value.From <= 1 {
				out = append(out, t.Value)
			}
		}
		return out
	}
	a, b := days(r, x.Span), days(s, y.Span)
	return len(a) > 0 && len(b) > 0 && !slices.ContainsFunc(a, func(t news.Interval) bool {
		return slices.ContainsFunc(b, func(u news.Interval) bool { return t.From-u.To <= 1 && u.From-t.To <= 1 })
	})
}

// otherNumber reports whether two passages are a number each and not the same, and whether that is a disagreement: where one of the articles gives both
// numbers of one thing, as lists do, the sentences are not about one. nouns are the words behind them, or "".
func (f *finder) otherNumber(x, y *run, a, b text.Span, nouns [2]string) (other, clash bool) {
	p, ok := f.numeral(x, a)
	q, ok2 := f.numeral(y, b)
	if !ok || !ok2 {
		digits := func(r *run, s text.Span) bool {
			return strings.ContainsFunc(s.Of(f.in.Records[r.a].Article.Text), unicode.IsDigit)
		}
		return digits(x, a) && digits(y, b), false // a price, an hour
	}
	if p.Kind != q.Kind || p.From == q.From && p.To == q.To {
		return false, false
	}
	switch p.Kind {
	case lang.Ordinal:
		if f.timeBefore(x, a) || f.timeBefore(y, b) { // each report of a fair has its day
			return true, false
		}
	case lang.Cardinal:
		if p.Percent != q.Percent || min(p.From, q.From) < 2 || max(p.To, q.To) > largestAltered || p.AtMost || q.AtMost {
			return true, false
		}
		if f.bareDual(x, y, a, b, &p, &q, nouns[1]) || f.bareDual(y, x, b, a, &q, &p, nouns[0]) {
			return false, false
		}
		c, d := f.altCount(x, a, &p), f.altCount(y, b, &q)
		if agree(c.q, d.q) || f.update(&c, &d) {
			return true, false
		}
	default:
		return true, false
	}
	return true, !f.hasNumber(y.a, &p, nouns[0]) && !f.hasNumber(x.a, &q, nouns[1])
}

// bareDual reports whether of two numbers the second is double the first and its word that of the first with one letter more, before a preposition: the accusative,
// which has the letters of the dual that stands before what is counted ("led a thousand of them").
func (f *finder) bareDual(x, y *run, a, b text.Span, p, q *lang.Numeral, next string) bool {
	one, two := f.in.Fold(a.Of(f.in.Records[x.a].Article.Text)), f.in.Fold(b.Of(f.in.Records[y.a].Article.Text))
	rest, ok := strings.CutPrefix(two, one)
	return ok && utf8.RuneCountInString(rest) == 1 && q.From == 2*p.From && f.in.Words.Preposition(next)
}

// timeBefore reports whether the word before a passage of a run is one for a time: "the fifth day", "this week, the fourth".
func (f *finder) timeBefore(r *run, s text.Span) bool {
	k := slices.IndexFunc(r.Words, func(w text.Span) bool { return w.Start >= s.Start })
	if k <= 0 {
		return false
	}
	fold := f.in.Fold(r.Words[k-1].Of(f.in.Records[r.a].Article.Text))
	times := f.in.Lang.Lexicon("times")
	if len(times.Find(fold)) > 0 || len(times.Find(f.in.Lang.Bare(fold))) > 0 {
		return true
	}
	t := f.in.Lang.Read(fold)
	return len(t.Tokens) > 0 && len(times.Find(t.Tokens[0].Best().Stem)) > 0 // "for the fifth day"
}

// sameNoun reports whether two folded words are one noun in two numbers or cases.
func (f *finder) sameNoun(a, b string) bool {
	forms := func(w string) []string {
		out := []string{w}
		if f.in.Lang.Indefinite != nil {
			if s, ok := f.in.Lang.Indefinite(w); ok {
				out = append(out, s)
			}
		}
		for _, w := range out {
			if t := f.in.Lang.Read(w); f.in.Lang.Meet != nil && len(t.Tokens) > 0 {
				best := t.Tokens[0].Best()
				m, _ := f.in.Lang.Meet(&best)
				out = append(out, m)
			}
		}
		return out
	}
	other := forms(b)
	return slices.ContainsFunc(forms(a), func(x string) bool {
		return slices.ContainsFunc(other, func(y string) bool { return sameStem([]rune(x), []rune(y)) })
	})
}

// sameStem reports whether two words begin with the same letters, three or more and most of the shorter.
func sameStem(x, y []rune) bool {
	n := 0
	for n < min(len(x), len(y)) && x[n] == y[n] {
		n++
	}
	return n >= 3 && 3*n >= 2*min(len(x), len(y))
}

// hasNumber reports whether an article gives a number before a word, among its sentences that are looked at.
func (f *finder) hasNumber(a int, n *lang.Numeral, noun string) bool {
	rec := f.in.Records[a]
	for _, s := range rec.Sentences[:min(len(rec.Sentences), alteredSentences)] {
		for _, m := range f.in.Numerals(a, s) {
			if m.From != n.From || m.To != n.To || m.Kind != n.Kind {
				continue
			}
			rest := words(rec.Article.Text, text.Span{Start: s.Start + m.Span.End, End: s.End})
			if noun == "" || len(rest) > 0 && f.in.Fold(rest[0].Of(rec.Article.Text)) == noun {
				return true
			}
		}
	}
	return false
}

// largestAltered is from which number on one is left alone.
const largestAltered = 1e12

func (f *finder) altCount(r *run, s text.Span, n *lang.Numeral) count {
	rec := f.in.Records[r.a]
	c := count{q: news.Quantity{From: int(n.From), To: int(n.To), AtLeast: n.AtLeast, Span: s}, rec: rec}
	c.new, c.first, _ = f.rise(rec, &c.q)
	return c
}

// numeral is the number that a passage of a run is, in whole and no time. Numbers with a point are left alone: papers print them from either side, with
// signs and letters of many sorts for the point, and hours look the same.
func (f *finder) numeral(r *run, s text.Span) (lang.Numeral, bool) {
	rec := f.in.Records[r.a]
	if slices.ContainsFunc(rec.Times, func(t news.Time) bool { return t.Span.Overlaps(s) }) || broken(rec.Article.Text, s) {
		return lang.Numeral{}, false
	}
	for _, n := range f.in.Numerals(r.a, r.Span) {
		at := text.Span{Start: r.Span.Start + n.Span.Start, End: r.Span.Start + n.Span.End}
		if at.End == s.End && at.Start >= s.Start && at.Start-s.Start <= proclitic && n.Noun < 0 { // a dual is written in two ways
			return n, true
		}
	}
	return lang.Numeral{}, false
}

// broken reports whether something else stands among the digits of a number, or a sign joins it to another; or whether it begins with a nought, as hours
// and telephone numbers do.
func broken(t string, s text.Span) bool {
	digits := s.Of(t)
	first, last := strings.IndexFunc(digits, unicode.IsDigit), strings.LastIndexFunc(digits, unicode.IsDigit)
	if first < 0 {
		return false
	}
	if digits[first] == '0' || strings.ContainsFunc(digits[first:last], func(r rune) bool { return !unicode.IsDigit(r) }) {
		return true
	}
	joins := func(sign rune, beyond string, digit func(string) (rune, int)) bool {
		r, _ := digit(beyond)
		return unicode.IsPunct(sign) && unicode.IsDigit(r)
	}
	before, n := utf8.DecodeLastRuneInString(t[:s.Start])
	after, m := utf8.DecodeRuneInString(t[s.End:])
	return joins(before, t[:s.Start-n], utf8.DecodeLastRuneInString) || joins(after, t[s.End+m:], utf8.DecodeRuneInString)
}

// proclitic is how many bytes may stand before a number in its word.
const proclitic = 4

package lineage

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// Tell returns the edge that article n of a web has in the desk's lineage, with its evidence; false where it has none. r is its record, from that of
// its source, nil where it has none. The evidence rests on the two records alone: known is that of an edge between them which was told before, or nil.
func (w *Web) Tell(l *lang.Language, n int, r, from *news.Record, known []news.Evidence) (news.Lineage, bool) {
	_, kind, score := w.Source(n)
	out := news.Lineage{Article: r.Article.ID, Relays: w.texts[n].Agency, Score: math.Round(score*100) / 100, Evidence: known}
	switch kind {
	case Reprint:
		out.Kind = "reprint"
	case Rewrite:
		out.Kind = "rewrite"
	default:
		out.Kind, out.Score = "relay", 1
	}
	if from != nil {
		out.From = from.Article.ID
		if out.Relays == "" && from.Article.Outlet != nil {
			if to := spokenTo(l, r); to != "" && l.FoldString(to) == l.FoldString(from.Article.Outlet.Name) {
				out.Relays = to
			}
		}
	}
	if known == nil {
		if from != nil {
			out.Evidence = passages(l, r, from, 3)
		}
		out.Evidence = append(out.Evidence, credits(l, r)...)
	}
	return out, from != nil || out.Relays != ""
}

// passages returns the longest shared passages of an article and the one it came from, at most limit, longest first.
func passages(l *lang.Language, r, from *news.Record, limit int) []news.Evidence {
	numbers := map[string]int32{}
	a, b := wordsOf(l, r, numbers), wordsOf(l, from, numbers)
	at := make(map[[shingle]int32]int, len(b.words))
	for i := len(b.words) - shingle; i >= 0; i-- {
		at[[shingle]int32(b.words[i:])] = i
	}
	var out []news.Evidence
	for i := 0; i+shingle <= len(a.words); {
		j, ok := at[[shingle]int32(a.words[i:])]
		if !ok {
			i++
			continue
		}
		n := 0
		for i+n < len(a.words) && j+n < len(b.words) && a.words[i+n] == b.words[j+n] {
			n++
		}
		f := b.span(j, j+n)
		out = append(out, news.Evidence{Article: r.Article.ID, Span: a.span(i, i+n), From: &f})
		i += n
	}
	slices.SortStableFunc(out, func(x, y news.Evidence) int { return cmp.Compare(y.Span.Len(), x.Span.Len()) })
	return out[:min(limit, len(out))]
}

// numbered is the words of an article's body, numbered.
type numbered struct {
	view  *text.View
	base  int // where the body begins
	words []int32
	spans []text.Span // of words in the folded body
}

// span is where words i to j, j left out, stand in the article.
func (b *numbered) span(i, j int) text.Span {
	from, to := b.view.Origin(b.spans[i]), b.view.Origin(b.spans[j-1])
	return text.Span{Start: b.base + from.Start, End: b.base + to.End}
}

// wordsOf returns the words of an article's body; numbers tells those that were met.
func wordsOf(l *lang.Language, r *news.Record, numbers map[string]int32) *numbered {
	b := &numbered{}
	t := r.Article.Text
	if s := r.Article.Title; s != nil && s.End < len(t) {
		b.base = s.End
	}
	b.view = l.Fold(t[b.base:])
	f := b.view.Folded()
	add := func(start, end int) {
		n, ok := numbers[f[start:end]]
		if !ok {
			n = int32(len(numbers))
			numbers[f[start:end]] = n
		}
		b.words, b.spans = append(b.words, n), append(b.spans, text.Span{Start: start, End: end})
	}
	start := -1
	for i, c := range f {
		switch {
		case !separator(c):
			if start < 0 {
				start = i
			}
		case start >= 0:
			add(start, i)
			start = -1
		}
	}
	if start >= 0 {
		add(start, len(f))
	}
	return b
}

// relayed returns the agency or outlet that an article credits for its news: in byline, dateline or signature, else the one that most of its
// statements come through or are quoted from; an agency before another outlet. wire: it is an agency.
func relayed(l *lang.Language, r *news.Record) (name string, wire bool) {
	own := ""
	if r.Article.Outlet != nil {
		own = l.FoldString(r.Article.Outlet.Name)
	}
	for _, kind := range []string{"agency", "outlet"} {
		for _, c := range r.Article.Credits {
			if c.Kind == kind && l.FoldString(c.Name) != own && !platform(l, c.Name) {
				return c.Name, kind == "agency"
			}
		}
	}
	if name := byHead(l, r.Article.Byline); name != "" && l.FoldString(name) != own {
		return name, true
	}
	count := map[string]int{}
	for i := range r.Statements {
		if x, ok := through(l, r, &r.Statements[i], "agency", own); ok {
			count[x.Name]++
		}
	}
	if name := cmp.Or(most(count), passing(l, r, own)); name != "" {
		return name, true
	}
	if name := carried(l, r, own); name != "" {
		return name, false
	}
	if name := leading(l, r, own); name != "" {
		return name, false
	}
	return published(l, r, own)
}

// published is the other outlet that the lead tells of as who published the news, in words that no statement is made of ("the paper X published news of",
// "in a report that the agency X carried"), or the agency that stands alone in brackets behind or before it.
func published(l *lang.Language, r *news.Record, own string) (name string, wire bool) {
	from, end := lead(r)
	for i := range r.Mentions {
		m := &r.Mentions[i]
		if m.Kind != news.Organization || m.Form != news.Name || m.Entity == news.None || m.Span.Start < from {
			continue
		}
		if m.Span.Start >= end {
			break
		}
		e := &r.Entities[m.Entity]
		name := cmp.Or(e.Canon, e.Name)
		at := text.Span{Start: sentenceStart(r, m.Span.Start), End: m.Span.Start}
		if l.FoldString(name) == own || l.FoldString(e.Name) == own || platform(l, name) || otherBody(l, e) || !isMedium(l, r, &news.Link{Name: name, Entity: m.Entity, Span: &m.Span}) {
			continue
		}
		if before, after := r.Article.Text[at.Start:at.End], r.Article.Text[m.Span.End:]; e.Type == "agency" && strings.HasSuffix(before, "(") && strings.HasPrefix(after, ")") {
			return name, true
		}
		t := l.Read(at.Of(r.Article.Text))
		n := len(t.Tokens)
		for n > 0 && t.Tokens[n-1].Kind != lang.Word {
			n--
		}
		if n > 0 && news.Medium(headType(l, t.Tokens[n-1].Best().Stem)) {
			if t.Tokens[n-1].Best().Clitics.Has(lang.Prepositions) {
				continue
			}
			n--
		}
		if n == 0 {
			continue
		}
		if best := t.Tokens[n-1].Best(); reports(l, &best) {
			return name, e.Type == "agency"
		}
	}
	return "", false
}

// passing is the first agency that an article credits anywhere in words of which no statement is made, or "": those of an attribution ("according to the agency
// X" as a sentence of its own, or before what somebody else says), and those for what the agency itself did for its news ("a statement that X obtained",
// "a poll of X", "X could not check this").
func passing(l *lang.Language, r *news.Record, own string) string {
	for i := range r.Mentions {
		m := &r.Mentions[i]
		if m.Kind != news.Organization || m.Form != news.Name || m.Entity == news.None {
			continue
		}
		e := &r.Entities[m.Entity]
		name := cmp.Or(e.Canon, e.Name)
		if e.Type != "agency" && !agency(l, name) || l.FoldString(name) == own || l.FoldString(e.Name) == own || platform(l, name) {
			continue
		}
		if credited(l, r.Article.Text[sentenceStart(r, m.Span.Start):m.Span.Start]) {
			return name
		}
	}
	return ""
}

// credited reports whether the words of a sentence before the name of an agency credit it.
func credited(l *lang.Language, before string) bool {
	w := strings.FieldsFunc(l.FoldString(before), separator)
	best := func(k int) lang.Reading {
		if len(w) < k {
			return lang.Reading{}
		}
		return firstReading(l, w[len(w)-k])
	}
	to := false
	if n := len(w); n > 0 && utf8.RuneCountInString(w[n-1]) == 1 { // a preposition written together with the name
		w, to = w[:n-1], true
	}
	for k := 1; k <= min(2, len(w)); k++ { // "the agency X", "the news agency X"
		if b := best(k); news.Medium(headType(l, b.Stem)) {
			w, to = w[:len(w)-k], to || b.Clitics.Has(lang.For)
			break
		}
	}
	n := len(w)
	if n == 0 {
		return false
	}
	if attributes(l, w[n-1]) || attributes(l, best(1).Host) || n > 1 && attributes(l, w[n-2], w[n-1]) {
		return true
	}
	words := l.Lexicon("reporting_words")
	own := func(word string) bool {
		return slices.ContainsFunc(words.Find(word), func(id int32) bool { return words.Get(id, "class") == "own_work" })
	}
	prep := n > 1 && slices.ContainsFunc(words.Find(w[n-1]), func(id int32) bool { return words.Get(id, "class") == "prep_pronoun" || words.Get(id, "class") == "on" })
	switch {
	case to: // "a poll of X", "it was not possible for X"
		return own(w[n-1]) || own(best(1).Host)
	case prep: // "a statement that X obtained"
		return own(w[n-2])
	}
	return best(1).Suffix != "" && own(w[n-1]) || tellsFor(l, w, to) // "a poll that X made"
}

// firstReading is the best reading of the first word of a text.
func firstReading(l *lang.Language, s string) lang.Reading {
	if t := l.Read(s); len(t.Tokens) > 0 {
		return t.Tokens[0].Best()
	}
	return lang.Reading{}
}

// tellsFor reports whether words end with somebody who works for the medium named behind them and says something ("journalists of X said"); to: a preposition
// is written together with that name.
func tellsFor(l *lang.Language, w []string, to bool) bool {
	words, roles := l.Lexicon("reporting_words"), l.Lexicon("roles")
	n := len(w)
	if !to && n > 0 && slices.ContainsFunc(words.Find(w[n-1]), func(id int32) bool { c := words.Get(id, "class"); return c == "from" || c == "in" }) {
		n--
	}
	if n < 2 || !slices.ContainsFunc(roles.Find(w[n-1]), func(id int32) bool { return roles.Get(id, "class") == "media" }) {
		return false
	}
	b := firstReading(l, w[n-2])
	return reports(l, &b) || attributes(l, w[n-2]) || attributes(l, b.Host)
}

// attributes reports whether words say that what stands beside them is told by who is named behind them ("according to").
func attributes(l *lang.Language, words ...string) bool {
	reporting := l.Lexicon("reporting")
	return slices.ContainsFunc(reporting.Find(words...), func(id int32) bool {
		return reporting.Get(id, "kind") == "phrase" && reporting.Get(id, "stance") == "says" && reporting.Get(id, "source") != "verb"
	})
}

// reports reports whether a word is a finite verb by which its subject says something.
func reports(l *lang.Language, b *lang.Reading) bool {
	if len(b.Morphs) == 0 || b.Morphs[0].POS != lang.Verb {
		return false
	}
	lex := l.Lexicon("reporting")
	return slices.ContainsFunc(lex.Find(l.FoldString(b.Morphs[0].Lemma)), func(id int32) bool {
		return lex.Get(id, "kind") == "verb" && lex.Get(id, "source") == "subject" && lex.Get(id, "stance") == "says"
	})
}

// lead is where the headline ends and where the second sentence under it does.
func lead(r *news.Record) (from, end int) {
	n := 0
	if len(r.Sentences) > 0 && r.Article.Title != nil && r.Sentences[0].Overlaps(*r.Article.Title) {
		from, n = r.Sentences[0].End, 1
	}
	for _, s := range r.Sentences[n:min(len(r.Sentences), n+2)] {
		end = s.End
	}
	return from, end
}

func sentenceStart(r *news.Record, i int) int {
	for _, s := range r.Sentences {
		if s.Start <= i && i < s.End {
			return s.Start
		}
	}
	return i
}

// carried is the other outlet that an article has its news from: the first statement of its body is told by it or quoted from it, or half of them at least
// are, or it is the first that others are quoted from. Where somebody denies something, what the article quotes from a paper is rather what is denied, also
// as its first statement unless half of them are the paper's.
func carried(l *lang.Language, r *news.Record, own string) string {
	count := map[string]int{}
	first, last, credited, all, denied := "", "", "", 0, false
	for i := range r.Statements {
		s := &r.Statements[i]
		if t := r.Article.Title; t != nil && t.Overlaps(s.Content) && t.Overlaps(s.Cue) {
			continue
		}
		name := ""
		if x, ok := through(l, r, s, "outlet", own); ok && isMedium(l, r, &x) {
			name, credited = x.Name, cmp.Or(credited, x.Name)
		} else if s.Class == news.RoleSource {
			name = correspondent(l, r, s)
		} else if news.Medium(sourceType(l, r, s)) {
			name = last // "the paper" is the one told of before
			if e := s.Entity; e != news.None && otherBody(l, &r.Entities[e]) {
				name = ""
			} else if e != news.None {
				name = cmp.Or(r.Entities[e].Canon, r.Entities[e].Name)
			}
			if opening(r, s.Cue) && l.FoldString(name) != own && !platform(l, name) && attributes(l, strings.Fields(l.FoldString(s.Cue.Of(r.Article.Text)))...) { // "..., according to X"
				credited = cmp.Or(credited, name)
			}
		}
		if l.FoldString(name) == own || platform(l, name) {
			name = ""
		}
		denied = denied || name == "" && s.Stance == "denies"
		if all == 0 {
			first = name
		}
		all++
		if name != "" {
			count[name]++
			last = name
		}
	}
	switch name := most(count); {
	case name == "" || name == first && (!denied || 2*count[name] >= all):
		return name
	case denied: // what one passage quotes from a paper to deny it, or the first of several accounts
		return ""
	case 2*count[name] >= all && count[name] > 1:
		return name
	}
	return credited
}

// opening reports whether a passage stands in the paragraph right under the headline, which gives the news.
func opening(r *news.Record, s text.Span) bool {
	body := 0
	if t := r.Article.Title; t != nil {
		body = min(t.End, s.Start)
	}
	return !strings.Contains(strings.TrimSpace(r.Article.Text[body:s.Start]), "\n")
}

// most is the name that was counted most often, of equals the first by letter, or "".
func most(count map[string]int) string {
	name, n := "", 0
	for k, c := range count {
		if c > n || c == n && k < name {
			name, n = k, c
		}
	}
	return name
}

// spokenTo is the other outlet to which an article's sources spoke most often, or "". To quote what somebody told a radio is not yet to relay the
// radio; it is where the radio's own report is at hand and shares its words.
func spokenTo(l *lang.Language, r *news.Record) string {
	own := ""
	if r.Article.Outlet != nil {
		own = l.FoldString(r.Article.Outlet.Name)
	}
	count := map[string]int{}
	for i := range r.Statements {
		for _, x := range r.Statements[i].Isnad {
			if x.Told && l.FoldString(x.Name) != own && !platform(l, x.Name) && !speaker(l, r, &x) {
				count[x.Name]++
				break
			}
		}
	}
	return most(count)
}

// leading is the outlet that is the first source named in the headline or the first two sentences under it ("the newspaper X reported that"), or "".
func leading(l *lang.Language, r *news.Record, own string) string {
	end := 0
	for n, s := range r.Sentences[:min(len(r.Sentences), 3)] {
		if n < 2 || r.Article.Title != nil && r.Sentences[0].Overlaps(*r.Article.Title) {
			end = s.End
		}
	}
	name, at := "", end
	for i := range r.Statements {
		s := &r.Statements[i]
		if s.Source == nil || s.Source.Start >= at {
			continue
		}
		name, at = "", s.Source.Start // who is named first: a later one is background
		if s.Class != news.OrgSource {
			continue
		}
		words := strings.Fields(l.FoldString(l.Plain(s.Source.Of(r.Article.Text))))
		if len(words) < 2 || !news.Medium(headType(l, l.Bare(words[0]))) {
			continue
		}
		if s.Entity == news.None { // no name that is known: a phrase with the article is one ("the tenth channel"), another may be any ("a local newspaper")
			if len(words) > 2 && (l.Bare(words[0]) != words[0] || l.Bare(words[1]) != words[1]) {
				name = l.Plain(s.Source.Of(r.Article.Text))
			}
			continue
		}
		e := &r.Entities[s.Entity]
		if otherBody(l, e) {
			continue // the site of a club
		}
		if l.FoldString(e.Name) == own || platform(l, e.Name) {
			continue
		}
		if name = e.Canon; name == "" {
			name = e.Name
		}
	}
	return name
}

// otherBody reports whether an entity is known as, or named as, a body of another kind than those that tell news.
func otherBody(l *lang.Language, e *news.Entity) bool {
	fold := l.FoldString(e.Name)
	if news.Medium(e.Type) || len(l.Lexicon("outlets").Find(strings.Fields(fold)...)) > 0 {
		return false
	}
	t := headType(l, l.Bare(firstWord(fold)))
	return e.Type != "" && !news.Medium(e.Type) || t != "" && !news.Medium(t)
}

func firstWord(s string) string {
	s, _, _ = strings.Cut(s, " ")
	return s
}

// correspondent is the medium whose correspondent tells a statement, or "".
func correspondent(l *lang.Language, r *news.Record, s *news.Statement) string {
	if s.Source == nil {
		return ""
	}
	words := l.Lexicon("role_words")
	head := l.Bare(firstWord(l.FoldString(s.Source.Of(r.Article.Text))))
	if !slices.ContainsFunc(words.Find(head), func(id int32) bool { return slices.Contains(words.Values(id, "class"), "correspondent") }) {
		return ""
	}
	for i := range r.Mentions {
		m := &r.Mentions[i]
		if !s.Source.Contains(m.Span) || m.Kind != news.Organization || m.Entity == news.None {
			continue
		}
		name := cmp.Or(r.Entities[m.Entity].Canon, r.Entities[m.Entity].Name)
		if isMedium(l, r, &news.Link{Name: name, Entity: m.Entity, Span: &m.Span}) {
			return name
		}
	}
	return ""
}

// isMedium reports whether a link names what the language knows as an outlet, or the article calls one.
func isMedium(l *lang.Language, r *news.Record, x *news.Link) bool {
	words := strings.Fields(l.FoldString(x.Name))
	if len(words) == 0 {
		return false
	}
	outlets := l.Lexicon("outlets")
	if n := len(words); n > 1 && news.Medium(headType(l, words[0])) || len(outlets.Find(words...)) > 0 || n > 2 && len(outlets.Find(words[:n-1]...)) > 0 { // with its country
		return true
	}
	if x.Entity != news.None && news.Medium(r.Entities[x.Entity].Type) {
		return true
	}
	if x.Span == nil {
		return false
	}
	if at := strings.Fields(l.FoldString(l.Plain(x.Span.Of(r.Article.Text)))); len(at) > 1 && news.Medium(headType(l, l.Bare(at[0]))) {
		return true
	}
	before := r.Article.Text[:x.Span.Start] // the paper «X»
	if len(before) > headReach {
		before = strings.ToValidUTF8(before[len(before)-headReach:], "")
	}
	words = strings.FieldsFunc(l.FoldString(before), separator)
	if len(words) == 0 {
		return false
	}
	t := l.Read(words[len(words)-1])
	return slices.ContainsFunc(t.Tokens, func(k lang.Token) bool { return news.Medium(headType(l, l.FoldString(k.Best().Stem))) })
}

// headReach is how many bytes before a name are looked at for its head.
const headReach = 48

// sourceType is the type of the body that a statement is told by, as far as its name or the head of the phrase tells it, or "".
func sourceType(l *lang.Language, r *news.Record, s *news.Statement) string {
	if s.Class != news.OrgSource {
		return ""
	}
	if s.Entity != news.None {
		e := &r.Entities[s.Entity]
		if e.Type != "" {
			return e.Type
		}
		if len(l.Lexicon("outlets").Find(strings.Fields(l.FoldString(e.Name))...)) > 0 {
			return "outlet"
		}
	}
	at := s.Source
	if at == nil {
		at = s.Antecedent
	}
	if at == nil {
		return ""
	}
	return headType(l, l.Bare(firstWord(l.FoldString(l.Plain(at.Of(r.Article.Text))))))
}

// through returns the link of a statement's isnad that names an agency or outlet other than the article's own: one that carries the news, or an
// agency that is itself the source.
func through(l *lang.Language, r *news.Record, s *news.Statement, kind, own string) (news.Link, bool) {
	for i, x := range s.Isnad {
		if i == 0 && x.Span == nil || x.Told || l.FoldString(x.Name) == own {
			continue // the article's own outlet, or one that a source spoke to
		}
		if x.Kind == kind && !platform(l, x.Name) && !speaker(l, r, &x) {
			return x, true
		}
	}
	if e := s.Entity; kind == "agency" && s.Class == news.OrgSource && e != news.None && r.Entities[e].Type == kind {
		name := r.Entities[e].Canon
		if name == "" {
			name = r.Entities[e].Name
		}
		if l.FoldString(name) != own {
			return news.Link{Kind: kind, Name: name, Entity: e, Span: s.Source}, true
		}
	}
	return news.Link{}, false
}

// byHead is the part of a byline that names an agency by its kind alone ("Cairo - agency of X"), "" for none.
func byHead(l *lang.Language, byline string) string {
	for _, part := range strings.FieldsFunc(byline, func(c rune) bool { return strings.ContainsRune("-–—/|،,", c) }) {
		words := strings.Fields(part)
		if len(words) > 1 && len(words) <= 4 && headType(l, words[0]) == "agency" {
			return strings.Join(words, " ")
		}
	}
	return ""
}

// headType is the type of body of which a word is the generic head, or "".
func headType(l *lang.Language, word string) string {
	heads := l.Lexicon("org_heads")
	for _, id := range heads.Find(l.FoldString(word)) {
		return heads.Get(id, "type")
	}
	return ""
}

// speaker reports whether what looks like the medium of a statement is rather the body whose statement or official speaks ("a statement of the
// authority", "the director of «Light»" are written as "told to" is): its name opens with the head of another kind of body, or the
// article speaks of it elsewhere and nothing says that it is a medium.
func speaker(l *lang.Language, r *news.Record, x *news.Link) bool {
	words := strings.Fields(l.FoldString(x.Name))
	if len(words) == 0 {
		return false
	}
	if t := headType(l, words[0]); news.PassesOn(t) {
		return false
	} else if t != "" {
		return len(words) > 1
	}
	e := x.Entity
	if e == news.None {
		for i := range r.Entities {
			if l.FoldString(r.Entities[i].Name) == l.FoldString(x.Name) {
				e = i
			}
		}
	}
	if e == news.None || r.Entities[e].Type != "" || len(l.Lexicon("outlets").Find(words...)) > 0 {
		return false
	}
	acts := slices.ContainsFunc(r.Events, func(v news.Event) bool {
		return slices.ContainsFunc(slices.Concat(v.Actors, v.Recipients), func(p news.Party) bool { return p.Entity == e })
	})
	n := 0
	for i := range r.Mentions {
		if r.Mentions[i].Entity == e && r.Mentions[i].Form == news.Name {
			n++
		}
	}
	return acts || n > 2
}

// platform reports a place where everybody publishes: it tells nothing itself.
func platform(l *lang.Language, name string) bool {
	orgs := l.Lexicon("orgs")
	for _, id := range orgs.Find(strings.Fields(l.FoldString(name))...) {
		if orgs.Get(id, "type") == news.Platform {
			return true
		}
	}
	return false
}

// agency reports an outlet that is an agency.
func agency(l *lang.Language, name string) bool {
	outlets := l.Lexicon("outlets")
	return slices.ContainsFunc(outlets.Find(strings.Fields(l.FoldString(name))...), func(id int32) bool { return outlets.Get(id, "kind") == "agency" })
}

// credits returns where the text asserts what it relays.
func credits(l *lang.Language, r *news.Record) []news.Evidence {
	want, _ := relayed(l, r)
	var out []news.Evidence
	if want == "" {
		return nil
	}
	for _, c := range r.Article.Credits {
		if c.Name == want && c.Span != nil {
			out = append(out, news.Evidence{Article: r.Article.ID, Span: *c.Span})
		}
	}
	for i := range r.Statements {
		for _, kind := range []string{"agency", "outlet"} {
			if x, ok := through(l, r, &r.Statements[i], kind, ""); ok && len(out) == 0 && x.Name == want && x.Span != nil {
				out = append(out, news.Evidence{Article: r.Article.ID, Span: *x.Span})
			}
		}
	}
	return out
}

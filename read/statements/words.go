package statements

import (
	"strings"
	"unicode/utf8"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// class is a set of the classes that lexicon reporting_words gives to a word.
type class uint64

const (
	cThat        class = 1 << iota // opens content: that
	cThatPronoun                   // that, with a pronoun: content starts at this word
	cTo
	cOn
	cAbout
	cFrom
	cIn
	cBy
	cFor
	cRelative
	cWhat
	cBe
	cDone
	cNot
	cPronoun
	cBack
	cTime
	cAdverb
	cWeekday
	cContrast
	cObligation
	cQuantity
	cImpersonal
	cSelf
	cSpeech
	cSource
	cSay
	cBlame
	cAnonymity
	cQualifier
	cButHe       // but he: the outlet goes on in its own voice
	cAfter       // after, before, when: a clause that dates what was said
	cPrepPronoun // a preposition with its pronoun: about it, to them
	cOne         // one of: a single source among many
	cBehalf
	cOwnBehalf
	cTruth
	cThrough
	cPassive
	cResult
	cSayThat   // by saying
	cTookPlace // makes a verbal noun of the word after it
	cCalled    // gives a name
	cWithout   // before what was not said
	cMedium    // a word of lexicon media
	cPlatform  // a platform of lexicon media
	cAnd       // and, written apart from its word
	cGod       // who is prayed to
	cPosted    // to whom an envoy is sent
	cAside     // goes on with the circumstances of what was said
	cOwnName   // the name of the source itself
	cWithheld  // keeps it back
	cNegative  // describes what is condemned
	cDispleased
	cOutletWord // shows that a name is that of a medium
	cStep       // opens what the outlet says of the act
	cFootage    // is shown, not said
	cTown       // stands for the town or region that was named
	cGist       // gives the gist of news or a report
	cSpeaker    // who speaks, and nothing else: he was named before
	cNorm       // what something is done by, not who says it: conditions, a plan
	cText       // "the text of", before or with a pronoun for a document that follows
	cIssued     // verbs that say who issued a document
	cGets       // verbs whose subject gets what another sends or says
)

var classNames = map[string]class{
	"that": cThat, "that_pronoun": cThatPronoun, "to": cTo, "on": cOn, "about": cAbout, "from": cFrom, "in": cIn, "by": cBy, "for": cFor,
	"relative": cRelative, "what": cWhat, "be": cBe, "done": cDone, "not": cNot, "pronoun": cPronoun, "back": cBack, "time_prep": cTime,
	"adverb": cAdverb, "weekday": cWeekday, "contrast": cContrast, "obligation": cObligation, "quantity": cQuantity,
	"impersonal": cImpersonal, "self": cSelf, "speech": cSpeech, "source": cSource, "say": cSay, "blame": cBlame, "anonymity": cAnonymity, "qualifier": cQualifier, "and": cAnd, "god": cGod, "posted": cPosted, "aside": cAside, "called": cCalled, "took_place": cTookPlace, "without": cWithout, "say_that": cSayThat, "behalf": cBehalf, "own_behalf": cOwnBehalf, "truth": cTruth, "through": cThrough, "passive": cPassive, "result": cResult, "one": cOne, "prep_pronoun": cPrepPronoun, "but_he": cButHe, "after": cAfter, "own_name": cOwnName, "withheld": cWithheld, "negative": cNegative, "displeasure": cDispleased, "outlet_word": cOutletWord, "step": cStep, "footage": cFootage, "town": cTown, "gist": cGist, "speaker": cSpeaker, "norm": cNorm, "text": cText, "issued": cIssued, "gets": cGets,
}

const prepositions = cTo | cOn | cAbout | cFrom | cIn

// word is what this stage knows of one token.
type word struct {
	class      class
	clitics    lang.Clitics // before the word that has the class
	length     int          // tokens of the phrase that has the class
	verb       *verb        // a finite reporting verb, or nil
	firstVerb  bool         // the best reading is a verb
	part       *verb        // an adverbial participle that goes on with a report, or nil
	speech     bool         // a medium in which somebody speaks, not a document
	document   bool         // a medium that is a document
	noun       int32        // row of a report noun + 1, or 0
	phrase     int32        // row of an attribution phrase + 1, or 0
	plen       int          // tokens of that phrase
	head       int32        // row of lexicon source_heads + 1, or 0
	headLen    int          // tokens of that head
	qual       int32        // row of lexicon source_qualifiers + 1, or 0
	qualLen    int          // tokens of that qualifier
	role       int          // tokens of the role, title or organisation head that starts here, or 0
	mention    int          // index into Record.Mentions, or news.None
	opens      int          // for an opening quotation mark the token that closes it
	inside     int          // closing token of the innermost quotation around this token, or -1
	glued      bool         // the qualifier takes a noun with a proclitic preposition
	opened     int          // for a closing quotation mark the token that opened it + 1, or 0
	accusative bool         // an indefinite noun or adjective in the accusative: no subject of the verb before it
	unfound    bool         // a name that was not found as one starts here
	unpair     bool         // the quotation that opens here never closes
	timeEnd    int          // token after the time expression that starts here, or 0
}

// verb is a token read as a form of a reporting verb.
type verb struct {
	row     int32
	m       lang.Morph
	clitics lang.Clitics
	suffix  bool
	other   bool // the form can be a verb that reports nothing
}

// wordsOf looks every token up once.
func (f *Finder) wordsOf(t *lang.Text, rec *news.Record) []word {
	n := len(t.Tokens)
	w := make([]word, n)
	mi, ti := 0, 0
	ms, ts := rec.Mentions, rec.Times
	for i := range t.Tokens {
		tok := &t.Tokens[i]
		x := &w[i]
		x.mention, x.inside = news.None, -1
		for mi < len(ms) && (ms[mi].Span.End <= tok.Span.Start || ms[mi].Form != news.Name) {
			mi++
		}
		if mi < len(ms) && ms[mi].Span.Overlaps(tok.Span) {
			x.mention = mi
		}
		for ti < len(ts) && ts[ti].Span.End <= tok.Span.Start {
			ti++
		}
		if ti < len(ts) && ts[ti].Span.Overlaps(tok.Span) && (i == 0 || t.Tokens[i-1].Span.End <= ts[ti].Span.Start) {
			j := i + 1
			for j < n && t.Tokens[j].Span.Start < ts[ti].Span.End {
				j++
			}
			x.timeEnd = j
		}
		if tok.Kind != lang.Word && tok.Kind != lang.Foreign {
			continue
		}
		f.each(f.words, t, i, func(h lang.Hit, cl lang.Clitics) {
			cl &^= lang.The
			for _, e := range h.Entries {
				c := f.wordClass[e]
				if c&(cThat|cThatPronoun) != 0 && cl.Has(lang.For|lang.Like|lang.Will) {
					continue
				}
				if c&(cRelative|prepositions|cDone|cNot|cBe|cWhat) != 0 && cl.Has(lang.Prepositions|lang.Will) {
					continue
				}
				if h.Last-h.First < x.length {
					continue
				}
				if h.Last-h.First > x.length {
					x.class, x.length = 0, h.Last-h.First
				}
				x.class |= c
				x.clitics |= cl
			}
		})
		f.media.Each(t, i, lang.ByStem, func(h lang.Hit) {
			for _, e := range h.Entries {
				if f.media.Get(e, "class") == "platform" {
					x.class |= cPlatform
				} else {
					x.class |= cMedium
					x.speech = f.media.Get(e, "class") == "speech"
					x.document = f.media.Get(e, "class") == "document"
				}
			}
			x.length = max(x.length, h.Last-h.First)
		})
		f.each(f.report, t, i, func(h lang.Hit, cl lang.Clitics) {
			for _, e := range h.Entries {
				if f.rows[e].kind == "phrase" && h.Last-h.First > x.plen && !cl.Has(lang.Prepositions|lang.Will|lang.The) {
					x.phrase, x.plen = e+1, h.Last-h.First
				}
			}
		})
		for _, lex := range f.heads {
			if h, ok := lex.Match(t, i, lang.ByStem); ok && h.Last-h.First > x.role {
				x.role = h.Last - h.First
				f.written(t, tok, x, lex.Entries[h.Entries[0]].Form)
				if x.role > 1 && t.Tokens[i].Best().Clitics.Has(lang.The) && t.Tokens[i+1].Best().Clitics == 0 {
					x.role = 1 // "the minister" and "the truth of" are no minister of health
				}
			}
		}
		f.sources.Each(t, i, lang.ByStem, func(h lang.Hit) {
			if h.Last-h.First > x.headLen {
				x.head, x.headLen = h.Entries[0]+1, h.Last-h.First
			}
		})
		f.accusative(tok, x)
		f.qualifiers.Each(t, i, lang.ByStem, func(h lang.Hit) {
			if h.Last-h.First > x.qualLen {
				x.qual, x.qualLen = h.Entries[0]+1, h.Last-h.First
			}
		})
		if x.qual == 0 && i+1 < n { // loyal to, tied to: the preposition is glued to its noun
			for k := range tok.Readings {
				if q := f.qualGlued[tok.Readings[k].Stem]; q != 0 {
					x.qual, x.qualLen, x.glued = q, 1, true
					break
				}
			}
		}
		if x.qual != 0 && x.qualLen > 1 && f.qualClass[x.qual-1] == "anonymity" {
			x.class |= cAnonymity
			x.length = max(x.length, x.qualLen)
		}
		if x.mention != news.None && ms[x.mention].Span.Start < tok.Span.Start {
			continue
		}
		for r := range tok.Readings {
			rd := &tok.Readings[r]
			for _, e := range f.words.Find(rd.Stem) { // heads of sources are listed without article
				x.class |= f.wordClass[e] & (cSource | cNegative | cDispleased | cNorm)
			}
			if x.class&cAnonymity != 0 || x.class&(cNot|prepositions|cTime|cContrast|cQuantity|cAdverb|cPrepPronoun|cThat|cAfter|cBack|cObligation|cCalled) != 0 && x.clitics == rd.Clitics&^lang.The {
				break
			}
			for _, m := range rd.Morphs {
				row, ok := f.byLemma[m.Lemma]
				switch {
				case !ok:
				case m.POS == lang.Verb && m.Person == 3 && !(m.Gender == lang.Feminine && m.Number == lang.Plural) && x.verb == nil && !rd.Clitics.Has(lang.The|lang.By|lang.Like|lang.For) && (f.takes(row, rd) || f.third[rd.Suffix] && f.afterWhat(w, i)) && x.mention == news.None:
					x.verb = &verb{row, m, rd.Clitics, rd.Suffix != "", f.ambiguous(rd, m)}
					x.firstVerb = r == 0 && rd.Morphs[0].POS == lang.Verb
				case m.POS == lang.ActiveParticiple && x.part == nil && rd.Clitics&^lang.And == 0 && rd.Suffix == "" && (m.Adverbial || (m.Gender == lang.Feminine || f.oblique(rd.Stem))):
					x.part = &verb{row, m, rd.Clitics, false, false}
				}
			}
			if r == 0 && x.verb == nil && x.part == nil && x.mention == news.None && len(rd.Morphs) == 0 && f.lang.Forms != nil && !rd.Clitics.Has(lang.The|lang.Prepositions) {
				f.doubtful(x, rd)
			}
			if x.noun == 0 && x.mention == news.None {
				for _, e := range f.report.Find(rd.Stem) {
					if f.rows[e].kind == "masdar" {
						x.noun = e + 1
					}
				}
			}
		}
	}
	for i := range w {
		if w[i].class&cOwnName != 0 {
			f.withheld(t, w, i)
		}
	}
	f.pairQuotes(t, w)
	return w
}

// written takes from a word what it would be as a function word that folds like the office that it is spelt as: "before" without its hamza is an imam too.
func (f *Finder) written(t *lang.Text, tok *lang.Token, x *word, office string) {
	if x.class == 0 || x.length > 1 || x.clitics != 0 || x.mention != news.None {
		return
	}
	as := f.lang.Plain(tok.Best().HostSpan.Of(t.View.Original()))
	if head, _, _ := strings.Cut(office, " "); head != as {
		return
	}
	for _, e := range f.words.Find(tok.Best().Host) {
		if f.words.Entries[e].Form != as {
			x.class &^= f.wordClass[e]
		}
	}
}

// accusative finds the head of a source and the office under the ending of the indefinite accusative.
func (f *Finder) accusative(tok *lang.Token, x *word) {
	if f.lang.Indefinite == nil || len(tok.Readings) == 0 || x.mention != news.None {
		return
	}
	rd := tok.Best()
	if rd.Clitics.Has(lang.The|lang.Prepositions) || rd.Suffix != "" {
		return
	}
	base, ok := f.lang.Indefinite(rd.Stem)
	if !ok {
		return
	}
	if x.head == 0 {
		if e := f.sources.Find(base); len(e) > 0 {
			x.head, x.headLen, x.accusative = e[0]+1, 1, true
		}
	}
	for _, lex := range f.heads {
		if x.role == 0 && len(lex.Find(base)) > 0 {
			x.role, x.accusative = 1, true
		}
	}
	for _, m := range rd.Morphs {
		x.accusative = x.accusative || m.POS == lang.ActiveParticiple && m.Adverbial
	}
}

// withheld marks the words before token i, the name of a source, that say it was kept back ("asked that his name not be published").
func (f *Finder) withheld(t *lang.Text, w []word, i int) {
	at := -1
	for k := i - 1; k >= 0 && k >= i-6 && t.Tokens[k].Sentence == t.Tokens[i].Sentence && t.Tokens[k].Kind == lang.Word; k-- {
		if w[k].class&cAnonymity != 0 && k+w[k].length > i {
			return // the lexicon has it whole
		}
		if w[k].class&cWithheld != 0 {
			at = k
		}
	}
	if at < 0 {
		return
	}
	if at > 0 && t.Tokens[at-1].Sentence == t.Tokens[i].Sentence && w[at-1].mention == news.None && !t.Tokens[at-1].Best().Clitics.Has(lang.The) {
		for _, m := range t.Tokens[at-1].Best().Morphs {
			if m.POS == lang.Verb || m.POS == lang.ActiveParticiple && m.Adverbial {
				at--
				break
			}
		}
	}
	w[at].class |= cAnonymity
	w[at].length = max(w[at].length, 1)
}

// pairQuotes finds for every opening quotation mark where it closes: inside its paragraph, else at the paragraph's end.
// Marks that can only open or only close (by their shape or by the blanks around them) are taken so; the others alternate.
func (f *Finder) pairQuotes(t *lang.Text, w []word) {
	var stack []int
	para := -1
	closeAll := func(end int) {
		for _, o := range stack {
			w[o].opens, w[o].unpair = end, true
		}
		stack = stack[:0]
	}
	for i := range t.Tokens {
		tok := &t.Tokens[i]
		if p := t.Sentences[tok.Sentence].Paragraph; p != para {
			closeAll(i)
			para = p
		}
		if tok.Kind != lang.Quote {
			continue
		}
		before := i == 0 || tok.Spaced
		after := i+1 >= len(t.Tokens) || t.Tokens[i+1].Spaced || t.Tokens[i+1].Kind == lang.Punct
		dir := 0
		switch tok.Span.Of(t.View.Original()) {
		case "«", "“", "„":
			dir = 1
		case "»", "”":
			dir = -1
		}
		if dir == 1 && len(stack) > 0 && !before && after || dir == -1 && len(stack) == 0 && before && !after {
			dir = -dir // marks set the wrong way round
		}
		if dir == 0 {
			switch {
			case before && !after:
				dir = 1
			case !before && after:
				dir = -1
				if len(stack) == 0 && i > 0 && (w[i-1].verb != nil || w[i-1].class&cSay != 0 || t.Tokens[i-1].Fold == ":") {
					dir = 1 // said" that: set next to the wrong word
				}
			}
			if dir == 1 && len(stack) > 0 && i > 0 && w[stack[len(stack)-1]].opens == 0 && len(stack) >= 3 {
				dir = -1
			}
		}
		if dir == 0 {
			dir = 1
			if len(stack) > 0 {
				dir = -1
			}
		}
		if dir > 0 {
			stack = append(stack, i)
			continue
		}
		if len(stack) > 0 {
			o := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			w[o].opens = i
			w[i].opened = o + 1
		}
	}
	closeAll(len(t.Tokens))
	// innermost enclosing quotation of each token
	stack = stack[:0]
	for i := range t.Tokens {
		for len(stack) > 0 && w[stack[len(stack)-1]].opens <= i {
			stack = stack[:len(stack)-1]
		}
		if len(stack) > 0 {
			w[i].inside = w[stack[len(stack)-1]].opens
		}
		if w[i].opens > i {
			stack = append(stack, i)
		}
	}
}

// spanOf covers tokens [a, b).
func (r *run) spanOf(a, b int) text.Span {
	return text.Span{Start: r.t.Tokens[a].Span.Start, End: r.t.Tokens[b-1].Span.End}
}

// takes reports whether a verb of this row can stand with the pronoun that the reading sees after it.
func (f *Finder) takes(row int32, rd *lang.Reading) bool {
	if rd.Suffix == "" {
		return true
	}
	w := &f.rows[row]
	if f.us[rd.Suffix] {
		return w.that && (w.stance == "says" || w.stance == "confirms") && !w.strict
	}
	if !f.third[rd.Suffix] {
		return false
	}
	return w.object || w.hearerObject
}

// afterWhat reports whether "what" stands before token i, by itself or at the end of a phrase that a verb follows ("according to what"): the pronoun of the
// verb is then what was said.
func (f *Finder) afterWhat(w []word, i int) bool {
	if i > 0 && w[i-1].class&cWhat != 0 {
		return true
	}
	for j := max(0, i-3); j < i; j++ {
		if p := w[j].phrase; p != 0 && j+w[j].plen == i && f.rows[p-1].source == "verb" {
			return true
		}
	}
	return false
}

// oblique reports whether a word has the oblique ending of a sound plural.
func (f *Finder) oblique(w string) bool { return f.lang.Oblique != nil && f.lang.Oblique(w) }

// openedBy returns the token that opened the quotation that token q closes, or -1.
func (r *run) openedBy(q int) int { return r.w[q].opened - 1 }

// each calls fn for the phrases of a lexicon that start at token i: with every reading of its first word, and with the word as it is
// written, less a conjunction, where no reading leaves it whole (phrases such as "in the name of" begin with a proclitic).
func (f *Finder) each(lex *lang.Lexicon, t *lang.Text, i int, fn func(lang.Hit, lang.Clitics)) {
	tok := &t.Tokens[i]
	whole, and := false, lang.Clitics(0)
	for k := range tok.Readings {
		c := tok.Readings[k].Clitics
		whole = whole || c == 0
		and |= c & (lang.And | lang.So)
	}
	lex.Each(t, i, lang.ByHost, func(h lang.Hit) {
		var c lang.Clitics
		if h.Reading >= 0 {
			c = tok.Readings[h.Reading].Clitics
		}
		fn(h, c)
	})
	if len(tok.Readings) == 0 || whole && and == 0 {
		return
	}
	try := func(word string, c lang.Clitics) {
		form := [4]string{word}
		for n := 1; n <= len(form); n++ {
			if e := lex.Find(form[:n]...); len(e) > 0 {
				fn(lang.Hit{First: i, Last: i + n, Reading: -1, Entries: e}, c)
			}
			if n == len(form) || i+n >= len(t.Tokens) || t.Tokens[i+n].Sentence != tok.Sentence {
				return
			}
			form[n] = t.Tokens[i+n].Fold
		}
	}
	if !whole {
		try(tok.Fold, 0)
	}
	if and != 0 {
		_, n := utf8.DecodeRuneInString(tok.Fold)
		try(tok.Fold[n:], and)
	}
}

// ambiguous reports whether the form is also one of a verb that reports nothing (reach, beside convey).
func (f *Finder) ambiguous(rd *lang.Reading, m lang.Morph) bool {
	for _, o := range rd.Morphs {
		if o.POS == lang.Verb && o.Person == 3 && o.Tense == m.Tense && o.Lemma != m.Lemma && !(o.Gender == lang.Feminine && o.Number == lang.Plural) {
			if _, ok := f.byLemma[o.Lemma]; !ok {
				return true
			}
		}
	}
	return false
}

// doubtful takes up a verb that the sentence makes unlikely for the morphology: it needs a sure frame.
func (f *Finder) doubtful(x *word, rd *lang.Reading) {
	for _, m := range f.lang.Forms(rd.Stem, rd.Suffix != "") {
		if m.POS != lang.Verb || m.Person != 3 || m.Gender == lang.Feminine && m.Number == lang.Plural {
			continue
		}
		if row, ok := f.byLemma[m.Lemma]; ok && f.takes(row, rd) {
			x.verb = &verb{row, m, rd.Clitics, rd.Suffix != "", true}
			x.firstVerb = true
			return
		}
	}
}

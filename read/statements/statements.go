package statements

import (
	"sort"
	"strings"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// row is one entry of lexicon reporting, read once.
type row struct {
	kind, stance string
	that         bool
	preps        class // prepositions that open the content
	object       bool
	quote        bool
	blame        bool
	hearer       class // preposition that adds the hearer
	hearerObject bool
	source       string
	strict       bool
	goesOn       bool // goes on with what the same source said before
	describes    bool // gives what it speaks of a name or a quality
}

// Finder finds statements in articles of one language. It is immutable and safe for concurrent use.
type Finder struct {
	lang                *lang.Language
	report              *lang.Lexicon
	rows                []row
	byLemma             map[string]int32
	words               *lang.Lexicon
	wordClass           []class
	media               *lang.Lexicon
	hedges              *lang.Lexicon
	outlets             *lang.Lexicon
	particles           *lang.Lexicon   // of names
	heads               []*lang.Lexicon // roles, titles, heads of organisations
	sources, qualifiers *lang.Lexicon
	headClass           []news.Class
	headPrivate         []string // "person", "residents" or "kin" for rows of people who hold no office, else ""
	headPlural          []bool
	qualClass           []string
	outletHead          []bool           // rows of org_heads that are heads of media
	qualGlued           map[string]int32 // first word of a qualifier that ends in a one-letter preposition: row + 1
	sayRow              int32            // the row whose frame "by saying" takes, or -1
	third, us           map[string]bool
	asked               map[string]bool // who is asked, and does not ask: the international community
	bodies              map[string]bool // plurals of bodies: a verb before them is in the feminine
	latter              map[string]bool // the last person or body named
	he, she             map[string]bool // relative pronouns of the singular: of a man, of a woman or body
	rulesOut            map[string]bool // verbs that report also behind a negation: does not rule out
	asFor               map[string]bool // as for: a subject follows, and its verb behind a conjunction
	masculine           map[string]bool // places whose names are masculine; most are feminine
}

// New prepares a finder.
func New(l *lang.Language) *Finder {
	f := &Finder{
		lang: l, report: l.Lexicon("reporting"), words: l.Lexicon("reporting_words"), media: l.Lexicon("media"),
		hedges: l.Lexicon("hedges"), outlets: l.Lexicon("outlets"), particles: l.Lexicon("name_particles"), byLemma: map[string]int32{}, third: map[string]bool{}, us: map[string]bool{}, asked: map[string]bool{}, bodies: map[string]bool{}, latter: map[string]bool{}, he: map[string]bool{}, she: map[string]bool{}, asFor: map[string]bool{}, rulesOut: map[string]bool{}, masculine: map[string]bool{}, qualGlued: map[string]int32{},
	}
	f.heads = []*lang.Lexicon{l.Lexicon("roles"), l.Lexicon("titles"), l.Lexicon("org_heads")}
	f.sayRow = -1
	f.sources, f.qualifiers = l.Lexicon("source_heads"), l.Lexicon("source_qualifiers")
	for i := range f.sources.Entries {
		class, private := f.sources.Get(int32(i), "class"), ""
		if class == "person" || class == "kin" || class == "residents" {
			class, private = string(news.RoleSource), class
		}
		f.headClass, f.headPrivate = append(f.headClass, news.Class(class)), append(f.headPrivate, private)
		n := f.sources.Get(int32(i), "number")
		f.headPlural = append(f.headPlural, n == "p" || n == "d")
	}
	for i := range f.qualifiers.Entries {
		f.qualClass = append(f.qualClass, f.qualifiers.Get(int32(i), "turns_into"))
		if w := strings.Fields(l.FoldString(f.qualifiers.Entries[i].Form)); len(w) == 2 && len(w[1]) <= 2 {
			f.qualGlued[w[0]] = int32(i) + 1
		}
	}
	for i := range f.heads[2].Entries {
		f.outletHead = append(f.outletHead, news.PassesOn(f.heads[2].Get(int32(i), "type")))
	}
	f.rows = make([]row, len(f.report.Entries))
	for i := range f.report.Entries {
		id := int32(i)
		w := row{kind: f.report.Get(id, "kind"), stance: f.report.Get(id, "stance"), source: f.report.Get(id, "source"), strict: f.report.Get(id, "guard") == "strict", goesOn: f.report.Get(id, "position") == "on"}
		for _, c := range f.report.Values(id, "content") {
			switch c {
			case "that":
				w.that = true
			case "object":
				w.object = true
			case "quote":
				w.quote = true
			case "blame":
				w.blame = true
			case "name":
				w.describes = true
			default:
				w.preps |= classNames[c]
			}
		}
		for _, h := range f.report.Values(id, "hearer") {
			if h == "object" {
				w.hearerObject = true
			} else {
				w.hearer |= classNames[h]
			}
		}
		f.rows[i] = w
		if w.source == "say" {
			f.sayRow = id
		}
		if w.kind == "verb" {
			f.byLemma[l.FoldString(f.report.Entries[i].Form)] = id
		}
	}
	f.wordClass = make([]class, len(f.words.Entries))
	for i := range f.words.Entries {
		class := f.words.Get(int32(i), "class")
		f.wordClass[i] = classNames[class]
		if of := map[string]map[string]bool{"third": f.third, "us": f.us, "asked": f.asked, "bodies": f.bodies, "latter": f.latter, "he": f.he, "she": f.she, "as_for": f.asFor, "rules_out": f.rulesOut}[class]; of != nil {
			of[l.FoldString(f.words.Entries[i].Form)] = true
		}
	}
	places := l.Lexicon("event_words")
	for i := range places.Entries {
		if places.Get(int32(i), "class") == "masculine" {
			f.masculine[l.FoldString(places.Entries[i].Form)] = true
		}
	}
	return f
}

// run is the work on one article.
type run struct {
	f     *Finder
	t     *lang.Text
	rec   *news.Record
	w     []word
	cues  []cue
	depth int // of nounPhrase inside itself

	part   int    // a participle that goes on with what a verb without content began
	partOf phrase // whose it is

	carriers      []int // tokens at which an agency is said to have carried something, once they were looked for
	carriersKnown bool
	passed        news.Link // the last outlet or agency that passed something on by its name
}

// Find returns the statements in t, in order of their content. rec holds the article, mentions with entities, and times.
func (f *Finder) Find(t *lang.Text, rec *news.Record) []news.Statement {
	if t == nil || len(t.Tokens) == 0 || len(f.rows) == 0 {
		return nil
	}
	r := &run{f: f, t: t, rec: rec, w: f.wordsOf(t, rec)}
	r.findCues()
	r.extents()
	r.nest()
	out := r.statements()
	sort.SliceStable(out, func(i, j int) bool {
		a, b := out[i], out[j]
		if a.Content.Start != b.Content.Start {
			return a.Content.Start < b.Content.Start
		}
		if a.Content.End != b.Content.End {
			return a.Content.End > b.Content.End
		}
		return a.Cue.Start < b.Cue.Start
	})
	return out
}

func (r *run) text(s text.Span) string { return s.Of(r.rec.Article.Text) }

func (r *run) tok(i int) *lang.Token { return &r.t.Tokens[i] }

// is reports whether token i has a class.
func (r *run) is(i int, c class) bool { return i >= 0 && i < len(r.w) && r.w[i].class&c != 0 }

// mark reports whether token i is one of the given marks.
func (r *run) mark(i int, marks string) bool {
	if i < 0 || i >= len(r.t.Tokens) {
		return false
	}
	t := r.tok(i)
	return t.Kind == lang.Punct && len(t.Fold) == 1 && strings.Contains(marks, t.Fold)
}

func (r *run) kind(i int, k lang.TokenKind) bool {
	return i >= 0 && i < len(r.t.Tokens) && r.t.Tokens[i].Kind == k
}

// sentence returns the borders of the sentence of token i.
func (r *run) sentence(i int) (first, last int) {
	s := &r.t.Sentences[r.tok(i).Sentence]
	return s.First, s.Last
}

// reading returns the reading of token i that carries one of the proclitics, nil when none does; sure is false for a reading that is only possible.
func (r *run) reading(i int, set lang.Clitics) (rd *lang.Reading, sure bool) {
	if i < 0 || i >= len(r.t.Tokens) {
		return nil, false
	}
	t := r.tok(i)
	if m := r.w[i].mention; m != news.None {
		start := r.rec.Mentions[m].Span.Start
		for k := range t.Readings {
			if x := &t.Readings[k]; x.Clitics.Has(set) && x.HostSpan.Start == start {
				return x, true
			}
		}
		return nil, false
	}
	for k := range t.Readings {
		x := &t.Readings[k]
		if !x.Clitics.Has(set) {
			continue
		}
		if k == 0 || x.Clitics.Has(lang.The) {
			return x, true
		}
		for _, m := range x.Morphs {
			if m.POS == lang.VerbalNoun {
				return x, true
			}
		}
		if rd == nil {
			rd = x
		}
	}
	return rd, false
}

// the reports whether token i stands with the article.
func (r *run) the(i int) bool {
	if i < 0 || i >= len(r.t.Tokens) || r.tok(i).Kind != lang.Word {
		return false
	}
	return r.tok(i).Best().Clitics.Has(lang.The)
}

// and reports whether token i starts with a conjunction in its best reading.
func (r *run) and(i int) bool {
	return i >= 0 && i < len(r.t.Tokens) && r.tok(i).Best().Clitics.Has(lang.And|lang.So)
}

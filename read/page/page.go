package page

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"html"
	"slices"
	"strings"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// Cleaner cleans pages of one language. It is immutable and safe for concurrent use.
type Cleaner struct {
	lang                               *lang.Language
	phrases                            phrases
	tails                              []tailForm
	conjunctions, joined               []string // written together with the next word: "and"; "and" and prepositions
	sources                            sources
	places, states, titles, givenNames *lang.Lexicon
}

// tailForm is a phrase that opens furniture glued to the end of a line.
type tailForm struct {
	form, class string
	words       int
}

// New prepares a cleaner.
func New(l *lang.Language) *Cleaner {
	c := &Cleaner{
		lang: l, phrases: newPhrases(l.Lexicon("page"), l.FoldString), sources: newSources(l.Lexicon("outlets"), l.FoldString),
		places: l.Lexicon("places"), states: l.Lexicon("states"), titles: l.Lexicon("titles"), givenNames: l.Lexicon("given_names"),
	}
	x := l.Lexicon("page")
	for id, e := range x.Entries {
		form := l.FoldString(e.Form)
		switch {
		case x.Get(int32(id), "match") == "tail":
			c.tails = append(c.tails, tailForm{form, x.Get(int32(id), "class"), len(wordsOf(form))})
		case x.Get(int32(id), "class") == "joined":
			c.joined = append(c.joined, form)
			if x.Get(int32(id), "value") == "and" {
				c.conjunctions = append(c.conjunctions, form)
			}
		}
	}
	return c
}

// Removed is a piece of a page that is not content, and the rule that took it.
type Removed struct {
	Span text.Span // in Input.Text, bytes
	Rule string
}

// Clean makes the article of an input. What is given wins over what the page tells.
func (c *Cleaner) Clean(in news.Input) news.Article {
	a, _ := c.Explain(in)
	return a
}

// Explain is Clean, and says in order what was left out and by which rule.
func (c *Cleaner) Explain(in news.Input) (news.Article, []Removed) {
	p := &page{Cleaner: c, in: in, raw: in.Text, lines: splitLines(in.Text, c.lang.FoldString)}
	p.clean()
	return p.article(), p.removed()
}

// page is one page at work.
type page struct {
	*Cleaner
	in    news.Input
	raw   string
	lines []line

	first, last int // the first and last line of prose
	title       int // line of the headline, -1 when there is none
	own         *news.Outlet
	ownWords    []string // folded words of the own outlet's name
	published   *news.Day
	updated     *news.Day
	label       string // the outlet of the page's address, where the outlet was given under a name that the lexicon does not know
	byline      string
	dateline    string
	credits     []pageCredit
	names       []candidate // what the page may call its outlet
	host        string      // host of an address that stands alone at the end
	gluedFrom   []Removed
	asked       map[string][2]bool // what the text calls unknown parts of bylines: an outlet or agency, an agency
}

// pageCredit is a credit with its place in the page; start < 0 where it stands in what was removed or given.
type pageCredit struct {
	source
	span    text.Span
	inTitle bool // span is in the given title
}

func (p *page) clean() {
	p.title = -1
	p.leads()
	p.given()
	p.long()
	p.bounds()
	p.phraseRules()
	p.doubled()
	p.bounds()
	if p.own == nil {
		p.findNames()
	}
	p.head()
	p.bounds()
	p.blocks()
	p.tail()
	p.cutFront()
	p.cutEnd()
	p.headline()
	if p.own == nil {
		p.decideOutlet()
	}
	for i := range p.lines {
		if p.lines[i].stays() {
			return
		}
	}
	if strings.TrimSpace(p.in.Title) == "" { // nothing but furniture: rather show all than nothing
		for i := range p.lines {
			p.lines[i].rule, p.lines[i].cut = "", p.lines[i].span
		}
		p.gluedFrom, p.title = nil, -1
	}
}

// given takes over what was handed in with the article.
func (p *page) given() {
	if name := strings.TrimSpace(p.in.Outlet); name != "" {
		p.setOutlet(name, p.basis())
		if _, known := p.named(p.ownWords); !known {
			p.label = p.ofHost(hostOf(p.in.URL))
		}
	} else if name := p.ofHost(hostOf(p.in.URL)); name != "" {
		p.setOutlet(name, news.URL)
	}
	if b := strings.TrimSpace(html.UnescapeString(p.in.Byline)); b != "" {
		p.byline = b
		cr := p.parseCredit(b)
		p.take(&cr, text.Span{Start: -1}, "")
	}
}

// basis says how the facts that came with the article are known.
func (p *page) basis() news.Basis { return cmp.Or(p.in.Basis, news.Given) }

func (p *page) setOutlet(name string, basis news.Basis) {
	p.own = &news.Outlet{Name: name, Basis: basis}
	p.ownWords = wordsOf(p.lang.FoldString(name))
}

// isOwn reports whether a source is the page's own outlet.
func (p *page) isOwn(s source) bool {
	if p.own == nil {
		return false
	}
	own, ok := p.named(p.ownWords)
	return s.name == p.own.Name || ok && own.name == s.name || s.name == p.label && s.name != "" || hasPrefix(p.ownWords, wordsOf(p.lang.FoldString(s.name)))
}

// bounds finds the first and last line of prose among what stays. Where there is none, the longest line counts.
func (p *page) bounds() {
	p.first, p.last = -1, -1
	longest := -1
	for i := range p.lines {
		l := &p.lines[i]
		if !l.stays() {
			continue
		}
		if l.prose() {
			if p.first < 0 {
				p.first = i
			}
			p.last = i
		}
		if longest < 0 || l.span.Len() >= p.lines[longest].span.Len() {
			longest = i
		}
	}
	if p.first < 0 {
		p.first, p.last = longest, longest
	}
}

// outside reports whether line i stands before or after the running text.
func (p *page) outside(i int) bool { return i < p.first || i > p.last }

func (p *page) drop(i int, rule string) { p.lines[i].rule = rule }

// article puts together what stays.
func (p *page) article() news.Article {
	in := p.in
	a := news.Article{Location: in.Location, URL: in.URL, Language: p.lang.Code, Outlet: p.own, Byline: p.byline, Dateline: p.dateline}
	var b strings.Builder
	b.Grow(len(in.Title) + len(p.raw) + 1)
	title := strings.TrimSpace(in.Title)
	if title != "" {
		b.WriteString(title)
		a.Title = &text.Span{Start: 0, End: len(title)}
	}
	at := make([]int, len(p.lines)) // where each line starts in the text
	gap := 0
	for i := range p.lines {
		l := &p.lines[i]
		at[i] = -1
		if l.blank() {
			gap = max(gap, 1)
			continue
		}
		if !l.stays() || l.cut.Empty() {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
			if gap > 0 && !(title != "" && b.Len() == len(title)+1) {
				b.WriteByte('\n')
			}
		}
		gap = 0
		at[i] = b.Len()
		b.WriteString(l.cut.Of(p.raw))
	}
	a.Text = b.String()
	if p.title >= 0 && at[p.title] >= 0 {
		a.Title = &text.Span{Start: at[p.title], End: at[p.title] + p.lines[p.title].cut.Len()}
	}
	if d, ok := p.day(in.Published); ok {
		a.Published = &news.Published{Interval: news.Interval{From: d, To: d}, Basis: p.basis()}
	} else if d := p.published; d != nil {
		a.Published = &news.Published{Interval: news.Interval{From: *d, To: *d}, Basis: news.Page}
	} else if d := p.updated; d != nil {
		a.Published = &news.Published{Interval: news.Interval{From: *d, To: *d}, Basis: news.Page}
	} else if d, ok := urlDate(in.URL); ok {
		a.Published = &news.Published{Interval: news.Interval{From: d, To: d}, Basis: news.Metadata}
	}
	a.Credits = p.creditsOf(at)
	sum := sha256.Sum256([]byte(in.Location + "\x00" + a.Text))
	a.ID = hex.EncodeToString(sum[:8])
	return a
}

// day reads a date that was given: ISO or as a page would write it.
func (p *page) day(s string) (news.Day, bool) {
	s = strings.TrimSpace(s)
	if s == "" {
		return news.NoDay, false
	}
	if d, err := news.ParseDay(s); err == nil {
		return d, true
	}
	return p.date(p.lang.FoldString(s))
}

// creditsOf returns the credits without the own outlet, each name once, the one that stands in the text before one that does not.
func (p *page) creditsOf(at []int) []news.Credit {
	var out []news.Credit
	for _, c := range p.credits {
		if p.isOwn(c.source) {
			continue
		}
		cr := news.Credit{Name: c.name, Kind: "outlet"}
		if c.agency {
			cr.Kind = "agency"
		}
		if c.inTitle {
			s := c.span
			cr.Span = &s
		} else if c.span.Start >= 0 {
			for i := range p.lines {
				if l := &p.lines[i]; at[i] >= 0 && l.cut.Contains(c.span) {
					s := text.Span{Start: c.span.Start - l.cut.Start + at[i], End: c.span.End - l.cut.Start + at[i]}
					cr.Span = &s
				}
			}
		}
		known := false
		for i := range out {
			if out[i].Name == cr.Name {
				known = true
				if out[i].Span == nil {
					out[i].Span = cr.Span
				}
			}
		}
		if !known {
			out = append(out, cr)
		}
	}
	return out
}

// removed lists what does not stay, in order.
func (p *page) removed() []Removed {
	var out []Removed
	slices.SortFunc(p.gluedFrom, func(a, b Removed) int { return a.Span.Start - b.Span.Start })
	for i := range p.lines {
		l := &p.lines[i]
		if l.blank() {
			continue
		}
		if l.rule != "" {
			out = append(out, Removed{l.span, l.rule})
			continue
		}
		for _, g := range p.gluedFrom {
			if l.span.Contains(g.Span) {
				out = append(out, g)
			}
		}
	}
	return out
}

package newsroom

import (
	"slices"
	"strings"

	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// Sign says how an outlet stands to a happening.
type Sign string

// The signs. An outlet that does not tell a happening is Silent.
const (
	Says    Sign = "says"
	Denies  Sign = "denies"
	Differs Sign = "differs" // tells it with another value than most
	Both    Sign = "both"    // says and denies it
	Silent  Sign = "silent"
)

// Telling is a story with the records of its articles at hand: what pages show of it is read from here.
type Telling struct {
	Records map[string]*news.Record // by article id, corrected by judgements
	Took    map[string][]*news.Lineage
}

// NewTelling prepares a story's articles.
func NewTelling(records map[string]*news.Record, lineage []news.Lineage) *Telling {
	t := &Telling{Records: records, Took: map[string][]*news.Lineage{}}
	for i := range lineage {
		t.Took[lineage[i].Article] = append(t.Took[lineage[i].Article], &lineage[i])
	}
	return t
}

// Outlet is the name of an article's outlet; where it is not known, the article's location.
func (t *Telling) Outlet(article string) string {
	r := t.Records[article]
	if r == nil {
		return ""
	}
	if o := r.Article.Outlet; o != nil {
		return o.Name
	}
	return r.Article.Location
}

// Event is the event of a report, or nil where the record was read anew since.
func (t *Telling) Event(r news.Report) *news.Event {
	rec := t.Records[r.Article]
	if rec == nil || r.Event < 0 || r.Event >= len(rec.Events) {
		return nil
	}
	return &rec.Events[r.Event]
}

// SentenceAt is the sentence of a record in which a byte stands, or the empty span.
func SentenceAt(rec *news.Record, at int) text.Span {
	i, found := slices.BinarySearchFunc(rec.Sentences, at, func(s text.Span, at int) int {
		switch {
		case s.End <= at:
			return -1
		case s.Start > at:
			return 1
		}
		return 0
	})
	if !found {
		return text.Span{}
	}
	return rec.Sentences[i]
}

// Reported is the report of a happening that a passage of an article holds, or nil.
func (t *Telling) Reported(h *news.Happening, at news.Evidence) *news.Report {
	for i := range h.Reports {
		r := &h.Reports[i]
		if r.Article != at.Article {
			continue
		}
		if e := t.Event(*r); e != nil && at.Span.Start <= e.Trigger.Start && e.Trigger.End <= at.Span.End {
			return r
		}
	}
	return nil
}

// Sign says how an outlet stands to a happening on which conflicts are stated.
func (t *Telling) Sign(h *news.Happening, outlet string, conflicts []*news.Conflict) Sign {
	return t.SignOf(h, func(article string) bool { return t.Outlet(article) == outlet }, conflicts)
}

// SignOf says how those articles stand to a happening on which conflicts are stated.
func (t *Telling) SignOf(h *news.Happening, mine func(article string) bool, conflicts []*news.Conflict) Sign {
	yes, no, other := false, false, false
	for _, r := range h.Reports {
		if e := t.Event(r); e != nil && mine(r.Article) {
			yes, no = yes || !e.Negated, no || e.Negated
		}
	}
	for _, c := range conflicts {
		for i, s := range c.Sides {
			for _, r := range s.Reports {
				switch {
				case !mine(r.Article):
				case c.Slot != "polarity":
					other = other || i > 0
				case t.Reported(h, r) == nil: // a report that speaks against another
					no, yes = no || i > 0, yes || i == 0
				}
			}
		}
	}
	switch {
	case yes && no:
		return Both
	case no:
		return Denies
	case other:
		return Differs
	case yes:
		return Says
	}
	return Silent
}

// Chain is the isnad of an event of an article, nearest the reader first: the outlet alone where the article tells it in its own voice.
func (t *Telling) Chain(article string, e *news.Event) []news.Link {
	rec := t.Records[article]
	if e != nil && e.Statement != news.None && e.Statement < len(rec.Statements) {
		return rec.Statements[e.Statement].Isnad
	}
	return []news.Link{{Kind: "outlet", Name: t.Outlet(article), Entity: news.None}}
}

// Innermost is the shortest statement whose words and cue lie in a passage or hold it, or None.
func Innermost(rec *news.Record, at text.Span) int {
	best := news.None
	for n := range rec.Statements {
		s := &rec.Statements[n]
		if !s.Content.Contains(at) && !at.Contains(s.Content) && !(at.Contains(s.Cue) && at.Overlaps(s.Content)) {
			continue
		}
		if best == news.None || s.Content.End-s.Content.Start < rec.Statements[best].Content.End-rec.Statements[best].Content.Start {
			best = n
		}
	}
	return best
}

// Branch is somebody through whom a report came: the origin at the root, agencies and outlets above it.
type Branch struct {
	Name    string
	Kind    string // origin, agency, outlet, document, platform, source
	Reports []int  // indexes into the happening's reports of those who tell it in their own pages
	Above   []*Branch
}

func (b *Branch) on(name, kind string) *Branch {
	for _, c := range b.Above {
		if c.Name == name {
			return c
		}
	}
	c := &Branch{Name: name, Kind: kind}
	b.Above = append(b.Above, c)
	return c
}

// Tree shows through whom an origin's word reached which outlets.
func (t *Telling) Tree(h *news.Happening, o *news.Origin) *Branch {
	root := &Branch{Name: o.Name, Kind: "origin"}
	for _, k := range o.Reports {
		if k >= len(h.Reports) {
			continue
		}
		r := h.Reports[k]
		e := t.Event(r)
		if e == nil {
			continue
		}
		at, path := root, []string{o.Name}
		on := func(name, kind string) { // a name once, also where one of two is the longer
			if name != "" && !slices.ContainsFunc(path, func(p string) bool { return strings.Contains(p, name) || strings.Contains(name, p) }) {
				path = append(path, name)
				at = at.on(name, kind)
			}
		}
		own := t.Outlet(r.Article)
		if e.Statement != news.None {
			isnad := t.Records[r.Article].Statements[e.Statement].Isnad
			for i := len(isnad) - 2; i >= 0; i-- {
				if name := isnad[i].Name; name != own {
					on(name, isnad[i].Kind)
				}
			}
		}
		for _, l := range t.Took[r.Article] { // the text itself was taken from elsewhere
			if l.From != "" && t.Outlet(l.From) != own {
				on(t.Outlet(l.From), "outlet")
			}
			if l.Relays != "" && l.Relays != own {
				on(l.Relays, "agency")
			}
		}
		on(own, "outlet")
		at.Reports = append(at.Reports, k)
	}
	return root
}

// OriginKind says what stands behind an origin: named, office, announcement, unnamed (a source as worded to somebody) or voice (an outlet or agency itself).
func OriginKind(o *news.Origin) string {
	switch {
	case strings.HasPrefix(o.Because, "an unnamed source"):
		return "unnamed"
	case strings.HasPrefix(o.Because, "the holder"):
		return "office"
	case strings.HasPrefix(o.Because, "the announcement"):
		return "announcement"
	case strings.HasPrefix(o.Because, "the outlet"):
		return "voice"
	case o.Named:
		return "named"
	}
	return "unnamed"
}

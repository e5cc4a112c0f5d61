package export

import (
	"fmt"

	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// Analysis is the public record of one article, schema isnad.analysis.v1. All spans are half-open code-point intervals into Article.Text.
type Analysis struct {
	Schema     string      `json:"schema"`
	Article    Article     `json:"article"`
	Sentences  [][2]int    `json:"sentences"`
	Entities   []Entity    `json:"entities"`
	Mentions   []Mention   `json:"mentions"`
	Times      []Time      `json:"times"`
	Statements []Statement `json:"statements"`
	Events     []Event     `json:"events"`
}

// Article is the article of an analysis record.
type Article struct {
	ID        string     `json:"id"`
	Location  string     `json:"location"`
	URL       string     `json:"url,omitempty"`
	Language  string     `json:"language"`
	Outlet    *Outlet    `json:"outlet"`
	Published *Published `json:"published"`
	Byline    *string    `json:"byline"`
	Title     *[2]int    `json:"title"`
	Text      string     `json:"text"`
}

// Outlet is an outlet with the basis on which it was found.
type Outlet struct {
	Name  string     `json:"name"`
	Basis news.Basis `json:"basis"`
}

// Published is a closed interval of ISO days.
type Published struct {
	From  *string    `json:"from"`
	To    *string    `json:"to"`
	Basis news.Basis `json:"basis,omitempty"`
	// Why names the rules and grounds of an inferred interval, in words for people.
	Why string `json:"why,omitempty"`
}

// Entity is one person, organisation or place of one article.
type Entity struct {
	ID    string    `json:"id"`
	Kind  news.Kind `json:"kind"`
	Name  string    `json:"name"`
	Latin string    `json:"latin"`
	Names []string  `json:"names"`
	// Within is the canonical name of the body, place or state that the lexicons say it belongs to; left out where they do not tell.
	Within string `json:"within,omitempty"`
	Roles  []Role `json:"roles"`
}

// Role is what the text says a person is.
type Role struct {
	Role string  `json:"role"`
	Org  *string `json:"org"`
	Term string  `json:"term,omitempty"`
	Span [2]int  `json:"span"`
}

// Mention is one place where an article speaks of an entity.
type Mention struct {
	Span   [2]int    `json:"span"`
	Text   string    `json:"text"`
	Kind   news.Kind `json:"kind"`
	Form   news.Form `json:"form"`
	Entity *string   `json:"entity"`
}

// Time is a time expression and the days it means.
type Time struct {
	Span      [2]int  `json:"span"`
	Text      string  `json:"text"`
	From      *string `json:"from"`
	To        *string `json:"to"`
	Precision string  `json:"precision"`
	Anchor    string  `json:"anchor,omitempty"`
}

// Statement is reported speech or thought.
type Statement struct {
	Content        [2]int  `json:"content"`
	Cue            [2]int  `json:"cue"`
	Source         *[2]int `json:"source"`
	Antecedent     *[2]int `json:"antecedent,omitempty"` // the phrase that an implied or back-pointing source stands for
	Class          string  `json:"class"`
	Plural         bool    `json:"plural"`
	Entity         *string `json:"entity"`
	Stance         string  `json:"stance"`
	Hedge          *[2]int `json:"hedge"`
	UnnamedBecause *[2]int `json:"unnamed_because"`
	Isnad          []Link  `json:"isnad"`
}

// Link is one step of an isnad, nearest the reader first.
type Link struct {
	Link   string  `json:"link"`
	Name   string  `json:"name"`
	Entity *string `json:"entity,omitempty"`
	Span   *[2]int `json:"span,omitempty"`
}

// Event is a happening of one article.
type Event struct {
	Type       string     `json:"type"`
	Mode       *string    `json:"mode"`
	Trigger    [2]int     `json:"trigger"`
	Actors     []Party    `json:"actors"`
	Recipients []Party    `json:"recipients"`
	Place      *string    `json:"place"`
	From       *string    `json:"from"`
	To         *string    `json:"to"`
	Polarity   string     `json:"polarity"`
	Modality   string     `json:"modality"`
	Statement  *int       `json:"statement"`
	Also       [][2]int   `json:"also"`
	Quantities []Quantity `json:"quantities"`
}

// Party is an entity or the phrase of an unnamed party.
type Party struct {
	Entity string  `json:"entity,omitempty"`
	Span   *[2]int `json:"span,omitempty"`
	Text   string  `json:"text,omitempty"`
}

// Quantity is a number that an event carries.
type Quantity struct {
	What    string `json:"what"`
	From    int    `json:"from"`
	To      int    `json:"to"`
	AtLeast bool   `json:"at_least"`
	Span    [2]int `json:"span"`
}

// EntityID is the public id of entity i of a record.
func EntityID(i int) string { return fmt.Sprintf("e%d", i+1) }

func entityRef(i int) *string {
	if i == news.None {
		return nil
	}
	id := EntityID(i)
	return &id
}

func polarity(negated bool) string {
	if negated {
		return "negated"
	}
	return "affirmed"
}

// DayRef is a day as records write it: nil where there is none.
func DayRef(d news.Day) *string {
	if d == news.NoDay {
		return nil
	}
	s := d.String()
	return &s
}

// TextRef is a text as records write it where it may be missing: nil where it is empty.
func TextRef(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// NewAnalysis projects a record. Byte offsets become code points here and nowhere else.
func NewAnalysis(rec *news.Record) *Analysis {
	t := rec.Article.Text
	o := text.NewOffsets(t)
	span := o.Runes
	spanRef := func(s *text.Span) *[2]int {
		if s == nil {
			return nil
		}
		v := span(*s)
		return &v
	}
	a := &rec.Article
	out := &Analysis{
		Schema: "isnad.analysis.v1",
		Article: Article{
			ID: a.ID, Location: a.Location, URL: a.URL, Language: a.Language, Byline: TextRef(a.Byline),
			Title: spanRef(a.Title), Text: t,
		},
		Sentences: make([][2]int, 0, len(rec.Sentences)), Entities: make([]Entity, 0, len(rec.Entities)),
		Mentions: make([]Mention, 0, len(rec.Mentions)), Times: make([]Time, 0, len(rec.Times)),
		Statements: make([]Statement, 0, len(rec.Statements)), Events: make([]Event, 0, len(rec.Events)),
	}
	if a.Outlet != nil {
		out.Article.Outlet = &Outlet{a.Outlet.Name, a.Outlet.Basis}
	}
	if p := a.Published; p != nil {
		out.Article.Published = &Published{DayRef(p.From), DayRef(p.To), p.Basis, p.Why}
	}
	for _, s := range rec.Sentences {
		out.Sentences = append(out.Sentences, span(s))
	}
	for i, e := range rec.Entities {
		x := Entity{ID: EntityID(i), Kind: e.Kind, Name: e.Name, Latin: e.Latin, Names: append([]string{}, e.Names...), Within: e.Within, Roles: []Role{}}
		for _, r := range e.Roles {
			x.Roles = append(x.Roles, Role{Role: r.Text, Org: entityRef(r.Org), Term: r.Term, Span: span(r.Span)})
		}
		out.Entities = append(out.Entities, x)
	}
	for _, m := range rec.Mentions {
		out.Mentions = append(out.Mentions, Mention{span(m.Span), m.Span.Of(t), m.Kind, m.Form, entityRef(m.Entity)})
	}
	for _, x := range rec.Times {
		out.Times = append(out.Times, Time{span(x.Span), x.Span.Of(t), DayRef(x.Value.From), DayRef(x.Value.To), x.Precision, x.Anchor})
	}
	for _, s := range rec.Statements {
		x := Statement{
			Content: span(s.Content), Cue: span(s.Cue), Source: spanRef(s.Source), Antecedent: spanRef(s.Antecedent), Class: string(s.Class), Plural: s.Plural,
			Entity: entityRef(s.Entity), Stance: s.Stance, Hedge: spanRef(s.Hedge), UnnamedBecause: spanRef(s.Unnamed), Isnad: []Link{},
		}
		for _, l := range s.Isnad {
			x.Isnad = append(x.Isnad, Link{l.Kind, l.Name, entityRef(l.Entity), spanRef(l.Span)})
		}
		out.Statements = append(out.Statements, x)
	}
	parties := func(of []news.Party) []Party {
		ps := make([]Party, 0, len(of))
		for _, p := range of {
			switch {
			case p.Entity != news.None:
				ps = append(ps, Party{Entity: EntityID(p.Entity)})
			case p.Span != nil:
				ps = append(ps, Party{Span: spanRef(p.Span), Text: p.Span.Of(t)})
			}
		}
		return ps
	}
	for _, e := range rec.Events {
		x := Event{
			Type: e.Type, Mode: TextRef(e.Mode), Trigger: span(e.Trigger), Actors: parties(e.Actors), Recipients: parties(e.Recipients),
			Place: entityRef(e.Place), From: DayRef(e.When.From), To: DayRef(e.When.To), Polarity: polarity(e.Negated), Modality: e.Modality,
			Also: [][2]int{}, Quantities: []Quantity{},
		}
		if e.Statement != news.None {
			n := e.Statement
			x.Statement = &n
		}
		for _, s := range e.Also {
			x.Also = append(x.Also, span(s))
		}
		for _, q := range e.Quantities {
			x.Quantities = append(x.Quantities, Quantity{q.What, q.From, q.To, q.AtLeast, span(q.Span)})
		}
		out.Events = append(out.Events, x)
	}
	return out
}

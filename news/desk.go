package news

import "github.com/isnad-desk/isnad/text"

// Desk is what is made of many records. All orders are fixed by content, not by the order of arrival.
type Desk struct {
	Articles   []Placed
	Entities   []DeskEntity
	Stories    []Story
	Happenings []Happening
	Conflicts  []Conflict
	// Updates are values that differ because the later takes the place of the earlier, as the articles themselves say or their dates tell: no conflicts.
	Updates []Conflict
	Lineage []Lineage
}

// Placed is an article on a desk.
type Placed struct {
	ID, Location, Outlet, Title string
	Published                   Interval
}

// Placed is what a desk shows of the record's article.
func (r *Record) Placed() Placed {
	a := &r.Article
	p := Placed{ID: a.ID, Location: a.Location, Published: Unknown}
	if a.Outlet != nil {
		p.Outlet = a.Outlet.Name
	}
	if a.Published != nil {
		p.Published = a.Published.Interval
	}
	if a.Title != nil {
		p.Title = a.Title.Of(a.Text)
	}
	return p
}

// Member points to an entity of one article.
type Member struct {
	Article string // article id
	Entity  int    // index into that record's Entities
}

// DeskEntity is one thing across articles.
type DeskEntity struct {
	ID      string
	Kind    Kind
	Name    string
	Latin   string
	Names   []string
	Members []Member
	Because []string // named features that joined the members
}

// Story is a set of articles about the same course of events.
type Story struct {
	ID       string
	Title    string
	Articles []string // article ids
	Interval Interval
}

// Report points to one event of one article.
type Report struct {
	Article string
	Event   int
}

// Origin is the far end of the isnad of one or several reports.
type Origin struct {
	Name    string
	Named   bool
	Reports []int // indexes into the happening's Reports
	Because string
}

// Happening is one act as told by one or many articles.
type Happening struct {
	ID         string
	Story      string
	Type, Mode string
	Actors     []string // desk entity ids, or phrases of unnamed parties in quotation marks
	Recipients []string
	Place      string // desk entity id, or ""
	When       Interval
	Negated    bool   // what most reports say
	Modality   string // what most reports say
	Reports    []Report
	Origins    []Origin
	Standing   string // single, repeated, corroborated, contested
}

// Evidence is a passage that a side or a lineage edge rests on.
type Evidence struct {
	Article string
	Span    text.Span
	From    *text.Span // the matching span in the source article, or nil
}

// Side is one of the values that contradict one another.
type Side struct {
	Says        string
	Reports     []Evidence
	Independent int
}

// Conflict is a disagreement in one slot of one happening.
type Conflict struct {
	ID        string
	Story     string
	Happening string // "" where what is contested is no happening of the desk
	Slot      string // who, whom, place, time, polarity, number, manner, cause
	Sides     []Side
}

// Lineage says that an article took its text or news from elsewhere.
type Lineage struct {
	Article  string
	From     string // article id, or ""
	Relays   string // agency or outlet relayed, or ""
	Kind     string // reprint, rewrite, relay
	Score    float64
	Evidence []Evidence
}

package export

import (
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// Desk is the public record of many articles, schema isnad.desk.v1.
type Desk struct {
	Schema     string       `json:"schema"`
	Articles   []Placed     `json:"articles"`
	Entities   []DeskEntity `json:"entities"`
	Stories    []Story      `json:"stories"`
	Happenings []Happening  `json:"happenings"`
	Conflicts  []Conflict   `json:"conflicts"`
	Updates    []Conflict   `json:"updates"`
	Lineage    []Lineage    `json:"lineage"`
}

// Placed is an article on a desk.
type Placed struct {
	ID        string     `json:"id"`
	Location  string     `json:"location"`
	Outlet    *string    `json:"outlet"`
	Published *Published `json:"published"`
}

// DeskEntity is one thing across articles; members are [article id, entity id].
type DeskEntity struct {
	ID      string      `json:"id"`
	Kind    news.Kind   `json:"kind"`
	Name    string      `json:"name"`
	Latin   string      `json:"latin"`
	Names   []string    `json:"names"`
	Members [][2]string `json:"members"`
}

// Story is a set of articles about one course of events.
type Story struct {
	ID       string   `json:"id"`
	Title    string   `json:"title"`
	Articles []string `json:"articles"`
	From     *string  `json:"from"`
	To       *string  `json:"to"`
}

// Report points to one event of one article.
type Report struct {
	Article string `json:"article"`
	Event   int    `json:"event"`
}

// Origin is the far end of the isnad of some reports (indexes into the happening's reports).
type Origin struct {
	Name    string `json:"name"`
	Named   bool   `json:"named"`
	Because string `json:"because"` // why the reports count as one origin, in English
	Reports []int  `json:"reports"`
}

// Happening is one act as told by its reports.
type Happening struct {
	ID          string   `json:"id"`
	Story       string   `json:"story"`
	Type        string   `json:"type"`
	Mode        *string  `json:"mode"`
	Actors      []string `json:"actors"`
	Recipients  []string `json:"recipients"`
	Place       *string  `json:"place"`
	From        *string  `json:"from"`
	To          *string  `json:"to"`
	Polarity    string   `json:"polarity"` // what most reports say
	Modality    string   `json:"modality"`
	Reports     []Report `json:"reports"`
	Independent int      `json:"independent"`
	Origins     []Origin `json:"origins"`
	Standing    string   `json:"standing"`
}

// SideReport is the passage of an article that a side of a conflict rests on, in code points.
type SideReport struct {
	Article string `json:"article"`
	Span    [2]int `json:"span"`
}

// Side is one of the values of a conflict.
type Side struct {
	Says        string       `json:"says"`
	Reports     []SideReport `json:"reports"`
	Independent int          `json:"independent"`
}

// Conflict is a disagreement in one slot of one happening; among updates, counts of which the later takes the place of the earlier.
type Conflict struct {
	ID        string `json:"id"`
	Story     string `json:"story"`
	Happening string `json:"happening"`
	Slot      string `json:"slot"`
	Sides     []Side `json:"sides"`
}

// Evidence is a passage of an article and, where there is one, the passage it was taken from, in code points.
type Evidence struct {
	Span     [2]int  `json:"span"`
	FromSpan *[2]int `json:"from_span"`
}

// Lineage says that an article took its text or news from elsewhere.
type Lineage struct {
	Article  string     `json:"article"`
	From     *string    `json:"from"`
	Relays   *string    `json:"relays"`
	Kind     string     `json:"kind"`
	Score    float64    `json:"score"`
	Evidence []Evidence `json:"evidence"`
}

// NewDesk projects a desk; texts gives the text of an article by id, for offsets.
func NewDesk(d *news.Desk, texts func(article string) string) *Desk {
	index := map[string]*text.Offsets{}
	runes := func(article string, s text.Span) [2]int {
		o := index[article]
		if o == nil {
			o = text.NewOffsets(texts(article))
			index[article] = o
		}
		return o.Runes(s)
	}
	out := &Desk{
		Schema: "isnad.desk.v1", Articles: []Placed{}, Entities: []DeskEntity{}, Stories: []Story{}, Happenings: []Happening{},
		Conflicts: []Conflict{}, Updates: []Conflict{}, Lineage: []Lineage{},
	}
	for _, a := range d.Articles {
		p := Placed{ID: a.ID, Location: a.Location, Outlet: TextRef(a.Outlet)}
		if a.Published != news.Unknown {
			p.Published = &Published{From: DayRef(a.Published.From), To: DayRef(a.Published.To)}
		}
		out.Articles = append(out.Articles, p)
	}
	for _, e := range d.Entities {
		x := DeskEntity{ID: e.ID, Kind: e.Kind, Name: e.Name, Latin: e.Latin, Names: append([]string{}, e.Names...), Members: [][2]string{}}
		for _, m := range e.Members {
			x.Members = append(x.Members, [2]string{m.Article, EntityID(m.Entity)})
		}
		out.Entities = append(out.Entities, x)
	}
	for _, s := range d.Stories {
		out.Stories = append(out.Stories, Story{s.ID, s.Title, append([]string{}, s.Articles...), DayRef(s.Interval.From), DayRef(s.Interval.To)})
	}
	for _, h := range d.Happenings {
		x := Happening{
			ID: h.ID, Story: h.Story, Type: h.Type, Mode: TextRef(h.Mode), Actors: append([]string{}, h.Actors...),
			Recipients: append([]string{}, h.Recipients...), Place: TextRef(h.Place), From: DayRef(h.When.From), To: DayRef(h.When.To),
			Reports: []Report{}, Independent: len(h.Origins), Origins: []Origin{}, Standing: h.Standing, Polarity: polarity(h.Negated), Modality: h.Modality,
		}
		for _, r := range h.Reports {
			x.Reports = append(x.Reports, Report(r))
		}
		for _, o := range h.Origins {
			x.Origins = append(x.Origins, Origin{o.Name, o.Named, o.Because, append([]int{}, o.Reports...)})
		}
		out.Happenings = append(out.Happenings, x)
	}
	project := func(c *news.Conflict) Conflict {
		x := Conflict{ID: c.ID, Story: c.Story, Happening: c.Happening, Slot: c.Slot, Sides: []Side{}}
		for _, s := range c.Sides {
			y := Side{Says: s.Says, Reports: []SideReport{}, Independent: s.Independent}
			for _, r := range s.Reports {
				y.Reports = append(y.Reports, SideReport{r.Article, runes(r.Article, r.Span)})
			}
			x.Sides = append(x.Sides, y)
		}
		return x
	}
	for i := range d.Conflicts {
		out.Conflicts = append(out.Conflicts, project(&d.Conflicts[i]))
	}
	for i := range d.Updates {
		out.Updates = append(out.Updates, project(&d.Updates[i]))
	}
	for _, l := range d.Lineage {
		x := Lineage{Article: l.Article, From: TextRef(l.From), Relays: TextRef(l.Relays), Kind: l.Kind, Score: l.Score, Evidence: []Evidence{}}
		for _, e := range l.Evidence {
			y := Evidence{Span: runes(l.Article, e.Span)}
			if e.From != nil && l.From != "" {
				v := runes(l.From, *e.From)
				y.FromSpan = &v
			}
			x.Evidence = append(x.Evidence, y)
		}
		out.Lineage = append(out.Lineage, x)
	}
	return out
}

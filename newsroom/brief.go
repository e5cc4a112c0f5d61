package newsroom

import (
	"context"
	"errors"
	"slices"

	"github.com/isnad-desk/isnad/archive"
	"github.com/isnad-desk/isnad/desk"
	"github.com/isnad-desk/isnad/news"
)

// briefParts keeps, beside a story, what lists and counts need of its articles' records, so that these need not be opened for it.
const briefParts = "brief/"

// Brief is what is counted of the record of one article.
type Brief struct {
	Statements [5]int // by class, in the order of Classes
	Voices     []Voice
	Offices    []Office
}

// Classes are the classes of sources in the order in which a Brief counts them.
var Classes = [5]news.Class{news.NamedSource, news.OrgSource, news.RoleSource, news.Affiliated, news.Unnamed}

// Voice counts the statements of an article that an entity makes, and those of others that speak of it.
type Voice struct {
	Entity   string // id on the desk
	Says, Of int
}

// Office is a role that an article gives a person.
type Office struct {
	Person string // id on the desk
	Role   string // as worded
	Term   string // class of its term word, or ""
	Body   string // id on the desk of what the office is of, or ""
}

// counted is a Brief whose entities are still those of the record, by index.
type counted struct {
	Statements []int
	Voices     []countedVoice
	Offices    []countedOffice
}

type countedVoice struct{ Entity, Says, Of int }

type countedOffice struct {
	Person, Body int
	Role, Term   string
}

// count counts what a record holds.
func count(r *news.Record) *counted {
	c := &counted{Statements: make([]int, len(Classes))}
	at := map[int]int{}
	voice := func(entity int) *countedVoice {
		i, ok := at[entity]
		if !ok {
			i = len(c.Voices)
			at[entity] = i
			c.Voices = append(c.Voices, countedVoice{Entity: entity})
		}
		return &c.Voices[i]
	}
	for i := range r.Statements {
		s := &r.Statements[i]
		if n := slices.Index(Classes[:], s.Class); n >= 0 {
			c.Statements[n]++
		}
		by := Speaker(s)
		if by != news.None {
			voice(by).Says++
		}
		for _, e := range SpokenOf(r, s) {
			if e != by {
				voice(e).Of++
			}
		}
	}
	for i := range r.Entities {
		for _, o := range r.Entities[i].Roles {
			if of := (countedOffice{i, o.Org, o.Text, o.Term}); !slices.Contains(c.Offices, of) {
				c.Offices = append(c.Offices, of)
			}
		}
	}
	return c
}

// brief names the entities of the desk for those of the record; what stands for none is left out.
func (c *counted) brief(ids map[int]string) Brief {
	var b Brief
	copy(b.Statements[:], c.Statements)
	for _, v := range c.Voices {
		if id := ids[v.Entity]; id != "" {
			b.Voices = append(b.Voices, Voice{id, v.Says, v.Of})
		}
	}
	for _, o := range c.Offices {
		if id := ids[o.Person]; id != "" {
			b.Offices = append(b.Offices, Office{id, o.Role, o.Term, ids[o.Body]})
		}
	}
	return b
}

// Speaker is the entity that makes a statement itself, as an index into the record's entities, or None: who is only tied to its source does not.
func Speaker(s *news.Statement) int {
	if s.Class == news.NamedSource || s.Class == news.OrgSource {
		return s.Entity
	}
	return news.None
}

// SpokenOf lists the entities that the content of a statement names, as indexes into the record's entities, each once.
func SpokenOf(r *news.Record, s *news.Statement) []int {
	i, _ := slices.BinarySearchFunc(r.Mentions, s.Content.Start, func(m news.Mention, at int) int { return m.Span.Start - at })
	var out []int
	for ; i < len(r.Mentions) && r.Mentions[i].Span.Start < s.Content.End; i++ {
		if e := r.Mentions[i].Entity; e != news.None && !slices.Contains(out, e) {
			out = append(out, e)
		}
	}
	return out
}

// EntitiesIn gives the entities of the desk for those of each article of a story's record.
func EntitiesIn(t *desk.Told) map[string]map[int]string {
	out := map[string]map[int]string{}
	for _, list := range [][]news.DeskEntity{t.Entities, t.Wide} {
		for i := range list {
			for _, m := range list[i].Members {
				of := out[m.Article]
				if of == nil {
					of = map[int]string{}
					out[m.Article] = of
				}
				of[m.Entity] = list[i].ID
			}
		}
	}
	return out
}

// briefs puts together what was counted of a story's articles, in their order.
func briefs(t *desk.Told, of func(id string) (*counted, error)) ([]Brief, error) {
	ids := EntitiesIn(t)
	out := make([]Brief, len(t.Articles))
	for i, id := range t.Articles {
		c, err := of(id)
		if err != nil {
			return nil, err
		}
		out[i] = c.brief(ids[id])
	}
	return out, nil
}

// Briefs returns what is counted of a story's articles, in their order. Where it is not kept it is counted from the records.
func (m *Monitor) Briefs(ctx context.Context, t *desk.Told) ([]Brief, error) {
	body, err := m.Store.Part(ctx, briefParts+t.ID)
	var out []Brief
	if err == nil {
		_, err = archive.Decode(body, &out)
	}
	if err == nil && len(out) == len(t.Articles) {
		return out, nil
	}
	if err != nil && !errors.Is(err, archive.ErrNotFound) {
		return nil, err
	}
	return briefs(t, func(id string) (*counted, error) {
		r, err := m.Record(ctx, id)
		if err != nil {
			return nil, err
		}
		return count(r), nil
	})
}

package server

import (
	"cmp"
	"context"
	"net/http"
	"slices"
	"sort"
	"strings"

	"github.com/isnad-desk/isnad/archive"
	"github.com/isnad-desk/isnad/export"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/newsroom"
	"github.com/isnad-desk/isnad/text"
)

// EntityRow is an entity as lists show it.
type EntityRow struct {
	EntityRef
	Names    []string `json:"names" nullable:"false" doc:"as articles write it"`
	Articles int      `json:"articles"`
	Stories  int      `json:"stories"`
}

// EntityList is a page of entities.
type EntityList struct {
	Entities []EntityRow `json:"entities" nullable:"false"`
	Total    int         `json:"total" doc:"entities that pass the filters"`
	Next     string      `json:"next,omitempty" doc:"cursor of the next page; left out on the last"`
}

type entityQuery struct {
	Q      string `query:"q" maxLength:"200" doc:"words with which a name, or a word of it, begins; Arabic in any spelling, or Latin letters"`
	Kind   string `query:"kind" enum:"person,organization,place"`
	Story  string `query:"story" maxLength:"200" doc:"that stand in this story"`
	Cursor string `query:"cursor" maxLength:"2000"`
	Limit  int    `query:"limit" minimum:"1" maximum:"200" default:"50"`
}

func (t *thing) row() EntityRow {
	return EntityRow{t.ref(), append([]string{}, t.names...), t.articles, len(t.in)}
}

// begins reports whether each word of a question begins a word of one name, the earlier the better the match.
func (t *thing) begins(ask []string) bool {
	return slices.ContainsFunc(t.folded, func(name string) bool {
		words := strings.Fields(strings.ToLower(name))
		return !slices.ContainsFunc(ask, func(w string) bool {
			return !slices.ContainsFunc(words, func(x string) bool {
				return strings.HasPrefix(x, w) || strings.HasPrefix(strings.TrimPrefix(x, "al-"), w)
			})
		})
	})
}

func (s *Server) entities(_ context.Context, q *entityQuery) (*EntityList, error) {
	now := s.index.get()
	list := now.roster
	if q.Story != "" {
		list = nil
		if r := now.byID[q.Story]; r != nil {
			for i := range r.cast {
				list = append(list, now.things[r.cast[i].id])
			}
			slices.SortFunc(list, rosterOrder)
		}
	}
	start := 0
	if q.Cursor != "" {
		m, err := parseCursor(q.Cursor)
		if err != nil {
			return nil, err
		}
		last := &thing{cast: cast{id: m.ID, name: m.To}, articles: m.Articles}
		start = sort.Search(len(list), func(i int) bool { return rosterOrder(list[i], last) > 0 })
	}
	ask := strings.Fields(strings.ToLower(s.spots.Fold(q.Q)))
	out := &EntityList{Entities: []EntityRow{}}
	for i, t := range list {
		if q.Kind != "" && string(t.kind) != q.Kind || len(ask) > 0 && !t.begins(ask) {
			continue
		}
		out.Total++
		if i < start {
			continue
		}
		if n := len(out.Entities); n < q.Limit {
			out.Entities = append(out.Entities, t.row())
		} else if out.Next == "" {
			last := out.Entities[n-1]
			out.Next = mark{last.ID, last.Name, last.Articles}.cursor()
		}
	}
	return out, nil
}

// rosterOrder is the order of entities: most articles first.
func rosterOrder(a, b *thing) int {
	return cmp.Or(b.articles-a.articles, strings.Compare(a.name, b.name), strings.Compare(a.id, b.id))
}

// thingNamed returns an entity of the index.
func (s *Server) thingNamed(id string) (*snapshot, *thing, error) {
	now := s.index.get()
	if t := now.things[id]; t != nil {
		return now, t, nil
	}
	return now, nil, archive.ErrNotFound
}

func (s *Server) entity(_ context.Context, in *named) (*export.DeskEntity, error) {
	_, t, err := s.thingNamed(in.ID)
	if err != nil {
		return nil, err
	}
	out := &export.DeskEntity{ID: t.id, Kind: t.kind, Name: t.name, Latin: t.latin, Names: append([]string{}, t.names...), Members: [][2]string{}}
	for _, at := range t.in {
		for _, m := range at.row.cast[at.at].members {
			out.Members = append(out.Members, [2]string{at.row.told[m.article], export.EntityID(int(m.entity))})
		}
	}
	return out, nil
}

// HeldOffice is a role that articles give a person.
type HeldOffice struct {
	Role     string     `json:"role" doc:"as worded, the most frequent wording"`
	Term     string     `json:"term" doc:"class of its term word (former, late, ...), or empty"`
	Body     *EntityRef `json:"body" doc:"what the office is of"`
	Articles int        `json:"articles"`
	From     *string    `json:"from" doc:"first day of an article that says so"`
	To       *string    `json:"to" doc:"last day of an article that says so"`
	Article  string     `json:"article" doc:"one that says so, the latest"`
}

// Companion is an entity that stands beside another.
type Companion struct {
	EntityRef
	Happenings int `json:"happenings" doc:"with both among the parties"`
	Stories    int `json:"stories" doc:"in which both stand"`
	Articles   int `json:"articles" doc:"that name both"`
}

// PlaceCount is a place where an entity acts, or what happens to it.
type PlaceCount struct {
	EntityRef
	Where
	Happenings int `json:"happenings"`
}

// DeedCount counts the happenings of a type with an entity.
type DeedCount struct {
	Type      string  `json:"type"`
	Mode      *string `json:"mode"`
	Actor     int     `json:"actor" doc:"times it acts"`
	Recipient int     `json:"recipient" doc:"times it is acted upon"`
}

// EntityPage is an entity with all that a page shows of it.
type EntityPage struct {
	EntityRow
	Where      *Where       `json:"where" doc:"of a place"`
	Outlets    int          `json:"outlets" doc:"that name it"`
	From       *string      `json:"from" doc:"first day of an article that names it"`
	To         *string      `json:"to"`
	Says       int          `json:"says" doc:"statements that it makes"`
	Of         int          `json:"of" doc:"statements of others that speak of it"`
	Happenings int          `json:"happenings" doc:"with it among the parties or as the place"`
	Contested  int          `json:"contested" doc:"of these, those on which reports disagree"`
	Roles      []HeldOffice `json:"roles" nullable:"false" doc:"most articles first, at most 60"`
	Holders    []HeldOffice `json:"holders" nullable:"false" doc:"of a body: who holds an office of it, body is the person; at most 60"`
	Company    []Companion  `json:"company" nullable:"false" doc:"most happenings together first, then most articles, at most 80"`
	Places     []PlaceCount `json:"places" nullable:"false" doc:"at most 200"`
	Deeds      []DeedCount  `json:"deeds" nullable:"false"`
	Days       []DayCount   `json:"days" nullable:"false" doc:"articles that name it by day of publication"`
	Newest     []StoryRow   `json:"newest" nullable:"false" doc:"the newest 20 of its stories"`
}

// Bounds of what the page of an entity carries.
const (
	maxOffices   = 60
	maxCompany   = 80
	maxTheir     = 200
	newestOnPage = 20
)

func (s *Server) entityPage(_ context.Context, in *named) (*EntityPage, error) {
	now, t, err := s.thingNamed(in.ID)
	if err != nil {
		return nil, err
	}
	return remember(&now.pictures, "entity "+t.id, func() *EntityPage { return now.entityPage(t) }), nil
}

func (s *snapshot) entityPage(t *thing) *EntityPage {
	out := &EntityPage{EntityRow: t.row(), Places: []PlaceCount{}, Deeds: []DeedCount{}, Newest: []StoryRow{}, Company: []Companion{}}
	if t.kind == news.Place {
		w := t.where()
		out.Where = &w
	}
	outlets, days, places := map[string]bool{}, map[news.Day]int{}, map[string]int{}
	span := news.Unknown
	type deed struct{ kind, mode string }
	deeds := map[deed]*DeedCount{}
	near, place := []companion{}, make([]int32, len(s.numbered)) // place: in near, from 1, by number
	beside := func(num int32) *companion {
		if place[num] == 0 {
			near = append(near, companion{num: num})
			place[num] = int32(len(near))
		}
		return &near[place[num]-1]
	}
	held, holders := map[heldKey]*HeldOffice{}, map[heldKey]*HeldOffice{}
	wide := len(t.in) > manyStories
	for _, at := range t.in {
		r := at.row
		mine := r.cast[at.at].articles
		for _, n := range mine {
			p := s.papers[r.told[n]]
			if p == nil {
				continue
			}
			outlets[p.Outlet] = true
			if p.Published.Known() {
				widen(&span, p.Published)
				if p.Published.From == p.Published.To {
					days[p.Published.From]++
				}
			}
			if int(n) >= len(r.briefs) {
				continue
			}
			b := &r.briefs[n]
			for i := range b.Voices {
				if b.Voices[i].Entity == t.id {
					out.Says += b.Voices[i].Says
					out.Of += b.Voices[i].Of
				}
			}
			for i := range b.Offices {
				o := &b.Offices[i]
				if o.Person == t.id {
					s.hold(held, o, o.Body, p)
				}
				if o.Body == t.id {
					s.hold(holders, o, o.Person, p)
				}
			}
		}
		for i := range r.cast {
			if c := &r.cast[i]; c.num != t.num {
				y := beside(c.num)
				y.stories++
				if !wide || len(r.told) <= 4 { // the intersections of long lists cost more than they tell
					y.articles += common(mine, c.articles)
				}
			}
		}
		for i := range r.acts {
			a := &r.acts[i]
			actor, recipient := slices.Contains(a.actors, t.id), slices.Contains(a.recipients, t.id)
			if !actor && !recipient && a.place != t.id {
				continue
			}
			out.Happenings++
			if a.standing == "contested" {
				out.Contested++
			}
			d := deeds[deed{a.kind, a.mode}]
			if d == nil {
				d = &DeedCount{Type: a.kind, Mode: export.TextRef(a.mode)}
				deeds[deed{a.kind, a.mode}] = d
			}
			d.Actor += btoi(actor)
			d.Recipient += btoi(recipient)
			if s.things[a.place] != nil && a.place != t.id {
				places[a.place]++
			}
			for _, list := range [][]string{a.actors, a.recipients} {
				for _, id := range list {
					if e := s.things[id]; e != nil && e != t {
						beside(e.num).happenings++
					}
				}
			}
		}
	}
	delete(outlets, "")
	out.Outlets, out.From, out.To = len(outlets), export.DayRef(span.From), export.DayRef(span.To)
	out.Roles, out.Holders = s.offices(held), s.offices(holders)
	for _, c := range s.closest(near) {
		out.Company = append(out.Company, Companion{s.numbered[c.num].ref(), c.happenings, c.stories, c.articles})
	}
	for _, id := range most(places, maxTheir) {
		e := s.things[id]
		out.Places = append(out.Places, PlaceCount{e.ref(), e.where(), places[id]})
	}
	for _, d := range deeds {
		if d.Actor+d.Recipient > 0 {
			out.Deeds = append(out.Deeds, *d)
		}
	}
	slices.SortFunc(out.Deeds, func(a, b DeedCount) int {
		return cmp.Or(b.Actor+b.Recipient-a.Actor-a.Recipient, strings.Compare(a.Type, b.Type), strings.Compare(deref(a.Mode), deref(b.Mode)))
	})
	out.Days = dayCounts(days)
	for _, r := range s.rowsOf(map[string]bool{t.id: true}) {
		if len(out.Newest) < newestOnPage {
			out.Newest = append(out.Newest, r.StoryRow)
		}
	}
	return out
}

// companion counts how often an entity stands beside another.
type companion struct {
	num                           int32
	happenings, stories, articles int
}

// closest are those who stand beside an entity most, at most maxCompany.
func (s *snapshot) closest(near []companion) []companion {
	if len(near) > maxCompany { // most are far from being shown, and numbers are sorted soon
		key := func(c *companion) int { return c.happenings<<32 | c.articles }
		keys := make([]int, len(near))
		for i := range near {
			keys[i] = key(&near[i])
		}
		slices.Sort(keys)
		least := keys[len(keys)-maxCompany]
		near = slices.DeleteFunc(near, func(c companion) bool { return key(&c) < least })
	}
	slices.SortFunc(near, func(a, b companion) int {
		if c := cmp.Or(b.happenings-a.happenings, b.articles-a.articles, b.stories-a.stories); c != 0 {
			return c
		}
		x, y := s.numbered[a.num], s.numbered[b.num]
		return cmp.Or(strings.Compare(x.name, y.name), strings.Compare(x.id, y.id))
	})
	return near[:min(len(near), maxCompany)]
}

// manyStories is from how many stories on the company of an entity is counted by happenings and stories only.
const manyStories = 2000

// common counts what two ascending lists share.
func common(a, b []int32) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n
}

// heldKey is what makes two offices one.
type heldKey struct{ role, term, other string }

// hold counts an office that an article gives; other is what the office is of, or who holds it.
func (s *snapshot) hold(to map[heldKey]*HeldOffice, o *newsroom.Office, other string, p *paper) {
	k := heldKey{o.Role, o.Term, other}
	h := to[k]
	if h == nil {
		h = &HeldOffice{Role: o.Role, Term: o.Term, Article: p.ID}
		if e := s.things[other]; e != nil {
			ref := e.ref()
			h.Body = &ref
		}
		to[k] = h
	}
	h.Articles++
	if d := p.Published; d.Known() {
		if from := d.From.String(); h.From == nil || from < *h.From {
			h.From = &from
		}
		if last := d.To.String(); h.To == nil || last > *h.To {
			h.To, h.Article = &last, p.ID
		}
	}
}

func bodyOf(h *HeldOffice) string {
	if h.Body == nil {
		return ""
	}
	return h.Body.ID
}

func (s *snapshot) offices(of map[heldKey]*HeldOffice) []HeldOffice {
	out := make([]HeldOffice, 0, len(of))
	for _, h := range of {
		out = append(out, *h)
	}
	slices.SortFunc(out, func(a, b HeldOffice) int {
		return cmp.Or(b.Articles-a.Articles, strings.Compare(deref(b.To), deref(a.To)), strings.Compare(a.Role, b.Role), strings.Compare(a.Term, b.Term), strings.Compare(a.Article, b.Article), strings.Compare(bodyOf(&a), bodyOf(&b)))
	})
	return out[:min(len(out), maxOffices)]
}

// StatementRow is a statement as lists show it.
type StatementRow struct {
	Article   string      `json:"article"`
	Title     string      `json:"title"`
	Outlet    *string     `json:"outlet"`
	From      *string     `json:"from" doc:"first possible day of publication"`
	To        *string     `json:"to"`
	Story     *string     `json:"story"`
	Statement int         `json:"statement" doc:"index into the statements of the article's record"`
	Source    string      `json:"source" doc:"the words for the source; empty where it is implied"`
	Class     string      `json:"class" enum:"named,organization,role,affiliated,unnamed"`
	Speaker   *EntityRef  `json:"speaker" doc:"the entity that speaks"`
	Stance    string      `json:"stance"`
	Chain     []ChainLink `json:"chain" nullable:"false" doc:"nearest the reader first"`
	Span      [2]int      `json:"span" doc:"of the content, in code points of the article's text"`
	Text      string      `json:"text"`
}

// StatementList is a page of statements.
type StatementList struct {
	Statements []StatementRow `json:"statements" nullable:"false"`
	Total      int            `json:"total" doc:"statements in all"`
	Next       string         `json:"next,omitempty" doc:"cursor of the next page; left out on the last"`
}

type statementQuery struct {
	ID     string `path:"id" maxLength:"200"`
	As     string `query:"as" enum:"speaker,subject" default:"speaker" doc:"speaker: what it says; subject: what others say of it"`
	Outlet string `query:"outlet" maxLength:"200"`
	Cursor string `query:"cursor" maxLength:"2000"`
	Limit  int    `query:"limit" minimum:"1" maximum:"100" default:"20"`
}

func (s *Server) statements(ctx context.Context, q *statementQuery) (*StatementList, error) {
	now, t, err := s.thingNamed(q.ID)
	if err != nil {
		return nil, err
	}
	out := &StatementList{Statements: []StatementRow{}}
	var list []*paper
	for _, at := range t.in {
		for _, n := range at.row.cast[at.at].articles {
			p := now.papers[at.row.told[n]]
			if p == nil || int(n) >= len(at.row.briefs) || q.Outlet != "" && p.Outlet != q.Outlet {
				continue
			}
			for _, v := range at.row.briefs[n].Voices {
				if v.Entity != t.id {
					continue
				}
				k := v.Says
				if q.As == "subject" {
					k = v.Of
				}
				if k > 0 {
					out.Total += k
					list = append(list, p)
				}
				break
			}
		}
	}
	slices.SortFunc(list, newerPaper)
	start, skip := 0, 0
	if q.Cursor != "" {
		m, err := parseCursor(q.Cursor)
		if err != nil {
			return nil, err
		}
		last := now.papers[m.ID]
		if last == nil {
			return nil, newProblem("bad-cursor", "the article where the page ended is no more; ask for the first page")
		}
		start, skip = sort.Search(len(list), func(i int) bool { return newerPaper(list[i], last) >= 0 }), m.Articles
	}
	for i := start; i < len(list); i++ {
		p := list[i]
		rec, err := s.Monitor.Record(ctx, p.ID)
		if err != nil {
			return nil, err
		}
		ids := p.entities()
		o := text.NewOffsets(rec.Article.Text)
		for k := range rec.Statements {
			if i == start && k < skip {
				continue
			}
			st := &rec.Statements[k]
			by := ids[newsroom.Speaker(st)]
			if q.As == "subject" {
				if by == t.id || !slices.ContainsFunc(newsroom.SpokenOf(rec, st), func(e int) bool { return ids[e] == t.id }) {
					continue
				}
			} else if by != t.id {
				continue
			}
			if len(out.Statements) == q.Limit {
				out.Next = mark{ID: p.ID, Articles: k}.cursor()
				return out, nil
			}
			out.Statements = append(out.Statements, now.statement(p, rec, o, k, by))
		}
	}
	return out, nil
}

// entities gives the entities of the desk for those of an article's record.
func (p *paper) entities() map[int]string {
	out := map[int]string{}
	if p.story == nil {
		return out
	}
	for i := range p.story.cast {
		c := &p.story.cast[i]
		for _, m := range c.members {
			if int(m.article) == p.at {
				out[int(m.entity)] = c.id
			}
		}
	}
	return out
}

func (s *snapshot) statement(p *paper, rec *news.Record, o *text.Offsets, n int, by string) StatementRow {
	st := &rec.Statements[n]
	row := StatementRow{
		Article: p.ID, Title: p.Title, Outlet: export.TextRef(p.Outlet), From: export.DayRef(p.Published.From), To: export.DayRef(p.Published.To), Story: export.TextRef(s.storyOf(p.ID)), Statement: n,
		Class: string(st.Class), Stance: st.Stance, Chain: chainLinks(st.Isnad), Span: o.Runes(st.Content), Text: st.Content.Of(rec.Article.Text),
	}
	switch {
	case st.Source != nil:
		row.Source = st.Source.Of(rec.Article.Text)
	case st.Antecedent != nil:
		row.Source = st.Antecedent.Of(rec.Article.Text)
	}
	if e := s.things[by]; e != nil {
		ref := e.ref()
		row.Speaker = &ref
	}
	return row
}

func (s *Server) entityRoutes() {
	register(s, http.MethodGet, "/entities", "list-entities", "entities", "Persons, bodies and places, those that most articles name first", 0, s.entities, 400)
	register(s, http.MethodGet, "/entities/{id}", "get-entity", "entities", "An entity of the desk with the articles in which it is named", 0, s.entity, 404)
	register(s, http.MethodGet, "/entities/{id}/page", "get-entity-page", "entities", "An entity with all that a page shows of it: roles, company, places, deeds", 0, s.entityPage, 404)
	register(s, http.MethodGet, "/entities/{id}/statements", "list-statements", "entities", "What an entity says, or what others say of it, the latest first", 0, s.statements, 400, 404)
	register(s, http.MethodGet, "/network", "get-network", "entities", "Who has to do with whom", 0, s.network)
}

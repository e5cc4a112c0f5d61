package server

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/isnad-desk/isnad/desk"
	"github.com/isnad-desk/isnad/export"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/newsroom"
	"github.com/isnad-desk/isnad/text"
)

// StoryPage is a story with all that a page shows of it.
type StoryPage struct {
	Story      StoryRow          `json:"story"`
	Articles   []ArticleRow      `json:"articles" nullable:"false" doc:"in the order of day and id"`
	Entities   []StoryEntity     `json:"entities" nullable:"false" doc:"that stand in the story, most articles first"`
	Happenings []ToldHappening   `json:"happenings" nullable:"false" doc:"contested, corroborated, repeated, single; of each the earliest first, those without a day last"`
	Table      WhoSaysWhat       `json:"table"`
	Conflicts  []ToldConflict    `json:"conflicts" nullable:"false"`
	Updates    []ToldConflict    `json:"updates" nullable:"false" doc:"values of which the later takes the place of the earlier: no conflicts"`
	Lineage    []LineageEdge     `json:"lineage" nullable:"false" doc:"who took from whom"`
	Voices     []StatementSource `json:"voices" nullable:"false" doc:"who is quoted, by class, most statements first, at most 200"`
}

// StoryEntity is an entity as it stands in a story.
type StoryEntity struct {
	EntityRef
	Articles int      `json:"articles"`
	Names    []string `json:"names" nullable:"false"`
}

// ChainLink is a step of an isnad, nearest the reader first.
type ChainLink struct {
	Link string `json:"link" doc:"outlet, agency, document, platform or source"`
	Name string `json:"name"`
}

// Passage is a sentence of an article in which something is told.
type Passage struct {
	Article   string      `json:"article"`
	Outlet    string      `json:"outlet" doc:"where it is not known, the article's location"`
	Span      [2]int      `json:"span" doc:"of the sentence, in code points of the article's text"`
	Text      string      `json:"text"`
	Mark      *[2]int     `json:"mark" doc:"the words that tell it, in code points of the article's text"`
	Chain     []ChainLink `json:"chain" nullable:"false" doc:"through whom it comes; the outlet alone where it speaks in its own voice"`
	Statement *int        `json:"statement" doc:"index into the statements of the article's record"`
}

// ToldReport is one report of a happening.
type ToldReport struct {
	Passage
	Event   int  `json:"event" doc:"index into the events of the article's record"`
	Negated bool `json:"negated" doc:"it is told that it did not happen"`
}

// Branch is somebody through whom the word of an origin came; the branches under it stand nearer to the reader.
type Branch struct {
	Name    string   `json:"name"`
	Kind    string   `json:"kind" doc:"origin, agency, outlet, document, platform or source"`
	Reports []int    `json:"reports" nullable:"false" doc:"indexes into the happening's reports of those that are told here"`
	Under   []Branch `json:"under" nullable:"false"`
}

// ToldOrigin is an independent origin of a happening.
type ToldOrigin struct {
	Name    string `json:"name"`
	Named   bool   `json:"named"`
	Kind    string `json:"kind" enum:"named,office,announcement,unnamed,voice" doc:"voice: an outlet or agency itself; announcement: who acts says so; office: who holds it, without his name"`
	Because string `json:"because" doc:"why its reports count as one, in English"`
	Reports []int  `json:"reports" nullable:"false" doc:"indexes into the happening's reports"`
	Tree    Branch `json:"tree" doc:"its isnad: through whom it reached the reader"`
}

// ToldHappening is a happening with all that a page shows of it.
type ToldHappening struct {
	ID         string       `json:"id" doc:"unique within its story"`
	Story      string       `json:"story"`
	Type       string       `json:"type" doc:"PLOVER code"`
	Mode       *string      `json:"mode"`
	Line       Line         `json:"line"`
	Actors     []EntityRef  `json:"actors" nullable:"false"`
	Recipients []EntityRef  `json:"recipients" nullable:"false"`
	Place      *EntityRef   `json:"place"`
	From       *string      `json:"from"`
	To         *string      `json:"to"`
	Polarity   string       `json:"polarity" enum:"affirmed,negated" doc:"what most reports say"`
	Modality   string       `json:"modality" enum:"actual,planned,demanded,conditional,possible"`
	Standing   string       `json:"standing" enum:"single,repeated,corroborated,contested"`
	Articles   int          `json:"articles"`
	Outlets    int          `json:"outlets"`
	Origins    []ToldOrigin `json:"origins" nullable:"false"`
	Reports    []ToldReport `json:"reports" nullable:"false"`
	Conflicts  []string     `json:"conflicts" nullable:"false" doc:"ids of the conflicts that are stated on it"`
}

// WhoSaysWhat is the table of outlets across and happenings and contested slots down.
type WhoSaysWhat struct {
	Outlets []TableOutlet `json:"outlets" nullable:"false" doc:"those that tell most first"`
	Rows    []TableRow    `json:"rows" nullable:"false" doc:"contested first, then by how many outlets tell it; happenings that one outlet tells are left out"`
}

// TableOutlet is a column of the table.
type TableOutlet struct {
	Name     string `json:"name"`
	Articles int    `json:"articles"`
	Tells    int    `json:"tells" doc:"rows on which it is not silent"`
}

// TableRow is a happening, or a contested slot of one.
type TableRow struct {
	Happening string `json:"happening" doc:"id; empty for a conflict on what is no happening of the story"`
	Conflict  string `json:"conflict" doc:"id of the conflict where the row is a contested slot, else empty"`
	Slot      string `json:"slot" doc:"of the conflict: who, whom, place, time, polarity, number, manner, cause; else empty"`
	Line      Line   `json:"line"`
	Cells     []Cell `json:"cells" nullable:"false" doc:"of the outlets that are not silent"`
}

// Cell is what an outlet says of a row.
type Cell struct {
	Outlet   int       `json:"outlet" doc:"index into the table's outlets"`
	Sign     string    `json:"sign" enum:"says,denies,differs,both"`
	Sides    []int     `json:"sides" nullable:"false" doc:"of a contested slot, the sides that it takes: indexes into the conflict's sides"`
	Passages []Passage `json:"passages" nullable:"false" doc:"the sentences, at most three"`
}

// ToldConflict is a disagreement with its sides.
type ToldConflict struct {
	ID        string     `json:"id"`
	Happening string     `json:"happening" doc:"id, or empty"`
	Slot      string     `json:"slot" enum:"who,whom,place,time,polarity,number,manner,cause"`
	Line      *Line      `json:"line" doc:"of the happening"`
	Sides     []ToldSide `json:"sides" nullable:"false"`
}

// ToldSide is one of the values of a conflict.
type ToldSide struct {
	Says        string     `json:"says" doc:"the value, mostly in the words of an article"`
	Happened    *bool      `json:"happened" doc:"of the slot polarity: whether the side says that it happened"`
	Count       *SideCount `json:"count" doc:"of the slot number"`
	Independent int        `json:"independent" doc:"independent origins"`
	Outlets     []string   `json:"outlets" nullable:"false"`
	Reports     []Passage  `json:"reports" nullable:"false"`
}

// SideCount is a number that a side gives.
type SideCount struct {
	What    string `json:"what" doc:"killed, injured, arrested, released, missing, kidnapped, displaced"`
	From    int    `json:"from"`
	To      int    `json:"to"`
	AtLeast bool   `json:"at_least"`
}

// LineageEdge says that an article took its text or news from elsewhere.
type LineageEdge struct {
	Article    string          `json:"article"`
	Outlet     string          `json:"outlet"`
	From       *string         `json:"from" doc:"id of the article it took from"`
	FromOutlet *string         `json:"from_outlet"`
	Relays     *string         `json:"relays" doc:"agency or outlet that it relays"`
	Kind       string          `json:"kind" enum:"reprint,rewrite,relay"`
	Score      float64         `json:"score" doc:"share of the shorter text that is found in the other"`
	Evidence   []TakenEvidence `json:"evidence" nullable:"false" doc:"at most three passages"`
}

// TakenEvidence is a passage with the passage it was taken from.
type TakenEvidence struct {
	Span     [2]int  `json:"span"`
	Text     string  `json:"text"`
	FromSpan *[2]int `json:"from_span"`
	FromText *string `json:"from_text"`
}

// StatementSource counts the statements of a source in a story.
type StatementSource struct {
	Name       string   `json:"name" doc:"as worded, or the name of the entity"`
	Class      string   `json:"class" enum:"named,organization,role,affiliated,unnamed"`
	Entity     *string  `json:"entity" doc:"id of the entity that speaks"`
	Statements int      `json:"statements"`
	Outlets    []string `json:"outlets" nullable:"false"`
}

// Bounds of what a page carries.
const (
	maxCellPassages = 3
	maxEvidence     = 3
	maxVoices       = 200
	maxEvidenceText = 600 // bytes
)

// teller makes pages of a story.
type teller struct {
	*newsroom.Telling
	t         *desk.Told
	lines     *export.Liner
	entities  map[string]*news.DeskEntity
	offsets   map[string]*text.Offsets
	conflicts map[string][]*news.Conflict // by happening
	acts      map[string]*news.Happening
}

// telling opens a story with its records.
func (s *Server) telling(ctx context.Context, id string) (*teller, error) {
	t, err := s.openStory(ctx, id)
	if err != nil {
		return nil, err
	}
	judged := s.index.get().judged
	records := make(map[string]*news.Record, len(t.Articles))
	open := func(id string) error {
		if records[id] != nil {
			return nil
		}
		r, err := s.Monitor.Record(ctx, id)
		if err == nil {
			records[id] = news.Correct(r, judged)
		}
		return err
	}
	for _, a := range t.Articles {
		if err := open(a); err != nil {
			return nil, err
		}
	}
	for _, l := range t.Lineage {
		if l.From != "" {
			if err := open(l.From); err != nil {
				return nil, err
			}
		}
	}
	x := &teller{
		Telling: newsroom.NewTelling(records, t.Lineage), t: t, entities: map[string]*news.DeskEntity{}, offsets: map[string]*text.Offsets{},
		conflicts: map[string][]*news.Conflict{}, acts: map[string]*news.Happening{},
	}
	all := slices.Concat(t.Entities, t.Wide)
	for i := range all {
		x.entities[all[i].ID] = &all[i]
	}
	x.lines = export.NewLiner(s.Monitor.Language(), &news.Desk{Entities: all}, isolate)
	for i := range t.Conflicts {
		c := &t.Conflicts[i]
		x.conflicts[c.Happening] = append(x.conflicts[c.Happening], c)
	}
	for i := range t.Happenings {
		x.acts[t.Happenings[i].ID] = &t.Happenings[i]
	}
	return x, nil
}

func (x *teller) runes(article string, s text.Span) [2]int {
	o := x.offsets[article]
	if o == nil {
		o = text.NewOffsets(x.Records[article].Article.Text)
		x.offsets[article] = o
	}
	return o.Runes(s)
}

func (x *teller) line(h *news.Happening) Line { return newLine(x.lines, h) }

// party names a party: an entity, or the phrase of an unnamed one.
func (x *teller) party(id string) EntityRef {
	if e := x.entities[id]; e != nil {
		return EntityRef{e.ID, e.Kind, e.Name, e.Latin}
	}
	return phraseRef(id)
}

func phraseRef(id string) EntityRef { return EntityRef{Kind: "phrase", Name: strings.Trim(id, `"`)} }

func (x *teller) parties(ids []string) []EntityRef {
	out := make([]EntityRef, len(ids))
	for i, id := range ids {
		out[i] = x.party(id)
	}
	return out
}

func chainLinks(links []news.Link) []ChainLink {
	out := make([]ChainLink, 0, len(links))
	for _, l := range links {
		out = append(out, ChainLink{l.Kind, l.Name})
	}
	return out
}

// passage is a stretch of an article with the isnad of the statement in which it stands, if it stands in one.
func (x *teller) passage(article string, span text.Span, mark *text.Span, statement int) Passage {
	rec := x.Records[article]
	p := Passage{Article: article, Outlet: x.Outlet(article), Span: x.runes(article, span), Text: span.Of(rec.Article.Text)}
	if mark != nil {
		m := x.runes(article, *mark)
		p.Mark = &m
	}
	if statement != news.None && statement < len(rec.Statements) {
		p.Chain, p.Statement = chainLinks(rec.Statements[statement].Isnad), &statement
	}
	if len(p.Chain) == 0 {
		p.Chain = []ChainLink{{"outlet", p.Outlet}}
	}
	return p
}

// report is the sentence in which an article reports an act.
func (x *teller) report(r news.Report) ToldReport {
	e := x.Event(r)
	if e == nil {
		return ToldReport{Passage: Passage{Article: r.Article, Outlet: x.Outlet(r.Article), Chain: []ChainLink{}}, Event: r.Event}
	}
	span := newsroom.SentenceAt(x.Records[r.Article], e.Trigger.Start)
	if !span.Contains(e.Trigger) {
		span = e.Trigger
	}
	return ToldReport{x.passage(r.Article, span, &e.Trigger, e.Statement), r.Event, e.Negated}
}

// side is the passage on which a side of a conflict rests.
func (x *teller) side(h *news.Happening, at news.Evidence) Passage {
	rec := x.Records[at.Article]
	statement := news.None
	if h != nil {
		if r := x.Reported(h, at); r != nil {
			e := x.Event(*r)
			p := x.passage(at.Article, at.Span, &e.Trigger, e.Statement)
			return p
		}
	}
	if rec != nil {
		statement = newsroom.Innermost(rec, at.Span)
	}
	return x.passage(at.Article, at.Span, nil, statement)
}

func branch(b *newsroom.Branch) Branch {
	out := Branch{Name: b.Name, Kind: b.Kind, Reports: append([]int{}, b.Reports...), Under: []Branch{}}
	for _, c := range b.Above {
		out.Under = append(out.Under, branch(c))
	}
	return out
}

func polarity(negated bool) string {
	if negated {
		return "negated"
	}
	return "affirmed"
}

// standing is that of a happening; a conflict stated on it makes it contested.
func (x *teller) standing(h *news.Happening) string {
	if len(x.conflicts[h.ID]) > 0 {
		return "contested"
	}
	return h.Standing
}

func (x *teller) happening(h *news.Happening) ToldHappening {
	out := ToldHappening{
		ID: h.ID, Story: h.Story, Type: h.Type, Mode: export.TextRef(h.Mode), Line: x.line(h), Actors: x.parties(h.Actors), Recipients: x.parties(h.Recipients),
		From: export.DayRef(h.When.From), To: export.DayRef(h.When.To), Polarity: polarity(h.Negated), Modality: h.Modality, Standing: x.standing(h),
		Origins: []ToldOrigin{}, Reports: []ToldReport{}, Conflicts: []string{},
	}
	if h.Place != "" {
		p := x.party(h.Place)
		out.Place = &p
	}
	articles, outlets := map[string]bool{}, map[string]bool{}
	for _, r := range h.Reports {
		out.Reports = append(out.Reports, x.report(r))
		articles[r.Article], outlets[x.Outlet(r.Article)] = true, true
	}
	out.Articles, out.Outlets = len(articles), len(outlets)
	for i := range h.Origins {
		o := &h.Origins[i]
		out.Origins = append(out.Origins, ToldOrigin{o.Name, o.Named, newsroom.OriginKind(o), o.Because, append([]int{}, o.Reports...), branch(x.Tree(h, o))})
	}
	for _, c := range x.conflicts[h.ID] {
		out.Conflicts = append(out.Conflicts, c.ID)
	}
	return out
}

// order of happenings on a page.
func (x *teller) sorted() []*news.Happening {
	out := make([]*news.Happening, len(x.t.Happenings))
	for i := range x.t.Happenings {
		out[i] = &x.t.Happenings[i]
	}
	slices.SortStableFunc(out, func(a, b *news.Happening) int {
		return cmp.Or(rank[x.standing(b)]-rank[x.standing(a)], cmp.Compare(known(a.When.From), known(b.When.From)))
	})
	return out
}

// known puts days that are not known last.
func known(d news.Day) news.Day {
	if d == news.NoDay {
		return 1<<31 - 1
	}
	return d
}

func (x *teller) conflict(c *news.Conflict) ToldConflict {
	h := x.acts[c.Happening]
	out := ToldConflict{ID: c.ID, Happening: c.Happening, Slot: c.Slot, Sides: []ToldSide{}}
	if h != nil {
		l := x.line(h)
		out.Line = &l
	}
	for i := range c.Sides {
		s := &c.Sides[i]
		y := ToldSide{Says: s.Says, Independent: s.Independent, Outlets: []string{}, Reports: []Passage{}}
		for _, r := range s.Reports {
			if x.Records[r.Article] == nil {
				continue
			}
			p := x.side(h, r)
			y.Reports = append(y.Reports, p)
			if !slices.Contains(y.Outlets, p.Outlet) {
				y.Outlets = append(y.Outlets, p.Outlet)
			}
			if c.Slot == "polarity" && y.Happened == nil && h != nil {
				if rep := x.Reported(h, r); rep != nil {
					yes := !x.Event(*rep).Negated
					y.Happened = &yes
				}
			}
		}
		if c.Slot == "number" {
			y.Count = sideCount(s.Says)
		}
		out.Sides = append(out.Sides, y)
	}
	return out
}

// sideCount reads the number of a side: "killed ≥ 9", "killed 9–11".
func sideCount(says string) *SideCount {
	what, number, ok := strings.Cut(says, " ")
	if !ok {
		return nil
	}
	number, least := strings.CutPrefix(number, "≥ ")
	from, to, ranged := strings.Cut(number, "–")
	if !ranged {
		to = from
	}
	a, err := strconv.Atoi(from)
	b, err2 := strconv.Atoi(to)
	if err != nil || err2 != nil {
		return nil
	}
	return &SideCount{what, a, b, least}
}

func (x *teller) edge(l *news.Lineage) LineageEdge {
	out := LineageEdge{Article: l.Article, Outlet: x.Outlet(l.Article), From: export.TextRef(l.From), Relays: export.TextRef(l.Relays), Kind: l.Kind, Score: l.Score, Evidence: []TakenEvidence{}}
	if l.From != "" {
		o := x.Outlet(l.From)
		out.FromOutlet = &o
	}
	for _, e := range l.Evidence[:min(len(l.Evidence), maxEvidence)] {
		y := TakenEvidence{Span: x.runes(l.Article, e.Span), Text: short(e.Span.Of(x.Records[l.Article].Article.Text))}
		if e.From != nil && l.From != "" {
			span, said := x.runes(l.From, *e.From), short(e.From.Of(x.Records[l.From].Article.Text))
			y.FromSpan, y.FromText = &span, &said
		}
		out.Evidence = append(out.Evidence, y)
	}
	return out
}

// short cuts a passage to what a page shows of it.
func short(s string) string {
	if len(s) <= maxEvidenceText {
		return s
	}
	cut := maxEvidenceText
	for cut > 0 && s[cut]&0xc0 == 0x80 {
		cut--
	}
	return s[:cut] + "…"
}

// table puts outlets across and happenings and contested slots down.
func (x *teller) table() WhoSaysWhat {
	columns := map[string]int{}
	var outlets []TableOutlet
	for _, a := range x.t.Articles {
		name := x.Outlet(a)
		if _, ok := columns[name]; !ok {
			columns[name] = len(outlets)
			outlets = append(outlets, TableOutlet{Name: name})
		}
		outlets[columns[name]].Articles++
	}
	type line struct {
		TableRow
		contested bool
	}
	var rows []line
	for i := range x.t.Happenings {
		h := &x.t.Happenings[i]
		cs := x.conflicts[h.ID]
		told := map[string][]news.Report{}
		var order []string
		for _, r := range h.Reports {
			name := x.Outlet(r.Article)
			if told[name] == nil {
				order = append(order, name)
			}
			told[name] = append(told[name], r)
		}
		for _, c := range cs { // who only speaks against it
			for _, s := range c.Sides {
				for _, r := range s.Reports {
					if name := x.Outlet(r.Article); told[name] == nil && !slices.Contains(order, name) {
						order = append(order, name)
					}
				}
			}
		}
		if len(order) < 2 && len(cs) == 0 {
			continue
		}
		row := line{TableRow{Happening: h.ID, Line: x.line(h), Cells: []Cell{}}, len(cs) > 0}
		for _, name := range order {
			sign := x.Sign(h, name, cs)
			if sign == newsroom.Silent {
				continue
			}
			c := Cell{Outlet: columns[name], Sign: string(sign), Sides: []int{}, Passages: []Passage{}}
			for _, r := range told[name][:min(len(told[name]), maxCellPassages)] {
				c.Passages = append(c.Passages, x.report(r).Passage)
			}
			for _, cf := range cs {
				for _, s := range cf.Sides {
					for _, r := range s.Reports {
						if len(told[name]) == 0 && len(c.Passages) < maxCellPassages && x.Outlet(r.Article) == name {
							c.Passages = append(c.Passages, x.side(h, r))
						}
					}
				}
			}
			row.Cells = append(row.Cells, c)
		}
		rows = append(rows, row)
		for _, c := range cs {
			rows = append(rows, line{x.slot(h, c, columns), true})
		}
	}
	for _, c := range x.conflicts[""] {
		rows = append(rows, line{x.slot(nil, c, columns), true})
	}
	slices.SortStableFunc(rows, func(a, b line) int { // the slots of a happening stay behind it: they are as contested and as widely told
		return cmp.Or(-cmp.Compare(btoi(a.contested), btoi(b.contested)), len(x.outletsOf(b.Happening))-len(x.outletsOf(a.Happening)))
	})
	out := WhoSaysWhat{Outlets: outlets, Rows: []TableRow{}}
	for _, r := range rows {
		for _, c := range r.Cells {
			outlets[c.Outlet].Tells++
		}
		out.Rows = append(out.Rows, r.TableRow)
	}
	order := make([]int, len(outlets))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(outlets[b].Tells-outlets[a].Tells, outlets[b].Articles-outlets[a].Articles, strings.Compare(outlets[a].Name, outlets[b].Name))
	})
	place := make([]int, len(outlets))
	out.Outlets = make([]TableOutlet, len(outlets))
	for to, from := range order {
		place[from] = to
		out.Outlets[to] = outlets[from]
	}
	for i := range out.Rows {
		for k := range out.Rows[i].Cells {
			c := &out.Rows[i].Cells[k]
			c.Outlet = place[c.Outlet]
		}
		slices.SortFunc(out.Rows[i].Cells, func(a, b Cell) int { return a.Outlet - b.Outlet })
	}
	return out
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (x *teller) outletsOf(happening string) map[string]bool {
	out := map[string]bool{}
	if h := x.acts[happening]; h != nil {
		for _, r := range h.Reports {
			out[x.Outlet(r.Article)] = true
		}
	}
	return out
}

// slot is the row of a contested slot.
func (x *teller) slot(h *news.Happening, c *news.Conflict, columns map[string]int) TableRow {
	row := TableRow{Happening: c.Happening, Conflict: c.ID, Slot: c.Slot, Cells: []Cell{}}
	if h != nil {
		row.Line = x.line(h)
	}
	at := map[string]int{}
	for i, s := range c.Sides {
		for _, r := range s.Reports {
			if x.Records[r.Article] == nil {
				continue
			}
			name := x.Outlet(r.Article)
			k, ok := at[name]
			if !ok {
				k = len(row.Cells)
				at[name] = k
				row.Cells = append(row.Cells, Cell{Outlet: columns[name], Sign: "says", Sides: []int{}, Passages: []Passage{}})
			}
			cell := &row.Cells[k]
			if !slices.Contains(cell.Sides, i) {
				cell.Sides = append(cell.Sides, i)
			}
			if len(cell.Passages) < maxCellPassages {
				cell.Passages = append(cell.Passages, x.side(h, r))
			}
		}
	}
	for k := range row.Cells {
		switch cell := &row.Cells[k]; {
		case len(cell.Sides) > 1:
			cell.Sign = "both"
		case cell.Sides[0] > 0:
			cell.Sign = "differs"
		}
	}
	return row
}

// voices counts who is quoted.
func (x *teller) voices() []StatementSource {
	at := map[string]*StatementSource{}
	out := []StatementSource{}
	ids := newsroom.EntitiesIn(x.t)
	var order []string
	for _, a := range x.t.Articles {
		rec := x.Records[a]
		for i := range rec.Statements {
			st := &rec.Statements[i]
			name, entity := "", ""
			if by := newsroom.Speaker(st); by != news.None {
				entity = ids[a][by]
			}
			switch {
			case x.entities[entity] != nil:
				name = x.entities[entity].Name
			case st.Antecedent != nil:
				name = st.Antecedent.Of(rec.Article.Text)
			case st.Source != nil:
				name = st.Source.Of(rec.Article.Text)
			default:
				continue
			}
			key := string(st.Class) + "\x00" + entity + "\x00" + name
			v := at[key]
			if v == nil {
				v = &StatementSource{Name: name, Class: string(st.Class), Entity: export.TextRef(entity), Outlets: []string{}}
				at[key] = v
				order = append(order, key)
			}
			v.Statements++
			if o := x.Outlet(a); !slices.Contains(v.Outlets, o) {
				v.Outlets = append(v.Outlets, o)
			}
		}
	}
	for _, k := range order {
		out = append(out, *at[k])
	}
	slices.SortStableFunc(out, func(a, b StatementSource) int { return b.Statements - a.Statements })
	return out[:min(len(out), maxVoices)]
}

func (s *Server) storyPage(ctx context.Context, in *named) (*StoryPage, error) {
	x, err := s.telling(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	now := s.index.get()
	out := &StoryPage{
		Articles: []ArticleRow{}, Entities: []StoryEntity{}, Happenings: []ToldHappening{}, Conflicts: []ToldConflict{}, Updates: []ToldConflict{}, Lineage: []LineageEdge{},
		Table: x.table(), Voices: x.voices(),
	}
	if r := now.byID[in.ID]; r != nil {
		out.Story = r.StoryRow
	} else { // it is newer than the index
		r := (&index{words: map[string]string{}, nums: map[string]int32{}}).row(x.t, 0)
		r.Days, r.Outlets = []DayCount{}, len(out.Table.Outlets)
		out.Story = r.StoryRow
	}
	for _, a := range x.t.Articles {
		if p := now.papers[a]; p != nil {
			out.Articles = append(out.Articles, p.row())
		}
	}
	for _, e := range x.entities {
		articles := map[string]bool{}
		for _, m := range e.Members {
			articles[m.Article] = true
		}
		out.Entities = append(out.Entities, StoryEntity{EntityRef{e.ID, e.Kind, e.Name, e.Latin}, len(articles), append([]string{}, e.Names...)})
	}
	slices.SortFunc(out.Entities, func(a, b StoryEntity) int {
		return cmp.Or(b.Articles-a.Articles, strings.Compare(a.Name, b.Name), strings.Compare(a.ID, b.ID))
	})
	for _, h := range x.sorted() {
		out.Happenings = append(out.Happenings, x.happening(h))
	}
	for i := range x.t.Conflicts {
		out.Conflicts = append(out.Conflicts, x.conflict(&x.t.Conflicts[i]))
	}
	for i := range x.t.Updates {
		out.Updates = append(out.Updates, x.conflict(&x.t.Updates[i]))
	}
	for i := range x.t.Lineage {
		out.Lineage = append(out.Lineage, x.edge(&x.t.Lineage[i]))
	}
	return out, nil
}

// isolate keeps a run of the other direction apart from what stands around it (U+2068, U+2069).
func isolate(s string) string { return "\u2068" + s + "\u2069" }

package server

import (
	"cmp"
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"sort"
	"strings"

	"github.com/isnad-desk/isnad/export"
	"github.com/isnad-desk/isnad/news"
)

// ActFilter filters happenings: what lists, network, map and timeline have in common.
type ActFilter struct {
	From      string `query:"from" format:"date" doc:"happened on this day or later; happenings without a day count by the days of their story"`
	To        string `query:"to" format:"date" doc:"happened on this day or before"`
	Entity    string `query:"entity" maxLength:"200" doc:"with this entity among the parties or as the place: its id, or one of its names"`
	Actor     string `query:"actor" maxLength:"200" doc:"with this entity among the parties: its id, or one of its names"`
	Place     string `query:"place" maxLength:"200" doc:"at this place or in it: its id, or one of its names"`
	Outlet    string `query:"outlet" maxLength:"200" doc:"told by this outlet"`
	Story     string `query:"story" maxLength:"200" doc:"of this story"`
	Type      string `query:"type" maxLength:"40" doc:"PLOVER code"`
	Mode      string `query:"mode" maxLength:"40"`
	Standing  string `query:"standing" enum:"single,repeated,corroborated,contested"`
	Contested bool   `query:"contested" doc:"only those on which reports disagree"`
	OneOrigin bool   `query:"one_origin" doc:"only those with one independent origin"`
	Modality  string `query:"modality" enum:"actual,planned,demanded,conditional,possible"`
}

// told is a happening in its story.
type told struct {
	*act
	row *row
}

// when is the days of a happening, those of its story where its own are not known.
func (t told) interval() news.Interval {
	if t.when.From != news.NoDay || t.when.To != news.NoDay {
		return t.when
	}
	return t.row.day
}

func (t told) with(ids map[string]bool, place bool) bool {
	has := func(id string) bool { return ids[id] }
	return slices.ContainsFunc(t.actors, has) || slices.ContainsFunc(t.recipients, has) || place && ids[t.place]
}

// each calls f for every happening that passes the filters, in the order of stories.
func (q *ActFilter) each(s *snapshot, f func(told)) {
	entities, actors, places := s.asked(q.Entity), s.asked(q.Actor), s.around(q.Place)
	var from, to news.Day = news.NoDay, news.NoDay
	if d, err := news.ParseDay(q.From); err == nil {
		from = d
	}
	if d, err := news.ParseDay(q.To); err == nil {
		to = d
	}
	rows := s.sorted
	if q.Story != "" {
		rows = nil
		if r := s.byID[q.Story]; r != nil {
			rows = []*row{r}
		}
	} else if q.Entity != "" || q.Actor != "" {
		ids := entities
		if q.Actor != "" {
			ids = actors
		}
		rows = s.rowsOf(ids)
	}
	for _, r := range rows {
		if q.Outlet != "" && !slices.Contains(r.outlets, q.Outlet) {
			continue
		}
		for i := range r.acts {
			t := told{&r.acts[i], r}
			when := t.interval()
			if from != news.NoDay && (when.To == news.NoDay || when.To < from) || to != news.NoDay && (when.From == news.NoDay || when.From > to) ||
				q.Type != "" && !strings.EqualFold(t.kind, q.Type) || q.Mode != "" && !strings.EqualFold(t.mode, q.Mode) || q.Standing != "" && t.standing != q.Standing ||
				q.Contested && t.standing != "contested" || q.OneOrigin && t.origins > 1 || q.Modality != "" && t.modality != q.Modality ||
				q.Entity != "" && !t.with(entities, true) || q.Actor != "" && !t.with(actors, false) || q.Place != "" && !places[t.place] ||
				q.Outlet != "" && !t.toldBy(s, q.Outlet) {
				continue
			}
			f(t)
		}
	}
}

// rowsOf are the stories in which entities stand, in the order of lists.
func (s *snapshot) rowsOf(ids map[string]bool) []*row {
	seen := map[*row]bool{}
	var out []*row
	for id := range ids {
		for _, in := range s.things[id].in {
			if !seen[in.row] {
				seen[in.row] = true
				out = append(out, in.row)
			}
		}
	}
	slices.SortFunc(out, func(a, b *row) int { return newest(&a.StoryRow, &b.StoryRow) })
	return out
}

func (t told) toldBy(s *snapshot, outlet string) bool {
	return slices.ContainsFunc(t.reports, func(n int32) bool {
		p := s.papers[t.row.told[n]]
		return p != nil && p.Outlet == outlet
	})
}

// HappeningRow is a happening as lists show it.
type HappeningRow struct {
	ID         string      `json:"id" doc:"unique within its story"`
	Story      string      `json:"story"`
	Title      string      `json:"title" doc:"of the story"`
	Line       Line        `json:"line"`
	Type       string      `json:"type" doc:"PLOVER code"`
	Mode       *string     `json:"mode"`
	Actors     []EntityRef `json:"actors" nullable:"false"`
	Recipients []EntityRef `json:"recipients" nullable:"false"`
	Place      *EntityRef  `json:"place"`
	From       *string     `json:"from"`
	To         *string     `json:"to"`
	Told       *string     `json:"told" doc:"first day of its story, where its own days are not known"`
	Polarity   string      `json:"polarity" enum:"affirmed,negated"`
	Modality   string      `json:"modality" enum:"actual,planned,demanded,conditional,possible"`
	Standing   string      `json:"standing" enum:"single,repeated,corroborated,contested"`
	Origins    int         `json:"origins" doc:"independent origins"`
	Articles   int         `json:"articles"`
	Outlets    int         `json:"outlets"`
}

// party names a party of a story: an entity, or the phrase of an unnamed one.
func (s *snapshot) party(id string) EntityRef {
	if t := s.things[id]; t != nil {
		return t.ref()
	}
	return phraseRef(id)
}

func (s *snapshot) parties(ids []string) []EntityRef {
	out := make([]EntityRef, len(ids))
	for i, id := range ids {
		out[i] = s.party(id)
	}
	return out
}

// line tells a happening of the index.
func (s *Server) line(now *snapshot, t told) Line {
	d := &news.Desk{}
	for _, list := range [][]string{t.actors, t.recipients, {t.place}} {
		for _, id := range list {
			if e := now.things[id]; e != nil {
				d.Entities = append(d.Entities, news.DeskEntity{ID: e.id, Name: e.name, Latin: e.latin})
			}
		}
	}
	return newLine(export.NewLiner(s.Monitor.Language(), d, isolate), &news.Happening{
		ID: t.id, Type: t.kind, Mode: t.mode, Actors: t.actors, Recipients: t.recipients, Place: t.place, Negated: t.negated, Modality: t.modality,
	})
}

func (s *Server) happeningRow(now *snapshot, t told) HappeningRow {
	out := HappeningRow{
		ID: t.id, Story: t.row.ID, Title: t.row.Title, Line: s.line(now, t), Type: t.kind, Mode: export.TextRef(t.mode), Actors: now.parties(t.actors),
		Recipients: now.parties(t.recipients), From: export.DayRef(t.when.From), To: export.DayRef(t.when.To), Polarity: polarity(t.negated), Modality: t.modality,
		Standing: t.standing, Origins: t.origins, Articles: len(t.reports), Outlets: len(now.outletsOf(t)),
	}
	if out.From == nil && out.To == nil {
		out.Told = export.DayRef(t.row.day.From)
	}
	if t.place != "" {
		p := now.party(t.place)
		out.Place = &p
	}
	return out
}

// outletsOf are the outlets that tell a happening.
func (s *snapshot) outletsOf(t told) []string {
	var out []string
	for _, n := range t.reports {
		if p := s.papers[t.row.told[n]]; p != nil && !slices.Contains(out, p.Outlet) {
			out = append(out, p.Outlet)
		}
	}
	return out
}

// HappeningRows is a page of happenings.
type HappeningRows struct {
	Happenings []HappeningRow `json:"happenings" nullable:"false"`
	Total      int            `json:"total" doc:"happenings that pass the filters"`
	Next       string         `json:"next,omitempty" doc:"cursor of the next page; left out on the last"`
}

type happeningsQuery struct {
	ActFilter
	Sort   string `query:"sort" enum:"newest,oldest,told" default:"newest" doc:"told: by the number of independent origins"`
	Cursor string `query:"cursor" maxLength:"2000"`
	Limit  int    `query:"limit" minimum:"1" maximum:"500" default:"50"`
}

// latest is the order of happenings: the last day first.
func latest(a, b told) int {
	return cmp.Or(cmp.Compare(b.interval().From, a.interval().From), strings.Compare(a.row.ID, b.row.ID), cmp.Compare(len(a.id), len(b.id)), strings.Compare(a.id, b.id))
}

func (s *Server) happenings(_ context.Context, q *happeningsQuery) (*HappeningRows, error) {
	now := s.index.get()
	var all []told
	q.each(now, func(t told) { all = append(all, t) })
	order := latest
	switch q.Sort {
	case "oldest":
		order = func(a, b told) int { return cmp.Or(cmp.Compare(a.interval().From, b.interval().From), latest(a, b)) }
	case "told":
		order = func(a, b told) int { return cmp.Or(b.origins-a.origins, latest(a, b)) }
	}
	slices.SortFunc(all, order)
	start := 0
	if q.Cursor != "" {
		m, err := parseCursor(q.Cursor)
		if err != nil {
			return nil, err
		}
		story, id, _ := strings.Cut(m.ID, "/")
		last := told{&act{id: id, origins: m.Articles, when: news.Unknown}, &row{StoryRow: StoryRow{ID: story}, day: news.Unknown}}
		if d, err := news.ParseDay(m.To); err == nil {
			last.when.From = d
		}
		start = sort.Search(len(all), func(i int) bool { return order(all[i], last) > 0 })
	}
	out := &HappeningRows{Happenings: []HappeningRow{}, Total: len(all)}
	for i := start; i < len(all); i++ {
		if len(out.Happenings) == q.Limit {
			last := all[i-1]
			out.Next = mark{last.row.ID + "/" + last.id, last.interval().From.String(), last.origins}.cursor()
			break
		}
		out.Happenings = append(out.Happenings, s.happeningRow(now, all[i]))
	}
	return out, nil
}

// Where is where a place lies, as far as the lexicons know.
type Where struct {
	Type      *string  `json:"type" doc:"state, city, province, sea, ..."`
	Precision *string  `json:"precision" enum:"point,area,country" doc:"how much of the map it stands for; null where that is not known"`
	Country   *string  `json:"country" doc:"ISO 3166-1 alpha-2"`
	Within    []string `json:"within" nullable:"false" doc:"names of what contains it, the nearest first"`
	Lat       *float64 `json:"lat" doc:"degrees north; of an area a point in it; null for a country, which is no point"`
	Lon       *float64 `json:"lon" doc:"degrees east"`
}

func (t *thing) where() Where {
	out := Where{Within: []string{}}
	p := t.place
	if p == nil {
		return out
	}
	out.Type, out.Precision, out.Country = export.TextRef(p.Type), export.TextRef(p.Precision()), export.TextRef(p.Country)
	out.Within = append(out.Within, p.Within...)
	if p.Known {
		out.Lat, out.Lon = &p.Lat, &p.Lon
	}
	return out
}

// MapPlace is a place with what happens there.
type MapPlace struct {
	EntityRef
	Where
	Happenings int      `json:"happenings"`
	Contested  int      `json:"contested" doc:"of these, those on which reports disagree"`
	Stories    int      `json:"stories"`
	From       *string  `json:"from" doc:"first day of a happening there"`
	To         *string  `json:"to" doc:"last day of a happening there"`
	Types      []string `json:"types" nullable:"false" doc:"PLOVER codes, most frequent first, at most five"`
}

// MapData is what happens where.
type MapData struct {
	Places   []MapPlace `json:"places" nullable:"false" doc:"most happenings first"`
	Total    int        `json:"total" doc:"happenings that pass the filters"`
	Placed   int        `json:"placed" doc:"of these, those with a place"`
	Nowhere  int        `json:"nowhere" doc:"of these, those at a place of which the lexicons do not know in which country it lies nor where"`
	LeftOut  int        `json:"left_out" doc:"places beyond the limit"`
	LeftActs int        `json:"left_out_happenings" doc:"happenings at these places"`
}

type mapQuery struct {
	ActFilter
	Limit int `query:"limit" minimum:"1" maximum:"5000" default:"1000"`
}

func (s *Server) mapped(_ context.Context, q *mapQuery) (*MapData, error) {
	now := s.index.get()
	return remember(&now.pictures, pictureKey("map", q), func() *MapData { return now.mapped(q) }), nil
}

// pictureKey names a picture by all that it was asked for.
func pictureKey(what string, q any) string {
	raw, _ := json.Marshal(q) // strings, numbers and truth values always can be
	return what + " " + string(raw)
}

func (s *snapshot) mapped(q *mapQuery) *MapData {
	now := s
	type tally struct {
		MapPlace
		types   map[string]int
		stories map[string]bool
		days    news.Interval
	}
	of := map[string]*tally{}
	out := &MapData{Places: []MapPlace{}}
	q.each(now, func(t told) {
		out.Total++
		e := now.things[t.place]
		if e == nil {
			return
		}
		out.Placed++
		p := of[e.id]
		if p == nil {
			p = &tally{MapPlace: MapPlace{EntityRef: e.ref(), Where: e.where()}, types: map[string]int{}, stories: map[string]bool{}, days: news.Unknown}
			of[e.id] = p
		}
		if p.Country == nil && p.Lat == nil {
			out.Nowhere++
		}
		p.Happenings++
		if t.standing == "contested" {
			p.Contested++
		}
		p.types[t.kind]++
		p.stories[t.row.ID] = true
		widen(&p.days, t.interval())
	})
	for _, p := range of {
		p.Stories, p.From, p.To, p.Types = len(p.stories), export.DayRef(p.days.From), export.DayRef(p.days.To), most(p.types, 5)
		out.Places = append(out.Places, p.MapPlace)
	}
	slices.SortFunc(out.Places, func(a, b MapPlace) int {
		return cmp.Or(b.Happenings-a.Happenings, strings.Compare(a.Name, b.Name), strings.Compare(a.ID, b.ID))
	})
	for len(out.Places) > q.Limit {
		last := len(out.Places) - 1
		out.LeftOut++
		out.LeftActs += out.Places[last].Happenings
		out.Places = out.Places[:last]
	}
	return out
}

// widen makes an interval hold another.
func widen(i *news.Interval, by news.Interval) {
	if by.From != news.NoDay && (i.From == news.NoDay || by.From < i.From) {
		i.From = by.From
	}
	if by.To != news.NoDay && (i.To == news.NoDay || by.To > i.To) {
		i.To = by.To
	}
}

// most are the keys with the highest counts, at most n.
func most(count map[string]int, n int) []string {
	out := make([]string, 0, len(count))
	for k := range count {
		out = append(out, k)
	}
	slices.SortFunc(out, func(a, b string) int { return cmp.Or(count[b]-count[a], strings.Compare(a, b)) })
	return out[:min(n, len(out))]
}

// Bucket counts the happenings of a stretch of time.
type Bucket struct {
	From         string `json:"from"`
	To           string `json:"to" doc:"inclusive"`
	Happenings   int    `json:"happenings"`
	Single       int    `json:"single"`
	Repeated     int    `json:"repeated"`
	Corroborated int    `json:"corroborated"`
	Contested    int    `json:"contested"`
	Articles     int    `json:"articles" doc:"published then, whatever the filters"`
}

// Timeline is how happenings spread over time.
type Timeline struct {
	Unit       string         `json:"unit" enum:"year,month,week,day"`
	From       *string        `json:"from"`
	To         *string        `json:"to"`
	Buckets    []Bucket       `json:"buckets" nullable:"false" doc:"in order; empty ones are left out; a happening of several days counts where it begins"`
	Total      int            `json:"total" doc:"happenings that pass the filters"`
	Vague      int            `json:"vague" doc:"of these, those that count by the days of their story"`
	Undated    int            `json:"undated" doc:"of these, those of stories without a day; they are in no bucket"`
	Happenings []HappeningRow `json:"happenings" nullable:"false" doc:"the earliest first; empty where there are more than limit"`
}

type timelineQuery struct {
	ActFilter
	Unit  string `query:"unit" enum:"auto,year,month,week,day" default:"auto" doc:"auto: the finest that gives at most 400 buckets"`
	Limit int    `query:"limit" minimum:"0" maximum:"1000" default:"200"`
}

// maxBuckets is the most buckets of a timeline whose unit is not asked for.
const maxBuckets = 400

// bucket is the first and last day of the unit in which a day lies. Weeks begin on Saturday, as in most of the region.
func bucket(unit string, d news.Day) news.Interval {
	y, m, _ := d.Date()
	switch unit {
	case "year":
		return news.Interval{From: news.DayOf(y, 1, 1), To: news.DayOf(y, 12, 31)}
	case "month":
		return news.Interval{From: news.DayOf(y, m, 1), To: news.DayOf(y, m+1, 1) - 1}
	case "week":
		first := d - news.Day((int(d.Weekday())+1)%7)
		return news.Interval{From: first, To: first + 6}
	}
	return news.Interval{From: d, To: d}
}

func (s *Server) timeline(_ context.Context, q *timelineQuery) (*Timeline, error) {
	now := s.index.get()
	return remember(&now.pictures, pictureKey("timeline", q), func() *Timeline { return s.timelineOf(now, q) }), nil
}

func (s *Server) timelineOf(now *snapshot, q *timelineQuery) *Timeline {
	out := &Timeline{Unit: q.Unit, Buckets: []Bucket{}, Happenings: []HappeningRow{}}
	var all []told
	span := news.Unknown
	q.each(now, func(t told) {
		out.Total++
		when := t.interval()
		if when.From == news.NoDay {
			out.Undated++
			return
		}
		if t.when.From == news.NoDay {
			out.Vague++
		}
		widen(&span, news.Interval{From: when.From, To: when.From})
		all = append(all, t)
	})
	out.From, out.To = export.DayRef(span.From), export.DayRef(span.To)
	if len(all) == 0 {
		if out.Unit == "auto" {
			out.Unit = "day"
		}
		return out
	}
	days := int(span.To-span.From) + 1
	if out.Unit == "auto" {
		out.Unit = "year"
		for _, u := range []struct {
			name string
			days int
		}{{"day", 1}, {"week", 7}, {"month", 30}} {
			if days/u.days <= maxBuckets {
				out.Unit = u.name
				break
			}
		}
	}
	of := map[news.Day]*Bucket{}
	get := func(d news.Day) *Bucket {
		i := bucket(out.Unit, d)
		b := of[i.From]
		if b == nil {
			b = &Bucket{From: i.From.String(), To: i.To.String()}
			of[i.From] = b
		}
		return b
	}
	for _, t := range all {
		b := get(t.interval().From)
		b.Happenings++
		switch t.standing {
		case "contested":
			b.Contested++
		case "corroborated":
			b.Corroborated++
		case "repeated":
			b.Repeated++
		default:
			b.Single++
		}
	}
	for _, p := range now.ordered {
		if d := p.Published; d.Known() && d.From >= span.From && d.From <= span.To {
			get(d.From).Articles++
		}
	}
	for _, b := range of {
		out.Buckets = append(out.Buckets, *b)
	}
	slices.SortFunc(out.Buckets, func(a, b Bucket) int { return strings.Compare(a.From, b.From) })
	if len(all) <= q.Limit {
		slices.SortFunc(all, func(a, b told) int { return cmp.Or(cmp.Compare(a.interval().From, b.interval().From), latest(a, b)) })
		for _, t := range all {
			out.Happenings = append(out.Happenings, s.happeningRow(now, t))
		}
	}
	return out
}

// FacetCount is a value by which one can filter, with how often it stands there.
type FacetCount struct {
	Value string `json:"value"`
	Count int    `json:"count"`
}

// FacetEntity is an entity by which one can filter.
type FacetEntity struct {
	EntityRef
	Count int `json:"count" doc:"articles, of a place happenings"`
}

// Facets are the values by which lists can be filtered.
type Facets struct {
	From    *string       `json:"from" doc:"first day of publication"`
	To      *string       `json:"to" doc:"last day of publication"`
	Outlets []FacetCount  `json:"outlets" nullable:"false" doc:"articles"`
	Types   []FacetCount  `json:"types" nullable:"false" doc:"happenings"`
	Modes   []FacetCount  `json:"modes" nullable:"false" doc:"happenings"`
	Actors  []FacetEntity `json:"actors" nullable:"false" doc:"the 100 persons and bodies that most articles name"`
	Places  []FacetEntity `json:"places" nullable:"false" doc:"the 100 places where most happens"`
}

func (s *Server) facets(_ context.Context, _ *struct{}) (*Facets, error) {
	now := s.index.get()
	return remember(&now.pictures, "facets", func() *Facets {
		out := &Facets{From: now.stats.From, To: now.stats.To, Outlets: []FacetCount{}, Actors: []FacetEntity{}, Places: []FacetEntity{}}
		for _, o := range now.stats.Outlets {
			if o.Name != "" {
				out.Outlets = append(out.Outlets, FacetCount{o.Name, o.Articles})
			}
		}
		types, modes, places := map[string]int{}, map[string]int{}, map[string]int{}
		for _, r := range now.sorted {
			for i := range r.acts {
				a := &r.acts[i]
				types[a.kind]++
				if a.mode != "" {
					modes[a.mode]++
				}
				if now.things[a.place] != nil {
					places[a.place]++
				}
			}
		}
		counted := func(count map[string]int) []FacetCount {
			list := []FacetCount{}
			for _, k := range most(count, 200) {
				list = append(list, FacetCount{k, count[k]})
			}
			return list
		}
		out.Types, out.Modes = counted(types), counted(modes)
		for _, t := range now.roster {
			if t.kind != news.Place && len(out.Actors) < 100 {
				out.Actors = append(out.Actors, FacetEntity{t.ref(), t.articles})
			}
		}
		for _, id := range most(places, 100) {
			out.Places = append(out.Places, FacetEntity{now.things[id].ref(), places[id]})
		}
		return out
	}), nil
}

func (s *Server) actRoutes() {
	register(s, http.MethodGet, "/happenings", "find-happenings", "happenings", "Happenings of all stories, by filters", 0, s.happenings, 400)
	register(s, http.MethodGet, "/map", "get-map", "happenings", "What happens where: places with counts and, as far as it is known, where they lie", 0, s.mapped)
	register(s, http.MethodGet, "/timeline", "get-timeline", "happenings", "How happenings spread over time", 0, s.timeline)
	register(s, http.MethodGet, "/facets", "get-facets", "statistics", "The values by which lists can be filtered", 0, s.facets)
}

package server

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"github.com/isnad-desk/isnad/archive"
	"github.com/isnad-desk/isnad/desk"
	"github.com/isnad-desk/isnad/export"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/newsroom"
)

// act is what the index keeps of a happening.
type act struct {
	id, kind, mode     string
	actors, recipients []string // ids of entities, or phrases
	place              string
	when               news.Interval
	parties            []int32 // numbers of the entities among actors and recipients and of the place, each once
	negated            bool
	modality, standing string
	origins            int
	reports            []int32 // places of the articles among those of the story
}

// cast is an entity as it stands in a story.
type cast struct {
	id       string
	num      int32 // number of the entity in the index
	kind     news.Kind
	name     string
	latin    string
	names    []string
	articles []int32 // places of the articles among those of the story
	members  []member
}

// member is an entity of an article's record.
type member struct{ article, entity int32 }

// took says from whom an article took.
type took struct {
	article, from, relays, kind string
	score                       float64
}

// row is what lists show of a story, with what they are filtered by. Rows are never changed once they can be seen.
type row struct {
	StoryRow
	sum     uint64
	stamp   uint64   // of all that is shown of it
	outlets []string // sorted
	told    []string // its articles
	cast    []cast
	acts    []act
	took    []took
	briefs  []newsroom.Brief // of told, in that order
	day     news.Interval
}

// paper is what the index keeps of a current article.
type paper struct {
	archive.Article
	story *row
	at    int // place among the articles of the story
}

// thing is an entity with where it stands.
type thing struct {
	cast
	in       []standing
	articles int
	folded   []string // of its names, for looking up
	place    *newsroom.Spot
	name64   uint64        // stamp of how it is called
	stamp    atomic.Uint64 // of all that is shown of it; 0 until it is asked for
}

// standing is a story in which an entity stands.
type standing struct {
	row *row
	at  int // place in its cast
}

// snapshot is a light copy of the desk in memory: lists are answered from it without unpacking stories. It is never changed once it can be seen.
type snapshot struct {
	mark     string
	byID     map[string]*row
	numbered []*thing // by number; nil where there is none any more
	sorted   []*row   // newest first, of one day the largest first
	papers   map[string]*paper
	ordered  []*paper // newest first
	things   map[string]*thing
	roster   []*thing // most articles first
	judged   []news.Judgement
	stats    Statistics
	outlets  []OutletRow
	pictures kept // networks and the like that were worked out for it
	versions int

	judgedStamp, storiesStamp, wholeStamp uint64 // of the judgements, of all stories, of all that there is
}

// index holds the snapshot that is valid now.
type index struct {
	now   atomic.Pointer[snapshot]
	words map[string]string // each string once; only refresh, which runs once at a time, uses it and what follows
	nums  map[string]int32  // numbers of entities by id, given once and for all: what is counted by number is counted in a tenth of the time
	all   []archive.Article // every article by number, superseded ones too
	at    map[string]int    // current article of a source, as a place in all
}

// get returns the snapshot that is valid now; it is never nil once Start has returned.
func (x *index) get() *snapshot {
	if s := x.now.Load(); s != nil {
		return s
	}
	return &snapshot{}
}

// StoryRow is a story as lists show it.
type StoryRow struct {
	ID         string      `json:"id"`
	Title      string      `json:"title"`
	From       *string     `json:"from" doc:"first day, ISO 8601"`
	To         *string     `json:"to" doc:"last day, ISO 8601"`
	Articles   int         `json:"articles"`
	Outlets    int         `json:"outlets"`
	Origins    int         `json:"origins" doc:"the most independent origins that one of its happenings has"`
	Happenings int         `json:"happenings"`
	Contested  int         `json:"contested" doc:"happenings on which reports disagree"`
	Conflicts  int         `json:"conflicts"`
	Standing   string      `json:"standing" enum:"single,repeated,corroborated,contested" doc:"contested where one of its happenings is, else the best that one of them has"`
	Taken      time.Time   `json:"taken" doc:"when its last article was taken in"`
	Days       []DayCount  `json:"days" nullable:"false" doc:"articles by day of publication, for a spark line; days without articles and articles without a day are left out"`
	Actors     []EntityRef `json:"actors" nullable:"false" doc:"at most six persons and bodies that act most, then those named most"`
	Places     []EntityRef `json:"places" nullable:"false" doc:"at most three places where most happens"`
	Types      []string    `json:"types" nullable:"false" doc:"PLOVER codes of its happenings, most frequent first"`
}

// DayCount counts articles of a day.
type DayCount struct {
	Day      string `json:"day"`
	Articles int    `json:"articles"`
}

// dayCounts lists what is counted by day, the earliest first.
func dayCounts(of map[news.Day]int) []DayCount {
	out := make([]DayCount, 0, len(of))
	for _, d := range slices.Sorted(maps.Keys(of)) {
		out = append(out, DayCount{d.String(), of[d]})
	}
	return out
}

// EntityRef names an entity where another thing is shown.
type EntityRef struct {
	ID    string    `json:"id" doc:"empty for an unnamed party; name is its phrase then"`
	Kind  news.Kind `json:"kind" enum:"person,organization,place,phrase"`
	Name  string    `json:"name"`
	Latin string    `json:"latin" doc:"empty where none is known"`
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// rank orders standings.
var rank = map[string]int{"single": 1, "repeated": 2, "corroborated": 3, "contested": 4}

func (x *index) word(s string) string {
	if w, ok := x.words[s]; ok {
		return w
	}
	s = strings.Clone(s)
	x.words[s] = s
	return s
}

func (x *index) num(id string) int32 {
	n, ok := x.nums[id]
	if !ok {
		n = int32(len(x.nums))
		x.nums[x.word(id)] = n
	}
	return n
}

func (x *index) list(ss []string) []string {
	if len(ss) == 0 {
		return nil
	}
	out := make([]string, len(ss))
	for i, s := range ss {
		out[i] = x.word(s)
	}
	return out
}

// row makes what is kept of a story. What hangs on its articles is added by dress.
func (x *index) row(t *desk.Told, sum uint64) *row {
	r := &row{sum: sum, told: x.list(t.Articles), day: t.Interval, StoryRow: StoryRow{
		ID: t.ID, Title: t.Title, From: export.DayRef(t.Interval.From), To: export.DayRef(t.Interval.To), Articles: len(t.Articles),
		Happenings: len(t.Happenings), Conflicts: len(t.Conflicts), Standing: "single",
	}}
	at := map[string]int32{}
	for i, a := range t.Articles {
		at[a] = int32(i)
	}
	for _, list := range [][]news.DeskEntity{t.Entities, t.Wide} {
		for i := range list {
			e := &list[i]
			c := cast{id: x.word(e.ID), num: x.num(e.ID), kind: e.Kind, name: x.word(e.Name), latin: x.word(e.Latin), names: x.list(e.Names)}
			for _, m := range e.Members {
				if n, ok := at[m.Article]; ok {
					c.members = append(c.members, member{n, int32(m.Entity)})
					if !slices.Contains(c.articles, n) {
						c.articles = append(c.articles, n)
					}
				}
			}
			r.cast = append(r.cast, c)
		}
	}
	count := map[string]int{}
	for i := range t.Happenings {
		h := &t.Happenings[i]
		a := act{
			id: x.word(h.ID), kind: x.word(h.Type), mode: x.word(h.Mode), actors: x.list(h.Actors), recipients: x.list(h.Recipients), place: x.word(h.Place), when: h.When,
			negated: h.Negated, modality: x.word(h.Modality), standing: x.word(h.Standing), origins: len(h.Origins),
		}
		for _, list := range [][]string{a.actors, a.recipients, {a.place}} {
			for _, id := range list {
				if id == "" || strings.HasPrefix(id, `"`) { // a phrase
					continue
				}
				if n := x.num(id); !slices.Contains(a.parties, n) {
					a.parties = append(a.parties, n)
				}
			}
		}
		for _, rep := range h.Reports {
			if n, ok := at[rep.Article]; ok && !slices.Contains(a.reports, n) {
				a.reports = append(a.reports, n)
			}
		}
		r.acts = append(r.acts, a)
		r.Origins = max(r.Origins, a.origins)
		if a.standing == "contested" {
			r.Contested++
		}
		if rank[a.standing] > rank[r.Standing] {
			r.Standing = a.standing
		}
		if count[a.kind]++; count[a.kind] == 1 {
			r.Types = append(r.Types, a.kind)
		}
	}
	if r.Types == nil {
		r.Types = []string{}
	}
	slices.SortStableFunc(r.Types, func(a, b string) int { return cmp.Or(count[b]-count[a], strings.Compare(a, b)) })
	for _, l := range t.Lineage {
		r.took = append(r.took, took{x.word(l.Article), x.word(l.From), x.word(l.Relays), l.Kind, l.Score})
	}
	r.Actors, r.Places = r.main()
	return r
}

// share keeps each string of a brief once.
func (x *index) share(b *newsroom.Brief) {
	for i := range b.Voices {
		b.Voices[i].Entity = x.word(b.Voices[i].Entity)
	}
	for i := range b.Offices {
		o := &b.Offices[i]
		o.Person, o.Role, o.Term, o.Body = x.word(o.Person), x.word(o.Role), x.word(o.Term), x.word(o.Body)
	}
}

const (
	maxActors = 6
	maxPlaces = 3
)

// main names those who act most in a story, and where most happens.
func (r *row) main() (actors, places []EntityRef) {
	acts := map[string]int{}
	for i := range r.acts {
		a := &r.acts[i]
		for _, id := range a.actors {
			acts[id] += 2
		}
		for _, id := range a.recipients {
			acts[id]++
		}
		acts[a.place]++
	}
	order := make([]*cast, len(r.cast))
	for i := range r.cast {
		order[i] = &r.cast[i]
	}
	slices.SortFunc(order, func(a, b *cast) int {
		return cmp.Or(acts[b.id]-acts[a.id], len(b.articles)-len(a.articles), strings.Compare(a.id, b.id))
	})
	actors, places = []EntityRef{}, []EntityRef{}
	for _, c := range order {
		ref := c.ref()
		if c.kind == news.Place {
			if len(places) < maxPlaces && acts[c.id] > 0 {
				places = append(places, ref)
			}
		} else if len(actors) < maxActors && (acts[c.id] > 0 || len(actors) < 3) {
			actors = append(actors, ref)
		}
	}
	return actors, places
}

func (c *cast) ref() EntityRef { return EntityRef{c.id, c.kind, c.name, c.latin} }

// dress adds what hangs on the articles of a story.
func (r *row) dress(papers map[string]*paper) {
	r.outlets, r.Taken = nil, time.Time{}
	days := map[news.Day]int{}
	for i, id := range r.told {
		p := papers[id]
		if p == nil {
			continue
		}
		p.story, p.at = r, i
		if p.Outlet != "" {
			r.outlets = append(r.outlets, p.Outlet)
		}
		if p.Taken.After(r.Taken) {
			r.Taken = p.Taken
		}
		if d := p.Published; d.Known() && d.From == d.To {
			days[d.From]++
		}
	}
	slices.Sort(r.outlets)
	r.outlets = slices.Compact(r.outlets)
	r.Outlets = len(r.outlets)
	r.Days = dayCounts(days)
}

// newest is the order of lists: the last day first, of one day the largest first.
func newest(a, b *StoryRow) int {
	return cmp.Or(strings.Compare(deref(b.To), deref(a.To)), b.Articles-a.Articles, strings.Compare(a.ID, b.ID))
}

// largest is the other order of lists.
func largest(a, b *StoryRow) int {
	return cmp.Or(b.Articles-a.Articles, strings.Compare(deref(b.To), deref(a.To)), strings.Compare(a.ID, b.ID))
}

// change is what a refresh found.
type change struct {
	articles             []archive.Article
	fresh, changed, gone []string // stories
}

// articles brings the list of articles up to date and returns those that are new.
func (x *index) articles(ctx context.Context, m *newsroom.Monitor) ([]archive.Article, error) {
	v, err := m.Store.Version(ctx)
	if err != nil {
		return nil, err
	}
	load := func() (fresh []archive.Article, err error) {
		after := int64(0)
		if n := len(x.all); n > 0 {
			after = x.all[n-1].Seq
		}
		err = m.Store.Articles(ctx, after, func(a archive.Article) error {
			a.Outlet, a.Reader = x.word(a.Outlet), x.word(a.Reader)
			if a.Next == 0 {
				if old, ok := x.at[a.Source]; ok {
					x.all[old].Next = a.Seq
				}
				x.at[a.Source] = len(x.all)
			}
			x.all = append(x.all, a)
			fresh = append(fresh, a)
			return nil
		})
		return fresh, err
	}
	known := len(x.all)
	fresh, err := load()
	if err != nil {
		return nil, err
	}
	if known > v.Articles || len(x.all) < v.Articles { // the archive was made anew, or one was read after later ones
		old := map[int64]bool{}
		for i := range x.all[:known] {
			old[x.all[i].Seq] = true
		}
		x.all, x.at = nil, map[string]int{}
		if fresh, err = load(); err != nil {
			return nil, err
		}
		fresh = slices.DeleteFunc(fresh, func(a archive.Article) bool { return old[a.Seq] })
	}
	return fresh, nil
}

// refresh brings the index up to date where the archive has changed.
func (x *index) refresh(ctx context.Context, m *newsroom.Monitor, spots *newsroom.Gazetteer) (c change, err error) {
	mark, err := m.Mark(ctx)
	if err != nil {
		return c, err
	}
	old := x.get()
	if mark == old.mark {
		return c, nil
	}
	if x.words == nil {
		x.words, x.nums, x.at = map[string]string{"": ""}, map[string]int32{}, map[string]int{}
	}
	if c.articles, err = x.articles(ctx, m); err != nil {
		return c, err
	}
	s := &snapshot{mark: mark, byID: make(map[string]*row, len(old.byID)), papers: make(map[string]*paper, len(x.all))}
	for i := range x.all {
		if a := x.all[i]; a.Next == 0 {
			s.papers[a.ID] = &paper{Article: a}
		} else {
			s.versions++
		}
	}
	if s.judged, err = m.Judged(ctx); err != nil {
		return c, err
	}
	for _, j := range s.judged {
		p := s.papers[j.A.Article]
		switch {
		case p == nil:
		case j.Kind == news.JudgeOutlet:
			p.Outlet = j.Value
		case j.Kind == news.JudgeDate:
			if d, err := news.ParseDay(j.Value); err == nil {
				p.Published = news.Interval{From: d, To: d}
			}
		}
	}
	judged := stampOfJudged(s.judged)
	err = m.Stories(ctx, func(id string, sum uint64, open func() (*desk.Told, error)) error {
		r := old.byID[id]
		was := r
		if r == nil || r.sum != sum {
			t, err := open()
			if errors.Is(err, archive.ErrNotFound) { // it went meanwhile; the next refresh knows what came in its place
				return nil
			}
			if err != nil {
				return err
			}
			r = x.row(t, sum)
			if r.briefs, err = m.Briefs(ctx, t); err != nil {
				return err
			}
			for i := range r.briefs {
				x.share(&r.briefs[i])
			}
		} else {
			again := *r
			r = &again
		}
		switch {
		case was == nil:
			c.fresh = append(c.fresh, id)
		case was.sum != sum:
			c.changed = append(c.changed, id)
		}
		r.dress(s.papers)
		r.stamped(s.papers, judged)
		s.byID[id] = r
		s.sorted = append(s.sorted, r)
		return nil
	})
	if err != nil {
		return c, err
	}
	for id := range old.byID {
		if s.byID[id] == nil {
			c.gone = append(c.gone, id)
		}
	}
	slices.Sort(c.gone)
	slices.SortFunc(s.sorted, func(a, b *row) int { return newest(&a.StoryRow, &b.StoryRow) })
	for _, p := range s.papers {
		s.ordered = append(s.ordered, p)
	}
	slices.SortFunc(s.ordered, newerPaper)
	s.numbered = make([]*thing, len(x.nums))
	s.meet(old, spots)
	s.count()
	s.outlets = s.outletRows()
	s.sealed(judged)
	x.now.Store(s)
	return c, nil
}

// newerPaper is the order of lists of articles.
func newerPaper(a, b *paper) int {
	return cmp.Or(cmp.Compare(b.Published.To, a.Published.To), cmp.Compare(b.Seq, a.Seq))
}

// meet gathers the entities of all stories.
func (s *snapshot) meet(old *snapshot, spots *newsroom.Gazetteer) {
	s.things = make(map[string]*thing, len(old.things))
	for _, r := range s.sorted {
		for i := range r.cast {
			c := &r.cast[i]
			t := s.numbered[c.num]
			if t == nil {
				t = &thing{cast: cast{id: c.id, num: c.num, kind: c.kind, name: c.name, latin: c.latin, names: c.names}}
				s.things[c.id], s.numbered[c.num] = t, t
				s.roster = append(s.roster, t)
			} else {
				if t.latin == "" {
					t.latin = c.latin
				}
				if len(c.names) > len(t.names) || len(c.names) > 0 && !slices.Contains(t.names, c.names[0]) {
					t.names = union(t.names, c.names)
				}
			}
			t.in = append(t.in, standing{r, i})
			t.articles += len(c.articles)
		}
	}
	for _, t := range s.roster {
		if was := old.things[t.id]; was != nil && slices.Equal(was.names, t.names) && was.name == t.name && was.latin == t.latin {
			t.folded, t.place, t.name64 = was.folded, was.place, was.name64
			continue
		}
		t.name64 = t.called()
		for _, n := range append([]string{t.name, t.latin}, t.names...) {
			if f := spots.Fold(n); f != "" && !slices.Contains(t.folded, f) {
				t.folded = append(t.folded, f)
			}
		}
		if t.kind == news.Place {
			t.place = spots.Spot(t.name, t.latin, t.names)
		}
	}
	slices.SortFunc(s.roster, rosterOrder)
}

// union is a list with what of another it has not; neither is changed.
func union(a, b []string) []string {
	out := slices.Clip(a)
	for _, s := range b {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

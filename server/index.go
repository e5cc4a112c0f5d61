package server

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"

	"github.com/isnad-desk/isnad/archive"
	"github.com/isnad-desk/isnad/desk"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/newsroom"
)

// row is what lists show of a story.
type row struct {
	StoryRow
	outlets []string // sorted
	sum     uint64
	told    []string        // its articles
	derived map[string]bool // articles that took their text from others
}

// index is a light copy of the desk in memory: lists are answered from it without unpacking stories.
type index struct {
	mu     sync.RWMutex
	mark   string
	last   int64 // number of the last article that was seen
	byID   map[string]*row
	sorted []*row            // newest first, of one day the largest first
	outlet map[string]string // of the current articles, by article
	story  map[string]string // by article
	judged []news.Judgement  // in force
	stats  Statistics
}

// StoryRow is a story as lists show it.
type StoryRow struct {
	ID         string  `json:"id"`
	Title      string  `json:"title"`
	From       *string `json:"from" doc:"first day, ISO 8601"`
	To         *string `json:"to" doc:"last day, ISO 8601"`
	Articles   int     `json:"articles"`
	Outlets    int     `json:"outlets"`
	Origins    int     `json:"origins" doc:"the most independent origins that one of its happenings has"`
	Happenings int     `json:"happenings"`
	Contested  int     `json:"contested" doc:"happenings on which reports disagree"`
	Conflicts  int     `json:"conflicts"`
}

func dayRef(d news.Day) *string {
	if d == news.NoDay {
		return nil
	}
	s := d.String()
	return &s
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func newRow(t *desk.Told, sum uint64) *row {
	r := &row{sum: sum, told: t.Articles, derived: map[string]bool{}, StoryRow: StoryRow{
		ID: t.ID, Title: t.Title, From: dayRef(t.Interval.From), To: dayRef(t.Interval.To), Articles: len(t.Articles),
		Happenings: len(t.Happenings), Conflicts: len(t.Conflicts),
	}}
	for i := range t.Happenings {
		h := &t.Happenings[i]
		r.Origins = max(r.Origins, len(h.Origins))
		if h.Standing == "contested" {
			r.Contested++
		}
	}
	for _, l := range t.Lineage {
		if l.From != "" {
			r.derived[l.Article] = true
		}
	}
	return r
}

// before is the order of lists.
func before(a, b *StoryRow) int {
	return cmp.Or(strings.Compare(deref(b.To), deref(a.To)), b.Articles-a.Articles, strings.Compare(a.ID, b.ID))
}

// change is what a refresh found.
type change struct {
	articles             []archive.Article
	fresh, changed, gone []string // stories
}

// refresh brings the index up to date where the archive has changed.
func (x *index) refresh(ctx context.Context, m *newsroom.Monitor) (c change, err error) {
	mark, err := m.Mark(ctx)
	if err != nil {
		return c, err
	}
	x.mu.RLock()
	same, old, after := mark == x.mark, x.byID, x.last
	x.mu.RUnlock()
	if same {
		return c, nil
	}
	outlet := map[string]string{}
	err = m.Store.Articles(ctx, 0, func(a archive.Article) error {
		if a.Next == 0 {
			outlet[a.ID] = a.Outlet
		}
		if a.Seq > after {
			c.articles = append(c.articles, a)
			x.last = max(x.last, a.Seq) // only refresh, which runs once at a time, writes it
		}
		return nil
	})
	if err != nil {
		return c, err
	}
	judged, err := m.Judged(ctx)
	if err != nil {
		return c, err
	}
	for _, j := range judged {
		if _, ok := outlet[j.A.Article]; ok && j.Kind == news.JudgeOutlet {
			outlet[j.A.Article] = j.Value
		}
	}
	byID, story := map[string]*row{}, map[string]string{}
	var sorted []*row
	derived := map[string]bool{}
	err = m.Stories(ctx, func(id string, sum uint64, open func() (*desk.Told, error)) error {
		r := old[id]
		switch {
		case r == nil:
			c.fresh = append(c.fresh, id)
		case r.sum != sum:
			c.changed = append(c.changed, id)
		}
		if r == nil || r.sum != sum {
			t, err := open()
			if err != nil {
				return err
			}
			r = newRow(t, sum)
		} else {
			again := *r // rows are never changed once they can be seen
			r = &again
		}
		r.outlets = nil
		for _, a := range r.told {
			story[a] = id
			if o := outlet[a]; o != "" {
				r.outlets = append(r.outlets, o)
			}
			if r.derived[a] {
				derived[a] = true
			}
		}
		slices.Sort(r.outlets)
		r.outlets = slices.Compact(r.outlets)
		r.Outlets = len(r.outlets)
		byID[id] = r
		sorted = append(sorted, r)
		return nil
	})
	if err != nil {
		return c, err
	}
	for id := range old {
		if byID[id] == nil {
			c.gone = append(c.gone, id)
		}
	}
	slices.Sort(c.gone)
	slices.SortFunc(sorted, func(a, b *row) int { return before(&a.StoryRow, &b.StoryRow) })
	stats := statistics(outlet, derived, sorted)
	x.mu.Lock()
	defer x.mu.Unlock()
	x.mark, x.byID, x.sorted, x.outlet, x.story, x.judged, x.stats = mark, byID, sorted, outlet, story, judged, stats
	return c, nil
}

// Statistics counts what the archive holds. Counts, no marks.
type Statistics struct {
	Articles   int           `json:"articles"`
	Versions   int           `json:"versions" doc:"superseded versions of pages"`
	Waiting    int           `json:"waiting" doc:"inputs that wait to be read"`
	Failures   int           `json:"failures"`
	Judgements int           `json:"judgements"`
	Stories    int           `json:"stories"`
	Contested  int           `json:"contested" doc:"stories with a happening on which reports disagree"`
	Derived    int           `json:"derived" doc:"articles whose text was taken from another article"`
	Share      float64       `json:"share" doc:"derived as a share of all articles"`
	Outlets    []OutletCount `json:"outlets" nullable:"false"`
}

// OutletCount counts the articles of an outlet.
type OutletCount struct {
	Name     string  `json:"name" doc:"empty for articles of which the outlet is not known"`
	Articles int     `json:"articles"`
	Derived  int     `json:"derived" doc:"articles whose text was taken from another article"`
	Share    float64 `json:"share" doc:"derived as a share of its articles"`
	Stories  int     `json:"stories"`
}

func statistics(outlet map[string]string, derived map[string]bool, rows []*row) Statistics {
	s := Statistics{Articles: len(outlet), Stories: len(rows), Outlets: []OutletCount{}}
	of := map[string]*OutletCount{}
	for id, name := range outlet {
		o := of[name]
		if o == nil {
			o = &OutletCount{Name: name}
			of[name] = o
		}
		o.Articles++
		if derived[id] {
			o.Derived++
			s.Derived++
		}
	}
	for _, r := range rows {
		if r.Contested > 0 {
			s.Contested++
		}
		for _, name := range r.outlets {
			of[name].Stories++
		}
	}
	for _, o := range of {
		o.Share = float64(o.Derived) / float64(o.Articles)
		s.Outlets = append(s.Outlets, *o)
	}
	if s.Articles > 0 {
		s.Share = float64(s.Derived) / float64(s.Articles)
	}
	slices.SortFunc(s.Outlets, func(a, b OutletCount) int { return cmp.Or(b.Articles-a.Articles, strings.Compare(a.Name, b.Name)) })
	return s
}

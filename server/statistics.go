package server

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/isnad-desk/isnad/export"
	"github.com/isnad-desk/isnad/news"
)

// Statistics counts what the archive holds. Counts, no marks.
type Statistics struct {
	Articles   int           `json:"articles"`
	Versions   int           `json:"versions" doc:"superseded versions of pages"`
	Waiting    int           `json:"waiting" doc:"inputs that wait to be read"`
	Failures   int           `json:"failures"`
	Judgements int           `json:"judgements"`
	Stories    int           `json:"stories"`
	Contested  int           `json:"contested" doc:"stories with a happening on which reports disagree"`
	Happenings int           `json:"happenings"`
	Entities   int           `json:"entities"`
	Derived    int           `json:"derived" doc:"articles whose text was taken from another article"`
	Share      float64       `json:"share" doc:"derived as a share of all articles"`
	From       *string       `json:"from" doc:"first day of publication"`
	To         *string       `json:"to" doc:"last day of publication"`
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

// count counts what the snapshot holds.
func (s *snapshot) count() {
	st := Statistics{Articles: len(s.papers), Versions: s.versions, Stories: len(s.sorted), Entities: len(s.things), Outlets: []OutletCount{}}
	of := map[string]*OutletCount{}
	for _, p := range s.papers {
		o := of[p.Outlet]
		if o == nil {
			o = &OutletCount{Name: p.Outlet}
			of[p.Outlet] = o
		}
		o.Articles++
		if d := export.DayRef(p.Published.From); d != nil && (st.From == nil || *d < *st.From) {
			st.From = d
		}
		if d := export.DayRef(p.Published.To); d != nil && (st.To == nil || *d > *st.To) {
			st.To = d
		}
	}
	for _, r := range s.sorted {
		st.Happenings += len(r.acts)
		if r.Contested > 0 {
			st.Contested++
		}
		for _, name := range r.outlets {
			of[name].Stories++
		}
		for i := range r.took {
			if t := &r.took[i]; t.from != "" {
				if p := s.papers[t.article]; p != nil {
					of[p.Outlet].Derived++
					st.Derived++
				}
			}
		}
	}
	for _, o := range of {
		o.Share = float64(o.Derived) / float64(o.Articles)
		st.Outlets = append(st.Outlets, *o)
	}
	if st.Articles > 0 {
		st.Share = float64(st.Derived) / float64(st.Articles)
	}
	slices.SortFunc(st.Outlets, func(a, b OutletCount) int { return cmp.Or(b.Articles-a.Articles, strings.Compare(a.Name, b.Name)) })
	s.stats = st
}

// OutletSource is an outlet or agency from which another takes.
type OutletSource struct {
	Name     string `json:"name"`
	Reprints int    `json:"reprints"`
	Rewrites int    `json:"rewrites"`
	Relays   int    `json:"relays"`
}

// OutletRow is what is counted of an outlet. Counts, no marks.
type OutletRow struct {
	Name       string         `json:"name" doc:"empty for articles of which the outlet is not known"`
	Articles   int            `json:"articles"`
	Stories    int            `json:"stories"`
	From       *string        `json:"from" doc:"first day of publication"`
	To         *string        `json:"to"`
	Days       []DayCount     `json:"days" nullable:"false" doc:"articles by day of publication, the last 120 days that have any"`
	Reprints   int            `json:"reprints" doc:"articles whose text was taken from another article"`
	Rewrites   int            `json:"rewrites" doc:"articles that rewrite another article"`
	Relays     int            `json:"relays" doc:"articles that relay an agency or outlet"`
	Sources    []OutletSource `json:"sources" nullable:"false" doc:"from whom, most first, at most 20"`
	TakenBy    []OutletSource `json:"taken_by" nullable:"false" doc:"who takes from it, most first, at most 20"`
	Happenings int            `json:"happenings" doc:"that it reports"`
	Alone      int            `json:"alone" doc:"of these, those that no other outlet reports"`
	Shared     int            `json:"shared" doc:"of these, those that other outlets report too"`
	First      int            `json:"first" doc:"of the shared, those that it published a day or more before all others"`
	Contested  int            `json:"contested" doc:"of the happenings, those on which reports disagree"`
	Statements int            `json:"statements"`
	Named      int            `json:"named" doc:"statements of named persons"`
	Bodies     int            `json:"bodies" doc:"statements of named bodies"`
	Offices    int            `json:"offices" doc:"statements of unnamed holders of an office"`
	Affiliated int            `json:"affiliated" doc:"statements of unnamed sources identified by side or nearness"`
	Unnamed    int            `json:"unnamed" doc:"statements of unnamed sources"`
	Anonymous  float64        `json:"anonymous" doc:"statements of affiliated and unnamed sources as a share of all"`
}

// OutletList lists what is counted of outlets.
type OutletList struct {
	Outlets []OutletRow `json:"outlets" nullable:"false" doc:"most articles first"`
}

const (
	maxSources    = 20
	maxOutletDays = 120
)

// outletRows counts by outlet.
func (s *snapshot) outletRows() []OutletRow {
	type tally struct {
		OutletRow
		span        news.Interval
		days        map[news.Day]int
		from, takes map[string]*OutletSource
	}
	of := map[string]*tally{}
	get := func(name string) *tally {
		o := of[name]
		if o == nil {
			o = &tally{OutletRow: OutletRow{Name: name}, span: news.Unknown, days: map[news.Day]int{}, from: map[string]*OutletSource{}, takes: map[string]*OutletSource{}}
			of[name] = o
		}
		return o
	}
	count := func(in map[string]*OutletSource, name, kind string) {
		x := in[name]
		if x == nil {
			x = &OutletSource{Name: name}
			in[name] = x
		}
		switch kind {
		case "reprint":
			x.Reprints++
		case "rewrite":
			x.Rewrites++
		default:
			x.Relays++
		}
	}
	for _, p := range s.ordered {
		o := get(p.Outlet)
		o.Articles++
		if d := p.Published; d.Known() {
			widen(&o.span, d)
			if d.From == d.To {
				o.days[d.From]++
			}
		}
	}
	type first struct {
		outlet string
		day    news.Day
	}
	for _, r := range s.sorted {
		for _, name := range r.outlets {
			get(name).Stories++
		}
		for i := range r.briefs {
			if i >= len(r.told) || s.papers[r.told[i]] == nil {
				continue
			}
			o, n := get(s.papers[r.told[i]].Outlet), r.briefs[i].Statements
			o.Named, o.Bodies, o.Offices, o.Affiliated, o.Unnamed = o.Named+n[0], o.Bodies+n[1], o.Offices+n[2], o.Affiliated+n[3], o.Unnamed+n[4]
		}
		for i := range r.took {
			t := &r.took[i]
			p := s.papers[t.article]
			if p == nil {
				continue
			}
			o := get(p.Outlet)
			switch t.kind {
			case "reprint":
				o.Reprints++
			case "rewrite":
				o.Rewrites++
			default:
				o.Relays++
			}
			from := t.relays
			if source := s.papers[t.from]; source != nil {
				from = source.Outlet
				count(get(from).takes, o.Name, t.kind)
			}
			if from != "" {
				count(o.from, from, t.kind)
			}
		}
		for i := range r.acts {
			a := &r.acts[i]
			var firsts []first // of each outlet
			for _, n := range a.reports {
				p := s.papers[r.told[n]]
				if p == nil {
					continue
				}
				k := slices.IndexFunc(firsts, func(f first) bool { return f.outlet == p.Outlet })
				if k < 0 {
					k = len(firsts)
					firsts = append(firsts, first{p.Outlet, p.Published.From})
				}
				if p.Published.From < firsts[k].day {
					firsts[k].day = p.Published.From
				}
			}
			slices.SortFunc(firsts, func(a, b first) int { return cmp.Compare(a.day, b.day) })
			for k, f := range firsts {
				o := get(f.outlet)
				o.Happenings++
				o.Contested += btoi(a.standing == "contested")
				if len(firsts) == 1 {
					o.Alone++
					continue
				}
				o.Shared++
				if k == 0 && f.day != news.NoDay && firsts[1].day > f.day {
					o.First++
				}
			}
		}
	}
	out := make([]OutletRow, 0, len(of))
	for _, o := range of {
		o.From, o.To = export.DayRef(o.span.From), export.DayRef(o.span.To)
		o.Days = dayCounts(o.days)
		o.Days = o.Days[max(0, len(o.Days)-maxOutletDays):]
		o.Sources, o.TakenBy = ranked(o.from), ranked(o.takes)
		if o.Statements = o.Named + o.Bodies + o.Offices + o.Affiliated + o.Unnamed; o.Statements > 0 {
			o.Anonymous = float64(o.Affiliated+o.Unnamed) / float64(o.Statements)
		}
		out = append(out, o.OutletRow)
	}
	slices.SortFunc(out, func(a, b OutletRow) int { return cmp.Or(b.Articles-a.Articles, strings.Compare(a.Name, b.Name)) })
	return out
}

func ranked(of map[string]*OutletSource) []OutletSource {
	out := make([]OutletSource, 0, len(of))
	for _, x := range of {
		out = append(out, *x)
	}
	all := func(x *OutletSource) int { return x.Reprints + x.Rewrites + x.Relays }
	slices.SortFunc(out, func(a, b OutletSource) int { return cmp.Or(all(&b)-all(&a), strings.Compare(a.Name, b.Name)) })
	return out[:min(len(out), maxSources)]
}

func (s *Server) outlets(_ context.Context, _ *struct{}) (*OutletList, error) {
	return &OutletList{append([]OutletRow{}, s.index.get().outlets...)}, nil
}

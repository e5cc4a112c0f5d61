package server

import (
	"cmp"
	"slices"
	"strings"
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
		if d := dayRef(p.Published.From); d != nil && (st.From == nil || *d < *st.From) {
			st.From = d
		}
		if d := dayRef(p.Published.To); d != nil && (st.To == nil || *d > *st.To) {
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

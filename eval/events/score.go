package main

import (
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/isnad-desk/isnad/eval/told"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// score counts events.
type score struct {
	articles, found, wanted, hit, actors, recipients, both int
}

func (s score) String() string {
	f1 := func(hit int) float64 { return 200 * float64(hit) / max(1, float64(s.found+s.wanted)) }
	return fmt.Sprintf("%d articles, %d events annotated, %d found\nevents               F1 %5.1f  (%d right)\nevents_with_parties  F1 %5.1f  (%d right; of the events found the actors of %d, the recipients of %d)\n",
		s.articles, s.wanted, s.found, f1(s.hit), s.hit, f1(s.both), s.both, s.actors, s.recipients)
}

// near is how many letters a trigger may stand from one of the annotation.
const near = 60

// add counts the events of one article and tells miss of what is wrong.
func (s *score) add(rec *news.Record, gold []told.Event, miss func(kind string, at text.Span, what string)) {
	s.found += len(rec.Events)
	s.wanted += len(gold)
	type pair struct {
		worth  float64
		want   int
		got    int
		actors bool
		others bool
	}
	var pairs []pair
	for w := range gold {
		for g := range rec.Events {
			ev := &rec.Events[g]
			gap := near + 1
			if ev.Type != gold[w].Type {
				continue
			}
			for _, a := range gold[w].Triggers {
				for _, b := range append([]text.Span{ev.Trigger}, ev.Also...) {
					gap = min(gap, told.Letters(rec.Article.Text, a.Start, b.Start))
				}
			}
			if gap > near {
				continue
			}
			p := pair{worth: 1 / float64(1+gap), want: w, got: g, actors: told.Agree(rec, ev.Actors, gold[w].Actors), others: told.Agree(rec, ev.Recipients, gold[w].Recipients)}
			if p.actors {
				p.worth++
			}
			if p.others {
				p.worth++
			}
			pairs = append(pairs, p)
		}
	}
	sort.SliceStable(pairs, func(i, j int) bool { return pairs[i].worth > pairs[j].worth })
	wants, gots := map[int]bool{}, map[int]bool{}
	for _, p := range pairs {
		if wants[p.want] || gots[p.got] {
			continue
		}
		wants[p.want], gots[p.got] = true, true
		s.hit++
		if p.actors {
			s.actors++
		}
		if p.others {
			s.recipients++
		}
		if p.actors && p.others {
			s.both++
		} else {
			miss("parties", rec.Events[p.got].Trigger, rec.Events[p.got].Type)
		}
	}
	for w := range gold {
		if !wants[w] {
			miss("missed", gold[w].Triggers[0], gold[w].Type)
		}
	}
	for g := range rec.Events {
		if !gots[g] {
			miss("false", rec.Events[g].Trigger, rec.Events[g].Type)
		}
	}
}

// around returns the words around a place, on one line.
func around(s string, at text.Span) string {
	from, to := max(0, at.Start-100), min(len(s), at.End+100)
	for from > 0 && !utf8.RuneStart(s[from]) {
		from--
	}
	for to < len(s) && !utf8.RuneStart(s[to]) {
		to++
	}
	return strings.ReplaceAll(s[from:at.Start]+"["+at.Of(s)+"]"+s[at.End:to], "\n", " ")
}

package main

import (
	"bufio"
	"bytes"
	"fmt"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// annotated is an event of an article as a reader found it; its places are in bytes of the article's text.
type annotated struct {
	typ                          string
	triggers, actors, recipients []text.Span
}

// readAnnotations reads the table of annotated events by article; an article without events has an empty list.
func readAnnotations(b []byte) (map[string][]annotated, error) {
	out := map[string][]annotated{}
	sc := bufio.NewScanner(bytes.NewReader(b))
	for n := 1; sc.Scan(); n++ {
		if strings.HasPrefix(sc.Text(), "#") {
			continue
		}
		cells := strings.Split(sc.Text(), "\t")
		if len(cells) != 7 {
			return nil, fmt.Errorf("annotations.tsv, line %d: %d cells, want 7", n, len(cells))
		}
		if _, ok := out[cells[0]]; !ok {
			out[cells[0]] = nil
		}
		if cells[1] == "-" {
			continue
		}
		a := annotated{typ: cells[1]}
		for k, to := range map[int]*[]text.Span{2: &a.triggers, 4: &a.actors, 5: &a.recipients} {
			var err error
			if *to, err = spans(cells[k]); err != nil {
				return nil, fmt.Errorf("annotations.tsv, line %d: %w", n, err)
			}
		}
		if len(a.triggers) == 0 {
			return nil, fmt.Errorf("annotations.tsv, line %d: an event without a trigger", n)
		}
		out[cells[0]] = append(out[cells[0]], a)
	}
	return out, sc.Err()
}

// spans reads intervals as from-to, joined by commas.
func spans(cell string) ([]text.Span, error) {
	if cell == "-" {
		return nil, nil
	}
	var out []text.Span
	for _, s := range strings.Split(cell, ",") {
		from, to, _ := strings.Cut(s, "-")
		x, err := strconv.Atoi(from)
		y, err2 := strconv.Atoi(to)
		if err != nil || err2 != nil || x < 0 || y <= x {
			return nil, fmt.Errorf("%q is no interval", s)
		}
		out = append(out, text.Span{Start: x, End: y})
	}
	return out, nil
}

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
func (s *score) add(rec *news.Record, gold []annotated, miss func(kind string, at text.Span, what string)) {
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
			if ev.Type != gold[w].typ {
				continue
			}
			for _, a := range gold[w].triggers {
				for _, b := range append([]text.Span{ev.Trigger}, ev.Also...) {
					gap = min(gap, letters(rec.Article.Text, a.Start, b.Start))
				}
			}
			if gap > near {
				continue
			}
			p := pair{worth: 1 / float64(1+gap), want: w, got: g, actors: agree(rec, ev.Actors, gold[w].actors), others: agree(rec, ev.Recipients, gold[w].recipients)}
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
			miss("missed", gold[w].triggers[0], gold[w].typ)
		}
	}
	for g := range rec.Events {
		if !gots[g] {
			miss("false", rec.Events[g].Trigger, rec.Events[g].Type)
		}
	}
}

// letters returns how many letters lie between two bytes of a text.
func letters(s string, a, b int) int {
	if a > b {
		a, b = b, a
	}
	return utf8.RuneCountInString(s[min(a, len(s)):min(b, len(s))])
}

// agree reports whether a party found is one of those annotated, or neither side has any. A name is the party whose mention it is.
func agree(rec *news.Record, got []news.Party, want []text.Span) bool {
	if len(got) == 0 && len(want) == 0 {
		return true
	}
	for _, w := range want {
		for _, p := range got {
			if p.Entity == news.None {
				if p.Span != nil && alike(*p.Span, w) {
					return true
				}
				continue
			}
			for i := range rec.Mentions {
				if m := &rec.Mentions[i]; m.Entity == p.Entity && (alike(m.Span, w) || m.Span.Of(rec.Article.Text) == w.Of(rec.Article.Text)) {
					return true
				}
			}
		}
	}
	return false
}

// alike reports whether two intervals have half of what they cover in common.
func alike(a, b text.Span) bool {
	common := min(a.End, b.End) - max(a.Start, b.Start)
	return common > 0 && 2*common >= max(a.End, b.End)-min(a.Start, b.Start)
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

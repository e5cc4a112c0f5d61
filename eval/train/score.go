package main

import (
	"fmt"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/read/names"
	"github.com/isnad-desk/isnad/text"
)

// score counts names: right are those with the right span and kind.
type score struct {
	hit, found, gold map[news.Kind]int
}

func (s *score) add(o score) {
	if s.hit == nil {
		*s = score{map[news.Kind]int{}, map[news.Kind]int{}, map[news.Kind]int{}}
	}
	for k, n := range o.hit {
		s.hit[k] += n
	}
	for k, n := range o.found {
		s.found[k] += n
	}
	for k, n := range o.gold {
		s.gold[k] += n
	}
}

func f1(hit, found, gold int) float64 {
	if found+gold == 0 {
		return 0
	}
	return 200 * float64(hit) / float64(found+gold)
}

func (s score) String() string {
	hit, found, gold := 0, 0, 0
	each := ""
	for _, k := range []news.Kind{news.Person, news.Organization, news.Place} {
		hit, found, gold = hit+s.hit[k], found+s.found[k], gold+s.gold[k]
		each += fmt.Sprintf(" %s %.1f", k, f1(s.hit[k], s.found[k], s.gold[k]))
	}
	return fmt.Sprintf("P %.1f R %.1f F1 %.2f (%d names)%s", 100*float64(hit)/float64(max(1, found)), 100*float64(hit)/float64(max(1, gold)), f1(hit, found, gold), gold, each)
}

// rules counts, by rule, how many names were found and how many of them were
// right.
var rules = map[string][2]int{}

func measure(l *lang.Language, f *names.Finder, articles []annotatedArticle, errs bool) score {
	var s score
	s.add(s)
	for _, a := range articles {
		want := map[text.Span]news.Kind{}
		for _, n := range a.Names {
			want[n.Span] = n.Kind
			s.gold[n.Kind]++
		}
		have := map[text.Span]bool{}
	next:
		for _, m := range f.Find(l.Read(a.Text), nil) {
			for _, x := range a.furniture {
				if x.Overlaps(m.Span) {
					continue next
				}
			}
			have[m.Span] = true
			rules[m.Rule] = [2]int{rules[m.Rule][0] + 1, rules[m.Rule][1]}
			if want[m.Span] == m.Kind {
				rules[m.Rule] = [2]int{rules[m.Rule][0], rules[m.Rule][1] + 1}
			}
			s.found[m.Kind]++
			if want[m.Span] == m.Kind {
				s.hit[m.Kind]++
			} else if errs {
				fmt.Printf("%s\twrong\t%s\t%s\t%s\t%s\n", a.ID, m.Kind, m.Span.Of(a.Text), m.Rule, around(a.Text, m.Span))
			}
		}
		if errs {
			for _, n := range a.Names {
				if !have[n.Span] {
					fmt.Printf("%s\tmissed\t%s\t%s\t-\t%s\n", a.ID, n.Kind, n.Span.Of(a.Text), around(a.Text, n.Span))
				}
			}
		}
	}
	return s
}

func around(t string, s text.Span) string {
	w := text.Snap(t, text.Span{Start: max(0, s.Start-60), End: min(len(t), s.End+60)})
	b := []rune(text.Span{Start: w.Start, End: s.Start}.Of(t) + "[" + s.Of(t) + "]" + text.Span{Start: s.End, End: w.End}.Of(t))
	for i, r := range b {
		if r == '\n' || r == '\t' {
			b[i] = '|'
		}
	}
	return string(b)
}

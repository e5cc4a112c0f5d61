package eval

import (
	"fmt"
	"slices"
	"strings"
)

// agencies says how a program may write an agency whose gold key is a Latin abbreviation.
var agencies = map[string][]string{
	"afp": {"أ ف ب", "أ.ف.ب", "أف ب", "فرانس برس", "الفرنسية", "afp"}, "reuters": {"رويترز", "reuters"}, "spa": {"واس", "السعودية", "spa"},
	"dpa": {"د ب أ", "د.ب.أ", "الألمانية", "dpa"}, "itar_tass": {"تاس", "tass"}, "saba": {"سبأ", "اليمنية", "saba"}, "ap": {"أ ب", "أسوشيتد", "ap"},
	"wafa": {"وفا", "wafa"}, "anadolu": {"الأناضول", "anadolu"}, "bbc": {"بي بي سي", "البريطانية", "bbc"}, "sky_news": {"سكاي", "sky"},
	"sky_news_arabia": {"سكاي", "sky"}, "cnn": {"سي.إن.إن", "سي ان ان", "سي إن إن", "cnn"}, "trt": {"تي ار تي", "تي آر تي", "trt"},
	"russia_today": {"روسيا اليوم", "rt"},
}

func saysAgency(said, key, fallback string) bool {
	names, ok := agencies[key]
	if !ok {
		names = []string{fallback}
	}
	return slices.ContainsFunc(names, func(n string) bool { return strings.Contains(said, n) })
}

// couple is an unordered pair, the smaller first.
type couple[T comparable] struct{ a, b T }

// couples returns all pairs of different things that stand in one group.
func couples[T comparable](groups [][]T, less func(a, b T) bool) map[couple[T]]bool {
	out := map[couple[T]]bool{}
	for _, group := range groups {
		for i, a := range group {
			for _, b := range group[i+1:] {
				if a == b {
					continue
				}
				if less(b, a) {
					out[couple[T]{b, a}] = true
				} else {
					out[couple[T]{a, b}] = true
				}
			}
		}
	}
	return out
}

func shared[K comparable](a, b map[K]bool) int {
	n := 0
	for k := range a {
		if b[k] {
			n++
		}
	}
	return n
}

func lessString(a, b string) bool { return a < b }

func lessEvent(a, b EventRef) bool {
	return a.Article < b.Article || a.Article == b.Article && a.Event < b.Event
}

// desk measures what lies between the articles.
func (s *scorer) desk(set *Set, desk *Desk) Figures {
	articleOf := map[string]string{}
	for _, a := range desk.Articles {
		articleOf[a.ID] = stem(a.Location)
	}
	name := func(id string) string {
		if n, ok := articleOf[id]; ok {
			return n
		}
		return id
	}
	goldOf, sysOf := s.clusters(set, desk, name)
	b3 := bCubed(goldOf, sysOf)
	fs := Figures{{Name: "entities_b3", Share: &b3}}

	var stories [][]string
	for _, st := range desk.Stories {
		group := make([]string, len(st.Articles))
		for i, id := range st.Articles {
			group[i] = name(id)
		}
		stories = append(stories, group)
	}
	want, have := couples(set.Desk.Stories, lessString), couples(stories, lessString)
	fs = append(fs, Figure{Name: "stories", F1: f1(shared(want, have), len(have), len(want))})

	happenings := make([][]EventRef, len(desk.Happenings)) // the gold events of each happening
	for i, h := range desk.Happenings {
		happenings[i] = s.goldEvents(h, name)
	}
	wantEvents, haveEvents := across(set.Desk.SameEvent), across(happenings)
	fs = append(fs, Figure{Name: "same_event", F1: f1(shared(wantEvents, haveEvents), len(haveEvents), len(wantEvents))})

	fs = append(fs, s.conflicts(set.Desk, desk, name)...)
	if set.Desk.Lineage != nil {
		fs = append(fs, s.lineage(set.Desk, desk, name)...)
	}
	if set.Desk.Independent != nil {
		fs = append(fs, s.independent(set.Desk, desk, happenings))
	}
	said := len(desk.Conflicts)
	wrong := wrongMerges(set.Desk.Distinct, goldOf, sysOf)
	return append(fs, Figure{Name: "conflicts_said", Count: &said}, Figure{Name: "wrong_merges", Count: &wrong})
}

// across keeps the pairs of events of two different articles.
func across(groups [][]EventRef) map[couple[EventRef]]bool {
	out := couples(groups, lessEvent)
	for c := range out {
		if c.a.Article == c.b.Article {
			delete(out, c)
		}
	}
	return out
}

// goldEvents returns the gold events that a happening reports, leaving out events that match none.
func (s *scorer) goldEvents(h DeskHappening, name func(string) string) []EventRef {
	var out []EventRef
	for _, r := range h.Reports {
		article := name(r.Article)
		if m := s.maps[article]; m == nil {
			out = append(out, EventRef{article, r.Event})
		} else if g, ok := m.events[r.Event]; ok {
			out = append(out, EventRef{article, g})
		}
	}
	return out
}

// clusters returns for every name that the records have right its gold entity and the program's; the items are in the
// order of articles and names.
func (s *scorer) clusters(set *Set, desk *Desk, name func(string) string) (goldOf, sysOf []string) {
	type local struct{ article, entity string }
	global := map[local]string{}
	for _, e := range desk.Entities {
		for _, m := range e.Members {
			global[local{name(m[0]), m[1]}] = "desk\x00" + e.ID
		}
	}
	for _, a := range set.Articles {
		for _, n := range s.maps[a.ID].names {
			sys, ok := global[local{a.ID, n.system}]
			if !ok {
				sys = "local\x00" + a.ID + "\x00" + n.system
			}
			goldOf, sysOf = append(goldOf, n.gold), append(sysOf, sys)
		}
	}
	return goldOf, sysOf
}

// bCubed is the B-cubed F1, in per cent, of two clusterings of the same items.
func bCubed(goldOf, sysOf []string) float64 {
	if len(goldOf) == 0 {
		return 0
	}
	inGold, inSys, inBoth := map[string]int{}, map[string]int{}, map[[2]string]int{}
	for i := range goldOf {
		inGold[goldOf[i]]++
		inSys[sysOf[i]]++
		inBoth[[2]string{goldOf[i], sysOf[i]}]++
	}
	var p, r float64
	for i := range goldOf {
		both := float64(inBoth[[2]string{goldOf[i], sysOf[i]}])
		p += both / float64(inSys[sysOf[i]])
		r += both / float64(inGold[goldOf[i]])
	}
	p /= float64(len(goldOf))
	r /= float64(len(goldOf))
	return 200 * p * r / (p + r)
}

// wrongMerges counts the program's entities that hold two or more of a group that must be kept apart.
func wrongMerges(distinct [][]string, goldOf, sysOf []string) int {
	wrong := 0
	for _, group := range distinct {
		homes := map[string]map[string]bool{}
		for i, g := range goldOf {
			if slices.Contains(group, g) {
				if homes[sysOf[i]] == nil {
					homes[sysOf[i]] = map[string]bool{}
				}
				homes[sysOf[i]][g] = true
			}
		}
		for _, held := range homes {
			if len(held) > 1 {
				wrong++
			}
		}
	}
	return wrong
}

// conflicts counts the gold conflicts of which two sides stand on two sides of one of the program's.
func (s *scorer) conflicts(gold *GoldDesk, desk *Desk, name func(string) string) Figures {
	type place struct {
		article string
		span    Span
	}
	sides := make([][][]place, len(desk.Conflicts))
	for i, c := range desk.Conflicts {
		for _, side := range c.Sides {
			var at []place
			for _, r := range side.Reports {
				if m := s.maps[name(r.Article)]; m != nil {
					if span, ok := m.span(r.Span); ok {
						at = append(at, place{name(r.Article), span})
					}
				}
			}
			sides[i] = append(sides[i], at)
		}
	}
	// touches says whether a side of the program's speaks of a place where the gold side does.
	touches := func(want GoldSide, got []place) bool {
		for _, w := range want.At {
			for _, g := range got {
				if g.article == w.Article && overlaps(g.span, w.Piece.Span) {
					return true
				}
			}
		}
		return false
	}
	found, hardFound, hard := 0, 0, 0
	for _, want := range gold.Conflicts {
		if want.hard() {
			hard++
		}
		hit := slices.ContainsFunc(sides, func(got [][]place) bool {
			var met [][2]int
			for i, side := range want.Sides {
				for k := range got {
					if touches(side, got[k]) {
						met = append(met, [2]int{i, k})
					}
				}
			}
			for _, x := range met {
				for _, y := range met {
					if x[0] != y[0] && x[1] != y[1] {
						return true
					}
				}
			}
			return false
		})
		switch {
		case !hit:
			s.miss("", "conflicts", "missed: %s", want.What)
		case want.hard():
			hardFound++
			fallthrough
		default:
			found++
		}
	}
	return Figures{shareOrNone("conflicts_recall", found, len(gold.Conflicts)), shareOrNone("conflicts_hard_recall", hardFound, hard)}
}

// lineage measures families of reprints and rewrites, and the agencies and outlets that articles relay.
func (s *scorer) lineage(gold *GoldDesk, desk *Desk, name func(string) string) Figures {
	var want, have [][2]string
	type relay struct{ article, of string }
	wantRelays, keys := map[relay]bool{}, map[string]bool{}
	for _, l := range gold.Lineage {
		if l.Kind != "relay" && l.From != nil && *l.From != "" {
			want = append(want, [2]string{l.Article, *l.From})
		}
		if l.Relays != nil && *l.Relays != "" {
			wantRelays[relay{l.Article, *l.Relays}] = true
			keys[*l.Relays] = true
		}
	}
	var said []relay
	for _, l := range desk.Lineage {
		if l.Kind != "relay" && l.From != nil && *l.From != "" {
			have = append(have, [2]string{name(l.Article), name(*l.From)})
		}
		if l.Relays != nil && *l.Relays != "" {
			said = append(said, relay{name(l.Article), strings.ToLower(*l.Relays)})
		}
	}
	wantTwins, haveTwins := couples(families(want), lessString), couples(families(have), lessString)
	for _, l := range gold.Lineage {
		if l.From != nil && *l.From != "" && l.Kind != "relay" {
			c := couple[string]{min(l.Article, *l.From), max(l.Article, *l.From)}
			if !haveTwins[c] {
				s.miss("", "lineage", "missed: %s is a %s of %s", l.Article, l.Kind, *l.From)
			}
		}
	}
	hit, unknown := map[relay]bool{}, 0
	for _, r := range said {
		expected := false
		for k := range keys {
			if w := (relay{r.article, k}); wantRelays[w] {
				if saysAgency(r.of, k, strings.ReplaceAll(k, "_", " ")) {
					hit[w] = true
				}
				expected = expected || saysAgency(r.of, k, k)
			}
		}
		if !expected {
			unknown++
			s.miss("", "lineage", "wrongly found: %s relays «%s»", r.article, r.of)
		}
	}
	return Figures{
		{Name: "lineage", F1: f1(shared(wantTwins, haveTwins), len(haveTwins), len(wantTwins))},
		{Name: "relays", F1: f1(len(hit), len(hit)+unknown, len(wantRelays))},
	}
}

// families joins edges into the groups that they connect.
func families(edges [][2]string) [][]string {
	var out [][]string
	for _, e := range edges {
		joined, rest := e[:], out[:0:0]
		for _, f := range out {
			if slices.Contains(f, e[0]) || slices.Contains(f, e[1]) {
				joined = append(slices.Clip(joined), f...)
			} else {
				rest = append(rest, f)
			}
		}
		slices.Sort(joined)
		out = append(rest, slices.Compact(slices.Clone(joined)))
	}
	return out
}

// independent counts the shared happenings whose number of independent origins is right, judged on the program's
// happening that has most of the group's reports, the first of equals.
func (s *scorer) independent(gold *GoldDesk, desk *Desk, happenings [][]EventRef) Figure {
	right, total := 0, min(len(gold.SameEvent), len(gold.Independent))
	for i := range total {
		best, most := -1, -1
		for h, got := range happenings {
			n := overlap(gold.SameEvent[i], got)
			if n > most {
				best, most = h, n
			}
		}
		if most >= 1 && desk.Happenings[best].Independent == gold.Independent[i] {
			right++
			continue
		}
		found := "no such happening"
		if most >= 1 {
			found = fmt.Sprintf("got %d", desk.Happenings[best].Independent)
		}
		s.miss("", "independent", "wanted %d, %s, for %v", gold.Independent[i], found, gold.SameEvent[i])
	}
	return shareOrNone("independent_right", right, total)
}

// overlap counts the events that stand in both.
func overlap(want, got []EventRef) int {
	n := 0
	seen := map[EventRef]bool{}
	for _, g := range got {
		if !seen[g] && slices.Contains(want, g) {
			n++
		}
		seen[g] = true
	}
	return n
}

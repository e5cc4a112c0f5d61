package happening

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

// Input is what happenings are made of. All slices over articles share one order, in which ties are decided.
type Input struct {
	Lang     *lang.Language
	Records  []*news.Record
	Entity   [][]int // [article][entity] to an index into Entities
	Entities []news.DeskEntity
	Story    []int // of each article
	Stories  []news.Story
	Root     []int    // the article that each article's text goes back to
	Agency   []string // the agency or outlet that each article relays, or ""
	Gazetteer
}

// maxRivals bounds with how many happenings of its type an event of a large story is compared.
const maxRivals = 200

// maxCompared bounds with how many reports of a happening an event is compared, the first ones.
const maxCompared = 20

// side is the parties of one slot of an event: desk entities, and the words of unnamed parties.
type side struct {
	entities map[int]bool
	phrases  [][]string
}

func (s side) empty() bool { return len(s.entities) == 0 && len(s.phrases) == 0 }

// act is one event made ready for comparison.
type act struct {
	article, event int
	e              *news.Event
	actors         side
	recipients     side
	place          int
	trigger        string // folded
	sentence       string // folded sentence of the trigger
}

// Find joins events into happenings and counts the origins behind each.
//
// Two events of different articles are one happening when they stand in one story, their types and modes can be the same act, their parties
// overlap, and their times and places do not exclude one another; where both sides agree on who and whom, a clash of time, place, number or
// polarity does not part them: it is what conflicts are made of.
func Find(in Input) []news.Happening {
	type open struct {
		acts    []act
		story   int
		article map[int]bool
	}
	byType := map[string][]*open{} // story and type to happenings, in order
	var all []*open
	for a, r := range in.Records {
		for n := range r.Events {
			x := in.prepare(a, n)
			key := fmt.Sprint(in.Story[a], " ", x.e.Type)
			list := byType[key]
			var best *open
			bestScore := 0
			for k := len(list) - 1; k >= 0 && k >= len(list)-maxRivals; k-- {
				h := list[k]
				if h.article[a] {
					continue
				}
				score, fits := 0, 0
				for i := range h.acts[:min(len(h.acts), maxCompared)] {
					if s := in.same(&h.acts[i], &x); s > 0 {
						score, fits = max(score, s), fits+1
					}
				}
				if 2*fits < min(len(h.acts), maxCompared) { // one that fits a single report would chain act to act
					score = 0
				}
				if score > bestScore {
					best, bestScore = h, score
				}
			}
			if best == nil {
				best = &open{story: in.Story[a], article: map[int]bool{}}
				byType[key] = append(list, best)
				all = append(all, best)
			}
			best.acts = append(best.acts, x)
			best.article[a] = true
		}
	}
	slices.SortStableFunc(all, func(x, y *open) int {
		return cmp.Or(cmp.Compare(x.story, y.story), cmp.Compare(len(y.acts), len(x.acts)))
	})
	out := make([]news.Happening, 0, len(all))
	for n, h := range all {
		x := in.summarise(h.acts)
		x.ID, x.Story = fmt.Sprintf("H%d", n+1), in.Stories[h.story].ID
		out = append(out, x)
	}
	return out
}

func (in *Input) prepare(a, n int) act {
	r := in.Records[a]
	e := &r.Events[n]
	x := act{article: a, event: n, e: e, place: news.None, trigger: in.Lang.FoldString(e.Trigger.Of(r.Article.Text))}
	if e.Place != news.None {
		x.place = in.Entity[a][e.Place]
	}
	x.actors, x.recipients = in.side(a, e.Actors), in.side(a, e.Recipients)
	for _, p := range e.Recipients { // what is attacked is also where
		if x.place == news.None && p.Entity != news.None && r.Entities[p.Entity].Kind == news.Place {
			x.place = in.Entity[a][p.Entity]
		}
	}
	if s, ok := Sentence(r, e.Trigger); ok {
		x.sentence = in.Lang.FoldString(s.Of(r.Article.Text))
	}
	return x
}

func (in *Input) side(a int, parties []news.Party) side {
	s := side{entities: map[int]bool{}}
	for _, p := range parties {
		switch {
		case p.Entity != news.None:
			s.entities[in.Entity[a][p.Entity]] = true
		case p.Span != nil:
			var words []string
			for _, w := range strings.Fields(in.Lang.FoldString(in.Lang.Plain(p.Span.Of(in.Records[a].Article.Text)))) {
				words = append(words, in.Lang.Bare(w))
			}
			s.phrases = append(s.phrases, words)
		}
	}
	return s
}

// agreement of two sides.
type agreement int

const (
	clash   agreement = -1 // both name parties, none in common
	unknown agreement = 0  // one of them names none, or one names and the other describes
	overlap agreement = 1
)

func (in *Input) compare(a, b side) agreement {
	if a.empty() || b.empty() {
		return unknown
	}
	for e := range a.entities {
		if b.entities[e] {
			return overlap
		}
	}
	for _, p := range a.phrases {
		for _, q := range b.phrases {
			if in.alike(p, q) {
				return overlap
			}
		}
	}
	if len(a.entities) == 0 || len(b.entities) == 0 {
		return unknown
	}
	return clash
}

// alike reports that two phrases share their head or at least half of their words.
func (in *Input) alike(p, q []string) bool {
	if len(p) == 0 || len(q) == 0 {
		return false
	}
	shared := 0
	for _, w := range p {
		if slices.Contains(q, w) {
			shared++
		}
	}
	return shared*2 >= min(len(p), len(q))+min(1, len(p)-1)
}

// same scores how well two events are one act, 0 where they are not.
func (in *Input) same(x, y *act) int {
	if x.e.Mode != "" && y.e.Mode != "" && x.e.Mode != y.e.Mode {
		return 0
	}
	if x.e.Modality != y.e.Modality && (x.e.Modality == "actual" || y.e.Modality == "actual") && !planMeetsAct(x.e.Modality, y.e.Modality) {
		return 0
	}
	if x.sentence == y.sentence && x.trigger == y.trigger && x.sentence != "" { // the same words in both
		return 100
	}
	who, whom := in.compare(x.actors, y.actors), in.compare(x.recipients, y.recipients)
	if symmetric(x.e) && (who != overlap || whom != overlap) { // who met whom may be told from either side
		if in.compare(x.actors, y.recipients) == overlap && in.compare(x.recipients, y.actors) != clash {
			who, whom = overlap, max(whom, unknown)
		}
	}
	if who == clash || whom == clash {
		return 0
	}
	times := x.e.When.Meets(y.e.When)
	places := in.compatiblePlaces(x.place, y.place)
	score := 0
	if who == overlap {
		score += 3
	}
	if whom == overlap {
		score += 3
	}
	switch {
	case who == overlap && whom == overlap: // may differ in one slot: that is a conflict, not another act
		if !times && !places {
			return 0
		}
		if (!times || !places) && Repeatable(x.e) && !SameCount(x.e, y.e) { // the same sides fight again on another day or elsewhere
			return 0
		}
	case score == 0:
		if x.place == news.None || y.place == news.None || !places || !times || x.trigger != y.trigger {
			return 0
		}
		score = 1
	default:
		if !times || !places || x.e.Negated != y.e.Negated {
			return 0
		}
		if x.e.Mode != y.e.Mode {
			return 0
		}
	}
	if x.trigger == y.trigger {
		score += 2
	}
	if x.place != news.None && x.place == y.place {
		score++
	}
	if x.e.When.Known() && x.e.When == y.e.When {
		score++
	}
	if in.Root[x.article] == in.Root[y.article] {
		score++
	}
	return score
}

func planMeetsAct(a, b string) bool {
	return a == "planned" && b == "actual" || a == "actual" && b == "planned"
}

// Repeatable reports acts that the same sides do again and again in one story.
func Repeatable(e *news.Event) bool {
	switch e.Type {
	case "ASSAULT", "COERCE", "PROTEST", "MOBILIZE":
		return true
	}
	return false
}

// SameCount reports whether two events count the same number of the same thing, more than one.
func SameCount(x, y *news.Event) bool {
	for _, p := range x.Quantities {
		for _, q := range y.Quantities {
			if p.What == q.What && p.From == q.From && p.From > 1 {
				return true
			}
		}
	}
	return false
}

// symmetric reports acts in which both sides do the same.
func symmetric(e *news.Event) bool {
	return e.Type == "CONSULT" && e.Mode != "visit" || e.Type == "AGREE" || e.Type == "COOPERATE"
}

func (in *Input) compatiblePlaces(a, b int) bool {
	if a == news.None || b == news.None || a == b {
		return true
	}
	return in.Holds(in.Entities[a].Name, in.Entities[b].Name) || in.Holds(in.Entities[b].Name, in.Entities[a].Name)
}

// summarise makes the happening of its reports: the parties most reports name, the narrowest place, the interval all can agree on.
func (in *Input) summarise(acts []act) news.Happening {
	h := news.Happening{Type: acts[0].e.Type, When: news.Unknown}
	modes, places, modalities := map[string]int{}, map[string]int{}, map[string]int{}
	negated := 0
	for i := range acts {
		x := &acts[i]
		h.Reports = append(h.Reports, news.Report{Article: in.Records[x.article].Article.ID, Event: x.event})
		modalities[x.e.Modality]++
		if x.e.Negated {
			negated++
		}
		if x.e.Mode != "" {
			modes[x.e.Mode]++
		}
		if x.place != news.None {
			places[in.Entities[x.place].ID]++
		}
		h.Actors = in.union(h.Actors, x, x.e.Actors)
		h.Recipients = in.union(h.Recipients, x, x.e.Recipients)
		if w := x.e.When; w.Known() {
			switch {
			case !h.When.Known():
				h.When = w
			case h.When.Meets(w):
				h.When = news.Interval{From: max(h.When.From, w.From), To: min(h.When.To, w.To)}
			}
		}
	}
	h.Recipients = slices.DeleteFunc(h.Recipients, func(p string) bool { return slices.Contains(h.Actors, p) }) // told from either side
	h.Mode, h.Place = most(modes), most(places)
	h.Modality, h.Negated = most(modalities), negated*2 > len(acts)
	h.Origins = in.origins(acts)
	switch {
	case len(h.Reports) == 1:
		h.Standing = "single"
	case len(h.Origins) <= 1:
		h.Standing = "repeated"
	default:
		h.Standing = "corroborated"
	}
	return h
}

// union adds the parties of one report: ids of entities, and phrases of unnamed parties only where nobody is named yet.
func (in *Input) union(have []string, x *act, parties []news.Party) []string {
	for _, p := range parties {
		s := ""
		switch {
		case p.Entity != news.None:
			s = in.Entities[in.Entity[x.article][p.Entity]].ID
		case p.Span != nil && len(have) == 0:
			s = in.Lang.Plain(p.Span.Of(in.Records[x.article].Article.Text))
		}
		if s != "" && !slices.Contains(have, s) {
			have = append(have, s)
		}
	}
	return have
}

func most(count map[string]int) string {
	best := ""
	for k, n := range count {
		if n > count[best] || n == count[best] && (best == "" || k < best) {
			best = k
		}
	}
	return best
}

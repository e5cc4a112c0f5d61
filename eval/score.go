package eval

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"sort"
)

// Miss is one thing that a record lacks, has wrongly, or has with a wrong value.
type Miss struct {
	Article string // empty for what lies between articles
	Layer   string // names, times, statements, sources, events, conflicts, lineage, independent
	What    string
}

func (m Miss) String() string {
	if m.Article == "" {
		return fmt.Sprintf("desk %s: %s", m.Layer, m.What)
	}
	return fmt.Sprintf("%s %s: %s", m.Article, m.Layer, m.What)
}

// Score measures records, one per article of the set (found by the name of the file in its location), and, where the
// set has desk annotations, a desk record; nil then counts as an empty one. It fails where an article has no record.
func Score(set *Set, records []Record, desk *Desk) (Figures, []Miss, error) {
	byName := map[string]*Record{}
	for i := range records {
		byName[stem(records[i].Article.Location)] = &records[i]
	}
	s := &scorer{maps: map[string]*mapped{}}
	for _, a := range set.Articles {
		rec := byName[a.ID]
		if rec == nil {
			return nil, nil, fmt.Errorf("eval: no record for %s", a.ID)
		}
		s.maps[a.ID] = s.article(a, rec)
	}
	n := &s.n
	fs := Figures{
		{Name: "content", F1: f1(n.contentHit, n.contentFound, n.contentGold)},
		shareOrNone("published_right", n.datesRight, len(set.Articles)),
		shareOrNone("outlet_right", n.outletsRight, n.outlets),
		{Name: "names", F1: f1(n.namesHit, n.namesFound, n.namesGold)},
		{Name: "roles", Own: true, F1: f1(n.rolesHit, n.rolesFound, n.rolesGold)},
		own(shareOrNone("roles_org_right", n.rolesOrg, n.rolesHit)),
		{Name: "times", F1: f1(n.timesHit, n.timesFound, n.timesGold)},
		{Name: "times_valued", F1: f1(n.timesValue, n.timesFound, n.timesGold)},
		{Name: "statements", F1: f1(n.statementsHit, n.statementsFound, n.statementsGold)},
		{Name: "statements_sourced", F1: f1(n.sourcesHit, n.statementsFound, n.statementsGold)},
		shareOr0("stance_right", n.stanceHit, n.statementsHit),
		{Name: "events", F1: f1(n.eventsHit, n.eventsFound, n.eventsGold)},
		{Name: "events_with_parties", F1: f1(n.eventParties, n.eventsFound, n.eventsGold)},
		shareOr0("event_status_right", n.eventStatus, n.eventsHit),
	}
	if set.Desk != nil {
		if desk == nil {
			desk = &Desk{}
		}
		for _, f := range s.desk(set, desk) {
			f.Desk = true
			fs = append(fs, f)
		}
	}
	return fs, s.misses, nil
}

// own marks a measure that the reference scorer does not have.
func own(f Figure) Figure {
	f.Own = true
	return f
}

// counts are what the articles' figures are made of. Content is counted in code points, all else in pieces.
type counts struct {
	contentHit, contentGold, contentFound                         int
	datesRight, outlets, outletsRight                             int
	namesHit, namesGold, namesFound                               int
	rolesHit, rolesGold, rolesFound, rolesOrg                     int
	timesHit, timesGold, timesFound, timesValue                   int
	statementsHit, statementsGold, statementsFound                int
	sourcesHit, stanceHit                                         int
	eventsHit, eventsGold, eventsFound, eventParties, eventStatus int
}

type scorer struct {
	n      counts
	maps   map[string]*mapped
	misses []Miss
}

func (s *scorer) miss(article, layer, format string, args ...any) {
	s.misses = append(s.misses, Miss{article, layer, fmt.Sprintf(format, args...)})
}

// mapped says how a record's parts map onto the gold article's.
type mapped struct {
	alignment
	// names are the gold names that the record has with the right borders, in the record's order.
	names []foundName
	// entityTo leads from an entity of the record to the gold entity that most of its names belong to.
	entityTo map[string]string
	// events leads from an event's index in the record to its index in the gold.
	events map[int]int
}

type foundName struct {
	span         Span
	gold, system string
}

// pair is a possible match of the gold's g-th and the record's s-th piece.
type pair struct {
	score float64
	g, s  int
}

// greedy matches one to one, best first; of equals, the earlier pair first. It returns the record's piece per gold piece.
func greedy(pairs []pair) map[int]int {
	sort.SliceStable(pairs, func(i, j int) bool { return pairs[i].score > pairs[j].score })
	out, taken := map[int]int{}, map[int]bool{}
	for _, p := range pairs {
		if _, done := out[p.g]; !done && !taken[p.s] {
			out[p.g] = p.s
			taken[p.s] = true
		}
	}
	return out
}

func (s *scorer) article(gold *GoldArticle, rec *Record) *mapped {
	record, text := []rune(rec.Article.Text), []rune(gold.Text)
	m := &mapped{alignment: align(record, text), entityTo: map[string]string{}, events: map[int]int{}}
	s.page(gold, rec, m, record, text)
	s.names(gold, rec, m)
	s.roles(gold, rec, m)
	s.times(gold, rec, m)
	s.statements(gold, rec, m)
	s.events(gold, rec, m)
	return m
}

// page counts content dropped and furniture kept, and whether date and outlet are right.
func (s *scorer) page(gold *GoldArticle, rec *Record, m *mapped, record, text []rune) {
	kept, content := make([]bool, len(text)), make([]bool, len(text))
	mark := func(set []bool, span Span, to bool) {
		for i := span[0]; i < span[1]; i++ {
			set[i] = to
		}
	}
	for _, w := range words(record) {
		if span, ok := m.span(w); ok {
			mark(kept, span, true)
		}
	}
	for _, w := range words(text) {
		mark(content, w, true)
	}
	for _, p := range gold.Furniture {
		mark(content, p.Span, false)
	}
	for i := range text {
		if kept[i] {
			s.n.contentFound++
		}
		if content[i] {
			s.n.contentGold++
		}
		if kept[i] && content[i] {
			s.n.contentHit++
		}
	}
	if publishedRight(gold, rec.Article.Published) {
		s.n.datesRight++
	}
	if gold.Outlet != nil && *gold.Outlet != "" {
		s.n.outlets++
		if o := rec.Article.Outlet; o != nil && o.Name == *gold.Outlet {
			s.n.outletsRight++
		} else {
			name := "nothing"
			if o != nil {
				name = "«" + o.Name + "»"
			}
			s.miss(gold.ID, "outlet", "wanted «%s», got %s", *gold.Outlet, name)
		}
	}
}

func publishedRight(gold *GoldArticle, got *RecordInterval) bool {
	switch {
	case gold.Published != nil && *gold.Published != "":
		return got != nil && got.From == got.To && got.To == *gold.Published
	case len(gold.PublishedRange) == 2:
		return got == nil || gold.PublishedRange[0] <= got.From && got.To <= gold.PublishedRange[1]
	}
	return got == nil
}

func (s *scorer) names(gold *GoldArticle, rec *Record, m *mapped) {
	want := map[Span]*GoldMention{}
	for i := range gold.Mentions {
		want[gold.Mentions[i].Span] = &gold.Mentions[i]
	}
	// A name of the record that has no place in the gold text is kept under a span that no gold name can have.
	have, order := map[Span]*RecordMention{}, []Span(nil)
	for i := range rec.Mentions {
		r := &rec.Mentions[i]
		if r.Form != "" && r.Form != "name" {
			continue
		}
		span, ok := m.span(r.Span)
		if !ok {
			span = Span{-1, r.Span[0]}
		}
		if _, known := have[span]; !known {
			order = append(order, span)
		}
		have[span] = r
	}
	s.n.namesGold += len(want)
	s.n.namesFound += len(have)
	votes := map[string]*ballot{}
	for _, span := range order {
		r, g := have[span], want[span]
		if g != nil && g.Kind == r.Kind {
			s.n.namesHit++
		} else {
			s.miss(gold.ID, "names", "wrongly found «%s» %s", r.Text, r.Kind)
		}
		if g == nil {
			continue
		}
		m.names = append(m.names, foundName{span, g.Entity, r.Entity})
		if votes[r.Entity] == nil {
			votes[r.Entity] = &ballot{}
		}
		votes[r.Entity].add(g.Entity)
	}
	for i := range gold.Mentions {
		if g := &gold.Mentions[i]; have[g.Span] == nil {
			s.miss(gold.ID, "names", "missed «%s» %s", g.T, g.Kind)
		}
	}
	for e, b := range votes {
		m.entityTo[e] = b.winner()
	}
}

// roles counts the role phrases that stand in the right place and are the right person's, and of these the ones whose organisation is right.
func (s *scorer) roles(gold *GoldArticle, rec *Record, m *mapped) {
	type found struct {
		RecordRole
		owner string
	}
	var have []found
	for i := range rec.Entities {
		for _, r := range rec.Entities[i].Roles {
			have = append(have, found{r, rec.Entities[i].ID})
		}
	}
	var pairs []pair
	for g := range gold.Roles {
		for i := range have {
			if m.entityTo[have[i].owner] != gold.Roles[g].Entity {
				continue
			}
			if span, ok := m.span(have[i].Span); ok {
				if j := jaccard(gold.Roles[g].At.Span, span); j >= 0.5 {
					pairs = append(pairs, pair{j, g, i})
				}
			}
		}
	}
	match := greedy(pairs)
	s.n.rolesGold += len(gold.Roles)
	s.n.rolesFound += len(have)
	s.n.rolesHit += len(match)
	matched := map[int]bool{}
	for g := range gold.Roles {
		want := &gold.Roles[g]
		i, ok := match[g]
		if !ok {
			s.miss(gold.ID, "roles", "missed «%s» of %s", want.Role, want.Entity)
			continue
		}
		matched[i] = true
		org := ""
		if have[i].Org != nil {
			org = cmp.Or(m.entityTo[*have[i].Org], "?")
		}
		if wanted := orNone(want.Org); wanted == cmp.Or(org, "-") {
			s.n.rolesOrg++
		} else {
			s.miss(gold.ID, "roles", "organisation of «%s»: wanted %s, got %s", want.Role, wanted, cmp.Or(org, "-"))
		}
	}
	for i := range have {
		if !matched[i] {
			s.miss(gold.ID, "roles", "wrongly found «%s» of %s", excerpt(rec.Article.Text, have[i].Span), cmp.Or(m.entityTo[have[i].owner], "?"))
		}
	}
}

// ballot counts names; of equals, the one named first wins.
type ballot struct {
	names []string
	count []int
}

func (b *ballot) add(name string) {
	i := slices.Index(b.names, name)
	if i < 0 {
		b.names, b.count = append(b.names, name), append(b.count, 0)
		i = len(b.names) - 1
	}
	b.count[i]++
}

func (b *ballot) winner() string {
	best := 0
	for i, n := range b.count {
		if n > b.count[best] {
			best = i
		}
	}
	return b.names[best]
}

func (s *scorer) times(gold *GoldArticle, rec *Record, m *mapped) {
	var pairs []pair
	for g := range gold.Times {
		for i := range rec.Times {
			if span, ok := m.span(rec.Times[i].Span); ok {
				if j := jaccard(gold.Times[g].Span, span); j >= 0.5 {
					pairs = append(pairs, pair{j, g, i})
				}
			}
		}
	}
	match := greedy(pairs)
	s.n.timesGold += len(gold.Times)
	s.n.timesFound += len(rec.Times)
	s.n.timesHit += len(match)
	for g := range gold.Times {
		want := &gold.Times[g]
		i, ok := match[g]
		if !ok {
			s.miss(gold.ID, "times", "missed «%s»", want.T)
			continue
		}
		if got := &rec.Times[i]; same(got.From, want.From) && same(got.To, want.To) {
			s.n.timesValue++
		} else {
			s.miss(gold.ID, "times", "value of «%s»: wanted %s to %s, got %s to %s", want.T, orNone(want.From), orNone(want.To), orNone(got.From), orNone(got.To))
		}
	}
}

func same(a, b *string) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}

func orNone(s *string) string {
	if s == nil {
		return "-"
	}
	return *s
}

func (s *scorer) statements(gold *GoldArticle, rec *Record, m *mapped) {
	var pairs []pair
	for g := range gold.Statements {
		for i := range rec.Statements {
			if span, ok := m.span(rec.Statements[i].Content); ok {
				if j := jaccard(gold.Statements[g].Content.Span, span); j >= 0.5 {
					pairs = append(pairs, pair{j, g, i})
				}
			}
		}
	}
	match := greedy(pairs)
	s.n.statementsGold += len(gold.Statements)
	s.n.statementsFound += len(rec.Statements)
	s.n.statementsHit += len(match)
	matched := map[int]bool{}
	for g := range gold.Statements {
		want := &gold.Statements[g]
		i, ok := match[g]
		if !ok {
			s.miss(gold.ID, "statements", "missed «%s»", cut(want.Content.T, 60))
			continue
		}
		matched[i] = true
		got := &rec.Statements[i]
		if got.Stance == want.Stance {
			s.n.stanceHit++
		} else {
			s.miss(gold.ID, "stance", "wanted %s, got %s, of «%s»", want.Stance, got.Stance, cut(want.Content.T, 40))
		}
		if sourceRight(want, got, m) && got.Class == want.Class {
			s.n.sourcesHit++
			continue
		}
		wanted, found := "nobody", "nobody"
		if src := want.source(); src != nil {
			wanted = "«" + src.T + "»"
		}
		if got.Source != nil {
			found = "«" + excerpt(rec.Article.Text, *got.Source) + "»"
		}
		s.miss(gold.ID, "sources", "wanted %s %s, got %s %s", wanted, want.Class, found, got.Class)
	}
	for i := range rec.Statements {
		if !matched[i] {
			s.miss(gold.ID, "statements", "wrongly found «%s»", cut(excerpt(rec.Article.Text, rec.Statements[i].Content), 60))
		}
	}
}

func (st *GoldStatement) source() *Piece {
	if st.Source != nil {
		return st.Source
	}
	return st.Antecedent
}

// sourceRight says whether the source stands in the right place or, where it has a name, is the right entity.
func sourceRight(want *GoldStatement, got *RecordStatement, m *mapped) bool {
	src := want.source()
	if src == nil && got.Source == nil {
		return true
	}
	if src != nil && got.Source != nil {
		if span, ok := m.span(*got.Source); ok && jaccard(src.Span, span) >= 0.5 {
			return true
		}
	}
	if want.Entity == nil || want.Class != "named" && want.Class != "organization" {
		return false
	}
	to, known := m.entityTo[got.Entity]
	return known && to == *want.Entity
}

// actor is a party as the gold sees it: an entity's key or the span of a phrase.
type actor struct {
	key    string
	span   Span
	phrase bool
}

func goldParties(side []Party) []actor {
	var out []actor
	for _, p := range side {
		if p.Piece != nil {
			out = append(out, actor{span: p.Piece.Span, phrase: true})
		} else {
			out = append(out, actor{key: p.Entity})
		}
	}
	return out
}

func (m *mapped) parties(side []RecordParty) []actor {
	var out []actor
	for _, p := range side {
		switch {
		case p.Entity != "":
			key, ok := m.entityTo[p.Entity]
			if !ok {
				key = "?" + p.Entity
			}
			out = append(out, actor{key: key})
		case p.Span != nil:
			if span, ok := m.span(*p.Span); ok {
				out = append(out, actor{span: span, phrase: true})
			} else {
				out = append(out, actor{key: "?"})
			}
		}
	}
	return out
}

// meet says whether two lists share a party; two empty lists do.
func meet(a, b []actor) bool {
	if len(a) == 0 && len(b) == 0 {
		return true
	}
	for _, x := range a {
		for _, y := range b {
			if x.phrase && y.phrase && jaccard(x.span, y.span) >= 0.5 || !x.phrase && !y.phrase && x.key == y.key {
				return true
			}
		}
	}
	return false
}

// nearby is how far, in code points, the triggers of one event may stand apart in gold and record.
const nearby = 60

func (s *scorer) events(gold *GoldArticle, rec *Record, m *mapped) {
	starts := make([][]int, len(rec.Events)) // of each event of the record where its triggers start
	for i := range rec.Events {
		for _, t := range append([]Span{rec.Events[i].Trigger}, rec.Events[i].Also...) {
			if span, ok := m.span(t); ok {
				starts[i] = append(starts[i], span[0])
			}
		}
	}
	var pairs []pair
	agree := make(map[pair]int)
	for g := range gold.Events {
		want := &gold.Events[g]
		for i := range rec.Events {
			got := &rec.Events[i]
			if got.Type != want.Type {
				continue
			}
			near := math.MaxInt
			for _, t := range append([]Piece{want.Trigger}, want.Also...) {
				for _, at := range starts[i] {
					near = min(near, max(t.Span[0]-at, at-t.Span[0]))
				}
			}
			if near > nearby {
				continue
			}
			both := 0
			if meet(goldParties(want.Actors), m.parties(got.Actors)) {
				both++
			}
			if meet(goldParties(want.Recipients), m.parties(got.Recipients)) {
				both++
			}
			agree[pair{0, g, i}] = both
			pairs = append(pairs, pair{float64(both) + 1/float64(1+near), g, i})
		}
	}
	match := greedy(pairs)
	s.n.eventsGold += len(gold.Events)
	s.n.eventsFound += len(rec.Events)
	s.n.eventsHit += len(match)
	for g := range gold.Events {
		want := &gold.Events[g]
		i, ok := match[g]
		if !ok {
			s.miss(gold.ID, "events", "missed %s %s «%s» by %v to %v", want.Type, orNone(want.Mode), want.Trigger.T, want.Actors, want.Recipients)
			continue
		}
		m.events[i] = g
		got := &rec.Events[i]
		if agree[pair{0, g, i}] == 2 {
			s.n.eventParties++
		} else {
			s.miss(gold.ID, "events", "parties of %s «%s»: wanted %v to %v, got %s to %s", want.Type, want.Trigger.T, want.Actors, want.Recipients,
				m.name(got.Actors), m.name(got.Recipients))
		}
		if got.Polarity == want.Polarity && got.Modality == want.Modality {
			s.n.eventStatus++
		} else {
			s.miss(gold.ID, "events", "status of %s «%s»: wanted %s %s, got %s %s", want.Type, want.Trigger.T, want.Polarity, want.Modality, got.Polarity, got.Modality)
		}
	}
	for i := range rec.Events {
		if _, ok := m.events[i]; !ok {
			s.miss(gold.ID, "events", "wrongly found %s «%s»", rec.Events[i].Type, excerpt(rec.Article.Text, rec.Events[i].Trigger))
		}
	}
}

func (m *mapped) name(side []RecordParty) []string {
	out := []string{}
	for _, p := range side {
		key, ok := m.entityTo[p.Entity]
		switch {
		case p.Entity != "" && ok:
			out = append(out, key)
		case p.Text != "":
			out = append(out, "«"+p.Text+"»")
		default:
			out = append(out, "?"+p.Entity)
		}
	}
	return out
}

// excerpt returns the code points of an interval, as far as the text has them.
func excerpt(text string, s Span) string {
	runes := []rune(text)
	lo, hi := max(s[0], 0), min(s[1], len(runes))
	if lo >= hi {
		return ""
	}
	return string(runes[lo:hi])
}

// cut shortens s to n code points.
func cut(s string, n int) string {
	if runes := []rune(s); len(runes) > n {
		return string(runes[:n]) + "…"
	}
	return s
}

package desk

import (
	"cmp"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/isnad-desk/isnad/desk/conflict"
	"github.com/isnad-desk/isnad/desk/happening"
	"github.com/isnad-desk/isnad/desk/hold"
	"github.com/isnad-desk/isnad/desk/identity"
	"github.com/isnad-desk/isnad/desk/rank"
	"github.com/isnad-desk/isnad/desk/side"
	"github.com/isnad-desk/isnad/news"
)

// Changes says what a Settle changed.
type Changes struct {
	Stories []string // lasting ids of stories that are new or worked out again, ascending
	Gone    []string // lasting ids of stories that are no more, ascending
}

// Settle works out what the changes since the last call have touched, and asks records for the articles of those stories. After an error of
// records nothing is lost: what the desk shows is as it was before, and Settle may be called again.
func (s *State) Settle(records Records) (Changes, error) {
	if s.rebind {
		s.bind()
	}
	for _, n := range s.stories.Settle() {
		if t := s.told[n]; t == nil || !slices.Equal(t.articles, s.articlesOf(n)) { // one that was looked at need not be another
			s.again[n] = true
		}
	}
	for n := range s.touched {
		s.again[s.storyOf(n)] = true
	}
	if len(s.again) == 0 {
		return Changes{}, nil
	}
	list := make([]int, 0, len(s.again))
	for n := range s.again {
		list = append(list, n)
	}
	slices.Sort(list)
	fresh := make([]*told, len(list))
	learnt := make([]*memory, len(list))
	known := s.remembered(list)
	var live map[int]bool // nil: all
	switch {
	case s.spare:
		live = map[int]bool{}
	case len(list) > keepAtOnce:
		live = s.live(list)
	}
	s.alone = !s.spare && len(list) < manyStories
	errs := make([]error, len(list))
	var wait sync.WaitGroup
	next := make(chan int)
	tell := func(number int, m *memory, words *happening.Words) (t *told, err error) {
		defer hold.Catch(&err)
		return s.tell(number, records, m, words)
	}
	for k := range min(runtime.GOMAXPROCS(0), len(list)) {
		if len(s.words) == k {
			s.words = append(s.words, happening.NewWords(s.lang))
		}
		words := s.words[k]
		wait.Add(1)
		go func() {
			defer wait.Done()
			for i := range next {
				m := known[i]
				if m == nil {
					m = newMemory()
				}
				if fresh[i], errs[i] = tell(list[i], m, words); fresh[i] != nil && (live == nil || live[list[i]]) {
					learnt[i] = m
				}
			}
		}()
	}
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	if len(list) <= keepAtOnce { // the largest first, so that nobody waits for one that was begun last
		slices.SortStableFunc(order, func(a, b int) int { return s.stories.Size(list[b]) - s.stories.Size(list[a]) })
	}
	for _, i := range order {
		next <- i
	}
	close(next)
	wait.Wait()
	if len(list) > keepAtOnce {
		s.words = s.words[:1] // those of one worker are enough until so many come again
	}
	for _, err := range errs {
		if err != nil {
			for _, t := range fresh {
				if t != nil {
					t.free(s.shelf)
				}
			}
			return Changes{}, err
		}
	}
	for i, n := range list {
		s.memories.put(n, learnt[i])
	}
	s.again, s.touched = map[int]bool{}, map[int]bool{} // not cleared: one that once held many is slow to look through
	return s.take(list, fresh), nil
}

// storyOf returns the number of an article's story.
func (s *State) storyOf(n int) int { return s.stories.Of(s.articles[n].copied) }

// articlesOf returns the articles of a story in order, reprints among them.
func (s *State) articlesOf(number int) []int {
	var out []int
	for _, n := range s.stories.Members(number) {
		out = append(out, n)
		out = append(out, s.copies[n]...)
	}
	return s.sortArticles(out)
}

// input makes what the happenings of a story are made of, and get, which finds records of its articles and of what they go back to. The told story has no
// happenings yet; it is nil where the story is no more.
func (s *State) input(number int, records Records, memory *memory, words *happening.Words) (t *told, title string, clusters []identity.Cluster, in happening.Input, get func(n int) (*news.Record, error), err error) {
	if len(s.stories.Members(number)) == 0 {
		return nil, "", nil, in, nil, nil
	}
	t = &told{interval: news.Unknown, articles: s.articlesOf(number)}
	have := map[int]*news.Record{}
	get = func(n int) (*news.Record, error) {
		if r := have[n]; r != nil {
			return r, nil
		}
		id := s.articles[n].id
		if r := memory.Record(id); r != nil {
			have[n] = r
			return r, nil
		}
		r, err := records.Record(id)
		if err == nil && r == nil {
			err = fmt.Errorf("no record")
		}
		if err != nil {
			return nil, fmt.Errorf("article %s: %w", id, err)
		}
		have[n] = r
		memory.Keep(r)
		return r, nil
	}
	fresh, err := s.fetch(t.articles, records, memory)
	if err != nil {
		return nil, "", nil, in, nil, err
	}
	at := map[int]int{}
	all := make([]*news.Record, 0, len(t.articles))
	for i, n := range t.articles {
		r, err := get(n)
		if err != nil {
			return nil, "", nil, in, nil, err
		}
		all = append(all, r)
		at[n] = i
		if d := s.articles[n].tale.Day; d != news.NoDay {
			if t.interval.From == news.NoDay {
				t.interval = news.Interval{From: d, To: d}
			}
			t.interval = news.Interval{From: min(t.interval.From, d), To: max(t.interval.To, d)}
		}
	}
	title = headline(have[s.stories.Central(number, &memory.near)])
	var entity [][]int
	resolve := func() { clusters, entity = s.resolver.Resolve(all, s.judged, memory.names) }
	if fresh < manyLearnt || s.spare { // where nobody waits for one article all stories keep the processors busy
		resolve()
	} else {
		side.Two(resolve, func() {
			conflict.Learn(&happening.Input{Lang: s.lang, Records: all, Memory: memory.Memory, Words: words})
		})
	}

	// what happened; the texts that articles go back to stand by, in a story of their own, where they are of another story
	in = happening.Input{
		Lang: s.lang, Records: all, Entity: entity, Entities: tokens(clusters), Story: make([]int, len(all)),
		Stories: []news.Story{{ID: "S1"}, {ID: "S2"}}, Gazetteer: s.gazetteer,
		Memory: memory.Memory, Words: words, Alone: s.alone,
	}
	for _, n := range t.articles {
		root := s.web.Root(n)
		i, ok := at[root]
		if !ok {
			r, err := get(root)
			if err != nil {
				return nil, "", nil, in, nil, err
			}
			i = len(in.Records)
			at[root] = i
			bare := &news.Record{Article: r.Article} // it says nothing here
			in.Records, in.Entity, in.Story = append(in.Records, bare), append(in.Entity, nil), append(in.Story, 1)
		}
		in.Root = append(in.Root, i)
		in.Agency = append(in.Agency, s.web.Agency(n))
	}
	for i := len(in.Root); i < len(in.Records); i++ {
		in.Root = append(in.Root, i)
		in.Agency = append(in.Agency, "")
	}
	for n, i := range at {
		if i >= len(t.articles) {
			in.Agency[i] = s.web.Agency(n)
		}
	}
	return t, title, clusters, in, get, nil
}

// fetch asks for the records of articles that are not in memory yet, where they are many: several at a time, for each has to be unpacked. It returns how
// many are not in memory.
func (s *State) fetch(articles []int, records Records, memory *memory) (fresh int, err error) {
	var missing []string
	for _, n := range articles {
		if id := s.articles[n].id; memory.Record(id) == nil {
			missing = append(missing, id)
		}
	}
	if len(missing) < manyRecords {
		return len(missing), nil
	}
	found, errs := make([]*news.Record, len(missing)), make([]error, len(missing))
	side.By(len(missing), func(i int) { found[i], errs[i] = records.Record(missing[i]) })
	for i, r := range found {
		if err := errs[i]; err != nil {
			return 0, fmt.Errorf("article %s: %w", missing[i], err)
		}
		if r != nil {
			memory.Keep(r)
		}
	}
	return len(missing), nil
}

// manyRecords is from how many records on they are asked for side by side, manyLearnt from how many on what they say by themselves is read while entities are
// resolved.
const manyRecords, manyLearnt = 16, 4

// manyStories is from how many stories on that are worked out at a time each is left to one processor.
const manyStories = 4

// tell works out a story; nil where it is no more. It changes nothing but the memory of it.
func (s *State) tell(number int, records Records, memory *memory, words *happening.Words) (*told, error) {
	t, title, clusters, in, get, err := s.input(number, records, memory, words)
	if t == nil || err != nil {
		return nil, err
	}
	all := in.Records[:len(t.articles)]
	in.Prepare()
	o := outcome{Title: title}
	o.Happenings = happening.Find(in)
	found := conflict.Find(in, o.Happenings)
	o.Conflicts, o.Updates = found.Conflicts, found.Updates

	known := map[int]map[string]news.Lineage{} // by story and article, as they were told; edges of articles whose lineage did not change stand as they are
	edge := func(n int) (e news.Lineage, ok bool) {
		was, ok := s.byID[s.articles[n].story]
		if !ok {
			return e, false
		}
		if known[was] == nil {
			known[was] = map[string]news.Lineage{}
			for _, e := range s.told[was].outcome(s.shelf).Lineage {
				known[was][e.Article] = e
			}
		}
		e, ok = known[was][s.articles[n].id]
		return e, ok
	}
	for i, n := range t.articles {
		if _, ok := s.byID[s.articles[n].story]; ok && !s.touched[n] {
			if e, ok := edge(n); ok {
				o.Lineage = append(o.Lineage, e)
			}
			continue
		}
		source, _, _ := s.web.Source(n)
		var from *news.Record
		if source >= 0 {
			var err error
			if from, err = get(source); err != nil {
				return nil, err
			}
		}
		var evidence []news.Evidence // two texts share what they shared before
		if e, ok := edge(n); ok && source >= 0 && e.From == from.Article.ID && s.articles[source].story != "" {
			evidence = e.Evidence
		}
		if e, ok := s.web.Tell(s.lang, n, all[i], from, evidence); ok {
			o.Lineage = append(o.Lineage, e)
		}
	}
	t.close(s.shelf, clusters, &o)
	return t, nil
}

// headline is an article's headline, or its first sentence cut to a line.
func headline(r *news.Record) string {
	t := r.Article.Text
	if s := r.Article.Title; s != nil {
		return strings.TrimSpace(s.Of(t))
	}
	if len(r.Sentences) == 0 {
		return ""
	}
	words := strings.Fields(r.Sentences[0].Of(t))
	if len(words) > maxHeadline {
		return strings.Join(words[:maxHeadline], " ") + "…"
	}
	return strings.Join(words, " ")
}

// maxHeadline is the words of a sentence that stand for a headline.
const maxHeadline = 14

// token is how a told story names its cluster n where a desk names an entity; no phrase of a text looks so.
func token(n int) string { return fmt.Sprintf("\x01%d", n) }

// untoken returns the cluster that a token names; ok is false for a phrase.
func untoken(s string) (n int, ok bool) {
	if len(s) < 2 || s[0] != 1 {
		return 0, false
	}
	for _, c := range []byte(s[1:]) {
		n = n*10 + int(c-'0')
	}
	return n, true
}

// tokens are the clusters as desk entities.
func tokens(clusters []identity.Cluster) []news.DeskEntity {
	out := make([]news.DeskEntity, len(clusters))
	for i := range clusters {
		c := &clusters[i]
		out[i] = news.DeskEntity{ID: token(i), Kind: c.Kind, Name: c.Name, Latin: c.Latin, Names: c.Names, Because: c.Because}
	}
	return out
}

// take puts stories that were worked out in the place of what was there, and gives them their lasting ids.
func (s *State) take(list []int, fresh []*told) Changes {
	var c Changes
	was := map[string]bool{}
	for _, id := range s.stale {
		was[id] = true
	}
	s.stale = nil
	before := make([]*told, len(list))
	for i, n := range list {
		if before[i] = s.told[n]; before[i] == nil {
			continue
		}
		was[before[i].id] = true
		if fresh[i] == nil {
			s.drop(n)
		} else {
			delete(s.byID, before[i].id)
		}
	}
	// each id stays with the story that has most of the articles that had it; a story takes the id that most of its articles had
	type claim struct{ story, n, first int }
	claims := map[string][]claim{}
	for i, t := range fresh {
		if t == nil {
			continue
		}
		count := map[string]int{}
		for _, n := range t.articles {
			if id := s.articles[n].story; id != "" {
				count[id]++
			}
		}
		for id, n := range count {
			claims[id] = append(claims[id], claim{i, n, t.articles[0]})
		}
	}
	type bid struct {
		id string
		claim
	}
	var bids []bid
	for id, list := range claims {
		for _, c := range list {
			bids = append(bids, bid{id, c})
		}
	}
	slices.SortFunc(bids, func(a, b bid) int {
		return cmp.Or(cmp.Compare(b.n, a.n), s.before(a.first, b.first), cmp.Compare(a.id, b.id))
	})
	taken := map[string]bool{}
	for _, b := range bids {
		if t := fresh[b.story]; t.id == "" && !taken[b.id] {
			if _, elsewhere := s.byID[b.id]; !elsewhere {
				t.id, taken[b.id] = b.id, true
			}
		}
	}
	for i, t := range fresh {
		if t == nil {
			continue
		}
		for k := 0; t.id == ""; k++ {
			id := storyID(s.articles[t.articles[0]].id, k)
			if _, there := s.byID[id]; !there && !taken[id] && !was[id] {
				t.id, taken[id] = id, true
			}
		}
		if before[i] != nil {
			s.exchange(list[i], before[i], t)
		} else {
			s.put(list[i], t)
		}
		delete(was, t.id)
		s.unsaved[storyPart+t.id] = true
		c.Stories = append(c.Stories, t.id)
	}
	for id := range was {
		c.Gone = append(c.Gone, id)
		s.unsaved[storyPart+id] = true
	}
	slices.Sort(c.Stories)
	slices.Sort(c.Gone)
	return c
}

// put enters a told story.
func (s *State) put(number int, t *told) {
	s.told[number], s.byID[t.id] = t, number
	for _, n := range t.articles {
		s.articles[n].story = t.id
	}
	for i, c := range s.clustersOf(number) {
		if c.Key != "" {
			s.bear(c.Key).add(bearerOf(t, number, i, c))
		}
	}
}

// bearers returns the clusters that bear a key, or nil.
func (s *State) bearers(key string) *refs { return s.keys[rank.Hash(key)] }

// bear returns the list of those that bear a key, to which one is added.
func (s *State) bear(key string) *refs {
	h := rank.Hash(key)
	k := s.keys[h]
	if k == nil {
		k = &refs{}
		s.keys[h] = k
	}
	return k
}

// unbear takes a story off the list of those that bear a key.
func (s *State) unbear(key string, number int) {
	h := rank.Hash(key)
	if k := s.keys[h]; k.drop(number) == 0 {
		delete(s.keys, h)
	}
}

// drop takes a told story out.
func (s *State) drop(number int) {
	t := s.told[number]
	for _, c := range s.clustersOf(number) {
		if c.Key != "" {
			s.unbear(c.Key, number)
		}
	}
	s.opened.forget(number, len(t.clusters))
	t.free(s.shelf)
	delete(s.told, number)
	delete(s.byID, t.id)
}

// exchange puts a story in the place of what it was before. Of names of which it says what it said nothing has to be worked out again.
func (s *State) exchange(number int, old, t *told) {
	before := s.clustersOf(number)
	was := make(map[string]*identity.Cluster, len(before))
	for _, c := range before {
		if c.Key != "" {
			was[c.Key] = c
		}
	}
	s.opened.forget(number, len(before))
	old.free(s.shelf)
	s.told[number], s.byID[t.id] = t, number
	for _, n := range t.articles {
		s.articles[n].story = t.id
	}
	for i, c := range s.clustersOf(number) {
		if c.Key == "" {
			continue
		}
		k := s.bear(c.Key)
		before, ok := was[c.Key]
		if !ok {
			k.add(bearerOf(t, number, i, c))
			continue
		}
		delete(was, c.Key)
		k.turn(bearerOf(t, number, i, c))
		x, y := before.Members[0], c.Members[0]
		sameFirst := old.articles[x.Article] == t.articles[y.Article] && x.Entity == y.Entity
		if sameFirst && before.Open == c.Open && before.Named == c.Named && before.Name == c.Name && before.Latin == c.Latin && before.Canon == c.Canon &&
			slices.Equal(before.Names, c.Names) && slices.Equal(before.Because, c.Because) && slices.Equal(before.Clues, c.Clues) {
			continue
		}
		k.faces = nil
		if !sameFirst || before.Open != c.Open || !within(before.Clues, c.Clues) {
			k.bonds = nil
		} else if k.bonds != nil {
			k.fresh = append(k.fresh, number)
		}
	}
	for key := range was {
		s.unbear(key, number)
	}
}

// within reports whether all of a is in b.
func within(a, b []uint64) bool {
	return !slices.ContainsFunc(a, func(x uint64) bool { return !slices.Contains(b, x) })
}

// refs are the clusters that bear one key, one of each story, in no order. What is borne by many is found by a map.
type refs struct {
	list  []bearer
	at    map[int]int   // places in list by story; nil while the list is short
	faces map[int]*face // by story, of names that are not wide; nil after a change
	bonds *bonds        // of open keys with many; nil after a change that takes something away
	fresh []int         // stories of which bonds does not know all yet
}

// bearer is a cluster with its first member, by which it is sorted.
type bearer struct {
	story, cluster  int32
	article, entity int32
}

func bearerOf(t *told, number, i int, c *identity.Cluster) bearer {
	m := c.Members[0]
	return bearer{int32(number), int32(i), int32(t.articles[m.Article]), m.Entity}
}

func (b bearer) ref() identity.Ref {
	return identity.Ref{Story: int(b.story), Cluster: int(b.cluster)}
}

// manyRefs is the length from which a list has a map.
const manyRefs = 64

func (r *refs) add(x bearer) {
	r.faces = nil
	if r.bonds != nil {
		r.fresh = append(r.fresh, int(x.story))
	}
	if r.at != nil {
		r.at[int(x.story)] = len(r.list)
	}
	r.list = append(r.list, x)
	if r.at == nil && len(r.list) >= manyRefs {
		r.at = make(map[int]int, 2*manyRefs)
		for i, x := range r.list {
			r.at[int(x.story)] = i
		}
	}
}

// find returns where a story stands in the list, or -1.
func (r *refs) find(story int) int {
	if r.at == nil {
		return slices.IndexFunc(r.list, func(x bearer) bool { return int(x.story) == story })
	}
	if i, ok := r.at[story]; ok {
		return i
	}
	return -1
}

// turn says which cluster of its story it is now.
func (r *refs) turn(x bearer) { r.list[r.find(int(x.story))] = x }

// drop takes a story off the list and returns how many are left.
func (r *refs) drop(story int) int {
	r.faces, r.bonds, r.fresh = nil, nil, nil
	i := r.find(story)
	if i < 0 {
		return len(r.list)
	}
	last := r.list[len(r.list)-1]
	r.list[i] = last
	r.list = r.list[:len(r.list)-1]
	if r.at != nil {
		r.at[int(last.story)] = i
		delete(r.at, story)
	}
	return len(r.list)
}

// bonds keeps which clusters of an open key are one thing, as Join tells it: those that share a clue, directly or through others. Clusters and
// clues can come; where one goes, bonds are made anew.
type bonds struct {
	into  map[int]int    // by story: another of the same thing, or itself
	owner map[uint64]int // a story that has the clue
	first map[int]mark   // by story that stands for a thing: its first member
}

// mark is an entity of an article.
type mark struct{ article, entity int }

func (b *bonds) find(story int) int {
	for b.into[story] != story {
		b.into[story] = b.into[b.into[story]]
		story = b.into[story]
	}
	return story
}

// enter adds what is not there yet of the cluster of a story.
func (b *bonds) enter(s *State, r identity.Ref) {
	if _, ok := b.into[r.Story]; !ok {
		b.into[r.Story] = r.Story
		a, e := s.first(r)
		b.first[r.Story] = mark{a, e}
	}
	for _, c := range s.cluster(r).Clues {
		o, ok := b.owner[c]
		if !ok {
			b.owner[c] = r.Story
			continue
		}
		x, y := b.find(o), b.find(r.Story)
		if x == y {
			continue
		}
		f, g := b.first[x], b.first[y]
		if c := s.before(g.article, f.article); c < 0 || c == 0 && g.entity < f.entity {
			f = g
		}
		delete(b.first, y)
		b.into[y], b.first[x] = x, f
	}
}

// opening returns the first member of the thing that a cluster of an open key belongs to.
func (s *State) opening(r identity.Ref) (article, entity int) {
	k := s.bearers(s.cluster(r).Key)
	if len(k.list) == 1 {
		return s.first(r)
	}
	if k.bonds == nil {
		k.bonds = &bonds{make(map[int]int, len(k.list)), map[uint64]int{}, map[int]mark{}}
		k.fresh = nil
		for _, x := range k.list {
			k.bonds.enter(s, x.ref())
		}
	}
	for _, n := range k.fresh {
		k.bonds.enter(s, k.list[k.find(n)].ref())
	}
	k.fresh = nil
	m := k.bonds.first[k.bonds.find(r.Story)]
	return m.article, m.entity
}

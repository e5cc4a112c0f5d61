package desk

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/isnad-desk/isnad/desk/happening"
	"github.com/isnad-desk/isnad/desk/hold"
	"github.com/isnad-desk/isnad/desk/identity"
	"github.com/isnad-desk/isnad/desk/lineage"
	"github.com/isnad-desk/isnad/desk/pack"
	"github.com/isnad-desk/isnad/desk/rank"
	"github.com/isnad-desk/isnad/desk/side"
	"github.com/isnad-desk/isnad/desk/story"
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

// Records gives the full record of a placed article by its id. A desk keeps digests only and asks for a record where it needs the text:
// for the stories that a change has touched. It must bear to be asked from several goroutines at once.
type Records interface {
	Record(id string) (*news.Record, error)
}

// RecordsFunc is a function that serves as Records.
type RecordsFunc func(id string) (*news.Record, error)

// Record calls f.
func (f RecordsFunc) Record(id string) (*news.Record, error) { return f(id) }

// Digest is what a desk keeps of one record. Once it was added it is the desk's.
type Digest struct {
	id     string
	placed hold.Bytes // news.Placed
	line   *lineage.Text
	tale   *story.Text
}

// NewDigest makes the digest of a record. It may be called from many goroutines at once.
func NewDigest(l *lang.Language, r *news.Record) *Digest {
	d := &Digest{line: lineage.NewText(l, r), tale: story.NewText(l, r)}
	d.id = d.line.Key.ID
	placed := r.Placed()
	d.placed = hold.Of(pack.Marshal(&placed))
	return d
}

// layAside puts all of a digest on a shelf but what everything is sorted by.
func (d *Digest) layAside(s hold.Shelf) {
	d.placed = d.placed.On(s)
	d.line.LayAside(s)
	d.tale.LayAside(s)
}

func (d *Digest) free(s hold.Shelf) {
	d.placed.Free(s)
	d.line.Free(s)
	d.tale.Free(s)
}

// placed returns what is shown of an article that stands on the desk.
func (s *State) placed(n int) (p news.Placed) {
	if err := pack.Unmarshal(s.articles[n].Digest.placed.Get(s.shelf), &p); err != nil {
		panic(err) // it never left this process
	}
	return p
}

// State is a desk that can be given one more article. What it holds depends on the set of its articles and judgements only, not on their order
// nor on when it was settled, saved or loaded; lasting ids of stories aside, which stay with their larger part. It is not safe for concurrent use.
//
// The way of an article: Add (cheap, needs no other record), Settle (works out the touched stories; may follow many Adds), Save (the parts that
// changed). What Desk, Story and Entity return is as of the last Settle.
type State struct {
	lang      *lang.Language
	shelf     hold.Shelf // or nil: then all is in memory
	resolver  *identity.Resolver
	gazetteer happening.Gazetteer
	words     []*happening.Words // of each that works stories out

	number   map[string]int // articles by id
	articles []*article     // by number; nil where one was taken away
	web      *lineage.Web
	stories  *story.Stories
	copies   map[int][]int // reprints, by the article they reprint

	told    map[int]*told // settled stories by their number
	byID    map[string]int
	keys    map[uint64]*refs // clusters by the hash of their key
	opened  opened
	touched map[int]bool // articles whose lineage changed since the last Settle
	again   map[int]bool // stories to work out again whatever changed

	alone    bool     // few stories are worked out now: each may take all processors
	spare    bool     // nothing of these is kept
	memories memories // of stories that were worked out lately
	faced    int      // clusters of which what they show was kept since all were forgotten

	judgements []news.Judgement
	judged     *identity.Judged
	rebind     bool            // the stories must be told again what was judged of them
	unsaved    map[string]bool // keys of parts
	pending    bool            // there is a part that names what was not settled
	stale      []string        // ids of saved stories that are to be told again
}

// article is one article on the desk.
type article struct {
	*Digest
	copied int    // the article whose text it reprints, or its own number
	story  string // lasting id of its story as of the last Settle, or ""
}

// told is a settled story.
type told struct {
	id       string // lasting
	articles []int  // in order
	interval news.Interval
	clusters []hold.Bytes
	made     hold.Bytes // its outcome: it is looked at seldom
}

// close packs what was made of a story and lays it aside.
func (t *told) close(s hold.Shelf, clusters []identity.Cluster, o *outcome) {
	t.clusters = make([]hold.Bytes, len(clusters))
	for i := range clusters {
		t.clusters[i] = packCluster(&clusters[i]).On(s)
	}
	t.made = hold.Of(slices.Clip(pack.Marshal(o))).On(s)
}

func (t *told) free(s hold.Shelf) {
	for _, c := range t.clusters {
		c.Free(s)
	}
	t.made.Free(s)
}

// outcome is what was made of a story. Happenings and conflicts name entities by their place among the clusters.
type outcome struct {
	Title      string
	Happenings []news.Happening
	Conflicts  []news.Conflict
	Updates    []news.Conflict
	Lineage    []news.Lineage
}

// outcome unpacks what was made of the story. It is the caller's.
func (t *told) outcome(s hold.Shelf) *outcome {
	o := new(outcome)
	if err := pack.Unmarshal(t.made.Get(s), o); err != nil {
		panic(err) // it never left this process
	}
	return o
}

// New returns an empty desk that is wholly in memory.
func New(l *lang.Language) *State { return NewOn(l, nil) }

// NewOn returns an empty desk that lays aside on a shelf what it seldom asks for: the words of texts, and what was made of stories. Where the shelf loses
// something the desk's functions panic with what hold.Catch makes an error of, those that return an error aside; it must then be loaded again.
func NewOn(l *lang.Language, shelf hold.Shelf) *State {
	return &State{
		lang: l, shelf: shelf, resolver: identity.New(l), gazetteer: happening.NewGazetteer(l),
		number: map[string]int{}, web: lineage.NewWeb(shelf), stories: story.New(shelf), copies: map[int][]int{},
		told: map[int]*told{}, byID: map[string]int{}, keys: map[uint64]*refs{}, touched: map[int]bool{}, again: map[int]bool{},
		unsaved: map[string]bool{},
	}
}

// Spare says that no article is waited for once those that come now are placed: what would be kept in memory for the next one is not. It changes no result.
func (s *State) Spare() { s.spare = true }

// Rest forgets what only makes the next work quicker: words, clusters that are unpacked, what names show, and what was learnt of stories.
func (s *State) Rest() {
	s.words, s.opened = nil, opened{}
	s.memories.clear()
	for _, k := range s.keys {
		k.faces, k.bonds, k.fresh = nil, nil, nil
	}
	s.faced = 0
}

// Add places an article and reports whether it is new. Of two articles of one id the one that comes first in the order of rank stays.
func (s *State) Add(d *Digest) bool {
	id := d.id
	was, again := s.number[id]
	if again {
		if s.articles[was].line.Key.Compare(d.line.Key) <= 0 {
			return false
		}
		s.Remove(id)
	}
	n := len(s.articles)
	s.number[id] = n
	s.articles = append(s.articles, &article{Digest: d, copied: n})
	s.unsaved[articlePart+id] = true
	var changed []int
	var near []story.Edge // sought beforehand, for few articles are reprints
	side.Two(func() { changed = s.web.Add(n, d.line) }, func() { near = s.stories.Find(n, d.tale) })
	s.retouch(changed, n, near)
	d.layAside(s.shelf)
	return !again
}

// retouch follows what changed in the lineage: reprints leave the stories' graph, for they are where their model is. Where article fresh came, near are the
// articles of the graph that are near it.
func (s *State) retouch(changed []int, fresh int, near []story.Edge) {
	for _, n := range changed {
		s.touched[n] = true
		a, to := s.articles[n], s.web.Copied(n)
		if a.copied != to {
			if t, ok := s.byID[a.story]; ok { // it may leave a story in which nothing else changes
				s.again[t] = true
			}
			s.uncopy(n)
			a.copied = to
			if to != n {
				s.copies[to] = append(s.copies[to], n)
			}
		}
		in := s.stories.Text(n) != nil
		if in != (to == n) {
			s.unsaved[articlePart+a.id] = true
		}
		switch {
		case to == n && !in:
			edges := near
			if n != fresh {
				edges = s.stories.Find(n, a.tale)
			}
			s.stories.Enter(n, a.tale, edges)
			fresh = -1                // there is one more now
			for _, e := range edges { // an edge is saved with the later of the two
				if int(e.To) > n {
					s.unsaved[articlePart+s.articles[e.To].id] = true
				}
			}
		case to != n && in:
			s.stories.Leave(n) // Enter leaves out edges to what is not there
		}
	}
}

func (s *State) uncopy(n int) {
	of := s.articles[n].copied
	if of == n {
		return
	}
	s.copies[of] = slices.DeleteFunc(s.copies[of], func(m int) bool { return m == n })
	if len(s.copies[of]) == 0 {
		delete(s.copies, of)
	}
}

// Remove takes an article off the desk and reports whether it was there.
func (s *State) Remove(id string) bool {
	n, ok := s.number[id]
	if !ok {
		return false
	}
	delete(s.number, id)
	s.memories.forget(id) // its record may come back as another
	a := s.articles[n]
	if t, ok := s.byID[a.story]; ok {
		s.again[t] = true
	}
	s.uncopy(n)
	if s.stories.Text(n) != nil {
		s.stories.Leave(n)
	}
	s.retouch(s.web.Remove(n), -1, nil)
	delete(s.touched, n)
	delete(s.copies, n)
	s.articles[n] = nil
	a.free(s.shelf)
	s.unsaved[articlePart+id] = true
	return true
}

// Has reports whether an article is on the desk.
func (s *State) Has(id string) bool {
	_, ok := s.number[id]
	return ok
}

// Len returns the number of articles.
func (s *State) Len() int { return len(s.number) }

// before orders articles.
func (s *State) before(a, b int) int { return s.articles[a].line.Key.Compare(s.articles[b].line.Key) }

// Judge replaces the judgements that hold on the desk, in the order of judging. A judgement about an article's day or outlet is applied to
// the record before its digest is made (news.Correct): the caller takes the article away and adds it again.
func (s *State) Judge(js []news.Judgement) {
	if slices.Equal(js, s.judgements) {
		return
	}
	s.memories.clear()
	names := map[string]bool{} // of entities that are judged or were
	for _, j := range slices.Concat(s.judgements, js) {
		for _, x := range []news.Subject{j.A, j.B} {
			if x.Name != "" {
				names[s.plain(x.Name)] = true
			}
		}
	}
	s.judgements = slices.Clone(js)
	s.unsaved[judgementPart] = true
	s.judged = identity.NewJudged(s.lang, s.judgements)
	s.rebind = true
	if len(names) == 0 {
		return
	}
	keys := map[string]bool{} // what is judged in one story is shown in all where it stands
	for n := range s.told {
		for _, c := range s.clustersOf(n) {
			if names[s.plain(c.Name)] || slices.ContainsFunc(c.Names, func(x string) bool { return names[s.plain(x)] }) {
				s.again[n] = true
				keys[c.Key] = true
			}
		}
	}
	delete(keys, "")
	for k := range keys {
		for _, r := range s.bearers(k).list {
			s.again[int(r.story)] = true
		}
	}
}

// plain is the form of a name in which judgements mean it.
func (s *State) plain(name string) string { return s.lang.FoldString(s.lang.Plain(name)) }

// bind tells the stories what was judged of pairs of articles. Of two judgements on one pair the later one holds.
func (s *State) bind() {
	s.stories.Unbind()
	s.rebind = false
	for i, j := range s.judgements {
		if j.Kind != news.JudgeMerge && j.Kind != news.JudgeSplit {
			continue
		}
		s.rebind = true // whom an article reprints may be another the next time
		if slices.ContainsFunc(s.judgements[i+1:], func(k news.Judgement) bool {
			return (k.Kind == news.JudgeMerge || k.Kind == news.JudgeSplit) &&
				(k.A.Article == j.A.Article && k.B.Article == j.B.Article || k.A.Article == j.B.Article && k.B.Article == j.A.Article)
		}) {
			continue
		}
		a, oka := s.number[j.A.Article]
		b, okb := s.number[j.B.Article]
		if oka && okb && s.articles[a].copied != s.articles[b].copied {
			s.stories.Bind(s.articles[a].copied, s.articles[b].copied, j.Kind == news.JudgeSplit)
		}
	}
}

// Build makes a desk of records. The result does not depend on their order.
func Build(l *lang.Language, records []*news.Record) *news.Desk {
	s := New(l)
	s.Spare()
	byID := make(map[string]*news.Record, len(records))
	for _, r := range records {
		d := NewDigest(l, r)
		s.Add(d)
		if s.articles[s.number[r.Article.ID]].Digest == d {
			byID[r.Article.ID] = r
		}
	}
	if _, err := s.Settle(RecordsFunc(func(id string) (*news.Record, error) { return byID[id], nil })); err != nil {
		panic(err) // no record is missing
	}
	return s.Desk()
}

// sortArticles sorts article numbers in the order in which everything is decided.
func (s *State) sortArticles(list []int) []int {
	slices.SortFunc(list, func(a, b int) int { return cmp.Or(s.before(a, b), cmp.Compare(a, b)) })
	return list
}

// storyID makes the lasting id of a story from the article it opened with.
func storyID(article string, again int) string {
	return fmt.Sprintf("S-%010x", rank.Hash(fmt.Sprint(article, "\x00", again))&(1<<40-1))
}

// Holds reports whether a digest is the one that stands for its article.
func (s *State) Holds(d *Digest) bool {
	n, ok := s.number[d.id]
	return ok && s.articles[n].Digest == d
}

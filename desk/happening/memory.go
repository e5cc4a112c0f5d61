package happening

import (
	"slices"

	"github.com/isnad-desk/isnad/desk/rank"
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// Memory keeps what was worked out of the articles of one story: what is made of each by itself, and how its acts scored against one another. With
// it one more article costs what it changes. It changes no result. What it holds of an article holds as long as the record of that id stays the
// same. It is not safe for concurrent use.
type Memory struct {
	numbers  map[string]int32
	phrases  map[string]phrase
	articles map[string]*kept
	last     *last
	// Scored is how many pairs of acts the last Find scored, rather than knew.
	Scored int
}

// kept is what is made of one article by itself.
type kept struct {
	record   *news.Record
	said     map[text.Span]*wording
	lemmas   map[text.Span][]int32
	deeds    map[text.Span][]int32
	numerals map[text.Span][]lang.Numeral
	worded   []Worded
	wordedOf *news.Record // whose passages these are
	of       *news.Record // of which acts and roles are made
	acts     []plain
	roles    []role
	once     map[string]any // see Once
	onceOf   *news.Record   // of which
}

// Worded is a passage as its words stand in it.
type Worded struct {
	Span    text.Span
	Words   []text.Span
	IDs     []int32 // of the words, folded: the same word has the same one
	Figures []int   // the words that are numbers or parts of them, ascending
}

// plain is an act without what its story says of the entities.
type plain struct {
	trigger, lemma     string
	actors, recipients side
	sentence, again    *text.Span
	leads              bool
	speakers           []int // entities of the article
	only               bool
	asked              bool  // the following were asked for
	tells, told        []int // all statements that tell it, and those that do not only react to it
}

// role is one in which an article introduces one of its entities.
type role struct {
	entity int
	words  phrase
	body   int // see Input.body
}

// last is a story as the last Find met it.
type last struct {
	entity map[string][]int  // by article: what Input.Entity says
	root   map[string]string // by article: that which it goes back to
	marks  []uint64          // of entities: what comparisons read of them
	first  map[string]int32  // by article: its first act
	scores *table
	few    bool // it had few articles
}

// NewMemory returns a memory of nothing.
func NewMemory() *Memory {
	return &Memory{numbers: map[string]int32{}, phrases: map[string]phrase{}, articles: map[string]*kept{}}
}

func (m *Memory) article(id string) *kept {
	k := m.articles[id]
	if k == nil {
		k = &kept{said: map[text.Span]*wording{}, lemmas: map[text.Span][]int32{}, deeds: map[text.Span][]int32{}, numerals: map[text.Span][]lang.Numeral{}}
		m.articles[id] = k
	}
	return k
}

// Record returns the record of an article that was kept, or nil.
func (m *Memory) Record(id string) *news.Record {
	if k := m.articles[id]; k != nil {
		return k.record
	}
	return nil
}

// Keep keeps a record, so that it has not to be asked for again.
func (m *Memory) Keep(r *news.Record) { m.article(r.Article.ID).record = r }

// Articles is of how many articles something is kept.
func (m *Memory) Articles() int { return len(m.articles) }

// Once returns what make makes of article a by itself, under a name of its maker; what was made stays in memory.
func (in *Input) Once(a int, name string, make func() any) any {
	r := in.Records[a]
	k := in.Memory.article(r.Article.ID)
	if k.onceOf != r {
		k.once, k.onceOf = map[string]any{}, r
	}
	x, ok := k.once[name]
	if !ok {
		x = make()
		k.once[name] = x
	}
	return x
}

// Forget forgets an article, whose record may come back as another.
func (m *Memory) Forget(id string) {
	delete(m.articles, id)
	if l := m.last; l != nil {
		delete(l.entity, id)
		delete(l.root, id)
		delete(l.first, id)
	}
}

// Size is about how many bytes a memory takes.
func (m *Memory) Size() int {
	n := len(m.articles) * ArticleSize
	if m.last != nil {
		n += m.last.scores.size()
	}
	return n
}

// ArticleSize is about what a memory takes for one article, its record and its words, in bytes.
const ArticleSize = 36 << 10

// mark is what comparisons read of an entity, with words as this memory numbers them.
func (in *Input) mark(e int) uint64 {
	h := rank.Hash(string(in.Entities[e].Kind) + "\x00" + in.Entities[e].Name)
	if in.broad[e] {
		h++
	}
	for _, role := range in.roles[e] {
		for _, w := range role.words {
			h = rank.Mix(h ^ uint64(uint32(w)))
		}
		h = rank.Mix(h + 1)
	}
	return rank.Mix(h ^ in.held[e])
}

// recall returns for each act which one it was in the last Find, -1 where it is new or anything is other than before that its scores depend on:
// whom the articles' entities are one with, what is known of them, and what its text goes back to.
func (m *Memory) recall(in *Input, acts []act, marks []uint64) []int32 {
	l := m.last
	if l == nil || l.few != in.few[0] { // Find remembers the first story
		return nil
	}
	to, from := make([]int, len(marks)), make([]int, len(l.marks))
	bad := make([]bool, len(marks))
	for i := range to {
		to[i] = -1
	}
	for i := range from {
		from[i] = -1
	}
	for a, r := range in.Records {
		was := l.entity[r.Article.ID]
		if len(was) != len(in.Entity[a]) {
			continue
		}
		for k, n := range in.Entity[a] {
			o := was[k]
			switch {
			case to[n] < 0 && from[o] < 0:
				to[n], from[o] = o, n
			case to[n] != o || from[o] != n:
				bad[n] = true
				if from[o] >= 0 {
					bad[from[o]] = true
				}
			}
		}
	}
	for n := range to {
		bad[n] = bad[n] || to[n] < 0 || l.marks[to[n]] != marks[n]
	}
	sound := func(list []int) bool { return !slices.ContainsFunc(list, func(e int) bool { return bad[e] }) }
	out := make([]int32, len(acts))
	for i := range acts {
		x := &acts[i]
		out[i] = -1
		id := in.Records[x.article].Article.ID
		first, ok := l.first[id]
		if !ok || l.root[id] != in.Records[in.Root[x.article]].Article.ID || len(l.entity[id]) != len(in.Entity[x.article]) {
			continue
		}
		if (x.place == news.None || !bad[x.place]) && sound(x.actors.entities) && sound(x.recipients.entities) && sound(x.speakers) && sound(x.sentence.entities) && sound(x.again.entities) {
			out[i] = first + int32(x.event)
		}
	}
	return out
}

// keep keeps the story as it was met.
func (m *Memory) keep(in *Input, acts []act, marks []uint64, s *table) {
	l := &last{entity: make(map[string][]int, len(in.Records)), root: make(map[string]string, len(in.Records)), marks: marks, first: make(map[string]int32, len(in.Records)), scores: s, few: in.few[0]}
	for a, r := range in.Records {
		id := r.Article.ID
		l.entity[id], l.root[id] = in.Entity[a], in.Records[in.Root[a]].Article.ID
	}
	for i := range acts {
		if acts[i].event == 0 {
			l.first[in.Records[acts[i].article].Article.ID] = int32(i)
		}
	}
	m.last = l
}

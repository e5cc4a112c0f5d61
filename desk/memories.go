package desk

import (
	"cmp"
	"slices"

	"github.com/isnad-desk/isnad/desk/happening"
	"github.com/isnad-desk/isnad/desk/identity"
	"github.com/isnad-desk/isnad/desk/story"
	"github.com/isnad-desk/isnad/news"
)

const (
	// keepAtOnce is of how many stories at most, worked out together, what was learnt is kept of all; of more it is kept of those that live: see live.
	keepAtOnce = 64
	// liveDays is how many days before the last one a story may end, and liveArticles how many articles it needs, to be among those that the next
	// article likely belongs to and that are dear to work out from nothing.
	liveDays, liveArticles = 7, 10
	// maxMemories bounds what is kept, in bytes.
	maxMemories = 96 << 20
	// spareShare is which share of that is made free at once.
	spareShare = 32
	// fadeAfter is after how many stories that were worked out since a memory is worth half as much.
	fadeAfter = 1000
)

// memory is what was learnt of one story.
type memory struct {
	*happening.Memory
	names identity.Memory
	near  story.Nearness
}

func newMemory() *memory { return &memory{Memory: happening.NewMemory(), names: identity.Memory{}} }

// memories are what was learnt of the stories that were worked out last, so that the next article of one of them costs what it changes.
type memories struct {
	by   map[int]*held
	turn int // how often one was kept
	size int
}

// held is a memory that is kept.
type held struct {
	*memory
	turn, size int // when it was kept last, and how large it was then
}

// of returns what was learnt of a story, or nil.
func (m *memories) of(story int) *memory {
	if h := m.by[story]; h != nil {
		return h.memory
	}
	return nil
}

// put keeps what was learnt of a story, and forgets what is least worth keeping; nil forgets the story.
func (m *memories) put(story int, learnt *memory) {
	if h := m.by[story]; h != nil {
		m.size -= h.size
		delete(m.by, story)
	}
	if learnt == nil {
		return
	}
	if m.by == nil {
		m.by = map[int]*held{}
	}
	m.turn++
	h := &held{learnt, m.turn, learnt.Size()}
	m.by[story] = h
	m.size += h.size
	if m.size <= maxMemories {
		return
	}
	list := make([]int, 0, len(m.by))
	for n := range m.by {
		list = append(list, n)
	}
	slices.SortFunc(list, func(a, b int) int { return cmp.Or(cmp.Compare(m.worth(a), m.worth(b)), a-b) })
	for _, n := range list { // a few at once, so that not all are sorted each time
		if m.size <= maxMemories-maxMemories/spareShare {
			break
		}
		m.size -= m.by[n].size
		delete(m.by, n)
	}
}

// worth tells how much a memory is worth keeping: a story of many articles is both the likelier to get the next one and the dearer to work out from
// nothing, while nearly all of one article stay alone; and what was not asked for is worth the less the longer it was not.
func (m *memories) worth(story int) float64 {
	h := m.by[story]
	return float64(h.Articles()) / float64(fadeAfter+m.turn-h.turn)
}

// remembered returns what was learnt of stories that are to be worked out, nil where that is nothing. A story that has most of the articles of one that is no
// more, as where an earlier article has come that opens it, has what was learnt of that one.
func (s *State) remembered(list []int) []*memory {
	out := make([]*memory, len(list))
	if len(s.memories.by) == 0 {
		return out
	}
	for i, n := range list {
		if out[i] = s.memories.of(n); out[i] != nil || s.told[n] != nil {
			continue
		}
		count := map[int]int{}
		was := -1
		for _, a := range s.articlesOf(n) {
			if o, ok := s.byID[s.articles[a].story]; ok {
				if count[o]++; was < 0 || count[o] > count[was] {
					was = o
				}
			}
		}
		if was >= 0 && 2*count[was] > len(s.told[was].articles) && s.stories.Size(was) == 0 {
			out[i] = s.memories.of(was)
			s.memories.put(was, nil)
		}
	}
	return out
}

// forget forgets what was learnt of an article.
func (m *memories) forget(article string) {
	for _, h := range m.by {
		if r := h.Record(article); r != nil {
			delete(h.names, r)
		}
		h.Forget(article)
	}
}

// live picks of many stories those of which what was learnt is worth keeping: of the last days, the largest first, the less the longer ago they ended, up to
// three quarters of what is kept at all.
func (s *State) live(list []int) map[int]bool {
	type candidate struct {
		n, articles int
		last        news.Day
	}
	all := make([]candidate, 0, len(list))
	latest := news.NoDay
	for _, n := range list {
		x := candidate{n: n, last: news.NoDay}
		for _, a := range s.stories.Members(n) {
			x.articles += 1 + len(s.copies[a])
			if d := s.articles[a].tale.Day; d != news.NoDay && (x.last == news.NoDay || d > x.last) {
				x.last = d
			}
		}
		if x.last == news.NoDay {
			continue
		}
		if latest == news.NoDay || x.last > latest {
			latest = x.last
		}
		if x.articles >= liveArticles {
			all = append(all, x)
		}
	}
	fresh := func(x candidate) float64 { return float64(x.articles) / float64(1+latest-x.last) }
	slices.SortFunc(all, func(a, b candidate) int { return cmp.Or(cmp.Compare(fresh(b), fresh(a)), a.n-b.n) })
	out := map[int]bool{}
	size := 0
	for _, x := range all {
		if x.last+liveDays < latest {
			continue
		}
		if size += x.articles * happening.ArticleSize; size > maxMemories/4*3 {
			break
		}
		out[x.n] = true
	}
	return out
}

// clear forgets all.
func (m *memories) clear() { *m = memories{} }

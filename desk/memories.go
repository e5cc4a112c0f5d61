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
	liveDays, liveArticles = 2, 10
	// maxMemories bounds what is kept, in bytes.
	maxMemories = 96 << 20
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
	by   map[int]*memory
	last []int // stories, the latest last
	size int
}

// of returns what was learnt of a story, or nil.
func (m *memories) of(story int) *memory { return m.by[story] }

// put keeps what was learnt of a story, and forgets what was not asked for the longest; nil forgets the story.
func (m *memories) put(story int, learnt *memory) {
	for i, n := range m.last {
		if n == story {
			m.last = append(m.last[:i], m.last[i+1:]...)
			delete(m.by, story)
			break
		}
	}
	if learnt == nil {
		return
	}
	if m.by == nil {
		m.by = map[int]*memory{}
	}
	m.by[story] = learnt
	m.last = append(m.last, story)
	m.size = 0
	for _, x := range m.by { // a memory grows with its story
		m.size += x.Size()
	}
	for m.size > maxMemories && len(m.last) > 0 {
		m.size -= m.by[m.last[0]].Size()
		delete(m.by, m.last[0])
		m.last = m.last[1:]
	}
}

// live picks of many stories those of which what was learnt is worth keeping: of the last days, the largest first, up to three quarters of what is kept at all.
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
	slices.SortFunc(all, func(a, b candidate) int { return cmp.Or(b.articles-a.articles, a.n-b.n) })
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

func (m *memories) clear() { *m = memories{} }

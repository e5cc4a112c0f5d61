package desk

import (
	"github.com/isnad-desk/isnad/desk/happening"
	"github.com/isnad-desk/isnad/desk/identity"
)

const (
	// keepAtOnce is of how many stories at most, worked out together, what was learnt is kept: after many no one of them is likelier to be the next.
	keepAtOnce = 64
	// maxMemories bounds what is kept, in bytes.
	maxMemories = 96 << 20
)

// memory is what was learnt of one story.
type memory struct {
	*happening.Memory
	names identity.Memory
}

func newMemory() *memory { return &memory{happening.NewMemory(), identity.Memory{}} }

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

func (m *memories) clear() { *m = memories{} }

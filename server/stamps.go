package server

import (
	"context"
	"hash/maphash"
	"net/http"
	"slices"
	"strings"

	"github.com/isnad-desk/isnad/desk"
	"github.com/isnad-desk/isnad/news"
)

// A stamp sums up what an answer is made from besides its address. Answers to one address under one stamp are the same, so that an answer outlives a
// refresh of the index that does not touch it: while articles are taken in, most stories stay what they are.

var seed = maphash.MakeSeed()

// blend adds a number to a stamp; the order counts.
func blend(h uint64, x ...uint64) uint64 {
	for _, x := range x {
		h = (h ^ x) * 0x9e3779b97f4a7c15
		h ^= h >> 29
	}
	return h
}

func stampOf(s string) uint64 { return maphash.String(seed, s) }

// stampOfJudged sums up judgements.
func stampOfJudged(judged []news.Judgement) (h uint64) {
	for i := range judged {
		h = blend(h, maphash.Comparable(seed, judged[i]))
	}
	return h
}

// stamped sums up what is shown of a story: what was made of it, its articles, and the judgements on them.
func (r *row) stamped(papers map[string]*paper, judged uint64) {
	r.stamp = blend(judged, stampOf(r.ID), r.sum)
	for _, id := range r.told {
		r.stamp = blend(r.stamp, papers[id].stamp())
	}
}

// stamp sums up an article as it stands in the archive; of none it is 0.
func (p *paper) stamp() uint64 {
	if p == nil {
		return 0
	}
	return blend(uint64(p.Seq), stampOf(p.Reader))
}

// told sums up how an entity is named.
func (t *thing) called() uint64 {
	h := blend(stampOf(t.id), stampOf(string(t.kind)), stampOf(t.name), stampOf(t.latin))
	for _, n := range t.names {
		h = blend(h, stampOf(n))
	}
	return h
}

// stamp sums up what is shown of an entity: the stories in which it stands, and who stands there with it. It is worked out when it is asked for.
func (s *snapshot) stampOf(t *thing) uint64 {
	if h := t.stamp.Load(); h != 0 {
		return h
	}
	h := blend(t.name64, uint64(t.articles))
	for _, at := range t.in {
		h = blend(h, at.row.stamp)
		for i := range at.row.cast {
			h = blend(h, s.numbered[at.row.cast[i].num].name64)
		}
	}
	t.stamp.Store(max(h, 1))
	return max(h, 1)
}

// sealed gives the snapshot its stamps: of all stories, and of all that the archive holds.
func (s *snapshot) sealed(judged uint64) {
	s.judgedStamp, s.storiesStamp = judged, judged
	for _, r := range s.sorted {
		s.storiesStamp = blend(s.storiesStamp, r.stamp)
	}
	s.wholeStamp = blend(s.storiesStamp, stampOf(s.mark))
}

// asked is what a request asks of the desk.
type asked struct {
	to    *answers
	key   string
	stamp uint64
	heavy bool // it takes long to answer
}

// many is from how many articles on the pages of a story and of its articles take long.
const many = 40

// asks says where the answer to a request is kept and under which stamp. It is kept nowhere unless it depends on nothing but the address and the desk,
// and who asks may read.
func (s *Server) asks(r *http.Request) (q asked) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		return q
	}
	path, ok := strings.CutPrefix(r.URL.Path, "/api/v1/")
	if !ok {
		return asked{to: &s.files, key: r.URL.Path}
	}
	now := s.index.now.Load()
	if now == nil || strings.Contains(r.Header.Get("Accept"), "cbor") || !slices.Contains(s.who(r.Context()).may, mayRead) {
		return q
	}
	what, rest, _ := strings.Cut(path, "/")
	what, saved := strings.CutSuffix(what, ".csv")
	id, part, _ := strings.Cut(rest, "/")
	q.heavy = saved
	switch {
	case what == "stories" && id != "":
		row := now.byID[id]
		if row == nil {
			return asked{}
		}
		q.stamp, q.heavy = row.stamp, len(row.told) >= many
	case what == "articles" && id != "":
		p := now.papers[id]
		if p == nil {
			return asked{}
		}
		q.stamp = blend(now.judgedStamp, p.stamp())
		if p.story != nil {
			q.stamp = blend(q.stamp, p.story.stamp)
			q.heavy = part == "context" && len(p.story.told) >= many
		}
	case what == "entities" && id != "":
		t := now.things[id]
		if t == nil {
			return asked{}
		}
		q.stamp = now.stampOf(t)
		q.heavy = len(t.in) > manyStories
	case what == "stories", what == "entities", what == "happenings", what == "map":
		q.stamp = now.storiesStamp
	case what == "network":
		q.stamp, q.heavy = now.storiesStamp, true
	case what == "articles", what == "timeline", what == "facets", what == "outlets", what == "search":
		q.stamp = now.wholeStamp
	default:
		return asked{}
	}
	q.to, q.key = &s.kept, r.URL.EscapedPath()+"?"+r.URL.RawQuery
	return q
}

// madeOf is kept in the context of a request: whether what was read of the archive is newer than the index, by whose stamp the answer would be kept.
type madeOf struct{ newer bool }

type madeOfKey struct{}

// openStory opens a story of the archive.
func (s *Server) openStory(ctx context.Context, id string) (*desk.Told, error) {
	t, sum, err := s.Monitor.StorySum(ctx, id)
	if err != nil {
		return nil, err
	}
	if m, ok := ctx.Value(madeOfKey{}).(*madeOf); ok {
		if r := s.index.get().byID[id]; r == nil || r.sum != sum {
			m.newer = true
		}
	}
	return t, nil
}

// lanes let few answers be worked out at once, in the order in which they were asked for: a hundred at once would all be late. Those that take long stand in a
// row of their own, so that they leave room for the others.
type lanes struct{ all, heavy chan struct{} }

func newLanes(n int) lanes {
	return lanes{make(chan struct{}, n), make(chan struct{}, max(1, n/2))}
}

// taken reports whether somebody waits or is waited for.
func (l lanes) taken() bool { return len(l.all) > 0 }

func (l lanes) enter(heavy bool) (leave func()) {
	if heavy {
		l.heavy <- struct{}{}
	}
	l.all <- struct{}{}
	return func() {
		<-l.all
		if heavy {
			<-l.heavy
		}
	}
}

// answered works out the answer to a request that is not kept.
func (s *Server) answered(rw http.ResponseWriter, r *http.Request, next http.Handler) *answer {
	w := &held{ResponseWriter: rw}
	next.ServeHTTP(w, r)
	if w.status == 0 {
		w.status = http.StatusOK
	}
	h := rw.Header()
	return &answer{status: w.status, kind: h.Get("Content-Type"), disposition: h.Get("Content-Disposition"), keep: h.Get("Cache-Control"), pattern: r.Pattern, body: w.body.Bytes()}
}

package desk

import (
	"encoding/binary"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/isnad-desk/isnad/desk/hold"
	"github.com/isnad-desk/isnad/desk/identity"
	"github.com/isnad-desk/isnad/desk/lineage"
	"github.com/isnad-desk/isnad/desk/pack"
	"github.com/isnad-desk/isnad/desk/rank"
	"github.com/isnad-desk/isnad/desk/story"
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

// Keys of parts.
const (
	articlePart   = "article/"
	storyPart     = "story/"
	judgementPart = "judgements"
	pendingPart   = "pending"
)

// method changes whenever the same digests give another desk: then saved parts are of no use.
const method = 21

// articleForm is how an article is saved. An edge stands with the article that came later.
type articleForm struct {
	Method int
	Number int
	Placed news.Placed
	Key    rank.Key
	Line   lineForm
	Tale   taleForm
	Taken  []lineage.Edge
	Node   bool // it is in the stories' graph
	Near   []story.Edge
}

// lineForm is how a text is saved as lineage knows it.
type lineForm struct {
	Outlet   uint64
	Agency   string
	Wire     bool
	Credited uint64
	Shingles pack.Ascending
	Voiced   string         // a bit for each shingle: the outlet tells it itself
	Voice    pack.Ascending // what it tells itself beside them
}

// taleForm is how a text is saved as stories know it.
type taleForm struct {
	Day      news.Day
	Features pack.Ascending
	Weights  string // two bytes each
	Offices  []story.Office
	Era      news.Interval
	Titled   bool
}

func formOf(d *Digest, shelf hold.Shelf) (lineForm, taleForm) {
	l, t := d.line, d.tale
	features, offices := t.Says(shelf)
	tale := taleForm{Day: t.Day, Offices: offices, Era: t.Era, Titled: t.Titled, Features: make(pack.Ascending, len(features))}
	weights := make([]byte, 0, 2*len(features))
	for i, f := range features {
		tale.Features[i] = f.ID
		weights = binary.LittleEndian.AppendUint16(weights, story.Step(f.Weight))
	}
	tale.Weights = string(weights)
	voice := l.Voice(shelf)
	return lineForm{l.Outlet, l.Agency, l.Wire, l.Credited, l.Shingles(shelf), voice.Among, voice.Beside}, tale
}

// digest makes the digest that was saved; ok is false where it cannot be.
func (f *articleForm) digest() (d *Digest, ok bool) {
	t := &f.Tale
	if len(t.Weights) != 2*len(t.Features) {
		return nil, false
	}
	tale := &story.Text{Key: f.Key, Day: t.Day, Era: t.Era, Titled: t.Titled}
	features := make([]story.Feature, len(t.Features))
	for i, id := range t.Features {
		features[i] = story.Feature{ID: id, Weight: story.Weight(binary.LittleEndian.Uint16([]byte(t.Weights[2*i : 2*i+2])))}
	}
	tale.Hold(features, t.Offices)
	l := &f.Line
	if len(l.Voiced) != (len(l.Shingles)+7)/8 {
		return nil, false
	}
	line := &lineage.Text{Key: f.Key, Outlet: l.Outlet, Agency: l.Agency, Wire: l.Wire, Credited: l.Credited}
	line.Hold(l.Shingles, lineage.Voice{Among: l.Voiced, Beside: l.Voice})
	return &Digest{f.Placed.ID, hold.Of(pack.Marshal(&f.Placed)), line, tale}, true
}

// storyForm is how a told story is saved.
type storyForm struct {
	Method     int
	Number     int
	Articles   []int
	Title      string
	Interval   news.Interval
	Clusters   []identity.Cluster
	Happenings []news.Happening
	Conflicts  []news.Conflict
	Updates    []news.Conflict
	Lineage    []news.Lineage
}

// Save returns the parts that changed since the last Save or Load, by key; a nil body means that the part is no more. Parts are versioned and
// carry a checksum. An archive that keeps them all, and in one transaction with the articles, can Load the desk as it was; what was not settled
// is settled later.
func (s *State) Save() map[string][]byte {
	out := make(map[string][]byte, len(s.unsaved)+1)
	pending := make([]int, 0, len(s.touched))
	for n := range s.touched {
		pending = append(pending, n)
	}
	slices.Sort(pending)
	if len(pending) > 0 || s.pending {
		s.pending = len(pending) > 0
		out[pendingPart] = nil
		if s.pending {
			out[pendingPart] = pack.Marshal(&pending)
		}
	}
	for k := range s.unsaved {
		switch {
		case k == judgementPart:
			out[k] = pack.Marshal(&s.judgements)
		case strings.HasPrefix(k, storyPart):
			out[k] = s.saveStory(k[len(storyPart):])
		default:
			out[k] = s.saveArticle(k[len(articlePart):])
		}
	}
	s.unsaved = map[string]bool{} // not cleared: one that once held many is slow to look through
	return out
}

// SaveStories returns the parts of some stories, by lasting id, that changed since they were saved, so that not all have to be held at once. What
// follows on all of them, such as that nothing is left to be worked out, is told by the next Save.
func (s *State) SaveStories(ids []string) map[string][]byte {
	out := make(map[string][]byte, len(ids))
	for _, id := range ids {
		if k := storyPart + id; s.unsaved[k] {
			out[k] = s.saveStory(id)
			delete(s.unsaved, k)
		}
	}
	return out
}

func (s *State) saveStory(id string) []byte {
	n, ok := s.byID[id]
	if !ok {
		return nil
	}
	t := s.told[n]
	o := t.outcome(s.shelf)
	clusters := make([]identity.Cluster, len(t.clusters))
	for i, c := range s.clustersOf(n) {
		clusters[i] = *c
	}
	return pack.Marshal(&storyForm{method, n, t.articles, o.Title, t.interval, clusters, o.Happenings, o.Conflicts, o.Updates, o.Lineage})
}

func (s *State) saveArticle(id string) []byte {
	n, ok := s.number[id]
	if !ok {
		return nil
	}
	a := s.articles[n]
	f := articleForm{Method: method, Number: n, Placed: s.placed(n), Key: a.line.Key, Node: s.stories.Text(n) != nil}
	f.Line, f.Tale = formOf(a.Digest, s.shelf)
	for _, e := range s.web.Edges(n) {
		if int(e.To) < n {
			f.Taken = append(f.Taken, e)
		}
	}
	if f.Node {
		for _, e := range s.stories.Edges(n) {
			if int(e.To) < n {
				f.Near = append(f.Near, e)
			}
		}
	}
	return pack.Marshal(&f)
}

// ErrParts says that parts are not whole or of another version: the desk must be made again from records and judgements.
var ErrParts = errors.New("the parts of the desk cannot be used")

// Load makes a desk of its parts, in any order. An error that wraps ErrParts means that the desk must be made again by Add.
func Load(l *lang.Language, parts iter.Seq2[string, []byte]) (*State, error) {
	return LoadOn(l, nil, parts)
}

// LoadOn is Load of a desk that lays aside on a shelf, as NewOn says.
func LoadOn(l *lang.Language, shelf hold.Shelf, parts iter.Seq2[string, []byte]) (*State, error) {
	s := NewOn(l, shelf)
	type entry struct {
		number int
		digest *Digest
		node   bool
		taken  []lineage.Edge
		near   []story.Edge
	}
	type tale struct {
		number int
		told   *told
	}
	var articles []entry // laid aside as they come, so that not all of them are held unpacked at once
	var tales []tale
	var pending []int
	broken := func(k string, err any) error { return fmt.Errorf("%w: %s: %v", ErrParts, k, err) }
	for k, body := range parts {
		switch {
		case k == judgementPart:
			if err := pack.Unmarshal(body, &s.judgements); err != nil {
				return nil, broken(k, err)
			}
		case k == pendingPart:
			if err := pack.Unmarshal(body, &pending); err != nil {
				return nil, broken(k, err)
			}
			s.pending = true
		case strings.HasPrefix(k, storyPart):
			f := &storyForm{}
			if err := pack.Unmarshal(body, f); err != nil {
				return nil, broken(k, err)
			}
			if f.Method != method {
				return nil, broken(k, "made by another version")
			}
			t := &told{id: k[len(storyPart):], articles: f.Articles, interval: f.Interval}
			t.close(shelf, f.Clusters, &outcome{f.Title, f.Happenings, f.Conflicts, f.Updates, f.Lineage})
			tales = append(tales, tale{f.Number, t})
		case strings.HasPrefix(k, articlePart):
			var f articleForm
			if err := pack.Unmarshal(body, &f); err != nil {
				return nil, broken(k, err)
			}
			if f.Method != method || f.Number < 0 || f.Placed.ID != k[len(articlePart):] {
				return nil, broken(k, "made by another version")
			}
			d, ok := f.digest()
			if !ok {
				return nil, broken(k, "weights without features")
			}
			d.layAside(shelf)
			articles = append(articles, entry{f.Number, d, f.Node, f.Taken, f.Near})
		}
	}
	slices.SortFunc(articles, func(a, b entry) int { return a.number - b.number })
	if n := len(articles); n > 0 && articles[n-1].number > maxGap*(n+1) {
		return nil, broken(articlePart, "numbers without articles")
	}
	for i := range articles {
		f := &articles[i]
		d, n := f.digest, f.number
		for len(s.articles) < n {
			s.articles = append(s.articles, nil)
		}
		if len(s.articles) != n {
			return nil, broken(articlePart+d.id, "a number that another article has")
		}
		s.number[d.id] = n
		s.articles = append(s.articles, &article{Digest: d, copied: n})
		s.web.Enter(n, d.line, f.taken)
		if f.node {
			s.stories.Enter(n, d.tale, f.near)
		}
		*f = entry{}
	}
	for n, a := range s.articles {
		if a == nil {
			continue
		}
		a.copied = s.web.Copied(n)
		if a.copied != n {
			s.copies[a.copied] = append(s.copies[a.copied], n)
		}
		if (s.stories.Text(n) != nil) != (a.copied == n) {
			return nil, broken(articlePart+a.id, "it does not fit the others")
		}
	}
	s.judged = identity.NewJudged(l, s.judgements)
	s.bind()
	for _, n := range s.stories.Settle() {
		s.again[n] = true
	}
	for _, f := range tales {
		t := f.told
		if slices.Equal(t.articles, s.articlesOf(f.number)) && len(t.articles) > 0 {
			if s.told[f.number] != nil {
				return nil, broken(storyPart+t.id, "a story that another one is")
			}
			s.put(f.number, t)
			delete(s.again, f.number)
			continue
		}
		t.free(shelf)
		for _, n := range t.articles { // told before the last articles came: it will be told again, under its id
			if n >= 0 && n < len(s.articles) && s.articles[n] != nil {
				s.articles[n].story = t.id
			}
		}
		s.stale = append(s.stale, t.id)
	}
	for _, n := range pending {
		if n >= 0 && n < len(s.articles) && s.articles[n] != nil {
			s.touched[n] = true
		}
	}
	s.unsaved = map[string]bool{}
	for n := range s.again { // numbers under which no story stands any more are no work
		if len(s.stories.Members(n)) == 0 {
			delete(s.again, n)
		}
	}
	return s, nil
}

// maxGap bounds how many numbers may be without an article for each that has one.
const maxGap = 1000

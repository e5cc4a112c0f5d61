package desk

import (
	"errors"
	"fmt"
	"maps"
	"math/rand"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"sync"
	"testing"

	"github.com/isnad-desk/isnad/desk/desktest"
	"github.com/isnad-desk/isnad/desk/hold"
	"github.com/isnad-desk/isnad/desk/pack"
	"github.com/isnad-desk/isnad/internal/artest"
	"github.com/isnad-desk/isnad/news"
)

// aside is a shelf for tests that tells misuse. Full from time to time, it takes nothing.
type aside struct {
	mu     sync.Mutex
	t      *testing.T
	kept   map[hold.Ref][]byte
	last   hold.Ref
	full   func() bool
	broken bool
}

func newAside(t *testing.T, full func() bool) *aside {
	return &aside{t: t, kept: map[hold.Ref][]byte{}, full: full}
}

func (s *aside) Put(b []byte) (hold.Ref, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.full() {
		return 0, false
	}
	s.last++
	s.kept[s.last] = slices.Clone(b)
	return s.last, true
}

func (s *aside) Get(r hold.Ref) ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.broken {
		return nil, errors.New("the shelf broke")
	}
	b, ok := s.kept[r]
	if !ok {
		s.t.Error("something is asked for that was freed")
	}
	return slices.Clone(b), nil
}

func (s *aside) Free(r hold.Ref) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, ok := s.kept[r]; !ok {
		s.t.Error("something is freed twice")
	}
	delete(s.kept, r)
}

// onDisk is a shelf that takes no memory, and gives no room back.
type onDisk struct {
	mu sync.Mutex
	f  *os.File
	at int64
}

func (s *onDisk) Put(b []byte) (hold.Ref, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, err := s.f.WriteAt(b, s.at); err != nil {
		return 0, false
	}
	r := hold.Ref(s.at)<<24 | hold.Ref(len(b))
	s.at += int64(len(b))
	return r, true
}

func (s *onDisk) Get(r hold.Ref) ([]byte, error) {
	b := make([]byte, r&(1<<24-1))
	_, err := s.f.ReadAt(b, int64(r>>24))
	return b, err
}

func (s *onDisk) Free(hold.Ref) {}

func never() bool { return false }

// laid counts what a desk must have laid aside.
func (s *State) laid() int {
	n := 0
	for _, a := range s.articles {
		if a != nil {
			n += 3
		}
	}
	for _, t := range s.told {
		n += 1 + len(t.clusters)
	}
	return n
}

// TestLaidAsideIsTheSame: with a shelf, whole or one that is often full, articles that come, go and come again make the desk that Build makes, and
// on the shelf lies what is needed and nothing else.
func TestLaidAsideIsTheSame(t *testing.T) {
	l := artest.New(t)
	records := visit(t, l)
	want := Build(l, records)
	rng := rand.New(rand.NewSource(4))
	for round := range 6 {
		full := never
		if round%2 == 1 {
			other := rand.New(rand.NewSource(int64(round)))
			full = func() bool { return other.Intn(3) == 0 }
		}
		rng.Shuffle(len(records), func(i, j int) { records[i], records[j] = records[j], records[i] })
		on := newAside(t, full)
		s, kept, have := NewOn(l, on), map[string][]byte{}, shelf{}
		for _, r := range records {
			have[r.Article.ID] = r
			s.Add(NewDigest(l, r))
			switch rng.Intn(6) {
			case 0:
				s.Remove(r.Article.ID)
				s.Add(NewDigest(l, r))
			case 1:
				if _, err := s.Settle(have); err != nil {
					t.Fatal(err)
				}
				for _, id := range s.Stories() {
					s.Story(id)
				}
				if rng.Intn(2) == 0 {
					s.Rest()
				}
			case 2:
				for k, body := range s.Save() {
					if kept[k] = body; body == nil {
						delete(kept, k)
					}
				}
				on = newAside(t, full)
				var err error
				if s, err = LoadOn(l, on, maps.All(kept)); err != nil {
					t.Fatal(err)
				}
			}
		}
		if _, err := s.Settle(have); err != nil {
			t.Fatal(err)
		}
		for _, id := range s.Stories() {
			s.Story(id)
		}
		if got := s.Desk(); !reflect.DeepEqual(got, want) {
			t.Fatalf("laid aside, it is another desk:\n%+v\n%+v", got, want)
		}
		if round%2 == 0 && len(on.kept) != s.laid() {
			t.Errorf("%d things lie on the shelf, not %d", len(on.kept), s.laid())
		}
	}
}

// TestALostShelfIsAnError: where the shelf fails, Settle says so and frees what it had laid there.
func TestALostShelfIsAnError(t *testing.T) {
	l := artest.New(t)
	on, have := newAside(t, never), shelf{}
	s := NewOn(l, on)
	for _, r := range visit(t, l) {
		have[r.Article.ID] = r
		s.Add(NewDigest(l, r))
	}
	on.broken = true
	if _, err := s.Settle(have); err == nil {
		t.Fatal("nothing was lost")
	}
	on.broken = false
	if _, err := s.Settle(have); err != nil {
		t.Fatal(err)
	}
	if len(on.kept) != s.laid() {
		t.Errorf("%d things lie on the shelf, not %d", len(on.kept), s.laid())
	}
}

// maxAnArticle is how many bytes may stay in memory of one article of 260 words that names two and is in a story of its own.
const maxAnArticle = 2400

// TestMemoryGrowsLittle bounds what stays in memory of an article whose words and whose story lie on a shelf, and that the second thousand articles
// take no more than the first.
func TestMemoryGrowsLittle(t *testing.T) {
	l := artest.New(t)
	heap := func() int64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.GC()
		runtime.ReadMemStats(&m)
		return int64(m.HeapAlloc)
	}
	letters := []rune("بتجحدرسطعفقكلمن")
	rng := rand.New(rand.NewSource(9))
	word := func() string {
		return string([]rune{letters[rng.Intn(15)], letters[rng.Intn(15)], 'ا', letters[rng.Intn(15)]})
	}
	f, err := os.Create(filepath.Join(t.TempDir(), "aside"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	file := &onDisk{f: f}
	s, at := NewOn(l, file), map[string]hold.Bytes{}
	have := RecordsFunc(func(id string) (*news.Record, error) {
		r := new(news.Record)
		return r, pack.Unmarshal(at[id].Get(file), r)
	})
	const n = 600
	var grew [3]int64 // the first are those with which the language gets warm
	for half := range grew {
		before := heap()
		for i := range n {
			k := half*n + i
			text := fmt.Sprintf("<AGREE - 0 1 -:وقع> [p:%s %s] مع [o:%s %s] في [t:بغداد]", word(), word(), word(), word())
			for range 250 {
				text += " " + word()
			}
			r := desktest.Article(t, l, fmt.Sprintf("m%05d", k), "الشاهد", fmt.Sprintf("2024-%02d-%02d", 1+k/150, 1+k%28), text+".")
			at[r.Article.ID] = hold.Of(pack.Marshal(r)).On(file)
			s.Add(NewDigest(l, r))
		}
		if _, err := s.Settle(have); err != nil {
			t.Fatal(err)
		}
		s.Save()
		s.Rest()
		grew[half] = heap() - before
	}
	runtime.KeepAlive(s)
	if a, b := grew[1]/n, grew[2]/n; a > maxAnArticle || b > maxAnArticle {
		t.Errorf("of %d articles and as many more %d and %d bytes each stay in memory, want at most %d", n, a, b, maxAnArticle)
	} else {
		t.Logf("%d and %d bytes an article", a, b)
	}
}

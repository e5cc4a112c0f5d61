package desk

import (
	"fmt"
	"math/rand"
	"reflect"
	"sync/atomic"
	"testing"

	"github.com/isnad-desk/isnad/desk/desktest"
	"github.com/isnad-desk/isnad/desk/happening"
	"github.com/isnad-desk/isnad/internal/artest"
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

// siege tells one long story in many articles: the same few people and places in different company, by their full names and by short ones.
func siege(t testing.TB, l *lang.Language, n int) []*news.Record {
	rng := rand.New(rand.NewSource(5))
	people := []string{"سالم الحيدري", "الحيدري", "طاهر النوفلي", "النوفلي", "سالم النوفلي", "رامي الصافي"}
	places := []string{"بغداد", "البصرة", "حلب"}
	acts := []string{"CONSULT visit", "CONSULT meet", "ASSAULT aerial", "COERCE arrest", "THREATEN -", "AGREE -"}
	words := []string{"زار", "التقى", "قصف", "اعتقل", "هدد", "وافق"}
	outlets := []string{"المرقب", "الشاهد", "الراصد", "وادي نيوز"}
	var out []*news.Record
	for i := range n {
		a, b, p := rng.Intn(len(people)), rng.Intn(len(people)), rng.Intn(len(places))
		k, m := rng.Intn(len(acts)), rng.Intn(len(acts))
		text := fmt.Sprintf("<%s 0 %d %d:%s> [p:%s] وفد [o:حركة الفجر] في [t:%s] قرب قصر المرجان بشأن اتفاق الميناء القديم رقم %d.", acts[k], 1, 2, words[k], people[a], places[p], i)
		if a != b {
			text += fmt.Sprintf(" ثم <%s 0 3 2:%s> [p:%s] أمام قصر المرجان مساء بعد جلسة %d من محادثات الميناء القديم.", acts[m], words[m], people[b], rng.Intn(9))
		}
		out = append(out, desktest.Article(t, l, fmt.Sprintf("s%03d", i), outlets[rng.Intn(len(outlets))], fmt.Sprintf("2024-05-%02d", 8+rng.Intn(3)), text))
	}
	return out
}

// largest returns what was learnt of the story of most articles, and how many these are.
func largest(s *State) (scored, articles int) {
	for n, x := range s.told {
		if m := s.memories.of(n); m != nil && len(x.articles) > articles {
			scored, articles = m.Scored, len(x.articles)
		}
	}
	return scored, articles
}

// TestOneMoreArticleCostsWhatItChanges: in a large story the events of one more article are held against others, not those of all again.
func TestOneMoreArticleCostsWhatItChanges(t *testing.T) {
	l := artest.New(t)
	records := siege(t, l, 150)
	s, have := New(l), shelf{}
	for _, r := range records {
		have[r.Article.ID] = r
		s.Add(NewDigest(l, r))
	}
	var asked atomic.Int64 // records are asked for side by side
	count := RecordsFunc(func(id string) (*news.Record, error) {
		asked.Add(1)
		return have.Record(id)
	})
	if _, err := s.Settle(count); err != nil {
		t.Fatal(err)
	}
	all, articles := largest(s)
	if articles < 50 {
		t.Fatalf("the largest story has %d articles: too few to tell anything", articles)
	}
	asked.Store(0)
	// the last day's: what comes into the middle of a story also moves which of the earlier ones are held against which
	more := desktest.Article(t, l, "x", "المنار الجديد", "2024-05-11", "<CONSULT visit 0 1 2:زار> [p:سالم الحيدري] وفد [o:حركة الفجر] في [t:بغداد] قرب قصر المرجان بشأن اتفاق الميناء القديم.")
	have["x"] = more
	s.Add(NewDigest(l, more))
	if _, err := s.Settle(count); err != nil {
		t.Fatal(err)
	}
	one, now := largest(s)
	if now != articles+1 {
		t.Fatalf("the article did not join the story of %d articles: %d", articles, now)
	}
	if one == 0 || one*10 > all {
		t.Errorf("%d pairs were scored for one article, of %d in all", one, all)
	}
	if n := asked.Load(); n > 3 {
		t.Errorf("%d records were asked for again", n)
	}
	if !reflect.DeepEqual(s.Desk(), Build(l, append(records, more))) {
		t.Error("scored side by side and remembered the desk is another")
	}
}

// TestLiveStoriesAreRemembered: after many stories at once, one more article of the large one of the last days costs what it changes; of stories long
// past nothing is kept.
func TestLiveStoriesAreRemembered(t *testing.T) {
	l := artest.New(t)
	records := siege(t, l, 40)
	letters := []rune("بتجحدرسطعفقكلمن")
	for i := range 2 * keepAtOnce { // as many small stories, each of its own people and words
		word := func(k int) string {
			return string([]rune{letters[(i+k)%15], letters[(i/15+2*k)%15], 'ا', letters[(i*7+3*k)%15], letters[(i+k*k)%15]})
		}
		records = append(records, desktest.Article(t, l, fmt.Sprintf("v%03d", i), "الشاهد", fmt.Sprintf("2024-04-%02d", 1+i%28),
			fmt.Sprintf("<AGREE - 0 1 -:وقع> [p:%s %s] [o:%s %s] %s %s %s.", word(0), word(1), word(2), word(3), word(4), word(5), word(6))))
	}
	for day, want := range map[string]bool{"2024-05-11": true, "2024-06-20": false} {
		s, have := New(l), shelf{}
		for _, r := range append(records, desktest.Article(t, l, "last", "الشاهد", day, "فاز النادي بكأس الدوري.")) {
			have[r.Article.ID] = r
			s.Add(NewDigest(l, r))
		}
		if _, err := s.Settle(have); err != nil {
			t.Fatal(err)
		}
		if len(s.told) <= keepAtOnce {
			t.Fatalf("%d stories: too few to tell anything", len(s.told))
		}
		if _, articles := largest(s); (articles >= liveArticles) != want {
			t.Errorf("last article of %s: the largest story that is remembered has %d articles", day, articles)
		}
	}
}

// TestAnOpeningArticleKeepsWhatWasLearnt: where an earlier article comes with which a story now opens, what was learnt of the story is not asked for again;
// nor is it where an article of it is taken away.
func TestAnOpeningArticleKeepsWhatWasLearnt(t *testing.T) {
	l := artest.New(t)
	records := siege(t, l, 60)
	s, have := New(l), shelf{}
	for _, r := range records {
		have[r.Article.ID] = r
		s.Add(NewDigest(l, r))
	}
	var asked atomic.Int64
	count := RecordsFunc(func(id string) (*news.Record, error) {
		asked.Add(1)
		return have.Record(id)
	})
	settle := func() (story, articles, records int) {
		asked.Store(0)
		if _, err := s.Settle(count); err != nil {
			t.Fatal(err)
		}
		for n, x := range s.told {
			if len(x.articles) > articles {
				story, articles = n, len(x.articles)
			}
		}
		return story, articles, int(asked.Load())
	}
	story, articles, _ := settle()
	if articles < 30 {
		t.Fatalf("the largest story has %d articles: too few to tell anything", articles)
	}
	first := desktest.Article(t, l, "a", "المنار الجديد", "2024-05-07", "<CONSULT visit 0 1 2:زار> [p:سالم الحيدري] وفد [o:حركة الفجر] في [t:بغداد] قرب قصر المرجان بشأن اتفاق الميناء القديم.")
	have["a"] = first
	s.Add(NewDigest(l, first))
	opened, now, n := settle()
	if opened == story || now != articles+1 {
		t.Fatalf("the article does not open the story: %d of %d articles, then %d of %d", story, articles, opened, now)
	}
	if n > 5 {
		t.Errorf("%d records were asked for", n)
	}
	s.Remove(records[30].Article.ID)
	if _, now, n = settle(); now != articles || n > 5 {
		t.Errorf("%d articles are left, and %d records were asked for", now, n)
	}
}

// TestWhatIsWorthKeeping: a large story stays longer than the small ones that came after it, but not for ever.
func TestWhatIsWorthKeeping(t *testing.T) {
	var m memories
	learnt := func(n int) *memory {
		x := newMemory()
		for i := range n {
			x.Keep(&news.Record{Article: news.Article{ID: fmt.Sprint(i)}})
		}
		return x
	}
	room := maxMemories / happening.ArticleSize // articles
	m.put(0, learnt(room/4))
	m.put(1, learnt(1))
	for n := 2; n < room; n++ {
		m.put(n, learnt(1))
	}
	if m.of(0) == nil || m.of(1) != nil || m.of(room-1) == nil {
		t.Errorf("large %t, an old one %t, the last %t", m.of(0) != nil, m.of(1) != nil, m.of(room-1) != nil)
	}
	if m.size > maxMemories {
		t.Errorf("%d bytes are kept", m.size)
	}
	for n := room; m.of(0) != nil; n++ {
		if m.put(n, learnt(1)); n > 1000*room {
			t.Fatal("the large one stays for ever")
		}
	}
}

// TestADeskThatSparesKeepsNothing of what was learnt, and is the same.
func TestADeskThatSparesKeepsNothing(t *testing.T) {
	l := artest.New(t)
	s, have := New(l), shelf{}
	s.Spare()
	records := siege(t, l, 20)
	for _, r := range records {
		have[r.Article.ID] = r
		s.Add(NewDigest(l, r))
		if _, err := s.Settle(have); err != nil {
			t.Fatal(err)
		}
	}
	if len(s.memories.by) > 0 {
		t.Errorf("something is kept of %d stories", len(s.memories.by))
	}
	if !reflect.DeepEqual(s.Desk(), Build(l, records)) {
		t.Error("it is another desk")
	}
}

// TestMemoryChangesNothing: worked out article by article, with what was learnt before, a story is what it is when it is worked out at once.
func TestMemoryChangesNothing(t *testing.T) {
	l := artest.New(t)
	records := siege(t, l, 40)
	want := Build(l, records)
	rng := rand.New(rand.NewSource(3))
	for range 3 {
		rng.Shuffle(len(records), func(i, j int) { records[i], records[j] = records[j], records[i] })
		s, have := New(l), shelf{}
		for _, r := range records {
			have[r.Article.ID] = r
			s.Add(NewDigest(l, r))
			if rng.Intn(8) == 0 { // one goes and comes back
				s.Remove(r.Article.ID)
				s.Add(NewDigest(l, r))
			}
			if other := *records[rng.Intn(len(records))]; rng.Intn(8) == 0 && other.Article.ID != r.Article.ID { // it is another for a while
				other.Article.ID = r.Article.ID
				have[r.Article.ID] = &other
				s.Remove(r.Article.ID)
				s.Add(NewDigest(l, &other))
				if _, err := s.Settle(have); err != nil {
					t.Fatal(err)
				}
				have[r.Article.ID] = r
				s.Remove(r.Article.ID)
				s.Add(NewDigest(l, r))
			}
			if _, err := s.Settle(have); err != nil {
				t.Fatal(err)
			}
		}
		if got := s.Desk(); !reflect.DeepEqual(got, want) {
			t.Fatal("with what was learnt before the desk is another")
		}
	}
}

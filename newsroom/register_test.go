package newsroom

import (
	"context"
	"errors"
	"fmt"
	"math/rand"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/isnad-desk/isnad/archive"
	"github.com/isnad-desk/isnad/news"
)

// openings are n invented articles of as many stories, all of one minister, some of one town.
func openings(n int) []news.Input {
	what := []string{"سد", "جسر", "مستشفى", "ملعب", "متحف", "مطار"}
	name := []string{"الزرقاء", "الوادي", "النخيل", "السرو", "الصفا", "الريان", "الغدير"}
	var out []news.Input
	for i := range n {
		day := time.Date(2031, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, 20*i).Format("2006-01-02")
		of := what[i%len(what)] + " " + name[i%len(name)]
		text := fmt.Sprintf("افتتح وزير المياه سليم الراوي أمس %s. وقال الراوي إن العمل فيه بدأ قبل %d أعوام.", of, i+2)
		if i%3 == 0 {
			text += " وحضر محافظ الزهراء كريم العلي."
		}
		out = append(out, news.Input{URL: fmt.Sprint("https://wadi.example/", i), Outlet: "وادي نيوز", Title: "افتتاح " + of, Published: day, Text: text})
	}
	return out
}

// TestRegistersSayWhatTheStoriesSay: after articles that come, change and are judged, in runs of any length, what is kept of an entity that stands in many
// stories is what these tell.
func TestRegistersSayWhatTheStoriesSay(t *testing.T) {
	ctx := context.Background()
	rng := rand.New(rand.NewSource(7))
	m := monitor(t, t.TempDir())
	same := func() (registers int) {
		t.Helper()
		ids := map[string]bool{}
		if err := m.Store.Sums(ctx, entityParts, func(key string, _ []byte) error {
			id, _, _ := strings.Cut(key[len(entityParts):], "/")
			ids[entityLetter+id] = true
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		for id := range ids {
			want := new(head)
			if _, all, err := m.gather(ctx, id, want); err != nil {
				t.Fatal(err)
			} else if e, stands, err := m.whole(ctx, id); err != nil {
				t.Fatal(err)
			} else {
				byStory := func(a, b stand) int { return strings.Compare(a.story, b.story) }
				slices.SortFunc(all, byStory)
				slices.SortFunc(stands, byStory)
				if !reflect.DeepEqual(all, stands) {
					t.Fatalf("entity %s stands in\n%v, the stories say\n%v", id, stands, all)
				}
				if of := want.entity(id); !reflect.DeepEqual(&of, e) {
					t.Fatalf("entity %s is\n%+v, the stories say\n%+v", id, e, of)
				}
			}
			got := new(head)
			switch err := m.kept(ctx, headParts, "register", id, got); {
			case err == nil:
				registers++
				if got.Leaves = 0; !reflect.DeepEqual(got, want) {
					t.Fatalf("register of %s:\n%+v, want\n%+v", id, got, want)
				}
			case !errors.Is(err, archive.ErrNotFound):
				t.Fatal(err)
			}
		}
		// nothing is kept of what stands nowhere
		for _, prefix := range []string{headParts, leafParts} {
			if err := m.Store.Sums(ctx, prefix, func(key string, _ []byte) error {
				if id, _, _ := strings.Cut(key[len(prefix):], "/"); !ids[id] {
					t.Errorf("%s is kept of nothing", key)
				}
				return nil
			}); err != nil {
				t.Fatal(err)
			}
		}
		return registers
	}
	inputs := openings(60)
	rng.Shuffle(len(inputs), func(i, j int) { inputs[i], inputs[j] = inputs[j], inputs[i] })
	for rest := inputs; len(rest) > 0; {
		n := min(1+rng.Intn(15), len(rest))
		add(t, m, rest[:n]...)
		rest = rest[n:]
		same()
	}
	if n := same(); n == 0 {
		t.Fatal("no entity stands in so many stories that it has a register: the test says nothing")
	}
	for _, in := range inputs[:5] { // pages that changed: nobody is named any more
		in.Text = "أغلق السوق القديم أبوابه مساء أمس، ولم يحضر أحد من أصحاب المحال."
		add(t, m, in)
	}
	same()
	n, err := m.Judge(ctx, "ليلى", news.Judgement{Kind: news.JudgeName, A: news.Subject{Kind: news.Person, Name: "سليم الراوي"}, Value: "سليم بن راشد الراوي"}, 0)
	if err != nil {
		t.Fatal(err)
	}
	same()
	if _, err := m.Judge(ctx, "ليلى", news.Judgement{}, n); err != nil {
		t.Fatal(err)
	}
	same()
	d, err := m.Desk(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range d.Entities { // the latest are the latest
		p, err := m.Presence(ctx, e.ID, 5)
		if err != nil {
			t.Fatal(err)
		}
		articles := map[string]bool{}
		for _, x := range e.Members {
			articles[x.Article] = true
		}
		if p.Articles != len(articles) || len(p.Latest) != min(5, len(articles)) {
			t.Fatalf("%s: %d articles, %d shown, want %d", e.Name, p.Articles, len(p.Latest), len(articles))
		}
		var days []news.Day
		for id := range articles {
			a, err := m.Store.Article(ctx, id)
			if err != nil {
				t.Fatal(err)
			}
			days = append(days, a.Published.To)
		}
		slices.Sort(days)
		slices.Reverse(days)
		for i, a := range p.Latest {
			if a.Published.To != days[i] {
				t.Fatalf("%s: article %d of the latest is of %v, want %v", e.Name, i, a.Published.To, days[i])
			}
		}
	}
}

// TestLeavesHoldWhatIsPutIn, whatever ids look like, and damage is found.
func TestLeavesHoldWhatIsPutIn(t *testing.T) {
	list := []stand{
		{"S-0011aabbcc", 20000, []news.Member{{Article: "98e081f00dbf9b88", Entity: 3}, {Article: "ABC", Entity: 0}}},
		{"S-1", news.NoDay, []news.Member{{Article: "", Entity: 300}}},
		{"S-ffffffffff", -3, []news.Member{}},
	}
	body := packLeaf(slices.Clone(list))
	got, err := openLeaf(body)
	if err != nil || !reflect.DeepEqual(got, list) {
		t.Errorf("%v %v", got, err)
	}
	for n := range body {
		if got, err := openLeaf(body[:n]); err == nil && len(got) >= len(list) {
			t.Errorf("cut to %d bytes it is still whole", n)
		}
	}
}

// TestARegisterGrows: with the stories the leaves become more, and none is lost.
func TestARegisterGrows(t *testing.T) {
	ctx := context.Background()
	m := monitor(t, t.TempDir())
	b := &board{m: m, heads: map[string]bool{}}
	const n = 3*leafStories + 5
	e := &news.DeskEntity{ID: "E-1", Kind: news.Person, Name: "سليم", Names: []string{"سليم"}, Members: []news.Member{{Article: "ab", Entity: 1}}}
	for from := 0; from < n; from += 50 {
		var list []turn
		for i := from; i < min(from+50, n); i++ {
			list = append(list, turn{story: fmt.Sprintf("S-%010x", i), is: e, last: news.Day(i)})
		}
		parts := map[string][]byte{}
		if err := b.register(ctx, parts, e.ID, list); err != nil {
			t.Fatal(err)
		}
		if err := m.Store.Save(ctx, &archive.Batch{Parts: parts}); err != nil {
			t.Fatal(err)
		}
	}
	_, all, err := m.whole(ctx, e.ID)
	if err != nil || len(all) != n || all[n-1].last != n-1 {
		t.Fatalf("%d stories of %d, %v", len(all), n, err)
	}
	var list []turn
	for i := range n {
		list = append(list, turn{story: fmt.Sprintf("S-%010x", i), was: e})
	}
	parts := map[string][]byte{}
	if err := b.register(ctx, parts, e.ID, list); err != nil {
		t.Fatal(err)
	}
	if err := m.Store.Save(ctx, &archive.Batch{Parts: parts}); err != nil {
		t.Fatal(err)
	}
	if err := m.Store.Parts(ctx, "", func(key string, _ []byte) error { return errors.New(key + " is left") }); err != nil {
		t.Error(err)
	}
}

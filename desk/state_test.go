package desk

import (
	"errors"
	"maps"
	"math/rand"
	"reflect"
	"testing"

	"github.com/isnad-desk/isnad/desk/desktest"
	"github.com/isnad-desk/isnad/internal/artest"
	"github.com/isnad-desk/isnad/news"
)

// shelf keeps records by id, as an archive does.
type shelf map[string]*news.Record

var errNotThere = errors.New("not there")

func (s shelf) Record(id string) (*news.Record, error) {
	if r, ok := s[id]; ok {
		return r, nil
	}
	return nil, errNotThere
}

// TestAnyOrderAndSplit: whatever the order of arrival, wherever it is settled, saved and loaded again, the desk is the one that Build makes.
func TestAnyOrderAndSplit(t *testing.T) {
	l := artest.New(t)
	records := visit(t, l)
	want := Build(l, records)
	rng := rand.New(rand.NewSource(2))
	for range 10 {
		rng.Shuffle(len(records), func(i, j int) { records[i], records[j] = records[j], records[i] })
		s, kept := New(l), map[string][]byte{}
		have := shelf{}
		for _, r := range records {
			have[r.Article.ID] = r
			if !s.Add(NewDigest(l, r)) {
				t.Fatalf("%s is not new", r.Article.ID)
			}
			if s.Add(NewDigest(l, r)) {
				t.Fatalf("%s is new twice", r.Article.ID)
			}
			if rng.Intn(2) == 0 {
				if _, err := s.Settle(have); err != nil {
					t.Fatal(err)
				}
			}
			if rng.Intn(3) == 0 {
				for k, body := range s.Save() {
					if kept[k] = body; body == nil {
						delete(kept, k)
					}
				}
				var err error
				if s, err = Load(l, maps.All(kept)); err != nil {
					t.Fatal(err)
				}
			}
		}
		if _, err := s.Settle(have); err != nil {
			t.Fatal(err)
		}
		if got := s.Desk(); !reflect.DeepEqual(got, want) {
			t.Fatalf("another way, another desk:\n%+v\n%+v", got, want)
		}
	}
}

// TestAReprintOfAnotherLeavesItsStory: an earlier text turns up that a reprint goes back to rather than to the one it was with. The story that it
// leaves is told again though nothing else of it changed.
func TestAReprintOfAnotherLeavesItsStory(t *testing.T) {
	l := artest.New(t)
	dam := "افتتح وزير المياه سد الزرقاء في محافظة الوادي بحضور مئات المزارعين الذين انتظروا سنوات طويلة وصول المياه إلى حقولهم البعيدة عن النهر، وقال المهندس المشرف على البناء إن الخزان يتسع لما يكفي القرى المجاورة ثلاثة مواسم كاملة من الجفاف الشديد. "
	fire := "اندلع حريق كبير في سوق الأقمشة القديم وسط مدينة الزهراء قبيل منتصف الليل والتهمت النيران عشرين متجرا قبل أن تسيطر عليها فرق الإطفاء القادمة من أحياء المدينة كلها. "
	records := []*news.Record{
		desktest.Article(t, l, "dam", "المرقب", "2024-05-08", dam),
		desktest.Article(t, l, "both", "الشاهد", "2024-05-09", dam+fire),
		desktest.Article(t, l, "fire", "الراصد", "2024-05-07", fire),
	}
	s, have := New(l), shelf{}
	for i, r := range records {
		have[r.Article.ID] = r
		s.Add(NewDigest(l, r))
		if _, err := s.Settle(have); err != nil {
			t.Fatal(err)
		}
		if i == 1 && s.articles[1].copied != 0 {
			t.Fatal("the second is no reprint of the first")
		}
	}
	if s.articles[1].copied != 2 {
		t.Fatal("the second is no reprint of the third")
	}
	if got, want := s.Desk(), Build(l, records); !reflect.DeepEqual(got, want) {
		t.Errorf("%d articles in the stories of %d: %+v", len(got.Articles), len(records), got.Stories)
	}
}

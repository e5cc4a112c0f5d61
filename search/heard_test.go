package search

import (
	"reflect"
	"strings"
	"testing"

	"github.com/isnad-desk/isnad/news"
)

// TestWhatWasReadBeforeChangesNoAnswer asks many queries twice of one searcher and once of a searcher that has read nothing.
func TestWhatWasReadBeforeChangesNoAnswer(t *testing.T) {
	s := newShelf(t)
	queries := []string{"قاآني", "بغداد", "قاآني بغداد", "المزارعين", "\"أسعار القمح\"", "وزير", "qaani baghdad", "وزير -القمح", "الوادي OR جنيف"}
	for _, limit := range []int{20, 2} {
		for range 2 {
			for _, q := range queries {
				got, err := s.Find(t.Context(), q, limit)
				if err != nil {
					t.Fatal(err)
				}
				want, err := NewSearcher(s.index, s.store).Find(t.Context(), q, limit)
				if err != nil {
					t.Fatal(err)
				}
				if !reflect.DeepEqual(got, want) {
					t.Errorf("%s:\n%+v\nis\n%+v", q, want, got)
				}
			}
		}
	}
	if len(s.heard.now) == 0 || len(s.heard.texts) == 0 {
		t.Error("nothing was kept")
	}
}

// TestMemoryIsBounded: what was asked for of late stays, what was not goes.
func TestMemoryIsBounded(t *testing.T) {
	var m memory
	read := 0
	ask := func(seq int64) {
		m.of(place{page: page{seq: seq}}, func() *heard {
			read++
			return &heard{ends: make([]uint32, 1000)}
		})
	}
	for seq := range int64(1000) {
		ask(seq)
		ask(0)
	}
	if read != 1000 {
		t.Errorf("%d places were read", read)
	}
	if n := len(m.now) + len(m.past); n > 2*maxHeard/1000 {
		t.Errorf("%d places are kept", n)
	}
	for seq := range int64(1000) {
		rec := new(news.Record)
		rec.Article.Text = strings.Repeat("x", 100_000)
		m.keepPage(page{seq: seq}, rec)
		if m.page(page{seq: seq}) != rec || m.page(page{seq: seq, reader: "another"}) != nil {
			t.Fatal("a page is not kept")
		}
	}
	if n := len(m.texts) + len(m.older); n > 2*maxTexts/100_000 {
		t.Errorf("%d texts are kept", n)
	}
	var none *memory
	if got := none.of(place{}, func() *heard { return &heard{ends: make([]uint32, 1)} }); got.words() != 1 {
		t.Error("without a memory nothing is read")
	}
}

package newsroom

import (
	"context"
	"reflect"
	"slices"
	"testing"

	"github.com/isnad-desk/isnad/archive"
	"github.com/isnad-desk/isnad/desk"
	"github.com/isnad-desk/isnad/news"
)

// TestBriefsAreKept: what is counted of a story's articles stands beside the story, and is what their records hold.
func TestBriefsAreKept(t *testing.T) {
	ctx := context.Background()
	m := monitor(t, t.TempDir())
	if _, err := m.Add(ctx, func(yield func(news.Input, error) bool) {
		for _, in := range told {
			if !yield(in, nil) {
				return
			}
		}
	}, quiet); err != nil {
		t.Fatal(err)
	}
	stories, said := 0, 0
	err := m.Stories(ctx, func(id string, _ uint64, open func() (*desk.Told, error)) error {
		stories++
		x, err := open()
		if err != nil {
			return err
		}
		body, err := m.Store.Part(ctx, briefParts+id)
		if err != nil {
			return err
		}
		var kept []Brief
		if _, err := archive.Decode(body, &kept); err != nil {
			return err
		}
		counted, err := briefs(x, func(article string) (*counted, error) {
			r, err := m.Record(ctx, article)
			if err != nil {
				return nil, err
			}
			n := 0
			for i := range r.Statements {
				if slices.Contains(Classes[:], r.Statements[i].Class) {
					n++
				}
			}
			said += n
			return count(r), nil
		})
		if err != nil || !reflect.DeepEqual(kept, counted) {
			t.Errorf("story %s: kept %+v, counted %+v, %v", id, kept, counted, err)
		}
		sum := 0
		for _, b := range kept {
			for _, n := range b.Statements {
				sum += n
			}
		}
		if said -= sum; said != 0 {
			t.Errorf("story %s: %d statements are not counted", id, said)
		}
		return nil
	})
	if err != nil || stories == 0 {
		t.Fatalf("%d stories, %v", stories, err)
	}
}

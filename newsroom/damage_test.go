package newsroom

import (
	"context"
	"database/sql"
	"errors"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/isnad-desk/isnad/archive"
	"github.com/isnad-desk/isnad/archive/sqlite"
)

// TestADamagedInputHoldsNothingUp: when all derived is made again, what cannot be unpacked is listed, the rest is read, and taking it in again mends it.
func TestADamagedInputHoldsNothingUp(t *testing.T) {
	ctx := context.Background()
	for name, damage := range map[string]string{
		"nothing is left": `UPDATE item SET input = zeroblob(40) WHERE seq = 2`,
		"a byte differs":  `UPDATE item SET input = substr(input, 1, 20) || x'00' || substr(input, 22) WHERE seq = 2`,
		"another sum":     `UPDATE item SET sum = zeroblob(32) WHERE seq = 2`,
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			m := monitor(t, dir)
			add(t, m, told...)
			want := kept(t, m)
			db, err := sql.Open("sqlite", filepath.Join(dir, sqlite.FileName))
			if err != nil {
				t.Fatal(err)
			}
			defer db.Close()
			if _, err := db.Exec(damage); err != nil {
				t.Fatal(err)
			}
			got, err := m.Rebuild(ctx, quiet)
			if err != nil || got.Read != len(told)-1 || got.Failed != 1 {
				t.Fatalf("%+v %v", got, err)
			}
			fs, err := m.Store.Failures(ctx)
			if err != nil || len(fs) != 1 || fs[0].Location != told[1].URL || !strings.Contains(fs[0].Reason, "damaged") {
				t.Fatalf("%+v %v", fs, err)
			}
			if found, err := m.Store.Check(ctx); err != nil || len(found) != 1 || !strings.Contains(found[0].Do, "add the article again") {
				t.Errorf("%v %v", found, err)
			}
			if got := add(t, m, told...); got.Read != 1 || got.Known != len(told)-1 {
				t.Errorf("added again: %+v", got)
			}
			if got := kept(t, m); !reflect.DeepEqual(got, want) {
				t.Errorf("another desk:\n%+v, want\n%+v", got, want)
			}
			if fs, err := m.Store.Failures(ctx); err != nil || len(fs) != 0 {
				t.Errorf("still listed: %+v %v", fs, err)
			}
		})
	}
}

// TestADeskMadeAgainLeavesNothingBehind: where the parts of the desk cannot be used, as after a change of how they are made, stories that are no more go.
func TestADeskMadeAgainLeavesNothingBehind(t *testing.T) {
	ctx := context.Background()
	m := monitor(t, t.TempDir())
	add(t, m, told[:4]...)
	d, err := m.Desk(ctx)
	if err != nil {
		t.Fatal(err)
	}
	old, err := m.Story(ctx, d.Stories[0].ID)
	if err != nil || len(old.Entities) == 0 {
		t.Fatalf("%+v %v", old, err)
	}
	old.ID = "S-00000000ff"
	b := archive.Batch{Parts: map[string][]byte{deskParts + "article/x": []byte("of another version")}}
	if err := show(b.Parts, old); err != nil {
		t.Fatal(err)
	}
	if err := m.Store.Save(ctx, &b); err != nil {
		t.Fatal(err)
	}
	m = m.Newsroom.Monitor(m.Options) // another run, which holds no desk
	if got, err := m.Desk(ctx); err != nil || !reflect.DeepEqual(got, d) {
		t.Errorf("looked at only, the desk is\n%+v %v, want\n%+v", got, err, d)
	}
	add(t, m, told[4])
	if _, err := m.Story(ctx, old.ID); !errors.Is(err, archive.ErrNotFound) {
		t.Errorf("it is still there: %v", err)
	}
	for _, e := range old.Entities {
		if got, err := m.Entity(ctx, e.ID); err == nil {
			for _, s := range got.Members {
				if _, err := m.Store.Article(ctx, s.Article); err != nil {
					t.Error(err)
				}
			}
		}
		if _, err := m.Store.Part(ctx, entityKey(e.ID, old.ID)); !errors.Is(err, archive.ErrNotFound) {
			t.Errorf("%s still stands in it: %v", e.Name, err)
		}
	}
	if got, want := kept(t, m), batch(t, m, told); !reflect.DeepEqual(got, want) {
		t.Errorf("another desk:\n%+v, want\n%+v", got, want)
	}
}

package newsroom

import (
	"context"
	"database/sql"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

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

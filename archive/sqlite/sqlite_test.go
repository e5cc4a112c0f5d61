package sqlite

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"github.com/isnad-desk/isnad/archive"
	"github.com/isnad-desk/isnad/archive/archivetest"
	"github.com/isnad-desk/isnad/news"
)

func TestSuite(t *testing.T) {
	archivetest.Run(t, func(ctx context.Context, dir string) (archive.Store, error) { return Open(ctx, dir) })
}

// TestLibcIsTheOneThatSQLiteWasMadeWith: the driver is translated C; with another libc it may go wrong silently.
func TestLibcIsTheOneThatSQLiteWasMadeWith(t *testing.T) {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		t.Skip("no build information")
	}
	want := map[string]string{"modernc.org/sqlite": "v1.60.1", "modernc.org/libc": "v1.77.1"}
	for _, d := range info.Deps {
		if v, ok := want[d.Path]; ok && v != d.Version {
			t.Errorf("%s is %s, want %s: change both together, as the driver's go.mod pins them", d.Path, d.Version, v)
		}
	}
}

func open(t *testing.T, dir string) *Store {
	t.Helper()
	s, err := Open(context.Background(), dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// TestReleasedVersionsOpen: an archive written by every released version is still read. The files are made by that version and never changed.
func TestReleasedVersionsOpen(t *testing.T) {
	files, err := filepath.Glob("testdata/*.db")
	if err != nil || len(files) == 0 {
		t.Fatalf("no archives of released versions: %v", err)
	}
	for _, f := range files {
		body, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, FileName), body, 0o600); err != nil {
			t.Fatal(err)
		}
		s := open(t, dir)
		ctx := context.Background()
		if found, err := s.Check(ctx); err != nil || len(found) > 0 {
			t.Errorf("%s: %v %v", f, found, err)
		}
		c, err := s.Counts(ctx)
		if err != nil || c.Articles+c.Versions+c.Waiting != 4 || c.Failures != 1 || c.Judgements != 1 {
			t.Errorf("%s holds %+v, %v", f, c, err)
		}
		for seq := int64(1); seq <= int64(c.Items); seq++ { // what is derived may have to be made again, inputs never
			it, err := s.Input(ctx, seq)
			if err != nil || !strings.Contains(it.Input.Text, "الجسر") && !strings.Contains(it.Input.Text, "جسر") {
				t.Errorf("%s: item %d: %q, %v", f, seq, it.Input.Text, err)
			}
		}
	}
}

// TestWriteReleased makes the archive of this version; set ISNAD_RELEASE to its name when a version is released.
func TestWriteReleased(t *testing.T) {
	name := os.Getenv("ISNAD_RELEASE")
	if name == "" {
		t.Skip("only when a version is released")
	}
	ctx := context.Background()
	s := open(t, t.TempDir())
	at := time.Date(2031, 3, 9, 0, 0, 0, 0, time.UTC)
	var items []archive.Item
	for _, body := range []string{"افتتح الجسر.", "أغلق الجسر.", "أغلق الجسر مساء.", "الجسر.", "رمم الجسر."} {
		in := news.Input{Location: body, URL: "https://wadi.example/" + body[:8], Text: body}
		items = append(items, archive.Item{Key: archive.KeyOf(in.URL, &in), Source: in.URL, Input: in, Taken: at})
	}
	entries, err := s.Enqueue(ctx, items)
	if err != nil {
		t.Fatal(err)
	}
	var b archive.Batch
	for i, it := range items[:3] {
		r := archive.Read{Seq: entries[i].Seq, Reader: name, Record: &news.Record{Article: news.Article{ID: it.Key.String()[:8], Text: it.Input.Text}}, Index: archive.Document{Length: 1, Terms: []archive.Term{{Text: "جسر"}}}}
		if i == 2 {
			r.Replaces = entries[1].Seq
		}
		b.Read = append(b.Read, r)
	}
	b.Failed = []archive.Failure{{Location: "x", Seq: entries[3].Seq, Reason: "r", Do: "d", At: at}}
	b.Parts = map[string][]byte{"p": {1}}
	if err := s.Save(ctx, &b); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Judge(ctx, archive.Judgement{At: at, By: "b", Judgement: news.Judgement{Kind: news.JudgeName, Value: "v"}}); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join("testdata", name+".db")
	if err := os.MkdirAll("testdata", 0o755); err != nil {
		t.Fatal(err)
	}
	if err := s.Backup(ctx, out); err != nil {
		t.Fatal(err)
	}
}

func TestANewerArchiveIsRefused(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	if _, err := s.write.Exec(`INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)`); err != nil {
		t.Fatal(err)
	}
	s.Close()
	if _, err := Open(context.Background(), dir); !errors.Is(err, archive.ErrNewer) || !strings.Contains(err.Error(), dir) {
		t.Errorf("%v", err)
	}
}

func TestNoArchive(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, FileName), []byte(strings.Repeat("no archive ", 1000)), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(context.Background(), dir); !errors.Is(err, archive.ErrDamaged) || !strings.Contains(err.Error(), FileName) {
		t.Errorf("%v", err)
	}
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(context.Background(), filepath.Join(file, "sub")); err == nil || !strings.Contains(err.Error(), "--data") {
		t.Errorf("a folder inside a file: %v", err)
	}
	if !Exists(dir) || Exists(t.TempDir()) {
		t.Error("Exists is wrong")
	}
}

// TestCheckFindsWhatIsWrong breaks an archive in every way that Check looks for.
func TestCheckFindsWhatIsWrong(t *testing.T) {
	ctx := context.Background()
	for _, c := range []struct{ harm, want, do string }{
		{`UPDATE item SET input = zeroblob(40) WHERE seq = 1`, "item 1", "add the article again"},
		{`UPDATE item SET sum = zeroblob(32) WHERE seq = 1`, "item 1", "add the article again"},
		{`UPDATE article SET record = substr(record, 1, 20) WHERE seq = 1`, "record 1", "rebuild"},
		{`UPDATE part SET body = x'07'`, "part of the desk p", "rebuild"},
		{`UPDATE filed SET body = zeroblob(6144)`, "article 1 is not in the index", "rebuild"},
		{`INSERT INTO filed (chunk, body) SELECT 1, body FROM filed`, "the index holds article 513", "rebuild"},
		{`UPDATE block SET body = zeroblob(9)`, "block 1 of the index", "rebuild"},
		{`UPDATE block SET at = x'07'`, "block 1 of the index", "rebuild"},
		{`DELETE FROM filed`, "article 1 is not in the index", "rebuild"},
		{`UPDATE item SET state = 0 WHERE seq = 1`, "article 1 has no item that was read", "rebuild"},
		{`UPDATE item SET state = 1 WHERE seq = 2`, "item 2 counts as read", "rebuild"},
		{`UPDATE item SET state = 2 WHERE seq = 2`, "item 2 could not be read", "rebuild"},
		{`UPDATE article SET next = 55 WHERE seq = 1`, "article 1 was replaced", "rebuild"},
	} {
		s := open(t, t.TempDir())
		var items []archive.Item
		for _, body := range []string{"افتتح الجسر.", "أغلق الجسر."} {
			in := news.Input{Location: body, Text: body}
			items = append(items, archive.Item{Key: archive.KeyOf(body, &in), Source: body, Input: in})
		}
		if _, err := s.Enqueue(ctx, items); err != nil {
			t.Fatal(err)
		}
		b := archive.Batch{Read: []archive.Read{{Seq: 1, Record: &news.Record{Article: news.Article{ID: "a"}}, Index: archive.Document{Length: 1, Terms: []archive.Term{{Text: "جسر"}}}}}, Parts: map[string][]byte{"p": {1}}}
		if err := s.Save(ctx, &b); err != nil {
			t.Fatal(err)
		}
		if found, err := s.Check(ctx); err != nil || len(found) != 0 {
			t.Fatalf("sound: %v %v", found, err)
		}
		if _, err := s.write.Exec(c.harm); err != nil {
			t.Fatalf("%s: %v", c.harm, err)
		}
		found, err := s.Check(ctx)
		if err != nil || len(found) == 0 || !strings.HasPrefix(found[0].What, c.want) || !strings.Contains(found[0].Do, c.do) {
			t.Errorf("%s: %+v, %v", c.harm, found, err)
		}
	}
}

// TestSizeOfPages: it is a tenth of an archive, and nobody sees when it is not what was asked for.
func TestSizeOfPages(t *testing.T) {
	s, err := Open(context.Background(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var n int
	if err := s.read.QueryRow(`PRAGMA page_size`).Scan(&n); err != nil || n != pageSize {
		t.Errorf("pages of %d bytes, %v", n, err)
	}
}

func TestAccounts(t *testing.T) {
	archivetest.RunAccounts(t, func(ctx context.Context, dir string) (archive.Accounts, error) {
		s, err := Open(ctx, dir)
		if err == nil {
			t.Cleanup(func() { s.Close() })
		}
		return s, err
	})
}

// TestAnAddressIsFoundByItsIndex: it is asked for with every article that is taken in.
func TestAnAddressIsFoundByItsIndex(t *testing.T) {
	s := open(t, t.TempDir())
	rows, err := s.read.Query(`EXPLAIN QUERY PLAN SELECT `+articleColumns+fromArticle+`WHERE `+ofSource+` AND a.next = 0`, "x")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	plan := ""
	for rows.Next() {
		var id, parent, rest int
		var what string
		if err := rows.Scan(&id, &parent, &rest, &what); err != nil {
			t.Fatal(err)
		}
		plan += what + "\n"
	}
	if rows.Err() != nil || !strings.Contains(plan, "item_tail") || strings.Contains(plan, "SCAN") {
		t.Errorf("%v\n%s", rows.Err(), plan)
	}
}

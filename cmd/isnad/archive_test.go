package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/isnad-desk/isnad/archive/sqlite"
)

// TestArchiveByHand walks through what a user does with an archive.
func TestArchiveByHand(t *testing.T) {
	dir := t.TempDir()
	write := func(name, body string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("a.txt", story)
	write("b.txt", "قال وزير الزراعة إن موسم الحصاد بدأ اليوم في سهل المرج.")
	write("c.txt", "The harvest began today in the plain, the minister said.")
	type step struct {
		args           []string
		status         int
		stdout, stderr string // parts of what is printed
	}
	for _, s := range []step{
		{[]string{"status"}, exitSomeFailed, "", "isnad add makes one"},
		{[]string{"add", "a.txt", "b.txt", "c.txt", "missing.txt"}, exitSomeFailed, "read 2 articles · failed: 2", "c.txt: is not Arabic"},
		{[]string{"add", "a.txt", "b.txt"}, exitDone, "known already: 2", ""},
		{[]string{"add"}, exitDone, "read 0 articles", ""},
		{[]string{"status"}, exitDone, "2 articles", ""},
		{[]string{"search", "موسم", "الحصاد"}, exitDone, "found: 1", ""},
		{[]string{"search", "--lang", "ar", "نجم ثاقب"}, exitDone, "لم يوجد شيء", ""},
		{[]string{"search", "--json", "- متى بدأ موسم الحصاد؟"}, exitDone, `"schema":"isnad.search.v1","query":"- متى بدأ موسم الحصاد؟","total":1`, ""},
		{[]string{"search", "--json", "وزير", "-الحصاد"}, exitDone, `"hits":[]`, ""},
		{[]string{"search", "--statements", "says:\"وزير الزراعة\""}, exitDone, "found: 1", ""},
		{[]string{"search", "--happenings", "from:2031"}, exitDone, "", ""},
		{[]string{"search", "الحصاد from:soon"}, exitUsage, "", "character 13: there is \"soon\""},
		{[]string{"search", "\"الحصاد"}, exitUsage, "", "opened at character 1"},
		{[]string{"search", "-الحصاد"}, exitUsage, "", "character 2: there is \"الحصاد\""},
		{[]string{"search"}, exitUsage, "", "wants a query"},
		{[]string{"search", "الحصاد", "--limit", "0"}, exitUsage, "", "1 or more"},
		{[]string{"status", "--json"}, exitDone, `"articles":2`, ""},
		{[]string{"failures"}, exitDone, "missing.txt: no such file or folder", ""},
		{[]string{"failures", "retry"}, exitSomeFailed, "failed: 2", "missing.txt"},
		{[]string{"failures", "again"}, exitUsage, "", "not \"again\""},
		{[]string{"export"}, exitDone, `"schema":"isnad.desk.v1"`, ""},
		{[]string{"export", "--format", "jsonl"}, exitDone, `"schema":"isnad.analysis.v1"`, ""},
		{[]string{"export", "--format", "statements"}, exitDone, "وزير الزراعة", ""},
		{[]string{"export", "--format", "csv", "--out", "nowhere/events.csv"}, exitSomeFailed, "", "folder that can be written"},
		{[]string{"export", "--format", "excel"}, exitUsage, "", "one of json"},
		{[]string{"doctor"}, exitDone, "is clean", ""},
		{[]string{"backup", "copy.db"}, exitDone, "", ""},
		{[]string{"backup", "copy.db"}, exitSomeFailed, "", "a file of this name exists"},
		{[]string{"article", "nobody"}, exitSomeFailed, "", "not in the archive"},
		{[]string{"story", "nobody"}, exitSomeFailed, "", "not in the archive"},
		{[]string{"entity", "nobody"}, exitSomeFailed, "", "not in the archive"},
		{[]string{"judge", "date", "nobody", "2031-01-01"}, exitSomeFailed, "", "not in the archive"},
		{[]string{"judge", "date", "nobody", "soon"}, exitUsage, "", "YYYY-MM-DD"},
		{[]string{"judge", "same", "river", "a", "b"}, exitUsage, "", "no kind"},
		{[]string{"judge", "undo", "7"}, exitSomeFailed, "", "not in the archive"},
		{[]string{"judge", "bless", "b"}, exitUsage, "", "no judgement"},
		{[]string{"judge", "name", "organization", "وزارة الزراعة", "الزراعة", "--by", "ليلى"}, exitDone, "judgement 1", ""},
		{[]string{"judge", "list"}, exitDone, "ليلى", ""},
		{[]string{"judge", "undo", "1"}, exitDone, "judgement 2", ""},
		{[]string{"rebuild"}, exitSomeFailed, "read 2 articles · failed: 1", ""},
		{[]string{"desk", "a.txt"}, exitUsage, "", "not both"},
		{[]string{"desk"}, exitDone, "2 articles", ""},
	} {
		got := start(t, dir, nil, append(s.args, "--data", "kept")...)
		if got.status != s.status || !strings.Contains(got.stdout, s.stdout) || !strings.Contains(got.stderr, s.stderr) {
			t.Errorf("isnad %s: status %d, want %d\n%s\n%s", strings.Join(s.args, " "), got.status, s.status, got.stdout, got.stderr)
		}
	}
	var d struct {
		Articles []struct{ ID string }
		Stories  []struct{ ID string }
	}
	fromJSON(t, start(t, dir, nil, "desk", "--json", "--data", "kept").stdout, &d)
	if len(d.Articles) != 2 {
		t.Fatalf("%d articles", len(d.Articles))
	}
	var rec struct{ Article struct{ ID, Text string } }
	fromJSON(t, start(t, dir, nil, "article", "--json", "--data", "kept", d.Articles[0].ID).stdout, &rec)
	if rec.Article.ID != d.Articles[0].ID || rec.Article.Text == "" {
		t.Errorf("%+v", rec)
	}
	if got := start(t, dir, nil, "story", "--data", "kept", d.Stories[0].ID); got.status != exitDone || !strings.Contains(got.stdout, d.Stories[0].ID) {
		t.Errorf("%+v", got)
	}
	var tale struct {
		Entities []struct {
			ID, Name string
			Members  [][2]string
		}
	}
	fromJSON(t, start(t, dir, nil, "story", "--json", "--data", "kept", d.Stories[0].ID).stdout, &tale)
	if len(tale.Entities) == 0 {
		t.Fatal("a story without entities")
	}
	for _, e := range tale.Entities {
		var whole struct {
			ID      string
			Members [][2]string
		}
		fromJSON(t, start(t, dir, nil, "entity", "--json", "--limit", "0", "--data", "kept", e.ID).stdout, &whole)
		if whole.ID != e.ID || len(whole.Members) < len(e.Members) {
			t.Errorf("entity %+v of the story is %+v", e, whole)
		}
		if got := start(t, dir, nil, "entity", "--lang", "en", "--data", "kept", e.ID); got.status != exitDone || !strings.Contains(got.stdout, e.Name) || !strings.Contains(got.stdout, "story "+d.Stories[0].ID) {
			t.Errorf("%+v", got)
		}
		if got := start(t, dir, nil, "entity", "--lang", "en", "--limit", "0", "--data", "kept", e.ID); got.status != exitDone || !strings.Contains(got.stdout, "shown: 0") {
			t.Errorf("%+v", got)
		}
	}
	// a page that changed
	write("a.txt", story+" وأضاف أن السوق يفتح يوم الجمعة.")
	if got := start(t, dir, nil, "add", "--data", "kept", "a.txt"); !strings.Contains(got.stdout, "new versions: 1") {
		t.Errorf("%+v", got)
	}
	var found struct{ Hits []struct{ Article string } }
	fromJSON(t, start(t, dir, nil, "search", "--json", "--data", "kept", "السوق الجمعة").stdout, &found)
	if len(found.Hits) != 1 {
		t.Fatalf("%+v", found)
	}
	if got := start(t, dir, nil, "article", "--versions", "--data", "kept", found.Hits[0].Article); got.status != exitDone || !strings.Contains(got.stdout, "\n  - ") || !strings.Contains(got.stdout, " وأضاف أن السوق يفتح يوم الجمعة.\n") {
		t.Errorf("%+v", got)
	}
}

func fromJSON(t *testing.T, s string, v any) {
	t.Helper()
	if err := json.Unmarshal([]byte(s), v); err != nil {
		t.Fatalf("%v: %.300q", err, s)
	}
}

var lastingID = regexp.MustCompile(`"[SE]-[0-9a-f]+"`)

// numbered puts numbers in the order of appearance in place of lasting ids, as the desk of files has them.
func numbered(desk string) string {
	seen, count := map[string]string{}, map[byte]int{}
	return lastingID.ReplaceAllStringFunc(desk, func(id string) string {
		if seen[id] == "" {
			count[id[1]]++
			seen[id] = fmt.Sprintf("%q", fmt.Sprint(string(id[1]), count[id[1]]))
		}
		return seen[id]
	})
}

// TestKilledAtAnyPoint kills the program with SIGKILL at random points of its work, checks the archive each time, and lets it go on: in the end
// every article is there once, and the desk is the one that is made of the same articles at once.
func TestKilledAtAnyPoint(t *testing.T) {
	kills, articles := 100, 60
	if testing.Short() {
		kills = 15
	}
	dir := t.TempDir()
	var b strings.Builder
	for i := range articles {
		line, err := json.Marshal(map[string]string{
			"url": fmt.Sprintf("https://wadi.example/%d", i), "outlet": "وادي نيوز", "title": fmt.Sprintf("افتتاح السوق رقم %d", i), "published": "2031-03-09",
			"text": strings.Repeat(story+"\n", 1+i%5) + fmt.Sprintf("وزار المحافظ سليم الراوي السوق رقم %d.", i),
		})
		if err != nil {
			t.Fatal(err)
		}
		b.Write(append(line, '\n'))
	}
	if err := os.WriteFile(filepath.Join(dir, "all.jsonl"), []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	want := start(t, dir, nil, "desk", "--json", "all.jsonl").stdout
	began := time.Now()
	start(t, dir, nil, "add", "--data", "timed", "all.jsonl")
	whole := time.Since(began)

	rng := rand.New(rand.NewSource(time.Now().UnixNano()))
	ctx := context.Background()
	for n, round := 0, 0; n < kills; round++ {
		data := fmt.Sprint("kept", round)
		for n < kills {
			c := program(ctx, dir, "add", "--data", data, "all.jsonl")
			if err := c.Start(); err != nil {
				t.Fatal(err)
			}
			kill := time.AfterFunc(time.Duration(rng.Int63n(int64(whole)+1)), func() { _ = c.Process.Kill() })
			err := c.Wait()
			kill.Stop()
			var ee *exec.ExitError
			if err == nil {
				break
			}
			if !errors.As(err, &ee) || ee.Exited() {
				t.Fatalf("the program ended by itself: %v", err)
			}
			n++
			if !sqlite.Exists(filepath.Join(dir, data)) {
				continue
			}
			s, err := sqlite.Open(ctx, filepath.Join(dir, data))
			if err != nil {
				t.Fatalf("after kill %d: %v", n, err)
			}
			found, err := s.Check(ctx)
			if err != nil || len(found) > 0 {
				t.Fatalf("after kill %d the archive is not sound: %v %v", n, found, err)
			}
			s.Close()
		}
		if got := start(t, dir, nil, "add", "--data", data, "all.jsonl"); got.status != exitDone {
			t.Fatalf("%+v", got)
		}
		if got := start(t, dir, nil, "desk", "--json", "--data", data); numbered(got.stdout) != want {
			t.Fatalf("after %d kills another desk, or articles lost or doubled:\n%.2000s\nwant\n%.2000s\n%s", n, got.stdout, want, got.stderr)
		}
	}
}

package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const ownAuthority = "\ufeff# an invented body\r\n" +
	"# columns: form\tcanon\tlatin\trole\torg\tcountry\tfrom\tto\r\n" +
	"زاهر المشكاتي\tزاهر المشكاتي\tZaher Mishkati\tرئيس هيئة الواحات\tهيئة الواحات\tTN\t2021-03\t-\n" +
	"أبو المشكات\tزاهر المشكاتي\tZaher Mishkati\t-\t-\tTN\t-\t-\n\n" +
	"# columns: form\tcanon\ttype\tcountry\tlatin\tambiguous\n" +
	"هيئة الواحات\tهيئة الواحات\tgovernment\tتونس\tOases Authority\t-\n" +
	"# columns: form\twhole\n" +
	"هيئة الواحات\tوزارة الفلاحة التونسية\n"

// TestOwnAuthority: what a user's file says joins two names of one person, spells them, and says what a body belongs to.
func TestOwnAuthority(t *testing.T) {
	dir := t.TempDir()
	write := func(name, content string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("a.txt", "التقى رئيس هيئة الواحات زاهر المشكاتي وفدا من المزارعين في توزر، وقال أبو المشكات إن الماء يكفي. وانتهى الاجتماع في مقر هيئة الواحات.")
	write("own.tsv", ownAuthority)
	type record struct {
		Entities []struct {
			Kind, Name, Latin, Within string
			Names                     []string
		}
	}
	read := func(args ...string) record {
		r := start(t, dir, nil, append([]string{"analyze", "--json"}, args...)...)
		if r.status != exitDone {
			t.Fatalf("status %d: %s", r.status, r.stderr)
		}
		var out record
		if err := json.Unmarshal([]byte(r.stdout), &out); err != nil {
			t.Fatal(err)
		}
		return out
	}
	joined := func(r record) bool {
		for _, e := range r.Entities {
			if e.Kind == "person" && e.Latin == "Zaher Mishkati" && len(e.Names) == 2 {
				return true
			}
		}
		return false
	}
	if r := read("a.txt"); joined(r) {
		t.Fatalf("the names are one person without the file: %+v", r.Entities)
	}
	r := read("--authority", "own.tsv", "a.txt")
	if !joined(r) {
		t.Errorf("the names are not one person with the file: %+v", r.Entities)
	}
	found := false
	for _, e := range r.Entities {
		if e.Name == "هيئة الواحات" {
			found = e.Latin == "Oases Authority" && e.Within == "وزارة الفلاحة التونسية"
		}
	}
	if !found {
		t.Errorf("the body is not as the file says: %+v", r.Entities)
	}
	if d := start(t, dir, nil, "desk", "--json", "--authority", "own.tsv", "a.txt"); d.status != exitDone || !strings.Contains(d.stdout, "Oases Authority") {
		t.Errorf("desk: status %d, %s", d.status, d.stderr)
	}
}

// TestFaultyAuthority: each fault is one line with file and line; nothing is read.
func TestFaultyAuthority(t *testing.T) {
	people := "# columns: form\tcanon\tlatin\trole\torg\tcountry\tfrom\tto\n"
	orgs := "# columns: form\tcanon\ttype\tcountry\tlatin\tambiguous\n"
	for name, c := range map[string]struct{ content, want string }{
		"cells":   {people + "زاهر\tزاهر\tZaher\n", "own.tsv, line 2: 3 cells, but there are 8 columns"},
		"empty":   {people + "زاهر\t-\tZaher\t-\t-\t-\t-\t-\n", "own.tsv, line 2: canon is empty"},
		"country": {people + "\nزاهر\tزاهر\tZaher\t-\t-\tXX\t-\t-\n", "own.tsv, line 3: country \"XX\""},
		"date":    {people + "زاهر\tزاهر\tZaher\t-\t-\tTN\t2020-13\t-\n", "own.tsv, line 2: from \"2020-13\""},
		"term":    {people + "زاهر\tزاهر\tZaher\t-\t-\tTN\t2020\t2019-01\n", "own.tsv, line 2: the term ends (2019-01) before it begins (2020)"},
		"type":    {orgs + "هيئة\tهيئة\tguild\t-\tGuild\t-\n", "own.tsv, line 2: type \"guild\""},
		"header":  {"# columns: form\tcanon\n", "own.tsv, line 1: no table has these columns"},
		"rows":    {"زاهر\tزاهر\n", "own.tsv, line 1: a row before"},
		"bytes":   {people + "\xff\n", "own.tsv is not UTF-8"},
		"two":     {people + "زاهر\tزاهر\n\tب\tZaher\t-\t-\tTN\t-\t-\n", "own.tsv, line 3: form is empty"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, "own.tsv"), []byte(c.content), 0o644); err != nil {
				t.Fatal(err)
			}
			r := start(t, dir, strings.NewReader(story), "analyze", "--json", "--authority", "own.tsv", "-")
			if r.status != exitSomeFailed || r.stdout != "" || !strings.Contains(r.stderr, c.want) {
				t.Errorf("status %d, output %q, errors:\n%s", r.status, r.stdout, r.stderr)
			}
			for line := range strings.Lines(r.stderr) {
				if !strings.HasPrefix(line, "isnad: own.tsv") {
					t.Errorf("line %q does not name the file", line)
				}
			}
		})
	}
	r := start(t, t.TempDir(), strings.NewReader(story), "desk", "--authority", "nowhere.tsv", "-")
	if r.status != exitSomeFailed || !strings.Contains(r.stderr, "nowhere.tsv cannot be read: no such file") {
		t.Errorf("status %d: %s", r.status, r.stderr)
	}
}

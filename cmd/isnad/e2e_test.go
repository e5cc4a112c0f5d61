package main

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
)

// started is the program that the tests start as users do: the test binary itself, or, as the race detector makes each start some ten times slower, a
// program built without it. Tests of what runs at one time ask for the test binary: see detectRaces.
var started = os.Args[0]

// TestMain lets the test binary be the program itself, and builds the one without the race detector.
func TestMain(m *testing.M) {
	if os.Getenv("ISNAD_RUN_MAIN") == "1" {
		main()
		return
	}
	os.Exit(func() int {
		if raceDetector {
			dir, err := os.MkdirTemp("", "isnad-test")
			if err != nil {
				fmt.Fprintln(os.Stderr, err)
				return 1
			}
			defer os.RemoveAll(dir)
			started = filepath.Join(dir, "isnad.exe")
			if out, err := exec.Command("go", "build", "-o", started, ".").CombinedOutput(); err != nil {
				fmt.Fprintf(os.Stderr, "%v: %s\n", err, out)
				return 1
			}
		}
		return m.Run()
	}())
}

// detectRaces lets the programs that this test starts run with the race detector where the tests do.
func detectRaces(t *testing.T) {
	before := started
	started = os.Args[0]
	t.Cleanup(func() { started = before })
}

// news is a short article about invented events.
const story = "افتتح رئيس بلدية وادي الزيتون أمس السوق الجديد، وقال إن السوق يضم مئة متجر وإن الإيجار لن يرتفع قبل ثلاث سنوات."

type result struct {
	status         int
	stdout, stderr string
}

// records returns the locations of the printed analysis records.
func (r result) records(t *testing.T) []string {
	t.Helper()
	var out []string
	for _, l := range strings.Split(strings.TrimSpace(r.stdout), "\n") {
		if l == "" {
			continue
		}
		var rec struct {
			Article struct{ Location, Text string }
		}
		if err := json.Unmarshal([]byte(l), &rec); err != nil {
			t.Fatalf("output is no JSON: %v: %.100q", err, l)
		}
		out = append(out, rec.Article.Location)
	}
	return out
}

func program(ctx context.Context, dir string, args ...string) *exec.Cmd {
	c := exec.CommandContext(ctx, started, args...)
	c.Dir = dir
	c.Env = append(os.Environ(), "ISNAD_RUN_MAIN=1", "LC_ALL=C")
	return c
}

func start(t *testing.T, dir string, stdin io.Reader, args ...string) result {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	c := program(ctx, dir, args...)
	var out, errs bytes.Buffer
	c.Stdin, c.Stdout, c.Stderr = stdin, &out, &errs
	err := c.Run()
	var ee *exec.ExitError
	if err != nil && !errors.As(err, &ee) {
		t.Fatal(err)
	}
	if ctx.Err() != nil {
		t.Fatalf("%v did not end", args)
	}
	r := result{c.ProcessState.ExitCode(), out.String(), errs.String()}
	for _, bad := range []string{"panic:", "goroutine ", "runtime error"} {
		if strings.Contains(r.stderr, bad) {
			t.Fatalf("%v: %s", args, r.stderr)
		}
	}
	return r
}

func write(t *testing.T, dir, name string, content []byte) {
	t.Helper()
	p := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(p, content, 0o644); err != nil {
		t.Fatal(err)
	}
}

func utf16Bytes(s string, big, bom bool) []byte {
	units := utf16.Encode([]rune(s))
	if bom {
		units = append([]uint16{0xFEFF}, units...)
	}
	var out []byte
	for _, u := range units {
		if big {
			out = append(out, byte(u>>8), byte(u))
		} else {
			out = append(out, byte(u), byte(u>>8))
		}
	}
	return out
}

func encoded(t *testing.T, m *charmap.Charmap, s string) []byte {
	t.Helper()
	out, err := m.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return []byte(out)
}

func zipped(t *testing.T, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	names := make([]string, 0, len(files))
	for n := range files {
		names = append(names, n)
	}
	slices.Sort(names)
	slices.Reverse(names) // in an archive files may stand in any order
	for _, n := range names {
		w, err := z.Create(n)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, files[n]); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestBadInput starts the program with one bad file beside a good one: the good one is printed, the bad one is one line that names it and
// says why and what to do, and the status is 1.
func TestBadInput(t *testing.T) {
	long := strings.Repeat("كلمة وأخرى ", 1<<20)
	for name, c := range map[string]struct {
		file    string
		content []byte
		says    string // in the line on standard error
	}{
		"empty":                 {"bad.txt", nil, "empty"},
		"only blanks":           {"bad.txt", []byte(" \n\t\r\n"), "empty"},
		"only digits":           {"bad.txt", []byte("123 456"), "no words"},
		"binary":                {"bad.txt", []byte("\x7fELF\x02\x01\x01\x00\x00\x00\x00" + strings.Repeat("\x01\x90\xff\x00", 500)), "binary"},
		"binary without zeros":  {"bad.txt", []byte(strings.Repeat("\x01\x02\x9f\x10\xfe\x07", 500)), "binary"},
		"a picture":             {"bad.jpg", append([]byte("\xff\xd8\xff\xe0\x00\x10JFIF"), bytes.Repeat([]byte{0x8f, 0, 0x13}, 300)...), "binary"},
		"persian":               {"bad.txt", []byte("رئیس جمهور گفت که این دیدار برای دو کشور مهم است و باید ادامه یابد."), "is not Arabic (looks like Persian)"},
		"urdu":                  {"bad.txt", []byte("وزیر اعظم نے کہا ہے کہ یہ ملاقات دونوں ملکوں کے لیے اہم ہے۔"), "is not Arabic (looks like Urdu)"},
		"kurdish":               {"bad.txt", []byte("سەرۆکی هەرێم گوتی ئەم کۆبوونەوەیە بۆ هەردوو لا گرنگە"), "is not Arabic (looks like Kurdish)"},
		"hebrew":                {"bad.txt", []byte("ראש הממשלה אמר כי הפגישה נדחתה למחר"), "is not Arabic (looks like Hebrew)"},
		"english":               {"bad.txt", []byte("The minister said that the meeting was postponed to the next day."), "is not Arabic (looks like English)"},
		"latin-1":               {"bad.txt", []byte("Le ministre a d\xe9clar\xe9 que la r\xe9union est report\xe9e \xe0 demain"), "bad.txt"},
		"too large":             {"bad.txt", []byte(strings.Repeat(long, 2)), "larger than 32 MB"},
		"json broken":           {"bad.json", []byte("{\n\"text\": \"" + story + "\",\n}"), "broken JSON at line 3"},
		"json cut":              {"bad.json", []byte(`{"text": "` + story), "broken JSON"},
		"json empty":            {"bad.json", nil, "empty"},
		"json list":             {"bad.json", []byte(`[{"text": "` + story + `"}]`), "list"},
		"json string":           {"bad.json", []byte(`"` + story + `"`), "no JSON object"},
		"json text missing":     {"bad.json", []byte(`{"title": "عنوان"}`), `field "text" is missing`},
		"json text empty":       {"bad.json", []byte(`{"title": "عنوان", "text": "  "}`), `field "text" is empty`},
		"json text null":        {"bad.json", []byte(`{"text": null}`), `field "text" is empty`},
		"json text a number":    {"bad.json", []byte(`{"text": 17}`), `field "text" is a number`},
		"json title a list":     {"bad.json", []byte(`{"title": ["a"], "text": "` + story + `"}`), `field "title" is a list`},
		"json published object": {"bad.json", []byte(`{"published": {"day": 1}, "text": "` + story + `"}`), `field "published" is an object`},
		"json two objects":      {"bad.json", []byte(`{"text": "` + story + `"}` + "\n" + `{"text": "` + story + `"}`), "more than one object"},
		"jsonl with a bad line": {"bad.jsonl", []byte("\n{\"text\": 3}\n"), "bad.jsonl:2"},
		"jsonl empty":           {"bad.jsonl", []byte("\n\n"), "empty"},
		"zip broken":            {"bad.zip", []byte("PK\x03\x04 this is no archive"), "broken zip"},
		"zip empty":             {"bad.zip", nil, "empty"},
		"zip without articles":  {"bad.zip", zipped(t, map[string]string{"a.png": "x", ".b.txt": story, "__MACOSX/c.txt": "x"}), "no article in this archive"},
		"zip bomb":              {"bad.zip", zipped(t, map[string]string{"a.txt": strings.Repeat("a", 30<<20)}), "more than 200 times"},
		"zip in a zip":          {"bad.zip", zipped(t, map[string]string{"a.zip": "PK"}), "archive inside an archive"},
		"zip with a large file": {"bad.zip", zipped(t, map[string]string{"a.txt": noise(40 << 20)}), "larger than 32 MB"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if testing.Short() && len(c.content) > 1<<20 {
				t.Skip("takes seconds")
			}
			dir := t.TempDir()
			write(t, dir, c.file, c.content)
			write(t, dir, "good.txt", []byte(story))
			r := start(t, dir, nil, "analyze", "--json", c.file, "good.txt")
			lines := strings.Split(strings.TrimSuffix(r.stderr, "\n"), "\n")
			if r.status != 1 || len(lines) != 1 || !strings.HasPrefix(lines[0], "isnad: "+c.file) || !strings.Contains(lines[0], c.says) {
				t.Errorf("status %d, standard error %q, want 1 and one line on %s with %q", r.status, r.stderr, c.file, c.says)
			}
			if !strings.Contains(lines[0], "; ") {
				t.Errorf("%q does not say what to do", lines[0])
			}
			if got := r.records(t); !slices.Equal(got, []string{"good.txt"}) {
				t.Errorf("records %q, want good.txt alone", got)
			}
		})
	}
}

// noise is text that does not shrink much.
func noise(n int) string {
	b := make([]byte, n)
	x := uint32(1)
	for i := range b {
		x = x*1664525 + 1013904223
		b[i] = 'a' + byte(x>>24)%26
	}
	return string(b)
}

func TestPathsThatCannotBeRead(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "good.txt", []byte(story))
	write(t, dir, "closed/a.txt", []byte(story))
	write(t, dir, "tree/a.txt", []byte(story))
	write(t, dir, "tree/deep/b.txt", []byte(story+" انتهى."))
	if err := os.MkdirAll(filepath.Join(dir, "hollow"), 0o755); err != nil {
		t.Fatal(err)
	}
	for from, to := range map[string]string{"tree/deep/loop": "..", "self": "self", "tree/gone.txt": "nowhere.txt"} {
		if err := os.Symlink(to, filepath.Join(dir, from)); err != nil {
			t.Fatal(err)
		}
	}
	for name, c := range map[string]struct{ path, says string }{
		"unknown path":     {"missing.txt", "missing.txt: no such file or folder; check the path"},
		"folder of none":   {"hollow", "hollow: no article in this folder"},
		"link to itself":   {"self", "self: "},
		"name with a line": {"a\nb.txt", "no such file"},
	} {
		t.Run(name, func(t *testing.T) {
			r := start(t, dir, nil, "analyze", "--json", c.path, "good.txt")
			if r.status != 1 || !strings.Contains(r.stderr, c.says) || len(r.records(t)) != 1 {
				t.Errorf("status %d, standard error %q, %d records", r.status, r.stderr, len(r.records(t)))
			}
		})
	}
	t.Run("links", func(t *testing.T) {
		r := start(t, dir, nil, "analyze", "--json", "tree")
		if got := r.records(t); !slices.Equal(got, []string{"tree/a.txt", "tree/deep/b.txt"}) {
			t.Errorf("records %q", got)
		}
		if r.status != 1 || strings.Count(r.stderr, "\n") != 2 || !strings.Contains(r.stderr, "tree/deep/loop: links back") || !strings.Contains(r.stderr, "tree/gone.txt: no such file") {
			t.Errorf("status %d, standard error %q", r.status, r.stderr)
		}
	})
	t.Run("rights", func(t *testing.T) {
		if os.Getuid() == 0 {
			t.Skip("root may read everything")
		}
		if err := os.Chmod(filepath.Join(dir, "closed"), 0); err != nil {
			t.Fatal(err)
		}
		defer os.Chmod(filepath.Join(dir, "closed"), 0o755)
		r := start(t, dir, nil, "analyze", "--json", "closed", "good.txt")
		if r.status != 1 || !strings.Contains(r.stderr, "closed: permission denied; check its rights") || len(r.records(t)) != 1 {
			t.Errorf("status %d, standard error %q", r.status, r.stderr)
		}
	})
}

// TestEncodings reads one text in all encodings in which Arabic is stored.
func TestEncodings(t *testing.T) {
	dir := t.TempDir()
	for name, raw := range map[string][]byte{
		"utf8.txt":        []byte(story),
		"utf8-bom.txt":    append([]byte("\xEF\xBB\xBF"), story...),
		"utf16le-bom.txt": utf16Bytes(story, false, true),
		"utf16be-bom.txt": utf16Bytes(story, true, true),
		"utf16le.txt":     utf16Bytes(story, false, false),
		"utf16be.txt":     utf16Bytes(story, true, false),
		"win1256.txt":     encoded(t, charmap.Windows1256, story),
		"iso8859.txt":     encoded(t, charmap.ISO8859_6, story),
		"win1256.json":    encoded(t, charmap.Windows1256, `{"text": "`+story+`"}`),
		"utf16.json":      utf16Bytes(`{"text": "`+story+`"}`, false, true),
		"no-extension":    []byte(story),
	} {
		write(t, dir, name, raw)
		r := start(t, dir, nil, "analyze", "--json", name)
		var rec struct{ Article struct{ Text string } }
		if err := json.Unmarshal([]byte(r.stdout), &rec); err != nil || r.status != 0 || r.stderr != "" {
			t.Errorf("%s: status %d, %q, %v", name, r.status, r.stderr, err)
			continue
		}
		if rec.Article.Text != story {
			t.Errorf("%s: %.80q", name, rec.Article.Text)
		}
	}
	// a few broken bytes in a UTF-8 file are replaced and said
	write(t, dir, "damaged.txt", []byte(story+" \xd9 "+story))
	r := start(t, dir, nil, "analyze", "--json", "damaged.txt")
	if r.status != 0 || !strings.Contains(r.stderr, "isnad: note: damaged.txt: 1 bytes are not UTF-8 and were replaced") || !strings.Contains(r.stdout, "\uFFFD") {
		t.Errorf("damaged: status %d, %q", r.status, r.stderr)
	}
}

func TestWaysIn(t *testing.T) {
	dir := t.TempDir()
	object := func(title string) string { return fmt.Sprintf(`{"title": %q, "text": %q}`, title, story) }
	write(t, dir, "tree/b.txt", []byte(story))
	write(t, dir, "tree/a.json", []byte(object("عنوان")))
	write(t, dir, "tree/c.jsonl", []byte(object("أول")+"\n\n"+object("ثان")))
	write(t, dir, "tree/d/e.TXT", []byte(story))
	write(t, dir, "tree/.hidden.txt", []byte("x"))
	write(t, dir, "tree/notes.md", []byte("x"))
	write(t, dir, "tree/z.zip", zipped(t, map[string]string{"in/1.txt": story, "in/0.json": object("عنوان"), "readme.md": "x"}))
	want := []string{"tree/a.json", "tree/b.txt", "tree/c.jsonl:1", "tree/c.jsonl:3", "tree/d/e.TXT", "tree/z.zip/in/0.json", "tree/z.zip/in/1.txt"}
	for _, jobs := range []string{"1", "2", "7"} {
		r := start(t, dir, nil, "analyze", "--json", "--jobs", jobs, "tree")
		if got := r.records(t); r.status != 0 || !slices.Equal(got, want) || r.stderr != "" {
			t.Errorf("jobs %s: status %d, %q, %q", jobs, r.status, got, r.stderr)
		}
	}
	for name, c := range map[string]struct {
		in string
		n  int
	}{
		"text":         {story, 1},
		"object":       {object("عنوان"), 1},
		"pretty":       {"{\n \"text\":\n \"" + story + "\"\n}\n", 1},
		"objects":      {object("أول") + "\n" + object("ثان") + "\n", 2},
		"bom":          {"\xEF\xBB\xBF" + object("أول"), 1},
		"utf16 object": {string(utf16Bytes(object("أول"), false, true)), 1},
	} {
		r := start(t, dir, strings.NewReader(c.in), "analyze", "--json", "-")
		if r.status != 0 || len(r.records(t)) != c.n {
			t.Errorf("standard input, %s: status %d, %q, %q", name, r.status, r.stderr, r.records(t))
		}
	}
	for name, in := range map[string]string{"nothing": "", "zip": "PK\x03\x04", "broken object": "{\"text\": "} {
		if r := start(t, dir, strings.NewReader(in), "analyze", "--json", "-"); r.status != 1 || !strings.HasPrefix(r.stderr, "isnad: -: ") || strings.Count(r.stderr, "\n") != 1 {
			t.Errorf("standard input, %s: status %d, %q", name, r.status, r.stderr)
		}
	}
}

// TestHostileText reads texts that are made to take long.
func TestHostileText(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	dir := t.TempDir()
	for name, s := range map[string]string{
		"line.txt":   strings.Repeat("قال إن كلمة وأخرى ", 20<<20/len("قال إن كلمة وأخرى ")),
		"quotes.txt": story + strings.Repeat("«", 10000),
		"marks.txt":  "م" + strings.Repeat("\u064B", 200000) + " " + story,
		"word.txt":   strings.Repeat("م", 1<<20),
	} {
		write(t, dir, name, []byte(s))
		begin := time.Now()
		r := start(t, dir, nil, "analyze", "--json", name)
		if r.status != 0 || len(r.records(t)) != 1 {
			t.Errorf("%s: status %d, %.200q", name, r.status, r.stderr)
		}
		if cut := strings.Contains(r.stderr, "only the first"); cut != (len(s) > 512<<10) {
			t.Errorf("%s: %d bytes, said on standard error: %q", name, len(s), r.stderr)
		}
		if d := time.Since(begin); d > time.Minute { // for a busy machine under the race detector: what is quadratic takes hours
			t.Errorf("%s took %s", name, d)
		}
	}
}

func TestDateThatIsNone(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "a.json", []byte(`{"published": "last week", "text": "`+story+`"}`))
	r := start(t, dir, nil, "analyze", "--json", "a.json")
	if r.status != 0 || !strings.Contains(r.stderr, `isnad: note: a.json: field "published" is no date`) {
		t.Errorf("status %d, %q", r.status, r.stderr)
	}
}

func TestFullDisk(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("no /dev/full here")
	}
	defer full.Close()
	detectRaces(t)
	dir := t.TempDir()
	for i := range 40 {
		write(t, dir, fmt.Sprintf("%02d.txt", i), []byte(story))
	}
	for _, verb := range [][]string{{"analyze", "--json"}, {"desk", "--json"}, {"analyze"}, {"desk", "--all"}} {
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		c := program(ctx, dir, append(verb, ".")...)
		var errs bytes.Buffer
		c.Stdout, c.Stderr = full, &errs
		_ = c.Run()
		cancel()
		if c.ProcessState.ExitCode() != 1 || strings.Count(errs.String(), "\n") != 1 || !strings.Contains(errs.String(), "no space left on device") {
			t.Errorf("%v: status %d, %q", verb, c.ProcessState.ExitCode(), errs.String())
		}
	}
}

func TestInterrupt(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no interrupts to send")
	}
	detectRaces(t)
	dir := t.TempDir()
	write(t, dir, "a.txt", []byte(story))
	var r result
	for _, wait := range []time.Duration{2 * time.Second, 8 * time.Second, 30 * time.Second} { // until the first article is read, on any machine
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		defer cancel()
		c := program(ctx, dir, "analyze", "--json", "a.txt", "-")
		in, err := c.StdinPipe() // never closed: the program waits for it
		if err != nil {
			t.Fatal(err)
		}
		defer in.Close()
		var out, errs bytes.Buffer
		c.Stdout, c.Stderr = &out, &errs
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(wait)
		if err := c.Process.Signal(os.Interrupt); err != nil {
			t.Fatal(err)
		}
		_ = c.Wait()
		r = result{c.ProcessState.ExitCode(), out.String(), errs.String()}
		if r.status == 130 && slices.Equal(r.records(t), []string{"a.txt"}) && strings.Contains(r.stderr, "interrupted") {
			return
		}
	}
	t.Errorf("status %d, records %q, standard error %q", r.status, r.records(t), r.stderr)
}

func TestWrongUsage(t *testing.T) {
	for _, args := range [][]string{{"analyze"}, {"nonsense"}, {"analyze", "--nonsense", "x"}, {"analyze", "--jobs", "0", "x"}, {"analyze", "--jobs", "many", "x"}} {
		r := start(t, t.TempDir(), nil, args...)
		if r.status != 2 || strings.Count(r.stderr, "\n") != 1 || r.stdout != "" {
			t.Errorf("%v: status %d, %q", args, r.status, r.stderr)
		}
	}
}

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the made blocks of the documents (make docs)")

// documents hold made blocks: what stands between <!-- make KIND ARGUMENT --> and <!-- end --> is printed by the program or read from files.
var documents = []string{"README.md", "README.ar.md", "docs/reference/lexicons.md"}

// blocks make the text of a block from its argument. They run in the root of the repository.
var blocks = map[string]func(argument string) (string, error){
	"run":      printed,
	"article":  quoted,
	"figures":  figures,
	"speed":    speed,
	"lexicons": lexicons,
}

var block = regexp.MustCompile(`(?s)<!-- make ([a-z]+)(?: ([^\n]*?))? -->\n(.*?)<!-- end -->`)

// TestREADME holds the documents to what the program prints and to the figures on file. With -update it rewrites them.
func TestREADME(t *testing.T) {
	if testing.Short() && !*update {
		t.Skip("judges the whole tree, not one change: runs without -short")
	}
	t.Chdir("../..")
	t.Setenv("LC_ALL", "C")
	for _, name := range documents {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Error(err)
			continue
		}
		n := 0
		made := block.ReplaceAllStringFunc(string(raw), func(old string) string {
			n++
			m := block.FindStringSubmatch(old)
			f := blocks[m[1]]
			if f == nil {
				t.Errorf("%s: no block is called %q", name, m[1])
				return old
			}
			body, err := f(m[2])
			if err != nil {
				t.Errorf("%s: %s %s: %v", name, m[1], m[2], err)
				return old
			}
			open, _, _ := strings.Cut(old, "\n")
			return open + "\n" + body + "<!-- end -->"
		})
		if open := strings.Count(string(raw), "<!-- make "); n == 0 || n != open {
			t.Errorf("%s: %d of %d made blocks can be read", name, n, open)
		}
		switch {
		case made == string(raw):
		case *update:
			if err := os.WriteFile(name, []byte(made), 0o644); err != nil {
				t.Error(err)
			}
		default:
			t.Errorf("%s is not what the program prints: run `make docs` and look at the diff\n%s", name, lineDiff(string(raw), made))
		}
	}
}

// TestREADMECommandsAreReal runs through the shell lines of the READMEs: each isnad command must exist with its flags.
func TestREADMECommandsAreReal(t *testing.T) {
	for _, name := range []string{"../../README.md", "../../README.ar.md"} {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		seen := 0
		for _, m := range regexp.MustCompile("(?s)```sh\n(.*?)```").FindAllStringSubmatch(string(raw), -1) {
			for line := range strings.Lines(m[1]) {
				line, _, _ = strings.Cut(line, " #")
				words := strings.Fields(line)
				if len(words) < 2 || words[0] != "isnad" {
					continue
				}
				seen++
				root := (&app{}).root()
				cmd, rest, err := root.Find(words[1:])
				if err == nil && cmd != root {
					err = cmd.ParseFlags(rest)
				}
				if err != nil || cmd == root {
					t.Errorf("%s: %q is no command of the program: %v", name, strings.TrimSpace(line), err)
				}
			}
		}
		if seen == 0 {
			t.Errorf("%s shows no command", name)
		}
	}
}

// printed runs the program; the argument is its command line.
func printed(argument string) (string, error) {
	var out, errs bytes.Buffer
	if status := run(context.Background(), strings.Fields(argument), strings.NewReader(""), &out, &errs); status != exitDone {
		return "", fmt.Errorf("exit %d: %s", status, errs.String())
	}
	return "```text\n$ isnad " + argument + "\n" + out.String() + "```\n", nil
}

// quoted shows a JSON article as a reader would meet it.
func quoted(path string) (string, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	var a struct{ Outlet, Title, Published, Text string }
	if err := json.Unmarshal(raw, &a); err != nil {
		return "", err
	}
	return fmt.Sprintf("> **%s** (%s, %s)<br>\n> %s\n", a.Title, a.Outlet, a.Published, strings.ReplaceAll(a.Text, "\n\n", "<br>\n> ")), nil
}

// measures are the rows of the table of figures: the key in eval/results, and what it means.
var measures = []struct {
	key string
	message
}{
	{"content", message{"article text without page furniture", "نص المقالة دون حشو الصفحة"}},
	{"names", message{"names of persons, organisations, places", "أسماء الأشخاص والجهات والأماكن"}},
	{"times", message{"time expressions", "عبارات الزمن"}},
	{"times_valued", message{"… with the right days", "… وأيامها صحيحة"}},
	{"statements", message{"statements", "الأقوال"}},
	{"statements_sourced", message{"… with the right source", "… ومصدرها صحيح"}},
	{"stance_right", message{"… stance right (says, denies, …)", "… وموقفها صحيح (قول، نفي، …)"}},
	{"events", message{"events", "الأحداث"}},
	{"events_with_parties", message{"… with the right parties", "… وأطرافها صحيحة"}},
	{"event_status_right", message{"… happened, denied, planned: right", "… وحالها صحيحة (وقع، نُفي، مقرر)"}},
	{"desk.entities_b3", message{"same person, body or place across articles (B³)", "وحدة المسمى بين المقالات (B³)"}},
	{"desk.stories", message{"stories (pairs of articles)", "القصص (أزواج المقالات)"}},
	{"desk.same_event", message{"same happening (pairs of reports)", "وحدة الحدث (أزواج الأخبار)"}},
	{"desk.conflicts_recall", message{"disagreements found (recall)", "ما وُجد من وجوه الخلاف"}},
	{"desk.lineage", message{"who copied whom", "من نقل عمّن"}},
	{"desk.independent_right", message{"count of independent origins right", "عدد الأصول المستقلة صحيح"}},
}

// sets are the columns of the table of figures.
var sets = []string{"seeds", "dev", "dev2", "samples"}

// figures is the table of quality, read from eval/results; the argument is the language.
func figures(language string) (string, error) {
	say := speech(language)
	results := map[string]map[string]any{}
	for _, s := range sets {
		raw, err := os.ReadFile("eval/results/" + s + ".json")
		if err != nil {
			return "", err
		}
		var r map[string]any
		if err := json.Unmarshal(raw, &r); err != nil {
			return "", err
		}
		results[s] = r
	}
	var out strings.Builder
	fmt.Fprintf(&out, "| %s | %s |\n|---|--:|--:|--:|--:|\n", say.of(message{"per cent", "بالمئة"}), strings.Join(sets, " | "))
	for _, m := range measures {
		fmt.Fprintf(&out, "| %s |", say.of(m.message))
		for _, s := range sets {
			cell := "–"
			if v, ok := figure(results[s], m.key); ok {
				cell = strconv.FormatFloat(v, 'f', 0, 64)
				if v < 50 {
					cell += " ▾"
				}
			}
			out.WriteString(" " + cell + " |")
		}
		out.WriteString("\n")
	}
	return out.String(), nil
}

// figure is the F1, share or count under key; none where the set offers nothing to measure.
func figure(r map[string]any, key string) (float64, bool) {
	var v any = r
	for k := range strings.SplitSeq(key, ".") {
		m, ok := v.(map[string]any)
		if !ok {
			return 0, false
		}
		v = m[k]
	}
	switch x := v.(type) {
	case float64:
		return x, true
	case map[string]any:
		if gold, _ := x["gold"].(float64); gold == 0 {
			return 0, false
		}
		f, ok := x["f1"].(float64)
		return f, ok
	}
	return 0, false
}

// speed tells the latest records of bench/records, one of each kind that are measured together; the argument is the language.
func speed(language string) (string, error) {
	say := speech(language)
	paths, err := filepath.Glob("bench/records/*.json")
	if err != nil {
		return "", err
	}
	if len(paths) == 0 {
		return say.of(message{"No record is kept yet; `make bench` makes one.\n", "لا سجل بعد؛ يصنعه `make bench`.\n"}), nil
	}
	type record struct {
		Date    string
		Time    string
		Commit  string
		Machine struct {
			CPU   string
			Cores int
		}
		Corpus struct {
			Name            string
			Articles, Words int
		}
		StartMS float64 `json:"start_ms"`
		Runs    []struct {
			Verb         string
			ArticlesPerS float64 `json:"articles_per_second"`
			PeakMiB      float64 `json:"peak_mib"`
		}
	}
	latest := map[string]record{} // by what was measured first
	for _, p := range paths {
		raw, err := os.ReadFile(p)
		if err != nil {
			return "", err
		}
		var r record
		if err := json.Unmarshal(raw, &r); err != nil {
			return "", fmt.Errorf("%s: %w", p, err)
		}
		if len(r.Runs) == 0 {
			continue
		}
		if kind := r.Runs[0].Verb; r.Date+r.Time >= latest[kind].Date+latest[kind].Time {
			latest[kind] = r
		}
	}
	var out strings.Builder
	for _, kind := range []string{"analyze", "add"} {
		r, ok := latest[kind]
		if !ok {
			continue
		}
		if out.Len() > 0 {
			out.WriteString("\n")
		}
		fmt.Fprintf(&out, say.of(message{
			"Measured %s at %s on %s, %d cores: %s, %d articles of %d words on average; %.0f ms to start.\n\n",
			"قيس في %s عند %s على %s، عدد أنويته %d: %s، عدد المقالات %d ومتوسط طولها %d كلمة؛ زمن البدء %.0f ملي ثانية.\n\n",
		}), r.Date, r.Commit, r.Machine.CPU, r.Machine.Cores, r.Corpus.Name, r.Corpus.Articles, r.Corpus.Words/max(1, r.Corpus.Articles), r.StartMS)
		out.WriteString(say.of(message{"| command | articles a second | peak memory |\n|---|--:|--:|\n", "| الأمر | مقالة في الثانية | ذروة الذاكرة |\n|---|--:|--:|\n"}))
		for _, run := range r.Runs {
			fmt.Fprintf(&out, "| `isnad %s` | %.0f | %.0f MiB |\n", run.Verb, run.ArticlesPerS, run.PeakMiB)
		}
	}
	return out.String(), nil
}

// lexicons is the table of the pack's lexicons, read from their headers.
func lexicons(string) (string, error) {
	paths, err := filepath.Glob("lang/ar/lex/*.tsv")
	if err != nil {
		return "", err
	}
	slices.Sort(paths)
	var out strings.Builder
	for _, p := range paths {
		h, err := header(p)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&out, "### `%s`\n\n%s. Columns: `%s`.\n", filepath.Base(p), strings.ToUpper(h["what"][0][:1])+h["what"][0][1:], strings.ReplaceAll(h["columns"][0], "\t", "`, `"))
		if len(h["note"]) > 0 {
			out.WriteString("\n")
		}
		for _, n := range h["note"] {
			fmt.Fprintf(&out, "- %s\n", strings.ReplaceAll(n, "|", `\|`))
		}
		out.WriteString("\n")
	}
	return out.String(), nil
}

// header reads the header lines of a lexicon by their keys.
func header(path string) (map[string][]string, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	h := map[string][]string{}
	for line := range strings.Lines(string(raw)) {
		key, value, ok := strings.Cut(strings.TrimPrefix(strings.TrimRight(line, "\n"), "# "), ": ")
		if !strings.HasPrefix(line, "# ") || !ok {
			break
		}
		h[key] = append(h[key], value)
	}
	if h["what"] == nil || h["columns"] == nil {
		return nil, fmt.Errorf("%s: no header", path)
	}
	return h, nil
}

package main

import (
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/isnad-desk/isnad/export"
)

func reference(t *testing.T, name string) string {
	t.Helper()
	raw, err := os.ReadFile("../../docs/reference/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// sections cuts a page into what stands under each heading of the second level.
func sections(page string) map[string]string {
	out := map[string]string{}
	for _, s := range strings.Split(page, "\n## ")[1:] {
		head, body, _ := strings.Cut(s, "\n")
		out[head] = body
	}
	return out
}

var firstCell = regexp.MustCompile("(?m)^\\| `([^`]+)` \\|")

func cells(body string) []string {
	var out []string
	for _, m := range firstCell.FindAllStringSubmatch(body, -1) {
		out = append(out, m[1])
	}
	slices.Sort(out)
	return out
}

// TestCommandsAreDocumented: each command has its section, and the flags of its table are its flags.
func TestCommandsAreDocumented(t *testing.T) {
	page := sections(reference(t, "commands.md"))
	root := (&app{}).root()
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd("x")
	for _, c := range root.Commands() {
		body, ok := page[c.CommandPath()]
		if !ok {
			t.Errorf("docs/reference/commands.md says nothing of %s", c.CommandPath())
			continue
		}
		delete(page, c.CommandPath())
		flags := map[string]bool{}
		for _, x := range append([]*cobra.Command{c}, c.Commands()...) {
			x.LocalFlags().VisitAll(func(f *pflag.Flag) {
				if f.Name != "help" {
					flags["--"+f.Name] = true
				}
			})
		}
		want := make([]string, 0, len(flags))
		for f := range flags {
			want = append(want, f)
		}
		slices.Sort(want)
		if got := cells(body); !slices.Equal(got, want) {
			t.Errorf("%s has the flags %v, its table %v", c.CommandPath(), want, got)
		}
	}
	for head := range page {
		t.Errorf("docs/reference/commands.md tells of %s, which is no command", head)
	}
}

// TestFormatsAreDocumented: the tables of formats.md list the JSON fields of the records, all of them and no others.
func TestFormatsAreDocumented(t *testing.T) {
	page := sections(reference(t, "formats.md"))
	for head, record := range map[string]any{"The analysis record": export.Analysis{}, "The desk record": export.Desk{}} {
		want := fields(reflect.TypeOf(record), "")
		slices.Sort(want)
		got := cells(page[head])
		for _, f := range want {
			if !slices.Contains(got, f) {
				t.Errorf("%s: field %s is not documented", head, f)
			}
		}
		for i, f := range got {
			if !slices.Contains(want, f) || i > 0 && got[i-1] == f {
				t.Errorf("%s: %s is documented twice or is no field", head, f)
			}
		}
	}
}

// fields are the paths of the JSON fields of a record: a.b for objects, a[] for the elements of lists.
func fields(t reflect.Type, path string) []string {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch t.Kind() {
	case reflect.Struct:
		var out []string
		if path != "" {
			out, path = []string{path}, path+"."
		}
		for i := range t.NumField() {
			name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
			out = append(out, fields(t.Field(i).Type, path+name)...)
		}
		return out
	case reflect.Slice:
		return fields(t.Elem(), path+"[]")
	}
	return []string{path} // spans are arrays, not slices
}

// TestLexiconsAreDocumented: every lexicon of the pack has its section in lexicons.md with its columns.
func TestLexiconsAreDocumented(t *testing.T) {
	page := reference(t, "lexicons.md")
	paths, err := filepath.Glob("../../lang/ar/lex/*.tsv")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no lexicons: %v", err)
	}
	for _, p := range paths {
		h, err := header(p)
		if err != nil {
			t.Error(err)
			continue
		}
		_, section, ok := strings.Cut(page, "\n### `"+filepath.Base(p)+"`\n")
		section, _, _ = strings.Cut(section, "\n### ")
		if columns := "`" + strings.ReplaceAll(h["columns"][0], "\t", "`, `") + "`"; !ok || !strings.Contains(section, columns) {
			t.Errorf("docs/reference/lexicons.md does not tell of %s with the columns %s: run `make docs`", filepath.Base(p), columns)
		}
	}
}

// TestLinksOfTheDocumentsLead: relative links of the documents lead to files of the repository.
func TestLinksOfTheDocumentsLead(t *testing.T) {
	link := regexp.MustCompile(`\]\(([^)#:\s]+)(?:#[^)\s]*)?\)`)
	pages, err := filepath.Glob("../../*.md")
	if err != nil {
		t.Fatal(err)
	}
	more, err := filepath.Glob("../../docs/*/*.md")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, p := range append(append(pages, more...), "../../samples/README.md") {
		raw, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range link.FindAllStringSubmatch(string(raw), -1) {
			n++
			if _, err := os.Stat(filepath.Join(filepath.Dir(p), m[1])); err != nil {
				t.Errorf("%s: link to %s leads nowhere", p, m[1])
			}
		}
	}
	if n < 10 {
		t.Errorf("only %d links were found", n)
	}
}

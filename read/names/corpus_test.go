package names

import (
	"bufio"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/isnad-desk/isnad/text"
)

// TestCorpus holds the finder to the sentences under testdata.
func TestCorpus(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no corpus files: %v", err)
	}
	fd := finder(t)
	for _, file := range files {
		f, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		var sentence string
		var found map[text.Span]string
		checks := 0
		sc := bufio.NewScanner(f)
		for line := 1; sc.Scan(); line++ {
			row := sc.Text()
			if row == "" || strings.HasPrefix(row, "#") {
				continue
			}
			if s, ok := strings.CutPrefix(row, "> "); ok {
				sentence, found = s, map[text.Span]string{}
				for _, m := range fd.Find(fd.language.Read(s), nil) {
					found[m.Span] = string(m.Kind)
				}
				continue
			}
			kind, words, ok := strings.Cut(row, ": ")
			if !ok || sentence == "" {
				t.Fatalf("%s:%d: wanted \"> text\", \"kind: words\" or \"not: words\"", file, line)
			}
			span, ok := occurrence(sentence, words)
			if !ok {
				t.Fatalf("%s:%d: %q does not stand in its text", file, line, words)
			}
			checks++
			switch got := found[span]; {
			case kind == "not" && got != "":
				t.Errorf("%s:%d: %q is taken for a name (%s) in %q", file, line, words, got, sentence)
			case kind != "not" && got != kind:
				t.Errorf("%s:%d: %q is %q, want %s; found %s", file, line, words, got, kind, list(sentence, found))
			}
		}
		f.Close()
		if checks == 0 {
			t.Errorf("%s: holds no expectation", file)
		}
	}
}

// occurrence finds words in s; "words #2" is their second occurrence.
func occurrence(s, words string) (text.Span, bool) {
	n := 1
	if w, number, ok := strings.Cut(words, " #"); ok {
		words = w
		n, _ = strconv.Atoi(number)
	}
	at := 0
	for range n {
		i := strings.Index(s[at:], words)
		if i < 0 {
			return text.Span{}, false
		}
		at += i + len(words)
	}
	return text.Span{Start: at - len(words), End: at}, true
}

func list(s string, found map[text.Span]string) string {
	var out []string
	for span, kind := range found {
		out = append(out, kind+" "+span.Of(s))
	}
	return strings.Join(out, "; ")
}

package annotated

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func put(t *testing.T, name, content string) string {
	t.Helper()
	p := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(p, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return p
}

// shown is a text with its names in brackets.
func shown(x Text) string {
	var b strings.Builder
	at := 0
	for _, n := range x.Names {
		b.WriteString(x.Text[at:n.Span.Start] + "[" + string(n.Kind[:2]) + " " + n.Span.Of(x.Text) + "]")
		at = n.Span.End
	}
	return strings.ReplaceAll(strings.TrimSpace(b.String()+x.Text[at:]), "\n", "|")
}

func TestCoNLL(t *testing.T) {
	for in, want := range map[string]string{
		"a B-PER\nb I-PER\nc O\n\nd B-LOC\n":               "[pe a b] c|[pl d]",
		"a I-PER\nb I-ORG\nc I-ORG\n":                      "[pe a] [or b c]",
		"a B-PER\nb B-PER\n":                               "[pe a] [pe b]",
		"a B-PER\n\nb I-PER\n":                             "[pe a]|[pe b]",
		"a S-GPE\nb B-ORG\nc E-ORG\nd I-ORG\n":             "[pl a] [or b c] [or d]",
		"a U-LOC\nb B-org\nc L-org\n":                      "[pl a] [or b c]",
		"# text = a b\na B-PERS\n# O\n":                    "[pe a] #",
		"a\tNN\t_\tB-Person\r\nb\tNN\t_\tO\r\n":            "[pe a] b",
		"a B-PER\nb I-MISC\nc I-PER\n":                     "[pe a] b [pe c]",
		"-DOCSTART- -X- O\n\na B-PER\n\n-DOCSTART- O\nb O": "[pe a] // b",
		"a O\n. O\nb B-PER\n":                              "a .|[pe b]",
	} {
		s := Read(put(t, "x.conll", in))
		var got []string
		for _, x := range s.Texts {
			got = append(got, shown(x))
		}
		if len(s.Faults) > 0 || strings.Join(got, " // ") != want {
			t.Errorf("%q: %q %v, want %q", in, got, s.Faults, want)
		}
	}
}

// A file that does not say where its articles begin is cut into texts of some sentences.
func TestLongFileIsCut(t *testing.T) {
	s := Read(put(t, "x.conll", strings.Repeat("a B-PER\nb O\n. O\n", 60)))
	if len(s.Texts) != 3 || len(s.Texts[2].Names) != 10 || !strings.HasSuffix(s.Texts[1].ID, ":76") {
		t.Errorf("%d texts: %v", len(s.Texts), s.Texts)
	}
}

// Only so many faults of a file are told.
func TestFaultsAreCounted(t *testing.T) {
	if s := Read(put(t, "x.conll", strings.Repeat("a\n", 1000))); len(s.Faults) != maxFaults {
		t.Errorf("%d faults", len(s.Faults))
	}
}

func TestBRAT(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{
		"a.txt": "زار هيثم\nالسنديان تونس", "a.ann": "T1\tPER 4 17\tهيثم السنديان\nT2\tGPE 18 22\tتونس\nT3\tLOC 4 8\tهيثم\nA1\tSure T1\n",
		"b.conll": "x B-ORG\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	s := Read(dir)
	if len(s.Faults) > 0 || len(s.Texts) != 2 || shown(s.Texts[0]) != "زار [pe هيثم|السنديان] [pl تونس]" {
		t.Errorf("%+v", s)
	}
	if s := Read(filepath.Join(dir, "a.txt"), filepath.Join(dir, "a.ann")); len(s.Texts) != 1 {
		t.Errorf("a pair given twice is %d texts", len(s.Texts))
	}
}

// Whatever stands in a file, its names lie in its text, in order.
func FuzzRead(f *testing.F) {
	f.Add("a B-PER\n\n", "T1\tPER 0 1\ta")
	f.Add("-DOCSTART-\n. O", "T\nT1\nT1\tPER\nT1\tPER 9999999999999999999 2")
	f.Fuzz(func(t *testing.T, conll, ann string) {
		dir := t.TempDir()
		for name, b := range map[string]string{"x.conll": conll, "y.ann": ann, "y.txt": conll} {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(b), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		for _, x := range Read(dir).Texts {
			at := 0
			for _, n := range x.Names {
				if n.Span.Start < at || n.Span.End <= n.Span.Start || n.Span.End > len(x.Text) {
					t.Fatal(fmt.Sprint(x))
				}
				at = n.Span.End
			}
		}
	})
}

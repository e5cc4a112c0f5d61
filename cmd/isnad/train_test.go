package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// marked is a small CoNLL file: invented sentences in which one name, unknown to the lexicons, is a place.
func marked() string {
	var b strings.Builder
	for _, verb := range []string{"وصل", "عاد", "سافر", "ذهب"} {
		b.WriteString(verb + " O\nالوفد O\nإلى O\nزردقوش B-LOC\nمساء O\nالأحد O\n. O\n\nقال O\nهيثم B-PER\nالسنديان I-PER\nذلك O\nمن O\nطبيرينا B-LOC\n. O\n\n")
	}
	return b.String()
}

// TestTrainNames: a model is trained from CoNLL and BRAT files, is the same to the byte when trained again, tells of itself, and is used
// where --model names it.
func TestTrainNames(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "set/a.conll", []byte(marked()))
	text := "زار هيثم السنديان زردقوش."
	write(t, dir, "set/b.txt", []byte(text))
	write(t, dir, "set/b.ann", []byte("T1\tPerson 4 17\tهيثم السنديان\nT2\tLocation 18 24\tزردقوش\nT3\tDate 0 3\tزار\nR1\tnear Arg1:T1 Arg2:T2\n"))
	write(t, dir, "one.txt", []byte("عاد الوفد إلى زردقوش أمس."))
	for _, out := range []string{"m1.bin", "m2.bin"} {
		r := start(t, dir, nil, "train", "names", "--out", out, "--epochs", "6", "--runs", "1", "--licence", "CC0", "set")
		if r.status != 0 || !strings.Contains(r.stdout, "from 2 texts with names: 5 of kind person, 0 of kind organization, 9 of kind place") || !strings.Contains(r.stderr, "1 marks of kind Date are left out") {
			t.Fatalf("%+v", r)
		}
	}
	one, err := os.ReadFile(filepath.Join(dir, "m1.bin"))
	if err != nil {
		t.Fatal(err)
	}
	if two, err := os.ReadFile(filepath.Join(dir, "m2.bin")); err != nil || !bytes.Equal(one, two) {
		t.Error("two trainings on the same texts differ")
	}
	if r := start(t, dir, nil, "version", "--model", "m1.bin"); r.status != 0 || !strings.Contains(r.stdout, `"licence":"CC0"`) || !strings.Contains(r.stdout, "texts of the user") {
		t.Errorf("version --model m1.bin: %+v", r)
	}
	for _, verb := range []string{"analyze", "desk"} {
		r := start(t, dir, nil, verb, "--json", "--model", "m1.bin", "one.txt")
		if r.status != 0 {
			t.Fatalf("%s --model: %+v", verb, r)
		}
		if verb == "analyze" && !strings.Contains(r.stdout, `"text":"زردقوش","kind":"place"`) {
			t.Errorf("the model given is not used: %s", r.stdout)
		}
	}
}

// TestTrainNamesFaults: every fault is told with its file and line, and no model is written.
func TestTrainNamesFaults(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "notag.conll", []byte("قال O\nهيثم\n"))
	write(t, dir, "badtag.conll", []byte("قال O\nهيثم PER\n"))
	write(t, dir, "latin.conll", []byte("قال O\n\xe5\xf0 O\n"))
	write(t, dir, "empty.conll", []byte("\n"))
	write(t, dir, "none.conll", []byte("قال O\n"))
	write(t, dir, "off.txt", []byte("قال هيثم"))
	write(t, dir, "off.ann", []byte("T1\tPerson 4 99\tهيثم\n"))
	write(t, dir, "other.txt", []byte("قال هيثم"))
	write(t, dir, "other.ann", []byte("T1\tPerson 0 3\tهيثم\n"))
	write(t, dir, "split.txt", []byte("قال هيثم"))
	write(t, dir, "split.ann", []byte("#1\tnote\nT1\tPerson 0 3;4 8\tقال هيثم\n"))
	write(t, dir, "alone.ann", []byte("T1\tPerson 0 3\tهيثم\n"))
	write(t, dir, "void/readme.md", []byte("x"))
	write(t, dir, "model.bin", []byte("isnadtag, but cut short"))
	write(t, dir, "one.txt", []byte(story))
	for path, want := range map[string]string{
		"notag.conll":  "notag.conll:2: \"هيثم\" has no tag",
		"badtag.conll": "badtag.conll:2: \"PER\" is no tag",
		"latin.conll":  "latin.conll:2: the file is not UTF-8",
		"empty.conll":  "empty.conll: the file holds no token",
		"none.conll":   "no name of a person, organisation or place is marked",
		"off.ann":      "off.ann:1: the offsets 4 and 99 do not lie in the text of 8 characters",
		"other.ann":    "other.ann:1: at 0 the text has \"قال\", the annotation says \"هيثم\"",
		"split.ann":    "split.ann:2: the offsets \"0 3;4 8\" are not two numbers",
		"alone.ann":    "alone.txt: no such file",
		"void":         "void: the folder holds no annotated file",
		"missing":      "missing: no such file",
	} {
		r := start(t, dir, nil, "train", "names", "--out", "out.bin", path)
		if r.status != 1 || !strings.Contains(r.stderr, want) {
			t.Errorf("%s: status %d, %q, wanted %q", path, r.status, r.stderr, want)
		}
		if _, err := os.Stat(filepath.Join(dir, "out.bin")); err == nil {
			t.Errorf("%s: a model was written", path)
		}
	}
	for _, args := range [][]string{
		{"train", "names", "notag.conll"},
		{"train", "names", "--out", "out.bin"},
		{"train", "names", "--out", "nowhere/out.bin", "notag.conll"},
		{"train", "names", "--out", "out.bin", "--rules", "some", "notag.conll"},
		{"train", "names", "--out", "out.bin", "--held-out", "6", "notag.conll"},
		{"train", "times"},
		{"version", "m1.bin"},
	} {
		if r := start(t, dir, nil, args...); r.status != 2 {
			t.Errorf("%v: status %d, %q", args, r.status, r.stderr)
		}
	}
	for file, want := range map[string]string{"model.bin": "is no names model of this program", "missing.bin": "cannot be read: no such file"} {
		if r := start(t, dir, nil, "analyze", "--model", file, "one.txt"); r.status != 1 || !strings.Contains(r.stderr, want) || r.stdout != "" {
			t.Errorf("--model %s: %+v", file, r)
		}
	}
}

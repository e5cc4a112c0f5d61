package main

import (
	"archive/zip"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// day writes one day of the reference news: two outlets, one article without text.
func day(t *testing.T, path, name string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z := zip.NewWriter(f)
	w, err := z.Create(name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	list := `[
	 {"source": "a", "url": "u1", "date_extracted": "` + name + ` 02:51:32", "title": "عنوان", "author": "x", "content": "نص من أربع كلمات"},
	 {"source": "b", "url": "u2", "date_extracted": "` + name + ` 02:51:32", "title": "عنوان", "author": "", "content": "نص"},
	 {"source": "b", "url": "u3", "date_extracted": "` + name + ` 02:51:32", "title": "فارغ", "author": "", "content": " "},
	 {"source": "a", "url": "u4", "date_extracted": "` + name + ` 02:51:32", "title": "عنوان", "author": "", "content": "نص"}
	]`
	if _, err := io.WriteString(w, list); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
}

// first returns the first article of an archive and how many it holds.
func first(t *testing.T, path string) (got article, n int) {
	t.Helper()
	z, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	if len(z.File) == 0 {
		t.Fatalf("%s holds no article", path)
	}
	r, err := z.File[0].Open()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if err := json.NewDecoder(r).Decode(&got); err != nil {
		t.Fatal(err)
	}
	return got, len(z.File)
}

func TestPrepareReferenceNews(t *testing.T) {
	dir := t.TempDir()
	set := filepath.Join(dir, "shared/data/news-saudinewsnet/dataset")
	day(t, filepath.Join(set, "2015-07-21.zip"), "2015-07-21")
	day(t, filepath.Join(set, "2015-07-22.zip"), "2015-07-22")
	for range 2 { // the second time it is there already
		c, err := prepare(filepath.Join(dir, "shared"), "none", filepath.Join(dir, "scratch"), 4, 1)
		if err != nil {
			t.Fatal(err)
		}
		if c.Name != "saudinewsnet-4" || c.Articles != 4 || c.Words != 5+2+2+5 {
			t.Errorf("got %+v", c)
		}
	}
	got, n := first(t, filepath.Join(dir, "scratch/saudinewsnet-4/a-2015-07-21.zip"))
	if n != 2 {
		t.Errorf("%d articles of outlet a, want 2", n)
	}
	if want := (article{"u1", "a", "عنوان", "x", "2015-07-21", "نص من أربع كلمات"}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestPrepareCopiesOnLaterDays(t *testing.T) {
	dir := t.TempDir()
	set := filepath.Join(dir, "shared/data/news-saudinewsnet/dataset")
	day(t, filepath.Join(set, "2015-07-21.zip"), "2015-07-21")
	day(t, filepath.Join(set, "2015-07-22.zip"), "2015-07-22")
	c, err := prepare(filepath.Join(dir, "shared"), "none", filepath.Join(dir, "scratch"), 4, 3)
	if err != nil {
		t.Fatal(err)
	}
	if c.Name != "saudinewsnet-4x3" || c.Articles != 12 {
		t.Errorf("got %+v, want three times four articles", c)
	}
	got, _ := first(t, filepath.Join(dir, "scratch", c.Name, "a-2015-07-21-2.zip"))
	if want := (article{"u1?copy=2", "a", "عنوان", "x", "2015-11-18", "نص من أربع كلمات"}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestPrepareSamples(t *testing.T) {
	c, err := prepare("none", "../../samples/text", t.TempDir(), 30, 1)
	if err != nil {
		t.Fatal(err)
	}
	if c.Name != "samples-30" || c.Articles != 36 {
		t.Errorf("got %+v, want three copies of twelve samples", c)
	}
}

// program writes a stand-in for isnad.
func program(t *testing.T, script string) string {
	t.Helper()
	p := filepath.Join(t.TempDir(), "isnad")
	if err := os.WriteFile(p, []byte("#!/bin/sh\n"+script), 0o755); err != nil {
		t.Fatal(err)
	}
	return p
}

func TestRunChecksWhatItMeasures(t *testing.T) {
	c := corpus{Name: "x", Articles: 2, Words: 100, dir: "."}
	m, err := run(program(t, "echo one; echo two"), "analyze", c, time.Minute, "")
	if err != nil {
		t.Fatal(err)
	}
	if m.Verb != "analyze" || m.Seconds < 0 || m.ArticlesPerS <= 0 || m.WordsPerS < m.ArticlesPerS {
		t.Errorf("got %+v", m)
	}
	for name, script := range map[string]string{"too few records": "echo one", "failure": "echo one; echo two; echo broken >&2; exit 1"} {
		if _, err := run(program(t, script), "analyze", c, time.Minute, ""); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if _, err := run(program(t, "exec sleep 5"), "desk", c, 50*time.Millisecond, ""); err == nil {
		t.Error("no error after the time limit")
	}
}

func TestQuartersShowWhatGrows(t *testing.T) {
	if got := quarters([]float64{1, 2, 3, 9, 4, 5, 6, 7}); !slices.Equal(got, []float64{2, 9, 5, 7}) {
		t.Errorf("got %v", got)
	}
	if quarters([]float64{1, 2}) != nil {
		t.Error("quarters of two")
	}
}

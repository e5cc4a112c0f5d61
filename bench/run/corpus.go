package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// corpus is a folder of articles that isnad can read.
type corpus struct {
	Name     string `json:"name"`
	Articles int    `json:"articles"`
	Words    int    `json:"words"`
	dir      string
}

// article is the program's input format.
type article struct {
	URL       string `json:"url"`
	Outlet    string `json:"outlet"`
	Title     string `json:"title"`
	Byline    string `json:"byline"`
	Published string `json:"published"`
	Text      string `json:"text"`
}

// shift is how many days lie between an article of the news and its next copy: more than one story lasts.
const shift = 60

// prepare returns a corpus of about limit articles under scratch, making it where it is not there yet: from the news of
// the reference data, else from the samples, each copied as often as it takes. With times above one each article of the
// news comes so often, each time with another address and shift days later.
func prepare(reference, samples, scratch string, limit, times int) (corpus, error) {
	days, err := filepath.Glob(filepath.Join(reference, "data/news-saudinewsnet/dataset/*.zip"))
	if err != nil {
		return corpus{}, err
	}
	source := "saudinewsnet"
	if len(days) == 0 {
		source = "samples"
	}
	c := corpus{Name: fmt.Sprintf("%s-%d", source, limit)}
	if times > 1 {
		c.Name += fmt.Sprintf("x%d", times)
	}
	c.dir = filepath.Join(scratch, c.Name)
	made := c.dir + ".json" // written last: where it stands, the folder is whole
	if raw, err := os.ReadFile(made); err == nil {
		return c, json.Unmarshal(raw, &c)
	}
	if err := os.RemoveAll(c.dir); err != nil {
		return c, err
	}
	if err := os.MkdirAll(c.dir, 0o755); err != nil {
		return c, err
	}
	w := &writer{corpus: &c, limit: limit, zips: map[string]*archive{}}
	if source == "samples" {
		w.limit *= times
		err = w.samples(samples)
	} else {
		for ; w.copy < times && err == nil; w.copy++ {
			w.limit = c.Articles + limit
			err = w.days(days)
		}
	}
	if err = errors.Join(err, w.close()); err != nil {
		return c, fmt.Errorf("preparing %s: %w", c.dir, err)
	}
	if c.Articles == 0 {
		return c, fmt.Errorf("no articles in %s or %s", reference, samples)
	}
	raw, err := json.Marshal(c)
	if err != nil {
		return c, err
	}
	return c, os.WriteFile(made, raw, 0o644)
}

// writer fills a corpus: one .zip per outlet and day (or per sample), one article per file in it. Nothing but the article
// in hand is kept in memory, for a child process's peak memory on Linux is at least its parent's.
type writer struct {
	corpus *corpus
	limit  int
	copy   int // of the news, from 0
	zips   map[string]*archive
}

type archive struct {
	file *os.File
	zip  *zip.Writer
	n    int
}

func (w *writer) full() bool { return w.corpus.Articles >= w.limit }

// add writes an article to the archive of that name.
func (w *writer) add(name string, a article) error {
	z := w.zips[name]
	if z == nil {
		f, err := os.Create(filepath.Join(w.corpus.dir, name+".zip"))
		if err != nil {
			return err
		}
		z = &archive{file: f, zip: zip.NewWriter(f)}
		w.zips[name] = z
	}
	z.n++
	entry, err := z.zip.Create(fmt.Sprintf("%05d.json", z.n))
	if err != nil {
		return err
	}
	raw, err := json.Marshal(a)
	if err != nil {
		return err
	}
	if _, err := entry.Write(raw); err != nil {
		return err
	}
	w.corpus.Articles++
	w.corpus.Words += len(strings.Fields(a.Title)) + len(strings.Fields(a.Text))
	return nil
}

// close finishes the archives that are open.
func (w *writer) close() error {
	var errs []error
	for name, z := range w.zips {
		errs = append(errs, z.zip.Close(), z.file.Close())
		delete(w.zips, name)
	}
	return errors.Join(errs...)
}

// days reads the news of the reference data, a zipped JSON list per day, until there are enough articles.
func (w *writer) days(paths []string) error {
	for _, p := range paths {
		z, err := zip.OpenReader(p)
		if err != nil {
			return err
		}
		for _, f := range z.File {
			if !w.full() && strings.HasSuffix(f.Name, ".json") {
				err = errors.Join(err, w.day(f))
			}
		}
		if err := errors.Join(err, z.Close(), w.close()); err != nil {
			return fmt.Errorf("%s: %w", p, err)
		}
	}
	return nil
}

func (w *writer) day(f *zip.File) error {
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	dec := json.NewDecoder(r)
	if _, err := dec.Token(); err != nil {
		return err
	}
	for dec.More() && !w.full() {
		var from struct {
			Source, URL, Title, Author, Content string
			Extracted                           string `json:"date_extracted"`
		}
		if err := dec.Decode(&from); err != nil {
			return err
		}
		if strings.TrimSpace(from.Content) == "" {
			continue
		}
		day, _, _ := strings.Cut(from.Extracted, " ")
		name := from.Source + "-" + day
		if w.copy > 0 {
			name += fmt.Sprintf("-%d", w.copy)
			moved, err := time.Parse(time.DateOnly, day)
			if err != nil {
				return err
			}
			day = moved.AddDate(0, 0, shift*w.copy).Format(time.DateOnly)
			from.URL += fmt.Sprintf("?copy=%d", w.copy)
		}
		a := article{URL: from.URL, Outlet: from.Source, Title: from.Title, Byline: from.Author, Published: day, Text: from.Content}
		if err := w.add(name, a); err != nil {
			return err
		}
	}
	return nil
}

// samples copies each sample article as often as it takes to reach the limit.
func (w *writer) samples(dir string) error {
	paths, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		return err
	}
	var all []article
	var names []string
	for _, p := range paths {
		name, ending := strings.TrimSuffix(filepath.Base(p), filepath.Ext(p)), filepath.Ext(p)
		raw, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		var a article
		switch {
		case ending == ".json":
			if err := json.NewDecoder(bytes.NewReader(raw)).Decode(&a); err != nil && err != io.EOF {
				return fmt.Errorf("%s: %w", p, err)
			}
		case len(names) > 0 && names[len(names)-1] == name:
			continue // the plain twin of the .json before it
		default:
			a.Text = string(raw)
		}
		all, names = append(all, a), append(names, name)
	}
	for len(all) > 0 && !w.full() {
		for i := range all {
			if err := w.add(names[i], all[i]); err != nil {
				return err
			}
		}
	}
	return nil
}

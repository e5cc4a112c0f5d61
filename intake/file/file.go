package file

import (
	"archive/zip"
	"encoding/json"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"github.com/isnad-desk/isnad/intake"
	"github.com/isnad-desk/isnad/news"
)

// Articles yields the articles of the paths in order; a folder is walked in name order; "-" is standard input.
// An input that cannot be read yields an *intake.Error and the walk goes on.
func Articles(paths []string, stdin io.Reader) iter.Seq2[news.Input, error] {
	return func(yield func(news.Input, error) bool) {
		for _, p := range paths {
			if !walk(p, stdin, yield) {
				return
			}
		}
	}
}

func walk(p string, stdin io.Reader, yield func(news.Input, error) bool) bool {
	if p == "-" {
		return one("-", stdin, yield)
	}
	info, err := os.Stat(p)
	if err != nil {
		return yield(news.Input{}, &intake.Error{Location: p, Reason: err.Error(), Do: "check the path"})
	}
	if info.IsDir() {
		entries, err := os.ReadDir(p)
		if err != nil {
			return yield(news.Input{}, &intake.Error{Location: p, Reason: err.Error(), Do: "check the rights of the folder"})
		}
		for _, e := range entries {
			if isTwin(filepath.Join(p, e.Name())) {
				continue
			}
			if !walk(filepath.Join(p, e.Name()), stdin, yield) {
				return false
			}
		}
		return true
	}
	switch strings.ToLower(filepath.Ext(p)) {
	case ".zip":
		z, err := zip.OpenReader(p)
		if err != nil {
			return yield(news.Input{}, &intake.Error{Location: p, Reason: err.Error(), Do: "check the archive"})
		}
		defer z.Close()
		for _, f := range z.File {
			r, err := f.Open()
			if err != nil {
				if !yield(news.Input{}, &intake.Error{Location: p + "/" + f.Name, Reason: err.Error()}) {
					return false
				}
				continue
			}
			ok := one(p+"/"+f.Name, r, yield)
			r.Close()
			if !ok {
				return false
			}
		}
		return true
	}
	f, err := os.Open(p)
	if err != nil {
		return yield(news.Input{}, &intake.Error{Location: p, Reason: err.Error()})
	}
	defer f.Close()
	return one(p, f, yield)
}

func one(location string, r io.Reader, yield func(news.Input, error) bool) bool {
	raw, err := io.ReadAll(io.LimitReader(r, 64<<20))
	if err != nil {
		return yield(news.Input{}, &intake.Error{Location: location, Reason: err.Error()})
	}
	in := news.Input{Location: location, Text: string(raw)}
	if strings.HasSuffix(strings.ToLower(location), ".json") {
		var j struct{ URL, Outlet, Title, Byline, Published, Text string }
		if err := json.Unmarshal(raw, &j); err != nil {
			return yield(news.Input{}, &intake.Error{Location: location, Reason: err.Error()})
		}
		in = news.Input{Location: location, URL: j.URL, Outlet: j.Outlet, Title: j.Title, Byline: j.Byline, Published: j.Published, Text: j.Text}
	}
	return yield(in, nil)
}

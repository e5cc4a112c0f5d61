package file

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	"github.com/isnad-desk/isnad/intake/feed"
	"github.com/isnad-desk/isnad/intake/html"
	"github.com/isnad-desk/isnad/intake/warc"
)

// page makes an article of a web page.
func (w *walker) page(location, address, contentType string, raw []byte) {
	in, err := html.Article(location, address, contentType, raw)
	if err != nil {
		w.fail(location, err.Error(), "give a page with one article")
		return
	}
	w.give(in)
}

// feed reads the articles that a feed carries. Of an item that only points to its article the summary is taken: nothing is fetched.
func (w *walker) feed(location string, raw []byte) {
	f, err := feed.Parse(location, "", raw)
	if err != nil {
		w.fail(location, err.Error(), "feeds in RSS, Atom and JSON are read")
		return
	}
	before := w.found
	for i, it := range f.Items {
		in := it.Input
		in.Location = fmt.Sprintf("%s#%d", location, i+1)
		if strings.TrimSpace(in.Text) == "" {
			continue
		}
		w.give(in)
	}
	if w.found == before && !w.stopped {
		w.fail(location, "no item of this feed holds a text", "add the addresses of its articles")
	}
}

// warc reads the pages of a web archive.
func (w *walker) warc(location string, r io.Reader) {
	wr, err := warc.NewReader(r)
	if err != nil {
		w.fail(location, err.Error(), "make it again")
		return
	}
	before := w.found
	for !w.stopped {
		rec, err := wr.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			w.fail(location, err.Error(), "what stands before it was read; make it again")
			return
		}
		kind, _, _ := strings.Cut(strings.ToLower(rec.ContentType), ";")
		if rec.Status != http.StatusOK || kind != "" && !strings.Contains(kind, "html") || len(rec.Body) == 0 {
			continue
		}
		w.page(location+"#"+oneLine(rec.URL), rec.URL, rec.ContentType, rec.Body)
	}
	if w.found == before && !w.stopped {
		w.fail(location, "no page in this web archive", "records of pages (HTML, status 200) are read")
	}
}

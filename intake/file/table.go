package file

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/isnad-desk/isnad/intake/charset"
	"github.com/isnad-desk/isnad/intake/html"
	"github.com/isnad-desk/isnad/news"
)

// columns are the names under which tables of articles hold what an article needs; the first that a table has is used.
var columns = map[string][]string{
	"url": {"url", "link", "uri"}, "outlet": {"outlet", "source", "publisher", "site"}, "title": {"title", "headline"},
	"byline": {"byline", "author", "creator"}, "published": {"published", "date", "published_at", "publish_date", "datetime"},
	"text": {"text", "content", "body", "article"}, "html": {"html", "body_html"},
}

// table reads one article from each row of a table whose first row names the columns. Fields are parted by commas, semicolons or tabs.
func (w *walker) table(location string, r io.Reader) {
	br := bufio.NewReaderSize(r, 1<<16)
	head, _ := br.Peek(1 << 12)
	if len(head) == 0 {
		w.fail(location, "empty", "leave it out, or give it rows")
		return
	}
	if bytes.HasPrefix(head, charset.BOM) {
		_, _ = br.Discard(len(charset.BOM))
		head = head[len(charset.BOM):]
	}
	line, _, _ := bytes.Cut(head, []byte("\n"))
	c := csv.NewReader(br)
	c.FieldsPerRecord, c.LazyQuotes = -1, true
	for _, sep := range []rune{'\t', ';'} {
		if bytes.Count(line, []byte(string(sep))) > bytes.Count(line, []byte(string(c.Comma))) {
			c.Comma = sep
		}
	}
	names, err := c.Read()
	if err != nil {
		w.fail(location, "broken table: "+err.Error(), "save it as UTF-8 CSV whose first row names the columns")
		return
	}
	at := map[string]int{}
	for field, known := range columns {
		at[field] = -1
		for _, k := range known {
			for i, n := range names {
				if at[field] < 0 && strings.EqualFold(strings.TrimSpace(n), k) {
					at[field] = i
				}
			}
		}
	}
	if at["text"] < 0 && at["html"] < 0 {
		w.fail(location, "no column is called text, content or body", "name the columns in the first row: url, outlet, title, byline, published, text")
		return
	}
	before := w.found
	for !w.stopped {
		row, err := c.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		n, _ := c.FieldPos(0)
		where := fmt.Sprintf("%s:%d", location, n)
		var pe *csv.ParseError
		if errors.As(err, &pe) {
			w.fail(fmt.Sprintf("%s:%d", location, pe.Line), "broken row: "+pe.Err.Error(), "mend its quotation marks")
			continue
		}
		if err != nil {
			reason, do := why(err)
			w.fail(location, reason, do)
			return
		}
		field := func(name string) string {
			if i := at[name]; i >= 0 && i < len(row) {
				return strings.TrimSpace(strings.ToValidUTF8(row[i], "\uFFFD"))
			}
			return ""
		}
		in := news.Input{Location: where, URL: field("url"), Outlet: field("outlet"), Title: field("title"), Byline: field("byline"), Published: field("published"), Text: field("text")}
		if in.Text == "" {
			in.Text = html.Plain(field("html"))
		}
		switch {
		case len(in.Text) > MaxArticle:
			w.tooLarge(where)
		case in.Text == "":
			w.fail(where, "the row has no text", "leave it out, or give it a text")
		default:
			w.give(in)
		}
	}
	if w.found == before && !w.stopped {
		w.fail(location, "no rows", "write one article a row")
	}
}

package file

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/isnad-desk/isnad/intake/charset"
	"github.com/isnad-desk/isnad/intake/html"
	"github.com/isnad-desk/isnad/news"
)

// object reads one article from a JSON object. An error names the field.
func object(location string, raw []byte) (news.Input, error) {
	in := news.Input{Location: location}
	raw = bytes.TrimSpace(raw)
	if len(raw) > 0 && raw[0] == '[' {
		return in, errors.New("holds a list, not one article; write one object a line in a .jsonl file")
	}
	if len(raw) > 0 && raw[0] != '{' {
		return in, errors.New("no JSON object")
	}
	dec := json.NewDecoder(bytes.NewReader(raw))
	var fields map[string]json.RawMessage
	if err := dec.Decode(&fields); err != nil {
		return in, place(raw, err)
	}
	if rest := bytes.TrimSpace(raw[dec.InputOffset():]); len(rest) > 0 {
		return in, errors.New("holds more than one object; name it .jsonl and write one a line")
	}
	for _, f := range []struct {
		name string
		to   *string
	}{{"url", &in.URL}, {"outlet", &in.Outlet}, {"title", &in.Title}, {"byline", &in.Byline}, {"published", &in.Published}, {"text", &in.Text}} {
		v, ok := fields[f.name]
		if !ok || string(v) == "null" {
			continue
		}
		if err := json.Unmarshal(v, f.to); err != nil {
			return in, fmt.Errorf("field %q is %s, not a string", f.name, kindName(v))
		}
	}
	if _, ok := fields["text"]; !ok {
		return in, other(&in, fields)
	}
	if strings.TrimSpace(in.Text) == "" {
		return in, errors.New(`field "text" is empty`)
	}
	return in, nil
}

// other reads an article whose text stands in other fields: a page in html, or the fields of ninjs (IPTC News in JSON).
func other(in *news.Input, fields map[string]json.RawMessage) error {
	str := func(names ...string) string {
		for _, n := range names {
			var s string
			if v, ok := fields[n]; ok && json.Unmarshal(v, &s) == nil && strings.TrimSpace(s) != "" {
				return s
			}
		}
		return ""
	}
	if v, ok := fields["html"]; ok && v[0] != '"' && string(v) != "null" {
		return fmt.Errorf("field %q is %s, not a string", "html", kindName(v))
	}
	if page := str("html"); page != "" {
		p, err := html.Article(in.Location, in.URL, "text/html; charset=utf-8", []byte(page))
		if err != nil {
			return fmt.Errorf("field %q: %w", "html", err)
		}
		given := in.Outlet != "" || in.Published != ""
		for _, f := range []struct{ to, from *string }{{&in.URL, &p.URL}, {&in.Outlet, &p.Outlet}, {&in.Title, &p.Title}, {&in.Byline, &p.Byline}, {&in.Published, &p.Published}} {
			if *f.to == "" { // what is given wins over what the page tells
				*f.to = *f.from
			}
		}
		if in.Text, in.Raw = p.Text, p.Raw; !given {
			in.Basis = p.Basis
		}
		return nil
	}
	in.Text = str("body_text")
	if in.Text == "" {
		in.Text = html.Plain(str("body_html", "body_xhtml"))
	}
	if strings.TrimSpace(in.Text) == "" {
		return errors.New(`field "text" is missing`)
	}
	for _, f := range []struct {
		to    *string
		names []string
	}{{&in.URL, []string{"canonicalurl", "uri"}}, {&in.Title, []string{"headline", "title", "name"}}, {&in.Published, []string{"firstcreated", "versioncreated", "contentcreated"}}, {&in.Outlet, []string{"infosource", "source", "provider"}}} {
		if *f.to == "" {
			*f.to = str(f.names...)
		}
	}
	return nil
}

// kindName names the kind of a JSON value.
func kindName(v []byte) string {
	switch v[0] {
	case '{':
		return "an object"
	case '[':
		return "a list"
	case 't', 'f':
		return "true or false"
	case '"':
		return "a broken string"
	}
	return "a number"
}

// place adds the line to a fault in JSON.
func place(raw []byte, err error) error {
	var se *json.SyntaxError
	if errors.As(err, &se) && se.Offset > 0 {
		at := min(int(se.Offset), len(raw))
		return fmt.Errorf("broken JSON at line %d: %s", 1+bytes.Count(raw[:at], []byte("\n")), se.Error())
	}
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return errors.New("broken JSON: it ends in the middle")
	}
	return fmt.Errorf("broken JSON: %s", err.Error())
}

// complete reports whether a line is a whole JSON object.
func complete(s []byte) bool {
	s = bytes.TrimSpace(bytes.TrimPrefix(s, charset.BOM))
	return len(s) > 1 && s[len(s)-1] == '}' && json.Valid(s)
}

var errLongLine = errors.New("long line")

// line reads up to a line feed, which it leaves out. A line longer than an article may be is read to its end and not kept.
func line(r *bufio.Reader) ([]byte, error) {
	var out []byte
	long := false
	for {
		part, err := r.ReadSlice('\n')
		if !long {
			out = append(out, part...)
			if len(out) > MaxArticle {
				long, out = true, nil
			}
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if long {
			return nil, errLongLine
		}
		return bytes.TrimSuffix(out, []byte("\n")), err
	}
}

func (w *walker) lineError(location string, err error) {
	if errors.Is(err, errLongLine) {
		w.tooLarge(location)
		return
	}
	reason, do := why(err)
	w.fail(location, reason, do)
}

// lines reads one article from each line. A line that cannot be read is named by its number, and the others are read.
func (w *walker) lines(location string, r io.Reader) {
	br, ok := r.(*bufio.Reader)
	if !ok {
		br = bufio.NewReaderSize(r, 1<<16)
	}
	before := w.found
	if head, _ := br.Peek(2); bytes.Equal(head, []byte{0xFF, 0xFE}) || bytes.Equal(head, []byte{0xFE, 0xFF}) {
		w.fail(location, "UTF-16, in which lines of JSON are not read", "save it as UTF-8")
		return
	}
	for n := 1; !w.stopped; n++ {
		raw, err := line(br)
		at := fmt.Sprintf("%s:%d", location, n)
		if err != nil && !errors.Is(err, io.EOF) {
			w.lineError(at, err)
			if !errors.Is(err, errLongLine) {
				return
			}
			continue
		}
		if raw = bytes.TrimSpace(bytes.TrimPrefix(raw, charset.BOM)); len(raw) > 0 {
			w.bytes(at, raw, oneObject)
		}
		if err != nil {
			break
		}
	}
	if w.found == before && !w.stopped {
		w.fail(location, "empty", "write one article a line")
	}
}

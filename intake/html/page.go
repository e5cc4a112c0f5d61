package html

import (
	"bytes"
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"unicode/utf8"

	"codeberg.org/readeck/go-readability"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	xcharset "golang.org/x/net/html/charset"

	"github.com/isnad-desk/isnad/intake/charset"
	"github.com/isnad-desk/isnad/news"
)

// maxNodes bounds the work on one page; the longest page of news has some thousand elements.
const maxNodes = 200_000

// ErrNoArticle says that a page holds no text that could be an article.
var ErrNoArticle = errors.New("no article on this page")

// Article makes an article of a page. contentType is the HTTP header where there is one, address the page's address where it is known; location is
// what messages call it. The input keeps the page's bytes.
func Article(location, address, contentType string, raw []byte) (news.Input, error) {
	in := news.Input{Location: location, URL: address, Raw: raw, Basis: news.Metadata}
	body, note, err := decode(raw, contentType)
	if err != nil {
		return in, err
	}
	if note != "" {
		in.Notes = append(in.Notes, note)
	}
	doc, err := html.Parse(strings.NewReader(body))
	if err != nil {
		return in, fmt.Errorf("no HTML: %w", err)
	}
	n := 0
	walk(doc, func(*html.Node) bool { n++; return n <= maxNodes })
	if n > maxNodes {
		return in, fmt.Errorf("more than %d elements", maxNodes)
	}
	f := about(doc)
	if u := absolute(f.url, address); u != "" && (address == "" || sameHost(u, address)) {
		in.URL = u
	}
	in.Outlet, in.Byline, in.Published = f.outlet, f.byline, isoDate(f.published)
	date := "" // a date that stands on the page only
	if in.Published == "" {
		date = visibleDate(doc)
	}
	head := heading(doc)
	in.Title = headline(f.title, head, f.outlet)
	in.Text = main(doc, address, f.body)
	if strings.TrimSpace(in.Text) == "" {
		return in, ErrNoArticle
	}
	if rest, ok := strings.CutPrefix(in.Text, in.Title+"\n"); ok && in.Title != "" { // the headline is not told twice
		in.Text = rest
	}
	if date != "" && !strings.Contains(in.Text, date) {
		in.Text = date + "\n" + in.Text
	}
	return in, nil
}

var metaCharset = regexp.MustCompile(`(?i)<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)`)

// decode turns the bytes of a page into text. A page's own word for its encoding is tried first, and believed where the bytes bear it out.
func decode(raw []byte, contentType string) (s, note string, err error) {
	if len(bytes.TrimSpace(raw)) == 0 {
		return "", "", errors.New("empty")
	}
	declared := ""
	if _, name, certain := xcharset.DetermineEncoding(raw[:min(len(raw), 1024)], contentType); certain {
		declared = name
	} else if m := metaCharset.FindSubmatch(raw[:min(len(raw), 4096)]); m != nil {
		declared = strings.ToLower(string(m[1]))
	}
	if utf8.Valid(raw) { // chance does not make valid UTF-8 of anything else
		return string(raw), "", nil
	}
	if e, _ := xcharset.Lookup(declared); e != nil && declared != "utf-8" && declared != "utf8" {
		if out, err := e.NewDecoder().Bytes(raw); err == nil && bytes.Count(out, []byte("\uFFFD"))*50 <= len(out) {
			return string(out), "", nil
		}
	}
	return charset.Decode(raw)
}

// main returns the text of a page's article.
func main(doc *html.Node, address, body string) string {
	page, err := url.Parse(address)
	if err != nil || address == "" {
		page = &url.URL{Scheme: "http", Host: "localhost", Path: "/"}
	}
	whole := clone(doc) // readability changes what it reads
	p := readability.NewParser()
	p.MaxElemsToParse = maxNodes
	p.KeepClasses = false
	text := ""
	if art, err := p.ParseDocument(whole, page); err == nil && art.Node != nil {
		text = Text(art.Node)
	}
	// what the page itself calls the body of the article is better than a part of it
	if body = strings.TrimSpace(body); utf8.RuneCountInString(text)*2 < utf8.RuneCountInString(body) {
		text = body
	}
	if text == "" {
		text = Text(doc)
	}
	return text
}

// clone copies a tree, with marks in place of line breaks.
func clone(n *html.Node) *html.Node {
	type pair struct{ from, to *html.Node }
	copyOf := func(n *html.Node) *html.Node {
		if n.DataAtom == atom.Br {
			return &html.Node{Type: html.TextNode, Data: string(breakMark)}
		}
		return &html.Node{Type: n.Type, DataAtom: n.DataAtom, Data: n.Data, Namespace: n.Namespace, Attr: append([]html.Attribute(nil), n.Attr...)}
	}
	root := copyOf(n)
	for work := []pair{{n, root}}; len(work) > 0; {
		p := work[len(work)-1]
		work = work[:len(work)-1]
		for c := p.from.FirstChild; c != nil; c = c.NextSibling {
			k := copyOf(c)
			p.to.AppendChild(k)
			work = append(work, pair{c, k})
		}
	}
	return root
}

// heading returns the text of the page's only h1, or of the first of several.
func heading(doc *html.Node) string {
	out := ""
	walk(doc, func(n *html.Node) bool {
		if n.DataAtom == atom.H1 && out == "" {
			out = strings.ReplaceAll(Text(n), "\n", " ")
		}
		return out == ""
	})
	return out
}

// headline chooses among what the page is called and what stands over the article. The name of the outlet is no part of it.
func headline(title, head, outlet string) string {
	title = strings.Join(strings.Fields(title), " ")
	if head != "" && strings.HasPrefix(title, head) {
		return head
	}
	if title == "" {
		return head
	}
	for _, sep := range []string{" | ", " - ", " – ", " — ", " :: ", " » ", " « "} {
		if i := strings.LastIndex(title, sep); i > 0 {
			tail := strings.TrimSpace(title[i+len(sep):])
			if outlet != "" && strings.EqualFold(tail, outlet) || sep == " | " && len(tail)*2 < i {
				return strings.TrimSpace(title[:i])
			}
		}
	}
	return title
}

var isoDay = regexp.MustCompile(`^\s*(\d{4})[-/](\d{1,2})[-/](\d{1,2})`)

// isoDate returns the day of a date as machines write it, in the form YYYY-MM-DD, or "".
func isoDate(s string) string {
	m := isoDay.FindStringSubmatch(s)
	if m == nil {
		return ""
	}
	day := fmt.Sprintf("%s-%02s-%02s", m[1], m[2], m[3])
	if _, err := news.ParseDay(day); err != nil {
		return ""
	}
	return day
}

// visibleDate returns a short line that the page marks as its date, as it stands there.
func visibleDate(doc *html.Node) string {
	out := ""
	walk(doc, func(n *html.Node) bool {
		if out != "" {
			return false
		}
		if n.DataAtom == atom.Time {
			if d := isoDate(attr(n, "datetime")); d != "" {
				out = d
				return false
			}
		}
		mark := strings.ToLower(attr(n, "class") + " " + attr(n, "id") + " " + attr(n, "itemprop"))
		if n.DataAtom == atom.Time || strings.Contains(mark, "date") || strings.Contains(mark, "publish") || strings.Contains(mark, "time") {
			if s := Text(n); s != "" && !strings.Contains(s, "\n") && utf8.RuneCountInString(s) <= 60 && strings.ContainsFunc(s, digit) {
				out = s
				return false
			}
		}
		return true
	})
	return out
}

// digit reports digits of all sets that the press writes.
func digit(r rune) bool {
	return r >= '0' && r <= '9' || r >= 0x0660 && r <= 0x0669 || r >= 0x06F0 && r <= 0x06F9
}

func sameHost(a, b string) bool {
	x, err1 := url.Parse(a)
	y, err2 := url.Parse(b)
	bare := func(h string) string { return strings.TrimPrefix(strings.TrimPrefix(strings.ToLower(h), "www."), "m.") }
	return err1 == nil && err2 == nil && bare(x.Hostname()) == bare(y.Hostname())
}

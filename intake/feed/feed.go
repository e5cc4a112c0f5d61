package feed

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/mail"
	"net/url"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/mmcdole/gofeed"
	"github.com/mmcdole/gofeed/atom"
	"github.com/mmcdole/gofeed/json"
	"github.com/mmcdole/gofeed/rss"
	xcharset "golang.org/x/net/html/charset"

	"github.com/isnad-desk/isnad/intake/charset"
	"github.com/isnad-desk/isnad/intake/html"
	"github.com/isnad-desk/isnad/news"
)

// Item is one article that a feed tells of.
type Item struct {
	// Input holds what the feed says; its URL is the article's address and its Text may be a summary only.
	Input news.Input
	// Whole says that the feed carries the article itself, as content and not as a description.
	Whole bool
}

// Feed is what was read of a feed.
type Feed struct {
	Title string
	Items []Item
}

// ErrNoFeed says that a document is no feed of a kind that is known.
var ErrNoFeed = errors.New("no RSS, Atom or JSON feed")

// Is reports whether a document looks like a feed.
func Is(raw []byte) bool {
	return gofeed.DetectFeedType(bytes.NewReader(raw)) != gofeed.FeedTypeUnknown
}

var xmlEncoding = regexp.MustCompile(`(?i)^(\s*<\?xml[^>]*?)\s+encoding\s*=\s*["']([\w-]+)["']`)

// rightly returns a feed that says UTF-8, or nothing, and is not, in UTF-8 all the same.
func rightly(raw []byte) []byte {
	if utf8.Valid(raw) {
		return raw
	}
	says := xmlEncoding.FindSubmatch(raw[:min(len(raw), 256)])
	if says != nil && !strings.EqualFold(string(says[2]), "utf-8") && !strings.EqualFold(string(says[2]), "utf8") {
		return raw
	}
	s, _, err := charset.Decode(raw)
	if err != nil { // too little to tell by; links are read all the same
		s = strings.ToValidUTF8(string(raw), "\uFFFD")
	}
	return xmlEncoding.ReplaceAll([]byte(s), []byte("$1")) // of UTF-16 it says otherwise
}

// Parse reads a feed. address is where it was found; relative links are resolved against it. location is what messages call it.
func Parse(location, address string, raw []byte) (f Feed, err error) {
	defer func() { // gofeed is given whatever the network holds
		if fault := recover(); fault != nil {
			err = fmt.Errorf("feed cannot be read: %v", fault)
		}
	}()
	raw = rightly(raw)
	add := func(outlet string, e entry) {
		in := news.Input{
			Location: location, URL: absolute(e.link, address), Outlet: strings.TrimSpace(outlet), Title: oneLine(html.Plain(e.title)),
			Byline: oneLine(html.Plain(e.author)), Published: day(e.published), Basis: news.Metadata,
		}
		whole := strings.TrimSpace(html.Plain(e.content))
		if summary := strings.TrimSpace(html.Plain(e.summary)); len(summary) > len(whole) {
			in.Text = summary
		} else {
			in.Text = whole
		}
		if in.URL == "" && in.Text == "" {
			return
		}
		f.Items = append(f.Items, Item{in, in.Text == whole && len([]rune(whole)) >= 400})
	}
	switch gofeed.DetectFeedType(bytes.NewReader(raw)) {
	case gofeed.FeedTypeRSS:
		r, err := (&rss.Parser{}).Parse(bytes.NewReader(raw))
		if err != nil {
			return f, fmt.Errorf("broken RSS: %w", err)
		}
		f.Title = oneLine(html.Plain(r.Title))
		for _, it := range r.Items {
			e := entry{title: it.Title, link: it.Link, author: it.Author, published: it.PubDate, summary: it.Description, content: it.Content}
			outlet := f.Title
			if it.Source != nil && strings.TrimSpace(it.Source.Title) != "" { // an aggregator names whose article it is
				outlet = oneLine(html.Plain(it.Source.Title))
			}
			if dc := it.DublinCoreExt; dc != nil {
				if e.author == "" && len(dc.Creator) > 0 {
					e.author = dc.Creator[0]
				}
				if e.published == "" && len(dc.Date) > 0 {
					e.published = dc.Date[0]
				}
			}
			if e.link == "" && it.GUID != nil && it.GUID.IsPermalink != "false" {
				e.link = it.GUID.Value
			}
			add(outlet, e)
		}
	case gofeed.FeedTypeAtom:
		a, err := (&atom.Parser{}).Parse(bytes.NewReader(raw))
		if err != nil {
			return f, fmt.Errorf("broken Atom: %w", err)
		}
		f.Title = oneLine(html.Plain(a.Title))
		for _, it := range a.Entries {
			e := entry{title: it.Title, published: it.Published, summary: it.Summary}
			if e.published == "" {
				e.published = it.Updated
			}
			if it.Content != nil {
				e.content = it.Content.Value
			}
			for _, l := range it.Links {
				if l.Rel == "" || l.Rel == "alternate" {
					e.link = l.Href
					break
				}
			}
			if len(it.Authors) > 0 {
				e.author = it.Authors[0].Name
			}
			outlet := f.Title
			if it.Source != nil && strings.TrimSpace(it.Source.Title) != "" {
				outlet = oneLine(html.Plain(it.Source.Title))
			}
			add(outlet, e)
		}
	case gofeed.FeedTypeJSON:
		j, err := (&json.Parser{}).Parse(bytes.NewReader(raw))
		if err != nil {
			return f, fmt.Errorf("broken JSON feed: %w", err)
		}
		if !strings.Contains(j.Version, "jsonfeed") && len(j.Items) == 0 {
			return f, ErrNoFeed
		}
		f.Title = oneLine(html.Plain(j.Title))
		for _, it := range j.Items {
			e := entry{title: it.Title, link: it.URL, published: it.DatePublished, summary: it.Summary, content: it.ContentHTML}
			if e.content == "" {
				e.content = it.ContentText
			}
			if len(it.Authors) > 0 && it.Authors[0] != nil {
				e.author = it.Authors[0].Name
			} else if it.Author != nil {
				e.author = it.Author.Name
			}
			add(f.Title, e)
		}
	default:
		return f, ErrNoFeed
	}
	return f, nil
}

// entry is an item as its feed words it.
type entry struct{ title, link, author, published, summary, content string }

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func absolute(ref, base string) string {
	u, err := url.Parse(strings.TrimSpace(ref))
	if err != nil || strings.TrimSpace(ref) == "" {
		return ""
	}
	if b, err := url.Parse(base); err == nil && base != "" {
		u = b.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}

var iso = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}`)

// day returns the day of a feed's date as written, in its own zone, as YYYY-MM-DD; a date in words comes back as it is.
func day(s string) string {
	s = strings.TrimSpace(s)
	if m := iso.FindString(s); m != "" {
		return m
	}
	if t, err := mail.ParseDate(s); err == nil {
		return t.Format("2006-01-02")
	}
	for _, layout := range []string{time.RFC1123, time.RFC1123Z, time.RFC850, "Mon, 2 Jan 2006 15:04:05 MST", "Mon, 2 Jan 2006 15:04 MST", "2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006", "01/02/2006 15:04:05"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.Format("2006-01-02")
		}
	}
	return s
}

// Link is an address in a list.
type Link struct {
	URL, Title, Published string
	Changed               string // the day on which it changed last, as a sitemap says
	// Feed says that the address is a feed, Map that it is another list.
	Feed, Map bool
}

// Day is the latest day that a link is known by, or "".
func (l *Link) Day() string { return max(l.Published, l.Changed) }

// ErrNoList says that a document is neither an OPML list nor a sitemap.
var ErrNoList = errors.New("no OPML list and no sitemap")

// maxLinks bounds what one list yields; the protocol of sitemaps allows 50,000.
const maxLinks = 50_000

// List reads an OPML list of feeds or a sitemap.
func List(address string, raw []byte) ([]Link, error) {
	d := xml.NewDecoder(bytes.NewReader(raw))
	d.CharsetReader = xcharset.NewReaderLabel
	d.Strict = false
	d.Entity = xml.HTMLEntity
	var links []Link
	var cur *Link
	kind, field := "", ""
	for len(links) < maxLinks {
		t, err := d.Token()
		if err != nil {
			if kind == "" || len(links) == 0 && !errors.Is(err, io.EOF) {
				return nil, ErrNoList
			}
			return links, nil // what stands before a fault is used
		}
		switch x := t.(type) {
		case xml.StartElement:
			name := strings.ToLower(x.Name.Local)
			switch {
			case kind == "":
				if name != "opml" && name != "urlset" && name != "sitemapindex" {
					return nil, ErrNoList
				}
				kind = name
			case kind == "opml" && name == "outline":
				l := Link{Feed: true}
				for _, a := range x.Attr {
					switch strings.ToLower(a.Name.Local) {
					case "xmlurl":
						l.URL = absolute(a.Value, address)
					case "title", "text":
						if l.Title == "" {
							l.Title = oneLine(a.Value)
						}
					}
				}
				if l.URL != "" {
					links = append(links, l)
				}
			case name == "url" || name == "sitemap":
				cur = &Link{Map: name == "sitemap"}
			default:
				field = name
			}
		case xml.EndElement:
			if name := strings.ToLower(x.Name.Local); cur != nil && (name == "url" || name == "sitemap") {
				if cur.URL != "" {
					links = append(links, *cur)
				}
				cur = nil
			}
			field = ""
		case xml.CharData:
			if cur == nil {
				continue
			}
			switch v := oneLine(string(x)); {
			case v == "":
			case field == "loc" && cur.URL == "":
				cur.URL = absolute(v, address)
			case field == "title":
				cur.Title = v
			case field == "publication_date":
				cur.Published = day(v)
			case field == "lastmod":
				cur.Changed = day(v)
			}
		}
	}
	return links, nil
}

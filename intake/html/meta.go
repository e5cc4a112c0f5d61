package html

import (
	"encoding/json"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// facts is what a page tells of itself for machines. JSON-LD comes before OpenGraph, which comes before other meta elements.
type facts struct {
	title, outlet, byline, published, url, body string
}

func (f *facts) take(o facts) {
	for _, p := range []struct {
		to   *string
		from string
	}{{&f.title, o.title}, {&f.outlet, o.outlet}, {&f.byline, o.byline}, {&f.published, o.published}, {&f.url, o.url}, {&f.body, o.body}} {
		if *p.to == "" {
			*p.to = strings.TrimSpace(p.from)
		}
	}
}

// walk calls visit for every element until it returns false for "do not go into this one".
func walk(root *html.Node, visit func(*html.Node) bool) {
	for n := root; n != nil; {
		if (n.Type != html.ElementNode || visit(n)) && n.FirstChild != nil {
			n = n.FirstChild
			continue
		}
		for n != root && n.NextSibling == nil {
			n = n.Parent
		}
		if n == root {
			return
		}
		n = n.NextSibling
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// about reads the facts of a document.
func about(doc *html.Node) facts {
	var ld, og, meta, title, times facts
	walk(doc, func(n *html.Node) bool {
		switch n.DataAtom {
		case atom.Script:
			if strings.EqualFold(strings.TrimSpace(attr(n, "type")), "application/ld+json") && n.FirstChild != nil {
				ld.take(linked(n.FirstChild.Data))
			}
			return false
		case atom.Meta:
			name := strings.ToLower(attr(n, "property"))
			if name == "" {
				name = strings.ToLower(attr(n, "name"))
			}
			if name == "" {
				name = strings.ToLower(attr(n, "itemprop"))
			}
			v := attr(n, "content")
			switch name {
			case "og:title":
				og.take(facts{title: v})
			case "og:site_name":
				og.take(facts{outlet: v})
			case "og:url":
				og.take(facts{url: v})
			case "article:published_time", "og:article:published_time":
				og.take(facts{published: v})
			case "article:author", "og:article:author":
				if !strings.Contains(v, "://") {
					og.take(facts{byline: v})
				}
			case "author", "dc.creator", "parsely-author", "byl":
				meta.take(facts{byline: v})
			case "twitter:title", "dc.title", "parsely-title":
				meta.take(facts{title: v})
			case "application-name", "dc.publisher", "publisher":
				meta.take(facts{outlet: v})
			case "datepublished", "date", "dc.date", "dc.date.issued", "pubdate", "publishdate", "publish-date", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime":
				meta.take(facts{published: v})
			}
			return false
		case atom.Link:
			if slices.Contains(strings.Fields(strings.ToLower(attr(n, "rel"))), "canonical") {
				meta.take(facts{url: attr(n, "href")})
			}
			return false
		case atom.Title:
			title.take(facts{title: Text(n)})
			if n.FirstChild != nil {
				title.take(facts{title: n.FirstChild.Data})
			}
			return false
		case atom.Time:
			if v := attr(n, "datetime"); v != "" && (attr(n, "pubdate") != "" || strings.Contains(strings.ToLower(attr(n, "itemprop")+attr(n, "class")), "publish")) {
				times.take(facts{published: v})
			}
		}
		return true
	})
	var f facts
	for _, x := range []facts{ld, og, meta, times, title} {
		f.take(x)
	}
	return f
}

// linked reads the facts of a JSON-LD block: the first thing in it that is an article of any kind.
func linked(block string) (f facts) {
	block = strings.TrimSpace(block)
	block = strings.TrimSuffix(strings.TrimPrefix(block, "<!--"), "-->")
	var v any
	if json.Unmarshal([]byte(block), &v) != nil {
		// newlines inside strings are the commonest fault
		if json.Unmarshal([]byte(strings.NewReplacer("\r", " ", "\n", " ", "\t", " ").Replace(block)), &v) != nil {
			return f
		}
	}
	var look func(v any, depth int) bool
	look = func(v any, depth int) bool {
		if depth > 8 {
			return false
		}
		switch x := v.(type) {
		case []any:
			for _, e := range x {
				if look(e, depth+1) {
					return true
				}
			}
		case map[string]any:
			for _, t := range texts(x["@type"]) {
				if strings.HasSuffix(t, "Article") || strings.HasSuffix(t, "Posting") || t == "Report" {
					f = facts{
						title: first(x["headline"], x["name"]), outlet: first(x["publisher"], x["sourceOrganization"]), byline: first(x["author"], x["creator"]),
						published: first(x["datePublished"], x["dateCreated"]), url: first(x["url"], x["mainEntityOfPage"]), body: first(x["articleBody"], nil),
					}
					return true
				}
			}
			return look(x["@graph"], depth+1) || look(x["mainEntity"], depth+1)
		}
		return false
	}
	look(v, 0)
	return f
}

// texts returns the strings of a value that is one or a list of them.
func texts(v any) []string {
	switch x := v.(type) {
	case string:
		return []string{x}
	case []any:
		var out []string
		for _, e := range x {
			out = append(out, texts(e)...)
		}
		return out
	}
	return nil
}

// first returns the text of the first of two values that has one: itself, its name, its id.
func first(a, b any) string {
	for _, v := range []any{a, b} {
		switch x := v.(type) {
		case string:
			if s := strings.TrimSpace(Plain(x)); s != "" {
				return s
			}
		case map[string]any:
			for _, k := range []string{"name", "@id", "url"} {
				if s, ok := x[k].(string); ok && strings.TrimSpace(s) != "" {
					return strings.TrimSpace(Plain(s))
				}
			}
		case []any:
			for _, e := range x {
				if s := first(e, nil); s != "" {
					return s
				}
			}
		}
	}
	return ""
}

// absolute resolves an address of a page against the page's own; what is no http address is dropped.
func absolute(ref, base string) string {
	u, err := url.Parse(strings.TrimSpace(ref))
	if err != nil || ref == "" {
		return ""
	}
	if b, err := url.Parse(base); err == nil && base != "" {
		u = b.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	u.Fragment = ""
	return u.String()
}

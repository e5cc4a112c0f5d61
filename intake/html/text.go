package html

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// What is never read: programs, forms, navigation, pictures with their captions.
var unread = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Svg: true, atom.Iframe: true, atom.Object: true, atom.Form: true,
	atom.Button: true, atom.Select: true, atom.Input: true, atom.Textarea: true, atom.Nav: true, atom.Figcaption: true, atom.Audio: true, atom.Video: true,
	atom.Head: true, atom.Math: true, atom.Canvas: true, atom.Dialog: true,
}

// What stands on lines of its own.
var block = map[atom.Atom]bool{
	atom.P: true, atom.Div: true, atom.Section: true, atom.Article: true, atom.Main: true, atom.Header: true, atom.Footer: true, atom.Aside: true,
	atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Ul: true, atom.Ol: true, atom.Li: true, atom.Dl: true,
	atom.Dt: true, atom.Dd: true, atom.Blockquote: true, atom.Pre: true, atom.Table: true, atom.Tr: true, atom.Figure: true, atom.Hr: true, atom.Address: true,
	atom.Caption: true, atom.Fieldset: true, atom.Body: true, atom.Html: true, atom.Thead: true, atom.Tbody: true, atom.Tfoot: true, atom.Details: true, atom.Summary: true,
}

// breakMark stands for a <br> while readability works, which loses them; a private-use character that no page means.
const breakMark = '\uE00A'

// writer writes text as a browser lays it out: blanks run together, blocks on lines of their own.
type writer struct {
	b     strings.Builder
	blank bool // a blank is owed
	line  bool // a line feed is owed
}

func (w *writer) newLine() {
	w.blank, w.line = false, w.b.Len() > 0
}

func (w *writer) text(s string) {
	for _, r := range s {
		if r == breakMark {
			w.newLine()
			continue
		}
		if unicode.IsSpace(r) {
			w.blank = true
			continue
		}
		if unicode.IsControl(r) {
			continue
		}
		if w.line {
			w.b.WriteByte('\n')
		} else if w.blank && w.b.Len() > 0 {
			w.b.WriteByte(' ')
		}
		w.blank, w.line = false, false
		w.b.WriteRune(r)
	}
}

// node writes a tree. It keeps its own stack: pages nest as deep as they like.
func (w *writer) node(root *html.Node) {
	for n := root; n != nil; {
		down := true
		switch n.Type {
		case html.TextNode:
			w.text(n.Data)
		case html.ElementNode:
			switch {
			case unread[n.DataAtom] || hidden(n):
				down = false
			case n.DataAtom == atom.Br:
				w.newLine()
			case n.DataAtom == atom.Td || n.DataAtom == atom.Th:
				w.blank = true
			case block[n.DataAtom]:
				w.newLine()
			}
		case html.DocumentNode:
		default:
			down = false
		}
		if down && n.FirstChild != nil {
			n = n.FirstChild
			continue
		}
		for n != root && n.NextSibling == nil {
			n = n.Parent
			w.close(n)
		}
		if n == root {
			return
		}
		w.close(n)
		n = n.NextSibling
	}
}

func (w *writer) close(n *html.Node) {
	if n.Type == html.ElementNode && block[n.DataAtom] && w.b.Len() > 0 {
		w.newLine()
	}
}

func hidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "aria-hidden":
			if a.Val == "true" {
				return true
			}
		case "style":
			if s := strings.ReplaceAll(strings.ToLower(a.Val), " ", ""); strings.Contains(s, "display:none") || strings.Contains(s, "visibility:hidden") {
				return true
			}
		}
	}
	return false
}

// Text returns what a reader reads of a tree: blocks on lines of their own, blanks run together.
func Text(n *html.Node) string {
	var w writer
	w.node(n)
	return w.b.String()
}

// Plain returns the text of a fragment of HTML, such as the description of a feed's item; text without markup comes back as it is.
func Plain(s string) string {
	if !strings.ContainsAny(s, "<&") {
		return strings.TrimSpace(s)
	}
	nodes, err := html.ParseFragment(strings.NewReader(s), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		return strings.TrimSpace(s)
	}
	var w writer
	for _, n := range nodes {
		w.node(n)
	}
	return w.b.String()
}

package export

import (
	"encoding/xml"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/isnad-desk/isnad/news"
)

// The parts of GEXF 1.3 (https://gexf.net) that a network of entities needs.
type (
	gexfFile struct {
		XMLName xml.Name  `xml:"http://gexf.net/1.3 gexf"`
		Version string    `xml:"version,attr"`
		Graph   gexfGraph `xml:"graph"`
	}
	gexfGraph struct {
		Directed   string           `xml:"defaultedgetype,attr"`
		Attributes []gexfAttributes `xml:"attributes"`
		Nodes      []gexfNode       `xml:"nodes>node"`
		Edges      []gexfEdge       `xml:"edges>edge"`
	}
	gexfAttributes struct {
		Class string          `xml:"class,attr"`
		List  []gexfAttribute `xml:"attribute"`
	}
	gexfAttribute struct {
		ID    string `xml:"id,attr"`
		Title string `xml:"title,attr"`
		Type  string `xml:"type,attr"`
	}
	gexfValue struct {
		For   string `xml:"for,attr"`
		Value string `xml:"value,attr"`
	}
	gexfNode struct {
		ID     string      `xml:"id,attr"`
		Label  string      `xml:"label,attr"`
		Values []gexfValue `xml:"attvalues>attvalue"`
	}
	gexfEdge struct {
		ID     int         `xml:"id,attr"`
		Source string      `xml:"source,attr"`
		Target string      `xml:"target,attr"`
		Weight int         `xml:"weight,attr"`
		Values []gexfValue `xml:"attvalues>attvalue"`
	}
)

// Network writes who acts upon whom as GEXF: a node for every entity that is party to a happening, an edge from each actor to each recipient (to
// each other actor where a happening has no recipient), weighted by the number of happenings, with their types and how many were contested.
func Network(w io.Writer, d *news.Desk) error {
	type tie struct{ from, to string }
	type told struct {
		happenings, contested int
		types                 []string
	}
	ties := map[tie]*told{}
	entities := map[string]*news.DeskEntity{}
	for i := range d.Entities {
		entities[d.Entities[i].ID] = &d.Entities[i]
	}
	for i := range d.Happenings {
		h := &d.Happenings[i]
		others := h.Recipients
		if len(others) == 0 {
			others = h.Actors
		}
		for k, a := range h.Actors {
			for j, b := range others {
				if entities[a] == nil || entities[b] == nil || a == b || len(h.Recipients) == 0 && j <= k {
					continue
				}
				t := ties[tie{a, b}]
				if t == nil {
					t = &told{}
					ties[tie{a, b}] = t
				}
				t.happenings++
				if h.Standing == "contested" {
					t.contested++
				}
				if !slices.Contains(t.types, h.Type) {
					t.types = append(t.types, h.Type)
				}
			}
		}
	}
	order := make([]tie, 0, len(ties))
	used := map[string]bool{}
	for t := range ties {
		order = append(order, t)
		used[t.from], used[t.to] = true, true
	}
	slices.SortFunc(order, func(a, b tie) int {
		if c := strings.Compare(a.from, b.from); c != 0 {
			return c
		}
		return strings.Compare(a.to, b.to)
	})
	f := gexfFile{Version: "1.3", Graph: gexfGraph{Directed: "directed", Attributes: []gexfAttributes{
		{"node", []gexfAttribute{{"kind", "kind", "string"}, {"latin", "latin", "string"}, {"articles", "articles", "integer"}}},
		{"edge", []gexfAttribute{{"types", "types", "string"}, {"contested", "contested", "integer"}}},
	}}}
	for i := range d.Entities {
		e := &d.Entities[i]
		if !used[e.ID] {
			continue
		}
		articles := map[string]bool{}
		for _, m := range e.Members {
			articles[m.Article] = true
		}
		f.Graph.Nodes = append(f.Graph.Nodes, gexfNode{e.ID, e.Name, []gexfValue{{"kind", string(e.Kind)}, {"latin", e.Latin}, {"articles", strconv.Itoa(len(articles))}}})
	}
	for i, t := range order {
		x := ties[t]
		f.Graph.Edges = append(f.Graph.Edges, gexfEdge{i, t.from, t.to, x.happenings, []gexfValue{{"types", strings.Join(x.types, " ")}, {"contested", strconv.Itoa(x.contested)}}})
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	enc := xml.NewEncoder(w)
	enc.Indent("", " ")
	if err := enc.Encode(f); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

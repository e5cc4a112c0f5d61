package happening

import (
	"fmt"
	"strings"

	"github.com/isnad-desk/isnad/news"
)

// origins counts the far ends of the isnads of a happening's reports.
//
// A named source is one origin wherever it speaks; so is an organisation. An unnamed source is one origin as worded to one outlet or agency.
// An outlet's own voice is an origin only where that article quotes nobody for it. Articles of one lineage share their origins: the words of
// a source count as worded to whoever the text goes back to.
func (in *Input) origins(acts []act) []news.Origin {
	type key struct{ class, name string }
	index := map[key]int{}
	var out []news.Origin
	add := func(report int, k key, o news.Origin) {
		n, ok := index[k]
		if !ok {
			n = len(out)
			index[k] = n
			out = append(out, o)
		}
		if r := out[n].Reports; len(r) == 0 || r[len(r)-1] != report {
			out[n].Reports = append(out[n].Reports, report)
		}
	}
	tellers := map[string]string{} // by folded name: an outlet that others quote is the same origin as when it speaks itself
	for i := range acts {
		t := in.teller(acts[i].article)
		tellers[in.Lang.FoldString(t)] = t
	}
	for i := range acts {
		x := &acts[i]
		r := in.Records[x.article]
		teller := in.teller(x.article)
		if x.e.Statement == news.None {
			add(i, key{"voice", teller}, news.Origin{Name: teller, Named: teller != in.Records[in.Root[x.article]].Article.Location, Because: "the outlet's own voice"})
			continue
		}
		s := &r.Statements[x.e.Statement]
		words := ""
		if src := s.Source; src != nil {
			words = in.Lang.Plain(src.Of(r.Article.Text))
		}
		if s.Antecedent != nil {
			words = in.Lang.Plain(s.Antecedent.Of(r.Article.Text))
		}
		switch {
		case (s.Class == news.NamedSource || s.Class == news.OrgSource) && s.Entity != news.None:
			e := in.Entities[in.Entity[x.article][s.Entity]]
			k := key{"entity", e.ID}
			if t, ok := tellers[in.Lang.FoldString(e.Name)]; ok && e.Kind == news.Organization {
				k = key{"voice", t}
				if n, ok := index[k]; ok {
					out[n].Because = "a named source" // quoted: it no longer stands back behind what an article of its own quotes
				}
			}
			add(i, k, news.Origin{Name: e.Name, Named: true, Because: "a named source"})
		case s.Class == news.NamedSource || s.Class == news.OrgSource:
			add(i, key{"name", in.Lang.FoldString(words)}, news.Origin{Name: words, Named: true, Because: "a named source"})
		default:
			via := teller
			for _, l := range s.Isnad {
				if l.Kind == "agency" || l.Kind == "outlet" {
					via = l.Name // the last of them is nearest to the source
				}
			}
			name := words
			if via != "" {
				name = strings.TrimSuffix(fmt.Sprintf("%s: %s", via, words), ": ")
			}
			add(i, key{"unnamed", in.Lang.FoldString(via + "\x00" + words)}, news.Origin{Name: name, Because: "an unnamed source as worded to " + via})
		}
	}
	// own voices say nothing new where the same lineage quotes somebody
	quoted := map[int]bool{}
	for _, x := range acts {
		if x.e.Statement != news.None {
			quoted[in.Root[x.article]] = true
		}
	}
	kept := out[:0]
	for _, o := range out {
		if o.Because == "the outlet's own voice" {
			all := true
			for _, i := range o.Reports {
				all = all && quoted[in.Root[acts[i].article]]
			}
			if all && len(out) > 1 {
				continue
			}
		}
		kept = append(kept, o)
	}
	return kept
}

// teller is whoever tells what article a says in its own voice: the agency it relays, else the outlet of the text it goes back to, else where
// that text was found.
func (in *Input) teller(a int) string {
	root := in.Root[a]
	if in.Agency[a] != "" {
		return in.Agency[a]
	}
	if in.Agency[root] != "" {
		return in.Agency[root]
	}
	if o := in.Records[root].Article.Outlet; o != nil {
		return o.Name
	}
	return in.Records[root].Article.Location
}

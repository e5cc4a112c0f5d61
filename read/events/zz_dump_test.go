package events

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/lang/ar"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

func TestZZDump(t *testing.T) {
	name, find := os.Getenv("ART"), os.Getenv("FIND")
	if find == "" {
		t.Skip()
	}
	b, _ := os.ReadFile("/tmp/ev/oracle.json")
	var all map[string]struct {
		Text     string
		Entities []struct{ Kind, Name string }
		Mentions []struct {
			Span   [2]int
			Kind   string
			Entity int
		}
	}
	json.Unmarshal(b, &all)
	l, _ := ar.New()
	w := readWords(l)
	rec := &news.Record{}
	txt := name
	for k, g := range all {
		if name != "" && strings.HasPrefix(k, name) {
			txt = g.Text
			for _, e := range g.Entities {
				rec.Entities = append(rec.Entities, news.Entity{Kind: news.Kind(e.Kind), Name: e.Name})
			}
			for _, m := range g.Mentions {
				rec.Mentions = append(rec.Mentions, news.Mention{Span: text.Span{Start: m.Span[0], End: m.Span[1]}, Kind: news.Kind(m.Kind), Form: news.Name, Entity: m.Entity})
			}
		}
	}
	tx := l.Read(txt)
	a := newArticle(w, l, tx, rec)
	mem := &memory{}
	kinds := []string{"other", "NOUN", "PREP", "VERB", "REL", "THAT", "opener", "part", "TIME", ",", "STOP", "AGENT"}
	for _, s := range tx.Sentences {
		its := a.items(s.First, s.Last)
		a.mem = memory{last: append([]clause(nil), mem.last...)}
		a.subjects(its, mem)
		if !strings.Contains(s.Span.Of(txt), find) {
			continue
		}
		for k := range its {
			it := &its[k]
			sp := text.Span{Start: tx.Tokens[it.first].Span.Start, End: tx.Tokens[it.last-1].Span.End}
			x := ""
			if it.kind == iVerb {
				c := a.verbs[it.clause]
				x = fmt.Sprintf("%+v at=%d rel=%d dropped=%v objs=%v subj=%d", *c.morph, c.at, c.relative, c.dropped, c.objects, len(c.subject))
			}
			if it.kind == iNoun || it.kind == iPrep {
				x = fmt.Sprintf("prep=%q and=%v ent=%d info=%v party=%v gen=%v tells=%v num=%v", it.prep, it.and, it.p.entity, it.p.info, a.isParty(&it.p), it.genitive, a.tells(it.p.head), it.p.numeral)
			}
			fmt.Println(k, kinds[it.kind], sp.Of(txt), x)
			if os.Getenv("R") != "" {
				for j := it.first; j < it.last; j++ {
					for r, rd := range tx.Tokens[j].Readings {
						if r < 3 {
							fmt.Printf("        %s cl=%d host=%s stem=%s suf=%s %+v\n", tx.Tokens[j].Fold, rd.Clitics, rd.Host, rd.Stem, rd.Suffix, rd.Morphs)
						}
					}
				}
			}
		}
		a.triggers(its, mem)
		for _, d := range a.events {
			fmt.Printf("%s %s  %s noun=%v neg=%v %s A%d R%d gov=%d also=%d\n", d.f.typ, d.f.mode, tx.Tokens[d.tok].Fold, d.noun, d.negated, d.modality, len(d.actors), len(d.recipients), d.governs, len(d.also))
		}
		a.events = nil
	}
	_ = lang.And
}

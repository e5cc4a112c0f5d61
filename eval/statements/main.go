package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"sort"
	"strings"

	"github.com/isnad-desk/isnad/lang/ar"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/read/refer"
	"github.com/isnad-desk/isnad/read/statements"
	"github.com/isnad-desk/isnad/read/times"
	"github.com/isnad-desk/isnad/text"
)

type gold struct {
	Content, Cue       [2]int
	Source, Antecedent *[2]int
	Via                *[2]int
	Class, Stance      string
	Plural             bool
}

type article struct {
	ID         string
	Text       string
	Names      [][]any
	Statements []gold
}

func jaccard(a, b text.Span) float64 {
	inter := min(a.End, b.End) - max(a.Start, b.Start)
	if inter <= 0 {
		return 0
	}
	return float64(inter) / float64(max(a.End, b.End)-min(a.Start, b.Start))
}

func main() {
	part := flag.String("part", "look", "look, held or all")
	errors := flag.Bool("errors", false, "list what was missed and wrongly found")
	flag.Parse()
	f, err := os.Open(flag.Arg(0))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	defer f.Close()
	l, err := ar.New()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	find, res, when := statements.New(l), refer.New(l), times.New(l)
	var nGold, nFound, nHit, nSourced, nStance, nClass, nVia, viaGold int
	foundBy, hitBy := map[string]int{}, map[string]int{}
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<24)
	for n := 0; sc.Scan(); n++ {
		if *part == "look" && n%3 == 2 || *part == "held" && n%3 != 2 {
			continue
		}
		var a article
		if err := json.Unmarshal(sc.Bytes(), &a); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		at := []int{} // code point to byte
		for i := range a.Text {
			at = append(at, i)
		}
		at = append(at, len(a.Text))
		span := func(p [2]int) text.Span { return text.Span{Start: at[p[0]], End: at[p[1]]} }
		rec := &news.Record{Article: news.Article{Text: a.Text}}
		for _, m := range a.Names {
			rec.Mentions = append(rec.Mentions, news.Mention{Span: span([2]int{int(m[0].(float64)), int(m[1].(float64))}), Kind: news.Kind(m[2].(string)), Form: news.Name, Entity: news.None})
		}
		sort.SliceStable(rec.Mentions, func(i, j int) bool { return rec.Mentions[i].Span.Start < rec.Mentions[j].Span.Start })
		t := l.Read(a.Text)
		rec.Times = when.Find(t, &rec.Article)
		res.Resolve(t, rec)
		got := find.Find(t, rec)
		type pair struct {
			j    float64
			g, s int
		}
		var pairs []pair
		for g, w := range a.Statements {
			for s := range got {
				if j := jaccard(span(w.Content), got[s].Content); j >= 0.5 {
					pairs = append(pairs, pair{j, g, s})
				}
			}
		}
		sort.SliceStable(pairs, func(i, j int) bool { return pairs[i].j > pairs[j].j })
		of, used := map[int]int{}, map[int]bool{}
		for _, p := range pairs {
			if _, ok := of[p.g]; !ok && !used[p.s] {
				of[p.g], used[p.s] = p.s, true
			}
		}
		nGold, nFound, nHit = nGold+len(a.Statements), nFound+len(got), nHit+len(of)
		for g, w := range a.Statements {
			s, ok := of[g]
			if w.Via != nil {
				viaGold++
			}
			if !ok {
				if *errors {
					fmt.Printf("%s MISSED  [%s] %q  cue %q\n", a.ID, w.Stance, cut(span(w.Content).Of(a.Text)), span(w.Cue).Of(a.Text))
				}
				continue
			}
			st := &got[s]
			want := w.Source
			if want == nil {
				want = w.Antecedent
			}
			right := want == nil && st.Source == nil
			if want != nil {
				if st.Source != nil && jaccard(span(*want), *st.Source) >= 0.5 {
					right = true
				}
				if !right && st.Entity != news.None && (w.Class == "named" || w.Class == "organization") {
					right = same(a.Statements, w, span, rec, st.Entity, 0)
				}
			}
			class := string(st.Class) == w.Class
			if class {
				nClass++
			}
			if right && class {
				nSourced++
			} else if *errors {
				g := "-"
				if want != nil {
					g = span(*want).Of(a.Text)
				}
				s := "-"
				if st.Source != nil {
					s = st.Source.Of(a.Text)
				} else if st.Antecedent != nil {
					s = "(" + st.Antecedent.Of(a.Text) + ")"
				}
				fmt.Printf("%s SOURCE  want %q %s  got %q %s  cue %q rule %s\n", a.ID, g, w.Class, s, st.Class, st.Cue.Of(a.Text), rule(st.Rule))
			}
			if st.Stance == w.Stance {
				nStance++
			} else if *errors {
				fmt.Printf("%s STANCE  want %s got %s cue %q content %q\n", a.ID, w.Stance, st.Stance, st.Cue.Of(a.Text), cut(st.Content.Of(a.Text)))
			}
			if w.Via != nil {
				said := false
				for _, k := range st.Isnad {
					said = said || k.Kind != "source" && k.Span != nil && (k.Span.Overlaps(span(*w.Via)) || strings.Contains(span(*w.Via).Of(a.Text), k.Span.Of(a.Text)))
				}
				if said {
					nVia++
				} else if *errors {
					var chain []string
					for _, k := range st.Isnad {
						chain = append(chain, k.Kind+" "+k.Name)
					}
					fmt.Printf("%s VIA     want %q got %q cue %q rule %s\n", a.ID, span(*w.Via).Of(a.Text), chain, st.Cue.Of(a.Text), rule(st.Rule))
				}
			}
		}
		for s := range got {
			foundBy[rule(got[s].Rule)]++
			if used[s] {
				hitBy[rule(got[s].Rule)]++
			} else if *errors {
				fmt.Printf("%s WRONG   %q cue %q rule %s\n", a.ID, cut(got[s].Content.Of(a.Text)), got[s].Cue.Of(a.Text), rule(got[s].Rule))
			}
		}
	}
	p, r := float64(nHit)/float64(max(1, nFound)), float64(nHit)/float64(max(1, nGold))
	sp, sr := float64(nSourced)/float64(max(1, nFound)), float64(nSourced)/float64(max(1, nGold))
	fmt.Printf("statements P %.1f R %.1f F1 %.1f   sourced F1 %.1f   of the found: class %.1f stance %.1f   via %d/%d   gold %d found %d\n",
		100*p, 100*r, 200*p*r/(p+r+1e-9), 200*sp*sr/(sp+sr+1e-9), 100*float64(nClass)/float64(max(1, nHit)), 100*float64(nStance)/float64(max(1, nHit)), nVia, viaGold, nGold, nFound)
	var rules []string
	for k := range foundBy {
		rules = append(rules, k)
	}
	sort.Strings(rules)
	for _, k := range rules {
		fmt.Printf("  %-28s found %4d right %4d\n", k, foundBy[k], hitBy[k])
	}
}

// same reports whether an annotated source, or what it points back to, holds a mention of the entity.
func same(all []gold, w gold, span func([2]int) text.Span, rec *news.Record, entity, depth int) bool {
	for _, p := range []*[2]int{w.Source, w.Antecedent} {
		if p == nil {
			continue
		}
		for _, m := range rec.Mentions {
			if m.Entity == entity && span(*p).Contains(m.Span) {
				return true
			}
		}
		if depth > 3 {
			continue
		}
		for _, x := range all {
			if x.Source != nil && *x.Source == *p && x.Antecedent != nil && *x.Antecedent != *p && same(all, x, span, rec, entity, depth+1) {
				return true
			}
		}
	}
	return false
}

// rule is the rule of the cue, the first of the chain.
func rule(chain string) string {
	first, _, _ := strings.Cut(chain, ",")
	return first
}

func cut(s string) string {
	r := []rune(s)
	if len(r) > 70 {
		return string(r[:35]) + " … " + string(r[len(r)-30:])
	}
	return s
}

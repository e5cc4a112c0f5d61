package story

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"github.com/isnad-desk/isnad/desk/identity"
	"github.com/isnad-desk/isnad/intake/file"
	"github.com/isnad-desk/isnad/lang/ar"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/read"
)

func TestDebug(t *testing.T) {
	l, _ := ar.New()
	rd, _ := read.New(l)
	for _, set := range strings.Fields(os.Getenv("SETS")) {
		var recs []*news.Record
		for in := range file.Articles([]string{set}, nil) {
			recs = append(recs, rd.Read(in))
		}
		ids := identity.Find(l, recs)
		vs := vectorise(l, recs, ids.Of)
		for i := range vs {
			fmt.Printf("%-30.30s", filepath.Base(recs[i].Article.Location))
			for j := range vs {
				fmt.Printf(" %.2f", cosine(vs[i], vs[j]))
			}
			fmt.Println(offices(l, recs[i], ids.Of[i]))
		}
		if os.Getenv("TOP") != "" {
			word := map[int32]string{}
			for i, r := range recs {
				_ = i
				for e := range r.Entities {
					word[int32(ids.Of[i][e])*2] = r.Entities[e].Name
				}
			}
			for i := range vs {
				for j := 0; j < i; j++ {
					type c struct {
						id int32
						w  float32
					}
					var cs []c
					m := map[int32]float32{}
					for _, f := range vs[i] {
						m[f.id] = f.weight
					}
					for _, f := range vs[j] {
						if m[f.id] > 0 {
							cs = append(cs, c{f.id, m[f.id] * f.weight})
						}
					}
					sort.Slice(cs, func(a, b int) bool { return cs[a].w > cs[b].w })
					fmt.Print(i, j, ": ")
					for _, x := range cs[:min(12, len(cs))] {
						fmt.Printf("%s %.3f, ", word[x.id], x.w)
					}
					fmt.Println()
				}
			}
		}
	}
}

package story

import (
	"fmt"
	"os"
	"path/filepath"
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
			if strings.HasSuffix(set, "gold") || (strings.Contains(set, "dev") && !strings.HasSuffix(in.Location, ".json")) {
				continue
			}
			recs = append(recs, rd.Read(in))
		}
		ids := identity.Find(l, recs)
		vs := vectorise(l, recs, ids.Of)
		for i := range vs {
			fmt.Printf("%-30.30s", filepath.Base(recs[i].Article.Location))
			for j := range vs {
				m := map[int32]float32{}
				for _, f := range vs[i] {
					m[f.id] = f.weight
				}
				dot := float32(0)
				for _, f := range vs[j] {
					dot += f.weight * m[f.id]
				}
				fmt.Printf(" %.2f", dot)
			}
			fmt.Println()
		}
	}
}

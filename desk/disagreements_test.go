package desk

import (
	"os"
	"strings"
	"testing"

	"github.com/isnad-desk/isnad/internal/readtest"
	"github.com/isnad-desk/isnad/news"
)

// TestDisagreements reads testdata/disagreements.txt: pairs of reports, read and placed as a user's would be, and whether the desk says that they disagree.
func TestDisagreements(t *testing.T) {
	l, r := readtest.New(t)
	b, err := os.ReadFile("testdata/disagreements.txt")
	if err != nil {
		t.Fatal(err)
	}
	pairs := 0
	for block := range strings.SplitSeq(strings.TrimSpace(string(b)), "\n\n") {
		head, body, _ := strings.Cut(block, "\n")
		if strings.HasPrefix(head, "#") {
			continue
		}
		name, days, _ := strings.Cut(head, " | ")
		published := strings.Fields(days)
		texts := strings.Split(body, "\n==\n")
		if len(texts) != 2 || len(published) != 2 {
			t.Fatalf("%s: not two reports of a day each", head)
		}
		pairs++
		var records []*news.Record
		for i, outlet := range [2]string{"صحيفة الأفق", "جريدة المنار"} {
			title, text, _ := strings.Cut(texts[i], "\n")
			records = append(records, r.Read(news.Input{Location: outlet, Outlet: outlet, Title: title, Text: text, Published: published[i]}))
		}
		said := Build(l, records).Conflicts
		if want := strings.HasPrefix(name, "+"); want != (len(said) > 0) {
			t.Errorf("%s: %d disagreements: %+v", name, len(said), said)
		}
	}
	if pairs < 60 {
		t.Errorf("only %d pairs", pairs)
	}
}

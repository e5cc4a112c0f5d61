package details_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/quick"

	"github.com/isnad-desk/isnad/internal/readtest"
	"github.com/isnad-desk/isnad/news"
)

// TestCorpus reads testdata/details.txt: a text, in which {p …}, {l …} and {o …} mark names for the reader's eye, and under it what is found.
func TestCorpus(t *testing.T) {
	_, r := readtest.New(t)
	b, err := os.ReadFile("testdata/details.txt")
	if err != nil {
		t.Fatal(err)
	}
	text, n := "", 0
	var want []string
	check := func() {
		if text == "" {
			return
		}
		n++
		rec := r.Read(news.Input{Location: "t", Text: text, Published: "2024-05-23"})
		var got []string
		for _, d := range rec.Details {
			if d.Slot == "not" {
				continue
			}
			line := strings.TrimSpace(d.Slot + " " + d.Value)
			if d.Topic != "" {
				line += " " + d.Topic
			}
			line += fmt.Sprintf(" %q", d.Span.Of(rec.Article.Text))
			if d.Against != news.None {
				line += fmt.Sprintf(" against %q", rec.Statements[d.Against].Content.Of(rec.Article.Text))
			}
			got = append(got, line)
		}
		if len(got) == 0 {
			got = []string{"none"}
		}
		if strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("%s\n\twant %s\n\tgot  %s", text, strings.Join(want, "; "), strings.Join(got, "; "))
		}
	}
	mark := strings.NewReplacer("{p ", "", "{l ", "", "{o ", "", "}", "")
	for _, line := range strings.Split(string(b), "\n") {
		switch {
		case strings.HasPrefix(line, "\t"):
			want = append(want, strings.TrimPrefix(line, "\t"))
		case line == "" || line[0] == '#':
		default:
			check()
			text, want = mark.Replace(line), nil
		}
	}
	check()
	if n < 20 {
		t.Errorf("%d texts read", n)
	}
}

// TestAnyText: no text makes the stage fail, and what it points to exists.
func TestAnyText(t *testing.T) {
	_, r := readtest.New(t)
	words := strings.Fields("نفى ذلك خلافا لما صرح به جميع الفصائل رغم هذه المزاعم ، . تهمة كيدية لا أساس لها سرا فجر بسبب غاز الانفجار وافقت زار بغداد قال إن")
	f := func(picks []uint8) bool {
		var b strings.Builder
		for _, p := range picks {
			b.WriteString(words[int(p)%len(words)] + " ")
		}
		rec := r.Read(news.Input{Location: "t", Text: b.String()})
		for _, d := range rec.Details {
			if d.Span.Start < 0 || d.Span.End > len(rec.Article.Text) || d.Span.Start >= d.Span.End || d.Event >= len(rec.Events) || d.Statement >= len(rec.Statements) || d.Against >= len(rec.Statements) {
				return false
			}
		}
		return true
	}
	if err := quick.Check(f, &quick.Config{MaxCount: 200}); err != nil {
		t.Error(err)
	}
}

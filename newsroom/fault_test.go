package newsroom

import (
	"context"
	"strings"
	"testing"

	"github.com/isnad-desk/isnad/internal/artest"
	"github.com/isnad-desk/isnad/news"
)

// TestAFaultTakesOneArticleOnly: an article on which a stage panics is named, the others are read.
func TestAFaultTakesOneArticleOnly(t *testing.T) {
	l := artest.New(t)
	n, err := New(l)
	if err != nil {
		t.Fatal(err)
	}
	read := n.read
	n.read = func(in news.Input) *news.Record {
		if in.Location == "bad" {
			panic("index out of range")
		}
		return read(in)
	}
	inputs := func(yield func(news.Input, error) bool) {
		for _, name := range []string{"a", "bad", "b"} {
			if !yield(news.Input{Location: name, Text: "وصل الوفد إلى المدينة صباح أمس وغادرها مساء."}, nil) {
				return
			}
		}
	}
	var got []string
	err = n.Analyze(context.Background(), inputs, 2, func(r Result) error {
		if r.Err != nil {
			got = append(got, r.Err.Error())
		} else {
			got = append(got, r.Record.Article.Location)
		}
		return nil
	})
	if err != nil || len(got) != 3 || got[0] != "a" || got[2] != "b" || !strings.HasPrefix(got[1], "bad: ") {
		t.Errorf("%q, %v", got, err)
	}
}

func TestGapsOfALanguageAreNamed(t *testing.T) {
	l := artest.New(t)
	broken := *l
	broken.Latin, broken.Nisba = nil, nil
	if _, err := New(&broken); err == nil || !strings.Contains(err.Error(), "Nisba, Latin") {
		t.Errorf("error %v", err)
	}
}

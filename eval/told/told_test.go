package told

import (
	"fmt"
	"testing"
)

func TestInvented(t *testing.T) {
	got := Invented("# what: a test\n# note: two articles\n=== 001\nTitle\nFirst.\nSecond: a === b.\n\n=== 002\nOther\nText.\n")
	if len(got) != 2 || got[0].Name != "001" || got[0].Whole() != "Title\nFirst.\nSecond: a === b." || got[1].Whole() != "Other\nText." {
		t.Errorf("%+v", got)
	}
	if got := Invented(""); len(got) != 0 {
		t.Errorf("%+v", got)
	}
}

type complaints []string

func (c *complaints) Errorf(format string, args ...any) {
	*c = append(*c, fmt.Sprintf(format, args...))
}

// TestCheckInvented: a whole table passes; a missing article, a place behind the end, and places that begin with a space or inside a letter do not.
func TestCheckInvented(t *testing.T) {
	texts := "=== 001\nTitle\néa b.\n"
	for _, c := range []struct {
		table    string
		articles int
		wrong    int
	}{
		{"001\tAID\t0-5\t-\t-\t-\taffirmed actual\n", 1, 0},
		{"001\tAID\t0-5\t-\t-\t-\taffirmed actual\n", 2, 1},
		{"001\tAID\t0-99\t-\t-\t-\taffirmed actual\n", 1, 1},
		{"001\tAID\t0-5\t-\t9-11\t-\taffirmed actual\n", 1, 1},
		{"001\tAID\t0-5\t-\t-\t7-9\taffirmed actual\n", 1, 1},
	} {
		var got complaints
		if CheckInvented(&got, texts, []byte(c.table), c.articles); len(got) != c.wrong {
			t.Errorf("%q: %v", c.table, got)
		}
	}
}

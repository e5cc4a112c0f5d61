package told

import "testing"

func TestInvented(t *testing.T) {
	got := Invented("# what: a test\n# note: two articles\n=== 001\nTitle\nFirst.\nSecond: a === b.\n\n=== 002\nOther\nText.\n")
	if len(got) != 2 || got[0].Name != "001" || got[0].Whole() != "Title\nFirst.\nSecond: a === b." || got[1].Whole() != "Other\nText." {
		t.Errorf("%+v", got)
	}
	if got := Invented(""); len(got) != 0 {
		t.Errorf("%+v", got)
	}
}

package search

import (
	"testing"

	"github.com/isnad-desk/isnad/internal/artest"
)

func TestParts(t *testing.T) {
	l := artest.New(t)
	const query = `جسر "وزير الزراعة" from:2020-12 -outlet:"الوادي الأخضر" حلب OR حماة`
	q, err := NewIndex(l).Parse(query)
	if err != nil {
		t.Fatal(err)
	}
	runes := []rune(query)
	want := []struct {
		text, field       string
		not, or, required bool
	}{
		{"جسر", "", false, false, false},
		{`"وزير الزراعة`, "", false, false, true},
		{"2020-12", "from", false, false, true},
		{`"الوادي الأخضر`, "outlet", true, false, true},
		{"حلب", "", false, false, false},
		{"حماة", "", false, true, false},
	}
	got := q.Parts()
	if len(got) != len(want) {
		t.Fatalf("%+v", got)
	}
	for i, w := range want {
		p := got[i]
		if s := string(runes[p.Start:p.End]); s != w.text || p.Field != w.field || p.Not != w.not || p.Or != w.or || p.Required != w.required {
			t.Errorf("part %d is %q %+v, want %+v", i, s, p, w)
		}
	}
	if names := NewIndex(l).FieldNames(); len(names) != len(Fields) {
		t.Errorf("names of fields: %v", names)
	}
}

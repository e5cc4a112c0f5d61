package told

import (
	"unicode"
	"unicode/utf8"

	"github.com/isnad-desk/isnad/text"
)

// Reporter is told of what is wrong; a test is one.
type Reporter interface {
	Errorf(format string, args ...any)
}

// CheckInvented reports what is wrong with invented articles and their table of events: how many there are, and places that do not lie in their article, or
// begin or end inside a letter or with a space.
func CheckInvented(r Reporter, texts string, table []byte, articles int) {
	want, err := Read(table)
	if err != nil {
		r.Errorf("%v", err)
	}
	all := Invented(texts)
	if len(all) != articles || len(want) != articles {
		r.Errorf("%d articles, %d annotated, want %d", len(all), len(want), articles)
	}
	for i := range all {
		s := all[i].Whole()
		for _, e := range want[all[i].Name] {
			for _, side := range [][]text.Span{e.Triggers, e.Actors, e.Recipients} {
				for _, p := range side {
					if p.End > len(s) {
						r.Errorf("%s: %v lies behind the end", all[i].Name, p)
						continue
					}
					a, _ := utf8.DecodeRuneInString(s[p.Start:])
					b, _ := utf8.DecodeLastRuneInString(s[:p.End])
					if a == utf8.RuneError || b == utf8.RuneError || unicode.IsSpace(a) || unicode.IsSpace(b) {
						r.Errorf("%s: %q", all[i].Name, p.Of(s))
					}
				}
			}
		}
	}
}

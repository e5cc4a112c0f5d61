package told

import (
	"unicode"
	"unicode/utf8"

	"github.com/isnad-desk/isnad/eval/ant"
	"github.com/isnad-desk/isnad/text"
)

// Reporter is told of what is wrong; a test is one.
type Reporter interface {
	Errorf(format string, args ...any)
}

// CheckPlaces reports places that do not lie in their article, or begin or end inside a letter or with a space.
func CheckPlaces(r Reporter, articles []ant.Article, want map[string][]Event) {
	for i := range articles {
		s := articles[i].Whole()
		for _, e := range want[articles[i].Name] {
			for _, side := range [][]text.Span{e.Triggers, e.Actors, e.Recipients} {
				for _, p := range side {
					if p.End > len(s) {
						r.Errorf("%s: %v lies behind the end", articles[i].Name, p)
						continue
					}
					a, _ := utf8.DecodeRuneInString(s[p.Start:])
					b, _ := utf8.DecodeLastRuneInString(s[:p.End])
					if a == utf8.RuneError || b == utf8.RuneError || unicode.IsSpace(a) || unicode.IsSpace(b) {
						r.Errorf("%s: %q", articles[i].Name, p.Of(s))
					}
				}
			}
		}
	}
}

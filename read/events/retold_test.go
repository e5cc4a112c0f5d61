package events

import (
	"strings"
	"testing"

	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// TestOfficersSayWhomTheyHold checks that an arrest without an agent is given to the police or the ministry in whose statement it stands, and to no
// other source.
func TestOfficersSayWhomTheyHold(t *testing.T) {
	l := arabic(t)
	for source, want := range map[string]string{"وزارة الداخلية": "وزارة الداخلية", "جمعية الأدباء": ""} {
		s := "أفادت " + source + " بأنه تم إيقاف خمسة عناصر."
		at := func(w string) text.Span {
			i := strings.Index(s, w)
			return text.Span{Start: i, End: i + len(w)}
		}
		src := at(source)
		rec := &news.Record{
			Article:  news.Article{Text: s},
			Entities: []news.Entity{{Kind: news.Organization, Name: source, Names: []string{source}, Words: strings.Fields(l.FoldString(source))}},
			Mentions: []news.Mention{{Span: src, Kind: news.Organization, Form: news.Name, Entity: 0}},
			Statements: []news.Statement{{
				Content: at("بأنه تم إيقاف خمسة عناصر"), Cue: at("أفادت"), Source: &src, Class: news.OrgSource, Entity: 0,
			}},
		}
		got := ""
		for _, e := range New(l).Find(l.Read(s), rec) {
			if e.Mode == "arrest" && len(e.Actors) > 0 {
				got = rec.Entities[e.Actors[0].Entity].Name
			}
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", s, got, want)
		}
	}
}

package refer

import (
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

// Resolver resolves references in articles of one language.
type Resolver struct{ lang *lang.Language }

// New prepares a resolver.
func New(l *lang.Language) *Resolver { return &Resolver{lang: l} }

// Resolve reads rec.Mentions (names), sets rec.Entities and every mention's Entity, and adds nominal mentions with their entity where decided.
func (r *Resolver) Resolve(t *lang.Text, rec *news.Record) {
	for i := range rec.Mentions {
		m := &rec.Mentions[i]
		name := m.Span.Of(rec.Article.Text)
		m.Entity = news.None
		for e := range rec.Entities {
			if rec.Entities[e].Name == name && rec.Entities[e].Kind == m.Kind {
				m.Entity = e
			}
		}
		if m.Entity == news.None {
			m.Entity = len(rec.Entities)
			rec.Entities = append(rec.Entities, news.Entity{Kind: m.Kind, Name: name, Names: []string{name}})
		}
	}
}

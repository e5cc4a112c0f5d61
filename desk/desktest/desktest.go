package desktest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// Article builds a record by hand: a name is marked [p:...], [o:...] or [t:...]; an event <TYPE mode actor recipient place:trigger> with names by
// their order of appearance, - for none; n=N after the type adds a count of killed; ! before the type negates.
func Article(t testing.TB, l *lang.Language, id, outlet, day, marked string) *news.Record {
	t.Helper()
	rec := &news.Record{Article: news.Article{ID: id, Location: id, Language: "ar", Outlet: &news.Outlet{Name: outlet, Basis: news.Given}}}
	if day != "" {
		d, err := news.ParseDay(day)
		if err != nil {
			t.Fatal(err)
		}
		rec.Article.Published = &news.Published{Interval: news.Interval{From: d, To: d}, Basis: news.Given}
	}
	var b strings.Builder
	kinds := map[string]news.Kind{"p": news.Person, "o": news.Organization, "t": news.Place}
	for i := 0; i < len(marked); {
		switch marked[i] {
		case '[':
			end := i + strings.IndexByte(marked[i:], ']')
			kind, name, _ := strings.Cut(marked[i+1:end], ":")
			s := text.Span{Start: b.Len(), End: b.Len() + len(name)}
			b.WriteString(name)
			e := news.None
			for k := range rec.Entities {
				if rec.Entities[k].Name == name {
					e = k
				}
			}
			if e == news.None {
				e = len(rec.Entities)
				rec.Entities = append(rec.Entities, news.Entity{Kind: kinds[kind], Name: name, Names: []string{name}, Words: strings.Fields(l.FoldString(name))})
			}
			rec.Mentions = append(rec.Mentions, news.Mention{Span: s, Kind: kinds[kind], Form: news.Name, Entity: e})
			i = end + 1
		case '<':
			end := i + strings.IndexByte(marked[i:], '>')
			spec, trigger, _ := strings.Cut(marked[i+1:end], ":")
			f := strings.Fields(spec)
			e := news.Event{Trigger: text.Span{Start: b.Len(), End: b.Len() + len(trigger)}, Place: news.None, When: news.Unknown, Modality: "actual", Statement: news.None}
			e.Type, e.Negated = strings.TrimPrefix(f[0], "!"), strings.HasPrefix(f[0], "!")
			if f[1] != "-" {
				e.Mode = f[1]
			}
			party := func(s string) []news.Party {
				var k int
				if _, err := fmt.Sscan(s, &k); err != nil {
					return nil
				}
				return []news.Party{{Entity: k}}
			}
			e.Actors, e.Recipients = party(f[2]), party(f[3])
			if p := party(f[4]); p != nil {
				e.Place = p[0].Entity
			}
			if len(f) > 5 {
				var n int
				if _, err := fmt.Sscan(f[5], &n); err != nil {
					t.Fatal(err)
				}
				e.Quantities = []news.Quantity{{What: "killed", From: n, To: n, Span: e.Trigger}}
			}
			b.WriteString(trigger)
			rec.Events = append(rec.Events, e)
			i = end + 1
		default:
			b.WriteByte(marked[i])
			i++
		}
	}
	rec.Article.Text = b.String()
	x := l.Read(rec.Article.Text)
	seen := map[string]int{}
	for _, s := range x.Sentences {
		rec.Sentences = append(rec.Sentences, s.Span)
	}
	for i := range x.Tokens {
		w := x.Tokens[i].Best().Stem
		if n, ok := seen[w]; ok {
			rec.Terms[n].Count++
		} else {
			seen[w] = len(rec.Terms)
			rec.Terms = append(rec.Terms, news.Term{Word: w, Count: 1})
		}
	}
	return rec
}

// ByName makes entities of one name in all records one, without looking further: the entities, and for each record what each of its own is.
func ByName(records []*news.Record) (entities []news.DeskEntity, of [][]int) {
	number := map[string]int{}
	for _, r := range records {
		var row []int
		for _, e := range r.Entities {
			n, ok := number[e.Name]
			if !ok {
				n = len(entities)
				number[e.Name] = n
				entities = append(entities, news.DeskEntity{ID: e.Name, Kind: e.Kind, Name: e.Name})
			}
			row = append(row, n)
		}
		of = append(of, row)
	}
	return entities, of
}

package eval

import (
	"fmt"
	"math/rand/v2"
	"sort"
	"strings"
)

// cutText drops intervals from a text and can lead old places to new ones.
type cutText struct {
	runes []rune
	to    []int // per old place its new one; a dropped place leads to the next kept one
}

func dropFurniture(a *GoldArticle) cutText {
	old := []rune(a.Text)
	drop := make([]bool, len(old)+1)
	for _, p := range a.Furniture {
		for i := p.Span[0]; i < p.Span[1]; i++ {
			drop[i] = true
		}
	}
	c := cutText{to: make([]int, len(old)+1)}
	for i, r := range old {
		c.to[i] = len(c.runes)
		if !drop[i] {
			c.runes = append(c.runes, r)
		}
	}
	c.to[len(old)] = len(c.runes)
	return c
}

func (c cutText) span(s Span) Span { return Span{c.to[s[0]], c.to[s[1]]} }

// perfectRecord turns an annotation into the record that a perfect program would print.
func perfectRecord(a *GoldArticle) Record {
	c := dropFurniture(a)
	rec := Record{Article: RecordArticle{ID: "id-" + a.ID, Location: "texts/" + a.ID + ".txt", Text: string(c.runes)}}
	if a.Outlet != nil {
		rec.Article.Outlet = &RecordOutlet{*a.Outlet}
	}
	if a.Published != nil {
		rec.Article.Published = &RecordInterval{*a.Published, *a.Published}
	} else if len(a.PublishedRange) == 2 {
		rec.Article.Published = &RecordInterval{a.PublishedRange[0], a.PublishedRange[1]}
	}
	for _, m := range a.Mentions {
		rec.Mentions = append(rec.Mentions, RecordMention{Span: c.span(m.Span), Text: m.T, Kind: m.Kind, Form: "name", Entity: "e:" + m.Entity})
	}
	at := map[string]int{}
	for _, r := range a.Roles {
		if _, ok := at[r.Entity]; !ok {
			at[r.Entity] = len(rec.Entities)
			rec.Entities = append(rec.Entities, RecordEntity{ID: "e:" + r.Entity})
		}
		role := RecordRole{Span: c.span(r.At.Span)}
		if r.Org != nil {
			org := "e:" + *r.Org
			role.Org = &org
		}
		e := &rec.Entities[at[r.Entity]]
		e.Roles = append(e.Roles, role)
	}
	for _, t := range a.Times {
		rec.Times = append(rec.Times, RecordTime{c.span(t.Span), t.From, t.To})
	}
	for _, s := range a.Statements {
		st := RecordStatement{Content: c.span(s.Content.Span), Class: s.Class, Stance: s.Stance}
		if src := s.source(); src != nil {
			span := c.span(src.Span)
			st.Source = &span
		}
		if s.Entity != nil {
			st.Entity = "e:" + *s.Entity
		}
		rec.Statements = append(rec.Statements, st)
	}
	parties := func(side []Party) []RecordParty {
		out := []RecordParty{}
		for _, p := range side {
			if p.Piece != nil {
				span := c.span(p.Piece.Span)
				out = append(out, RecordParty{Span: &span, Text: p.Piece.T})
			} else {
				out = append(out, RecordParty{Entity: "e:" + p.Entity})
			}
		}
		return out
	}
	for _, e := range a.Events {
		ev := RecordEvent{Type: e.Type, Trigger: c.span(e.Trigger.Span), Also: []Span{}, Actors: parties(e.Actors), Recipients: parties(e.Recipients), Polarity: e.Polarity, Modality: e.Modality}
		for _, p := range e.Also {
			ev.Also = append(ev.Also, c.span(p.Span))
		}
		rec.Events = append(rec.Events, ev)
	}
	return rec
}

// perfect returns the records of a program that makes no mistake.
func perfect(set *Set) ([]Record, *Desk) {
	var records []Record
	desk := &Desk{}
	cuts, local := map[string]cutText{}, map[string][][2]string{}
	for _, a := range set.Articles {
		rec := perfectRecord(a)
		records = append(records, rec)
		cuts[a.ID] = dropFurniture(a)
		desk.Articles = append(desk.Articles, DeskArticle{rec.Article.ID, rec.Article.Location})
		seen := map[string]bool{}
		for _, m := range a.Mentions {
			if !seen[m.Entity] {
				seen[m.Entity] = true
				local[m.Entity] = append(local[m.Entity], [2]string{"id-" + a.ID, "e:" + m.Entity})
			}
		}
	}
	keys := make([]string, 0, len(local))
	for k := range local {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, k := range keys {
		desk.Entities = append(desk.Entities, DeskEntity{"E:" + k, local[k]})
	}
	if set.Desk == nil {
		return records, desk
	}
	for _, st := range set.Desk.Stories {
		var ids []string
		for _, a := range st {
			ids = append(ids, "id-"+a)
		}
		desk.Stories = append(desk.Stories, DeskStory{ids})
	}
	for i, group := range set.Desk.SameEvent {
		h := DeskHappening{}
		if i < len(set.Desk.Independent) {
			h.Independent = set.Desk.Independent[i]
		}
		for _, r := range group {
			h.Reports = append(h.Reports, DeskReport{"id-" + r.Article, r.Event})
		}
		desk.Happenings = append(desk.Happenings, h)
	}
	for _, con := range set.Desk.Conflicts {
		out := DeskConflict{}
		for _, side := range con.Sides {
			var s DeskSide
			for _, at := range side.At {
				s.Reports = append(s.Reports, DeskSideReport{"id-" + at.Article, cuts[at.Article].span(at.Piece.Span)})
			}
			out.Sides = append(out.Sides, s)
		}
		desk.Conflicts = append(desk.Conflicts, out)
	}
	for _, l := range set.Desk.Lineage {
		out := DeskLineage{Article: "id-" + l.Article, Kind: l.Kind}
		if l.From != nil {
			from := "id-" + *l.From
			out.From = &from
		}
		if l.Relays != nil {
			said := strings.ReplaceAll(*l.Relays, "_", " ")
			if names := agencies[*l.Relays]; names != nil {
				said = "وكالة " + names[0]
			}
			out.Relays = &said
		}
		desk.Lineage = append(desk.Lineage, out)
	}
	return records, desk
}

// damage spoils records as programs do: it drops, shifts, doubles and alters, in places that the seed chooses.
func damage(records []Record, desk *Desk, rng *rand.Rand) {
	chance := func(p float64) bool { return rng.Float64() < p }
	some := func(values []string) string { return values[rng.IntN(len(values))] }
	shift := func(s Span, n int) Span {
		if !chance(0.3) {
			return s
		}
		s[0] = min(max(s[0]+rng.IntN(15)-7, -2), n)
		s[1] = min(max(s[1]+rng.IntN(15)-7, -2), n+3)
		return s
	}
	day := func(d *string) *string {
		if chance(0.2) {
			other := fmt.Sprintf("2020-0%d-11", 1+rng.IntN(9))
			return &other
		}
		if chance(0.1) {
			return nil
		}
		return d
	}
	for i := range records {
		r := &records[i]
		text := []rune(r.Article.Text)
		damageText(r, rng)
		n := len(text)
		var mentions []RecordMention
		for _, m := range r.Mentions {
			if chance(0.1) {
				continue
			}
			m.Span = shift(m.Span, n)
			if chance(0.1) {
				m.Kind = some(kinds)
			}
			if chance(0.15) && len(mentions) > 0 {
				m.Entity = mentions[rng.IntN(len(mentions))].Entity
			}
			m.Form = some([]string{"name", "name", "name", "", "nominal"})
			mentions = append(mentions, m)
			if chance(0.05) {
				mentions = append(mentions, m)
			}
		}
		r.Mentions = mentions
		var times []RecordTime
		for _, t := range r.Times {
			if !chance(0.1) {
				times = append(times, RecordTime{shift(t.Span, n), day(t.From), day(t.To)})
			}
			if chance(0.1) {
				times = append(times, t)
			}
		}
		r.Times = times
		var statements []RecordStatement
		for _, st := range r.Statements {
			if chance(0.1) {
				continue
			}
			st.Content = shift(st.Content, n)
			if st.Source != nil {
				s := shift(*st.Source, n)
				st.Source = &s
			}
			if chance(0.15) {
				st.Source = nil
			}
			if chance(0.1) {
				st.Class = some(classes)
			}
			if chance(0.1) {
				st.Stance = some(stances)
			}
			if chance(0.2) {
				st.Entity = ""
			}
			statements = append(statements, st)
			if chance(0.1) {
				st.Content[1] -= 5
				statements = append(statements, st)
			}
		}
		r.Statements = statements
		rng.Shuffle(len(r.Statements), func(a, b int) { r.Statements[a], r.Statements[b] = r.Statements[b], r.Statements[a] })
		for j := range r.Events {
			e := &r.Events[j]
			if chance(0.1) {
				e.Type = some(eventTypes)
			}
			if chance(0.1) {
				e.Polarity = some(polarities)
			}
			if chance(0.1) {
				e.Modality = some(modalities)
			}
			e.Trigger = shift(e.Trigger, n)
			if chance(0.3) && len(e.Also) > 0 {
				e.Trigger, e.Also = e.Also[0], e.Also[1:]
			}
			if chance(0.2) {
				e.Actors, e.Recipients = e.Recipients, e.Actors
			}
			if chance(0.2) && len(e.Actors) > 0 {
				e.Actors = e.Actors[1:]
			}
			for k := range e.Recipients {
				if p := &e.Recipients[k]; p.Span != nil {
					s := shift(*p.Span, n)
					p.Span = &s
				}
			}
		}
		rng.Shuffle(len(r.Events), func(a, b int) { r.Events[a], r.Events[b] = r.Events[b], r.Events[a] })
		if chance(0.2) && r.Article.Outlet != nil {
			r.Article.Outlet.Name += "x"
		}
		if chance(0.2) {
			r.Article.Published = nil
		}
	}
	damageDesk(desk, chance, rng)
}

// damageText alters letters, keeping the text's length, and sometimes puts furniture before it.
func damageText(r *Record, rng *rand.Rand) {
	text := []rune(r.Article.Text)
	for i, c := range text {
		if !isSpace(c) && rng.Float64() < 0.01 {
			text[i] = []rune("يىهة .، \u00a0")[rng.IntN(9)]
		}
	}
	r.Article.Text = string(text)
	if rng.Float64() < 0.3 {
		const menu = "القائمة الرئيسية: قال نشر في الأكثر قراءة\n"
		r.Article.Text = menu + r.Article.Text
		by := len([]rune(menu))
		move := func(s *Span) {
			if s != nil {
				s[0] += by
				s[1] += by
			}
		}
		for i := range r.Mentions {
			move(&r.Mentions[i].Span)
		}
		for i := range r.Times {
			move(&r.Times[i].Span)
		}
		for i := range r.Statements {
			move(&r.Statements[i].Content)
			move(r.Statements[i].Source)
		}
		for i := range r.Events {
			e := &r.Events[i]
			move(&e.Trigger)
			for j := range e.Also {
				move(&e.Also[j])
			}
			for _, side := range [][]RecordParty{e.Actors, e.Recipients} {
				for j := range side {
					move(side[j].Span)
				}
			}
		}
	}
}

func damageDesk(d *Desk, chance func(float64) bool, rng *rand.Rand) {
	for i := range d.Entities {
		if chance(0.2) && i > 0 {
			d.Entities[i-1].Members = append(d.Entities[i-1].Members, d.Entities[i].Members...)
			d.Entities[i].Members = nil
		} else if chance(0.1) && len(d.Entities[i].Members) > 1 {
			d.Entities[i].Members = d.Entities[i].Members[1:]
		}
		if d.Entities[i].Members == nil {
			d.Entities[i].Members = [][2]string{}
		}
	}
	for i := range d.Stories {
		if chance(0.3) && i > 0 {
			d.Stories[i-1].Articles = append(d.Stories[i-1].Articles, d.Stories[i].Articles...)
		}
	}
	for i := range d.Happenings {
		if chance(0.3) && i > 0 {
			d.Happenings[i-1].Reports = append(d.Happenings[i-1].Reports, d.Happenings[i].Reports...)
		}
		if chance(0.2) {
			d.Happenings[i].Independent++
		}
		if chance(0.1) {
			d.Happenings[i].Reports = append(d.Happenings[i].Reports, DeskReport{d.Articles[0].ID, 77}, DeskReport{"elsewhere", 1})
		}
	}
	for i := range d.Conflicts {
		if sides := d.Conflicts[i].Sides; chance(0.4) && len(sides) > 1 {
			sides[0].Reports = append(sides[0].Reports, sides[1].Reports...)
			if chance(0.5) {
				d.Conflicts[i].Sides = sides[:1]
			}
		}
		for j := range d.Conflicts[i].Sides {
			for k := range d.Conflicts[i].Sides[j].Reports {
				if s := &d.Conflicts[i].Sides[j].Reports[k].Span; chance(0.2) {
					s[0] += 40
					s[1] += 40
				}
			}
		}
	}
	for i := range d.Lineage {
		l := &d.Lineage[i]
		if chance(0.3) {
			said := "وكالة Reuters"
			l.Relays = &said
		}
		if chance(0.3) {
			l.From = nil
		}
		if chance(0.3) {
			l.From = &d.Articles[rng.IntN(len(d.Articles))].ID
			l.Kind = "rewrite"
		}
	}
}

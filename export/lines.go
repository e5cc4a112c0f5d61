package export

import (
	"fmt"
	"strings"
	"time"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

// Liner tells happenings in one line made from their structure, by the lexicon "lines" of a language.
type Liner struct {
	lines    *lang.Lexicon
	words    *lang.Lexicon
	entities map[string]*news.DeskEntity
	isolate  func(string) string
}

// NewLiner prepares lines over a desk's entities. isolate wraps text of the other direction; nil leaves it as it is.
func NewLiner(l *lang.Language, d *news.Desk, isolate func(string) string) *Liner {
	if isolate == nil {
		isolate = func(s string) string { return s }
	}
	x := &Liner{lines: l.Lexicon("lines"), words: l.Lexicon("line_words"), entities: make(map[string]*news.DeskEntity, len(d.Entities)), isolate: isolate}
	for i := range d.Entities {
		x.entities[d.Entities[i].ID] = &d.Entities[i]
	}
	return x
}

func (x *Liner) row(h *news.Happening) (int32, bool) {
	for _, key := range []string{h.Type + "." + h.Mode, h.Type} {
		if ids := x.lines.FindForm(key); len(ids) > 0 {
			return ids[0], true
		}
	}
	return 0, false
}

func (x *Liner) word(key string) string {
	if ids := x.words.FindForm(key); len(ids) > 0 {
		return x.words.Get(ids[0], "word")
	}
	return ""
}

// Native is the line in the language of the articles: a verbal noun with its parties, place and days.
func (x *Liner) Native(h *news.Happening) string {
	id, ok := x.row(h)
	if !ok {
		return h.Type
	}
	names := func(ids []string) string {
		var out []string
		for _, e := range ids {
			if y := x.entities[e]; y != nil {
				e = y.Name
			}
			out = append(out, e)
		}
		return join(out, " "+x.word("and"))
	}
	first, second := names(h.Actors), names(h.Recipients)
	noun, prep := x.lines.Get(id, "ar"), x.lines.Get(id, "ar_prep")
	if x.lines.Get(id, "ar_first") == "recipient" {
		first, second = second, first
	}
	var b strings.Builder
	if h.Negated {
		b.WriteString(x.word("negated") + " ")
	}
	if h.Modality != "actual" {
		b.WriteString(x.word(h.Modality) + " ")
	}
	head := strings.Fields(noun)
	if first == "" && len(head) > 1 { // a preposition that waits for the party goes with it
		noun = strings.Join(head[:len(head)-1], " ")
		if x.word("preposition "+head[len(head)-1]) == "" {
			noun = strings.Join(head, " ")
		}
	}
	b.WriteString(noun)
	if first != "" {
		b.WriteString(" " + first)
	}
	if place := x.entities[h.Place]; second != "" {
		b.WriteString(" " + attach(prep, second))
		if place != nil && place.Name != second {
			b.WriteString(" " + x.word("in") + " " + place.Name)
		}
	} else if place != nil {
		if h.Mode == "visit" {
			b.WriteString(" " + attach(prep, place.Name))
		} else {
			b.WriteString(" " + x.word("in") + " " + place.Name)
		}
	}
	if h.When.Known() {
		b.WriteString(" (" + x.isolate(days(h.When)) + ")")
	}
	return b.String()
}

// attach joins a one-letter preposition to the word after it; before the article it fuses with it.
func attach(prep, name string) string {
	if len([]rune(prep)) != 1 {
		return prep + " " + name
	}
	runes := []rune(name)
	if len(runes) > 2 && string(runes[1]) == prep {
		return prep + string(runes[1:])
	}
	return prep + name
}

// English is the line in English, with names in Latin letters; unnamed parties stay as worded.
func (x *Liner) English(h *news.Happening) string {
	id, ok := x.row(h)
	if !ok {
		return h.Type
	}
	names := func(ids []string) string {
		var out []string
		for _, e := range ids {
			if y := x.entities[e]; y != nil {
				if e = y.Latin; e == "" {
					e = x.isolate(y.Name)
				}
			} else {
				e = "“" + x.isolate(e) + "”"
			}
			out = append(out, e)
		}
		return join(out, " and ")
	}
	get := func(column string) string { return x.lines.Get(id, column) }
	actors, recipients := names(h.Actors), names(h.Recipients)
	var b strings.Builder
	plural := len(h.Recipients) > 1
	be, was := "be", "was"
	if plural {
		was = "were"
	}
	verb := func(base, past string) string {
		switch {
		case h.Modality == "planned" && h.Negated:
			return "is not to " + base
		case h.Modality == "planned":
			return "is to " + base
		case h.Modality == "demanded" && h.Negated:
			return "is told not to " + base
		case h.Modality == "demanded":
			return "is called on to " + base
		case h.Modality == "conditional" && h.Negated:
			return "would not " + base
		case h.Modality == "conditional":
			return "would " + base
		case h.Modality == "possible" && h.Negated:
			return "may not " + base
		case h.Modality == "possible":
			return "may " + base
		case h.Negated:
			return "did not " + base
		}
		return past
	}
	switch {
	case actors == "" && recipients != "":
		past := was + " " + get("en_passive")
		if h.Negated && h.Modality == "actual" {
			b.WriteString(recipients + " " + was + " not " + get("en_passive"))
		} else {
			b.WriteString(recipients + " " + verb(be+" "+get("en_passive"), past))
		}
	default:
		if actors == "" {
			actors = "Somebody"
		}
		b.WriteString(actors + " " + verb(get("en"), get("en_past")))
		if recipients != "" {
			if p := get("en_prep"); p != "" {
				b.WriteString(" " + p)
			}
			b.WriteString(" " + recipients)
		}
	}
	if place := x.entities[h.Place]; place != nil && place.Latin != recipients {
		name := place.Latin
		if name == "" {
			name = x.isolate(place.Name)
		}
		if h.Mode == "visit" && recipients == "" {
			b.WriteString(" " + name)
		} else {
			b.WriteString(" in " + name)
		}
	}
	if h.When.Known() {
		b.WriteString(", " + englishDays(h.When))
	}
	return b.String()
}

func join(parts []string, last string) string {
	switch len(parts) {
	case 0:
		return ""
	case 1:
		return parts[0]
	}
	if strings.HasPrefix(last, " and") {
		return strings.Join(parts[:len(parts)-1], ", ") + last + parts[len(parts)-1]
	}
	return strings.Join(parts, last)
}

func days(i news.Interval) string {
	if i.From == i.To {
		return i.From.String()
	}
	return i.From.String() + "/" + i.To.String()
}

func englishDays(i news.Interval) string {
	day := func(d news.Day) string {
		y, m, n := d.Date()
		return fmt.Sprintf("%d %s %d", n, time.Month(m), y)
	}
	if i.From == i.To {
		return day(i.From)
	}
	return day(i.From) + " to " + day(i.To)
}

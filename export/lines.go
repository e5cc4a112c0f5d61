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
	lang     *lang.Language
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
	x := &Liner{lang: l, lines: l.Lexicon("lines"), words: l.Lexicon("line_words"), entities: make(map[string]*news.DeskEntity, len(d.Entities)), isolate: isolate}
	for i := range d.Entities {
		x.entities[d.Entities[i].ID] = &d.Entities[i]
	}
	return x
}

func (x *Liner) row(h *news.Happening) (int32, bool) {
	mode := h.Mode
	if stayed(h) {
		mode = "leave"
	}
	for _, key := range []string{h.Type + "." + mode, h.Type} {
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
	if first == "" { // a preposition that waits for the party goes with it
		head := strings.Fields(noun)
		for len(head) > 1 && x.word("preposition "+head[len(head)-1]) != "" {
			head = head[:len(head)-1]
		}
		noun = strings.Join(head, " ")
	}
	b.WriteString(noun)
	if first != "" {
		b.WriteString(" " + first)
	}
	if place := x.entities[h.Place]; second != "" {
		b.WriteString(" " + x.attach(prep, second))
		if place != nil && place.Name != second {
			b.WriteString(" " + x.word("in") + " " + place.Name)
		}
	} else if place != nil {
		if moves(h) {
			b.WriteString(" " + x.attach(prep, place.Name))
		} else {
			b.WriteString(" " + x.word("in") + " " + place.Name)
		}
	}
	if h.When.Known() {
		b.WriteString(" (" + x.isolate(days(h.When)) + ")")
	}
	return b.String()
}

// moves reports an act whose place is where it goes to or comes from, when no other party is named.
func moves(h *news.Happening) bool { return h.Mode == "visit" || h.Mode == "withdraw" || stayed(h) }

// stayed reports the happening that somebody did not leave a place, which has no mode of its own.
func stayed(h *news.Happening) bool {
	return h.Type == "CONSULT" && h.Mode == "" && h.Negated && h.Place != "" && len(h.Recipients) == 0
}

// attach joins a one-letter preposition to the word after it; one that is the article's second letter fuses with the article.
func (x *Liner) attach(prep, name string) string {
	if len([]rune(prep)) != 1 {
		return prep + " " + name
	}
	if runes := []rune(name); len(runes) > 2 && string(runes[1]) == prep && x.lang.Bare(x.lang.FoldString(name)) != x.lang.FoldString(name) {
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
	if actors == "" && recipients == "" { // whom it befell is told before who did it
		recipients = upperFirst(get("en_object"))
	}
	passive := actors == "" && recipients != ""
	is, was := "is", "was"
	if passive && len(h.Recipients) > 1 || !passive && len(h.Actors) > 1 {
		is, was = "are", "were"
	}
	// verb puts a verb, given by its base, its past and what stands for the past where it is denied, as the line's polarity and modality want it
	verb := func(base, past, denied string) string {
		to := map[string]string{"planned": is + " to ", "demanded": is + " called on to ", "conditional": "would ", "possible": "may "}
		if h.Negated {
			to = map[string]string{"planned": is + " not to ", "demanded": is + " told not to ", "conditional": "would not ", "possible": "may not "}
		}
		switch lead := to[h.Modality]; {
		case lead != "":
			return lead + base
		case h.Negated:
			return denied
		}
		return past
	}
	var b strings.Builder
	done := get("en_passive")
	switch {
	case passive && h.Modality == "demanded": // it is not those whom it concerns that are called on
		not := ""
		if h.Negated {
			not = "not "
		}
		b.WriteString("Demanded: " + recipients + " " + not + "to be " + done)
	case passive:
		b.WriteString(recipients + " " + verb("be "+done, was+" "+done, was+" not "+done))
	default:
		if actors == "" {
			actors = "Somebody"
		}
		b.WriteString(actors + " " + verb(get("en"), get("en_past"), "did not "+get("en")))
		if recipients == "" {
			recipients = get("en_object")
		} else if p := get("en_prep"); p != "" {
			b.WriteString(" " + p)
		}
		if recipients != "" {
			b.WriteString(" " + recipients)
		}
	}
	if place := x.entities[h.Place]; place != nil && place.Latin != recipients {
		name := place.Latin
		if name == "" {
			name = x.isolate(place.Name)
		}
		switch p := get("en_prep"); {
		case !moves(h) || len(h.Recipients) > 0:
			b.WriteString(" in " + name)
		case p != "" && !passive:
			b.WriteString(" " + p + " " + name)
		default:
			b.WriteString(" " + name)
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

func upperFirst(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:]
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

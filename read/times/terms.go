package times

import (
	"strings"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

// termOf is a term of office: the words of the role, plain, and its days.
type termOf struct {
	words []string
	days  news.Interval
}

// term reads days given as years, months or days; an open end is not known.
func term(from, to string) news.Interval {
	out := news.Unknown
	if d, err := news.ParseDay(pad(from, "-01-01")); err == nil {
		out.From = d
	}
	if to == "" {
		return out
	}
	if d, err := news.ParseDay(pad(to, "-12-31")); err == nil {
		out.To = d
	} else if d, err := news.ParseDay(to + "-01"); err == nil { // a month without a 31st
		y, m, _ := d.Date()
		out.To = news.DayOf(y, m+1, 1) - 1
	}
	return out
}

func pad(date, with string) string {
	if len(date) < len("2006-01-02") && len(date) >= len("2006") {
		return date + with[len(date)-len("2006"):]
	}
	return date
}

// plain is the form under which two words of a role are compared: without article; a state and its adjectives are one.
func (k *almanac) plain(l *lang.Language, folded string) string {
	w := l.Bare(folded)
	if code := k.stateOf[w]; code != "" {
		return code
	}
	if base, ok := l.Nisba(folded); ok {
		if code := k.stateOf[base]; code != "" {
			return code
		}
	}
	return w
}

// roleReach is how many words of a role are read before or behind a name.
const roleReach = 7

// grace is how many days after its end the press still uses a title for what happened in the term.
const grace = 3

// inOffice returns the days on which all those whom the text names in office held it; n counts them, each person once.
func (p *parser) inOffice(days []news.Interval, dated func(sentence int) bool) (out []news.Interval, n int) {
	k, l := p.f.almanac, p.f.lang
	out = days
	seen := map[string]bool{}
	for i := 0; i < len(p.t.Tokens); i++ {
		if p.t.Tokens[i].Kind != lang.Word {
			continue
		}
		h, ok := k.people.Match(p.t, i, lang.ByHost)
		if !ok {
			continue
		}
		canon := ""
		for _, id := range h.Entries {
			canon = k.people.Get(id, "canon")
			if len(k.terms[canon]) > 0 {
				break
			}
		}
		terms := k.terms[canon]
		if len(terms) == 0 || seen[canon] || dated(p.t.Tokens[i].Sentence) {
			continue
		}
		var held []news.Interval
		for t := range terms {
			if p.roleBefore(l, terms[t].words, i, h.Last) || p.roleBehind(l, terms[t].words, h.Last) {
				held = append(held, k.ended(terms[t].days))
			}
		}
		if held != nil {
			seen[canon] = true
			n++
			out = cutAll(out, held)
		}
	}
	return out, n
}

// ended gives a term whose ends are open the ends of what is looked at.
func (k *almanac) ended(i news.Interval) news.Interval {
	if i.From == news.NoDay {
		i.From = firstDay
	}
	if i.To == news.NoDay {
		i.To = k.horizon
	} else {
		i.To += grace
	}
	return i
}

func (p *parser) past(i int) bool {
	h, ok := p.f.almanac.running.Match(p.t, i, lang.ByHost)
	if !ok {
		return false
	}
	for _, id := range h.Entries {
		switch p.f.almanac.running.Get(id, "term") {
		case "current", "acting", "permanent":
		default:
			return true
		}
	}
	return false
}

// roleBefore reports whether the words of a role stand right before the name at i..last, and nothing says that it is over.
func (p *parser) roleBefore(l *lang.Language, words []string, i, last int) bool {
	s := p.t.Tokens[i].Sentence
	for j := last; j < last+2 && j < len(p.t.Tokens) && p.t.Tokens[j].Sentence == s; j++ {
		if p.past(j) {
			return false
		}
	}
	end := i
	if end > 0 && p.t.Tokens[end-1].Fold == "," {
		end--
	}
	missing := 1<<len(words) - 1
	for j := end - 1; j >= 0 && j >= end-roleReach && p.t.Tokens[j].Sentence == s && p.t.Tokens[j].Kind == lang.Word; j-- {
		if p.past(j) {
			return false
		}
		w := p.f.almanac.plain(l, p.t.Tokens[j].Best().Host)
		for k := range words {
			if words[k] == w {
				missing &^= 1 << k
			}
		}
		if words[0] == w {
			return missing == 0 && len(words) > 1
		}
	}
	return false
}

// roleBehind reports whether the words of a role stand behind the name that ends at last, after a comma.
func (p *parser) roleBehind(l *lang.Language, words []string, last int) bool {
	if last+1 >= len(p.t.Tokens) || p.t.Tokens[last].Fold != "," || len(words) < 2 {
		return false
	}
	s := p.t.Tokens[last-1].Sentence
	missing := 1<<len(words) - 1
	for j := last + 1; j < len(p.t.Tokens) && j <= last+roleReach && p.t.Tokens[j].Sentence == s && p.t.Tokens[j].Kind == lang.Word; j++ {
		if p.past(j) {
			return false
		}
		w := p.f.almanac.plain(l, p.t.Tokens[j].Best().Host)
		if j == last+1 && w != words[0] {
			return false
		}
		for k := range words {
			if words[k] == w {
				missing &^= 1 << k
			}
		}
	}
	return missing == 0
}

// cutAll returns the days that lie in both lists; both are in order and free of overlaps, as is the result.
func cutAll(a, b []news.Interval) []news.Interval {
	b = tidy(b)
	var out []news.Interval
	for i, j := 0, 0; i < len(a) && j < len(b); {
		if c := (news.Interval{From: max(a[i].From, b[j].From), To: min(a[i].To, b[j].To)}); c.From <= c.To {
			out = append(out, c)
		}
		if a[i].To < b[j].To {
			i++
		} else {
			j++
		}
	}
	return out
}

func size(days []news.Interval) (n int) {
	for _, i := range days {
		n += int(i.To - i.From + 1)
	}
	return n
}

func describe(days []news.Interval) string {
	var parts []string
	for _, i := range days {
		if i.From == i.To {
			parts = append(parts, i.From.String())
		} else {
			parts = append(parts, i.From.String()+".."+i.To.String())
		}
	}
	return strings.Join(parts, ", ")
}

package story

import (
	"slices"
	"strings"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

// era is when an article can have been written by the terms of those it names in office: the authority file knows from when to when a person
// held a role. The day of publication settles it where it is known.
func era(l *lang.Language, people *lang.Lexicon, r *news.Record) news.Interval {
	out := news.Unknown
	if p := r.Article.Published; p != nil {
		return p.Interval
	}
	for i := range r.Entities {
		e := &r.Entities[i]
		if e.Kind != news.Person || e.Canon == "" {
			continue
		}
		for _, role := range e.Roles {
			if role.Term != "" {
				continue
			}
			words := strings.Fields(l.FoldString(l.Plain(role.Text)))
			for _, id := range people.FindForm(e.Canon) {
				if people.Get(id, "canon") != e.Canon || !office(l, words, strings.Fields(l.FoldString(people.Get(id, "role")))) {
					continue
				}
				out = out.Cut(term(people.Get(id, "from"), people.Get(id, "to")))
			}
		}
	}
	return out
}

// office reports whether a role as worded is the role of the authority file: the same head, and every word of the shorter in the longer.
func office(l *lang.Language, a, b []string) bool {
	if len(a) == 0 || len(b) == 0 || l.Bare(a[0]) != l.Bare(b[0]) {
		return false
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	for _, x := range a {
		if !slices.ContainsFunc(b, func(y string) bool { return l.Bare(x) == l.Bare(y) }) {
			return false
		}
	}
	return len(a) > 1
}

// term reads the days of a term of office, given as years, months or days; an open end is unknown.
func term(from, to string) news.Interval {
	out := news.Unknown
	if d, err := news.ParseDay(pad(from, "-01-01")); err == nil {
		out.From = d
	}
	if d, err := news.ParseDay(pad(to, "-12-31")); err == nil {
		out.To = d
	}
	return out
}

func pad(date, with string) string {
	if len(date) < len("2006-01-02") && len(date) >= len("2006") {
		return date + with[len(date)-len("2006"):]
	}
	return date
}

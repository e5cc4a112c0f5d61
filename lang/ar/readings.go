package ar

import (
	"strings"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/text"
)

const article = "ال"

// proclitics lists the orders in which single-letter proclitics may stand, longest first.
var proclitics = []struct {
	letters string
	set     lang.Clitics
}{
	{"وب", lang.And | lang.By},
	{"ول", lang.And | lang.For},
	{"وك", lang.And | lang.Like},
	{"وس", lang.And | lang.Will},
	{"فب", lang.So | lang.By},
	{"فل", lang.So | lang.For},
	{"فس", lang.So | lang.Will},
	{"فك", lang.So | lang.Like},
	{"و", lang.And},
	{"ف", lang.So},
	{"ب", lang.By},
	{"ك", lang.Like},
	{"ل", lang.For},
	{"س", lang.Will},
}

// suffixes are the pronouns that may end a noun, longest first.
var suffixes = []string{"كما", "هما", "هم", "هن", "كم", "نا", "ها", "ه", "ك", "ي"}

// readings returns the ways to take the folded word at span apart, best first.
func (p *pack) readings(v *text.View, at text.Span) []lang.Reading {
	w := v.Folded()[at.Start:at.End]
	out := make([]lang.Reading, 0, 3)
	add := func(cut int, set lang.Clitics) {
		host := w[cut:]
		r := lang.Reading{Clitics: set, Host: host, HostSpan: v.Origin(text.Span{Start: at.Start + cut, End: at.End})}
		if set.Has(lang.For) && strings.HasPrefix(host, "ل") && len(host) >= len("لاب") { // للحشد: the article has lost its alef
			r.Host = "ا" + host
			r.HostSpan = v.Origin(text.Span{Start: at.Start + cut - len("ل"), End: at.End})
		}
		r.Stem = r.Host
		if strings.HasPrefix(r.Host, article) && len(r.Host) > len(article)+2 {
			r.Clitics |= lang.The
			r.Stem = r.Host[len(article):]
		}
		out = append(out, r)
	}
	add(0, 0)
	for _, c := range proclitics {
		if !strings.HasPrefix(w, c.letters) || len(w)-len(c.letters) < 4 {
			continue
		}
		add(len(c.letters), c.set)
	}
	score := func(r lang.Reading) int {
		n := 0
		switch {
		case p.known[r.Host]:
			n = 4
		case r.Clitics.Has(lang.The):
			n = 3
		case p.known[r.Stem]:
			n = 2
		case r.Clitics == 0:
			n = 1
		}
		return n
	}
	for i := 1; i < len(out); i++ { // stable insertion sort: a handful of readings
		for j := i; j > 0 && score(out[j]) > score(out[j-1]); j-- {
			out[j], out[j-1] = out[j-1], out[j]
		}
	}
	return out
}

package ar

import "strings"

// englishName is a name of several words in the making: a head, what is told of it, what is spelled by its sound.
type englishName struct {
	p          *pack
	nation     string   // "Iraqi"
	before     []string // adjectives of the head
	parts      []string // nouns, and runs of words that only their sound can tell, in the order of the name
	sounds     bool     // the last of parts is spelled by its sound
	after      []string // what stands right before a head that comes last: adjectives, "for" nouns
	forNext    bool     // the noun that comes next is what the body is for
	adjacent   string   // the adjective last given
	start, end int      // words of the run that is spelled by its sound, empty where none is open
}

// english puts a name that opens with the common word for a body or a place into English, as the press does: Larnaca Airport, Ministry of Health,
// Supreme Council of the Judiciary. Words that are no common words are spelled by their sound. It is empty for other names.
func (p *pack) english(ws, raw []string) string {
	if len(ws) < 2 {
		return ""
	}
	head, of := "", false
	for _, id := range p.lexicon("name_english").Find(bare(ws[0])) {
		switch lex := p.lexicon("name_english"); lex.Get(id, "class") {
		case "of":
			head, of = lex.Get(id, "english"), true
		case "after":
			head = lex.Get(id, "english")
		}
	}
	if head == "" {
		return ""
	}
	n := &englishName{p: p}
	and := ""
	for i := 1; i < len(ws); i++ {
		w := ws[i]
		if rest, ok := strings.CutPrefix(w, "و"); ok && i > 1 && (rest != bare(rest) || p.commonly(rest, "noun") != "") {
			n.close(ws, raw)
			and, w = " and ", rest
		}
		rest, ok := strings.CutPrefix(w, "لل")
		if !ok {
			rest, ok = strings.CutPrefix(w, "ل")
		}
		if ok && (p.commonly(rest, "noun") != "" || i+1 < len(ws) && p.commonly(rest+" "+bare(ws[i+1]), "noun") != "") {
			n.forNext, w = true, rest
		}
		if i+1 < len(ws) {
			if e := p.commonly(bare(w)+" "+bare(ws[i+1]), "noun"); e != "" {
				n.noun(ws, raw, and, e)
				and, i = "", i+1
				continue
			}
		}
		if e := p.nation(w); e != "" && n.nation == "" && and == "" {
			n.close(ws, raw)
			n.nation = e
			continue
		}
		if e := p.commonly(w, "title"); e != "" && i+1 < len(ws) {
			n.close(ws, raw)
			n.parts, n.sounds = append(n.parts, e), true
			continue
		}
		if e := p.commonly(masculine(w), "adjective"); e != "" {
			n.adjective(ws, raw, and, e, of)
			and = ""
			continue
		}
		if e := p.commonly(w, "noun"); e != "" {
			n.noun(ws, raw, and, e)
			and = ""
			continue
		}
		if and != "" { // spelled without the conjunction
			n.parts, ws[i], raw[i] = append(n.parts, "and"), w, strings.TrimPrefix(raw[i], "و")
		}
		if n.start == n.end {
			n.start = i
		}
		n.end, and = i+1, ""
	}
	n.close(ws, raw)
	return n.compose(head, of)
}

// commonly is English for a common word of names.
func (p *pack) commonly(w, class string) string {
	lex := p.lexicon("name_english")
	for _, id := range lex.Find(strings.Fields(bare(w))...) {
		if lex.Get(id, "class") == class {
			return lex.Get(id, "english")
		}
	}
	return ""
}

// nation is the English adjective of a state for an Arabic one, in any gender and number.
func (p *pack) nation(w string) string {
	if e := p.nationality[masculine(w)]; e != "" {
		return e
	}
	n, _ := nisba(w)
	return p.nationality[n]
}

// masculine is an adjective without article and feminine ending.
func masculine(w string) string {
	w = bare(w)
	if feminine(w) {
		return strings.TrimSuffix(strings.TrimSuffix(w, "ه"), "ات")
	}
	return w
}

// close spells the run of words by its sound.
func (n *englishName) close(ws, raw []string) {
	if n.start == n.end {
		return
	}
	s := n.p.nameLatin(ws[n.start:n.end]...)
	if s == "" {
		s = n.p.wordByWord(ws[n.start:n.end], raw[n.start:n.end])
	}
	n.parts, n.sounds = append(n.parts, s), true
	n.start, n.end = 0, 0
}

func (n *englishName) noun(ws, raw []string, and, english string) {
	n.close(ws, raw)
	n.adjacent = ""
	switch {
	case n.forNext:
		n.after, n.forNext = append(n.after, english), false
	case and != "" && len(n.parts) > 0 && !n.sounds:
		n.parts[len(n.parts)-1] += and + english
	case and != "" && len(n.after) > 0:
		n.after[len(n.after)-1] += and + english
	default:
		n.parts, n.sounds = append(n.parts, english), false
	}
}

// adjective gives an adjective to the noun before it, or to the head where none is, or where the noun is spelled by its sound; "and" joins it
// to the adjective before it.
func (n *englishName) adjective(ws, raw []string, and, english string, of bool) {
	n.close(ws, raw)
	k := len(n.parts) - 1
	if and != "" && n.adjacent != "" {
		joined := n.adjacent + and + english
		for _, list := range [][]string{n.before, n.parts, n.after} {
			for i := range list {
				list[i] = strings.Replace(list[i], n.adjacent, joined, 1)
			}
		}
		n.adjacent = joined
		return
	}
	n.adjacent = english
	switch {
	case k < 0 && len(n.after) == 0, k >= 0 && n.sounds && of:
		n.before = append(n.before, english)
	case k >= 0 && !n.sounds:
		head, last, ok := cutLast(n.parts[k], " and ")
		if ok {
			head += " and "
		} else {
			head, last = "", n.parts[k]
		}
		n.parts[k] = head + english + " " + last
	default:
		n.after = append([]string{english}, n.after...)
	}
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

func (n *englishName) compose(head string, of bool) string {
	out := append([]string{n.nation}, n.before...)
	if of {
		noun, preposition, _ := cutLast(head, " ")
		out = append(out, noun)
		if len(n.parts) > 0 {
			out = append(append(out, preposition), n.parts...)
		}
		if len(n.after) > 0 {
			out = append(append(out, "for"), n.after...)
		}
	} else {
		out = append(append(append(out, n.parts...), n.after...), head)
	}
	return strings.TrimSpace(strings.Join(out, " "))
}

package main

import (
	"embed"
	"fmt"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/read/names"
	"github.com/isnad-desk/isnad/tagger"
	"github.com/isnad-desk/isnad/text"
)

//go:embed sentences/*.txt
var sentenceFiles embed.FS

// piece is a stretch of an annotated text: plain words, a name, or the part of
// a name in whose place another name may stand.
type piece struct {
	text  string
	kind  news.Kind // "" for plain words
	part  bool      // only part of a name
	of    string    // of an organisation: its type, "" when it must stay
	inner []piece   // of a name: its parts, nil when it has one only
}

// passage is an annotated text that can be written again with other names.
type passage struct {
	id     string
	pieces []piece
}

var kindOf = map[byte]news.Kind{'p': news.Person, 'o': news.Organization, 'l': news.Place}

// sentences reads the sentences written for training; the notation is told in
// the head of each file.
func sentences() ([]passage, error) {
	dir, err := sentenceFiles.ReadDir("sentences")
	if err != nil {
		return nil, err
	}
	var out []passage
	for _, f := range dir {
		b, err := sentenceFiles.ReadFile("sentences/" + f.Name())
		if err != nil {
			return nil, err
		}
		for n, line := range strings.Split(string(b), "\n") {
			if line == "" || line[0] == '#' {
				continue
			}
			ps, err := parse(strings.ReplaceAll(line, " / ", "\n"))
			if err != nil {
				return nil, fmt.Errorf("sentences/%s, line %d: %w", f.Name(), n+1, err)
			}
			out = append(out, passage{fmt.Sprintf("%s-%d", f.Name(), n+1), ps})
		}
	}
	return out, nil
}

// parse takes bracket notation apart.
func parse(s string) ([]piece, error) {
	var out []piece
	for s != "" {
		at := strings.IndexAny(s, "[]{}")
		if at < 0 {
			return append(out, piece{text: s}), nil
		}
		if at > 0 {
			out = append(out, piece{text: s[:at]})
		}
		shut := map[byte]string{'[': "]", '{': "}"}[s[at]]
		end := strings.Index(s[at:], shut)
		if shut == "" || end < 0 {
			return nil, fmt.Errorf("bracket without its other half at %q", s[at:])
		}
		head, words, ok := strings.Cut(s[at+1:at+end], " ")
		if !ok || head == "" || words == "" || kindOf[head[0]] == "" {
			return nil, fmt.Errorf("wanted a kind and words in %q", s[at:at+end+1])
		}
		p := piece{text: words, kind: kindOf[head[0]], part: shut == "}"}
		if len(head) > 1 {
			p.of = strings.TrimPrefix(head[1:], ":")
		}
		if strings.ContainsAny(words, "{}[") {
			inner, err := parse(words)
			if err != nil {
				return nil, err
			}
			p.text, p.inner = "", inner
		}
		out = append(out, p)
		s = s[at+end+1:]
	}
	return out, nil
}

// passageOf makes an article one that can be written again.
func passageOf(a names.Annotated) passage {
	p := passage{id: a.ID}
	at := 0
	for _, n := range a.Names {
		if n.Span.Start < at {
			continue
		}
		if at < n.Span.Start {
			p.pieces = append(p.pieces, piece{text: a.Text[at:n.Span.Start]})
		}
		p.pieces = append(p.pieces, piece{text: n.Span.Of(a.Text), kind: n.Kind})
		at = n.Span.End
	}
	return passage{a.ID, append(p.pieces, piece{text: a.Text[at:]})}
}

// write gives the passage with its own names when other is nil, else with
// those that other gives for them.
func (p passage) write(id string, other func(before string, p piece) string) names.Annotated {
	a := names.Annotated{ID: id}
	var b strings.Builder
	var put func(ps []piece)
	put = func(ps []piece) {
		for _, x := range ps {
			start := b.Len()
			switch {
			case x.inner != nil:
				put(x.inner)
			case x.kind != "" && other != nil:
				b.WriteString(other(b.String(), x))
			default:
				b.WriteString(x.text)
			}
			if x.kind != "" && !x.part {
				a.Names = append(a.Names, names.Named{Span: text.Span{Start: start, End: b.Len()}, Kind: x.kind})
			}
		}
	}
	put(p.pieces)
	a.Text = b.String()
	return a
}

// pools are the names of the lexicons that may stand for others.
type pools struct {
	language *lang.Language
	given    map[string][]string // by gender
	gender   map[string]string   // of folded given names
	family   []string
	states   []string
	places   map[string][]string // by type
	orgs     map[string][]string
	typeOf   map[string]string // of folded places and organisations
}

const stateType = "state"

// changing are the types of organisations that may stand for one another.
var changing = map[string]bool{"club": true, "company": true, "armed_group": true, "party": true, "bank": true}

func newPools(l *lang.Language) *pools {
	p := &pools{l, map[string][]string{}, map[string]string{}, nil, nil, map[string][]string{}, map[string][]string{}, map[string]string{}}
	each := func(name string, use func(form string, cell func(string) string)) {
		x := l.Lexicon(name)
		for i := range x.Entries {
			cell := func(col string) string { return x.Get(int32(i), col) }
			if cell("ambiguous") != "yes" && foreign(x.Entries[i].Form) == 0 {
				use(x.Entries[i].Form, cell)
			}
		}
	}
	each("given_names", func(f string, cell func(string) string) {
		if cell("origin") != "kunya" {
			p.given[cell("gender")] = append(p.given[cell("gender")], f)
			p.gender[l.FoldString(f)] = cell("gender")
		}
	})
	each("family_names", func(f string, _ func(string) string) { p.family = append(p.family, f) })
	each("states", func(f string, _ func(string) string) {
		p.states = append(p.states, f)
		p.typeOf[l.FoldString(f)] = stateType
	})
	each("places", func(f string, cell func(string) string) {
		t := cell("type")
		p.places[t] = append(p.places[t], f)
		if k := l.FoldString(f); p.typeOf[k] == "" {
			p.typeOf[k] = t
		}
	})
	each("orgs", func(f string, cell func(string) string) {
		if t := cell("type"); changing[t] {
			p.orgs[t] = append(p.orgs[t], f)
			p.typeOf["org "+l.FoldString(f)] = t
		}
	})
	return p
}

// foreign counts the letters that are not Arabic.
func foreign(s string) (n int) {
	for _, r := range s {
		if r != ' ' && !unicode.Is(unicode.Arabic, r) {
			n++
		}
	}
	return n
}

// swapped writes a passage with other names. A name that comes again is put
// for in the same way, and so is the later part of a person's name.
func (p *pools) swapped(from passage, round int) names.Annotated {
	random := tagger.Hash(uint64(round), from.id)
	draw := func(list []string) string {
		random = tagger.Join(2, random, 0)
		return list[random%uint64(len(list))]
	}
	done := map[string]string{}
	return from.write(fmt.Sprintf("%s-swapped-%d", from.id, round), func(before string, x piece) string {
		key := string(x.kind) + " " + p.language.FoldString(x.text)
		to, ok := done[key]
		if !ok {
			to = x.text
			switch {
			case strings.HasPrefix(x.text, "لل"): // the name begins with a preposition
			case x.kind == news.Person:
				to = respelt(p.person(x.text, done, draw), draw)
			case x.kind == news.Place:
				to = p.place(x.text, x.part, draw)
			default:
				t := x.of
				if t == "" {
					t = p.typeOf["org "+p.language.FoldString(x.text)]
				}
				if list := p.orgs[t]; len(list) > 0 {
					to = draw(list)
				}
			}
			done[key] = to
		}
		if last, _ := utf8.DecodeLastRuneInString(before); last == 'ل' && strings.HasPrefix(to, "ال") {
			return x.text // the article would have to lose its alef
		}
		return to
	})
}

func (p *pools) person(s string, done map[string]string, draw func([]string) string) string {
	words := strings.Fields(s)
	family := draw(p.family)
	if len(words) == 1 {
		done[string(news.Person)+" "+p.language.FoldString(s)] = family
		return family
	}
	if last := string(news.Person) + " " + p.language.FoldString(words[len(words)-1]); done[last] != "" {
		family = done[last]
	} else {
		done[last] = family
	}
	gender := p.gender[p.language.FoldString(words[0])]
	if gender != "f" {
		gender = "m"
	}
	out := []string{draw(p.given[gender])}
	for _, w := range words[1 : len(words)-1] {
		if w == "بن" || w == "آل" {
			out = append(out, w)
		} else if len(out) == 1 || out[len(out)-1] == "بن" {
			out = append(out, draw(p.given["m"]))
		}
	}
	return strings.Join(append(out, family), " ")
}

// respelt writes the words that some writers join to the next and others do
// not (عبد الله and عبدالله, أبو بكر and أبوبكر) in one way or the other, or as
// they are.
func respelt(name string, draw func([]string) string) string {
	switch draw([]string{"as it is", "joined", "apart"}) {
	case "joined":
		for _, w := range []string{"عبد", "أبو"} {
			name = strings.ReplaceAll(" "+name, " "+w+" ", " "+w)[1:]
		}
	case "apart":
		name = strings.ReplaceAll(" "+name, " عبدال", " عبد ال")[1:]
	}
	return name
}

func (p *pools) place(s string, part bool, draw func([]string) string) string {
	t := p.typeOf[p.language.FoldString(s)]
	switch {
	case t == stateType:
		return draw(p.states)
	case t == "city" || t == "town" || t == "district" || t == "village" || t == "neighbourhood" || t == "capital" || part:
		return draw(p.places[draw([]string{"city", "city", "town", "town", "neighbourhood", "capital"})])
	}
	if list := p.places[t]; len(list) > 30 {
		return draw(list)
	}
	return s
}

// added says what is added to the annotated articles.
type added struct {
	Texts   int // written for training
	Copies  int // of the sentences written for training; all but the first with other names
	Swapped int // of a hundred articles, how many are added once more with other names
}

// further are the texts added to the annotated articles.
func further(l *lang.Language, articles []names.Annotated, add added) ([]names.Annotated, error) {
	own, err := sentences()
	if err != nil {
		return nil, err
	}
	p := newPools(l)
	var out []names.Annotated
	for _, s := range own {
		for round := range add.Copies {
			if round == 0 {
				out = append(out, s.write(s.id, nil))
			} else {
				out = append(out, p.swapped(s, round))
			}
		}
	}
	for _, a := range articles {
		if int(tagger.Hash(4, a.ID)%100) < add.Swapped {
			out = append(out, p.swapped(passageOf(a), 1))
		}
	}
	for i := range out {
		sort.Slice(out[i].Names, func(x, y int) bool { return out[i].Names[x].Span.Start < out[i].Names[y].Span.Start })
	}
	return out, nil
}

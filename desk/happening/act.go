package happening

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// side is the parties of one slot of an event: desk entities in order, and the words of unnamed parties.
type side struct {
	entities []int
	phrases  []phrase
	another  bool // what it describes is set apart from what was told before
	tells    bool // somebody whom it describes is not told as known
}

// phrase is the numbers of the words of an unnamed party, a role or a name, in order: comparing numbers is comparing words.
type phrase struct {
	words  []int32
	long   bool // its first word has more than two letters
	people bool // it is one word of origin: "the Iranians"
	ground bool // it is one word for a kind of place: "the town"
}

// phraseOf numbers words.
func (in *Input) phraseOf(words []string) phrase {
	if len(words) == 0 {
		return phrase{}
	}
	p := phrase{words: make([]int32, len(words)), long: utf8.RuneCountInString(words[0]) > 2}
	if len(words) == 1 {
		if in.Lang.Nisba != nil {
			_, p.people = in.Lang.Nisba(words[0])
		}
		p.ground = len(in.Lang.Lexicon("place_heads").Find(words[0])) > 0
	}
	for i, w := range words {
		p.words[i] = in.number(w)
	}
	return p
}

// phrase is the words of a phrase or name, numbered; what was made is kept.
func (in *Input) phrase(s string) phrase {
	p, ok := in.Memory.phrases[s]
	if !ok {
		p = in.phraseOf(in.Words.phrase(s))
		in.Memory.phrases[s] = p
	}
	return p
}

func (s side) empty() bool { return len(s.entities) == 0 && len(s.phrases) == 0 }

// act is one event made ready for comparison.
type act struct {
	article, event int
	e              *news.Event
	actors         side
	recipients     side
	place          int
	trigger        string // folded
	lemma          string // of the trigger: a verb and its verbal noun have one
	sentence       *sentence
	again          *sentence // the first other sentence that tells the act
	leads          bool      // the headline or the first sentence under it tells the act
	speakers       []int     // the desk entities that are quoted in its sentences
	only           bool      // its article tells no other of its type and mode
}

// party reports whether a desk entity is a party or the place of the act.
func (x *act) party(e int) bool {
	return e == x.place || slices.Contains(x.actors.entities, e) || slices.Contains(x.recipients.entities, e)
}

// sentence is what the sentence of a trigger holds beside the act itself.
type sentence struct {
	*wording
	entities []int // the desk entities named in it, sorted, each once
}

// wording is the words of a sentence.
type wording struct {
	fold  string
	words []int32 // numbers of its folded words of three letters and more without their article, ascending, each once
	all   []int32 // numbers of all its folded words in order, of the first maxRun; made where they are asked for
}

// nothing is the sentence that is not there.
func nothing() *sentence { return &sentence{wording: &wording{}} }

// prepare adds the events of article a to acts.
func (in *Input) prepare(acts []act, a int) []act {
	r := in.Records[a]
	entities := func(s side, parties []news.Party) side {
		for _, p := range parties {
			if p.Entity != news.None {
				s.entities = append(s.entities, in.Entity[a][p.Entity])
			}
		}
		return s
	}
	sentence := func(s *text.Span) *sentence {
		if s == nil {
			return nothing()
		}
		return in.sentence(a, *s)
	}
	kept := in.kept(r)
	for n := range r.Events {
		e, k := &r.Events[n], &kept.acts[n]
		x := act{
			article: a, event: n, e: e, place: news.None, trigger: k.trigger, lemma: k.lemma, leads: k.leads, only: k.only,
			actors: entities(k.actors, e.Actors), recipients: entities(k.recipients, e.Recipients), sentence: sentence(k.sentence), again: sentence(k.again),
		}
		for _, n := range k.speakers {
			x.speakers = append(x.speakers, in.Entity[a][n])
		}
		if e.Place != news.None {
			x.place = in.Entity[a][e.Place]
		}
		for _, p := range e.Recipients { // what is attacked is also where
			if x.place == news.None && p.Entity != news.None && r.Entities[p.Entity].Kind == news.Place {
				x.place = in.Entity[a][p.Entity]
			}
		}
		acts = append(acts, x)
	}
	return acts
}

// kept is what is made of a record by itself; what was made stays in memory.
func (in *Input) kept(r *news.Record) *kept {
	k := in.Memory.article(r.Article.ID)
	if k.of == r {
		return k
	}
	k.of, k.acts, k.roles = r, make([]plain, len(r.Events)), nil
	for n := range r.Events {
		e, x := &r.Events[n], &k.acts[n]
		x.trigger = in.Words.fold(e.Trigger.Of(r.Article.Text))
		x.lemma = in.Words.lemma(x.trigger)
		x.actors, x.recipients = in.side(r, e.Actors), in.side(r, e.Recipients)
		if s, ok := Sentence(r, e.Trigger); ok {
			x.sentence = &s
		}
		for _, t := range e.Also {
			s, ok := Sentence(r, t)
			if !ok {
				break
			}
			if x.sentence == nil || s != *x.sentence {
				x.again = &s
				break
			}
		}
		x.leads = leads(r, e)
		x.speakers = speakers(r, x.sentence, x.again)
		x.only = !slices.ContainsFunc(r.Events, func(o news.Event) bool { return o.Type == e.Type && o.Mode == e.Mode && o.Trigger != e.Trigger })
	}
	for e := range r.Entities {
		for i := range r.Entities[e].Roles {
			x := &r.Entities[e].Roles[i]
			k.roles = append(k.roles, role{e, in.phrase(x.Text), in.body(r, x)})
		}
	}
	return k
}

// speakers are the entities of an article that are quoted in one of two sentences.
func speakers(r *news.Record, sentences ...*text.Span) []int {
	var out []int
	for n := range r.Statements {
		s := &r.Statements[n]
		if s.Entity != news.None && !slices.Contains(out, s.Entity) && slices.ContainsFunc(sentences, func(at *text.Span) bool { return at != nil && at.Overlaps(s.Cue) }) {
			out = append(out, s.Entity)
		}
	}
	return out
}

// leads reports whether the headline of an article or the first sentence under it tells an event.
func leads(r *news.Record, e *news.Event) bool {
	if len(r.Sentences) == 0 {
		return false
	}
	end := r.Sentences[0].End
	if t := r.Article.Title; t != nil && len(r.Sentences) > 1 && r.Sentences[0].Overlaps(*t) {
		end = r.Sentences[1].End
	}
	return e.Trigger.Start < end
}

// passage is a span of an article.
type passage struct {
	article int
	span    text.Span
}

// sentence makes a passage ready for comparison; what was made is kept.
func (in *Input) sentence(a int, s text.Span) *sentence {
	if x := in.said[passage{a, s}]; x != nil {
		return x
	}
	out := &sentence{wording: in.wording(in.Records[a], s), entities: in.named(a, s)}
	if in.said != nil {
		in.said[passage{a, s}] = out
	}
	return out
}

// named returns the desk entities that a passage names, sorted, each once; what was made is kept.
func (in *Input) named(a int, s text.Span) []int {
	key := passage{a, s}
	if x, ok := in.names[key]; ok {
		return x
	}
	var out []int
	r := in.Records[a]
	for i := sort.Search(len(r.Mentions), func(i int) bool { return r.Mentions[i].Span.Start >= s.Start }); i < len(r.Mentions) && r.Mentions[i].Span.Start < s.End; i++ {
		if e := r.Mentions[i].Entity; e != news.None {
			out = append(out, in.Entity[a][e])
		}
	}
	slices.Sort(out)
	out = slices.Compact(out)
	if in.names != nil {
		in.names[key] = out
	}
	return out
}

// wording makes the words of a passage ready for comparison; what was made stays in memory.
func (in *Input) wording(r *news.Record, s text.Span) *wording {
	k := in.Memory.article(r.Article.ID)
	if w := k.said[s]; w != nil {
		return w
	}
	out := &wording{fold: in.Lang.FoldString(s.Of(r.Article.Text))}
	for w := range strings.FieldsFuncSeq(out.fold, func(r rune) bool { return !letter(r) }) {
		if w = in.Lang.Bare(w); utf8.RuneCountInString(w) > 2 {
			out.words = append(out.words, in.number(w))
		}
	}
	slices.Sort(out.words)
	out.words = slices.Clip(slices.Compact(out.words))
	k.said[s] = out
	return out
}

// number returns the number of a word: comparing numbers is comparing words.
func (in *Input) number(w string) int32 {
	n, ok := in.numbers[w]
	if !ok {
		if in.numbers == nil {
			in.numbers = map[string]int32{}
		}
		n = int32(len(in.numbers))
		in.numbers[w] = n
	}
	return n
}

// actsOf returns the events of article a made ready; what was made is kept.
func (in *Input) actsOf(a int) []act {
	x, ok := in.acts[a]
	if !ok {
		if x = in.prepare(nil, a); in.acts != nil {
			in.acts[a] = x
		}
	}
	return x
}

func letter(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r > 0x5ff && r < 0x2000 && r != 0x60c && r != 0x61b && r != 0x61f
}

// side is the unnamed parties of one slot.
func (in *Input) side(r *news.Record, parties []news.Party) side {
	var s side
	same, thing := false, false // a party is told that is not set apart; what is set apart is no man or men
	for _, p := range parties {
		if p.Entity != news.None || p.Span == nil {
			same = same || p.Entity != news.None
			continue
		}
		if words := in.Words.party(p.Span.Of(r.Article.Text)); len(words) > 0 && !in.Words.bothSides[words[0]] {
			switch {
			case !in.Words.another[words[len(words)-1]]:
				same = true
			case in.Words.anyone[words[0]]:
				s.another = true
			default:
				thing = true
			}
			s.phrases = append(s.phrases, in.phraseOf(words))
			s.tells = s.tells || !in.Words.first(p.Span.Of(r.Article.Text)).back
		}
	}
	s.another = thing || s.another && !same // "another house"; but two policemen, and another man
	return s
}

// rolesOf collects the words of the roles in which the articles introduce the desk's entities, by entity.
func (in *Input) rolesOf() [][]phrase {
	out := make([][]phrase, len(in.Entities))
	for a, r := range in.Records {
		for _, x := range in.kept(r).roles {
			id := in.Entity[a][x.entity]
			if len(out[id]) < maxRoles && len(x.words.words) > 0 && !slices.ContainsFunc(out[id], func(o phrase) bool { return slices.Equal(o.words, x.words.words) }) {
				out[id] = append(out[id], x.words)
			}
		}
	}
	return out
}

// title is the words of the name of a desk entity.
func (in *Input) title(e int) []int32 {
	if in.titles[e] == nil {
		in.titles[e] = in.phrase(in.Entities[e].Name).words
		if in.titles[e] == nil {
			in.titles[e] = []int32{}
		}
	}
	return in.titles[e]
}

// maxRoles bounds the roles of an entity that are compared with phrases.
const maxRoles = 12

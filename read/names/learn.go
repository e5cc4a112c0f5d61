package names

import (
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/tagger"
	"github.com/isnad-desk/isnad/text"
)

// Annotated is an article whose names are known.
type Annotated struct {
	ID    string
	Text  string
	Names []Named // in order, not overlapping
}

// Named is a name in an Annotated article; its span is in bytes of the text.
type Named struct {
	Span text.Span
	Kind news.Kind
}

// Settings say how the model is trained.
type Settings struct {
	Clusters  [levels]int // number of word clusters, coarse to fine
	Rounds    int         // of moving words between clusters
	WordCount int         // how often a word must occur in the corpus to be known
	Epochs    int
	Margin    int
	Runs      int
	Dropout   int // thousandths
	MinCount  int
	Hidden    int                  // names of a hundred whose words are hidden in a second look at each article
	Prune     int                  // thousandths
	Debug     bool                 `json:"-"` // tell which names do not fit the tokens
	Progress  func(string, ...any) `json:"-"`
}

// Listed is a word of a dictionary.
type Listed struct {
	Form string
	As   Listing
}

// Listing is a set of the ways in which dictionaries list a word.
type Listing uint16

// The ways. Their values are part of the model.
const (
	Noun Listing = 1 << iota
	Adjective
	Proper
	Verb
	Transliterated // in a list of names in Arabic and Latin letters
)

// Facts learns from unlabelled articles how common their words are without
// proclitics, and what clusters they belong to, and adds how dictionaries list
// words.
func Facts(l *lang.Language, corpus []*lang.Text, dictionary []Listed, o Settings) []byte {
	c := newCounter()
	for _, t := range corpus {
		c.read(t)
	}
	c.settle(6)
	known := min(2, o.WordCount)
	words, rarity := c.words(known)
	listed := map[string]Listing{}
	for _, d := range dictionary {
		w := l.FoldString(d.Form)
		if _, ok := listed[w]; !ok && c.rare(w, known) {
			words, rarity = append(words, w), append(rarity, rarityListed)
		}
		listed[w] |= d.As
	}
	number := make(map[string]int32, len(words))
	facts := make([]fact, len(words))
	for i, w := range words {
		number[w] = int32(i)
		facts[i].rarity = rarity[i]
		facts[i].memory = uint16(listed[w])
	}
	common, _ := c.words(o.WordCount)
	sentences := c.sentences(number, len(common))
	o.Progress("%d words known, %d of them clustered", len(words), len(common))
	b := countBigrams(sentences, len(common))
	done := make(chan struct{})
	for level, k := range o.Clusters {
		go func() {
			for w, c := range exchange(b, k, o.Rounds) {
				facts[w].clusters[level] = uint16(c + 1)
			}
			done <- struct{}{}
		}()
	}
	for range o.Clusters {
		<-done
	}
	return newWordTable(words, facts).encode()
}

// examples makes the training examples of an article, one per sentence, or
// two when some names are to be hidden. Names
// that do not fit the tokens are counted in misfit.
func (f *Finder) examples(a Annotated, p *page, hidden int) (out []tagger.Example, misfit int) {
	t := f.language.Read(a.Text)
	f.gaz.prepare(t, f.facts, p)
	labels := make([]uint8, len(t.Tokens))
	next := 0
	for _, n := range a.Names {
		for next < len(t.Tokens) && t.Tokens[next].Span.End <= n.Span.Start {
			next++
		}
		first := next
		last := first
		for last < len(t.Tokens) && t.Tokens[last].Span.Start < n.Span.End {
			last++
		}
		if first == last || t.Tokens[first].Sentence != t.Tokens[last-1].Sentence || labels[first] != 0 {
			misfit++ // also where two names stand in one word
			continue
		}
		if got := span(t, p, found{first: first, last: last}); got != n.Span {
			misfit++
			o := t.Tokens[first]
			if f.debug != nil {
				f.debug("misfit %q want %q readings %d", got.Of(a.Text), n.Span.Of(a.Text), len(o.Readings))
			}
		}
		y := uint8(1)
		switch n.Kind {
		case news.Organization:
			y = 5
		case news.Place:
			y = 9
		}
		for i := first; i < last; i++ {
			labels[i] = y + 1
		}
		labels[first], labels[last-1] = y, y+2
		if last == first+1 {
			labels[first] = y + 3
		}
	}
	add := func() {
		for _, s := range t.Sentences {
			fs := &tagger.Features{}
			extract(p.tokens[s.First:s.Last], fs)
			out = append(out, tagger.Example{Features: fs, Labels: labels[s.First:s.Last]})
		}
	}
	add()
	if hidden > 0 {
		hide(p.tokens, labels, tagger.Hash(0, a.ID), uint64(hidden))
		add()
	}
	return out, misfit
}

// hide makes the words of some names (so many of a hundred) unknown, so that the
// model learns to find names by what stands around them and by the lexicons.
func hide(tokens []token, labels []uint8, random, share uint64) {
	for i, y := range labels {
		if y == 0 || labelNames[y][0] != 'B' && labelNames[y][0] != 'S' {
			continue
		}
		random = tagger.Join(1, random, uint64(i))
		if random%100 >= share {
			continue
		}
		for j := i; j < len(labels) && labels[j] != 0 && (j == i || labelNames[labels[j]][0] == 'I' || labelNames[labels[j]][0] == 'E'); j++ {
			w := &tokens[j]
			w.host, w.fold, w.stem = random, random, random
			w.clusters, w.memory, w.doc = [levels]uint16{}, 0, w.doc&(docRepeats|docMany)
		}
	}
}

// Learn trains the names model on annotated articles.
func Learn(l *lang.Language, articles []Annotated, facts []byte, o Settings) (*tagger.Model, error) {
	f := &Finder{language: l, gaz: newGazetteer(l), facts: &wordTable{}}
	if facts != nil {
		var err error
		if f.facts, err = decodeWordTable(facts); err != nil {
			return nil, err
		}
	}
	if o.Debug {
		f.debug = o.Progress
	}
	var p page
	var all []tagger.Example
	misfits, names := 0, 0
	for _, a := range articles {
		ex, m := f.examples(a, &p, o.Hidden)
		all, misfits, names = append(all, ex...), misfits+m, names+len(a.Names)
	}
	o.Progress("%d sentences, %d names, %d of them not as the tokens are cut", len(all), names, misfits)
	m, err := tagger.Train(all, tagger.Options{
		Labels: labelNames, Allowed: allowed(), Epochs: o.Epochs, Seed: 1, Runs: o.Runs,
		MinCount: o.MinCount, Margin: o.Margin, Dropout: o.Dropout, Prune: o.Prune,
		Progress: func(epoch, wrong, positions int) {
			if epoch%5 == 0 {
				o.Progress("epoch %d: %.2f%% wrong", epoch, 100*float64(wrong)/float64(positions))
			}
		},
	})
	if err != nil {
		return nil, err
	}
	m.SetSection(sectionWords, facts)
	return m, nil
}

// What the corpus tells of a word, packed above the Listing in fact.memory.
const (
	memoryShare = 5 // 2 bits: how often the word stands in names: 0 not known, 1 hardly ever, 2 at times, 3 mostly
	memoryKind  = 7 // 2 bits: 1 to 3 for the kind of most of these names, 0 for none
	memoryFirst = 9 // 1 bit: the word mostly begins its names
)

// Remember lets a first model find the names of the corpus and adds to the
// facts what it found of each word, so that the next model knows of words that
// no annotated article has.
func Remember(l *lang.Language, m *tagger.Model, facts []byte, corpus []*lang.Text) ([]byte, error) {
	f := &Finder{language: l, gaz: newGazetteer(l)}
	var err error
	if f.facts, err = decodeWordTable(facts); err != nil {
		return nil, err
	}
	if err := f.use(m); err != nil {
		return nil, err
	}
	type count struct {
		all, first int32
		kind       [4]int32
	}
	counts := make([]count, len(f.facts.places))
	w := &work{}
	var kinds []uint8
	for _, t := range corpus {
		f.gaz.prepare(t, f.facts, &w.page)
		kinds = append(kinds[:0], make([]uint8, len(t.Tokens))...)
		for _, n := range f.tag(t, w) {
			y := uint8(1)
			switch n.kind {
			case news.Organization:
				y = 2
			case news.Place:
				y = 3
			}
			for i := n.first; i < n.last; i++ {
				kinds[i] = y
			}
			kinds[n.first] |= 4
		}
		for i := range t.Tokens {
			at := f.facts.find(w.page.tokens[i].host)
			if at < 0 {
				continue
			}
			c := &counts[at]
			c.all++
			if kinds[i] != 0 {
				c.kind[kinds[i]&3]++
				if kinds[i]&4 != 0 {
					c.first++
				}
			}
		}
	}
	for i, c := range counts {
		inside := c.kind[1] + c.kind[2] + c.kind[3]
		if c.all < 2 {
			continue
		}
		m := uint16(0)
		switch {
		case inside*20 < c.all:
			m = 1 << memoryShare
		case inside*2 < c.all:
			m = 2 << memoryShare
		default:
			m = 3 << memoryShare
		}
		for y := uint16(1); y <= 3; y++ {
			if inside >= 2 && c.kind[y]*5 >= inside*3 {
				m |= y << memoryKind
			}
		}
		if inside >= 2 && c.first*2 >= inside {
			m |= 1 << memoryFirst
		}
		f.facts.places[i].memory |= m
	}
	return f.facts.encode(), nil
}

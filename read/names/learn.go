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
	Dropout   int // thousandths
	MinCount  int
	Prune     int                  // thousandths
	Debug     bool                 `json:"-"` // tell which names do not fit the tokens
	Progress  func(string, ...any) `json:"-"`
}

// Facts learns from unlabelled articles how common their words are without
// proclitics, and what clusters they belong to.
func Facts(l *lang.Language, corpus []string, o Settings) []byte {
	c := newCounter()
	for _, s := range corpus {
		c.read(l.Read(s))
	}
	c.settle(6)
	words, rarity := c.words(2)
	number := make(map[string]int32, len(words))
	facts := make([]fact, len(words))
	for i, w := range words {
		number[w] = int32(i)
		facts[i].rarity = rarity[i]
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

// example makes the training examples of an article, one per sentence. Names
// that do not fit the tokens are counted in misfit.
func (f *Finder) examples(a Annotated, p *page) (out []tagger.Example, misfit int) {
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
		if first == last || t.Tokens[first].Sentence != t.Tokens[last-1].Sentence {
			misfit++
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
			y = 3
		case news.Place:
			y = 5
		}
		for i := first; i < last; i++ {
			labels[i] = y + 1
		}
		labels[first] = y
	}
	for _, s := range t.Sentences {
		fs := &tagger.Features{}
		extract(p.tokens[s.First:s.Last], fs)
		out = append(out, tagger.Example{Features: fs, Labels: labels[s.First:s.Last]})
	}
	return out, misfit
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
		ex, m := f.examples(a, &p)
		all, misfits, names = append(all, ex...), misfits+m, names+len(a.Names)
	}
	o.Progress("%d sentences, %d names, %d of them not as the tokens are cut", len(all), names, misfits)
	m, err := tagger.Train(all, tagger.Options{
		Labels: labelNames, Allowed: tagger.BIO(labelNames), Epochs: o.Epochs, Seed: 1,
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

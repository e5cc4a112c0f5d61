package names

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// TestPhrases holds the phrases of all lexicons together to those of each lexicon, on texts put together from the
// words of their phrases, so that many begin, go on in part and overlap.
func TestPhrases(t *testing.T) {
	fd := finder(t)
	random := rand.New(rand.NewPCG(1, 2))
	clitics := []string{"", "", "", "", "", "و", "ب", "ال", "وال", "لل"}
	found, long := 0, 0
	for range 300 {
		var words []string
		for len(words) < 60 {
			x := fd.gaz.lexicons[random.IntN(len(fd.gaz.lexicons))]
			if len(x.Entries) == 0 {
				continue
			}
			phrase := strings.Fields(x.Entries[random.IntN(len(x.Entries))].Form)
			phrase[0] = clitics[random.IntN(len(clitics))] + phrase[0]
			if last := len(phrase) - 1; last > 0 && random.IntN(4) == 0 {
				phrase[last] = clitics[random.IntN(len(clitics))] + phrase[last]
			}
			words = append(words, phrase[:1+random.IntN(len(phrase))]...)
			if random.IntN(20) == 0 {
				words = append(words, ".\n")
			}
		}
		text := fd.language.Read(strings.Join(words, " "))
		var p page
		p.hash(text, fd.gaz, fd.facts)
		var got longestPhrases
		for i := range text.Tokens {
			fd.gaz.phrases.match(text, &p, i, everySource, &got)
			for k, s := range sources {
				want, ok := fd.gaz.lexicons[k].Match(text, i, s.mode)
				if is := got.sources>>k&1 != 0; is != ok {
					t.Fatalf("%q in %s: found %v, want %v", text.Tokens[i].Fold, s.lexicon, is, ok)
				}
				if !ok {
					continue
				}
				if h := got.of[k]; h.last != want.Last || h.reading != want.Reading || !slices.Equal(h.rows, want.Entries) {
					t.Fatalf("%q in %s: %+v, want %+v", text.Tokens[i].Fold, s.lexicon, h, want)
				}
				found++
				if want.Last > i+1 {
					long++
				}
			}
		}
	}
	if found < 10000 || long < 1000 {
		t.Fatalf("%d phrases found, %d of several words", found, long)
	}
}

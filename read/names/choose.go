package names

import (
	"math/bits"
	"unicode/utf8"

	"github.com/isnad-desk/isnad/lang"
)

// What a reading costs, in sixteenths of a bit.
const (
	rarityListed = 23 * 16 // a word that only a dictionary knows
	costUnknown  = 17 * 16 // a host that the word table does not know, before its letters
	costLetter   = 64      // each letter of such a host
	costHeaded   = 6 * 16  // a preposition right behind the head of a place's name
	gainPhrase   = 8 * 16  // for each word of a lexicon phrase that begins with this reading
)

// cliticCosts is what each proclitic costs, by its bit in lang.Clitics. The
// article is part of the host and costs nothing.
var cliticCosts = [8]int{60, 112, 72, 130, 76, 140, 0, 0}

// choose picks for each word the reading with which the names go on: the one
// that costs least, when common words are cheap and each proclitic has its
// price. A phrase of a lexicon makes the reading that it needs cheaper.
func (p *page) choose(t *lang.Text, facts *wordTable) {
	for _, h := range p.hits {
		if properNames.has(begins(h.class)) && h.reading >= 0 {
			w := &p.tokens[h.first]
			if gain := gainPhrase * (h.last - h.first); gain > w.gain {
				w.gain, w.reading = gain, h.reading
			}
		}
	}
	for i := range t.Tokens {
		readings := t.Tokens[i].Readings
		if len(readings) < 2 {
			continue
		}
		w := &p.tokens[i]
		best, least := 0, 1<<30
		headed := i > 0 && p.construct(t, i-1)
		for r := range readings {
			c := readingCost(&readings[r], facts.get(p.of(i)[r].host).rarity)
			if headed && readings[r].Clitics&lang.Prepositions != 0 {
				c += costHeaded
			}
			if w.gain > 0 && r == w.reading {
				c -= w.gain
			}
			if c < least {
				best, least = r, c
			}
		}
		w.reading = best
	}
}

// construct reports whether a token is the head of a place's name without its
// article: what follows is the name and has no preposition.
func (p *page) construct(t *lang.Text, i int) bool {
	if !p.marks[i].has(begins(cPlaceHead)|begins(cPlaceHeadOut)) || t.Tokens[i].Sentence != t.Tokens[i+1].Sentence {
		return false
	}
	r := t.Tokens[i].Readings
	return len(r) == 0 || !r[p.tokens[i].reading].Clitics.Has(lang.The)
}

func readingCost(r *lang.Reading, rarity uint16) int {
	c := 0
	for set := uint8(r.Clitics); set != 0; set &= set - 1 {
		c += cliticCosts[bits.TrailingZeros8(set)]
	}
	if rarity > 0 {
		return c + int(rarity)
	}
	return c + costUnknown + costLetter*utf8.RuneCountInString(r.Host)
}

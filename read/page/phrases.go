package page

import "github.com/isnad-desk/isnad/lang"

// match says how a phrase of the page lexicon is compared with a line.
type match uint8

const (
	whole match = iota // the whole line
	start              // its beginning
	part               // anywhere in it
	lead               // its beginning, which is cut off
	tail               // anywhere after a stop; the rest of the line is cut off
	word               // looked up by the rules of its class
)

var matches = map[string]match{"line": whole, "start": start, "part": part, "lead": lead, "tail": tail, "word": word}

// phrase is one row of the page lexicon.
type phrase struct {
	words []string
	class string
	match match
	value string
}

// phrases finds the rows of the page lexicon in words.
type phrases map[string][]phrase // by first word

func newPhrases(x *lang.Lexicon, fold func(string) string) phrases {
	p := phrases{}
	for id, e := range x.Entries {
		w := wordsOf(fold(e.Form))
		if len(w) == 0 {
			continue
		}
		p[w[0]] = append(p[w[0]], phrase{w, x.Get(int32(id), "class"), matches[x.Get(int32(id), "match")], x.Get(int32(id), "value")})
	}
	return p
}

// at returns the longest phrase of that class and match at the beginning of words, or nil.
func (p phrases) at(words []string, class string, m match) *phrase {
	if len(words) == 0 {
		return nil
	}
	var best *phrase
	list := p[words[0]]
	for i := range list {
		q := &list[i]
		if q.match == m && q.class == class && hasPrefix(words, q.words) && (best == nil || len(q.words) > len(best.words)) {
			best = q
		}
	}
	return best
}

// is reports whether words are exactly a phrase of that class and match.
func (p phrases) is(words []string, class string, m match) bool {
	q := p.at(words, class, m)
	return q != nil && len(q.words) == len(words)
}

// within returns a phrase of that class and match anywhere in words with its place, or nil.
func (p phrases) within(words []string, class string, m match) (*phrase, int) {
	for i := range words {
		if q := p.at(words[i:], class, m); q != nil {
			return q, i
		}
	}
	return nil, 0
}

// covers reports how many phrases of the class, one after the other, make up words; 0 when something else stands between them.
func (p phrases) covers(words []string, class string, m match) int {
	n := 0
	for len(words) > 0 {
		q := p.at(words, class, m)
		if q == nil {
			return 0
		}
		words = words[len(q.words):]
		n++
	}
	return n
}

func hasPrefix(words, prefix []string) bool {
	if len(words) < len(prefix) {
		return false
	}
	for i, w := range prefix {
		if words[i] != w {
			return false
		}
	}
	return true
}

func equal(a, b []string) bool { return len(a) == len(b) && hasPrefix(a, b) }

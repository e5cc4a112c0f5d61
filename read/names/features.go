package names

import (
	"unicode/utf8"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/tagger"
)

// token is what the features of a position are made from.
type token struct {
	profile
	text    string // host
	reading int    // index of the chosen reading
	gain    int    // see choose
	suffix  bool
	spaced  bool
	quoted  bool  // inside quotation marks or brackets
	doc     uint8 // what the article's other occurrences of the word tell
}

// profile is all of a token that the features of one token depend on. Of the text of its host only the hash is held:
// it is that of host, or of fold where the host is a number.
type profile struct {
	host     uint64 // hash of the host in the chosen reading
	fold     uint64 // hash of the whole folded word
	stem     uint64
	raw      rune  // last letter as published, which keeps apart what the fold unites
	letters  uint8 // number of letters, at most 12
	digits   uint8
	clusters clusters
	shape
}

func (p *profile) hash() uint64 { return tagger.Join(0, p.fold, uint64(p.marks)) }

// shape is what a token has in common with many others.
type shape struct {
	marks   marks
	memory  uint16 // what the corpus at large knows of the word
	kind    lang.TokenKind
	clitics lang.Clitics
	verb    uint8 // 1 + POS of the first analysis, 0 without one
}

func (s *shape) hash() uint64 {
	return tagger.Join(0, uint64(s.marks), uint64(s.memory)|uint64(s.kind)<<16|uint64(s.clitics)<<24|uint64(s.verb)<<32)
}

// clusters are the clusters of a word, coarse to fine, 0 for none.
type clusters [levels]uint16

func (c clusters) hash() uint64 {
	return tagger.Join(0, uint64(c[0]), uint64(c[1])|uint64(c[2])<<16)
}

// templates of features. Their numbers are part of the model: add at the end only.
const (
	fHost = uint64(iota+1) * 16
	fFold
	fStem
	fHostPair
	fPrefix
	fSuffix
	fRaw
	fShape
	fClitics
	fVerb
	fMarks
	fMark
	fMarkPair
	fCluster
	fClusterPair
	fQuote
	fPlace
	fMemory
	fDoc
	fMarkHost
	fThe
	fHostMark
	fMarkTriple
)

const reach = 2 // how many tokens to either side are looked at

// part is a set of groups of features. The features of a group depend on one thing, so that what a model gives them can be kept; see summed.
type part uint8

const (
	letters     part = 1 << iota // of one token: its own word
	shapes                       // of one token: what profile holds in shape
	groups                       // of one token: its clusters
	pairs                        // the marks of two neighbours
	occurrences                  // what the article's other occurrences of a word and its neighbours tell
	contexts                     // see context
	company                      // all others of several tokens
	all         = 1<<iota - 1
)

// extract adds the features of each token of one sentence to f.
func extract(ts []token, f *tagger.Features) {
	for i := range ts {
		for d := -reach; d <= reach; d++ {
			alone(near(ts, i+d), d, all, f)
		}
		together(ts, i, all, f)
		f.End()
	}
}

// near is a token of a sentence or what stands for its neighbours outside.
func near(ts []token, i int) *token {
	switch {
	case i < 0:
		return &before
	case i >= len(ts):
		return &after
	}
	return &ts[i]
}

// alone adds the features of some parts that a position has from one token, itself (d = 0) or
// the one d tokens behind it.
func alone(o *token, d int, p part, f *tagger.Features) {
	off := uint64(d + reach)
	word := p&letters != 0
	if word {
		f.Add(tagger.Join(fHost+off, 0, o.host))
	}
	if p&groups != 0 {
		for l, c := range o.clusters {
			if c > 0 {
				f.Add(tagger.Join(fCluster+off, uint64(l), uint64(c)))
			}
		}
	}
	if p&shapes != 0 {
		for m, b := o.marks, uint64(0); m != 0; m, b = m>>1, b+1 {
			if m&1 != 0 {
				f.Add(tagger.Join(fMark+off, 0, b))
			}
		}
	}
	if d < -1 || d > 1 {
		return
	}
	if p&shapes != 0 {
		f.Add(tagger.Join(fMarks+off, 0, uint64(o.marks)))
		f.Add(tagger.Join(fClitics+off, uint64(o.kind), uint64(o.clitics)))
		f.Add(tagger.Join(fMemory+off, 0, uint64(o.memory)))
		f.Add(tagger.Join(fMemory+off, 1, uint64(o.memory)>>memoryShare))
		f.Add(tagger.Join(fMemory+off, 2, uint64(o.memory)&(1<<memoryShare-1)))
		f.Add(tagger.Join(fVerb+off, 0, uint64(o.verb)))
	}
	switch {
	case !word:
	case d == -1:
		f.Add(tagger.Join(fFold, 1, o.fold))
		f.Add(tagger.Join(fStem, 2, o.stem))
	case d == 0:
		f.Add(tagger.Join(fFold, 0, o.fold))
		f.Add(tagger.Join(fStem, 0, o.stem))
		f.Add(tagger.Join(fShape, uint64(o.kind), uint64(o.letters)|uint64(o.digits)<<8))
		f.Add(tagger.Join(fRaw, uint64(o.raw), uint64(o.letters)))
		affixes(o.text, f)
	case d == 1:
		f.Add(tagger.Join(fStem, 1, o.stem))
	}
}

// together adds the features of some parts that hold of the i-th token in its company or in its article.
func together(ts []token, i int, part part, f *tagger.Features) {
	w, p, n := near(ts, i), near(ts, i-1), near(ts, i+1)
	pp, nn := near(ts, i-2), near(ts, i+2)
	if part&contexts != 0 {
		f.Add(tagger.Join(fPlace, 0, uint64(min(i, 1))))
	}
	if part&company != 0 {
		f.Add(tagger.Join(fHostPair, p.host, w.host))
		f.Add(tagger.Join(fHostPair+1, w.host, n.host))
		f.Add(tagger.Join(fHostPair+2, pp.host, p.host))
		f.Add(tagger.Join(fHostPair+3, n.host, nn.host))
	}
	if part&pairs != 0 {
		f.Add(tagger.Join(fMarkPair, uint64(p.marks), uint64(w.marks)))
		f.Add(tagger.Join(fMarkPair+1, uint64(w.marks), uint64(n.marks)))
		f.Add(tagger.Join(fMarkPair+2, uint64(pp.marks), uint64(p.marks)))
		f.Add(tagger.Join(fMarkPair+3, uint64(n.marks), uint64(nn.marks)))
	}
	if part&company != 0 {
		f.Add(tagger.Join(fMarkHost, uint64(w.marks), p.host))
		f.Add(tagger.Join(fMarkHost+1, uint64(w.marks), n.host))
		f.Add(tagger.Join(fMarkHost+2, uint64(p.marks), w.host))
	}
	if part&company != 0 {
		f.Add(tagger.Join(fMarkTriple, tagger.Join(0, uint64(p.marks), uint64(w.marks)), uint64(n.marks)))
		f.Add(tagger.Join(fClusterPair, uint64(p.clusters[1]), uint64(w.clusters[1])))
		f.Add(tagger.Join(fClusterPair+1, uint64(w.clusters[1]), uint64(n.clusters[1])))
	}
	if part&occurrences != 0 {
		f.Add(tagger.Join(fDoc, 0, uint64(w.doc)))
		f.Add(tagger.Join(fDoc, 1, uint64(p.doc)))
		f.Add(tagger.Join(fDoc, 2, uint64(n.doc)))
	}
	article := the(p) | the(w)<<1 | the(n)<<2
	if part&contexts != 0 {
		f.Add(tagger.Join(fQuote, flags(w.quoted, opens(p), closes(n)), 0))
		f.Add(tagger.Join(fThe, article, uint64(w.clitics&^lang.The)))
	}
	if part&company != 0 {
		f.Add(tagger.Join(fThe+1, article, uint64(p.marks)))
		f.Add(tagger.Join(fThe+2, article, p.host))
	}
}

// context is what the features of the part contexts depend on.
type context struct {
	clitics lang.Clitics
	flags   uint8
}

func contextAt(ts []token, i int) context {
	w, p, n := near(ts, i), near(ts, i-1), near(ts, i+1)
	return context{
		w.clitics &^ lang.The,
		uint8(flags(i > 0, w.quoted, opens(p), closes(n), p.clitics.Has(lang.The), w.clitics.Has(lang.The), n.clitics.Has(lang.The))),
	}
}

func (c *context) hash() uint64 { return tagger.Join(0, uint64(c.clitics), uint64(c.flags)) }

func opens(t *token) bool  { return t.kind == lang.Quote || t.kind == lang.Open }
func closes(t *token) bool { return t.kind == lang.Quote || t.kind == lang.Close }

func affixes(s string, f *tagger.Features) {
	for i, k := 0, uint64(1); k <= 4 && i < len(s); k++ {
		_, n := utf8.DecodeRuneInString(s[i:])
		i += n
		f.Add(tagger.Hash(fPrefix+k, s[:i]))
	}
	for i, k := len(s), uint64(1); k <= 4 && i > 0; k++ {
		_, n := utf8.DecodeLastRuneInString(s[:i])
		i -= n
		f.Add(tagger.Hash(fSuffix+k, s[i:]))
	}
}

var (
	before = outside("before")
	after  = outside("after")
)

// outside stands for what lies beside a sentence.
func outside(side string) token {
	h := tagger.Hash(1, side)
	return token{profile: profile{host: h, fold: h, stem: h}}
}

func the(t *token) uint64 {
	if t.clitics.Has(lang.The) {
		return 1
	}
	return 0
}

func flags(bits ...bool) (n uint64) {
	for i, b := range bits {
		if b {
			n |= 1 << i
		}
	}
	return n
}

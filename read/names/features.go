package names

import (
	"unicode/utf8"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/tagger"
)

// token is what the features of a position are made from.
type token struct {
	host     uint64 // hash of the host in the chosen reading
	fold     uint64 // hash of the whole folded word
	stem     uint64
	text     string // host
	raw      rune   // last letter as published, which keeps apart what the fold unites
	kind     lang.TokenKind
	clitics  lang.Clitics
	reading  int // index of the chosen reading
	gain     int // see choose
	suffix   bool
	spaced   bool
	quoted   bool // inside quotation marks or brackets
	digits   uint8
	letters  uint8 // number of letters, at most 12
	verb     uint8 // 1 + POS of the first analysis, 0 without one
	clusters [levels]uint16
	marks    marks
	memory   uint16 // what the corpus at large knows of the word
	doc      uint8  // what the article's other occurrences of the word tell
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

// extract adds the features of each token of one sentence to f.
func extract(ts []token, f *tagger.Features) {
	for i := range ts {
		for d := -reach; d <= reach; d++ {
			alone(near(ts, i+d), d, f)
		}
		together(ts, i, f)
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

// alone adds the features that a position has from one token, itself (d = 0) or
// the one d tokens behind it. They depend on what profile holds of the token and
// on nothing else.
func alone(o *token, d int, f *tagger.Features) {
	off := uint64(d + reach)
	f.Add(tagger.Join(fHost+off, 0, o.host))
	for l, c := range o.clusters {
		if c > 0 {
			f.Add(tagger.Join(fCluster+off, uint64(l), uint64(c)))
		}
	}
	for m, b := o.marks, uint64(0); m != 0; m, b = m>>1, b+1 {
		if m&1 != 0 {
			f.Add(tagger.Join(fMark+off, 0, b))
		}
	}
	if d < -1 || d > 1 {
		return
	}
	f.Add(tagger.Join(fMarks+off, 0, uint64(o.marks)))
	f.Add(tagger.Join(fClitics+off, uint64(o.kind), uint64(o.clitics)))
	f.Add(tagger.Join(fMemory+off, 0, uint64(o.memory)))
	f.Add(tagger.Join(fMemory+off, 1, uint64(o.memory)>>memoryShare))
	f.Add(tagger.Join(fMemory+off, 2, uint64(o.memory)&(1<<memoryShare-1)))
	f.Add(tagger.Join(fVerb+off, 0, uint64(o.verb)))
	switch d {
	case -1:
		f.Add(tagger.Join(fFold, 1, o.fold))
		f.Add(tagger.Join(fStem, 2, o.stem))
	case 0:
		f.Add(tagger.Join(fFold, 0, o.fold))
		f.Add(tagger.Join(fStem, 0, o.stem))
		f.Add(tagger.Join(fShape, uint64(o.kind), uint64(o.letters)|uint64(o.digits)<<8))
		f.Add(tagger.Join(fRaw, uint64(o.raw), uint64(o.letters)))
		affixes(o.text, f)
	case 1:
		f.Add(tagger.Join(fStem, 1, o.stem))
	}
}

// together adds the features that hold of the i-th token in its company or in its article.
func together(ts []token, i int, f *tagger.Features) {
	w, p, n := near(ts, i), near(ts, i-1), near(ts, i+1)
	pp, nn := near(ts, i-2), near(ts, i+2)
	f.Add(tagger.Join(fPlace, 0, uint64(min(i, 1))))
	f.Add(tagger.Join(fHostPair, p.host, w.host))
	f.Add(tagger.Join(fHostPair+1, w.host, n.host))
	f.Add(tagger.Join(fHostPair+2, pp.host, p.host))
	f.Add(tagger.Join(fHostPair+3, n.host, nn.host))
	f.Add(tagger.Join(fMarkPair, uint64(p.marks), uint64(w.marks)))
	f.Add(tagger.Join(fMarkPair+1, uint64(w.marks), uint64(n.marks)))
	f.Add(tagger.Join(fMarkPair+2, uint64(pp.marks), uint64(p.marks)))
	f.Add(tagger.Join(fMarkPair+3, uint64(n.marks), uint64(nn.marks)))
	f.Add(tagger.Join(fMarkHost, uint64(w.marks), p.host))
	f.Add(tagger.Join(fMarkHost+1, uint64(w.marks), n.host))
	f.Add(tagger.Join(fMarkHost+2, uint64(p.marks), w.host))
	f.Add(tagger.Join(fMarkTriple, tagger.Join(0, uint64(p.marks), uint64(w.marks)), uint64(n.marks)))
	f.Add(tagger.Join(fClusterPair, uint64(p.clusters[1]), uint64(w.clusters[1])))
	f.Add(tagger.Join(fClusterPair+1, uint64(w.clusters[1]), uint64(n.clusters[1])))
	f.Add(tagger.Join(fDoc, 0, uint64(w.doc)))
	f.Add(tagger.Join(fDoc, 1, uint64(p.doc)))
	f.Add(tagger.Join(fDoc, 2, uint64(n.doc)))
	f.Add(tagger.Join(fQuote, flags(w.quoted, p.kind == lang.Quote || p.kind == lang.Open, n.kind == lang.Quote || n.kind == lang.Close), 0))
	f.Add(tagger.Join(fThe, the(p)|the(w)<<1|the(n)<<2, uint64(w.clitics&^lang.The)))
	f.Add(tagger.Join(fThe+1, the(p)|the(w)<<1|the(n)<<2, uint64(p.marks)))
	f.Add(tagger.Join(fThe+2, the(p)|the(w)<<1|the(n)<<2, p.host))
}

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
	before = token{host: tagger.Hash(1, "before"), fold: tagger.Hash(1, "before"), stem: tagger.Hash(1, "before")}
	after  = token{host: tagger.Hash(1, "after"), fold: tagger.Hash(1, "after"), stem: tagger.Hash(1, "after")}
)

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

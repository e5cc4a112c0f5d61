package names

import (
	"strings"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/tagger"
)

// profile is all of a token that its own features depend on.
type profile struct {
	host, fold, stem uint64
	text             string
	raw              rune
	kind             lang.TokenKind
	clitics          lang.Clitics
	digits, letters  uint8
	verb             uint8
	clusters         [levels]uint16
	marks            marks
	memory           uint16
}

func (w *token) profile() profile {
	return profile{w.host, w.fold, w.stem, w.text, w.raw, w.kind, w.clitics, w.digits, w.letters, w.verb, w.clusters, w.marks, w.memory}
}

// knownWords keeps what the model gives the features of one token, for words
// that were met lately: three quarters of all features are of one token, and
// most words were met before. It has one place for each value of a hash, so it
// never grows; it never decides anything.
type knownWords struct {
	model   *tagger.Model
	places  []knownWord
	one     tagger.Features
	sums    []uint64
	at      []uint32
	touched uint64
}

const knownPlaces = 1 << 14

type knownWord struct {
	profile profile
	sums    []uint64 // by how far before (reach) to behind (-reach) the token the position is
}

// sum returns for each token of a sentence what the model gives those features of its
// position that are of one token alone. The sums are valid until the next call.
func (k *knownWords) sum(m *tagger.Model, ts []token, s *tagger.Scratch) []uint64 {
	width := m.Width()
	if k.model != m {
		k.model, k.places = m, make([]knownWord, knownPlaces)
	}
	if cap(k.sums) < len(ts)*width {
		k.sums = make([]uint64, len(ts)*width)
	}
	out := k.sums[:len(ts)*width]
	clear(out)
	k.at = k.at[:0]
	for i := -reach; i < len(ts)+reach; i++ {
		w := near(ts, i)
		at := tagger.Join(0, w.fold, uint64(w.marks)) % knownPlaces
		k.at = append(k.at, uint32(at))
		k.touched ^= k.places[at].profile.fold // fetches them side by side
	}
	for i := -reach; i < len(ts)+reach; i++ {
		own := k.of(&k.places[k.at[i+reach]], m, near(ts, i), s)
		for at := max(0, i-reach); at <= min(len(ts)-1, i+reach); at++ {
			from := own[(i-at+reach)*width:][:width]
			for n, v := range from {
				out[at*width+n] += v
			}
		}
	}
	return out
}

// of returns the sums of one token's features.
func (k *knownWords) of(at *knownWord, m *tagger.Model, w *token, s *tagger.Scratch) []uint64 {
	p := w.profile()
	if at.sums != nil && at.profile == p {
		return at.sums
	}
	width := m.Width()
	if at.sums == nil {
		at.sums = make([]uint64, (2*reach+1)*width)
	}
	clear(at.sums)
	k.one.Reset()
	for d := -reach; d <= reach; d++ {
		alone(w, d, &k.one)
		k.one.End()
	}
	m.Sum(&k.one, at.sums, s)
	p.text = strings.Clone(p.text) // not the whole article
	at.profile = p
	return at.sums
}

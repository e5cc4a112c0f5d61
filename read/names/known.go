package names

import "github.com/isnad-desk/isnad/tagger"

// summed keeps what the model gives groups of features, by what a group depends on: most of what stands in a text
// was met before, and one sum is found faster than the many features that it is made of. It decides nothing:
// what it does not hold is looked up feature by feature.
type summed struct {
	model    *tagger.Model
	words    kept[profile]
	shapes   kept[shape]
	clusters kept[clusters]
	pairs    kept[[2]marks]
	contexts kept[context]
	docs     kept[uint8]

	// of the sentence at hand
	hashes []uint64        // of its words, from reach before it on
	new    []int           // tokens whose words are not kept
	next   int             // the first of them that is still to come
	fresh  tagger.Features // of the new words
	looked tagger.Scratch  // what the model knows of them
	sums   []uint64

	one     tagger.Features
	touched uint64 // see kept.touch
}

// The sums of one token, of its shape and of its clusters are those of the positions from reach before it to reach behind
// it; the sums of a pair are those of the positions from reach before its second token to one behind it; those of
// a word's occurrences are of the position before it, its own and the one behind it.
const (
	tokenSpan = 2*reach + 1
	pairSpan  = 4
	docSpan   = 3
)

// use makes room for the sums of a model: about 9 MB, with the numbers of places at which more bring little.
func (k *summed) use(m *tagger.Model) {
	if k.model == m {
		return
	}
	width := m.Width()
	k.model = m
	k.words = newKept[profile](1<<14, tokenSpan*width)
	k.shapes = newKept[shape](1<<12, tokenSpan*width)
	k.clusters = newKept[clusters](1<<13, tokenSpan*width)
	k.pairs = newKept[[2]marks](1<<10, pairSpan*width)
	k.contexts = newKept[context](1<<10, width)
	k.docs = newKept[uint8](docs, docSpan*width)
}

// sum returns for each token of a sentence what the model gives all features of its position but those of the part company.
// The sums are valid until the next call.
func (k *summed) sum(m *tagger.Model, ts []token, s *tagger.Scratch) []uint64 {
	k.use(m)
	width := m.Width()
	if cap(k.sums) < len(ts)*width {
		k.sums = make([]uint64, len(ts)*width)
	}
	out := k.sums[:len(ts)*width]
	clear(out)
	k.look(ts)
	// add adds sums to the positions of the sentence among those from first on.
	add := func(first int, sums []uint64) {
		if first < 0 {
			sums, first = sums[min(len(sums), -first*width):], 0
		}
		plus(out[min(len(out), first*width):], sums)
	}
	for i := -reach; i < len(ts)+reach; i++ {
		add(i-reach, k.word(i, near(ts, i), s))
	}
	for i := -1; i <= len(ts)+1; i++ {
		add(i-reach, k.pair(near(ts, i-1).marks, near(ts, i).marks, s))
	}
	for i := -1; i <= len(ts); i++ {
		add(i-1, k.doc(near(ts, i).doc, s))
	}
	for i := range ts {
		c := contextAt(ts, i)
		sums, known := k.contexts.find(&c, c.hash())
		if !known {
			k.one.Reset()
			together(ts, i, contexts, &k.one)
			k.one.End()
			m.Sum(&k.one, sums, s)
		}
		plus(out[i*width:], sums)
	}
	return out
}

// look fetches what will be needed for the words of a sentence, and looks up together the features of those that are not kept.
func (k *summed) look(ts []token) {
	k.hashes, k.new = k.hashes[:0], k.new[:0]
	for i := -reach; i < len(ts)+reach; i++ {
		h := near(ts, i).profile.hash()
		k.hashes = append(k.hashes, h)
		k.touched ^= k.words.touch(h)
	}
	k.fresh.Reset()
	for i := -reach; i < len(ts)+reach; i++ {
		if w := near(ts, i); !k.words.has(&w.profile, k.hashes[i+reach]) {
			k.new = append(k.new, i)
			around(w, letters, &k.fresh)
		}
	}
	k.model.Look(&k.fresh, &k.looked)
	k.next = 0
}

// word returns the sums of the features of the i-th token of the sentence.
func (k *summed) word(i int, w *token, s *tagger.Scratch) []uint64 {
	sums, known := k.words.find(&w.profile, k.hashes[i+reach])
	for k.next < len(k.new) && k.new[k.next] < i {
		k.next++ // the same word stood before
	}
	if known {
		return sums
	}
	if k.next < len(k.new) && k.new[k.next] == i {
		k.model.Add(k.next*tokenSpan, (k.next+1)*tokenSpan, sums, &k.looked)
	} else {
		k.alone(w, letters, sums, s) // another word of the sentence has taken its place
	}
	of, known := k.shapes.find(&w.shape, w.shape.hash())
	if !known {
		k.alone(w, shapes, of, s)
	}
	plus(sums, of)
	of, known = k.clusters.find(&w.clusters, w.clusters.hash())
	if !known {
		k.alone(w, groups, of, s)
	}
	plus(sums, of)
	return sums
}

// around adds some features of one token to those of the positions around it.
func around(w *token, p part, f *tagger.Features) {
	for d := reach; d >= -reach; d-- {
		alone(w, d, p, f)
		f.End()
	}
}

func (k *summed) alone(w *token, p part, sums []uint64, s *tagger.Scratch) {
	k.one.Reset()
	around(w, p, &k.one)
	k.model.Sum(&k.one, sums, s)
}

// pair returns the sums of the features of two neighbours' marks.
func (k *summed) pair(a, b marks, s *tagger.Scratch) []uint64 {
	sums, known := k.pairs.find(&[2]marks{a, b}, tagger.Join(0, uint64(a), uint64(b)))
	if !known {
		k.one.Reset()
		for _, off := range [pairSpan]uint64{3, 1, 0, 2} { // see together
			k.one.Add(tagger.Join(fMarkPair+off, uint64(a), uint64(b)))
			k.one.End()
		}
		k.model.Sum(&k.one, sums, s)
	}
	return sums
}

// doc returns the sums of the features of what other occurrences of a word tell.
func (k *summed) doc(doc uint8, s *tagger.Scratch) []uint64 {
	sums, known := k.docs.find(&doc, uint64(doc))
	if !known {
		k.one.Reset()
		for _, side := range [docSpan]uint64{2, 0, 1} { // see together
			k.one.Add(tagger.Join(fDoc, side, uint64(doc)))
			k.one.End()
		}
		k.model.Sum(&k.one, sums, s)
	}
	return sums
}

// kept keeps sums by what they depend on. It has one place for each value of a hash, so it never grows.
type kept[K comparable] struct {
	places []place[K]
	sums   []uint64 // so many for each place
	size   int
}

type place[K comparable] struct {
	key   K
	taken bool
}

func newKept[K comparable](places, size int) kept[K] {
	return kept[K]{make([]place[K], places), make([]uint64, places*size), size}
}

func (k *kept[K]) at(hash uint64) int { return int(hash & uint64(len(k.places)-1)) }

// find returns the sums kept under a key and whether they are; if not, they are zero, and to be reckoned by the caller.
func (k *kept[K]) find(key *K, hash uint64) (sums []uint64, known bool) {
	at := k.at(hash)
	sums = k.sums[at*k.size:][:k.size]
	p := &k.places[at]
	if p.taken && p.key == *key {
		return sums, true
	}
	p.key, p.taken = *key, true
	clear(sums)
	return sums, false
}

// has reports whether sums are kept under a key.
func (k *kept[K]) has(key *K, hash uint64) bool {
	p := &k.places[k.at(hash)]
	return p.taken && p.key == *key
}

// touch looks at where sums are kept, so that those of a sentence are fetched side by side and not one after the other.
func (k *kept[K]) touch(hash uint64) (seen uint64) {
	at := k.at(hash)
	if k.places[at].taken {
		seen = 1
	}
	return seen ^ k.sums[at*k.size] ^ k.sums[at*k.size+k.size/2] ^ k.sums[(at+1)*k.size-1]
}

// plus adds to sums, as far as they reach.
func plus(sums, more []uint64) {
	n := min(len(sums), len(more))
	sums, more = sums[:n], more[:n]
	for len(more) >= 8 && len(sums) >= 8 {
		a, b := (*[8]uint64)(sums), (*[8]uint64)(more)
		for i := range b {
			a[i] += b[i]
		}
		sums, more = sums[8:], more[8:]
	}
	for i, v := range more {
		sums[i] += v
	}
}

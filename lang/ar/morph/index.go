package morph

import "fmt"

// Analysis is one reading of a form.
type Analysis struct {
	Verb     int // place in Index.Verbs
	Features Features
}

// Index answers which forms of which verbs a folded word may be. It is built
// once, never changed, and safe for use by many goroutines.
//
// All forms lie in one byte slice, found through an open hash table; readings
// of one form are a chain. So a million bytes of forms cost the garbage
// collector five objects.
type Index struct {
	verbs    []Verb
	byLemma  map[string][]int
	folded   []Verb // lemma and present of the verbs, folded
	text     []byte
	entries  []entry
	readings []reading
	table    []uint32 // entry+1, 0 for empty
}

type entry struct {
	off, first uint32 // text offset; reading+1
	hash       uint32
	n          uint8 // length in bytes
}

type reading struct {
	features Features
	next     uint32 // reading+1
	verb     uint16
}

// NewIndex inflects all verbs. It fails on a verb whose shape is not
// understood, and names it.
func NewIndex(verbs []Verb) (*Index, error) {
	if len(verbs) > 1<<16 {
		return nil, fmt.Errorf("morph: %d verbs, more than 65,536", len(verbs))
	}
	size := 1024
	for size < len(verbs)*160 {
		size *= 2
	}
	x := &Index{
		verbs:    verbs,
		byLemma:  make(map[string][]int, len(verbs)),
		text:     make([]byte, 0, len(verbs)*1100),
		entries:  make([]entry, 0, len(verbs)*90),
		readings: make([]reading, 0, len(verbs)*150),
		table:    make([]uint32, size),
	}
	in := &inflector{}
	for i, v := range verbs {
		s, err := shapeOf(v)
		if err != nil {
			return nil, err
		}
		f := Verb{Lemma: fold(v.Lemma), Form: v.Form, Present: fold(v.Present)}
		x.folded = append(x.folded, f)
		x.byLemma[f.Lemma] = append(x.byLemma[f.Lemma], i)
		in.emit = func(form []byte, f Features) { x.add(form, uint16(i), f) }
		in.verb(&s, v)
	}
	return x, nil
}

func (in *inflector) verb(s *shape, v Verb) {
	in.verbForms(s)
	in.participles(s)
	for j, n := range v.Masdars {
		in.masdar(n, j)
	}
}

// Forms calls yield with every folded form of one verb and its features, in a
// fixed order; spellings of one form follow one another.
func Forms(v Verb, yield func(form string, f Features)) error {
	s, err := shapeOf(v)
	if err != nil {
		return err
	}
	in := &inflector{emit: func(form []byte, f Features) { yield(string(form), f) }}
	in.verb(&s, v)
	return nil
}

func hash(s []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range s {
		h = (h ^ uint32(c)) * 16777619
	}
	return h ^ h>>15
}

func hashString(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h ^ h>>15
}

func (x *Index) add(form []byte, verb uint16, f Features) {
	if len(form) == 0 || len(form) > 255 {
		return
	}
	if 2*len(x.entries) >= len(x.table) {
		x.grow()
	}
	h := hash(form)
	i := int(h) & (len(x.table) - 1)
	for ; x.table[i] != 0; i = (i + 1) & (len(x.table) - 1) {
		e := &x.entries[x.table[i]-1]
		if e.hash == h && string(x.text[e.off:e.off+uint32(e.n)]) == string(form) {
			x.chain(e, verb, f)
			return
		}
	}
	e := entry{off: uint32(len(x.text)), hash: h, n: uint8(len(form))}
	x.text = append(x.text, form...)
	x.entries = append(x.entries, e)
	x.table[i] = uint32(len(x.entries))
	x.chain(&x.entries[len(x.entries)-1], verb, f)
}

// chain adds a reading, or joins it to one that differs in voice, mood or
// place only.
func (x *Index) chain(e *entry, verb uint16, f Features) {
	const sets = 3<<voiceShift | 7<<moodShift | freeBit | boundBit
	last := uint32(0)
	for r := e.first; r != 0; r = x.readings[r-1].next {
		old := &x.readings[r-1]
		if old.verb == verb && (old.features^f)&^sets == 0 {
			old.features |= f & sets
			return
		}
		last = r
	}
	x.readings = append(x.readings, reading{features: f, verb: verb})
	if n := uint32(len(x.readings)); last == 0 {
		e.first = n
	} else {
		x.readings[last-1].next = n
	}
}

func (x *Index) grow() {
	x.table = make([]uint32, 2*len(x.table))
	for n := range x.entries {
		i := int(x.entries[n].hash) & (len(x.table) - 1)
		for x.table[i] != 0 {
			i = (i + 1) & (len(x.table) - 1)
		}
		x.table[i] = uint32(n + 1)
	}
}

// Verbs returns the verbs in the order of their numbers; not to be changed.
func (x *Index) Verbs() []Verb { return x.verbs }

// Folded returns lemma, form and present of a verb, folded.
func (x *Index) Folded(verb int) (lemma, form, present string) {
	f := &x.folded[verb]
	return f.Lemma, f.Form, f.Present
}

// Len is the number of distinct folded forms.
func (x *Index) Len() int { return len(x.entries) }

// Lemma returns the numbers of the verbs with this lemma, in any spelling that
// the fold unites; there may be several (قدم is form I and form II).
func (x *Index) Lemma(lemma string) []int { return x.byLemma[fold(lemma)] }

// Lookup appends to dst the readings of a folded form that stands without a
// pronoun suffix, in the order of the lexicon.
func (x *Index) Lookup(dst []Analysis, form string) []Analysis {
	return x.lookup(dst, form, freeBit)
}

// LookupBound appends to dst the readings of a folded form that a pronoun
// suffix follows: زيارت of زيارته, قالو of قالوه, التقا of التقاه.
func (x *Index) LookupBound(dst []Analysis, form string) []Analysis {
	return x.lookup(dst, form, boundBit)
}

func (x *Index) lookup(dst []Analysis, form string, need Features) []Analysis {
	h := hashString(form)
	mask := len(x.table) - 1
	for i := int(h) & mask; x.table[i] != 0; i = (i + 1) & mask {
		e := &x.entries[x.table[i]-1]
		if e.hash != h || string(x.text[e.off:e.off+uint32(e.n)]) != form {
			continue
		}
		for r := e.first; r != 0; r = x.readings[r-1].next {
			if rd := &x.readings[r-1]; rd.features&need != 0 {
				dst = append(dst, Analysis{int(rd.verb), rd.features})
			}
		}
		break
	}
	return dst
}

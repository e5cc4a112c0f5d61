package search

import (
	"cmp"
	"context"
	"math"
	"slices"
	"sync"

	"github.com/isnad-desk/isnad/archive"
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

// What ranking weighs. The numbers are those at which the questions of retrieval-arcd found their paragraphs best, rounded; see the ADR.
const (
	k1          = 1.2  // how soon further occurrences of a word stop to count
	b           = 0.75 // how much long articles are held back
	frontWeight = 1    // what an occurrence in title or opening counts more
	farWeight   = 0.6  // of words that only look alike
	nameWeight  = 0.9  // of other spellings of a name
	allBonus    = 1    // an article that holds all words counts this much more than its sum
	enough      = 0.6  // what an article must hold of the weight of words that the best one holds
	enoughOf    = 0.35 // the same in questions, and where more than fewWords are asked for
	fewWords    = 3
	entityTells = 0.5 // of an entity that is asked for, where sentences are chosen
)

// ranked is an article with its score.
type ranked struct {
	seq   int64
	score float32
}

// option is one term under which a word is looked up.
type option struct {
	term   string
	weight float32
	near   bool // counts in phrases
}

// run is one search under way.
type run struct {
	x      *Index
	ix     archive.Index
	ctx    context.Context
	filed  []archive.Filed
	total  float64 // articles in the index
	mean   float64 // their mean length
	lists  map[string]archive.Postings
	terms  map[string]float32 // looked for, with how much they tell: what is shown as a match
	sums   map[uint32]string  // the terms by their sums, once sentences are read
	heard  *memory            // of sentences that were read before; nil where none are kept
	score  []float32          // by article
	mass   []float32          // weight of the words that were found, by article
	arrays *tables
	need   []uint8   // required clauses that hold, by article
	cur    []float32 // value of the present clause, by article; negative where it does not hold
	most   float32   // the most that the words of one sentence can tell
	slack  news.Day  // how many days before from: and after to: are looked at too
	hit    []int32   // articles of the present clause
}

func newRun(ctx context.Context, x *Index, ix archive.Index) *run {
	r := &run{x: x, ix: ix, ctx: ctx, filed: ix.Filed(), lists: map[string]archive.Postings{}, terms: map[string]float32{}}
	words := 0.0
	for i := range r.filed {
		if n := r.filed[i].Length; n > 0 {
			r.total++
			words += float64(n)
		}
	}
	r.mean = words / max(r.total, 1)
	n := len(r.filed)
	r.arrays = arrays.Get().(*tables)
	f, need := r.arrays.of(n)
	r.score, r.mass, r.cur, r.need = f[:n:n], f[n:2*n:2*n], f[2*n:3*n], need
	for i := range r.cur {
		r.cur[i] = -1
	}
	return r
}

// tables are what a run adds into: half a megabyte for thirty thousand articles, and again for every query.
type tables struct {
	floats []float32
	need   []uint8
}

var arrays = sync.Pool{New: func() any { return new(tables) }}

// of returns tables of zeros for n articles.
func (t *tables) of(n int) (floats []float32, need []uint8) {
	if cap(t.floats) < 3*n || cap(t.need) < n {
		t.floats, t.need = make([]float32, 3*n+n/8), make([]uint8, n+n/8)
	}
	floats, need = t.floats[:3*n], t.need[:n]
	clear(floats)
	clear(need)
	return floats, need
}

// done gives the tables back. Nothing can be ranked afterwards.
func (r *run) done() {
	if r.arrays != nil {
		arrays.Put(r.arrays)
	}
	r.arrays, r.score, r.mass, r.cur, r.need = nil, nil, nil, nil, nil
}

// postings returns where a term stands.
func (r *run) postings(term string, positions bool) (archive.Postings, error) {
	key := term
	if positions {
		key += "\x00"
	}
	if p, ok := r.lists[key]; ok {
		return p, nil
	}
	p, err := r.ix.Postings(r.ctx, term, positions)
	if err == nil {
		r.lists[key] = p
	}
	return p, err
}

// idf is how much a term tells that n articles hold.
func (r *run) idf(n int) float32 {
	f := float64(n)
	return float32(math.Log(1 + max(r.total-f+0.5, 0.5)/(f+0.5)))
}

// weigh is what count occurrences tell in an article.
func (r *run) weigh(seq int64, count float32) float32 {
	return count * (k1 + 1) / (count + k1*(1-b+b*float32(float64(r.filed[seq].Length)/r.mean)))
}

// hold says that the present clause holds for an article, with a value.
func (r *run) hold(seq int64, value float32) {
	if c := r.cur[seq]; c < 0 {
		r.hit = append(r.hit, int32(seq))
		r.cur[seq] = value
	} else if value > c {
		r.cur[seq] = value
	}
}

func (r *run) live(seq int64) bool {
	return seq > 0 && seq < int64(len(r.filed)) && r.filed[seq].Length > 0
}

// options are the terms of a word, the nearest first.
func (r *run) options(t *lang.Token) []option {
	var out []option
	for i, f := range r.x.forms(t) {
		o := option{f, 1, true}
		if i > 0 {
			o = option{f, farWeight, false}
		}
		out = append(out, o)
	}
	switch t.Kind {
	case lang.Word:
		if s := r.x.skeleton(nameTerm, t); len(s) > len(nameTerm)+2 {
			out = append(out, option{s, nameWeight, true})
			if w := s[len(nameTerm):]; r.x.unknown(t) && w != out[0].term { // the name where nobody saw that it is one
				out = append(out, option{w, nameWeight, true})
			}
		}
	case lang.Foreign:
		for _, k := range latinKeys(t.Fold) {
			out = append(out, option{k, nameWeight, true})
		}
	}
	return out
}

// word values the articles that hold a word, and returns how much it tells.
func (r *run) word(t *lang.Token, entities []string) (float32, error) {
	tells, near := float32(0), float32(0)
	opts := r.options(t)
	for _, e := range entities {
		opts = append(opts, option{e, nameWeight, false})
	}
	for i, o := range opts {
		p, err := r.postings(o.term, false)
		if err != nil {
			return 0, err
		}
		idf := o.weight * r.idf(len(p.Seq))
		if i > 0 && near > 0 { // another spelling is no rarer than the word itself
			idf = min(idf, o.weight*near)
		}
		if i == 0 && len(p.Seq) > 0 {
			near = idf
		}
		if i == 0 || len(p.Seq) > 0 && (tells == 0 || idf < tells) {
			if i == 0 && len(p.Seq) == 0 {
				idf = 0 // another form may be what is meant
			}
			tells = idf
		}
		if len(p.Seq) > 0 {
			r.terms[o.term] = max(r.terms[o.term], idf)
		}
		for k, seq := range p.Seq {
			if r.live(seq) {
				r.hold(seq, idf*r.weigh(seq, float32(p.Count[k])+frontWeight*float32(p.Front[k])))
			}
		}
	}
	if tells == 0 {
		tells = r.idf(0)
	}
	return tells, nil
}

// phrase values the articles in which words follow one another.
func (r *run) phrase(toks []lang.Token) (float32, error) {
	type place struct {
		seq int64
		at  []int32
	}
	tells := float32(0)
	var so []place // where the words so far end
	for i := range toks {
		var here map[int64][]int32
		idf := float32(0)
		for n, o := range r.options(&toks[i]) {
			if !o.near {
				continue
			}
			p, err := r.postings(o.term, true)
			if err != nil {
				return 0, err
			}
			if n == 0 || len(p.Seq) > 0 && idf == 0 {
				idf = o.weight * r.idf(len(p.Seq))
			}
			if len(p.Seq) > 0 {
				r.terms[o.term] = max(r.terms[o.term], idf)
			}
			if here == nil {
				here = make(map[int64][]int32, len(p.Seq))
			}
			if i == 0 {
				for k, seq := range p.Seq {
					if r.live(seq) {
						here[seq] = append(here[seq], p.At[k]...)
					}
				}
				continue
			}
			for j, k := 0, 0; j < len(so) && k < len(p.Seq); {
				switch {
				case p.Seq[k] < so[j].seq:
					k++
				case p.Seq[k] > so[j].seq:
					j++
				default:
					for _, at := range so[j].at {
						if _, ok := slices.BinarySearch(p.At[k], at+1); ok {
							here[p.Seq[k]] = append(here[p.Seq[k]], at+1)
						}
					}
					j++
					k++
				}
			}
		}
		tells += idf
		so = so[:0]
		for seq, at := range here {
			slices.Sort(at)
			so = append(so, place{seq, slices.Compact(at)})
		}
		slices.SortFunc(so, func(a, b place) int { return cmp.Compare(a.seq, b.seq) })
	}
	for _, p := range so {
		r.hold(p.seq, tells*r.weigh(p.seq, float32(len(p.at))))
	}
	return tells, nil
}

// all holds for the articles in which all terms stand.
func (r *run) all(terms []string) error {
	if len(terms) == 0 {
		return nil
	}
	count := map[int64]int{}
	slices.Sort(terms)
	terms = slices.Compact(terms)
	for i, t := range terms {
		p, err := r.postings(t, false)
		if err != nil {
			return err
		}
		if len(terms) == 1 {
			for _, seq := range p.Seq {
				if r.live(seq) {
					r.hold(seq, 0)
				}
			}
			return nil
		}
		for _, seq := range p.Seq {
			if i == 0 || count[seq] == i {
				count[seq] = i + 1
			}
		}
	}
	for seq, n := range count {
		if n == len(terms) && r.live(seq) {
			r.hold(seq, 0)
		}
	}
	return nil
}

// field holds for the articles of a field's value.
func (r *run) field(a *atom) error {
	each := func(ok func(*archive.Filed) bool) {
		for i := range r.filed {
			if f := &r.filed[i]; f.Length > 0 && ok(f) {
				r.hold(int64(i), 0)
			}
		}
	}
	names := func(prefix string) (out []string) {
		for i := range a.words {
			out = append(out, r.x.skeleton(prefix, &a.words[i]))
		}
		return out
	}
	latin := func(prefix string) []string { return latinWords(prefix, a.words) }
	var err error
	try := func(terms ...string) {
		if err == nil {
			err = r.all(terms)
		}
	}
	switch a.field {
	case fieldEntity:
		ns, ls := names(nameTerm), latin("")
		for _, t := range slices.Concat(ns, ls) {
			r.terms[t] = max(r.terms[t], entityTells)
		}
		try(ns...)
		try(ls...)
		for _, c := range r.x.canon(a.value) {
			t := term(entityTerm, c)
			r.terms[t] = max(r.terms[t], entityTells)
			try(t)
		}
	case fieldOutlet:
		try(names(outletTerm)...)
	case fieldPlace:
		for _, set := range r.x.placeTerms(a) {
			try(set...)
		}
	case fieldSays:
		try(names(speakerTerm)...)
		try(latin(speakerTerm)...)
	case fieldType:
		try(term(typeTerm, a.value))
	case fieldMode:
		try(term(modeTerm, a.value))
	case fieldSource:
		try(term(sourceTerm, a.value))
	case fieldFrom:
		each(func(f *archive.Filed) bool {
			return f.Published.To != news.NoDay && f.Published.To >= a.days.From-r.slack
		})
	case fieldTo:
		each(func(f *archive.Filed) bool {
			return f.Published.From != news.NoDay && f.Published.From <= a.days.To+r.slack
		})
	case fieldStanding:
		want := archive.StandingOf(a.value)
		each(func(f *archive.Filed) bool { return f.Standings&want != 0 })
	case fieldOrigins:
		each(func(f *archive.Filed) bool { return f.Origins > 0 && a.compare(int(f.Origins)) })
	}
	return err
}

// compare says whether a number is as origins: asks.
func (a *atom) compare(n int) bool {
	switch a.op {
	case "<":
		return n < a.number
	case "<=":
		return n <= a.number
	case ">":
		return n > a.number
	case ">=":
		return n >= a.number
	}
	return n == a.number
}

// rank values all articles and returns those that a query finds, best first, and how many there are; limit bounds how many are returned.
// skip names the fields that are decided elsewhere.
func (r *run) rank(q *Query, limit int, skip func(*atom) bool) ([]ranked, int, error) {
	stop := r.stops(q)
	entities := r.known(q)
	plain := false // whether something tells articles apart
	for i := range q.clauses {
		plain = plain || !stop[i] && !q.clauses[i].not && q.clauses[i].any[0].field == ""
	}
	required, words, tells := uint8(0), float32(0), float32(0)
	var out []int32 // left out
	for i := range q.clauses {
		c := &q.clauses[i]
		if stop[i] && plain {
			continue
		}
		must := false
		weight := float32(0)
		skipped := true
		for k := range c.any {
			a := &c.any[k]
			if skip != nil && skip(a) {
				continue
			}
			skipped = false
			var err error
			w := float32(0)
			switch {
			case a.field != "":
				must = true
				err = r.field(a)
				if a.field == fieldEntity {
					r.most += entityTells
				}
			case a.phrase:
				must = must || !q.Question
				w, err = r.phrase(a.words)
			default:
				w, err = r.word(&a.words[0], entities[a.words[0].Span.Start])
			}
			if err != nil {
				return nil, 0, err
			}
			weight = max(weight, w)
		}
		if skipped {
			continue
		}
		if c.not {
			out = append(out, r.hit...)
		} else {
			if must {
				required++
			}
			for _, seq := range r.hit {
				if must {
					r.need[seq]++
				}
				r.score[seq] += r.cur[seq]
				r.mass[seq] += weight
			}
			if weight > 0 {
				words++
				tells += weight
				r.most += weight
			}
		}
		for _, seq := range r.hit {
			r.cur[seq] = -1
		}
		r.hit = r.hit[:0]
	}
	for _, seq := range out {
		r.need[seq] = 255
	}
	least := float32(enough)
	if words > fewWords || q.Question {
		least = enoughOf
	}
	best := float32(0)
	for i := range r.mass {
		if r.need[i] == required {
			best = max(best, r.mass[i])
		}
	}
	top := heap{limit: limit}
	n := 0
	for i := range r.filed {
		if r.need[i] != required || r.filed[i].Length == 0 || words > 0 && (r.mass[i] == 0 || r.mass[i] < least*best) {
			continue
		}
		n++
		s := r.score[i]
		if words > 0 {
			s *= 1 + allBonus*r.mass[i]/tells
		}
		top.offer(ranked{int64(i), s}, r.filed[i].Published.From)
	}
	return top.sorted(), n, nil
}

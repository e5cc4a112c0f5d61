package runs

import (
	"cmp"
	"slices"
)

// Index finds texts, which are numbered by their owner, by their features. The zero value is empty.
//
// Pairs lie in runs, each sorted by feature. A text that comes is a run of its own; runs of about a size are merged, so that there are few and each pair is
// moved a few times only. A text that goes leaves its pairs until its run is merged or most of it has gone.
type Index struct {
	runs []run
}

// run is what some texts have. A text is its place in texts there, which takes two bytes.
type run struct {
	features []uint32 // ascending; of one feature in order of the places
	places   []uint16
	weights  []uint16 // of the pairs; nil where they have none
	texts    []int32  // -1 where it has gone
	gone     int
}

// maxTexts is of how many texts a run is at most.
const maxTexts = 1 << 16

// Pair is a feature of a text and its weight there.
type Pair struct {
	Feature uint32
	Weight  uint16
}

// Len returns how many texts there are.
func (x *Index) Len() int {
	n := 0
	for i := range x.runs {
		n += len(x.runs[i].texts) - x.runs[i].gone
	}
	return n
}

// Add enters a text with its features, each once.
func (x *Index) Add(text int32, features []uint32) {
	list := slices.Clone(features)
	slices.Sort(list)
	x.push(run{features: list, places: make([]uint16, len(list)), texts: []int32{text}})
}

// AddWeighted enters a text with its features and their weights, each feature once. An index holds texts of one sort.
func (x *Index) AddWeighted(text int32, pairs []Pair) {
	pairs = slices.Clone(pairs)
	slices.SortFunc(pairs, func(a, b Pair) int { return cmp.Compare(a.Feature, b.Feature) })
	r := run{features: make([]uint32, len(pairs)), places: make([]uint16, len(pairs)), weights: make([]uint16, len(pairs)), texts: []int32{text}}
	for i, p := range pairs {
		r.features[i], r.weights[i] = p.Feature, p.Weight
	}
	x.push(r)
}

func (x *Index) push(r run) {
	x.runs = append(x.runs, r)
	for n := len(x.runs); n > 1; n = len(x.runs) {
		a, b := &x.runs[n-2], &x.runs[n-1]
		if len(a.texts) >= 2*len(b.texts) || len(a.texts)+len(b.texts) > maxTexts {
			return
		}
		x.runs[n-2] = merge(a, b)
		x.runs[n-1] = run{}
		x.runs = x.runs[:n-1]
	}
}

// merge makes one run of two, or of one where b is nil, without what has gone.
func merge(a, b *run) run {
	if b == nil {
		b = &run{}
	}
	out := run{texts: make([]int32, 0, len(a.texts)+len(b.texts)-a.gone-b.gone)}
	move := func(r *run) (to []uint16, pairs int) { // where each of a run's texts comes to lie
		to = make([]uint16, len(r.texts))
		for i, t := range r.texts {
			if t >= 0 {
				to[i] = uint16(len(out.texts))
				out.texts = append(out.texts, t)
			}
		}
		if r.gone == 0 {
			return to, len(r.places)
		}
		for _, p := range r.places {
			if r.texts[p] >= 0 {
				pairs++
			}
		}
		return to, pairs
	}
	toA, m := move(a)
	toB, n := move(b)
	out.features, out.places = make([]uint32, 0, m+n), make([]uint16, 0, m+n)
	if a.weights != nil || b.weights != nil {
		out.weights = make([]uint16, 0, m+n)
	}
	take := func(r *run, to []uint16, i int) {
		p := r.places[i]
		if r.texts[p] < 0 {
			return
		}
		out.features, out.places = append(out.features, r.features[i]), append(out.places, to[p])
		if out.weights != nil {
			out.weights = append(out.weights, r.weights[i])
		}
	}
	i, j := 0, 0
	for i < len(a.features) || j < len(b.features) {
		if j == len(b.features) || i < len(a.features) && a.features[i] <= b.features[j] {
			take(a, toA, i)
			i++
		} else {
			take(b, toB, j)
			j++
		}
	}
	return out
}

// Remove takes a text out and reports whether it was there.
func (x *Index) Remove(text int32) bool {
	for i := range x.runs {
		r := &x.runs[i]
		at := slices.Index(r.texts, text)
		if at < 0 {
			continue
		}
		r.texts[at] = -1
		r.gone++
		switch {
		case r.gone == len(r.texts):
			x.runs = slices.Delete(x.runs, i, i+1)
		case 4*r.gone > len(r.texts):
			*r = merge(r, nil)
		}
		return true
	}
	return false
}

// Each calls visit for every text that has a feature, with the weight of it there, in no order.
func (x *Index) Each(feature uint32, visit func(text int32, weight uint16)) {
	for i := range x.runs {
		r := &x.runs[i]
		at, _ := slices.BinarySearch(r.features, feature)
		for ; at < len(r.features) && r.features[at] == feature; at++ {
			text := r.texts[r.places[at]]
			switch {
			case text < 0:
			case r.weights == nil:
				visit(text, 0)
			default:
				visit(text, r.weights[at])
			}
		}
	}
}

package runs

import (
	"maps"
	"math/rand"
	"runtime"
	"slices"
	"testing"
)

// TestIndexIsWhatAMapIs enters and takes out texts at random, and holds the index against a map of lists.
func TestIndexIsWhatAMapIs(t *testing.T) {
	for seed := range int64(20) {
		r := rand.New(rand.NewSource(seed))
		weighted := seed%2 == 0
		var x Index
		want := map[uint32]map[int32]uint16{}
		texts := map[int32][]Pair{}
		for step := range 600 {
			text := int32(r.Intn(200))
			if had, ok := texts[text]; ok {
				for _, p := range had {
					delete(want[p.Feature], text)
				}
				delete(texts, text)
				if !x.Remove(text) {
					t.Fatalf("seed %d, step %d: text %d was there", seed, step, text)
				}
				continue
			}
			if x.Remove(text) {
				t.Fatalf("seed %d, step %d: text %d was not there", seed, step, text)
			}
			pairs := []Pair{}
			var features []uint32
			for _, f := range r.Perm(40)[:r.Intn(12)] {
				p := Pair{uint32(f) << 26, 0}
				if weighted {
					p.Weight = uint16(r.Intn(1 << 16))
				}
				pairs, features = append(pairs, p), append(features, p.Feature)
				if want[p.Feature] == nil {
					want[p.Feature] = map[int32]uint16{}
				}
				want[p.Feature][text] = p.Weight
			}
			texts[text] = pairs
			if weighted {
				x.AddWeighted(text, pairs)
			} else {
				x.Add(text, features)
			}
		}
		if x.Len() != len(texts) {
			t.Fatalf("seed %d: %d texts, want %d", seed, x.Len(), len(texts))
		}
		for f := range uint32(41) {
			got := map[int32]uint16{}
			x.Each(f<<26, func(text int32, weight uint16) {
				if _, twice := got[text]; twice {
					t.Errorf("seed %d: text %d comes twice", seed, text)
				}
				got[text] = weight
			})
			if !maps.Equal(got, want[f<<26]) {
				t.Fatalf("seed %d, feature %d: %v, want %v", seed, f, got, want[f<<26])
			}
		}
		if len(x.runs) > 12 {
			t.Errorf("seed %d: %d runs of %d texts", seed, len(x.runs), x.Len())
		}
	}
}

// TestIndexTakesLittle: a pair takes six bytes, not the thirty of a map with lists.
func TestIndexTakesLittle(t *testing.T) {
	const texts, each = 4000, 64
	var x Index
	r := rand.New(rand.NewSource(1))
	features := make([]uint32, each)
	heap := func() uint64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	before := heap()
	for n := range int32(texts) {
		for i := range features {
			features[i] = r.Uint32()
		}
		x.Add(n, features)
	}
	if took := int64(heap()) - int64(before); took > texts*each*8 {
		t.Errorf("%d bytes a pair", took/(texts*each))
	}
	found := 0
	for _, f := range features {
		x.Each(f, func(int32, uint16) { found++ })
	}
	if found < each {
		t.Errorf("the last text is found by %d of its %d features", found, each)
	}
}

func BenchmarkEach(b *testing.B) {
	var x Index
	r := rand.New(rand.NewSource(1))
	features := make([]uint32, 64)
	for n := range int32(8000) {
		for i := range features {
			features[i] = r.Uint32() >> 10
		}
		x.Add(n, features)
	}
	slices.Sort(features)
	for b.Loop() {
		for _, f := range features {
			x.Each(f, func(int32, uint16) {})
		}
	}
}

package tagger

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestTable holds the packed sums to adding up weights one by one, for every number of labels and for sums of more rows than a lane of a place could count.
func TestTable(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for labels := 1; labels <= maxLabels; labels++ {
		set := map[uint32]bool{0: true, 1<<32 - 1: true} // the borders of the table, of which one wraps around
		for range random.IntN(300) {
			set[random.Uint32()] = true
		}
		var keys []uint32
		for k := range set {
			keys = append(keys, k)
		}
		slices.Sort(keys)
		weights := make([]int16, len(keys)*labels)
		for i := range weights {
			switch random.IntN(4) {
			case 0:
			case 1:
				weights[i] = maxWeight
			case 2:
				weights[i] = -maxWeight
			default:
				weights[i] = int16(random.IntN(2*maxWeight+1) - maxWeight)
			}
		}
		for i := range keys {
			weights[i*labels+random.IntN(labels)] = int16(1 + random.IntN(maxWeight)) // no feature without any
		}
		table := newTable(keys, labels, func(i, y int) int16 { return weights[i*labels+y] })
		var features []uint64
		want := make([]int64, labels)
		for range random.IntN(2000) {
			if random.IntN(3) == 0 {
				if h := random.Uint64(); !set[key(h)] {
					features = append(features, h)
				}
				continue
			}
			i := random.IntN(len(keys))
			features = append(features, uint64(keys[i])<<32|uint64(random.Uint32()))
			for y := range want {
				want[y] += int64(weights[i*labels+y])
			}
		}
		sum := make([]uint64, table.width())
		known := table.known(features, nil)
		table.touch(known)
		half := len(known) / 2
		table.add(known[:half], sum)
		rest := make([]uint64, len(sum))
		table.add(known[half:], rest)
		for i := range sum {
			sum[i] += rest[i] // sums of one table may be added
		}
		got := make([]int64, labels)
		table.unpack(sum, got)
		if !slices.Equal(got, want) {
			t.Fatalf("%d labels, %d keys, %d features: %v, want %v", labels, len(keys), len(features), got, want)
		}
		found := 0
		table.each(func(k uint32, got []int16) {
			if k != keys[found] {
				t.Fatalf("feature %d has the key %d, want %d", found, k, keys[found])
			}
			if want := weights[found*labels:][:labels]; !slices.Equal(got, want) {
				t.Fatalf("key %d: %d, want %d", k, got, want)
			}
			found++
		})
		if found != len(keys) {
			t.Fatalf("%d of %d keys", found, len(keys))
		}
	}
}

package desk

import (
	"slices"
	"testing"
	"testing/quick"
)

// TestMarkedIsUndone: of lists of any numbers, few or many of them in both.
func TestMarkedIsUndone(t *testing.T) {
	same := func(list, more []uint32, picks []bool) bool {
		slices.Sort(list)
		list = slices.Compact(list)
		some := slices.Clone(more)
		for i, x := range list {
			if i < len(picks) && picks[i] {
				some = append(some, x)
			}
		}
		slices.Sort(some)
		some = slices.Compact(some)
		bits, rest := marked(list, some)
		return slices.Equal(unmarked(list, bits, rest), some)
	}
	if err := quick.Check(same, nil); err != nil {
		t.Error(err)
	}
	bits, rest := marked([]uint32{1, 5, 9}, []uint32{5, 9})
	if len(bits) != 1 || len(rest) != 0 {
		t.Errorf("%q and %v for what stands in the list", bits, rest)
	}
}

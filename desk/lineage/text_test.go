package lineage

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
		x := new(Text)
		x.Hold(list, Mark(list, some))
		return slices.Equal(x.Shingles(nil), list) && slices.Equal(x.own(nil), some) && slices.Equal(x.Voice(nil).of(list), some)
	}
	if err := quick.Check(same, nil); err != nil {
		t.Error(err)
	}
	if v := Mark([]uint32{1, 5, 9}, []uint32{5, 9}); len(v.Among) != 1 || len(v.Beside) != 0 {
		t.Errorf("%+v for what stands in the list", v)
	}
}

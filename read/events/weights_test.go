package events

import (
	"strings"
	"testing"
)

func TestWeightsAreReadAsWritten(t *testing.T) {
	var learnt Learnt
	w := make([]float64, OfSides.Len())
	w[0], w[1], w[2], w[len(w)-1] = 0.5, -1.25, 99, -99
	learnt[OfSides] = w
	b := WriteWeights([]string{"what: a test"}, learnt)
	if !strings.HasPrefix(string(b), "# what: a test\n") {
		t.Errorf("the notes come first: %q", b[:40])
	}
	tables := readWeights(b)
	if n := len(tables[OfHappening]); n != OfHappening.Len() {
		t.Errorf("a table that was not learnt has %d weights", n)
	}
	if got := tables[OfSides]; len(got) != len(w) || got[0] != 10 || got[1] != -25 || got[2] != 127 || got[3] != 0 || got[len(w)-1] != -127 {
		t.Fatalf("read %d weights: %v", len(got), got[:4])
	}
	for _, bad := range [][]byte{nil, []byte("isnad events 2\n"), b[:len(b)-1], append([]byte("x"), b[20:]...)} {
		if readWeights(bad)[OfSides] != nil {
			t.Errorf("%d bytes are no file of weights", len(bad))
		}
	}
}

// TestPackHasWeights: a file that this version does not read would be left out in silence.
func TestPackHasWeights(t *testing.T) {
	for table, w := range readWeights(arabic(t).EventWeights) {
		used := 0
		for _, x := range w {
			if x != 0 {
				used++
			}
		}
		if used < 1000 {
			t.Errorf("table %d: %d weights are not nought; of another version? run make model-events", table, used)
		}
	}
}

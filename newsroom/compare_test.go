package newsroom

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestCompareLeadsFromOneTextToTheOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.Custom(func(t *rapid.T) string {
			return strings.Join(rapid.SliceOf(rapid.SampledFrom([]string{"قال", "إن", "السوق ", "\n", "فتح", "  ", "a", "\xff"})).Draw(t, "words"), " ")
		})
		a, b := text.Draw(t, "a"), text.Draw(t, "b")
		var x, y strings.Builder
		for i, p := range Compare(a, b) {
			if p.Text == "" || i > 0 && p.By == Compare(a, b)[i-1].By {
				t.Fatalf("pieces %+v", Compare(a, b))
			}
			if p.By <= 0 {
				x.WriteString(p.Text)
			}
			if p.By >= 0 {
				y.WriteString(p.Text)
			}
		}
		if x.String() != a || y.String() != b {
			t.Fatalf("%q and %q come back as %q and %q", a, b, x.String(), y.String())
		}
	})
}

func TestCompareFindsTheChange(t *testing.T) {
	got := Compare("بدأ الحصاد اليوم في السهل", "بدأ الحصاد أمس في السهل كله")
	want := []Piece{{0, "بدأ الحصاد "}, {-1, "اليوم "}, {1, "أمس "}, {0, "في "}, {-1, "السهل"}, {1, "السهل كله"}}
	if len(got) != len(want) {
		t.Fatalf("%+v", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("piece %d is %+v, want %+v", i, got[i], want[i])
		}
	}
}

func TestCompareIsBounded(t *testing.T) {
	a, b := strings.Repeat("نعم لا ", 50_000), strings.Repeat("كلا بلى ", 50_000)
	began := time.Now()
	if got := Compare(a, b); len(got) != 2 {
		t.Errorf("%d pieces", len(got))
	}
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("two texts with nothing in common took %v", took)
	}
}

package pack

import (
	"errors"
	"reflect"
	"testing"
	"testing/quick"
)

type inner struct {
	A int
	B []string
	C float32
}

type sample struct {
	N    int64
	H    uint64
	S    string
	L    []inner
	P    *inner
	Bool bool
	K    uint16
	H2   []uint32
}

func TestWhatIsPackedComesBack(t *testing.T) {
	same := func(in sample) bool {
		for i := range in.L {
			if len(in.L[i].B) == 0 {
				in.L[i].B = nil
			}
		}
		if in.P != nil && len(in.P.B) == 0 {
			in.P.B = nil
		}
		if len(in.L) == 0 {
			in.L = nil
		}
		if len(in.H2) == 0 {
			in.H2 = nil
		}
		var out sample
		return Unmarshal(Marshal(&in), &out) == nil && reflect.DeepEqual(in, out)
	}
	if err := quick.Check(same, nil); err != nil {
		t.Error(err)
	}
}

func TestDamageIsSeen(t *testing.T) {
	b := Marshal(&sample{S: "كلمة", L: []inner{{A: 7, B: []string{"x", "y"}}}, P: &inner{}})
	for i := range b {
		c := append([]byte(nil), b...)
		c[i] ^= 0x10
		if err := Unmarshal(c, new(sample)); !errors.Is(err, ErrBroken) {
			t.Errorf("byte %d: %v", i, err)
		}
		if err := Unmarshal(b[:i], new(sample)); !errors.Is(err, ErrBroken) {
			t.Errorf("cut at %d: %v", i, err)
		}
	}
	if err := Unmarshal(b, new(inner)); !errors.Is(err, ErrBroken) {
		t.Errorf("another type: %v", err)
	}
}

func FuzzUnmarshal(f *testing.F) {
	f.Add([]byte{1, 2, 3})
	f.Fuzz(func(_ *testing.T, b []byte) {
		r := reader{b: b}
		r.get(reflect.ValueOf(new(sample)).Elem()) // past the checksum
	})
}

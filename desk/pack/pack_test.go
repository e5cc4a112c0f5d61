package pack

import (
	"errors"
	"math/rand"
	"reflect"
	"slices"
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

func TestAscendingComesBack(t *testing.T) {
	type list struct{ Of Ascending }
	for _, of := range []Ascending{nil, {0}, {1<<32 - 1}, {0, 1<<32 - 1}, {3, 4, 5, 6}, {7, 1 << 20, 1<<20 + 1}} {
		var got list
		if err := Unmarshal(Marshal(&list{of}), &got); err != nil || !slices.Equal(got.Of, of) {
			t.Errorf("%v became %v, %v", of, got.Of, err)
		}
	}
	rng := rand.New(rand.NewSource(1))
	for range 200 {
		var of Ascending
		for range rng.Intn(400) {
			of = append(of, rng.Uint32()>>rng.Intn(9))
		}
		slices.Sort(of)
		of = slices.Compact(of)
		body := Marshal(&list{of})
		var got list
		if err := Unmarshal(body, &got); err != nil || !slices.Equal(got.Of, of) {
			t.Fatalf("%v became %v, %v", of, got.Of, err)
		}
	}
	hashes := make(Ascending, 300)
	for i := range hashes {
		hashes[i] = uint32(i)<<16 | uint32(rng.Intn(1<<16))
	}
	if n := len(Marshal(&list{hashes})); n > 300*20/8 {
		t.Errorf("%d bytes for 300 hashes of 25 bits", n)
	}
}

func FuzzAscending(f *testing.F) {
	f.Add(putAscending(nil, Ascending{1, 5, 900}))
	f.Add([]byte{200, 1, 255, 255, 3})
	f.Fuzz(func(t *testing.T, b []byte) {
		r := reader{b: b}
		list := r.ascending()
		if !r.bad && !slices.IsSorted(list) {
			t.Errorf("%v", list)
		}
	})
}

func TestAscendingIsCutFromBytes(t *testing.T) {
	a, b := Ascending{1, 5, 900}, Ascending{7}
	first, rest := CutAscending(b.Append(a.Append(nil)))
	second, rest := CutAscending(rest)
	if !slices.Equal(first, a) || !slices.Equal(second, b) || len(rest) != 0 {
		t.Errorf("%v, %v, %d bytes left", first, second, len(rest))
	}
}

func BenchmarkCutAscending(b *testing.B) {
	rng := rand.New(rand.NewSource(1))
	var of Ascending
	for range 280 {
		of = append(of, rng.Uint32()>>8)
	}
	slices.Sort(of)
	body := of.Append(nil)
	for b.Loop() {
		CutAscending(body)
	}
}

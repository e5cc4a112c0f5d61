package hold

import (
	"errors"
	"testing"
)

// one is a shelf with room for one.
type one struct {
	b     []byte
	freed int
}

func (s *one) Put(b []byte) (Ref, bool) {
	if s.b != nil {
		return 0, false
	}
	s.b = append([]byte{}, b...)
	return 7, true
}

func (s *one) Get(at Ref) ([]byte, error) {
	if s.b == nil || at != 7 {
		return nil, errors.New("nothing there")
	}
	return s.b, nil
}

func (s *one) Free(Ref) { s.b, s.freed = nil, s.freed+1 }

func TestBytesComeBack(t *testing.T) {
	s := new(one)
	a, b, none := Of([]byte("first")).On(s), Of([]byte("second")).On(s), Of(nil).On(s)
	if a.here != nil || b.here == nil {
		t.Error("the first goes on the shelf, the second has no room there")
	}
	if string(a.Get(s)) != "first" || string(b.Get(s)) != "second" || len(none.Get(s)) != 0 {
		t.Errorf("%q %q %q", a.Get(s), b.Get(s), none.Get(s))
	}
	if c := Of([]byte("third")).On(nil); string(c.Get(nil)) != "third" {
		t.Error("without a shelf bytes stay")
	}
	b.Free(s)
	none.Free(s)
	if s.freed != 0 {
		t.Error("what is in memory needs no freeing")
	}
	a.Free(s)
	if s.freed != 1 {
		t.Error("what is on the shelf does")
	}
	err := func() (err error) {
		defer Catch(&err)
		a.Get(s)
		return nil
	}()
	if err == nil {
		t.Error("what is lost was found")
	}
	defer func() {
		if recover() == nil {
			t.Error("another panic was caught")
		}
	}()
	_ = func() (err error) {
		defer Catch(&err)
		panic("another")
	}()
}

package scratch

import (
	"bytes"
	"math/rand"
	"os"
	"sync"
	"testing"

	"github.com/isnad-desk/isnad/desk/hold"
)

// TestWhatIsLaidAsideComesBack puts, frees and gets at random, of all sizes.
func TestWhatIsLaidAsideComesBack(t *testing.T) {
	s, err := Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	rng := rand.New(rand.NewSource(1))
	have := map[hold.Ref][]byte{}
	put := 0
	for range 20000 {
		if len(have) > 300 && rng.Intn(2) == 0 {
			for r, want := range have {
				if got, err := s.Get(r); err != nil || !bytes.Equal(got, want) {
					t.Fatalf("%d bytes came back as %d, %v", len(want), len(got), err)
				}
				s.Free(r)
				delete(have, r)
				break
			}
			continue
		}
		b := make([]byte, 1+rng.Intn(900))
		rng.Read(b)
		r, ok := s.Put(b)
		if !ok || have[r] != nil {
			t.Fatalf("%d bytes were put at %x: %v", len(b), r, ok)
		}
		have[r] = b
		put += len(b)
	}
	for r, want := range have {
		if got, err := s.Get(r); err != nil || !bytes.Equal(got, want) {
			t.Fatalf("%d bytes came back as %d, %v", len(want), len(got), err)
		}
	}
	if size := s.at + int64(len(s.tail)); size > int64(put)/4 {
		t.Errorf("%d bytes were put, few of them at a time, and the file has %d", put, size)
	}
}

func TestScratchLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	var wait sync.WaitGroup
	for n := range byte(4) {
		wait.Add(1)
		go func() {
			defer wait.Done()
			for range 2000 {
				b := bytes.Repeat([]byte{n}, 700)
				r, ok := s.Put(b)
				if got, err := s.Get(r); !ok || err != nil || !bytes.Equal(got, b) {
					t.Errorf("%v, %v", ok, err)
					return
				}
			}
		}()
	}
	wait.Wait()
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if _, ok := s.Put([]byte("more")); ok {
		t.Error("what is closed takes nothing")
	}
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Errorf("%v is left", left)
	}
}

func TestDamageIsSeen(t *testing.T) {
	s, err := Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	r, _ := s.Put([]byte("a few words"))
	for range 1000 {
		s.Put(make([]byte, 1000))
	}
	if _, err := s.file.WriteAt([]byte{1}, step+sumLen+2); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Get(r); err == nil {
		t.Error("what was changed is not what was put")
	}
	if _, err := s.Get(ref(1<<40, 5)); err == nil {
		t.Error("nothing was put there")
	}
}

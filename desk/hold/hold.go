package hold

import "fmt"

// Ref says where on a shelf bytes lie; 0 is nowhere.
type Ref uint64

// Shelf keeps bytes for one process. It is no archive: what lies there is of no use to another process. It must bear to be used from several goroutines.
type Shelf interface {
	// Put keeps bytes, which stay the caller's; ok is false where there is no room.
	Put(b []byte) (at Ref, ok bool)
	// Get returns bytes that are the caller's. An error means that they are lost.
	Get(at Ref) ([]byte, error)
	// Free says that bytes are not asked for again.
	Free(at Ref)
}

// Bytes are bytes in memory or on a shelf. The zero value is none. They never change.
type Bytes struct {
	here *[]byte // nil where they are on the shelf
	at   Ref
}

// Of holds bytes in memory. They must not change.
func Of(b []byte) Bytes {
	if len(b) == 0 {
		return Bytes{}
	}
	return Bytes{here: &b}
}

// On returns the bytes as they lie on a shelf. Where there is none, or no room on it, they stay in memory.
func (x Bytes) On(s Shelf) Bytes {
	if s == nil || x.here == nil {
		return x
	}
	at, ok := s.Put(*x.here)
	if !ok {
		return x
	}
	return Bytes{at: at}
}

// Get returns the bytes, which must not be changed. Where the shelf has lost them it panics with what Catch makes an error of: in the midst of comparing there
// is nobody who could go on without them.
func (x Bytes) Get(s Shelf) []byte {
	switch {
	case x.here != nil:
		return *x.here
	case x.at == 0:
		return nil
	}
	b, err := s.Get(x.at)
	if err != nil {
		panic(lost{err})
	}
	return b
}

// Free says that the bytes are not asked for again.
func (x Bytes) Free(s Shelf) {
	if x.at != 0 {
		s.Free(x.at)
	}
}

type lost struct{ err error }

// Catch is to be deferred by who can go on without bytes that a shelf has lost: it makes an error of it.
func Catch(err *error) {
	switch x := recover().(type) {
	case nil:
	case lost:
		*err = fmt.Errorf("what was laid aside is lost: %w", x.err)
	default:
		panic(x)
	}
}

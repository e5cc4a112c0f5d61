package scratch

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"github.com/isnad-desk/isnad/desk/hold"
)

// pattern is how files of scratch are called.
const pattern = "isnad-*.scratch"

const (
	// ahead is how many bytes are gathered before they are written.
	ahead = 256 << 10
	// step is of how many bytes the room of something is a multiple, so that the room of what goes is of use to another.
	step = 32
	// lenBits is how many bits of a reference are the length; the others are where it begins.
	lenBits = 24
	sumLen  = 4
)

// File is a shelf in a file. What has gone makes room for what comes, of the same size.
type File struct {
	mu   sync.RWMutex
	file *os.File
	name string           // where it has to be removed at the end, else ""
	tail []byte           // what was not written yet
	at   int64            // where the tail begins
	free map[int][]uint32 // by room: where it begins, in steps
	err  error            // writing failed: nothing more is taken
}

var (
	_ hold.Shelf = (*File)(nil)

	table = crc32.MakeTable(crc32.Castagnoli)
)

// Open makes a file of scratch in a folder. It has no name where the system allows that, so that nothing of it stays whatever happens; elsewhere what an
// earlier process left is removed.
func Open(dir string) (*File, error) {
	if old, err := filepath.Glob(filepath.Join(dir, pattern)); err == nil {
		for _, name := range old {
			_ = os.Remove(name) // one that is in use cannot be removed where files have to have names
		}
	}
	f, err := os.CreateTemp(dir, pattern)
	if err != nil {
		return nil, fmt.Errorf("nothing can be laid aside: %w", err)
	}
	s := &File{file: f, name: f.Name(), free: map[int][]uint32{}, tail: make([]byte, step, 2*ahead)} // nothing lies at 0
	if os.Remove(s.name) == nil {
		s.name = ""
	}
	runtime.AddCleanup(s, func(name string) {
		if name != "" {
			_ = f.Close()
			_ = os.Remove(name)
		}
	}, s.name)
	return s, nil
}

// Close ends the use of the file.
func (s *File) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.err == nil {
		s.err = os.ErrClosed
	}
	err := s.file.Close()
	if s.name != "" {
		err = errors.Join(err, os.Remove(s.name))
	}
	return err
}

// room is how many bytes something of n bytes is given.
func room(n int) int { return (sumLen + n + step - 1) / step * step }

// Put implements hold.Shelf.
func (s *File) Put(b []byte) (hold.Ref, bool) {
	if len(b) == 0 || len(b) >= 1<<lenBits {
		return 0, false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.err != nil {
		return 0, false
	}
	size := room(len(b))
	at := s.at + int64(len(s.tail))
	if list := s.free[size]; len(list) > 0 {
		at = int64(list[len(list)-1]) * step
		s.free[size] = list[:len(list)-1]
		if at < s.at { // it was written
			all := append(binary.LittleEndian.AppendUint32(make([]byte, 0, sumLen+len(b)), crc32.Checksum(b, table)), b...)
			if _, s.err = s.file.WriteAt(all, at); s.err != nil {
				return 0, false
			}
			return ref(at, len(b)), true
		}
	} else {
		if at/step > 1<<32-1-1<<lenBits {
			return 0, false
		}
		for range size {
			s.tail = append(s.tail, 0)
		}
	}
	to := s.tail[at-s.at:]
	binary.LittleEndian.PutUint32(to, crc32.Checksum(b, table))
	copy(to[sumLen:], b)
	if len(s.tail) >= ahead {
		if _, s.err = s.file.WriteAt(s.tail, s.at); s.err == nil { // else the tail stays: what lies in it can still be read
			s.at += int64(len(s.tail))
			s.tail = s.tail[:0]
			if cap(s.tail) > 4*ahead {
				s.tail = make([]byte, 0, 2*ahead)
			}
		}
	}
	return ref(at, len(b)), true
}

func ref(at int64, n int) hold.Ref { return hold.Ref(at/step)<<lenBits | hold.Ref(n) }

// Get implements hold.Shelf.
func (s *File) Get(r hold.Ref) ([]byte, error) {
	at, n := int64(r>>lenBits)*step, int(r&(1<<lenBits-1))
	b := make([]byte, sumLen+n)
	s.mu.RLock()
	if at >= s.at {
		if at-s.at+int64(len(b)) > int64(len(s.tail)) {
			s.mu.RUnlock()
			return nil, errors.New("nothing lies there")
		}
		copy(b, s.tail[at-s.at:])
		s.mu.RUnlock()
	} else {
		s.mu.RUnlock()
		if _, err := s.file.ReadAt(b, at); err != nil {
			return nil, err
		}
	}
	if binary.LittleEndian.Uint32(b) != crc32.Checksum(b[sumLen:], table) {
		return nil, errors.New("the checksum differs")
	}
	return b[sumLen:], nil
}

// Free implements hold.Shelf.
func (s *File) Free(r hold.Ref) {
	if r == 0 {
		return
	}
	size := room(int(r & (1<<lenBits - 1)))
	s.mu.Lock()
	s.free[size] = append(s.free[size], uint32(r>>lenBits))
	s.mu.Unlock()
}

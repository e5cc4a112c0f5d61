package words

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strings"

	"github.com/isnad-desk/isnad/archive"
)

// Block is a run of terms of one segment.
type Block struct {
	First string // its first term
	Body  []byte // terms with articles and counts
	At    []byte // positions, in the same order
}

// blockSize is the size in bytes from which on a block is closed: small enough to be looked through, large enough that few are needed.
const blockSize = 16 << 10

// Doc is an article as it goes into a segment.
type Doc struct {
	Seq int64
	archive.Document
}

// list is what one segment holds of one term. The articles are ascending; each is the difference to the one before, then the count less one with a
// bit that says whether some stand in front, then how many do. Positions are differences too, with their number before them.
type list struct {
	n         int
	last      int64 // last article
	docs, pos []byte
}

func (l *list) add(seq int64, t *archive.Term) {
	l.docs = binary.AppendUvarint(l.docs, uint64(seq-l.last))
	count := uint64(max(t.Count, len(t.At), 1)-1) << 1
	if t.Front > 0 {
		l.docs = binary.AppendUvarint(l.docs, count|1)
		l.docs = binary.AppendUvarint(l.docs, uint64(t.Front))
	} else {
		l.docs = binary.AppendUvarint(l.docs, count)
	}
	l.pos = binary.AppendUvarint(l.pos, uint64(len(t.At)))
	was := 0
	for _, p := range t.At {
		l.pos = binary.AppendUvarint(l.pos, uint64(int(p)-was))
		was = int(p)
	}
	l.n++
	l.last = seq
}

// writer packs lists into blocks.
type writer struct {
	emit func(Block) error
	b    Block
	was  string // the term before
	open bool
}

func (w *writer) add(term string, l *list) error {
	if !w.open {
		w.b, w.was, w.open = Block{First: term}, "", true
	}
	shared := 0
	for shared < len(term) && shared < len(w.was) && term[shared] == w.was[shared] {
		shared++
	}
	body := w.b.Body
	body = binary.AppendUvarint(body, uint64(shared))
	body = binary.AppendUvarint(body, uint64(len(term)-shared))
	body = append(body, term[shared:]...)
	body = binary.AppendUvarint(body, uint64(l.n))
	body = binary.AppendUvarint(body, uint64(l.last))
	body = binary.AppendUvarint(body, uint64(len(l.docs)))
	body = binary.AppendUvarint(body, uint64(len(l.pos)))
	w.b.Body = append(body, l.docs...)
	w.b.At = append(w.b.At, l.pos...)
	w.was = term
	if len(w.b.Body) >= blockSize {
		return w.close()
	}
	return nil
}

func (w *writer) close() error {
	if !w.open {
		return nil
	}
	w.open = false
	return w.emit(w.b)
}

// Build makes a segment of articles in ascending order of their numbers and hands over its blocks in order.
func Build(docs []Doc, emit func(Block) error) error {
	lists := map[string]*list{}
	var terms []string
	for i := range docs {
		if i > 0 && docs[i].Seq <= docs[i-1].Seq {
			return fmt.Errorf("article %d after %d in one segment", docs[i].Seq, docs[i-1].Seq)
		}
		for j := range docs[i].Terms {
			t := &docs[i].Terms[j]
			if t.Text == "" { // stands for no block's first term
				continue
			}
			l := lists[t.Text]
			if l == nil {
				l = new(list)
				lists[t.Text] = l
				terms = append(terms, t.Text)
			}
			if l.last != docs[i].Seq {
				l.add(docs[i].Seq, t)
			}
		}
	}
	slices.Sort(terms)
	w := writer{emit: emit}
	for _, t := range terms {
		if err := w.add(t, lists[t]); err != nil {
			return err
		}
	}
	return w.close()
}

// Reader reads the lists of a block in order.
type Reader struct {
	body, at []byte
	term     []byte
	n        int
	last     int64
	docs     []byte
	pos      []byte
	bad      bool
}

// NewReader reads a block. at may be nil where positions are not wanted.
func NewReader(body, at []byte) *Reader { return &Reader{body: body, at: at} }

func (r *Reader) number() int {
	v, n := binary.Uvarint(r.body)
	if n <= 0 || v > 1<<40 {
		r.bad, r.body = true, nil
		return 0
	}
	r.body = r.body[n:]
	return int(v)
}

func take(from *[]byte, n int) ([]byte, bool) {
	if n > len(*from) {
		return nil, false
	}
	out := (*from)[:n]
	*from = (*from)[n:]
	return out, true
}

// Next goes to the next term; at the end, or where the block is damaged, it returns false.
func (r *Reader) Next() bool {
	if len(r.body) == 0 || r.bad {
		return false
	}
	shared, more := r.number(), r.number()
	suffix, ok := take(&r.body, more)
	if !ok || shared > len(r.term) {
		r.bad = true
		return false
	}
	r.term = append(r.term[:shared], suffix...)
	r.n, r.last = r.number(), int64(r.number())
	docs, pos := r.number(), r.number()
	if r.docs, ok = take(&r.body, docs); !ok || r.bad || 2*r.n > len(r.docs) {
		r.bad = true
		return false
	}
	if r.at != nil {
		if r.pos, ok = take(&r.at, pos); !ok {
			r.bad = true
			return false
		}
	}
	return true
}

// Err says whether the block was whole as far as it was read.
func (r *Reader) Err() error {
	if r.bad {
		return fmt.Errorf("%w: a block of the index", archive.ErrDamaged)
	}
	return nil
}

// Term is the term that the reader stands at.
func (r *Reader) Term() string { return string(r.term) }

// Seek goes to a term and reports whether the block holds it.
func (r *Reader) Seek(term string) bool {
	for r.Next() {
		switch c := strings.Compare(string(r.term), term); {
		case c == 0:
			return true
		case c > 0:
			return false
		}
	}
	return false
}

// Append adds what the block holds of the term that the reader stands at.
func (r *Reader) Append(p *archive.Postings) {
	docs, pos := r.docs, r.pos
	seq := int64(0)
	p.Seq, p.Count, p.Front = slices.Grow(p.Seq, r.n), slices.Grow(p.Count, r.n), slices.Grow(p.Front, r.n)
	for range r.n {
		var step, count uint64
		if len(docs) > 1 && docs[0] < 0x80 && docs[1] < 0x80 { // the common case
			step, count, docs = uint64(docs[0]), uint64(docs[1]), docs[2:]
		} else {
			step, docs = uvarint(docs)
			count, docs = uvarint(docs)
		}
		front := uint64(0)
		if count&1 != 0 {
			front, docs = uvarint(docs)
		}
		seq += int64(step)
		p.Seq = append(p.Seq, seq)
		p.Count = append(p.Count, uint16(min(count>>1+1, 1<<16-1)))
		p.Front = append(p.Front, uint16(min(front, 1<<16-1)))
		if r.at == nil {
			continue
		}
		var k uint64
		k, pos = uvarint(pos)
		if k > uint64(len(pos)) {
			r.bad = true
			return
		}
		at := make([]int32, k)
		was := uint64(0)
		for i := range at {
			var d uint64
			d, pos = uvarint(pos)
			was += d
			at[i] = int32(min(was, 1<<31-1))
		}
		p.At = append(p.At, at)
	}
}

// uvarint reads a number; at the end of a damaged list it reads zeros.
func uvarint(b []byte) (uint64, []byte) {
	v, n := binary.Uvarint(b)
	if n <= 0 {
		return 0, nil
	}
	return v, b[n:]
}

// Source hands over the blocks of a segment in order; ok is false at the end.
type Source func() (b Block, ok bool, err error)

// Merge makes one segment of several. Articles for which alive is false are left out; of an article in two segments the later one counts.
func Merge(segments []Source, alive func(seq int64) bool, emit func(Block) error) error {
	type cursor struct {
		next Source
		r    *Reader
		term string
	}
	step := func(c *cursor) (bool, error) {
		for {
			if c.r != nil {
				if c.r.Next() {
					c.term = c.r.Term()
					return true, nil
				}
				if err := c.r.Err(); err != nil {
					return false, err
				}
			}
			b, ok, err := c.next()
			if err != nil || !ok {
				return false, err
			}
			if b.At == nil {
				b.At = []byte{}
			}
			c.r = NewReader(b.Body, b.At)
		}
	}
	var open []*cursor
	for _, s := range segments {
		c := &cursor{next: s}
		ok, err := step(c)
		if err != nil {
			return err
		}
		if ok {
			open = append(open, c)
		}
	}
	w := writer{emit: emit}
	for len(open) > 0 {
		term := open[0].term
		for _, c := range open[1:] {
			term = min(term, c.term)
		}
		var p archive.Postings
		for i := 0; i < len(open); i++ {
			c := open[i]
			if c.term != term {
				continue
			}
			c.r.Append(&p)
			if err := c.r.Err(); err != nil {
				return err
			}
			ok, err := step(c)
			if err != nil {
				return err
			}
			if !ok {
				open = slices.Delete(open, i, i+1)
				i--
			}
		}
		p.Sort()
		var l list
		for i, seq := range p.Seq {
			if alive(seq) {
				l.addRaw(seq, &p, i)
			}
		}
		if l.n > 0 {
			if err := w.add(term, &l); err != nil {
				return err
			}
		}
	}
	return w.close()
}

func (l *list) addRaw(seq int64, p *archive.Postings, i int) {
	t := archive.Term{Count: int(p.Count[i]), Front: int(p.Front[i]), At: p.At[i]}
	l.add(seq, &t)
}

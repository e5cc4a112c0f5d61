package tagger

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
)

// The model file, version 1. All numbers are unsigned varints (encoding/binary)
// unless said; "signed" is the zigzag varint.
//
//	"isnadtag"                  8 bytes
//	version                     1 byte, here 1
//	checksum                    4 bytes, little endian, CRC-32C of all that follows
//	number of sections          then for each: name, data (each a length and its bytes)
//	number of labels            1 to 64; then for each: name (length, bytes)
//	start scores                one per label:   0 for a forbidden one, else 1 + zigzag of the score
//	transition scores           labels × labels, by label before, then label after; coded the same way
//	number of rows
//	rows, by rising key         each: key minus the key before (the first: its key),
//	                            bit set of the labels with a weight other than 0 (bit y for label y; one at least),
//	                            their weights (signed, at most 4095 in amount), by rising label
//
// A key is the upper half of a feature hash. Weights and scores are in
// sixteenths of one perceptron update. Nothing follows the last row.
//
// History: 1 (November 2026) the first.
const (
	magic   = "isnadtag"
	version = 1
	head    = len(magic) + 1 + 4
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// Encode returns the model as the bytes of a model file. Equal models give
// equal bytes.
func (m *Model) Encode() []byte {
	b := append([]byte(magic), version, 0, 0, 0, 0)
	b = binary.AppendUvarint(b, uint64(len(m.sections)))
	for _, s := range m.sections {
		b = appendBytes(b, s.Name)
		b = appendBytes(b, s.Data)
	}
	b = binary.AppendUvarint(b, uint64(len(m.labels)))
	for _, l := range m.labels {
		b = appendBytes(b, l)
	}
	for _, v := range m.start {
		b = appendScore(b, v)
	}
	for _, v := range m.trans {
		b = appendScore(b, v)
	}
	b = binary.AppendUvarint(b, uint64(m.rows.used))
	last := uint32(0)
	m.rows.each(func(key uint32, weights []int16) {
		b = binary.AppendUvarint(b, uint64(key-last))
		last = key
		set := uint64(0)
		for y, w := range weights {
			if w != 0 {
				set |= 1 << y
			}
		}
		b = binary.AppendUvarint(b, set)
		for _, w := range weights {
			if w != 0 {
				b = binary.AppendVarint(b, int64(w))
			}
		}
	})
	binary.LittleEndian.PutUint32(b[head-4:], crc32.Checksum(b[head:], castagnoli))
	return b
}

func appendBytes[T string | []byte](b []byte, s T) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

func appendScore(b []byte, v int32) []byte {
	if v == forbidden {
		return binary.AppendUvarint(b, 0)
	}
	return binary.AppendUvarint(b, 1+(uint64(int64(v))<<1^uint64(int64(v)>>63)))
}

// Decode reads a model file. The model keeps parts of b, which must not be
// changed afterwards. Bytes that are no whole model of this version give an
// error that says what is wrong.
func Decode(b []byte) (*Model, error) {
	if len(b) < head || string(b[:len(magic)]) != magic {
		return nil, errors.New("tagger: not a model file")
	}
	if v := b[len(magic)]; v != version {
		return nil, fmt.Errorf("tagger: model file has version %d, this program reads version %d: train the model again", v, version)
	}
	if binary.LittleEndian.Uint32(b[head-4:]) != crc32.Checksum(b[head:], castagnoli) {
		return nil, errors.New("tagger: model file is damaged or cut short (checksum differs)")
	}
	r := reader{b: b[head:]}
	m := r.model()
	if r.err != nil {
		return nil, fmt.Errorf("tagger: model file is malformed at byte %d: %w", len(b)-len(r.b), r.err)
	}
	return m, nil
}

// reader takes a file apart. After the first error it gives only zeros.
type reader struct {
	b   []byte
	err error
}

func (r *reader) fail(why string) {
	if r.err == nil {
		r.err = errors.New(why)
	}
}

func (r *reader) uvarint() uint64 {
	if r.err != nil {
		return 0
	}
	v, n := binary.Uvarint(r.b)
	if n <= 0 {
		r.fail("number cut short or too long")
		return 0
	}
	r.b = r.b[n:]
	return v
}

// count reads a number of things that take at least size bytes each, so that
// no malformed number makes the reader ask for more memory than the file has.
func (r *reader) count(size int) int {
	v := r.uvarint()
	if v > uint64(len(r.b)/size) {
		r.fail("count is larger than the rest of the file")
		return 0
	}
	return int(v)
}

func (r *reader) bytes() []byte {
	n := r.count(1)
	if r.err != nil {
		return nil
	}
	s := r.b[:n:n]
	r.b = r.b[n:]
	return s
}

func (r *reader) score() int32 {
	v := r.uvarint()
	if v == 0 {
		return forbidden
	}
	v--
	s := int64(v>>1) ^ -int64(v&1)
	if s < -1<<30 || s > 1<<30 {
		r.fail("score out of range")
		return 0
	}
	return int32(s)
}

func (r *reader) model() *Model {
	m := &Model{}
	for range r.count(2) {
		name := string(r.bytes())
		m.sections = append(m.sections, Section{name, r.bytes()})
	}
	labels := r.count(1)
	if r.err == nil && (labels < 1 || labels > maxLabels) {
		r.fail("number of labels out of range")
	}
	if r.err != nil {
		return nil
	}
	for range labels {
		m.labels = append(m.labels, string(r.bytes()))
	}
	for range labels {
		m.start = append(m.start, r.score())
	}
	for range labels * labels {
		m.trans = append(m.trans, r.score())
	}
	rows := r.count(2)
	if r.err != nil {
		return nil
	}
	if rows*labels > 1<<28 {
		r.fail("too many rows")
		return nil
	}
	keys := make([]uint32, rows)
	weights := make([]int16, rows*labels)
	last := uint64(0)
	for i := range keys {
		d := r.uvarint()
		if r.err != nil {
			return nil
		}
		if i > 0 && d == 0 || d > 1<<32-1-last {
			r.fail("keys do not rise")
			return nil
		}
		last += d
		keys[i] = uint32(last)
		set := r.uvarint()
		if labels < 64 && set>>labels != 0 {
			r.fail("weight for a label that does not exist")
			return nil
		}
		if set == 0 {
			r.fail("feature without a weight")
			return nil
		}
		for y := 0; set != 0; y, set = y+1, set>>1 {
			if set&1 == 0 {
				continue
			}
			v := r.uvarint()
			w := int64(v>>1) ^ -int64(v&1)
			if w < -maxWeight || w > maxWeight {
				r.fail("weight out of range")
				return nil
			}
			if w == 0 {
				r.fail("weight of nothing")
				return nil
			}
			weights[i*labels+y] = int16(w)
		}
	}
	if len(r.b) != 0 {
		r.fail("bytes after the last row")
	}
	m.rows = newTable(keys, labels, func(i, y int) int16 { return weights[i*labels+y] })
	m.before = before(m.trans, labels)
	return m
}

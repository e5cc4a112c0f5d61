package pack

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math"
	"reflect"
	"strings"
	"sync"
)

// ErrBroken says that bytes are not whole, or were written for another type.
var ErrBroken = errors.New("not what was packed")

// Bytes are: the CRC-32 (Castagnoli) of all that follows, four bytes; a hash of the type's form, four bytes; the value. Numbers are varints,
// strings and lists have their length before them, a pointer a byte that tells whether it is nil. A type whose form changes has another hash, so
// what an older program wrote is never misread.
const headLen = 8

var table = crc32.MakeTable(crc32.Castagnoli)

var forms sync.Map // reflect.Type to uint32

// form returns the hash of a type's form.
func form(t reflect.Type) uint32 {
	if v, ok := forms.Load(t); ok {
		return v.(uint32)
	}
	var b strings.Builder
	describe(&b, t, 0)
	h := crc32.Checksum([]byte(b.String()), table)
	forms.Store(t, h)
	return h
}

func describe(b *strings.Builder, t reflect.Type, depth int) {
	if depth > 20 {
		panic("pack: a type that holds itself cannot be packed")
	}
	if t == ascendingType {
		b.WriteString("ascending")
		return
	}
	b.WriteString(t.Kind().String())
	switch t.Kind() {
	case reflect.Struct:
		for i := range t.NumField() {
			b.WriteString(" " + t.Field(i).Name + " ")
			describe(b, t.Field(i).Type, depth+1)
		}
		b.WriteString(";")
	case reflect.Slice, reflect.Pointer:
		b.WriteByte(' ')
		describe(b, t.Elem(), depth+1)
	}
}

// Marshal packs a value: numbers, strings, and slices, pointers and structs (with exported fields only) of these.
func Marshal(v any) []byte {
	x := reflect.Indirect(reflect.ValueOf(v))
	out := make([]byte, headLen, 512)
	binary.LittleEndian.PutUint32(out[4:], form(x.Type()))
	out = put(out, x)
	binary.LittleEndian.PutUint32(out, crc32.Checksum(out[4:], table))
	return out
}

var ascendingType = reflect.TypeFor[Ascending]()

func put(b []byte, v reflect.Value) []byte {
	if v.Type() == ascendingType {
		return putAscending(b, v.Interface().(Ascending))
	}
	switch v.Kind() {
	case reflect.Bool:
		if v.Bool() {
			return append(b, 1)
		}
		return append(b, 0)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return binary.AppendVarint(b, v.Int())
	case reflect.Uint, reflect.Uint8, reflect.Uint16:
		return binary.AppendUvarint(b, v.Uint())
	case reflect.Uint32: // hashes
		return binary.LittleEndian.AppendUint32(b, uint32(v.Uint()))
	case reflect.Uint64:
		return binary.LittleEndian.AppendUint64(b, v.Uint())
	case reflect.Float32:
		return binary.LittleEndian.AppendUint32(b, math.Float32bits(float32(v.Float())))
	case reflect.Float64:
		return binary.LittleEndian.AppendUint64(b, math.Float64bits(v.Float()))
	case reflect.String:
		b = binary.AppendUvarint(b, uint64(v.Len()))
		return append(b, v.String()...)
	case reflect.Slice:
		n := v.Len()
		b = binary.AppendUvarint(b, uint64(n))
		for i := range n {
			b = put(b, v.Index(i))
		}
		return b
	case reflect.Pointer:
		if v.IsNil() {
			return append(b, 0)
		}
		return put(append(b, 1), v.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			b = put(b, v.Field(i))
		}
		return b
	}
	panic("pack: a " + v.Kind().String() + " cannot be packed")
}

// Unmarshal unpacks what Marshal packed into v, a pointer to the same type.
func Unmarshal(b []byte, v any) error {
	x := reflect.ValueOf(v).Elem()
	switch {
	case len(b) < headLen:
		return fmt.Errorf("%w: %d bytes", ErrBroken, len(b))
	case binary.LittleEndian.Uint32(b) != crc32.Checksum(b[4:], table):
		return fmt.Errorf("%w: the checksum differs", ErrBroken)
	case binary.LittleEndian.Uint32(b[4:]) != form(x.Type()):
		return fmt.Errorf("%w: it has the form of another version", ErrBroken)
	}
	r := reader{b: b[headLen:]}
	r.get(x)
	if r.bad || len(r.b) > 0 {
		return fmt.Errorf("%w: the lengths do not fit", ErrBroken)
	}
	return nil
}

type reader struct {
	b   []byte
	bad bool
}

func (r *reader) take(n int) []byte {
	if n < 0 || n > len(r.b) {
		r.bad, r.b = true, nil
		return make([]byte, min(max(n, 0), 8))
	}
	out := r.b[:n]
	r.b = r.b[n:]
	return out
}

func (r *reader) uvarint() uint64 {
	v, n := binary.Uvarint(r.b)
	if n <= 0 {
		r.bad, r.b = true, nil
		return 0
	}
	r.b = r.b[n:]
	return v
}

func (r *reader) varint() int64 {
	v, n := binary.Varint(r.b)
	if n <= 0 {
		r.bad, r.b = true, nil
		return 0
	}
	r.b = r.b[n:]
	return v
}

func (r *reader) get(v reflect.Value) {
	if r.bad {
		return
	}
	if v.Type() == ascendingType {
		v.Set(reflect.ValueOf(r.ascending()))
		return
	}
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(r.take(1)[0] != 0)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(r.varint())
	case reflect.Uint, reflect.Uint8, reflect.Uint16:
		v.SetUint(r.uvarint())
	case reflect.Uint32:
		v.SetUint(uint64(binary.LittleEndian.Uint32(r.take(4))))
	case reflect.Uint64:
		v.SetUint(binary.LittleEndian.Uint64(r.take(8)))
	case reflect.Float32:
		v.SetFloat(float64(math.Float32frombits(binary.LittleEndian.Uint32(r.take(4)))))
	case reflect.Float64:
		v.SetFloat(math.Float64frombits(binary.LittleEndian.Uint64(r.take(8))))
	case reflect.String:
		if n := r.uvarint(); n <= uint64(len(r.b)) {
			v.SetString(string(r.take(int(n))))
		} else {
			r.bad = true
		}
	case reflect.Slice:
		n := r.uvarint()
		if n == 0 {
			return
		}
		if n > uint64(len(r.b)) { // every element takes a byte at least, but for empty structs, which nothing here packs
			r.bad = true
			return
		}
		v.Set(reflect.MakeSlice(v.Type(), int(n), int(n)))
		for i := range int(n) {
			r.get(v.Index(i))
		}
	case reflect.Pointer:
		if r.take(1)[0] != 0 {
			v.Set(reflect.New(v.Type().Elem()))
			r.get(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			r.get(v.Field(i))
		}
	}
}

package archive

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"fmt"
	"sync"

	"github.com/fxamacker/cbor/v2"
	"github.com/klauspost/compress/zstd"
)

// Blobs are a byte that names the form, then the body in one zstd frame with its checksum. A value is CBOR with field names, so that fields may be
// added. The dictionary of a form never changes: what was packed with it could not be unpacked.
const (
	formValue = 1 // CBOR, dictionary 1
	formBytes = 2 // bytes as given, dictionary 1
	// formRecord is a record without its text: CBOR of leanRecord, dictionary 1.
	formRecord = 3
)

// dictionary1 is what records of invented articles have in common with all records: names of fields, and words of the press. TestDictionary made it
// of the samples; it holds no other text.
//
//go:embed dictionary1.bin
var dictionary1 []byte

// maxBlob bounds what a damaged or hostile blob can unfold to.
const maxBlob = 256 << 20

// level is how hard is packed. One step more makes blobs three per cent smaller and takes three times as long: most of it to copy the tables of
// the dictionary for each.
const level = zstd.SpeedDefault

var codec = sync.OnceValues(func() (*blobs, error) {
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(level), zstd.WithEncoderDictRaw(1, dictionary1), zstd.WithEncoderCRC(true), zstd.WithWindowSize(1<<20))
	if err != nil {
		return nil, err
	}
	dec, err := zstd.NewReader(nil, zstd.WithDecoderDictRaw(1, dictionary1), zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(maxBlob))
	if err != nil {
		return nil, err
	}
	to, err := cbor.EncOptions{Sort: cbor.SortNone}.EncMode()
	if err != nil {
		return nil, err
	}
	from, err := cbor.DecOptions{MaxArrayElements: 1 << 27, MaxMapPairs: 1 << 27, UTF8: cbor.UTF8DecodeInvalid}.DecMode()
	return &blobs{enc, dec, to, from}, err
})

type blobs struct {
	enc  *zstd.Encoder
	dec  *zstd.Decoder
	to   cbor.EncMode
	from cbor.DecMode
}

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// Encode packs a value for storage and returns the SHA-256 of what was packed, before compression.
func Encode(v any) ([]byte, [sha256.Size]byte, error) { return encode(v, formValue) }

func encode(v any, form byte) ([]byte, [sha256.Size]byte, error) {
	c, err := codec()
	if err != nil {
		return nil, [sha256.Size]byte{}, err
	}
	buf := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(buf)
	buf.Reset()
	if err := c.to.NewEncoder(buf).Encode(v); err != nil {
		return nil, [sha256.Size]byte{}, err
	}
	return c.enc.EncodeAll(buf.Bytes(), append(make([]byte, 0, buf.Len()/2+64), form)), sha256.Sum256(buf.Bytes()), nil
}

// Decode unpacks what Encode packed into v and returns the SHA-256 of what was packed. A blob that is not whole is ErrDamaged.
func Decode(blob []byte, v any) ([sha256.Size]byte, error) { return decode(blob, v, formValue) }

func decode(blob []byte, v any, form byte) ([sha256.Size]byte, error) {
	c, err := codec()
	if err != nil {
		return [sha256.Size]byte{}, err
	}
	body, err := c.open(blob, form)
	if err != nil {
		return [sha256.Size]byte{}, err
	}
	if err := c.from.Unmarshal(body, v); err != nil {
		return [sha256.Size]byte{}, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return sha256.Sum256(body), nil
}

func (c *blobs) open(blob []byte, form byte) ([]byte, error) {
	if len(blob) == 0 || blob[0] != form {
		return nil, fmt.Errorf("%w: a stored value of an unknown form", ErrDamaged)
	}
	body, err := c.dec.DecodeAll(blob[1:], nil)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return body, nil
}

// Pack packs bytes for storage.
func Pack(b []byte) ([]byte, error) {
	c, err := codec()
	if err != nil {
		return nil, err
	}
	return c.enc.EncodeAll(b, append(make([]byte, 0, len(b)/2+64), formBytes)), nil
}

// Unpack unpacks what Pack packed. A blob that is not whole is ErrDamaged.
func Unpack(blob []byte) ([]byte, error) {
	c, err := codec()
	if err != nil {
		return nil, err
	}
	return c.open(blob, formBytes)
}

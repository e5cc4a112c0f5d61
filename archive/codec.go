package archive

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"sync"

	"github.com/fxamacker/cbor/v2"
	"github.com/klauspost/compress/zstd"
)

// Blobs are a byte that names the form, then the body: CBOR with field names, so that fields may be added, in one zstd frame with its checksum.
const formCBORZstd = 1

// maxBlob bounds what a damaged or hostile blob can unfold to.
const maxBlob = 256 << 20

var codec = sync.OnceValues(func() (*blobs, error) {
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedDefault), zstd.WithEncoderCRC(true), zstd.WithWindowSize(1<<20))
	if err != nil {
		return nil, err
	}
	dec, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(maxBlob))
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
func Encode(v any) ([]byte, [sha256.Size]byte, error) {
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
	return c.enc.EncodeAll(buf.Bytes(), append(make([]byte, 0, buf.Len()/2+64), formCBORZstd)), sha256.Sum256(buf.Bytes()), nil
}

// Decode unpacks what Encode packed into v and returns the SHA-256 of what was packed. A blob that is not whole is ErrDamaged.
func Decode(blob []byte, v any) ([sha256.Size]byte, error) {
	c, err := codec()
	if err != nil {
		return [sha256.Size]byte{}, err
	}
	if len(blob) == 0 || blob[0] != formCBORZstd {
		return [sha256.Size]byte{}, fmt.Errorf("%w: a stored value of an unknown form", ErrDamaged)
	}
	body, err := c.dec.DecodeAll(blob[1:], nil)
	if err != nil {
		return [sha256.Size]byte{}, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if err := c.from.Unmarshal(body, v); err != nil {
		return [sha256.Size]byte{}, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return sha256.Sum256(body), nil
}

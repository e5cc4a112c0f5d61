package archive

import (
	"crypto/sha256"
	"fmt"
	"hash/crc32"
	"strings"

	"github.com/isnad-desk/isnad/news"
)

// leanRecord is a record whose text is told by what was read: an archive keeps every text once.
type leanRecord struct {
	Record news.Record // without its text
	Text   []piece     // of which the text is made
	Sum    uint32      // CRC-32 (Castagnoli) of the text
}

// piece is a run of bytes of a text: those of the input's title or text from At to To, or the bytes that Says holds.
type piece struct {
	Title bool   `cbor:"t,omitempty"`
	At    int    `cbor:"a,omitempty"`
	To    int    `cbor:"b,omitempty"`
	Says  []byte `cbor:"s,omitempty"`
}

const (
	leastPiece = 16  // bytes that are looked for at least
	seekPiece  = 48  // and at most
	maxMisses  = 256 // lines that were not found before the rest is kept as it is: looking for one may take a whole text
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// pieces tells a text by the title and text that it was made of.
func pieces(text, title, body string) []piece {
	var out []piece
	literal := func(s string) {
		if n := len(out); n > 0 && out[n-1].Says != nil {
			out[n-1].Says = append(out[n-1].Says, s...)
		} else if s != "" {
			out = append(out, piece{Says: []byte(s)})
		}
	}
	at, misses := 0, 0 // what follows stands further down
	for text != "" {
		line := len(text)
		if i := strings.IndexByte(text, '\n'); i >= 0 {
			line = i + 1
		}
		seek := text[:min(len(text), seekPiece)]
		if line < leastPiece || misses >= maxMisses {
			if misses >= maxMisses {
				line = len(text)
			}
			literal(text[:line])
			text = text[line:]
			continue
		}
		seek = seek[:min(len(seek), line)]
		if n := common(text, title); n >= len(seek) && len(out) == 0 {
			out = append(out, piece{Title: true, To: n})
			text = text[n:]
			continue
		}
		i := strings.Index(body[at:], seek)
		if i < 0 {
			misses++
			literal(text[:line])
			text = text[line:]
			continue
		}
		n := common(text, body[at+i:])
		out = append(out, piece{At: at + i, To: at + i + n})
		at += i + n
		text = text[n:]
	}
	return out
}

// common is the length of what two strings begin with.
func common(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// EncodeRecord packs a record that was found in an input, and returns the SHA-256 of what was packed, before compression. It can be unpacked with
// that input only.
func EncodeRecord(r *news.Record, in *news.Input) ([]byte, [sha256.Size]byte, error) {
	lean := leanRecord{Record: *r, Text: pieces(r.Article.Text, in.Title, in.Text), Sum: crc32.Checksum([]byte(r.Article.Text), castagnoli)}
	lean.Record.Article.Text = ""
	return encode(&lean, formRecord)
}

// DecodeRecord unpacks what EncodeRecord packed, or a record that Encode packed; input is asked for what was read where it is needed. It returns the
// SHA-256 of what was packed.
func DecodeRecord(blob []byte, r *news.Record, input func() (*news.Input, error)) ([sha256.Size]byte, error) {
	if len(blob) > 0 && blob[0] == formValue {
		return Decode(blob, r)
	}
	var lean leanRecord
	sum, err := decode(blob, &lean, formRecord)
	if err != nil {
		return sum, err
	}
	in, err := input()
	if err != nil {
		return sum, err
	}
	var b strings.Builder
	for _, p := range lean.Text {
		if p.Says != nil {
			b.Write(p.Says)
			continue
		}
		from := in.Text
		if p.Title {
			from = in.Title
		}
		if p.At < 0 || p.At > p.To || p.To > len(from) {
			return sum, fmt.Errorf("%w: a record that is not of this input", ErrDamaged)
		}
		b.WriteString(from[p.At:p.To])
	}
	*r = lean.Record
	r.Article.Text = b.String()
	if crc32.Checksum([]byte(r.Article.Text), castagnoli) != lean.Sum {
		return sum, fmt.Errorf("%w: a record that is not of this input", ErrDamaged)
	}
	return sum, nil
}

package newsroom

import (
	"bytes"
	"context"
	"os"
	"testing"

	"github.com/fxamacker/cbor/v2"

	"github.com/isnad-desk/isnad/intake/file"
)

// TestDictionary makes a dictionary for packing of the records of the samples; set ISNAD_DICTIONARY to the file of a new one. What was packed
// with an old one needs the old one.
func TestDictionary(t *testing.T) {
	out := os.Getenv("ISNAD_DICTIONARY")
	if out == "" {
		t.Skip("only when a form of blobs is added")
	}
	l, err := arabic()
	if err != nil {
		t.Fatal(err)
	}
	n, err := New(l)
	if err != nil {
		t.Fatal(err)
	}
	var all bytes.Buffer
	if err := n.Analyze(context.Background(), file.Articles([]string{"../samples/text"}, nil), 1, func(r Result) error {
		r.Record.Terms = nil
		b, err := cbor.Marshal(r.Record)
		all.Write(b)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	const size = 110_000
	if err := os.WriteFile(out, all.Bytes()[max(0, all.Len()-size):], 0o600); err != nil {
		t.Fatal(err)
	}
}

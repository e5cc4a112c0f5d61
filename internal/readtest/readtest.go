// Package readtest makes the reader that tests above read start from. Only tests may import it; those of what read is made of cannot.
package readtest

import (
	"testing"

	"github.com/isnad-desk/isnad/internal/artest"
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/read"
)

// New is a reader of Arabic articles, and the pack that it reads them with.
func New(t testing.TB) (*lang.Language, *read.Reader) {
	t.Helper()
	l := artest.New(t)
	r, err := read.New(l)
	if err != nil {
		t.Fatal(err)
	}
	return l, r
}

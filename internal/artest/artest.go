// Package artest hands tests the Arabic pack. Only tests may import it.
package artest

import (
	"testing"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/lang/ar"
)

// New is the Arabic pack, one of its own for every call.
func New(t testing.TB) *lang.Language {
	t.Helper()
	l, err := ar.New()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

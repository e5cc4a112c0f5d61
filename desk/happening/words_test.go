package happening

import (
	"testing"

	"github.com/isnad-desk/isnad/internal/artest"
)

// TestScripture: what preachers cite is no source of the news; a name that ends with God's is one.
func TestScripture(t *testing.T) {
	w := NewWords(artest.New(t))
	for words, want := range map[string]bool{
		"الله تعالى": true, "رسول الله": true, "الآية الكريمة": true, "سائلين الله": true,
		"سيف الله": false, "مصدر أمني": false, "حزب الله": false,
	} {
		if got := w.scripture(words, true); got != want {
			t.Errorf("%s: %v", words, got)
		}
	}
	if w.scripture("رسول النوفلي", false) {
		t.Error("a person whom the article knows")
	}
}

// TestCondemns: who says that he condemns does so; who says that others attacked tells an attack.
func TestCondemns(t *testing.T) {
	w := NewWords(artest.New(t))
	for words, want := range map[string]bool{"إننا ندين بشدة": true, "أستنكر هذا الهجوم": true, "مسلحين هاجموا المقر": false, "الوزير يدين الهجوم": false} {
		if got := w.condemns(words); got != want {
			t.Errorf("%s: %v", words, got)
		}
	}
}

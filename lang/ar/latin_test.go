package ar

import (
	"testing"
	"unicode/utf8"
)

// TestLatinIsText: whatever letters a name has, its spelling is valid text.
func TestLatinIsText(t *testing.T) {
	p, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"èñe", "\xd8", "é", "ÿ سالم", "\ufffd", "سالم é"} {
		for range 2 {
			if s := p.Latin(name); !utf8.ValidString(s) {
				t.Errorf("%q is spelled %q", name, s)
			}
		}
	}
}

// TestTheArticleInsideANameIsSmall: whatever part spelled it.
func TestTheArticleInsideANameIsSmall(t *testing.T) {
	p, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"ناصر الدوسري": "Nasser al-Dosari", "الدوسري": "Al-Dosari"} {
		if got := p.Latin(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

package spell

import (
	"bytes"
	"strings"
	"testing"
)

var few = []Pair{
	{"بدر", "badr", true},
	{"بدري", "badri", true},
	{"نادر", "nadir", true},
	{"نادري", "nadiri", true},
	{"برد", "bard", true},
	{"دار", "dar", true},
	{"داري", "dari", true},
	{"ندا", "nada", true},
	{"بادر", "badir", true},
	{"بدرا", "badra", true},
	{"نار", "nar", true},
	{"ناري", "nari", true},
	{"باري", "bari", true},
	{"بار", "bar", true},
	{"دب", "dub", true},
	{"رب", "rab", true},
	{"بر", "bar", true},
	{"دينار", "dinar", true},
	{"دنيا", "dunya", true},
}

// TestLearnsAndKeeps: a model spells what it was trained on, comes back from its file as it was, and training again gives the same bytes.
func TestLearnsAndKeeps(t *testing.T) {
	m := Train(few, 20)
	b, err := m.Encode()
	if err != nil {
		t.Fatal(err)
	}
	again, err := Train(few, 20).Encode()
	if err != nil || !bytes.Equal(b, again) {
		t.Fatalf("trained twice, the model differs (%v)", err)
	}
	back, err := Decode(b)
	if err != nil {
		t.Fatal(err)
	}
	right := 0
	for _, p := range few {
		got := m.Spell(p.Arabic, p.Native)
		if got == p.Latin {
			right++
		}
		if other := back.Spell(p.Arabic, p.Native); other != got {
			t.Errorf("%s: %q before it was written, %q after", p.Arabic, got, other)
		}
	}
	if right <= len(few)/2 {
		t.Errorf("%d of %d pairs that it was trained on are right", right, len(few))
	}
	if got := m.Spell("نـَادر", true); got != m.Spell("نادر", true) {
		t.Errorf("marks and tatweel change the spelling: %q", got)
	}
}

func TestBrokenModels(t *testing.T) {
	b, err := Train(few, 1).Encode()
	if err != nil {
		t.Fatal(err)
	}
	for name, x := range map[string][]byte{"empty": nil, "short": b[:len(b)-1], "long": append(bytes.Clone(b), 0), "other": []byte("isnad-names"), "head": b[:len(magic)+2]} {
		if _, err := Decode(x); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func FuzzSpell(f *testing.F) {
	m := Train(few, 2)
	f.Add("بدر")
	f.Add("\xff x ١")
	f.Fuzz(func(t *testing.T, s string) {
		if got := m.Spell(s, false); strings.Trim(got, "abcdefghijklmnopqrstuvwxyz'") != "" || len(got) > longest*MaxLetters {
			t.Fatalf("%q is spelled %q", s, got)
		}
	})
}

package clitic

import (
	"bytes"
	"compress/gzip"
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/lang/ar/morph"
)

// small is a splitter with few words and weights trained on them, to test the
// machinery; the quality of the real statistics is tested in package ar.
func small(t testing.TB) *Splitter {
	t.Helper()
	x, err := morph.NewIndex([]morph.Verb{
		{Lemma: "قال", Form: "I", Present: "يقول", Masdars: []morph.Noun{{Singular: "قول", Plural: "أقوال"}}},
		{Lemma: "وصل", Form: "I", Present: "يصل", Masdars: []morph.Noun{{Singular: "وصول"}}},
		{Lemma: "زار", Form: "I", Present: "يزور", Masdars: []morph.Noun{{Singular: "زيارة"}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	counts := NewCounts(map[string]uint32{"قال": 90, "وقال": 50, "وزير": 80, "الوزير": 90, "ووزير": 4, "وصل": 20, "ووصل": 2, "زياره": 30, "الزياره": 20, "مدينه": 40, "المدينه": 60, "للمدينه": 5, "في": 200, "وفي": 40, "يقول": 30, "سيقول": 3})
	s := New(x, counts, newWeights(), nil)
	var samples []Sample
	for range 20 {
		samples = s.Samples(samples, "وقال", 0, lang.And, "")
		samples = s.Samples(samples, "وزير", 0, 0, "")
		samples = s.Samples(samples, "وصل", 0, 0, "")
		samples = s.Samples(samples, "وفي", 0, lang.And, "")
		samples = s.Samples(samples, "للمدينه", 0, lang.For|lang.The, "")
		samples = s.Samples(samples, "المدينه", hintTa, lang.The, "")
		samples = s.Samples(samples, "زيارته", 0, 0, "ه")
		samples = s.Samples(samples, "زياره", hintTa, 0, "")
		samples = s.Samples(samples, "سيقول", 0, lang.Will, "")
	}
	return s.With(Train(samples))
}

func TestSplitLearns(t *testing.T) {
	s := small(t)
	for _, c := range []struct {
		word, stem, suffix string
		set                lang.Clitics
		hints              Hints
	}{
		{"وقال", "قال", "", lang.And, 0},
		{"وزير", "وزير", "", 0, 0},
		{"وصل", "وصل", "", 0, 0},
		{"للمدينه", "مدينه", "", lang.For | lang.The, hintTa},
		{"زيارته", "زياره", "ه", 0, 0},
		{"سيقول", "يقول", "", lang.Will, 0},
	} {
		w := s.Split(c.word, c.hints)[0]
		if w.Stem != c.stem || w.Suffix != c.suffix || w.Clitics != c.set {
			t.Errorf("%s: got %+v", c.word, w)
		}
	}
}

func TestWeightsRoundTrip(t *testing.T) {
	w := small(t).weights
	again, err := ReadWeights(append([]byte("# what: test\n"), w.Format()...))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(again.Format(), w.Format()) {
		t.Error("weights change when written and read")
	}
	for _, bad := range []string{"and\tx\n", "and\tx\tmany\n", "and\tno such\t1\n", "nobody\tx\t1\n", ""} {
		if _, err := ReadWeights([]byte(bad)); err == nil {
			t.Errorf("%q is accepted", bad)
		}
	}
}

func TestReadCounts(t *testing.T) {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write([]byte("# what: test\nوزير\t12\nقال\t7"))
	z.Close()
	c, err := ReadCounts(b.Bytes())
	if err != nil || c.Of("وزير") != 12 || c.Of("قال") != 7 || c.Of("لا") != 0 || c.join("وز", "ير") != 12 {
		t.Errorf("got %v, %v", c, err)
	}
	if _, err := ReadCounts([]byte("no gzip")); err == nil {
		t.Error("garbage is accepted")
	}
}

func TestHints(t *testing.T) {
	skip := func(r rune) bool { return r >= 0x064B && r <= 0x0652 || r == 'ـ' }
	for word, want := range map[string]Hints{
		"زيارة": hintTa, "زيارته": hintHa, "بإعلان": hintBelow1, "وبإعلان": hintBelow2, "بـإعلان": hintBelow1, "إعلان": hintOver0 | hintBelow0,
		"أعلن": hintOver0, "وأعلن": hintOver1, "وبأن": hintOver2, "كتابًا": hintNunation, "": 0,
	} {
		if got := HintsOf(word, skip); got != want {
			t.Errorf("%s: %b, want %b", word, got, want)
		}
	}
}

func FuzzSplit(f *testing.F) {
	s := small(f)
	for _, w := range []string{"وقال", "للل", "ال", "وال", "والل", "ه", "لله", "وبالزيارتهما", strings.Repeat("و", 40), "abc", "و\xff", "\xd9"} {
		f.Add(w, uint16(0))
	}
	f.Fuzz(func(t *testing.T, w string, h uint16) {
		if w == "" || !utf8.ValidString(w) || strings.ContainsFunc(w, func(r rune) bool { return r < 'ء' || r > 'ي' }) {
			return // tokens of the script only
		}
		ways := s.Split(w, Hints(h))
		if len(ways) == 0 || len(ways) > maxWays {
			t.Fatalf("%q: %d ways", w, len(ways))
		}
		for i, x := range ways {
			if x.Cut < 0 || x.Cut > len(w) || x.Fused && x.Cut < 2 || !utf8.ValidString(x.Host) || !utf8.ValidString(x.Stem) {
				t.Fatalf("%q: %+v", w, x)
			}
			if math.IsNaN(x.P) || x.P < 0 || x.P > 1.0001 || i > 0 && x.P > ways[i-1].P {
				t.Fatalf("%q: probabilities out of order: %+v", w, ways)
			}
			if !x.Fused && w[x.Cut:] != x.Host {
				t.Fatalf("%q: host %q is not what follows %d bytes", w, x.Host, x.Cut)
			}
		}
	})
}

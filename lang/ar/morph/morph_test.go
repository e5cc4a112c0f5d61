package morph

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

const lexicon = "../lex/verbs.tsv"

var loaded = sync.OnceValues(func() (*Index, error) {
	b, err := os.ReadFile(lexicon)
	if err != nil {
		return nil, err
	}
	verbs, err := Parse(b)
	if err != nil {
		return nil, err
	}
	return NewIndex(verbs)
})

func index(t testing.TB) *Index {
	t.Helper()
	x, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// rows yields the lines of a corpus file that are not notes.
func rows(t *testing.T, file string) []string {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for line := range strings.Lines(string(b)) {
		line = strings.TrimSpace(line)
		if line != "" && line[0] != '#' {
			out = append(out, line)
		}
	}
	return out
}

func masdars(cell string) []Noun {
	var out []Noun
	if cell == "-" {
		return nil
	}
	for _, m := range strings.Split(cell, "|") {
		sg, pl, _ := strings.Cut(m, "+")
		out = append(out, Noun{sg, pl})
	}
	return out
}

func TestParadigms(t *testing.T) {
	var v Verb
	forms := map[Features][]string{}
	verbs, cells := 0, 0
	for _, row := range rows(t, "testdata/paradigms.txt") {
		if rest, ok := strings.CutPrefix(row, "verb "); ok {
			c := strings.Fields(rest)
			v = Verb{Lemma: c[0], Form: c[1], Present: c[2], Masdars: masdars(c[3])}
			clear(forms)
			if err := Forms(v, func(form string, f Features) { forms[f] = append(forms[f], form) }); err != nil {
				t.Fatal(err)
			}
			verbs++
			continue
		}
		name, list, _ := strings.Cut(row, ": ")
		want := strings.Fields(list)
		got := tableOf(forms, name)
		if len(got) != len(want) {
			t.Errorf("%s %s: %d cells in the file, the table has %d", v.Lemma, name, len(want), len(got))
			continue
		}
		for i := range want {
			w := strings.Split(fold(want[i]), "/")
			if want[i] == "-" {
				w = nil
			}
			slices.Sort(w)
			if w = slices.Compact(w); !slices.Equal(got[i], w) {
				t.Errorf("%s (%s) %s, cell %d: got %v, want %v", v.Lemma, v.Form, name, i, got[i], w)
			}
			cells++
		}
	}
	if verbs < 30 || cells < 1000 {
		t.Errorf("only %d verbs and %d cells tested", verbs, cells)
	}
}

// tableOf collects the forms of one row of the corpus, cell by cell, sorted.
func tableOf(forms map[Features][]string, name string) [][]string {
	collect := func(ok func(Features) bool) []string {
		var out []string
		for f, list := range forms {
			if f.Free() && ok(f) {
				out = append(out, list...)
			}
		}
		slices.Sort(out)
		return slices.Compact(out)
	}
	var out [][]string
	if name == "active" || name == "passive" {
		k := ActiveParticiple
		if name == "passive" {
			k = PassiveParticiple
		}
		part := func(g Gender, n Number, acc bool, ending string) {
			out = append(out, collect(func(f Features) bool {
				return f.Kind() == k && f.Gender() == g && f.Number() == n && f.Accusative() == acc && !f.Construct() && endingOf(forms[f], ending)
			}))
		}
		part(Masculine, Singular, false, "")
		part(Masculine, Singular, true, "")
		part(Feminine, Singular, false, "")
		for _, n := range []Number{Dual, Plural} {
			for _, e := range []string{map[Number]string{Dual: "ان", Plural: "ون"}[n], "ين"} {
				var cell []string
				for _, w := range collect(func(f Features) bool {
					return f.Kind() == k && f.Gender() == Masculine && f.Number() == n && !f.Construct()
				}) {
					if strings.HasSuffix(w, e) {
						cell = append(cell, w)
					}
				}
				out = append(out, cell)
			}
		}
		part(Feminine, Plural, false, "")
		return out
	}
	tense, voice, _ := strings.Cut(name, " ")
	v := map[string]Voice{"act": Active, "pass": Passive}[voice]
	m, present := map[string]Mood{"ind": Indicative, "subj": Subjunctive, "juss": Jussive}[tense]
	for _, e := range pastEndings {
		out = append(out, collect(func(f Features) bool {
			if f.Person() != e.pgn.Person() || f.Gender() != e.pgn.Gender() || f.Number() != e.pgn.Number() || f.Voice()&v == 0 {
				return false
			}
			if present {
				return f.Kind() == Present && f.Mood()&m != 0
			}
			return f.Kind() == Past
		}))
	}
	return out
}

func endingOf(forms []string, ending string) bool {
	return ending == "" || strings.HasSuffix(forms[0], ending)
}

func TestBound(t *testing.T) {
	x := index(t)
	for _, row := range rows(t, "testdata/bound.txt") {
		rest, not := strings.CutPrefix(row, "! ")
		c := strings.Fields(rest)
		stem := strings.TrimSuffix(fold(c[0]), fold(c[1]))
		if stem != fold(c[4]) {
			t.Errorf("%s: without its suffix it is %s, the file says %s", c[0], stem, c[4])
		}
		found := false
		for _, a := range x.LookupBound(nil, stem) {
			found = found || x.Verbs()[a.Verb].Lemma == c[2] && strings.HasPrefix(a.Features.String(), c[3])
		}
		if found == not {
			t.Errorf("%s as %s of %s: got %v, want %v", c[0], c[3], c[2], found, !not)
		}
	}
}

func TestVoiceTold(t *testing.T) {
	x := index(t)
	for form, want := range map[string]Voice{"قيل": Passive, "قال": Active, "اعلن": Active | Passive, "استشهد": Active | Passive, "سءل": Passive, "يقال": Passive, "انهار": Active} {
		var got Voice
		for _, a := range x.Lookup(nil, form) {
			if v := x.Verbs()[a.Verb]; a.Features.Finite() && (v.Form != "IV" || form == "اعلن") {
				got |= a.Features.Voice()
			}
		}
		if got != want {
			t.Errorf("voice of %s: got %b, want %b", form, got, want)
		}
	}
}

func TestLexiconShapes(t *testing.T) {
	x := index(t)
	if n := len(x.Verbs()); n < 1200 {
		t.Errorf("only %d verbs", n)
	}
	for _, v := range x.Verbs() {
		lemma, present := false, v.Present == "-"
		if err := Forms(v, func(form string, f Features) {
			lemma = lemma || form == fold(v.Lemma) && f.Kind() == Past && f.Voice()&Active != 0 && f.Person() == 3 && f.Gender() == Masculine && f.Number() == Singular
			present = present || form == fold(v.Present) && f.Kind() == Present && f.Voice()&Active != 0 && f.Mood()&Indicative != 0 && f.Person() == 3 && f.Gender() == Masculine && f.Number() == Singular
		}); err != nil {
			t.Error(err)
		}
		if !lemma || !present {
			t.Errorf("%s (%s) %s: its own lemma (%v) and present (%v) must be among its forms", v.Lemma, v.Form, v.Present, lemma, present)
		}
	}
}

// TestFormsAreFolded: no form holds a letter that the fold changes.
func TestFormsAreFolded(t *testing.T) {
	x := index(t)
	for _, e := range x.entries {
		if s := string(x.text[e.off : e.off+uint32(e.n)]); fold(s) != s || strings.ContainsAny(s, "aiuAIUYTO+") {
			t.Fatalf("%q is not folded", s)
		}
	}
}

func TestLookupUnknown(t *testing.T) {
	x := index(t)
	for _, s := range []string{"", "ا", "xyz", "\xff\xfe", strings.Repeat("ا", 1000)} {
		if got := x.Lookup(nil, s); len(got) > 0 && s != "ا" {
			t.Errorf("%q: %v", s, got)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for _, row := range []string{"قال\tI\tيقول\tقول", "قال\tXX\tيقول\tقول\tsay", "قولا\tI\tيقول\tقول\tsay", "علن\tIV\tيعلن\t-\tannounce", "قال\tI\t-\t-\tsay"} {
		if _, err := Parse([]byte(row)); err == nil {
			t.Errorf("%q is accepted", row)
		}
	}
}

// TestBuildTime holds the promise that a program may build the index at its
// start. An idle machine needs 60 ms; the bound catches an order of magnitude, not a busy machine.
func TestBuildTime(t *testing.T) {
	b, err := os.ReadFile(lexicon)
	if err != nil {
		t.Fatal(err)
	}
	best := time.Hour
	for range 3 {
		start := time.Now()
		verbs, err := Parse(b)
		if err != nil {
			t.Fatal(err)
		}
		x, err := NewIndex(verbs)
		if err != nil {
			t.Fatal(err)
		}
		best = min(best, time.Since(start))
		t.Logf("%d verbs, %d forms, %d readings, %d bytes", len(verbs), x.Len(), len(x.readings), len(x.text)+16*len(x.entries)+12*len(x.readings)+4*len(x.table))
	}
	t.Log("built in", best)
	if best > 5*time.Second {
		t.Errorf("building takes %v", best)
	}
}

func BenchmarkLookup(b *testing.B) {
	x := index(b)
	words := []string{"يقول", "الوزير", "وزياره", "اعتقلت", "بغداد", "يستطيعون"}
	var buf []Analysis
	for i := 0; b.Loop(); i++ {
		buf = x.Lookup(buf[:0], words[i%len(words)])
	}
}

func ExampleIndex_Lookup() {
	x, _ := NewIndex([]Verb{{Lemma: "قال", Form: "I", Present: "يقول", Masdars: []Noun{{Singular: "قول"}}}})
	for _, a := range x.Lookup(nil, "قيل") {
		fmt.Println(x.Verbs()[a.Verb].Lemma, a.Features)
	}
	// Output: قال past 3ms pass free|bound
}

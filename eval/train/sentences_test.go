package main

import (
	"strings"
	"testing"

	"github.com/isnad-desk/isnad/lang/ar"
	"github.com/isnad-desk/isnad/news"
)

func TestParse(t *testing.T) {
	for in, want := range map[string]string{
		"قال [p مراد زنكنه] إن ب[o شرطة محافظة {l رابغ}] خمسة": "قال مراد زنكنه إن بشرطة محافظة رابغ خمسة|person مراد زنكنه|organization شرطة محافظة رابغ",
		"فاز [o:club النصر].": "فاز النصر.|organization النصر",
		"لا اسم هنا":          "لا اسم هنا",
	} {
		ps, err := parse(in)
		if err != nil {
			t.Fatal(err)
		}
		a := passage{"x", ps}.write("x", nil)
		got := a.Text
		for _, n := range a.Names {
			got += "|" + string(n.Kind) + " " + n.Span.Of(a.Text)
		}
		if got != want {
			t.Errorf("parse(%q) = %q, want %q", in, got, want)
		}
	}
	for _, bad := range []string{"[p مراد", "مراد]", "[x مراد]", "[p]", "[p ]", "[o شرطة {l رابغ]"} {
		if _, err := parse(bad); err == nil {
			t.Errorf("parse(%q): no error", bad)
		}
	}
}

func TestRespelt(t *testing.T) {
	for how, want := range map[string]string{"as it is": "عبد الله أبو بكر عبدالرحمن", "joined": "عبدالله أبوبكر عبدالرحمن", "apart": "عبد الله أبو بكر عبد الرحمن"} {
		if got := respelt("عبد الله أبو بكر عبدالرحمن", func([]string) string { return how }); got != want {
			t.Errorf("%s: %q, want %q", how, got, want)
		}
	}
}

// Names put for others stand where the annotation says, are put the same way
// each time in a text, and need no letter of their surroundings changed.
func TestOtherNames(t *testing.T) {
	l, err := ar.New()
	if err != nil {
		t.Fatal(err)
	}
	own, err := sentences()
	if err != nil || len(own) < 250 {
		t.Fatalf("%d sentences, %v", len(own), err)
	}
	p := newPools(l)
	changed := 0
	for _, s := range own {
		before, after := s.write(s.id, nil), p.swapped(s, 1)
		if len(before.Names) != len(after.Names) {
			t.Fatalf("%s: %d names became %d", s.id, len(before.Names), len(after.Names))
		}
		if strings.ContainsAny(before.Text, "[]{}") {
			t.Errorf("%s: %s", s.id, before.Text)
		}
		same := map[string]string{}
		for i, n := range before.Names {
			m := after.Names[i]
			from, to := n.Span.Of(before.Text), m.Span.Of(after.Text)
			if n.Kind != m.Kind || to == "" || to != strings.TrimSpace(to) {
				t.Errorf("%s: %q became %q", s.id, from, to)
			}
			if strings.HasSuffix(after.Text[:m.Span.Start], " ل") && strings.HasPrefix(to, "ال") && from != to {
				t.Errorf("%s: the article of %q has not lost its alef", s.id, to)
			}
			if from != to {
				changed++
			}
			if old, ok := same[from]; ok && n.Kind == news.Person && old != to {
				t.Errorf("%s: %q became %q and %q", s.id, from, old, to)
			}
			same[from] = to
		}
		if again := p.swapped(s, 1); again.Text != after.Text {
			t.Errorf("%s: two writings differ", s.id)
		}
	}
	if changed < 500 {
		t.Errorf("%d names changed", changed)
	}
}

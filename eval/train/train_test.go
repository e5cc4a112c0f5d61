package main

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/lang/ar"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/read/names"
	"github.com/isnad-desk/isnad/tagger"
	"github.com/isnad-desk/isnad/text"
)

func TestBuckwalterLetters(t *testing.T) {
	for in, want := range map[string]string{"{ibotisaAm": "ابتسام", "qaA}id_1": "قائد", "wizaArap": "وزارة", "muSoTafaY": "مصطفى", "lex:$amos": "شمس", "123": ""} {
		if got := arabic(in); got != want {
			t.Errorf("arabic(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestScore(t *testing.T) {
	var s score
	s.add(score{
		map[news.Kind]int{news.Person: 1, news.Place: 1},
		map[news.Kind]int{news.Person: 2, news.Place: 1},
		map[news.Kind]int{news.Person: 1, news.Place: 4},
	})
	hit, found, gold := s.totals()
	if hit != 2 || found != 3 || gold != 5 {
		t.Errorf("totals %d %d %d, want 2 3 5", hit, found, gold)
	}
	if got := f1(hit, found, gold); got != 50 {
		t.Errorf("f1 = %v, want 50", got)
	}
	if got := names.Percent(1, 3); got != 33.33 {
		t.Errorf("names.Percent(1, 3) = %v", got)
	}
}

func TestFifthsAreSteadyAndEven(t *testing.T) {
	var n [5]int
	for i := range 1000 {
		n[fifth(string(rune('a'+i%26))+string(rune(i)))]++
	}
	for i, k := range n {
		if k < 120 || k > 280 {
			t.Errorf("fifth %d has %d of 1000", i, k)
		}
	}
	if a, b := fifth("politic-149-20161116"), fifth("internationalNews-592-20170321"); a != 2 || b != 4 {
		t.Errorf("articles have moved to parts %d and %d: older figures no longer compare", a, b)
	}
}

// Training is the same to the byte, although clusters are made side by side.
func TestTrainingIsTheSameToTheByte(t *testing.T) {
	l, err := ar.New()
	if err != nil {
		t.Fatal(err)
	}
	s := "وصل سامر الكيلاني إلى بغداد. وقال الكيلاني في بغداد إن وزارة النقل ستعمل، ثم عاد من بغداد إلى البصرة.\nقال سامر إن البصرة بعيدة عن بغداد."
	first := func() string {
		i := len("وصل ")
		a := names.Annotated{ID: "a", Text: s, Names: []names.Named{{Span: text.Span{Start: i, End: i + len("سامر الكيلاني")}, Kind: news.Person}}}
		o := names.Settings{Clusters: [3]int{2, 3, 4}, Rounds: 3, WordCount: 1, Epochs: 3, Runs: 2, Dropout: 200, Hidden: 50, MinCount: 1, Progress: func(string, ...any) {}}
		corpus := l.Read(s)
		facts := names.Facts(l, []*lang.Text{corpus}, []names.Listed{{Form: "بعيدة", As: names.Adjective}}, o)
		m, err := names.Learn(l, []names.Annotated{a}, facts, o)
		if err != nil {
			t.Fatal(err)
		}
		if facts, err = names.Remember(l, m, facts, []*lang.Text{corpus}); err != nil {
			t.Fatal(err)
		}
		if m, err = names.Learn(l, []names.Annotated{a}, facts, o); err != nil {
			t.Fatal(err)
		}
		return string(m.Encode())
	}
	want := first()
	for range 3 {
		if first() != want {
			t.Fatal("two trainings differ")
		}
	}
}

// The model in the tree is small enough and says what it was made from.
func TestModelInTheTree(t *testing.T) {
	b, err := os.ReadFile("../../lang/ar/model/names.bin")
	if err != nil {
		t.Fatal(err)
	}
	if len(b) > 8<<20 {
		t.Errorf("%d bytes, wanted 8 MiB at most", len(b))
	}
	m, err := tagger.Decode(b)
	if err != nil {
		t.Fatal(err)
	}
	var about names.About
	if err := json.Unmarshal(m.Section(names.SectionAbout), &about); err != nil {
		t.Fatal(err)
	}
	if about.Licence == "" || len(about.Sources) < 3 || about.Articles < 500 || about.HeldOut.F1 < 85 || about.HeldOut.Names < 1000 {
		t.Errorf("the model's own account is thin: %+v", about)
	}
	for _, s := range about.Sources {
		if s.Licence == "" || s.Use == "" {
			t.Errorf("source without licence or use: %+v", s)
		}
	}
}

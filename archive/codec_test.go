package archive

import (
	"errors"
	"reflect"
	"testing"

	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
	"pgregory.net/rapid"
)

// TestInputsComeBackAsTheyWere: whatever bytes an input holds.
func TestInputsComeBackAsTheyWere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		some := rapid.OneOf(rapid.String(), rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }))
		in := news.Input{Location: some.Draw(t, "location"), Title: some.Draw(t, "title"), Text: some.Draw(t, "text"), Notes: rapid.SliceOfN(some, 1, 3).Draw(t, "notes"), Raw: []byte{1}}
		blob, sum, err := Encode(&in)
		if err != nil {
			t.Fatal(err)
		}
		var out news.Input
		got, err := Decode(blob, &out)
		if err != nil || got != sum || !reflect.DeepEqual(in, out) {
			t.Fatalf("%+v became %+v, %v", in, out, err)
		}
		i := rapid.IntRange(0, len(blob)-1).Draw(t, "byte")
		blob[i] ^= 1 << rapid.IntRange(0, 7).Draw(t, "bit")
		var bad news.Input
		if got, err := Decode(blob, &bad); err == nil && (got == sum) != reflect.DeepEqual(in, bad) {
			t.Fatalf("a bit that fell over at %d was not seen", i)
		}
	})
}

func TestRecordsComeBackAsTheyWere(t *testing.T) {
	span := text.Span{Start: 2, End: 5}
	r := news.Record{
		Article: news.Article{ID: "x", Published: &news.Published{Interval: news.Unknown, Basis: news.Inferred}, Title: &span},
		Events:  []news.Event{{Place: news.None, Statement: news.None, Actors: []news.Party{{Entity: news.None, Span: &span}}, When: news.Interval{From: -5, To: 7}}},
	}
	blob, _, err := Encode(&r)
	if err != nil {
		t.Fatal(err)
	}
	var got news.Record
	if _, err := Decode(blob, &got); err != nil || !reflect.DeepEqual(got, r) {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestDecodeRefusesRubbish(t *testing.T) {
	for _, b := range [][]byte{nil, {0}, {formValue}, {formValue, 1, 2, 3}, {formBytes}, []byte("isnad")} {
		var in news.Input
		if _, err := Decode(b, &in); !errors.Is(err, ErrDamaged) {
			t.Errorf("%v: %v", b, err)
		}
	}
}

func TestKeysTellFieldsApart(t *testing.T) {
	a, b := news.Input{Title: "ab", Text: "c"}, news.Input{Title: "a", Text: "bc"}
	if KeyOf("x", &a) == KeyOf("x", &b) || KeyOf("x", &a) == KeyOf("y", &a) || KeyOf("x", &a) != KeyOf("x", &news.Input{Title: "ab", Text: "c", Notes: []string{"n"}}) {
		t.Error("keys do not follow what a reader would see")
	}
}

func FuzzDecode(f *testing.F) {
	blob, _, err := Encode(&news.Input{Text: "نص"})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(blob)
	f.Fuzz(func(t *testing.T, b []byte) {
		var in news.Input
		_, _ = Decode(b, &in) // must not panic nor take all memory
	})
}

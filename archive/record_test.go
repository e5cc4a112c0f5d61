package archive

import (
	"errors"
	"strings"
	"testing"

	"github.com/isnad-desk/isnad/news"
	"pgregory.net/rapid"
)

// TestARecordComesBackWithItsInput: whatever the text has to do with what was read.
func TestARecordComesBackWithItsInput(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lines := rapid.SliceOfN(rapid.StringN(0, 60, 200), 0, 12).Draw(t, "lines")
		in := news.Input{Title: rapid.String().Draw(t, "title"), Text: strings.Join(lines, "\n")}
		var kept []string
		for _, l := range lines {
			if rapid.IntRange(0, 3).Draw(t, "fate") > 0 {
				kept = append(kept, strings.TrimSpace(l))
			}
		}
		r := news.Record{Article: news.Article{ID: "x", Text: in.Title + "\n" + strings.Join(kept, "\n")}}
		text := r.Article.Text
		blob, sum, err := EncodeRecord(&r, &in)
		if err != nil || r.Article.Text != text {
			t.Fatalf("%v, %q", err, r.Article.Text)
		}
		var got news.Record
		out, err := DecodeRecord(blob, &got, func() (*news.Input, error) { return &in, nil })
		if err != nil || out != sum || got.Article.Text != text {
			t.Fatalf("%q became %q, %v", text, got.Article.Text, err)
		}
	})
}

func TestATextIsKeptOnce(t *testing.T) {
	in := news.Input{Title: "افتتاح سد الزرقاء في وادي النخيل", Text: "افتتح وزير المياه أمس السبت سد الزرقاء في محافظة الوادي. \n\n وقال الوزير إن السد كلف أربعين مليون دينار.\nشارك هذا الخبر\nوكان السد قد بني قبل أربعين عاما."}
	text := in.Title + "\nافتتح وزير المياه أمس السبت سد الزرقاء في محافظة الوادي.\nوقال الوزير إن السد كلف أربعين مليون دينار.\nوكان السد قد بني قبل أربعين عاما."
	said := 0
	for _, p := range pieces(text, in.Title, in.Text) {
		said += len(p.Says)
	}
	if said > 4 {
		t.Errorf("%d bytes of the text are kept again: %+v", said, pieces(text, in.Title, in.Text))
	}
}

func TestARecordOfAnotherInputIsDamaged(t *testing.T) {
	in := news.Input{Text: "افتتح وزير المياه أمس السبت سد الزرقاء في محافظة الوادي."}
	r := news.Record{Article: news.Article{Text: in.Text}}
	blob, _, err := EncodeRecord(&r, &in)
	if err != nil {
		t.Fatal(err)
	}
	for _, other := range []string{"قصير", strings.Replace(in.Text, "المياه", "الطاقة", 1)} {
		var got news.Record
		if _, err := DecodeRecord(blob, &got, func() (*news.Input, error) { return &news.Input{Text: other}, nil }); !errors.Is(err, ErrDamaged) {
			t.Errorf("%q: %v", other, err)
		}
	}
}

package names

import (
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/lang/ar"
)

var arabic = sync.OnceValues(func() (*Finder, error) {
	l, err := ar.New()
	if err != nil {
		return nil, err
	}
	return New(l)
})

func finder(t testing.TB) *Finder {
	t.Helper()
	f, err := arabic()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// Whatever the bytes: spans lie in the text on rune borders, in order, apart,
// and a second run finds the same.
func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"", "\n", "قال وزير الخارجية سامي البحري إن لبنان لن يوقع", "للحشد الشعبي «الكتائب» و\"بدر", "\xff\xd9", strings.Repeat("«", 50) + "علي",
		"قاآنـــي في بغـداد", "عبد", "و", "ال", "http://x.y/علي محمد", "١٢٣ ميناء", "بن بن بن بن", "ﻋﻠﻲ",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		fd := finder(t)
		read := fd.language.Read(s)
		ms := fd.Find(read, nil)
		end := 0
		for _, m := range ms {
			if m.Span.Start < end || m.Span.End <= m.Span.Start || m.Span.End > len(s) {
				t.Fatalf("span %v after %d in %d bytes", m.Span, end, len(s))
			}
			if utf8.ValidString(s) && !utf8.ValidString(m.Span.Of(s)) {
				t.Fatalf("span %v cuts a letter", m.Span)
			}
			if m.Rule == "" || m.Kind == "" || m.Entity != -1 {
				t.Fatalf("unfinished mention %+v", m)
			}
			end = m.Span.End
		}
		again := fd.Find(read, nil)
		if len(again) != len(ms) {
			t.Fatalf("%d names, then %d", len(ms), len(again))
		}
	})
}

func TestConcurrentFindsAgree(t *testing.T) {
	fd := finder(t)
	text := fd.language.Read("أعلنت وزارة الداخلية العراقية أن محمد الكرخي وصل إلى بغداد قادما من لبنان.\nوقال الكرخي إن إيران وافقت.")
	want := len(fd.Find(text, nil))
	if want < 4 {
		t.Errorf("%d names found, want 4 at least", want)
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 50 {
				if got := len(fd.Find(text, nil)); got != want {
					t.Errorf("%d names, alone %d", got, want)
					return
				}
			}
		})
	}
	wg.Wait()
}

func TestNewRefusesABrokenModel(t *testing.T) {
	for _, b := range []string{"x", "isnadtag\x01...."} {
		if _, err := New(&lang.Language{NamesModel: []byte(b)}); err == nil || !strings.Contains(err.Error(), "names model") {
			t.Errorf("model %q: error %v", b, err)
		}
	}
	f, err := New(&lang.Language{})
	if err != nil {
		t.Fatal("a language without a model must do:", err)
	}
	if got := f.Find(finder(t).language.Read("محمد في بغداد"), nil); got == nil || len(got) > 0 {
		t.Errorf("without model and lexicons: %v, want none", got)
	}
}

// One long line must not cost more than its length.
func BenchmarkFind(b *testing.B) {
	fd := finder(b)
	one := "قال المتحدث باسم وزارة الدفاع العراقية العميد يحيى الزبيدي، الأربعاء، إن القوات وصلت إلى مدينة الموصل قادمة من أربيل، بعد لقاء جمع الرئيس التركي ووفدا من حزب العدالة. "
	text := fd.language.Read(strings.Repeat(one, 10))
	b.ReportAllocs()
	for b.Loop() {
		fd.Find(text, nil)
	}
}

package ar

import (
	"fmt"
	"strings"
	"testing"

	"github.com/isnad-desk/isnad/lang"
)

// describe writes the numbers of a sentence: words=value with signs for bounds.
func describe(s string, ns []lang.Numeral) string {
	var out []string
	for _, n := range ns {
		if n.Kind == lang.Implied {
			continue
		}
		v := fmt.Sprint(n.From)
		if n.To != n.From {
			v += ".." + fmt.Sprint(n.To)
		}
		switch {
		case n.AtLeast:
			v = ">=" + v
		case n.AtMost:
			v = "<=" + v
		case n.Approx:
			v = "~" + v
		}
		if n.Percent {
			v += "%"
		}
		if n.Kind == lang.Ordinal {
			v += "th"
		}
		out = append(out, n.Span.Of(s)+"="+v)
	}
	return strings.Join(out, "; ")
}

func TestNumbers(t *testing.T) {
	l, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, want string }{
		{"قتل ثلاثة عشر جنديا", "ثلاثة عشر=13"},
		{"خمس وعشرين امرأة", "خمس وعشرين=25"},
		{"وصل أحد عشر نائبا", "أحد عشر=11"},
		{"قال أحد النواب", ""},
		{"إحدى وعشرون سفينة", "إحدى وعشرون=21"},
		{"اثنتا عشرة دولة", "اثنتا عشرة=12"},
		{"مئتان وخمسون شخصا", "مئتان وخمسون=250"},
		{"مائتين من الأسرى", "مائتين=200"},
		{"ثلاثمئة وأربعة وأربعون", "ثلاثمئة وأربعة وأربعون=344"},
		{"ثلاثمائة ألف نازح", "ثلاثمائة ألف=300000"},
		{"ألفين وثلاثمئة طن", "ألفين وثلاثمئة=2300"},
		{"مليون ونصف لاجئ", "مليون ونصف=1.5e+06"},
		{"نصف مليون لاجئ", "نصف مليون=500000"},
		{"1,3 مليار دولار", "1,3 مليار=1.3e+09"},
		{"1.742 مليون نسمة", "1.742 مليون=1.742e+06"},
		{"1.500 مليون ريال", "1.500 مليون=1.5e+09"},
		{"3,650 ملايين دينار", "3,650 ملايين=3.65e+06"},
		{"1.250 قتيلا", "1.250=1250"},
		{"٢٣٫٥ درجة", "٢٣٫٥=23.5"},
		{"20 ألفا و500 مقاتل", "20 ألفا و500=20500"},
		{"ما لا يقل عن 13 قتيلا", "13=>=13"},
		{"13 مدنيا على الأقل", "13=>=13"},
		{"أكثر من عشرين هجوما", "عشرين=>=20"},
		{"أقل من 48 ساعة", "48=<=48"},
		{"نحو 17 شخصا", "17=~17"},
		{"بين 5 و7 آلاف مسلح", "5 و7 آلاف=5000..7000"},
		{"ما بين ثلاثة وأربعة أشهر", "ثلاثة وأربعة=3..4"},
		{"من 20 إلى 30 قذيفة", "20 إلى 30=20..30"},
		{"قتل جنديان وأصيب قتيلين", "جنديان=2; قتيلين=2"},
		{"أطلق صاروخين وقذيفتين", "صاروخين=2; قذيفتين=2"},
		{"هاجم المسلحين", ""},
		{"الثامن من أغسطس", "الثامن=8th"},
		{"الحادي والعشرين من مايو", "الحادي والعشرين=21th"},
		{"الذكرى السابعة عشرة", "السابعة عشرة=17th"},
		{"الرابع عشر من الشهر", "الرابع عشر=14th"},
		{"في الـ15 من أيلول", "الـ15=15"},
		{"ثلث السكان", "ثلث=0.333333"},
		{"مرة ثانية", ""},
		{"ألف وخمسمئة وثلاثة وثلاثون", "ألف وخمسمئة وثلاثة وثلاثون=1533"},
		{"ثلاثة ملايين ومئتي ألف", "ثلاثة ملايين ومئتي ألف=3.2e+06"},
		{"29-06-2020", "29=29; 06=6; 2020=2020"},
		{"حوالي سبعين في المئة من السكان", "سبعين=~70%"},
		{"ارتفع 3.5% و4 بالمائة", "3.5=3.5%; 4=4%"},
		{"وصل مساء الاثنين", ""},
		{"سيطرت طالبان على سوريا", ""},
		{"عشرات القتلى ومئات الجرحى", ""},
	} {
		text := l.Read(c.text)
		got := l.Numbers(text)
		if got := describe(c.text, got); got != c.want {
			t.Errorf("%s: got %s, want %s", c.text, got, c.want)
		}
		for _, n := range got {
			numeric := n.Noun >= 0 // a dual
			for i := n.First; i < n.Last; i++ {
				numeric = numeric || l.Numeric(text.Tokens[i].Fold)
			}
			if !numeric {
				t.Errorf("%s: no word of %s looks like a number", c.text, n.Span.Of(c.text))
			}
		}
	}
}

func TestNumeric(t *testing.T) {
	l, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for word, want := range map[string]bool{"وبالخمسين": true, "للثلاثه": true, "ب15": true, "٢٣": true, "الوزير": false, "قال": false, "بغداد": false, "وكاله": false} {
		if got := l.Numeric(word); got != want {
			t.Errorf("%s: %v", word, got)
		}
	}
}

func TestImplied(t *testing.T) {
	l, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"قتل جندي قرب الحدود":  "جندي",
		"قتل 24 عنصرا":         "",
		"أصيب شخصا":            "شخصا",
		"وصل الجندي":           "",
		"سافر إلى سوريا":       "",
		"صدر بيان عن المنظمة":  "",
		"أطلق المسلحون صاروخا": "صاروخا",
	} {
		got := ""
		for _, n := range l.Numbers(l.Read(text)) {
			if n.Kind == lang.Implied && n.From == 1 && n.Noun >= 0 {
				got += n.Span.Of(text)
			}
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}

func FuzzNumbers(f *testing.F) {
	l, err := New()
	if err != nil {
		f.Fatal(err)
	}
	f.Add("ما بين ألفين وثلاثمئة و5-7.1.2,3 الـ15 مليون ونصف أحد")
	f.Fuzz(func(t *testing.T, s string) {
		x := l.Read(s)
		last := 0
		for _, n := range l.Numbers(x) {
			if n.First < last || n.Last <= n.First || n.Last > len(x.Tokens) || n.Span.Start < 0 || n.Span.End > len(s) || n.Span.Empty() || n.To < n.From {
				t.Fatalf("numeral out of place: %+v", n)
			}
			last = n.Last
		}
	})
}

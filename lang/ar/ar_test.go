package ar

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/isnad-desk/isnad/lang"
)

func arabic(t testing.TB) *lang.Language {
	t.Helper()
	l, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"فيلـق القـدس": "فيلق القدس", "أحمد إبراهيم آل": "احمد ابراهيم ال", "مُحَمَّد": "محمد", "مسؤول مسئول": "مسءول مسءول",
		"مستشفى": "مستشفي", "غزة": "غزه", "کابل": "كابل", "٢٠٢٤ ۲۰۲۴": "2024 2024", "ﻻ": "لا", "«قال»": `"قال"`, "قا\u0653ني": "قاني",
		"\u202bنص\u202c": "نص", "AFP": "afp",
	} {
		if got := FoldString(in); got != want {
			t.Errorf("FoldString(%q) = %q, want %q", in, got, want)
		}
		if got := Fold(in).Folded(); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestSkeletonsMeet(t *testing.T) {
	for _, same := range [][]string{{"قاآني", "قآني", "قاني"}, {"ميليشيا", "مليشيا"}, {"عبد الله", "عبدالله"}, {"غوتيريش", "جوتيريش"}} {
		for _, s := range same[1:] {
			if a, b := Skeleton(FoldString(same[0])), Skeleton(FoldString(s)); a != b {
				t.Errorf("%s and %s: %q and %q", same[0], s, a, b)
			}
		}
	}
	for _, apart := range [][2]string{{"سالم", "سليم"}, {"حسن", "حسين"}, {"عمر", "عمار"}, {"ليبيا", "لبنان"}} {
		if Skeleton(FoldString(apart[0])) == Skeleton(FoldString(apart[1])) {
			t.Errorf("%s and %s meet", apart[0], apart[1])
		}
	}
}

func TestConsonantsMeet(t *testing.T) {
	bones := func(s string) string { return Consonants(Skeleton(FoldString(s))) }
	for _, same := range [][]string{{"غونار", "جونار", "قونار"}, {"هالدستروم", "هالدسترم"}, {"بيترسون", "بترسن"}, {"فيسلر", "فسلر"}} {
		for _, s := range same[1:] {
			if bones(same[0]) != bones(s) {
				t.Errorf("%s and %s: %q and %q", same[0], s, bones(same[0]), bones(s))
			}
		}
	}
	for _, apart := range [][2]string{{"كيري", "كير"}, {"نولاند", "هولاند"}, {"أوباما", "باما"}} {
		if bones(apart[0]) == bones(apart[1]) {
			t.Errorf("%s and %s meet", apart[0], apart[1])
		}
	}
}

func FuzzRead(f *testing.F) {
	l := arabic(f)
	for _, s := range []string{"وقال: «لن نغادر». وأضاف أ.ف.ب. أن د. زيد", "\xff\xfe", strings.Repeat("«", 100), "1. أولا\n2. ثانيا", "٢٫٥ مليون، 29/6/2020"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := FoldString(s), Fold(s).Folded(); got != want {
			t.Fatalf("two folds: %q and %q", got, want)
		}
		if got := FoldString(FoldString(s)); got != FoldString(s) {
			t.Fatalf("fold is not idempotent: %q", got)
		}
		x := l.Read(s)
		end := 0
		for i := range x.Tokens {
			tok := &x.Tokens[i]
			if tok.Span.Start < end || tok.Span.End <= tok.Span.Start || tok.Span.End > len(s) {
				t.Fatalf("token %d at %v, after %d", i, tok.Span, end)
			}
			end = tok.Span.End
			if utf8.ValidString(s) && !utf8.ValidString(tok.Span.Of(s)) {
				t.Fatalf("token %d cuts a rune", i)
			}
			if (tok.Kind == lang.Word) != (len(tok.Readings) > 0) {
				t.Fatalf("token %q has %d readings", tok.Fold, len(tok.Readings))
			}
			for _, r := range tok.Readings {
				if !tok.Span.Contains(r.HostSpan) {
					t.Fatalf("host %v outside its token %v", r.HostSpan, tok.Span)
				}
			}
		}
		at := 0
		for i, sent := range x.Sentences {
			if sent.First != at || sent.Last <= sent.First {
				t.Fatalf("sentence %d covers tokens %d to %d, after %d", i, sent.First, sent.Last, at)
			}
			at = sent.Last
		}
		if at != len(x.Tokens) {
			t.Fatalf("sentences cover %d of %d tokens", at, len(x.Tokens))
		}
	})
}

// sentences of the corpus: one text a line, its sentences separated by ¦ which is not part of the text.
func TestSentences(t *testing.T) {
	l := arabic(t)
	for _, c := range []string{
		"قال زيد ذلك.¦ ثم غادر.",
		"أفادت أ.ف.ب بذلك.¦ ولم تزد.",
		"وصل د. سالم الحيدري.¦ ثم عاد!",
		"بلغ السعر 2.5 دولار.¦ وارتفع لاحقا",
		"انتهت المرحلة الماضية.¦ودعا الوزير إلى الهدوء",
		"قال: «انتهى الأمر.»¦ ثم غادر",
		"عنوان الخبر\n¦نص الخبر هنا\n¦سطر آخر",
		"هل انتهى؟¦ لا!",
		"نقاط...¦ ثم سكت",
	} {
		txt := strings.ReplaceAll(c, "¦", "")
		var want []string
		for _, s := range strings.Split(c, "¦") {
			want = append(want, strings.TrimSpace(s))
		}
		x := l.Read(txt)
		var got []string
		for _, s := range x.Sentences {
			got = append(got, s.Span.Of(txt))
		}
		if strings.Join(got, "¦") != strings.Join(want, "¦") {
			t.Errorf("%q\n got  %q\n want %q", txt, got, want)
		}
	}
}

func TestUnclosedQuotesStayLinear(t *testing.T) {
	l := arabic(t)
	x := l.Read(strings.Repeat("قال «", 50_000))
	if len(x.Tokens) != 100_000 {
		t.Fatalf("%d tokens", len(x.Tokens))
	}
	for _, s := range x.Sentences {
		if s.Last-s.First > maxSentence {
			t.Fatalf("a sentence of %d tokens", s.Last-s.First)
		}
	}
}

func TestLatin(t *testing.T) {
	l := arabic(t)
	for name, want := range map[string]string{"إيران": "Iran", "رويترز": "Reuters"} {
		if got := l.Latin(name); got != want {
			t.Errorf("Latin(%s) = %q, want %q", name, got, want)
		}
	}
	for name, want := range map[string]string{ // names that no lexicon lists whole: particles, the article, foreign names in Arabic letters
		"سالم بن راشد آل خليفة": "Salem bin Rashid Al Khalifa", "جون كيري": "John Kerry", "أحمد داود أوغلو": "Ahmet Davutoglu", "أم كلثوم": "Umm Kulthum",
		"فلاديمير بوتين": "Vladimir Putin", "عبد الرحمن الدوسري": "Abdulrahman al-Dosari", "تشانغ وي": "Zhang Wei", "كولومبوس": "Columbus", "شتاينبرغ": "Steinberg",
	} {
		if got := l.Latin(name); got != want {
			t.Errorf("Latin(%s) = %q, want %q", name, got, want)
		}
	}
	if got := l.Latin("الدهمشاني"); !strings.HasPrefix(got, "al-D") {
		t.Errorf("the article before a sun letter is spelt %q", got)
	}
	if got := l.Latin("زرقون"); got == "" || strings.ContainsFunc(got, func(r rune) bool { return r > 0x24F }) {
		t.Errorf("unknown name spelt %q", got)
	}
}

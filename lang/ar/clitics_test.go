package ar

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/isnad-desk/isnad/lang"
)

// parts writes a reading as the corpus file does, folded.
func parts(r lang.Reading) string {
	var out []string
	for _, c := range []struct {
		letter string
		bit    lang.Clitics
	}{{"و", lang.And}, {"ف", lang.So}, {"ب", lang.By}, {"ك", lang.Like}, {"ل", lang.For}, {"س", lang.Will}, {"ال", lang.The}} {
		if r.Clitics.Has(c.bit) {
			out = append(out, c.letter)
		}
	}
	host := r.Host
	if r.Clitics.Has(lang.The) {
		host = strings.TrimPrefix(host, article)
	}
	if host = strings.TrimSuffix(host, r.Suffix); host != "" {
		out = append(out, host)
	}
	if r.Suffix != "" {
		out = append(out, r.Suffix)
	}
	return strings.Join(out, " + ")
}

func TestClitics(t *testing.T) {
	l := arabic(t)
	b, err := os.ReadFile("testdata/clitics.txt")
	if err != nil {
		t.Fatal(err)
	}
	n, wrong := 0, 0
	for line := range strings.Lines(string(b)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		word, want, ok := strings.Cut(line, " = ")
		if !ok {
			want = word
		}
		n++
		x := l.Read(word)
		if len(x.Tokens) != 1 {
			t.Errorf("%s: %d tokens", word, len(x.Tokens))
			continue
		}
		if got := parts(x.Tokens[0].Best()); got != FoldString(want) {
			wrong++
			var all []string
			for _, r := range x.Tokens[0].Readings {
				all = append(all, parts(r))
			}
			t.Errorf("%s: got %s, want %s; all readings: %s", word, got, FoldString(want), strings.Join(all, " | "))
		}
	}
	if n < 100 {
		t.Errorf("only %d words in the corpus", n)
	}
}

// TestHostSpans: the host's span holds the host as written.
func TestHostSpans(t *testing.T) {
	l := arabic(t)
	for _, c := range []struct{ text, host string }{
		{"بالكاظمي", "الكاظمي"}, {"للحشد", "لحشد"}, {"وللعراق", "لعراق"}, {"وبـغـداد", "بـغـداد"}, {"وَقال", "قال"}, {"لحزب", "حزب"}, {"فيلـق", "فيلـق"}, {"للجنة", "لجنة"},
	} {
		x := l.Read("نص " + c.text + " نص")
		r := x.Tokens[1].Best()
		got := r.HostSpan.Of("نص " + c.text + " نص")
		if c.text[:4] == "لل" || strings.HasPrefix(c.text, "ولل") {
			// the host starts at the preposition that is fused with the article
			want := c.text[strings.Index(c.text, "ل"):]
			if got != want {
				t.Errorf("%s: host %q, want %q", c.text, got, want)
			}
			continue
		}
		if got != c.host {
			t.Errorf("%s: host %q, want %q", c.text, got, c.host)
		}
	}
}

func TestMorphs(t *testing.T) {
	l := arabic(t)
	for _, c := range []struct {
		word, lemma string
		pos         lang.POS
		tense       lang.Tense
		gender      uint8
	}{
		{"وقال", "قال", lang.Verb, lang.Past, lang.Masculine},
		{"وأكدت", "اكد", lang.Verb, lang.Past, lang.Feminine},
		{"سيزور", "زار", lang.Verb, lang.Present, lang.Masculine},
		{"زيارته", "زار", lang.VerbalNoun, 0, lang.Feminine},
		{"والاتصالات", "اتصل", lang.VerbalNoun, 0, lang.Feminine},
		{"مؤكدا", "اكد", lang.ActiveParticiple, 0, lang.Masculine},
		{"القصف", "قصف", lang.VerbalNoun, 0, lang.Masculine},
		{"قيل", "قال", lang.Verb, lang.Past, lang.Masculine},
		{"التقاه", "التقي", lang.Verb, lang.Past, lang.Masculine},
		{"ليس", "ليس", lang.Verb, lang.Past, lang.Masculine},
		{"يستطيعون", "استطاع", lang.Verb, lang.Present, lang.Masculine},
	} {
		m := l.Read(c.word).Tokens[0].Best().Morphs
		if len(m) == 0 {
			t.Errorf("%s: not known", c.word)
			continue
		}
		if m[0].Lemma != c.lemma || m[0].POS != c.pos || m[0].Tense != c.tense || m[0].Gender != c.gender {
			t.Errorf("%s: got %+v", c.word, m[0])
		}
	}
	for _, w := range []string{"وزير", "بغداد", "عراق", "الحكومة", "دولة"} {
		if m := l.Read(w).Tokens[0].Best().Morphs; len(m) > 0 && m[0].POS == lang.Verb {
			t.Errorf("%s: a verb: %+v", w, m[0])
		}
	}
}

// TestWikiNewsClitics holds a floor on words segmented by others.
func TestWikiNewsClitics(t *testing.T) {
	root := os.Getenv("ISNAD_DATA")
	if root == "" {
		root = "../../../shared/data"
	}
	file := filepath.Join(root, "morph-farasa-wikinews", "WikiNews.pos.ref")
	b, err := os.ReadFile(file)
	if err != nil {
		t.Skip("reference data morph-farasa-wikinews is not here; set ISNAD_DATA to its folder to run this test")
	}
	l := arabic(t)
	n, good := 0, 0
	for line := range strings.Lines(string(b)) {
		word, _, _ := strings.Cut(strings.TrimSpace(line), "\t")
		seg := strings.Split(word, "+")
		want := lang.Clitics(0)
		i := 0
		for ; i < len(seg)-1; i++ {
			bit, ok := map[string]lang.Clitics{"و": lang.And, "ف": lang.So, "ب": lang.By, "ك": lang.Like, "ل": lang.For, "س": lang.Will, "ال": lang.The}[seg[i]]
			if !ok {
				break
			}
			want |= bit
		}
		written := strings.Join(seg, "")
		if i >= 2 && seg[i-1] == "ال" && seg[i-2] == "ل" {
			written = strings.Join(seg[:i-1], "") + "ل" + strings.TrimPrefix(strings.Join(seg[i:], ""), "ل")
		}
		x := l.Read(written)
		if len(x.Tokens) != 1 || x.Tokens[0].Kind != lang.Word {
			continue
		}
		n++
		if x.Tokens[0].Best().Clitics&^lang.The == want&^lang.The {
			good++
		}
	}
	share := float64(good) / float64(n)
	t.Logf("%d of %d words (%.4f)", good, n, share)
	if share < 0.99 {
		t.Errorf("proclitics right on %.4f of the words, floor 0.99", share)
	}
}

// TestStart holds the promise that the pack is ready in a moment. The bound is
// for a busy machine under the race detector: an idle one needs 70 ms.
func TestStart(t *testing.T) {
	best := time.Hour
	for range 3 {
		start := time.Now()
		if _, err := New(); err != nil {
			t.Fatal(err)
		}
		best = min(best, time.Since(start))
	}
	t.Log("started in", best)
	if best > 8*time.Second {
		t.Errorf("the pack takes %v to start", best)
	}
}

var sample = strings.Repeat("أعلنت وزارة الدفاع في بيان لها، اليوم الثلاثاء، أن قواتها نفذت عملية أمنية واسعة في محيط المدينة وللمرة الأولى منذ أشهر، وقال المتحدث باسمها إن الجنود اعتقلوا سبعة أشخاص وصادروا أسلحة كانت بحوزتهم. ", 20)

func BenchmarkRead(b *testing.B) {
	l := arabic(b)
	n := 0
	for b.Loop() {
		n += len(l.Read(sample).Tokens)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(n), "ns/token")
}

// BenchmarkReadCold reads words that no slot remembers.
func BenchmarkReadCold(b *testing.B) {
	x, err := loadStatistics()
	if err != nil {
		b.Fatal(err)
	}
	p, err := load()
	if err != nil {
		b.Fatal(err)
	}
	s := p.splitter(x).clitic
	n := 0
	words := strings.Fields(FoldString(sample))[:40]
	for b.Loop() {
		for _, w := range words {
			s.Split(w, 0)
		}
		n += len(words)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(n), "ns/token")
}

// TestFaqad: the next word tells "so has" from "lost".
func TestFaqad(t *testing.T) {
	l := arabic(t)
	for text, want := range map[string]lang.Clitics{"فقد أعلنت الوزارة": lang.So, "فقد الجيش موقعا": 0, "فقد": 0} {
		if got := l.Read(text).Tokens[0].Best().Clitics; got != want {
			t.Errorf("%s: clitics %b, want %b", text, got, want)
		}
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		if _, err := New(); err != nil {
			b.Fatal(err)
		}
	}
}

// TestVerbOrNoun: the neighbours tell a verb from its noun. The word meant
// stands between marks.
func TestVerbOrNoun(t *testing.T) {
	l := arabic(t)
	for _, c := range []struct {
		text string
		verb bool
	}{
		{"نددت الوزارة بعد *قصف* مواقع في المدينة", false},
		{"*رفض* الوزير التعليق على الخبر", true},
		{"عبر الوزير عن *رفض* بلاده للقرار", false},
		{"قال مصدر *من* الوزارة", false},
		{"سافر الوفد *على* متن طائرة خاصة", false},
		{"لم *تعرض* الشركة أي تفاصيل", true},
		{"وأضاف أن البلاد *تقدم* مساعدات", true},
		{"في *عام* 2019", false},
		{"قتل خمسة أشخاص *بعد* الهجوم", false},
		{"*إصابة* عشرة جنود", false},
		{"اجتمع المجلس *بدءًا* من اليوم", false},
	} {
		before, rest, _ := strings.Cut(c.text, "*")
		word, after, _ := strings.Cut(rest, "*")
		x := l.Read(before + word + after)
		for i := range x.Tokens {
			if x.Tokens[i].Span.Start != len(before) {
				continue
			}
			m := x.Tokens[i].Best().Morphs
			if got := len(m) > 0 && m[0].POS == lang.Verb; got != c.verb {
				t.Errorf("%s: verb %v, want %v", c.text, got, c.verb)
			}
		}
	}
}

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/quick"
	"unicode"
	"unicode/utf8"

	"github.com/isnad-desk/isnad/internal/artest"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// faced runs the program, on a terminal or in a pipe.
func faced(t *testing.T, terminal bool, args ...string) (status int, out, errs string) {
	t.Helper()
	t.Setenv("LC_ALL", "C")
	t.Setenv("TERM", "xterm-256color")
	var o, e bytes.Buffer
	a := &app{stdin: strings.NewReader(""), stdout: &o, stderr: &e, terminal: func(any) bool { return terminal }}
	status = a.run(context.Background(), args)
	return status, o.String(), e.String()
}

// acts reports characters that would act on a terminal or on the direction of what follows, apart from line feeds.
func acts(s string) (found []string) {
	for _, r := range s {
		if r != '\n' && unicode.IsControl(r) || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
			found = append(found, string([]rune{'U', '+'})+strings.ToUpper(hex(r)))
		}
	}
	return found
}

func hex(r rune) string {
	const digits = "0123456789abcdef"
	return string([]byte{digits[r>>12&15], digits[r>>8&15], digits[r>>4&15], digits[r&15]})
}

func TestPipeIsPlain(t *testing.T) {
	for _, args := range [][]string{
		{"desk", "../../samples/text"},
		{"desk", "--lang", "ar", "../../samples/first"},
		{"analyze", "../../samples/first"},
		{"explain", "--lang", "ar", "../../samples/first"},
		{"version", "--model", "--lexicons"},
	} {
		status, out, errs := faced(t, false, args...)
		if status != exitDone || out == "" || errs != "" {
			t.Errorf("%v: exit %d, %d bytes, errors %q", args, status, len(out), errs)
		}
		if found := acts(out); found != nil {
			t.Errorf("%v prints %v into a pipe", args, found)
		}
	}
}

func TestColoursOnlyOnATerminal(t *testing.T) {
	_, out, _ := faced(t, true, "desk", "../../samples/first")
	if !sgrs.MatchString(out) || !strings.Contains(out, "\u2068") {
		t.Error("a terminal gets no colours or no isolates")
	}
	a := &app{stdin: strings.NewReader(""), terminal: func(any) bool { return true }}
	t.Setenv("NO_COLOR", "1")
	var o, e bytes.Buffer
	a.stdout, a.stderr = &o, &e
	a.run(context.Background(), []string{"desk", "../../samples/first"})
	if o.Len() == 0 || strings.Contains(o.String(), "\x1b") || !strings.Contains(o.String(), "\u2068") {
		t.Error("NO_COLOR takes away all colours and nothing else")
	}
}

func TestSpeech(t *testing.T) {
	inArabic := []string{msgArticle.ar, msgEntities.ar, msgTimes.ar, msgStatement.ar, msgEvents.ar, "شخص", "معطى"}
	inEnglish := []string{msgArticle.en + " ", msgEntities.en, msgStatement.en, msgEvents.en, "person", "given"}
	_, arabic, _ := faced(t, false, "analyze", "--lang", "ar", "../../samples/first")
	_, english, _ := faced(t, false, "analyze", "--lang", "en", "../../samples/first")
	for _, s := range inArabic {
		if !strings.Contains(arabic, s) || strings.Contains(english, s) {
			t.Errorf("%q belongs into the Arabic face, and only there", s)
		}
	}
	for _, s := range inEnglish {
		if !strings.Contains(english, s) || strings.Contains(arabic, s) {
			t.Errorf("%q belongs into the English face, and only there", s)
		}
	}
	if _, desk, _ := faced(t, false, "desk", "--lang", "ar", "../../samples/first"); !strings.Contains(desk, msgStory.ar+" S1") || strings.Contains(desk, " met ") {
		t.Error("the desk does not speak Arabic, or also English")
	}
	t.Setenv("LC_ALL", "ar_EG.UTF-8")
	var o, e bytes.Buffer
	run(context.Background(), []string{"analyze", "../../samples/first"}, strings.NewReader(""), &o, &e)
	if !strings.Contains(o.String(), msgStatement.ar) {
		t.Error("an Arabic locale is not heeded")
	}
}

// TestMessagesSpeakBoth: no text of the program is missing in a language.
func TestMessagesSpeakBoth(t *testing.T) {
	for _, m := range []map[string]message{standings, slots, kinds, stances, precisions, bases} {
		for key, x := range m {
			if x.en == "" || x.ar == "" || strings.ContainsFunc(x.en, func(r rune) bool { return unicode.Is(unicode.Arabic, r) }) {
				t.Errorf("%q is not told in both languages: %q, %q", key, x.en, x.ar)
			}
		}
	}
}

func TestArabicCounts(t *testing.T) {
	for n, want := range map[int]string{
		1: "أصل مستقل واحد", 2: "أصلان مستقلان", 3: "3 أصول مستقلة", 10: "10 أصول مستقلة", 11: "11 أصلا مستقلا", 99: "99 أصلا مستقلا",
		100: "100 أصل مستقل", 102: "102 أصل مستقل", 103: "103 أصول مستقلة", 111: "111 أصلا مستقلا", 1000: "1000 أصل مستقل",
	} {
		if got := speech("ar").count(n, cntOrigins); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
	for _, x := range []struct {
		n, named int
		ar, en   string
	}{
		{1, 0, "أصل مستقل واحد، غير مسمى", "1 independent origin, unnamed"},
		{2, 1, "أصلان مستقلان، أحدهما مسمى", "2 independent origins, 1 named"},
		{2, 2, "أصلان مستقلان، كلاهما مسمى", "2 independent origins, both named"},
		{5, 0, "5 أصول مستقلة، لا مسمى بينها", "5 independent origins, none named"},
		{5, 1, "5 أصول مستقلة، واحد منها مسمى", "5 independent origins, 1 named"},
		{5, 2, "5 أصول مستقلة، اثنان منها مسميان", "5 independent origins, 2 named"},
		{12, 12, "12 أصلا مستقلا، كلها مسماة", "12 independent origins, all named"},
	} {
		if got := speech("ar").origins(x.n, x.named); got != x.ar {
			t.Errorf("%d of %d: %q, want %q", x.named, x.n, got, x.ar)
		}
		if got := speech("en").origins(x.n, x.named); got != x.en {
			t.Errorf("%d of %d: %q, want %q", x.named, x.n, got, x.en)
		}
	}
}

func TestNumbersOfAConflict(t *testing.T) {
	f := &deskFace{say: "ar"}
	e := &deskFace{say: "en"}
	for _, x := range []struct{ says, ar, en string }{
		{"killed 1", "قتيل واحد", "1 killed"},
		{"killed ≥ 9", "9 قتلى على الأقل", "at least 9 killed"},
		{"injured 12–15", "12–15 جريحا", "12–15 injured"},
		{"sheep 7", "sheep 7", "sheep 7"},
	} {
		side := &news.Side{Says: x.says}
		if got := f.says(nil, "number", side); got != x.ar {
			t.Errorf("%s: %q, want %q", x.says, got, x.ar)
		}
		if got := e.says(nil, "number", side); got != x.en {
			t.Errorf("%s: %q, want %q", x.says, got, x.en)
		}
	}
}

// TestArticlesCannotActOnTheTerminal: whatever stands in an article, its fields or its name stays text.
func TestArticlesCannotActOnTheTerminal(t *testing.T) {
	const evil = "\x1b]0;taken\a\x1b[2J\u009b31m\u202e\u2066\u202a\r\b\u2028\x00"
	dir := t.TempDir()
	article := func(name string, fields map[string]string) {
		raw, err := json.Marshal(fields)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), raw, 0o644); err != nil {
			t.Skipf("this file system takes no such name: %v", err)
		}
	}
	body := "قال " + evil + "وزير الخارجية سالم " + evil + "الهواري " + evil + "في بيان إن «الوفد " + evil + "وصل إلى عمان أمس»، والتقى سالم الهواري السفير مازن النجار في دمشق يوم الأربعاء." + evil
	for _, n := range []string{"a", "b\x1b[31m\u202e"} {
		article(n+".json", map[string]string{"outlet": evil + "الصدى" + n, "title": "زيارة" + evil + " الوفد", "byline": evil, "published": "2024-05-09", "text": body})
	}
	if err := os.WriteFile(filepath.Join(dir, "c\x1b[31m\u202e.json"), []byte(`{"text":`), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"desk"},
		{"desk", "--lang", "ar", "--all"},
		{"analyze"},
		{"explain", "--lang", "ar"},
	} {
		status, out, errs := faced(t, false, append(args, dir)...)
		if status != exitSomeFailed || !strings.Contains(out, "الهواري") {
			t.Errorf("%v: exit %d, want the readable articles and %d", args, status, exitSomeFailed)
		}
		if found := acts(out); found != nil {
			t.Errorf("%v in a pipe prints %v", args, found)
		}
		if found := acts(errs); found != nil || errs == "" {
			t.Errorf("%v prints %v on standard error", args, found)
		}
		_, out, _ = faced(t, true, append(args, dir)...)
		for line := range strings.Lines(sgrs.ReplaceAllString(out, "")) {
			open := 0
			for _, r := range line {
				switch r {
				case 0x2068:
					open++
				case 0x2069:
					open--
				}
			}
			if open != 0 {
				t.Errorf("%v leaves %d isolates open in %q", args, open, line)
			}
			if found := acts(strings.NewReplacer("\u2068", "", "\u2069", "").Replace(line)); found != nil {
				t.Errorf("%v on a terminal prints %v", args, found)
			}
		}
	}
}

func TestUsage(t *testing.T) {
	for _, x := range []struct {
		args []string
		hint string
	}{
		{[]string{"desk", "--nope", "x"}, "see isnad desk --help"},
		{[]string{"analyze"}, "see isnad analyze --help"},
		{[]string{"desk"}, "no path"},
		{[]string{"explain"}, "no path"},
		{[]string{"analize", "x"}, "did you mean analyze"},
		{[]string{"desk", "--lang", "fr", "x"}, "en or ar"},
		{[]string{"analyze", "--jobs", "0", "x"}, "1 or more"},
		{[]string{"version", "x"}, "see isnad version --help"},
	} {
		status, out, errs := faced(t, false, x.args...)
		if status != exitUsage || out != "" || !strings.Contains(errs, x.hint) || strings.Count(errs, "\n") != 1 {
			t.Errorf("%v: exit %d, %q, %q; want %d and one line with %q", x.args, status, out, errs, exitUsage, x.hint)
		}
	}
	if status, out, _ := faced(t, false); status != exitDone || !strings.Contains(out, "analyze") {
		t.Errorf("isnad alone: exit %d, %q; want the list of commands", status, out)
	}
}

func TestNothingToShow(t *testing.T) {
	for _, command := range []string{"desk", "analyze"} {
		empty := t.TempDir()
		if status, out, errs := faced(t, false, command, empty); status != exitSomeFailed || out != "" || !strings.Contains(errs, empty) {
			t.Errorf("%s of an empty folder: exit %d, %q, %q", command, status, out, errs)
		}
		if status, out, errs := faced(t, false, command, "--lang", "ar", filepath.Join(t.TempDir(), "nowhere")); status != exitSomeFailed || out != "" || !strings.Contains(errs, "nowhere") {
			t.Errorf("%s of nothing: exit %d, %q, %q", command, status, out, errs)
		}
	}
	if _, _, errs := faced(t, false, "desk", "--lang", "ar", filepath.Join(t.TempDir(), "nowhere")); !strings.Contains(errs, msgEmpty.ar) {
		t.Errorf("a desk of nothing does not say so: %q", errs)
	}
	status, out, _ := faced(t, false, "desk", "--json", filepath.Join(t.TempDir(), "nowhere"))
	var d struct{ Articles []any }
	if err := json.Unmarshal([]byte(out), &d); err != nil || status != exitSomeFailed || d.Articles == nil {
		t.Errorf("programs get an empty desk and exit %d; got %d, %q", exitSomeFailed, status, out)
	}
}

// TestDeskIsOrderedAndShort shows a story of many happenings: what is contested first, singles cut off and counted.
func TestDeskIsOrderedAndShort(t *testing.T) {
	l := artest.New(t)
	rec := &news.Record{Article: news.Article{ID: "a", Location: "a.txt", Text: "x"}, Sentences: []text.Span{{Start: 0, End: 1}}}
	desk := &news.Desk{Articles: []news.Placed{{ID: "a"}}, Stories: []news.Story{{ID: "S1", Title: "t", Articles: []string{"a"}}}}
	add := func(standing, actor string, day news.Day) {
		rec.Events = append(rec.Events, news.Event{Type: "PROTEST", Modality: "actual", Trigger: text.Span{Start: 0, End: 1}, Place: news.None, Statement: news.None})
		desk.Happenings = append(desk.Happenings, news.Happening{
			ID: actor, Story: "S1", Type: "PROTEST", Modality: "actual", Actors: []string{actor}, When: news.Interval{From: day, To: day},
			Reports: []news.Report{{Article: "a", Event: len(rec.Events) - 1}}, Origins: []news.Origin{{Name: "a.txt", Reports: []int{0}}}, Standing: standing,
		})
	}
	for i := range 9 {
		add("single", "single-"+string(rune('a'+i)), news.NoDay)
	}
	add("repeated", "repeated-one", news.NoDay)
	add("corroborated", "corroborated-late", 200)
	add("corroborated", "corroborated-early", 100)
	add("contested", "contested-one", news.NoDay)
	show := func(all bool) string {
		var out bytes.Buffer
		f := newDeskFace(paper{out: &out}, "en", l, desk, map[string]*news.Record{"a": rec}, all)
		f.print()
		return out.String()
	}
	short, at := show(false), -1
	for _, name := range []string{"contested-one", "corroborated-early", "corroborated-late", "repeated-one", "single-a", "single-e", "and 4 more happenings (--all shows them)"} {
		i := strings.Index(short, name)
		if i <= at {
			t.Errorf("%q is missing or in the wrong place:\n%s", name, short)
		}
		at = i
	}
	if strings.Contains(short, "single-f") {
		t.Errorf("singles are not cut off:\n%s", short)
	}
	if whole := show(true); !strings.Contains(whole, "single-i") || strings.Contains(whole, "--all") {
		t.Errorf("--all leaves something out:\n%s", whole)
	}
}

// TestWrap: no part is too long, no word is lost or broken, and no part leaves a colour or an isolate open.
func TestWrap(t *testing.T) {
	p := paper{terminal: true, colours: true}
	words := strings.Fields("نفت وزارة الخارجية أن يكون السفير قد وصل إلى العاصمة أمس the embassy said nothing وأضافت أن اللقاء لم يعقد")
	whole := func(n uint8, width uint8) bool {
		said := strings.Repeat(strings.Join(words, " ")+" ", 1+int(n%5))
		line := "    " + p.paint(bold, "≠") + " " + p.isolate("مجداف:") + " " + p.paint(dim, p.isolate(said)) + "\n"
		columns40 := 40 + int(width)
		got := wrap(line, columns40)
		for part := range strings.Lines(got) {
			if columns(part) > columns40 || strings.Count(part, "\u2068") != strings.Count(part, "\u2069") {
				return false
			}
			if all := sgrs.FindAllString(part, -1); len(all) > 0 && all[len(all)-1] != "\x1b[0m" {
				return false
			}
		}
		plain := func(s string) string {
			return strings.Join(strings.Fields(strings.NewReplacer("\u2068", "", "\u2069", "").Replace(sgrs.ReplaceAllString(s, ""))), " ")
		}
		return plain(got) == plain(line)
	}
	if err := quick.Check(whole, nil); err != nil {
		t.Error(err)
	}
}

// TestAround: the cut is a part of the text that holds what stands at the place, and never longer than asked for.
func TestAround(t *testing.T) {
	same := func(s string, at uint16) bool {
		s = strings.ToValidUTF8(s, "")
		i := 0
		if len(s) > 0 {
			i = int(at) % len(s)
			for !utf8.RuneStart(s[i]) {
				i--
			}
		}
		got := around(s, i, 5)
		inner := strings.TrimSuffix(strings.TrimPrefix(got, "… "), " …")
		return utf8.ValidString(got) && utf8.RuneCountInString(inner) <= 10 && (strings.Contains(s, inner) || inner == "")
	}
	if err := quick.Check(same, nil); err != nil {
		t.Error(err)
	}
	if got := around("واحد اثنان ثلاثة أربعة خمسة", len("واحد اثنان "), 8); got != "… اثنان ثلاثة …" {
		t.Errorf("got %q", got)
	}
	if got := around("قصير", 0, 8); got != "قصير" {
		t.Errorf("got %q", got)
	}
}

package statements

import (
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/isnad-desk/isnad/internal/artest"
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/read/refer"
	"github.com/isnad-desk/isnad/text"
)

// check holds what every answer must be, whatever the text.
func check(t *testing.T, rec *news.Record, got []news.Statement) {
	t.Helper()
	n := len(rec.Article.Text)
	inside := func(what string, s text.Span) {
		if s.Empty() || s.Start < 0 || s.End > n || !utf8.ValidString(rec.Article.Text[s.Start:s.End]) && utf8.ValidString(rec.Article.Text) {
			t.Errorf("%s span %v of a text of %d bytes", what, s, n)
		}
	}
	for i, s := range got {
		inside("content", s.Content)
		inside("cue", s.Cue)
		for _, p := range []*text.Span{s.Source, s.Antecedent, s.Hedge, s.Unnamed} {
			if p != nil {
				inside("other", *p)
			}
		}
		if s.Source != nil && s.Source.Overlaps(s.Content) {
			t.Errorf("source %q inside content %q", s.Source.Of(rec.Article.Text), s.Content.Of(rec.Article.Text))
		}
		if !strings.Contains(s.Rule, ", ") || s.Class == "" || s.Stance == "" { // the rule of the cue, then at least whose it is
			t.Errorf("statement without rule, class or stance: %+v", s)
		}
		if s.Entity != news.None && (s.Entity < 0 || s.Entity >= len(rec.Entities)) {
			t.Errorf("entity %d of %d", s.Entity, len(rec.Entities))
		}
		if i > 0 && got[i-1].Content.Start > s.Content.Start {
			t.Errorf("statement %d is out of order", i)
		}
		for k, l := range s.Isnad {
			if l.Name == "" || (l.Kind == "source") != (k == len(s.Isnad)-1) && l.Kind == "source" {
				t.Errorf("link %d of %d: %+v", k, len(s.Isnad), l)
			}
		}
	}
}

// hostile are texts that break careless walks: marks that never close, cues without content, cues in cues, one endless line.
func hostile(n int) map[string]string {
	rep := func(s string) string { return strings.Repeat(s, n) }
	return map[string]string{
		"opening marks":      rep("قال \""),
		"guillemets":         rep("«"),
		"closing marks":      rep("قال»"),
		"nested cues":        rep("قال مسؤول إن "),
		"cues alone":         rep("قال "),
		"commas":             rep("قال ، "),
		"attributions":       rep("بحسب مصدر، "),
		"trailing":           rep("غرق قارب كبير، بحسب مصدر. "),
		"participles":        rep("مشيرا إلى أن "),
		"names of roles":     rep("وزير "),
		"relative clauses":   "قال مسؤول " + rep("الذي حضر ") + "إن الأمر انتهى",
		"colons":             rep("وزير: "),
		"offices in offices": "قال " + rep("وزير في وزير، ") + "إن",
		"offices after cues": rep("قال وزير في وزير، وزير من وزير، "),
		"brackets":           "قال " + rep("(") + "إن",
		"quoted paragraphs":  rep("قال مسؤول: \"كلام طويل جدا هنا\n"),
		"implied":            rep("وأضاف أن الأمر انتهى. "),
		"implied with names": rep("وقال المصدر إن الأمر انتهى. "),
		"one line":           rep("كلام "),
	}
}

func TestHostileTextsTakeLinearTime(t *testing.T) {
	l := artest.New(t)
	f, res := New(l), refer.New(l)
	run := func(s string) time.Duration {
		tx := l.Read(s)
		rec := &news.Record{Article: news.Article{Text: s}}
		res.Resolve(tx, rec)
		best := time.Hour
		for range 2 {
			start := time.Now()
			got := f.Find(tx, rec)
			best = min(best, time.Since(start))
			check(t, rec, got)
		}
		return best
	}
	small, large := hostile(1000), hostile(10000)
	for name := range small {
		a, b := run(small[name]), run(large[name])
		if b > 40*a+3*time.Second { // ten times the text; quadratic would be a hundred
			t.Errorf("%s: %v for a thousand, %v for ten thousand", name, a, b)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range hostile(3) {
		f.Add(s)
	}
	f.Add("قال {p فلان} لـ\"الجريدة\": «لن نسمح»، وأضاف أن الأمر انتهى، بحسب وكالة.")
	f.Add("قال\n\n\n: \" ، إن")
	f.Add("\xff\xfe قال \x00 إن")
	l := artest.New(f)
	x, res := New(l), refer.New(l)
	f.Fuzz(func(t *testing.T, s string) {
		rec := &news.Record{Article: news.Article{Text: s}}
		tx := l.Read(s)
		for i := range tx.Tokens { // every fifth word is a name
			if tx.Tokens[i].Kind == lang.Word && i%5 == 0 {
				rec.Mentions = append(rec.Mentions, news.Mention{Span: tx.Tokens[i].Span, Kind: []news.Kind{news.Person, news.Organization, news.Place}[i%3], Form: news.Name, Entity: news.None})
			}
		}
		res.Resolve(tx, rec)
		got := x.Find(tx, rec)
		check(t, rec, got)
		if again := x.Find(tx, rec); !reflect.DeepEqual(got, again) {
			t.Error("a second reading differs")
		}
	})
}

// A language without lexicons finds nothing and does not fail.
func TestEmptyLanguage(t *testing.T) {
	l := artest.New(t)
	f := New(&lang.Language{FoldString: l.FoldString})
	if got := f.Find(l.Read("قال مسؤول إن الأمر انتهى."), &news.Record{Article: news.Article{Text: "قال مسؤول إن الأمر انتهى."}}); got != nil {
		t.Errorf("found %v", got)
	}
}

// The outlet is the first link of every chain, the source the last, and an outlet spoken to stands between them.
func TestIsnad(t *testing.T) {
	l := artest.New(t)
	res := refer.New(l)
	rec, tx := record(res, l, `قال {p عادل الورداني} لـ"{o صوت الساحل}" إن المرفأ مغلق. وأضاف أن السفن حولت.`)
	rec.Article.Outlet = &news.Outlet{Name: "الضفة", Basis: news.Given}
	got := New(l).Find(tx, rec)
	if len(got) != 2 {
		t.Fatalf("%d statements", len(got))
	}
	for _, s := range got {
		var chain []string
		for _, k := range s.Isnad {
			chain = append(chain, k.Kind+" "+k.Name)
		}
		if want := "outlet الضفة > outlet صوت الساحل > source عادل الورداني"; strings.Join(chain, " > ") != want {
			t.Errorf("chain %v, want %s", chain, want)
		}
	}
}

// An agency that the lead relays from stands in the chain of later unnamed sources too.
func TestArticleRelay(t *testing.T) {
	l := artest.New(t)
	res := refer.New(l)
	rec, tx := record(res, l, `نقلت وكالة {o رويترز} عن مصادر حكومية أن المرفأ مغلق. ¶ وقال مسؤول كبير إن السفن حولت.`)
	got := New(l).Find(tx, rec)
	if len(got) != 2 {
		t.Fatalf("%d statements", len(got))
	}
	for _, s := range got {
		if len(s.Isnad) != 2 || s.Isnad[0].Kind != "agency" || s.Isnad[0].Name != "رويترز" {
			t.Errorf("chain %+v", s.Isnad)
		}
	}
}

func BenchmarkFind(b *testing.B) {
	l := artest.New(b)
	f, res := New(l), refer.New(l)
	body := strings.Repeat("قال {p عادل الورداني} لـ\"{o صوت الساحل}\" إن المرفأ مغلق أمام السفن الكبيرة منذ صباح أمس بسبب العاصفة. وأضاف أن السفن حولت إلى {l الرمال}، مشيرا إلى أن العمل سيستأنف قريبا، بحسب مصادر مطلعة. ", 8)
	rec, t := record(res, l, body)
	b.ReportAllocs()
	for b.Loop() {
		f.Find(t, rec)
	}
}

package search

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/isnad-desk/isnad/archive"
	"github.com/isnad-desk/isnad/archive/sqlite"
	"github.com/isnad-desk/isnad/internal/artest"
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/newsroom"
	"github.com/isnad-desk/isnad/text"
	"pgregory.net/rapid"
)

// The invented articles that the tests look through.
var articles = []news.Input{
	{Outlet: "صدى الوادي", Published: "2031-03-02", Title: "قائد فيلق القدس في بغداد", Text: "وصل قائد فيلق القدس إسماعيل قاآني إلى بغداد يوم السبت. والتقى قاآني في بغداد رئيس الوزراء محمد شياع السوداني. وقال قاآني إن الحدود مع العراق آمنة."},
	{Outlet: "وادي نيوز", Published: "2031-03-03", Title: "زيارة إلى العاصمة", Text: "ذكر مصدر أمني رفض الكشف عن هويته أن الزائر اجتمع بقادة الفصائل. ولم يوضح المصدر مكان الاجتماع."},
	{Outlet: "وادي نيوز", Published: "2031-04-10", Title: "أسعار القمح ترتفع في الأسواق", Text: "ارتفعت أسعار القمح في أسواق المدن الساحلية. وقال وزير الزراعة إن الحكومة تدرس شراء كميات جديدة من المزارعين."},
	{Published: "2031-04-11", Text: "افتتح وزير النقل جسر المرج. ويربط الجسر ضفتي الوادي ويخدم المزارعين في سهل المرج."},
	{Text: "سافر إسماعيل قآني الأسبوع الماضي وعاد بعد يومين، وفق ما أوردت صحف محلية."},
	{Outlet: "صدى الوادي", Published: "2031-05-01", Text: "أعلنت الولايات المتحدة أنها سترسل وفدا إلى جنيف. ونفى وزير الخارجية أن تكون المحادثات سرية."},
}

type shelf struct {
	*Searcher
	m     *newsroom.Monitor
	store archive.Store
	ids   map[string]int // article number by id
}

func newShelf(t *testing.T) *shelf {
	t.Helper()
	l := artest.New(t)
	ctx := context.Background()
	store, err := sqlite.Open(ctx, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	n, err := newsroom.New(l)
	if err != nil {
		t.Fatal(err)
	}
	x := NewIndex(l)
	m := n.Monitor(newsroom.Options{Store: store, Now: func() time.Time { return time.Date(2031, 5, 2, 0, 0, 0, 0, time.UTC) }, Reader: "test", Index: x.Document, Jobs: 2})
	s := &shelf{Searcher: NewSearcher(x, store), m: m, store: store, ids: map[string]int{}}
	if _, err := m.Add(ctx, func(yield func(news.Input, error) bool) {
		for i, in := range articles {
			in.URL = fmt.Sprintf("https://wadi.example/%d", i)
			in.Location = in.URL
			if !yield(in, nil) {
				return
			}
		}
	}, func(o newsroom.Outcome) {
		if o.Err != nil {
			t.Error(o.Err)
		}
		var i int
		_, _ = fmt.Sscanf(o.Location, "https://wadi.example/%d", &i)
		s.ids[o.Article] = i
	}); err != nil {
		t.Fatal(err)
	}
	return s
}

// found returns the numbers of the articles that a query finds, best first.
func (s *shelf) found(t *testing.T, query string) []int {
	t.Helper()
	r, err := s.Find(context.Background(), query, 10)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	if r.Total != len(r.Hits) {
		t.Errorf("%s: %d hits of %d", query, len(r.Hits), r.Total)
	}
	out := []int{}
	for _, h := range r.Hits {
		out = append(out, s.ids[h.Article.ID])
	}
	return out
}

func TestSearch(t *testing.T) {
	s := newShelf(t)
	for _, c := range []struct {
		query string
		want  []int
		any   bool // order does not matter
	}{
		{"قاآني بغداد", []int{0}, false},
		{"قآني", []int{0, 4}, true},
		{"قاآني", []int{0, 4}, true},
		{"qaani baghdad", []int{0}, false},
		{"Qaani", []int{0, 4}, true},
		{"سعر القمح", []int{2}, false},
		{"سوق", []int{2}, false},
		{"المزارعون", []int{2, 3}, true},
		{"\"وزير الزراعة\"", []int{2}, false},
		{"«سهل المرج»", []int{3}, false},
		{"\"المرج سهل\"", []int{}, false},
		{"وزير -الزراعة", []int{0, 3, 5}, true}, // رئيس الوزراء
		{"القمح OR جسر", []int{2, 3}, true},
		{"القمح أو جسر", []int{2, 3}, true},
		{"outlet:\"صدى الوادي\"", []int{5, 0}, false},
		{"outlet:نيوز from:2031-04", []int{2}, false},
		{"from:2031-03-03 to:٢٠٣١-٠٤", []int{3, 2, 1}, false},
		{"entity:قاآني", []int{0, 4}, true},
		{"entity:\"الولايات المتحدة\"", []int{5}, false},
		{"أمريكا", []int{5}, false},
		{"says:قاآني", []int{0}, false},
		{"source:anonymous", []int{1}, false},
		{"mode:meet place:بغداد", []int{0}, false},
		{"place:العراق", []int{0}, false},
		{"place:Baghdad", []int{0}, false},
		{"place:جنيف mode:meet", []int{}, false},
		{"لا_شيء_كهذا", []int{}, false},
		{"متى وصل قاآني إلى بغداد؟", []int{0}, false},
		{"في", []int{0, 2, 3}, true},
		{"standing:single قاآني", []int{0}, false},
		{"origins:>5", []int{}, false},
	} {
		got := s.found(t, c.query)
		if c.any {
			slices.Sort(got)
		}
		if c.query == "في" || c.query == "source:anonymous" {
			for _, w := range c.want {
				if !slices.Contains(got, w) {
					t.Errorf("%s finds %v, not %d", c.query, got, w)
				}
			}
			continue
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s finds %v, want %v", c.query, got, c.want)
		}
	}
}

// TestMatchesStandOnWordsOfTheQuery: every match of every sentence is a word that the query asks for, and spans are code points of the text.
func TestMatchesStandOnWordsOfTheQuery(t *testing.T) {
	s := newShelf(t)
	ctx := context.Background()
	var vocabulary []string
	for _, a := range articles {
		vocabulary = append(vocabulary, strings.Fields(a.Text)...)
	}
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom(vocabulary), 1, 4).Draw(t, "words")
		query := strings.Join(words, " ")
		q, err := s.index.Parse(query)
		if err != nil {
			t.Skip(err)
		}
		asked := map[string]bool{}
		r := &run{x: s.index}
		for _, c := range q.clauses {
			for _, a := range c.any {
				for i := range a.words {
					for _, o := range r.options(&a.words[i]) {
						asked[o.term] = true
					}
				}
			}
		}
		for _, es := range r.known(q) {
			for _, e := range es {
				asked[e] = true
			}
		}
		res, err := s.Find(ctx, query, 10)
		if err != nil {
			t.Fatal(err)
		}
		was := 0.0
		for i, h := range res.Hits {
			if i > 0 && h.Score > was {
				t.Fatal("a better hit comes later")
			}
			was = h.Score
			rec, err := s.store.Record(ctx, h.Article.Seq)
			if err != nil {
				t.Fatal(err)
			}
			runes := []rune(rec.Article.Text)
			o := text.NewOffsets(rec.Article.Text)
			read := s.index.lang.Read(rec.Article.Text)
			extra := s.index.extra(read, rec)
			terms := map[int][]string{} // by where a word ends
			starts := map[int][]int{}
			wordsOf(read, func(n int, tok *lang.Token) {
				end := o.Rune(tok.Span.End)
				terms[end] = append(append([]string{}, s.index.forms(tok)...), extra[n]...)
				starts[end] = append(starts[end], o.Rune(tok.Span.Start))
			})
			for _, sent := range h.Sentences {
				if string(runes[sent.Span.Start:sent.Span.End]) != sent.Text {
					t.Fatalf("%q is not what stands at %v", sent.Text, sent.Span)
				}
				for _, m := range sent.Matches {
					if m.Start < sent.Span.Start || m.End > sent.Span.End || m.Start >= m.End {
						t.Fatalf("match %v outside %v", m, sent.Span)
					}
					ok := false
					for end, ts := range terms {
						if m.End <= end && m.Start >= starts[end][0] {
							ok = ok || slices.ContainsFunc(ts, func(t string) bool { return asked[t] })
						}
					}
					if !ok {
						t.Fatalf("%s: %q is no word of the query", query, string(runes[m.Start:m.End]))
					}
				}
			}
		}
	})
}

func wordsOf(t *lang.Text, each func(int, *lang.Token)) { words(t, each) }

func TestStatementsAndHappenings(t *testing.T) {
	s := newShelf(t)
	ctx := context.Background()
	r, err := s.Statements(ctx, "says:قاآني", 10)
	if err != nil || r.Total != 1 || len(r.Statements) != 1 || !strings.Contains(r.Statements[0].Sentence.Text, "آمنة") {
		t.Errorf("%+v, %v", r, err)
	}
	if r, err = s.Statements(ctx, "says:Qaani العراق", 10); err != nil || r.Total != 1 || len(r.Statements[0].Sentence.Matches) == 0 {
		t.Errorf("%+v, %v", r, err)
	}
	if r, err = s.Statements(ctx, "says:قاآني القمح", 10); err != nil || r.Total != 0 {
		t.Errorf("%+v, %v", r, err)
	}
	if r, err = s.Statements(ctx, "source:anonymous", 10); err != nil || len(r.Statements) == 0 || r.Statements[0].Class == news.NamedSource {
		t.Errorf("%+v, %v", r, err)
	}
	for query, want := range map[string]bool{
		"mode:meet place:بغداد":                               true,
		"mode:meet entity:قاآني":                              true,
		"mode:meet entity:Qaani from:2031-03":                 true,
		"mode:meet entity:قاآني to:2031-01":                   false,
		"mode:arrest entity:قاآني":                            false,
		"mode:meet entity:قاآني origins:>3":                   false,
		"mode:meet entity:قاآني standing:single OR origins:9": true,
	} {
		r, err := s.Happenings(ctx, s.m, query, 10)
		if err != nil || len(r.Happenings) > 0 != want {
			t.Errorf("%s: %v, %v", query, r, err)
			continue
		}
		for _, h := range r.Happenings {
			if len(h.Reports) == 0 || h.Reports[0].Sentence.Text == "" || len(h.Actors) == 0 {
				t.Errorf("%s: %+v", query, h)
			}
		}
	}
}

// TestHappeningsOfTwoStoriesAreTwo: their ids are unique within a story only.
func TestHappeningsOfTwoStoriesAreTwo(t *testing.T) {
	s := newShelf(t)
	ctx := context.Background()
	more := news.Input{URL: "https://wadi.example/health", Outlet: "الساحل", Published: "2031-04-20", Title: "وزير الصحة يلتقي السفير الياباني في عمان", Text: "التقى وزير الصحة كريم العلي أمس السبت السفير الياباني كينجي أوتا في عمان. وزار العلي مستشفى الزهراء في مدينة إربد."}
	if _, err := s.m.Add(ctx, func(yield func(news.Input, error) bool) { yield(more, nil) }, func(newsroom.Outcome) {}); err != nil {
		t.Fatal(err)
	}
	r, err := s.Happenings(ctx, s.m, "mode:meet", 10)
	if err != nil || len(r.Happenings) < 2 || r.Total != len(r.Happenings) {
		t.Fatalf("%+v, %v", r, err)
	}
	r.Tell(func(entities []news.DeskEntity, h *news.Happening) (native, english string) {
		if h.When != news.Unknown {
			t.Errorf("the line of %s is told with its days", h.ID)
		}
		for _, e := range entities {
			if len(h.Actors) > 0 && e.ID == h.Actors[0] {
				return e.Name, "met"
			}
		}
		return "?", "met"
	})
	of := map[string]string{}
	for _, h := range r.Happenings {
		of[h.Told.ID] = h.Native
		for _, x := range h.Reports {
			if !slices.Contains(h.Articles, x.Hit.Article.ID) {
				t.Errorf("%s is told by an article of another story", h.Native)
			}
			if len(x.Sentence.Matches) == 0 {
				t.Errorf("%s: nothing says where in %q", h.Native, x.Sentence.Text)
			}
		}
	}
	if named := slices.Sorted(maps.Values(of)); len(of) < 2 || !slices.ContainsFunc(named, func(n string) bool { return strings.Contains(n, "العلي") }) {
		t.Errorf("happenings of stories %v", of)
	}
	raw, err := json.Marshal(NewRecord(r))
	if err != nil || !strings.Contains(string(raw), `"line":{"native":"`) {
		t.Errorf("%s %v", raw, err)
	}
	// words are held against what tells the happening, not against the whole article
	for query, want := range map[string]string{"العلي مستشفى": "visit", "العلي السفير": "meet"} {
		r, err := s.Happenings(ctx, s.m, query, 10)
		if err != nil || len(r.Happenings) == 0 {
			t.Fatalf("%s: %+v, %v", query, r, err)
		}
		if h := r.Happenings[0]; h.Told.Happenings[h.N].Mode != want {
			t.Errorf("%s finds %+v first", query, h.Told.Happenings[h.N])
		}
	}
	// what a happening must not be is asked of it, not of its article
	r, err = s.Happenings(ctx, s.m, "entity:العلي -mode:visit", 10)
	if err != nil || len(r.Happenings) == 0 {
		t.Fatalf("%+v, %v", r, err)
	}
	for _, h := range r.Happenings {
		if h.Told.Happenings[h.N].Mode == "visit" {
			t.Errorf("a visit was found")
		}
	}
}

func TestTheRecordIsWholeJSON(t *testing.T) {
	s := newShelf(t)
	r, err := s.Find(context.Background(), "قآني", 10)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := json.Marshal(NewRecord(r))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"schema":"isnad.search.v1"`, `"published":null`, `"outlet":null`, `"matches":[[`, `"story":"`, `"total":2`} {
		if !strings.Contains(string(raw), want) {
			t.Errorf("%s lacks %s", raw, want)
		}
	}
	if raw, _ := json.Marshal(NewRecord(&Result{})); !strings.Contains(string(raw), `"hits":[]`) {
		t.Errorf("%s", raw)
	}
}

package newsroom

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"math/rand"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/isnad-desk/isnad/archive"
	"github.com/isnad-desk/isnad/archive/scratch"
	"github.com/isnad-desk/isnad/archive/sqlite"
	"github.com/isnad-desk/isnad/desk/hold"
	"github.com/isnad-desk/isnad/intake"
	"github.com/isnad-desk/isnad/news"
)

// told is what the invented outlets of these tests tell: two stories, one of them told by three outlets.
var told = []news.Input{
	{URL: "https://wadi.example/1", Outlet: "وادي نيوز", Title: "افتتاح سد الزرقاء", Published: "2031-03-09", Text: "افتتح وزير المياه سليم الراوي أمس السبت سد الزرقاء. وقال الراوي إن السد كلف ثلاثين مليون دينار."},
	{URL: "https://noor.example/1", Outlet: "صحيفة النور", Title: "الراوي يفتتح سد الزرقاء", Published: "2031-03-09", Text: "افتتح وزير المياه سليم الراوي السبت سد الزرقاء في محافظة الوادي. وقال الوزير إن السد كلف أربعين مليون دينار."},
	{URL: "https://sahel.example/1", Outlet: "الساحل", Title: "سد جديد في الوادي", Published: "2031-03-10", Text: "قالت صحيفة النور إن وزير المياه سليم الراوي افتتح سد الزرقاء يوم السبت."},
	{URL: "https://wadi.example/2", Outlet: "وادي نيوز", Title: "حريق في سوق الخضار", Published: "2031-03-11", Text: "قتل ثلاثة أشخاص وأصيب سبعة في حريق اندلع فجر الثلاثاء في سوق الخضار بمدينة الزهراء، وفق ما أعلن الدفاع المدني."},
	{URL: "https://noor.example/2", Outlet: "صحيفة النور", Title: "ضحايا في حريق سوق الزهراء", Published: "2031-03-11", Text: "أعلن الدفاع المدني مقتل ثلاثة أشخاص في حريق شب فجر الثلاثاء في سوق الخضار بمدينة الزهراء."},
}

// monitor opens an archive in dir.
func monitor(t *testing.T, dir string) *Monitor {
	t.Helper()
	l, err := arabic()
	if err != nil {
		t.Fatal(err)
	}
	n, err := New(l)
	if err != nil {
		t.Fatal(err)
	}
	s, err := sqlite.Open(context.Background(), dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return n.Monitor(Options{Store: s, Now: func() time.Time { return time.Unix(1930000000, 0) }, Reader: "test", Jobs: 2, Scratch: func() (hold.Shelf, error) { return scratch.Open(dir) }})
}

func of(inputs []news.Input) iter.Seq2[news.Input, error] {
	return func(yield func(news.Input, error) bool) {
		for _, in := range inputs {
			in.Location = in.URL
			if !yield(in, nil) {
				return
			}
		}
	}
}

func quiet(Outcome) {}

func add(t *testing.T, m *Monitor, inputs ...news.Input) Tally {
	t.Helper()
	got, err := m.Add(context.Background(), of(inputs), quiet)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// batch is the desk that is made of inputs at once.
func batch(t *testing.T, m *Monitor, inputs []news.Input) *news.Desk {
	t.Helper()
	var records []*news.Record
	if err := m.Analyze(context.Background(), of(inputs), 1, func(r Result) error {
		records = append(records, r.Record)
		return r.Err
	}); err != nil {
		t.Fatal(err)
	}
	return m.Newsroom.Desk(records)
}

func kept(t *testing.T, m *Monitor) *news.Desk {
	t.Helper()
	if _, err := m.Desk(context.Background()); err != nil {
		t.Fatal(err)
	}
	b, err := m.board(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	d := b.state.Desk()
	if found, err := m.Store.Check(context.Background()); err != nil || len(found) > 0 {
		t.Fatalf("the archive is not sound: %v %v", found, err)
	}
	return d
}

func TestAddedInAnyOrderAndSplitIsTheDeskMadeAtOnce(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	var want *news.Desk
	for range 4 {
		inputs := slices.Clone(told)
		rng.Shuffle(len(inputs), func(i, j int) { inputs[i], inputs[j] = inputs[j], inputs[i] })
		dir := t.TempDir()
		m := monitor(t, dir)
		if want == nil {
			want = batch(t, m, told)
		}
		for len(inputs) > 0 {
			n := 1 + rng.Intn(len(inputs))
			if got := add(t, m, inputs[:n]...); got.Read != n || got.Taken != n {
				t.Errorf("%+v of %d", got, n)
			}
			inputs = inputs[n:]
			if rng.Intn(2) == 0 { // another process
				m.Store.Close()
				m = monitor(t, dir)
			}
		}
		if got := kept(t, m); !reflect.DeepEqual(got, want) {
			t.Fatalf("the desk that is kept\n%+v\nis not the one made at once\n%+v", got, want)
		}
		if got := add(t, m, told...); got != (Tally{Taken: len(told), Known: len(told)}) {
			t.Errorf("added again: %+v", got)
		}
	}
}

func TestStoriesAndEntitiesAreFoundById(t *testing.T) {
	m := monitor(t, t.TempDir())
	add(t, m, told[:2]...)
	add(t, m, told[2:]...)
	d, err := m.Desk(context.Background())
	if err != nil || len(d.Stories) < 2 {
		t.Fatalf("%+v %v", d, err)
	}
	for _, s := range d.Stories {
		if got, err := m.Story(context.Background(), s.ID); err != nil || !reflect.DeepEqual(got.Story, s) {
			t.Errorf("%+v %v, want %+v", got, err, s)
		}
	}
	for _, e := range d.Entities {
		got, err := m.Entity(context.Background(), e.ID)
		if err != nil || len(got.Members) != len(e.Members) || got.Name != e.Name {
			t.Errorf("%+v %v, want %+v", got, err, e)
		}
	}
	if _, err := m.Story(context.Background(), "S999"); !errors.Is(err, archive.ErrNotFound) {
		t.Errorf("%v", err)
	}
}

func TestAChangedPageIsAVersion(t *testing.T) {
	m := monitor(t, t.TempDir())
	add(t, m, told...)
	changed := slices.Clone(told)
	changed[3].Text = strings.Replace(changed[3].Text, "ثلاثة", "خمسة", 1)
	if got := add(t, m, changed...); got != (Tally{Taken: 5, Known: 4, Read: 1, Changed: 1}) {
		t.Errorf("%+v", got)
	}
	if got, want := kept(t, m), batch(t, m, changed); !reflect.DeepEqual(got, want) {
		t.Errorf("the desk holds another version:\n%+v, want\n%+v", got, want)
	}
	vs, err := m.Store.Versions(context.Background(), changed[3].URL)
	if err != nil || len(vs) != 2 {
		t.Errorf("%+v %v", vs, err)
	}
}

func TestWhatCannotBeReadIsListedAndRetried(t *testing.T) {
	ctx := context.Background()
	m := monitor(t, t.TempDir())
	torn := &intake.Error{Location: "torn.zip", Reason: "is no archive", Do: "pack it again"}
	inputs := func(yield func(news.Input, error) bool) {
		_ = yield(news.Input{}, torn) && yield(news.Input{Location: "english.txt", Text: "The minister opened the dam yesterday in the valley."}, nil) &&
			yield(news.Input{Location: "good.txt", Text: told[0].Text}, nil)
	}
	var said []string
	got, err := m.Add(ctx, inputs, func(o Outcome) {
		if o.Err != nil {
			said = append(said, o.Err.Error())
		}
	})
	if err != nil || got != (Tally{Taken: 3, Read: 1, Failed: 2}) || len(said) != 2 {
		t.Errorf("%+v %v %q", got, err, said)
	}
	fs, err := m.Store.Failures(ctx)
	if err != nil || len(fs) != 2 {
		t.Fatalf("%+v %v", fs, err)
	}
	for _, f := range fs {
		if f.Reason == "" || f.Do == "" {
			t.Errorf("%+v says not why or what to do", f)
		}
	}
	again, queued, err := m.Store.Retry(ctx)
	if err != nil || len(again) != 1 || queued != 1 {
		t.Fatalf("%+v %d %v", again, queued, err)
	}
	if got, err := m.Work(ctx, quiet); err != nil || got != (Tally{Failed: 1}) {
		t.Errorf("%+v %v", got, err)
	}
	if fs, err = m.Store.Failures(ctx); err != nil || len(fs) != 2 || max(fs[0].Attempts, fs[1].Attempts) != 2 {
		t.Errorf("%+v %v", fs, err)
	}
}

// failing is a store that fails at the nth call that writes.
type failing struct {
	archive.Store
	left int
}

var errPulled = errors.New("the plug was pulled")

func (f *failing) count() error {
	if f.left--; f.left < 0 {
		return errPulled
	}
	return nil
}

func (f *failing) Enqueue(ctx context.Context, items []archive.Item) ([]archive.Entry, error) {
	if err := f.count(); err != nil {
		return nil, err
	}
	return f.Store.Enqueue(ctx, items)
}

func (f *failing) Save(ctx context.Context, b *archive.Batch) error {
	if err := f.count(); err != nil {
		return err
	}
	return f.Store.Save(ctx, b)
}

// TestAFailureAtAnyStepLosesNothing: whatever write fails, the next run ends in the same desk.
func TestAFailureAtAnyStepLosesNothing(t *testing.T) {
	defer func(n, e, o int) { settleBatch, early, often = n, e, o }(settleBatch, early, often)
	settleBatch, early, often = 1, 1, 0
	var want *news.Desk
	for n := 0; ; n++ {
		m := monitor(t, t.TempDir())
		if want == nil {
			want = batch(t, m, told)
		}
		sound := m.Store
		m.Store = &failing{sound, n}
		_, err := m.Add(context.Background(), of(told), quiet)
		m.Store = sound
		if err != nil && !errors.Is(err, errPulled) {
			t.Fatalf("write %d: %v", n, err)
		}
		if _, err := m.Add(context.Background(), of(told), quiet); err != nil {
			t.Fatal(err)
		}
		if got := kept(t, m); !reflect.DeepEqual(got, want) {
			t.Fatalf("after a failure at write %d another desk", n)
		}
		if err == nil {
			if n < 3 {
				t.Errorf("only %d writes", n)
			}
			return
		}
	}
}

// TestALongImportIsReadWhileItGoesOn: stories are worked out before the last article has come, and the desk in the end is the one made at once.
func TestALongImportIsReadWhileItGoesOn(t *testing.T) {
	defer func(e, o int) { early, often = e, o }(early, often)
	early, often = intakeBatch/2, 7
	m := monitor(t, t.TempDir())
	var inputs []news.Input
	for i := range intakeBatch {
		in := told[i%len(told)]
		in.URL = fmt.Sprintf("%s-%d", in.URL, i)
		in.Text = fmt.Sprintf("%s وهذا الخبر رقم %d.", in.Text, i)
		inputs = append(inputs, in)
	}
	ctx := context.Background()
	shown := func() int {
		n := 0
		if err := m.Store.Sums(ctx, storyParts, func(string, []byte) error { n++; return nil }); err != nil {
			t.Error(err)
		}
		return n
	}
	whole := append(slices.Clone(inputs), told...)
	_, err := m.Add(ctx, func(yield func(news.Input, error) bool) {
		i := -1
		for in, err := range of(whole) {
			i++
			for wait := 0; i == len(inputs) && shown() == 0; wait++ {
				if wait > 600 {
					t.Error("no story before the last article came")
					return
				}
				time.Sleep(50 * time.Millisecond)
			}
			if !yield(in, err) {
				return
			}
		}
	}, quiet)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := kept(t, m), batch(t, m, whole); !reflect.DeepEqual(got, want) {
		t.Error("another desk than the one made at once")
	}
}

func TestRebuildMakesTheSameDesk(t *testing.T) {
	ctx := context.Background()
	m := monitor(t, t.TempDir())
	add(t, m, told...)
	if _, err := m.Judge(ctx, "ليلى", news.Judgement{Kind: news.JudgeSplit, A: news.Subject{Article: kept(t, m).Articles[0].ID}, B: news.Subject{Article: kept(t, m).Articles[1].ID}}, 0); err != nil {
		t.Fatal(err)
	}
	want := kept(t, m)
	// stopped half way: an interrupt after two articles
	ctx2, cancel := context.WithCancel(ctx)
	n := 0
	_, err := m.Rebuild(ctx2, func(Outcome) {
		if n++; n == 2 {
			cancel()
		}
	})
	if err != nil && !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	if _, err := m.Work(ctx, quiet); err != nil {
		t.Fatal(err)
	}
	if got := kept(t, m); !reflect.DeepEqual(got, want) {
		t.Errorf("rebuilt:\n%+v, want\n%+v", got, want)
	}
}

func TestAJudgementHoldsAndIsUndone(t *testing.T) {
	ctx := context.Background()
	m := monitor(t, t.TempDir())
	add(t, m, told...)
	before := kept(t, m)
	id := before.Articles[0].ID
	n, err := m.Judge(ctx, "ليلى", news.Judgement{Kind: news.JudgeDate, A: news.Subject{Article: id}, Value: "2031-03-07"}, 0)
	if err != nil {
		t.Fatal(err)
	}
	day := func(d *news.Desk) string {
		for _, a := range d.Articles {
			if a.ID == id {
				return a.Published.From.String()
			}
		}
		return "gone"
	}
	if got := day(kept(t, m)); got != "2031-03-07" {
		t.Errorf("judged, but the day is %s", got)
	}
	if _, err := m.Judge(ctx, "ليلى", news.Judgement{}, n); err != nil {
		t.Fatal(err)
	}
	if got := kept(t, m); !reflect.DeepEqual(got, before) {
		t.Errorf("undone, but the desk is another:\n%+v\n%+v", got, before)
	}
}

// TestTwoProcessesAtOnce: the second hands its articles to the first and waits until they are read.
func TestTwoProcessesAtOnce(t *testing.T) {
	dir := t.TempDir()
	first, second := monitor(t, dir), monitor(t, dir)
	slow := func(yield func(news.Input, error) bool) {
		for i, in := range told[:3] {
			in.Location = in.URL
			if i > 0 {
				time.Sleep(100 * time.Millisecond)
			}
			if !yield(in, nil) {
				return
			}
		}
	}
	done := make(chan error, 1)
	go func() {
		_, err := first.Add(context.Background(), slow, quiet)
		done <- err
	}()
	time.Sleep(50 * time.Millisecond)
	if _, err := second.Add(context.Background(), of(told[3:]), quiet); err != nil {
		t.Fatal(err)
	}
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	if got, want := kept(t, first), batch(t, first, told); !reflect.DeepEqual(got, want) {
		t.Errorf("two at once made another desk: %d articles", len(got.Articles))
	}
}

// TestManyFlowThrough: more articles than may wait at once.
func TestManyFlowThrough(t *testing.T) {
	m := monitor(t, t.TempDir())
	m.read = echo
	const n = 3*ahead/2 + 7
	many := func(yield func(news.Input, error) bool) {
		for i := range n {
			if !yield(news.Input{Location: fmt.Sprint("https://x.example/", i), URL: fmt.Sprint("https://x.example/", i), Text: sentence}, nil) {
				return
			}
		}
	}
	m.read = func(in news.Input) *news.Record {
		r := echo(in)
		r.Article.ID = in.URL
		return r
	}
	got, err := m.Add(context.Background(), many, quiet)
	if err != nil || got.Read != n {
		t.Errorf("%+v %v", got, err)
	}
}

// loads counts how often the desk is loaded.
type loads struct {
	archive.Store
	n int
}

func (l *loads) Parts(ctx context.Context, prefix string, each func(string, []byte) error) error {
	if prefix == deskParts {
		l.n++
	}
	return l.Store.Parts(ctx, prefix, each)
}

// TestADeskIsLoadedOnce: a program that goes on holds the desk, unless another process changed it in between.
func TestADeskIsLoadedOnce(t *testing.T) {
	dir := t.TempDir()
	m, other := monitor(t, dir), monitor(t, dir)
	count := &loads{Store: m.Store}
	m.Store = count
	add(t, m, told[0])
	add(t, m, told[1])
	if count.n != 1 {
		t.Errorf("loaded %d times", count.n)
	}
	add(t, other, told[2])
	add(t, m, told[3])
	if count.n != 2 {
		t.Errorf("loaded %d times, with a change by another process", count.n)
	}
	if _, err := other.Rebuild(context.Background(), quiet); err != nil {
		t.Fatal(err)
	}
	add(t, m, told[4])
	if count.n != 3 {
		t.Errorf("loaded %d times, with all made again by another process", count.n)
	}
	if got, want := kept(t, m), batch(t, m, told); !reflect.DeepEqual(got, want) {
		t.Errorf("another desk:\n%+v, want\n%+v", got, want)
	}
}

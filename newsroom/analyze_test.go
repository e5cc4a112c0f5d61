package newsroom

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/isnad-desk/isnad/lang/ar"
	"github.com/isnad-desk/isnad/news"
)

const sentence = "وصل الوفد إلى المدينة صباح أمس وغادرها مساء."

var arabic = sync.OnceValues(ar.New)

// stub is a newsroom whose reader does what the test says.
func stub(t *testing.T, read func(news.Input) *news.Record) *Newsroom {
	t.Helper()
	l, err := arabic()
	if err != nil {
		t.Fatal(err)
	}
	return &Newsroom{lang: l, read: read}
}

func echo(in news.Input) *news.Record {
	return &news.Record{Article: news.Article{Location: in.Location, Text: in.Text}}
}

// numbered gives n articles, each named by its number.
func numbered(n int) iter.Seq2[news.Input, error] {
	return func(yield func(news.Input, error) bool) {
		for i := range n {
			if !yield(news.Input{Location: fmt.Sprint(i), Text: sentence}, nil) {
				return
			}
		}
	}
}

func TestOrderIsKept(t *testing.T) {
	const n = 100
	// the first article waits until later ones are read: it is emitted first all the same
	var gate sync.WaitGroup
	gate.Add(3)
	room := stub(t, func(in news.Input) *news.Record {
		switch in.Location {
		case "0":
			gate.Wait()
		case "1", "2", "3":
			gate.Done()
		}
		return echo(in)
	})
	var got []string
	err := room.Analyze(context.Background(), numbered(n), 4, func(r Result) error {
		got = append(got, r.Record.Article.Location)
		return nil
	})
	var want []string
	for i := range n {
		want = append(want, fmt.Sprint(i))
	}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%v, in the order %v", err, got)
	}
}

func TestWhatCannotBeReadIsEmittedInItsPlace(t *testing.T) {
	broken := errors.New("broken")
	inputs := func(yield func(news.Input, error) bool) {
		_ = yield(news.Input{Location: "first", Text: sentence}, nil) && yield(news.Input{}, broken) &&
			yield(news.Input{Location: "english", Text: "The delegation arrived in the city yesterday and left it in the evening."}, nil) &&
			yield(news.Input{Location: "empty", Text: " ... "}, nil) && yield(news.Input{Location: "last", Text: sentence}, nil)
	}
	var got []Result
	if err := stub(t, echo).Analyze(context.Background(), inputs, 3, func(r Result) error {
		got = append(got, r)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if len(got) != 5 {
		t.Fatalf("%d results of 5 inputs", len(got))
	}
	for i, r := range got {
		if (r.Record == nil) == (r.Err == nil) {
			t.Errorf("result %d has both a record and an error, or neither", i)
		}
	}
	if !errors.Is(got[1].Err, broken) {
		t.Errorf("the intake's error became %v", got[1].Err)
	}
	for i, want := range map[int]string{2: "english: is not Arabic (looks like English)", 3: "empty: holds no words"} {
		if got[i].Err == nil || !strings.HasPrefix(got[i].Err.Error(), want) {
			t.Errorf("result %d is %v, want %q", i, got[i].Err, want)
		}
	}
	if got[0].Record == nil || got[4].Record == nil || got[4].Record.Article.Location != "last" {
		t.Error("an article among bad inputs was not read")
	}
}

func TestCancelStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var taken atomic.Int64
	endless := func(yield func(news.Input, error) bool) {
		for yield(news.Input{Location: fmt.Sprint(taken.Add(1)), Text: sentence}, nil) {
		}
	}
	emitted := 0
	err := stub(t, echo).Analyze(ctx, endless, 2, func(Result) error {
		if emitted++; emitted == 10 {
			cancel()
		}
		return nil
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if n := int64(emitted); n < 10 || n > 10+64 {
		t.Errorf("%d articles emitted after an interrupt at the tenth", n)
	}
}

func TestAnInputThatNeverComesHoldsNobodyUp(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	release := make(chan struct{})
	defer close(release)
	silent := func(yield func(news.Input, error) bool) {
		if yield(news.Input{Location: "first", Text: sentence}, nil) {
			<-release // a terminal at which nobody types
		}
	}
	err := stub(t, echo).Analyze(ctx, silent, 1, func(Result) error {
		cancel()
		return nil
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func TestAnErrorOfEmitEndsTheWork(t *testing.T) {
	full := errors.New("disk full")
	calls := 0
	err := stub(t, echo).Analyze(context.Background(), numbered(10000), 4, func(Result) error {
		if calls++; calls == 5 {
			return full
		}
		return nil
	})
	if !errors.Is(err, full) || calls != 5 {
		t.Errorf("%v after %d calls, want the error of the fifth call and no sixth", err, calls)
	}
}

func TestOneTextHoldsNoOtherUp(t *testing.T) {
	long := strings.Repeat(sentence+"\n", 2*MaxText/len(sentence))
	in := func(yield func(news.Input, error) bool) {
		yield(news.Input{Location: "long", Text: long, Published: "soon", Notes: []string{"bytes were replaced"}}, nil)
	}
	err := stub(t, echo).Analyze(context.Background(), in, 1, func(r Result) error {
		if r.Err != nil {
			return r.Err
		}
		if text := r.Record.Article.Text; len(text) > MaxText || !strings.HasSuffix(text, sentence) {
			t.Errorf("%d bytes were read, up to %q", len(text), text[len(text)-20:])
		}
		if len(r.Notices) != 3 {
			t.Fatalf("notices %q", r.Notices)
		}
		for _, n := range r.Notices {
			if !strings.HasPrefix(n, "long: ") || strings.Contains(n, "\n") {
				t.Errorf("notice %q does not name its input in one line", n)
			}
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

func TestCutText(t *testing.T) {
	for _, c := range []struct {
		text  string
		limit int
		want  string
	}{
		{"abc", 3, "abc"}, {"ab cd ef", 7, "ab cd"}, {"abc d\ncd e", 8, "abc d"}, {"abcdef", 4, "abcd"}, {"قلم", 3, "ق"},
	} {
		if got := c.text[:cutText(c.text, c.limit)]; got != c.want {
			t.Errorf("%q cut at %d: %q, want %q", c.text, c.limit, got, c.want)
		}
	}
}

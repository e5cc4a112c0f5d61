package newsroom

import (
	"context"
	"fmt"
	"iter"
	"strings"

	"github.com/isnad-desk/isnad/archive"
	"github.com/isnad-desk/isnad/desk"
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/read"
)

// Newsroom runs the use cases for one language.
type Newsroom struct {
	lang *lang.Language
	read func(news.Input) *news.Record
}

// New prepares a newsroom. A language pack that does not supply everything is an error that names the gaps.
func New(l *lang.Language) (*Newsroom, error) {
	if gaps := l.Gaps(); len(gaps) > 0 {
		return nil, fmt.Errorf("language %q cannot be read yet: its pack lacks %s; see lang.Language", l.Code, strings.Join(gaps, ", "))
	}
	r, err := read.New(l)
	if err != nil {
		return nil, err
	}
	return &Newsroom{lang: l, read: r.Read}, nil
}

// Language returns the language the newsroom reads.
func (n *Newsroom) Language() *lang.Language { return n.lang }

// Result is one input read, or the error that names why it was not.
type Result struct {
	Record *news.Record
	Err    error
	// Notices say what is to be known of an input that was read, such as a text that was cut; each is one line that names the input.
	Notices []string
	index   archive.Document
}

// Analyze reads inputs with up to jobs readers at once and calls emit for each in the order of the inputs, one call at a time.
// It holds at most a few articles for each reader. When ctx ends it stops taking inputs in, emits what is read and returns ctx.Err().
// An error of emit ends the work and is returned.
func (n *Newsroom) Analyze(ctx context.Context, inputs iter.Seq2[news.Input, error], jobs int, emit func(Result) error) error {
	return n.analyze(ctx, inputs, jobs, func(*Result) {}, emit)
}

// analyze is Analyze with something that each reader does after reading.
func (n *Newsroom) analyze(ctx context.Context, inputs iter.Seq2[news.Input, error], jobs int, after func(*Result), emit func(Result) error) error {
	type job struct {
		in   news.Input
		err  error
		done chan Result
	}
	jobs = max(jobs, 1)
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	queue := make(chan *job)
	order := make(chan *job, 4*jobs)
	for range jobs {
		go func() {
			for j := range queue {
				if j.err != nil {
					j.done <- Result{Err: j.err}
					continue
				}
				r := n.readOne(j.in)
				after(&r)
				j.done <- r
			}
		}()
	}
	go func() { // not waited for: an input such as a terminal may never come
		defer close(order)
		defer close(queue)
		for in, err := range inputs {
			j := &job{in, err, make(chan Result, 1)}
			select {
			case <-ctx.Done():
				return
			case order <- j:
			}
			queue <- j // a worker is always freed: done is buffered
		}
	}()
	var failed error
	take := func(j *job) {
		r := <-j.done
		if failed == nil {
			if failed = emit(r); failed != nil {
				cancel()
			}
		}
	}
	for open := true; open && failed == nil; {
		var j *job
		select {
		case j, open = <-order:
			if open {
				take(j)
			}
		case <-ctx.Done():
			open = false
		}
	}
	for more := true; more && failed == nil; { // what is under way when the work is interrupted is printed
		select {
		case j, open := <-order:
			if more = open; open {
				take(j)
			}
		default:
			more = false
		}
	}
	if failed != nil {
		return failed
	}
	return context.Cause(ctx)
}

// Desk makes a desk of records. A Table makes the same of records that come one by one.
func (n *Newsroom) Desk(records []*news.Record) *news.Desk { return desk.Build(n.lang, records) }

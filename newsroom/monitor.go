package newsroom

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/isnad-desk/isnad/archive"
	"github.com/isnad-desk/isnad/desk/hold"
	"github.com/isnad-desk/isnad/intake"
	"github.com/isnad-desk/isnad/news"
)

// Bounds of the way from intake to archive: how many inputs are written at once, and how many may wait ahead of the readers.
const (
	intakeBatch = 128
	intakeBytes = 8 << 20
	saveBatch   = 128
	ahead       = 2048
)

// Options is what a monitor is handed.
type Options struct {
	Store archive.Store
	// Now tells the time at which something is taken in, tried or judged.
	Now func() time.Time
	// Reader is the version of code, lexicons and model, kept with each record.
	Reader string
	// Index makes what can be searched of a record; nil leaves the index empty.
	Index func(*news.Record) archive.Document
	// Jobs is how many articles are read at once.
	Jobs int
	// Once says that the process ends when its work is done: nothing is kept in memory for the next article.
	Once bool
	// Scratch makes a place where one desk lays aside what it seldom asks for; nil holds all of it in memory.
	Scratch func() (hold.Shelf, error)
}

// Monitor is a newsroom that keeps what it takes in: inputs go into a journalled queue, are read and placed, and are saved with their place in one
// step. It may be stopped or killed at any point; what was taken in is read when it runs again.
type Monitor struct {
	*Newsroom
	Options
	mu   sync.Mutex
	left *board // that the last work left, or nil
}

// Shelf returns a monitor that can be asked but reads nothing: it needs no language.
func Shelf(store archive.Store) *Monitor { return &Monitor{Options: Options{Store: store}} }

// Monitor returns a newsroom that keeps what it takes in.
func (n *Newsroom) Monitor(o Options) *Monitor { return &Monitor{Newsroom: n, Options: o} }

// Outcome is what became of one input.
type Outcome struct {
	Location string
	Article  string // the record's id; empty where it could not be read
	Fresh    bool   // it was not in the archive before
	Changed  bool   // it is a new version of a page that was
	Err      error
	Notices  []string
}

// Tally counts outcomes.
type Tally struct {
	Taken   int // inputs that came
	Known   int // of these, in the archive already
	Read    int // articles read and placed
	Changed int // of these, new versions of known pages
	Failed  int
}

// SourceOf is the address under which versions of an article meet: its URL, or the whole path of its file.
func SourceOf(in *news.Input) string {
	if in.URL != "" {
		return in.URL
	}
	if in.Location == "" || in.Location == "-" || strings.HasPrefix(in.Location, "-:") || strings.Contains(in.Location, "://") {
		return in.Location
	}
	p, err := filepath.Abs(in.Location)
	if err != nil {
		return in.Location
	}
	return filepath.ToSlash(p)
}

// Add takes inputs in, reads and places them, and calls report for each, one call at a time. Inputs are safe once they are in the queue: when ctx
// ends or the process dies, the next run reads them. Where another process works the queue, inputs are only put into it, and Add waits until they
// are done.
func (m *Monitor) Add(ctx context.Context, inputs iter.Seq2[news.Input, error], report func(Outcome)) (Tally, error) {
	var t Tally
	unlock, err := m.Store.Lock(ctx)
	if errors.Is(err, archive.ErrBusy) {
		return m.hand(ctx, inputs, report)
	}
	if err != nil {
		return t, err
	}
	defer func() { _ = unlock() }()

	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	w := &work{m: m, room: make(chan struct{}, ahead), woken: make(chan struct{}, 1)}
	in := make(chan taken, 1)
	go func() {
		res := m.takeIn(ctx, inputs, w, report)
		w.close()
		in <- res
	}()
	read, err := w.run(ctx, func(o Outcome) { w.report(report, o) })
	if err != nil {
		cancel(err)
	}
	select {
	case res := <-in:
		t = res.Tally
		if err == nil {
			err = res.err
		}
	case <-ctx.Done(): // an input that never comes is not waited for
		if err == nil {
			err = context.Cause(ctx)
		}
	}
	t.Read, t.Changed, t.Failed = read.Read, read.Changed, t.Failed+read.Failed
	return t, err
}

// Work reads and places what waits in the queue. It returns archive.ErrBusy where another process does.
func (m *Monitor) Work(ctx context.Context, report func(Outcome)) (Tally, error) {
	unlock, err := m.Store.Lock(ctx)
	if err != nil {
		return Tally{}, err
	}
	defer func() { _ = unlock() }()
	w := &work{m: m}
	w.close()
	return w.run(ctx, report)
}

type taken struct {
	Tally
	err error
}

// takeIn puts inputs into the queue, in batches, and lets the workers know.
func (m *Monitor) takeIn(ctx context.Context, inputs iter.Seq2[news.Input, error], w *work, report func(Outcome)) (t taken) {
	var items []archive.Item
	var size int
	flush := func() error {
		if len(items) == 0 {
			return nil
		}
		entries, err := m.Store.Enqueue(ctx, items)
		if err != nil {
			return err
		}
		fresh := 0
		for i, e := range entries {
			if e.Fresh {
				fresh++
				continue
			}
			t.Known++
			w.report(report, Outcome{Location: items[i].Input.Location})
		}
		items, size = items[:0], 0
		return w.wake(ctx, fresh)
	}
	for in, err := range inputs {
		if ctx.Err() != nil {
			break
		}
		t.Taken++
		if err != nil {
			t.Failed++
			w.report(report, Outcome{Location: location(err), Err: err})
			if err := m.Store.Fail(ctx, []archive.Failure{m.failure(0, location(err), err)}); err != nil {
				t.err = err
				return t
			}
			continue
		}
		src := SourceOf(&in)
		if src == "" || src == "-" { // pasted texts are no versions of one another
			key := archive.KeyOf("", &in)
			src = "-:" + key.String()[:16]
			in.Location = src
		}
		items = append(items, archive.Item{Key: archive.KeyOf(src, &in), Source: src, Input: in, Taken: m.Now()})
		if size += len(in.Text) + len(in.Raw); len(items) >= intakeBatch || size >= intakeBytes {
			if t.err = flush(); t.err != nil {
				return t
			}
		}
	}
	if err := flush(); err != nil {
		t.err = err
	}
	if t.err == nil {
		t.err = context.Cause(ctx)
	}
	return t
}

func location(err error) string {
	var ie *intake.Error
	if errors.As(err, &ie) {
		return ie.Location
	}
	return "-"
}

// failure is an error as the list of failures keeps it.
func (m *Monitor) failure(seq int64, location string, err error) archive.Failure {
	f := archive.Failure{Location: location, Seq: seq, Reason: err.Error(), Do: "mend it and retry", At: m.Now()}
	var ie *intake.Error
	if errors.As(err, &ie) {
		f.Reason, f.Do = ie.Reason, ie.Do
	}
	return f
}

// hand puts inputs into the queue of another process and waits until it has read them.
func (m *Monitor) hand(ctx context.Context, inputs iter.Seq2[news.Input, error], report func(Outcome)) (Tally, error) {
	res := m.takeIn(ctx, inputs, &work{m: m}, report)
	if res.err != nil {
		return res.Tally, res.err
	}
	for wait := 50 * time.Millisecond; ; wait = min(2*wait, time.Second) {
		items, err := m.Store.Waiting(ctx, 0, 1)
		if err != nil || len(items) == 0 {
			return res.Tally, err
		}
		select {
		case <-ctx.Done():
			return res.Tally, context.Cause(ctx)
		case <-time.After(wait):
		}
		unlock, err := m.Store.Lock(ctx)
		if err != nil {
			if errors.Is(err, archive.ErrBusy) {
				continue
			}
			return res.Tally, err
		}
		// the other process ended before it was done
		w := &work{m: m}
		w.close()
		t, err := w.run(ctx, report)
		res.Read, res.Changed, res.Failed = t.Read, t.Changed, res.Failed+t.Failed
		return res.Tally, errors.Join(err, unlock())
	}
}

// Rebuild throws away everything derived and makes it again from the inputs and judgements. It may be stopped: the next run goes on.
func (m *Monitor) Rebuild(ctx context.Context, report func(Outcome)) (Tally, error) {
	unlock, err := m.Store.Lock(ctx)
	if err != nil {
		return Tally{}, err
	}
	defer func() { _ = unlock() }()
	feeds, err := m.Feeds(ctx) // parts, but not derived: killed here they are asked anew, no more
	if err != nil && !errors.Is(err, archive.ErrDamaged) {
		return Tally{}, err
	}
	if err := m.Store.Forget(ctx); err != nil {
		return Tally{}, fmt.Errorf("what is derived could not be thrown away: %w", err)
	}
	b := archive.Batch{Parts: map[string][]byte{}}
	for _, f := range feeds {
		if err := keep(b.Parts, feedParts+f.URL, f); err != nil {
			return Tally{}, err
		}
	}
	if err := m.Store.Save(ctx, &b); err != nil {
		return Tally{}, err
	}
	w := &work{m: m}
	w.close()
	return w.run(ctx, report)
}

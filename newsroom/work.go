package newsroom

import (
	"context"
	"errors"
	"sync"

	"github.com/isnad-desk/isnad/archive"
	"github.com/isnad-desk/isnad/intake"
	"github.com/isnad-desk/isnad/news"
)

// work carries items from the queue through the readers into the archive.
type work struct {
	m     *Monitor
	room  chan struct{} // one for each item that was taken in and not read yet; nil where the queue may grow
	woken chan struct{} // holds one when items came
	mu    sync.Mutex
	ended bool       // nothing more is taken in
	says  sync.Mutex // one report at a time
}

func (w *work) report(report func(Outcome), o Outcome) {
	w.says.Lock()
	defer w.says.Unlock()
	report(o)
}

// wake tells the readers that n items came; it waits while too many are ahead of them.
func (w *work) wake(ctx context.Context, n int) error {
	for range n {
		if w.room == nil {
			break
		}
		select {
		case w.room <- struct{}{}:
			continue
		default:
		}
		w.signal() // the queue is full: the readers must know before this waits
		select {
		case w.room <- struct{}{}:
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
	w.signal()
	return nil
}

func (w *work) signal() {
	select {
	case w.woken <- struct{}{}:
	default:
	}
}

// done makes room for one more item.
func (w *work) done() {
	select {
	case <-w.room:
	default:
	}
}

func (w *work) close() {
	w.mu.Lock()
	w.ended = true
	w.mu.Unlock()
	w.signal()
}

func (w *work) closed() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.ended
}

// run reads and saves until nothing waits and nothing more comes.
func (w *work) run(ctx context.Context, report func(Outcome)) (t Tally, err error) {
	whole := ctx
	var board *board // loaded when it is needed
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	type read struct {
		item archive.Item
		res  Result
	}
	results := make(chan read, saveBatch)
	var pending []archive.Item // handed to the readers, in order
	var mu sync.Mutex
	inputs := func(yield func(news.Input, error) bool) {
		for after := int64(0); ; {
			ended := w.closed() // asked before looking: what came earlier is seen
			items, err := w.m.Store.Waiting(ctx, after, saveBatch)
			if err != nil {
				cancel(err)
				return
			}
			for _, it := range items {
				after = it.Seq
				mu.Lock()
				pending = append(pending, it)
				mu.Unlock()
				var err error
				if it.Damaged != nil {
					err = &intake.Error{Location: it.Source, Reason: "what was taken in is damaged in the archive", Do: "add it again"}
				}
				if !yield(it.Input, err) {
					return
				}
			}
			if len(items) > 0 {
				continue
			}
			if ended {
				return
			}
			select {
			case <-w.woken:
			case <-ctx.Done():
				return
			}
		}
	}
	saved := make(chan error, 1)
	go func() {
		var err error
		for more := true; more; {
			var batch []read
			r, open := <-results
			if !open {
				break
			}
			batch = append(batch, r)
		fill:
			for len(batch) < saveBatch {
				select {
				case r, open := <-results:
					if !open {
						more = false
						break fill
					}
					batch = append(batch, r)
				default:
					break fill
				}
			}
			if err != nil {
				continue // what was read after a failure is dropped: it waits in the queue
			}
			if board == nil {
				board, err = w.m.held(ctx)
			}
			var b archive.Batch
			outcomes := make([]Outcome, len(batch))
			newest := map[string]int64{} // by source, of this batch
			for i := 0; i < len(batch) && err == nil; i++ {
				outcomes[i], err = w.m.place(ctx, &b, newest, batch[i].item, batch[i].res)
			}
			if err == nil {
				err = board.place(ctx, &b)
			}
			if err == nil {
				err = w.m.Store.Save(context.WithoutCancel(ctx), &b)
			}
			if err != nil {
				cancel(err)
				continue
			}
			if board.due() {
				if err = board.settle(ctx); err != nil {
					cancel(err)
				}
			}
			for _, o := range outcomes {
				w.done()
				switch {
				case o.Err != nil:
					t.Failed++
				case o.Changed:
					t.Changed++
					fallthrough
				default:
					t.Read++
				}
				report(o)
			}
		}
		saved <- err
	}()
	err = w.m.analyze(ctx, inputs, w.m.Jobs, w.m.index, func(r Result) error {
		mu.Lock()
		it := pending[0]
		pending = pending[1:]
		mu.Unlock()
		select {
		case results <- read{it, r}:
			return nil
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	})
	close(results)
	if e := <-saved; e != nil && !errors.Is(e, context.Canceled) {
		err = e
	}
	if err != nil { // the next run goes on
		return t, err
	}
	return t, w.m.settle(whole, board)
}

// index makes what can be searched of what was read.
func (m *Monitor) index(r *Result) {
	if m.Index != nil && r.Record != nil {
		r.index = m.Index(r.Record)
	}
}

// place adds what became of an item to a batch. newest holds the articles of the batch by source.
func (m *Monitor) place(ctx context.Context, b *archive.Batch, newest map[string]int64, it archive.Item, res Result) (Outcome, error) {
	o := Outcome{Location: it.Input.Location, Fresh: true, Err: res.Err, Notices: res.Notices}
	if res.Err != nil {
		b.Failed = append(b.Failed, m.failure(it.Seq, it.Input.Location, res.Err))
		return o, nil
	}
	o.Article = res.Record.Article.ID
	r := archive.Read{Seq: it.Seq, Record: res.Record, Input: &it.Input, Reader: m.Reader, Replaces: newest[it.Source]}
	if r.Replaces == 0 {
		old, err := m.Store.Current(ctx, it.Source)
		if err != nil && !errors.Is(err, archive.ErrNotFound) {
			return o, err
		}
		r.Replaces = old.Seq
	}
	newest[it.Source] = it.Seq
	o.Changed = r.Replaces != 0
	r.Index = res.index
	b.Read = append(b.Read, r)
	return o, nil
}

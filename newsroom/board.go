package newsroom

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"iter"
	"reflect"
	"slices"
	"sync"

	"github.com/isnad-desk/isnad/archive"
	"github.com/isnad-desk/isnad/desk"
	"github.com/isnad-desk/isnad/desk/hold"
	"github.com/isnad-desk/isnad/desk/pack"
	"github.com/isnad-desk/isnad/news"
)

// Keys of parts in the archive: the state of the desk, and what is shown of it by id.
const (
	deskParts   = "desk/"
	storyParts  = "story/"
	entityParts = "e/"         // by entity and story, both without the letters with which their ids begin
	inForce     = "judgements" // those that the stories were worked out with
	madeAgain   = "made-again" // there from when the desk was made again from records until its stories were worked out: stories may be kept that are no more
	unsettled   = "unsettled"  // there while something was placed or judged and its stories were not worked out
	turnPart    = "turn"       // another after every change of the desk: whether it is still the one that a process holds
)

// board is the desk that a monitor keeps, with what is needed to bring it up to date. One process has it at a time: the one that holds the lock.
type board struct {
	m      *Monitor
	state  *desk.State
	judged []news.Judgement
	turn   []byte                // what turnPart held when this was the desk that is kept
	shelf  hold.Shelf            // of this desk, or nil
	seen   map[string]hold.Bytes // what is counted of articles whose records passed by
	heads  map[string]bool       // entities that have a register; nil where that was not asked yet
	remade bool                  // from records, and none of it is saved
	fresh  int                   // articles that were placed since stories were worked out
	before int                   // those that were placed before that
}

// early is after how many articles of a long run stories are worked out for the first time, and often by how many times more the next time: a long import can be
// read while it goes on, and to work out again what the next outlet adds to costs little of the whole.
var early, often = 4096, 7

// due reports whether stories are to be worked out though more articles come.
func (b *board) due() bool { return b.fresh >= max(early, often*b.before) }

// maxSeen bounds of how many articles counts are held between two changes.
const maxSeen = 1 << 14

// held returns the board that the last work of this process left, where nobody changed the desk since, or loads it. Only who holds the lock may ask.
func (m *Monitor) held(ctx context.Context) (*board, error) {
	m.mu.Lock()
	b := m.left
	m.left = nil
	m.mu.Unlock()
	if b != nil {
		turn, err := m.Store.Part(ctx, turnPart)
		if err == nil && bytes.Equal(turn, b.turn) {
			return b, nil
		}
		if err != nil && !errors.Is(err, archive.ErrNotFound) {
			return nil, err
		}
	}
	return m.board(ctx)
}

// leave keeps a board for the next work. All of it must be saved.
func (m *Monitor) leave(b *board) {
	if b == nil || b.turn == nil {
		return
	}
	b.before = 0
	m.mu.Lock()
	m.left = b
	m.mu.Unlock()
}

// board loads the desk from the archive. Where its parts cannot be used it is made again from the records.
func (m *Monitor) board(ctx context.Context) (b *board, err error) {
	defer hold.Catch(&err)
	b = &board{m: m, seen: map[string]hold.Bytes{}}
	if m.Scratch != nil {
		if b.shelf, err = m.Scratch(); err != nil {
			return nil, err
		}
	}
	if b.turn, err = m.Store.Part(ctx, turnPart); err != nil && !errors.Is(err, archive.ErrNotFound) {
		return nil, err
	}
	body, err := m.Store.Part(ctx, inForce)
	if err == nil {
		_, err = archive.Decode(body, &b.judged)
	}
	if err != nil && !errors.Is(err, archive.ErrNotFound) {
		return nil, err
	}
	var failed error
	b.state, err = desk.LoadOn(m.lang, b.shelf, m.parts(ctx, deskParts, &failed))
	switch {
	case failed != nil && !errors.Is(failed, archive.ErrDamaged):
		return nil, failed
	case failed != nil || errors.Is(err, desk.ErrParts):
		b.state, b.remade = desk.NewOn(m.lang, b.shelf), true
		err = b.fill(ctx)
	}
	if err != nil {
		return nil, err
	}
	if m.Once {
		b.state.Spare()
	}
	return b, nil
}

// parts yields the parts under a prefix, their keys without it; an error ends it and is left in failed.
func (m *Monitor) parts(ctx context.Context, prefix string, failed *error) iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		stop := errors.New("enough")
		err := m.Store.Parts(ctx, prefix, func(key string, body []byte) error {
			plain, err := archive.Unpack(body)
			if err != nil {
				return err
			}
			if !yield(key[len(prefix):], plain) {
				return stop
			}
			return nil
		})
		if !errors.Is(err, stop) {
			*failed = err
		}
	}
}

// fill places every current article of the archive that is not on the desk.
func (b *board) fill(ctx context.Context) error {
	return b.m.Store.Articles(ctx, 0, func(a archive.Article) error {
		if a.Next != 0 || b.state.Has(a.ID) {
			return nil
		}
		return b.again(ctx, a.Seq)
	})
}

// again places an article anew. Its terms are not kept with its record; they are read again.
func (b *board) again(ctx context.Context, seq int64) error {
	r, err := b.m.Store.Record(ctx, seq)
	if err != nil {
		return err
	}
	it, err := b.m.Store.Input(ctx, seq)
	if err != nil {
		return err
	}
	if res := b.m.readOne(it.Input); res.Record != nil {
		r.Terms = res.Record.Terms
	}
	b.add(r)
	return nil
}

// renew saves a desk that was made again, in the place of all parts of the one before: one of these that was left would make the next desk unusable too.
func (b *board) renew(ctx context.Context) error {
	if !b.remade {
		return nil
	}
	batch := archive.Batch{Parts: map[string][]byte{unsettled: {}, madeAgain: {}}}
	if err := b.m.Store.Sums(ctx, deskParts, func(key string, _ []byte) error {
		batch.Parts[key] = nil
		return nil
	}); err != nil {
		return err
	}
	if err := b.save(&batch, b.state.Save()); err != nil {
		return err
	}
	if err := b.m.Store.Save(ctx, &batch); err != nil {
		return err
	}
	b.remade = false
	return nil
}

func (b *board) add(r *news.Record) {
	b.state.Add(desk.NewDigest(b.m.lang, news.Correct(r, b.judged)))
}

// standing returns the judgements that were not undone, in the order of judging.
func (m *Monitor) standing(ctx context.Context) ([]news.Judgement, error) {
	all, err := m.Store.Judgements(ctx)
	if err != nil {
		return nil, err
	}
	var out []news.Judgement
	for _, j := range all {
		if j.Undone == 0 && j.Undoes == 0 {
			out = append(out, j.Judgement)
		}
	}
	return out, nil
}

// place puts what was read on the desk, takes replaced versions off it, and adds the changed parts to the batch.
func (b *board) place(ctx context.Context, batch *archive.Batch) (err error) {
	defer hold.Catch(&err)
	if err := b.renew(ctx); err != nil {
		return err
	}
	for i := range batch.Read {
		r := &batch.Read[i]
		if r.Replaces != 0 {
			old, err := b.record(ctx, batch, r.Replaces)
			if err != nil {
				return err
			}
			if old.Article.ID != r.Record.Article.ID {
				b.state.Remove(old.Article.ID)
			}
		}
		b.add(r.Record)
		lean := *r.Record // a fifth of a record for what is wanted once
		lean.Terms = nil
		r.Record = &lean
	}
	b.fresh += len(batch.Read)
	if err := b.save(batch, b.state.Save()); err != nil {
		return err
	}
	if len(batch.Read) > 0 {
		batch.Parts[unsettled] = []byte{}
	}
	return nil
}

// record returns the record of an article, in the batch or in the archive.
func (b *board) record(ctx context.Context, batch *archive.Batch, seq int64) (*news.Record, error) {
	for i := range batch.Read {
		if batch.Read[i].Seq == seq {
			return batch.Read[i].Record, nil
		}
	}
	return b.m.Store.Record(ctx, seq)
}

// save adds parts of the desk to a batch.
func (b *board) save(batch *archive.Batch, parts map[string][]byte) error {
	if batch.Parts == nil {
		batch.Parts = map[string][]byte{}
	}
	b.turn = make([]byte, 16)
	if _, err := rand.Read(b.turn); err != nil {
		return err
	}
	batch.Parts[turnPart] = b.turn
	for key, body := range parts {
		if body == nil {
			batch.Parts[deskParts+key] = nil
			continue
		}
		packed, err := archive.Pack(body)
		if err != nil {
			return err
		}
		batch.Parts[deskParts+key] = packed
	}
	return nil
}

// settle brings the stories up to date where something was placed or judged since they were. The board is loaded where it is nil.
func (m *Monitor) settle(ctx context.Context, b *board) error {
	if _, err := m.Store.Part(ctx, unsettled); errors.Is(err, archive.ErrNotFound) {
		return nil
	} else if err != nil {
		return err
	}
	if b == nil {
		var err error
		if b, err = m.held(ctx); err != nil {
			return err
		}
	}
	if err := b.settle(ctx); err != nil {
		return err
	}
	m.leave(b)
	return nil
}

// settle works out the stories that what was placed has touched, and keeps what is shown of them.
func (b *board) settle(ctx context.Context) (err error) {
	defer hold.Catch(&err)
	if err := b.renew(ctx); err != nil {
		return err
	}
	judged, err := b.m.standing(ctx)
	if err != nil {
		return err
	}
	if !reflect.DeepEqual(judged, b.judged) {
		if err := b.judge(ctx, judged); err != nil {
			return err
		}
	}
	var mu sync.Mutex
	record := func(id string) (*news.Record, error) {
		r, err := b.m.Record(ctx, id)
		if err != nil {
			return nil, err
		}
		c := hold.Of(pack.Marshal(count(r))).On(b.shelf)
		mu.Lock()
		was := b.seen[id]
		b.seen[id] = c // records pass by here, once is enough
		mu.Unlock()
		was.Free(b.shelf)
		return news.Correct(r, b.judged), nil
	}
	changes, err := b.state.Settle(desk.RecordsFunc(record))
	if err != nil {
		return fmt.Errorf("the desk could not be brought up to date: %w", err)
	}
	counts := func(article string) (*counted, error) {
		if _, ok := b.seen[article]; !ok {
			if _, err := record(article); err != nil {
				return nil, err
			}
		}
		c := new(counted)
		return c, pack.Unmarshal(b.seen[article].Get(b.shelf), c)
	}
	switch _, err := b.m.Store.Part(ctx, madeAgain); {
	case errors.Is(err, archive.ErrNotFound):
	case err != nil:
		return err
	default:
		err := b.m.Store.Sums(ctx, storyParts, func(key string, _ []byte) error {
			id := key[len(storyParts):]
			if _, ok := b.state.Story(id); !ok && !slices.Contains(changes.Gone, id) {
				changes.Gone = append(changes.Gone, id)
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	for ids := range slices.Chunk(slices.Concat(changes.Gone, changes.Stories), settleBatch) { // killed in between, what is left is worked out again
		if err := b.keepStories(ctx, ids, counts); err != nil {
			return err
		}
	}
	batch := archive.Batch{Parts: map[string][]byte{unsettled: nil, madeAgain: nil}}
	if err := keep(batch.Parts, inForce, b.judged); err != nil {
		return err
	}
	if err := b.save(&batch, b.state.Save()); err != nil {
		return err
	}
	b.before, b.fresh = b.before+b.fresh, 0
	if b.trim(); b.m.Once {
		b.state.Rest()
	}
	return b.m.Store.Save(ctx, &batch)
}

// trim forgets what was counted of articles where these are many.
func (b *board) trim() {
	if len(b.seen) <= maxSeen {
		return
	}
	for _, x := range b.seen {
		x.Free(b.shelf)
	}
	b.seen = map[string]hold.Bytes{}
}

// settleBatch is how many stories are kept at once; tests take less.
var settleBatch = 128

// keepStories keeps some stories, or that they are no more: as the desk knows them, as they are shown, and what is counted of their articles.
func (b *board) keepStories(ctx context.Context, ids []string, counts func(article string) (*counted, error)) error {
	batch := archive.Batch{Parts: map[string][]byte{}}
	before := make([]desk.Told, len(ids))
	for i, id := range ids {
		var err error
		if before[i], err = b.strike(ctx, batch.Parts, id); err != nil {
			return err
		}
	}
	all, often := turns{}, map[string]bool{}
	for i, id := range ids {
		told, ok := b.state.Story(id)
		all.note(id, &before[i], &told)
		if ok {
			for _, e := range told.Often {
				often[e] = true
			}
			batch.Placed = append(batch.Placed, places(&told)...)
			if err := show(batch.Parts, &told); err != nil {
				return err
			}
			brief, err := briefs(&told, counts)
			if err == nil {
				err = keep(batch.Parts, briefParts+id, brief)
			}
			if err != nil {
				return err
			}
		}
	}
	if err := b.enlist(ctx, batch.Parts, all, often); err != nil {
		return err
	}
	if err := b.save(&batch, b.state.SaveStories(ids)); err != nil {
		return err
	}
	return b.m.Store.Save(ctx, &batch)
}

// strike removes what is kept of a story, and returns what it was.
func (b *board) strike(ctx context.Context, parts map[string][]byte, id string) (old desk.Told, err error) {
	body, err := b.m.Store.Part(ctx, storyParts+id)
	if errors.Is(err, archive.ErrNotFound) {
		return old, nil
	}
	if err == nil {
		_, err = archive.Decode(body, &old)
	}
	parts[storyParts+id], parts[briefParts+id] = nil, nil
	for _, list := range [][]news.DeskEntity{old.Entities, old.Wide} {
		for i := range list {
			parts[entityKey(list[i].ID, id)] = nil
		}
	}
	return old, err
}

// show keeps a story, and for each of its entities that it stands there.
func show(parts map[string][]byte, told *desk.Told) error {
	for _, list := range [][]news.DeskEntity{told.Entities, told.Wide} {
		for i := range list {
			parts[entityKey(list[i].ID, told.ID)] = []byte{}
		}
	}
	return keep(parts, storyParts+told.ID, told)
}

// places says of each article of a story what became of the happenings that it reports.
func places(t *desk.Told) []archive.Place {
	out := make([]archive.Place, len(t.Articles))
	at := make(map[string]int, len(t.Articles))
	for i, id := range t.Articles {
		out[i] = archive.Place{Article: id, Story: t.ID}
		at[id] = i
	}
	for _, h := range t.Happenings {
		for _, r := range h.Reports {
			if i, ok := at[r.Article]; ok {
				out[i].Standings |= archive.StandingOf(h.Standing)
				out[i].Origins = max(out[i].Origins, len(h.Origins))
			}
		}
	}
	return out
}

func keep(parts map[string][]byte, key string, v any) error {
	body, _, err := archive.Encode(v)
	parts[key] = body
	return err
}

// judge puts judgements in force. Articles of which one changes the day or the outlet are placed again.
func (b *board) judge(ctx context.Context, judged []news.Judgement) error {
	touched := map[string]bool{}
	for _, js := range [][]news.Judgement{b.judged, judged} {
		for _, j := range js {
			if j.Kind == news.JudgeDate || j.Kind == news.JudgeOutlet {
				touched[j.A.Article] = true
			}
		}
	}
	b.judged = judged
	for id := range touched {
		if !b.state.Has(id) {
			continue
		}
		a, err := b.m.Store.Article(ctx, id)
		if err != nil {
			return err
		}
		b.state.Remove(id)
		if err := b.again(ctx, a.Seq); err != nil {
			return err
		}
	}
	b.state.Judge(judged)
	return nil
}

package newsroom

import (
	"context"
	"errors"
	"fmt"

	"github.com/isnad-desk/isnad/archive"
	"github.com/isnad-desk/isnad/desk"
	"github.com/isnad-desk/isnad/news"
)

// Story returns a story with all that is made of it, or archive.ErrNotFound.
func (m *Monitor) Story(ctx context.Context, id string) (*desk.Told, error) {
	t := new(desk.Told)
	return t, m.kept(ctx, storyParts, "story", id, t)
}

// Entity returns an entity of the desk, or archive.ErrNotFound.
func (m *Monitor) Entity(ctx context.Context, id string) (*news.DeskEntity, error) {
	e := new(news.DeskEntity)
	err := m.kept(ctx, entityParts, "entity", id, e)
	if errors.Is(err, archive.ErrNotFound) { // one that stands in many stories is not kept by itself
		b, failed := m.board(ctx)
		if failed != nil {
			return nil, failed
		}
		if whole, ok := b.state.Entity(id); ok {
			return &whole, nil
		}
	}
	return e, err
}

func (m *Monitor) kept(ctx context.Context, prefix, what, id string, v any) error {
	body, err := m.Store.Part(ctx, prefix+id)
	if err != nil {
		return fmt.Errorf("%s %s: %w", what, id, err)
	}
	_, err = archive.Decode(body, v)
	return err
}

// Desk loads the desk that is kept: what isnad desk prints of the same articles. While another process places articles, it is as of the last time
// that stories were worked out.
func (m *Monitor) Desk(ctx context.Context) (*news.Desk, error) {
	unlock, err := m.Store.Lock(ctx)
	switch {
	case err == nil:
		err = errors.Join(m.settle(ctx, nil), unlock())
	case errors.Is(err, archive.ErrBusy):
		err = nil
	}
	if err != nil {
		return nil, err
	}
	b, err := m.board(ctx)
	if err != nil {
		return nil, err
	}
	return b.state.Desk(), nil
}

// Record returns the record of an article by its id.
func (m *Monitor) Record(ctx context.Context, id string) (*news.Record, error) {
	a, err := m.Store.Article(ctx, id)
	if err != nil {
		return nil, err
	}
	return m.Store.Record(ctx, a.Seq)
}

// Judge keeps a judgement, or takes one back where undoes is not 0, and brings the desk up to date. It returns the judgement's number.
func (m *Monitor) Judge(ctx context.Context, by string, j news.Judgement, undoes int64) (int64, error) {
	unlock, err := m.Store.Lock(ctx)
	if err != nil {
		return 0, err
	}
	defer func() { _ = unlock() }()
	if err := m.Store.Save(ctx, &archive.Batch{Parts: map[string][]byte{unsettled: {}}}); err != nil {
		return 0, err
	}
	n, err := m.Store.Judge(ctx, archive.Judgement{At: m.Now(), By: by, Judgement: j, Undoes: undoes})
	if err != nil {
		return 0, err
	}
	return n, m.settle(ctx, nil)
}

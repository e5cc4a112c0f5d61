package newsroom

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/isnad-desk/isnad/archive"
	"github.com/isnad-desk/isnad/desk"
	"github.com/isnad-desk/isnad/desk/hold"
	"github.com/isnad-desk/isnad/news"
)

// Story returns a story with all that is made of it, or archive.ErrNotFound.
func (m *Monitor) Story(ctx context.Context, id string) (*desk.Told, error) {
	t := new(desk.Told)
	return t, m.kept(ctx, storyParts, "story", id, t)
}

// StorySum returns a story with the sum under which Stories lists it; where it changes meanwhile it may be the sum of what came in its place.
func (m *Monitor) StorySum(ctx context.Context, id string) (t *desk.Told, sum uint64, err error) {
	if t, err = m.Story(ctx, id); err != nil {
		return nil, 0, err
	}
	err = m.Store.Sums(ctx, storyParts+id, func(key string, s []byte) error {
		if key == storyParts+id {
			sum = sumOf(s)
		}
		return nil
	})
	return t, sum, err
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
func (m *Monitor) Desk(ctx context.Context) (d *news.Desk, err error) {
	defer hold.Catch(&err)
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
	if b.remade { // as after a change of how it is made; whoever places the next article keeps it
		if _, err := b.state.Settle(desk.RecordsFunc(func(id string) (*news.Record, error) {
			r, err := m.Record(ctx, id)
			if err != nil {
				return nil, err
			}
			return news.Correct(r, b.judged), nil
		})); err != nil {
			return nil, err
		}
	}
	return b.lasting(), nil
}

// lasting returns the desk with the ids that stories and entities keep as the archive grows, in place of the numbers of one print.
func (b *board) lasting() *news.Desk {
	d := b.state.Desk()
	ids := map[string]string{"": ""}
	for i := range d.Stories {
		s := &d.Stories[i]
		if id, ok := b.state.StoryOf(s.Articles[0]); ok {
			ids[s.ID], s.ID = id, id
		}
	}
	of := map[string][]string{} // entities of an article
	for i := range d.Entities {
		e := &d.Entities[i]
		m := e.Members[0]
		if _, ok := of[m.Article]; !ok {
			of[m.Article], _ = b.state.EntitiesOf(m.Article)
		}
		if list := of[m.Article]; m.Entity < len(list) && list[m.Entity] != "" {
			ids[e.ID], e.ID = list[m.Entity], list[m.Entity]
		}
	}
	rename := func(s *string) {
		if id, ok := ids[*s]; ok {
			*s = id
		}
	}
	for i := range d.Happenings {
		h := &d.Happenings[i]
		rename(&h.Story)
		rename(&h.Place)
		h.Actors, h.Recipients = slices.Clone(h.Actors), slices.Clone(h.Recipients)
		for _, list := range [][]string{h.Actors, h.Recipients} {
			for k := range list {
				rename(&list[k])
			}
		}
	}
	for _, list := range [][]news.Conflict{d.Conflicts, d.Updates} {
		for i := range list {
			rename(&list[i].Story)
		}
	}
	return d
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

package newsroom

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"

	"github.com/isnad-desk/isnad/archive"
	"github.com/isnad-desk/isnad/desk"
	"github.com/isnad-desk/isnad/news"
)

// Stories calls each for every story that is kept, in order of id. Stories with the same sum are the same; open unpacks one, which may be
// archive.ErrNotFound where it went while this ran.
func (m *Monitor) Stories(ctx context.Context, each func(id string, sum uint64, open func() (*desk.Told, error)) error) error {
	type story struct {
		id  string
		sum uint64
	}
	var all []story
	err := m.Store.Sums(ctx, storyParts, func(key string, sum []byte) error {
		all = append(all, story{key[len(storyParts):], sumOf(sum)})
		return nil
	})
	if err != nil {
		return err
	}
	for _, s := range all { // only now: each may ask the store
		if err := each(s.id, s.sum, func() (*desk.Told, error) { return m.Story(ctx, s.id) }); err != nil {
			return err
		}
	}
	return nil
}

// sumOf makes a number of a sum.
func sumOf(sum []byte) uint64 {
	h := fnv.New64a()
	h.Write(sum)
	return h.Sum64()
}

// Mark returns a string that is another one after the archive or its desk have changed, also by another process.
func (m *Monitor) Mark(ctx context.Context) (string, error) {
	_, err := m.Store.Part(ctx, unsettled)
	settled := errors.Is(err, archive.ErrNotFound)
	if err != nil && !settled {
		return "", err
	}
	v, err := m.Store.Version(ctx)
	return fmt.Sprint(v, settled), err
}

// Pending reports whether an earlier run left something to do: inputs that were not read, or stories that were not worked out.
func (m *Monitor) Pending(ctx context.Context) (bool, error) {
	if _, err := m.Store.Part(ctx, unsettled); !errors.Is(err, archive.ErrNotFound) {
		return err == nil, err
	}
	items, err := m.Store.Waiting(ctx, 0, 1)
	return len(items) > 0, err
}

// Judged returns the judgements that were not undone, in the order of judging.
func (m *Monitor) Judged(ctx context.Context) ([]news.Judgement, error) { return m.standing(ctx) }

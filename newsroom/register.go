package newsroom

import (
	"cmp"
	"context"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/fnv"
	"maps"
	"slices"
	"strings"

	"github.com/isnad-desk/isnad/archive"
	"github.com/isnad-desk/isnad/desk"
	"github.com/isnad-desk/isnad/news"
)

// What an entity is and where it stands is told by its stories. Of one that stands in many a register is kept as well, or to show it would be to open them all:
// a head, which says what it is called, and leaves, which say of each story when it was and which of its articles name the entity. Both follow from
// the stories that are kept, and are changed in one step with them. Which entities have a register is no part of what they say.
const (
	headParts = "head/" // by entity
	leafParts = "leaf/" // by entity and number
)

// leafStories is how many stories a leaf holds in the mean, at most; a register that outgrows its leaves gets twice as many.
const leafStories = 128

// head says what an entity is called, and in how many of its stories.
type head struct {
	Kind          news.Kind
	Stories       int
	Leaves        int
	Called, Latin []times // as the stories show it
	Names         []times
	Because       []times
}

// times is a word and the number of stories that have it, in order of the word.
type times struct {
	Word string `cbor:"w"`
	N    int    `cbor:"n"`
}

// tick adds n to a word's number; words of none go.
func tick(list *[]times, word string, n int) {
	i, ok := slices.BinarySearchFunc(*list, word, func(t times, w string) int { return strings.Compare(t.Word, w) })
	if !ok {
		*list = slices.Insert(*list, i, times{Word: word})
	}
	if (*list)[i].N += n; (*list)[i].N <= 0 {
		*list = slices.Delete(*list, i, i+1)
	}
}

// enter counts what a story calls an entity, n times.
func (h *head) enter(e *news.DeskEntity, n int) {
	if h.Stories += n; n > 0 {
		h.Kind = e.Kind
	}
	tick(&h.Called, e.Name, n)
	tick(&h.Latin, e.Latin, n)
	for _, w := range e.Names {
		tick(&h.Names, w, n)
	}
	for _, w := range e.Because {
		tick(&h.Because, w, n)
	}
}

// ordered are words, those of most stories first.
func ordered(list []times) []string {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b times) int { return cmp.Compare(b.N, a.N) })
	out := make([]string, len(list))
	for i := range list {
		out[i] = list[i].Word
	}
	return out
}

// entity is what a head says of an entity, without members.
func (h *head) entity(id string) news.DeskEntity {
	e := news.DeskEntity{ID: id, Kind: h.Kind, Names: ordered(h.Names)}
	for _, b := range h.Because {
		e.Because = append(e.Because, b.Word)
	}
	if c := ordered(h.Called); len(c) > 0 {
		e.Name = c[0]
	}
	for _, l := range ordered(h.Latin) {
		if e.Latin = l; l != "" {
			break
		}
	}
	return e
}

// stand says where an entity stands in one story.
type stand struct {
	story   string
	last    news.Day // of the story
	members []news.Member
}

// leafOf is the leaf on which a story stands, of so many.
func leafOf(story string, leaves int) int {
	h := fnv.New32a()
	h.Write([]byte(story))
	return int(h.Sum32() % uint32(max(leaves, 1)))
}

func leafKey(entity string, n int) string { return fmt.Sprintf("%s%s/%04x", leafParts, entity, n) }

// putID appends an id, those in hexadecimal digits in half the room.
func putID(b []byte, id string) []byte {
	if raw, err := hex.DecodeString(id); err == nil && hex.EncodeToString(raw) == id {
		return append(binary.AppendUvarint(b, uint64(len(raw))<<1|1), raw...)
	}
	return append(binary.AppendUvarint(b, uint64(len(id))<<1), id...)
}

// With which ids begin.
const (
	storyLetter  = "S-"
	entityLetter = "E-"
)

// entityKey is the key of the part that says that an entity stands in a story.
func entityKey(entity, story string) string {
	return entityParts + strings.TrimPrefix(entity, entityLetter) + "/" + strings.TrimPrefix(story, storyLetter)
}

// packLeaf packs stands, in order of their stories.
func packLeaf(list []stand) []byte {
	slices.SortFunc(list, func(a, b stand) int { return strings.Compare(a.story, b.story) })
	var b []byte
	for i := range list {
		s := &list[i]
		b = putID(b, strings.TrimPrefix(s.story, storyLetter))
		b = binary.AppendVarint(b, int64(s.last))
		b = binary.AppendUvarint(b, uint64(len(s.members)))
		for _, m := range s.members {
			b = putID(b, m.Article)
			b = binary.AppendUvarint(b, uint64(max(m.Entity, 0)))
		}
	}
	return b
}

// openLeaf unpacks what packLeaf packed.
func openLeaf(b []byte) (list []stand, err error) {
	bad := false
	uvarint := func() uint64 {
		v, n := binary.Uvarint(b)
		if n <= 0 {
			bad, b = true, nil
			return 0
		}
		b = b[n:]
		return v
	}
	id := func() string {
		v := uvarint()
		n := v >> 1
		if n > uint64(len(b)) {
			bad, b = true, nil
			return ""
		}
		raw := b[:n]
		b = b[n:]
		if v&1 == 1 {
			return hex.EncodeToString(raw)
		}
		return string(raw)
	}
	for len(b) > 0 && !bad {
		s := stand{story: storyLetter + id()}
		last, n := binary.Varint(b)
		if n <= 0 {
			bad = true
			break
		}
		s.last, b = news.Day(last), b[n:]
		members := uvarint()
		if members > uint64(len(b)) { // each takes a byte at least
			bad = true
			break
		}
		s.members = make([]news.Member, members)
		for i := range s.members {
			s.members[i] = news.Member{Article: id(), Entity: int(uvarint())}
		}
		list = append(list, s)
	}
	if bad {
		return nil, fmt.Errorf("%w: a leaf of a register", archive.ErrDamaged)
	}
	return list, nil
}

// turn is what becomes of an entity in a story: what it was there and what it is now; nil where it does not stand there.
type turn struct {
	story   string
	was, is *news.DeskEntity
	last    news.Day
}

// turns gathers what becomes of the entities of stories.
type turns map[string][]turn

// note says that a story that was old is told now; the zero value of either is no story.
func (t turns) note(id string, old, told *desk.Told) {
	at := map[string]turn{}
	for _, list := range [][]news.DeskEntity{old.Entities, old.Wide} {
		for i := range list {
			at[list[i].ID] = turn{story: id, was: &list[i]}
		}
	}
	for _, list := range [][]news.DeskEntity{told.Entities, told.Wide} {
		for i := range list {
			x := at[list[i].ID]
			x.story, x.is, x.last = id, &list[i], told.Interval.To
			at[list[i].ID] = x
		}
	}
	for e, x := range at {
		t[e] = append(t[e], x)
	}
}

// enlist brings registers up to date. often names entities that are to have one.
func (b *board) enlist(ctx context.Context, parts map[string][]byte, all turns, often map[string]bool) error {
	if b.heads == nil {
		b.heads = map[string]bool{}
		if err := b.m.Store.Sums(ctx, headParts, func(key string, _ []byte) error {
			b.heads[key[len(headParts):]] = true
			return nil
		}); err != nil {
			return err
		}
	}
	for _, id := range slices.Sorted(maps.Keys(all)) {
		if !b.heads[id] && !often[id] {
			continue
		}
		if err := b.register(ctx, parts, id, all[id]); err != nil {
			return fmt.Errorf("entity %s: %w", id, err)
		}
	}
	return nil
}

// register changes the register of one entity, or begins it.
func (b *board) register(ctx context.Context, parts map[string][]byte, id string, list []turn) error {
	h, leaves := &head{}, map[int][]stand{}
	leaf := func(n int) error {
		if _, ok := leaves[n]; ok {
			return nil
		}
		body, err := b.m.Store.Part(ctx, leafKey(id, n))
		if errors.Is(err, archive.ErrNotFound) {
			err = nil
		}
		if err == nil {
			leaves[n], err = openLeaf(body)
		}
		return err
	}
	if b.heads[id] {
		if err := b.m.kept(ctx, headParts, "register", id, h); err != nil {
			return err
		}
	} else { // all that the archive says of it so far
		e, all, err := b.m.gather(ctx, id, h)
		if err != nil && !errors.Is(err, archive.ErrNotFound) {
			return err
		}
		if e != nil {
			h.Leaves = leavesFor(h.Stories)
			for _, s := range all {
				n := leafOf(s.story, h.Leaves)
				leaves[n] = append(leaves[n], s)
			}
		}
	}
	h.Leaves = max(h.Leaves, 1)
	for _, t := range list {
		n := leafOf(t.story, h.Leaves)
		if err := leaf(n); err != nil {
			return err
		}
		if t.was != nil {
			h.enter(t.was, -1)
			leaves[n] = slices.DeleteFunc(leaves[n], func(s stand) bool { return s.story == t.story })
		}
		if t.is != nil {
			h.enter(t.is, 1)
			leaves[n] = append(leaves[n], stand{t.story, t.last, t.is.Members})
		}
	}
	if want := leavesFor(h.Stories); want > h.Leaves {
		for n := range h.Leaves {
			if err := leaf(n); err != nil {
				return err
			}
		}
		more := map[int][]stand{}
		for n := range h.Leaves { // also those that are empty now
			for _, s := range leaves[n] {
				k := leafOf(s.story, want)
				more[k] = append(more[k], s)
			}
			if _, ok := more[n]; !ok {
				more[n] = nil
			}
		}
		h.Leaves, leaves = want, more
	}
	for n, list := range leaves {
		parts[leafKey(id, n)] = nil
		if len(list) > 0 {
			parts[leafKey(id, n)] = packLeaf(list)
		}
	}
	if h.Stories <= 0 {
		parts[headParts+id] = nil
		delete(b.heads, id)
		return nil
	}
	b.heads[id] = true
	return keep(parts, headParts+id, h)
}

// leavesFor is how many leaves a register of so many stories has at least.
func leavesFor(stories int) int {
	n := 1
	for n*leafStories < stories {
		n *= 2
	}
	return n
}

// gather puts together from its stories what an entity is and where it stands, and counts it in h.
func (m *Monitor) gather(ctx context.Context, id string, h *head) (e *news.DeskEntity, all []stand, err error) {
	var stories []string
	in := entityKey(id, "")
	if err := m.Store.Sums(ctx, in, func(key string, _ []byte) error {
		stories = append(stories, storyLetter+key[len(in):])
		return nil
	}); err != nil {
		return nil, nil, err
	}
	for _, s := range stories {
		var told struct { // of what stands in very many stories the rest would take long
			Interval       news.Interval
			Entities, Wide []news.DeskEntity
		}
		err := m.kept(ctx, storyParts, "story", s, &told)
		if errors.Is(err, archive.ErrNotFound) {
			continue // it went under this reading
		}
		if err != nil {
			return nil, nil, err
		}
		var of *news.DeskEntity
		for _, list := range [][]news.DeskEntity{told.Entities, told.Wide} {
			for i := range list {
				if list[i].ID == id {
					of = &list[i]
				}
			}
		}
		if of != nil { // else it changed under this reading
			h.enter(of, 1)
			all = append(all, stand{s, told.Interval.To, of.Members})
		}
	}
	if len(all) == 0 {
		return nil, nil, fmt.Errorf("entity %s: %w", id, archive.ErrNotFound)
	}
	of := h.entity(id)
	return &of, all, nil
}

// whole returns an entity without members, and where it stands, the latest story last.
func (m *Monitor) whole(ctx context.Context, id string) (e *news.DeskEntity, all []stand, err error) {
	h := new(head)
	err = m.kept(ctx, headParts, "register", id, h)
	switch {
	case err == nil:
		of := h.entity(id)
		e = &of
		err = m.Store.Parts(ctx, leafParts+id+"/", func(_ string, body []byte) error {
			list, err := openLeaf(body)
			all = append(all, list...)
			return err
		})
	case errors.Is(err, archive.ErrNotFound):
		e, all, err = m.gather(ctx, id, h)
	}
	if err != nil {
		return nil, nil, err
	}
	slices.SortFunc(all, func(a, b stand) int { return cmp.Or(cmp.Compare(a.last, b.last), strings.Compare(a.story, b.story)) })
	return e, all, nil
}

// Entity returns an entity of the desk, or archive.ErrNotFound. Its names are those of most stories first, its members in order of their stories' last days.
func (m *Monitor) Entity(ctx context.Context, id string) (*news.DeskEntity, error) {
	e, all, err := m.whole(ctx, id)
	if err != nil {
		return nil, err
	}
	n := 0
	for i := range all {
		n += len(all[i].members)
	}
	e.Members = make([]news.Member, 0, n)
	for i := range all {
		e.Members = append(e.Members, all[i].members...)
	}
	return e, nil
}

// Presence is an entity with the articles that named it last.
type Presence struct {
	news.DeskEntity
	Articles, Stories int      // in how many it stands
	Latest            []Naming // the latest published first
}

// Naming is an article that names an entity.
type Naming struct {
	archive.Article
	Story string
}

// Presence returns an entity of the desk with the n articles that named it last, or archive.ErrNotFound.
func (m *Monitor) Presence(ctx context.Context, id string, n int) (*Presence, error) {
	e, all, err := m.whole(ctx, id)
	if err != nil {
		return nil, err
	}
	p := &Presence{DeskEntity: *e, Stories: len(all)}
	later := func(a, b Naming) int {
		return cmp.Or(cmp.Compare(b.Published.To, a.Published.To), cmp.Compare(b.Seq, a.Seq))
	}
	for i := len(all) - 1; i >= 0; i-- {
		s := &all[i]
		seen := map[string]bool{}
		full := len(p.Latest) >= n && (n < 1 || p.Latest[n-1].Published.To > s.last) // no article is later than the last day of its story
		for _, x := range s.members {
			if seen[x.Article] {
				continue
			}
			seen[x.Article] = true
			p.Articles++
			if full {
				continue
			}
			a, err := m.Store.Article(ctx, x.Article)
			if err != nil {
				return nil, err
			}
			p.Latest = append(p.Latest, Naming{a, s.story})
		}
		if !full {
			slices.SortFunc(p.Latest, later)
			p.Latest = p.Latest[:min(len(p.Latest), n)]
		}
	}
	return p, nil
}

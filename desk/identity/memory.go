package identity

import (
	"strings"

	"github.com/isnad-desk/isnad/desk/side"
	"github.com/isnad-desk/isnad/news"
)

// Memory keeps what is read of the entities of records one by one, so that a story that is worked out again costs what is new. It holds for one set of
// judgements, changes no result and is not safe for concurrent use.
type Memory map[*news.Record][]known

// known is what is read of an entity by itself.
type known struct {
	local
	key   string // under which it meets others of the story, where its name has a skeleton
	apart string // what keeps it apart from who bears the name elsewhere, by judgement
	canon string
}

// state is what a group of the name is known by beside it: see group.
func (k *known) state() string {
	if k.kind == news.Organization && strings.Contains(k.key, "|") {
		return k.scope
	}
	return ""
}

// manyFresh is from how many records on they are read side by side.
const manyFresh = 16

// read reads the entities of records that are not in memory yet, where they are many.
func (w *work) read() {
	if w.memory == nil {
		return
	}
	var fresh []*news.Record
	for _, rec := range w.records {
		if _, ok := w.memory[rec]; !ok {
			fresh = append(fresh, rec)
		}
	}
	if len(fresh) < manyFresh {
		return
	}
	out := make([][]known, len(fresh))
	side.By(len(fresh), func(i int) { out[i] = w.entities(fresh[i]) })
	for i, rec := range fresh {
		w.memory[rec] = out[i]
	}
}

// known returns what is read of the entities of a record.
func (w *work) known(rec *news.Record) []known {
	if x, ok := w.memory[rec]; ok {
		return x
	}
	out := w.entities(rec)
	if w.memory != nil {
		w.memory[rec] = out
	}
	return out
}

// entities reads the entities of a record.
func (w *work) entities(rec *news.Record) []known {
	out := make([]known, len(rec.Entities))
	s := w.setting(rec)
	for e := range rec.Entities {
		out[e] = w.single(s, e)
	}
	return out
}

// latin is how a canonical name is written in Latin. There are no more of them than gazetteers and authorities list.
func (r *Resolver) latin(canon string) string {
	if x, ok := r.latins.Load(canon); ok {
		return x.(string)
	}
	x := r.l.Latin(canon)
	r.latins.Store(strings.Clone(canon), x)
	return x
}

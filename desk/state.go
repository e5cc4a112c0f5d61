package desk

import (
	"bytes"
	"encoding/gob"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

// Records gives the full record of a placed article by its id. A desk keeps digests only and asks for a record where it needs the text:
// for the stories that a change has touched.
type Records interface {
	Record(id string) (*news.Record, error)
}

// RecordsFunc is a function that serves as Records.
type RecordsFunc func(id string) (*news.Record, error)

// Record calls f.
func (f RecordsFunc) Record(id string) (*news.Record, error) { return f(id) }

// Digest is what a desk keeps of one record.
type Digest struct {
	record *news.Record
}

// NewDigest makes the digest of a record. It may be called from many goroutines at once.
func NewDigest(_ *lang.Language, r *news.Record) *Digest { return &Digest{record: r} }

// State is a desk that can be given one more article. What it holds depends on the set of its articles and judgements only, not on their order
// nor on when it was settled, saved or loaded; ids of stories aside, which stay with their larger part. It is not safe for concurrent use.
//
// The way of an article: Add (cheap, needs no other record), Settle (works out the touched stories; may follow many Adds), Save (the parts that
// changed). What Desk, Story and Entity return is as of the last Settle.
type State struct {
	lang       *lang.Language
	digests    map[string]*Digest
	judgements []news.Judgement
	desk       *news.Desk
	unsettled  map[string]bool
	unsaved    map[string]bool // keys of parts
}

// New returns an empty desk.
func New(l *lang.Language) *State {
	return &State{lang: l, digests: map[string]*Digest{}, desk: &news.Desk{}, unsettled: map[string]bool{}, unsaved: map[string]bool{}}
}

// Changes says what a Settle changed.
type Changes struct {
	Stories []string // ids of stories that are new or other than before, ascending
	Gone    []string // ids of stories that are no more
}

// Add places an article and reports whether it is new. An article that is there already (by its id) is left as it is.
func (s *State) Add(d *Digest) bool {
	id := d.record.Article.ID
	if _, ok := s.digests[id]; ok {
		return false
	}
	s.digests[id] = d
	s.unsettled[id] = true
	s.unsaved[articlePart+id] = true
	return true
}

// Remove takes an article off the desk and reports whether it was there.
func (s *State) Remove(id string) bool {
	if _, ok := s.digests[id]; !ok {
		return false
	}
	delete(s.digests, id)
	s.unsettled[id] = true
	s.unsaved[articlePart+id] = true
	return true
}

// Has reports whether an article is on the desk.
func (s *State) Has(id string) bool {
	_, ok := s.digests[id]
	return ok
}

// Len returns the number of articles.
func (s *State) Len() int { return len(s.digests) }

// Judge replaces the judgements that hold on the desk, in the order of judging. A judgement about an article's day or outlet is applied to
// the record before its digest is made (news.Correct): the caller takes the article away and adds it again.
func (s *State) Judge(js []news.Judgement) {
	s.judgements = slices.Clone(js)
	s.unsaved[judgementPart] = true
	s.unsettled[""] = true
}

// Settle works out what the changes since the last call have touched, and asks records for the articles of those stories. After an error of
// records the desk is as it was before and Settle may be called again.
func (s *State) Settle(records Records) (Changes, error) {
	if len(s.unsettled) == 0 {
		return Changes{}, nil
	}
	var all []*news.Record
	for id := range s.digests {
		r, err := records.Record(id)
		if err != nil {
			return Changes{}, fmt.Errorf("article %s: %w", id, err)
		}
		all = append(all, r)
	}
	was := s.desk
	s.desk = Build(s.lang, all)
	clear(s.unsettled)
	var c Changes
	now := map[string]bool{}
	for _, st := range s.desk.Stories {
		now[st.ID] = true
		c.Stories = append(c.Stories, st.ID)
	}
	for _, st := range was.Stories {
		if !now[st.ID] {
			c.Gone = append(c.Gone, st.ID)
		}
	}
	slices.Sort(c.Stories)
	slices.Sort(c.Gone)
	return c, nil
}

// Desk returns the whole desk as isnad desk prints it, numbered in the order of its contents: the same articles and judgements give the same
// desk, byte for byte.
func (s *State) Desk() *news.Desk { return s.desk }

// Told is one story with all that is made of it.
type Told struct {
	news.Story
	Entities   []news.DeskEntity // those that its happenings name
	Happenings []news.Happening
	Conflicts  []news.Conflict
	Lineage    []news.Lineage // of its articles
}

// Story returns a story by its lasting id.
func (s *State) Story(id string) (Told, bool) {
	var out Told
	for _, st := range s.desk.Stories {
		if st.ID == id {
			out.Story = st
		}
	}
	if out.ID == "" {
		return out, false
	}
	named := map[string]bool{}
	told := map[string]bool{}
	for _, h := range s.desk.Happenings {
		if h.Story == id {
			out.Happenings = append(out.Happenings, h)
			told[h.ID] = true
			for _, e := range slices.Concat(h.Actors, h.Recipients, []string{h.Place}) {
				named[e] = true
			}
		}
	}
	for _, c := range s.desk.Conflicts {
		if told[c.Happening] {
			out.Conflicts = append(out.Conflicts, c)
		}
	}
	for _, e := range s.desk.Entities {
		if named[e.ID] {
			out.Entities = append(out.Entities, e)
		}
	}
	for _, e := range s.desk.Lineage {
		if slices.Contains(out.Articles, e.Article) {
			out.Lineage = append(out.Lineage, e)
		}
	}
	return out, true
}

// StoryOf returns the lasting id of the story that an article belongs to.
func (s *State) StoryOf(article string) (string, bool) {
	for _, st := range s.desk.Stories {
		if slices.Contains(st.Articles, article) {
			return st.ID, true
		}
	}
	return "", false
}

// Entity returns an entity by its lasting id.
func (s *State) Entity(id string) (news.DeskEntity, bool) {
	for _, e := range s.desk.Entities {
		if e.ID == id {
			return e, true
		}
	}
	return news.DeskEntity{}, false
}

// EntitiesOf returns the lasting ids of an article's entities, in the order of its record.
func (s *State) EntitiesOf(article string) ([]string, bool) {
	d, ok := s.digests[article]
	if !ok {
		return nil, false
	}
	out := make([]string, len(d.record.Entities))
	for _, e := range s.desk.Entities {
		for _, m := range e.Members {
			if m.Article == article {
				out[m.Entity] = e.ID
			}
		}
	}
	return out, true
}

// Keys of parts.
const (
	articlePart   = "article/"
	judgementPart = "judgements"
)

// Save returns the parts that changed since the last Save or Load, by key; a nil body means that the part is no more. Parts are versioned and
// carry a checksum. An archive that keeps them all, and in one transaction with the articles, can Load the desk as it was.
func (s *State) Save() map[string][]byte {
	out := map[string][]byte{}
	for k := range s.unsaved {
		var b bytes.Buffer
		if k == judgementPart {
			if err := gob.NewEncoder(&b).Encode(s.judgements); err != nil {
				panic(err) // plain data always encodes
			}
		} else if d, ok := s.digests[strings.TrimPrefix(k, articlePart)]; ok {
			if err := gob.NewEncoder(&b).Encode(d.record); err != nil {
				panic(err)
			}
		}
		out[k] = b.Bytes()
	}
	clear(s.unsaved)
	return out
}

// ErrParts says that parts are not whole or of another version: the desk must be made again from records and judgements.
var ErrParts = errors.New("the parts of the desk cannot be used")

// Load makes a desk of its parts, in any order. An error that wraps ErrParts means that the desk must be made again by Add.
func Load(l *lang.Language, parts iter.Seq2[string, []byte]) (*State, error) {
	s := New(l)
	for k, body := range parts {
		if k == judgementPart {
			if err := gob.NewDecoder(bytes.NewReader(body)).Decode(&s.judgements); err != nil {
				return nil, fmt.Errorf("%w: %s: %w", ErrParts, k, err)
			}
			continue
		}
		var r news.Record
		if err := gob.NewDecoder(bytes.NewReader(body)).Decode(&r); err != nil {
			return nil, fmt.Errorf("%w: %s: %w", ErrParts, k, err)
		}
		s.Add(&Digest{record: &r})
	}
	clear(s.unsaved)
	if len(s.digests) > 0 {
		if _, err := s.Settle(RecordsFunc(func(id string) (*news.Record, error) { return s.digests[id].record, nil })); err != nil {
			return nil, err
		}
	}
	return s, nil
}

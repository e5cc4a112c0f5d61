package newsroom

import (
	"github.com/isnad-desk/isnad/desk"
	"github.com/isnad-desk/isnad/desk/pack"
	"github.com/isnad-desk/isnad/news"
)

// Table is a desk that is made in one run and kept nowhere. Records wait on it packed small: a few thousand bytes an article.
type Table struct {
	n      *Newsroom
	state  *desk.State
	packed map[string][]byte
}

// Table returns an empty table.
func (n *Newsroom) Table() *Table {
	return &Table{n: n, state: desk.New(n.lang), packed: map[string][]byte{}}
}

// Add puts a record on the table. An article that lies there already (by its id) counts once.
func (t *Table) Add(r *news.Record) {
	d := desk.NewDigest(t.n.lang, r)
	if t.state.Add(d); !t.state.Holds(d) {
		return
	}
	bare := *r
	bare.Terms = nil // the digest has what they say
	t.packed[r.Article.ID] = pack.Marshal(&bare)
}

// Len returns the number of articles.
func (t *Table) Len() int { return len(t.packed) }

// Judge puts judgements in force.
func (t *Table) Judge(js []news.Judgement) { t.state.Judge(js) }

// Record returns the record of an article that was added, without its terms.
func (t *Table) Record(id string) (*news.Record, error) {
	r := new(news.Record)
	return r, pack.Unmarshal(t.packed[id], r)
}

// Records returns all records by id. It unpacks every one.
func (t *Table) Records() (map[string]*news.Record, error) {
	out := make(map[string]*news.Record, len(t.packed))
	for id := range t.packed {
		r, err := t.Record(id)
		if err != nil {
			return nil, err
		}
		out[id] = r
	}
	return out, nil
}

// Text returns the text of an article that was added, or "".
func (t *Table) Text(id string) string {
	r, err := t.Record(id)
	if err != nil {
		return ""
	}
	return r.Article.Text
}

// Desk makes the desk of what lies on the table.
func (t *Table) Desk() (*news.Desk, error) {
	if _, err := t.state.Settle(t); err != nil {
		return nil, err
	}
	return t.state.Desk(), nil
}

// Weigh weighs the story of an article; see desk.State.Weigh.
func (t *Table) Weigh(article string) (*desk.Weighing, error) { return t.state.Weigh(article, t) }

// Explain says why the entities called by a name are who they are; see desk.State.Explain.
func (t *Table) Explain(name string) ([]desk.Reasons, error) { return t.state.Explain(name, t) }

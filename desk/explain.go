package desk

import (
	"cmp"
	"slices"

	"github.com/isnad-desk/isnad/desk/identity"
	"github.com/isnad-desk/isnad/news"
)

// Reasons says why an entity is one, and who bears its name and is another.
type Reasons struct {
	Entity  news.DeskEntity
	Key     string   // what its names meet under across stories; empty where nothing but this story can tell who is meant
	Open    bool     // several bear the key: a clue must be shared
	Stories []string // lasting ids, in order
	// Clues are what beside the name two or more of its stories share, each with in how many stories it stands; most first.
	Clues []Shared
	// Others are entities of the same key that share no clue with it, at most moreOthers.
	Others []news.DeskEntity
}

// Shared is a clue and in how many stories of an entity it stands.
type Shared struct {
	Says    string
	Stories int
}

const (
	moreOthers = 20
	moreClues  = 12
)

// Explain tells of every entity that a name stands for, as of the last Settle, why its mentions were taken for one. It looks through all names and
// asks records for the articles of the stories that name it.
func (s *State) Explain(name string, records Records) ([]Reasons, error) {
	fold := s.lang.FoldString(s.lang.Plain(name))
	bears := func(c *identity.Cluster) bool {
		return c.Canon != "" && s.lang.FoldString(c.Canon) == fold || slices.ContainsFunc(c.Names, func(n string) bool { return s.lang.FoldString(s.lang.Plain(n)) == fold })
	}
	var things [][]identity.Ref
	seen := map[identity.Ref]bool{}
	for _, n := range s.order() {
		for i := range s.told[n].clusters {
			r := identity.Ref{Story: n, Cluster: i}
			if seen[r] || !bears(s.cluster(r)) {
				continue
			}
			list := s.thing(r)
			for _, x := range list {
				seen[x] = true
			}
			things = append(things, list)
		}
	}
	slices.SortStableFunc(things, func(a, b []identity.Ref) int { return cmp.Compare(len(b), len(a)) })
	var out []Reasons
	for _, list := range things {
		head := s.cluster(list[0])
		x := Reasons{Entity: s.entity(list), Key: head.Key, Open: head.Open}
		count := map[uint64]int{}
		for _, r := range list {
			x.Stories = append(x.Stories, s.told[r.Story].id)
			for _, c := range s.cluster(r).Clues {
				count[c]++
			}
		}
		if head.Open {
			says, err := s.says(list, records)
			if err != nil {
				return nil, err
			}
			for c, n := range count {
				if n > 1 {
					x.Clues = append(x.Clues, Shared{says[c], n})
				}
			}
			slices.SortFunc(x.Clues, func(a, b Shared) int { return cmp.Or(cmp.Compare(b.Stories, a.Stories), cmp.Compare(a.Says, b.Says)) })
			x.Clues = x.Clues[:min(len(x.Clues), moreClues)]
			for _, other := range s.things(head.Key) {
				if other[0] != list[0] && len(x.Others) < moreOthers {
					x.Others = append(x.Others, s.entity(other))
				}
			}
		}
		out = append(out, x)
	}
	return out, nil
}

// says returns what the clues of clusters stand for, from the records of their stories, of the first few: hashes are all that is kept.
func (s *State) says(list []identity.Ref, records Records) (map[uint64]string, error) {
	words := identity.New(s.lang)
	words.Says = map[uint64]string{}
	for _, r := range list[:min(len(list), wide)] {
		var all []*news.Record
		for _, n := range s.told[r.Story].articles {
			rec, err := records.Record(s.articles[n].id)
			if err != nil {
				return nil, err
			}
			all = append(all, rec)
		}
		words.Resolve(all, s.judged, nil)
	}
	return words.Says, nil
}

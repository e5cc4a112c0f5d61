package desk

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/isnad-desk/isnad/desk/identity"
	"github.com/isnad-desk/isnad/desk/rank"
	"github.com/isnad-desk/isnad/news"
)

// first returns the first member of a cluster: its article and its place there.
func (s *State) first(r identity.Ref) (article, entity int) {
	t := s.told[r.Story]
	m := s.cluster(r).Members[0]
	return t.articles[m.Article], int(m.Entity)
}

// beforeRef orders clusters by their first members.
func (s *State) beforeRef(a, b identity.Ref) int {
	x, i := s.first(a)
	y, j := s.first(b)
	if x == y {
		return cmp.Compare(i, j)
	}
	return s.before(x, y)
}

// things returns the clusters of one key as the things they are.
func (s *State) things(key string) [][]identity.Ref {
	return s.joined(s.bearers(key))
}

func (s *State) joined(k *refs) [][]identity.Ref { return identity.Join(s.sorted(k.list), s.cluster) }

// sorted returns clusters in the order of their first members.
func (s *State) sorted(list []bearer) []identity.Ref {
	if len(list) == 1 {
		return []identity.Ref{list[0].ref()}
	}
	type placed struct { // what is compared is looked up once
		of  bearer
		key *rank.Key
	}
	all := make([]placed, len(list))
	for i, b := range list {
		all[i] = placed{b, &s.articles[b.article].line.Key}
	}
	slices.SortFunc(all, func(a, b placed) int { return cmp.Or(a.key.Compare(*b.key), cmp.Compare(a.of.entity, b.of.entity)) })
	out := make([]identity.Ref, len(list))
	for i := range all {
		out[i] = all[i].of.ref()
	}
	return out
}

// face is what the clusters that are one thing show together.
type face struct {
	id, name, latin string
	names, because  []string
}

// faceOf makes the face of clusters that are one thing, in order. Its id is the lasting one: it comes from the key, for open keys and what has no
// key from the first member.
func (s *State) faceOf(list []identity.Ref) face {
	head := s.cluster(list[0])
	f := face{}
	if head.Key == "" || head.Open {
		a, i := s.first(list[0])
		f.id = openID(head.Key, s.articles[a].id, i)
	} else {
		f.id = keyID(head.Key)
	}
	best := head
	var seen map[string]bool // where there are many names
	reasons := map[string]bool{}
	for _, r := range list {
		c := s.cluster(r)
		for _, n := range c.Names {
			if seen == nil && len(f.names) < fewNames {
				if !slices.Contains(f.names, n) {
					f.names = append(f.names, n)
				}
				continue
			}
			if seen == nil {
				seen = map[string]bool{}
				for _, n := range f.names {
					seen[n] = true
				}
			}
			if !seen[n] {
				seen[n] = true
				f.names = append(f.names, n)
			}
		}
		for _, b := range c.Because {
			reasons[b] = true
		}
		switch {
		case best.Named:
		case c.Named, c.Kind == news.Person && len(c.Name) > len(best.Name) && best.Canon == "":
			best = c
		}
	}
	if len(list) > 1 {
		switch {
		case head.Open:
			reasons["same name and a clue in common"] = true
		case head.Canon != "":
			reasons["canonical name"] = true
		default:
			reasons["same full name"] = true
		}
	}
	f.name, f.latin = best.Name, best.Latin
	for b := range reasons {
		f.because = append(f.because, b)
	}
	slices.Sort(f.because)
	return f
}

// fewNames is how many names are looked through one by one.
const fewNames = 16

// keyID is the lasting id of the only thing that bears a key.
func keyID(key string) string { return fmt.Sprintf("E-%012x", rank.Hash(key)&(1<<48-1)) }

// openID is the lasting id of one of the things that bear a key, or of what has no key: from its first member.
func openID(key, article string, entity int) string {
	return keyID(key + "\x00" + article + "\x00" + strconv.Itoa(entity))
}

// entity makes the desk entity of clusters that are one thing, in order.
func (s *State) entity(list []identity.Ref) news.DeskEntity {
	f := s.faceOf(list)
	e := news.DeskEntity{ID: f.id, Kind: s.cluster(list[0]).Kind, Name: f.name, Latin: f.latin, Names: f.names, Because: f.because}
	var members []member
	for _, r := range list {
		c, t := s.cluster(r), s.told[r.Story]
		for _, m := range c.Members {
			members = append(members, member{t.articles[m.Article], int(m.Entity)})
		}
	}
	if len(list) > 1 { // those of one cluster are in order
		slices.SortFunc(members, func(a, b member) int {
			if a.article == b.article {
				return cmp.Compare(a.entity, b.entity)
			}
			return s.before(a.article, b.article)
		})
	}
	e.Members = make([]news.Member, len(members))
	for i, m := range members {
		e.Members[i] = news.Member{Article: s.articles[m.article].id, Entity: m.entity}
	}
	return e
}

type member struct{ article, entity int }

// order returns the numbers of the settled stories in the order of their first articles.
func (s *State) order() []int {
	list := make([]int, 0, len(s.told))
	for n := range s.told {
		list = append(list, n)
	}
	slices.SortFunc(list, func(a, b int) int { return s.before(s.told[a].articles[0], s.told[b].articles[0]) })
	return list
}

// Desk returns the whole desk as isnad desk prints it, numbered in the order of its contents: the same articles and judgements give the same
// desk, byte for byte. Its cost is that of writing the desk down.
func (s *State) Desk() *news.Desk {
	d := &news.Desk{}
	stories := s.order()
	articles := make([]int, 0, len(s.number))
	for _, n := range stories {
		articles = append(articles, s.told[n].articles...)
	}
	s.sortArticles(articles)
	for _, n := range articles {
		d.Articles = append(d.Articles, s.placed(n))
	}

	var things [][]identity.Ref
	for _, k := range s.keys {
		things = append(things, s.joined(k)...)
	}
	for _, n := range stories {
		for i, c := range s.clustersOf(n) {
			if c.Key == "" {
				things = append(things, []identity.Ref{{Story: n, Cluster: i}})
			}
		}
	}
	slices.SortFunc(things, func(a, b []identity.Ref) int { return s.beforeRef(a[0], b[0]) })
	names := make(map[int][]string, len(stories)) // of each story's clusters
	for _, n := range stories {
		names[n] = make([]string, len(s.told[n].clusters))
	}
	for i, list := range things {
		e := s.entity(list)
		e.ID = fmt.Sprintf("E%d", i+1)
		for _, r := range list {
			names[r.Story][r.Cluster] = e.ID
		}
		d.Entities = append(d.Entities, e)
	}

	took := make(map[string]*news.Lineage)
	for i, n := range stories {
		t := s.told[n]
		x := s.view(t, func(c int) string { return names[n][c] }, len(d.Happenings), len(d.Conflicts), len(d.Updates))
		x.Story.ID = fmt.Sprintf("S%d", i+1)
		for k := range x.Happenings {
			x.Happenings[k].Story = x.Story.ID
		}
		for _, list := range [][]news.Conflict{x.Conflicts, x.Updates} {
			for k := range list {
				list[k].Story = x.Story.ID
			}
		}
		d.Stories = append(d.Stories, x.Story)
		d.Happenings = append(d.Happenings, x.Happenings...)
		d.Conflicts, d.Updates = append(d.Conflicts, x.Conflicts...), append(d.Updates, x.Updates...)
		for k := range x.Lineage {
			took[x.Lineage[k].Article] = &x.Lineage[k]
		}
	}
	for _, a := range d.Articles {
		if e := took[a.ID]; e != nil {
			d.Lineage = append(d.Lineage, *e)
		}
	}
	across(d)
	return d
}

// Told is one story with all that is made of it. Its happenings and conflicts are numbered within it.
type Told struct {
	news.Story
	Entities   []news.DeskEntity // of its articles, by lasting id; their members are those of this story
	Wide       []news.DeskEntity // those that stand in more than wide stories; their names too are those of this story
	Happenings []news.Happening
	Conflicts  []news.Conflict
	Updates    []news.Conflict
	Lineage    []news.Lineage // of its articles
	Often      []string       `cbor:"-"` // ids of entities that stood in many stories when it was told; not kept
}

// view makes what others see of a told story; name names its clusters, numbers follow on what was numbered before.
func (s *State) view(t *told, name func(cluster int) string, happenings, conflicts, updates int) Told {
	o := t.outcome(s.shelf)
	x := Told{Story: news.Story{ID: t.id, Title: o.Title, Interval: t.interval}, Lineage: o.Lineage}
	for _, n := range t.articles {
		x.Story.Articles = append(x.Story.Articles, s.articles[n].id)
	}
	party := func(p string) string {
		if c, ok := untoken(p); ok {
			return name(c)
		}
		return p
	}
	parties := func(list []string) []string {
		var out []string
		for _, p := range list {
			if p = party(p); !slices.Contains(out, p) {
				out = append(out, p)
			}
		}
		return out
	}
	number := make(map[string]string, len(o.Happenings))
	for i, h := range o.Happenings {
		id := fmt.Sprintf("H%d", happenings+i+1)
		number[h.ID] = id
		h.ID, h.Story = id, t.id
		h.Actors, h.Recipients, h.Place = parties(h.Actors), parties(h.Recipients), party(h.Place)
		x.Happenings = append(x.Happenings, h)
	}
	named := func(list []news.Conflict, letter string, after int) []news.Conflict {
		var out []news.Conflict
		for i, c := range list {
			c.ID, c.Story, c.Happening = fmt.Sprint(letter, after+i+1), t.id, number[c.Happening]
			out = append(out, c)
		}
		return out
	}
	x.Conflicts, x.Updates = named(o.Conflicts, "C", conflicts), named(o.Updates, "U", updates)
	return x
}

// thing returns all clusters that are one with this one.
func (s *State) thing(r identity.Ref) []identity.Ref {
	c := s.cluster(r)
	if c.Key == "" {
		return []identity.Ref{r}
	}
	if !c.Open {
		return s.things(c.Key)[0]
	}
	for _, list := range s.things(c.Key) {
		if slices.Contains(list, r) {
			return list
		}
	}
	return []identity.Ref{r}
}

// Story returns a story by its lasting id.
func (s *State) Story(id string) (Told, bool) {
	n, ok := s.byID[id]
	if !ok {
		return Told{}, false
	}
	var x Told
	t := s.told[n]
	ids := make([]string, len(t.clusters))
	for i, c := range s.clustersOf(n) {
		r := identity.Ref{Story: n, Cluster: i}
		e := news.DeskEntity{Kind: c.Kind, Members: make([]news.Member, len(c.Members))}
		for k, m := range c.Members {
			e.Members[k] = news.Member{Article: s.articles[t.articles[m.Article]].id, Entity: int(m.Entity)}
		}
		isWide := c.Key != "" && len(s.bearers(c.Key).list) > wide
		var f face
		if isWide {
			f = s.faceOf([]identity.Ref{r})
			f.id = s.lastingID(r)
		} else {
			f = s.face(r)
		}
		e.ID, e.Name, e.Latin, e.Names, e.Because = f.id, f.name, f.latin, f.names, f.because
		ids[i] = e.ID
		if c.Key != "" && len(s.bearers(c.Key).list) >= often {
			x.Often = append(x.Often, e.ID)
		}
		if isWide {
			x.Wide = append(x.Wide, e)
		} else {
			x.Entities = append(x.Entities, e)
		}
	}
	v := s.view(t, func(c int) string { return ids[c] }, 0, 0, 0)
	v.Entities, v.Wide, v.Often = x.Entities, x.Wide, x.Often
	return v, true
}

// wide is from how many stories on a name is shown with what one story calls it: the cost of a story must not grow with the desk.
const wide = 200

// often is from how many stories on a name is said to stand in many: its owner had better keep more of it than in which stories it stands.
const often = 32

// maxFaces bounds for how many clusters what they show is kept.
const maxFaces = 1 << 16

// face is what the thing that a cluster belongs to shows. What was made is kept until one of its clusters changes.
func (s *State) face(r identity.Ref) face {
	c := s.cluster(r)
	if c.Key == "" {
		return s.faceOf([]identity.Ref{r})
	}
	k := s.bearers(c.Key)
	if len(k.list) == 1 {
		return s.faceOf([]identity.Ref{r})
	}
	if k.faces == nil {
		if s.faced += len(k.list); s.faced > maxFaces {
			for _, k := range s.keys {
				k.faces = nil
			}
			s.faced = len(k.list)
		}
		k.faces = make(map[int]*face, len(k.list))
		for _, list := range s.joined(k) {
			f := s.faceOf(list)
			for _, x := range list {
				k.faces[x.Story] = &f
			}
		}
	}
	return *k.faces[r.Story]
}

// lastingID is the id that entity gives, without making the entity.
func (s *State) lastingID(r identity.Ref) string {
	c := s.cluster(r)
	if c.Key != "" && !c.Open {
		return keyID(c.Key)
	}
	a, i := s.first(r)
	if c.Key != "" {
		a, i = s.opening(r)
	}
	return openID(c.Key, s.articles[a].id, i)
}

// Stories returns the lasting ids of all stories, ascending.
func (s *State) Stories() []string {
	out := make([]string, 0, len(s.byID))
	for id := range s.byID {
		out = append(out, id)
	}
	slices.Sort(out)
	return out
}

// StoryOf returns the lasting id of the story that an article belongs to.
func (s *State) StoryOf(article string) (string, bool) {
	n, ok := s.number[article]
	if !ok || s.articles[n].story == "" {
		return "", false
	}
	return s.articles[n].story, true
}

// EntitiesOf returns the lasting ids of an article's entities, in the order of its record.
func (s *State) EntitiesOf(article string) ([]string, bool) {
	n, ok := s.number[article]
	if !ok || s.articles[n].story == "" {
		return nil, false
	}
	number := s.byID[s.articles[n].story]
	t := s.told[number]
	at := slices.Index(t.articles, n)
	var out []string
	for i, c := range s.clustersOf(number) {
		for _, m := range c.Members {
			if int(m.Article) != at {
				continue
			}
			for len(out) <= int(m.Entity) {
				out = append(out, "")
			}
			out[m.Entity] = s.lastingID(identity.Ref{Story: number, Cluster: i})
		}
	}
	return out, true
}

// Entity returns an entity by its lasting id. It looks through all names; a program that asks often keeps what Story gives it.
func (s *State) Entity(id string) (news.DeskEntity, bool) {
	for _, refs := range s.keys {
		if r := refs.list[0].ref(); !s.cluster(r).Open {
			if s.lastingID(r) == id {
				return s.entity(s.thing(r)), true
			}
			continue
		}
		for _, list := range s.joined(refs) {
			if e := s.entity(list); e.ID == id {
				return e, true
			}
		}
	}
	for n := range s.told {
		for i, c := range s.clustersOf(n) {
			if c.Key == "" {
				if r := (identity.Ref{Story: n, Cluster: i}); s.lastingID(r) == id {
					return s.entity([]identity.Ref{r}), true
				}
			}
		}
	}
	return news.DeskEntity{}, false
}

package happening

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/isnad-desk/isnad/desk/rank"
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// Input is what happenings are made of. All slices over articles share one order, in which ties are decided.
type Input struct {
	Lang     *lang.Language
	Records  []*news.Record
	Entity   [][]int // [article][entity] to an index into Entities
	Entities []news.DeskEntity
	Story    []int // of each article
	Stories  []news.Story
	Root     []int    // the article that each article's text goes back to
	Agency   []string // the agency or outlet that each article relays, or ""
	Gazetteer
	// Words remembers what was made of words; nil where Find is to begin with nothing.
	Words *Words
	// Memory, where it is not nil, holds what was worked out of the first story before, and is given what is worked out now.
	Memory *Memory
	// Alone says that nothing else is worked out at the time: a large story may take all processors. It changes no result.
	Alone bool

	// made by Find
	roles   [][]phrase         // by desk entity: the words of its roles
	titles  [][]int32          // by desk entity: the words of its name, where they were asked for
	joint   []string           // by desk entity: its folded name without spaces, where it was asked for
	met     map[uint64]meeting // of places that were asked for
	offices map[[2]int]bool    // desk entities of a person and a body of which the articles say that he holds an office
	held    map[int]uint64     // by person: a hash of the bodies of which he holds offices
	tells   map[string]bool    // folded names of outlets and agencies
	media   []mediumName       // agencies and outlets that are named without a head
	said    map[passage]*sentence
	names   map[passage][]int
	sources map[[2]int]far   // by article and statement
	numbers map[string]int32 // of words
	// commanding are the numbers of words for who leads a body ("the command of").
	commanding map[int32]bool
	talk       map[int32]bool // numbers of words for what is only talked of ("reports")
	marks      *marks
	acts       map[int][]act   // of articles that were asked for one by one
	broad      []bool          // by desk entity: it is a state, which is named in passing everywhere
	ids        map[string]bool // ids of the entities of the desk
	few        []bool          // by story: it has few articles
}

// Prepare makes what comparisons need, once; Find does so itself. What is prepared holds for copies of the input too, which work one after another.
func (in *Input) Prepare() {
	if in.marks != nil {
		return
	}
	if in.Memory == nil {
		in.Memory = NewMemory()
	}
	if in.Words == nil {
		in.Words = NewWords(in.Lang)
	}
	in.numbers, in.commanding = in.Memory.numbers, map[int32]bool{}
	for _, w := range in.Words.commands {
		in.commanding[in.number(w)] = true
	}
	in.talk = map[int32]bool{}
	for _, w := range in.Words.talk {
		in.talk[in.number(w)] = true
	}
	n := 0
	for _, r := range in.Records {
		n += len(r.Events)
	}
	in.said, in.names, in.acts, in.marks = make(map[passage]*sentence, n), make(map[passage][]int, 2*n), make(map[int][]act, len(in.Records)), &marks{}
	in.roles, in.tells = in.rolesOf(), in.tellers()
	in.titles, in.joint, in.met = make([][]int32, len(in.Entities)), make([]string, len(in.Entities)), map[uint64]meeting{}
	in.media, in.sources = in.namedMedia(), map[[2]int]far{}
	in.offices, in.held = map[[2]int]bool{}, map[int]uint64{}
	size := make([]int, len(in.Stories))
	for _, s := range in.Story {
		size[s]++
	}
	in.few = make([]bool, len(size))
	for s, n := range size {
		in.few[s] = n <= fewArticles
	}
	in.broad, in.ids = make([]bool, len(in.Entities)), make(map[string]bool, len(in.Entities))
	for i := range in.Entities {
		in.ids[in.Entities[i].ID] = true
	}
	for a, r := range in.Records {
		for _, x := range in.kept(r).roles {
			if x.body != news.None && r.Entities[x.entity].Kind == news.Person {
				pair := [2]int{in.Entity[a][x.entity], in.Entity[a][x.body]}
				if !in.offices[pair] {
					in.offices[pair] = true
					in.held[pair[0]] ^= rank.Hash(in.Entities[pair[1]].Name)
				}
			}
		}
		for e := range r.Entities {
			if t := r.Entities[e].Type; t == "country" || t == "state" {
				in.broad[in.Entity[a][e]] = true
			}
		}
	}
}

// Learn makes of the articles by themselves what Find asks for, whatever their entities are: it needs the records, the memory and the words only, and may go
// on while the entities are resolved.
func (in *Input) Learn() {
	if len(in.Memory.numbers) == 0 { // made as large as it will be
		in.Memory.numbers = make(map[string]int32, wordsOfArticle*len(in.Records))
	}
	in.numbers = in.Memory.numbers
	for _, r := range in.Records {
		k := in.kept(r)
		for i := range k.acts {
			for _, s := range [2]*text.Span{k.acts[i].sentence, k.acts[i].again} {
				if s != nil {
					in.wording(r, *s)
				}
			}
		}
	}
}

// wordsOfArticle is about how many words an article has that the others of its story do not have.
const wordsOfArticle = 64

// body is the body in which a role is held: the one that it names, or the only one of the article whose bare head it gives ("spokeswoman of the
// organisation").
func (in *Input) body(r *news.Record, role *news.Role) int {
	if role.Org != news.None {
		return role.Org
	}
	for _, w := range strings.Fields(in.Words.fold(role.Text)) {
		bare := in.Lang.Bare(w)
		if bare == w {
			continue
		}
		if e := headed(r, bare); e != news.None {
			return e
		}
	}
	return news.None
}

// Find joins events into happenings and counts the origins behind each.
//
// Two events are one happening when they stand in one story, their types and modes can be the same act, their parties overlap (as entities, as
// phrases that fit, or as a phrase that tells the role of an entity), and their times and places do not exclude one another; where both sides
// agree on who and whom, a clash of time, place, number or polarity does not part them: it is what conflicts are made of. Two events of one
// article that read has kept apart come into one happening only through a third article.
func Find(in Input) []news.Happening {
	in.Prepare()
	articles := make([][]int, len(in.Stories))
	for a, s := range in.Story {
		articles[s] = append(articles[s], a)
	}
	var out []news.Happening
	for s, list := range articles {
		var acts []act
		for _, a := range list {
			acts = append(acts, in.actsOf(a)...)
		}
		var groups [][]act
		for _, ids := range in.cluster(acts, s == 0) {
			g := make([]act, len(ids))
			for k, i := range ids {
				g[k] = acts[i]
			}
			groups = append(groups, g)
		}
		slices.SortStableFunc(groups, func(x, y []act) int { return cmp.Compare(len(y), len(x)) })
		for _, g := range groups {
			h := in.summarise(g)
			h.ID, h.Story = fmt.Sprintf("H%d", len(out)+1), in.Stories[s].ID
			out = append(out, h)
		}
	}
	return out
}

// summarise makes the happening of its reports: the parties most reports name, the narrowest place, the interval all can agree on.
func (in *Input) summarise(acts []act) news.Happening {
	h := news.Happening{Type: acts[0].e.Type, When: news.Unknown}
	modes, places, modalities := map[string]int{}, map[string]int{}, map[string]int{}
	negated := 0
	for i := range acts {
		x := &acts[i]
		h.Reports = append(h.Reports, news.Report{Article: in.Records[x.article].Article.ID, Event: x.event})
		modalities[x.e.Modality]++
		if x.e.Negated {
			negated++
		}
		if x.e.Mode != "" {
			modes[x.e.Mode]++
		}
		if x.place != news.None {
			places[in.Entities[x.place].ID]++
		}
		h.Actors = in.union(h.Actors, x, x.e.Actors)
		h.Recipients = in.union(h.Recipients, x, x.e.Recipients)
		if w := x.e.When; w.Known() {
			switch {
			case !h.When.Known():
				h.When = w
			case h.When.Meets(w):
				h.When = news.Interval{From: max(h.When.From, w.From), To: min(h.When.To, w.To)}
			}
		}
	}
	h.Recipients = slices.DeleteFunc(h.Recipients, func(p string) bool { return slices.Contains(h.Actors, p) }) // told from either side
	h.Mode, h.Place = most(modes), most(places)
	h.Modality, h.Negated = most(modalities), negated*2 > len(acts)
	h.Origins = in.origins(acts)
	switch {
	case !slices.ContainsFunc(acts, func(x act) bool { return x.article != acts[0].article }):
		h.Standing = "single"
	case len(h.Origins) <= 1:
		h.Standing = "repeated"
	default:
		h.Standing = "corroborated"
	}
	return h
}

// union adds the parties of one report: ids of entities, and where nobody is named the phrases of the first report that describes somebody.
func (in *Input) union(have []string, x *act, parties []news.Party) []string {
	described := len(have) > 0
	for _, p := range parties {
		s := ""
		switch {
		case p.Entity != news.None:
			s = in.Entities[in.Entity[x.article][p.Entity]].ID
			have = slices.DeleteFunc(have, func(o string) bool { return !in.id(o) })
		case p.Span != nil && !slices.ContainsFunc(have, in.id) && !described:
			s = in.Lang.Plain(p.Span.Of(in.Records[x.article].Article.Text))
		}
		if s != "" && !slices.Contains(have, s) {
			have = append(have, s)
		}
	}
	return have
}

// id reports whether a party of a happening is an entity of the desk.
func (in *Input) id(party string) bool { return in.ids[party] }

func most(count map[string]int) string {
	best := ""
	for k, n := range count {
		if n > count[best] || n == count[best] && (best == "" || k < best) {
			best = k
		}
	}
	return best
}

package identity

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

// Result is the entities of a desk and the way from an article's entity to them.
type Result struct {
	Entities []news.DeskEntity
	// Of maps [article index][entity index] to an index into Entities.
	Of [][]int
}

// local is one entity of one article made ready for comparison.
type local struct {
	article, entity int
	kind            news.Kind
	words           []string // folded words of the fullest name
	bones           []string // their skeletons, particles joined
	canon           string
	roles           [][]string // folded words of its roles
	company         []int      // strong clusters that stand in the same article
}

// cluster is a set of locals judged to be one thing.
type cluster struct {
	kind    news.Kind
	canon   string
	members []int
	longest int          // the member of the fullest name, the first of equals
	stands  map[int]bool // the articles that its members stand in
	company map[int]int  // other clusters to the number of articles they share
	roles   map[string]bool
	because map[string]bool
}

// Find joins entities across records.
//
// Strong names decide alone: a canonical name of the gazetteers, or a full name (two words or more for a person) of one skeleton. Weak names
// (a surname, a ministry without its state) join a strong one only where the company they keep or their role speaks for it, and only when
// one candidate is left: a precise "no" matters more than a bold "yes". No step compares all pairs: names meet by their last word's skeleton.
func Find(l *lang.Language, records []*news.Record) Result {
	var locals []local
	index := make([][]int, len(records))
	for a, r := range records {
		index[a] = make([]int, len(r.Entities))
		for e := range r.Entities {
			index[a][e] = len(locals)
			locals = append(locals, prepare(l, a, e, &r.Entities[e]))
		}
	}
	w := &work{l: l, locals: locals, of: make([]int, len(locals)), byKey: map[string]int{}}
	for i := range w.of {
		w.of[i] = -1
	}
	states := l.Lexicon("states")
	w.demonyms = make(map[string]bool, len(states.Entries))
	for id := range states.Entries {
		for _, d := range states.Values(int32(id), "demonym") {
			w.demonyms[l.FoldString(d)] = true
		}
	}
	var weak []int
	for i := range locals {
		if key := w.strong(&locals[i]); key != "" {
			w.enter(i, key)
		} else {
			weak = append(weak, i)
		}
	}
	w.meet(index)
	w.joinVariants()
	w.meet(index)
	w.place(weak, index)
	return w.result(records, index)
}

type work struct {
	l        *lang.Language
	locals   []local
	of       []int // cluster of each local, -1 while open
	clusters []cluster
	byKey    map[string]int
	demonyms map[string]bool
	byLast   map[string][]int // kind and skeleton of the last word of a person's name to clusters
}

func prepare(l *lang.Language, a, e int, x *news.Entity) local {
	out := local{article: a, entity: e, kind: x.Kind, canon: x.Canon}
	out.words = x.Words
	for _, word := range x.Words {
		out.bones = append(out.bones, l.Skeleton(l.Bare(word)))
	}
	for _, r := range x.Roles {
		out.roles = append(out.roles, strings.Fields(l.FoldString(l.Plain(r.Text))))
	}
	return out
}

// strong returns the key under which a name may be joined without further evidence, or "".
func (w *work) strong(x *local) string {
	if x.canon != "" {
		return string(x.kind) + "@" + x.canon
	}
	full := string(x.kind) + "=" + strings.Join(x.bones, "")
	switch x.kind {
	case news.Person:
		if len(x.words) >= 2 {
			return full
		}
		return ""
	case news.Organization:
		if len(x.words) >= 2 && !w.generic(x) {
			return full
		}
		return ""
	}
	return full
}

// generic reports an organisation that every state has (a ministry, a parliament) named without its state.
func (w *work) generic(x *local) bool {
	heads := w.l.Lexicon("org_heads")
	ids := heads.Find(w.l.Bare(x.words[0]))
	if len(ids) == 0 {
		return false
	}
	switch heads.Get(ids[0], "type") {
	case "ministry", "government", "parliament", "court", "security", "military":
		for _, word := range x.words[1:] {
			if base, ok := w.l.Nisba(word); ok && w.demonyms[base] {
				return false
			}
		}
		return true
	}
	return false
}

func (w *work) enter(i int, key string) {
	c, ok := w.byKey[key]
	if !ok {
		c = w.open(i)
		w.byKey[key] = c
	} else {
		w.add(c, i)
	}
	if len(w.clusters[c].members) > 1 {
		if w.locals[i].canon != "" {
			w.clusters[c].because["canonical name "+w.locals[i].canon] = true
		} else {
			w.clusters[c].because["same full name"] = true
		}
	}
}

func (w *work) add(c, i int) {
	w.of[i] = c
	k, x := &w.clusters[c], &w.locals[i]
	k.members = append(k.members, i)
	if len(x.words) > len(w.locals[k.longest].words) {
		k.longest = i
	}
	k.stands[x.article] = true
	for _, r := range x.roles {
		k.roles[strings.Join(r, " ")] = true
	}
}

// meet counts for every cluster in how many articles it stands with every other.
func (w *work) meet(index [][]int) {
	for c := range w.clusters {
		w.clusters[c].company = map[int]int{}
	}
	for _, row := range index {
		var here []int
		for _, i := range row {
			if c := w.of[i]; c >= 0 {
				here = append(here, c)
			}
		}
		slices.Sort(here)
		here = slices.Compact(here)
		for _, i := range row {
			w.locals[i].company = here
		}
		if len(here) > 200 {
			here = here[:200]
		}
		for _, a := range here {
			for _, b := range here {
				if a != b {
					w.clusters[a].company[b]++
				}
			}
		}
	}
	w.byLast = map[string][]int{}
	for c := range w.clusters {
		if len(w.clusters[c].members) == 0 {
			continue
		}
		seen := map[string]bool{}
		for _, i := range w.clusters[c].members {
			for _, k := range w.doors(&w.locals[i]) {
				if !seen[k] {
					seen[k] = true
					w.byLast[k] = append(w.byLast[k], c)
				}
			}
		}
	}
}

// doors are the keys under which shorter or longer forms of a name meet it.
func (w *work) doors(x *local) []string {
	if len(x.bones) == 0 {
		return nil
	}
	k := string(x.kind) + "="
	if x.kind == news.Person {
		return []string{k + x.bones[len(x.bones)-1]}
	}
	return []string{k + x.bones[0]}
}

// joinVariants joins full names of which one leaves words of the other out, where company or role speaks for it.
func (w *work) joinVariants() {
	keys := make([]string, 0, len(w.byLast))
	for k := range w.byLast {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		list := w.byLast[k]
		if len(list) < 2 || len(list) > 400 {
			continue
		}
		for ai := range list {
			for bi := ai + 1; bi < len(list); bi++ {
				a, b := list[ai], list[bi]
				if a == b || len(w.clusters[a].members) == 0 || len(w.clusters[b].members) == 0 {
					continue
				}
				if why := w.variant(a, b); why != "" && !w.contradict(a, b) {
					w.merge(a, b, why)
				}
			}
		}
	}
}

// contradict reports that two clusters cannot be one thing: the gazetteers know them apart, or one article names both.
func (w *work) contradict(a, b int) bool {
	x, y := &w.clusters[a], &w.clusters[b]
	if x.kind != y.kind || x.canon != "" && y.canon != "" && x.canon != y.canon {
		return true
	}
	if len(x.stands) > len(y.stands) {
		x, y = y, x
	}
	for article := range x.stands {
		if y.stands[article] {
			return true
		}
	}
	return false
}

// variant returns the feature that joins two clusters of full names, or "".
func (w *work) variant(a, b int) string {
	x, y := w.longest(a), w.longest(b)
	if len(x.words) < 2 || len(y.words) < 2 {
		return ""
	}
	s, l := x.bones, y.bones
	if len(s) > len(l) {
		s, l = l, s
	}
	if x.kind == news.Organization {
		return "" // a body of longer name is another body
	}
	if x.kind == news.Place { // so is a place, unless all that is added are adjectives: an airport and the international airport
		s, l := x, y
		if len(s.words) > len(l.words) {
			s, l = l, s
		}
		if len(s.words) == len(l.words) || !slices.Equal(s.bones, l.bones[:len(s.bones)]) || w.shared(a, b) == 0 {
			return ""
		}
		for _, word := range l.words[len(s.words):] {
			if w.l.Bare(word) == word {
				return ""
			}
		}
		return "the longer name adds an adjective"
	}
	if len(s) == len(l) || !subsequence(s, l) || s[0] != l[0] {
		return ""
	}
	if n := w.shared(a, b); n >= 1 {
		return fmt.Sprintf("name variant, %d in common company", n)
	}
	if w.sharedRole(a, b) {
		return "name variant, same role"
	}
	return ""
}

// longest is the fullest name of a cluster.
func (w *work) longest(c int) *local { return &w.locals[w.clusters[c].longest] }

// shared counts the persons and organisations that both clusters keep company with; states and cities prove nothing.
func (w *work) shared(a, b int) int {
	x, y := w.clusters[a].company, w.clusters[b].company
	if len(x) > len(y) {
		x, y = y, x
	}
	n := 0
	for c := range x {
		if y[c] > 0 && w.clusters[c].kind != news.Place {
			n++
		}
	}
	return n
}

func (w *work) sharedRole(a, b int) bool {
	for r := range w.clusters[a].roles {
		if w.clusters[b].roles[r] && strings.Contains(r, " ") {
			return true
		}
	}
	return false
}

func subsequence(s, l []string) bool {
	j := 0
	for _, x := range l {
		if j < len(s) && s[j] == x {
			j++
		}
	}
	return j == len(s)
}

func (w *work) merge(a, b int, why string) {
	for _, i := range w.clusters[b].members {
		w.add(a, i)
	}
	if w.clusters[a].canon == "" {
		w.clusters[a].canon = w.clusters[b].canon
	}
	for c, n := range w.clusters[b].company {
		w.clusters[a].company[c] += n
	}
	w.clusters[a].because[why] = true
	w.clusters[b].members = nil
}

// place gives weak names to strong clusters, or joins them among themselves.
func (w *work) place(weak []int, index [][]int) {
	weakKey := map[string][]int{} // name to the clusters that weak names of that form have opened
	for _, i := range weak {
		x := &w.locals[i]
		if len(x.bones) == 0 {
			w.open(i)
			continue
		}
		best, bestScore, tie := -1, 0, false
		doors := w.doors(x)
		for _, d := range doors {
			for n, c := range w.byLast[d] {
				if n > 400 {
					break
				}
				if len(w.clusters[c].members) == 0 || !w.fits(x, c) {
					continue
				}
				s := w.evidence(x, c)
				if s > bestScore {
					best, bestScore, tie = c, s, false
				} else if s == bestScore && s > 0 {
					tie = true
				}
			}
		}
		if best >= 0 && !tie {
			w.add(best, i)
			w.clusters[best].because["short name, company or role"] = true
			continue
		}
		name := string(x.kind) + "=" + strings.Join(x.bones, " ")
		joined := false
		for n, c := range weakKey[name] {
			if n > 400 {
				break
			}
			if w.evidence(x, c) > 0 {
				w.add(c, i)
				w.grow(c, x)
				w.clusters[c].because["same short name, company or role"] = true
				joined = true
				break
			}
		}
		if !joined {
			c := w.open(i)
			w.grow(c, x)
			weakKey[name] = append(weakKey[name], c)
		}
	}
}

// open makes a cluster of one.
func (w *work) open(i int) int {
	c := len(w.clusters)
	w.clusters = append(w.clusters, cluster{
		kind: w.locals[i].kind, canon: w.locals[i].canon, longest: i,
		stands: map[int]bool{}, company: map[int]int{}, roles: map[string]bool{}, because: map[string]bool{},
	})
	w.add(c, i)
	return c
}

func (w *work) grow(c int, x *local) {
	for _, k := range x.company {
		w.clusters[c].company[k]++
	}
}

// fits reports whether weak name x can be short for what cluster c is called.
func (w *work) fits(x *local, c int) bool {
	if w.clusters[c].kind != x.kind {
		return false
	}
	l := w.longest(c)
	if len(l.bones) < len(x.bones) {
		return false
	}
	if x.kind == news.Person {
		return l.bones[len(l.bones)-1] == x.bones[len(x.bones)-1]
	}
	return subsequence(x.bones, l.bones[:len(x.bones)])
}

// evidence scores how much speaks for x being c: shared persons and organisations count, a shared role counts double, places nothing.
func (w *work) evidence(x *local, c int) int {
	n := 0
	for _, k := range x.company {
		if k != c && w.clusters[c].company[k] > 0 && w.clusters[k].kind != news.Place {
			n++
		}
	}
	if x.kind == news.Organization && n == 0 { // a ministry without its state: the state's name in the same article counts
		for _, k := range x.company {
			if w.clusters[c].company[k] > 0 {
				n++
			}
		}
		if n < 2 {
			n = 0
		}
	}
	for _, r := range x.roles {
		if w.clusters[c].roles[strings.Join(r, " ")] && len(r) > 1 {
			n += 2
		}
	}
	return n
}

func (w *work) result(records []*news.Record, index [][]int) Result {
	var live []int
	for c := range w.clusters {
		if len(w.clusters[c].members) > 0 {
			slices.Sort(w.clusters[c].members)
			live = append(live, c)
		}
	}
	slices.SortFunc(live, func(a, b int) int { return cmp.Compare(w.clusters[a].members[0], w.clusters[b].members[0]) })
	res := Result{Of: make([][]int, len(records))}
	for a := range records {
		res.Of[a] = make([]int, len(index[a]))
	}
	for n, c := range live {
		k := &w.clusters[c]
		e := news.DeskEntity{ID: fmt.Sprintf("E%d", n+1), Kind: k.kind}
		for _, i := range k.members {
			x := &w.locals[i]
			res.Of[x.article][x.entity] = n
			src := &records[x.article].Entities[x.entity]
			e.Members = append(e.Members, news.Member{Article: records[x.article].Article.ID, Entity: x.entity})
			for _, name := range src.Names {
				if !slices.Contains(e.Names, name) {
					e.Names = append(e.Names, name)
				}
			}
			if len(strings.Fields(src.Name)) > len(strings.Fields(e.Name)) && src.Kind == news.Person || e.Name == "" {
				e.Name = src.Name
			}
			if e.Latin == "" || src.Name == e.Name {
				e.Latin = src.Latin
			}
		}
		if k.canon != "" && k.kind != news.Person {
			e.Name = k.canon
			if w.l.Latin != nil {
				e.Latin = w.l.Latin(k.canon)
			}
		}
		for b := range k.because {
			e.Because = append(e.Because, b)
		}
		slices.Sort(e.Because)
		res.Entities = append(res.Entities, e)
	}
	return res
}

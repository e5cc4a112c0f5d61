package identity

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"unicode/utf8"

	"github.com/isnad-desk/isnad/desk/rank"
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

// Member points to an entity of one article of a story.
type Member struct{ Article, Entity int32 }

// Cluster is what is one thing within a story.
type Cluster struct {
	Kind news.Kind
	// Key is under what the clusters of other stories meet this one; empty for what no other story can be sure to mean.
	Key string
	// Open says that several things may bear the key: clusters are one only where they share a clue.
	Open    bool
	Clues   []uint64 // hashes of what beside the name tells who is meant
	Canon   string
	Name    string
	Named   bool // a person judged what it is called
	Latin   string
	Names   []string
	Members []Member // in order
	Because []string // what joined the members, ascending
}

// What joined members, in words that a reader of the explanation gets.
const (
	byCanon   = "canonical name"
	byName    = "same full name"
	byStory   = "same name in one story"
	byLonger  = "the only longer form of the name in the story"
	byState   = "of the only state that the story's articles name it in"
	byAdjunct = "the longer name adds an adjective"
	bySpelt   = "the same foreign name in another spelling"
	byPerson  = "judged the same"
)

// local is one entity of one article made ready for comparison.
type local struct {
	at      Member
	kind    news.Kind
	e       *news.Entity
	words   []string // folded words of the fullest name
	bones   []string // their skeletons
	generic bool     // every state has one, and its name does not say whose it is
	every   string   // of what every one has one that is called so, see every; of a place that no gazetteer settles everyTown
	scope   string   // see scope
	homely  bool     // it is not known in other stories
	parted  bool     // nor because this story's articles leave it in doubt: see part
	doubt   news.Doubt
	other   string         // see other
	loose   bool           // see loose
	unsure  bool           // see unsure
	lead    string         // see setting
	behind  bool           // a state's adjective stands behind its name
	around  map[string]int // see setting
	beside  []uint64
	looked  bool // beside is what passages returned
	group   int
	asked   news.Kind // of what clusters clues were asked for
	clues   []uint64  // see cluesOf
}

// group is the locals of one name.
type group struct {
	kind    news.Kind
	key     string
	canon   string
	full    *local // of the fullest name, the first of equals
	members []*local
	stands  map[int32]bool // the articles it stands in
	because map[string]bool
	into    int    // the group it was joined to, or itself
	judged  int    // class of same things by judgement, or -1
	state   string // of a body that every state or town has: the state or town that its article ties it to, or ""
}

// Resolver resolves entities of one language.
type Resolver struct {
	l          *lang.Language
	demonyms   map[string]string  // folded demonyms to their states
	daily      map[string]bool    // those of them that are adjectives of every day and called like the state: "financial", Mali
	listed     map[string]bool    // skeletons of given and family names that the lexicons know
	given      map[string]bool    // folded given names that are no words besides
	givenAlone map[string]bool    // folded given names of the region
	papers     map[string][]paper // see papers
	clubs      map[string][]club  // see clubs
	bearers    map[string]bearer  // what tells of listed persons, by canonical name
	ties       map[string]bool    // see ties
	before     map[string]bool    // folded prepositions
	opening    map[string]bool    // folded words that open a clause
	atlas      atlas
	shortened  map[string]bool // see shortened
	shared     map[string]bool // see shared
	latins     sync.Map        // how canonical names are written in Latin
	names      [1 << 13]atomic.Pointer[worded]
	// Says, where it is not nil, is filled with what the hashes of clues stand for.
	Says map[uint64]string
}

// New returns a resolver.
func New(l *lang.Language) *Resolver {
	r := &Resolver{l: l, demonyms: map[string]string{}, daily: map[string]bool{}, listed: map[string]bool{}, given: map[string]bool{}, givenAlone: map[string]bool{}, ties: ties(l), before: classed(l, [2]string{"event_words", "prep"}), opening: classed(l, [2]string{"event_words", "start"}), atlas: newAtlas(l), shortened: shortened(l)}
	for _, name := range [...]string{"given_names", "family_names"} {
		x := l.Lexicon(name)
		for id, e := range x.Entries {
			form := l.FoldString(e.Form)
			if name == "given_names" && x.Get(int32(id), "ambiguous") != "yes" {
				r.given[form] = true
			}
			if name == "given_names" && slices.Contains(x.Values(int32(id), "origin"), ofTheRegion) {
				r.givenAlone[form] = true
			}
			for word := range strings.FieldsSeq(l.FoldString(e.Form)) {
				r.listed[l.Skeleton(l.Bare(word))] = true
			}
		}
	}
	r.bearers, r.papers = bearers(l), papers(l)
	states := l.Lexicon("states")
	for id := range states.Entries {
		canon := states.Get(int32(id), "canon")
		for _, d := range states.Values(int32(id), "demonym") {
			d = l.FoldString(d)
			r.demonyms[d] = canon
			if d == l.FoldString(canon) && l.TermShare(d) >= rare {
				r.daily[d] = true
			}
		}
	}
	r.clubs, r.shared = clubs(l, r.demonyms), shared(l, r.demonyms)
	return r
}

// Resolve joins the entities of the articles of one story, which must come in order. The second result maps [article][entity] to the cluster. With a
// memory of the same judgements, which may be nil, only what is new is looked at one by one.
func (r *Resolver) Resolve(records []*news.Record, judged *Judged, memory Memory) ([]Cluster, [][]int) {
	w := &work{Resolver: r, records: records, judged: judged, memory: memory, byKey: map[string]int{}}
	w.read()
	for a, rec := range records {
		known := w.known(rec)
		for e := range rec.Entities {
			w.enter(int32(a), int32(e), &known[e])
		}
	}
	w.part()
	w.joinJudged()
	w.joinSpelt()
	w.joinLonger()
	return w.clusters()
}

type work struct {
	*Resolver
	records []*news.Record
	judged  *Judged
	memory  Memory
	groups  []*group
	byKey   map[string]int
}

// single reads entity e of an article by itself.
func (w *work) single(s *setting, e int) known {
	rec, x := s.rec, &s.rec.Entities[e]
	m := known{local: local{kind: x.Kind, e: x, words: x.Words}}
	if k, ok := w.judged.kind(rec.Article.ID, x); ok {
		m.kind = k
	}
	for _, word := range x.Words {
		if b := w.l.Skeleton(w.l.Bare(word)); b != "" {
			m.bones = append(m.bones, b)
		}
	}
	m.canon = s.canon[e]
	m.doubt = s.doubts[e]
	m.other = s.others[e]
	m.lead = s.lead
	if m.kind == news.Person && m.canon == "" {
		m.loose, m.unsure = w.loose(s, e), w.unsure(s, e)
		if w.inflected(s, e) {
			m.doubt = news.Barely
		}
	}
	if m.kind == news.Person && m.doubt == news.Narrow && len(m.bones) == 1 && !w.listed[m.bones[0]] && !w.unheard(m.words[0]) {
		m.doubt = news.Barely
	}
	if m.canon == "" && (m.kind != news.Person && w.owned(x) || w.verbal(x)) {
		m.doubt = news.Barely
	}
	if m.canon != "" && (len(m.words) > 1 || m.kind == news.Person || x.Type == "state") {
		m.doubt = news.Sure
	}
	m.generic = m.kind == news.Organization && len(m.words) > 0 && (w.generic(&m.local) && !w.located(m.words[1:]) || everyStates(x) || m.canon != "" && w.shared[m.canon]) && !w.one(m.words)
	if m.generic { // what the gazetteer calls every state's ministry
		m.canon = ""
	}
	m.around = s.around
	m.key = string(m.kind) + "=" + strings.Join(m.bones, " ")
	if m.kind == news.Person || len(m.bones) < 2 {
		m.key = string(m.kind) + "=" + strings.Join(m.bones, "") // compounds are written apart and together
	}
	switch {
	case m.canon != "":
		m.key = string(m.kind) + "@" + m.canon
	case m.kind == news.Person:
	default:
		m.every = w.every(&m.local)
		if m.every == "" && m.generic {
			m.every = everyState
		}
		if m.kind == news.Place {
			m.every = everyTown
		}
		if m.every != "" && (m.kind != news.Place || w.namesake(&m.local)) {
			m.scope = w.scope(s, e, m.every)
		}
		if m.other != "" {
			m.every, m.scope = everyState, m.other
		}
		m.behind = m.every == everyState && len(m.bones) > 1 && w.stateBehind(s, e) != ""
		if m.kind == news.Organization && m.scope != "" && (m.other != "" || m.generic || m.every == everyTown || m.behind) {
			m.key += "|" + m.scope
		}
		m.homely = m.every == everyBody && m.scope == "" || w.doubtful(s, e) || s.homely[e]
	}
	if w.judged.alone(rec.Article.ID, x) { // somebody said that this one is not who bears the name elsewhere
		m.apart = "#" + rec.Article.ID
	} else if w.alone(s, e) || w.ofTown(&m.local) && w.twice(s, e) {
		m.apart, m.homely = fmt.Sprintf("#%s#%d", rec.Article.ID, e), true
	}
	return m
}

// ofTown reports the name of a body or building that towns have.
func (r *Resolver) ofTown(m *local) bool {
	return m.every == everyTown && len(m.words) > 0 && (m.kind == news.Organization || (r.placeHead(m) || r.head(m)) && r.namesake(m))
}

func (w *work) enter(a, e int32, x *known) {
	m := &x.local
	m.at, m.parted = Member{a, e}, false // what is read of an article by itself stays in memory, what its story makes of it does not
	key := x.key
	if len(m.bones) == 0 {
		key = fmt.Sprintf("%s#%d#%d", m.kind, a, e)
	}
	key += x.apart
	g, ok := w.byKey[key]
	if !ok {
		g = len(w.groups)
		w.byKey[key] = g
		w.groups = append(w.groups, &group{kind: m.kind, key: key, canon: x.canon, full: m, stands: map[int32]bool{}, because: map[string]bool{}, into: g, judged: -1, state: x.state()})
	}
	m.group = g
	k := w.groups[g]
	k.members = append(k.members, m)
	k.stands[a] = true
	if len(m.words) > len(k.full.words) {
		k.full = m
	}
	if c := w.judged.same(w.records[a].Article.ID, m.kind, m.e); c >= 0 && k.judged < 0 {
		k.judged = c
	}
}

// part takes apart the groups of names that are as often none in all their articles, and those of names of one word that tell nobody, of which only the
// bearers that stand in one passage stay together.
func (w *work) part() {
	for g, n := 0, len(w.groups); g < n; g++ {
		k := w.groups[g]
		if strings.Contains(k.key, "#") {
			continue
		}
		if len(k.members) > 1 && !slices.ContainsFunc(k.members, func(m *local) bool { return m.doubt != news.Barely || len(m.words) > 1 && w.told(m) }) {
			into := func(i int) int { return i }
			if w.opens(k) { // rather a name than a phrase: what stands in one passage is one
				into = w.together(k.members, func(*local) bool { return false })
			}
			w.split(k, len(k.members), into, -1)
			continue
		}
		if k.kind != news.Person || k.canon != "" || len(k.full.bones) != 1 {
			continue
		}
		sure := slices.ContainsFunc(k.members, func(m *local) bool { return !m.unsure && m.doubt != news.Barely })
		holds := func(m *local) bool {
			return !m.loose && (sure || len(k.members) == 1)
		}
		if !slices.ContainsFunc(k.members, func(m *local) bool { return !holds(m) }) {
			continue
		}
		into := w.together(k.members, holds)
		held := -1
		if i := slices.IndexFunc(k.members, holds); i >= 0 {
			held = into(i)
		}
		w.split(k, len(k.members), into, held)
	}
}

// opens reports a name of several words that begins as names do: with a given name, or with a word for a sort of body or place.
func (w *work) opens(k *group) bool {
	words := k.full.words
	if len(words) < 2 {
		return false
	}
	if k.kind == news.Person {
		return w.given[words[0]]
	}
	return w.anyHead(words[0]) || w.anyHead(w.l.Bare(words[0]))
}

// split makes groups of the members of one, by the index of the first member of each; held, or -1, is that of which the name is known elsewhere.
func (w *work) split(k *group, n int, into func(int) int, held int) {
	members, key := k.members, k.key
	k.members = nil
	at := map[int]*group{}
	for i, m := range members[:n] {
		f := into(i)
		x := at[f]
		if x == nil {
			x = k
			if f != held && (held >= 0 || f > 0) {
				x = &group{kind: k.kind, canon: k.canon, because: map[string]bool{}, into: len(w.groups), judged: k.judged, state: k.state}
				w.groups = append(w.groups, x)
			}
			if f != held {
				x.key = fmt.Sprintf("%s#%s#%d", key, w.records[m.at.Article].Article.ID, m.at.Entity)
			}
			x.full, x.stands = m, map[int32]bool{}
			at[f] = x
		}
		x.members = append(x.members, m)
		x.stands[m.at.Article] = true
		m.group, m.parted = x.into, f != held
		if len(m.words) > len(x.full.words) {
			x.full = m
		}
	}
}

// joinJudged joins what a person said is one.
func (w *work) joinJudged() {
	first := map[int]int{}
	for g, k := range w.groups {
		if k.judged < 0 {
			continue
		}
		if f, ok := first[k.judged]; ok {
			w.join(g, f, byPerson)
		} else {
			first[k.judged] = g
		}
	}
}

// find returns the group that a group was joined to.
func (w *work) find(g int) int {
	for w.groups[g].into != g {
		g = w.groups[g].into
	}
	return g
}

func (w *work) join(g, into int, why string) {
	g, into = w.find(g), w.find(into)
	if g == into {
		return
	}
	a, b := w.groups[g], w.groups[into]
	a.into = into
	for x := range a.stands {
		b.stands[x] = true
	}
	for x := range a.because {
		b.because[x] = true
	}
	b.because[why] = true
	if b.canon == "" {
		b.canon = a.canon
	}
	if b.judged < 0 {
		b.judged = a.judged
	}
}

// joinSpelt joins persons of the story whose full names are spellings of one foreign name, also where one article has both.
func (w *work) joinSpelt() {
	if w.l.Consonants == nil {
		return
	}
	first := map[string]int{} // groups by the consonants of their words
	for g, k := range w.groups {
		if k.kind != news.Person || len(k.full.bones) < 2 {
			continue
		}
		frame := make([]string, len(k.full.bones))
		letters := 0
		for i, b := range k.full.bones {
			frame[i] = w.l.Consonants(b)
			letters += utf8.RuneCountInString(frame[i])
		}
		if letters < leastConsonants {
			continue
		}
		key := strings.Join(frame, " ")
		if f, ok := first[key]; !ok {
			first[key] = g
		} else if w.spelt(k.full.bones, w.groups[f].full.bones) && !w.toldApart(w.groups[w.find(g)], w.groups[w.find(f)]) {
			w.join(g, f, bySpelt)
		}
	}
}

// leastConsonants is how many consonants a name has, all words together, that tells it from others without its vowels.
const leastConsonants = 7

// spelt reports whether names of the same consonants are spellings of one: a word that differs is none that the lexicons list in both spellings, for those are two names.
func (w *work) spelt(a, b []string) bool {
	for i := range a {
		if a[i] != b[i] && w.listed[a[i]] && w.listed[b[i]] {
			return false
		}
	}
	return true
}

// joinLonger joins a name to the longer form of it that stands in the story, where there is one only.
func (w *work) joinLonger() {
	doors := map[string][]int{} // groups by the word that shorter and longer forms share
	door := func(k *group) string {
		b := k.full.bones
		if k.kind == news.Person {
			return string(k.kind) + b[len(b)-1]
		}
		return string(k.kind) + b[0]
	}
	for g, k := range w.groups {
		if len(k.full.bones) > 0 {
			d := door(k)
			doors[d] = append(doors[d], g)
		}
	}
	names := make([]string, 0, len(doors))
	for d := range doors {
		names = append(names, d)
	}
	slices.Sort(names)
	for _, d := range names {
		list := doors[d]
		if len(list) < 2 || len(list) > maxDoor {
			continue
		}
		slices.SortFunc(list, func(a, b int) int { // longest first: what a long form is joined to is known when shorter ones are asked
			x, y := w.groups[a], w.groups[b]
			return cmp.Or(cmp.Compare(len(y.full.bones), len(x.full.bones)), -cmp.Compare(x.key, y.key))
		})
		for i, g := range list {
			found, why := -1, ""
			for _, o := range list[:i] {
				y := w.longer(w.groups[g], w.groups[o])
				if y == "" {
					continue
				}
				if w.contradict(w.find(g), w.find(o)) {
					if k := w.groups[w.find(g)]; k.kind == news.Person && !w.toldApart(k, w.groups[w.find(o)]) { // an article names both, so whom it means by the shorter one is nobody's third
						found, why = -1, ""
						break
					}
					continue
				}
				if found >= 0 && w.find(o) != w.find(found) {
					found, why = -1, ""
					break
				}
				found, why = o, y
			}
			if found >= 0 {
				w.join(g, found, why)
			}
		}
	}
}

// maxDoor bounds how many names of one story that share a word are compared.
const maxDoor = 300

// toldApart reports that the gazetteers or a person know two groups apart.
func (w *work) toldApart(x, y *group) bool {
	return x.kind != y.kind || x.canon != "" && y.canon != "" && x.canon != y.canon || w.judged.apart(x.full.e, y.full.e) || strings.Contains(x.key, "#") || strings.Contains(y.key, "#")
}

// contradict reports that two groups cannot be one thing: the gazetteers or a person know them apart, or one article names both.
func (w *work) contradict(a, b int) bool {
	x, y := w.groups[a], w.groups[b]
	if a == b {
		return false
	}
	if w.toldApart(x, y) {
		return true
	}
	if len(x.stands) > len(y.stands) {
		x, y = y, x
	}
	if x.kind == news.Organization && (x.full.generic || y.full.generic) { // an article may name the ministry and the ministry of its state
		return false
	}
	for article := range x.stands {
		if y.stands[article] {
			return true
		}
	}
	return false
}

// longer returns why the name of y can be the longer form of the name of x, or "".
func (w *work) longer(x, y *group) string {
	s, l := x.full.bones, y.full.bones
	if x.kind == news.Place && y.kind == x.kind && x.canon == "" && y.canon != "" && slices.Equal(s, l) {
		return byStory
	}
	if x.kind == news.Organization && y.kind == x.kind && x.canon == "" && y.canon == "" && slices.Equal(s, l) && x.state == "" && y.state != "" {
		if of := w.atlas.held(y.state); slices.ContainsFunc(x.members, func(m *local) bool {
			return m.generic && m.elsewhere(of) || y.full.behind && m.lead != "" && m.lead != of
		}) {
			return ""
		}
		return byState
	}
	if x.kind != y.kind || len(s) >= len(l) && (x.canon != "" || y.canon == "") {
		return ""
	}
	switch x.kind {
	case news.Person:
		if s[len(s)-1] != l[len(l)-1] || !subsequence(s, l) || len(s) > 1 && s[0] != l[0] {
			return ""
		}
		if len(s) == 1 && len(x.full.words) == 1 && w.l.TermShare(w.l.Bare(x.full.words[0])) > everyday { // "the second", "the younger"
			return ""
		}
		return byLonger
	case news.Organization:
		if len(s) >= len(l) || !slices.Equal(s, l[:len(s)]) || len(s) == 1 && (!w.head(x.full) || x.canon != "" && x.full.e.Type == "club") { // a club that is called like what federations begin with
			return ""
		}
		if len(s) == 1 || x.full.generic { // a ministry without its state
			if rest := w.freed(y.full.words[len(s):]); len(s) > 1 && w.located(rest) && !slices.ContainsFunc(rest, func(word string) bool { return w.stateOf(word) != "" }) {
				return "" // the office of one of several towns
			}
			if (x.full.every == everyTown || x.full.every == everyBody) && w.governed(y.full.words[len(s)]) {
				return ""
			}
			of := ""
			for _, word := range y.full.words[len(s):] {
				of = cmp.Or(w.stateOf(word), of)
			}
			if len(s) > 1 {
				if of == "" && y.canon != "" && w.shared[x.full.e.Canon] && w.home(y.full.e) == "" { // the European Central Bank is no state's
					return ""
				}
				of = cmp.Or(of, y.state, y.full.lead)
			}
			if of != "" && (x.state != "" && of != x.state || x.state == "" && slices.ContainsFunc(x.members, func(m *local) bool { return m.elsewhere(of) })) {
				return ""
			}
			return byLonger
		}
		if w.located(y.full.words[len(s):]) { // the club of that name in another state, the office in another town
			return ""
		}
		if !x.sure() && !y.sure() {
			return ""
		}
		return w.adjectives(y.full.words[len(s):])
	}
	if !x.sure() && !y.sure() { // "training", "the evening training"
		return ""
	}
	if len(s) >= len(l) || !slices.Equal(s, l[:len(s)]) || len(y.full.words) != len(l) || len(s) == 1 && x.full.e.Canon == "" && w.placeHead(x.full) { // "the market"
		return ""
	}
	return w.adjectives(y.full.words[len(s):])
}

// sure reports that some article tells well that a group's name is one.
func (k *group) sure() bool {
	return slices.ContainsFunc(k.members, func(m *local) bool { return m.doubt == news.Sure })
}

// elsewhere reports that an article speaks far more of another state than of that one.
func (m *local) elsewhere(state string) bool {
	return m.lead != "" && m.lead != state && m.around[m.lead] >= mostly*max(1, m.around[state])
}

// everyday is in what share of ordinary articles a word stands that is no surname by itself.
const everyday = 0.03

// adjectives reports whether all that a longer name adds are definite words: an airport and the international airport.
func (w *work) adjectives(words []string) string {
	for _, word := range words {
		if w.l.Bare(word) == word || w.governed(word) {
			return ""
		}
	}
	return byAdjunct
}

// freed are words without the prepositions that are fused to them.
func (r *Resolver) freed(words []string) []string {
	out := slices.Clone(words)
	for i, word := range words {
		if t := r.l.Read(word); len(t.Tokens) > 0 {
			if b := t.Tokens[0].Best(); b.Clitics.Has(lang.Prepositions) {
				out[i] = b.Host
			}
		}
	}
	return out
}

// governed reports a word that a preposition is fused to.
func (r *Resolver) governed(word string) bool {
	t := r.l.Read(word)
	return len(t.Tokens) > 0 && t.Tokens[0].Best().Clitics.Has(lang.Prepositions)
}

// plain reports that none of the words is rare.
func (r *Resolver) plain(words []string) bool {
	for _, word := range words {
		if r.l.TermShare(r.l.Bare(word)) < rare {
			return false
		}
	}
	return true
}

// rare is in what share of ordinary articles a word stands that tells one body from another of its sort.
const rare = 0.001

// head reports a name that is nothing but a generic word.
func (r *Resolver) head(x *local) bool {
	return len(r.l.Lexicon("org_heads").Find(r.l.Bare(x.words[0]))) > 0
}

// generic reports an organisation that every state has (a ministry, a parliament) named without its state.
func (r *Resolver) generic(x *local) bool {
	heads := r.l.Lexicon("org_heads")
	ids := heads.Find(r.l.Bare(x.words[0]))
	if len(ids) == 0 {
		return false
	}
	switch heads.Get(ids[0], "type") {
	case "ministry", "government", "parliament", "court", "security", "military":
		for _, word := range x.words[1:] {
			if r.stateOf(word) != "" && (len(x.words) != 2 || !r.everyDay(word)) {
				return false
			}
		}
		return true
	}
	return false
}

// everyDay reports an adjective that is rather one of every day than that of a state where it alone stands behind a head: "the financial affairs".
func (r *Resolver) everyDay(word string) bool {
	base, ok := r.l.Nisba(word)
	return ok && r.daily[base]
}

// everyStates reports a body that the gazetteer lists without a state because every state has one.
func everyStates(x *news.Entity) bool {
	if x.Canon == "" || x.Within != "" || len(x.Words) < 2 {
		return false
	}
	switch x.Type {
	case "government", "ministry", "parliament", "security", "court", "military":
		return true
	}
	return false
}

// one reports a body of which there is but one in the world, though its name is made of words that many bear.
func (r *Resolver) one(words []string) bool {
	bodies := r.l.Lexicon("local_bodies")
	for n := min(len(words), 3); n > 0; n-- {
		if ids := bodies.Find(words[:n]...); len(ids) > 0 {
			return bodies.Get(ids[0], "each") == onlyOne
		}
	}
	return false
}

// stateOf returns the state that a folded adjective is of, or "".
func (r *Resolver) stateOf(word string) string {
	if base, ok := r.l.Nisba(word); ok {
		return r.demonyms[base]
	}
	return ""
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

// clusters makes the clusters of the groups, in order of their first members.
func (w *work) clusters() ([]Cluster, [][]int) {
	of := make([][]int, len(w.records))
	for a, rec := range w.records {
		of[a] = make([]int, len(rec.Entities))
	}
	byRoot := map[int][]*local{}
	for g, k := range w.groups {
		root := w.find(g)
		byRoot[root] = append(byRoot[root], k.members...)
		if len(k.members) > 1 {
			why := byStory
			switch {
			case k.canon != "":
				why = byCanon
			case len(k.full.words) > 1:
				why = byName
			}
			w.groups[root].because[why] = true
		}
	}
	roots := make([]int, 0, len(byRoot))
	for root, members := range byRoot {
		slices.SortFunc(members, func(x, y *local) int {
			return cmp.Or(cmp.Compare(x.at.Article, y.at.Article), cmp.Compare(x.at.Entity, y.at.Entity))
		})
		roots = append(roots, root)
	}
	slices.SortFunc(roots, func(a, b int) int {
		x, y := byRoot[a][0].at, byRoot[b][0].at
		return cmp.Or(cmp.Compare(x.Article, y.Article), cmp.Compare(x.Entity, y.Entity))
	})
	out := make([]Cluster, len(roots))
	for n, root := range roots {
		k, members := w.groups[root], byRoot[root]
		c := &out[n]
		c.Kind, c.Canon = k.kind, k.canon
		full := members[0]
		for _, m := range members {
			of[m.at.Article][m.at.Entity] = n
			c.Members = append(c.Members, m.at)
			for _, name := range m.e.Names {
				if !slices.Contains(c.Names, name) {
					c.Names = append(c.Names, name)
				}
			}
			if m.kind == news.Person && len(m.words) > len(full.words) {
				full = m
			}
		}
		c.Name, c.Latin = full.e.Name, full.e.Latin
		if c.Canon != "" && c.Kind != news.Person {
			c.Name = c.Canon
			if w.l.Latin != nil {
				c.Latin = w.latin(c.Canon)
			}
		}
		for b := range k.because {
			c.Because = append(c.Because, b)
		}
		slices.Sort(c.Because)
		w.key(c, k, members)
		if name, ok := w.judged.name(c.Kind, members, w.records); ok {
			c.Name, c.Named = name, true
			if w.l.Latin != nil {
				c.Latin = w.l.Latin(name)
			}
		}
	}
	return out, of
}

// key says how a cluster meets those of other stories.
func (w *work) key(c *Cluster, k *group, members []*local) {
	full := k.full
	switch {
	case k.judged >= 0:
		c.Key = fmt.Sprintf("judged@%d", k.judged)
		return
	case slices.ContainsFunc(members, func(m *local) bool { return m.homely || m.parted }) && (c.Canon == "" || !slices.ContainsFunc(members, func(m *local) bool { return !m.homely && !m.parted })), c.Canon == "" && !slices.ContainsFunc(members, w.told):
		return
	case c.Canon != "":
		c.Key = string(c.Kind) + "@" + c.Canon
		return
	case strings.Contains(k.key, "#"):
		if len(full.bones) > 0 {
			c.Key = k.key
		}
		return
	case len(full.bones) == 0 || c.Kind == news.Person && len(full.bones) == 1:
		return
	}
	if c.Kind == news.Place && len(full.words) == 2 && w.placeHead(full) && !w.definite(full.words[0]) && w.definite(full.words[1]) && !slices.ContainsFunc(members, func(m *local) bool { return m.doubt == news.Sure }) {
		return // a figure of speech that many use: "the top of the pyramid"
	}
	c.Key = k.key
	switch c.Kind {
	case news.Person:
		c.Open = len(full.bones) < 3
	case news.Organization:
		if full.every != "" {
			c.Key = scoped(k, members)
			return
		}
		c.Open = len(full.bones) < 2 || len(full.bones) == 2 && w.head(full) && !w.located(full.words[1:])
	default:
		if w.namesake(full) {
			c.Key = scoped(k, members)
			return
		}
		c.Open = len(full.bones) < 2 || (w.placeHead(full) || w.head(full)) && !w.located(full.words[1:]) // every club has its playing field
	}
	if c.Open {
		c.Clues = w.clues(c, members)
	}
}

// told reports that an article tells well enough that a name is one for other stories to be joined by it: that it is doubtful does not matter as much where
// a word of it is in no common use.
func (r *Resolver) told(m *local) bool {
	switch m.doubt {
	case news.Sure:
		return true
	case news.Narrow:
		return len(m.words) > 1 || len(m.words) == 1 && r.unheard(m.words[0])
	}
	return len(m.words) > 1 && r.head(m) && slices.ContainsFunc(m.words[1:], r.unheard)
}

// unheard reports a word that the background counts do not list.
func (r *Resolver) unheard(word string) bool {
	return r.l.TermShare(word) == 0 && r.l.TermShare(r.l.Bare(word)) == 0
}

// scoped is the key of what is known across stories only with what the articles tie it to: that to which most of them do. It is empty where they tie it to
// nothing.
func scoped(k *group, members []*local) string {
	if k.state != "" {
		return k.key
	}
	count := map[string]int{}
	best := ""
	for _, m := range members {
		if m.scope == "" {
			continue
		}
		count[m.scope]++
		if n, most := count[m.scope], count[best]; n > most || n == most && m.scope < best {
			best = m.scope
		}
	}
	if best == "" {
		return ""
	}
	return k.key + "|" + best
}

// placeHead reports a name that opens with a word for a sort of place.
func (r *Resolver) placeHead(x *local) bool {
	return len(r.l.Lexicon("place_heads").Find(r.l.Bare(x.words[0]))) > 0
}

// namesake reports a place that no gazetteer settles and of whose name there are many.
func (r *Resolver) namesake(x *local) bool {
	if len(x.words) == 0 {
		return false
	}
	if _, ok := r.atlas.homonyms[strings.Join(x.words, " ")]; ok || x.e.Canon != "" {
		return true
	}
	rest := x.words
	if r.placeHead(x) || r.head(x) {
		if rest = rest[1:]; r.located(rest) {
			return false
		}
		if _, ok := r.atlas.homonyms[strings.Join(rest, " ")]; ok || len(rest) == 0 {
			return true
		}
	} else if len(rest) > 1 {
		return false
	} else if _, ok := r.l.Nisba(rest[0]); ok { // towns have quarters that are called after people: al-Faisaliya
		return true
	}
	for _, word := range rest { // "the hospital of King Fahd", "the vegetable market"
		if !r.definite(word) && !r.listed[r.l.Skeleton(r.l.Bare(word))] && r.l.TermShare(r.l.Bare(word)) < rare {
			return false
		}
	}
	return true
}

// maxClues bounds the clues of one cluster.
const maxClues = 64

// clues returns what beside its name tells who a cluster is: for a person the offices it holds at the time, and persons and bodies of full name
// that stand with it; for bodies and places of one word the places around.
func (w *work) clues(c *Cluster, members []*local) []uint64 {
	var out []uint64
	for _, m := range members {
		for _, x := range w.cluesOf(c.Kind, m) {
			if len(out) < maxClues && !slices.Contains(out, x) {
				out = append(out, x)
			}
		}
	}
	return out
}

// cluesOf returns the clues of one entity for a cluster of a kind.
func (w *work) cluesOf(as news.Kind, m *local) []uint64 {
	if w.Says == nil && m.asked == as {
		return m.clues
	}
	m.clues, m.asked = nil, as
	add := func(kind, says string) {
		x := rank.Hash(kind + "\x00" + says)
		m.clues = append(m.clues, x)
		if w.Says != nil {
			w.Says[x] = kind + " " + says
		}
	}
	rec := w.records[m.at.Article]
	period := "always"
	if p := rec.Article.Published; p != nil && p.From != news.NoDay {
		period = fmt.Sprint(int(p.From) / halfYear)
	}
	for _, role := range m.e.Roles {
		words := strings.Fields(w.l.FoldString(w.l.Plain(role.Text)))
		if role.Term != "" || len(words) < 2 {
			continue
		}
		says := strings.Join(words, " ")
		add("role", says+" "+period)
		if period != "always" { // holders of an office half a year apart meet in one of two periods
			add("role", says+" "+fmt.Sprint(int(rec.Article.Published.From)/halfYear+1))
		}
	}
	for e := range rec.Entities {
		x := &rec.Entities[e]
		if int32(e) == m.at.Entity {
			continue
		}
		switch {
		case x.Kind == news.Place && x.Type == "state":
		case x.Kind == news.Place && x.Canon != "" && as != news.Person:
			add("place", x.Canon)
		case as == news.Person && x.Kind == news.Person && x.Canon == "" && len(x.Words) > 1:
			add("with", strings.Join(x.Words, " "))
		case as == news.Person && x.Kind == news.Organization && len(x.Words) > 0 && telling(x) && !w.generic(&local{words: x.Words}) && (x.Canon != "" || len(x.Words) > 1):
			add("with", cmp.Or(x.Canon, strings.Join(x.Words, " ")))
		}
	}
	return m.clues
}

// halfYear is in days.
const halfYear = 183

// telling reports a body whose company says who somebody is; states' organs, agencies, outlets known by their head alone and platforms stand beside
// everybody. Papers, channels and sites known by name do tell, unlike what news.PassesOn says of all of them: who is told of beside one is mostly one of its
// people.
func telling(x *news.Entity) bool {
	switch x.Type {
	case "agency", "outlet", news.Platform, "government", "ministry", "parliament", "security", "military", "international", "court":
		return false
	}
	return true
}

package story

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

const (
	keepWords = 40 // heaviest words of an article that count
	// joinAt is the nearness of an article to a story, or of two stories, from which they are one.
	joinAt = 0.19
	// mendAt is the same for two stories of several articles each: their mean speaks for more than one pair.
	mendAt = 0.175
	// Where one of them has no date the same cast may meet again years later, and that is another story. Then an article joins only the story of
	// an article that is nearest to it as it is to that one, or a story that it is nearly as near to as its members are among themselves.
	undatedAt = 0.30
	cohesive  = 0.85
	nearest   = 3  // nearness to a story is the mean cosine to this many of its members, the nearest ones
	lookBack  = 40 // members of a story, the last ones, that are compared
	window    = 4  // days by which an article may lie outside a story's interval
	// background is with how many ordinary articles a desk is mixed when rarity is counted: in a desk of ten articles every word would be rare.
	background = 3000
	headline   = 2 // factor for entities and words of the headline
	// common is the share of articles (of at least 200) above which a feature opens no candidate stories: it still counts in the cosine.
	common = 0.02
)

// Result is the stories of a desk.
type Result struct {
	Stories []news.Story
	// Of maps each article (by index) to an index into Stories.
	Of []int
}

type feature struct {
	id     int32
	weight float32
}

// Find groups records, which must come in the order in which ties are decided. entity maps [article][entity] to what the entity is across
// articles; root maps an article to the one its text goes back to: a reprint is always in the story of its root.
//
// Each article joins the story it is nearest to, by cosine over entities and words weighted by rarity, among stories whose days it meets, else it
// opens one; then stories that have grown together are joined. Candidates come from an index of rare features, so the cost of an article does
// not grow with the number of stories.
func Find(l *lang.Language, records []*news.Record, entity [][]int, root []int) Result {
	n := len(records)
	vectors := vectorise(l, records, entity)
	df := map[int32]int{}
	for _, v := range vectors {
		for _, f := range v {
			df[f.id]++
		}
	}
	w := &work{records: records, vectors: vectors, root: root, postings: map[int32][]int32{}, of: make([]int, n), placed: make([]bool, n)}
	w.rare = make([][]feature, n)
	for i, v := range vectors {
		for _, f := range v {
			if n < 200 || float64(df[f.id]) <= common*float64(n) {
				w.rare[i] = append(w.rare[i], f)
			}
		}
	}
	w.offices, w.era = make([]map[string]int, n), make([]news.Interval, n)
	people := l.Lexicon("people")
	for i, r := range records {
		w.offices[i], w.era[i] = offices(l, r, entity[i]), era(l, people, r)
	}
	for _, i := range w.order() {
		w.place(i)
	}
	w.mend()
	stories, of := w.renumber()
	res := Result{Of: of}
	for s, st := range stories {
		story := news.Story{ID: id(s), Interval: news.Interval{From: st.from, To: st.to}}
		central, best := st.members[0], -1.0
		for _, i := range st.members {
			story.Articles = append(story.Articles, records[i].Article.ID)
			dot := 0.0
			for _, k := range st.members[:min(len(st.members), lookBack)] {
				dot += cosine(vectors[i], vectors[k])
			}
			if records[i].Article.Title != nil {
				dot += 1 // an article with a headline names the story better than one without
			}
			if dot > best {
				central, best = i, dot
			}
		}
		story.Title = title(records[central])
		res.Stories = append(res.Stories, story)
	}
	return res
}

// sameEra reports whether article i can have been written when the story's articles were.
func (w *work) sameEra(i int, st *open) bool {
	return !slices.ContainsFunc(st.members[max(0, len(st.members)-lookBack):], func(m int) bool { return !w.era[i].Meets(w.era[m]) })
}

// open is a story while it is being made.
type open struct {
	from, to news.Day // NoDay while no member is dated
	members  []int    // articles, in order
	into     int      // the story it was joined to, or news.None
}

type work struct {
	records  []*news.Record
	vectors  [][]feature
	rare     [][]feature // of each article, the features that open candidates
	root     []int
	stories  []*open
	postings map[int32][]int32 // rare feature to stories, newest last
	of       []int
	placed   []bool
	offices  []map[string]int // of each article: office as worded to who holds it
	era      []news.Interval  // of each article: when it can have been written
	near     map[int]int      // the nearest article, for undated articles and those near them
}

// offices returns who holds which office in an article, by the role phrases of two words or more that are not marked as former or coming.
func offices(l *lang.Language, r *news.Record, entity []int) map[string]int {
	var out map[string]int
	for e := range r.Entities {
		for _, role := range r.Entities[e].Roles {
			office := l.FoldString(l.Plain(role.Text))
			if role.Term != "" || !strings.Contains(office, " ") {
				continue
			}
			if out == nil {
				out = map[string]int{}
			}
			out[office] = entity[e]
		}
	}
	return out
}

// handover reports that some office has one holder in article i and another in a member of the story: unless the days are near, that is
// another time and so another story.
func (w *work) handover(i int, st *open) bool {
	for office, holder := range w.offices[i] {
		for _, m := range st.members[max(0, len(st.members)-lookBack):] {
			if other, ok := w.offices[m][office]; ok && other != holder {
				return true
			}
		}
	}
	return false
}

// order is the order in which articles are placed: dated ones by day, then undated ones, those nearest to another article first, so that sure
// pairs open the stories that doubtful ones may join. On the way it finds the nearest article to each undated one, and theirs.
func (w *work) order() []int {
	var dated, undated []int
	for i := range w.records {
		if w.day(i) == news.NoDay {
			undated = append(undated, i)
		} else {
			dated = append(dated, i)
		}
	}
	w.near = map[int]int{}
	if len(undated) == 0 {
		return dated
	}
	best := map[int]float64{}
	by := map[int32][]int{}
	seen := map[int]bool{}
	for _, i := range append(slices.Clone(dated), undated...) {
		clear(seen)
		for _, f := range w.rare[i] {
			list := by[f.id]
			for _, j := range list[max(0, len(list)-maxCandidates):] {
				if seen[j] || w.day(i) != news.NoDay && w.day(j) != news.NoDay || !w.era[i].Meets(w.era[j]) {
					continue
				}
				seen[j] = true
				c := cosine(w.vectors[i], w.vectors[j])
				for _, pair := range [][2]int{{i, j}, {j, i}} {
					if c > best[pair[0]] {
						best[pair[0]], w.near[pair[0]] = c, pair[1]
					}
				}
			}
			by[f.id] = append(list, i)
		}
	}
	slices.SortStableFunc(undated, func(a, b int) int { return cmp.Compare(best[b], best[a]) })
	return append(dated, undated...)
}

// mutual reports whether a member of the story is the article nearest to i, and i to it.
func (w *work) mutual(i int, st *open) bool {
	n, ok := w.near[i]
	return ok && w.near[n] == i && slices.Contains(st.members, n)
}

// cohesion is the mean nearness of a story's members to one another, 1 for a single article: nothing but its like is as near.
func (w *work) cohesion(st *open) float64 {
	sum, n := 0.0, 0
	for a, i := range st.members[:min(len(st.members), lookBack)] {
		for _, j := range st.members[:a] {
			sum += cosine(w.vectors[i], w.vectors[j])
			n++
		}
	}
	if n == 0 {
		return 1
	}
	return sum / float64(n)
}

// joins reports whether an article or story whose nearness to st is score may be of it; several says that it is a story of several articles.
func (w *work) joins(score float64, from news.Day, st *open, mutual, several bool) bool {
	if from != news.NoDay && st.from != news.NoDay {
		return score >= joinAt || several && len(st.members) >= nearest && score >= mendAt
	}
	return score >= undatedAt && (mutual || score >= cohesive*w.cohesion(st))
}

// era is when an article can have been written by the terms of those it names in office: the authority file knows from when to when a person
// held a role. The day of publication settles it where it is known.
func era(l *lang.Language, people *lang.Lexicon, r *news.Record) news.Interval {
	out := news.Unknown
	if p := r.Article.Published; p != nil {
		return p.Interval
	}
	for i := range r.Entities {
		e := &r.Entities[i]
		if e.Kind != news.Person || e.Canon == "" {
			continue
		}
		for _, role := range e.Roles {
			if role.Term != "" {
				continue
			}
			words := strings.Fields(l.FoldString(l.Plain(role.Text)))
			for _, id := range people.FindForm(e.Canon) {
				if people.Get(id, "canon") != e.Canon || !office(l, words, strings.Fields(l.FoldString(people.Get(id, "role")))) {
					continue
				}
				out = out.Cut(term(people.Get(id, "from"), people.Get(id, "to")))
			}
		}
	}
	return out
}

// office reports whether a role as worded is the role of the authority file: the same head, and every word of the shorter in the longer.
func office(l *lang.Language, a, b []string) bool {
	if len(a) == 0 || len(b) == 0 || l.Bare(a[0]) != l.Bare(b[0]) {
		return false
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	for _, x := range a {
		if !slices.ContainsFunc(b, func(y string) bool { return l.Bare(x) == l.Bare(y) }) {
			return false
		}
	}
	return len(a) > 1
}

// term reads the days of a term of office, given as years, months or days; an open end is unknown.
func term(from, to string) news.Interval {
	out := news.Unknown
	if d, err := news.ParseDay(pad(from, "-01-01")); err == nil {
		out.From = d
	}
	if d, err := news.ParseDay(pad(to, "-12-31")); err == nil {
		out.To = d
	}
	return out
}

func pad(date, with string) string {
	if len(date) < len("2006-01-02") && len(date) >= len("2006") {
		return date + with[len(date)-len("2006"):]
	}
	return date
}

func (w *work) day(i int) news.Day {
	if p := w.records[i].Article.Published; p != nil && p.From == p.To {
		return p.From
	}
	return news.NoDay
}

// place puts article i into its story.
func (w *work) place(i int) {
	day := w.day(i)
	best, bestScore := news.None, 0.0
	if r := w.root[i]; r != i && w.placed[r] {
		best = w.of[r]
	} else {
		for _, s := range w.candidates(w.rare[i], -1) {
			st := w.stories[s]
			if !meets(day, day, st) || (day == news.NoDay || st.from == news.NoDay) && (w.handover(i, st) || !w.sameEra(i, st)) {
				continue
			}
			score := w.nearness(w.vectors[i], st)
			if score > bestScore && w.joins(score, day, st, w.mutual(i, st), false) {
				best, bestScore = s, score
			}
		}
	}
	if best == news.None {
		best = len(w.stories)
		w.stories = append(w.stories, &open{from: news.NoDay, to: news.NoDay, into: news.None})
	}
	w.of[i] = best
	w.placed[i] = true
	w.enter(best, i)
}

func (w *work) enter(s, i int) {
	st := w.stories[s]
	st.members = append(st.members, i)
	for _, f := range w.rare[i] {
		if list := w.postings[f.id]; len(list) == 0 || list[len(list)-1] != int32(s) {
			w.postings[f.id] = append(list, int32(s))
		}
	}
	if day := w.day(i); day != news.NoDay {
		if st.from == news.NoDay {
			st.from, st.to = day, day
		}
		st.from, st.to = min(st.from, day), max(st.to, day)
	}
}

// maxCandidates bounds how many stories one feature brings up, newest first.
const maxCandidates = 48

// candidates returns the live stories, ascending, that share a rare feature, other than except.
func (w *work) candidates(features []feature, except int) []int {
	var out []int
	for _, f := range features {
		list := w.postings[f.id]
		for _, s := range list[max(0, len(list)-maxCandidates):] {
			out = append(out, w.live(int(s)))
		}
	}
	slices.Sort(out)
	out = slices.Compact(out)
	return slices.DeleteFunc(out, func(s int) bool { return s == except })
}

func (w *work) live(s int) int {
	for w.stories[s].into != news.None {
		s = w.stories[s].into
	}
	return s
}

// nearness is the mean cosine of v to the nearest members of a story.
func (w *work) nearness(v []feature, st *open) float64 {
	var top [nearest]float64 // descending
	members := st.members[max(0, len(st.members)-lookBack):]
	for _, m := range members {
		x := cosine(v, w.vectors[m])
		for k := range top {
			if x > top[k] {
				x, top[k] = top[k], x
			}
		}
	}
	k := min(nearest, len(members))
	sum := 0.0
	for _, x := range top[:k] {
		sum += x
	}
	return sum / float64(k)
}

// meets reports whether days [from, to] lie within the window of a story; an unknown day meets all.
func meets(from, to news.Day, st *open) bool {
	return from == news.NoDay || st.from == news.NoDay || from <= st.to+window && to >= st.from-window
}

// cosine of two vectors of unit length, both in order of id.
func cosine(a, b []feature) float64 {
	dot := 0.0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].id < b[j].id:
			i++
		case a[i].id > b[j].id:
			j++
		default:
			dot += float64(a[i].weight) * float64(b[j].weight)
			i++
			j++
		}
	}
	return dot
}

// mend joins stories that belong together once all their articles are known: an early article may have found nothing to join.
func (w *work) mend() {
	for s := range w.stories {
		st := w.stories[s]
		if st.into != news.None || len(st.members) > nearest*2 {
			continue
		}
		var features []feature
		for _, m := range st.members {
			features = append(features, w.rare[m]...)
		}
		best, bestScore := news.None, 0.0
		for _, o := range w.candidates(features, s) {
			other := w.stories[o]
			if !meets(st.from, st.to, other) || len(other.members) < len(st.members) {
				continue
			}
			if (st.from == news.NoDay || other.from == news.NoDay) && slices.ContainsFunc(st.members, func(m int) bool { return w.handover(m, other) || !w.sameEra(m, other) }) {
				continue
			}
			score := 0.0
			for _, m := range st.members {
				score += w.nearness(w.vectors[m], other)
			}
			score /= float64(len(st.members))
			if score > bestScore && w.joins(score, st.from, other, false, len(st.members) >= nearest) {
				best, bestScore = o, score
			}
		}
		if best == news.None {
			continue
		}
		into := w.stories[best]
		for _, m := range st.members {
			w.of[m] = best
			w.enter(best, m)
		}
		slices.Sort(into.members)
		st.into, st.members = best, nil
	}
}

// renumber returns the live stories in order of their first article, and the story of each article among them.
func (w *work) renumber() ([]*open, []int) {
	number := map[int]int{}
	var out []*open
	of := make([]int, len(w.of))
	for i, s := range w.of {
		n, ok := number[s]
		if !ok {
			n = len(out)
			number[s] = n
			out = append(out, w.stories[s])
		}
		of[i] = n
	}
	return out, of
}

func id(s int) string { return "S" + strconv.Itoa(s+1) }

// title is the headline, or the first sentence cut to a line.
func title(r *news.Record) string {
	t := r.Article.Text
	if s := r.Article.Title; s != nil {
		return strings.TrimSpace(s.Of(t))
	}
	if len(r.Sentences) == 0 {
		return ""
	}
	words := strings.Fields(r.Sentences[0].Of(t))
	if len(words) > 14 {
		return strings.Join(words[:14], " ") + "…"
	}
	return strings.Join(words, " ")
}

// rarest is the background share of a name: that of its rarest word.
func rarest(l *lang.Language, name string) float64 {
	least := 1.0
	for _, w := range strings.Fields(l.FoldString(name)) {
		least = min(least, l.TermShare(l.Bare(w)))
	}
	return least
}

// vectorise returns for each article its weighted features, of unit length, in order of id. Entities have even ids, words odd ones.
func vectorise(l *lang.Language, records []*news.Record, entity [][]int) [][]feature {
	n := len(records)
	wordID := map[string]int32{}
	share := map[int32]float64{} // background share of each feature
	raw := make([]map[int32]float64, n)
	df := map[int32]int{}
	for i, r := range records {
		m := map[int32]float64{}
		titleEnd := -1
		if s := r.Article.Title; s != nil {
			titleEnd = s.End
		}
		for _, x := range r.Mentions {
			if x.Entity == news.None {
				continue
			}
			w := 1.0
			if x.Span.End <= titleEnd {
				w = headline
			}
			f := int32(entity[i][x.Entity]) * 2
			m[f] += w
			if _, ok := share[f]; !ok {
				share[f] = rarest(l, r.Entities[x.Entity].Name)
			}
		}
		for _, term := range r.Terms {
			k, ok := wordID[term.Word]
			if !ok {
				k = int32(len(wordID))
				wordID[term.Word] = k
				share[k*2+1] = l.TermShare(term.Word)
			}
			m[k*2+1] += float64(term.Count)
		}
		raw[i] = m
		for f := range m {
			df[f]++
		}
	}
	out := make([][]feature, n)
	for i, m := range raw {
		var entities, words []feature
		for f, tf := range m {
			idf := math.Log(1 + (float64(n)+background)/(float64(df[f])+background*share[f]))
			x := feature{f, float32((1 + math.Log(tf)) * idf)}
			if f%2 == 0 {
				x.weight *= 1.5 // a name says more than a word
				entities = append(entities, x)
			} else {
				words = append(words, x)
			}
		}
		slices.SortFunc(words, func(a, b feature) int { return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.id, b.id)) })
		v := append(entities, words[:min(keepWords, len(words))]...)
		slices.SortFunc(v, func(a, b feature) int { return cmp.Compare(a.id, b.id) })
		norm := 0.0
		for _, f := range v {
			norm += float64(f.weight) * float64(f.weight)
		}
		for k := range v {
			v[k].weight = float32(float64(v[k].weight) / math.Sqrt(norm))
		}
		out[i] = v
		raw[i] = nil
	}
	return out
}

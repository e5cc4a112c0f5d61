package lineage

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

const (
	shingle = 3 // words in a shingle
	// crowd is the number of articles up to which all pairs that share a shingle are compared. In larger crowds each article is compared
	// with its next few neighbours only, which keeps the work linear and still connects a text that a hundred outlets carry.
	crowd      = 24
	neighbours = 6
	// Containment: share of the shorter text's shingles that stand in the longer one.
	reprintAt = 0.60
	rewriteAt = 0.22
	// minShared is the least number of shared shingles behind any edge: less is a shared phrase, not a shared text.
	minShared = 12
	// minCredited is the same where the later text names the earlier one's outlet as where it has its news from.
	minCredited = 4
	creditDays  = 3
)

// Result is who took what from whom.
type Result struct {
	Edges []news.Lineage
	// Root maps each article (by index) to the article that its text goes back to; itself when it stands alone.
	Root []int
	// Agency is the agency or outlet that an article relays, "" for none; taken from the root for reprints.
	Agency []string
}

// Find finds the lineage of records, which must come in the order in which ties are decided (earliest first).
// The work is linear in the number of shingles; no two articles are compared that share no rare-enough passage.
func Find(l *lang.Language, records []*news.Record) Result {
	n := len(records)
	res := Result{Root: make([]int, n), Agency: make([]string, n)}
	for i := range res.Root {
		res.Root[i] = i
	}
	type posting struct {
		hash    uint64
		article int32
	}
	var posts []posting
	sizes := make([]int, n)
	seen := map[uint64]struct{}{}
	for i, r := range records {
		clear(seen)
		for _, h := range shingles(body(l, r)) {
			if _, dup := seen[h]; !dup {
				seen[h] = struct{}{}
				posts = append(posts, posting{h, int32(i)})
			}
		}
		sizes[i] = len(seen)
	}
	slices.SortFunc(posts, func(a, b posting) int {
		return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.article, b.article))
	})
	shared := map[[2]int32]int32{}
	for i := 0; i < len(posts); {
		j := i
		for j < len(posts) && posts[j].hash == posts[i].hash {
			j++
		}
		group := posts[i:j]
		reach := len(group)
		if reach > crowd {
			reach = neighbours
		}
		for a := range group {
			for b := a + 1; b < min(a+reach, len(group)); b++ {
				shared[[2]int32{group[a].article, group[b].article}]++
			}
		}
		i = j
	}
	posts = nil
	type edge struct {
		a, b  int // a before b
		score float64
		kind  string
	}
	var edges []edge
	for pair, k := range shared {
		if k < minShared {
			continue
		}
		a, b := int(pair[0]), int(pair[1])
		score := float64(k) / float64(min(sizes[a], sizes[b]))
		union := float64(k) / float64(sizes[a]+sizes[b]-int(k))
		switch {
		case score >= reprintAt && union >= reprintAt/2:
			edges = append(edges, edge{a, b, score, "reprint"})
		case score >= rewriteAt:
			edges = append(edges, edge{a, b, score, "rewrite"})
		}
	}
	slices.SortFunc(edges, func(x, y edge) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	// families: texts joined by edges; the root is the earliest, among those of one day the fullest
	family := make([]int, n)
	for i := range family {
		family[i] = i
	}
	find := func(i int) int {
		for family[i] != i {
			family[i] = family[family[i]]
			i = family[i]
		}
		return i
	}
	before := func(a, b int) bool {
		if day(records[a]) != day(records[b]) {
			return day(records[a]) < day(records[b])
		}
		if sizes[a] != sizes[b] {
			return sizes[a] > sizes[b]
		}
		return a < b
	}
	best := map[int]edge{}
	for _, e := range edges {
		a, b := find(e.a), find(e.b)
		if a != b {
			if before(b, a) {
				a, b = b, a
			}
			family[b] = a
		}
		for _, x := range []int{e.a, e.b} {
			if old, ok := best[x]; !ok || e.score > old.score {
				best[x] = e
			}
		}
	}
	for i, r := range records {
		res.Agency[i] = relayed(l, r)
	}
	for _, c := range credited(l, records, res.Agency, shared) { // a credit and a few shared passages make a rewrite
		if a, b := find(c.teller), find(c.relayer); a != b {
			family[b] = a
			e := edge{c.teller, c.relayer, float64(c.shared) / float64(min(sizes[c.teller], sizes[c.relayer])), "rewrite"}
			for _, x := range []int{e.a, e.b} {
				if _, ok := best[x]; !ok {
					best[x] = e
				}
			}
		}
	}
	for i := range records {
		res.Root[i] = find(i)
	}
	for i := range records { // what any text of a family credits holds for its root when the root itself is silent
		if root := res.Root[i]; res.Agency[root] == "" && best[i].kind == "reprint" {
			res.Agency[root] = res.Agency[i]
		}
	}
	for i, r := range records {
		root := res.Root[i]
		e, joined := best[i]
		if joined && res.Agency[i] == "" && e.kind == "reprint" {
			res.Agency[i] = res.Agency[root]
		}
		switch {
		case joined && root != i:
			edge := news.Lineage{Article: r.Article.ID, From: records[root].Article.ID, Relays: res.Agency[i], Kind: e.kind, Score: round(e.score)}
			edge.Evidence = append(passages(l, r, records[root], 3), credits(l, r)...)
			res.Edges = append(res.Edges, edge)
		case joined && res.Agency[i] != "":
			res.Edges = append(res.Edges, news.Lineage{Article: r.Article.ID, Relays: res.Agency[i], Kind: e.kind, Score: round(e.score), Evidence: credits(l, r)})
		case res.Agency[i] != "":
			res.Edges = append(res.Edges, news.Lineage{Article: r.Article.ID, Relays: res.Agency[i], Kind: "relay", Score: 1, Evidence: credits(l, r)})
		}
	}
	return res
}

// credit is an article of an outlet and a later one that names that outlet as where it has its news from.
type credit struct{ teller, relayer, shared int }

// credited returns the credits among pairs that share minCredited shingles, of at most creditDays between them, in the order of the relayers; of
// one relayer the nearest day first.
func credited(l *lang.Language, records []*news.Record, agency []string, shared map[[2]int32]int32) []credit {
	outlets, agencies := make([]string, len(records)), make([]string, len(records))
	for i, r := range records {
		if r.Article.Outlet != nil {
			outlets[i] = l.FoldString(r.Article.Outlet.Name)
		}
		if agency[i] != "" {
			agencies[i] = l.FoldString(agency[i])
		}
	}
	var out []credit
	for pair, k := range shared {
		if k < minCredited {
			continue
		}
		a, b := int(pair[0]), int(pair[1])
		for _, c := range []credit{{a, b, int(k)}, {b, a, int(k)}} {
			back := day(records[c.relayer]) - day(records[c.teller])
			if agencies[c.relayer] != "" && agencies[c.relayer] == outlets[c.teller] && back >= 0 && back <= creditDays {
				out = append(out, c)
			}
		}
	}
	slices.SortFunc(out, func(x, y credit) int {
		return cmp.Or(cmp.Compare(x.relayer, y.relayer), cmp.Compare(day(records[y.teller]), day(records[x.teller])), cmp.Compare(x.teller, y.teller))
	})
	return out
}

func round(x float64) float64 { return math.Round(x*100) / 100 }

func day(r *news.Record) news.Day {
	if p := r.Article.Published; p != nil && p.From != news.NoDay {
		return p.From
	}
	return 1 << 30
}

// body returns the folded words of an article without its headline: headlines of reprints are often rewritten.
func body(l *lang.Language, r *news.Record) []string {
	t := r.Article.Text
	if s := r.Article.Title; s != nil && s.End < len(t) {
		t = t[s.End:]
	}
	return strings.FieldsFunc(l.FoldString(t), separator)
}

func separator(r rune) bool {
	return r <= ' ' || strings.ContainsRune(`.,;:!?"'()[]{}-/\|*`, r)
}

// shingles hashes every run of three words.
func shingles(words []string) []uint64 {
	if len(words) < shingle {
		return nil
	}
	out := make([]uint64, 0, len(words))
	for i := 0; i+shingle <= len(words); i++ {
		h := uint64(14695981039346656037) // FNV-1a, 64 bit
		for _, w := range words[i : i+shingle] {
			for j := 0; j < len(w); j++ {
				h = (h ^ uint64(w[j])) * 1099511628211
			}
			h = (h ^ ' ') * 1099511628211
		}
		out = append(out, h)
	}
	return out
}

// passages returns the longest shared passages of an article and the one it came from, at most limit, longest first.
func passages(l *lang.Language, r, from *news.Record, limit int) []news.Evidence {
	a, b := wordSpans(l, r), wordSpans(l, from)
	at := make(map[string]int, len(b))
	key := func(ws []word, i int) string { return ws[i].fold + " " + ws[i+1].fold + " " + ws[i+2].fold }
	for i := len(b) - shingle; i >= 0; i-- {
		at[key(b, i)] = i
	}
	var out []news.Evidence
	for i := 0; i+shingle <= len(a); {
		j, ok := at[key(a, i)]
		if !ok {
			i++
			continue
		}
		n := 0
		for i+n < len(a) && j+n < len(b) && a[i+n].fold == b[j+n].fold {
			n++
		}
		f := text.Span{Start: b[j].span.Start, End: b[j+n-1].span.End}
		out = append(out, news.Evidence{Article: r.Article.ID, Span: text.Span{Start: a[i].span.Start, End: a[i+n-1].span.End}, From: &f})
		i += n
	}
	slices.SortStableFunc(out, func(x, y news.Evidence) int { return cmp.Compare(y.Span.Len(), x.Span.Len()) })
	return out[:min(limit, len(out))]
}

type word struct {
	fold string
	span text.Span
}

// wordSpans returns the words of an article's body with where they stand.
func wordSpans(l *lang.Language, r *news.Record) []word {
	base := 0
	t := r.Article.Text
	if s := r.Article.Title; s != nil && s.End < len(t) {
		base = s.End
	}
	v := l.Fold(t[base:])
	f := v.Folded()
	var out []word
	start := -1
	for i, c := range f + " " {
		if separator(c) {
			if start >= 0 {
				o := v.Origin(text.Span{Start: start, End: i})
				out = append(out, word{f[start:i], text.Span{Start: base + o.Start, End: base + o.End}})
				start = -1
			}
		} else if start < 0 {
			start = i
		}
	}
	return out
}

// relayed returns the agency or outlet that an article credits for its news: in byline, dateline or signature, else the one that most of its
// statements come through or are quoted from; an agency before another outlet.
func relayed(l *lang.Language, r *news.Record) string {
	own := ""
	if r.Article.Outlet != nil {
		own = l.FoldString(r.Article.Outlet.Name)
	}
	for _, kind := range []string{"agency", "outlet"} {
		for _, c := range r.Article.Credits {
			if c.Kind == kind && l.FoldString(c.Name) != own && !platform(l, c.Name) {
				return c.Name
			}
		}
	}
	for _, kind := range []string{"agency", "outlet"} {
		count := map[string]int{}
		for i := range r.Statements {
			if x, ok := through(l, r, &r.Statements[i], kind, own); ok {
				count[x.Name]++
			}
		}
		name, most := "", 0
		for k, c := range count {
			if c > most || c == most && k < name {
				name, most = k, c
			}
		}
		if name != "" {
			return name
		}
	}
	return ""
}

// through returns the link of a statement's isnad that names an agency or outlet other than the article's own: one that carries the news, or an
// agency that is itself the source.
func through(l *lang.Language, r *news.Record, s *news.Statement, kind, own string) (news.Link, bool) {
	for i, x := range s.Isnad {
		if i == 0 && x.Span == nil || l.FoldString(x.Name) == own {
			continue // the article's own outlet
		}
		if x.Kind == kind && !platform(l, x.Name) {
			return x, true
		}
	}
	if e := s.Entity; kind == "agency" && s.Class == news.OrgSource && e != news.None && r.Entities[e].Type == kind {
		name := r.Entities[e].Canon
		if name == "" {
			name = r.Entities[e].Name
		}
		if l.FoldString(name) != own {
			return news.Link{Kind: kind, Name: name, Entity: e, Span: s.Source}, true
		}
	}
	return news.Link{}, false
}

// platform reports a place where everybody publishes: it tells nothing itself.
func platform(l *lang.Language, name string) bool {
	orgs := l.Lexicon("orgs")
	for _, id := range orgs.Find(strings.Fields(l.FoldString(name))...) {
		if orgs.Get(id, "type") == "media_platform" {
			return true
		}
	}
	return false
}

// credits returns where the text asserts what it relays.
func credits(l *lang.Language, r *news.Record) []news.Evidence {
	want := relayed(l, r)
	var out []news.Evidence
	if want == "" {
		return nil
	}
	for _, c := range r.Article.Credits {
		if c.Name == want && c.Span != nil {
			out = append(out, news.Evidence{Article: r.Article.ID, Span: *c.Span})
		}
	}
	for i := range r.Statements {
		for _, kind := range []string{"agency", "outlet"} {
			if x, ok := through(l, r, &r.Statements[i], kind, ""); ok && len(out) == 0 && x.Name == want && x.Span != nil {
				out = append(out, news.Evidence{Article: r.Article.ID, Span: *x.Span})
			}
		}
	}
	return out
}

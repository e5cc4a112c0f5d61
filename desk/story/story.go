package story

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

const (
	keepWords = 40   // heaviest words of an article that count
	joinAt    = 0.27 // cosine of an article and a story from which the article joins it
	// undatedAt is the threshold where the article or the story has no date: a same cast years apart is another story.
	undatedAt = 0.30
	window    = 4 // days by which an article may lie outside a story's interval
	headline  = 2 // factor for entities and words of the headline
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
// Each article joins the story it is nearest to by cosine over entities and words weighted by rarity, among stories whose days it meets, else it
// opens one. Candidates come from an index of features, so the cost of an article does not grow with the number of stories.
func Find(l *lang.Language, records []*news.Record, entity [][]int, root []int) Result {
	n := len(records)
	vectors := vectorise(l, records, entity)
	df := map[int32]int{}
	for _, v := range vectors {
		for _, f := range v {
			df[f.id]++
		}
	}
	type open struct {
		sum      map[int32]float32
		norm     float64
		from, to news.Day // NoDay while no member is dated
		members  []int
	}
	var stories []*open
	postings := map[int32][]int32{} // feature to stories, newest last
	of := make([]int, n)
	seen := map[int]bool{}
	for i, r := range records {
		v := vectors[i]
		day := news.NoDay
		if p := r.Article.Published; p != nil && p.From == p.To {
			day = p.From
		}
		best, bestScore := -1, 0.0
		if root[i] != i && root[i] < i {
			best, bestScore = of[root[i]], 1
		} else {
			clear(seen)
			for _, f := range v {
				if n >= 200 && float64(df[f.id]) > common*float64(n) {
					continue
				}
				list := postings[f.id]
				for k := len(list) - 1; k >= 0 && k >= len(list)-64; k-- {
					s := int(list[k])
					if seen[s] {
						continue
					}
					seen[s] = true
					st := stories[s]
					dated := day != news.NoDay && st.from != news.NoDay
					if dated && (day < st.from-window || day > st.to+window) {
						continue
					}
					dot := 0.0
					for _, g := range v {
						dot += float64(g.weight) * float64(st.sum[g.id])
					}
					score := dot / math.Sqrt(st.norm)
					at := joinAt
					if !dated {
						at = undatedAt
					}
					if score >= at && (score > bestScore || score == bestScore && s < best) {
						best, bestScore = s, score
					}
				}
			}
		}
		if best < 0 {
			best = len(stories)
			stories = append(stories, &open{sum: map[int32]float32{}, from: news.NoDay, to: news.NoDay})
		}
		st := stories[best]
		st.members = append(st.members, i)
		of[i] = best
		for _, f := range v {
			old := st.sum[f.id]
			st.sum[f.id] = old + f.weight
			st.norm += float64(old+f.weight)*float64(old+f.weight) - float64(old)*float64(old)
			if old == 0 {
				postings[f.id] = append(postings[f.id], int32(best))
			}
		}
		if day != news.NoDay {
			if st.from == news.NoDay {
				st.from, st.to = day, day
			}
			st.from, st.to = min(st.from, day), max(st.to, day)
		}
	}
	res := Result{Of: of}
	for s, st := range stories {
		story := news.Story{ID: id(s), Interval: news.Interval{From: st.from, To: st.to}}
		central, best := st.members[0], -1.0
		for _, i := range st.members {
			story.Articles = append(story.Articles, records[i].Article.ID)
			dot := 0.0
			for _, f := range vectors[i] {
				dot += float64(f.weight) * float64(st.sum[f.id])
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

// vectorise returns for each article its weighted features, of unit length, in order of id. Entities have even ids, words odd ones.
func vectorise(l *lang.Language, records []*news.Record, entity [][]int) [][]feature {
	n := len(records)
	wordID := map[string]int32{}
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
			m[int32(entity[i][x.Entity])*2] += w
		}
		head, body := "", r.Article.Text
		if titleEnd > 0 {
			head, body = body[:titleEnd], body[titleEnd:]
		}
		for part, t := range []string{body, head} {
			for _, word := range strings.FieldsFunc(l.FoldString(t), func(c rune) bool { return c <= ' ' || strings.ContainsRune(`.,;:!?"'()[]{}-/\|*`, c) }) {
				word = l.Bare(word)
				if utf8.RuneCountInString(word) < 3 {
					continue
				}
				k, ok := wordID[word]
				if !ok {
					k = int32(len(wordID))
					wordID[strings.Clone(word)] = k
				}
				m[k*2+1] += 1 + float64(part)*(headline-1)
			}
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
			idf := math.Log(1 + float64(n)/float64(df[f]))
			x := feature{f, float32((1 + math.Log(tf)) * idf)}
			if f%2 == 0 {
				x.weight *= 1.5 // a name says more than a word
				entities = append(entities, x)
			} else if df[f] > 1 || n < 50 {
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

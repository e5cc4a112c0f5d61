package archive

import (
	"context"
	"slices"

	"github.com/isnad-desk/isnad/news"
)

// Document is what the index keeps of an article.
type Document struct {
	Length int    // in words; what ranking compares counts with
	Terms  []Term // each once
}

// Term is a word in the form under which it meets others, or a feature of the article such as its outlet.
type Term struct {
	Text  string
	Count int     // how often it stands there, not less than the number of positions; 0 counts as 1
	Front int     // how often it stands where an article says what it is about; 0 for features
	At    []int32 // the words of the article that it stands for in phrases, by number, ascending
}

// Postings says where a term stands, in order of Seq. The slices are parallel.
type Postings struct {
	Seq   []int64
	Count []uint16
	Front []uint16
	At    [][]int32 // nil where positions were not asked for
}

// Sort puts postings into order; of those of one article the last counts.
func (p *Postings) Sort() {
	sorted := true
	for i := 1; i < len(p.Seq) && sorted; i++ {
		sorted = p.Seq[i-1] < p.Seq[i]
	}
	if sorted {
		return
	}
	order := make([]int, len(p.Seq))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return int(p.Seq[a] - p.Seq[b]) })
	var out Postings
	for k, i := range order {
		if k+1 < len(order) && p.Seq[order[k+1]] == p.Seq[i] {
			continue
		}
		out.Seq, out.Count, out.Front = append(out.Seq, p.Seq[i]), append(out.Count, p.Count[i]), append(out.Front, p.Front[i])
		if p.At != nil {
			out.At = append(out.At, p.At[i])
		}
	}
	*p = out
}

// Standings is a set of the standings of happenings.
type Standings uint8

// The standings.
const (
	Single Standings = 1 << iota
	Repeated
	Corroborated
	Contested
)

// StandingOf returns the standing of that name, 0 where none has it.
func StandingOf(name string) Standings {
	switch name {
	case "single":
		return Single
	case "repeated":
		return Repeated
	case "corroborated":
		return Corroborated
	case "contested":
		return Contested
	}
	return 0
}

// Filed is what the index keeps of an article besides its terms.
type Filed struct {
	Length    uint16 // 0: the article is not in the index
	Standings Standings
	Origins   uint8 // the most independent origins that a happening it reports has
	Published news.Interval
}

// Place says to which story an article belongs and what became of the happenings that it reports.
type Place struct {
	Article   string // id
	Story     string
	Standings Standings
	Origins   int
}

// Index is the index as it was at one moment. It must be closed.
type Index interface {
	// Filed returns what is kept of each article, by Seq. It must not be changed.
	Filed() []Filed
	// Postings returns where a term stands, with positions where they are asked for; it must not be changed. Articles that are not in the index any more may be among them.
	Postings(ctx context.Context, term string, positions bool) (Postings, error)
	// Article returns the article of that number with the story to which it belongs, "" where it has none yet.
	Article(ctx context.Context, seq int64) (Article, string, error)
	// Record returns what was found in an article.
	Record(ctx context.Context, seq int64) (*news.Record, error)
	Close() error
}

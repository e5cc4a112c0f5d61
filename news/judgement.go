package news

// JudgementKind says what a person decided.
type JudgementKind string

// The kinds of judgements.
const (
	JudgeSame    JudgementKind = "same"     // A and B are one entity
	JudgeNotSame JudgementKind = "not-same" // A and B are two entities, whatever speaks for one
	JudgeKind    JudgementKind = "kind"     // A is of kind Value
	JudgeName    JudgementKind = "name"     // A is called Value
	JudgeMerge   JudgementKind = "merge"    // articles A.Article and B.Article belong to one story
	JudgeSplit   JudgementKind = "split"    // articles A.Article and B.Article belong to two stories
	JudgeDate    JudgementKind = "date"     // article A.Article was published on Value, an ISO 8601 day
	JudgeOutlet  JudgementKind = "outlet"   // article A.Article was published by Value
)

// Subject names what a judgement is about by what survives a new reading: never by a number that a reading gives.
type Subject struct {
	Article string // id of the article in which the entity is meant; empty means wherever it is named so
	Kind    Kind   // of the entity; empty where the judgement is about an article
	Name    string // a name under which the entity stands in a record
}

// Judgement is what a person decided. The program never overrides one; of two that contradict one another the later one holds.
type Judgement struct {
	Kind  JudgementKind
	A, B  Subject
	Value string
}

// Correct returns a record with the judgements about its article's day and outlet applied; the record itself where there are none.
func Correct(r *Record, judgements []Judgement) *Record {
	out := r
	for _, j := range judgements {
		if j.A.Article != r.Article.ID || j.Kind != JudgeDate && j.Kind != JudgeOutlet {
			continue
		}
		if out == r {
			c := *r
			out = &c
		}
		if j.Kind == JudgeOutlet {
			out.Article.Outlet = &Outlet{Name: j.Value, Basis: Given}
		} else if d, err := ParseDay(j.Value); err == nil {
			out.Article.Published = &Published{Interval: Interval{From: d, To: d}, Basis: Given}
		}
	}
	return out
}

package identity

import (
	"slices"

	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
)

// Judged is what people said of entities, ready to be asked.
type Judged struct {
	l       *lang.Language
	list    []news.Judgement
	classes []int // of each judgement of sameness: its class, or -1
}

// NewJudged prepares judgements, which come in the order of judging. Those that are not about entities are left aside.
func NewJudged(l *lang.Language, list []news.Judgement) *Judged {
	j := &Judged{l: l}
	for _, x := range list {
		if x.A.Name != "" {
			j.list = append(j.list, x)
		}
	}
	j.classes = make([]int, len(j.list))
	for i, x := range j.list {
		j.classes[i] = -1
		if x.Kind != news.JudgeSame || j.takenBack(i) {
			continue
		}
		j.classes[i] = i
		for k := range i {
			if y := j.list[k]; j.classes[k] >= 0 && (j.equal(x.A, y.A) || j.equal(x.A, y.B) || j.equal(x.B, y.A) || j.equal(x.B, y.B)) {
				old, now := j.classes[i], j.classes[k]
				for c := range j.classes[:i+1] {
					if j.classes[c] == old {
						j.classes[c] = now
					}
				}
			}
		}
	}
	return j
}

// takenBack reports whether a later judgement on the same two says the contrary.
func (j *Judged) takenBack(i int) bool {
	x := j.list[i]
	return slices.ContainsFunc(j.list[i+1:], func(y news.Judgement) bool {
		return y.Kind != x.Kind && (y.Kind == news.JudgeSame || y.Kind == news.JudgeNotSame) &&
			(j.equal(x.A, y.A) && j.equal(x.B, y.B) || j.equal(x.A, y.B) && j.equal(x.B, y.A))
	})
}

func (j *Judged) fold(name string) string { return j.l.FoldString(j.l.Plain(name)) }

func (j *Judged) equal(a, b news.Subject) bool {
	return a.Article == b.Article && a.Kind == b.Kind && j.fold(a.Name) == j.fold(b.Name)
}

// meant reports whether a subject means an entity of an article.
func (j *Judged) meant(s news.Subject, article string, kind news.Kind, x *news.Entity) bool {
	if s.Article != "" && s.Article != article || s.Kind != "" && s.Kind != kind && s.Kind != x.Kind {
		return false
	}
	name := j.fold(s.Name)
	return j.fold(x.Name) == name || slices.ContainsFunc(x.Names, func(n string) bool { return j.fold(n) == name })
}

// kind returns what kind an entity was judged to be.
func (j *Judged) kind(article string, x *news.Entity) (k news.Kind, ok bool) {
	if j == nil {
		return "", false
	}
	for _, y := range j.list {
		if y.Kind == news.JudgeKind && j.meant(y.A, article, x.Kind, x) {
			k, ok = news.Kind(y.Value), true
		}
	}
	return k, ok
}

// same returns the class of things judged the same that an entity belongs to, or -1.
func (j *Judged) same(article string, kind news.Kind, x *news.Entity) int {
	if j == nil {
		return -1
	}
	for i, y := range j.list {
		if c := j.classes[i]; c >= 0 && (j.meant(y.A, article, kind, x) || j.meant(y.B, article, kind, x)) {
			return c
		}
	}
	return -1
}

// alone reports whether an entity of this very article was judged to be somebody else than the bearers of its name.
func (j *Judged) alone(article string, x *news.Entity) bool {
	if j == nil {
		return false
	}
	for i, y := range j.list {
		if y.Kind == news.JudgeNotSame && !j.takenBack(i) && y.A.Article != "" && y.A.Article == article && j.meant(y.A, article, x.Kind, x) {
			return true
		}
	}
	return false
}

// apart reports whether two entities were judged to be two.
func (j *Judged) apart(x, y *news.Entity) bool {
	if j == nil {
		return false
	}
	for i, z := range j.list {
		if z.Kind != news.JudgeNotSame || j.takenBack(i) {
			continue
		}
		a, b := z.A, z.B
		a.Article, b.Article = "", ""
		if j.meant(a, "", x.Kind, x) && j.meant(b, "", y.Kind, y) || j.meant(a, "", y.Kind, y) && j.meant(b, "", x.Kind, x) {
			return true
		}
	}
	return false
}

// name returns what a thing was judged to be called, by the last judgement.
func (j *Judged) name(kind news.Kind, members []*local, records []*news.Record) (name string, ok bool) {
	if j == nil {
		return "", false
	}
	for _, y := range j.list {
		if y.Kind == news.JudgeName && slices.ContainsFunc(members, func(m *local) bool { return j.meant(y.A, records[m.at.Article].Article.ID, kind, m.e) }) {
			name, ok = y.Value, true
		}
	}
	return name, ok
}

package search

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/isnad-desk/isnad/archive"
	"github.com/isnad-desk/isnad/desk"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/newsroom"
	"github.com/isnad-desk/isnad/text"
)

// looked bounds how many articles are opened for one search for statements or happenings.
const looked = 300

// toldWithin is how many days before and after a happening articles that tell it are looked for.
const toldWithin = 31

// Statement is a statement that was found.
type Statement struct {
	Hit      Hit // the article without sentences
	N        int // index into the record's statements
	Source   string
	Class    news.Class
	Stance   string
	Sentence Sentence // the content
}

// Happening is a happening that was found.
type Happening struct {
	desk.Told  // its story
	N          int
	Actors     []string // names, or the phrases of unnamed parties
	Recipients []string
	Place      string
	Reports    []Report
	Score      float64
	// Native and English are the happening in a line without its days; see Result.Tell.
	Native, English string
}

// Tell gives the happenings of a result their lines. line makes one of a story's entities and a happening whose days are taken away.
func (r *Result) Tell(line func(entities []news.DeskEntity, h *news.Happening) (native, english string)) {
	for i := range r.Happenings {
		f := &r.Happenings[i]
		h := f.Told.Happenings[f.N]
		h.When = news.Unknown
		f.Native, f.English = line(slices.Concat(f.Entities, f.Wide), &h)
	}
}

// Report is one report of a happening.
type Report struct {
	Hit      Hit // the article without sentences
	Sentence Sentence
}

// StatementRecord is the public record of a statement that was found.
type StatementRecord struct {
	Article   string         `json:"article"`
	Statement int            `json:"statement"`
	Title     *string        `json:"title"`
	Outlet    *string        `json:"outlet"`
	Published *Days          `json:"published"`
	Story     *string        `json:"story"`
	Source    *string        `json:"source"`
	Class     string         `json:"class"`
	Stance    string         `json:"stance"`
	Content   SentenceRecord `json:"content"`
}

// HappeningRecord is the public record of a happening that was found.
type HappeningRecord struct {
	ID          string         `json:"id"`
	Story       string         `json:"story"`
	Line        *LineRecord    `json:"line"`
	Type        string         `json:"type"`
	Mode        *string        `json:"mode"`
	Actors      []string       `json:"actors"`
	Recipients  []string       `json:"recipients"`
	Place       *string        `json:"place"`
	From        *string        `json:"from"`
	To          *string        `json:"to"`
	Polarity    string         `json:"polarity"`
	Modality    string         `json:"modality"`
	Independent int            `json:"independent"`
	Standing    string         `json:"standing"`
	Score       float64        `json:"score"`
	Reports     []ReportRecord `json:"reports"`
}

// LineRecord is a happening in one line without its days.
type LineRecord struct {
	Native  string `json:"native"`
	English string `json:"english"`
}

// ReportRecord is one report of a happening.
type ReportRecord struct {
	Article  string         `json:"article"`
	Outlet   *string        `json:"outlet"`
	Sentence SentenceRecord `json:"sentence"`
}

func statementRecord(s *Statement) StatementRecord {
	return StatementRecord{
		Article: s.Hit.Article.ID, Statement: s.N, Title: some(s.Hit.Article.Title), Outlet: some(s.Hit.Article.Outlet), Published: daysRecord(s.Hit.Article.Published),
		Story: some(s.Hit.Story), Source: some(s.Source), Class: string(s.Class), Stance: s.Stance, Content: sentenceRecord(&s.Sentence),
	}
}

func happeningRecord(h *Happening) HappeningRecord {
	of := h.Happenings[h.N]
	out := HappeningRecord{
		ID: of.ID, Story: of.Story, Type: of.Type, Mode: some(of.Mode), Actors: h.Actors, Recipients: h.Recipients, Place: some(h.Place), From: some(of.When.From.String()), To: some(of.When.To.String()),
		Polarity: "affirmed", Modality: of.Modality, Independent: len(of.Origins), Standing: of.Standing, Score: h.Score, Reports: []ReportRecord{},
	}
	if of.Negated {
		out.Polarity = "negated"
	}
	if h.Native != "" || h.English != "" {
		out.Line = &LineRecord{h.Native, h.English}
	}
	for i := range h.Reports {
		r := &h.Reports[i]
		out.Reports = append(out.Reports, ReportRecord{r.Hit.Article.ID, some(r.Hit.Article.Outlet), sentenceRecord(&r.Sentence)})
	}
	return out
}

// open ranks articles and calls each for the best with their records until it returns false.
func (s *Searcher) open(ctx context.Context, q *Query, slack news.Day, skip func(*atom) bool, each func(r *run, b ranked, h Hit, rec *news.Record) (bool, error)) (more bool, err error) {
	ix, err := s.store.Index(ctx)
	if err != nil {
		return false, err
	}
	defer ix.Close()
	r := newRun(ctx, s.index, ix)
	defer r.done()
	r.slack = slack
	best, total, err := r.rank(q, looked, skip)
	if err != nil {
		return false, err
	}
	for _, b := range best {
		h := Hit{Score: float64(b.score)}
		if h.Article, h.Story, err = ix.Article(ctx, b.seq); err != nil {
			return false, err
		}
		rec, err := ix.Record(ctx, b.seq)
		if err != nil {
			return false, err
		}
		if on, err := each(r, b, h, rec); err != nil || !on {
			return true, err
		}
	}
	return total > len(best), nil
}

// Statements returns statements of the articles that a query finds: those by whom says: names, of the kind that source: asks for, and where the
// query has words, with one of them in what is said or in who says it.
func (s *Searcher) Statements(ctx context.Context, query string, limit int) (*Result, error) {
	q, err := s.index.Parse(query)
	if err != nil {
		return nil, err
	}
	out := &Result{Query: query}
	speakers, kind := s.asked(q, fieldSays, speakerTerm), ""
	for _, c := range q.clauses {
		if a := c.any[0]; a.field == fieldSource && !c.not && len(c.any) == 1 {
			kind = a.value
		}
	}
	wordy := worded(q)
	out.More, err = s.open(ctx, q, 0, nil, func(r *run, b ranked, h Hit, rec *news.Record) (bool, error) {
		ms := r.matches(rec)
		o := text.NewOffsets(rec.Article.Text)
		for i := range rec.Statements {
			st := &rec.Statements[i]
			if kind != "" && sourceKind(st) != kind || speakers != nil && !holds(s.index.speakers(rec, st), speakers) {
				continue
			}
			found := passage(o, rec.Article.Text, st.Content, ms)
			by := ""
			switch {
			case st.Entity != news.None && (st.Class == news.NamedSource || st.Class == news.OrgSource):
				by = rec.Entities[st.Entity].Name
			case st.Source != nil:
				by = st.Source.Of(rec.Article.Text)
			case st.Antecedent != nil:
				by = st.Antecedent.Of(rec.Article.Text)
			}
			if wordy && len(found.Matches) == 0 && (st.Source == nil || len(passage(o, rec.Article.Text, *st.Source, ms).Matches) == 0) {
				continue
			}
			if out.Total++; len(out.Statements) < limit {
				out.Statements = append(out.Statements, Statement{Hit: h, N: i, Source: by, Class: st.Class, Stance: st.Stance, Sentence: found})
			}
		}
		return len(out.Statements) < limit, nil
	})
	return out, err
}

// asked returns for each value of a field, the sets of terms of which one must be held whole; nil where the field is not asked for.
func (s *Searcher) asked(q *Query, field, prefix string) [][][]string {
	var out [][][]string
	for _, c := range q.clauses {
		if c.not || c.any[0].field != field {
			continue
		}
		var either [][]string
		for i := range c.any {
			var ns, ls []string
			for k := range c.any[i].words {
				w := &c.any[i].words[k]
				ns = append(ns, s.index.skeleton(prefix, w))
				for _, l := range latinKeys(w.Fold) {
					ls = append(ls, prefix+l)
				}
			}
			either = append(either, ns)
			if len(ls) > 0 {
				either = append(either, ls)
			}
		}
		out = append(out, either)
	}
	return out
}

// holds reports whether for each of what is asked one set of terms is there whole.
func holds(have []string, asked [][][]string) bool {
	for _, either := range asked {
		ok := false
		for _, set := range either {
			whole := len(set) > 0
			for _, t := range set {
				whole = whole && slices.Contains(have, t)
			}
			ok = ok || whole
		}
		if !ok {
			return false
		}
	}
	return true
}

// passage is a stretch of a text as a sentence with its matches.
func passage(o *text.Offsets, s string, span text.Span, ms []matched) Sentence {
	points := func(s text.Span) text.Span { return text.Span{Start: o.Rune(s.Start), End: o.Rune(s.End)} }
	out := Sentence{Span: points(span), Text: span.Of(s), Matches: []text.Span{}}
	for _, m := range ms {
		if span.Contains(m.span) && len(out.Matches) < maxMatches {
			out.Matches = append(out.Matches, points(m.span))
		}
	}
	return out
}

// Happenings returns happenings of the stories that a query finds: of the type and mode, at the place, within the days, with the standing and
// number of origins that are asked for, with the named entities among its parties, told by an article that holds the words.
func (s *Searcher) Happenings(ctx context.Context, m *newsroom.Monitor, query string, limit int) (*Result, error) {
	q, err := s.index.Parse(query)
	if err != nil {
		return nil, err
	}
	out := &Result{Query: query}
	// standing and origins are those of the happening, and so are the days: it may be told before or after. What a happening must not be, its article may tell beside it
	skip := func(a *atom) bool { return a.field == fieldStanding || a.field == fieldOrigins }
	asks := *q
	asks.clauses = slices.DeleteFunc(slices.Clone(q.clauses), func(c clause) bool {
		return c.not && !slices.ContainsFunc(c.any, func(a atom) bool { return !ofHappening(a.field) })
	})
	parties := s.asked(q, fieldEntity, nameTerm)
	wordy := worded(q)
	opened := 0
	stories := map[string]*desk.Told{}
	seen := map[[2]string]int{} // places among the found by story and id, which is unique within its story only; -1 beyond the limit
	out.More, err = s.open(ctx, &asks, toldWithin, skip, func(r *run, b ranked, h Hit, rec *news.Record) (bool, error) {
		opened++
		if h.Story == "" {
			return true, nil
		}
		told := stories[h.Story]
		if told == nil {
			var err error
			if told, err = m.Story(ctx, h.Story); err != nil {
				return false, err
			}
			stories[h.Story] = told
		}
		names := map[string]*news.DeskEntity{}
		for _, of := range [][]news.DeskEntity{told.Entities, told.Wide} {
			for i := range of {
				names[of[i].ID] = &of[i]
			}
		}
		var ms []matched
		var o *text.Offsets
		for n := range told.Happenings {
			of := &told.Happenings[n]
			at := slices.IndexFunc(of.Reports, func(x news.Report) bool { return x.Article == h.Article.ID })
			if at < 0 || of.Reports[at].Event >= len(rec.Events) {
				continue
			}
			ev := &rec.Events[of.Reports[at].Event]
			if !s.fits(q, of, rec, ev, names, parties) {
				continue
			}
			if o == nil {
				ms, o = r.matches(rec), text.NewOffsets(rec.Article.Text)
			}
			where := ev.Trigger
			for _, x := range rec.Sentences {
				if x.Contains(ev.Trigger) {
					where = x
				}
			}
			share := float64(1)
			if wordy { // of what the words tell, how much stands where it is told
				if share = float64(tells(ms, where) / max(r.most, 1e-9)); share == 0 {
					continue
				}
			}
			report := Report{h, passage(o, rec.Article.Text, where, ms)}
			if len(report.Sentence.Matches) == 0 { // what is asked for is the act
				report.Sentence.Matches = []text.Span{{Start: o.Rune(ev.Trigger.Start), End: o.Rune(ev.Trigger.End)}}
			}
			key := [2]string{h.Story, of.ID}
			if i, ok := seen[key]; ok {
				if i >= 0 {
					k := &out.Happenings[i]
					k.Reports, k.Score = append(k.Reports, report), max(k.Score, h.Score*share)
				}
				continue
			}
			seen[key] = -1
			if out.Total++; len(out.Happenings) >= limit && !wordy {
				continue
			}
			seen[key] = len(out.Happenings)
			found := Happening{Told: *told, N: n, Actors: shown(names, of.Actors), Recipients: shown(names, of.Recipients), Score: h.Score * share, Reports: []Report{report}}
			if of.Place != "" {
				found.Place = shown(names, []string{of.Place})[0]
			}
			out.Happenings = append(out.Happenings, found)
		}
		return len(out.Happenings) < limit || wordy && opened < weighed, nil
	})
	slices.SortStableFunc(out.Happenings, func(a, b Happening) int { return cmp.Compare(b.Score, a.Score) })
	out.Happenings = out.Happenings[:min(len(out.Happenings), max(limit, 0))]
	return out, err
}

// weighed is how many articles are opened where words tell which happenings come first.
const weighed = 40

// worded reports whether a query has words beside fields.
func worded(q *Query) bool {
	return slices.ContainsFunc(q.clauses, func(c clause) bool { return !c.not && c.any[0].field == "" })
}

// tells is what the words that matched in a stretch of a text tell, each once.
func tells(ms []matched, span text.Span) (sum float32) {
	seen := map[string]bool{}
	for _, m := range ms {
		if span.Contains(m.span) && !seen[m.term] {
			seen[m.term] = true
			sum += m.tells
		}
	}
	return sum
}

// shown names parties: entities by name, unnamed parties by their phrase.
func shown(names map[string]*news.DeskEntity, ids []string) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = strings.Trim(id, `"`)
		if e := names[id]; e != nil {
			out[i] = e.Name
		}
	}
	return out
}

// ofHappening reports a field that a happening answers by itself.
func ofHappening(field string) bool {
	switch field {
	case fieldType, fieldMode, fieldPlace, fieldStanding, fieldOrigins:
		return true
	}
	return false
}

// fits reports whether a happening is as the fields of a query ask.
func (s *Searcher) fits(q *Query, h *news.Happening, rec *news.Record, ev *news.Event, names map[string]*news.DeskEntity, parties [][][]string) bool {
	when := h.When
	if p := rec.Article.Published; !when.Known() && p != nil { // nothing better is known than when it was told
		when = p.Interval
	}
	for i := range q.clauses {
		c := &q.clauses[i]
		decided, open, ok := false, false, false
		for k := range c.any {
			a := &c.any[k]
			is := false
			switch a.field {
			case fieldType:
				is = strings.EqualFold(h.Type, a.value)
			case fieldMode:
				is = strings.EqualFold(h.Mode, a.value)
			case fieldFrom:
				is = when.To != news.NoDay && when.To >= a.days.From
			case fieldTo:
				is = when.From != news.NoDay && when.From <= a.days.To
			case fieldStanding:
				is = archive.StandingOf(h.Standing) == archive.StandingOf(a.value)
			case fieldOrigins:
				is = a.compare(len(h.Origins))
			case fieldPlace:
				have := s.index.places(rec, ev.Place)
				for _, either := range s.index.placeTerms(a) {
					is = is || holds(have, [][][]string{{either}})
				}
			default:
				open = true // its article decided that
				continue
			}
			decided, ok = true, ok || is
		}
		switch {
		case !decided:
		case c.not && ok && !open, !c.not && !ok && !open:
			return false
		}
	}
	if parties == nil {
		return true
	}
	var have []string
	for _, id := range slices.Concat(h.Actors, h.Recipients, []string{h.Place}) {
		if e := names[id]; e != nil {
			for _, n := range e.Names {
				have = append(have, s.index.skeletons(nameTerm, n)...)
			}
			have = append(have, s.index.skeletons(nameTerm, e.Name)...)
			for _, k := range latinKeys(e.Latin) {
				have = append(have, nameTerm+k)
			}
		}
	}
	return holds(have, parties)
}

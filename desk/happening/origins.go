package happening

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// Why reports count as one origin.
const (
	becauseVoice    = "the outlet's own voice"
	becauseNamed    = "a named source"
	becauseAnnounce = "the announcement of who acts"
	becauseOffice   = "the holder of an office"
	becauseUnnamed  = "an unnamed source as worded to "
)

// far is the far end of one isnad.
type far struct {
	key    string  // class and folded name
	teller string  // the folded name of the outlet or agency that it is or that vouches for it, or ""
	entity int     // the desk entity of a named source, or None
	words  phrase  // of the source as worded
	beside bool    // known only by its nearness to somebody, who is another source
	holder *holder // of an unnamed source that is one person, told by what he does
	public bool    // of an unnamed source that it speaks in public for a state: what one outlet has from it another has too
	paper  bool    // a document of which nobody says whose it is ("the statement")
	mouth  []int32 // the body for which a named person is said to speak, as worded where he is quoted
	news.Origin
}

// holder is one person told by what he does for a body ("an official in the ministry").
type holder struct {
	article int
	body    string // the words for it
	general bool   // what he does fits many
	another bool   // set apart from one told before
}

// authority reports a source phrase that tells of those who speak in public for a state, and of which ("the Turkish authorities").
func (in *Input) authority(s *news.Statement, words string) bool {
	w := strings.Fields(in.Words.fold(words))
	return s.Class == news.RoleSource && len(w) > 1 && in.Words.authorities[in.Lang.Bare(w[0])]
}

// holderOf is the holder that a source phrase tells of, or nil: the body is what stands from the first word with the article on.
func (in *Input) holderOf(a int, s *news.Statement, words string) *holder {
	if s.Class != news.RoleSource || s.Plural || words == "" {
		return nil
	}
	w := strings.Fields(in.Words.fold(words))
	k := slices.IndexFunc(w, func(x string) bool { return in.Lang.Bare(x) != x })
	if k <= 0 {
		return nil
	}
	return &holder{a, strings.Join(w[k:], " "), in.Words.general[w[0]], slices.ContainsFunc(w, func(x string) bool { return in.Words.another[x] })}
}

// origins counts the far ends of the isnads of a happening's reports.
//
// A named source is one origin wherever it speaks; so is an organisation. An unnamed source is one origin as worded to one outlet or agency. Who
// announces, demands, condemns or threatens is the origin of that act. An outlet's own voice is an origin only where that article quotes nobody
// for it, and an outlet that others quote only where nobody stands behind it. Who only reacts to a happening is no origin of it. Articles of one
// lineage share their origins: the words of a source count as worded to whoever the text goes back to.
func (in *Input) origins(acts []act) []news.Origin {
	index := map[string]int{}
	var found []far
	quoted := map[int]bool{} // by root: the article quotes somebody
	add := func(report int, o far) {
		n, ok := index[o.key]
		if !ok {
			n = len(found)
			index[o.key] = n
			found = append(found, o)
		}
		if r := found[n].Reports; len(r) == 0 || r[len(r)-1] != report {
			found[n].Reports = append(found[n].Reports, report)
		}
	}
	all := make([][]far, len(acts))
	for i := range acts {
		all[i] = in.ends(acts, i)
	}
	for i := range acts {
		ends := all[i]
		if len(ends) == 1 && ends[0].Because == becauseVoice { // the words of a source, printed without it
			for k := range acts[:min(len(acts), maxCompared)] {
				if len(all[k]) > 0 && !in.voice(&all[k][0]) && in.copied(&acts[i], &acts[k], copiedRun) {
					ends = all[k]
					break
				}
			}
		}
		ends = in.alsoWorded(acts, all, i, ends)
		if k := in.original(acts, i); k >= 0 {
			ends = in.sharedEnds(ends, in.endsOf(acts, all, k), acts[k].article)
		}
		for _, o := range ends {
			add(i, o)
		}
		quoted[in.Root[acts[i].article]] = quoted[in.Root[acts[i].article]] || slices.ContainsFunc(ends, func(o far) bool { return !in.voice(&o) })
	}
	if len(found) == 0 { // all that tell it react to it
		for i := range acts {
			add(i, in.ownVoice(acts[i].article))
		}
	}
	found = in.united(found)
	vouched := map[string]bool{} // outlets and agencies behind whom somebody stands
	for i := range found {
		if !in.voice(&found[i]) {
			vouched[found[i].teller] = true
		}
	}
	vouched[""] = false
	declared := in.declared(acts, found)
	sure := slices.ContainsFunc(found, func(o far) bool { return !in.rumour(acts, &o) })
	issued := slices.ContainsFunc(found, func(o far) bool { return o.Named && !o.paper && !in.voice(&o) })
	drop := func(o *far) bool {
		if sure && in.rumour(acts, o) || issued && o.paper { // who is named may have issued it
			return true
		}
		if !in.voice(o) {
			return false
		}
		if declared && o.Because == becauseVoice {
			return true
		}
		if vouched[o.teller] {
			return true
		}
		return o.Because == becauseVoice && !slices.ContainsFunc(o.Reports, func(i int) bool { return !quoted[in.Root[acts[i].article]] })
	}
	var out []news.Origin
	for i := range found {
		if !drop(&found[i]) {
			out = append(out, found[i].Origin)
		}
	}
	if len(out) == 0 { // outlets that vouch for one another
		for i := range found {
			out = append(out, found[i].Origin)
		}
	}
	return out
}

// rumour reports an origin that is no source: an outlet that only tells in its own voice that the act is said to have been done, or what is told of "reports".
func (in *Input) rumour(acts []act, o *far) bool {
	if o.Named && !in.voice(o) {
		return false
	}
	if o.Because == becauseVoice {
		return !slices.ContainsFunc(o.Reports, func(i int) bool { return acts[i].e.Modality != "possible" && !in.asks(&acts[i]) })
	}
	return !in.voice(o) && len(o.words.words) == 1 && in.talk[o.words.words[0]]
}

// asks reports whether an article only asks in its headline whether the act was done.
func (in *Input) asks(x *act) bool {
	r := in.Records[x.article]
	if !in.headline(x.article, x.e.Trigger) {
		return false
	}
	at, ok := Sentence(r, x.e.Trigger)
	return ok && lastLetter(in.Lang.FoldString(at.Of(r.Article.Text))) == '?'
}

// lastLetter is the last letter or mark of a text, without blanks and quotation marks.
func lastLetter(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, " \t\n\"'\u00bb\u201c\u201d"))
	return r
}

// declared reports whether who does an act, or the state that he acts for, is one of those who tell it: outlets that tell it in their own voice have it from
// him. Attacks and marches are seen by others too.
func (in *Input) declared(acts []act, found []far) bool {
	for i := range acts {
		x := &acts[i]
		if x.e.Type == "ASSAULT" || x.e.Type == "PROTEST" || x.e.Modality != "actual" && (x.e.Modality != "planned" || x.e.Type == "CONSULT") {
			return false
		}
	}
	return slices.ContainsFunc(found, func(o far) bool {
		if o.entity == news.None || in.voice(&o) || !slices.ContainsFunc(o.Reports, func(i int) bool { // nor who denies it
			e := acts[i].e
			return !e.Negated && (e.Statement == news.None || in.Records[acts[i].article].Statements[e.Statement].Stance != "denies")
		}) {
			return false
		}
		return slices.ContainsFunc(acts, func(x act) bool { // as an outlet names him in its own voice: who speaks is easily taken for who acts
			return x.e.Statement == news.None && slices.ContainsFunc(x.actors.entities, func(e int) bool {
				return e == o.entity || in.organOf(o.entity, e) || in.organOf(e, o.entity)
			})
		})
	})
}

// organOf reports whether a desk entity is the capital of a state or a body that bears its name ("the interior ministry of Bahrain", "the Bahraini interior
// ministry"): where they speak the state speaks.
func (in *Input) organOf(e, state int) bool {
	if !in.broad[state] || in.broad[e] || e == state {
		return false
	}
	x, y := &in.Entities[e], &in.Entities[state]
	switch x.Kind {
	case news.Place:
		return in.Holds(y.Name, x.Name)
	case news.Organization:
		return slices.ContainsFunc(strings.Fields(in.Words.fold(x.Name)), func(w string) bool { return in.ofState(w, in.Words.fold(y.Name)) })
	}
	return false
}

// ofState reports whether a folded word is the name of a state or its adjective.
func (in *Input) ofState(word, state string) bool {
	if in.Lang.Bare(word) == in.Lang.Bare(state) {
		return true
	}
	if in.Lang.Nisba == nil || strings.Contains(state, " ") {
		return false
	}
	base, ok := in.Lang.Nisba(word)
	if !ok {
		return false
	}
	_, n := utf8.DecodeLastRuneInString(base)
	stem := base[:len(base)-n]
	return utf8.RuneCountInString(stem) > 2 && strings.HasPrefix(in.Lang.Bare(state), stem) && utf8.RuneCountInString(in.Lang.Bare(state))-utf8.RuneCountInString(stem) < 2
}

// alsoWorded gives the unnamed sources of report i whom an earlier report quotes in the same words, a run of them in the same sentence, to whom that
// report quotes: two outlets that print one text heard one source. So it does with one of whom another report, earlier or later, gives the name.
func (in *Input) alsoWorded(acts []act, all [][]far, i int, ends []far) []far {
	cloned := false
	for n := range ends {
		o := &ends[n]
		if in.voice(o) || o.Named && (in.person(o) || len(ends) > 1) {
			continue
		}
		for k := range acts[:min(len(acts), maxCompared)] {
			m := slices.IndexFunc(all[k], func(p far) bool {
				if k >= i && (o.Named || !p.Named) { // of two alike the earlier stands
					return false
				}
				if o.Named { // one statement, put under the body and under its department
					return p.Named && p.key != o.key && len(all[k]) == 1 && !in.voice(&p) && !in.person(&p)
				}
				if p.Named { // whom the one names the other only describes: it prints what he said word for word
					return len(all[k]) == 1 && len(ends) == 1 && in.person(&p) && !o.beside
				}
				return p.teller != o.teller && !in.voice(&p) && (wordsWithin(p.words.words, o.words.words) || wordsWithin(o.words.words, p.words.words))
			})
			if m < 0 || !in.copied(&acts[i], &acts[k], runFor(o, &all[k][m])) {
				continue
			}
			if !cloned {
				ends, cloned = slices.Clone(ends), true
			}
			ends[n] = all[k][m]
			break
		}
	}
	return ends
}

// wordsWithin reports whether all words of a stand in b.
func wordsWithin(a, b []int32) bool {
	return len(a) > 0 && len(a) <= len(b) && !slices.ContainsFunc(a, func(w int32) bool { return !slices.Contains(b, w) })
}

// original is the act of the article that the text of act i was taken from or, where that article does not tell it, the first act of those that were
// taken from the same; or -1.
func (in *Input) original(acts []act, i int) int {
	root := in.Root[acts[i].article]
	if root == acts[i].article {
		return -1
	}
	if k := slices.IndexFunc(acts, func(x act) bool { return x.article == root }); k >= 0 {
		return k
	}
	if k := slices.IndexFunc(acts, func(x act) bool { return in.Root[x.article] == root }); acts[k].article != acts[i].article {
		return k
	}
	return -1
}

// endsOf is what stands behind the reports of the article of act k that have anything behind them: its headline has not where its body tells the same.
func (in *Input) endsOf(acts []act, all [][]far, k int) []far {
	if len(all[k]) > 0 {
		return all[k]
	}
	for i := range acts {
		if acts[i].article == acts[k].article && len(all[i]) > 0 {
			return all[i]
		}
	}
	return nil
}

// sharedEnds is what stands behind a text that was taken from article of: the origins of that article, and sources of its own: named ones of which
// that article says nothing, unnamed ones where that article has none.
func (in *Input) sharedEnds(ends, original []far, of int) []far {
	if len(original) == 0 {
		return ends
	}
	out := slices.Clone(original)
	unnamed := slices.ContainsFunc(original, func(o far) bool { return !o.Named })
	for _, o := range ends {
		if k := slices.IndexFunc(out, func(p far) bool { return p.key == o.key || in.oneSource(&p, &o) }); k >= 0 {
			if o.Named && !out[k].Named { // the name of whom that article tells by his office
				out[k] = o
			}
			continue
		}
		if in.voice(&o) || !o.Named && len(o.words.words) > 0 && in.talk[o.words.words[0]] || o.Named && (o.entity == news.None || slices.Contains(in.Entity[of], o.entity)) || !o.Named && unnamed {
			continue
		}
		out = append(out, o)
	}
	return out
}

// copied reports whether two acts are told with so long a run of the same words.
func (in *Input) copied(x, y *act, run int) bool {
	for _, s := range []*sentence{x.sentence, x.again} {
		for _, t := range []*sentence{y.sentence, y.again} {
			if haveRun(in.run(s), in.run(t), run) {
				return true
			}
		}
	}
	return false
}

// copiedRun is from how many words in a row on two sentences have one origin.
const copiedRun = 8

// quotedRun is from how many words on they are somebody's own, who is named by one and described by the other: an act is told in as many as copiedRun by
// whoever tells it.
const quotedRun = 12

func runFor(o, p *far) int {
	if o.Named != p.Named {
		return quotedRun
	}
	return copiedRun
}

// run returns the numbers of the first maxRun words of a sentence, in order.
func (in *Input) run(s *sentence) []int32 {
	if s.all == nil && s.fold != "" {
		for w := range strings.FieldsSeq(s.fold) {
			if s.all = append(s.all, in.number(w)); len(s.all) == maxRun {
				break
			}
		}
	}
	return s.all
}

// haveRun reports whether both lists hold one run of at least n words. Each such run of a holds a word at one of every n places.
func haveRun(a, b []int32, n int) bool {
	for i := n - 1; i < len(a); i += n {
		for j := range b {
			if a[i] != b[j] {
				continue
			}
			from, to := 0, 1
			for from < i && from < j && a[i-from-1] == b[j-from-1] {
				from++
			}
			for i+to < len(a) && j+to < len(b) && a[i+to] == b[j+to] {
				to++
			}
			if from+to >= n {
				return true
			}
		}
	}
	return false
}

const maxRun = 120

// voice reports an origin that is an outlet or agency itself, in its own voice or quoted.
func (in *Input) voice(o *far) bool { return strings.HasPrefix(o.key, "voice ") }

// ends returns the far ends behind report i: the sources of the statements that tell it, else its outlet.
func (in *Input) ends(acts []act, i int) []far {
	x := &acts[i]
	r := in.Records[x.article]
	var out []far
	told, all, reactions := in.telling(x)
	for _, n := range told {
		o := in.sourceOf(x.article, n)
		for m := n; o.Name == "" && m != news.None; { // what nobody said who can be asked is told by who cites it
			if m = around(r, m); m != news.None && !slices.Contains(all, m) {
				o = in.sourceOf(x.article, m)
			}
		}
		if o.Name == "" || slices.ContainsFunc(out, func(p far) bool {
			return p.key == o.key || !p.Named && !o.Named && !in.voice(&p) && !in.voice(&o) && slices.Equal(p.words.words, o.words.words) // as told to the agency, and told again
		}) {
			continue
		}
		out = append(out, o)
	}
	if says := x.e.Type == "ACCUSE" || x.e.Type == "REQUEST" || x.e.Type == "THREATEN"; says && len(out) == 1 && !out[0].Named && len(x.actors.entities) == 1 && slices.ContainsFunc(r.Statements, func(s news.Statement) bool { return s.Cue.Overlaps(x.e.Trigger) }) { // groups that swore allegiance to the body threaten: the body does
		if o, ok := in.announced(x); ok {
			return []far{o}
		}
	}
	if len(out) > 0 || reactions {
		return out
	}
	if in.headline(x.article, x.e.Trigger) { // the article's body tells it too, and better
		for k := range acts {
			if k != i && acts[k].article == x.article && !in.headline(x.article, acts[k].e.Trigger) {
				return nil
			}
		}
	}
	if o, ok := in.announced(x); ok {
		return []far{o}
	}
	if o, ok := in.ledBy(x); ok {
		return []far{o}
	}
	return []far{in.ownVoice(x.article)}
}

// ledBy is who says, in the first sentence under a headline, what the headline tells in the same words.
func (in *Input) ledBy(x *act) (far, bool) {
	r := in.Records[x.article]
	if !in.headline(x.article, x.e.Trigger) || !tellable(x.e) {
		return far{}, false
	}
	k := slices.IndexFunc(r.Sentences, func(s text.Span) bool { return s.Start >= r.Article.Title.End })
	if k < 0 {
		return far{}, false
	}
	lead, best := r.Sentences[k], news.None
	for n := range r.Statements {
		s := &r.Statements[n]
		if !lead.Contains(s.Cue) || s.Stance != "says" && s.Stance != "confirms" || 2*s.Content.Len() < lead.Len() {
			continue
		}
		if best == news.None || s.Content.Len() > r.Statements[best].Content.Len() {
			best = n
		}
	}
	if best == news.None || in.Told(x.article, *r.Article.Title, x.article, lead) < ledShare {
		return far{}, false
	}
	o := in.sourceOf(x.article, best)
	return o, o.Name != ""
}

// ledShare is which share of the words of a headline the sentence under it holds that tells the same.
const ledShare = 0.5

// announced is who does an act by saying so: who accuses, demands or threatens, and whose act is told with a verb of saying ("declared an
// emergency", "claimed the attack").
func (in *Input) announced(x *act) (far, bool) {
	says := x.e.Type == "ACCUSE" || x.e.Type == "REQUEST" || x.e.Type == "THREATEN"
	if x.e.Modality != "actual" || x.e.Negated || !says && !in.Words.says(x.lemma) { // who is said not to have claimed it announces nothing
		return far{}, false
	}
	for _, p := range x.e.Actors {
		if p.Entity != news.None {
			e := in.Entities[in.Entity[x.article][p.Entity]]
			return far{key: "source " + in.Words.fold(e.Name), entity: in.Entity[x.article][p.Entity], words: in.phrase(e.Name), Origin: news.Origin{Name: e.Name, Named: true, Because: becauseAnnounce}}, true
		}
	}
	for _, p := range x.e.Actors {
		if p.Span != nil && !says {
			via := in.worded(x.article)
			words := in.Words.plain(p.Span.Of(in.Records[x.article].Article.Text))
			fold := in.Words.fold(via)
			return far{key: "unnamed " + fold + "\x00" + in.Words.fold(words), teller: fold, entity: news.None, words: in.phrase(words), Origin: news.Origin{Name: via + ": " + words, Because: becauseUnnamed + via}}, true
		}
	}
	return far{}, false
}

// ownVoice is what article a says where it quotes nobody.
func (in *Input) ownVoice(a int) far {
	t := in.teller(a)
	fold := in.Words.fold(t)
	return far{key: "voice " + fold, teller: fold, entity: news.None, Origin: news.Origin{Name: t, Named: t != in.Records[in.Root[a]].Article.Location, Because: becauseVoice}}
}

// telling lists the statements that tell an act and do not only react to it, and all of them, and reports whether all do react; what was made stays in memory.
func (in *Input) telling(x *act) (told, all []int, reactions bool) {
	r := in.Records[x.article]
	k := &in.kept(r).acts[x.event]
	if !k.asked {
		k.tells = in.told(x)
		by := in.reactors(x)
		k.told = slices.DeleteFunc(slices.Clone(k.tells), func(n int) bool { return in.reaction(r, x.e, n) || in.onlyReacts(r, x.e, n, by) })
		k.asked = true
	}
	return k.told, k.tells, len(k.tells) > 0 && len(k.told) == 0
}

// tellable reports an act to which somebody else can react: not one that is done by saying so.
func tellable(e *news.Event) bool {
	return e.Modality == "actual" && e.Type != "ACCUSE" && e.Type != "REQUEST" && e.Type != "THREATEN"
}

// reaction reports whether a statement only reacts to an act: it condemns, demands or threatens, or stands in one that does.
func (in *Input) reaction(r *news.Record, e *news.Event, n int) bool {
	if !tellable(e) {
		return false
	}
	c := r.Statements[n].Content
	for m := range r.Statements {
		o := &r.Statements[m]
		if (o.Stance == "condemns" || o.Stance == "demands" || o.Stance == "threatens") && (m == n || o.Content.Contains(c)) {
			return true
		}
	}
	return false
}

// reactors lists the statements in which the article says that somebody condemns the act, and the local entities of those who do so without a statement
// ("the president condemned the attack"). What else they say of it is comment.
type reactors struct {
	statements []int
	entities   []int
}

func (in *Input) reactors(x *act) (out reactors) {
	if !tellable(x.e) {
		return out
	}
	r := in.Records[x.article]
	spans := append(append([]text.Span{x.e.Trigger}, x.e.Also...), in.takenForKnown(r, x.e)...)
	for n := range r.Statements {
		s := &r.Statements[n]
		if !slices.ContainsFunc(spans, func(t text.Span) bool { return s.Content.Contains(t) }) {
			continue
		}
		if s.Stance == "condemns" || in.Words.condemns(firstWords(s.Content.Of(r.Article.Text), condemnWords)) {
			out.statements = append(out.statements, n)
		}
	}
	told := in.kept(r).acts
	for n := range r.Events {
		e := &r.Events[n]
		if e.Type != "ACCUSE" || !in.Words.condemning(told[n].lemma) {
			continue
		}
		at, ok := Sentence(r, e.Trigger)
		if !ok || !slices.ContainsFunc(spans, func(t text.Span) bool { // in the same clause, behind it
			return at.Contains(t) && t.Start > e.Trigger.End && !strings.ContainsAny(in.Lang.FoldString(r.Article.Text[e.Trigger.End:t.Start]), ",;")
		}) {
			continue
		}
		for _, p := range e.Actors {
			if p.Entity != news.None {
				out.entities = append(out.entities, p.Entity)
			}
		}
	}
	return out
}

// takenForKnown are the nouns with the article ("the attack") by which an article speaks of an act that is the only one of its type that it tells otherwise.
func (in *Input) takenForKnown(r *news.Record, e *news.Event) []text.Span {
	var out []text.Span
	for n := range r.Events {
		o := &r.Events[n]
		if o.Type != e.Type || o.Trigger == e.Trigger {
			continue
		}
		if !in.Words.first(o.Trigger.Of(r.Article.Text)).definite {
			return nil
		}
		out = append(append(out, o.Trigger), o.Also...)
	}
	return out
}

// condemnWords is among how many words at the beginning of a saying one must condemn for it to be a condemnation ("we condemn in the strongest terms").
const condemnWords = 3

// firstWords is the first n words of a text.
func firstWords(s string, n int) string {
	w := strings.Fields(s)
	return strings.Join(w[:min(n, len(w))], " ")
}

// onlyReacts reports whether statement n is by one who condemns the act, and gives none of its numbers: who counts the dead tells it, though he condemns it.
func (in *Input) onlyReacts(r *news.Record, e *news.Event, n int, by reactors) bool {
	s := &r.Statements[n]
	if slices.ContainsFunc(e.Quantities, func(q news.Quantity) bool { return s.Content.Contains(q.Span) }) {
		return false
	}
	if s.Entity != news.None && slices.Contains(by.entities, s.Entity) {
		return true
	}
	return slices.ContainsFunc(by.statements, func(m int) bool { return m == n || oneSpeaker(s, &r.Statements[m]) })
}

// oneSpeaker reports two statements of one article by one source: of one entity, or told by one phrase.
func oneSpeaker(s, t *news.Statement) bool {
	if s.Entity != news.None && s.Entity == t.Entity && s.Class == t.Class && (s.Class == news.NamedSource || s.Class == news.OrgSource) {
		return true
	}
	for _, a := range []*text.Span{s.Source, s.Antecedent} {
		for _, b := range []*text.Span{t.Source, t.Antecedent} {
			if a != nil && b != nil && a.Overlaps(*b) {
				return true
			}
		}
	}
	return false
}

// around is the narrowest statement of which the content holds that of statement n, or None.
func around(r *news.Record, n int) int {
	best, c := news.None, r.Statements[n].Content
	for m := range r.Statements {
		if d := r.Statements[m].Content; m != n && d != c && d.Contains(c) && (best == news.None || d.End-d.Start < r.Statements[best].Content.End-r.Statements[best].Content.Start) {
			best = m
		}
	}
	return best
}

// told lists the statements that tell the act: that of its trigger or, where the trigger stands in the headline or in the outlet's own voice, those
// of its other triggers in the body. A noun with the article ("the attack") takes the act for known and tells nothing.
func (in *Input) told(x *act) []int {
	r := in.Records[x.article]
	head := in.headline(x.article, x.e.Trigger)
	var out, passing []int
	if x.e.Statement != news.None && !head {
		out = append(out, x.e.Statement)
	}
	spans := slices.Clone(x.e.Also)
	for _, q := range x.e.Quantities { // who gives the toll tells the act
		spans = append(spans, q.Span)
	}
	for i, t := range spans {
		counted := i >= len(x.e.Also)
		if in.headline(x.article, t) || in.Words.first(t.Of(r.Article.Text)).definite {
			continue
		}
		best := news.None
		for n := range r.Statements {
			if c := r.Statements[n].Content; c.Contains(t) && (best == news.None || c.End-c.Start < r.Statements[best].Content.End-r.Statements[best].Content.Start) {
				best = n
			}
		}
		if best == news.None || slices.Contains(out, best) || slices.Contains(passing, best) {
			continue
		}
		switch r.Statements[best].Stance {
		case "says", "confirms", "denies", "believes":
			if !counted && in.inPassing(r, &r.Statements[best], t) {
				passing = append(passing, best)
			} else {
				out = append(out, best)
			}
		}
	}
	if len(out) == 0 { // nobody else tells it
		out = passing
	}
	if len(out) == 0 && x.e.Statement != news.None {
		out = append(out, x.e.Statement)
	}
	slices.Sort(out)
	return out
}

// inPassing reports whether a noun for an act stands far inside what somebody says and behind a preposition, so that the saying is about something
// else: "the silence of the world led to the burning of the child". Verbs carry what is said wherever they stand.
func (in *Input) inPassing(r *news.Record, s *news.Statement, t text.Span) bool {
	if in.Words.first(t.Of(r.Article.Text)).verb {
		return false
	}
	before := strings.Fields(in.Lang.FoldString(text.Span{Start: s.Content.Start, End: t.Start}.Of(r.Article.Text)))
	n := len(before)
	return n > openingWords && (in.Words.prepositions[before[n-1]] || in.Words.prepositions[before[n-2]])
}

// openingWords is behind how many words of a saying a noun no longer is what it is about.
const openingWords = 4

// united joins labels of one source: a short name and the full one, an office and the person of whom the articles say that he holds it, and
// words that only point back ("the source") with who was quoted before.
func (in *Input) united(found []far) []far {
	home := make([]int, len(found))
	for i := range found {
		home[i] = i
		for j := range found[:i] {
			if home[j] != home[i] && in.oneSource(&found[j], &found[i]) {
				from, to := max(home[i], home[j]), min(home[i], home[j])
				for k := range home[:i+1] {
					if home[k] == from {
						home[k] = to
					}
				}
			}
		}
	}
	var out []far
	for i := range found {
		if home[i] != i {
			continue
		}
		o := found[i]
		for k := i + 1; k < len(found); k++ {
			if home[k] != i {
				continue
			}
			p := found[k]
			if p.Named && (!o.Named || in.person(&p) && !in.person(&o) || in.person(&p) == in.person(&o) && len(p.words.words) > len(o.words.words)) { // the fuller label stands
				o, p = p, o
			}
			o.Reports = append(slices.Clone(o.Reports), p.Reports...)
			slices.Sort(o.Reports)
			o.Reports = slices.Compact(o.Reports)
		}
		out = append(out, o)
	}
	return out
}

func (in *Input) person(o *far) bool {
	return o.entity != news.None && in.Entities[o.entity].Kind == news.Person
}

func (in *Input) oneSource(o, p *far) bool {
	if in.voice(o) || in.voice(p) || len(o.words.words) == 0 || len(p.words.words) == 0 {
		return false
	}
	if o.Named && p.Named {
		person := in.person
		if person(o) && person(p) && len(o.mouth) > 0 && slices.Equal(o.mouth, p.mouth) && o.words.words[0] == p.words.words[0] { // one name, written in two ways
			return true
		}
		if (person(o) || o.entity == news.None) && (person(p) || p.entity == news.None) && (person(o) || person(p)) {
			return wordsWithin(o.words.words, p.words.words) || wordsWithin(p.words.words, o.words.words)
		}
		if person(o) || person(p) {
			return person(o) && (in.speaksFor(o.entity, p) || mouthOf(o, p)) || person(p) && (in.speaksFor(p.entity, o) || mouthOf(p, o))
		}
		if in.bodyOf(o.Name, p.Name) || in.bodyOf(p.Name, o.Name) {
			return true
		}
		return o.entity != news.None && p.entity != news.None && (in.organOf(o.entity, p.entity) || in.organOf(p.entity, o.entity)) || in.commands(o, p) || in.commands(p, o) || headOf(o, p) || headOf(p, o)
	}
	if o.Named != p.Named {
		if p.Named {
			o, p = p, o
		}
		if o.entity == news.None || p.beside {
			return false
		}
		if in.Entities[o.entity].Kind == news.Organization && in.pointsAt(p, in.Words.phrase(o.Name)[0]) {
			return true
		}
		return wordsWithin(o.words.words[:min(2, len(o.words.words))], p.words.words) || in.Entities[o.entity].Kind == news.Person && in.describes(p.words, []int{o.entity})
	}
	if a, b := o.holder, p.holder; a != nil && b != nil && a.article == b.article && a.body == b.body && (a.general || b.general) && !a.another && !b.another {
		return true // two labels that may be one person
	}
	if o.public && p.public && slices.Equal(o.words.words, p.words.words) {
		return true
	}
	return o.teller == p.teller && (wordsWithin(o.words.words, p.words.words) || wordsWithin(p.words.words, o.words.words))
}

// mouth is the words of the body for which a source phrase says that a named person speaks ("the colonel X, spokesman for the army").
func (in *Input) mouth(words string) []int32 {
	w := strings.Fields(in.Words.fold(words))
	k := slices.IndexFunc(w, func(x string) bool { return in.Words.spokesmen[in.Lang.Bare(x)] })
	if k < 0 {
		return nil
	}
	k++
	for k < len(w) && (in.Words.behalf[w[k]] || in.Words.prepositions[w[k]]) {
		k++
	}
	var out []int32
	for _, x := range w[k:] {
		if in.Lang.Bare(x) == x { // the name of the person, or what he said it in
			break
		}
		out = append(out, in.number(in.Lang.Bare(x)))
	}
	return out
}

// mouthOf reports whether a person is quoted as who speaks for body p, which may be named by its first words.
func mouthOf(o, p *far) bool {
	n := len(o.mouth)
	return n > 0 && n <= len(p.words.words) && slices.Equal(o.mouth, p.words.words[:n])
}

// bodyOf reports whether one name is that of a body of a state by the name of the state and the other the same by its adjective ("the government of Mali",
// "the Malian government").
func (in *Input) bodyOf(x, y string) bool {
	a, b := strings.Fields(in.Words.fold(x)), strings.Fields(in.Words.fold(y))
	return len(a) == 2 && len(b) == 2 && in.Lang.Bare(a[0]) == in.Lang.Bare(b[0]) && in.Lang.Bare(b[1]) != b[1] && in.ofState(b[1], a[1])
}

// headOf reports whether the one body is named by the head of the other's name alone: "the police", "the Austrian police".
func headOf(o, p *far) bool {
	a, b := o.words.words, p.words.words
	return len(a) == 1 && len(b) > 1 && a[0] == b[0] && o.words.long
}

// commands reports whether the one body is the other by the word for who leads it: the command of the police of a town is that police. Either name may
// go on to say in which state it is.
func (in *Input) commands(o, p *far) bool {
	a, b := o.words.words, p.words.words
	if len(b) < 2 || len(a) < 3 || !in.commanding[a[0]] {
		return false
	}
	n := min(len(a)-1, len(b))
	return n > 1 && slices.Equal(a[1:n+1], b[:n])
}

// pointsAt reports whether an unnamed source is tied to a body by its bare head with the article: "the spokeswoman of the organisation".
func (in *Input) pointsAt(p *far, head string) bool {
	return slices.ContainsFunc(strings.Fields(in.Words.fold(p.Name)), func(w string) bool { return w != head && in.Lang.Bare(w) == head })
}

// speaksFor reports whether a person holds an office of the organisation p: what its spokesman says is its own announcement.
func (in *Input) speaksFor(person int, p *far) bool {
	if p.entity == news.None || in.Entities[p.entity].Kind != news.Organization {
		return false
	}
	if in.offices[[2]int{person, p.entity}] {
		return true
	}
	return slices.ContainsFunc(in.roles[person], func(role phrase) bool {
		return !slices.ContainsFunc(p.words.words[:min(2, len(p.words.words))], func(w int32) bool { return !slices.Contains(role.words, w) })
	})
}

func (in *Input) headline(a int, s text.Span) bool {
	t := in.Records[a].Article.Title
	return t != nil && t.Contains(s)
}

// sourceOf is the far end of statement n of article a; what was made is kept, for a statement tells several events.
func (in *Input) sourceOf(a, n int) far {
	key := [2]int{a, n}
	o, ok := in.sources[key]
	if !ok {
		o = in.source(a, &in.Records[a].Statements[n])
		in.sources[key] = o
	}
	return o
}

// source is the far end of a statement.
func (in *Input) source(a int, s *news.Statement) far {
	r := in.Records[a]
	words := ""
	if s.Source != nil {
		words = in.Words.plain(s.Source.Of(r.Article.Text))
	}
	if s.Antecedent != nil {
		words = in.Words.plain(firstOf(r, *s.Antecedent).Of(r.Article.Text))
	} else if s.Source != nil && s.Class != news.NamedSource && s.Class != news.OrgSource {
		if before, ok := in.pointedTo(r, s); ok {
			words = in.Words.plain(before.Of(r.Article.Text))
		}
	}
	if in.Words.scripture(words, s.Entity == news.None) {
		return far{}
	}
	if s.Class == news.NamedSource || s.Class == news.OrgSource {
		name, outlet := words, false
		if s.Entity != news.None {
			e := &r.Entities[s.Entity]
			name, outlet = in.Entities[in.Entity[a][s.Entity]].Name, news.PassesOn(e.Type)
		}
		if name == "" {
			return far{}
		}
		if s.Entity == news.None && s.Class == news.OrgSource {
			if e := in.bareBody(r, name); e != news.None {
				name, outlet = in.Entities[in.Entity[a][e]].Name, news.PassesOn(r.Entities[e].Type)
			}
		}
		if s.Class == news.OrgSource {
			if medium := in.medium(name); medium != "" {
				name, outlet = medium, true
			}
		}
		fold := in.Words.fold(name)
		o := far{key: "source " + fold, entity: news.None, words: in.phrase(name), Origin: news.Origin{Name: name, Named: true, Because: becauseNamed}}
		if s.Entity != news.None {
			o.entity = in.Entity[a][s.Entity]
		}
		if outlet || in.tells[fold] {
			o.key, o.teller = "voice "+fold, fold
		}
		o.paper = s.Class == news.OrgSource && o.entity == news.None && len(o.words.words) == 1 && in.Words.documents[in.Lang.Bare(firstWord(fold))]
		if s.Class == news.NamedSource {
			o.mouth = in.mouth(words)
		}
		return o
	}
	if o, ok := in.office(a, s, words); ok {
		return o
	}
	if o, ok := in.bareSource(a, s, words); ok {
		return o
	}
	via := in.worded(a)
	for i, l := range s.Isnad {
		if (l.Kind == "agency" || l.Kind == "outlet") && (i > 0 || l.Span != nil) {
			via = l.Name // the last of them is nearest to the source
		}
	}
	if rest, medium, ok := in.toldTo(a, s); ok {
		words, via = rest, medium
	}
	name := strings.TrimSuffix(fmt.Sprintf("%s: %s", via, words), ": ")
	fold := in.Words.fold(via)
	return far{key: "unnamed " + fold + "\x00" + in.Words.fold(words), teller: fold, entity: news.None, words: in.phrase(words), beside: s.Class == news.Affiliated, holder: in.holderOf(a, s, words), public: in.authority(s, words), Origin: news.Origin{Name: name, Because: becauseUnnamed + via}}
}

// office is the source of a statement that is told by an office which one person holds ("the governor of the province"): one origin whoever quotes
// him. Who speaks for a body or a person is that body or person.
func (in *Input) office(a int, s *news.Statement, words string) (far, bool) {
	if s.Class != news.RoleSource || s.Plural || words == "" {
		return far{}, false
	}
	w := strings.Fields(in.Words.fold(words))
	head, body := in.Lang.Bare(w[0]), ""
	speaks := in.Words.spokesmen[head]
	if !speaks && !in.Words.sole[head] {
		return far{}, false
	}
	if s.Entity != news.None {
		e := &in.Entities[in.Entity[a][s.Entity]]
		if speaks && (e.Kind == news.Organization || e.Kind == news.Person) {
			return far{key: "source " + in.Words.fold(e.Name), entity: in.Entity[a][s.Entity], words: in.phrase(e.Name), Origin: news.Origin{Name: e.Name, Named: true, Because: becauseNamed}}, true
		}
		body = firstWord(in.Words.fold(in.Records[a].Entities[s.Entity].Name))
	}
	for _, x := range w[1:] {
		switch {
		case in.Words.prepositions[x]: // "a director in the ministry" may be any
			return far{}, false
		case x == body || in.Lang.Bare(x) != x:
			return far{key: "office " + in.Words.fold(words), entity: news.None, words: in.phrase(words), Origin: news.Origin{Name: words, Because: becauseOffice}}, true
		}
	}
	return far{}, false
}

// bareSource is the outlet or agency that "the source" points back to where nobody was quoted before whom it could mean: it is the last one named as a
// source or as who passes a statement on.
func (in *Input) bareSource(a int, s *news.Statement, words string) (far, bool) {
	w := in.Words.fold(words)
	if s.Class != news.Unnamed || s.Plural || s.Antecedent != nil || s.Source == nil || strings.Contains(w, " ") || in.Lang.Bare(w) == w {
		return far{}, false
	}
	r := in.Records[a]
	name := ""
	for n := range r.Statements {
		o := &r.Statements[n]
		if o.Cue.Start > s.Cue.Start {
			break
		}
		if o.Class == news.OrgSource && o.Entity != news.None && news.PassesOn(r.Entities[o.Entity].Type) {
			name = in.Entities[in.Entity[a][o.Entity]].Name
		}
		for i, l := range o.Isnad {
			if (l.Kind == "agency" || l.Kind == "outlet") && i > 0 {
				name = l.Name
			}
		}
	}
	if name == "" {
		return far{}, false
	}
	fold := in.Words.fold(name)
	return far{key: "voice " + fold, teller: fold, entity: news.None, words: in.phrase(name), Origin: news.Origin{Name: name, Named: true, Because: becauseNamed}}, true
}

// worded is whom the unnamed sources of article a spoke to where nobody else is told: the agency that byline, dateline or signature credits, or
// from which the headline or the lead has it, else the outlet of the text that it goes back to.
func (in *Input) worded(a int) string {
	root := in.Root[a]
	for _, n := range []int{a, root} {
		if in.Agency[n] != "" && in.relaysWhole(n) {
			return in.Agency[n]
		}
	}
	if o := in.Records[root].Article.Outlet; o != nil {
		return o.Name
	}
	return in.Records[root].Article.Location
}

// relaysWhole reports whether article a owes all of its news to the agency that it relays, and not one passage of it.
func (in *Input) relaysWhole(a int) bool {
	r := in.Records[a]
	if slices.ContainsFunc(r.Article.Credits, func(c news.Credit) bool { return c.Name == in.Agency[a] }) {
		return true
	}
	lead := 0
	if len(r.Sentences) > 0 {
		lead = r.Sentences[0].End
		if t := r.Article.Title; t != nil && len(r.Sentences) > 1 && r.Sentences[0].Overlaps(*t) {
			lead = r.Sentences[1].End
		}
	}
	return slices.ContainsFunc(r.Statements, func(s news.Statement) bool {
		return s.Cue.Start < lead && slices.ContainsFunc(s.Isnad, func(l news.Link) bool { return l.Span != nil && l.Name == in.Agency[a] })
	})
}

// toldTo takes the medium off the phrase of an unnamed source that ends with whom it spoke to ("a source to the agency of X").
func (in *Input) toldTo(a int, s *news.Statement) (rest, medium string, ok bool) {
	r := in.Records[a]
	at := s.Source
	if s.Antecedent != nil {
		at = s.Antecedent
	}
	if at == nil {
		return "", "", false
	}
	for i := range r.Mentions {
		m := &r.Mentions[i]
		if m.Span.Start <= at.Start || m.Span.End > at.End || m.Entity == news.None || m.Kind != news.Organization {
			continue
		}
		name := in.Entities[in.Entity[a][m.Entity]].Name
		if !news.PassesOn(r.Entities[m.Entity].Type) && !in.tells[in.Words.fold(name)] {
			continue
		}
		before := strings.Fields(text.Span{Start: at.Start, End: m.Span.Start}.Of(r.Article.Text))
		if n := len(before) - 1; n >= 0 && utf8.RuneCountInString(before[n]) == 1 { // a preposition written together with the name
			before = before[:n]
		}
		if len(before) == 0 {
			continue
		}
		return in.Words.plain(strings.Join(before, " ")), name, true
	}
	return "", "", false
}

// bareBody is the only body of an article of which one word with the article is the head ("the agency"), or None.
func (in *Input) bareBody(r *news.Record, name string) int {
	fold := in.Words.fold(name)
	bare := in.Lang.Bare(fold)
	if bare == fold || strings.Contains(fold, " ") {
		return news.None
	}
	return headed(r, bare)
}

// headed is the only body of an article whose name of several words begins with a word, or None.
func headed(r *news.Record, word string) int {
	found := news.None
	for e := range r.Entities {
		if o := &r.Entities[e]; o.Kind != news.Organization || len(o.Words) < 2 || o.Words[0] != word || e == found {
			continue
		}
		if found != news.None {
			return news.None
		}
		found = e
	}
	return found
}

// pointedTo is the source phrase that an unnamed source with the article points back to: "the official", "the same source" after "a source close
// to the company". Heads are compared as they stand without the article; one in the plural points to one in the plural.
func (in *Input) pointedTo(r *news.Record, s *news.Statement) (text.Span, bool) {
	head := firstWord(in.Words.fold(in.Words.plain(s.Source.Of(r.Article.Text))))
	bare := in.Lang.Bare(head)
	if bare == head {
		return text.Span{}, false
	}
	best, ok := text.Span{}, false
	for n := range r.Statements {
		o := &r.Statements[n]
		if o.Source == nil || o.Class == news.NamedSource || o.Class == news.OrgSource || o.Source.Start >= s.Source.Start || ok && o.Source.Start <= best.Start {
			continue
		}
		if firstWord(in.Words.fold(in.Words.plain(o.Source.Of(r.Article.Text)))) == bare {
			best, ok = *o.Source, true
		}
	}
	return best, ok
}

// firstOf follows a source phrase that points back ("the same source") to the phrase that it stands for.
func firstOf(r *news.Record, at text.Span) text.Span {
	for n := len(r.Statements) - 1; n >= 0; n-- { // later ones point to earlier ones
		if o := &r.Statements[n]; o.Source != nil && *o.Source == at && o.Antecedent != nil && o.Antecedent.Start < at.Start {
			at = *o.Antecedent
		}
	}
	return at
}

func firstWord(s string) string {
	s, _, _ = strings.Cut(s, " ")
	return s
}

// medium is the agency or outlet of the desk that a longer name with the head of one tells of ("the Bakhtar official news agency": Bakhtar), or "".
func (in *Input) medium(name string) string {
	f := strings.Fields(in.Words.fold(name))
	if len(f) < 2 {
		return ""
	}
	typ := in.Words.media[in.Lang.Bare(f[0])]
	if typ == "" {
		return ""
	}
	best := ""
	words := in.phrase(name).words[1:]
	for _, m := range in.media {
		if (m.agency == (typ == "agency")) && m.name != name && wordsWithin(m.words, words) && (best == "" || len(m.name) > len(best)) {
			best = m.name
		}
	}
	return best
}

// mediumName is an agency or outlet that the desk knows by a name without a head.
type mediumName struct {
	name   string
	words  []int32
	agency bool
}

// namedMedia collects the agencies and outlets that the articles speak of by names without a head, in order.
func (in *Input) namedMedia() []mediumName {
	types := map[string]string{}
	for a, r := range in.Records {
		for e := range r.Entities {
			if t := r.Entities[e].Type; news.Medium(t) {
				types[in.Entities[in.Entity[a][e]].Name] = t
			}
		}
	}
	var out []mediumName
	for _, name := range slices.Sorted(maps.Keys(types)) {
		if f := strings.Fields(in.Words.fold(name)); len(f) > 0 && in.Words.media[in.Lang.Bare(f[0])] == "" {
			out = append(out, mediumName{name, in.phrase(name).words, types[name] == "agency"})
		}
	}
	return out
}

// tellers collects the folded names of the outlets and agencies whose articles are on the desk or are relayed there.
func (in *Input) tellers() map[string]bool {
	out := map[string]bool{}
	for a := range in.Records {
		if in.Agency[a] != "" {
			out[in.Words.fold(in.Agency[a])] = true
		}
		if o := in.Records[a].Article.Outlet; o != nil {
			out[in.Words.fold(o.Name)] = true
		}
	}
	return out
}

// teller is whoever tells what article a says in its own voice: the agency it relays, else the outlet of the text it goes back to, else where
// that text was found.
func (in *Input) teller(a int) string {
	root := in.Root[a]
	if in.Agency[a] != "" {
		return in.Agency[a]
	}
	if in.Agency[root] != "" {
		return in.Agency[root]
	}
	if o := in.Records[root].Article.Outlet; o != nil {
		return o.Name
	}
	return in.Records[root].Article.Location
}

package happening

import (
	"slices"
	"strings"
	"unicode/utf8"

	together "github.com/isnad-desk/isnad/desk/side"
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// agreement of two sides.
type agreement int

const (
	clash   agreement = -2 // both name parties, none in common
	differs agreement = -1 // one names and the other describes, and nothing says that they are the same
	unknown agreement = 0  // one of them tells no party, or both describe in other words
	overlap agreement = 1
)

func (in *Input) compare(a, b *side) agreement {
	if a.empty() || b.empty() {
		return unknown
	}
	around := false // one is a place in which the other lies
	for _, e := range a.entities {
		if slices.Contains(b.entities, e) {
			return overlap
		}
		for _, f := range b.entities {
			if in.Entities[e].Kind != news.Place || in.Entities[f].Kind != news.Place {
				continue
			}
			x, y := in.Entities[e].Name, in.Entities[f].Name
			if in.Speaks(x, y) || in.Speaks(y, x) {
				return overlap
			}
			around = around || in.where(e, f) >= within // "the port", "the port of the town"
		}
	}
	for _, e := range a.entities {
		for _, f := range b.entities {
			switch {
			case in.sameName(e, f):
				return overlap
			case in.officeOf(e, f), in.officeOf(f, e):
				around = true
			}
		}
	}
	for _, p := range a.phrases {
		for _, q := range b.phrases {
			if alike(p.words, q.words) {
				return overlap
			}
		}
		if in.describes(p, b.entities) {
			return overlap
		}
	}
	for _, q := range b.phrases {
		if in.describes(q, a.entities) {
			return overlap
		}
	}
	switch {
	case around || in.placeAndGround(a, b) || in.placeAndGround(b, a):
		return unknown
	case len(a.entities) > 0 && len(b.entities) > 0:
		return clash
	case len(a.entities) > 0 && onlyPeople(b) || len(b.entities) > 0 && onlyPeople(a):
		return unknown // a man, and the people that he is one of
	case len(a.entities) > 0 || len(b.entities) > 0:
		return differs
	}
	return unknown
}

// onlyPeople reports whether a side tells nobody but a people: "the Iranians".
func onlyPeople(s *side) bool {
	return len(s.entities) == 0 && len(s.phrases) == 1 && s.phrases[0].people
}

// placeAndGround reports whether one side names a place and the other a kind of place: "the town".
func (in *Input) placeAndGround(a, b *side) bool {
	return slices.ContainsFunc(b.phrases, func(p phrase) bool { return p.ground }) &&
		slices.ContainsFunc(a.entities, func(e int) bool { return in.Entities[e].Kind == news.Place })
}

// sameName reports two persons whose names are one but for the spaces in them, or of whom the shorter name, of two words and more, begins with the first
// word of the other and holds none that the other does not, in the same order: names of one act that are written with and without the father's or the family's.
func (in *Input) sameName(e, f int) bool {
	if in.Entities[e].Kind != news.Person || in.Entities[f].Kind != news.Person {
		return false
	}
	a, b := in.title(e), in.title(f)
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < 2 {
		return false
	}
	if a[0] == b[0] {
		at := 0
		for _, w := range b {
			if at < len(a) && a[at] == w {
				at++
			}
		}
		if at == len(a) {
			return true
		}
	}
	return len(a) != len(b) && in.unspaced(e) == in.unspaced(f)
}

// unspaced is the folded name of a desk entity without its spaces, to be compared with that of another.
func (in *Input) unspaced(e int) string {
	if in.joint[e] == "" {
		in.joint[e] = "\x00" + strings.ReplaceAll(in.Words.fold(in.Entities[e].Name), " ", "")
	}
	return in.joint[e]
}

// officeOf reports whether a person holds an office of a body that is no state: his acts need not be another's than the body's. The words of his role may
// be those of the body's name but for the head: the minister of water, the ministry of water.
func (in *Input) officeOf(person, body int) bool {
	if in.Entities[person].Kind != news.Person || in.Entities[body].Kind != news.Organization {
		return false
	}
	if in.offices[[2]int{person, body}] {
		return true
	}
	name := in.title(body)
	return len(name) > 1 && slices.ContainsFunc(in.roles[person], func(role phrase) bool { return slices.Equal(role.words[1:], name[1:]) })
}

// alike reports that two phrases share their head or at least half of their words.
func alike(p, q []int32) bool {
	if len(p) == 0 || len(q) == 0 {
		return false
	}
	shared := 0
	for _, w := range p {
		if slices.Contains(q, w) {
			shared++
		}
	}
	return shared*2 >= min(len(p), len(q))+min(1, len(p)-1)
}

// describes reports that a phrase says what one of the entities is: its role ("the envoy of the organisation"), or the head of its name ("the port").
func (in *Input) describes(p phrase, entities []int) bool {
	head, rest := p.words[0], p.words[1:]
	for _, e := range entities {
		for _, role := range in.roles[e] {
			if role.words[0] == head && (len(rest) == 0 || alike(rest, role.words[1:]) || len(role.words) == 1) {
				return true
			}
		}
		if p.long && in.Entities[e].Kind != news.Person && slices.Contains(in.title(e), head) {
			return true
		}
	}
	return false
}

// kin says how near two types of acts are to one another.
type kin int

const (
	strangers  kin = iota
	otherWords     // the same act may be told as either
	sameType
)

// kindred lists the types as which one act is told by different outlets.
var kindred = map[[2]string]bool{
	{"ACCUSE", "REJECT"}:     true, // condemns it, refuses it
	{"AGREE", "CONCEDE"}:     true,
	{"AGREE", "COOPERATE"}:   true,
	{"AGREE", "RETREAT"}:     true, // agrees to a truce, halts its attacks
	{"AGREE", "SUPPORT"}:     true,
	{"AID", "COOPERATE"}:     true,
	{"AID", "SUPPORT"}:       true,
	{"ASSAULT", "COERCE"}:    true, // a raid
	{"ASSAULT", "MOBILIZE"}:  true,
	{"COERCE", "CONCEDE"}:    true, // frees, hands over
	{"COERCE", "SANCTION"}:   true,
	{"CONCEDE", "RETREAT"}:   true,
	{"CONSULT", "COOPERATE"}: true,
	{"REJECT", "RETREAT"}:    true,
	{"REJECT", "THREATEN"}:   true,
	{"REQUEST", "THREATEN"}:  true,
}

// kinship tells how near two events are. It looks at types and modes only: cluster asks once for two events of each.
func kinship(x, y *news.Event) kin {
	if x.Type == y.Type {
		switch {
		case x.Mode == y.Mode || x.Mode == "" || y.Mode == "":
			return sameType
		case x.Type != "ASSAULT" || x.Mode != "killing" && x.Mode != "other" && y.Mode != "killing" && y.Mode != "other":
			return strangers
		case x.Mode == "killing" || y.Mode == "killing": // an attack told by its dead
			return sameType
		}
		return otherWords // an attack without its means
	}
	if kindred[[2]string{min(x.Type, y.Type), max(x.Type, y.Type)}] {
		return otherWords
	}
	return strangers
}

const (
	// enough is the score from which two acts are one: a shared party says less than that.
	enough = 5
	// sameIncident is from which share of common words on two reports that count the same on one day tell one incident, though in places that exclude one
	// another.
	sameIncident = 0.3
	// oneThing is what two acts add that are the only ones of their kind in their articles, where a story of few articles is about one thing.
	oneThing, fewArticles = 2, 4
	// likeWords is what sentences add that are told in the same words, and maxCompany what the others add that they name, at most.
	likeWords, maxCompany = 3, 2
)

// Enough is the score from which two reports of one type are taken for one act; more is wanted where their types differ or parties are not told.
const Enough = enough

// same scores how well two events are one act: 0 where they are not, less where their parties exclude it.
func (in *Input) same(x, y *act) int { return in.sameOf(kinship(x.e, y.e), x, y) }

// sameOf is same of two events of which it is known how near they are by their types and modes.
func (in *Input) sameOf(k kin, x, y *act) int {
	if in.toldApart(x, y) {
		return -1
	}
	if k == strangers || stays(x.e) != stays(y.e) && (x.e.Mode != "" || y.e.Mode != "") {
		return 0
	}
	if x.e.Modality != y.e.Modality && (x.e.Modality == "actual" || y.e.Modality == "actual") && !planMeetsAct(x.e.Modality, y.e.Modality) {
		return 0
	}
	if x.recipients.another != y.recipients.another { // another house was burnt
		return 0
	}
	if x.sentence.fold == y.sentence.fold && x.trigger == y.trigger && x.sentence.fold != "" && x.article != y.article { // the same words in both
		return 100
	}
	who, whom := in.compare(&x.actors, &y.actors), in.compare(&x.recipients, &y.recipients)
	if whom == differs && who == unknown && x.e.Type == "ASSAULT" && y.e.Type == "ASSAULT" && (x.e.Mode == "killing" || y.e.Mode == "killing") && !in.namesPerson(&x.recipients) && !in.namesPerson(&y.recipients) {
		whom = unknown // what was hit, and whom it killed
	}
	if symmetric(x.e) && symmetric(y.e) && (who != overlap || whom != overlap) { // who met whom may be told from either side
		if in.compare(&x.actors, &y.recipients) == overlap && in.compare(&x.recipients, &y.actors) != clash {
			who, whom = overlap, max(in.compare(&x.recipients, &y.actors), unknown)
		} else if in.compare(&x.recipients, &y.actors) == overlap && in.compare(&x.actors, &y.recipients) != clash {
			who, whom = max(who, unknown), overlap
		} else if in.commonParties(x, y) > 1 {
			who, whom = overlap, overlap
		}
	}
	if who == unknown && byWord(x.e) && byWord(y.e) && in.oneOffice(&x.actors, &y.actors) { // the ministry, and who holds an office of it
		who = overlap
	}
	if who == clash && (in.onlySpeaks(x) || in.onlySpeaks(y)) { // who makes an act known is easily taken for who does it
		who = unknown
	}
	denied := x.e.Negated != y.e.Negated
	if denied { // "met none of the leaders" speaks of every one of them
		if x.e.Negated && len(x.recipients.entities) == 0 || y.e.Negated && len(y.recipients.entities) == 0 {
			whom = max(whom, unknown)
		}
		if x.e.Negated && len(x.actors.entities) == 0 || y.e.Negated && len(y.actors.entities) == 0 {
			who = max(who, unknown)
		}
	}
	meeting := x.e.Mode == "meet" && y.e.Mode == "meet"
	if in.suffersOnce(x, y) { // who killed him, when and where is what the reports may disagree on
		return once
	}
	if who == clash || whom == clash || meeting && (who == differs || whom == differs) && who != unknown && whom != unknown {
		return -1
	}
	times := x.e.When.Meets(y.e.When)
	place := in.where(x.place, y.place)
	if place == apart && whom == overlap && x.e.Mode == "killing" && y.e.Mode == "killing" && (in.speaksOf(x.article, y.place) || in.speaksOf(y.article, x.place)) {
		place = notKnown // the town and the city that it lies near
	}
	if place == notKnown && (in.toldBeside(x, y) || in.toldBeside(y, x)) {
		place = within
	}
	counts := SameCount(x.e, y.e)
	likeness := -1.0
	words := func() float64 { // counted where it can matter: nearly all pairs fall short of it by far
		if likeness < 0 {
			likeness = max(in.likeness(x.sentence, y.sentence), in.likeness(x.again, y.sentence), in.likeness(x.sentence, y.again))
		}
		return likeness
	}
	score := 0
	for _, a := range [2]agreement{who, whom} {
		switch a {
		case overlap:
			score += 3
		case differs:
			score--
		}
	}
	if whom == overlap && place == samePlace && in.onlyPlaces(&x.recipients, &y.recipients) {
		score, place = score-2, notKnown // what was attacked is where: that says one thing, not two
	}
	both := who == overlap && whom == overlap
	switch {
	case both: // may differ in one slot: that is a conflict, not another act
		if !times && place == apart {
			return 0
		}
		if (!times || place == apart) && !counts && (Repeatable(x.e) || words() < 0.2) && !(meeting && x.leads && y.leads && sameDay(x.e, y.e)) { // the same sides do it again on another day or elsewhere
			return 0
		}
		if denied && Repeatable(x.e) && !counts && words() < 0.3 { // repelled today, done tomorrow
			return 0
		}
	case place == apart && (!counts || !times || x.e.Type != y.e.Type || words() < sameIncident) || denied && (k != sameType || who != overlap && whom != overlap && !in.oneOfAKind(x, y)):
		return 0
	case !times && !shock(x, y):
		return 0
	}
	if x.lemma == y.lemma {
		score += 2
	} else if x.e.Mode != "" && x.e.Mode == y.e.Mode {
		score++
	}
	switch place {
	case samePlace:
		score += 2
	case within:
		score++
	}
	if known := x.e.When; known.Known() && y.e.When.Known() && times && known.To-known.From <= 3 && y.e.When.To-y.e.When.From <= 3 {
		score += 2
	}
	if counts {
		score += 3
	}
	if in.Root[x.article] == in.Root[y.article] {
		score++
	}
	if x.leads && y.leads && x.e.Type == y.e.Type && times && x.e.Modality == y.e.Modality { // what both articles are about
		score++
		told := (who == overlap || x.actors.empty() || y.actors.empty()) && (whom == overlap || x.recipients.empty() || y.recipients.empty())
		if (told || x.event == 0 && y.event == 0 && min(who, whom) >= unknown) && (place >= within || x.e.When.Known() && y.e.When.Known()) {
			score++
		}
	}
	if k == sameType && x.only && y.only && x.e.Mode == y.e.Mode && x.e.Modality == y.e.Modality && times && in.few[in.Story[x.article]] && (x.lemma == y.lemma || !says(x.e)) {
		score += oneThing
	}
	need := enough
	if k == otherWords {
		need += 3
		if x.leads && y.leads && in.ofOnePerson(x, y) { // whom the one overthrew the other dismissed, that day
			need -= 2
		}
	}
	if denied && !both || !times {
		need++
	}
	if who != overlap && whom != overlap || !both && !counts && place < within && (x.place == news.None || x.place != y.place) && Repeatable(x.e) && x.e.Modality == "actual" && y.e.Modality == "actual" {
		need++ // one side alone attacks many, here and there
	}
	if score+likeWords+maxCompany < need {
		return 0
	}
	switch w := words(); {
	case k == otherWords && Repeatable(x.e) && !counts && w < 0.2 && !in.ofOnePerson(x, y): // bombed from the air, stormed on the ground
		return 0
	case w >= 0.4:
		score += likeWords
	case w >= 0.2:
		score += 2
	case w >= 0.1:
		score++
	}
	score += min(maxCompany, in.company(x, y))
	if score < need {
		return 0
	}
	return score
}

// toldApart reports two acts of one article that one sentence tells side by side, by different words: one of them is not the other, whatever they share.
func (in *Input) toldApart(x, y *act) bool {
	if x.article != y.article || x.event == y.event || x.lemma == y.lemma || x.e.Type == y.e.Type && x.e.Mode == y.e.Mode && x.e.Mode != "" && x.e.Mode != "other" {
		return false
	}
	return !in.headline(x.article, x.e.Trigger) && beside(x.sentence, y) || beside(x.again, y)
}

// twice reports two acts of one article of which nothing that they tell says that they are one. Of visits, meetings and calls neither the place nor who was met
// or visited is the same: who goes on from one bed or palace to the next does the same there in the same words. Of other acts both tell who did it or both to
// whom, and not the same; "the accused" and "their money" may be anybody's. An article that tells both keeps them apart, and so must those that tell one of them.
func (in *Input) twice(x, y *act) bool {
	if x.e.Negated != y.e.Negated {
		return false
	}
	whom := in.compare(&x.recipients, &y.recipients)
	if x.e.Type == "CONSULT" && y.e.Type == "CONSULT" {
		return whom != overlap && in.where(x.place, y.place) != samePlace
	}
	tells := func(s *side) bool { return len(s.entities) > 0 || s.tells }
	others := func(a agreement, p, q *side) bool { return a != overlap && tells(p) && tells(q) }
	return others(whom, &x.recipients, &y.recipients) || whom != overlap && others(in.compare(&x.actors, &y.actors), &x.actors, &y.actors)
}

// surelyOne is the score from which two reports of one article are of one act, though it keeps them apart.
const surelyOne = 10

// beside reports whether a sentence that tells one act of an article tells another one too.
func beside(s *sentence, y *act) bool {
	return s.fold != "" && (s.fold == y.sentence.fold || s.fold == y.again.fold)
}

// onlySpeaks reports whether all who are named as doers of an act are those who are quoted on it.
func (in *Input) onlySpeaks(x *act) bool {
	switch x.e.Type {
	case "ASSAULT", "COERCE", "SANCTION", "AID", "MOBILIZE":
		return len(x.speakers) > 0 && !slices.ContainsFunc(x.actors.entities, func(e int) bool { return !slices.Contains(x.speakers, e) })
	}
	return false
}

// byWord reports an act that a body does by what its officers say.
func byWord(e *news.Event) bool {
	switch e.Type {
	case "ASSAULT", "AID", "COERCE", "CONSULT", "MOBILIZE", "PROTEST", "RETREAT":
		return false
	}
	return true
}

// oneOffice reports whether one side names a body and the other who holds an office of it.
func (in *Input) oneOffice(a, b *side) bool {
	return slices.ContainsFunc(a.entities, func(e int) bool {
		return slices.ContainsFunc(b.entities, func(f int) bool { return in.officeOf(e, f) || in.officeOf(f, e) })
	})
}

// oneOfAKind reports two acts told by the same word that are the only ones of their kind in their articles, in a story of few: the one that is denied is
// the other, though who did it is not told.
func (in *Input) oneOfAKind(x, y *act) bool {
	return x.only && y.only && x.lemma == y.lemma && x.e.Mode == y.e.Mode && in.few[in.Story[x.article]]
}

// says reports an act that is done by saying so: many in one story accuse and demand.
func says(e *news.Event) bool {
	return e.Type == "ACCUSE" || e.Type == "REQUEST" || e.Type == "THREATEN" || e.Type == "REJECT"
}

// commonParties counts the parties that two acts have in common, on whatever side.
func (in *Input) commonParties(x, y *act) int {
	n := 0
	for _, s := range [2]*side{&x.actors, &x.recipients} {
		for _, e := range s.entities {
			if slices.Contains(y.actors.entities, e) || slices.Contains(y.recipients.entities, e) {
				n++
			}
		}
	}
	for _, p := range slices.Concat(x.actors.phrases, x.recipients.phrases) {
		if slices.ContainsFunc(slices.Concat(y.actors.phrases, y.recipients.phrases), func(q phrase) bool { return alike(p.words, q.words) }) {
			n++
		}
	}
	return n
}

// toldBeside reports whether a sentence that tells y, whose place is not told or only its state, names the place of x.
func (in *Input) toldBeside(x, y *act) bool {
	return x.place != news.None && (y.place == news.None || in.broad[y.place]) && !in.broad[x.place] && (slices.Contains(y.sentence.entities, x.place) || slices.Contains(y.again.entities, x.place))
}

// speaksOf reports whether article a names a desk entity.
func (in *Input) speaksOf(a, e int) bool { return e != news.None && slices.Contains(in.Entity[a], e) }

// stays reports an act of not having left a place.
func stays(e *news.Event) bool {
	return e.Type == "CONSULT" && e.Mode == "" && e.Negated && e.Place != news.None && len(e.Recipients) == 0
}

const (
	once     = 12 // the score of two reports of what befalls a person but once
	onceDays = 8  // from how many days on two reports of it rather are not of one death
)

// suffersOnce reports two killings, arrests or releases of one named person: nobody is killed twice, or arrested or released twice in a week, and reports of
// another day or doer speak of the same.
func (in *Input) suffersOnce(x, y *act) bool {
	if x.e.Mode != y.e.Mode || x.e.Mode != "killing" && x.e.Mode != "arrest" && x.e.Mode != "release" || x.e.Modality != "actual" || y.e.Modality != "actual" {
		return false
	}
	if w, v := x.e.When, y.e.When; w.Known() && v.Known() && (w.From-v.To > onceDays || v.From-w.To > onceDays) {
		return false
	}
	p, q := in.onlyPerson(&x.recipients), in.onlyPerson(&y.recipients)
	return p != news.None && p == q
}

// ofOnePerson reports two acts on one named person that are told to one day: he is freed by force, and released.
func (in *Input) ofOnePerson(x, y *act) bool {
	w, v := x.e.When, y.e.When
	if !w.Known() || !v.Known() || w.To-w.From > 1 || v.To-v.From > 1 {
		return false
	}
	p, q := in.onlyPerson(&x.recipients), in.onlyPerson(&y.recipients)
	return p != news.None && p == q
}

// onlyPerson is the only named person or body of a side, where that is a person; places say where it was.
func (in *Input) onlyPerson(s *side) int {
	who := news.None
	for _, e := range s.entities {
		switch in.Entities[e].Kind {
		case news.Place:
		case news.Person:
			if who != news.None {
				return news.None
			}
			who = e
		default:
			return news.None
		}
	}
	return who
}

// namesPerson reports whether a side names a person.
func (in *Input) namesPerson(s *side) bool {
	return slices.ContainsFunc(s.entities, func(e int) bool { return in.Entities[e].Kind == news.Person })
}

// onlyPlaces reports whether all that two sides have in common are places.
func (in *Input) onlyPlaces(a, b *side) bool {
	for _, e := range a.entities {
		if slices.Contains(b.entities, e) && in.Entities[e].Kind != news.Place {
			return false
		}
	}
	return !slices.ContainsFunc(a.phrases, func(p phrase) bool {
		return slices.ContainsFunc(b.phrases, func(q phrase) bool { return alike(p.words, q.words) })
	})
}

// company counts what two acts name in their sentences beside their parties and places, twice what one of them names in both of its sentences.
func (in *Input) company(x, y *act) int {
	n := 0
	for i, list := range [][]int{x.sentence.entities, x.again.entities} {
		for _, e := range list {
			first, again := slices.Contains(y.sentence.entities, e), slices.Contains(y.again.entities, e)
			if i > 0 && slices.Contains(x.sentence.entities, e) || !first && !again || x.party(e) || y.party(e) || in.broad[e] {
				continue
			}
			n++
			if first && again || i == 0 && slices.Contains(x.again.entities, e) {
				n++
			}
		}
	}
	return n
}

// Same scores how well two reports tell one act, as Find does: 0 or less where they do not.
func (in *Input) Same(a, event, b, other int) int {
	if b < a || a == b && other < event { // in the order in which Find asks
		a, event, b, other = b, other, a, event
	}
	x, y := in.actsOf(a), in.actsOf(b)
	return in.same(&x[event], &y[other])
}

// Lemma is that of the word by which event n of article a is told, folded.
func (in *Input) Lemma(a, n int) string { return in.actsOf(a)[n].lemma }

// Phrase is the words of a phrase or name as they are compared. Nobody may change them.
func (in *Input) Phrase(s string) []string { return in.Words.phrase(s) }

// Fold is a short text folded; what was made is kept.
func (in *Input) Fold(s string) string { return in.Words.fold(s) }

// Numerals are the numbers of a passage of article a, in order; what was made is kept. Nobody may change them.
func (in *Input) Numerals(a int, s text.Span) []lang.Numeral {
	if in.Lang.Numbers == nil {
		return nil
	}
	r := in.Records[a]
	k := in.Memory.article(r.Article.ID)
	ns, ok := k.numerals[s]
	if !ok {
		ns = in.Lang.Numbers(in.Lang.Read(s.Of(r.Article.Text)))
		k.numerals[s] = ns
	}
	return ns
}

// Worded are the passages of article a with their words; words splits one, a passage of which it returns nothing is left out. What was made is kept.
// Nobody may change them.
func (in *Input) Worded(a int, passages []text.Span, words func(article string, passage text.Span) []text.Span) []Worded {
	r := in.Records[a]
	k := in.Memory.article(r.Article.ID)
	if k.wordedOf == r {
		return k.worded
	}
	k.worded, k.wordedOf = nil, r
	figures := map[int32]bool{}
	for _, s := range passages {
		w := Worded{Span: s, Words: words(r.Article.Text, s)}
		if len(w.Words) == 0 {
			continue
		}
		w.IDs = make([]int32, len(w.Words))
		for i, x := range w.Words {
			fold := in.Fold(x.Of(r.Article.Text))
			id := in.number(fold)
			figure, ok := figures[id]
			if !ok {
				figure = in.Lang.Numeric != nil && in.Lang.Numeric(fold)
				figures[id] = figure
			}
			if w.IDs[i] = id; figure {
				w.Figures = append(w.Figures, i)
			}
		}
		k.worded = append(k.worded, w)
	}
	return k.worded
}

// Lemmas are numbers of the lemmas of a passage of article a, of the words of three letters and more: the forms under which inflections meet, ascending,
// each once; what was made is kept. Nobody may change them.
func (in *Input) Lemmas(a int, s text.Span) []int32 {
	r := in.Records[a]
	k := in.Memory.article(r.Article.ID)
	out, ok := k.lemmas[s]
	if ok {
		return out
	}
	out = in.lemmas(s.Of(r.Article.Text), anyWord)
	k.lemmas[s] = out
	return out
}

// Deeds are those of the lemmas of a passage that are of verbs and verbal nouns: what is done, not who does it. Ascending, each once; what was made is kept.
// Nobody may change them.
func (in *Input) Deeds(a int, s text.Span) []int32 {
	r := in.Records[a]
	k := in.Memory.article(r.Article.ID)
	out, ok := k.deeds[s]
	if !ok {
		out = in.lemmas(s.Of(r.Article.Text), func(b *lang.Reading) bool {
			return len(b.Morphs) > 0 && (b.Morphs[0].POS == lang.Verb || b.Morphs[0].POS == lang.VerbalNoun)
		})
		k.deeds[s] = out
	}
	return out
}

// lemmas are the numbers of the lemmas of the words of three letters and more that are wanted, ascending, each once.
func (in *Input) lemmas(passage string, wanted func(*lang.Reading) bool) []int32 {
	return in.numbered(in.lemmasOf(passage, wanted))
}

// lemmasOf are those lemmas as words. It may be called from several goroutines at once.
func (in *Input) lemmasOf(passage string, wanted func(*lang.Reading) bool) []string {
	t := in.Lang.Read(passage)
	out := make([]string, 0, len(t.Tokens))
	for i := range t.Tokens {
		b := t.Tokens[i].Best()
		if utf8.RuneCountInString(b.Stem) < 3 || !wanted(&b) {
			continue
		}
		w := b.Stem
		if in.Lang.Meet != nil {
			w, _ = in.Lang.Meet(&b)
		}
		out = append(out, w)
	}
	return out
}

// numbered are the numbers of words, ascending, each once.
func (in *Input) numbered(words []string) []int32 {
	var out []int32
	for _, w := range words {
		out = append(out, in.number(w))
	}
	slices.Sort(out)
	return slices.Clip(slices.Compact(out))
}

// Passage is one of an article.
type Passage struct {
	Article int
	Span    text.Span
}

// ReadAhead makes the lemmas of passages that will be asked for, several at a time, where the story may take all processors and they are many.
func (in *Input) ReadAhead(list []Passage) {
	if !in.Alone {
		return
	}
	list = slices.DeleteFunc(list, func(p Passage) bool {
		_, ok := in.Memory.article(in.Records[p.Article].Article.ID).lemmas[p.Span]
		return ok
	})
	if len(list) < manyPassages {
		return
	}
	read := make([][]string, len(list))
	together.By(len(list), func(i int) {
		read[i] = in.lemmasOf(list[i].Span.Of(in.Records[list[i].Article].Article.Text), anyWord)
	})
	for i, p := range list {
		in.Memory.article(in.Records[p.Article].Article.ID).lemmas[p.Span] = in.numbered(read[i])
	}
}

// manyPassages is from how many passages on they are read several at a time.
const manyPassages = 4

func anyWord(*lang.Reading) bool { return true }

// Alike is the share of the words of two passages that both hold.
func (in *Input) Alike(a int, s text.Span, b int, t text.Span) float64 {
	return in.likeness(in.sentence(a, s), in.sentence(b, t))
}

// Told is the share of the words of passage s that passage t holds too, 0 where they share fewer than four.
func (in *Input) Told(a int, s text.Span, b int, t text.Span) float64 {
	x := in.sentence(a, s)
	shared := in.shared(in.sentence(b, t), x)
	if shared < 4 {
		return 0
	}
	return float64(shared) / float64(len(x.words))
}

// HoldsWord reports whether a passage of article a holds a folded word, by itself or behind a preposition or conjunction of few letters.
func (in *Input) HoldsWord(a int, s text.Span, word string) bool {
	fold := in.sentence(a, s).fold
	for at := 0; ; {
		i := strings.Index(fold[at:], word)
		if i < 0 {
			return false
		}
		i += at
		end := i + len(word)
		start := strings.LastIndexFunc(fold[:i], func(r rune) bool { return !letter(r) }) + 1
		if next, _ := utf8.DecodeRuneInString(fold[end:]); i-max(start, 0) <= 4 && (end == len(fold) || !letter(next)) {
			return true
		}
		at = end
	}
}

// SharedParty reports whether two events have a named party in common, on either side.
func (in *Input) SharedParty(a, event, b, other int) bool {
	x, y := &in.Records[a].Events[event], &in.Records[b].Events[other]
	for _, p := range slices.Concat(x.Actors, x.Recipients) {
		for _, q := range slices.Concat(y.Actors, y.Recipients) {
			if p.Entity != news.None && q.Entity != news.None && in.Entity[a][p.Entity] == in.Entity[b][q.Entity] {
				return true
			}
		}
	}
	return false
}

// Names reports whether passage t names all that passage s names, and that is something.
func (in *Input) Names(a int, s text.Span, b int, t text.Span) bool {
	x, y := in.named(a, s), in.named(b, t)
	return len(x) > 0 && !slices.ContainsFunc(x, func(e int) bool { return !slices.Contains(y, e) })
}

// NamesAny reports whether a passage names anybody or anything.
func (in *Input) NamesAny(a int, s text.Span) bool { return len(in.named(a, s)) > 0 }

// SharedNames counts what both passages name that is no state.
func (in *Input) SharedNames(a int, s text.Span, b int, t text.Span) int {
	n := 0
	other := in.named(b, t)
	for _, e := range in.named(a, s) {
		if _, ok := slices.BinarySearch(other, e); ok && !in.broad[e] {
			n++
		}
	}
	return n
}

// Named reports whether a passage names anybody or anything that is no state.
func (in *Input) Named(a int, s text.Span) bool {
	return slices.ContainsFunc(in.named(a, s), func(e int) bool { return !in.broad[e] })
}

// PlacesApart reports whether both passages name places that are no states, and none in common; a place that holds another one of its passage counts
// for nothing.
func (in *Input) PlacesApart(a int, s text.Span, b int, t text.Span) bool {
	x, y := in.narrow(in.named(a, s)), in.narrow(in.named(b, t))
	return len(x) > 0 && len(y) > 0 && !slices.ContainsFunc(x, func(e int) bool { return slices.Contains(y, e) })
}

// narrow keeps of desk entities the places that are no states and hold none of the others: the town, not its province.
func (in *Input) narrow(list []int) []int {
	var out []int
	for _, e := range list {
		if in.Entities[e].Kind != news.Place || in.broad[e] {
			continue
		}
		if !slices.ContainsFunc(list, func(o int) bool {
			return o != e && in.Entities[o].Kind == news.Place && in.Holds(in.Entities[e].Name, in.Entities[o].Name)
		}) {
			out = append(out, e)
		}
	}
	return out
}

// Elsewhere reports whether two passages name places that are no states, of which some exclude one another and none meet.
func (in *Input) Elsewhere(a int, s text.Span, b int, t text.Span) bool {
	far := false
	for _, x := range in.narrow(in.named(a, s)) {
		for _, y := range in.narrow(in.named(b, t)) {
			switch in.where(x, y) {
			case samePlace, within:
				return false
			case apart:
				far = true
			}
		}
	}
	return far
}

// NamesEntity reports whether a passage names a desk entity.
func (in *Input) NamesEntity(a int, s text.Span, e int) bool {
	return slices.Contains(in.named(a, s), e)
}

// HoldsOffice reports whether the articles say that a desk entity holds an office of another.
func (in *Input) HoldsOffice(person, body int) bool { return in.offices[[2]int{person, body}] }

// StatesApart reports whether both passages name states, and none in common.
func (in *Input) StatesApart(a int, s text.Span, b int, t text.Span) bool {
	x, y := in.named(a, s), in.named(b, t)
	state := func(e int) bool { return in.broad[e] }
	if !slices.ContainsFunc(x, state) || !slices.ContainsFunc(y, state) {
		return false
	}
	return !slices.ContainsFunc(x, func(e int) bool { return state(e) && slices.Contains(y, e) })
}

// NamesPlace reports whether a passage names a place that is no state.
func (in *Input) NamesPlace(a int, s text.Span) bool {
	return slices.ContainsFunc(in.named(a, s), func(e int) bool { return in.Entities[e].Kind == news.Place && !in.broad[e] })
}

// Verb reports whether the first word of s is rather a finite verb.
func (in *Input) Verb(s string) bool { return in.Words.first(s).verb }

// Company reports whether the sentences of two events name something in common that is no state, or share a tenth of their words.
func (in *Input) Company(a, event, b, other int) bool {
	x, y := &in.actsOf(a)[event], &in.actsOf(b)[other]
	for _, e := range x.sentence.entities {
		if slices.Contains(y.sentence.entities, e) && !in.broad[e] {
			return true
		}
	}
	return in.likeness(x.sentence, y.sentence) >= 0.1
}

// marks tells which words a sentence holds, that of the last comparison: many are compared with one.
type marks struct {
	of   *wording
	turn uint32
	at   []uint32 // by word: the turn in which it was marked
}

// shared counts the words that two sentences both hold.
func (in *Input) shared(a, b *sentence) int {
	if len(a.words) == 0 || len(b.words) == 0 {
		return 0
	}
	m := in.marks
	if m.of != b.wording {
		m.of = b.wording
		m.turn++
		if len(m.at) < len(in.numbers) {
			m.at = slices.Grow(m.at, len(in.numbers)-len(m.at))[:len(in.numbers)]
		}
		for _, w := range b.words {
			m.at[w] = m.turn
		}
	}
	n := 0
	for _, w := range a.words {
		if int(w) < len(m.at) && m.at[w] == m.turn { // what is not there yet was met after b
			n++
		}
	}
	return n
}

// likeness is the share of the words of two sentences that both hold (Jaccard).
func (in *Input) likeness(a, b *sentence) float64 {
	shared := in.shared(a, b)
	if shared == 0 {
		return 0
	}
	return float64(shared) / float64(len(a.words)+len(b.words)-shared)
}

// shock reports two blasts or killings told without their doers on days that touch: there the day may be what the reports disagree on.
func shock(x, y *act) bool {
	if x.e.Type != "ASSAULT" || y.e.Type != "ASSAULT" || !x.actors.empty() || !y.actors.empty() {
		return false
	}
	return x.e.When.From-y.e.When.To <= 2 && y.e.When.From-x.e.When.To <= 2
}

// sameDay reports two events that are told to one and the same day.
func sameDay(x, y *news.Event) bool {
	return x.When.Known() && x.When == y.When && x.When.From == x.When.To
}

func planMeetsAct(a, b string) bool {
	return a == "planned" && b == "actual" || a == "actual" && b == "planned"
}

// Repeatable reports acts that the same sides do again and again in one story.
func Repeatable(e *news.Event) bool {
	switch e.Type {
	case "ASSAULT", "COERCE", "PROTEST", "MOBILIZE":
		return true
	}
	return false
}

// SameCount reports whether two events count the same number of the same thing, more than one.
func SameCount(x, y *news.Event) bool {
	for _, p := range x.Quantities {
		for _, q := range y.Quantities {
			if p.What == q.What && p.From == q.From && p.From > 1 {
				return true
			}
		}
	}
	return false
}

// symmetric reports acts in which both sides do the same.
func symmetric(e *news.Event) bool {
	return e.Type == "CONSULT" && e.Mode != "visit" || e.Type == "AGREE" || e.Type == "COOPERATE"
}

// meeting of two places.
type meeting int

const (
	apart     meeting = iota - 1 // they exclude one another
	notKnown                     // one is not told, or too little is known of them
	within                       // one lies in the other
	samePlace                    // one place
)

func (in *Input) where(a, b int) meeting {
	switch {
	case a == news.None || b == news.None:
		return notKnown
	case a == b:
		return samePlace
	}
	key := uint64(a)<<32 | uint64(b)
	m, ok := in.met[key]
	if !ok {
		x, y := in.Entities[a].Name, in.Entities[b].Name
		switch {
		case in.Holds(x, y) || in.Holds(y, x):
			m = within
		case in.Exclude(x, y):
			m = apart
		case alike(in.title(a), in.title(b)):
			m = within
		}
		in.met[key] = m
	}
	return m
}

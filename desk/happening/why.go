package happening

import (
	"slices"
)

// Reason is one thing that speaks for two reports telling one act, or that they tell differently. What holds of the comparison is what decides it: the
// features are found by the same functions, and the score is that of same.
type Reason struct {
	Rule   string
	Names  []string // of what both name
	Number int      // per cent of shared wording, or how many
}

// The rules by which reports are taken for one act, and what one of them tells otherwise.
const (
	RuleSameWords = "same-words"     // the same sentence stands in both
	RuleSameAct   = "same-act"       // types and modes are one
	RuleKindred   = "kindred-act"    // types as which one act is told
	RuleVerb      = "same-verb"      // the same word tells it
	RuleWho       = "who"            // who acts: a party in common, or a phrase that fits
	RuleWhom      = "whom"           // on whom or with whom
	RuleSides     = "either-side"    // who met whom is told from the other side
	RulePlace     = "same-place"     // one place
	RuleWithin    = "place-within"   // one place lies in the other
	RuleDays      = "days-meet"      // days known to both that can be one
	RuleCount     = "same-count"     // the same number of the same thing
	RuleWording   = "shared-wording" // words that both sentences hold
	RuleText      = "one-text"       // both go back to one text
	RuleCompany   = "company"        // names beside the parties in both sentences
	RuleOnce      = "once-only"      // nobody is killed twice
	RuleNotDays   = "days-apart"     // told otherwise: days that cannot meet
	RuleNotPlace  = "place-apart"    // told otherwise: places that exclude one another
	RuleNotYes    = "yes-and-no"     // told otherwise: one says that it did not happen
)

// Why tells how well two reports tell one act, as same scores it, and what speaks for it and is told otherwise.
func (in *Input) Why(a, event, b, other int) (score int, reasons []Reason) {
	x, y := &in.actsOf(a)[event], &in.actsOf(b)[other]
	score = in.same(x, y)
	add := func(rule string, names ...string) { reasons = append(reasons, Reason{Rule: rule, Names: names}) }
	if x.sentence.fold == y.sentence.fold && x.sentence.fold != "" {
		add(RuleSameWords)
	}
	if kinship(x.e, y.e) == sameType {
		add(RuleSameAct)
	} else {
		add(RuleKindred, x.e.Type, y.e.Type)
	}
	if x.lemma == y.lemma {
		add(RuleVerb)
	}
	who, whom := in.compare(&x.actors, &y.actors), in.compare(&x.recipients, &y.recipients)
	if who == overlap {
		add(RuleWho, in.both(&x.actors, &y.actors)...)
	}
	if whom == overlap {
		add(RuleWhom, in.both(&x.recipients, &y.recipients)...)
	}
	if symmetric(x.e) && symmetric(y.e) && (who != overlap || whom != overlap) {
		crossed := append(in.both(&x.actors, &y.recipients), in.both(&x.recipients, &y.actors)...)
		if len(crossed) > 0 {
			add(RuleSides, crossed...)
		}
	}
	switch in.where(x.place, y.place) {
	case samePlace:
		add(RulePlace, in.Entities[x.place].Name)
	case within:
		add(RuleWithin, in.Entities[x.place].Name, in.Entities[y.place].Name)
	case apart:
		add(RuleNotPlace, in.Entities[x.place].Name, in.Entities[y.place].Name)
	}
	if x.e.When.Known() && y.e.When.Known() {
		if x.e.When.Meets(y.e.When) {
			add(RuleDays)
		} else {
			add(RuleNotDays)
		}
	}
	if SameCount(x.e, y.e) {
		add(RuleCount)
	}
	if words := max(in.likeness(x.sentence, y.sentence), in.likeness(x.again, y.sentence), in.likeness(x.sentence, y.again)); words >= 0.1 {
		reasons = append(reasons, Reason{Rule: RuleWording, Number: int(100*words + 0.5)})
	}
	if in.Root[a] == in.Root[b] && a != b {
		add(RuleText)
	}
	if n := in.company(x, y); n > 0 {
		reasons = append(reasons, Reason{Rule: RuleCompany, Number: n})
	}
	if in.suffersOnce(x, y) {
		add(RuleOnce)
	}
	if x.e.Negated != y.e.Negated {
		add(RuleNotYes)
	}
	return score, reasons
}

// both names the desk entities that stand on both sides; none where it is a phrase that fits.
func (in *Input) both(a, b *side) []string {
	var out []string
	for _, e := range a.entities {
		if slices.Contains(b.entities, e) && !slices.Contains(out, in.Entities[e].Name) {
			out = append(out, in.Entities[e].Name)
		}
	}
	return out
}

// Acts is how many events of article a are compared.
func (in *Input) Acts(a int) int { return len(in.actsOf(a)) }

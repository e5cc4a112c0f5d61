package news

import "github.com/isnad-desk/isnad/text"

// Kind is what sort of thing an entity is.
type Kind string

// The kinds of entities.
const (
	Person       Kind = "person"
	Organization Kind = "organization"
	Place        Kind = "place"
)

// Form is how a mention names its entity.
type Form string

// The forms of mentions.
const (
	Name    Form = "name"
	Nominal Form = "nominal"
	Pronoun Form = "pronoun"
)

// None is the index that stands for "no such thing" wherever a record points by index.
const None = -1

// Mention is one place where an article speaks of an entity.
type Mention struct {
	Span   text.Span
	Kind   Kind
	Form   Form
	Entity int    // index into Record.Entities, or None
	Rule   string // name of the rule or model that made it
}

// Rules of mentions that tell how sure the model of names was: without the name its reading would be little worse, or hardly worse. Every other rule
// stands for a sure name or for one that stands elsewhere in the article.
const (
	RuleNarrow = "names/narrow"
	RuleBarely = "names/barely"
)

// Rules of mentions that were found because the name stands elsewhere in the article, whole or with its earlier part.
const (
	RuleAgain = "names/again"
	RuleLater = "names/later-part"
	RuleShort = "names/short"
)

// Doubt is how little the names of an article tell that an entity is one.
type Doubt uint8

// The grades of doubt.
const (
	Sure Doubt = iota
	Narrow
	Barely
)

// Doubts returns for each entity of the record the least doubt of its names.
func (r *Record) Doubts() []Doubt {
	out := make([]Doubt, len(r.Entities))
	found := make([]bool, len(r.Entities))
	for i := range r.Mentions {
		m := &r.Mentions[i]
		if m.Form != Name || m.Entity < 0 || m.Entity >= len(out) {
			continue
		}
		d := Sure
		switch m.Rule {
		case RuleAgain, RuleLater, RuleShort:
			continue
		case RuleBarely:
			d = Barely
		case RuleNarrow:
			d = Narrow
		}
		if !found[m.Entity] || d < out[m.Entity] {
			out[m.Entity] = d
		}
		found[m.Entity] = true
	}
	return out
}

// Entity is one person, organisation or place as far as one article tells.
type Entity struct {
	Kind  Kind
	Name  string   // fullest name, as written
	Latin string   // Latin spelling, may be empty
	Names []string // distinct written names, in order of appearance
	Words []string // folded words of the fullest name, compounds (abd + name) as one
	Canon string   // canonical name where a gazetteer or authority file settles it, else ""
	Type  string   // the gazetteer's type (agency, city, armed_group, ...), or ""
	// Within is the canonical name of what the gazetteers say it belongs to: the body of which a body is a part, else its state; the place or
	// state around a place; "" where they do not tell, and for persons.
	Within string
	// Gender is 1 masculine, 2 feminine, 0 not known: what verbs and pronouns agree with.
	Gender uint8
	Roles  []Role
}

// Role is what the text says a person is.
type Role struct {
	Text string // the role phrase as worded
	Org  int    // index into Record.Entities, or None
	Term string // class of the term word ("former", "late", ...), or ""
	Span text.Span
	Rule string
}

// Time is an expression that names a day, an interval of days, or a time relative to another.
type Time struct {
	Span      text.Span
	Value     Interval // Unknown when it cannot be anchored
	Precision string   // day, week, month, year, vague
	Anchor    string   // what the first link of its chain rests on: "published", "text" (said in full, or told by the words at Base), "none"
	// Base is where the words stand that it was reckoned from: another expression of time ("two days before that"), or a well known event
	// ("a day after the attack of 7 October"); empty where it was reckoned from no words. Base of Base and so on is the chain of anchors.
	Base text.Span
	Rule string
}

// Class says how a source is identified.
type Class string

// The classes of sources.
const (
	NamedSource Class = "named"        // a named person
	OrgSource   Class = "organization" // a named organisation, outlet, agency, document of one
	RoleSource  Class = "role"         // unnamed, identified by office
	Affiliated  Class = "affiliated"   // identified by nearness or side
	Unnamed     Class = "unnamed"
)

// Link is one step of an isnad. The first link of a chain is nearest to the reader.
type Link struct {
	Kind   string     // outlet, agency, document, platform, source
	Name   string     // as a reader would give it
	Entity int        // index into Record.Entities, or None
	Span   *text.Span // the words that assert the link; nil for the outlet itself
	Told   bool       // an outlet that was spoken to: it passes words on, and reports nothing itself
}

// Statement is reported speech or thought attributed to a source other than the outlet's own voice.
type Statement struct {
	Content    text.Span
	Cue        text.Span
	Source     *text.Span // nil when implied
	Antecedent *text.Span // the phrase an implied or back-pointing source stands for
	Class      Class
	Plural     bool
	Entity     int // the source itself, or what it is tied to; or None
	Stance     string
	Hedge      *text.Span
	Unnamed    *text.Span // the words that say why the source is not named
	Isnad      []Link
	Rule       string // the rules that made it, ", " between: of the cue, how the content opens and ends, whose it is, through whom it came
}

// Party takes part in an event: an entity, or an unnamed party as a phrase.
type Party struct {
	Entity int        // index into Record.Entities, or None
	Span   *text.Span // the phrase of an unnamed party; nil when Entity is set
}

// Quantity is a number that an event carries.
type Quantity struct {
	What     string // killed, injured, arrested, ...
	From, To int    // inclusive
	AtLeast  bool
	Span     text.Span
}

// Event is a happening that the content reports as (not) having happened, planned or demanded.
type Event struct {
	Type       string // PLOVER code
	Mode       string // "" where none applies
	Trigger    text.Span
	Actors     []Party
	Recipients []Party
	Place      int      // index into Record.Entities, or None
	When       Interval // Unknown when the text does not tell
	Negated    bool
	Modality   string // actual, planned, demanded, conditional, possible
	Statement  int    // index into Record.Statements, or None for the outlet's own voice
	Also       []text.Span
	Quantities []Quantity
	Rule       string
}

// Detail is what words of an article say of one of its events, or against one of its statements.
type Detail struct {
	// Slot is manner, part (of the day), cause, scope (of the actors), counter (speaks against a report), not (a
	// statement that opens with a negation), rise (a count and its place among others), count (what is counted, whether or not an event is known)
	// either (leaves open what it joins), hand (a part in an act, which a statement denies rather than the act), claim (of an act, by who did it), term (how long an act lasts or holds), age (of somebody), none (what nobody suffered) or
	// condition (how badly somebody is hurt).
	Slot  string
	Value string // class of the words: "secret", "night", "gas", "all", "denial", ...; of an age: the years, of a term: the minutes
	// Excludes is the value that cannot hold together with this one, or ""; of a count "least" where it is told as the least.
	Excludes  string
	Event     int    // index into Record.Events, or None
	Statement int    // index into Record.Statements: who says so; None for the outlet's own voice
	Against   int    // of a counter: the statement it speaks against, or None
	Entity    int    // of a counter: index into Record.Entities of whom it speaks against, or None; of a condition and an age: of whom it is told
	Topic     string // of a cause: class of what it is the cause of ("explosion", "fire"); of a count: the folded noun after the number; of a condition: "injury" or "state"; of an age without entity: the side of the event ("actor", "recipient")
	// Span is the words; of a counter of the value "contrary" up to the end of the clause that says to whose report.
	Span text.Span
}

// Term is a content word of an article in the form under which its inflections meet, with how often it stands there.
type Term struct {
	Word  string
	Count int
}

// OpenReference is a phrase that points to somebody or something named elsewhere in the article, and could not be resolved.
type OpenReference struct {
	Span text.Span
	Why  string
}

// Record is what is found in one article.
type Record struct {
	Article    Article
	Sentences  []text.Span
	Entities   []Entity
	Mentions   []Mention // in order of Span
	Times      []Time
	Statements []Statement
	Events     []Event
	Details    []Detail        // in no order that means anything
	Open       []OpenReference // in order of Span
	Terms      []Term          // in order of first appearance; names' words are among them
}

package eval

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"
)

// Span is a half-open interval [start, end) of Unicode code points.
type Span [2]int

// Piece is a stretch of a raw text named by its words: the N-th occurrence (from 1; 0 means 1) of T, left to right,
// not overlapping. Span is filled in by the loader.
type Piece struct {
	T    string `json:"t"`
	N    int    `json:"n"`
	Span Span   `json:"-"`
}

// GoldMention is one name of a person, organisation or place.
type GoldMention struct {
	Piece
	Kind   string `json:"kind"`
	Entity string `json:"entity"`
}

// GoldTime is one time expression and the days it denotes, From and To inclusive; both nil where it has no anchor.
type GoldTime struct {
	Piece
	From *string `json:"from"`
	To   *string `json:"to"`
}

// GoldRole is what a text says that a person is.
type GoldRole struct {
	Entity string  `json:"entity"`
	Role   string  `json:"role"`
	Org    *string `json:"org"` // key of the organisation that the phrase names; nil where it names none
	At     Piece   `json:"at"`
}

// GoldStatement is reported speech with its source.
type GoldStatement struct {
	Content    Piece   `json:"content"`
	Cue        Piece   `json:"cue"`
	Source     *Piece  `json:"source"`
	Antecedent *Piece  `json:"antecedent"`
	Class      string  `json:"class"`
	Entity     *string `json:"entity"`
	Plural     bool    `json:"plural"`
	Via        *string `json:"via"`
	Stance     string  `json:"stance"`
}

// Party takes part in a gold event: an entity key, or the piece that names it.
type Party struct {
	Entity string
	Piece  *Piece
}

// UnmarshalJSON reads a string as an entity key and an object as a piece.
func (p *Party) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '"' {
		return json.Unmarshal(b, &p.Entity)
	}
	p.Piece = new(Piece)
	return json.Unmarshal(b, p.Piece)
}

func (p Party) String() string {
	if p.Piece != nil {
		return "«" + p.Piece.T + "»"
	}
	return p.Entity
}

// GoldEvent is one happening as one article reports it.
type GoldEvent struct {
	Type       string  `json:"type"`
	Mode       *string `json:"mode"`
	Trigger    Piece   `json:"trigger"`
	Also       []Piece `json:"also"`
	Actors     []Party `json:"actors"`
	Recipients []Party `json:"recipients"`
	Place      *string `json:"place"`
	From       *string `json:"from"`
	To         *string `json:"to"`
	Polarity   string  `json:"polarity"`
	Modality   string  `json:"modality"`
	Statement  *int    `json:"statement"`
}

// GoldArticle is the annotation of one article. ID is the file's name without its ending; Text the raw text.
type GoldArticle struct {
	ID             string          `json:"-"`
	Text           string          `json:"-"`
	Outlet         *string         `json:"outlet"`
	Published      *string         `json:"published"`
	PublishedRange []string        `json:"published_range"`
	Title          *string         `json:"title"`
	Furniture      []Piece         `json:"furniture"`
	Mentions       []GoldMention   `json:"mentions"`
	Roles          []GoldRole      `json:"roles"`
	Times          []GoldTime      `json:"times"`
	Statements     []GoldStatement `json:"statements"`
	Events         []GoldEvent     `json:"events"`
}

// EventRef names an event by its article and its index there.
type EventRef struct {
	Article string
	Event   int
}

// UnmarshalJSON reads [article id, event index].
func (r *EventRef) UnmarshalJSON(b []byte) error { return unmarshalPair(b, &r.Article, &r.Event) }

// PieceRef is a piece of a named article.
type PieceRef struct {
	Article string
	Piece   Piece
}

// UnmarshalJSON reads [article id, piece].
func (r *PieceRef) UnmarshalJSON(b []byte) error { return unmarshalPair(b, &r.Article, &r.Piece) }

func unmarshalPair(b []byte, first, second any) error {
	var pair [2]json.RawMessage
	if err := json.Unmarshal(b, &pair); err != nil {
		return err
	}
	if err := json.Unmarshal(pair[0], first); err != nil {
		return err
	}
	return json.Unmarshal(pair[1], second)
}

// GoldSide is one side of a disagreement.
type GoldSide struct {
	Says string     `json:"says"`
	At   []PieceRef `json:"at"`
}

// GoldConflict is one disagreement. Hard is nil or true where the sides cannot both be so.
type GoldConflict struct {
	What  string     `json:"what"`
	Slot  string     `json:"slot"`
	Sides []GoldSide `json:"sides"`
	Hard  *bool      `json:"hard"`
}

func (c GoldConflict) hard() bool { return c.Hard == nil || *c.Hard }

// GoldLineage says from which article, and from which agency or outlet (an entity key), an article was taken.
type GoldLineage struct {
	Article string  `json:"article"`
	From    *string `json:"from"`
	Relays  *string `json:"relays"`
	Kind    string  `json:"kind"`
}

// GoldDesk is what lies between the articles of a set. A nil Lineage or Independent was not annotated.
type GoldDesk struct {
	Stories     [][]string     `json:"stories"`
	SameEvent   [][]EventRef   `json:"same_event"`
	Independent []int          `json:"independent"`
	Lineage     []GoldLineage  `json:"lineage"`
	Conflicts   []GoldConflict `json:"conflicts"`
	Distinct    [][]string     `json:"distinct"`
}

// Set is a gold set: its articles in the order of their ids, and Desk, nil where the set has none.
type Set struct {
	Articles []*GoldArticle
	Desk     *GoldDesk
	textDir  string
}

// Inputs returns for each article, in order, the file to give to the program: the .json beside the text where there is
// one, for it carries the fields that a page would tell, else the .txt.
func (s *Set) Inputs() []string {
	paths := make([]string, len(s.Articles))
	for i, a := range s.Articles {
		given := filepath.Join(s.textDir, a.ID+".json")
		if _, err := os.Stat(given); err != nil {
			given = filepath.Join(s.textDir, a.ID+".txt")
		}
		paths[i] = given
	}
	return paths
}

// Locate finds the two folders of a set: dir/gold and dir/text where dir has a folder gold, else dir itself and textDir.
// A textDir that is given wins. The error says which folder is missing.
func Locate(dir, textDir string) (gold, text string, err error) {
	gold, text = dir, textDir
	if isDir(filepath.Join(dir, "gold")) {
		gold = filepath.Join(dir, "gold")
		if text == "" {
			text = filepath.Join(dir, "text")
		}
	}
	switch {
	case !isDir(gold):
		return "", "", fmt.Errorf("eval: no folder %s", gold)
	case text == "":
		return "", "", fmt.Errorf("eval: %s has no gold/ and text/ inside: name the folder of the texts", dir)
	case !isDir(text):
		return "", "", fmt.Errorf("eval: no folder %s with the articles' texts", text)
	}
	return gold, text, nil
}

func isDir(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// LoadSet reads the annotations of goldDir (each *.json but desk.json, which is the desk's) and their texts of textDir
// (ID.txt). Every piece is located; all faults are joined in the one error.
func LoadSet(goldDir, textDir string) (*Set, error) {
	paths, err := filepath.Glob(filepath.Join(goldDir, "*.json"))
	if err != nil {
		return nil, fmt.Errorf("eval: %w", err)
	}
	set, faults := &Set{textDir: textDir}, []error(nil)
	for _, path := range paths {
		if filepath.Base(path) == "desk.json" {
			continue
		}
		a, err := loadArticle(path, textDir)
		if err != nil {
			faults = append(faults, err)
			continue
		}
		set.Articles = append(set.Articles, a)
	}
	if len(set.Articles) == 0 && len(faults) == 0 {
		return nil, fmt.Errorf("eval: no annotations (*.json) in %s", goldDir)
	}
	sort.Slice(set.Articles, func(i, j int) bool { return set.Articles[i].ID < set.Articles[j].ID })
	desk, err := loadDesk(filepath.Join(goldDir, "desk.json"), set.Articles)
	if err != nil {
		faults = append(faults, err)
	}
	set.Desk = desk
	if len(faults) > 0 {
		return nil, errors.Join(faults...)
	}
	return set, nil
}

// readText reads a file and unifies its line ends, as the reference scorer does.
func readText(path string) (string, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	return strings.ReplaceAll(strings.ReplaceAll(string(raw), "\r\n", "\n"), "\r", "\n"), nil
}

func loadArticle(path, textDir string) (*GoldArticle, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("eval: %w", err)
	}
	a := &GoldArticle{ID: strings.TrimSuffix(filepath.Base(path), ".json")}
	if err := json.Unmarshal(raw, a); err != nil {
		return nil, fmt.Errorf("eval: %s: %w", path, err)
	}
	if a.Text, err = readText(filepath.Join(textDir, a.ID+".txt")); err != nil {
		return nil, fmt.Errorf("eval: text of %s: %w", path, err)
	}
	c := check{name: filepath.Base(path), text: a.Text}
	a.locate(&c)
	return a, errors.Join(c.faults...)
}

// check gathers the faults of one file.
type check struct {
	name   string
	text   string
	faults []error
}

func (c *check) fault(format string, args ...any) {
	c.faults = append(c.faults, fmt.Errorf("eval: %s: %s", c.name, fmt.Sprintf(format, args...)))
}

func (c *check) piece(p *Piece, where string) {
	span, ok := locatePiece(c.text, *p)
	if !ok {
		c.fault("%s: piece not found: %q n=%d", where, p.T, max(p.N, 1))
	}
	p.Span = span
}

func (c *check) among(value string, allowed []string, where string) {
	if !slices.Contains(allowed, value) {
		c.fault("%s: %q is not allowed", where, value)
	}
}

var datePattern = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)

func (c *check) date(value *string, where string) {
	if value != nil && !datePattern.MatchString(*value) {
		c.fault("%s: bad date %q", where, *value)
	}
}

// locatePiece returns the code-point span of a piece in text.
func locatePiece(text string, p Piece) (Span, bool) {
	if p.T == "" {
		return Span{}, false
	}
	at, start := -1, 0
	for range max(p.N, 1) {
		k := strings.Index(text[start:], p.T)
		if k < 0 {
			return Span{}, false
		}
		at = start + k
		start = at + len(p.T)
	}
	from := utf8.RuneCountInString(text[:at])
	return Span{from, from + utf8.RuneCountInString(p.T)}, true
}

var (
	kinds      = []string{"person", "organization", "place"}
	classes    = []string{"named", "organization", "role", "affiliated", "unnamed"}
	stances    = []string{"says", "denies", "confirms", "demands", "threatens", "condemns", "accuses", "believes"}
	eventTypes = strings.Fields("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT")
	modes      = strings.Fields("visit meet phone arrest release siege censor rocket drone airstrike killing other ceasefire suspend withdraw")
	polarities = []string{"affirmed", "negated"}
	modalities = []string{"actual", "planned", "demanded", "conditional", "possible"}
)

// locate fills in every span of the article and checks its values.
func (a *GoldArticle) locate(c *check) {
	for i := range a.Furniture {
		c.piece(&a.Furniture[i], fmt.Sprintf("furniture %d", i))
	}
	if a.Title != nil && *a.Title != "" && !strings.Contains(a.Text, *a.Title) {
		c.fault("title not found: %q", *a.Title)
	}
	c.date(a.Published, "published")
	if n := len(a.PublishedRange); n != 0 && n != 2 {
		c.fault("published_range: want two dates, have %d", n)
	}
	entities := map[string]bool{}
	for i := range a.Mentions {
		m, where := &a.Mentions[i], fmt.Sprintf("mention %d", i)
		c.piece(&m.Piece, where)
		c.among(m.Kind, kinds, where)
		entities[m.Entity] = true
	}
	sorted := slices.Clone(a.Mentions)
	sort.SliceStable(sorted, func(i, j int) bool { return sorted[i].Span[0] < sorted[j].Span[0] })
	for i := 1; i < len(sorted); i++ {
		if sorted[i].Span[0] < sorted[i-1].Span[1] {
			c.fault("mentions overlap: %q and %q", sorted[i-1].T, sorted[i].T)
		}
	}
	for i := range a.Roles {
		c.piece(&a.Roles[i].At, fmt.Sprintf("role %d", i))
		if !entities[a.Roles[i].Entity] {
			c.fault("role %d: unknown entity %q", i, a.Roles[i].Entity)
		}
	}
	for i := range a.Times {
		t, where := &a.Times[i], fmt.Sprintf("time %d", i)
		c.piece(&t.Piece, where)
		c.date(t.From, where)
		c.date(t.To, where)
	}
	for i := range a.Statements {
		s, where := &a.Statements[i], fmt.Sprintf("statement %d", i)
		c.piece(&s.Content, where+" content")
		c.piece(&s.Cue, where+" cue")
		for _, p := range []*Piece{s.Source, s.Antecedent} {
			if p != nil {
				c.piece(p, where+" source")
			}
		}
		c.among(s.Class, classes, where)
		c.among(s.Stance, stances, where)
	}
	for i := range a.Events {
		a.Events[i].locate(c, fmt.Sprintf("event %d", i), len(a.Statements))
	}
}

func (e *GoldEvent) locate(c *check, where string, statements int) {
	c.piece(&e.Trigger, where+" trigger")
	for i := range e.Also {
		c.piece(&e.Also[i], where+" also")
	}
	for _, side := range [][]Party{e.Actors, e.Recipients} {
		for i := range side {
			if side[i].Piece != nil {
				c.piece(side[i].Piece, where+" party")
			}
		}
	}
	c.among(e.Type, eventTypes, where)
	if e.Mode != nil {
		c.among(*e.Mode, modes, where)
	}
	c.among(e.Polarity, polarities, where)
	c.among(e.Modality, modalities, where)
	c.date(e.From, where)
	c.date(e.To, where)
	if e.Statement != nil && (*e.Statement < 0 || *e.Statement >= statements) {
		c.fault("%s: no statement %d", where, *e.Statement)
	}
}

// loadDesk returns nil without an error where there is no file.
func loadDesk(path string, articles []*GoldArticle) (*GoldDesk, error) {
	raw, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("eval: %w", err)
	}
	d := &GoldDesk{}
	if err := json.Unmarshal(raw, d); err != nil {
		return nil, fmt.Errorf("eval: %s: %w", path, err)
	}
	c := check{name: "desk.json"}
	byID := map[string]*GoldArticle{}
	for _, a := range articles {
		byID[a.ID] = a
	}
	for _, group := range d.Stories {
		for _, id := range group {
			if byID[id] == nil {
				c.fault("unknown article %s", id)
			}
		}
	}
	for _, group := range d.SameEvent {
		for _, r := range group {
			if a := byID[r.Article]; a == nil || r.Event < 0 || r.Event >= len(a.Events) {
				c.fault("unknown event %s %d", r.Article, r.Event)
			}
		}
	}
	for i := range d.Conflicts {
		for j := range d.Conflicts[i].Sides {
			at := d.Conflicts[i].Sides[j].At
			for k := range at {
				a := byID[at[k].Article]
				if a == nil {
					c.fault("conflict %q: unknown article %s", d.Conflicts[i].What, at[k].Article)
					continue
				}
				c.text = a.Text
				c.piece(&at[k].Piece, fmt.Sprintf("conflict %q", d.Conflicts[i].What))
			}
		}
	}
	return d, errors.Join(c.faults...)
}

package eval

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// Record is what the scorer reads of one analysis record (isnad.analysis.v1). Further fields are passed over.
type Record struct {
	Article    RecordArticle     `json:"article"`
	Entities   []RecordEntity    `json:"entities"`
	Mentions   []RecordMention   `json:"mentions"`
	Times      []RecordTime      `json:"times"`
	Statements []RecordStatement `json:"statements"`
	Events     []RecordEvent     `json:"events"`
}

// RecordArticle is the record's head; all spans of the record are intervals of code points into Text.
type RecordArticle struct {
	ID        string          `json:"id"`
	Location  string          `json:"location"`
	Outlet    *RecordOutlet   `json:"outlet"`
	Published *RecordInterval `json:"published"`
	Text      string          `json:"text"`
}

// RecordOutlet is the outlet as the program found it.
type RecordOutlet struct {
	Name string `json:"name"`
}

// RecordInterval is an interval of days, To inclusive.
type RecordInterval struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// RecordEntity is one entity, as far as the scorer reads it.
type RecordEntity struct {
	ID    string       `json:"id"`
	Roles []RecordRole `json:"roles"`
}

// RecordRole is what the text says a person is; Org is an entity's id, or nil.
type RecordRole struct {
	Org  *string `json:"org"`
	Span Span    `json:"span"`
}

// RecordMention is one mention; only those whose Form is "name" (or left out) are scored.
type RecordMention struct {
	Span   Span   `json:"span"`
	Text   string `json:"text"`
	Kind   string `json:"kind"`
	Form   string `json:"form,omitempty"`
	Entity string `json:"entity"`
}

// RecordTime is one time expression.
type RecordTime struct {
	Span Span    `json:"span"`
	From *string `json:"from"`
	To   *string `json:"to"`
}

// RecordStatement is one statement.
type RecordStatement struct {
	Content Span   `json:"content"`
	Source  *Span  `json:"source"`
	Class   string `json:"class"`
	Entity  string `json:"entity"`
	Stance  string `json:"stance"`
}

// RecordParty takes part in an event: an entity, or the span of its phrase.
type RecordParty struct {
	Entity string `json:"entity,omitempty"`
	Span   *Span  `json:"span,omitempty"`
	Text   string `json:"text,omitempty"`
}

// RecordEvent is one event.
type RecordEvent struct {
	Type       string        `json:"type"`
	Trigger    Span          `json:"trigger"`
	Also       []Span        `json:"also"`
	Actors     []RecordParty `json:"actors"`
	Recipients []RecordParty `json:"recipients"`
	Polarity   string        `json:"polarity"`
	Modality   string        `json:"modality"`
}

// Desk is what the scorer reads of a desk record (isnad.desk.v1).
type Desk struct {
	Articles   []DeskArticle   `json:"articles"`
	Entities   []DeskEntity    `json:"entities"`
	Stories    []DeskStory     `json:"stories"`
	Happenings []DeskHappening `json:"happenings"`
	Conflicts  []DeskConflict  `json:"conflicts"`
	Lineage    []DeskLineage   `json:"lineage"`
}

// DeskArticle ties an article's id to the location it was read from.
type DeskArticle struct {
	ID       string `json:"id"`
	Location string `json:"location"`
}

// DeskEntity is an entity across articles; a member is [article id, entity id there].
type DeskEntity struct {
	ID      string      `json:"id"`
	Members [][2]string `json:"members"`
}

// DeskStory is a story's articles.
type DeskStory struct {
	Articles []string `json:"articles"`
}

// DeskHappening is one happening with its reports and the number of its independent origins.
type DeskHappening struct {
	Reports     []DeskReport `json:"reports"`
	Independent int          `json:"independent"`
}

// DeskReport is an event of an article, by its index there.
type DeskReport struct {
	Article string `json:"article"`
	Event   int    `json:"event"`
}

// DeskConflict is one disagreement.
type DeskConflict struct {
	Sides []DeskSide `json:"sides"`
}

// DeskSide is one side of a disagreement.
type DeskSide struct {
	Reports []DeskSideReport `json:"reports"`
}

// DeskSideReport is a place in an article's text that takes a side.
type DeskSideReport struct {
	Article string `json:"article"`
	Span    Span   `json:"span"`
}

// DeskLineage says what an article was taken from.
type DeskLineage struct {
	Article string  `json:"article"`
	From    *string `json:"from"`
	Relays  *string `json:"relays"`
	Kind    string  `json:"kind"`
}

// ReadRecords reads analysis records, one JSON object per line.
func ReadRecords(r io.Reader) ([]Record, error) {
	var records []Record
	in := bufio.NewReader(r)
	for line := 1; ; line++ {
		raw, err := in.ReadBytes('\n')
		if raw = bytes.TrimSpace(raw); len(raw) > 0 {
			var rec Record
			if err := json.Unmarshal(raw, &rec); err != nil {
				return nil, fmt.Errorf("eval: analysis record in line %d: %w", line, err)
			}
			records = append(records, rec)
		}
		if err == io.EOF {
			return records, nil
		}
		if err != nil {
			return nil, fmt.Errorf("eval: analysis records: %w", err)
		}
	}
}

// ReadDesk reads one desk record.
func ReadDesk(r io.Reader) (*Desk, error) {
	d := &Desk{}
	if err := json.NewDecoder(r).Decode(d); err != nil {
		return nil, fmt.Errorf("eval: desk record: %w", err)
	}
	return d, nil
}

// stem is the last element of a location without its last ending: the id of the gold article.
func stem(location string) string {
	name := strings.TrimRight(location, "/")
	name = name[strings.LastIndexByte(name, '/')+1:]
	if dot := strings.LastIndexByte(name, '.'); dot > 0 && dot < len(name)-1 {
		name = name[:dot]
	}
	return name
}

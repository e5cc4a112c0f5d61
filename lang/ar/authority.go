package ar

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/isnad-desk/isnad/lang"
)

// Authority is a user's own table of persons, bodies and places.
type Authority struct {
	Name string // what errors call it, such as its path
	Data []byte
}

// authorityTables are the lexicons that an authority may add to, with the columns that must not be empty.
var authorityTables = []struct {
	lexicon string
	needed  []string
}{
	{"people", []string{"form", "canon"}},
	{"orgs", []string{"form", "canon", "type"}},
	{"places", []string{"form", "canon", "type"}},
	{"org_parts", []string{"form", "whole"}},
}

// NewWith returns Arabic with further entries in its authority files. An authority is written as the lexicons people, orgs, places and org_parts
// are; a line "# columns: ..." says which of them the rows after it belong to, so that one file may hold all. Where an entry and the lexicons
// name different things by one form, the entry counts. An error joins all faults, each with name and line.
func NewWith(own ...Authority) (*lang.Language, error) {
	ready := make(chan statistics, 1)
	go func() { // half of the work, and independent of the lexicons
		s, err := loadStatistics()
		ready <- statistics{s, err}
	}()
	p, err := load()
	if err != nil {
		return nil, err
	}
	var faults []error
	for _, a := range own {
		faults = append(faults, p.admit(a)...)
	}
	if len(faults) > 0 {
		return nil, errors.Join(faults...)
	}
	return finish(p, ready)
}

// maxFaults bounds how many faults of one authority are told.
const maxFaults = 20

// admit adds the rows of one authority to the lexicons; it adds nothing of one that has faults.
func (p *pack) admit(a Authority) (faults []error) {
	fault := func(line int, format string, args ...any) {
		if len(faults) < maxFaults {
			faults = append(faults, fmt.Errorf("%s, line %d: %s", a.Name, line, fmt.Sprintf(format, args...)))
		}
	}
	if !utf8.Valid(a.Data) {
		return []error{fmt.Errorf("%s is not UTF-8: save it as UTF-8", a.Name)}
	}
	type row struct {
		table int
		lang.Entry
	}
	var rows []row
	table := -1
	data := bytes.TrimPrefix(a.Data, []byte("\ufeff"))
	n := 0
	for raw := range bytes.Lines(data) {
		n++
		line := strings.TrimRight(string(raw), "\r\n")
		if columns, ok := strings.CutPrefix(line, "# columns:"); ok {
			if table = p.tableOf(strings.Split(strings.TrimSpace(columns), "\t")); table < 0 {
				fault(n, "no table has these columns; one of these is wanted, with a tab between two columns: %s", p.tables())
				return faults
			}
			continue
		}
		if strings.HasPrefix(line, "#") || strings.TrimSpace(line) == "" {
			continue
		}
		if table < 0 {
			fault(n, "a row before the line \"# columns: ...\" that says what its cells are; one of these is wanted, with a tab between two columns: %s", p.tables())
			return faults
		}
		x := p.lexicon(authorityTables[table].lexicon)
		cells := strings.Split(line, "\t")
		if len(cells) != len(x.Columns) {
			fault(n, "%d cells, but there are %d columns (%s); separate cells by one tab and write - for an empty one", len(cells), len(x.Columns), strings.Join(x.Columns, ", "))
			continue
		}
		for i, c := range cells {
			if cells[i] = strings.TrimSpace(c); cells[i] == "-" {
				cells[i] = ""
			}
		}
		if why := p.refuse(table, x.Columns, cells); why != "" {
			fault(n, "%s", why)
			continue
		}
		rows = append(rows, row{table, lang.Entry{Form: cells[0], Cells: cells}})
	}
	if len(faults) > 0 {
		return faults
	}
	for _, r := range rows {
		name := authorityTables[r.table].lexicon
		p.lexicon(name).Override(r.Entry, identity(name), words)
		p.learn(r.Form)
	}
	return nil
}

// identity is the column that says which thing a row of a table is about.
func identity(lexicon string) string {
	if lexicon == "org_parts" {
		return "whole"
	}
	return "canon"
}

func (p *pack) tableOf(columns []string) int {
	for i := range authorityTables {
		if slices.Equal(p.lexicon(authorityTables[i].lexicon).Columns, columns) {
			return i
		}
	}
	return -1
}

// tables names the columns of the tables that an authority may have.
func (p *pack) tables() string {
	out := make([]string, len(authorityTables))
	for i := range authorityTables {
		out[i] = fmt.Sprintf("%q", strings.Join(p.lexicon(authorityTables[i].lexicon).Columns, " "))
	}
	return strings.Join(out, ", ")
}

// refuse says what is wrong with a row, "" when nothing is.
func (p *pack) refuse(table int, columns, cells []string) string {
	name := authorityTables[table].lexicon
	var from, to string
	for i, c := range columns {
		v := cells[i]
		switch {
		case v == "" && slices.Contains(authorityTables[table].needed, c):
			return c + " is empty"
		case v == "":
		case c == "form" && len(words(v)) == 0:
			return fmt.Sprintf("form %q has no word", v)
		case c == "type" && !p.has(name, "type", v):
			return fmt.Sprintf("type %q is not known; known are %s", v, strings.Join(p.values(name, "type"), " "))
		case c == "country" && name == "people" && !p.has("states", "iso2", v):
			return fmt.Sprintf("country %q is no ISO 3166-1 code of a state (such as EG)", v)
		case c == "country" && name == "orgs" && !p.has("states", "canon", v):
			return fmt.Sprintf("country %q is no canonical name of states.tsv", v)
		case c == "ambiguous" && v != "yes":
			return fmt.Sprintf("ambiguous is yes or -, not %q", v)
		case c == "from":
			from = v
		case c == "to":
			to = v
		}
		if (c == "from" || c == "to") && v != "" && !isoTime(v) {
			return fmt.Sprintf("%s %q is no year, month or day (2020, 2020-05 or 2020-05-31)", c, v)
		}
	}
	if n := min(len(from), len(to)); n > 0 && from[:n] > to[:n] {
		return fmt.Sprintf("the term ends (%s) before it begins (%s)", to, from)
	}
	return ""
}

// isoTime reports whether s is an ISO year, month or day.
func isoTime(s string) bool {
	for _, layout := range []string{"2006", "2006-01", time.DateOnly} {
		if _, err := time.Parse(layout, s); err == nil {
			return true
		}
	}
	return false
}

func (p *pack) has(lexicon, column, value string) bool {
	x := p.lexicon(lexicon)
	i := x.Col(column)
	return slices.ContainsFunc(x.Entries, func(e lang.Entry) bool { return e.Cells[i] == value })
}

// values lists the distinct values of a column in order.
func (p *pack) values(lexicon, column string) []string {
	x := p.lexicon(lexicon)
	i := x.Col(column)
	seen := map[string]bool{}
	var out []string
	for _, e := range x.Entries {
		if v := e.Cells[i]; v != "" && !seen[v] {
			seen[v] = true
			out = append(out, v)
		}
	}
	slices.Sort(out)
	return out
}

package annotated

import (
	"cmp"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/text"
)

// Text is a text with the names that somebody marked in it.
type Text struct {
	ID    string // the file and, where it holds several texts, the line the text begins at
	Text  string
	Names []Name // by rising span; they do not overlap
}

// Name is a marked name; its span is in bytes of the text.
type Name struct {
	Span text.Span
	Kind news.Kind
}

// Fault is what is wrong with a file.
type Fault struct {
	File   string
	Line   int // counted from 1; 0 for the file as a whole
	Reason string
}

// Error is one line: the file, the line and what is wrong there.
func (f *Fault) Error() string {
	if f.Line == 0 {
		return f.File + ": " + f.Reason
	}
	return fmt.Sprintf("%s:%d: %s", f.File, f.Line, f.Reason)
}

// Set is what some paths hold.
type Set struct {
	Texts   []Text
	Left    map[string]int // marks of kinds that are no name of a person, organisation or place, by their label
	Faults  []error        // in the order of files and lines; a file with a fault gives no text
	perFile int
	pairs   map[string]bool // BRAT annotations that were read
}

// maxFaults is how many faults of one file are told.
const maxFaults = 10

// Read reads files and folders (walked in name order). In a folder, files ending in .ann are BRAT
// annotations of the .txt file of the same name, and .conll, .bio, .iob, .iob2, .tsv
// and other .txt files are CoNLL. A path given by name may end in anything.
func Read(paths ...string) *Set {
	s := &Set{Left: map[string]int{}, pairs: map[string]bool{}}
	for _, p := range paths {
		info, err := os.Stat(p)
		if err != nil {
			s.unreadable(p, err)
			continue
		}
		if !info.IsDir() {
			s.file(p)
			continue
		}
		before := len(s.Texts) + len(s.Faults)
		err = filepath.WalkDir(p, func(path string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if !d.IsDir() && slices.Contains(endings, filepath.Ext(path)) {
				s.file(path)
			}
			return nil
		})
		if err != nil {
			s.unreadable(p, err)
		} else if len(s.Texts)+len(s.Faults) == before {
			s.Faults = append(s.Faults, &Fault{p, 0, "the folder holds no annotated file; wanted .ann with .txt beside it (BRAT) or " + strings.Join(endings[1:], ", ") + " (CoNLL)"})
		}
	}
	return s
}

var endings = []string{".ann", ".conll", ".bio", ".iob", ".iob2", ".tsv", ".txt"}

func (s *Set) unreadable(path string, err error) {
	if pe, ok := err.(*fs.PathError); ok {
		err = pe.Err
	}
	s.Faults = append(s.Faults, &Fault{path, 0, err.Error()})
}

// file reads one file. The text of a BRAT pair stands for the pair, so that a
// folder gives each once.
func (s *Set) file(path string) {
	base := strings.TrimSuffix(path, filepath.Ext(path))
	switch filepath.Ext(path) {
	case ".ann":
		s.brat(base+".txt", path)
		return
	case ".txt":
		if _, err := os.Stat(base + ".ann"); err == nil {
			s.brat(path, base+".ann")
			return
		}
	}
	raw, ok := s.load(path)
	if ok {
		s.conll(path, raw)
	}
}

func (s *Set) load(path string) (string, bool) {
	b, err := os.ReadFile(path)
	if err != nil {
		s.unreadable(path, err)
		return "", false
	}
	raw := strings.TrimPrefix(string(b), "\ufeff")
	if !utf8.ValidString(raw) {
		at := 0
		for at < len(raw) {
			r, n := utf8.DecodeRuneInString(raw[at:])
			if r == utf8.RuneError && n == 1 {
				break
			}
			at += n
		}
		s.Faults = append(s.Faults, &Fault{path, 1 + strings.Count(raw[:at], "\n"), "the file is not UTF-8"})
		return "", false
	}
	return raw, true
}

// fault notes what is wrong in a line and reports whether more is to be told of
// the file.
func (s *Set) fault(path string, line int, format string, a ...any) bool {
	s.perFile++
	if s.perFile <= maxFaults {
		s.Faults = append(s.Faults, &Fault{path, line, fmt.Sprintf(format, a...)})
	}
	return s.perFile < maxFaults
}

// kinds are the labels by which annotators call the three kinds.
var kinds = map[string]news.Kind{
	"per": news.Person, "pers": news.Person, "person": news.Person, "people": news.Person,
	"org": news.Organization, "organization": news.Organization, "organisation": news.Organization,
	"loc": news.Place, "location": news.Place, "place": news.Place, "gpe": news.Place,
}

// kind is the kind that a label means, "" for one that is left out.
func kind(label string) news.Kind { return kinds[strings.ToLower(label)] }

// tidy sorts the names of a text and keeps, of names that overlap, the longest.
func tidy(names []Name) []Name {
	slices.SortStableFunc(names, func(a, b Name) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(b.Span.End, a.Span.End))
	})
	out := names[:0]
	for _, n := range names {
		if len(out) > 0 && out[len(out)-1].Span.End > n.Span.Start {
			if last := &out[len(out)-1]; n.Span.End-n.Span.Start > last.Span.End-last.Span.Start {
				*last = n
			}
			continue
		}
		out = append(out, n)
	}
	return out
}

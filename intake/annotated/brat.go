package annotated

import (
	"strconv"
	"strings"

	"github.com/isnad-desk/isnad/text"
)

// brat reads a text and its annotations in BRAT's standoff format: lines
// "T1<TAB>Person 0 5<TAB>words", whose offsets count characters of the text.
// Lines of relations, events, attributes and notes are passed over.
func (s *Set) brat(textPath, path string) {
	if s.pairs[path] {
		return
	}
	s.pairs[path] = true
	s.perFile = 0
	marks, ok := s.load(path)
	if !ok {
		return
	}
	raw, ok := s.load(textPath)
	if !ok {
		return
	}
	at := make([]int, 0, len(raw)+1) // byte of each character
	for i := range raw {
		at = append(at, i)
	}
	at = append(at, len(raw))
	var names []Name
	left := map[string]int{}
	for i, l := range strings.Split(strings.ReplaceAll(marks, "\r\n", "\n"), "\n") {
		if !strings.HasPrefix(l, "T") {
			if l != "" && !strings.ContainsRune("REMANW*#", rune(l[0])) {
				if !s.fault(path, i+1, "%q is no annotation of BRAT", clip(l)) {
					return
				}
			}
			continue
		}
		cells := strings.SplitN(l, "\t", 3)
		if len(cells) < 2 {
			if !s.fault(path, i+1, "wanted T, a number, a tab, a kind with two offsets, a tab and the words; %q has no tab", clip(l)) {
				return
			}
			continue
		}
		label, place, _ := strings.Cut(cells[1], " ")
		k := kind(label)
		if k == "" {
			left[label]++
			continue
		}
		from, to, whole := offsets(place)
		good := true
		switch {
		case !whole:
			good = s.fault(path, i+1, "the offsets %q are not two numbers; a name is one piece of the text", place)
		case from >= to || to > len(at)-1:
			good = s.fault(path, i+1, "the offsets %d and %d do not lie in the text of %d characters", from, to, len(at)-1)
		case len(cells) == 3 && flat(raw[at[from]:at[to]]) != flat(cells[2]):
			good = s.fault(path, i+1, "at %d the text has %q, the annotation says %q", from, clip(raw[at[from]:at[to]]), clip(cells[2]))
		default:
			names = append(names, Name{text.Span{Start: at[from], End: at[to]}, k})
		}
		if !good {
			return
		}
	}
	if s.perFile > 0 {
		return
	}
	s.Texts = append(s.Texts, Text{path, raw, tidy(names)})
	for k, n := range left {
		s.Left[k] += n
	}
}

func offsets(s string) (from, to int, ok bool) {
	a, b, _ := strings.Cut(s, " ")
	from, err := strconv.Atoi(a)
	if err != nil || from < 0 {
		return 0, 0, false
	}
	to, err = strconv.Atoi(b)
	return from, to, err == nil
}

// flat is s with each run of blanks and line feeds as one blank, as BRAT writes names that go over a line's end.
func flat(s string) string { return strings.Join(strings.Fields(s), " ") }

// clip shortens s for a line of an error.
func clip(s string) string {
	r := []rune(s)
	if len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

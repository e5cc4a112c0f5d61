package annotated

import (
	"fmt"
	"strings"

	"github.com/isnad-desk/isnad/text"
)

// sentencesPerText is how many sentences make a text of a CoNLL file that does
// not say where its articles begin.
const sentencesPerText = 25

// conll reads a file of one token and its tag a line: the first column is the
// token, the last the tag (O, B-PER, I-PER, also with E-, S-, L- and U-). An
// empty line ends a sentence, as a full stop does in files without empty lines;
// -DOCSTART- begins an article.
func (s *Set) conll(path, raw string) {
	s.perFile = 0
	lines := strings.Split(strings.ReplaceAll(raw, "\r\n", "\n"), "\n")
	blank, articles := false, false
	for i, l := range lines {
		blank = blank || strings.TrimSpace(l) == "" && i < len(lines)-1 && i > 0
		articles = articles || strings.HasPrefix(l, "-DOCSTART-")
	}
	w := &writer{set: s, path: path, line: 1}
	for i, l := range lines {
		fields := strings.Fields(l)
		switch {
		case len(fields) == 0:
			w.endSentence(i + 2)
			if !articles && w.sentences >= sentencesPerText {
				w.endText(i + 2)
			}
			continue
		case fields[0] == "-DOCSTART-":
			w.endText(i + 2)
			continue
		case strings.HasPrefix(l, "#") && (len(fields) == 1 || !isTag(fields[len(fields)-1])):
			continue // a comment
		case len(fields) == 1:
			if !s.fault(path, i+1, "%q has no tag; wanted a token and its tag, such as O or B-PER", fields[0]) {
				return
			}
			continue
		case !isTag(fields[len(fields)-1]):
			if !s.fault(path, i+1, "%q is no tag; wanted O, or B- or I- and a kind, such as B-PER", fields[len(fields)-1]) {
				return
			}
			continue
		}
		w.token(fields[0], fields[len(fields)-1])
		if !blank && fields[0] == "." {
			w.endSentence(i + 2)
			if !articles && w.sentences >= sentencesPerText {
				w.endText(i + 2)
			}
		}
	}
	w.endText(0)
	switch {
	case s.perFile > 0:
	case len(w.texts) == 0:
		s.fault(path, 0, "the file holds no token")
	default:
		s.Texts = append(s.Texts, w.texts...)
		for k, n := range w.left {
			s.Left[k] += n
		}
	}
}

// isTag reports whether s is the tag of a token.
func isTag(s string) bool {
	if s == "O" {
		return true
	}
	return len(s) > 2 && s[1] == '-' && strings.IndexByte("BIESLU", s[0]) >= 0
}

// writer joins tokens to texts.
type writer struct {
	set       *Set
	path      string
	texts     []Text
	left      map[string]int
	b         strings.Builder
	names     []Name
	label     string // of the name that the token before belongs to, "" outside
	sentences int
	line      int // where the text begins
	open      bool
}

func (w *writer) token(word, tag string) {
	if w.open {
		w.b.WriteByte(' ')
	}
	w.open = true
	start := w.b.Len()
	w.b.WriteString(word)
	if tag == "O" {
		w.label = ""
		return
	}
	label := tag[2:]
	goesOn := (tag[0] == 'I' || tag[0] == 'E' || tag[0] == 'L') && label == w.label
	w.label = label
	k := kind(label)
	switch {
	case k == "" && !goesOn:
		if w.left == nil {
			w.left = map[string]int{}
		}
		w.left[label]++
	case k == "":
	case goesOn:
		w.names[len(w.names)-1].Span.End = w.b.Len()
	default:
		w.names = append(w.names, Name{text.Span{Start: start, End: w.b.Len()}, k})
	}
	if tag[0] == 'E' || tag[0] == 'L' || tag[0] == 'S' || tag[0] == 'U' {
		w.label = ""
	}
}

func (w *writer) endSentence(int) {
	if w.open {
		w.b.WriteByte('\n')
		w.sentences++
	}
	w.open, w.label = false, ""
}

// endText closes the text; the next begins at a line.
func (w *writer) endText(line int) {
	w.endSentence(line)
	if w.sentences > 0 {
		w.texts = append(w.texts, Text{fmt.Sprintf("%s:%d", w.path, w.line), w.b.String(), w.names})
	}
	w.b.Reset()
	w.names, w.sentences, w.line = nil, 0, line
}

package main

import (
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// paper is what people read: a terminal gets colours, and isolates that keep right-to-left and left-to-right text apart; a pipe gets plain text.
type paper struct {
	out      io.Writer
	terminal bool
	colours  bool
	rtl      bool  // lines run from right to left
	width    int   // of the terminal in columns; 0 where it is not known
	err      error // the first error of writing; later writes do nothing
}

// newPaper is the paper of to, written to through out. Colours are for a terminal that has them and whose owner wants them (no NO_COLOR in the environment).
func newPaper(out, to io.Writer, terminal bool, say speech) paper {
	p := paper{out: out, terminal: terminal, colours: terminal && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb", rtl: say == "ar"}
	if f, ok := to.(*os.File); ok && terminal {
		if w, _, err := term.GetSize(int(f.Fd())); err == nil {
			p.width = w
		}
	}
	return p
}

func isTerminal(w any) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// printf prints one line or several. On a terminal a line of right-to-left speech opens with a mark that says so: most of it is isolates,
// from which a terminal that orders text itself could not tell its direction. Long lines are broken between words: a terminal would
// break Arabic words apart.
func (p *paper) printf(format string, args ...any) {
	if p.err != nil {
		return
	}
	s := fmt.Sprintf(format, args...)
	if p.terminal {
		var b strings.Builder
		for line := range strings.Lines(s) {
			for part := range strings.Lines(wrap(line, p.width)) {
				if p.rtl && part != "\n" {
					b.WriteString("\u200f")
				}
				b.WriteString(part)
			}
		}
		s = b.String()
	}
	_, p.err = io.WriteString(p.out, s)
}

// wrap breaks a line between words where it is longer than width columns. What follows is indented under the line; colours and isolates end
// with each part and begin again with the next.
func wrap(line string, width int) string {
	rest := strings.TrimLeft(line, " ")
	lead := len(line) - len(rest)
	if width < 40 || columns(line) <= width || lead > width/2 {
		return line
	}
	var b strings.Builder
	b.WriteString(line[:lead])
	at, open, painted := lead, 0, ""
	for i, word := range strings.Split(rest, " ") {
		w := columns(word)
		switch {
		case i == 0:
		case at+1+w > width:
			b.WriteString(strings.Repeat("\u2069", open))
			if painted != "" {
				b.WriteString("\x1b[0m")
			}
			b.WriteString("\n" + strings.Repeat(" ", lead+2) + painted + strings.Repeat("\u2068", open))
			at = lead + 2
		default:
			b.WriteByte(' ')
			at++
		}
		b.WriteString(word)
		at += w
		open += strings.Count(word, "\u2068") - strings.Count(word, "\u2069")
		for _, sgr := range sgrs.FindAllString(word, -1) {
			if painted += sgr; sgr == "\x1b[0m" {
				painted = ""
			}
		}
	}
	return b.String()
}

var sgrs = regexp.MustCompile("\x1b\\[[0-9;]*m")

// columns is how many columns a text takes on a terminal: marks, isolates and colours take none.
func columns(s string) int {
	n := 0
	for _, r := range sgrs.ReplaceAllString(s, "") {
		if !unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf, unicode.Cc) {
			n++
		}
	}
	return n
}

// The colours that are used, as SGR parameters.
const (
	bold   = "1"
	dim    = "2"
	red    = "31"
	green  = "32"
	yellow = "33"
	cyan   = "36"
)

func (p *paper) paint(colour, s string) string {
	if !p.colours || s == "" {
		return s
	}
	return "\x1b[" + colour + "m" + s + "\x1b[0m"
}

// isolate keeps a run of text from disturbing the direction of what surrounds it.
func (p *paper) isolate(s string) string {
	if !p.terminal || s == "" {
		return s
	}
	return "\u2068" + s + "\u2069" // first strong isolate … pop directional isolate
}

// clean takes out of article text what would act on a terminal: escape and other control characters, and bidi controls that never end.
func clean(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r):
			return ' '
		case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "�"))), " ")
}

// around is what stands in s within reach runes before and after byte at, cut between words, with dots where something was cut.
func around(s string, at, reach int) string {
	at = max(0, min(at, len(s)))
	start, end := at, at
	for range reach {
		_, back := utf8.DecodeLastRuneInString(s[:start])
		_, on := utf8.DecodeRuneInString(s[end:])
		start, end = start-back, end+on
	}
	head, tail := "", ""
	if start > 0 {
		if k := strings.IndexFunc(s[start:at], unicode.IsSpace); k >= 0 {
			start += k
		}
		head = "… "
	}
	if end < len(s) {
		if k := strings.LastIndexFunc(s[at:end], unicode.IsSpace); k > 0 {
			end = at + k
		}
		tail = " …"
	}
	return head + strings.TrimSpace(s[start:end]) + tail
}

// progress shows on a terminal how many articles are read, once the work has lasted a second.
type progress struct {
	bar   *progressbar.ProgressBar
	start time.Time
	out   io.Writer
	said  string
	n     int
}

func newProgress(out io.Writer, said string) *progress {
	if !isTerminal(out) {
		return &progress{}
	}
	return &progress{out: out, said: said, start: time.Now()}
}

func (p *progress) add() {
	if p.out == nil {
		return
	}
	p.n++
	if p.bar == nil && time.Since(p.start) > time.Second {
		p.bar = progressbar.NewOptions(-1, progressbar.OptionSetWriter(p.out), progressbar.OptionSetDescription(p.said),
			progressbar.OptionShowCount(), progressbar.OptionShowIts(), progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish())
		_ = p.bar.Add(p.n)
		return
	}
	if p.bar != nil {
		_ = p.bar.Add(1)
	}
}

func (p *progress) done() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}

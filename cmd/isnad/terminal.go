package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// paper is what people read: a terminal gets colours, and isolates that keep right-to-left and left-to-right text apart; a pipe gets plain text.
type paper struct {
	out      io.Writer
	terminal bool
	err      error // the first error of writing; later writes do nothing
}

func isTerminal(w any) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

func (p *paper) printf(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.out, format, args...)
	}
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
	if !p.terminal || s == "" {
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
		case r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0:
			return ' '
		case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
			return -1
		}
		return r
	}, s)), " ")
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

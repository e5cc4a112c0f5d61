package newsroom

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/isnad-desk/isnad/intake"
	"github.com/isnad-desk/isnad/news"
)

// MaxText bounds how much of one article is read, in bytes: half an hour of reading aloud is forty times less, and no input holds up the rest.
const MaxText = 512 << 10

// languages names the languages that Looks tells apart, for messages.
var languages = map[string]string{
	"ar": "Arabic", "fa": "Persian", "ur": "Urdu", "ckb": "Kurdish", "ps": "Pashto", "ug": "Uyghur", "he": "Hebrew",
	"en": "English", "fr": "French", "tr": "Turkish", "de": "German", "es": "Spanish", "ru": "Russian",
}

// readOne reads an article of the newsroom's language and refuses others.
func (n *Newsroom) readOne(in news.Input) (res Result) {
	defer func() { // one article that the program cannot bear must not take the others with it
		if fault := recover(); fault != nil {
			res = Result{Err: &intake.Error{Location: in.Location, Reason: fmt.Sprintf("could not be read: a fault of the program (%v)", fault), Do: "report it with the article; the others are read"}}
		}
	}()
	if err := n.accept(&in); err != nil {
		return Result{Err: err}
	}
	var notices []string
	note := func(format string, args ...any) {
		notices = append(notices, in.Location+": "+fmt.Sprintf(format, args...))
	}
	for _, s := range in.Notes {
		note("%s", s)
	}
	if len(in.Title) > MaxText/8 { // no headline: text that strayed
		in.Title, in.Text = "", in.Title+"\n"+in.Text
	}
	if cut := cutText(in.Text, MaxText); cut < len(in.Text) {
		note("only the first %d of %d kB were read; split it into articles", cut>>10, len(in.Text)>>10)
		in.Text = in.Text[:cut]
	}
	rec := n.read(in)
	if p := rec.Article.Published; in.Published != "" && (p == nil || p.Basis != news.Given && p.Basis != in.Basis) {
		note("field \"published\" is no date and was left aside: %q; write YYYY-MM-DD", short(in.Published))
	}
	return Result{Record: rec, Notices: notices}
}

// accept refuses what is not in the newsroom's language.
func (n *Newsroom) accept(in *news.Input) error {
	code := n.lang.Looks(in.Text)
	if code == n.lang.Code {
		return nil
	}
	want := languages[n.lang.Code]
	if code == "" {
		return &intake.Error{Location: in.Location, Reason: "holds no words", Do: "give it a text in " + want}
	}
	if name := languages[code]; name != "" {
		return &intake.Error{Location: in.Location, Reason: "is not " + want + " (looks like " + name + ")", Do: "it was left out; give articles in " + want}
	}
	return &intake.Error{Location: in.Location, Reason: "is not " + want, Do: "it was left out; give articles in " + want}
}

// cutText returns where to cut a text that is longer than limit bytes: at the last line border, else the last blank, else the last rune border.
func cutText(s string, limit int) int {
	if len(s) <= limit {
		return len(s)
	}
	head := s[:limit]
	for _, border := range []string{"\n", " "} {
		if i := strings.LastIndex(head, border); i > limit/2 {
			return i
		}
	}
	for limit > 0 && !utf8.RuneStart(s[limit]) {
		limit--
	}
	return limit
}

// short cuts a value for a message.
func short(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

package page

import (
	"strings"
	"unicode/utf8"

	"github.com/isnad-desk/isnad/lang"
)

// source is an agency or outlet of the lexicon.
type source struct {
	name   string // canonical
	agency bool
}

// sources finds agencies and outlets by the words of their name and outlets by domain.
type sources struct {
	byName   map[string]source
	byDomain map[string]string // domain to canonical name
}

func newSources(x *lang.Lexicon, fold func(string) string) sources {
	s := sources{map[string]source{}, map[string]string{}}
	for id, e := range x.Entries {
		id := int32(id)
		got := source{x.Get(id, "canon"), x.Get(id, "kind") == "agency"}
		key := strings.Join(wordsOf(fold(e.Form)), " ")
		if key == "" {
			continue
		}
		if was, ok := s.byName[key]; !ok || was.name != e.Form && got.name == e.Form { // a name that two share goes to the one that is called so
			s.byName[key] = got
		}
		if d := x.Get(id, "domain"); d != "" {
			if was, ok := s.byDomain[d]; !ok || was != e.Form && got.name == e.Form && !got.agency {
				s.byDomain[d] = got.name
			}
		}
	}
	return s
}

// named returns the agency or outlet of exactly these words, or of these words without a last word that marks an edition.
func (c *Cleaner) named(w []string) (source, bool) {
	if len(w) == 0 || len(w) > 8 {
		return source{}, false
	}
	if s, ok := c.sources.byName[strings.Join(w, " ")]; ok {
		return s, true
	}
	if s, ok := c.spelled(w); ok {
		return s, true
	}
	for n := len(w) - 1; n > 0; n-- {
		if c.phrases.is(w[n:], "edition", word) {
			s, ok := c.sources.byName[strings.Join(w[:n], " ")]
			return s, ok
		}
	}
	return source{}, false
}

// spelled returns the agency whose short name stands there with blanks between its letters ("و ا س", "وا س"): two to five letters in pieces of
// one or two.
func (c *Cleaner) spelled(w []string) (source, bool) {
	if len(w) < 2 || len(w) > 5 {
		return source{}, false
	}
	letters, single := 0, false
	for _, x := range w {
		n := utf8.RuneCountInString(x)
		if n > 2 {
			return source{}, false
		}
		letters += n
		single = single || n == 1
	}
	if letters > 5 || !single {
		return source{}, false
	}
	s, ok := c.sources.byName[strings.Join(w, "")]
	return s, ok && s.agency
}

// ofHost returns the outlet of a host name such as www.example.com or arabic.example.com.
func (c *Cleaner) ofHost(host string) string {
	host = strings.TrimSuffix(strings.ToLower(host), ".")
	for strings.Contains(host, ".") {
		if name, ok := c.sources.byDomain[host]; ok {
			return name
		}
		_, host, _ = strings.Cut(host, ".")
	}
	return ""
}

// hostOf returns the host of an address, with or without scheme; "" when s is none.
func hostOf(s string) string {
	if i := strings.Index(s, "://"); i >= 0 {
		s = s[i+3:]
	} else if strings.ContainsAny(s, " @") {
		return ""
	}
	if i := strings.IndexAny(s, "/?#:"); i >= 0 {
		s = s[:i]
	}
	dot := strings.LastIndexByte(s, '.')
	if dot <= 0 || len(s)-dot < 3 || len(s) > 253 {
		return ""
	}
	for i := 0; i < len(s); i++ {
		b := s[i]
		if !(b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || digit(b) || b == '.' || b == '-') {
			return ""
		}
	}
	for _, b := range []byte(s[dot+1:]) {
		if digit(b) {
			return ""
		}
	}
	return s
}

// links reports whether a line holds nothing but web and mail addresses and handles, and returns the first host among them.
func links(s string) (host string, only bool) {
	fields := strings.Fields(s)
	if len(fields) == 0 || len(fields) > 6 {
		return "", false
	}
	for _, f := range fields {
		f = strings.Trim(f, "()[]<>|,;:-\u2013\u200e\u200f")
		h := hostOf(f)
		mail := strings.Count(f, "@") == 1 && len(f) > 3 && ascii(f)
		if h == "" && !mail {
			return "", false
		}
		if host == "" && h != "" && !mail {
			host = h
		}
	}
	return host, true
}

func ascii(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

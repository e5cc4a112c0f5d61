package statements

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/isnad-desk/isnad/internal/artest"
	"github.com/isnad-desk/isnad/lang"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/read/refer"
	"github.com/isnad-desk/isnad/text"
)

var update = flag.Bool("update", false, "write what is found into the corpus, to be read in the diff")

// The corpus: a line is an article (¶ stands for a line border) with its names marked {p person}, {o organisation}, {l place}.
// The lines after it that start with a tab are the statements that must be found, and no others:
//
//	rule: cue [source <- antecedent] class stance "content" via / hedge / unnamed
//
// Lines that start with # are headings.
func TestCorpus(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no corpus")
	}
	l := artest.New(t)
	f, res := New(l), refer.New(l)
	rules := map[string]bool{}
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		rows := strings.Split(strings.TrimRight(string(b), "\n"), "\n")
		var out []string
		for i := 0; i < len(rows); i++ {
			out = append(out, rows[i])
			if rows[i] == "" || rows[i][0] == '#' {
				continue
			}
			var want []string
			for i+1 < len(rows) && strings.HasPrefix(rows[i+1], "\t") {
				i++
				want = append(want, strings.TrimPrefix(rows[i], "\t"))
			}
			line := out[len(out)-1]
			got := describe(f, res, l, line, rules)
			for _, g := range got {
				out = append(out, "\t"+g)
			}
			if !*update && strings.Join(got, "\n") != strings.Join(want, "\n") {
				t.Errorf("%s: %s\n got  %s\n want %s", name, line, strings.Join(got, "\n      "), strings.Join(want, "\n      "))
			}
		}
		if *update {
			if err := os.WriteFile(name, []byte(strings.Join(out, "\n")+"\n"), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, r := range []string{
		"verb-subject", "subject-verb", "verb-implied", "participle", "headline-colon", "attribution-first", "attribution-last",
		"attribution-verb-last", "relay", "document", "noun", "by-saying", "quote-verb", "bare-speech",
	} {
		if !rules[r] {
			t.Errorf("no example of rule %s", r)
		}
	}
}

// record makes the record of a marked line, with its entities resolved.
func record(res *refer.Resolver, l *lang.Language, line string) (*news.Record, *lang.Text) {
	kinds := map[byte]news.Kind{'p': news.Person, 'o': news.Organization, 'l': news.Place}
	rec := &news.Record{}
	var b strings.Builder
	line = strings.ReplaceAll(line, " ¶ ", "\n")
	for line != "" {
		i := strings.IndexByte(line, '{')
		if i < 0 {
			b.WriteString(line)
			break
		}
		b.WriteString(line[:i])
		end := strings.IndexByte(line, '}')
		start := b.Len()
		b.WriteString(line[i+3 : end])
		rec.Mentions = append(rec.Mentions, news.Mention{Span: text.Span{Start: start, End: b.Len()}, Kind: kinds[line[i+1]], Form: news.Name, Entity: news.None})
		line = line[end+1:]
	}
	rec.Article.Text = b.String()
	rec.Article.Outlet = nil
	t := l.Read(rec.Article.Text)
	res.Resolve(t, rec)
	return rec, t
}

func describe(f *Finder, res *refer.Resolver, l *lang.Language, line string, rules map[string]bool) []string {
	rec, t := record(res, l, line)
	body := rec.Article.Text
	var out []string
	for _, s := range f.Find(t, rec) {
		rule, _, _ := strings.Cut(s.Rule, ",")
		rules[rule] = true
		src := "-"
		if s.Source != nil {
			src = s.Source.Of(body)
		}
		if s.Antecedent != nil {
			src += " <- " + s.Antecedent.Of(body)
		}
		d := fmt.Sprintf("%s: %s [%s] %s", rule, s.Cue.Of(body), src, s.Class)
		if s.Plural {
			d += " plural"
		}
		d += fmt.Sprintf(" %s %q", s.Stance, s.Content.Of(body))
		for _, k := range s.Isnad {
			if k.Kind != "source" {
				d += " via " + k.Kind + " " + k.Name
			}
		}
		if s.Hedge != nil {
			d += " hedge " + s.Hedge.Of(body)
		}
		if s.Unnamed != nil {
			d += " unnamed: " + s.Unnamed.Of(body)
		}
		out = append(out, d)
	}
	if len(out) == 0 {
		out = []string{"none"}
	}
	return out
}

// Every verb of the lexicon is one that the language inflects: a lemma that it does not know would never be found.
func TestVerbsAreInflected(t *testing.T) {
	l := artest.New(t)
	x := l.Lexicon("reporting")
	for i := range x.Entries {
		if x.Get(int32(i), "kind") != "verb" {
			continue
		}
		lemma := l.FoldString(x.Entries[i].Form)
		known := false
		for _, m := range l.Forms(lemma, false) {
			known = known || m.POS == lang.Verb && m.Lemma == lemma
		}
		if !known {
			t.Errorf("%s is no verb of the language", x.Entries[i].Form)
		}
	}
}

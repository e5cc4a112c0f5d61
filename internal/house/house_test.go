// Package house tests that the tree is what the architecture says: layers, lexicons, Arabic facts in one place.
package house

import (
	"bufio"
	"go/parser"
	"go/scanner"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/isnad-desk/isnad/internal/artest"
	"github.com/isnad-desk/isnad/lang/ar"
	"github.com/isnad-desk/isnad/news"
)

const module = "github.com/isnad-desk/isnad/"

// layers lists the folders from top to bottom: a folder may import only folders of lower rank (a larger number), or itself.
var layers = map[string]int{
	"cmd": 0, "eval": 0, "bench": 0,
	"server": 1, "web": 1,
	"export": 2, "search": 2,
	"newsroom": 3,
	"archive":  4,
	"desk":     5,
	"read":     6,
	"intake":   7,
	"tagger":   8,
	"lang":     9,
	"news":     10,
	"text":     11,
}

// pure folders read no clock, disk, network or randomness.
var pure = []string{"text", "news", "lang", "tagger", "read", "desk"}

var impure = map[string]bool{"os": true, "net": true, "net/http": true, "math/rand": true, "math/rand/v2": true, "crypto/rand": true, "os/exec": true, "syscall": true}

func goFiles(t *testing.T, visit func(path, folder string)) {
	t.Helper()
	root := "../.."
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(root, p)
		if d.IsDir() && (strings.HasPrefix(d.Name(), ".") && d.Name() != ".." || d.Name() == "node_modules" || d.Name() == "scratch") {
			return filepath.SkipDir
		}
		if strings.HasSuffix(p, ".go") {
			visit(p, strings.Split(filepath.ToSlash(rel), "/")[0])
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestImportsGoDownward(t *testing.T) {
	goFiles(t, func(p, folder string) {
		if folder == "internal" {
			return
		}
		rank, ok := layers[folder]
		if !ok {
			t.Errorf("%s: folder %q has no place in the layers; give it one in %s", p, folder, "internal/house")
			return
		}
		f, err := parser.ParseFile(token.NewFileSet(), p, nil, parser.ImportsOnly)
		if err != nil {
			t.Error(err)
			return
		}
		for _, im := range f.Imports {
			name, _ := strconv.Unquote(im.Path.Value)
			for _, pf := range pure {
				if folder == pf && impure[name] && !strings.HasSuffix(p, "_test.go") {
					t.Errorf("%s imports %s, but %s is pure: hand it what it needs", p, name, folder)
				}
			}
			inner, ours := strings.CutPrefix(name, module)
			if !ours {
				continue
			}
			if strings.HasPrefix(inner, "internal/") {
				if !strings.HasSuffix(p, "_test.go") {
					t.Errorf("%s imports %s, which is for tests", p, name)
				}
				continue
			}
			to := strings.Split(inner, "/")[0]
			if to == folder {
				continue
			}
			if strings.HasSuffix(p, "_test.go") && to == "lang" {
				continue
			}
			if layers[to] <= rank && folder != "cmd" && folder != "eval" && folder != "bench" {
				t.Errorf("%s imports %s, which stands above or beside %s", p, name, folder)
			}
			if inner == "lang/ar" && folder != "cmd" && folder != "eval" && folder != "lang" && !strings.HasSuffix(p, "_test.go") {
				t.Errorf("%s names a language pack; only cmd and eval may", p)
			}
		}
	})
}

func TestEveryFolderSaysItsJob(t *testing.T) {
	seen := map[string]bool{}
	goFiles(t, func(p, folder string) {
		dir := filepath.Dir(p)
		if folder == "internal" || strings.Contains(p, "testdata") || seen[dir] || strings.HasSuffix(p, "_test.go") {
			return
		}
		seen[dir] = true
		b, err := os.ReadFile(filepath.Join(dir, "doc.go"))
		if err != nil || len(b) < 80 {
			t.Errorf("%s has no doc.go that says its one job and what it must not know", dir)
		}
	})
}

// TestPureCodeReadsNoClock: what a pure folder knows of the present is the day of publication.
func TestPureCodeReadsNoClock(t *testing.T) {
	goFiles(t, func(p, folder string) {
		if !slices.Contains(pure, folder) || strings.HasSuffix(p, "_test.go") {
			return
		}
		src, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		for _, call := range []string{"time.Now(", "time.Since(", "time.Until(", "time.Local"} {
			if strings.Contains(string(src), call) {
				t.Errorf("%s: %s in a pure folder", p, call)
			}
		}
	})
}

// TestArabicStandsInThePack holds stage code to classes and columns: no Arabic letter in a string or rune literal outside the pack and the faces.
func TestArabicStandsInThePack(t *testing.T) {
	goFiles(t, func(p, folder string) {
		rel := filepath.ToSlash(p)
		if folder == "cmd" || folder == "eval" || folder == "bench" || folder == "internal" || strings.Contains(rel, "lang/ar/") || strings.Contains(rel, "test/") || strings.HasSuffix(p, "_test.go") {
			return
		}
		src, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		fset := token.NewFileSet()
		var s scanner.Scanner
		s.Init(fset.AddFile(p, fset.Base(), len(src)), src, nil, 0)
		for {
			pos, tok, lit := s.Scan()
			if tok == token.EOF {
				break
			}
			said := lit
			if plain, err := strconv.Unquote(lit); err == nil { // a letter told by its number is one too
				said = plain
			}
			if (tok == token.STRING || tok == token.CHAR) && strings.ContainsFunc(said, func(r rune) bool { return unicode.Is(unicode.Arabic, r) && (unicode.IsLetter(r) || unicode.IsMark(r)) }) {
				t.Errorf("%s: Arabic literal %s; words stand in lang/ar", fset.Position(pos), lit)
			}
		}
	})
}

func TestLexiconHygiene(t *testing.T) {
	files, _ := filepath.Glob("../../lang/ar/lex/*.tsv")
	if len(files) == 0 {
		t.Fatal("no lexicons found")
	}
	for _, p := range files {
		f, err := os.Open(p)
		if err != nil {
			t.Fatal(err)
		}
		header, columns, last, body := map[string]bool{}, 0, "", false
		folded := map[string]int{}
		sc := bufio.NewScanner(f)
		sc.Buffer(nil, 1<<20)
		for n := 1; sc.Scan(); n++ {
			row := sc.Text()
			fail := func(why string) { t.Errorf("%s:%d: %s: %q", p, n, why, row) }
			if strings.HasPrefix(row, "#") {
				if body {
					fail("header line after the first row")
				}
				for _, h := range []string{"what", "columns", "by", "licence"} {
					if strings.HasPrefix(row, "# "+h+": ") {
						header[h] = true
					}
				}
				if c, ok := strings.CutPrefix(row, "# columns: "); ok {
					columns = len(strings.Split(c, "\t"))
				}
				continue
			}
			body = true
			if row <= last {
				fail("not sorted bytewise, or twice (after " + last + ")")
			}
			last = row
			if cells := strings.Split(row, "\t"); len(cells) != columns {
				fail("wrong number of cells")
			} else {
				for _, c := range cells {
					if c == "" || c != strings.TrimSpace(c) {
						fail("empty cell (write -) or outer blanks")
					}
				}
				key := ar.FoldString(cells[0]) + "\t" + strings.Join(cells[1:], "\t")
				if was := folded[key]; was > 0 && cells[0] != "" {
					fail("folds to the same as line " + strconv.Itoa(was))
				}
				folded[key] = n
			}
			if !norm.NFC.IsNormalString(row) {
				fail("not NFC")
			}
			for _, r := range row {
				if r == 'ـ' && filepath.Base(p) != "abbreviations.tsv" || r >= 0x064B && r <= 0x0652 || r >= 0xFB50 && r <= 0xFEFF || r == '\u200f' || r == '\u200e' {
					fail("tashkeel, tatweel, presentation form or bidi control")
					break
				}
			}
		}
		if err := sc.Err(); err != nil {
			t.Errorf("%s: %v", p, err)
		}
		f.Close()
		for _, h := range []string{"what", "columns", "by", "licence"} {
			if !header[h] {
				t.Errorf("%s: header lacks %q", p, "# "+h+": ")
			}
		}
	}
}

// TestEveryKindOfOutletIsAMedium holds the list of news to the kinds that the gazetteer of outlets writes.
func TestEveryKindOfOutletIsAMedium(t *testing.T) {
	l := artest.New(t)
	outlets, orgs := l.Lexicon("outlets"), l.Lexicon("orgs")
	for i := range outlets.Entries {
		if kind := outlets.Get(int32(i), "kind"); !news.Medium(kind) {
			t.Errorf("outlets.tsv: %s is a %q, which news.Medium does not know", outlets.Entries[i].Form, kind)
		}
	}
	for i := range orgs.Entries {
		if typ := orgs.Get(int32(i), "type"); news.Medium(typ) {
			t.Errorf("orgs.tsv: %s is a %q; media stand in outlets.tsv", orgs.Entries[i].Form, typ)
		}
	}
}

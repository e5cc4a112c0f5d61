package morph

import (
	"encoding/csv"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// dataFile finds a file of the reference data that stands beside the project:
// under $ISNAD_DATA, or in ../shared/data seen from the project's folder.
// The test is skipped where it is absent.
func dataFile(t *testing.T, path string) string {
	t.Helper()
	root := os.Getenv("ISNAD_DATA")
	if root == "" {
		root = "../../../../shared/data"
	}
	file := filepath.Join(root, filepath.FromSlash(path))
	if _, err := os.Stat(file); err != nil {
		t.Skipf("reference data %s is not here; set ISNAD_DATA to its folder to run this test", path)
	}
	return file
}

// buckwalter reads the common Latin transcription of Arabic letters.
var buckwalter = strings.NewReplacer(
	"'", "ء", "|", "آ", ">", "أ", "&", "ؤ", "<", "إ", "}", "ئ", "A", "ا", "b", "ب", "p", "ة", "t", "ت", "v", "ث",
	"j", "ج", "H", "ح", "x", "خ", "d", "د", "*", "ذ", "r", "ر", "z", "ز", "s", "س", "$", "ش", "S", "ص", "D", "ض",
	"T", "ط", "Z", "ظ", "E", "ع", "g", "غ", "f", "ف", "q", "ق", "k", "ك", "l", "ل", "m", "م", "n", "ن", "h", "ه",
	"w", "و", "Y", "ى", "y", "ي", "{", "ا", "a", "", "i", "", "u", "", "o", "", "~", "", "`", "")

// TestCamelStems asks, for each lemma that both lexicons hold, whether the
// stems which Camel Morph lists are stems of forms made here.
func TestCamelStems(t *testing.T) {
	x := index(t)
	for _, c := range []struct {
		file  string
		kind  Kind
		floor float64
	}{{"PV", Past, 0.99}, {"IV", Present, 0.98}} {
		file := dataFile(t, "morph-camel-morph-msa/official_releases/Official_release/data/camel-morph-msa/camel_morph_msa/MSA-Verb-LEX-"+c.file+".csv")
		f, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		r := csv.NewReader(f)
		r.FieldsPerRecord = -1
		r.LazyQuotes = true
		head, err := r.Read()
		if err != nil {
			t.Fatal(err)
		}
		col := map[string]int{}
		for i, h := range head {
			col[h] = i
		}
		forms := map[int][]string{}
		total, good, lemmas, missed := 0, 0, map[string]bool{}, []string{}
		for {
			row, err := r.Read()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			if len(row) < len(head)-2 || !strings.Contains(row[col["FEAT"]], "vox:a") {
				continue
			}
			lemma, stem := fold(buckwalter.Replace(row[col["LEMMA"]])), fold(buckwalter.Replace(row[col["FORM"]]))
			ids := x.Lemma(lemma)
			if len(ids) == 0 || stem == "" {
				continue
			}
			lemmas[lemma] = true
			total++
			ok := false
			for _, id := range ids {
				if forms[id] == nil {
					if err := Forms(x.verbs[id], func(form string, f Features) {
						if f.Finite() {
							forms[id] = append(forms[id], string(rune('0'+f.Kind()))+form)
						}
					}); err != nil {
						t.Fatal(err)
					}
				}
				for _, w := range forms[id] {
					if Kind(w[0]-'0') == c.kind && stemOf(w[1:], stem, row[col["COND-S"]], c.kind) {
						ok = true
						break
					}
				}
			}
			if ok {
				good++
			} else if len(missed) < 60 {
				missed = append(missed, lemma+":"+stem)
			}
		}
		share := float64(good) / float64(total)
		t.Logf("%s: %d of %d stems of %d common lemmas (%.4f)", c.file, good, total, len(lemmas), share)
		t.Log("missed:", missed)
		if share < c.floor {
			t.Errorf("%s: share %.4f is below %.2f", c.file, share, c.floor)
		}
	}
}

// stemOf reports whether form is stem with an ending that such a stem takes.
func stemOf(form, stem, cond string, k Kind) bool {
	if k == Present {
		form = strings.TrimPrefix(form, string([]rune(form)[:1]))
	}
	rest, ok := strings.CutPrefix(form, stem)
	if !ok {
		return false
	}
	endings := "||ا|ت|تا|وا|ي|يا|يت|وت|ين|ون|ن|نا|تم|تما|تن|ان|يان|وان|و|"
	switch {
	case strings.Contains(cond, "v-suff"):
		endings = "||ا|ت|تا|وا|ان|ون|ين|و|ي|يت|يا|"
	case strings.Contains(cond, "c-suff"):
		endings = "||ت|نا|ن|تم|تما|تن|"
	}
	return strings.Contains(endings, "|"+rest+"|")
}

var objectSuffixes = []string{"هما", "كما", "ها", "هم", "هن", "كم", "كن", "ني", "نا", "ه", "ك"}

// verbWord reports whether a folded word without proclitics may be a verb.
func verbWord(x *Index, w string) bool {
	finite := func(list []Analysis) bool {
		for _, a := range list {
			if a.Features.Finite() {
				return true
			}
		}
		return false
	}
	if finite(x.Lookup(nil, w)) {
		return true
	}
	for _, s := range objectSuffixes {
		if stem, ok := strings.CutSuffix(w, s); ok && finite(x.LookupBound(nil, stem)) {
			return true
		}
	}
	return false
}

// TestWikiNewsVerbs measures how many words that annotators called verbs are known.
func TestWikiNewsVerbs(t *testing.T) {
	x := index(t)
	b, err := os.ReadFile(dataFile(t, "morph-farasa-wikinews/WikiNews.pos.ref"))
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	for line := range strings.Lines(string(b)) {
		word, tags, ok := strings.Cut(strings.TrimSpace(line), "\t")
		parts, kinds := strings.Split(word, "+"), strings.Split(tags, "+")
		if !ok || len(parts) != len(kinds) {
			continue
		}
		for i, k := range kinds {
			if k == "V" {
				words = append(words, strings.Join(parts[i:], ""))
			}
		}
	}
	report(t, x, words, 0.99)
}

// TestTreebankVerbs does the same for the news and encyclopaedia sentences of
// the PUD treebank, which splits object pronouns off.
func TestTreebankVerbs(t *testing.T) {
	x := index(t)
	b, err := os.ReadFile(dataFile(t, "treebank-ud-pud/ar_pud-ud-test.conllu"))
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	for line := range strings.Lines(string(b)) {
		c := strings.Split(line, "\t")
		if len(c) < 8 || c[3] != "VERB" {
			continue
		}
		words = append(words, c[1])
	}
	report(t, x, words, 0.985)
}

func report(t *testing.T, x *Index, words []string, floor float64) {
	known, missed := 0, []string{}
	for _, w := range words {
		f := fold(w)
		ok := verbWord(x, f)
		if !ok { // the treebank cuts قالوها to قالو
			for _, a := range x.LookupBound(nil, f) {
				ok = ok || a.Features.Finite()
			}
		}
		if ok {
			known++
		} else {
			missed = append(missed, w)
		}
	}
	share := float64(known) / float64(len(words))
	t.Logf("%d of %d verb tokens known (%.4f)", known, len(words), share)
	t.Log("missed:", missed)
	if share < floor {
		t.Errorf("share %.4f is below %.2f", share, floor)
	}
}

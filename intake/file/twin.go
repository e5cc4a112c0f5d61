package file

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
)

// isTwin says whether a file of a folder is only the plain text of the .json beside it: X.txt whose words are the title
// and the text of X.json. Gold sets and our samples keep both, and reading both would make every article its own reprint.
// Files of one name with different words are two articles.
func isTwin(path string) bool {
	stem, ok := strings.CutSuffix(path, filepath.Ext(path))
	if !ok || !strings.EqualFold(filepath.Ext(path), ".txt") {
		return false
	}
	raw, ok := small(stem + ".json")
	if !ok {
		return false
	}
	var j struct{ Title, Text string }
	if json.Unmarshal(raw, &j) != nil {
		return false
	}
	plain, ok := small(path)
	if !ok {
		return false
	}
	return same(string(plain), j.Title+"\n"+j.Text)
}

// small reads a regular file that can be one article.
func small(path string) ([]byte, bool) {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() > MaxArticle {
		return nil, false
	}
	raw, err := os.ReadFile(path)
	return raw, err == nil
}

// same compares word by word, blanks and line ends left aside.
func same(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	if len(x) != len(y) {
		return false
	}
	for i := range x {
		if x[i] != y[i] {
			return false
		}
	}
	return true
}

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/isnad-desk/isnad/eval/ant"
)

// corpora reads the sentences that stand beside the rules of read/events, examples and counter-examples. The rules read them right, as their tests show.
func corpora(dir string) ([]ant.Article, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.t[xs][tv]"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("%s holds no corpus: run this from the root of the repository", dir)
	}
	var out []ant.Article
	for _, p := range files {
		b, err := os.ReadFile(p)
		if err != nil {
			return nil, err
		}
		for row := range strings.Lines(string(b)) {
			row = strings.TrimSpace(row)
			sentence, ok := strings.CutPrefix(row, "text:")
			if cells := strings.Split(row, "\t"); len(cells) == 3 {
				sentence, ok = cells[2], true
			}
			if ok && !strings.HasPrefix(row, "#") {
				out = append(out, ant.Article{Name: fmt.Sprintf("%s %d", filepath.Base(p), len(out)), Text: strings.TrimSpace(sentence)})
			}
		}
	}
	return out, nil
}

package ant

import (
	"archive/tar"
	"bytes"
	"fmt"
	"io"
	"os/exec"
	"path"
	"sort"
	"strings"
)

// Article is an article of the corpus.
type Article struct {
	Name  string // the file's, without folder and ending
	Title string
	Text  string
}

// Whole is the article as one text: the title, a line end, the text.
func (a *Article) Whole() string { return a.Title + "\n" + a.Text }

// Read reads the corpus from its archive by way of the program xz, in the order of the files' paths.
func Read(file string) ([]Article, error) {
	raw, err := exec.Command("xz", "-dc", file).Output()
	if err != nil {
		return nil, fmt.Errorf("unpack %s: %w (is xz installed?)", file, err)
	}
	out, err := articles(bytes.NewReader(raw))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return out, nil
}

// articles reads the unpacked archive: one SGML file an article.
func articles(r io.Reader) ([]Article, error) {
	var out []Article
	paths := map[string]string{}
	for tr := tar.NewReader(r); ; {
		h, err := tr.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		if !strings.HasSuffix(h.Name, ".txt") {
			continue
		}
		b, err := io.ReadAll(tr)
		if err != nil {
			return nil, err
		}
		name := strings.TrimSuffix(path.Base(h.Name), ".txt")
		paths[name] = h.Name
		out = append(out, Article{name, between(string(b), "<TITLE>", "</TITLE>"), between(string(b), "<TEXT>", "</TEXT>")})
	}
	sort.Slice(out, func(i, j int) bool { return paths[out[i].Name] < paths[out[j].Name] })
	return out, nil
}

func between(s, open, shut string) string {
	_, s, ok := strings.Cut(s, open)
	if !ok {
		return ""
	}
	s, _, _ = strings.Cut(s, shut)
	return strings.TrimSpace(s)
}

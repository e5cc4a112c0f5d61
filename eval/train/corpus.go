package main

import (
	"archive/tar"
	"bytes"
	"io"
	"os/exec"
	"sort"
	"strings"
)

// ant reads the articles of the ANT corpus, an xz-compressed tar of one SGML
// file per article, in the order of their file names. It calls xz, because the
// standard library cannot read that format.
func ant(file string) ([]string, error) {
	raw, err := exec.Command("xz", "-dc", file).Output()
	if err != nil {
		return nil, err
	}
	type article struct{ name, text string }
	var all []article
	for tr := tar.NewReader(bytes.NewReader(raw)); ; {
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
		s := string(b)
		all = append(all, article{h.Name, between(s, "<TITLE>", "</TITLE>") + "\n" + between(s, "<TEXT>", "</TEXT>")})
	}
	sort.Slice(all, func(i, j int) bool { return all[i].name < all[j].name })
	out := make([]string, len(all))
	for i, a := range all {
		out[i] = a.text
	}
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

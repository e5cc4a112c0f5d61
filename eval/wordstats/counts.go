package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os/exec"
	"slices"
	"strings"

	"github.com/isnad-desk/isnad/lang/ar"
)

// countWords counts the folded words of the ANT corpus, an xz-compressed tar
// of one SGML file per article. It calls xz, because the standard library
// cannot read that format.
func countWords(file string) (counts map[string]uint32, articles, words int, err error) {
	raw, err := exec.Command("xz", "-dc", file).Output()
	if err != nil {
		return nil, 0, 0, fmt.Errorf("xz -dc %s: %w (install xz)", file, err)
	}
	counts = map[string]uint32{}
	for tr := tar.NewReader(bytes.NewReader(raw)); ; {
		h, err := tr.Next()
		if err == io.EOF {
			return counts, articles, words, nil
		}
		if err != nil {
			return nil, 0, 0, err
		}
		if !strings.HasSuffix(h.Name, ".txt") {
			continue
		}
		b, err := io.ReadAll(tr)
		if err != nil {
			return nil, 0, 0, err
		}
		articles++
		for _, tag := range []string{"TITLE", "TEXT"} {
			_, s, _ := strings.Cut(string(b), "<"+tag+">")
			s, _, _ = strings.Cut(s, "</"+tag+">")
			for _, w := range strings.FieldsFunc(ar.FoldString(s), func(r rune) bool { return r < 'ء' || r > 'ي' }) {
				counts[w]++
				words++
			}
		}
	}
}

// formatCounts writes the table of words that occur at least floor times,
// sorted, without a clock in the gzip header: the same corpus gives the same bytes.
func formatCounts(counts map[string]uint32, floor uint32, articles, words int) ([]byte, error) {
	var list []string
	for w, n := range counts {
		if n >= floor && len(w) <= 60 {
			list = append(list, w)
		}
	}
	slices.Sort(list)
	var out bytes.Buffer
	z, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	fmt.Fprintf(z, "# what: how often a folded word form stands in news; forms that occur at least %d times\n", floor)
	fmt.Fprintf(z, "# columns: word\tcount\n")
	fmt.Fprintf(z, "# source: ANT Corpus v1.1 (github.com/antcorpus/antcorpus.data), %d articles, %d words; A. Chouigui, O. Ben Khiroun, B. Elayeb, ANT Corpus: An Arabic News Text Collection for Textual Classification\n", articles, words)
	fmt.Fprintf(z, "# licence: Apache-2.0\n")
	fmt.Fprintf(z, "# by: go run ./eval/wordstats\n")
	for _, w := range list {
		fmt.Fprintf(z, "%s\t%d\n", w, counts[w])
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/isnad-desk/isnad/read/names"
)

// dictionary reads how the words are listed in Camel Morph (CC BY 4.0) and in
// Google's list of transliterated names (Apache-2.0).
func dictionary(data string) ([]names.Listed, error) {
	camel := filepath.Join(data, "morph-camel-morph-msa", "official_releases", "Official_release", "data", "camel-morph-msa", "camel_morph_msa")
	var out []names.Listed
	for _, f := range []struct {
		path string
		as   names.Listing
	}{
		{filepath.Join(data, "morph-camel-morph-msa", "sandbox_files", "lemmas_to_patternize.csv"), names.Noun},
		{filepath.Join(camel, "MSA-Adj-LEX.csv"), names.Adjective},
		{filepath.Join(camel, "MSA-Noun-Prop-LEX.csv"), names.Proper},
		{filepath.Join(camel, "MSA-Verb-LEX-PV.csv"), names.Verb},
		{filepath.Join(camel, "MSA-Verb-LEX-IV.csv"), names.Verb},
	} {
		words, err := buckwalterColumns(f.path)
		if err != nil {
			return nil, err
		}
		for _, w := range words {
			out = append(out, names.Listed{Form: w, As: f.as})
		}
	}
	b, err := os.ReadFile(filepath.Join(data, "names-google-ar2en", "ar2en-train.txt"))
	if err != nil {
		return nil, err
	}
	for line := range strings.Lines(string(b)) {
		w, _, _ := strings.Cut(line, "\t")
		out = append(out, names.Listed{Form: strings.TrimSpace(w), As: names.Transliterated})
	}
	return out, nil
}

// buckwalterColumns gives the columns "lemma" and "form" (or "stem") of a CSV
// file in Arabic letters.
func buckwalterColumns(path string) ([]string, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	r := csv.NewReader(bytes.NewReader(b))
	if head, _, _ := bytes.Cut(b, []byte("\n")); bytes.ContainsRune(head, '\t') {
		r.Comma = '\t'
	}
	r.FieldsPerRecord = -1
	r.LazyQuotes = true
	rows, err := r.ReadAll()
	if err != nil || len(rows) == 0 {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var out []string
	for col, name := range rows[0] {
		switch strings.ToLower(name) {
		case "lemma", "form", "stem":
			for _, row := range rows[1:] {
				if col < len(row) {
					if w := arabic(row[col]); len(w) > 2 {
						out = append(out, w)
					}
				}
			}
		}
	}
	return out, nil
}

const (
	latin   = "'|>&<}AbptvjHxd*rzs$SDTZEgfqklmnhwYy{"
	letters = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيا"
)

var letter = func() map[rune]rune {
	m := map[rune]rune{}
	to := []rune(letters)
	for i, r := range []rune(latin) {
		m[r] = to[i]
	}
	return m
}()

// arabic turns Buckwalter's transliteration into letters without vowel marks;
// what follows "_" or "-" numbers homographs.
func arabic(s string) string {
	s = strings.TrimPrefix(s, "lex:")
	if i := strings.IndexAny(s, "_-"); i >= 0 {
		s = s[:i]
	}
	var b strings.Builder
	for _, r := range s {
		if a, ok := letter[r]; ok {
			b.WriteRune(a)
		}
	}
	return b.String()
}

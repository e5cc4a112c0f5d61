package ar

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
)

// termCounts is made by eval/termstats; its header names the source.
//
//go:embed stats/terms.tsv
var termCounts string

// readTermShares reads the background counts.
func readTermShares(table string) (map[string]float64, error) {
	shares := make(map[string]float64, strings.Count(table, "\n"))
	articles := 0.0
	for n, row := range strings.Split(table, "\n") {
		if head, ok := strings.CutPrefix(row, "# articles: "); ok {
			k, err := strconv.Atoi(head)
			if err != nil {
				return nil, fmt.Errorf("term counts, line %d: %w", n+1, err)
			}
			articles = float64(k)
		}
		if row == "" || row[0] == '#' {
			continue
		}
		term, count, ok := strings.Cut(row, "\t")
		k, err := strconv.Atoi(count)
		if !ok || err != nil || articles == 0 {
			return nil, fmt.Errorf("term counts, line %d: want a term, a tab and a count, after the header's number of articles: %q", n+1, row)
		}
		shares[term] = float64(k) / articles
	}
	return shares, nil
}

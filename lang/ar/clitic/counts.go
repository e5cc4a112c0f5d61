package clitic

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

// Counts tells how often each folded word form stands in a corpus.
type Counts struct {
	of map[string]uint32
}

// ReadCounts reads a gzipped table: header lines that start with #, then word,
// tab, count.
func ReadCounts(gz []byte) (*Counts, error) {
	z, err := gzip.NewReader(bytes.NewReader(gz))
	if err != nil {
		return nil, fmt.Errorf("word counts: %w", err)
	}
	raw, err := io.ReadAll(z)
	if err != nil {
		return nil, fmt.Errorf("word counts: %w", err)
	}
	text := string(raw)
	c := &Counts{of: make(map[string]uint32, strings.Count(text, "\n"))}
	for line, n := text, 1; line != ""; n++ {
		row := line
		if i := strings.IndexByte(line, '\n'); i >= 0 {
			row, line = line[:i], line[i+1:]
		} else {
			line = ""
		}
		if row == "" || row[0] == '#' {
			continue
		}
		word, count, ok := strings.Cut(row, "\t")
		k, err := strconv.ParseUint(count, 10, 32)
		if !ok || err != nil {
			return nil, fmt.Errorf("word counts, line %d: want word, tab, count", n)
		}
		c.of[word] = uint32(k)
	}
	return c, nil
}

// NewCounts takes counts that are at hand.
func NewCounts(of map[string]uint32) *Counts { return &Counts{of: of} }

// Of returns how often the folded word stands in the corpus; words rarer than
// the table's floor count 0.
func (c *Counts) Of(word string) int { return int(c.of[word]) }

// join looks a word up that is put together from parts, without allocating.
func (c *Counts) join(parts ...string) int {
	var buf [96]byte
	b := buf[:0]
	for _, p := range parts {
		if len(b)+len(p) > len(buf) {
			return 0
		}
		b = append(b, p...)
	}
	return int(c.of[string(b)])
}

// ln is a damped count.
func ln(n int) float64 {
	if n <= 0 {
		return 0
	}
	return math.Log1p(float64(n))
}

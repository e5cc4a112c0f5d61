package sqlite

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/isnad-desk/isnad/archive"
	"github.com/isnad-desk/isnad/news"
)

// How what Check finds is mended.
const (
	mendFile    = "stop the program and put a backup in the archive's place"
	mendDerived = "run isnad rebuild; articles and judgements are not touched"
	mendItem    = "run isnad rebuild, then add the article again"
)

// Check implements archive.Store.
func (s *Store) Check(ctx context.Context) ([]archive.Finding, error) {
	var found []archive.Finding
	note := func(do, format string, args ...any) {
		found = append(found, archive.Finding{What: fmt.Sprintf(format, args...), Do: do})
	}
	text := func(q string, each func(string)) error {
		rows, err := s.read.QueryContext(ctx, q)
		if err != nil {
			return s.explain(ctx, err)
		}
		defer rows.Close()
		for rows.Next() {
			var v string
			if err := rows.Scan(&v); err != nil {
				return s.explain(ctx, err)
			}
			each(v)
		}
		return s.explain(ctx, rows.Err())
	}
	if err := text(`PRAGMA integrity_check(20)`, func(v string) {
		if v != "ok" {
			note(mendFile, "the file is damaged: %s", trim(v))
		}
	}); err != nil {
		return nil, err
	}
	if len(found) > 0 {
		return found, nil // what a damaged file holds says nothing
	}
	for _, c := range []struct{ query, what, do string }{
		{`SELECT "table" FROM pragma_foreign_key_check`, "a row of %s points to nothing", mendDerived},
		{`SELECT seq FROM item WHERE state = 1 AND seq NOT IN (SELECT seq FROM article)`, "item %s counts as read, but nothing of it is kept", mendDerived},
		{`SELECT seq FROM article WHERE seq NOT IN (SELECT seq FROM item WHERE state = 1)`, "article %s has no item that was read", mendDerived},
		{`SELECT seq FROM item WHERE state = 2 AND seq NOT IN (SELECT seq FROM failure)`, "item %s could not be read, but no reason is kept", mendDerived},
		{`SELECT seq FROM article WHERE next <> 0 AND next NOT IN (SELECT seq FROM article)`, "article %s was replaced by one that does not exist", mendDerived},
		{`SELECT i.source FROM article a JOIN item i ON i.seq = a.seq WHERE a.next = 0 GROUP BY i.source HAVING count(*) > 1`, "%s has two current versions", mendDerived},
	} {
		n, first := 0, ""
		if err := text(c.query, func(v string) {
			if n++; n == 1 {
				first = v
			}
		}); err != nil {
			return nil, err
		}
		if n > 0 {
			more := ""
			if n > 1 {
				more = fmt.Sprintf(" (and %d more)", n-1)
			}
			note(c.do, c.what+"%s", first, more)
		}
	}
	if err := s.checkIndex(ctx, func(format string, args ...any) { note(mendDerived, format, args...) }); err != nil {
		return nil, err
	}
	// every blob
	for _, c := range []struct {
		query, what, do string
		open            func(blob, sum, input []byte) error
	}{
		{`SELECT seq, input, sum, x'' FROM item ORDER BY seq`, "item", mendItem, func(blob, sum, _ []byte) error {
			var in news.Input
			return whole(blob, sum, &in)
		}},
		{`SELECT a.seq, a.record, a.sum, i.input FROM article a JOIN item i ON i.seq = a.seq ORDER BY a.seq`, "record", mendDerived, func(blob, sum, input []byte) error {
			_, err := recordOf(blob, sum, input, nil)
			return err
		}},
		{`SELECT key, body, sum, x'' FROM part ORDER BY key`, "part of the desk", mendDerived, func(blob, sum, _ []byte) error {
			if !isSum(sum, blob) {
				return archive.ErrDamaged
			}
			return nil
		}},
	} {
		rows, err := s.read.QueryContext(ctx, c.query)
		if err != nil {
			return nil, s.explain(ctx, err)
		}
		for rows.Next() {
			var name string
			var blob, sum, input []byte
			if err := rows.Scan(&name, &blob, &sum, &input); err != nil {
				rows.Close()
				return nil, s.explain(ctx, err)
			}
			if err := c.open(blob, sum, input); err != nil && len(found) < 100 {
				note(c.do, "%s %s: %s", c.what, name, trim(err.Error()))
			}
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			return nil, s.explain(ctx, err)
		}
	}
	return found, nil
}

// whole unpacks a blob and compares its checksum.
func whole(blob, sum []byte, v any) error {
	got, err := archive.Decode(blob, v)
	if err == nil && !slices.Equal(got[:], sum) {
		err = fmt.Errorf("%w: its checksum differs", archive.ErrDamaged)
	}
	return err
}

package sqlite

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"time"

	"github.com/isnad-desk/isnad/archive"
	"github.com/isnad-desk/isnad/news"
)

// The states of an item.
const (
	waits = iota
	read
	failed
)

// tx runs a change as one transaction.
func (s *Store) tx(ctx context.Context, change func(*sql.Tx) error) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return s.explain(ctx, err)
	}
	defer func() { _ = tx.Rollback() }() // after a commit it does nothing
	if err := change(tx); err != nil {
		return s.explain(ctx, err)
	}
	return s.explain(ctx, tx.Commit())
}

func (s *Store) explain(ctx context.Context, err error) error {
	if err == nil || errors.Is(err, archive.ErrNotFound) || errors.Is(err, archive.ErrDamaged) {
		return err
	}
	if ctx.Err() != nil { // the driver's word for it is "interrupted"
		return ctx.Err()
	}
	return explain(filepath.Join(s.dir, FileName), err)
}

// Enqueue implements archive.Store.
func (s *Store) Enqueue(ctx context.Context, items []archive.Item) ([]archive.Entry, error) {
	type packed struct {
		blob []byte
		sum  [sha256.Size]byte
	}
	entries, blobs := make([]archive.Entry, len(items)), make([]packed, len(items))
	known, err := s.read.PrepareContext(ctx, `SELECT seq, state FROM item WHERE key = ?`)
	if err != nil {
		return nil, s.explain(ctx, err)
	}
	defer known.Close()
	fresh := false
	for i := range items {
		state := waits
		switch err := known.QueryRowContext(ctx, items[i].Key[:]).Scan(&entries[i].Seq, &state); {
		case err == nil && state == failed:
			_, err := s.Input(ctx, entries[i].Seq)
			if err == nil {
				continue
			}
			if !errors.Is(err, archive.ErrDamaged) {
				return nil, err
			}
		case err == nil:
			continue
		case !errors.Is(err, sql.ErrNoRows):
			return nil, s.explain(ctx, err)
		}
		fresh = true
		if blobs[i].blob, blobs[i].sum, err = archive.Encode(&items[i].Input); err != nil {
			return nil, err
		}
	}
	if !fresh {
		return entries, s.taken(ctx, items)
	}
	err = s.tx(ctx, func(tx *sql.Tx) error {
		add, err := tx.PrepareContext(ctx, `INSERT INTO item (key, source, location, taken, size, sum, input) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING`)
		if err != nil {
			return err
		}
		defer add.Close()
		for i := range items {
			it := &items[i]
			if blobs[i].blob == nil {
				continue
			}
			if entries[i].Seq != 0 { // what is there is damaged
				if _, err := tx.ExecContext(ctx, `UPDATE item SET input = ?, sum = ?, state = ? WHERE seq = ?`, blobs[i].blob, blobs[i].sum[:], waits, entries[i].Seq); err != nil {
					return err
				}
				entries[i].Fresh = true
				continue
			}
			res, err := add.ExecContext(ctx, it.Key[:], it.Source, it.Input.Location, it.Taken.Unix(), len(it.Input.Text), blobs[i].sum[:], blobs[i].blob)
			if err != nil {
				return err
			}
			n, err := res.RowsAffected()
			if err != nil {
				return err
			}
			if n == 0 { // twice among these items, or another process was quicker
				if err := tx.QueryRowContext(ctx, `SELECT seq FROM item WHERE key = ?`, it.Key[:]).Scan(&entries[i].Seq); err != nil {
					return err
				}
				continue
			}
			entries[i].Fresh = true
			if entries[i].Seq, err = res.LastInsertId(); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return entries, s.taken(ctx, items)
}

// taken strikes locations that could be taken in now from the list of failures.
func (s *Store) taken(ctx context.Context, items []archive.Item) error {
	var some bool
	if err := s.read.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM failure WHERE seq = 0)`).Scan(&some); err != nil || !some {
		return s.explain(ctx, err)
	}
	return s.tx(ctx, func(tx *sql.Tx) error {
		for i := range items {
			if _, err := tx.ExecContext(ctx, `DELETE FROM failure WHERE location = ? AND seq = 0`, items[i].Input.Location); err != nil {
				return err
			}
		}
		return nil
	})
}

// Fail implements archive.Store.
func (s *Store) Fail(ctx context.Context, failures []archive.Failure) error {
	if len(failures) == 0 {
		return nil
	}
	return s.tx(ctx, func(tx *sql.Tx) error { return fail(ctx, tx, failures) })
}

func fail(ctx context.Context, tx *sql.Tx, failures []archive.Failure) error {
	for i := range failures {
		f := &failures[i]
		_, err := tx.ExecContext(ctx, `INSERT INTO failure (location, seq, reason, do, at) VALUES (?, ?, ?, ?, ?)
			ON CONFLICT (location, seq) DO UPDATE SET reason = excluded.reason, do = excluded.do, at = excluded.at, attempts = attempts + 1`,
			f.Location, f.Seq, f.Reason, f.Do, f.At.Unix())
		if err != nil {
			return err
		}
		if f.Seq != 0 {
			if _, err := tx.ExecContext(ctx, `UPDATE item SET state = ?, attempts = attempts + 1 WHERE seq = ?`, failed, f.Seq); err != nil {
				return err
			}
		}
	}
	return nil
}

// Waiting implements archive.Store.
func (s *Store) Waiting(ctx context.Context, after int64, n int) ([]archive.Item, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT seq, key, source, taken, attempts, sum, input FROM item WHERE state = 0 AND seq > ? ORDER BY seq LIMIT ?`, after, n)
	if err != nil {
		return nil, s.explain(ctx, err)
	}
	defer rows.Close()
	var items []archive.Item
	for rows.Next() {
		it, err := item(rows.Scan)
		if errors.Is(err, archive.ErrDamaged) { // one must not hold up the rest
			it.Damaged, it.Input = err, news.Input{Location: it.Source}
		} else if err != nil {
			return nil, s.explain(ctx, err)
		}
		items = append(items, it)
	}
	return items, s.explain(ctx, rows.Err())
}

// Input implements archive.Store.
func (s *Store) Input(ctx context.Context, seq int64) (archive.Item, error) {
	it, err := item(s.read.QueryRowContext(ctx, `SELECT seq, key, source, taken, attempts, sum, input FROM item WHERE seq = ?`, seq).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		err = fmt.Errorf("item %d: %w", seq, archive.ErrNotFound)
	}
	return it, s.explain(ctx, err)
}

func item(scan func(...any) error) (archive.Item, error) {
	var it archive.Item
	var key, sum, blob []byte
	var taken int64
	if err := scan(&it.Seq, &key, &it.Source, &taken, &it.Attempts, &sum, &blob); err != nil {
		return it, err
	}
	copy(it.Key[:], key)
	it.Taken = time.Unix(taken, 0).UTC()
	if err := whole(blob, sum, &it.Input); err != nil {
		return it, fmt.Errorf("item %d (%s): %w", it.Seq, it.Source, err)
	}
	return it, nil
}

// Save implements archive.Store.
func (s *Store) Save(ctx context.Context, b *archive.Batch) error {
	if b.Empty() {
		return nil
	}
	type packed struct {
		blob []byte
		sum  [sha256.Size]byte
	}
	records := make([]packed, len(b.Read))
	for i := range b.Read {
		var err error
		if b.Read[i].Input != nil {
			records[i].blob, records[i].sum, err = archive.EncodeRecord(b.Read[i].Record, b.Read[i].Input)
		} else {
			records[i].blob, records[i].sum, err = archive.Encode(b.Read[i].Record)
		}
		if err != nil {
			return err
		}
	}
	return s.tx(ctx, func(tx *sql.Tx) error {
		for i := range b.Read {
			r := &b.Read[i]
			if err := saveRead(ctx, tx, r, records[i].blob, records[i].sum[:]); err != nil {
				return fmt.Errorf("article %d: %w", r.Seq, err)
			}
		}
		f := newFiling(ctx, tx)
		if err := f.index(b.Read); err != nil {
			return err
		}
		if err := f.place(b.Placed); err != nil {
			return err
		}
		if err := f.save(); err != nil {
			return err
		}
		if err := fail(ctx, tx, b.Failed); err != nil {
			return err
		}
		return saveParts(ctx, tx, b.Parts)
	})
}

// saveParts keeps pieces of derived state, in order of their keys. Those that only say that they are there are many, and have a table of their own.
func saveParts(ctx context.Context, tx *sql.Tx, parts map[string][]byte) error {
	if len(parts) == 0 {
		return nil
	}
	var stmts [4]*sql.Stmt
	for i, q := range []string{
		`DELETE FROM part WHERE key = ?`, `DELETE FROM mark WHERE key = ?`, `INSERT INTO mark (key) VALUES (?) ON CONFLICT DO NOTHING`,
		`INSERT INTO part (key, sum, body) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET sum = excluded.sum, body = excluded.body`,
	} {
		var err error
		if stmts[i], err = tx.PrepareContext(ctx, q); err != nil {
			return err
		}
		defer stmts[i].Close()
	}
	dropPart, dropMark, putMark, putPart := stmts[0], stmts[1], stmts[2], stmts[3]
	for _, key := range slices.Sorted(maps.Keys(parts)) {
		body := parts[key]
		var err error
		if body == nil || len(body) > 0 {
			_, err = dropMark.ExecContext(ctx, key)
		}
		if err == nil && len(body) == 0 {
			_, err = dropPart.ExecContext(ctx, key)
		}
		switch {
		case err != nil || body == nil:
		case len(body) == 0:
			_, err = putMark.ExecContext(ctx, key)
		default:
			_, err = putPart.ExecContext(ctx, key, partSum(body), body)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func saveRead(ctx context.Context, tx *sql.Tx, r *archive.Read, blob, sum []byte) error {
	a := &r.Record.Article
	outlet, title, from, to := "", "", day(news.NoDay), day(news.NoDay)
	if a.Outlet != nil {
		outlet = a.Outlet.Name
	}
	if a.Title != nil {
		title = a.Title.Of(a.Text)
	}
	if a.Published != nil {
		from, to = day(a.Published.From), day(a.Published.To)
	}
	res, err := tx.ExecContext(ctx, `UPDATE item SET state = ? WHERE seq = ?`, read, r.Seq)
	if err != nil {
		return err
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return errors.Join(err, archive.ErrNotFound)
	}
	if r.Replaces != 0 {
		if _, err := tx.ExecContext(ctx, `UPDATE article SET next = ? WHERE seq = ?`, r.Seq, r.Replaces); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM placed WHERE seq = ?`, r.Replaces); err != nil {
			return err
		}
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO article (seq, id, source, url, outlet, title, day_from, day_to, reader, sum, record)
		SELECT seq, ?, '', CASE WHEN ?2 = source THEN '=' ELSE ?2 END, ?, ?, ?, ?, ?, ?, ? FROM item WHERE seq = ?`,
		a.ID, a.URL, outlet, title, from, to, r.Reader, sum, blob, r.Seq); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `DELETE FROM failure WHERE seq = ?`, r.Seq)
	return err
}

func day(d news.Day) sql.NullInt64 { return sql.NullInt64{Int64: int64(d), Valid: d != news.NoDay} }

func dayOf(v sql.NullInt64) news.Day {
	if !v.Valid {
		return news.NoDay
	}
	return news.Day(v.Int64)
}

// Failures implements archive.Store.
func (s *Store) Failures(ctx context.Context) ([]archive.Failure, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT location, seq, reason, do, attempts, at FROM failure ORDER BY at, location, seq`)
	if err != nil {
		return nil, s.explain(ctx, err)
	}
	defer rows.Close()
	var fs []archive.Failure
	for rows.Next() {
		var f archive.Failure
		var at int64
		if err := rows.Scan(&f.Location, &f.Seq, &f.Reason, &f.Do, &f.Attempts, &at); err != nil {
			return nil, s.explain(ctx, err)
		}
		f.At = time.Unix(at, 0).UTC()
		fs = append(fs, f)
	}
	return fs, s.explain(ctx, rows.Err())
}

// Retry implements archive.Store.
func (s *Store) Retry(ctx context.Context, locations ...string) (again []archive.Failure, queued int, err error) {
	all, err := s.Failures(ctx)
	if err != nil {
		return nil, 0, err
	}
	err = s.tx(ctx, func(tx *sql.Tx) error {
		for _, f := range all {
			if len(locations) > 0 && !slices.Contains(locations, f.Location) {
				continue
			}
			if f.Seq == 0 {
				again = append(again, f)
				continue
			}
			queued++
			if _, err := tx.ExecContext(ctx, `UPDATE item SET state = ? WHERE seq = ? AND state = ?`, waits, f.Seq, failed); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, 0, err
	}
	return again, queued, nil
}

// sumSize is how many bytes of its SHA-256 are kept of a part: all derived state can be made again, and there are many parts. Older rows have all 32.
const sumSize = 8

// partSum is the checksum of a part; an empty part, which only says that it is there, has none.
func partSum(body []byte) []byte {
	if len(body) == 0 {
		return []byte{}
	}
	sum := sha256.Sum256(body)
	return sum[:sumSize]
}

// isSum reports whether a checksum is that of a part.
func isSum(sum, body []byte) bool {
	if len(body) == 0 || len(sum) == 0 {
		return len(body) == len(sum)
	}
	whole := sha256.Sum256(body)
	return (len(sum) == sumSize || len(sum) == sha256.Size) && bytes.Equal(sum, whole[:len(sum)])
}

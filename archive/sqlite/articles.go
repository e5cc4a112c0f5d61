package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/isnad-desk/isnad/archive"
	"github.com/isnad-desk/isnad/news"
)

const articleColumns = `a.seq, a.id, i.key, i.source, i.location, a.url, a.outlet, a.title, a.day_from, a.day_to, i.taken, i.sum, a.next, a.reader`

// sameURL stands for the URL of an article that is its source.
const sameURL = "="

// ofSource finds what came from an address, by the index of the ends of addresses; without the plus SQLite would put the address into the first term and
// look at every item.
const ofSource = `substr(i.source, -20) = substr(?1, -20) AND +i.source = ?1`

const fromArticle = ` FROM article a JOIN item i ON i.seq = a.seq `

func article(scan func(...any) error) (archive.Article, error) {
	var a archive.Article
	var key, sum []byte
	var from, to sql.NullInt64
	var taken int64
	err := scan(&a.Seq, &a.ID, &key, &a.Source, &a.Location, &a.URL, &a.Outlet, &a.Title, &from, &to, &taken, &sum, &a.Next, &a.Reader)
	if a.URL == sameURL {
		a.URL = a.Source
	}
	copy(a.Key[:], key)
	copy(a.Sum[:], sum)
	a.Published = news.Interval{From: dayOf(from), To: dayOf(to)}
	a.Taken = time.Unix(taken, 0).UTC()
	return a, err
}

func (s *Store) one(ctx context.Context, name, where string, args ...any) (archive.Article, error) {
	a, err := article(func(into ...any) error {
		return s.askOne(ctx, `SELECT `+articleColumns+fromArticle+where, args, into...)
	})
	if errors.Is(err, sql.ErrNoRows) {
		err = fmt.Errorf("article %s: %w", name, archive.ErrNotFound)
	}
	return a, s.explain(ctx, err)
}

// Current implements archive.Store.
func (s *Store) Current(ctx context.Context, source string) (archive.Article, error) {
	return s.one(ctx, source, `WHERE `+ofSource+` AND a.next = 0`, source)
}

// Article implements archive.Store. Of articles that share an id a current one is returned, the first taken in.
func (s *Store) Article(ctx context.Context, id string) (archive.Article, error) {
	return s.one(ctx, id, `WHERE a.id = ? ORDER BY a.next <> 0, a.seq LIMIT 1`, id)
}

// list calls each for every article of a query.
func (s *Store) list(ctx context.Context, each func(archive.Article) error, where string, args ...any) error {
	rows, err := s.ask(ctx, `SELECT `+articleColumns+fromArticle+where, args...)
	if err != nil {
		return s.explain(ctx, err)
	}
	defer rows.Close()
	for rows.Next() {
		a, err := article(rows.Scan)
		if err != nil {
			return s.explain(ctx, err)
		}
		if err := each(a); err != nil {
			return err
		}
	}
	return s.explain(ctx, rows.Err())
}

// Articles implements archive.Store.
func (s *Store) Articles(ctx context.Context, after int64, each func(archive.Article) error) error {
	return s.list(ctx, each, `WHERE a.seq > ? ORDER BY a.seq`, after)
}

// Versions implements archive.Store.
func (s *Store) Versions(ctx context.Context, source string) ([]archive.Article, error) {
	var all []archive.Article
	err := s.list(ctx, func(a archive.Article) error {
		all = append(all, a)
		return nil
	}, `WHERE `+ofSource+` ORDER BY a.seq`, source)
	return all, err
}

// Record implements archive.Store.
func (s *Store) Record(ctx context.Context, seq int64) (*news.Record, error) {
	return s.record(ctx, func(into ...any) error { return s.askOne(ctx, recordQuery, []any{seq}, into...) }, seq)
}

const recordQuery = `SELECT a.record, a.sum, i.input, i.sum FROM article a JOIN item i ON i.seq = a.seq WHERE a.seq = ?`

func (s *Store) record(ctx context.Context, scan func(...any) error, seq int64) (*news.Record, error) {
	var blob, sum, input, inputSum []byte
	err := scan(&blob, &sum, &input, &inputSum)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("article %d: %w", seq, archive.ErrNotFound)
	}
	if err != nil {
		return nil, s.explain(ctx, err)
	}
	r, err := recordOf(blob, sum, input, inputSum)
	if err != nil {
		return nil, fmt.Errorf("article %d: %w", seq, err)
	}
	return r, nil
}

// recordOf unpacks a record with the input that it was found in.
func recordOf(blob, sum, input, inputSum []byte) (*news.Record, error) {
	r := new(news.Record)
	got, err := archive.DecodeRecord(blob, r, func() (*news.Input, error) {
		in := new(news.Input)
		if inputSum == nil { // compared elsewhere
			_, err := archive.Decode(input, in)
			return in, err
		}
		return in, whole(input, inputSum, in)
	})
	if err == nil && !slices.Equal(got[:], sum) {
		err = fmt.Errorf("%w: its checksum differs", archive.ErrDamaged)
	}
	return r, err
}

// Parts implements archive.Store.
func (s *Store) Parts(ctx context.Context, prefix string, each func(key string, body []byte) error) error {
	rows, err := s.ask(ctx, `SELECT key, sum, body FROM part WHERE key >= ?1 AND key < ?2
		UNION ALL SELECT key, x'', x'' FROM mark WHERE key >= ?1 AND key < ?2 ORDER BY key`, prefix, prefix+"\U0010ffff")
	if err != nil {
		return s.explain(ctx, err)
	}
	defer rows.Close()
	for rows.Next() {
		var key string
		var sum, body []byte
		if err := rows.Scan(&key, &sum, &body); err != nil {
			return s.explain(ctx, err)
		}
		if !isSum(sum, body) {
			return fmt.Errorf("part %s of the desk: %w", key, archive.ErrDamaged)
		}
		if err := each(key, body); err != nil {
			return err
		}
	}
	return s.explain(ctx, rows.Err())
}

// Sums implements archive.Store.
func (s *Store) Sums(ctx context.Context, prefix string, each func(key string, sum []byte) error) error {
	rows, err := s.ask(ctx, `SELECT key, sum FROM part WHERE key >= ?1 AND key < ?2
		UNION ALL SELECT key, x'' FROM mark WHERE key >= ?1 AND key < ?2 ORDER BY key`, prefix, prefix+"\U0010ffff")
	if err != nil {
		return s.explain(ctx, err)
	}
	defer rows.Close()
	for rows.Next() {
		var key string
		var sum []byte
		if err := rows.Scan(&key, &sum); err != nil {
			return s.explain(ctx, err)
		}
		if err := each(key, sum); err != nil {
			return err
		}
	}
	return s.explain(ctx, rows.Err())
}

// Part implements archive.Store.
func (s *Store) Part(ctx context.Context, key string) ([]byte, error) {
	var sum, body []byte
	err := s.askOne(ctx, `SELECT sum, body FROM part WHERE key = ?1 UNION ALL SELECT x'', x'' FROM mark WHERE key = ?1`, []any{key}, &sum, &body)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("part %s of the desk: %w", key, archive.ErrNotFound)
	}
	if err == nil && !isSum(sum, body) {
		err = fmt.Errorf("part %s of the desk: %w", key, archive.ErrDamaged)
	}
	return body, s.explain(ctx, err)
}

// Forget implements archive.Store.
func (s *Store) Forget(ctx context.Context) error {
	return s.tx(ctx, func(tx *sql.Tx) error {
		for _, q := range []string{
			`DELETE FROM placed`, `DELETE FROM article`, `DELETE FROM block`, `DELETE FROM segment`, `DELETE FROM filed`, `DELETE FROM part`, `DELETE FROM mark`, `UPDATE indexed SET version = version + 1`,
			`DELETE FROM failure WHERE seq <> 0`, `UPDATE item SET state = 0, attempts = 0`,
		} {
			if _, err := tx.ExecContext(ctx, q); err != nil {
				return err
			}
		}
		return nil
	})
}

// Judge implements archive.Store.
func (s *Store) Judge(ctx context.Context, j archive.Judgement) (int64, error) {
	var n int64
	body, _, err := archive.Encode(&j.Judgement)
	if err != nil {
		return 0, err
	}
	err = s.tx(ctx, func(tx *sql.Tx) error {
		res, err := tx.ExecContext(ctx, `INSERT INTO judgement (at, by, body, undoes) VALUES (?, ?, ?, ?)`, j.At.Unix(), j.By, body, j.Undoes)
		if err != nil {
			return err
		}
		if n, err = res.LastInsertId(); err != nil || j.Undoes == 0 {
			return err
		}
		res, err = tx.ExecContext(ctx, `UPDATE judgement SET undone = ? WHERE n = ? AND undone = 0`, n, j.Undoes)
		if err != nil {
			return err
		}
		if k, err := res.RowsAffected(); err != nil || k == 0 {
			return errors.Join(err, fmt.Errorf("judgement %d that stands: %w", j.Undoes, archive.ErrNotFound))
		}
		_, err = tx.ExecContext(ctx, `UPDATE judgement SET undone = 0 WHERE undone = ?`, j.Undoes) // an undoing undone: what it undid stands again
		return err
	})
	return n, err
}

// Judgements implements archive.Store.
func (s *Store) Judgements(ctx context.Context) ([]archive.Judgement, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT n, at, by, body, undoes, undone FROM judgement ORDER BY n`)
	if err != nil {
		return nil, s.explain(ctx, err)
	}
	defer rows.Close()
	var all []archive.Judgement
	for rows.Next() {
		var j archive.Judgement
		var at int64
		var body []byte
		if err := rows.Scan(&j.N, &at, &j.By, &body, &j.Undoes, &j.Undone); err != nil {
			return nil, s.explain(ctx, err)
		}
		if _, err := archive.Decode(body, &j.Judgement); err != nil {
			return nil, fmt.Errorf("judgement %d: %w", j.N, err)
		}
		j.At = time.Unix(at, 0).UTC()
		all = append(all, j)
	}
	return all, s.explain(ctx, rows.Err())
}

// Version implements archive.Store.
func (s *Store) Version(ctx context.Context) (archive.Version, error) {
	var v archive.Version
	err := s.askOne(ctx, `SELECT (SELECT count(*) FROM article), (SELECT coalesce(max(seq), 0) FROM article), (SELECT coalesce(max(n), 0) FROM judgement), (SELECT version FROM indexed)`,
		nil, &v.Articles, &v.Last, &v.Judgements, &v.Filed)
	return v, s.explain(ctx, err)
}

// Counts implements archive.Store.
func (s *Store) Counts(ctx context.Context) (archive.Counts, error) {
	var c archive.Counts
	var text sql.NullInt64
	err := s.read.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM item), (SELECT count(*) FROM item WHERE state = 0),
		(SELECT count(*) FROM article WHERE next = 0), (SELECT count(*) FROM article WHERE next <> 0),
		(SELECT count(*) FROM failure), (SELECT count(*) FROM judgement), (SELECT sum(size) FROM item)`).
		Scan(&c.Items, &c.Waiting, &c.Articles, &c.Versions, &c.Failures, &c.Judgements, &text)
	if err != nil {
		return c, s.explain(ctx, err)
	}
	c.Text = text.Int64
	for _, suffix := range []string{"", "-wal"} {
		if info, err := os.Stat(filepath.Join(s.dir, FileName) + suffix); err == nil {
			c.Bytes += info.Size()
		}
	}
	return c, nil
}

// Backup implements archive.Store.
func (s *Store) Backup(ctx context.Context, path string) error {
	if _, err := os.Stat(path); err == nil {
		return fmt.Errorf("backup %s: a file of this name exists; give another name", path)
	}
	if _, err := s.read.ExecContext(ctx, `VACUUM INTO ?`, path); err != nil {
		os.Remove(path) // what was begun is no backup
		return fmt.Errorf("backup %s: %w", path, s.explain(ctx, err))
	}
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("backup %s: %w", path, reason(err))
	}
	defer f.Close()
	return f.Sync()
}

package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math"
	"strings"
	"time"

	"github.com/isnad-desk/isnad/archive"
)

var _ archive.Accounts = (*Store)(nil)

// seconds is a time as it is stored; the zero time is 0.
func seconds(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.Unix()
}

func timeOf(s int64) time.Time {
	if s == 0 {
		return time.Time{}
	}
	return time.Unix(s, 0).UTC()
}

// exec changes one thing; what is not there to be changed is archive.ErrNotFound.
func (s *Store) exec(ctx context.Context, what, query string, args ...any) error {
	return s.tx(ctx, func(tx *sql.Tx) error {
		res, err := tx.ExecContext(ctx, query, args...)
		if err != nil || what == "" {
			return err
		}
		if n, err := res.RowsAffected(); err != nil || n == 0 {
			return errors.Join(err, fmt.Errorf("%s: %w", what, archive.ErrNotFound))
		}
		return nil
	})
}

// rows reads all rows of a query.
func rows[T any](ctx context.Context, s *Store, scan func(func(...any) error) (T, error), query string, args ...any) ([]T, error) {
	r, err := s.read.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, s.explain(ctx, err)
	}
	defer r.Close()
	var all []T
	for r.Next() {
		x, err := scan(r.Scan)
		if err != nil {
			return nil, s.explain(ctx, err)
		}
		all = append(all, x)
	}
	return all, s.explain(ctx, r.Err())
}

// only reads the one row of a query.
func only[T any](ctx context.Context, s *Store, what string, scan func(func(...any) error) (T, error), query string, args ...any) (T, error) {
	x, err := scan(s.read.QueryRowContext(ctx, query, args...).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		err = fmt.Errorf("%s: %w", what, archive.ErrNotFound)
	}
	return x, s.explain(ctx, err)
}

func scanUser(scan func(...any) error) (archive.User, error) {
	var u archive.User
	var made int64
	err := scan(&u.Name, &u.Role, &u.Hash, &made)
	u.Made = timeOf(made)
	return u, err
}

// Users implements archive.Accounts.
func (s *Store) Users(ctx context.Context) ([]archive.User, error) {
	return rows(ctx, s, scanUser, `SELECT name, role, hash, made FROM user ORDER BY name`)
}

// User implements archive.Accounts.
func (s *Store) User(ctx context.Context, name string) (archive.User, error) {
	return only(ctx, s, "user "+name, scanUser, `SELECT name, role, hash, made FROM user WHERE name = ?`, name)
}

// SaveUser implements archive.Accounts.
func (s *Store) SaveUser(ctx context.Context, u archive.User) error {
	return s.exec(ctx, "", `INSERT INTO user (name, role, hash, made) VALUES (?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET role = excluded.role, hash = excluded.hash`, u.Name, u.Role, u.Hash, seconds(u.Made))
}

// RemoveUser implements archive.Accounts.
func (s *Store) RemoveUser(ctx context.Context, name string) error {
	return s.exec(ctx, "user "+name, `DELETE FROM user WHERE name = ?`, name)
}

// SaveSession implements archive.Accounts.
func (s *Store) SaveSession(ctx context.Context, x archive.Session) error {
	return s.tx(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `DELETE FROM session WHERE expires <= ?`, seconds(x.Made)); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO session (sum, user, made, expires) VALUES (?, ?, ?, ?)`, x.Sum, x.User, seconds(x.Made), seconds(x.Expires))
		return err
	})
}

// Session implements archive.Accounts.
func (s *Store) Session(ctx context.Context, sum []byte) (archive.Session, error) {
	return only(ctx, s, "session", func(scan func(...any) error) (x archive.Session, err error) {
		var made, expires int64
		err = scan(&x.Sum, &x.User, &made, &expires)
		x.Made, x.Expires = timeOf(made), timeOf(expires)
		return x, err
	}, `SELECT sum, user, made, expires FROM session WHERE sum = ?`, sum)
}

// DropSession implements archive.Accounts.
func (s *Store) DropSession(ctx context.Context, sum []byte) error {
	return s.exec(ctx, "session", `DELETE FROM session WHERE sum = ?`, sum)
}

// DropSessions implements archive.Accounts.
func (s *Store) DropSessions(ctx context.Context, user string) error {
	return s.exec(ctx, "", `DELETE FROM session WHERE user = ?`, user)
}

func scanToken(scan func(...any) error) (archive.Token, error) {
	var t archive.Token
	var scopes string
	var made, expires int64
	err := scan(&t.ID, &t.User, &t.Name, &scopes, &t.Sum, &made, &expires)
	t.Scopes, t.Made, t.Expires = strings.Fields(scopes), timeOf(made), timeOf(expires)
	return t, err
}

// SaveToken implements archive.Accounts.
func (s *Store) SaveToken(ctx context.Context, t archive.Token) error {
	return s.exec(ctx, "", `INSERT INTO token (id, user, name, scopes, sum, made, expires) VALUES (?, ?, ?, ?, ?, ?, ?)`,
		t.ID, t.User, t.Name, strings.Join(t.Scopes, " "), t.Sum, seconds(t.Made), seconds(t.Expires))
}

// Token implements archive.Accounts.
func (s *Store) Token(ctx context.Context, sum []byte) (archive.Token, error) {
	return only(ctx, s, "token", scanToken, `SELECT id, user, name, scopes, sum, made, expires FROM token WHERE sum = ?`, sum)
}

// Tokens implements archive.Accounts.
func (s *Store) Tokens(ctx context.Context, user string) ([]archive.Token, error) {
	return rows(ctx, s, scanToken, `SELECT id, user, name, scopes, sum, made, expires FROM token WHERE ? IN ('', user) ORDER BY made, id`, user)
}

// DropToken implements archive.Accounts.
func (s *Store) DropToken(ctx context.Context, id string) error {
	return s.exec(ctx, "token "+id, `DELETE FROM token WHERE id = ?`, id)
}

// Log implements archive.Accounts.
func (s *Store) Log(ctx context.Context, l archive.Logged) error {
	return s.exec(ctx, "", `INSERT INTO log (at, by, origin, did, what) VALUES (?, ?, ?, ?, ?)`, seconds(l.At), l.By, l.From, l.Did, l.What)
}

// Logs implements archive.Accounts.
func (s *Store) Logs(ctx context.Context, before int64, n int) ([]archive.Logged, error) {
	if before == 0 {
		before = math.MaxInt64
	}
	return rows(ctx, s, func(scan func(...any) error) (l archive.Logged, err error) {
		var at int64
		err = scan(&l.N, &at, &l.By, &l.From, &l.Did, &l.What)
		l.At = timeOf(at)
		return l, err
	}, `SELECT n, at, by, origin, did, what FROM log WHERE n < ? ORDER BY n DESC LIMIT ?`, before, n)
}

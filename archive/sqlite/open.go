package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"github.com/pressly/goose/v3"
	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"github.com/isnad-desk/isnad/archive"
)

//go:embed migrations/*.sql
var migrations embed.FS

// FileName is the name of the archive's file in its data folder. Beside it lie the files of SQLite (-wal, -shm) and the lock.
const FileName = "isnad.db"

const lockName = "isnad.lock"

// Store is an archive in one SQLite file.
type Store struct {
	dir   string
	write *sql.DB // one connection
	read  *sql.DB

	askedMu sync.Mutex
	asked   map[string]*sql.Stmt // of read: what is asked for by key, prepared once

	filedMu      sync.Mutex
	filed        []archive.Filed // what is filed of each article as of that version
	filedVersion int64
	lists        map[string]archive.Postings // of terms that were asked for, without positions, as of that version
	listed       int                         // articles in them
}

var _ archive.Store = (*Store)(nil)

// Open opens the archive of a data folder, and makes folder and archive where they do not exist. An archive of an older version is brought up to
// date; one of a newer version is archive.ErrNewer.
func Open(ctx context.Context, dir string) (*Store, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("data folder %s cannot be made: %w; give another with --data", dir, reason(err))
	}
	path := filepath.Join(dir, FileName)
	if !Exists(dir) {
		if err := blank(ctx, path); err != nil {
			return nil, explain(path, err)
		}
	}
	write, err := connect(path, 1, writeCache)
	if err != nil {
		return nil, err
	}
	if err := migrate(ctx, write); err != nil {
		write.Close()
		return nil, explain(path, err)
	}
	read, err := connect(path, max(2, runtime.GOMAXPROCS(0))+2, readCache) // a search holds one while it asks with another
	if err != nil {
		write.Close()
		return nil, err
	}
	return &Store{dir: dir, write: write, read: read}, nil
}

// Exists reports whether a data folder holds an archive.
func Exists(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, FileName))
	return err == nil
}

// pageSize is in bytes. Of 6,000 articles pages of 2 or 4 kB, which hold one row or two and a rest, made 66 MB, pages of 16 kB 61.
const pageSize = 16 << 10

// blank makes an archive's file. The size of pages is chosen once, before there is a log: a file that is made in write-ahead mode has the size that SQLite chooses.
func blank(ctx context.Context, path string) error {
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: path}).EscapedPath()+fmt.Sprintf("?_pragma=page_size(%d)&_pragma=busy_timeout(30000)", pageSize))
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)
	_, err = db.ExecContext(ctx, `PRAGMA user_version = 0`)
	return errors.Join(err, db.Close())
}

// What each connection holds of the file, in kilobytes. The operating system holds more, and shares it; this is counted as the program's memory.
const (
	writeCache = 8 << 10
	readCache  = 2 << 10
)

// connect prepares a pool of at most n connections, each with that cache.
func connect(path string, n, cache int) (*sql.DB, error) {
	q := url.Values{}
	for _, p := range []string{
		"busy_timeout(30000)", "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(ON)", "temp_store(MEMORY)",
		fmt.Sprintf("cache_size(-%d)", cache), "wal_autocheckpoint(1000)",
	} {
		q.Add("_pragma", p)
	}
	q.Set("_txlock", "immediate")
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: path}).EscapedPath()+"?"+q.Encode())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(n)
	db.SetMaxIdleConns(n)
	return db, nil
}

func migrate(ctx context.Context, db *sql.DB) error {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, db, files)
	if err != nil {
		return err
	}
	known := int64(0)
	for _, s := range p.ListSources() {
		known = max(known, s.Version)
	}
	have, err := p.GetDBVersion(ctx)
	if err != nil {
		return err
	}
	if have > known {
		return archive.ErrNewer
	}
	if have == known {
		return nil
	}
	_, err = p.Up(ctx)
	return err
}

// explain makes an error of opening one that names the file and the next step.
func explain(path string, err error) error {
	var se *sqlite.Error
	switch {
	case errors.Is(err, archive.ErrNewer):
		return fmt.Errorf("archive %s: %w; use that version, or another --data folder", path, archive.ErrNewer)
	case errors.As(err, &se):
		switch se.Code() & 0xff {
		case lib.SQLITE_NOTADB, lib.SQLITE_CORRUPT:
			return fmt.Errorf("archive %s: %w (%s); put a backup in its place", path, archive.ErrDamaged, trim(se.Error()))
		case lib.SQLITE_CANTOPEN, lib.SQLITE_READONLY, lib.SQLITE_PERM:
			return fmt.Errorf("archive %s cannot be opened for writing (%s); check the folder's rights or give another with --data", path, trim(se.Error()))
		case lib.SQLITE_FULL, lib.SQLITE_IOERR:
			return fmt.Errorf("archive %s: the disk is full or failing (%s); nothing of this step was kept", path, trim(se.Error()))
		}
	}
	return fmt.Errorf("archive %s: %w", path, err)
}

func trim(s string) string { return strings.TrimSpace(strings.ReplaceAll(s, "\n", " ")) }

// reason is an error of the file system without operation and path.
func reason(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

// prepared prepares a query of the readers once: to prepare what finds one row takes as long as to find it.
func (s *Store) prepared(ctx context.Context, query string) (*sql.Stmt, error) {
	s.askedMu.Lock()
	defer s.askedMu.Unlock()
	if st := s.asked[query]; st != nil {
		return st, nil
	}
	st, err := s.read.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	if s.asked == nil {
		s.asked = map[string]*sql.Stmt{}
	}
	s.asked[query] = st
	return st, nil
}

// ask asks for the rows of a query that is asked again and again.
func (s *Store) ask(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	st, err := s.prepared(ctx, query)
	if err != nil {
		return nil, err
	}
	return st.QueryContext(ctx, args...)
}

// askOne asks for the one row of such a query.
func (s *Store) askOne(ctx context.Context, query string, args []any, into ...any) error {
	st, err := s.prepared(ctx, query)
	if err != nil {
		return err
	}
	return st.QueryRowContext(ctx, args...).Scan(into...)
}

// Close ends the use of the archive.
func (s *Store) Close() error {
	s.askedMu.Lock()
	defer s.askedMu.Unlock()
	for _, st := range s.asked {
		st.Close()
	}
	s.asked = nil
	return errors.Join(s.read.Close(), s.write.Close())
}

// Lock holds a transaction on a file of its own: the operating system drops it when the process ends, however it ends.
func (s *Store) Lock(ctx context.Context) (func() error, error) {
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: filepath.Join(s.dir, lockName)}).EscapedPath()+"?_pragma=busy_timeout(0)&_pragma=journal_mode(DELETE)&_txlock=exclusive")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	tx, err := db.BeginTx(context.WithoutCancel(ctx), nil)
	if err != nil {
		db.Close()
		var se *sqlite.Error
		if errors.As(err, &se) && se.Code()&0xff == lib.SQLITE_BUSY {
			return nil, archive.ErrBusy
		}
		return nil, explain(filepath.Join(s.dir, lockName), err)
	}
	return func() error { return errors.Join(tx.Rollback(), db.Close()) }, nil
}

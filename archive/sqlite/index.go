package sqlite

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"slices"

	"github.com/isnad-desk/isnad/archive"
	"github.com/isnad-desk/isnad/archive/words"
	"github.com/isnad-desk/isnad/news"
)

// The articles of one chunk of what is filed, and the bytes of each.
const (
	filedChunk = 512
	filedSize  = 12
)

// segmentsPerLevel is how many segments of one level there may be before they are merged into one of the next.
const segmentsPerLevel = 4

// filing changes what is filed within one transaction.
type filing struct {
	ctx    context.Context
	tx     *sql.Tx
	chunks map[int64][]byte
	dirty  map[int64]bool
}

func newFiling(ctx context.Context, tx *sql.Tx) *filing {
	return &filing{ctx, tx, map[int64][]byte{}, map[int64]bool{}}
}

// entry returns the bytes of an article.
func (f *filing) entry(seq int64) ([]byte, error) {
	n := seq / filedChunk
	body, ok := f.chunks[n]
	if !ok {
		err := f.tx.QueryRowContext(f.ctx, `SELECT body FROM filed WHERE chunk = ?`, n).Scan(&body)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return nil, err
		}
		if len(body) != filedChunk*filedSize {
			body = make([]byte, filedChunk*filedSize)
		}
		f.chunks[n] = body
	}
	return body[seq%filedChunk*filedSize:][:filedSize], nil
}

// set changes the entry of an article.
func (f *filing) set(seq int64, change func(*archive.Filed)) error {
	e, err := f.entry(seq)
	if err != nil {
		return err
	}
	v := filed(e)
	change(&v)
	binary.LittleEndian.PutUint16(e, v.Length)
	e[2], e[3] = byte(v.Standings), v.Origins
	binary.LittleEndian.PutUint32(e[4:], uint32(v.Published.From))
	binary.LittleEndian.PutUint32(e[8:], uint32(v.Published.To))
	f.dirty[seq/filedChunk] = true
	return nil
}

func filed(e []byte) archive.Filed {
	return archive.Filed{
		Length: binary.LittleEndian.Uint16(e), Standings: archive.Standings(e[2]), Origins: e[3],
		Published: news.Interval{From: news.Day(binary.LittleEndian.Uint32(e[4:])), To: news.Day(binary.LittleEndian.Uint32(e[8:]))},
	}
}

// alive reports whether an article is in the index.
func (f *filing) alive(seq int64) bool {
	e, err := f.entry(seq)
	return err != nil || filed(e).Length > 0 // after an error the transaction is lost anyway
}

func (f *filing) save() error {
	if len(f.dirty) == 0 {
		return nil
	}
	for n := range f.dirty {
		if _, err := f.tx.ExecContext(f.ctx, `INSERT INTO filed (chunk, body) VALUES (?, ?) ON CONFLICT (chunk) DO UPDATE SET body = excluded.body`, n, f.chunks[n]); err != nil {
			return err
		}
	}
	_, err := f.tx.ExecContext(f.ctx, `UPDATE indexed SET version = version + 1`)
	return err
}

// index puts what was read into the index.
func (f *filing) index(reads []archive.Read) error {
	docs := make([]words.Doc, 0, len(reads))
	for i := range reads {
		r := &reads[i]
		if r.Replaces != 0 {
			if err := f.set(r.Replaces, func(v *archive.Filed) { *v = archive.Filed{} }); err != nil {
				return err
			}
			docs = slices.DeleteFunc(docs, func(d words.Doc) bool { return d.Seq == r.Replaces })
		}
		err := f.set(r.Seq, func(v *archive.Filed) {
			*v = archive.Filed{Length: uint16(min(max(r.Index.Length, 1), 1<<16-1)), Published: news.Unknown}
			if p := r.Record.Article.Published; p != nil {
				v.Published = p.Interval
			}
		})
		if err != nil {
			return err
		}
		docs = append(docs, words.Doc{Seq: r.Seq, Document: r.Index})
	}
	if len(docs) == 0 {
		return nil
	}
	slices.SortFunc(docs, func(a, b words.Doc) int { return cmp.Compare(a.Seq, b.Seq) })
	if err := f.segment(0, func(emit func(words.Block) error) error { return words.Build(docs, emit) }); err != nil {
		return err
	}
	return f.merge()
}

// segment writes one segment.
func (f *filing) segment(level int, build func(emit func(words.Block) error) error) error {
	res, err := f.tx.ExecContext(f.ctx, `INSERT INTO segment (level) VALUES (?)`, level)
	if err != nil {
		return err
	}
	id, err := res.LastInsertId()
	if err != nil {
		return err
	}
	add, err := f.tx.PrepareContext(f.ctx, `INSERT INTO block (segment, first, sum, body, at) VALUES (?, ?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	defer add.Close()
	return build(func(b words.Block) error {
		if b.At == nil {
			b.At = []byte{}
		}
		_, err := add.ExecContext(f.ctx, id, b.First, blockSum(b.Body, b.At), b.Body, b.At)
		return err
	})
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func blockSum(body, at []byte) int64 {
	return int64(crc32.Update(crc32.Checksum(body, castagnoli), castagnoli, at))
}

// merge makes one segment of those of a level while there are too many.
func (f *filing) merge() error {
	for level := 0; ; level++ {
		var ids []int64
		rows, err := f.tx.QueryContext(f.ctx, `SELECT id FROM segment WHERE level = ? ORDER BY id`, level)
		if err != nil {
			return err
		}
		for rows.Next() {
			var id int64
			if err := rows.Scan(&id); err != nil {
				rows.Close()
				return err
			}
			ids = append(ids, id)
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			return err
		}
		if len(ids) < segmentsPerLevel {
			return nil
		}
		next, err := f.tx.PrepareContext(f.ctx, `SELECT first, body, at FROM block WHERE segment = ? AND first > ? ORDER BY first LIMIT 1`)
		if err != nil {
			return err
		}
		sources := make([]words.Source, len(ids))
		for i, id := range ids {
			after := ""
			sources[i] = func() (b words.Block, ok bool, err error) {
				err = next.QueryRowContext(f.ctx, id, after).Scan(&b.First, &b.Body, &b.At)
				if errors.Is(err, sql.ErrNoRows) {
					return b, false, nil
				}
				after = b.First
				return b, err == nil, err
			}
		}
		err = f.segment(level+1, func(emit func(words.Block) error) error { return words.Merge(sources, f.alive, emit) })
		next.Close()
		if err != nil {
			return err
		}
		for _, id := range ids {
			if _, err := f.tx.ExecContext(f.ctx, `DELETE FROM block WHERE segment = ?`, id); err != nil {
				return err
			}
			if _, err := f.tx.ExecContext(f.ctx, `DELETE FROM segment WHERE id = ?`, id); err != nil {
				return err
			}
		}
	}
}

// place keeps to which stories articles belong.
func (f *filing) place(places []archive.Place) error {
	if len(places) == 0 {
		return nil
	}
	find, err := f.tx.PrepareContext(f.ctx, `SELECT seq FROM article WHERE id = ? AND next = 0`)
	if err != nil {
		return err
	}
	defer find.Close()
	put, err := f.tx.PrepareContext(f.ctx, `INSERT INTO placed (seq, story) VALUES (?, ?) ON CONFLICT (seq) DO UPDATE SET story = excluded.story`)
	if err != nil {
		return err
	}
	defer put.Close()
	for _, p := range places {
		rows, err := find.QueryContext(f.ctx, p.Article)
		if err != nil {
			return err
		}
		var seqs []int64
		for rows.Next() {
			var seq int64
			if err := rows.Scan(&seq); err != nil {
				rows.Close()
				return err
			}
			seqs = append(seqs, seq)
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			return err
		}
		for _, seq := range seqs {
			if _, err := put.ExecContext(f.ctx, seq, p.Story); err != nil {
				return err
			}
			err := f.set(seq, func(v *archive.Filed) { v.Standings, v.Origins = p.Standings, uint8(min(p.Origins, 255)) })
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// index is the index as one read transaction sees it.
type index struct {
	s       *Store
	conn    *sql.Conn
	filed   []archive.Filed
	version int64
	plain   *sql.Stmt // finds a term's blocks
	with    *sql.Stmt // the same with positions
	article *sql.Stmt
	record  *sql.Stmt
}

// Index implements archive.Store.
func (s *Store) Index(ctx context.Context) (archive.Index, error) {
	conn, err := s.read.Conn(ctx)
	if err != nil {
		return nil, s.explain(ctx, err)
	}
	x := &index{s: s, conn: conn}
	if err := x.begin(ctx); err != nil {
		return nil, errors.Join(s.explain(ctx, err), x.Close())
	}
	return x, nil
}

func (x *index) begin(ctx context.Context) error {
	if _, err := x.conn.ExecContext(ctx, `BEGIN DEFERRED`); err != nil {
		return err
	}
	var version int64
	if err := x.conn.QueryRowContext(ctx, `SELECT version FROM indexed`).Scan(&version); err != nil {
		return err
	}
	x.s.filedMu.Lock()
	defer x.s.filedMu.Unlock()
	if x.s.filed == nil || x.s.filedVersion != version {
		all, err := x.load(ctx)
		if err != nil {
			return err
		}
		x.s.filed, x.s.filedVersion = all, version
		x.s.lists, x.s.listed = nil, 0
	}
	x.filed, x.version = x.s.filed, version
	return nil
}

func (x *index) load(ctx context.Context) ([]archive.Filed, error) {
	rows, err := x.conn.QueryContext(ctx, `SELECT chunk, body FROM filed ORDER BY chunk`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	all := []archive.Filed{}
	for rows.Next() {
		var chunk int64
		var body sql.RawBytes
		if err := rows.Scan(&chunk, &body); err != nil {
			return nil, err
		}
		if len(body) != filedChunk*filedSize || chunk < 0 {
			return nil, fmt.Errorf("what is filed of articles from %d on: %w", chunk*filedChunk, archive.ErrDamaged)
		}
		all = slices.Grow(all, int((chunk+1)*filedChunk)-len(all))[:(chunk+1)*filedChunk]
		for i := range filedChunk {
			all[chunk*filedChunk+int64(i)] = filed(body[i*filedSize:])
		}
	}
	return all, rows.Err()
}

func (x *index) Filed() []archive.Filed { return x.filed }

// blocksOf finds in each segment the block that may hold a term.
const blocksOf = ` FROM segment s JOIN block b ON b.id = (SELECT id FROM block WHERE segment = s.id AND first <= ?1 ORDER BY first DESC LIMIT 1) ORDER BY s.id`

// Bounds of the lists that are kept in memory: long ones are soon read beside what it takes to add them up, and a dozen bytes an article make
// some 24 MB.
const (
	maxKept    = 16 << 10 // articles of one list
	maxKeptAll = 2 << 20  // and of all
)

// Postings implements archive.Index.
func (x *index) Postings(ctx context.Context, term string, positions bool) (archive.Postings, error) {
	if positions {
		return x.postings(ctx, term, true)
	}
	x.s.filedMu.Lock()
	p, ok := x.s.lists[term]
	ok = ok && x.s.filedVersion == x.version
	x.s.filedMu.Unlock()
	if ok {
		return p, nil
	}
	p, err := x.postings(ctx, term, false)
	if err != nil || len(p.Seq) > maxKept {
		return p, err
	}
	p.Seq, p.Count, p.Front = slices.Clip(p.Seq), slices.Clip(p.Count), slices.Clip(p.Front)
	x.s.filedMu.Lock()
	defer x.s.filedMu.Unlock()
	if x.s.filedVersion == x.version {
		if x.s.listed += len(p.Seq) + 16; x.s.lists == nil || x.s.listed > maxKeptAll {
			x.s.lists, x.s.listed = map[string]archive.Postings{}, len(p.Seq)+16
		}
		x.s.lists[term] = p
	}
	return p, nil
}

func (x *index) postings(ctx context.Context, term string, positions bool) (p archive.Postings, err error) {
	stmt, columns := &x.plain, `SELECT b.body, x''`
	if positions {
		stmt, columns = &x.with, `SELECT b.body, b.at`
	}
	find, err := x.prepared(ctx, stmt, columns+blocksOf)
	if err != nil {
		return p, err
	}
	rows, err := find.QueryContext(ctx, term)
	if err != nil {
		return p, x.s.explain(ctx, err)
	}
	defer rows.Close()
	for rows.Next() {
		var body, at sql.RawBytes
		if err := rows.Scan(&body, &at); err != nil {
			return p, x.s.explain(ctx, err)
		}
		if !positions {
			at = nil
		} else if at == nil {
			at = []byte{}
		}
		r := words.NewReader(body, at)
		if r.Seek(term) {
			r.Append(&p)
		}
		if err := r.Err(); err != nil {
			return p, err
		}
	}
	p.Sort()
	return p, x.s.explain(ctx, rows.Err())
}

func (x *index) Article(ctx context.Context, seq int64) (archive.Article, string, error) {
	var story sql.NullString
	stmt, err := x.prepared(ctx, &x.article, `SELECT `+articleColumns+`, p.story`+fromArticle+`LEFT JOIN placed p ON p.seq = a.seq WHERE a.seq = ?`)
	if err != nil {
		return archive.Article{}, "", err
	}
	row := stmt.QueryRowContext(ctx, seq)
	a, err := article(func(into ...any) error { return row.Scan(append(into, &story)...) })
	if errors.Is(err, sql.ErrNoRows) {
		err = fmt.Errorf("article %d: %w", seq, archive.ErrNotFound)
	}
	return a, story.String, x.s.explain(ctx, err)
}

func (x *index) Record(ctx context.Context, seq int64) (*news.Record, error) {
	stmt, err := x.prepared(ctx, &x.record, recordQuery)
	if err != nil {
		return nil, err
	}
	return x.s.record(ctx, stmt.QueryRowContext(ctx, seq).Scan, seq)
}

// prepared returns a statement, which is made when it is first asked for.
func (x *index) prepared(ctx context.Context, stmt **sql.Stmt, query string) (*sql.Stmt, error) {
	if *stmt == nil {
		var err error
		if *stmt, err = x.conn.PrepareContext(ctx, query); err != nil {
			return nil, x.s.explain(ctx, err)
		}
	}
	return *stmt, nil
}

func (x *index) Close() error {
	var errs []error
	for _, s := range []*sql.Stmt{x.plain, x.with, x.article, x.record} {
		if s != nil {
			errs = append(errs, s.Close())
		}
	}
	if _, err := x.conn.ExecContext(context.Background(), `ROLLBACK`); err != nil {
		errs = append(errs, err)
	}
	return errors.Join(append(errs, x.conn.Close())...)
}

// checkIndex looks through every block of the index.
func (s *Store) checkIndex(ctx context.Context, note func(format string, args ...any)) error {
	if err := s.checkFiled(ctx, note); err != nil {
		return err
	}
	rows, err := s.read.QueryContext(ctx, `SELECT id, first, sum, body, at FROM block ORDER BY segment, first`)
	if err != nil {
		return s.explain(ctx, err)
	}
	defer rows.Close()
	for rows.Next() {
		var id, sum int64
		var first string
		var body, at sql.RawBytes
		if err := rows.Scan(&id, &first, &sum, &body, &at); err != nil {
			return s.explain(ctx, err)
		}
		if blockSum(body, at) != sum {
			note("block %d of the index: its checksum differs", id)
		} else if !bytes.Contains(body[:min(len(body), len(first)+16)], []byte(first)) {
			note("block %d of the index does not begin with its first term", id)
		}
	}
	return s.explain(ctx, rows.Err())
}

// checkFiled compares what is filed with the current articles.
func (s *Store) checkFiled(ctx context.Context, note func(format string, args ...any)) error {
	s.filedMu.Lock()
	s.filed = nil // what the file holds is looked at, not what was read of it before
	s.filedMu.Unlock()
	i, err := s.Index(ctx)
	if err != nil {
		if errors.Is(err, archive.ErrDamaged) {
			note("%s", err)
			return nil
		}
		return err
	}
	x := i.(*index)
	defer x.Close()
	rows, err := x.conn.QueryContext(ctx, `SELECT seq FROM article WHERE next = 0 ORDER BY seq`)
	if err != nil {
		return s.explain(ctx, err)
	}
	defer rows.Close()
	at := int64(0)
	surplus := func(until int64) {
		for ; at < min(until, int64(len(x.filed))); at++ {
			if x.filed[at].Length > 0 {
				note("the index holds article %d, which is no current article", at)
			}
		}
	}
	for rows.Next() {
		var seq int64
		if err := rows.Scan(&seq); err != nil {
			return s.explain(ctx, err)
		}
		surplus(seq)
		at = seq + 1
		if seq >= int64(len(x.filed)) || x.filed[seq].Length == 0 {
			note("article %d is not in the index", seq)
		}
	}
	surplus(int64(len(x.filed)))
	return s.explain(ctx, rows.Err())
}

package archive

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"time"

	"github.com/isnad-desk/isnad/news"
)

// Errors that callers may look for with errors.Is.
var (
	// ErrNotFound says that the archive holds no such thing.
	ErrNotFound = errors.New("not in the archive")
	// ErrBusy says that another process works the queue of this archive.
	ErrBusy = errors.New("another process works on this archive")
	// ErrNewer says that the archive was written by a newer version of the program.
	ErrNewer = errors.New("written by a newer version of the program")
	// ErrDamaged says that what was stored cannot be what was written.
	ErrDamaged = errors.New("damaged")
)

// Key identifies an input by its content and its address: the same page fetched twice has one key, the same page changed has another.
type Key [sha256.Size]byte

// String returns the key in hexadecimal.
func (k Key) String() string { return hex.EncodeToString(k[:]) }

// KeyOf returns the key of an input from source. What a reader would not see, such as notes, does not count.
func KeyOf(source string, in *news.Input) Key {
	h := sha256.New()
	for _, s := range []string{source, in.Outlet, in.Title, in.Byline, in.Published, in.Text} {
		field(h, s)
	}
	var k Key
	h.Sum(k[:0])
	return k
}

// field writes a string so that no two lists of fields write the same bytes.
func field(h hash.Hash, s string) {
	n := len(s)
	h.Write([]byte{byte(n), byte(n >> 8), byte(n >> 16), byte(n >> 24)})
	_, _ = io.WriteString(h, s) // a hash never fails
}

// Item is an input on its way through the archive.
type Item struct {
	// Seq numbers the items of an archive in the order in which they were taken in, from 1. An article has the number of its item.
	Seq int64
	Key Key
	// Source is where the article stands: its address, or the whole path of its file. Items of one source are versions of one article.
	Source   string
	Input    news.Input
	Taken    time.Time
	Attempts int // how often it was tried and failed
	// Damaged says what is wrong with an item that waits and cannot be unpacked any more; its Input then tells only where it came from.
	Damaged error
}

// Failure is an input that could not be taken in or read.
type Failure struct {
	// Location is what the user gave, and what a retry takes in again where Seq is 0.
	Location string
	Seq      int64 // the item that cannot be read; 0 where nothing was taken in
	Reason   string
	Do       string // what the user can do
	Attempts int
	At       time.Time
}

// Article is what an archive knows of an article without opening its text.
type Article struct {
	Seq       int64
	ID        string // the record's id
	Key       Key
	Source    string
	Location  string
	URL       string
	Outlet    string
	Title     string
	Published news.Interval
	Taken     time.Time
	Sum       [sha256.Size]byte // SHA-256 of the input as stored, before compression
	// Next is the article that replaced this one as the current version of its source, or 0.
	Next int64
	// Reader is the version of the code, lexicons and model that read it.
	Reader string
}

// Read is one item with what was found in it.
type Read struct {
	Seq    int64
	Record *news.Record
	// Input is what was read, as it waited in the queue: the record is kept without what stands there. Nil keeps it whole.
	Input  *news.Input
	Reader string
	// Replaces is the article of which this one is a newer version, or 0.
	Replaces int64
	// Index is what can be searched of the record.
	Index Document
}

// Batch is a set of changes that are kept together or not at all.
type Batch struct {
	Read   []Read
	Failed []Failure // items with Seq leave the queue for the list of failures
	// Parts are the pieces of derived state that changed, by key; a nil body removes a piece.
	Parts map[string][]byte
	// Placed are articles whose story is another or known better than before.
	Placed []Place
}

// Empty reports whether a batch changes nothing.
func (b *Batch) Empty() bool {
	return len(b.Read) == 0 && len(b.Failed) == 0 && len(b.Parts) == 0 && len(b.Placed) == 0
}

// Counts says how much an archive holds.
type Counts struct {
	Items, Waiting, Articles, Versions, Failures, Judgements int
	Bytes                                                    int64 // on disk, where the store can tell
	Text                                                     int64 // bytes of the texts that were taken in
}

// Version says how far an archive has come: it is another one after articles, judgements or what is filed of them have changed.
type Version struct {
	Articles   int   // that were read, superseded ones too
	Last       int64 // the highest number of one
	Judgements int64 // the number of the last
	Filed      int64 // how often what is filed of articles was changed
}

// Judgement is what a person decided, with the day and the name, kept for ever: undoing one is a judgement too, of kind "undo".
type Judgement struct {
	N  int64 // number, from 1, in the order of judging
	At time.Time
	By string
	news.Judgement
	// Undoes is the number of the judgement that this one takes back, or 0.
	Undoes int64
	// Undone is the number of the judgement that undid this one, or 0.
	Undone int64
}

// Finding is something that is not as it should be in an archive.
type Finding struct {
	What string // what is wrong, with the thing's name
	Do   string // how to mend it
}

// Store keeps an archive. All methods may be called from several goroutines. A method that returns an error has changed nothing.
type Store interface {
	// Enqueue writes items that are not in the archive yet, in their order, and returns for each its number and whether it is new. An item that failed
	// because it was damaged is written again, and counts as new. When it returns they survive the loss of power.
	Enqueue(ctx context.Context, items []Item) ([]Entry, error)
	// Fail adds inputs that could not be taken in to the list of failures; one that is there already counts a further attempt.
	Fail(ctx context.Context, failures []Failure) error
	// Lock gives the right to work the queue and to write batches to one process until unlock is called or the process ends, or returns ErrBusy.
	Lock(ctx context.Context) (unlock func() error, err error)
	// Waiting returns up to n items that wait to be read, in order of Seq, from the first after seq; damaged ones too, which say so.
	Waiting(ctx context.Context, after int64, n int) ([]Item, error)
	// Save keeps a batch.
	Save(ctx context.Context, b *Batch) error
	// Failures lists what could not be taken in or read, oldest first.
	Failures(ctx context.Context) ([]Failure, error)
	// Retry puts items of the list of failures back into the queue and returns the failures without an item, whose locations are to be taken in
	// again. No locations means all. A failure stays on the list until what failed is done.
	Retry(ctx context.Context, locations ...string) (again []Failure, queued int, err error)

	// Current returns the current version of a source, or ErrNotFound.
	Current(ctx context.Context, source string) (Article, error)
	// Article returns the article with a record's id, or ErrNotFound.
	Article(ctx context.Context, id string) (Article, error)
	// Articles calls each for every article in order of Seq, from the first after seq; superseded versions too. An error of each ends it and is returned.
	Articles(ctx context.Context, after int64, each func(Article) error) error
	// Versions returns all versions of a source, oldest first.
	Versions(ctx context.Context, source string) ([]Article, error)
	// Input returns what was taken in as item seq, or ErrNotFound.
	Input(ctx context.Context, seq int64) (Item, error)
	// Record returns what was found in article seq, or ErrNotFound.
	Record(ctx context.Context, seq int64) (*news.Record, error)

	// Parts calls each for every piece of derived state whose key begins with prefix, in order of its key.
	Parts(ctx context.Context, prefix string, each func(key string, body []byte) error) error
	// Sums calls each for every such piece with a sum of its body: pieces of one sum are the same. It reads no bodies.
	Sums(ctx context.Context, prefix string, each func(key string, sum []byte) error) error
	// Part returns one piece, or ErrNotFound.
	Part(ctx context.Context, key string) ([]byte, error)
	// Index opens the index for reading.
	Index(ctx context.Context) (Index, error)

	// Forget throws away what is derived: records, the index and the parts. Items that were read wait again; failures of items are tried again.
	Forget(ctx context.Context) error

	// Judge keeps a judgement and returns its number. Undoing marks the judgement that is undone.
	Judge(ctx context.Context, j Judgement) (int64, error)
	// Judgements returns all judgements in the order of judging.
	Judgements(ctx context.Context) ([]Judgement, error)

	// Version says how far the archive has come. It costs next to nothing.
	Version(ctx context.Context) (Version, error)
	// Counts says how much there is. It looks at every article.
	Counts(ctx context.Context) (Counts, error)
	// Check looks through everything that is stored and returns what is wrong.
	Check(ctx context.Context) ([]Finding, error)
	// Backup writes a whole copy of the archive, as it is at one moment, to a file that must not exist; work may go on.
	Backup(ctx context.Context, path string) error
	Close() error
}

// Entry is what became of an item that was handed in.
type Entry struct {
	Seq   int64
	Fresh bool // it was not in the archive before
}

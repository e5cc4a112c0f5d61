package file

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"github.com/isnad-desk/isnad/intake"
	"github.com/isnad-desk/isnad/intake/charset"
	"github.com/isnad-desk/isnad/news"
)

// MaxArticle is the largest article that is taken in, in bytes as stored.
const MaxArticle = 32 << 20

// maxDepth bounds how deep folders may lie in folders.
const maxDepth = 64

// kind is what a file name says of the content.
type kind uint8

const (
	unknown kind = iota
	plainText
	oneObject
	objectLines
	archive
	webPage
	feedFile
	webArchive
	table
	tarball
)

func kindOf(name string) kind {
	name = strings.ToLower(name)
	switch {
	case strings.HasSuffix(name, ".tar.gz"), strings.HasSuffix(name, ".tgz"), strings.HasSuffix(name, ".tar"):
		return tarball
	case strings.HasSuffix(name, ".warc"), strings.HasSuffix(name, ".warc.gz"):
		return webArchive
	}
	switch filepath.Ext(name) {
	case ".txt", ".text":
		return plainText
	case ".json":
		return oneObject
	case ".jsonl", ".ndjson":
		return objectLines
	case ".zip":
		return archive
	case ".html", ".htm", ".xhtml":
		return webPage
	case ".rss", ".atom", ".xml":
		return feedFile
	case ".csv", ".tsv":
		return table
	}
	return unknown
}

// formats is the end of messages that say what can be read.
const formats = ".txt, .json, .jsonl, .csv, .html, .rss, .atom, .warc, .zip and .tar files and folders of them are read"

// Articles yields the articles of the paths in order; a folder is walked in name order; "-" is standard input, text or JSON.
// In a folder, files of other kinds and hidden files are passed over; a file that is named itself is tried as text.
// An input that cannot be read yields an *intake.Error and the walk goes on.
func Articles(paths []string, stdin io.Reader) iter.Seq2[news.Input, error] {
	return func(yield func(news.Input, error) bool) {
		w := walker{yield: yield}
		for _, p := range paths {
			if p == "-" {
				w.stream("-", stdin)
			} else {
				w.named(p)
			}
			if w.stopped {
				return
			}
		}
	}
}

// walker yields what it finds until the receiver wants no more.
type walker struct {
	yield   func(news.Input, error) bool
	stopped bool
	found   int // articles and errors so far
}

func (w *walker) give(in news.Input) {
	if w.found++; !w.stopped {
		w.stopped = !w.yield(in, nil)
	}
}

func (w *walker) fail(location, reason, do string) {
	if w.found++; !w.stopped {
		w.stopped = !w.yield(news.Input{}, &intake.Error{Location: location, Reason: oneLine(reason), Do: do})
	}
}

// oneLine keeps control characters of names and contents out of messages.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return ' '
		}
		return r
	}, s)
}

// why returns the reason of a file error without operation and path, which the message names already, and what to do.
func why(err error) (reason, do string) {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		err = pe.Err
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "no such file or folder", "check the path"
	case errors.Is(err, fs.ErrPermission):
		return "permission denied", "check its rights"
	}
	return err.Error(), "check the file"
}

// named walks a path that the user gave.
func (w *walker) named(p string) {
	info, err := os.Stat(p)
	if err != nil {
		reason, do := why(err)
		w.fail(p, reason, do)
		return
	}
	if !info.IsDir() {
		w.file(p, info, kindOf(p))
		return
	}
	before := w.found
	w.folder(p, []os.FileInfo{info})
	if w.found == before && !w.stopped {
		w.fail(p, "no article in this folder", formats)
	}
}

// folder walks a folder in name order. above are the folders on the way to it, itself last: a link back to one of them is not followed.
func (w *walker) folder(p string, above []os.FileInfo) {
	if len(above) > maxDepth {
		w.fail(p, fmt.Sprintf("more than %d folders inside one another", maxDepth), "move it up")
		return
	}
	entries, err := os.ReadDir(p)
	if err != nil {
		reason, do := why(err)
		w.fail(p, reason, do)
		return
	}
	for _, e := range entries {
		if w.stopped {
			return
		}
		name := e.Name()
		if strings.HasPrefix(name, ".") {
			continue
		}
		path := filepath.Join(p, name)
		k := kindOf(name)
		if k == unknown && !e.IsDir() && e.Type()&fs.ModeSymlink == 0 {
			continue
		}
		info, err := os.Stat(path)
		if err != nil {
			if k != unknown { // a dangling link of an unknown name is no article
				reason, do := why(err)
				w.fail(path, reason, do)
			}
			continue
		}
		switch {
		case info.IsDir():
			if loops(info, above) {
				w.fail(path, "links back to a folder that holds it", "remove the link; its articles are read once")
				continue
			}
			w.folder(path, append(above[:len(above):len(above)], info))
		case k == unknown || !info.Mode().IsRegular() || isTwin(path):
		default:
			w.file(path, info, k)
		}
	}
}

func loops(info os.FileInfo, above []os.FileInfo) bool {
	for _, a := range above {
		if os.SameFile(a, info) {
			return true
		}
	}
	return false
}

// file reads one file.
func (w *walker) file(p string, info os.FileInfo, k kind) {
	f, err := os.Open(p)
	if err != nil {
		reason, do := why(err)
		w.fail(p, reason, do)
		return
	}
	defer f.Close()
	switch {
	case !info.Mode().IsRegular(): // a pipe: its name says nothing
		w.stream(p, f)
	case k == archive:
		w.zip(p, f, info.Size())
	case k == objectLines:
		w.lines(p, bufio.NewReaderSize(f, 1<<16))
	case k == webArchive:
		w.warc(p, f)
	case k == tarball:
		w.tar(p, f)
	case k == table:
		w.table(p, f)
	case info.Size() > MaxArticle:
		w.tooLarge(p)
	default:
		w.one(p, f, k, MaxArticle)
	}
}

func (w *walker) tooLarge(location string) {
	w.fail(location, fmt.Sprintf("larger than %d MB", MaxArticle>>20), "split it into articles")
}

// one reads one article from r, no more than limit bytes.
func (w *walker) one(location string, r io.Reader, k kind, limit int64) {
	raw, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		reason, do := why(err)
		w.fail(location, reason, do)
		return
	}
	if int64(len(raw)) > limit {
		w.tooLarge(location)
		return
	}
	w.bytes(location, raw, k)
}

// bytes makes an article of the content of a file.
func (w *walker) bytes(location string, raw []byte, k kind) {
	if len(raw) == 0 {
		w.fail(location, "empty", "leave it out, or give it a text")
		return
	}
	switch k {
	case webPage:
		w.page(location, "", "", raw)
		return
	case feedFile:
		w.feed(location, raw)
		return
	}
	s, note, err := charset.Decode(raw)
	if err != nil {
		w.fail(location, err.Error(), "save it as UTF-8 text")
		return
	}
	if strings.TrimSpace(s) == "" {
		w.fail(location, "empty: nothing but blanks", "leave it out, or give it a text")
		return
	}
	in := news.Input{Location: location, Text: s}
	if k == oneObject || k == unknown && strings.HasPrefix(strings.TrimLeft(s, " \t\r\n"), "{") && json.Valid([]byte(s)) {
		if in, err = object(location, []byte(s)); err != nil {
			w.fail(location, err.Error(), "see the fields of an article in the documentation")
			return
		}
	}
	if note != "" {
		in.Notes = append(in.Notes, note)
	}
	w.give(in)
}

// stream reads standard input or a pipe: JSON when it begins with a brace, one object or one a line; else one text.
func (w *walker) stream(location string, r io.Reader) {
	if r == nil {
		w.fail(location, "no standard input", "give a path")
		return
	}
	br := bufio.NewReaderSize(r, 1<<16)
	head, err := br.Peek(512)
	if err != nil && len(head) == 0 {
		if errors.Is(err, io.EOF) {
			w.fail(location, "empty", "give it a text")
			return
		}
		reason, do := why(err)
		w.fail(location, reason, do)
		return
	}
	if bytes.HasPrefix(head, []byte("PK\x03\x04")) {
		w.fail(location, "a zip archive cannot be read from a pipe", "give its path")
		return
	}
	head = bytes.TrimLeft(bytes.TrimPrefix(head, charset.BOM), " \t\r\n")
	if !bytes.HasPrefix(head, []byte("{")) {
		w.one(location, br, unknown, MaxArticle)
		return
	}
	first, err := line(br)
	if err != nil && !errors.Is(err, io.EOF) {
		w.lineError(location, err)
		return
	}
	if complete(first) { // one object a line
		w.lines(location, io.MultiReader(bytes.NewReader(append(first, '\n')), br))
		return
	}
	w.one(location, io.MultiReader(bytes.NewReader(append(first, '\n')), br), oneObject, MaxArticle)
}

// Known reports whether the name of a file is one of those that are read in a folder.
func Known(name string) bool { return kindOf(name) != unknown }

package file

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
)

// Limits on archives. News text shrinks three to ten times; what grows hundreds of times is no news.
const (
	maxEntries = 200_000
	maxTotal   = 4 << 30 // bytes unpacked of one archive
	maxRatio   = 200     // unpacked against packed, from freeSize on
	freeSize   = 1 << 20
)

// zip reads the articles of an archive in the order of their names. What an entry says of its size is not believed: it is read up to a limit.
func (w *walker) zip(p string, r io.ReaderAt, size int64) {
	z, err := zip.NewReader(r, size)
	if err != nil {
		reason := "broken zip archive"
		if size == 0 {
			reason = "empty"
		}
		w.fail(p, reason, "make it again")
		return
	}
	if len(z.File) > maxEntries {
		w.fail(p, fmt.Sprintf("more than %d files in one archive", maxEntries), "split it")
		return
	}
	files := slices.Clone(z.File)
	slices.SortStableFunc(files, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	before := w.found
	total := int64(0)
	for _, f := range files {
		if w.stopped {
			return
		}
		k := kindOf(f.Name)
		if k == unknown || f.FileInfo().IsDir() || hidden(f.Name) {
			continue
		}
		at := p + "/" + oneLine(strings.ToValidUTF8(f.Name, "?"))
		switch {
		case k == archive || k == tarball || k == webArchive:
			w.fail(at, "an archive inside an archive is not opened", "unpack it")
			continue
		case f.Flags&1 != 0:
			w.fail(at, "encrypted", "unpack it")
			continue
		}
		entry, err := f.Open()
		if err != nil {
			w.zipError(at, err)
			continue
		}
		limit := int64(MaxArticle)
		if k == objectLines || k == table {
			limit = maxTotal
		}
		ratio := max(int64(freeSize), int64(min(f.CompressedSize64, 1<<40))*maxRatio)
		bound := &bounded{r: entry, left: min(limit, ratio, maxTotal-total)}
		start := bound.left
		switch k {
		case objectLines:
			w.lines(at, bound)
		case table:
			w.table(at, bound)
		default:
			raw, err := io.ReadAll(bound)
			if err != nil {
				w.zipError(at, explain(err, limit, ratio, maxTotal-total))
			} else {
				w.bytes(at, raw, k)
			}
		}
		entry.Close()
		if total += start - bound.left; total >= maxTotal {
			w.fail(p, fmt.Sprintf("unpacks to more than %d GB", maxTotal>>30), "the rest was left out; split it")
			return
		}
	}
	if w.found == before && !w.stopped {
		w.fail(p, "no article in this archive", formats)
	}
}

// hidden reports names that begin with a dot, and what macOS adds to archives.
func hidden(name string) bool {
	for _, part := range strings.Split(path.Clean(strings.ReplaceAll(name, "\\", "/")), "/") {
		if strings.HasPrefix(part, ".") && part != "." && part != ".." || part == "__MACOSX" {
			return true
		}
	}
	return false
}

var errBound = errors.New("unpacks to more than it may")

// bounded is a reader that fails after so many bytes.
type bounded struct {
	r    io.Reader
	left int64
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.left <= 0 {
		var one [1]byte
		if n, err := b.r.Read(one[:]); n == 0 && err != nil {
			return 0, err
		}
		return 0, errBound
	}
	if int64(len(p)) > b.left {
		p = p[:b.left]
	}
	n, err := b.r.Read(p)
	b.left -= int64(n)
	return n, err
}

// explain says which bound was met.
func explain(err error, limit, ratio, total int64) error {
	if !errors.Is(err, errBound) {
		return err
	}
	switch min(limit, ratio, total) {
	case limit:
		return fmt.Errorf("larger than %d MB", MaxArticle>>20)
	case ratio:
		return fmt.Errorf("unpacks to more than %d times its size", maxRatio)
	}
	return fmt.Errorf("the archive unpacks to more than %d GB", maxTotal>>30)
}

func (w *walker) zipError(at string, err error) {
	reason := err.Error()
	switch {
	case errors.Is(err, zip.ErrChecksum):
		reason = "damaged in the archive"
	case errors.Is(err, zip.ErrAlgorithm):
		reason = "packed in a way that cannot be read"
	case errors.Is(err, io.ErrUnexpectedEOF):
		reason = "cut off in the archive"
	}
	w.fail(at, strings.TrimPrefix(reason, "zip: "), "make the archive again, or leave the file out")
}

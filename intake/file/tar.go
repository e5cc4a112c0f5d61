package file

import (
	"archive/tar"
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"strings"
)

// tar reads the articles of a tar archive, plain or gzip, in the order in which they stand.
func (w *walker) tar(p string, r io.Reader) {
	br := bufio.NewReaderSize(r, 1<<16)
	packed := &meter{r: br}
	var src io.Reader = packed
	if head, _ := br.Peek(2); bytes.Equal(head, []byte{0x1f, 0x8b}) {
		z, err := gzip.NewReader(packed)
		if err != nil {
			w.fail(p, "broken gzip: "+err.Error(), "make it again")
			return
		}
		src = z
	}
	t := tar.NewReader(&guarded{meter: meter{r: src}, packed: packed})
	before := w.found
	for n := 0; !w.stopped; n++ {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		switch {
		case errors.Is(err, errBound):
			w.fail(p, fmt.Sprintf("unpacks to more than %d times its size or %d GB", maxRatio, maxTotal>>30), "the rest was left out; split it")
			return
		case err != nil:
			w.fail(p, "broken tar archive: "+strings.TrimPrefix(err.Error(), "archive/tar: "), "what stands before the fault was read; make it again")
			return
		case n > maxEntries:
			w.fail(p, fmt.Sprintf("more than %d files in one archive", maxEntries), "split it")
			return
		}
		k := kindOf(h.Name)
		if h.Typeflag != tar.TypeReg || k == unknown || hidden(h.Name) {
			continue
		}
		at := p + "/" + oneLine(strings.ToValidUTF8(h.Name, "?"))
		switch {
		case k == archive || k == tarball || k == webArchive:
			w.fail(at, "an archive inside an archive is not opened", "unpack it")
		case k == objectLines:
			w.lines(at, t)
		case k == table:
			w.table(at, t)
		case h.Size > MaxArticle:
			w.tooLarge(at)
		default:
			raw, err := io.ReadAll(io.LimitReader(t, MaxArticle))
			if err != nil {
				w.fail(at, "cut off in the archive", "make the archive again")
				return
			}
			w.bytes(at, raw, k)
		}
	}
	if w.found == before && !w.stopped {
		w.fail(p, "no article in this archive", formats)
	}
}

// meter counts what is read.
type meter struct {
	r io.Reader
	n int64
}

func (m *meter) Read(p []byte) (int, error) {
	n, err := m.r.Read(p)
	m.n += int64(n)
	return n, err
}

// guarded fails with errBound where what is unpacked outgrows what was packed beyond reason.
type guarded struct {
	meter
	packed *meter
}

func (g *guarded) Read(p []byte) (int, error) {
	if g.n > maxTotal || g.n > freeSize && g.n > g.packed.n*maxRatio {
		return 0, errBound
	}
	return g.meter.Read(p)
}
